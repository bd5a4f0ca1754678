// What whole blocks cost: full-blocks.mjs PROGRAM, the built runtime/examples/block_cost. Fills blocks of a development
// chain, with one kind of work after another, through the pool as everybody does. Then stops the node, has PROGRAM execute
// the fullest block of each kind again, and prints one table: the weight that the chain booked for a block, after all that
// was given back, beside the time that executing it took a node and the relay chain's validators. Weights are validators'
// time. Fails if a block takes them longer than its weight says, if they refuse it or get more than they may, or more than
// the block booked, if it takes a node longer than an author has, or if a transaction needed more bytes of proof than it
// declared. DISTRIBUTION_BIN is the folder of the built programs.
//
//   --mixed N   fills N blocks with random transactions of all kinds instead, many of which are of several parts, and
//               some of which fail: what is given back of a transaction must not make a block take longer than it says
//   --seed S    the number that decides which they are, 1 by default. It is printed. The same number sends the same
//               transactions; which of them are in one block depends on the pool too

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { head, recordsOf, stateAfter, until } from '../e2e/lib/blocks.mjs';
import { digest, chunks as inChunks } from '../e2e/lib/chunks.mjs';
import { bytesOf, prepare, random, submitMixed, transactions } from '../e2e/lib/mixed.mjs';
import { connect } from '../e2e/lib/node.mjs';
import { READY, freePort, launch, run } from '../e2e/lib/program.mjs';
import {
  UNIT,
  claim,
  claimRange,
  draft,
  empty,
  fund,
  keyring,
  listOf,
  open,
  openDraft,
  terms,
} from '../e2e/lib/rounds.mjs';
import { send } from '../e2e/lib/tx.mjs';

// Milliseconds between blocks: long enough for the pool to take what fills one.
const BLOCK_TIME = 6_000;
// Transactions that are sent at a time.
const AT_ONCE = 50;
// Rows of a round: more than a block holds of each kind.
const ROWS = {
  signed: 3_500,
  batched: 12_288,
  free: 450,
  ranged: 3_072,
  pushed: 16_384,
  removed: 2_560,
  published: 131_072,
};
const BATCH = 256;
// Rows of a chunk of a list.
const CHUNK = 4_096;
// How often a block is executed again: by a node, and by validators.
const TIMES = 11;
// Seconds after which that hangs: preparing the wasm as validators do takes a minute or more.
const PATIENCE = 3_600;
// The part of a validator's time in which an author must have prepared a block.
const TO_AUTHOR = 0.9;
// Calls that add rows, in one transaction.
const CALLS = 24;
// Rows of the list of mixed blocks, and roughly the weight of what is sent for one, in milliseconds.
const MIXED_ROWS = 16_384;
const MIXED_WORK = 2_000;
const ALL_CLASSES = ['normal', 'operational', 'mandatory'];

