//! Rounds that are gone: closed or abandoned, and removed from the chain's state.
//!
//! State says of them only that their numbers were given out: they are below `NextRoundId`, and no
//! round has them. Whose they were is in the state before the block that removed them, and what they
//! have paid in its event `RoundRemoved`. A round that is gone never comes back, so that block is
//! found by halving. The node must have the states of past blocks: an archive node has them.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	error::{Error, Result},
	events::{RawEvent, RoundRemoved},
	tracks::{key, twox},
	types::{AssetKind, RoundInfo, Terms},
};
use codec::{Decode, Encode};
use distribution_primitives::{terms_hash, RoundId, Source, TermsHash};
use polkadot_sdk::sp_core::H256;
use std::collections::{BTreeMap, BTreeSet};

#[cfg(test)]
mod tests;

/// The pallet of rounds.
const PALLET: &str = "Distribution";

/// What there was of a round that is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
	/// Its number.
	pub id: RoundId,
	/// Its manager.
	pub manager: AccountId,
	/// What it paid.
	pub asset: AssetKind,
	/// Where its rows were.
	pub source: Source,
	/// The hash of its terms; of a round that lived in one block alone, without listed rows.
	pub terms: TermsHash,
	/// Number of its payments.
	pub payments: u64,
}

/// The numbers below `next` that none of the rounds in state has.
pub fn missing(rounds: &[RoundInfo], next: RoundId) -> BTreeSet<RoundId> {
	let there: BTreeSet<RoundId> = rounds.iter().map(|round| round.id).collect();
	(0..next).filter(|id| !there.contains(id)).collect()
}

/// The search for the blocks that removed some rounds. Each look at a block serves all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
	/// For each round a block after which it is not gone, and a later one after which it is.
	bounds: BTreeMap<RoundId, (u64, u64)>,
}

impl Search {
	/// A search for rounds that are gone after block `last`.
	pub fn new(rounds: impl IntoIterator<Item = RoundId>, last: u64) -> Self {
		Self { bounds: rounds.into_iter().map(|id| (id, (0, last))).collect() }
	}

	/// The next block to look at, and the rounds that are still sought; `None` at the end.
	pub fn ask(&self) -> Option<(u64, Vec<RoundId>)> {
		let mut sought = self.bounds.iter().filter(|(_, bounds)| is_sought(**bounds)).peekable();
		let (_, (there, gone)) = sought.peek()?;
		let block = there.midpoint(*gone);
		Some((block, sought.map(|(id, _)| *id).collect()))
	}

	/// Takes which of the rounds that are still sought are gone after a block.
	pub fn told(&mut self, block: u64, gone: &BTreeSet<RoundId>) {
		for (id, bounds) in self.bounds.iter_mut().filter(|(_, bounds)| is_sought(**bounds)) {
			if gone.contains(id) {
				bounds.1 = bounds.1.min(block);
			} else {
				bounds.0 = bounds.0.max(block);
			}
		}
	}

	/// The rounds, and the blocks that removed them.
	pub fn found(self) -> impl Iterator<Item = (RoundId, u64)> {
		self.bounds.into_iter().map(|(id, (_, gone))| (id, gone))
	}
}

fn is_sought((there, gone): (u64, u64)) -> bool {
	gone.saturating_sub(there) > 1
}

/// What there was of a round, which was as `before` when the block began that removed it, and these
/// are the events of that block. It may have been drafted in the same block.
fn last_of(id: RoundId, before: Option<&RoundInfo>, events: &[RawEvent]) -> Result<Gone> {
	let lost = || {
		Error::unexpected(format!(
			"round {id} is gone, and the block that removed it does not say so: ask another node"
		))
	};
	let mut known = before
		.map(|round| (round.manager, (round.terms.asset, round.terms.source, round.terms_hash)));
	let of = |terms: &Terms| (terms.asset, terms.source, terms_hash(terms, H256::zero()));
	let mut payments = None;
	for event in events {
		let fields = &mut event.fields.as_slice();
		if event.is(PALLET, "RoundDrafted") {
			let (round, manager, terms) = <(RoundId, AccountId, Terms)>::decode(fields)?;
			if round == id {
				known = Some((manager, of(&terms)));
			}
		} else if event.is(PALLET, "RoundAmended") {
			let (round, terms) = <(RoundId, Terms)>::decode(fields)?;
			if round == id {
				known = known.map(|(manager, _)| (manager, of(&terms)));
			}
		} else if let Some(removed) = event.read::<RoundRemoved>()? {
			payments = payments.or((removed.round == id).then_some(removed.payments));
		}
	}
	let (manager, (asset, source, terms)) = known.ok_or_else(lost)?;
	Ok(Gone { id, manager, asset, source, terms, payments: payments.ok_or_else(lost)? })
}

impl Chain {
	/// What there was of those of `rounds` that are gone for good: after the last final block.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the state of a block that it is asked for.
	pub async fn gone(&self, rounds: &BTreeSet<RoundId>) -> Result<Vec<Gone>> {
		if rounds.is_empty() {
			return Ok(Vec::new());
		}
		let last = self.final_block().await?;
		let rounds: Vec<RoundId> = rounds.iter().copied().collect();
		let gone = self.gone_after(&self.at(last.hash).await?, &rounds).await?;
		let mut search = Search::new(gone, last.number);
		while let Some((block, sought)) = search.ask() {
			let gone = self.gone_after(&self.at_number(block).await?, &sought).await?;
			search.told(block, &gone);
		}
		let mut all = Vec::new();
		for (id, block) in search.found() {
			let before = self.round_at(id, block.saturating_sub(1)).await?;
			all.push(last_of(id, before.as_ref(), &self.events(block).await?)?);
		}
		Ok(all)
	}

	/// Those of `rounds` whose numbers were given out by a block, and that are not in its state.
	async fn gone_after(&self, at: &At, rounds: &[RoundId]) -> Result<BTreeSet<RoundId>> {
		let prefix = key(PALLET, "Rounds");
		let mut keys = vec![key(PALLET, "NextRoundId")];
		keys.extend(rounds.iter().map(|id| [prefix.clone(), twox(&id.encode())].concat()));
		let mut values = self.all_stored_at(at, &keys).await?.into_iter();
		let next = match values.next().flatten() {
			Some(bytes) => RoundId::decode(&mut bytes.as_slice())?,
			None => 0,
		};
		let gone = rounds.iter().zip(values).filter(|(id, round)| **id < next && round.is_none());
		Ok(gone.map(|(id, _)| *id).collect())
	}
}
