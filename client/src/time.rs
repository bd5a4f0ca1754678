//! Times and durations as people write them, and relay-chain blocks, which the chain counts.
//!
//! A block of the relay chain takes six seconds. A time to come is counted from the present block
//! and the time of the node's best block, so it moves if the relay chain misses its pace.

use crate::{
	account::counted,
	chain::{At, Chain},
	error::{Error, Result},
	types::{Moment, DAYS},
};
use codec::Decode;
use jiff::Timestamp;
use std::str::FromStr;

/// Seconds per block of the relay chain.
const BLOCK_SECONDS: i64 = 6;
const MINUTES: Moment = 10;
const HOURS: Moment = 600;
/// 365.25 days, so that a year has twelve equal months.
const YEARS: Moment = 5_259_600;
const MONTHS: Moment = 438_300;
const WEEKS: Moment = 100_800;
/// What lies further ahead was not meant, as a rule.
const FAR_YEARS: Moment = 20;
const FAR: Moment = YEARS.saturating_mul(FAR_YEARS);
/// Numbers from here on are seconds since 1970, not blocks: the relay chain reaches this one
/// after a hundred and ninety years.
const UNIX_SECONDS: u64 = 1_000_000_000;

/// A time, as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
	/// A block of the relay chain.
	Block(u64),
	/// Seconds since 1970.
	Date(i64),
	/// So many blocks after the present one.
	In(Moment),
}

impl FromStr for Time {
	type Err = String;

	fn from_str(text: &str) -> std::result::Result<Self, String> {
		if text == "now" {
			return Ok(Self::In(0));
		}
		if let Some(length) = text.strip_prefix('+') {
			return Ok(Self::In(length.parse::<Length>()?.0));
		}
		if let Some(number) = text.strip_prefix('#') {
			return block(number).map(Self::Block).ok_or_else(|| not_a_time(text));
		}
		if let Some(number) = block(text) {
			if number >= UNIX_SECONDS {
				return Err(format!(
					"`{text}` looks like seconds since 1970, but plain numbers are blocks of the relay chain: {}",
					date_of(number).map_or("write a date".into(), |date| format!("write {date}"))
				));
			}
			if looks_like_date(number) {
				return Err(format!(
					"`{text}` may be a date or a block of the relay chain: write 2027-01-31, or '#{text}'"
				));
			}
			return Ok(Self::Block(number));
		}
		date(text).map(Self::Date).ok_or_else(|| not_a_time(text))
	}
}

fn not_a_time(text: &str) -> String {
	format!(
		"`{text}` is not a time: write 2027-01-31 or 2027-01-31T12:00Z (UTC), +30d for a time from now, or '#123456' for a block of the relay chain"
	)
}

/// A number of digits only.
fn block(text: &str) -> Option<u64> {
	let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	digits.then(|| text.parse().ok()).flatten()
}

/// Whether a number may be a date of this century without its dashes.
fn looks_like_date(number: u64) -> bool {
	let (years, days) = (number.div_euclid(10_000), number.rem_euclid(10_000));
	let (month, day) = (days.div_euclid(100), days.rem_euclid(100));
	(2_000..2_100).contains(&years) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// The date of a number that counts seconds, or milliseconds, since 1970.
fn date_of(number: u64) -> Option<String> {
	let seconds =
		if number < UNIX_SECONDS.saturating_mul(100) { number } else { number.div_euclid(1_000) };
	let time = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
	Some(time.strftime("%Y-%m-%dT%H:%MZ").to_string())
}

/// Seconds since 1970 of a date, which begins at midnight UTC, or of a time with its zone.
fn date(text: &str) -> Option<i64> {
	let time = if text.contains('T') { text.to_string() } else { format!("{text}T00:00Z") };
	time.parse::<Timestamp>().ok().map(|time| time.as_second())
}

/// A duration, in blocks of the relay chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length(pub Moment);

/// How a duration begins that is given in blocks.
const BLOCKS: &str = "blocks:";

/// The units of a duration with their lengths; the first name is the one that is shown.
static UNITS: [(&[&str], Moment); 6] = [
	(&["year", "years", "y"], YEARS),
	(&["month", "months", "mo"], MONTHS),
	(&["week", "weeks", "w"], WEEKS),
	(&["day", "days", "d"], DAYS),
	(&["hour", "hours", "h"], HOURS),
	(&["minute", "minutes", "min"], MINUTES),
];

impl FromStr for Length {
	type Err = String;

	fn from_str(text: &str) -> std::result::Result<Self, String> {
		let wrong = || {
			format!(
				"`{text}` is not a duration: write 4y, 6mo, 1w, 30d, 12h or 30min, also together as in 1y6mo, or blocks:N for a number of relay-chain blocks"
			)
		};
		let long = || format!("`{text}` is too long");
		let (mut rest, mut sum) = (text.trim(), 0u32);
		if let Some(number) = rest.strip_prefix(BLOCKS) {
			let number = block(number).ok_or_else(wrong)?;
			return Moment::try_from(number).map(Self).map_err(|_| long());
		}
		let number = rest.strip_prefix('#').unwrap_or(rest);
		if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
			// Nothing is as long in every unit.
			if number.bytes().all(|byte| byte == b'0') {
				return Ok(Self(0));
			}
			// People mean seconds by it as often as blocks, which take six.
			return Err(format!(
				"`{text}` has no unit: say 1y, 30d, or blocks:{number} if you mean blocks of the relay chain, which take six seconds each"
			));
		}
		if rest.is_empty() {
			return Err(wrong());
		}
		while !rest.is_empty() {
			let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
			let (number, after) = rest.split_at(digits);
			let after = after.trim_start();
			let letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
			let (name, after) = after.split_at(letters);
			// `month` alone is one.
			let number = if number.is_empty() { Some(1) } else { number.parse::<u32>().ok() };
			let unit = UNITS.iter().find(|(names, _)| names.contains(&name));
			let (_, length) = unit.ok_or_else(wrong)?;
			let part = number.and_then(|number| number.checked_mul(*length)).ok_or_else(long)?;
			sum = sum.checked_add(part).ok_or_else(long)?;
			rest = after.trim_start();
		}
		Ok(Self(sum))
	}
}

