//! Values as columns hold them. Every column is text or a 64-bit number, so that each database
//! compares and sorts them alike.

use crate::error::{Error, Result};
use distribution_client::{account::AccountId, types::AssetKind};
use distribution_primitives::FinalKind;
use polkadot_sdk::sp_core::H256;

/// Digits of an amount: as many as 2^128 - 1 has.
const DIGITS: usize = 39;

/// An amount in smallest units: 39 digits, with zeros in front. So text sorts as the amounts do,
/// and PostgreSQL adds up `amount::numeric`.
pub fn amount_text(amount: u128) -> String {
	format!("{amount:0DIGITS$}")
}

/// The amount of a text of [`amount_text`].
///
/// # Errors
/// [`Error::Store`] if it is another text.
pub fn amount_of(text: &str) -> Result<u128> {
	let whole = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
	let amount = if whole { text.parse().ok() } else { None };
	amount.ok_or_else(|| Error::store(format!("the index has `{text}` where an amount should be")))
}

/// An account or a hash: 0x and 64 digits.
pub fn bytes_text(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// The account of a text of [`bytes_text`].
///
/// # Errors
/// [`Error::Store`] if it is another text.
pub fn account_of(text: &str) -> Result<AccountId> {
	let mut bytes = [0; 32];
	let digits = text.strip_prefix("0x").unwrap_or_default();
	hex::decode_to_slice(digits, &mut bytes)
		.map_err(|_| Error::store(format!("the index has `{text}` where 32 bytes should be")))?;
	Ok(bytes)
}

/// The hash of a text of [`bytes_text`].
///
/// # Errors
/// [`Error::Store`] if it is another text.
pub fn hash_of(text: &str) -> Result<H256> {
	account_of(text).map(H256)
}

/// An asset: `native`, or its number.
pub fn asset_text(asset: AssetKind) -> String {
	match asset {
		AssetKind::Native => "native".into(),
		AssetKind::WithId(id) => id.to_string(),
	}
}

/// A number as a column holds it.
///
/// # Errors
/// [`Error::Question`] if it is above 2^63 - 1: no block and no time is.
pub fn column(number: u64) -> Result<i64> {
	i64::try_from(number).map_err(|_| Error::question(format!("{number} is too large a number")))
}

/// A kind of what is final, as events have it.
pub(crate) fn kind_text(kind: FinalKind) -> &'static str {
	match kind {
		FinalKind::Round => "Round",
		FinalKind::Era => "Era",
	}
}

/// The kind that events call so.
pub(crate) fn kind_of(text: &str) -> Option<FinalKind> {
	[FinalKind::Round, FinalKind::Era].into_iter().find(|kind| kind_text(*kind) == text)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_should_sort_as_text_does() {
		let amounts = [0, 1, 9, 10, 1_000_000_000_000, u128::from(u64::MAX), u128::MAX];
		let texts = amounts.map(amount_text);
		assert!(texts.is_sorted() && texts.iter().all(|text| text.len() == DIGITS));
		for (amount, text) in amounts.iter().zip(&texts) {
			assert_eq!(amount_of(text).unwrap(), *amount);
		}
	}

	#[test]
	fn text_that_is_not_an_amount_should_be_refused() {
		let past = "9".repeat(DIGITS);
		for text in ["", "12", &"1".repeat(40), &format!("+{}", "0".repeat(38)), &past] {
			assert!(matches!(amount_of(text), Err(Error::Store(_))), "{text}");
		}
	}

	#[test]
	fn accounts_should_be_read_as_they_are_written() {
		let text = bytes_text([0xab; 32]);
		assert_eq!(text.len(), 66);
		assert_eq!(account_of(&text).unwrap(), [0xab; 32]);
		for wrong in ["", "0x", "0xab", &text[2..]] {
			assert!(account_of(wrong).is_err(), "{wrong}");
		}
	}

	#[test]
	fn asset_should_be_read_as_it_is_written() {
		for asset in [AssetKind::Native, AssetKind::WithId(0), AssetKind::WithId(u32::MAX)] {
			assert_eq!(asset_text(asset).parse::<AssetKind>().unwrap(), asset);
		}
	}

	#[test]
	fn kind_should_be_read_as_it_is_written() {
		for kind in [FinalKind::Round, FinalKind::Era] {
			assert_eq!(kind_of(kind_text(kind)), Some(kind));
		}
		assert_eq!(kind_of("Sale"), None);
	}

	#[test]
	fn number_that_no_column_holds_should_be_refused() {
		assert_eq!(column(7).unwrap(), 7);
		assert!(column(u64::MAX).is_err());
	}
}
