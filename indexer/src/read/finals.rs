//! What was folded into the digest of the chain.

use crate::{
	error::{Error, Result},
	number::kind_of,
	read::{
		cells::{number, Cells},
		page::{bounds, Page, Span},
		records::Fold,
	},
	store::database::Store,
};
use distribution_primitives::ChainDigest;

fn fold(cells: &Cells<'_>) -> Result<Fold> {
	let kind = cells.text(2)?;
	Ok(Fold {
		place: cells.place(0)?,
		kind: kind_of(&kind)
			.ok_or_else(|| Error::store(format!("the index has {kind} in the place of a kind")))?,
		id: cells.number(3)?,
		value: cells.hash(4)?,
		digest: cells.hash(5)?,
		number: cells.number(6)?,
	})
}

impl Store {
	/// The rounds and eras that have become final, in order.
	///
	/// # Errors
	/// [`Error::Database`](crate::Error::Database), [`Error::Store`](crate::Error::Store).
	pub async fn folds(&self, span: Span, page: Page) -> Result<Vec<Fold>> {
		let [first, after, _, last] = bounds(span, page)?;
		let sql = "SELECT block, event, kind, id, value, digest, number FROM folds
			WHERE block <= $1 AND block >= $2 AND (block > $2 OR event > $3)
			ORDER BY block, event LIMIT $4";
		let values = vec![number(last), number(first), number(after), number(page.limit())];
		self.all(sql, values, fold).await
	}

	/// The digest of the chain after a block.
	///
	/// # Errors
	/// Those of the database.
	pub async fn digest_after(&self, block: u64) -> Result<ChainDigest> {
		let [.., last] = bounds(Span::new(0, block), Page::FIRST)?;
		let sql = "SELECT block, event, kind, id, value, digest, number FROM folds
			WHERE block <= $1 ORDER BY block DESC, event DESC LIMIT 1";
		let last = self.one(sql, vec![number(last)], fold).await?;
		Ok(last.map_or_else(ChainDigest::default, |fold| ChainDigest {
			digest: fold.digest,
			count: fold.number,
		}))
	}
}
