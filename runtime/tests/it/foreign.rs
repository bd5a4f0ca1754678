//! Other chains' assets in their real setting: whose messages bring and take them, whom a freeze stops,
//! and what fees in them cost. `xcm-tests/` sends such messages.

use crate::common::*;
use assets::AssetCreators;
use foreign::{ForeignOwner, FIRST_FOREIGN, MAX_FOREIGN};
use monetary::TreasuryAccount;
use pallet_foreign::{AssetTerms, Naming};
use polkadot_sdk::{
	cumulus_primitives_core::ParaId,
	frame_support::{
		assert_err,
		traits::{
			fungible,
			fungibles::{Inspect, Mutate},
			ContainsPair, EnsureOriginWithArg, ProcessMessageError,
		},
		weights::{Weight, WeightToFee},
	},
	polkadot_runtime_common::xcm_sender::PriceForMessageDelivery,
	sp_keyring::Sr25519Keyring::{self, AliceStash, Charlie},
	sp_runtime::{traits::BadOrigin, transaction_validity::TransactionValidityError},
	staging_xcm::latest::{
		prelude::{
			AccountId32, Asset, BurnAsset, BuyExecution, DepositAsset, GeneralIndex,
			GlobalConsensus, Here, Instruction, Location, NetworkId, PalletInstance, Parachain,
			RefundSurplus, ReserveAssetDeposited, SetAppendix, TransferReserveAsset, Unlimited,
			Wild, WildAsset, WithdrawAsset, Xcm, XcmContext, XcmError,
		},
		Assets as XcmAssets,
	},
	staging_xcm_executor::{
		traits::{ConvertLocation, Properties, ShouldExecute, TransactAsset, WeightTrader},
		AssetsInHolding,
	},
};
use xcm::{
	barrier::Barrier,
	foreign::{ForeignTrader, Holders, PriceInWhatGoesHome, Reserves},
	locations::{AssetHub, OtherChains, ASSET_HUB},
	router::PriceForSiblingDelivery,
	AssetTransactors, MessageFee,
};

/// A million of the asset's smallest unit, its token.
const USDC: Balance = 1_000_000;
/// Minimum balance of the asset.
const MIN: Balance = USDC / 100;
/// What a native token costs: five cents.
const PRICE: Balance = USDC / 20;

fn usdc() -> Location {
	Location::new(1, [Parachain(ASSET_HUB), PalletInstance(50), GeneralIndex(1337)])
}

fn dot() -> Location {
	Location::parent()
}

fn open_terms() -> AssetTerms<Balance> {
	AssetTerms { arrivals: true, free_claims: true, price: Some(PRICE) }
}

fn closed_terms() -> AssetTerms<Balance> {
	AssetTerms { arrivals: false, free_claims: false, price: None }
}

fn register(id: AssetId, location: Location, terms: AssetTerms<Balance>) {
	let text = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	let naming = Naming { name: text("USD Coin"), symbol: text("USDC"), decimals: 6 };
	assert_ok!(Foreign::register(RuntimeOrigin::root(), id, location, naming, MIN, terms));
}

/// A chain with the asset, of which Alice's stash and the treasury have some. The stash has no native
/// tokens.
fn with_usdc() -> TestExternalities {
	let mut ext = chain();
	ext.execute_with(|| {
		next_block();
		register(FIRST_FOREIGN, usdc(), open_terms());
		let stash = AliceStash.to_account_id();
		let native = <Balances as fungible::Inspect<AccountId>>::balance(&stash);
		if native > 0 {
			let all = pallet_balances::Call::<Runtime>::transfer_all {
				dest: Bob.to_account_id().into(),
				keep_alive: false,
			};
			assert_ok!(RuntimeCall::from(all).dispatch(RuntimeOrigin::signed(stash.clone())));
		}
		assert_eq!(Balances::free_balance(&stash), 0);
		for who in [stash, TreasuryAccount::get()] {
			assert_ok!(Assets::mint_into(FIRST_FOREIGN, &who, 100 * USDC));
		}
	});
	ext
}

fn has(who: &AccountId) -> Balance {
	Assets::balance(FIRST_FOREIGN, who)
}

