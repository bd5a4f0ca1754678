//! What messages may not do, as a matrix: each is refused, and changes no balance except for the
//! fee of a sender that pays.

use distribution_runtime::{
	configs::monetary::TreasuryAccount, AccountId, RuntimeCall, RuntimeOrigin, UNIT,
};
use distribution_xcm_tests::{sibling::SIBLING, *};
use polkadot_sdk::{
	frame_support::{assert_err, assert_ok},
	sp_keyring::Sr25519Keyring,
	sp_runtime::DispatchError,
	staging_xcm::{
		latest::{prelude::*, AssetTransferFilter},
		VersionedAssets, VersionedLocation, VersionedXcm,
	},
	*,
};
use xcm_emulator::{Network, TestExt};

/// Initial balance of the sibling's account here.
const FUNDS: u128 = 1_000 * UNIT;

fn alice() -> AccountId {
	Sr25519Keyring::Alice.to_account_id()
}

/// Resets the network, with funds for the sibling and the relay chain.
fn begin() {
	Net::reset();
	Ours::execute_with(|| {
		for to in [sovereign(), account_of(&Location::parent())] {
			assert_ok!(distribution_runtime::Balances::transfer_keep_alive(
				RuntimeOrigin::signed(alice()),
				to.into(),
				FUNDS
			));
		}
	});
}

/// The most that a paying message may lose: the amount that it withdraws.
const WITHDRAWN: u128 = 10 * UNIT;

/// Sends `message` and expects it to be refused or, if it is `let_in`, to fail: no tokens are
/// created or lost, only the sender loses any, and only the treasury gets any, as fees. A message
/// that is not let in changes nothing at all.
fn ends(let_in: bool, name: &str, from_relay: bool, message: Xcm<()>) {
	begin();
	let (supply, before) = (issuance(), balances());
	let sender = if from_relay {
		send_from_relay(message);
		account_of(&Location::parent())
	} else {
		send_from_sibling(message);
		sovereign()
	};
	assert_eq!(outcomes(), [false], "{name}: executed");
	let after = balances();
	// Assets held by a failed message are trapped until their sender claims them: in the supply,
	// but in no account.
	assert_eq!(issuance(), supply, "{name}: the supply changed");
	if !let_in {
		assert_eq!(after, before, "{name}: accounts changed");
		return;
	}
	for (who, had) in &before {
		let has = after.get(who).copied().unwrap_or_default();
		if *who == TreasuryAccount::get() {
			assert!(
				(*had..*had + WITHDRAWN).contains(&has),
				"{name}: the treasury had {had}, has {has}"
			);
		} else if *who == sender {
			assert!(
				has <= *had && had - has <= WITHDRAWN,
				"{name}: the sender had {had}, has {has}"
			);
		} else {
			assert_eq!(has, *had, "{name}: {who} changed");
		}
	}
	assert_eq!(before.len(), after.len(), "{name}: accounts");
}

/// Expects the barrier to refuse the message.
fn refuse(name: &str, from_relay: bool, message: Xcm<()>) {
	ends(false, name, from_relay, message);
}

/// Expects the message to be let in and to fail.
fn fail(name: &str, from_relay: bool, message: Xcm<()>) {
	ends(true, name, from_relay, message);
}

fn here(amount: u128) -> Asset {
	(Location::here(), amount).into()
}

fn relay_token(amount: u128) -> Asset {
	(Location::parent(), amount).into()
}

/// A message that brings assets by `first`, pays `fees` from them, and deposits them with Alice.
fn bringing(first: Instruction<()>, fees: Asset) -> Xcm<()> {
	Xcm(vec![
		first,
		BuyExecution { fees, weight_limit: Unlimited },
		DepositAsset { assets: AllCounted(8).into(), beneficiary: account(&alice()) },
	])
}

#[test]
fn tokens_that_nobody_here_vouches_for_should_be_refused() {
	for from_relay in [false, true] {
		let sibling_token: Asset = (other(), UNIT).into();
		for asset in [here(UNIT), relay_token(UNIT), sibling_token] {
			let name = format!("{asset:?} from relay chain {from_relay}");
			let assets = Assets::from(asset.clone());
			refuse(
				&format!("reserve: {name}"),
				from_relay,
				bringing(ReserveAssetDeposited(assets.clone()), asset.clone()),
			);
			refuse(
				&format!("teleport: {name}"),
				from_relay,
				bringing(ReceiveTeleportedAsset(assets), asset),
			);
		}
	}
}

