// Emission as holders, contributors and voters use it, through the real node: eras, rewards, votes, the brake.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeAddress } from '@polkadot/util-crypto';
import { stringToU8a, u8aConcat } from '@polkadot/util';
import { startNode } from '../../lib/node.mjs';
import { errorName, refused, send } from '../../lib/tx.mjs';
import { ED, SS58, UNIT, free, keyring } from '../../lib/rounds.mjs';
import { eventsOf, gained, head, now, numberOf, stateAfter, untilEvent } from '../../lib/blocks.mjs';
import {
  emission,
  feeOf,
  fundedIn,
  heldFor,
  isEnactment,
  paidIn,
  placeDeposits,
  potsIn,
  rewardIn,
  room,
  runningEra,
  submitReferendum,
  untilEra,
  voteAye,
} from '../../lib/emission.mjs';

const ERA = 20;
const CHANGE_DELAY = 2;
// Eras that the committee can halt.
const MAX_HALT = 14;
const TRACK = 13;
const ISSUANCE = 1_000_000n * UNIT;
const RAISED = 2_000_000n * UNIT;
// The pools of the preset.
const [STAKE, REPORTED, AUTHORS, ACTIVITY, TREASURY] = [0, 1, 2, 3, 4];
const SHARES = [40n, 15n, 15n, 10n, 20n];
const VOTES = 9_000_000_000n * UNIT;
const treasury = encodeAddress(u8aConcat(stringToU8a('modlpy/trsry'), new Uint8Array(20)), SS58);

let node;
let api;
let alice;
let bob;
let charlie;
let dave;
let eve;
let ferdie;
let voters;
// Referenda take a while, so these are submitted at the start and checked further down.
let submitted;
let raise;
let tooMuch;

const shareOf = (pool, issuance = ISSUANCE) => (issuance * SHARES[pool]) / 100n;
const params = (issuance) => ({
  issuance,
  decay: 100_000_000,
  decayPeriod: 365,
  floor: 100_000n * UNIT,
  maxSupply: 200_000_000_000n * UNIT,
});
const plain = ({ issuance, decay, decayPeriod, floor, maxSupply }) => ({
  issuance: issuance.toBigInt(),
  decay: decay.toNumber(),
  decayPeriod: decayPeriod.toNumber(),
  floor: floor.toBigInt(),
  maxSupply: maxSupply.toBigInt(),
});
const eraRecord = async (era) => (await api.query.emission.eras(era)).unwrap();
const history = async (from = 1) => eventsOf(api, from, await head(api));
const find = (events, type) => events.find(({ event }) => type.is(event))?.event.data;

/** Expects each call of `[call, signer, error]` to be refused by emission. The signers must differ. */
const allRefused = (calls) =>
  Promise.all(calls.map(([tx, signer, error]) => refused(send(api, tx, signer), `emission.${error}`)));

/** Makes a call as the committee, whose only member is Alice. Returns its result. */
async function byCommittee(tx) {
  const { events } = await send(api, api.tx.technicalCommittee.propose(1, tx, tx.method.encodedLength), alice);
  return find(events, api.events.technicalCommittee.Executed).result;
}

before(async () => {
  node = await startNode({ blockTime: 250 });
  api = node.api;
  [alice, bob, charlie, dave, eve, ferdie] = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'].map(
    (uri) => keyring().addFromUri(uri),
  );
  voters = [alice, bob, charlie, dave, eve, ferdie].map((pair, i) => [pair, i + 1]);

  // The first era begins with the second block.
  await room(api, 1);
  submitted = (await head(api)) + 1;
  const { bound } = await emission(api);
  [raise, tooMuch] = await Promise.all([
    submitReferendum(api, alice, 'EmissionAdmin', api.tx.emission.setEmission(params(RAISED))),
    submitReferendum(api, bob, 'EmissionAdmin', api.tx.emission.setEmission(params(2n * bound.toBigInt()))),
  ]);
  await placeDeposits(api, alice, [raise, tooMuch]);
  await voteAye(api, voters, VOTES, [raise, tooMuch]);
});
after(() => node?.stop());