/// The stash gives Bob a token of the asset, and pays the fee in `asset`.
fn give(asset: Option<AssetId>) -> Result<(), TransactionValidityError> {
	let call = pallet_assets::Call::<Runtime>::transfer {
		id: FIRST_FOREIGN,
		target: Bob.to_account_id().into(),
		amount: USDC,
	};
	apply_paying_in(asset, AliceStash, call.into()).map(|result| result.unwrap())
}

fn freeze(who: Sr25519Keyring) {
	let officer = RuntimeOrigin::signed(Charlie.to_account_id());
	assert_ok!(Compliance::freeze(officer, who.to_account_id(), [7; 32].into()));
}

#[test]
fn holder_of_another_chains_asset_alone_should_pay_fees_in_it() {
	with_usdc().execute_with(|| {
		let (stash, treasury) = (AliceStash.to_account_id(), TreasuryAccount::get());
		let (supply, had) = (Assets::total_issuance(FIRST_FOREIGN), has(&treasury));
		let payment: Result<(), TransactionValidityError> = Err(InvalidTransaction::Payment.into());
		assert_eq!(give(None), payment, "it has no native tokens");
		assert_eq!(give(Some(FIRST_FOREIGN)), Ok(()));
		let fee = has(&treasury) - had;
		assert!(fee > 0 && fee < USDC, "{fee}");
		assert_eq!(has(&stash), 99 * USDC - fee);
		assert_eq!(has(&Bob.to_account_id()), USDC);
		assert_eq!(Assets::total_issuance(FIRST_FOREIGN), supply);
		// Nothing of it is split, and it is nobody's activity.
		assert_eq!(Fees::kept(), 0);
	});
}

#[test]
fn fee_should_be_worth_as_much_as_in_native_tokens() {
	with_usdc().execute_with(|| {
		assert_eq!(give(Some(FIRST_FOREIGN)), Ok(()));
		let paid = System::events().into_iter().find_map(|record| match record.event {
			RuntimeEvent::AssetTxPayment(pallet_asset_tx_payment::Event::AssetTxFeePaid {
				actual_fee,
				asset_id,
				..
			}) => Some((actual_fee, asset_id)),
			_ => None,
		});
		let (fee, asset) = paid.unwrap();
		assert_eq!(asset, Some(FIRST_FOREIGN));
		// Twice the price, twice the fee, but for the rounding of each.
		let dear = AssetTerms { price: Some(2 * PRICE), ..open_terms() };
		assert_ok!(Foreign::set_terms(RuntimeOrigin::root(), FIRST_FOREIGN, dear));
		let before = has(&TreasuryAccount::get());
		assert_eq!(give(Some(FIRST_FOREIGN)), Ok(()));
		let second = has(&TreasuryAccount::get()) - before;
		assert!((2 * fee - 2..=2 * fee + 2).contains(&second), "{fee}, then {second}");
	});
}

#[test]
fn fee_should_not_be_paid_in_an_asset_without_a_price_or_of_nobody() {
	with_usdc().execute_with(|| {
		let payment: Result<(), TransactionValidityError> = Err(InvalidTransaction::Payment.into());
		let unpriced = AssetTerms { price: None, ..open_terms() };
		assert_ok!(Foreign::set_terms(RuntimeOrigin::root(), FIRST_FOREIGN, unpriced));
		assert_eq!(give(Some(FIRST_FOREIGN)), payment);
		// An asset of an account here has no price, whoever made it and however sufficient it is.
		let own = 5;
		let owner = AliceStash.to_account_id();
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), own, owner.clone().into(), true, 1));
		assert_ok!(Assets::mint_into(own, &owner, UNIT * UNIT));
		assert_eq!(give(Some(own)), payment);
		assert_eq!(give(Some(FIRST_FOREIGN + 1)), payment);
	});
}

