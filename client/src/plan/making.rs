//! A plan from its table: the same for everybody who has both.

use crate::{
	account::counted,
	error::{Error, Result},
	keys::show_bytes,
	lists::{
		fault::{self, Fault},
		order::{arrange, Order},
		reading::Reading,
		rows::Row,
		table::bytes_of,
	},
	plan::{
		file::{Plan, Round},
		grants::Grants,
		lists::{self, Tree},
		schedule::{unlocks, Unlock},
	},
	time::{show_length, Clock},
	types::{Moment, DAYS},
};
use distribution_primitives::UnlockSchedule;
use polkadot_sdk::sp_io::hashing::blake2_256;
use std::{collections::BTreeMap, path::Path};

/// The rows of a plan's rounds.
#[derive(Debug)]
pub struct Loaded {
	/// In the order of the rounds.
	pub rows: Vec<Rows>,
	/// The table, if it is there: otherwise the rows are from the lists beside the plan.
	pub table: Option<(Reading, Vec<Fault>)>,
}

/// The table that a plan was made of, if it is there.
///
/// # Errors
/// [`Error::NotProven`] if it was changed since, or those of reading it.
pub fn table(plan: &Plan, folder: &Path) -> Result<Option<Vec<u8>>> {
	let path = folder.join(&plan.table.file);
	if !path.exists() {
		return Ok(None);
	}
	let bytes = bytes_of(&path)?;
	if show_bytes(blake2_256(&bytes)) != plan.table.hash {
		return Err(Error::not_proven(format!(
			"{} was changed after the plan was made of it: make a new plan of it with `distribution plan new`, or put back the table whose hash is {}",
			path.display(),
			plan.table.hash
		)));
	}
	Ok(Some(bytes))
}

/// The rows of a plan's rounds: from its table if that is there, or else from its lists.
///
/// # Errors
/// [`Error::NotProven`] if they are not those that the plan promises, [`Error::Input`] if neither
/// is there.
pub fn load(plan: &Plan, folder: &Path) -> Result<Loaded> {
	let Some(bytes) = table(plan, folder)? else {
		let rows = plan.rounds.iter().map(|round| lists::read(folder, round, plan.order));
		return Ok(Loaded { rows: rows.collect::<Result<_>>()?, table: None });
	};
	let (choices, reader) = plan.reader()?;
	let grants = reader.read(&bytes, &choices);
	let table = Some((grants.reading.clone(), grants.warnings.clone()));
	let cids = plan.rounds.iter().map(|round| (round.name.clone(), round.cid.clone())).collect();
	let made = rounds(plan, grants, &cids)?;
	let same = made.len() == plan.rounds.len()
		&& made.iter().zip(&plan.rounds).all(|((made, _), round)| made == round);
	if !same {
		let names: Vec<&str> = made
			.iter()
			.map(|(made, _)| made)
			.filter(|made| !plan.rounds.contains(made))
			.map(|made| made.name.as_str())
			.collect();
		return Err(Error::not_proven(format!(
			"the rounds of the plan are not those of its table, which has {}: {}",
			counted(made.len(), "round"),
			if names.is_empty() { "some are missing".to_string() } else { names.join(", ") }
		)));
	}
	Ok(Loaded { rows: made.into_iter().map(|(_, rows)| rows).collect(), table })
}

/// How long claims of a stream are accepted after its last unlock, as a rule.
const TAIL: Moment = DAYS.saturating_mul(8);
/// Faults that an error lists.
const LISTED: usize = 20;

/// The rows of a round, beside its place in the plan.
pub type Rows = Vec<Row>;

