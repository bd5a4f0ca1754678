//! Following the chain: final blocks are read ahead, checked in order, and kept.
//!
//! The program may be killed at any moment. What it has kept ends with a whole block, and the next
//! run goes on behind it.

use crate::{
	chain::source::{Source, Walk},
	error::{Difference, Result},
	ledger::{books::Ledger, rows::Rows},
	metrics::{add, set, Metrics},
	store::database::Store,
};
use distribution_client::Chain;
use std::{sync::Arc, time::Duration};

/// Rows after which a transaction of the database ends, and blocks. Behind the head of the chain
/// many blocks are kept at once; at the head, each by itself.
const MOST_ROWS: usize = 5_000;
const MOST_BLOCKS: u64 = 256;
/// How often the node is asked for the last final block.
const POLL: Duration = Duration::from_secs(1);
/// Blocks after which all rounds and pools are compared with the chain.
const CHECK_AFTER: u64 = 600;

/// When to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
	/// Never: when the last final block is kept, the next one is waited for.
	Ever,
	/// After the block that is the last final one at the beginning.
	Head,
	/// After this block, once it is final.
	Block(u64),
}

/// How the chain is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct How {
	/// How many blocks are asked for at a time.
	pub at_once: usize,
	/// When to end.
	pub until: Until,
	/// Whether the node has to prove what it says of the state after each block.
	pub proven: bool,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
	/// The last block that is kept.
	pub block: u64,
	/// The last block of this walk.
	pub last: u64,
}

/// Follows a chain, and keeps it in an index.
pub struct Follower {
	store: Store,
	source: Source,
	metrics: Arc<Metrics>,
	how: How,
	ledger: Ledger,
	/// The block after which all sums were last compared; `None` if they are to be compared as soon as
	/// they can be.
	checked: Option<u64>,
}

impl Follower {
	/// Goes on where the index ends. It must be of the node's chain, and the node must have its
	/// last block.
	///
	/// # Errors
	/// [`Error::Store`](crate::Error::Store) if it is of another chain;
	/// [`Error::Difference`](crate::Error::Difference) if the node has another block in the place
	/// of the last one; [`Error::Chain`](crate::Error::Chain),
	/// [`Error::Database`](crate::Error::Database).
	pub async fn new(
		store: &Store,
		chain: &Chain,
		how: How,
		metrics: Arc<Metrics>,
	) -> Result<Self> {
		let genesis = chain.genesis();
		store.adopt(genesis).await?;
		let ledger = store.ledger(genesis).await?;
		if let Some((number, hash)) = ledger.head {
			set(&metrics.block, number);
			// A node that is behind is compared with an earlier block.
			let number = number.min(chain.final_block().await?.number);
			let ours = store.block(number).await?.map_or(hash, |block| block.hash);
			if let Some(theirs) = chain.hash_of(number).await?.filter(|theirs| *theirs != ours) {
				let what = format!(
					"the node has {theirs:#x}, and the index {ours:#x}: one is not of this chain"
				);
				return Err(Difference { block: number, event: None, what }.into());
			}
		}
		let (store, source) = (store.clone(), Source::new(chain, how.proven));
		Ok(Self { store, source, metrics, how, ledger, checked: None })
	}

	/// The books after the last block that is kept.
	pub fn ledger(&self) -> &Ledger {
		&self.ledger
	}

	/// Follows the chain. `tell` is told after each transaction of the database. It may be dropped
	/// at any moment, and then never goes on.
	///
	/// # Errors
	/// [`Error::Difference`](crate::Error::Difference) if the blocks do not add up;
	/// [`Error::Decode`](crate::Error::Decode), [`Error::Chain`](crate::Error::Chain),
	/// [`Error::Database`](crate::Error::Database). What was kept before stays.
	pub async fn run(&mut self, tell: &(dyn Fn(Progress) + Sync)) -> Result<()> {
		let target = match self.how.until {
			Until::Ever => None,
			Until::Head => Some(self.source.chain().final_block().await?.number),
			Until::Block(number) => Some(number),
		};
		loop {
			let head = self.source.chain().final_block().await?.number;
			set(&self.metrics.final_block, head);
			let last = target.map_or(head, |target| target.min(head));
			if self.ledger.next_block() <= last {
				self.walk(last, tell).await?;
			}
			let done = target.is_some_and(|target| self.ledger.next_block() > target);
			self.check(head, done).await?;
			if done {
				return Ok(());
			}
			tokio::time::sleep(POLL).await;
		}
	}

	/// Keeps all blocks up to one that is final.
	async fn walk(&mut self, last: u64, tell: &(dyn Fn(Progress) + Sync)) -> Result<()> {
		let first = self.ledger.next_block();
		let mut walk = Walk::new(&self.source, first, last, self.how.at_once);
		let (mut rows, mut blocks) = (Rows::default(), 0u64);
		while let Some(block) = walk.next_block().await? {
			self.ledger.take(&block, &mut rows)?;
			if block.migrating {
				// What it has changed was not compared: that is done after the migration.
				self.checked = None;
			}
			blocks = blocks.saturating_add(1);
			// What is not there yet may take a while: what is there is kept first.
			let full = rows.count >= MOST_ROWS || blocks >= MOST_BLOCKS;
			if full || !walk.is_ready() {
				let (new, kept) = (std::mem::take(&mut rows), std::mem::take(&mut blocks));
				self.keep(new, kept, block.time).await?;
				tell(Progress { block: block.number, last });
			}
		}
		Ok(())
	}

	/// Keeps the rows of so many blocks.
	async fn keep(&self, rows: Rows, blocks: u64, time: u64) -> Result<()> {
		let count = rows.count;
		self.store.keep(&self.ledger, rows).await?;
		let metrics = &self.metrics;
		add(&metrics.rows, count as u64);
		add(&metrics.blocks, blocks);
		add(&metrics.commits, 1);
		set(&metrics.block_time, time);
		set(&metrics.block, self.ledger.head.map_or(0, |(number, _)| number));
		Ok(())
	}

	/// Compares all rounds and pools with the chain, if it is time to, the node has the block, and no
	/// migration over several blocks goes on: then they are compared after its end.
	async fn check(&mut self, last: u64, now: bool) -> Result<()> {
		let Some(head) = self.ledger.head.filter(|head| head.0 <= last) else { return Ok(()) };
		let due = match self.checked {
			Some(checked) => head.0 >= checked.saturating_add(CHECK_AFTER),
			None => true,
		};
		if !due && !now {
			return Ok(());
		}
		let rounds = self.ledger.rounds.values().filter(|round| round.removed.is_none());
		let rounds = rounds.map(|round| round.id).collect();
		let pools = self.ledger.pools.values().filter(|pool| pool.removed.is_none());
		let pools = pools.map(|pool| pool.id).collect();
		let Some(state) = self.source.sums(head.0, rounds, pools).await? else { return Ok(()) };
		self.ledger.check_all(&state)?;
		add(&self.metrics.checks, 1);
		self.checked = Some(head.0);
		Ok(())
	}
}
