// Has schemathesis ask the API of an index, and judges what it tells: api-fuzz.mjs [ADDRESS]. scripts/api-fuzz.sh says
// what for, and installs the program that SCHEMATHESIS_PROGRAM names.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const EXAMPLES = Number(process.env.EXAMPLES || 200);
const SEED = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 32));
// Of the chain that is made if no address is given.
const [BLOCKS, BLOCK_TIME] = [150, 500];
// Seconds: the API gives up after 15.
const LONGEST = 20;
// What every answer has to be: one to a question that the document allows is not a refusal, and one to any other is.
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'positive_data_acceptance',
];
// Paths whose questions may be refused with 400 although the document allows them, because it cannot say why: shares are
// of 200 eras at most, and an address has a checksum, which one that is made up does not have.
const SHARES = '^/v1/shares$';
const MADE_UP = `${SHARES}|^/v1/accounts/`;
// The statuses of answers to them. There is nothing of most made-up numbers, which is not a fault of the question.
const ACCEPTED = ['2xx', '400', '404'];

const work = mkdtempSync(join(tmpdir(), 'distribution-api-fuzz-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** The JSON at a path of the API. */
async function ask(address, path) {
  const response = await fetch(new URL(path, address));
  if (!response.ok) throw new Error(`${path} is answered with ${response.status}: ${await response.text()}`);
  return response.json();
}

/** A figure of the index, as Prometheus reads it. */
async function figure(address, name) {
  const text = await (await fetch(new URL('metrics', address))).text();
  const value = new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`${address}metrics does not have ${name}`);
  return Number(value);
}

/** Values of the parameters in paths that lead to something, so that answers are more than "there is none". */
async function known(address) {
  const { items: rounds } = await ask(address, 'v1/rounds?limit=1');
  if (rounds.length === 0) throw new Error('the index has no round: there is little to ask about');
  const [{ id: round }] = rounds;
  const { items: payments } = await ask(address, `v1/rounds/${round}/payments?limit=1`);
  if (payments.length === 0) throw new Error(`round ${round} has paid nothing: there is little to ask about`);
  const [{ at, beneficiary: account }] = payments;
  const [{ hash }] = await ask(address, `v1/blocks/${at.block}/extrinsics`);
  const [{ id: pool }] = await ask(address, 'v1/pools');
  // As text, as the document has it: it may be a hash.
  return { round, account, block: String(at.block), hash, pool, pallet: 'Distribution', name: 'Paid' };
}

/**
 * Runs schemathesis, with the values of some parameters of paths, and returns its report. Paths of the form `refusing`
 * may refuse what the document allows.
 */
async function fuzz(address, title, values, refusing) {
  console.log(`\n== ${title}\n`);
  const folder = join(work, title.replaceAll(' ', '-'));
  mkdirSync(folder);
  const lines = Object.entries(values).map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}\n`);
  // It is read from the folder in which the program runs, where it also leaves what it remembers.
  const apart = [
    '[[operations]]',
    `include-path-regex = ${JSON.stringify(refusing)}`,
    `checks.positive_data_acceptance.expected-statuses = ${JSON.stringify(ACCEPTED)}`,
  ];
  writeFileSync(join(folder, 'schemathesis.toml'), `[parameters]\n${lines.join('')}\n${apart.join('\n')}\n`);
  const report = join(folder, 'report.json');
  const args = [
    ...['run', new URL('openapi.json', address).href, '--checks', CHECKS.join(',')],
    ...['--max-examples', EXAMPLES, '--seed', SEED, '--generation-database', 'none', '--request-timeout', LONGEST],
    ...['--continue-on-failure', '--warnings', 'off', '--no-color', '--report', 'json', '--report-json-path', report],
  ];
  const child = spawn(process.env.SCHEMATHESIS_PROGRAM, args.map(String), { cwd: folder, stdio: 'inherit' });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve(status ?? signal));
  });
  // Beyond 1 it could not do its work.
  if (code !== 0 && code !== 1) throw new Error(`schemathesis ended with ${code}`);
  return { code, ...JSON.parse(readFileSync(report, 'utf8')) };
}

/** Paths of the document none of whose answers was 200. */
const unanswered = ({ valid_rates: rates }) =>
  Object.entries(rates)
    .filter(([, phases]) => !Object.values(phases).some(({ accepted }) => accepted > 0))
    .map(([path]) => path);

/** Asks the API in both ways. Returns what is wrong. */
async function judge(address, { complete }) {
  const [REQUESTS, FAILED, REFUSED] = ['requests', 'requests_failed', 'requests_refused'].map(
    (name) => `distribution_index_${name}_total`,
  );
  const before = await figure(address, REQUESTS);
  const earlier = await figure(address, FAILED);
  const refused = await figure(address, REFUSED);
  const reports = [
    await fuzz(address, 'as the document has it', {}, MADE_UP),
    await fuzz(address, 'about what there is', await known(address), SHARES),
  ];
  const requests = (await figure(address, REQUESTS)) - before;
  const failed = (await figure(address, FAILED)) - earlier;
  const wrong = reports.flatMap(({ failures, errors }) => [...failures, ...errors].map((one) => JSON.stringify(one)));
  if (reports.some(({ code }) => code !== 0) && wrong.length === 0) {
    wrong.push('schemathesis found something: see above');
  }
  if (reports.some((report) => !report.complete || report.operations.tested !== report.operations.total)) {
    wrong.push('not every path of the document was asked for');
  }
  if (failed > 0) wrong.push(`the index counts ${failed} answers of 500 or above`);
  if ((await figure(address, REFUSED)) > refused) {
    wrong.push('requests were refused as too many: raise --rate and --burst');
  }
  const never = unanswered(reports[1]);
  if (never.length > 0 && complete) wrong.push(`nothing was found at ${never.join(', ')}`);
  else if (never.length > 0) console.log(`nothing was found at ${never.join(', ')}: only refusals are judged there`);
  const cases = reports.reduce((sum, { test_cases: { generated } }) => sum + generated, 0);
  const { operations, schemathesis_version: version } = reports[0];
  console.log(
    `\n${requests} requests of ${cases} cases to ${operations.tested} paths by schemathesis ${version}, seed ${SEED}: ` +
      `${failed} of 500 or above, ${wrong.length} things wrong`,
  );
  return wrong;
}

/** Makes a chain, and an index that follows it and answers meanwhile; asks it. Returns what is wrong. */
async function judgeOwn() {
  // Only here: it needs what is built.
  const { PROGRAM, startHistory } = await import('./index-history.mjs');
  const { launch } = await import('../e2e/lib/program.mjs');
  const { until } = await import('../e2e/lib/blocks.mjs');
  const { node, env, work: folder, last } = await startHistory({ blocks: BLOCKS, blockTime: BLOCK_TIME });
  const options = ['--listen', '127.0.0.1:0', '--rate', 1_000_000, '--burst', 1_000_000];
  const index = launch(['index', join(folder, 'fuzz.sqlite'), ...options], { program: PROGRAM, env });
  const [, address] = await index.line(/Answering at (http:\S+)/);
  // What circulates is known once the node was asked.
  await until(node.api, async () => {
    const [{ head }, { ok }] = [await ask(address, 'v1/status'), await fetch(new URL('supply/circulating', address))];
    return ok && head?.number >= last;
  });
  const wrong = await judge(address, { complete: true });
  await index.stop();
  await node.stop();
  return wrong;
}

const [given] = process.argv.slice(2);
const wrong = given ? await judge(given.endsWith('/') ? given : `${given}/`, { complete: false }) : await judgeOwn();
for (const one of wrong) console.error(`error: ${one}`);
if (wrong.length > 0) process.exitCode = 1;
