//! The report on compliance: who vouched, what was frozen and for how long, what was refused.

use crate::{
	chart::Chart,
	check::{all_passed, json_of, Check},
	csv::Csv,
	folder::{json_text, File, HTML, JSON},
	frequency::{frequencies, frequency_chart},
	page::{number, words, Page},
	report::Report,
	subject::{Place, Subject},
};
use distribution_client::{
	account::{self, counted, AccountId},
	Result,
};
use serde_json::{json, Value};

/// An attester's statement about an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
	/// Where it was made.
	pub place: Place,
	/// The attester.
	pub attester: AccountId,
	/// The level.
	pub level: u8,
	/// The jurisdiction, two letters.
	pub country: String,
}

/// How a freeze ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
	/// An officer, the committee or governance ended it.
	Ended,
	/// It lapsed by itself.
	Lapsed,
}

/// A freeze.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freeze {
	/// Where it began.
	pub place: Place,
	/// The account.
	pub account: AccountId,
	/// The officer who began it.
	pub officer: AccountId,
	/// Whether it was ratified.
	pub ratified: bool,
	/// Where and how it ended, if it has.
	pub end: Option<(Place, End)>,
}

impl Freeze {
	/// Whole days that it lasted, until `now` if it has not ended.
	fn days(&self, now: i64) -> i64 {
		let end = self.end.map_or(now, |(place, _)| place.seconds);
		end.saturating_sub(self.place.seconds).div_euclid(86_400)
	}

	fn ended(&self) -> &'static str {
		match self.end {
			None => "in force",
			Some((_, End::Ended)) => "ended",
			Some((_, End::Lapsed)) => "lapsed",
		}
	}
}

/// Everything that the report is computed from.
#[derive(Clone, Debug)]
pub struct Facts {
	/// The chain and its blocks.
	pub subject: Subject,
	/// The statements that were made.
	pub vouched: Vec<Vouched>,
	/// Number of records that attesters revoked.
	pub revoked: u64,
	/// Number of void records that were removed.
	pub forgotten: u64,
	/// The freezes that began.
	pub freezes: Vec<Freeze>,
	/// Freezes of which an end was found and no beginning: they began before the first block.
	pub earlier: u64,
	/// Other events of the registry: attesters and officers that came and went, limits, and so on,
	/// with their number.
	pub others: Vec<(String, u64)>,
	/// The officers after the last block, and whether each is suspended.
	pub officers: Vec<(AccountId, bool)>,
	/// Countries to which nothing is paid after the last block.
	pub blocked: Vec<String>,
	/// Names of the errors with which claims were refused, one for each.
	pub refused: Vec<String>,
	/// The command that makes the same report.
	pub again: String,
}

impl Facts {
	fn levels(&self) -> Vec<(String, u64)> {
		let names: Vec<String> =
			self.vouched.iter().map(|vouched| format!("level {}", vouched.level)).collect();
		frequencies(names.iter().map(String::as_str))
	}

	fn countries(&self) -> Vec<(String, u64)> {
		frequencies(self.vouched.iter().map(|vouched| vouched.country.as_str()))
	}

	fn attesters(&self) -> Vec<(String, u64)> {
		let names: Vec<String> =
			self.vouched.iter().map(|vouched| account::show(&vouched.attester)).collect();
		frequencies(names.iter().map(String::as_str))
	}

	/// Why claims were refused, with their number.
	pub fn reasons(&self) -> Vec<(String, u64)> {
		frequencies(self.refused.iter().map(String::as_str))
	}

	/// What was checked.
	pub fn checks(&self) -> Vec<Check> {
		let backwards = self
			.freezes
			.iter()
			.find(|freeze| freeze.end.is_some_and(|(place, _)| place.block < freeze.place.block));
		let mut checks = vec![Check::new(
			"No freeze ends before it begins",
			backwards.is_none(),
			counted(self.freezes.len(), "freeze"),
		)];
		if self.earlier > 0 {
			checks.push(Check::open(
				"Every freeze that ended is here from its beginning",
				format!("{} began before the first block", counted(self.earlier, "freeze")),
			));
		}
		checks.push(Check::open(
			"Reasons and files are those behind the hashes",
			"the chain has their hashes alone: ask the attesters and officers",
		));
		checks
	}