const {
  values: { mixed, seed },
  positionals: [program],
} = parseArgs({
  allowPositionals: true,
  options: { mixed: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
if (!program || ![mixed ?? '1', seed].every((number) => /^[1-9]\d*$/.test(number))) {
  console.error('usage: full-blocks.mjs PROGRAM [--mixed N] [--seed S]');
  process.exit(2);
}

const data = mkdtempSync(join(tmpdir(), 'distribution-blocks-'));
process.on('exit', () => rmSync(data, { recursive: true, force: true }));
const [rpc, p2p, prometheus] = await Promise.all([freePort(), freePort(), freePort()]);
const node = launch([
  ...['--dev', '--dev-block-time', BLOCK_TIME, '--base-path', data],
  ...['--rpc-port', rpc, '--port', p2p, '--prometheus-port', prometheus],
  ...['--state-pruning', 'archive', '--blocks-pruning', 'archive'],
  ...['--pool-limit', 40_000, '--pool-kbytes', 200_000],
]);
await node.line(READY);
const api = await connect(`ws://127.0.0.1:${rpc}`);
await api.isReady;
await node.line(/Imported #1\b/);
const [alice, bob, charlie, dave, eve, ferdie] = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) =>
  keyring().addFromUri(`//${name}`),
);
const raw = (method, ...params) => api._rpcCore.provider.send(method, params);

const numbers = (count) => Array.from({ length: count }, (_, number) => number);
const rowsOf = (name, count) => numbers(count).map((number) => [empty(`${name} ${number}`), UNIT]);
const chunks = (list, size) =>
  numbers(Math.ceil(list.length / size)).map((number) => list.slice(number * size, (number + 1) * size));

/** A Merkle round of so many rows, open. */
async function merkle(name, rows, manager, order) {
  const list = listOf(rowsOf(name, rows), order);
  return { list, id: await open(api, manager, await terms(api, list)) };
}

/** A listed round of so many rows, still a draft. */
async function listed(name, rows, manager) {
  const budget = UNIT * BigInt(rows);
  const id = await draft(api, manager, await terms(api, undefined, { budget }));
  const calls = chunks(rowsOf(name, rows), BATCH).map((some) => api.tx.distribution.addEntries(id, some));
  for (const some of chunks(calls, CALLS)) await send(api, api.tx.utility.batchAll(some), manager);
  return { id, budget };
}

/** The bytes of transactions with these calls, one after another, of one account. */
async function signed(calls, signer) {
  const first = (await api.rpc.system.accountNextIndex(signer.address)).toNumber();
  const all = [];
  for (const [number, call] of calls.entries()) {
    all.push((await call.signAsync(signer, { era: 0, nonce: first + number })).toHex());
  }
  return all;
}

async function nextBlock() {
  const now = await head(api);
  await until(api, async () => (await head(api)) > now);
}

/** Sends transactions just after a block, so that the next one finds as many as can be. */
async function submit(bytes) {
  await nextBlock();
  for (const some of chunks(bytes, AT_ONCE)) {
    await Promise.all(some.map((each) => raw('author_submitExtrinsic', each)));
  }
}

const poolIsEmpty = async () => (await raw('author_pendingExtrinsics')).length === 0;
const nothingToPush = async () => (await api.query.distribution.pushQueue()).length === 0;

const found = [];

/**
 * Does some work, and notes the block that booked the most weight for it, in the classes `dispatch` (of transactions, or
 * of hooks), with the number of its events that `counts` accepts.
 */
async function fill(
  label,
  work,
  { done = poolIsEmpty, dispatch = ['normal'], counts = api.events.distribution.Paid } = {},
) {
  const from = (await head(api)) + 1;
  await work();
  await until(api, done);
  let fullest;
  for (let number = from; number <= (await head(api)); number += 1) {
    const booked = await (await stateAfter(api, number)).query.system.blockWeight();
    const weight = dispatch.reduce((sum, name) => sum + booked[name].refTime.toNumber(), 0);
    if (!fullest || weight > fullest.weight) fullest = { number, weight };
  }
  const events = await recordsOf(api, (await api.rpc.chain.getBlockHash(fullest.number)).toHex());
  found.push({ label, number: fullest.number, items: events.filter(({ event }) => counts.is(event)).length });
  console.error(`… ${label}: block ${fullest.number}`);
}

/** One kind of work after another. */
async function eachKind() {
  const [own, batched, pushed, removed] = await Promise.all([
    merkle('signed', ROWS.signed, alice),
    merkle('batched', ROWS.batched, bob),
    listed('pushed', ROWS.pushed, charlie),
    listed('removed', ROWS.removed, dave),
  ]);
  // The rounds of one manager may use a third of what the others leave of what there is for free claims.
  const managers = [alice, bob, charlie, dave, eve, ferdie];
  const freely = await Promise.all(managers.map((manager, n) => merkle(`free ${n}`, ROWS.free, manager)));
  const inOrder = { sortLeaves: false };
  const ranged = await Promise.all(managers.map((manager, n) => merkle(`ranged ${n}`, ROWS.ranged, manager, inOrder)));
  await Promise.all([
    send(api, await fund(api, pushed.id, pushed.budget + UNIT), charlie),
    send(api, api.tx.distribution.abandon(removed.id), dave),
  ]);

  await fill('nothing', nextBlock);
  const claims = numbers(ROWS.signed).map((row) => claim(api, own.id, own.list, row));
  const claimsSigned = await signed(claims, alice);
  await fill('signed claims, a transaction each', () => submit(claimsSigned));

  const batches = chunks(numbers(ROWS.batched), BATCH).map((rows) =>
    api.tx.distribution.claimBatch(
      batched.id,
      rows.map((row) => ({ beneficiary: batched.list.account(row), evidence: batched.list.evidence(row) })),
    ),
  );
  const batchesSigned = await signed(batches, bob);
  await fill(`\`claim_batch\` of ${BATCH}`, () => submit(batchesSigned));

  // In turns, so that all rounds use up their parts of the first block.
  const unsigned = numbers(ROWS.free).flatMap((row) => freely.map(({ id, list }) => claim(api, id, list, row).toHex()));
  await fill('free claims', () => submit(unsigned));

  const ranges = numbers(ROWS.ranged / BATCH).flatMap((part) =>
    ranged.map(({ id, list }) => claimRange(api, id, list, part * BATCH, BATCH).toHex()),
  );
  await fill(`free claims in ranges of ${BATCH}`, () => submit(ranges));

  await fill('pushed rows', async () => send(api, await openDraft(api, pushed.id), charlie), {
    done: nothingToPush,
    dispatch: ['mandatory'],
  });

  // Many removals, and then one at a time, which must not pass by all that is removed already.
  const cleanUp = (limit) => api.tx.distribution.cleanUp(removed.id, limit);
  const cleaning = await signed(
    [
      ...numbers(7).map(() => cleanUp(BATCH)),
      ...numbers(6).map(() => api.tx.utility.batchAll(numbers(90).map(() => cleanUp(1)))),
    ],
    dave,
  );
  await fill(`7 × \`clean_up(${BATCH})\`, then \`clean_up(1)\` in batches of 90`, () => submit(cleaning), {
    counts: api.events.utility.ItemCompleted,
  });

  const parts = inChunks(rowsOf('published', ROWS.published), CHUNK);
  const published = await api.query.lists.nextListId();
  await send(api, api.tx.lists.announce(ROWS.published, parts.map(digest)), eve);
  const storing = await signed(
    parts.map((bytes) => api.tx.lists.publish(published, `0x${Buffer.from(bytes).toString('hex')}`)),
    ferdie,
  );
  await fill(`\`lists.publish\` of ${CHUNK} rows`, () => submit(storing), { counts: api.events.lists.ChunkStored });
}

/** Random transactions of all kinds, for so many blocks. */
async function mixedBlocks(count) {
  console.error(`… ${count} mixed blocks of seed ${seed}`);
  const people = [alice, bob, charlie, dave, eve, ferdie];
  const world = await prepare(api, people, { rows: MIXED_ROWS, drafts: count });
  const draws = random(Number(seed));
  for (const number of numbers(count)) {
    const bytes = await bytesOf(api, await transactions(api, world, draws, MIXED_WORK));
    const work = async () => {
      await nextBlock();
      await submitMixed(api, bytes, AT_ONCE);
    };
    const done = async () => (await poolIsEmpty()) && (await nothingToPush());
    // Whatever succeeded is counted: a mix need not have payments.
    const counts = api.events.system.ExtrinsicSuccess;
    await fill(`mix ${number + 1} of seed ${seed}`, work, { done, dispatch: ALL_CLASSES, counts });
  }
}

await (mixed ? mixedBlocks(Number(mixed)) : eachKind());

await api.disconnect();
await node.stop();
const [chain] = readdirSync(join(data, 'chains'));
const blocks = found.map(({ number }) => number);
const again = [join(data, 'chains', chain), TIMES, ...blocks];
const { code, log } = await run(program, again, { seconds: PATIENCE });
if (code !== 0) {
  console.error(log);
  throw new Error(`executing the blocks again ended with ${code}`);
}
const costs = log
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line));

