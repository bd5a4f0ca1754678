//! The file of `attest-all`.

use crate::args::statement::evidence_hash;
use distribution_client::{
	account::AccountId,
	lists::{
		accounts::{Accounts, Allowed},
		columns::{Column, ACCOUNT},
		fault::Flaw,
		table::{self, Choices, Record, Table},
	},
	text::shown,
	types::{Moment, Statement},
};
use distribution_primitives::Country;
use polkadot_sdk::sp_core::H256;

/// The columns of the file.
const COLUMNS: [Column; 5] = [
	ACCOUNT,
	Column::required("level"),
	Column { name: "country", also: &["jurisdiction"], required: true },
	Column { name: "expires", also: &["expiry"], required: true },
	Column { name: "evidence", also: &[], required: false },
];
/// Their places in it.
const WHO: usize = 0;
const LEVEL: usize = 1;
const COUNTRY: usize = 2;
const EXPIRES: usize = 3;
const EVIDENCE: usize = 4;

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
	/// Line of the file.
	pub line: u64,
	/// Whom it is about.
	pub account: AccountId,
	/// What is said.
	pub statement: Statement,
}

/// Reads a whole file and notes every fault.
pub fn read(bytes: &[u8], choices: &Choices) -> (Vec<Row>, Table) {
	let mut rows = Vec::new();
	// Nobody is paid by a record: whoever has the key of an account does not matter here.
	let mut accounts = Accounts::new(Allowed { keyless: true, ethereum: true });
	let mut table = table::read(bytes, &COLUMNS, choices, |record| {
		if let Some(row) = row(record, &mut accounts) {
			accounts.remember(row.account, row.line);
			rows.push(row);
		}
	});
	table.refuse(accounts.again("an attester has one record on an account"));
	table.refuse_if_empty();
	(rows, table)
}

/// A row, if nothing is wrong with it.
fn row(record: &mut Record<'_>, accounts: &mut Accounts) -> Option<Row> {
	let account = accounts.read(record, WHO);
	let level = record.value(LEVEL, level);
	let jurisdiction = record.value(COUNTRY, country);
	let expires = record.value(EXPIRES, expires);
	let evidence = evidence(record);
	Some(Row {
		line: record.line(),
		account: account?,
		statement: Statement {
			level: level?,
			jurisdiction: jurisdiction?,
			expires: expires?,
			evidence: evidence?,
		},
	})
}

fn level(text: &str) -> Result<u8, Flaw> {
	let number = text.parse::<u8>().ok().filter(|number| *number > 0);
	number.ok_or_else(|| {
		("level", format!("`{}` is not a level: a number from 1 to 255", shown(text)))
	})
}

fn country(text: &str) -> Result<Country, Flaw> {
	let read = text.parse::<Country>();
	read.map_err(|why| ("country", format!("`{}` is {why}", shown(text))))
}

fn expires(text: &str) -> Result<Moment, Flaw> {
	let block = text.parse::<Moment>().ok().filter(|block| *block > 0);
	block.ok_or_else(|| {
		("expires", format!("`{}` is not a block number of the relay chain", shown(text)))
	})
}

fn evidence(record: &mut Record<'_>) -> Option<H256> {
	let text = record.text(EVIDENCE);
	if record.is_guessed() && !text.is_ascii() {
		let message = format!(
			"`{}` has letters outside of ASCII, on which its hash depends, and the file is not in UTF-8: save it as UTF-8",
			shown(text)
		);
		record.fault(EVIDENCE, ("encoding", message));
		return None;
	}
	let hash = evidence_hash(Some(text).filter(|text| !text.is_empty()));
	record.take(EVIDENCE, hash.map_err(|error| ("evidence", error.to_string())))
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::{account, lists::fault::Fault};
	use polkadot_sdk::sp_io::hashing::blake2_256;

	fn read_text(text: &str) -> (Vec<Row>, Vec<Fault>) {
		let (rows, table) = read(text.as_bytes(), &Choices::default());
		assert!(table.reading.adds_up());
		(rows, table.faults)
	}

	fn account_of(n: u8) -> String {
		account::show(&[n; 32])
	}

	#[test]
	fn file_should_be_read_with_and_without_header_and_evidence() {
		let hash = format!("0x{}", "07".repeat(32));
		for header in ["", "account,level,country,expires,evidence\n"] {
			let (rows, faults) = read_text(&format!(
				"{header}{},2,DE,1000\n{},1,FR,2000,{hash}\n{},1,FR,2000,case 7\n{},1,FR,2000,\n",
				account_of(1),
				account_of(2),
				account_of(3),
				account_of(4),
			));
			assert_eq!(faults, []);
			let evidence: Vec<_> = rows.iter().map(|row| row.statement.evidence).collect();
			let hashed = H256(blake2_256(b"case 7"));
			assert_eq!(evidence, [H256::zero(), H256([7; 32]), hashed, H256::zero()]);
			let first = &rows[0];
			let Statement { level, jurisdiction, expires, .. } = first.statement;
			assert_eq!((first.account, level, expires), ([1; 32], 2, 1_000));
			assert_eq!(jurisdiction, Country(*b"DE"));
		}
	}

	#[test]
	fn all_faults_should_be_reported_with_their_lines() {
		let text = format!(
			"account,level,country,expires,evidence\n{a},1,DE,9\nnobody,1,DE,9\n{b},0,DE,9\n{b},256,DE,9\n{b},1,de,9\n\
			 {b},1,DE,soon\n{b},1,DE,0\n{b},1,DE\n{b},1,DE,9,x,y\n{b},1,DE,9,0x12\n{a},2,FR,9\n",
			a = account_of(1),
			b = account_of(2),
		);
		let (rows, faults) = read_text(&text);
		let found: Vec<_> = faults.iter().map(|f| (f.line, f.kind)).collect();
		assert_eq!(
			found,
			[
				(3, "account"),
				(4, "level"),
				(5, "level"),
				(6, "country"),
				(7, "expires"),
				(8, "expires"),
				(9, "columns"),
				(10, "columns"),
				(11, "evidence"),
				(12, "duplicate"),
			]
		);
		assert_eq!(rows.len(), 2);
		assert_eq!(read_text("").1[0].kind, "empty");
	}

	#[test]
	fn open_quote_should_not_make_people_somebodys_evidence() {
		let text = format!(
			"account,level,country,expires,evidence\n{},2,DE,10000,\"Muller KYC file\n{},1,FR,10000,case 8\n{},1,FR,10000,case 9\n",
			account_of(1),
			account_of(2),
			account_of(3),
		);
		let (rows, faults) = read_text(&text);
		let found: Vec<_> = faults.iter().map(|f| (f.line, f.kind)).collect();
		assert_eq!((found, rows.len()), (vec![(2, "quote")], 2));
	}

	#[test]
	fn evidence_should_be_refused_when_its_letters_are_guessed() {
		let text = format!("{},2,DE,9,M\u{fc}ller\n", account_of(1));
		assert_eq!(read_text(&text).1, []);
		let latin: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
		let (_, table) = read(&latin, &Choices::default());
		assert_eq!(table.faults.first().map(|fault| fault.kind), Some("encoding"));
	}
}
