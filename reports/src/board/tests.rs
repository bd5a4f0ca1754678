//! Reports on boards, right ones and wrong ones.

use super::{history::History, *};
use crate::{
	chart::{Panel, MOST_BARS},
	check::Outcome,
	folder::{sums, HTML},
	report::Report,
	subject::tests::{place, subject},
};
use distribution_client::types::{BoardInfo, BoardTerms};
use distribution_primitives::{Requirement, ScoreTree};
use polkadot_sdk::sp_core::H256;
use serde_json::json;

const TOKEN: u128 = 1_000_000_000_000;
const POT: [u8; 32] = [9; 32];

fn tree(list: u32, total: u128) -> ScoreTree {
	ScoreTree { list, root: H256::repeat_byte(list as u8), rows: 2, total: total * TOKEN }
}

fn posted(number: u32, list: u32, total: u128, reporter: u8) -> What {
	let tree = tree(list, total);
	What::Posted { number, tree, reporter: [reporter; 32], bond: 500 * TOKEN }
}

fn challenged(number: u32) -> What {
	let (challenger, reason) = ([5; 32], H256::repeat_byte(7));
	What::Challenged { number, challenger, bond: 250 * TOKEN, reason }
}

fn fell(number: u32, cause: Fall, reporter: u8, rewarded: u128, burned: u128) -> What {
	let lost = Lost { rewarded: rewarded * TOKEN, burned: burned * TOKEN };
	What::Fell { number, cause, by: [5; 32], reporter: [reporter; 32], lost }
}

fn paid(who: u8, payee: u8, amount: u128, paid: u128) -> What {
	let (who, payee) = ([who; 32], [payee; 32]);
	What::Paid(Claim { who, payee, row: 0, amount: amount * TOKEN, paid: paid * TOKEN })
}

/// A board with a root that was proven wrong, one that stood, one that nobody has judged, and one that
/// waits; with three claims.
fn facts() -> Facts {
	let reporters = vec![[1; 32], [2; 32]];
	let lost = Lost { rewarded: 125 * TOKEN, burned: 125 * TOKEN };
	let events = [
		What::Created { reporters },
		posted(0, 3, 90, 1),
		fell(0, Fall::Proven, 1, 250, 250),
		posted(1, 4, 35, 2),
		challenged(1),
		What::Dismissed { number: 1, challenger: [5; 32], lost },
		What::Final { number: 1, tree: tree(4, 35) },
		paid(6, 6, 30, 30),
		posted(2, 5, 70, 2),
		challenged(2),
		fell(2, Fall::Unjudged, 2, 0, 75),
		posted(3, 6, 50, 2),
		What::Final { number: 3, tree: tree(6, 50) },
		paid(6, 8, 10, 40),
		paid(7, 7, 5, 5),
		posted(4, 7, 60, 2),
	];
	let events: Vec<Event> =
		(0u64..).zip(events).map(|(n, what)| Event { place: place(n), what }).collect();
	let received = Moved {
		place: place(0),
		kind: "transfer".into(),
		counterparty: Some([3; 32]),
		inward: true,
		amount: 100 * TOKEN,
	};
	let sent = events.iter().filter(|event| event.what.sent() > 0).map(|event| Moved {
		place: event.place,
		kind: "transfer".into(),
		counterparty: None,
		inward: false,
		amount: event.what.sent(),
	});
	let terms = BoardTerms {
		requirement: Requirement::default(),
		most: 100 * TOKEN,
		bond: 500 * TOKEN,
		window: 60,
		judging: 600,
	};
	Facts {
		subject: subject(),
		info: BoardInfo {
			id: 3,
			terms,
			reporters: vec![[2; 32]],
			pot: POT,
			payable: 54 * TOKEN,
			paid: 45 * TOKEN,
			members: 2,
			roots: 2,
			last: Some(tree(6, 50)),
			posted: Some(distribution_primitives::RootInfo {
				number: 4,
				tree: tree(7, 60),
				reporter: [2; 32],
				bond: 500 * TOKEN,
				left: 5,
				challenge: None,
			}),
			closed: false,
			over: false,
		},
		removed: false,
		pot: [received].into_iter().chain(sent).collect(),
		events,
		balance: 55 * TOKEN,
		scores: None,
		again: "distribution report board 3".into(),
	}
}

