//! How the values of an axis are written.

use distribution_client::time::iso_time;

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;
/// Axes of time that are shorter are written in hours, in seconds.
const LONG: i64 = 4 * DAY;

/// How the values of an axis are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
	/// As a number, in short.
	Number,
	/// As a share of one, in percent.
	Share,
	/// As a date: values count days from a beginning, in seconds since 1970.
	Days(i64),
	/// As a time: values count hours from a beginning, in seconds since 1970.
	Hours(i64),
}

impl Scale {
	/// The scale for times between two, in seconds since 1970: days, or hours if there are few.
	pub fn of_times(first: i64, last: i64) -> Self {
		if last.saturating_sub(first) < LONG {
			Self::Hours(first.saturating_sub(first.rem_euclid(HOUR)))
		} else {
			Self::Days(first.saturating_sub(first.rem_euclid(DAY)))
		}
	}

	/// The place of a time, in seconds since 1970, on a scale of times.
	pub fn place(&self, seconds: i64) -> f64 {
		match self {
			Self::Days(from) => seconds.saturating_sub(*from) as f64 / DAY as f64,
			Self::Hours(from) => seconds.saturating_sub(*from) as f64 / HOUR as f64,
			Self::Number | Self::Share => seconds as f64,
		}
	}

	/// A value in words.
	pub fn label(&self, value: f64) -> String {
		// Casts from floating point saturate.
		let time = |from: i64, unit: i64| from.saturating_add((value * unit as f64).round() as i64);
		match self {
			Self::Number => short(value),
			Self::Share => format!("{} %", short(100.0 * value)),
			Self::Days(from) => {
				let text = iso_time(time(*from, DAY)).unwrap_or_default();
				text.get(..10).unwrap_or_default().into()
			}
			Self::Hours(from) => {
				let text = iso_time(time(*from, HOUR)).unwrap_or_default();
				text.get(5..16).unwrap_or_default().replace('T', " ")
			}
		}
	}
}

/// A number in short: `1.25 M`, `300 k`, `0.0004`. Rounded to what an axis needs.
pub fn short(value: f64) -> String {
	let (unit, name) = match value.abs() {
		large if large >= 1e12 => (1e12, " T"),
		large if large >= 1e9 => (1e9, " bn"),
		large if large >= 1e6 => (1e6, " M"),
		large if large >= 1e4 => (1e3, " k"),
		_ => (1.0, ""),
	};
	let scaled = value / unit;
	let decimals = match scaled.abs() {
		none if none < 1e-15 => 0,
		small if small < 1e-9 => 12,
		small if small < 0.01 => 9,
		small if small < 1.0 => 4,
		small if small < 100.0 => 3,
		_ => 1,
	};
	let text = format!("{scaled:.decimals$}");
	let text = if text.contains('.') {
		text.trim_end_matches('0').trim_end_matches('.')
	} else {
		text.as_str()
	};
	format!("{text}{name}")
}

#[cfg(test)]
mod tests {
	use super::*;

	/// 2026-12-01, 06:30 UTC.
	const TIME: i64 = 1_796_083_200 + 6 * HOUR + 1_800;

	#[test]
	fn numbers_should_be_short_and_keep_what_an_axis_needs() {
		for (value, text) in [
			(0.0, "0"),
			(5.0, "5"),
			(0.25, "0.25"),
			(0.0004, "0.0004"),
			(1_234.5, "1234.5"),
			(12_000.0, "12 k"),
			(1_250_000.0, "1.25 M"),
			(3e9, "3 bn"),
			(2e12, "2 T"),
			(-20_000.0, "-20 k"),
			(1e-12, "0.000000000001"),
		] {
			assert_eq!(short(value), text);
		}
	}

	#[test]
	fn times_should_be_dates_or_hours_by_how_far_they_are_apart() {
		let days = Scale::of_times(TIME, TIME + 10 * DAY);
		assert_eq!(days, Scale::Days(1_796_083_200));
		assert_eq!(days.label(0.0), "2026-12-01");
		assert_eq!(days.label(31.0), "2027-01-01");
		assert!((days.place(TIME) - 6.5 / 24.0).abs() < 1e-9);
		let hours = Scale::of_times(TIME, TIME + DAY);
		assert_eq!(hours, Scale::Hours(TIME - 1_800));
		assert_eq!(hours.label(0.0), "12-01 06:00");
		assert_eq!(hours.label(24.5), "12-02 06:30");
		assert!((hours.place(TIME) - 0.5).abs() < 1e-9);
		assert_eq!(Scale::Days(i64::MAX).label(1e300), "");
		assert_eq!(Scale::Share.label(0.125), "12.5 %");
	}
}
