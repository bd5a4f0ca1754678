//! Calls as people read them: indented text, one line, or JSON.
//!
//! [`decoding`](crate::decoding) makes them from bytes.

use crate::{
	account::{self, show_native, show_tokens, with_thousands_separators, AccountId},
	keys::show_bytes,
	text::shown,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::{json, Map, Value};

/// Bytes that text shows of a longer run of them. JSON has all.
const BYTES_SHOWN: usize = 128;
/// Numbers from here on are text in JSON: its readers take numbers for floating-point ones.
const WIDE: u128 = 9_007_199_254_740_992;
/// Parts per whole of the shares of the chain.
const SHARE_DECIMALS: u8 = 9;

/// A call, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
	/// Nothing where something could be.
	None,
	/// Yes or no.
	Bool(bool),
	/// A number that is not known to be anything else.
	Number {
		/// The number.
		value: u128,
		/// Whether its type holds more than JSON numbers do.
		wide: bool,
	},
	/// An amount of the native token, in smallest units.
	Amount(u128),
	/// A share, in parts per billion.
	Share(u32),
	/// Text, or a name.
	Text(String),
	/// An account.
	Account(AccountId),
	/// Bytes.
	Bytes(Vec<u8>),
	/// Several of a kind.
	List(Vec<Word>),
	/// Named parts.
	Fields(Vec<(String, Word)>),
	/// One of several forms, with what it holds.
	Form(String, Box<Word>),
	/// A call with its named arguments.
	Call {
		/// Pallet and name, as in `Emission.set_emission`.
		name: String,
		/// Its arguments.
		arguments: Vec<(String, Word)>,
	},
	/// A call that is only named by its hash, and the call itself if its bytes are known.
	Hash {
		/// The hash of its bytes.
		hash: [u8; 32],
		/// Length of its bytes, if it is named too.
		length: Option<u32>,
		/// The call.
		call: Option<Box<Word>>,
	},
}

impl Word {
	/// The word in one line, if that is all there is to it.
	fn in_place(&self) -> Option<String> {
		Some(match self {
			Self::None => "none".into(),
			Self::Bool(true) => "yes".into(),
			Self::Bool(false) => "no".into(),
			Self::Number { value, .. } => with_thousands_separators(*value),
			Self::Amount(amount) => show_native(*amount),
			Self::Share(parts) => {
				// A hundredth of a whole is a percent.
				format!("{} %", show_tokens((*parts).into(), SHARE_DECIMALS.saturating_sub(2)))
			}
			// A line break in somebody's text must not look like the next field.
			Self::Text(text) => text.escape_debug().to_string(),
			Self::Account(who) => account::show(who),
			Self::Bytes(bytes) => show_run(bytes),
			Self::List(all) if all.is_empty() => "none".into(),
			Self::Fields(fields) if fields.is_empty() => "nothing".into(),
			Self::Form(name, inner) => format!("{name}: {}", inner.in_place()?),
			Self::Call { name, arguments } if arguments.is_empty() => name.clone(),
			Self::Hash { hash, call: None, .. } => {
				format!("{} (its call is not stored on this chain)", show_bytes(hash))
			}
			_ => return None,
		})
	}

	/// The lines of the word; what is inside is indented by two blanks.
	pub fn lines(&self) -> Vec<String> {
		if let Some(line) = self.in_place() {
			return vec![line];
		}
		match self {
			Self::List(all) => all.iter().flat_map(|word| hung("- ", word.lines())).collect(),
			Self::Fields(fields) => named(fields),
			Self::Form(name, inner) => [vec![format!("{name}:")], indented(inner.lines())].concat(),
			Self::Call { name, arguments } => {
				[vec![name.clone()], indented(named(arguments))].concat()
			}
			Self::Hash { hash, call, .. } => {
				let call = call.as_deref().map(Self::lines).unwrap_or_default();
				[vec![format!("{}, the hash of:", show_bytes(hash))], indented(call)].concat()
			}
			// All others are one line.
			_ => Vec::new(),
		}
	}

	/// The word as text of several lines.
	pub fn text(&self) -> String {
		self.lines().join("\n")
	}

	/// The word in one line of at most so many characters; what is left out is `…`.
	pub fn line(&self, most: usize) -> String {
		let mut out = String::new();
		self.write(&mut out, most);
		if out.chars().count() <= most {
			return out;
		}
		let kept: String = out.chars().take(most.saturating_sub(1)).collect();
		format!("{kept}…")
	}

