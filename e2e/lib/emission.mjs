// Emission, and the referenda that govern it.

import { compactAddLength, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { now, until } from './blocks.mjs';
import { send } from './tx.mjs';

/** The emission clock, the terms in force, and those announced. */
export const emission = (api) => api.call.emissionApi.emission();

/** Number of the current era. */
export const runningEra = async (api) => (await emission(api)).era.toNumber();

/** Waits until era `era` has begun. */
export const untilEra = (api, era) => until(api, async () => (await runningEra(api)) >= era);

/** Waits until the current era has at least `blocks` relay-chain blocks left. Returns its number. */
export async function room(api, blocks) {
  const { era } = await until(api, async () => {
    const [info, time] = await Promise.all([emission(api), now(api)]);
    const left = info.started.isSome ? info.started.unwrap().toNumber() + info.eraLength.toNumber() - time : 0;
    return left >= blocks && info;
  });
  return era.toNumber();
}

/** The stake or score of `account` in `pool` that earns, the part that will earn from the next era, and its reward. */
export async function rewardIn(api, account, pool) {
  const info = (await api.call.emissionApi.rewards(account)).find((reward) => reward.pool.toNumber() === pool);
  if (!info) throw new Error(`${account} is not in pool ${pool}`);
  return {
    earning: info.earning.toBigInt(),
    pending: info.pending.toBigInt(),
    claimable: info.claimable.toBigInt(),
  };
}

/** The amount held from `account` by emission for `reason`: `Stake` or `RecordDeposit`. */
export async function heldFor(api, account, reason) {
  const holds = await api.query.balances.holds(account);
  return holds
    .filter(({ id }) => id.isEmission && id.asEmission.type === reason)
    .reduce((sum, { amount }) => sum + amount.toBigInt(), 0n);
}

/** The rewards in the events of a transaction: pool, account, amount. */
export const paidIn = (api, events) =>
  events
    .filter(({ event }) => api.events.emission.RewardPaid.is(event))
    .map(({ event: { data } }) => [data.pool.toNumber(), data.who.toString(), data.amount.toBigInt()]);

/** What `pool` was given according to the events `history`: per era, and in total. */
export function fundedIn(api, history, pool) {
  const eras = new Map(
    history
      .filter(({ event }) => api.events.emission.PoolFunded.is(event) && event.data.pool.toNumber() === pool)
      .map(({ event: { data } }) => [data.era.toNumber(), data.minted.toBigInt()]),
  );
  return { eras, total: [...eras.values()].reduce((sum, minted) => sum + minted, 0n) };
}

/** What each pot must hold according to all events since the first block: minted less paid and burned. */
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

/** Submits a referendum on `call`, with its preimage, to act as `origin`, also `Root`. Returns its number. */
export async function submitReferendum(api, signer, origin, { method }, enactment = { After: 0 }) {
  const { events } = await send(
    api,
    api.tx.utility.batchAll([
      api.tx.preimage.notePreimage(method.toHex()),
      api.tx.referenda.submit(
        origin === 'Root' ? { system: origin } : { Origins: origin },
        { Lookup: { hash: method.hash, len: method.encodedLength } },
        enactment,
      ),
    ]),
    signer,
  );
  return events.find(({ event }) => api.events.referenda.Submitted.is(event)).event.data.index.toNumber();
}

/** Places the decision deposits of `referenda`. */
export const placeDeposits = (api, signer, referenda) =>
  send(api, api.tx.utility.batchAll(referenda.map((index) => api.tx.referenda.placeDecisionDeposit(index))), signer);

/** Votes aye on `referenda` with `balance`; `voters` is `[[pair, conviction], …]` with a conviction of 1 to 6. */
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

/** Whether `event` is the enactment of a referendum, which the scheduler names by a hash. */
export function isEnactment(api, event, index) {
  const name = u8aConcat('assembly', compactAddLength(stringToU8a('enactment')), api.createType('u32', index).toU8a());
  return (
    api.events.scheduler.Dispatched.is(event) &&
    event.data.id.isSome &&
    u8aToHex(event.data.id.unwrap()) === blake2AsHex(name, 256)
  );
}
