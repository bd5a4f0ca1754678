// Statements of accounts that are chosen at random, over a random history: what came less what left is what the chain's
// state has, to the unit. The transactions are those of chain/mixed.
//
// MIXED_SEED is the number that decides which transactions and which accounts they are.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { head, until, untilFinal } from '../../lib/blocks.mjs';
import { cli } from '../../lib/cli.mjs';
import { bytesOf, prepare, random, submitMixed, transactions } from '../../lib/mixed.mjs';
import { startNode } from '../../lib/node.mjs';
import { keyring } from '../../lib/rounds.mjs';

const SEED = Number(process.env.MIXED_SEED ?? 18);
// Rows of the list; how often transactions are sent, and roughly for how many milliseconds of weight.
const [ROWS, TIMES, WORK] = [512, 3, 150];
// Accounts of the list whose statements are made, of its first quarter, which is paid first; and of whoever sends.
const CHOSEN = 24;
// Categories that add to what an account has, and those that take from it. The others go on hold and come back.
const CAME = ['airdrop', 'vested', 'stream', 'bought', 'staking-reward', 'work-reward', 'transfer-in', 'other-in'];
const LEFT = ['transfer-out', 'fee', 'other-out'];

const work = mkdtempSync(join(tmpdir(), 'distribution-statements-'));
const index = join(work, 'history.sqlite');
const people = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => keyring().addFromUri(`//${name}`));
let node;
let api;
let world;
let draws;

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api } = node);
  world = await prepare(api, people, { rows: ROWS, drafts: TIMES });
  draws = random(SEED);
  for (let time = 0; time < TIMES; time += 1) {
    await submitMixed(api, await bytesOf(api, await transactions(api, world, draws, WORK)), 50);
    const isEmpty = async () => (await api.rpc.author.pendingExtrinsics()).length === 0;
    await until(api, async () => (await isEmpty()) && (await api.query.distribution.pushQueue()).length === 0);
  }
  await untilFinal(api);
  await cli(['index', index, '--until', await head(api)], { url: node.url });
});
after(async () => {
  await node?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** What an account has, free and on hold. */
const all = ({ free, held }) => BigInt(free) + BigInt(held);
/** The sum of some categories of a statement. */
const sumOf = (sums, names) =>
  sums.filter(({ category }) => names.includes(category)).reduce((sum, { amount }) => sum + BigInt(amount), 0n);

describe(`statements over a history of seed ${SEED}`, () => {
  it('come to what the state has, for whoever sends and whoever is paid', async () => {
    const rows = Array.from({ length: CHOSEN }, () => world.list.account(draws.below(ROWS >> 2)));
    const seen = new Set();
    for (const account of [...people.map(({ address }) => address), ...rows]) {
      const { passed, chain, assets } = await cli(['statement', account, '--index', index], { url: node.url });
      assert.equal(passed, true, account);
      const at = await api.at(chain.lastHash);
      const { data } = await at.query.system.account(account);
      const native = assets.find(({ asset }) => asset === 'native');
      assert.deepEqual(native.closing, { free: data.free.toString(), held: data.reserved.toString() }, account);
      for (const { asset, opening, closing, sums } of assets) {
        const comesTo = all(opening) + sumOf(sums, CAME) - sumOf(sums, LEFT);
        assert.equal(comesTo, all(closing), `${asset} of ${account}`);
        for (const { category } of sums) seen.add(category);
      }
    }
    // A history in which little happens would show little.
    for (const category of ['airdrop', 'transfer-out', 'fee', 'deposit-held', 'staked']) {
      assert.ok(seen.has(category), `no ${category} in any statement`);
    }
  });
});
