//! Reads the lists of balances and of vesting schedules.

use super::{keys::Key, reader::Reader};
use distribution_client::encoding::decode;

/// A row of a list of balances.
#[derive(Debug)]
pub struct BalanceRow {
	/// File and line, or the field of the deployment file.
	pub field: String,
	/// Whose balance it is, if that could be read.
	pub key: Option<Key>,
	/// The balance in smallest units, if it could be read.
	pub amount: Option<u128>,
}

/// A vesting schedule as pallet-vesting takes it at genesis: unlocking with every block of the
/// relay chain.
#[derive(Debug)]
pub struct Schedule {
	/// File and line.
	pub field: String,
	/// Whose balance is locked.
	pub key: Key,
	/// First relay-chain block that unlocks.
	pub start: u32,
	/// How many blocks unlock.
	pub length: u32,
	/// What is locked at first, in smallest units.
	pub locked: u128,
}

/// A list: its name without folders, and what is in it.
#[derive(Clone, Copy, Debug)]
pub struct List<'a> {
	/// Name of the file.
	pub name: &'a str,
	/// The file.
	pub bytes: &'a [u8],
}

/// A deployment file and the lists that go with it.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
	/// The deployment file.
	pub deployment: List<'a>,
	/// Balances besides those of the file.
	pub allocation: Option<List<'a>>,
	/// Vesting schedules.
	pub vesting: Option<List<'a>>,
}

/// Rows `account,amount`: amounts in smallest units, addresses with `prefix`.
pub fn balances(reader: &mut Reader, list: List<'_>, prefix: u16) -> Vec<BalanceRow> {
	let rows = rows(reader, list, ["account", "amount"]);
	let read = |(field, [account, amount]): (String, [String; 2])| {
		let key = reader.address(&field, &account, prefix);
		let amount = count(reader, &field, "amount", &amount, u128::MAX);
		BalanceRow { field, key, amount }
	};
	rows.into_iter().map(read).collect()
}

/// Rows `account,start_block,period_blocks,period_count,amount_per_period`: amounts in smallest
/// units, addresses with `prefix`.
pub fn schedules(reader: &mut Reader, list: List<'_>, prefix: u16) -> Vec<Schedule> {
	let columns = ["account", "start_block", "period_blocks", "period_count", "amount_per_period"];
	let rows = rows(reader, list, columns);
	rows.into_iter()
		.filter_map(|(field, values)| schedule(reader, field, &values, prefix))
		.collect()
}

fn schedule(
	reader: &mut Reader,
	field: String,
	[account, start, period, periods, amount]: &[String; 5],
	prefix: u16,
) -> Option<Schedule> {
	let key = reader.address(&field, account, prefix);
	let start = count(reader, &field, "start_block", start, u32::MAX.into());
	let length = count(reader, &field, "period_count", periods, u32::MAX.into());
	let per_block = count(reader, &field, "amount_per_period", amount, u128::MAX);
	if period != "1" {
		reader.fault(
			&field,
			format!(
				"period_blocks `{period}` does not fit: the chain unlocks with every block; give 1, and period_count \
				and amount_per_period per block"
			),
		);
	}
	let (key, start, length, per_block) = (key?, start?, length?, per_block?);
	let Some(locked) = length.checked_mul(per_block) else {
		reader.fault(
			field,
			"locks more than the chain can count; lower amount_per_period or period_count",
		);
		return None;
	};
	Some(Schedule {
		field,
		key,
		start: start.try_into().ok()?,
		length: length.try_into().ok()?,
		locked,
	})
}

/// The lines of a list with these columns, which its first line may name: each with file and line.
fn rows<const N: usize>(
	reader: &mut Reader,
	List { name, bytes }: List<'_>,
	columns: [&str; N],
) -> Vec<(String, [String; N])> {
	let header = columns.join(",");
	let text = match decode(bytes) {
		Ok(decoded) => decoded.text,
		Err(wrong) => {
			reader.fault(name, wrong.message);
			return Vec::new();
		}
	};
	// Lines end as they do in other lists.
	let text = text.replace("\r\n", "\n").replace('\r', "\n");
	let mut rows = Vec::new();
	let mut empty = true;
	for (number, line) in (1u64..).zip(text.lines()) {
		let line = line.trim();
		if line.is_empty() || (number == 1 && line == header) {
			continue;
		}
		empty = false;
		let field = format!("{name}:{number}");
		let values: Vec<String> = line.split(',').map(|value| value.trim().into()).collect();
		match <[String; N]>::try_from(values) {
			Ok(values) => rows.push((field, values)),
			Err(values) => {
				let found = values.len();
				reader.fault(field, format!("{found} values instead of {N}; expected {header}"));
			}
		}
	}
	if empty {
		reader.fault(name, format!("no rows; expected {header}"));
	}
	rows
}

/// A whole number in digits, from 1 to `most`.
fn count(reader: &mut Reader, field: &str, column: &str, text: &str, most: u128) -> Option<u128> {
	let digits = text.bytes().all(|b| b.is_ascii_digit());
	let number = digits.then(|| text.parse::<u128>().ok()).flatten();
	let number = number.filter(|number| (1..=most).contains(number));
	if number.is_none() {
		reader
			.fault(field, format!("{column} `{text}` does not fit; give digits, from 1 to {most}"));
	}
	number
}
