//! Conviction: votes per token, and how long the tokens are locked.

use clap::ValueEnum;
use distribution_client::{ballot::lock_periods, time::show_length, types::Moment};

/// Votes per token, and how long the tokens are locked if the vote's side wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Conviction {
	/// A tenth of a vote; not locked.
	None,
	/// One vote; locked for one period.
	#[value(name = "1x")]
	One,
	/// Two votes; locked for two periods.
	#[value(name = "2x")]
	Two,
	/// Three votes; locked for four periods.
	#[value(name = "3x")]
	Three,
	/// Four votes; locked for eight periods.
	#[value(name = "4x")]
	Four,
	/// Five votes; locked for sixteen periods.
	#[value(name = "5x")]
	Five,
	/// Six votes; locked for thirty-two periods.
	#[value(name = "6x")]
	Six,
}

impl Conviction {
	/// The conviction as the chain encodes it.
	pub fn number(self) -> u8 {
		self as u8
	}

	/// How long it locks after the end, in words; `None` if it does not.
	pub fn lock(self, locking: Moment) -> Option<String> {
		let periods = lock_periods(self.number());
		(periods > 0).then(|| show_length(locking.saturating_mul(periods)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn convictions_should_be_the_numbers_in_their_names() {
		for (conviction, number) in Conviction::value_variants().iter().zip(0u8..) {
			assert_eq!(conviction.number(), number);
			let name = conviction.to_possible_value().unwrap().get_name().to_string();
			assert_eq!(name, if number == 0 { "none".into() } else { format!("{number}x") });
		}
		assert_eq!(Conviction::None.lock(100_800), None);
		assert_eq!(Conviction::Six.lock(100_800).unwrap(), "32 weeks (3,225,600 blocks)");
	}
}
