//! Values of a deployment file whose form depends on constants of the chain: addresses, amounts and
//! shares.

use distribution_primitives::chain::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL};
use schemars::{json_schema, JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::{borrow::Cow, fmt};

/// Largest number that every program reads from JSON without rounding it: 2^53 - 1.
const MAX_EXACT: u64 = 9_007_199_254_740_991;
/// Decimals of a percentage: with these it is a whole number of billionths.
const PERCENT_DECIMALS: u8 = 7;
/// 100 percent, in billionths.
pub const WHOLE: u32 = 1_000_000_000;

/// An SS58 address of this chain.
#[derive(Clone, Debug, Deserialize)]
pub struct Address(pub String);

/// A public key: an address of this chain, or 32 bytes in hexadecimal.
#[derive(Clone, Debug, Deserialize)]
pub struct PublicKey(pub String);

/// An account that a pool pays: an address of this chain, or the treasury.
#[derive(Clone, Debug, Deserialize)]
pub struct Recipient(pub String);

/// How a deployment file names the treasury's account.
pub const TREASURY: &str = "treasury";

/// An amount of the native token: smallest units, or tokens with the symbol.
#[derive(Clone, Debug, Deserialize)]
pub struct Amount(Literal);

/// A share in percent.
#[derive(Clone, Debug, Deserialize)]
pub struct Percent(Literal);

/// A number or a string as it is written, so that no number is rounded on the way.
#[derive(Clone, Debug, Deserialize)]
struct Literal(Box<RawValue>);

impl Literal {
	/// The digits, with or without quotes.
	fn text(&self) -> Cow<'_, str> {
		let raw = self.0.get();
		serde_json::from_str::<String>(raw).map_or(Cow::Borrowed(raw), Cow::Owned)
	}
}

impl Amount {
	/// The amount in smallest units; `None` if it is more than the chain can count.
	pub fn units(&self) -> Option<u128> {
		let text = self.0.text();
		match text.strip_suffix(TOKEN_SYMBOL) {
			Some(tokens) => scaled(tokens.trim_end(), TOKEN_DECIMALS),
			None => scaled(&text, 0),
		}
	}
}

impl fmt::Display for Amount {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.0 .0.get())
	}
}

impl Percent {
	/// The share in billionths; `None` if it is above 100 percent or has too many decimals.
	pub fn billionths(&self) -> Option<u32> {
		let parts = scaled(&self.0.text(), PERCENT_DECIMALS)?;
		u32::try_from(parts).ok().filter(|parts| *parts <= WHOLE)
	}
}

impl fmt::Display for Percent {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.0 .0.get())
	}
}

/// A decimal number times ten to the power of `decimals`, exactly: `None` if that is not a whole
/// number or too large.
fn scaled(text: &str, decimals: u8) -> Option<u128> {
	let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
	let decimals = usize::from(decimals);
	if fraction.len() > decimals || whole.is_empty() {
		return None;
	}
	let digits = format!("{whole}{fraction:0<decimals$}");
	digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// Gives a type that is read in full by the reader a schema under its own name.
macro_rules! schema {
	($name:ident, $schema:expr) => {
		impl JsonSchema for $name {
			fn schema_name() -> Cow<'static, str> {
				stringify!($name).into()
			}

			fn json_schema(_: &mut SchemaGenerator) -> Schema {
				$schema
			}
		}
	};
}

schema!(
	Address,
	json_schema!({
		"description": format!("An SS58 address of this chain, of prefix {SS58_PREFIX}."),
		"type": "string",
	})
);

schema!(
	PublicKey,
	json_schema!({
		"description": format!(
			"An SS58 address of this chain, of prefix {SS58_PREFIX}, or 0x and 64 hexadecimal digits. \
			An address has a checksum, hexadecimal digits have none."
		),
		"type": "string",
	})
);

schema!(
	Recipient,
	json_schema!({
		"description": format!(
			"An SS58 address of this chain, of prefix {SS58_PREFIX}, or {TREASURY} for the account of the treasury."
		),
		"type": "string",
	})
);

schema!(
	Amount,
	json_schema!({
		"description": format!(
			"Digits, in quotes, for smallest units, or an amount in tokens such as \"12.5 {TOKEN_SYMBOL}\"."
		),
		"anyOf": [
			{
				"type": "string",
				"pattern": format!("^[0-9]+$|^[0-9]+(\\.[0-9]{{1,{TOKEN_DECIMALS}}})? {TOKEN_SYMBOL}$"),
			},
			{ "type": "integer", "minimum": 0, "maximum": MAX_EXACT },
		],
	})
);

schema!(
	Percent,
	json_schema!({
		"description": format!("Percent from 0 to 100 with at most {PERCENT_DECIMALS} decimals, such as 12.5."),
		"anyOf": [
			{ "type": "number", "minimum": 0, "maximum": 100 },
			{ "type": "string", "pattern": format!("^[0-9]{{1,3}}(\\.[0-9]{{1,{PERCENT_DECIMALS}}})?$") },
		],
	})
);

#[cfg(test)]
mod tests {
	use super::*;

	fn units(json: &str) -> Option<u128> {
		serde_json::from_str::<Amount>(json).unwrap().units()
	}

	fn billionths(json: &str) -> Option<u32> {
		serde_json::from_str::<Percent>(json).unwrap().billionths()
	}

	#[test]
	fn amount_should_be_read_exactly_in_units_and_in_tokens() {
		assert_eq!(units("10000000000"), Some(10_000_000_000));
		assert_eq!(units(r#""10000000000""#), Some(10_000_000_000));
		assert_eq!(units(r#""0.01 DIST""#), Some(10_000_000_000));
		assert_eq!(units(r#""12 DIST""#), Some(12_000_000_000_000));
		assert_eq!(units(r#""0.000000000001 DIST""#), Some(1));
		assert_eq!(units(&format!(r#""{}""#, u128::MAX)), Some(u128::MAX));
		assert_eq!(units(r#""340282366920938463463374607.431768211455 DIST""#), Some(u128::MAX));
	}

	#[test]
	fn amount_should_be_none_above_what_the_chain_can_count() {
		assert_eq!(units(r#""340282366920938463463374607431768211456""#), None);
		assert_eq!(units(r#""340282366920938463463374607.431768211456 DIST""#), None);
	}

	#[test]
	fn share_should_be_read_exactly() {
		assert_eq!(billionths("12.5"), Some(125_000_000));
		assert_eq!(billionths(r#""12.5""#), Some(125_000_000));
		assert_eq!(billionths("0.0000001"), Some(1));
		// As a binary fraction times ten million this is 3.
		assert_eq!(billionths("0.0000003"), Some(3));
		assert_eq!(billionths("100"), Some(WHOLE));
		for wrong in ["100.0000001", "0.00000001", "-1", "1e1", "999", r#""+1""#] {
			assert_eq!(billionths(wrong), None, "{wrong}");
		}
	}
}
