//! Staking, and taking part in pools.

use crate::{
	args::{
		number::whole_number,
		send::{submit_and_report, SubmitArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, AccountId},
	amount::Unit,
	calls::emission,
	emission::{find, pools, rewards_of},
	Chain,
};
use distribution_primitives::emission::{PoolId, PoolKind};

/// `distribution stake`.
#[derive(Args, Debug)]
pub struct Stake {
	/// Number of the pool.
	#[arg(value_parser = whole_number::<PoolId>)]
	pool: PoolId,
	/// How much: 25.5 or "25.5 DIST" in tokens of the pool's asset, "25 smallest" in its smallest
	/// unit.
	amount: String,
	#[command(flatten)]
	send: SubmitArgs,
}

/// `distribution unstake`.
#[derive(Args, Debug)]
pub struct Unstake {
	/// Number of the pool.
	#[arg(value_parser = whole_number::<PoolId>)]
	pool: PoolId,
	/// `all`, or how much: 25.5 or "25.5 DIST" in tokens of the pool's asset, "25 smallest" in its
	/// smallest unit.
	amount: String,
	#[command(flatten)]
	send: SubmitArgs,
}

/// `distribution enroll` and `resign`.
#[derive(Args, Debug)]
pub struct Membership {
	/// Number of the pool.
	#[arg(value_parser = whole_number::<PoolId>)]
	pool: PoolId,
	#[command(flatten)]
	send: SubmitArgs,
}

/// Reads an amount that is more than nothing.
fn amount_of(text: &str, unit: &Unit) -> Result<u128> {
	let amount = unit.read(text)?;
	if amount == 0 {
		return Err(CliError::input("the amount is 0"));
	}
	Ok(amount)
}

/// The unit of what a pool takes as stake.
async fn unit_of(chain: &Chain, pool: PoolId) -> Result<Unit> {
	let pools = pools(chain).await?;
	match find(&pools, pool)?.kind {
		PoolKind::Stake { asset } => Ok(chain.unit(asset).await?),
		_ => Err(CliError::input(format!("pool {pool} takes no stake"))),
	}
}

/// Runs `distribution stake`.
pub async fn stake(command: Stake, chain: &Chain, output: Output) -> Result<()> {
	let unit = unit_of(chain, command.pool).await?;
	let amount = amount_of(&command.amount, &unit)?;
	let call = emission::stake(command.pool, amount);
	let done = format!("staked {}; it counts from the next era on", unit.show(amount));
	submit_and_report(chain, call, &command.send, output, &done).await
}

/// Runs `distribution unstake`.
pub async fn unstake(command: Unstake, chain: &Chain, output: Output) -> Result<()> {
	let unit = unit_of(chain, command.pool).await?;
	let amount = match command.amount.as_str() {
		"all" => {
			let who = command.send.maker(chain).await?;
			whole_stake(chain, command.pool, who).await?
		}
		text => amount_of(text, &unit)?,
	};
	let call = emission::unstake(command.pool, amount);
	let done = format!("unstaked {}", unit.show(amount));
	submit_and_report(chain, call, &command.send, output, &done).await
}

/// All that `who` has staked in a pool.
async fn whole_stake(chain: &Chain, pool: PoolId, who: AccountId) -> Result<u128> {
	let rewards = rewards_of(chain, who).await?;
	let staked = rewards.iter().find(|reward| reward.pool == pool);
	let staked = staked.map_or(0, |reward| reward.earning.saturating_add(reward.pending));
	if staked == 0 {
		let who = account::show(&who);
		return Err(CliError::input(format!("{who} has nothing staked in pool {pool}")));
	}
	Ok(staked)
}

/// Runs `distribution enroll`.
pub async fn enroll(command: Membership, chain: &Chain, output: Output) -> Result<()> {
	let call = emission::enroll(command.pool);
	submit_and_report(chain, call, &command.send, output, "enrolled").await
}

/// Runs `distribution resign`.
pub async fn resign(command: Membership, chain: &Chain, output: Output) -> Result<()> {
	let call = emission::resign(command.pool);
	submit_and_report(chain, call, &command.send, output, "resigned").await
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser, Debug)]
	struct Line {
		#[command(flatten)]
		unstake: Unstake,
	}

	#[test]
	fn unstaking_for_another_account_should_not_be_sent() {
		let parse = |args: &[&str]| Line::try_parse_from([&["unstake"][..], args].concat());
		assert!(parse(&["0", "all"]).is_ok());
		assert!(parse(&["0", "12.5 DIST", "--dry-run"]).is_ok());
		assert!(parse(&["0", "all", "--as", "x", "--print-call"]).is_ok());
		assert!(parse(&["0", "all", "--as", "x", "--dry-run"]).is_ok());
		assert!(parse(&["0", "all", "--dry-run", "--print-call"]).is_err());
		assert!(parse(&["0", "all", "--as", "x"]).is_err());
		assert!(parse(&["0"]).is_err());
	}

	#[test]
	fn amounts_should_be_tokens_and_more_than_nothing() {
		let unit = Unit::native();
		assert_eq!(amount_of("25", &unit).unwrap(), 25_000_000_000_000);
		assert_eq!(amount_of("1.5 DIST", &unit).unwrap(), 1_500_000_000_000);
		for wrong in ["0", "0 smallest", "-1", "all", "", "1_000"] {
			assert!(amount_of(wrong, &unit).is_err(), "{wrong}");
		}
	}
}
