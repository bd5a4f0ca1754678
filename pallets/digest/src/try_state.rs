//! The invariant of the pallet.

use super::*;
use polkadot_sdk::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariant: there is a digest if, and only if, something was folded. How much that has
	/// to be, other pallets know; the runtime's tests compare them.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let ChainDigest { digest, count } = Value::<T>::get();
		ensure!((count == 0) == digest.is_zero(), "digest of nothing, or none of something");
		Ok(())
	}
}
