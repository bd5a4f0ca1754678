// Runs test files, each in its own process, several at a time: `run.mjs [NAME…]` (see `select` in lib/schedule.mjs).
// Without a name it runs every *.test.mjs below test/. A file without a test fails, and so does one that skips a test or
// ends before its last one.
// Prints the time of each file and the slowest tests, and records the times to order the next run.
//
// E2E_JOBS     number of files to run at a time; by default the number of cores, but at least two
// E2E_LIMIT    minutes after which a file is stopped; 10 by default
// E2E_TIMES    file that records how long each file took; without it nothing is recorded
// E2E_TESTS    folder of the test files; test/ by default

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesIn, longestFirst, pathOf, select } from './lib/schedule.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const REPORTER = new URL('./lib/reporter.mjs', import.meta.url).href;
const SLOWEST = 10;

const tests = process.env.E2E_TESTS ?? join(HERE, 'test');
const jobs = positive('E2E_JOBS', Math.max(2, availableParallelism()));
const limit = positive('E2E_LIMIT', 10);
const work = mkdtempSync(join(tmpdir(), 'distribution-run-'));
const running = new Set();
let files = 0;

process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
  rmSync(work, { recursive: true, force: true });
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => process.exit(code));
}

/** A positive number from the environment. */
function positive(name, otherwise) {
  const given = process.env[name];
  if (!given) return otherwise;
  if (!(Number(given) > 0)) fail(`${name} must be a positive number, not ${given}`);
  return Number(given);
}

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}

/** The seconds that files took in earlier runs on this machine. */
function recorded() {
  try {
    return JSON.parse(readFileSync(process.env.E2E_TIMES, 'utf8'));
  } catch {
    return {};
  }
}

/** The seconds that files took on another machine, for the first run on this one. */
const elsewhere = () => JSON.parse(readFileSync(join(HERE, 'times.json')));

function record(times) {
  if (!process.env.E2E_TIMES) return;
  const temporary = `${process.env.E2E_TIMES}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify({ ...recorded(), ...times }, null, 2)}\n`);
  renameSync(temporary, process.env.E2E_TIMES);
}

const minutes = (seconds) => {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};
const column = (seconds) => `${seconds.toFixed(1).padStart(7)} s`;

/**
 * Makes the raw chain spec of the development chain once for all nodes. Otherwise each of them would compile the runtime
 * a second time just to build the genesis.
 */
function makeSpec() {
  if (!process.env.DISTRIBUTION_BIN || process.env.E2E_DEV_SPEC) return;
  const spec = join(work, 'dev.json');
  const args = ['export-chain-spec', '--chain', 'dev', '--raw', '--output', spec];
  const { status, error, stderr } = spawnSync(join(process.env.DISTRIBUTION_BIN, 'distribution-node'), args, {
    encoding: 'utf8',
  });
  if (status !== 0) fail(`no chain spec of the development chain: ${error ?? stderr}`);
  process.env.E2E_DEV_SPEC = spec;
}

/** Runs a file. `live` shows its output as it comes rather than at the end. */
function runFile(name, live) {
  files += 1;
  const results = join(work, `${files}.jsonl`);
  const reporters = [
    ['spec', 'stdout'],
    [REPORTER, results],
  ].flatMap(([reporter, destination]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${destination}`]);
  const started = performance.now();
  const child = spawn(process.execPath, [...reporters, pathOf(tests, name)], {
    cwd: HERE,
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 30_000).unref();
  }, limit * 60_000);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({
        name,
        output,
        seconds: (performance.now() - started) / 1000,
        ...judge({ code, signal, late, results }),
      });
    });
  });
}

/** The tests of a finished file, and what is wrong with it. */
function judge({ code, signal, late, results }) {
  let report;
  try {
    report = readFileSync(results, 'utf8');
  } catch {
    // It has not begun a test.
  }
  // A process that ends in the midst of a line has not written its newline.
  const lines = (report ?? '')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  const ended = lines.some(({ end }) => end);
  const own = lines.filter(({ suite, end }) => !suite && !end);
  const faults = own.filter(({ passed }) => !passed).map((test) => `failed: ${test.name}`);
  faults.push(...lines.filter(({ skipped }) => skipped).map((test) => `skipped: ${test.name}`));
  if (late) faults.push(`stopped after ${limit} minutes`);
  else if (code !== 0 && faults.length === 0) faults.push(`ended with ${code ?? signal}`);
  else if (code === 0 && report !== undefined && !ended) faults.push('ended before its last test');
  if (own.length === 0 && (ended || report === undefined)) faults.push('has no test');
  return { tests: own, faults };
}

/** Runs all files, `jobs` at a time. */
async function runAll(names) {
  const queue = [...names];
  const done = [];
  const live = jobs === 1 || names.length === 1;
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      if (!live) console.log(`… ${name} begins`);
      const result = await runFile(name, live);
      done.push(result);
      const verdict = result.faults.length === 0 ? '✔' : '✖';
      console.log(`${result.output}${verdict} ${name}: ${result.tests.length} tests in ${minutes(result.seconds)}\n`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return done;
}

let names;
try {
  names = select(filesIn(tests), process.argv.slice(2));
} catch (error) {
  fail(error.message);
}
if (names.length === 0) fail(`no test file below ${tests}`);

const started = performance.now();
makeSpec();
const done = await runAll(longestFirst(names, { ...elsewhere(), ...recorded() }));
const seconds = (performance.now() - started) / 1000;
const bad = done.filter(({ faults }) => faults.length > 0);
record(
  Object.fromEntries(done.filter((each) => !bad.includes(each)).map((each) => [each.name, Math.round(each.seconds)])),
);

console.log('Time of each file:');
for (const each of [...done].sort((a, b) => b.seconds - a.seconds)) {
  console.log(`${column(each.seconds)}  ${each.name}`);
}
const all = done.flatMap((each) => each.tests.map((test) => ({ ...test, file: each.name })));
console.log(`\nThe slowest tests:`);
for (const test of all.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST)) {
  console.log(`${column(test.seconds)}  ${test.file}: ${test.name}`);
}
console.log();
for (const { name, faults } of bad) for (const fault of faults) console.error(`✖ ${name}: ${fault}`);
if (bad.length > 0) fail(`${bad.length} of ${done.length} files failed, in ${minutes(seconds)}`);
console.log(`All ${done.length} files passed: ${all.length} tests in ${minutes(seconds)}, ${jobs} files at a time`);
