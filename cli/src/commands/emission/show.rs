//! Emission as text and as JSON.

use crate::{args::percent::show_percent, output::table};
use distribution_client::{
	account::{show_native, show_tokens},
	emission::EmissionInfo,
	time::Clock,
	token::native,
	types::Moment,
};
use distribution_primitives::emission::{Budget, EmissionParams, EraRecord};
use serde_json::{json, Value};

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

/// When era `era` begins, if no era before it is skipped.
fn begins(info: &EmissionInfo, era: u32) -> Moment {
	let eras = era.saturating_sub(info.era);
	info.started.unwrap_or_default().saturating_add(info.era_length.saturating_mul(eras))
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
pub fn info_json(info: &EmissionInfo, clock: &Clock) -> Value {
	let now = clock.block;
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
		"startedDate": info.started.and_then(|block| clock.iso(block)),
		"eraLength": info.era_length,
		"progressPercent": progress(info, now),
		"halted": info.halt.is_some(),
		"halt": info.halt.map(|halt| json!({
			"since": halt.since,
			"until": halt.until,
			"ends": begins(info, halt.until),
			"endsDate": clock.iso(begins(info, halt.until)),
			"voted": halt.voted,
		})),
		"haltsLeft": info.halts_left,
		"supply": info.supply.to_string(),
		"issues": info.issues.to_string(),
		"bound": info.bound.to_string(),
		"lowest": info.lowest.to_string(),
		"highest": info.highest.to_string(),
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
		show_native(params.issuance),
		show_percent(params.decay),
		params.decay_period,
		show_native(params.floor),
		show_native(params.max_supply)
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

/// Emission in words.
pub fn describe(info: &EmissionInfo, clock: &Clock) -> String {
	let now = clock.block;
	let era = match info.started {
		Some(started) => format!(
			"began on {}, ends on {}: {:.1} % of it is over",
			clock.show(started),
			clock.show(started.saturating_add(info.era_length)),
			progress(info, now)
		),
		None => "waits for the chain's first block".into(),
	};
	let mut lines = vec![format!("Era {} {era}", info.era)];
	match info.halt {
		Some(halt) => lines.push(format!(
			"  HALTED   since era {}{}: nothing is minted until era {} begins, about {}",
			halt.since,
			if halt.voted { ", prolonged by vote" } else { "" },
			halt.until,
			clock.show(begins(info, halt.until))
		)),
		None => lines.push(format!(
			"  brake    the committee could halt it for {} eras now",
			info.halts_left
		)),
	}
	lines.push(format!("  supply   {}", show_native(info.supply)));
	lines.push(format!(
		"  issues   {} in this era; a vote now can set {} to {}, no vote more than {}",
		show_native(info.issues),
		show_native(info.lowest),
		show_native(info.highest),
		show_native(info.bound)
	));
	match &info.schedule {
		Some(schedule) => {
			let (since, params) = (schedule.since, describe_params(&schedule.params));
			lines.push(format!("  schedule since era {since}: {params}"));
		}
		None => lines.push("  schedule none has been set yet".into()),
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
		let show = |amount: u128| show_tokens(amount, native().decimals);
		let row = |(era, record): &(u32, EraRecord<u128>)| {
			let amounts = [record.issuance, record.minted, record.burned].map(show);
			let mut cells = vec![era.to_string()];
			cells.extend(amounts);
			cells.push(net(record, show));
			cells.extend([record.arrived, record.supply].map(show));
			cells.push(record.skipped.to_string());
			cells
		};
		let rows: Vec<Vec<String>> = info.ended.iter().map(row).collect();
		let header =
			["era", "allowed", "minted", "burned", "net", "arrived", "supply", "skipped after"];
		lines.push(String::new());
		lines.push(table(&header, &rows));
		lines.push(format!(
			"In {}. arrived: by how much the supply rose otherwise than by minting",
			native().symbol
		));
	}
	lines.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_primitives::emission::{HaltInfo, IssuanceSchedule, PoolId};
	use polkadot_sdk::sp_runtime::Perbill;

	const TOKEN: u128 = 1_000_000_000_000;

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
			halt: Some(HaltInfo { since: 3, until: 9, voted: false }),
			halts_left: 11,
			supply: 998 * TOKEN,
			schedule: Some(IssuanceSchedule::new(params, 0)),
			issues: 0,
			bound: 100 * TOKEN,
			lowest: 30 * TOKEN,
			highest: 70 * TOKEN,
			next: Some((9, EmissionParams { decay_period: 7, ..params })),
			budget: Budget(shares.try_into().unwrap()),
			next_budget: None,
			ended: vec![(4, record)],
			history_depth: 84,
		}
	}

	#[test]
	fn emission_should_be_described() {
		// 2026-12-01, 00:00 UTC.
		let clock = Clock { block: 1_050, seconds: 1_796_083_200 };
		let text = describe(&info(), &clock);
		let began = "Era 5 began on 2026-11-30 23:55 UTC (#1000), ends on 2026-12-01 00:15 UTC (#1200): 25.0 %";
		assert!(text.starts_with(began), "{text}");
		for part in [
			"HALTED   since era 3: nothing is minted until era 9 begins, about 2026-12-01 01:15 UTC (#1800)",
			"can set 30 DIST to 70 DIST",
			"pool 0 60 %, pool 2 40 %",
			"from era 9",
			"every 7 eras",
			"-2  ",
		] {
			assert!(text.contains(part), "{part}");
		}
		let value = info_json(&info(), &clock);
		assert_eq!(value["progressPercent"], 25.0);
		assert_eq!(value["halt"]["until"], 9);
		assert_eq!(value["halt"]["ends"], 1_800);
		assert_eq!(value["halt"]["endsDate"], "2026-12-01T01:15:00Z");
		assert_eq!(value["haltsLeft"], 11);
		let resumed = EmissionInfo { halt: None, ..info() };
		assert!(describe(&resumed, &clock).contains("could halt it for 11 eras"));
		assert_eq!(value["budget"][1], json!({ "pool": 2, "billionths": 400_000_000 }));
		assert_eq!(value["ended"][0]["net"], (-2_000_000_000_000i64).to_string());
		assert_eq!(value["nextBudget"], Value::Null);
		assert_eq!(value["nextParams"]["params"]["decayPeriod"], 7);
		// An era may last longer than it should.
		assert_eq!(progress(&info(), 5_000), 100.0);
	}
}
