// Figures of the index for docs/benchmarks.md: index-figures.mjs. A development chain with a round of 13,502 payments, stakes
// and eras of BLOCKS blocks (3,000) is indexed from the first block on: block after block, and with many asked for at a time;
// from a node beside it, and from one whose answers take DELAY milliseconds (20); believed and proven. Then CLIENTS (32) ask
// the API for SECONDS (10). Prints tables. DISTRIBUTION_BIN is the folder of the built programs.

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { head, until } from '../e2e/lib/blocks.mjs';
import { allocation } from '../e2e/lib/data.mjs';
import { startNode } from '../e2e/lib/node.mjs';
import { BIN, launch, run } from '../e2e/lib/program.mjs';
import { startProxy } from '../e2e/lib/proxy.mjs';
import { CID, UNIT, keyring } from '../e2e/lib/rounds.mjs';
import { objectsIn } from '../e2e/lib/schemas.mjs';
import { send } from '../e2e/lib/tx.mjs';

const number = (name, otherwise) => Number(process.env[name] || otherwise);
const [BLOCKS, DELAY] = [number('BLOCKS', 3_000), number('DELAY', 20)];
const [CLIENTS, SECONDS] = [number('CLIENTS', 32), number('SECONDS', 10)];
const BLOCK_TIME = 100;
const STAKE = 0;
// Blocks that are read from a slow node: one by one, each takes several of its answers.
const SLOW_BLOCKS = 300;
const PATIENCE = 3_600;
const PROGRAM = join(BIN, 'distribution');
const PEAK = fileURLToPath(new URL('peak-memory.mjs', import.meta.url));

const work = mkdtempSync(join(tmpdir(), 'distribution-index-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const node = await startNode({ blockTime: BLOCK_TIME });
const { api, url } = node;
const env = { DISTRIBUTION_CONFIG: '', DISTRIBUTION_URL: url, DISTRIBUTION_SURI: '//Alice' };
const note = (text) => console.error(text);

/** Runs the command line as Alice, and returns what it tells. */
async function distribution(...args) {
  const { code, log } = await run(PROGRAM, ['--json', '--yes', ...args], { env, seconds: PATIENCE });
  if (code !== 0) throw new Error(`distribution ${args.join(' ')} ended with ${code}:\n${log.slice(-4_000)}`);
  return objectsIn(log).at(-1);
}

/** Pays a round, stakes, and waits for the blocks. Returns the round. */
async function makeHistory() {
  const folder = join(work, 'list');
  await distribution('list', 'build', allocation(), '--allow-keyless', '--cid', CID, '--out', folder);
  const { round } = await distribution('round', 'draft', '--list', folder);
  await distribution('round', 'fund', round);
  await distribution('round', 'open', round);
  await send(api, api.tx.emission.stake(STAKE, 1_000n * UNIT), keyring().addFromUri('//Bob'));
  await distribution('claim-all', round, '--list', folder);
  const final = async () => (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
  await until(api, async () => (await final()) >= BLOCKS, PATIENCE * 1_000);
  return round;
}

let files = 0;
/** Indexes the first `last` blocks into a database of its own, and tells how fast, and what it took. */
async function index(from, last, ...how) {
  const file = join(work, `${(files += 1)}.sqlite`);
  const args = [PEAK, PROGRAM, 'index', file, '--until', last, ...how];
  const { code, log } = await run(process.execPath, args, {
    env: { ...env, DISTRIBUTION_URL: from },
    seconds: PATIENCE,
  });
  if (code !== 0) throw new Error(`distribution index ${how.join(' ')} ended with ${code}:\n${log.slice(-4_000)}`);
  const { seconds, peakMiB } = objectsIn(log).at(-1);
  note(`${how.join(' ')} of ${from}: ${seconds.toFixed(1)} s`);
  return { file, perSecond: (last + 1) / seconds, peakMiB, mib: statSync(file).size / (1 << 20) };
}

const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

/** A table of how fast the index is built. The first line is what the others are compared with. */
async function tableOf(title, from, last, ways) {
  console.log(`\n${title}, blocks 0 to ${last}\n`);
  row('asked for', 'blocks a second', 'times', 'memory', 'file');
  row('---', '---', '---', '---', '---');
  let first = null;
  let kept = null;
  for (const [name, ...how] of ways) {
    kept = await index(from, last, ...how);
    first ??= kept;
    const times = (kept.perSecond / first.perSecond).toFixed(1);
    row(name, kept.perSecond.toFixed(0), times, `${kept.peakMiB} MiB`, `${kept.mib.toFixed(1)} MiB`);
  }
  return kept;
}

/** The part of sorted values below which a share of them lies. */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** One client that asks again and again, through a connection that it keeps. */
async function client(address, paths, ends, answers) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path) =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      get(new URL(path, address), { agent }, (response) => {
        response.on('data', () => {});
        response.on('end', () => resolve([path, response.statusCode, performance.now() - begun]));
      }).on('error', reject);
    });
  for (let i = 0; performance.now() < ends; i += 1) answers.push(await ask(paths[i % paths.length]));
  agent.destroy();
}

