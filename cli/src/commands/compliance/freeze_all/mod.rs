//! `distribution compliance freeze-all`: freezing every account of a file, as many as the officer
//! may in a day.
//!
//! The chain says which accounts are frozen already and which cannot be, so that a run can be
//! interrupted and repeated at any time, and goes on the next day where the allowance ended.

mod file;

use self::file::Row;
use crate::{
	args::{
		send::SubmitArgs,
		statement::hash_of,
		stop::{notice_text, stop_on_ctrl_c},
		table::TableArgs,
		trial::Trial,
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, counted, AccountId},
	batches::{Batches, Notice, Pace, Verdict, Work},
	calls::{compliance, Call},
	events::Included,
	lists::{
		reading::Reading,
		table::{bytes_of, Table},
	},
	refusal::Reason,
	registry::{officers, unfreezable, OfficerInfo},
	time::{show_length, Clock},
	types::Moment,
	Chain, Error,
};
use indicatif::ProgressBar;
use serde_json::{json, Value};
use std::{collections::BTreeMap, path::PathBuf};

/// Accounts that are told of one by one.
const MOST_TOLD: usize = 100;

/// The chain's errors that concern one account, not the officer.
const OF_ACCOUNTS: [&str; 4] = ["AlreadyFrozen", "FrozenBefore", "Exempt", "Protected"];

/// `distribution compliance freeze-all`.
#[derive(Args, Debug)]
#[command(mut_arg("dry_run", |arg| {
	arg.help("Do not send: print what can be frozen now and what cannot, and have the chain try it and forget it")
}), mut_arg("print_call", |arg| {
	arg.help("Do not send: print what can be frozen now and what cannot, and the encoded calls")
}))]
pub struct FreezeAll {
	/// The file, .csv, .xlsx or .ods: one account a line, and its reason if there is any (0x and 64
	/// digits, or text to be hashed). A header is optional.
	file: PathBuf,
	/// The order or the case, for accounts without a reason of their own: 0x and 64 digits, or text
	/// whose hash goes on chain.
	#[arg(long, value_name = "HASH")]
	reason: Option<String>,
	#[command(flatten)]
	table: TableArgs,
	/// Transactions under way at the same time, until a block has each: one for each account.
	#[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..=128))]
	in_flight: u32,
	/// How often to try again after a failure. A broken connection that comes back is not one.
	#[arg(long, default_value_t = 5)]
	retries: u32,
	#[command(flatten)]
	send: SubmitArgs,
}

/// An account that cannot be frozen, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Refused {
	row: Row,
	why: String,
}

/// What becomes of the rows of a file.
#[derive(Debug, Default, PartialEq, Eq)]
struct Plan {
	/// Accounts that are frozen already.
	already: Vec<Row>,
	refused: Vec<Refused>,
	/// Those that can be frozen now.
	now: Vec<Row>,
	/// Those that could be, but for the officer's allowance.
	later: Vec<Row>,
}

impl Plan {
	/// Sorts rows by what the chain says of each, in the order of the file; `left` of them can be
	/// frozen now.
	fn of(rows: Vec<Row>, answers: Vec<Option<Reason>>, left: u32) -> Self {
		let mut plan = Self::default();
		for (row, answer) in rows.into_iter().zip(answers) {
			match answer {
				None if plan.now.len() < left as usize => plan.now.push(row),
				None => plan.later.push(row),
				Some(why) if is_frozen(&why) => plan.already.push(row),
				Some(why) => plan.refused.push(Refused { row, why: why.to_string() }),
			}
		}
		plan
	}

	/// Number of rows.
	fn rows(&self) -> usize {
		let parts = [self.already.len(), self.refused.len(), self.now.len(), self.later.len()];
		parts.iter().fold(0, |sum, part| sum.saturating_add(*part))
	}

	/// What will be done and what not, in words.
	fn told(&self, officer: &OfficerInfo, clock: &Clock) -> String {
		let mut lines = vec![format!(
			"{}: {} frozen already, {} cannot be frozen, {} can be frozen now.",
			counted(self.rows(), "account"),
			self.already.len(),
			self.refused.len(),
			self.now.len()
		)];
		lines.extend(refused_lines(&self.refused));
		let next = clock.show(officer.next_period);
		lines.push(match self.later.len() {
			0 => format!("The officer can freeze {} before {next}.", officer.freezes_left),
			later => format!(
				"The officer can freeze {} before {next}: {later} more are left for then.",
				officer.freezes_left
			),
		});
		lines.join("\n")
	}
}

/// Accounts that cannot be frozen, a line each, up to a number.
fn refused_lines(refused: &[Refused]) -> Vec<String> {
	let told = refused.iter().take(MOST_TOLD).map(|Refused { row, why }| {
		format!("  line {}, {}: {why}", row.line, account::show(&row.account))
	});
	let mut lines: Vec<String> = told.collect();
	let more = refused.len().saturating_sub(MOST_TOLD);
	if more > 0 {
		lines.push(format!("  and {more} more"));
	}
	lines
}

