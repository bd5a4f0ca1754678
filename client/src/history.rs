//! Final blocks as the node has them: bytes of transactions, of events and of state, to be read
//! with the metadata of the runtime that made them.

use crate::{
	account::AccountId,
	chain::{Chain, STORAGE_PAGE},
	error::{Error, Result},
};
use codec::Encode;
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use std::collections::BTreeMap;
use subxt::{
	ext::frame_decode::extrinsics::decode_extrinsic,
	metadata::{ArcMetadata, Metadata},
};

/// A block with its transactions, and some of the state after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeBlock {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: H256,
	/// The hash of the block before.
	pub parent: H256,
	/// Its transactions, encoded.
	pub extrinsics: Vec<Vec<u8>>,
	/// The values under the keys that were asked for, in their order.
	pub stored: Vec<Option<Vec<u8>>>,
}

/// What a transaction is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
	/// Its hash.
	pub hash: H256,
	/// Its call, as in `Distribution.claim`.
	pub call: String,
	/// Who signed it; `None` for one of the chain itself or without a signature.
	pub signer: Option<AccountId>,
}

impl Outline {
	/// Reads an encoded transaction.
	///
	/// # Errors
	/// [`Error::Input`] if the bytes are not a transaction of the chain with this metadata, to the
	/// last byte.
	pub fn read(metadata: &Metadata, bytes: &[u8]) -> Result<Self> {
		let wrong = |why: &dyn std::fmt::Display| {
			Error::input(format!("these bytes are not a transaction of this chain: {why}"))
		};
		let mut rest = bytes;
		let decoded = decode_extrinsic(&mut rest, metadata, metadata.types());
		let decoded = decoded.map_err(|error| wrong(&error))?;
		if !rest.is_empty() {
			return Err(wrong(&format!("after it there are {} bytes more", rest.len())));
		}
		let address = decoded.signature_payload().map(|payload| payload.address_range());
		let signer = address.and_then(|range| bytes.get(range)).and_then(|address| {
			// MultiAddress::Id
			let [0, account @ ..] = address else { return None };
			account.try_into().ok()
		});
		let call = format!("{}.{}", decoded.pallet_name(), decoded.call_name());
		Ok(Self { hash: H256(blake2_256(bytes)), call, signer })
	}
}

impl Chain {
	/// Block `number` with the values under `keys` after it. It must be final: of others, the node
	/// may name one that another replaces. Its header has the hash that the node names.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node does not have the block or has pruned its state;
	/// [`Error::NotProven`] if the block is another than the one that was asked for.
	pub async fn whole_block(&self, number: u64, keys: &[Vec<u8>]) -> Result<WholeBlock> {
		let missing = || self.broken(format!("it has no block {number}"));
		let hash = self.hash_of(number).await?.ok_or_else(missing)?;
		let question = self.rpc.chain_get_block(Some(subxt::utils::H256(hash.0)));
		let block = self.answer(question).await?.ok_or_else(missing)?.block;
		let found = H256(blake2_256(&block.header.encode()));
		if found != hash || block.header.number != number {
			return Err(Error::not_proven(format!(
				"the node at {} says that block {number} is {hash:#x}, and shows block {} with the hash {found:#x}",
				self.url(),
				block.header.number
			)));
		}
		let stored = self.stored_after(hash, keys).await.map_err(|error| {
			Error::Unreachable(format!(
				"{error}. Blocks older than the node's pruning keeps need an archive node (--state-pruning archive)"
			))
		})?;
		Ok(WholeBlock {
			number,
			hash,
			parent: H256(block.header.parent_hash.0),
			extrinsics: block.extrinsics.into_iter().map(|bytes| bytes.0).collect(),
			stored,
		})
	}

	/// The encoded values under `keys` after the block of a hash, in their order.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn stored_after(&self, hash: H256, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>> {
		let mut found = BTreeMap::new();
		for page in keys.chunks(STORAGE_PAGE as usize) {
			let page = page.iter().map(Vec::as_slice);
			let question = self.rpc.state_query_storage_at(page, Some(subxt::utils::H256(hash.0)));
			let changes = self.answer(question).await?;
			for (key, value) in changes.into_iter().flat_map(|set| set.changes) {
				found.insert(key.0, value.map(|value| value.0));
			}
		}
		Ok(keys.iter().map(|key| found.get(key).cloned().flatten()).collect())
	}

	/// All entries below a key after the block of a hash, in the order of their keys.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn entries_after(
		&self,
		hash: H256,
		prefix: &[u8],
	) -> Result<Vec<(Vec<u8>, Vec<u8>)>> {
		let (mut all, mut after) = (Vec::new(), None::<Vec<u8>>);
		loop {
			let question = self.rpc.state_get_keys_paged(
				prefix,
				STORAGE_PAGE,
				after.as_deref(),
				Some(subxt::utils::H256(hash.0)),
			);
			let keys = self.answer(question).await?;
			let Some(last) = keys.last().cloned() else { return Ok(all) };
			let values = self.stored_after(hash, &keys).await?;
			let entries = keys.into_iter().zip(values);
			all.extend(entries.filter_map(|(key, value)| value.map(|value| (key, value))));
			after = Some(last);
		}
	}

	/// The metadata of the runtime that is in force after the block of a hash, with its version: of
	/// the one that makes the next block.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn metadata_after(&self, hash: H256) -> Result<(u32, ArcMetadata)> {
		let at = self.at(hash).await?;
		Ok((at.spec_version(), at.metadata()))
	}
}
