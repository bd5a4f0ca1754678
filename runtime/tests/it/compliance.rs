//! The registry in its real setting: freezes that hold on every path, and that end; weights that
//! cover the checks, and limits across rounds. `compliance_model` shows that rounds pay the
//! qualified and no one else.

use crate::common::*;
use distribution_primitives::{Country, Refusal, Requirement, Statement, UnlockSchedule};
use pallet_compliance::{Error, Limit};
use polkadot_sdk::{
	frame_support::{
		storage::with_transaction,
		traits::{
			fungible::{Inspect, InspectFreeze, InspectHold, Mutate},
			tokens::{Fortitude, Precision, Preservation},
			Hooks,
		},
		weights::Weight,
	},
	sp_runtime::{DispatchResult, TokenError, TransactionOutcome},
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Charlie, Dave, Eve};
use staging_xcm::prelude::{AccountId32, Asset, Here, Location, Parachain, Unlimited, XcmError};
use staging_xcm_executor::traits::TransactAsset;

const REASON: H256 = H256::repeat_byte(7);

fn freeze(who: &AccountId) {
	Compliance::freeze(RuntimeOrigin::signed(Charlie.to_account_id()), who.clone(), REASON)
		.unwrap();
}

fn unfreeze(who: &AccountId) {
	Compliance::unfreeze(RuntimeOrigin::signed(Charlie.to_account_id()), who.clone(), REASON)
		.unwrap();
}

fn transfer(to: &AccountId, value: Balance) -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
		dest: to.clone().into(),
		value,
	})
}

/// Runs `test` and forgets what it did.
fn rolled_back<R>(test: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(test()))).unwrap()
}

fn dispatch(origin: RuntimeOrigin, call: RuntimeCall) -> DispatchResult {
	call.dispatch(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// What became of the call that a proxy or a multisig made last.
fn inner_result() -> DispatchResult {
	let results = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
		RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => {
			Some(result)
		}
		_ => None,
	});
	results.expect("a call was made")
}

/// A way to move tokens out of an account, or to bind them.
struct Path {
	name: &'static str,
	call: RuntimeCall,
	/// Whether tokens leave the account, if it is not frozen.
	leaves: bool,
	/// How the call ends if the account is frozen. Nothing leaves it then.
	frozen: DispatchResult,
}

/// Paths out of `bob`, who owns asset 6 and has session keys.
fn paths(thief: &AccountId, friend: &AccountId) -> Vec<Path> {
	let path = |name, call, leaves, frozen| Path { name, call, leaves, frozen };
	let frozen = || -> DispatchResult { Err(TokenError::Frozen.into()) };
	vec![
		path("transfer", transfer(thief, UNIT), true, frozen()),
		path(
			"transfer_all",
			RuntimeCall::Balances(pallet_balances::Call::transfer_all {
				dest: thief.clone().into(),
				keep_alive: false,
			}),
			true,
			// It transfers all that can be moved: nothing.
			Ok(()),
		),
		path(
			"batch",
			RuntimeCall::Utility(pallet_utility::Call::batch_all {
				calls: vec![transfer(thief, UNIT)],
			}),
			true,
			frozen(),
		),
		path(
			"burn",
			RuntimeCall::Balances(pallet_balances::Call::burn { value: UNIT, keep_alive: false }),
			true,
			Err(TokenError::FundsUnavailable.into()),
		),
		path(
			"vested transfer",
			RuntimeCall::Vesting(pallet_vesting::Call::vested_transfer {
				target: thief.clone().into(),
				schedule: pallet_vesting::VestingInfo::new(100 * UNIT, UNIT, 1),
			}),
			true,
			frozen(),
		),
		// Deposits stay in the account, frozen or not.
		path(
			"deposit of an asset",
			RuntimeCall::Assets(pallet_assets::Call::create {
				id: 5,
				admin: friend.clone().into(),
				min_balance: 1,
			}),
			false,
			Ok(()),
		),
		path(
			"deposit of a multisig",
			RuntimeCall::Multisig(pallet_multisig::Call::approve_as_multi {
				threshold: 2,
				other_signatories: vec![friend.clone()],
				maybe_timepoint: None,
				call_hash: [0; 32],
				max_weight: Weight::zero(),
			}),
			false,
			Ok(()),
		),
		path(
			"deposit of a candidate",
			RuntimeCall::CollatorSelection(
				pallet_collator_selection::Call::register_as_candidate {},
			),
			false,
			Ok(()),
		),
		// Except this one.
		path(
			"deposit handed over with an asset",
			RuntimeCall::Assets(pallet_assets::Call::transfer_ownership {
				id: 6,
				owner: friend.clone().into(),
			}),
			true,
			Err(pallet_assets::Error::<Runtime>::IncompleteDepositTransfer.into()),
		),
		path(
			"xcm transfer",
			RuntimeCall::PolkadotXcm(pallet_xcm::Call::limited_reserve_transfer_assets {
				dest: Box::new(Location::new(1, [Parachain(2_001)]).into()),
				beneficiary: Box::new(
					Location::new(0, [AccountId32 { network: None, id: [9; 32] }]).into(),
				),
				assets: Box::new((Here, UNIT).into()),
				fee_asset_item: 0,
				weight_limit: Unlimited,
			}),
			true,
			Err(pallet_xcm::Error::<Runtime>::LocalExecutionIncompleteWithError {
				index: 0,
				error: pallet_xcm::ExecutionError::FailedToTransactAsset,
			}
			.into()),
		),
	]
}

