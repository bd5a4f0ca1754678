// The scripts that judge what cargo reports: they fail where there is nothing to judge.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { judge } from '../../../scripts/error-matrix.mjs';

const SCRIPTS = fileURLToPath(new URL('../../../scripts/', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'distribution-scripts-'));
after(() => rmSync(work, { recursive: true, force: true }));

/** Runs a script of Node. */
function run(script, args, input = '') {
  const { NODE_TEST_CONTEXT: _context, ...clean } = process.env;
  const env = { ...clean, CARGO_TARGET_DIR: join(work, 'target') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(SCRIPTS, script), ...args], {
    encoding: 'utf8',
    env,
    input,
  });
  return { status, out: stdout, err: stderr };
}

describe('rust-tests.mjs', () => {
  /**
   * Runs programs in place of those that cargo builds: each is a name and the names of its tests, or lines of a shell.
   * Like the test library, a program runs the tests that contain a filter, or all.
   */
  function test(programs, filters = []) {
    const reported = Object.entries(programs).map(([name, body]) => {
      const executable = join(work, name);
      const lines = Array.isArray(body)
        ? [
            'shift 3; run=0',
            `for test in ${body.join(' ')}; do`,
            '  [ $# != 0 ] || set -- ""; hit=no',
            '  for filter; do case $test in *"$filter"*) hit=yes ;; esac; done',
            '  if [ $hit = yes ]; then echo "test $test ... ok <0.001s>"; run=$((run + 1)); fi',
            'done',
            'echo; echo "test result: ok. $run passed; 0 failed; 0 ignored; 0 measured; 0 filtered out"',
          ]
        : [body];
      writeFileSync(executable, `#!/bin/sh\n${lines.join('\n')}\n`, { mode: 0o755 });
      const manifest = join(work, 'crate', 'Cargo.toml');
      mkdirSync(join(work, 'crate'), { recursive: true });
      return JSON.stringify({
        reason: 'compiler-artifact',
        profile: { test: true },
        executable,
        manifest_path: manifest,
        target: { name },
      });
    });
    return run('rust-tests.mjs', filters, reported.join('\n'));
  }
  const two = { one: ['claims::paid', 'claims::refused'], other: ['stakes::paid'] };

  it('passes when every program ran its tests', () => {
    const { status, out, err } = test(two);
    assert.equal(status, 0, err);
    assert.match(out, /^ok {2}crate\/one: 2 tests/m);
    assert.match(out, /^3 tests; the slowest:/m);
  });

  it('passes when each filter matches a test, in whatever program', () => {
    const { status, out, err } = test(two, ['refused', 'stakes']);
    assert.equal(status, 0, err);
    assert.match(out, /^2 tests; the slowest:/m);
  });

  it('fails when a pallet with errors has noted no refusal, and judges what it has noted', () => {
    const errors = join(work, 'crate', 'src', 'errors.rs');
    mkdirSync(join(work, 'crate', 'src'), { recursive: true });
    writeFileSync(errors, '');
    const summary = 'echo "test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out"';
    const noting = (lines) => ({ one: `printf '${lines.join('\\n')}\\n' >"$ERROR_MATRIX"; ${summary}` });
    const named = ['error\\tLate', 'names\\tpay\\tLate'];
    const silent = test({ one: summary });
    const unmet = test(noting(named));
    const met = test(noting([...named, 'dispatched\\tpay\\tLate\\ttests::late']));
    rmSync(errors);
    assert.equal(silent.status, 1);
    assert.match(silent.err, /crate\/one has noted no refusal/);
    assert.equal(unmet.status, 1);
    assert.match(unmet.err, /crate\.pay: no test meets Late/);
    assert.equal(met.status, 0, met.err);
    assert.match(met.out, /^1 refusals that the docs of calls name/m);
    assert.equal(readFileSync(join(work, 'target', 'error-matrix.tsv'), 'utf8'), 'crate\tpay\tLate\ttests::late\n');
  });

  it('fails when one of several filters matches no test', () => {
    const { status, err } = test(two, ['paid', 'typo']);
    assert.equal(status, 1);
    assert.match(err, /no test that ran is called like typo/);
    assert.doesNotMatch(err, /like paid/);
  });

  it('fails when a filter matches only a test that is ignored', () => {
    const ignored = 'echo "test slow ... ignored"; echo "test result: ok. 0 passed; 0 failed; 1 ignored; 0 measured"';
    const { status, err } = test({ ...two, ignored }, ['slow']);
    assert.equal(status, 1);
    assert.match(err, /no test that ran is called like slow/);
  });

  it('fails when a program has no test', () => {
    const { status, err } = test({ ...two, empty: [] });
    assert.equal(status, 1);
    assert.match(err, /crate\/empty has no test/);
    // With a filter it is the usual thing.
    assert.equal(test({ ...two, empty: [] }, ['paid']).status, 0);
  });

  it('fails when a program ends before its last test, as if all were well', () => {
    for (const body of ['exit 0', 'echo "test first ... ok <0.001s>"']) {
      const { status, err } = test({ ...two, early: body });
      assert.equal(status, 1);
      assert.match(err, /crate\/early ended before its last test/);
    }
  });

  it('fails when a test does, or when there is no program', () => {
    const failed =
      'echo "test bad ... FAILED <0.001s>"; echo "test result: FAILED. 0 passed; 1 failed; 0 ignored"; exit 101';
    const { status, err } = test({ ...two, failed });
    assert.equal(status, 1);
    assert.match(err, /crate\/failed failed/);
    assert.match(test({}).err, /no test program/);
  });
});

