//! What the API answers with. Amounts are text of smallest units, accounts addresses of the chain's
//! prefix, times milliseconds since 1970 (UTC).

use crate::{
	number::{asset_text, bytes_text, kind_text},
	read::{
		records::{
			Block, Era, Event, Expiry, Extrinsic, Fold, Movement, Payment, Pool, Refusal, Reward,
			Round, Share, Vesting,
		},
		Place,
	},
};
use distribution_client::account::{self, AccountId};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Times of blocks, by their numbers.
pub(crate) type Times = BTreeMap<u64, u64>;

fn shown(account: &AccountId) -> String {
	account::show(account)
}

fn maybe_shown(account: Option<&AccountId>) -> Option<String> {
	account.map(account::show)
}

/// JSON that was written as text. The index wrote it.
fn value(text: &str) -> Value {
	serde_json::from_str(text).unwrap_or(Value::Null)
}

/// A place as a page names it: what comes after it is asked for with `after`.
pub(crate) fn cursor(place: Place) -> String {
	format!("{}-{}-{}", place.block, place.event, place.side)
}

/// A record that is in a block.
pub(crate) trait Placed {
	/// Where it is.
	fn place(&self) -> Place;
}

macro_rules! placed {
	($($kind:ident)*) => {
		$(impl Placed for $kind {
			fn place(&self) -> Place {
				self.place
			}
		})*
	};
}

placed! { Event Expiry Fold Movement Payment Refusal Reward Vesting }

impl Placed for Extrinsic {
	fn place(&self) -> Place {
		Place { block: self.block, event: self.position, side: 0 }
	}
}

/// The blocks that records are in.
pub(crate) fn blocks_of<T: Placed>(records: &[T]) -> BTreeSet<u64> {
	records.iter().map(|record| record.place().block).collect()
}

/// Where something happened.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct At {
	/// Number of the block.
	block: u64,
	/// Number of the event in it.
	event: u32,
	/// The transaction that caused it, by its place in the block; none for the chain itself.
	extrinsic: Option<u32>,
	/// Time of the block.
	time: u64,
}

impl At {
	fn new(place: Place, extrinsic: Option<u32>, times: &Times) -> Self {
		let time = times.get(&place.block).copied().unwrap_or_default();
		Self { block: place.block, event: place.event, extrinsic, time }
	}
}

/// A page of an answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Listed<T> {
	/// The records, in the order of the chain.
	pub(crate) items: Vec<T>,
	/// Where the next page goes on: the value of `after` or `from` for it. None if this is the
	/// last.
	pub(crate) next: Option<String>,
}

/// What the index is of, and how far it is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StatusAnswer {
	/// Hash of the chain's first block.
	pub(crate) genesis: Option<String>,
	/// The last block.
	pub(crate) head: Option<BlockAnswer>,
	/// Version of the program.
	pub(crate) program: String,
}

/// A final block.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct BlockAnswer {
	number: u64,
	hash: String,
	time: u64,
	/// The block of the relay chain that it goes by.
	relay: u32,
	/// Version of the runtime.
	spec: u32,
	/// Total supply of the native token after it.
	supply: String,
	/// Number of its transactions.
	extrinsics: u32,
	/// Number of its events.
	events: u32,
}

impl From<Block> for BlockAnswer {
	fn from(block: Block) -> Self {
		let Block { number, hash, time, relay, spec, supply, extrinsics, events } = block;
		let (hash, supply) = (bytes_text(hash), supply.to_string());
		Self { number, hash, time, relay, spec, supply, extrinsics, events }
	}
}

/// A transaction.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ExtrinsicAnswer {
	/// Block and place in it, as explorers write it.
	id: String,
	block: u64,
	position: u32,
	/// Time of the block.
	time: u64,
	hash: String,
	/// Pallet and name.
	call: String,
	/// None for one without a signature, as some claims are.
	signer: Option<String>,
	success: bool,
	/// The name of the error.
	error: Option<String>,
	/// Who paid the fee.
	payer: Option<String>,
	/// The fee with the tip, in the native token.
	fee: String,
	/// The tip.
	tip: String,
}

impl ExtrinsicAnswer {
	pub(crate) fn new(record: Extrinsic, times: &Times) -> Self {
		Self {
			id: format!("{}-{}", record.block, record.position),
			time: times.get(&record.block).copied().unwrap_or_default(),
			block: record.block,
			position: record.position,
			hash: bytes_text(record.hash),
			call: record.call,
			signer: maybe_shown(record.signer.as_ref()),
			success: record.success,
			error: record.error,
			payer: maybe_shown(record.payer.as_ref()),
			fee: record.fee.to_string(),
			tip: record.tip.to_string(),
		}
	}
}

