//! Emission in its real setting: presets, fees, freezes, governance, proxies.

use crate::common::*;
use distribution_primitives::emission::{Budget, EmissionParams};
use polkadot_sdk::{
	frame_support::traits::Hooks,
	pallet_transaction_payment::OnChargeTransaction,
	sp_runtime::{DispatchResult, Perbill, Permill, TokenError},
};

/// The pools of the development preset.
const STAKE: u16 = 0;
const WORK: u16 = 1;
const ACTIVITY: u16 = 3;
/// Length of its eras.
const ERA: u32 = 20;

/// Starts a block in era `era`.
fn era(era: u32) {
	relay(1_000 + era * ERA);
	Emission::on_initialize(1);
	assert_eq!(Emission::current_era(), era);
}

/// The development chain in its first block.
fn started() -> TestExternalities {
	let mut ext = chain();
	ext.execute_with(|| era(0));
	ext
}

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

/// Charges `who` a fee with a tip as a transaction does, in a block of its own. Returns the amount
/// burned.
fn pay_fee(who: &AccountId, fee: Balance, tip: Balance) -> Balance {
	let call = RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });
	let (info, before) = (call.get_dispatch_info(), Balances::total_issuance());
	let withdrawn =
		fees::CountActivity::withdraw_fee(who, &call, &info, fee + tip + 77, tip).unwrap();
	let post = Default::default();
	fees::CountActivity::correct_and_deposit_fee(who, &info, &post, fee + tip, tip, withdrawn)
		.unwrap();
	Fees::on_finalize(System::block_number());
	before - Balances::total_issuance()
}

#[test]
fn presets_should_begin_with_pools_and_a_budget() {
	started().execute_with(|| {
		assert_eq!(Emission::pools().len(), 5);
		let emission = Emission::emission();
		assert!(emission.budget.is_valid());
		assert_eq!(emission.issues, 1_000_000 * UNIT);
		assert!(emission.issues < emission.bound);
		for pot in Emission::solvency() {
			assert_eq!((pot.payable, pot.owed), (0, 0));
		}
		Emission::do_try_state().unwrap();
	});
	assert_eq!(Emission::index(), 62);
}

#[test]
fn era_should_pay_stake_and_treasury_by_the_budget() {
	started().execute_with(|| {
		let alice = Alice.to_account_id();
		let treasury = || Balances::free_balance(monetary::TreasuryAccount::get());
		assert_ok!(Emission::stake(signed(&alice), STAKE, UNIT));
		let before = treasury();
		era(1);
		assert_eq!(treasury() - before, 200_000 * UNIT);
		era(2);
		let free = Balances::free_balance(&alice);
		assert_ok!(Emission::claim(signed(&Bob.to_account_id()), STAKE, alice.clone()));
		assert_eq!(Balances::free_balance(&alice) - free, 400_000 * UNIT);
		Emission::do_try_state().unwrap();
	});
}

#[test]
fn frozen_account_should_earn_but_neither_be_paid_nor_move_what_it_takes_back() {
	started().execute_with(|| {
		// Not Ferdie: attesters cannot be frozen.
		let ferdie = sp_keyring::Sr25519Keyring::FerdieStash.to_account_id();
		assert_ok!(Emission::stake(signed(&ferdie), STAKE, 5 * UNIT));
		era(1);
		era(2);
		let officer = sp_keyring::Sr25519Keyring::Charlie.to_account_id();
		let reason = sp_core::H256::repeat_byte(7);
		assert_ok!(Compliance::freeze(signed(&officer), ferdie.clone(), reason));
		let frozen = pallet_emission::Error::<Runtime>::AccountFrozen;
		let claim = RuntimeCall::Emission(pallet_emission::Call::claim {
			pool: STAKE,
			who: ferdie.clone(),
		});
		assert_noop!(claim.dispatch(signed(&ferdie)).map(|_| ()).map_err(|e| e.error), frozen);
		assert_ok!(Emission::unstake(signed(&ferdie), STAKE, 5 * UNIT));
		let send = RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
			dest: Bob.to_account_id().into(),
			value: UNIT,
		});
		let sent = send.clone().dispatch(signed(&ferdie)).map(|_| ()).map_err(|e| e.error);
		assert_noop!(sent, TokenError::Frozen);
		assert_ok!(Compliance::unfreeze(signed(&officer), ferdie.clone(), reason));
		assert_ok!(Emission::claim(signed(&ferdie), STAKE, ferdie.clone()));
		assert_ok!(send.dispatch(signed(&ferdie)));
	});
}

