//! The records of the index.

use crate::read::page::Place;
use distribution_client::{account::AccountId, types::AssetKind};
use distribution_primitives::FinalKind;
use polkadot_sdk::sp_core::H256;

/// A final block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: H256,
	/// Its time, in milliseconds since 1970 (UTC); 0 for the first block, which has none.
	pub time: u64,
	/// The block of the relay chain that it goes by; 0 for the first block.
	pub relay: u32,
	/// Version of the runtime that made it; of the first block, that of the genesis.
	pub spec: u32,
	/// Total supply of the native token after it.
	pub supply: u128,
	/// Number of its transactions, those of the chain itself included.
	pub extrinsics: u32,
	/// Number of its events.
	pub events: u32,
}

/// A transaction. Those that the chain puts into every block are not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extrinsic {
	/// The block that it is in.
	pub block: u64,
	/// Its place in the block, from 0. Explorers call block and place its id.
	pub position: u32,
	/// Its hash.
	pub hash: H256,
	/// Its call, as in `Distribution.claim`.
	pub call: String,
	/// Who signed it; `None` for one without a signature.
	pub signer: Option<AccountId>,
	/// Whether it did what it should.
	pub success: bool,
	/// Why not, by the name of the error.
	pub error: Option<String>,
	/// Who paid its fee, if it had one.
	pub payer: Option<AccountId>,
	/// The fee, the tip included, in the native token.
	pub fee: u128,
	/// The tip, in the native token.
	pub tip: u128,
}

/// An event of a pallet, as the chain's metadata reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
	/// Where it is.
	pub place: Place,
	/// The transaction that caused it, by its place in the block; `None` for the chain itself.
	pub extrinsic: Option<u32>,
	/// Its pallet.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields, as one JSON object.
	pub fields: String,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
	/// Its number.
	pub id: u32,
	/// Its manager.
	pub manager: AccountId,
	/// What it distributes.
	pub asset: AssetKind,
	/// The account that holds its tokens.
	pub pot: AccountId,
	/// Its terms as they are now, as one JSON object.
	pub terms: String,
	/// `draft`, `open`, `paused`, `closed` or `removed`. A pause that ended by itself is still
	/// `paused`: the chain reports nothing then.
	pub status: String,
	/// The block in which it was drafted.
	pub drafted: u64,
	/// The block in which it was opened.
	pub opened: Option<u64>,
	/// The block in which it was closed or abandoned.
	pub closed: Option<u64>,
	/// The block in which its last state was removed.
	pub removed: Option<u64>,
	/// What was paid in by `fund`.
	pub funded: u128,
	/// Sum of its payments.
	pub claimed: u128,
	/// Number of its payments.
	pub payments: u64,
	/// The digest over its payments, recomputed from them.
	pub digest: H256,
	/// Number of refusals that were reported.
	pub refusals: u64,
	/// What left the pot otherwise: remainders, refunds, rows set aside that expired, sweeps.
	pub returned: u128,
}

/// A payment of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
	/// Its round.
	pub round: u32,
	/// Its number in the round, from 0.
	pub sequence: u64,
	/// Where its event is.
	pub place: Place,
	/// The transaction that caused it; `None` if the chain paid by itself.
	pub extrinsic: Option<u32>,
	/// The row or, of a voucher, the number of the beneficiary.
	pub row: u32,
	/// Whose row it is.
	pub beneficiary: AccountId,
	/// Who was paid.
	pub payee: AccountId,
	/// In what.
	pub asset: AssetKind,
	/// How much.
	pub amount: u128,
}

/// A refusal that the chain reported: of a claim in a batch, of a pushed row, of a voucher, of
/// rewards. Those of single claims are failed transactions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
	/// Where its event is.
	pub place: Place,
	/// The transaction in which it was refused.
	pub extrinsic: Option<u32>,
	/// The round, if it is about one.
	pub round: Option<u32>,
	/// The row of the round.
	pub row: Option<u32>,
	/// The pool, if it is about one.
	pub pool: Option<u16>,
	/// The account, if the event names it.
	pub account: Option<AccountId>,
	/// The name of the error, as in `Distribution.LevelTooLow`.
	pub reason: String,
}

