//! `distribution claims mine`: what an account is entitled to, with its dates and last times.

mod dates;
mod offset;

use self::{dates::Owner, offset::Offset};
use crate::{
	args::account::account_of,
	error::{CliError, Result},
	files,
	output::{table, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, show_native, AccountId},
	amount::Units,
	calendar::calendar,
	entitlements::{Due, Entitled},
	refusal::Reason,
	time::Clock,
	types::{AssetKind, Evidence},
	Chain,
};
use serde_json::{json, Value};
use std::path::PathBuf;

/// `distribution claims mine`.
#[derive(Args, Debug)]
pub struct Mine {
	/// The account: any SS58 address or 0x and 64 digits.
	account: String,
	/// Print dates at this offset from UTC: +02:00 or -05:30. Those of --json stay in UTC.
	#[arg(long, value_name = "OFFSET", default_value_t, allow_hyphen_values = true)]
	utc_offset: Offset,
	/// Write the dates to a calendar file too (RFC 5545): when claims are accepted, when more unlocks,
	/// and the last times, with reminders seven days and one day before. A calendar that has read an
	/// earlier file of this account moves its dates.
	#[arg(long, value_name = "FILE")]
	ics: Option<PathBuf>,
}

/// What there is to say about an account.
struct Report<'a> {
	who: AccountId,
	entitled: &'a Entitled,
	units: &'a Units,
	clock: Clock,
	offset: Offset,
	/// The calendar file, how many dates are in it.
	calendar: Option<(&'a PathBuf, usize)>,
}

/// Runs `distribution claims mine`.
pub async fn mine(command: Mine, chain: &Chain, output: Output) -> Result<()> {
	if account::is_ethereum(&command.account) {
		return Err(CliError::input(
			"this is an Ethereum address, not an account: `distribution claim message ROUND ADDRESS --to ACCOUNT` finds its row in a round and prints what its owner signs to be paid",
		));
	}
	let who = account_of(&command.account)?;
	let entitled = chain.entitled(&who).await?;
	let of_vouchers = entitled.vouchers.iter().map(|voucher| voucher.asset);
	let assets = entitled.rows.iter().map(|row| row.asset).chain(of_vouchers);
	let units = chain.units(assets).await?;
	let clock = chain.clock().await?;
	let mut written = None;
	if let Some(path) = &command.ics {
		let entries = Owner { who, genesis: chain.genesis() }.entries(&entitled, &units, &clock);
		files::write(path, &calendar(&entries, clock.seconds, clock.block)?)?;
		written = Some((path, entries.len()));
	}
	let report = Report {
		who,
		entitled: &entitled,
		units: &units,
		clock,
		offset: command.utc_offset,
		calendar: written,
	};
	output.print(&report.json(), || report.describe());
	Ok(())
}

