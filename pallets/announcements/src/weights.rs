//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls.
pub trait WeightInfo {
	/// Announcing a round again, now with a snapshot.
	fn announce() -> Weight;
	/// Objecting.
	fn object() -> Weight;
	/// Answering.
	fn answer() -> Weight;
	/// Removing an objection.
	fn retract() -> Weight;
	/// Showing that an account is missing, with a proof of state of `n` nodes.
	fn challenge(n: u32) -> Weight;
	/// Closing an announcement with a snapshot.
	fn close() -> Weight;
	/// Recording a state root.
	fn anchor() -> Weight;
	/// Removing a state root.
	fn lift() -> Weight;
	/// Asking whether a round may open.
	fn may_open() -> Weight;
}

/// Weights for tests: one unit of time for each call, and one for each node.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn announce() -> Weight {
		UNIT
	}
	fn object() -> Weight {
		UNIT
	}
	fn answer() -> Weight {
		UNIT
	}
	fn retract() -> Weight {
		UNIT
	}
	fn challenge(n: u32) -> Weight {
		UNIT.saturating_mul(u64::from(n).saturating_add(1))
	}
	fn close() -> Weight {
		UNIT
	}
	fn anchor() -> Weight {
		UNIT
	}
	fn lift() -> Weight {
		UNIT
	}
	fn may_open() -> Weight {
		UNIT
	}
}

#[cfg(feature = "std")]
const UNIT: Weight = Weight::from_parts(1, 0);