#[test]
fn officers_freeze_should_reach_other_chains_assets_and_fees_in_them() {
	with_usdc().execute_with(|| {
		assert_eq!(give(Some(FIRST_FOREIGN)), Ok(()));
		let own = 5;
		let stash = AliceStash.to_account_id();
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), own, stash.clone().into(), true, 1));
		assert_ok!(Assets::mint_into(own, &stash, 2 * UNIT));
		freeze(AliceStash);
		assert_eq!(give(Some(FIRST_FOREIGN)), Err(InvalidTransaction::Payment.into()));
		let bob = Bob.to_account_id();
		let give_away = |id| {
			let origin = RuntimeOrigin::signed(stash.clone());
			Assets::transfer(origin, id, bob.clone().into(), UNIT.min(USDC))
		};
		assert_err!(give_away(FIRST_FOREIGN), pallet_assets::Error::<Runtime>::BalanceLow);
		// Other assets have owners who freeze them.
		assert_ok!(give_away(own));
		let asset = Asset::from((usdc(), USDC));
		let place = Location::new(0, [AccountId32 { network: None, id: stash.clone().into() }]);
		assert!(AssetTransactors::withdraw_asset(&asset, &place, None).is_err());
		// It still receives.
		assert_ok!(Assets::mint_into(FIRST_FOREIGN, &stash, USDC));
	});
}

#[test]
fn ids_of_other_chains_assets_should_be_nobodys_to_take() {
	chain().execute_with(|| {
		let alice = Alice.to_account_id();
		let create =
			|id| Assets::create(RuntimeOrigin::signed(alice.clone()), id, alice.clone().into(), 1);
		assert_err!(create(FIRST_FOREIGN), BadOrigin);
		assert_err!(create(u32::MAX), BadOrigin);
		assert_ok!(create(FIRST_FOREIGN - 1));
		assert!(AssetCreators::ensure_origin(RuntimeOrigin::root(), &1).is_err());
	});
}

#[test]
fn nobody_should_make_or_take_tokens_of_other_chains() {
	with_usdc().execute_with(|| {
		// No key is known of an account that ends with so many zeros.
		assert!(compliance::PalletAccounts::contains(&ForeignOwner::get()));
		let signed = || RuntimeOrigin::signed(Alice.to_account_id());
		let (alice, stash) = (Alice.to_account_id(), AliceStash.to_account_id());
		let refused = || pallet_assets::Error::<Runtime>::NoPermission;
		let id = FIRST_FOREIGN;
		assert_err!(Assets::mint(signed(), id, alice.into(), USDC), refused());
		assert_err!(Assets::burn(signed(), id, stash.clone().into(), 1), refused());
		assert_err!(Assets::freeze(signed(), id, stash.into()), refused());
		Foreign::do_try_state().unwrap();
	});
}

#[test]
fn root_should_register_and_those_who_manage_rounds_should_set_terms() {
	chain().execute_with(|| {
		use governance::origins::Origin;
		let text = || b"DOT".to_vec().try_into().unwrap();
		let naming = || Naming { name: text(), symbol: text(), decimals: 10 };
		let register = |by: RuntimeOrigin| {
			Foreign::register(by, FIRST_FOREIGN, dot(), naming(), 1, closed_terms())
		};
		let admin = || RuntimeOrigin::from(Origin::RoundAdmin);
		let spender = || RuntimeOrigin::from(Origin::TreasurySpender);
		let anybody = || RuntimeOrigin::signed(Alice.to_account_id());
		for by in [admin(), spender(), anybody()] {
			assert_err!(register(by), BadOrigin);
		}
		assert_ok!(register(RuntimeOrigin::root()));
		for by in [spender(), anybody()] {
			assert_err!(Foreign::set_terms(by, FIRST_FOREIGN, open_terms()), BadOrigin);
		}
		assert_ok!(Foreign::set_terms(admin(), FIRST_FOREIGN, open_terms()));
		assert_err!(Foreign::remove(admin(), FIRST_FOREIGN), BadOrigin);
		assert_ok!(Foreign::remove(RuntimeOrigin::root(), FIRST_FOREIGN));
	});
}

