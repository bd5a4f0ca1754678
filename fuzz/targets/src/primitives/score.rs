//! A posted list of scores falls exactly if it has a fault, and by those claims alone that show one.
//!
//! The bytes are the most that a score can be, the last final list, changes of a list that may follow it,
//! and claims, altered; then a claim as it is encoded. All claims that honest rows make are tried, too.

use crate::{bytes::Bytes, model};
use codec::Decode;
use distribution_primitives::{Gap, ProvenRow, ScoreFault, ScoreTree};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_128};
use std::collections::BTreeMap;

/// Most rows of the last list, changes, claims, and alterations of each.
const ROWS: u32 = 8;
const CHANGES: u32 = 4;
const CLAIMS: u32 = 8;
const ALTERATIONS: u32 = 4;
/// Scores are below this, so that sums are small.
const SCORES: u32 = 1 << 16;

/// A list, its rows with their proofs, and all nodes of its tree.
struct List {
	tree: ScoreTree,
	proven: Vec<ProvenRow>,
	nodes: Vec<H256>,
}

impl List {
	fn new(rows: &[model::Row]) -> Self {
		let tree = model::Tree::new(&model::leaves(rows), false);
		let proven = |(index, (account, score)): (u32, &model::Row)| ProvenRow {
			index,
			account: *account,
			score: *score,
			proof: tree.proof(index as usize).try_into().unwrap(),
		};
		let total = rows.iter().map(|(_, score)| score).sum();
		Self {
			tree: ScoreTree { list: 0, root: tree.root(), rows: rows.len() as u32, total },
			proven: (0..).zip(rows).map(proven).collect(),
			nodes: tree.nodes,
		}
	}

	/// The rows before and behind a place, from 0 to the number of rows.
	fn gap(&self, place: usize) -> Gap {
		let below = place.checked_sub(1).and_then(|row| self.proven.get(row));
		Gap { below: below.cloned(), above: self.proven.get(place).cloned() }
	}
}

/// What accounts are ordered by in state.
fn key(account: &[u8; 32]) -> ([u8; 16], [u8; 32]) {
	(blake2_128(account), *account)
}

/// Each account once, with the highest of its scores, in order.
fn arranged(rows: &[model::Row]) -> Vec<model::Row> {
	let mut highest: BTreeMap<_, u128> = BTreeMap::new();
	for (account, score) in rows {
		let known = highest.entry(key(account)).or_default();
		*known = (*known).max(*score);
	}
	highest.into_iter().map(|((_, account), score)| (account, score)).collect()
}

fn change(bytes: &mut Bytes<'_>, list: &mut Vec<model::Row>) {
	let rows = list.len() as u32;
	let (kind, place) = (bytes.byte() % 6, bytes.below(rows) as usize);
	match kind {
		0 => list.insert(place, model::row(bytes)),
		1 => list[place].1 = bytes.below(SCORES).into(),
		2 if rows > 1 => {
			list.remove(place);
		}
		3 => list.insert(place, list[place]),
		4 => list.swap(place, bytes.below(rows) as usize),
		// Somebody joins, or has earned more.
		_ => {
			list.push(model::row(bytes));
			*list = arranged(list);
		}
	}
}

/// Whether list `after` may follow `before`.
fn may_follow(before: &[model::Row], after: &[model::Row], most: u128) -> bool {
	let in_order = after.windows(2).all(|pair| key(&pair[0].0) < key(&pair[1].0));
	let kept = |(account, score): &model::Row| {
		after.iter().any(|(other, now)| other == account && now >= score)
	};
	in_order && after.iter().all(|(_, score)| *score <= most) && before.iter().all(kept)
}

/// All claims of rows as they are, and of places between two rows.
fn honest(last: Option<&List>, posted: &List) -> Vec<ScoreFault> {
	let mut claims = Vec::new();
	for first in &posted.proven {
		let disorder = |second: &ProvenRow| ScoreFault::Disorder {
			first: first.clone(),
			second: second.clone(),
		};
		claims.extend(posted.proven.iter().map(disorder));
		claims.push(ScoreFault::AboveMost { row: first.clone() });
	}
	for before in last.into_iter().flat_map(|last| &last.proven) {
		let lowered = |after: &ProvenRow| ScoreFault::Lowered {
			before: before.clone(),
			after: after.clone(),
		};
		claims.extend(posted.proven.iter().map(lowered));
		let missing =
			|place| ScoreFault::Missing { before: before.clone(), gap: posted.gap(place) };
		claims.extend((0..=posted.proven.len()).map(missing));
	}
	claims
}