#[test]
fn frozen_account_should_move_nothing_by_any_path() {
	chain().execute_with(|| {
		let (bob, friend) = (Bob.to_account_id(), Alice.to_account_id());
		let thief = beneficiary(200);
		let signed = || RuntimeOrigin::signed(bob.clone());
		// Paths opened before the freeze: an asset of its own, a proxy, session keys, a channel.
		Assets::create(signed(), 6, bob.clone().into(), 1).unwrap();
		Proxy::add_proxy(signed(), friend.clone().into(), proxies::ProxyType::Any, 0).unwrap();
		let keys = SessionKeys { aura: Bob.public().into() };
		pallet_session::NextKeys::<Runtime>::insert(&bob, keys);
		ParachainSystem::open_outbound_hrmp_channel_for_benchmarks_or_tests(2_001u32.into());

		// How each path ends by itself, and through a proxy; and whether tokens left the account.
		let walk = |path: &Path| {
			let before = Balances::total_balance(&bob);
			let moved = || Balances::total_balance(&bob) < before;
			let own = rolled_back(|| (dispatch(signed(), path.call.clone()), moved()));
			let proxied = rolled_back(|| {
				let call = RuntimeCall::Proxy(pallet_proxy::Call::proxy {
					real: bob.clone().into(),
					force_proxy_type: None,
					call: Box::new(path.call.clone()),
				});
				dispatch(RuntimeOrigin::signed(friend.clone()), call).unwrap();
				(inner_result(), moved())
			});
			(own, proxied)
		};
		let fee = || {
			rolled_back(|| {
				let (precision, preservation) = (Precision::Exact, Preservation::Preserve);
				<Balances as Balanced<AccountId>>::withdraw(
					&bob,
					UNIT,
					precision,
					preservation,
					Fortitude::Polite,
				)
				.map(|_| ())
			})
		};
		// Without a freeze every path is open: what stops it below is the freeze alone.
		for path in paths(&thief, &friend) {
			let open = (Ok(()), path.leaves);
			assert_eq!(walk(&path), (open, open), "{} without a freeze", path.name);
		}
		assert_ok!(fee());

		freeze(&bob);
		assert_eq!(
			Balances::balance_frozen(
				&RuntimeFreezeReason::Compliance(pallet_compliance::FreezeReason::Officer),
				&bob
			),
			Balance::MAX
		);
		for path in paths(&thief, &friend) {
			let shut = (path.frozen, false);
			assert_eq!(walk(&path), (shut, shut), "{}", path.name);
		}
		// Fees cannot be paid either, so none of these calls would get into a block.
		assert_eq!(fee(), Err(TokenError::FundsUnavailable.into()));
		assert_eq!(
			Balances::reducible_balance(&bob, Preservation::Expendable, Fortitude::Polite),
			0
		);

		unfreeze(&bob);
		assert_ok!(dispatch(signed(), transfer(&thief, UNIT)));
		Compliance::do_try_state().unwrap();
	});
}

