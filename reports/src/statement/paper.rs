//! The statement as a page, and its files.

use super::{
	formats::{cointracker, koinly, own},
	kinds::Category,
	ledger::{Balance, Facts, Line, Part},
	prices::Prices,
};
use crate::{
	chart::{thinned, Axis, Bar, Bars, Chart, Panel, Plot, Scale, Series, Shape},
	check::{all_passed, json_of, Check},
	folder::{json_text, File, HTML, JSON},
	page::{number, words, Page},
	report::Report,
	subject::tokens,
};
use distribution_client::{
	account::{self, AccountId},
	time::show_time,
	types::AssetKind,
	Result,
};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// Lines that the page shows at the end. The files have all.
const SHOWN: usize = 60;

/// What counts as received.
const RECEIVED: [Category; 8] = [
	Category::Airdrop,
	Category::Vested,
	Category::Stream,
	Category::Bought,
	Category::StakingReward,
	Category::WorkReward,
	Category::TransferIn,
	Category::OtherIn,
];

fn balance_json(balance: &Balance) -> Value {
	json!({ "free": balance.free.to_string(), "held": balance.held.to_string() })
}

impl Part {
	fn json(&self, facts: &Facts, prices: Option<&Prices>) -> Value {
		let sums = facts.sums(self);
		let lines = facts.lines(self).0;
		let values: Vec<Option<u128>> = lines.iter().map(|line| self.value(line, prices)).collect();
		let sum = |sum: &(Category, u128)| {
			let of = lines.iter().zip(&values).filter(|(line, _)| line.category == sum.0);
			let value = of.filter_map(|(_, value)| *value).fold(0u128, u128::saturating_add);
			json!({
				"category": sum.0.name(),
				"amount": sum.1.to_string(),
				"value": prices.map(|_| Prices::show(value)),
			})
		};
		json!({
			"asset": match self.asset {
				AssetKind::Native => json!("native"),
				AssetKind::WithId(id) => json!(id),
			},
			"symbol": self.symbol,
			"decimals": self.unit.decimals(),
			"opening": balance_json(&self.opening),
			"closing": balance_json(&self.closing),
			"vesting": self.vesting.map(|amount| amount.to_string()),
			"movements": lines.len(),
			"withoutPrice": prices.map(|_| values.iter().filter(|value| value.is_none()).count()),
			"sums": sums.iter().map(sum).collect::<Vec<_>>(),
		})
	}

	/// What the account had, over time.
	fn balance_chart(&self, facts: &Facts, lines: &[Line]) -> Option<Chart> {
		lines.first()?;
		let (first, last) = (facts.subject.first.seconds, facts.subject.last.seconds);
		let scale = Scale::of_times(first, last);
		let decimals = self.unit.decimals().unwrap_or_default();
		let ends = |seconds: i64, balance: Balance| (scale.place(seconds), balance);
		let points: Vec<(f64, Balance)> = [ends(first, self.opening)]
			.into_iter()
			.chain(lines.iter().map(|line| ends(line.movement.place.seconds, line.after)))
			.chain([ends(last, self.closing)])
			.collect();
		let line = |name: &str, of: fn(&Balance) -> u128| {
			let points: Vec<(f64, f64)> =
				points.iter().map(|(x, balance)| (*x, tokens(of(balance), decimals))).collect();
			Series::new(name, thinned(&points))
		};
		let title = format!("What the account had of {}", self.currency());
		let plot = Plot {
			title: title.clone(),
			x: Axis::new("UTC", scale),
			y: Axis::new(self.currency(), Scale::Number),
			shape: Shape::Steps,
			series: vec![
				line("free and on hold", |balance| balance.total()),
				line("on hold", |balance| balance.held),
			],
		};
		Some(Chart::of(
			title,
			"What is on hold is a deposit or a stake, and the account's.",
			Panel::Plot(plot),
		))
	}

