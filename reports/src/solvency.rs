//! The report on solvency: what the pots of pools, rounds and boards of scores can pay and owe, and what of
//! the supply circulates.

use crate::{
	chart::{Axis, Bar, Bars, Chart, Panel, Plot, Scale, Series, Shape, MOST_BARS},
	check::{all_passed, json_of, Check},
	csv::{plain_tokens, Csv},
	folder::{json_text, File, HTML, JSON},
	page::{number, words, Page},
	report::Report,
	subject::{tokens, Subject},
};
use distribution_client::{
	account::{self, counted},
	amount::Unit,
	pots::{Owner, Pot},
	time::{iso_time, show_time},
	types::{AssetKind, Moment},
	Result,
};
use distribution_primitives::supply::SupplyInfo;
use serde_json::{json, Value};

/// What makes the chain solvent.
const EVERY_POT: &str = "The pot of every round, pool and board can pay what it owes";

/// A pot, and the unit of what it holds.
#[derive(Clone, Debug)]
pub struct Reserve {
	/// The pot.
	pub pot: Pot,
	/// The unit of its asset.
	pub unit: Unit,
}

impl Reserve {
	fn owner(&self) -> String {
		self.pot.of.to_string()
	}

	fn is_native(&self) -> bool {
		self.pot.asset == AssetKind::Native
	}

	fn json(&self) -> Value {
		let pot = &self.pot;
		json!({
			"of": self.owner(),
			"pot": account::show(&pot.pot),
			"asset": match pot.asset {
				AssetKind::Native => json!("native"),
				AssetKind::WithId(id) => json!(id),
			},
			"payable": pot.payable.to_string(),
			"owed": pot.owed.to_string(),
			"waits": pot.waits.to_string(),
			"solvent": pot.is_solvent(),
		})
	}
}

/// The pots that are not as they should be, or how many were looked at.
fn found(pots: &[&Reserve], right: impl Fn(&Pot) -> bool) -> (bool, String) {
	let wrong: Vec<String> =
		pots.iter().filter(|reserve| !right(&reserve.pot)).map(|reserve| reserve.owner()).collect();
	if wrong.is_empty() {
		return (true, counted(pots.len(), "pot"));
	}
	(false, format!("not {}", wrong.join(", ")))
}

/// What is locked at a time to come, in the native token's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locked {
	/// The time, in seconds since 1970.
	pub seconds: i64,
	/// What vests in accounts and is locked then.
	pub vesting: u128,
	/// What streams of open rounds have not unlocked by then, of their budgets.
	pub streams: u128,
}

/// What unlocks from one time to another, in the native token's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unlock {
	/// The one time, in seconds since 1970.
	pub from: i64,
	/// The other.
	pub until: i64,
	/// What vests in accounts and unlocks.
	pub vesting: u128,
	/// What streams of open rounds unlock, of their budgets.
	pub streams: u128,
}

/// The supply of the native token, and what keeps it. Amounts are in its smallest unit.
#[derive(Clone, Debug)]
pub struct Supply {
	/// What the chain says.
	pub info: SupplyInfo<u128, Moment>,
	/// What vests in accounts and is locked now.
	pub vesting: u128,
	/// What is locked from now on: the first is now.
	pub ahead: Vec<Locked>,
}

impl Supply {
	/// The tokens that circulate.
	pub fn circulating(&self) -> u128 {
		self.info.circulating(self.vesting)
	}

	/// What unlocks between each two of the times ahead. Those between which nothing does are left out.
	pub fn unlocks(&self) -> Vec<Unlock> {
		let pairs = self.ahead.iter().zip(self.ahead.iter().skip(1));
		let unlock = |(one, next): (&Locked, &Locked)| Unlock {
			from: one.seconds,
			until: next.seconds,
			vesting: one.vesting.saturating_sub(next.vesting),
			streams: one.streams.saturating_sub(next.streams),
		};
		pairs.map(unlock).filter(|unlock| unlock.vesting > 0 || unlock.streams > 0).collect()
	}

