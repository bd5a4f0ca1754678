//! Opening a database, and what every part of the index asks of it.

use crate::{
	error::{Error, Result},
	number::{bytes_text, hash_of},
	store::{
		migrations,
		values::{bound, Changes, Value},
	},
};
use polkadot_sdk::sp_core::H256;
use sqlx::{
	any::{install_default_drivers, AnyPoolOptions, AnyRow},
	AnyConnection, AnyPool, Row,
};
use std::path::{absolute, PathBuf};

/// Connections for questions. However many are asked, the one that writes is left to the writer, and
/// nobody writes through these.
const READERS: u32 = 8;

/// Before a connection is used: readers of SQLite do not wait for the writer, and a killed program
/// loses no transaction.
const SQLITE: [&str; 2] = ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL"];
/// Before a reader is used, by the database.
const SQLITE_READS: [&str; 1] = ["PRAGMA query_only = ON"];
const POSTGRES_READS: [&str; 1] = ["SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"];

/// The index of a chain, in a database.
#[derive(Clone, Debug)]
pub struct Store {
	/// The only connection that changes the database.
	pub(crate) writer: AnyPool,
	/// Those that answer questions.
	pub(crate) readers: AnyPool,
}

/// Tells a new connection what it is for.
async fn prepare(
	connection: &mut AnyConnection,
	statements: &'static [&'static str],
) -> std::result::Result<(), sqlx::Error> {
	for statement in statements {
		sqlx::query(*statement).execute(&mut *connection).await?;
	}
	Ok(())
}

/// Connections, at most so many of them, each told this before it is used.
async fn connections(url: &str, most: u32, told: &'static [&'static str]) -> Result<AnyPool> {
	let options = AnyPoolOptions::new().max_connections(most);
	let options = options.after_connect(move |connection, _| Box::pin(prepare(connection, told)));
	Ok(options.connect(url).await?)
}

/// Where a database is.
enum Place {
	/// A file, and the address that the driver knows it by.
	Sqlite(PathBuf, String),
	/// An address.
	Postgres(String),
}

/// The URL of a database: that of PostgreSQL as it is, anything else is the path of a file.
fn place_of(name: &str) -> Result<Place> {
	if name.starts_with("postgres://") || name.starts_with("postgresql://") {
		return Ok(Place::Postgres(name.into()));
	}
	let path = name.strip_prefix("sqlite:").unwrap_or(name);
	if path.is_empty() || path.contains("://") {
		// Not repeated: it may have a password in it.
		return Err(Error::question(
			"an index is the path of a file, or the postgres:// address of a database",
		));
	}
	let path = absolute(path).map_err(|error| Error::question(format!("`{path}`: {error}")))?;
	let text = path.to_str().ok_or_else(|| Error::question("the path is not Unicode"))?;
	let mut url = String::from("sqlite://");
	for character in text.chars() {
		match character {
			// They would end the path.
			'%' => url.push_str("%25"),
			'?' => url.push_str("%3F"),
			'#' => url.push_str("%23"),
			' ' => url.push_str("%20"),
			other => url.push(other),
		}
	}
	url.push_str("?mode=rwc");
	Ok(Place::Sqlite(path, url))
}