#[test]
fn messages_that_do_not_pay_should_be_refused() {
	let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![1] });
	let free = |instructions: Vec<Instruction<()>>| {
		let mut all = vec![UnpaidExecution { weight_limit: Unlimited, check_origin: None }];
		all.extend(instructions);
		Xcm(all)
	};
	refuse("free, from the sibling", false, free(vec![ClearOrigin]));
	refuse("free call", false, free(vec![transact(OriginKind::SovereignAccount, remark.clone())]));
	refuse("bare call", false, Xcm(vec![transact(OriginKind::SovereignAccount, remark)]));
	refuse("bare trap", false, Xcm(vec![Trap(1)]));
	// An account of the sibling; the sibling itself may ask.
	let account = AccountId32 { network: None, id: alice().into() };
	let subscribe = SubscribeVersion { query_id: 1, max_response_weight: Weight::zero() };
	let ask = Xcm(vec![DescendOrigin(account.into()), subscribe]);
	refuse("version, to an account of the sibling", false, ask);
	let response = QueryResponse {
		query_id: 9,
		response: Response::Null,
		max_weight: Weight::zero(),
		querier: None,
	};
	refuse("an answer nobody asked for", false, Xcm(vec![response]));
}

#[test]
fn what_a_sender_does_not_have_should_be_refused() {
	fail("more than it has", false, paid(FUNDS * 2, &sovereign(), vec![]));
	fail("nothing to pay with", false, paid(1, &sovereign(), vec![ClearOrigin]));
	// As an account of the sibling that has no funds here.
	let poor = AccountId32 { network: None, id: alice().into() };
	let mut message = paid(UNIT, &sovereign(), vec![]);
	message.0.insert(0, DescendOrigin(poor.into()));
	fail("as an account of the sibling", false, message);
	// The sibling cannot assume the identity of Alice here, nor any other.
	for (name, origin) in [
		("an account of this chain", Location::new(0, [poor])),
		("another sibling", Location::new(1, [Parachain(SIBLING + 1)])),
		("the relay chain", Location::parent()),
	] {
		refuse(name, false, paid(UNIT, &sovereign(), vec![AliasOrigin(origin)]));
	}
}

#[test]
fn calls_that_are_not_for_messages_should_be_refused() {
	use distribution_runtime::{Address, Runtime};
	let remark = || RuntimeCall::System(frame_system::Call::remark { remark: vec![1] });
	let to: Address = alice().into();
	let force = pallet_balances::Call::<Runtime>::force_transfer {
		source: to.clone(),
		dest: sovereign().into(),
		value: UNIT,
	};
	let calls: Vec<(&str, RuntimeCall)> = vec![
		("set code", frame_system::Call::set_code { code: vec![1] }.into()),
		("set storage", frame_system::Call::set_storage { items: vec![] }.into()),
		("remark", remark()),
		("force transfer", force.into()),
		(
			"mint an asset by force",
			pallet_assets::Call::force_create {
				id: 9,
				owner: to.clone(),
				is_sufficient: true,
				min_balance: 1,
			}
			.into(),
		),
		("batch", pallet_utility::Call::batch { calls: vec![remark()] }.into()),
		(
			"as a multisig",
			pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![alice()],
				call: Box::new(remark()),
			}
			.into(),
		),
		(
			"through a proxy",
			pallet_proxy::Call::proxy {
				real: to.clone(),
				force_proxy_type: None,
				call: Box::new(remark()),
			}
			.into(),
		),
		("halt emission", pallet_emission::Call::halt {}.into()),
		("clear a pool", pallet_emission::Call::retire_pool { pool: 0 }.into()),
		(
			"freeze an account",
			pallet_compliance::Call::freeze { who: alice(), reason: [0; 32].into() }.into(),
		),
		(
			"send on",
			pallet_xcm::Call::send {
				dest: Box::new(VersionedLocation::from(Location::parent())),
				message: Box::new(VersionedXcm::from(Xcm::<()>(vec![ClearOrigin]))),
			}
			.into(),
		),
		("safe mode", pallet_safe_mode::Call::enter {}.into()),
		("vote", pallet_conviction_voting::Call::undelegate { class: 0 }.into()),
		("pause a round", pallet_distribution::Call::pause { id: 0 }.into()),
	];
	for (name, call) in calls {
		for kind in [
			OriginKind::SovereignAccount,
			OriginKind::Native,
			OriginKind::Superuser,
			OriginKind::Xcm,
		] {
			let expect = ExpectTransactStatus(MaybeErrorCode::Success);
			fail(
				&format!("{name} as {kind:?}"),
				false,
				paid(10 * UNIT, &sovereign(), vec![transact(kind, call.clone()), expect]),
			);
		}
	}
}

