//! Sending transactions, and finding out what became of them.
//!
//! A transaction is followed until a final block has it. If that breaks off, its fate is unknown:
//! the connection or the node broke, or the node's pool dropped it after other pools had got it,
//! and their nodes may still include it. It is then looked for in final blocks, by its nonce and
//! its hash, before anything is sent again; and the bytes sent again are the same ones, which the
//! chain can include only once. Only the chain can say that it was not included: its nonce has
//! passed with another transaction, or its time is over.

use crate::{
	account::AccountId,
	calls::Call,
	chain::{lost, reason_at, At, AtImpl, Block, Chain, Config},
	error::{Error, Result},
	events::{Included, RawEvent},
	keys::Signer,
	offline::{self, Mortality},
	refusal::{answered, found_wrong, Invalid, PoolRefusal, Reason},
	steps::{Made, Sender, Step},
};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256, sp_runtime::MultiSignature};
use std::{fmt::Display, time::Duration};
use subxt::{
	config::DefaultExtrinsicParamsBuilder,
	events::Phase,
	tx::{TransactionProgress, TransactionStatus},
	utils,
};

/// For how many blocks a signed transaction is valid.
const MORTALITY: u64 = 64;
/// How long to wait for news of a transaction before looking for it.
const NEWS_LIMIT: Duration = Duration::from_secs(60);
/// The same, if the block that had it was replaced: the next ones should have it, but the pool may
/// have lost it.
const REPLACED_LIMIT: Duration = Duration::from_secs(30);
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
#[derive(Debug, PartialEq, Eq)]
enum News {
	/// The block of this hash is final and has it.
	Final(H256),
	/// The node's pool no longer has it. Those of other nodes may, and so may a block that is not
	/// final yet.
	LetGo(PoolRefusal),
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
	/// [`Error::Unreachable`], [`Error::Signer`] if a program does not sign, or
	/// [`Error::Unexpected`] if the chain has no such call.
	pub async fn sign(&self, call: &Call, signer: &Signer, nonce: u64) -> Result<Transaction> {
		let at = self.best().await?;
		// Valid from a final block on: the signature names the block, and the best one may not
		// stay.
		let Block { number: from, hash } = self.final_block().await?;
		let params = DefaultExtrinsicParamsBuilder::<Config>::new()
			.nonce(nonce)
			.mortal_from_unchecked(MORTALITY, from, utils::H256(hash.0))
			.build();
		let mut signable = at.tx().create_signable_offline(call, params).map_err(not_encoded)?;
		let payload = signable.signer_payload().map_err(not_encoded)?;
		let account = signer.account();
		let signature = match signer {
			Signer::Key(key) => key.sign(&payload),
			Signer::Program(program) => {
				let call = at.tx().call_data(call).map_err(not_encoded)?;
				let words = words_of(&at, &call);
				let transaction = offline::Transaction {
					genesis: self.genesis(),
					spec_version: at.spec_version(),
					transaction_version: at.transaction_version(),
					account,
					nonce,
					tip: 0,
					mortality: Some(Mortality { period: MORTALITY, from, hash }),
					metadata_hash: None,
					call,
				};
				// A program is told the parts of what it signs: they must be those.
				if transaction.payload() != payload {
					return Err(Error::unexpected(
						"this program does not know the chain's transaction extensions: use the program of the chain's release",
					));
				}
				program.sign(&transaction, words.as_deref()).await?
			}
		};
		let signed = signable
			.sign_with_account_and_signature(&utils::AccountId32(account), &sent(&signature)?)
			.map_err(not_encoded)?;
		let end = Some(from.saturating_add(MORTALITY));
		let turn = Turn::Signed { account, nonce, end };
		let transaction = Transaction::new(signed.into_encoded(), from, turn);
		self.tell_made(&at, call, &transaction).await;
		Ok(transaction)
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
	pub(crate) async fn unsigned(&self, call: &Call) -> Result<Transaction> {
		let from = self.final_block().await?.number;
		let at = self.best().await?;
		let bytes = general_transaction(&at, call).map_err(not_encoded)?;
		let transaction = Transaction::new(bytes, from, Turn::Unsigned);
		self.tell_made(&at, call, &transaction).await;
		Ok(transaction)
	}

	/// Tells of a transaction that was made. The node is not asked for its fee if nobody is told.
	async fn tell_made(&self, at: &At, call: &Call, transaction: &Transaction) {
		if !self.steps.are_told() {
			return;
		}
		let (sender, fee) = match transaction.turn {
			Turn::Signed { account, nonce, end } => {
				let signed = at.tx().from_bytes(transaction.bytes.clone());
				(Some(Sender { account, nonce, end }), signed.partial_fee_estimate().await.ok())
			}
			Turn::Unsigned => (None, None),
		};
		self.steps.tell(&Step::Made(&Made {
			call: format!("{}.{}", call.pallet_name(), call.call_name()),
			data: at.tx().call_data(call).unwrap_or_default(),
			sender,
			fee,
			hash: H256(transaction.hash),
		}));
	}

	/// Signs and sends `call`, and waits until it is in a final block.
	///
	/// # Errors
	/// Those of [`Chain::enter`] and [`Chain::settle`].
	pub async fn send(&self, call: &Call, signer: &Signer) -> Result<Included> {
		let nonce = self.nonce_of(signer.account()).await?;
		self.submit(self.sign(call, signer, nonce).await?).await
	}

	/// Sends `call` without signature, authorised by what it contains, and waits until it is in a
	/// final block.
	///
	/// # Errors
	/// Those of [`Chain::submit`]; a refusal by the call's own pallet is [`Error::Refused`].
	pub async fn send_unsigned(&self, call: &Call) -> Result<Included> {
		let sent = self.submit(self.unsigned(call).await?).await;
		self.explained(call, sent).await
	}

	/// What became of `call`, with the number explained in a refusal by its own pallet.
	pub(crate) async fn explained<T>(&self, call: &Call, result: Result<T>) -> Result<T> {
		match result {
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
		let progress = match self.offer(&transaction).await? {
			Answer::Watched(progress) => Some(*progress),
			Answer::Unknown => None,
			Answer::Refused(refusal) => return Err(Error::NotIncluded(refusal)),
		};
		self.steps.tell(&Step::Sent { hash: H256(transaction.hash) });
		Ok(Pending { transaction, progress })
	}

	/// Waits until a transaction is in a final block.
	///
	/// # Errors
	/// - [`Error::Refused`] if a final block has it, but its call failed;
	/// - [`Error::NotIncluded`] if no block has it, and none will;
	/// - [`Error::NotFinal`] if that was not known in time: it may still be included.
	pub async fn settle(&self, pending: Pending) -> Result<Included> {
		self.settle_telling(pending, || {}).await
	}

	/// [`Chain::settle`] that calls `in_block` when the node reports a block that has the
	/// transaction, once. That block may still be replaced, and the call may have failed in it.
	/// `in_block` is dropped in the end, also if it was not called.
	///
	/// # Errors
	/// Those of [`Chain::settle`].
	pub async fn settle_telling(
		&self,
		pending: Pending,
		in_block: impl FnOnce() + Send,
	) -> Result<Included> {
		let limit = self.limits.finality;
		let hash = H256(pending.transaction.hash);
		let mut refused = None;
		let settling = self.settle_unbounded(pending, Some(in_block), &mut refused);
		let settled = tokio::time::timeout(limit, settling).await;
		let included =
			settled.unwrap_or_else(|_| Err(Error::NotFinal(too_late(limit, refused.as_ref()))))?;
		let (block, number) = (included.block, included.number);
		self.steps.tell(&Step::Final { hash, block, number });
		Ok(included)
	}

	/// Notes the last refusal of the node's pool in `refused`.
	async fn settle_unbounded(
		&self,
		pending: Pending,
		mut in_block: Option<impl FnOnce() + Send>,
		refused: &mut Option<PoolRefusal>,
	) -> Result<Included> {
		let Pending { transaction, mut progress } = pending;
		loop {
			let news = match progress.take() {
				Some(progress) => self.watch(progress, &mut in_block).await?,
				None => News::Unknown,
			};
			match news {
				News::Final(block) => {
					let included = self.included(block, &transaction).await?;
					return included.ok_or_else(|| {
						self.broken("the final block does not have the transaction")
					});
				}
				News::LetGo(refusal) => {
					*refused = Some(refusal);
					tokio::time::sleep(LOOK_PAUSE).await;
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
					if let Some(settled) = self.settled(&transaction).await {
						return settled;
					}
					if transaction.turn.is_ended_by(&refusal) {
						return Err(Error::NotIncluded(refusal));
					}
					*refused = Some(refusal);
					tokio::time::sleep(LOOK_PAUSE).await;
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
		let Some(refusal) = answered(&error) else {
			return match subxt::Error::from(error) {
				error if lost(&error) => Ok(Answer::Unknown),
				error => Err(self.broken(error)),
			};
		};
		if refusal == PoolRefusal::AlreadyThere {
			return Ok(Answer::Unknown);
		}
		// The node gives the reason only in words, or says that it has refused it before. The
		// runtime gives it as a value.
		let again = self.best().await?.tx().from_bytes(transaction.bytes.clone());
		let kind = again.validate().await.ok().as_ref().and_then(found_wrong);
		Ok(Answer::Refused(refusal.with_kind(kind)))
	}

	/// Follows the node's reports on a transaction to their end. Calls `in_block` at the first
	/// block.
	async fn watch(
		&self,
		mut progress: Progress,
		in_block: &mut Option<impl FnOnce() + Send>,
	) -> Result<News> {
		let mut limit = NEWS_LIMIT;
		loop {
			let status = match tokio::time::timeout(limit, progress.next()).await {
				Ok(Some(Ok(status))) => status,
				Ok(Some(Err(error))) => match subxt::Error::from(error) {
					error if lost(&error) => return Ok(News::Unknown),
					error => return Err(self.broken(error)),
				},
				Ok(None) | Err(_) => return Ok(News::Unknown),
			};
			limit = next_limit(&status);
			if let Some(block) = status.as_in_block() {
				self.steps.tell(&Step::InBlock { block: H256(block.block_hash().0) });
				if let Some(in_block) = in_block.take() {
					in_block();
				}
			}
			if let Some(news) = last_report(status) {
				return Ok(news);
			}
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
			let over = is_over(head.number, end);
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
		let of = Some(utils::H256(hash.0));
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
		Ok(Some(Included { block: hash, number: at.block_number(), events: all }))
	}
}

impl Transaction {
	fn new(bytes: Vec<u8>, from: u64, turn: Turn) -> Self {
		Self { hash: blake2_256(&bytes), bytes, from, turn }
	}
}

impl Turn {
	/// Whether this refusal is the end of a transaction that no final block has, although it was
	/// accepted before.
	///
	/// A signed one may be in another pool until its nonce or its time is over, whatever this node
	/// says. One without a signature has neither; what it does, the chain does once, and the runtime
	/// says by now that it would refuse it.
	fn is_ended_by(&self, refusal: &PoolRefusal) -> bool {
		matches!(self, Self::Unsigned) && refusal.invalid().is_some()
	}
}

/// The failure of a call that the chain does not have.
fn not_encoded(error: impl Display) -> Error {
	Error::unexpected(format!("the call cannot be encoded: {error}"))
}

/// An encoded call in words, if the chain's metadata can be read.
fn words_of(at: &At, call: &[u8]) -> Option<String> {
	let call = at.tx().from_call_data_bytes(call).ok()?;
	Some(format!("{}.{} {}", call.pallet_name(), call.call_name(), call.call_data()))
}

/// A signature as transactions have it.
fn sent(signature: &MultiSignature) -> Result<utils::MultiSignature> {
	Ok(match signature {
		MultiSignature::Sr25519(signature) => utils::MultiSignature::Sr25519(signature.0),
		MultiSignature::Ed25519(signature) => utils::MultiSignature::Ed25519(signature.0),
		MultiSignature::Ecdsa(signature) => utils::MultiSignature::Ecdsa(signature.0),
		MultiSignature::Eth(_) => {
			return Err(Error::unexpected("accounts of this chain do not sign in this scheme"));
		}
	})
}

/// Whether a transaction that is valid before block `end` can get into no block after `head`.
fn is_over(head: u64, end: Option<u64>) -> bool {
	// The next block is the first that may still have it.
	end.is_some_and(|end| head.saturating_add(1) >= end)
}

/// Why it is not known what became of a transaction, and what to do.
fn too_late(limit: Duration, refused: Option<&PoolRefusal>) -> String {
	let seconds = limit.as_secs();
	let why = refused.map(|refusal| {
		format!(" (the node's pool does not have it: {refusal}; a block may have it all the same)")
	});
	let why = why.unwrap_or_default();
	format!(
		"the transaction was not final within {seconds} seconds{why}; look before you send it again"
	)
}

/// How long to wait for the report after this one.
fn next_limit<C>(status: &TransactionStatus<Config, C>) -> Duration {
	match status {
		TransactionStatus::NoLongerInBestBlock => REPLACED_LIMIT,
		_ => NEWS_LIMIT,
	}
}

/// What a report on a transaction says of it, if it is the last one.
fn last_report(status: TransactionStatus<Config, AtImpl>) -> Option<News> {
	Some(match status {
		TransactionStatus::InFinalizedBlock(block) => News::Final(H256(block.block_hash().0)),
		TransactionStatus::Invalid { message } => {
			News::LetGo(PoolRefusal::Invalid { kind: None, text: message })
		}
		TransactionStatus::Error { message } | TransactionStatus::Dropped { message } => {
			News::LetGo(PoolRefusal::Other(message))
		}
		_ => return None,
	})
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

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;

	const SIGNED: Turn = Turn::Signed { account: [1; 32], nonce: 7, end: Some(164) };

	fn pool() -> PoolRefusal {
		PoolRefusal::Other("Transaction was dropped".into())
	}

	fn runtime(kind: Option<Invalid>) -> PoolRefusal {
		PoolRefusal::Invalid { kind, text: "no".into() }
	}

	#[test]
	fn sent_signature_should_be_encoded_as_it_was() {
		for signature in [
			MultiSignature::Sr25519([1; 64].into()),
			MultiSignature::Ed25519([2; 64].into()),
			MultiSignature::Ecdsa([3; 65].into()),
		] {
			assert_eq!(sent(&signature).unwrap().encode(), signature.encode());
		}
		assert!(sent(&MultiSignature::Eth([4; 65].into())).is_err());
	}

	#[test]
	fn reports_of_a_pool_should_not_end_a_transaction_that_others_may_include() {
		let message = String::from("Transaction was dropped");
		let dropped = TransactionStatus::Dropped { message };
		assert_eq!(last_report(dropped), Some(News::LetGo(pool())));
		let usurped = TransactionStatus::Invalid { message: "no".into() };
		assert_eq!(last_report(usurped), Some(News::LetGo(runtime(None))));
		let failed = TransactionStatus::Error { message: "Transaction was dropped".into() };
		assert_eq!(last_report(failed), Some(News::LetGo(pool())));
		for early in [
			TransactionStatus::Validated,
			TransactionStatus::Broadcasted,
			TransactionStatus::NoLongerInBestBlock,
		] {
			assert_eq!(last_report(early), None);
		}
	}

	#[test]
	fn transaction_whose_block_was_replaced_should_be_looked_for_sooner() {
		let limit = next_limit::<AtImpl>;
		assert_eq!(limit(&TransactionStatus::NoLongerInBestBlock), REPLACED_LIMIT);
		assert_eq!(limit(&TransactionStatus::Validated), NEWS_LIMIT);
	}

	#[test]
	fn refusal_should_not_end_a_signed_transaction_that_was_accepted_before() {
		for refusal in [
			pool(),
			runtime(None),
			runtime(Some(Invalid::Stale)),
			runtime(Some(Invalid::Other)),
			runtime(Some(Invalid::Custom(3))),
		] {
			assert!(!SIGNED.is_ended_by(&refusal), "{refusal:?}");
		}
	}

	#[test]
	fn refusal_by_the_runtime_should_end_a_transaction_without_signature() {
		assert!(Turn::Unsigned.is_ended_by(&runtime(Some(Invalid::Custom(3)))));
		assert!(Turn::Unsigned.is_ended_by(&runtime(Some(Invalid::Stale))));
		// A pool that is full, or that bans what it dropped, says nothing of the chain.
		assert!(!Turn::Unsigned.is_ended_by(&pool()));
		assert!(!Turn::Unsigned.is_ended_by(&runtime(None)));
	}

	#[test]
	fn transaction_should_be_over_when_the_next_block_is_past_its_time() {
		assert!(!is_over(162, Some(164)));
		assert!(is_over(163, Some(164)));
		assert!(!is_over(u64::MAX, None));
	}

	#[test]
	fn failure_should_say_what_the_pool_said_and_to_look_first() {
		let limit = Duration::from_secs(300);
		let told = too_late(limit, None);
		assert!(told.contains("within 300 seconds; look before you send it again"), "{told}");
		let told = too_late(limit, Some(&pool()));
		assert!(told.contains("Transaction was dropped"), "{told}");
		assert!(told.ends_with("look before you send it again"), "{told}");
	}
}
