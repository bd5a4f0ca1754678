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
	/// Settling a root: making it final in place of another, or letting it fall.
	fn settle() -> Weight;
	/// The first claim of an account, with a proof as long as it can be.
	fn claim() -> Weight;
	/// Removing the record of an account.
	fn clean() -> Weight;
	/// Removing a board.
	fn remove() -> Weight;
}

macro_rules! units {
	($($call:ident)*) => {
		/// Weights for tests: one unit of time for each call.
		#[cfg(feature = "std")]
		impl WeightInfo for () {
			$(fn $call() -> Weight {
				Weight::from_parts(1, 0)
			})*
		}
	};
}
units!(create set_reporters close post prove challenge judge settle claim clean remove);
