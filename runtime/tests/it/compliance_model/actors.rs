//! Who is who: the accounts of the model on the chain.

use super::model::Who;
use crate::common::*;
use distribution_primitives::key_message;
use polkadot_sdk::sp_runtime::{MultiSignature, MultiSigner};
use sp_core::{ed25519, Pair};
use sp_keyring::Sr25519Keyring::{AliceStash, Charlie, Dave, Eve};

pub const HOLDERS: usize = 24;
/// The first holders stake.
pub const STAKERS: usize = 8;
/// The next ones score.
pub const WORKERS: usize = 12;
pub const ATTESTERS: usize = 6;
/// The attester that is a member of the committee.
pub const MEMBER: usize = 3;
/// The attester that reports scores besides.
pub const REPORTER: usize = 4;
pub const MANAGERS: usize = 3;
/// An asset that managers put in the place of the native token.
pub const OTHER: AssetId = 7;

pub fn holder(who: usize) -> AccountId {
	beneficiary(100 + who as u8)
}

pub fn attester(by: usize) -> AccountId {
	[Dave, Eve, Ferdie, Alice, Bob, AliceStash][by].to_account_id()
}

pub fn manager(n: usize) -> AccountId {
	beneficiary(220 + n as u8)
}

/// Claims for others, closes and cleans up, pays in, fills vesting slots.
pub fn stranger() -> AccountId {
	beneficiary(240)
}

/// An officer, who also presents what others have signed.
pub fn relayer() -> AccountId {
	Charlie.to_account_id()
}

pub fn officer(number: usize) -> AccountId {
	match number {
		0 => relayer(),
		_ => beneficiary(200 + number as u8),
	}
}

/// The accounts that officers try to freeze: the holders and, after them, the attesters and the
/// managers.
pub fn subject(who: usize) -> AccountId {
	if who < HOLDERS {
		holder(who)
	} else if who < HOLDERS + ATTESTERS {
		attester(who - HOLDERS)
	} else {
		manager(who - HOLDERS - ATTESTERS)
	}
}

pub fn account(who: Who) -> AccountId {
	match who {
		Who::Holder(who) => holder(who),
		Who::Manager(n) => manager(n),
		Who::Stranger => stranger(),
		Who::Treasury => monetary::TreasuryAccount::get(),
		Who::Pot(id) => Distribution::pot(id),
		Who::Pool(id) => Emission::pot(id),
	}
}

/// The `key`th signing key of attester `by`, of a kind whose signatures are deterministic.
pub fn pair(by: usize, key: u32) -> ed25519::Pair {
	let mut seed = [by as u8; 32];
	seed[..4].copy_from_slice(&key.to_le_bytes());
	ed25519::Pair::from_seed(&seed)
}

/// The `key`th signing key of attester `by`, and its proof that the attester has it.
pub fn proven(by: usize, key: u32) -> (MultiSigner, MultiSignature) {
	let pair = pair(by, key);
	let key = pair.public().into();
	let proof = pair.sign(&key_message(&System::block_hash(0), &attester(by), &key)).into();
	(key, proof)
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

/// Half of the committee.
pub fn half() -> RuntimeOrigin {
	RuntimeOrigin::from(pallet_collective::RawOrigin::Members(1, 2))
}

/// Two thirds of the committee.
pub fn two_thirds() -> RuntimeOrigin {
	RuntimeOrigin::from(pallet_collective::RawOrigin::Members(2, 3))
}
