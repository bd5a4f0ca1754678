//! Reading blocks from a node: several at a time, handed out in order.

use crate::{
	chain::{
		block::{Block, State},
		decode::{decode, is_migrating, keys, spec},
		reader::Reader,
		state::{self, Place},
	},
	error::{Error, Result},
};
use distribution_client::{history::WholeBlock, Chain, Error as Unanswered};
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
	reader: Reader,
	/// What every block's state is asked for.
	keys: Arc<Vec<Vec<u8>>>,
	/// The metadata of each version of the runtime that has made a block so far.
	runtimes: Arc<Mutex<BTreeMap<u32, ArcMetadata>>>,
}

impl Source {
	/// Reads from this node, which must keep the state of all blocks. If `proven`, it has to prove
	/// what it says of the state after each, by the root in the block's header.
	pub fn new(chain: &Chain, proven: bool) -> Self {
		let reader = Reader::new(chain, proven);
		Self { reader, keys: Arc::new(keys()), runtimes: Arc::default() }
	}

	/// The node.
	pub fn chain(&self) -> &Chain {
		self.reader.chain()
	}

	/// A final block.
	///
	/// # Errors
	/// [`Error::Chain`], also if the node has pruned the block's state, or shows something else than
	/// what its header says; [`Error::Decode`] if it is not what its metadata says.
	pub async fn block(&self, number: u64) -> Result<Block> {
		let whole = self.whole(number).await?;
		let metadata = self.runtime(&whole).await?;
		let mut block = decode(&whole, &metadata)?;
		if number == 0 {
			let genesis = state::genesis(self.chain(), block.hash, &metadata).await?;
			block.state.genesis = Some(genesis);
		} else {
			block.state = state::read(&self.reader, &block, whole.root, &metadata).await?;
			if block.ends_era() {
				// The block may be the first of its runtime: the state before it is of another then.
				let before = self.whole(number.saturating_sub(1)).await?;
				let written = self.runtime(&before).await?;
				let rules = state::era_rules(&self.reader, &block, &written, &metadata).await?;
				block.state.era = Some(rules);
			}
		}
		Ok(block)
	}

	/// A final block as the node has it, with what is asked of every block's state.
	async fn whole(&self, number: u64) -> Result<WholeBlock> {
		let mut whole = self.chain().whole_block(number).await?;
		let stored = self.reader.values((whole.hash, whole.root), &self.keys).await;
		whole.stored = stored.map_err(|error| match error {
			Error::Chain(Unanswered::Unreachable(why)) => Error::Chain(Unanswered::Unreachable(
				format!("{why}. Blocks older than the node's pruning keeps need an archive node (--state-pruning archive)"),
			)),
			other => other,
		})?;
		Ok(whole)
	}

	/// What the chain says of rounds and pools after a block, and of its digest; `None` while a migration
	/// over several blocks goes on, which may have changed some of the records and not yet others.
	///
	/// # Errors
	/// [`Error::Chain`], [`Error::Decode`].
	pub(crate) async fn sums(
		&self,
		block: u64,
		rounds: BTreeSet<u32>,
		pools: BTreeSet<u16>,
	) -> Result<Option<State>> {
		// Of the runtime that has written the state: one that comes into force with this block has not
		// migrated it yet.
		let whole = self.whole(block).await?;
		if is_migrating(&whole) {
			return Ok(None);
		}
		let metadata = self.runtime(&whole).await?;
		let after = Place { block, hash: whole.hash, root: whole.root };
		state::sums(&self.reader, after, &metadata, (rounds, pools), true).await.map(Some)
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
		let (version, metadata) = self.chain().metadata_after(before).await?;
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
