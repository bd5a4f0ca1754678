//! Talking to a node: state, runtime API, transactions, events.

use crate::{
	account,
	error::{CliError, Result, NO_CONNECTION, OTHER, REFUSED, WRONG_CHAIN},
	refusal::{describe, pool_refusal},
};
use codec::{Decode, Encode};
use distribution_primitives as primitives;
use polkadot_sdk::{sp_core::H256, sp_runtime::DispatchError};
use std::{str::FromStr, sync::Arc, time::Duration};
use subxt::{
	backend::LegacyBackend,
	client::{OnlineClientAtBlock, OnlineClientAtBlockImpl},
	config::{DefaultExtrinsicParamsBuilder, RpcConfigFor},
	error::TransactionEventsError,
	events::Event,
	ext::scale_encode::{EncodeAsFields, Error as EncodeError, FieldIter, TypeResolver},
	rpcs::{LegacyRpcMethods, RpcClient},
	tx::{
		DynamicPayload, SubmittableTransaction, TransactionInBlock, TransactionProgress,
		TransactionStatus,
	},
	utils::AccountId32,
	OnlineClient, SubstrateConfig,
};
use subxt_signer::{sr25519::Keypair, SecretUri};

/// Name of the runtime that this program speaks to.
pub const SPEC_NAME: &str = "distribution";
/// How the message begins of a transaction that got into no block.
pub const NOT_INCLUDED: &str = "the transaction was refused";
/// How long a transaction may take until its block is final: that is half a minute on a relay chain.
const FINAL_TIMEOUT: Duration = Duration::from_secs(300);
/// For how many blocks a signed transaction is valid.
const MORTALITY: u64 = 64;
/// How often a chain that has just begun is asked for its first block, and how long between.
const FIRST_BLOCK_POLLS: u32 = 120;
const FIRST_BLOCK_POLL: Duration = Duration::from_millis(500);

type Config = SubstrateConfig;
type At = OnlineClientAtBlock<Config>;
type AtImpl = OnlineClientAtBlockImpl<Config>;

/// An account as the chain encodes it.
pub type AccountId = [u8; 32];
/// Block number of the relay chain.
pub type Moment = u32;

/// The native token or an asset, as the chain encodes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum AssetKind {
	/// The native token.
	Native,
	/// An asset of pallet-assets.
	WithId(u32),
}

impl FromStr for AssetKind {
	type Err = String;

	fn from_str(text: &str) -> std::result::Result<Self, String> {
		match text {
			"native" => Ok(Self::Native),
			id => id
				.parse()
				.map(Self::WithId)
				.map_err(|_| format!("`{id}` is neither `native` nor a number")),
		}
	}
}

impl AssetKind {
	/// Writes an amount of this asset, given in its smallest unit: in tokens if it is the native one.
	pub fn show(&self, amount: u128) -> String {
		match self {
			Self::Native => account::show_tokens(amount, primitives::chain::TOKEN_DECIMALS),
			Self::WithId(id) => format!("{} smallest units of asset {id}", account::group(amount)),
		}
	}
}

/// Terms of a round on this chain.
pub type Terms = primitives::Terms<AssetKind, u128, Moment>;
/// A round of this chain.
pub type RoundInfo = primitives::RoundInfo<AccountId, AssetKind, u128, Moment>;
/// What can be claimed from a row.
pub type Claimable = primitives::Claimable<u128, Moment>;
/// What proves a row.
pub type Evidence = primitives::Evidence<u128>;

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
pub type RawCall = DynamicPayload<RawArgs>;

/// A call of `pallet` with encoded `args`.
pub fn call(pallet: &str, name: &str, args: impl Encode) -> RawCall {
	subxt::tx::dynamic(pallet, name, RawArgs(args.encode()))
}

/// A call of the distribution pallet with encoded `args`.
pub fn distribution(name: &str, args: impl Encode) -> RawCall {
	call("Distribution", name, args)
}

/// A call of the compliance pallet with encoded `args`.
pub fn compliance(name: &str, args: impl Encode) -> RawCall {
	call("Compliance", name, args)
}