	fn charts(&self) -> Vec<Chart> {
		let parts = [
			(
				"Statements by level",
				"Credentials that were brought on chain, and records that attesters wrote.",
				self.levels(),
			),
			(
				"Statements by country",
				"The jurisdictions that attesters named, by their codes.",
				self.countries(),
			),
			(
				"Refusals by reason",
				"Claims that the chain has refused and reported, in all rounds and pools.",
				self.reasons(),
			),
		];
		let some = parts.into_iter().filter(|(_, _, counts)| !counts.is_empty());
		some.map(|(title, about, counts)| frequency_chart(title, about, &counts)).collect()
	}

	fn freeze_cells(&self, freeze: &Freeze) -> Vec<String> {
		let end = freeze.end.map(|(place, _)| place.time()).unwrap_or_default();
		vec![
			freeze.place.time(),
			account::show(&freeze.account),
			account::show(&freeze.officer),
			if freeze.ratified { "yes".into() } else { "no".into() },
			freeze.ended().into(),
			end,
			freeze.days(self.subject.last.seconds).to_string(),
		]
	}

	/// The sections of a page that are about compliance.
	///
	/// # Errors
	/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if a chart cannot be drawn.
	pub fn sections(&self, page: &mut Page) -> Result<()> {
		page.section("Registry");
		let in_force = self.freezes.iter().filter(|freeze| freeze.end.is_none()).count();
		page.figures(&[
			("Statements", self.vouched.len().to_string()),
			("Records revoked", self.revoked.to_string()),
			("Void records removed", self.forgotten.to_string()),
			("Freezes begun", self.freezes.len().to_string()),
			("of them in force", in_force.to_string()),
			("Refusals reported", self.refused.len().to_string()),
			("Blocked countries", self.blocked.join(", ")),
		]);
		for chart in self.charts() {
			page.chart(&chart)?;
		}
		page.section("Attesters");
		let rows = |counts: Vec<(String, u64)>| -> Vec<Vec<String>> {
			counts.into_iter().map(|(name, count)| vec![name, count.to_string()]).collect()
		};
		let columns = [words("attester"), number("statements")];
		page.table(&columns, &rows(self.attesters()), "Nobody vouched for anybody.");
		page.section("Freezes");
		let columns = [
			words("since"),
			words("account"),
			words("officer"),
			words("ratified"),
			words("state"),
			words("until"),
			number("days"),
		];
		let freezes: Vec<Vec<String>> =
			self.freezes.iter().map(|freeze| self.freeze_cells(freeze)).collect();
		page.table(&columns, &freezes, "Nothing was frozen.");
		page.section("Officers");
		let officers: Vec<Vec<String>> = self
			.officers
			.iter()
			.map(|(officer, suspended)| {
				let state = if *suspended { "suspended" } else { "in office" };
				vec![account::show(officer), state.into()]
			})
			.collect();
		page.table(&[words("officer"), words("state")], &officers, "There are no officers.");
		page.section("Decisions on the registry");
		let columns = [words("event"), number("times")];
		page.table(&columns, &rows(self.others.clone()), "None.");
		Ok(())
	}

	fn csv(&self) -> String {
		let mut csv = Csv::new(&[
			"block", "since", "account", "officer", "ratified", "state", "until", "days",
		]);
		for freeze in &self.freezes {
			let block = freeze.place.block.to_string();
			let cells = self.freeze_cells(freeze);
			csv.line([block.as_str()].into_iter().chain(cells.iter().map(String::as_str)));
		}
		csv.finish()
	}
}

/// Names with their numbers, as JSON.
pub fn counts_json(counts: &[(String, u64)], name: &str) -> Vec<Value> {
	counts.iter().map(|(what, count)| json!({ name: what, "count": count })).collect()
}

