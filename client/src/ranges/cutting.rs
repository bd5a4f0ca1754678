//! Which rows are claimed together as a range, and which each with its own proof.
//!
//! A range spares the proofs of its rows, has to carry the hashes of those in between, and is a
//! transaction of its own, whereas rows with proofs of their own can be from anywhere in the list. So
//! rows close together are claimed by ranges, and scattered ones by batches.
//!
//! What is compared is the fee, as the time in nanoseconds that costs as much while the chain neither
//! raises nor lowers fees. What both ways take for each row, which is most of it, is left out: the
//! numbers here are of what they differ in. They are rounded from the runtime's weights; a test
//! compares with these what they lead to.

use crate::types::MAX_BATCH;
use distribution_primitives::merkle::range_siblings;
use std::collections::VecDeque;

/// One byte of a transaction.
const BYTE: u64 = 108;
/// One hash.
const HASH: u64 = 520;
/// A transaction that pays rows, besides the rows: its base, its extensions and what its call does
/// once.
const TRANSACTION: u64 = 640_000;
/// One word of the bitmap, which has [`WORD_ROWS`] rows.
const WORD: u64 = 71_000;
/// A row of a range: its kind, account and amount.
const PAID: u64 = 50 * BYTE;
/// A row left out of a range: its kind and its leaf. The chain counts two hashes.
const LEFT_OUT: u64 = 33 * BYTE + 2 * HASH;
/// A hash beside a range, or in the proof of one row.
const SIBLING: u64 = 32 * BYTE + HASH;
/// A row of a batch, besides its proof: account, number, amount and the length of the proof.
const PROVEN: u64 = 54 * BYTE;
/// What a range has to spare at least. Weights are measured, so they are not exact.
const MARGIN: u64 = 100_000;
/// Rows of a word of the bitmap.
const WORD_ROWS: u32 = 1_024;

/// The word of the bitmap that a row is in.
fn word(row: u32) -> u32 {
	row.checked_div(WORD_ROWS).unwrap_or_default()
}

/// The number of rows, as a factor.
fn count(rows: &[u32]) -> u64 {
	rows.len() as u64
}

/// A row of a batch with its own proof, of a list of `leaves` rows: at least, because proofs of one
/// list differ by a hash.
fn proven(leaves: u32) -> u64 {
	let depth = u64::from(leaves.checked_ilog2().unwrap_or_default());
	PROVEN.saturating_add(SIBLING.saturating_mul(depth))
}

/// The cost of these rows as a range; `None` if no range has them.
fn cost_of_range(rows: &[u32], leaves: u32) -> Option<u64> {
	let (first, last) = (*rows.first()?, *rows.last()?);
	let length = last.checked_sub(first)?.checked_add(1)?;
	if length > MAX_BATCH {
		return None;
	}
	let siblings = range_siblings(leaves, first, length)?.len() as u64;
	let words = u64::from(word(last).saturating_sub(word(first))).saturating_add(1);
	let left_out = u64::from(length).saturating_sub(count(rows));
	let parts = [
		TRANSACTION,
		WORD.saturating_mul(words),
		PAID.saturating_mul(count(rows)),
		LEFT_OUT.saturating_mul(left_out),
		SIBLING.saturating_mul(siblings),
	];
	Some(parts.into_iter().fold(0, u64::saturating_add))
}

/// The cost of these rows as a batch.
fn cost_of_batch(rows: &[u32], leaves: u32) -> u64 {
	let words = rows.chunk_by(|a, b| word(*a) == word(*b)).count() as u64;
	let rows = proven(leaves).saturating_mul(count(rows));
	TRANSACTION.saturating_add(WORD.saturating_mul(words)).saturating_add(rows)
}

/// Whether these rows, in ascending order, cost less as a range than the `other` way.
fn spares(rows: &[u32], leaves: u32, other: u64) -> bool {
	cost_of_range(rows, leaves).is_some_and(|cost| cost.saturating_add(MARGIN) <= other)
}

