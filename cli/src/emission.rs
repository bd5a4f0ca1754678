//! `distribution emission …`: what is issued and to whom, what is to come, and what governance decides.

use crate::{
	account,
	chain::{self, AccountId, Chain, Moment},
	compliance::account_of,
	error::{CliError, Result},
	forecast::{forecast, Forecast},
	output::{table, Output},
	policy::{parse_budget, show_percent, KindArgs, Limits, ParamsArgs},
	pools::{find, pools, show_pools, solvency},
	referendum::{propose, Propose, EMISSION_ADMIN},
	round::{simple, submit_as, Send, SendAs},
	terms::RequirementArgs,
};
use clap::Subcommand;
use distribution_primitives::{
	chain::TOKEN_DECIMALS,
	emission::{self, Budget, EmissionParams, EraRecord, PoolId},
};
use polkadot_sdk::sp_runtime::Perbill;
use serde_json::{json, Value};
use std::future::Future;

/// Emission of this chain.
pub type EmissionInfo = emission::EmissionInfo<u128, Moment>;
/// What an era of this chain would issue.
pub type Preview = emission::EraPreview<u128>;

/// The commands of `distribution emission`.
#[derive(Subcommand, Debug)]
pub enum EmissionCommand {
	/// Show the running era, what is in force, what is to come, and the last eras.
	Show,
	/// Show all pools.
	Pools,
	/// Show what the coming eras issue if nothing changes but what is decided already.
	Forecast(Forecast),
	/// Compare what every pot can pay with what it owes. Fails if one owes more.
	Solvency,
	/// Governance: decide how much is issued. What is not given stays as it was decided last.
	SetParams {
		#[command(flatten)]
		params: ParamsArgs,
		#[command(flatten)]
		propose: Propose,
	},
	/// Governance: decide which pool gets which share of each era's issuance.
	SetBudget {
		/// Shares in percent with up to 7 decimals, as in 0=62.5 1=37.5. They sum to exactly 100.
		#[arg(required = true, value_name = "POOL=PERCENT")]
		shares: Vec<String>,
		#[command(flatten)]
		propose: Propose,
	},
	/// Governance: make a pool. It gets nothing until a budget names it.
	CreatePool {
		#[command(flatten)]
		kind: KindArgs,
		#[command(flatten)]
		requirement: RequirementArgs,
		#[command(flatten)]
		propose: Propose,
	},
	/// Governance: change what compliance demands of whom a pool pays. What is not given stays.
	UpdatePool {
		/// Number of the pool.
		pool: PoolId,
		#[command(flatten)]
		requirement: RequirementArgs,
		#[command(flatten)]
		propose: Propose,
	},
	/// Governance: name who reports scores to a pool, in place of those before.
	SetReporters {
		/// Number of the pool.
		pool: PoolId,
		/// The reporters. None: nobody reports any more.
		accounts: Vec<String>,
		#[command(flatten)]
		propose: Propose,
	},
	/// Governance: let nobody join a pool any more. No budget may name it.
	RetirePool {
		/// Number of the pool.
		pool: PoolId,
		#[command(flatten)]
		propose: Propose,
	},
	/// Free the place of a retired pool, and remove it once nobody has anything in it. Anybody can.
	RemovePool {
		/// Number of the pool.
		pool: PoolId,
		#[command(flatten)]
		send: Send,
	},
	/// Stop minting at once (the technical committee; see --committee).
	Halt {
		#[command(flatten)]
		send: SendAs,
	},
	/// Governance: let a halted emission go on.
	Resume {
		#[command(flatten)]
		propose: Propose,
	},
}

