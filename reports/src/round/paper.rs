//! The report on a round: its page and its files.

use super::{
	announcement::Announcement,
	facts::{digest, status_text, sum, Facts, Payment, REMOVED},
	sale::Sale,
	tables::{payments_csv, refused_csv, steps_csv},
};
use crate::{
	check::{all_passed, json_of, Check},
	finals::{self, FOLDS},
	folder::{json_text, proof_of, File, HTML, JSON},
	frequency::{frequencies, frequency_chart},
	page::{number, words, Page},
	report::Report,
};
use distribution_client::{
	account::{self, counted},
	address,
	lists::concentration::{concentration, Concentration},
	rounds::release_in_words,
	types::AssetKind,
	Result,
};
use distribution_primitives::{Remainder, Source};
use serde_json::{json, Value};

/// Payments that the page shows at the beginning and at the end. The file has all.
const SHOWN: usize = 20;

impl Facts {
	/// Terms in words.
	fn terms(&self) -> Vec<(String, String)> {
		let terms = &self.info.terms;
		let source = match &terms.source {
			Source::Listed => format!("rows listed on chain: {}", counted(self.info.rows, "row")),
			Source::Merkle { root, leaves } => {
				format!("a list of {}, root {root:#x}", counted(*leaves, "row"))
			}
			Source::Voucher { .. } => "vouchers that keys of the manager sign".into(),
			Source::Sale { bids } => format!("a sale with room for {}", counted(*bids, "bid")),
		};
		let remainder = match terms.remainder {
			Remainder::Manager => "to the manager",
			Remainder::Treasury => "to the treasury",
			Remainder::Burn => "burned",
		};
		let opens = match terms.window.opens {
			0 => "at once".into(),
			block => self.clock.show(block),
		};
		let asset = match terms.asset {
			AssetKind::Native => format!("native token, {}", self.symbol),
			AssetKind::WithId(id) => format!("asset {id}, {}", self.symbol),
		};
		vec![
			("Manager".into(), account::show(&self.info.manager)),
			("Asset".into(), asset),
			("Source".into(), source),
			("Release".into(), release_in_words(&terms.release, &self.clock).join("; ")),
			("Claims from".into(), opens),
			("Claims until".into(), self.clock.show(self.info.ends)),
			("Level demanded".into(), terms.requirement.level.to_string()),
			("Budget".into(), self.unit.show(terms.budget)),
			("What is left goes".into(), remainder.into()),
			("Pot".into(), account::show(&self.info.pot)),
			("Hash of the terms".into(), format!("{:#x}", self.info.terms_hash)),
		]
	}

	fn status(&self) -> &'static str {
		if self.removed {
			REMOVED
		} else {
			status_text(&self.info.status)
		}
	}
}

/// The rows of the page's table of payments.
fn shown_payments(facts: &Facts) -> Vec<Vec<String>> {
	let row = |paid: &Payment| {
		vec![
			paid.sequence.to_string(),
			paid.place.time(),
			paid.place.id(),
			paid.row.to_string(),
			address::beneficiary(&paid.beneficiary),
			facts.unit.show(paid.amount),
		]
	};
	let count = facts.payments.len();
	if count <= SHOWN.saturating_mul(2) {
		return facts.payments.iter().map(row).collect();
	}
	let (first, last) = (facts.payments.iter().take(SHOWN), facts.payments.iter());
	let last = last.skip(count.saturating_sub(SHOWN));
	let between =
		vec!["…".into(), String::new(), String::new(), String::new(), String::new(), String::new()];
	first.map(row).chain([between]).chain(last.map(row)).collect()
}