/// Whether rows of a list of `leaves` rows, in ascending order, are claimed as a range; otherwise each
/// has its own proof.
pub fn is_range(rows: &[u32], leaves: u32) -> bool {
	spares(rows, leaves, cost_of_batch(rows, leaves))
}

/// The cost of claims of these rows, each the cheaper way.
fn cost(parts: &VecDeque<Vec<u32>>, leaves: u32) -> u64 {
	let cost = |part: &Vec<u32>| {
		cost_of_range(part, leaves)
			.filter(|_| is_range(part, leaves))
			.unwrap_or_else(|| cost_of_batch(part, leaves))
	};
	parts.iter().map(cost).fold(0, u64::saturating_add)
}

/// What a row is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
	/// It is claimed with its own proof.
	Alone,
	/// It begins a range.
	Begins,
	/// It is in the range of the row before.
	Follows,
}

/// What was decided about a row as long as the next ones are not known.
#[derive(Clone, Copy)]
struct Step {
	/// Whether a range that has the row begins with it.
	begins: bool,
	/// Whether the row before is in a range, if this one does not follow it.
	behind_range: bool,
}

/// A cost as a number that can be taken off another one.
fn signed(cost: u64) -> i64 {
	i64::try_from(cost).unwrap_or(i64::MAX)
}

/// The place of each row with which most is spared, if ranges could have any length: the best way to
/// the end of the list with this row in a range, and the best one with it alone, row by row.
fn places(rows: &[u32], leaves: u32) -> Vec<Place> {
	let gain = signed(proven(leaves)).saturating_sub(signed(PAID));
	let begin = signed(TRANSACTION.saturating_add(WORD));
	let (mut alone, mut inside) = (0i64, i64::MIN);
	let mut before = None;
	let mut steps = Vec::with_capacity(rows.len());
	for row in rows {
		let gap = before.map_or(0, |before| row.saturating_sub(before).saturating_sub(1));
		let skipped = signed(LEFT_OUT.saturating_mul(u64::from(gap)));
		let follow = inside.saturating_sub(skipped);
		let best = alone.max(inside);
		let new = best.saturating_sub(begin);
		steps.push(Step { begins: new > follow, behind_range: inside > alone });
		(alone, inside) = (best, new.max(follow).saturating_add(gain));
		before = Some(*row);
	}
	let mut in_range = inside > alone;
	let mut places = Vec::with_capacity(rows.len());
	for step in steps.into_iter().rev() {
		places.push(match (in_range, step.begins) {
			(false, _) => Place::Alone,
			(true, true) => Place::Begins,
			(true, false) => Place::Follows,
		});
		in_range = (in_range && !step.begins) || step.behind_range;
	}
	places.reverse();
	places
}

/// Cuts rows in ascending order into ranges: at most `most` rows each, from the first to the last of
/// which there are no more than a claim can have. To leave out all others between two rows costs
/// less than one more transaction, so there are as few ranges as can be. For free claims, of which
/// there are no batches, and for rows close together; otherwise [`parts`] cost less.
pub fn spans(rows: &[u32], most: usize) -> VecDeque<Vec<u32>> {
	let mut spans: VecDeque<Vec<u32>> = VecDeque::new();
	for row in rows {
		let fits = |span: &&mut Vec<u32>| {
			let first = span.first().copied().unwrap_or_default();
			span.len() < most && row.saturating_sub(first) < MAX_BATCH
		};
		match spans.back_mut().filter(fits) {
			Some(span) => span.push(*row),
			None => spans.push_back(vec![*row]),
		}
	}
	spans
}

