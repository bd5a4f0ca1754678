//! One value over all that the index has.

use crate::{
	error::Result,
	store::{
		database::Store,
		tables::Table,
		values::{bound, Value},
	},
};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use sqlx::{any::AnyRow, AssertSqlSafe, Row};

/// How much of a column is read at once: the rows of as many blocks, or eras.
const PART: u64 = 5_000;

/// The value of a column as bytes: which kind it is, the length of a text, and what it is.
fn bytes_of(row: &AnyRow, column: usize, out: &mut Vec<u8>) -> Result<()> {
	// A column of another kind refuses; one without a value has none in either.
	if let Ok(number) = row.try_get::<Option<i64>, _>(column) {
		match number {
			Some(number) => {
				out.push(1);
				out.extend_from_slice(&number.to_le_bytes());
			}
			None => out.push(0),
		}
		return Ok(());
	}
	let text: String = row.try_get(column)?;
	out.push(2);
	out.extend_from_slice(&(text.len() as u64).to_le_bytes());
	out.extend_from_slice(text.as_bytes());
	Ok(())
}

impl Store {
	/// A digest over every row of every table, in the order of their keys: the 256-bit BLAKE2b hash
	/// of the digest before and the row, from 32 zero bytes on. Two indexes up to the same block
	/// have the same one, whatever database they are in, and however often the program was killed.
	///
	/// # Errors
	/// [`Error::Database`](crate::Error::Database).
	pub async fn fingerprint(&self) -> Result<H256> {
		let last = self.head().await?.map_or(0, |head| head.number);
		let mut digest = [0u8; 32];
		for table in Table::ALL {
			digest = chained(&digest, table.name.as_bytes());
			let mut from = 0;
			loop {
				let part = table.parts.map(|column| (column, from));
				for row in self.part(table, part).await? {
					let mut bytes = Vec::new();
					for column in 0..table.columns.len() {
						bytes_of(&row, column, &mut bytes)?;
					}
					digest = chained(&digest, &bytes);
				}
				from = from.saturating_add(PART);
				if table.parts.is_none() || from > last {
					break;
				}
			}
		}
		Ok(H256(digest))
	}

	/// The rows of a table, or those with a column from a number on, [`PART`] numbers of it.
	async fn part(&self, table: &Table, part: Option<(&str, u64)>) -> Result<Vec<AnyRow>> {
		let columns = table.columns.join(", ");
		let key: Vec<&str> = table.columns.iter().take(table.key).copied().collect();
		let key = key.join(", ");
		let name = table.name;
		let (sql, values): (String, Vec<Value>) = match part {
			Some((column, from)) => (
				format!(
					"SELECT {columns} FROM {name} WHERE {column} >= $1 AND {column} < $2 ORDER BY {column}, {key}"
				),
				[from, from.saturating_add(PART)]
					.into_iter()
					.map(|number| Value::Number(i64::try_from(number).unwrap_or(i64::MAX)))
					.collect(),
			),
			None => (format!("SELECT {columns} FROM {name} ORDER BY {key}"), Vec::new()),
		};
		// Made of names in this program only.
		Ok(bound!(AssertSqlSafe(sql), values).fetch_all(&self.readers).await?)
	}
}

/// The digest after more bytes.
fn chained(digest: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
	blake2_256(&[digest.as_slice(), bytes].concat())
}
