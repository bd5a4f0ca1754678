//! Which of the transactions under way still wait for a block, and which only for its finality.
//!
//! A node's pool keeps few of those whose turn has not come: a tenth of what it keeps in all, which
//! is 2 MiB by default. Of more than that it drops the oldest, whose turn is next, and what is sent
//! again in its place drops others. One transaction that the pool loses sight of, as it may while a
//! block comes, would leave all that follow it without their turn. So only some are sent until the
//! node says of them that they are ready for the next block.

#[cfg(test)]
mod model;

use std::{future::Future, sync::Arc};
use tokio::{
	sync::{watch, OwnedSemaphorePermit, Semaphore},
	task::{JoinError, JoinSet},
};

/// No more are sent while those that may not be ready have so many bytes: less than what a node's
/// pool keeps of such by 512 KiB, because the last one comes on top, and others may send too.
const MOST_UNREADY: u64 = 3 << 19;

/// How many transactions are followed at the same time, unless more have to wait for a block. A node
/// serves 1,024 subscriptions over a connection, and each transaction is one.
const MOST: usize = 512;

/// A place among the transactions that wait for a block. It is free again when this is dropped.
pub(crate) type Slot = OwnedSemaphorePermit;

/// A transaction of which the node has not said that it is ready for the next block. It counts until
/// this is dropped.
pub(crate) struct Unready {
	bytes: u64,
	all: watch::Sender<u64>,
}

impl Drop for Unready {
	fn drop(&mut self) {
		self.all.send_modify(|all| *all = all.saturating_sub(self.bytes));
	}
}

/// Transactions under way. Each is a task that ends with `T` and drops its slot at some time.
pub(crate) struct Flight<T> {
	slots: Arc<Semaphore>,
	/// Bytes of those that may not be ready.
	unready: watch::Sender<u64>,
	most: usize,
	tasks: JoinSet<T>,
}

/// What happened next.
#[derive(Debug)]
pub(crate) enum Next<T> {
	/// A task has ended.
	Ended(Result<T, JoinError>),
	/// There is a free slot.
	Free,
	/// No task is under way.
	Nothing,
}

impl<T: Send + 'static> Flight<T> {
	/// Nothing under way, and `slots` slots: at least one.
	pub(crate) fn new(slots: usize) -> Self {
		let slots = slots.clamp(1, Semaphore::MAX_PERMITS);
		Self {
			slots: Arc::new(Semaphore::new(slots)),
			unready: watch::Sender::new(0),
			most: MOST.max(slots),
			tasks: JoinSet::new(),
		}
	}

	/// A slot, if one is free and another transaction can be sent and followed.
	pub(crate) fn slot(&self) -> Option<Slot> {
		if !self.has_room() || *self.unready.borrow() >= MOST_UNREADY {
			return None;
		}
		Arc::clone(&self.slots).try_acquire_owned().ok()
	}

	/// Counts a transaction of so many bytes that was sent as one that may not be ready.
	pub(crate) fn unready(&self, bytes: u64) -> Unready {
		self.unready.send_modify(|all| *all = all.saturating_add(bytes));
		Unready { bytes, all: self.unready.clone() }
	}

	/// Follows a transaction to its end.
	pub(crate) fn follow(&mut self, task: impl Future<Output = T> + Send + 'static) {
		self.tasks.spawn(task);
	}

	/// Number of transactions under way.
	pub(crate) fn len(&self) -> usize {
		self.tasks.len()
	}

	/// Waits until a task has ended or, if there is `more` to send, a slot is free for it.
	pub(crate) async fn next(&mut self, more: bool) -> Next<T> {
		let more = more && self.has_room();
		tokio::select! {
			biased;
			Some(ended) = self.tasks.join_next() => Next::Ended(ended),
			() = free(&self.slots, &self.unready), if more => Next::Free,
			else => Next::Nothing,
		}
	}

	fn has_room(&self) -> bool {
		self.tasks.len() < self.most
	}
}