	/// As JSON.
	pub fn json(&self) -> Value {
		let ahead = |locked: &Locked| {
			json!({
				"date": iso_time(locked.seconds),
				"vesting": locked.vesting.to_string(),
				"streams": locked.streams.to_string(),
			})
		};
		json!({
			"total": self.info.total.to_string(),
			"circulating": self.circulating().to_string(),
			"rounds": self.info.rounds.to_string(),
			"pools": self.info.pools.to_string(),
			"boards": self.info.boards.to_string(),
			"treasury": self.info.treasury.to_string(),
			"vesting": self.vesting.to_string(),
			"staked": self.info.staked.to_string(),
			"ahead": self.ahead.iter().map(ahead).collect::<Vec<_>>(),
		})
	}
}

/// Everything that the report is computed from.
#[derive(Clone, Debug)]
pub struct Facts {
	/// The chain, and the block after which all of it is so.
	pub subject: Subject,
	/// The pots.
	pub pots: Vec<Reserve>,
	/// The supply.
	pub supply: Supply,
	/// The command that makes the same report.
	pub again: String,
}

impl Facts {
	/// What was checked.
	pub fn checks(&self) -> Vec<Check> {
		let all: Vec<&Reserve> = self.pots.iter().collect();
		let boards: Vec<&Reserve> =
			self.pots.iter().filter(|reserve| matches!(reserve.pot.of, Owner::Board(_))).collect();
		let (solvent, pots) = found(&all, Pot::is_solvent);
		let (covered, waiting) = found(&boards, Pot::covers_what_waits);
		let native = |amount: u128| self.subject.native(amount);
		let books = |of: &str, owns: fn(&Owner) -> bool, said: u128| {
			let owing = self.pots.iter().filter(|pot| pot.is_native() && owns(&pot.pot.of));
			let owed = owing.fold(0u128, |sum, reserve| sum.saturating_add(reserve.pot.owed));
			Check::new(
				format!("What pots of {of} owe is what the chain has in its books"),
				owed == said,
				format!("{}, in the books {}", native(owed), native(said)),
			)
		};
		let info = &self.supply.info;
		let kept = info.kept();
		vec![
			Check::new(EVERY_POT, solvent, pots),
			Check::new(
				"The pot of every board could also pay the root that waits",
				covered,
				waiting,
			),
			books("rounds", |of| matches!(of, Owner::Round(_)), info.rounds),
			books("pools", |of| matches!(of, Owner::Pool(_)), info.pools),
			books("boards", |of| matches!(of, Owner::Board(_)), info.boards),
			Check::new(
				"Pots and treasury keep no more than there is",
				kept <= info.total,
				format!("{} of {}", native(kept), native(info.total)),
			),
		]
	}

	/// Reserves against liabilities, and what unlocks.
	fn charts(&self) -> Vec<Chart> {
		let mut charts = Vec::new();
		let native: Vec<&Reserve> = self.pots.iter().filter(|pot| pot.is_native()).collect();
		let mut largest = native.clone();
		largest.sort_by(|a, b| b.pot.owed.cmp(&a.pot.owed).then_with(|| a.owner().cmp(&b.owner())));
		largest.truncate(MOST_BARS.div_euclid(2));
		let bar = |reserve: &&Reserve| {
			let value = |amount: u128| {
				(tokens(amount, self.subject.token.decimals), reserve.unit.show(amount))
			};
			Bar {
				name: reserve.owner(),
				values: vec![value(reserve.pot.payable), value(reserve.pot.owed)],
			}
		};
		let title = "What pots can pay, and what they owe";
		if !largest.is_empty() {
			let about = format!(
				"The {} of native tokens that owe the most, of {}.",
				counted(largest.len(), "pot"),
				native.len()
			);
			let bars = Bars {
				title: title.into(),
				groups: vec!["can pay".into(), "owes".into()],
				bars: largest.iter().map(bar).collect(),
			};
			charts.push(Chart::of(title, about, Panel::Bars(bars)));
		}
		if let (Some(first), Some(last)) = (self.supply.ahead.first(), self.supply.ahead.last()) {
			let scale = Scale::of_times(first.seconds, last.seconds);
			let line = |name: &str, of: &dyn Fn(&Locked) -> u128| {
				let point = |locked: &Locked| {
					let amount = tokens(of(locked), self.subject.token.decimals);
					(scale.place(locked.seconds), amount)
				};
				Series::new(name, self.supply.ahead.iter().map(point).collect())
			};
			let plot = Plot {
				title: "Locked from now on".into(),
				x: Axis::new("UTC", scale),
				y: Axis::new(self.subject.token.symbol.as_str(), Scale::Number),
				shape: Shape::Layers,
				series: vec![
					line("vesting in accounts", &|locked: &Locked| locked.vesting),
					line("streams of open rounds", &|locked: &Locked| locked.streams),
				],
			};
			let about = "By the schedules that there are now. What has unlocked in a stream stays in its pot until it is claimed.";
			charts.push(Chart::of("Locked from now on", about, Panel::Plot(plot)));
		}
		charts
	}