describe('one-build.mjs', () => {
  const PROFILE = {
    name: 'release',
    opt_level: '1',
    lto: 'false',
    codegen_units: 1,
    debuginfo: 0,
    debug_assertions: false,
    overflow_checks: false,
    panic: 'unwind',
    strip: { resolved: { Named: 'debuginfo' } },
  };
  const INDEX = 'registry+https://github.com/rust-lang/crates.io-index#';
  const unit = (crate, { features = ['std'], mode = 'build', kind = 'lib', from = INDEX, ...settings } = {}) => ({
    pkg_id: `${from}${crate}@1.0.0`,
    target: { kind: [kind] },
    mode,
    profile: { ...PROFILE, ...settings },
    features,
  });
  const many = Array.from({ length: 300 }, (_, number) => unit(`crate-${number}`));

  /** Compares the graphs of these units. */
  function compare(programs, tests) {
    const files = Object.entries({ programs, tests }).map(([name, units]) => {
      const file = join(work, `${name}.json`);
      writeFileSync(file, JSON.stringify({ units }));
      return file;
    });
    return run('one-build.mjs', files);
  }

  it('passes when the tests compile no crate of the programs again', () => {
    const more = [unit('proptest'), unit('ours', { from: 'path+file:///ours#', features: ['try-runtime'] })];
    const { status, out, err } = compare([...many, unit('ours', { from: 'path+file:///ours#' })], [...many, ...more]);
    assert.equal(status, 0, err);
    assert.match(out, /^300 crates for the programs, 301 for the tests, each compiled once/);
  });

  it('passes when a profile only has another name, and when a build script runs', () => {
    const serde = unit('serde', { name: 'test' });
    const script = unit('serde', { kind: 'custom-build', mode: 'run-custom-build', opt_level: '0' });
    assert.equal(compare([...many, unit('serde')], [...many, serde, script]).status, 0);
  });

  it('fails when a graph is not the whole one', () => {
    for (const [programs, tests] of [
      [[], []],
      [many, many.slice(1)],
      [many.slice(1), many],
    ]) {
      const { status, err } = compare(programs, tests);
      assert.equal(status, 1);
      assert.match(err, /graph of the (programs|tests) has (0|299) crates/);
    }
  });

  it('fails when any setting or feature differs', () => {
    for (const other of [
      { features: ['std', 'derive'] },
      { opt_level: '3' },
      { lto: 'off' },
      { codegen_units: 16 },
      { debuginfo: 2 },
      { debug_assertions: true },
      { overflow_checks: true },
      { panic: 'abort' },
      { strip: { resolved: 'None' } },
    ]) {
      const { status, err } = compare([...many, unit('serde')], [...many, unit('serde', other)]);
      assert.equal(status, 1, JSON.stringify(other));
      assert.match(err, /differs: serde@1\.0\.0 lib/);
      const twice = compare(many, [...many, unit('serde'), unit('serde', other)]);
      assert.equal(twice.status, 1, JSON.stringify(other));
      assert.match(twice.err, /compiled 2 times: serde@1\.0\.0 lib/);
    }
  });
});

