// The faults that scripts/faults.sh puts into the pallets: they are about code that is there, and what finds them is told.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FAULTS, failedIn, propertiesIn, row, withFault } from '../../../scripts/faults.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const work = mkdtempSync(join(tmpdir(), 'distribution-faults-'));
after(() => rmSync(work, { recursive: true, force: true }));

describe('the faults', () => {
  it('can be put into the code, each in one place', () => {
    for (const fault of FAULTS) {
      const text = read(fault.file);
      assert.notEqual(withFault(text, fault), text, fault.name);
    }
    assert.equal(new Set(FAULTS.map(({ name }) => name)).size, FAULTS.length);
  });

  it('break properties that there are, and have tests that may find them', () => {
    const evidence = read('docs/evidence.md');
    for (const { name, breaks, packages, file } of FAULTS) {
      if (/^\w+$/.test(breaks)) assert.ok(evidence.includes(`\`${breaks}\``), `${name}: ${breaks}`);
      assert.match(read(file.replace(/src\/.*/, 'Cargo.toml')), new RegExp(`^name = "${packages[0]}"$`, 'm'), name);
    }
  });

  it('name a test that there is, if they name one', () => {
    const named = FAULTS.filter(({ test }) => test);
    assert.ok(named.length > 10, `${named.length}`);
    for (const { name, test, file } of named) {
      const tests = file.replace(/src\/.*/, 'src/tests');
      const there = readdirSync(join(ROOT, tests)).some((one) => read(join(tests, one)).includes(`fn ${test}(`));
      assert.ok(there, `${name}: ${test}`);
    }
  });

  it('are refused when the code has changed', () => {
    const fault = { name: 'Gone', from: ['let a = 1;', 'let b = 2;'], to: ['let b = 2;'] };
    assert.equal(withFault('{\n\tlet a = 1;\n\tlet b = 2;\n}', fault), '{\n\tlet b = 2;\n}');
    assert.throws(() => withFault('{\n\tlet a = 1;\n}', fault), /Gone.* 0 times/);
    assert.throws(() => withFault('let a = 1;\nlet b = 2;\nlet a = 1;\nlet b = 2;', fault), /Gone.* 2 times/);
  });
});

describe('what finds them', () => {
  const output = [
    'test tests::claims::row_should_be_paid ... ok',
    'test tests::traces::listed_should_be_as_the_model_says ... FAILED',
    'test types::tests::sums_should_hold ... FAILED',
    'error: test failed',
  ].join('\n');

  it('is read from what cargo prints', () => {
    assert.deepEqual(failedIn(output), [
      'tests::traces::listed_should_be_as_the_model_says',
      'types::tests::sums_should_hold',
    ]);
  });

  it('is told by its kind', () => {
    const random = new Set(
      propertiesIn('\tproptest! {\n\t\t#[test]\n\t\tfn sums_should_hold(n in 0..9) {\n\t\t}\n\t}\n'),
    );
    const fault = { name: 'One', breaks: 'nothing_is_lost' };
    assert.equal(
      row(fault, { failed: failedIn(output), seconds: 9 }, random),
      '| `One` | `nothing_is_lost` | 2 | 1 | 1 | 9 |',
    );
    assert.match(row(fault, { failed: [], endless: true, seconds: 9 }, random), /did not end/);
  });

  /** Runs the script with a program in place of cargo, which fails if the code has a fault that it knows. */
  function run(known, ...names) {
    const bin = join(work, 'bin');
    const place = join(work, 'kept');
    mkdirSync(bin, { recursive: true });
    const lines = [
      'case "$*" in *--no-run*) exit 0 ;; esac',
      `if grep -q '${known}' pallets/distribution/src/drafts.rs; then exit 0; fi`,
      'echo "test tests::lifecycle::terms_should_be_agreed ... FAILED"; exit 101',
    ];
    writeFileSync(join(bin, 'cargo'), `#!/bin/sh\n${lines.join('\n')}\n`, { mode: 0o755 });
    const { NODE_TEST_CONTEXT: _context, ...clean } = process.env;
    const env = { ...clean, PATH: `${bin}${delimiter}${process.env.PATH}` };
    const script = (...args) =>
      spawnSync(process.execPath, [join(ROOT, 'scripts', 'faults.mjs'), ...args], { encoding: 'utf8', env });
    const ended = script('run', place, ...names);
    return {
      ...ended,
      table: script('table', place).stdout,
      copied: readFileSync(join(place, 'tree', FAULTS[0].file)),
    };
  }

  it('is noted, and the code is as before', () => {
    const { status, stdout, stderr, table, copied } = run('Error::<T>::TermsChanged', 'AnyTerms');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^AnyTerms: 1 tests failed, such as tests::lifecycle::terms_should_be_agreed/m);
    assert.match(table, /^\| `AnyTerms` \| `money_moves_on_agreed_terms_alone` \| 1 \| 0 \| 0 \|/m);
    assert.match(table, /^\| `OpensEmpty` \| not tried yet/m);
    assert.equal(String(copied), read(FAULTS[0].file));
  });

  it('has to be something', () => {
    const { status, stdout } = run('pub fn do_fund', 'AnyTerms');
    assert.equal(status, 1);
    assert.match(stdout, /^AnyTerms: NOT FOUND/m);
  });

  it('is not asked of tests that fail anyway, nor of a fault that is none', () => {
    assert.match(run('no such line', 'AnyTerms').stderr, /tests fail without any fault: tests::lifecycle::terms/);
    assert.match(run('pub fn do_fund', 'NoSuchFault').stderr, /no such fault: NoSuchFault/);
  });
});
