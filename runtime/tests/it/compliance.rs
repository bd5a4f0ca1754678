//! The registry in its real setting: freezes that hold on every path, weights that cover the
//! checks, and limits across rounds. `compliance_model` shows that rounds pay the qualified and no
//! one else.

use crate::common::*;
use distribution_primitives::{Refusal, Requirement};
use pallet_compliance::Limit;
use polkadot_sdk::frame_support::{
	traits::{
		fungible::{Inspect, InspectFreeze, Mutate},
		tokens::{Fortitude, Preservation},
		Hooks,
	},
	weights::Weight,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::Charlie;
use staging_xcm::prelude::{AccountId32, Asset, Here, Location, Parachain, Unlimited};
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

/// Whether `call` moves anything out of `frozen`.
fn moves(frozen: &AccountId, origin: RuntimeOrigin, call: RuntimeCall) -> bool {
	let before = Balances::total_balance(frozen);
	let _ = call.dispatch(origin);
	Balances::total_balance(frozen) < before
}

#[test]
fn frozen_account_should_move_nothing_by_any_path() {
	chain().execute_with(|| {
		let (bob, friend) = (Bob.to_account_id(), Alice.to_account_id());
		let thief = beneficiary(200);
		let signed = || RuntimeOrigin::signed(bob.clone());
		// Paths opened before the freeze: an asset of its own, and a proxy.
		Assets::create(signed(), 6, bob.clone().into(), 1).unwrap();
		Proxy::add_proxy(signed(), friend.clone().into(), proxies::ProxyType::Any, 0).unwrap();
		freeze(&bob);
		assert!(
			Balances::balance_frozen(
				&RuntimeFreezeReason::Compliance(pallet_compliance::FreezeReason::Officer),
				&bob
			) == Balance::MAX
		);

		let paths: Vec<(&str, RuntimeCall)> = vec![
			("transfer", transfer(&thief, UNIT)),
			(
				"transfer_all",
				RuntimeCall::Balances(pallet_balances::Call::transfer_all {
					dest: thief.clone().into(),
					keep_alive: false,
				}),
			),
			(
				"batch",
				RuntimeCall::Utility(pallet_utility::Call::batch_all {
					calls: vec![transfer(&thief, UNIT)],
				}),
			),
			(
				"burn",
				RuntimeCall::Balances(pallet_balances::Call::burn {
					value: UNIT,
					keep_alive: false,
				}),
			),
			(
				"vested transfer",
				RuntimeCall::Vesting(pallet_vesting::Call::vested_transfer {
					target: thief.clone().into(),
					schedule: pallet_vesting::VestingInfo::new(100 * UNIT, UNIT, 1),
				}),
			),
			(
				"deposit of an asset",
				RuntimeCall::Assets(pallet_assets::Call::create {
					id: 5,
					admin: friend.clone().into(),
					min_balance: 1,
				}),
			),
			(
				"deposit handed over with an asset",
				RuntimeCall::Assets(pallet_assets::Call::transfer_ownership {
					id: 6,
					owner: friend.clone().into(),
				}),
			),
			(
				"deposit of a multisig",
				RuntimeCall::Multisig(pallet_multisig::Call::approve_as_multi {
					threshold: 2,
					other_signatories: vec![friend.clone()],
					maybe_timepoint: None,
					call_hash: [0; 32],
					max_weight: Weight::zero(),
				}),
			),
			(
				"candidacy",
				RuntimeCall::CollatorSelection(
					pallet_collator_selection::Call::register_as_candidate {},
				),
			),
			(
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
			),
		];
		for (path, call) in paths {
			let total = Balances::total_balance(&bob);
			let result = call.clone().dispatch(signed());
			// `transfer_all` succeeds by moving nothing, and a deposit stays in the account.
			let allowed = path == "transfer_all" || path.starts_with("deposit");
			assert!(result.is_err() || allowed, "{path}");
			assert_eq!(Balances::total_balance(&bob), total, "{path}");
			let proxied = RuntimeCall::Proxy(pallet_proxy::Call::proxy {
				real: bob.clone().into(),
				force_proxy_type: None,
				call: Box::new(call),
			});
			assert!(
				!moves(&bob, RuntimeOrigin::signed(friend.clone()), proxied),
				"{path} by proxy"
			);
			assert_eq!(Balances::total_balance(&bob), total, "{path} by proxy");
		}
		// Fees cannot be paid either, so none of these calls would get into a block.
		use polkadot_sdk::frame_support::traits::fungible::Balanced;
		let fee = <Balances as Balanced<AccountId>>::withdraw(
			&bob,
			UNIT,
			frame_support::traits::tokens::Precision::Exact,
			Preservation::Preserve,
			Fortitude::Polite,
		);
		assert!(fee.is_err());
		assert_eq!(
			Balances::reducible_balance(&bob, Preservation::Expendable, Fortitude::Polite),
			0
		);

		unfreeze(&bob);
		assert_ok!(transfer(&thief, UNIT).dispatch(signed()));
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
		freeze(&pot);
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
		vote(0, None).unwrap();
		vote(1, Some(Multisig::timepoint())).unwrap();
		assert_eq!(Balances::free_balance(beneficiary(200)), 0);
		assert_eq!(Balances::free_balance(&pot), 100 * UNIT);
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
			sp_runtime::TokenError::Frozen
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
		assert!(withdraw().is_err());
		assert_eq!(Balances::free_balance(&who), 100 * UNIT);
		unfreeze(&who);
		assert!(withdraw().is_ok());
	});
}

#[test]
fn frozen_account_should_receive_no_payout_of_any_kind() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[5 * UNIT, 6 * UNIT], Release::Immediate);
		let who = beneficiary(100);
		freeze(&who);
		let signed = || RuntimeOrigin::signed(Bob.to_account_id());
		let refused = claim(id, 0, &evidence[0]).dispatch(signed()).unwrap_err();
		assert_eq!(refused.error, pallet_distribution::Error::<Runtime>::AccountFrozen.into());
		assert!(claim(id, 0, &evidence[0])
			.authorize(TransactionSource::External)
			.unwrap()
			.is_err());
		assert_eq!(Balances::total_balance(&who), 0);
		unfreeze(&who);
		assert_ok!(claim(id, 0, &evidence[0]).dispatch(signed()));
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
		freeze(&bob);
		assert_noop!(
			transfer(&alice, UNIT)
				.dispatch(RuntimeOrigin::signed(bob.clone()))
				.map_err(|e| e.error),
			DispatchError::Token(sp_runtime::TokenError::Frozen)
		);
		unfreeze(&bob);
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
				pallet_compliance::Error::<Runtime>::Exempt
			);
		}
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
		assert!(transfer(&pot, 1).dispatch(RuntimeOrigin::signed(who)).is_err());
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
		let (pay, free) = (Measured::pay(), Measured::pay_unconditionally());
		let check = Weight::from_parts(pay.ref_time() - free.ref_time(), pay.proof_size());
		assert!(plain.saturating_add(check).all_lte(declared));
		let strict = pallet_distribution::RoundOf::<Runtime> {
			requirement: Requirement::level(1),
			..round.clone()
		};
		assert!(Distribution::claim_weight_of(&strict, evidence).all_lte(declared));
		assert_eq!(Distribution::claim_weight_of(&strict, evidence), plain.saturating_add(check));
		// A limit in force costs as much as a requirement.
		Compliance::do_set_limits(
			vec![Limit { asset: NativeOrWithId::Native, level: 0, amount: UNIT }]
				.try_into()
				.unwrap(),
		);
		assert_eq!(Distribution::claim_weight_of(&round, evidence), plain.saturating_add(check));
	});
}

