//! The rows of distribution lists: who gets how much.

use crate::{
	error::{Error, Result},
	lists::{
		accounts::{again, seen, Accounts, Allowed, Neighbours, Seen},
		amounts::{self, Doubt, ListUnit, Rounding},
		columns::{Column, ACCOUNT, AMOUNT},
		fault::{self, Fault, FirstFaults, Flaw, Kinds},
		reading::Reading,
		table::{self, Choices, Record, Table},
	},
	text::shown,
};
use std::{collections::BTreeMap, path::Path};

/// One row of a list: account and amount in the asset's smallest unit.
pub type Row = ([u8; 32], u128);

/// The columns of a list.
const COLUMNS: [Column; 2] = [ACCOUNT, AMOUNT];
/// Their places in it.
const WHO: usize = 0;
const HOW_MUCH: usize = 1;
/// Faults that an error lists.
const LISTED: usize = 20;

/// The rules for a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rules {
	/// What the amounts are in.
	pub unit: ListUnit,
	/// Least amount that an empty account can receive, in smallest units.
	pub minimum: u128,
	/// Whether one account may have several rows.
	pub allow_duplicates: bool,
	/// Whether amounts that look as if a spreadsheet had cut them are right.
	pub allow_rounded: bool,
	/// Accounts that may be in it although nobody may have their keys.
	pub allowed: Allowed,
	/// Whether its rows name Ethereum addresses instead of accounts.
	pub ethereum: bool,
}

/// A list that was read, with its faults.
#[derive(Debug, Default)]
pub struct List {
	/// The rows without fault, in order.
	pub rows: Vec<Row>,
	/// The line of each of them.
	pub lines: Vec<u64>,
	/// Sum of their amounts, in smallest units.
	pub total: u128,
	/// Decimals of the token that the amounts are in; `None` if they are in smallest units.
	pub decimals: Option<u8>,
	/// How many rows have their account in which form: `0x`, or the number of an SS58 prefix.
	pub forms: BTreeMap<String, u64>,
	/// What was found in the file, and how its lines add up.
	pub reading: Reading,
	/// All faults, in order of lines; of a list whose rows were taken one by one the first ones.
	pub faults: Vec<Fault>,
	/// How many faults there are that were not kept.
	pub more: Kinds,
	/// What is worth a look although it is no fault.
	pub warnings: Vec<Fault>,
}

/// The amounts of a table.
pub(crate) struct Amounts {
	unit: ListUnit,
	minimum: u128,
	/// The decimals of the amounts, once a record is there.
	decimals: Option<std::result::Result<Option<u8>, Flaw>>,
	doubt: Doubt,
}

impl Amounts {
	/// Amounts of which none has been read.
	pub(crate) fn new(rules: &Rules) -> Self {
		let (unit, minimum) = (rules.unit, rules.minimum);
		Self { unit, minimum, decimals: None, doubt: Doubt::default() }
	}

	/// The amount of a record in smallest units; the places are those of the columns with the
	/// account and the amount.
	pub(crate) fn read(
		&mut self,
		record: &mut Record<'_>,
		account: usize,
		column: usize,
	) -> Option<u128> {
		let unit = self.unit;
		let decimals = self
			.decimals
			.get_or_insert_with(|| unit.decimals(record.columns().unit(column).as_ref()));
		// Without a unit no amount means anything: that is one fault, not one of each row.
		let decimals = *decimals.as_ref().ok()?;
		let amount = record.value(column, |text| amounts::parse(text, decimals))?;
		let who = || shown(record.text(account));
		let flaw = if amount == 0 {
			("zero", format!("{} gets nothing: the amount is 0", who()))
		} else if amount < self.minimum {
			let minimum = self.minimum;
			let hint = if decimals.is_none() {
				". If the amounts are tokens, give --unit token or --decimals N"
			} else {
				""
			};
			let message = format!(
				"{} gets {amount} smallest units, below the minimum of {minimum}: an empty account cannot be paid{hint}",
				who()
			);
			("existential-deposit", message)
		} else {
			self.doubt.look(unit, || record.columns().unit(column), record.line(), amount);
			return Some(amount);
		};
		record.fault(column, flaw);
		None
	}

	/// The decimals of the token that the amounts are in; `None` if they are in smallest units.
	///
	/// # Errors
	/// The fault that the unit is not known.
	pub(crate) fn decimals(self) -> std::result::Result<Option<u8>, Fault> {
		if let Some(fault) = self.doubt.faults().pop() {
			return Err(fault);
		}
		let decimals = self.decimals.unwrap_or(Ok(None));
		decimals.map_err(|(kind, message)| Fault::whole(kind, message))
	}
}

/// What is kept of a list while its rows go by.
struct Reader {
	rules: Rules,
	amounts: Amounts,
	accounts: Accounts,
	rounding: Rounding,
	rows: u64,
	total: u128,
}

impl Reader {
	/// Keeps the first `most` faults, or all.
	fn new(rules: Rules, most: Option<usize>) -> Self {
		let accounts = if rules.ethereum {
			Accounts::of_ethereum(rules.allowed)
		} else {
			Accounts::new(rules.allowed)
		};
		Self {
			rules,
			amounts: Amounts::new(&rules),
			accounts,
			rounding: Rounding::keeping(most),
			rows: 0,
			total: 0,
		}
	}

	/// Reads a record, and gives its row and line to `take`.
	fn row(&mut self, record: &mut Record<'_>, take: &mut impl FnMut(Row, u64)) {
		let account = self.accounts.read(record, WHO);
		let amount = self.amounts.read(record, WHO, HOW_MUCH);
		let (Some(account), Some(amount)) = (account, amount) else { return };
		let Some(total) = self.total.checked_add(amount) else {
			let message = "the sum of all amounts is larger than 2^128 - 1".into();
			record.fault(HOW_MUCH, ("overflow", message));
			return;
		};
		self.total = total;
		self.rounding.look(record.line(), amount);
		self.rows = self.rows.saturating_add(1);
		take((account, amount), record.line());
	}

