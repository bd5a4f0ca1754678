//! Amounts as people write them: tokens with their symbol.

use crate::{
	account::{parse_tokens, show_tokens},
	chain::Chain,
	error::{Error, Result},
	token::{is_symbol, native, MOST_DECIMALS},
	types::AssetKind,
};
use codec::Decode;
use std::collections::{btree_map::Entry, BTreeMap};

/// How people call the smallest unit of an asset.
const SMALLEST: [&str; 3] = ["smallest", "smallest unit", "smallest units"];

/// The unit in which amounts of an asset are read and written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
	asset: AssetKind,
	/// Symbol and decimals of a token; `None` if the asset has none, so that only its smallest unit
	/// has a meaning.
	token: Option<(String, u8)>,
}

impl Unit {
	/// The native token.
	pub fn native() -> Self {
		let token = native();
		Self { asset: AssetKind::Native, token: Some((token.symbol.clone(), token.decimals)) }
	}

	/// A token of which only the decimals are known, to read its amounts.
	pub fn of_decimals(decimals: u8) -> Self {
		Self { asset: AssetKind::Native, token: Some((String::new(), decimals.min(MOST_DECIMALS))) }
	}

	/// An asset with what its metadata on chain say, if there are any. Whoever owns the asset wrote
	/// them: a symbol that is none is as good as none.
	fn of_asset(id: u32, metadata: Option<(Vec<u8>, u8)>) -> Self {
		let token = metadata.and_then(|(symbol, decimals)| {
			let symbol = String::from_utf8(symbol).ok()?;
			(is_symbol(&symbol) && decimals <= MOST_DECIMALS).then_some((symbol, decimals))
		});
		Self { asset: AssetKind::WithId(id), token }
	}

	/// The decimals of the token, if the asset has any.
	pub fn decimals(&self) -> Option<u8> {
		self.token.as_ref().map(|(_, decimals)| *decimals)
	}

	/// The symbol of the token, if the asset has one.
	pub fn symbol(&self) -> Option<&str> {
		self.token.as_ref().map(|(symbol, _)| symbol.as_str()).filter(|symbol| !symbol.is_empty())
	}

	/// Writes an amount of smallest units: `25.5 DIST`, `25.5 USDC (asset 7)`.
	pub fn show(&self, amount: u128) -> String {
		match (&self.asset, &self.token) {
			(AssetKind::Native, Some((symbol, decimals))) => {
				format!("{} {symbol}", show_tokens(amount, *decimals))
			}
			(AssetKind::WithId(id), Some((symbol, decimals))) => {
				format!("{} {symbol} (asset {id})", show_tokens(amount, *decimals))
			}
			(asset, None) => asset.show(amount),
		}
	}

	/// Reads an amount and returns smallest units. A number alone and a number with the symbol are
	/// tokens; `25 smallest` are smallest units. Nothing is rounded.
	///
	/// # Errors
	/// [`Error::Input`] if it is not an amount of this unit.
	pub fn read(&self, text: &str) -> Result<u128> {
		let text = text.trim();
		let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
		let (number, unit) = text.split_at(end);
		let unit = unit.trim();
		let (symbol, decimals) = match &self.token {
			Some((symbol, decimals)) => (symbol.as_str(), *decimals),
			None => ("", 0),
		};
		if number.is_empty() {
			return Err(Error::input(format!("`{text}` is not an amount: {}", self.example())));
		}
		if unit.starts_with(['_', ',', '\'']) {
			return Err(Error::input(format!(
				"`{text}` has separators: write the digits alone, with a point before decimals"
			)));
		}
		if SMALLEST.contains(&unit) {
			return parse_tokens(number, 0);
		}
		if unit.is_empty() || unit == symbol {
			return parse_tokens(number, decimals);
		}
		Err(Error::input(format!("`{text}` is not an amount of this asset: {}", self.example())))
	}

	fn example(&self) -> String {
		match &self.token {
			Some((symbol, _)) if symbol.is_empty() => {
				"write 25.5, or smallest units as \"25 smallest\"".into()
			}
			Some((symbol, _)) => {
				format!("write \"25.5 {symbol}\" or 25.5, or smallest units as \"25 smallest\"")
			}
			None => "it has no decimals on chain: write a whole number of smallest units".into(),
		}
	}
}

/// The units of several assets.
#[derive(Clone, Debug, Default)]
pub struct Units(BTreeMap<u32, Unit>);

impl Units {
	/// Writes an amount of an asset, given in its smallest unit.
	pub fn show(&self, asset: AssetKind, amount: u128) -> String {
		match asset {
			AssetKind::Native => Unit::native().show(amount),
			AssetKind::WithId(id) => {
				self.0.get(&id).map_or_else(|| asset.show(amount), |unit| unit.show(amount))
			}
		}
	}
}

