//! Final blocks as the node has them: bytes of transactions, of events and of state, to be read
//! with the metadata of the runtime that made them.

use crate::{
	account::AccountId,
	chain::{Chain, STORAGE_PAGE},
	error::{Error, Result},
};
use codec::Encode;
use polkadot_sdk::{
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{
		traits::{BlakeTwo256, Hash},
		StateVersion,
	},
	sp_state_machine::{read_proof_check, StorageProof},
};
use std::collections::BTreeMap;
use subxt::{
	ext::frame_decode::extrinsics::{
		decode_extrinsic, ExtrinsicCallInfo, ExtrinsicExtensionInfo, ExtrinsicInfoError,
		ExtrinsicSignatureInfo, ExtrinsicTypeInfo,
	},
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
	/// The root of the state after it.
	pub root: H256,
	/// Its transactions, encoded.
	pub extrinsics: Vec<Vec<u8>>,
	/// Values of the state after it that were asked for, in the order of their keys.
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

/// The transactions of a chain with calls that have no arguments. What follows a call's name is not
/// read then: calls inside calls are as deep as their sender wanted, and a reader that follows them
/// needs as deep a stack.
struct WithoutArguments<'m>(&'m Metadata);

impl ExtrinsicTypeInfo for WithoutArguments<'_> {
	type TypeId = u32;

	fn extrinsic_call_info_by_index(
		&self,
		pallet_index: u8,
		call_index: u8,
	) -> std::result::Result<ExtrinsicCallInfo<'_, u32>, ExtrinsicInfoError<'_>> {
		let call = self.0.extrinsic_call_info_by_index(pallet_index, call_index)?;
		Ok(ExtrinsicCallInfo { args: Vec::new(), ..call })
	}

	fn extrinsic_call_info_by_name(
		&self,
		pallet_name: &str,
		call_name: &str,
	) -> std::result::Result<ExtrinsicCallInfo<'_, u32>, ExtrinsicInfoError<'_>> {
		let call = self.0.extrinsic_call_info_by_name(pallet_name, call_name)?;
		Ok(ExtrinsicCallInfo { args: Vec::new(), ..call })
	}

	fn extrinsic_signature_info(
		&self,
	) -> std::result::Result<ExtrinsicSignatureInfo<u32>, ExtrinsicInfoError<'_>> {
		self.0.extrinsic_signature_info()
	}

	fn extrinsic_extension_info(
		&self,
		extension_version: Option<u8>,
	) -> std::result::Result<ExtrinsicExtensionInfo<'_, u32>, ExtrinsicInfoError<'_>> {
		self.0.extrinsic_extension_info(extension_version)
	}

	fn extrinsic_extension_version_info(
		&self,
	) -> std::result::Result<impl Iterator<Item = u8>, ExtrinsicInfoError<'_>> {
		self.0.extrinsic_extension_version_info()
	}
}

