//! TOML as a tree whose keys know where they are.

use serde::{
	de::{MapAccess, SeqAccess, Visitor},
	Deserialize, Deserializer,
};
use std::fmt;
use toml::Spanned;

/// A value.
#[derive(Debug)]
pub enum Node {
	/// Text.
	Text(String),
	/// True or false.
	Flag(bool),
	/// Several values.
	List(Vec<Node>),
	/// Values by name.
	Table(Vec<Entry>),
	/// A number: nothing here is one.
	Number,
}

/// A value with its name.
#[derive(Debug)]
pub struct Entry {
	/// The name.
	pub key: String,
	/// Where the name is in the text, in bytes.
	pub at: usize,
	/// The value.
	pub value: Node,
}

/// What is wrong with a text that is not TOML: where it is, in bytes, and what. Nothing of the text
/// is repeated.
pub type Wrong = (usize, String);

/// Reads a text.
///
/// # Errors
/// It is not TOML.
pub fn read(text: &str) -> Result<Vec<Entry>, Wrong> {
	let wrong = |error: toml::de::Error| {
		let message = error.message().lines().collect::<Vec<_>>().join(", ");
		(error.span().map_or(0, |span| span.start), message)
	};
	match toml::from_str::<Node>(text).map_err(wrong)? {
		Node::Table(entries) => Ok(entries),
		// A whole text is always a table.
		_ => Ok(Vec::new()),
	}
}

/// The line of a place in a text, from 1.
pub fn line_of(text: &str, at: usize) -> usize {
	let before = text.as_bytes().iter().take(at);
	before.filter(|byte| **byte == b'\n').count().saturating_add(1)
}

impl<'de> Deserialize<'de> for Node {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		deserializer.deserialize_any(Nodes)
	}
}

/// Reads a [`Node`].
struct Nodes;

impl<'de> Visitor<'de> for Nodes {
	type Value = Node;

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a text, a list, a table, true or false")
	}

	fn visit_str<E>(self, text: &str) -> Result<Node, E> {
		Ok(Node::Text(text.into()))
	}

	fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
		Ok(Node::Flag(flag))
	}

	fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
		Ok(Node::Number)
	}

	fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
		Ok(Node::Number)
	}

	fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
		let mut list = Vec::new();
		while let Some(item) = items.next_element()? {
			list.push(item);
		}
		Ok(Node::List(list))
	}

	fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
		let mut table = Vec::new();
		while let Some((key, value)) = entries.next_entry::<Spanned<String>, Node>()? {
			let at = key.span().start;
			table.push(Entry { key: key.into_inner(), at, value });
		}
		Ok(Node::Table(table))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn lines(text: &str, entries: &[Entry], found: &mut Vec<(String, usize)>) {
		for entry in entries {
			found.push((entry.key.clone(), line_of(text, entry.at)));
			if let Node::Table(below) = &entry.value {
				lines(text, below, found);
			}
		}
	}

	#[test]
	fn keys_should_know_their_lines() {
		let text = "# one\na = \"x\"\n\n[b.c]\nd = [\"y\", true]\r\ne = { f = 1, g = 2.5 }\n";
		let mut found = Vec::new();
		lines(text, &read(text).unwrap(), &mut found);
		let wanted = [("a", 2), ("b", 4), ("c", 4), ("d", 5), ("e", 6), ("f", 6), ("g", 6)];
		assert_eq!(found, wanted.map(|(key, line)| (key.to_string(), line)));
	}

	#[test]
	fn text_that_is_not_toml_should_be_refused_with_its_line() {
		for (text, line) in [
			("a = \"x\"\nb = secret words\n", 2),
			("a = 1\na = 2\n", 2),
			("[b\n", 1),
			("a = 2027-01-31\n", 1),
		] {
			let (at, message) = read(text).unwrap_err();
			assert_eq!(line_of(text, at), line, "{text}: {message}");
			assert!(!message.contains("secret words") && !message.contains('\n'), "{message}");
		}
	}
}
