// The script that measures weights, with programs in place of the node's: which pallet when, and on which processor.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'distribution-measuring-'));
after(() => rmSync(work, { recursive: true, force: true }));

describe('weights.sh', () => {
  let folders = 0;

  /**
   * Runs the script with programs in place of the node's and of the system's: four processors in `cores` cores; each benchmark
   * takes a moment, notes its pallet, its processor, and when it began and ended, and writes what it was asked for.
   */
  function weigh(args, { jobs, cores = 2, fails = 'none' } = {}) {
    folders += 1;
    const folder = join(work, `weigh-${folders}`);
    const [target, home, out] = ['target', 'home', 'out'].map((name) => join(folder, name));
    for (const each of [join(target, 'release'), join(home, 'bin'), out]) mkdirSync(each, { recursive: true });
    const program = (path, ...lines) => writeFileSync(path, `#!/bin/bash\n${lines.join('\n')}\n`, { mode: 0o755 });
    const notes = join(folder, 'notes');
    program(
      join(target, 'release', 'distribution-node'),
      'for argument; do',
      '  case "$before" in --pallets) pallet="$argument" ;; --output) out="$argument" ;; --json-file) json="$argument" ;; esac',
      '  before="$argument"',
      'done',
      // What it says of the machine, which is not a measurement of a pallet.
      '[ "$2" != machine ] || { echo "| CPU | BLAKE2-256 | 1.58 GiBs | 1.00 GiBs | ✅ Pass (158.0 %) |"; exit 0; }',
      `echo "begin $pallet \${CPU:-any}" >>'${notes}'`,
      'sleep 0.3',
      `echo "end $pallet \${CPU:-any}" >>'${notes}'`,
      `[ "$pallet" != ${fails} ] || { echo "no such benchmark" >&2; exit 1; }`,
      '[ -z "$out" ] || echo "of $pallet" >"$out/$pallet.rs"',
      '[ -z "$json" ] || echo "[]" >"$json"',
    );
    const wasm = join(target, 'bench-runtime', 'wasm32v1-none', 'release');
    program(join(home, 'bin', 'cargo'), `mkdir -p '${wasm}' && touch '${wasm}/runtime_wasm.wasm'`);
    program(join(home, 'bin', 'taskset'), '[ "$1" = -c ] || exit 2', 'CPU="$2" exec "${@:3}"');
    const cpus = [0, 1, 2, 3].map((cpu) => `${cpu},${Math.floor((cpu * cores) / 4)},0`);
    program(join(home, 'bin', 'lscpu'), 'echo "# CPU,Core,Socket"', `printf '%s\\n' ${cpus.join(' ')}`);
    const { NODE_TEST_CONTEXT: _context, JOBS: _jobs, ...clean } = process.env;
    const env = { ...clean, CARGO_TARGET_DIR: target, CARGO_HOME: home, BUILDS: 'no', OUT: out };
    if (jobs) env.JOBS = jobs;
    const result = spawnSync('bash', [join(ROOT, 'scripts', 'weights.sh'), ...args], { encoding: 'utf8', env });
    const noted = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
    const files = Object.fromEntries(readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')]));
    return { ...result, files, noted: noted.map((line) => line.split(' ')) };
  }

  /** The most that ran at a time; and whether two ran on one processor. */
  function overlap(noted) {
    const running = new Map();
    let most = 0;
    for (const [what, pallet, cpu] of noted) {
      if (what === 'end') running.delete(pallet);
      else running.set(pallet, cpu);
      assert.equal(new Set(running.values()).size, running.size, JSON.stringify(noted));
      most = Math.max(most, running.size);
    }
    return most;
  }
  const some = ['pallet_brakes', 'pallet_distribution_clock', 'pallet_distribution', 'pallet_emission'];
  const written = Object.fromEntries(some.map((name) => [`${name}.rs`, `of ${name}\n`]));

  it('measures one pallet after another, wherever the system puts it', () => {
    const { status, stderr, stdout, files, noted } = weigh(some);
    assert.equal(status, 0, stderr + stdout);
    assert.deepEqual(files, written);
    assert.equal(overlap(noted), 1);
    assert.deepEqual(
      noted.filter(([what]) => what === 'begin').map(([, ...rest]) => rest),
      some.map((name) => [name, 'any']),
    );
  });

  it('measures JOBS pallets at a time, each on a core of its own, the longest first, to the same files', () => {
    const { status, stderr, stdout, files, noted } = weigh(some, { jobs: '2' });
    assert.equal(status, 0, stderr + stdout);
    assert.deepEqual(files, written);
    assert.equal(overlap(noted), 2);
    assert.deepEqual([...new Set(noted.map(([, , cpu]) => cpu))].sort(), ['0', '2']);
    const order = noted.filter(([what]) => what === 'begin').map(([, name]) => name);
    assert.deepEqual(order.slice(0, 2).sort(), ['pallet_distribution', 'pallet_emission']);
    assert.match(stdout, /pallet_emission, on processor [02]/);
  });

  it('refuses more at a time than there are cores', () => {
    const { status, stderr, noted } = weigh(some, { jobs: '2', cores: 1 });
    assert.equal(status, 1);
    assert.match(stderr, /JOBS is 2, but there are 1 physical cores/);
    assert.deepEqual(noted, []);
    assert.match(weigh(some, { jobs: 'two' }).stderr, /JOBS is a number/);
  });

  it('fails when one of those fails, and says which and why', () => {
    for (const jobs of [undefined, '2']) {
      const { status, stderr, stdout, files } = weigh(some, { jobs, fails: 'pallet_distribution' });
      assert.equal(status, 1);
      assert.match(stdout, /no such benchmark/);
      assert.match(stderr, /pallet_distribution failed/);
      assert.ok(!('pallet_distribution.rs' in files));
    }
  });

  it('measures again for a check, as many at a time, and fails where nothing was found', () => {
    const { status, stderr, stdout, noted } = weigh(['--check', ...some], { jobs: '2' });
    assert.equal(status, 1);
    assert.match(stdout, /^reference hardware: at least as fast$/m);
    assert.match(stderr, /nothing was measured/);
    assert.equal(overlap(noted), 2);
    assert.equal(noted.length, 8);
  });
});
