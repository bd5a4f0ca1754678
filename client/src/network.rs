//! What the node's chain spec says about its network.

use crate::{
	chain::Chain,
	error::{Error, Result},
	token::{adopt, Token},
};
use serde_json::Value;
use subxt::rpcs::client::RpcParams;

impl Chain {
	/// The chain's name, as its chain spec has it.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn name(&self) -> Result<String> {
		self.answer(self.rpc.system_chain()).await
	}

	/// Whether it is a development or a local network, where keys that everybody knows may sign.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn is_for_tests(&self) -> Result<bool> {
		let question = self.rpc().request::<Value>("system_chainType", RpcParams::new());
		Ok(is_for_tests(&self.answer(question).await?))
	}

	/// Takes amounts as the network's wallets do from now on. Returns whether the chain's properties
	/// say how; otherwise they are taken as [`Token::default`] says.
	///
	/// # Errors
	/// [`Error::WrongChain`] if its token makes no sense, or is another one than that of a chain that
	/// was connected before.
	pub(crate) async fn adopt_token(&self) -> Result<bool> {
		let wrong = |why: String| {
			let url = self.url();
			Error::WrongChain(format!("the node at {url} names a token that makes no sense: {why}"))
		};
		let properties = self.answer(self.rpc.system_properties()).await?;
		let (token, whole) = Token::of(&properties).map_err(wrong)?;
		adopt(token)?;
		Ok(whole)
	}
}

/// Whether keys that everybody knows may sign on a chain of this type.
fn is_for_tests(kind: &Value) -> bool {
	matches!(kind.as_str(), Some("Development" | "Local"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn known_keys_should_sign_for_development_and_local_chains_only() {
		assert!(is_for_tests(&json!("Development")) && is_for_tests(&json!("Local")));
		for other in [json!("Live"), json!({ "Custom": "Development" }), Value::Null] {
			assert!(!is_for_tests(&other), "{other}");
		}
	}
}
