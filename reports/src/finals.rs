//! The digest of the chain in a report: what is final up to its last block, and whether that is all.

use crate::{check::Check, csv::Csv, page::Page, subject::Place};
use distribution_client::{
	account::{counted, parse_hash},
	Error, Result,
};
use distribution_primitives::{ChainDigest, FinalKind};
use polkadot_sdk::sp_core::H256;
use serde_json::{json, Value};

/// The file with all that is final.
pub const FOLDS: &str = "folds.csv";
/// Its columns.
const COLUMNS: [&str; 5] = ["block", "time", "kind", "number", "value"];

/// A round or an era that has become final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
	/// Where.
	pub place: Place,
	/// Which of them.
	pub kind: FinalKind,
	/// Its number.
	pub id: u32,
	/// What it was folded as: of a round, the digest over all its payments.
	pub value: H256,
}

/// Everything that this part is computed from.
#[derive(Clone, Debug, Default)]
pub struct Facts {
	/// What became final from the beginning up to the last block, in the order of the chain.
	pub folds: Vec<Fold>,
	/// The digest of the chain in the state after the last block, as the report's proof shows it.
	pub state: ChainDigest,
}

/// A kind in words.
fn kind_text(kind: FinalKind) -> &'static str {
	match kind {
		FinalKind::Round => "round",
		FinalKind::Era => "era",
	}
}

impl Facts {
	/// The digest by what is final.
	pub fn computed(&self) -> ChainDigest {
		self.folds.iter().fold(ChainDigest::default(), |digest, fold| {
			digest.with(fold.kind, fold.id, fold.value, fold.place.block)
		})
	}

	/// What round `id` was folded as; `None` if it is not final.
	pub fn round(&self, id: u32) -> Option<H256> {
		let mut rounds = self.folds.iter().filter(|fold| fold.kind == FinalKind::Round);
		rounds.find(|fold| fold.id == id).map(|fold| fold.value)
	}

	pub(crate) fn checks(&self) -> Vec<Check> {
		let (computed, state) = (self.computed(), self.state);
		vec![Check::new(
			"The rounds and eras that are final are those of the chain's digest: none is missing, altered, or out of order",
			computed == state,
			format!(
				"computed {:#x} over {}, on chain {:#x} over {}",
				computed.digest, computed.count, state.digest, state.count
			),
		)]
	}

	pub(crate) fn json(&self) -> Value {
		let (computed, state) = (self.computed(), self.state);
		json!({
			"digest": format!("{:#x}", computed.digest),
			"count": computed.count,
			"chainDigest": format!("{:#x}", state.digest),
			"chainCount": state.count,
		})
	}

	pub(crate) fn csv(&self) -> String {
		let mut csv = Csv::new(&COLUMNS);
		for fold in &self.folds {
			csv.line([
				fold.place.block.to_string().as_str(),
				&fold.place.iso(),
				kind_text(fold.kind),
				&fold.id.to_string(),
				&format!("{:#x}", fold.value),
			]);
		}
		csv.finish()
	}

	pub(crate) fn section(&self, page: &mut Page) {
		page.section("Digest of the chain");
		let count = |kind| self.folds.iter().filter(|fold| fold.kind == kind).count();
		let (rounds, eras) = (count(FinalKind::Round), count(FinalKind::Era));
		page.figures(&[
			("Final", format!("{} and {}", counted(rounds, "round"), counted(eras, "era"))),
			("Computed", format!("{:#x}", self.computed().digest)),
			("In the state after the last block", format!("{:#x}", self.state.digest)),
		]);
		page.paragraph("Every round whose state was removed and every era that has ended, since the chain began, is in this one value. folds.csv has all of them; state-proof.json proves the value by the hash of the last block. A round that is not removed has its own digest in the state.");
	}
}

/// What a table of [`FOLDS`] has: block, kind, number, and what it was folded as.
fn read(table: &str) -> Result<Vec<(u64, FinalKind, u32, H256)>> {
	let mut lines = (1u64..).zip(table.lines());
	let header = lines.next().map_or("", |(_, line)| line);
	if header.split(',').ne(COLUMNS) {
		return Err(Error::input(format!("{FOLDS} has other columns than {}", COLUMNS.join(", "))));
	}
	let fold = |(number, line): (u64, &str)| {
		let wrong = || Error::input(format!("line {number} of {FOLDS} is nothing that is final"));
		let cells: Vec<&str> = line.split(',').collect();
		let [block, _, kind, id, value] = cells.as_slice() else { return Err(wrong()) };
		let kinds = [FinalKind::Round, FinalKind::Era];
		let kind = kinds.into_iter().find(|known| kind_text(*known) == *kind);
		let block: u64 = block.parse().map_err(|_| wrong())?;
		let id: u32 = id.parse().map_err(|_| wrong())?;
		let value = parse_hash(value).map_err(|_| wrong())?;
		Ok((block, kind.ok_or_else(wrong)?, id, value))
	};
	lines.map(fold).collect()
}

