//! What is kept with each block, and what the next run goes on from.

use crate::{
	error::Result,
	ledger::{
		books::Ledger,
		rows::{pool_row, round_row, Rows},
	},
	number::bytes_text,
	read::page::MOST,
	store::{
		database::Store,
		tables::Table,
		values::Value,
		write::{insert, upsert},
	},
};
use polkadot_sdk::sp_core::H256;

impl Store {
	/// Makes the index one of this chain.
	///
	/// # Errors
	/// [`Error::Store`](crate::Error::Store) if it is of another chain,
	/// [`Error::Database`](crate::Error::Database).
	pub async fn adopt(&self, genesis: H256) -> Result<()> {
		self.ensure_of(genesis).await?;
		if self.genesis().await?.is_some() {
			return Ok(());
		}
		let mut changes = self.begin().await?;
		let row = vec![Value::Number(0), Value::Text(bytes_text(genesis))];
		insert(&mut changes, &Table::CHAIN, vec![row]).await?;
		changes.commit().await?;
		Ok(())
	}

	/// The books after the last block that is kept.
	///
	/// # Errors
	/// [`Error::Database`](crate::Error::Database), [`Error::Store`](crate::Error::Store).
	pub async fn ledger(&self, genesis: H256) -> Result<Ledger> {
		let mut ledger = Ledger::new(genesis);
		if let Some(block) = self.head().await? {
			ledger.head = Some((block.number, block.hash));
			ledger.supply = block.supply;
		}
		ledger.era = self.last_era().await?.map(|era| (era.era, era.supply));
		ledger.finals = self.digest_after(u64::MAX).await?;
		ledger.pools = self.pools().await?.into_iter().map(|pool| (pool.id, pool)).collect();
		let mut from = 0;
		loop {
			let page = self.rounds(from, MOST).await?;
			let Some(last) = page.last().map(|round| round.id) else { return Ok(ledger) };
			ledger.rounds.extend(page.into_iter().map(|round| (round.id, round)));
			from = last.saturating_add(1);
		}
	}

	/// Keeps the rows of blocks, with the books after the last of them: all or nothing. The row of
	/// the last block is the checkpoint.
	///
	/// # Errors
	/// [`Error::Database`](crate::Error::Database), also if another program has kept one of the
	/// blocks meanwhile.
	pub(crate) async fn keep(&self, ledger: &Ledger, rows: Rows) -> Result<()> {
		let mut changes = self.begin().await?;
		for round in rows.rounds.iter().filter_map(|id| ledger.rounds.get(id)) {
			upsert(&mut changes, &Table::ROUNDS, round_row(round)).await?;
		}
		for pool in rows.pools.iter().filter_map(|id| ledger.pools.get(id)) {
			upsert(&mut changes, &Table::POOLS, pool_row(pool)).await?;
		}
		for (table, new) in rows.into_tables() {
			insert(&mut changes, table, new).await?;
		}
		changes.commit().await?;
		Ok(())
	}
}
