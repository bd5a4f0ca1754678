//! The tree file of a list of any length, with the leaves in the order of the rows. How much memory it
//! takes does not depend on how many rows there are, but for 32 bytes for each 512 of them.
//!
//! 1. The list is read line by line. Its rows are sorted in [runs](crate::lists::sorting), which are
//!    in a temporary file.
//! 2. The runs are read side by side, and the rows written to the tree file, unless they keep their
//!    order. The rows of one account follow one another, which shows accounts that come again.
//! 3. The rows are hashed from the tree file, a subtree after the other.
//!
//! All cores work at each of these. What is not a text in UTF-8, such as a workbook, is in memory
//! while it is read.

use crate::{
	error::{Error, Result},
	files::NewFile,
	lists::{
		accounts::{seen, Neighbours},
		fault::FirstFaults,
		row_tree::RowTree,
		rows::{repeated, List, Row, Rules, Unjudged},
		sorting::{Entry, Runs},
		table::Choices,
		tree::{complete, offset_of, ROW},
	},
};
use distribution_primitives::merkle::leaf_hash;
use polkadot_sdk::sp_core::H256;
use std::{
	fs::File,
	io, mem,
	os::unix::fs::FileExt,
	path::Path,
	sync::mpsc::sync_channel,
	thread::{self, ScopedJoinHandle},
};

/// Rows of a run. While one is filled, one waits and one is sorted.
const RUN: usize = 1 << 17;
/// Bytes of rows that are written at once.
const WRITTEN: usize = 1 << 18;
/// Rows that are read at once to be hashed.
const BLOCK: u32 = 2_048;

/// How a list is read and its tree is built.
#[derive(Clone, Copy, Debug)]
pub struct How<'a> {
	/// What a person says about the file.
	pub choices: &'a Choices,
	/// The rules for its rows.
	pub rules: Rules,
	/// Whether the rows keep their order. Otherwise they are put in that of their accounts in state.
	pub keep_order: bool,
}

/// Reads a list, which must have no fault, and writes its tree file to `path`. The list that is
/// returned has no rows: they are in the tree file. Temporary files beside it take 68 bytes a row.
///
/// # Errors
/// [`Error::Input`] with the first faults, as [`crate::lists::rows::read_clean`] has them;
/// [`Error::Io`] if a file cannot be written. What was at `path` is still there then.
pub fn build(list: &Path, how: How<'_>, path: &Path) -> Result<(List, RowTree)> {
	let out = NewFile::create(path)?;
	let file = out.file();
	let file = file.ok_or_else(|| Error::input(format!("{} is not a file", path.display())))?;
	let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
	let scratch = tempfile::tempfile_in(folder.unwrap_or(Path::new(".")))?;
	let built = fill(list, how, file, &scratch, RUN)?;
	out.finish()?;
	Ok(built)
}

/// The same, but the tree file is a temporary one, too.
///
/// # Errors
/// Those of [`build`].
pub fn compute(list: &Path, how: How<'_>) -> Result<(List, RowTree)> {
	fill(list, how, &tempfile::tempfile()?, &tempfile::tempfile()?, RUN)
}

/// Fills the tree file `out`, with runs of `run` rows in `scratch`.
fn fill(
	path: &Path,
	how: How<'_>,
	out: &File,
	scratch: &File,
	run: usize,
) -> Result<(List, RowTree)> {
	let (unjudged, runs) = read(path, how, out, scratch, run)?;
	let again = merge(&runs, how, out)?;
	let list = unjudged.clean(path, again)?;
	let rows = u32::try_from(list.reading.rows)
		.map_err(|_| Error::unexpected("a list without faults has too many rows"))?;
	let (written, tree) = thread::scope(|scope| {
		// Meanwhile the rows can be written to the disk. A failure is told once: the end would not
		// hear of it again.
		let written = scope.spawn(|| out.sync_data());
		let tree = RowTree::of_leaves(rows, || {
			let mut rows = Hashed::new(out, rows);
			move |row| rows.leaf(row)
		});
		(joined(written), tree)
	});
	written?;
	let tree = tree?;
	complete(out, &tree)?;
	Ok((list, tree))
}

/// A tree file whose rows come part by part, each with its place.
pub struct Parts {
	out: NewFile,
	rows: u32,
}

impl Parts {
	/// Begins the tree file of a list of `rows` rows, which will be at `path` when it is finished.
	///
	/// # Errors
	/// [`Error::Io`] if the folder cannot be written to.
	pub fn create(path: &Path, rows: u32) -> Result<Self> {
		Ok(Self { out: NewFile::create(path)?, rows })
	}