/// What the failed checks have found.
fn failed(facts: &Facts) -> Vec<String> {
	let checks = facts.checks(&History::of(&facts.events));
	let failed = checks.into_iter().filter(|check| check.outcome == Outcome::Failed);
	failed.map(|check| check.found).collect()
}

#[test]
fn report_should_have_roots_bonds_and_claims() {
	let report = super::report(&facts()).unwrap();
	assert!(report.passed, "{:?}", failed(&facts()));
	assert!(report.text.starts_with("5 roots posted, 2 final; 3 claims of 2 accounts, 45 DIST"));
	let json = &report.json;
	let states: Vec<&str> = json["roots"]
		.as_array()
		.unwrap()
		.iter()
		.map(|root| root["state"].as_str().unwrap())
		.collect();
	assert_eq!(states, ["fell", "final", "fell", "final", "waits"]);
	assert_eq!(json["roots"][0]["fell"]["cause"], "proven");
	assert_eq!(json["roots"][1]["challenges"][0]["dismissed"]["block"], 105);
	assert_eq!(json["last"]["total"], (50 * TOKEN).to_string());
	assert_eq!(json["owed"], (5 * TOKEN).to_string());
	assert_eq!(json["rewarded"], (375 * TOKEN).to_string());
	assert_eq!(json["burned"], (450 * TOKEN).to_string());
	let lines = |name: &str| {
		let file = report.files.iter().find(|file| file.name == name).unwrap();
		String::from_utf8(file.bytes.clone()).unwrap().lines().count()
	};
	let files = [
		("roots.csv", 6),
		("claims.csv", 4),
		("accounts.csv", 3),
		("events.csv", 14),
		("pot.csv", 5),
	];
	for (name, count) in files {
		assert_eq!(lines(name), count, "{name}");
	}
	let again = super::report(&facts()).unwrap();
	assert_eq!(sums(&report.files), sums(&again.files));
}

/// The page of a report.
fn page(report: &Report) -> String {
	let file = report.files.iter().find(|file| file.name == HTML).unwrap();
	String::from_utf8(file.bytes.clone()).unwrap()
}

#[test]
fn charts_should_be_of_what_is_at_hand() {
	let without = super::report(&facts()).unwrap();
	assert_eq!(without.json["concentration"], json!(null));
	let html = page(&without);
	assert_eq!(html.matches("<svg").count(), 2);
	for part in [
		"5 roots of 5. Only those that became final count.",
		"50 DIST are earned, 45 DIST paid. What lies between the lines is owed: 5 DIST.",
		"make this report with --list",
	] {
		assert!(html.contains(part), "{part}");
	}
	let mut whole = facts();
	whole.scores = Some(vec![([6; 32], 40 * TOKEN), ([7; 32], 10 * TOKEN)]);
	let report = super::report(&whole).unwrap();
	assert_eq!(report.json["concentration"]["median"], (40 * TOKEN).to_string());
	let html = page(&report);
	assert_eq!(html.matches("<svg").count(), 3);
	assert!(html.contains("Gini coefficient 0.300; the largest has 80.0 %"));
	let mut early = facts();
	early.events.truncate(1);
	let html = page(&super::report(&early).unwrap());
	assert_eq!(html.matches("<svg").count(), 0);
	assert!(html.contains("No root was posted, so there is nothing to draw."));
}

#[test]
fn chart_of_many_roots_should_have_the_last_ones() {
	let mut many = facts();
	many.events.truncate(1);
	for number in 0..30u32 {
		for what in [
			posted(number, number, u128::from(number) + 1, 1),
			What::Final { number, tree: tree(number, u128::from(number) + 1) },
		] {
			many.events.push(Event { place: place(u64::from(number) + 1), what });
		}
	}
	let chart = many.roots_chart(&History::of(&many.events)).unwrap();
	let Panel::Bars(bars) = &chart.panels[0] else { panic!("{chart:?}") };
	assert_eq!((bars.bars.len(), bars.bars[0].name.as_str()), (MOST_BARS, "root 6, final"));
	assert_eq!(bars.bars[23].values[0].1, "30 DIST");
	assert!(chart.about.contains("24 roots of 30."));
}

