// Emission, and the referenda that decide on it.

import { compactAddLength, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { until } from './blocks.mjs';
import { send } from './tx.mjs';

/** The clock, what is in force, and what is to come. */
export const emission = (api) => api.call.emissionApi.emission();

/** Number of the running era. */
export const runningEra = async (api) => (await emission(api)).era.toNumber();

/** Waits until era `era` is running, or a later one. */
export const untilEra = (api, era) => until(async () => (await runningEra(api)) >= era);

/** Waits until the running era has at least `blocks` blocks of the relay chain left. Returns its number. */
export async function room(api, blocks) {
  let running;
  await until(async () => {
    const [{ era, started, eraLength }, now] = await Promise.all([emission(api), api.call.distributionApi.now()]);
    running = era.toNumber();
    return started.isSome && started.unwrap().toNumber() + eraLength.toNumber() - now.toNumber() >= blocks;
  });
  return running;
}

/** What `account` has in `pool`: what earns, what will, and what can be claimed. */
export async function rewardIn(api, account, pool) {
  const info = (await api.call.emissionApi.rewards(account)).find((reward) => reward.pool.toNumber() === pool);
  if (!info) throw new Error(`${account} is not in pool ${pool}`);
  return {
    earning: info.earning.toBigInt(),
    pending: info.pending.toBigInt(),
    claimable: info.claimable.toBigInt(),
  };
}

/** What is held of `account` for emission, for the reason `Stake` or `RecordDeposit`. */
export async function heldFor(api, account, reason) {
  const holds = await api.query.balances.holds(account);
  return holds
    .filter(({ id }) => id.isEmission && id.asEmission.type === reason)
    .reduce((sum, { amount }) => sum + amount.toBigInt(), 0n);
}

/** The rewards that `events` of a transaction report: pool, account, amount. */
export const paidIn = (api, events) =>
  events
    .filter(({ event }) => api.events.emission.RewardPaid.is(event))
    .map(({ event: { data } }) => [data.pool.toNumber(), data.who.toString(), data.amount.toBigInt()]);

/** What `pool` was given, as `history` tells it: by era, and in all. */
export function fundedIn(api, history, pool) {
  const eras = new Map(
    history
      .filter(({ event }) => api.events.emission.PoolFunded.is(event) && event.data.pool.toNumber() === pool)
      .map(({ event: { data } }) => [data.era.toNumber(), data.minted.toBigInt()]),
  );
  return { eras, total: [...eras.values()].reduce((sum, minted) => sum + minted, 0n) };
}

/** What the pots must hold, as `history` from the first block on tells it: minted less paid and burned. */
export function potsIn(api, history) {
  const { PoolFunded, RewardPaid, RewardsExpired } = api.events.emission;
  const pots = new Map();
  const add = (pool, amount) => pots.set(pool.toNumber(), (pots.get(pool.toNumber()) ?? 0n) + amount);
  for (const { event } of history) {
    if (PoolFunded.is(event)) add(event.data.pool, event.data.minted.toBigInt());
    if (RewardPaid.is(event)) add(event.data.pool, -event.data.amount.toBigInt());
    if (RewardsExpired.is(event) && event.data.burned.isTrue) add(event.data.pool, -event.data.amount.toBigInt());
  }
  return pots;
}

/** The fee that a transaction paid. */
export const feeOf = (api, events) =>
  events
    .find(({ event }) => api.events.transactionPayment.TransactionFeePaid.is(event))
    .event.data.actualFee.toBigInt();

/** Submits a referendum on `call`, with its preimage, to act as `origin`. Returns its number. */
export async function submitReferendum(api, signer, origin, { method }, enactment = { After: 0 }) {
  const { events } = await send(
    api,
    api.tx.utility.batchAll([
      api.tx.preimage.notePreimage(method.toHex()),
      api.tx.referenda.submit(
        { Origins: origin },
        { Lookup: { hash: method.hash, len: method.encodedLength } },
        enactment,
      ),
    ]),
    signer,
  );
  return events.find(({ event }) => api.events.referenda.Submitted.is(event)).event.data.index.toNumber();
}

/** Puts down the decision deposits of `referenda`. */
export const placeDeposits = (api, signer, referenda) =>
  send(api, api.tx.utility.batchAll(referenda.map((index) => api.tx.referenda.placeDecisionDeposit(index))), signer);

/** Votes aye on `referenda` with `balance`, and with one to six times conviction: `[[pair, times], …]`. */
export const voteAye = (api, voters, balance, referenda) =>
  Promise.all(
    voters.map(([signer, times]) => {
      const vote = { Standard: { vote: { aye: true, conviction: `Locked${times}x` }, balance } };
      return send(
        api,
        api.tx.utility.batchAll(referenda.map((index) => api.tx.convictionVoting.vote(index, vote))),
        signer,
      );
    }),
  );

/** Whether `event` tells of the enactment of a referendum: the scheduler names it by a hash. */
export function isEnactment(api, event, index) {
  const name = u8aConcat('assembly', compactAddLength(stringToU8a('enactment')), api.createType('u32', index).toU8a());
  return (
    api.events.scheduler.Dispatched.is(event) &&
    event.data.id.isSome &&
    u8aToHex(event.data.id.unwrap()) === blake2AsHex(name, 256)
  );
}
