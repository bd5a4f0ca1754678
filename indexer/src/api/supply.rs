//! The supply of the native token, one number each and nothing else, as listing sites read it.

use crate::api::{fault::Fault, state::Api};
use axum::{
	extract::State,
	http::{header::CONTENT_TYPE, HeaderName},
};
use distribution_client::{account::show_tokens, token::native};
use std::sync::{Arc, RwLock};

/// The paths, and what each answers.
pub(crate) const TEXTS: [(&str, &str); 2] = [
	("/supply/total", "All native tokens after the last block of the index, in tokens"),
	("/supply/circulating", "Those that circulate after one of the last final blocks, in tokens"),
];

/// How many tokens circulate, in smallest units: told by whoever asks a node, and read by answers, which
/// ask none. Copies share it.
#[derive(Clone, Debug, Default)]
pub struct Circulating(Arc<RwLock<Option<u128>>>);

impl Circulating {
	/// Tells how many tokens circulate now.
	pub fn tell(&self, amount: u128) {
		// Whoever held the lock last has written a number or nothing.
		*self.0.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(amount);
	}

	/// What was told last.
	fn known(&self) -> Option<u128> {
		*self.0.read().unwrap_or_else(|poisoned| poisoned.into_inner())
	}
}

/// A number in plain text.
type Text = ([(HeaderName, &'static str); 1], String);

/// Tokens with a point before their decimals, and no separators.
fn text(amount: u128) -> Text {
	let number = show_tokens(amount, native().decimals).replace(',', "");
	([(CONTENT_TYPE, "text/plain; charset=utf-8")], format!("{number}\n"))
}

/// `/supply/total`
pub(crate) async fn total(State(api): State<Api>) -> Result<Text, Fault> {
	let head = api.store.head().await?;
	let head = head.ok_or_else(|| Fault::Missing("the index is empty".into()))?;
	Ok(text(head.supply))
}

/// `/supply/circulating`
pub(crate) async fn circulating(State(api): State<Api>) -> Result<Text, Fault> {
	let missing = || {
		Fault::Missing(
			"not known here: only where `distribution index` follows the chain, once it has asked the node"
				.into(),
		)
	};
	Ok(text(api.circulating.known().ok_or_else(missing)?))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_should_be_numbers_and_nothing_else() {
		assert_eq!(text(1_234_567_890_123_456_789).1, "1234567.890123456789\n");
		assert_eq!(text(5_000_000_000_000).1, "5\n");
		assert_eq!(text(0).1, "0\n");
	}

	#[test]
	fn what_circulates_should_be_what_was_told_last() {
		let one = Circulating::default();
		let two = one.clone();
		assert_eq!(two.known(), None);
		one.tell(5);
		one.tell(7);
		assert_eq!(two.known(), Some(7));
	}
}
