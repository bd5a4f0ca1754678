//! Times of many blocks at once.

use crate::{
	error::Result,
	number::column,
	read::cells::Cells,
	store::{
		database::Store,
		values::{bound, Value},
	},
};
use sqlx::AssertSqlSafe;
use std::collections::{BTreeMap, BTreeSet};

/// Blocks that one question asks for.
const AT_ONCE: usize = 500;

impl Store {
	/// The times of blocks, in milliseconds since 1970 (UTC), by their numbers. Those that the
	/// index does not have are left out.
	///
	/// # Errors
	/// [`Error::Database`](crate::Error::Database), [`Error::Store`](crate::Error::Store);
	/// [`Error::Question`](crate::Error::Question) for a number that no block has.
	pub async fn times(&self, blocks: &BTreeSet<u64>) -> Result<BTreeMap<u64, u64>> {
		let blocks: Vec<u64> = blocks.iter().copied().collect();
		let mut times = BTreeMap::new();
		for part in blocks.chunks(AT_ONCE) {
			let places: Vec<String> = (1..=part.len()).map(|place| format!("${place}")).collect();
			// Made of numbers only.
			let sql =
				format!("SELECT number, time FROM blocks WHERE number IN ({})", places.join(", "));
			let values = part.iter().map(|number| column(*number).map(Value::Number));
			let values = values.collect::<Result<Vec<_>>>()?;
			for row in bound!(AssertSqlSafe(sql), values).fetch_all(&self.readers).await? {
				let cells = Cells(&row);
				times.insert(cells.number(0)?, cells.number(1)?);
			}
		}
		Ok(times)
	}
}