#[test]
fn frozen_multisig_should_move_nothing() {
	chain().execute_with(|| {
		let mut signers = [Alice.to_account_id(), Bob.to_account_id()];
		signers.sort();
		let pot = pallet_multisig::Pallet::<Runtime>::multi_account_id(&signers, 2);
		Balances::mint_into(&pot, 100 * UNIT).unwrap();
		let call = Box::new(transfer(&beneficiary(200), UNIT));
		let weight = Weight::from_parts(1_000_000_000, 100_000);
		let vote = |n: usize, timepoint| {
			Multisig::as_multi(
				RuntimeOrigin::signed(signers[n].clone()),
				2,
				vec![signers[1 - n].clone()],
				timepoint,
				call.clone(),
				weight,
			)
		};
		let send = || {
			rolled_back(|| {
				vote(0, None).unwrap();
				vote(1, Some(Multisig::timepoint())).unwrap();
				(inner_result(), Balances::free_balance(&pot))
			})
		};
		assert_eq!(send(), (Ok(()), 99 * UNIT));
		freeze(&pot);
		assert_eq!(send(), (Err(TokenError::Frozen.into()), 100 * UNIT));
	});
}

#[test]
fn vesting_should_go_on_but_free_nothing_while_frozen() {
	chain().execute_with(|| {
		let who = beneficiary(50);
		<Vesting as VestedTransfer<_>>::vested_transfer(
			&Alice.to_account_id(),
			&who,
			100 * UNIT,
			UNIT,
			1_000,
		)
		.unwrap();
		freeze(&who);
		relay(1_200);
		assert_ok!(Vesting::vest_other(
			RuntimeOrigin::signed(Bob.to_account_id()),
			who.clone().into()
		));
		assert!(!pallet_vesting::Vesting::<Runtime>::contains_key(&who));
		assert_noop!(
			Balances::transfer_allow_death(
				RuntimeOrigin::signed(who.clone()),
				Bob.to_account_id().into(),
				UNIT
			),
			TokenError::Frozen
		);
		unfreeze(&who);
		assert_ok!(Balances::transfer_allow_death(
			RuntimeOrigin::signed(who),
			Bob.to_account_id().into(),
			100 * UNIT
		));
	});
}

#[test]
fn xcm_should_not_withdraw_from_a_frozen_account() {
	chain().execute_with(|| {
		let who = beneficiary(51);
		Balances::mint_into(&who, 100 * UNIT).unwrap();
		let at = Location::new(0, [AccountId32 { network: None, id: [51; 32] }]);
		let asset: Asset = (Here, UNIT).into();
		let withdraw = || {
			<configs::xcm::LocalAssetTransactor as TransactAsset>::withdraw_asset(&asset, &at, None)
		};
		freeze(&who);
		assert!(matches!(withdraw(), Err(XcmError::FailedToTransactAsset(_))));
		assert_eq!(Balances::free_balance(&who), 100 * UNIT);
		unfreeze(&who);
		assert!(withdraw().is_ok());
		assert_eq!(Balances::free_balance(&who), 99 * UNIT);
	});
}

#[test]
fn frozen_account_should_receive_no_payout_of_any_kind() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[5 * UNIT, 6 * UNIT], Release::Immediate);
		let who = beneficiary(100);
		let claim = || claim(id, 0, &evidence[0]);
		let signed = || dispatch(RuntimeOrigin::signed(Bob.to_account_id()), claim());
		let free = || {
			let verdict = claim().authorize(TransactionSource::External).unwrap();
			verdict.map(|_| ())
		};
		assert_ok!(rolled_back(signed));
		assert_eq!(free(), Ok(()));
		freeze(&who);
		let refusal = DispatchError::from(pallet_distribution::Error::<Runtime>::AccountFrozen);
		assert_noop!(signed(), refusal);
		let DispatchError::Module(module) = refusal else { unreachable!() };
		assert_eq!(free(), Err(InvalidTransaction::Custom(module.error[0]).into()));
		assert_eq!(Balances::total_balance(&who), 0);
		unfreeze(&who);
		assert_ok!(signed());
	});
}