/// Makes the report on compliance.
///
/// # Errors
/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if a chart cannot be drawn.
pub fn report(facts: &Facts) -> Result<Report> {
	let checks = facts.checks();
	let passed = all_passed(&checks);
	let freeze = |freeze: &Freeze| {
		json!({
			"account": account::show(&freeze.account),
			"officer": account::show(&freeze.officer),
			"block": freeze.place.block,
			"date": freeze.place.iso(),
			"ratified": freeze.ratified,
			"state": freeze.ended(),
			"untilDate": freeze.end.map(|(place, _)| place.iso()),
			"days": freeze.days(facts.subject.last.seconds),
		})
	};
	let officer = |(officer, suspended): &(AccountId, bool)| json!({ "account": account::show(officer), "suspended": suspended });
	let json = json!({
		"kind": "compliance",
		"chain": facts.subject.json(),
		"statements": facts.vouched.len(),
		"revoked": facts.revoked,
		"forgotten": facts.forgotten,
		"levels": counts_json(&facts.levels(), "level"),
		"countries": counts_json(&facts.countries(), "country"),
		"attesters": counts_json(&facts.attesters(), "attester"),
		"refusals": counts_json(&facts.reasons(), "reason"),
		"decisions": counts_json(&facts.others, "event"),
		"freezes": facts.freezes.iter().map(freeze).collect::<Vec<_>>(),
		"officers": facts.officers.iter().map(officer).collect::<Vec<_>>(),
		"blocked": facts.blocked,
		"checks": json_of(&checks),
		"passed": passed,
	});
	let text = format!(
		"{}, {}, {}.",
		counted(facts.vouched.len(), "statement"),
		counted(facts.freezes.len(), "freeze"),
		counted(facts.refused.len(), "refusal"),
	);
	let mut page = Page::new(
		"Compliance",
		"Who vouched for accounts, what was frozen and for how long, and what was refused. The chain knows no names.",
	);
	let verdict = if passed {
		"Nothing in these events contradicts itself."
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
		File::new("freezes.csv", facts.csv()),
	];
	Ok(Report { json, text, passed, files })
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::subject::tests::{place, subject};

	/// Three statements, two freezes, two refusals.
	pub fn facts() -> Facts {
		let vouched = |n: u8, level: u8, country: &str| Vouched {
			place: place(n.into()),
			attester: [n % 2; 32],
			level,
			country: country.into(),
		};
		let freeze = |n: u8, end: Option<(Place, End)>| Freeze {
			place: place(n.into()),
			account: [n; 32],
			officer: [9; 32],
			ratified: n > 1,
			end,
		};
		Facts {
			subject: subject(),
			vouched: vec![vouched(0, 2, "DE"), vouched(1, 2, "FR"), vouched(2, 3, "DE")],
			revoked: 1,
			forgotten: 0,
			freezes: vec![freeze(1, None), freeze(2, Some((place(900), End::Lapsed)))],
			earlier: 0,
			others: vec![("AttesterAdded".into(), 2)],
			officers: vec![([9; 32], true)],
			blocked: vec!["KP".into()],
			refused: vec!["Distribution.Frozen".into(), "Distribution.LevelTooLow".into()],
			again: "distribution report compliance".into(),
		}
	}

	#[test]
	fn report_should_count_statements_freezes_and_refusals() {
		let report = report(&facts()).unwrap();
		assert!(report.passed);
		assert_eq!(report.text, "3 statements, 2 freezes, 2 refusals.");
		let json = &report.json;
		assert_eq!(
			json["levels"],
			json!([{ "level": "level 2", "count": 2 }, { "level": "level 3", "count": 1 }])
		);
		assert_eq!(json["countries"][0], json!({ "country": "DE", "count": 2 }));
		assert_eq!(json["freezes"][0]["state"], "in force");
		assert_eq!(json["freezes"][1]["state"], "lapsed");
		let html = String::from_utf8(report.files[0].bytes.clone()).unwrap();
		assert_eq!(html.matches("<svg").count(), 3);
		assert!(html.contains("AttesterAdded") && html.contains("suspended"));
		let csv = String::from_utf8(report.files[2].bytes.clone()).unwrap();
		assert_eq!(csv.lines().count(), 3);
	}

	#[test]
	fn freeze_that_ends_before_it_begins_should_be_found() {
		let mut facts = facts();
		facts.freezes[1].end = Some((place(0), End::Ended));
		assert!(!all_passed(&facts.checks()));
		facts.freezes.clear();
		facts.earlier = 2;
		assert!(all_passed(&facts.checks()));
		assert_eq!(facts.checks().len(), 3);
	}

	#[test]
	fn freezes_should_be_counted_in_whole_days() {
		let facts = facts();
		let start = facts.freezes[0].place.seconds;
		assert_eq!(facts.freezes[0].days(start + 3 * 86_400 + 5), 3);
		assert_eq!(facts.freezes[1].days(i64::MAX), 0);
	}
}
