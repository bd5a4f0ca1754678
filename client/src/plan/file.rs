//! The plan as a file: everything that is decided, and what follows from it, in one JSON object
//! whose text is the same whenever the plan is.
//!
//! Amounts are strings of smallest units, times numbers of relay-chain blocks, hashes hexadecimal
//! with 0x.

use crate::{
	account::{parse_hash, parse_tokens},
	content::of_manifest,
	error::{Error, Result},
	files::{self, read_text},
	lists::{
		accounts::Allowed,
		amounts::ListUnit,
		order::Order,
		rows::Rules,
		table::{Choices, HiddenRows},
	},
	plan::{grants::Reader, schedule::Unlock},
	time::Clock,
	types::{AssetKind, Moment, Terms},
};
use distribution_primitives::{
	terms_hash, Beneficiaries, Manifest, Remainder, Source, TermsHash, Window,
};
use polkadot_sdk::sp_core::H256;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

pub use crate::plan::fields::{ClockFields, Manager, ReleaseFields, RequirementFields, NAME};

/// Version of the file's form.
const VERSION: u32 = 1;

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Plan {
	/// Version of the form of this file.
	pub version: u32,
	/// Genesis hash of the chain.
	pub genesis: String,
	/// What dates were counted from.
	pub clock: ClockFields,
	/// Who manages the rounds.
	pub manager: Manager,
	/// `native`, or the number of an asset.
	pub asset: String,
	/// What is demanded of beneficiaries.
	pub requirement: RequirementFields,
	/// Block from which claims are accepted; 0 for at once.
	pub opens: Moment,
	/// Block from which they are no longer accepted, except for streams that end later.
	pub closes: Moment,
	/// Where unclaimed tokens go: `manager`, `treasury` or `burn`.
	pub remainder: String,
	/// How grants become rounds.
	pub schedules: Schedules,
	/// Order of the leaves of the lists' trees. Rows of lists in row order are in that of their
	/// accounts in state. Plans that do not name an order, as older ones, have their leaves sorted.
	#[serde(default, skip_serializing_if = "is_sorted")]
	pub order: Order,
	/// The table of grants, and how it is read.
	pub table: Table,
	/// The rounds, in the order in which they are drafted.
	pub rounds: Vec<Round>,
}

/// How grants become rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Schedules {
	/// Start of the grants that have none.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub start: Option<Moment>,
	/// Whether times may lie more than twenty years ahead.
	pub far: bool,
	/// Whether streams can be stopped.
	pub revocable: bool,
	/// Whether the manager's deposit covers the records of streams, so that their first claims are
	/// free.
	pub prepaid: bool,
	/// Whether grants without cliff and steps are locked in accounts, and the least amount of one,
	/// in smallest units.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub vested: Option<String>,
	/// Number of free claims of a stream, if schedules are cut such that every step is free.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub free_claims: Option<u32>,
}

/// A table of grants, and how it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Table {
	/// Its file, seen from the plan's folder.
	pub file: String,
	/// BLAKE2b hash of 256 bits over its bytes.
	pub hash: String,
	/// Sheet of a workbook, if one was chosen.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub sheet: Option<String>,
	/// Columns that were chosen.
	#[serde(default, skip_serializing_if = "Vec::is_empty")]
	pub columns: Vec<(String, String)>,
	/// Delimiter, if one was chosen.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub delimiter: Option<char>,
	/// The line that names the columns, if it was said.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub header_row: Option<u64>,
	/// What to do with rows of a sheet that people do not see, if it was said.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub hidden_rows: Option<HiddenRows>,
	/// Decimals of the token that the amounts are in; absent if they are in smallest units.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub decimals: Option<u8>,
	/// Least amount of a row, in smallest units.
	pub minimum: String,
	/// Whether an account may have several grants of one schedule.
	pub allow_duplicates: bool,
	/// Whether amounts that look cut are right.
	pub allow_rounded: bool,
	/// Whether accounts without a key are allowed.
	pub allow_keyless: bool,
	/// Whether Ethereum addresses are allowed.
	pub allow_ethereum: bool,
}

