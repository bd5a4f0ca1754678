// Runs the test programs whose build cargo reports on standard input, several at a time, the longest of last time first.
// Arguments are filters of test names. Prints what failed in full, and the ten slowest tests.

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { basename, dirname, join } from 'node:path';

const filters = process.argv.slice(2);
const kept = join(process.env.CARGO_TARGET_DIR, 'test-times.json');
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
      env: { ...process.env, RUSTC_BOOTSTRAP: '1', CARGO_MANIFEST_DIR: folder, RUST_TEST_THREADS: String(cores) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => done({ name, output: String(error), failed: true, seconds: 0 }));
    child.on('close', (code) => done({ name, output, failed: code !== 0, seconds: (Date.now() - begin) / 1000 }));
  });
}

const times = lastTimes();
const waiting = programs().sort((a, b) => (times[b.name] ?? Infinity) - (times[a.name] ?? Infinity));
if (!waiting.length) {
  console.error('error: cargo reported no test program');
  process.exit(1);
}
const tests = [];
const failed = [];
async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { name, output, seconds, failed: bad } = await run(next);
    const ended = [...output.matchAll(/^test (\S+)(?: - .*)? \.\.\. (ok|FAILED|ignored)(?:.*?<([\d.]+)s>)?/gm)];
    const ran = ended.filter(([, , outcome]) => outcome !== 'ignored');
    tests.push(...ran.map(([, test, , took]) => ({ name: `${name}: ${test}`, seconds: Number(took ?? 0) })));
    times[name] = seconds;
    if (bad) {
      failed.push(name);
      console.log(`${output}\n`);
    }
    if (ran.length || bad) {
      console.log(`${bad ? 'FAILED' : 'ok'}  ${name}: ${ran.length} tests in ${seconds.toFixed(1)} s`);
    }
  }
}
await Promise.all(Array.from({ length: cores }, worker));

if (!filters.length) {
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(times));
}
console.log(`\n${tests.length} tests; the slowest:`);
for (const { name, seconds } of tests.sort((a, b) => b.seconds - a.seconds).slice(0, 10)) {
  console.log(`${seconds.toFixed(1).padStart(8)} s  ${name}`);
}
if (failed.length) {
  console.error(`error: tests failed in ${failed.join(', ')}`);
  process.exit(1);
}
if (!tests.length) {
  console.error(`error: no test is called like ${filters.join(', ')}`);
  process.exit(1);
}
