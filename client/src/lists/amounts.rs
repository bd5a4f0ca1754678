//! Amounts of a list: their unit, and what a spreadsheet does to them.

use crate::{
	account,
	lists::{
		fault::{Fault, Flaw},
		header::HeaderUnit,
	},
	text::shown,
	token::native,
};

/// Significant digits that a spreadsheet keeps.
const DIGITS: usize = 15;
/// Amounts from here on are no tokens: nobody gets ten billion of them. Smaller ones may be either
/// tokens or smallest units.
const NO_TOKENS: u128 = 10_000_000_000;

/// The unit of the amounts in a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ListUnit {
	/// What the header says. If it says nothing they are smallest units, unless one is so small that
	/// it may be tokens: then the file is refused.
	#[default]
	Header,
	/// What the header says, or else smallest units: for files that are compared with what is on
	/// chain, so that a wrong unit shows, and for assets whose tokens are their smallest units.
	Compared,
	/// Smallest units, because nothing on chain says that the asset has decimals. A header that names
	/// a token is refused.
	Undivided,
	/// Smallest units.
	Smallest,
	/// Tokens with up to so many decimals.
	Tokens(u8),
}

impl ListUnit {
	/// The decimals of a token, as far as this and the header tell: `None` for smallest units.
	///
	/// # Errors
	/// They contradict each other, or the header names a unit that this program does not know.
	pub fn decimals(self, header: Option<&HeaderUnit>) -> Result<Option<u8>, Flaw> {
		let contradicts = |said: &str| {
			let message = format!(
				"the header says that amounts are in {said}, and the options say otherwise"
			);
			Err(("unit", message))
		};
		match (self, header) {
			(
				Self::Header | Self::Compared | Self::Undivided | Self::Smallest,
				Some(HeaderUnit::Smallest) | None,
			) => Ok(None),
			(Self::Tokens(_), Some(HeaderUnit::Smallest)) => contradicts("smallest units"),
			(Self::Header | Self::Compared, Some(HeaderUnit::Native)) => {
				Ok(Some(native().decimals))
			}
			(Self::Undivided, Some(HeaderUnit::Native)) => {
				let message = format!("the header says that amounts are in {}, but the asset is another one and has no decimals on chain: give --decimals N if they are tokens, or name the smallest unit in the header", native().symbol);
				Err(("unit", message))
			}
			(Self::Tokens(decimals), Some(HeaderUnit::Native)) if decimals != native().decimals => {
				contradicts("the native token")
			}
			(Self::Smallest, Some(HeaderUnit::Native)) => contradicts("the native token"),
			(Self::Tokens(decimals), _) => Ok(Some(decimals)),
			(Self::Smallest, Some(HeaderUnit::Other(_))) => Ok(None),
			(Self::Header | Self::Compared | Self::Undivided, Some(HeaderUnit::Other(unit))) => {
				let message = format!("the header says that amounts are in `{unit}`: give --decimals N if they are tokens, or --unit smallest");
				Err(("unit", message))
			}
		}
	}
}

/// Amounts that nobody named a unit for, and that may be tokens as well as smallest units.
#[derive(Debug, Default)]
pub struct Doubt {
	/// The line of the first of them, and that amount.
	first: Option<(u64, u128)>,
}

impl Doubt {
	/// Looks at an amount, in smallest units; `header` finds the unit that the header gives.
	pub fn look(
		&mut self,
		unit: ListUnit,
		header: impl FnOnce() -> Option<HeaderUnit>,
		line: u64,
		amount: u128,
	) {
		let small = (1..NO_TOKENS).contains(&amount);
		if self.first.is_none() && unit == ListUnit::Header && small && header().is_none() {
			self.first = Some((line, amount));
		}
	}

	/// The fault of the file: one, not one of each row.
	pub fn faults(self) -> Vec<Fault> {
		let fault = self.first.map(|(line, amount)| {
			let message = format!("nobody says whether {amount} is in tokens or in smallest units: name the unit in the header, as in `amount (smallest)` or `amount (DIST)`, or give --unit smallest, --unit token or --decimals N");
			Fault::at(line, "unit", message)
		});
		fault.into_iter().collect()
	}
}

/// Reads an amount: digits, with a point if `decimals` says that it is in tokens. Returns smallest
/// units. Nothing is rounded, and nothing is guessed.
///
/// # Errors
/// What is wrong with it, and what a spreadsheet may have done to it.
pub fn parse(text: &str, decimals: Option<u8>) -> Result<u128, Flaw> {
	if text.is_empty() {
		return Err(("amount", "there is no amount".into()));
	}
	// Nearly all of them are nothing but digits.
	if decimals.unwrap_or_default() == 0 && text.bytes().all(|byte| byte.is_ascii_digit()) {
		if let Ok(amount) = text.parse() {
			return Ok(amount);
		}
	}
	units(text, decimals).map_err(|(kind, what)| (kind, format!("`{}` {what}", shown(text))))
}

