//! JSON as it stands in a file: numbers keep their digits, and a key given twice is seen.

use serde::{
	de::{Error, MapAccess, Visitor},
	Deserialize, Deserializer,
};
use serde_json::value::RawValue;
use std::fmt;

/// Deepest nesting that is read; a deployment file has five levels.
const MAX_DEPTH: u8 = 64;

/// A JSON value.
#[derive(Debug, PartialEq, Eq)]
pub enum Json {
	/// A number, `true`, `false` or `null`, as written.
	Scalar(String),
	/// A string.
	Text(String),
	/// A list.
	List(Vec<Json>),
	/// An object: its keys in the order of the file.
	Object(Vec<(String, Json)>),
}

impl Json {
	/// Reads a whole document.
	///
	/// # Errors
	/// The document is not JSON; the error names line and column.
	pub fn parse(text: &str) -> serde_json::Result<Self> {
		Self::read(serde_json::from_str(text)?, MAX_DEPTH)
	}

	fn read(raw: &RawValue, depth: u8) -> serde_json::Result<Self> {
		let deeper =
			depth.checked_sub(1).ok_or_else(|| serde_json::Error::custom("nested too deeply"))?;
		let text = raw.get();
		match text.as_bytes().first() {
			Some(b'{') => {
				let Entries(entries) = serde_json::from_str(text)?;
				let read = |(key, inner)| Ok((key, Self::read(inner, deeper)?));
				entries.into_iter().map(read).collect::<serde_json::Result<_>>().map(Self::Object)
			}
			Some(b'[') => {
				let items: Vec<&RawValue> = serde_json::from_str(text)?;
				let read = |inner| Self::read(inner, deeper);
				items.into_iter().map(read).collect::<serde_json::Result<_>>().map(Self::List)
			}
			Some(b'"') => serde_json::from_str(text).map(Self::Text),
			_ => Ok(Self::Scalar(text.into())),
		}
	}

	/// The field `name` within `field`; the document itself has no name.
	pub fn field(field: &str, name: &str) -> String {
		if field.is_empty() {
			name.into()
		} else {
			format!("{field}.{name}")
		}
	}
}

/// How a message quotes a value.
impl fmt::Display for Json {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Scalar(text) => f.write_str(text),
			Self::Text(text) => write!(f, "{}", serde_json::Value::from(text.as_str())),
			Self::List(_) => f.write_str("a list"),
			Self::Object(_) => f.write_str("an object"),
		}
	}
}

/// The entries of an object. A map would keep one of two entries with the same key and drop the
/// other.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		struct Collect;

		impl<'de> Visitor<'de> for Collect {
			type Value = Entries<'de>;

			fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				f.write_str("an object")
			}

			fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
				let mut entries = Vec::new();
				while let Some(entry) = map.next_entry()? {
					entries.push(entry);
				}
				Ok(Entries(entries))
			}
		}

		deserializer.deserialize_map(Collect)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn json_should_keep_digits_order_and_what_is_given_twice() {
		let read = Json::parse(r#" { "b": [1.50, 1e21, null], "a": "\u0041", "b": {} } "#).unwrap();
		let scalar = |text: &str| Json::Scalar(text.into());
		let expected = vec![
			("b".into(), Json::List(vec![scalar("1.50"), scalar("1e21"), scalar("null")])),
			("a".into(), Json::Text("A".into())),
			("b".into(), Json::Object(Vec::new())),
		];
		assert_eq!(read, Json::Object(expected));
	}

	#[test]
	fn json_should_be_refused_with_its_place_when_broken() {
		let error = Json::parse("{\n  \"a\": ,\n}").unwrap_err().to_string();
		assert!(error.contains("line 2"), "{error}");
		assert!(Json::parse("{} {}").is_err());
		assert!(Json::parse("").is_err());
	}

	#[test]
	fn json_should_be_refused_when_nested_too_deeply() {
		let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
		assert!(Json::parse(&nested(usize::from(MAX_DEPTH))).is_ok());
		let error = Json::parse(&nested(100_000)).unwrap_err().to_string();
		assert!(error.contains("nested too deeply"), "{error}");
	}

	#[test]
	fn json_should_be_quoted_as_it_was_written() {
		let show = |text: &str| Json::parse(text).unwrap().to_string();
		for text in ["12", "1e+21", "null", r#""a \"b\"""#] {
			assert_eq!(show(text), text);
		}
		assert_eq!(show("[1]"), "a list");
		assert_eq!(show("{}"), "an object");
	}
}
