//! Accounts, hashes and amounts as people write them.

use crate::{
	error::{Error, Result},
	text::shown,
	token::native,
};
use distribution_primitives::chain::SS58_PREFIX;
use polkadot_sdk::sp_core::{
	crypto::{AccountId32, PublicError, Ss58AddressFormat, Ss58Codec},
	H256,
};
use std::borrow::Cow;

/// An account as the chain encodes it.
pub type AccountId = [u8; 32];

/// Characters that no SS58 address exceeds: 36 bytes in base 58 are 50.
const LONGEST: usize = 64;

/// Reads an account: an SS58 address of any prefix, or 32 bytes in hexadecimal with `0x`.
///
/// # Errors
/// What is wrong with the text; control characters in it are escaped.
pub fn parse(text: &str) -> std::result::Result<AccountId, String> {
	parse_with_prefix(text).map(|(id, _)| id)
}

/// Reads an account as [`parse`] does, and returns its SS58 prefix too: `None` if it is hexadecimal.
///
/// # Errors
/// What is wrong with the text; control characters in it are escaped.
pub fn parse_with_prefix(text: &str) -> std::result::Result<(AccountId, Option<u16>), String> {
	let wrong = |why: &str| Err(format!("`{}` is not an account: {why}", shown(text)));
	if let Some(digits) = text.strip_prefix("0x") {
		if let Some(id) = from_hex(digits) {
			return Ok((id, None));
		}
		if is_ethereum(text) {
			return wrong(
				"it is an Ethereum address; accounts of this chain have 32 bytes, not 20",
			);
		}
		return wrong("0x must be followed by 64 hexadecimal digits");
	}
	// Longer ones are none, and to decode them takes time that grows with the square of the length.
	if text.len() > LONGEST {
		return wrong("it is too long for an SS58 address");
	}
	// Any prefix will do: the same key has an address for every chain.
	match AccountId32::from_ss58check_with_version(text) {
		Ok((id, format)) => Ok((id.into(), Some(format.prefix()))),
		Err(PublicError::FormatNotAllowed) => {
			wrong("its SS58 prefix is reserved, and no network has it; write it with another one")
		}
		Err(PublicError::InvalidChecksum) => {
			wrong("its checksum is wrong, so a character of it was changed")
		}
		Err(_) => wrong("neither an SS58 address (checksum included) nor 0x and 64 digits"),
	}
}

/// 32 bytes in hexadecimal.
fn from_hex(digits: &str) -> Option<AccountId> {
	let mut id = [0; 32];
	if digits.len() != id.len() << 1 {
		return None;
	}
	let digit = |byte: u8| char::from(byte).to_digit(16);
	for (byte, pair) in id.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
		let [high, low] = pair else { return None };
		*byte = u8::try_from((digit(*high)? << 4) | digit(*low)?).ok()?;
	}
	Some(id)
}

/// Whether a text is an Ethereum address: 0x and 40 digits.
pub fn is_ethereum(text: &str) -> bool {
	let digits = text.strip_prefix("0x").unwrap_or_default();
	digits.len() == 40 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Reads an account that a person has given.
///
/// # Errors
/// [`Error::Input`] if the text is not an account.
pub fn account_of(text: &str) -> Result<AccountId> {
	parse(text).map_err(Error::Input)
}

/// Reads a hash, in hexadecimal with or without 0x.
///
/// # Errors
/// [`Error::Input`] if the text is not a hash of 32 bytes.
pub fn parse_hash(text: &str) -> Result<H256> {
	let mut hash = [0; 32];
	hex::decode_to_slice(text.trim_start_matches("0x"), &mut hash)
		.map_err(|_| Error::input(format!("`{}` is not a hash of 32 bytes", shown(text))))?;
	Ok(H256(hash))
}

/// Writes an account with the chain's prefix.
pub fn show(id: &AccountId) -> String {
	AccountId32::new(*id).to_ss58check_with_version(Ss58AddressFormat::custom(SS58_PREFIX))
}

/// Reads an amount in tokens (`12.5`) and returns smallest units. More digits than `decimals` are
/// an error, never rounded. Underscores may stand between groups of three digits: `1_000.5`.
///
/// # Errors
/// [`Error::Input`] if the text is not an amount, has too many decimals, or exceeds 2^128 - 1.
pub fn parse_tokens(text: &str, decimals: u8) -> Result<u128> {
	let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
	let whole = without_groups(whole);
	let fits = fraction.len() <= usize::from(decimals);
	let empty = whole.is_empty() && fraction.is_empty();
	let digits = format!("{whole}{fraction:0<width$}", width = usize::from(decimals));
	if !fits || empty || !digits.bytes().all(|b| b.is_ascii_digit()) {
		return Err(Error::input(format!(
			"`{}` is not an amount: digits with at most {decimals} decimals",
			shown(text)
		)));
	}
	digits.parse().map_err(|_| Error::input(format!("`{}` is too large", shown(text))))
}

/// Digits without the underscores between groups of three. Others stay, and make the number wrong.
fn without_groups(digits: &str) -> Cow<'_, str> {
	let mut groups = digits.split('_');
	let first = groups.next().unwrap_or_default();
	let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
	if grouped && digits.contains('_') {
		return digits.replace('_', "").into();
	}
	digits.into()
}

