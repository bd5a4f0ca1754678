// Announced drafts through the real node and the command line: a list of what accounts had after a block, an objection
// and its answer, a part that is withheld in one country, and wrong lists that one watcher brings down.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import { now, numberOf, untilFinal, untilNow } from '../../lib/blocks.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { country, statement } from '../../lib/compliance.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, arranged, empty, free, keyring } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';

const [INPUT, REFUSED, NOT_PROVEN] = [3, 6, 7];
const BUDGET = 1_000n * UNIT;
let node;
let api;
let work;
let people;
let period;
const as = (name) => ({ url: node.url, suri: `//${name}` });

before(async () => {
  node = await startNode({ blockTime: 500 });
  api = node.api;
  work = mkdtempSync(join(tmpdir(), 'distribution-announcements-'));
  people = Object.fromEntries(
    ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => [name, keyring().addFromUri(`//${name}`)]),
  );
  period = api.consts.announcements.minPeriod.toNumber();
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** The shares of a budget by the balances after a block, computed from the chain's state without our own code. */
async function shares(number, excluded) {
  const at = await api.at(await api.rpc.chain.getBlockHash(number));
  const all = (await at.query.system.account.entries()).map(([key, { data }]) => [
    u8aToHex(key.args[0].toU8a()),
    data.free.toBigInt() + data.reserved.toBigInt(),
  ]);
  const held = all.filter(([account]) => !account.endsWith('00'.repeat(11)) && account !== excluded);
  const sum = held.reduce((total, [, balance]) => total + balance, 0n);
  return arranged(held)
    .map(([account, balance]) => [account, (balance * BUDGET) / sum])
    .filter(([, amount]) => amount > 0n);
}

/** The rows of a list that a command has written. */
function rowsOf(file) {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  assert.equal(header, 'account,amount (smallest units)');
  return lines.map((line) => {
    const [account, amount] = line.split(',');
    return [u8aToHex(decodeAddress(account)), BigInt(amount)];
  });
}

/** Publishes a list in the chain, drafts and funds a round that demands it, and returns its number. */
async function draft(file) {
  const options = ['--keep-order', '--allow-duplicates', '--minimum', '1 smallest'];
  const { list } = await cli(['list', 'publish', file, ...options], as('Alice'));
  const { round } = await cli(['round', 'draft', '--published', list], as('Alice'));
  await cli(['round', 'fund', round], as('Alice'));
  return round;
}

const announce = (round, ...more) =>
  run(['announcement', 'make', round, '--period', `blocks:${period}`, ...more], as('Alice'));
const show = (round) => cli(['announcement', 'show', round], as('Bob'));

describe('a list of what accounts had', () => {
  let folder;
  let block;
  let round;
  before(() => {
    folder = join(work, 'right');
  });

  it('is computed from the balances after a block, as anybody computes it', async () => {
    block = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
    const args = ['--block', block, '--budget', '1000 DIST', '--exclude', people.Alice.address, '--out', folder];
    const made = await cli(['list', 'snapshot', ...args], as('Alice'));
    const wanted = await shares(block, u8aToHex(people.Alice.publicKey));
    assert.ok(wanted.length > 2);
    assert.deepEqual(rowsOf(join(folder, 'list.csv')), wanted);
    assert.deepEqual([made.rows, made.withheld, made.snapshot.chain], [wanted.length, '0', null]);
    const { stateRoot } = await api.rpc.chain.getHeader(await api.rpc.chain.getBlockHash(block));
    assert.equal(made.snapshot.stateRoot, stateRoot.toHex());
  });

  it('is announced once the chain has the state root of the block', async () => {
    round = await draft(join(folder, 'list.csv'));
    const early = await announce(round, '--snapshot', folder);
    assert.deepEqual([early.code, early.json.error.includes('not recorded')], [REFUSED, true]);
    await cli(['announcement', 'anchor', block], as('Charlie'));
    assert.equal((await announce(round, '--snapshot', folder)).code, 0);
    const shown = await show(round);
    assert.deepEqual([shown.current, shown.refuted, shown.made, shown.beyond], [true, false, 0, null]);
    assert.equal(BigInt(shown.bond), api.consts.announcements.bond.toBigInt());
    assert.equal((await run(['round', 'open', round], as('Alice'))).code, REFUSED);
  });

  it('is what its snapshot says, and nobody shows anything else', async () => {
    const checked = await cli(['announcement', 'check', round], as('Bob'));
    assert.deepEqual([checked.right, checked.fault], [true, null]);
    assert.equal((await run(['announcement', 'challenge', round], as('Bob'))).code, INPUT);
  });

  it('opens when the objections are answered and the period is over', async () => {
    const { objection } = await cli(['announcement', 'object', round, 'row 0 is an exchange'], as('Bob'));
    assert.equal(objection, 0);
    const { announced } = await show(round);
    await untilNow(api, announced + period);
    const unanswered = await run(['round', 'open', round], as('Alice'));
    assert.deepEqual([unanswered.code, unanswered.json.error.includes('not answered')], [REFUSED, true]);
    await cli(['announcement', 'answer', round, 'it holds for its customers'], as('Alice'));
    await cli(['round', 'open', round], as('Alice'));
    const [told] = (await show(round)).objections;
    assert.deepEqual([told.text, told.answer], ['row 0 is an exchange', 'it holds for its customers']);
    const [account] = rowsOf(join(folder, 'list.csv'))[0];
    const had = await free(api, account);
    await cli(['claim', round, account, '--unsigned'], { url: node.url });
    assert.ok((await free(api, account)) > had);
  });

  it('leaves nothing held when its announcement is closed', async () => {
    await cli(['announcement', 'close', round], as('Charlie'));
    await cli(['announcement', 'retract', round, 0], as('Charlie'));
    assert.equal((await api.call.announcementsApi.announcement(round)).isNone, true);
    for (const name of ['Alice', 'Bob']) {
      const holds = await api.query.balances.holds(people[name].address);
      const held = holds.filter(({ id }) => id.isAnnouncements);
      assert.equal(held.length, 0, name);
    }
  });

  it('is told by the report on its round', async () => {
    await untilFinal(api);
    const { announcement, passed } = await cli(['report', 'round', round], { url: node.url });
    const [{ snapshot, refuted }, ...others] = announcement.announced;
    assert.deepEqual([snapshot.block, refuted, others], [block, null, []]);
    const [{ text, answer, removed }] = announcement.objections;
    assert.deepEqual([text, answer, removed], ['row 0 is an exchange', 'it holds for its customers', true]);
    assert.deepEqual([announcement.closed === null, passed], [false, true]);
  });

  it('is said to be beyond limits that it does not meet, before a round with them could open', async () => {
    const { published } = await cli(['round', 'show', round], { url: node.url });
    // The round of that list is open.
    const limits = ['--published', published.list, '--max-row', '1 smallest', '--again', round];
    const limited = await cli(['round', 'draft', ...limits], as('Alice'));
    assert.equal((await announce(limited.round)).code, 0);
    assert.equal((await show(limited.round)).beyond, 'maxRow');
  });
});

describe('a list that leaves somebody out', () => {
  it('is brought down by one watcher, who is paid for it', async () => {
    const right = join(work, 'right');
    const lines = readFileSync(join(right, 'list.csv'), 'utf8').trim().split('\n');
    const wrong = join(work, 'wrong.csv');
    writeFileSync(wrong, `${[...lines.slice(0, 2), ...lines.slice(3)].join('\n')}\n`);
    const round = await draft(wrong);
    assert.equal((await announce(round, '--snapshot', join(right, 'snapshot.json'))).code, 0);
    const checked = await run(['announcement', 'check', round], as('Bob'));
    assert.deepEqual([checked.code, checked.json.right], [NOT_PROVEN, false]);
    const half = api.consts.announcements.bond.toBigInt() / 2n;
    const had = await free(api, people.Bob.address);
    const shown = await cli(['announcement', 'challenge', round], as('Bob'));
    assert.deepEqual([BigInt(shown.paid), BigInt(shown.burned)], [half, half]);
    // Less what the transaction costs.
    const gained = (await free(api, people.Bob.address)) - had;
    assert.ok(gained > half - UNIT && gained < half, String(gained));
    assert.equal((await show(round)).refuted, true);
    await untilFinal(api);
    const { announcement } = await cli(['report', 'round', round], { url: node.url });
    const [{ refuted }] = announcement.announced;
    assert.deepEqual([BigInt(refuted.paid), BigInt(refuted.burned)], [half, half]);
    await untilNow(api, (await now(api)) + period);
    const refused = await run(['round', 'open', round], as('Alice'));
    assert.deepEqual([refused.code, refused.json.error.includes('was shown')], [REFUSED, true]);
  });
});

describe('a list of which a part is withheld in one country', () => {
  const [HOME, ELSEWHERE] = ['DE', 'FR'];
  const PERCENT = 35n;
  const COLLECTOR = empty('collector');
  let folder;
  let block;
  let round;
  let wrong;
  /** The accounts that the registry says are at home there. */
  let holders;
  /** The rows as anybody computes them. */
  let rows;
  const id = (name) => u8aToHex(people[name].publicKey);
  /** Number and amount of each row of the collector. */
  const collected = () => rows.flatMap(([account, amount], row) => (account === COLLECTOR ? [[row, amount]] : []));
  const proven = ({ entitlements }) => entitlements.map(({ index, amount }) => [index, BigInt(amount)]);
  /** All that the collector is due. */
  const withheld = () =>
    rows.filter(([account]) => account === COLLECTOR).reduce((sum, [, amount]) => sum + amount, 0n);

  before(async () => {
    folder = join(work, 'withheld');
    const of = async (name, code) => [id(name), await statement(api, { jurisdiction: country(code) })];
    const said = await Promise.all([of('Bob', HOME), of('Ferdie', HOME), of('Charlie', ELSEWHERE)]);
    await send(api, api.tx.compliance.attestBatch(said), people.Dave);
    holders = ['Bob', 'Ferdie'].map(id);
    await untilFinal(api);
    block = await numberOf(api, await api.rpc.chain.getFinalizedHead());
  });

  it('has a row of the collector behind each row of that country, and no other', async () => {
    const args = ['--block', block, '--budget', '1000 DIST', '--exclude', people.Alice.address, '--out', folder];
    await cli(['list', 'snapshot', ...args], as('Alice'));
    const gross = await shares(block, id('Alice'));
    assert.deepEqual(rowsOf(join(folder, 'list.csv')), gross);
    const rate = `${HOME}=${PERCENT}%:${COLLECTOR}`;
    const made = await cli(['list', 'withhold', folder, '--rate', rate], as('Alice'));
    rows = gross.flatMap(([account, amount]) => {
      if (!holders.includes(account)) return [[account, amount]];
      const part = (amount * PERCENT) / 100n;
      return [
        [account, amount - part],
        [COLLECTOR, part],
      ];
    });
    assert.equal(rows.length, gross.length + holders.length);
    assert.deepEqual(rowsOf(join(folder, 'list.csv')), rows);
    assert.deepEqual([made.rows, made.withheld], [rows.length, String(withheld())]);
    const [{ country: of, millionths, collector }, ...others] = made.snapshot.withheld;
    assert.deepEqual([of, millionths, others], [HOME, 350_000, []]);
    assert.equal(u8aToHex(decodeAddress(collector)), COLLECTOR);
  });

  it('is announced, and is what the registry and the balances say', async () => {
    await cli(['announcement', 'anchor', block], as('Charlie'));
    round = await draft(join(folder, 'list.csv'));
    assert.equal((await announce(round, '--snapshot', folder)).code, 0);
    const checked = await cli(['announcement', 'check', round], as('Eve'));
    assert.deepEqual([checked.rows, checked.right, checked.fault], [rows.length, true, null]);
    assert.equal((await run(['announcement', 'challenge', round], as('Eve'))).code, INPUT);
  });

  it('shows the rows of the collector, which are not where the order of accounts has it', async () => {
    const ask = ['list', 'proof', COLLECTOR];
    const whole = await cli([...ask, '--round', round], { url: node.url });
    assert.deepEqual([proven(whole), whole.whole], [collected(), true]);
    // In several chunks it says that there can be others, whatever the accounts are.
    const options = ['--keep-order', '--allow-duplicates', '--minimum', '1 smallest', '--chunk-rows', 2];
    const { list } = await cli(['list', 'publish', join(folder, 'list.csv'), ...options], as('Bob'));
    const some = await run([...ask, '--published', list], { url: node.url });
    if (some.code === 0) assert.equal(some.json.whole, false);
    else assert.deepEqual([some.code, some.json.error.includes('--everywhere')], [INPUT, true], some.json.error);
    const all = await cli([...ask, '--published', list, '--everywhere'], { url: node.url });
    assert.deepEqual([proven(all), all.whole], [collected(), true]);
  });

  it('is brought down by one watcher if a row of the collector is missing', async () => {
    const lines = readFileSync(join(folder, 'list.csv'), 'utf8').trim().split('\n');
    const missing = rows.findIndex(([account]) => account === COLLECTOR);
    // The first line names the columns.
    lines.splice(missing + 1, 1);
    const file = join(work, 'not-withheld.csv');
    writeFileSync(file, `${lines.join('\n')}\n`);
    wrong = await draft(file);
    assert.equal((await announce(wrong, '--snapshot', folder)).code, 0);
    const checked = await run(['announcement', 'check', wrong], as('Eve'));
    assert.deepEqual([checked.code, checked.json.right], [NOT_PROVEN, false]);
    assert.ok(checked.json.fault.startsWith(`row ${missing - 1}, or what is withheld of it,`), checked.json.fault);
    const half = api.consts.announcements.bond.toBigInt() / 2n;
    const shown = await cli(['announcement', 'challenge', wrong], as('Eve'));
    assert.deepEqual([BigInt(shown.paid), BigInt(shown.burned)], [half, half]);
    assert.deepEqual([(await show(wrong)).refuted, (await show(round)).refuted], [true, false]);
  });

  it('pays the holders what is left to them, and the collector the rest', async () => {
    // The wrong one was announced later.
    await untilNow(api, (await show(wrong)).announced + period);
    const refused = await run(['round', 'open', wrong], as('Alice'));
    assert.deepEqual([refused.code, refused.json.error.includes('was shown')], [REFUSED, true]);
    await cli(['round', 'open', round], as('Alice'));
    const due = await cli(['claims', 'mine', COLLECTOR], { url: node.url });
    const inRound = due.rows.filter((row) => row.round === round);
    assert.deepEqual(
      inRound.map(({ row, total }) => [row, BigInt(total)]),
      collected(),
    );
    assert.deepEqual(due.unread, []);
    // By the list, as whoever has it in several chunks must.
    const fetched = join(work, 'withheld-fetched');
    await cli(['list', 'fetch', '--round', round, '--out', fetched], { url: node.url });
    for (const [row, [account, amount]] of rows.entries()) {
      if (account !== COLLECTOR && !holders.includes(account)) continue;
      const had = await free(api, account);
      const claim = ['claim', round, account, '--list', fetched, '--row', row, '--unsigned'];
      const paid = await cli(claim, { url: node.url });
      assert.deepEqual([paid.row, paid.amount], [row, String(amount)]);
      assert.equal((await free(api, account)) - had, amount);
    }
    assert.equal(await free(api, COLLECTOR), withheld());
  });
});
