//! `distribution emission …`: the issuance, its forecast, and governance's decisions on it.

mod forecast;
mod params;
mod pools;
mod show;

use self::{
	forecast::{forecast, ForecastArgs},
	params::{parse_budget, KindArgs, Limits, ParamsArgs},
	pools::{show_pools, show_solvency},
	show::{describe, info_json},
};
use crate::{
	args::{
		account::account_of,
		number::whole_number,
		propose::{propose, ProposeArgs},
		requirement::RequirementArgs,
		send::{submit_and_report, submit_as, CommitteeArgs, SubmitArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Subcommand;
use distribution_client::{
	account::AccountId,
	calls::{emission as calls, governance::EMISSION_ADMIN},
	emission::{find, pools, read_emission, read_running_era, PoolInfo},
	Chain,
};
use distribution_primitives::emission::{outlook::Outlook, EmissionParams, EraIndex, PoolId};
use polkadot_sdk::sp_runtime::Perbill;
use std::future::Future;

/// The commands of `distribution emission`.
#[derive(Subcommand, Debug)]
pub enum EmissionCommand {
	/// Show the running era, the present and the scheduled parameters, and the last eras.
	Show,
	/// Show all pools.
	Pools,
	/// Show what the coming eras issue under the decisions made so far.
	Forecast(ForecastArgs),
	/// Compare what the pots of pools, rounds and boards of scores can pay with what they owe. Fails if
	/// one owes more than it can pay.
	Solvency,
	/// Governance: decide how much is issued. Values not given stay as last decided.
	SetParams {
		#[command(flatten)]
		params: ParamsArgs,
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Governance: decide which pool gets which share of each era's issuance.
	SetBudget {
		/// Shares in percent with up to 7 decimals, as in 0=62.5 1=37.5. They sum to exactly 100.
		#[arg(required = true, value_name = "POOL=PERCENT")]
		shares: Vec<String>,
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Governance: make a pool. It gets nothing until a budget names it.
	CreatePool {
		#[command(flatten)]
		kind: KindArgs,
		#[command(flatten)]
		requirement: RequirementArgs,
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Governance: change the compliance requirement for a pool's members, after whole eras. Values
	/// not given stay as last decided.
	UpdatePool {
		/// Number of the pool.
		#[arg(value_parser = whole_number::<PoolId>)]
		pool: PoolId,
		#[command(flatten)]
		requirement: RequirementArgs,
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Governance: name the reporters of a pool, replacing the present ones after whole eras.
	SetReporters {
		/// Number of the pool.
		#[arg(value_parser = whole_number::<PoolId>)]
		pool: PoolId,
		/// The reporters. None given: the pool has no reporters any more.
		accounts: Vec<String>,
		/// The most that each reporter can add in an era, as the sum of its scores. Default: as
		/// last decided.
		#[arg(long, value_name = "SUM", value_parser = clap::value_parser!(u64).range(1..))]
		allowance: Option<u64>,
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Governance: close a pool to new members. No budget may name it.
	RetirePool {
		/// Number of the pool.
		#[arg(value_parser = whole_number::<PoolId>)]
		pool: PoolId,
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Free the place of a retired pool, and remove it once it is empty. Any account can.
	RemovePool {
		/// Number of the pool.
		#[arg(value_parser = whole_number::<PoolId>)]
		pool: PoolId,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Stop minting at once, for a while (the technical committee; see --committee). `emission show`
	/// says when the halt ends.
	Halt {
		#[command(flatten)]
		send: CommitteeArgs,
	},
	/// Governance: resume a halted emission with the next era.
	Resume {
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Governance: halt emission, or make a halt longer.
	ProlongHalt {
		/// Number of eras from the enactment on, the running one included, that issue nothing.
		#[arg(value_parser = clap::value_parser!(u32).range(1..))]
		eras: u32,
		#[command(flatten)]
		propose: ProposeArgs,
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
		EmissionCommand::Solvency => return show_solvency(&connect().await?, output).await,
		EmissionCommand::RemovePool { pool, send } => {
			let (chain, call) = (connect().await?, calls::remove_pool(pool));
			send.confirm(
				output,
				&format!("Remove the retired pool {pool}, or take it off the list."),
			)?;
			let done = "removed, or off the list";
			return submit_and_report(&chain, call, &send, output, done).await;
		}
		EmissionCommand::Halt { send } => {
			let call = calls::halt();
			return submit_as(&connect().await?, call, &send, output, "halted").await;
		}
		EmissionCommand::SetParams { params, propose } => {
			let chain = connect().await?;
			let params = set_params(&chain, &params).await?;
			(chain, calls::set_emission(&params), propose)
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
			(chain, calls::set_budget(&budget), propose)
		}
		EmissionCommand::CreatePool { kind, requirement, propose } => {
			let (kind, requirement) = (kind.pool_kind()?, requirement.requirement(None)?);
			(connect().await?, calls::create_pool(&kind, &requirement), propose)
		}
		EmissionCommand::UpdatePool { pool, requirement, propose } => {
			let chain = connect().await?;
			let pools = pools(&chain).await?;
			let present = find(&pools, pool)?;
			let last = present.next_requirement.as_ref().map(|(_, requirement)| requirement);
			let last = last.unwrap_or(&present.requirement).clone();
			let requirement = requirement.requirement(Some(last))?;
			(chain, calls::update_pool(pool, &requirement), propose)
		}
		EmissionCommand::SetReporters { pool, accounts, allowance, propose } => {
			let accounts: Vec<AccountId> = accounts
				.iter()
				.map(|account| account_of(account))
				.collect::<distribution_client::Result<_>>()?;
			let chain = connect().await?;
			let allowance = match allowance {
				Some(sum) => sum,
				None => last_allowance(find(&pools(&chain).await?, pool)?)?,
			};
			(chain, calls::set_reporters(pool, &accounts, allowance), propose)
		}
		EmissionCommand::RetirePool { pool, propose } => {
			(connect().await?, calls::retire_pool(pool), propose)
		}
		EmissionCommand::Resume { propose } => (connect().await?, calls::resume(), propose),
		EmissionCommand::ProlongHalt { eras, propose } => {
			let chain = connect().await?;
			let most: u32 = chain.constant("Emission", "HaltWindow").await?;
			if eras > most {
				return Err(CliError::input(format!(
					"a vote halts emission for at most {most} eras"
				)));
			}
			(chain, calls::prolong_halt(eras), propose)
		}
	};
	propose(&chain, call, EMISSION_ADMIN, &how, output).await
}

/// What each reporter of a pool can add in an era, as last decided.
fn last_allowance(pool: &PoolInfo) -> Result<u64> {
	let next = pool.next_reporters.as_ref().map(|(_, allowance, _)| *allowance);
	Some(next.unwrap_or(pool.allowance)).filter(|allowance| *allowance > 0).ok_or_else(|| {
		CliError::input(format!(
			"pool {} has no allowance yet: give --allowance, the most that a reporter can add in an era",
			pool.id
		))
	})
}

/// The parameters that `given` describes, if the chain would accept them now.
async fn set_params(chain: &Chain, given: &ParamsArgs) -> Result<EmissionParams<u128>> {
	let info = read_emission(chain).await?;
	let params = given.params(&info)?;
	let max_change: Perbill = chain.constant("Emission", "MaxChange").await?;
	let max_share: Perbill = chain.constant("Emission", "MaxIssuance").await?;
	let delay: EraIndex = chain.constant("Emission", "ChangeDelay").await?;
	let from = info.era.saturating_add(1).saturating_add(delay);
	let limits = Limits {
		bound: info.bound,
		step: max_change.mul_floor(info.bound),
		least: info.lowest,
		most: info.highest,
		issued: read_running_era(chain).await?.map_or(0, |era| era.issued),
		outlook: Outlook::new(info.schedule, info.era..from, info.supply, max_share),
		max_supply: chain.constant("Emission", "MaxSupply").await?,
	};
	limits.check(&params)?;
	Ok(params)
}

async fn show(chain: &Chain, output: Output) -> Result<()> {
	let clock = chain.clock().await?;
	let info = read_emission(chain).await?;
	output.print(&info_json(&info, &clock), || describe(&info, &clock));
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

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
			&["set-reporters", "1", "5FHn", "--allowance", "1000"],
			&["halt", "--committee", "2"],
			&["resume"],
			&["prolong-halt", "14"],
		] {
			assert!(parses(right), "{right:?}");
		}
		for wrong in [
			&["set-budget"][..],
			&["create-pool"],
			&["retire-pool", "70000"],
			&["resume", "--committee", "2"],
			&["prolong-halt", "0"],
			&["set-reporters", "1", "--allowance", "0"],
		] {
			assert!(!parses(wrong), "{wrong:?}");
		}
	}
}
