//! Why the chain, or the pool of a node, refuses.

use std::fmt;
use subxt::{
	error::{BackendError, DispatchError, ExtrinsicError, RpcError},
	rpcs::{Error as ClientError, UserError},
	tx::{TransactionInvalid, TransactionUnknown, ValidationResult},
};

/// Codes with which a node's RPC refuses a transaction.
mod code {
	/// The runtime calls the transaction invalid.
	pub const INVALID: i32 = 1_010;
	/// The pool has it already.
	pub const ALREADY_IMPORTED: i32 = 1_013;
	/// The pool is full.
	pub const DROPPED: i32 = 1_016;
}

/// Why the chain refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
	/// An error of a pallet.
	Module {
		/// The pallet.
		pallet: String,
		/// The error's name.
		name: String,
		/// Its documentation.
		docs: String,
	},
	/// Any other error, in words.
	Other(String),
}

impl Reason {
	/// Whether it is the error `name` of `pallet`.
	pub fn is(&self, pallet: &str, name: &str) -> bool {
		matches!(self, Self::Module { pallet: p, name: n, .. } if p == pallet && n == name)
	}
}

impl fmt::Display for Reason {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Module { pallet, name, docs } => {
				write!(f, "{pallet}.{name}: {docs}")?;
				match advice(pallet, name) {
					Some(advice) => write!(f, " {advice}"),
					None => Ok(()),
				}
			}
			Self::Other(text) => f.write_str(text),
		}
	}
}

/// What an error means here, or what to do about it, where its own documentation does not say.
fn advice(pallet: &str, name: &str) -> Option<&'static str> {
	Some(match (pallet, name) {
		("ConvictionVoting", "AlreadyDelegating") => {
			"Take the delegation on this track back first: distribution referendum undelegate."
		}
		("ConvictionVoting", "AlreadyVoting") => {
			"Remove the account's votes on this track first: distribution referendum remove-vote."
		}
		("ConvictionVoting", "InsufficientFunds") => {
			"The account has less, also with what is locked, vesting or on hold."
		}
		("ConvictionVoting", "MaxVotesReached") => {
			"Remove votes on referenda that are over: distribution referendum unlock."
		}
		("ConvictionVoting", "NoPermissionYet") => {
			"distribution referendum unlock says until when its tokens are locked."
		}
		("ConvictionVoting", "NotOngoing") => {
			"The referendum is over: distribution referendum show says how it ended."
		}
		("ConvictionVoting", "NotVoter") => "Is it another account, or another track?",
		("ConvictionVoting", "Nonsense") => "Name another account.",
		("Vesting", "NotVesting") => "Nothing in it is locked by vesting.",
		_ => return None,
	})
}

impl From<&DispatchError> for Reason {
	fn from(error: &DispatchError) -> Self {
		match error {
			DispatchError::Module(module) => match module.details() {
				Ok(details) => Self::Module {
					pallet: details.pallet.name().into(),
					name: details.variant.name.clone(),
					docs: details.variant.docs.join(" "),
				},
				Err(_) => Self::Other(module.details_string()),
			},
			DispatchError::Token(token) => {
				Self::Other(format!("Token.{token:?}: the account's balance does not allow it"))
			}
			other => Self::Other(other.to_string()),
		}
	}
}

/// Why a transaction got into no block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PoolRefusal {
	/// The runtime calls it invalid.
	Invalid {
		/// The runtime's reason, if it still has one.
		kind: Option<Invalid>,
		/// The node's words.
		text: String,
	},
	/// The pool has it already: that is no failure.
	AlreadyThere,
	/// The pool is full. The node's words.
	Full(String),
	/// Its time ended before a block had it.
	Expired,
	/// A final block has another transaction with its nonce.
	Replaced,
	/// The pool refused or dropped it for reasons of its own, told in words.
	Other(String),
}

/// An objection of the runtime to a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invalid {
	/// It, or another with its nonce, is in a block.
	Stale,
	/// Those before it are missing.
	Future,
	/// It is too much for what is left of a block.
	Exhausts,
	/// The chain does not take such calls now: they are paused, or safe mode keeps them out.
	Call,
	/// The number of an error of the call's pallet.
	Custom(u8),
	/// Anything else.
	Other,
}

impl fmt::Display for Invalid {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Stale => "it is in a block already",
			Self::Future => "it cannot be included yet",
			Self::Exhausts => "the next block has no room for it",
			Self::Call => "the chain does not take such calls now",
			Self::Custom(number) => return write!(f, "error {number} of its pallet"),
			Self::Other => "the chain does not take it",
		})
	}
}

impl PoolRefusal {
	/// The runtime's objection to the transaction, if it is known.
	pub fn invalid(&self) -> Option<Invalid> {
		match self {
			Self::Invalid { kind, .. } => *kind,
			_ => None,
		}
	}

	/// Whether it says nothing of the transaction: any other with such a call would be refused, too.
	pub fn is_of_every_such_call(&self) -> bool {
		matches!(self, Self::Full(_)) || self.invalid() == Some(Invalid::Call)
	}

	/// The same refusal with the runtime's objection, if it has one.
	pub(crate) fn with_kind(self, kind: Option<Invalid>) -> Self {
		match self {
			Self::Invalid { text, .. } => Self::Invalid { kind, text },
			Self::Full(text) | Self::Other(text) if kind.is_some() => Self::Invalid { kind, text },
			refusal => refusal,
		}
	}
}

impl fmt::Display for PoolRefusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Invalid { text, .. } | Self::Full(text) | Self::Other(text) => f.write_str(text),
			Self::AlreadyThere => f.write_str("the pool has it already"),
			Self::Expired => f.write_str("no block had it while it was valid"),
			Self::Replaced => f.write_str("a final block has another transaction with its nonce"),
		}
	}
}

