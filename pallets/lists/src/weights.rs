//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls.
pub trait WeightInfo {
	/// Announcing a list of `c` chunks.
	fn announce(c: u32) -> Weight;
	/// Storing a chunk of `r` rows, which may be the last.
	fn publish(r: u32) -> Weight;
	/// Looking at the end of a transaction of `k` KiB.
	fn carrier(k: u32) -> Weight;
	/// Removing a list of `c` chunks.
	fn remove(c: u32) -> Weight;
}

/// Weights for tests: one unit of time for the call, and one for each item. Looking at a transaction
/// takes ten bytes of proof.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn announce(c: u32) -> Weight {
		unit(c)
	}
	fn publish(r: u32) -> Weight {
		unit(r)
	}
	fn carrier(k: u32) -> Weight {
		Weight::from_parts(k.into(), 10)
	}
	fn remove(c: u32) -> Weight {
		unit(c)
	}
}

#[cfg(feature = "std")]
fn unit(items: u32) -> Weight {
	Weight::from_parts(u64::from(items).saturating_add(1), 0)
}
