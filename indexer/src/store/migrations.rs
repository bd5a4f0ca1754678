//! Bringing the tables up to date. Each step runs once, in a transaction with the number of the
//! version that it makes, so a program that is killed meanwhile begins the step again.

use crate::{
	error::{Error, Result},
	store::values::{bound, Value},
};
use sqlx::{AnyPool, Row};

/// The steps, the oldest first. One that was released never changes.
static STEPS: [&str; 1] = [include_str!("../../migrations/0001_history.sql")];

/// The statements of a step.
fn statements(step: &'static str) -> impl Iterator<Item = &'static str> {
	step.split(';').map(str::trim).filter(|statement| !statement.is_empty())
}

/// Runs the steps that the database has not seen.
///
/// # Errors
/// [`Error::Store`] if it has seen more than there are.
pub(crate) async fn run(pool: &AnyPool) -> Result<()> {
	let known = STEPS.len();
	// Who may only read is refused the question whether a table is there to be made.
	let sql = "SELECT version FROM schema_version WHERE id = 0";
	if let Ok(Some(row)) = sqlx::query(sql).fetch_optional(pool).await {
		let version: i64 = row.try_get(0)?;
		if usize::try_from(version).is_ok_and(|version| version == known) {
			return Ok(());
		}
	}
	loop {
		let mut changes = pool.begin().await?;
		let sql = "CREATE TABLE IF NOT EXISTS schema_version (id BIGINT PRIMARY KEY, version BIGINT NOT NULL)";
		sqlx::query(sql).execute(&mut *changes).await?;
		let sql = "SELECT version FROM schema_version WHERE id = 0";
		let row = sqlx::query(sql).fetch_optional(&mut *changes).await?;
		let version: i64 = match row {
			Some(row) => row.try_get(0)?,
			None => 0,
		};
		let seen = usize::try_from(version).unwrap_or(usize::MAX);
		let Some(step) = STEPS.get(seen) else {
			changes.rollback().await?;
			if seen > known {
				return Err(Error::store(format!(
					"the index has the tables of version {version}, this program knows {known}: use a newer one"
				)));
			}
			return Ok(());
		};
		for statement in statements(step) {
			sqlx::query(statement).execute(&mut *changes).await?;
		}
		let next = Value::Number(version.saturating_add(1));
		let sql = if seen == 0 {
			"INSERT INTO schema_version (id, version) VALUES (0, $1)"
		} else {
			"UPDATE schema_version SET version = $1 WHERE id = 0"
		};
		bound!(sql, [next]).execute(&mut *changes).await?;
		changes.commit().await?;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::store::Store;

	#[test]
	fn steps_should_be_statements_that_both_databases_know() {
		for step in STEPS {
			let mut count = 0;
			for statement in statements(step) {
				let first =
					statement.lines().find(|line| !line.starts_with("--") && !line.is_empty());
				assert!(first.is_some_and(|line| line.starts_with("CREATE ")), "{statement}");
				count += 1;
			}
			assert!(count > 10);
			let columns =
				step.lines().filter(|line| line.starts_with("  ") && !line.contains("KEY ("));
			for column in columns {
				let kind = column.split_whitespace().nth(1).unwrap().trim_end_matches(',');
				assert!(["TEXT", "BIGINT"].contains(&kind), "{column}");
			}
		}
	}

	#[tokio::test]
	async fn index_of_a_later_version_should_be_refused() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("chain.sqlite");
		let store = Store::open(path.to_str().unwrap()).await.unwrap();
		sqlx::query("UPDATE schema_version SET version = 99").execute(&store.writer).await.unwrap();
		store.close().await;
		let error = Store::open(path.to_str().unwrap()).await.err().unwrap();
		assert!(error.to_string().contains("version 99"), "{error}");
	}
}
