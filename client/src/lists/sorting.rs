//! Sorting the rows of a list that may be longer than memory holds.
//!
//! Rows come in runs, each of which is sorted in memory and written to a file. Reading all runs side
//! by side gives the rows in order. To do that on several cores, the places of accounts are divided
//! into as many parts: they are hashes, so the parts are of about the same size.

use crate::{
	account::AccountId,
	error::{Error, Result},
	lists::rows::Row,
};
use distribution_primitives::lists::place_of;
use std::{
	cmp::Reverse,
	collections::{binary_heap::PeekMut, BinaryHeap},
	fs::File,
	io,
	os::unix::fs::FileExt,
};

/// Bytes of a row in the file: place, account, amount and line.
const RECORD: usize = 16 + 32 + 16 + 4;
/// Rows that are written at once.
const WRITTEN: usize = 4_096;
/// Bytes of all runs together that are read ahead, and of each at the least and at the most.
const AHEAD: usize = 12 << 20;
const LEAST_AHEAD: usize = 4 << 10;
const MOST_AHEAD: usize = 64 << 10;

/// A row and its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
	/// The account.
	pub account: AccountId,
	/// The amount in smallest units.
	pub amount: u128,
	/// The line of the list, from 1.
	pub line: u32,
}

impl Entry {
	/// The entry of a row.
	pub fn new((account, amount): Row, line: u64) -> Self {
		Self { account, amount, line: u32::try_from(line).unwrap_or(u32::MAX) }
	}
}

/// Sorted runs in a file.
pub struct Runs<'a> {
	file: &'a File,
	/// How many parts can be read at the same time.
	parts: usize,
	/// Where in the file each part of a run begins, as a number of rows, and where the run ends.
	runs: Vec<Vec<u64>>,
	/// Rows in the file.
	rows: u64,
}

impl<'a> Runs<'a> {
	/// No run yet. The file must be empty, and nobody else must write to it.
	pub fn new(file: &'a File, parts: usize) -> Self {
		Self { file, parts: parts.max(1), runs: Vec::new(), rows: 0 }
	}

	/// How many parts there are.
	pub fn parts(&self) -> usize {
		self.parts
	}

	/// Adds a run of rows, which come behind those of the runs before.
	///
	/// # Errors
	/// The file cannot be written.
	pub fn push(&mut self, rows: &[Entry]) -> io::Result<()> {
		let places: Vec<u128> = rows.iter().map(|row| place_of(&row.account)).collect();
		let place = |at: u32| places.get(at as usize).copied().unwrap_or_default();
		// The first half of a place tells nearly all of them apart.
		let half = |place: &u128| (place >> 64) as u64;
		let mut order: Vec<(u64, u32)> =
			places.iter().zip(0u32..).map(|(place, at)| (half(place), at)).collect();
		order.sort_unstable_by(|(a, left), (b, right)| {
			let whole = || (place(*left), left).cmp(&(place(*right), right));
			a.cmp(b).then_with(whole)
		});
		let size = u128::MAX.checked_div(self.parts as u128).unwrap_or(u128::MAX);
		let bound = |part: usize| size.saturating_mul(part as u128);
		let mut begins: Vec<u64> = (0..self.parts)
			.map(|part| order.partition_point(|(_, at)| place(*at) < bound(part)))
			.map(|before| self.rows.saturating_add(before as u64))
			.collect();
		let mut bytes = Vec::with_capacity(WRITTEN.saturating_mul(RECORD));
		for part in order.chunks(WRITTEN) {
			bytes.clear();
			for (_, at) in part {
				let Some(row) = rows.get(*at as usize) else { continue };
				bytes.extend_from_slice(&place(*at).to_le_bytes());
				bytes.extend_from_slice(&row.account);
				bytes.extend_from_slice(&row.amount.to_le_bytes());
				bytes.extend_from_slice(&row.line.to_le_bytes());
			}
			self.file.write_all_at(&bytes, offset(self.rows))?;
			self.rows = self.rows.saturating_add(part.len() as u64);
		}
		begins.push(self.rows);
		self.runs.push(begins);
		Ok(())
	}

	/// The number of rows in the parts before this one.
	pub fn before(&self, part: usize) -> u64 {
		let of_run = |run: &Vec<u64>| {
			let first = run.first().copied().unwrap_or_default();
			run.get(part).map_or(0, |begin| begin.saturating_sub(first))
		};
		self.runs.iter().fold(0u64, |sum, run| sum.saturating_add(of_run(run)))
	}

