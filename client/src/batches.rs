//! Work that goes on chain in batches: chunk, sign, enter, settle, ask what is left, go on.
//!
//! One engine pays lists, records attestations and reports scores. What they differ in is a
//! [`Work`]. The chain itself says what is left to do, so a run can be interrupted and repeated at
//! any time.
//!
//! A transaction makes room for another one when a block has it, and is followed until that block is
//! final. Few are sent before the node says that those before them are ready for the next block. If
//! its block is replaced, a transaction gets into another one: by the node's pool, or because the
//! same bytes are sent again, which the chain can include only once. Nothing is noted as done before
//! it is final, and the run ends only then.

use crate::{
	calls::Call,
	chain::Chain,
	error::{Error, Result},
	events::Included,
	flight::{Flight, Next},
	keys::Signer,
	transactions::{Pending, Stage, Transaction},
};
use std::{
	collections::VecDeque,
	future::Future,
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	time::Duration,
};

/// Before a pass is tried again after a failure.
const RETRY_PAUSE: Duration = Duration::from_secs(3);

/// Something to do for many items, a batch of them per transaction.
pub trait Work {
	/// One of them.
	type Item: Clone + Send + 'static;

	/// Whether [`Work::left`] asks the chain. If it counts by itself, from final blocks, the run
	/// ends without a last look.
	const ASKS_CHAIN: bool = true;

	/// The call that does a batch.
	///
	/// # Errors
	/// Any error that makes it impossible to go on.
	fn call(&mut self, batch: &[Self::Item]) -> Result<Call>;

	/// Cuts items into batches of at most `most`.
	fn batches(&self, items: &[Self::Item], most: usize) -> VecDeque<Vec<Self::Item>> {
		items.chunks(most.max(1)).map(<[Self::Item]>::to_vec).collect()
	}

	/// Notes the transaction of a batch before it is given to the node, for work that must know what
	/// an earlier run may have sent. It is not sent if that fails.
	///
	/// # Errors
	/// Any error that makes it impossible to go on.
	fn signed(&mut self, _: &[Self::Item], _: &Transaction) -> Result<()> {
		Ok(())
	}

	/// The items that are not done, as the chain says now. Refused ones are not among them.
	fn left(&mut self, chain: &Chain) -> impl Future<Output = Result<Vec<Self::Item>>>;

	/// Notes what a batch did; a final block has it.
	fn done(
		&mut self,
		chain: &Chain,
		batch: Vec<Self::Item>,
		included: Included,
	) -> impl Future<Output = Result<()>>;

	/// Decides what to do about a batch that the chain, or the pool, refused as a whole.
	fn refused(
		&mut self,
		chain: &Chain,
		batch: Vec<Self::Item>,
		error: Error,
	) -> impl Future<Output = Verdict<Self::Item>>;

	/// Told what happens meanwhile.
	fn notice(&mut self, _: Notice<'_>) {}
}

/// The decision on a refused batch.
pub enum Verdict<Item> {
	/// Its refusals are noted: go on with the others.
	Noted,
	/// Send these batches in its place.
	Split(Vec<Vec<Item>>),
	/// Try again, as after a broken connection.
	Retry(Error),
	/// A retry is pointless.
	Stop(Error),
}

/// An incident of a run.
#[derive(Debug)]
pub enum Notice<'a> {
	/// A pass failed, and is tried again.
	Retrying {
		/// Why it failed.
		error: &'a Error,
		/// How often that happened.
		failures: u32,
		/// How often it may.
		retries: u32,
	},
	/// The run was asked to stop, and settles what is under way.
	Stopping {
		/// Number of transactions under way.
		under_way: usize,
	},
}

/// Until when a transaction keeps others from being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
	/// Until a block has it. It may fail when others are sent already.
	Included,
	/// Until its block is final, so that its end is known before another one is sent in its place.
	Final,
}

/// How much at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
	/// Items per transaction.
	pub batch: usize,
	/// Transactions that keep others from being sent, at the most.
	pub in_flight: usize,
	/// Until when each does.
	pub hold: Hold,
	/// How often a failed pass is tried again.
	pub retries: u32,
	/// Least time between two transactions.
	pub pause: Duration,
}

impl Pace {
	/// As fast as blocks take it.
	pub const fn new(batch: usize, in_flight: usize, retries: u32) -> Self {
		Self { batch, in_flight, hold: Hold::Included, retries, pause: Duration::ZERO }
	}

