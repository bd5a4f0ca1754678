//! Reading the index that `distribution index` keeps, for the commands that report from it.

use crate::{
	args::history::INDEX,
	config::place::environment,
	error::{CliError, Result},
};
use clap::Args;
use distribution_client::{amount::Unit, time::Time, token::native, types::AssetKind, Chain};
use distribution_indexer::{
	read::{records::Block, Page, Place as Found, Span},
	Store,
};
use distribution_reports::subject::{Place, Subject};
use std::{collections::BTreeMap, future::Future};

/// Which index is read.
#[derive(Args, Debug, Clone, Default)]
pub struct IndexArgs {
	/// The index to read, which `distribution index` keeps: a file of SQLite, or the postgres:// address
	/// of a database. Default: DISTRIBUTION_INDEX.
	#[arg(long, value_name = "DATABASE")]
	index: Option<String>,
}

impl IndexArgs {
	/// The index that is named.
	pub fn named(&self) -> Option<String> {
		let variable = || environment(INDEX).and_then(|name| name.into_string().ok());
		self.index.clone().or_else(variable).filter(|name| !name.is_empty())
	}

	/// Opens the index that is named.
	pub async fn open(&self, chain: &Chain) -> Result<Index> {
		let name = self.named().ok_or_else(|| {
			CliError::usage(format!(
				"name the index with --index, or set {INDEX}: `distribution index` makes one"
			))
		})?;
		Index::open(&name, chain).await
	}
}

/// What the index answers.
type Answer<T> = distribution_indexer::Result<T>;

/// A failure of the index as one of a command.
pub fn told<T>(answer: Answer<T>) -> Result<T> {
	Ok(answer.map_err(distribution_client::Error::from)?)
}

/// All records of a question whose answer comes in pages.
pub async fn all<T, F: Future<Output = Answer<Vec<T>>>>(
	place: impl Fn(&T) -> Found,
	ask: impl Fn(Page) -> F,
) -> Result<Vec<T>> {
	let (mut all, mut page) = (Vec::new(), Page::FIRST);
	loop {
		let some = told(ask(page).await)?;
		let Some(last) = some.last() else { return Ok(all) };
		page = Page::after(place(last));
		all.extend(some);
	}
}

/// All records of a question that begins at a number, with pages of the most records.
pub async fn all_from<T, N: Copy, F: Future<Output = Answer<Vec<T>>>>(
	first: N,
	next: impl Fn(&T) -> Option<N>,
	ask: impl Fn(N) -> F,
) -> Result<Vec<T>> {
	let (mut all, mut from) = (Vec::new(), first);
	loop {
		let some = told(ask(from).await)?;
		let after = some.last().map(&next);
		all.extend(some);
		match after {
			Some(Some(number)) => from = number,
			// Nothing came, or nothing can come any more.
			_ => return Ok(all),
		}
	}
}

/// An index of the chain that the node runs.
pub struct Index {
	/// Its database.
	pub store: Store,
	/// Its last block.
	pub head: Block,
	/// Times of blocks that were asked for, in seconds since 1970.
	times: BTreeMap<u64, i64>,
}

/// Seconds since 1970 of a block.
fn seconds(block: &Block) -> i64 {
	i64::try_from(block.time.div_euclid(1_000)).unwrap_or(i64::MAX)
}

/// When a year begins in UTC, in seconds since 1970.
pub fn beginning_of(year: i16) -> i64 {
	match format!("{year:04}-01-01").parse() {
		Ok(Time::Date(seconds)) => seconds,
		// No year of four digits is none.
		_ => i64::MAX,
	}
}

