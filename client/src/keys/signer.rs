//! Who signs a transaction: a key that is here, or a program that has one.

use super::{key::Key, program::Program, scheme::Scheme};
use crate::{account::AccountId, error::Result, offline::Transaction};
use polkadot_sdk::sp_runtime::{MultiSignature, MultiSigner};

/// What signs transactions.
#[derive(Clone, Debug)]
pub enum Signer {
	/// A key that is here.
	Key(Key),
	/// A program that has a key.
	Program(Box<Program>),
}

impl Signer {
	/// The public key.
	pub fn public(&self) -> MultiSigner {
		match self {
			Self::Key(key) => key.public(),
			Self::Program(program) => program.public(),
		}
	}

	/// The account that it signs for.
	pub fn account(&self) -> AccountId {
		match self {
			Self::Key(key) => key.account(),
			Self::Program(program) => program.account(),
		}
	}

	/// The scheme of its key.
	pub fn scheme(&self) -> Scheme {
		match self {
			Self::Key(key) => key.scheme(),
			Self::Program(program) => program.scheme(),
		}
	}

	/// Whether everybody knows its secret.
	pub fn is_development(&self) -> bool {
		match self {
			Self::Key(key) => key.is_development(),
			Self::Program(program) => program.is_development(),
		}
	}

	/// The key, if it is here.
	pub fn key(&self) -> Option<&Key> {
		match self {
			Self::Key(key) => Some(key),
			Self::Program(_) => None,
		}
	}

	/// Its signature over `transaction`. A program is told the call in `words` too, if there are
	/// some; its signature has been verified.
	///
	/// # Errors
	/// [`Error::Signer`](crate::Error::Signer) if a program does not sign.
	pub async fn sign(
		&self,
		transaction: &Transaction,
		words: Option<&str>,
	) -> Result<MultiSignature> {
		match self {
			Self::Key(key) => Ok(key.sign(&transaction.payload())),
			Self::Program(program) => program.sign(transaction, words).await,
		}
	}
}

impl From<Program> for Signer {
	fn from(program: Program) -> Self {
		Self::Program(Box::new(program))
	}
}

impl From<Key> for Signer {
	fn from(key: Key) -> Self {
		Self::Key(key)
	}
}
