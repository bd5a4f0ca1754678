//! Lists, rounds, and the books: what finalised blocks say was paid, compared with the list to the
//! unit.

use crate::{
	cli::{number, text, Cli},
	reads::{Block, Chain},
	wait::{minutes, until},
};
use anyhow::{anyhow, bail, ensure, Context, Result};
use distribution_client::{
	account::AccountId,
	events::Paid,
	lists::{order::arrange, rows::Row, tree::TreeFile},
};
use distribution_primitives::merkle::{leaf_hash, MerkleTree};
use rand::{rngs::StdRng, Rng, SeedableRng};
use std::{
	collections::BTreeMap,
	fmt::Write,
	ops::Range,
	path::{Path, PathBuf},
	time::Instant,
};

/// Least and largest amount of a row, in smallest units: the least is what an empty account can
/// receive.
const AMOUNTS: (u128, u128) = (10_000_000_000, 1_000_000_000_000);

/// A list of accounts that nobody has used, in the order of accounts in state, with its tree.
pub struct List {
	rows: Vec<Row>,
	folder: PathBuf,
}

impl List {
	/// Makes a list of `rows` rows from a seed, and builds it with the command line into a folder
	/// below `base`. Both must come to the same root.
	pub async fn make(base: &Path, name: &str, seed: u64, rows: u32, cli: &Cli) -> Result<Self> {
		let mut random = StdRng::seed_from_u64(seed);
		let mut rows: Vec<Row> = (0..rows)
			.map(|_| (random.random(), random.random_range(AMOUNTS.0..=AMOUNTS.1)))
			.collect();
		let mut csv = String::from("account,amount\n");
		for (account, amount) in &rows {
			writeln!(csv, "0x{},{amount}", hex::encode(account))?;
		}
		let file = base.join(format!("{name}.csv"));
		std::fs::write(&file, csv)?;
		let folder = base.join(format!("{name}-list"));
		let (file, out) = (file.display().to_string(), folder.display().to_string());
		cli.run(&["list", "build", &file, "--out", &out]).await?;
		arrange(&mut rows);
		let leaves: Vec<_> = (0u32..)
			.zip(&rows)
			.map(|(index, (account, amount))| leaf_hash(index, account, *amount))
			.collect();
		let tree =
			MerkleTree::in_row_order(&leaves).ok_or_else(|| anyhow!("a list needs a row"))?;
		let manifest = std::fs::read_to_string(folder.join("manifest.json"))?;
		let manifest: serde_json::Value = serde_json::from_str(&manifest)?;
		let root = format!("{:#x}", tree.root());
		ensure!(text(&manifest, "root")? == root, "the manifest has another root than {root}");
		Ok(Self { rows, folder })
	}

	/// Number of rows.
	pub fn len(&self) -> u32 {
		self.rows.len() as u32
	}

	/// Always false: a list has a row. Clippy wants it beside `len`.
	pub fn is_empty(&self) -> bool {
		self.rows.is_empty()
	}

	/// All rows: account, and amount in smallest units.
	pub fn rows(&self) -> &[Row] {
		&self.rows
	}

	/// Account and amount of a row.
	pub fn row(&self, index: u32) -> Result<Row> {
		self.rows.get(index as usize).copied().ok_or_else(|| anyhow!("there is no row {index}"))
	}

	/// The tree that the command line wrote, which gives proofs.
	pub fn tree(&self) -> Result<TreeFile> {
		Ok(TreeFile::open(&self.folder)?)
	}

	/// The folder that the command line wrote, for its other commands.
	pub fn folder(&self) -> String {
		self.folder.display().to_string()
	}

	/// Drafts, funds and opens a round for this list; returns its number.
	pub async fn open(&self, cli: &Cli) -> Result<u32> {
		open_round(cli, &["--list", &self.folder()]).await
	}
}

/// Drafts a round with these arguments, funds it and opens it; returns its number.
pub async fn open_round(cli: &Cli, terms: &[&str]) -> Result<u32> {
	let drafted = cli.run(&[&["round", "draft"][..], terms].concat()).await?;
	let round = number(&drafted, "round")?.to_string();
	cli.run(&["round", "fund", &round]).await?;
	cli.run(&["round", "open", &round]).await?;
	Ok(round.parse()?)
}

/// A payment in a final block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
	/// Number of the block.
	pub block: u64,
	/// Number of the payment in its round.
	pub sequence: u64,
	/// The row.
	pub row: u32,
	/// Who was paid.
	pub account: AccountId,
	/// How much, in smallest units.
	pub amount: u128,
}

/// Follows the final blocks of the chain and writes down what they pay.
pub struct Books {
	chain: Chain,
	round: u32,
	/// The last final block that was read.
	read: u64,
	/// All payments of the round, in their order.
	pub payments: Vec<Payment>,
	/// Which rows were paid, and how often.
	pub rows: BTreeMap<u32, u32>,
	/// When each block was first seen as best block, if it is not final yet.
	seen: BTreeMap<u64, Instant>,
	/// The best block last seen.
	best: u64,
	/// Seconds from being seen as best to being seen as final, block by block.
	pub seconds_to_final: Vec<f64>,
	/// By how many blocks the final block was behind the best one, look by look.
	pub blocks_behind: Vec<f64>,
}

