// A treasurer's plan through the real node: from a workbook of 40,000 grants with three schedules to rounds that a
// multisig of three in five has opened with one batch, one of the five with a key that never meets a node.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { blake2AsU8a, encodeAddress, encodeMultiAddress, sortAddresses } from '@polkadot/util-crypto';
import { cli, run } from '../../lib/cli.mjs';
import { head, now, untilEvent, untilNow } from '../../lib/blocks.mjs';
import { startNode } from '../../lib/node.mjs';
import { refused, send, sendUnsigned } from '../../lib/tx.mjs';
import { xlsx } from '../../lib/xlsx.mjs';
import {
  ED,
  SS58,
  UNIT,
  arranged,
  claim,
  draft,
  empty,
  free,
  keyring,
  listOf,
  round,
  terms,
} from '../../lib/rounds.mjs';

const [NOT_NOW, NOT_PROVEN] = [6, 7];
const COLD = '//Cold';
// Nothing listens there: a command that works with it needs no node.
const NOWHERE = 'ws://127.0.0.1:1';
const folder = mkdtempSync(join(tmpdir(), 'distribution-plan-'));
let node;
let api;
let alice;
let bob;
let charlie;
let dave;
let cold;
let at;

before(async () => {
  node = await startNode({ blockTime: 500 });
  api = node.api;
  [alice, bob, charlie, dave, cold] = ['//Alice', '//Bob', '//Charlie', '//Dave', COLD].map((uri) =>
    keyring().addFromUri(uri),
  );
  at = { url: node.url };
  await send(api, api.tx.balances.transferKeepAlive(cold.address, 1_000n * UNIT), alice);
});
after(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const plan = (name, command, ...args) => cli(['plan', command, join(folder, name), ...args], at);
const tokens = (amount) => `${amount / UNIT}.${String(amount % UNIT).padStart(12, '0')}`;

const COLUMNS = ['name', 'wallet', 'amount (DIST)', 'start', 'cliff', 'duration', 'steps'];
/** The rows of a table of `[account in hex, amount, schedule]`, without their schedules. */
const people = (grants) =>
  grants.map(([who, amount], row) => [`Person ${row}`, encodeAddress(who, SS58), tokens(amount)]);

/** Writes a table of grants that are paid at once. */
function table(name, grants) {
  const file = join(folder, `${name}.csv`);
  const lines = [COLUMNS, ...people(grants).map((cells) => [...cells, '', '', '', ''])];
  writeFileSync(file, lines.map((cells) => `${cells.join(';')}\r\n`).join(''));
  return file;
}

/** Writes a workbook of grants: amounts and steps are numbers in it, and dates are dates. */
function workbook(name, grants) {
  const file = join(folder, `${name}.xlsx`);
  const rows = people(grants).map(([person, wallet, amount], row) => {
    const [start, cliff, duration, steps] = grants[row][2].split(';').map((text) => text || undefined);
    const begins = /^\d{4}-/.test(start) ? { date: start } : start;
    return [person, wallet, { number: amount }, begins, cliff, duration, steps && { number: steps }];
  });
  writeFileSync(file, xlsx('Grants', [COLUMNS, ...rows]));
  return file;
}

/** The list of grants as the plan must order them, with OpenZeppelin's tree over it. */
const ordered = (grants) =>
  listOf(
    arranged(
      grants.map(([who, amount]) => [who, amount]).sort(([a, x], [b, y]) => (a === b ? Number(x - y) : a < b ? -1 : 1)),
    ),
    { sortLeaves: false },
  );

/** The call of an account in what `plan calls` has printed, as a transaction. */
const callOf = (calls, who) => {
  const { call } = calls.sign.find(({ account }) => account === encodeAddress(who.publicKey, SS58));
  return api.tx(api.createType('Call', call));
};

describe('40,000 grants with three schedules', () => {
  const AT_ONCE = ';;;';
  // A step is five blocks of the relay chain's clock, of which this chain has one per block of its own.
  const SHORT = '#1;;blocks:40;8';
  const soon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  const MONTHLY = `${soon};1y;4y;48`;
  const rows = 40_000;
  const grants = Array.from({ length: rows }, (_, row) => [
    empty(`grant ${row}`),
    20n * UNIT + BigInt(row),
    [AT_ONCE, AT_ONCE, SHORT, MONTHLY][row % 4],
  ]);
  const threshold = 3;
  const lists = {};
  let multisig;
  let made;
  let ids;

  before(async () => {
    const members = [alice, bob, charlie, dave, cold].map(({ address }) => address);
    multisig = encodeMultiAddress(sortAddresses(members, SS58), threshold, SS58);
    const file = workbook('grants', grants);
    const signatories = members.flatMap((address) => ['--signatory', address]);
    const out = ['--out', join(folder, 'plan')];
    made = await cli(['plan', 'new', file, ...out, ...signatories, '--threshold', threshold], at);
    for (const [name, schedule] of [
      ['immediate', AT_ONCE],
      ['streamed-1', SHORT],
      ['streamed-2', MONTHLY],
    ]) {
      lists[name] = ordered(grants.filter(([, , other]) => other === schedule));
    }
  });

  it('become three rounds whose lists are those of other software', async () => {
    assert.equal(made.manager, multisig);
    assert.deepEqual([made.read.format, made.read.sheet, made.read.rows], ['xlsx', 'Grants', rows]);
    assert.deepEqual(made.read.ignored, ['name']);
    assert.equal(made.total, String(grants.reduce((sum, [, amount]) => sum + amount, 0n)));
    assert.deepEqual(
      made.rounds.map(({ name, rows: count, total, root }) => ({ name, count, total, root })),
      Object.entries(lists).map(([name, list]) => ({
        name,
        count: list.rows.length,
        total: String(list.total),
        root: list.root,
      })),
    );
    const { release } = made.rounds[2];
    assert.deepEqual([release.cliff, release.length, release.step], [5_259_600, 21_038_400, 438_300]);
  });

  it('are built again byte by byte, from the table or without it', async () => {
    assert.deepEqual((await plan('plan', 'build')).written, []);
    const tree = join(folder, 'plan', 'streamed-1', 'tree.bin');
    const bytes = readFileSync(tree);
    rmSync(tree);
    assert.deepEqual((await plan('plan', 'build')).written, [tree]);
    assert.ok(readFileSync(tree).equals(bytes));
    const file = join(folder, 'grants.xlsx');
    const before = readFileSync(file);
    workbook('grants', grants.slice(1, 9));
    assert.equal((await run(['plan', 'build', join(folder, 'plan')])).code, NOT_PROVEN);
    writeFileSync(file, before);
  });

  it('cost what the check says, and need money that is there', async () => {
    const poor = await run(['plan', 'check', join(folder, 'plan'), '--no-accounts'], at);
    assert.equal(poor.code, NOT_NOW, poor.err);
    const needed = BigInt(poor.json.pots) + BigInt(poor.json.deposits);
    assert.equal(BigInt(poor.json.pots), BigInt(made.total) + 3n * ED);
    assert.equal(BigInt(poor.json.missingNative), needed + ED);
    await send(api, api.tx.balances.transferKeepAlive(multisig, needed + ED), alice);
    const rich = await plan('plan', 'check', '--no-accounts');
    assert.equal(rich.missingNative, '0');
    assert.equal(rich.fees.batches, 1);
    const claims = Object.fromEntries(rich.rounds.map(({ name, claims: all }) => [name, all]));
    assert.deepEqual(claims.immediate, { free: true });
    assert.equal(claims['streamed-1'].freeClaims, 8);
    // The cliff, and every second month after it.
    assert.deepEqual([claims['streamed-2'].unlocks, claims['streamed-2'].freeClaims], [37, 19]);
  });

  it('are drafted, funded and opened by three of five, one without a node', async () => {
    const first = await plan('plan', 'calls');
    assert.equal(first.left, 1);
    assert.equal(first.refusal, null);
    assert.equal(first.sign.length, 5);
    const opened = first.events.filter(({ event }) => event === 'Distribution.RoundOpened');
    assert.equal(opened.length, 3);
    // What each signatory checks before signing.
    const batch = api.createType('Call', first.call);
    assert.equal(`${batch.section}.${batch.method}`, 'utility.batchAll');
    assert.equal(batch.hash.toHex(), first.callHash);
    const steps = batch.args[0].map(({ section, method }) => `${section}.${method}`);
    const each = ['draft', 'fund', 'open'].map((method) => `distribution.${method}`);
    assert.deepEqual(steps, [...each, ...each, ...each]);
    const drafts = batch.args[0].filter(({ method }) => method === 'draft');
    assert.deepEqual(
      drafts.map(({ args }) => args[0].source.asMerkle.root.toHex()),
      Object.values(lists).map(({ root }) => root),
    );
    await send(api, callOf(first, alice), alice);
    const { operations, next } = await plan('plan', 'status');
    assert.deepEqual(
      operations.map(({ callHash, ours, approvals }) => ({ callHash, ours, approvals })),
      [{ callHash: first.callHash, ours: true, approvals: [alice.address] }],
    );
    assert.match(next, /^2 more must sign/);
    const back = api.createType('Call', operations[0].takeBack);
    assert.equal(`${back.section}.${back.method}`, 'multisig.cancelAsMulti');
    assert.equal(back.args[3].toHex(), first.callHash);

    const second = await plan('plan', 'calls', '--for', cold.address);
    assert.equal(second.callHash, first.callHash);
    const [{ file, link, call }] = second.sign;
    assert.ok(link.endsWith(`#/extrinsics/decode/${call}`));
    const signed = join(folder, 'signed.json');
    await cli(['tx', 'sign', file, '--out', signed], { url: NOWHERE, suri: COLD });
    await cli(['tx', 'submit', signed], at);

    const third = await plan('plan', 'calls', '--for', bob.address, '--no-files');
    assert.deepEqual(new Set(third.approvals), new Set([alice.address, cold.address]));
    const from = await head(api);
    await send(api, callOf(third, bob), bob);
    const { event } = await untilEvent(api, from, (found) => api.events.multisig.MultisigExecuted.is(found));
    assert.ok(event.data.result.isOk, event.data.result.toString());
  });

  it('are known by what they are, with pots that hold every unit', async () => {
    const shown = await plan('plan', 'status');
    assert.deepEqual(
      shown.rounds.map(({ state }) => state),
      ['open', 'open', 'open'],
    );
    ids = Object.fromEntries(shown.rounds.map(({ name, round: id }) => [name, id]));
    for (const [name, list] of Object.entries(lists)) {
      const { pot, termsHash } = await round(api, ids[name]);
      assert.equal(await free(api, pot), list.total + ED);
      assert.equal(termsHash.toHex(), made.rounds.find((other) => other.name === name).terms);
    }
    // What the check had foreseen is what is held, and the account keeps what it must.
    const { data } = await api.query.system.account(multisig);
    const checked = await plan('plan', 'check', '--no-accounts');
    const deposits = checked.rounds.reduce((sum, { deposit }) => sum + BigInt(deposit), 0n);
    assert.equal(data.reserved.toBigInt(), deposits);
    assert.equal(data.free.toBigInt(), ED);
    assert.equal((await plan('plan', 'calls')).left, 0);
  });

  it('are claimed for free, to the unit', async () => {
    await untilNow(api, 50);
    for (const name of ['immediate', 'streamed-1']) {
      const list = lists[name];
      for (const row of [0, list.rows.length - 1]) {
        await sendUnsigned(api, claim(api, ids[name], list, row));
        assert.equal(await free(api, list.account(row)), list.amount(row));
      }
      const who = list.account(7);
      await cli(['claim', ids[name], who, '--list', join(folder, 'plan', name), '--unsigned'], at);
      assert.equal(await free(api, who), list.amount(7));
    }
    const status = await plan('plan', 'status');
    assert.deepEqual(
      status.rounds.map(({ rowsClaimed }) => rowsClaimed),
      [3, 3, 0],
    );
  });
});

describe('a plan of one account', () => {
  const manager = () => ['--manager', dave.address];

  /** Makes a plan of `//Dave` of a few grants that are paid at once. */
  async function small(name, accounts, ...args) {
    const file = table(
      name,
      accounts.map((who) => [empty(who), UNIT]),
    );
    return cli(['plan', 'new', file, '--out', join(folder, `${name}-plan`), ...manager(), ...args], at);
  }

  /** The steps of a batch for its first round. */
  const stepsOf = (calls) => calls.rounds[0].actions.flatMap((action) => Object.keys(action));

  /** Makes a plan and has its draft sent twice, as by two signatories. */
  async function draftedTwice(name) {
    await small(name, [name]);
    const drafts = await plan(`${name}-plan`, 'calls', '--no-files', '--drafts-only');
    const first = (await api.query.distribution.nextRoundId()).toNumber();
    await send(api, callOf(drafts, dave), dave);
    await send(api, callOf(drafts, dave), dave);
    return { first, drafts };
  }

  const foreign = async () => draft(api, bob, await terms(api, listOf([[empty('foreign'), UNIT]])));

  it('pays nothing into a round of somebody who was faster', async () => {
    await small('race', ['race a', 'race b']);
    const calls = await plan('race-plan', 'calls', '--no-files');
    const id = await foreign();
    assert.equal(calls.rounds[0].round, id);
    await refused(send(api, callOf(calls, dave), dave), 'distribution.TermsChanged');
    const { pot } = await round(api, id);
    assert.equal(await free(api, pot), 0n);
    // With its own number, once it is drafted, nobody can be in its way.
    const drafts = await plan('race-plan', 'calls', '--no-files', '--drafts-only');
    await send(api, callOf(drafts, dave), dave);
    const [{ state, round: own }] = (await plan('race-plan', 'status')).rounds;
    assert.equal(state, 'draft');
    const rest = await plan('race-plan', 'calls', '--no-files');
    await foreign();
    await send(api, callOf(rest, dave), dave);
    assert.equal((await plan('race-plan', 'status')).rounds[0].state, 'open');
    assert.equal(await free(api, (await round(api, own)).pot), 2n * UNIT + ED);
  });

  it('tells whom the chain would refuse today, and leaves nothing behind', async () => {
    const next = await api.query.distribution.nextRoundId();
    await small('demanding', ['unknown a', 'unknown b', 'unknown c'], '--level', 1);
    const checked = await plan('demanding-plan', 'check');
    assert.equal(checked.refusedCount, 3);
    assert.match(checked.refused[0].reason, /LevelTooLow/);
    await small('easy', ['unknown a', 'unknown b']);
    assert.equal((await plan('easy-plan', 'check')).refusedCount, 0);
    assert.ok((await api.query.distribution.nextRoundId()).eq(next));
    assert.equal(await free(api, empty('unknown a')), 0n);
  });

  it('does not pay anybody twice when its round is removed', async () => {
    await small('gone', ['gone']);
    const calls = await plan('gone-plan', 'calls', '--no-files');
    await send(api, callOf(calls, dave), dave);
    const [{ round: id }] = (await plan('gone-plan', 'status')).rounds;
    assert.ok(existsSync(join(folder, 'gone-plan', 'seen.json')));
    const asBob = { ...at, suri: '//Bob' };
    await cli(['claim-all', id, '--list', join(folder, 'gone-plan', 'immediate'), '--close'], asBob);
    await cli(['round', 'clean-up', id], asBob);
    const { rounds, next } = await plan('gone-plan', 'status');
    assert.deepEqual([rounds[0].state, next], ['removed', 'nothing']);
    const again = await plan('gone-plan', 'calls', '--no-files');
    assert.deepEqual([again.left, again.removed], [0, [['immediate', id]]]);
    // A draft that is made all the same is not paid into without another word.
    const insists = ['--no-files', '--draft-again', 'immediate'];
    const redrafted = await plan('gone-plan', 'calls', ...insists, '--drafts-only');
    await send(api, callOf(redrafted, dave), dave);
    const later = await plan('gone-plan', 'status');
    assert.deepEqual([later.rounds[0].state, later.batchesLeft], ['draft', 0]);
    const insisted = await plan('gone-plan', 'calls', ...insists);
    assert.deepEqual(stepsOf(insisted), ['fund', 'open']);
  });

  it('opens one of two drafts of the same terms, and gives up the other', async () => {
    const { first, drafts } = await draftedTwice('double');
    const [drafted] = (await plan('double-plan', 'status')).rounds;
    const { terms: hash } = drafted;
    assert.deepEqual([drafted.state, drafted.round, drafted.spareDrafts], ['draft', first, [first + 1]]);
    const calls = await plan('double-plan', 'calls', '--no-files');
    assert.deepEqual(stepsOf(calls), ['abandon', 'fund', 'open']);
    await send(api, callOf(calls, dave), dave);
    // What somebody has signed before for the other one comes too late.
    await refused(send(api, api.tx.distribution.fund(first + 1, UNIT, hash), dave), 'distribution.NotDraft');
    // One that is drafted and funded while its twin is open.
    await send(api, callOf(drafts, dave), dave);
    await send(api, api.tx.distribution.fund(first + 2, UNIT + ED, hash), alice);
    const { rounds, batchesLeft } = await plan('double-plan', 'status');
    assert.deepEqual([rounds[0].state, rounds[0].round, rounds[0].spareDrafts], ['open', first, [first + 2]]);
    assert.equal(batchesLeft, 1);
    const late = await plan('double-plan', 'calls', '--no-files');
    assert.deepEqual(stepsOf(late), ['abandon']);
    await send(api, callOf(late, dave), dave);
    assert.equal((await plan('double-plan', 'calls', '--no-files')).left, 0);
    assert.equal(await free(api, (await round(api, first + 2)).pot), 0n);
  });

  it('does not open a draft whose twin was opened, paid and removed while nobody looked', async () => {
    const { first } = await draftedTwice('unseen');
    const twin = first + 1;
    const { terms: hash } = JSON.parse(readFileSync(join(folder, 'unseen-plan', 'plan.json'))).rounds[0];
    const { fund, open } = api.tx.distribution;
    await send(api, api.tx.utility.batchAll([fund(twin, UNIT + ED, hash), open(twin, hash)]), dave);
    const asBob = { ...at, suri: '//Bob' };
    await cli(['claim-all', twin, '--list', join(folder, 'unseen-plan', 'immediate'), '--close'], asBob);
    await cli(['round', 'clean-up', twin], asBob);
    const seen = join(folder, 'unseen-plan', 'seen.json');
    assert.ok(!existsSync(seen) || !readFileSync(seen, 'utf8').includes(`"${twin}"`));
    const { rounds, batchesLeft, unknownRounds } = await plan('unseen-plan', 'status');
    assert.deepEqual([rounds[0].state, rounds[0].round], ['draft', first]);
    assert.deepEqual([batchesLeft, unknownRounds], [0, []]);
    const calls = await plan('unseen-plan', 'calls', '--no-files');
    assert.deepEqual([calls.left, calls.removed], [0, [['immediate', twin]]]);
  });

  it('pays nothing into a copy of its round that somebody else has drafted', async () => {
    await small('copied', ['copied']);
    const calls = await plan('copied-plan', 'calls', '--no-files');
    const drafts = await plan('copied-plan', 'calls', '--no-files', '--drafts-only');
    // The hash of the terms is the same, and so is the number.
    await send(api, callOf(drafts, dave), bob);
    await refused(send(api, callOf(calls, dave), dave), 'distribution.NotManager');
    assert.equal(await free(api, (await round(api, calls.rounds[0].round)).pot), 0n);
    assert.equal((await plan('copied-plan', 'status')).rounds[0].state, 'not drafted');
  });

  it('does not pay anybody twice when it is made anew', async () => {
    const closes = (await now(api)) + 5_000;
    const [old, made, again] = ['first', 'second', 'third'].map((name) => `${name}-plan`);
    await small('first', ['twice'], '--closes', closes);
    const draftOf = await plan(old, 'calls', '--no-files', '--drafts-only');
    await send(api, callOf(draftOf, dave), dave);
    await small('second', ['twice'], '--closes', closes + 1);
    // The draft could still be opened, by a batch that was signed before.
    const rival = await run(['plan', 'calls', join(folder, made), '--no-files'], at);
    assert.equal(rival.code, NOT_NOW);
    assert.match(rival.err, /Abandon it first: distribution round abandon \d+/);
    const second = await plan(made, 'calls', '--no-files', '--draft-again', 'immediate');
    await send(api, callOf(second, dave), dave);
    const [{ round: paying, state, paidBy }] = (await plan(made, 'status')).rounds;
    assert.deepEqual([state, paidBy], ['open', null]);
    await small('third', ['twice'], '--closes', closes + 2);
    for (const [name, stands] of [
      [old, 'draft'],
      [again, 'not drafted'],
    ]) {
      const { rounds, batchesLeft, next } = await plan(name, 'status');
      assert.deepEqual([rounds[0].state, rounds[0].paidBy, batchesLeft], [stands, paying, 0]);
      assert.match(next, /^decide whether `immediate`/);
      const refusedCalls = await run(['plan', 'calls', join(folder, name), '--no-files'], at);
      assert.equal(refusedCalls.code, NOT_NOW);
      assert.match(refusedCalls.err, /pays `immediate` already/);
      const checked = await run(['plan', 'check', join(folder, name)], at);
      assert.equal(checked.code, NOT_NOW);
      assert.deepEqual([checked.json.pots, checked.json.feeOfClaims], ['0', '0']);
    }
    assert.equal((await plan(again, 'calls', '--no-files', '--leave-out', 'immediate')).left, 0);
    const insisted = await plan(old, 'calls', '--no-files', '--draft-again', 'immediate');
    assert.deepEqual(stepsOf(insisted), ['fund', 'open']);
  });

  it('is refused on another chain, and when its window is over before it is sent', async () => {
    const late = (await now(api)) + 630;
    await small('late', ['late'], '--closes', late);
    await untilNow(api, late - 590);
    const checked = await run(['plan', 'check', join(folder, 'late-plan')], at);
    assert.equal(checked.code, NOT_NOW);
    assert.match(checked.json.rounds[0].refusal, /WindowInvalid/);
    const file = join(folder, 'late-plan', 'plan.json');
    const other = JSON.parse(readFileSync(file));
    other.genesis = u8aToHex(blake2AsU8a('another chain', 256));
    writeFileSync(file, JSON.stringify(other));
    assert.equal((await run(['plan', 'status', join(folder, 'late-plan')], at)).code, 5);
  });
});
