//! Paying a list by ranges, as `claim-all` does, while something happens: blocks at their fullest, or a steady
//! trickle.

use crate::{
	claims::{Books, List},
	cli::Cli,
	networks::Net,
	reads::{account_of, key, Chain},
	results::{tenths, Figures},
	wait::{minutes, until},
};
use anyhow::{bail, ensure, Context, Result};
use distribution_client::{
	batches::{Batches, Notice, Stop, Verdict, Work},
	calls::Call,
	events::Included,
	keys::Signer,
	lists::tree::TreeFile,
	ranges, Error,
};
use std::{
	collections::VecDeque,
	ops::Range,
	time::{Duration, Instant},
};

pub use distribution_client::batches::Pace;

/// Who signs the claims and pays their fees. Nobody else uses this account, so nobody disturbs its
/// nonces.
const PAYER: &str = "//Alice//stash";
/// Between two looks at the chain.
const LOOK: Duration = Duration::from_millis(500);
/// How often sending may fail: nodes come and go in these tests.
pub const FAILURES: u32 = 240;

/// As fast as blocks take it.
pub const FASTEST: Pace = Pace::new(200, 96, FAILURES);

/// A range of `batch` rows every `pause`.
pub const fn trickle(batch: usize, pause: Duration) -> Pace {
	Pace { pause, ..Pace::new(batch, 32, FAILURES) }
}

/// Somebody who pays a list.
pub struct Load {
	chain: Chain,
	signer: Signer,
	round: u32,
	pace: Pace,
	/// Transactions that were sent.
	pub sent: u64,
	/// Times that unpaid rows were sent again.
	pub repeats: u32,
	/// From the first transaction to the block with the last payment being final.
	pub took: Duration,
}

/// The rows of a list that are to be paid.
struct Claims {
	tree: TreeFile,
	rows: Range<u32>,
	round: u32,
	sent: u64,
	repeats: u32,
}

impl Work for Claims {
	type Item = u32;

	fn batches(&self, rows: &[u32], most: usize) -> VecDeque<Vec<u32>> {
		ranges::spans(rows, most)
	}

	fn call(&mut self, rows: &[u32]) -> distribution_client::Result<Call> {
		self.sent += 1;
		ranges::claim(self.round, &mut self.tree, rows)
	}

	async fn left(
		&mut self,
		chain: &distribution_client::Chain,
	) -> distribution_client::Result<Vec<u32>> {
		let rows: Vec<u32> = self.rows.clone().collect();
		let claimed = chain.claimed(self.round, &rows).await?;
		let unpaid = rows.into_iter().zip(claimed).filter(|(_, claimed)| !claimed);
		Ok(unpaid.map(|(row, _)| row).collect())
	}

	async fn done(
		&mut self,
		_: &distribution_client::Chain,
		_: Vec<u32>,
		_: Included,
	) -> distribution_client::Result<()> {
		Ok(())
	}

	/// A new runtime, for one, refuses what was signed for the one before.
	async fn refused(
		&mut self,
		_: &distribution_client::Chain,
		_: Vec<u32>,
		error: Error,
	) -> Verdict<u32> {
		Verdict::Retry(error)
	}

	fn notice(&mut self, notice: Notice<'_>) {
		if let Notice::Retrying { error, .. } = notice {
			println!("load: {error}; what is not paid is sent again");
			self.repeats += 1;
		}
	}
}

impl Load {
	/// Pays `round` through the node of `chain`.
	pub fn new(chain: &Chain, round: u32, pace: Pace) -> Result<Self> {
		Ok(Self {
			chain: chain.clone(),
			signer: key(PAYER)?,
			round,
			pace,
			sent: 0,
			repeats: 0,
			took: Duration::ZERO,
		})
	}

	/// Pays all rows of the list, and returns when the last payment is final.
	pub async fn pay_all(&mut self, list: &List, books: &mut Books, limit: Duration) -> Result<()> {
		self.pay(list, 0..list.len(), books, limit).await
	}

	/// Pays these rows of the list, none of which the books have, and returns when the last payment
	/// is final. Rows that get lost on the way are sent again; the chain pays nobody twice, and the
	/// books would tell.
	pub async fn pay(
		&mut self,
		list: &List,
		rows: Range<u32>,
		books: &mut Books,
		limit: Duration,
	) -> Result<()> {
		let began = Instant::now();
		let wanted = books.paid() + rows.len() as u32;
		let mut claims =
			Claims { tree: list.tree()?, rows, round: self.round, sent: 0, repeats: 0 };
		let paying = self.send(&mut claims);
		// The books are kept meanwhile, because they also note when a block becomes final.
		let watching = async {
			while books.paid() < wanted {
				if let Err(error) = books.advance().await {
					println!("load: {error:#}");
				}
				tokio::time::sleep(LOOK).await;
			}
			// Sending ends later: it waits for the block after, to see that nothing is left.
			Ok::<_, anyhow::Error>(began.elapsed())
		};
		let both = async { tokio::try_join!(paying, watching) };
		let ended = tokio::time::timeout(limit, both).await;
		(self.sent, self.repeats) = (claims.sent, claims.repeats);
		let Ok(result) = ended else {
			bail!(
				"{} rows not paid within {} s ({} transactions)",
				wanted - books.paid(),
				limit.as_secs(),
				self.sent
			)
		};
		let ((), took) = result?;
		self.took = took;
		Ok(())
	}

