//! What claims of rows cost, by the runtime's weights and fees.

use codec::{Compact, Encode};
use distribution_client::ranges;
use distribution_primitives::{merkle::range_siblings, ClaimItem, Evidence, RangeRow};
use distribution_runtime::{configs::fees, weights, AccountId, Runtime, RuntimeCall};
use pallet_distribution::{BatchSize, Call as DistributionCall, WeightInfo as _};
use polkadot_sdk::{
	frame_support::{
		traits::Get,
		weights::{Weight, WeightToFee as _},
	},
	sp_core::H256,
};

type OfRounds = weights::pallet_distribution::WeightInfo<Runtime>;

/// Whoever is paid.
const PAID: AccountId = AccountId::new([7; 32]);

/// The hashes beside these rows.
fn siblings(leaves: u32, first: u32, count: u32) -> Vec<H256> {
	vec![H256::repeat_byte(3); range_siblings(leaves, first, count).unwrap().len()]
}

/// The fee of a claim from an immediate round in native tokens, before the multiplier: for its weight
/// there, of which paying the rows takes so much, and for its bytes.
fn fee(call: DistributionCall<Runtime>, size: BatchSize, paying: Weight) -> u128 {
	// What a signed transaction weighs besides its call, as `docs/benchmarks.md` has it.
	let around = Weight::from_parts(295_700_000, 0);
	let words = OfRounds::bitmap_word().saturating_mul(size.words.into());
	let weight = around + paying + words + OfRounds::proof_hashes(size.hashes);
	let bytes = RuntimeCall::from(call).encoded_size() as u128;
	let each = <fees::TransactionByteFee as Get<u128>>::get();
	fees::WeightToFee::weight_to_fee(&weight) + bytes * each
}

/// The fee of rows as a range.
fn of_range(rows: &[u32], leaves: u32) -> u128 {
	let (first, last) = (rows[0], rows[rows.len() - 1]);
	let range: Vec<RangeRow<AccountId>> = (first..=last)
		.map(|row| {
			if rows.binary_search(&row).is_ok() {
				RangeRow::Pay { beneficiary: PAID, amount: Compact(u128::MAX) }
			} else {
				RangeRow::Skip { leaf: H256::repeat_byte(5) }
			}
		})
		.collect();
	let siblings = siblings(leaves, first, range.len() as u32);
	let size = pallet_distribution::Pallet::<Runtime>::range_size(first, &range, &siblings);
	let call = DistributionCall::<Runtime>::claim_range {
		id: 1,
		first,
		rows: range.try_into().unwrap(),
		siblings: siblings.try_into().unwrap(),
	};
	fee(call, size, OfRounds::claim_range_immediate(size.claims))
}

/// The fee of rows as a batch.
fn of_batch(rows: &[u32], leaves: u32) -> u128 {
	let item = |row: &u32| ClaimItem {
		beneficiary: PAID,
		evidence: Evidence::Merkle {
			index: *row,
			amount: u128::MAX,
			proof: siblings(leaves, *row, 1),
		},
	};
	let claims: Vec<ClaimItem<AccountId, u128>> = rows.iter().map(item).collect();
	let size = BatchSize::of(&claims);
	let claims = claims.try_into().unwrap();
	let call = DistributionCall::<Runtime>::claim_batch { id: 1, claims };
	fee(call, size, OfRounds::claim_batch_immediate(size.claims))
}

/// The fee of rows that are claimed as the client would.
fn of_parts(rows: &[u32], leaves: u32) -> u128 {
	let parts = ranges::parts(rows, 200, leaves);
	let cost = |part: &Vec<u32>| {
		if ranges::is_range(part, leaves) {
			of_range(part, leaves)
		} else {
			of_batch(part, leaves)
		}
	};
	parts.iter().map(cost).sum()
}

/// The fee of rows that are claimed by batches alone.
fn of_batches(rows: &[u32], leaves: u32) -> u128 {
	rows.chunks(200).map(|rows| of_batch(rows, leaves)).sum()
}

/// Regression: of one row in a hundred, two or three made a range, as dear as one of 256.
#[test]
fn rows_that_are_left_should_never_cost_more_than_batches_of_them() {
	for leaves in [1_000u32, 13_502, 100_000] {
		for one_of in [2u32, 5, 10, 15, 20, 30, 100, 1_000] {
			// Runs of rows among the scattered ones.
			for run in [0u32, 10, 25, 200] {
				let is_left = |row: &u32| row.is_multiple_of(one_of) || *row % 2_000 < run;
				let rows: Vec<u32> = (0..leaves).filter(is_left).collect();
				let (parts, batches) = (of_parts(&rows, leaves), of_batches(&rows, leaves));
				let what = format!("one of {one_of} of {leaves}, runs of {run}");
				assert!(parts <= batches, "{what}: {parts} and {batches}");
			}
		}
	}
}

/// Otherwise the test above would be passed by batches alone.
#[test]
fn rows_close_together_should_cost_less_than_batches_of_them() {
	let leaves = 13_502;
	for one_of in [1, 2, 4] {
		let rows: Vec<u32> = (0..leaves).step_by(one_of).collect();
		let (parts, batches) = (of_parts(&rows, leaves), of_batches(&rows, leaves));
		assert!(20 * parts < 19 * batches, "one of {one_of}: {parts} and {batches}");
	}
}
