//! The columns of a row, read as what they are.

use crate::{
	error::{Error, Result},
	number::{account_of, amount_of, hash_of},
	read::Place,
};
use distribution_client::{account::AccountId, types::AssetKind};
use polkadot_sdk::sp_core::H256;
use sqlx::{any::AnyRow, Row};

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