/// A round of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
	/// Its name, which is that of the folder with its list.
	pub name: String,
	/// Its release in words.
	pub about: String,
	/// How it is paid.
	pub release: ReleaseFields,
	/// Block from which claims are no longer accepted.
	pub closes: Moment,
	/// Number of rows.
	pub rows: u32,
	/// Sum of their amounts, in smallest units.
	pub total: String,
	/// Root of the tree.
	pub root: String,
	/// Content identifier of the published list; empty if there is none.
	#[serde(default, skip_serializing_if = "String::is_empty")]
	pub cid: String,
	/// Hash of its terms.
	pub terms: String,
}

fn is_sorted(order: &Order) -> bool {
	*order == Order::Sorted
}

/// What a remainder is called.
pub fn name_of(remainder: Remainder) -> &'static str {
	match remainder {
		Remainder::Manager => "manager",
		Remainder::Treasury => "treasury",
		Remainder::Burn => "burn",
	}
}

/// The file of a plan that is named by itself or by its folder, and that folder.
pub fn locate(path: &Path) -> (PathBuf, PathBuf) {
	if path.is_dir() {
		return (path.join(NAME), path.into());
	}
	// A file that is named alone is in the present folder.
	let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
	(path.into(), folder.unwrap_or(Path::new(".")).into())
}

fn amount(text: &str) -> Result<u128> {
	parse_tokens(text, 0)
}

impl Table {
	/// The choices and rules with which it is read.
	///
	/// # Errors
	/// [`Error::Input`] if the minimum is not an amount.
	pub fn rules(&self) -> Result<(Choices, Rules)> {
		let choices = Choices {
			sheet: self.sheet.clone(),
			columns: self.columns.clone(),
			delimiter: self.delimiter,
			header_row: self.header_row,
			hidden_rows: self.hidden_rows,
		};
		let rules = Rules {
			unit: self.decimals.map_or(ListUnit::Smallest, ListUnit::Tokens),
			minimum: amount(&self.minimum)?,
			allow_duplicates: self.allow_duplicates,
			allow_rounded: self.allow_rounded,
			allowed: Allowed { keyless: self.allow_keyless, ethereum: self.allow_ethereum },
			ethereum: false,
		};
		Ok((choices, rules))
	}
}

impl Round {
	/// The sum of its amounts, in smallest units.
	///
	/// # Errors
	/// [`Error::Input`] if it is not an amount.
	pub fn total(&self) -> Result<u128> {
		amount(&self.total)
	}

	/// The root of its tree.
	///
	/// # Errors
	/// [`Error::Input`] if it is not a hash.
	pub fn root(&self) -> Result<H256> {
		parse_hash(&self.root)
	}

	/// When it unlocks.
	pub fn unlock(&self) -> Unlock {
		self.release.into()
	}
}

impl Plan {
	/// The version of new plans.
	pub fn version() -> u32 {
		VERSION
	}

	/// Reads a plan's file.
	///
	/// # Errors
	/// [`Error::Input`] if it is none, or of another version; [`Error::NotProven`] if a hash in it
	/// is not that of what it says.
	pub fn read(path: &Path) -> Result<Self> {
		let shown = path.display();
		let text = read_text(path).map_err(|why| {
			let hint = "a plan is the folder that `distribution plan new` has written";
			Error::input(format!("{why} ({hint})"))
		})?;
		let plan: Self = serde_json::from_str(&text).map_err(|why| {
			Error::input(format!("{shown} was not made by `distribution plan new`: {why}"))
		})?;
		if plan.version != VERSION {
			return Err(Error::input(format!(
				"{shown} has version {}, and this program knows {VERSION}",
				plan.version
			)));
		}
		plan.manager.read()?;
		for round in &plan.rounds {
			let (found, wanted) = (plan.hash_of(round)?, parse_hash(&round.terms)?);
			if found != wanted {
				return Err(Error::not_proven(format!(
					"the terms of the round `{}` have the hash {found:#x}, and {shown} says {wanted:#x}: one of them was changed",
					round.name
				)));
			}
		}
		Ok(plan)
	}

	/// The text of its file.
	///
	/// # Errors
	/// [`Error::Json`].
	pub fn text(&self) -> Result<String> {
		Ok(format!("{}\n", serde_json::to_string_pretty(self)?))
	}

	/// Writes its file.
	///
	/// # Errors
	/// [`Error::Io`] if it cannot be written.
	pub fn write(&self, path: &Path) -> Result<()> {
		Ok(files::write(path, self.text()?.as_bytes())?)
	}

