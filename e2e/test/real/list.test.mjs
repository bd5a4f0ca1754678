// The main job on real input: a list of 13,502 accounts is published, funded and paid out, provably.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import { StandardMerkleTree } from '@openzeppelin/merkle-tree';
import { head, now, stateAfter, untilNow } from '../../lib/blocks.mjs';
import { startNode } from '../../lib/node.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { allocation, rowsOf, vesting } from '../../lib/data.mjs';
import { send } from '../../lib/tx.mjs';
import { CID, UNIT, arranged, free, keyring, listOf, open, payments, round, terms } from '../../lib/rounds.mjs';

const BILLION = 1_000_000_000n * UNIT;
let node;
let api;
let url;
let work;
const suri = '//Alice';
const ALLOWED = ['--allow-keyless'];
const HEADER = { header: { lines: 1, first: 1 } };

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api, url } = node);
  work = mkdtempSync(join(tmpdir(), 'distribution-cli-'));
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

describe('the real list of 13,502 accounts', () => {
  const file = allocation();
  const rows = rowsOf(file).map(([account, amount]) => [u8aToHex(decodeAddress(account)), BigInt(amount)]);
  let folder;
  let list;
  let id;

  it('has no faults and adds up to a billion tokens', async () => {
    const refused = await run(['list', 'check', file]);
    const kinds = refused.json?.kinds ?? {};
    // The real list pays accounts of pallets of its chain, which have no key.
    assert.ok(
      Object.keys(kinds).every((kind) => kind === 'keyless'),
      JSON.stringify(kinds),
    );
    const check = await cli(['list', 'check', file, ...ALLOWED]);
    assert.equal(check.rows, 13_502);
    assert.equal(check.total, BILLION.toString());
    assert.deepEqual(check.faults, []);
    console.log('concentration', JSON.stringify(check.concentration));
  });

  it("has the root that OpenZeppelin's library computes", async () => {
    folder = join(work, 'list');
    const build = (...how) => cli(['list', 'build', file, ...ALLOWED, '--cid', CID, ...how]);
    const manifest = await build('--keep-order', '--openzeppelin', '--out', folder);
    list = listOf(rows, { sortLeaves: false });
    assert.equal(manifest.root, list.root);
    const sorted = listOf(rows);
    assert.equal((await build('--sort-leaves', '--dry-run', '--out', folder)).root, sorted.root);
    const found = await cli(['list', 'verify', file, ...ALLOWED, '--root', sorted.root]);
    assert.equal(found.order, 'sorted');
    assert.equal((await build('--dry-run', '--out', folder)).root, listOf(arranged(rows), { sortLeaves: false }).root);
    assert.equal(manifest.total, BILLION.toString());
    // Their library reads our dump, and our proofs equal theirs.
    const loaded = StandardMerkleTree.load(JSON.parse(readFileSync(join(folder, 'openzeppelin.json'))));
    loaded.validate();
    for (const row of [0, 1, 6_751, 13_501]) {
      const proof = await cli(['list', 'proof', rows[row][0], '--list', folder]);
      assert.deepEqual(proof.entitlements[0].proof, list.proof(row));
    }
  });

  it('becomes a funded and open round', async () => {
    ({ round: id } = await cli(['round', 'draft', '--list', folder], { url, suri }));
    const early = await run(['claim', id, rows[0][0], '--list', folder, '--unsigned'], { url });
    assert.equal(early.code, 6);
    assert.match(early.json.error, /NotOpen/);
    await cli(['round', 'fund', id], { url, suri });
    await cli(['round', 'open', id], { url, suri });
    await cli(['list', 'verify', file, ...ALLOWED, '--round', id, '--manifest', folder], { url });
  });

  it('pays an unsigned claim, once', async () => {
    const first = await cli(['claim', id, rows[5][0], '--list', folder, '--unsigned'], { url });
    assert.equal(BigInt(first.amount), rows[5][1]);
    const again = await run(['claim', id, rows[5][0], '--list', folder, '--unsigned'], { url });
    assert.equal(again.code, 6);
    assert.match(again.json.error, /AlreadyClaimed/);
  });

  it('pays everyone exactly once', async () => {
    const result = await cli(['claim-all', id, '--list', folder, '--close'], { url, suri });
    assert.equal(result.paid, 13_501);
    assert.deepEqual(result.refused, []);
    assert.equal(result.claimed, BILLION.toString());
    assert.equal(result.potBalance, '0');
    const state = await round(api, id);
    assert.equal(await free(api, state.pot), 0n);
    for (const row of [0, 5, 100, 13_501]) assert.equal(await free(api, rows[row][0]), rows[row][1]);
    // Run again it finds everything done, and asks nothing.
    const again = await run(['claim-all', id, '--list', folder, '--close'], { url, suri, yes: false });
    assert.deepEqual([again.code, again.json.paid, again.json.closed], [0, 0, true]);
    console.log(
      'claim-all',
      JSON.stringify({
        blocks: result.blocks,
        seconds: result.seconds,
        claimsPerSecond: result.claimsPerSecond,
        transactions: result.transactions,
      }),
    );
  });

  it("proves every payment: the digest of the events equals the chain's", async () => {
    const state = await round(api, id);
    const told = await payments(api, id);
    assert.equal(told.digest, state.audit.toHex());
    assert.equal(told.paid.length, 13_502);
    assert.equal(
      told.paid.reduce((sum, { amount }) => sum + amount, 0n),
      BILLION,
    );
    const paid = new Map(told.paid.map(({ index, beneficiary, amount }) => [index, [beneficiary, amount]]));
    rows.forEach((row, index) => assert.deepEqual(paid.get(index), row));
    const report = await cli(['report', 'round', id, '--csv', join(work, 'report.csv')], { url });
    assert.equal(report.complete, true);
    assert.equal(report.sum, BILLION.toString());
    // Proof size and weight of the fullest block, as accounted for by the chain.
    const [number] = [...told.blocks].sort((a, b) => b[1] - a[1])[0];
    const at = await api.at(await api.rpc.chain.getBlockHash(number));
    const weight = (await at.query.system.blockWeight()).normal;
    console.log(
      'fullest block',
      JSON.stringify({
        claims: told.blocks.get(number),
        proofSize: weight.proofSize.toNumber(),
        refTime: weight.refTime.toNumber(),
        blocksWithClaims: told.blocks.size,
      }),
    );
  });

  it('finds nothing left to claim', async () => {
    const result = await run(['claim-all', id, '--list', folder], { url, suri });
    assert.equal(result.code, 0);
    assert.equal(result.json.paid, 0);
  });

  it('is removed with all its state, and the deposit is returned', async () => {
    const alice = keyring().addFromUri(suri).address;
    assert.ok((await api.query.balances.holds(alice)).length > 0);
    await cli(['round', 'clean-up', id], { url, suri });
    assert.equal((await api.query.balances.holds(alice)).length, 0);
    assert.equal((await api.query.distribution.claimed.entries(id)).length, 0);
  });
});

