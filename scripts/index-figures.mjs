// Figures of the index for docs/benchmarks.md: index-figures.mjs. A development chain of BLOCKS blocks (3,000) with
// rounds of 13,502, 50 vested and PAYMENTS (40,000) payments, stakes and eras is indexed from the first block on: block
// after block, and with many asked for at a time; from a node beside it, and from one whose answers take DELAY
// milliseconds (20); believed and proven. Reports are made of it. Then wrk asks the API over CLIENTS (32) connections
// for SECONDS (10), for each path. Prints tables. DISTRIBUTION_BIN is the folder of the built programs.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, run } from '../e2e/lib/program.mjs';
import { startProxy } from '../e2e/lib/proxy.mjs';
import { keyring } from '../e2e/lib/rounds.mjs';
import { objectsIn } from '../e2e/lib/schemas.mjs';
import { PATIENCE, PROGRAM, startHistory } from './index-history.mjs';

const number = (name, otherwise) => Number(process.env[name] || otherwise);
const [BLOCKS, DELAY] = [number('BLOCKS', 3_000), number('DELAY', 20)];
const PAYMENTS = number('PAYMENTS', 40_000);
const [CLIENTS, SECONDS] = [number('CLIENTS', 32), number('SECONDS', 10)];
const BLOCK_TIME = 100;
const PEAK = fileURLToPath(new URL('peak-memory.mjs', import.meta.url));
const TURNS = fileURLToPath(new URL('wrk-turns.lua', import.meta.url));

const note = (text) => console.error(text);
const history = await startHistory({ blocks: BLOCKS, blockTime: BLOCK_TIME, payments: PAYMENTS });
const { node, round, env, work, last: head } = history;
const { api, url } = node;
note(`the chain has ${head} blocks`);

/** Runs the command line, and tells how long it took and what memory it needed. */
async function timed(command, from = url) {
  const { code, log } = await run(process.execPath, [PEAK, PROGRAM, ...command], {
    env: { ...env, DISTRIBUTION_URL: from },
    seconds: PATIENCE,
  });
  if (code !== 0) throw new Error(`distribution ${command.join(' ')} ended with ${code}:\n${log.slice(-4_000)}`);
  return objectsIn(log).at(-1);
}

let files = 0;
/** Indexes the first `last` blocks into a database of its own, and tells how fast, and what it took. */
async function index(from, last, ...how) {
  const file = join(work, `${(files += 1)}.sqlite`);
  const { seconds, peakMiB } = await timed(['index', file, '--until', last, ...how], from);
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

const UNITS = { us: 0.001, ms: 1, s: 1_000, m: 60_000 };

/** What wrk measures of the API, asked for paths in turn: requests a second, milliseconds of half and of 99 in 100. */
async function measured(address, paths) {
  const options = [
    '--threads',
    1,
    '--connections',
    CLIENTS,
    '--duration',
    `${SECONDS}s`,
    '--timeout',
    '20s',
    '--latency',
  ];
  const args = [...options, '--script', TURNS, address, '--', ...paths];
  const { code, log } = await run('wrk', args, { seconds: SECONDS + 60 });
  const within = (share) => {
    const [, value, unit] = new RegExp(`^\\s+${share}%\\s+([\\d.]+)(us|ms|s|m)$`, 'm').exec(log) ?? [];
    return Number(value) * UNITS[unit];
  };
  const perSecond = Number(/^Requests\/sec:\s+([\d.]+)$/m.exec(log)?.[1]);
  const figures = { perSecond, half: within(50), most: within(99) };
  // It tells of other answers, and of connections that broke, only where there are any.
  const wrong = /Non-2xx|Socket errors/.test(log) || !Object.values(figures).every(Number.isFinite);
  if (code !== 0 || wrong) throw new Error(`wrk ended with ${code} for ${paths.join(' ')}:\n${log}`);
  return figures;
}

/** How long reports take with the index, what they need, and how large their folders are. */
async function reports(database) {
  const { address: alice } = keyring().addFromUri('//Alice');
  const year = new Date((await api.query.timestamp.now()).toNumber()).getUTCFullYear();
  const commands = [
    ['report', 'round', history.large],
    ['report', 'round', round],
    ['report', 'round', history.vested],
    ['report', 'year', year],
    ['report', 'emission'],
    ['report', 'solvency'],
    ['statement', alice],
  ];
  console.log('\nReports, with the index\n');
  row('command', 'seconds', 'memory', 'folder', 'verified in');
  row('---', '---', '---', '---', '---');
  for (const [i, command] of commands.entries()) {
    const out = join(work, `report-${i}`);
    const how = command[1] === 'solvency' ? [] : ['--index', database];
    const made = await timed([...command, ...how, '--out', out]);
    const verified = await timed(['report', 'verify', out]);
    const bytes = readdirSync(out).reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
    const name = command.join(' ').replace(alice, 'ACCOUNT');
    const size = `${(bytes / (1 << 20)).toFixed(1)} MiB`;
    row(`\`${name}\``, made.seconds.toFixed(1), `${made.peakMiB} MiB`, size, `${verified.seconds.toFixed(1)} s`);
  }
}

/** How the API answers many clients at once. */
async function load(file) {
  const options = ['--index', file, '--api', '127.0.0.1:0', '--rate', 1_000_000, '--burst', 1_000_000];
  const server = launch(['serve', ...options, '--listen', '127.0.0.1:0'], { program: PROGRAM });
  const [, address] = await server.line(/history at (http:\S+)/);
  const { address: alice } = keyring().addFromUri('//Alice');
  const paths = [
    '/v1/status',
    `/v1/rounds/${round}`,
    `/v1/rounds/${round}/payments?limit=100`,
    `/v1/rounds/${round}/payments?limit=100&from=13000`,
    `/v1/accounts/${alice}/movements?limit=100`,
    `/v1/accounts/${alice}/events?limit=100`,
    '/v1/events/Distribution/Paid?limit=100',
  ];
  console.log(`\nThe API, ${CLIENTS} clients, ${SECONDS} s each\n`);
  row('path', 'requests a second', 'median', '99 %');
  row('---', '---', '---', '---');
  // The last one asks no database: more than that neither wrk nor HTTP can do here.
  const questions = [['these, in turn', ...paths], ...[...paths, '/health'].map((path) => [path, path])];
  for (const [name, ...asked] of questions) {
    const { perSecond, half, most } = await measured(address, asked);
    const shown = name.startsWith('/') ? `\`${name.replace(alice, 'ACCOUNT')}\`` : name;
    row(shown, perSecond.toFixed(0), `${half.toFixed(1)} ms`, `${most.toFixed(1)} ms`);
  }
  await server.stop();
}

const ways = [1, 4, 32, 128].map((at) => [at === 1 ? 'one by one' : `${at} at a time`, '--at-once', at]);
const { file } = await tableOf('Beside the node', url, BLOCKS, [...ways, ['32, proven', '--at-once', 32, '--prove']]);
const slow = await startProxy(url);
slow.delay(DELAY);
await tableOf(`From a node ${DELAY} ms away`, slow.url, BLOCKS, ways);
await slow.die();
await reports(file);
await load(file);
await node.stop();