/// A call of the emission pallet with encoded `args`.
pub fn emission(name: &str, args: impl Encode) -> RawCall {
	call("Emission", name, args)
}

/// An event of one of our pallets, or of referenda, undecoded.
#[derive(Debug, Clone)]
pub struct RawEvent {
	/// The pallet.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields, encoded.
	pub fields: Vec<u8>,
}

impl RawEvent {
	/// Whether it is the event `name` of the distribution pallet.
	pub fn is_distribution(&self, name: &str) -> bool {
		self.is("Distribution", name)
	}

	/// Whether it is the event `name` of `pallet`.
	pub fn is(&self, pallet: &str, name: &str) -> bool {
		self.pallet == pallet && self.name == name
	}

	/// The event, if it is of one of our pallets or of referenda.
	fn ours(event: &Event<'_, Config>) -> Option<Self> {
		const OURS: [&str; 4] = ["Distribution", "Compliance", "Emission", "Referenda"];
		OURS.contains(&event.pallet_name()).then(|| Self {
			pallet: event.pallet_name().into(),
			name: event.event_name().into(),
			fields: event.field_bytes().to_vec(),
		})
	}
}

/// A transaction in the pool, as the node goes on telling of it.
pub type Entered = TransactionProgress<Config, AtImpl>;

/// A transaction in a final block.
pub struct Included {
	/// Hash of the block.
	pub block: H256,
	/// What it caused.
	pub events: Vec<RawEvent>,
}

/// A connection to a node.
#[derive(Clone)]
pub struct Chain {
	client: OnlineClient<Config>,
	rpc: LegacyRpcMethods<RpcConfigFor<Config>>,
	url: String,
}

impl Chain {
	/// Connects, and makes sure that the node runs this chain (and the one of `genesis`, if given).
	pub async fn connect(url: &str, genesis: Option<H256>) -> Result<Self> {
		let unreachable = |why: String| {
			CliError::new(
				NO_CONNECTION,
				format!("no node answers at {url}: {why}. Is it running, and is its RPC port open to you?"),
			)
		};
		let raw =
			RpcClient::from_insecure_url(url).await.map_err(|e| unreachable(e.to_string()))?;
		let rpc = LegacyRpcMethods::<RpcConfigFor<Config>>::new(raw.clone());
		let version =
			rpc.state_get_runtime_version(None).await.map_err(|e| unreachable(e.to_string()))?;
		let name = version.other.get("specName").and_then(|v| v.as_str()).unwrap_or("?");
		if name != SPEC_NAME {
			return Err(CliError::new(
				WRONG_CHAIN,
				format!("the node at {url} runs the chain `{name}`, not `{SPEC_NAME}`"),
			));
		}
		let backend = LegacyBackend::<Config>::builder().storage_page_size(256).build(raw);
		let client = OnlineClient::<Config>::from_backend(Arc::new(backend))
			.await
			.map_err(|e| unreachable(e.to_string()))?;
		let chain = Self { client, rpc, url: url.into() };
		let found = chain.genesis();
		if genesis.is_some_and(|wanted| wanted != found) {
			return Err(CliError::new(
				WRONG_CHAIN,
				format!("the node at {url} has the genesis {found:#x}, not the one you named"),
			));
		}
		Ok(chain)
	}

	/// The failure of a node that did not answer as it should.
	pub fn broken(&self, error: impl std::fmt::Display) -> CliError {
		CliError::new(NO_CONNECTION, format!("the node at {} did not answer: {error}", self.url))
	}

	/// The best block.
	pub async fn best(&self) -> Result<At> {
		let hash = self
			.rpc
			.chain_get_block_hash(None)
			.await
			.map_err(|e| self.broken(e))?
			.ok_or_else(|| self.broken("it has no block"))?;
		self.client.at_block(hash).await.map_err(|e| self.broken(e))
	}

	/// Hash of the chain's first block.
	pub fn genesis(&self) -> H256 {
		H256(self.client.genesis_hash().0)
	}

	/// Number of the best block.
	pub async fn height(&self) -> Result<u64> {
		Ok(self.best().await?.block_number())
	}

