//! Other chains' assets: in from Asset Hub, paid out in a round, and home again. At each step as much of
//! an asset is here as Asset Hub holds for us.

use distribution_primitives::{
	merkle::{leaf_hash, MerkleTree},
	terms_hash, Evidence, Manifest, Release, Remainder, Requirement, Source, Terms, Window,
};
use distribution_runtime::{
	configs::{
		distribution::AssetKind, foreign::FIRST_FOREIGN, monetary::TreasuryAccount,
		xcm::locations::ASSET_HUB,
	},
	AccountId, Balance, Foreign, RuntimeOrigin, HOURS, UNIT,
};
use distribution_xcm_tests::{sibling::SIBLING, *};
use pallet_foreign::{AssetTerms, Naming};
use polkadot_sdk::{
	frame_support::assert_ok,
	sp_core::H256,
	sp_keyring::Sr25519Keyring,
	staging_xcm::{
		latest::prelude::*, VersionedAssetId, VersionedAssets, VersionedLocation, VersionedXcm,
	},
	staging_xcm_executor::traits::{ConvertLocation, TransferType},
	*,
};
use xcm_emulator::{Network, TestExt};

/// USDC here.
const USDC: u32 = FIRST_FOREIGN + hub::USDC;
/// The relay chain's token here.
const DOT: u32 = FIRST_FOREIGN;
/// One USDC.
const TOKEN: Balance = 1_000_000;
/// Minimum balance of the assets.
const MIN: Balance = TOKEN / 100;
/// Holders of the round.
const HOLDERS: u32 = 1_000;
/// What each is entitled to.
const SHARE: Balance = 5 * TOKEN;

fn alice() -> AccountId {
	Sr25519Keyring::Alice.to_account_id()
}

fn bob() -> AccountId {
	Sr25519Keyring::Bob.to_account_id()
}

/// An account that has nothing.
fn holder(n: u32) -> AccountId {
	let mut id = [9; 32];
	let (number, _) = id.split_at_mut(4);
	number.copy_from_slice(&n.to_be_bytes());
	AccountId::from(id)
}

/// USDC, seen from our chain.
fn usdc() -> Location {
	Location::new(1, [Parachain(ASSET_HUB), PalletInstance(50), GeneralIndex(hub::USDC.into())])
}

/// Asset Hub, seen from our chain.
fn hub_place() -> Location {
	Location::new(1, [Parachain(ASSET_HUB)])
}

fn terms(arrivals: bool) -> AssetTerms<Balance> {
	AssetTerms { arrivals, free_claims: true, price: Some(TOKEN / 20) }
}

/// Resets the network, with both assets registered on our chain.
fn begin() {
	Net::reset();
	Ours::execute_with(|| {
		for (id, location, symbol, decimals) in
			[(USDC, usdc(), "USDC", 6), (DOT, Location::parent(), "DOT", 10)]
		{
			let symbol = || symbol.as_bytes().to_vec().try_into().unwrap();
			let naming = Naming { name: symbol(), symbol: symbol(), decimals };
			let root = RuntimeOrigin::root();
			assert_ok!(Foreign::register(root, id, location, naming, MIN, terms(true)));
		}
	});
}

/// What Asset Hub holds for us, of USDC and of the relay chain's token.
fn backed() -> (Balance, Balance) {
	let us = hub::LocationToAccountId::convert_location(&ours()).unwrap();
	AssetHub::ext_wrapper(|| {
		(hub::Assets::balance(hub::USDC, &us), hub::Balances::free_balance(&us))
	})
}

/// How much there is here of both.
fn supply() -> (Balance, Balance) {
	let of = distribution_runtime::Assets::total_supply;
	Ours::ext_wrapper(|| (of(USDC), of(DOT)))
}

/// Expects as much here as there is for it.
fn is_backed(step: &str) {
	assert_eq!(supply(), backed(), "{step}");
}

fn has(asset: u32, who: &AccountId) -> Balance {
	Ours::ext_wrapper(|| distribution_runtime::Assets::balance(asset, who))
}

