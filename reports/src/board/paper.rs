//! The report on a board: its page and its tables.

use super::{
	charts::scores_chart,
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
	lists::concentration::{concentration, Concentration},
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

	/// The charts: `found` is the concentration of the scores, if their list is at hand.
	fn draw(
		&self,
		page: &mut Page,
		history: &History,
		found: Option<&Concentration>,
	) -> Result<()> {
		page.section("Charts");
		let (roots, owed) = (self.roots_chart(history), self.owed_chart(history));
		if roots.is_none() {
			page.paragraph("No root was posted, so there is nothing to draw.");
		}
		for chart in [roots, owed].into_iter().flatten() {
			page.chart(&chart)?;
		}
		match (&self.scores, found) {
			(Some(scores), Some(found)) => page.chart(&scores_chart(scores, found))?,
			_ if history.last.is_some() => page.paragraph("How the scores of the last final root are spread is in its list: fetch that with `distribution list fetch`, and make this report with --list."),
			_ => {}
		}
		Ok(())
	}

	fn page(
		&self,
		history: &History,
		checks: &[Check],
		passed: bool,
		found: Option<&Concentration>,
	) -> Result<String> {
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
		self.draw(&mut page, history, found)?;
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
		Ok(page.finish(&self.subject.footer(&self.again)))
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
/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if a chart cannot be drawn.
pub fn report(facts: &Facts) -> Result<Report> {
	let history = History::of(&facts.events);
	let checks = facts.checks(&history);
	let passed = all_passed(&checks);
	let (id, terms) = (facts.info.id, &facts.info.terms);
	let found = facts.scores.as_deref().filter(|rows| !rows.is_empty()).map(concentration);
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
		"concentration": found,
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
		File::new(HTML, facts.page(&history, &checks, passed, found.as_ref())?),
		File::new(JSON, json_text(&json)?),
		File::new("roots.csv", facts.roots_csv(&history)),
		File::new("claims.csv", facts.claims_csv(&history)),
		File::new("accounts.csv", facts.accounts_csv(&history)),
		File::new("events.csv", facts.events_csv()),
		File::new("pot.csv", facts.pot_csv()),
	];
	Ok(Report { json, text, passed, files })
}
