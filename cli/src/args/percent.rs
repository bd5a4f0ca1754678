//! Percentages, as people write them.

use crate::error::{CliError, Result};
use distribution_client::account;
use polkadot_sdk::sp_runtime::Perbill;

/// Decimals of a percentage: the chain counts billionths.
const PERCENT_DECIMALS: u8 = 7;
/// Billionths in the whole.
pub const WHOLE: u32 = 1_000_000_000;

/// Reads a percentage with up to 7 decimals; the percent sign is optional.
pub fn parse_percent(text: &str) -> Result<Perbill> {
	let digits = text.strip_suffix('%').unwrap_or(text).trim();
	let parts = account::parse_tokens(digits, PERCENT_DECIMALS).map_err(|_| {
		CliError::input(format!("`{text}` is not a percentage with at most 7 decimals"))
	})?;
	match u32::try_from(parts) {
		Ok(parts) if parts <= WHOLE => Ok(Perbill::from_parts(parts)),
		_ => Err(CliError::input(format!("`{text}` is more than 100 %"))),
	}
}

/// Writes a share in percent.
pub fn show_percent(share: Perbill) -> String {
	show_parts(share.deconstruct().into())
}

/// Writes billionths in percent.
pub fn show_parts(parts: u64) -> String {
	format!("{} %", account::show_tokens(parts.into(), PERCENT_DECIMALS))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn percent_should_be_read_to_seven_decimals() {
		assert_eq!(parse_percent("100").unwrap(), Perbill::one());
		assert_eq!(parse_percent("33.3333333").unwrap(), Perbill::from_parts(333_333_333));
		assert_eq!(parse_percent("0.0000001").unwrap(), Perbill::from_parts(1));
		assert_eq!(parse_percent("12.5%").unwrap(), Perbill::from_parts(125_000_000));
		assert_eq!(parse_percent("12.5 %").unwrap(), Perbill::from_parts(125_000_000));
		for wrong in ["", "%", ".", "-1", "1e1", "100.0000001", "33.33333333", "1,5"] {
			assert!(parse_percent(wrong).is_err(), "{wrong}");
		}
		assert_eq!(show_percent(Perbill::from_parts(333_333_333)), "33.3333333 %");
		assert_eq!(show_percent(Perbill::from_percent(40)), "40 %");
	}
}