	/// Genesis hash of the chain.
	///
	/// # Errors
	/// [`Error::Input`] if it is not a hash.
	pub fn genesis(&self) -> Result<H256> {
		parse_hash(&self.genesis)
	}

	/// What is distributed.
	///
	/// # Errors
	/// [`Error::Input`] if it is neither `native` nor a number.
	pub fn asset(&self) -> Result<AssetKind> {
		self.asset.parse().map_err(Error::Input)
	}

	/// The clock that dates were counted from.
	pub fn clock(&self) -> Clock {
		Clock { block: self.clock.block, seconds: self.clock.seconds }
	}

	/// How its table is read.
	///
	/// # Errors
	/// [`Error::Input`] if an amount is not one.
	pub fn reader(&self) -> Result<(Choices, Reader)> {
		let (choices, rules) = self.table.rules()?;
		let schedules = &self.schedules;
		let reader = Reader {
			rules,
			clock: self.clock(),
			far: schedules.far,
			start: schedules.start,
			vested: schedules.vested.as_deref().map(amount).transpose()?,
			cut: schedules.free_claims,
		};
		Ok((choices, reader))
	}

	/// The sum of all rounds, in smallest units.
	///
	/// # Errors
	/// [`Error::Input`] if it is larger than any balance.
	pub fn total(&self) -> Result<u128> {
		self.rounds.iter().try_fold(0u128, |sum, round| {
			sum.checked_add(round.total()?)
				.ok_or_else(|| Error::input(format!("{NAME}: the sum of its rounds is too large")))
		})
	}

	/// The terms of one of its rounds.
	///
	/// # Errors
	/// [`Error::Input`] if a field makes no sense.
	pub fn terms(&self, round: &Round) -> Result<Terms> {
		let cid = of_manifest(&round.cid)
			.map_err(|why| Error::input(format!("the round `{}`: {why}", round.name)))?;
		let total = round.total()?;
		let remainder = [Remainder::Manager, Remainder::Treasury, Remainder::Burn]
			.into_iter()
			.find(|remainder| name_of(*remainder) == self.remainder)
			.ok_or_else(|| {
				Error::input(format!(
					"{NAME}: the remainder goes to `manager`, `treasury` or `burn`"
				))
			})?;
		Ok(Terms {
			asset: self.asset()?,
			source: Source::Merkle { root: round.root()?, leaves: round.rows },
			release: round.unlock().release(self.schedules.revocable, self.schedules.prepaid),
			requirement: self.requirement.requirement()?,
			window: Window { opens: self.opens, closes: round.closes },
			budget: total,
			remainder,
			manifest: Some(Manifest { cid, rows: round.rows, total, published: None }),
			beneficiaries: Beneficiaries::Accounts,
		})
	}