/// Regression: an account evades a freeze by using up all its references.
#[test]
fn account_with_all_its_references_used_should_be_frozen_all_the_same() {
	chain().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		for id in 1_000..1_100 {
			Assets::force_create(RuntimeOrigin::root(), id, alice.clone().into(), false, 1)
				.unwrap();
			let _ = Assets::mint(RuntimeOrigin::signed(alice.clone()), id, bob.clone().into(), 10);
		}
		let send = || dispatch(RuntimeOrigin::signed(bob.clone()), transfer(&alice, UNIT));
		freeze(&bob);
		assert_noop!(send(), TokenError::Frozen);
		unfreeze(&bob);
		assert_ok!(send());
	});
}

#[test]
fn accounts_of_pallets_should_not_be_frozen() {
	chain().execute_with(|| {
		let officer = Charlie.to_account_id();
		for who in [
			Distribution::pot(0),
			monetary::TreasuryAccount::get(),
			CollatorSelection::account_id(),
		] {
			assert_noop!(
				Compliance::do_freeze(officer.clone(), who, REASON),
				Error::<Runtime>::Exempt
			);
		}
	});
}

/// Regression: one officer froze all other officers, the committee and the attesters in one block,
/// and nobody was left who could stop it.
#[test]
fn officer_should_not_freeze_those_who_can_stop_it() {
	chain().execute_with(|| {
		let officer = || RuntimeOrigin::signed(Charlie.to_account_id());
		Compliance::do_add_officer(Eve.to_account_id()).unwrap();
		// The committee, an attester, officers.
		for who in [Alice, Dave, Eve, Charlie] {
			assert_noop!(
				Compliance::freeze(officer(), who.to_account_id(), REASON),
				Error::<Runtime>::Protected
			);
		}
		assert_noop!(
			Compliance::freeze(officer(), monetary::TreasuryAccount::get(), REASON),
			Error::<Runtime>::Exempt
		);
		// Nor many of those who vote.
		let most = <<Runtime as pallet_compliance::Config>::FreezesPerDay as Get<u32>>::get();
		assert_eq!(most, 32);
		let all: Vec<RuntimeCall> = (0..=most)
			.map(|n| {
				let who = AccountId::from([n as u8 + 1; 32]);
				RuntimeCall::Compliance(pallet_compliance::Call::freeze { who, reason: REASON })
			})
			.collect();
		let batch = |calls: &[RuntimeCall]| {
			let calls = calls.to_vec();
			dispatch(officer(), RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }))
		};
		assert_noop!(batch(&all), Error::<Runtime>::FreezesUsedUp);
		assert_ok!(batch(&all[1..]));
		relay(DAYS - 1);
		assert_noop!(batch(&all[..1]), Error::<Runtime>::FreezesUsedUp);
		relay(DAYS);
		assert_ok!(batch(&all[..1]));
		Compliance::do_try_state().unwrap();
	});
}

/// Regression: nobody but an officer could end a freeze, and nobody could stop an officer without a
/// vote of days.
#[test]
fn half_of_the_committee_should_end_freezes_and_suspend_the_officer() {
	chain().execute_with(|| {
		let (who, officer) = (Bob.to_account_id(), Charlie.to_account_id());
		let signed = || RuntimeOrigin::signed(officer.clone());
		let motion = |call: pallet_compliance::Call<Runtime>| {
			let call = Box::new(RuntimeCall::Compliance(call));
			let alice = RuntimeOrigin::signed(Alice.to_account_id());
			assert_ok!(TechnicalCommittee::propose(alice, 1, call, 1_000));
		};
		freeze(&who);
		motion(pallet_compliance::Call::suspend_officer { who: officer.clone() });
		assert_noop!(
			Compliance::freeze(signed(), beneficiary(1), REASON),
			Error::<Runtime>::OfficerSuspended
		);
		motion(pallet_compliance::Call::unfreeze { who: who.clone(), reason: REASON });
		assert_ok!(dispatch(RuntimeOrigin::signed(who.clone()), transfer(&beneficiary(200), UNIT)));

		// A third of it cannot, nor a member alone; nor can half of it ratify or reinstate.
		let committee = |yes| RuntimeOrigin::from(pallet_collective::RawOrigin::Members(yes, 3));
		let thaw = |origin| Compliance::unfreeze(origin, who.clone(), REASON);
		assert_noop!(thaw(committee(1)), DispatchError::BadOrigin);
		assert_noop!(
			thaw(RuntimeOrigin::signed(Alice.to_account_id())),
			Error::<Runtime>::NotOfficer
		);
		assert_noop!(thaw(committee(2)), Error::<Runtime>::NotFrozen);
		let reinstate = |origin| Compliance::reinstate_officer(origin, officer.clone());
		assert_noop!(reinstate(committee(3)), DispatchError::BadOrigin);
		assert_ok!(reinstate(governance::origins::Origin::ComplianceAdmin.into()));
		Compliance::freeze(signed(), beneficiary(1), REASON).unwrap();
		let ratify = |origin| Compliance::ratify_freeze(origin, beneficiary(1));
		assert_noop!(ratify(committee(3)), DispatchError::BadOrigin);
		assert_ok!(ratify(RuntimeOrigin::root()));
		assert_ok!(Compliance::unfreeze(RuntimeOrigin::root(), beneficiary(1), REASON));
	});
}

