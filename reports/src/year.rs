//! The report on a year: rounds, emission, compliance and solvency, on one page.

use crate::{
	check::{all_passed, json_of, Check},
	compliance,
	csv::Csv,
	emission,
	finals::{self, FOLDS},
	folder::{json_text, proof_of, File, HTML, JSON},
	page::{number, words, Page},
	report::Report,
	solvency,
	subject::Subject,
};
use distribution_client::{
	account::{self, counted, AccountId},
	amount::Unit,
	proofs::ProofFile,
	types::AssetKind,
	Result,
};
use serde_json::{json, Value};

/// What a round did in the year. Amounts are in its asset's smallest unit.
#[derive(Clone, Debug)]
pub struct Round {
	/// Its number.
	pub id: u32,
	/// Its manager.
	pub manager: AccountId,
	/// What it distributes.
	pub asset: AssetKind,
	/// The unit of that.
	pub unit: Unit,
	/// Its state after the last block.
	pub status: String,
	/// Number of its payments in the year.
	pub payments: u64,
	/// Their sum.
	pub paid: u128,
	/// Sum of all its payments, whenever they were made, by its events.
	pub claimed: u128,
	/// The same by the chain's books after the last block; `None` if it has none any more.
	pub books: Option<u128>,
	/// Whether the digest over all its payments is the chain's: that of its record, or what it was folded
	/// as into the digest of the chain when its record was removed. `None` if the chain has neither.
	pub proven: Option<bool>,
}

impl Round {
	fn json(&self) -> Value {
		json!({
			"round": self.id,
			"manager": account::show(&self.manager),
			"asset": match self.asset {
				AssetKind::Native => json!("native"),
				AssetKind::WithId(id) => json!(id),
			},
			"status": self.status,
			"payments": self.payments,
			"paid": self.paid.to_string(),
			"claimed": self.claimed.to_string(),
			"proven": self.proven,
		})
	}
}

/// Everything that the report is computed from. All parts have the same blocks.
#[derive(Clone, Debug)]
pub struct Facts {
	/// The year.
	pub year: i16,
	/// The chain and the blocks of the year.
	pub subject: Subject,
	/// The rounds that lived in it.
	pub rounds: Vec<Round>,
	/// The eras that ended in it.
	pub emission: emission::Facts,
	/// The registry.
	pub compliance: compliance::Facts,
	/// Pots and supply after the last block.
	pub solvency: solvency::Facts,
	/// What is final up to the last block.
	pub finals: finals::Facts,
	/// A proof of the digest of the chain in the state after the last block.
	pub proof: ProofFile,
	/// The command that makes the same report.
	pub again: String,
}

impl Facts {
	fn checks(&self) -> Vec<Check> {
		let wrong: Vec<String> = self
			.rounds
			.iter()
			.filter(|round| {
				round.proven == Some(false)
					|| round.books.is_some_and(|books| books != round.claimed)
			})
			.map(|round| round.id.to_string())
			.collect();
		let gone = self.rounds.iter().filter(|round| round.proven.is_none()).count();
		let found = if wrong.is_empty() {
			counted(self.rounds.len(), "round")
		} else {
			format!("not rounds {}", wrong.join(", "))
		};
		let mut checks = vec![Check::new(
			"The payments of every round are those of the chain's digest and books",
			wrong.is_empty(),
			found,
		)];
		if gone > 0 {
			checks.push(Check::open(
				"The rounds that were removed have paid what their events say",
				format!("{}, which the digest of the chain does not have", counted(gone, "round")),
			));
		}
		checks.extend(self.finals.checks());
		checks.extend(self.emission.checks());
		checks.extend(self.solvency.checks());
		checks.extend(self.compliance.checks());
		checks
	}

	fn rounds_csv(&self) -> String {
		let mut csv = Csv::new(&[
			"round", "manager", "asset", "status", "payments", "paid", "claimed", "proven",
		]);
		for round in &self.rounds {
			let asset = match round.asset {
				AssetKind::Native => "native".into(),
				AssetKind::WithId(id) => id.to_string(),
			};
			csv.line([
				round.id.to_string().as_str(),
				account::show(&round.manager).as_str(),
				asset.as_str(),
				round.status.as_str(),
				round.payments.to_string().as_str(),
				round.paid.to_string().as_str(),
				round.claimed.to_string().as_str(),
				proven(round.proven),
			]);
		}
		csv.finish()
	}
}

fn proven(proven: Option<bool>) -> &'static str {
	match proven {
		Some(true) => "yes",
		Some(false) => "NO",
		None => "",
	}
}

