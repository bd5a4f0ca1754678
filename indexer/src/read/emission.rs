//! Pools, eras and rewards.

use crate::{
	error::Result,
	read::{
		cells::{account, number, Cells},
		page::{bounds, Page, Span, MOST},
		records::{Era, Expiry, Pool, Reward, Share},
	},
	store::database::Store,
};
use distribution_client::account::AccountId;

fn pool(cells: &Cells<'_>) -> Result<Pool> {
	Ok(Pool {
		id: cells.number(0)?,
		kind: cells.text(1)?,
		pot: cells.account(2)?,
		created: cells.number(3)?,
		retired: cells.maybe_number(4)?,
		removed: cells.maybe_number(5)?,
		funded: cells.amount(6)?,
		paid: cells.amount(7)?,
		burned: cells.amount(8)?,
		owed: cells.amount(9)?,
	})
}

fn era(cells: &Cells<'_>) -> Result<Era> {
	Ok(Era {
		era: cells.number(0)?,
		place: cells.place(1)?,
		issuance: cells.amount(3)?,
		minted: cells.amount(4)?,
		burned: cells.amount(5)?,
		arrived: cells.amount(6)?,
		supply: cells.amount(7)?,
		skipped: cells.number(8)?,
	})
}

fn share(cells: &Cells<'_>) -> Result<Share> {
	Ok(Share {
		era: cells.number(0)?,
		pool: cells.number(1)?,
		place: cells.place(2)?,
		minted: cells.amount(4)?,
		recycled: cells.amount(5)?,
	})
}

fn reward(cells: &Cells<'_>) -> Result<Reward> {
	Ok(Reward {
		place: cells.place(0)?,
		extrinsic: cells.maybe_number(2)?,
		pool: cells.number(3)?,
		account: cells.account(4)?,
		payee: cells.account(5)?,
		amount: cells.amount(6)?,
	})
}

fn expiry(cells: &Cells<'_>) -> Result<Expiry> {
	Ok(Expiry {
		place: cells.place(0)?,
		pool: cells.number(2)?,
		era: cells.number(3)?,
		amount: cells.amount(4)?,
		burned: cells.yes(5)?,
	})
}

impl Store {
	/// All pools, also those that were removed, in order.
	///
	/// # Errors
	/// [`Error::Database`](crate::Error::Database), [`Error::Store`](crate::Error::Store): so for
	/// all functions here.
	pub async fn pools(&self) -> Result<Vec<Pool>> {
		let sql =
			"SELECT id, kind, pot, created, retired, removed, funded, paid, burned, owed FROM pools
			ORDER BY id";
		self.all(sql, vec![], pool).await
	}

	/// A pool, also one that was removed.
	///
	/// # Errors
	/// Those of the database.
	pub async fn pool(&self, id: u16) -> Result<Option<Pool>> {
		let sql =
			"SELECT id, kind, pot, created, retired, removed, funded, paid, burned, owed FROM pools
			WHERE id = $1";
		self.one(sql, vec![number(id)], pool).await
	}

	/// The eras from a number on, in order; as many as a page has.
	///
	/// # Errors
	/// Those of the database.
	pub async fn eras(&self, from: u32, limit: u32) -> Result<Vec<Era>> {
		let sql =
			"SELECT era, block, event, issuance, minted, burned, arrived, supply, skipped FROM eras
			WHERE era >= $1 ORDER BY era LIMIT $2";
		self.all(sql, vec![number(from), number(limit.min(MOST))], era).await
	}

	/// The last era that has ended, if one has.
	///
	/// # Errors
	/// Those of the database.
	pub async fn last_era(&self) -> Result<Option<Era>> {
		let sql =
			"SELECT era, block, event, issuance, minted, burned, arrived, supply, skipped FROM eras
			ORDER BY era DESC LIMIT 1";
		self.one(sql, vec![], era).await
	}

	/// What all pools got in the eras from `from` to `to`, both of them included, in order. There
	/// are 16 pools at most, so the answer is not in pages.
	///
	/// # Errors
	/// Those of the database.
	pub async fn shares(&self, from: u32, to: u32) -> Result<Vec<Share>> {
		let sql = "SELECT era, pool, block, event, minted, recycled FROM shares
			WHERE era >= $1 AND era <= $2 ORDER BY era, pool";
		self.all(sql, vec![number(from), number(to)], share).await
	}

	/// The rewards that an account has earned, or was paid as the payee of another, in order.
	///
	/// # Errors
	/// Those of the database.
	pub async fn rewards_of(&self, who: &AccountId, span: Span, page: Page) -> Result<Vec<Reward>> {
		let [first, after, _, last] = bounds(span, page)?;
		// As for payments.
		let sql = "SELECT * FROM (SELECT block, event, extrinsic, pool, account, payee, amount
			FROM rewards WHERE account = $1 AND block <= $2 AND block >= $3
			AND (block > $3 OR event > $4) ORDER BY block, event LIMIT $5) AS earned
			UNION SELECT * FROM (SELECT block, event, extrinsic, pool, account, payee, amount
			FROM rewards WHERE payee = $1 AND block <= $2 AND block >= $3
			AND (block > $3 OR event > $4) ORDER BY block, event LIMIT $5) AS paid
			ORDER BY block, event LIMIT $5";
		let values =
			vec![account(who), number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, reward).await
	}

	/// The rewards that a pool has paid, in order.
	///
	/// # Errors
	/// Those of the database.
	pub async fn rewards_of_pool(&self, id: u16, span: Span, page: Page) -> Result<Vec<Reward>> {
		let [first, after, _, last] = bounds(span, page)?;
		let sql = "SELECT block, event, extrinsic, pool, account, payee, amount FROM rewards
			WHERE pool = $1 AND block <= $2
			AND block >= $3 AND (block > $3 OR event > $4) ORDER BY block, event LIMIT $5";
		let values =
			vec![number(id), number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, reward).await
	}

	/// The rewards that expired, in order.
	///
	/// # Errors
	/// Those of the database.
	pub async fn expiries(&self, span: Span, page: Page) -> Result<Vec<Expiry>> {
		let [first, after, _, last] = bounds(span, page)?;
		let sql = "SELECT block, event, pool, era, amount, was_burned FROM expiries
			WHERE block <= $1 AND block >= $2 AND (block > $2 OR event > $3)
			ORDER BY block, event LIMIT $4";
		let values = vec![number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, expiry).await
	}
}
