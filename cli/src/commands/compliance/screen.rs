//! `distribution compliance screen`: which rows of a list would be refused now, and why. Sends
//! nothing.

use crate::{
	args::{
		number::whole_number,
		requirement::{show_jurisdictions, RequirementArgs},
		table::{AmountsArgs, TableArgs},
	},
	error::{CliError, Result},
	files::create,
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, AccountId},
	amount::Unit,
	files::csv_line,
	lists::{
		accounts::{Accounts, Allowed},
		amounts::{self, Doubt, ListUnit},
		columns::{Column, ACCOUNT, AMOUNT},
		fault::{Fault, Flaw},
		table::{self, bytes_of, Choices, Table},
	},
	registry::{refusal_code, refusal_text, screen as ask, Obstacle, MAX_ACCOUNTS},
	time::Clock,
	types::{AssetKind, Moment},
	Chain,
};
use distribution_primitives::{Refusal, Requirement};
use serde_json::{json, Value};
use std::{
	collections::BTreeMap,
	io::Write,
	path::{Path, PathBuf},
};

/// Refused rows that are told one by one.
const MOST_TOLD: usize = 20;

/// The arguments that say what is required, for a round says it itself.
const REQUIRED: [&str; 6] =
	["level", "only_countries", "except_countries", "any_country", "attesters", "asset"];

/// `distribution compliance screen`.
#[derive(Args, Debug)]
pub struct Screen {
	/// The table, .csv, .xlsx or .ods: account, and amount if there is any; without it any amount
	/// is asked for. A header is optional.
	table: PathBuf,
	/// Round whose requirement and asset are taken. Without it they are those of the options below,
	/// which demand nothing by themselves: freezes, blocked countries and payout limits remain.
	#[arg(long, conflicts_with_all = REQUIRED, value_parser = whole_number::<u32>)]
	round: Option<u32>,
	/// `native`, or the number of an asset: payout limits are those of an asset.
	#[arg(long, default_value = "native")]
	asset: AssetKind,
	#[command(flatten)]
	requirement: RequirementArgs,
	/// Write the refused rows to this CSV file: line, account, amount, refusal, when it passes.
	#[arg(long, value_name = "FILE")]
	csv: Option<PathBuf>,
	#[command(flatten)]
	amounts: AmountsArgs,
	#[command(flatten)]
	how: TableArgs,
}

/// The columns of the table.
const COLUMNS: [Column; 2] = [ACCOUNT, Column { required: false, ..AMOUNT }];
/// Their places in it.
const WHO: usize = 0;
const HOW_MUCH: usize = 1;

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
	line: u64,
	account: AccountId,
	/// In smallest units; 0 if the table does not say it, which asks for any amount.
	amount: u128,
}

/// A row that would be refused.
struct Refused {
	row: Row,
	obstacle: Obstacle,
}

/// Reads a whole table and notes every fault. Returns the decimals of its amounts besides, if they
/// are in tokens.
fn read(bytes: &[u8], choices: &Choices, unit: ListUnit) -> (Vec<Row>, Option<u8>, Table) {
	let mut rows = Vec::new();
	// The chain judges: whatever it may be asked to pay may be in the table, and more than once.
	let mut accounts = Accounts::new(Allowed { keyless: true, ethereum: true });
	let mut decimals: Option<std::result::Result<Option<u8>, Flaw>> = None;
	let mut doubt = Doubt::default();
	let mut table = table::read(bytes, &COLUMNS, choices, |record| {
		let account = accounts.read(record, WHO);
		let decimals =
			decimals.get_or_insert_with(|| unit.decimals(record.columns().unit(HOW_MUCH).as_ref()));
		let amount = match decimals {
			_ if record.text(HOW_MUCH).is_empty() => Some(0),
			Ok(decimals) => record.value(HOW_MUCH, |text| amounts::parse(text, *decimals)),
			// One fault of the whole table, below.
			Err(_) => None,
		};
		if let (Some(account), Some(amount)) = (account, amount) {
			doubt.look(unit, || record.columns().unit(HOW_MUCH), record.line(), amount);
			rows.push(Row { line: record.line(), account, amount });
		}
	});
	let decimals = decimals.unwrap_or(Ok(None)).unwrap_or_else(|(kind, message)| {
		table.refuse(vec![Fault::whole(kind, message)]);
		None
	});
	table.refuse(doubt.faults());
	table.refuse_if_empty();
	(rows, decimals, table)
}