	/// Gives `take` the rows of a part in order, each with its place. Rows of one place are in the
	/// order in which they came.
	///
	/// # Errors
	/// The file cannot be read, and those of `take`.
	pub fn each(
		&self,
		part: usize,
		mut take: impl FnMut(u128, &Entry) -> Result<()>,
	) -> Result<()> {
		let readers = self.runs.len().saturating_mul(self.parts).max(1);
		let ahead = AHEAD.checked_div(readers).unwrap_or_default();
		let ahead = ahead.clamp(LEAST_AHEAD, MOST_AHEAD);
		let mut heads = Vec::with_capacity(self.runs.len());
		let mut heap = BinaryHeap::with_capacity(self.runs.len());
		for run in &self.runs {
			let (Some(at), Some(end)) = (run.get(part), run.get(part.saturating_add(1))) else {
				continue;
			};
			let mut reader = Reader::new(self.file, *at, *end, ahead);
			if let Some((place, row)) = reader.next()? {
				heap.push(Reverse((place, heads.len())));
				heads.push((reader, row));
			}
		}
		while let Some(mut top) = heap.peek_mut() {
			let Reverse((place, number)) = *top;
			let Some((reader, row)) = heads.get_mut(number) else {
				return Err(Error::unexpected("a run of rows is missing"));
			};
			take(place, row)?;
			match reader.next()? {
				Some((place, next)) => {
					*row = next;
					*top = Reverse((place, number));
				}
				None => {
					let _ = PeekMut::pop(top);
				}
			}
		}
		Ok(())
	}
}

/// Where a row begins in the file.
fn offset(row: u64) -> u64 {
	row.saturating_mul(RECORD as u64)
}

/// A part of a run that is read from its beginning to its end.
struct Reader<'a> {
	file: &'a File,
	/// The rows of the file that were not read yet.
	at: u64,
	end: u64,
	/// Rows that are read at once.
	ahead: u64,
	buffer: Vec<u8>,
	/// How much of the buffer was taken.
	taken: usize,
}

impl<'a> Reader<'a> {
	fn new(file: &'a File, at: u64, end: u64, bytes: usize) -> Self {
		let ahead = bytes.checked_div(RECORD).unwrap_or_default().max(1) as u64;
		Self { file, at, end, ahead, buffer: Vec::new(), taken: 0 }
	}

	/// The next row and its place.
	fn next(&mut self) -> io::Result<Option<(u128, Entry)>> {
		if self.taken >= self.buffer.len() {
			let rows = self.end.saturating_sub(self.at).min(self.ahead);
			if rows == 0 {
				return Ok(None);
			}
			self.buffer.resize((rows as usize).saturating_mul(RECORD), 0);
			self.file.read_exact_at(&mut self.buffer, offset(self.at))?;
			self.at = self.at.saturating_add(rows);
			self.taken = 0;
		}
		let bytes = self.buffer.get(self.taken..).unwrap_or_default();
		self.taken = self.taken.saturating_add(RECORD);
		Ok(record(bytes))
	}
}

/// The row at the beginning of `bytes`, and its place.
fn record(bytes: &[u8]) -> Option<(u128, Entry)> {
	let (place, bytes) = bytes.split_first_chunk()?;
	let (account, bytes) = bytes.split_first_chunk()?;
	let (amount, bytes) = bytes.split_first_chunk()?;
	let (line, _) = bytes.split_first_chunk()?;
	let (amount, line) = (u128::from_le_bytes(*amount), u32::from_le_bytes(*line));
	Some((u128::from_le_bytes(*place), Entry { account: *account, amount, line }))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::order::arrange;

	/// Rows of accounts that come again, and their lines.
	fn entries(count: u32) -> Vec<Entry> {
		let account = |n: u32| [(n % 1_000 % 256) as u8; 32];
		(0..count).map(|n| Entry::new((account(n), u128::from(n)), u64::from(n) + 2)).collect()
	}

	#[test]
	fn rows_should_come_in_the_order_of_the_state_whatever_the_runs_and_parts() {
		for (count, run, parts) in [(0, 10, 2), (1, 10, 1), (5_000, 7, 3), (5_000, 9_000, 2)] {
			let all = entries(count);
			let file = tempfile::tempfile().unwrap();
			let mut runs = Runs::new(&file, parts);
			for rows in all.chunks(run) {
				runs.push(rows).unwrap();
			}
			let mut sorted = Vec::new();
			for part in 0..runs.parts() {
				assert_eq!(runs.before(part), sorted.len() as u64);
				let take = |place: u128, row: &Entry| {
					assert_eq!(place, place_of(&row.account));
					assert_eq!(u128::from(row.line), row.amount + 2);
					sorted.push((row.account, row.amount));
					Ok(())
				};
				runs.each(part, take).unwrap();
			}
			let mut wanted: Vec<Row> = all.iter().map(|row| (row.account, row.amount)).collect();
			arrange(&mut wanted);
			assert_eq!(sorted, wanted, "{count} rows in runs of {run}");
		}
	}

	#[test]
	fn reading_should_end_at_the_first_failure() {
		let file = tempfile::tempfile().unwrap();
		let mut runs = Runs::new(&file, 1);
		runs.push(&entries(10)).unwrap();
		let mut seen = 0;
		let result = runs.each(0, |_, _| {
			seen += 1;
			Err(Error::input("enough"))
		});
		assert!(result.is_err());
		assert_eq!(seen, 1);
		// A file that was cut.
		file.set_len(RECORD as u64).unwrap();
		assert!(runs.each(0, |_, _| Ok(())).is_err());
	}
}
