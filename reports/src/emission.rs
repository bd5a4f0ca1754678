//! The report on emission: what was issued in some eras, to which pools, and whether it adds up.

use crate::{
	chart::{Axis, Chart, Panel, Plot, Scale, Series, Shape},
	check::{all_passed, json_of, Check},
	csv::Csv,
	finals::{self, FOLDS},
	folder::{json_text, proof_of, File, HTML, JSON},
	page::{number, words, Column, Page},
	report::Report,
	subject::{tokens, Place, Subject},
};
use distribution_client::{account::counted, proofs::ProofFile, Result};
use distribution_primitives::emission::{EraIndex, PoolId};
use serde_json::{json, Value};

/// Eras that the page shows at the beginning and at the end. The file has all.
const SHOWN: usize = 30;

/// A pool's share of an era. Amounts are in the native token's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
	/// The pool.
	pub pool: PoolId,
	/// What was minted for it.
	pub minted: u128,
	/// Expired rewards that were shared with it again.
	pub recycled: u128,
}

/// An era that has ended. Amounts are in the native token's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Era {
	/// Its number.
	pub era: EraIndex,
	/// Where it ended.
	pub place: Place,
	/// What the schedule allowed.
	pub issuance: u128,
	/// What was minted.
	pub minted: u128,
	/// What was burned.
	pub burned: u128,
	/// What arrived from other chains.
	pub arrived: u128,
	/// Total supply after it.
	pub supply: u128,
	/// Eras that a stall skipped after it.
	pub skipped: u32,
	/// What each pool got.
	pub shares: Vec<Share>,
}

impl Era {
	/// What pool `id` got of what was minted.
	fn minted_for(&self, id: PoolId) -> u128 {
		self.shares.iter().find(|share| share.pool == id).map_or(0, |share| share.minted)
	}
}

/// What a pool has done in the eras of a report. Amounts are in the native token's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
	/// Its number.
	pub id: PoolId,
	/// What it rewards, in words.
	pub name: String,
	/// What it has paid.
	pub paid: u128,
	/// Rewards that expired and were burned.
	pub burned: u128,
	/// Rewards that expired and are shared again.
	pub recycled: u128,
}

/// Everything that the report is computed from.
#[derive(Clone, Debug)]
pub struct Facts {
	/// The chain and its blocks.
	pub subject: Subject,
	/// The eras, in order.
	pub eras: Vec<Era>,
	/// Total supply before the first of them, if it is known.
	pub before: Option<u128>,
	/// The pools that got or paid something.
	pub pools: Vec<Pool>,
	/// The command that makes the same report.
	pub again: String,
}

impl Facts {
	fn tokens(&self, amount: u128) -> f64 {
		tokens(amount, self.subject.token.decimals)
	}

	fn sum(&self, of: impl Fn(&Era) -> u128) -> u128 {
		self.eras.iter().fold(0, |sum, era| sum.saturating_add(of(era)))
	}

	/// What was checked.
	pub fn checks(&self) -> Vec<Check> {
		let pairs = || self.eras.iter().zip(self.eras.iter().skip(1));
		let gap = pairs().find(|(one, next)| one.era.checked_add(1) != Some(next.era));
		let mut supply = self.before;
		let mut off = None;
		for era in &self.eras {
			let grown = supply.and_then(|before| {
				before.checked_add(era.minted)?.checked_add(era.arrived)?.checked_sub(era.burned)
			});
			// Without the supply before it, the first era begins the chain of sums.
			if supply.is_some() && grown != Some(era.supply) && off.is_none() {
				off = Some(era.era);
			}
			supply = Some(era.supply);
		}
		let shared = |era: &&Era| {
			let sum = era.shares.iter().fold(0u128, |sum, share| sum.saturating_add(share.minted));
			sum != era.minted
		};
		let uneven = self.eras.iter().find(shared);
		let above = self.eras.iter().find(|era| era.minted > era.issuance);
		let all = counted(self.eras.len(), "era");
		let found = |wrong: Option<EraIndex>| match wrong {
			Some(era) => format!("era {era} is the first where it is not so"),
			None => all.clone(),
		};
		vec![
			Check::new(
				"The eras follow one another",
				gap.is_none(),
				found(gap.map(|(_, next)| next.era)),
			),
			Check::new(
				"After each era the supply is what it was, and minted, and arrived, less burned",
				off.is_none(),
				found(off),
			),
			Check::new(
				"What was minted is what the pools got",
				uneven.is_none(),
				found(uneven.map(|era| era.era)),
			),
			Check::new(
				"No era minted more than its schedule allowed",
				above.is_none(),
				found(above.map(|era| era.era)),
			),
			Check::open(
				"What each schedule allowed is what was voted",
				"the votes are in the referenda: compare EmissionSet and BudgetSet with them",
			),
		]
	}

