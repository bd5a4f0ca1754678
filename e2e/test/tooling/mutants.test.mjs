// What decides about mutants of money code: the modules, the reasons of survivors, the score.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { MODULES, argumentsOf, count, nameOf, readSurvivors, share } from '../../../scripts/mutants.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'distribution-mutants-'));
after(() => rmSync(work, { recursive: true, force: true }));

const script = (...args) =>
  spawnSync(process.execPath, [join(ROOT, 'scripts', 'mutants.mjs'), ...args], { encoding: 'utf8' });

describe('the modules', () => {
  const all = Object.values(MODULES).flatMap(({ files }) => files);

  it('are files that exist, each once', () => {
    for (const file of all) assert.ok(existsSync(join(ROOT, file)), file);
    assert.equal(new Set(all).size, all.length);
  });

  it('have all that decides about money', () => {
    const names = all.map((file) => basename(file, '.rs'));
    for (const name of [
      ...['payer', 'rounds', 'ranges', 'publishing', 'vouchers', 'eras', 'stakes', 'contributions', 'judgement'],
      ...['limits', 'freezes', 'types', 'naming', 'resolving', 'redirects', 'ethereum', 'streams', 'aside', 'budget'],
      'bonds',
    ]) {
      assert.ok(names.includes(name), name);
    }
  });

  it('belong to the package that has the tests', () => {
    for (const { packages, files } of Object.values(MODULES)) {
      for (const file of files) {
        const manifest = readFileSync(join(ROOT, file.replace(/\/src\/.*/, ''), 'Cargo.toml'), 'utf8');
        assert.match(manifest, new RegExp(`^name = "${packages[0]}"$`, 'm'));
      }
    }
  });

  it('become arguments of cargo-mutants', () => {
    assert.ok(argumentsOf('limits').includes('--file=pallets/compliance/src/limits.rs'));
    assert.ok(argumentsOf('trees').includes('--test-package=pallet-distribution-lists'));
    assert.equal(script('arguments', 'no-such-module').status, 1);
    assert.deepEqual(script('arguments', 'free').stdout.trim().split('\n'), argumentsOf('free'));
  });
});

describe('the survivors', () => {
  it('that are committed have reasons, and are of the modules', () => {
    const survivors = readSurvivors(readFileSync(join(ROOT, 'scripts', 'survivors.json'), 'utf8'));
    const files = Object.values(MODULES).flatMap((module) => module.files);
    for (const name of survivors.keys()) assert.ok(files.includes(name.split(': ')[0]), name);
  });

  it('are refused without a reason, or twice', () => {
    const one = { mutant: 'a/b.rs: replace f with ()', reason: 'what it decides is decided again' };
    const read = (...all) => readSurvivors(JSON.stringify(all));
    assert.equal(read(one).size, 1);
    assert.throws(() => read({ ...one, reason: 'because' }), /no reason/);
    assert.throws(() => read({ ...one, mutant: 'replace f' }), /not a mutant/);
    assert.throws(() => read({ ...one, note: '' }), /unknown/);
    assert.throws(() => read(one, one), /twice/);
  });
});

describe('the score', () => {
  const name = (file, what) => ({ name: `${file}:12:5: ${what}` });
  const outcome = (what, summary) => ({
    scenario: { Mutant: name('pallets/compliance/src/limits.rs', what) },
    summary,
    phase_results: [],
  });
  const outcomes = [
    { scenario: 'Baseline', summary: 'Success' },
    outcome('replace + with -', 'CaughtMutant'),
    outcome('replace + with *', 'Timeout'),
    outcome('replace < with <=', 'MissedMutant'),
    outcome('replace f with Default::default()', 'Unviable'),
  ];
  /** Results of a shard, as cargo-mutants leaves them. */
  function keep(folder, complete = true) {
    const out = join(work, folder, 'mutants.out');
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'outcomes.json'), JSON.stringify({ outcomes, total_mutants: 4 }));
    if (complete) writeFileSync(join(work, folder, 'complete'), 'abc\n');
  }

  it('leaves out what is not viable, and lets reasons change nothing of what was caught', () => {
    const told = outcomes
      .filter(({ scenario }) => scenario.Mutant)
      .map(({ scenario, summary }) => ({ name: nameOf(scenario.Mutant), summary }));
    const missed = 'pallets/compliance/src/limits.rs: replace < with <=';
    const without = count(told, new Map());
    assert.deepEqual([without.mutants, without.viable, without.caught, without.excused], [4, 3, 2, 0]);
    assert.deepEqual(without.open, [missed]);
    const excused = count(told, new Map([[missed, 'for a reason']]));
    assert.deepEqual([excused.caught, excused.excused, excused.open], [2, 1, []]);
  });

  it('is rounded down', () => {
    assert.equal(share(2, 3), '66.6 %');
    assert.equal(share(999, 1000), '99.9 %');
    assert.equal(share(9999, 10_000), '99.9 %');
    assert.equal(share(3, 3), '100 %');
    assert.equal(share(0, 0), '–');
  });

  it('is printed by module, of complete shards, and fails for a survivor without a reason', () => {
    keep('limits/1-of-2');
    keep('limits/2-of-2', false);
    const { status, stdout } = script('score', work);
    assert.equal(status, 1);
    assert.match(stdout, /^\| limits \| 1 of 2 \| 4 \| 3 \| 2 \| 66\.6 % \| 0 \|$/m);
    assert.match(stdout, /^\| payer \| 0 of \? \| 0 \| 0 \| 0 \| – \| 0 \|$/m);
    assert.match(stdout, /^\| all \| {2}\| 4 \| 3 \| 2 \| 66\.6 % \| 0 \|$/m);
    assert.match(stdout, /without a reason:\n {2}pallets\/compliance\/src\/limits\.rs: replace < with <=$/m);
  });

  it('is not made of shards of two sizes', () => {
    keep('limits/1-of-3');
    const { status, stderr } = script('score', work);
    assert.equal(status, 1);
    assert.match(stderr, /shards of several sizes/);
  });
});