/// The rounds of a plan without fault, with their rows. `cids` has the CIDs of published lists by
/// the names of their rounds.
///
/// # Errors
/// [`Error::Input`] with the first faults, if there are any.
pub fn rounds(
	plan: &Plan,
	grants: Grants,
	cids: &BTreeMap<String, String>,
) -> Result<Vec<(Round, Rows)>> {
	if !grants.faults.is_empty() {
		return Err(Error::input(format!(
			"{} has {}\n  {}",
			plan.table.file,
			counted(grants.faults.len(), "fault"),
			fault::told(&grants.faults, LISTED).join("\n  ")
		)));
	}
	let mut numbers: BTreeMap<&'static str, u32> = BTreeMap::new();
	let mut made = Vec::new();
	for (unlock, mut rows) in grants.groups {
		let number = numbers.entry(unlock.kind()).or_default();
		*number = number.saturating_add(1);
		let name = match unlock {
			Unlock::Immediate => unlock.kind().to_string(),
			_ => format!("{}-{number}", unlock.kind()),
		};
		if plan.order == Order::Rows {
			arrange(&mut rows);
		}
		let tree = Tree::of(plan.order, &rows)?;
		let total: u128 = rows.iter().fold(0u128, |sum, (_, amount)| sum.saturating_add(*amount));
		let mut round = Round {
			cid: cids.get(&name).cloned().unwrap_or_default(),
			name,
			about: about(unlock, &plan.clock()),
			release: unlock.into(),
			closes: closes(unlock, plan.closes),
			rows: tree.rows(),
			total: total.to_string(),
			root: format!("{:#x}", tree.root()),
			terms: String::new(),
		};
		round.terms = format!("{:#x}", plan.hash_of(&round)?);
		made.push((round, rows));
	}
	Ok(made)
}

/// When claims of a round end: no stream's before its last unlock and a while.
fn closes(unlock: Unlock, wanted: Moment) -> Moment {
	let Unlock::Streamed { start, length, .. } = unlock else { return wanted };
	wanted.max(start.saturating_add(length).saturating_add(TAIL))
}

