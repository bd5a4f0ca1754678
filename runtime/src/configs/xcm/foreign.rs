//! The assets of other chains in messages: whose word counts for them, who can hold them, and how they
//! pay for messages.

use super::locations::{AssetHub, HereLocation, LocationToAccountId, RelayOrSibling, ASSET_HUB};
use crate::{
	configs::{
		assets::{raised_weights, AssetsWeight},
		fees::MessageFee,
		monetary::TreasuryAccount,
	},
	*,
};
use alloc::boxed::Box;
use codec::MaxEncodedLen;
use cumulus_primitives_core::ParaId;
use frame_support::{
	parameter_types,
	traits::{
		fungibles::{Balanced, Credit},
		tokens::imbalance::UnsafeManualAccounting,
		Contains, ContainsPair,
	},
	weights::WeightToFee as _,
};
use pallet_distribution_common::lookup_weight;
use polkadot_runtime_common::xcm_sender::PriceForMessageDelivery;
use sp_runtime::traits::{Identity, MaybeEquivalence, Zero};
use staging_xcm::latest::{
	prelude::{Asset, Fungible, Location, WithdrawAsset, Xcm, XcmContext, XcmError},
	AssetId as XcmAssetId, Assets as XcmAssets,
};
use staging_xcm_builder::{ConvertedConcreteId, FungiblesAdapter, NoChecking};
use staging_xcm_executor::{
	traits::{ConvertLocation, WeightTrader},
	AssetsInHolding,
};

parameter_types! {
	/// Unused: nothing is teleported.
	pub CheckingAccount: AccountId = PolkadotXcm::check_account();
}

/// The ids here of registered assets, by their locations.
pub struct Registry;
impl MaybeEquivalence<Location, AssetId> for Registry {
	fn convert(location: &Location) -> Option<AssetId> {
		Foreign::id_of(location)
	}

	fn convert_back(id: &AssetId) -> Option<Location> {
		Foreign::location_of(*id)
	}
}

/// The accounts that can hold other chains' assets: all but those of chains themselves. What a chain
/// held here would be what it owes to its own users, and we would have become the asset's reserve
/// for it, which we are not.
pub struct Holders;
impl ConvertLocation<AccountId> for Holders {
	fn convert_location(location: &Location) -> Option<AccountId> {
		if RelayOrSibling::contains(location) {
			return None;
		}
		LocationToAccountId::convert_location(location)
	}
}

/// Moves registered assets.
pub type ForeignAssetTransactor = FungiblesAdapter<
	Assets,
	ConvertedConcreteId<AssetId, Balance, Registry, Identity>,
	Holders,
	AccountId,
	NoChecking,
	CheckingAccount,
>;

/// Asset Hub, for registered assets. Whether they may arrive is for the barrier to ask: they may always
/// leave.
pub struct Reserves;
impl ContainsPair<Asset, Location> for Reserves {
	fn contains(asset: &Asset, origin: &Location) -> bool {
		*origin == AssetHub::get() && Foreign::id_of(&asset.id.0).is_some()
	}
}

/// Whether `assets` may come in with a message of `origin`.
pub fn arrive(origin: &Location, assets: &XcmAssets) -> bool {
	// The origin first: only messages of Asset Hub have anything looked up.
	*origin == AssetHub::get() && assets.inner().iter().all(|asset| Foreign::arrives(&asset.id.0))
}

/// Whether `assets` may be burned here by a message of `origin`: an account here takes them back to
/// their reserve, which `pallet_xcm` does for it.
pub fn go_home(origin: &Location, assets: &XcmAssets) -> bool {
	origin.parent_count() == 0
		&& assets.inner().iter().all(|asset| Foreign::id_of(&asset.id.0).is_some())
}

/// Whether all `assets` are our own tokens. We are the reserve of no others.
pub fn are_ours(assets: &XcmAssets) -> bool {
	assets.inner().iter().all(|asset| asset.id.0 == HereLocation::get())
}

/// What it weighs more to move a registered asset than our token, at most: its transfer, and looking up
/// its location and what is allowed with it.
pub fn foreign_weight() -> Weight {
	let costs = <Runtime as frame_system::Config>::DbWeight::get();
	let bytes = pallet_foreign::RecordOf::<Runtime>::max_encoded_len();
	let lookup = lookup_weight(costs, bytes);
	<AssetsWeight as pallet_assets::WeightInfo>::transfer()
		.saturating_add(lookup)
		.saturating_add(lookup)
}

/// How often a transfer moves an asset at most: it sends two, and pays for the message in one.
const MOST_MOVED: u64 = 3;

/// The weights of `pallet_xcm`, with what other chains' assets take more: the benchmarks send our token.
pub struct XcmPalletWeight;
raised_weights! {
	XcmPalletWeight: pallet_xcm::WeightInfo = weights::pallet_xcm::WeightInfo<Runtime>;
	send();
	teleport_assets();
	reserve_transfer_assets() + foreign_weight().saturating_mul(MOST_MOVED);
	transfer_assets() + foreign_weight().saturating_mul(MOST_MOVED);
	execute();
	force_xcm_version();
	force_default_xcm_version();
	force_subscribe_version_notify();
	force_unsubscribe_version_notify();
	force_suspension();
	migrate_supported_version();
	migrate_version_notifiers();
	already_notified_target();
	notify_current_targets();
	notify_target_migration_fail();
	migrate_version_notify_targets();
	migrate_and_notify_old_targets();
	new_query();
	take_response();
	claim_assets(n) + foreign_weight().saturating_mul(n.into());
	add_authorized_alias();
	remove_authorized_alias();
	weigh_message(n);
	decode_xcm(n);
}