#[test]
fn locations_should_be_on_another_chain_and_have_one_form() {
	chain().execute_with(|| {
		let relay = xcm::locations::RelayNetwork::get().unwrap();
		let ethereum = NetworkId::Ethereum { chain_id: 1 };
		for there in [
			usdc(),
			dot(),
			Location::new(1, [Parachain(2_001)]),
			Location::new(2, [GlobalConsensus(ethereum)]),
		] {
			assert!(OtherChains::contains(&there), "{there:?}");
		}
		for not in [
			Location::new(0, Here),
			Location::new(0, [PalletInstance(23), GeneralIndex(1)]),
			Location::new(1, [Parachain(PARACHAIN_ID)]),
			Location::new(1, [Parachain(PARACHAIN_ID), PalletInstance(23)]),
			Location::new(1, [PalletInstance(1)]),
			Location::new(2, Here),
			// Ways to write what is nearer.
			Location::new(2, [GlobalConsensus(relay)]),
			Location::new(2, [GlobalConsensus(relay), Parachain(ASSET_HUB)]),
		] {
			assert!(!OtherChains::contains(&not), "{not:?}");
		}
	});
}

/// The barrier's verdict on a message from `origin` that pays from `credit`, as `pallet_xcm` does.
fn verdict(
	origin: &Location,
	mut message: Vec<Instruction<RuntimeCall>>,
	credit: Weight,
) -> Result<(), ProcessMessageError> {
	let mut properties = Properties { weight_credit: credit, message_id: None };
	Barrier::should_execute(origin, &mut message, credit, &mut properties)
}

/// A message that brings `asset` to Alice and pays with it.
fn bring(asset: &Asset) -> Vec<Instruction<RuntimeCall>> {
	let beneficiary =
		Location::new(0, [AccountId32 { network: None, id: Alice.to_account_id().into() }]);
	vec![
		ReserveAssetDeposited(asset.clone().into()),
		BuyExecution { fees: asset.clone(), weight_limit: Unlimited },
		DepositAsset { assets: Wild(WildAsset::AllCounted(1)), beneficiary },
	]
}

#[test]
fn barrier_should_let_in_registered_assets_from_their_reserve_alone() {
	with_usdc().execute_with(|| {
		let limit = Weight::from_parts(u64::MAX, u64::MAX);
		let bring = |from: &Location, asset: Location| {
			let asset = Asset::from((asset, USDC));
			let mut message = bring(&asset);
			let plain = verdict(from, message.clone(), limit).is_ok();
			// Later in the message the same holds.
			message.insert(1, SetAppendix(Xcm(vec![ReserveAssetDeposited(asset.into())])));
			assert_eq!(verdict(from, message, limit).is_ok(), plain);
			plain
		};
		let sibling = Location::new(1, [Parachain(2_001)]);
		let inside = Location::new(1, [Parachain(ASSET_HUB), PalletInstance(50)]);
		assert!(bring(&AssetHub::get(), usdc()));
		for from in [sibling, Location::parent(), inside, Location::here()] {
			assert!(!bring(&from, usdc()), "{from:?}");
		}
		// Our own token, and what nobody has registered.
		assert!(!bring(&AssetHub::get(), Location::here()));
		assert!(!bring(&AssetHub::get(), dot()));
		// Closed, it goes home and does not come any longer.
		assert_ok!(Foreign::set_terms(RuntimeOrigin::root(), FIRST_FOREIGN, closed_terms()));
		assert!(!bring(&AssetHub::get(), usdc()));
		assert!(Reserves::contains(&Asset::from((usdc(), USDC)), &AssetHub::get()));
	});
}

#[test]
fn barrier_should_let_an_account_here_take_registered_assets_home() {
	with_usdc().execute_with(|| {
		let limit = Weight::from_parts(1_000_000_000, 1_000_000);
		let burn = |from: &Location, asset: Location| {
			let assets = XcmAssets::from(Asset::from((asset, USDC)));
			verdict(from, vec![WithdrawAsset(assets.clone()), BurnAsset(assets)], limit).is_ok()
		};
		let alice =
			Location::new(0, [AccountId32 { network: None, id: Alice.to_account_id().into() }]);
		assert!(burn(&alice, usdc()));
		assert!(!burn(&alice, Location::here()), "our own token");
		assert!(!burn(&alice, dot()), "not registered");
		assert!(!burn(&AssetHub::get(), usdc()), "a message from elsewhere");
		// We are the reserve of our own token alone.
		let send = |asset: Location| {
			let assets = XcmAssets::from(Asset::from((asset, USDC)));
			let dest = Location::new(1, [Parachain(2_001)]);
			let send = TransferReserveAsset { assets, dest, xcm: Xcm(vec![]) };
			verdict(&alice, vec![send], limit).is_ok()
		};
		assert!(send(Location::here()) && !send(usdc()));
	});
}