	/// The supply, and what each era issued to each pool.
	pub fn charts(&self) -> Vec<Chart> {
		if self.eras.is_empty() {
			return Vec::new();
		}
		let symbol = &self.subject.token.symbol;
		let line = |name: &str, of: &dyn Fn(&Era) -> u128| {
			let point = |era: &Era| (f64::from(era.era), self.tokens(of(era)));
			Series::new(name, self.eras.iter().map(point).collect())
		};
		let plot = |title: &str, shape: Shape, series: Vec<Series>| {
			Panel::Plot(Plot {
				title: title.into(),
				x: Axis::new("era", Scale::Number),
				y: Axis::new(symbol.as_str(), Scale::Number),
				shape,
				series,
			})
		};
		let supply = Chart::of(
			"Total supply after each era",
			format!(
				"From {} to {}.",
				self.subject.native(self.eras.first().map_or(0, |era| era.supply)),
				self.subject.native(self.eras.last().map_or(0, |era| era.supply))
			),
			plot(
				"Total supply after each era",
				Shape::Lines,
				vec![line("supply", &|era: &Era| era.supply)],
			),
		);
		let layers: Vec<Series> = self
			.pools
			.iter()
			.map(|pool| {
				let id = pool.id;
				line(&format!("{id}: {}", pool.name), &move |era: &Era| era.minted_for(id))
			})
			.collect();
		let issued = Chart::of(
			"Issued per era and pool",
			"What was minted for each pool when the era ended.",
			plot("Issued per era and pool", Shape::Layers, layers),
		);
		let changes = Chart::of(
			"What changed the supply",
			"Minted at the end of each era; burned: fees and expired rewards; arrived: tokens that came back from other chains.",
			plot(
				"What changed the supply",
				Shape::Steps,
				vec![
					line("minted", &|era: &Era| era.minted),
					line("burned", &|era: &Era| era.burned),
					line("arrived", &|era: &Era| era.arrived),
				],
			),
		);
		vec![supply, issued, changes]
	}

	/// The pools, as a table of a page.
	fn pools_table(&self, page: &mut Page) {
		let row = |pool: &Pool| {
			let got = self.sum(|era| era.minted_for(pool.id));
			let amounts = [got, pool.paid, pool.burned, pool.recycled];
			let mut cells = vec![pool.id.to_string(), pool.name.clone()];
			cells.extend(amounts.map(|amount| self.subject.native(amount)));
			cells
		};
		let rows: Vec<Vec<String>> = self.pools.iter().map(row).collect();
		let columns = [
			number("pool"),
			words("rewards"),
			number("got"),
			number("paid"),
			number("expired and burned"),
			number("expired and shared again"),
		];
		page.table(&columns, &rows, "No pool got or paid anything.");
	}

	/// The sections of a page that are about emission.
	///
	/// # Errors
	/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if a chart cannot be drawn.
	pub fn sections(&self, page: &mut Page) -> Result<()> {
		page.section("Emission");
		let figures = [
			("Eras", self.eras.len().to_string()),
			("Issuance allowed", self.subject.native(self.sum(|era| era.issuance))),
			("Minted", self.subject.native(self.sum(|era| era.minted))),
			("Burned", self.subject.native(self.sum(|era| era.burned))),
			("Arrived", self.subject.native(self.sum(|era| era.arrived))),
			("Supply after", self.subject.native(self.eras.last().map_or(0, |era| era.supply))),
			("Eras skipped by stalls", self.skipped().to_string()),
		];
		page.figures(&figures);
		for chart in self.charts() {
			page.chart(&chart)?;
		}
		page.section("Pools");
		self.pools_table(page);
		Ok(())
	}

	fn skipped(&self) -> u64 {
		self.eras.iter().fold(0, |sum: u64, era| sum.saturating_add(era.skipped.into()))
	}

	fn era_cells(&self, era: &Era) -> Vec<String> {
		let amounts = [era.issuance, era.minted, era.burned, era.arrived, era.supply];
		let mut cells = vec![era.era.to_string(), era.place.time(), era.place.block.to_string()];
		cells.extend(amounts.map(|amount| self.subject.native(amount)));
		cells
	}

	/// The eras as JSON.
	pub fn eras_json(&self) -> Vec<Value> {
		let share = |share: &Share| {
			json!({
				"pool": share.pool,
				"minted": share.minted.to_string(),
				"recycled": share.recycled.to_string(),
			})
		};
		let era = |era: &Era| {
			json!({
				"era": era.era,
				"block": era.place.block,
				"date": era.place.iso(),
				"issuance": era.issuance.to_string(),
				"minted": era.minted.to_string(),
				"burned": era.burned.to_string(),
				"arrived": era.arrived.to_string(),
				"supply": era.supply.to_string(),
				"skipped": era.skipped,
				"shares": era.shares.iter().map(share).collect::<Vec<_>>(),
			})
		};
		self.eras.iter().map(era).collect()
	}