#[test]
fn compliance_admin_should_thaw_and_ratify() {
	chain().execute_with(|| {
		use distribution_runtime::configs::governance::origins::Origin;
		let admin = || RuntimeOrigin::from(Origin::ComplianceAdmin);
		let charlie = || RuntimeOrigin::signed(Charlie.to_account_id());
		let (kept, thawed) = (beneficiary(1), Bob.to_account_id());
		for who in [&kept, &thawed] {
			freeze(who);
		}
		// No other track has a say.
		for other in [Origin::RoundAdmin, Origin::EmissionAdmin, Origin::TreasurySpender] {
			let other = || RuntimeOrigin::from(other.clone());
			assert_noop!(
				Compliance::ratify_freeze(other(), kept.clone()),
				DispatchError::BadOrigin
			);
			assert_noop!(
				Compliance::unfreeze(other(), thawed.clone(), REASON),
				DispatchError::BadOrigin
			);
		}
		assert_ok!(Compliance::unfreeze(admin(), thawed.clone(), REASON));
		assert_ok!(dispatch(RuntimeOrigin::signed(thawed), transfer(&beneficiary(200), UNIT)));
		assert_ok!(Compliance::ratify_freeze(admin(), kept.clone()));
		// What it has ratified does not lapse, and the officer who began it cannot end it.
		relay(1_000 + 15 * DAYS);
		Compliance::on_idle(1, Weight::MAX);
		assert_eq!(Compliance::status(&kept).frozen.map(|freeze| freeze.lapses), Some(None));
		assert_noop!(
			Compliance::unfreeze(charlie(), kept.clone(), REASON),
			Error::<Runtime>::NotYourFreeze
		);
		assert_ok!(Compliance::unfreeze(admin(), kept.clone(), REASON));
		assert!(Compliance::status(&kept).frozen.is_none());
		Compliance::do_try_state().unwrap();
	});
}

/// Regression: a second officer made the freeze last of an account that had joined the committee,
/// which suspends officers.
#[test]
fn officers_should_not_keep_a_member_of_the_committee_frozen() {
	chain().execute_with(|| {
		Compliance::do_add_officer(Eve.to_account_id()).unwrap();
		let second = || RuntimeOrigin::signed(Eve.to_account_id());
		let (bob, other) = (Bob.to_account_id(), beneficiary(1));
		freeze(&bob);
		freeze(&other);
		let members = vec![Alice.to_account_id(), bob.clone()];
		assert_ok!(TechnicalCommittee::set_members(RuntimeOrigin::root(), members, None, 1));
		assert_noop!(Compliance::ratify_freeze(second(), bob.clone()), Error::<Runtime>::Protected);
		assert_ok!(Compliance::ratify_freeze(second(), other));
		// Governance can, which chose the member.
		assert_ok!(Compliance::ratify_freeze(RuntimeOrigin::root(), bob));
	});
}