/// Makes the report on a year.
///
/// # Errors
/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if a chart cannot be drawn.
pub fn report(facts: &Facts) -> Result<Report> {
	let checks = facts.checks();
	let passed = all_passed(&checks);
	let payments = facts.rounds.iter().fold(0u64, |sum, round| sum.saturating_add(round.payments));
	let json = json!({
		"kind": "year",
		"year": facts.year,
		"chain": facts.subject.json(),
		"payments": payments,
		"rounds": facts.rounds.iter().map(Round::json).collect::<Vec<_>>(),
		"pools": facts.emission.pools_json(),
		"eras": facts.emission.eras_json(),
		"statements": facts.compliance.vouched.len(),
		"freezes": facts.compliance.freezes.len(),
		"refusals": compliance::counts_json(&facts.compliance.reasons(), "reason"),
		"supply": facts.solvency.supply.json(),
		"pots": facts.solvency.pots_json(),
		"finals": facts.finals.json(),
		"checks": json_of(&checks),
		"passed": passed,
	});
	let text = format!(
		"{}: {} of {}, {}, {}.\n{}",
		facts.year,
		counted(payments, "payment"),
		counted(facts.rounds.len(), "round"),
		counted(facts.emission.eras.len(), "era"),
		counted(facts.compliance.freezes.len(), "freeze"),
		if passed {
			"Everything that could be checked is right."
		} else {
			"At least one check has FAILED."
		}
	);
	let title = format!("The year {}", facts.year);
	let mut page =
		Page::new(&title, "What was paid, issued, frozen and refused, and what is owed.");
	let verdict = if passed {
		"Everything that could be checked is right."
	} else {
		"At least one check has FAILED, see below."
	};
	page.verdict(passed, verdict);
	page.figures(&facts.subject.figures());
	page.section("Rounds");
	let row = |round: &Round| {
		vec![
			round.id.to_string(),
			account::show(&round.manager),
			round.status.clone(),
			round.payments.to_string(),
			round.unit.show(round.paid),
			round.unit.show(round.claimed),
			proven(round.proven).into(),
		]
	};
	let rows: Vec<Vec<String>> = facts.rounds.iter().map(row).collect();
	let columns = [
		number("round"),
		words("manager"),
		words("state"),
		number("payments"),
		number("paid in the year"),
		number("paid in all"),
		words("proven"),
	];
	page.table(&columns, &rows, "No round lived in this year.");
	page.paragraph("Proven: the digest over all payments, recomputed, is the chain's. Of a round whose state was removed, the chain's is what it was folded as.");
	facts.finals.section(&mut page);
	facts.emission.sections(&mut page)?;
	facts.solvency.sections(&mut page)?;
	facts.compliance.sections(&mut page)?;
	page.section("Checks");
	page.checks(&checks);
	let files = vec![
		File::new(HTML, page.finish(&facts.subject.footer(&facts.again))),
		File::new(JSON, json_text(&json)?),
		File::new("rounds.csv", facts.rounds_csv()),
		File::new("eras.csv", facts.emission.csv()),
		File::new("pots.csv", facts.solvency.csv()),
		File::new(FOLDS, facts.finals.csv()),
		proof_of(&facts.proof)?,
	];
	Ok(Report { json, text, passed, files })
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::subject::tests::subject;

	fn facts(proven: Option<bool>) -> Facts {
		let round = Round {
			id: 3,
			manager: [1; 32],
			asset: AssetKind::Native,
			unit: Unit::native(),
			status: "open".into(),
			payments: 7,
			paid: 70,
			claimed: 100,
			books: proven.map(|_| 100),
			proven,
		};
		Facts {
			year: 2026,
			subject: subject(),
			rounds: vec![round],
			emission: emission::tests::facts(12),
			compliance: compliance::tests::facts(),
			solvency: solvency::tests::facts(),
			finals: finals::tests::facts(),
			proof: ProofFile::default(),
			again: "distribution report year 2026".into(),
		}
	}

	#[test]
	fn year_should_have_all_parts_on_one_page() {
		let report = report(&facts(Some(true))).unwrap();
		assert!(report.passed && report.text.starts_with("2026: 7 payments of 1 round, 12 eras"));
		let html = String::from_utf8(report.files[0].bytes.clone()).unwrap();
		for part in
			["Rounds", "Digest of the chain", "Emission", "Supply", "Registry", "Freezes", "Checks"]
		{
			assert!(html.contains(&format!("<h2>{part}</h2>")), "{part}");
		}
		assert_eq!(html.matches("<svg").count(), 3 + 2 + 3);
	}

	#[test]
	fn round_that_is_not_proven_should_fail_the_year() {
		assert!(!report(&facts(Some(false))).unwrap().passed);
		assert!(report(&facts(None)).unwrap().passed);
		let mut other = facts(Some(true));
		other.rounds[0].books = Some(99);
		let report = report(&other).unwrap();
		assert!(!report.passed);
		assert_eq!(report.json["checks"][0]["found"], "not rounds 3");
	}

	#[test]
	fn round_or_era_that_is_left_out_should_fail_the_year() {
		let whole = report(&facts(Some(true))).unwrap();
		assert_eq!(whole.json["finals"]["count"], 3);
		let names: Vec<&str> = whole.files.iter().map(|file| file.name.as_str()).collect();
		assert!(names.ends_with(&["folds.csv", "state-proof.json"]), "{names:?}");
		let mut less = facts(Some(true));
		less.finals.folds.remove(1);
		let less = report(&less).unwrap();
		assert!(!less.passed);
		assert_eq!(
			(&less.json["finals"]["count"], &less.json["finals"]["chainCount"]),
			(&json!(2), &json!(3))
		);
	}
}
