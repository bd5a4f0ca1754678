//! What a run has reported, in a file beside that of the scores: scores add up, and the chain does
//! not say which of them are in. The file is there until all rows are reported.

use crate::{
	error::{CliError, Result},
	output::note,
};
use distribution_client::{
	files::{read_text, write},
	transactions::{Kept, Transaction},
	Error,
};
use distribution_primitives::emission::PoolId;
use serde::{Deserialize, Serialize};
use std::{
	fs::{self, File, TryLockError},
	os::unix::fs::MetadataExt,
	path::{Path, PathBuf},
};

/// Version of the file's form.
const VERSION: u32 = 1;
/// What is appended to the name of the file of scores.
const SUFFIX: &str = ".reporting.json";
/// What is appended to the name of the journal for the file that keeps other runs away.
const LOCK: &str = ".lock";

/// What is reported, where, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
	/// Genesis hash of the chain.
	pub genesis: String,
	/// Number of the pool.
	pub pool: PoolId,
	/// The account of the reporter.
	pub reporter: String,
	/// BLAKE2b hash of 256 bits over the scores as they were read: the same file has others if another
	/// sheet or another column of it is read.
	pub scores: String,
	/// Number of rows.
	pub rows: usize,
}

/// A transaction that was made, and may have been sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sending {
	/// Rows that it reports.
	rows: usize,
	transaction: Kept,
}

/// What the file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Content {
	version: u32,
	subject: Subject,
	/// Rows that final blocks have, from the first on.
	done: usize,
	sending: Option<Sending>,
}

/// What a run has reported.
#[derive(Debug)]
pub struct Journal {
	path: PathBuf,
	content: Content,
}

/// Keeps other runs from a journal while it is there.
#[derive(Debug)]
pub struct Hold {
	_file: File,
	path: PathBuf,
}

impl Drop for Hold {
	fn drop(&mut self) {
		// The lock goes with the file itself, a moment later.
		let _ = fs::remove_file(&self.path);
	}
}

/// Whether a file that was opened at a path is still the one there.
fn is_at(file: &File, path: &Path) -> bool {
	let number = |of: fs::Metadata| (of.dev(), of.ino());
	let (Ok(opened), Ok(there)) = (file.metadata(), fs::metadata(path)) else { return false };
	number(opened) == number(there)
}

impl Journal {
	/// Where the journal of a file of scores is: beside the file itself, whatever link names it. Nowhere
	/// if they come from standard input or a pipe.
	pub fn place(scores: &Path) -> Result<Option<PathBuf>> {
		if !scores.is_file() {
			return Ok(None);
		}
		let mut name = fs::canonicalize(scores)?.into_os_string();
		name.push(SUFFIX);
		Ok(Some(name.into()))
	}

	/// Keeps other runs from a journal while what is returned is there: two that follow the same one
	/// would report the same rows. Not the scores are locked, because another file may take their place
	/// meanwhile. Where files cannot be locked, people are told so.
	pub fn hold(journal: &Path) -> Result<Option<Hold>> {
		let mut name = journal.as_os_str().to_os_string();
		name.push(LOCK);
		let path = PathBuf::from(name);
		let file = File::options().create(true).append(true).open(&path)?;
		match file.try_lock() {
			// Whoever had it removes it.
			Ok(()) if is_at(&file, &path) => Ok(Some(Hold { _file: file, path })),
			Ok(()) | Err(TryLockError::WouldBlock) => Err(CliError::input(format!(
				"another run reports these scores right now, and has {}: they add up, so wait for its end",
				path.display()
			))),
			Err(TryLockError::Error(error)) => {
				note(&format!(
					"warning: {} cannot be locked ({error}): start no other run with these scores",
					path.display()
				));
				Ok(None)
			}
		}
	}

	/// A journal of rows that are to be reported, those before `done` excepted.
	pub fn begin(path: PathBuf, subject: Subject, done: usize) -> Result<Self> {
		let content = Content { version: VERSION, subject, done, sending: None };
		let journal = Self { path, content };
		journal.save()?;
		Ok(journal)
	}