/// An amount in smallest units; what is wrong with it is said without the text itself.
fn units(text: &str, decimals: Option<u8>) -> Result<u128, Flaw> {
	if is_scientific(text) {
		let what = "is in scientific notation, and a spreadsheet keeps 15 digits of it: format the column as text, then enter it again";
		return Err(("scientific", what.into()));
	}
	if is_separated(text) {
		let what =
			"has separators of thousands, or a comma for the point: write it as in 1234567.5";
		return Err(("separator", what.into()));
	}
	if text.ends_with('%') {
		return Err(("format", "is a percentage: enter the amount itself".into()));
	}
	if text.contains('_') {
		return Err(("amount", "has an underscore: write digits only".into()));
	}
	let known = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
	if !known || !text.bytes().any(|byte| byte.is_ascii_digit()) {
		return Err(("amount", "is not an amount: digits only".into()));
	}
	if text.bytes().filter(|byte| *byte == b'.').count() > 1 {
		return Err(("amount", "has more than one point: write it as in 1234567.5".into()));
	}
	if decimals.is_none() && text.contains('.') {
		let what =
			"has decimals, but amounts are in smallest units: give --unit token or --decimals N if they are tokens";
		return Err(("decimals", what.into()));
	}
	let most = decimals.unwrap_or_default();
	let found = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
	if found > usize::from(most) {
		let what =
			format!("has {found} decimals, and there are only {most}: round it as you mean it");
		return Err(("decimals", what));
	}
	account::parse_tokens(text, most)
		.map_err(|_| ("overflow", "is larger than 2^128 - 1 smallest units".into()))
}

/// Whether a text is a number as in `1.5E+12`.
fn is_scientific(text: &str) -> bool {
	let Some((number, exponent)) = text.split_once(['e', 'E']) else { return false };
	let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	let number = number.trim_start_matches(['-', '+']).replace([',', '.'], "");
	digits(&number) && digits(exponent.trim_start_matches(['-', '+']))
}

/// Whether a text is a number with something between its digits besides one point.
fn is_separated(text: &str) -> bool {
	let number = text.trim_start_matches(['-', '+']);
	let separators = number.chars().filter(|c| matches!(c, ',' | '\'' | ' ' | '’')).count();
	let points = number.chars().filter(|c| *c == '.').count();
	let digits = number.starts_with(|c: char| c.is_ascii_digit())
		&& number.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '\'' | ' ' | '’' | '.'));
	digits && (separators > 0 || points > 1)
}

/// Finds amounts that a spreadsheet has cut to 15 digits.
///
/// One amount alone does not show it: many end with zeros. But if a list has amounts of 15 digits
/// that are followed by zeros alone, and none with more digits that count, then it was cut.
#[derive(Debug, Default)]
pub struct Rounding {
	/// Lines of the amounts that may have been cut.
	cut: Vec<u64>,
	/// How many of these lines are kept, if not all.
	most: Option<usize>,
	/// How many were not.
	more: u64,
	/// An amount has more than 15 digits that count.
	full: bool,
}

impl Rounding {
	/// Keeps the first `most` lines, or all.
	pub fn keeping(most: Option<usize>) -> Self {
		Self { most, ..Self::default() }
	}

	/// Looks at an amount in smallest units.
	pub fn look(&mut self, line: u64, amount: u128) {
		// Fewer than 16 digits are kept as they are.
		if self.full || amount < 1_000_000_000_000_000 {
			return;
		}
		let digits = amount.to_string();
		let significant = digits.trim_end_matches('0').len();
		self.full = significant > DIGITS;
		if self.full {
			self.cut = Vec::new();
		} else if significant == DIGITS {
			if self.most.is_some_and(|most| self.cut.len() >= most) {
				self.more = self.more.saturating_add(1);
			} else {
				self.cut.push(line);
			}
		}
	}

	/// How many more amounts were cut than [`Rounding::faults`] has.
	pub fn more(&self) -> u64 {
		if self.full {
			0
		} else {
			self.more
		}
	}

	/// The faults of the amounts that were cut.
	pub fn faults(self) -> Vec<Fault> {
		if self.full {
			return Vec::new();
		}
		let message = "the amount has 15 digits and then zeros, and no amount of the list has more: a spreadsheet has cut it. Format the column as text and enter the amounts again, or give --allow-rounded if they are right";
		self.cut.into_iter().map(|line| Fault::at(line, "rounded", message)).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn kind(text: &str, decimals: Option<u8>) -> &'static str {
		parse(text, decimals).map_or_else(|(kind, _)| kind, |_| "none")
	}

	#[test]
	fn amounts_should_be_read_in_their_unit() {
		assert_eq!(parse("1500", None).unwrap(), 1_500);
		assert_eq!(parse("1.5", Some(3)).unwrap(), 1_500);
		assert_eq!(parse("340282366920938463463374607431768211455", None).unwrap(), u128::MAX);
	}

