//! A connection to a node: state, runtime APIs, constants, events.
//!
//! The connection heals. When it breaks, it is made again for as long as [`Limits::reconnect`]
//! allows, and whatever was asked meanwhile is asked again. After that it is given up, and every
//! question fails. What became of a transaction is found out by
//! [`transactions`](crate::transactions).

use crate::{
	account::AccountId,
	calls::Call,
	connection::{cause, Connection, Health, Patience, CONNECT_LIMIT},
	error::{Error, Result},
	events::RawEvent,
	recent::Recent,
	refusal::Reason,
	steps::{Step, Steps},
	types::{Moment, SPEC_NAME},
};
use codec::{Decode, Encode};
use polkadot_sdk::sp_core::H256;
use std::{
	fmt::Display,
	future::Future,
	sync::{Arc, OnceLock},
	time::Duration,
};
use subxt::{
	backend::LegacyBackend,
	client::{OnlineClientAtBlock, OnlineClientAtBlockImpl},
	config::RpcConfigFor,
	rpcs::{
		client::reconnecting_rpc_client::RpcClient as ReconnectingClient, LegacyRpcMethods,
		RpcClient,
	},
	utils::AccountId32,
	OnlineClient, SubstrateConfig,
};

/// How often a chain that has just begun is asked for its first block, and how long between.
const FIRST_BLOCK_POLLS: u32 = 120;
const FIRST_BLOCK_POLL: Duration = Duration::from_millis(500);
/// Entries of a map that are read at once.
pub(crate) const STORAGE_PAGE: u32 = 256;

pub(crate) type Config = SubstrateConfig;
/// A block as subxt sees it: state, events, calls, metadata.
pub type At = OnlineClientAtBlock<Config>;
pub(crate) type AtImpl = OnlineClientAtBlockImpl<Config>;

/// How long to wait for a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// For a connection that broke to be made again; the last attempt may take ten seconds more.
	/// Also for a question under which the connection breaks each time.
	pub reconnect: Duration,
	/// For the answer to one question.
	pub request: Duration,
	/// For a transaction to be in a final block; half a minute is usual on a relay chain.
	pub finality: Duration,
}

impl Default for Limits {
	fn default() -> Self {
		Self {
			reconnect: Duration::from_secs(120),
			request: Duration::from_secs(60),
			finality: Duration::from_secs(300),
		}
	}
}

/// A block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: H256,
}

/// A connection to a node.
#[derive(Clone)]
pub struct Chain {
	client: OnlineClient<Config>,
	raw: RpcClient,
	pub(crate) rpc: LegacyRpcMethods<RpcConfigFor<Config>>,
	pub(crate) limits: Limits,
	pub(crate) steps: Steps,
	fee_asset: Arc<OnceLock<u32>>,
	/// Hashes of the transactions in the last blocks that were asked for, in their order.
	pub(crate) bodies: Recent<Arc<Vec<[u8; 32]>>>,
	states: Recent<At>,
	health: Health,
	url: String,
	names_token: bool,
}

/// Whether the connection broke under a subscription and is being made again.
pub(crate) fn lost(error: &subxt::Error) -> bool {
	match error {
		subxt::Error::OtherRpcClientError(error) => error.is_disconnected_will_reconnect(),
		error => error.is_disconnected_will_reconnect(),
	}
}

/// Names an encoded dispatch error by the metadata of a block.
pub(crate) fn reason_at(at: &At, encoded: &[u8]) -> Reason {
	subxt::error::DispatchError::decode_from(encoded.to_vec(), at.metadata()).map_or_else(
		|_| Reason::Other(format!("0x{}", hex::encode(encoded))),
		|error| Reason::from(&error),
	)
}

/// The failure of nodes of which none would do.
fn all_failed(mut failures: Vec<Error>) -> Error {
	let wrong = failures.iter().all(|error| matches!(error, Error::WrongChain(_)));
	match (failures.pop(), failures.as_slice()) {
		(None, _) => Error::Usage("no node is named".into()),
		(Some(only), []) => only,
		(Some(last), others) => {
			let told: String = others.iter().map(|error| format!("{error}; ")).collect();
			let told = format!("{told}{last}");
			if wrong {
				Error::WrongChain(told)
			} else {
				Error::Unreachable(told)
			}
		}
	}
}