	/// One after the other: the next one is sent when the one before is final.
	pub const fn one_by_one(batch: usize, retries: u32) -> Self {
		Self { hold: Hold::Final, ..Self::new(batch, 1, retries) }
	}
}

/// A switch that ends a run as soon as the transactions under way are settled.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
	/// Asks for the end.
	pub fn request(&self) {
		self.0.store(true, Ordering::SeqCst);
	}

	/// Whether the end was asked for.
	pub fn is_requested(&self) -> bool {
		self.0.load(Ordering::SeqCst)
	}
}

/// A run over many items.
pub struct Batches<'a> {
	chain: &'a Chain,
	/// Who signs; nobody if the calls are authorised by what they contain.
	signer: Option<&'a Signer>,
	pace: Pace,
	stop: Stop,
	/// Transactions that final blocks have.
	pub transactions: u64,
	/// Items that were left when the chain was last asked.
	pub left: usize,
}

/// Why a pass ended early.
struct Failure {
	error: Error,
	/// Whether a retry is pointless.
	pointless: bool,
}

impl From<Error> for Failure {
	fn from(error: Error) -> Self {
		// A program that does not sign is not asked again and again: a person may have refused.
		let pointless = matches!(error, Error::Signer { .. });
		Self { error, pointless }
	}
}

impl<'a> Batches<'a> {
	/// A run that `signer` signs. The key must not be used elsewhere meanwhile.
	pub fn new(chain: &'a Chain, signer: &'a Signer, pace: Pace, stop: Stop) -> Self {
		Self { chain, signer: Some(signer), pace, stop, transactions: 0, left: 0 }
	}

	/// A run of calls without signature, authorised by what they contain. A refusal by the call's own
	/// pallet is [`Error::Refused`], as if a block had it.
	pub fn unsigned(chain: &'a Chain, pace: Pace, stop: Stop) -> Self {
		Self { chain, signer: None, pace, stop, transactions: 0, left: 0 }
	}

	/// Does `todo`, and whatever else [`Work::left`] says is left.
	///
	/// # Errors
	/// - [`Error::Interrupted`] if the run was stopped with items left;
	/// - the last failure, if a retry is pointless, as when the connection is given up, or there were
	///   too many.
	pub async fn run<W: Work>(&mut self, work: &mut W, todo: Vec<W::Item>) -> Result<()> {
		let mut left = todo;
		let mut failures = 0u32;
		loop {
			self.left = left.len();
			if left.is_empty() && !W::ASKS_CHAIN {
				return Ok(());
			}
			if left.is_empty() {
				// The best block may still be replaced: look again once it is final.
				self.chain.until_final(self.chain.height().await?).await?;
				left = work.left(self.chain).await?;
				self.left = left.len();
				if left.is_empty() {
					return Ok(());
				}
			}
			if self.stop.is_requested() {
				return Err(Error::Interrupted("interrupted".into()));
			}
			let mut result = self.send_batches(work, &left).await;
			// The chain knows which items are left, no matter what was lost on the way.
			match work.left(self.chain).await {
				Ok(rest) => {
					let stuck = rest.len() >= left.len() && !self.stop.is_requested();
					if result.is_ok() && stuck {
						let why = "the node does not show what was written to it";
						result = Err(Error::unexpected(why).into());
					}
					left = rest;
					self.left = left.len();
				}
				Err(error) => result = result.and(Err(error.into())),
			}
			let Err(Failure { error, pointless }) = result else { continue };
			failures = failures.saturating_add(1);
			let pointless = pointless || self.chain.is_given_up();
			if pointless || failures > self.pace.retries || self.stop.is_requested() {
				return Err(error);
			}
			let retries = self.pace.retries;
			work.notice(Notice::Retrying { error: &error, failures, retries });
			tokio::time::sleep(RETRY_PAUSE).await;
		}
	}