	/// Judges the whole list. `again` are the faults of accounts that come again. The rows are those of
	/// whoever took them.
	fn end(self, table: &mut Table, again: FirstFaults) -> List {
		let Self { rules, amounts, accounts, rounding, rows, total } = self;
		table.refuse(again.faults);
		again.more.into_iter().for_each(|(kind, faults)| table.count(kind, faults));
		if !rules.allow_rounded {
			table.count("rounded", rounding.more());
			table.refuse(rounding.faults());
		}
		let decimals = amounts.decimals().unwrap_or_else(|fault| {
			table.refuse(vec![fault]);
			None
		});
		if u32::try_from(rows).is_err() {
			table.refuse(vec![Fault::whole("rows", "more than 2^32 - 1 rows")]);
		}
		table.refuse_if_empty();
		let prefixes: Vec<String> = accounts.forms.keys().flatten().map(u16::to_string).collect();
		if prefixes.len() > 1 {
			let message = format!(
				"the addresses have the SS58 prefixes of {} networks: {}. The same key is the same account here",
				prefixes.len(),
				prefixes.join(", ")
			);
			table.warnings.push(Fault::whole("prefix", message));
		}
		let name = |form: Option<u16>| form.map_or("0x".into(), |prefix| prefix.to_string());
		let forms = accounts.forms.iter().map(|(form, rows)| (name(*form), *rows)).collect();
		List {
			rows: Vec::new(),
			lines: Vec::new(),
			total,
			decimals,
			forms,
			reading: std::mem::take(&mut table.reading),
			faults: std::mem::take(&mut table.faults),
			more: std::mem::take(&mut table.more),
			warnings: std::mem::take(&mut table.warnings),
		}
	}
}

/// What to do about an account that comes again.
const ADVICE: &str = "merge the rows, or give --allow-duplicates";

/// A list whose rows were taken one by one. What only all of them show was not looked at yet.
pub struct Unjudged {
	table: Table,
	reader: Reader,
}

impl Unjudged {
	/// Reads a list and gives each row without fault, with its line, to `take`.
	///
	/// # Errors
	/// [`Error::Input`] if the file cannot be read.
	pub fn read(
		path: &Path,
		choices: &Choices,
		rules: Rules,
		mut take: impl FnMut(Row, u64),
	) -> Result<Self> {
		let mut reader = Reader::new(rules, Some(fault::KEPT));
		let table =
			table::read_file(path, &COLUMNS, choices, |record| reader.row(record, &mut take))?;
		Ok(Self { table, reader })
	}

	/// The list, which must have no fault, without its rows. `again` has the faults of accounts that
	/// come again, as [`repeated`] finds them.
	///
	/// # Errors
	/// Those of [`read_clean`].
	pub fn clean(mut self, path: &Path, again: FirstFaults) -> Result<List> {
		clean(path, self.reader.end(&mut self.table, again))
	}
}

/// The fault of an account that comes again. Accounts must come by their places in state.
pub fn repeated(neighbours: &mut Neighbours, place: u128, row: Seen) -> Option<Fault> {
	neighbours.take(place, row, ADVICE)
}

/// Reads a whole list and notes every fault.
///
/// # Errors
/// The file cannot be opened.
pub fn read(path: &Path, choices: &Choices, rules: Rules) -> Result<List> {
	Ok(parse(&table::bytes_of(path)?, choices, rules))
}

/// Reads a whole list from the bytes of its file and notes every fault.
pub fn parse(bytes: &[u8], choices: &Choices, rules: Rules) -> List {
	let mut reader = Reader::new(rules, None);
	let (mut rows, mut lines) = (Vec::new(), Vec::new());
	let mut take = |row: Row, line: u64| {
		rows.push(row);
		lines.push(line);
	};
	let mut table = table::read(bytes, &COLUMNS, choices, |record| reader.row(record, &mut take));
	let again = if rules.allow_duplicates {
		Vec::new()
	} else {
		let mut all: Vec<Seen> =
			rows.iter().zip(&lines).map(|((id, _), line)| seen(*id, *line)).collect();
		again(&mut all, ADVICE)
	};
	let again = FirstFaults { faults: again, ..FirstFaults::default() };
	let mut list = reader.end(&mut table, again);
	if !list.faults.is_empty() {
		let mut of_rows = lines.iter();
		rows.retain(|_| of_rows.next().is_some_and(|line| !table.is_faulty(*line)));
		lines.retain(|line| !table.is_faulty(*line));
		// What is left adds up to less than what did not overflow.
		list.total = rows.iter().fold(0u128, |sum, (_, amount)| sum.saturating_add(*amount));
	}
	List { rows, lines, ..list }
}

/// Reads a list that must have no fault.
///
/// # Errors
/// [`Error::Input`] with the first faults.
pub fn read_clean(path: &Path, choices: &Choices, rules: Rules) -> Result<List> {
	clean(path, read(path, choices, rules)?)
}

/// A list, if it has no fault.
fn clean(path: &Path, list: List) -> Result<List> {
	if list.faults.is_empty() {
		return Ok(list);
	}
	let more = list.more.values().fold(0u64, |sum, faults| sum.saturating_add(*faults));
	let count = more.saturating_add(list.faults.len() as u64);
	Err(Error::input(format!(
		"{} has {}; `distribution list check` shows more\n  {}",
		path.display(),
		crate::account::counted(count, "fault"),
		fault::told_of_more(&list.faults, &list.more, LISTED).join("\n  ")
	)))
}
