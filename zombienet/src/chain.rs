//! Reading a chain through a node, and sending transactions.

use crate::wait::until;
use anyhow::{anyhow, bail, Result};
use codec::{Compact, Decode, Encode};
use std::{fmt::Display, str::FromStr, sync::Arc, time::Duration};
use subxt::{
	backend::LegacyBackend,
	client::{OnlineClientAtBlock, OnlineClientAtBlockImpl},
	config::{DefaultExtrinsicParamsBuilder, RpcConfigFor},
	error::TransactionEventsError,
	ext::scale_encode::{EncodeAsFields, Error as EncodeError, FieldIter, TypeResolver},
	rpcs::{
		client::{rpc_params, RpcParams},
		LegacyRpcMethods, RpcClient,
	},
	tx::{DynamicPayload, TransactionStatus},
	utils::{AccountId32, H256},
	OnlineClient, SubstrateConfig,
};
use subxt_signer::{sr25519::Keypair, SecretUri};

type Config = SubstrateConfig;
type At = OnlineClientAtBlock<Config>;
type AtImpl = OnlineClientAtBlockImpl<Config>;

/// How long a transaction may take until its block is final.
const FINAL_LIMIT: Duration = Duration::from_secs(300);
/// For how many blocks a transaction is valid.
const MORTALITY: u64 = 64;

/// An account as the chain encodes it.
pub type AccountId = [u8; 32];

/// Encoded arguments of a call, written as they are.
#[derive(Clone, Debug)]
pub struct RawArgs(Vec<u8>);

impl EncodeAsFields for RawArgs {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		_: &mut dyn FieldIter<'_, R::TypeId>,
		_: &R,
		out: &mut Vec<u8>,
	) -> std::result::Result<(), EncodeError> {
		out.extend_from_slice(&self.0);
		Ok(())
	}
}

/// A call that is ready to be signed.
pub type Call = DynamicPayload<RawArgs>;

/// A call of `pallet` with encoded arguments.
pub fn call(pallet: &str, name: &str, args: impl Encode) -> Call {
	subxt::tx::dynamic(pallet, name, RawArgs(args.encode()))
}

/// A call of `pallet` whose arguments are already encoded, one after the other.
pub fn call_of_bytes(pallet: &str, name: &str, args: Vec<u8>) -> Call {
	subxt::tx::dynamic(pallet, name, RawArgs(args))
}

/// The key of a secret URI, such as `//Alice`.
pub fn key(suri: &str) -> Result<Keypair> {
	let uri = SecretUri::from_str(suri).map_err(|e| anyhow!("{suri}: {e}"))?;
	Keypair::from_uri(&uri).map_err(|e| anyhow!("{suri}: {e}"))
}

/// The account of a key.
pub fn account_of(key: &Keypair) -> AccountId {
	key.public_key().0
}

/// A block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: H256,
}

/// An event, its fields still encoded.
#[derive(Clone, Debug)]
pub struct RawEvent {
	/// The pallet.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields.
	pub fields: Vec<u8>,
}

impl RawEvent {
	/// Whether it is the event `name` of `pallet`.
	pub fn is(&self, pallet: &str, name: &str) -> bool {
		self.pallet == pallet && self.name == name
	}
}

/// Computing time and proof that something takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
	/// Picoseconds of the reference machine.
	pub ref_time: u64,
	/// Bytes.
	pub proof_size: u64,
}

impl Decode for Weight {
	fn decode<I: codec::Input>(input: &mut I) -> std::result::Result<Self, codec::Error> {
		let (Compact(ref_time), Compact(proof_size)) =
			<(Compact<u64>, Compact<u64>)>::decode(input)?;
		Ok(Self { ref_time, proof_size })
	}
}

/// A transaction in a block.
#[derive(Clone, Debug)]
pub struct Included {
	/// Hash of the block.
	pub block: H256,
	/// What the transaction caused.
	pub events: Vec<RawEvent>,
}

impl Included {
	/// The fields of the first event `name` of `pallet`.
	pub fn event(&self, pallet: &str, name: &str) -> Result<&[u8]> {
		self.events
			.iter()
			.find(|event| event.is(pallet, name))
			.map(|event| event.fields.as_slice())
			.ok_or_else(|| anyhow!("the transaction caused no {pallet}.{name}"))
	}
}

