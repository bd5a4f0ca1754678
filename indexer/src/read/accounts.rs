//! What accounts received and paid.

use crate::{
	error::Result,
	number::column,
	read::{
		cells::{account, number, Cells},
		page::{bounds, Page, Place, Span},
		records::{Movement, Vesting},
	},
	store::database::Store,
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
		owner: cells.maybe_account(15)?,
		payee: cells.maybe_account(16)?,
	})
}

fn asset(cells: &Cells<'_>) -> Result<AssetKind> {
	cells.asset(0)
}

fn vesting(cells: &Cells<'_>) -> Result<Vesting> {
	Ok(Vesting { place: cells.place(0)?, account: cells.account(2)?, unvested: cells.amount(3)? })
}

impl Store {
	/// All changes of what an account has, in order.
	///
	/// # Errors
	/// [`Error::Database`](crate::Error::Database), [`Error::Store`](crate::Error::Store): so for
	/// all functions here.
	pub async fn movements_of(
		&self,
		who: &AccountId,
		span: Span,
		page: Page,
	) -> Result<Vec<Movement>> {
		let [first, event, side, last] = bounds(span, page)?;
		let sql =
			"SELECT block, event, side, extrinsic, account, asset, kind, free, held, amount, counterparty,
			reason, round, row_index, pool, owner, payee FROM movements
			WHERE account = $1 AND block <= $2 AND block >= $3 AND (block > $3 OR event > $4 OR
			(event = $4 AND side > $5)) ORDER BY block, event, side LIMIT $6";
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

	/// Every asset that an account has had until a block, in no order: before the first block, or by a
	/// movement.
	///
	/// # Errors
	/// Those of the database.
	pub async fn assets_of(&self, who: &AccountId, last: u64) -> Result<Vec<AssetKind>> {
		let sql = "SELECT DISTINCT asset FROM movements WHERE account = $1 AND block <= $2";
		self.all(sql, vec![account(who), number(column(last)?)], asset).await
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
			WHERE account = $1 AND block <= $2 AND block >= $3 AND (block > $3 OR event > $4)
			ORDER BY block, event LIMIT $5";
		let values =
			vec![account(who), number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, vesting).await
	}
}
