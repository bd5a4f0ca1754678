//! What the node tells of a block, asked once.
//!
//! A node gives the whole block to anybody who looks for one transaction in it. A block full of
//! large transactions has 3.75 MiB, and a hundred of them that each ask for it are as many times
//! that: more than the node sends until its next block.

use crate::error::Result;
use polkadot_sdk::sp_core::H256;
use std::{
	collections::VecDeque,
	future::Future,
	sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::OnceCell;

/// Blocks that are remembered.
const KEPT: usize = 16;

/// What is known of a block, or will be.
type Cell<T> = Arc<OnceCell<T>>;

/// Blocks, the oldest question first.
type Known<T> = VecDeque<(H256, Cell<T>)>;

/// What is known of the last blocks that were asked about; every copy knows the same.
#[derive(Clone)]
pub(crate) struct Recent<T>(Arc<Mutex<Known<T>>>);

impl<T> Default for Recent<T> {
	fn default() -> Self {
		Self(Arc::default())
	}
}

impl<T: Clone> Recent<T> {
	/// What is known of a block. Only one caller asks for it, and the others wait; if that one fails,
	/// another one tries.
	pub(crate) async fn of(&self, block: H256, ask: impl Future<Output = Result<T>>) -> Result<T> {
		let cell = self.cell(block);
		let known = cell.get_or_try_init(|| ask).await?;
		Ok(known.clone())
	}

	fn cell(&self, block: H256) -> Cell<T> {
		let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		if let Some((_, cell)) = kept.iter().find(|(of, _)| *of == block) {
			return Arc::clone(cell);
		}
		if kept.len() >= KEPT {
			kept.pop_front();
		}
		let cell = Cell::default();
		kept.push_back((block, Arc::clone(&cell)));
		cell
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::error::Error;
	use std::sync::atomic::{AtomicU32, Ordering};
	use tokio::task::JoinSet;

	/// Answers after a while, and counts how often it was asked.
	async fn asked(count: Arc<AtomicU32>) -> Result<u32> {
		count.fetch_add(1, Ordering::SeqCst);
		tokio::task::yield_now().await;
		Ok(7)
	}

	/// Regression: each of the 76 transactions in a full block fetched its 3.75 MiB.
	#[tokio::test]
	async fn block_should_be_fetched_once_for_all_of_its_transactions() {
		let (recent, count) = (Recent::default(), Arc::new(AtomicU32::new(0)));
		let block = H256::repeat_byte(1);
		let mut all = JoinSet::new();
		for _ in 0..76 {
			let (recent, count) = (recent.clone(), count.clone());
			all.spawn(async move { recent.of(block, asked(count)).await.unwrap() });
		}
		while let Some(known) = all.join_next().await {
			assert_eq!(known.unwrap(), 7);
		}
		assert_eq!(count.load(Ordering::SeqCst), 1);
	}

	#[tokio::test]
	async fn block_that_could_not_be_fetched_should_be_fetched_again() {
		let (recent, count) = (Recent::default(), Arc::new(AtomicU32::new(0)));
		let block = H256::repeat_byte(1);
		let failure = async { Err(Error::Unreachable("gone".into())) };
		assert!(recent.of(block, failure).await.is_err());
		assert!(recent.of(block, asked(count.clone())).await.is_ok());
		assert_eq!(count.load(Ordering::SeqCst), 1);
	}

	#[tokio::test]
	async fn only_the_last_blocks_should_be_remembered() {
		let (recent, count) = (Recent::default(), Arc::new(AtomicU32::new(0)));
		for number in 0..=KEPT as u64 {
			recent.of(H256::from_low_u64_be(number), asked(count.clone())).await.unwrap();
		}
		let before = count.load(Ordering::SeqCst);
		for (number, again) in [(1, 0), (0, 1)] {
			recent.of(H256::from_low_u64_be(number), asked(count.clone())).await.unwrap();
			assert_eq!(count.load(Ordering::SeqCst), before + again);
		}
	}
}