#[test]
fn relay_chain_should_not_be_root_here() {
	let expect = || ExpectTransactStatus(MaybeErrorCode::Success);
	for kind in
		[OriginKind::Superuser, OriginKind::Native, OriginKind::SovereignAccount, OriginKind::Xcm]
	{
		let call: RuntimeCall = frame_system::Call::set_code { code: vec![1] }.into();
		let free = UnpaidExecution { weight_limit: Unlimited, check_origin: None };
		fail(
			&format!("set code as {kind:?}"),
			true,
			Xcm(vec![free, transact(kind, call), expect()]),
		);
	}
}

#[test]
fn instructions_we_have_no_use_for_should_be_refused() {
	let relay = Location::parent();
	let cases: Vec<(&str, Vec<Instruction<()>>)> = vec![
		(
			"send our token to the relay chain",
			vec![TransferReserveAsset {
				assets: here(UNIT).into(),
				dest: relay.clone(),
				xcm: Xcm(vec![]),
			}],
		),
		(
			"deposit with the relay chain",
			vec![DepositReserveAsset {
				assets: AllCounted(1).into(),
				dest: relay.clone(),
				xcm: Xcm(vec![]),
			}],
		),
		(
			"transfer to the relay chain",
			vec![InitiateTransfer {
				destination: relay.clone(),
				remote_fees: None,
				preserve_origin: false,
				assets: vec![AssetTransferFilter::ReserveDeposit(AllCounted(1).into())]
					.try_into()
					.unwrap(),
				remote_xcm: Xcm(vec![]),
			}],
		),
		(
			"transfer by teleport",
			vec![InitiateTransfer {
				destination: other(),
				remote_fees: None,
				preserve_origin: false,
				assets: vec![AssetTransferFilter::Teleport(AllCounted(1).into())]
					.try_into()
					.unwrap(),
				remote_xcm: Xcm(vec![]),
			}],
		),
		(
			"refused, but later",
			vec![SetAppendix(Xcm(vec![LockAsset { asset: here(UNIT), unlocker: other() }]))],
		),
		(
			"teleport out",
			vec![InitiateTeleport {
				assets: AllCounted(1).into(),
				dest: relay.clone(),
				xcm: Xcm(vec![]),
			}],
		),
		(
			"exchange",
			vec![ExchangeAsset {
				give: AllCounted(1).into(),
				want: relay_token(1).into(),
				maximal: true,
			}],
		),
		("lock", vec![LockAsset { asset: here(UNIT), unlocker: relay.clone() }]),
		(
			"export",
			vec![ExportMessage { network: NetworkId::Kusama, destination: Here, xcm: Xcm(vec![]) }],
		),
		("speak for another consensus", vec![UniversalOrigin(GlobalConsensus(NetworkId::Kusama))]),
		(
			"open a channel",
			vec![HrmpNewChannelOpenRequest { sender: 1, max_message_size: 1, max_capacity: 1 }],
		),
		("burn", vec![BurnAsset(here(UNIT).into())]),
		(
			"execute as another",
			vec![ExecuteWithOrigin { descendant_origin: None, xcm: Xcm(vec![]) }],
		),
		(
			"withdraw from the sibling as a reserve",
			vec![InitiateReserveWithdraw {
				assets: AllCounted(1).into(),
				reserve: other(),
				xcm: Xcm(vec![]),
			}],
		),
		(
			"transfer by withdrawing from a reserve",
			vec![InitiateTransfer {
				destination: other(),
				remote_fees: None,
				preserve_origin: false,
				assets: vec![AssetTransferFilter::ReserveWithdraw(AllCounted(1).into())]
					.try_into()
					.unwrap(),
				remote_xcm: Xcm(vec![]),
			}],
		),
	];
	for (name, instructions) in cases {
		refuse(name, false, paid(10 * UNIT, &sovereign(), instructions));
	}
}