	/// Number and hash of the last final block.
	pub async fn final_block(&self) -> Result<(u64, H256)> {
		let hash = self.rpc.chain_get_finalized_head().await.map_err(|e| self.broken(e))?;
		let header = self.rpc.chain_get_header(Some(hash)).await.map_err(|e| self.broken(e))?;
		let header = header.ok_or_else(|| self.broken("it has no final block"))?;
		Ok((header.number, H256(hash.0)))
	}

	/// Waits until block `number` is final.
	pub async fn until_final(&self, number: u64) -> Result<()> {
		let wait = async {
			while self.final_block().await?.0 < number {
				tokio::time::sleep(Duration::from_secs(1)).await;
			}
			Ok(())
		};
		tokio::time::timeout(FINAL_TIMEOUT, wait).await.unwrap_or_else(|_| {
			let seconds = FINAL_TIMEOUT.as_secs();
			Err(CliError::new(
				NO_CONNECTION,
				format!("block {number} was not final within {seconds} seconds"),
			))
		})
	}

	/// What is stored under `key` at the best block, encoded.
	pub async fn stored(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
		self.rpc.state_get_storage(key, None).await.map_err(|e| self.broken(e))
	}

	/// Calls a function of a runtime API, such as `DistributionApi_now`, at the best block.
	pub async fn ask<R: Decode>(&self, function: &str, args: impl Encode) -> Result<R> {
		self.ask_in(&self.best().await?, function, args).await
	}

	async fn ask_in<R: Decode>(&self, at: &At, function: &str, args: impl Encode) -> Result<R> {
		let answer = at
			.runtime_apis()
			.call_raw(function, Some(&args.encode()))
			.await
			.map_err(|e| self.broken(e))?;
		Ok(R::decode(&mut answer.as_slice())?)
	}

	/// Rounds from number `from` on: none if there is none among the next [`primitives::api::ROUNDS_SPAN`]
	/// numbers.
	pub async fn rounds(&self, from: u32, limit: u32) -> Result<Vec<RoundInfo>> {
		self.ask("DistributionApi_rounds", (from, limit)).await
	}

	/// Number of the next round.
	pub async fn next_round(&self) -> Result<u32> {
		let at = self.best().await?;
		let address =
			subxt::dynamic::storage::<(), subxt::dynamic::Value>("Distribution", "NextRoundId");
		let value = at.storage().fetch(address, ()).await.map_err(|e| self.broken(e))?;
		Ok(u32::decode(&mut value.bytes())?)
	}

	/// One round, as it is at the best block.
	pub async fn round(&self, id: u32) -> Result<RoundInfo> {
		self.round_in(&self.best().await?, id).await
	}

	/// One round, as it was after block `number`.
	pub async fn round_at(&self, id: u32, number: u64) -> Result<RoundInfo> {
		let at = self.client.at_block(number).await.map_err(|e| self.broken(e))?;
		self.round_in(&at, id).await
	}

	async fn round_in(&self, at: &At, id: u32) -> Result<RoundInfo> {
		let round: Option<RoundInfo> = self.ask_in(at, "DistributionApi_round", id).await?;
		round.ok_or_else(|| {
			CliError::input(format!(
				"there is no round {id} on this chain (it may have been removed)"
			))
		})
	}

	/// What can be claimed from a row.
	pub async fn claimable(
		&self,
		id: u32,
		who: AccountId,
		evidence: &Evidence,
	) -> Result<Claimable> {
		let answer: std::result::Result<Claimable, DispatchError> =
			self.ask("DistributionApi_claimable", (id, who, evidence)).await?;
		match answer {
			Ok(claimable) => Ok(claimable),
			Err(error) => Err(self.refusal(&error).await),
		}
	}

	/// Why a claim sent now would be refused; `None` if it would pay.
	pub async fn claim_error(
		&self,
		id: u32,
		who: AccountId,
		evidence: &Evidence,
	) -> Result<Option<String>> {
		let answer: std::result::Result<Claimable, DispatchError> =
			self.ask("DistributionApi_claimable", (id, who, evidence)).await?;
		Ok(match answer {
			Ok(claimable) if claimable.now == 0 => Some("nothing is unlocked".into()),
			Ok(_) => None,
			Err(error) => Some(self.refusal(&error).await.message),
		})
	}

