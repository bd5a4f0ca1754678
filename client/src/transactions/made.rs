//! A transaction that was made.

use crate::{
	account::{self, AccountId},
	chain::{AtImpl, Config},
	error::{Error, Result},
	refusal::PoolRefusal,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde::{Deserialize, Serialize};
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

impl Pending {
	/// Length of the transaction, in bytes.
	pub(crate) fn length(&self) -> u64 {
		self.transaction.length()
	}
}

/// The node's reports on a transaction.
pub(super) type Progress = TransactionProgress<Config, AtImpl>;

/// A signed transaction as a file keeps it, so that another run can follow it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
	/// Its bytes, in hexadecimal.
	bytes: String,
	/// Number of the last final block when it was made.
	from: u64,
	/// Who signed it.
	account: String,
	nonce: u64,
	/// The block before which it is valid, if there is one.
	end: Option<u64>,
}

impl Kept {
	/// The transaction.
	///
	/// # Errors
	/// [`Error::Input`] if the file was changed.
	pub fn transaction(&self) -> Result<Transaction> {
		let bytes = hex::decode(&self.bytes)
			.map_err(|_| Error::input("the bytes of the transaction are not hexadecimal"))?;
		let account = account::account_of(&self.account)?;
		let turn = Turn::Signed { account, nonce: self.nonce, end: self.end };
		Ok(Transaction::new(bytes, self.from, turn))
	}
}

impl Transaction {
	/// What a file keeps of it; nothing of one without a signature, which the chain cannot tell by
	/// its nonce.
	pub fn kept(&self) -> Option<Kept> {
		let Turn::Signed { account, nonce, end } = self.turn else { return None };
		let (bytes, account) = (hex::encode(&self.bytes), account::show(&account));
		Some(Kept { bytes, from: self.from, account, nonce, end })
	}

	/// Its length, in bytes.
	pub(super) fn length(&self) -> u64 {
		self.bytes.len() as u64
	}

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
