// Other people's clients: what judges them, and that documents, table, programs and lock files agree.
// scripts/clients.sh has the clients do it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { encodeAddress } from '@polkadot/util-crypto';
import { claimFault, differences, expected, judge, tableOf, versionsOf } from '../../lib/clients.mjs';
import { SS58 } from '../../lib/rounds.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CLIENTS = join(ROOT, 'e2e', 'clients');
const read = (...path) => (existsSync(join(...path)) ? readFileSync(join(...path), 'utf8') : undefined);
const table = JSON.parse(read(CLIENTS, 'table.json'));
const names = Object.keys(table);

const ACCOUNT = `0x${'11'.repeat(32)}`;
const ADDRESS = encodeAddress(ACCOUNT, SS58);
const HASH = `0x${'22'.repeat(32)}`;
const extrinsics = [
  { call: 'timestamp.set', signed: false, hash: HASH },
  { call: 'distribution.claim', signed: false, hash: HASH, round: 3, account: ACCOUNT },
];
const events = [
  { event: 'distribution.Paid', at: 1, round: 3, account: ACCOUNT, amount: '5' },
  { event: 'system.ExtrinsicSuccess', at: 1 },
];
const truth = [
  { number: 1, extrinsics: extrinsics.slice(0, 1), events: [] },
  { number: 2, extrinsics, events },
];
/** What a client has told, after a change of the second block. */
const told = (change) => {
  const blocks = JSON.parse(JSON.stringify(truth));
  change(blocks[1], blocks);
  return blocks;
};
const fault = (change) => differences(truth, told(change));

