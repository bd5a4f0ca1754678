//! Claims by the keys of Ethereum addresses, in blocks and with the real registry.

use crate::{common::*, free::booked};
use distribution_primitives::{
	ethereum::padded, Beneficiaries, Country, EthereumClaim, EthereumSignature, Statement,
	UnlockSchedule,
};
use polkadot_sdk::{
	frame_support::weights::Weight,
	sp_core::{ecdsa, Blake2Hasher, Pair, H160, H256},
	sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256},
	sp_keyring::Sr25519Keyring::{Charlie, Dave},
	sp_trie::{proof_size_extension::ProofSizeExt, recorder::Recorder},
};

type RoundError = pallet_distribution::Error<Runtime>;

/// What each row is entitled to.
const AMOUNT: Balance = 20 * UNIT;
const DEADLINE: BlockNumber = 100_000;
const REASON: H256 = H256::repeat_byte(7);

/// The key of row `row`.
fn key(row: u8) -> ecdsa::Pair {
	ecdsa::Pair::from_seed(&[row + 1; 32])
}

/// Its address.
pub fn address(row: u8) -> H160 {
	let hash = [7; 32];
	let signature = key(row).sign_prehashed(&hash).0;
	let public = secp256k1_ecdsa_recover(&signature, &hash).ok().unwrap();
	H160::from_slice(&keccak_256(&public)[12..])
}

/// The account by which a row names it.
pub fn owner(row: u8) -> AccountId {
	padded(&address(row)).into()
}

/// Opens a round over a list of `rows` addresses.
pub fn open(
	rows: u8,
	release: Release<BlockNumber>,
	requirement: Requirement,
) -> (u32, Vec<Evidence<Balance>>) {
	let leaves: Vec<H256> =
		(0..rows).map(|row| leaf_hash(row.into(), &padded(&address(row)), AMOUNT)).collect();
	let tree = MerkleTree::new(&leaves).unwrap();
	let budget = AMOUNT * Balance::from(rows);
	let manifest =
		Manifest { cid: Default::default(), rows: rows.into(), total: budget, published: None };
	let terms = Terms {
		asset: NativeOrWithId::Native,
		source: Source::Merkle { root: tree.root(), leaves: rows.into() },
		release,
		requirement,
		window: Window { opens: 0, closes: 10_000_000 },
		budget,
		remainder: Remainder::Treasury,
		manifest: Some(manifest),
		beneficiaries: Beneficiaries::Ethereum,
	};
	let alice = Alice.to_account_id();
	let id = Distribution::do_draft(alice.clone(), terms).unwrap();
	Distribution::do_fund(alice.clone(), id, budget + EXISTENTIAL_DEPOSIT).unwrap();
	Distribution::do_open(alice, id).unwrap();
	(id, evidence_of(&tree, &vec![AMOUNT; rows.into()]))
}

/// A claim of row `row` for `destination`, signed by the row's owner as a text, which takes longer than
/// typed data.
pub fn signed_for(
	id: u32,
	row: u8,
	evidence: &[Evidence<Balance>],
	destination: &AccountId,
) -> RuntimeCall {
	let claim = EthereumClaim {
		genesis: System::block_hash(0),
		round: id,
		row: row.into(),
		owner: address(row),
		destination: destination.clone().into(),
		amount: AMOUNT,
		deadline: DEADLINE.into(),
	};
	signed_by(row, &claim, evidence[usize::from(row)].clone())
}

/// A claim with this evidence, which the owner of row `by` has signed as a text.
pub fn signed_by(by: u8, claim: &EthereumClaim, evidence: Evidence<Balance>) -> RuntimeCall {
	let signature = EthereumSignature::Text(key(by).sign_prehashed(&claim.text_hash()).0);
	RuntimeCall::Distribution(pallet_distribution::Call::claim_ethereum {
		id: claim.round,
		owner: claim.owner,
		evidence,
		destination: claim.destination.into(),
		deadline: claim.deadline as BlockNumber,
		signature,
	})
}

/// The number of an error, as the pool says it.
fn custom(error: RoundError) -> InvalidTransaction {
	let DispatchError::Module(module) = error.into() else { unreachable!() };
	InvalidTransaction::Custom(module.error[0])
}