/// The node's own refusal of a transaction; `None` if the connection failed instead.
pub(crate) fn answered(error: &ExtrinsicError) -> Option<PoolRefusal> {
	let ExtrinsicError::ErrorSubmittingTransaction(BackendError::Rpc(RpcError::ClientError(
		ClientError::User(user),
	))) = error
	else {
		return None;
	};
	Some(match user.code {
		code::ALREADY_IMPORTED => PoolRefusal::AlreadyThere,
		code::INVALID => PoolRefusal::Invalid { kind: None, text: in_words(user) },
		code::DROPPED => PoolRefusal::Full(in_words(user)),
		_ => PoolRefusal::Other(in_words(user)),
	})
}

fn in_words(user: &UserError) -> String {
	match &user.data {
		Some(data) => format!("{} ({})", user.message, data.get().trim_matches('"')),
		None => user.message.clone(),
	}
}

/// The runtime's objection to a transaction, if it has one.
pub(crate) fn found_wrong(result: &ValidationResult) -> Option<Invalid> {
	match result {
		ValidationResult::Valid(_) => None,
		ValidationResult::Invalid(TransactionInvalid::Stale) => Some(Invalid::Stale),
		ValidationResult::Invalid(TransactionInvalid::Future) => Some(Invalid::Future),
		ValidationResult::Invalid(TransactionInvalid::ExhaustsResources) => Some(Invalid::Exhausts),
		ValidationResult::Invalid(TransactionInvalid::Call) => Some(Invalid::Call),
		ValidationResult::Invalid(TransactionInvalid::Custom(number))
		| ValidationResult::Unknown(TransactionUnknown::Custom(number)) => Some(Invalid::Custom(*number)),
		ValidationResult::Invalid(_) | ValidationResult::Unknown(_) => Some(Invalid::Other),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn reasons_should_be_told_apart_by_pallet_and_name() {
		let reason = Reason::Module {
			pallet: "Compliance".into(),
			name: "TooManyRecords".into(),
			docs: "Full.".into(),
		};
		assert!(reason.is("Compliance", "TooManyRecords"));
		assert!(!reason.is("Compliance", "LevelNotAllowed"));
		assert!(!reason.is("Distribution", "TooManyRecords"));
		assert!(!Reason::Other("Compliance.TooManyRecords: Full.".into())
			.is("Compliance", "TooManyRecords"));
		assert_eq!(reason.to_string(), "Compliance.TooManyRecords: Full.");
	}

	#[test]
	fn refused_votes_should_be_told_with_what_to_do() {
		let reason = Reason::Module {
			pallet: "ConvictionVoting".into(),
			name: "AlreadyDelegating".into(),
			docs: "The account is already delegating.".into(),
		};
		let told = reason.to_string();
		assert!(told.starts_with("ConvictionVoting.AlreadyDelegating: The account is"), "{told}");
		assert!(told.ends_with(" distribution referendum undelegate."), "{told}");
	}

	#[test]
	fn answers_of_the_pool_should_be_told_apart_by_their_codes() {
		let of = |code| {
			let user = UserError { code, message: "no".into(), data: None };
			answered(&ExtrinsicError::ErrorSubmittingTransaction(ClientError::User(user).into()))
		};
		assert_eq!(of(1_013), Some(PoolRefusal::AlreadyThere));
		assert_eq!(of(1_014), Some(PoolRefusal::Other("no".into())));
		assert_eq!(of(1_016), Some(PoolRefusal::Full("no".into())));
		let invalid = PoolRefusal::Invalid { kind: None, text: "no".into() };
		assert_eq!(of(1_010), Some(invalid));
		let broken = ClientError::DisconnectedWillReconnect("gone".into());
		assert_eq!(answered(&ExtrinsicError::ErrorSubmittingTransaction(broken.into())), None);
	}

	#[test]
	fn refusals_should_be_explained_by_the_runtime_when_it_objects() {
		let text = String::from("Transaction is temporarily banned");
		let stale = Some(Invalid::Stale);
		let explained = PoolRefusal::Invalid { kind: stale, text: text.clone() };
		assert_eq!(PoolRefusal::Other(text.clone()).with_kind(stale), explained);
		let unexplained = PoolRefusal::Invalid { kind: None, text: text.clone() };
		assert_eq!(unexplained.with_kind(stale), explained);
		let full = PoolRefusal::Full(text.clone());
		assert_eq!(full.clone().with_kind(stale), explained);
		assert_eq!(full.clone().with_kind(None), full);
		assert_eq!(PoolRefusal::Other(text.clone()).with_kind(None), PoolRefusal::Other(text));
	}

	#[test]
	fn refusals_that_others_would_get_too_should_be_told_apart() {
		let invalid = |kind| PoolRefusal::Invalid { kind: Some(kind), text: "no".into() };
		assert!(PoolRefusal::Full("no".into()).is_of_every_such_call());
		assert!(invalid(Invalid::Call).is_of_every_such_call());
		for of_one in [
			invalid(Invalid::Other),
			invalid(Invalid::Exhausts),
			invalid(Invalid::Stale),
			invalid(Invalid::Custom(3)),
			PoolRefusal::Other("Priority is too low".into()),
		] {
			assert!(!of_one.is_of_every_such_call(), "{of_one:?}");
		}
		for (found, kind) in [
			(TransactionInvalid::Call, Invalid::Call),
			(TransactionInvalid::ExhaustsResources, Invalid::Exhausts),
		] {
			assert_eq!(found_wrong(&ValidationResult::Invalid(found)), Some(kind));
		}
	}
}
