// Has other people's clients read the blocks of rounds' lives and send a free claim each, and prints the table of what
// came of it: `run.mjs [NAME…]`, of all clients by default. scripts/clients.sh installs them and calls this.
//
// CLIENTS_DIR    folder in which the clients are installed, each in one of its name
// CLIENTS_LOGS   folder for what they print and answer; by default it is not kept

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { head, until } from '../lib/blocks.mjs';
import { judge, tableOf, versionsOf } from '../lib/clients.mjs';
import { startNode } from '../lib/node.mjs';
import { NODE, run } from '../lib/program.mjs';
import { free } from '../lib/rounds.mjs';
import { makeLife, truthOf } from './life.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const table = JSON.parse(readFileSync(join(HERE, 'table.json'), 'utf8'));
const installed = process.env.CLIENTS_DIR;
if (!installed) throw new Error('CLIENTS_DIR must name the folder of the installed clients: use scripts/clients.sh');
const logs = process.env.CLIENTS_LOGS;
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(table);

/** Minutes for a client to read all blocks, or to claim. */
const LIMIT = 10;
/** Milliseconds for a claim that the pool took to be in a block. */
const PATIENCE = 60_000;

const work = mkdtempSync(join(tmpdir(), 'distribution-clients-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

// Once, for the node and for the light client.
const spec = join(work, 'dev.json');
process.env.E2E_DEV_SPEC = spec;
const made = spawnSync(NODE, ['export-chain-spec', '--chain', 'dev', '--raw', '--output', spec], { encoding: 'utf8' });
if (made.status !== 0) throw new Error(`no chain spec: ${made.error ?? made.stderr}`);

const read = (...path) => {
  const file = join(HERE, ...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/** Has a client do something; returns its answer. */
async function ask(name, what, life) {
  const [lifeFile, answer] = ['life', 'answer'].map((file) => join(work, `${name}-${what}-${file}.json`));
  writeFileSync(lifeFile, JSON.stringify(life));
  const folder = join(installed, name);
  const own = (...path) => (existsSync(join(folder, ...path)) ? join(folder, ...path) : undefined);
  // Some need a newer Node.js, and bring it.
  const program = own('client.py') ? join(folder, 'venv', 'bin', 'python') : own('node_modules', '.bin', 'node');
  const client = own('client.py') ?? own('client.mjs');
  const { code, log } = await run(program ?? process.execPath, [client, what, lifeFile, answer], {
    seconds: LIMIT * 60,
    cwd: folder,
    // All that they talk to is this machine's node.
    env: { no_proxy: '*', NO_PROXY: '*' },
  });
  const told = existsSync(answer) ? readFileSync(answer, 'utf8') : undefined;
  if (logs) {
    writeFileSync(join(logs, `${name}-${what}.log`), log);
    if (told) writeFileSync(join(logs, `${name}-${what}.json`), told);
  }
  if (!told) return { error: `it ended with ${code}: ${log.trim().split('\n').at(-1)}` };
  return JSON.parse(told);
}

/** Has a client claim; returns what it paid and in which blocks that may be, or an error. */
async function claimBy(api, name, life) {
  const { account, amount } = life.claim;
  const from = (await head(api)) + 1;
  const { error, claim } = await ask(name, 'claim', life);
  if (error !== undefined) return { error };
  if (claim?.paid !== undefined) {
    return (await free(api, account)) === 0n ? { paid: claim.paid, bare: true } : { error: 'it was paid on the chain' };
  }
  try {
    await until(api, async () => (await free(api, account)) >= BigInt(amount), PATIENCE);
  } catch {
    return { error: `nothing was paid within ${PATIENCE / 1000} s` };
  }
  return { paid: String(await free(api, account)), blocks: [from, await head(api)] };
}

/** Whether a claim was bare: there is a payment of the row, by an extrinsic without a signature. */
function isBare(truth, { round, account, beneficiary = account }) {
  for (const { events, extrinsics } of truth) {
    const paid = events.find(
      (each) => each.account === beneficiary && each.round === round && each.amount !== undefined,
    );
    if (paid) return extrinsics[paid.at].signed === false;
  }
  return false;
}

const node = await startNode({ blockTime: 500 });
const results = new Map();
try {
  const { api, url } = node;
  console.log('The rounds are being made (about four minutes)');
  const claims = await makeLife(node, names);
  const numbers = Array.from({ length: await head(api) }, (_, index) => index + 1);
  for (const name of names) {
    results.set(name, {});
    if (table[name].claims.none) continue;
    console.log(`… ${name} claims`);
    const claim = await claimBy(api, name, { url, spec, claim: claims.get(name) });
    results.get(name).claim = claim;
    // All are to read the block of the claim.
    for (let number = claim.blocks?.[0]; number <= claim.blocks?.[1]; number += 1) numbers.push(number);
  }
  const truth = await truthOf(
    api,
    [...new Set(numbers)].sort((a, b) => a - b),
  );
  const blocks = truth.map(({ number, hash }) => ({ number, hash }));
  for (const name of names) {
    console.log(`… ${name} reads ${blocks.length} blocks`);
    const told = await ask(name, 'read', { url, spec, blocks });
    const { claim } = results.get(name);
    if (claim?.blocks) claim.bare = isBare(truth, claims.get(name));
    const { amount } = claims.get(name);
    results.set(name, judge(table[name], { truth, read: told.blocks ?? told, claim, amount }));
  }
} finally {
  await node.stop();
}

const rows = names.map((name) => {
  const files = { manifest: read(name, 'package.json'), requirements: read(name, 'requirements.txt') };
  return [table[name].title, versionsOf(table[name], files).join(', '), ...results.get(name).cells];
});
console.log(`\n${tableOf(rows)}\n`);
const bad = names.filter((name) => results.get(name).faults.length > 0);
for (const name of bad) {
  const { faults } = results.get(name);
  for (const fault of faults.slice(0, 3)) console.error(`✖ ${name}: ${fault}`);
  if (faults.length > 3) console.error(`✖ ${name}: and ${faults.length - 3} more`);
}
if (bad.length > 0) {
  console.error(`error: ${bad.length} of ${names.length} clients are not as e2e/clients/table.json says`);
  process.exit(1);
}
console.log(`All ${names.length} clients are as e2e/clients/table.json says`);