#[test]
fn chains_themselves_should_hold_no_assets_of_others() {
	with_usdc().execute_with(|| {
		let sibling = Location::new(1, [Parachain(2_001)]);
		for chain in [&sibling, &Location::parent(), &AssetHub::get()] {
			assert_eq!(Holders::convert_location(chain), None, "{chain:?}");
		}
		let account = AccountId32 { network: None, id: [5; 32] };
		let inside = Location::new(1, [Parachain(2_001), account]);
		assert!(Holders::convert_location(&inside).is_some());
		let context = XcmContext { origin: None, message_id: [0; 32], topic: None };
		let tokens = || AssetTransactors::mint_asset(&(usdc(), USDC).into(), &context).unwrap();
		assert!(AssetTransactors::deposit_asset(tokens(), &sibling, None).is_err());
		assert!(AssetTransactors::deposit_asset(tokens(), &inside, None).is_ok());
	});
}

/// Tokens in a message's hands.
fn in_hand(asset: Location, amount: Balance) -> AssetsInHolding {
	let context = XcmContext { origin: None, message_id: [0; 32], topic: None };
	AssetTransactors::mint_asset(&(asset, amount).into(), &context).unwrap()
}

/// How much of an asset is in a message's hands.
fn held(assets: &AssetsInHolding, asset: Location) -> Balance {
	assets.fungible_assets_iter().fold(0, |sum, found| match found.fun {
		staging_xcm::latest::Fungibility::Fungible(amount) if found.id.0 == asset => sum + amount,
		_ => sum,
	})
}

#[test]
fn message_should_pay_in_a_priced_asset_and_get_back_what_it_did_not_use() {
	with_usdc().execute_with(|| {
		let context = XcmContext { origin: None, message_id: [0; 32], topic: None };
		let (supply, had) = (Assets::total_issuance(FIRST_FOREIGN), has(&TreasuryAccount::get()));
		let weight = Weight::from_parts(1_000_000_000, 10_000);
		let cost = |weight: Weight| {
			Foreign::fee(FIRST_FOREIGN, MessageFee::weight_to_fee(&weight)).unwrap()
		};
		let mut trader = ForeignTrader::new();
		let quoted = trader.quote_weight(weight, usdc().into(), &context).unwrap();
		assert_eq!(quoted, Asset::from((usdc(), cost(weight))));
		let left = trader.buy_weight(weight, in_hand(usdc(), USDC), &context).unwrap();
		assert_eq!(held(&left, usdc()), USDC - cost(weight));
		let back = trader.refund_weight(weight.saturating_div(2), &context).unwrap();
		let used = weight - weight.saturating_div(2);
		assert_eq!(held(&back, usdc()), cost(weight) - cost(used));
		// All of the rest is the treasury's when the message is over, and no token was made or lost.
		drop(trader);
		assert_eq!(has(&TreasuryAccount::get()) - had, cost(used));
		drop((left, back));
		assert_eq!(Assets::total_issuance(FIRST_FOREIGN), supply + cost(used));
	});
}

#[test]
fn message_should_not_pay_with_what_has_no_price_or_is_not_enough() {
	with_usdc().execute_with(|| {
		let context = XcmContext { origin: None, message_id: [0; 32], topic: None };
		register(FIRST_FOREIGN + 1, dot(), AssetTerms { price: None, ..open_terms() });
		let weight = Weight::from_parts(1_000_000_000, 10_000);
		let refused = |payment: AssetsInHolding| {
			let had = payment.assets_iter().collect::<Vec<_>>();
			let (back, error) =
				ForeignTrader::new().buy_weight(weight, payment, &context).err().unwrap();
			assert_eq!(back.assets_iter().collect::<Vec<_>>(), had, "tokens were lost");
			error
		};
		assert_eq!(refused(in_hand(usdc(), 1)), XcmError::TooExpensive);
		assert_eq!(refused(in_hand(dot(), USDC)), XcmError::TooExpensive);
		assert_eq!(refused(in_hand(Location::here(), UNIT)), XcmError::AssetNotFound);
		assert_eq!(refused(AssetsInHolding::new()), XcmError::AssetNotFound);
		// One asset pays for a message.
		let priced = AssetTerms { price: Some(1), ..open_terms() };
		assert_ok!(Foreign::set_terms(RuntimeOrigin::root(), FIRST_FOREIGN + 1, priced));
		let mut trader = ForeignTrader::new();
		assert!(trader.buy_weight(weight, in_hand(usdc(), USDC), &context).is_ok());
		let second = trader.buy_weight(weight, in_hand(dot(), USDC), &context);
		assert_eq!(second.err().unwrap().1, XcmError::FeesNotMet);
		assert!(trader.buy_weight(weight, in_hand(usdc(), USDC), &context).is_ok());
	});
}