describe('the schedule', () => {
  it('can be read by anyone, like the clock and the bound on what a vote may set', async () => {
    const state = await stateAfter(api, await head(api));
    const [info, time] = await Promise.all([emission(state), now(state)]);
    assert.equal(info.eraLength.toNumber(), ERA);
    const into = time - info.started.unwrap().toNumber();
    assert.ok(into >= 0 && into <= ERA, `${into} blocks into the era`);
    assert.ok(info.halt.isNone);
    assert.equal(info.haltsLeft.toNumber(), MAX_HALT);
    assert.deepEqual(plain(info.schedule.unwrap().params), params(ISSUANCE));
    assert.equal(info.schedule.unwrap().since.toNumber(), 0);
    assert.equal(info.issues.toBigInt(), ISSUANCE);
    assert.equal(info.supply.toBigInt(), (await state.query.balances.totalIssuance()).toBigInt());
    assert.equal(info.bound.toBigInt(), info.supply.toBigInt() / 2_000n);
    assert.ok(info.next.isNone && info.nextBudget.isNone);
  });

  it('can be previewed: the shares of each era, and the first decay after a year of eras', async () => {
    const state = await stateAfter(api, await head(api));
    const { era, supply } = await emission(state);
    const preview = await state.call.emissionApi.previewEmission(400);
    assert.equal(preview.length, 400);
    let expected = supply.toBigInt();
    for (const [i, row] of preview.entries()) {
      const number = era.toNumber() + i;
      const issuance = number < 365 ? ISSUANCE : (ISSUANCE * 9n) / 10n;
      expected += issuance;
      assert.equal(row.era.toNumber(), number);
      assert.equal(row.issuance.toBigInt(), issuance);
      assert.deepEqual(
        row.pools.map(([pool, share]) => [pool.toNumber(), share.toBigInt()]),
        SHARES.map((_, pool) => [pool, shareOf(pool, issuance)]),
      );
      assert.equal(row.supply.toBigInt(), expected);
    }
    assert.equal((await api.call.emissionApi.previewEmission(5_000)).length, 1_000);
  });

  it('is split among the pools of the preset', async () => {
    const pools = await api.call.emissionApi.pools();
    assert.deepEqual(
      pools.map(({ id, share }) => [id.toNumber(), share.toNumber()]),
      SHARES.map((share, id) => [id, Number(share) * 10_000_000]),
    );
    const kinds = pools.map(({ kind }) => kind);
    assert.ok(kinds[STAKE].asStake.asset.isNative);
    assert.deepEqual(
      kinds.slice(REPORTED, TREASURY).map(({ asContribution: { scores, unclaimed } }) => [scores.type, unclaimed.type]),
      [
        ['Reporters', 'Burn'],
        ['Authors', 'Recycle'],
        ['Activity', 'Recycle'],
      ],
    );
    assert.equal(kinds[TREASURY].asAccount.to.toString(), treasury);
    assert.deepEqual(pools[REPORTED].reporters.map(String), [bob.address]);
    assert.equal(new Set(pools.map(({ pot }) => pot.toString())).size, pools.length);
  });

  it('can be changed only by governance', async () => {
    for (const tx of [
      api.tx.emission.setEmission(params(RAISED)),
      api.tx.emission.halt(),
      api.tx.emission.resume(),
      api.tx.emission.prolongHalt(1),
    ]) {
      await refused(send(api, tx, alice), 'BadOrigin');
    }
  });
});