#[test]
fn activity_should_be_what_is_burned_of_the_fee_without_tip_and_refund() {
	started().execute_with(|| {
		let alice = Alice.to_account_id();
		pay_fee(&alice, 1_000, 0);
		assert_ok!(Emission::enroll(signed(&alice), ACTIVITY));
		let burned = pay_fee(&alice, 1_001, 500);
		assert_eq!(burned, 500);
		let rewards = Emission::rewards(&alice);
		assert_eq!(rewards[0].earning, burned);
		era(1);
		assert_eq!(Emission::rewards(&alice)[0].claimable, burned);
	});
}

#[test]
fn farming_activity_should_lose_money_even_for_the_only_collator() {
	// A collator's own fees come back in part through the collators' pot and the activity pool, but
	// together less than was paid, however governance splits fees.
	for (burn, treasury) in [(50, 20), (0, 0), (100, 0), (90, 10), (10, 0)] {
		started().execute_with(|| {
			let alice = Alice.to_account_id();
			for (key, share) in [(0u8, burn), (1, treasury)] {
				let share = Some(Permill::from_percent(share));
				let parameter = if key == 0 {
					parameters::dynamic_params::fees::Parameters::BurnShare(
						parameters::dynamic_params::fees::BurnShare,
						share,
					)
				} else {
					parameters::dynamic_params::fees::Parameters::TreasuryShare(
						parameters::dynamic_params::fees::TreasuryShare,
						share,
					)
				};
				let parameter = parameters::RuntimeParameters::Fees(parameter);
				assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), parameter));
			}
			assert_ok!(Emission::enroll(signed(&alice), ACTIVITY));
			let own = || {
				Balances::free_balance(&alice)
					+ Balances::free_balance(CollatorSelection::account_id())
			};
			let before = own();
			for round in 1..20u32 {
				let burned: Balance = (1..50u128).map(|n| pay_fee(&alice, n * 1_000_003, 0)).sum();
				era(round);
				let free = Balances::free_balance(&alice);
				let claimed = Emission::claim(signed(&alice), ACTIVITY, alice.clone());
				if burn == 0 {
					let nothing = pallet_emission::Error::<Runtime>::NothingToClaim;
					assert_eq!(claimed.map(|_| ()).map_err(|e| e.error), Err(nothing.into()));
				} else {
					assert_ok!(claimed);
				}
				// Alone in its pool, it gets back exactly what was burned.
				assert_eq!(Balances::free_balance(&alice) - free, burned);
				assert_eq!(burned > 0, burn > 0);
			}
			assert!(own() <= before, "gained {}", own() - before);
			// The treasury's part is gone.
			assert_eq!(own() < before, treasury > 0);
			Emission::do_try_state().unwrap();
		});
	}
}

#[test]
fn blocks_should_score_for_their_author() {
	use pallet_authorship::EventHandler;
	started().execute_with(|| {
		let alice = Alice.to_account_id();
		<Emission as EventHandler<_, _>>::note_author(alice.clone());
		era(1);
		assert_eq!(Emission::rewards(&alice)[0].claimable, 150_000 * UNIT);
	});
}

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
fn eras_should_last_at_least_a_day_where_votes_are_not_faster() {
	// The most that an era issues is meant for a day, whatever the genesis says.
	let refusal = |pace: u32, length: u32| {
		let preset = sp_genesis_builder::DEV_RUNTIME_PRESET.into();
		let mut patch: serde_json::Value =
			serde_json::from_slice(&genesis_presets::get_preset(&preset).unwrap()).unwrap();
		patch["origins"]["pace"] = pace.into();
		patch["emission"]["eraLength"] = length.into();
		let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
		merge(&mut json, patch);
		let config: RuntimeGenesisConfig = serde_json::from_value(json).unwrap();
		let build = std::panic::AssertUnwindSafe(|| drop(config.build_storage().unwrap()));
		std::panic::catch_unwind(build).err().map(|panic| *panic.downcast::<String>().unwrap())
	};
	for (pace, length) in [(0, 20), (1, 20), (1, DAYS - 1)] {
		let why = refusal(pace, length).unwrap();
		assert!(why.contains("eras are shorter than the runtime allows"), "{why}");
	}
	for (pace, length) in [(1, DAYS), (1, 0), (1_200, 20)] {
		assert_eq!(refusal(pace, length), None);
	}
}