/// Runs `distribution compliance screen`.
pub async fn screen(command: Screen, chain: &Chain, output: Output) -> Result<()> {
	let (requirement, asset) = match command.round {
		Some(round) => {
			let terms = chain.round(round).await?.terms;
			(terms.requirement, terms.asset)
		}
		None => (command.requirement.requirement(None)?, command.asset),
	};
	let (clock, unit) = (chain.clock().await?, chain.unit(asset).await?);
	let unit_of_rows = command.amounts.unit_of(&unit);
	let (rows, decimals, table) =
		read(&bytes_of(&command.table)?, &command.how.choices(), unit_of_rows);
	let Table { reading, faults, warnings, .. } = table;
	output.refuse(&faults, &reading)?;
	output.tell(&reading, &warnings);
	if decimals.is_some_and(|decimals| unit.decimals().is_some_and(|known| known != decimals)) {
		return Err(CliError::input(
			"the amounts of the table are tokens with other decimals than the asset has",
		));
	}
	let bar = output.progress(rows.len() as u64, "screening");
	let mut refused = Vec::new();
	for part in rows.chunks(MAX_ACCOUNTS) {
		let asked: Vec<_> = part.iter().map(|row| (row.account, row.amount)).collect();
		let answers = ask(chain, &requirement, asset, &asked).await?;
		refused.extend(part.iter().zip(answers).filter_map(|(row, answer)| {
			answer.err().map(|obstacle| Refused { row: *row, obstacle })
		}));
		bar.inc(part.len() as u64);
	}
	bar.finish_and_clear();
	if let Some(path) = &command.csv {
		write_csv(path, &refused, &clock)?;
	}
	let counts = counts(&refused);
	let reasons: BTreeMap<String, u64> =
		counts.iter().map(|(refusal, count)| (refusal_code(*refusal), *count)).collect();
	let value = json!({
		"rows": rows.len(),
		"round": command.round,
		"level": requirement.level,
		"attesters": requirement.records(),
		"accepted": rows.len().saturating_sub(refused.len()),
		"refusedCount": refused.len(),
		"reasons": reasons,
		"refused": refused.iter().map(|refused| refused.json(&clock)).collect::<Vec<_>>(),
		"read": reading,
	});
	output.print(&value, || {
		let mut lines = vec![demands(command.round, &requirement)];
		lines.push(match refused.len() {
			0 => format!("All {} would be accepted now.", account::counted(rows.len(), "row")),
			some => {
				format!("{some} of {} would be refused now:", account::counted(rows.len(), "row"))
			}
		});
		for (refusal, count) in &counts {
			lines.push(format!(
				"  {count}  {}: {}",
				refusal_code(*refusal),
				refusal_text(*refusal)
			));
		}
		lines.extend(refused.iter().take(MOST_TOLD).map(|refused| refused.told(&unit, &clock)));
		let more = refused.len().saturating_sub(MOST_TOLD);
		if more > 0 {
			lines.push(format!("and {more} more; --csv FILE writes all of them"));
		}
		lines.join("\n")
	});
	if refused.is_empty() {
		return Ok(());
	}
	let refused = account::counted(refused.len(), "row");
	Err(CliError::not_proven(format!("{refused} would be refused now")).printed())
}

/// What the rows are asked for, in words.
fn demands(round: Option<u32>, requirement: &Requirement) -> String {
	let by = round.map_or(String::new(), |round| format!("Round {round}: "));
	if *requirement == Requirement::default() {
		return format!("{by}no level and no country is demanded.");
	}
	let (countries, records) =
		(show_jurisdictions(&requirement.jurisdictions), requirement.records());
	format!("{by}level {}, {countries}, attesters: {records}.", requirement.level)
}

/// How many rows are refused for each reason.
fn counts(refused: &[Refused]) -> BTreeMap<Refusal, u64> {
	let mut counts = BTreeMap::new();
	for Refused { obstacle, .. } in refused {
		let count: &mut u64 = counts.entry(obstacle.refusal).or_default();
		*count = count.saturating_add(1);
	}
	counts
}

impl Refused {
	fn passes_at(&self) -> Option<Moment> {
		self.obstacle.passes_at
	}

	fn json(&self, clock: &Clock) -> Value {
		json!({
			"line": self.row.line,
			"account": account::show(&self.row.account),
			"amount": self.row.amount.to_string(),
			"refusal": refusal_code(self.obstacle.refusal),
			"passesAt": self.passes_at(),
			"passesDate": self.passes_at().and_then(|block| clock.iso(block)),
		})
	}

	fn told(&self, unit: &Unit, clock: &Clock) -> String {
		let Row { line, account, amount } = self.row;
		let amount = match amount {
			0 => String::new(),
			amount => format!(", {}", unit.show(amount)),
		};
		let passes = self
			.passes_at()
			.map_or(String::new(), |block| format!("; passes on {}", clock.show(block)));
		let code = refusal_code(self.obstacle.refusal);
		format!("line {line}: {}{amount}: {code}{passes}", account::show(&account))
	}
}