describe('rewards', () => {
  // Their sum is a prime number of tokens, so no share divides evenly.
  const [CHARLIES, DAVES] = [1_000n * UNIT, 2_001n * UNIT];
  let era;
  let from;
  let staked;
  let enrolled;
  const spent = [];

  /** What a pool was given up to the block with this hash; checks that it is its share of every era since `first`. */
  async function funded(pool, block, first) {
    const given = fundedIn(api, await eventsOf(api, 1, await numberOf(api, block)), pool);
    const shares = [];
    const ended = await runningEra(await api.at(block));
    for (let number = first; number < ended; number += 1) {
      shares.push([number, shareOf(pool, (await eraRecord(number)).issuance.toBigInt())]);
    }
    assert.deepEqual([...given.eras], shares);
    return given.total;
  }

  before(async () => {
    era = await room(api, 16);
    from = (await head(api)) + 1;
    [staked, enrolled] = await Promise.all([
      send(api, api.tx.emission.stake(STAKE, CHARLIES), charlie),
      send(api, api.tx.emission.enroll(ACTIVITY), eve),
      send(api, api.tx.emission.stake(STAKE, DAVES), dave),
      send(
        api,
        api.tx.emission.report(REPORTED, [
          [eve.address, 3],
          [ferdie.address, 4],
        ]),
        bob,
      ),
    ]);
    for (const text of ['first', 'second']) spent.push(await send(api, api.tx.system.remark(text), eve));
    assert.equal(await runningEra(await api.at(spent[1].block)), era, 'all of it in one era');
  });

  it("count stake from the next era, and hold it in its owner's account", async () => {
    assert.deepEqual(await rewardIn(await api.at(staked.block), charlie.address, STAKE), {
      earning: 0n,
      pending: CHARLIES,
      claimable: 0n,
    });
    assert.equal(await heldFor(api, charlie.address, 'Stake'), CHARLIES);
    await untilEra(api, era + 1);
    assert.deepEqual(await rewardIn(api, charlie.address, STAKE), { earning: CHARLIES, pending: 0n, claimable: 0n });
    const pool = (await api.call.emissionApi.pools())[STAKE];
    assert.equal(pool.total.toBigInt(), CHARLIES + DAVES);
    assert.equal(pool.members.toNumber(), 2);
    // No stake counted until now, so the pool's share was not even minted.
    assert.equal(fundedIn(api, await history(), STAKE).total, 0n);
    assert.equal((await eraRecord(era)).issuance.toBigInt(), ISSUANCE);
    assert.ok((await eraRecord(era)).minted.toBigInt() <= ISSUANCE - shareOf(STAKE));
  });

  it('pay each holder the exact share of what the pool was given, whoever sends the claim', async () => {
    await untilEra(api, era + 2);
    // So that no era ends between two claims.
    await room(api, 14);
    const { block, events } = await send(api, api.tx.emission.claim(STAKE, charlie.address), alice);
    const reward = ((await funded(STAKE, block, era + 1)) * CHARLIES) / (CHARLIES + DAVES);
    assert.deepEqual(paidIn(api, events), [[STAKE, charlie.address, reward]]);
    assert.equal(await gained(api, block, charlie.address), reward);
    assert.equal(await heldFor(api, charlie.address, 'Stake'), CHARLIES);
    await allRefused([
      [api.tx.emission.claim(STAKE, charlie.address), alice, 'NothingToClaim'],
      [api.tx.emission.claim(STAKE, bob.address), bob, 'NotMember'],
      [api.tx.emission.claim(TREASURY, bob.address), charlie, 'WrongPoolKind'],
      [api.tx.emission.claim(99, bob.address), ferdie, 'UnknownPool'],
      [api.tx.emission.unstake(STAKE, DAVES + 1n), dave, 'StakeTooSmall'],
    ]);
  });

  it('let stake leave at any time: it is released at once, keeps what it earned, and the deposit returns with the claim', async () => {
    const left = await send(api, api.tx.emission.unstake(STAKE, DAVES), dave);
    assert.equal(await gained(api, left.block, dave.address), DAVES - feeOf(api, left.events));
    assert.equal(await heldFor(api, dave.address, 'Stake'), 0n);
    const deposit = await heldFor(api, dave.address, 'RecordDeposit');
    assert.ok(deposit > 0n);
    const reward = ((await funded(STAKE, left.block, era + 1)) * DAVES) / (CHARLIES + DAVES);
    const { block, events } = await send(api, api.tx.emission.claimAll(dave.address), bob);
    assert.deepEqual(paidIn(api, events), [[STAKE, dave.address, reward]]);
    assert.equal(await gained(api, block, dave.address), reward + deposit);
    assert.equal(find(events, api.events.emission.RecordRemoved).who.toString(), dave.address);
    assert.deepEqual((await api.call.emissionApi.rewards(dave.address)).toJSON(), []);
    await allRefused([
      [api.tx.emission.unstake(STAKE, 1n), dave, 'NotMember'],
      [api.tx.emission.claimAll(dave.address), bob, 'NothingToClaim'],
    ]);
  });

  it('for reported scores and for activity are paid together by one claim', async () => {
    await allRefused([
      [api.tx.emission.report(REPORTED, [[alice.address, 9]]), alice, 'NotReporter'],
      [api.tx.emission.report(REPORTED, [[alice.address, 0]]), bob, 'ScoreZero'],
      [api.tx.emission.enroll(AUTHORS), ferdie, 'WrongPoolKind'],
    ]);
    // The score is the burned half of each fee. The fee of enrolling itself may count or not.
    const score = async (block) => (await rewardIn(await api.at(block), eve.address, ACTIVITY)).earning;
    const first = await score(enrolled.block);
    const burned = spent.reduce((sum, { events }) => sum + feeOf(api, events) / 2n, first);
    assert.ok(first <= feeOf(api, enrolled.events) / 2n && burned > first);
    assert.equal(await score(spent[1].block), burned);
    assert.ok((await eraRecord(era)).burned.toBigInt() >= burned);

    const { block, events } = await send(api, api.tx.emission.claimAll(eve.address), ferdie);
    const given = await eventsOf(api, 1, await numberOf(api, block));
    assert.deepEqual([...fundedIn(api, given, REPORTED).eras], [[era, shareOf(REPORTED)]]);
    assert.deepEqual([...fundedIn(api, given, ACTIVITY).eras], [[era, burned]]);
    const reported = (shareOf(REPORTED) * 3n) / 7n;
    assert.deepEqual(paidIn(api, events), [
      [REPORTED, eve.address, reported],
      [ACTIVITY, eve.address, burned],
    ]);
    assert.equal(await gained(api, block, eve.address), reported + burned);
  });

  it('never pay activity more than the burned part of its fees', async () => {
    // A failed call also pays its fee, which is activity in another era.
    await allRefused([[api.tx.emission.enroll(ACTIVITY), eve, 'AlreadyEnrolled']]);
    const all = await eventsOf(api, await numberOf(api, enrolled.block), await head(api));
    const burned = all
      .filter(({ event }) => api.events.transactionPayment.TransactionFeePaid.is(event))
      .filter(({ event }) => event.data.who.toString() === eve.address)
      .reduce((sum, { event }) => sum + event.data.actualFee.toBigInt() / 2n, 0n);
    const { total } = fundedIn(api, all, ACTIVITY);
    assert.ok(total > 0n && total <= burned, `${total} paid, ${burned} burned`);
    assert.ok(total < shareOf(ACTIVITY));
  });

  it("for reported scores are rounded down, and the reporter's deposits are returned", async () => {
    assert.ok((await heldFor(api, bob.address, 'RecordDeposit')) > 0n);
    const { block, events } = await send(api, api.tx.emission.claim(REPORTED, ferdie.address), alice);
    const reward = (shareOf(REPORTED) * 4n) / 7n;
    assert.deepEqual(paidIn(api, events), [[REPORTED, ferdie.address, reward]]);
    assert.equal(await gained(api, block, ferdie.address), reward);
    assert.equal(await heldFor(api, bob.address, 'RecordDeposit'), 0n);
    // The unit lost to rounding stays in the pot.
    const pool = (await api.call.emissionApi.pools())[REPORTED];
    assert.equal(pool.members.toNumber(), 0);
    assert.equal(pool.owed.toBigInt(), 1n);
  });

  it('go to the author of the blocks', async () => {
    const { block, events } = await send(api, api.tx.emission.claim(AUTHORS, alice.address), bob);
    const total = await funded(AUTHORS, block, 0);
    assert.deepEqual(paidIn(api, events), [[AUTHORS, alice.address, total]]);
    // Plus the collators' part of fees, as in every block.
    const got = await gained(api, block, alice.address);
    assert.ok(got >= total && got < total + UNIT, `${got}`);
  });

  it('include the share of the treasury', async () => {
    const ended = (await history(from)).find(({ event }) => api.events.emission.EraEnded.is(event));
    const got = await gained(api, await api.rpc.chain.getBlockHash(ended.number), treasury);
    // Plus its part of the fees of that block.
    assert.ok(got >= shareOf(TREASURY) && got < shareOf(TREASURY) + UNIT, `${got}`);
  });
});

