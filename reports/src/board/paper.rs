//! The report on a board: its page and its tables.

use super::{
	facts::{Claim, Event, Facts, Lost, What},
	history::{Challenge, End, History, Root},
};
use crate::{
	check::{all_passed, json_of, Check},
	csv::{plain_tokens, Csv},
	folder::{json_text, File, HTML, JSON},
	page::{number, words, Page},
	report::Report,
	subject::Place,
};
use distribution_client::{
	account::{self, counted, AccountId},
	address,
	time::show_length,
	Result,
};
use distribution_primitives::ScoreTree;
use serde_json::{json, Value};

/// Claims that the page shows at the beginning and at the end. The file has all.
const SHOWN: usize = 20;

/// What an event says, for a table: its name, the root, the account, the amount, and what became of a
/// bond.
#[derive(Default)]
struct Line {
	name: &'static str,
	root: Option<u32>,
	who: Option<AccountId>,
	amount: Option<u128>,
	lost: Option<Lost>,
}

impl Line {
	/// An event as a line; `None` for claims, which have their own table.
	fn of(event: &Event) -> Option<Self> {
		let named = |name| Self { name, ..Self::default() };
		Some(match &event.what {
			What::Created { .. } => named("BoardCreated"),
			What::ReportersSet { .. } => named("ReportersSet"),
			What::Closed => named("BoardClosed"),
			What::Removed { left } => Self { amount: Some(*left), ..named("BoardRemoved") },
			What::Posted { number, reporter, bond, .. } => Self {
				root: Some(*number),
				who: Some(*reporter),
				amount: Some(*bond),
				..named("RootPosted")
			},
			What::Challenged { number, challenger, bond, .. } => Self {
				root: Some(*number),
				who: Some(*challenger),
				amount: Some(*bond),
				..named("RootChallenged")
			},
			What::Dismissed { number, challenger, lost } => Self {
				root: Some(*number),
				who: Some(*challenger),
				lost: Some(*lost),
				..named("ChallengeDismissed")
			},
			What::Fell { number, by, lost, .. } => {
				Self { root: Some(*number), who: Some(*by), lost: Some(*lost), ..named("RootFell") }
			}
			What::Final { number, tree } => {
				Self { root: Some(*number), amount: Some(tree.total), ..named("RootFinal") }
			}
			What::Forgotten { who } => Self { who: Some(*who), ..named("RecordRemoved") },
			What::Swept { amount } => Self { amount: Some(*amount), ..named("PotSwept") },
			What::Paid(_) => return None,
		})
	}
}

/// A list as JSON.
fn tree_json(tree: &ScoreTree) -> Value {
	json!({
		"list": tree.list,
		"root": format!("{:#x}", tree.root),
		"rows": tree.rows,
		"total": tree.total.to_string(),
	})
}

/// A challenge as JSON.
fn challenge_json(challenge: &Challenge) -> Value {
	let dismissed = challenge.dismissed.map(|(place, lost)| {
		json!({
			"block": place.block,
			"date": place.iso(),
			"rewarded": lost.rewarded.to_string(),
			"burned": lost.burned.to_string(),
		})
	});
	json!({
		"block": challenge.place.block,
		"date": challenge.place.iso(),
		"challenger": account::show(&challenge.challenger),
		"bond": challenge.bond.to_string(),
		"reason": format!("{:#x}", challenge.reason),
		"dismissed": dismissed,
	})
}

/// A root as JSON.
fn root_json(root: &Root) -> Value {
	let fell = match root.end {
		Some((_, End::Fell { cause, by, lost })) => json!({
			"cause": cause.name(),
			"by": account::show(&by),
			"rewarded": lost.rewarded.to_string(),
			"burned": lost.burned.to_string(),
		}),
		_ => Value::Null,
	};
	json!({
		"number": root.number,
		"block": root.place.block,
		"date": root.place.iso(),
		"tree": tree_json(&root.tree),
		"reporter": account::show(&root.reporter),
		"bond": root.bond.to_string(),
		"state": root.state(),
		"endBlock": root.end.map(|(place, _)| place.block),
		"endDate": root.end.map(|(place, _)| place.iso()),
		"fell": fell,
		"challenges": root.challenges.iter().map(challenge_json).collect::<Vec<_>>(),
	})
}

