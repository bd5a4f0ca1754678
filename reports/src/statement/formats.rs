//! Statements as tables: ours with everything, and those that tax programs take.
//!
//! - Koinly's universal template: times in UTC to the minute, labels `airdrop`, `reward` and `cost`;
//! - CoinTracker's template: times in UTC, tags `airdrop` and `staking`.
//!
//! Deposits and stakes stay the account's and are in ours alone. What an entry means for a tax is not
//! for us to say: labels can be changed in those programs.

use super::{
	kinds::Category,
	ledger::{Facts, Line, Part},
	prices::Prices,
};
use crate::csv::{plain_tokens, Csv};
use distribution_client::{
	account::{self, AccountId},
	time::show_time,
	types::AssetKind,
};

/// The columns of Koinly's universal template, in its order.
pub const KOINLY: [&str; 12] = [
	"Date",
	"Sent Amount",
	"Sent Currency",
	"Received Amount",
	"Received Currency",
	"Fee Amount",
	"Fee Currency",
	"Net Worth Amount",
	"Net Worth Currency",
	"Label",
	"Description",
	"TxHash",
];

/// The columns of CoinTracker's template, in its order.
pub const COINTRACKER: [&str; 8] = [
	"Date",
	"Received Quantity",
	"Received Currency",
	"Sent Quantity",
	"Sent Currency",
	"Fee Amount",
	"Fee Currency",
	"Tag",
];

/// Columns of our own table.
const OWN: [&str; 21] = [
	"time_utc",
	"block",
	"extrinsic",
	"kind",
	"round",
	"row",
	"pool",
	"counterparty",
	"in",
	"out",
	"moved",
	"symbol",
	"balance_after",
	"held_after",
	"value",
	"currency",
	"reason",
	"movement",
	"hash",
	"owner",
	"payee",
];

impl Line {
	/// The round or the pool, in words.
	fn source(&self) -> String {
		let movement = &self.movement;
		match (movement.round, movement.row, movement.pool) {
			(Some(round), Some(row), _) => format!("round {round}, row {row}"),
			(Some(round), None, _) => format!("round {round}"),
			(_, _, Some(pool)) => format!("pool {pool}"),
			_ => String::new(),
		}
	}

	fn hash(&self) -> String {
		self.movement.hash.map(|hash| format!("{hash:#x}")).unwrap_or_default()
	}

	/// What moved of the account's, whichever way, held parts included.
	fn moved(&self) -> u128 {
		self.incoming.max(self.outgoing)
	}
}

impl Part {
	fn decimals(&self) -> u8 {
		self.unit.decimals().unwrap_or_default()
	}

	/// An amount for programs; nothing if it is zero.
	fn tokens(&self, amount: u128) -> String {
		if amount == 0 {
			return String::new();
		}
		plain_tokens(amount, self.decimals())
	}

	/// The value of a line at the price of its day; prices are those of the native token.
	pub(super) fn value(&self, line: &Line, prices: Option<&Prices>) -> Option<u128> {
		let prices = prices.filter(|_| self.asset == AssetKind::Native)?;
		prices.value(line.moved(), self.decimals(), line.movement.place.seconds)
	}
}

/// The text if a condition holds.
fn only(condition: bool, text: &str) -> &str {
	if condition {
		text
	} else {
		""
	}
}

/// The whole statement as our own table. Amounts are in tokens, exact.
pub fn own(facts: &Facts, prices: Option<&Prices>) -> String {
	let mut csv = Csv::new(&OWN);
	for part in &facts.parts {
		let name = part.currency();
		for line in facts.lines(part).0 {
			let (movement, place) = (&line.movement, &line.movement.place);
			let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
			let shown = |who: Option<&AccountId>| who.map(account::show).unwrap_or_default();
			let value = part.value(&line, prices);
			let currency = prices.map_or("", |prices| prices.currency.as_str());
			csv.line([
				place.iso().as_str(),
				place.block.to_string().as_str(),
				place.id().as_str(),
				line.category.name(),
				number(movement.round).as_str(),
				number(movement.row).as_str(),
				number(movement.pool.map(u32::from)).as_str(),
				shown(movement.counterparty.as_ref()).as_str(),
				part.tokens(line.incoming).as_str(),
				part.tokens(line.outgoing).as_str(),
				part.tokens(movement.amount).as_str(),
				name.as_str(),
				plain_tokens(line.after.total(), part.decimals()).as_str(),
				plain_tokens(line.after.held, part.decimals()).as_str(),
				value.map(Prices::show).unwrap_or_default().as_str(),
				only(value.is_some(), currency),
				movement.reason.as_deref().unwrap_or_default(),
				format!("{:?}", movement.kind).as_str(),
				line.hash().as_str(),
				shown(movement.owner.as_ref()).as_str(),
				shown(movement.payee.as_ref()).as_str(),
			]);
		}
	}
	csv.finish()
}

