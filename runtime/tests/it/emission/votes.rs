//! How far votes and the committee reach, and what support is measured against.

use super::*;

#[test]
fn committee_should_halt_for_a_while_and_only_the_full_origin_resume_or_prolong() {
	use governance::origins::Origin;
	started().execute_with(|| {
		let committee = |yes| RuntimeOrigin::from(pallet_collective::RawOrigin::Members(yes, 3));
		let admin = || RuntimeOrigin::from(Origin::EmissionAdmin);
		let bad = DispatchError::BadOrigin;
		assert_noop!(Emission::halt(committee(1)), bad);
		assert_noop!(Emission::halt(admin()), bad);
		assert_ok!(Emission::halt(committee(2)));
		let most = emission::MaxHalt::get();
		assert_eq!(Emission::emission().halt.unwrap().until, most);
		assert_noop!(Emission::resume(committee(3)), bad);
		assert_noop!(Emission::prolong_halt(committee(3), 1), bad);
		assert_ok!(Emission::prolong_halt(admin(), most + 1));
		assert_ok!(Emission::resume(admin()));
		era(1);
		assert_ok!(Emission::halt(RuntimeOrigin::root()));
		for other in [Origin::ComplianceAdmin, Origin::RoundAdmin, Origin::TreasurySpender] {
			let budget = Budget::default();
			assert_noop!(Emission::set_budget(RuntimeOrigin::from(other), budget), bad);
		}
	});
}

#[test]
fn committee_should_not_keep_emission_halted_whatever_it_does() {
	// Regression: a halt lasted until a referendum ended it, which the committee could kill.
	started().execute_with(|| {
		let all = || RuntimeOrigin::from(pallet_collective::RawOrigin::Members(3, 3));
		let (most, window) = (emission::MaxHalt::get(), emission::HaltWindow::get());
		let mut halted = Vec::new();
		for number in 0..4 * window {
			// In every era it tries again.
			if let Err(error) = Emission::halt(all()) {
				let known = [
					pallet_emission::Error::<Runtime>::AlreadyHalted,
					pallet_emission::Error::<Runtime>::HaltsUsedUp,
				];
				assert!(known.map(DispatchError::from).contains(&error), "{error:?}");
			}
			era(number + 1);
			halted.push(Emission::emission().ended[0].1.issuance == 0);
		}
		for eras in halted.windows(window as usize) {
			let count = eras.iter().filter(|halted| **halted).count();
			assert!(count <= most as usize, "{count}");
		}
		assert!(halted.iter().filter(|halted| **halted).count() >= 4 * most as usize - 3);
		Emission::do_try_state().unwrap();
	});
}

#[test]
fn vote_should_not_go_beyond_what_the_runtime_allows() {
	started().execute_with(|| {
		let params = EmissionParams {
			issuance: Emission::issuance_bound() + 1,
			decay: Perbill::zero(),
			decay_period: 1,
			floor: 0,
			max_supply: emission::MaxSupply::get(),
		};
		let refused = pallet_emission::Error::<Runtime>::IssuanceAboveBound;
		assert_noop!(Emission::do_set_emission(params), refused);
		// A year of the highest issuance that can be voted adds less than a fifth.
		let year = emission::MaxIssuance::get().deconstruct() as f64 / 1e9 * 365.0;
		assert!(year < 0.2);
	});
}

#[test]
fn deposits_and_history_should_stay_within_bounds_whatever_is_set() {
	use parameters::{dynamic_params, RuntimeParameters};
	chain().execute_with(|| {
		let set = |parameter| {
			assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), parameter));
		};
		let item = |price| {
			RuntimeParameters::Deposits(dynamic_params::deposits::Parameters::PerItem(
				dynamic_params::deposits::PerItem,
				Some(price),
			))
		};
		for (price, found) in [
			(0, DEPOSIT_PER_ITEM / 10),
			(DEPOSIT_PER_ITEM * 3, DEPOSIT_PER_ITEM * 3),
			(Balance::MAX, DEPOSIT_PER_ITEM * 10),
		] {
			set(item(price));
			assert_eq!(<deposits::ItemDeposit as Get<Balance>>::get(), found);
		}
		for (depth, found) in [(0, 1), (84, 84), (u32::MAX, 126)] {
			set(RuntimeParameters::Emission(dynamic_params::emission::Parameters::HistoryDepth(
				dynamic_params::emission::HistoryDepth,
				Some(depth),
			)));
			assert_eq!(Emission::history_depth(), found);
		}
	});
}

