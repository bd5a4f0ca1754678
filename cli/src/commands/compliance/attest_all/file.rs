//! The file of `attest-all`.

use crate::args::statement::hash_in;
use distribution_client::{
	account::AccountId,
	lists::{
		accounts::{Accounts, Allowed},
		columns::{Column, ACCOUNT},
		fault::Flaw,
		table::{self, Choices, Record, Table},
	},
	text::shown,
	time::{Clock, Time},
	types::{Moment, Statement, DAYS},
};
use distribution_primitives::Country;
use polkadot_sdk::sp_core::H256;

/// The columns of the file. When a record expires may be said for all of them besides.
const fn columns(expires: bool) -> [Column; 5] {
	[
		ACCOUNT,
		Column::required("level"),
		Column { name: "country", also: &["jurisdiction"], required: true },
		Column { name: "expires", also: &["expiry"], required: expires },
		Column { name: "evidence", also: &[], required: false },
	]
}
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
	/// By how many blocks the expiry of a record may differ that says the same. The block of a date
	/// is counted from the present one, so it is another one each time.
	pub slack: Moment,
}

/// How to read when a record expires.
pub struct Expiries {
	/// The chain's clock.
	pub clock: Clock,
	/// For rows that do not say it.
	pub usual: Option<Time>,
}

impl Expiries {
	/// The block at which a record expires, and by how much it may differ.
	fn read(&self, text: &str) -> Result<(Moment, Moment), Flaw> {
		let time = match (text.is_empty(), self.usual) {
			(true, Some(usual)) => usual,
			(true, None) => return Err(("expires", "there is no expiry".into())),
			(false, _) => shown(text).parse::<Time>().map_err(|why| ("expires", why))?,
		};
		let block = self.clock.block_of(time, false);
		let block = block.map_err(|error| ("expires", error.to_string()))?;
		let slack = if matches!(time, Time::Block(_)) { 0 } else { DAYS };
		Ok((block, slack))
	}
}

/// Reads a whole file and notes every fault.
pub fn read(bytes: &[u8], choices: &Choices, expiries: &Expiries) -> (Vec<Row>, Table) {
	let mut rows = Vec::new();
	// Nobody is paid by a record: whoever has the key of an account does not matter here.
	let mut accounts = Accounts::new(Allowed { keyless: true, ethereum: true });
	let columns = columns(expiries.usual.is_none());
	let mut table = table::read(bytes, &columns, choices, |record| {
		if let Some(row) = row(record, &mut accounts, expiries) {
			accounts.remember(row.account, row.line);
			rows.push(row);
		}
	});
	table.refuse(accounts.again("an attester has one record on an account"));
	table.refuse_if_empty();
	(rows, table)
}

/// A row, if nothing is wrong with it.
fn row(record: &mut Record<'_>, accounts: &mut Accounts, expiries: &Expiries) -> Option<Row> {
	let account = accounts.read(record, WHO);
	let level = record.value(LEVEL, level);
	let jurisdiction = record.value(COUNTRY, country);
	let expires = record.value(EXPIRES, |text| expiries.read(text));
	let evidence = hash_in(record, EVIDENCE, "evidence", Some(H256::zero()));
	let (expires, slack) = expires?;
	Some(Row {
		line: record.line(),
		account: account?,
		slack,
		statement: Statement {
			level: level?,
			jurisdiction: jurisdiction?,
			expires,
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

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::{account, lists::fault::Fault};
	use polkadot_sdk::sp_io::hashing::blake2_256;

	/// 2026-12-01, 00:00 UTC.
	const CLOCK: Clock = Clock { block: 27_000_000, seconds: 1_796_083_200 };

	fn read_with(text: &str, usual: Option<&str>) -> (Vec<Row>, Vec<Fault>) {
		let usual = usual.map(|text| text.parse().unwrap());
		let expiries = Expiries { clock: CLOCK, usual };
		let (rows, table) = read(text.as_bytes(), &Choices::default(), &expiries);
		assert!(table.reading.adds_up());
		(rows, table.faults)
	}

	fn read_text(text: &str) -> (Vec<Row>, Vec<Fault>) {
		read_with(text, None)
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
			 {b},1,DE,soon\n{b},1,DE,\n{b},1,DE\n{b},1,DE,9,x,y\n{b},1,DE,9,0x12\n{a},2,FR,9\n",
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
	fn expiries_should_be_dates_or_blocks_and_may_be_said_for_all() {
		let (one, two) = (account_of(1), account_of(2));
		let header = "account,level,country,expires\n";
		let said = |rows: &[Row]| -> Vec<_> {
			rows.iter().map(|row| (row.statement.expires, row.slack)).collect()
		};
		let dates = format!("{header}{one},2,DE,2026-12-02\n{two},1,FR,#28000000\n");
		let (rows, faults) = read_text(&dates);
		assert_eq!(faults, []);
		assert_eq!(said(&rows), [(27_014_400, DAYS), (28_000_000, 0)]);
		// Seconds since 1970, and a date without its dashes.
		let wrong = format!("{header}{one},2,DE,1830297600\n{two},1,FR,20271231\n");
		let kinds: Vec<_> = read_text(&wrong).1.iter().map(|f| (f.line, f.kind)).collect();
		assert_eq!(kinds, [(2, "expires"), (3, "expires")]);
		// The column may be empty, or missing, if it is said for all.
		let empty = format!("{header}{one},2,DE,\n{two},1,FR,2026-12-02\n");
		let (rows, faults) = read_with(&empty, Some("2026-12-03"));
		assert_eq!((said(&rows), faults), (vec![(27_028_800, DAYS), (27_014_400, DAYS)], vec![]));
		for missing in
			[format!("{one},2,DE\n"), format!("account,level,country,evidence\n{one},2,DE,x\n")]
		{
			let (rows, faults) = read_with(&missing, Some("#28000000"));
			assert_eq!((said(&rows), faults), (vec![(28_000_000, 0)], vec![]), "{missing}");
			assert_ne!(read_text(&missing).1, [], "{missing}");
		}
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
		let expiries = Expiries { clock: CLOCK, usual: None };
		let (_, table) = read(&latin, &Choices::default(), &expiries);
		assert_eq!(table.faults.first().map(|fault| fault.kind), Some("encoding"));
	}
}