impl Outline {
	/// Reads an encoded transaction, but for the arguments of its call.
	///
	/// # Errors
	/// [`Error::Input`] if the bytes are not as long as they say, or up to the call's name not those
	/// of a transaction of the chain with this metadata.
	pub fn read(metadata: &Metadata, bytes: &[u8]) -> Result<Self> {
		let wrong = |why: &dyn std::fmt::Display| {
			Error::input(format!("these bytes are not a transaction of this chain: {why}"))
		};
		let (known, mut rest) = (WithoutArguments(metadata), bytes);
		let decoded = decode_extrinsic(&mut rest, &known, metadata.types());
		let decoded = decoded.map_err(|error| wrong(&error))?;
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

/// The values under `keys` in the state with a root, in their order, if a proof has them.
pub(crate) fn proven(
	root: H256,
	proof: StorageProof,
	keys: &[Vec<u8>],
) -> std::result::Result<Vec<Option<Vec<u8>>>, String> {
	let values = read_proof_check::<BlakeTwo256, _>(root, proof, keys);
	let mut values = values.map_err(|error| error.to_string())?;
	Ok(keys.iter().map(|key| values.remove(key).flatten()).collect())
}

/// Whether transactions have a root. How it is computed depends on the runtime.
fn have_root(extrinsics: &[Vec<u8>], root: H256) -> bool {
	let versions = [StateVersion::V1, StateVersion::V0];
	let of = |version| BlakeTwo256::ordered_trie_root(extrinsics.to_vec(), version);
	versions.into_iter().any(|version| of(version) == root)
}

impl Chain {
	/// Block `number` with its transactions. It must be final: of others, the node may name one that
	/// another replaces. Its header has the hash that the node names, and the transactions have the
	/// root that is in it.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node does not have the block; [`Error::NotProven`] if the
	/// block is another than the one that was asked for, or not all of it.
	pub async fn whole_block(&self, number: u64) -> Result<WholeBlock> {
		let missing = || self.broken(format!("it has no block {number}"));
		let hash = self.hash_of(number).await?.ok_or_else(missing)?;
		let question = self.rpc.chain_get_block(Some(subxt::utils::H256(hash.0)));
		let block = self.answer(question).await?.ok_or_else(missing)?.block;
		let (header, found) = (&block.header, H256(blake2_256(&block.header.encode())));
		if found != hash || header.number != number {
			return Err(Error::not_proven(format!(
				"the node at {} says that block {number} is {hash:#x}, and shows block {} with the hash {found:#x}",
				self.url(),
				header.number
			)));
		}
		let (parent, root) = (H256(header.parent_hash.0), H256(header.state_root.0));
		let of_header = H256(header.extrinsics_root.0);
		let extrinsics: Vec<Vec<u8>> = block.extrinsics.into_iter().map(|bytes| bytes.0).collect();
		if !have_root(&extrinsics, of_header) {
			return Err(Error::not_proven(format!(
				"the node at {} shows transactions of block {number} that do not have the root in its header",
				self.url()
			)));
		}
		Ok(WholeBlock { number, hash, parent, root, extrinsics, stored: Vec::new() })
	}

	/// The root of the state after the block of a hash.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node does not have the block; [`Error::NotProven`] if it
	/// shows the header of another one.
	pub async fn root_after(&self, hash: H256) -> Result<H256> {
		let question = self.rpc.chain_get_header(Some(subxt::utils::H256(hash.0)));
		let missing = || self.broken(format!("it has no block {hash:#x}"));
		let header = self.answer(question).await?.ok_or_else(missing)?;
		if H256(blake2_256(&header.encode())) != hash {
			return Err(Error::not_proven(format!(
				"the node at {} shows another block in the place of {hash:#x}",
				self.url()
			)));
		}
		Ok(H256(header.state_root.0))
	}

	/// The encoded values under `keys` in the state with a root, in their order; the node proves
	/// each. The state is that after the block of a hash.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state; [`Error::NotProven`] if
	/// its proof is not one.
	pub async fn proven_after(
		&self,
		hash: H256,
		root: H256,
		keys: &[Vec<u8>],
	) -> Result<Vec<Option<Vec<u8>>>> {
		let mut all = Vec::with_capacity(keys.len());
		for page in keys.chunks(STORAGE_PAGE as usize) {
			let wanted = page.iter().map(Vec::as_slice);
			let question = self.rpc.state_get_read_proof(wanted, Some(subxt::utils::H256(hash.0)));
			let nodes = self.answer(question).await?.proof.into_iter().map(|node| node.0);
			all.extend(proven(root, StorageProof::new(nodes), page).map_err(|why| {
				Error::not_proven(format!(
					"the node at {} does not prove what the state after block {hash:#x} is: {why}",
					self.url()
				))
			})?);
		}
		Ok(all)
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

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_state_machine::{prove_read, InMemoryBackend};

	#[test]
	fn values_should_be_those_that_a_proof_has() {
		let (one, two, none) = (vec![1; 40], vec![2; 40], vec![3; 40]);
		let stored = BTreeMap::from([(one.clone(), vec![7; 100]), (two.clone(), vec![8])]);
		let backend = InMemoryBackend::<BlakeTwo256>::from((stored, StateVersion::V1));
		let (root, keys) = (*backend.root(), [one, two, none]);
		let proof = prove_read::<_, BlakeTwo256, _>(backend, &keys).unwrap();
		let values = proven(root, proof.clone(), &keys).unwrap();
		assert_eq!(values, [Some(vec![7; 100]), Some(vec![8]), None]);
		assert!(proven(H256::zero(), proof.clone(), &keys).is_err());
		// Every node is needed.
		let nodes: Vec<Vec<u8>> = proof.into_iter_nodes().collect();
		for left_out in 0..nodes.len() {
			let mut rest = nodes.clone();
			rest.remove(left_out);
			assert!(proven(root, StorageProof::new(rest), &keys).is_err(), "{left_out}");
		}
	}

	#[test]
	fn transactions_should_have_the_root_of_their_header() {
		let all = [vec![1; 3], vec![2; 40]];
		for version in [StateVersion::V0, StateVersion::V1] {
			let root = BlakeTwo256::ordered_trie_root(all.to_vec(), version);
			assert!(have_root(&all, root));
			assert!(!have_root(&all[..1], root));
			assert!(!have_root(&[all[1].clone(), all[0].clone()], root));
		}
		// That of a block without any, as in every genesis.
		let empty = "03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314";
		let root = H256(<[u8; 32]>::try_from(hex::decode(empty).unwrap()).unwrap());
		assert!(have_root(&[], root));
	}
}
