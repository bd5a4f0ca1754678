//! The pools of emission and their pots, as `distribution emission pools` and `solvency` show them.

use crate::{
	args::{
		percent::show_percent,
		requirement::{jurisdictions_json, show_jurisdictions},
	},
	error::{CliError, Result},
	output::{table, Output},
};
use distribution_client::{
	account::{self, show_native},
	amount::Units,
	emission::{describe_kind, pools, PoolInfo},
	pots::Pot,
	types::AssetKind,
	Chain,
};
use distribution_primitives::{
	emission::{PoolKind, Unclaimed},
	Requirement,
};
use serde_json::{json, Value};

/// Runs `distribution emission pools`.
pub async fn show_pools(chain: &Chain, output: Output) -> Result<()> {
	let pools = pools(chain).await?;
	let assets = pools.iter().filter_map(|pool| match pool.kind {
		PoolKind::Stake { asset } => Some(asset),
		_ => None,
	});
	let units = chain.units(assets).await?;
	let value = json!({ "pools": pools.iter().map(pool_json).collect::<Vec<_>>() });
	output.print(&value, || {
		if pools.is_empty() {
			return "No pools.".into();
		}
		let shown = pools.iter().map(|pool| describe_pool(pool, &units));
		shown.collect::<Vec<_>>().join("\n\n")
	});
	Ok(())
}

/// An asset as JSON.
fn asset_json(asset: &AssetKind) -> Value {
	match asset {
		AssetKind::Native => json!("native"),
		AssetKind::WithId(id) => json!(id),
	}
}

fn pool_json(pool: &PoolInfo) -> Value {
	json!({
		"pool": pool.id,
		"kind": match &pool.kind {
			PoolKind::Stake { asset } => json!({ "stake": asset_json(asset) }),
			PoolKind::Contribution { scores, unclaimed } => json!({ "contribution": {
				"scores": format!("{scores:?}").to_lowercase(),
				"unclaimed": format!("{unclaimed:?}").to_lowercase(),
			}}),
			PoolKind::Account { to } => json!({ "account": account::show(to) }),
		},
		"level": pool.requirement.level,
		"jurisdictions": jurisdictions_json(&pool.requirement.jurisdictions),
		"attesters": pool.requirement.attesters,
		"nextRequirement": pool.next_requirement.as_ref().map(|(from, requirement)| json!({
			"from": from,
			"level": requirement.level,
			"jurisdictions": jurisdictions_json(&requirement.jurisdictions),
			"attesters": requirement.attesters,
		})),
		"retired": pool.retired,
		"billionths": pool.share.deconstruct(),
		"pot": account::show(&pool.pot),
		"owed": pool.owed.to_string(),
		"members": pool.members,
		"total": pool.total.to_string(),
		"pending": pool.pending.to_string(),
		"reporters": pool.reporters.iter().map(account::show).collect::<Vec<_>>(),
		"allowance": pool.allowance,
		"nextReporters": pool.next_reporters.as_ref().map(|(from, allowance, reporters)| json!({
			"from": from,
			"allowance": allowance,
			"reporters": reporters.iter().map(account::show).collect::<Vec<_>>(),
		})),
	})
}

fn describe_pool(pool: &PoolInfo, units: &Units) -> String {
	let retired = if pool.retired { ", retired" } else { "" };
	let mut lines = vec![
		format!("Pool {}: {}{retired}", pool.id, describe_kind(&pool.kind)),
		format!("  share     {} of each era", show_percent(pool.share)),
	];
	if !matches!(pool.kind, PoolKind::Account { .. }) {
		lines.push(format!("  pot       {}", account::show(&pool.pot)));
		lines.push(format!("  owes      {}", show_native(pool.owed)));
		lines.push(format!(
			"  members   {}",
			account::with_thousands_separators(pool.members.into())
		));
	}
	match &pool.kind {
		PoolKind::Stake { asset } => lines.push(format!(
			"  stake     {}, and {} from the next era on",
			units.show(*asset, pool.total),
			units.show(*asset, pool.pending)
		)),
		PoolKind::Contribution { unclaimed, .. } => {
			lines.push(format!(
				"  scores    {} in this era",
				account::with_thousands_separators(pool.total)
			));
			lines.push(match unclaimed {
				Unclaimed::Burn => "  unclaimed is burned".into(),
				Unclaimed::Recycle => "  unclaimed is shared out again".into(),
			});
		}
		PoolKind::Account { .. } => {}
	}
	let demands = |requirement: &Requirement| {
		let Requirement { level, jurisdictions, .. } = requirement;
		let (countries, records) = (show_jurisdictions(jurisdictions), requirement.records());
		format!("level {level}, {countries}, attesters: {records}")
	};
	if pool.requirement != Requirement::default() {
		lines.push(format!("  demands   {}", demands(&pool.requirement)));
	}
	if let Some((from, requirement)) = &pool.next_requirement {
		lines.push(format!("  to come   from era {from}: {}", demands(requirement)));
	}
	let reporter = |who: &account::AccountId| format!("  reporter  {}", account::show(who));
	lines.extend(pool.reporters.iter().map(reporter));
	if !pool.reporters.is_empty() {
		let allowance = account::with_thousands_separators(pool.allowance.into());
		lines.push(format!("  allowance {allowance} of scores per reporter and era"));
	}
	if let Some((from, allowance, reporters)) = &pool.next_reporters {
		let allowance = account::with_thousands_separators((*allowance).into());
		lines.push(format!(
			"  to come   from era {from}, {allowance} of scores per reporter and era:"
		));
		lines.extend(reporters.iter().map(reporter));
	}
	lines.join("\n")
}