/// Sends Bob's USDC on Asset Hub to a place on our chain.
fn bring_in(amount: Balance, to: Location) {
	AssetHub::execute_with(|| {
		assert_ok!(hub::PolkadotXcm::limited_reserve_transfer_assets(
			hub::RuntimeOrigin::signed(bob()),
			Box::new(VersionedLocation::from(ours())),
			Box::new(VersionedLocation::from(to)),
			Box::new(VersionedAssets::from(Assets::from((hub::usdc(), amount)))),
			0,
			Unlimited,
		));
	});
}

/// Takes USDC of `who` on our chain home, to the same account.
fn take_home(who: &AccountId, amount: Balance) -> sp_runtime::DispatchResult {
	Ours::execute_with(|| {
		distribution_runtime::PolkadotXcm::limited_reserve_transfer_assets(
			RuntimeOrigin::signed(who.clone()),
			Box::new(VersionedLocation::from(hub_place())),
			Box::new(VersionedLocation::from(account(who))),
			Box::new(VersionedAssets::from(Assets::from((usdc(), amount)))),
			0,
			Unlimited,
		)
	})
}

/// Pays [`SHARE`] of Alice's USDC to each holder, in a round.
fn pay_holders() {
	let rows = 0..HOLDERS;
	let leaves: Vec<_> =
		rows.clone().map(|row| leaf_hash(row, &holder(row).into(), SHARE)).collect();
	let tree = MerkleTree::new(&leaves).unwrap();
	let budget = SHARE * Balance::from(HOLDERS);
	let terms = Terms {
		asset: AssetKind::WithId(USDC),
		source: Source::Merkle { root: tree.root(), leaves: HOLDERS },
		release: Release::Immediate,
		requirement: Requirement::default(),
		window: Window { opens: 0, closes: 10 * HOURS },
		budget,
		remainder: Remainder::Manager,
		manifest: Some(Manifest {
			cid: Default::default(),
			rows: HOLDERS,
			total: budget,
			published: None,
		}),
		beneficiaries: Default::default(),
	};
	let hash = terms_hash(&terms, H256::zero());
	let manager = || RuntimeOrigin::signed(alice());
	Ours::execute_with(|| {
		use distribution_runtime::Distribution;
		assert_ok!(Distribution::draft(manager(), terms));
		assert_ok!(Distribution::fund(manager(), 0, budget + MIN, hash));
		assert_ok!(Distribution::open(manager(), 0, hash));
		for row in rows {
			let proof = tree.proof(row).unwrap();
			let evidence = Evidence::Merkle { index: row, amount: SHARE, proof };
			assert_ok!(Distribution::claim(manager(), 0, holder(row), evidence));
		}
	});
}

#[test]
fn asset_should_come_in_be_paid_to_a_thousand_holders_and_go_home() {
	begin();
	let budget = SHARE * Balance::from(HOLDERS);
	bring_in(2 * budget, account(&alice()));
	assert_eq!(executed(), Some(true));
	is_backed("after it came in");
	let (arrived, fee) = (has(USDC, &alice()), has(USDC, &TreasuryAccount::get()));
	assert!(fee >= MIN, "the treasury could not take {fee}");
	assert_eq!(arrived + fee, 2 * budget);

	pay_holders();
	is_backed("after the holders were paid");
	for n in 0..HOLDERS {
		assert_eq!(has(USDC, &holder(n)), SHARE, "holder {n}");
	}

	// One of them, who has nothing else, pays for the message in it too.
	let one = holder(7);
	assert_ok!(take_home(&one, 3 * TOKEN));
	is_backed("after some went home");
	let paid = has(USDC, &TreasuryAccount::get()) - fee;
	assert!(paid > 0);
	assert_eq!(has(USDC, &one), SHARE - 3 * TOKEN - paid);
	assert!(!balances().contains_key(&one) || balances()[&one] == 0);
	let there = AssetHub::ext_wrapper(|| hub::Assets::balance(hub::USDC, &one));
	assert!(there > 2 * TOKEN && there <= 3 * TOKEN, "{there} arrived");
}