	/// For each row whether it was paid, or started in the case of streams.
	pub async fn claimed(&self, id: u32, rows: &[u32]) -> Result<Vec<bool>> {
		self.ask("DistributionApi_claimed", (id, rows)).await
	}

	/// The rows of `who` that the chain knows, of a long list only those among its first rows.
	pub async fn rows_of(&self, id: u32, who: AccountId) -> Result<Vec<u32>> {
		self.ask("DistributionApi_rows_of", (id, who)).await
	}

	/// Number of rows that are listed on chain for a round.
	pub async fn listed_rows(&self, id: u32) -> Result<u32> {
		let at = self.best().await?;
		let address =
			subxt::dynamic::storage::<(u32, u32), subxt::dynamic::Value>("Distribution", "Entries");
		let mut entries = at.storage().iter(address, (id,)).await.map_err(|e| self.broken(e))?;
		let mut count = 0u32;
		while let Some(entry) = entries.next().await {
			entry.map_err(|e| self.broken(e))?;
			count = count.saturating_add(1);
		}
		Ok(count)
	}

	/// The block of the relay chain that rounds take for the present time. A chain that has just begun
	/// knows it from its first block on, which is waited for.
	pub async fn now(&self) -> Result<Moment> {
		for _ in 0..FIRST_BLOCK_POLLS {
			match self.ask("DistributionApi_now", ()).await? {
				0 => tokio::time::sleep(FIRST_BLOCK_POLL).await,
				now => return Ok(now),
			}
		}
		Err(CliError::new(
			OTHER,
			"the chain has not made its first block yet, so it does not know the time: try again once it has",
		))
	}

	/// A constant of the runtime.
	pub async fn constant<R: Decode>(&self, pallet: &str, name: &str) -> Result<R> {
		let at = self.best().await?;
		let bytes = at.constants().entry_bytes((pallet, name)).map_err(|e| self.broken(e))?;
		Ok(R::decode(&mut bytes.as_slice())?)
	}

	/// Least balance of an asset, in smallest units.
	pub async fn minimum_balance(&self, asset: AssetKind) -> Result<u128> {
		match asset {
			AssetKind::Native => self.constant("Balances", "ExistentialDeposit").await,
			AssetKind::WithId(id) => {
				let at = self.best().await?;
				let address =
					subxt::dynamic::storage::<(u32,), subxt::dynamic::Value>("Assets", "Asset");
				let value = at.storage().fetch(address, (id,)).await.map_err(|_| {
					CliError::input(format!("there is no asset {id} on this chain"))
				})?;
				// AssetDetails: owner, issuer, admin, freezer, supply, deposit, min_balance, …
				let fields = <([AccountId; 4], u128, u128, u128)>::decode(&mut value.bytes())?;
				Ok(fields.3)
			}
		}
	}

	/// The error's name, its documentation and what it means for the user.
	async fn refusal(&self, error: &DispatchError) -> CliError {
		let text = match self.best().await {
			Ok(at) => match subxt::error::DispatchError::decode_from(error.encode(), at.metadata())
			{
				Ok(error) => describe(&error),
				Err(_) => format!("{error:?}"),
			},
			Err(_) => format!("{error:?}"),
		};
		CliError::new(REFUSED, text)
	}

	/// Name and documentation of an encoded dispatch error.
	pub async fn describe_error(&self, encoded: &[u8]) -> String {
		match self.best().await {
			Ok(at) => subxt::error::DispatchError::decode_from(encoded.to_vec(), at.metadata())
				.map_or_else(|_| format!("0x{}", hex::encode(encoded)), |error| describe(&error)),
			Err(_) => format!("0x{}", hex::encode(encoded)),
		}
	}

	/// The whole encoded call, for multisigs, proxies and offline signers.
	pub async fn call_bytes(&self, call: &RawCall) -> Result<Vec<u8>> {
		self.best()
			.await?
			.tx()
			.call_data(call)
			.map_err(|e| CliError::new(OTHER, format!("the call cannot be encoded: {e}")))
	}

