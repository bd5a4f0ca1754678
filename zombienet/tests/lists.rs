//! A list is stored in the chain, several chunks in a block, and the validators accept these blocks: the list is
//! verified, a round that demands it opens, and ranges of it are claimed, one of them without a signature. A node that
//! neither authored the blocks nor was sent the transactions has every chunk, and finality goes on.

// Counters and durations of tests: an overflow would be a failed test.
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use anyhow::{ensure, Result};
use distribution_client::{
	batches::{Batches, Stop, Verdict, Work},
	calls::{lists, Call},
	events::{Included, ListAnnounced},
	lists::{
		chunks::{bytes_of, cuts, digests, usual_size, Cut},
		rows::Row,
		tree::TreeFile,
	},
	published::PublishedList,
	ranges, Error,
};
use distribution_primitives::{ListId, Published};
use distribution_zombienet::{
	claims::{open_round, Books, List},
	cli::Cli,
	load::{block_time, Load, Pace, FAILURES},
	networks::{Net, Shape},
	nodes::Start,
	reads::{key, Chain},
	results::{tenths, Figures},
	wait::{minutes, number_from_env, until},
};
use std::{collections::BTreeMap, ops::Range, time::Instant};

/// Rows of the list, unless `ZOMBIENET_ROWS` says otherwise.
const ROWS: u64 = 5_000;
/// Rows of a chunk: few, so that a list of this size has many chunks. One that would have too many
/// chunks has the usual ones.
const CHUNK: u32 = 256;
/// Transactions with a chunk that may wait for a block.
const WAITING: usize = 16;
/// Rows that are claimed with a signature, and rows per transaction.
const SIGNED: (Range<u32>, usize) = (0..768, 256);
/// Rows that are claimed without one, together.
const FREE: Range<u32> = 768..832;
/// First port of the node that the list is fetched from.
const PORT: u16 = 29_600;
/// Blocks that become final after all that.
const BLOCKS_AFTER: u64 = 5;

#[tokio::test(flavor = "multi_thread")]
async fn validators_should_accept_blocks_with_chunks_of_a_list() -> Result<()> {
	let mut figures = Figures::new("lists")?;
	let rows = u32::try_from(number_from_env("ZOMBIENET_ROWS", ROWS)?)?;
	ensure!(rows >= FREE.end, "ZOMBIENET_ROWS is {rows}, and {} rows are claimed", FREE.end);
	let net = Net::spawn("lists", &Shape::plain()).await?;
	let chain = net.ready().await?;
	let mut keeper = Start::new("keeper", PORT).args(&["--ipfs-server"]).spawn(&net)?;
	let other = keeper.chain(minutes(10)).await?;
	let cli = Cli::new(chain.url(), "//Alice");
	let list = List::make(net.base(), "lists", figures.seed(), rows, &cli).await?;

	let published = publish(&chain, &list, &mut figures).await?;
	let round = open_round(&cli, &["--published", &published.id.to_string()]).await?;
	let terms = chain.round(round).await?.terms;
	let demanded = terms.manifest.and_then(|manifest| manifest.published);
	ensure!(
		demanded == Some(Published::new(published.id)),
		"the round does not demand the list: {demanded:?}"
	);
	let mut books = Books::open(&chain, round).await?;
	claim(&chain, round, &list, &mut books).await?;
	books.prove_rows(&list, SIGNED.0.start..FREE.end, &cli).await?;
	figures.set("claims_signed", SIGNED.0.len());
	figures.set("claims_free", FREE.len());

	fetch(&other, &published, &list, &mut figures).await?;
	let seconds = block_time(&chain, BLOCKS_AFTER, minutes(10)).await?;
	figures.set("block_time_mean_afterwards_s", tenths(seconds));
	same_chain(&chain, &other).await?;
	keeper.alive()?;
	keeper.kill().await?;
	net.done(figures).await
}

/// The chunks of a list that are to be stored.
struct Chunks {
	list: ListId,
	tree: TreeFile,
	cuts: Vec<Cut>,
	/// How many chunks final blocks have.
	blocks: BTreeMap<u64, u32>,
}

impl Work for Chunks {
	type Item = u32;

	fn call(&mut self, chunks: &[u32]) -> distribution_client::Result<Call> {
		let cut = chunks.first().and_then(|chunk| self.cuts.get(*chunk as usize)).copied();
		let cut = cut.ok_or_else(|| Error::unexpected("there is no such chunk"))?;
		Ok(lists::publish(self.list, &bytes_of(&mut self.tree, cut)?))
	}