impl Chain {
	/// Connects, and makes sure that the node runs this chain (and the one of `genesis`, if given).
	///
	/// # Errors
	/// [`Error::Unreachable`] if no node answers, [`Error::WrongChain`] if it runs another chain, or
	/// if its token is another one than that of [`token::native`](crate::token::native).
	pub async fn connect(url: &str, genesis: Option<H256>, limits: Limits) -> Result<Self> {
		let mut chain = Self::connect_any(url, limits).await?;
		let version = chain.answer(chain.rpc.state_get_runtime_version(None)).await?;
		let name = version.other.get("specName").and_then(|v| v.as_str()).unwrap_or("?");
		if name != SPEC_NAME {
			return Err(Error::WrongChain(format!(
				"the node at {url} runs the chain `{name}`, not `{SPEC_NAME}`"
			)));
		}
		let found = chain.genesis();
		if genesis.is_some_and(|wanted| wanted != found) {
			return Err(Error::WrongChain(format!(
				"the node at {url} has the genesis {found:#x}, not the one you named"
			)));
		}
		chain.names_token = chain.adopt_token().await?;
		Ok(chain)
	}

	/// Connects to the first of several nodes that answers and runs this chain (and the one of
	/// `genesis`, if given). `passed` is told why a node is passed over, before the next is tried.
	///
	/// # Errors
	/// If no node will do: the failure of the only one; of several [`Error::WrongChain`] if all run
	/// another chain, otherwise [`Error::Unreachable`], with all failures.
	pub async fn connect_first(
		urls: &[String],
		genesis: Option<H256>,
		limits: Limits,
		passed: impl Fn(&Error),
	) -> Result<Self> {
		let mut failures = Vec::new();
		let mut rest = urls.iter();
		while let Some(url) = rest.next() {
			match Self::connect(url, genesis, limits).await {
				Ok(chain) => return Ok(chain),
				Err(error) => {
					if !rest.as_slice().is_empty() {
						passed(&error);
					}
					failures.push(error);
				}
			}
		}
		Err(all_failed(failures))
	}

	/// Connects to a node of any chain.
	///
	/// # Errors
	/// [`Error::Unreachable`] if no node answers.
	pub async fn connect_any(url: &str, limits: Limits) -> Result<Self> {
		let unreachable = |why: &dyn Display| {
			Error::Unreachable(format!(
				"no node answers at {url}: {}. Is it running, and is its RPC port open to you?",
				cause(&why)
			))
		};
		// Without patience at first: a node that is not there at all is reported at once.
		tokio::time::timeout(limits.request, RpcClient::from_insecure_url(url))
			.await
			.map_err(|_| unreachable(&format!("no answer in {} s", limits.request.as_secs())))?
			.map_err(|e| unreachable(&e))?;
		let wire = ReconnectingClient::builder()
			.retry_policy(Patience::new(limits.reconnect))
			.request_timeout(limits.request)
			.connection_timeout(CONNECT_LIMIT)
			.build(url)
			.await
			.map_err(|e| unreachable(&e))?;
		let health = Health::default();
		let raw =
			RpcClient::new(Connection::new(wire, limits.reconnect, limits.request, health.clone()));
		let rpc = LegacyRpcMethods::<RpcConfigFor<Config>>::new(raw.clone());
		let backend =
			LegacyBackend::<Config>::builder().storage_page_size(STORAGE_PAGE).build(raw.clone());
		let client = OnlineClient::<Config>::from_backend(Arc::new(backend))
			.await
			.map_err(|e| unreachable(&e))?;
		Ok(Self {
			client,
			raw,
			rpc,
			limits,
			steps: Steps::default(),
			fee_asset: Arc::default(),
			bodies: Recent::default(),
			states: Recent::default(),
			health,
			url: url.into(),
			names_token: true,
		})
	}

	/// The node's address.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// Whether the chain's properties name symbol and decimals of its token, so that amounts are not
	/// taken in the usual ones.
	pub fn names_token(&self) -> bool {
		self.names_token
	}

	/// How long this connection waits.
	pub fn limits(&self) -> Limits {
		self.limits
	}

	/// The node's RPC, for methods that have no function here.
	pub fn rpc(&self) -> &RpcClient {
		&self.raw
	}

	/// Has `tell` called each time that the connection breaks, before it is made again: what is
	/// asked then takes a while. Only the first `tell` counts.
	pub fn when_lost(&self, tell: impl Fn() + Send + Sync + 'static) {
		self.health.when_lost(Box::new(tell));
	}

