//! `distribution supply`: how many tokens there are, what circulates, and what unlocks when.

use crate::{
	args::supply::supply_at,
	error::Result,
	output::{table, Output},
};
use distribution_client::{
	account::show_native,
	time::{iso_time, show_time},
	Chain,
};
use distribution_reports::solvency::Supply;
use serde_json::{json, Value};

/// Runs `distribution supply`: as of the last final block.
pub async fn supply(chain: &Chain, output: Output) -> Result<()> {
	let block = chain.final_block().await?;
	let at = chain.at(block.hash).await?;
	let seconds = chain.seconds_at(&at).await?;
	let supply = supply_at(chain, &at).await?;
	output.print(&to_json(&supply, block.number, seconds), || {
		describe(&supply, block.number, seconds)
	});
	Ok(())
}

fn to_json(supply: &Supply, block: u64, seconds: i64) -> Value {
	let mut value = supply.json();
	if let Value::Object(fields) = &mut value {
		fields.insert("block".into(), json!(block));
		fields.insert("date".into(), json!(iso_time(seconds)));
		fields.insert("now".into(), json!(supply.info.now));
	}
	value
}

fn describe(supply: &Supply, block: u64, seconds: i64) -> String {
	let info = &supply.info;
	let time = show_time(seconds).unwrap_or_default();
	let rows = [
		("total", info.total),
		("owed by rounds", info.rounds),
		("owed by pools", info.pools),
		("owed by boards of scores", info.boards),
		("in the treasury", info.treasury),
		("vesting in accounts", supply.vesting),
		("circulating", supply.circulating()),
		("staked, part of what circulates", info.staked),
	];
	let rows = rows.map(|(name, amount)| vec![name.to_string(), show_native(amount)]);
	let mut lines =
		vec![format!("Supply after block {block}, {time}:"), table(&["what", "amount"], &rows)];
	let unlocking: Vec<Vec<String>> = supply
		.unlocks()
		.iter()
		.map(|unlock| {
			let time = show_time(unlock.until).unwrap_or_default();
			vec![time, show_native(unlock.vesting), show_native(unlock.streams)]
		})
		.collect();
	if unlocking.is_empty() {
		lines.push("Nothing unlocks in the coming three years.".into());
	} else {
		lines.push("Unlocks by the schedules that there are now, month by month:".into());
		lines.push(table(&["until", "in accounts", "in streams"], &unlocking));
	}
	lines.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::supply::SupplyInfo;
	use distribution_reports::solvency::Locked;

	const TOKEN: u128 = 1_000_000_000_000;
	/// 2026-12-01, 00:00 UTC.
	const DECEMBER: i64 = 1_796_083_200;

	fn supply(ahead: &[(u128, u128)]) -> Supply {
		let locked = |(month, (vesting, streams)): (i64, &(u128, u128))| Locked {
			seconds: DECEMBER + month * 2_629_800,
			vesting: vesting * TOKEN,
			streams: streams * TOKEN,
		};
		Supply {
			info: SupplyInfo {
				now: 7,
				total: 1_000 * TOKEN,
				rounds: 100 * TOKEN,
				pools: 10 * TOKEN,
				boards: 25 * TOKEN,
				treasury: 65 * TOKEN,
				staked: 5 * TOKEN,
			},
			vesting: ahead.first().map_or(0, |(vesting, _)| vesting * TOKEN),
			ahead: (0i64..).zip(ahead).map(locked).collect(),
		}
	}

	#[test]
	fn supply_should_be_told_with_what_keeps_it_and_what_unlocks() {
		let supply = supply(&[(50, 80), (50, 60), (20, 60), (20, 60)]);
		let text = describe(&supply, 12, DECEMBER);
		assert!(text.starts_with("Supply after block 12, 2026-12-01 00:00 UTC:\n"));
		for (begin, end) in [("circulating", " 750 DIST"), ("owed by pools", " 10 DIST")] {
			let line = text.lines().find(|line| line.starts_with(begin)).unwrap();
			assert!(line.ends_with(end), "{line}");
		}
		// The last month unlocks nothing.
		assert_eq!(text.lines().count(), 1 + 9 + 1 + 1 + 2);
		let json = to_json(&supply, 12, DECEMBER);
		assert_eq!(json["circulating"], (750 * TOKEN).to_string());
		assert_eq!((&json["block"], &json["now"]), (&json!(12), &json!(7)));
		assert_eq!(json["ahead"].as_array().unwrap().len(), 4);
	}

	#[test]
	fn supply_of_which_nothing_unlocks_should_be_told_so() {
		assert!(describe(&supply(&[(0, 5), (0, 5)]), 1, 0).ends_with("coming three years."));
	}
}