/// An event.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EventAnswer {
	at: At,
	pallet: String,
	name: String,
	/// Its fields by their names.
	fields: Value,
}

impl EventAnswer {
	pub(crate) fn new(record: Event, times: &Times) -> Self {
		Self {
			at: At::new(record.place, record.extrinsic, times),
			pallet: record.pallet,
			name: record.name,
			fields: value(&record.fields),
		}
	}
}

/// A round.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RoundAnswer {
	id: u32,
	manager: String,
	/// `native`, or the number of an asset.
	asset: String,
	/// The account that holds its tokens.
	pot: String,
	/// Its terms.
	terms: Value,
	/// draft, open, paused, closed or removed.
	status: String,
	/// The block in which it was drafted.
	drafted: u64,
	/// The block in which it was opened.
	opened: Option<u64>,
	/// The block in which it was closed or abandoned.
	closed: Option<u64>,
	/// The block in which its last state was removed.
	removed: Option<u64>,
	/// What was paid in.
	funded: String,
	/// Sum of its payments.
	claimed: String,
	/// Number of its payments.
	payments: u64,
	/// Digest over its payments.
	digest: String,
	/// Number of refusals that were reported.
	refusals: u64,
	/// What left the pot otherwise.
	returned: String,
}

impl From<Round> for RoundAnswer {
	fn from(round: Round) -> Self {
		Self {
			id: round.id,
			manager: shown(&round.manager),
			asset: asset_text(round.asset),
			pot: shown(&round.pot),
			terms: value(&round.terms),
			status: round.status,
			drafted: round.drafted,
			opened: round.opened,
			closed: round.closed,
			removed: round.removed,
			funded: round.funded.to_string(),
			claimed: round.claimed.to_string(),
			payments: round.payments,
			digest: bytes_text(round.digest),
			refusals: round.refusals,
			returned: round.returned.to_string(),
		}
	}
}

/// A payment of a round.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PaymentAnswer {
	at: At,
	round: u32,
	/// Its number in the round, from 0.
	sequence: u64,
	/// The row or, of a voucher, the number of the beneficiary.
	row: u32,
	/// Whose row it is.
	beneficiary: String,
	/// Who was paid.
	payee: String,
	/// `native`, or the number of an asset.
	asset: String,
	amount: String,
}

impl PaymentAnswer {
	pub(crate) fn new(record: Payment, times: &Times) -> Self {
		Self {
			at: At::new(record.place, record.extrinsic, times),
			round: record.round,
			sequence: record.sequence,
			row: record.row,
			beneficiary: shown(&record.beneficiary),
			payee: shown(&record.payee),
			asset: asset_text(record.asset),
			amount: record.amount.to_string(),
		}
	}
}

/// A refusal.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RefusalAnswer {
	at: At,
	round: Option<u32>,
	row: Option<u32>,
	pool: Option<u16>,
	account: Option<String>,
	/// The name of the error.
	reason: String,
}

impl RefusalAnswer {
	pub(crate) fn new(record: Refusal, times: &Times) -> Self {
		Self {
			at: At::new(record.place, record.extrinsic, times),
			round: record.round,
			row: record.row,
			pool: record.pool,
			account: maybe_shown(record.account.as_ref()),
			reason: record.reason,
		}
	}
}

/// A change of what an account has.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct MovementAnswer {
	at: At,
	/// `native`, or the number of an asset.
	asset: String,
	/// What it is: transfer, payment, reward, fee, hold and others.
	kind: String,
	/// How many times the amount was added to the free balance.
	free: i8,
	/// How many times the amount was added to what is held.
	held: i8,
	amount: String,
	/// The other account.
	counterparty: Option<String>,
	/// The reason of a hold.
	reason: Option<String>,
	/// The round that it is a payment of.
	round: Option<u32>,
	/// The row of the round.
	row: Option<u32>,
	/// The pool that it is a reward of, or was made for.
	pool: Option<u16>,
	/// Who was entitled to the payment or the reward.
	owner: Option<String>,
	/// Who was paid it.
	payee: Option<String>,
}

impl MovementAnswer {
	pub(crate) fn new(record: Movement, times: &Times) -> Self {
		Self {
			at: At::new(record.place, record.extrinsic, times),
			asset: asset_text(record.asset),
			kind: record.kind,
			free: record.free,
			held: record.held,
			amount: record.amount.to_string(),
			counterparty: maybe_shown(record.counterparty.as_ref()),
			reason: record.reason,
			round: record.round,
			row: record.row,
			pool: record.pool,
			owner: maybe_shown(record.owner.as_ref()),
			payee: maybe_shown(record.payee.as_ref()),
		}
	}
}