/// Attesters cannot know an address. They know whoever is paid.
#[test]
fn requirement_should_be_asked_of_the_account_that_is_paid() {
	chain().execute_with(|| {
		let (id, evidence) = open(2, Release::Immediate, Requirement::level(1));
		next_block();
		let destination = beneficiary(100);
		let bare = || UncheckedExtrinsic::new_bare(signed_for(id, 0, &evidence, &destination));
		assert_eq!(pooled(bare()), Err(custom(RoundError::LevelTooLow).into()));
		let attest = |who: AccountId| {
			let statement = Statement {
				level: 1,
				jurisdiction: Country(*b"DE"),
				expires: 100_000,
				evidence: REASON,
			};
			assert_ok!(Compliance::do_attest(Dave.to_account_id(), &[(who, statement)]));
		};
		// A word for the address is of no use, and none is needed.
		attest(owner(0));
		assert_eq!(pooled(bare()), Err(custom(RoundError::LevelTooLow).into()));
		attest(destination.clone());
		assert!(pooled(bare()).is_ok());
		assert_eq!(Executive::apply_extrinsic(bare()), Ok(Ok(())));
		assert_eq!(Balances::free_balance(&destination), AMOUNT);
		assert_eq!(Balances::free_balance(owner(0)), 0);
		assert_eq!(pooled(bare()), Err(InvalidTransaction::Stale.into()));
	});
}

/// The committee can freeze an address, whatever account its owner names.
#[test]
fn frozen_address_should_be_paid_to_nobody() {
	chain().execute_with(|| {
		let (id, evidence) = open(2, Release::Immediate, Requirement::default());
		next_block();
		let officer = || RuntimeOrigin::signed(Charlie.to_account_id());
		let claim = |row, n| signed_for(id, row, &evidence, &beneficiary(n));
		Compliance::freeze(officer(), owner(0), REASON).unwrap();
		// Nothing of a block is used up by those whose owner is known to be frozen.
		for n in [100, 101] {
			assert_eq!(apply_free(claim(0, n)), Err(custom(RoundError::AccountFrozen).into()));
		}
		assert_eq!(Distribution::free_use(), Weight::zero());
		let refused = claim(0, 100).dispatch(RuntimeOrigin::signed(Bob.to_account_id()));
		assert_eq!(refused.unwrap_err().error, RoundError::AccountFrozen.into());
		assert_eq!(apply_free(claim(1, 101)), Ok(Ok(())));
		Compliance::unfreeze(officer(), owner(0), REASON).unwrap();
		assert_eq!(apply_free(claim(0, 100)), Ok(Ok(())));
		assert_eq!(Balances::free_balance(beneficiary(100)), AMOUNT);
	});
}

/// As of other free claims: what is given back must not make a block heavier than it says.
#[test]
fn free_claims_by_ethereum_keys_should_declare_at_least_what_they_take() {
	const ROWS: u8 = 10;
	let recorder = Recorder::<Blake2Hasher>::default();
	let mut chain = chain();
	chain.register_extension(ProofSizeExt::new(recorder.clone()));
	let rounds = chain.execute_with(|| {
		// A quarter has unlocked, so the record of the stream is written.
		let schedule = UnlockSchedule { start: 0, cliff: 0, length: 4_000, step: 1 };
		let stream = Release::Streamed { schedule, revocable: false, prepaid: true };
		[Release::Immediate, Release::Vested { start: 1_000, length: 1_000 }, stream]
			.map(|release| open(ROWS, release, Requirement::default()))
	});
	chain.commit_all().unwrap();
	chain.execute_with_recorder(recorder.clone(), || {
		next_block();
		let mut recorded = 0;
		let base = blocks::RuntimeBlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		for row in 0..ROWS {
			for (id, evidence) in &rounds {
				let call = signed_for(*id, row, evidence, &beneficiary(100 + row));
				let declared = call.get_dispatch_info().call_weight + call.weight_of_authorize();
				let len = UncheckedExtrinsic::new_bare(call.clone()).encoded_size() as u64;
				let (before, free) = (booked(), Distribution::free_use());
				let proof_before = recorder.estimate_encoded_size() as u64;
				assert_eq!(apply_free(call), Ok(Ok(())), "row {row} of {id}");
				let proof_taken = recorder.estimate_encoded_size() as u64 - proof_before;
				let taken = booked() - before;
				let counted = Distribution::free_use() - free;
				assert!(taken.ref_time() <= (base + declared).ref_time());
				// The shares see what the block does.
				assert_eq!(counted.ref_time(), taken.ref_time());
				let proof = counted.proof_size();
				assert!(proof <= taken.proof_size());
				assert!(len <= proof, "{proof} bytes, of which {len} are the transaction");
				// Before the very first the block reads some things of its own.
				if recorded > 0 {
					assert!(proof_taken <= proof - len, "{proof_taken} of {proof}, with {len}");
				}
				recorded += proof - len;
				assert!(proof <= declared.proof_size() + len, "{proof} of {declared}");
			}
		}
		assert!(recorded > 0, "nothing was recorded");
	});
}