	/// The pools as JSON.
	pub fn pools_json(&self) -> Vec<Value> {
		let pool = |pool: &Pool| {
			json!({
				"pool": pool.id,
				"name": pool.name,
				"got": self.sum(|era| era.minted_for(pool.id)).to_string(),
				"paid": pool.paid.to_string(),
				"burned": pool.burned.to_string(),
				"recycled": pool.recycled.to_string(),
			})
		};
		self.pools.iter().map(pool).collect()
	}

	/// The eras as a table, one column for each pool; amounts in smallest units.
	pub fn csv(&self) -> String {
		let names: Vec<String> =
			self.pools.iter().map(|pool| format!("pool_{}", pool.id)).collect();
		let mut header = vec![
			"era", "block", "time", "issuance", "minted", "burned", "arrived", "supply", "skipped",
		];
		header.extend(names.iter().map(String::as_str));
		let mut csv = Csv::new(&header);
		for era in &self.eras {
			let mut cells = vec![
				era.era.to_string(),
				era.place.block.to_string(),
				era.place.iso(),
				era.issuance.to_string(),
				era.minted.to_string(),
				era.burned.to_string(),
				era.arrived.to_string(),
				era.supply.to_string(),
				era.skipped.to_string(),
			];
			cells.extend(self.pools.iter().map(|pool| era.minted_for(pool.id).to_string()));
			csv.line(cells.iter().map(String::as_str));
		}
		csv.finish()
	}
}