	#[test]
	fn amounts_should_be_refused_with_what_was_done_to_them() {
		for decimals in [None, Some(12)] {
			for (text, expected) in [
				("", "amount"),
				("1_5", "amount"),
				("1__0", "amount"),
				("_7_", "amount"),
				("1._5", "amount"),
				("1_000", "amount"),
				("1e5", "scientific"),
				("1.5E+12", "scientific"),
				("1,5E+12", "scientific"),
				("1,000", "separator"),
				("1.000.000", "separator"),
				("1 000", "separator"),
				("1'000.5", "separator"),
				("12,5", "separator"),
				("25%", "format"),
				("0.25 %", "format"),
				("#N/A", "amount"),
				("-1", "amount"),
				(".", "amount"),
				(".1.2", "amount"),
				("..5", "amount"),
				("340282366920938463463374607431768211456", "overflow"),
			] {
				assert_eq!(kind(text, decimals), expected, "{text} {decimals:?}");
			}
		}
		assert_eq!(kind("1.5", None), "decimals");
		assert_eq!(kind("1.5555", Some(3)), "decimals");
		assert!(!parse("\u{1b}[2J", None).unwrap_err().1.contains('\u{1b}'));
	}

	#[test]
	fn amount_should_not_be_called_too_large_when_it_has_two_points() {
		// Regression: no digit stands before the first point, so these are not separators of
		// thousands, and they were refused as larger than 2^128 - 1.
		for text in [".1.2", "..5", ".1."] {
			for decimals in [None, Some(0), Some(12)] {
				let (kind, message) = parse(text, decimals).unwrap_err();
				assert_eq!(kind, "amount", "{text} {decimals:?}");
				assert!(message.contains("more than one point"), "{message}");
			}
		}
		assert_eq!(parse(".5", Some(1)).unwrap(), 5);
		assert_eq!(parse("5.", Some(1)).unwrap(), 50);
	}

	#[test]
	fn unit_should_be_that_of_the_header_or_the_options() {
		let (small, native) = (HeaderUnit::Smallest, HeaderUnit::Native);
		let other = HeaderUnit::Other("USDC".into());
		assert_eq!(ListUnit::Header.decimals(None), Ok(None));
		assert_eq!(ListUnit::Header.decimals(Some(&native)), Ok(Some(12)));
		assert_eq!(ListUnit::Header.decimals(Some(&small)), Ok(None));
		assert_eq!(ListUnit::Tokens(6).decimals(Some(&other)), Ok(Some(6)));
		assert_eq!(ListUnit::Tokens(12).decimals(Some(&native)), Ok(Some(12)));
		assert_eq!(ListUnit::Undivided.decimals(None), Ok(None));
		assert_eq!(ListUnit::Undivided.decimals(Some(&small)), Ok(None));
		for (unit, header) in [
			(ListUnit::Header, &other),
			// Regression: the amounts of an asset without decimals were multiplied by 10^12.
			(ListUnit::Undivided, &native),
			(ListUnit::Undivided, &other),
			(ListUnit::Tokens(12), &small),
			(ListUnit::Tokens(6), &native),
			(ListUnit::Smallest, &native),
		] {
			assert_eq!(unit.decimals(Some(header)).unwrap_err().0, "unit");
		}
	}

	#[test]
	fn amounts_without_a_unit_should_be_refused_when_they_may_be_tokens() {
		let doubted = |unit: ListUnit, header: Option<HeaderUnit>, amounts: &[u128]| {
			let mut doubt = Doubt::default();
			for (line, amount) in (2..).zip(amounts) {
				doubt.look(unit, || header.clone(), line, *amount);
			}
			doubt.faults().iter().map(|fault| (fault.line, fault.kind)).collect::<Vec<_>>()
		};
		let large = 5_000_000_000_000;
		assert_eq!(doubted(ListUnit::Header, None, &[large, 1_500, 7]), [(3, "unit")]);
		assert_eq!(doubted(ListUnit::Header, None, &[9_999_999_999]), [(2, "unit")]);
		assert_eq!(doubted(ListUnit::Header, None, &[large, 10_000_000_000, 0]), []);
		let undoubted =
			[ListUnit::Smallest, ListUnit::Compared, ListUnit::Undivided, ListUnit::Tokens(6)];
		for unit in undoubted {
			assert_eq!(doubted(unit, None, &[1_500]), []);
		}
		for header in [HeaderUnit::Smallest, HeaderUnit::Native] {
			assert_eq!(doubted(ListUnit::Header, Some(header), &[1_500]), []);
		}
	}

	#[test]
	fn amounts_should_be_faults_when_all_are_cut_to_15_digits() {
		let lines = |amounts: &[u128]| {
			let mut rounding = Rounding::default();
			for (line, amount) in (1..).zip(amounts) {
				rounding.look(line, *amount);
			}
			rounding.faults().iter().map(|fault| fault.line).collect::<Vec<_>>()
		};
		let cut = 1_234_567_123_456_780_000;
		assert_eq!(lines(&[5, cut, 380_000_000_000_000_000_000]), [2]);
		assert!(lines(&[cut, cut + 1]).is_empty());
		assert!(lines(&[123_456_789_012_345, 5_000_000_000_000_000_000]).is_empty());
		let mut first = Rounding::keeping(Some(2));
		(1..10).for_each(|line| first.look(line, cut));
		assert_eq!((first.more(), first.cut.len()), (7, 2));
		first.look(10, cut + 1);
		assert_eq!((first.more(), first.faults().len()), (0, 0));
	}
}
