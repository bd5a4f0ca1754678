// Puts faults into the pallets, one at a time, in a copy, and notes which tests find each. scripts/faults.json has them: what
// is replaced, by what, and the property that does not hold then: of the models (docs/evidence.md), or in words. Some name
// a test that should find it.
//
//   node scripts/faults.mjs list                 the names
//   node scripts/faults.mjs run FOLDER [NAME…]   runs those that are named, or those that were not found yet; fails if one
//                                                is not found. FOLDER keeps the copy and the results
//   node scripts/faults.mjs table FOLDER         a table of the results

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Tests that take so long do not end: what they loop on is a fault as well. */
const LONGEST = 20 * 60;

/** The faults. */
export const FAULTS = JSON.parse(readFileSync(join(ROOT, 'scripts', 'faults.json'), 'utf8'));

/** A text with a fault in it. How lines are indented does not matter; what is replaced must be there once. */
export function withFault(text, { name, from, to }) {
  const lines = from.map((line) => line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const parts = text.split(new RegExp(lines.join('\\n[ \\t]*')));
  if (parts.length !== 2) throw new Error(`${name}: what it replaces is there ${parts.length - 1} times, not once`);
  return parts.join(to.join('\n'));
}

/** The names of the properties in a file: functions in the blocks of `proptest!`, which end where they are indented. */
export const propertiesIn = (text) =>
  [...text.matchAll(/^(\t*)proptest! \{\n([\s\S]*?)^\1\}$/gm)].flatMap(([, , block]) =>
    [...block.matchAll(/^\t+fn (\w+)\($/gm), ...block.matchAll(/^\t+fn (\w+)\(.*\) \{$/gm)].map(([, name]) => name),
  );

/** The tests that failed, by what cargo has printed. */
export const failedIn = (output) => [...output.matchAll(/^test (\S+) \.\.\. FAILED$/gm)].map(([, name]) => name).sort();

/** The line of a table for a result. `random` are the names of all properties. */
export function row({ name, breaks }, { failed, seconds, endless }, random) {
  const property = /^\w+$/.test(breaks) ? `\`${breaks}\`` : breaks;
  const count = (is) => failed.filter(is).length;
  const traces = count((test) => test.startsWith('tests::traces::'));
  const properties = count((test) => random.has(test.split('::').at(-1)));
  const tests = endless ? 'tests that did not end' : failed.length;
  return `| \`${name}\` | ${property} | ${tests} | ${traces} | ${properties} | ${seconds} |`;
}

/** The Rust files below a folder. */
const sources = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.rs') ? [path] : [];
  });

/** Makes the copy like the clone. A file that is the same is not touched, so that cargo compiles what has changed. */
function copy(tree) {
  const { stdout, status } = spawnSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error('git cannot say which files there are');
  const names = stdout.split('\0').filter((name) => name && existsSync(join(ROOT, name)));
  const known = new Set(names);
  for (const name of names.filter((name) => lstatSync(join(ROOT, name)).isFile())) {
    const [here, there] = [join(ROOT, name), join(tree, name)];
    const bytes = readFileSync(here);
    if (existsSync(there) && readFileSync(there).equals(bytes)) continue;
    mkdirSync(dirname(there), { recursive: true });
    writeFileSync(there, bytes);
  }
  for (const path of sources(tree)) if (!known.has(path.slice(tree.length + 1))) rmSync(path);
}

/** What runs now, in a group of its own, so that all that it starts can be ended with it. */
let group;
const end = () => group && process.kill(-group, 'SIGKILL');

/** Calls cargo for the tests of packages. */
function cargo(tree, packages, more = []) {
  const named = packages.flatMap((name) => ['-p', name]);
  const args = ['test', '--locked', '--config', 'profile.dev.package."*".opt-level=2', '--lib', '--no-fail-fast'];
  const env = { ...process.env, PROPTEST_DISABLE_FAILURE_PERSISTENCE: '1', PROPTEST_MAX_SHRINK_ITERS: '0' };
  const child = spawn('cargo', [...args, ...named, ...more], {
    cwd: tree,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  group = child.pid;
  const begin = Date.now();
  let output = '';
  let endless = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const timer = setTimeout(() => {
    // Compiling takes as long as it takes.
    endless = more.length === 0;
    if (endless) end();
  }, LONGEST * 1000);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      group = undefined;
      clearTimeout(timer);
      done({ code, output, endless, seconds: Math.round((Date.now() - begin) / 1000) });
    });
  });
}

/** Compiles and runs the tests of packages. */
async function test(tree, packages) {
  const built = await cargo(tree, packages, ['--no-run']);
  if (built.code !== 0) throw new Error(`it does not compile:\n${built.output}`);
  return cargo(tree, packages);
}

async function run(folder, names) {
  for (const name of names) if (!FAULTS.some((fault) => fault.name === name)) throw new Error(`no such fault: ${name}`);
  const tree = join(folder, 'tree');
  const resultOf = (name) => join(folder, `${name}.json`);
  mkdirSync(tree, { recursive: true });
  copy(tree);
  const wasFound = (name) => existsSync(resultOf(name)) && JSON.parse(readFileSync(resultOf(name), 'utf8')).found;
  const chosen = FAULTS.filter(({ name }) => (names.length ? names.includes(name) : !wasFound(name)));
  const sound = new Set();
  let missed = 0;
  for (const fault of chosen) {
    const key = fault.packages.join();
    if (!sound.has(key)) {
      const { code, output } = await test(tree, fault.packages);
      if (code !== 0) throw new Error(`tests fail without any fault: ${failedIn(output).join(', ') || output}`);
      sound.add(key);
    }
    const file = join(tree, fault.file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, withFault(text, fault));
    try {
      const { code, output, endless, seconds } = await test(tree, fault.packages);
      const failed = failedIn(output);
      writeFileSync(resultOf(fault.name), JSON.stringify({ found: code !== 0, failed, endless, seconds }));
      if (code === 0) missed += 1;
      const how = endless
        ? 'tests did not end'
        : `${failed.length} tests failed, such as ${failed[0] ?? 'none by name'}`;
      console.log(`${fault.name}: ${code === 0 ? 'NOT FOUND' : how} (${seconds} s)`);
    } finally {
      writeFileSync(file, text);
    }
  }
  return missed === 0;
}

function table(folder) {
  const random = new Set(
    ['pallets', 'primitives']
      .flatMap((name) => sources(join(ROOT, name)))
      .flatMap((path) => propertiesIn(readFileSync(path, 'utf8'))),
  );
  console.log('| fault | what does not hold | tests that fail | of these traces | random | seconds |');
  console.log('|---|---|---|---|---|---|');
  let all = true;
  for (const fault of FAULTS) {
    const file = join(folder, `${fault.name}.json`);
    if (!existsSync(file)) {
      console.log(`| \`${fault.name}\` | not tried yet | | | | |`);
      continue;
    }
    const result = JSON.parse(readFileSync(file, 'utf8'));
    all &&= result.found;
    console.log(row(fault, result, random));
  }
  return all;
}

const [what, folder, ...names] = process.argv[1] === fileURLToPath(import.meta.url) ? process.argv.slice(2) : [];
if (what === 'list') console.log(FAULTS.map(({ name }) => name).join('\n'));
if (what === 'table') process.exitCode = table(folder) ? 0 : 1;
if (what === 'run') {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      end();
      process.exit(1);
    });
  }
  try {
    process.exitCode = (await run(folder, names)) ? 0 : 1;
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}
