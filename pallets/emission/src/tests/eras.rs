//! The clock, minting, records, and stalls.

use super::*;
use distribution_primitives::{era_value, FinalKind};

#[test]
fn era_should_end_after_its_length_and_not_one_block_sooner() {
	run(|| {
		block(LENGTH);
		assert_eq!(Emission::current_era(), 0);
		block(LENGTH + 1);
		assert_eq!(Emission::current_era(), 1);
		assert_eq!(RunningEra::<Test>::get().unwrap().started, LENGTH + 1);
	});
}

#[test]
fn clock_should_not_begin_before_the_time_is_known() {
	build(genesis()).execute_with(|| {
		RunningEra::<Test>::kill();
		block(0);
		assert_eq!(RunningEra::<Test>::get(), None);
		block(500);
		assert_eq!(RunningEra::<Test>::get().unwrap().started, 500);
		System::assert_has_event(Event::Begun { at: 500 }.into());
	});
}

/// The digest of the chain has each era once: its record, and the pools that it paid or shared expired
/// rewards with, in their order.
#[test]
fn ended_era_should_be_folded_with_its_record_and_shares() {
	run(|| {
		assert!(Folded::all().is_empty());
		stake(0, STAKE, 1_000).unwrap();
		report(WORK, &[(0, 1)]).unwrap();
		eras(2);
		let funded = |era| -> Vec<(PoolId, u128, u128)> {
			let of = |record: polkadot_sdk::frame_system::EventRecord<RuntimeEvent, _>| match record
				.event
			{
				RuntimeEvent::Emission(Event::PoolFunded { pool, era: of, minted, recycled })
					if of == era =>
				{
					Some((pool, minted, recycled))
				}
				_ => None,
			};
			System::events().into_iter().filter_map(of).collect()
		};
		assert_eq!(funded(0).iter().map(|(pool, ..)| *pool).collect::<Vec<_>>(), [WORK, GRANTS]);
		assert_eq!(funded(1).iter().map(|(pool, ..)| *pool).collect::<Vec<_>>(), [STAKE, GRANTS]);
		let folded = [0, 1].map(|era| (FinalKind::Era, era, era_value(&record(era), &funded(era))));
		assert_eq!(Folded::all(), folded);
	});
}

#[test]
fn era_should_mint_nothing_for_pools_without_participants() {
	run(|| {
		let before = Emission::supply();
		eras(1);
		let record = record(0);
		assert_eq!(record.issuance, ISSUANCE);
		// Only the account pool has anyone to pay.
		assert_eq!(record.minted, ISSUANCE / 10);
		assert_eq!(record.supply, before + ISSUANCE / 10);
		assert_eq!(Balances::free_balance(TREASURY), PLENTY + ISSUANCE / 10);
	});
}

#[test]
fn era_should_share_out_by_the_budget_and_round_down() {
	let mut genesis = genesis();
	genesis.params = Some(EmissionParams { issuance: 1_009, floor: 0, ..params() });
	genesis.pools = vec![
		(PoolKind::Account { to: who(0) }, 333_333_333),
		(PoolKind::Account { to: who(1) }, 666_666_667),
	];
	run_with(genesis, || {
		eras(1);
		assert_eq!(free(0) - PLENTY, 336);
		assert_eq!(free(1) - PLENTY, 672);
		// The unit that rounding leaves is not minted.
		assert_eq!(record(0).minted, 1_008);
	});
}

#[test]
fn stall_should_skip_eras_and_pay_for_one() {
	// Regression: catching up after a stall that over-mints.
	run(|| {
		let before = Emission::supply();
		block(1 + 7 * LENGTH + 3);
		assert_eq!(Emission::current_era(), 1);
		assert_eq!(record(0).skipped, 6);
		assert_eq!(Emission::supply(), before + ISSUANCE / 10);
		// So late that the next era begins now, and has its full length.
		assert_eq!(RunningEra::<Test>::get().unwrap().started, 1 + 7 * LENGTH + 3);
		block(1 + 8 * LENGTH + 3);
		assert_eq!(Emission::current_era(), 2);
		assert_eq!(record(1).skipped, 0);
	});
}

#[test]
fn era_should_keep_to_the_grid_when_it_ends_a_little_late() {
	run(|| {
		block(1 + LENGTH + LENGTH / 10);
		assert_eq!(RunningEra::<Test>::get().unwrap().started, 1 + LENGTH);
	});
}

