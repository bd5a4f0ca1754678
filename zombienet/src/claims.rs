//! Lists, rounds, and the books: what finalised blocks say was paid, compared with the list to the
//! unit.

use crate::{
	cli::{number, text, Cli},
	reads::{Block, Chain},
	wait::{minutes, until},
};
use anyhow::{anyhow, bail, ensure, Context, Result};
use distribution_client::{account::AccountId, events::Paid, types::ClaimItem};
use distribution_primitives::{
	merkle::{leaf_hash, MerkleTree},
	Evidence,
};
use rand::{rngs::StdRng, Rng, SeedableRng};
use std::{
	collections::BTreeMap,
	fmt::Write,
	path::{Path, PathBuf},
	time::Instant,
};

/// Least and largest amount of a row, in smallest units: the least is what an empty account can
/// receive.
const AMOUNTS: (u128, u128) = (10_000_000_000, 1_000_000_000_000);

/// A list of accounts that nobody has used, with its tree.
pub struct List {
	rows: Vec<(AccountId, u128)>,
	tree: MerkleTree,
	folder: PathBuf,
}

impl List {
	/// Makes a list of `rows` rows from a seed, and builds it with the command line into a folder
	/// below `base`. Both must come to the same root.
	pub async fn make(base: &Path, name: &str, seed: u64, rows: u32, cli: &Cli) -> Result<Self> {
		let mut random = StdRng::seed_from_u64(seed);
		let rows: Vec<(AccountId, u128)> = (0..rows)
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
		cli.run(&["list", "build", &file, "--keep-order", "--out", &out]).await?;
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
		Ok(Self { rows, tree, folder })
	}

	/// Number of rows.
	pub fn len(&self) -> u32 {
		self.tree.rows()
	}

	/// Always false: a list has a row. Clippy wants it beside `len`.
	pub fn is_empty(&self) -> bool {
		self.rows.is_empty()
	}

	/// Sum of all rows, in smallest units.
	pub fn total(&self) -> u128 {
		self.rows.iter().map(|(_, amount)| amount).sum()
	}

	/// The accounts, in the order of the rows.
	pub fn accounts(&self) -> Vec<AccountId> {
		self.rows.iter().map(|(account, _)| *account).collect()
	}

	/// Account and amount of a row.
	pub fn row(&self, index: u32) -> Result<(AccountId, u128)> {
		self.rows.get(index as usize).copied().ok_or_else(|| anyhow!("there is no row {index}"))
	}

	/// The claim of a row, with its proof.
	pub fn claim(&self, index: u32) -> Result<ClaimItem> {
		let (beneficiary, amount) = self.row(index)?;
		let proof = self.tree.proof(index).ok_or_else(|| anyhow!("there is no row {index}"))?;
		Ok(ClaimItem { beneficiary, evidence: Evidence::Merkle { index, amount, proof } })
	}

	/// The folder that the command line wrote, for its other commands.
	pub fn folder(&self) -> String {
		self.folder.display().to_string()
	}

	/// Drafts, funds and opens a round for this list; returns its number.
	pub async fn open(&self, cli: &Cli) -> Result<u32> {
		let drafted = cli.run(&["round", "draft", "--list", &self.folder()]).await?;
		let round = number(&drafted, "round")?.to_string();
		cli.run(&["round", "fund", &round]).await?;
		cli.run(&["round", "open", &round]).await?;
		Ok(round.parse()?)
	}
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

	/// Proves that every row of the list was paid exactly once: by the events of final blocks, row
	/// by row to the unit; by the balances of all accounts; by the round's own record and its audit
	/// digest.
	pub async fn prove(&mut self, list: &List, cli: &Cli) -> Result<()> {
		let last = self.advance().await?;
		ensure!(
			self.payments.len() == list.len() as usize && self.paid() == list.len(),
			"{} payments of {} rows, but the list has {} rows",
			self.payments.len(),
			self.paid(),
			list.len()
		);
		for (place, payment) in (0u64..).zip(&self.payments) {
			let wanted = list.row(payment.row)?;
			ensure!(
				(payment.account, payment.amount) == wanted && payment.sequence == place,
				"payment {place} is not what the list says: {payment:?}, wanted {wanted:?}"
			);
		}
		let free = self.chain.free_of_all(last.hash, &list.accounts()).await?;
		for (row, free) in (0u32..).zip(free) {
			let (_, amount) = list.row(row)?;
			ensure!(free == amount, "row {row} has {free} in its account instead of {amount}");
		}
		let round = self.round.to_string();
		let report = cli.run(&["report", &round]).await.context("the report")?;
		let complete = report.get("complete").and_then(|v| v.as_bool()) == Some(true);
		ensure!(
			complete
				&& number(&report, "payments")? == u64::from(list.len())
				&& text(&report, "sum")? == list.total().to_string(),
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
pub async fn same_record(round: u32, one: &Cli, other: &Cli) -> Result<()> {
	let id = round.to_string();
	let show = ["round", "show", id.as_str()];
	let (a, b) = (one.run(&show).await?, other.run(&show).await?);
	if a != b {
		bail!("two nodes do not agree on round {round}: {a} and {b}");
	}
	Ok(())
}
