// Figures of the page for docs/benchmarks.md, in the manner of Lighthouse: page-figures.mjs. The page is served by
// `distribution serve` with compressed copies of its files, and opened in Chromium before a development chain whose rounds
// pay by lists of ROWS rows (a million) that are in the chain, one in the order of accounts and one in another. Each profile
// is measured TIMES times (5), in a browser that knows nothing of the page, and the median is printed. A manager's page reads
// the file of these rows and makes it ready for the chain, with a worker and without. DISTRIBUTION_BIN and DISTRIBUTION_WEB
// are the folders of the built programs and of the built page.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { WEB, openBrowser, openPage } from '../e2e/lib/browser.mjs';
import { startNode } from '../e2e/lib/node.mjs';
import { BIN, launch, run } from '../e2e/lib/program.mjs';
import { objectsIn } from '../e2e/lib/schemas.mjs';

const ROWS = Number(process.env.ROWS || 1_000_000);
const TIMES = Number(process.env.TIMES || 5);
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json', '.wasm']);
const READER = 'reader.wasm';
/** What is loaded when it is chosen, and counted apart: the light client. */
const LIGHT = /^smoldot/;
// Lighthouse's phone: a processor four times slower, 1.6 Mbit/s and 150 ms, which browsers do not impose on WebSockets.
const PHONE = { cpu: 4, network: { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 } };
// What keeps the page from answering for longer than this is felt, in milliseconds.
const FELT = 50;
const PATIENCE = 900_000;

const work = mkdtempSync(join(tmpdir(), 'distribution-figures-'));
const node = await startNode({ blockTime: 500, args: ['--ipfs-server'] });
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const note = (text) => console.error(text);

/** Runs the command line as Alice, and returns what it tells. */
async function distribution(...args) {
  const env = { ...process.env, DISTRIBUTION_CONFIG: '', DISTRIBUTION_URL: node.url, DISTRIBUTION_SURI: '//Alice' };
  const all = ['--json', '--yes', ...args.map(String)];
  const { stdout } = await promisify(execFile)(join(BIN, 'distribution'), all, { env, maxBuffer: 1 << 28 });
  return objectsIn(stdout).at(-1);
}

/** The account of a row of the list that make-list.mjs makes. */
const accountOf = (row) => `0x${createHash('sha256').update(`row ${row}`).digest('hex')}`;

/** Publishes the list and opens a round that pays by it. Returns how long publishing took, in seconds. */
async function openRound(csv, name, ...options) {
  const folder = join(work, name);
  await distribution('list', 'build', csv, '--out', folder, ...options);
  const begun = performance.now();
  const { list, chunks } = await distribution('list', 'publish', folder);
  const seconds = (performance.now() - begun) / 1_000;
  const { round } = await distribution('round', 'draft', '--published', list);
  await distribution('round', 'fund', round);
  await distribution('round', 'open', round);
  note(`${name}: ${ROWS} rows in ${chunks} chunks published in ${seconds.toFixed(0)} s, round ${round}`);
  return { round, chunks, seconds };
}

/** Serves the built page with compressed copies of its files. */
async function serve() {
  const folder = join(work, 'page');
  cpSync(WEB, folder, { recursive: true });
  writeFileSync(join(folder, 'deployment.json'), JSON.stringify({ name: '', genesis: null, nodes: [node.url] }));
  for (const file of filesIn(folder)) {
    if (COMPRESSED.has(extname(file))) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
  const server = launch(['serve', folder, '--listen', '127.0.0.1:0'], { program: join(BIN, 'distribution') });
  const [, url] = await server.line(/ at (http:\S+)/);
  return { url, stop: () => server.stop() };
}

function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** The bytes of files, as they are and compressed. */
function sizes(files) {
  const sum = (of) => files.reduce((all, file) => all + of(file), 0);
  const compressed = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
  return { files: files.length, bytes: sum((file) => statSync(file).size), compressed: sum(compressed) };
}

/** Watches what a page does, from before its first script on. It runs in the page. */
function watch() {
  const seen = { first: 0, largest: 0, long: [], row: 0 };
  globalThis.seen = seen;
  const observe = (type, act) =>
    new globalThis.PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.first = startTime;
  });
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.largest = startTime;
  });
  observe('longtask', ({ startTime, duration }) => seen.long.push([startTime, duration]));
  const look = () => {
    if (seen.row === 0 && globalThis.document.querySelector('.card[data-test]')) seen.row = performance.now();
  };
  new globalThis.MutationObserver(look).observe(globalThis.document, { childList: true, subtree: true });
}