	/// Appends the word in one line. Ends early when there is more than anybody reads.
	fn write(&self, out: &mut String, most: usize) {
		// A character has up to four bytes.
		if out.len() > most.saturating_mul(4) {
			return;
		}
		let list = |out: &mut String, fields: &[(String, Self)]| {
			for (i, (name, word)) in fields.iter().enumerate() {
				out.push_str(if i == 0 { "" } else { ", " });
				out.push_str(name);
				out.push_str(": ");
				word.write(out, most);
				if out.len() > most.saturating_mul(4) {
					return;
				}
			}
		};
		match self {
			Self::List(all) if !all.is_empty() => {
				out.push('[');
				for (i, word) in all.iter().enumerate() {
					out.push_str(if i == 0 { "" } else { ", " });
					word.write(out, most);
					if out.len() > most.saturating_mul(4) {
						return;
					}
				}
				out.push(']');
			}
			Self::Fields(fields) if !fields.is_empty() => {
				out.push_str("{ ");
				list(out, fields);
				out.push_str(" }");
			}
			Self::Form(name, inner) => {
				out.push_str(name);
				out.push(' ');
				inner.write(out, most);
			}
			Self::Call { name, arguments } => {
				out.push_str(name);
				if !arguments.is_empty() {
					out.push('(');
					list(out, arguments);
					out.push(')');
				}
			}
			Self::Hash { hash, call: Some(call), .. } => {
				out.push_str(&show_bytes(hash));
				out.push_str(" = ");
				call.write(out, most);
			}
			word => out.push_str(&word.in_place().unwrap_or_default()),
		}
	}

	/// The word as JSON. Amounts are text of smallest units.
	pub fn json(&self) -> Value {
		let object = |fields: &[(String, Self)]| -> Value {
			let fields = fields.iter().map(|(name, word)| (name.clone(), word.json()));
			Value::Object(fields.collect::<Map<_, _>>())
		};
		match self {
			Self::None => Value::Null,
			Self::Bool(yes) => json!(yes),
			Self::Number { value, wide } => match u64::try_from(*value) {
				Ok(number) if !wide && *value < WIDE => json!(number),
				_ => json!(value.to_string()),
			},
			Self::Amount(amount) => json!(amount.to_string()),
			Self::Share(parts) => json!({ "billionths": parts }),
			Self::Text(text) => json!(text),
			Self::Account(who) => json!(account::show(who)),
			Self::Bytes(bytes) => json!(show_bytes(bytes)),
			Self::List(all) => all.iter().map(Self::json).collect(),
			Self::Fields(fields) => object(fields),
			Self::Form(name, inner) => {
				Value::Object(Map::from_iter([(name.clone(), inner.json())]))
			}
			Self::Call { name, arguments } => {
				json!({ "call": name, "arguments": object(arguments) })
			}
			Self::Hash { hash, length, call } => json!({
				"hash": show_bytes(hash),
				"length": length,
				"call": call.as_deref().map(Self::json),
			}),
		}
	}

	/// The hashes of calls in it whose bytes are not known, with their lengths.
	pub fn unknown(&self) -> Vec<([u8; 32], Option<u32>)> {
		let all = |fields: &[(String, Self)]| -> Vec<_> {
			fields.iter().flat_map(|(_, word)| word.unknown()).collect()
		};
		match self {
			Self::List(words) => words.iter().flat_map(Self::unknown).collect(),
			Self::Fields(fields) | Self::Call { arguments: fields, .. } => all(fields),
			Self::Form(_, inner) => inner.unknown(),
			Self::Hash { hash, length, call } => match call {
				Some(call) => call.unknown(),
				None => vec![(*hash, *length)],
			},
			_ => Vec::new(),
		}
	}
}

/// Named parts, one below the other.
fn named(fields: &[(String, Word)]) -> Vec<String> {
	let lines = |(name, word): &(String, Word)| match (word.in_place(), word) {
		(Some(line), _) => vec![format!("{name}: {line}")],
		// What the name is of stands beside it.
		(None, Word::Call { .. } | Word::Form(..) | Word::Hash { .. }) => {
			hung_first(&format!("{name}: "), word.lines())
		}
		(None, _) => [vec![format!("{name}:")], indented(word.lines())].concat(),
	};
	fields.iter().flat_map(lines).collect()
}

/// Lines, two blanks further to the right.
fn indented(lines: Vec<String>) -> Vec<String> {
	lines.into_iter().map(|line| format!("  {line}")).collect()
}

/// Lines behind a mark; the second and all others begin below the first.
fn hung(mark: &str, lines: Vec<String>) -> Vec<String> {
	let blanks = " ".repeat(mark.chars().count());
	let hang = |(i, line): (usize, String)| match i {
		0 => format!("{mark}{line}"),
		_ => format!("{blanks}{line}"),
	};
	lines.into_iter().enumerate().map(hang).collect()
}

/// Lines whose first one has a name before it.
fn hung_first(name: &str, mut lines: Vec<String>) -> Vec<String> {
	if let Some(first) = lines.first_mut() {
		first.insert_str(0, name);
	}
	lines
}

