// What strangers can do to a node without paying for it: floods of free claims, forged and true, and abuse of the RPC. Each
// is bounded, others are served meanwhile, and the figures are printed (docs/evidence.md).

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { head, numberOf, until } from '../../lib/blocks.mjs';
import { startNode } from '../../lib/node.mjs';
import { ED, UNIT, claim, empty, keyring, listOf, open, payments, round, terms } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';

/** Limits of the RPC, lower than the defaults, so that they can be reached in seconds. */
const CONNECTIONS = 20;
const SUBSCRIPTIONS = 50;
const BATCH = 100;
const REQUEST_MB = 1;
const FORGED = 500;
const TRUE = 2_000;
/** So many blocks are little, whatever strangers do. */
const SOON = 10;

let node;
let api;
let alice;
let bob;
let charlie;

before(async () => {
  node = await startNode({
    blockTime: 1000,
    args: [
      ...['--rpc-max-connections', CONNECTIONS, '--rpc-max-subscriptions-per-connection', SUBSCRIPTIONS],
      ...['--rpc-max-batch-request-len', BATCH, '--rpc-max-request-size', REQUEST_MB],
    ],
  });
  ({ api } = node);
  [alice, bob, charlie] = ['//Alice', '//Bob', '//Charlie'].map((uri) => keyring().addFromUri(uri));
});
after(() => node?.stop());

const ask = (method, ...params) => api._rpcCore.provider.send(method, params);
const rate = (count, begin) => Math.round(count / ((Date.now() - begin) / 1000));
/** A list of rows of the minimum balance, for accounts that nobody has used. */
const rowsOf = (name, count) => listOf(Array.from({ length: count }, (_, row) => [empty(`${name} ${row}`), ED]));

/** Pays somebody from an account that pays the fee; the number of blocks until it was in one. */
async function pay(signer, to) {
  const begun = await head(api);
  const { block } = await send(api, api.tx.balances.transferAllowDeath(to, UNIT), signer);
  return (await numberOf(api, block)) - begun;
}

describe('strangers with free claims', () => {
  it('get no forged one into the pool, and keep nobody from paying', async (t) => {
    const list = rowsOf('forged', FORGED);
    const id = await open(api, bob, await terms(api, list));
    // Each has the proof of its row, and one unit more than the row.
    const forged = list.rows.map((_, row) => {
      const { Merkle: evidence } = list.evidence(row);
      return claim(api, id, list, row, list.account(row), {
        Merkle: { ...evidence, amount: list.amount(row) + 1n },
      }).toHex();
    });
    const begin = Date.now();
    const [outcomes, waited] = await Promise.all([
      Promise.allSettled(forged.map((hex) => ask('author_submitExtrinsic', hex))).then((all) => {
        t.diagnostic(`${FORGED} forged claims refused, ${rate(FORGED, begin)} a second`);
        return all;
      }),
      pay(charlie, alice.address),
    ]);
    assert.ok(outcomes.every(({ status }) => status === 'rejected'));
    assert.match(String(outcomes[0].reason.data ?? outcomes[0].reason.message), /Custom error/);
    const pool = new Set(await ask('author_pendingExtrinsics'));
    assert.ok(!forged.some((hex) => pool.has(hex)));
    t.diagnostic(`a transfer waited ${waited} blocks meanwhile`);
    assert.ok(waited <= SOON, `${waited} blocks`);
  });

  it('use no more than a share of each block with true ones, and raise no fee', async (t) => {
    const flood = rowsOf('flood', TRUE);
    const few = rowsOf('others', 5);
    const [floodId, fewId] = [
      await open(api, bob, await terms(api, flood)),
      await open(api, alice, await terms(api, few)),
    ];
    const multiplier = async () => (await api.query.transactionPayment.nextFeeMultiplier()).toBigInt();
    const before = await multiplier();
    const begin = Date.now();
    const sent = flood.rows.map((_, row) => ask('author_submitExtrinsic', claim(api, floodId, flood, row).toHex()));
    const outcomes = await Promise.allSettled(sent);
    const admitted = outcomes.filter(({ status }) => status === 'fulfilled').length;
    t.diagnostic(`${admitted} of ${TRUE} true claims admitted, ${rate(TRUE, begin)} a second`);
    assert.ok(admitted > TRUE / 2, `${admitted} admitted`);

    // Behind all of these.
    const asked = await head(api);
    await Promise.all(few.rows.map((_, row) => ask('author_submitExtrinsic', claim(api, fewId, few, row).toHex())));
    const waited = await pay(charlie, alice.address);
    t.diagnostic(`a transfer waited ${waited} blocks meanwhile`);
    assert.ok(waited <= SOON, `${waited} blocks`);

    const paid = async (id) => (await round(api, id)).payments.toNumber();
    await until(api, async () => (await paid(fewId)) === few.rows.length && (await paid(floodId)) === admitted);

    const [ofFlood, ofFew] = [await payments(api, floodId), await payments(api, fewId)];
    const most = Math.max(...ofFlood.blocks.values());
    const [end, others] = [ofFlood, ofFew].map(({ blocks }) => Math.max(...blocks.keys()));
    t.diagnostic(`at most ${most} of one manager's free claims in a block, in ${ofFlood.blocks.size} blocks`);
    t.diagnostic(`those of another manager were all paid ${others - asked} blocks after they were sent`);
    // They wait for what was there before them, and no longer.
    assert.ok(others <= end + 1, `paid in block ${others}, and the flood ended in ${end}`);
    assert.ok((await multiplier()) <= before, 'free claims made fees rise');
  });
});

