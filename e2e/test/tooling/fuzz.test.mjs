// What belongs to the fuzz targets and is not compiled with them: their first inputs, the lock file of their own, the script.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CORPUS = join(ROOT, 'fuzz', 'corpus');
const work = mkdtempSync(join(tmpdir(), 'distribution-fuzz-'));
after(() => rmSync(work, { recursive: true, force: true }));

const targets = readdirSync(CORPUS);
const { NODE_TEST_CONTEXT: _context, ...clean } = process.env;
const env = { ...clean, CARGO_TARGET_DIR: join(work, 'target'), XDG_CACHE_HOME: join(work, 'cache') };
const run = (program, args) => spawnSync(program, args, { encoding: 'utf8', env });

describe('the first inputs', () => {
  it('are those that fuzz/seeds.mjs makes', () => {
    const folder = join(work, 'corpus');
    const { status, stderr } = run(process.execPath, [join(ROOT, 'fuzz', 'seeds.mjs'), folder]);
    assert.equal(status, 0, stderr);
    assert.deepEqual(readdirSync(folder), targets);
    for (const target of targets) {
      const kept = readdirSync(join(CORPUS, target)).filter((name) => name.startsWith('seed-'));
      assert.ok(kept.length > 0, target);
      assert.deepEqual(kept, readdirSync(join(folder, target)), target);
      for (const name of kept) {
        const read = (corpus) => readFileSync(join(corpus, target, name));
        assert.ok(read(CORPUS).equals(read(folder)), `${target}/${name}`);
      }
    }
  });
});

describe("the runner's lock file", () => {
  /** The packages of a lock file: name, version, checksum, but not what each depends on. */
  const packages = (...path) =>
    readFileSync(join(ROOT, ...path), 'utf8')
      .split('[[package]]\n')
      .slice(1)
      .map((block) => block.split('dependencies = [')[0].trim());

  it('has the versions of the other, and libFuzzer besides', () => {
    const all = new Set(packages('Cargo.lock'));
    const others = packages('fuzz', 'runner', 'Cargo.lock').filter((one) => !all.has(one));
    const names = others.map((one) => /^name = "(.*)"/.exec(one)[1]);
    assert.deepEqual(names, ['distribution-fuzz', 'libfuzzer-sys'], 'run scripts/fuzz.sh --lock');
  });

  it('has what the targets depend on', () => {
    const block = (...path) =>
      /name = "distribution-fuzz-targets"\n[^[]*\[([^\]]*)\]/.exec(readFileSync(join(ROOT, ...path), 'utf8'))[1];
    const names = (text) => [...text.matchAll(/"([\w-]+)/g)].map(([, name]) => name);
    assert.deepEqual(names(block('fuzz', 'runner', 'Cargo.lock')), names(block('Cargo.lock')));
  });
});

describe('fuzz.sh', () => {
  const script = join(ROOT, 'scripts', 'fuzz.sh');

  it('lists every target with its property', () => {
    const { status, stdout, stderr } = run(script, ['--list']);
    assert.equal(status, 0, stderr);
    const lines = stdout.trim().split('\n');
    assert.deepEqual(
      lines.map((line) => line.split(' ')[0]),
      targets,
    );
    for (const line of lines) assert.match(line, /^\w+ +[A-Z].+\.$/);
  });

  it('lists those that the guide has', () => {
    const guide = readFileSync(join(ROOT, 'fuzz', 'README.md'), 'utf8');
    const named = [...guide.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(named.sort(), targets);
  });

  it('fails with the list when there is no such target', () => {
    for (const args of [['no-such-target'], ['--minimise'], ['..']]) {
      const { status, stderr } = run(script, args);
      assert.equal(status, 1);
      assert.match(stderr, /no target `.*`; there are:/);
      for (const target of targets) assert.match(stderr, new RegExp(`^${target} `, 'm'));
    }
  });

  it('adds up what searches took', () => {
    const kept = join(work, 'cache', 'distribution', 'fuzz');
    mkdirSync(kept, { recursive: true });
    const lines = [
      ['2026-12-01', 'range', 60, 3_600_000, 100, 900],
      ['2026-12-01', 'amount', 30, 180_000, 10, 90],
      ['2026-12-02', 'range', 30, 1_800_000, 120, 900],
    ];
    writeFileSync(join(kept, 'figures.tsv'), lines.map((line) => `${line.join('\t')}\n`).join(''));
    const { status, stdout } = run(script, ['--figures']);
    assert.equal(status, 0);
    const rows = stdout.trim().split('\n').slice(2);
    assert.deepEqual(rows, [
      '| `amount` | 0.5 | 180000 | 100 | 10 of 90 | 2026-12-01 |',
      '| `range` | 1.5 | 5400000 | 1000 | 120 of 900 | 2026-12-02 |',
    ]);
  });

  it('searches with all for a number of minutes alone', () => {
    for (const minutes of [[], ['0'], ['long']]) {
      const { status, stderr } = run(script, ['--all', ...minutes]);
      assert.equal(status, 1);
      assert.match(stderr, /how many minutes/);
    }
  });

  it('fails when it is given neither minutes nor a file', () => {
    for (const what of ['0', '1.5', 'no-such-file']) {
      const { status, stderr } = run(script, [targets[0], what]);
      assert.equal(status, 1);
      assert.match(stderr, /neither a number of minutes nor a file/);
    }
  });
});
