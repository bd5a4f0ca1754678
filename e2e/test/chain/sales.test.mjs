// Sales through the real node and the command line: an auction that clears at one price, and one that fails.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { untilNow } from '../../lib/blocks.mjs';
import { cli, run } from '../../lib/cli.mjs';
import { startNode } from '../../lib/node.mjs';
import { ED, UNIT, free, keyring } from '../../lib/rounds.mjs';
import { send } from '../../lib/tx.mjs';

const REFUSED = 6;
/** What bids are paid in. It has no decimals. */
const MONEY = 77;
const PLENTY = 1_000_000n;
let node;
let api;
let people;
const as = (name) => ({ url: node.url, suri: `//${name}` });

before(async () => {
  node = await startNode({ blockTime: 500 });
  api = node.api;
  people = Object.fromEntries(
    ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => [name, keyring().addFromUri(`//${name}`)]),
  );
  const { Alice: alice } = people;
  await send(api, api.tx.assets.create(MONEY, alice.address, 10), alice);
  const mint = Object.values(people).map(({ address }) => api.tx.assets.mint(MONEY, address, PLENTY));
  await send(api, api.tx.utility.batchAll(mint), alice);
});
after(() => node?.stop());

const money = async (name) => (await api.query.assets.account(MONEY, people[name].address)).unwrap().balance.toBigInt();

/** What each bid gets of `supply` and pays for it, computed from all of them: `[tokens, ticks above the floor]`. */
function outcome(supply, bids, { floor, tick }) {
  const above = (than) => bids.filter(([, at]) => at > than).reduce((sum, [tokens]) => sum + tokens, 0n);
  const at = (price) => bids.filter(([, own]) => own === price).reduce((sum, [tokens]) => sum + tokens, 0n);
  const prices = [...new Set(bids.map(([, own]) => own))].sort((a, b) => b - a);
  const price = prices.find((each) => above(each) + at(each) >= supply) ?? 0;
  const left = supply - above(price);
  const full = left >= at(price);
  return bids.map(([tokens, own]) => {
    const share = own > price || (own === price && full) ? tokens : own < price ? 0n : (left * tokens) / at(price);
    return [share, (share * (floor + tick * BigInt(price)) + UNIT - 1n) / UNIT];
  });
}

/**
 * Opens an auction of 1,000 tokens by the command line, at 10, 12, 14, 16 and 18 for a token, which takes bids for so many
 * seconds: twelve blocks at least, here.
 */
function auction(seconds, ...more) {
  const closes = `+blocks:${Math.max(12, node.blocks(seconds))}`;
  const prices = ['--money', MONEY, '--floor', 10, '--tick', 2, '--ticks', 5, '--late', 'blocks:5'];
  const times = ['--closes', closes, '--finishing', 'blocks:192'];
  return cli(['sale', 'open', '--supply', '1000 DIST', ...prices, '--bids', 100, ...times, ...more], as('Alice'));
}

/** Waits for the end of the bidding, and clears the sale. */
async function clear(sale) {
  const [{ ends }] = (await cli(['sale', 'show', sale], as('Ferdie'))).sales;
  await untilNow(api, ends);
  await cli(['sale', 'clear', sale], as('Ferdie'));
  return (await cli(['sale', 'show', sale], as('Ferdie'))).sales[0];
}

