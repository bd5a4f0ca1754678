//! Rows that are to be written.

use crate::{
	chain::block::{Block, Event},
	number::{amount_text, asset_text, bytes_text},
	read::records::{Pool, Round},
	store::{
		tables::{NewRow, Table},
		values::Value,
	},
};
use distribution_client::account::AccountId;
use polkadot_sdk::sp_core::H256;
use std::collections::BTreeSet;

/// The values of a row, in the order of the table's columns.
#[derive(Default)]
pub(crate) struct Cells(NewRow);

impl Cells {
	fn with(mut self, value: Value) -> Self {
		self.0.push(value);
		self
	}

	/// A number. None of the chain's is above 2^63 - 1; one that is would be written as that.
	pub(crate) fn number(self, number: impl Into<u64>) -> Self {
		self.with(Value::Number(i64::try_from(number.into()).unwrap_or(i64::MAX)))
	}

	pub(crate) fn maybe_number(self, number: Option<impl Into<u64>>) -> Self {
		match number {
			Some(number) => self.number(number),
			None => self.with(Value::NoNumber),
		}
	}

	/// -1, 0 or 1.
	pub(crate) fn sign(self, sign: i8) -> Self {
		self.with(Value::Number(sign.into()))
	}

	pub(crate) fn yes(self, yes: bool) -> Self {
		self.with(Value::Number(yes.into()))
	}

	pub(crate) fn text(self, text: impl Into<String>) -> Self {
		self.with(Value::Text(text.into()))
	}

	pub(crate) fn maybe_text(self, text: Option<String>) -> Self {
		match text {
			Some(text) => self.text(text),
			None => self.with(Value::NoText),
		}
	}

	pub(crate) fn account(self, account: &AccountId) -> Self {
		self.text(bytes_text(account))
	}

	pub(crate) fn maybe_account(self, account: Option<&AccountId>) -> Self {
		self.maybe_text(account.map(bytes_text))
	}

	pub(crate) fn hash(self, hash: &H256) -> Self {
		self.text(bytes_text(hash))
	}

	pub(crate) fn amount(self, amount: u128) -> Self {
		self.text(amount_text(amount))
	}
}

/// The first two columns of most tables: block and event.
pub(crate) fn place(block: &Block, event: &Event) -> Cells {
	Cells::default().number(block.number).number(event.index)
}

/// Rows of one block or of several: all are written in one transaction.
#[derive(Default)]
pub(crate) struct Rows {
	/// In the order of [`Table::ALL`].
	tables: Vec<Vec<NewRow>>,
	/// Rounds that have changed, by number.
	pub(crate) rounds: BTreeSet<u32>,
	/// Pools that have changed, by number.
	pub(crate) pools: BTreeSet<u16>,
	/// Number of rows.
	pub(crate) count: usize,
}

impl Rows {
	/// Adds a row to a table.
	pub(crate) fn add(&mut self, table: &Table, cells: Cells) {
		debug_assert_eq!(cells.0.len(), table.columns.len(), "{}", table.name);
		let Some(place) = Table::ALL.iter().position(|other| other == table) else { return };
		if self.tables.len() <= place {
			self.tables.resize_with(place.saturating_add(1), Vec::new);
		}
		if let Some(rows) = self.tables.get_mut(place) {
			rows.push(cells.0);
			self.count = self.count.saturating_add(1);
		}
	}

	/// The rows of each table that has some.
	pub(crate) fn into_tables(self) -> impl Iterator<Item = (&'static Table, Vec<NewRow>)> {
		Table::ALL.iter().zip(self.tables).filter(|(_, rows)| !rows.is_empty())
	}
}

/// A round as it is written.
pub(crate) fn round_row(round: &Round) -> NewRow {
	Cells::default()
		.number(round.id)
		.account(&round.manager)
		.text(asset_text(round.asset))
		.account(&round.pot)
		.text(round.terms.as_str())
		.text(round.status.as_str())
		.number(round.drafted)
		.maybe_number(round.opened)
		.maybe_number(round.closed)
		.maybe_number(round.removed)
		.amount(round.funded)
		.amount(round.claimed)
		.number(round.payments)
		.hash(&round.digest)
		.number(round.refusals)
		.amount(round.returned)
		.0
}

/// A pool as it is written.
pub(crate) fn pool_row(pool: &Pool) -> NewRow {
	Cells::default()
		.number(pool.id)
		.text(pool.kind.as_str())
		.account(&pool.pot)
		.number(pool.created)
		.maybe_number(pool.retired)
		.maybe_number(pool.removed)
		.amount(pool.funded)
		.amount(pool.paid)
		.amount(pool.burned)
		.amount(pool.owed)
		.0
}
