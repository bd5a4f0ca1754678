//! `distribution plan new`: a plan from a table of grants.

use crate::{
	args::{
		account::account_of, remainder::RemainderKind, requirement::RequirementArgs,
		table::RowsArgs,
	},
	error::{CliError, Result},
	output::Output,
};
use clap::{ArgGroup, Args};
use distribution_client::{
	account::counted,
	keys::show_bytes,
	lists::{
		order::Order,
		table::{bytes_of, is_stdin},
	},
	multisig::Multisig,
	plan::{
		file::{name_of, ClockFields, Manager, Plan, RequirementFields, Schedules, Table, NAME},
		grants::Reader,
		lists, making,
	},
	time::{show_length, Clock, Time},
	types::{AssetKind, Moment, DAYS},
	Chain,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::json;
use std::{
	collections::BTreeMap,
	path::{Component, Path, PathBuf},
};

/// What a table of grants is, for `--help`.
pub const TABLE: &str = "The table has a row for each grant, and these columns in any order:
  account    who gets it
  amount     how much: smallest units, or tokens if the header says so (amount (DIST))
  start      when unlocking begins: 2027-01-31; empty: --start
  cliff      how long after the start nothing unlocks: 1y; empty: 0
  duration   how long after the start everything is unlocked: 4y, 18mo, 30d; empty: paid at once
  steps      how many equal steps: 48; or how long one lasts: month; empty: continuously
Only account and amount are required. Rows with the same schedule share a round.";

/// How long claims are accepted, unless it is said.
const USUAL_WINDOW: Moment = DAYS.saturating_mul(30);

/// `distribution plan new`.
#[derive(Args, Debug)]
#[command(group(ArgGroup::new("managing").required(true).args(["manager", "signatory"])))]
pub struct New {
	/// The table of grants: .csv, .xlsx or .ods.
	table: PathBuf,
	/// Folder for the plan and its lists.
	#[arg(short, long, value_name = "FOLDER")]
	out: PathBuf,
	/// The account that manages the rounds, if it signs itself.
	#[arg(long, value_name = "ACCOUNT", conflicts_with = "signatory")]
	manager: Option<String>,
	/// A signatory of the multisig that manages the rounds. Give each of them, in any order.
	#[arg(long, value_name = "ACCOUNT", value_delimiter = ',', requires = "threshold")]
	signatory: Vec<String>,
	/// How many signatories must approve.
	#[arg(long, value_name = "N", requires = "signatory")]
	threshold: Option<u16>,
	/// `native`, or the number of an asset.
	#[arg(long, default_value = "native")]
	asset: AssetKind,
	/// When claims are accepted first: 2027-01-31, +30d from now, or '#123456' for a block of the
	/// relay chain. Default: at once.
	#[arg(long, value_name = "TIME")]
	opens: Option<Time>,
	/// When claims are no longer accepted. Default: 30 days after they are. Streams are claimable
	/// for eight days after their last unlock at least.
	#[arg(long, value_name = "TIME")]
	closes: Option<Time>,
	/// Start of the grants that have none in the table.
	#[arg(long, value_name = "TIME")]
	start: Option<Time>,
	/// Accept times and durations of more than twenty years.
	#[arg(long)]
	allow_far: bool,
	/// Lock grants that have neither cliff nor steps in the holders' accounts, instead of streaming
	/// them. Native token only.
	#[arg(long)]
	vested: bool,
	/// Cut streams of many steps into several rounds, one after the other, such that each step can
	/// be claimed for free. Without it some steps must be claimed together.
	#[arg(long)]
	every_step_free: bool,
	/// You may stop a stream; tokens already unlocked stay the beneficiary's.
	#[arg(long)]
	revocable: bool,
	/// Do not pay the deposits for the records of streams: whoever sends the first claim of one
	/// pays its deposit and must sign it.
	#[arg(long)]
	not_prepaid: bool,
	/// Where unclaimed tokens go.
	#[arg(long, value_enum, default_value = "manager")]
	remainder: RemainderKind,
	#[command(flatten)]
	requirement: RequirementArgs,
	#[command(flatten)]
	rows: RowsArgs,
}

impl New {
	fn manager(&self) -> Result<Manager> {
		match (&self.manager, self.threshold) {
			(Some(account), _) => Ok(Manager::account(&account_of(account)?)),
			(None, Some(threshold)) => {
				let signatories = self.signatory.iter().map(|text| account_of(text));
				let signatories = signatories.collect::<std::result::Result<Vec<_>, _>>()?;
				Ok(Manager::multisig(&Multisig::new(threshold, signatories)?))
			}
			(None, None) => Err(CliError::usage(
				"who manages the rounds? Give --manager ACCOUNT, or --signatory for each signatory and --threshold",
			)),
		}
	}

	fn block(&self, time: Option<Time>, clock: &Clock) -> Result<Option<Moment>> {
		Ok(time.map(|time| clock.block_of(time, self.allow_far)).transpose()?)
	}
}

/// Makes a plan.
pub async fn new(command: &New, chain: &Chain, output: Output) -> Result<()> {
	let file = command.out.join(NAME);
	if file.exists() {
		return Err(CliError::input(format!(
			"there is a plan at {} already: choose another folder, or remove this file if it is not wanted, and keep seen.json beside it: it knows the rounds that were made for it",
			file.display()
		)));
	}
	if is_stdin(&command.table) {
		return Err(CliError::input("a plan is bound to its table: give the table as a file"));
	}
	let manager = command.manager()?;
	if command.vested && command.asset != AssetKind::Native {
		return Err(CliError::input("--vested is for the native token: leave it out"));
	}
	let clock = chain.clock().await?;
	let opens = command.block(command.opens, &clock)?.unwrap_or_default();
	let from = opens.max(clock.block);
	let closes = command.block(command.closes, &clock)?;
	let closes = closes.unwrap_or_else(|| from.saturating_add(USUAL_WINDOW));
	let least: Moment = chain.constant("Distribution", "MinWindow").await?;
	if closes < from.saturating_add(least) {
		return Err(CliError::input(format!(
			"the window opens on {} and closes on {}, but must last {}: give a later --closes",
			clock.show(from),
			clock.show(closes),
			show_length(least)
		)));
	}
	let start = command.block(command.start, &clock)?;
	let vested: Option<u128> = if command.vested {
		Some(chain.constant("Distribution", "MinVested").await?)
	} else {
		None
	};
	let free_claims: Option<u32> = if command.every_step_free {
		Some(chain.constant("Distribution", "MaxFreeStreamClaims").await?)
	} else {
		None
	};
	let minimum = chain.minimum_balance(command.asset).await?;
	let unit = chain.unit(command.asset).await?;
	let (choices, rules) = (command.rows.choices(), command.rows.rules_of(minimum, &unit));
	let far = command.allow_far;
	let reader = Reader { rules, clock, far, start, vested, cut: free_claims };
	let bytes = bytes_of(&command.table)?;
	let grants = reader.read(&bytes, &choices);
	output.refuse(&grants.faults, &grants.reading)?;
	output.tell(&grants.reading, &grants.warnings);
	if let Some(why) = other_decimals(grants.decimals, unit.decimals()) {
		return Err(CliError::input(why));
	}
	std::fs::create_dir_all(&command.out).map_err(|e| {
		CliError::unexpected(format!("cannot make the folder {}: {e}", command.out.display()))
	})?;
	let table = Table {
		file: beside(&command.table, &command.out)?,
		hash: show_bytes(blake2_256(&bytes)),
		sheet: choices.sheet,
		columns: choices.columns,
		delimiter: choices.delimiter,
		header_row: choices.header_row,
		hidden_rows: choices.hidden_rows,
		decimals: grants.decimals,
		minimum: minimum.to_string(),
		allow_duplicates: rules.allow_duplicates,
		allow_rounded: rules.allow_rounded,
		allow_keyless: rules.allowed.keyless,
		allow_ethereum: rules.allowed.ethereum,
	};
	let mut plan = Plan {
		version: Plan::version(),
		genesis: format!("{:#x}", chain.genesis()),
		clock: ClockFields { block: clock.block, seconds: clock.seconds },
		manager,
		asset: command.asset.to_string(),
		requirement: RequirementFields::new(&command.requirement.requirement(None)?),
		opens,
		closes,
		remainder: name_of(command.remainder.into()).into(),
		schedules: Schedules {
			start,
			far,
			revocable: command.revocable,
			prepaid: !command.not_prepaid,
			vested: vested.map(|least| least.to_string()),
			free_claims,
		},
		order: Order::Rows,
		table,
		rounds: Vec::new(),
	};
	let (reading, total) = (grants.reading.clone(), grants.total);
	let made = making::rounds(&plan, grants, &BTreeMap::new())?;
	for (round, rows) in &made {
		lists::write(&command.out, round, plan.order, rows)?;
	}
	plan.rounds = made.into_iter().map(|(round, _)| round).collect();
	plan.write(&file)?;
	let value = json!({
		"plan": file,
		"manager": plan.manager.account,
		"rounds": plan.rounds,
		"total": total.to_string(),
		"read": reading,
	});
	output.print(&value, || {
		let mut text = format!(
			"{} of {} in all, managed by {}",
			counted(plan.rounds.len(), "round"),
			unit.show(total),
			plan.manager.account
		);
		for round in &plan.rounds {
			let sum = round.total().unwrap_or_default();
			text.push_str(&format!(
				"\n{}: {}, {}; {}; claims until {}",
				round.name,
				counted(round.rows, "row"),
				unit.show(sum),
				round.about,
				clock.show(round.closes)
			));
		}
		text.push_str(&format!(
			"\nWritten to {}. Next: distribution plan check {}",
			file.display(),
			command.out.display()
		));
		text
	});
	Ok(())
}

/// Why the amounts of a table are not those of the asset, if both have decimals and they differ.
fn other_decimals(given: Option<u8>, known: Option<u8>) -> Option<String> {
	let (given, known) = (given?, known?);
	(given != known).then(|| {
		format!(
			"the amounts of the table are tokens with {given} decimals, but the asset has {known}: give --decimals {known}, and correct the unit in the header"
		)
	})
}

/// The path of a file as it is seen from a folder that is there.
fn beside(file: &Path, folder: &Path) -> Result<String> {
	let (file, folder) = (std::fs::canonicalize(file)?, std::fs::canonicalize(folder)?);
	let seen = relative(&file, &folder);
	let seen = seen.to_str().ok_or_else(|| {
		CliError::input(format!("the name of {} is not in UTF-8: rename it", file.display()))
	})?;
	Ok(seen.into())
}

/// A path as it is seen from a folder. Both begin at the root.
fn relative(file: &Path, folder: &Path) -> PathBuf {
	let shared = file.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
	let up = folder.components().skip(shared).map(|_| Component::ParentDir);
	up.chain(file.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser, Debug)]
	struct Line {
		#[command(flatten)]
		new: New,
	}

	const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
	const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";
	const CHARLIE: &str = "diZSYSGjqSKQpDz63L2Gi4kitvfndnqbr95mA8dGxJtoix4YY";

	fn line(args: &[&str]) -> std::result::Result<New, clap::Error> {
		let all = [&["new", "grants.csv", "--out", "plan"][..], args].concat();
		Line::try_parse_from(all).map(|line| line.new)
	}

	#[test]
	fn manager_should_be_an_account_or_a_multisig_of_all_signatories() {
		let of_alice = line(&["--manager", ALICE]).unwrap().manager().unwrap();
		assert_eq!((of_alice.account.as_str(), of_alice.threshold), (ALICE, None));
		let listed = format!("{BOB},{CHARLIE}");
		let args = ["--signatory", ALICE, "--signatory", &listed, "--threshold", "2"];
		let multisig = line(&args).unwrap().manager().unwrap();
		assert_eq!(multisig.account, "diXqe23STnc2MM8SVbaZ2TioDS9mm8Z6aodJ74wLAUzfULXFv");
		assert_eq!(multisig.signatories.len(), 3);
		for wrong in [
			&["--signatory", ALICE][..],
			&["--threshold", "2"],
			&[],
			&["--manager", ALICE, "--signatory", BOB, "--threshold", "2"],
		] {
			assert!(line(wrong).is_err(), "{wrong:?}");
		}
		// Whoever gives neither is told of both.
		let told = line(&[]).unwrap_err().to_string();
		assert!(told.contains("--manager") && told.contains("--signatory"), "{told}");
		assert!(line(&["--signatory", &listed, "--threshold", "3"]).unwrap().manager().is_err());
	}

	#[test]
	fn amounts_should_have_the_decimals_of_the_asset_where_both_are_known() {
		let refused = other_decimals(Some(12), Some(6)).unwrap();
		assert!(refused.contains("12 decimals") && refused.contains("--decimals 6"), "{refused}");
		for (given, known) in [(Some(6), Some(6)), (None, Some(6)), (Some(12), None), (None, None)]
		{
			assert_eq!(other_decimals(given, known), None);
		}
	}

	#[test]
	fn table_should_be_named_as_it_is_seen_from_the_plan() {
		for (file, folder, seen) in [
			("/a/grants.csv", "/a/plan", "../grants.csv"),
			("/a/plan/grants.csv", "/a/plan", "grants.csv"),
			("/x/grants.csv", "/a/b/plan", "../../../x/grants.csv"),
		] {
			assert_eq!(relative(Path::new(file), Path::new(folder)), Path::new(seen));
		}
	}
}