	/// What the account received, by month and category.
	fn income_chart(&self, lines: &[Line]) -> Option<Chart> {
		let mut months: BTreeMap<String, BTreeMap<Category, u128>> = BTreeMap::new();
		let received = lines.iter().filter(|line| RECEIVED.contains(&line.category));
		for line in received {
			let month = line.movement.place.iso().get(..7).unwrap_or_default().to_string();
			let sum = months.entry(month).or_default().entry(line.category).or_default();
			*sum = sum.saturating_add(line.incoming);
		}
		let decimals = self.unit.decimals().unwrap_or_default();
		let bars: Vec<Bar> = months
			.into_iter()
			.flat_map(|(month, sums)| {
				sums.into_iter().map(move |(category, sum)| (month.clone(), category, sum))
			})
			.map(|(month, category, sum)| Bar {
				name: format!("{month} {}", category.words()),
				values: vec![(tokens(sum, decimals), self.unit.show(sum))],
			})
			.collect();
		if bars.is_empty() {
			return None;
		}
		let title = format!("Received of {} by month", self.currency());
		let panel = Panel::Bars(Bars { title: title.clone(), groups: Vec::new(), bars });
		Some(Chart::of(title, "Payments, rewards and transfers, in tokens.", panel))
	}

	fn sections(&self, facts: &Facts, prices: Option<&Prices>, page: &mut Page) -> Result<()> {
		let lines = facts.lines(self).0;
		page.section(&self.currency());
		let show = |amount: u128| self.unit.show(amount);
		let mut figures = vec![
			("At the beginning", show(self.opening.total())),
			("of that on hold", show(self.opening.held)),
			("At the end", show(self.closing.total())),
			("of that on hold", show(self.closing.held)),
		];
		figures.extend(
			self.vesting.map(|vesting| ("of that locked, because it vests", show(vesting))),
		);
		page.figures(&figures);
		let row = |(category, sum): &(Category, u128)| {
			let of = lines.iter().filter(|line| line.category == *category);
			let values = of.filter_map(|line| self.value(line, prices));
			let value = values.fold(0u128, u128::saturating_add);
			let value = prices.map(|prices| format!("{} {}", Prices::show(value), prices.currency));
			vec![category.words().to_string(), show(*sum), value.unwrap_or_default()]
		};
		let rows: Vec<Vec<String>> = facts.sums(self).iter().map(row).collect();
		let columns = [words("what"), number("sum"), number("value at the prices given")];
		page.table(&columns, &rows, "Nothing moved.");
		for chart in
			[self.balance_chart(facts, &lines), self.income_chart(&lines)].into_iter().flatten()
		{
			page.chart(&chart)?;
		}
		let shown = |who: Option<&AccountId>| who.map(account::show).unwrap_or_default();
		let row = |line: &Line| {
			let (place, movement) = (&line.movement.place, &line.movement);
			let sign = if line.incoming > 0 {
				format!("+{}", show(line.incoming))
			} else if line.outgoing > 0 {
				format!("-{}", show(line.outgoing))
			} else {
				show(movement.amount)
			};
			vec![
				place.time(),
				place.id(),
				line.category.words().into(),
				shown(movement.counterparty.as_ref()),
				shown(movement.owner.as_ref()),
				shown(movement.payee.as_ref()),
				sign,
				show(line.after.total()),
			]
		};
		let from = lines.len().saturating_sub(SHOWN);
		let rows: Vec<Vec<String>> = lines.iter().skip(from).map(row).collect();
		let columns = [
			words("time"),
			words("transaction"),
			words("what"),
			words("from or to"),
			words("owner"),
			words("payee"),
			number("amount"),
			number("then had"),
		];
		page.table(&columns, &rows, "No movements.");
		if from > 0 {
			page.paragraph("The last sixty; statement.csv has all.");
		}
		Ok(())
	}
}