	/// Has `tell` called at each step of each transaction that is sent over this connection, so that
	/// a person can follow it. Only the first `tell` counts.
	pub fn when_step(&self, tell: impl Fn(&Step<'_>) + Send + Sync + 'static) {
		self.steps.when(Box::new(tell));
	}

	/// Has the fees of what is sent over this connection paid in another chain's asset, by its id here.
	/// Only the first asset counts.
	pub fn pay_fees_in(&self, asset: u32) {
		let _ = self.fee_asset.set(asset);
	}

	/// The asset that fees are paid in; `None` for native tokens.
	pub(crate) fn fee_asset(&self) -> Option<u32> {
		self.fee_asset.get().copied()
	}

	/// Length of what the node has answered so far, in bytes of JSON. What comes over subscriptions
	/// does not count.
	pub fn received(&self) -> u64 {
		self.health.received()
	}

	/// Whether the connection is given up, because its node did not come back in time. Whatever is
	/// asked from then on fails: only a new connection can help.
	pub fn is_given_up(&self) -> bool {
		self.health.is_given_up()
	}

	/// The failure of a node that did not answer as it should.
	pub fn broken(&self, error: impl Display) -> Error {
		let url = &self.url;
		Error::Unreachable(if self.is_given_up() {
			let seconds = self.limits.reconnect.as_secs();
			format!("the node at {url} did not come back within {seconds} seconds")
		} else {
			format!("the node at {url} did not answer: {}", cause(&error))
		})
	}

	/// The answer to a question. If the connection broke under it, it was asked again meanwhile.
	///
	/// # Errors
	/// [`Error::Unreachable`] if the node does not come back, the connection breaks again and again,
	/// or the node answers with a failure.
	pub async fn answer<T, E>(
		&self,
		question: impl Future<Output = std::result::Result<T, E>>,
	) -> Result<T>
	where
		E: Into<subxt::Error>,
	{
		question.await.map_err(|error| self.broken(Into::<subxt::Error>::into(error)))
	}

	/// The state after the block of this hash.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node does not have the block or has pruned its state.
	pub async fn at(&self, hash: H256) -> Result<At> {
		let at = self.client.at_block(subxt::utils::H256(hash.0));
		self.states.of(hash, self.answer(at)).await
	}

	/// The state after block `number`.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node does not have the block or has pruned its state.
	pub async fn at_number(&self, number: u64) -> Result<At> {
		self.answer(self.client.at_block(number)).await
	}

	/// The state after the best block.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn best(&self) -> Result<At> {
		let hash = self.answer(self.rpc.chain_get_block_hash(None)).await?;
		let hash = hash.ok_or_else(|| self.broken("it has no block"))?;
		self.at(H256(hash.0)).await
	}

	/// Hash of the chain's first block.
	pub fn genesis(&self) -> H256 {
		H256(self.client.genesis_hash().0)
	}

