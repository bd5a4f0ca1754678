//! The numbers that the rounds of a plan have had on chain, beside the plan.
//!
//! A round that is paid out can be removed from the chain before its window is over. Whoever then
//! looked at the chain alone would take it for one that was never drafted, and pay everybody again.

use crate::{
	error::{Error, Result},
	files::{self, read_text},
};
use distribution_primitives::RoundId;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, path::Path};

/// Name of the file in a plan's folder.
const NAME: &str = "seen.json";

/// What was seen on chain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
	/// Genesis hash of the chain.
	genesis: String,
	/// The numbers of the rounds by their names.
	rounds: BTreeMap<String, RoundId>,
}

impl Seen {
	/// Reads what was seen on a chain.
	///
	/// # Errors
	/// [`Error::Input`] if the file is of something else.
	pub fn read(folder: &Path, genesis: &str) -> Result<Self> {
		let path = folder.join(NAME);
		if !path.exists() {
			return Ok(Self { genesis: genesis.into(), rounds: BTreeMap::new() });
		}
		let seen: Self = serde_json::from_str(&read_text(&path)?)?;
		if seen.genesis != genesis {
			return Err(Error::WrongChain(format!(
				"{} is of the chain {}: the plan is for {genesis}",
				path.display(),
				seen.genesis
			)));
		}
		Ok(seen)
	}

	/// Notes the number of a round, and whether that is news.
	pub fn note(&mut self, name: &str, id: RoundId) -> bool {
		self.rounds.insert(name.into(), id) != Some(id)
	}

	/// The number that a round had.
	pub fn number(&self, name: &str) -> Option<RoundId> {
		self.rounds.get(name).copied()
	}

	/// Writes its file.
	///
	/// # Errors
	/// [`Error::Io`] if it cannot be written.
	pub fn write(&self, folder: &Path) -> Result<()> {
		let text = serde_json::to_string_pretty(self)?;
		Ok(files::write(&folder.join(NAME), format!("{text}\n").as_bytes())?)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn numbers_should_be_kept_for_one_chain() {
		let folder = tempfile::tempdir().unwrap();
		let mut seen = Seen::read(folder.path(), "0x11").unwrap();
		assert_eq!(seen.number("immediate"), None);
		assert!(seen.note("immediate", 3) && !seen.note("immediate", 3));
		seen.write(folder.path()).unwrap();
		assert_eq!(Seen::read(folder.path(), "0x11").unwrap().number("immediate"), Some(3));
		assert!(matches!(Seen::read(folder.path(), "0x22"), Err(Error::WrongChain(_))));
	}
}
