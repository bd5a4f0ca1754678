//! Assets beside the native token: who makes them, and what is frozen of them. Those of other chains have
//! the ids of [`ForeignIds`], and are registered in [`foreign`](super::foreign).

use crate::{
	configs::{compliance::PalletAccounts, foreign::ids::ForeignIds},
	*,
};
use distribution_primitives::Compliance as _;
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains, EnsureOrigin, EnsureOriginWithArg},
};
use frame_system::{EnsureRoot, EnsureSigned};
use pallet_assets::FrozenBalance;
use pallet_distribution_common::lookup_weight;

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

parameter_types! {
	/// Deposit for creating an asset.
	pub const AssetDeposit: Balance = 10 * UNIT;
	/// A record of 16 bytes.
	pub const AssetAccountDeposit: Balance = deposit(1, 16);
	/// A record of 16 bytes.
	pub const ApprovalDeposit: Balance = deposit(1, 16);
	/// A record of 68 bytes.
	pub const MetadataDepositBase: Balance = deposit(1, 68);
	/// Per byte of an asset's name and symbol.
	pub const MetadataDepositPerByte: Balance = deposit(0, 1);
}

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1_000>;
	type AssetId = AssetId;
	type AssetIdParameter = AssetId;
	type ReserveData = ();
	type Currency = Balances;
	type CreateOrigin = AssetCreators;
	type ForceOrigin = EnsureRoot<AccountId>;
	type AssetDeposit = AssetDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type MetadataDepositBase = MetadataDepositBase;
	type MetadataDepositPerByte = MetadataDepositPerByte;
	type ApprovalDeposit = ApprovalDeposit;
	type StringLimit = ConstU32<50>;
	type Freezer = OfficersFreezes;
	type Holder = AssetsHolder;
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = AssetsWeight;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

impl pallet_assets_freezer::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
}
