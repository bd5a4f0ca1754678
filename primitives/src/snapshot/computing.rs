//! Computing the list of a snapshot, and finding where another list differs from it. A chain does
//! neither; whoever makes a list or watches one does.

use super::{order_of, Fault, Found, ShownRow, Snapshot};
use alloc::{collections::BTreeMap, vec::Vec};

/// A row of a list: its account, and its amount in the smallest unit of the round's asset.
pub type Row = ([u8; 32], u128);

/// A [`Fault`] by the numbers of its rows, without their proofs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultAt {
	/// See [`Fault::Order`].
	Order {
		/// Number of the row that comes first in the list.
		first: u32,
		/// Number of the row that comes later.
		second: u32,
	},
	/// See [`Fault::Collector`].
	Collector {
		/// Number of the row.
		row: u32,
	},
	/// See [`Fault::Amount`].
	Amount {
		/// Number of the row.
		row: u32,
		/// Whether it is the last.
		last: bool,
	},
	/// See [`Fault::Missing`].
	Missing {
		/// The account.
		account: [u8; 32],
		/// Number of the row before its place.
		before: Option<u32>,
		/// Number of the row of what is withheld from that.
		between: Option<u32>,
		/// Number of the row behind its place.
		after: Option<u32>,
	},
}

impl FaultAt {
	/// The fault as the chain takes it. `show` gives a row with its proof; `None` if it cannot.
	pub fn show(&self, show: impl Fn(u32) -> Option<ShownRow>) -> Option<Fault> {
		let show_any = |row: Option<u32>| match row {
			Some(row) => show(row).map(Some),
			None => Some(None),
		};
		Some(match *self {
			Self::Order { first, second } => {
				Fault::Order { first: show(first)?, second: show(second)? }
			}
			Self::Collector { row } => {
				Fault::Collector { row: show(row)?, before: show_any(row.checked_sub(1))? }
			}
			Self::Amount { row, last } => {
				let next = (!last).then(|| row.saturating_add(1));
				Fault::Amount { row: show(row)?, next: show_any(next)? }
			}
			Self::Missing { account, before, between, after } => Fault::Missing {
				account,
				before: show_any(before)?,
				between: show_any(between)?,
				after: show_any(after)?,
			},
		})
	}
}

impl Snapshot {
	/// The list that the rule gives for these accounts, each with what the state says about it.
	pub fn rows(&self, accounts: &BTreeMap<[u8; 32], Found>) -> Vec<Row> {
		let mut due: Vec<_> = accounts
			.iter()
			.map(|(account, found)| (order_of(account), self.due(account, found)))
			.filter(|(_, due)| due.own > 0)
			.collect();
		due.sort_unstable_by_key(|(order, _)| *order);
		due.into_iter()
			.flat_map(|((_, account), due)| [Some((account, due.own)), due.withheld])
			.flatten()
			.collect()
	}

	/// The first way in which `list` differs from what the rule gives for these accounts. `None` if it
	/// does not differ.
	pub fn find_fault(
		&self,
		list: &[Row],
		accounts: &BTreeMap<[u8; 32], Found>,
	) -> Option<FaultAt> {
		self.find_wrong_row(list, accounts).or_else(|| self.find_missing(list, accounts))
	}

	/// The first row that is wrong.
	fn find_wrong_row(
		&self,
		list: &[Row],
		accounts: &BTreeMap<[u8; 32], Found>,
	) -> Option<FaultAt> {
		let mut holder: Option<(u32, &[u8; 32])> = None;
		// The first row is as if one of a collector was before it.
		let mut behind_collector = true;
		let nexts = list.iter().skip(1).map(Some).chain([None]);
		for (number, ((account, amount), next)) in (0u32..).zip(list.iter().zip(nexts)) {
			if self.is_collector(account) {
				if behind_collector {
					return Some(FaultAt::Collector { row: number });
				}
				behind_collector = true;
				continue;
			}
			behind_collector = false;
			if let Some((first, before)) = holder.replace((number, account)) {
				if order_of(before) >= order_of(account) {
					return Some(FaultAt::Order { first, second: number });
				}
			}
			let found = accounts.get(account).copied().unwrap_or_default();
			let due = self.due(account, &found);
			let withheld = next.filter(|(account, _)| self.is_collector(account)).copied();
			if (due.own, due.withheld) != (*amount, withheld) {
				return Some(FaultAt::Amount { row: number, last: next.is_none() });
			}
		}
		None
	}

	/// The first account, in the order of the rows, that is due something and has no row. All rows of
	/// `list` have to be right.
	fn find_missing(&self, list: &[Row], accounts: &BTreeMap<[u8; 32], Found>) -> Option<FaultAt> {
		let holders = |row: &(u32, &Row)| !self.is_collector(&row.1 .0);
		let mut there = (0u32..).zip(list).filter(holders).peekable();
		let mut before: Option<u32> = None;
		for (account, _) in self.rows(accounts).iter().filter(|row| !self.is_collector(&row.0)) {
			let next = there.peek().map(|(number, row)| (*number, row.0));
			if next.is_some_and(|(_, other)| other == *account) {
				before = next.map(|(number, _)| number);
				there.next();
				continue;
			}
			let after = next.map(|(number, _)| number);
			let behind = before.map_or(0, |row| row.saturating_add(1));
			let row = list.get(behind as usize);
			let between = row.filter(|row| self.is_collector(&row.0)).map(|_| behind);
			return Some(FaultAt::Missing { account: *account, before, between, after });
		}
		None
	}
}
