//! Rounds, what they paid, and what they refused.

use crate::{
	error::Result,
	number::column,
	read::{
		cells::{account, number, Cells},
		page::{bounds, Page, Span, MOST},
		records::{Payment, Refusal, Round},
	},
	store::database::Store,
};
use distribution_client::account::AccountId;

fn round(cells: &Cells<'_>) -> Result<Round> {
	Ok(Round {
		id: cells.number(0)?,
		manager: cells.account(1)?,
		asset: cells.asset(2)?,
		pot: cells.account(3)?,
		terms: cells.text(4)?,
		status: cells.text(5)?,
		drafted: cells.number(6)?,
		opened: cells.maybe_number(7)?,
		closed: cells.maybe_number(8)?,
		removed: cells.maybe_number(9)?,
		funded: cells.amount(10)?,
		claimed: cells.amount(11)?,
		payments: cells.number(12)?,
		digest: cells.hash(13)?,
		refusals: cells.number(14)?,
		returned: cells.amount(15)?,
	})
}

fn payment(cells: &Cells<'_>) -> Result<Payment> {
	Ok(Payment {
		round: cells.number(0)?,
		sequence: cells.number(1)?,
		place: cells.place(2)?,
		extrinsic: cells.maybe_number(4)?,
		row: cells.number(5)?,
		beneficiary: cells.account(6)?,
		payee: cells.account(7)?,
		asset: cells.asset(8)?,
		amount: cells.amount(9)?,
	})
}

fn refusal(cells: &Cells<'_>) -> Result<Refusal> {
	Ok(Refusal {
		place: cells.place(0)?,
		extrinsic: cells.maybe_number(2)?,
		round: cells.maybe_number(3)?,
		row: cells.maybe_number(4)?,
		pool: cells.maybe_number(5)?,
		account: cells.maybe_account(6)?,
		reason: cells.text(7)?,
	})
}

impl Store {
	/// A round, also one that was removed.
	///
	/// # Errors
	/// [`Error::Database`](crate::Error::Database), [`Error::Store`](crate::Error::Store): so for
	/// all functions here.
	pub async fn round(&self, id: u32) -> Result<Option<Round>> {
		let sql = "SELECT id, manager, asset, pot, terms, status, drafted, opened, closed, removed,
			funded, claimed, payments, digest, refusals, returned FROM rounds WHERE id = $1";
		self.one(sql, vec![number(id)], round).await
	}

	/// Rounds from a number on, in order; as many as a page has.
	///
	/// # Errors
	/// Those of the database.
	pub async fn rounds(&self, from: u32, limit: u32) -> Result<Vec<Round>> {
		let sql = "SELECT id, manager, asset, pot, terms, status, drafted, opened, closed, removed,
			funded, claimed, payments, digest, refusals, returned FROM rounds
			WHERE id >= $1 ORDER BY id LIMIT $2";
		self.all(sql, vec![number(from), number(limit.min(MOST))], round).await
	}

	/// The payments of a round from a number on, in the order of the digest; as many as a page has.
	///
	/// # Errors
	/// Those of the database; [`Error::Question`](crate::Error::Question) for a number that no
	/// payment has.
	pub async fn payments_of_round(&self, id: u32, from: u64, limit: u32) -> Result<Vec<Payment>> {
		let sql =
			"SELECT round, sequence, block, event, extrinsic, row_index, beneficiary, payee, asset, amount
			FROM payments WHERE round = $1 AND sequence >= $2 ORDER BY sequence LIMIT $3";
		let values = vec![number(id), number(column(from)?), number(limit.min(MOST))];
		self.all(sql, values, payment).await
	}

	/// The payments that an account got, or that were for a row of it and went to its payee, in
	/// order.
	///
	/// # Errors
	/// Those of the database.
	pub async fn payments_of(
		&self,
		who: &AccountId,
		span: Span,
		page: Page,
	) -> Result<Vec<Payment>> {
		let [first, after, _, last] = bounds(span, page)?;
		// A page of each, so that an index finds both: a page of an account with many payments is read
		// as quickly as one of others.
		let sql = "SELECT * FROM (SELECT round, sequence, block, event, extrinsic, row_index,
			beneficiary, payee, asset, amount FROM payments WHERE beneficiary = $1 AND block <= $2 AND block >= $3
			AND (block > $3 OR event > $4) ORDER BY block, event LIMIT $5) AS earned
			UNION SELECT * FROM (SELECT round, sequence, block, event, extrinsic, row_index,
			beneficiary, payee, asset, amount FROM payments WHERE payee = $1 AND block <= $2 AND block >= $3
			AND (block > $3 OR event > $4) ORDER BY block, event LIMIT $5) AS paid
			ORDER BY block, event LIMIT $5";
		let values =
			vec![account(who), number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, payment).await
	}

	/// The payments of all rounds, in the order of the chain.
	///
	/// # Errors
	/// Those of the database.
	pub async fn payments(&self, span: Span, page: Page) -> Result<Vec<Payment>> {
		let [first, after, _, last] = bounds(span, page)?;
		let sql =
			"SELECT round, sequence, block, event, extrinsic, row_index, beneficiary, payee, asset, amount
			FROM payments WHERE block <= $1 AND block >= $2 AND (block > $2 OR event > $3)
			ORDER BY block, event LIMIT $4";
		let values = vec![number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, payment).await
	}

	/// The refusals of a round, in order.
	///
	/// # Errors
	/// Those of the database.
	pub async fn refusals_of_round(&self, id: u32, span: Span, page: Page) -> Result<Vec<Refusal>> {
		let [first, after, _, last] = bounds(span, page)?;
		let sql =
			"SELECT block, event, extrinsic, round, row_index, pool, account, reason FROM refusals
			WHERE round = $1 AND block <= $2 AND block >= $3 AND (block > $3 OR event > $4)
			ORDER BY block, event LIMIT $5";
		let values =
			vec![number(id), number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, refusal).await
	}

	/// All refusals, in order.
	///
	/// # Errors
	/// Those of the database.
	pub async fn refusals(&self, span: Span, page: Page) -> Result<Vec<Refusal>> {
		let [first, after, _, last] = bounds(span, page)?;
		let sql =
			"SELECT block, event, extrinsic, round, row_index, pool, account, reason FROM refusals
			WHERE block <= $1 AND block >= $2 AND (block > $2 OR event > $3)
			ORDER BY block, event LIMIT $4";
		let values = vec![number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, refusal).await
	}
}
