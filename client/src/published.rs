//! Lists that are stored in the chain: what is known of them in state, and their chunks, which nodes
//! keep.
//!
//! A chunk is asked for by its content identifier (`bitswap_v1_get`). A node that does not keep it
//! apart may still have the block that stored it. Whatever comes is checked by its digest.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	error::{Error, Result},
	lists::{
		chunks::{self, Cut},
		rows::Row,
		unixfs::{self, ListFile},
	},
	text::shown,
	tracks::{key, twox},
	types::{Moment, Weight},
};
use codec::{Decode, Encode};
use distribution_primitives::{
	chunk::{self, cid, MAGIC, MAX_CHUNK_ROWS},
	merkle::Peak,
	Largest, ListId, Published, Unmet, VerifiedList,
};
use polkadot_sdk::sp_core::H256;
use std::collections::BTreeMap;
use subxt::rpcs::{client::RpcParams, Error as RpcError};

/// Most chunks of a list: many times as many as chains take. A node that tells of more would have this
/// program ask for each.
const MOST_CHUNKS: u32 = 1 << 16;

/// What a node answers that does not keep what was asked for.
const NOT_KEPT: i32 = -32810;
/// What a node answers that does not know the question.
const UNKNOWN_QUESTION: i32 = -32601;

/// The owner's deposit for the state of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ListDeposit {
	/// What is held, in smallest units of the native token.
	pub held: u128,
	/// What for: a number of items, and their size in bytes.
	pub footprint: (u64, u64),
}

/// A list as the chain stores it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ListRecord {
	/// Who announced it.
	pub owner: AccountId,
	/// The owner's deposit.
	pub deposit: ListDeposit,
	/// Number of rows.
	pub rows: u32,
	/// Number of chunks.
	pub chunks: u32,
	/// How many of them are stored.
	pub stored: u32,
	/// How many subtrees these have.
	pub peaks: u32,
	/// Sum of the amounts stored, in smallest units.
	pub total: u128,
	/// The largest rows stored, in smallest units.
	pub largest: Largest,
	/// Root of the tree, once all rows are stored.
	pub root: Option<H256>,
	/// Number of rounds that keep it in state.
	pub users: u32,
	/// When something was stored of it last, and the time lost to everybody until then.
	pub touched: (Moment, Moment),
}

impl ListRecord {
	/// Reads a list as a node sends it.
	///
	/// # Errors
	/// [`Error::NotProven`] if no list has so many chunks.
	fn read(list: ListId, mut bytes: &[u8]) -> Result<Self> {
		let record = Self::decode(&mut bytes)?;
		if record.chunks > record.rows.min(MOST_CHUNKS) || record.stored > record.chunks {
			return Err(Error::not_proven(format!(
				"the node says that {} of {} chunks of list {list} are stored, which has {} rows: ask another node",
				record.stored, record.chunks, record.rows
			)));
		}
		Ok(record)
	}

	/// The limit of a demand that the list is beyond. `None` also if not all of its rows are stored: then
	/// nobody knows.
	pub fn unmet(&self, demand: &Published) -> Option<Unmet> {
		let (rows, total, largest) = (self.rows, self.total, self.largest.clone());
		let list = VerifiedList { root: self.root?, rows, total, largest };
		demand.ensure_met(&list).err()
	}
}

/// A chunk of a list as the chain knows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ChunkRecord {
	/// Its sha2-256 digest.
	pub digest: H256,
	/// What is known of it, once it is stored.
	pub stored: Option<StoredChunk>,
}

/// What is known of a chunk that is stored.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct StoredChunk {
	/// Number of its first row.
	pub first: u32,
	/// Number of its rows.
	pub rows: u32,
	/// Account of its first row.
	pub account: AccountId,
	/// The subtrees that its rows make.
	pub peaks: Vec<Peak>,
}

impl StoredChunk {
	/// Its rows.
	pub fn cut(&self) -> Cut {
		Cut { first: self.first, rows: self.rows }
	}
}

