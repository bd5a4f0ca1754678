//! Shared by the tests: a chain, its clock, and rounds.

pub use codec::Encode;
pub use distribution_primitives::{
	merkle::{leaf_hash, MerkleTree},
	Evidence, Manifest, Release, Remainder, Requirement, Source, Terms, Window,
};
pub use distribution_runtime::{configs::*, *};
pub use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::{DispatchClass, GetDispatchInfo},
		traits::{
			fungible::{Balanced, NativeOrWithId},
			Authorize, Contains, Get, InstanceFilter, OnUnbalanced, PalletInfoAccess,
			VestedTransfer,
		},
		weights::WeightToFee as _,
	},
	frame_system::RawOrigin,
	pallet_referenda::TracksInfo,
	sp_genesis_builder,
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring::{Alice, Bob, Ferdie},
	sp_runtime::{
		traits::Dispatchable,
		transaction_validity::{InvalidTransaction, TransactionSource},
		BuildStorage, DispatchError,
	},
	*,
};

use codec::{Compact, DecodeAll};
use polkadot_sdk::{
	cumulus_pallet_parachain_system::LastRelayChainBlockNumber,
	frame_support::storage::with_transaction,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		generic::SignedPayload, traits::Header as _, transaction_validity::TransactionValidity,
		ApplyExtrinsicResult, ExtrinsicInclusionMode, TransactionOutcome,
	},
};

/// The genesis of the development chain, as the runtime is given it.
pub fn genesis() -> serde_json::Value {
	let patch =
		genesis_presets::get_preset(&sp_genesis_builder::DEV_RUNTIME_PRESET.into()).unwrap();
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut json, serde_json::from_slice(&patch).unwrap());
	json
}

/// The development chain in its first block.
pub fn chain() -> TestExternalities {
	let config: RuntimeGenesisConfig = serde_json::from_value(genesis()).unwrap();
	let mut ext = TestExternalities::new(config.build_storage().unwrap());
	ext.execute_with(|| {
		System::set_block_number(1);
		relay(1_000);
	});
	ext
}

/// Merges a patch of a genesis into it.
pub fn merge(to: &mut serde_json::Value, patch: serde_json::Value) {
	match (to, patch) {
		(serde_json::Value::Object(to), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(to.entry(key).or_insert(serde_json::Value::Null), value);
			}
		}
		(to, patch) => *to = patch,
	}
}

/// Sets the clock: the relay-chain block number.
pub fn relay(block: BlockNumber) {
	use polkadot_sdk::sp_runtime::traits::BlockNumberProvider;
	relay::RelayClock::set_block_number(block);
}

/// Begins the next block, and returns what it has room for.
pub fn next_block() -> ExtrinsicInclusionMode {
	LastRelayChainBlockNumber::<Runtime>::put(1_000);
	let number = System::block_number() + 1;
	let parent = System::parent_hash();
	let header = Header::new(number, Hash::default(), Hash::default(), parent, Default::default());
	let mode = Executive::initialize_block(&header);
	relay(1_000 + number);
	mode
}

/// What a transaction carries besides its call: no end, a nonce, no tip, no metadata hash.
pub fn extensions(nonce: Nonce) -> TxExtension {
	extensions_paying_in(None, nonce)
}

/// [`extensions`] of a transaction whose fee is paid in another chain's asset.
pub fn extensions_paying_in(asset: Option<AssetId>, nonce: Nonce) -> TxExtension {
	let extensions = (0u8, Compact(nonce), 0u8, asset, 0u8).encode();
	TxExtension::decode_all(&mut &extensions[..]).unwrap()
}

/// A bare transaction, and what the block says to it.
pub fn apply_free(call: RuntimeCall) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(call))
}

/// What the pool says to a transaction. It changes nothing.
pub fn pooled(transaction: UncheckedExtrinsic) -> TransactionValidity {
	with_transaction(|| {
		let (source, parent) = (TransactionSource::External, System::parent_hash());
		let said = Executive::validate_transaction(source, transaction, parent);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(said))
	})
	.unwrap()
}