describe('error-matrix.mjs', () => {
  const noted = [
    'error\tFrozen',
    'error\tLate',
    'names\tpay\tFrozen',
    'names\tpay\tLate',
    'links\tbatch\tpay',
    'names\tbatch\tFrozen',
    'expected\tpay\tFrozen\ttests::frozen',
    'dispatched\tpay\tLate\ttests::late',
    'dispatched\tbatch\tFrozen\ttests::batch',
    // Named by the call that it refers to.
    'dispatched\tbatch\tLate\ttests::batch',
    // Of another pallet.
    'dispatched\tpay\tFundsUnavailable\ttests::poor',
  ];
  const judged = (change, excused) => judge('money', `${change(noted).join('\n')}\n`, excused);
  const without = (word) => (lines) => lines.filter((line) => !line.includes(word));

  it('passes with a row for each refusal and test', () => {
    const { rows, cells, faults } = judged((lines) => lines);
    assert.deepEqual(faults, []);
    assert.equal(cells, 3);
    assert.deepEqual(rows, [
      ['money', 'pay', 'Frozen', 'tests::frozen'],
      ['money', 'pay', 'Late', 'tests::late'],
      ['money', 'batch', 'Frozen', 'tests::batch'],
    ]);
  });

  it('fails where no test meets a refusal, unless there is a reason', () => {
    const change = without('tests::late');
    assert.deepEqual(judged(change).faults, ['money.pay: no test meets Late']);
    const excused = { 'money.pay': { Late: 'nobody can be late' } };
    const { rows, faults } = judged(change, excused);
    assert.deepEqual(faults, []);
    assert.deepEqual(rows[1], ['money', 'pay', 'Late', 'none: nobody can be late']);
    assert.match(judged((lines) => lines, excused).faults[0], /Late is excused, but tests::late meets it/);
  });

  it('fails where a call was refused for what its docs do not name', () => {
    assert.match(judged(without('links')).faults[0], /money\.batch was refused with Late, .* \(tests::batch\)/);
  });

  it('fails where something is excused that is not named any longer', () => {
    const excused = { 'money.batch': { Late: 'once it was' }, 'other.pay': { Gone: 'another pallet' } };
    assert.deepEqual(judged((lines) => lines, excused).faults, [
      'money.batch: Late is excused, but the docs do not name it',
    ]);
  });
});

describe('setup.sh', () => {
  const source = join(SCRIPTS, 'setup.sh');
  const [tools, chosen] = ['tools.sh', 'chosen.sh'].map((name) => join(work, name));
  /** What a run of a level writes where nothing but a browser had to be chosen before. */
  function choices(level, former) {
    writeFileSync(tools, former);
    const functions = ['choose', 'keep', 'missing'].map((name) => `/^${name}() {/,/^}/p`).join('; ');
    const script = [
      'set -euo pipefail',
      `eval "$(sed -n '${functions}' '${source}')"`,
      `LEVEL=${level} TOOLS='${tools}' CHOSEN='${chosen}' NEEDED=()`,
      'missing',
      'cat "$CHOSEN"',
    ];
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script.join('\n')], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout;
  }
  const browser = 'export CHROMIUM=/opt/a\\ browser/chromium\n';

  it('keeps the browser that the tests chose when it sets up for running', () => {
    const kept = `${browser}export SETUP_CHOSE=\\ CHROMIUM\n`;
    assert.equal(choices('run', `export CXX=g++-14\n${kept}`), kept);
    assert.equal(choices('run', 'export CXX=g++-14\n'), '');
  });

  it('chooses a browser anew when it sets up for the tests', () => {
    assert.equal(choices('test', browser), '');
  });
});