impl Index {
	/// Opens the index at a path or URL, and makes sure that the node at the other end has its last
	/// block.
	pub async fn open(name: &str, chain: &Chain) -> Result<Self> {
		let store = told(Store::find(name).await)?;
		told(store.ensure_of(chain.genesis()).await)?;
		let head = told(store.head().await)?;
		let head = head.filter(|head| head.number > 0).ok_or_else(|| {
			CliError::input(format!("the index {name} is empty: fill it with `distribution index`"))
		})?;
		let on_chain = chain.hash_of(head.number).await?;
		if on_chain != Some(head.hash) {
			return Err(CliError::not_proven(format!(
				"the last block of the index is {}, {:#x}, and the node at {} does not have it there: its chain is another, or it is behind",
				head.number,
				head.hash,
				chain.url()
			)));
		}
		Ok(Self { store, head, times: BTreeMap::new() })
	}

	/// A block that must be there.
	pub async fn block(&self, number: u64) -> Result<Block> {
		told(self.store.block(number).await)?.ok_or_else(|| {
			CliError::input(format!(
				"the index has no block {number}: its last is {}",
				self.head.number
			))
		})
	}

	/// Where a transaction of a block is, or what the block does by itself.
	pub async fn place(&mut self, block: u64, extrinsic: Option<u32>) -> Result<Place> {
		let seconds = match self.times.get(&block) {
			Some(seconds) => *seconds,
			None => {
				let seconds = seconds(&self.block(block).await?);
				self.times.insert(block, seconds);
				seconds
			}
		};
		Ok(Place { block, extrinsic, seconds })
	}

	/// What a report over some blocks is about.
	pub async fn subject(&mut self, chain: &Chain, span: Span) -> Result<Subject> {
		// The first block of the chain has no time.
		let first = self.place(span.first.max(1), None).await?;
		let last = self.block(span.last).await?;
		Ok(Subject {
			genesis: chain.genesis(),
			token: native().clone(),
			first,
			last: self.place(last.number, None).await?,
			hash: last.hash,
			program: distribution_primitives::version!().into(),
		})
	}

	/// The blocks of a year, in UTC, as far as the index has them.
	pub async fn span_of_year(&self, year: i16) -> Result<Span> {
		let (from, before) = (beginning_of(year), beginning_of(year.saturating_add(1)));
		let last_before = |seconds: i64| {
			let milliseconds = seconds.max(0).saturating_mul(1_000).saturating_sub(1).max(0);
			self.store.block_at(milliseconds.unsigned_abs())
		};
		let first = told(last_before(from).await)?.map_or(0, |block| block.number);
		let last = told(last_before(before).await)?.map_or(0, |block| block.number);
		let span = Span::new(first.saturating_add(1), last.min(self.head.number));
		if span.first > span.last {
			return Err(CliError::input(format!(
				"the index has no block of that time: it goes up to block {}",
				self.head.number
			)));
		}
		Ok(span)
	}
}

/// Symbol of an asset by its unit, or else its number.
pub fn symbol_of(asset: AssetKind, unit: &Unit) -> String {
	match (unit.symbol(), asset) {
		(Some(symbol), _) => symbol.into(),
		(None, AssetKind::Native) => native().symbol.clone(),
		(None, AssetKind::WithId(id)) => format!("asset {id}"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn year_should_begin_at_midnight_in_utc() {
		assert_eq!(beginning_of(2027), 1_798_761_600);
		assert_eq!(beginning_of(2021) - beginning_of(2020), 366 * 86_400);
	}

	#[tokio::test]
	async fn pages_should_be_asked_for_until_one_is_empty() {
		let place = |block: &u64| Found { block: *block, event: 0, side: 0 };
		let ask = |page: Page| async move {
			let from = page.after.map_or(0, |after| after.block + 1);
			Ok((from..5).take(2).collect::<Vec<u64>>())
		};
		assert_eq!(all(place, ask).await.unwrap(), [0, 1, 2, 3, 4]);
		let ask = |from: u32| async move { Ok((from..5).take(2).collect::<Vec<u32>>()) };
		assert_eq!(all_from(1, |n: &u32| n.checked_add(1), ask).await.unwrap(), [1, 2, 3, 4]);
		let last = |from: u32| async move { Ok(vec![from]) };
		assert_eq!(all_from(u32::MAX, |n: &u32| n.checked_add(1), last).await.unwrap(), [u32::MAX]);
	}
}