impl Books {
	/// Begins to follow a round after the final block of now.
	pub async fn open(chain: &Chain, round: u32) -> Result<Self> {
		let read = chain.finalized().await?.number;
		Ok(Self {
			chain: chain.clone(),
			round,
			read,
			payments: Vec::new(),
			rows: BTreeMap::new(),
			seen: BTreeMap::new(),
			best: 0,
			seconds_to_final: Vec::new(),
			blocks_behind: Vec::new(),
		})
	}

	/// Reads the blocks that have become final since the last time; returns the last one.
	pub async fn advance(&mut self) -> Result<Block> {
		let best = self.chain.best().await?;
		let last = self.chain.finalized().await?;
		let now = Instant::now();
		if self.best > 0 {
			for number in self.best.saturating_add(1)..=best.number {
				self.seen.insert(number, now);
			}
		}
		self.best = self.best.max(best.number);
		self.blocks_behind.push(best.number.saturating_sub(last.number) as f64);
		while self.read < last.number {
			let number = self.read + 1;
			let block = self.chain.block_at(number).await?;
			for event in self.chain.events(block.hash).await? {
				let Some(paid) = event.read::<Paid>()?.filter(|paid| paid.round == self.round)
				else {
					continue;
				};
				let Paid { sequence, index: row, beneficiary: account, amount, .. } = paid;
				self.payments.push(Payment { block: number, sequence, row, account, amount });
				*self.rows.entry(row).or_default() += 1;
			}
			if let Some(seen) = self.seen.remove(&number) {
				self.seconds_to_final.push(now.duration_since(seen).as_secs_f64());
			}
			self.read = number;
		}
		Ok(last)
	}

	/// Number of different rows that were paid.
	pub fn paid(&self) -> u32 {
		self.rows.len() as u32
	}

	/// Payments per block, of the blocks that have any.
	pub fn per_block(&self) -> BTreeMap<u64, u32> {
		let mut blocks = BTreeMap::new();
		for payment in &self.payments {
			*blocks.entry(payment.block).or_default() += 1;
		}
		blocks
	}

	/// Proves that every row of the list was paid exactly once.
	pub async fn prove(&mut self, list: &List, cli: &Cli) -> Result<()> {
		self.prove_rows(list, 0..list.len(), cli).await
	}

	/// Proves that each of `rows` was paid exactly once, and no other row: by the events of final
	/// blocks, row by row to the unit; by the balances of their accounts; by the round's own record
	/// and its audit digest.
	pub async fn prove_rows(&mut self, list: &List, rows: Range<u32>, cli: &Cli) -> Result<()> {
		let last = self.advance().await?;
		let wanted = list.rows().get(rows.start as usize..rows.end as usize);
		let wanted = wanted.ok_or_else(|| anyhow!("the list has no rows {rows:?}"))?;
		ensure!(
			self.payments.len() == wanted.len() && self.rows.keys().copied().eq(rows.clone()),
			"{} payments of {} rows, but the rows {rows:?} were to be paid",
			self.payments.len(),
			self.paid()
		);
		for (place, payment) in (0u64..).zip(&self.payments) {
			let wanted = list.row(payment.row)?;
			ensure!(
				(payment.account, payment.amount) == wanted && payment.sequence == place,
				"payment {place} is not what the list says: {payment:?}, wanted {wanted:?}"
			);
		}
		let accounts: Vec<AccountId> = wanted.iter().map(|(account, _)| *account).collect();
		let free = self.chain.free_of_all(last.hash, &accounts).await?;
		for ((row, (_, amount)), free) in rows.zip(wanted).zip(free) {
			ensure!(free == *amount, "row {row} has {free} in its account instead of {amount}");
		}
		let round = self.round.to_string();
		let report = cli.run(&["report", "round", &round]).await.context("the report")?;
		let complete = report.get("complete").and_then(|v| v.as_bool()) == Some(true);
		let sum: u128 = wanted.iter().map(|(_, amount)| amount).sum();
		ensure!(
			complete
				&& number(&report, "payments")? == wanted.len() as u64
				&& text(&report, "sum")? == sum.to_string(),
			"the report does not fit the list: {report}"
		);
		Ok(())
	}

	/// Waits until the present best block, or another in its place, is final.
	pub async fn settle(&mut self) -> Result<()> {
		let best = self.chain.best().await?.number;
		let chain = self.chain.clone();
		until("the best block of now is final", minutes(5), || async {
			Ok((chain.finalized().await?.number >= best).then_some(()))
		})
		.await?;
		self.advance().await?;
		Ok(())
	}
}

/// Compares the record of a round as two nodes have it.
pub async fn same_record(round: u32, one: &Chain, other: &Chain) -> Result<()> {
	let (a, b) = (one.round(round).await?, other.round(round).await?);
	if a != b {
		bail!("two nodes do not agree on round {round}: {a:?} and {b:?}");
	}
	Ok(())
}