/// What vests in an account.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct VestingAnswer {
	at: At,
	/// What is locked from then on, as far as nothing else unlocks.
	unvested: String,
}

impl VestingAnswer {
	pub(crate) fn new(record: Vesting, times: &Times) -> Self {
		Self { at: At::new(record.place, None, times), unvested: record.unvested.to_string() }
	}
}

/// A pool.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PoolAnswer {
	id: u16,
	/// What it rewards.
	kind: Value,
	/// The account that holds its rewards.
	pot: String,
	/// The block in which it was created.
	created: u64,
	/// The block in which it was retired.
	retired: Option<u64>,
	/// The block in which it was removed.
	removed: Option<u64>,
	/// What was minted for it.
	funded: String,
	/// What it has paid.
	paid: String,
	/// Rewards that expired and were burned.
	burned: String,
	/// What it owes.
	owed: String,
}

impl From<Pool> for PoolAnswer {
	fn from(pool: Pool) -> Self {
		Self {
			id: pool.id,
			kind: value(&pool.kind),
			pot: shown(&pool.pot),
			created: pool.created,
			retired: pool.retired,
			removed: pool.removed,
			funded: pool.funded.to_string(),
			paid: pool.paid.to_string(),
			burned: pool.burned.to_string(),
			owed: pool.owed.to_string(),
		}
	}
}

/// An era that has ended.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EraAnswer {
	era: u32,
	/// The block in which it ended.
	block: u64,
	/// What the schedule allowed.
	issuance: String,
	minted: String,
	/// By how much the supply fell otherwise.
	burned: String,
	/// By how much it rose otherwise.
	arrived: String,
	/// Total supply after it.
	supply: String,
	/// Eras that a stall skipped after it.
	skipped: u32,
}

impl From<Era> for EraAnswer {
	fn from(era: Era) -> Self {
		Self {
			era: era.era,
			block: era.place.block,
			issuance: era.issuance.to_string(),
			minted: era.minted.to_string(),
			burned: era.burned.to_string(),
			arrived: era.arrived.to_string(),
			supply: era.supply.to_string(),
			skipped: era.skipped,
		}
	}
}

/// A pool's share of an era.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ShareAnswer {
	era: u32,
	pool: u16,
	minted: String,
	/// Expired rewards that were shared with it.
	recycled: String,
}

impl From<Share> for ShareAnswer {
	fn from(share: Share) -> Self {
		let Share { era, pool, minted, recycled, .. } = share;
		Self { era, pool, minted: minted.to_string(), recycled: recycled.to_string() }
	}
}

/// A reward that was paid.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RewardAnswer {
	at: At,
	pool: u16,
	/// Who has earned it.
	account: String,
	/// Who was paid.
	payee: String,
	amount: String,
}

impl RewardAnswer {
	pub(crate) fn new(record: Reward, times: &Times) -> Self {
		Self {
			at: At::new(record.place, record.extrinsic, times),
			pool: record.pool,
			account: shown(&record.account),
			payee: shown(&record.payee),
			amount: record.amount.to_string(),
		}
	}
}

/// Rewards that expired.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ExpiryAnswer {
	at: At,
	pool: u16,
	/// The era in which they were earned.
	era: u32,
	amount: String,
	/// Whether they were burned. If not, the pool shares them again.
	burned: bool,
}

impl ExpiryAnswer {
	pub(crate) fn new(record: Expiry, times: &Times) -> Self {
		Self {
			at: At::new(record.place, None, times),
			pool: record.pool,
			era: record.era,
			amount: record.amount.to_string(),
			burned: record.burned,
		}
	}
}

/// A round or an era that has become final, and was folded into the digest of the chain.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FoldAnswer {
	at: At,
	/// `Round` or `Era`.
	kind: String,
	/// Its number.
	id: u32,
	/// What it was folded as.
	value: String,
	/// The digest of the chain from then on.
	digest: String,
	/// How many were folded until then, this one included.
	count: u64,
}

impl FoldAnswer {
	pub(crate) fn new(record: Fold, times: &Times) -> Self {
		Self {
			at: At::new(record.place, None, times),
			kind: kind_text(record.kind).into(),
			id: record.id,
			value: bytes_text(record.value),
			digest: bytes_text(record.digest),
			count: record.number,
		}
	}
}

/// Why there is no answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FaultAnswer {
	/// What is wrong.
	pub(crate) error: String,
}
