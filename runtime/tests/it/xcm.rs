//! What the barrier admits, what messages may dispatch, and what their instructions weigh.
//! `xcm-tests/` tests how messages travel.

use crate::common::chain;
use distribution_runtime::{
	configs::{
		foreign::MAX_FOREIGN,
		xcm::{
			barrier::{Barrier, RemoteCalls},
			foreign::foreign_weight,
			locations::{LocationToAccountId, RelayNetwork, UniversalLocation},
			network::network_of,
			router::ToRelay,
			MessageFee, MessageWeigher,
		},
	},
	AccountId, ParachainSystem, PolkadotXcm, Runtime, RuntimeCall, RuntimeOrigin, PARACHAIN_ID,
	UNIT,
};
use polkadot_sdk::{
	cumulus_primitives_core::UpwardMessageSender,
	frame_support::{
		assert_ok,
		traits::{Contains, Get, ProcessMessageError},
		weights::{Weight, WeightToFee},
	},
	sp_core::{hex2array, H256},
	sp_runtime::{traits::One, FixedU128},
	staging_xcm::latest::{prelude::*, AssetTransferFilter},
	staging_xcm_executor::traits::{ConvertLocation, Properties, ShouldExecute, WeightBounds},
	*,
};

fn here() -> Assets {
	Asset::from((Location::here(), UNIT)).into()
}

fn sibling() -> Location {
	Location::new(1, [Parachain(2_001)])
}

fn relay() -> Location {
	Location::parent()
}

fn nothing() -> Xcm<()> {
	Xcm(Vec::new())
}

/// A message that pays, with `instruction` in it.
fn paying(instruction: Instruction<RuntimeCall>) -> Vec<Instruction<RuntimeCall>> {
	let fees = Asset::from((Location::here(), UNIT));
	vec![
		WithdrawAsset(fees.clone().into()),
		BuyExecution { fees, weight_limit: Unlimited },
		instruction,
	]
}

/// The barrier's verdict on a message from the sibling.
fn barrier(mut instructions: Vec<Instruction<RuntimeCall>>) -> Result<(), ProcessMessageError> {
	let mut properties = Properties { weight_credit: Weight::zero(), message_id: None };
	let most = Weight::from_parts(u64::MAX, u64::MAX);
	Barrier::should_execute(&sibling(), &mut instructions, most, &mut properties)
}

fn initiate(
	destination: Location,
	remote_fees: Option<AssetTransferFilter>,
	assets: Vec<AssetTransferFilter>,
) -> Instruction<RuntimeCall> {
	InitiateTransfer {
		destination,
		preserve_origin: false,
		remote_fees,
		assets: assets.try_into().unwrap(),
		remote_xcm: nothing(),
	}
}