#[test]
fn support_should_be_measured_against_what_can_vote() {
	// Regression: tokens in pots counted as if somebody could vote with them.
	use polkadot_sdk::frame_support::traits::{fungible::Inspect, VoteTally};
	type Tally = pallet_conviction_voting::TallyOf<Runtime>;
	let votable = <monetary::Votable as Get<Balance>>::get;
	started().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		let treasury = monetary::TreasuryAccount::get();
		let outside = || Balances::total_issuance() - Balances::total_balance(&treasury);
		assert_eq!(votable(), outside());
		let (id, evidence) = open_round(&[UNIT, UNIT], Release::Immediate);
		assert_eq!(votable(), outside() - 2 * UNIT);
		for row in 0..2 {
			assert_ok!(claim(id, row, &evidence[usize::from(row)]).dispatch(signed(&bob)));
		}
		assert_eq!(votable(), outside());
		assert_ok!(Emission::stake(signed(&alice), STAKE, UNIT));
		era(1);
		era(2);
		let owed = 400_000 * UNIT;
		assert_eq!(votable(), outside() - owed);
		// What is staked can vote, and so can what is paid.
		assert_ok!(Emission::claim(signed(&alice), STAKE, alice.clone()));
		assert_eq!(votable(), outside());
		// A third of what can vote is a third of support, whatever pots hold.
		era(3);
		let third = Tally::from_parts(0, 0, votable() / 3);
		let support = <Tally as VoteTally<Balance, u16>>::support(&third, 0);
		assert!(support >= Perbill::from_parts(333_333_332), "{support:?}");
		// What the treasury pays counts at once, and not twice.
		let before = votable();
		let half = Balances::total_balance(&treasury) / 2;
		let move_it = |from: &AccountId, to: &AccountId, amount| {
			let (from, to) = (from.clone().into(), to.clone().into());
			assert_ok!(Balances::force_transfer(RuntimeOrigin::root(), from, to, amount));
		};
		move_it(&treasury, &bob, half);
		assert_eq!(votable(), before + half);
		// What a stranger sends to a pot changes nothing.
		move_it(&bob, &Emission::pot(STAKE), half);
		assert_eq!(votable(), before + half);
		Emission::do_try_state().unwrap();
	});
}

#[test]
fn few_tokens_should_not_decide_when_the_others_cannot_vote() {
	// Regression: support was measured against what was outside pots and treasury, however little
	// that was, so whoever had it passed referenda alone.
	use polkadot_sdk::frame_support::traits::{fungible::Mutate, VoteTally};
	type Tally = pallet_conviction_voting::TallyOf<Runtime>;
	started().execute_with(|| {
		let outside = <monetary::Votable as Get<Balance>>::get();
		let treasury = monetary::TreasuryAccount::get();
		assert_ok!(Balances::mint_into(&treasury, 1_000 * outside));
		let votable = <monetary::Votable as Get<Balance>>::get();
		assert_eq!(votable, Balances::total_issuance() / 10);
		// All of it together is less than any track comes down to.
		let all = Tally::from_parts(0, 0, outside);
		let support = <Tally as VoteTally<Balance, u16>>::support(&all, 0);
		for track in governance::tracks::Tracks::tracks() {
			let least = track.info.min_support.threshold(Perbill::one());
			assert!(support < least, "{support:?} on track {}", track.id);
		}
	});
}