/// Runs a command of `distribution emission`. What can be checked without a node is checked first.
pub async fn run<F: Future<Output = Result<Chain>>>(
	command: EmissionCommand,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	let (chain, call, how) = match command {
		EmissionCommand::Show => return show(&connect().await?, output).await,
		EmissionCommand::Pools => return show_pools(&connect().await?, output).await,
		EmissionCommand::Forecast(command) => {
			return forecast(command, &connect().await?, output).await
		}
		EmissionCommand::Solvency => return solvency(&connect().await?, output).await,
		EmissionCommand::RemovePool { pool, send } => {
			let call = chain::emission("remove_pool", pool);
			return simple(&connect().await?, call, &send, output, "removed, or off the list")
				.await;
		}
		EmissionCommand::Halt { send } => {
			let call = chain::emission("halt", ());
			return submit_as(&connect().await?, call, &send, output, "halted").await;
		}
		EmissionCommand::SetParams { params, propose } => {
			let chain = connect().await?;
			let params = set_params(&chain, &params).await?;
			(chain, chain::emission("set_emission", params), propose)
		}
		EmissionCommand::SetBudget { shares, propose } => {
			let budget = parse_budget(&shares)?;
			let chain = connect().await?;
			let pools = pools(&chain).await?;
			for (id, _) in &budget.0 {
				if find(&pools, *id)?.retired {
					return Err(CliError::input(format!("pool {id} is retired: leave it out")));
				}
			}
			(chain, chain::emission("set_budget", budget), propose)
		}
		EmissionCommand::CreatePool { kind, requirement, propose } => {
			let args = (kind.pool_kind()?, requirement.requirement(None)?);
			(connect().await?, chain::emission("create_pool", args), propose)
		}
		EmissionCommand::UpdatePool { pool, requirement, propose } => {
			let chain = connect().await?;
			let present = find(&pools(&chain).await?, pool)?.requirement.clone();
			let args = (pool, requirement.requirement(Some(present))?);
			(chain, chain::emission("update_pool", args), propose)
		}
		EmissionCommand::SetReporters { pool, accounts, propose } => {
			let accounts: Vec<AccountId> =
				accounts.iter().map(|account| account_of(account)).collect::<Result<_>>()?;
			(connect().await?, chain::emission("set_reporters", (pool, accounts)), propose)
		}
		EmissionCommand::RetirePool { pool, propose } => {
			(connect().await?, chain::emission("retire_pool", pool), propose)
		}
		EmissionCommand::Resume { propose } => {
			(connect().await?, chain::emission("resume", ()), propose)
		}
	};
	propose(&chain, call, EMISSION_ADMIN, &how, output).await
}

/// Emission as it is at the best block.
pub async fn read_emission(chain: &Chain) -> Result<EmissionInfo> {
	chain.ask("EmissionApi_emission", ()).await
}

/// Writes an amount of the native token.
pub fn show_tokens(amount: u128) -> String {
	account::show_tokens(amount, TOKEN_DECIMALS)
}

/// The parameters that `given` describes, if the chain would accept them now.
async fn set_params(chain: &Chain, given: &ParamsArgs) -> Result<EmissionParams<u128>> {
	let info = read_emission(chain).await?;
	let params = given.params(&info)?;
	let max_change: Perbill = chain.constant("Emission", "MaxChange").await?;
	let limits = Limits {
		bound: info.bound,
		step: max_change.mul_floor(info.bound),
		present: info.schedule.map_or(0, |schedule| schedule.target()),
		supply: info.supply,
		max_supply: chain.constant("Emission", "MaxSupply").await?,
	};
	limits.check(&params)?;
	Ok(params)
}

async fn show(chain: &Chain, output: Output) -> Result<()> {
	let now = chain.now().await?;
	let info = read_emission(chain).await?;
	output.print(&info_json(&info, now), || describe(&info, now));
	Ok(())
}

/// Minted less burned, with its sign.
fn net(record: &EraRecord<u128>, show: impl Fn(u128) -> String) -> String {
	match record.minted.checked_sub(record.burned) {
		Some(more) => show(more),
		None => format!("-{}", show(record.burned.saturating_sub(record.minted))),
	}
}

/// How much of the running era is over, in percent.
fn progress(info: &EmissionInfo, now: Moment) -> f64 {
	let elapsed = now.saturating_sub(info.started.unwrap_or(now));
	(100.0 * f64::from(elapsed) / f64::from(info.era_length.max(1))).min(100.0)
}

