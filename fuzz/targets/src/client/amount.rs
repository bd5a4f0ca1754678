//! An amount is read exactly, or not at all: nothing is rounded, and nothing is guessed.
//!
//! The first byte is the number of decimals, the others are the text.

use distribution_client::{
	account::{parse_tokens, show_tokens},
	lists::amounts,
};
use num_bigint::BigUint;

/// See the module.
pub fn run(data: &[u8]) {
	let Some((decimals, text)) = data.split_first() else { return };
	let Ok(text) = std::str::from_utf8(text) else { return };
	let decimals = (*decimals < 200).then_some(decimals % 40);
	let found = amounts::parse(text, decimals).ok();
	assert_eq!(found, exact(text, decimals), "{text:?} with {decimals:?} decimals");
	if let (Some(amount), Some(decimals @ 0..=38)) = (found, decimals) {
		let shown = show_tokens(amount, decimals).replace(',', "");
		assert_eq!(parse_tokens(&shown, decimals).ok(), Some(amount));
	}
}

/// Digits with at most one point and so many digits behind it, as smallest units. Amounts in smallest
/// units have no point.
fn exact(text: &str, decimals: Option<u8>) -> Option<u128> {
	let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
	let (whole, fraction) = match (text.split_once('.'), decimals) {
		(Some(parts), Some(_)) => parts,
		(Some(_), None) => return None,
		(None, _) => (text, ""),
	};
	let missing = usize::from(decimals.unwrap_or_default()).checked_sub(fraction.len())?;
	let number = format!("{whole}{fraction}");
	if number.is_empty() || !digits(&number) {
		return None;
	}
	let number: BigUint = number.parse().ok()?;
	u128::try_from(number * BigUint::from(10u8).pow(missing as u32)).ok()
}