	/// The hash of the terms of one of its rounds, computed from what it says.
	///
	/// # Errors
	/// Those of [`Plan::terms`].
	pub fn hash_of(&self, round: &Round) -> Result<TermsHash> {
		// A Merkle round lists no rows on chain.
		Ok(terms_hash(&self.terms(round)?, H256::zero()))
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::multisig::Multisig;
	use distribution_primitives::Requirement;

	const MONTH: Moment = 438_300;

	/// A plan of an immediate and a streamed round.
	pub(crate) fn plan() -> Plan {
		let round = |name: &str, release: ReleaseFields| Round {
			name: name.into(),
			about: name.into(),
			release,
			closes: 60_000_000,
			rows: 5,
			total: "1500".into(),
			root: format!("0x{}", "07".repeat(32)),
			cid: String::new(),
			terms: String::new(),
		};
		let streamed = ReleaseFields::Streamed {
			start: 27_000_000,
			cliff: 12 * MONTH,
			length: 48 * MONTH,
			step: MONTH,
		};
		let mut plan = Plan {
			version: VERSION,
			genesis: format!("0x{}", "11".repeat(32)),
			clock: ClockFields { block: 27_000_000, seconds: 1_796_083_200 },
			manager: Manager::multisig(&Multisig::new(2, vec![[3; 32], [1; 32], [2; 32]]).unwrap()),
			asset: "native".into(),
			requirement: RequirementFields::new(&Requirement::level(2)),
			opens: 0,
			closes: 30_000_000,
			remainder: "manager".into(),
			schedules: Schedules {
				start: None,
				far: false,
				revocable: false,
				prepaid: true,
				vested: None,
				free_claims: None,
			},
			order: Order::Rows,
			table: Table {
				file: "../grants.csv".into(),
				hash: format!("0x{}", "22".repeat(32)),
				sheet: None,
				columns: Vec::new(),
				delimiter: None,
				header_row: Some(3),
				hidden_rows: Some(HiddenRows::Skip),
				decimals: Some(12),
				minimum: "100".into(),
				allow_duplicates: false,
				allow_rounded: false,
				allow_keyless: false,
				allow_ethereum: false,
			},
			rounds: vec![
				round("immediate", ReleaseFields::Immediate),
				round("streamed-1", streamed),
			],
		};
		let hashes: Vec<String> = plan
			.rounds
			.iter()
			.map(|round| format!("{:#x}", plan.hash_of(round).unwrap()))
			.collect();
		for (round, hash) in plan.rounds.iter_mut().zip(hashes) {
			round.terms = hash;
		}
		plan
	}

	#[test]
	fn plan_should_survive_its_file_with_the_same_text() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join(NAME);
		plan().write(&path).unwrap();
		let read = Plan::read(&path).unwrap();
		assert_eq!(read, plan());
		assert_eq!(read.text().unwrap(), std::fs::read_to_string(&path).unwrap());
		assert_eq!(read.total().unwrap(), 3_000);
		assert_eq!(locate(folder.path()), (path.clone(), folder.path().into()));
		assert_eq!(locate(&path), (path, folder.path().into()));
		assert_eq!(locate(Path::new(NAME)), (NAME.into(), ".".into()));
	}

	/// Plans of earlier releases do not name the order of their trees.
	#[test]
	fn plan_without_an_order_should_have_sorted_leaves_and_keep_its_text() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join(NAME);
		let sorted = Plan { order: Order::Sorted, ..plan() };
		sorted.write(&path).unwrap();
		let text = std::fs::read_to_string(&path).unwrap();
		assert!(!text.contains("\"order\""), "{text}");
		let read = Plan::read(&path).unwrap();
		assert_eq!((read.order, read.text().unwrap()), (Order::Sorted, text));
		assert!(plan().text().unwrap().contains("\"order\": \"rows\""));
	}

	#[test]
	fn plan_should_be_refused_when_it_was_changed_by_hand() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join(NAME);
		let refused = |change: &dyn Fn(&mut Plan)| {
			let mut changed = plan();
			change(&mut changed);
			changed.write(&path).unwrap();
			Plan::read(&path).unwrap_err()
		};
		let altered: [&dyn Fn(&mut Plan); 5] = [
			&|plan| plan.rounds[1].total = "1501".into(),
			&|plan| plan.rounds[0].closes += 1,
			&|plan| plan.schedules.prepaid = false,
			&|plan| plan.requirement.level = 0,
			&|plan| plan.remainder = "burn".into(),
		];
		for change in altered {
			assert!(matches!(refused(change), Error::NotProven(_)));
		}
		assert!(refused(&|plan| plan.version = 2).to_string().contains("version 2"));
		let other = refused(&|plan| plan.manager.threshold = Some(3));
		assert!(other.to_string().contains("not the account of these signatories"), "{other}");
		assert!(refused(&|plan| plan.remainder = "me".into()).to_string().contains("remainder"));
		assert!(refused(&|plan| plan.asset = "gold".into()).to_string().contains("gold"));
	}

	#[test]
	fn terms_should_be_those_of_a_merkle_round() {
		let plan = plan();
		let terms = plan.terms(&plan.rounds[1]).unwrap();
		assert_eq!(terms.source, Source::Merkle { root: H256::repeat_byte(7), leaves: 5 });
		assert_eq!((terms.budget, terms.manifest.unwrap().total), (1_500, 1_500));
		assert_eq!(terms.window, Window { opens: 0, closes: 60_000_000 });
		assert_eq!(terms.requirement, Requirement::level(2));
		for (cid, why) in [("b".repeat(97), "longer than 96"), ("bafytest".into(), "not a CID")] {
			let cid = Round { cid, ..plan.rounds[1].clone() };
			let said = plan.terms(&cid).unwrap_err().to_string();
			assert!(said.contains("`streamed-1`") && said.contains(why), "{said}");
		}
	}
}