const ms = (value) => value.toFixed(1);
const kB = (bytes) => (bytes / 1000).toFixed(0);
const times = ({ median, least, most }) => `${ms(median)} ms, ${ms(least)} to ${ms(most)}`;
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
const columns = [
  ...['a block of', 'transactions', 'items', 'weight booked', 'took: median, least to most', 'took to booked'],
  ...['PoV booked', 'PoV', 'validating took', 'to booked', 'of what it may', "PoV of validators' limit"],
];
row(columns);
console.log('|---'.repeat(columns.length) + '|');
for (const [at, { label, items }] of found.entries()) {
  const { transactions, booked, took, validated, mostTime, bookedProof, pov, mostPov } = costs[at];
  row([
    ...[label, transactions, items, `${ms(booked)} ms`, times(took), (took.median / booked).toFixed(2)],
    ...[`${kB(bookedProof)} kB`, `${kB(pov)} kB`],
    ...[times(validated), (validated.median / booked).toFixed(2)],
    ...[percent(validated.median, mostTime), percent(pov, mostPov)],
  ]);
  for (const [wrong, what] of [
    // Beginning with the prepared code is in no weight, and matters in an empty block alone.
    [items > 0 && validated.median > booked, 'takes validators longer than its weight says'],
    [took.median > TO_AUTHOR * mostTime, 'takes a node longer than its author has'],
    [pov > bookedProof, 'is larger than what it booked'],
    [pov > mostPov, 'is larger than validators take'],
  ]) {
    if (!wrong) continue;
    console.error(`error: a block of ${label} ${what}`);
    process.exitCode = 1;
  }
}
const short = node.log.match(/Benchmarked storage weight smaller than consumed.*/g) ?? [];
if (short.length > 0) {
  console.error(`error: ${short.length} times a transaction needed more proof than declared, first: ${short[0]}`);
  process.exitCode = 1;
}
