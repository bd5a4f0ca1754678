//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls, without what compliance adds.
pub trait WeightInfo {
	/// Creating a board with as many reporters as there can be.
	fn create() -> Weight;
	/// Naming as many reporters as there can be.
	fn set_reporters() -> Weight;
	/// Closing a board.
	fn close() -> Weight;
	/// Posting a root.
	fn post() -> Weight;
	/// Proving a fault by three rows with proofs as long as they can be, of a root that is challenged.
	fn prove() -> Weight;
	/// Challenging a root.
	fn challenge() -> Weight;
	/// A verdict by which a root falls.
	fn judge() -> Weight;
	/// Making a root final in place of another.
	fn settle() -> Weight;
	/// Letting a root fall that nobody has judged.
	fn settle_unjudged() -> Weight;
	/// The first claim of an account, with a proof as long as it can be.
	fn claim() -> Weight;
	/// Removing the record of an account.
	fn clean() -> Weight;
	/// Removing a board.
	fn remove() -> Weight;
}

/// Weights for tests: one unit of time for each call.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn create() -> Weight {
		UNIT
	}
	fn set_reporters() -> Weight {
		UNIT
	}
	fn close() -> Weight {
		UNIT
	}
	fn post() -> Weight {
		UNIT
	}
	fn prove() -> Weight {
		UNIT
	}
	fn challenge() -> Weight {
		UNIT
	}
	fn judge() -> Weight {
		UNIT
	}
	fn settle() -> Weight {
		UNIT
	}
	fn settle_unjudged() -> Weight {
		UNIT
	}
	fn claim() -> Weight {
		UNIT
	}
	fn clean() -> Weight {
		UNIT
	}
	fn remove() -> Weight {
		UNIT
	}
}

#[cfg(feature = "std")]
const UNIT: Weight = Weight::from_parts(1, 0);