impl Facts {
	fn state(&self) -> &'static str {
		match (self.removed, self.info.over, self.info.closed) {
			(true, ..) => "removed",
			(false, true, _) => "over",
			(false, false, true) => "closed",
			(false, false, false) => "open",
		}
	}

	fn plain(&self, amount: u128) -> String {
		plain_tokens(amount, self.subject.token.decimals)
	}

	fn roots_csv(&self, history: &History) -> String {
		let mut csv = Csv::new(&[
			"block",
			"extrinsic",
			"time",
			"number",
			"list",
			"root",
			"rows",
			"total",
			"reporter",
			"bond",
			"state",
			"end_block",
			"end_time",
			"cause",
			"by",
			"rewarded",
			"burned",
			"challenges",
		]);
		for root in &history.roots {
			let (mut cause, mut by, mut lost) = ("", String::new(), None);
			if let Some((_, End::Fell { cause: why, by: who, lost: of })) = root.end {
				(cause, by, lost) = (why.name(), account::show(&who), Some(of));
			}
			let end = root.end.map(|(place, _)| place);
			csv.line([
				root.place.block.to_string().as_str(),
				&root.place.id(),
				&root.place.iso(),
				&root.number.to_string(),
				&root.tree.list.to_string(),
				&format!("{:#x}", root.tree.root),
				&root.tree.rows.to_string(),
				&root.tree.total.to_string(),
				&account::show(&root.reporter),
				&root.bond.to_string(),
				root.state(),
				&shown(end, |end| end.block.to_string()),
				&shown(end, |end| end.iso()),
				cause,
				&by,
				&shown(lost, |lost| lost.rewarded.to_string()),
				&shown(lost, |lost| lost.burned.to_string()),
				&root.challenges.len().to_string(),
			]);
		}
		csv.finish()
	}

	fn events_csv(&self) -> String {
		let mut csv = Csv::new(&[
			"block",
			"extrinsic",
			"time",
			"event",
			"root",
			"account",
			"amount",
			"rewarded",
			"burned",
		]);
		for event in &self.events {
			let Some(line) = Line::of(event) else { continue };
			csv.line([
				event.place.block.to_string().as_str(),
				&event.place.id(),
				&event.place.iso(),
				line.name,
				&shown(line.root, |root| root.to_string()),
				&shown(line.who, |who| account::show(&who)),
				&shown(line.amount, |amount| amount.to_string()),
				&shown(line.lost, |lost| lost.rewarded.to_string()),
				&shown(line.lost, |lost| lost.burned.to_string()),
			]);
		}
		csv.finish()
	}

	fn claims_csv(&self, history: &History) -> String {
		let mut csv = Csv::new(&[
			"block",
			"extrinsic",
			"time",
			"index",
			"account",
			"amount",
			"payee",
			"paid",
			"tokens",
			"symbol",
		]);
		for (place, claim) in &history.claims {
			let Claim { who, payee, row, amount, paid } = claim;
			csv.line([
				place.block.to_string().as_str(),
				&place.id(),
				&place.iso(),
				&row.to_string(),
				&account::show(who),
				&amount.to_string(),
				&account::show(payee),
				&paid.to_string(),
				&self.plain(*amount),
				&self.subject.token.symbol,
			]);
		}
		csv.finish()
	}

	fn accounts_csv(&self, history: &History) -> String {
		let mut csv = Csv::new(&["account", "claims", "paid", "tokens", "symbol"]);
		for (who, earned) in &history.accounts {
			csv.line([
				account::show(who).as_str(),
				&earned.claims.to_string(),
				&earned.paid.to_string(),
				&self.plain(earned.paid),
				&self.subject.token.symbol,
			]);
		}
		csv.finish()
	}

	fn pot_csv(&self) -> String {
		let mut csv = Csv::new(&[
			"block",
			"extrinsic",
			"time",
			"kind",
			"counterparty",
			"in",
			"out",
			"tokens",
			"symbol",
		]);
		for moved in &self.pot {
			let amount = moved.amount.to_string();
			let (inward, outward) =
				if moved.inward { (amount.as_str(), "") } else { ("", amount.as_str()) };
			csv.line([
				moved.place.block.to_string().as_str(),
				&moved.place.id(),
				&moved.place.iso(),
				&moved.kind,
				&shown(moved.counterparty, |who| account::show(&who)),
				inward,
				outward,
				&self.plain(moved.amount),
				&self.subject.token.symbol,
			]);
		}
		csv.finish()
	}

	/// The rows of the page's table of roots.
	fn root_rows(&self, history: &History) -> Vec<Vec<String>> {
		let row = |root: &Root| {
			let end = match root.end {
				Some((_, End::Fell { cause, by, .. })) => {
					format!("{}, by {}", cause.name(), account::show(&by))
				}
				_ => String::new(),
			};
			vec![
				root.number.to_string(),
				root.place.time(),
				root.place.id(),
				root.tree.list.to_string(),
				root.tree.rows.to_string(),
				self.subject.native(root.tree.total),
				account::show(&root.reporter),
				root.state().into(),
				end,
			]
		};
		history.roots.iter().map(row).collect()
	}

	/// The rows of the page's table of events.
	fn event_rows(&self) -> Vec<Vec<String>> {
		let native = |amount: u128| self.subject.native(amount);
		let row = |event: &Event| {
			let line = Line::of(event)?;
			Some(vec![
				event.place.time(),
				event.place.id(),
				line.name.into(),
				shown(line.root, |root| root.to_string()),
				shown(line.who, |who| account::show(&who)),
				shown(line.amount, native),
				shown(line.lost, |lost| native(lost.rewarded)),
				shown(line.lost, |lost| native(lost.burned)),
			])
		};
		self.events.iter().filter_map(row).collect()
	}

	/// The rows of the page's table of claims.
	fn claim_rows(&self, history: &History) -> Vec<Vec<String>> {
		let row = |(place, claim): &(Place, Claim)| {
			vec![
				place.time(),
				place.id(),
				claim.row.to_string(),
				address::beneficiary(&claim.who),
				if claim.payee == claim.who { String::new() } else { account::show(&claim.payee) },
				self.subject.native(claim.amount),
			]
		};
		let count = history.claims.len();
		if count <= SHOWN.saturating_mul(2) {
			return history.claims.iter().map(row).collect();
		}
		let (first, last) = (history.claims.iter().take(SHOWN), history.claims.iter());
		let last = last.skip(count.saturating_sub(SHOWN));
		let mut between = vec![String::new(); 6];
		if let Some(cell) = between.first_mut() {
			*cell = "…".into();
		}
		first.map(row).chain([between]).chain(last.map(row)).collect()
	}

	fn page(&self, history: &History, checks: &[Check], passed: bool) -> String {
		let (id, info) = (self.info.id, &self.info);
		let native = |amount: u128| self.subject.native(amount);
		let about = format!(
			"What was posted to board {id} up to {}, what became of it, and what was paid.",
			self.subject.last.time()
		);
		let mut page = Page::new(&format!("Board {id}"), &about);
		page.verdict(passed, verdict(passed));
		page.figures(&self.subject.figures());
		page.section("Figures");
		let fallen = history.roots.iter().filter(|root| root.state() == "fell").count();
		page.figures(&[
			("State", self.state().to_string()),
			("Roots posted", history.roots.len().to_string()),
			("of them final", history.finals.to_string()),
			("of them fallen", fallen.to_string()),
			("Sum of the last final root", native(history.last.map_or(0, |last| last.total))),
			("Paid", native(history.paid)),
			("Claims", history.claims.len().to_string()),
			("Accounts paid", history.accounts.len().to_string()),
			("Not claimed", native(self.owed())),
			("Lost bonds that winners got", native(history.rewarded)),
			("Lost bonds that were burned", native(history.burned)),
		]);
		page.section("Terms");
		page.figures(&[
			("Level demanded", info.terms.requirement.level.to_string()),
			("Most for an account by a root", native(info.terms.most)),
			("Bond", native(info.terms.bond)),
			("Challenges within", show_length(info.terms.window)),
			("Verdicts within", show_length(info.terms.judging)),
		]);
		page.section("Checks");
		page.checks(checks);
		page.section("Reporters");
		let reporters: Vec<Vec<String>> =
			history.reporters.iter().map(|who| vec![account::show(who)]).collect();
		page.table(&[words("account")], &reporters, "Nobody may post.");
		page.section("Roots");
		let columns = [
			number("number"),
			words("posted"),
			words("transaction"),
			number("list"),
			number("rows"),
			number("sum"),
			words("reporter"),
			words("state"),
			words("why it fell"),
		];
		page.table(&columns, &self.root_rows(history), "None was posted.");
		page.section("The board's life");
		let columns = [
			words("time"),
			words("transaction"),
			words("event"),
			number("root"),
			words("account"),
			number("amount"),
			number("to the winner"),
			number("burned"),
		];
		page.table(&columns, &self.event_rows(), "Nothing.");
		page.section("Pot");
		page.figures(&[
			("Account", account::show(&info.pot)),
			("Received", native(self.received())),
			("Paid for scores", native(history.paid)),
			("Swept to the treasury", native(history.swept)),
			("There", native(self.balance)),
		]);
		page.section("Claims");
		let columns = [
			words("time"),
			words("transaction"),
			number("row"),
			words("account"),
			words("payee, if another"),
			number("amount"),
		];
		page.table(&columns, &self.claim_rows(history), "None.");
		page.paragraph("claims.csv has all of them, accounts.csv the sum of each account, roots.csv every root with its bond, pot.csv what came into the pot and left it.");
		page.section("What this cannot show");
		page.paragraph("Whether the scores are those of the work, and why a reporter gave them. What is behind the hashes of reasons. Claims that were refused: they are failed transactions, and no event names their board. Who the accounts belong to.");
		page.finish(&self.subject.footer(&self.again))
	}
}

