//! The offset from UTC in which dates are printed.

use distribution_client::{
	time::{show_time, Clock},
	types::Moment,
};
use std::{fmt, str::FromStr};

/// Minutes of the largest offset: a day less a minute.
const MOST: i64 = 1_439;

/// An offset from UTC, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offset(i64);

impl FromStr for Offset {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let wrong = || format!("`{text}` is not an offset from UTC: write +02:00, -05:30, or UTC");
		if matches!(text, "UTC" | "Z") {
			return Ok(Self(0));
		}
		let (sign, rest) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
			(Some(rest), _) => (1i64, rest),
			(None, Some(rest)) => (-1, rest),
			(None, None) => return Err(wrong()),
		};
		let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
		let number = |part: &str, least: usize| {
			let digits = part.bytes().all(|byte| byte.is_ascii_digit());
			let fits = digits && (least..=2).contains(&part.len());
			fits.then(|| part.parse::<i64>().ok()).flatten().ok_or_else(wrong)
		};
		let (hours, minutes) = (number(hours, 1)?, number(minutes, 2)?);
		let whole = hours.saturating_mul(60).saturating_add(minutes);
		if minutes > 59 || whole > MOST {
			return Err(wrong());
		}
		Ok(Self(whole.saturating_mul(sign)))
	}
}

impl fmt::Display for Offset {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.0 == 0 {
			return f.write_str("UTC");
		}
		let sign = if self.0 < 0 { '-' } else { '+' };
		let minutes = self.0.saturating_abs();
		write!(f, "{sign}{:02}:{:02}", minutes.div_euclid(60), minutes.rem_euclid(60))
	}
}

impl Offset {
	/// Writes a block of the relay chain with its date: `2027-01-31 14:00 +02:00 (#27654321)`.
	pub fn show(self, clock: &Clock, block: Moment) -> String {
		let seconds = clock.seconds_of(block).saturating_add(self.0.saturating_mul(60));
		match show_time(seconds) {
			Some(time) => {
				let time = time.strip_suffix("UTC").unwrap_or(&time);
				format!("{time}{self} (#{block})")
			}
			None => format!("#{block}"),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn offset_should_be_read_as_it_is_written() {
		for (text, minutes, shown) in [
			("UTC", 0, "UTC"),
			("Z", 0, "UTC"),
			("+00:00", 0, "UTC"),
			("+02:00", 120, "+02:00"),
			("+2", 120, "+02:00"),
			("-05:30", -330, "-05:30"),
			("+23:59", 1_439, "+23:59"),
		] {
			let offset: Offset = text.parse().unwrap();
			assert_eq!((offset.0, offset.to_string().as_str()), (minutes, shown), "{text}");
		}
		for wrong in
			["", "2", "+", "+24:00", "+02:60", "+2:0", "+0200", "+02:00:00", "Europe/Paris"]
		{
			assert!(wrong.parse::<Offset>().is_err(), "{wrong}");
		}
	}

	#[test]
	fn date_should_be_that_of_the_offset() {
		// 2026-12-01, 00:00 UTC.
		let clock = Clock { block: 1_000, seconds: 1_796_083_200 };
		let at = |text: &str| text.parse::<Offset>().unwrap().show(&clock, 1_010);
		assert_eq!(at("UTC"), "2026-12-01 00:01 UTC (#1010)");
		assert_eq!(at("UTC"), clock.show(1_010));
		assert_eq!(at("+05:30"), "2026-12-01 05:31 +05:30 (#1010)");
		assert_eq!(at("-01:00"), "2026-11-30 23:01 -01:00 (#1010)");
	}
}
