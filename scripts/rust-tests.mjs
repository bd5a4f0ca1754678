// Runs the test programs whose build cargo reports on standard input, several at a time, the longest of last time first.
// Arguments are filters of test names. Prints what failed in full, and the ten slowest tests. A filter that matches no test
// fails; without filters a program that has no test does, and a refusal of a call that no test has met (error-matrix.mjs).
// So does a program that ends without the test library's last line.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { judgeFolder } from './error-matrix.mjs';

const filters = process.argv.slice(2);
const kept = join(process.env.CARGO_TARGET_DIR, 'test-times.json');
/** What the pallets' tests note of refusals, one file for each program; and what comes of it. */
const refusals = join(process.env.CARGO_TARGET_DIR, 'refusals');
const matrix = join(process.env.CARGO_TARGET_DIR, 'error-matrix.tsv');
const notesOf = (name) => join(refusals, name.replaceAll('/', '+'));
const cores = availableParallelism?.() ?? cpus().length;

/** The test programs: name, file, and the folder to run in. */
function programs() {
  return readFileSync(0, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ reason, profile, executable }) => reason === 'compiler-artifact' && profile.test && executable)
    .map(({ executable, manifest_path: manifest, target }) => ({
      name: `${basename(dirname(manifest))}/${target.name}`,
      executable,
      folder: dirname(manifest),
    }));
}

function lastTimes() {
  try {
    return JSON.parse(readFileSync(kept, 'utf8'));
  } catch {
    return {};
  }
}

/** Runs one program. The times of tests are an unstable report of the test library, hence the variable. */
function run({ name, executable, folder }) {
  return new Promise((done) => {
    const begin = Date.now();
    const child = spawn(executable, ['-Z', 'unstable-options', '--report-time', ...filters], {
      cwd: folder,
      env: {
        ...process.env,
        RUSTC_BOOTSTRAP: '1',
        CARGO_MANIFEST_DIR: folder,
        RUST_TEST_THREADS: String(cores),
        ...(!filters.length && { ERROR_MATRIX: notesOf(name) }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => done({ name, folder, output: String(error), failed: true, seconds: 0 }));
    child.on('close', (code) =>
      done({ name, folder, output, failed: code !== 0, seconds: (Date.now() - begin) / 1000 }),
    );
  });
}

/** What is wrong with a program that has ended, if anything. */
function faultOf({ name, folder, output, failed }) {
  if (failed) return 'failed';
  const summary = /test result: .*? (\d+) passed; (\d+) failed; (\d+) ignored;/.exec(output);
  if (!summary) return 'ended before its last test';
  if (filters.length) return;
  if (summary.slice(1).every((count) => count === '0')) return 'has no test';
  const refuses = existsSync(join(folder, 'src', 'errors.rs'));
  if (refuses && !existsSync(notesOf(name))) return 'has noted no refusal, although its crate has errors';
}

const times = lastTimes();
const waiting = programs().sort((a, b) => (times[b.name] ?? Infinity) - (times[a.name] ?? Infinity));
if (!waiting.length) {
  console.error('error: cargo reported no test program');
  process.exit(1);
}
const tests = [];
const faults = [];
const unmatched = new Set(filters);
async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const ended = await run(next);
    const { name, output, seconds } = ended;
    const told = [...output.matchAll(/^test (\S+)(?: - .*)? \.\.\. (ok|FAILED|ignored)(?:.*?<([\d.]+)s>)?/gm)];
    const ran = told.filter(([, , outcome]) => outcome !== 'ignored');
    tests.push(...ran.map(([, test, , took]) => ({ name: `${name}: ${test}`, seconds: Number(took ?? 0) })));
    for (const filter of unmatched) if (ran.some(([, test]) => test.includes(filter))) unmatched.delete(filter);
    times[name] = seconds;
    const fault = faultOf(ended);
    if (fault) {
      faults.push(`${name} ${fault}`);
      console.log(`${output}\n`);
    }
    if (ran.length || fault) {
      console.log(`${fault ? 'FAILED' : 'ok'}  ${name}: ${ran.length} tests in ${seconds.toFixed(1)} s`);
    }
  }
}
rmSync(refusals, { recursive: true, force: true });
mkdirSync(refusals, { recursive: true });
await Promise.all(Array.from({ length: cores }, worker));

// Tests that failed have not met everything.
if (!filters.length && !faults.length) {
  const { rows, cells, faults: unmet } = judgeFolder(refusals);
  writeFileSync(matrix, rows.map((row) => `${row.join('\t')}\n`).join(''));
  console.log(`\n${cells} refusals that the docs of calls name, with the tests that meet them: ${matrix}`);
  faults.push(...unmet);
}
if (!filters.length) {
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(times));
}
console.log(`\n${tests.length} tests; the slowest:`);
for (const { name, seconds } of tests.sort((a, b) => b.seconds - a.seconds).slice(0, 10)) {
  console.log(`${seconds.toFixed(1).padStart(8)} s  ${name}`);
}
for (const filter of unmatched) faults.push(`no test that ran is called like ${filter}`);
for (const fault of faults) console.error(`error: ${fault}`);
if (faults.length) process.exit(1);