describe('a vote', () => {
  let all;
  let enacted;
  let takesEffect;

  const of = (name, index) =>
    find(
      all.filter(({ event }) => event.section === 'referenda' && event.data.index?.toNumber() === index),
      api.events.referenda[name],
    );

  it('needs a scheduler that keeps up with the clock', async () => {
    // Otherwise it would iterate over every relay-chain block since genesis, a few at a time, and enact nothing.
    const newest = await head(api);
    const behind = find(await eventsOf(api, newest, newest), api.events.scheduler.AgendaIncomplete);
    assert.equal(behind?.when.toNumber(), undefined);
  });

  it('goes from preimage through deposit, decision and confirmation to enactment', async () => {
    enacted = await untilEvent(api, submitted, (event) => isEnactment(api, event, raise));
    all = await eventsOf(api, submitted, enacted.number);
    assert.equal(all.filter(({ event }) => api.events.preimage.Noted.is(event)).length, 2);
    assert.equal(of('Submitted', raise).track.toNumber(), TRACK);
    assert.equal(of('DecisionDepositPlaced', raise).who.toString(), alice.address);
    for (const name of ['DecisionStarted', 'ConfirmStarted']) assert.ok(of(name, raise), name);
    const { tally } = of('Confirmed', raise);
    assert.equal(
      tally.ayes.toBigInt(),
      voters.reduce((sum, [, times]) => sum + VOTES * BigInt(times), 0n),
    );
    assert.equal(tally.support.toBigInt(), VOTES * BigInt(voters.length));
    assert.ok(tally.nays.isZero());
    assert.ok(enacted.event.data.result.isOk, enacted.event.data.result.toString());
  });

  it('takes effect after a delay of whole eras, as announced', async () => {
    const set = find(
      all.filter(({ number }) => number === enacted.number),
      api.events.emission.EmissionSet,
    );
    assert.deepEqual(plain(set.params), params(RAISED));
    takesEffect = set.from.toNumber();
    // Enactment comes before the end of the era in a block.
    assert.equal(takesEffect, (await runningEra(await stateAfter(api, enacted.number - 1))) + 1 + CHANGE_DELAY);
    const state = await stateAfter(api, enacted.number);
    const [from, announced] = (await emission(state)).next.unwrap();
    assert.equal(from.toNumber(), takesEffect);
    assert.deepEqual(plain(announced), params(RAISED));
    for (const row of await state.call.emissionApi.previewEmission(6)) {
      assert.equal(row.issuance.toBigInt(), row.era.toNumber() < takesEffect ? ISSUANCE : RAISED);
    }
  });

  it('beyond the bounds is enacted, but its call fails', async () => {
    const { event, number } = await untilEvent(api, submitted, (found) => isEnactment(api, found, tooMuch));
    assert.ok(event.data.result.isErr);
    assert.equal(errorName(api, event.data.result.asErr)[0], 'emission.IssuanceAboveBound');
    const sets = (await eventsOf(api, submitted, number)).filter((found) =>
      api.events.emission.EmissionSet.is(found.event),
    );
    for (const {
      event: { data },
    } of sets) {
      assert.equal(data.params.issuance.toBigInt(), RAISED);
    }
  });

  it('changes the announced era, and none before it', async () => {
    await untilEra(api, takesEffect + 1);
    assert.equal((await eraRecord(takesEffect - 1)).issuance.toBigInt(), ISSUANCE);
    assert.equal((await eraRecord(takesEffect)).issuance.toBigInt(), RAISED);
    const { schedule, next } = await emission(api);
    assert.deepEqual(plain(schedule.unwrap().params), params(RAISED));
    assert.equal(schedule.unwrap().since.toNumber(), takesEffect);
    assert.ok(next.isNone);
  });
});

