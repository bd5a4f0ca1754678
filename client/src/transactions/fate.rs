//! Giving a transaction to the node, and finding out what became of it.

use crate::{
	account::AccountId,
	chain::{lost, reason_at, AtImpl, Chain, Config},
	error::{Error, Result},
	events::{Included, RawEvent},
	flight::is_early,
	refusal::{answered, found_wrong, PoolRefusal},
	steps::Step,
	transactions::made::{Pending, Progress, Transaction, Turn},
};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use std::{sync::Arc, time::Duration};
use subxt::{events::Phase, tx::TransactionStatus, utils};

/// How long to wait for news of a transaction before looking for it.
const NEWS_LIMIT: Duration = Duration::from_secs(60);
/// The same, if the block that had it was replaced: the next ones should have it, but the pool may
/// have lost it.
const REPLACED_LIMIT: Duration = Duration::from_secs(30);
/// Between two looks for a transaction that the node has but does not report on.
const LOOK_PAUSE: Duration = Duration::from_secs(1);

/// How far a transaction has come, as its node reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
	/// The node's pool has it, and those that come before it: the next block may have it.
	Ready,
	/// A block has it. That block may still be replaced, and the call may have failed in it.
	InBlock,
}

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

	/// Finds out what became of a transaction that another run made and may have sent, and waits until
	/// it is in a final block. As long as it can be included the same bytes are sent again, which the
	/// chain includes only once.
	///
	/// # Errors
	/// Those of [`Chain::settle`]; [`Error::Unreachable`] also if the node has pruned the states of
	/// the blocks since it was made.
	pub async fn resume(&self, transaction: Transaction) -> Result<Included> {
		self.settle(Pending { transaction, progress: None }).await
	}

	/// Waits until a transaction is in a final block.
	///
	/// # Errors
	/// - [`Error::Refused`] if a final block has it, but its call failed;
	/// - [`Error::NotIncluded`] if no block has it, and none will;
	/// - [`Error::NotFinal`] if that was not known in time: it may still be included.
	pub async fn settle(&self, pending: Pending) -> Result<Included> {
		self.settle_telling(pending, |_| {}).await
	}

	/// [`Chain::settle`] that calls `tell` at what the node reports meanwhile: nothing, if it reports
	/// nothing, or the same stage more than once. `tell` is dropped in the end.
	///
	/// # Errors
	/// Those of [`Chain::settle`].
	pub async fn settle_telling(
		&self,
		pending: Pending,
		mut tell: impl FnMut(Stage) + Send,
	) -> Result<Included> {
		let limit = self.limits.finality;
		let hash = H256(pending.transaction.hash);
		let mut refused = None;
		let settling = self.settle_unbounded(pending, &mut tell, &mut refused);
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
		tell: &mut (impl FnMut(Stage) + Send),
		refused: &mut Option<PoolRefusal>,
	) -> Result<Included> {
		let Pending { transaction, mut progress } = pending;
		loop {
			let news = match progress.take() {
				Some(progress) => self.watch(progress, tell).await?,
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
			if self.is_early(&transaction).await? {
				tokio::time::sleep(LOOK_PAUSE).await;
				continue;
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

	/// Whether the node's pool lacks so much of what comes before a transaction that it may drop it
	/// before its turn, or drop what comes before it. When a pool has lost many, as that of a node
	/// that was started again, the first ones are to be sent first.
	async fn is_early(&self, transaction: &Transaction) -> Result<bool> {
		let Turn::Signed { account, nonce, .. } = transaction.turn else { return Ok(false) };
		let next = self.nonce_of(account).await?;
		Ok(is_early(next, nonce, transaction.length()))
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

	/// Follows the node's reports on a transaction to their end. Calls `tell` at each stage.
	async fn watch(
		&self,
		mut progress: Progress,
		tell: &mut (impl FnMut(Stage) + Send),
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
			}
			if let Some(stage) = stage(&status) {
				tell(stage);
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

	/// Hashes of the transactions in a block.
	async fn hashes_in(&self, hash: H256) -> Result<Arc<Vec<[u8; 32]>>> {
		let of = Some(utils::H256(hash.0));
		let block = self.answer(self.rpc.chain_get_block(of)).await?;
		let block = block.ok_or_else(|| self.broken(format!("it has no block {hash:#x}")))?;
		let hashes = block.block.extrinsics.iter().map(|bytes| blake2_256(&bytes.0));
		Ok(Arc::new(hashes.collect()))
	}

	/// The events of a transaction in a block, if the block has it.
	///
	/// # Errors
	/// [`Error::Refused`] if its call failed.
	async fn included(&self, hash: H256, transaction: &Transaction) -> Result<Option<Included>> {
		let hashes = self.bodies.of(hash, self.hashes_in(hash)).await?;
		let place = hashes.iter().position(|of| *of == transaction.hash);
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

/// The stage of a transaction of which the node reports this.
fn stage<C>(status: &TransactionStatus<Config, C>) -> Option<Stage> {
	match status {
		// What the library calls so is what the node calls ready.
		TransactionStatus::Validated => Some(Stage::Ready),
		// Where blocks are final at once, a node may report nothing else.
		TransactionStatus::InBestBlock(_) | TransactionStatus::InFinalizedBlock(_) => {
			Some(Stage::InBlock)
		}
		_ => None,
	}
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

#[cfg(test)]
mod tests {
	use super::*;

	fn pool() -> PoolRefusal {
		PoolRefusal::Other("Transaction was dropped".into())
	}

	#[test]
	fn reports_of_a_pool_should_not_end_a_transaction_that_others_may_include() {
		let message = String::from("Transaction was dropped");
		let dropped = TransactionStatus::Dropped { message };
		assert_eq!(last_report(dropped), Some(News::LetGo(pool())));
		let invalid = PoolRefusal::Invalid { kind: None, text: "no".into() };
		let usurped = TransactionStatus::Invalid { message: "no".into() };
		assert_eq!(last_report(usurped), Some(News::LetGo(invalid)));
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
	fn transaction_should_be_ready_when_the_node_says_so() {
		let stage = stage::<AtImpl>;
		assert_eq!(stage(&TransactionStatus::Validated), Some(Stage::Ready));
		assert_eq!(stage(&TransactionStatus::Broadcasted), None);
		assert_eq!(stage(&TransactionStatus::NoLongerInBestBlock), None);
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
