//! Prices that the reader gives: one for a day, in a currency. None are ours.

use distribution_client::{
	account::{parse_tokens, show_tokens},
	time::iso_time,
	Error, Result,
};
use polkadot_sdk::sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};
use std::collections::BTreeMap;

/// Decimals of prices and values: more are refused, and values are rounded down to so many.
pub const DECIMALS: u8 = 8;

/// Prices of one token, by day (UTC).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prices {
	/// The currency, as the file names it.
	pub currency: String,
	prices: BTreeMap<String, u128>,
}

impl Prices {
	/// Reads a table of two columns, `date,CURRENCY`: a day as 2026-01-31, and the price of one token,
	/// with a point before its decimals.
	///
	/// # Errors
	/// [`Error::Input`] with the line that is wrong: a day that is none or comes twice, a price that is
	/// not a number with at most eight decimals.
	pub fn read(text: &str) -> Result<Self> {
		let mut lines = (1u32..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
		let header = lines.next().and_then(|(_, line)| line.split_once(','));
		let currency =
			header.filter(|(date, _)| date.trim() == "date").map(|(_, name)| name.trim());
		let fits = |name: &&str| {
			(1..=16).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
		};
		let currency = currency.filter(fits).ok_or_else(|| {
			Error::input("the first line of the prices must be `date,CURRENCY`, as in `date,EUR`")
		})?;
		let mut prices = BTreeMap::new();
		for (number, line) in lines {
			let wrong = |why: &str| Error::input(format!("line {number} of the prices {why}"));
			let (day, price) =
				line.split_once(',').ok_or_else(|| wrong("has no comma between day and price"))?;
			let day = day.trim();
			if !is_day(day) {
				return Err(wrong("does not begin with a day: write 2026-01-31"));
			}
			let price = parse_tokens(price.trim(), DECIMALS)
				.map_err(|_| wrong("has no price: digits, with at most 8 decimals"))?;
			if prices.insert(day.to_string(), price).is_some() {
				return Err(wrong("has a day that was there before"));
			}
		}
		Ok(Self { currency: currency.into(), prices })
	}

	/// The value of an amount at a time, in hundred-millionths of the currency, rounded down; `None` if
	/// the day has no price, or the value is larger than any amount.
	pub fn value(&self, amount: u128, decimals: u8, seconds: i64) -> Option<u128> {
		let time = iso_time(seconds)?;
		let price = self.prices.get(time.get(..10)?)?;
		let unit = 10u128.checked_pow(decimals.into())?;
		multiply_by_rational_with_rounding(amount, *price, unit, Rounding::Down)
	}

	/// A value as files have it.
	pub fn show(value: u128) -> String {
		show_tokens(value, DECIMALS).replace(',', "")
	}
}

/// Whether a text is a day: 2026-01-31.
fn is_day(text: &str) -> bool {
	let time = format!("{text}T00:00:00Z");
	text.len() == 10
		&& matches!(
			time.parse::<distribution_client::time::Time>(),
			Ok(distribution_client::time::Time::Date(_))
		)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::subject::tests::DECEMBER;
	use proptest::prelude::*;

	#[test]
	fn prices_should_be_read_and_values_rounded_down() {
		let prices = Prices::read("date,EUR\n2026-12-01,0.125\r\n\n2026-12-02, 3\n").unwrap();
		assert_eq!(prices.currency, "EUR");
		let value = |amount: u128, seconds: i64| prices.value(amount, 12, seconds);
		assert_eq!(value(8_000_000_000_000, DECEMBER), Some(100_000_000));
		assert_eq!(Prices::show(100_000_000), "1");
		assert_eq!(value(1_000_000_000_000, DECEMBER + 86_400), Some(300_000_000));
		assert_eq!(value(1, DECEMBER), Some(0));
		assert_eq!(value(1, DECEMBER - 1), None);
		assert_eq!(Prices::show(12_345_678_912_345_678), "123456789.12345678");
	}

	#[test]
	fn file_that_is_none_of_prices_should_be_refused_with_its_line() {
		for (text, said) in [
			("", "first line"),
			("day,EUR\n", "first line"),
			("date,\n", "first line"),
			("date,E=R\n", "first line"),
			("date,EUR\n2026-12-01\n", "line 2"),
			("date,EUR\n2026-13-01,1\n", "line 2"),
			("date,EUR\n1,1\n", "line 2"),
			("date,EUR\n2026-12-01,1,5\n", "line 2"),
			("date,EUR\n2026-12-01,0.123456789\n", "line 2"),
			("date,EUR\n2026-12-01,-1\n", "line 2"),
			("date,EUR\n2026-12-01,1\n\n2026-12-01,2\n", "line 4"),
		] {
			let error = Prices::read(text).unwrap_err().to_string();
			assert!(error.contains(said), "{text}: {error}");
		}
	}

	proptest! {
		#[test]
		fn value_should_never_be_more_than_the_price_makes_it(amount in any::<u64>(), price in 0u64..1_000_000_000) {
			let prices = Prices { currency: "EUR".into(), prices: BTreeMap::from([("2026-12-01".into(), price.into())]) };
			let value = prices.value(amount.into(), 12, DECEMBER).unwrap();
			let exact = u128::from(amount) * u128::from(price);
			prop_assert!(value * 1_000_000_000_000 <= exact);
			prop_assert!((value + 1) * 1_000_000_000_000 > exact);
		}
	}
}