/// Waits until another transaction can be sent, and a slot is free for it.
async fn free(slots: &Semaphore, unready: &watch::Sender<u64>) {
	// Both fail only when what is waited for is gone.
	drop(unready.subscribe().wait_for(|all| *all < MOST_UNREADY).await);
	drop(slots.acquire().await);
}

/// Whether so much comes before a transaction, from `next` of its account on, that a pool may drop
/// it, or what comes before it. Those before it are taken to be of the same length.
pub(crate) fn is_early(next: u64, nonce: u64, length: u64) -> bool {
	nonce.saturating_sub(next).saturating_mul(length) >= MOST_UNREADY
}

#[cfg(test)]
mod tests {
	use super::*;
	use tokio::sync::oneshot;

	/// A transaction that is in a block, and then final, when it is told so.
	fn transaction(flight: &mut Flight<u32>, name: u32) -> [oneshot::Sender<()>; 2] {
		let slot = flight.slot().unwrap();
		let (in_block, included) = oneshot::channel();
		let (is_final, settled) = oneshot::channel();
		flight.follow(async move {
			included.await.unwrap();
			drop(slot);
			settled.await.unwrap();
			name
		});
		[in_block, is_final]
	}

	fn ended(next: Next<u32>) -> u32 {
		match next {
			Next::Ended(Ok(name)) => name,
			other => panic!("{other:?}"),
		}
	}

	/// Regression: a slot was held until finality, so that the wait for it bounded the rate.
	#[tokio::test]
	async fn slot_should_be_free_as_soon_as_a_block_has_the_transaction() {
		let mut flight = Flight::new(1);
		let [in_block, first_final] = transaction(&mut flight, 1);
		assert!(flight.slot().is_none());
		in_block.send(()).unwrap();
		assert!(matches!(flight.next(true).await, Next::Free));
		let [in_block, second_final] = transaction(&mut flight, 2);
		assert!(flight.slot().is_none());
		assert_eq!(flight.len(), 2);
		// The second is final before the first, as never happens on a chain.
		in_block.send(()).unwrap();
		second_final.send(()).unwrap();
		assert_eq!(ended(flight.next(false).await), 2);
		first_final.send(()).unwrap();
		assert_eq!(ended(flight.next(false).await), 1);
		assert!(matches!(flight.next(false).await, Next::Nothing));
	}

	#[tokio::test]
	async fn run_should_end_only_when_all_that_is_under_way_has_ended() {
		let mut flight = Flight::new(4);
		let all: Vec<_> = (0..4).map(|name| transaction(&mut flight, name)).collect();
		let (mut finals, mut names) = (Vec::new(), Vec::new());
		for [in_block, is_final] in all {
			in_block.send(()).unwrap();
			finals.push(is_final);
		}
		for (left, is_final) in (0..4).rev().zip(finals) {
			is_final.send(()).unwrap();
			names.push(ended(flight.next(false).await));
			assert_eq!(flight.len(), left);
		}
		names.sort_unstable();
		assert_eq!(names, [0, 1, 2, 3]);
		assert!(matches!(flight.next(false).await, Next::Nothing));
	}

	/// When blocks come but do not become final, transactions must not pile up without an end.
	#[tokio::test]
	async fn no_more_should_be_followed_than_the_node_serves() {
		let mut flight = Flight::new(2);
		let mut finals = Vec::new();
		while flight.len() < MOST {
			let [in_block, is_final] = transaction(&mut flight, 0);
			in_block.send(()).unwrap();
			finals.push(is_final);
			if flight.len() < MOST {
				assert!(matches!(flight.next(true).await, Next::Free));
			}
		}
		assert!(flight.slot().is_none());
		finals.pop().unwrap().send(()).unwrap();
		// Not that a slot is free: there is no room for what would use it.
		assert_eq!(ended(flight.next(true).await), 0);
		assert!(flight.slot().is_some());
	}

