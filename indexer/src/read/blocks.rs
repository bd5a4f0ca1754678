//! Blocks, their transactions, and the events of pallets.

use crate::{
	error::Result,
	number::{bytes_text, column},
	read::{
		cells::{account, number, Cells},
		page::{bounds, Page, Span},
		records::{Block, Event, Extrinsic},
	},
	store::{database::Store, values::Value},
};
use distribution_client::account::AccountId;
use polkadot_sdk::sp_core::H256;

fn block(cells: &Cells<'_>) -> Result<Block> {
	Ok(Block {
		number: cells.number(0)?,
		hash: cells.hash(1)?,
		time: cells.number(2)?,
		relay: cells.number(3)?,
		spec: cells.number(4)?,
		supply: cells.amount(5)?,
		extrinsics: cells.number(6)?,
		events: cells.number(7)?,
	})
}

fn extrinsic(cells: &Cells<'_>) -> Result<Extrinsic> {
	Ok(Extrinsic {
		block: cells.number(0)?,
		position: cells.number(1)?,
		hash: cells.hash(2)?,
		call: cells.text(3)?,
		signer: cells.maybe_account(4)?,
		success: cells.yes(5)?,
		error: cells.maybe_text(6)?,
		payer: cells.maybe_account(7)?,
		fee: cells.amount(8)?,
		tip: cells.amount(9)?,
	})
}

fn event(cells: &Cells<'_>) -> Result<Event> {
	Ok(Event {
		place: cells.place(0)?,
		extrinsic: cells.maybe_number(2)?,
		pallet: cells.text(3)?,
		name: cells.text(4)?,
		fields: cells.text(5)?,
	})
}

impl Store {
	/// The last block that the index has, if it has one.
	///
	/// # Errors
	/// [`Error::Database`](crate::Error::Database), [`Error::Store`](crate::Error::Store): so for
	/// all functions here.
	pub async fn head(&self) -> Result<Option<Block>> {
		let sql = "SELECT number, hash, time, relay, spec, supply, extrinsics, events FROM blocks
			ORDER BY number DESC LIMIT 1";
		self.one(sql, vec![], block).await
	}

	/// A block.
	///
	/// # Errors
	/// Those of the database; [`Error::Question`](crate::Error::Question) for a number that no
	/// block has.
	pub async fn block(&self, id: u64) -> Result<Option<Block>> {
		let sql = "SELECT number, hash, time, relay, spec, supply, extrinsics, events FROM blocks
			WHERE number = $1";
		self.one(sql, vec![number(column(id)?)], block).await
	}

	/// The block of a hash.
	///
	/// # Errors
	/// Those of the database.
	pub async fn block_of_hash(&self, hash: H256) -> Result<Option<Block>> {
		let sql = "SELECT number, hash, time, relay, spec, supply, extrinsics, events FROM blocks
			WHERE hash = $1 ORDER BY number LIMIT 1";
		self.one(sql, vec![Value::Text(bytes_text(hash))], block).await
	}

	/// The last block at or before a time in milliseconds since 1970 (UTC): the state at that time
	/// is the state after it.
	///
	/// # Errors
	/// Those of [`Store::block`].
	pub async fn block_at(&self, time: u64) -> Result<Option<Block>> {
		let sql = "SELECT number, hash, time, relay, spec, supply, extrinsics, events FROM blocks
			WHERE time <= $1 ORDER BY time DESC, number DESC LIMIT 1";
		self.one(sql, vec![number(column(time)?)], block).await
	}

	/// Blocks of a span, from the first on; as many as a page has.
	///
	/// # Errors
	/// Those of [`Store::block`].
	pub async fn blocks(&self, span: Span, limit: u32) -> Result<Vec<Block>> {
		let [first, _, _, last] = bounds(span, Page::FIRST)?;
		let sql = "SELECT number, hash, time, relay, spec, supply, extrinsics, events FROM blocks
			WHERE number >= $1 AND number <= $2 ORDER BY number LIMIT $3";
		let limit = Page { limit, ..Page::FIRST }.limit();
		self.all(sql, vec![number(first), number(last), number(limit)], block).await
	}