#[test]
fn barrier_should_refuse_what_nothing_here_serves() {
	let all = || Wild(AllCounted(1));
	let asset = || Asset::from((Location::here(), UNIT));
	let to = |dest: Location| (here(), dest, nothing());
	let refused: Vec<Instruction<RuntimeCall>> = vec![
		ReserveAssetDeposited(here()),
		ReceiveTeleportedAsset(here()),
		InitiateReserveWithdraw { assets: all(), reserve: sibling(), xcm: nothing() },
		InitiateReserveWithdraw { assets: all(), reserve: relay(), xcm: nothing() },
		InitiateTeleport { assets: all(), dest: sibling(), xcm: nothing() },
		BurnAsset(here()),
		ExecuteWithOrigin { descendant_origin: None, xcm: Xcm(Vec::new()) },
		ExchangeAsset { give: all(), want: here(), maximal: false },
		LockAsset { asset: asset(), unlocker: sibling() },
		UnlockAsset { asset: asset(), target: sibling() },
		NoteUnlockable { asset: asset(), owner: sibling() },
		RequestUnlock { asset: asset(), locker: sibling() },
		ExportMessage { network: NetworkId::Kusama, destination: Here, xcm: nothing() },
		UniversalOrigin(GlobalConsensus(NetworkId::Kusama)),
		AliasOrigin(relay()),
		HrmpNewChannelOpenRequest { sender: 1, max_message_size: 1, max_capacity: 1 },
		HrmpChannelAccepted { recipient: 1 },
		HrmpChannelClosing { initiator: 1, sender: 1, recipient: 2 },
		initiate(relay(), None, vec![AssetTransferFilter::ReserveDeposit(all())]),
		initiate(relay(), None, vec![]),
		initiate(sibling(), None, vec![AssetTransferFilter::Teleport(all())]),
		initiate(sibling(), None, vec![AssetTransferFilter::ReserveWithdraw(all())]),
		initiate(sibling(), Some(AssetTransferFilter::Teleport(all())), vec![]),
		initiate(sibling(), Some(AssetTransferFilter::ReserveWithdraw(all())), vec![]),
		{
			let (assets, dest, xcm) = to(relay());
			TransferReserveAsset { assets, dest, xcm }
		},
		DepositReserveAsset { assets: all(), dest: relay(), xcm: nothing() },
	];
	chain().execute_with(|| {
		for instruction in refused {
			let name = format!("{instruction:?}");
			assert!(barrier(paying(instruction.clone())).is_err(), "{name}");
			for later in [SetAppendix(Xcm(vec![instruction.clone()])), {
				SetErrorHandler(Xcm(vec![SetAppendix(Xcm(vec![instruction]))]))
			}] {
				assert!(barrier(paying(later)).is_err(), "later: {name}");
			}
		}
	});
}

#[test]
fn barrier_should_let_in_what_pays() {
	chain().execute_with(|| {
		let deposit = || AssetTransferFilter::ReserveDeposit(Wild(AllCounted(1)));
		for instruction in [
			ClearOrigin,
			Trap(0),
			RefundSurplus,
			initiate(sibling(), Some(deposit()), vec![deposit()]),
			TransferReserveAsset { assets: here(), dest: sibling(), xcm: nothing() },
			SetAppendix(Xcm(vec![RefundSurplus])),
		] {
			assert_eq!(barrier(paying(instruction.clone())), Ok(()), "{instruction:?}");
			assert!(barrier(vec![instruction.clone()]).is_err(), "unpaid: {instruction:?}");
		}
	});
}

