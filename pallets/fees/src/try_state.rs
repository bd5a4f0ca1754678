//! The invariant of the pallet.

use super::*;
use polkadot_sdk::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariant, between blocks: every fee is split. What is kept is in no account.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(!Pending::<T>::exists(), "fees of a block that is over are not split");
		Ok(())
	}
}