/// The file of IPFS that these chunks make. `None` if there are none.
pub fn file_of(chunks: &[(H256, StoredChunk)]) -> Option<ListFile> {
	unixfs::file(chunks.iter().map(|(digest, stored)| (*digest, stored.cut().length())))
}

/// Refuses chunks that do not have all rows of a list, one after another.
fn ensure_whole(list: &PublishedList, chunks: &[(H256, StoredChunk)]) -> Result<()> {
	let end = chunks.iter().try_fold(0u32, |next, (_, chunk)| {
		let fits = chunk.first == next && (1..=MAX_CHUNK_ROWS).contains(&chunk.rows);
		next.checked_add(chunk.rows).filter(|_| fits)
	});
	if end == Some(list.record.rows) {
		return Ok(());
	}
	Err(Error::not_proven(format!(
		"the chunks that the node names do not make list {}, which has {} rows: ask another node",
		list.id, list.record.rows
	)))
}

/// A list all of whose rows are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedList {
	/// Its number.
	pub id: ListId,
	/// Root of its tree in row order.
	pub root: H256,
	/// The list.
	pub record: ListRecord,
}

/// How many chunks a block takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct BlockRoom {
	weight: Weight,
	length: u32,
}

impl BlockRoom {
	/// Number of blocks for so many transactions of this weight and length, at least.
	fn blocks(&self, transactions: u32, weight: Weight, length: u32) -> u64 {
		let fit = |room: u64, each: u64| room.checked_div(each).unwrap_or(u64::MAX);
		let each = fit(self.weight.ref_time, weight.ref_time)
			.min(fit(self.weight.proof_size, weight.proof_size))
			.min(fit(self.length.into(), length.into()))
			.max(1);
		u64::from(transactions).div_ceil(each)
	}
}

/// The weights of a block up to the room for all ordinary transactions.
type BlockWeights = (Weight, Weight, (Weight, Option<Weight>, Option<Weight>));

fn list_key(list: ListId) -> Vec<u8> {
	[key("Lists", "Lists"), twox(&list.to_le_bytes())].concat()
}

fn chunk_key(list: ListId, chunk: u32) -> Vec<u8> {
	[key("Lists", "Chunks"), twox(&list.to_le_bytes()), twox(&chunk.to_le_bytes())].concat()
}

fn no_list(list: ListId) -> Error {
	Error::input(format!("there is no list {list} in this chain (it may have been removed)"))
}

/// Whether a refusal says that the node does not have what was asked for, or does not know the
/// question.
fn is_absent(code: i32) -> bool {
	matches!(code, NOT_KEPT | UNKNOWN_QUESTION)
}