/// A change of what an account has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
	/// Where its event is, and which account of it.
	pub place: Place,
	/// The transaction that caused it; `None` for the chain itself.
	pub extrinsic: Option<u32>,
	/// Whose balance changes.
	pub account: AccountId,
	/// Of what.
	pub asset: AssetKind,
	/// Why: see the table in `docs/indexer.md`.
	pub kind: String,
	/// By how many times the amount its free balance changes: -1, 0 or 1.
	pub free: i8,
	/// By how many times the amount changes what is held from it, or reserved: -1, 0 or 1.
	pub held: i8,
	/// The amount.
	pub amount: u128,
	/// The other account, if there is one.
	pub counterparty: Option<AccountId>,
	/// The reason of a hold, as in `Emission.Stake`.
	pub reason: Option<String>,
	/// The round that it is a payment of.
	pub round: Option<u32>,
	/// The row of the round.
	pub row: Option<u32>,
	/// The pool that it is a reward of, or was made for.
	pub pool: Option<u16>,
	/// Who was entitled to the payment or the reward.
	pub owner: Option<AccountId>,
	/// Who was paid it: the owner, unless he has asked for another.
	pub payee: Option<AccountId>,
}

/// What vests in an account changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vesting {
	/// Where its event is.
	pub place: Place,
	/// The account.
	pub account: AccountId,
	/// What is locked from then on, as far as nothing else unlocks meanwhile.
	pub unvested: u128,
}

/// A pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
	/// Its number.
	pub id: u16,
	/// What it rewards, as one JSON value.
	pub kind: String,
	/// The account that holds its rewards.
	pub pot: AccountId,
	/// The block in which it was created; 0 if it is of the genesis.
	pub created: u64,
	/// The block in which it was retired.
	pub retired: Option<u64>,
	/// The block in which it was removed.
	pub removed: Option<u64>,
	/// What was minted for it.
	pub funded: u128,
	/// What it has paid.
	pub paid: u128,
	/// Rewards that expired and were burned.
	pub burned: u128,
	/// What it owes: funded, less paid and burned. Nothing if it pays one account.
	pub owed: u128,
}

/// An era that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Era {
	/// Its number.
	pub era: u32,
	/// Where its event is.
	pub place: Place,
	/// What the schedule allowed.
	pub issuance: u128,
	/// What was minted.
	pub minted: u128,
	/// By how much the supply fell otherwise.
	pub burned: u128,
	/// By how much it rose otherwise.
	pub arrived: u128,
	/// Total supply after it.
	pub supply: u128,
	/// Eras that a stall skipped after it.
	pub skipped: u32,
}

/// A pool's share of an era.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
	/// The era.
	pub era: u32,
	/// The pool.
	pub pool: u16,
	/// Where its event is.
	pub place: Place,
	/// What was minted for it.
	pub minted: u128,
	/// Expired rewards that were shared with it.
	pub recycled: u128,
}

/// A reward that was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reward {
	/// Where its event is.
	pub place: Place,
	/// The transaction that caused it.
	pub extrinsic: Option<u32>,
	/// The pool.
	pub pool: u16,
	/// Who has earned it.
	pub account: AccountId,
	/// Who was paid.
	pub payee: AccountId,
	/// How much, in the native token.
	pub amount: u128,
}

/// Rewards that expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
	/// Where its event is.
	pub place: Place,
	/// The pool.
	pub pool: u16,
	/// The era in which they were earned.
	pub era: u32,
	/// How much, in the native token.
	pub amount: u128,
	/// Whether they were burned. If not, the pool shares them again.
	pub burned: bool,
}

/// A round or an era that has become final, and was folded into the digest of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
	/// Where its event is.
	pub place: Place,
	/// Which of them.
	pub kind: FinalKind,
	/// Its number.
	pub id: u32,
	/// What it was folded as.
	pub value: H256,
	/// The digest of the chain from then on.
	pub digest: H256,
	/// How many were folded until then, this one included.
	pub number: u64,
}