impl Chain {
	/// The unit of an asset, as its metadata on chain say.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn unit(&self, asset: AssetKind) -> Result<Unit> {
		let AssetKind::WithId(id) = asset else { return Ok(Unit::native()) };
		let at = self.best().await?;
		let storage = at.storage();
		let address =
			subxt::dynamic::storage::<(u32,), subxt::dynamic::Value>("Assets", "Metadata");
		let found = self.answer(storage.try_fetch(address, (id,))).await?;
		let metadata = match found {
			Some(value) => {
				// AssetMetadata: deposit, name, symbol, decimals, is_frozen.
				let (_, _, symbol, decimals) =
					<(u128, Vec<u8>, Vec<u8>, u8)>::decode(&mut value.bytes())?;
				Some((symbol, decimals))
			}
			None => None,
		};
		Ok(Unit::of_asset(id, metadata))
	}

	/// The units of several assets.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn units(&self, assets: impl IntoIterator<Item = AssetKind>) -> Result<Units> {
		let mut units = Units::default();
		for asset in assets {
			if let AssetKind::WithId(id) = asset {
				if let Entry::Vacant(place) = units.0.entry(id) {
					place.insert(self.unit(asset).await?);
				}
			}
		}
		Ok(units)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn usdc() -> Unit {
		Unit::of_asset(7, Some((b"USDC".to_vec(), 6)))
	}

	#[test]
	fn amounts_should_be_read_with_and_without_their_symbol() {
		let native = Unit::native();
		for (text, amount) in [
			("25.5 DIST", 25_500_000_000_000),
			("25.5DIST", 25_500_000_000_000),
			(" 25.5 ", 25_500_000_000_000),
			("25", 25_000_000_000_000),
			("25000 smallest", 25_000),
			("1 smallest unit", 1),
			("0", 0),
		] {
			assert_eq!(native.read(text).unwrap(), amount, "{text}");
		}
		assert_eq!(usdc().read("1.5 USDC").unwrap(), 1_500_000);
		assert_eq!(Unit::of_asset(7, None).read("1500").unwrap(), 1_500);
	}

	#[test]
	fn amounts_should_be_refused_when_they_are_none_or_of_another_asset() {
		let native = Unit::native();
		for wrong in [
			"",
			"DIST",
			"-1",
			"+1",
			"1e3",
			"1_5",
			"1,000",
			"1'000",
			"1.5.1",
			".",
			"1.0000000000001",
			"1.5 smallest",
			"25 USDC",
			"25 dist",
			"all",
			"1 5",
			"0x10",
		] {
			assert!(native.read(wrong).is_err(), "{wrong}");
		}
		assert!(native.read("1_5").unwrap_err().to_string().contains("separators"));
		let said = native.read("25 USDC").unwrap_err().to_string();
		assert!(said.contains("25.5 DIST"), "{said}");
		assert!(Unit::of_asset(7, None).read("1.5").is_err());
	}

	#[test]
	fn amounts_of_a_token_without_a_symbol_should_be_read_by_its_decimals() {
		let six = Unit::of_decimals(6);
		assert_eq!(six.read("1.5").unwrap(), 1_500_000);
		assert_eq!(six.read("15 smallest").unwrap(), 15);
		let said = six.read("1.5 DIST").unwrap_err().to_string();
		assert!(said.ends_with("write 25.5, or smallest units as \"25 smallest\""), "{said}");
	}

	#[test]
	fn amounts_should_be_written_with_their_symbol() {
		assert_eq!(Unit::native().show(25_500_000_000_000), "25.5 DIST");
		assert_eq!(usdc().show(1_500_000), "1.5 USDC (asset 7)");
		assert_eq!(Unit::of_asset(7, None).show(1_500), "1,500 smallest units of asset 7");
		let mut units = Units::default();
		units.0.insert(7, usdc());
		assert_eq!(units.show(AssetKind::WithId(7), 1), "0.000001 USDC (asset 7)");
		assert_eq!(units.show(AssetKind::WithId(8), 1), "1 smallest units of asset 8");
		assert_eq!(units.show(AssetKind::Native, 1), "0.000000000001 DIST");
	}

	#[test]
	fn symbols_should_be_believed_only_when_they_are_some() {
		let none = Unit::of_asset(7, None);
		for symbol in [&b""[..], b"\x1b[2J", b"US DC", b"\xff", b"AVERYLONGSYMBOLX1"] {
			assert_eq!(Unit::of_asset(7, Some((symbol.to_vec(), 6))), none, "{symbol:?}");
		}
		assert_eq!(Unit::of_asset(7, Some((b"X".to_vec(), 39))), none);
	}
}
