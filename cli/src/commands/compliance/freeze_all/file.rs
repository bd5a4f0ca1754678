//! The file of `freeze-all`.

use crate::args::statement::hash_in;
use distribution_client::{
	account::AccountId,
	lists::{
		accounts::{Accounts, Allowed},
		columns::{Column, ACCOUNT},
		table::{self, Choices, Table},
	},
};
use polkadot_sdk::sp_core::H256;

/// The columns of the file.
const COLUMNS: [Column; 2] =
	[ACCOUNT, Column { name: "reason", also: &["order", "case"], required: false }];
/// Their places in it.
const WHO: usize = 0;
const REASON: usize = 1;

/// One row of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
	/// Line of the file.
	pub line: u64,
	/// The account to freeze.
	pub account: AccountId,
	/// The hash of the order or the case.
	pub reason: H256,
}

/// Reads a whole file and notes every fault. Rows that say no reason have `usual`, if there is one.
pub fn read(bytes: &[u8], choices: &Choices, usual: Option<H256>) -> (Vec<Row>, Table) {
	let mut rows = Vec::new();
	// Which accounts can be frozen is the chain's to say.
	let mut accounts = Accounts::new(Allowed { keyless: true, ethereum: true });
	let mut table = table::read(bytes, &COLUMNS, choices, |record| {
		let account = accounts.read(record, WHO);
		let reason = hash_in(record, REASON, "reason", usual);
		if let (Some(account), Some(reason)) = (account, reason) {
			accounts.remember(account, record.line());
			rows.push(Row { line: record.line(), account, reason });
		}
	});
	table.refuse(accounts.again("an account is frozen once"));
	table.refuse_if_empty();
	(rows, table)
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::account;
	use polkadot_sdk::sp_io::hashing::blake2_256;

	fn read_text(text: &str, usual: Option<H256>) -> (Vec<Row>, Vec<(u64, &'static str)>) {
		let (rows, table) = read(text.as_bytes(), &Choices::default(), usual);
		assert!(table.reading.adds_up());
		(rows, table.faults.iter().map(|fault| (fault.line, fault.kind)).collect())
	}

	fn account_of(n: u8) -> String {
		account::show(&[n; 32])
	}

	#[test]
	fn file_should_be_one_account_a_line_or_a_table_with_reasons() {
		let (one, two) = (account_of(1), account_of(2));
		let usual = H256::repeat_byte(9);
		let (rows, faults) = read_text(&format!("{one}\n# a note\n{two}\n"), Some(usual));
		let read: Vec<_> = rows.iter().map(|row| (row.line, row.account, row.reason)).collect();
		assert_eq!((read, faults.len()), (vec![(1, [1; 32], usual), (3, [2; 32], usual)], 0));
		let hash = format!("0x{}", "07".repeat(32));
		let text = format!("case,account\n{hash},{one}\norder 7,{two}\n");
		let (rows, faults) = read_text(&text, None);
		let reasons: Vec<_> = rows.iter().map(|row| row.reason).collect();
		assert_eq!(reasons, [H256::repeat_byte(7), H256(blake2_256(b"order 7"))]);
		assert_eq!(faults, []);
	}

	#[test]
	fn every_fault_should_be_reported_with_its_line() {
		let (one, two) = (account_of(1), account_of(2));
		let text = format!("account,reason\n{one},\nnobody,x\n{two},0x12\n{two},y\n{two},z\n");
		let (_, faults) = read_text(&text, None);
		assert_eq!(faults, [(2, "reason"), (3, "account"), (4, "reason"), (6, "duplicate")]);
		let (rows, faults) = read_text(&text, Some(H256::zero()));
		assert_eq!(faults, [(3, "account"), (4, "reason"), (6, "duplicate")]);
		assert_eq!(rows.first().map(|row| row.reason), Some(H256::zero()));
		assert_eq!(read_text("", None).1, [(0, "empty")]);
	}
}