/// A connection to a node. It does not survive the node's death: connect again.
#[derive(Clone)]
pub struct Chain {
	client: OnlineClient<Config>,
	raw: RpcClient,
	rpc: LegacyRpcMethods<RpcConfigFor<Config>>,
	url: String,
}

impl Chain {
	/// Connects, as soon as the node answers within `limit`.
	pub async fn connect(url: &str, limit: Duration) -> Result<Self> {
		until(&format!("an answer of the node at {url}"), limit, || async {
			Self::try_connect(url).await.map(Some)
		})
		.await
	}

	/// Connects, if the node answers now.
	pub async fn try_connect(url: &str) -> Result<Self> {
		let broken = |e: &dyn Display| anyhow!("{url}: {e}");
		let raw = RpcClient::from_insecure_url(url).await.map_err(|e| broken(&e))?;
		let rpc = LegacyRpcMethods::<RpcConfigFor<Config>>::new(raw.clone());
		let backend = LegacyBackend::<Config>::builder().storage_page_size(256).build(raw.clone());
		let client = OnlineClient::<Config>::from_backend(Arc::new(backend))
			.await
			.map_err(|e| broken(&e))?;
		Ok(Self { client, raw, rpc, url: url.into() })
	}

	/// Where the node is.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// Hash of the chain's first block.
	pub fn genesis(&self) -> H256 {
		self.client.genesis_hash()
	}

	fn broken(&self, error: impl Display) -> anyhow::Error {
		anyhow!("the node at {} did not answer as it should: {error}", self.url)
	}

	/// Calls any RPC method.
	pub async fn request<R: serde_json::value::Index + ?Sized>(
		&self,
		method: &str,
		params: RpcParams,
		field: &R,
	) -> Result<serde_json::Value> {
		let answer: serde_json::Value =
			self.raw.request(method, params).await.map_err(|e| self.broken(e))?;
		answer.get(field).cloned().ok_or_else(|| self.broken(format!("{method}: {answer}")))
	}

	/// The best block.
	pub async fn best(&self) -> Result<Block> {
		let hash: H256 = self
			.raw
			.request("chain_getBlockHash", rpc_params![])
			.await
			.map_err(|e| self.broken(e))?;
		self.block(hash).await
	}

	/// The last final block.
	pub async fn finalized(&self) -> Result<Block> {
		let hash = self.rpc.chain_get_finalized_head().await.map_err(|e| self.broken(e))?;
		self.block(hash).await
	}

	/// The block of this hash.
	pub async fn block(&self, hash: H256) -> Result<Block> {
		let header = self.rpc.chain_get_header(Some(hash)).await.map_err(|e| self.broken(e))?;
		let header = header.ok_or_else(|| self.broken(format!("it has no block {hash:#x}")))?;
		Ok(Block { number: header.number, hash })
	}

	/// The block `number` of the best chain, if there is one.
	pub async fn hash_of(&self, number: u64) -> Result<Option<H256>> {
		self.raw
			.request("chain_getBlockHash", rpc_params![number])
			.await
			.map_err(|e| self.broken(e))
	}

	/// The block `number` of the best chain.
	pub async fn block_at(&self, number: u64) -> Result<Block> {
		let hash = self.hash_of(number).await?;
		let hash = hash.ok_or_else(|| self.broken(format!("it has no block {number}")))?;
		Ok(Block { number, hash })
	}

	/// How many peers the node has.
	pub async fn peers(&self) -> Result<u64> {
		let peers = self.request("system_health", rpc_params![], "peers").await?;
		peers.as_u64().ok_or_else(|| self.broken("no number of peers"))
	}

	/// New session keys of the node for the collator account `owner`: the keys and their proof.
	pub async fn rotate_keys(&self, owner: AccountId) -> Result<(Vec<u8>, Vec<u8>)> {
		let params = rpc_params![format!("0x{}", hex::encode(owner))];
		let answer: serde_json::Value = self
			.raw
			.request("author_rotateKeysWithOwner", params)
			.await
			.map_err(|e| self.broken(e))?;
		let bytes = |name: &str| {
			let text = answer.get(name).and_then(|v| v.as_str());
			let text = text.ok_or_else(|| self.broken(format!("no {name} in {answer}")))?;
			Ok::<_, anyhow::Error>(hex::decode(text.trim_start_matches("0x"))?)
		};
		Ok((bytes("keys")?, bytes("proof")?))
	}

