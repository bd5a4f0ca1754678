//! What the node's chain spec says about its network.

use crate::{
	chain::Chain,
	error::{Error, Result},
};
use distribution_primitives::chain::{TOKEN_DECIMALS, TOKEN_SYMBOL};
use serde_json::{Map, Value};
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

	/// Makes sure that amounts are read and written as the network's wallets do.
	///
	/// # Errors
	/// [`Error::WrongChain`] if its token has another symbol or other decimals.
	pub(crate) async fn check_token(&self) -> Result<()> {
		let properties = self.answer(self.rpc.system_properties()).await?;
		match other_token(&properties) {
			None => Ok(()),
			Some(found) => Err(Error::WrongChain(format!(
				"the node at {} says that its token is {found}: this program knows {TOKEN_SYMBOL} with {TOKEN_DECIMALS} decimals only",
				self.url()
			))),
		}
	}
}

/// Whether keys that everybody knows may sign on a chain of this type.
fn is_for_tests(kind: &Value) -> bool {
	matches!(kind.as_str(), Some("Development" | "Local"))
}

/// The token that the properties of a chain name, if it is not this one. Properties are optional.
fn other_token(properties: &Map<String, Value>) -> Option<String> {
	// A chain of several tokens has lists.
	let first = |name: &str| {
		let value = properties.get(name)?;
		value.as_array().map_or(Some(value), |all| all.first())
	};
	let symbol = first("tokenSymbol").and_then(Value::as_str).unwrap_or(TOKEN_SYMBOL);
	let decimals = first("tokenDecimals").and_then(Value::as_u64);
	let decimals = decimals.unwrap_or(TOKEN_DECIMALS.into());
	(symbol != TOKEN_SYMBOL || decimals != u64::from(TOKEN_DECIMALS))
		.then(|| format!("{symbol:?} with {decimals} decimals"))
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

	#[test]
	fn token_of_another_chain_should_be_noticed() {
		let found = |value: Value| other_token(value.as_object().unwrap());
		assert_eq!(found(json!({})), None);
		assert_eq!(found(json!({ "tokenSymbol": "DIST", "tokenDecimals": 12 })), None);
		assert_eq!(found(json!({ "tokenSymbol": ["DIST"], "tokenDecimals": [12] })), None);
		assert!(found(json!({ "tokenSymbol": "DIST", "tokenDecimals": 10 })).is_some());
		assert!(found(json!({ "tokenSymbol": "UNIT" })).unwrap().contains("UNIT"));
	}
}