	/// Sends claims until all are paid. A new runtime refuses what was signed for the one before,
	/// and what comes after that in the pool waits for it: all of it is let go, and signed anew.
	async fn send(&self, claims: &mut Claims) -> Result<()> {
		let mut rows: Vec<u32> = claims.rows.clone().collect();
		loop {
			let version = self.version().await?;
			let mut batches = Batches::new(&self.chain, &self.signer, self.pace, Stop::default());
			tokio::select! {
				sent = batches.run(claims, rows) => {
					return sent.context("sending claims failed again and again");
				}
				() = self.upgraded(version) => {}
			}
			println!(
				"load: the runtime is no longer version {version}; what is not paid is sent again"
			);
			if let Err(error) = self.pool_is_clear().await {
				println!("load: {error:#}");
			}
			claims.repeats += 1;
			rows = claims.left(&self.chain).await?;
		}
	}

	/// Version of the runtime that makes the next block.
	async fn version(&self) -> Result<u32> {
		self.chain.spec_version(self.chain.best().await?.hash).await
	}

	/// Waits until the runtime has another version than `old`.
	async fn upgraded(&self, old: u32) {
		while !matches!(self.version().await, Ok(version) if version != old) {
			tokio::time::sleep(LOOK).await;
		}
	}

	/// Waits until the pool has no transaction of ours that could be next.
	async fn pool_is_clear(&self) -> Result<()> {
		let who = account_of(&self.signer);
		until("the pool lets go of what the old runtime took", minutes(3), || async {
			let next = self.chain.nonce_of(who).await?;
			let in_blocks: u32 = self.chain.ask("AccountNonceApi_account_nonce", who).await?;
			Ok((next == u64::from(in_blocks)).then_some(()))
		})
		.await
	}
}

/// Pays a list of `rows` rows as fast as the network takes it, end to end, and notes how fast that
/// was. The measure of throughput for every network.
pub async fn measure(net: &Net, chain: &Chain, rows: u32, figures: &mut Figures) -> Result<()> {
	let cli = Cli::new(chain.url(), "//Alice");
	let list = List::make(net.base(), "load", figures.seed(), rows, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(chain, round).await?;
	let mut load = Load::new(chain, round, FASTEST)?;
	load.pay_all(&list, &mut books, minutes(120)).await?;
	books.prove(&list, &cli).await?;
	let blocks = books.per_block();
	let (Some((first, _)), Some((last, _))) = (blocks.first_key_value(), blocks.last_key_value())
	else {
		bail!("no block has claims");
	};
	ensure!(last >= first, "blocks out of order");
	let seconds = load.took.as_secs_f64();
	figures.set("claims", rows);
	figures.set("claims_per_transaction", FASTEST.batch);
	figures.set("transactions", load.sent);
	figures.set("resent_times", load.repeats);
	figures.set("first_sent_to_all_final_s", tenths(seconds));
	figures.set("claims_per_s", tenths(f64::from(rows) / seconds));
	figures.set("blocks_with_claims", blocks.len());
	figures.set("blocks_from_first_to_last_claim", last - first + 1);
	figures.set("claims_in_fullest_block", blocks.values().max().copied().unwrap_or_default());
	figures.set_spread("best_to_final_under_load", "s", &books.seconds_to_final);
	figures.set_spread("final_behind_best_under_load", "blocks", &books.blocks_behind);
	Ok(())
}

/// Mean seconds between final blocks over at least `blocks` blocks, as seen from here.
pub async fn block_time(chain: &Chain, blocks: u64, limit: Duration) -> Result<f64> {
	let first = first_new_block(chain, limit).await?;
	let began = Instant::now();
	loop {
		let last = chain.finalized().await?.number;
		if last >= first + blocks {
			return Ok(began.elapsed().as_secs_f64() / (last - first) as f64);
		}
		if began.elapsed() > limit {
			bail!(
				"only {} blocks became final within {} s, not {blocks}",
				last - first,
				limit.as_secs()
			);
		}
		tokio::time::sleep(Duration::from_millis(100)).await;
	}
}

/// Waits for a block to become final, so that a measure does not begin between two.
async fn first_new_block(chain: &Chain, limit: Duration) -> Result<u64> {
	let (began, before) = (Instant::now(), chain.finalized().await?.number);
	loop {
		let last = chain.finalized().await?.number;
		if last > before {
			return Ok(last);
		}
		if began.elapsed() > limit {
			bail!("no block became final within {} s", limit.as_secs());
		}
		tokio::time::sleep(Duration::from_millis(100)).await;
	}
}