#[test]
fn safe_mode_should_not_stop_the_brakes_of_emission() {
	use governance::brakes::SafeModeCalls;
	let allowed = |call| SafeModeCalls::contains(&RuntimeCall::Emission(call));
	assert!(allowed(pallet_emission::Call::halt {}));
	assert!(allowed(pallet_emission::Call::resume {}));
	assert!(allowed(pallet_emission::Call::unstake { pool: STAKE, amount: 1 }));
	let who = Alice.to_account_id();
	assert!(!allowed(pallet_emission::Call::claim { pool: STAKE, who }));
}

#[test]
fn votes_and_sessions_should_be_faster_on_development_and_test_networks_alone() {
	chain().execute_with(|| {
		for track in governance::tracks::Tracks::tracks() {
			let read = || governance::tracks::Tracks::info(track.id).unwrap();
			governance::origins::Pace::<Runtime>::put(1_200);
			let fast = read();
			assert_eq!(fast.min_enactment_period, (track.info.min_enactment_period / 1_200).max(1));
			assert!(fast.prepare_period >= 1 && fast.confirm_period >= 1);
			assert_eq!(fast.min_approval, track.info.min_approval);
			assert_eq!(collators::SessionPeriod::get(), 10);
			governance::origins::Pace::<Runtime>::put(0);
			assert_eq!(read().decision_period, track.info.decision_period);
			assert!(track.info.decision_period >= 7 * DAYS);
			assert_eq!(collators::SessionPeriod::get(), 6 * HOURS);
		}
	});
	// A genesis that sets neither is one of production.
	let genesis = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	assert_eq!(genesis["origins"]["pace"], 0);
	assert_eq!(genesis["emission"]["eraLength"], 0);
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
fn staking_proxy_should_do_nothing_but_emission() {
	use proxies::ProxyType;
	let stake = RuntimeCall::Emission(pallet_emission::Call::stake { pool: STAKE, amount: 1 });
	let send = RuntimeCall::Balances(pallet_balances::Call::transfer_all {
		dest: Bob.to_account_id().into(),
		keep_alive: false,
	});
	assert!(ProxyType::Staking.filter(&stake) && !ProxyType::Staking.filter(&send));
	assert!(ProxyType::NonTransfer.is_superset(&ProxyType::Staking));
	assert!(!ProxyType::Governance.filter(&stake));
	// A reporter's proxies must not decide who is paid.
	let scores = Default::default();
	let report = RuntimeCall::Emission(pallet_emission::Call::report { pool: WORK, scores });
	assert!(!ProxyType::Staking.filter(&report) && !ProxyType::NonTransfer.filter(&report));
}

#[test]
fn solvency_should_tell_of_rounds_too() {
	use distribution_primitives::PotOf;
	started().execute_with(|| {
		let (id, _) = open_round(&[UNIT, 2 * UNIT], Release::Immediate);
		let pots = Distribution::solvency(0).pots;
		assert_eq!(pots.len(), 1);
		assert_eq!(pots[0].of, PotOf::Round(id));
		assert_eq!((pots[0].payable, pots[0].owed), (3 * UNIT, 3 * UNIT));
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

#[test]
fn reports_should_come_from_the_named_reporter_alone() {
	started().execute_with(|| {
		let scores = vec![(Alice.to_account_id(), 5)].try_into().unwrap();
		assert_ok!(Emission::report(signed(&Bob.to_account_id()), WORK, scores));
		let scores = vec![(Alice.to_account_id(), 5)].try_into().unwrap();
		let refused = pallet_emission::Error::<Runtime>::NotReporter;
		assert_noop!(Emission::report(signed(&Alice.to_account_id()), WORK, scores), refused);
	});
}

#[test]
fn scheduler_should_begin_with_the_clock() {
	// Regression: it began at relay block 0 and iterated over every block since, so that nothing
	// was ever enacted.
	use cumulus_pallet_parachain_system::{LastRelayChainBlockNumber, OnSystemEvent};
	let since = pallet_scheduler::IncompleteSince::<Runtime>::get;
	chain().execute_with(|| {
		relay(0);
		Scheduler::on_initialize(1);
		assert_eq!(since(), Some(1));
		relay::StartClock::on_validation_data(&Default::default());
		assert_eq!(since(), None);
		relay(298_000_000);
		Scheduler::on_initialize(2);
		assert_eq!(since(), Some(298_000_001));
		// Later on it continues where it was.
		LastRelayChainBlockNumber::<Runtime>::put(298_000_000);
		relay::StartClock::on_validation_data(&Default::default());
		assert_eq!(since(), Some(298_000_001));
	});
}

#[test]
fn pausing_calls_should_keep_nobody_from_leaving_nor_emission_from_going_on() {
	chain().execute_with(|| {
		let name = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
		let pause = |call| Brakes::do_pause((name("Emission"), name(call)), DAYS);
		for call in ["halt", "resume", "unstake"] {
			let refused = pallet_brakes::Error::<Runtime>::Unpausable;
			assert_noop!(pause(call), refused);
		}
		assert_ok!(pause("claim"));
	});
}

#[test]
fn frozen_reporter_should_report_through_nobody() {
	started().execute_with(|| {
		let officer = sp_keyring::Sr25519Keyring::Charlie.to_account_id();
		let bob = Bob.to_account_id();
		assert_ok!(Compliance::freeze(signed(&officer), bob.clone(), Default::default()));
		let scores = vec![(Alice.to_account_id(), 5)].try_into().unwrap();
		let refused = pallet_emission::Error::<Runtime>::AccountFrozen;
		assert_noop!(Emission::report(signed(&bob), WORK, scores), refused);
	});
}

fn report(by: &AccountId, score: u64) -> DispatchResult {
	let scores = vec![(Alice.to_account_id(), score)].try_into().unwrap();
	Emission::report(signed(by), WORK, scores)
}

#[test]
fn second_reporter_should_go_on_when_the_first_is_frozen() {
	started().execute_with(|| {
		let officer = sp_keyring::Sr25519Keyring::Charlie.to_account_id();
		let second = sp_keyring::Sr25519Keyring::FerdieStash.to_account_id();
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		let reporters = vec![bob.clone(), second.clone()].try_into().unwrap();
		assert_ok!(Emission::set_reporters(RuntimeOrigin::root(), WORK, reporters, 10));
		let from = 1 + emission::ChangeDelay::get();
		(1..=from).for_each(era);
		assert_ok!(report(&bob, 1));
		assert_ok!(Compliance::freeze(signed(&officer), bob.clone(), Default::default()));
		let refused = DispatchError::from(pallet_emission::Error::<Runtime>::AccountFrozen);
		assert_noop!(report(&bob, 1), refused);
		// One can do the work of both.
		assert_ok!(report(&second, 10));
		era(from + 1);
		assert_noop!(report(&bob, 1), refused);
		assert_ok!(report(&second, 10));
		era(from + 2);
		assert_eq!(Emission::rewards(&alice)[0].claimable, 300_000 * UNIT);
	});
}

#[test]
fn thawed_reporter_should_report_what_it_could_not_before() {
	started().execute_with(|| {
		let officer = sp_keyring::Sr25519Keyring::Charlie.to_account_id();
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		assert_ok!(report(&bob, 1));
		era(1);
		let earned = 150_000 * UNIT;
		assert_eq!(Emission::rewards(&alice)[0].claimable, earned);
		// The pool's only reporter: the era mints nothing for it, and what was earned stays.
		assert_ok!(Compliance::freeze(signed(&officer), bob.clone(), Default::default()));
		assert_noop!(report(&bob, 1), pallet_emission::Error::<Runtime>::AccountFrozen);
		era(2);
		assert_eq!(Emission::rewards(&alice)[0].claimable, earned);
		// Half of the committee ends the freeze.
		let half = RuntimeOrigin::from(pallet_collective::RawOrigin::Members(1, 2));
		assert_ok!(Compliance::unfreeze(half, bob.clone(), Default::default()));
		assert_ok!(report(&bob, 1));
		era(3);
		assert_eq!(Emission::rewards(&alice)[0].claimable, 2 * earned);
	});
}

#[test]
fn pure_proxy_and_multisig_should_sit_in_the_committee_and_manage() {
	use governance::CommitteeInstance;
	use proxies::ProxyType;
	type Committee = pallet_collective::Pallet<Runtime, CommitteeInstance>;
	started().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		assert_ok!(Proxy::create_pure(signed(&alice), ProxyType::Any, 0, 0));
		let pure = System::events()
			.into_iter()
			.find_map(|record| match record.event {
				RuntimeEvent::Proxy(pallet_proxy::Event::PureCreated { pure, .. }) => Some(pure),
				_ => None,
			})
			.unwrap();
		let mut signatories = vec![alice.clone(), bob.clone()];
		signatories.sort();
		let multi = Multisig::multi_account_id(&signatories, 2);
		for who in [&pure, &multi] {
			assert_ok!(Balances::transfer_allow_death(
				signed(&alice),
				who.clone().into(),
				1_000 * UNIT
			));
		}
		let members = vec![pure.clone(), multi.clone()];
		assert_ok!(Committee::set_members(RuntimeOrigin::root(), members, None, 0));
		// Both members vote to halt emission, each in its own way.
		let halt = RuntimeCall::Emission(pallet_emission::Call::halt {});
		let (length, hash) =
			(halt.encoded_size() as u32, polkadot_sdk::sp_io::hashing::blake2_256(&halt.encode()));
		let propose = RuntimeCall::TechnicalCommittee(pallet_collective::Call::propose {
			threshold: 2,
			proposal: Box::new(halt),
			length_bound: length,
		});
		assert_ok!(Proxy::proxy(signed(&alice), pure.clone().into(), None, Box::new(propose)));
		let vote = |who: &AccountId| {
			let vote = RuntimeCall::TechnicalCommittee(pallet_collective::Call::vote {
				proposal: hash.into(),
				index: 0,
				approve: true,
			});
			if *who == pure {
				assert_ok!(Proxy::proxy(signed(&alice), pure.clone().into(), None, Box::new(vote)));
				return;
			}
			let weight = vote.get_dispatch_info().call_weight;
			for (by, other) in [(&alice, &bob), (&bob, &alice)] {
				let timepoint = pallet_multisig::Multisigs::<Runtime>::iter_values()
					.next()
					.map(|open| open.when);
				assert_ok!(Multisig::as_multi(
					signed(by),
					2,
					vec![other.clone()],
					timepoint,
					Box::new(vote.clone()),
					weight
				));
			}
		};
		vote(&pure);
		vote(&multi);
		let enough =
			polkadot_sdk::frame_support::weights::Weight::from_parts(1_000_000_000, 100_000);
		assert_ok!(Committee::close(signed(&bob), hash.into(), 0, enough, length));
		assert!(Emission::emission().halt.is_some());
		// And a pure proxy manages a round.
		let terms = Terms {
			asset: NativeOrWithId::Native,
			source: Source::Listed,
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 10_000_000 },
			budget: UNIT,
			remainder: Remainder::Manager,
			manifest: None,
		};
		let draft = RuntimeCall::Distribution(pallet_distribution::Call::draft { terms });
		assert_ok!(Proxy::proxy(signed(&alice), pure.clone().into(), None, Box::new(draft)));
		assert_eq!(Distribution::round_info(0).unwrap().manager, pure);
	});
}