/// Whether a claim shows a fault: by looking for its rows in the lists, without their proofs.
fn shows(claim: &ScoreFault, last: Option<&List>, posted: &List, most: u128) -> bool {
	let was = |row: &ProvenRow| last.is_some_and(|last| last.proven.contains(row));
	let is = |row: &ProvenRow| posted.proven.contains(row);
	match claim {
		ScoreFault::Disorder { first, second } => {
			let in_order = key(&first.account) < key(&second.account);
			is(first) && is(second) && first.index < second.index && !in_order
		}
		ScoreFault::Lowered { before, after } => {
			let same = before.account == after.account;
			was(before) && is(after) && same && before.score > after.score
		}
		ScoreFault::Missing { before, gap } => {
			let absent = key(&before.account);
			let is_gap = (0..=posted.proven.len()).any(|place| posted.gap(place) == *gap);
			was(before)
				&& is_gap && gap.below.as_ref().is_none_or(|row| key(&row.account) < absent)
				&& gap.above.as_ref().is_none_or(|row| absent < key(&row.account))
		}
		ScoreFault::AboveMost { row } => is(row) && row.score > most,
	}
}

/// Does something to a claim.
fn alter(bytes: &mut Bytes<'_>, claim: &mut ScoreFault, last: Option<&List>, posted: &List) {
	let of_last = bytes.byte() >= 128;
	let list = last.filter(|_| of_last).unwrap_or(posted);
	let other = &list.proven[bytes.below(list.tree.rows) as usize];
	let node = list.nodes[bytes.below(list.nodes.len() as u32) as usize];
	let what = bytes.byte() % 10;
	let mut rows: Vec<&mut ProvenRow> = match claim {
		ScoreFault::Disorder { first: one, second: two }
		| ScoreFault::Lowered { before: one, after: two } => vec![one, two],
		ScoreFault::AboveMost { row } => vec![row],
		ScoreFault::Missing { before, gap } => {
			match what {
				8 => gap.below = gap.below.take().xor(Some(other.clone())),
				9 => gap.above = gap.above.take().xor(Some(other.clone())),
				_ => {}
			}
			std::iter::once(before).chain(&mut gap.below).chain(&mut gap.above).collect()
		}
	};
	let row = rows.swap_remove(bytes.below(rows.len() as u32) as usize);
	match what {
		0 => row.index = bytes.below(list.tree.rows + 2),
		1 => row.index = bytes.u32(),
		2 => row.account = other.account,
		3 => row.score = bytes.u128(),
		4 => *row = other.clone(),
		5 => row.proof = other.proof.clone(),
		6 => {
			row.proof.pop();
		}
		7 => row.proof.try_push(node).unwrap(),
		_ => {}
	}
}

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let most = u128::from(bytes.below(SCORES));
	let mut before: Vec<model::Row> =
		(0..bytes.below(ROWS + 1)).map(|_| model::row(&mut bytes)).collect();
	// A wrong list is final, too, if nobody has looked.
	if bytes.byte() < 128 {
		before = arranged(&before);
	}
	let mut after = arranged(&before);
	if after.is_empty() {
		after.push(model::row(&mut bytes));
	}
	for _ in 0..bytes.below(CHANGES + 1) {
		change(&mut bytes, &mut after);
	}
	let right = may_follow(&before, &after, most);

	let last = (!before.is_empty()).then(|| List::new(&before));
	let (last, posted) = (last.as_ref(), List::new(&after));
	let falls_by = |claim: &ScoreFault| {
		let holds = claim.holds(last.map(|last| &last.tree), &posted.tree, most);
		assert_eq!(holds, shows(claim, last, &posted, most), "{claim:?}");
		assert!(!(holds && right), "a right list falls by {claim:?}");
		holds
	};
	let claims = honest(last, &posted);
	let mut falls = false;
	for claim in &claims {
		falls |= falls_by(claim);
	}
	assert_eq!(falls, !right, "{before:?}, {after:?}, {most}");

	for _ in 0..bytes.below(CLAIMS + 1) {
		let mut claim = claims[bytes.below(claims.len() as u32) as usize].clone();
		for _ in 0..bytes.below(ALTERATIONS + 1) {
			alter(&mut bytes, &mut claim, last, &posted);
		}
		falls_by(&claim);
	}
	if let Ok(claim) = ScoreFault::decode(&mut bytes.rest()) {
		falls_by(&claim);
	}
}
