//! Proofs of what the state has after a block, as a file. Whoever knows the hash of the block needs no
//! node to check one.

use crate::{
	chain::Chain,
	error::{Error, Result},
	history::proven,
	tracks::{key, twox},
};
use codec::DecodeAll;
use distribution_primitives::{ChainDigest, RoundId};
use polkadot_sdk::{
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{generic::Header, traits::BlakeTwo256},
	sp_state_machine::StorageProof,
};
use serde::{Deserialize, Serialize};

/// Bytes that the record of a round has behind its digest: the kind of its beneficiaries.
const BEHIND_THE_DIGEST: usize = 1;

/// A proof as a file has it. All bytes are in hexadecimal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProofFile {
	/// Version of the form.
	pub version: u32,
	/// The header of the block, encoded. Its 256-bit BLAKE2b hash is that of the block, and the root of
	/// the state is in it.
	pub header: String,
	/// The keys whose values are proven.
	pub keys: Vec<String>,
	/// The nodes of the trie on the way to them, in the order of their bytes.
	pub nodes: Vec<String>,
}

fn shown(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn bytes_of(text: &str) -> Result<Vec<u8>> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	hex::decode(digits).map_err(|_| Error::input("the proof has bytes that are not hexadecimal"))
}

impl ProofFile {
	/// The encoded values under `keys` in the state after the block of a hash, in their order; `None`
	/// where there is nothing.
	///
	/// # Errors
	/// [`Error::Input`] if the file makes no sense, [`Error::NotProven`] if it is of another block or
	/// does not prove one of the keys.
	pub fn values(&self, block: H256, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>> {
		let header = bytes_of(&self.header)?;
		let found = H256(blake2_256(&header));
		if found != block {
			return Err(Error::not_proven(format!(
				"the proof is of the state after block {found:#x}, and not after {block:#x}"
			)));
		}
		let header = Header::<u32, BlakeTwo256>::decode_all(&mut header.as_slice())
			.map_err(|_| Error::input("the proof has a header that is none"))?;
		let nodes = self.nodes.iter().map(|node| bytes_of(node)).collect::<Result<Vec<_>>>()?;
		proven(header.state_root, StorageProof::new(nodes), keys).map_err(|why| {
			Error::not_proven(format!("the state after block {block:#x} is not proven: {why}"))
		})
	}
}

/// The key of the digest of the chain.
pub fn digest_key() -> Vec<u8> {
	key("ChainDigest", "Value")
}

/// The key of the record of a round.
pub fn round_key(round: RoundId) -> Vec<u8> {
	[key("Distribution", "Rounds"), twox(&round.to_le_bytes())].concat()
}

/// The digest of the chain by its value in state. There is none before anything is final.
///
/// # Errors
/// [`Error::Unexpected`] if it is of another form.
pub fn chain_digest(value: Option<&[u8]>) -> Result<ChainDigest> {
	let Some(mut value) = value else { return Ok(ChainDigest::default()) };
	ChainDigest::decode_all(&mut value).map_err(|_| {
		Error::unexpected(
			"the digest of the chain has another form: this program is too old for the chain",
		)
	})
}

/// The number of payments and their digest in the record of a round. It ends with them, and with the
/// kind of its beneficiaries.
pub fn recorded(record: &[u8]) -> Option<(u64, H256)> {
	let end = record.len().checked_sub(BEHIND_THE_DIGEST)?;
	let (before, digest) = record.get(..end)?.split_last_chunk::<32>()?;
	let (_, payments) = before.split_last_chunk::<8>()?;
	Some((u64::from_le_bytes(*payments), H256(*digest)))
}

impl Chain {
	/// A proof of what the state after the block of a hash has under `keys`.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state; [`Error::NotProven`] if it
	/// does not prove them.
	pub async fn proof_file(&self, block: H256, keys: &[Vec<u8>]) -> Result<ProofFile> {
		let header = self.header_of(block).await?;
		let wanted = keys.iter().map(Vec::as_slice);
		let question = self.rpc.state_get_read_proof(wanted, Some(subxt::utils::H256(block.0)));
		let nodes = self.answer(question).await?.proof.into_iter().map(|node| shown(node.0));
		let mut nodes: Vec<String> = nodes.collect();
		nodes.sort_unstable();
		let keys_shown = keys.iter().map(shown).collect();
		let proof = ProofFile { version: 1, header: shown(header), keys: keys_shown, nodes };
		proof.values(block, keys)?;
		Ok(proof)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use polkadot_sdk::{
		sp_runtime::{traits::Header as _, StateVersion},
		sp_state_machine::{prove_read, InMemoryBackend},
	};
	use std::collections::BTreeMap;

	const DIGEST: ChainDigest = ChainDigest { digest: H256::repeat_byte(5), count: 9 };

	/// A proof of the digest and of two rounds, the second of which is not there; and the block's hash.
	fn proof() -> (ProofFile, H256) {
		let stored = BTreeMap::from([
			(digest_key(), DIGEST.encode()),
			(round_key(3), vec![7; 300]),
			(vec![1; 40], vec![8; 90]),
		]);
		let backend = InMemoryBackend::<BlakeTwo256>::from((stored, StateVersion::V1));
		let root = *backend.root();
		let keys = [digest_key(), round_key(3), round_key(4)];
		let proof = prove_read::<_, BlakeTwo256, _>(backend, &keys).unwrap();
		let header = Header::<u32, BlakeTwo256>::new(
			7,
			H256::zero(),
			root,
			H256::repeat_byte(2),
			Default::default(),
		);
		let header = header.encode();
		let block = H256(blake2_256(&header));
		let nodes = proof.into_iter_nodes().map(shown).collect();
		let keys = keys.iter().map(shown).collect();
		(ProofFile { version: 1, header: shown(header), keys, nodes }, block)
	}

	#[test]
	fn values_should_follow_from_the_hash_of_the_block() {
		let (proof, block) = proof();
		let text = serde_json::to_string(&proof).unwrap();
		assert_eq!(serde_json::from_str::<ProofFile>(&text).unwrap(), proof);
		let keys = [round_key(4), digest_key(), round_key(3)];
		let values = proof.values(block, &keys).unwrap();
		assert_eq!(values, [None, Some(DIGEST.encode()), Some(vec![7; 300])]);
		assert_eq!(chain_digest(values[1].as_deref()).unwrap(), DIGEST);
	}

	#[test]
	fn proof_of_another_block_or_with_another_node_should_prove_nothing() {
		let (proof, block) = proof();
		let keys = [digest_key(), round_key(3)];
		let refused = |proof: &ProofFile, block| {
			assert!(matches!(proof.values(block, &keys), Err(Error::NotProven(_))));
		};
		refused(&proof, H256::zero());
		for left_out in 0..proof.nodes.len() {
			let mut other = proof.clone();
			other.nodes.remove(left_out);
			refused(&other, block);
			let mut other = proof.clone();
			let flipped = match other.nodes[left_out].pop() {
				Some('0') => '1',
				_ => '0',
			};
			other.nodes[left_out].push(flipped);
			refused(&other, block);
		}
		let other = ProofFile { header: "0x".into(), ..proof.clone() };
		refused(&other, block);
		assert!(ProofFile { header: "x".into(), ..proof }.values(block, &keys).is_err());
	}

	#[test]
	fn digest_should_be_none_before_anything_is_final() {
		assert_eq!(chain_digest(None).unwrap(), ChainDigest::default());
		assert!(chain_digest(Some(&[1, 2])).is_err());
	}

	#[test]
	fn record_that_is_too_short_should_have_no_digest() {
		let record = [vec![1; 50], 6u64.to_le_bytes().to_vec(), vec![4; 32], vec![0]].concat();
		assert_eq!(recorded(&record), Some((6, H256::repeat_byte(4))));
		assert_eq!(recorded(&record[50..]), Some((6, H256::repeat_byte(4))));
		for short in 0..41 {
			assert_eq!(recorded(&record[..short]), None, "{short}");
		}
	}
}
