//! The supply of the native token, one number each and nothing else, as listing sites read it.

use crate::api::{fault::Fault, state::Api};
use axum::{
	extract::State,
	http::{header::CONTENT_TYPE, HeaderName},
};
use distribution_client::{account::show_tokens, token::native};

/// The paths, and what each answers.
pub(crate) const TEXTS: [(&str, &str); 2] = [
	("/supply/total", "All native tokens after the last block of the index, in tokens"),
	("/supply/circulating", "Those that circulate after one of the last final blocks, in tokens"),
];

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
}
