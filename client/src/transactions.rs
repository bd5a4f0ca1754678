//! Sending transactions, and finding out what became of them.
//!
//! A transaction is followed until a final block has it. If that breaks off, because the connection
//! or the node did, its fate is unknown. It is then looked for in final blocks, by its nonce and
//! its hash, before anything is sent again; and the bytes sent again are the same ones, which the
//! chain can include only once.

use crate::{
	account::AccountId,
	calls::Call,
	chain::{lost, reason_at, At, AtImpl, Block, Chain, Config},
	error::{Error, Result},
	events::{Included, RawEvent},
	refusal::{answered, found_wrong, Invalid, PoolRefusal, Reason},
};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use std::time::Duration;
use subxt::{
	config::DefaultExtrinsicParamsBuilder,
	events::Phase,
	tx::{TransactionProgress, TransactionStatus},
};
use subxt_signer::sr25519::Keypair;

/// For how many blocks a signed transaction is valid.
const MORTALITY: u64 = 64;
/// How long to wait for news of a transaction before looking for it.
const NEWS_LIMIT: Duration = Duration::from_secs(60);
/// Between two looks for a transaction that the node has but does not report on.
const LOOK_PAUSE: Duration = Duration::from_secs(1);

/// A transaction that is ready to be sent.
#[derive(Clone, Debug)]
pub struct Transaction {
	bytes: Vec<u8>,
	hash: [u8; 32],
	/// Number of the last final block when it was made: no block up to there has it.
	from: u64,
	turn: Turn,
}

/// How to tell that a transaction can no longer be included.
#[derive(Clone, Copy, Debug)]
enum Turn {
	/// Its account's nonce has passed it, or the chain has reached block `end`.
	Signed { account: AccountId, nonce: u64, end: Option<u64> },
	/// Without signature only its own call can tell.
	Unsigned,
}

/// A transaction that was sent.
pub struct Pending {
	transaction: Transaction,
	/// The node's reports on it, if the connection did not break.
	progress: Option<Progress>,
}

type Progress = TransactionProgress<Config, AtImpl>;

/// The node's answer to a transaction.
enum Answer {
	Watched(Box<Progress>),
	Refused(PoolRefusal),
	/// The connection broke, or the node has it already and does not report on it.
	Unknown,
}

/// The node's last report on a transaction.
enum News {
	/// The block of this hash is final and has it.
	Final(H256),
	Refused(PoolRefusal),
	/// It was in a block, but the node stopped watching it where nothing becomes final.
	Unwatched(String),
	/// The reports broke off.
	Unknown,
}

/// The fate of a transaction, as final blocks tell it.
enum Fate {
	Included(Included),
	Never(PoolRefusal),
	Open,
}

impl Chain {
	/// Signs `call`.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Unexpected`] if the chain has no such call.
	pub async fn sign(&self, call: &Call, signer: &Keypair, nonce: u64) -> Result<Transaction> {
		let at = self.best().await?;
		// Valid from a final block on: the signature names the block, and the best one may not
		// stay.
		let Block { number: from, hash } = self.final_block().await?;
		let params = DefaultExtrinsicParamsBuilder::<Config>::new()
			.nonce(nonce)
			.mortal_from_unchecked(MORTALITY, from, subxt::utils::H256(hash.0))
			.build();
		let mut signable = at
			.tx()
			.create_signable_offline(call, params)
			.map_err(|e| Error::unexpected(format!("the call cannot be encoded: {e}")))?;
		let signed =
			signable.sign(signer).map_err(|e| Error::unexpected(format!("cannot sign: {e}")))?;
		let end = Some(from.saturating_add(MORTALITY));
		let turn = Turn::Signed { account: signer.public_key().0, nonce, end };
		Ok(Transaction::new(signed.into_encoded(), from, turn))
	}

