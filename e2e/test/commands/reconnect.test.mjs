// The node dies under `claim-all`, `attest-all` and `list publish` and comes back: they go on, and everything is done
// once.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { untilNow } from '../../lib/blocks.mjs';
import { attesterEntry, hashOf, statusOf } from '../../lib/compliance.mjs';
import { cli, run, start } from '../../lib/cli.mjs';
import { connect, freePort } from '../../lib/node.mjs';
import { launch, READY } from '../../lib/program.mjs';
import { UNIT, empty, free, listOf, payments, round } from '../../lib/rounds.mjs';

const NO_CONNECTION = 4;
const INTERRUPTED = 130;
const ROWS = 900;
// Rows of a chunk, so that a list has many.
const CHUNK = 64;
// Small batches, so that many are under way when the node dies, and most are still to come.
const SLOWLY = ['--batch', 5, '--in-flight', 12];
// On a machine with other work a node takes its time to start.
const PATIENTLY = ['--reconnect', 600, '--finality', 1_200];
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const folder = mkdtempSync(join(tmpdir(), 'distribution-reconnect-'));
let node;
let args;
let api;
let url;

/** Starts the node, the first time or again: on the same database and the same ports. */
async function up() {
  node = launch(args.map(String));
  await node.line(READY);
  while (api && !api.isConnected) await pause(100);
}

/** Waits until `enough` holds, which must be before one of the commands `ended`. */
async function midway(enough, ended) {
  let over = false;
  const end = () => {
    over = true;
  };
  for (const each of ended) each.then(end, end);
  while (!over && !(await enough())) await pause(50);
  assert.ok(!over, 'it ended before the node died');
}

before(async () => {
  const [rpc, p2p, prometheus] = await Promise.all([freePort(), freePort(), freePort()]);
  // With a raw chain spec each start compiles the runtime once, not three times.
  const spec = process.env.E2E_DEV_SPEC ? ['--chain', process.env.E2E_DEV_SPEC] : [];
  args = [
    ...['--dev', '--dev-block-time', 500, '--base-path', join(folder, 'node'), ...spec],
    ...['--rpc-port', rpc, '--port', p2p, '--prometheus-port', prometheus],
    ...['--state-pruning', 'archive', '--blocks-pruning', 'archive'],
  ];
  url = `ws://127.0.0.1:${rpc}`;
  await up();
  api = await connect(url);
  await untilNow(api, 1);
});
after(async () => {
  await api?.disconnect();
  await node?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** An open round of `suri` over `ROWS` accounts that nobody has used: its number, rows and tree. */
async function opened(name, suri) {
  const rows = Array.from({ length: ROWS }, (_, row) => [empty(`${name} ${row}`), UNIT + BigInt(row)]);
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, rows.map(([who, amount]) => `${who},${amount}\n`).join(''));
  const list = join(folder, name);
  await cli(['list', 'build', file, '--keep-order', '--out', list]);
  const as = { url, suri };
  const { round: id } = await cli(['round', 'draft', '--list', list], as);
  await cli(['round', 'fund', id], as);
  await cli(['round', 'open', id], as);
  return { id, rows, list, as };
}

const claimed = async (id) => (await round(api, id)).rowsClaimed.toNumber();

/** Every row was paid once and to the unit, by the events, the digest, and the accounts themselves. */
async function paidOnce({ id, rows }) {
  const { paid, digest } = await payments(api, id);
  assert.equal(paid.length, rows.length);
  assert.equal(new Set(paid.map(({ index }) => index)).size, rows.length);
  assert.ok(
    paid.every(({ beneficiary, amount, index }) => beneficiary === rows[index][0] && amount === rows[index][1]),
  );
  const info = await round(api, id);
  assert.equal(info.audit.toHex(), digest);
  assert.equal(
    info.claimed.toBigInt(),
    rows.reduce((sum, [, amount]) => sum + amount, 0n),
  );
  for (const row of [0, 1, rows.length - 1]) assert.equal(await free(api, rows[row][0]), rows[row][1]);
}

/** A file with statements about `ROWS` accounts, and the accounts. */
async function statements() {
  const expires = (await api.call.distributionApi.now()).toNumber() + 1_000_000;
  const accounts = Array.from({ length: ROWS }, (_, row) => empty(`attested ${row}`));
  const file = join(folder, 'attestations.csv');
  const lines = accounts.map((who, row) => [who, 1, 'DE', expires, hashOf(`file ${row}`)].join(','));
  writeFileSync(file, `account,level,country,expires,evidence\n${lines.join('\n')}\n`);
  return { file, accounts, as: { url, suri: '//Dave' } };
}

/**
 * A list of so many chunks of `CHUNK` rows that nobody has published, in a file, and how to publish it: a chunk in a block,
 * so that it takes long.
 */
function unpublished(name, count, suri) {
  const rows = Array.from({ length: count * CHUNK }, (_, row) => [empty(`${name} ${row}`), UNIT + BigInt(row)]);
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, rows.map(([who, amount]) => `${who},${amount}\n`).join(''));
  const command = ['list', 'publish', file, '--keep-order', '--chunk-rows', CHUNK, '--in-flight', 1];
  return { command, as: { url, suri }, count, root: listOf(rows, { sortLeaves: false }).root };
}

