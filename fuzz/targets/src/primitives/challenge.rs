//! A challenge brings a list down exactly if it shows a fault, and never the list that the snapshot gives.
//!
//! The bytes are a rule, accounts and changes of the list as those of `snapshot`; then faults, altered, and
//! one as it is encoded. Who has how much is proven or not.

use super::snapshot::{account, accounts, changed, rule, wanted};
use crate::{bytes::Bytes, model};
use codec::Decode;
use distribution_primitives::{lists::place_of, snapshot::Row, Fault, ShownRow, Snapshot};
use polkadot_sdk::sp_core::H256;

/// Most faults that are claimed, and alterations of each.
const CLAIMS: u32 = 16;
const ALTERATIONS: u32 = 4;

/// A list: its rows with their proofs, and the tree. The list by the rule is beside it.
struct List {
	rule: Snapshot,
	right: Vec<Row>,
	shown: Vec<ShownRow>,
	tree: model::Tree,
}

impl List {
	fn new(rule: Snapshot, right: Vec<Row>, list: &[Row]) -> Self {
		let tree = model::Tree::new(&model::leaves(list), false);
		let shown = |(index, (account, amount)): (u32, &Row)| ShownRow {
			index,
			account: *account,
			amount: *amount,
			proof: tree.proof(index as usize).try_into().unwrap(),
		};
		let shown = (0..).zip(list).map(shown).collect();
		Self { rule, right, shown, tree }
	}

	/// Number of rows.
	fn rows(&self) -> u32 {
		self.shown.len() as u32
	}

	fn collects(&self, account: &[u8; 32]) -> bool {
		self.rule.withheld.iter().any(|rate| rate.collector == *account)
	}

	/// Some row.
	fn any(&self, bytes: &mut Bytes<'_>) -> ShownRow {
		self.shown[bytes.below(self.rows()) as usize].clone()
	}

	/// The row so many before a place, from 0 to the number of rows.
	fn before(&self, place: usize, by: usize) -> Option<&ShownRow> {
		place.checked_sub(by).and_then(|row| self.shown.get(row))
	}

	/// A fault that is claimed, of rows as they are and those beside them.
	fn claim(&self, bytes: &mut Bytes<'_>) -> Fault {
		let (kind, row) = (bytes.byte() % 4, self.any(bytes));
		let place = row.index as usize;
		match kind {
			0 => Fault::Order { first: row, second: self.any(bytes) },
			1 => Fault::Collector { row, before: self.before(place, 1).cloned() },
			2 => Fault::Amount { row, next: self.shown.get(place + 1).cloned() },
			_ => {
				let place = bytes.below(self.rows() + 1) as usize;
				let above = self.before(place, 1);
				let between = above.filter(|row| self.collects(&row.account));
				let before = if between.is_some() { self.before(place, 2) } else { above };
				Fault::Missing {
					account: account(bytes),
					before: before.cloned(),
					between: between.cloned(),
					after: self.shown.get(place).cloned(),
				}
			}
		}
	}

	/// What an account that collects nothing has in the list by the rule: its row, and that of what is
	/// withheld from it.
	fn due(&self, account: &[u8; 32]) -> Option<(u128, Option<Row>)> {
		let place = self.right.iter().position(|(other, _)| other == account)?;
		let next = self.right.get(place + 1).filter(|(other, _)| self.collects(other));
		(!self.collects(account)).then_some((self.right[place].1, next.copied()))
	}