	/// A transaction that was signed elsewhere. It is valid before block `end`, if there is one.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn signed_elsewhere(
		&self,
		bytes: Vec<u8>,
		account: AccountId,
		nonce: u64,
		end: Option<u64>,
	) -> Result<Transaction> {
		let from = self.final_block().await?.number;
		Ok(Transaction::new(bytes, from, Turn::Signed { account, nonce, end }))
	}

	/// A transaction without signature, authorised by what `call` contains.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Unexpected`] if the chain has no such call.
	async fn unsigned(&self, call: &Call) -> Result<Transaction> {
		let from = self.final_block().await?.number;
		let bytes = general_transaction(&self.best().await?, call)
			.map_err(|e| Error::unexpected(format!("the call cannot be encoded: {e}")))?;
		Ok(Transaction::new(bytes, from, Turn::Unsigned))
	}

	/// Signs and sends `call`, and waits until it is in a final block.
	///
	/// # Errors
	/// Those of [`Chain::enter`] and [`Chain::settle`].
	pub async fn send(&self, call: &Call, signer: &Keypair) -> Result<Included> {
		let nonce = self.nonce_of(signer.public_key().0).await?;
		self.submit(self.sign(call, signer, nonce).await?).await
	}

	/// Sends `call` without signature, authorised by what it contains, and waits until it is in a
	/// final block.
	///
	/// # Errors
	/// Those of [`Chain::submit`]; a refusal by the call's own pallet is [`Error::Refused`].
	pub async fn send_unsigned(&self, call: &Call) -> Result<Included> {
		match self.submit(self.unsigned(call).await?).await {
			Err(Error::NotIncluded(refusal)) => Err(self.explain(call, refusal).await),
			result => result,
		}
	}

	/// Explains the number in a refusal of `call`: it is the index of an error of its pallet.
	async fn explain(&self, call: &Call, refusal: PoolRefusal) -> Error {
		let Some(Invalid::Custom(number)) = refusal.invalid() else {
			return Error::NotIncluded(refusal);
		};
		let Ok(at) = self.best().await else { return Error::NotIncluded(refusal) };
		let pallet = at.metadata_ref().pallet_by_name(call.pallet_name());
		match pallet.and_then(|pallet| pallet.error_variant_by_index(number)) {
			Some(variant) => Error::Refused(Reason::Module {
				pallet: call.pallet_name().into(),
				name: variant.name.clone(),
				docs: variant.docs.join(" "),
			}),
			None => Error::NotIncluded(refusal),
		}
	}

	/// Sends a transaction and waits until it is in a final block: another block may be replaced,
	/// as happens on a relay chain whenever its session changes, and what depends on the
	/// transaction would then be refused.
	///
	/// # Errors
	/// Those of [`Chain::enter`] and [`Chain::settle`].
	pub async fn submit(&self, transaction: Transaction) -> Result<Included> {
		self.settle(self.enter(transaction).await?).await
	}

	/// Sends a transaction and returns when it is in the node's pool, or may be. To have several
	/// under way, enter them one after the other: the pool drops those that come before their turn,
	/// or keeps them until the missing one has come.
	///
	/// # Errors
	/// [`Error::NotIncluded`] if the node refuses it, [`Error::Unreachable`].
	pub async fn enter(&self, transaction: Transaction) -> Result<Pending> {
		match self.offer(&transaction).await? {
			Answer::Watched(progress) => Ok(Pending { transaction, progress: Some(*progress) }),
			Answer::Unknown => Ok(Pending { transaction, progress: None }),
			Answer::Refused(refusal) => Err(Error::NotIncluded(refusal)),
		}
	}

	/// Waits until a transaction is in a final block.
	///
	/// # Errors
	/// - [`Error::Refused`] if a final block has it, but its call failed;
	/// - [`Error::NotIncluded`] if no block has it, and none will;
	/// - [`Error::NotFinal`] if that was not known in time: it may still be included.
	pub async fn settle(&self, pending: Pending) -> Result<Included> {
		let limit = self.limits.finality;
		let settled = tokio::time::timeout(limit, self.settle_unbounded(pending)).await;
		settled.unwrap_or_else(|_| {
			let seconds = limit.as_secs();
			Err(Error::NotFinal(format!(
				"the transaction was not final within {seconds} seconds; look before you send it again"
			)))
		})
	}

	async fn settle_unbounded(&self, pending: Pending) -> Result<Included> {
		let Pending { transaction, mut progress } = pending;
		loop {
			let news = match progress.take() {
				Some(progress) => self.watch(progress).await?,
				None => News::Unknown,
			};
			match news {
				News::Final(block) => {
					let included = self.included(block, &transaction).await?;
					return included.ok_or_else(|| {
						self.broken("the final block does not have the transaction")
					});
				}
				News::Refused(refusal) => return Err(Error::NotIncluded(refusal)),
				News::Unwatched(why) => {
					return Err(Error::NotFinal(format!(
						"the transaction was in a block, but: {why}. Look before you send it again"
					)))
				}
				News::Unknown => {}
			}
			// Its fate is unknown: look for it before it is sent again.
			let height = self.height().await?;
			if let Some(settled) = self.settled(&transaction).await {
				return settled;
			}
			match self.offer(&transaction).await? {
				Answer::Watched(again) => progress = Some(*again),
				Answer::Unknown => tokio::time::sleep(LOOK_PAUSE).await,
				// It may be in a block that is not final yet.
				Answer::Refused(refusal) => {
					self.until_final(height).await?;
					let settled = self.settled(&transaction).await;
					return settled.unwrap_or(Err(Error::NotIncluded(refusal)));
				}
			}
		}
	}

	/// The end of a transaction, if final blocks tell it.
	async fn settled(&self, transaction: &Transaction) -> Option<Result<Included>> {
		match self.fate(transaction).await {
			Ok(Fate::Included(included)) => Some(Ok(included)),
			Ok(Fate::Never(refusal)) => Some(Err(Error::NotIncluded(refusal))),
			Ok(Fate::Open) => None,
			Err(error) => Some(Err(error)),
		}
	}

	/// Gives the node a transaction.
	async fn offer(&self, transaction: &Transaction) -> Result<Answer> {
		let offered = self.best().await?.tx().from_bytes(transaction.bytes.clone());
		let error = match offered.submit_and_watch().await {
			Ok(progress) => return Ok(Answer::Watched(Box::new(progress))),
			Err(error) => error,
		};
		Ok(match answered(&error) {
			Some(PoolRefusal::AlreadyThere) => Answer::Unknown,
			// The node gives the reason only in words, the runtime as a value.
			Some(PoolRefusal::Invalid { text, .. }) => {
				let again = self.best().await?.tx().from_bytes(transaction.bytes.clone());
				let kind = again.validate().await.ok().as_ref().and_then(found_wrong);
				Answer::Refused(PoolRefusal::Invalid { kind, text })
			}
			Some(refusal) => Answer::Refused(refusal),
			None => match subxt::Error::from(error) {
				error if lost(&error) => Answer::Unknown,
				error => return Err(self.broken(error)),
			},
		})
	}

	/// Follows the node's reports on a transaction to their end.
	async fn watch(&self, mut progress: Progress) -> Result<News> {
		let mut seen = false;
		loop {
			let status = match tokio::time::timeout(NEWS_LIMIT, progress.next()).await {
				Ok(Some(Ok(status))) => status,
				Ok(Some(Err(error))) => match subxt::Error::from(error) {
					error if lost(&error) => return Ok(News::Unknown),
					error => return Err(self.broken(error)),
				},
				Ok(None) | Err(_) => return Ok(News::Unknown),
			};
			return Ok(match status {
				TransactionStatus::InFinalizedBlock(block) => {
					News::Final(H256(block.block_hash().0))
				}
				TransactionStatus::InBestBlock(_) => {
					seen = true;
					continue;
				}
				TransactionStatus::Dropped { message } if seen => News::Unwatched(message),
				TransactionStatus::Invalid { message } => {
					News::Refused(PoolRefusal::Invalid { kind: None, text: message })
				}
				TransactionStatus::Error { message } | TransactionStatus::Dropped { message } => {
					News::Refused(PoolRefusal::Other(message))
				}
				_ => continue,
			});
		}
	}

	/// Looks for a transaction in final blocks.
	///
	/// # Errors
	/// [`Error::Refused`] if a final block has it, but its call failed.
	async fn fate(&self, transaction: &Transaction) -> Result<Fate> {
		let head = self.final_block().await?;
		let Turn::Signed { account, nonce, end } = transaction.turn else {
			for number in transaction.from.saturating_add(1)..=head.number {
				let hash = self.final_hash(number).await?;
				if let Some(included) = self.included(hash, transaction).await? {
					return Ok(Fate::Included(included));
				}
			}
			return Ok(Fate::Open);
		};
		if self.nonce_after(head.hash, &account).await? <= nonce {
			// The next block is the first that may still have it.
			let over = end.is_some_and(|end| head.number.saturating_add(1) >= end);
			return Ok(if over { Fate::Never(PoolRefusal::Expired) } else { Fate::Open });
		}
		// The nonce never falls: the block in which it passed this one is found by halves.
		let (mut before, mut after) = (transaction.from, head.number);
		while after.saturating_sub(before) > 1 {
			let middle = before.midpoint(after);
			let hash = self.final_hash(middle).await?;
			if self.nonce_after(hash, &account).await? > nonce {
				after = middle;
			} else {
				before = middle;
			}
		}
		let hash = self.final_hash(after).await?;
		Ok(match self.included(hash, transaction).await? {
			Some(included) => Fate::Included(included),
			None => Fate::Never(PoolRefusal::Replaced),
		})
	}

	/// Hash of block `number`, which is final.
	async fn final_hash(&self, number: u64) -> Result<H256> {
		let hash = self.hash_of(number).await?;
		hash.ok_or_else(|| self.broken(format!("it has no block {number}")))
	}

	/// Number of transactions of `account` in blocks up to this one.
	async fn nonce_after(&self, hash: H256, account: &AccountId) -> Result<u64> {
		let at = self.at(hash).await?;
		let nonce: u32 = self.ask_at(&at, "AccountNonceApi_account_nonce", account).await?;
		Ok(nonce.into())
	}

	/// The events of a transaction in a block, if the block has it.
	///
	/// # Errors
	/// [`Error::Refused`] if its call failed.
	async fn included(&self, hash: H256, transaction: &Transaction) -> Result<Option<Included>> {
		let of = Some(subxt::utils::H256(hash.0));
		let block = self.answer(self.rpc.chain_get_block(of)).await?;
		let block = block.ok_or_else(|| self.broken(format!("it has no block {hash:#x}")))?;
		let is_it = |bytes: &[u8]| blake2_256(bytes) == transaction.hash;
		let place = block.block.extrinsics.iter().position(|bytes| is_it(&bytes.0));
		let Some(place) = place.and_then(|place| u32::try_from(place).ok()) else {
			return Ok(None);
		};
		let at = self.at(hash).await?;
		let events = at.events();
		let fetched = self.answer(events.fetch()).await?;
		let mut all = Vec::new();
		for event in fetched.iter() {
			let event = event.map_err(|e| self.broken(e))?;
			if event.phase() != Phase::ApplyExtrinsic(place) {
				continue;
			}
			let (pallet, name) = (event.pallet_name(), event.event_name());
			if (pallet, name) == ("System", "ExtrinsicFailed") {
				return Err(Error::Refused(reason_at(&at, event.field_bytes())));
			}
			let fields = event.field_bytes().to_vec();
			all.push(RawEvent { pallet: pallet.into(), name: name.into(), fields });
		}
		Ok(Some(Included { block: hash, events: all }))
	}
}

impl Transaction {
	fn new(bytes: Vec<u8>, from: u64, turn: Turn) -> Self {
		Self { hash: blake2_256(&bytes), bytes, from, turn }
	}
}

/// A version 5 general transaction: no signature, but the transaction extensions, immortal and
/// without tip.
fn general_transaction(
	at: &At,
	call: &Call,
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
