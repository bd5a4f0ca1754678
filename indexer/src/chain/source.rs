//! Reading blocks from a node: several at a time, handed out in order.

use crate::{
	chain::{
		block::{Block, State},
		decode::{decode, keys, spec},
		state,
	},
	error::{Error, Result},
};
use distribution_client::{history::WholeBlock, Chain};
use polkadot_sdk::sp_core::H256;
use std::{
	collections::{BTreeMap, BTreeSet, VecDeque},
	sync::Arc,
};
use subxt::metadata::ArcMetadata;
use tokio::{
	sync::Mutex,
	task::{JoinError, JoinHandle},
};

/// Reads and decodes blocks. Copies share what is known of runtimes.
#[derive(Clone)]
pub struct Source {
	chain: Chain,
	/// What every block's state is asked for.
	keys: Arc<Vec<Vec<u8>>>,
	/// The metadata of each version of the runtime that has made a block so far.
	runtimes: Arc<Mutex<BTreeMap<u32, ArcMetadata>>>,
}

impl Source {
	/// Reads from this node, which must keep the state of all blocks.
	pub fn new(chain: &Chain) -> Self {
		Self { chain: chain.clone(), keys: Arc::new(keys()), runtimes: Arc::default() }
	}

	/// The node.
	pub fn chain(&self) -> &Chain {
		&self.chain
	}

	/// A final block.
	///
	/// # Errors
	/// [`Error::Chain`], also if the node has pruned the block's state; [`Error::Decode`] if it is
	/// not what its metadata says.
	pub async fn block(&self, number: u64) -> Result<Block> {
		let whole = self.chain.whole_block(number, &self.keys).await?;
		let metadata = self.runtime(&whole).await?;
		let mut block = decode(&whole, &metadata)?;
		if number == 0 {
			let genesis = state::genesis(&self.chain, block.hash, &metadata).await?;
			block.state.genesis = Some(genesis);
		} else {
			block.state = state::read(&self.chain, &block, &metadata).await?;
		}
		Ok(block)
	}

	/// What the chain says of rounds and pools after a block.
	///
	/// # Errors
	/// [`Error::Chain`], [`Error::Decode`].
	pub(crate) async fn sums(
		&self,
		block: (u64, H256),
		rounds: BTreeSet<u32>,
		pools: BTreeSet<u16>,
	) -> Result<State> {
		// Of the runtime that has written the state: one that comes into force with this block has not
		// migrated it yet.
		let whole = self.chain.whole_block(block.0, &self.keys).await?;
		let metadata = self.runtime(&whole).await?;
		state::sums(&self.chain, block, &metadata, rounds, pools).await
	}

	/// The metadata of the runtime that made a block. It is in force before the block; after it
	/// there may be another.
	async fn runtime(&self, block: &WholeBlock) -> Result<ArcMetadata> {
		let wanted = spec(block)?;
		// Whoever else needs it waits, and does not ask for it too.
		let mut runtimes = self.runtimes.lock().await;
		if let Some(metadata) = runtimes.get(&wanted) {
			return Ok(Arc::clone(metadata));
		}
		let before = if block.number == 0 { block.hash } else { block.parent };
		let (version, metadata) = self.chain.metadata_after(before).await?;
		if version != wanted && block.number != 0 {
			return Err(Error::decode(
				block.number,
				format!(
					"version {wanted} of the runtime made it, and before it there is {version}"
				),
			));
		}
		runtimes.insert(wanted, Arc::clone(&metadata));
		Ok(metadata)
	}
}

/// A block that is asked for.
type Asked = (u64, JoinHandle<Result<Block>>);

/// A walk over final blocks.
pub struct Walk {
	source: Source,
	at_once: usize,
	/// The next block to ask for; `None` after the last one.
	next: Option<u64>,
	last: u64,
	asked: VecDeque<Asked>,
}

impl Walk {
	/// The blocks from `first` to `last`, both of them included, so many of them asked for at a
	/// time.
	pub fn new(source: &Source, first: u64, last: u64, at_once: usize) -> Self {
		let next = (first <= last).then_some(first);
		let source = source.clone();
		Self { source, at_once: at_once.max(1), next, last, asked: VecDeque::new() }
	}

	/// The next block; `None` after the last one.
	///
	/// # Errors
	/// Those of [`Source::block`].
	pub async fn next_block(&mut self) -> Result<Option<Block>> {
		while let Some(number) = self.next.filter(|_| self.asked.len() < self.at_once) {
			let source = self.source.clone();
			let block = tokio::spawn(async move { source.block(number).await });
			self.asked.push_back((number, block));
			self.next = number.checked_add(1).filter(|next| *next <= self.last);
		}
		let Some((number, block)) = self.asked.pop_front() else { return Ok(None) };
		let lost = |error: JoinError| Error::decode(number, format!("it was not read: {error}"));
		block.await.map_err(lost)?.map(Some)
	}

	/// Whether the next block is there, so that nobody waits for it.
	pub fn is_ready(&self) -> bool {
		self.asked.front().is_some_and(|(_, block)| block.is_finished())
	}
}

impl Drop for Walk {
	/// What was asked for ahead is not needed any more.
	fn drop(&mut self) {
		for (_, block) in &self.asked {
			block.abort();
		}
	}
}
