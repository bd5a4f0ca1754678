//! The native token: its symbol and decimals, as the chain's properties say.
//!
//! A process has one: that of the chain that it is connected to first, or the one that amounts were
//! read or written in before. A chain with another one is refused, so that no amount is read in one
//! unit and sent in another.

use crate::error::{Error, Result};
use distribution_primitives::chain::{TOKEN_DECIMALS, TOKEN_SYMBOL};
use serde_json::{Map, Value};
use std::{fmt, str::FromStr, sync::OnceLock};

/// 10^38 is the largest power of ten below 2^128.
pub(crate) const MOST_DECIMALS: u8 = 38;
/// Longer symbols are no symbols.
const LONGEST_SYMBOL: usize = 16;

/// The token of this process.
static NATIVE: OnceLock<Token> = OnceLock::new();

/// Symbol and decimals of a native token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
	/// What people call it.
	pub symbol: String,
	/// How many decimals one of it has in smallest units.
	pub decimals: u8,
}

impl Default for Token {
	/// That of chains that do not say otherwise.
	fn default() -> Self {
		Self { symbol: TOKEN_SYMBOL.into(), decimals: TOKEN_DECIMALS }
	}
}

impl fmt::Display for Token {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{} with {} decimals", self.symbol, self.decimals)
	}
}

impl FromStr for Token {
	type Err = String;

	/// Reads `SYMBOL:DECIMALS`.
	fn from_str(text: &str) -> std::result::Result<Self, String> {
		let read = text
			.rsplit_once(':')
			.and_then(|(symbol, decimals)| Self::new(symbol, decimals.parse::<u64>().ok()?));
		read.ok_or_else(|| format!("write it as in {TOKEN_SYMBOL}:{TOKEN_DECIMALS}: a symbol that begins with a letter, and at most {MOST_DECIMALS} decimals"))
	}
}

impl Token {
	/// A token, if symbol and decimals make sense: amounts with them can be read again.
	fn new(symbol: &str, decimals: u64) -> Option<Self> {
		let decimals = u8::try_from(decimals).ok().filter(|decimals| *decimals <= MOST_DECIMALS)?;
		let fits = is_symbol(symbol) && symbol.starts_with(|c: char| c.is_ascii_alphabetic());
		fits.then(|| Self { symbol: symbol.into(), decimals })
	}

	/// The token that the properties of a chain name, and whether all of it is there: what is missing
	/// is that of [`Token::default`]. A chain of several tokens names its own first.
	///
	/// # Errors
	/// What makes no sense.
	pub(crate) fn of(properties: &Map<String, Value>) -> std::result::Result<(Self, bool), String> {
		let first = |name: &str| {
			let value = properties.get(name).filter(|value| !value.is_null())?;
			value.as_array().map_or(Some(value), |all| all.first())
		};
		let (symbol, decimals) = (first("tokenSymbol"), first("tokenDecimals"));
		let usual = Self::default();
		let token = Self::new(
			symbol.map_or(Some(usual.symbol.as_str()), Value::as_str).unwrap_or_default(),
			decimals.map_or(Some(usual.decimals.into()), Value::as_u64).unwrap_or(u64::MAX),
		);
		let whole = symbol.is_some() && decimals.is_some();
		token.map(|token| (token, whole)).ok_or_else(|| {
			let told = |value: Option<&Value>| value.map_or("none".into(), Value::to_string);
			format!("symbol {}, decimals {}", told(symbol), told(decimals))
		})
	}
}

/// Whether a text can be a token's symbol: letters, digits and a few signs, not too many.
pub(crate) fn is_symbol(text: &str) -> bool {
	let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '$');
	(1..=LONGEST_SYMBOL).contains(&text.len()) && text.chars().all(plain)
}

/// The native token. Whoever asks before anything is connected gets the usual one, and only chains
/// with that can be connected to afterwards.
pub fn native() -> &'static Token {
	NATIVE.get_or_init(Token::default)
}

/// Makes `token` the native one of this process.
///
/// # Errors
/// [`Error::WrongChain`] if it has another one already.
pub fn adopt(token: Token) -> Result<()> {
	let known = NATIVE.get_or_init(|| token.clone());
	if *known == token {
		return Ok(());
	}
	Err(Error::WrongChain(format!(
		"the chain's token is {token}, but amounts are taken as {known}"
	)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	fn of(properties: Value) -> std::result::Result<(String, bool), String> {
		let read = Token::of(properties.as_object().unwrap());
		read.map(|(token, whole)| (token.to_string(), whole))
	}

	#[test]
	fn token_should_be_that_of_the_properties() {
		let dist = "DIST with 12 decimals";
		let unit = json!({ "tokenSymbol": "UNIT", "tokenDecimals": 10, "ss58Format": 42 });
		assert_eq!(of(unit), Ok(("UNIT with 10 decimals".into(), true)));
		let several = json!({ "tokenSymbol": ["ACA", "AUSD"], "tokenDecimals": [18, 6] });
		assert_eq!(of(several), Ok(("ACA with 18 decimals".into(), true)));
		for missing in [json!({}), json!({ "tokenSymbol": null }), json!({ "tokenSymbol": [] })] {
			assert_eq!(of(missing), Ok((dist.into(), false)));
		}
		assert_eq!(
			of(json!({ "tokenSymbol": "UNIT" })),
			Ok(("UNIT with 12 decimals".into(), false))
		);
	}

	#[test]
	fn token_should_be_refused_when_it_makes_no_sense() {
		for (symbol, decimals) in [
			(json!(""), json!(12)),
			(json!(7), json!(12)),
			(json!("5"), json!(12)),
			(json!("\u{1b}[2J"), json!(12)),
			(json!("AVERYLONGSYMBOLX1"), json!(12)),
			(json!("DIST"), json!("12")),
			(json!("DIST"), json!(39)),
			(json!("DIST"), json!(300)),
			(json!("DIST"), json!(-1)),
			(json!("DIST"), json!(1.5)),
		] {
			let said = of(json!({ "tokenSymbol": symbol, "tokenDecimals": decimals })).unwrap_err();
			assert!(said.contains(&format!("decimals {decimals}")), "{said}");
		}
	}

	#[test]
	fn token_should_be_read_from_text() {
		let token = "UNIT:10".parse::<Token>().unwrap();
		assert_eq!((token.symbol.as_str(), token.decimals), ("UNIT", 10));
		for wrong in ["", "UNIT", "UNIT:", ":10", "UNIT:39", "1X:2", "UNIT:-1"] {
			assert!(wrong.parse::<Token>().unwrap_err().contains("DIST:12"), "{wrong}");
		}
	}

	#[test]
	fn another_token_should_be_refused_once_amounts_were_read() {
		assert_eq!(*native(), Token::default());
		assert!(adopt(Token::default()).is_ok());
		let said = adopt(Token { symbol: "UNIT".into(), decimals: 10 }).unwrap_err();
		assert!(matches!(&said, Error::WrongChain(_)), "{said}");
		assert!(
			said.to_string().contains("UNIT with 10") && said.to_string().contains("DIST with 12")
		);
	}
}
