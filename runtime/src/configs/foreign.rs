//! The assets of other chains: what is registered, how an officer's freeze reaches them, and fees in
//! them. How messages move them is in [`xcm::foreign`](super::xcm::foreign).

use crate::{
	configs::{
		compliance::PalletAccounts, fees::ChargeWeight, governance::RoundAdmin,
		monetary::TreasuryAccount, xcm::foreign::OtherChains,
	},
	*,
};
use distribution_primitives::Compliance as _;
use frame_support::{
	parameter_types,
	traits::{
		fungibles::{Balanced, Credit},
		ConstU32, Contains, EitherOfDiverse, EnsureOrigin, EnsureOriginWithArg, Get,
	},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use pallet_asset_tx_payment::{FungiblesAdapter, HandleCredit};
use pallet_assets::FrozenBalance;
use pallet_distribution_common::lookup_weight;
use pallet_foreign::{MakeAsset, Naming};
use sp_runtime::{traits::AccountIdConversion, DispatchResult};
use staging_xcm::latest::Location;

/// The lowest id kept for assets of other chains. Nobody can take one of them before the vote that
/// registers an asset, and nobody's own asset can pass for one.
pub const FIRST_FOREIGN: AssetId = 2_000_000_000;

/// Ids from [`FIRST_FOREIGN`] on.
pub struct ForeignIds;
impl Contains<AssetId> for ForeignIds {
	fn contains(id: &AssetId) -> bool {
		*id >= FIRST_FOREIGN
	}
}

/// Any signed account makes assets, but for the ids of other chains' assets.
pub struct AssetCreators;
impl EnsureOriginWithArg<RuntimeOrigin, AssetId> for AssetCreators {
	type Success = AccountId;

	fn try_origin(origin: RuntimeOrigin, id: &AssetId) -> Result<AccountId, RuntimeOrigin> {
		if ForeignIds::contains(id) {
			return Err(origin);
		}
		<EnsureSigned<AccountId> as EnsureOrigin<RuntimeOrigin>>::try_origin(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(id: &AssetId) -> Result<RuntimeOrigin, ()> {
		if ForeignIds::contains(id) {
			return Err(());
		}
		<EnsureSigned<AccountId> as EnsureOrigin<RuntimeOrigin>>::try_successful_origin()
	}
}

/// What is frozen of an asset: what pallets have frozen of it, and of other chains' assets all that an
/// account has which an officer has frozen. Nobody else could freeze those: they have no owner here.
pub struct OfficersFreezes;
impl FrozenBalance<AssetId, AccountId, Balance> for OfficersFreezes {
	fn frozen_balance(asset: AssetId, who: &AccountId) -> Option<Balance> {
		// The accounts of pallets and chains cannot be frozen, so payments from pots need not look.
		if ForeignIds::contains(&asset) && !PalletAccounts::contains(who) && Compliance::frozen(who)
		{
			return Some(Balance::MAX);
		}
		<AssetsFreezer as FrozenBalance<AssetId, AccountId, Balance>>::frozen_balance(asset, who)
	}

	fn died(asset: AssetId, who: &AccountId) {
		<AssetsFreezer as FrozenBalance<AssetId, AccountId, Balance>>::died(asset, who);
	}

	fn contains_freezes(asset: AssetId) -> bool {
		<AssetsFreezer as FrozenBalance<AssetId, AccountId, Balance>>::contains_freezes(asset)
	}
}

/// Bytes of an account's identity, where its freeze is, and of the key.
const IDENTITY: usize = 1_024;

/// The weight of looking whether an officer has frozen an account.
pub fn frozen_weight() -> Weight {
	lookup_weight(<Runtime as frame_system::Config>::DbWeight::get(), IDENTITY)
}

/// The weights of a pallet as measured, with more where other chains' assets take more than the
/// benchmarks did.
macro_rules! raised_weights {
	(
		$raised:ident: $weights:path = $measured:ty;
		$($call:ident($($component:ident),*) $(+ $more:expr)?;)*
	) => {
		impl $weights for $raised {
			$(fn $call($($component: u32),*) -> Weight {
				<$measured as $weights>::$call($($component),*)$(.saturating_add($more))?
			})*
		}
	};
}
pub(crate) use raised_weights;

/// The weights of `pallet_assets`, with the look for an officer's freeze where tokens leave an account:
/// the benchmarks move an asset that is no other chain's.
pub struct AssetsWeight;
raised_weights! {
	AssetsWeight: pallet_assets::WeightInfo = weights::pallet_assets::WeightInfo<Runtime>;
	create();
	force_create();
	start_destroy();
	destroy_accounts(c);
	destroy_approvals(a);
	finish_destroy();
	mint();
	burn() + frozen_weight();
	transfer() + frozen_weight();
	transfer_keep_alive() + frozen_weight();
	force_transfer() + frozen_weight();
	freeze();
	thaw();
	freeze_asset();
	thaw_asset();
	transfer_ownership();
	set_team();
	set_reserves(n);
	set_metadata(n, s);
	clear_metadata();
	force_set_metadata(n, s);
	force_clear_metadata();
	force_asset_status();
	approve_transfer();
	transfer_approved() + frozen_weight();
	cancel_approval();
	force_cancel_approval();
	set_min_balance();
	touch();
	touch_other();
	refund() + frozen_weight();
	refund_other() + frozen_weight();
	block();
	transfer_all() + frozen_weight();
	total_issuance();
	balance();
	allowance();
	migration_v2_foreign_asset_set_reserve_weight();
	get_metadata();
}

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

/// Most assets that can be registered. A message can hold all of them, and the native token.
pub const MAX_FOREIGN: u32 = 16;

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
		use super::xcm::foreign::ASSET_HUB;
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