	fn file(&self) -> Result<&File> {
		self.out.file().ok_or_else(|| Error::input("a tree file is made only where a file can be"))
	}

	/// Writes the rows from `first` on.
	///
	/// # Errors
	/// [`Error::Io`] if the file cannot be written.
	pub fn write(&self, first: u32, rows: &[Row]) -> Result<()> {
		let mut written = Written::begin(self.file()?, first.into());
		for row in rows {
			written.push(row)?;
		}
		Ok(written.flush()?)
	}

	/// The tree of the rows, all of which must have been written.
	///
	/// # Errors
	/// [`Error::Io`] if the last ones were not, or the file cannot be read.
	pub fn tree(&self) -> Result<RowTree> {
		let (file, rows) = (self.file()?, self.rows);
		RowTree::of_leaves(rows, || {
			let mut rows = Hashed::new(file, rows);
			move |row| rows.leaf(row)
		})
	}

	/// Puts the file in its place, with the tree of its rows.
	///
	/// # Errors
	/// [`Error::Io`] if it cannot be written; what was there before is still there.
	pub fn finish(self, tree: &RowTree) -> Result<()> {
		complete(self.file()?, tree)?;
		Ok(self.out.finish()?)
	}
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
	thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Reads the rows into sorted runs, and into the tree file if they keep their order.
fn read<'a>(
	path: &Path,
	how: How<'_>,
	out: &File,
	scratch: &'a File,
	run: usize,
) -> Result<(Unjudged, Runs<'a>)> {
	// Without sorting them nothing shows that an account comes again.
	let sorts = !(how.keep_order && how.rules.allow_duplicates);
	let cores = thread::available_parallelism().map_or(1, usize::from);
	thread::scope(|scope| {
		let (sender, receiver) = sync_channel::<Vec<Entry>>(1);
		let sorter = scope.spawn(move || -> io::Result<Runs<'a>> {
			let mut runs = Runs::new(scratch, cores);
			let mut written = Written::begin(out, 0);
			for rows in receiver {
				if how.keep_order {
					for row in &rows {
						written.push(&(row.account, row.amount))?;
					}
				}
				if sorts {
					runs.push(&rows)?;
				}
			}
			written.flush()?;
			Ok(runs)
		});
		let mut rows = Vec::with_capacity(run);
		let unjudged = Unjudged::read(path, how.choices, how.rules, |row, line| {
			rows.push(Entry::new(row, line));
			if rows.len() >= run {
				let full = mem::replace(&mut rows, Vec::with_capacity(run));
				// Nobody takes them if the sorter has failed, which it tells at the end.
				let _ = sender.send(full);
			}
		});
		let _ = sender.send(rows);
		drop(sender);
		let runs = joined(sorter)?;
		Ok((unjudged?, runs))
	})
}

/// Reads the runs side by side. Writes the rows to the tree file unless they keep their order, and
/// returns the faults of accounts that come again.
fn merge(runs: &Runs<'_>, how: How<'_>, out: &File) -> Result<FirstFaults> {
	thread::scope(|scope| {
		let parts: Vec<_> = (0..runs.parts())
			.map(|part| scope.spawn(move || merge_part(runs, part, how, out)))
			.collect();
		let mut faults = FirstFaults::default();
		for part in parts {
			faults.append(joined(part)?);
		}
		Ok(faults)
	})
}

fn merge_part(runs: &Runs<'_>, part: usize, how: How<'_>, out: &File) -> Result<FirstFaults> {
	let mut written = Written::begin(out, runs.before(part));
	let mut faults = FirstFaults::default();
	let mut neighbours = Neighbours::default();
	runs.each(part, |place, row| {
		if !how.rules.allow_duplicates {
			let row = seen(row.account, row.line.into());
			if let Some(fault) = repeated(&mut neighbours, place, row) {
				faults.push(fault);
			}
		}
		if !how.keep_order {
			written.push(&(row.account, row.amount))?;
		}
		Ok(())
	})?;
	written.flush()?;
	Ok(faults)
}

/// Rows that are written to a tree file one after the other.
struct Written<'a> {
	file: &'a File,
	/// Where the next bytes go.
	at: u64,
	bytes: Vec<u8>,
}

impl<'a> Written<'a> {
	/// Begins at a row.
	fn begin(file: &'a File, row: u64) -> Self {
		Self { file, at: offset_of(row), bytes: Vec::new() }
	}

