//! A transaction that was made.

use crate::{
	account::AccountId,
	chain::{AtImpl, Config},
	refusal::PoolRefusal,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use subxt::tx::TransactionProgress;

/// A transaction that is ready to be sent.
#[derive(Clone, Debug)]
pub struct Transaction {
	pub(super) bytes: Vec<u8>,
	pub(super) hash: [u8; 32],
	/// Number of the last final block when it was made: no block up to there has it.
	pub(super) from: u64,
	pub(super) turn: Turn,
}

/// How to tell that a transaction can no longer be included.
#[derive(Clone, Copy, Debug)]
pub(super) enum Turn {
	/// Its account's nonce has passed it, or the chain has reached block `end`.
	Signed { account: AccountId, nonce: u64, end: Option<u64> },
	/// Without signature only its own call can tell.
	Unsigned,
}

/// A transaction that was sent.
pub struct Pending {
	pub(super) transaction: Transaction,
	/// The node's reports on it, if the connection did not break.
	pub(super) progress: Option<Progress>,
}

/// The node's reports on a transaction.
pub(super) type Progress = TransactionProgress<Config, AtImpl>;

impl Transaction {
	pub(super) fn new(bytes: Vec<u8>, from: u64, turn: Turn) -> Self {
		Self { hash: blake2_256(&bytes), bytes, from, turn }
	}
}

impl Turn {
	/// Whether this refusal is the end of a transaction that no final block has, although it was
	/// accepted before.
	///
	/// A signed one may be in another pool until its nonce or its time is over, whatever this node
	/// says. One without a signature has neither; what it does, the chain does once, and the runtime
	/// says by now that it would refuse it.
	pub(super) fn is_ended_by(&self, refusal: &PoolRefusal) -> bool {
		matches!(self, Self::Unsigned) && refusal.invalid().is_some()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::refusal::Invalid;

	const SIGNED: Turn = Turn::Signed { account: [1; 32], nonce: 7, end: Some(164) };

	fn pool() -> PoolRefusal {
		PoolRefusal::Other("Transaction was dropped".into())
	}

	fn runtime(kind: Option<Invalid>) -> PoolRefusal {
		PoolRefusal::Invalid { kind, text: "no".into() }
	}

	#[test]
	fn refusal_should_not_end_a_signed_transaction_that_was_accepted_before() {
		for refusal in [
			pool(),
			runtime(None),
			runtime(Some(Invalid::Stale)),
			runtime(Some(Invalid::Other)),
			runtime(Some(Invalid::Custom(3))),
		] {
			assert!(!SIGNED.is_ended_by(&refusal), "{refusal:?}");
		}
	}

	#[test]
	fn refusal_by_the_runtime_should_end_a_transaction_without_signature() {
		assert!(Turn::Unsigned.is_ended_by(&runtime(Some(Invalid::Custom(3)))));
		assert!(Turn::Unsigned.is_ended_by(&runtime(Some(Invalid::Stale))));
		// A pool that is full, or that bans what it dropped, says nothing of the chain.
		assert!(!Turn::Unsigned.is_ended_by(&pool()));
		assert!(!Turn::Unsigned.is_ended_by(&runtime(None)));
	}
}
