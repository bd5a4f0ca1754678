//! What happens to a transaction, told as it happens.

use crate::account::AccountId;
use polkadot_sdk::sp_core::H256;
use std::sync::{Arc, OnceLock};

/// A transaction that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
	/// Its call: pallet and name, as in `Distribution.fund`.
	pub call: String,
	/// The encoded call.
	pub data: Vec<u8>,
	/// Who signed it; `None` if what it contains authorises it.
	pub sender: Option<Sender>,
	/// What the chain takes for it now, in smallest units of the native token; `None` if it has no
	/// signature, or the node does not tell.
	pub fee: Option<u128>,
	/// BLAKE2b hash of its bytes.
	pub hash: H256,
}

/// Who signed a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sender {
	/// The account.
	pub account: AccountId,
	/// Number of transactions that the account had sent before.
	pub nonce: u64,
	/// The first block that can no longer have it, if there is one.
	pub end: Option<u64>,
}

/// Something that happened to a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
	/// It is ready to be sent.
	Made(&'a Made),
	/// The node has it, or may have it.
	Sent {
		/// Hash of the transaction.
		hash: H256,
	},
	/// A block has it, which may still be replaced.
	InBlock {
		/// Hash of the block.
		block: H256,
	},
	/// A final block has it, and its call did not fail.
	Final {
		/// Hash of the transaction.
		hash: H256,
		/// Hash of the block.
		block: H256,
		/// Number of the block.
		number: u64,
	},
}

/// Who is told of steps.
type Tell = Box<dyn Fn(&Step<'_>) + Send + Sync>;

/// The steps of a connection's transactions; every copy tells the same.
#[derive(Clone, Default)]
pub(crate) struct Steps(Arc<OnceLock<Tell>>);

impl Steps {
	/// Has `tell` called at each step. A second `tell` is ignored.
	pub(crate) fn when(&self, tell: Tell) {
		let _ = self.0.set(tell);
	}

	/// Whether anybody is told.
	pub(crate) fn are_told(&self) -> bool {
		self.0.get().is_some()
	}

	/// Tells of a step.
	pub(crate) fn tell(&self, step: &Step<'_>) {
		if let Some(tell) = self.0.get() {
			tell(step);
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::sync::Mutex;

	#[test]
	fn steps_should_be_told_to_the_first_who_asked() {
		let (steps, told) = (Steps::default(), Arc::new(Mutex::new(Vec::new())));
		let sent = Step::Sent { hash: H256::repeat_byte(7) };
		steps.tell(&sent);
		assert!(!steps.are_told());
		let notes = told.clone();
		steps.clone().when(Box::new(move |step| notes.lock().unwrap().push(format!("{step:?}"))));
		steps.when(Box::new(|_| panic!("the second one is ignored")));
		steps.tell(&sent);
		assert!(steps.are_told());
		assert_eq!(told.lock().unwrap().len(), 1);
	}
}