#[test]
fn reports_to_the_relay_chain_should_be_paid_for() {
	begin();
	let before = balances();
	let reports = 20;
	let report = || {
		let info = QueryResponseInfo {
			destination: Location::parent(),
			query_id: 1,
			max_weight: Weight::zero(),
		};
		ReportHolding { response_info: info, assets: AllCounted(1).into() }
	};
	let message = paid(WITHDRAWN, &sovereign(), (0..reports).map(|_| report()).collect());
	send_from_sibling(message);
	assert_eq!(outcomes(), [true]);
	let after = balances();
	let lost = before[&sovereign()] - after[&sovereign()];
	// A hundredth of a token each, plus the fees for their bytes and their execution.
	assert!(lost > reports * UNIT / 100, "{lost} for {reports} reports");
	assert_eq!(lost, after[&TreasuryAccount::get()] - before[&TreasuryAccount::get()]);
}

#[test]
fn accounts_here_should_not_send_execute_teleport_or_lose_tokens_to_the_relay_chain() {
	use distribution_runtime::PolkadotXcm;
	begin();
	let (supply, before) = (issuance(), balances());
	Ours::execute_with(|| {
		let signed = || RuntimeOrigin::signed(alice());
		let to = |place: Location| Box::new(VersionedLocation::from(place));
		let amount = || Box::new(VersionedAssets::from(Assets::from(here(UNIT))));
		let message = Box::new(VersionedXcm::from(Xcm::<()>(vec![ClearOrigin])));
		assert_err!(PolkadotXcm::send(signed(), to(other()), message), DispatchError::BadOrigin);
		let execute = Box::new(VersionedXcm::from(Xcm::<RuntimeCall>(vec![ClearOrigin])));
		assert!(PolkadotXcm::execute(signed(), execute, Weight::MAX).is_err());
		for place in [other(), Location::parent()] {
			let beneficiary = || to(account(&alice()));
			let teleport = PolkadotXcm::limited_teleport_assets(
				signed(),
				to(place.clone()),
				beneficiary(),
				amount(),
				0,
				Unlimited,
			);
			assert!(teleport.is_err(), "teleport to {place:?}");
		}
		let reserve = PolkadotXcm::limited_reserve_transfer_assets(
			signed(),
			to(Location::parent()),
			to(account(&alice())),
			amount(),
			0,
			Unlimited,
		);
		assert!(reserve.is_err(), "our token would be lost with the relay chain");
	});
	assert_eq!((issuance(), balances()), (supply, before));
}

#[test]
fn frozen_account_should_not_take_its_tokens_to_a_sibling() {
	begin();
	let holder = Sr25519Keyring::FerdieStash.to_account_id();
	let officer = Sr25519Keyring::Charlie.to_account_id();
	Ours::execute_with(|| {
		let take = || {
			distribution_runtime::PolkadotXcm::limited_reserve_transfer_assets(
				RuntimeOrigin::signed(holder.clone()),
				Box::new(VersionedLocation::from(other())),
				Box::new(VersionedLocation::from(account(&holder))),
				Box::new(VersionedAssets::from(Assets::from(here(UNIT)))),
				0,
				Unlimited,
			)
		};
		// The way is open: what stops it below is the freeze alone.
		assert_ok!(take());
		assert_ok!(distribution_runtime::Compliance::freeze(
			RuntimeOrigin::signed(officer),
			holder.clone(),
			[7; 32].into()
		));
		type XcmPallet = pallet_xcm::Error<distribution_runtime::Runtime>;
		assert_err!(
			take(),
			XcmPallet::LocalExecutionIncompleteWithError {
				index: 0,
				error: pallet_xcm::ExecutionError::FailedToTransactAsset,
			}
		);
	});
}
