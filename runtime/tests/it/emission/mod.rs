//! Emission in its real setting: presets, fees, freezes, governance, proxies.

mod reporters;
mod votes;

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
			beneficiaries: Default::default(),
		};
		let draft = RuntimeCall::Distribution(pallet_distribution::Call::draft { terms });
		assert_ok!(Proxy::proxy(signed(&alice), pure.clone().into(), None, Box::new(draft)));
		assert_eq!(Distribution::round_info(0).unwrap().manager, pure);
	});
}
