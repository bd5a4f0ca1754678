//! What rounds and emission tell the digest of the chain.

use distribution_primitives::FinalKind;
use polkadot_sdk::{frame_support::weights::Weight, sp_core::H256};

/// Keeps the digest of the chain, see [`distribution_primitives::finals`].
pub trait Finals {
	/// Folds into it that the `kind` of number `id` is final, and that `value` is what became of it. To
	/// be told once, when nothing of that can change any more.
	fn fold(kind: FinalKind, id: u32, value: H256);

	/// Weight of what [`Finals::fold`] reads and writes of the state. Benchmarks do not count it.
	fn weight() -> Weight;
}