/// The lines that come into the account or leave it, with their parts.
fn entries(facts: &Facts) -> Vec<(&Part, Line)> {
	let of = |part| facts.lines(part).0.into_iter().map(move |line| (part, line));
	facts.parts.iter().flat_map(of).filter(|(_, line)| line.moved() > 0).collect()
}

/// The statement for Koinly.
pub fn koinly(facts: &Facts, prices: Option<&Prices>) -> String {
	let mut csv = Csv::new(&KOINLY);
	for (part, line) in entries(facts) {
		let name = part.currency();
		let label = match line.category {
			Category::Airdrop | Category::Vested | Category::Stream => "airdrop",
			Category::StakingReward | Category::WorkReward => "reward",
			Category::Fee if line.outgoing > 0 => "cost",
			_ => "",
		};
		let value = part.value(&line, prices);
		let currency = prices.map_or("", |prices| prices.currency.as_str());
		let source = line.source();
		let about = [line.category.words(), source.as_str()];
		let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
		csv.line([
			show_time(line.movement.place.seconds).unwrap_or_default().as_str(),
			part.tokens(line.outgoing).as_str(),
			only(line.outgoing > 0, &name),
			part.tokens(line.incoming).as_str(),
			only(line.incoming > 0, &name),
			"",
			"",
			value.map(Prices::show).unwrap_or_default().as_str(),
			only(value.is_some(), currency),
			label,
			about.join(": ").as_str(),
			line.hash().as_str(),
		]);
	}
	csv.finish()
}

/// A time as CoinTracker reads it: `12/01/2026 00:00:00`.
fn american(iso: &str) -> String {
	let part = |from: usize, to: usize| iso.get(from..to).unwrap_or_default();
	format!("{}/{}/{} {}", part(5, 7), part(8, 10), part(0, 4), part(11, 19))
}