impl Store {
	/// Opens the index in a database, and brings its tables up to date. `name` is the path of a
	/// file, which is made if it is not there, or the `postgres://` address of a database that is
	/// there.
	///
	/// # Errors
	/// [`Error::Question`] if it is neither; [`Error::Database`] if the database cannot be opened;
	/// [`Error::Store`] if a later version of this program has written it.
	pub async fn open(name: &str) -> Result<Self> {
		install_default_drivers();
		let (url, writes, reads): (_, &'static [&'static str], &'static [&'static str]) =
			match place_of(name)? {
				Place::Postgres(url) => (url, &[], &POSTGRES_READS),
				Place::Sqlite(_, url) => (url, &SQLITE, &SQLITE_READS),
			};
		let writer = connections(&url, 1, writes).await?;
		migrations::run(&writer).await?;
		let readers = connections(&url, READERS, reads).await?;
		Ok(Self { writer, readers })
	}

	/// Opens the index in a database as [`Store::open`] does, but makes no file.
	///
	/// # Errors
	/// Those of [`Store::open`]; [`Error::Question`] if the file is not there.
	pub async fn find(name: &str) -> Result<Self> {
		match place_of(name)? {
			Place::Sqlite(path, _) if !path.is_file() => Err(Error::question(format!(
				"there is no index at {}: `distribution index` makes one",
				path.display()
			))),
			_ => Self::open(name).await,
		}
	}

	/// Ends all connections.
	pub async fn close(&self) {
		self.readers.close().await;
		self.writer.close().await;
	}

	/// The first block of the chain that the index is of; `None` if it is empty.
	///
	/// # Errors
	/// [`Error::Database`], [`Error::Store`].
	pub async fn genesis(&self) -> Result<Option<H256>> {
		let rows = self.rows("SELECT genesis FROM chain WHERE id = 0", vec![]).await?;
		let Some(row) = rows.first() else { return Ok(None) };
		let genesis: String = row.try_get(0)?;
		hash_of(&genesis).map(Some)
	}

	/// Makes sure that the index is of this chain, or empty.
	///
	/// # Errors
	/// [`Error::Store`] if it is of another chain.
	pub async fn ensure_of(&self, genesis: H256) -> Result<()> {
		match self.genesis().await? {
			Some(other) if other != genesis => Err(Error::store(format!(
				"the index is of the chain with the genesis {}, the node's is {}: give another database",
				bytes_text(other),
				bytes_text(genesis)
			))),
			_ => Ok(()),
		}
	}

	/// The rows of a question.
	pub(crate) async fn rows(&self, sql: &'static str, values: Vec<Value>) -> Result<Vec<AnyRow>> {
		Ok(bound!(sql, values).fetch_all(&self.readers).await?)
	}

	/// Begins to change the database.
	pub(crate) async fn begin(&self) -> Result<Changes> {
		Ok(self.writer.begin().await?)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::time::Duration;
	use tokio::time::timeout;

	fn sqlite(name: &str) -> String {
		match place_of(name) {
			Ok(Place::Sqlite(_, url)) => url,
			_ => panic!("{name}"),
		}
	}

	#[test]
	fn database_should_be_a_file_or_an_address_of_postgresql() {
		assert_eq!(sqlite("/a/b.sqlite"), "sqlite:///a/b.sqlite?mode=rwc");
		assert_eq!(sqlite("sqlite:/a/b"), "sqlite:///a/b?mode=rwc");
		assert_eq!(sqlite("/a b?c#d%"), "sqlite:///a%20b%3Fc%23d%25?mode=rwc");
		assert!(sqlite("chain.sqlite").ends_with("/chain.sqlite?mode=rwc"));
		assert!(matches!(place_of("postgres://localhost/x"), Ok(Place::Postgres(_))));
		for wrong in ["", "mysql://localhost/x"] {
			assert!(matches!(place_of(wrong), Err(Error::Question(_))), "{wrong}");
		}
	}

	#[tokio::test]
	async fn index_that_is_not_there_should_be_made_only_when_it_is_opened() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("chain.sqlite");
		let name = path.to_str().unwrap();
		let error = Store::find(name).await.err().unwrap();
		assert!(error.to_string().starts_with("there is no index at"), "{error}");
		assert!(!path.exists());
		Store::open(name).await.unwrap().close().await;
		Store::find(name).await.unwrap().close().await;
	}

	#[tokio::test]
	async fn readers_should_leave_the_writer_its_connection() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("chain.sqlite");
		let store = Store::open(path.to_str().unwrap()).await.unwrap();
		let mut taken = Vec::new();
		for _ in 0..READERS {
			taken.push(store.readers.acquire().await.unwrap());
		}
		// Questions wait; the writer does not.
		let soon = Duration::from_millis(100);
		assert!(timeout(soon, store.genesis()).await.is_err());
		let changes = timeout(Duration::from_secs(5), store.begin()).await.unwrap().unwrap();
		changes.rollback().await.unwrap();
		// And while it writes, questions are answered.
		taken.clear();
		let changes = store.begin().await.unwrap();
		assert_eq!(store.genesis().await.unwrap(), None);
		changes.rollback().await.unwrap();
	}

	#[tokio::test]
	async fn reader_should_not_write() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("chain.sqlite");
		let store = Store::open(path.to_str().unwrap()).await.unwrap();
		let sql = "UPDATE schema_version SET version = version";
		let error = sqlx::query::<sqlx::Any>(sql).execute(&store.readers).await.unwrap_err();
		assert!(error.to_string().contains("readonly"), "{error}");
		sqlx::query::<sqlx::Any>(sql).execute(&store.writer).await.unwrap();
	}

	#[tokio::test]
	async fn index_should_be_opened_again_as_it_was() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("chain.sqlite");
		for _ in 0..2 {
			let store = Store::open(path.to_str().unwrap()).await.unwrap();
			assert_eq!(store.genesis().await.unwrap(), None);
			store.ensure_of(H256::zero()).await.unwrap();
			store.close().await;
		}
	}
}