/// Whether an account cannot be frozen because it is.
fn is_frozen(why: &Reason) -> bool {
	why.is("Compliance", "AlreadyFrozen")
}

/// The accounts of a run that are to be frozen.
struct Freezes {
	officer: AccountId,
	rows: Vec<Row>,
	bar: ProgressBar,
	/// Rows that the chain refused, by their lines.
	refused: BTreeMap<u64, Refused>,
}

impl Work for Freezes {
	type Item = Row;

	fn call(&mut self, rows: &[Row]) -> distribution_client::Result<Call> {
		match rows {
			[row] => Ok(compliance::freeze(&row.account, row.reason)),
			_ => Err(Error::unexpected("accounts are frozen one by one")),
		}
	}

	async fn left(&mut self, chain: &Chain) -> distribution_client::Result<Vec<Row>> {
		let rows: Vec<Row> = self.open();
		let accounts: Vec<AccountId> = rows.iter().map(|row| row.account).collect();
		let answers = unfreezable(chain, &self.officer, &accounts).await?;
		let mut left = Vec::new();
		for (row, answer) in rows.into_iter().zip(answers) {
			match answer {
				None => left.push(row),
				Some(why) if is_frozen(&why) => {}
				Some(why) if concerns_account(&why) => self.refuse(row, &why),
				Some(why) => return Err(Error::Refused(why)),
			}
		}
		Ok(left)
	}

	async fn done(
		&mut self,
		_: &Chain,
		rows: Vec<Row>,
		_: Included,
	) -> distribution_client::Result<()> {
		self.bar.inc(rows.len() as u64);
		Ok(())
	}

	async fn refused(&mut self, _: &Chain, rows: Vec<Row>, error: Error) -> Verdict<Row> {
		let why = match &error {
			Error::Refused(why) if concerns_account(why) => why.clone(),
			Error::Refused(_) => return Verdict::Stop(error),
			_ => return Verdict::Retry(error),
		};
		for row in rows {
			// Another officer was quicker: that is as good.
			if !is_frozen(&why) {
				self.refuse(row, &why);
			}
		}
		Verdict::Noted
	}

	fn notice(&mut self, notice: Notice<'_>) {
		// Not println of the bar: one that is hidden, as with --json, prints nothing.
		self.bar.suspend(|| note(&notice_text(&notice)));
	}
}

impl Freezes {
	/// The rows that were not refused.
	fn open(&self) -> Vec<Row> {
		let open = self.rows.iter().filter(|row| !self.refused.contains_key(&row.line));
		open.copied().collect()
	}

	fn refuse(&mut self, row: Row, why: &Reason) {
		self.refused.insert(row.line, Refused { row, why: why.to_string() });
	}
}

/// Whether the chain's refusal concerns one account.
fn concerns_account(why: &Reason) -> bool {
	OF_ACCOUNTS.iter().any(|name| why.is("Compliance", name))
}

/// Runs `distribution compliance freeze-all`.
pub async fn freeze_all(command: FreezeAll, chain: &Chain, output: Output) -> Result<()> {
	let usual = command.reason.as_deref().map(hash_of).transpose()?;
	let (rows, table) = file::read(&bytes_of(&command.file)?, &command.table.choices(), usual);
	let Table { reading, faults, warnings, .. } = table;
	output.refuse(&faults, &reading)?;
	output.tell(&reading, &warnings);
	let who = command.send.maker(chain).await?;
	let officer = acting_officer(chain, &who).await?;
	let accounts: Vec<AccountId> = rows.iter().map(|row| row.account).collect();
	let answers = unfreezable(chain, &who, &accounts).await?;
	if let Some(why) = answers.iter().flatten().find(|why| !concerns_account(why)) {
		return Err(Error::Refused(why.clone()).into());
	}
	let plan = Plan::of(rows, answers, officer.freezes_left);
	let clock = chain.clock().await?;
	if command.send.print_call {
		return show_plan(chain, &plan, &officer, &clock, &reading, output).await;
	}
	if command.send.dry_run {
		return try_plan(chain, &plan, &officer, &clock, &reading, output).await;
	}
	if !output.json {
		note(&plan.told(&officer, &clock));
	}
	let mut report = Report { plan, officer, clock, reading, transactions: 0 };
	if report.plan.now.is_empty() {
		return report.print(output);
	}
	let summary = freezing(chain, &counted(report.plan.now.len(), "account")).await?;
	command.send.confirm(output, &summary)?;
	let signer = command.send.signer(chain).await?;
	let todo = report.plan.now.clone();
	let wanted = todo.len();
	let bar = output.progress(wanted as u64, "freezing");
	let mut freezes = Freezes { officer: who, rows: todo.clone(), bar, refused: BTreeMap::new() };
	let pace = Pace::new(1, command.in_flight as usize, command.retries);
	let mut batches = Batches::new(chain, signer, pace, stop_on_ctrl_c());
	if let Err(error) = batches.run(&mut freezes, todo).await {
		freezes.bar.abandon();
		let left = batches.left;
		let done = wanted.saturating_sub(left).saturating_sub(freezes.refused.len());
		let told = format!("{error}. {done} of {wanted} frozen; run it again to go on");
		let figures = json!({ "rows": report.plan.rows(), "frozen": done, "left": left });
		return Err(CliError::from(error).told(told).with(figures));
	}
	freezes.bar.finish_and_clear();
	report.transactions = batches.transactions;
	report.plan.now = freezes.open();
	report.plan.refused.extend(freezes.refused.into_values());
	report.print(output)
}