describe('what judges what a client has read', () => {
  it('knows names and accounts in every spelling, and events in every order', () => {
    assert.deepEqual(
      fault((block) => {
        block.extrinsics[1] = { call: 'Distribution.claim', signed: false, round: 3, account: ADDRESS };
        block.events = [
          { event: 'System.ExtrinsicSuccess', at: 1 },
          { event: 'Distribution.Paid', at: 1, round: 3, account: ACCOUNT, amount: '5' },
        ];
      }),
      [],
    );
  });

  it('finds whatever is not as it is in the block', () => {
    for (const [change, pattern] of [
      [(block) => block.extrinsics.pop(), /1 extrinsics of 2/],
      [(block) => block.events.pop(), /1 events of 2/],
      [(block) => delete block.events, /no events/],
      [(block) => (block.extrinsics[0].call = 'timestamp.now'), /"bare timestamp.now" instead of "bare timestamp.set"/],
      [(block) => (block.extrinsics[1].signed = true), /"signed distribution.claim/],
      [(block) => (block.extrinsics[1].round = 4), /distribution.claim 4 /],
      [(block) => (block.extrinsics[1].account = HASH), /distribution.claim 3 0x22/],
      [(block) => delete block.extrinsics[1].account, /no account/],
      [(block) => (block.extrinsics[1].hash = ACCOUNT), /extrinsic 1 has the hash 0x11/],
      [(block) => (block.events[0].amount = '6'), /events: "1 distribution.paid 3 0x11\d* 6"/],
      [(block) => (block.events[1].at = 0), /"0 system.extrinsicsuccess"/],
      [(block) => (block.error = 'cannot decode'), /block 2: cannot decode/],
      [(_block, blocks) => blocks.pop(), /block 2: missing/],
    ]) {
      const faults = fault(change);
      assert.equal(faults.length, 1, String(change));
      assert.match(faults[0], pattern);
    }
    assert.deepEqual(differences(truth, { error: 'no connection' }), ['it read no block: no connection']);
    assert.equal(differences(truth, undefined).length, 1);
  });

  it('asks for no more than a client offers', () => {
    const only = told((block) => delete block.events);
    assert.deepEqual(differences(truth, only, ['extrinsics']), []);
  });
});

describe('what judges a claim', () => {
  it('takes what was paid, bare, to the unit', () => {
    assert.equal(claimFault({ paid: '5', bare: true }, '5'), undefined);
    assert.match(claimFault({ paid: '4', bare: true }, '5'), /4 was paid instead of 5/);
    assert.match(claimFault({ paid: '5', bare: false }, '5'), /not bare/);
    assert.match(claimFault({ error: 'NoUnsignedValidator' }, '5'), /NoUnsignedValidator/);
    assert.match(claimFault(undefined, '5'), /no answer/);
  });
});

describe('what judges a client', () => {
  const good = { truth, read: truth, claim: { paid: '5', bare: true }, amount: '5' };
  const works = { reads: {}, claims: { by: 'send' } };
  const fails = { reads: { fault: 'cannot decode', why: 'old' }, claims: { fault: 'unknown call', why: 'old' } };
  const broken = told((block) => (block.error = 'cannot decode this'));

  it('is content with what is expected', () => {
    assert.deepEqual(judge(works, good), { cells: expected(works), faults: [] });
    assert.deepEqual(judge(fails, { ...good, read: broken, claim: { error: 'unknown call 7' } }).faults, []);
    assert.deepEqual(judge({ ...works, claims: { none: 'reads only' } }, { ...good, claim: undefined }).faults, []);
  });

  it('is not content with another fault, nor with one that is gone', () => {
    assert.equal(judge(works, { ...good, read: broken }).faults.length, 1);
    assert.equal(judge(works, { ...good, claim: { error: 'refused' } }).faults.length, 1);
    const other = told((block) => (block.error = 'no connection'));
    assert.match(judge(fails, { ...good, read: other, claim: { error: 'unknown call' } }).faults[0], /no connection/);
    const gone = judge(fails, good).faults;
    assert.equal(gone.length, 2);
    assert.ok(gone.every((each) => each.includes('it works now')));
  });
});

describe('the clients', () => {
  it('are those of the table, each with one program and one lock file', () => {
    const folders = readdirSync(CLIENTS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual(folders.map((entry) => entry.name).sort(), [...names].sort());
    for (const name of names) {
      const files = readdirSync(join(CLIENTS, name)).sort();
      const python = ['client.py', 'requirements.txt'];
      const node = ['client.mjs', 'package-lock.json', 'package.json'];
      assert.deepEqual(files, files.includes('client.py') ? python : node, name);
    }
  });

  it('are pinned with all that they depend on', () => {
    for (const name of names) {
      const [manifest, lock, requirements] = ['package.json', 'package-lock.json', 'requirements.txt'].map((file) =>
        read(CLIENTS, name, file),
      );
      if (requirements) {
        const packages = requirements.trim().split(/\n(?! )/);
        assert.ok(packages.length >= 4, name);
        for (const each of packages) assert.match(each, /^\S+==\S+ \\\n {4}--hash=sha256:[0-9a-f]{64}/, name);
        continue;
      }
      const { dependencies, optionalDependencies, devDependencies } = JSON.parse(manifest);
      const { packages } = JSON.parse(lock);
      assert.equal(devDependencies, undefined, name);
      assert.deepEqual(packages[''].dependencies, dependencies, name);
      assert.deepEqual(packages[''].optionalDependencies, optionalDependencies, name);
      for (const [each, version] of Object.entries({ ...dependencies, ...optionalDependencies })) {
        assert.match(version, /^\d+\.\d+\.\d+$/, each);
        assert.equal(packages[`node_modules/${each}`].version, version);
      }
      for (const [path, { integrity, link }] of Object.entries(packages)) {
        assert.ok(path === '' || link || integrity, `${name}: ${path}`);
      }
    }
  });

  it('are in the documents as the table has them, with these versions', () => {
    const rows = names.map((name) => {
      const files = {
        manifest: read(CLIENTS, name, 'package.json'),
        requirements: read(CLIENTS, name, 'requirements.txt'),
      };
      return [table[name].title, versionsOf(table[name], files).join(', '), ...expected(table[name])];
    });
    const shown = tableOf(rows);
    assert.ok(
      read(ROOT, 'docs', 'integrators.md').includes(`\n${shown}\n`),
      `docs/integrators.md should have\n${shown}`,
    );
  });

  it('that cannot do something have a reason, and no two say the same in two ways', () => {
    for (const [name, { reads, claims }] of Object.entries(table)) {
      for (const entry of [reads, claims]) assert.equal(Boolean(entry.fault), Boolean(entry.why), name);
      assert.equal([claims.by, claims.none, claims.fault].filter(Boolean).length, 1, name);
    }
  });

  it('are run by name, and a name that matches none fails', () => {
    const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
    const { status, stderr } = spawnSync(join(ROOT, 'scripts', 'clients.sh'), ['polkadot-js', 'polkadot'], {
      encoding: 'utf8',
      env,
    });
    assert.equal(status, 1);
    assert.match(stderr, /no client polkadot; there are: .*polkadot-js/);
  });
});
