// The runner itself: it finds every file, and fails a file that proves nothing.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesIn, longestFirst, select } from '../../lib/schedule.mjs';

const RUN = fileURLToPath(new URL('../../run.mjs', import.meta.url));
const CLI = new URL('../../lib/cli.mjs', import.meta.url);
const TESTS = fileURLToPath(new URL('../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'distribution-runner-'));
after(() => rmSync(work, { recursive: true, force: true }));

const IMPORT = "import { describe, it } from 'node:test';\n";
const PASSES = `${IMPORT}it('holds', () => {});\n`;
const WAITS = "it('waits', () => new Promise((resolve) => setTimeout(resolve, 300)));\n";
const BREAKS = "it('breaks', () => { throw new Error('no'); });\n";
let folders = 0;

/** Makes a folder with these files. */
function folderWith(files) {
  folders += 1;
  const folder = join(work, String(folders));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Runs the files below `folder`, in an environment that knows nothing of the run this is a part of. */
function run(folder, names = [], env = {}) {
  const { NODE_TEST_CONTEXT: _context, DISTRIBUTION_BIN: _bin, ...clean } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, ...names], {
    encoding: 'utf8',
    env: { ...clean, E2E_TESTS: folder, E2E_TIMES: join(folder, 'times.json'), ...env },
  });
  return { status, out: stdout, err: stderr };
}

describe('the runner', () => {
  it('runs a new file without being told of it, in any folder', () => {
    const folder = folderWith({ 'a.test.mjs': PASSES, 'new/deep/b.test.mjs': PASSES, 'new/helper.mjs': 'throw 1;\n' });
    const { status, out } = run(folder);
    assert.equal(status, 0, out);
    assert.match(out, /^All 2 files passed: 2 tests/m);
    for (const name of ['a', 'new/deep/b']) assert.match(out, new RegExp(`^✔ ${name}: 1 tests`, 'm'));
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(join(folder, 'times.json')))).sort(), ['a', 'new/deep/b']);
  });

  it('finds the test files of every folder here', () => {
    const found = filesIn(TESTS);
    for (const part of readdirSync(TESTS, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
      assert.ok(
        found.some((name) => name.startsWith(`${part.name}/`)),
        `no test file in ${part.name}`,
      );
    }
    assert.ok(found.includes('tooling/runner'));
  });

  it('fails when a name matches nothing', () => {
    const { status, err } = run(folderWith({ 'a.test.mjs': PASSES }), ['a', 'b']);
    assert.equal(status, 1);
    assert.match(err, /no test file matches b; there are: a$/m);
    assert.equal(run(folderWith({ 'helper.mjs': '' })).status, 1);
  });

  it('fails when a file has no test, skips one, fails one, or exits early', () => {
    for (const [text, fault] of [
      ['', /✖ a: has no test/],
      [`${IMPORT}it('waits', { skip: true }, () => {});\n`, /✖ a: skipped: waits/],
      [`${IMPORT}it('waits', { todo: true }, () => {});\n`, /✖ a: skipped: waits/],
      [`${IMPORT}${BREAKS}`, /✖ a: failed: breaks/],
      [`${IMPORT}it('holds', () => {});\nit('ends', () => process.exit(3));\n`, /✖ a: ended with 3/],
      [`${IMPORT}describe('nothing', () => {});\n`, /✖ a: has no test/],
      // As if all were well: at once, and after results were reported.
      [`${PASSES}it('ends', () => process.exit(0));\n`, /✖ a: ended before its last test/],
      [`${PASSES}${WAITS}it('ends', () => process.exit(0));\n${BREAKS}`, /✖ a: ended before its last test/],
      [`${IMPORT}throw new Error('no');\n`, /✖ a: ended with 1/],
    ]) {
      const { status, err } = run(folderWith({ 'a.test.mjs': text, 'b.test.mjs': PASSES }));
      assert.equal(status, 1, text);
      assert.match(err, fault);
      assert.match(err, /1 of 2 files failed/);
    }
  });

  it('keeps the results of files apart', () => {
    const two = `${PASSES}it('holds too', () => {});\n`;
    const { status, out } = run(folderWith({ 'a-b.test.mjs': PASSES, 'a/b.test.mjs': two, 'a/b-c.test.mjs': PASSES }));
    assert.equal(status, 0, out);
    assert.match(out, /^✔ a-b: 1 tests/m);
    assert.match(out, /^✔ a\/b: 2 tests/m);
  });

  it('stops a file that takes too long', () => {
    const hangs = `${IMPORT}it('hangs', () => new Promise((resolve) => setTimeout(resolve, 60_000)));\n`;
    const { status, err } = run(folderWith({ 'a.test.mjs': hangs }), [], { E2E_LIMIT: '0.02' });
    assert.equal(status, 1);
    assert.match(err, /✖ a: stopped after 0.02 minutes/);
  });

  it('does not wait for a command that a failed test has left', () => {
    const folder = folderWith({
      'bin/distribution': '#!/bin/sh\nexec sleep 600\n',
      'a.test.mjs': `${IMPORT}import { start } from '${CLI}';\nit('breaks', () => { start([]); throw new Error('no'); });\n`,
    });
    chmodSync(join(folder, 'bin/distribution'), 0o755);
    const env = { DISTRIBUTION_BIN: join(folder, 'bin'), E2E_DEV_SPEC: 'none', E2E_LIMIT: '1' };
    const { status, err } = run(folder, [], env);
    assert.equal(status, 1);
    assert.match(err, /✖ a: failed: breaks/);
    assert.doesNotMatch(err, /stopped after/);
  });

  it('starts with files never measured, then with those that took longest', () => {
    assert.deepEqual(longestFirst(['a', 'b', 'c', 'd'], { a: 1, b: 30, d: 2 }), ['c', 'b', 'd', 'a']);
  });

  it('selects files by path or name, and whole folders', () => {
    const names = ['chain/rounds', 'commands/rounds', 'commands/stake', 'real/list'];
    assert.deepEqual(select(names, []), names);
    assert.deepEqual(select(names, ['rounds']), ['chain/rounds', 'commands/rounds']);
    assert.deepEqual(select(names, ['real/list', 'commands']), ['commands/rounds', 'commands/stake', 'real/list']);
    assert.throws(() => select(names, ['stak']), /no test file matches stak/);
  });
});