/// Runs `distribution emission solvency`.
pub async fn show_solvency(chain: &Chain, output: Output) -> Result<()> {
	let pots = chain.pots().await?;
	let units = chain.units(pots.iter().map(|pot| pot.asset)).await?;
	let short = pots.iter().filter(|pot| !pot.is_solvent()).count();
	let value = json!({
		"pots": pots.iter().map(solvency_json).collect::<Vec<_>>(),
		"solvent": short == 0,
	});
	output.print(&value, || {
		if pots.is_empty() {
			return "No pots.".into();
		}
		let row = |pot: &Pot| {
			let amounts = [pot.payable, pot.owed].map(|amount| units.show(pot.asset, amount));
			let verdict = if pot.is_solvent() { "solvent" } else { "SHORT" };
			let [payable, owed] = amounts;
			vec![pot.of.to_string(), payable, owed, verdict.into()]
		};
		let rows: Vec<Vec<String>> = pots.iter().map(row).collect();
		table(&["pot of", "can pay", "owes", ""], &rows)
	});
	if short == 0 {
		return Ok(());
	}
	Err(CliError::not_proven(match short {
		1 => "1 pot owes more than it can pay".to_string(),
		many => format!("{many} pots owe more than they can pay"),
	})
	.printed())
}

fn solvency_json(pot: &Pot) -> Value {
	json!({
		"of": pot.of.to_string(),
		"pot": account::show(&pot.pot),
		"asset": asset_json(&pot.asset),
		"payable": pot.payable.to_string(),
		"owed": pot.owed.to_string(),
		"waits": pot.waits.to_string(),
		"solvent": pot.is_solvent(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::pots::Owner;
	use distribution_primitives::emission::Scores;
	use polkadot_sdk::sp_runtime::Perbill;

	const TOKEN: u128 = 1_000_000_000_000;

	#[test]
	fn pots_should_be_solvent_only_when_they_can_pay_what_they_owe() {
		let solvent = |payable, owed| {
			let json = solvency_json(&Pot {
				of: Owner::Board(3),
				pot: [1; 32],
				asset: AssetKind::Native,
				payable,
				owed,
				waits: 2,
			});
			assert_eq!((&json["of"], &json["waits"]), (&json!("board 3"), &json!("2")));
			json["solvent"].clone()
		};
		assert_eq!([solvent(5, 5), solvent(1, 0), solvent(4, 5)], [true, true, false]);
	}

	#[test]
	fn pools_should_be_described() {
		let pool = PoolInfo {
			id: 1,
			kind: PoolKind::Contribution {
				scores: Scores::Reporters,
				unclaimed: Unclaimed::Recycle,
			},
			requirement: Requirement::level(2),
			next_requirement: Some((7, Requirement::level(3))),
			retired: true,
			share: Perbill::from_percent(40),
			pot: [1; 32],
			owed: 5 * TOKEN,
			members: 1_000,
			total: 77,
			pending: 0,
			reporters: vec![[2; 32]],
			allowance: 50_000,
			next_reporters: Some((9, 60_000, vec![[3; 32]])),
		};
		let text = describe_pool(&pool, &Units::default());
		for part in [
			"reported work, retired",
			"40 %",
			"1,000",
			"77",
			"shared out again",
			"demands   level 2",
			"from era 7: level 3",
			"50,000 of scores",
			"from era 9, 60,000 of scores",
		] {
			assert!(text.contains(part), "{part}");
		}
		let value = pool_json(&pool);
		assert_eq!(value["kind"]["contribution"]["unclaimed"], "recycle");
		assert_eq!(value["reporters"][0], account::show(&[2; 32]));
		assert_eq!(value["nextReporters"]["reporters"][0], account::show(&[3; 32]));
		assert_eq!(value["nextRequirement"]["from"], 7);
		let native = PoolInfo { kind: PoolKind::Stake { asset: AssetKind::Native }, ..pool };
		assert!(describe_pool(&native, &Units::default()).contains("stake of native tokens"));
	}
}