/// Writes the refused rows to a CSV file.
fn write_csv(path: &Path, refused: &[Refused], clock: &Clock) -> Result<()> {
	let mut file = create(path)?;
	let header = ["line", "account", "amount_smallest", "refusal", "why", "passes"];
	file.write_all(csv_line(header).as_bytes())?;
	for refused in refused {
		let passes = refused.passes_at().and_then(|block| clock.iso(block)).unwrap_or_default();
		let line = csv_line([
			refused.row.line.to_string().as_str(),
			account::show(&refused.row.account).as_str(),
			refused.row.amount.to_string().as_str(),
			refusal_code(refused.obstacle.refusal).as_str(),
			refusal_text(refused.obstacle.refusal),
			passes.as_str(),
		]);
		file.write_all(line.as_bytes())?;
	}
	Ok(file.finish()?)
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	/// 2026-12-01, 00:00 UTC.
	const CLOCK: Clock = Clock { block: 1_000, seconds: 1_796_083_200 };

	#[derive(Parser)]
	struct Command {
		#[command(flatten)]
		screen: Screen,
	}

	fn rows(text: &str) -> (Vec<Row>, Vec<&'static str>) {
		let (rows, _, table) = read(text.as_bytes(), &Choices::default(), ListUnit::Header);
		assert!(table.reading.adds_up());
		(rows, table.faults.iter().map(|fault| fault.kind).collect())
	}

	fn refused(line: u64, refusal: Refusal, passes_at: Option<Moment>) -> Refused {
		let row = Row { line, account: [7; 32], amount: 5_000_000_000_000 };
		Refused { row, obstacle: Obstacle { refusal, passes_at } }
	}

	#[test]
	fn round_should_not_go_with_a_requirement_of_ones_own() {
		let parses =
			|args: &[&str]| Command::try_parse_from([&["x", "t.csv"][..], args].concat()).is_ok();
		assert!(parses(&["--round", "3"]) && parses(&["--level", "2", "--asset", "7"]));
		for own in [&["--level", "2"][..], &["--only-countries", "DE"], &["--asset", "7"]] {
			assert!(!parses(&[&["--round", "3"][..], own].concat()), "{own:?}");
		}
	}

	#[test]
	fn table_should_be_read_with_and_without_amounts() {
		let (one, two) = (account::show(&[1; 32]), account::show(&[2; 32]));
		let row = |line, n: u8, amount| Row { line, account: [n; 32], amount };
		assert_eq!(rows(&format!("{one}\n{two}\n")), (vec![row(1, 1, 0), row(2, 2, 0)], vec![]));
		let text = format!("account,amount (DIST)\n{one},5\n{two},\n");
		let five = 5_000_000_000_000;
		assert_eq!(rows(&text), (vec![row(2, 1, five), row(3, 2, 0)], vec![]));
		assert_eq!(rows(&format!("account,amount (USDC)\n{one},5\n")).1, ["unit"]);
		assert_eq!(
			rows(&format!("account,amount\n{one},25%\nnobody,5\n")).1,
			["format", "account"]
		);
		assert_eq!(rows(&format!("account,amount\n{one},5\n")).1, ["unit"]);
		assert_eq!(rows("").1, ["empty"]);
	}

	#[test]
	fn refused_rows_should_be_counted_told_and_written() {
		let all = [
			refused(2, Refusal::LevelTooLow, None),
			refused(3, Refusal::LimitReached, Some(15_400)),
			refused(9, Refusal::LevelTooLow, None),
		];
		let counted: Vec<_> = counts(&all).into_iter().collect();
		assert_eq!(counted, [(Refusal::LevelTooLow, 2), (Refusal::LimitReached, 1)]);
		let told = all[1].told(&Unit::native(), &CLOCK);
		assert!(told.starts_with("line 3: ") && told.contains(", 5 DIST: LimitReached"), "{told}");
		assert!(told.ends_with("passes on 2026-12-02 00:00 UTC (#15400)"), "{told}");
		assert_eq!(all[1].json(&CLOCK)["passesDate"], "2026-12-02T00:00:00Z");
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("refused.csv");
		write_csv(&path, &all, &CLOCK).unwrap();
		let text = std::fs::read_to_string(&path).unwrap();
		assert_eq!(text.lines().count(), 4);
		assert!(text.contains(",LevelTooLow,\"its level is too low, or"), "{text}");
	}
}
