//! What a report is about, and where in the chain things are.

use distribution_client::{
	account,
	time::{iso_time, show_time},
	token::Token,
};
use polkadot_sdk::sp_core::H256;
use serde_json::{json, Value};

/// Where something happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
	/// Number of the block.
	pub block: u64,
	/// Number of the transaction in the block; `None` if the chain did it by itself.
	pub extrinsic: Option<u32>,
	/// Time of the block, in seconds since 1970.
	pub seconds: i64,
}

impl Place {
	/// The time: `2027-01-31 12:00 UTC`.
	pub fn time(&self) -> String {
		show_time(self.seconds).unwrap_or_default()
	}

	/// The time as files have it: `2027-01-31T12:00:00Z`.
	pub fn iso(&self) -> String {
		iso_time(self.seconds).unwrap_or_default()
	}

	/// The transaction as explorers name it: block and number, `120-2`; the block alone if there is
	/// none.
	pub fn id(&self) -> String {
		match self.extrinsic {
			Some(number) => format!("{}-{number}", self.block),
			None => self.block.to_string(),
		}
	}
}

/// What a report is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
	/// Hash of the chain's first block.
	pub genesis: H256,
	/// The native token.
	pub token: Token,
	/// The first block that was looked at.
	pub first: Place,
	/// The last block that was looked at: final, and the state is the one after it.
	pub last: Place,
	/// Its hash.
	pub hash: H256,
	/// Version of the program that made the report.
	pub program: String,
}

impl Subject {
	/// An amount of the native token in words.
	pub fn native(&self, amount: u128) -> String {
		let number = account::show_tokens(amount, self.token.decimals);
		format!("{number} {}", self.token.symbol)
	}

	/// As JSON.
	pub fn json(&self) -> Value {
		json!({
			"genesis": format!("{:#x}", self.genesis),
			"symbol": self.token.symbol,
			"decimals": self.token.decimals,
			"firstBlock": self.first.block,
			"firstDate": self.first.iso(),
			"lastBlock": self.last.block,
			"lastHash": format!("{:#x}", self.hash),
			"lastDate": self.last.iso(),
			"program": self.program,
		})
	}

	/// As figures for a page.
	pub fn figures(&self) -> Vec<(String, String)> {
		let (first, last) = (&self.first, &self.last);
		vec![
			("Chain".into(), format!("genesis {:#x}", self.genesis)),
			("From".into(), format!("block {}, {}", first.block, first.time())),
			("To".into(), format!("block {}, {}, {:#x}", last.block, last.time(), self.hash)),
		]
	}

	/// What stands at the foot of a page. `again` is the command that makes the same report.
	pub fn footer(&self, again: &str) -> Vec<String> {
		vec![
			format!("Made by distribution {} with: {again}", self.program),
			"The same records give the same files, to the byte. SHA256SUMS has their hashes; `distribution report verify FOLDER` checks them, the signature beside them if there is one, and what they say against any archive node.".into(),
		]
	}
}

/// Smallest units as tokens, to look at.
pub fn tokens(amount: u128, decimals: u8) -> f64 {
	amount as f64 / 10f64.powi(i32::from(decimals))
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;

	/// 2026-12-01, 00:00 UTC.
	pub const DECEMBER: i64 = 1_796_083_200;

	/// A place so many blocks after block 100, six seconds each.
	pub fn place(after: u64) -> Place {
		let seconds = DECEMBER + 6 * i64::try_from(after).unwrap();
		Place { block: 100 + after, extrinsic: Some(2), seconds }
	}

	/// A report over a thousand blocks.
	pub fn subject() -> Subject {
		Subject {
			genesis: H256::repeat_byte(1),
			token: Token { symbol: "DIST".into(), decimals: 12 },
			first: place(0),
			last: place(1_000),
			hash: H256::repeat_byte(2),
			program: "0.1.0".into(),
		}
	}

	#[test]
	fn places_should_be_named_as_explorers_do() {
		assert_eq!(place(20).id(), "120-2");
		assert_eq!(Place { extrinsic: None, ..place(20) }.id(), "120");
		assert_eq!(place(10).iso(), "2026-12-01T00:01:00Z");
		assert_eq!(place(10).time(), "2026-12-01 00:01 UTC");
	}

	#[test]
	fn subject_should_say_which_chain_and_which_blocks() {
		let value = subject().json();
		assert_eq!(value["genesis"], format!("0x{}", "01".repeat(32)));
		assert_eq!((&value["firstBlock"], &value["lastBlock"]), (&json!(100), &json!(1_100)));
		assert_eq!(subject().native(1_500_000_000_000), "1.5 DIST");
		assert!((tokens(1_500_000, 6) - 1.5).abs() < 1e-12);
	}
}