impl Length {
	/// Refuses a duration that was not meant, as a rule.
	///
	/// # Errors
	/// [`Error::Input`] if it is longer than twenty years and `far` is false.
	pub fn blocks(self, far: bool) -> Result<Moment> {
		if self.0 > FAR && !far {
			return Err(Error::input(format!(
				"{} is more than {FAR_YEARS} years: give --allow-far if you mean it",
				show_length(self.0)
			)));
		}
		Ok(self.0)
	}
}

/// Writes a duration of relay-chain blocks: `4 years (21,038,400 blocks)`.
pub fn show_length(blocks: Moment) -> String {
	let exact = counted(blocks, "block");
	let whole = UNITS.iter().find(|(_, length)| blocks > 0 && blocks.is_multiple_of(*length));
	if let Some(([name, ..], length)) = whole {
		return format!("{} ({exact})", counted(blocks.div_euclid(*length), name));
	}
	let rough = UNITS.iter().find(|(_, length)| blocks > *length);
	match rough {
		Some(([name, ..], length)) => {
			format!("about {:.1} {name}s ({exact})", f64::from(blocks) / f64::from(*length))
		}
		_ => exact,
	}
}

/// The chain's clock at one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
	/// The relay-chain block that the chain takes for the present time.
	pub block: Moment,
	/// The time of the node's best block, in seconds since 1970.
	pub seconds: i64,
}

impl Clock {
	/// The relay-chain block of a time; the first one at or after a date.
	///
	/// # Errors
	/// [`Error::Input`] if it lies more than twenty years ahead and `far` is false, or before the
	/// relay chain's first block or after its last.
	pub fn block_of(&self, time: Time, far: bool) -> Result<Moment> {
		let block = match time {
			Time::Block(number) => i64::try_from(number).ok(),
			Time::In(blocks) => i64::from(self.block).checked_add(blocks.into()),
			Time::Date(seconds) => seconds
				.checked_sub(self.seconds)
				.and_then(|left| left.checked_add(BLOCK_SECONDS.saturating_sub(1)))
				.and_then(|left| i64::from(self.block).checked_add(left.div_euclid(BLOCK_SECONDS))),
		};
		let block = block.and_then(|block| Moment::try_from(block).ok()).ok_or_else(|| {
			Error::input(
				"the relay chain has no block at this time: it began later, or ends before",
			)
		})?;
		if block > self.block.saturating_add(FAR) && !far {
			return Err(Error::input(format!(
				"{} is more than {FAR_YEARS} years ahead; the present block of the relay chain is #{}: give --allow-far if you mean it",
				self.show(block),
				self.block
			)));
		}
		Ok(block)
	}

	/// The time of a block, in seconds since 1970, if relay-chain blocks keep their pace.
	pub fn seconds_of(&self, block: Moment) -> i64 {
		let blocks = i64::from(block).saturating_sub(self.block.into());
		self.seconds.saturating_add(blocks.saturating_mul(BLOCK_SECONDS))
	}