#[test]
fn limits_should_hold_across_rounds_and_pass_with_the_period() {
	chain().execute_with(|| {
		let limit = Limit { asset: NativeOrWithId::Native, level: 1, amount: 10 * UNIT };
		Compliance::do_set_limits(vec![limit].try_into().unwrap());
		let rounds: Vec<_> = (0..2).map(|_| open_round(&[6 * UNIT], Release::Immediate)).collect();
		let pay = |n: usize| {
			let (id, evidence) = &rounds[n];
			claim(*id, 0, &evidence[0])
				.dispatch(RuntimeOrigin::signed(Bob.to_account_id()))
				.map(|_| ())
				.map_err(|e| e.error)
		};
		assert_ok!(pay(0));
		let reached = pallet_distribution::Error::<Runtime>::PayoutLimitReached;
		assert_noop!(pay(1), reached);
		// Four tokens are still within the limit; six are in the next period.
		let can =
			|amount| Distribution::can_receive(rounds[1].0, &beneficiary(100), amount).unwrap();
		assert_eq!(can(4 * UNIT), Ok(()));
		let obstacle = can(6 * UNIT).unwrap_err();
		assert_eq!(obstacle.refusal, Refusal::LimitReached);
		assert_eq!(obstacle.passes_at, Some(DAYS));
		assert_eq!(can(11 * UNIT).unwrap_err().refusal, Refusal::AboveLimit);
		relay(DAYS);
		assert_ok!(pay(1));
		Compliance::on_idle(1, Weight::MAX);
		assert_eq!(pallet_compliance::Received::<Runtime>::iter().count(), 1);
	});
}