impl Report<'_> {
	fn json(&self) -> Value {
		let date = |block| self.clock.iso(block);
		let asset = |asset: AssetKind| match asset {
			AssetKind::Native => json!("native"),
			AssetKind::WithId(id) => json!(id),
		};
		let row = |row: &Due| {
			json!({
				"round": row.round,
				"row": row.evidence.index(),
				"asset": asset(row.asset),
				"total": row.total.to_string(),
				"paid": row.paid.to_string(),
				"now": row.now.to_string(),
				"later": row.later.to_string(),
				"next": row.next,
				"nextDate": row.next.and_then(date),
				"opens": row.opens,
				// 0 is no time: it means at once.
				"opensDate": (row.opens > 0).then(|| date(row.opens)).flatten(),
				"until": row.until,
				"untilDate": date(row.until),
				"setAside": row.set_aside,
				"fromList": matches!(row.evidence, Evidence::Merkle { .. }),
				"refusal": row.refusal.as_ref().map(Reason::to_string),
			})
		};
		let rewards = self.entitled.rewards.iter().map(|reward| {
			json!({
				"pool": reward.pool,
				"claimable": reward.claimable.to_string(),
				"expiring": reward.expiring.as_ref().map(|expiring| json!({
					"amount": expiring.amount.to_string(),
					"era": expiring.era,
					"at": expiring.at,
					"atDate": date(expiring.at),
				})),
			})
		});
		let vouchers = self.entitled.vouchers.iter().map(|voucher| {
			json!({
				"round": voucher.round,
				"asset": asset(voucher.asset),
				"paid": voucher.paid.to_string(),
				"setAside": voucher.set_aside.to_string(),
				"until": voucher.until,
				"untilDate": date(voucher.until),
			})
		});
		let unread = self.entitled.unread.iter().map(
			|unread| json!({ "round": unread.round, "list": unread.list, "error": unread.why }),
		);
		json!({
			"account": account::show(&self.who),
			"now": self.clock.block,
			"nowDate": date(self.clock.block),
			"rows": self.entitled.rows.iter().map(row).collect::<Vec<_>>(),
			"vouchers": vouchers.collect::<Vec<_>>(),
			"rewards": rewards.collect::<Vec<_>>(),
			"unread": unread.collect::<Vec<_>>(),
			"calendar": self.calendar.map(
				|(file, dates)| json!({ "file": file.display().to_string(), "dates": dates }),
			),
		})
	}

	fn describe(&self) -> String {
		let who = account::show(&self.who);
		let Entitled { rows, vouchers, rewards, unread } = self.entitled;
		let mut lines = Vec::new();
		if rows.is_empty() && vouchers.is_empty() && rewards.is_empty() {
			lines.push(format!("The chain knows of nothing that {who} can claim."));
		} else {
			lines.push(format!("{who} can claim:"));
		}
		if !rows.is_empty() {
			let header = ["round", "row", "now", "later", "more on", "last time"];
			let cells: Vec<Vec<String>> = rows.iter().map(|row| self.cells(row)).collect();
			lines.push(table(&header, &cells));
		}
		for row in rows {
			let place = format!("round {}, row {}", row.round, row.evidence.index());
			if row.opens > self.clock.block {
				let opens = self.offset.show(&self.clock, row.opens);
				lines.push(format!("{place}: claims are accepted from {opens} on"));
			} else if let Some(why) = &row.refusal {
				lines.push(format!("{place}: refused now: {why}"));
			}
			if row.set_aside {
				lines.push(format!("{place}: set aside until its last time"));
			}
		}
		for voucher in vouchers {
			let left = self.units.show(voucher.asset, voucher.set_aside);
			let until = self.offset.show(&self.clock, voucher.until);
			let round = voucher.round;
			lines.push(format!("round {round}, vouchers: {left} set aside until {until}"));
		}
		for reward in rewards {
			let claimable = show_native(reward.claimable);
			let expires = reward.expiring.as_ref().map_or(String::new(), |expiring| {
				let (amount, at) = (show_native(expiring.amount), expiring.at);
				format!("; {amount} of it expires on {}", self.offset.show(&self.clock, at))
			});
			lines.push(format!("pool {}: {claimable}{expires}", reward.pool));
		}
		for unread in unread {
			let (list, round) = (unread.list, unread.round);
			lines.push(format!(
				"list {list} of round {round} was not searched whole: {}",
				unread.why
			));
		}
		lines.push(
			"Rounds whose lists are kept elsewhere are not searched: try `distribution claim` with --list."
				.into(),
		);
		lines.push(
			"Lists in the chain are searched where the order of accounts has this one. Whoever is paid what is withheld from others has rows elsewhere: `distribution list proof ACCOUNT --round ROUND --everywhere` finds all."
				.into(),
		);
		if let Some((file, dates)) = self.calendar {
			lines.push(format!("{} in {}.", account::counted(dates, "date"), file.display()));
		}
		lines.join("\n")
	}

	/// A row of the table.
	fn cells(&self, row: &Due) -> Vec<String> {
		let date = |block| self.offset.show(&self.clock, block);
		vec![
			row.round.to_string(),
			row.evidence.index().to_string(),
			self.units.show(row.asset, row.now),
			self.units.show(row.asset, row.later),
			row.next.map_or(String::new(), date),
			date(row.until),
		]
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::{
		emission::RewardInfo,
		entitlements::{Unread, VoucherDue},
	};
	use distribution_primitives::emission::Expiring;

	fn entitled() -> Entitled {
		let due = Due {
			round: 3,
			evidence: Evidence::Recorded { index: 4 },
			asset: AssetKind::Native,
			total: 5_000_000_000_000,
			paid: 1_000_000_000_000,
			now: 2_000_000_000_000,
			later: 2_000_000_000_000,
			next: Some(1_020),
			opens: 0,
			until: 1_100,
			set_aside: false,
			refusal: None,
		};
		let frozen = Due {
			round: 5,
			evidence: Evidence::Merkle { index: 9, amount: 7, proof: Vec::new() },
			asset: AssetKind::WithId(8),
			now: 0,
			later: 7,
			next: None,
			set_aside: true,
			refusal: Some(Reason::Other("frozen".into())),
			..due.clone()
		};
		let early = Due { round: 6, opens: 1_050, ..due.clone() };
		let expiring = Some(Expiring { amount: 1_000_000_000_000, era: 8, at: 1_030 });
		let claimable = 3_000_000_000_000;
		Entitled {
			rows: vec![due, frozen, early],
			vouchers: vec![VoucherDue {
				round: 8,
				asset: AssetKind::Native,
				paid: 1_000_000_000_000,
				set_aside: 4_000_000_000_000,
				until: 1_100,
			}],
			rewards: vec![RewardInfo { pool: 2, earning: 0, pending: 0, claimable, expiring }],
			unread: vec![Unread { round: 7, list: 1, why: "its chunks are gone".into() }],
		}
	}

	fn with(entitled: &Entitled, check: impl FnOnce(Report<'_>)) {
		let (units, file) = (Units::default(), PathBuf::from("mine.ics"));
		check(Report {
			who: [1; 32],
			entitled,
			units: &units,
			// 2026-12-01, 00:00 UTC.
			clock: Clock { block: 1_000, seconds: 1_796_083_200 },
			offset: "+01:00".parse().unwrap(),
			calendar: Some((&file, 4)),
		});
	}

	#[test]
	fn entitlements_should_be_told_with_their_dates() {
		with(&entitled(), |report| {
			let text = report.describe();
			for part in [
				"2 DIST",
				"2026-12-01 01:02 +01:00 (#1020)",
				"2026-12-01 01:10 +01:00 (#1100)",
				"round 5, row 9: refused now: frozen",
				"round 5, row 9: set aside",
				"round 6, row 4: claims are accepted from 2026-12-01 01:05 +01:00 (#1050) on",
				"round 8, vouchers: 4 DIST set aside until 2026-12-01 01:10 +01:00 (#1100)",
				"pool 2: 3 DIST; 1 DIST of it expires on 2026-12-01 01:03 +01:00 (#1030)",
				"list 1 of round 7 was not searched whole: its chunks are gone",
				"4 dates in mine.ics.",
			] {
				assert!(text.contains(part), "{part}: {text}");
			}
		});
		with(&Entitled::default(), |report| {
			assert!(report.describe().starts_with("The chain knows of nothing that "));
		});
	}

	#[test]
	fn scripts_should_be_told_in_smallest_units_and_utc() {
		with(&entitled(), |report| {
			let value = report.json();
			let row = &value["rows"][0];
			assert_eq!((&row["now"], &row["asset"]), (&json!("2000000000000"), &json!("native")));
			assert_eq!(row["untilDate"], "2026-12-01T00:10:00Z");
			assert_eq!((&row["fromList"], &row["refusal"]), (&json!(false), &Value::Null));
			let row = &value["rows"][1];
			assert_eq!((&row["fromList"], &row["asset"]), (&json!(true), &json!(8)));
			assert_eq!((&row["setAside"], &row["refusal"]), (&json!(true), &json!("frozen")));
			let voucher = &value["vouchers"][0];
			assert_eq!((&voucher["round"], &voucher["asset"]), (&json!(8), &json!("native")));
			assert_eq!(voucher["setAside"], "4000000000000");
			assert_eq!(value["rewards"][0]["expiring"]["atDate"], "2026-12-01T00:03:00Z");
			assert_eq!(value["unread"][0]["list"], 1);
			assert_eq!(value["calendar"], json!({ "file": "mine.ics", "dates": 4 }));
		});
	}
}