	/// The journal that an earlier run has left, if there is one.
	pub fn open(path: &Path, subject: &Subject) -> Result<Option<Self>> {
		let Some(content) = read(path)? else { return Ok(None) };
		let shown = path.display();
		if content.version != VERSION || content.subject != *subject {
			return Err(CliError::input(format!(
				"{shown} is of a run that was cut off and reported other scores, or to another pool or chain, or by another account: {} of its {} rows are reported. Go on with that one first, or remove the file if you do not want to",
				content.done, content.subject.rows
			)));
		}
		if content.done > subject.rows {
			return Err(CliError::input(format!("{shown} was changed: it has too many rows")));
		}
		Ok(Some(Self { path: path.into(), content }))
	}

	/// Refuses scores of which an earlier run has sent some: whoever tried or signed all of them would
	/// report those twice.
	pub fn refuse_begun(path: &Path) -> Result<()> {
		if read(path)?.is_none() {
			return Ok(());
		}
		Err(CliError::input(format!(
			"a run is at work or was cut off, and {} says what it has sent: run it again to go on, or give --from-row N to try or print the rows from there on",
			path.display()
		)))
	}

	/// Where it is.
	pub fn path(&self) -> &Path {
		&self.path
	}

	/// Rows that final blocks have.
	pub fn done(&self) -> usize {
		self.content.done
	}

	/// The transaction that may have been sent.
	pub fn sending(&self) -> Result<Option<Transaction>> {
		let sending = self.content.sending.as_ref();
		Ok(sending.map(|sending| sending.transaction.transaction()).transpose()?)
	}

	/// Notes a transaction before it is sent.
	pub fn send(
		&mut self,
		rows: usize,
		transaction: &Transaction,
	) -> distribution_client::Result<()> {
		let kept = transaction.kept().ok_or_else(|| Error::unexpected("a report is signed"))?;
		self.content.sending = Some(Sending { rows, transaction: kept });
		self.save()
	}

	/// Notes the end of that transaction: whether its rows are reported.
	pub fn settle(&mut self, reported: bool) -> distribution_client::Result<()> {
		if let Some(sending) = self.content.sending.take().filter(|_| reported) {
			self.content.done = self.content.done.saturating_add(sending.rows);
		}
		self.save()
	}

	/// Removes the file: nothing is left to go on with.
	pub fn finish(&self) -> Result<()> {
		Ok(fs::remove_file(&self.path)?)
	}

	/// Writes the file such that it is there even if the machine stops.
	fn save(&self) -> distribution_client::Result<()> {
		let text = serde_json::to_string_pretty(&self.content)?;
		write(&self.path, format!("{text}\n").as_bytes())?;
		let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
		Ok(File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?)
	}
}