/** The memory that a process shares with no other, in bytes; 0 if it is gone. */
function ownMemory(process) {
  try {
    const [, kib] = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${process}/status`, 'utf8'));
    return Number(kib) * 1_024;
  } catch {
    return 0;
  }
}

/** Opens the page in a browser of its own, waits until `act` has ended, and tells what it took. */
async function measure(url, act, { cpu = 1, network, workers = true } = {}) {
  const browser = await openBrowser();
  const opened = await openPage(browser, 'about:blank', {
    before: async (page) => {
      await page.addInitScript(watch);
      if (!workers) await page.addInitScript(() => delete globalThis.Worker);
    },
  });
  const { page } = opened;
  page.setDefaultTimeout(PATIENCE);
  const session = await page.context().newCDPSession(page);
  const bytes = { files: 0, node: 0 };
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes.files += encodedDataLength;
  });
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    bytes.node += response.payloadData.length;
  });
  await session.send('Network.enable');
  await session.send('Performance.enable');
  if (network) await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
  if (cpu > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  const heap = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  };
  // What the process of the page has for itself: buffers are not in the heap. What can be thrown away is in it, too.
  const system = await browser.newBrowserCDPSession();
  const resident = async () => {
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => ownMemory(id)));
  };
  let [most, over] = [0, false];
  const looking = (async () => {
    while (!over) {
      most = Math.max(most, await resident());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  try {
    await page.goto(url);
    const took = await act(page);
    const { first, largest, long, row } = await page.evaluate(() => globalThis.seen);
    over = true;
    await looking;
    await session.send('HeapProfiler.collectGarbage');
    const blocked = long.filter(([at]) => at >= first).map(([, duration]) => duration);
    if (opened.faults.length > 0) throw new Error(opened.faults.join('\n'));
    return {
      first,
      largest,
      blocking: blocked.reduce((sum, duration) => sum + Math.max(0, duration - FELT), 0),
      longest: Math.max(0, ...blocked),
      row,
      took,
      files: bytes.files,
      node: bytes.node,
      most,
      kept: await heap(),
    };
  } finally {
    over = true;
    await browser.close();
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The medians of several runs. */
async function medians(times, url, act, profile) {
  const runs = [];
  for (let time = 0; time < times; time += 1) runs.push(await measure(url, act, profile));
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((one) => one[key] ?? 0))]));
}

const ms = (value) => (value >= 10_000 ? `${(value / 1_000).toFixed(1)} s` : `${Math.round(value)} ms`);
const kb = (value) => `${Math.round(value / 1_000)} kB`;
const mb = (value) => `${(value / 1e6).toFixed(1)} MB`;
const table = (...rows) => rows.forEach((cells) => console.log(`| ${cells.join(' | ')} |`));

try {
  const csv = join(work, 'list.csv');
  const made = await run('sh', [
    '-c',
    `'${process.execPath}' '${fileURLToPath(new URL('make-list.mjs', import.meta.url))}' ${ROWS} >'${csv}'`,
  ]);
  if (made.code !== 0) throw new Error(made.log);
  const ordered = await openRound(csv, 'in the order of accounts');
  const served = await serve();
  // A holder's visit: the address is in the link, and the first row is shown.
  const holder = `${served.url}#/account/${accountOf(Math.floor(ROWS / 3))}`;
  const shown = (page) => page.locator('.card[data-test]').first().waitFor();
  const figures = [];
  for (const [name, profile] of [
    ['computer', {}],
    ['phone', PHONE],
  ]) {
    note(`${name}…`);
    figures.push([name, await medians(TIMES, holder, shown, profile)]);
  }
  const stranger = `${served.url}#/account/0x${'5a'.repeat(32)}`;
  const absent = async (page) => {
    await page.getByText(/^Looked through \d+ rounds?\.$/).waitFor();
    return page.evaluate(() => performance.now());
  };
  const missing = await medians(TIMES, stranger, absent, {});
  // A list that the page has to read whole.
  const other = await openRound(csv, 'in another order', '--keep-order');
  const search = (found) => async (page) => {
    const line = page.locator('li', { hasText: `Round ${other.round}:` });
    await line.getByRole('button', { name: 'Search the whole list' }).click();
    const begun = await page.evaluate(() => performance.now());
    const row = page.getByTestId(new RegExp(`^card-${other.round}-`));
    const none = page.getByText(`Round ${other.round}: this address is not in the list. Proven by all of its rows.`);
    await (found ? row.waitFor() : none.waitFor({ state: 'attached' }));
    return (await page.evaluate(() => performance.now())) - begun;
  };
  note('the whole list…');
  const whole = [
    ['of an account in it', await measure(holder, search(true))],
    ['of an account that is not', await measure(stranger, search(false))],
  ];

  // A manager's file.
  const make = async (page) => {
    await page.locator('input[type=file]').setInputFiles(csv);
    const begun = await page.evaluate(() => performance.now());
    const there = async (what) => {
      await what.waitFor();
      return (await page.evaluate(() => performance.now())) - begun;
    };
    await there(page.getByTestId('found'));
    return there(page.getByText('Root of the list', { exact: true }).first());
  };
  const managers = [];
  if (existsSync(join(WEB, READER))) {
    for (const workers of [true, false]) {
      note(workers ? 'the file in a worker…' : 'the file without a worker…');
      const name = workers ? 'in a worker' : 'in the page itself';
      managers.push([name, await measure(`${served.url}#/new`, make, { workers })]);
    }
  } else note(`there is no ${READER} in ${WEB}: managers' figures are left out`);

  const all = filesIn(WEB);
  const isReader = (file) => basename(file) === READER;
  const isLight = (file) => LIGHT.test(basename(file));
  const page = all.filter((file) => !isReader(file) && !isLight(file));
  console.log('\nFiles of the page:\n');
  table(['what', 'files', 'bytes', 'compressed'], ['---', '---', '---', '---']);
  for (const [what, files] of [
    ['the page, with all languages and parts', page],
    ['the reader of lists', all.filter(isReader)],
    ['the light client', all.filter(isLight)],
  ]) {
    const { files: count, bytes, compressed } = sizes(files);
    table([what, count, kb(bytes), kb(compressed)]);
  }
  console.log(
    `\nThe first visit, with an address in a list of ${ROWS.toLocaleString('en')} rows; median of ${TIMES}:\n`,
  );
  table(['what', ...figures.map(([name]) => name)], ['---', ...figures.map(() => '---')]);
  const line = (what, text, key) => table([what, ...figures.map(([, one]) => text(one[key]))]);
  line('First Contentful Paint', ms, 'first');
  line('Largest Contentful Paint', ms, 'largest');
  line('total blocking time', ms, 'blocking');
  line('the first row is shown', ms, 'row');
  line('files of the page, compressed', kb, 'files');
  line('from the node', kb, 'node');
  line('memory of the page’s process, most', mb, 'most');
  line('memory of its scripts in the end', mb, 'kept');
  console.log(`\nLists of ${ROWS.toLocaleString('en')} rows:\n`);
  table(
    ['what', 'time', 'from the node', 'longest pause', 'memory of the process, most', 'of scripts in the end'],
    ['---', '---', '---', '---', '---', '---'],
  );
  const list = (what, time, one) => table([what, ms(time), mb(one.node), ms(one.longest), mb(one.most), mb(one.kept)]);
  list('a row in the order of accounts, proven', figures[0][1].row, figures[0][1]);
  list('that there is none, proven', missing.took, missing);
  for (const [who, one] of whole) list(`the whole list, ${who}`, one.took, one);
  for (const [where, one] of managers) list(`a manager's file, read and made ready ${where}`, one.took, one);
  console.log(`\nPublished: ${ordered.chunks} chunks in ${ordered.seconds.toFixed(0)} s, blocks of half a second.`);
  await served.stop();
} finally {
  await node.stop();
}