	/// The transaction at a place in a block.
	///
	/// # Errors
	/// Those of [`Store::block`].
	pub async fn extrinsic(&self, in_block: u64, position: u32) -> Result<Option<Extrinsic>> {
		let sql =
			"SELECT block, position, hash, call, signer, success, error, payer, fee, tip FROM extrinsics
			WHERE block = $1 AND position = $2";
		self.one(sql, vec![number(column(in_block)?), number(position)], extrinsic).await
	}

	/// All transactions of a block, in order.
	///
	/// # Errors
	/// Those of [`Store::block`].
	pub async fn extrinsics_in(&self, in_block: u64) -> Result<Vec<Extrinsic>> {
		let sql =
			"SELECT block, position, hash, call, signer, success, error, payer, fee, tip FROM extrinsics
			WHERE block = $1 ORDER BY position";
		self.all(sql, vec![number(column(in_block)?)], extrinsic).await
	}

	/// The transactions with a hash, the oldest first. One that is not signed can be in more than
	/// one block.
	///
	/// # Errors
	/// Those of the database.
	pub async fn extrinsics_of_hash(&self, hash: H256) -> Result<Vec<Extrinsic>> {
		let sql =
			"SELECT block, position, hash, call, signer, success, error, payer, fee, tip FROM extrinsics
			WHERE hash = $1 ORDER BY block, position LIMIT 1000";
		self.all(sql, vec![Value::Text(bytes_text(hash))], extrinsic).await
	}

	/// The transactions whose fee an account paid, in order. Of the place after which a page
	/// begins, `event` is the place in the block.
	///
	/// # Errors
	/// Those of [`Store::block`].
	pub async fn fees_of(
		&self,
		payer: &AccountId,
		span: Span,
		page: Page,
	) -> Result<Vec<Extrinsic>> {
		let [first, position, _, last] = bounds(span, page)?;
		let sql =
			"SELECT block, position, hash, call, signer, success, error, payer, fee, tip FROM extrinsics
			WHERE payer = $1 AND block <= $2 AND block >= $3 AND (block > $3 OR position > $4)
			ORDER BY block, position LIMIT $5";
		let values = vec![
			account(payer),
			number(last),
			number(first),
			number(position),
			number(page.limit()),
		];
		self.all(sql, values, extrinsic).await
	}

	/// The events of a name, in order.
	///
	/// # Errors
	/// Those of [`Store::block`].
	pub async fn events_of(
		&self,
		pallet: &str,
		name: &str,
		span: Span,
		page: Page,
	) -> Result<Vec<Event>> {
		let [first, after, _, last] = bounds(span, page)?;
		let sql = "SELECT block, event, extrinsic, pallet, name, fields FROM events
			WHERE pallet = $1 AND name = $2 AND block <= $3
			AND block >= $4 AND (block > $4 OR event > $5) ORDER BY block, event LIMIT $6";
		let values = vec![
			Value::Text(pallet.into()),
			Value::Text(name.into()),
			number(last),
			number(first),
			number(after),
			number(page.limit()),
		];
		self.all(sql, values, event).await
	}

	/// The events of all pallets, in order.
	///
	/// # Errors
	/// Those of [`Store::block`].
	pub async fn events(&self, span: Span, page: Page) -> Result<Vec<Event>> {
		let [first, after, _, last] = bounds(span, page)?;
		let sql = "SELECT block, event, extrinsic, pallet, name, fields FROM events
			WHERE block <= $1 AND block >= $2 AND (block > $2 OR event > $3)
			ORDER BY block, event LIMIT $4";
		let values = vec![number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, event).await
	}

	/// The events that name an account, of whatever pallet, in order.
	///
	/// # Errors
	/// Those of [`Store::block`].
	pub async fn events_naming(
		&self,
		who: &AccountId,
		span: Span,
		page: Page,
	) -> Result<Vec<Event>> {
		let [first, after, _, last] = bounds(span, page)?;
		let sql = "SELECT e.block, e.event, e.extrinsic, e.pallet, e.name, e.fields FROM mentions m
			JOIN events e ON e.block = m.block AND e.event = m.event
			WHERE m.account = $1 AND m.block <= $2
			AND m.block >= $3 AND (m.block > $3 OR m.event > $4)
			ORDER BY m.block, m.event LIMIT $5";
		let values =
			vec![account(who), number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, event).await
	}
}