/// Makes the report on a round.
///
/// # Errors
/// [`Error::NotProven`](distribution_client::Error::NotProven) if the payments add up to more than an amount can be, and
/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if a chart cannot be drawn.
pub fn report(facts: &Facts) -> Result<Report> {
	let id = facts.info.id;
	let digest = digest(facts.subject.genesis, id, &facts.payments);
	let sum = sum(&facts.payments)?;
	let checks = facts.checks(digest, sum);
	let passed = all_passed(&checks);
	let complete = digest == facts.books.audit
		&& sum == facts.books.claimed
		&& u64::try_from(facts.payments.len()) == Ok(facts.books.payments);
	let shares = facts.shares();
	let found = (!shares.is_empty()).then(|| concentration(&shares));
	let mut blocks: Vec<u64> = facts.payments.iter().map(|paid| paid.place.block).collect();
	blocks.dedup();
	let reasons = frequencies(facts.refused.iter().map(|refused| refused.reason.as_str()));
	let reasons_json: Vec<Value> =
		reasons.iter().map(|(reason, count)| json!({ "reason": reason, "count": count })).collect();
	let json = json!({
		"kind": "round",
		"chain": facts.subject.json(),
		"round": id,
		"status": facts.status(),
		"manager": account::show(&facts.info.manager),
		"asset": match facts.info.terms.asset {
			AssetKind::Native => json!("native"),
			AssetKind::WithId(id) => json!(id),
		},
		"symbol": facts.symbol,
		"decimals": facts.unit.decimals(),
		"budget": facts.info.terms.budget.to_string(),
		"payments": facts.payments.len(),
		"sum": sum.to_string(),
		"blocks": blocks.len(),
		"beneficiaries": shares.len(),
		"rows": facts.info.rows,
		"rowsClaimed": facts.info.rows_claimed,
		"setAside": facts.info.set_aside.to_string(),
		"refusals": reasons_json,
		"announcement": facts.announcement.as_ref().map(Announcement::json),
		"sale": facts.sale.as_ref().map(Sale::json),
		"concentration": found,
		"finals": facts.finals.as_ref().map(finals::Facts::json),
		"digest": format!("{digest:#x}"),
		"chainDigest": format!("{:#x}", facts.books.audit),
		"chainClaimed": facts.books.claimed.to_string(),
		"chainPayments": facts.books.payments,
		"complete": complete,
		"checks": json_of(&checks),
		"passed": passed,
	});
	let text = format!(
		"{} in {}, {} in all.\nDigest of the events: {digest:#x}\nDigest of the chain:  {:#x}\n{}",
		counted(facts.payments.len(), "payment"),
		counted(blocks.len(), "block"),
		facts.unit.show(sum),
		facts.books.audit,
		match (complete, passed) {
			(true, true) => "Complete and unaltered.",
			(true, false) => "Complete, but another check has FAILED.",
			(false, _) => "NOT complete.",
		}
	);
	let html = page(facts, &checks, passed, sum, found.as_ref(), &reasons)?;
	let mut files = vec![
		File::new(HTML, html),
		File::new(JSON, json_text(&json)?),
		File::new("payments.csv", payments_csv(facts)),
		File::new("refusals.csv", refused_csv(facts)),
		File::new("events.csv", steps_csv(facts)),
	];
	files.extend(facts.finals.as_ref().map(|finals| File::new(FOLDS, finals.csv())));
	files.push(proof_of(&facts.proof)?);
	Ok(Report { json, text, passed, files })
}