#[test]
fn every_instruction_should_weigh_something_also_without_assets() {
	let none = Assets::new;
	let definite = || AssetFilter::Definite(Assets::new());
	let report =
		|| QueryResponseInfo { destination: sibling(), query_id: 0, max_weight: Weight::zero() };
	let account = Location::new(0, [AccountId32 { network: None, id: [1; 32] }]);
	let instructions: Vec<Instruction<RuntimeCall>> = vec![
		WithdrawAsset(none()),
		TransferAsset { assets: none(), beneficiary: account.clone() },
		TransferReserveAsset { assets: none(), dest: sibling(), xcm: nothing() },
		DepositAsset { assets: definite(), beneficiary: account },
		DepositReserveAsset { assets: definite(), dest: sibling(), xcm: nothing() },
		ClaimAsset { assets: none(), ticket: Location::here() },
		ExpectAsset(none()),
		initiate(sibling(), None, vec![]),
		ReportHolding { response_info: report(), assets: definite() },
		ReportError(report()),
		ReportTransactStatus(report()),
		BuyExecution { fees: (Location::here(), 1u128).into(), weight_limit: Unlimited },
		PayFees { asset: (Location::here(), 1u128).into() },
		ClearOrigin,
		RefundSurplus,
		Trap(0),
		SetHints { hints: Default::default() },
	];
	chain().execute_with(|| {
		let one = MessageWeigher::instr_weight(&mut ClearOrigin).unwrap();
		for mut instruction in instructions {
			let weight = MessageWeigher::instr_weight(&mut instruction).unwrap();
			assert!(weight.ref_time() * 2 > one.ref_time(), "{instruction:?} weighs {weight:?}");
			// None is so heavy that its message would be stuck in the queue.
			assert!(weight.ref_time() < 10_000_000_000, "{instruction:?} weighs {weight:?}");
		}
		// Sending a message without assets weighs as much as with one.
		let with = |assets: Assets| {
			let mut instruction = TransferReserveAsset { assets, dest: sibling(), xcm: nothing() };
			MessageWeigher::instr_weight(&mut instruction).unwrap()
		};
		assert_eq!(with(none()), with(here()));
		let two = Assets::from(vec![
			(Location::here(), 1u128).into(),
			(Location::parent(), 1u128).into(),
		]);
		// Another chain's asset takes more to move than ours.
		let (ours, more) = (with(here()).saturating_mul(2), foreign_weight());
		assert_eq!(with(two), ours + more);
		assert!(more.ref_time() > 0);
		// Of what is not named, as many may be in hand as are counted, and no more than there can be.
		let deposit = |assets: AssetFilter| {
			let beneficiary = Location::new(0, [AccountId32 { network: None, id: [1; 32] }]);
			MessageWeigher::instr_weight(&mut DepositAsset { assets, beneficiary }).unwrap()
		};
		let one = deposit(Wild(AllCounted(1)));
		assert_eq!(one, deposit(here().into()) + more);
		assert_eq!(deposit(Wild(AllCounted(3))), one.saturating_mul(3));
		let all = one.saturating_mul(u64::from(MAX_FOREIGN) + 1);
		assert_eq!(deposit(Wild(All)), all);
		assert_eq!(deposit(Wild(AllCounted(u32::MAX))), all);
	});
}

#[test]
fn message_should_cost_more_while_blocks_are_full_and_never_less() {
	chain().execute_with(|| {
		let weight = Weight::from_parts(1_000_000_000, 10_000);
		let set = |multiplier: FixedU128| {
			pallet_transaction_payment::NextFeeMultiplier::<Runtime>::put(multiplier);
			MessageFee::weight_to_fee(&weight)
		};
		let plain = set(FixedU128::one());
		assert!(plain > 0);
		assert_eq!(plain, distribution_runtime::configs::fees::WeightToFee::weight_to_fee(&weight));
		assert_eq!(set(FixedU128::from_rational(1, 10)), plain);
		assert_eq!(set(FixedU128::from_u32(7)), plain * 7);
	});
}

#[test]
fn messages_should_dispatch_listed_calls_alone() {
	use distribution_runtime::Address;
	let who = AccountId::from([1; 32]);
	let to = || Address::from(who.clone());
	let remark: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
	let allowed: Vec<RuntimeCall> = vec![
		pallet_balances::Call::transfer_allow_death { dest: to(), value: 1 }.into(),
		pallet_balances::Call::transfer_keep_alive { dest: to(), value: 1 }.into(),
		pallet_balances::Call::transfer_all { dest: to(), keep_alive: false }.into(),
		pallet_vesting::Call::vest {}.into(),
		pallet_vesting::Call::vest_other { target: to() }.into(),
		pallet_proxy::Call::remove_proxies {}.into(),
		pallet_emission::Call::claim_all { who: who.clone() }.into(),
		pallet_distribution::Call::open { id: 0, terms: Default::default() }.into(),
	];
	let refused: Vec<RuntimeCall> = vec![
		remark.clone(),
		frame_system::Call::set_code { code: vec![] }.into(),
		frame_system::Call::apply_authorized_upgrade { code: vec![] }.into(),
		pallet_balances::Call::burn { value: 1, keep_alive: false }.into(),
		pallet_balances::Call::force_transfer { source: to(), dest: to(), value: 1 }.into(),
		pallet_vesting::Call::force_vested_transfer {
			source: to(),
			target: to(),
			schedule: pallet_vesting::VestingInfo::new(1, 1, 0),
		}
		.into(),
		pallet_utility::Call::batch { calls: vec![remark.clone()] }.into(),
		pallet_utility::Call::force_batch { calls: vec![] }.into(),
		pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![],
			call: Box::new(remark.clone()),
		}
		.into(),
		pallet_proxy::Call::proxy {
			real: to(),
			force_proxy_type: None,
			call: Box::new(remark.clone()),
		}
		.into(),
		pallet_emission::Call::halt {}.into(),
		pallet_emission::Call::retire_pool { pool: 0 }.into(),
		pallet_compliance::Call::freeze { who: who.clone(), reason: [0; 32].into() }.into(),
		pallet_safe_mode::Call::enter {}.into(),
		pallet_conviction_voting::Call::undelegate { class: 0 }.into(),
		pallet_scheduler::Call::cancel { when: 0, index: 0 }.into(),
		pallet_preimage::Call::note_preimage { bytes: vec![] }.into(),
		pallet_session::Call::purge_keys {}.into(),
		pallet_collator_selection::Call::leave_intent {}.into(),
	];
	for call in allowed {
		assert!(RemoteCalls::contains(&call), "{call:?}");
	}
	for call in refused {
		assert!(!RemoteCalls::contains(&call), "{call:?}");
	}
}

