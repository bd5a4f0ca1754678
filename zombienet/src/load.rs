//! Paying a list by batches while something happens: blocks at their fullest, or a steady trickle.

use crate::{
	chain::{call, key, Call, Chain},
	claims::{Books, List},
	cli::Cli,
	networks::Net,
	results::{tenths, Figures},
	wait::minutes,
};
use anyhow::{anyhow, bail, ensure, Result};
use std::{
	collections::VecDeque,
	time::{Duration, Instant},
};
use subxt_signer::sr25519::Keypair;

/// Who signs the claims and pays their fees. Nobody else uses this account, so nobody disturbs its nonces.
const PAYER: &str = "//Alice//stash";
/// Between two looks at the chain.
const LOOK: Duration = Duration::from_millis(500);
/// If nothing more becomes final for so long, what is not paid is sent again.
const STALL: Duration = Duration::from_secs(90);
/// How many times in a row sending may fail.
const FAILURES: u32 = 240;

/// How fast to pay.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
	/// Rows per transaction.
	pub batch: usize,
	/// Transactions that may wait in the pool.
	pub in_pool: u64,
	/// Least time between two transactions.
	pub pause: Duration,
}

impl Pace {
	/// As fast as blocks take it.
	pub const FULL: Self = Self { batch: 200, in_pool: 48, pause: Duration::ZERO };

	/// A batch of `batch` rows every `pause`.
	pub fn trickle(batch: usize, pause: Duration) -> Self {
		Self { batch, in_pool: 16, pause }
	}
}

/// Somebody who pays a list.
pub struct Load {
	chain: Chain,
	signer: Keypair,
	round: u32,
	pace: Pace,
	/// Transactions that were sent.
	pub sent: u64,
	/// Times that unpaid rows were sent again.
	pub repeats: u32,
	/// From the first transaction to the block with the last payment being final.
	pub took: Duration,
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

	/// The transaction that claims these rows.
	pub fn batch(&self, list: &List, rows: &[u32]) -> Result<Call> {
		let claims = rows.iter().map(|row| list.claim(*row)).collect::<Result<Vec<_>>>()?;
		Ok(call("Distribution", "claim_batch", (self.round, claims)))
	}

	/// Pays all rows of the list, and returns when the last payment is final. Rows that get lost on the way are
	/// sent again; the chain pays nobody twice, and the books would tell.
	pub async fn pay_all(&mut self, list: &List, books: &mut Books, limit: Duration) -> Result<()> {
		let mut batches = self.cut((0..list.len()).collect());
		let began = Instant::now();
		let (mut nonce, mut version) = (None::<u64>, None::<u32>);
		let (mut progress, mut sent_at) = (Instant::now(), None::<Instant>);
		let mut failures = 0u32;
		let mut left = list.len();
		while left > 0 {
			if began.elapsed() > limit {
				let sent = self.sent;
				bail!("{left} rows not paid within {} s ({sent} transactions)", limit.as_secs());
			}
			let round = async {
				books.advance().await?;
				if list.len() - books.paid() < left {
					left = list.len() - books.paid();
					progress = Instant::now();
				}
				// A new runtime refuses what was signed for the one before.
				let found = self.chain.spec_version(self.chain.best().await?.hash).await?;
				let upgraded = version.is_some_and(|version| version != found);
				version = Some(found);
				if upgraded || progress.elapsed() > STALL {
					let unpaid = (0..list.len()).filter(|row| !books.rows.contains_key(row));
					batches = self.cut(unpaid.collect());
					nonce = None;
					progress = Instant::now();
					self.repeats += 1;
				}
				self.fill(list, &mut batches, &mut nonce, &mut sent_at).await
			};
			match round.await {
				Ok(()) => failures = 0,
				Err(error) => {
					failures += 1;
					nonce = None;
					if failures > FAILURES {
						return Err(error.context("sending claims failed again and again"));
					}
				}
			}
			tokio::time::sleep(LOOK).await;
		}
		self.took = began.elapsed();
		Ok(())
	}

	/// Puts transactions into the pool as far as the pace allows.
	async fn fill(
		&mut self,
		list: &List,
		batches: &mut VecDeque<Vec<u32>>,
		nonce: &mut Option<u64>,
		sent_at: &mut Option<Instant>,
	) -> Result<()> {
		let in_blocks = self.chain.nonce_in_blocks(&self.signer).await?;
		loop {
			let next = match *nonce {
				Some(next) => next.max(in_blocks),
				None => self.chain.nonce(&self.signer).await?,
			};
			let early = sent_at.is_some_and(|at| at.elapsed() < self.pace.pause);
			if early || next.saturating_sub(in_blocks) >= self.pace.in_pool {
				return Ok(());
			}
			let Some(rows) = batches.front() else { return Ok(()) };
			let call = self.batch(list, rows)?;
			self.chain.put(&call, &self.signer, next).await?;
			batches.pop_front().ok_or_else(|| anyhow!("no batch"))?;
			*nonce = Some(next + 1);
			*sent_at = Some(Instant::now());
			self.sent += 1;
		}
	}

	fn cut(&self, rows: Vec<u32>) -> VecDeque<Vec<u32>> {
		rows.chunks(self.pace.batch).map(<[u32]>::to_vec).collect()
	}
}

/// Pays a list of `rows` rows as fast as the network takes it, end to end, and notes how fast that was. The
/// measure of throughput for every network.
pub async fn measure(net: &Net, chain: &Chain, rows: u32, figures: &mut Figures) -> Result<()> {
	let cli = Cli::new(chain.url(), "//Alice");
	let list = List::make(net.base(), "load", figures.seed(), rows, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(chain, round).await?;
	let mut load = Load::new(chain, round, Pace::FULL)?;
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
	figures.set("claims_per_transaction", Pace::FULL.batch);
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