/** A connection of its own, whose answers are told by their id; those to nothing that could be read have none. */
async function connect() {
  const socket = new WebSocket(node.url).setMaxListeners(0);
  const waiting = new Map();
  socket.on('message', (data) => {
    const answer = JSON.parse(data.toString());
    const key = Array.isArray(answer) ? 'batch' : (answer.id ?? (answer.method ? null : 'nothing'));
    waiting.get(key)?.(answer);
    waiting.delete(key);
  });
  await once(socket, 'open');
  let next = 1;
  const answerTo = (key) =>
    new Promise((resolve, reject) => {
      waiting.set(key, resolve);
      socket.once('close', () => reject(new Error('the connection was closed')));
    });
  return {
    /** The answer to a call. */
    call(method, params = []) {
      const id = next;
      next += 1;
      const answer = answerTo(id);
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
      return answer;
    },
    /** The answer to bytes that are no call: one with this key. */
    raw(bytes, key) {
      const answer = answerTo(key);
      socket.send(bytes);
      return answer;
    },
    async close() {
      if (socket.readyState === WebSocket.CLOSED) return;
      socket.close();
      await once(socket, 'close');
    },
  };
}

/** The node goes on, and answers everybody else. */
async function isServing() {
  const number = await head(api);
  await until(api, async () => (await head(api)) > number);
}

describe('strangers at the RPC', () => {
  it('have so many connections and no more, and leave room when they go', async (t) => {
    const tried = await Promise.allSettled(Array.from({ length: CONNECTIONS + 10 }, connect));
    const held = tried.filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
    const refused = tried.filter(({ status }) => status === 'rejected');
    t.diagnostic(`${held.length} connections beside one, ${refused.length} refused`);
    // One is the test's own.
    assert.ok(held.length > 0 && held.length < CONNECTIONS, `${held.length} connections`);
    for (const { reason } of refused) assert.match(reason.message, /429/);
    await isServing();
    await Promise.all(held.map((one) => one.close()));
    const again = await until(api, () => connect().catch(() => undefined));
    assert.ok((await again.call('system_name')).result);
    await again.close();
  });

  it('have so many subscriptions for each connection', async () => {
    const client = await connect();
    const all = await Promise.all(
      Array.from({ length: SUBSCRIPTIONS + 10 }, () => client.call('chain_subscribeNewHeads')),
    );
    assert.equal(all.filter(({ result }) => result).length, SUBSCRIPTIONS);
    assert.equal(all.filter(({ error }) => error).length, 10);
    assert.ok((await client.call('system_name')).result);
    await client.close();
    await isServing();
  });

  it('get no answer to batches that are too long', async () => {
    const client = await connect();
    const batch = (length) =>
      JSON.stringify(Array.from({ length }, (_, id) => ({ jsonrpc: '2.0', id, method: 'system_name', params: [] })));
    const answers = await client.raw(batch(BATCH), 'batch');
    assert.equal(answers.length, BATCH);
    assert.ok((await client.raw(batch(BATCH + 1), 'nothing')).error);
    await client.close();
    await isServing();
  });

  it('get no answer to requests that are too large', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'system_name', params: ['0'.repeat(2 << 20)] });
    const url = node.url.replace('ws:', 'http:');
    const headers = { 'content-type': 'application/json' };
    // It may end the connection before all was sent.
    const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null);
    const text = (await answer?.text().catch(() => '')) ?? '';
    assert.doesNotMatch(text, /"result"/);
    await isServing();
  });

  it('are told that what they say means nothing, and can go on', async () => {
    const client = await connect();
    for (const bytes of ['{', '"', 'null', '[]', '{"jsonrpc":"2.0"}', '\u0000\u0001', Buffer.from([0xff, 0xfe, 0])]) {
      assert.ok((await client.raw(bytes, 'nothing')).error, String(bytes));
    }
    assert.ok((await client.call('no_such_method')).error);
    assert.ok((await client.call('system_name')).result);
    await client.close();
  });

  it('cannot have more read for them than one answer has room for', async () => {
    const client = await connect();
    assert.ok((await client.call('state_getKeysPaged', ['0x', 1_001])).error);
    assert.equal((await client.call('state_getKeysPaged', ['0x', 1_000])).result.length, 1_000);
    // Bytes that are no arguments of the runtime's functions.
    for (const name of ['round', 'claimable', 'rows_of', 'no_such_function']) {
      assert.ok((await client.call('state_call', [`DistributionApi_${name}`, `0x${'ff'.repeat(3)}`])).error, name);
    }
    await client.close();
    await isServing();
  });
});
