// The chain spec of a deployment: the genesis is what the deployment file says.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { hexToU8a } from '@polkadot/util';
import { blake2AsHex, decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { WASM, specFolder } from '../../lib/chain-spec.mjs';
import { allocation, rowsOf, vesting } from '../../lib/data.mjs';
import { BOOT_NODE, RELAY_GENESIS, deployment } from '../../lib/deployment.mjs';
import { BIN, startNode } from '../../lib/node.mjs';
import { ED, SS58, UNIT } from '../../lib/rounds.mjs';

const { place, file, make, remove } = specFolder();
after(remove);

describe('a chain spec', () => {
  const rows = rowsOf(allocation());
  const schedules = rowsOf(vesting());
  const key = (address) => Buffer.from(decodeAddress(address)).toString('hex');
  const balances = new Map(rows.map(([account, amount]) => [key(account), BigInt(amount)]));
  // Made lists may have schedules of accounts without balance.
  const extra = schedules
    .filter(([account]) => !balances.has(key(account)))
    .map(([account, , , periods, amount]) => [key(account), BigInt(periods) * BigInt(amount) + UNIT]);
  let facts;
  let node;

  before(async () => {
    const path = file(
      'main.json',
      deployment((d) => {
        d.allocation = {
          total: String(extra.reduce((sum, [, amount]) => sum + amount, 10n ** 21n)),
          ss58Prefix: 10,
          balances: extra.map(([account, amount]) => ({
            account: encodeAddress(`0x${account}`, SS58),
            amount: String(amount),
          })),
        };
        d.chain.telemetry = [{ url: 'wss://telemetry.example.org/submit/', verbosity: 1 }];
        // A key as the node prints it.
        d.collators.invulnerables[0].aura = `0x${key(d.collators.invulnerables[0].aura)}`;
      }),
    );
    for (const [account, amount] of extra) balances.set(account, amount);
    // The second time with the wasm that was built beside the node: it is the one inside the node.
    for (const [out, ...wasm] of [['main'], ['again', '--wasm', WASM]]) {
      const made = make(path, out, '--allocation', allocation(), '--vesting', vesting(), ...wasm);
      assert.equal(made.status, 0, made.err);
      assert.match(made.out, /total issuance/);
    }
    facts = JSON.parse(readFileSync(place('main/summary.json')));
    node = await startNode({ args: ['--chain', place('main/raw.json')] });
  });
  after(() => node?.stop());

  it('has all parts, and the same bytes when made again', () => {
    const parts = ['SHA256SUMS', 'genesis-head', 'genesis-wasm', 'plain.json', 'raw.json', 'summary.json'];
    assert.deepEqual(readdirSync(place('main')).sort(), parts);
    for (const part of parts) {
      assert.ok(readFileSync(place(`main/${part}`)).equals(readFileSync(place(`again/${part}`))), part);
    }
    const sums = readFileSync(place('main/SHA256SUMS'), 'utf8').trim().split('\n');
    assert.equal(sums.length, parts.length - 1);
    for (const line of sums) {
      const [sum, part] = line.split('  ');
      assert.equal(
        sum,
        createHash('sha256')
          .update(readFileSync(place(`main/${part}`)))
          .digest('hex'),
      );
    }
  });

  it('names chain, relay chain, properties, boot nodes and telemetry', () => {
    for (const form of ['plain', 'raw']) {
      const spec = JSON.parse(readFileSync(place(`main/${form}.json`)));
      assert.deepEqual(
        [spec.name, spec.id, spec.protocolId, spec.chainType, spec.relay_chain, spec.para_id],
        ['Distribution', 'distribution_main', 'distribution_main', 'Live', 'polkadot', 3500],
      );
      assert.deepEqual(spec.properties, {
        relayGenesis: RELAY_GENESIS,
        ss58Format: SS58,
        tokenDecimals: 12,
        tokenSymbol: 'DIST',
      });
      assert.deepEqual(spec.bootNodes, [BOOT_NODE]);
      assert.equal(spec.telemetryEndpoints.length, 1);
    }
  });

  it('has the code and the head that its parts and its summary name', () => {
    const code = readFileSync(WASM);
    assert.equal(readFileSync(place('main/genesis-wasm'), 'utf8').trim(), `0x${code.toString('hex')}`);
    assert.equal(facts.runtime.codeHash, blake2AsHex(code));
    assert.equal(facts.runtime.name, 'distribution-parachain');
    const head = readFileSync(place('main/genesis-head'), 'utf8').trim();
    assert.equal(facts.genesisHead, head);
    assert.equal(facts.genesisHash, blake2AsHex(hexToU8a(head)));
    // It was made from the raw spec. The plain one gives the same.
    const { status, stdout } = spawnSync(
      join(BIN, 'distribution-node'),
      ['export-genesis-head', '--chain', place('main/plain.json')],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0);
    assert.equal(stdout.trim(), head);
  });

  it('starts a node with that genesis', async () => {
    const { api } = node;
    assert.equal(api.genesisHash.toHex(), facts.genesisHash);
    assert.equal((await api.rpc.system.chain()).toString(), 'Distribution');
    assert.ok((await api.rpc.system.chainType()).isLive);
    assert.ok((await api.rpc.chain.getHeader()).number.toNumber() > 0);
    const at = await api.at(api.genesisHash);
    assert.equal((await at.query.parachainInfo.parachainId()).toString(), '3500');
    assert.equal((await at.query.origins.pace()).toString(), '1');
    // What auditors ask the chain for: the hash of the code it runs.
    assert.equal((await api.rpc.state.getStorageHash('0x3a636f6465')).toHex(), facts.runtime.codeHash);
    assert.equal(api.runtimeVersion.specVersion.toNumber(), facts.runtime.version);
  });

  it('gives every account of the allocation its balance, and nobody else more than the minimum', async () => {
    const at = await node.api.at(node.api.genesisHash);
    const entries = [];
    for (let startKey; ;) {
      const page = await at.query.system.account.entriesPaged({ args: [], pageSize: 1000, startKey });
      entries.push(...page);
      if (page.length < 1000) break;
      startKey = page.at(-1)[0].toHex();
    }
    let sum = 0n;
    let found = 0;
    for (const [
      {
        args: [who],
      },
      { data },
    ] of entries) {
      const account = who.toHex().slice(2);
      const free = data.free.toBigInt();
      sum += free;
      if (balances.has(account)) {
        assert.equal(free, balances.get(account));
        found += 1;
      } else {
        // Treasury, collators' pot and the pools' pots; collators have an account without balance.
        assert.ok(free === ED || free === 0n, `${who} has ${free}`);
      }
    }
    assert.equal(found, balances.size);
    assert.equal(
      rows.reduce((all, [, amount]) => all + BigInt(amount), 0n),
      10n ** 21n,
    );
    assert.equal((await at.query.balances.totalIssuance()).toBigInt(), sum);
    assert.equal(BigInt(facts.supply.totalIssuance), sum);
    assert.equal(sum, BigInt(facts.supply.allocated) + 2n * ED + 5n * ED);
    assert.equal(facts.accounts, balances.size);
  });

  it('has every vesting schedule as the list has it', async () => {
    const at = await node.api.at(node.api.genesisHash);
    assert.equal((await at.query.vesting.vesting.keys()).length, schedules.length);
    for (const [account, start, , periods, amount] of schedules) {
      const [schedule, ...more] = (await at.query.vesting.vesting(`0x${key(account)}`)).unwrap();
      assert.equal(more.length, 0);
      assert.deepEqual(
        [schedule.locked.toBigInt(), schedule.perBlock.toBigInt(), schedule.startingBlock.toNumber()],
        [BigInt(periods) * BigInt(amount), BigInt(amount), Number(start)],
      );
    }
  });

  it('has the collators, committee, registry and emission of the deployment', async () => {
    const file = deployment();
    const at = await node.api.at(node.api.genesisHash);
    const collators = file.collators.invulnerables;
    assert.deepEqual(
      (await at.query.session.validators()).map(String).sort(),
      collators.map(({ account }) => account).sort(),
    );
    assert.deepEqual(
      (await at.query.aura.authorities()).map((id) => encodeAddress(id, SS58)).sort(),
      collators.map(({ aura }) => aura).sort(),
    );
    assert.deepEqual(
      (await node.api.call.authorityDiscoveryApi.authorities()).map((id) => encodeAddress(id, SS58)).sort(),
      collators.map(({ discovery }) => discovery).sort(),
    );
    assert.ok((await at.query.network.relay()).unwrap().isPolkadot);
    assert.equal((await at.query.collatorSelection.candidacyBond()).toBigInt(), 1_000n * UNIT);
    assert.deepEqual((await at.query.technicalCommittee.members()).map(String).sort(), [...file.committee].sort());
    assert.deepEqual((await at.query.compliance.officers()).map(String), file.compliance.officers);
    assert.equal((await at.query.compliance.attesters(file.compliance.attesters[0].account)).isSome, true);
    const pools = await at.query.emission.budgetInForce();
    assert.equal(
      pools.reduce((all, [, share]) => all + share.toNumber(), 0),
      1_000_000_000,
    );
    const schedule = (await at.query.emission.scheduleInForce()).unwrap();
    assert.equal(schedule.params.issuance.toBigInt(), 300_000n * UNIT);
    // The era of production: a day of the relay chain's blocks.
    const info = await node.api.call.emissionApi.emission();
    assert.equal(info.eraLength.toNumber(), 14_400);
  });
});

describe('the runtime that the node carries', () => {
  // Regression: it had the features of the node, and no validator could have run it.
  it('asks of its host nothing that only benchmarks have', () => {
    const wasm = readFileSync(WASM.replace('.compressed.wasm', '.wasm'));
    const names = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name);
    assert.ok(names.includes('ext_hashing_blake2_256_version_1'), names.join(' '));
    assert.deepEqual(
      names.filter((name) => name.includes('benchmark')),
      [],
    );
  });
});