/// Writes an amount of the native token, given in its smallest unit: `25.5 DIST`.
pub fn show_native(amount: u128) -> String {
	let token = native();
	format!("{} {}", show_tokens(amount, token.decimals), token.symbol)
}

/// Writes smallest units as tokens, without trailing zeros.
pub fn show_tokens(amount: u128, decimals: u8) -> String {
	let unit = 10u128.checked_pow(u32::from(decimals)).unwrap_or(1).max(1);
	let (whole, fraction) = (amount.div_euclid(unit), amount.rem_euclid(unit));
	let whole = with_thousands_separators(whole);
	if fraction == 0 {
		return whole;
	}
	let digits = format!("{fraction:0>width$}", width = usize::from(decimals));
	format!("{whole}.{}", digits.trim_end_matches('0'))
}

/// Writes a number with a comma between groups of three digits.
pub fn with_thousands_separators(number: u128) -> String {
	let digits = number.to_string();
	let mut grouped = String::new();
	for (i, digit) in digits.chars().enumerate() {
		if i > 0 && digits.len().saturating_sub(i).is_multiple_of(3) {
			grouped.push(',');
		}
		grouped.push(digit);
	}
	grouped
}

/// Writes how many there are of something whose plural ends in `s`: `1 row`, `2,000 rows`.
pub fn counted(number: impl TryInto<u128>, noun: &str) -> String {
	let number = number.try_into().unwrap_or(u128::MAX);
	let plural = if number == 1 { "" } else { "s" };
	format!("{} {noun}{plural}", with_thousands_separators(number))
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

	#[test]
	fn account_should_be_read_in_every_prefix_and_in_hex() {
		let alice = parse(&format!("0x{ALICE}")).unwrap();
		let ours = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
		assert_eq!(parse(ours).unwrap(), alice);
		assert_eq!(show(&alice), ours);
		assert_eq!(parse("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY").unwrap(), alice);
		assert_eq!(parse("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5").unwrap(), alice);
		for format in [0u16, 2, 10, 42, 63, 64, 255, 2_032, SS58_PREFIX, 16_383] {
			let version = Ss58AddressFormat::custom(format);
			let text = AccountId32::new(alice).to_ss58check_with_version(version);
			assert_eq!(parse(&text).unwrap(), alice, "prefix {format}");
		}
	}

	#[test]
	fn account_should_be_refused_when_a_character_is_wrong() {
		for wrong in [
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ",
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQ",
			"",
			"0x",
			"0x1234",
			"alice",
			"0xg43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
		] {
			assert!(parse(wrong).is_err(), "{wrong}");
		}
	}

	#[test]
	fn account_should_be_refused_with_the_reason() {
		let alice = AccountId32::new(parse(&format!("0x{ALICE}")).unwrap());
		for reserved in [46, 47] {
			let version = Ss58AddressFormat::custom(reserved);
			let said = parse(&alice.to_ss58check_with_version(version)).unwrap_err();
			assert!(said.contains("prefix is reserved"), "{said}");
		}
		let long = "5".repeat(1_000_000);
		for (text, why) in [
			("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ", "checksum is wrong"),
			("0x476e0ecfc39c5070846159dceea5555fcbb26e08", "Ethereum address"),
			("\u{1b}[2Jhello", "`\\u001b[2Jhello` is not an account"),
			// Without a limit this takes minutes.
			(long.as_str(), "too long"),
		] {
			let said = parse(text).unwrap_err();
			assert!(said.contains(why), "{said}");
		}
	}

	#[test]
	fn tokens_should_be_read_and_written() {
		assert_eq!(parse_tokens("12.5", 12).unwrap(), 12_500_000_000_000);
		assert_eq!(parse_tokens("1_000", 2).unwrap(), 100_000);
		assert_eq!(parse_tokens("12_345_678.5", 1).unwrap(), 123_456_785);
		assert_eq!(parse_tokens("0.000000000001", 12).unwrap(), 1);
		for wrong in [
			"",
			".",
			"1.0000000000001",
			"-1",
			"1e3",
			"340282366920938463463374607.5",
			"1_5",
			"1__0",
			"_7_",
			"1._5",
			"1000_000",
			"1_000_",
		] {
			assert!(parse_tokens(wrong, 12).is_err(), "{wrong}");
		}
		assert_eq!(show_tokens(1_000_000_000_000_000_000_000, 12), "1,000,000,000");
		assert_eq!(show_tokens(1_500_000_000_000, 12), "1.5");
		assert_eq!(show_tokens(1, 12), "0.000000000001");
		assert_eq!(show_native(1_500_000_000_000), "1.5 DIST");
	}

	#[test]
	fn nouns_should_be_plural_unless_there_is_one() {
		assert_eq!(counted(0u32, "row"), "0 rows");
		assert_eq!(counted(1usize, "row"), "1 row");
		assert_eq!(counted(13_502u64, "row"), "13,502 rows");
	}
}