	/// The sections of a page that are about solvency.
	///
	/// # Errors
	/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if a chart cannot be drawn.
	pub fn sections(&self, page: &mut Page) -> Result<()> {
		page.section("Supply");
		let (supply, info) = (&self.supply, &self.supply.info);
		let native = |amount: u128| self.subject.native(amount);
		page.figures(&[
			("Total", native(info.total)),
			("Circulating", native(supply.circulating())),
			("Owed by rounds", native(info.rounds)),
			("Owed by pools", native(info.pools)),
			("Owed by boards of scores", native(info.boards)),
			("In the treasury", native(info.treasury)),
			("Vesting in accounts", native(supply.vesting)),
			("Staked, and circulating", native(info.staked)),
		]);
		page.section("Reserves and liabilities");
		for chart in self.charts() {
			page.chart(&chart)?;
		}
		let row = |reserve: &Reserve| {
			let (pot, unit) = (&reserve.pot, &reserve.unit);
			vec![
				reserve.owner(),
				account::show(&pot.pot),
				unit.show(pot.payable),
				unit.show(pot.owed),
				if pot.waits > 0 { unit.show(pot.waits) } else { String::new() },
				if pot.is_solvent() { "solvent".into() } else { "SHORT".into() },
			]
		};
		let rows: Vec<Vec<String>> = self.pots.iter().map(row).collect();
		let columns = [
			words("pot of"),
			words("account"),
			number("can pay"),
			number("owes"),
			number("would owe besides"),
			words("state"),
		];
		page.table(&columns, &rows, "No pot owes anything.");
		page.paragraph("A board owes what is not claimed of its last final root, and would owe more by the root that waits once that is final. What a sale sells is in the pot of its round. Money of bids, and bonds of reporters, challengers and announcements, are on hold in their owners' accounts: no pot owes them.");
		Ok(())
	}

	/// The pots as JSON.
	pub fn pots_json(&self) -> Vec<Value> {
		self.pots.iter().map(Reserve::json).collect()
	}

	/// The pots as a table; amounts in smallest units and in tokens.
	pub fn csv(&self) -> String {
		let mut csv = Csv::new(&[
			"of",
			"pot",
			"asset",
			"payable",
			"owed",
			"waits",
			"payable_tokens",
			"owed_tokens",
			"waits_tokens",
			"solvent",
		]);
		for reserve in &self.pots {
			let pot = &reserve.pot;
			let asset = match pot.asset {
				AssetKind::Native => "native".into(),
				AssetKind::WithId(id) => id.to_string(),
			};
			let decimals = reserve.unit.decimals().unwrap_or_default();
			csv.line([
				reserve.owner().as_str(),
				account::show(&pot.pot).as_str(),
				asset.as_str(),
				pot.payable.to_string().as_str(),
				pot.owed.to_string().as_str(),
				pot.waits.to_string().as_str(),
				plain_tokens(pot.payable, decimals).as_str(),
				plain_tokens(pot.owed, decimals).as_str(),
				plain_tokens(pot.waits, decimals).as_str(),
				if pot.is_solvent() { "yes" } else { "no" },
			]);
		}
		csv.finish()
	}
}

