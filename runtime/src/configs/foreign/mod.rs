//! The assets of other chains: what is registered, and fees in them. How messages move them is in
//! [`xcm::foreign`](super::xcm::foreign), and how an officer's freeze reaches them in
//! [`assets`](super::assets).

pub mod ids;

pub use ids::{ForeignIds, FIRST_FOREIGN, MAX_FOREIGN};

use crate::{
	configs::{
		fees::ChargeWeight, governance::RoundAdmin, monetary::TreasuryAccount,
		xcm::locations::OtherChains,
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{
		fungibles::{Balanced, Credit},
		ConstU32, EitherOfDiverse,
	},
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_asset_tx_payment::{FungiblesAdapter, HandleCredit};
use pallet_foreign::{MakeAsset, Naming};
use sp_runtime::{traits::AccountIdConversion, DispatchResult};
use staging_xcm::latest::Location;

/// Makes the asset of a registration as root does: without a deposit.
pub struct ByForce;
impl MakeAsset<AccountId, AssetId, Balance> for ByForce {
	fn make(
		id: AssetId,
		owner: &AccountId,
		min_balance: Balance,
		naming: &Naming,
	) -> DispatchResult {
		let root = RuntimeOrigin::root;
		Assets::force_create(root(), id, owner.clone().into(), true, min_balance)?;
		let (name, symbol) = (naming.name.to_vec(), naming.symbol.to_vec());
		Assets::force_set_metadata(root(), id, name, symbol, naming.decimals, false)
	}
}

parameter_types! {
	/// Determines the account that owns other chains' assets here. Nobody has a key of it.
	pub const ForeignPalletId: PalletId = PalletId(*b"py/forgn");
	/// The account that owns other chains' assets here.
	pub ForeignOwner: AccountId = ForeignPalletId::get().into_account_truncating();
	/// One native token. Prices are for it.
	pub const NativeToken: Balance = UNIT;
}

impl pallet_foreign::Config for Runtime {
	type WeightInfo = weights::pallet_foreign::WeightInfo<Runtime>;
	// Whose word about tokens counts here is for root. What they cost and whether claims of them are
	// free is for whoever manages the treasury's rounds.
	type RegisterOrigin = EnsureRoot<AccountId>;
	type TermsOrigin = EitherOfDiverse<EnsureRoot<AccountId>, RoundAdmin>;
	type Location = Location;
	type AssetId = AssetId;
	type Balance = Balance;
	type Assets = Assets;
	type Maker = ByForce;
	type Owner = ForeignOwner;
	type Treasury = TreasuryAccount;
	type Reserved = ForeignIds;
	type Elsewhere = OtherChains;
	type NativeToken = NativeToken;
	type MaxAssets = ConstU32<MAX_FOREIGN>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ForeignMaker;
}

/// Gives fees in other chains' assets to the treasury, undivided: the shares of native fees are of
/// what is burned and of what collators get, which are native.
pub struct FeesToTreasury;
impl HandleCredit<AccountId, Assets> for FeesToTreasury {
	fn handle_credit(credit: Credit<AccountId, Assets>) {
		// What the treasury cannot take is burned: then more backs the asset than there is of it.
		let _ = <Assets as Balanced<AccountId>>::resolve(&TreasuryAccount::get(), credit);
	}
}

type MeasuredCharge = weights::pallet_asset_tx_payment::WeightInfo<Runtime>;

/// The weight of charging a fee, in native tokens or in another chain's asset.
pub struct AssetChargeWeight;
impl pallet_asset_tx_payment::WeightInfo for AssetChargeWeight {
	fn charge_asset_tx_payment_zero() -> Weight {
		<MeasuredCharge as pallet_asset_tx_payment::WeightInfo>::charge_asset_tx_payment_zero()
	}

	fn charge_asset_tx_payment_native() -> Weight {
		<ChargeWeight as pallet_transaction_payment::WeightInfo>::charge_transaction_payment()
	}

	fn charge_asset_tx_payment_asset() -> Weight {
		<MeasuredCharge as pallet_asset_tx_payment::WeightInfo>::charge_asset_tx_payment_asset()
	}
}

impl pallet_asset_tx_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Fungibles = Assets;
	type OnChargeAssetTransaction = FungiblesAdapter<Foreign, FeesToTreasury>;
	type WeightInfo = AssetChargeWeight;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ForeignMaker;
}

/// Registers assets for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct ForeignMaker;
#[cfg(feature = "runtime-benchmarks")]
impl ForeignMaker {
	/// Registers the asset with [`FIRST_FOREIGN`], which a message can bring and pay with.
	pub fn register() -> (AssetId, Location) {
		use pallet_foreign::BenchmarkHelper;
		let (id, location) = (Self::id(), Self::location());
		if Foreign::id_of(&location).is_none() {
			let symbol = alloc::vec![b'x'].try_into().unwrap_or_default();
			let naming = Naming { name: Default::default(), symbol, decimals: 6 };
			let terms =
				pallet_foreign::AssetTerms { arrivals: true, free_claims: true, price: Some(UNIT) };
			let root = RuntimeOrigin::root();
			let _ = Foreign::register(root, id, location.clone(), naming, 1, terms);
		}
		(id, location)
	}
}
#[cfg(feature = "runtime-benchmarks")]
impl pallet_foreign::BenchmarkHelper<Location, AssetId> for ForeignMaker {
	fn location() -> Location {
		use crate::configs::xcm::locations::ASSET_HUB;
		use staging_xcm::latest::{Junction, NetworkId};
		let network = NetworkId::ByFork { block_number: u64::MAX, block_hash: [7; 32] };
		let inside = Junction::AccountId32 { network: Some(network), id: [7; 32] };
		let mut junctions = [inside; 8];
		if let Some(first) = junctions.first_mut() {
			*first = Junction::Parachain(ASSET_HUB);
		}
		Location::new(1, junctions)
	}

	fn id() -> AssetId {
		FIRST_FOREIGN
	}
}
#[cfg(feature = "runtime-benchmarks")]
impl pallet_asset_tx_payment::BenchmarkHelperTrait<AccountId, AssetId, AssetId> for ForeignMaker {
	fn create_asset_id_parameter(_: u32) -> (AssetId, AssetId) {
		let (id, _) = Self::register();
		(id, id)
	}

	fn setup_balances_and_pool(id: AssetId, account: AccountId) {
		use frame_support::traits::{fungible::Mutate as _, fungibles::Mutate as _};
		let plenty = UNIT.saturating_mul(1_000);
		let _ = Balances::mint_into(&account, plenty);
		let _ = Assets::mint_into(id, &account, plenty);
	}
}
