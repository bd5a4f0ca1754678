//! Questions with their values, and the columns of the answers read as what they are.

use crate::{
	error::{Error, Result},
	number::{account_of, amount_of, bytes_text, hash_of},
	read::page::Place,
	store::{database::Store, values::Value},
};
use distribution_client::{account::AccountId, types::AssetKind};
use polkadot_sdk::sp_core::H256;
use sqlx::{any::AnyRow, Row};

/// An account, as a value of a question.
pub(crate) fn account(who: &AccountId) -> Value {
	Value::Text(bytes_text(who))
}

/// A number, as a value of a question.
pub(crate) fn number(value: impl Into<i64>) -> Value {
	Value::Number(value.into())
}

impl Store {
	/// All records of a question.
	pub(crate) async fn all<T>(
		&self,
		sql: &'static str,
		values: Vec<Value>,
		read: fn(&Cells<'_>) -> Result<T>,
	) -> Result<Vec<T>> {
		let rows = self.rows(sql, values).await?;
		rows.iter().map(|row| read(&Cells(row))).collect()
	}

	/// The only record of a question, if there is one.
	pub(crate) async fn one<T>(
		&self,
		sql: &'static str,
		values: Vec<Value>,
		read: fn(&Cells<'_>) -> Result<T>,
	) -> Result<Option<T>> {
		let mut all = self.all(sql, values, read).await?;
		match all.len() {
			0 | 1 => Ok(all.pop()),
			more => Err(Error::store(format!("the index has {more} records in place of one"))),
		}
	}
}

/// The columns of a row, by their numbers from 0.
pub(crate) struct Cells<'r>(pub(crate) &'r AnyRow);

impl Cells<'_> {
	/// A number of the kind that is wanted.
	pub(crate) fn number<T: TryFrom<i64>>(&self, column: usize) -> Result<T> {
		let value: i64 = self.0.try_get(column)?;
		T::try_from(value).map_err(|_| out_of_range(value))
	}

	/// The same, or nothing.
	pub(crate) fn maybe_number<T: TryFrom<i64>>(&self, column: usize) -> Result<Option<T>> {
		let value: Option<i64> = self.0.try_get(column)?;
		value.map(|value| T::try_from(value).map_err(|_| out_of_range(value))).transpose()
	}

	pub(crate) fn yes(&self, column: usize) -> Result<bool> {
		Ok(self.number::<u64>(column)? != 0)
	}

	pub(crate) fn text(&self, column: usize) -> Result<String> {
		Ok(self.0.try_get(column)?)
	}

	pub(crate) fn maybe_text(&self, column: usize) -> Result<Option<String>> {
		Ok(self.0.try_get(column)?)
	}

	pub(crate) fn amount(&self, column: usize) -> Result<u128> {
		amount_of(&self.text(column)?)
	}

	pub(crate) fn account(&self, column: usize) -> Result<AccountId> {
		account_of(&self.text(column)?)
	}

	pub(crate) fn maybe_account(&self, column: usize) -> Result<Option<AccountId>> {
		self.maybe_text(column)?.as_deref().map(account_of).transpose()
	}

	pub(crate) fn hash(&self, column: usize) -> Result<H256> {
		hash_of(&self.text(column)?)
	}

	pub(crate) fn asset(&self, column: usize) -> Result<AssetKind> {
		self.text(column)?.parse().map_err(Error::Store)
	}

	/// The place in this column and the next one, of the only account.
	pub(crate) fn place(&self, column: usize) -> Result<Place> {
		let event = self.number(column.saturating_add(1))?;
		Ok(Place { block: self.number(column)?, event, side: 0 })
	}
}

fn out_of_range(value: i64) -> Error {
	Error::store(format!("the index has {value} where another number should be"))
}