/// What a journal says, if there is one and something was sent: otherwise it is as if it had not begun.
fn read(path: &Path) -> Result<Option<Content>> {
	if !path.exists() {
		return Ok(None);
	}
	let content: Content = serde_json::from_str(&read_text(path)?).map_err(|why| {
		CliError::input(format!(
			"{} was not made by `distribution report-scores`: {why}",
			path.display()
		))
	})?;
	let begun = content.done > 0 || content.sending.is_some();
	Ok(begun.then_some(content))
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::account;
	use serde_json::json;
	use std::os::unix::fs::symlink;

	fn subject() -> Subject {
		Subject {
			genesis: "0x01".into(),
			pool: 3,
			reporter: account::show(&[7; 32]),
			scores: "0x02".into(),
			rows: 200,
		}
	}

	#[test]
	fn journal_should_be_beside_the_scores() {
		let folder = tempfile::tempdir().unwrap();
		let scores = folder.path().join("scores.csv");
		fs::write(&scores, "").unwrap();
		let folder = fs::canonicalize(folder.path()).unwrap();
		let place = folder.join("scores.csv.reporting.json");
		assert_eq!(Journal::place(&scores).unwrap(), Some(place.clone()));
		// Regression: a link had a journal of its own, so that what was sent was not known by the other
		// name.
		let link = folder.join("latest.csv");
		symlink(&scores, &link).unwrap();
		assert_eq!(Journal::place(&link).unwrap(), Some(place));
		assert_eq!(Journal::place(Path::new("-")).unwrap(), None);
		assert_eq!(Journal::place(&folder).unwrap(), None);
	}

	#[test]
	fn scores_should_be_reported_by_one_run_at_a_time() {
		let folder = tempfile::tempdir().unwrap();
		let scores = folder.path().join("scores.csv");
		fs::write(&scores, "").unwrap();
		let hold = || Journal::hold(&Journal::place(&scores).unwrap().unwrap());
		let first = hold().unwrap();
		assert!(first.is_some());
		// Regression: a copy that took the place of the scores was not locked.
		let copy = folder.path().join("copy");
		fs::write(&copy, "").unwrap();
		fs::rename(&copy, &scores).unwrap();
		let said = hold().unwrap_err().to_string();
		assert!(said.contains("another run"), "{said}");
		drop(first);
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
		assert!(hold().unwrap().is_some());
	}

	#[test]
	fn lock_should_not_count_when_another_file_took_its_place() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("lock");
		let file = File::create(&path).unwrap();
		assert!(is_at(&file, &path));
		fs::remove_file(&path).unwrap();
		assert!(!is_at(&file, &path));
		let _other = File::create(&path).unwrap();
		assert!(!is_at(&file, &path));
	}

	/// Regression: the calls of all rows were printed, those that had been sent too.
	#[test]
	fn scores_should_not_be_printed_when_some_were_sent() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("x.reporting.json");
		Journal::refuse_begun(&path).unwrap();
		Journal::begin(path.clone(), subject(), 0).unwrap();
		Journal::refuse_begun(&path).unwrap();
		Journal::begin(path.clone(), subject(), 64).unwrap();
		let said = Journal::refuse_begun(&path).unwrap_err().to_string();
		assert!(said.contains("--from-row N"), "{said}");
	}

	#[test]
	fn run_should_go_on_where_the_journal_ends() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("scores.csv.reporting.json");
		assert!(Journal::open(&path, &subject()).unwrap().is_none());
		Journal::begin(path.clone(), subject(), 0).unwrap();
		assert!(Journal::open(&path, &subject()).unwrap().is_none());
		// The run was killed after it had made its second transaction.
		let mut text: serde_json::Value =
			serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
		text["done"] = json!(64);
		let kept = json!({
			"bytes": "0102", "from": 9, "account": account::show(&[7; 32]), "nonce": 4, "end": 73,
		});
		text["sending"] = json!({ "rows": 64, "transaction": kept });
		fs::write(&path, text.to_string()).unwrap();
		let open = || Journal::open(&path, &subject()).unwrap().unwrap();
		let transaction = open().sending().unwrap().unwrap();
		assert_eq!(serde_json::to_value(transaction.kept()).unwrap(), kept);

		// It was not included: the same rows are next.
		let mut journal = open();
		journal.settle(false).unwrap();
		assert_eq!((open().done(), open().sending().unwrap().is_none()), (64, true));
		// It is sent again, and included.
		journal.send(64, &transaction).unwrap();
		assert!(open().sending().unwrap().is_some());
		journal.settle(true).unwrap();
		assert_eq!((open().done(), open().sending().unwrap().is_none()), (128, true));
		// Once only.
		journal.settle(true).unwrap();
		assert_eq!(open().done(), 128);
		journal.finish().unwrap();
		assert!(!path.exists());
	}

	#[test]
	fn journal_of_other_scores_should_be_refused() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("x.reporting.json");
		Journal::begin(path.clone(), subject(), 64).unwrap();
		for other in [
			Subject { scores: "0x03".into(), ..subject() },
			Subject { pool: 4, ..subject() },
			Subject { genesis: "0x03".into(), ..subject() },
			Subject { reporter: account::show(&[8; 32]), ..subject() },
		] {
			let said = Journal::open(&path, &other).unwrap_err().to_string();
			assert!(said.contains("64 of its 200 rows"), "{said}");
		}
		fs::write(&path, "{}").unwrap();
		assert!(Journal::open(&path, &subject()).is_err());
	}
}