describe('the real vesting schedules', () => {
  it('unlock to the last unit at start, cliff, middle and end', async () => {
    const alice = keyring().addFromUri(suri);
    // One round per distinct schedule, moved and shortened so that a test can live through it: the amounts depend only
    // on the ratio of elapsed to total time.
    const groups = new Map();
    for (const row of rowsOf(vesting())) {
      const key = row.slice(1, 4).join(',');
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    assert.ok(groups.size >= 2);
    const start = (await now(api)) + node.blocks(6);
    const [cliff, length] = [5, 20];
    const plans = [...groups].map(([key, members]) => {
      const [, , count] = key.split(',').map(Number);
      return {
        members,
        list: listOf(
          members.map(([account, , , , each]) => [u8aToHex(decodeAddress(account)), BigInt(each) * BigInt(count)]),
        ),
        schedule: { start, cliff, length, step: 1 },
      };
    });
    const managers = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'];
    assert.ok(groups.size <= managers.length);
    await Promise.all(
      plans.map(async (plan, i) => {
        plan.id = await open(
          api,
          keyring().addFromUri(managers[i]),
          await terms(api, plan.list, {
            release: { Streamed: { schedule: plan.schedule, revocable: false, prepaid: true } },
            window: { opens: 0, closes: start + length + 7 * 14_400 },
          }),
        );
      }),
    );
    const check = async (elapsed) => {
      await untilNow(api, start + elapsed);
      // Each block advances the clock by one, so the block at exactly that time is a known number of blocks back.
      const newest = await head(api);
      const at = await stateAfter(api, newest - ((await now(await stateAfter(api, newest))) - start - elapsed));
      assert.equal(await now(at), start + elapsed);
      for (const plan of plans) {
        for (let row = 0; row < plan.members.length; row += 1) {
          const total = plan.list.amount(row);
          const unlocked = elapsed < cliff ? 0n : (total * BigInt(elapsed)) / BigInt(length);
          const answer = (
            await at.call.distributionApi.claimable(plan.id, plan.list.account(row), plan.list.evidence(row))
          ).asOk;
          assert.equal(answer.now.toBigInt() + answer.paid.toBigInt(), unlocked, `row ${row} at ${elapsed}`);
          assert.equal(answer.total.toBigInt(), total);
        }
      }
    };
    for (const elapsed of [0, cliff - 1, cliff, 10, length]) await check(elapsed);
    for (const plan of plans) {
      const claims = plan.members.map((_, row) => ({
        beneficiary: plan.list.account(row),
        evidence: plan.list.evidence(row),
      }));
      const { pot } = await round(api, plan.id);
      await send(api, api.tx.distribution.claimBatch(plan.id, claims), alice);
      assert.equal((await round(api, plan.id)).claimed.toBigInt(), plan.list.total);
      await send(api, api.tx.distribution.close(plan.id), alice);
      assert.equal(await free(api, pot), 0n);
    }
  });
});

describe('bad input', () => {
  const bad = (name, text) => {
    const path = join(work, name);
    writeFileSync(path, text);
    return path;
  };
  const state = async () => (await api.query.distribution.nextRoundId()).toNumber();

  it('in a list is reported line by line', async () => {
    const file = bad(
      'bad.csv',
      'account,amount\nnobody,5\ndiZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ,0\n' +
        'diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ,1.5\nx,y,z\n"broken\n',
    );
    const result = await run(['list', 'check', file]);
    assert.equal(result.code, 3);
    assert.deepEqual(
      result.json.faults.map(({ line, kind }) => [line, kind]),
      [
        [2, 'account'],
        [2, 'existential-deposit'],
        [3, 'zero'],
        [4, 'decimals'],
        [5, 'columns'],
        [6, 'quote'],
      ],
    );
    const { lines, rows, skipped, faulty } = result.json.read;
    assert.deepEqual({ lines, rows, skipped, faulty }, { lines: 6, rows: 0, skipped: HEADER, faulty: 5 });
    const built = await run(['list', 'build', file, '--out', join(work, 'none')]);
    assert.equal(built.code, 3);
  });

  it('for rounds is refused with a reason and changes nothing', async () => {
    const before = await state();
    const file = bad('other.csv', 'diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ,5000000000000\n');
    const folder = join(work, 'other');
    await cli(['list', 'build', file, '--out', folder]);
    for (const [args, code, reason] of [
      [['round', 'draft', '--list', folder, '--asset', '4711'], 6, /UnknownAsset/],
      [['round', 'draft', '--list', folder, '--budget', '1'], 6, /BudgetBelowTotal/],
      [['round', 'draft', '--list', join(work, 'missing')], 3, /list build/],
      [['round', 'show', '999'], 3, /no round 999/],
      [
        ['claim', '1', 'diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ', '--list', folder],
        7,
        /not the list of round/,
      ],
      [['claim-all', '1', '--list', folder], 7, /not the list of round/],
      [['list', 'verify', file, '--root', '0x' + '11'.repeat(32)], 7, /root/],
      [['round', 'close', '1'], 6, /NotOpen/],
    ]) {
      const result = await run(args, { url, suri });
      assert.equal(result.code, code, `${args.join(' ')}: ${result.out}`);
      assert.match(result.json.error, reason);
    }
    assert.equal(await state(), before);
    // A manager without funds.
    const poor = await run(['round', 'draft', '--list', folder], { url, suri: '//Nobody' });
    assert.equal(poor.code, 6);
    assert.equal(await state(), before);
  });

  it('for the endpoint has distinct exit codes', async () => {
    const down = await run(['round', 'list'], { url: 'ws://127.0.0.1:1' });
    assert.equal(down.code, 4);
    assert.match(down.json.error, /no node answers/);
    const other = await run(['round', 'list', '--genesis', '0x' + '00'.repeat(32)], { url });
    assert.equal(other.code, 5);
    assert.match(other.json.error, /genesis/);
  });
});