/// Bytes as text shows them: the first ones, and which they are all together; or the text that they
/// are.
fn show_run(bytes: &[u8]) -> String {
	let plain = |byte: &u8| byte.is_ascii_graphic() || *byte == b' ';
	let text = std::str::from_utf8(bytes).ok();
	match (bytes.get(..BYTES_SHOWN), text) {
		(Some(first), _) if bytes.len() > BYTES_SHOWN => format!(
			"{}… ({} bytes, hash {})",
			show_bytes(first),
			with_thousands_separators(bytes.len() as u128),
			show_bytes(blake2_256(bytes))
		),
		(_, Some(text)) if !bytes.is_empty() && bytes.iter().all(plain) => {
			format!("{} (\"{}\")", show_bytes(bytes), shown(text))
		}
		_ => show_bytes(bytes),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const TOKEN: u128 = 1_000_000_000_000;

	fn field(name: &str, word: Word) -> (String, Word) {
		(name.into(), word)
	}

	fn transfer(amount: u128) -> Word {
		let arguments =
			vec![field("dest", Word::Account([7; 32])), field("value", Word::Amount(amount))];
		Word::Call { name: "Balances.transfer_keep_alive".into(), arguments }
	}

	fn batch() -> Word {
		let calls = Word::List(vec![transfer(TOKEN), transfer(3 * TOKEN / 2)]);
		Word::Call { name: "Utility.batch_all".into(), arguments: vec![field("calls", calls)] }
	}

	#[test]
	fn calls_should_be_indented_below_those_that_carry_them() {
		let who = account::show(&[7; 32]);
		let text = format!(
			"Utility.batch_all\n  calls:\n    - Balances.transfer_keep_alive\n        dest: {who}\n        value: 1 DIST\n    - Balances.transfer_keep_alive\n        dest: {who}\n        value: 1.5 DIST"
		);
		assert_eq!(batch().text(), text);
		let carried = Word::Call {
			name: "Utility.dispatch_as".into(),
			arguments: vec![
				field(
					"as_origin",
					Word::Form("system".into(), Box::new(Word::Text("Root".into()))),
				),
				field("call", transfer(TOKEN)),
			],
		};
		let text = format!(
			"Utility.dispatch_as\n  as_origin: system: Root\n  call: Balances.transfer_keep_alive\n    dest: {who}\n    value: 1 DIST"
		);
		assert_eq!(carried.text(), text);
	}

	#[test]
	fn line_should_end_where_nobody_reads_on() {
		let line = batch().line(40);
		assert_eq!(line.chars().count(), 40);
		assert!(line.starts_with("Utility.batch_all(calls: [Balances.tran"), "{line}");
		assert!(line.ends_with('…'));
		assert!(transfer(TOKEN).line(200).ends_with("value: 1 DIST)"));
		let long = Word::List(vec![Word::Bool(true); 1_000_000]);
		assert_eq!(long.line(10).chars().count(), 10);
		assert_eq!(Word::Fields(vec![field("a", Word::None)]).line(99), "{ a: none }");
	}

	#[test]
	fn json_should_keep_amounts_and_wide_numbers_as_text() {
		let value = batch().json();
		assert_eq!(value["call"], "Utility.batch_all");
		let second = &value["arguments"]["calls"][1];
		assert_eq!(second["arguments"]["value"], "1500000000000");
		assert_eq!(second["arguments"]["dest"], account::show(&[7; 32]));
		assert_eq!(Word::Number { value: 7, wide: false }.json(), json!(7));
		assert_eq!(Word::Number { value: 7, wide: true }.json(), json!("7"));
		assert_eq!(Word::Share(250_000_000).json(), json!({ "billionths": 250_000_000 }));
		assert_eq!(Word::None.json(), Value::Null);
	}

	#[test]
	fn leaves_should_be_written_as_people_do() {
		let line = |word: Word| word.text();
		assert_eq!(line(Word::Share(250_000_000)), "25 %");
		assert_eq!(line(Word::Share(1_000_000_000)), "100 %");
		assert_eq!(line(Word::Share(1)), "0.0000001 %");
		assert_eq!(line(Word::Text("a\nvalue: 1 DIST".into())), "a\\nvalue: 1 DIST");
		assert_eq!(line(Word::Number { value: 12_345, wide: false }), "12,345");
		assert_eq!(line(Word::Bytes(b"hello".to_vec())), "0x68656c6c6f (\"hello\")");
		assert_eq!(line(Word::Bytes(vec![0, 1])), "0x0001");
		assert_eq!(line(Word::Bytes(Vec::new())), "0x");
		let long = line(Word::Bytes(vec![0; 1_000]));
		assert!(long.contains("… (1,000 bytes, hash 0x") && long.len() < 400, "{long}");
		assert_eq!(line(Word::List(Vec::new())), "none");
	}

	#[test]
	fn calls_known_by_their_hash_alone_should_be_found() {
		let named = |call| Word::Hash { hash: [9; 32], length: Some(5), call };
		let call = |word| Word::Call {
			name: "Whitelist.dispatch_whitelisted_call".into(),
			arguments: vec![field("call_hash", word)],
		};
		assert_eq!(call(named(None)).unknown(), [([9; 32], Some(5))]);
		assert!(call(named(None)).text().contains("not stored on this chain"));
		let known = call(named(Some(Box::new(transfer(TOKEN)))));
		assert!(known.unknown().is_empty());
		let text = known.text();
		assert!(text.contains("the hash of:\n    Balances.transfer_keep_alive\n"), "{text}");
		assert_eq!(known.json()["arguments"]["call_hash"]["length"], 5);
	}
}
