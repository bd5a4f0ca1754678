//! Names in headers: in capitals or not, with or without spaces, and with a unit at their end.

use crate::{text::shown, token::native};

/// The unit that a header gives: `amount_dist`, `amount (DIST)`, `amount (smallest units)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderUnit {
	/// Smallest units.
	Smallest,
	/// The native token.
	Native,
	/// Something in parentheses that this program does not know.
	Other(String),
}

/// A name of a header in small letters and digits alone, and the unit that it ends with.
pub fn split_unit(name: &str) -> (String, Option<HeaderUnit>) {
	if let Some((base, unit)) = name.split_once(['(', '[']) {
		let unit = unit.trim_end_matches([')', ']', ' ']).trim();
		return (plain(base), Some(unit_of(unit)));
	}
	let all = plain(name);
	// `DIST amount`.
	let first = name.split_once(|c: char| !c.is_alphanumeric());
	if let Some((_, rest)) = first.filter(|(first, _)| first.eq_ignore_ascii_case(&native().symbol))
	{
		return (plain(rest), Some(HeaderUnit::Native));
	}
	for (suffix, unit) in units() {
		// The unit alone is the column's name, too.
		if all == suffix {
			return (all, Some(unit));
		}
		if let Some(base) = all.strip_suffix(&suffix) {
			return (base.strip_suffix("in").unwrap_or(base).into(), Some(unit));
		}
	}
	(all, None)
}

fn units() -> [(String, HeaderUnit); 7] {
	[
		("smallestunits".into(), HeaderUnit::Smallest),
		("smallestunit".into(), HeaderUnit::Smallest),
		("smallest".into(), HeaderUnit::Smallest),
		("plancks".into(), HeaderUnit::Smallest),
		("planck".into(), HeaderUnit::Smallest),
		("plain".into(), HeaderUnit::Smallest),
		(plain(&native().symbol), HeaderUnit::Native),
	]
}

fn unit_of(text: &str) -> HeaderUnit {
	let name = plain(text);
	let known = units().into_iter().find(|(unit, _)| *unit == name);
	known.map_or_else(|| HeaderUnit::Other(shown(text)), |(_, unit)| unit)
}

fn plain(name: &str) -> String {
	name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn unit_should_be_told_from_the_name() {
		let read = |name| split_unit(name);
		assert_eq!(read("Wallet Address"), ("walletaddress".into(), None));
		assert_eq!(read("DIST"), ("dist".into(), Some(HeaderUnit::Native)));
		assert_eq!(read("Distribution amount"), ("distributionamount".into(), None));
		for name in
			["amount_dist", "Amount (DIST)", "amount in DIST", "amount [dist]", "DIST amount"]
		{
			assert_eq!(read(name), ("amount".into(), Some(HeaderUnit::Native)), "{name}");
		}
		for name in ["amount_plain", "amount_smallest", "Amount (smallest units)", "amount planck"]
		{
			assert_eq!(read(name), ("amount".into(), Some(HeaderUnit::Smallest)), "{name}");
		}
		let other = Some(HeaderUnit::Other("USDC".into()));
		assert_eq!(read("amount (USDC)"), ("amount".into(), other));
		assert_eq!(read("amount_usd"), ("amountusd".into(), None));
	}
}
