//! What accounts received and paid.

use crate::{
	error::{Error, Result},
	number::asset_text,
	read::{
		cells::{account, number, Cells},
		page::{bounds, Page, Place, Span},
		records::{Movement, Sums, Vesting},
	},
	store::{database::Store, values::Value},
};
use distribution_client::{account::AccountId, types::AssetKind};

fn movement(cells: &Cells<'_>) -> Result<Movement> {
	let Place { block, event, .. } = cells.place(0)?;
	Ok(Movement {
		place: Place { block, event, side: cells.number(2)? },
		extrinsic: cells.maybe_number(3)?,
		account: cells.account(4)?,
		asset: cells.asset(5)?,
		kind: cells.text(6)?,
		free: cells.number(7)?,
		held: cells.number(8)?,
		amount: cells.amount(9)?,
		counterparty: cells.maybe_account(10)?,
		reason: cells.maybe_text(11)?,
		round: cells.maybe_number(12)?,
		row: cells.maybe_number(13)?,
		pool: cells.maybe_number(14)?,
	})
}

fn vesting(cells: &Cells<'_>) -> Result<Vesting> {
	Ok(Vesting { place: cells.place(0)?, account: cells.account(2)?, unvested: cells.amount(3)? })
}

impl Sums {
	/// Adds what an amount changes, `free` and `held` times.
	///
	/// # Errors
	/// [`Error::Store`] if the sum is above 2^128 - 1.
	pub fn add(&mut self, free: i8, held: i8, amount: u128) -> Result<()> {
		let places = [
			(free > 0, &mut self.free_in),
			(free < 0, &mut self.free_out),
			(held > 0, &mut self.held_in),
			(held < 0, &mut self.held_out),
		];
		for (_, sum) in places.into_iter().filter(|(counts, _)| *counts) {
			let more = sum.checked_add(amount);
			*sum = more.ok_or_else(|| Error::store("movements add up to more than 2^128 - 1"))?;
		}
		Ok(())
	}
}

impl Store {
	/// All changes of what an account has, in order.
	///
	/// # Errors
	/// [`Error::Database`], [`Error::Store`]: so for all functions here.
	pub async fn movements_of(
		&self,
		who: &AccountId,
		span: Span,
		page: Page,
	) -> Result<Vec<Movement>> {
		let [first, event, side, last] = bounds(span, page)?;
		let sql =
			"SELECT block, event, side, extrinsic, account, asset, kind, free, held, amount, counterparty,
			reason, round, row_index, pool FROM movements
			WHERE account = $1 AND block <= $2 AND (block > $3 OR (block = $3 AND
			(event > $4 OR (event = $4 AND side > $5)))) ORDER BY block, event, side LIMIT $6";
		let values = vec![
			account(who),
			number(last),
			number(first),
			number(event),
			number(side),
			number(page.limit()),
		];
		self.all(sql, values, movement).await
	}

	/// What the movements of an account in an asset add up to, in a span. Those of the span from
	/// the first block to `block`, with what the account had at the first block, are its balance
	/// after `block`.
	///
	/// # Errors
	/// Those of the database; [`Error::Store`] if a sum is above 2^128 - 1.
	pub async fn sums_of(&self, who: &AccountId, asset: AssetKind, span: Span) -> Result<Sums> {
		let [first, _, _, last] = bounds(span, Page::FIRST)?;
		let sql = "SELECT free, held, amount FROM movements
			WHERE account = $1 AND block >= $2 AND block <= $3 AND asset = $4
			ORDER BY block, event, side";
		let asset = Value::Text(asset_text(asset));
		let values = vec![account(who), number(first), number(last), asset];
		let part = |cells: &Cells<'_>| -> Result<(i8, i8, u128)> {
			Ok((cells.number(0)?, cells.number(1)?, cells.amount(2)?))
		};
		let mut sums = Sums::default();
		for (free, held, amount) in self.all(sql, values, part).await? {
			sums.add(free, held, amount)?;
		}
		Ok(sums)
	}

	/// The changes of what vests in an account, in order.
	///
	/// # Errors
	/// Those of the database.
	pub async fn vesting_of(
		&self,
		who: &AccountId,
		span: Span,
		page: Page,
	) -> Result<Vec<Vesting>> {
		let [first, after, _, last] = bounds(span, page)?;
		let sql = "SELECT block, event, account, unvested FROM vesting
			WHERE account = $1 AND block <= $2 AND (block > $3 OR (block = $3 AND event > $4))
			ORDER BY block, event LIMIT $5";
		let values =
			vec![account(who), number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, vesting).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn movements_should_be_added_up_by_what_they_change() {
		let mut sums = Sums::default();
		for (free, held) in [(1, 0), (1, 0), (-1, 1), (1, -1), (-1, 0), (0, 0)] {
			sums.add(free, held, 5).unwrap();
		}
		assert_eq!(sums, Sums { free_in: 15, free_out: 10, held_in: 5, held_out: 5 });
		assert!(sums.add(1, 0, u128::MAX).is_err());
	}
}