fn params_json(params: &EmissionParams<u128>) -> Value {
	json!({
		"issuance": params.issuance.to_string(),
		"decayBillionths": params.decay.deconstruct(),
		"decayPeriod": params.decay_period,
		"floor": params.floor.to_string(),
		"maxSupply": params.max_supply.to_string(),
	})
}

fn budget_json(budget: &Budget) -> Value {
	let shares = budget.0.iter();
	shares.map(|(id, share)| json!({ "pool": id, "billionths": share.deconstruct() })).collect()
}

/// Emission as JSON; amounts are strings, because they are larger than JSON numbers.
fn info_json(info: &EmissionInfo, now: Moment) -> Value {
	let ended: Vec<Value> = info
		.ended
		.iter()
		.map(|(era, record)| {
			json!({
				"era": era,
				"issuance": record.issuance.to_string(),
				"minted": record.minted.to_string(),
				"burned": record.burned.to_string(),
				"net": net(record, |amount| amount.to_string()),
				"arrived": record.arrived.to_string(),
				"supply": record.supply.to_string(),
				"skipped": record.skipped,
			})
		})
		.collect();
	json!({
		"era": info.era,
		"now": now,
		"started": info.started,
		"eraLength": info.era_length,
		"progressPercent": progress(info, now),
		"halted": info.halted,
		"supply": info.supply.to_string(),
		"issues": info.issues.to_string(),
		"bound": info.bound.to_string(),
		"schedule": info.schedule.as_ref().map(|schedule| json!({
			"params": params_json(&schedule.params),
			"since": schedule.since,
			"issuance": schedule.target().to_string(),
		})),
		"nextParams": info.next.as_ref().map(|(from, params)| json!({
			"from": from,
			"params": params_json(params),
		})),
		"budget": budget_json(&info.budget),
		"nextBudget": info.next_budget.as_ref().map(|(from, budget)| json!({
			"from": from,
			"budget": budget_json(budget),
		})),
		"ended": ended,
		"historyDepth": info.history_depth,
	})
}

fn describe_params(params: &EmissionParams<u128>) -> String {
	format!(
		"{} per era at first, {} less every {} eras, at least {}, up to a supply of {}",
		show_tokens(params.issuance),
		show_percent(params.decay),
		params.decay_period,
		show_tokens(params.floor),
		show_tokens(params.max_supply)
	)
}

fn describe_budget(budget: &Budget) -> String {
	let shares = budget.0.iter().map(|(id, share)| format!("pool {id} {}", show_percent(*share)));
	let shares: Vec<String> = shares.collect();
	if shares.is_empty() {
		return "none: nothing is issued".into();
	}
	shares.join(", ")
}