describe('the brake', () => {
  let from;
  let stopped;
  let resume;

  it('can be pulled by the committee for a while, and neither released nor pulled for longer by it', async () => {
    await room(api, 6);
    from = (await head(api)) + 1;
    const result = await byCommittee(api.tx.emission.halt());
    assert.ok(result.isOk, result.toString());
    const { halt, issues, era } = await emission(api);
    stopped = era.toNumber();
    assert.equal(halt.unwrap().since.toNumber(), stopped);
    assert.equal(halt.unwrap().until.toNumber(), stopped + MAX_HALT);
    assert.ok(halt.unwrap().voted.isFalse);
    assert.ok(issues.isZero());
    // The forecast knows when it ends.
    const forecast = await api.call.emissionApi.previewEmission(MAX_HALT + 1);
    for (const { era: number, issuance } of forecast) {
      assert.equal(issuance.isZero(), number.toNumber() < stopped + MAX_HALT);
    }
    for (const [tx, error] of [
      [api.tx.emission.halt(), 'emission.AlreadyHalted'],
      [api.tx.emission.resume(), 'BadOrigin'],
      [api.tx.emission.prolongHalt(20), 'BadOrigin'],
    ]) {
      const again = await byCommittee(tx);
      assert.ok(again.isErr);
      assert.equal(errorName(api, again.asErr)[0], error);
    }
    assert.equal((await emission(api)).halt.unwrap().until.toNumber(), stopped + MAX_HALT);
    // The referendum that ends it is enacted after more than an era, so at least one era ends while emission is halted.
    resume = await submitReferendum(api, charlie, 'EmissionAdmin', api.tx.emission.resume(), { After: ERA });
    await placeDeposits(api, alice, [resume]);
    await voteAye(api, voters, VOTES, [resume]);
  });

  it('does not stop anyone from leaving or claiming what they earned', async () => {
    const stake = await heldFor(api, charlie.address, 'Stake');
    const left = await send(api, api.tx.emission.unstake(STAKE, stake), charlie);
    assert.equal(await gained(api, left.block, charlie.address), stake - feeOf(api, left.events));
    const { events } = await send(api, api.tx.emission.claimAll(charlie.address), bob);
    assert.equal(paidIn(api, events).length, 1);
    assert.deepEqual((await api.call.emissionApi.rewards(charlie.address)).toJSON(), []);
  });

  it('lets eras end without minting anything', async () => {
    await untilEra(api, stopped + 1);
    const record = await eraRecord(stopped);
    assert.ok(record.issuance.isZero() && record.minted.isZero());
    const funded = (await history(from)).filter(({ event }) => api.events.emission.PoolFunded.is(event));
    assert.equal(funded.length, 0);
  });

  it('is released by a referendum from the next era on, and the schedule continues', async () => {
    const { event, number } = await untilEvent(api, from, (found) => isEnactment(api, found, resume), 120);
    assert.ok(event.data.result.isOk, event.data.result.toString());
    const next = find(await eventsOf(api, number, number), api.events.emission.Resumed).from.toNumber();
    await untilEra(api, next + 1);
    assert.ok((await emission(api)).halt.isNone);
    // The era in which it was released was halted for a part of it, and issued nothing.
    assert.ok((await eraRecord(next - 1)).issuance.isZero());
    const record = await eraRecord(next);
    assert.equal(record.issuance.toBigInt(), RAISED);
    assert.ok(record.minted.toBigInt() >= shareOf(AUTHORS, RAISED) + shareOf(TREASURY, RAISED));
  });
});

