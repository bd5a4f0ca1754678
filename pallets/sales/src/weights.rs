//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls, without what compliance and the round of a sale add.
pub trait WeightInfo {
	/// Opening a sale with as many prices as there can be.
	fn open() -> Weight;
	/// Raising a bid, which leaves one page of demand, enters another, and moves the price to a third.
	fn bid() -> Weight;
	/// Clearing a sale with as many prices as there can be.
	fn clear() -> Weight;
	/// Finishing the last bid of a sale, of which a part is bought.
	fn finish() -> Weight;
	/// Removing a sale with so many pages of demand.
	fn remove(p: u32) -> Weight;
}

/// Weights for tests: one unit of time for each call, and for each page.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn open() -> Weight {
		UNIT
	}
	fn bid() -> Weight {
		UNIT
	}
	fn clear() -> Weight {
		UNIT
	}
	fn finish() -> Weight {
		UNIT
	}
	fn remove(p: u32) -> Weight {
		UNIT.saturating_mul(u64::from(p).saturating_add(1))
	}
}

#[cfg(feature = "std")]
const UNIT: Weight = Weight::from_parts(1, 0);