	/// Sends `items` in batches, several at a time, and settles them.
	async fn send_batches<W: Work>(
		&mut self,
		work: &mut W,
		items: &[W::Item],
	) -> std::result::Result<(), Failure> {
		let mut nonce = match self.signer {
			Some(signer) => self.chain.nonce_of(signer.account()).await?,
			None => 0,
		};
		let mut batches = work.batches(items, self.pace.batch);
		let mut flight = Flight::new(self.pace.in_flight);
		let mut failure: Option<Failure> = None;
		let mut told = false;
		loop {
			while failure.is_none() && !self.stop.is_requested() && !batches.is_empty() {
				let Some(slot) = flight.slot() else { break };
				let Some(batch) = batches.pop_front() else { break };
				match self.enter(work, &batch, nonce).await {
					Ok((pending, call)) => {
						nonce = nonce.saturating_add(1);
						let chain = self.chain.clone();
						let mut unready = Some(flight.unready(pending.length()));
						let (mut until_included, until_final) = match self.pace.hold {
							Hold::Included => (Some(slot), None),
							Hold::Final => (None, Some(slot)),
						};
						flight.follow(async move {
							let tell = move |stage: Stage| {
								drop(unready.take());
								if stage == Stage::InBlock {
									drop(until_included.take());
								}
							};
							let mut result = chain.settle_telling(pending, tell).await;
							if let Some(call) = &call {
								result = chain.explained(call, result).await;
							}
							(batch, result, until_final)
						});
					}
					// Its nonce is still free.
					Err(error) => {
						failure = self.ended(work, batch, Err(error), &mut batches).await;
					}
				}
				if !self.pace.pause.is_zero() {
					tokio::time::sleep(self.pace.pause).await;
				}
			}
			if self.stop.is_requested() && !std::mem::replace(&mut told, true) {
				work.notice(Notice::Stopping { under_way: flight.len() });
			}
			let more = failure.is_none() && !self.stop.is_requested() && !batches.is_empty();
			match flight.next(more).await {
				Next::Ended(Ok((batch, result, until_final))) => {
					let ended = self.ended(work, batch, result, &mut batches).await;
					failure = failure.or(ended);
					// Not before its end is dealt with: what is noted of it must not be of the next one.
					drop(until_final);
				}
				Next::Ended(Err(error)) => {
					let lost = Error::unexpected(format!("a batch was lost: {error}"));
					failure = failure.or(Some(lost.into()));
				}
				Next::Free => {}
				Next::Nothing if failure.is_some() || self.stop.is_requested() => break,
				Next::Nothing if batches.is_empty() => break,
				Next::Nothing => {}
			}
		}
		failure.map_or(Ok(()), Err)
	}

	/// Signs a batch, if it is to be signed, and enters it into the pool. Returns the call, too, of one
	/// that is not.
	async fn enter<W: Work>(
		&self,
		work: &mut W,
		batch: &[W::Item],
		nonce: u64,
	) -> Result<(Pending, Option<Call>)> {
		let call = work.call(batch)?;
		let Some(signer) = self.signer else {
			let entered = self.chain.enter(self.chain.unsigned(&call).await?).await;
			return Ok((self.chain.explained(&call, entered).await?, Some(call)));
		};
		let transaction = self.chain.sign(&call, signer, nonce).await?;
		work.signed(batch, &transaction)?;
		Ok((self.chain.enter(transaction).await?, None))
	}

	/// Deals with the end of a batch; returns why the pass should end, if it should.
	async fn ended<W: Work>(
		&mut self,
		work: &mut W,
		batch: Vec<W::Item>,
		result: Result<Included>,
		batches: &mut VecDeque<Vec<W::Item>>,
	) -> Option<Failure> {
		let error = match result {
			Ok(included) => {
				self.transactions = self.transactions.saturating_add(1);
				return work.done(self.chain, batch, included).await.err().map(Failure::from);
			}
			Err(error) => error,
		};
		if !matches!(error, Error::Refused(_) | Error::NotIncluded(_)) {
			return Some(error.into());
		}
		match work.refused(self.chain, batch, error).await {
			Verdict::Noted => None,
			Verdict::Split(parts) => {
				batches.extend(parts);
				None
			}
			Verdict::Retry(error) => Some(error.into()),
			Verdict::Stop(error) => Some(Failure { error, pointless: true }),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn transactions_should_be_held_until_final_only_one_by_one() {
		let pace = Pace::new(200, 64, 5);
		assert_eq!((pace.in_flight, pace.hold), (64, Hold::Included));
		let pace = Pace::one_by_one(64, 0);
		assert_eq!((pace.batch, pace.in_flight, pace.hold), (64, 1, Hold::Final));
	}

	#[test]
	fn stop_should_be_seen_through_every_copy() {
		let stop = Stop::default();
		let copy = stop.clone();
		assert!(!copy.is_requested());
		stop.request();
		assert!(copy.is_requested());
	}
}