#[test]
fn stake_after_a_stall_should_not_earn_an_era_in_a_moment() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1));
		// The chain was stalled until just before the second era would have ended.
		block(2 * LENGTH);
		assert_ok!(stake(1, STAKE, 1_000_000));
		block(1 + 2 * LENGTH);
		assert_eq!(Emission::current_era(), 1);
		assert_eq!(claimable(1, STAKE), 0);
		block(3 * LENGTH);
		assert_eq!(Emission::current_era(), 2);
		assert_eq!(claimable(1, STAKE), 0);
	});
}

#[test]
fn one_block_should_end_one_era_at_most() {
	run(|| {
		block(1 + 100 * LENGTH);
		assert_eq!(Emission::current_era(), 1);
		block(2 + 100 * LENGTH);
		assert_eq!(Emission::current_era(), 1);
	});
}

#[test]
fn record_should_tell_burned_from_minted() {
	use polkadot_sdk::frame_support::traits::{
		fungible::Mutate,
		tokens::{Fortitude, Precision, Preservation},
	};
	run(|| {
		let before = Emission::supply();
		let burn = |amount| {
			let (precision, force) = (Precision::Exact, Fortitude::Polite);
			Balances::burn_from(&who(0), amount, Preservation::Preserve, precision, force).unwrap();
		};
		burn(5_000);
		eras(1);
		let first = record(0);
		assert_eq!((first.burned, first.arrived), (5_000, 0));
		assert_eq!(first.supply, before + first.minted - 5_000);
		// What came back from another chain does not count as minted here.
		Balances::mint_into(&who(0), 700).unwrap();
		burn(200);
		eras(1);
		assert_eq!((record(1).burned, record(1).arrived), (0, 500));
		assert_eq!(record(1).supply, first.supply + record(1).minted + 500);
	});
}

#[test]
fn records_of_eras_should_be_kept_for_a_while() {
	run(|| {
		eras(12);
		assert_eq!(Eras::<Test>::iter().count(), 8);
		assert!(Eras::<Test>::contains_key(11) && !Eras::<Test>::contains_key(3));
		assert_eq!(Emission::emission().ended.len(), 8);
	});
}

#[test]
fn share_that_cannot_be_minted_should_be_reported_and_not_stop_the_era() {
	// Regression: a payout below the existential deposit.
	let mut genesis = genesis();
	genesis.pools = vec![
		(PoolKind::Account { to: who(999) }, 1_000),
		(PoolKind::Account { to: TREASURY }, 999_999_000),
	];
	run_with(genesis, || {
		eras(1);
		let kind = UnexpectedKind::NotMinted;
		System::assert_has_event(Event::Unexpected { pool: 0, kind }.into());
		assert_eq!(record(0).minted, ISSUANCE - 1);
	});
}

#[test]
fn issuance_should_be_cut_at_the_bound_even_if_it_is_in_force() {
	// Regression: a mis-set incentive that mints billions (Acala, August 2022).
	run(|| {
		let huge = EmissionParams { issuance: u64::MAX.into(), ..params() };
		ScheduleInForce::<Test>::put(IssuanceSchedule::new(huge, 0));
		let bound = MaxIssuance::get().mul_floor(Emission::supply());
		eras(1);
		assert_eq!(record(0).issuance, bound);
		assert!(record(0).minted <= bound);
	});
}

#[test]
fn supply_should_stop_at_the_largest() {
	run(|| {
		let max_supply = Emission::supply() + 150_000;
		let most = EmissionParams { max_supply, issuance: ISSUANCE, ..params() };
		ScheduleInForce::<Test>::put(IssuanceSchedule::new(most, 0));
		BudgetInForce::<Test>::put(budget(&[(GRANTS, 100)]));
		eras(3);
		assert_eq!(Emission::supply(), max_supply);
		assert_eq!(record(0).minted, 150_000);
		assert_eq!(record(1).minted, 0);
	});
}

#[test]
fn ending_an_era_should_read_the_same_whatever_the_number_of_participants() {
	let proof = |people: u32| {
		let mut ext = build(genesis());
		ext.execute_with(|| {
			for n in 0..people {
				stake(n, STAKE, 1_000).unwrap();
				stake(n, LIQUIDITY, 1_000).unwrap();
			}
			eras(1);
			for n in 0..people {
				report(WORK, &[(n, 1)]).unwrap();
				stake(n, STAKE, 1_000).unwrap();
			}
			while System::block_number() < 2 * LENGTH {
				block(System::block_number() + 1);
			}
			// A real block starts without any.
			System::reset_events();
		});
		ext.commit_all().unwrap();
		let (weight, proof) = ext.execute_and_prove(|| {
			System::set_block_number(2 * LENGTH + 1);
			let weight = Emission::on_initialize(2 * LENGTH + 1);
			assert_eq!(Emission::current_era(), 2);
			weight
		});
		(weight, proof.encoded_size())
	};
	assert_eq!(proof(2), proof(20));
}