/// A price of ten native tokens for each message.
struct TenTokens;
impl PriceForMessageDelivery for TenTokens {
	type Id = ParaId;

	fn price_for_delivery(_: ParaId, _: &Xcm<()>) -> XcmAssets {
		Asset::from((Location::here(), 10 * UNIT)).into()
	}
}

#[test]
fn message_that_takes_an_asset_home_should_be_paid_for_in_it() {
	with_usdc().execute_with(|| {
		register(FIRST_FOREIGN + 1, dot(), AssetTerms { price: Some(7), ..open_terms() });
		let price = |to: u32, withdrawn: Vec<Location>| {
			let assets = withdrawn.into_iter().map(|place| Asset::from((place, USDC)));
			let message = Xcm(vec![
				WithdrawAsset(XcmAssets::from(assets.collect::<Vec<_>>())),
				RefundSurplus,
			]);
			PriceInWhatGoesHome::<TenTokens>::price_for_delivery(to.into(), &message)
		};
		let native: XcmAssets = Asset::from((Location::here(), 10 * UNIT)).into();
		// As Asset Hub sees it.
		let usdc_there = || Location::new(0, [PalletInstance(50), GeneralIndex(1337)]);
		let in_usdc: XcmAssets = Asset::from((usdc(), 10 * PRICE)).into();
		assert_eq!(price(ASSET_HUB, vec![usdc_there()]), in_usdc);
		// The treasury has none of this one yet, and could not take less.
		let in_dot: XcmAssets = Asset::from((dot(), MIN)).into();
		assert_eq!(price(ASSET_HUB, vec![dot()]), in_dot);
		for (to, withdrawn) in [
			(2_001, vec![usdc_there()]),
			(ASSET_HUB, vec![usdc_there(), dot()]),
			(ASSET_HUB, vec![]),
			(ASSET_HUB, vec![Location::new(0, [PalletInstance(50), GeneralIndex(1)])]),
		] {
			assert_eq!(price(to, withdrawn.clone()), native, "{withdrawn:?} to {to}");
		}
		let unpriced = AssetTerms { price: None, ..open_terms() };
		assert_ok!(Foreign::set_terms(RuntimeOrigin::root(), FIRST_FOREIGN, unpriced));
		assert_eq!(price(ASSET_HUB, vec![usdc_there()]), native);
		// Messages to siblings are priced so.
		let message = Xcm(vec![WithdrawAsset(Asset::from((dot(), USDC)).into())]);
		let found = PriceForSiblingDelivery::price_for_delivery(ASSET_HUB.into(), &message);
		assert_eq!(found.inner()[0].id.0, dot());
	});
}

#[test]
fn claims_of_an_asset_should_be_free_as_its_terms_say() {
	with_usdc().execute_with(|| {
		let free = || distribution::FreeAssets::contains(&NativeOrWithId::WithId(FIRST_FOREIGN));
		assert!(free());
		let paid = AssetTerms { free_claims: false, ..open_terms() };
		assert_ok!(Foreign::set_terms(RuntimeOrigin::root(), FIRST_FOREIGN, paid));
		assert!(!free());
	});
}

#[test]
fn message_should_hold_all_assets_that_can_be_registered() {
	assert!(MAX_FOREIGN < xcm::MaxAssetsIntoHolding::get());
}