/** The last list that was announced, if there is one: its number, and how many of its chunks are stored. */
async function lastList() {
  const number = (await api.query.lists.nextListId()).toNumber() - 1;
  const list = number < 0 ? null : (await api.query.lists.lists(number)).toJSON();
  return { number, stored: list?.stored ?? 0, root: list?.root };
}

describe('a node that is killed and started again', () => {
  // Each start compiles the runtime, so all commands see the same accidents.
  let claims;
  let attesting;
  let abandoned;
  let publishing;
  before(async () => {
    [claims, abandoned, attesting] = await Promise.all([
      opened('claims', '//Alice'),
      opened('abandoned', '//Bob'),
      statements(),
    ]);
    const claimAll = ({ id, list, as }, ...more) => start(['claim-all', id, '--list', list, ...SLOWLY, ...more], as);
    claims.ended = claimAll(claims, ...PATIENTLY).ended;
    abandoned.ended = claimAll(abandoned, '--reconnect', 3, '--retries', 1).ended;
    attesting.ended = start(['compliance', 'attest-all', attesting.file, ...SLOWLY, ...PATIENTLY], attesting.as).ended;
    publishing = unpublished('published', 60, '//Charlie');
    publishing.ended = start([...publishing.command, ...PATIENTLY], publishing.as).ended;
    const recorded = async () => {
      const statuses = await Promise.all([0, 100].map((row) => statusOf(api, attesting.accounts[row])));
      return statuses.every(({ records }) => records.length > 0);
    };
    const storing = async () => (await lastList()).stored >= 2;
    await midway(
      async () =>
        (await claimed(claims.id)) >= 100 &&
        (await claimed(abandoned.id)) >= 100 &&
        (await recorded()) &&
        (await storing()),
      [claims.ended, abandoned.ended, attesting.ended, publishing.ended],
    );
    await node.kill();
    // Until one of the commands has lost its patience.
    await abandoned.ended;
    abandoned.meanwhile = await run(['round', 'show', abandoned.id], abandoned.as);
    await up();
    // A second time, now that it has gone on.
    const before = await claimed(claims.id);
    await midway(async () => (await claimed(claims.id)) >= before + 100, [claims.ended]);
    await node.kill();
    await up();
  });

  it('is waited for by claim-all, which pays every row once', async () => {
    const result = await claims.ended;
    assert.equal(result.code, 0, `${result.out}${result.err}`);
    assert.equal(result.json.rows, ROWS);
    // Also those of transactions whose end it did not see.
    assert.deepEqual([result.json.paidBefore, result.json.paid], [0, ROWS]);
    assert.equal(result.json.amount, result.json.claimed);
    assert.deepEqual(result.json.refused, []);
    assert.match(result.err, /The connection to the node at \S+ broke/);
    assert.equal(result.json.claimed, String(claims.rows.reduce((sum, [, amount]) => sum + amount, 0n)));
    await paidOnce(claims);
    assert.equal((await cli(['report', 'round', claims.id], claims.as)).complete, true);
  });

  it('is waited for by attest-all, which records every account once', async () => {
    const { file, accounts, as, ended } = attesting;
    const result = await ended;
    assert.equal(result.code, 0, `${result.out}${result.err}`);
    assert.equal(result.json.attested, ROWS);
    const again = await cli(['compliance', 'attest-all', file], as);
    assert.deepEqual([again.alreadyThere, again.attested, again.transactions], [ROWS, 0, 0]);
    for (const row of [0, 500, ROWS - 1]) {
      const { records } = await statusOf(api, accounts[row]);
      assert.equal(records.length, 1);
      const entry = await attesterEntry(api, records[0].attester);
      assert.equal(entry.records.toNumber(), ROWS);
    }
  });

  it('is waited for by list publish, which stores every chunk of one list', async () => {
    const { ended, count, root } = publishing;
    const result = await ended;
    assert.equal(result.code, 0, `${result.out}${result.err}`);
    assert.match(result.err, /The connection to the node at \S+ broke/);
    const { list, announced, storedBefore, chunks } = result.json;
    assert.deepEqual([announced, storedBefore, chunks, result.json.root], [true, 0, count, root]);
    // It was announced once, and the chain has computed the root.
    assert.deepEqual(await lastList(), { number: list, stored: count, root });
  });

  it('is given up by claim-all if it does not come back in time, and the rest is paid later', async () => {
    const result = await abandoned.ended;
    assert.equal(result.code, NO_CONNECTION, `${result.out}${result.err}`);
    assert.match(result.json.error, /did not come back within 3 seconds/);
    assert.equal(result.json.paid + result.json.left, ROWS);
    // There is nothing to try again with. Before the node died its pool, when busy, may not have known the block yet
    // from which a transaction is valid.
    const since = result.err.split('\n').filter((line) => !line.includes('ancient birth block'));
    assert.doesNotMatch(since.join('\n'), /trying again/);
    assert.equal(abandoned.meanwhile.code, NO_CONNECTION);
    const rest = await cli(['claim-all', abandoned.id, '--list', abandoned.list], abandoned.as);
    assert.equal(rest.paidBefore + rest.paid, ROWS);
    await paidOnce(abandoned);
  });
});

