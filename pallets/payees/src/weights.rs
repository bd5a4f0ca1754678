//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls. Each is for an owner that has named payees for all scopes it can.
pub trait WeightInfo {
	/// Naming a payee.
	fn set() -> Weight;
	/// Naming nobody any longer.
	fn clear() -> Weight;
	/// Cancelling a change.
	fn cancel() -> Weight;
	/// Writing down changes, the last of which leaves nothing.
	fn settle() -> Weight;
}

/// Weights for tests: one unit of time for each call.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn set() -> Weight {
		UNIT
	}
	fn clear() -> Weight {
		UNIT
	}
	fn cancel() -> Weight {
		UNIT
	}
	fn settle() -> Weight {
		UNIT
	}
}

#[cfg(feature = "std")]
const UNIT: Weight = Weight::from_parts(1, 0);
