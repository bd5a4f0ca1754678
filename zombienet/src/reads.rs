//! What the network tests ask of a chain beyond what clients do: the state after any block, peers,
//! session keys. Everything else, and every transaction, goes through `distribution-client`.

use crate::wait::until;
use anyhow::{anyhow, Result};
use codec::Decode;
use distribution_client::{
	account::AccountId,
	events::Included,
	keys::{Key, Scheme, Secret, Signer},
	Limits,
};
use polkadot_sdk::sp_core::H256;
use serde_json::Value;
use std::{ops::Deref, time::Duration};
use subxt::{
	dynamic::{storage, Value as Dynamic},
	rpcs::client::rpc_params,
	utils::AccountId32,
};

pub use distribution_client::{chain::Block, events::RawEvent, types::Weight};

/// The key of a secret URI, such as `//Alice`.
pub fn key(suri: &str) -> Result<Signer> {
	Ok(Key::new(Scheme::Sr25519, &Secret::new(suri, "the key of a test")?)?.into())
}

/// The account of a key.
pub fn account_of(key: &Signer) -> AccountId {
	key.account()
}

/// The fields of the first event `name` of `pallet` that a transaction caused.
pub fn event<'a>(included: &'a Included, pallet: &str, name: &str) -> Result<&'a [u8]> {
	let found = included.events.iter().find(|event| event.is(pallet, name));
	found
		.map(|event| event.fields.as_slice())
		.ok_or_else(|| anyhow!("the transaction caused no {pallet}.{name}"))
}

/// A connection to a node, of our chain or of the relay chain.
#[derive(Clone)]
pub struct Chain(distribution_client::Chain);

impl Deref for Chain {
	type Target = distribution_client::Chain;

	fn deref(&self) -> &Self::Target {
		&self.0
	}
}

impl Chain {
	/// Connects, as soon as the node answers within `limit`.
	pub async fn connect(url: &str, limit: Duration) -> Result<Self> {
		until(&format!("an answer of the node at {url}"), limit, || async {
			let chain = distribution_client::Chain::connect_any(url, Limits::default()).await?;
			Ok(Some(Self(chain)))
		})
		.await
	}

	/// The best block.
	pub async fn best(&self) -> Result<Block> {
		Ok(self.best_block().await?)
	}

	/// The last final block.
	pub async fn finalized(&self) -> Result<Block> {
		Ok(self.final_block().await?)
	}

	/// The block `number` of the best chain.
	pub async fn block_at(&self, number: u64) -> Result<Block> {
		let hash = self.hash_of(number).await?;
		let hash = hash.ok_or_else(|| self.broken(format!("it has no block {number}")))?;
		Ok(Block { number, hash })
	}

	/// How many peers the node has.
	pub async fn peers(&self) -> Result<u64> {
		let health = self.rpc().request("system_health", rpc_params![]).await;
		let health: Value = health.map_err(|e| self.broken(e))?;
		let peers = health.get("peers").and_then(Value::as_u64);
		Ok(peers.ok_or_else(|| self.broken(format!("no number of peers in {health}")))?)
	}

	/// New session keys of the node for the collator account `owner`: the keys and their proof.
	pub async fn rotate_keys(&self, owner: AccountId) -> Result<(Vec<u8>, Vec<u8>)> {
		let params = rpc_params![format!("0x{}", hex::encode(owner))];
		let answer: Value = self
			.rpc()
			.request("author_rotateKeysWithOwner", params)
			.await
			.map_err(|e| self.broken(e))?;
		let bytes = |name: &str| {
			let text = answer.get(name).and_then(Value::as_str);
			let text = text.ok_or_else(|| self.broken(format!("no {name} in {answer}")))?;
			Ok::<_, anyhow::Error>(hex::decode(text.trim_start_matches("0x"))?)
		};
		Ok((bytes("keys")?, bytes("proof")?))
	}

	/// The events of a block.
	pub async fn events(&self, hash: H256) -> Result<Vec<RawEvent>> {
		Ok(self.events_at(&self.at(hash).await?).await?)
	}

	/// Version of the runtime that makes the block after this one.
	pub async fn spec_version(&self, hash: H256) -> Result<u32> {
		Ok(self.at(hash).await?.spec_version())
	}

	/// What is stored in `item` of `pallet` after a block, or its default.
	pub async fn stored<R: Decode>(&self, hash: H256, pallet: &str, item: &str) -> Result<R> {
		let found = self.stored_if_any(hash, pallet, item).await?;
		Ok(found.ok_or_else(|| self.broken(format!("nothing in {pallet}.{item}")))?)
	}

	/// What is stored in `item` of `pallet` after a block; `None` if there is nothing, not even a
	/// default.
	pub async fn stored_if_any<R: Decode>(
		&self,
		hash: H256,
		pallet: &str,
		item: &str,
	) -> Result<Option<R>> {
		let at = self.at(hash).await?;
		let address = storage::<(), Dynamic>(pallet, item);
		let entry = at.storage().entry(address).map_err(|e| self.broken(e))?;
		let value = entry.try_fetch(()).await.map_err(|e| self.broken(e))?;
		let Some(value) = value.or_else(|| entry.default_value()) else { return Ok(None) };
		Ok(Some(R::decode(&mut value.bytes())?))
	}

	/// Free native tokens of many accounts after a block, in their order and in smallest units.
	pub async fn free_of_all(&self, hash: H256, accounts: &[AccountId]) -> Result<Vec<u128>> {
		let at = self.at(hash).await?;
		let entry = at.storage();
		let mut all = Vec::with_capacity(accounts.len());
		for who in accounts {
			let address = storage::<(AccountId32,), Dynamic>("System", "Account");
			let value = entry.fetch(address, (AccountId32(*who),)).await;
			let value = value.map_err(|e| self.broken(e))?;
			// AccountInfo: nonce and three counters, then free, reserved, frozen and flags.
			let (_, free) = <([u32; 4], u128)>::decode(&mut value.bytes())?;
			all.push(free);
		}
		Ok(all)
	}

	/// The block in which a collator last authored, as the state after a block has it. A candidate
	/// that has not authored yet has a block to come here.
	pub async fn last_authored(&self, hash: H256, who: AccountId) -> Result<u32> {
		let at = self.at(hash).await?;
		let address = storage::<(AccountId32,), Dynamic>("CollatorSelection", "LastAuthoredBlock");
		let value =
			at.storage().fetch(address, (AccountId32(who),)).await.map_err(|e| self.broken(e))?;
		Ok(u32::decode(&mut value.bytes())?)
	}
}
