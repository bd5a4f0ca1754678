// The node dies under `claim-all` and `attest-all` and comes back: they go on, and everything is done once.

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
import { UNIT, empty, free, payments, round } from '../../lib/rounds.mjs';

const NO_CONNECTION = 4;
const INTERRUPTED = 130;
const ROWS = 800;
// Small batches, so that many are under way when the node dies.
const SLOWLY = ['--batch', 20, '--in-flight', 12];
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

/** Kills the node as soon as `enough` holds, and starts it again after a while. */
async function dies(enough, ended) {
  let over = false;
  ended.then(() => {
    over = true;
  });
  while (!over && !(await enough())) await pause(50);
  assert.ok(!over, 'it ended before the node died');
  await node.kill();
  await pause(2_000);
  await up();
}

before(async () => {
  const [rpc, p2p, prometheus] = await Promise.all([freePort(), freePort(), freePort()]);
  args = [
    '--dev',
    '--dev-block-time',
    500,
    '--base-path',
    join(folder, 'node'),
    '--rpc-port',
    rpc,
    '--port',
    p2p,
    '--prometheus-port',
    prometheus,
    '--state-pruning',
    'archive',
    '--blocks-pruning',
    'archive',
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

/** An open round over `ROWS` accounts that nobody has used: its number, rows and tree. */
async function opened(name) {
  const rows = Array.from({ length: ROWS }, (_, row) => [empty(`${name} ${row}`), UNIT + BigInt(row)]);
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, rows.map(([who, amount]) => `${who},${amount}\n`).join(''));
  const list = join(folder, name);
  await cli(['list', 'build', file, '--keep-order', '--out', list]);
  const as = { url, suri: '//Alice' };
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

describe('a node that is killed and started again', () => {
  it('is waited for by claim-all, which pays every row once', async () => {
    const job = await opened('claims');
    const { ended } = start(['claim-all', job.id, '--list', job.list, ...SLOWLY, ...PATIENTLY], job.as);
    await dies(async () => (await claimed(job.id)) >= 100, ended);
    // A second time, now that it has gone on.
    const before = await claimed(job.id);
    await dies(async () => (await claimed(job.id)) >= before + 100, ended);
    const result = await ended;
    assert.equal(result.code, 0, `${result.out}${result.err}`);
    assert.equal(result.json.rows, ROWS);
    // Also those of transactions whose end it did not see.
    assert.deepEqual([result.json.paidBefore, result.json.paid], [0, ROWS]);
    assert.equal(result.json.amount, result.json.claimed);
    assert.deepEqual(result.json.refused, []);
    assert.match(result.err, /The connection to the node at \S+ broke/);
    assert.equal(result.json.claimed, String(job.rows.reduce((sum, [, amount]) => sum + amount, 0n)));
    await paidOnce(job);
    assert.equal((await cli(['report', job.id], job.as)).complete, true);
  });

  it('is waited for by attest-all, which records every account once', async () => {
    const expires = (await api.call.distributionApi.now()).toNumber() + 1_000_000;
    const accounts = Array.from({ length: ROWS }, (_, row) => empty(`attested ${row}`));
    const file = join(folder, 'attestations.csv');
    const lines = accounts.map((who, row) => [who, 1, 'DE', expires, hashOf(`file ${row}`)].join(','));
    writeFileSync(file, `account,level,country,expires,evidence\n${lines.join('\n')}\n`);
    const as = { url, suri: '//Dave' };
    const known = async () => {
      const statuses = await Promise.all([0, 300].map((row) => statusOf(api, accounts[row])));
      return statuses.every(({ records }) => records.length > 0);
    };
    const { ended } = start(['compliance', 'attest-all', file, ...SLOWLY, ...PATIENTLY], as);
    await dies(known, ended);
    const result = await ended;
    assert.equal(result.code, 0, `${result.out}${result.err}`);
    assert.equal(result.json.attested, ROWS);
    const again = await cli(['compliance', 'attest-all', file], as);
    assert.deepEqual([again.alreadyThere, again.attested, again.transactions], [ROWS, 0, 0]);
    for (const row of [0, 700, ROWS - 1]) {
      const { records } = await statusOf(api, accounts[row]);
      assert.equal(records.length, 1);
      const entry = await attesterEntry(api, records[0].attester);
      assert.equal(entry.records.toNumber(), ROWS);
    }
  });
});

describe('claim-all', () => {
  it('settles what is under way at Ctrl-C, says how to go on, and goes on', async () => {
    const job = await opened('interrupted');
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

  it('gives up on a node that does not come back', async () => {
    const job = await opened('abandoned');
    const command = ['claim-all', job.id, '--list', job.list, '--reconnect', 3, '--retries', 1, ...SLOWLY];
    const { ended } = start(command, job.as);
    while ((await claimed(job.id)) < 100) await pause(50);
    await node.kill();
    const result = await ended;
    assert.equal(result.code, NO_CONNECTION, `${result.out}${result.err}`);
    assert.match(result.json.error, /did not come back within 3 seconds/);
    assert.equal(result.json.paid + result.json.left, ROWS);
    // There is nothing to try again with.
    assert.doesNotMatch(result.err, /trying again/);
    assert.equal((await run(['round', 'show', job.id], job.as)).code, NO_CONNECTION);
    await up();
    const rest = await cli(['claim-all', job.id, '--list', job.list], job.as);
    assert.equal(rest.paidBefore + rest.paid, ROWS);
    await paidOnce(job);
  });
});
