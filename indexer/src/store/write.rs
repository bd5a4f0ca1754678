//! Adding rows, many at a time.

use crate::{
	error::Result,
	store::{
		tables::{NewRow, Table},
		values::{bound, Changes},
	},
};
use sqlx::AssertSqlSafe;

/// How many rows a statement adds. A few sizes only: each is prepared once and then kept. The
/// widest table has 17 columns, and SQLite takes 32,766 values.
const SIZES: [usize; 3] = [64, 8, 1];

/// Adds rows to a table.
///
/// # Errors
/// [`Error::Database`](crate::Error::Database), also if a row with the same key is there.
pub(crate) async fn insert(changes: &mut Changes, table: &Table, rows: Vec<NewRow>) -> Result<()> {
	let mut rows = rows.into_iter();
	for size in SIZES {
		while rows.len() >= size {
			let values = rows.by_ref().take(size).flatten();
			// Made of names in this program only.
			let sql = AssertSqlSafe(table.insert(size));
			bound!(sql, values).execute(&mut **changes).await?;
		}
	}
	Ok(())
}

/// Adds a row to a table, or replaces the one with the same key.
///
/// # Errors
/// [`Error::Database`](crate::Error::Database).
pub(crate) async fn upsert(changes: &mut Changes, table: &Table, row: NewRow) -> Result<()> {
	// Made of names in this program only.
	let sql = AssertSqlSafe(table.upsert());
	bound!(sql, row).execute(&mut **changes).await?;
	Ok(())
}