/// The command line sends every asset by it.
#[test]
fn asset_should_go_home_by_the_call_that_names_its_reserve() {
	begin();
	bring_in(100 * TOKEN, account(&holder(1)));
	let (had, fees) = (has(USDC, &holder(1)), has(USDC, &TreasuryAccount::get()));
	Ours::execute_with(|| {
		let deposit =
			DepositAsset { assets: Wild(AllCounted(1)), beneficiary: account(&holder(2)) };
		assert_ok!(distribution_runtime::PolkadotXcm::transfer_assets_using_type_and_then(
			RuntimeOrigin::signed(holder(1)),
			Box::new(VersionedLocation::from(hub_place())),
			Box::new(VersionedAssets::from(Assets::from((usdc(), 3 * TOKEN)))),
			Box::new(TransferType::DestinationReserve),
			Box::new(VersionedAssetId::from(AssetId(usdc()))),
			Box::new(TransferType::DestinationReserve),
			Box::new(VersionedXcm::from(Xcm::<()>(vec![deposit]))),
			Unlimited,
		));
	});
	is_backed("after some went home");
	// Delivery is paid in it too, besides the amount.
	let paid = has(USDC, &TreasuryAccount::get()) - fees;
	assert!(paid > 0);
	assert_eq!(has(USDC, &holder(1)), had - 3 * TOKEN - paid);
	let there = AssetHub::ext_wrapper(|| hub::Assets::balance(hub::USDC, holder(2)));
	assert!(there > 2 * TOKEN && there <= 3 * TOKEN, "{there} arrived");
}

#[test]
fn relay_chains_token_should_come_in_and_go_home() {
	begin();
	let dot = || Location::parent();
	let assets = |amount: Balance| {
		Box::new(VersionedAssets::from(Assets::from((Location::parent(), amount))))
	};
	let deposit = |who: AccountId| {
		let assets = Wild(AllCounted(1));
		let beneficiary = account(&who);
		Box::new(VersionedXcm::from(Xcm::<()>(vec![DepositAsset { assets, beneficiary }])))
	};
	let fees = || Box::new(VersionedAssetId::from(AssetId(dot())));
	AssetHub::execute_with(|| {
		assert_ok!(hub::PolkadotXcm::transfer_assets_using_type_and_then(
			hub::RuntimeOrigin::signed(bob()),
			Box::new(VersionedLocation::from(ours())),
			assets(100 * UNIT),
			Box::new(TransferType::LocalReserve),
			fees(),
			Box::new(TransferType::LocalReserve),
			deposit(holder(1)),
			Unlimited,
		));
	});
	assert_eq!(executed(), Some(true));
	is_backed("after it came in");
	let arrived = has(DOT, &holder(1));
	assert!(arrived > 99 * UNIT && arrived < 100 * UNIT, "{arrived} arrived");
	Ours::execute_with(|| {
		assert_ok!(distribution_runtime::PolkadotXcm::transfer_assets_using_type_and_then(
			RuntimeOrigin::signed(holder(1)),
			Box::new(VersionedLocation::from(hub_place())),
			assets(60 * UNIT),
			Box::new(TransferType::DestinationReserve),
			fees(),
			Box::new(TransferType::DestinationReserve),
			deposit(holder(2)),
			Unlimited,
		));
	});
	is_backed("after some went home");
	let there = AssetHub::ext_wrapper(|| hub::Balances::free_balance(holder(2)));
	assert!(there > 59 * UNIT && there <= 60 * UNIT, "{there} arrived");
}

/// A message that brings `asset`, pays with it, and gives it to Alice.
fn bringing(asset: Asset) -> Xcm<()> {
	Xcm(vec![
		ReserveAssetDeposited(asset.clone().into()),
		BuyExecution { fees: asset, weight_limit: Unlimited },
		DepositAsset { assets: AllCounted(1).into(), beneficiary: account(&alice()) },
	])
}