fn describe(info: &EmissionInfo, now: Moment) -> String {
	let clock = match info.started {
		Some(started) => format!(
			"began at relay block {started}, ends at {}: {:.1} % of it is over",
			started.saturating_add(info.era_length),
			progress(info, now)
		),
		None => "waits for the chain's first block".into(),
	};
	let mut lines = vec![format!("Era {} {clock}", info.era)];
	if info.halted {
		lines.push("  HALTED   nothing is minted until governance resumes it".into());
	}
	lines.push(format!("  supply   {}", show_tokens(info.supply)));
	lines.push(format!(
		"  issues   {} in this era; no vote could make it more than {}",
		show_tokens(info.issues),
		show_tokens(info.bound)
	));
	match &info.schedule {
		Some(schedule) => {
			let (since, params) = (schedule.since, describe_params(&schedule.params));
			lines.push(format!("  schedule since era {since}: {params}"));
		}
		None => lines.push("  schedule none was ever set".into()),
	}
	if let Some((from, params)) = &info.next {
		lines.push(format!("  to come  from era {from}: {}", describe_params(params)));
	}
	lines.push(format!("  budget   {}", describe_budget(&info.budget)));
	if let Some((from, budget)) = &info.next_budget {
		lines.push(format!("  to come  from era {from}: {}", describe_budget(budget)));
	}
	lines.push(format!(
		"  claims   rewards for scored work can be claimed for {} eras",
		info.history_depth
	));
	if !info.ended.is_empty() {
		let row = |(era, record): &(u32, EraRecord<u128>)| {
			let amounts = [record.issuance, record.minted, record.burned].map(show_tokens);
			let mut cells = vec![era.to_string()];
			cells.extend(amounts);
			cells.push(net(record, show_tokens));
			cells.extend([record.arrived, record.supply].map(show_tokens));
			cells.push(record.skipped.to_string());
			cells
		};
		let rows: Vec<Vec<String>> = info.ended.iter().map(row).collect();
		let header =
			["era", "allowed", "minted", "burned", "net", "arrived", "supply", "skipped after"];
		lines.push(String::new());
		lines.push(table(&header, &rows));
	}
	lines.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_primitives::emission::Schedule;

	const TOKEN: u128 = 1_000_000_000_000;

	fn parses(args: &[&str]) -> bool {
		let line = EmissionCommand::augment_subcommands(clap::Command::new("emission"));
		line.try_get_matches_from([&["emission"][..], args].concat()).is_ok()
	}

	#[test]
	fn commands_should_be_read() {
		EmissionCommand::augment_subcommands(clap::Command::new("emission")).debug_assert();
		for right in [
			&["show"][..],
			&["forecast", "--eras", "10", "--svg", "chart.svg"],
			&["set-params", "--issuance", "10.5", "--submit"],
			&["set-budget", "0=60", "1=40", "--submit", "--dry-run"],
			&["create-pool", "stake", "--asset", "7", "--level", "1"],
			&["create-pool", "contribution", "--scores", "reporters"],
			&["update-pool", "1", "--any-country"],
			&["set-reporters", "1"],
			&["halt", "--committee", "2"],
			&["resume"],
		] {
			assert!(parses(right), "{right:?}");
		}
		for wrong in [
			&["set-budget"][..],
			&["create-pool"],
			&["retire-pool", "70000"],
			&["resume", "--committee", "2"],
		] {
			assert!(!parses(wrong), "{wrong:?}");
		}
	}

	fn info() -> EmissionInfo {
		let params = EmissionParams {
			issuance: 50 * TOKEN,
			decay: Perbill::from_percent(10),
			decay_period: 365,
			floor: TOKEN,
			max_supply: 2_000 * TOKEN,
		};
		let shares: Vec<(PoolId, Perbill)> =
			vec![(0, Perbill::from_percent(60)), (2, Perbill::from_percent(40))];
		let record = EraRecord {
			issuance: 50 * TOKEN,
			minted: 10 * TOKEN,
			burned: 12 * TOKEN,
			supply: 998 * TOKEN,
			..Default::default()
		};
		EmissionInfo {
			era: 5,
			started: Some(1_000),
			era_length: 200,
			halted: true,
			supply: 998 * TOKEN,
			schedule: Some(Schedule::new(params, 0)),
			issues: 0,
			bound: 100 * TOKEN,
			next: Some((9, EmissionParams { decay_period: 7, ..params })),
			budget: Budget(shares.try_into().unwrap()),
			next_budget: None,
			ended: vec![(4, record)],
			history_depth: 84,
		}
	}

	#[test]
	fn emission_should_be_described() {
		let text = describe(&info(), 1_050);
		assert!(text.starts_with("Era 5 began at relay block 1000, ends at 1200: 25.0 % of it"));
		for part in ["HALTED", "pool 0 60 %, pool 2 40 %", "from era 9", "every 7 eras", "-2  "] {
			assert!(text.contains(part), "{part}");
		}
		let value = info_json(&info(), 1_050);
		assert_eq!(value["progressPercent"], 25.0);
		assert_eq!(value["budget"][1], json!({ "pool": 2, "billionths": 400_000_000 }));
		assert_eq!(value["ended"][0]["net"], (-2_000_000_000_000i64).to_string());
		assert_eq!(value["nextBudget"], Value::Null);
		assert_eq!(value["nextParams"]["params"]["decayPeriod"], 7);
		// An era may last longer than it should.
		assert_eq!(progress(&info(), 5_000), 100.0);
	}
}