/// Cuts rows of a list of `leaves` rows, in ascending order, into claims of at most `most` rows each,
/// such that they cost no more than batches of these rows. [`is_range`] says of each which it is.
pub fn parts(rows: &[u32], most: usize, leaves: u32) -> VecDeque<Vec<u32>> {
	let most = most.clamp(1, MAX_BATCH as usize);
	let batches = |rows: &[u32]| rows.chunks(most).map(<[u32]>::to_vec).collect::<VecDeque<_>>();
	let placed: Vec<(u32, Place)> = rows.iter().copied().zip(places(rows, leaves)).collect();
	let (mut parts, mut alone) = (VecDeque::new(), Vec::new());
	for run in placed.chunk_by(|_, (_, place)| *place == Place::Follows) {
		let run: Vec<u32> = run.iter().map(|(row, _)| *row).collect();
		for span in spans(&run, most) {
			// Others share the transaction and the words of a batch with them.
			if spares(&span, leaves, proven(leaves).saturating_mul(count(&span))) {
				parts.push_back(span);
			} else {
				alone.extend(span);
			}
		}
	}
	parts.extend(batches(&alone));
	let whole = batches(rows);
	if cost(&parts, leaves) <= cost(&whole, leaves) {
		parts
	} else {
		whole
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const LEAVES: u32 = 13_502;

	fn every(step: usize) -> Vec<u32> {
		(0..LEAVES).step_by(step).collect()
	}

	fn ranges(parts: &VecDeque<Vec<u32>>) -> usize {
		parts.iter().filter(|part| is_range(part, LEAVES)).count()
	}

	#[test]
	fn whole_list_should_be_claimed_by_ranges() {
		let parts = parts(&every(1), 200, LEAVES);
		assert_eq!((parts.len(), ranges(&parts)), (68, 68));
		assert!(parts.iter().take(67).all(|part| part.len() == 200));
	}

	/// Regression: one row of a hundred took fifty ranges of two or three rows each.
	#[test]
	fn scattered_rows_should_be_claimed_by_batches() {
		let rows = every(100);
		assert_eq!(parts(&rows, 200, LEAVES), [rows]);
		// All of another row is little enough to leave out.
		let parts = parts(&every(2), 200, LEAVES);
		assert_eq!(ranges(&parts), parts.len());
	}

	#[test]
	fn range_should_end_where_rows_are_scattered() {
		let mut rows: Vec<u32> = (1_000..1_100).chain(1_110..1_150).collect();
		rows.extend([1_340, 5_000, 9_000]);
		let (dense, rest) = rows.split_at(140);
		assert_eq!(parts(&rows, 200, LEAVES), [dense.to_vec(), rest.to_vec()]);
	}

	#[test]
	fn part_should_have_no_more_rows_than_a_claim() {
		assert!(parts(&[], 200, LEAVES).is_empty());
		for most in [0, 1, 7, 200, 256, 10_000] {
			for part in parts(&every(3), most, LEAVES) {
				assert!(!part.is_empty() && part.len() <= most.clamp(1, 256));
			}
		}
		assert_eq!(WORD_ROWS, pallet_distribution::bitmap::WORD_BITS);
		// A range has no more rows from its first to its last, however cheap it were.
		assert!(!is_range(&[0, 256], LEAVES) && cost_of_range(&[0, 256], LEAVES).is_none());
		assert!(cost_of_range(&[0, 255], LEAVES).is_some());
		assert!(!is_range(&[], LEAVES) && !is_range(&[LEAVES], LEAVES));
	}

	proptest! {
		/// Whatever is left: runs of rows, and gaps between them.
		#[test]
		fn parts_should_have_every_row_once_and_cost_no_more_than_batches(
			runs in prop::collection::vec((1u32..400, 1u32..300, 1u32..40), 0..24),
			most in 1usize..300,
		) {
			let (mut rows, mut next) = (Vec::new(), 0u32);
			for (gap, length, step) in runs {
				let begin = next + gap;
				rows.extend((begin..begin + length).step_by(step as usize));
				next = begin + length;
			}
			let leaves = next.max(1);
			let parts = parts(&rows, most, leaves);
			let mut all: Vec<u32> = parts.iter().flatten().copied().collect();
			all.sort_unstable();
			prop_assert_eq!(&all, &rows);
			prop_assert!(parts.iter().all(|part| part.is_sorted()));
			let batches = rows.chunks(most.min(256)).map(|rows| cost_of_batch(rows, leaves));
			prop_assert!(cost(&parts, leaves) <= batches.sum::<u64>());
		}
	}
}