describe('an auction', () => {
  const BIDS = [
    ['Bob', 400, 18, 4],
    ['Charlie', 500, 14, 2],
    ['Dave', 700, 15, 2],
    ['Eve', 900, 12, 1],
  ];
  let sale;
  let round;
  before(async () => {
    ({ sale, round } = await auction(70));
  });

  it('takes bids that name its terms, and holds their money in the accounts of those who bid', async () => {
    const [shown] = (await cli(['sale', 'show', sale], as('Bob'))).sales;
    assert.equal(shown.state, 'bidding');
    // The hash of what the chain says the terms are.
    const info = (await api.call.salesApi.sale(sale)).unwrap();
    assert.equal(shown.termsHash, u8aToHex(blake2AsU8a(info.terms.toU8a(), 256)));
    for (const [name, tokens, price] of BIDS) {
      const bid = await cli(['sale', 'bid', sale, `${tokens} DIST`, '--price', price], as(name));
      // The highest price of the auction that is not above the one named.
      assert.equal(bid.price, String(price - (price % 2)));
      assert.equal(await money(name), PLENTY - BigInt(bid.held));
    }
    const lowered = await run(['sale', 'bid', sale, '300 DIST', '--price', 18], as('Bob'));
    assert.deepEqual([lowered.code, lowered.json.error.includes('not lowered')], [REFUSED, true]);
    const own = await run(['sale', 'bid', sale, '300 DIST', '--price', 18], as('Alice'));
    assert.equal(own.code, REFUSED);
  });

  it('is cleared at the price at which all is sold, and each bid is finished by anybody', async () => {
    const cleared = await clear(sale);
    assert.deepEqual([cleared.state, cleared.price], ['cleared', '14']);
    const wanted = outcome(
      1_000n * UNIT,
      BIDS.map(([, tokens, , tick]) => [BigInt(tokens) * UNIT, tick]),
      { floor: 10n, tick: 2n },
    );
    const { bids } = await cli(['sale', 'bids', sale], as('Ferdie'));
    for (const [index, [name]] of BIDS.entries()) {
      const told = bids.find(({ bidder }) => keyring().encodeAddress(bidder) === people[name].address);
      assert.deepEqual([BigInt(told.allocation), BigInt(told.cost), told.obstacle], [...wanted[index], null], name);
    }
    const had = await Promise.all(BIDS.map(([name]) => free(api, people[name].address)));
    const { finished } = await cli(['sale', 'finish', sale, '--all'], as('Ferdie'));
    assert.equal(finished.length, BIDS.length);
    const deposit = (await free(api, people.Eve.address)) - had[3];
    for (const [index, [name]] of BIDS.entries()) {
      const [tokens, paid] = wanted[index];
      assert.equal((await free(api, people[name].address)) - had[index], tokens + deposit, name);
      assert.equal(await money(name), PLENTY - paid, name);
    }
    assert.equal(await money('Alice'), PLENTY + wanted.reduce((sum, [, paid]) => sum + paid, 0n));
  });

  it('is reported as every round, and leaves nothing behind', async () => {
    const report = await cli(['report', 'round', round], { url: node.url });
    assert.deepEqual([report.complete, report.passed], [true, true], JSON.stringify(report.checks));
    const told = report.sale;
    assert.deepEqual([told.sale, told.form, told.state, told.money], [sale, 'auction', 'cleared', MONEY]);
    const tokens = BIDS.reduce((sum, [, amount]) => sum + BigInt(amount) * UNIT, 0n);
    assert.deepEqual([told.asked, told.finished], [String(tokens), BIDS.length]);
    assert.deepEqual([told.delivered, told.raised], [report.sum, String((await money('Alice')) - PLENTY)]);
    const before = await free(api, people.Alice.address);
    await cli(['round', 'close', round], as('Bob'));
    await cli(['round', 'clean-up', round], as('Bob'));
    await cli(['sale', 'remove', sale], as('Bob'));
    assert.ok((await free(api, people.Alice.address)) >= before + ED);
    assert.equal((await api.call.salesApi.sale(sale)).isNone, true);
    assert.equal((await api.query.sales.demand.entries(sale)).length, 0);
    assert.equal((await api.query.balances.holds(people.Alice.address)).length, 0);
  });
});

describe('a sale that raises too little', () => {
  it('returns everything to everybody', async () => {
    const before = await money('Bob');
    const { sale, round } = await auction(25, '--minimum', 10_000);
    await cli(['sale', 'bid', sale, '100 DIST', '--price', 18], as('Bob'));
    assert.equal(await money('Bob'), before - 1_800n);
    assert.equal((await clear(sale)).state, 'failed');
    await cli(['sale', 'finish', sale], as('Bob'));
    assert.equal(await money('Bob'), before);
    // The seller need not wait for the window.
    const had = await free(api, people.Alice.address);
    await cli(['round', 'close', round], as('Bob'));
    // Alice makes the blocks, which earns her some more.
    assert.ok((await free(api, people.Alice.address)) - had >= 1_000n * UNIT + ED);
  });
});