describe('claim-all', () => {
  it('settles what is under way at Ctrl-C, says how to go on, and goes on', async () => {
    const job = await opened('interrupted', '//Alice');
    const command = ['claim-all', job.id, '--list', job.list, ...SLOWLY];
    const { child, ended } = start(command, job.as);
    while ((await claimed(job.id)) < 100) await pause(50);
    child.kill('SIGINT');
    const stopped = await ended;
    assert.equal(stopped.code, INTERRUPTED, `${stopped.out}${stopped.err}`);
    assert.equal(stopped.json.code, INTERRUPTED);
    assert.match(stopped.json.error, /run it again to go on/);
    assert.match(stopped.err, /Stopping/);
    // Nothing of it is left in the pool.
    assert.equal((await api.rpc.author.pendingExtrinsics()).length, 0);
    const so = await claimed(job.id);
    assert.ok(so >= 100 && so < ROWS, `${so} rows were paid`);
    assert.deepEqual([stopped.json.paidBefore, stopped.json.paid, stopped.json.left], [0, so, ROWS - so]);
    const rest = await cli(command, job.as);
    assert.deepEqual([rest.paidBefore, rest.paid], [so, ROWS - so]);
    await paidOnce(job);
  });
});

describe('list publish', () => {
  it('goes on with the list that it has announced when it was killed', async () => {
    const job = unpublished('killed', 20, '//Eve');
    const before = (await lastList()).number;
    const { child, ended } = start(job.command, job.as);
    const begun = async () => {
      const { number, stored } = await lastList();
      return number > before && stored >= 3;
    };
    await midway(begun, [ended]);
    child.kill('SIGKILL');
    await ended;
    const { number, stored } = await lastList();
    assert.ok(stored < job.count, `${stored} chunks were stored`);
    const rest = await cli(job.command, job.as);
    assert.deepEqual([rest.list, rest.announced, rest.root], [number, false, job.root]);
    assert.ok(rest.storedBefore >= stored && rest.storedBefore < job.count, `${rest.storedBefore} chunks before`);
    assert.deepEqual(await lastList(), { number, stored: job.count, root: job.root });
  });
});