/// A signed transaction, and what the block says to it.
pub fn apply(signer: Sr25519Keyring, call: RuntimeCall) -> ApplyExtrinsicResult {
	apply_paying_in(None, signer, call)
}

/// [`apply`] with the fee paid in another chain's asset.
pub fn apply_paying_in(
	asset: Option<AssetId>,
	signer: Sr25519Keyring,
	call: RuntimeCall,
) -> ApplyExtrinsicResult {
	let who = signer.to_account_id();
	let extensions = extensions_paying_in(asset, System::account_nonce(&who));
	let payload = SignedPayload::<RuntimeCall, TxExtension>::new(call, extensions).unwrap();
	let signature = payload.using_encoded(|bytes| signer.sign(bytes));
	let (call, extensions, _) = payload.deconstruct();
	let signature = Signature::from(signature);
	Executive::apply_extrinsic(UncheckedExtrinsic::new_signed(
		call,
		who.into(),
		signature,
		extensions,
	))
}

/// The `n`th beneficiary.
pub fn beneficiary(n: u8) -> AccountId {
	AccountId::from([n; 32])
}

/// Opens a round over a list with one row for each of `amounts`.
pub fn open_round(
	amounts: &[Balance],
	release: Release<BlockNumber>,
) -> (u32, Vec<Evidence<Balance>>) {
	open_round_with(amounts, release, Requirement::default(), 10_000_000)
}

/// [`open_round`] with a requirement and a window that ends at `closes`.
pub fn open_round_with(
	amounts: &[Balance],
	release: Release<BlockNumber>,
	requirement: Requirement,
	closes: BlockNumber,
) -> (u32, Vec<Evidence<Balance>>) {
	let tree = MerkleTree::new(&leaves(amounts)).unwrap();
	let id = open_tree(&tree, amounts, release, requirement, closes);
	(id, evidence_of(&tree, amounts))
}

/// What proves each row of a list with this tree and these amounts.
pub fn evidence_of(tree: &MerkleTree, amounts: &[Balance]) -> Vec<Evidence<Balance>> {
	let proven = |(index, amount): (u32, &Balance)| Evidence::Merkle {
		index,
		amount: *amount,
		proof: tree.proof(index).unwrap(),
	};
	(0u32..).zip(amounts).map(proven).collect()
}

/// The leaves of a list with one row for each of `amounts`.
pub fn leaves(amounts: &[Balance]) -> Vec<sp_core::H256> {
	(0u32..)
		.zip(amounts)
		.map(|(i, amount)| leaf_hash(i, &[(i as u8).wrapping_add(100); 32], *amount))
		.collect()
}

/// Opens a round over a list that has this tree.
pub fn open_tree(
	tree: &MerkleTree,
	amounts: &[Balance],
	release: Release<BlockNumber>,
	requirement: Requirement,
	closes: BlockNumber,
) -> u32 {
	let (rows, budget) = (amounts.len() as u32, amounts.iter().sum());
	let terms = Terms {
		asset: NativeOrWithId::Native,
		source: Source::Merkle { root: tree.root(), leaves: rows },
		release,
		requirement,
		window: Window { opens: 0, closes },
		budget,
		remainder: Remainder::Treasury,
		manifest: Some(Manifest { cid: Default::default(), rows, total: budget, published: None }),
		beneficiaries: Default::default(),
	};
	let alice = Alice.to_account_id();
	let id = Distribution::do_draft(alice.clone(), terms).unwrap();
	Distribution::do_fund(alice.clone(), id, budget + EXISTENTIAL_DEPOSIT).unwrap();
	Distribution::do_open(alice, id).unwrap();
	id
}

/// A claim of row `row` for its beneficiary.
pub fn claim(id: u32, row: u8, evidence: &Evidence<Balance>) -> RuntimeCall {
	RuntimeCall::Distribution(pallet_distribution::Call::claim {
		id,
		beneficiary: beneficiary(100 + row),
		evidence: evidence.clone(),
	})
}