#[test]
fn assets_should_come_from_their_reserve_alone_and_while_they_are_open() {
	let usdc_asset = || Asset::from((usdc(), 100 * TOKEN));
	type Sender = fn(Xcm<()>);
	let other = Asset::from((
		Location::new(1, [Parachain(ASSET_HUB), PalletInstance(50), GeneralIndex(1)]),
		TOKEN,
	));
	let ours = Asset::from((Location::here(), UNIT));
	let (from_hub, from_sibling): (Sender, Sender) = (send_from_hub, send_from_sibling);
	for (name, send, asset) in [
		("a sibling's", from_sibling, usdc_asset()),
		("the relay chain's", send_from_relay as Sender, usdc_asset()),
		("not registered", from_hub, other),
		("our own", from_hub, ours),
	] {
		begin();
		let before = balances();
		send(bringing(asset));
		assert_eq!(executed(), Some(false), "{name}");
		assert_eq!((supply(), balances()), ((0, 0), before), "{name}");
	}
	begin();
	from_hub(bringing(usdc_asset()));
	assert_eq!(executed(), Some(true), "the asset itself");
	let had = supply();
	assert!(had.0 > 0);
	Ours::execute_with(|| {
		assert_ok!(Foreign::set_terms(RuntimeOrigin::root(), USDC, terms(false)));
	});
	from_hub(bringing(usdc_asset()));
	assert_eq!(executed(), Some(false), "closed");
	assert_eq!(supply(), had);
}

#[test]
fn assets_should_go_home_while_they_are_closed() {
	begin();
	bring_in(100 * TOKEN, account(&holder(1)));
	Ours::execute_with(|| {
		assert_ok!(Foreign::set_terms(RuntimeOrigin::root(), USDC, terms(false)));
	});
	assert_ok!(take_home(&holder(1), 50 * TOKEN));
	is_backed("after some went home");
	assert!(supply().0 <= 50 * TOKEN);
}

#[test]
fn tokens_that_cannot_be_deposited_should_stay_and_be_backed() {
	begin();
	// Too little for the fee.
	bring_in(100, account(&holder(1)));
	assert_eq!(executed(), Some(false));
	assert_eq!(supply().0, 100);
	is_backed("after too little came in");
	// For a chain, which holds none of what is not its own.
	bring_in(100 * TOKEN, Location::new(1, [Parachain(SIBLING)]));
	assert_eq!(executed(), Some(false));
	assert_eq!(has(USDC, &sovereign()), 0);
	is_backed("after some came in for a chain");
}

#[test]
fn frozen_account_should_not_take_other_chains_assets_home() {
	begin();
	bring_in(100 * TOKEN, account(&holder(1)));
	assert_ok!(take_home(&holder(1), TOKEN));
	let officer = Sr25519Keyring::Charlie.to_account_id();
	Ours::execute_with(|| {
		assert_ok!(distribution_runtime::Compliance::freeze(
			RuntimeOrigin::signed(officer),
			holder(1),
			[7; 32].into()
		));
	});
	let (had, before) = (has(USDC, &holder(1)), supply());
	assert!(take_home(&holder(1), TOKEN).is_err());
	assert_eq!((has(USDC, &holder(1)), supply()), (had, before));
	is_backed("after the freeze");
}

#[test]
fn accounts_should_send_other_chains_assets_to_their_reserve_alone() {
	begin();
	bring_in(100 * TOKEN, account(&holder(1)));
	let before = (supply(), has(USDC, &holder(1)));
	for dest in [other(), Location::parent()] {
		for kind in [
			TransferType::LocalReserve,
			TransferType::DestinationReserve,
			TransferType::RemoteReserve(hub_place().into()),
			TransferType::Teleport,
		] {
			let name = format!("{kind:?} to {dest:?}");
			let refused = Ours::execute_with(|| {
				let deposit =
					DepositAsset { assets: Wild(AllCounted(1)), beneficiary: account(&bob()) };
				distribution_runtime::PolkadotXcm::transfer_assets_using_type_and_then(
					RuntimeOrigin::signed(holder(1)),
					Box::new(VersionedLocation::from(dest.clone())),
					Box::new(VersionedAssets::from(Assets::from((usdc(), TOKEN)))),
					Box::new(kind.clone()),
					Box::new(VersionedAssetId::from(AssetId(usdc()))),
					Box::new(kind),
					Box::new(VersionedXcm::from(Xcm::<()>(vec![deposit]))),
					Unlimited,
				)
			});
			assert!(refused.is_err(), "{name}");
			assert_eq!((supply(), has(USDC, &holder(1))), before, "{name}");
		}
	}
}