/// A value as text; nothing if there is none.
fn shown<T>(value: Option<T>, show: impl FnOnce(T) -> String) -> String {
	value.map(show).unwrap_or_default()
}

/// What all checks together say.
fn verdict(passed: bool) -> &'static str {
	if passed {
		"It adds up: every claim is within the final roots, and every bond and the pot are accounted for."
	} else {
		"NOT as it should be: at least one check has FAILED, see below."
	}
}

/// Makes the report on a board.
///
/// # Errors
/// [`Error::Json`](distribution_client::Error::Json), which cannot be.
pub fn report(facts: &Facts) -> Result<Report> {
	let history = History::of(&facts.events);
	let checks = facts.checks(&history);
	let passed = all_passed(&checks);
	let (id, terms) = (facts.info.id, &facts.info.terms);
	let json = json!({
		"kind": "board",
		"chain": facts.subject.json(),
		"board": id,
		"state": facts.state(),
		"pot": account::show(&facts.info.pot),
		"level": terms.requirement.level,
		"most": terms.most.to_string(),
		"bond": terms.bond.to_string(),
		"window": terms.window,
		"judging": terms.judging,
		"reporters": history.reporters.iter().map(account::show).collect::<Vec<_>>(),
		"roots": history.roots.iter().map(root_json).collect::<Vec<_>>(),
		"finals": history.finals,
		"last": history.last.as_ref().map(tree_json),
		"claims": history.claims.len(),
		"accounts": history.accounts.len(),
		"paid": history.paid.to_string(),
		"owed": facts.owed().to_string(),
		"rewarded": history.rewarded.to_string(),
		"burned": history.burned.to_string(),
		"received": facts.received().to_string(),
		"swept": history.swept.to_string(),
		"balance": facts.balance.to_string(),
		"chainPaid": facts.info.paid.to_string(),
		"chainRoots": facts.info.roots,
		"checks": json_of(&checks),
		"passed": passed,
	});
	let text = format!(
		"{} posted, {} final; {} of {}, {} in all.\n{}",
		counted(history.roots.len(), "root"),
		history.finals,
		counted(history.claims.len(), "claim"),
		counted(history.accounts.len(), "account"),
		facts.subject.native(history.paid),
		verdict(passed),
	);
	let files = vec![
		File::new(HTML, facts.page(&history, &checks, passed)),
		File::new(JSON, json_text(&json)?),
		File::new("roots.csv", facts.roots_csv(&history)),
		File::new("claims.csv", facts.claims_csv(&history)),
		File::new("accounts.csv", facts.accounts_csv(&history)),
		File::new("events.csv", facts.events_csv()),
		File::new("pot.csv", facts.pot_csv()),
	];
	Ok(Report { json, text, passed, files })
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		board::{Fall, Moved},
		check::Outcome,
		folder::sums,
		subject::tests::{place, subject},
	};
	use distribution_client::types::{BoardInfo, BoardTerms};
	use distribution_primitives::Requirement;
	use polkadot_sdk::sp_core::H256;

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
		let report = report(&facts()).unwrap();
		assert!(report.passed, "{:?}", failed(&facts()));
		assert!(report
			.text
			.starts_with("5 roots posted, 2 final; 3 claims of 2 accounts, 45 DIST"));
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

	#[test]
	fn rule_that_is_broken_should_be_told_with_its_place() {
		type Change = fn(&mut Vec<Event>);
		let changes: [(Change, &str); 7] = [
			// A root of somebody who had lost before.
			(|events| events[3].what = posted(1, 4, 35, 1), "103-2: root 1 is posted by"),
			(|events| events[5].what = What::Closed, "106-2: root 1 becomes final"),
			(|events| events[8].what = posted(3, 5, 70, 2), "108-2: root 3 is posted"),
			(
				|events| events[2].what = fell(0, Fall::Proven, 1, 250, 249),
				"102-2: root 0: 250 DIST",
			),
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
		assert!(!report(&books).unwrap().passed);
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
		let report = report(&gone).unwrap();
		assert_eq!((&report.json["state"], &report.json["owed"]), (&json!("removed"), &json!("0")));
		assert_eq!(report.json["swept"], (56 * TOKEN).to_string());
	}
}
