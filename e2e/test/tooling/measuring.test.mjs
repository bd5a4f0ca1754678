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

  /** A weight file with one call, `pay`, as the node writes it, or with a comment that its base was raised. */
  const fileOf = (time, comment = '', said = 'picoseconds.') =>
    [
      '//! Date: 2026-03-04. CPU: Some Processor.',
      'impl<T> Weights for WeightInfo<T> {',
      '\tfn pay() -> Weight {',
      `\t\t// Shortest time: 900 ${said}`,
      ...(comment ? [`\t\t${comment}`] : []),
      `\t\tWeight::from_parts(${time}, 0)`,
      '\t}',
      '}',
      '',
    ].join('\n');
  const NOTE = '// Raised by 2_000 picoseconds, to what was measured.';
  const times = [
    {
      pallet: 'pallet_pots',
      benchmark: 'pay',
      time_results: [{ components: [], extrinsic_time: 3 }],
      db_results: [{ components: [], reads: 0, writes: 0, proof_size: 0 }],
    },
  ];

  /**
   * Runs the script with programs in place of the node's and of the system's: four processors in `cores` cores; each benchmark
   * takes a moment, notes its pallet, its processor, and when it began and ended, and writes what it was asked for: of
   * one call, `pay`, 1,000 picoseconds by the fitted line and 3,000 measured. `before` are weight files that are there.
   */
  function weigh(args, { jobs, cores = 2, fails = 'none', raise, before = {} } = {}) {
    folders += 1;
    const folder = join(work, `weigh-${folders}`);
    const [target, home, out] = ['target', 'home', 'out'].map((name) => join(folder, name));
    for (const each of [join(target, 'release'), join(home, 'bin'), out]) mkdirSync(each, { recursive: true });
    const program = (path, ...lines) => writeFileSync(path, `#!/bin/bash\n${lines.join('\n')}\n`, { mode: 0o755 });
    const notes = join(folder, 'notes');
    for (const [file, text] of Object.entries(before)) writeFileSync(join(out, file), text);
    for (const [file, text] of [
      ['fitted', fileOf('1_000')],
      ['times', JSON.stringify(times)],
    ]) {
      writeFileSync(join(folder, file), text);
    }
    program(
      join(target, 'release', 'distribution-node'),
      'for argument; do',
      '  case "$before" in --pallets) pallet="$argument" ;; --extrinsic) benchmarks="$argument" ;;',
      '  --output) out="$argument" ;; --json-file) json="$argument" ;; esac',
      '  before="$argument"',
      'done',
      // What it says of the machine, which is not a measurement of a pallet.
      '[ "$2" != machine ] || { echo "| CPU | BLAKE2-256 | 1.58 GiBs | 1.00 GiBs | ✅ Pass (158.0 %) |"; exit 0; }',
      `echo "begin $pallet \${CPU:-any} $benchmarks" >>'${notes}'`,
      'sleep 0.3',
      `echo "end $pallet \${CPU:-any}" >>'${notes}'`,
      `[ "$pallet" != ${fails} ] || { echo "no such benchmark" >&2; exit 1; }`,
      `[ -z "$out" ] || { cp '${join(folder, 'fitted')}' "$out/$pallet.rs"; cp '${join(folder, 'times')}' "$json"; }`,
      '[ -n "$out" ] || echo "[]" >"$json"',
    );
    const wasm = join(target, 'bench-runtime', 'wasm32v1-none', 'release');
    program(join(home, 'bin', 'cargo'), `mkdir -p '${wasm}' && touch '${wasm}/runtime_wasm.wasm'`);
    program(join(home, 'bin', 'taskset'), '[ "$1" = -c ] || exit 2', 'CPU="$2" exec "${@:3}"');
    const cpus = [0, 1, 2, 3].map((cpu) => `${cpu},${Math.floor((cpu * cores) / 4)},0`);
    program(join(home, 'bin', 'lscpu'), 'echo "# CPU,Core,Socket"', `printf '%s\\n' ${cpus.join(' ')}`);
    const { NODE_TEST_CONTEXT: _context, JOBS: _jobs, RAISE: _raise, ...clean } = process.env;
    const env = { ...clean, CARGO_TARGET_DIR: target, CARGO_HOME: home, BUILDS: 'no', OUT: out };
    if (jobs) env.JOBS = jobs;
    if (raise) env.RAISE = raise;
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
  const written = Object.fromEntries(some.map((name) => [`${name}.rs`, fileOf('3_000', NOTE)]));

  it('measures one pallet after another, wherever the system puts it', () => {
    const { status, stderr, stdout, files, noted } = weigh(some);
    assert.equal(status, 0, stderr + stdout);
    assert.deepEqual(files, written);
    assert.equal(overlap(noted), 1);
    assert.deepEqual(
      noted.filter(([what]) => what === 'begin').map(([, ...rest]) => rest),
      some.map((name) => [name, 'any', '*']),
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

  it('puts some weights into a file, raised to what was measured, and with RAISE keeps what is higher', () => {
    const name = 'pallet_brakes';
    for (const [before, raise, after] of [
      ['5_000', undefined, fileOf('3_000', NOTE, 'picoseconds. Measured on its own on 2026-03-04.')],
      ['5_000', 'yes', fileOf('5_000')],
      [
        '2_000',
        'yes',
        fileOf(
          '3_000',
          NOTE,
          'picoseconds. Measured on its own on 2026-03-04; of its times and those before the higher.',
        ),
      ],
    ]) {
      const there = { [`${name}.rs`]: fileOf(before) };
      const { status, stderr, stdout, files, noted } = weigh([`${name}:pay`], { raise, before: there });
      assert.equal(status, 0, stderr + stdout);
      assert.deepEqual(noted[0], ['begin', name, 'any', 'pay']);
      assert.deepEqual(files, { [`${name}.rs`]: after });
    }
  });

  it('refuses a pallet that is named twice', () => {
    const { status, stderr, noted } = weigh(['--check', 'pallet_brakes:pay', 'pallet_emission', 'pallet_brakes:close']);
    assert.equal(status, 1);
    assert.match(stderr, /named twice: pallet_brakes; name a pallet once/);
    assert.deepEqual(noted, []);
  });

  it('measures again for a check only the benchmarks that are named', () => {
    const { noted } = weigh(['--check', 'pallet_brakes:pay,close', 'pallet_emission']);
    assert.deepEqual(
      noted.filter(([what]) => what === 'begin').map(([, pallet, , benchmarks]) => [pallet, benchmarks]),
      [
        ['pallet_brakes', 'pay,close'],
        ['pallet_emission', '*'],
      ],
    );
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
