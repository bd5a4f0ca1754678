//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls and hooks. `n` is a number of brakes.
pub trait WeightInfo {
	/// Beginning a block in which no brake ends.
	fn on_initialize() -> Weight;
	/// Ending `n` brakes.
	fn end_brakes(n: u32) -> Weight;
	/// Pausing a call.
	fn pause() -> Weight;
	/// Entering safe mode.
	fn enter_safe_mode() -> Weight;
	/// Releasing a brake.
	fn release() -> Weight;
	/// Renewing a brake.
	fn renew() -> Weight;
}

/// Weights for tests: one unit of time for the call, and one for each item.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn on_initialize() -> Weight {
		unit(0)
	}
	fn end_brakes(n: u32) -> Weight {
		unit(n)
	}
	fn pause() -> Weight {
		unit(0)
	}
	fn enter_safe_mode() -> Weight {
		unit(0)
	}
	fn release() -> Weight {
		unit(0)
	}
	fn renew() -> Weight {
		unit(0)
	}
}

#[cfg(feature = "std")]
fn unit(items: u32) -> Weight {
	Weight::from_parts(u64::from(items).saturating_add(1), 0)
}