	/// Number of the best block.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn height(&self) -> Result<u64> {
		Ok(self.best_block().await?.number)
	}

	/// The best block.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn best_block(&self) -> Result<Block> {
		let hash = self.answer(self.rpc.chain_get_block_hash(None)).await?;
		self.block(H256(hash.ok_or_else(|| self.broken("it has no block"))?.0)).await
	}

	/// The last final block.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn final_block(&self) -> Result<Block> {
		let hash = self.answer(self.rpc.chain_get_finalized_head()).await?;
		self.block(H256(hash.0)).await
	}

	/// The block of this hash.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node does not have it.
	pub async fn block(&self, hash: H256) -> Result<Block> {
		let of = Some(subxt::utils::H256(hash.0));
		let header = self.answer(self.rpc.chain_get_header(of)).await?;
		let header = header.ok_or_else(|| self.broken(format!("it has no block {hash:#x}")))?;
		Ok(Block { number: header.number, hash })
	}

	/// Hash of block `number` of the best chain, if there is one.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn hash_of(&self, number: u64) -> Result<Option<H256>> {
		let hash = self.answer(self.rpc.chain_get_block_hash(Some(number.into()))).await?;
		Ok(hash.map(|hash| H256(hash.0)))
	}

	/// Waits until block `number` is final.
	///
	/// # Errors
	/// [`Error::NotFinal`] if it is not within [`Limits::finality`].
	pub async fn until_final(&self, number: u64) -> Result<()> {
		let wait = async {
			while self.final_block().await?.number < number {
				tokio::time::sleep(Duration::from_secs(1)).await;
			}
			Ok(())
		};
		tokio::time::timeout(self.limits.finality, wait).await.unwrap_or_else(|_| {
			let seconds = self.limits.finality.as_secs();
			Err(Error::NotFinal(format!("block {number} was not final within {seconds} seconds")))
		})
	}

	/// The encoded value under `key` after the best block.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn stored(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
		self.answer(self.rpc.state_get_storage(key, None)).await
	}

	/// The encoded value under `key` after a block.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn stored_at(&self, at: &At, key: &[u8]) -> Result<Option<Vec<u8>>> {
		self.answer(self.rpc.state_get_storage(key, Some(at.block_hash()))).await
	}

	/// The encoded values under `keys` after a block, in their order.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn all_stored_at(&self, at: &At, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>> {
		self.stored_after(H256(at.block_hash().0), keys).await
	}

	/// Calls a function of a runtime API, such as `DistributionApi_now`, at the best block.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Decode`] if the answer is not an `R`.
	pub async fn ask<R: Decode>(&self, function: &str, args: impl Encode) -> Result<R> {
		self.ask_at(&self.best().await?, function, args).await
	}

	/// Calls a function of a runtime API at a block.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Decode`] if the answer is not an `R`.
	pub async fn ask_at<R: Decode>(&self, at: &At, function: &str, args: impl Encode) -> Result<R> {
		let args = args.encode();
		let apis = at.runtime_apis();
		let answer = self.answer(apis.call_raw(function, Some(&args))).await?;
		Ok(R::decode(&mut answer.as_slice())?)
	}

	/// The relay-chain block that rounds take for the present time. A chain that has just begun
	/// knows it from its first block on, which is waited for.
	///
	/// # Errors
	/// [`Error::Unexpected`] if the first block does not come.
	pub async fn now(&self) -> Result<Moment> {
		for _ in 0..FIRST_BLOCK_POLLS {
			match self.ask("DistributionApi_now", ()).await? {
				0 => tokio::time::sleep(FIRST_BLOCK_POLL).await,
				now => return Ok(now),
			}
		}
		Err(Error::unexpected(
			"the chain has not made its first block yet, so it does not know the time: try again once it has",
		))
	}

	/// A constant of the runtime.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if there is no such constant.
	pub async fn constant<R: Decode>(&self, pallet: &str, name: &str) -> Result<R> {
		let at = self.best().await?;
		let bytes = at.constants().entry_bytes((pallet, name)).map_err(|e| self.broken(e))?;
		Ok(R::decode(&mut bytes.as_slice())?)
	}

	/// Number of transactions that the account `who` has sent, those in the pool included.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn nonce_of(&self, who: AccountId) -> Result<u64> {
		let who = AccountId32(who);
		self.answer(self.rpc.system_account_next_index(&who)).await
	}

	/// Names an encoded dispatch error.
	pub async fn reason(&self, encoded: &[u8]) -> Reason {
		match self.best().await {
			Ok(at) => reason_at(&at, encoded),
			Err(_) => Reason::Other(format!("0x{}", hex::encode(encoded))),
		}
	}

	/// The whole encoded call, for multisigs, proxies and offline signers.
	///
	/// # Errors
	/// [`Error::Unexpected`] if the chain has no such call.
	pub async fn call_bytes(&self, call: &Call) -> Result<Vec<u8>> {
		let bytes = self.best().await?.tx().call_data(call);
		bytes.map_err(|e| Error::unexpected(format!("the call cannot be encoded: {e}")))
	}

	/// The events of a block.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn events_at(&self, at: &At) -> Result<Vec<RawEvent>> {
		let events = at.events();
		let events = self.answer(events.fetch()).await?;
		let all = events.iter().map(|event| {
			let event = event.map_err(|e| self.broken(e))?;
			Ok(RawEvent {
				pallet: event.pallet_name().into(),
				name: event.event_name().into(),
				fields: event.field_bytes().to_vec(),
			})
		});
		all.collect()
	}

	/// The events of block `number`.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn events(&self, number: u64) -> Result<Vec<RawEvent>> {
		let at = self.answer(self.client.at_block(number)).await.map_err(|e| {
			Error::Unreachable(format!(
				"{e}. Blocks older than the node's pruning keeps need an archive node (--state-pruning archive)"
			))
		})?;
		self.events_at(&at).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn failure_of_several_nodes_should_name_each_and_be_of_another_chain_only_if_all_are() {
		let gone = || Error::Unreachable("a is gone".into());
		let other = || Error::WrongChain("b is another".into());
		let mixed = all_failed(vec![gone(), other()]);
		assert_eq!((mixed.to_string().as_str(), mixed.exit_code()), ("a is gone; b is another", 4));
		assert_eq!(all_failed(vec![other(), other()]).exit_code(), 5);
		assert_eq!(all_failed(vec![other()]).to_string(), "b is another");
		assert_eq!(all_failed(Vec::new()).exit_code(), 2);
	}

	#[tokio::test]
	async fn nodes_should_be_tried_in_turn() {
		let urls = ["ws://127.0.0.1:1", "ws://127.0.0.1:2", "ws://127.0.0.1:3"].map(String::from);
		let passed = std::cell::RefCell::new(Vec::new());
		let tell = |error: &Error| passed.borrow_mut().push(error.to_string());
		let ended = Chain::connect_first(&urls, None, Limits::default(), tell).await;
		let error = ended.err().unwrap();
		assert_eq!((error.exit_code(), passed.borrow().len()), (4, 2));
		for url in &urls {
			assert!(error.to_string().contains(url.as_str()), "{error}");
		}
	}
}
