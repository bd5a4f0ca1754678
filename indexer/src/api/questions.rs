//! What a request asks for: numbers, accounts, hashes, and which part of an answer.

use crate::{
	api::fault::Fault,
	read::{Page, Place, Span, MOST},
};
use axum::{
	extract::{FromRequestParts, Path, Query},
	http::request::Parts,
};
use distribution_client::account::{self, AccountId};
use polkadot_sdk::sp_core::H256;
use serde::{de::DeserializeOwned, Deserialize};
use std::str::FromStr;

/// Records of a page unless the request says how many.
pub(crate) const USUAL: u32 = 100;

/// Characters that the name of a pallet or of an event has at most.
pub(crate) const LONGEST_NAME: usize = 64;

/// Digits that the number of a block has at most where it is part of a text. A page does not name
/// longer ones, and these fit the column.
pub(crate) const BLOCK_DIGITS: usize = 18;

/// Digits that the numbers of an event and of its side in `after` have at most, likewise.
pub(crate) const EVENT_DIGITS: usize = 9;

/// Which part of an answer is wanted. What a question does not know is ignored.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Part {
	/// The place after which the page begins: `next` of the page before.
	after: Option<String>,
	/// The number from which on the page begins, where records have numbers.
	from: Option<String>,
	/// The last number.
	to: Option<String>,
	/// The first block.
	first: Option<String>,
	/// The last block.
	last: Option<String>,
	/// How many records the page has at most.
	limit: Option<String>,
}

/// Refused with [`Fault::Wrong`], as JSON, if the query cannot be read.
impl<S: Send + Sync> FromRequestParts<S> for Part {
	type Rejection = Fault;

	async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Fault> {
		match Query::<Self>::try_from_uri(&parts.uri) {
			Ok(Query(part)) => Ok(part),
			Err(rejection) => Err(Fault::Wrong(rejection.body_text())),
		}
	}
}

/// The parameters of a path. Unlike [`Path`] it refuses in JSON what is not text once it is decoded.
#[derive(Debug)]
pub(crate) struct InPath<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for InPath<T> {
	type Rejection = Fault;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
		match Path::<T>::from_request_parts(parts, state).await {
			Ok(Path(named)) => Ok(Self(named)),
			Err(rejection) => Err(Fault::Wrong(rejection.body_text())),
		}
	}
}

/// A number in a request.
///
/// # Errors
/// [`Fault::Wrong`] if it is none, or too large.
pub(crate) fn number<T: FromStr>(name: &str, text: &str) -> Result<T, Fault> {
	let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	let read = if digits { text.parse().ok() } else { None };
	read.ok_or_else(|| Fault::Wrong(format!("{name} is not a number, or too large")))
}

/// An account in a request: an address of any prefix, or 0x and 64 digits.
///
/// # Errors
/// [`Fault::Wrong`] if it is none.
pub(crate) fn account_of(text: &str) -> Result<AccountId, Fault> {
	account::parse(text).map_err(Fault::Wrong)
}

/// The name of a pallet or of an event in a request. Databases do not take all that text can hold.
///
/// # Errors
/// [`Fault::Wrong`] if it has anything but letters, digits and underscores, or too many of them.
pub(crate) fn name(text: &str) -> Result<&str, Fault> {
	let short = !text.is_empty() && text.len() <= LONGEST_NAME;
	let right = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
	let wrong = || {
		Fault::Wrong(format!(
			"names have letters, digits and underscores only, {LONGEST_NAME} at most"
		))
	};
	(short && right).then_some(text).ok_or_else(wrong)
}

/// A hash in a request, if it is one: 0x and 64 digits.
pub(crate) fn hash_of(text: &str) -> Option<H256> {
	let digits = text.strip_prefix("0x")?;
	// `parse_hash` would take 0x any number of times.
	if digits.len() != 64 {
		return None;
	}
	account::parse_hash(digits).ok()
}

impl Part {
	fn maybe<T: FromStr>(name: &str, text: Option<&String>) -> Result<Option<T>, Fault> {
		text.map(|text| number(name, text)).transpose()
	}

	/// How many records are wanted.
	pub(crate) fn limit(&self) -> Result<u32, Fault> {
		let limit: u32 = Self::maybe("limit", self.limit.as_ref())?.unwrap_or(USUAL);
		if limit == 0 || limit > MOST {
			return Err(Fault::Wrong(format!("limit is not from 1 to {MOST}")));
		}
		Ok(limit)
	}