/** How the API answers many clients at once. */
async function load(file, round) {
  const options = ['--index', file, '--api', '127.0.0.1:0', '--rate', 1_000_000, '--burst', 1_000_000];
  const server = launch(['serve', ...options, '--listen', '127.0.0.1:0'], { program: PROGRAM });
  const [, address] = await server.line(/history at (http:\S+)/);
  const { address: alice } = keyring().addFromUri('//Alice');
  const paths = [
    'v1/status',
    `v1/rounds/${round}`,
    `v1/rounds/${round}/payments?limit=100`,
    `v1/rounds/${round}/payments?limit=100&from=13000`,
    `v1/accounts/${alice}/movements?limit=100`,
    `v1/accounts/${alice}/events?limit=100`,
    'v1/events/Distribution/Paid?limit=100',
  ];
  const answers = [];
  const ends = performance.now() + SECONDS * 1_000;
  // They begin at different questions.
  const turned = (i) => [...paths.slice(i % paths.length), ...paths.slice(0, i % paths.length)];
  await Promise.all(Array.from({ length: CLIENTS }, (_, i) => client(address, turned(i), ends, answers)));
  await server.stop();
  const wrong = answers.filter(([, status]) => status !== 200);
  console.log(
    `\nThe API, ${CLIENTS} clients, ${SECONDS} s: ${Math.round(answers.length / SECONDS)} answers a second, ` +
      `${wrong.length} of ${answers.length} not 200\n`,
  );
  row('path', 'answers', 'median', '99 %');
  row('---', '---', '---', '---');
  for (const path of paths) {
    const times = answers.flatMap(([asked, , ms]) => (asked === path ? [ms] : [])).sort((a, b) => a - b);
    if (times.length === 0) continue;
    row(
      `\`${path.replace(alice, 'ACCOUNT')}\``,
      times.length,
      ...[0.5, 0.99].map((q) => `${quantile(times, q).toFixed(1)} ms`),
    );
  }
  if (wrong.length > 0) process.exitCode = 1;
}

const round = await makeHistory();
note(`the chain has ${await head(api)} blocks`);
const ways = [1, 4, 32, 128].map((at) => [at === 1 ? 'one by one' : `${at} at a time`, '--at-once', at]);
const { file } = await tableOf('Beside the node', url, BLOCKS, [...ways, ['32, proven', '--at-once', 32, '--prove']]);
const slow = await startProxy(url);
slow.delay(DELAY);
await tableOf(`From a node ${DELAY} ms away`, slow.url, Math.min(SLOW_BLOCKS, BLOCKS), ways);
await slow.die();
await load(file, round);
await node.stop();
