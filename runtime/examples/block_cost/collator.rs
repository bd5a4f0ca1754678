//! Makes of a development node's block what a collator sends to the relay chain.

use crate::chain::Chain;
use codec::{Decode, Encode};
use cumulus_pallet_parachain_system::Call;
use distribution_runtime::{
	opaque::{self, Block},
	Header, Runtime, RuntimeCall, UncheckedExtrinsic,
};
use polkadot_sdk::{
	cumulus_primitives_core::{ParachainBlockData, PersistedValidationData},
	pallet_aura::Authorities,
	polkadot_parachain_primitives::primitives::{BlockData, HeadData, ValidationParams},
	sp_consensus_aura::digests::CompatibleDigestItem,
	sp_core::sr25519,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{traits::BlakeTwo256, ApplyExtrinsicResult, DigestItem},
};

/// A block as the relay chain's validators get it.
pub struct Candidate {
	/// What they call `validate_block` with. A parachain without scheduling of version 3, as this one
	/// is, gets no more.
	pub params: ValidationParams,
	/// The header of the block, which they must find.
	pub head: Header,
}

/// Authors a block of a development chain once more, with the same transactions on the same state.
///
/// A development node leaves out two things that validators ask for: its inherent does not name the
/// head of the parent, and nobody seals the block. Both are as a collator makes them here, with the
/// key of the development account whose slot it is. All else is what the node's block has, with its
/// imitation of a relay chain: inherents, the slot, and the proof of the relay chain's state.
pub fn author(chain: &Chain, block: &Block) -> Candidate {
	let parent = chain.header(block.header.parent_hash);
	let mut extrinsics = block.extrinsics.clone();
	let known = name_parent(&mut extrinsics, &parent);
	let (mut header, proof) = chain.recorded(block.header.parent_hash, |call| {
		// Of the digest it takes the slot, and leaves the rest.
		call("Core_initialize_block", &block.header.encode());
		for extrinsic in &extrinsics {
			let applied = call("BlockBuilder_apply_extrinsic", &extrinsic.encode());
			let applied = ApplyExtrinsicResult::decode(&mut applied.as_slice()).unwrap();
			assert!(applied.is_ok(), "a transaction that cannot be applied again: {applied:?}");
		}
		let header = call("BlockBuilder_finalize_block", &[]);
		Header::decode(&mut header.as_slice()).unwrap()
	});
	seal(chain, &mut header);
	let proof = proof.into_compact_proof::<BlakeTwo256>(parent.state_root).unwrap();
	let blocks = vec![Block { header: header.clone(), extrinsics }];
	let params = ValidationParams {
		parent_head: known.parent_head,
		block_data: BlockData(ParachainBlockData::new(blocks, proof, None).encode()),
		relay_parent_number: known.relay_parent_number,
		relay_parent_storage_root: known.relay_parent_storage_root,
	};
	Candidate { params, head: header }
}

/// Writes the head of the parent into the inherent of the parachain system, and returns what that
/// inherent says of the relay chain.
fn name_parent(
	extrinsics: &mut [opaque::UncheckedExtrinsic],
	parent: &Header,
) -> PersistedValidationData {
	for extrinsic in extrinsics {
		let inherent = UncheckedExtrinsic::decode(&mut extrinsic.encode().as_slice()).unwrap();
		let RuntimeCall::ParachainSystem(Call::set_validation_data {
			mut data,
			inbound_messages_data,
		}) = inherent.function
		else {
			continue;
		};
		data.validation_data.parent_head = HeadData(parent.encode());
		let known = data.validation_data.clone();
		let call = Call::set_validation_data { data, inbound_messages_data };
		let inherent = UncheckedExtrinsic::new_bare(RuntimeCall::ParachainSystem(call)).encode();
		*extrinsic =
			opaque::UncheckedExtrinsic::try_from_encoded_extrinsic(inherent.as_slice()).unwrap();
		return known;
	}
	panic!("a block without what it knows of the relay chain")
}

/// Seals a block as the author whose slot it is.
fn seal(chain: &Chain, header: &mut Header) {
	let authorities = chain.value(header.parent_hash, &Authorities::<Runtime>::hashed_key());
	let authorities = Vec::<sr25519::Public>::decode(&mut authorities.as_slice()).unwrap();
	let slot = header
		.digest
		.logs
		.iter()
		.find_map(CompatibleDigestItem::<sr25519::Signature>::as_aura_pre_digest)
		.unwrap();
	let turn = u64::from(slot).checked_rem(authorities.len() as u64).unwrap();
	let author = Sr25519Keyring::from_public(authorities.get(turn as usize).unwrap()).unwrap();
	let signature = author.sign(header.hash().as_bytes());
	header.digest.push(<DigestItem as CompatibleDigestItem<_>>::aura_seal(signature));
}