	async fn at(&self, hash: H256) -> Result<At> {
		self.client.at_block(hash).await.map_err(|e| self.broken(e))
	}

	/// The events of a block.
	pub async fn events(&self, hash: H256) -> Result<Vec<RawEvent>> {
		let at = self.at(hash).await?;
		let events = at.events().fetch().await.map_err(|e| self.broken(e))?;
		let mut raw = Vec::new();
		for event in events.iter() {
			let event = event.map_err(|e| self.broken(e))?;
			raw.push(RawEvent {
				pallet: event.pallet_name().into(),
				name: event.event_name().into(),
				fields: event.field_bytes().to_vec(),
			});
		}
		Ok(raw)
	}

	/// Version of the runtime that makes the block after this one.
	pub async fn spec_version(&self, hash: H256) -> Result<u32> {
		Ok(self.at(hash).await?.spec_version())
	}

	/// What is stored in `item` of `pallet` after a block, or its default.
	pub async fn stored<R: Decode>(&self, hash: H256, pallet: &str, item: &str) -> Result<R> {
		let found = self.stored_if_any(hash, pallet, item).await?;
		found.ok_or_else(|| self.broken(format!("nothing in {pallet}.{item}")))
	}

	/// What is stored in `item` of `pallet` after a block; `None` if there is nothing, not even a default.
	pub async fn stored_if_any<R: Decode>(
		&self,
		hash: H256,
		pallet: &str,
		item: &str,
	) -> Result<Option<R>> {
		let at = self.at(hash).await?;
		let address = subxt::dynamic::storage::<(), subxt::dynamic::Value>(pallet, item);
		let entry = at.storage().entry(address).map_err(|e| self.broken(e))?;
		let value = entry.try_fetch(()).await.map_err(|e| self.broken(e))?;
		let Some(value) = value.or_else(|| entry.default_value()) else { return Ok(None) };
		Ok(Some(R::decode(&mut value.bytes())?))
	}

	/// What is stored for an account in `item` of `pallet` after a block, or the default.
	pub async fn stored_for<R: Decode>(
		&self,
		hash: H256,
		pallet: &str,
		item: &str,
		who: AccountId,
	) -> Result<R> {
		let at = self.at(hash).await?;
		let address =
			subxt::dynamic::storage::<(AccountId32,), subxt::dynamic::Value>(pallet, item);
		let value =
			at.storage().fetch(address, (AccountId32(who),)).await.map_err(|e| self.broken(e))?;
		Ok(R::decode(&mut value.bytes())?)
	}

	/// Free native tokens of an account after a block, in smallest units.
	pub async fn free(&self, hash: H256, who: AccountId) -> Result<u128> {
		// AccountInfo: nonce and three counters, then free, reserved, frozen and flags.
		let (_, free): ([u32; 4], u128) = self.stored_for(hash, "System", "Account", who).await?;
		Ok(free)
	}

	/// Free native tokens of many accounts after a block, in their order.
	pub async fn free_of_all(&self, hash: H256, accounts: &[AccountId]) -> Result<Vec<u128>> {
		let at = self.at(hash).await?;
		let mut all = Vec::with_capacity(accounts.len());
		for who in accounts {
			let address = subxt::dynamic::storage::<(AccountId32,), subxt::dynamic::Value>(
				"System", "Account",
			);
			let value = at
				.storage()
				.fetch(address, (AccountId32(*who),))
				.await
				.map_err(|e| self.broken(e))?;
			let (_, free) = <([u32; 4], u128)>::decode(&mut value.bytes())?;
			all.push(free);
		}
		Ok(all)
	}

	/// The block in which a collator last authored, as the state after a block has it. A candidate that
	/// has not authored yet has a block to come here.
	pub async fn last_authored(&self, hash: H256, who: AccountId) -> Result<u32> {
		self.stored_for(hash, "CollatorSelection", "LastAuthoredBlock", who).await
	}

	/// A constant of the runtime, encoded.
	pub async fn constant(&self, pallet: &str, name: &str) -> Result<Vec<u8>> {
		let at = self.at(self.best().await?.hash).await?;
		at.constants().entry_bytes((pallet, name)).map_err(|e| self.broken(e))
	}

