//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls.
pub trait WeightInfo {
	/// Registering an asset, with the longest name and symbol.
	fn register() -> Weight;
	/// Changing what is allowed with an asset.
	fn set_terms() -> Weight;
	/// Removing an asset.
	fn remove() -> Weight;
}

/// Weights for tests: one unit of time for each call.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn register() -> Weight {
		UNIT
	}
	fn set_terms() -> Weight {
		UNIT
	}
	fn remove() -> Weight {
		UNIT
	}
}

#[cfg(feature = "std")]
const UNIT: Weight = Weight::from_parts(1, 0);
