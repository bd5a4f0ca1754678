//! `distribution rewards …`: what an account earns in its pools, and paying it.

use crate::{
	args::{
		account::account_of,
		number::whole_number,
		send::{submit, SubmitArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Subcommand;
use distribution_client::{
	account::{self, show_native, AccountId},
	amount::Units,
	calls::emission,
	emission::{describe_kind, pools, rewards_of, PoolInfo, RewardInfo},
	events::{Included, RewardPaid, RewardRefused, RewardsParked},
	registry::{refusal_code, refusal_text},
	time::Clock,
	Chain,
};
use distribution_primitives::{
	emission::{PoolId, PoolKind},
	Refusal,
};
use serde_json::{json, Value};

/// The commands of `distribution rewards`.
#[derive(Subcommand, Debug)]
pub enum RewardsCommand {
	/// Show what an account has in each of its pools, and what it can claim.
	Show {
		/// The account: any SS58 address or 0x and 64 digits.
		account: String,
	},
	/// Pay an account what it can claim. Any account can send it; the named account is paid.
	Claim {
		/// The account: any SS58 address or 0x and 64 digits.
		account: String,
		/// Claim in this pool only. Without it in all pools; one that refuses does not stop the
		/// others.
		#[arg(long, value_name = "N", value_parser = whole_number::<PoolId>)]
		pool: Option<PoolId>,
		#[command(flatten)]
		send: SubmitArgs,
	},
}

/// Runs a command of `distribution rewards`.
pub async fn rewards(command: RewardsCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		RewardsCommand::Show { account } => {
			let who = account_of(&account)?;
			let (rewards, pools) = (rewards_of(chain, who).await?, pools(chain).await?);
			let assets = pools.iter().filter_map(|pool| match pool.kind {
				PoolKind::Stake { asset } => Some(asset),
				_ => None,
			});
			let (units, clock) = (chain.units(assets).await?, chain.clock().await?);
			output.print(&to_json(&who, &rewards, &clock), || {
				describe(&who, &rewards, &pools, &units, &clock)
			});
			Ok(())
		}
		RewardsCommand::Claim { account, pool, send } => {
			let who = account_of(&account)?;
			let call = match pool {
				Some(pool) => emission::claim(pool, &who),
				None => emission::claim_all(&who),
			};
			let Some(included) = submit(chain, call, &send, output).await? else { return Ok(()) };
			claimed(chain, &who, &included, output).await
		}
	}
}

fn to_json(who: &AccountId, rewards: &[RewardInfo], clock: &Clock) -> Value {
	let pools: Vec<Value> = rewards
		.iter()
		.map(|reward| {
			json!({
				"pool": reward.pool,
				"earning": reward.earning.to_string(),
				"pending": reward.pending.to_string(),
				"claimable": reward.claimable.to_string(),
				"expiring": reward.expiring.as_ref().map(|expiring| json!({
					"amount": expiring.amount.to_string(),
					"era": expiring.era,
					"at": expiring.at,
					"atDate": clock.iso(expiring.at),
				})),
			})
		})
		.collect();
	json!({
		"account": account::show(who),
		"pools": pools,
		"claimable": total(rewards).to_string(),
	})
}

fn total(rewards: &[RewardInfo]) -> u128 {
	rewards.iter().fold(0, |sum, reward| sum.saturating_add(reward.claimable))
}

fn describe(
	who: &AccountId,
	rewards: &[RewardInfo],
	pools: &[PoolInfo],
	units: &Units,
	clock: &Clock,
) -> String {
	let mut lines =
		vec![format!("{} can claim {}", account::show(who), show_native(total(rewards)))];
	for reward in rewards {
		let kind = pools.iter().find(|pool| pool.id == reward.pool).map(|pool| &pool.kind);
		let name = kind.map_or_else(|| "?".into(), describe_kind);
		let earning = match kind {
			Some(PoolKind::Stake { asset }) if reward.pending > 0 => format!(
				"{} counts, {} from the next era on",
				units.show(*asset, reward.earning),
				units.show(*asset, reward.pending)
			),
			Some(PoolKind::Stake { asset }) => {
				format!("{} counts", units.show(*asset, reward.earning))
			}
			_ => {
				format!("score {} in this era", account::with_thousands_separators(reward.earning))
			}
		};
		let claimable = show_native(reward.claimable);
		lines.push(format!("  pool {} ({name}): {claimable} to claim; {earning}", reward.pool));
		if let Some(expiring) = &reward.expiring {
			lines.push(format!(
				"    {} of era {} expires on {}",
				show_native(expiring.amount),
				expiring.era,
				clock.show(expiring.at)
			));
		}
	}
	if rewards.is_empty() {
		lines.push("  not in any pool".into());
	}
	lines.join("\n")
}

/// The outcome of a claim: who was paid, if anybody was; and pool by pool: paid; parked because
/// compliance refused, and why; and the encoded errors of the pools that refused.
#[derive(Debug, Default, PartialEq, Eq)]
struct Claimed {
	payee: Option<AccountId>,
	paid: Vec<(PoolId, u128)>,
	parked: Vec<(PoolId, u128, Refusal)>,
	refused: Vec<(PoolId, Vec<u8>)>,
}

impl Claimed {
	/// Reads them from the events of a claim for `who`.
	fn of(included: &Included, who: &AccountId) -> Result<Self> {
		let paid: Vec<RewardPaid> =
			included.all::<RewardPaid>()?.into_iter().filter(|event| event.who == *who).collect();
		let parked = included.all::<RewardsParked>()?.into_iter().filter(|event| event.who == *who);
		let refused =
			included.all::<RewardRefused>()?.into_iter().filter(|event| event.who == *who);
		Ok(Self {
			payee: paid.first().map(|event| event.payee),
			paid: paid.iter().map(|event| (event.pool, event.amount)).collect(),
			parked: parked.map(|event| (event.pool, event.amount, event.refusal)).collect(),
			refused: refused.map(|event| (event.pool, event.error.0)).collect(),
		})
	}
}

/// Prints the outcome of a claim. Fails if a pool refused, or parked rewards instead of paying.
async fn claimed(
	chain: &Chain,
	who: &AccountId,
	included: &Included,
	output: Output,
) -> Result<()> {
	let Claimed { payee, paid, parked, refused: encoded } = Claimed::of(included, who)?;
	let payee = payee.unwrap_or(*who);
	let mut refused = Vec::new();
	for (pool, error) in &encoded {
		refused.push((*pool, chain.reason(error).await.to_string()));
	}
	let sum = paid.iter().fold(0u128, |sum, (_, amount)| sum.saturating_add(*amount));
	let paid_json: Vec<Value> = paid
		.iter()
		.map(|(pool, amount)| json!({ "pool": pool, "amount": amount.to_string() }))
		.collect();
	let parked_json: Vec<Value> = parked
		.iter()
		.map(|(pool, amount, refusal)| {
			json!({
				"pool": pool,
				"amount": amount.to_string(),
				"refusal": refusal_code(*refusal),
			})
		})
		.collect();
	let refused_json: Vec<Value> =
		refused.iter().map(|(pool, why)| json!({ "pool": pool, "error": why })).collect();
	let value = json!({
		"account": account::show(who),
		"payee": account::show(&payee),
		"sum": sum.to_string(),
		"paid": paid_json,
		"parked": parked_json,
		"refused": refused_json,
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		let (amount, to) = (show_native(sum), account::show(&payee));
		let named = if payee == *who {
			String::new()
		} else {
			format!(", whom {} has named", account::show(who))
		};
		let mut lines = vec![format!("Paid {amount} to {to}{named} ({}).", included.place())];
		lines.extend(
			paid.iter().map(|(pool, amount)| format!("  pool {pool}: {}", show_native(*amount))),
		);
		lines.extend(parked.iter().map(|(pool, amount, refusal)| {
			let (amount, why) = (show_native(*amount), refusal_text(*refusal));
			format!("  pool {pool}: {amount} parked, not paid: {why}. It no longer expires")
		}));
		lines.extend(refused.iter().map(|(pool, why)| format!("  pool {pool} refused: {why}")));
		lines.join("\n")
	});
	let unpaid = parked.len().saturating_add(refused.len());
	if unpaid == 0 {
		return Ok(());
	}
	Err(CliError::not_proven(format!("{} refused", account::counted(unpaid, "pool"))).printed())
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use distribution_client::{events::RawEvent, types::AssetKind};
	use distribution_primitives::{emission::Expiring, Requirement};
	use polkadot_sdk::{
		sp_core::H256,
		sp_runtime::{DispatchError, Perbill},
	};

	fn rewards() -> Vec<RewardInfo> {
		let expiring = Some(Expiring { amount: 2_000_000_000_000, era: 3, at: 500 });
		let none = RewardInfo { pool: 0, earning: 0, pending: 0, claimable: 0, expiring: None };
		vec![
			RewardInfo { earning: 5, pending: 6, claimable: 1_000_000_000_000, ..none.clone() },
			RewardInfo { pool: 1, earning: 77, claimable: 2_000_000_000_000, expiring, ..none },
		]
	}

	#[test]
	fn rewards_should_be_described_in_the_unit_of_their_pool() {
		let pool = PoolInfo {
			id: 0,
			kind: PoolKind::Stake { asset: AssetKind::WithId(7) },
			requirement: Requirement::default(),
			next_requirement: None,
			retired: false,
			share: Perbill::one(),
			pot: [1; 32],
			owed: 0,
			members: 1,
			total: 5,
			pending: 6,
			reporters: Vec::new(),
			allowance: 0,
			next_reporters: None,
		};
		// 2026-12-01, 00:00 UTC.
		let (units, clock) = (Units::default(), Clock { block: 500, seconds: 1_796_083_200 });
		let text = describe(&[2; 32], &rewards(), &[pool], &units, &clock);
		for part in [
			"can claim 3 DIST\n",
			"6 smallest units of asset 7",
			"score 77",
			"2 DIST of era 3 expires on 2026-12-01 00:00 UTC (#500)",
		] {
			assert!(text.contains(part), "{part}");
		}
		assert!(describe(&[2; 32], &[], &[], &units, &clock).contains("not in any pool"));
		let value = to_json(&[2; 32], &rewards(), &clock);
		assert_eq!(value["claimable"], "3000000000000");
		assert_eq!(value["pools"][1]["expiring"]["at"], 500);
		assert_eq!(value["pools"][1]["expiring"]["atDate"], "2026-12-01T00:00:00Z");
		assert_eq!(value["pools"][0]["expiring"], Value::Null);
	}

	#[test]
	fn claims_should_be_read_from_their_events() {
		let (who, other) = ([1u8; 32], [2u8; 32]);
		let event = |name: &str, fields: Vec<u8>| RawEvent {
			pallet: "Emission".into(),
			name: name.into(),
			fields,
		};
		let error = DispatchError::BadOrigin;
		let events = vec![
			event("RewardPaid", (1u16, who, [7u8; 32], 5u128).encode()),
			event("RecordRemoved", (1u16, who).encode()),
			event("RewardPaid", (1u16, other, other, 9u128).encode()),
			event("ClaimRefused", (2u16, who, &error).encode()),
			event("RewardsParked", (3u16, who, 7u128, Refusal::Frozen).encode()),
			event("RewardsParked", (3u16, other, 8u128, Refusal::Frozen).encode()),
		];
		let included = Included { block: H256::zero(), number: 1, events };
		let claimed = Claimed::of(&included, &who).unwrap();
		let wanted = Claimed {
			payee: Some([7; 32]),
			paid: vec![(1, 5)],
			parked: vec![(3, 7, Refusal::Frozen)],
			refused: vec![(2, error.encode())],
		};
		assert_eq!(claimed, wanted);
	}
}
