// The chain spec of a deployment: what is refused, and that the genesis is what the deployment file says.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hexToU8a } from '@polkadot/util';
import { blake2AsHex, decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { allocation, rowsOf, vesting } from '../../lib/data.mjs';
import { BOOT_NODE, EXAMPLE, RELAY_GENESIS, deployment, somebody } from '../../lib/deployment.mjs';
import { BIN, startNode } from '../../lib/node.mjs';
import { ED, SS58, UNIT, keyring } from '../../lib/rounds.mjs';
import { judgeOutput } from '../../lib/schemas.mjs';

const CLI = join(BIN, 'distribution');
const WASM = join(BIN, 'wbuild/distribution-runtime/distribution_runtime.compact.compressed.wasm');
const work = mkdtempSync(join(tmpdir(), 'distribution-spec-'));
after(() => rmSync(work, { recursive: true, force: true }));
const place = (name) => join(work, name);

/** Writes `content` to a file, JSON unless it is text. */
function file(name, content) {
  writeFileSync(place(name), typeof content === 'string' ? content : JSON.stringify(content));
  return place(name);
}

/** Runs the command in the folder of this test. */
function make(...args) {
  const { status, stdout, stderr } = spawnSync(CLI, ['chain-spec', ...args], {
    encoding: 'utf8',
    timeout: 300_000,
    cwd: work,
  });
  if (args.includes('--json')) judgeOutput(['chain-spec'], stdout, stderr);
  return { status, out: stdout, err: stderr };
}

/** What is wrong with the deployment after `change`, and with its lists: faults as text. Writes no chain spec. */
function faults(change, lists = {}) {
  const files = Object.entries(lists).flatMap(([name, text]) => [`--${name}`, file(`${name}.csv`, text)]);
  const { status, out, err } = make('--json', '--dry-run', file('changed.json', deployment(change)), ...files);
  const { faults: found } = JSON.parse(out);
  assert.equal(status, found.length > 0 ? 3 : 0, err);
  return found.map(({ field, message }) => `${field}: ${message}`);
}

const alice = keyring().addFromUri('//Alice').address;
const flipped = (address) => address.slice(0, -1) + (address.endsWith('a') ? 'b' : 'a');

// What is changed, the one fault that follows from it, and what its message must say besides.
const REFUSED = [
  [
    'an unknown key',
    (d) => {
      d.chain.sudo = alice;
    },
    /^chain\.sudo: unknown; expected name, id/,
  ],
  [
    'an unknown part',
    (d) => {
      d.sudo = { key: alice };
    },
    /^sudo: unknown/,
  ],
  [
    'a missing part',
    (d) => {
      delete d.emission;
    },
    /^emission: missing; see deploy/,
  ],
  [
    'a part that is none',
    (d) => {
      d.chain = 'main';
    },
    /^chain: must be an object with name, id/,
  ],
  [
    'a missing key',
    (d) => {
      delete d.compliance.blocked;
    },
    /^compliance\.blocked: missing/,
  ],
  [
    'no relay chain',
    (d) => {
      delete d.chain.relayChain;
    },
    /^chain\.relayChain: missing/,
  ],
  [
    'an empty relay chain',
    (d) => {
      d.chain.relayChain = '';
    },
    /^chain\.relayChain: .* such as polkadot/,
  ],
  [
    'a test relay chain',
    (d) => {
      d.chain.relayChain = 'rococo-local';
    },
    /^chain\.relayChain: rococo-local is a test network/,
  ],
  [
    'no genesis of the relay chain',
    (d) => {
      delete d.chain.relayGenesis;
    },
    /^chain\.relayGenesis: missing/,
  ],
  [
    'a genesis of the relay chain that is no hash',
    (d) => {
      d.chain.relayGenesis = '0x91b1';
    },
    /^chain\.relayGenesis: "0x91b1" does not fit; .*block 0/,
  ],
  [
    'a bad id',
    (d) => {
      d.chain.id = 'Main Net';
    },
    /^chain\.id: .*lower-case letters/,
  ],
  [
    'the id of a development chain',
    (d) => {
      d.chain.id = 'distribution_dev';
    },
    /^chain\.id: .* choose another/,
  ],
  [
    'a bad type',
    (d) => {
      d.chain.type = 'Development';
    },
    /^chain\.type: .* one of Live, Local/,
  ],
  [
    'a parachain number in quotes',
    (d) => {
      d.chain.paraId = '3500';
    },
    /^chain\.paraId: "3500" does not fit/,
  ],
  [
    "a number of the relay chain's own",
    (d) => {
      d.chain.paraId = 1000;
    },
    /^chain\.paraId: 1000 .* from 2000/,
  ],
  [
    'no boot node',
    (d) => {
      d.chain.bootNodes = [];
    },
    /^chain\.bootNodes: none; .* give at least one/,
  ],
  [
    'a boot node that is no multiaddr',
    (d) => {
      d.chain.bootNodes = ['boot.example.org:30333'];
    },
    /^chain\.bootNodes\[0\]: .* not a multiaddr/,
  ],
  [
    'a boot node without peer id',
    (d) => {
      d.chain.bootNodes = ['/dns/boot.example.org/tcp/30333'];
    },
    /^chain\.bootNodes\[0\]: .* no peer id; append \/p2p\//,
  ],
  [
    'a boot node with a broken peer id',
    (d) => {
      d.chain.bootNodes = [BOOT_NODE.slice(0, -1)];
    },
    /^chain\.bootNodes\[0\]: the peer id .* broken/,
  ],
  [
    'a boot node on its own machine',
    (d) => {
      d.chain.bootNodes = [BOOT_NODE.replace('/dns/boot.example.org', '/ip4/127.0.0.1')];
    },
    /^chain\.bootNodes\[0\]: .* public address/,
  ],
  [
    'a boot node twice',
    (d) => {
      d.chain.bootNodes.push(BOOT_NODE.replace('boot', 'other'));
    },
    /^chain\.bootNodes\[1\]: the same peer id as chain\.bootNodes\[0\]/,
  ],
  [
    'telemetry that is no address',
    (d) => {
      d.chain.telemetry = [{ url: 'telemetry', verbosity: 0 }];
    },
    /^chain\.telemetry\[0\]\.url: .* wss:/,
  ],
  [
    'a wrong checksum',
    (d) => {
      d.committee[0] = flipped(d.committee[0]);
    },
    /^committee\[0\]: .* wrong checksum/,
  ],
  [
    'an address that is none',
    (d) => {
      d.committee[0] = 'member 0';
    },
    /^committee\[0\]: .* not an address/,
  ],
  [
    'an address of another network',
    (d) => {
      d.committee[0] = somebody('one', 0);
    },
    /^committee\[0\]: .* prefix 0, expected 7757: .* has the address di/,
  ],
  [
    'no committee',
    (d) => {
      d.committee = [];
    },
    /^committee: no member/,
  ],
  [
    'a member twice',
    (d) => {
      d.committee[2] = d.committee[0];
    },
    /^committee\[2\]: the same account as committee\[0\]/,
  ],
  [
    'no collator',
    (d) => {
      d.collators.invulnerables = [];
    },
    /^collators\.invulnerables: none; no blocks would be made/,
  ],
  [
    'a collator without session key',
    (d) => {
      delete d.collators.invulnerables[1].aura;
    },
    /^collators\.invulnerables\[1\]\.aura: missing/,
  ],
  [
    'a collator twice',
    (d) => {
      d.collators.invulnerables[1].account = d.collators.invulnerables[0].account;
    },
    /^collators\.invulnerables\[1\]\.account: the same account/,
  ],
  [
    'a session key twice',
    (d) => {
      d.collators.invulnerables[1].aura = d.collators.invulnerables[0].aura;
    },
    /^collators\.invulnerables\[1\]\.aura: the same session key/,
  ],
  [
    'a discovery key twice',
    (d) => {
      d.collators.invulnerables[1].discovery = d.collators.invulnerables[0].discovery;
    },
    /^collators\.invulnerables\[1\]\.discovery: the same session key/,
  ],
  [
    'a session key that is an account',
    (d) => {
      d.collators.invulnerables[0].aura = d.collators.invulnerables[1].account;
    },
    /^collators\.invulnerables\[0\]\.aura: .* make one of its own/,
  ],
  [
    'a session key in bad hexadecimal',
    (d) => {
      d.collators.invulnerables[0].aura = '0x12';
    },
    /^collators\.invulnerables\[0\]\.aura: .* 64 digits/,
  ],
  [
    'a development account as collator',
    (d) => {
      d.collators.invulnerables[0].account = alice;
    },
    /^collators\.invulnerables\[0\]\.account: .* development key \/\/Alice, whose secret everybody knows/,
  ],
  [
    'a development session key',
    (d) => {
      d.collators.invulnerables[0].aura = `0x${Buffer.from(decodeAddress(alice)).toString('hex')}`;
    },
    /^collators\.invulnerables\[0\]\.aura: .* development key \/\/Alice,/,
  ],
  [
    'a development member',
    (d) => {
      d.committee[0] = keyring().addFromUri('//Bob//stash').address;
    },
    /^committee\[0\]: .* development key \/\/Bob\/\/stash/,
  ],
  [
    'a development key that signs credentials',
    (d) => {
      d.compliance.attesters[0].key = { Sr25519: alice };
    },
    /^compliance\.attesters\[0\]\.key\.Sr25519: .* development key/,
  ],
  [
    'a development holder',
    (d) => {
      d.allocation.balances[0].account = alice;
    },
    /^allocation\.balances\[0\]\.account: .* development key/,
  ],
  [
    'a balance below the existential deposit',
    (d) => {
      d.allocation.balances.push({ account: somebody('poor'), amount: '9999999999' });
      d.allocation.total = '1000000000009999999999';
    },
    /^allocation\.balances\[1\]: 9999999999 is below the existential deposit of 10000000000 \(0\.01 DIST\)/,
  ],
  [
    'an account with two balances',
    (d) => {
      d.allocation.balances = [1, 2].map(() => ({ account: somebody('holder'), amount: '500000000 DIST' }));
    },
    /^allocation\.balances\[1\]: the same account as allocation\.balances\[0\]/,
  ],
  [
    'a wrong total',
    (d) => {
      d.allocation.total = '1000000001 DIST';
    },
    /^allocation\.total: the balances add up to 10{21} \(1,000,000,000 DIST\), 10{12} less than .* --allocation/,
  ],
  [
    'an amount in fractions of the unit',
    (d) => {
      d.allocation.total = '1000000000.0000000000001 DIST';
    },
    /^allocation\.total: .* does not fit; give digits, .* "12\.5 DIST"/,
  ],
  [
    'an amount that JSON cannot hold',
    (d) => {
      d.collators.candidacyBond = 1e21;
    },
    /^collators\.candidacyBond: .* in quotes/,
  ],
  [
    'a prefix without a list',
    (d) => {
      d.allocation.ss58Prefix = 10;
    },
    /^allocation\.ss58Prefix: .* no list was given/,
  ],
  [
    'budgets that do not add up',
    (d) => {
      d.emission.pools[0].percent = 39.5;
    },
    /^emission\.pools: .* add up to 99\.5, not to 100/,
  ],
  [
    'a share that is none',
    (d) => {
      d.emission.pools[0].percent = '-1';
    },
    /^emission\.pools\[0\]\.percent: .* percent from 0 to 100/,
  ],
  [
    'a pool of two kinds',
    (d) => {
      d.emission.pools[0].kind.Account = { to: 'treasury' };
    },
    /^emission\.pools\[0\]\.kind: must have exactly one/,
  ],
  [
    'a pool of an asset that is not there',
    (d) => {
      d.emission.pools[0].kind.Stake.asset = { WithId: 1 };
    },
    /^emission\.pools\[0\]\.kind\.Stake\.asset: .* one of Native/,
  ],
  [
    'a floor above the issuance',
    (d) => {
      d.emission.params.floor = '300001 DIST';
    },
    /^emission\.params\.floor: above the issuance/,
  ],
  [
    'a largest supply below the supply',
    (d) => {
      d.emission.params.maxSupply = '1000000000 DIST';
    },
    /^emission\.params\.maxSupply: below the supply at genesis, \d+ \(1,000,000,000\.07 DIST\)/,
  ],
  [
    'reporters nobody asks',
    (d) => {
      d.emission.pools[1].kind.Contribution.scores = 'Authors';
    },
    /^emission\.reporters: .* no pool/,
  ],
  [
    'an attester twice',
    (d) => {
      d.compliance.attesters.push({ ...d.compliance.attesters[0], key: { Sr25519: somebody('other key') } });
    },
    /^compliance\.attesters\[1\]\.account: the same account/,
  ],
  [
    'an attester with two keys',
    (d) => {
      d.compliance.attesters[0].key.Ed25519 = somebody('other key');
    },
    /^compliance\.attesters\[0\]\.key: must have exactly one of Sr25519, Ed25519/,
  ],
  [
    'a level that is none',
    (d) => {
      d.compliance.attesters[0].maxLevel = 0;
    },
    /^compliance\.attesters\[0\]\.maxLevel: .* from 1 to 255/,
  ],
  [
    'a country that is none',
    (d) => {
      d.compliance.blocked = ['Korea'];
    },
    /^compliance\.blocked\[0\]: .* two capital letters/,
  ],
];

const ONE = [somebody('holder'), somebody('saver')];
const listed = (d) => {
  d.allocation.balances = [];
  d.allocation.total = '3000000000000';
};
const REFUSED_LISTS = [
  [
    'a row without amount',
    `account,amount\n${ONE[0]},1000000000000\n${ONE[1]}\n`,
    undefined,
    /^allocation\.csv:3: 1 values instead of 2/,
  ],
  ['an amount with a point', `${ONE[0]},1.5\n`, undefined, /^allocation\.csv:1: amount `1\.5` does not fit/],
  [
    'an account twice',
    `${ONE[0]},1000000000000\n${ONE[0]},2000000000000\n`,
    undefined,
    /^allocation\.csv:2: the same account as allocation\.csv:1/,
  ],
  [
    'an address of another network',
    `${somebody('x', 10)},3000000000000\n`,
    undefined,
    /^allocation\.csv:1: .* prefix 10, expected 7757/,
  ],
  ['a development account', `${alice},3000000000000\n`, undefined, /^allocation\.csv:1: .* development key/],
  ['a list that adds up to less', `${ONE[0]},1000000000000\n`, undefined, /^allocation\.total: .* 2000000000000 less/],
  [
    'a schedule that locks too much',
    `${ONE[0]},3000000000000\n`,
    `${ONE[0]},10,1,3,1000000000001\n`,
    /^vesting\.csv:1: locks 3000000000003, more than .* 3000000000000/,
  ],
  [
    'a schedule of nobody',
    `${ONE[0]},3000000000000\n`,
    `${ONE[1]},10,1,3,1\n`,
    /^vesting\.csv:1: .* no balance at genesis/,
  ],
  [
    'two schedules of an account',
    `${ONE[0]},3000000000000\n`,
    `${ONE[0]},10,1,3,1\n${ONE[0]},10,1,3,1\n`,
    /^vesting\.csv:2: the same account as vesting\.csv:1/,
  ],
  [
    'a schedule in steps',
    `${ONE[0]},3000000000000\n`,
    `${ONE[0]},10,14400,3,1\n`,
    /^vesting\.csv:1: period_blocks `14400` .* every block/,
  ],
];

describe('a deployment file', () => {
  it('is refused as long as anything is to be replaced, and every such field is named', () => {
    const { status, out, err } = make(fileURLToPath(EXAMPLE), 'example');
    assert.equal(status, 3, err);
    assert.equal(out, '');
    const open = readFileSync(EXAMPLE, 'utf8').match(/"REPLACE: /g).length;
    assert.equal(err.match(/^error: [\w.[\]]+: still to be replaced: ./gm).length, open);
    assert.match(err, /^error: collators\.invulnerables\[1\]\.aura: still to be replaced/m);
    assert.match(err, new RegExp(`^error: ${open} faults in the input; nothing was written`, 'm'));
    assert.ok(!existsSync(place('example')));
  });

  it('is accepted when everything was replaced', () => {
    assert.deepEqual(
      faults(() => {}),
      [],
    );
  });

  for (const [what, change, message] of REFUSED) {
    it(`is refused with ${what}`, () => {
      const found = faults(change);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0], message);
    });
  }

  for (const [what, allocation, vesting, message] of REFUSED_LISTS) {
    it(`is refused with a list that has ${what}`, () => {
      const found = faults(listed, { allocation, ...(vesting && { vesting }) }).filter(
        (fault) => message.test(fault) || !/^allocation\.total/.test(fault),
      );
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0], message);
    });
  }

  it('may have development keys and no boot nodes for a rehearsal', () => {
    assert.deepEqual(
      faults((d) => {
        Object.assign(d.chain, { type: 'Local', relayChain: 'rococo-local', bootNodes: [] });
        d.collators.invulnerables = [{ account: alice, aura: alice, discovery: alice }];
        d.committee = [alice];
      }),
      [],
    );
  });

  it('tells all faults at once and writes nothing', () => {
    const path = file(
      'three.json',
      deployment((d) => {
        d.committee = [];
        d.collators.invulnerables[0].aura = alice;
        d.allocation.total = '1';
      }),
    );
    const { status, err } = make(path, 'refused');
    assert.equal(status, 3);
    assert.match(err, /^error: committee: /m);
    assert.match(err, /^error: collators\.invulnerables\[0\]\.aura: /m);
    assert.match(err, /^error: allocation\.total: /m);
    assert.match(err, /^error: 3 faults in the input/m);
    assert.deepEqual(
      readdirSync(work).filter((name) => name.startsWith('refused')),
      [],
    );
  });

  it('is refused by the runtime where only that knows the bounds, and nothing is written', () => {
    // The runtime's bound is 0.05 % of the supply.
    const path = file(
      'greedy.json',
      deployment((d) => {
        d.emission.params.issuance = '500001 DIST';
      }),
    );
    const { status, err } = make(path, 'greedy', '--wasm', WASM);
    assert.equal(status, 3);
    assert.match(err, /nothing was written\. They say: .*IssuanceAboveBound/);
    assert.deepEqual(
      readdirSync(work).filter((name) => name.startsWith('greedy')),
      ['greedy.json'],
    );
  });

  it('is not looked at when the programs are missing or the folder is taken', () => {
    const path = file('good.json', deployment());
    for (const [option, named, words] of [
      ['--wasm', 'nowhere.wasm', /no such file: nowhere\.wasm \(wasm\)/],
      ['--node', 'nowhere', /no such file: nowhere \(node\); build it with scripts\/run\.sh --build/],
      ['--allocation', 'nowhere.csv', /no such file: nowhere\.csv \(allocation\)/],
    ]) {
      const missing = make(path, 'out', option, named);
      assert.equal(missing.status, 2);
      assert.match(missing.err, words);
    }
    const taken = make(path, '.');
    assert.equal(taken.status, 2);
    assert.match(taken.err, /not empty; name another folder/);
    assert.equal(make(path).status, 2);
    assert.equal(make(path, 'out', '--force').status, 2);
  });
});

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
