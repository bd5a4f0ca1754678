// Compares measured weights: ratios.mjs FOLDER with files made by ratios.hbs. A weight is execution time plus database time,
// by what the runtime counts for a read and a write. A name that was not measured is an error.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE, transactionOf } from './weights.mjs';

const calls = new Map();
for (const file of readdirSync(process.argv[2])) {
  for (const line of readFileSync(join(process.argv[2], file), 'utf8').split('\n')) {
    const [pallet, name, ...pairs] = line.trim().split(/\s+/);
    if (!name) continue;
    const values = {};
    for (let i = 0; i < pairs.length; i += 2) values[pairs[i]] = Number(pairs[i + 1]);
    calls.set(`${pallet.split('::').pop()}.${name}`, values);
  }
}

/** Execution and total time of a call in picoseconds, with `items` of its component. */
function weight(name, items = {}) {
  const call = calls.get(name);
  if (!call) throw new Error(`${name} was not measured; there are ${[...calls.keys()].join(', ')}`);
  const sum = (what) => Object.entries(items).reduce((total, [c, n]) => total + n * (call[`${what}/${c}`] ?? 0), 0);
  const execution = call.base + sum('time');
  const reads = call.reads + sum('reads');
  const writes = call.writes + sum('writes');
  return { execution, reads, writes, total: execution + reads * DATABASE.reads + writes * DATABASE.writes };
}

const us = (ps) => (ps / 1e6).toFixed(1).padStart(10);
const show = (label, w) =>
  console.log(
    `${label.padEnd(44)} ${us(w.execution)} µs  ${String(w.reads).padStart(4)} r ${String(w.writes).padStart(4)} w  ${us(w.total)} µs`,
  );