/// Regression: one officer's freeze lasted for ever.
#[test]
fn freeze_should_end_by_itself() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[5 * UNIT], Release::Immediate);
		let (who, bob) = (beneficiary(100), Bob.to_account_id());
		freeze(&who);
		freeze(&bob);
		let claim =
			|| dispatch(RuntimeOrigin::signed(Alice.to_account_id()), claim(id, 0, &evidence[0]));
		relay(1_000 + 14 * DAYS - 1);
		Compliance::on_idle(1, Weight::MAX);
		assert_noop!(claim(), pallet_distribution::Error::<Runtime>::AccountFrozen);
		relay(1_000 + 14 * DAYS);
		assert_ok!(claim());
		// Nobody has to do anything for the tokens to be free.
		Compliance::on_idle(1, Weight::MAX);
		assert_ok!(dispatch(RuntimeOrigin::signed(who), transfer(&bob, UNIT)));
		assert_ok!(dispatch(RuntimeOrigin::signed(bob.clone()), transfer(&beneficiary(200), UNIT)));
		// The same officer cannot begin anew.
		assert_noop!(
			Compliance::freeze(RuntimeOrigin::signed(Charlie.to_account_id()), bob, REASON),
			Error::<Runtime>::FrozenBefore
		);
		Compliance::do_try_state().unwrap();
	});
}

/// Regression: after a rise of the price of state an attester without funds could not revoke.
#[test]
fn dearer_state_should_not_keep_an_attester_from_revoking() {
	chain().execute_with(|| {
		use distribution_runtime::configs::parameters::dynamic_params::deposits;
		let (attester, who) = (Eve.to_account_id(), beneficiary(100));
		let statement = Statement {
			level: 1,
			jurisdiction: Country(*b"DE"),
			expires: 100_000,
			evidence: REASON,
		};
		let signed = || RuntimeOrigin::signed(attester.clone());
		assert_ok!(Compliance::attest(signed(), who.clone(), statement.clone()));
		let held = Balances::total_balance_on_hold(&attester);
		let all = Balances::reducible_balance(&attester, Preservation::Preserve, Fortitude::Polite);
		assert_ok!(dispatch(signed(), transfer(&beneficiary(200), all)));
		let dearer = deposits::Parameters::PerByte(deposits::PerByte, Some(10 * DEPOSIT_PER_BYTE));
		let dearer = parameters::RuntimeParameters::Deposits(dearer);
		assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), dearer));
		assert_noop!(
			dispatch(
				signed(),
				RuntimeCall::Compliance(pallet_compliance::Call::attest {
					who: beneficiary(101),
					statement
				})
			),
			TokenError::FundsUnavailable
		);
		assert_ok!(Compliance::revoke(signed(), who.clone(), 9, REASON));
		assert_ok!(Compliance::new_epoch(signed(), attester.clone()));
		assert_eq!(Balances::total_balance_on_hold(&attester), held);
		assert_ok!(Compliance::forget(
			RuntimeOrigin::signed(Bob.to_account_id()),
			who,
			attester.clone()
		));
		assert_eq!(Balances::total_balance_on_hold(&attester), 0);
	});
}

/// Regression: the word of any attester, or whoever had stolen its signing key, stopped payments
/// that demand nothing.
#[test]
fn word_of_one_attester_should_not_stop_a_round_that_demands_nothing() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[5 * UNIT, 6 * UNIT], Release::Immediate);
		let statement = Statement {
			level: 1,
			jurisdiction: Country(*b"KP"),
			expires: 100_000,
			evidence: REASON,
		};
		// Dave has the right to block, in the preset, and Eve has not.
		for (row, attester) in [(0, Eve), (1, Dave)] {
			Compliance::do_attest(
				attester.to_account_id(),
				&[(beneficiary(100 + row), statement.clone())],
			)
			.unwrap();
		}
		let claim = |row: u8| {
			dispatch(
				RuntimeOrigin::signed(Bob.to_account_id()),
				claim(id, row, &evidence[usize::from(row)]),
			)
		};
		assert_ok!(claim(0));
		assert_noop!(claim(1), pallet_distribution::Error::<Runtime>::JurisdictionBlocked);
	});
}

