// What changed for everybody outside between two versions of the runtime, and what the versions must say about it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compare, parse } from '../../../scripts/interface-diff.mjs';

const SCRIPT = fileURLToPath(new URL('../../../scripts/interface-diff.mjs', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'distribution-interface-'));
after(() => rmSync(work, { recursive: true, force: true }));

const OLD = `# A comment.
spec distribution-parachain 100
transactions 1

extension 0 CheckNonce: Compact<u32>, ()

pallet 60 Distribution
Distribution call 0 draft(terms: Terms<u32>) = 3c0000
Distribution call 7 claim(id: u32, evidence: Evidence) = 3c07
Distribution event 0 Drafted(id: u32)
Distribution error 0 NotOpen
Distribution storage Rounds: [Twox64Concat] u32 -> Round

api DistributionApi.round(id: u32) -> Option<Round>

type distribution_primitives::round::Terms<u32> = { asset: u32, window: Window }
type distribution_primitives::round::Window = { opens: u32 }
type distribution_primitives::round::Evidence = 0 Recorded(index: u32) | 1 Merkle(proof: Vec<Hash>)
type pallet_distribution::types::Round = { terms: Terms<u32> }
`;

/** OLD with every [from, to] replaced, and with other versions. */
function changed(replacements, { spec = 101, transactions = 1 } = {}) {
  let text = OLD.replace('parachain 100', `parachain ${spec}`).replace(
    'transactions 1',
    `transactions ${transactions}`,
  );
  for (const [from, to] of replacements) {
    assert.ok(text.includes(from), from);
    text = text.replace(from, to);
  }
  return text;
}

const found = (...args) => compare(parse(OLD), parse(changed(...args)));

describe('two interfaces', () => {
  it('are the same when nothing changed', () => {
    const { gone, added, faults } = found([], { spec: 100 });
    assert.deepEqual([gone, added, faults], [[], [], []]);
  });

  it('take a higher spec version whatever differs', () => {
    const error = [['NotOpen', 'NotOpen\nDistribution error 1 Closed']];
    assert.match(found(error, { spec: 100 }).faults.join(), /spec version is still 100/);
    const { faults, added, otherwise } = found(error);
    assert.deepEqual([faults, added, otherwise], [[], ['Distribution error 1 Closed'], []]);
    assert.match(found([], { spec: 99 }).faults.join(), /fell from 100 to 99/);
  });

  it('take a higher transaction version when a call is encoded otherwise', () => {
    for (const [what, replacements] of [
      ['another argument', [['claim(id: u32, evidence', 'claim(id: u64, evidence']]],
      ['another index', [['call 7 claim', 'call 8 claim']]],
      ['a call that is gone', [['Distribution call 7 claim(id: u32, evidence: Evidence) = 3c07\n', '']]],
      ['another type inside of a type', [['Window = { opens: u32 }', 'Window = { opens: u64 }']]],
      ['a variant that is gone', [['0 Recorded(index: u32) | ', '']]],
      ['another extension', [['CheckNonce: Compact<u32>', 'CheckNonce: u32']]],
      ['an extension more', [['()\n', '()\nextension 1 CheckEra: Era, [u8; 32]\n']]],
    ]) {
      assert.match(found(replacements).faults.join(), /raise the transaction version/, what);
      assert.deepEqual(found(replacements, { transactions: 2 }).faults, [], what);
    }
  });

  it('take none for a call, a variant or a pallet more', () => {
    for (const replacements of [
      [['= 3c07\n', '= 3c07\nDistribution call 8 close(id: u32) = 3c08\n']],
      [['Merkle(proof: Vec<Hash>)', 'Merkle(proof: Vec<Hash>) | 2 Voucher(amount: u128)']],
      [['\napi', '\npallet 66 Sales\nSales call 0 bid(amount: u128) = 4200\n\napi']],
    ]) {
      assert.deepEqual(found(replacements).faults, []);
    }
  });

  it('take a migration when what is stored changed', () => {
    assert.equal(found([['u32 -> Round', 'u32 -> Vec<Round>']]).stored, true);
    assert.equal(found([['NotOpen', 'NotOpened']]).stored, false);
  });
});

describe('the script', () => {
  const run = (...args) => spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
  const file = (name, text) => {
    const path = join(work, name);
    writeFileSync(path, text);
    return path;
  };

  it('prints the difference, and fails when the versions are wrong', () => {
    const [old, now] = [file('old.txt', OLD), file('new.txt', changed([['id: u32, evidence', 'id: u64, evidence']]))];
    const { status, stdout, stderr } = run(old, now);
    assert.equal(status, 1);
    assert.match(stdout, /^- Distribution call 7 claim\(id: u32.*\n\+ Distribution call 7 claim\(id: u64/m);
    assert.match(stderr, /^error: .*Distribution call 7.*raise the transaction version/m);
    assert.equal(run(old, old).status, 0);
  });

  it('refuses what is no interface, and what is nowhere', () => {
    const old = file('old.txt', OLD);
    for (const [args, words] of [
      [[], /usage/],
      [[old, old, old], /usage/],
      [[old, file('empty.txt', '')], /not an interface/],
      [['no-such-revision', old], /neither a file nor a revision/],
    ]) {
      const { status, stderr } = run(...args);
      assert.equal(status, 2, stderr);
      assert.match(stderr, words);
    }
  });
});