const transfer = weight('pallet_balances.transfer_allow_death');
const claims = weight('claims.claim');
const claim = (d) => weight('pallet_distribution.claim_immediate', { d });
/** Sums of the parts of several weights, each times a factor. */
function combined(...terms) {
  const sum = { execution: 0, reads: 0, writes: 0, total: 0 };
  for (const [factor, part] of terms) for (const key of Object.keys(sum)) sum[key] += factor * part[key];
  return sum;
}
const proofs = (h) => weight('pallet_distribution.proof_hashes', { h });
const hashes = (h) => combined([1, proofs(h)], [-1, proofs(0)]);
const batch = (n) => weight('pallet_distribution.claim_batch_immediate', { n });
const word = weight('pallet_distribution.bitmap_word');
// One more claim of a batch, of a neighbouring row.
const oneMore = (depth) => combined([1, batch(2)], [-1, batch(1)], [1, hashes(depth)]);
// Rows that follow one another, claimed together; those of one more row.
const range = (n) => weight('pallet_distribution.claim_range_immediate', { n });
const rangeMore = combined([1, range(2)], [-1, range(1)]);
// In two words of the bitmap, and with the hashes that a range of so many rows has beside it in a list of a million.
const spread = combined([2, word], [1, hashes(24)]);
// What a manager pays who needs no proofs: one more transfer of a batch of calls.
const payee = combined(
  [1, weight('pallet_utility.batch', { c: 2 })],
  [-1, weight('pallet_utility.batch', { c: 1 })],
  [1, weight('pallet_balances.transfer_keep_alive')],
);
const pushed = weight('pallet_distribution.push_immediate');
/** Reads and writes alone. */
const database = (reads, writes) => ({
  execution: 0,
  reads,
  writes,
  total: reads * DATABASE.reads + writes * DATABASE.writes,
});
// What a transaction takes before its extensions, and what these take.
const base = { ...database(0, 0), execution: transactionOf(), total: transactionOf() };
const checks = [
  'check_non_zero_sender',
  'check_spec_version',
  'check_tx_version',
  'check_genesis',
  'check_mortality_mortal_transaction',
  'check_weight',
].map((name) => [1, weight(`frame_system_extensions.${name}`)]);
const common = combined([1, base], ...checks, [1, weight('cumulus_pallet_weight_reclaim.storage_weight_reclaim')]);
// As the runtime declares it: the payer's account counts for its nonce, and is there for the fee (configs/fees.rs).
const signed = combined(
  [1, common],
  [1, weight('frame_system_extensions.check_nonce')],
  [1, weight('pallet_transaction_payment.charge_transaction_payment')],
  [-1, database(1, 1)],
);
// Deciding on a free claim in a block, beside the claim. Both read the round and the word of its row (weighing.rs).
const admission = combined([1, weight('pallet_distribution.authorize_claim', { d: 24 })], [-1, database(2, 0)]);
const freely = combined([1, admission], [1, claim(24)]);
const freelyVested = combined([1, admission], [1, weight('pallet_distribution.claim_vested', { d: 24 })]);
// The same of a range, of which it reads the round and a word, and hashes the rows once more.
const freeRange = combined(
  [1, weight('pallet_distribution.authorize_claim_range', { n: 256 })],
  [-1, database(2, 0)],
  [1, hashes(24)],
  [1, range(256)],
  [1, spread],
);
const rows = {
  'claim, proof of 10': claim(10),
  'claim, proof of 24': claim(24),
  'claim vested, proof of 24': weight('pallet_distribution.claim_vested', { d: 24 }),
  'claim streamed (first), proof of 24': weight('pallet_distribution.claim_streamed', { d: 24 }),
  'claim_batch of 100, proofs of 32': combined([1, batch(100)], [1, word], [1, hashes(3_200)]),
  'claim_batch, one more, proof of 24': oneMore(24),
  'claim_range of 256': combined([1, range(256)], [1, spread]),
  'claim_range, one more row': rangeMore,
  'pushing one more row': pushed,
  'utility.batch, one more transfer': payee,
  'balances.transfer_allow_death': transfer,
  'vesting.vested_transfer': weight('pallet_vesting.vested_transfer', { l: 49, s: 27 }),
  'claims.claim': claims,
  'free claim, proof of 24, with its admission': freely,
  'free vested claim, proof of 24, the same': freelyVested,
  'free claim_range of 256, with its admission': freeRange,
  'signed transaction besides its call': signed,
};
const emission = (name, items) => weight(`pallet_emission.${name}`, items);
rows['block in which no era ends'] = emission('on_initialize');
rows['ending an era, 5 pools'] = emission('end_era', { p: 5 });
rows['ending an era, 16 pools'] = emission('end_era', { p: 16 });
rows['claim rewards of stake'] = emission('claim_stake');
rows['the first of it, after it has become active'] = emission('claim_stake_joined');
rows['the last of it, after all has left'] = emission('claim_stake_last');
rows['claim rewards of scores, 1 era'] = emission('claim_scores', { e: 1 });
rows['claim rewards of scores, 84 eras'] = emission('claim_scores', { e: 84 });
rows['asset_rewards.harvest_rewards'] = weight('pallet_asset_rewards.harvest_rewards');
rows['emission.stake'] = emission('stake');
rows['the same, when other stake becomes active'] = emission('stake_joined');
rows['asset_rewards.stake'] = weight('pallet_asset_rewards.stake');
rows['emission.unstake, a part'] = emission('unstake');
rows['the same, all of it, with its deposit'] = emission('unstake_last');
rows['asset_rewards.unstake'] = weight('pallet_asset_rewards.unstake');
// What the strictest check costs beyond one of which nothing is demanded, which is part of every claim.
const [pay, unlimited, free] = ['pay', 'pay_without_limit', 'pay_unconditionally'].map((name) =>
  weight(`pallet_compliance.${name}`),
);
const strict = combined([1, claim(24)], [1, unlimited], [-1, free]);
const limited = combined([1, claim(24)], [1, pay], [-1, free]);
rows['claim, proof of 24, strictest requirement'] = strict;
rows['claim, proof of 24, and a payout limit'] = limited;
console.log(`${''.padEnd(44)}  execution                       total`);
for (const [label, w] of Object.entries(rows)) show(label, w);
const ratio = (label, a, b, limit) => {
  const part = (x, y) => (x / y).toFixed(3);
  console.log(
    `${label.padEnd(52)} execution ${part(a.execution, b.execution)}  total ${part(a.total, b.total)}  wanted at most ${limit}`,
  );
};
console.log('\nRatios');
ratio('claim (24) / claims.claim', claim(24), claims, 0.6);
ratio('claim (24) / transfer_allow_death', claim(24), transfer, 2.5);
ratio('claim (24) / claim (10)', claim(24), claim(10), 1.3);
const hundred = claim(32);
ratio(
  'claim_batch of 100 / 100 claims (proofs of 32)',
  rows['claim_batch of 100, proofs of 32'],
  { execution: 100 * hundred.execution, total: 100 * hundred.total },
  0.6,
);
ratio('claim_batch, one more (24) / claim (24)', oneMore(24), claim(24), 0.3);
ratio('pushing one more row / one more transfer of a batch', pushed, payee, 1.11);
ratio('claim (24), strictest requirement / none', strict, claim(24), 1.1);
ratio('claim (24), strictest requirement and a limit / none', limited, claim(24), 1.45);
ratio(
  'claim rewards of stake / harvest_rewards',
  rows['claim rewards of stake'],
  rows['asset_rewards.harvest_rewards'],
  '-',
);
ratio('emission.stake / asset_rewards.stake', rows['emission.stake'], rows['asset_rewards.stake'], '-');
ratio('claim vested (24) / vested_transfer', rows['claim vested, proof of 24'], rows['vesting.vested_transfer'], '-');