/// Makes the report on solvency.
///
/// # Errors
/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if a chart cannot be drawn.
pub fn report(facts: &Facts) -> Result<Report> {
	let checks = facts.checks();
	let passed = all_passed(&checks);
	let json = json!({
		"kind": "solvency",
		"chain": facts.subject.json(),
		"supply": facts.supply.json(),
		"pots": facts.pots_json(),
		"checks": json_of(&checks),
		"passed": passed,
	});
	let when = show_time(facts.subject.last.seconds).unwrap_or_default();
	let end = if passed { EVERY_POT } else { "At least one check has FAILED" };
	let text = format!(
		"{} of {} circulate after block {}, {when}.\n{end}.",
		facts.subject.native(facts.supply.circulating()),
		facts.subject.native(facts.supply.info.total),
		facts.subject.last.block,
	);
	let about = format!(
		"What pots of rounds, pools and boards can pay and owe, and what circulates, at {when}."
	);
	let mut page = Page::new("Solvency", &about);
	let verdict = if passed {
		"Solvent: the pot of every round, pool and board can pay what it owes."
	} else {
		"At least one check has FAILED, see below."
	};
	page.verdict(passed, verdict);
	page.figures(&facts.subject.figures());
	facts.sections(&mut page)?;
	page.section("Checks");
	page.checks(&checks);
	let files = vec![
		File::new(HTML, page.finish(&facts.subject.footer(&facts.again))),
		File::new(JSON, json_text(&json)?),
		File::new("pots.csv", facts.csv()),
	];
	Ok(Report { json, text, passed, files })
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::{
		check::Outcome,
		subject::tests::{subject, DECEMBER},
	};

	const TOKEN: u128 = 1_000_000_000_000;

	/// Three pots that can pay what they owe, the last also what waits, and what circulates besides.
	pub fn facts() -> Facts {
		let pot = |of: Owner, owed: u128, waits: u128| Reserve {
			pot: Pot {
				of,
				pot: [1; 32],
				asset: AssetKind::Native,
				payable: owed + waits + 1,
				owed,
				waits,
			},
			unit: Unit::native(),
		};
		let ahead = |days: i64| Locked {
			seconds: DECEMBER + days * 86_400,
			vesting: (20 - days as u128) * TOKEN,
			streams: 5 * TOKEN,
		};
		Facts {
			subject: subject(),
			pots: vec![
				pot(Owner::Pool(2), 7 * TOKEN, 0),
				pot(Owner::Round(3), 100 * TOKEN, 0),
				pot(Owner::Board(0), 3 * TOKEN, 5 * TOKEN),
			],
			supply: Supply {
				info: SupplyInfo {
					now: 5_000,
					total: 1_000 * TOKEN,
					rounds: 100 * TOKEN,
					pools: 7 * TOKEN,
					boards: 3 * TOKEN,
					treasury: 47 * TOKEN,
					staked: 11 * TOKEN,
				},
				vesting: 20 * TOKEN,
				ahead: (0..10).map(ahead).collect(),
			},
			again: "distribution report solvency".into(),
		}
	}

	#[test]
	fn report_should_pass_when_every_pot_can_pay() {
		let report = report(&facts()).unwrap();
		assert!(report.passed);
		assert_eq!(report.json["supply"]["circulating"], (823 * TOKEN).to_string());
		assert!(report.text.starts_with("823 DIST of 1,000 DIST circulate"), "{}", report.text);
		let html = String::from_utf8(report.files[0].bytes.clone()).unwrap();
		assert_eq!(html.matches("<svg").count(), 2);
		let csv = String::from_utf8(report.files[2].bytes.clone()).unwrap();
		assert_eq!(csv.lines().count(), 4);
		let board = &report.json["pots"][2];
		assert_eq!((&board["of"], &board["solvent"]), (&json!("board 0"), &json!(true)));
		assert_eq!(board["waits"], (5 * TOKEN).to_string());
		assert!(csv.contains("round 3,") && csv.contains(",native,") && csv.ends_with("yes\n"));
	}

	#[test]
	fn pot_that_cannot_pay_and_books_that_differ_should_be_found() {
		let failed = |facts: &Facts| {
			let checks = facts.checks();
			let failed = checks.into_iter().filter(|check| check.outcome == Outcome::Failed);
			failed.map(|check| check.found).collect::<Vec<_>>()
		};
		let mut short = facts();
		short.pots[1].pot.payable = 0;
		assert_eq!(failed(&short), ["not round 3"]);
		let mut board = facts();
		board.pots[2].pot.payable = 7 * TOKEN;
		assert_eq!(failed(&board), ["not board 0"]);
		board.pots[2].pot.payable = 2 * TOKEN;
		assert_eq!(failed(&board), ["not board 0", "not board 0"]);
		let mut other = facts();
		other.supply.info.rounds += 1;
		assert_eq!(failed(&other).len(), 1);
		for pot in 0..3 {
			let mut hidden = facts();
			hidden.pots.remove(pot);
			assert_eq!(failed(&hidden).len(), 1);
		}
		let mut more = facts();
		more.supply.info.total = TOKEN;
		assert_eq!(failed(&more).len(), 1);
	}
}