/// What freezing means for `whom`, and for the officer.
pub async fn freezing(chain: &Chain, whom: &str) -> Result<String> {
	let term: Moment = chain.constant("Compliance", "FreezeTerm").await?;
	let rest: Moment = chain.constant("Compliance", "FreezeRest").await?;
	Ok(format!(
		"Freeze {whom} for {}. You can end a freeze, but cannot freeze that account again for {} then.",
		show_length(term),
		show_length(rest)
	))
}

/// The officer `who`, who may act.
async fn acting_officer(chain: &Chain, who: &AccountId) -> Result<OfficerInfo> {
	let all = officers(chain).await?;
	let shown = account::show(who);
	let found = all.into_iter().find(|officer| officer.officer == *who);
	let officer = found.ok_or_else(|| CliError::input(format!("{shown} is not an officer")))?;
	if officer.suspended {
		return Err(Error::NotNow(format!("the officer {shown} is suspended")).into());
	}
	Ok(officer)
}

/// Prints a plan with the calls that carry it out, to be signed elsewhere.
async fn show_plan(
	chain: &Chain,
	plan: &Plan,
	officer: &OfficerInfo,
	clock: &Clock,
	reading: &Reading,
	output: Output,
) -> Result<()> {
	let mut calls = Vec::new();
	for row in &plan.now {
		let bytes = chain.call_bytes(&compliance::freeze(&row.account, row.reason)).await?;
		calls.push((account::show(&row.account), format!("0x{}", hex::encode(bytes))));
	}
	let mut value = figures(plan, officer, clock, reading);
	if let Value::Object(fields) = &mut value {
		let calls = calls.iter().map(|(who, call)| json!({ "account": who, "call": call }));
		fields.insert("pending".into(), json!(plan.now.len()));
		fields.insert("calls".into(), Value::Array(calls.collect()));
	}
	output.print(&value, || {
		let mut lines = vec![plan.told(officer, clock)];
		lines.extend(calls.iter().map(|(who, call)| format!("{who}: {call}")));
		lines.push("Not sent.".into());
		lines.join("\n")
	});
	Ok(())
}

/// Prints a plan and what the chain found when it tried it. Fails if it would be refused.
async fn try_plan(
	chain: &Chain,
	plan: &Plan,
	officer: &OfficerInfo,
	clock: &Clock,
	reading: &Reading,
	output: Output,
) -> Result<()> {
	let calls = plan.now.iter().map(|row| compliance::freeze(&row.account, row.reason));
	let calls: Vec<Call> = calls.collect();
	let trial = match calls.as_slice() {
		[] => None,
		calls => Some(Trial::of_calls(chain, &officer.officer, calls).await?),
	};
	let mut value = figures(plan, officer, clock, reading);
	if let Value::Object(fields) = &mut value {
		fields.insert("pending".into(), json!(plan.now.len()));
		fields.insert("trial".into(), json!(trial.as_ref().map(Trial::json)));
	}
	output.print(&value, || {
		let tried = trial.as_ref().map_or("Nothing was sent.".into(), Trial::text);
		format!("{}\n{tried}", plan.told(officer, clock))
	});
	trial.map_or(Ok(()), Trial::end)
}

/// What became, or would become, of the rows, as JSON.
fn figures(plan: &Plan, officer: &OfficerInfo, clock: &Clock, reading: &Reading) -> Value {
	let refused = plan.refused.iter().map(|Refused { row, why }| {
		json!({ "line": row.line, "account": account::show(&row.account), "error": why })
	});
	json!({
		"rows": plan.rows(),
		"officer": account::show(&officer.officer),
		"freezesLeft": officer.freezes_left,
		"alreadyFrozen": plan.already.len(),
		"refused": refused.collect::<Vec<_>>(),
		"later": plan.later.len(),
		"nextPeriod": officer.next_period,
		"nextPeriodDate": clock.iso(officer.next_period),
		"read": reading,
	})
}

