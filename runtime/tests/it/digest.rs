//! The digest of the chain in its real setting: rounds that are removed, and eras that end.

use crate::common::*;
use distribution_primitives::{emission::EraRecord, era_value, ChainDigest as Folds, FinalKind};
use pallet_distribution_common::{value_weight, Finals as _};
use pallet_distribution_digest::{Event, Value};
use polkadot_sdk::frame_support::traits::Hooks;
use sp_core::H256;

/// Length of the eras of the development preset.
const ERA: u32 = 20;

/// Every round that is gone and every era that has ended is in the digest, once.
pub fn whatever_is_final_is_folded_once() {
	let drafted = pallet_distribution::NextRoundId::<Runtime>::get();
	let there = pallet_distribution::Rounds::<Runtime>::iter_keys().count();
	let removed = u64::from(drafted) - there as u64;
	let count = Value::<Runtime>::get().count;
	assert_eq!(count, removed + u64::from(Emission::current_era()));
	ChainDigest::do_try_state().unwrap();
}

/// What was reported as folded: kind, number, value, digest.
fn reported() -> Vec<(FinalKind, u32, H256, H256)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::ChainDigest(Event::Folded { kind, id, value, digest, .. }) => {
				Some((kind, id, value, digest))
			}
			_ => None,
		})
		.collect()
}

/// The values of rounds and eras as those say themselves what has become of them.
fn of_the_pallets() -> Vec<(FinalKind, u32, H256)> {
	let mut shares = Vec::new();
	let mut found = Vec::new();
	for record in System::events() {
		match record.event {
			RuntimeEvent::Distribution(pallet_distribution::Event::RoundRemoved {
				id,
				audit,
				..
			}) => found.push((FinalKind::Round, id, audit)),
			RuntimeEvent::Emission(pallet_emission::Event::PoolFunded {
				pool,
				minted,
				recycled,
				..
			}) => shares.push((pool, minted, recycled)),
			RuntimeEvent::Emission(pallet_emission::Event::EraEnded { era, record }) => {
				let record: EraRecord<u128> = record;
				let shares = std::mem::take(&mut shares);
				found.push((FinalKind::Era, era, era_value(&record, &shares)));
			}
			_ => {}
		}
	}
	found
}

fn era(block: BlockNumber, era: u32) {
	System::set_block_number(block);
	relay(1_000 + era * ERA);
	Emission::on_initialize(block);
	assert_eq!(Emission::current_era(), era);
}

fn clean(id: u32) {
	while pallet_distribution::Rounds::<Runtime>::contains_key(id) {
		let origin = RuntimeOrigin::signed(Bob.to_account_id());
		assert_ok!(Distribution::clean_up(origin, id, 9));
	}
}

#[test]
fn digest_should_be_that_of_all_that_is_final() {
	chain().execute_with(|| {
		era(1, 0);
		whatever_is_final_is_folded_once();
		let bob = || RuntimeOrigin::signed(Bob.to_account_id());
		let (first, evidence) = open_round(&[UNIT, 2 * UNIT], Release::Immediate);
		let (second, _) = open_round(&[3 * UNIT], Release::Immediate);
		for row in 0..2u8 {
			let claim = claim(first, row, &evidence[usize::from(row)]);
			assert_ok!(claim.dispatch(bob()));
		}
		era(2, 1);
		assert_ok!(Distribution::close(bob(), first));
		// Closed, a round can still be asked for all of it.
		assert_eq!(reported().len(), 1);
		System::set_block_number(3);
		clean(first);
		era(4, 2);
		whatever_is_final_is_folded_once();

		let folded = reported();
		let kinds: Vec<_> = folded.iter().map(|(kind, id, ..)| (*kind, *id)).collect();
		let wanted = [(FinalKind::Era, 0), (FinalKind::Round, first), (FinalKind::Era, 1)];
		assert_eq!(kinds, wanted);
		let values: Vec<_> =
			folded.iter().map(|(kind, id, value, _)| (*kind, *id, *value)).collect();
		assert_eq!(values, of_the_pallets());
		let mut computed = Folds::default();
		for ((kind, id, value, digest), block) in folded.into_iter().zip([2, 3, 4]) {
			computed = computed.with(kind, id, value, block);
			assert_eq!(computed.digest, digest);
		}
		assert_eq!(Value::<Runtime>::get(), computed);
		assert!(pallet_distribution::Rounds::<Runtime>::contains_key(second));
	});
}

/// A payment neither reads nor writes it.
#[test]
fn payment_should_not_touch_the_digest() {
	let mut chain = chain();
	let evidence = chain.execute_with(|| {
		era(1, 0);
		era(2, 1);
		open_round(&[UNIT], Release::Immediate).1
	});
	let before = chain.execute_with(Value::<Runtime>::get);
	assert_eq!(before.count, 1);
	chain.execute_with(|| {
		// Nothing would notice another value.
		Value::<Runtime>::kill();
		assert_ok!(claim(0, 0, &evidence[0]).dispatch(RuntimeOrigin::signed(Bob.to_account_id())));
		assert!(!Value::<Runtime>::exists());
	});
}

#[test]
fn fold_should_be_declared_by_what_folds() {
	let fold = value_weight::<Folds>(<Runtime as frame_system::Config>::DbWeight::get());
	assert_eq!(ChainDigest::weight(), fold);
	chain().execute_with(|| {
		use pallet_distribution::WeightInfo as _;
		type Measured = weights::pallet_distribution::WeightInfo<Runtime>;
		let removed = Distribution::clean_up_weight(0, true);
		assert!(removed.all_gte(Measured::remove_round().saturating_add(fold)));
		era(1, 0);
		let quiet = Emission::on_initialize(2);
		relay(1_000 + ERA);
		let ending = Emission::on_initialize(3);
		assert!(ending.all_gte(quiet.saturating_add(fold)));
	});
}