	fn push(&mut self, (account, amount): &Row) -> io::Result<()> {
		self.bytes.extend_from_slice(account);
		self.bytes.extend_from_slice(&amount.to_le_bytes());
		if self.bytes.len() >= WRITTEN {
			self.flush()?;
		}
		Ok(())
	}

	fn flush(&mut self) -> io::Result<()> {
		self.file.write_all_at(&self.bytes, self.at)?;
		self.at = self.at.saturating_add(self.bytes.len() as u64);
		self.bytes.clear();
		Ok(())
	}
}

/// Rows of a tree file that are hashed.
struct Hashed<'a> {
	file: &'a File,
	/// How many rows there are.
	rows: u32,
	/// The rows that were read last, and the first of them.
	first: u32,
	bytes: Vec<u8>,
}

impl<'a> Hashed<'a> {
	fn new(file: &'a File, rows: u32) -> Self {
		Self { file, rows, first: 0, bytes: Vec::new() }
	}

	fn leaf(&mut self, row: u32) -> Result<H256> {
		let place = row.checked_rem(BLOCK).unwrap_or_default();
		let first = row.saturating_sub(place);
		if self.bytes.is_empty() || self.first != first {
			let rows = self.rows.saturating_sub(first).min(BLOCK);
			let length = u64::from(rows).saturating_mul(ROW);
			self.bytes.resize(usize::try_from(length).unwrap_or_default(), 0);
			self.file.read_exact_at(&mut self.bytes, offset_of(first.into()))?;
			self.first = first;
		}
		let begin = u64::from(place).saturating_mul(ROW);
		let begin = usize::try_from(begin).unwrap_or_default();
		let bytes = self.bytes.get(begin..).and_then(|row| row.split_first_chunk());
		let row_of = bytes.and_then(|(account, rest)| Some((account, rest.first_chunk()?)));
		let (account, amount) =
			row_of.ok_or_else(|| Error::unexpected(format!("row {row} is past the list")))?;
		Ok(leaf_hash(row, account, u128::from_le_bytes(*amount)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::{
		order::arrange,
		rows::read_clean,
		tree::{write_in_row_order, TreeFile},
	};
	use std::fs;

	const RULES: Rules = Rules {
		unit: crate::lists::amounts::ListUnit::Smallest,
		minimum: 1,
		allow_duplicates: false,
		allow_rounded: false,
		allowed: crate::lists::accounts::Allowed { keyless: true, ethereum: true },
		ethereum: false,
	};

	/// A list of so many rows. Every `again`th account comes again at its end.
	fn text(rows: u32, again: usize) -> String {
		let row = |n: u32| format!("0x{},{}\n", hex::encode([n.to_le_bytes(); 8].concat()), n + 1);
		let mut text = String::from("account,amount\n");
		text.extend((0..rows).map(row));
		text.extend((0..rows).step_by(again).map(row));
		text
	}

	fn both(text: &str, how: How<'_>, run: usize) -> [Result<Vec<u8>>; 2] {
		let folder = tempfile::tempdir().unwrap();
		let (list, path) = (folder.path().join("list.csv"), folder.path().join("tree.bin"));
		fs::write(&list, text).unwrap();
		let in_memory = read_clean(&list, how.choices, how.rules).map(|read| {
			let mut rows = read.rows;
			if !how.keep_order {
				arrange(&mut rows);
			}
			write_in_row_order(&path, &rows, &RowTree::build(&rows).unwrap()).unwrap();
			fs::read(&path).unwrap()
		});
		let out = NewFile::create(&path).unwrap();
		let scratch = tempfile::tempfile().unwrap();
		let streamed = fill(&list, how, out.file().unwrap(), &scratch, run).map(|(read, tree)| {
			out.finish().unwrap();
			assert_eq!(TreeFile::open(&path).unwrap().root(), tree.root());
			assert_eq!(read.reading.rows, u64::from(tree.rows()));
			fs::read(&path).unwrap()
		});
		[in_memory, streamed]
	}

	#[test]
	fn tree_file_should_be_that_of_a_list_that_is_in_memory() {
		let choices = Choices::default();
		// The last but one has as many rows as two runs, the last one more: one account comes again.
		for (rows, again, run) in [
			(1, 9, 7),
			(5_000, 9, 700),
			(3_000, 1, 100_000),
			(1_399, 2_000, 700),
			(1_400, 2_000, 700),
		] {
			let text = text(rows, again);
			for keep_order in [false, true] {
				let rules = Rules { allow_duplicates: true, ..RULES };
				let how = How { choices: &choices, rules, keep_order };
				let [in_memory, streamed] = both(&text, how, run).map(Result::unwrap);
				assert!(in_memory == streamed, "{rows} rows in runs of {run}");
			}
		}
		let how = How { choices: &choices, rules: RULES, keep_order: false };
		let unique = "0x".to_string() + &"07".repeat(32) + ",5\n";
		let [in_memory, streamed] = both(&unique, how, 7).map(Result::unwrap);
		assert_eq!(in_memory, streamed);
	}

	#[test]
	fn faults_should_be_those_of_a_list_that_is_in_memory() {
		let choices = Choices::default();
		let zero = text(50, 9).replace(",1\n", ",0\n");
		let row = |n: u8| format!("0x{},5", hex::encode([n; 32]));
		// A mark, cells of several lines before and behind the faults, and no line end at the end.
		let quoted = format!(
			"\u{feff}account,amount,note\r\n{0},\"a\r\nb\"\r\n{0},\"c\"\r\n{1},\"d\r\n{1},\"\re\"",
			row(7),
			row(8)
		);
		let account = |n: u32| hex::encode([n.to_le_bytes(); 8].concat());
		let all = |amount: &str| -> String {
			(0..3_000).map(|n| format!("0x{},{amount}\n", account(n))).collect()
		};
		// More faults than are kept: accounts that come again, one of them on all lines, rows without an
		// amount, both, and amounts that may have been cut.
		let (zeros, cut) = (all("0"), all("123456789012345000"));
		let one = format!("{}\n", row(7)).repeat(5_000);
		let both_kinds = text(4_000, 2) + &zeros;
		for text in [
			text(900, 30),
			text(900, 1),
			zero,
			quoted,
			"nobody,5\n".into(),
			String::new(),
			text(4_000, 1),
			one,
			zeros,
			both_kinds,
			cut,
		] {
			for keep_order in [false, true] {
				let how = How { choices: &choices, rules: RULES, keep_order };
				let [in_memory, streamed] = both(&text, how, 100);
				let (wanted, found) = (in_memory.unwrap_err(), streamed.unwrap_err());
				let without_path = |error: Error| match error.to_string().split_once(" has ") {
					Some((_, faults)) => faults.to_string(),
					None => panic!("no faults are told"),
				};
				assert_eq!(without_path(wanted), without_path(found));
			}
		}
	}

	#[test]
	fn tree_file_that_came_in_parts_should_be_that_of_a_list_that_is_in_memory() {
		let rows: Vec<Row> = (0..5_000u32).map(|row| ([row as u8; 32], u128::from(row))).collect();
		let folder = tempfile::tempdir().unwrap();
		let (path, other) = (folder.path().join("tree.bin"), folder.path().join("other.bin"));
		let wanted = RowTree::build(&rows).unwrap();
		write_in_row_order(&other, &rows, &wanted).unwrap();
		let parts = Parts::create(&path, 5_000).unwrap();
		for first in [3_000, 0, 1_000, 2_000] {
			parts.write(first, &rows[first as usize..first as usize + 1_000]).unwrap();
		}
		assert!(parts.tree().is_err());
		parts.write(4_000, &rows[4_000..]).unwrap();
		let tree = parts.tree().unwrap();
		assert_eq!(tree, wanted);
		assert!(!path.exists());
		parts.finish(&tree).unwrap();
		assert!(fs::read(&path).unwrap() == fs::read(&other).unwrap());
	}

	#[test]
	fn list_with_faults_should_leave_the_tree_as_it_was() {
		let folder = tempfile::tempdir().unwrap();
		let (list, path) = (folder.path().join("list.csv"), folder.path().join("tree.bin"));
		let choices = Choices::default();
		let how = How { choices: &choices, rules: RULES, keep_order: false };
		fs::write(&path, "earlier").unwrap();
		fs::write(&list, text(10, 3)).unwrap();
		assert!(build(&list, how, &path).is_err());
		assert_eq!(fs::read(&path).unwrap(), b"earlier");
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
		fs::write(&list, format!("0x{},5\n", "07".repeat(32))).unwrap();
		let (read, tree) = build(&list, how, &path).unwrap();
		assert_eq!((read.total, tree.rows()), (5, 1));
		assert_eq!(TreeFile::open(&path).unwrap().root(), tree.root());
		assert_eq!(compute(&list, how).unwrap().1, tree);
	}
}