/// A schedule in words.
pub fn about(unlock: Unlock, clock: &Clock) -> String {
	match unlock {
		Unlock::Immediate => "paid at once".into(),
		Unlock::Vested { start, length } => {
			format!("locked in accounts, from {} over {}", clock.show(start), show_length(length))
		}
		Unlock::Streamed { start, cliff, length, step } => {
			let steps = unlocks(&UnlockSchedule { start, cliff, length, step });
			let steps = match step {
				1 => "continuously".into(),
				_ => format!("in {} of {}", counted(steps, "unlock"), show_length(step)),
			};
			let cliff = match cliff {
				0 => String::new(),
				cliff => format!(", nothing in the first {}", show_length(cliff)),
			};
			let end = start.saturating_add(length);
			format!("streamed from {} to {}{cliff}, {steps}", clock.show(start), clock.show(end))
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		lists::table::Choices,
		plan::file::{tests::plan, Schedules},
	};

	const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
	const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";

	fn made(
		plan: &Plan,
		rows: &str,
		cids: &BTreeMap<String, String>,
	) -> Result<Vec<(Round, Rows)>> {
		let text = format!("account,amount,start,cliff,duration,steps\n{rows}");
		let (_, reader) = plan.reader().unwrap();
		rounds(plan, reader.read(text.as_bytes(), &Choices::default()), cids)
	}

	/// Of a block without content.
	const CID: &str = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";

	#[test]
	fn rounds_should_be_named_in_order_and_bound_by_their_hashes() {
		let rows = format!(
			"{ALICE},7,2026-12-02,,30d,\n{ALICE},5,,,,\n{BOB},5,,,,\n{BOB},9,2026-12-02,1y,4y,48\n"
		);
		let none = BTreeMap::new();
		let made_rounds = made(&plan(), &rows, &none).unwrap();
		let names: Vec<_> = made_rounds.iter().map(|(round, _)| round.name.as_str()).collect();
		assert_eq!(names, ["immediate", "streamed-1", "streamed-2"]);
		assert_eq!((made_rounds[0].0.rows, made_rounds[0].0.total.as_str()), (2, "10000000000000"));
		let about = &made_rounds[2].0.about;
		assert!(about.contains("in 37 unlocks of 1 month (438,300 blocks)"), "{about}");
		assert!(about.contains("nothing in the first 1 year"), "{about}");
		// Until the stream's end and a while, or as the plan says.
		assert_eq!(made_rounds[2].0.closes, 27_014_400 + 48 * 438_300 + 8 * DAYS);
		assert_eq!(made_rounds[0].0.closes, 30_000_000);
		let whole =
			Plan { rounds: made_rounds.into_iter().map(|(round, _)| round).collect(), ..plan() };
		let folder = tempfile::tempdir().unwrap();
		whole.write(&folder.path().join("plan.json")).unwrap();
		assert_eq!(Plan::read(&folder.path().join("plan.json")).unwrap(), whole);
		let cids = BTreeMap::from([("immediate".to_string(), CID.to_string())]);
		let published = made(&plan(), &rows, &cids).unwrap();
		assert_eq!(published[0].0.root, whole.rounds[0].root);
		assert_ne!(published[0].0.terms, whole.rounds[0].terms);
	}

	/// Plans of earlier releases have sorted leaves, and their rows in the order of accounts.
	#[test]
	fn rows_should_be_in_the_order_of_the_state_unless_the_plan_is_older() {
		let rows: String =
			(1..=9u8).map(|n| format!("0x{},{n},,,,\n", hex::encode([n; 32]))).collect();
		let in_order = |order| {
			let plan = Plan { order, ..plan() };
			made(&plan, &rows, &BTreeMap::new()).unwrap().remove(0)
		};
		let (older, by_account) = in_order(Order::Sorted);
		assert!(by_account.is_sorted());
		assert_eq!(
			older.root,
			format!("{:#x}", Tree::of(Order::Sorted, &by_account).unwrap().root())
		);
		let (newer, by_state) = in_order(Order::Rows);
		let mut arranged = by_account.clone();
		arrange(&mut arranged);
		assert_ne!(arranged, by_account);
		assert_eq!(by_state, arranged);
		assert_eq!(newer.root, format!("{:#x}", Tree::of(Order::Rows, &arranged).unwrap().root()));
		assert_eq!((newer.rows, newer.total), (older.rows, older.total));
	}

	#[test]
	fn table_should_be_the_one_that_the_plan_was_made_of() {
		let folder = tempfile::tempdir().unwrap();
		let mut plan = plan();
		plan.table.file = "grants.csv".into();
		plan.table.hash = show_bytes(blake2_256(b"account,amount\n"));
		assert!(table(&plan, folder.path()).unwrap().is_none());
		let path = folder.path().join("grants.csv");
		std::fs::write(&path, "account,amount\n").unwrap();
		assert_eq!(table(&plan, folder.path()).unwrap().unwrap(), b"account,amount\n");
		std::fs::write(&path, "account,amount\n\n").unwrap();
		assert!(matches!(table(&plan, folder.path()), Err(Error::NotProven(_))));
	}

	#[test]
	fn table_with_faults_should_make_no_rounds() {
		let error = made(&plan(), &format!("{ALICE},5,,,,\nnobody,5,,,,\n"), &BTreeMap::new());
		let text = error.unwrap_err().to_string();
		assert!(text.contains("1 fault") && text.contains("line 3"), "{text}");
	}

	#[test]
	fn grants_should_be_cut_when_every_step_is_to_be_free() {
		let cut =
			Plan { schedules: Schedules { free_claims: Some(32), ..plan().schedules }, ..plan() };
		let made = made(&cut, &format!("{BOB},9,2026-12-02,1y,4y,48\n"), &BTreeMap::new()).unwrap();
		let totals: Vec<_> = made.iter().map(|(round, _)| round.total.clone()).collect();
		assert_eq!(totals, ["4500000000000", "4500000000000"]);
	}
}