/// The digest of the chain by a table of [`FOLDS`].
///
/// # Errors
/// [`Error::Input`] if it is not such a table.
pub fn digest_of(table: &str) -> Result<ChainDigest> {
	let folds = read(table)?.into_iter();
	Ok(folds.fold(ChainDigest::default(), |digest, (block, kind, id, value)| {
		digest.with(kind, id, value, block)
	}))
}

/// The blocks and the numbers of the rounds or the eras in a table of [`FOLDS`].
///
/// # Errors
/// [`Error::Input`] if it is not such a table.
pub fn numbers_of(table: &str, kind: FinalKind) -> Result<Vec<(u64, u32)>> {
	let folds = read(table)?.into_iter().filter(|(_, known, ..)| *known == kind);
	Ok(folds.map(|(block, _, id, _)| (block, id)).collect())
}

/// The numbers of the rounds or the eras in a table of [`FOLDS`], with what each was folded as.
///
/// # Errors
/// [`Error::Input`] if it is not such a table.
pub fn values_of(table: &str, kind: FinalKind) -> Result<Vec<(u32, H256)>> {
	let folds = read(table)?.into_iter().filter(|(_, known, ..)| *known == kind);
	Ok(folds.map(|(_, _, id, value)| (id, value)).collect())
}

/// What round `id` was folded as, by a table of [`FOLDS`]; `None` if it is not there.
///
/// # Errors
/// [`Error::Input`] if it is not such a table.
pub fn round_in(table: &str, id: u32) -> Result<Option<H256>> {
	let mut folds = read(table)?.into_iter();
	let found = folds.find(|(_, kind, known, _)| *kind == FinalKind::Round && *known == id);
	Ok(found.map(|(.., value)| value))
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::{check::Outcome, subject::tests::place};
	use proptest::prelude::*;

	/// Two eras and a round that are final.
	pub fn facts() -> Facts {
		let fold = |after: u64, kind, id| Fold {
			place: place(after),
			kind,
			id,
			value: H256::repeat_byte(id as u8 + 1),
		};
		let folds = vec![
			fold(10, FinalKind::Era, 0),
			fold(12, FinalKind::Round, 7),
			fold(20, FinalKind::Era, 1),
		];
		let facts = Facts { folds, ..Facts::default() };
		Facts { state: facts.computed(), ..facts }
	}

	#[test]
	fn fold_that_is_missing_altered_or_in_another_place_should_be_found() {
		let outcome = |facts: &Facts| facts.checks()[0].outcome;
		let whole = facts();
		assert_eq!(outcome(&whole), Outcome::Passed);
		assert_eq!((whole.round(7), whole.round(0)), (Some(H256::repeat_byte(8)), None));
		let changes: [fn(&mut Vec<Fold>); 5] = [
			|folds| folds.truncate(2),
			|folds| folds.swap(0, 1),
			|folds| folds[1].id = 6,
			|folds| folds[1].value = H256::zero(),
			|folds| folds[1].place.block += 1,
		];
		for change in changes {
			let mut other = facts();
			change(&mut other.folds);
			assert_eq!(outcome(&other), Outcome::Failed);
		}
	}

	#[test]
	fn table_that_is_another_should_be_refused() {
		let table = facts().csv();
		assert_eq!(digest_of(&table).unwrap(), facts().state);
		assert_eq!(numbers_of(&table, FinalKind::Era).unwrap(), [(110, 0), (120, 1)]);
		assert_eq!(numbers_of(&table, FinalKind::Round).unwrap(), [(112, 7)]);
		assert_eq!(values_of(&table, FinalKind::Round).unwrap(), [(7, H256::repeat_byte(8))]);
		assert_eq!(round_in(&table, 7).unwrap(), Some(H256::repeat_byte(8)));
		// An era is not a round.
		assert_eq!(round_in(&table, 1).unwrap(), None);
		let line = table.lines().nth(2).unwrap();
		assert!(line.starts_with("112,2026-12-01T00:01:12Z,round,7,0x0808"), "{line}");
		for wrong in [
			String::new(),
			"block,kind\n".into(),
			table.replace("round", "sale"),
			table.replace("112,", "x,"),
			table.replace(",0x08", ",0y08"),
			format!("{table}1,2\n"),
		] {
			assert!(digest_of(&wrong).is_err() && round_in(&wrong, 7).is_err(), "{wrong}");
		}
	}

	proptest! {
		/// What is written is what is read.
		#[test]
		fn table_should_have_the_digest_of_its_folds(
			folds in prop::collection::vec((any::<bool>(), any::<u32>(), any::<[u8; 32]>(), 0u64..1_000), 0..30),
		) {
			let folds = folds.into_iter().map(|(era, id, value, after)| Fold {
				place: place(after),
				kind: if era { FinalKind::Era } else { FinalKind::Round },
				id,
				value: H256(value),
			});
			let facts = Facts { folds: folds.collect(), ..Facts::default() };
			prop_assert_eq!(digest_of(&facts.csv()).unwrap(), facts.computed());
		}
	}
}
