//! What several reports read: rounds and their payments, eras, pots and supply.

pub mod announcement;
pub mod board;
pub mod registry;
pub mod sale;

use crate::{
	args::{
		index::{all, all_from, symbol_of, told, Index},
		supply::supply_at,
	},
	error::Result,
};
use distribution_client::{
	account,
	chain::At,
	emission::{describe_kind, pools_at},
	proofs::{chain_digest, digest_key, ProofFile},
	types::RoundInfo,
	Chain,
};
use distribution_indexer::read::{
	records::{Event, Fold, Payment, Refusal},
	Span,
};
use distribution_primitives::{
	emission::{EraIndex, PoolId},
	ChainDigest,
};
use distribution_reports::{
	emission, finals, round, solvency,
	subject::{Place, Subject},
};
use polkadot_sdk::sp_core::H256;
use serde_json::Value;
use std::collections::BTreeMap;

/// The events of a round besides its payments, with the field that has an amount.
pub const STEPS: [(&str, Option<&str>); 25] = [
	("RoundDrafted", None),
	("RoundAmended", None),
	("EntriesAdded", None),
	("RoundFunded", Some("amount")),
	("RoundOpened", None),
	("RoundPaused", None),
	("RoundResumed", None),
	("StreamStarted", Some("total")),
	("StreamStopped", Some("freed")),
	("StreamEnded", None),
	("RowSetAside", Some("amount")),
	("SetAsideEnded", None),
	("PushQueued", None),
	("PushCompleted", None),
	("RoundClosed", Some("remainder")),
	("RoundAbandoned", Some("refunded")),
	("RoundRemoved", None),
	("RemainderKept", None),
	("SetAsideExpired", Some("amount")),
	("PotSwept", Some("amount")),
	("RemainderSent", Some("amount")),
	("KeysRotated", None),
	("Promised", Some("amount")),
	("SaleConcluded", Some("total")),
	("Unexpected", None),
];

/// A number of an event, however JSON has it.
pub fn number_of(fields: &Value, name: &str) -> Option<u128> {
	match fields.get(name)? {
		Value::Number(number) => number.as_u64().map(u128::from),
		Value::String(text) => text.parse().ok(),
		_ => None,
	}
}

/// A number of 32 bits.
pub fn small(fields: &Value, name: &str) -> Option<u32> {
	number_of(fields, name).and_then(|number| u32::try_from(number).ok())
}

/// An event with its place.
#[derive(Clone, Debug)]
pub struct Placed {
	/// Where.
	pub place: Place,
	/// Its name.
	pub name: String,
	/// Its fields.
	pub fields: Value,
}