#[test]
fn collators_reward_should_stay_with_a_frozen_collator() {
	chain().execute_with(|| {
		let (pot, who) = (CollatorSelection::account_id(), Bob.to_account_id());
		Balances::mint_into(&pot, 100 * UNIT).unwrap();
		freeze(&who);
		let before = Balances::free_balance(&who);
		<CollatorSelection as pallet_authorship::EventHandler<AccountId, BlockNumber>>::note_author(
			who.clone(),
		);
		// The reward for work arrives and stays.
		assert!(Balances::free_balance(&who) > before);
		assert_noop!(dispatch(RuntimeOrigin::signed(who), transfer(&pot, 1)), TokenError::Frozen);
	});
}

#[test]
fn declared_weight_should_cover_the_worst_check() {
	use pallet_compliance::WeightInfo;
	type Measured = weights::pallet_compliance::WeightInfo<Runtime>;
	chain().execute_with(|| {
		let (_, rows) = open_round(&[5 * UNIT; 200], Release::Immediate);
		let evidence = &rows[0];
		let declared = claim(0, 0, evidence).get_dispatch_info().call_weight;
		assert_eq!(declared, Distribution::claim_weight(evidence));
		assert!(Distribution::actual_claim_weight(0, evidence).all_lt(declared));
		let round = pallet_distribution::Rounds::<Runtime>::get(0).unwrap();
		// The weight without a requirement, plus the worst check.
		let plain = Distribution::claim_weight_of(&round, evidence);
		let free = Measured::pay_unconditionally();
		let beyond = |pay: Weight| {
			Weight::from_parts(pay.ref_time().saturating_sub(free.ref_time()), pay.proof_size())
		};
		let (check, unlimited) = (beyond(Measured::pay()), beyond(Measured::pay_without_limit()));
		assert!(plain.saturating_add(check).all_lte(declared));
		let strict = pallet_distribution::RoundOf::<Runtime> {
			requirement: Requirement::level(1),
			..round.clone()
		};
		assert!(Distribution::claim_weight_of(&strict, evidence).all_lte(declared));
		// Without a limit nothing is booked, whatever is required.
		let required = Distribution::claim_weight_of(&strict, evidence);
		assert_eq!(required, plain.saturating_add(unlimited));
		assert!(required.ref_time() <= plain.ref_time() / 10 * 11);
		// A limit costs its records, whatever is required.
		Compliance::do_set_limits(
			vec![Limit { asset: NativeOrWithId::Native, level: 0, amount: UNIT }]
				.try_into()
				.unwrap(),
		);
		assert_eq!(Distribution::claim_weight_of(&round, evidence), plain.saturating_add(check));
		assert_eq!(Distribution::claim_weight_of(&strict, evidence), plain.saturating_add(check));
	});
}

#[test]
fn limits_should_hold_across_rounds_and_pass_with_the_period() {
	chain().execute_with(|| {
		let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount: 10 * UNIT };
		Compliance::do_set_limits(vec![limit].try_into().unwrap());
		let rounds: Vec<_> = (0..3).map(|_| open_round(&[6 * UNIT], Release::Immediate)).collect();
		let pay = |n: usize| {
			let (id, evidence) = &rounds[n];
			dispatch(RuntimeOrigin::signed(Bob.to_account_id()), claim(*id, 0, &evidence[0]))
		};
		let can =
			|amount| Distribution::can_receive(rounds[2].0, &beneficiary(100), amount).unwrap();
		assert_ok!(pay(0));
		// A row within the limit is paid as long as anything is left; two tokens are borrowed.
		assert_ok!(pay(1));
		let reached = pallet_distribution::Error::<Runtime>::PayoutLimitReached;
		assert_noop!(pay(2), reached);
		let obstacle = can(1).unwrap_err();
		assert_eq!(obstacle.refusal, Refusal::LimitReached);
		assert_eq!(obstacle.passes_at, Some(DAYS));
		assert_eq!(can(11 * UNIT).unwrap_err().refusal, Refusal::AboveLimit);
		relay(DAYS);
		assert_ok!(pay(2));
		let left = <Compliance as distribution_primitives::Compliance<_, _, _>>::allowance(
			&beneficiary(100),
			&NativeOrWithId::Native,
		);
		// The last unit is for rows.
		assert_eq!(left, Some(2 * UNIT - 1));
		Compliance::on_idle(1, Weight::MAX);
		assert_eq!(pallet_compliance::Received::<Runtime>::iter().count(), 1);
		Compliance::do_try_state().unwrap();
	});
}