#[test]
fn rule_that_is_broken_should_be_told_with_its_place() {
	type Change = fn(&mut Vec<Event>);
	let changes: [(Change, &str); 7] = [
		// A root of somebody who had lost before.
		(|events| events[3].what = posted(1, 4, 35, 1), "103-2: root 1 is posted by"),
		(|events| events[5].what = What::Closed, "106-2: root 1 becomes final"),
		(|events| events[8].what = posted(3, 5, 70, 2), "108-2: root 3 is posted"),
		(|events| events[2].what = fell(0, Fall::Proven, 1, 250, 249), "102-2: root 0: 250 DIST"),
		(|events| events[10].what = fell(2, Fall::Unjudged, 2, 1, 75), "110-2: root 2: 1 DIST"),
		(|events| events[13].what = paid(6, 8, 10, 41), "113-2: "),
		(|events| events[13].what = paid(6, 8, 30, 60), "113-2: 60 DIST of 50 DIST"),
	];
	for (change, wanted) in changes {
		let mut other = facts();
		change(&mut other.events);
		let failed = failed(&other);
		assert!(failed.iter().any(|found| found.starts_with(wanted)), "{wanted}: {failed:?}");
	}
	let mut other = facts();
	other.events[12].what = What::Final { number: 3, tree: tree(6, 35) };
	other.events[11].what = posted(3, 6, 35, 2);
	assert!(failed(&other).contains(&"112-2: root 3 has 35 DIST in all".to_string()));
}

#[test]
fn claim_that_is_left_out_or_money_that_strays_should_be_found() {
	let mut less = facts();
	less.events.remove(14);
	let failed_of_less = failed(&less);
	assert!(failed_of_less.contains(&"40 DIST found, 45 DIST on chain".to_string()));
	assert!(failed_of_less.contains(&"114-2: not so".to_string()), "{failed_of_less:?}");
	let mut more = facts();
	more.balance += 1;
	assert_eq!(failed(&more).len(), 1);
	let mut poor = facts();
	poor.info.payable = 4 * TOKEN;
	assert_eq!(failed(&poor), ["4 DIST of 5 DIST"]);
	let mut books = facts();
	books.info.roots = 3;
	books.info.reporters.clear();
	books.info.members = 1;
	books.info.posted = None;
	assert_eq!(failed(&books).len(), 4);
	assert!(!super::report(&books).unwrap().passed);
}

#[test]
fn board_that_is_removed_should_have_an_empty_pot_and_no_records() {
	let mut gone = facts();
	gone.removed = true;
	let last = [
		fell(4, Fall::Judged, 2, 0, 500),
		What::Closed,
		What::Forgotten { who: [6; 32] },
		What::Forgotten { who: [7; 32] },
		What::Removed { left: 55 * TOKEN },
		What::Swept { amount: TOKEN },
	];
	gone.events.push(Event { place: place(16), what: challenged(4) });
	for (n, what) in (17u64..).zip(last) {
		let place = place(n);
		let moved = |inward, amount| Moved {
			place,
			kind: "transfer".into(),
			counterparty: None,
			inward,
			amount,
		};
		match &what {
			What::Swept { amount } => {
				gone.pot.extend([moved(true, *amount), moved(false, *amount)]);
			}
			other if other.sent() > 0 => gone.pot.push(moved(false, other.sent())),
			_ => {}
		}
		gone.events.push(Event { place, what });
	}
	gone.balance = 0;
	assert_eq!(failed(&gone), Vec::<String>::new());
	let report = super::report(&gone).unwrap();
	assert_eq!((&report.json["state"], &report.json["owed"]), (&json!("removed"), &json!("0")));
	assert_eq!(report.json["swept"], (56 * TOKEN).to_string());
	assert!(page(&report).contains("The board is removed, and owes nothing."));
}
