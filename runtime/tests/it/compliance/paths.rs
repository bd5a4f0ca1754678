//! A frozen account moves and receives nothing by any path.

use super::*;

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
		path("deposit handed over with an asset", handed_over(friend), true, Err(KEPT.into())),
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
		let keys =
			SessionKeys { aura: Bob.public().into(), authority_discovery: Bob.public().into() };
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
		let own = RuntimeOrigin::signed(pot.clone());
		Assets::create(own, 6, pot.clone().into(), 1).unwrap();
		// Ends with what became of the call, and with all that the multisig has.
		let send = |call: RuntimeCall| {
			let weight = call.get_dispatch_info().call_weight;
			let vote = |n: usize, timepoint| {
				Multisig::as_multi(
					RuntimeOrigin::signed(signers[n].clone()),
					2,
					vec![signers[1 - n].clone()],
					timepoint,
					Box::new(call.clone()),
					weight,
				)
			};
			rolled_back(|| {
				vote(0, None).unwrap();
				vote(1, Some(Multisig::timepoint())).unwrap();
				(inner_result(), Balances::total_balance(&pot))
			})
		};
		let pay = || transfer(&beneficiary(200), UNIT);
		let hand_over = || handed_over(&Alice.to_account_id());
		assert_eq!(send(pay()), (Ok(()), 99 * UNIT));
		assert_eq!(send(hand_over()), (Ok(()), 90 * UNIT));
		freeze(&pot);
		assert_eq!(send(pay()), (Err(TokenError::Frozen.into()), 100 * UNIT));
		assert_eq!(send(hand_over()), (Err(KEPT.into()), 100 * UNIT));
	});
}

/// What is reserved for asset 6 goes with it.
fn handed_over(owner: &AccountId) -> RuntimeCall {
	RuntimeCall::Assets(pallet_assets::Call::transfer_ownership {
		id: 6,
		owner: owner.clone().into(),
	})
}

/// Why an asset stays whose deposit a freeze keeps.
const KEPT: pallet_assets::Error<Runtime> =
	pallet_assets::Error::<Runtime>::IncompleteDepositTransfer;

#[test]
fn deposit_handed_to_a_frozen_account_should_stay_there() {
	chain().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		let signed = |who: &AccountId| RuntimeOrigin::signed(who.clone());
		Assets::create(signed(&alice), 6, alice.clone().into(), 1).unwrap();
		freeze(&bob);
		let before = Balances::total_balance(&bob);
		let more = || Balances::total_balance(&bob) - before;
		assert_ok!(dispatch(signed(&alice), handed_over(&bob)));
		assert_eq!(more(), 10 * UNIT);
		assert_noop!(dispatch(signed(&bob), handed_over(&alice)), KEPT);
		// Nor does it leave when it is no longer reserved.
		assert_ok!(Assets::start_destroy(signed(&bob), 6));
		assert_ok!(Assets::finish_destroy(signed(&bob), 6));
		assert_eq!(more(), 10 * UNIT);
		assert_noop!(dispatch(signed(&bob), transfer(&alice, UNIT)), TokenError::Frozen);
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