fn page(
	facts: &Facts,
	checks: &[Check],
	passed: bool,
	sum: u128,
	found: Option<&Concentration>,
	reasons: &[(String, u64)],
) -> Result<String> {
	let id = facts.info.id;
	let about = format!(
		"What round {id} has paid up to {}, and whether that is all of it.",
		facts.subject.last.time()
	);
	let mut page = Page::new(&format!("Round {id}"), &about);
	let verdict = if passed {
		"Complete and unaltered: every payment is here, and no other."
	} else {
		"NOT as it should be: at least one check has failed, see below."
	};
	page.verdict(passed, verdict);
	page.figures(&facts.subject.figures());
	page.section("Figures");
	let left = facts.info.terms.budget.saturating_sub(facts.books.claimed);
	page.figures(&[
		("State", facts.status().to_string()),
		("Paid", facts.unit.show(sum)),
		("Payments", counted(facts.payments.len(), "payment")),
		("Beneficiaries", counted(facts.shares().len(), "account")),
		("Rows", facts.info.rows.to_string()),
		("Rows claimed", facts.info.rows_claimed.to_string()),
		("Left of the budget", facts.unit.show(left)),
		("Set aside for rows that were refused", facts.unit.show(facts.info.set_aside)),
		("Refusals reported", facts.refused.len().to_string()),
	]);
	page.section("Terms");
	page.figures(&facts.terms());
	if let Some(announcement) = &facts.announcement {
		announcement.section(&mut page, &facts.subject);
	}
	if let Some(sale) = &facts.sale {
		page.section("Sale");
		page.figures(&sale.figures(&facts.unit));
	}
	page.section("Checks");
	page.checks(checks);
	page.section("Charts");
	for chart in [facts.claims_chart(), facts.unlock_chart()].into_iter().flatten() {
		page.chart(&chart)?;
	}
	match found {
		Some(found) => page.chart(&facts.concentration_chart(found))?,
		None => page.paragraph("Nothing was paid, so there is nothing to draw."),
	}
	if !reasons.is_empty() {
		let about = "Claims that the chain has refused and reported. What a pool refuses before it gets into a block is not on chain.";
		page.chart(&frequency_chart("Refusals by reason", about, reasons))?;
	}
	page.section("The round's life");
	let steps: Vec<Vec<String>> = facts
		.steps
		.iter()
		.map(|step| {
			let amount = step.amount.map(|amount| facts.unit.show(amount)).unwrap_or_default();
			vec![step.place.time(), step.place.id(), step.event.clone(), amount]
		})
		.collect();
	let columns = [words("time"), words("transaction"), words("event"), number("amount")];
	page.table(&columns, &steps, "Nothing but payments.");
	page.section("Payments");
	let columns = [
		number("number"),
		words("time"),
		words("transaction"),
		number("row"),
		words("beneficiary"),
		number("amount"),
	];
	page.table(&columns, &shown_payments(facts), "None.");
	let proof = if facts.removed {
		"the chain has removed the round's record"
	} else {
		"state-proof.json proves the round's record by the hash of the last block"
	};
	page.paragraph(&format!("payments.csv has all of them; {proof}. amount and the columns after it are in smallest units and in tokens; account owns the row, payee was paid."));
	if let Some(finals) = &facts.finals {
		finals.section(&mut page);
	}
	page.section("What this cannot show");
	page.paragraph("Whether the list is the one that was promised: compare its root with the one above by `distribution list verify`. Who the accounts belong to. What was refused before it got into a block. Whether the manager kept promises that are not in the terms.");
	Ok(page.finish(&facts.subject.footer(&facts.again)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		check::Outcome,
		folder::{faults, sums},
		round::{announcement::tests::announcement, Books, Cleared, Finished, Refused, Step, Sums},
		subject::tests::{place, subject, DECEMBER},
	};
	use distribution_client::{
		amount::Unit,
		proofs::ProofFile,
		time::Clock,
		types::{Moment, RoundInfo},
	};
	use distribution_primitives::{
		terms_hash, Release, Requirement, Status, Terms, UnlockSchedule, Window,
	};
	use polkadot_sdk::sp_core::H256;
	use std::collections::BTreeMap;

	const TOKEN: u128 = 1_000_000_000_000;

	fn info(release: Release<Moment>) -> RoundInfo {
		let terms = Terms {
			asset: AssetKind::Native,
			source: Source::Merkle { root: H256::repeat_byte(7), leaves: 9 },
			release,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 9_000 },
			budget: 1_000 * TOKEN,
			remainder: Remainder::Treasury,
			manifest: None,
			beneficiaries: Default::default(),
		};
		RoundInfo {
			id: 3,
			manager: [1; 32],
			terms_hash: terms_hash(&terms, H256::zero()),
			terms,
			rows_digest: H256::zero(),
			ends: 9_000,
			status: Status::Open,
			claimed: 0,
			payments: 0,
			rows: 9,
			rows_total: 1_000 * TOKEN,
			rows_claimed: 0,
			audit: H256::zero(),
			pot: [2; 32],
			pot_balance: 2_000 * TOKEN,
			payable: 1_999 * TOKEN,
			set_aside: 0,
		}
	}

	/// A round that has paid these amounts, one row each.
	fn facts(amounts: &[u128], release: Release<Moment>) -> Facts {
		let paid = |(row, amount): (u32, &u128)| Payment {
			place: place(10 * u64::from(row)),
			sequence: row.into(),
			row,
			beneficiary: [row as u8 + 10; 32],
			payee: [row as u8 + 10; 32],
			amount: *amount,
		};
		let payments: Vec<Payment> = (0u32..).zip(amounts).map(paid).collect();
		let subject = subject();
		let books = Books {
			claimed: amounts.iter().sum(),
			payments: amounts.len() as u64,
			audit: digest(subject.genesis, 3, &payments),
		};
		Facts {
			info: RoundInfo { claimed: books.claimed, payments: books.payments, ..info(release) },
			subject,
			books,
			removed: false,
			clock: Clock { block: 5_000, seconds: DECEMBER },
			unit: Unit::native(),
			symbol: "DIST".into(),
			payments,
			refused: vec![Refused {
				place: place(5),
				row: Some(8),
				account: None,
				reason: "Distribution.BelowMinimumBalance".into(),
			}],
			steps: vec![Step { place: place(0), event: "RoundFunded".into(), amount: Some(TOKEN) }],
			announcement: None,
			sale: None,
			finals: None,
			proof: ProofFile::default(),
			again: "distribution report round 3".into(),
		}
	}

	fn failed(report: &Report) -> Vec<String> {
		let checks = report.json["checks"].as_array().unwrap();
		let failed = checks.iter().filter(|check| check["outcome"] == Outcome::Failed.name());
		failed.map(|check| check["check"].as_str().unwrap().to_string()).collect()
	}

	#[test]
	fn report_should_pass_when_everything_is_there() {
		let releases = [
			Release::Immediate,
			Release::Vested { start: 4_000, length: 1_000 },
			Release::Streamed {
				schedule: UnlockSchedule { start: 4_000, cliff: 100, length: 1_000, step: 10 },
				revocable: true,
				prepaid: false,
			},
		];
		for release in releases {
			for amounts in [&[][..], &[TOKEN], &[TOKEN, 3 * TOKEN, 500 * TOKEN]] {
				let report = report(&facts(amounts, release)).unwrap();
				assert!(report.passed, "{:?}", failed(&report));
				assert_eq!(report.json["payments"], amounts.len());
				assert_eq!(report.json["complete"], true);
				let names: Vec<&str> = report.files.iter().map(|file| file.name.as_str()).collect();
				let wanted = [
					"report.html",
					"report.json",
					"payments.csv",
					"refusals.csv",
					"events.csv",
					"state-proof.json",
				];
				assert_eq!(names, wanted);
				let html = String::from_utf8(report.files[0].bytes.clone()).unwrap();
				assert!(html.contains("Complete and unaltered") && !html.contains("NaN"));
				assert!(html.contains("Refusals by reason"));
			}
		}
	}

	#[test]
	fn payment_that_is_missing_altered_or_doubled_should_be_found() {
		let whole = facts(&[TOKEN, 3 * TOKEN, 5 * TOKEN], Release::Immediate);
		let mut missing = whole.clone();
		missing.payments.remove(1);
		assert_eq!(failed(&report(&missing).unwrap()).len(), 4);
		let mut altered = whole.clone();
		altered.payments[1].payee = [9; 32];
		let report_of_altered = report(&altered).unwrap();
		assert_eq!(failed(&report_of_altered).len(), 1);
		assert!(!report_of_altered.passed && report_of_altered.text.ends_with("NOT complete."));
		let mut swapped = whole.clone();
		swapped.payments.swap(0, 1);
		assert!(failed(&report(&swapped).unwrap()).iter().any(|check| check.contains("gap")));
		let mut twice = whole.clone();
		twice.payments[2].row = 0;
		assert!(failed(&report(&twice).unwrap()).iter().any(|check| check.contains("twice")));
		let mut poor = whole;
		poor.info.payable = 0;
		let report = report(&poor).unwrap();
		assert!(failed(&report).iter().any(|check| check.contains("pot")));
		assert!(report.json["complete"] == true && report.text.ends_with("check has FAILED."));
	}

	/// The same round when it is removed, and was folded as what it has paid.
	fn removed(amounts: &[u128]) -> Facts {
		let mut facts = facts(amounts, Release::Immediate);
		facts.removed = true;
		let mut finals = finals::tests::facts();
		(finals.folds[1].id, finals.folds[1].value) = (3, facts.books.audit);
		finals.state = finals.computed();
		facts.finals = Some(finals);
		facts
	}

	#[test]
	fn removed_round_should_be_what_was_folded() {
		let whole = removed(&[TOKEN, 3 * TOKEN]);
		let report_of_whole = report(&whole).unwrap();
		assert!(report_of_whole.passed, "{:?}", failed(&report_of_whole));
		assert_eq!(report_of_whole.json["finals"]["chainCount"], 3);
		let names: Vec<&str> =
			report_of_whole.files.iter().map(|file| file.name.as_str()).collect();
		assert!(names.ends_with(&["events.csv", "folds.csv", "state-proof.json"]), "{names:?}");
		let html = String::from_utf8(report_of_whole.files[0].bytes.clone()).unwrap();
		assert!(html.contains("<h2>Digest of the chain</h2>"));
		// The chain is said to have folded another digest, or another round, or nothing of it.
		let changes: [fn(&mut finals::Facts); 3] = [
			|finals| finals.folds[1].value = H256::zero(),
			|finals| finals.folds[1].id = 4,
			|finals| finals.folds.truncate(1),
		];
		for change in changes {
			let mut other = whole.clone();
			let finals = other.finals.as_mut().unwrap();
			change(finals);
			assert_eq!(failed(&report(&other).unwrap()).len(), 2);
			let finals = other.finals.as_mut().unwrap();
			finals.state = finals.computed();
			assert_eq!(failed(&report(&other).unwrap()).len(), 1);
		}
		let mut unread = whole;
		unread.finals = None;
		let report_of_unread = report(&unread).unwrap();
		assert!(report_of_unread.passed && report_of_unread.json["finals"].is_null());
		let checks = report_of_unread.json["checks"].as_array().unwrap().iter();
		let mut open = checks.filter(|check| check["outcome"] == Outcome::Open.name());
		assert!(open.any(|check| check["found"].to_string().contains("with an index")));
	}

	/// A sale at three smallest units of an asset for a token, of which a round has delivered two bids.
	fn sale() -> Sale {
		let finished = |row: u32, tokens: u128| Finished {
			place: place(u64::from(row)),
			row,
			bought: tokens * TOKEN,
			paid: 3 * tokens,
			returned: 1,
			lapsed: 0,
		};
		Sale {
			id: 4,
			seller: [1; 32],
			form: "auction".into(),
			money: AssetKind::WithId(77),
			unit: Unit::of_decimals(0),
			supply: 50 * TOKEN,
			lot: TOKEN,
			minimum: 0,
			asked: BTreeMap::from([(0, 10 * TOKEN), (1, 40 * TOKEN)]),
			cleared: Some(Cleared { price: 3, sold: 50 * TOKEN, demand: 50 * TOKEN }),
			failed: false,
			finished: vec![finished(0, 10), finished(1, 40)],
			removed: None,
		}
	}

	#[test]
	fn round_of_a_sale_should_have_paid_what_bids_have_bought() {
		let source = Source::Sale { bids: 9 };
		let mut whole = facts(&[10 * TOKEN, 40 * TOKEN], Release::Immediate);
		whole.info.terms.source = source;
		whole.sale = Some(sale());
		let report_of_whole = report(&whole).unwrap();
		assert!(report_of_whole.passed, "{:?}", failed(&report_of_whole));
		let told = &report_of_whole.json["sale"];
		assert_eq!((&told["state"], &told["asked"]), (&json!("cleared"), &json!("50000000000000")));
		assert_eq!((&told["raised"], &told["returned"]), (&json!("150"), &json!("2")));
		let html = String::from_utf8(report_of_whole.files[0].bytes.clone()).unwrap();
		assert!(html.contains("<h2>Sale</h2>"));
		let sums = Sums { delivered: 50 * TOKEN, lapsed: 0, raised: 150 };
		let changes: [fn(&mut Sale); 5] = [
			|sale| sale.finished[1].bought += 1,
			|sale| sale.finished.push(sale.finished[0]),
			|sale| sale.asked.clear(),
			|sale| sale.cleared = None,
			|sale| sale.removed = Some(Sums::default()),
		];
		for (i, change) in changes.into_iter().enumerate() {
			let mut other = whole.clone();
			change(other.sale.as_mut().unwrap());
			assert!(!report(&other).unwrap().passed, "{i}");
		}
		let mut gone = whole.clone();
		gone.sale.as_mut().unwrap().removed = Some(sums);
		let report_of_gone = report(&gone).unwrap();
		assert!(report_of_gone.passed && report_of_gone.json["sale"]["state"] == "removed");
		whole.sale = None;
		let without = report(&whole).unwrap();
		assert!(without.passed && without.json["sale"].is_null());
		let open = without.json["checks"].as_array().unwrap().iter();
		let open = open.filter(|check| check["outcome"] == Outcome::Open.name());
		assert!(open.map(|check| check["found"].to_string()).any(|found| found.contains("opened")));
	}

	#[test]
	fn stream_of_a_sale_should_pay_no_more_than_was_bought() {
		let schedule = UnlockSchedule { start: 4_000, cliff: 100, length: 1_000, step: 10 };
		let release = Release::Streamed { schedule, revocable: false, prepaid: false };
		let mut some = facts(&[TOKEN, 40 * TOKEN], release);
		some.sale = Some(sale());
		assert!(report(&some).unwrap().passed);
		let mut more = facts(&[TOKEN, 41 * TOKEN], release);
		more.sale = Some(sale());
		assert!(!report(&more).unwrap().passed);
	}

	#[test]
	fn announcement_should_be_told_and_be_checked_once_the_round_has_opened() {
		let mut some = facts(&[TOKEN], Release::Immediate);
		some.announcement = Some(announcement(H256::zero()));
		assert!(report(&some).unwrap().passed);
		some.steps.push(Step { place: place(7), event: "RoundOpened".into(), amount: None });
		assert!(!report(&some).unwrap().passed);
		some.announcement = Some(announcement(some.info.terms_hash));
		let open = report(&some).unwrap();
		let html = String::from_utf8(open.files[0].bytes.clone()).unwrap();
		assert!(open.passed && html.contains("<h2>Announcement</h2>"));
		assert!(open.json["sale"].is_null() && !html.contains("<b>row 0"));
	}

	#[test]
	fn same_facts_should_make_the_same_files() {
		let facts = facts(&[TOKEN, 3 * TOKEN], Release::Immediate);
		let (one, two) = (report(&facts).unwrap(), report(&facts).unwrap());
		assert_eq!(sums(&one.files), sums(&two.files));
		assert!(faults(&sums(&one.files), &two.files).unwrap().is_empty());
	}

	#[test]
	fn files_should_have_every_payment_and_the_page_the_first_and_the_last() {
		let amounts: Vec<u128> = (1..=100).map(|n| n * TOKEN / 100).collect();
		let report = report(&facts(&amounts, Release::Immediate)).unwrap();
		let text = |name: &str| {
			let file = report.files.iter().find(|file| file.name == name).unwrap();
			String::from_utf8(file.bytes.clone()).unwrap()
		};
		let csv = text("payments.csv");
		assert_eq!(csv.lines().count(), 101);
		let first = csv.lines().nth(1).unwrap();
		assert!(first.starts_with("100,100-2,2026-12-01T00:00:00Z,0,0,"), "{first}");
		assert!(first.ends_with(",0.01,DIST"), "{first}");
		let html = text("report.html");
		assert!(html.contains("<td class=\"number\">19</td>"));
		assert!(!html.contains("<td class=\"number\">20</td>"));
		assert!(html.contains("<td class=\"number\">99</td>"));
		assert_eq!(text("refusals.csv").lines().count(), 2);
	}
}