	/// Regression: 6 MiB were sent whatever the node said of them. While one was missing, its pool
	/// kept 2 MiB of those that followed, not the next ones, and one or two got into each block.
	#[tokio::test]
	async fn no_more_should_be_sent_before_their_turn_than_the_pool_of_a_node_keeps() {
		const POOL: u64 = 2 << 20;
		const CHUNK: u64 = 49_300;
		let mut flight = Flight::<()>::new(128);
		let mut sent = Vec::new();
		while let Some(slot) = flight.slot() {
			sent.push((slot, flight.unready(CHUNK)));
		}
		let bytes = sent.len() as u64 * CHUNK;
		assert!((POOL / 2..POOL).contains(&bytes), "{bytes} bytes");
		// The missing one is back: all have their turn, and others can be sent.
		let (slots, unready): (Vec<_>, Vec<_>) = sent.into_iter().unzip();
		flight.follow(async move { drop(unready) });
		assert!(matches!(flight.next(true).await, Next::Ended(Ok(()))));
		assert!(matches!(flight.next(true).await, Next::Free));
		assert!(flight.slot().is_some());
		drop(slots);
	}

	#[tokio::test]
	async fn transactions_that_are_ready_should_be_sent_up_to_the_number_of_slots() {
		let flight = Flight::<()>::new(128);
		let mut slots = Vec::new();
		while let Some(slot) = flight.slot() {
			drop(flight.unready(1 << 20));
			slots.push(slot);
		}
		assert_eq!(slots.len(), 128);
	}

	/// A single one may have more bytes than a pool keeps before its turn.
	#[tokio::test]
	async fn large_transactions_should_be_sent_one_by_one() {
		let mut flight = Flight::<()>::new(4);
		let first = (flight.slot().unwrap(), flight.unready(MOST_UNREADY * 2));
		assert!(flight.slot().is_none());
		flight.follow(async move { drop(first) });
		assert!(matches!(flight.next(true).await, Next::Ended(Ok(()))));
		assert!(flight.slot().is_some());
	}

	/// Regression: all that a pool had lost were sent again in any order, and it dropped those that
	/// were next.
	#[test]
	fn lost_transactions_should_be_sent_again_only_shortly_before_their_turn() {
		const CHUNK: u64 = 49_300;
		let early: Vec<bool> = (100..227).map(|nonce| is_early(100, nonce, CHUNK)).collect();
		let sent = early.iter().take_while(|early| !**early).count();
		assert!((20..=40).contains(&sent), "{sent} at a time");
		assert!(early.iter().skip(sent).all(|early| *early));
		// The next one is never early, nor one whose turn is over.
		assert!(!is_early(100, 100, u64::MAX));
		assert!(!is_early(100, 99, u64::MAX));
		assert!(is_early(100, 101, u64::MAX));
	}

	#[tokio::test]
	async fn slot_of_a_transaction_that_ends_without_a_block_should_be_free() {
		let mut flight = Flight::new(1);
		let slot = flight.slot().unwrap();
		flight.follow(async move {
			let _slot = slot;
			7
		});
		assert_eq!(ended(flight.next(true).await), 7);
		assert!(flight.slot().is_some());
	}

	#[tokio::test]
	async fn lost_task_should_be_told_and_its_slot_be_free() {
		let mut flight = Flight::<u32>::new(1);
		let slot = flight.slot().unwrap();
		flight.follow(async move {
			let _slot = slot;
			panic!("lost")
		});
		assert!(matches!(flight.next(true).await, Next::Ended(Err(_))));
		assert!(flight.slot().is_some());
	}

	#[test]
	fn all_that_wait_for_a_block_should_be_followed_however_many() {
		assert_eq!(Flight::<()>::new(0).most, MOST);
		assert_eq!(Flight::<()>::new(MOST * 2).most, MOST * 2);
	}
}
