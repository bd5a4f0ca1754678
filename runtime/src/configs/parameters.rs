//! Parameters that governance sets without an upgrade.

use crate::*;
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	traits::EnsureOriginWithArg,
};
use sp_runtime::Permill;

/// The parameters, by area.
#[allow(missing_docs, reason = "the macros drop the documents of the modules")]
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// How transaction fees are split. The rest goes to the collators.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod fees {
		/// Share that is burned.
		#[codec(index = 0)]
		pub static BurnShare: Permill = Permill::from_percent(50);
		/// Share that goes to the treasury.
		#[codec(index = 1)]
		pub static TreasuryShare: Permill = Permill::from_percent(20);
	}

	/// How long rewards can be claimed.
	#[dynamic_pallet_params]
	#[codec(index = 1)]
	pub mod emission {
		/// Eras after which unclaimed rewards of contribution pools expire.
		#[codec(index = 0)]
		pub static HistoryDepth: u32 = 84;
	}

	/// The price of state, taken as a deposit. Existing deposits keep their size.
	#[dynamic_pallet_params]
	#[codec(index = 2)]
	pub mod deposits {
		/// Per item, whatever its size, in the native token's smallest unit.
		#[codec(index = 0)]
		pub static PerItem: Balance = DEPOSIT_PER_ITEM;
		/// Per byte, in the native token's smallest unit.
		#[codec(index = 1)]
		pub static PerByte: Balance = DEPOSIT_PER_BYTE;
	}

	/// What officers may do.
	#[dynamic_pallet_params]
	#[codec(index = 3)]
	pub mod compliance {
		/// Accounts that one officer can freeze in a day.
		#[codec(index = 0)]
		pub static FreezesPerDay: u32 = 32;
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		RuntimeParameters::Fees(dynamic_params::fees::Parameters::BurnShare(
			dynamic_params::fees::BurnShare,
			Some(Permill::from_percent(50)),
		))
	}
}

/// Only root sets parameters.
pub struct ParametersOrigin;
impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParametersOrigin {
	type Success = ();

	fn try_origin(
		origin: RuntimeOrigin,
		_: &RuntimeParametersKey,
	) -> Result<Self::Success, RuntimeOrigin> {
		frame_system::ensure_root(origin.clone()).map_err(|_| origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type AdminOrigin = ParametersOrigin;
	type WeightInfo = weights::pallet_parameters::WeightInfo<Runtime>;
}