/// Regression: anybody kept a row at the limit away for ever, with one unit a day from a round of
/// their own, until it was lost to the manager.
#[test]
fn stranger_should_not_use_up_somebodys_payout_limit() {
	chain().execute_with(|| {
		let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount: 10 * UNIT };
		Compliance::do_set_limits(vec![limit].try_into().unwrap());
		let (honest, evidence) = open_round(&[10 * UNIT], Release::Immediate);
		let (hostile, dust) = open_round(&[EXISTENTIAL_DEPOSIT], Release::Immediate);
		let pay = |id, evidence: &Evidence<Balance>| {
			dispatch(RuntimeOrigin::signed(Bob.to_account_id()), claim(id, 0, evidence))
		};
		assert_ok!(pay(hostile, &dust[0]));
		assert_ok!(pay(honest, &evidence[0]));
	});
}

/// Regression: anybody used up somebody's limit of each day by claiming that account's own stream,
/// and a row of it was refused every day.
#[test]
fn stranger_should_not_keep_a_row_away_by_claiming_the_accounts_stream() {
	chain().execute_with(|| {
		let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount: 10 * UNIT };
		Compliance::do_set_limits(vec![limit].try_into().unwrap());
		let schedule = UnlockSchedule { start: 0, cliff: 0, length: 500, step: 1 };
		let release = Release::Streamed { schedule, revocable: false, prepaid: false };
		let (stream, parts) = open_round(&[100 * UNIT], release);
		let rounds: Vec<_> = (0..3).map(|_| open_round(&[10 * UNIT], Release::Immediate)).collect();
		let pay = |id, evidence: &Evidence<Balance>| {
			dispatch(RuntimeOrigin::signed(Bob.to_account_id()), claim(id, 0, evidence))
		};
		for (day, (id, evidence)) in (0..).zip(&rounds) {
			relay(1_000 + day * DAYS);
			// On later days the row of the day before has left nothing for the stream.
			assert_eq!(pay(stream, &parts[0]).is_ok(), day == 0);
			assert_ok!(pay(*id, &evidence[0]));
		}
		Compliance::do_try_state().unwrap();
	});
}

/// Regression: a stream that was refused because only the unit for rows was left of the limit did
/// not count as refused, and could not be set aside.
#[test]
fn stream_should_be_set_aside_when_the_limit_leaves_nothing_for_parts() {
	use pallet_distribution::Error as RoundError;
	chain().execute_with(|| {
		let limited_to = |amount| {
			let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount };
			Compliance::do_set_limits(vec![limit].try_into().unwrap());
		};
		let stream = || {
			let schedule = UnlockSchedule { start: 0, cliff: 0, length: 500, step: 1 };
			let release = Release::Streamed { schedule, revocable: false, prepaid: false };
			let (id, evidence) = open_round(&[100 * UNIT], release);
			(id, evidence[0].clone())
		};
		let bob = || RuntimeOrigin::signed(Bob.to_account_id());
		let pay =
			|(id, evidence): &(u32, Evidence<Balance>)| dispatch(bob(), claim(*id, 0, evidence));
		let set_aside = |(id, evidence): &(u32, Evidence<Balance>)| {
			let call = pallet_distribution::Call::set_aside {
				id: *id,
				beneficiary: beneficiary(100),
				evidence: evidence.clone(),
			};
			dispatch(bob(), RuntimeCall::Distribution(call))
		};
		let (never, not_today) = (stream(), stream());
		limited_to(1);
		assert_noop!(pay(&never), RoundError::<Runtime>::AbovePayoutLimit);
		assert_ok!(set_aside(&never));
		limited_to(10 * UNIT);
		assert_noop!(set_aside(&not_today), RoundError::<Runtime>::NotRefused);
		assert_ok!(pay(&not_today));
		assert_noop!(pay(&not_today), RoundError::<Runtime>::PayoutLimitReached);
		assert_ok!(set_aside(&not_today));
		Distribution::do_try_state().unwrap();
	});
}