// What was set out to be reached, like for like: the caller's account is counted on both sides, and a block's worth of
// transactions has the same base on both. `execution` and `RocksDB` say what it would be without a database, and by the
// SDK's 25 and 100 µs.
const goals = [];
/** One weight to another, at most so much. */
const most = (label, a, b, wanted) =>
  goals.push({ label, part: (of) => of(a) / of(b), wanted, good: (is) => is <= wanted });
/** So many of one in a share of a block, to so many of another in its share. */
const least = (label, [share, a], [otherShare, b], wanted) =>
  goals.push({ label, part: (of) => share / of(a) / (otherShare / of(b)), wanted, good: (is) => is >= wanted });
const whole = (call) => combined([1, signed], [1, call]);
const [oursFree, theirs] = [combined([1, common], [1, freely]), combined([1, base], [1, claims])];
const counted = combined([1, weight('pallet_asset_rewards.harvest_rewards')], [1, database(1, 1)]);
least('free claims of a fifth of a block to `claims.claim` of 75 %', [0.2, oursFree], [0.75, theirs], 0.4);
least('the same in half of a block, if others leave it', [0.5, oursFree], [0.75, theirs], 0.4);
least('pushed rows of a block to payees of `utility.batch` of transfers', [1, pushed], [1, payee], 0.9);
most('signed claim (24), whole, to a transfer, whole', whole(claim(24)), whole(transfer), 1.3);
most('claim (24) to `claims.claim`', claim(24), claims, 0.4);
most('free vested claim (24) with admission to `claims.claim`', freelyVested, claims, 0.8);
most('claim (24) to `transfer_allow_death`', claim(24), transfer, 1.5);
most('one more claim (24) of a batch to claim (24)', oneMore(24), claim(24), 0.3);
most('one more row of a range to a payee of `utility.batch`', rangeMore, payee, 0.9);
most('one more row of a range to an account read and written', rangeMore, database(1, 1), 1.25);
// We count a pool once a block, whatever calls use it; the peer counts its own in each call. So both are shown.
const peer = (name) => weight(`pallet_asset_rewards.${name}`);
for (const [label, ours, theirs] of [
  ['claim of stake rewards to `harvest_rewards`', 'claim_stake', counted],
  ['stake to `asset_rewards.stake`', 'stake', peer('stake')],
  ['unstake of a part to `asset_rewards.unstake`', 'unstake', peer('unstake')],
]) {
  most(label, emission(ours), theirs, 1.05);
  most(`${label}, alone in its block`, combined([1, emission(ours)], [1, database(1, 1)]), theirs, 1.05);
}
most('claim (24) with a requirement but no limit to claim (24)', strict, claim(24), 1.1);
console.log('\n| ratio | is | wanted | execution | RocksDB | |');
console.log('|---|---|---|---|---|---|');
for (const { label, part, wanted, good } of goals) {
  const is = part((w) => w.total);
  const others = [(w) => w.execution, (w) => w.execution + 25e6 * w.reads + 100e6 * w.writes];
  const shown = [is, ...others.map(part)].map((value) => value.toFixed(2));
  const bound = good(Infinity) ? 'at least' : 'at most';
  const met = good(is) ? '' : 'missed';
  console.log(`| ${label} | ${shown[0]} | ${bound} ${wanted} | ${shown[1]} | ${shown[2]} | ${met} |`);
}
// Before fees were split once a block: 1,121.6 µs by the SDK's constants.
const before = { execution: 271.6e6, reads: 10, writes: 6 };
const was = before.execution + before.reads * DATABASE.reads + before.writes * DATABASE.writes;
const [now, part] = [us(signed.total).trim(), (signed.total / was).toFixed(2)];
console.log(`\nA signed transaction besides its call: ${now} µs, ${part} of what it was (at most 0.35)`);
// Of a block of two seconds, by their time alone.
const fifth = 0.2 * 2e12;
const ranges = Math.floor(fifth / combined([1, common], [1, freeRange]).total);
const single = Math.floor(fifth / oursFree.total);
console.log(`A fifth of a block holds ${single} free claims one by one, ${256 * ranges} in ranges of 256`);
console.log('A row that is set aside makes no other claim of its round dearer.');
console.log('Claims per second are measured by scripts/zombienet.sh throughput.');