describe('the books', () => {
  let last;
  let all;
  let state;

  before(async () => {
    last = await head(api);
    all = await eventsOf(api, 1, last);
    state = await stateAfter(api, last);
  });

  it('record what was decided for every era, and account for every token', () => {
    const { EraEnded, EmissionSet, Halted, HaltEnded, PoolFunded, Unexpected } = api.events.emission;
    let [halted, era, takesEffect, minted, supply] = [false, 0, Infinity, 0n, null];
    for (const { event } of all) {
      assert.ok(!Unexpected.is(event), event.toString());
      if (Halted.is(event)) halted = true;
      if (HaltEnded.is(event)) halted = false;
      if (EmissionSet.is(event)) takesEffect = event.data.from.toNumber();
      if (PoolFunded.is(event)) {
        assert.equal(event.data.era.toNumber(), era);
        minted += event.data.minted.toBigInt();
      }
      if (!EraEnded.is(event)) continue;
      const { record } = event.data;
      assert.equal(event.data.era.toNumber(), era);
      const decided = era < takesEffect ? ISSUANCE : RAISED;
      assert.equal(record.issuance.toBigInt(), halted ? 0n : decided, `era ${era}`);
      assert.equal(record.minted.toBigInt(), minted);
      assert.ok(minted <= record.issuance.toBigInt());
      assert.equal(record.skipped.toNumber(), 0);
      if (supply !== null) {
        assert.equal(record.supply.toBigInt(), supply + minted + record.arrived.toBigInt() - record.burned.toBigInt());
      }
      supply = record.supply.toBigInt();
      minted = 0n;
      era += 1;
    }
    assert.ok(era >= 6, `${era} eras`);
  });

  it('show that every pot could pay all it owed after every era', async () => {
    const ends = all.filter(({ event }) => api.events.emission.EraEnded.is(event)).map(({ number }) => number);
    for (const number of [...ends, last]) {
      const rows = await (await stateAfter(api, number)).call.emissionApi.solvency();
      assert.equal(rows.filter(({ of }) => of.isPool).length, SHARES.length);
      for (const { of, payable, owed } of rows) {
        assert.ok(payable.toBigInt() >= owed.toBigInt(), `${of} in block ${number}: ${payable} of ${owed}`);
      }
    }
  });

  it('can be kept by anyone: the events give the balance of every pot', async () => {
    const pots = potsIn(api, all);
    for (const { id, pot, owed, kind } of await state.call.emissionApi.pools()) {
      // The treasury's share does not stay in the pot.
      const expected = kind.isAccount ? 0n : (pots.get(id.toNumber()) ?? 0n);
      assert.equal(await free(state, pot), expected + ED, `pool ${id}`);
      assert.equal(owed.toBigInt(), expected, `pool ${id}`);
    }
  });
});