/// Makes the statement of an account.
///
/// # Errors
/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if a chart cannot be drawn.
pub fn statement(facts: &Facts, prices: Option<&Prices>) -> Result<Report> {
	let checks: Vec<Check> = facts.parts.iter().flat_map(|part| facts.checks(part)).collect();
	let passed = all_passed(&checks);
	let who = account::show(&facts.who);
	let json = json!({
		"kind": "statement",
		"chain": facts.subject.json(),
		"account": who,
		"span": facts.span,
		"currency": prices.map(|prices| &prices.currency),
		"assets": facts.parts.iter().map(|part| part.json(facts, prices)).collect::<Vec<_>>(),
		"checks": json_of(&checks),
		"passed": passed,
	});
	let mut lines = vec![format!("{who}, {}", facts.span)];
	for part in &facts.parts {
		lines.push(format!("{}: had {}", part.currency(), part.unit.show(part.opening.total())));
		for (category, sum) in facts.sums(part) {
			lines.push(format!("  {:<28} {}", category.words(), part.unit.show(sum)));
		}
		lines.push(format!(
			"{}: has {}, of that {} on hold",
			part.currency(),
			part.unit.show(part.closing.total()),
			part.unit.show(part.closing.held)
		));
	}
	lines.push(if passed {
		"It adds up to what the account has on chain, to the unit.".into()
	} else {
		"It does NOT add up to what the account has on chain.".into()
	});
	let about = format!("What {who} received, paid and has, {}.", facts.span);
	let mut page = Page::new("Statement", &about);
	let verdict = if passed {
		"It adds up to what the account has on chain, to the unit."
	} else {
		"It does NOT add up to what the account has on chain: see the checks."
	};
	page.verdict(passed, verdict);
	page.figures(&facts.subject.figures());
	for part in &facts.parts {
		part.sections(facts, prices, &mut page)?;
	}
	page.section("Checks");
	page.checks(&checks);
	page.section("What this is not");
	let when = show_time(facts.subject.last.seconds).unwrap_or_default();
	page.paragraph(&format!("Not advice on taxes. What vests was received when it was paid, and unlocks later; deposits and stakes stay the account's. Times are in UTC, and the state is that at {when}. Prices, if there are any, are the reader's, and values are rounded down to the hundred-millionth."));
	let files = vec![
		File::new(HTML, page.finish(&facts.subject.footer(&facts.again))),
		File::new(JSON, json_text(&json)?),
		File::new("statement.csv", own(facts, prices)),
		File::new("koinly.csv", koinly(facts, prices)),
		File::new("cointracker.csv", cointracker(facts)),
	];
	Ok(Report { json, text: lines.join("\n"), passed, files })
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::statement::ledger::tests::{varied, TOKEN};

	#[test]
	fn statement_should_say_what_came_and_went_and_whether_it_adds_up() {
		let facts = varied();
		let report = statement(&facts, None).unwrap();
		assert!(report.passed && report.text.ends_with("to the unit."));
		assert!(report.text.contains("DIST: had 100 DIST"), "{}", report.text);
		let sums = report.json["assets"][0]["sums"].as_array().unwrap();
		assert_eq!(sums.len(), Category::ALL.len());
		assert_eq!(
			sums[0],
			json!({ "category": "airdrop", "amount": TOKEN.to_string(), "value": null })
		);
		let html = String::from_utf8(report.files[0].bytes.clone()).unwrap();
		assert_eq!(html.matches("<svg").count(), 2);
		let names: Vec<&str> = report.files.iter().map(|file| file.name.as_str()).collect();
		assert_eq!(
			names,
			["report.html", "report.json", "statement.csv", "koinly.csv", "cointracker.csv"]
		);
	}

	#[test]
	fn page_should_say_who_was_entitled_and_who_was_paid() {
		let mut facts = varied();
		let payment = &mut facts.parts[0].movements[0];
		(payment.owner, payment.payee) = (Some([5; 32]), Some([1; 32]));
		let report = statement(&facts, None).unwrap();
		let html = String::from_utf8(report.files[0].bytes.clone()).unwrap();
		let [from, owner, payee] = [[2; 32], [5; 32], [1; 32]].map(|who| account::show(&who));
		assert!(html.contains("<th>owner</th><th>payee</th>"));
		assert!(html.contains(&format!("<td>{from}</td><td>{owner}</td><td>{payee}</td>")));
		// What is neither a payment nor a reward has neither.
		assert!(html.contains(&format!("<td>{from}</td><td></td><td></td>")));
	}

	#[test]
	fn values_should_be_summed_and_days_without_a_price_counted() {
		let facts = varied();
		let prices = Prices::read("date,EUR\n2026-12-01,0.5\n").unwrap();
		let with = statement(&facts, Some(&prices)).unwrap().json;
		assert_eq!(with["currency"], "EUR");
		assert_eq!(with["assets"][0]["sums"][0]["value"], "0.5");
		assert_eq!(with["assets"][0]["withoutPrice"], 0);
		let other = Prices::read("date,EUR\n2025-12-01,0.5\n").unwrap();
		let without = statement(&facts, Some(&other)).unwrap().json;
		assert_eq!(without["assets"][0]["withoutPrice"], without["assets"][0]["movements"]);
	}

	#[test]
	fn statement_that_does_not_add_up_should_say_so() {
		let mut facts = varied();
		facts.parts[0].closing.free += 1;
		let report = statement(&facts, None).unwrap();
		assert!(!report.passed && report.text.contains("does NOT add up"));
		let html = String::from_utf8(report.files[0].bytes.clone()).unwrap();
		assert!(html.contains("verdict bad"));
	}
}
