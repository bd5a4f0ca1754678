//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the hooks.
pub trait WeightInfo {
	/// The beginning of a block: reading the shares.
	fn on_initialize() -> Weight;
	/// The end of a block with fees and tips.
	fn on_finalize() -> Weight;
}

/// Weights for tests: one unit of time.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn on_initialize() -> Weight {
		Weight::from_parts(1, 0)
	}
	fn on_finalize() -> Weight {
		Weight::from_parts(1, 0)
	}
}
