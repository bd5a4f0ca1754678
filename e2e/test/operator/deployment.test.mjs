// A deployment file: what is refused of it.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { decodeAddress } from '@polkadot/util-crypto';
import { WASM, specFolder } from '../../lib/chain-spec.mjs';
import { BOOT_NODE, EXAMPLE, deployment, somebody } from '../../lib/deployment.mjs';
import { keyring } from '../../lib/rounds.mjs';

const { work, place, file, make, remove } = specFolder();
after(remove);

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
