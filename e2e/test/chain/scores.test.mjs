// Scores through the real node and the command line: a wrong list is brought down by one watcher, a right one pays, and
// a referendum judges what cannot be proven.
//
// SCORES says how many rows the longest of the wrong lists has, 500 unless it is set. A million are
// E2E_LIMIT=60 SCORES=1000000. The times are printed: of building and publishing the list, and of finding and proving
// its fault.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { head, recordsOf, until, untilEvent } from '../../lib/blocks.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { startNode } from '../../lib/node.mjs';
import { UNIT, arranged, empty, free, keyring, listOf } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';

const SCORES = Number(process.env.SCORES ?? 500);
const BAD_INPUT = 3;
const REFUSED = 6;
const BOND = 500n * UNIT;
/** The most that a row may have in the first root, in tokens. */
const MOST = 100;
const FUNDS = (1_000n + BigInt(SCORES)) * UNIT;
const BOARD = 0;
const VOTERS = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'];
// Accounts that have nothing but what they earn.
const [WORKER, HELPER] = [empty('worker'), empty('helper')];
let node;
let api;
let work;
let people;
/** Fees of those who have proven a fault. */
const proving = [];
/** The fee of a claim. */
let claiming;
const as = (name) => ({ url: node.url, suri: `//${name}` });