/// The end of a run.
struct Report {
	/// What was planned; the accounts to freeze now are those that were frozen.
	plan: Plan,
	/// The officer, as it was before.
	officer: OfficerInfo,
	clock: Clock,
	reading: Reading,
	transactions: u64,
}

impl Report {
	/// Prints what was done. Fails if accounts are left that are not frozen.
	fn print(&self, output: Output) -> Result<()> {
		let Self { plan, officer, clock, reading, transactions } = self;
		let mut value = figures(plan, officer, clock, reading);
		if let Value::Object(fields) = &mut value {
			fields.insert("frozen".into(), json!(plan.now.len()));
			fields.insert("transactions".into(), json!(transactions));
		}
		let later = plan.later.len();
		output.print(&value, || {
			let mut lines = vec![format!(
				"Froze {} in {}. Frozen before: {}.",
				counted(plan.now.len(), "account"),
				counted(*transactions, "transaction"),
				plan.already.len()
			)];
			if !plan.refused.is_empty() {
				lines.push("Cannot be frozen:".into());
				lines.extend(refused_lines(&plan.refused));
			}
			if later > 0 {
				lines.push(format!(
					"{later} left: run it again from {} on.",
					clock.show(officer.next_period)
				));
			}
			lines.join("\n")
		});
		let open = plan.refused.len().saturating_add(later);
		if open == 0 {
			return Ok(());
		}
		Err(CliError::not_proven(format!("{} not frozen", counted(open, "account"))).printed())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_core::H256;

	/// 2026-12-01, 00:00 UTC.
	const CLOCK: Clock = Clock { block: 14_300, seconds: 1_796_083_200 };

	fn row(line: u64) -> Row {
		Row { line, account: [7; 32], reason: H256::zero() }
	}

	fn why(name: &str) -> Reason {
		Reason::Module { pallet: "Compliance".into(), name: name.into(), docs: "No.".into() }
	}

	fn officer(freezes_left: u32) -> OfficerInfo {
		OfficerInfo { officer: [3; 32], suspended: false, freezes_left, next_period: 14_400 }
	}

	#[test]
	fn plan_should_keep_to_the_allowance_and_to_the_order_of_the_file() {
		let answers =
			vec![None, Some(why("AlreadyFrozen")), None, Some(why("Protected")), None, None];
		let plan = Plan::of((1..=6).map(row).collect(), answers, 2);
		assert_eq!(
			(plan.now.clone(), plan.later.clone()),
			(vec![row(1), row(3)], vec![row(5), row(6)])
		);
		assert_eq!(plan.already, [row(2)]);
		let refused = Refused { row: row(4), why: "Compliance.Protected: No.".into() };
		assert_eq!((plan.refused.clone(), plan.rows()), (vec![refused], 6));
		let told = plan.told(&officer(2), &CLOCK);
		for part in [
			"6 accounts: 1 frozen already, 1 cannot be frozen, 2 can be frozen now.",
			"  line 4, ",
			"Compliance.Protected: No.",
			"can freeze 2 before 2026-12-01 00:10 UTC (#14400): 2 more are left for then.",
		] {
			assert!(told.contains(part), "{part}: {told}");
		}
	}

	#[test]
	fn plan_without_allowance_should_leave_everything_for_later() {
		let plan = Plan::of(vec![row(1), row(2)], vec![None, None], 0);
		assert_eq!((plan.now.len(), plan.later.len()), (0, 2));
		let all = Plan::of(vec![row(1), row(2)], vec![None, None], 7);
		assert_eq!((all.now.len(), all.later.len()), (2, 0));
		assert!(all.told(&officer(7), &CLOCK).ends_with("before 2026-12-01 00:10 UTC (#14400)."));
	}

	#[test]
	fn refusals_of_an_account_should_be_told_from_those_of_the_officer() {
		for name in OF_ACCOUNTS {
			assert!(concerns_account(&why(name)), "{name}");
		}
		for name in ["FreezesUsedUp", "OfficerSuspended", "OfficerFrozen", "NotOfficer"] {
			assert!(!concerns_account(&why(name)), "{name}");
		}
		assert!(is_frozen(&why("AlreadyFrozen")) && !is_frozen(&why("FrozenBefore")));
	}

	#[test]
	fn end_should_be_a_failure_when_accounts_are_not_frozen() {
		let report = |plan| Report {
			plan,
			officer: officer(2),
			clock: CLOCK,
			reading: Reading::default(),
			transactions: 1,
		};
		let quiet = Output { json: true, yes: true };
		let done = Plan { now: vec![row(1)], already: vec![row(2)], ..Plan::default() };
		assert!(report(done).print(quiet).is_ok());
		let later = Plan { later: vec![row(1)], ..Plan::default() };
		assert_eq!(report(later).print(quiet).unwrap_err().code(), 7);
	}
}
