//! The numbers that the rounds of a plan have, or have had, on chain.
//!
//! Rounds in state say themselves what they are. Of those that are gone, only a note beside the plan
//! or the chain's past does: a round that is paid out can be removed before its window is over, and
//! whoever then looked at the state alone would take it for one that was never drafted, and pay
//! everybody again.

use crate::{
	account::{parse_hash, AccountId},
	error::{Error, Result},
	files::{self, read_text},
	gone::{missing, Gone},
	plan::standing::{Fate, List, Trace, Wanted},
	types::{AssetKind, RoundInfo},
};
use distribution_primitives::{RoundId, TermsHash};
use serde::{Deserialize, Serialize};
use std::{
	collections::{BTreeMap, BTreeSet},
	path::Path,
};

#[cfg(test)]
mod tests;

/// Name of the file in a plan's folder.
const NAME: &str = "seen.json";

/// A round of the plan's manager, for a list of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
	/// The name of the plan's round that it was made for, if it is known.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	name: Option<String>,
	/// Hash of its terms.
	terms: String,
	/// What it pays: `native`, or the number of an asset.
	asset: String,
	/// Root of its list.
	root: String,
	/// Number of its payments, if it is gone and the chain's past was asked.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	payments: Option<u64>,
}

impl Known {
	fn new(name: Option<String>, terms: TermsHash, list: List) -> Self {
		Self {
			name,
			terms: format!("{terms:#x}"),
			asset: list.asset.to_string(),
			root: format!("{:#x}", list.root),
			payments: None,
		}
	}

	/// What is known of the round, which is not in state.
	fn trace(&self, id: RoundId) -> Result<Trace> {
		let asset = self.asset.parse::<AssetKind>().map_err(Error::Input)?;
		Ok(Trace {
			id,
			terms: Some(parse_hash(&self.terms)?),
			list: Some(List { asset, root: parse_hash(&self.root)? }),
			name: self.name.clone(),
			fate: Fate::Gone { paid: self.payments.map(|payments| payments > 0) },
		})
	}
}

/// What was seen on chain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
	/// Genesis hash of the chain.
	genesis: String,
	/// Numbers by the names of the plan's rounds, as earlier versions noted them.
	#[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
	rounds: BTreeMap<String, RoundId>,
	/// Rounds of the manager for lists of the plan, by number.
	#[serde(default)]
	known: BTreeMap<RoundId, Known>,
	/// Rounds that are gone, and were of others or for no list outside of them.
	#[serde(default)]
	others: BTreeSet<RoundId>,
	/// Names of the rounds that the plan has had, by the hash of their terms: what was signed of them
	/// may be carried out, and gone again, before anybody looks at the chain.
	#[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
	planned: BTreeMap<String, String>,
}

impl Numbers {
	/// Reads what was seen on a chain.
	///
	/// # Errors
	/// [`Error::Input`] if the file is of something else, [`Error::WrongChain`] if it is of another
	/// chain.
	pub fn read(folder: &Path, genesis: &str) -> Result<Self> {
		let path = folder.join(NAME);
		if !path.exists() {
			return Ok(Self { genesis: genesis.into(), ..Self::default() });
		}
		let shown = path.display();
		let seen: Self = serde_json::from_str(&read_text(&path)?).map_err(|why| {
			Error::input(format!(
				"{shown}, the note of the rounds that were seen on chain, cannot be read: {why}. Put back the one from version control"
			))
		})?;
		if seen.genesis != genesis {
			return Err(Error::WrongChain(format!(
				"{shown} is of the chain {}: the plan is for {genesis}",
				seen.genesis
			)));
		}
		Ok(seen)
	}

	/// Writes its file.
	///
	/// # Errors
	/// [`Error::Io`] if it cannot be written.
	pub fn write(&self, folder: &Path) -> Result<()> {
		let text = serde_json::to_string_pretty(self)?;
		Ok(files::write(&folder.join(NAME), format!("{text}\n").as_bytes())?)
	}

	/// The name for which a round with these terms was noted or planned.
	fn name(&self, id: RoundId, terms: TermsHash) -> Option<String> {
		let known = self.known.get(&id).and_then(|known| known.name.clone());
		let earlier = || self.rounds.iter().find(|(_, number)| **number == id);
		known
			.or_else(|| earlier().map(|(name, _)| name.clone()))
			.or_else(|| self.planned.get(&format!("{terms:#x}")).cloned())
	}