before(async () => {
  node = await startNode({ blockTime: 500 });
  api = node.api;
  work = mkdtempSync(join(tmpdir(), 'distribution-scores-'));
  people = Object.fromEntries(VOTERS.map((name) => [name, keyring().addFromUri(`//${name}`)]));
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** Brings a command of governance before a referendum, has everybody vote, and waits until `enacted` says so. */
async function decide(command, enacted) {
  const { referendum } = await cli([...command, '--submit'], as('Alice'));
  const vote = ['vote', referendum, 'aye', '--tokens', 9_000_000_000, '--conviction', '1x'];
  await Promise.all(VOTERS.map((name) => cli(vote, as(name))));
  await until(api, enacted);
}

/** Publishes rows of `[account, tokens]`, and returns the list's number and its folder. */
async function publish(name, rows, ...more) {
  const [file, folder] = [join(work, `${name}.csv`), join(work, name)];
  writeFileSync(file, ['account,amount (DIST)', ...rows, ''].join('\n'));
  await cli(['list', 'build', file, '--out', folder, ...more]);
  const { list } = await cli(['list', 'publish', folder], as('Alice'));
  return { list, folder };
}

const board = async () => (await cli(['score', 'show', BOARD], { url: node.url })).boards[0];
const post = (name, { list }) => cli(['score', 'post', BOARD, list], as(name));

/** What the board's pot can pay, owes, and would owe besides, in tokens, as the report on solvency has it. */
async function reserve() {
  const { pots, checks } = await cli(['report', 'solvency'], { url: node.url });
  assert.ok(
    checks.every(({ outcome }) => outcome === 'passed'),
    JSON.stringify(checks),
  );
  const { payable, owed, waits } = pots.find(({ of }) => of === `board ${BOARD}`);
  return [payable, owed, waits].map((amount) => BigInt(amount) / UNIT);
}

/** Waits until the posted root can no longer be challenged, and settles it. */
async function settle() {
  await until(api, async () => (await api.call.scoresApi.board(BOARD)).unwrap().posted.unwrap().left.toNumber() === 0);
  await cli(['score', 'settle', BOARD], as('Ferdie'));
}

/** What an account has paid for its transaction in a block. */
async function feeOf(name, { block }) {
  const { TransactionFeePaid } = api.events.transactionPayment;
  const { address } = people[name];
  const events = (await recordsOf(api, block)).map(({ event }) => event);
  const paid = events.find((event) => TransactionFeePaid.is(event) && event.data.who.toString() === address);
  return paid.data.actualFee.toBigInt();
}

const held = async (name) =>
  (await api.query.balances.holds(people[name].address))
    .filter(({ id }) => id.isScores && id.asScores.isBond)
    .reduce((sum, { amount }) => sum + amount.toBigInt(), 0n);

describe('a board', () => {
  it('is created by a referendum, and pays from what is paid into its pot', async () => {
    const reporters = ['Bob', 'Dave', 'Eve'].map((name) => people[name].address);
    const terms = ['--bond', '500 DIST', '--most', `${MOST} DIST`, '--window', 'blocks:60', '--judging', 'blocks:600'];
    const created = async () => (await api.call.scoresApi.nextBoard()).toNumber() > BOARD;
    await decide(['score', 'create', ...terms, ...reporters], created);
    const { pot } = await board();
    await send(api, api.tx.balances.transferKeepAlive(pot, FUNDS), people.Alice);
    const shown = await board();
    assert.deepEqual([shown.state, shown.payable, shown.bond], ['open', String(FUNDS), String(BOND)]);
  });
});

describe('a list with an account in two rows', () => {
  it('is brought down by one watcher, who gets half of the bond', async () => {
    const rows = [
      [WORKER, 30],
      [HELPER, 5],
      [WORKER, 30],
    ];
    const wrong = await publish('wrong', rows, '--allow-duplicates');
    await post('Bob', wrong);
    assert.equal(await held('Bob'), BOND);
    const [from, had, reporter] = await Promise.all([
      head(api),
      free(api, people.Charlie.address),
      free(api, people.Bob.address),
    ]);
    const proven = await cli(['score', 'prove', BOARD, '--list', wrong.folder], as('Charlie'));
    proving.push(await feeOf('Charlie', proven));
    const gain = (await free(api, people.Charlie.address)) - had;
    assert.ok(gain > BOND / 2n - UNIT && gain < BOND / 2n, `${gain}`);
    // Nothing goes back to the reporter, and the other half to nobody.
    assert.deepEqual([await held('Bob'), await free(api, people.Bob.address)], [0n, reporter]);
    const { event } = await untilEvent(api, from, api.events.scores.RootFell.is);
    assert.equal(event.data.burned.toBigInt(), BOND / 2n);
    const { posted, last, reporters } = await board();
    assert.deepEqual([posted, last, reporters.length], [null, null, 2]);
    const again = await run(['score', 'post', BOARD, wrong.list], as('Bob'));
    assert.deepEqual([again.code, /NotReporter|does not report/.test(again.json.error)], [REFUSED, true]);
  });
});

describe('a long list of which one row is wrong', () => {
  it('is brought down by one proof of that row', async () => {
    const wrong = Math.floor(SCORES / 3);
    const rows = Array.from({ length: SCORES }, (_, row) => [empty(`scored ${row}`), row === wrong ? MOST + 1 : 1]);
    let from = performance.now();
    const seconds = () => {
      const passed = (performance.now() - from) / 1_000;
      from = performance.now();
      return passed.toFixed(1);
    };
    const long = await publish('long', rows);
    console.log(`${SCORES} rows built and published in ${seconds()} s`);
    await post('Eve', long);
    seconds();
    const proven = await cli(['score', 'prove', BOARD, '--list', long.folder], as('Charlie'));
    console.log(`the wrong one found and proven in ${seconds()} s`);
    assert.match(proven.done, /more in row \d+ than it can have/);
    proving.push(await feeOf('Charlie', proven));
    const { posted, last, reporters } = await board();
    assert.deepEqual([posted, last, reporters.length, await held('Eve')], [null, null, 1, 0n]);
  });
});

describe('a list without a fault', () => {
  let first;

  it('has nothing that could be proven, is final after its window, and pays accounts that have nothing', async () => {
    first = await publish('first', [
      [WORKER, 30],
      [HELPER, 5],
    ]);
    await post('Dave', first);
    const { fault } = await cli(['score', 'prove', BOARD, '--list', first.folder], as('Charlie'));
    assert.equal(fault, null);
    const early = await run(['score', 'settle', BOARD], as('Ferdie'));
    assert.equal(early.code, REFUSED);
    await settle();
    const claimed = await cli(['score', 'claim', BOARD, WORKER], as('Ferdie'));
    assert.equal(claimed.amount, String(30n * UNIT));
    // Whoever watches pays no more than two claims, for a fault in any of so many rows.
    claiming = await feeOf('Ferdie', claimed);
    for (const other of proving) assert.ok(other <= 2n * claiming, `${other} to prove, ${claiming} to claim`);
    assert.equal(await free(api, WORKER), 30n * UNIT);
    // The tree over the rows in order, made by other software.
    const rows = arranged([
      [WORKER, 30n * UNIT],
      [HELPER, 5n * UNIT],
    ]);
    assert.equal((await board()).last.root, listOf(rows, { sortLeaves: false }).root);
    assert.equal((await run(['list', 'remove', first.list], as('Alice'))).code, REFUSED);
  });

  it('is replaced by the next, by which the difference is paid', async () => {
    const next = await publish('next', [
      [WORKER, 45],
      [HELPER, 5],
    ]);
    await post('Dave', next);
    const funds = FUNDS / UNIT - 30n;
    assert.deepEqual(await reserve(), [funds, 5n, 15n]);
    await settle();
    assert.deepEqual(await reserve(), [funds, 20n, 0n]);
    const { pots } = await cli(['emission', 'solvency'], { url: node.url });
    const { of, owed, waits, solvent } = pots.at(-1);
    assert.deepEqual([of, owed, waits, solvent], [`board ${BOARD}`, String(20n * UNIT), '0', true]);
    for (const [account, tokens] of [
      [WORKER, 15n],
      [HELPER, 5n],
    ]) {
      const { amount } = await cli(['score', 'claim', BOARD, account], as('Ferdie'));
      assert.equal(amount, String(tokens * UNIT));
    }
    assert.equal((await run(['score', 'claim', BOARD, WORKER], as('Ferdie'))).code, REFUSED);
    const { paid, members, roots } = await board();
    assert.deepEqual([paid, members, roots], [String(50n * UNIT), 2, 2]);
    await cli(['list', 'remove', first.list], as('Alice'));
  });
});

describe('a list in which an account is missing', () => {
  it('is proven against the last final one', async () => {
    const { last } = await board();
    const missing = await publish('missing', [[WORKER, 90]]);
    await post('Dave', missing);
    const folder = join(work, 'fetched');
    await cli(['list', 'fetch', last.list, '--out', folder], { url: node.url });
    const proof = ['score', 'prove', BOARD, '--list', missing.folder, '--last', folder];
    const proven = await cli(proof, as('Charlie'));
    assert.match(proven.done, /no row any longer/);
    const fee = await feeOf('Charlie', proven);
    assert.ok(fee <= 2n * claiming, `${fee} to prove, ${claiming} to claim`);
    assert.equal((await board()).last.list, last.list);
  });
});

describe('a challenge', () => {
  it('is decided by a referendum, and the last final root stays', async () => {
    const named = async () => (await api.query.scores.boards(BOARD)).unwrap().reporters.length === 1;
    await decide(['score', 'set-reporters', BOARD, people.Eve.address], named);
    const doubtful = await publish('doubtful', [
      [WORKER, 45],
      [HELPER, 100],
    ]);
    await post('Eve', doubtful);
    const challenged = await cli(['score', 'challenge', BOARD, '--reason', 'nobody has seen this work'], as('Ferdie'));
    const fee = await feeOf('Ferdie', challenged);
    assert.ok(fee <= 2n * claiming, `${fee} to challenge, ${claiming} to claim`);
    assert.deepEqual([await held('Eve'), await held('Ferdie')], [BOND, BOND / 2n]);
    const { posted, last } = await board();
    const fallen = async () => (await api.query.scores.roots(BOARD)).isNone;
    await decide(['score', 'judge', BOARD, posted.number, 'falls'], fallen);
    assert.deepEqual([await held('Eve'), await held('Ferdie')], [0n, 0n]);
    const ended = await board();
    assert.deepEqual([ended.last, ended.reporters], [last, []]);
  });
});

describe('the report on the board', () => {
  let env;
  let report;
  before(async () => {
    env = { ...as('Alice'), env: { DISTRIBUTION_INDEX: join(work, 'history.sqlite') } };
    await cli(['index', '--once'], env);
    const list = ['--list', join(work, 'next')];
    report = await cli(['report', 'board', BOARD, ...list, '--out', join(work, 'report')], env);
  });
  const address = (account) => keyring().encodeAddress(account);
  const table = (name) =>
    readFileSync(join(work, 'report', name), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));

  it('has every root, what became of it, and what bonds have come to', () => {
    assert.equal(report.passed, true, JSON.stringify(report.checks));
    const ends = report.roots.map(({ state, fell }) => fell?.cause ?? state);
    assert.deepEqual(ends, ['proven', 'proven', 'final', 'final', 'proven', 'judged']);
    assert.deepEqual(
      report.roots.map(({ reporter }) => reporter),
      ['Bob', 'Eve', 'Dave', 'Dave', 'Dave', 'Eve'].map((name) => people[name].address),
    );
    const [challenge] = report.roots[5].challenges;
    assert.deepEqual([challenge.challenger, challenge.dismissed], [people.Ferdie.address, null]);
    assert.deepEqual([report.rewarded, report.burned], [String(2n * BOND), String(2n * BOND)]);
    assert.equal(table('roots.csv').length, 6);
  });

  it('has every claim, and the pot to the unit', async () => {
    assert.deepEqual(
      table('claims.csv').map(([, , , , who, amount, payee]) => [who, amount, payee]),
      [
        [WORKER, 30n],
        [WORKER, 15n],
        [HELPER, 5n],
      ].map(([who, tokens]) => [address(who), String(tokens * UNIT), address(who)]),
    );
    const { pot } = await board();
    assert.deepEqual([report.paid, report.balance], [String(50n * UNIT), String(await free(api, pot))]);
    assert.equal(BigInt(report.received) - BigInt(report.paid), BigInt(report.balance));
  });

  it('draws roots, what is owed, and how scores are spread if their list is at hand', async () => {
    const { gini, top_1: largest, median } = report.concentration;
    // Of 50 the one has 45.
    assert.deepEqual([gini.toFixed(6), largest.toFixed(6), median], ['0.400000', '90.000000', String(45n * UNIT)]);
    const drawn = (folder) => {
      const html = readFileSync(join(work, folder, 'report.html'), 'utf8');
      return html.match(/<svg [^>]*role="img">\n<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/g).length;
    };
    assert.equal(drawn('report'), 3);
    const without = await cli(['report', 'board', BOARD, '--out', join(work, 'unlisted')], env);
    assert.deepEqual([without.concentration, drawn('unlisted')], [null, 2]);
    const other = await run(['report', 'board', BOARD, '--list', join(work, 'first')], env);
    assert.equal(other.code, BAD_INPUT);
    assert.match(other.json.error, /another list/);
    assert.deepEqual(await reserve(), [FUNDS / UNIT - 50n, 0n, 0n]);
  });

  it('is verified by whoever has a node, and is of a board that there is', async () => {
    const verified = await cli(['report', 'verify', join(work, 'report')], { url: node.url });
    assert.ok(verified.checks.some(({ check, outcome }) => check.startsWith('The claims') && outcome === 'passed'));
    assert.equal((await run(['report', 'board', BOARD + 1], env)).code, BAD_INPUT);
  });
});
