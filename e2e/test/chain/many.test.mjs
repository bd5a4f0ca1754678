// One account, many rounds: claimed at once, found through the runtime API, and shown by the command line with a
// calendar file, which is read here by the rules of RFC 5545 alone.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { encodeAddress } from '@polkadot/util-crypto';
import { now, untilNow } from '../../lib/blocks.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { startNode } from '../../lib/node.mjs';
import {
  SS58,
  UNIT,
  draft,
  empty,
  free,
  fund,
  keyring,
  listOf,
  open,
  openDraft,
  payments,
  round,
  terms,
} from '../../lib/rounds.mjs';
import { refused, refusedByPool, send, sendUnsigned } from '../../lib/tx.mjs';

const [USAGE, REFUSED, NOT_ALL] = [2, 6, 7];
const folder = mkdtempSync(join(tmpdir(), 'distribution-many-'));
let node;
let api;
let alice;
let bob;

before(async () => {
  node = await startNode({ blockTime: 500 });
  api = node.api;
  [alice, bob] = ['//Alice', '//Bob'].map((uri) => keyring().addFromUri(uri));
});
after(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a round over a list with rows of `who` and of somebody else. */
async function openFor(who, amount, changes = {}) {
  const list = listOf([
    [empty('somebody else'), UNIT],
    [who, amount],
  ]);
  return { list, id: await open(api, alice, await terms(api, list, changes)) };
}

/** Opens a listed round with a row of `who`. */
async function openListed(who, amount, changes) {
  const id = await draft(api, alice, await terms(api, null, { budget: amount, ...changes }));
  await send(api, api.tx.distribution.addEntries(id, [[who, amount]]), alice);
  await send(api, await fund(api, id, amount + UNIT), alice);
  await send(api, await openDraft(api, id), alice);
  return id;
}

/** Opens a listed round that streams `amount` to `who`, and waits until a free claim of it is worth it. */
async function openStream(who, amount, prepaid) {
  const start = await now(api);
  const length = node.blocks(160);
  const schedule = { start, cliff: 0, length, step: 1 };
  const release = { Streamed: { schedule, revocable: false, prepaid } };
  const window = { opens: 0, closes: start + length + 8 * 14_400 };
  const id = await openListed(who, amount, { release, window });
  // A free claim of a stream pays more than a 32nd of it.
  await untilNow(api, start + Math.ceil(length / 16));
  return id;
}

const many = (who, claims) => api.tx.distribution.claimMany(who, claims);

/** The claims in these events that were refused: round, row, and the name of the error. */
const refusals = (events) =>
  events
    .filter(({ event }) => api.events.distribution.ClaimRefused.is(event))
    .map(({ event: { data } }) => [
      data.id.toNumber(),
      data.index.toNumber(),
      api.registry.findMetaError(data.error.asModule).name,
    ]);

/** All that the chain knows an account to be entitled to, page by page. */
async function entitlements(who) {
  const all = [];
  let from = null;
  do {
    const page = await api.call.entitlementsApi.entitlements(who, from);
    all.push(...page.entitlements);
    from = page.next.unwrapOr(null);
  } while (from);
  return all;
}

describe('claims from many rounds', () => {
  it('are paid to an empty account without signature or fee', async () => {
    const who = empty('of many rounds');
    const rounds = [];
    for (const amount of [3n, 4n, 5n]) rounds.push(await openFor(who, amount * UNIT));
    const claims = rounds.map(({ id, list }) => [id, list.evidence(1)]);
    const { events } = await sendUnsigned(api, many(who, claims));
    assert.equal(events.filter(({ event }) => api.events.distribution.Paid.is(event)).length, 3);
    assert.equal(await free(api, who), 12n * UNIT);
    for (const { id, list } of rounds) {
      const { paid, digest } = await payments(api, id);
      assert.deepEqual(paid, [{ beneficiary: who, payee: who, amount: list.amount(1), index: 1 }]);
      assert.equal((await round(api, id)).audit.toHex(), digest);
    }
  });

  it('are paid by somebody who signs, and those that are refused are reported', async () => {
    const who = empty('with a round that is over');
    const [good, paid] = [await openFor(who, 3n * UNIT), await openFor(who, 4n * UNIT)];
    await sendUnsigned(api, api.tx.distribution.claim(paid.id, who, paid.list.evidence(1)));
    const claims = [
      [paid.id, paid.list.evidence(1)],
      [good.id, good.list.evidence(0)],
      [good.id, good.list.evidence(1)],
      [4_000_000, good.list.evidence(1)],
    ];
    const { events } = await send(api, many(who, claims), bob);
    assert.deepEqual(refusals(events), [
      [paid.id, 1, 'AlreadyClaimed'],
      [good.id, 0, 'ProofInvalid'],
      [4_000_000, 1, 'UnknownRound'],
    ]);
    assert.equal(await free(api, who), 7n * UNIT);
    // With nothing left to pay, the call fails with the first reason.
    await refused(send(api, many(who, claims), bob), 'distribution.AlreadyClaimed');
  });

  it('are not taken without signature unless all can be paid', async () => {
    const who = empty('with a wrong proof');
    const [first, second] = [await openFor(who, 3n * UNIT), await openFor(who, 4n * UNIT)];
    const claims = [
      [first.id, first.list.evidence(1)],
      [second.id, second.list.evidence(0)],
    ];
    await refusedByPool(api, sendUnsigned(api, many(who, claims)), 'ProofInvalid');
    assert.equal(await free(api, who), 0n);
    const twice = [claims[0], claims[0]];
    await assert.rejects(sendUnsigned(api, many(who, twice)));
    await sendUnsigned(api, many(who, [claims[0]]));
    assert.equal(await free(api, who), 3n * UNIT);
  });
});

/** The lines of a calendar file, unfolded; its rules on lines are checked. */
function readCalendar(file) {
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  assert.ok(text.endsWith('\r\n'));
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
  for (const line of text.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.doesNotMatch(line, /\uFFFD/);
  }
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  const events = [];
  const inside = [];
  for (const line of lines) {
    const [, name, value] = /^([A-Z-]+):(.*)$/.exec(line);
    if (name === 'BEGIN') {
      inside.push(value);
      if (value === 'VEVENT') events.push({ alarms: 0 });
      if (value === 'VALARM') events.at(-1).alarms += 1;
    } else if (name === 'END') {
      assert.equal(inside.pop(), value);
    } else if (inside.at(-1) === 'VEVENT') {
      assert.ok(!(name in events.at(-1)), `${name} twice`);
      events.at(-1)[name] = value;
    }
  }
  assert.deepEqual(inside, []);
  assert.deepEqual([lines[0], lines[1]], ['BEGIN:VCALENDAR', 'VERSION:2.0']);
  return events;
}

const timeOf = (date) => date.replaceAll(/[-:]/g, '');

describe('what an account is entitled to', () => {
  const who = empty('with rows of all kinds');
  const address = encodeAddress(who, SS58);
  let early;
  let stream;

  before(async () => {
    const present = await now(api);
    early = await openListed(who, 9n * UNIT, { window: { opens: present + 50_000, closes: present + 90_000 } });
    stream = await openStream(who, 100n * UNIT, true);
  });

  it('is told by the chain, with what is due and the dates', async () => {
    const rows = (await entitlements(who)).filter((it) => it.isRow).map((it) => it.asRow);
    assert.deepEqual(
      rows.map((row) => row.round.toNumber()),
      [early, stream],
    );
    const [first, second] = rows;
    assert.equal(api.registry.findMetaError(first.refusal.unwrap().asModule).name, 'NotYetOpen');
    assert.deepEqual([first.now.toBigInt(), first.later.toBigInt()], [0n, 9n * UNIT]);
    assert.ok(second.refusal.isNone && second.next.isSome);
    assert.equal(second.total.toBigInt(), 100n * UNIT);
    assert.equal(second.now.toBigInt() + second.later.toBigInt(), 100n * UNIT);
    assert.deepEqual(await entitlements(empty('nobody')), []);
  });

  it('is shown with a calendar that keeps its entries apart', async () => {
    const file = join(folder, 'mine.ics');
    const mine = ['claims', 'mine', address, '--ics', file];
    const told = await cli(mine, { url: node.url });
    assert.deepEqual(
      told.rows.map(({ round, row, fromList }) => [round, row, fromList]),
      [
        [early, 0, false],
        [stream, 0, false],
      ],
    );
    assert.match(told.rows[0].refusal, /NotYetOpen/);
    assert.deepEqual(told.calendar, { file, dates: 3 });
    const events = readCalendar(file);
    assert.deepEqual(
      events.map(({ DTSTART }) => DTSTART),
      [told.rows[0].opensDate, told.rows[0].untilDate, told.rows[1].untilDate].map(timeOf),
    );
    assert.deepEqual(
      events.map(({ alarms }) => alarms),
      [1, 2, 2],
    );
    for (const event of events) {
      for (const name of ['UID', 'DTSTAMP', 'SEQUENCE', 'SUMMARY', 'DESCRIPTION']) assert.ok(event[name], name);
      assert.match(event.DTSTAMP, /^\d{8}T\d{6}Z$/);
    }
    const ids = events.map(({ UID }) => UID);
    assert.equal(new Set(ids).size, 3);
    // Later the same dates are known by the same, and with a larger number.
    await cli(mine, { url: node.url });
    const again = readCalendar(file);
    assert.deepEqual(
      again.map(({ UID }) => UID),
      ids,
    );
    assert.ok(Number(again[0].SEQUENCE) >= Number(events[0].SEQUENCE));
    const wrong = await run(['claims', 'mine', address, '--utc-offset', 'Europe/Paris'], { url: node.url });
    assert.equal(wrong.code, USAGE);
  });

  it('is paid by one command, as far as it is due', async () => {
    const pay = ['claims', 'pay', address, '--unsigned'];
    const tried = await cli([...pay, '--dry-run'], { url: node.url });
    assert.equal(tried.refusal, null);
    const done = await cli(pay, { url: node.url });
    assert.deepEqual([done.refused, done.transactions.length], [[], 1]);
    assert.deepEqual(
      done.paid.map(({ round, row }) => [round, row]),
      [[stream, 0]],
    );
    assert.equal(await free(api, who), BigInt(done.paid[0].amount));
    const nothing = await run(['claims', 'pay', encodeAddress(empty('nobody'), SS58), '--unsigned'], { url: node.url });
    assert.equal(nothing.code, REFUSED);
    assert.match(nothing.json.error, /nothing can be claimed now/);
  });

  it('is paid without signature but for rows that need one', async () => {
    const other = empty('with a stream that nobody has put down a deposit for');
    const plain = await openStream(other, 100n * UNIT, true);
    const needy = await openStream(other, 100n * UNIT, false);
    const { code, json } = await run(['claims', 'pay', encodeAddress(other, SS58), '--unsigned'], { url: node.url });
    assert.equal(code, NOT_ALL);
    assert.deepEqual(
      json.paid.map(({ round, row }) => [round, row]),
      [[plain, 0]],
    );
    assert.deepEqual(
      json.refused.map(({ round, row }) => [round, row]),
      [[needy, 0]],
    );
    assert.match(json.refused[0].error, /SignatureNeeded/);
    assert.equal(await free(api, other), BigInt(json.paid[0].amount));
  });
});