/// Makes the report on emission, with what is final up to its last block, and a proof of the digest of the
/// chain in the state after it.
///
/// # Errors
/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if a chart cannot be drawn.
pub fn report(facts: &Facts, finals: &finals::Facts, proof: &ProofFile) -> Result<Report> {
	let mut checks = facts.checks();
	checks.extend(finals.checks());
	let passed = all_passed(&checks);
	let (first, last) = (facts.eras.first(), facts.eras.last());
	let json = json!({
		"kind": "emission",
		"chain": facts.subject.json(),
		"firstEra": first.map(|era| era.era),
		"lastEra": last.map(|era| era.era),
		"supplyBefore": facts.before.map(|supply| supply.to_string()),
		"issuance": facts.sum(|era| era.issuance).to_string(),
		"minted": facts.sum(|era| era.minted).to_string(),
		"burned": facts.sum(|era| era.burned).to_string(),
		"arrived": facts.sum(|era| era.arrived).to_string(),
		"supply": last.map(|era| era.supply.to_string()),
		"pools": facts.pools_json(),
		"eras": facts.eras_json(),
		"finals": finals.json(),
		"checks": json_of(&checks),
		"passed": passed,
	});
	let span = match (first, last) {
		(Some(first), Some(last)) => format!("Eras {} to {}", first.era, last.era),
		_ => "No era has ended".into(),
	};
	let text = format!(
		"{span}: {} minted, {} burned, {} arrived.\n{}",
		facts.subject.native(facts.sum(|era| era.minted)),
		facts.subject.native(facts.sum(|era| era.burned)),
		facts.subject.native(facts.sum(|era| era.arrived)),
		if passed { "It adds up." } else { "It does NOT add up." }
	);
	let mut page =
		Page::new("Emission", &format!("{span}: what was issued, and whether it adds up."));
	let verdict = if passed {
		"It adds up: every token of the supply has its source in these eras."
	} else {
		"It does NOT add up: at least one check has failed, see below."
	};
	page.verdict(passed, verdict);
	page.figures(&facts.subject.figures());
	facts.sections(&mut page)?;
	finals.section(&mut page);
	page.section("Checks");
	page.checks(&checks);
	page.section("Eras");
	let columns: [Column<'_>; 8] = [
		number("era"),
		words("ended"),
		number("block"),
		number("allowed"),
		number("minted"),
		number("burned"),
		number("arrived"),
		number("supply"),
	];
	let count = facts.eras.len();
	let rows: Vec<Vec<String>> = facts
		.eras
		.iter()
		.enumerate()
		.filter(|(place, _)| *place < SHOWN || place.saturating_add(SHOWN) >= count)
		.map(|(_, era)| facts.era_cells(era))
		.collect();
	page.table(&columns, &rows, "No era has ended in these blocks.");
	page.paragraph("The first and the last thirty; eras.csv has all, in smallest units.");
	let files = vec![
		File::new(HTML, page.finish(&facts.subject.footer(&facts.again))),
		File::new(JSON, json_text(&json)?),
		File::new("eras.csv", facts.csv()),
		File::new(FOLDS, finals.csv()),
		proof_of(proof)?,
	];
	Ok(Report { json, text, passed, files })
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::{
		check::Outcome,
		subject::tests::{place, subject},
	};
	use proptest::prelude::*;

	const TOKEN: u128 = 1_000_000_000_000;

	/// So many eras that issue to two pools, and burn a little.
	pub fn facts(eras: u32) -> Facts {
		let mut supply = 1_000_000 * TOKEN;
		let mut era = |era: u32| {
			let (one, two) = (60 * TOKEN, 40 * TOKEN);
			supply += 100 * TOKEN + 3 - 5 * TOKEN;
			Era {
				era: era + 7,
				place: place(u64::from(era) * 100),
				issuance: 101 * TOKEN,
				minted: one + two,
				burned: 5 * TOKEN,
				arrived: 3,
				supply,
				skipped: 0,
				shares: vec![
					Share { pool: 0, minted: one, recycled: 0 },
					Share { pool: 3, minted: two, recycled: 1 },
				],
			}
		};
		let pool = |id: PoolId| Pool {
			id,
			name: format!("pool <{id}>"),
			paid: TOKEN,
			burned: 0,
			recycled: 1,
		};
		Facts {
			subject: subject(),
			eras: (0..eras).map(&mut era).collect(),
			before: Some(1_000_000 * TOKEN),
			pools: vec![pool(0), pool(3)],
			again: "distribution report emission".into(),
		}
	}

	fn made(facts: &Facts, finals: &finals::Facts) -> Report {
		report(facts, finals, &ProofFile::default()).unwrap()
	}

	fn failed(facts: &Facts) -> usize {
		let checks = facts.checks();
		checks.iter().filter(|check| check.outcome == Outcome::Failed).count()
	}

	#[test]
	fn report_should_pass_when_supply_and_shares_add_up() {
		for eras in [0, 1, 2, 365] {
			let report = made(&facts(eras), &finals::tests::facts());
			assert!(report.passed, "{}", report.text);
			assert_eq!(report.json["eras"].as_array().unwrap().len() as u32, eras);
			let html = String::from_utf8(report.files[0].bytes.clone()).unwrap();
			assert!(!html.contains("NaN") && html.contains("It adds up"));
			let csv = String::from_utf8(report.files[2].bytes.clone()).unwrap();
			assert_eq!(csv.lines().count() as u32, eras + 1);
			assert!(csv.starts_with(
				"era,block,time,issuance,minted,burned,arrived,supply,skipped,pool_0,pool_3\n"
			));
		}
	}

	#[test]
	fn era_that_is_not_in_the_digest_of_the_chain_should_fail_the_report() {
		let whole = made(&facts(2), &finals::tests::facts());
		let names: Vec<&str> = whole.files.iter().map(|file| file.name.as_str()).collect();
		assert_eq!(names, [HTML, JSON, "eras.csv", FOLDS, "state-proof.json"]);
		assert_eq!(whole.json["finals"]["count"], 3);
		let mut less = finals::tests::facts();
		less.folds.pop();
		assert!(!made(&facts(2), &less).passed);
	}

	#[test]
	fn era_that_does_not_add_up_should_be_named() {
		let mut gone = facts(5);
		gone.eras.remove(2);
		// The eras do not follow one another, nor does the supply.
		assert_eq!(failed(&gone), 2);
		let mut more = facts(5);
		more.eras[3].minted += 1;
		let checks = more.checks();
		let told: Vec<&str> = checks
			.iter()
			.filter(|check| check.outcome == Outcome::Failed)
			.map(|check| check.found.as_str())
			.collect();
		assert_eq!(told, ["era 10 is the first where it is not so"; 2]);
		let mut above = facts(5);
		above.eras[0].issuance = 1;
		assert_eq!(failed(&above), 1);
	}

	#[test]
	fn supply_before_the_first_era_should_count_only_if_it_is_known() {
		let unknown = Facts { before: None, ..facts(3) };
		assert_eq!(failed(&unknown), 0);
		let other = Facts { before: Some(5), ..facts(3) };
		assert_eq!(failed(&other), 1);
	}

	proptest! {
		/// Whatever one number of one era is changed by, it is found.
		#[test]
		fn change_of_any_number_should_be_found(era in 0usize..6, which in 0usize..5, by in 1u128..1_000) {
			let mut facts = facts(6);
			let changed = &mut facts.eras[era];
			match which {
				0 => changed.minted += by,
				1 => changed.burned += by,
				2 => changed.arrived += by,
				3 => changed.supply += by,
				_ => changed.shares[0].minted += by,
			}
			prop_assert!(failed(&facts) > 0);
		}
	}
}