	/// The number from which on records are wanted.
	pub(crate) fn start<T: FromStr + Default>(&self) -> Result<T, Fault> {
		Ok(Self::maybe("from", self.from.as_ref())?.unwrap_or_default())
	}

	/// The last number, if it is named.
	pub(crate) fn end<T: FromStr>(&self) -> Result<Option<T>, Fault> {
		Self::maybe("to", self.to.as_ref())
	}

	/// The blocks that are wanted.
	pub(crate) fn span(&self) -> Result<Span, Fault> {
		let first = Self::maybe("first", self.first.as_ref())?.unwrap_or(Span::ALL.first);
		let last = Self::maybe("last", self.last.as_ref())?.unwrap_or(Span::ALL.last);
		if last > Span::ALL.last || first > Span::ALL.last {
			return Err(Fault::Wrong("no block has so large a number".into()));
		}
		Ok(Span { first, last })
	}

	/// The page that is wanted.
	pub(crate) fn page(&self) -> Result<Page, Fault> {
		let after = self.after.as_deref().map(place_of).transpose()?;
		Ok(Page { after, limit: self.limit()? })
	}
}

/// The place that a page named as the next one's beginning.
fn place_of(text: &str) -> Result<Place, Fault> {
	let wrong = || Fault::Wrong("after is not what a page named as `next`".into());
	let mut parts = text.split('-');
	let (Some(block), Some(event), Some(side), None) =
		(parts.next(), parts.next(), parts.next(), parts.next())
	else {
		return Err(wrong());
	};
	let long = block.len() > BLOCK_DIGITS || event.len().max(side.len()) > EVENT_DIGITS;
	if long {
		return Err(wrong());
	}
	let block = number("after", block)?;
	Ok(Place { block, event: number("after", event)?, side: number("after", side)? })
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::api::answers::cursor;

	#[test]
	fn place_should_be_read_as_it_was_named() {
		let place = Place { block: 7, event: 3, side: 1 };
		assert_eq!(place_of(&cursor(place)).unwrap(), place);
		let longest = ["9".repeat(BLOCK_DIGITS), "9".repeat(EVENT_DIGITS), "0".into()].join("-");
		assert!(place_of(&longest).unwrap().block < Span::ALL.last);
		let long = [
			"1000000000000000000-0-0",
			"18446744073709551615-0-0",
			"0-1000000000-0",
			"0-0-4294967296",
		];
		let others = ["", "7", "7-3", "7-3-1-0", "a-3-1", "-7-3-1", "7--1"];
		for wrong in long.into_iter().chain(others) {
			assert!(matches!(place_of(wrong), Err(Fault::Wrong(_))), "{wrong}");
		}
	}

	#[test]
	fn numbers_should_be_digits_that_fit() {
		assert_eq!(number::<u16>("x", "65535").unwrap(), u16::MAX);
		for wrong in ["", "+1", "-1", "1.5", "65536", " 1", "١"] {
			assert!(number::<u16>("x", wrong).is_err(), "{wrong}");
		}
	}

	#[test]
	fn names_should_be_letters_and_digits() {
		assert_eq!(name("Paid_2").unwrap(), "Paid_2");
		assert!(["", "a b", "a\0", "é", "a'"].iter().all(|text| name(text).is_err()));
		assert!(name(&"a".repeat(LONGEST_NAME)).is_ok());
		assert!(name(&"a".repeat(LONGEST_NAME.saturating_add(1))).is_err());
	}

	#[test]
	fn limit_should_be_within_bounds() {
		let of = |limit: &str| Part { limit: Some(limit.into()), ..Part::default() }.limit();
		assert_eq!(Part::default().limit().unwrap(), USUAL);
		assert_eq!(of("1000").unwrap(), MOST);
		assert!(of("0").is_err() && of("1001").is_err());
	}

	#[test]
	fn hash_should_be_told_from_a_number() {
		assert_eq!(hash_of(&format!("0x{}", "07".repeat(32))), Some(H256::repeat_byte(7)));
		assert_eq!(hash_of("12"), None);
		assert_eq!(hash_of("0x12"), None);
		assert_eq!(hash_of(&format!("0x0x{}", "07".repeat(32))), None);
		assert_eq!(hash_of(&format!("0x0x{}", "07".repeat(31))), None);
		assert_eq!(hash_of(&"07".repeat(32)), None);
	}
}