/// Events of an index with their names and fields, in the order of the chain.
async fn placed(
	index: &mut Index,
	mut found: Vec<(Event, &'static str, Value)>,
) -> Result<Vec<Placed>> {
	found.sort_by_key(|(event, ..)| event.place);
	let mut events = Vec::with_capacity(found.len());
	for (event, name, fields) in found {
		let place = index.place(event.place.block, event.extrinsic).await?;
		events.push(Placed { place, name: name.into(), fields });
	}
	Ok(events)
}

/// The payments of a round up to the last block of the index, with their places. One that is being
/// filled meanwhile has more.
pub async fn payments_of(index: &mut Index, id: u32) -> Result<Vec<round::Payment>> {
	let store = index.store.clone();
	let next = |paid: &Payment| paid.sequence.checked_add(1);
	let ask = |from: u64| store.payments_of_round(id, from, distribution_indexer::read::MOST);
	let found = all_from(0, next, ask).await?;
	let head = index.head.number;
	let mut payments = Vec::with_capacity(found.len());
	for paid in found.into_iter().filter(|paid| paid.place.block <= head) {
		payments.push(round::Payment {
			place: index.place(paid.place.block, paid.extrinsic).await?,
			sequence: paid.sequence,
			row: paid.row,
			beneficiary: paid.beneficiary,
			payee: paid.payee,
			amount: paid.amount,
		});
	}
	Ok(payments)
}

/// The refusals of a round, with their places.
pub async fn refusals_of(index: &mut Index, id: u32, span: Span) -> Result<Vec<round::Refused>> {
	let store = index.store.clone();
	let ask = |page| store.refusals_of_round(id, span, page);
	let found = all(|refusal: &Refusal| refusal.place, ask).await?;
	let mut refused = Vec::with_capacity(found.len());
	for refusal in found {
		refused.push(round::Refused {
			place: index.place(refusal.place.block, refusal.extrinsic).await?,
			row: refusal.row,
			account: refusal.account,
			reason: refusal.reason,
		});
	}
	Ok(refused)
}

/// The events of this name in some blocks, with their fields.
pub async fn events_of(
	index: &Index,
	pallet: &str,
	name: &str,
	span: Span,
) -> Result<Vec<(Event, Value)>> {
	let store = index.store.clone();
	let ask = |page| store.events_of(pallet, name, span, page);
	let found = all(|event: &Event| event.place, ask).await?;
	let mut events = Vec::with_capacity(found.len());
	for event in found {
		let fields = serde_json::from_str(&event.fields)?;
		events.push((event, fields));
	}
	Ok(events)
}

/// The other events of a round, in order.
pub async fn steps_of(index: &mut Index, id: u32, span: Span) -> Result<Vec<round::Step>> {
	let mut found = Vec::new();
	for (name, amount) in STEPS {
		for (event, fields) in events_of(index, "Distribution", name, span).await? {
			if number_of(&fields, "id") == Some(id.into()) {
				let amount = amount.and_then(|amount| number_of(&fields, amount));
				found.push((event.place, event.extrinsic, name, amount));
			}
		}
	}
	found.sort_by_key(|(place, ..)| *place);
	let mut steps = Vec::with_capacity(found.len());
	for (place, extrinsic, name, amount) in found {
		let place = index.place(place.block, extrinsic).await?;
		steps.push(round::Step { place, event: name.into(), amount });
	}
	Ok(steps)
}

/// The eras from one to another, both included, as far as they have ended, and the supply before them.
pub async fn eras_of(
	index: &mut Index,
	first: EraIndex,
	last: EraIndex,
) -> Result<(Vec<emission::Era>, Option<u128>)> {
	let store = index.store.clone();
	let next = |era: &distribution_indexer::read::records::Era| era.era.checked_add(1);
	// One before the first, whose supply the first begins with.
	let from = first.saturating_sub(1);
	let ask = |era: EraIndex| store.eras(era, distribution_indexer::read::MOST);
	let found = all_from(from, next, ask).await?;
	let mut shares: BTreeMap<EraIndex, Vec<emission::Share>> = BTreeMap::new();
	for share in told(store.shares(first, last).await)? {
		let distribution_indexer::read::records::Share { era, pool, minted, recycled, .. } = share;
		shares.entry(era).or_default().push(emission::Share { pool, minted, recycled });
	}
	let before = found.iter().find(|era| era.era < first).map(|era| era.supply);
	let mut eras = Vec::new();
	for era in found.iter().filter(|era| (first..=last).contains(&era.era)) {
		eras.push(emission::Era {
			era: era.era,
			place: index.place(era.place.block, None).await?,
			issuance: era.issuance,
			minted: era.minted,
			burned: era.burned,
			arrived: era.arrived,
			supply: era.supply,
			skipped: era.skipped,
			shares: shares.remove(&era.era).unwrap_or_default(),
		});
	}
	Ok((eras, before))
}

/// What the pools have paid and lost in some blocks; those that got, paid or lost nothing are left out.
pub async fn pools_of(
	index: &Index,
	chain: &Chain,
	eras: &[emission::Era],
	span: Span,
) -> Result<Vec<emission::Pool>> {
	let store = &index.store;
	// Later ones are not of these blocks: the same records give the same report.
	let known = pools_at(chain, &chain.at_number(span.last).await?).await?;
	let name = |id: PoolId| {
		let kind = known.iter().find(|pool| pool.id == id).map(|pool| describe_kind(&pool.kind));
		kind.unwrap_or_else(|| "removed".into())
	};
	let expired = all(
		|expiry: &distribution_indexer::read::records::Expiry| expiry.place,
		|page| store.expiries(span, page),
	)
	.await?;
	let mut found = Vec::new();
	for pool in told(store.pools().await)? {
		let rewards = all(
			|reward: &distribution_indexer::read::records::Reward| reward.place,
			|page| store.rewards_of_pool(pool.id, span, page),
		)
		.await?;
		let lost = |burned: bool| {
			let of = expired.iter().filter(|lost| lost.pool == pool.id && lost.burned == burned);
			of.fold(0u128, |sum, lost| sum.saturating_add(lost.amount))
		};
		let paid = rewards.iter().fold(0u128, |sum, reward| sum.saturating_add(reward.amount));
		let (burned, recycled) = (lost(true), lost(false));
		let got = eras.iter().any(|era| era.shares.iter().any(|share| share.pool == pool.id));
		if got || paid > 0 || burned > 0 || recycled > 0 {
			let name = name(pool.id);
			found.push(emission::Pool { id: pool.id, name, paid, burned, recycled });
		}
	}
	Ok(found)
}

/// Pots and supply as they were at a block.
pub async fn solvency_of(
	chain: &Chain,
	at: &At,
	subject: Subject,
	again: String,
) -> Result<solvency::Facts> {
	let mut pots = Vec::new();
	for pot in chain.pots_at(at).await? {
		let unit = chain.unit(pot.asset).await?;
		pots.push(solvency::Reserve { pot, unit });
	}
	Ok(solvency::Facts { subject, pots, supply: supply_at(chain, at).await?, again })
}

/// What became final from the beginning up to a block.
pub async fn folds_of(index: &mut Index, block: u64) -> Result<Vec<finals::Fold>> {
	let store = index.store.clone();
	let ask = |page| store.folds(Span::new(0, block), page);
	let mut folds = Vec::new();
	for found in all(|fold: &Fold| fold.place, ask).await? {
		let Fold { place, kind, id, value, .. } = found;
		folds.push(finals::Fold { place: index.place(place.block, None).await?, kind, id, value });
	}
	Ok(folds)
}

/// The digest of the chain in the state after the block of a hash, by a proof.
pub fn digest_in(proof: &ProofFile, hash: H256) -> Result<ChainDigest> {
	let values = proof.values(hash, &[digest_key()])?;
	Ok(chain_digest(values.first().and_then(Option::as_deref))?)
}

/// A round as it is after a block, or as it was in the block before its removal; whether it is removed,
/// and what the chain said last of what it has paid.
pub async fn round_of(
	chain: &Chain,
	id: u32,
	head: u64,
	removed: Option<(u64, round::Books)>,
) -> Result<Option<(RoundInfo, round::Books, bool)>> {
	if let Some(info) = chain.round_at(id, head).await? {
		let RoundInfo { claimed, payments, audit, .. } = info;
		return Ok(Some((info, round::Books { claimed, payments, audit }, false)));
	}
	let Some((block, books)) = removed else { return Ok(None) };
	// The block before still knew the round.
	let info = chain.round_at(id, block.saturating_sub(1)).await?;
	Ok(info.map(|info| (info, books, true)))
}

/// Unit and symbol of a round's asset.
pub async fn unit_of(
	chain: &Chain,
	info: &RoundInfo,
) -> Result<(distribution_client::amount::Unit, String)> {
	let unit = chain.unit(info.terms.asset).await?;
	let symbol = symbol_of(info.terms.asset, &unit);
	Ok((unit, symbol))
}

/// An account of an event.
pub fn account_in(fields: &Value, name: &str) -> Option<account::AccountId> {
	account::parse(fields.get(name)?.as_str()?).ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	/// The names of the events in a pallet's source.
	pub fn events_in(source: &str) -> Vec<&str> {
		let named = source.lines().filter_map(|line| line.strip_prefix("\t\t")?.strip_suffix(" {"));
		named.filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase())).collect()
	}

	#[test]
	fn steps_should_be_all_events_of_rounds_but_payments_and_refusals() {
		let source = include_str!("../../../../pallets/distribution/src/events.rs");
		let mut left: Vec<&str> = events_in(source);
		left.retain(|name| !STEPS.iter().any(|(step, _)| step == name));
		assert_eq!(left, ["Paid", "ClaimRefused", "PushSkipped", "SettlementRefused"]);
		for (name, _) in STEPS {
			assert!(source.contains(&format!("\t\t{name} {{")), "{name}");
		}
	}

	#[test]
	fn numbers_and_accounts_should_be_read_as_events_have_them() {
		let who = account::show(&[7; 32]);
		let fields =
			json!({ "id": 3, "amount": "340282366920938463463374607431768211455", "who": who });
		assert_eq!(number_of(&fields, "id"), Some(3));
		assert_eq!(number_of(&fields, "amount"), Some(u128::MAX));
		assert_eq!(number_of(&fields, "who"), None);
		assert_eq!(number_of(&fields, "none"), None);
		assert_eq!(account_in(&fields, "who"), Some([7; 32]));
		assert_eq!(account_in(&fields, "id"), None);
	}
}