	/// Writes a block with its date: `2027-01-31 12:00 UTC (#27654321)`.
	pub fn show(&self, block: Moment) -> String {
		match show_time(self.seconds_of(block)) {
			Some(time) => format!("{time} (#{block})"),
			None => format!("#{block}"),
		}
	}

	/// The date of a block as JSON has it: `2027-01-31T12:00:00Z`.
	pub fn iso(&self, block: Moment) -> Option<String> {
		iso_time(self.seconds_of(block))
	}
}

/// Writes a time given in seconds since 1970: `2027-01-31 12:00 UTC`.
pub fn show_time(seconds: i64) -> Option<String> {
	let time = Timestamp::from_second(seconds).ok()?;
	Some(format!("{} UTC", time.strftime("%Y-%m-%d %H:%M")))
}

/// The same as JSON has it: `2027-01-31T12:00:00Z`.
pub fn iso_time(seconds: i64) -> Option<String> {
	let time = Timestamp::from_second(seconds).ok()?;
	Some(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

impl Chain {
	/// The chain's clock, as of the best block.
	///
	/// # Errors
	/// Those of [`Chain::now`].
	pub async fn clock(&self) -> Result<Clock> {
		// A chain that has just begun knows no time yet.
		self.now().await?;
		self.clock_at(&self.best().await?).await
	}

	/// The chain's clock as of a block. It is 0 before the first one.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn clock_at(&self, at: &At) -> Result<Clock> {
		let block = self.ask_at(at, "DistributionApi_now", ()).await?;
		Ok(Clock { block, seconds: self.seconds_at(at).await? })
	}

	/// The time of a block of this chain, in seconds since 1970.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the block's state.
	pub async fn seconds_at(&self, at: &At) -> Result<i64> {
		let storage = at.storage();
		let address = subxt::dynamic::storage::<(), subxt::dynamic::Value>("Timestamp", "Now");
		let value = self.answer(storage.fetch(address, ())).await?;
		let milliseconds = u64::decode(&mut value.bytes())?;
		Ok(i64::try_from(milliseconds.div_euclid(1_000)).unwrap_or(i64::MAX))
	}

	/// The first block of this chain that is not before a time, of those up to `last`; `None` if all
	/// are. It is found with one question for each bit of `last`.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the state of one it looks at.
	pub async fn first_block_since(&self, seconds: i64, last: u64) -> Result<Option<u64>> {
		let (mut first, mut beyond) = (1u64, last.saturating_add(1));
		while first < beyond {
			let middle = first.midpoint(beyond);
			if self.seconds_at(&self.at_number(middle).await?).await? < seconds {
				first = middle.saturating_add(1);
			} else {
				beyond = middle;
			}
		}
		Ok((first <= last).then_some(first))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// 2026-12-01, 00:00 UTC.
	const CLOCK: Clock = Clock { block: 27_000_000, seconds: 1_796_083_200 };

	fn time(text: &str) -> Time {
		text.parse().unwrap_or_else(|why: String| panic!("{why}"))
	}

	fn length(text: &str) -> Moment {
		text.parse::<Length>().unwrap_or_else(|why| panic!("{why}")).0
	}

	#[test]
	fn times_should_be_read_in_every_form() {
		assert_eq!(time("#123456"), Time::Block(123_456));
		assert_eq!(time("7"), Time::Block(7));
		assert_eq!(time("now"), Time::In(0));
		assert_eq!(time("+30d"), Time::In(30 * DAYS));
		assert_eq!(time("2026-12-01"), Time::Date(CLOCK.seconds));
		assert_eq!(time("2026-12-01T12:00Z"), Time::Date(CLOCK.seconds + 12 * 3_600));
		assert_eq!(time("2026-12-01T12:00+01:00"), Time::Date(CLOCK.seconds + 11 * 3_600));
		for wrong in [
			"",
			"#",
			"#x",
			"+",
			"-1",
			"1.5",
			"soon",
			"2026-13-01",
			"2026-02-30",
			"2026-12-01T12:00",
			"01.12.2026",
			"12/01/2026",
			"#-5",
			"+5x",
		] {
			assert!(wrong.parse::<Time>().is_err(), "{wrong}");
		}
	}

	#[test]
	fn unix_seconds_should_be_refused_with_their_date() {
		let refused = |text: &str| text.parse::<Time>().unwrap_err();
		assert!(
			refused("1798675200").ends_with("write 2026-12-31T00:00Z"),
			"{}",
			refused("1798675200")
		);
		assert!(refused("1801267200000").contains("2027-01-30T00:00Z"));
		assert!(refused("99999999999999999999").contains("not a time"));
		assert!(refused("20270131").ends_with("write 2027-01-31, or '#20270131'"));
		assert_eq!(time("20271331"), Time::Block(20_271_331));
		// With its sign it is meant as a block, and is too far ahead.
		let forced = CLOCK.block_of(time("#1798675200"), false).unwrap_err().to_string();
		assert!(forced.contains("more than 20 years ahead"), "{forced}");
		assert_eq!(CLOCK.block_of(time("#1798675200"), true).unwrap(), 1_798_675_200);
	}

	#[test]
	fn blocks_of_times_should_be_counted_from_the_clock() {
		let block = |text: &str| CLOCK.block_of(time(text), false).unwrap();
		assert_eq!(block("2026-12-01"), CLOCK.block);
		assert_eq!(block("2026-12-02"), CLOCK.block + DAYS);
		assert_eq!(block("2026-11-30"), CLOCK.block - DAYS);
		// The first block that is not before it.
		assert_eq!(block("2026-12-01T00:00:01Z"), CLOCK.block + 1);
		assert_eq!(block("+1w"), CLOCK.block + 7 * DAYS);
		assert_eq!(block("7"), 7);
		assert!(CLOCK.block_of(time("2050-01-01"), false).is_err());
		assert!(CLOCK.block_of(time("2050-01-01"), true).is_ok());
		assert!(CLOCK.block_of(time("1999-01-01"), true).is_err());
		assert!(CLOCK.block_of(time("+21y"), false).is_err());
	}

	#[test]
	fn blocks_should_be_written_with_their_dates() {
		assert_eq!(CLOCK.show(CLOCK.block + DAYS), "2026-12-02 00:00 UTC (#27014400)");
		assert_eq!(CLOCK.iso(CLOCK.block).as_deref(), Some("2026-12-01T00:00:00Z"));
		assert!(CLOCK.show(0).ends_with("(#0)"));
		assert_eq!(show_time(CLOCK.seconds).as_deref(), Some("2026-12-01 00:00 UTC"));
		assert_eq!(iso_time(i64::MAX), None);
	}

	#[test]
	fn durations_should_be_read_and_written() {
		assert_eq!(length("4y"), 48 * length("month"));
		assert_eq!(length("1y"), 12 * length("1mo"));
		assert_eq!(length("30d"), 30 * DAYS);
		assert_eq!(length("1w"), 7 * DAYS);
		assert_eq!(length("12h"), DAYS / 2);
		assert_eq!(length("30min"), 300);
		assert_eq!(length("1y 6mo"), length("18 months"));
		assert_eq!(length("blocks:100"), 100);
		assert_eq!(length("0"), 0);
		for wrong in [
			"",
			"d",
			"1m",
			"5x",
			"-1d",
			"1.5y",
			"y4y!",
			"900y",
			"blocks:4294967296",
			"blocks:",
			"blocks:1d",
			"1d2",
		] {
			let refused = wrong.parse::<Length>().is_err();
			// A unit alone is one of it.
			assert!(refused || wrong == "d", "{wrong}");
		}
		assert_eq!(show_length(YEARS * 4), "4 years (21,038,400 blocks)");
		assert_eq!(show_length(MONTHS), "1 month (438,300 blocks)");
		assert_eq!(show_length(DAYS * 30), "30 days (432,000 blocks)");
		assert_eq!(show_length(DAYS + 1), "about 1.0 days (14,401 blocks)");
		assert_eq!(show_length(1), "1 block");
		assert_eq!(show_length(0), "0 blocks");
	}

	#[test]
	fn durations_without_a_unit_should_be_refused_with_what_to_say() {
		// Seconds of a year, which would be six years of blocks.
		for wrong in ["31536000", "#31536000", "1", " 100 "] {
			let said = wrong.parse::<Length>().unwrap_err();
			let number = wrong.trim().trim_start_matches('#');
			assert!(said.contains(&format!("say 1y, 30d, or blocks:{number} ")), "{said}");
		}
		assert!("+100".parse::<Time>().unwrap_err().contains("blocks:100"));
		assert_eq!(time("+blocks:100"), Time::In(100));
	}

	#[test]
	fn durations_should_be_refused_when_they_are_far_longer_than_any_round() {
		assert!(Length(FAR).blocks(false).is_ok());
		assert!(Length(FAR + 1).blocks(false).is_err());
		assert_eq!(Length(FAR + 1).blocks(true).unwrap(), FAR + 1);
		// Seconds of four years, taken for blocks, are twenty-four years.
		assert!(Length(126_230_400).blocks(false).is_err());
	}
}
