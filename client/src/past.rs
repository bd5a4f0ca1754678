//! The events of past blocks, in the order of the blocks, with several blocks asked for at a time.

use crate::{
	chain::Chain,
	error::{Error, Result},
	events::RawEvent,
};
use std::collections::VecDeque;
use tokio::task::{JoinError, JoinHandle};

/// Blocks that are asked for at the same time: enough that the way to the node is not what one waits
/// for, and few enough that a public node does not mind.
pub const AT_ONCE: usize = 16;

/// A block that is asked for, and its events when they are there.
type Asked = (u64, JoinHandle<Result<Vec<RawEvent>>>);

/// A walk over blocks.
pub struct Past {
	chain: Chain,
	/// The next block to ask for; `None` after the last one.
	next: Option<u64>,
	last: u64,
	asked: VecDeque<Asked>,
}

impl Past {
	/// The blocks from `first` to `last`, both of them included.
	pub fn new(chain: &Chain, first: u64, last: u64) -> Self {
		let next = (first <= last).then_some(first);
		Self { chain: chain.clone(), next, last, asked: VecDeque::new() }
	}

	/// The number and the events of the next block; `None` after the last one.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn next_block(&mut self) -> Result<Option<(u64, Vec<RawEvent>)>> {
		while let Some(number) = self.next.filter(|_| self.asked.len() < AT_ONCE) {
			let chain = self.chain.clone();
			let events = tokio::spawn(async move { chain.events(number).await });
			self.asked.push_back((number, events));
			self.next = number.checked_add(1).filter(|next| *next <= self.last);
		}
		let Some((number, events)) = self.asked.pop_front() else { return Ok(None) };
		let lost =
			|error: JoinError| Error::unexpected(format!("block {number} was not read: {error}"));
		let events = events.await.map_err(lost)??;
		Ok(Some((number, events)))
	}
}

impl Drop for Past {
	/// What was asked for ahead is not needed any more.
	fn drop(&mut self) {
		for (_, events) in &self.asked {
			events.abort();
		}
	}
}