#[test]
fn siblings_should_ask_for_our_version_and_nothing_inside_of_them() {
	let subscribe = SubscribeVersion { query_id: 1, max_response_weight: Weight::zero() };
	chain().execute_with(|| {
		for ask in [subscribe, UnsubscribeVersion] {
			assert_eq!(barrier(vec![ask.clone()]), Ok(()));
			let inside = DescendOrigin(AccountId32 { network: None, id: [1; 32] }.into());
			assert!(barrier(vec![inside, ask.clone()]).is_err(), "{ask:?}");
			assert!(barrier(vec![ask.clone(), ask.clone()]).is_err(), "{ask:?}");
		}
	});
}

#[test]
fn accounts_should_be_addressed_with_the_relay_chains_network_or_without() {
	let who = [7; 32];
	let at = |network| Location::new(0, [AccountId32 { network, id: who }]);
	chain().execute_with(|| {
		let relay = RelayNetwork::get().unwrap();
		for network in [None, Some(relay)] {
			let account = LocationToAccountId::convert_location(&at(network));
			assert_eq!(account, Some(AccountId::from(who)), "{network:?}");
		}
		assert_eq!(LocationToAccountId::convert_location(&at(Some(NetworkId::Kusama))), None);
		let here: InteriorLocation = [GlobalConsensus(relay), Parachain(PARACHAIN_ID)].into();
		assert_eq!(UniversalLocation::get(), here);
	});
}

#[test]
fn relay_chains_should_have_the_name_that_others_call_them() {
	use distribution_primitives::chain::{KUSAMA_GENESIS, POLKADOT_GENESIS};
	assert_eq!(network_of(H256(hex2array!(POLKADOT_GENESIS))), NetworkId::Polkadot);
	assert_eq!(network_of(H256(hex2array!(KUSAMA_GENESIS))), NetworkId::Kusama);
	assert_eq!(network_of(H256([1; 32])), NetworkId::ByGenesis([1; 32]));
}

/// The relay chain may be upgraded later than we are, and then reads only what is older.
#[test]
fn messages_to_the_relay_chain_should_have_the_version_that_it_reads() {
	chain().execute_with(|| {
		// Without the limits of the relay chain, which come with a block, nothing is sent there.
		ParachainSystem::ensure_successful_delivery();
		for version in [4, 5] {
			let relay = Box::new(Location::parent());
			assert_ok!(PolkadotXcm::force_xcm_version(RuntimeOrigin::root(), relay, version));
			let mut message = Some(Xcm(vec![ClearOrigin]));
			let sent = ToRelay::validate(&mut Some(Location::parent()), &mut message);
			let (bytes, _) = sent.unwrap();
			// The number of the version comes first.
			assert_eq!(u32::from(bytes[0]), version);
		}
	});
}
