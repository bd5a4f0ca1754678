//! Why the chain, or the pool of a node, refuses: in words.

/// Name and documentation of an error of the chain.
pub fn describe(error: &subxt::error::DispatchError) -> String {
	use subxt::error::DispatchError as E;
	match error {
		E::Module(module) => match module.details() {
			Ok(details) => {
				format!(
					"{}.{}: {}",
					details.pallet.name(),
					details.variant.name,
					details.variant.docs.join(" ")
				)
			}
			Err(_) => module.details_string(),
		},
		E::Token(token) => format!("Token.{token:?}: the account's balance does not allow it"),
		other => other.to_string(),
	}
}

/// Why the pool refused a transaction.
pub fn pool_refusal(error: &subxt::error::ExtrinsicError) -> String {
	use subxt::error::{BackendError, ExtrinsicError, RpcError};
	match error {
		ExtrinsicError::ErrorSubmittingTransaction(BackendError::Rpc(RpcError::ClientError(
			subxt::rpcs::Error::User(user),
		))) => match &user.data {
			Some(data) => format!("{} ({})", user.message, data.get().trim_matches('"')),
			None => user.message.clone(),
		},
		other => other.to_string(),
	}
}
