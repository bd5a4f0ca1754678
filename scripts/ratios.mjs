// Compares measured weights: ratios.mjs FOLDER with files made by ratios.hbs. A weight is execution time plus database time,
// by what the runtime counts for a read and a write. A name that was not measured is an error. Fails if a ratio is not what
// is wanted, unless it is one of the documented misses below. All figures are of one run: how benchmarks are set up has
// changed more than once (what hooks touch in every block is passed over), so ratios of different runs do not compare.
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
// As the runtime declares it: the payer's account counts for its nonce, and is there for the fee (configs/fees.rs).
const signed = combined(
  [1, base],
  ...checks,
  [1, weight('cumulus_pallet_weight_reclaim.storage_weight_reclaim')],
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
// A claim that follows another one of its round in a block: the round's record and its pot are in memory, and the first
// claim has counted reading and writing them (decision 53).
const further = (call) => combined([1, call], [-1, database(2, 2)]);
// What the signature of the owner of an Ethereum address adds to a claim.
const ethereumSignature = weight('pallet_distribution.ethereum_signature');
const byEthereum = combined([1, claim(24)], [1, ethereumSignature]);
// Deciding on such a claim checks the signature too; what that reads is read by the claim as well (ethereum.rs). The
// benchmark of the relay chain's claim, which is bare like it, has all of it: decoding, `validate_unsigned` and the call,
// and so the signature twice. What it pays is vested.
const freelyByEthereum = combined([1, admission], [1, ethereumSignature], [-1, database(2, 0)], [1, byEthereum]);
const vestedByEthereum = combined(
  [1, freelyByEthereum],
  [-1, claim(24)],
  [1, weight('pallet_distribution.claim_vested', { d: 24 })],
);
// A voucher that one key has signed, and what deciding on it adds. Both read the round and its keys (vouchers/weighing.rs).
const settlement = weight('pallet_distribution.settle', { n: 1 });
const freelySettled = combined(
  [1, weight('pallet_distribution.authorize_settle', { n: 1 })],
  [-1, database(2, 0)],
  [1, settlement],
);
// While nobody is frozen and no country blocked, a payment that demands nothing reads no record of identity.
const quiet = (call) => combined([1, call], [-1, database(1, 0)]);
// Storing rows of a published list in a transaction of its own: each row has 48 bytes, which the node copies once more.
const publish = (r) => weight('pallet_distribution_lists.publish', { r });
const carrier = (k) => weight('pallet_distribution_lists.carrier', { k });
const stored = (r) => combined([1, publish(r)], [1, carrier(Math.ceil((48 * r) / 1024))]);
const CHUNK = 4_096;
const rows = {
  'claim, proof of 10': claim(10),
  'claim, proof of 24': claim(24),
  'claim vested, proof of 24': weight('pallet_distribution.claim_vested', { d: 24 }),
  'claim, proof of 24, further in its block': further(claim(24)),
  'claim by an Ethereum key, proof of 24': byEthereum,
  'claim streamed (first), proof of 24': weight('pallet_distribution.claim_streamed', { d: 24 }),
  'claim_batch of 100, proofs of 32': combined([1, batch(100)], [1, word], [1, hashes(3_200)]),
  'claim_batch, one more, proof of 24': oneMore(24),
  'claim_range of 256': combined([1, range(256)], [1, spread]),
  'claim_range, one more row': rangeMore,
  'pushing one more row': pushed,
  'the same, nobody frozen or blocked': quiet(pushed),
  'utility.batch, one more transfer': payee,
  'balances.transfer_allow_death': transfer,
  'vesting.vested_transfer': weight('pallet_vesting.vested_transfer', { l: 49, s: 27 }),
  'claims.claim': claims,
  'free claim, proof of 24, with its admission': freely,
  'free vested claim, proof of 24, the same': freelyVested,
  'free claim by an Ethereum key (24), the same': freelyByEthereum,
  'free vested claim by an Ethereum key (24)': vestedByEthereum,
  'settlement of a voucher, one signature': settlement,
  'free settlement, with its admission': freelySettled,
  'free claim_range of 256, with its admission': freeRange,
  'signed transaction besides its call': signed,
  [`lists.publish of ${CHUNK} rows, alone`]: stored(CHUNK),
  'lists.publish, one more row': combined([1 / CHUNK, stored(2 * CHUNK)], [-1 / CHUNK, stored(CHUNK)]),
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
// The fault of a root that has three proofs of 32 hashes; a claim has one.
const scores = (name) => weight(`pallet_scores.${name}`);
rows['scores.prove, the longest fault'] = scores('prove');
rows['scores.challenge'] = scores('challenge');
rows['scores.claim, the first of an account'] = scores('claim');
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
// What is wanted, like for like: the caller's account is counted on both sides, and a block's worth of transactions has the
// same base on both. `execution` and `RocksDB` say what it would be without a database, and by the SDK's 25 and 100 µs.
const total = (w) => w.total;
const rocks = (w) => w.execution + 25e6 * w.reads + 100e6 * w.writes;
const goals = [];
/** One weight to another, at most so much, or just to see it. `by` says of which time. */
const most = (label, a, b, wanted, by = total) =>
  goals.push({ label, part: (of) => of(a) / of(b), wanted, by, bound: 'at most', good: (is) => is <= wanted });
/** So many of one in a share of a block, to so many of another in its share. */
const least = (label, [share, a], [otherShare, b], wanted) => {
  const part = (of) => share / of(a) / (otherShare / of(b));
  goals.push({ label, part, wanted, by: total, bound: 'at least', good: (is) => is >= wanted });
};
const ALONE = 'the same, alone in its block';
const whole = (call) => combined([1, signed], [1, call]);
// Neither of them has extensions: both are bare.
const oursFree = combined([1, base], [1, further(freely)]);
const oursFirst = combined([1, base], [1, freely]);
const oursRange = combined([1, base], [1, further(freeRange)]);
const theirs = combined([1, base], [1, claims]);
const counted = combined([1, weight('pallet_asset_rewards.harvest_rewards')], [1, database(1, 1)]);
least('free claims of a fifth of a block to `claims.claim` of 75 %', [0.2, oursFree], [0.75, theirs], 0.4);
least('the same, each alone in its block', [0.2, oursFirst], [0.75, theirs]);
least('the same in half of a block, if others leave it', [0.5, oursFree], [0.75, theirs], 0.4);
least('the same in ranges of 256, in a fifth of a block', [0.2 * 256, oursRange], [0.75, theirs]);
const PUSHED = 'pushed rows of a block to payees of `utility.batch` of transfers';
least(PUSHED, [1, quiet(pushed)], [1, payee], 0.9);
least('the same, if somebody is frozen or blocked', [1, pushed], [1, payee]);
most('signed claim (24), whole, to a transfer, whole', whole(further(claim(24))), whole(transfer), 1.3);
most(ALONE, whole(claim(24)), whole(transfer));
most('claim (24) to `claims.claim`', further(claim(24)), claims, 0.4);
most(ALONE, claim(24), claims);
most('claim by an Ethereum key (24) to `claims.claim`', further(byEthereum), claims, 0.75);
most(ALONE, byEthereum, claims);
// Nothing was wanted of these. They show what the relay chain's figure has besides the call, on our side as well.
most('free claim by an Ethereum key (24) with admission to `claims.claim`', further(freelyByEthereum), claims);
most(ALONE, freelyByEthereum, claims);
most("the same, vested as the peer's", further(vestedByEthereum), claims);
most(ALONE, vestedByEthereum, claims);
// The peer checks one ECDSA signature too, and pays what its state says instead of what was signed.
most('settlement of a voucher to `claims.claim`', further(settlement), claims);
most(ALONE, settlement, claims);
most('free settlement of a voucher with admission to `claims.claim`', further(freelySettled), claims);
most(ALONE, freelySettled, claims);
most('settlement of a voucher to claim (24)', further(settlement), further(claim(24)));
most('free vested claim (24) with admission to `claims.claim`', further(freelyVested), claims, 0.8);
most(ALONE, freelyVested, claims);
most('claim (24) to `transfer_allow_death`', further(claim(24)), transfer, 1.5);
most(ALONE, claim(24), transfer);
most('one more claim (24) of a batch to claim (24) alone in its block', quiet(oneMore(24)), claim(24), 0.3);
most('the same, if somebody is frozen or blocked', oneMore(24), claim(24));
const RANGE_TO_PAYEE = 'one more row of a range to a payee of `utility.batch`';
const RANGE_TO_LIMIT = 'one more row of a range to an account read and written';
most(RANGE_TO_PAYEE, quiet(rangeMore), payee, 0.9);
most(RANGE_TO_LIMIT, quiet(rangeMore), database(1, 1), 1.25);
most('the same, if somebody is frozen or blocked', rangeMore, database(1, 1));
// Of what it was before fees were split once a block: 1,121.6 µs by the SDK's constants, by which this was set.
const before = combined([1, database(10, 6)], [1, { execution: 271.6e6, reads: 0, writes: 0, total: 271.6e6 }]);
most('a signed transaction besides its call to what it was, in the time of RocksDB', signed, before, 0.35, rocks);
// We count a pool once a block, whatever calls use it; the peer counts its own in each call. So both are shown.
const peer = (name) => weight(`pallet_asset_rewards.${name}`);
const STAKE = 'stake to `asset_rewards.stake`';
const UNSTAKE = 'unstake of a part to `asset_rewards.unstake`';
for (const [label, ours, other] of [
  ['claim of stake rewards to `harvest_rewards`', 'claim_stake', counted],
  [STAKE, 'stake', peer('stake')],
  [UNSTAKE, 'unstake', peer('unstake')],
]) {
  most(label, emission(ours), other, 1.05);
  most(ALONE, combined([1, emission(ours)], [1, database(1, 1)]), other);
}
// Whoever watches a board must not pay much more than whoever is paid by it.
most('proving a fault of a root of scores to a claim of one', scores('prove'), scores('claim'), 2);
most('challenging a root of scores to a claim of one', scores('challenge'), scores('claim'), 2);
most('claim (24) with a requirement but no limit to claim (24)', strict, claim(24), 1.1);
most('claim (24) with a requirement and a limit to claim (24)', limited, claim(24), 1.45);
most('claim (24) to claim (10)', claim(24), claim(10), 1.3);
const hundred = combined([100, claim(32)]);
most('`claim_batch` of 100 to 100 claims (proofs of 32)', rows['claim_batch of 100, proofs of 32'], hundred, 0.6);
most(
  'claim vested (24) to `vesting.vested_transfer`',
  rows['claim vested, proof of 24'],
  rows['vesting.vested_transfer'],
);

/** What `ours` would be to `other` if it took no longer to execute: what its reads and writes alone make of it. */
const floorOf = (ours, other) => (other.execution + database(ours.reads, ours.writes).total) / other.total;
// What is known not to be met: the floor, and what makes it. A floor that would meet what is wanted excuses nothing.
const MISSES = new Map([
  [
    PUSHED,
    [1 / floorOf(quiet(pushed), payee), 'a row is read from state; a batch brings its payees in the transaction'],
  ],
  [
    STAKE,
    [
      floorOf(emission('stake'), peer('stake')),
      'a hold changes the account, its holds and the books of the asset; the peer freezes (decision 52)',
    ],
  ],
  [UNSTAKE, [floorOf(emission('unstake'), peer('unstake')), 'the same']],
  [
    RANGE_TO_PAYEE,
    [
      floorOf(quiet(rangeMore), payee),
      'both read and write the payee; a row is hashed and judged where a transfer debits its sender',
    ],
  ],
  [
    RANGE_TO_LIMIT,
    [
      weight('pallet_balances.force_set_balance_creating').total / database(1, 1).total,
      'making an account and giving it tokens takes as long',
    ],
  ],
]);

console.log('\n| ratio | is | wanted | execution | RocksDB | |');
console.log('|---|---|---|---|---|---|');
for (const { label, part, wanted, by, bound, good } of goals) {
  const times = [total, (w) => w.execution, rocks].map(part);
  // An account read and written has no execution of its own.
  const shown = times.map((value) => (Number.isFinite(value) ? value.toFixed(2) : ''));
  const asked = wanted === undefined ? '' : `${bound} ${wanted}`;
  let remark = '';
  if (wanted !== undefined && !good(part(by))) {
    const [floor, reason] = MISSES.get(label) ?? [];
    const excused = floor !== undefined && !good(floor);
    remark = excused ? `missed: floor ${floor.toFixed(2)}, ${reason}` : 'missed';
    if (!excused) {
      const why = floor === undefined ? 'no reason is known' : `its floor of ${floor.toFixed(2)} would do`;
      console.error(`error: ${label}: ${part(by).toFixed(3)}, not ${asked}; ${why}`);
      process.exitCode = 1;
    }
  }
  console.log(`| ${[label, shown[0], asked, shown[1], shown[2], remark].join(' | ')} |`);
}

// Of a block of two seconds, by their time alone, while one round has it to itself: its first claim weighs more.
const BLOCK = 2e12;
console.log('\n| free claims in one block | one by one | in ranges of 256 |');
console.log('|---|---|---|');
for (const [label, share] of [
  ['a fifth of it, which they always have', 0.2],
  ['half of it, if others leave it', 0.5],
]) {
  const fit = (each) => Math.floor((share * BLOCK - database(2, 2).total) / each.total);
  console.log(`| ${label} | ${fit(oursFree)} | ${256 * fit(oursRange)} |`);
}
console.log('\nA row that is set aside makes no other claim of its round dearer.');
console.log('Claims per second are measured by scripts/zombienet.sh throughput.');
