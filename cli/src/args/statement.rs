//! An attester's statement about an account, as arguments.

use crate::{
	args::number::whole_number,
	error::{CliError, Result},
};
use clap::Args;
use distribution_client::{
	account::parse_hash,
	lists::table::Record,
	text::shown,
	time::Time,
	types::{Moment, Statement, DAYS},
	Chain,
};
use distribution_primitives::Country;
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use std::time::{SystemTime, UNIX_EPOCH};

/// An attester's statement about an account.
#[derive(Args, Debug, Clone)]
pub struct StatementArgs {
	/// Level of identity check.
	#[arg(long, value_parser = clap::value_parser!(u8).range(1..))]
	level: u8,
	/// Country: two capital letters, as in DE.
	#[arg(long, value_name = "CODE")]
	country: Country,
	#[command(flatten)]
	expiry: Expiry,
	/// Hash of the attester's file on the account: 0x and 64 digits, or text to be hashed. Default:
	/// zeros.
	#[arg(long, value_name = "HASH")]
	evidence: Option<String>,
}

impl StatementArgs {
	/// The statement. Without `chain` the expiry must be a block of the relay chain.
	pub async fn statement(&self, chain: Option<&Chain>) -> Result<Statement> {
		Ok(Statement {
			level: self.level,
			jurisdiction: self.country,
			expires: self.expiry.block(chain).await?,
			evidence: evidence_hash(self.evidence.as_deref())?,
		})
	}

	/// Whether the chain must be asked for the present time.
	pub fn needs_chain(&self) -> bool {
		!matches!(self.expiry.expires, Some(Time::Block(_)))
	}
}

/// When something ends.
#[derive(Args, Debug, Clone)]
#[group(required = true, multiple = false)]
pub struct Expiry {
	/// When it no longer counts: 2027-01-31 or 2027-01-31T12:00Z (UTC), +30d from now, or '#123456'
	/// for a block of the relay chain, which needs no node.
	#[arg(long, value_name = "TIME")]
	expires: Option<Time>,
	/// Number of days from now for which it counts, of 14,400 relay-chain blocks each.
	#[arg(long, value_name = "N", value_parser = whole_number::<u32>)]
	days: Option<u32>,
}

impl Expiry {
	/// The first relay-chain block at which it no longer counts. Without `chain` that must be
	/// given.
	pub async fn block(&self, chain: Option<&Chain>) -> Result<Moment> {
		match (self.expires, self.days, chain) {
			(Some(time), _, Some(chain)) => Ok(chain.clock().await?.block_of(time, false)?),
			(Some(Time::Block(number)), _, None) => Moment::try_from(number)
				.map_err(|_| CliError::input(format!("the relay chain has no block {number}"))),
			(None, Some(days), Some(chain)) => block_in_days(chain.now().await?, days),
			_ => Err(CliError::input(
				"without a node the expiry must be a block: give --expires '#123456'",
			)),
		}
	}
}

/// The relay-chain block `days` days after `now`.
fn block_in_days(now: Moment, days: u32) -> Result<Moment> {
	let end = days.checked_mul(DAYS).and_then(|length| now.checked_add(length));
	end.ok_or_else(|| CliError::input(format!("{days} days are too many")))
}

/// Reads a hash, or takes the hash (BLAKE2b of 256 bits) of any text that does not begin with 0x.
pub fn hash_of(text: &str) -> Result<H256> {
	if text.starts_with("0x") {
		return Ok(parse_hash(text)?);
	}
	Ok(H256(blake2_256(text.as_bytes())))
}

/// The hash of evidence; zeros if there is none.
pub fn evidence_hash(text: Option<&str>) -> Result<H256> {
	text.map_or(Ok(H256::zero()), hash_of)
}

/// The hash of a column of a record, which is that of `kind`; `empty` if nothing is in it.
pub fn hash_in(
	record: &mut Record<'_>,
	column: usize,
	kind: &'static str,
	empty: Option<H256>,
) -> Option<H256> {
	let text = record.text(column);
	if record.is_guessed() && !text.is_ascii() {
		let message = format!(
			"`{}` has letters outside of ASCII, on which its hash depends, and the file is not in UTF-8: save it as UTF-8",
			shown(text)
		);
		record.fault(column, ("encoding", message));
		return None;
	}
	if text.is_empty() {
		let missing = || (kind, format!("there is no {kind}"));
		return record.take(column, empty.ok_or_else(missing));
	}
	record.take(column, hash_of(text).map_err(|error| (kind, error.to_string())))
}

/// The nonce for signing or revoking now: milliseconds since 1970.
pub fn nonce_now() -> u64 {
	let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;

	const HEX: &str = "0x0101010101010101010101010101010101010101010101010101010101010101";

	#[test]
	fn hash_should_be_read_or_taken() {
		assert_eq!(hash_of(HEX).unwrap(), H256::repeat_byte(1));
		assert_eq!(hash_of("case 7").unwrap(), H256(blake2_256(b"case 7")));
		assert_eq!(evidence_hash(None).unwrap(), H256::zero());
		assert!(hash_of("0x12").is_err());
	}

	#[test]
	fn days_should_be_counted_from_now() {
		assert_eq!(block_in_days(100, 2).unwrap(), 28_900);
		assert!(block_in_days(100, 300_000).is_err());
		assert!(block_in_days(u32::MAX, 1).is_err());
	}
}