	/// Number of transactions that `who` has sent, those in the pool included.
	pub async fn nonce(&self, who: &Keypair) -> Result<u64> {
		self.nonce_of(who.public_key().0).await
	}

	/// Number of transactions that the account `who` has sent, those in the pool included.
	pub async fn nonce_of(&self, who: AccountId) -> Result<u64> {
		self.rpc.system_account_next_index(&AccountId32(who)).await.map_err(|e| self.broken(e))
	}

	/// Signs `call`.
	pub async fn sign(
		&self,
		call: &RawCall,
		signer: &Keypair,
		nonce: u64,
	) -> Result<SubmittableTransaction<Config, AtImpl>> {
		let at = self.best().await?;
		// Valid from a final block on: the signature names the block, and the best one may not stay.
		let (from, hash) = self.final_block().await?;
		let params = DefaultExtrinsicParamsBuilder::<Config>::new()
			.nonce(nonce)
			.mortal_from_unchecked(MORTALITY, from, subxt::utils::H256(hash.0))
			.build();
		let account = signer.public_key().to_account_id();
		let mut signable =
			at.tx().create_signable(call, &account, params).await.map_err(|e| self.broken(e))?;
		signable.sign(signer).map_err(|e| CliError::new(OTHER, format!("cannot sign: {e}")))
	}

	/// Signs and sends `call`, and waits until it is in a final block.
	pub async fn send(&self, call: &RawCall, signer: &Keypair) -> Result<Included> {
		let nonce = self.nonce(signer).await?;
		self.submit(self.sign(call, signer, nonce).await?).await
	}

	/// Sends a transaction and waits until it is in a final block: another one may be replaced, as happens on a relay chain
	/// whenever its session changes, and what depends on the transaction would then be refused.
	pub async fn submit(&self, tx: SubmittableTransaction<Config, AtImpl>) -> Result<Included> {
		self.settled(self.enter(tx).await).await
	}

	/// Sends a transaction and returns when it is in the node's pool. Whoever has several under way enters them one after
	/// the other: those that come before their turn the pool drops, or keeps until the one that is missing has come.
	pub async fn enter(&self, tx: SubmittableTransaction<Config, AtImpl>) -> Result<Entered> {
		tx.submit_and_watch().await.map_err(|e| not_included(pool_refusal(&e)))
	}

	/// Waits until a transaction, if it got into the pool, is in a final block.
	pub async fn settled(&self, entered: Result<Entered>) -> Result<Included> {
		tokio::time::timeout(FINAL_TIMEOUT, self.settled_unbounded(entered?)).await.unwrap_or_else(
			|_| {
				Err(CliError::new(
					NO_CONNECTION,
					format!(
						"the transaction was not final within {} seconds; look before you send it again",
						FINAL_TIMEOUT.as_secs()
					),
				))
			},
		)
	}

	async fn settled_unbounded(&self, mut progress: Entered) -> Result<Included> {
		let mut seen = false;
		while let Some(status) = progress.next().await {
			match status.map_err(|e| self.broken(e))? {
				TransactionStatus::InFinalizedBlock(block) => return self.included(block).await,
				TransactionStatus::InBestBlock(_) => seen = true,
				// The node stops watching it where nothing becomes final; it may well count.
				TransactionStatus::Dropped { message } if seen => {
					return Err(CliError::new(
						NO_CONNECTION,
						format!("the transaction was in a block, but: {message}. Look before you send it again"),
					))
				}
				TransactionStatus::Error { message }
				| TransactionStatus::Invalid { message }
				| TransactionStatus::Dropped { message } => return Err(not_included(message)),
				_ => {}
			}
		}
		Err(self.broken("it stopped reporting on the transaction"))
	}

	async fn included(&self, block: TransactionInBlock<Config, AtImpl>) -> Result<Included> {
		let hash = H256(block.block_hash().0);
		match block.wait_for_success().await {
			Ok(events) => {
				let mut raw = Vec::new();
				for event in events.iter() {
					raw.extend(RawEvent::ours(&event.map_err(|e| self.broken(e))?));
				}
				Ok(Included { block: hash, events: raw })
			}
			Err(TransactionEventsError::ExtrinsicFailed(error)) => {
				Err(CliError::new(REFUSED, describe(&error)))
			}
			Err(error) => Err(self.broken(error)),
		}
	}

