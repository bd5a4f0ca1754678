//! Which of the transactions under way still wait for a block, and which only for its finality.

use std::{future::Future, sync::Arc};
use tokio::{
	sync::{OwnedSemaphorePermit, Semaphore},
	task::{JoinError, JoinSet},
};

/// How many transactions are followed at the same time, unless more have to wait for a block. A node
/// serves 1,024 subscriptions over a connection, and each transaction is one.
const MOST: usize = 512;

/// A place among the transactions that wait for a block. It is free again when this is dropped.
pub(crate) type Slot = OwnedSemaphorePermit;

/// Transactions under way. Each is a task that ends with `T` and drops its slot at some time.
pub(crate) struct Flight<T> {
	slots: Arc<Semaphore>,
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
			most: MOST.max(slots),
			tasks: JoinSet::new(),
		}
	}

	/// A slot, if one is free and another transaction can be followed.
	pub(crate) fn slot(&self) -> Option<Slot> {
		if !self.has_room() {
			return None;
		}
		Arc::clone(&self.slots).try_acquire_owned().ok()
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
			Ok(_) = self.slots.acquire(), if more => Next::Free,
			else => Next::Nothing,
		}
	}

	fn has_room(&self) -> bool {
		self.tasks.len() < self.most
	}
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