	/// Calls a function of a runtime API after a block.
	pub async fn ask<R: Decode>(&self, hash: H256, function: &str, args: impl Encode) -> Result<R> {
		let at = self.at(hash).await?;
		let answer = at
			.runtime_apis()
			.call_raw(function, Some(&args.encode()))
			.await
			.map_err(|e| self.broken(e))?;
		Ok(R::decode(&mut answer.as_slice())?)
	}

	/// The encoded call.
	pub async fn call_bytes(&self, call: &Call) -> Result<Vec<u8>> {
		let at = self.at(self.best().await?.hash).await?;
		at.tx().call_data(call).map_err(|e| anyhow!("the call cannot be encoded: {e}"))
	}

	/// The nonce for the next transaction of `signer`, those in the pool counted.
	pub async fn nonce(&self, signer: &Keypair) -> Result<u64> {
		let account = signer.public_key().to_account_id();
		self.rpc.system_account_next_index(&account).await.map_err(|e| self.broken(e))
	}

	/// How many transactions of `signer` are in blocks, up to the best one.
	pub async fn nonce_in_blocks(&self, signer: &Keypair) -> Result<u64> {
		let best = self.best().await?;
		let nonce: u32 =
			self.stored_for(best.hash, "System", "Account", account_of(signer)).await?;
		Ok(nonce.into())
	}

	/// Signs a call and puts it into the node's pool, without waiting for a block.
	pub async fn put(&self, call: &Call, signer: &Keypair, nonce: u64) -> Result<()> {
		let bytes = self.signed(call, signer, nonce).await?;
		self.rpc.author_submit_extrinsic(&bytes).await.map_err(|e| self.broken(e))?;
		Ok(())
	}

	// Valid from a final block on: the best one may not stay in the chain, and the signature names it.
	async fn signed(&self, call: &Call, signer: &Keypair, nonce: u64) -> Result<Vec<u8>> {
		let at = self.at(self.finalized().await?.hash).await?;
		let params =
			DefaultExtrinsicParamsBuilder::<Config>::new().nonce(nonce).mortal(MORTALITY).build();
		let account = signer.public_key().to_account_id();
		let mut signable =
			at.tx().create_signable(call, &account, params).await.map_err(|e| self.broken(e))?;
		let signed = signable.sign(signer).map_err(|e| anyhow!("cannot sign: {e}"))?;
		Ok(signed.into_encoded())
	}

	/// Sends a call and waits until a final block has it. Fails if the call failed.
	pub async fn send(&self, call: &Call, signer: &Keypair) -> Result<Included> {
		let name = format!("{}.{}", call.pallet_name(), call.call_name());
		match tokio::time::timeout(FINAL_LIMIT, self.send_unbounded(call, signer)).await {
			Ok(result) => result.map_err(|e| e.context(name)),
			Err(_) => bail!("{name} was not final within {} s", FINAL_LIMIT.as_secs()),
		}
	}

	async fn send_unbounded(&self, call: &Call, signer: &Keypair) -> Result<Included> {
		let nonce = self.nonce(signer).await?;
		let bytes = self.signed(call, signer, nonce).await?;
		let at = self.at(self.best().await?.hash).await?;
		let mut progress =
			at.tx().from_bytes(bytes).submit_and_watch().await.map_err(|e| self.broken(e))?;
		while let Some(status) = progress.next().await {
			match status.map_err(|e| self.broken(e))? {
				TransactionStatus::InFinalizedBlock(block) => return self.included(block).await,
				TransactionStatus::Error { message }
				| TransactionStatus::Invalid { message }
				| TransactionStatus::Dropped { message } => bail!("the pool refused it: {message}"),
				_ => {}
			}
		}
		Err(self.broken("it stopped reporting on the transaction"))
	}

	async fn included(
		&self,
		block: subxt::tx::TransactionInBlock<Config, AtImpl>,
	) -> Result<Included> {
		let hash = block.block_hash();
		match block.wait_for_success().await {
			Ok(events) => {
				let mut raw = Vec::new();
				for event in events.iter() {
					let event = event.map_err(|e| self.broken(e))?;
					raw.push(RawEvent {
						pallet: event.pallet_name().into(),
						name: event.event_name().into(),
						fields: event.field_bytes().to_vec(),
					});
				}
				Ok(Included { block: hash, events: raw })
			}
			Err(TransactionEventsError::ExtrinsicFailed(error)) => bail!("it failed: {error}"),
			Err(error) => Err(self.broken(error)),
		}
	}
}
