//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the hook.
pub trait WeightInfo {
	/// The end of a block that ends a stretch of lost time.
	fn on_finalize() -> Weight;
}

/// Weights for tests: one unit of time.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn on_finalize() -> Weight {
		Weight::from_parts(1, 0)
	}
}