	/// Notes the rounds as the plan wants them, before anything of them is signed. Returns whether there
	/// is news.
	pub fn plan(&mut self, plan: &[Wanted]) -> bool {
		let mut news = false;
		for wanted in plan {
			self.planned.entry(format!("{:#x}", wanted.terms)).or_insert_with(|| {
				news = true;
				wanted.name.clone()
			});
		}
		news
	}

	/// Notes the rounds of the manager in state that have terms or a list of the plan. Returns whether
	/// there is news.
	pub fn note(&mut self, rounds: &[RoundInfo], manager: &AccountId, plan: &[Wanted]) -> bool {
		let mut news = false;
		for round in rounds.iter().filter(|round| round.manager == *manager) {
			let Some(list) = List::of(round.terms.asset, round.terms.source) else { continue };
			let of_terms = plan.iter().find(|wanted| wanted.terms == round.terms_hash);
			let of_list = || plan.iter().find(|wanted| wanted.list == list);
			let Some(wanted) = of_terms.or_else(of_list) else { continue };
			let known = Known::new(Some(wanted.name.clone()), round.terms_hash, list);
			news |= self.known.get(&round.id) != Some(&known);
			self.known.insert(round.id, known);
		}
		news
	}

	/// Takes what the chain's past says of rounds that are gone. Returns whether there is news.
	pub fn learn(&mut self, gone: &[Gone], manager: &AccountId) -> bool {
		for round in gone {
			let name = self.name(round.id, round.terms);
			let list = List::of(round.asset, round.source);
			if let Some(list) = list.filter(|_| round.manager == *manager) {
				let known = Known::new(name, round.terms, list);
				self.known.insert(round.id, Known { payments: Some(round.payments), ..known });
			} else {
				// The block that had given a number of the plan's to it was replaced.
				self.known.remove(&round.id);
				self.others.insert(round.id);
			}
		}
		!gone.is_empty()
	}

	/// The rounds that are gone, and of which the chain's past is to be asked. `rounds` are all in
	/// state, and `next` is the number that comes after theirs.
	pub fn sought(&self, rounds: &[RoundInfo], next: RoundId) -> BTreeSet<RoundId> {
		let is_asked = |id: &RoundId| {
			let known = self.known.get(id);
			self.others.contains(id) || known.is_some_and(|known| known.payments.is_some())
		};
		missing(rounds, next).into_iter().filter(|id| !is_asked(id)).collect()
	}

	/// The rounds that are gone, and of which nobody knows whose they were.
	pub fn unknown(&self, rounds: &[RoundInfo], next: RoundId) -> Vec<RoundId> {
		let sought = self.sought(rounds, next).into_iter();
		sought.filter(|id| !self.known.contains_key(id)).collect()
	}

	/// What is known of the manager's rounds, by number. A number that was noted and that the chain has
	/// not given out, or has given to another's round, says nothing: the block that had drafted the
	/// round was replaced.
	///
	/// # Errors
	/// [`Error::Input`] if the note has something that is no hash or asset.
	pub fn traces(
		&self,
		rounds: &[RoundInfo],
		next: RoundId,
		manager: &AccountId,
	) -> Result<Vec<Trace>> {
		let mut traces = BTreeMap::new();
		for round in rounds.iter().filter(|round| round.manager == *manager) {
			let trace = Trace {
				id: round.id,
				terms: Some(round.terms_hash),
				list: List::of(round.terms.asset, round.terms.source),
				name: self.name(round.id, round.terms_hash),
				fate: Fate::of(round),
			};
			traces.insert(round.id, trace);
		}
		let gone = missing(rounds, next);
		for (id, known) in self.known.iter().filter(|(id, _)| gone.contains(*id)) {
			traces.insert(*id, known.trace(*id)?);
		}
		for (name, id) in &self.rounds {
			if gone.contains(id) && !self.known.contains_key(id) && !self.others.contains(id) {
				let (name, fate) = (Some(name.clone()), Fate::Gone { paid: None });
				traces.insert(*id, Trace { id: *id, terms: None, list: None, name, fate });
			}
		}
		Ok(traces.into_values().collect())
	}
}