	/// Sends `call` without signature, authorised by what it contains, and waits until it is in a final
	/// block.
	pub async fn send_unsigned(&self, call: &RawCall) -> Result<Included> {
		let at = self.best().await?;
		let bytes = general_transaction(&at, call)
			.map_err(|e| CliError::new(OTHER, format!("the call cannot be encoded: {e}")))?;
		let sent = self.submit(at.tx().from_bytes(bytes)).await;
		sent.map_err(|error| explain(&at, call, error))
	}

	/// Events of our pallets in block `number`.
	pub async fn events(&self, number: u64) -> Result<Vec<RawEvent>> {
		let at = self.client.at_block(number).await.map_err(|e| {
			self.broken(format!(
				"{e}. Blocks older than its pruning keeps need an archive node (--state-pruning archive)"
			))
		})?;
		let events = at.events().fetch().await.map_err(|e| self.broken(e))?;
		let mut raw = Vec::new();
		for event in events.iter() {
			raw.extend(RawEvent::ours(&event.map_err(|e| self.broken(e))?));
		}
		Ok(raw)
	}
}

/// A transaction that got into no block.
fn not_included(why: String) -> CliError {
	CliError::new(REFUSED, format!("{NOT_INCLUDED}: {why}"))
}

/// A version 5 general transaction: no signature, but the transaction extensions, immortal and without
/// tip.
fn general_transaction(
	at: &At,
	call: &RawCall,
) -> std::result::Result<Vec<u8>, Box<subxt::error::ExtrinsicError>> {
	use subxt::{
		config::{ClientState, DefaultTransactionExtensions, TransactionExtensions},
		error::ExtrinsicError,
		ext::frame_decode::extrinsics as encode,
	};
	let metadata = at.metadata();
	let state = ClientState::<Config> {
		genesis_hash: at.genesis_hash().unwrap_or_default(),
		spec_version: at.spec_version(),
		transaction_version: at.transaction_version(),
		metadata: metadata.clone(),
	};
	let boxed = |error: ExtrinsicError| Box::new(error);
	let params = DefaultExtrinsicParamsBuilder::<Config>::new().immortal().nonce(0).build();
	let extensions =
		DefaultTransactionExtensions::<Config>::new(&state, params).map_err(|e| boxed(e.into()))?;
	let version = encode::best_v5_general_transaction_extension_version(
		&extensions,
		&*metadata,
		metadata.types(),
	)
	.map_err(|e| boxed(e.into()))?;
	encode::encode_v5_general(
		call.pallet_name(),
		call.call_name(),
		call.call_data(),
		version,
		&extensions,
		&*metadata,
		metadata.types(),
	)
	.map_err(|e| boxed(e.into()))
}

/// What the number in the pool's refusal of `call` means: it is that of an error of the pallet.
fn explain(at: &At, call: &RawCall, error: CliError) -> CliError {
	let number = error.message.split("Custom error: ").nth(1);
	let number = number.and_then(|rest| rest.trim_end_matches(')').parse::<u8>().ok());
	let pallet = at.metadata_ref().pallet_by_name(call.pallet_name());
	let variant = pallet.zip(number).and_then(|(pallet, n)| pallet.error_variant_by_index(n));
	let Some(variant) = variant else { return error };
	let docs = variant.docs.join(" ");
	CliError::new(error.code, format!("{}.{}: {docs}", call.pallet_name(), variant.name))
}

/// The key of a secret URI such as `//Alice` or a phrase with a derivation path.
pub fn signer(suri: &str) -> Result<Keypair> {
	let wrong = |e: String| CliError::input(format!("the secret URI is not one: {e}"));
	let uri = SecretUri::from_str(suri).map_err(|e| wrong(e.to_string()))?;
	Keypair::from_uri(&uri).map_err(|e| wrong(e.to_string()))
}