impl Chain {
	/// Number of the next list.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn next_list(&self) -> Result<ListId> {
		let stored = self.stored(&key("Lists", "NextListId")).await?;
		Ok(stored.map_or(Ok(0), |bytes| ListId::decode(&mut bytes.as_slice()))?)
	}

	/// A list, as it is at the best block.
	///
	/// # Errors
	/// [`Error::Input`] if there is none, [`Error::NotProven`] if there can be no such list.
	pub async fn list(&self, list: ListId) -> Result<ListRecord> {
		let bytes = self.stored(&list_key(list)).await?.ok_or_else(|| no_list(list))?;
		ListRecord::read(list, &bytes)
	}

	/// The lists of these numbers that there are.
	///
	/// # Errors
	/// [`Error::Unreachable`]; [`Error::NotProven`] if there can be no such list.
	pub async fn lists(
		&self,
		numbers: impl IntoIterator<Item = ListId>,
	) -> Result<Vec<(ListId, ListRecord)>> {
		let numbers: Vec<ListId> = numbers.into_iter().collect();
		let keys: Vec<Vec<u8>> = numbers.iter().map(|list| list_key(*list)).collect();
		let found = self.all_stored_at(&self.best().await?, &keys).await?;
		let mut lists = Vec::new();
		for (list, bytes) in numbers.into_iter().zip(found) {
			if let Some(bytes) = bytes {
				lists.push((list, ListRecord::read(list, &bytes)?));
			}
		}
		Ok(lists)
	}

	/// The chunks of a list with `count` chunks, in order.
	///
	/// # Errors
	/// [`Error::Input`] if one is not there: the list was removed meanwhile.
	pub async fn chunks_of(&self, at: &At, list: ListId, count: u32) -> Result<Vec<ChunkRecord>> {
		let keys: Vec<Vec<u8>> = (0..count).map(|chunk| chunk_key(list, chunk)).collect();
		let found = self.all_stored_at(at, &keys).await?;
		found
			.into_iter()
			.map(|bytes| {
				let bytes = bytes.ok_or_else(|| no_list(list))?;
				Ok(ChunkRecord::decode(&mut bytes.as_slice())?)
			})
			.collect()
	}

	/// A list all of whose rows are stored.
	///
	/// # Errors
	/// [`Error::Input`] if there is none, [`Error::NotNow`] if rows are missing.
	pub async fn published(&self, list: ListId) -> Result<PublishedList> {
		let record = self.list(list).await?;
		let root = record.root.ok_or_else(|| {
			Error::NotNow(format!(
				"of list {list}, {} of {} chunks are stored: publish the rest with `distribution list publish`",
				record.stored, record.chunks
			))
		})?;
		Ok(PublishedList { id: list, root, record })
	}

	/// The chunks of a list all of whose rows are stored: digest, and what is known of each. They have
	/// all its rows, one after another.
	///
	/// # Errors
	/// Those of [`Chain::chunks_of`]; [`Error::NotProven`] if they are not such chunks.
	pub async fn stored_chunks(&self, list: &PublishedList) -> Result<Vec<(H256, StoredChunk)>> {
		let at = self.best().await?;
		let all = self.chunks_of(&at, list.id, list.record.chunks).await?;
		let chunks = all.into_iter().map(|chunk| Some((chunk.digest, chunk.stored?)));
		let chunks: Option<Vec<_>> = chunks.collect();
		let chunks = chunks.ok_or_else(|| no_list(list.id))?;
		ensure_whole(list, &chunks)?;
		Ok(chunks)
	}

	/// What the node keeps under a digest, if it does. Nobody has checked it.
	///
	/// # Errors
	/// [`Error::NotNow`] if the node refuses to say, as one does that is still syncing.
	async fn indexed(&self, digest: &H256) -> Result<Option<Vec<u8>>> {
		let mut params = RpcParams::new();
		params.push(cid(digest)).map_err(|e| Error::unexpected(e.to_string()))?;
		let text: String = match self.rpc().request("bitswap_v1_get", params).await {
			Ok(text) => text,
			Err(RpcError::User(refusal)) if is_absent(refusal.code) => return Ok(None),
			Err(RpcError::User(refusal)) => {
				return Err(Error::NotNow(format!(
					"the node at {} does not give the chunk {} now: {}. Try again later, or ask another node",
					self.url(),
					cid(digest),
					shown(&refusal.message)
				)))
			}
			Err(error) => return Err(self.broken(subxt::Error::from(error))),
		};
		let digits = text.strip_prefix("0x").unwrap_or(&text);
		let bytes = hex::decode(digits);
		Ok(Some(
			bytes
				.map_err(|_| Error::unexpected("the node sent a chunk that is not hexadecimal"))?,
		))
	}

	/// A chunk, bytes and rows, from what the node keeps apart from its blocks.
	///
	/// # Errors
	/// [`Error::NotProven`] if the node sent something else, [`Error::Input`] if it does not have it,
	/// [`Error::NotNow`] if it does not say so now.
	pub async fn chunk(
		&self,
		list: &PublishedList,
		digest: &H256,
		cut: Cut,
	) -> Result<(Vec<u8>, Vec<Row>)> {
		let bytes = self.indexed(digest).await?.ok_or_else(|| {
			Error::input(format!(
				"the node at {} does not keep the chunk {}. Ask another node, or fetch the list from the blocks of one that has them all: `distribution list fetch {} --blocks-from BLOCK`",
				self.url(),
				cid(digest),
				list.id
			))
		})?;
		let rows = chunks::read(&bytes, digest, list.record.rows, cut)?;
		Ok((bytes, rows))
	}

	/// The rows of a chunk, from what the node keeps apart from its blocks.
	///
	/// # Errors
	/// Those of [`Chain::chunk`].
	pub async fn chunk_rows(
		&self,
		list: &PublishedList,
		digest: &H256,
		cut: Cut,
	) -> Result<Vec<Row>> {
		Ok(self.chunk(list, digest, cut).await?.1)
	}

	/// Looks for chunks in the transactions of the blocks from `from` to the last final one. `told`
	/// hears of each block, `take` of each chunk that was found: its first row and its bytes.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node does not have a block; those of `take`.
	pub async fn chunks_in_blocks(
		&self,
		list: &PublishedList,
		chunks: &[(H256, StoredChunk)],
		from: u64,
		mut told: impl FnMut(u64),
		mut take: impl FnMut(u32, &[u8]) -> Result<()>,
	) -> Result<()> {
		let mut wanted: BTreeMap<H256, &StoredChunk> =
			chunks.iter().map(|(digest, stored)| (*digest, stored)).collect();
		let mut lengths: Vec<usize> =
			wanted.values().map(|stored| stored.cut().length() as usize).collect();
		lengths.sort_unstable();
		lengths.dedup();
		let last = self.final_block().await?.number;
		for number in from..=last {
			if wanted.is_empty() {
				break;
			}
			told(number);
			for transaction in self.transactions_in(number).await? {
				for length in &lengths {
					let begin = transaction.len().checked_sub(*length);
					let tail = begin.and_then(|begin| transaction.get(begin..)).unwrap_or_default();
					if !tail.starts_with(&MAGIC) {
						continue;
					}
					let digest = chunk::digest(tail);
					if let Some(stored) = wanted.remove(&digest) {
						chunks::read(tail, &digest, list.record.rows, stored.cut())?;
						take(stored.first, tail)?;
					}
				}
			}
		}
		Ok(())
	}

	/// The transactions of block `number`, as they are in it.
	async fn transactions_in(&self, number: u64) -> Result<Vec<Vec<u8>>> {
		let missing = || self.broken(format!("it does not have block {number}"));
		let hash = self.hash_of(number).await?.ok_or_else(missing)?;
		let of = Some(subxt::utils::H256(hash.0));
		let block = self.answer(self.rpc.chain_get_block(of)).await?.ok_or_else(missing)?;
		Ok(block.block.extrinsics.into_iter().map(|bytes| bytes.0).collect())
	}

	/// Number of blocks that take so many transactions of this weight and length, at least: if no
	/// others are in them.
	///
	/// # Errors
	/// Those of [`Chain::constant`].
	pub async fn blocks_for(&self, transactions: u32, weight: Weight, length: u32) -> Result<u64> {
		let (_, most, (_, _, normal)): BlockWeights =
			self.constant("System", "BlockWeights").await?;
		let room = BlockRoom {
			weight: normal.unwrap_or(most),
			length: self.constant("System", "BlockLength").await?,
		};
		Ok(room.blocks(transactions, weight, length))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn blocks_should_take_what_fits_by_weight_and_length() {
		let weight = |ref_time, proof_size| Weight { ref_time, proof_size };
		let room = BlockRoom { weight: weight(100, 1_000), length: 50 };
		assert_eq!(room.blocks(10, weight(10, 1), 1), 1);
		assert_eq!(room.blocks(11, weight(10, 1), 1), 2);
		assert_eq!(room.blocks(10, weight(1, 500), 1), 5);
		assert_eq!(room.blocks(10, weight(1, 1), 25), 5);
		assert_eq!(room.blocks(10, weight(0, 0), 0), 1);
		// What fits into no block takes one each.
		assert_eq!(room.blocks(3, weight(1_000, 1), 1), 3);
	}

	/// Regression: the keys of four thousand million chunks were made if a node said so.
	#[test]
	fn list_should_be_refused_when_it_has_more_chunks_than_there_can_be() {
		let record = |rows, chunks, stored| ListRecord {
			owner: [1; 32],
			deposit: ListDeposit { held: 0, footprint: (1, 900) },
			rows,
			chunks,
			stored,
			peaks: 0,
			total: 0,
			largest: Largest::default(),
			root: None,
			users: 0,
			touched: (0, 0),
		};
		let read = |record: &ListRecord| ListRecord::read(7, &record.encode());
		for (rows, chunks, stored) in [(1, 1, 0), (9, 9, 9), (u32::MAX, MOST_CHUNKS, 0)] {
			let record = record(rows, chunks, stored);
			assert_eq!(read(&record).unwrap(), record);
		}
		for (rows, chunks, stored) in [
			(u32::MAX, u32::MAX, 0),
			(u32::MAX, MOST_CHUNKS + 1, 0),
			(9, 10, 0),
			(0, 1, 0),
			(9, 3, 4),
		] {
			let error = read(&record(rows, chunks, stored)).unwrap_err();
			assert_eq!(error.exit_code(), 7, "{chunks} chunks of {rows} rows");
		}
		assert_eq!(ListRecord::read(7, &[1, 2]).unwrap_err().exit_code(), 1);
	}

	#[test]
	fn limits_should_be_compared_with_what_is_stored_once_that_is_all() {
		let mut largest = Largest::default();
		largest.note(70);
		let mut record = ListRecord {
			owner: [1; 32],
			deposit: ListDeposit { held: 0, footprint: (1, 900) },
			rows: 2,
			chunks: 2,
			stored: 1,
			peaks: 1,
			total: 70,
			largest,
			root: None,
			users: 0,
			touched: (0, 0),
		};
		let demand = |most| Published { max_row: Some(most), ..Published::new(7) };
		assert_eq!(record.unmet(&demand(69)), None);
		record.root = Some(H256::zero());
		assert_eq!(record.unmet(&demand(69)), Some(Unmet::Row));
		assert_eq!(record.unmet(&demand(70)), None);
	}

	#[test]
	fn chunks_should_be_refused_when_they_are_not_the_whole_list() {
		let record = ListRecord {
			owner: [1; 32],
			deposit: ListDeposit { held: 0, footprint: (1, 900) },
			rows: 30_000,
			chunks: 2,
			stored: 2,
			peaks: 2,
			total: 0,
			largest: Largest::default(),
			root: Some(H256::zero()),
			users: 0,
			touched: (0, 0),
		};
		let list = PublishedList { id: 7, root: H256::zero(), record };
		let whole = |cuts: &[(u32, u32)]| {
			let chunk = |(first, rows): &(u32, u32)| {
				let (first, rows) = (*first, *rows);
				(H256::zero(), StoredChunk { first, rows, account: [0; 32], peaks: Vec::new() })
			};
			ensure_whole(&list, &cuts.iter().map(chunk).collect::<Vec<_>>()).is_ok()
		};
		assert!(whole(&[(0, 10_000), (10_000, 20_000)]));
		assert!(!whole(&[]));
		assert!(!whole(&[(0, 10_000), (10_000, 19_999)]));
		assert!(!whole(&[(10_000, 20_000), (0, 10_000)]));
		assert!(!whole(&[(0, 10_000), (10_000, 0), (10_000, 20_000)]));
		// More than a chunk holds.
		assert!(!whole(&[(0, 30_000)]));
		assert!(!whole(&[(0, u32::MAX), (u32::MAX, 30_001)]));
	}

	/// The codes of the node's `bitswap_v1_get`. Regression: one that was syncing was said not to keep
	/// the chunk.
	#[test]
	fn chunk_should_be_said_to_be_absent_only_if_the_node_says_so() {
		assert!(is_absent(-32810) && is_absent(-32601));
		// Major syncing, and a wrong identifier.
		assert!(!is_absent(-32812) && !is_absent(-32602));
	}

	#[test]
	fn chunk_should_have_the_length_that_its_rows_take() {
		let chunk = StoredChunk { first: 0, rows: 2, account: [0; 32], peaks: Vec::new() };
		let rows = [([1; 32], 5u128), ([2; 32], 6)];
		let bytes = chunk::Chunk::write(2, 0, &rows).unwrap();
		assert_eq!(chunk.cut().length(), bytes.len() as u64);
	}
}
