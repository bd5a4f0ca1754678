//! The rows of an account in a list that is stored in the chain.
//!
//! The chain knows the account of the first row of each chunk, and by those names the chunk where the
//! rows of an account are: if the list is in the order of accounts in state. It does not know whether
//! the rows between are. A list of which something is withheld is not in it: see
//! [`crate::lists::search`].

use crate::{
	account::{self, counted, with_thousands_separators, AccountId},
	chain::Chain,
	error::{Error, Result},
	lists::{
		chunks::Cut,
		search::{Reach, Search},
	},
	published::PublishedList,
	types::Evidence,
};
use distribution_primitives::{chunk::ROW_LEN, ChunkPath};
use polkadot_sdk::sp_core::H256;

/// What was found of an account in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Sought {
	/// Its rows, each proven, in the order of the list.
	pub rows: Vec<Evidence>,
	/// Whether it can have others.
	pub reach: Reach,
}

impl Sought {
	/// Whether a row is one of them.
	pub fn has(&self, row: u32) -> bool {
		self.rows.iter().any(|evidence| evidence.index() == row)
	}
}

/// How to look for an account in the whole list.
pub fn wider(list: &PublishedList) -> String {
	// Nodes send chunks in hexadecimal.
	let bytes = u128::from(list.record.rows).saturating_mul(u128::from(ROW_LEN)).saturating_mul(2);
	format!(
		"Search all chunks, some {} bytes, with `distribution list proof --everywhere`; to claim, fetch the list with `distribution list fetch {} --out FOLDER`, and give `--list FOLDER`",
		with_thousands_separators(bytes),
		list.id
	)
}

/// Why `who` can have rows anywhere in a list, and what to do.
pub fn out_of_order(list: &PublishedList, who: &AccountId) -> String {
	format!(
		"the rows of list {} are not in the order of accounts, so any of its {} can have those of {}. {}",
		list.id,
		counted(list.record.chunks, "chunk"),
		account::show(who),
		wider(list)
	)
}

/// Why no row of `who` is told.
fn none(list: &PublishedList, who: &AccountId, reach: Reach, url: &str) -> String {
	match reach {
		Reach::Whole => format!(
			"{} is not in list {}: all its rows were searched, and have the root {:#x}",
			account::show(who),
			list.id,
			list.root
		),
		Reach::Place => format!(
			"the node at {url} shows no row of {} in list {}. That does not prove that there is none. {}",
			account::show(who),
			list.id,
			wider(list)
		),
		Reach::Part => out_of_order(list, who),
	}
}

impl Chain {
	/// The chunks that can have rows of `who`, by digest, and a search that knows the nodes which lead
	/// from them to the root. Unless they are all, the node says which.
	async fn chunks_for<'a>(
		&self,
		list: &PublishedList,
		who: &'a AccountId,
		all: bool,
	) -> Result<(Vec<(H256, Cut)>, Search<'a>)> {
		let (root, rows) = (list.root, list.record.rows);
		if all {
			let chunks = self.stored_chunks(list).await?;
			let sought = chunks.iter().map(|(digest, stored)| (*digest, stored.cut())).collect();
			return Ok((sought, Search::of_all(root, rows, who)?));
		}
		let paths: Option<Vec<ChunkPath>> =
			self.ask("ListsApi_chunk_paths", (list.id, who)).await?;
		let paths = paths.ok_or_else(|| Error::input(out_of_order(list, who)))?;
		let mut search = Search::of_some(root, rows, who);
		let mut sought = Vec::new();
		for path in paths {
			path.beside.iter().for_each(|node| search.add(*node));
			sought.push((path.digest, Cut { first: path.first, rows: path.rows }));
		}
		Ok((sought, search))
	}

	/// The rows of `who` in a list, each proven against its root. Downloads the chunks that can have
	/// them, as the node says: one or two, if the rows are in the order of accounts in state. If
	/// `everywhere`, or if there is but one, downloads all chunks: then there are no others.
	///
	/// # Errors
	/// [`Error::Input`] if there is none, the list shows to be in another order and it is not where it
	/// would be in this one, or the node does not keep a chunk; [`Error::NotProven`] if what the node
	/// sent does not prove it.
	pub async fn entitlements(
		&self,
		list: &PublishedList,
		who: &AccountId,
		everywhere: bool,
	) -> Result<Sought> {
		let found = self.rows_in(list, who, everywhere).await?;
		if found.rows.is_empty() {
			return Err(Error::input(none(list, who, found.reach, self.url())));
		}
		Ok(found)
	}

	/// The same, if there are any: that there are none is only true if the whole list was read.
	///
	/// # Errors
	/// Those of [`Chain::entitlements`] but for the first.
	pub async fn rows_in(
		&self,
		list: &PublishedList,
		who: &AccountId,
		everywhere: bool,
	) -> Result<Sought> {
		// The only chunk is the whole list, even if the account's place would be before it.
		let all = everywhere || list.record.chunks == 1;
		let (sought, mut search) = self.chunks_for(list, who, all).await?;
		for (digest, cut) in sought {
			search.chunk(cut, &self.chunk_rows(list, &digest, cut).await?)?;
		}
		let reach = search.reach();
		Ok(Sought { rows: search.end()?, reach })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::published::{ListDeposit, ListRecord};
	use distribution_primitives::Largest;

	fn list(rows: u32, chunks: u32) -> PublishedList {
		let record = ListRecord {
			owner: [1; 32],
			deposit: ListDeposit { held: 0, footprint: (1, 900) },
			rows,
			chunks,
			stored: chunks,
			peaks: 0,
			total: 0,
			largest: Largest::default(),
			root: Some(H256::zero()),
			users: 0,
			touched: (0, 0),
		};
		PublishedList { id: 7, root: H256::zero(), record }
	}

	#[test]
	fn account_should_be_said_to_be_in_no_row_only_if_all_were_read() {
		let list = list(30_000, 30);
		let said = |reach| none(&list, &[2; 32], reach, "ws://node");
		assert!(said(Reach::Whole).contains("is not in list 7: all its rows were searched"));
		let place = said(Reach::Place);
		assert!(place.contains("does not prove that there is none"), "{place}");
		let part = said(Reach::Part);
		assert!(part.contains("not in the order of accounts, so any of its 30 chunks"), "{part}");
		for text in [place, part] {
			for hint in ["some 2,880,000 bytes", "--everywhere", "list fetch 7", "--list FOLDER"] {
				assert!(text.contains(hint), "{hint}: {text}");
			}
		}
	}

	#[test]
	fn row_should_be_known_by_its_number() {
		let row = |index| Evidence::Merkle { index, amount: 1, proof: Vec::new() };
		let sought = Sought { rows: vec![row(3), row(9)], reach: Reach::Part };
		assert!(sought.has(3) && sought.has(9) && !sought.has(4));
	}
}