	async fn left(
		&mut self,
		chain: &distribution_client::Chain,
	) -> distribution_client::Result<Vec<u32>> {
		let record = chain.list(self.list).await?;
		Ok((record.stored..record.chunks).collect())
	}

	async fn done(
		&mut self,
		_: &distribution_client::Chain,
		_: Vec<u32>,
		included: Included,
	) -> distribution_client::Result<()> {
		*self.blocks.entry(included.number).or_default() += 1;
		Ok(())
	}

	async fn refused(
		&mut self,
		_: &distribution_client::Chain,
		_: Vec<u32>,
		error: Error,
	) -> Verdict<u32> {
		Verdict::Retry(error)
	}
}

/// Stores the list in the chain, which verifies it.
async fn publish(chain: &Chain, list: &List, figures: &mut Figures) -> Result<PublishedList> {
	let publisher = key("//Alice")?;
	let mut tree = list.tree()?;
	let root = tree.root();
	let most: u32 = chain.constant("Lists", "MaxChunks").await?;
	// The first chunk may be a short one.
	let few = list.len().div_ceil(CHUNK) < most;
	let cuts = cuts(list.len(), if few { CHUNK } else { usual_size(list.len(), most) });
	let announcement = lists::announce(list.len(), &digests(&mut tree, &cuts)?);
	let id = chain.send(&announcement, &publisher).await?.first::<ListAnnounced>()?.list;
	let all: Vec<u32> = (0u32..).zip(&cuts).map(|(chunk, _)| chunk).collect();
	let count = all.len();
	let mut chunks = Chunks { list: id, tree, cuts, blocks: BTreeMap::new() };
	let began = Instant::now();
	let pace = Pace::new(1, WAITING, FAILURES);
	Batches::new(chain, &publisher, pace, Stop::default()).run(&mut chunks, all).await?;
	let seconds = began.elapsed().as_secs_f64();

	let published = chain.published(id).await?;
	let total: u128 = list.rows().iter().map(|(_, amount)| amount).sum();
	let found = (published.root, published.record.rows, published.record.total);
	ensure!(found == (root, list.len(), total), "the chain has verified another list: {found:?}");
	let most = chunks.blocks.values().max().copied().unwrap_or_default();
	figures.set("rows", list.len());
	figures.set("chunks", count);
	figures.set("blocks_with_chunks", chunks.blocks.len());
	figures.set("chunks_in_fullest_block", most);
	figures.set("first_chunk_sent_to_verified_and_final_s", tenths(seconds));
	ensure!(most > 1, "no block has more than one chunk");
	Ok(published)
}

/// Claims rows by ranges with a signature, and then a range without one.
async fn claim(chain: &Chain, round: u32, list: &List, books: &mut Books) -> Result<()> {
	let (signed, batch) = SIGNED;
	let mut load = Load::new(chain, round, Pace::new(batch, WAITING, FAILURES))?;
	load.pay(list, signed, books, minutes(10)).await?;
	let free: Vec<u32> = FREE.collect();
	chain.send_unsigned(&ranges::claim(round, &mut list.tree()?, &free)?).await?;
	books.settle().await
}

/// Fetches the list from a node, chunk by chunk, each by its content identifier.
async fn fetch(
	chain: &Chain,
	published: &PublishedList,
	list: &List,
	figures: &mut Figures,
) -> Result<()> {
	let there = until("the other node has the list", minutes(10), || async {
		Ok(Some(chain.published(published.id).await?))
	})
	.await?;
	ensure!(there.root == published.root, "the other node has another list {}", there.id);
	let began = Instant::now();
	let mut rows: Vec<Row> = Vec::new();
	for (digest, stored) in chain.stored_chunks(&there).await? {
		rows.extend(chain.chunk_rows(&there, &digest, stored.cut()).await?);
	}
	ensure!(rows == list.rows(), "the other node has other rows");
	figures.set("fetched_from_another_node_s", tenths(began.elapsed().as_secs_f64()));
	Ok(())
}

/// Waits until the last final block of now is final for another node too.
async fn same_chain(chain: &Chain, other: &Chain) -> Result<()> {
	let last = chain.finalized().await?;
	until("the other node has the same final block", minutes(10), || async {
		Ok((other.finalized().await?.number >= last.number).then_some(()))
	})
	.await?;
	let hash = other.hash_of(last.number).await?;
	ensure!(hash == Some(last.hash), "the other node has another block {}", last.number);
	Ok(())
}