	/// Whether a fault is shown: by looking for its rows in the list, without their proofs.
	fn shows(&self, fault: &Fault, balance_is_proven: bool) -> bool {
		let holds = |row: &ShownRow| !self.collects(&row.account);
		let order = |account: &[u8; 32]| (place_of(account), *account);
		match fault {
			Fault::Order { first, second } => {
				let there = self.shown.contains(first) && self.shown.contains(second);
				let in_order = order(&first.account) < order(&second.account);
				there && first.index < second.index && holds(first) && holds(second) && !in_order
			}
			Fault::Collector { row, before } => {
				self.shown.contains(row)
					&& before.as_ref() == self.before(row.index as usize, 1)
					&& !holds(row) && !before.as_ref().is_some_and(holds)
			}
			Fault::Amount { row, next } => {
				let withheld = next.as_ref().filter(|next| !holds(next));
				let has = (row.amount, withheld.map(|next| (next.account, next.amount)));
				self.shown.contains(row)
					&& next.as_ref() == self.shown.get(row.index as usize + 1)
					&& holds(row) && balance_is_proven
					&& has != self.due(&row.account).unwrap_or_default()
			}
			Fault::Missing { account, before, between, after } => {
				let absent = order(account);
				let beside = |place: usize| {
					let above = match between {
						Some(_) if before.is_none() => return false,
						Some(_) => [between.as_ref(), before.as_ref()],
						None => [before.as_ref(), self.before(place, 2)],
					};
					above == [self.before(place, 1), self.before(place, 2)]
						&& after.as_ref() == self.shown.get(place)
				};
				(0..=self.shown.len()).any(beside)
					&& !between.as_ref().is_some_and(holds)
					&& before.as_ref().is_none_or(|row| holds(row) && order(&row.account) < absent)
					&& after.as_ref().is_none_or(|row| holds(row) && absent < order(&row.account))
					&& balance_is_proven
					&& self.due(account).is_some()
			}
		}
	}

	/// Does something to a claim.
	fn alter(&self, bytes: &mut Bytes<'_>, fault: &mut Fault) {
		let (what, other) = (bytes.byte() % 10, self.any(bytes));
		let toggle = |row: &mut Option<ShownRow>| *row = row.take().xor(Some(other.clone()));
		let mut rows: Vec<&mut ShownRow> = match fault {
			Fault::Order { first, second } => vec![first, second],
			Fault::Collector { row, before: beside } | Fault::Amount { row, next: beside } => {
				if what > 6 {
					toggle(beside);
				}
				std::iter::once(row).chain(beside).collect()
			}
			Fault::Missing { before, between, after, .. } => {
				match what {
					7 => toggle(before),
					8 => toggle(between),
					9 => toggle(after),
					_ => {}
				}
				before.iter_mut().chain(between).chain(after).collect()
			}
		};
		if rows.is_empty() {
			return;
		}
		let row = rows.swap_remove(bytes.below(rows.len() as u32) as usize);
		match what {
			0 => row.index = bytes.u32(),
			1 => row.account = other.account,
			2 => row.amount = bytes.u128(),
			3 => *row = other,
			4 => row.proof = other.proof,
			5 => {
				row.proof.pop();
			}
			6 => {
				let nodes: &[H256] = &self.tree.nodes;
				row.proof.try_push(nodes[bytes.below(nodes.len() as u32) as usize]).unwrap();
			}
			_ => {}
		}
	}
}

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let rule = rule(&mut bytes);
	let accounts = accounts(&mut bytes);
	let right = wanted(&rule, &accounts);
	let rows = changed(&mut bytes, &right);
	// A list without rows is none that could be announced.
	if rows.is_empty() {
		return;
	}
	let is_right = rows == right;
	let list = List::new(rule, right, &rows);
	let judge = |fault: &Fault, balance_is_proven: bool| {
		let state = |who: &[u8; 32]| {
			balance_is_proven.then(|| accounts.get(who).copied().unwrap_or_default())
		};
		let falls = list.rule.judge(&list.tree.root(), list.rows(), fault, state).is_ok();
		assert_eq!(falls, list.shows(fault, balance_is_proven), "{fault:?}");
		assert!(!(falls && is_right), "the list by the rule falls by {fault:?}");
	};
	for _ in 0..bytes.below(CLAIMS + 1) {
		let mut fault = list.claim(&mut bytes);
		for _ in 0..bytes.below(ALTERATIONS + 1) {
			list.alter(&mut bytes, &mut fault);
		}
		judge(&fault, bytes.byte() < 192);
	}
	if let Ok(fault) = Fault::decode(&mut bytes.rest()) {
		judge(&fault, true);
	}
}