/// The statement for CoinTracker.
pub fn cointracker(facts: &Facts) -> String {
	let mut csv = Csv::new(&COINTRACKER);
	for (part, line) in entries(facts) {
		let name = part.currency();
		let tag = match line.category {
			Category::Airdrop | Category::Vested | Category::Stream => "airdrop",
			Category::StakingReward => "staking",
			_ => "",
		};
		csv.line([
			american(&line.movement.place.iso()).as_str(),
			part.tokens(line.incoming).as_str(),
			only(line.incoming > 0, &name),
			part.tokens(line.outgoing).as_str(),
			only(line.outgoing > 0, &name),
			"",
			"",
			tag,
		]);
	}
	csv.finish()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::statement::ledger::{
		tests::{facts, history, varied, TOKEN},
		Balance,
	};
	use distribution_client::account::parse_tokens;
	use proptest::prelude::*;

	fn cells(table: &str) -> Vec<Vec<&str>> {
		table.lines().map(|line| line.split(',').collect()).collect()
	}

	#[test]
	fn headers_should_be_those_of_the_programs() {
		let facts = varied();
		assert!(koinly(&facts, None).starts_with(
			"Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,Net Worth Amount,Net Worth Currency,Label,Description,TxHash\n"
		));
		assert!(cointracker(&facts).starts_with(
			"Date,Received Quantity,Received Currency,Sent Quantity,Sent Currency,Fee Amount,Fee Currency,Tag\n"
		));
	}

	#[test]
	fn lines_should_be_as_the_programs_read_them() {
		let facts = varied();
		let prices = Prices::read("date,EUR\n2026-12-01,0.5\n").unwrap();
		let table = koinly(&facts, Some(&prices));
		let hash = format!("0x{}", "09".repeat(32));
		assert_eq!(
			table.lines().nth(1).unwrap(),
			format!("2026-12-01 00:00 UTC,,,1,DIST,,,0.5,EUR,airdrop,\"payments of rounds: round 1, row 7\",{hash}")
		);
		assert!(table.contains(",reward,rewards for stakes: pool 0,"));
		assert!(table.contains(&format!("UTC,0.05,DIST,,,,,0.025,EUR,cost,fees,{hash}\n")));
		assert!(!table.contains("hold") && !table.contains("staked"));
		let table = cointracker(&facts);
		assert_eq!(table.lines().nth(1).unwrap(), "12/01/2026 00:00:00,1,DIST,,,,,airdrop");
		assert!(table.contains(",1,DIST,,,,,staking\n"));
	}

	#[test]
	fn asset_should_not_pass_for_the_token_whose_symbol_it_has() {
		let mut facts = varied();
		facts.parts[0].asset = AssetKind::WithId(7);
		assert!(koinly(&facts, None).contains(",1,DIST-7,"));
		for table in [koinly(&facts, None), cointracker(&facts), own(&facts, None)] {
			assert!(table.contains(",DIST-7,") && !table.contains("DIST,"));
		}
		let prices = Prices::read("date,EUR\n2026-12-01,0.5\n").unwrap();
		assert_eq!(koinly(&facts, Some(&prices)), koinly(&facts, None));
	}

	#[test]
	fn own_table_should_have_everything() {
		let facts = varied();
		let table = own(&facts, None);
		let rows = cells(&table);
		// Fees of a transaction are one line, and a lock is none.
		assert_eq!(rows.len(), 1 + facts.parts[0].movements.len() - 2);
		assert!(rows.iter().all(|row| row.len() == OWN.len()));
		let last = rows.last().unwrap();
		assert_eq!(last[12], plain_tokens(facts.parts[0].closing.total(), 12));
		assert_eq!(last[13], "2");
		assert!(table.contains(",deposit-held,") && table.contains(",Distribution.RecordDeposit,"));
	}

	#[test]
	fn owner_and_payee_should_both_be_columns() {
		let mut facts = varied();
		let payment = &mut facts.parts[0].movements[0];
		(payment.owner, payment.payee) = (Some([5; 32]), Some([1; 32]));
		let table = own(&facts, None);
		let rows = cells(&table);
		assert_eq!(rows[0][19..], ["owner", "payee"]);
		assert_eq!(rows[1][19..], [[5; 32], [1; 32]].map(|who| account::show(&who)));
		// What is neither a payment nor a reward has neither.
		assert!(rows[2..].iter().all(|row| row[19..] == ["", ""]));
	}

	#[test]
	fn value_should_be_left_out_on_days_without_a_price() {
		let facts = varied();
		let prices = Prices::read("date,EUR\n2025-01-01,0.5\n").unwrap();
		assert!(!koinly(&facts, Some(&prices)).contains("EUR"));
		assert_eq!(koinly(&facts, Some(&prices)), koinly(&facts, None));
	}

	/// The sum of a column, in smallest units.
	fn sum(rows: &[Vec<&str>], column: usize) -> u128 {
		let amounts = rows.iter().skip(1).map(|row| row[column]).filter(|cell| !cell.is_empty());
		amounts.map(|cell| parse_tokens(cell, 12).unwrap()).sum()
	}

	proptest! {
		/// What the programs read adds up to what the account has, to the unit.
		#[test]
		fn tables_should_add_up_for_any_history(
			steps in prop::collection::vec((any::<u8>(), 0u128..3 * TOKEN), 0..40),
			free in 0u128..1_000 * TOKEN,
		) {
			let opening = Balance { free, held: 0 };
			let (movements, closing) = history(&steps, opening);
			let facts = facts(opening, movements, closing);
			let table = cointracker(&facts);
			let rows = cells(&table);
			prop_assert_eq!(opening.total() + sum(&rows, 1), closing.total() + sum(&rows, 3));
			let table = own(&facts, None);
			let rows = cells(&table);
			prop_assert_eq!(opening.total() + sum(&rows, 8), closing.total() + sum(&rows, 9));
		}
	}
}