/// Sells weight for one registered asset that has a price. What was paid goes to the treasury when the
/// message is over.
pub struct ForeignTrader {
	bought: Weight,
	paid: Option<(XcmAssetId, Credit<AccountId, Assets>)>,
}

impl WeightTrader for ForeignTrader {
	fn new() -> Self {
		Self { bought: Weight::zero(), paid: None }
	}

	fn buy_weight(
		&mut self,
		weight: Weight,
		mut payment: AssetsInHolding,
		_: &XcmContext,
	) -> Result<AssetsInHolding, (AssetsInHolding, XcmError)> {
		let Some(id) = payment.fungible_assets_iter().next().map(|asset| asset.id) else {
			return Err((payment, XcmError::AssetNotFound));
		};
		if self.paid.as_ref().is_some_and(|(other, _)| *other != id) {
			return Err((payment, XcmError::FeesNotMet));
		}
		let Some(asset) = Foreign::id_of(&id.0) else {
			return Err((payment, XcmError::AssetNotFound));
		};
		let Some(fee) = Foreign::fee(asset, MessageFee::weight_to_fee(&weight)) else {
			return Err((payment, XcmError::TooExpensive));
		};
		let Ok(mut taken) = payment.try_take(Asset::from((id.clone(), fee)).into()) else {
			return Err((payment, XcmError::TooExpensive));
		};
		let Some(tokens) = taken.fungible.remove(&id) else {
			payment.subsume_assets(taken);
			return Err((payment, XcmError::TooExpensive));
		};
		let (_, paid) =
			self.paid.get_or_insert_with(|| (id, Credit::<AccountId, Assets>::zero(asset)));
		paid.saturating_subsume(tokens);
		self.bought = self.bought.saturating_add(weight);
		Ok(payment)
	}

	fn refund_weight(&mut self, weight: Weight, _: &XcmContext) -> Option<AssetsInHolding> {
		let (id, paid) = self.paid.as_mut()?;
		let used = self.bought.saturating_sub(weight);
		// What is used costs what it would have cost alone: rounding cannot be turned into tokens.
		let fee = Foreign::fee(paid.asset(), MessageFee::weight_to_fee(&used))?;
		self.bought = used;
		let refund = paid.extract(paid.peek().saturating_sub(fee));
		(refund.peek() > 0)
			.then(|| AssetsInHolding::new_from_fungible_credit(id.clone(), Box::new(refund)))
	}

	fn quote_weight(
		&mut self,
		weight: Weight,
		given: XcmAssetId,
		_: &XcmContext,
	) -> Result<Asset, XcmError> {
		if weight.is_zero() {
			return Err(XcmError::NoDeal);
		}
		let asset = Foreign::id_of(&given.0).ok_or(XcmError::NotHoldingFees)?;
		let fee = Foreign::fee(asset, MessageFee::weight_to_fee(&weight));
		Ok((given, fee.ok_or(XcmError::TooExpensive)?).into())
	}
}

impl Drop for ForeignTrader {
	fn drop(&mut self) {
		if let Some((_, paid)) = self.paid.take() {
			// `Foreign::fee` has asked for as much as the treasury can take.
			let _ = <Assets as Balanced<AccountId>>::resolve(&TreasuryAccount::get(), paid);
		}
	}
}

/// The price of a message to a sibling: `Inner`'s, in native tokens. One that takes a registered asset
/// home pays in that asset if it has a price, so that whoever holds that alone can take it home.
pub struct PriceInWhatGoesHome<Inner>(core::marker::PhantomData<Inner>);
impl<Inner: PriceForMessageDelivery<Id = ParaId>> PriceForMessageDelivery
	for PriceInWhatGoesHome<Inner>
{
	type Id = ParaId;

	fn price_for_delivery(id: ParaId, message: &Xcm<()>) -> XcmAssets {
		let price = Inner::price_for_delivery(id, message);
		let home = (u32::from(id) == ASSET_HUB).then(|| goes_home(message)).flatten();
		home.and_then(|asset| price_in(asset, &price)).unwrap_or(price)
	}
}

/// Where the one asset is, seen from here, that a message to Asset Hub withdraws there first.
fn goes_home(message: &Xcm<()>) -> Option<Location> {
	let Some(WithdrawAsset(assets)) = message.0.first() else { return None };
	let [asset] = assets.inner().as_slice() else { return None };
	let mut location = asset.id.0.clone();
	// What is inside of Asset Hub. The rest is at the same place from both chains.
	if location.parent_count() == 0 {
		location.prepend_with(AssetHub::get()).ok()?;
	}
	Some(location)
}

/// A price in native tokens, in the registered asset at `location`.
fn price_in(location: Location, price: &XcmAssets) -> Option<XcmAssets> {
	let native = price.inner().iter().try_fold(0, |sum: Balance, asset| match asset.fun {
		Fungible(amount) if asset.id.0 == HereLocation::get() => sum.checked_add(amount),
		_ => None,
	})?;
	let fee = Foreign::fee(Foreign::id_of(&location)?, native)?;
	Some(Asset::from((location, fee)).into())
}
