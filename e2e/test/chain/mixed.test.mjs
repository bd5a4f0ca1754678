// Blocks of random transactions of all kinds, whose parts fail or succeed: what is given back of the proof that they
// declare. The real node makes the blocks, and what the relay chain's validators run judges them. Time is judged by
// scripts/full-blocks.mjs.
//
// MIXED_SEED is the number that decides which transactions they are.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventsOf, head, until } from '../../lib/blocks.mjs';
import { bytesOf, prepare, random, submitMixed, transactions } from '../../lib/mixed.mjs';
import { startNode } from '../../lib/node.mjs';
import { BIN, run } from '../../lib/program.mjs';
import { keyring } from '../../lib/rounds.mjs';
import { rawBlock } from '../../lib/tx.mjs';

const SEED = Number(process.env.MIXED_SEED ?? 14);
// Rows of the list; how often transactions are sent, and roughly for how many milliseconds of weight.
const [ROWS, TIMES, WORK] = [1_024, 4, 150];
// What a block has without transactions: the clock, and the relay chain's.
const INHERENTS = 2;
let node;
let api;

before(async () => {
  node = await startNode({ blockTime: 500 });
  ({ api } = node);
});
after(() => node?.stop());

describe(`blocks of mixed transactions of seed ${SEED}`, () => {
  it('book at least the proof that they take, whatever is given back', async () => {
    const program = join(BIN, 'examples', 'block_cost');
    assert.ok(existsSync(program), `${program} is missing: scripts/clippy.sh builds it`);
    const people = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) =>
      keyring().addFromUri(`//${name}`),
    );
    const world = await prepare(api, people, { rows: ROWS, drafts: TIMES });
    const draws = random(SEED);
    const first = (await head(api)) + 1;
    for (let time = 0; time < TIMES; time += 1) {
      await submitMixed(api, await bytesOf(api, await transactions(api, world, draws, WORK)), 50);
      const isEmpty = async () => (await api.rpc.author.pendingExtrinsics()).length === 0;
      await until(api, async () => (await isEmpty()) && (await api.query.distribution.pushQueue()).length === 0);
    }
    const last = await head(api);
    // A mix in which nothing fails, or nothing is paid, would show nothing.
    const events = (await eventsOf(api, first, last)).map(({ event }) => event);
    const { distribution, system, utility } = api.events;
    for (const wanted of [distribution.Paid, distribution.ClaimRefused, system.ExtrinsicFailed, utility.ItemFailed]) {
      assert.ok(events.some(wanted.is), `no ${wanted.meta.name} in blocks ${first} to ${last}`);
    }
    // Nobody here has named a payee: these were signed for another account.
    const elsewhere = (event) => distribution.Paid.is(event) && !event.data.payee.eq(event.data.beneficiary);
    assert.ok(events.some(elsewhere), `no redirected claim in blocks ${first} to ${last}`);
    const ofVoucher = (event) => distribution.RowSetAside.is(event) && event.data.id.toNumber() === world.vouchers.id;
    assert.ok(events.some(ofVoucher), `no voucher is set aside in blocks ${first} to ${last}`);
    // The runtime says of each transaction whether it needed more than it weighs.
    const short = node.log.match(/Benchmarked storage weight smaller than consumed.*/g) ?? [];
    assert.deepEqual(short, []);

    const full = [];
    for (let number = first; number <= last; number += 1) {
      const { extrinsics } = await rawBlock(api, (await api.rpc.chain.getBlockHash(number)).toHex());
      if (extrinsics.length > INHERENTS) full.push(number);
    }
    const { code, log } = await run(program, [await node.halt(), 1, ...full]);
    assert.equal(code, 0, log);
    const judged = log
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      judged.map(({ block }) => block),
      full,
    );
    for (const { block, pov, bookedProof } of judged) {
      assert.ok(pov <= bookedProof, `block ${block}: ${pov} bytes of ${bookedProof}`);
    }
  });
});
