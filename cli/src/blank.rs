//! Secrets in a wrong place: messages on a command line repeat its words.

use distribution_client::text::{has_phrase, has_seed, HIDDEN};
use std::ffi::OsString;

/// A message on a command line with these arguments, without what looks like a secret in them: a
/// phrase in one argument or in many, or a seed.
pub fn without_secrets(message: &str, args: impl Iterator<Item = OsString>) -> String {
	blank(message, args, |text| has_phrase(text) || has_seed(text))
}

/// The same for what a command says: a seed looks like the accounts and hashes that commands take,
/// so only phrases are blanked.
pub fn without_phrases(message: &str, args: impl Iterator<Item = OsString>) -> String {
	blank(message, args, has_phrase)
}

fn blank(
	message: &str,
	args: impl Iterator<Item = OsString>,
	is_secret: fn(&str) -> bool,
) -> String {
	let args: Vec<String> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
	let mut message = message.to_string();
	for arg in &args {
		// An option's value may be quoted without the option.
		let value = arg.split_once('=').map_or(arg.as_str(), |(_, value)| value);
		for text in [arg.as_str(), value] {
			if is_secret(text) {
				message = message.replace(text, HIDDEN);
			}
		}
	}
	// A phrase without quotes is many arguments, of which single ones are quoted.
	if has_phrase(&args.join(" ")) {
		for word in args.iter().filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())) {
			for quote in ["'", "`"] {
				let quoted = format!("{quote}{word}{quote}");
				message = message.replace(&quoted, &format!("{quote}…{quote}"));
			}
		}
	}
	message
}

#[cfg(test)]
mod tests {
	use super::*;

	const PHRASE: &str =
		"legal winner thank year wave sausage worth useful legal winner thank yellow";

	fn blanked(message: &str, args: &[&str]) -> String {
		without_secrets(message, args.iter().map(OsString::from))
	}

	#[test]
	fn secrets_should_not_be_repeated_wherever_they_stand() {
		let seed = format!("0x{}", "07".repeat(32));
		for secret in [PHRASE, &seed, &format!("{PHRASE}//Alice///pass=word")] {
			let message = format!("unexpected argument '{secret}' found");
			let wanted = format!("unexpected argument '{HIDDEN}' found");
			assert_eq!(blanked(&message, &["key", secret]), wanted);
			assert_eq!(blanked(&message, &[&format!("--scheme={secret}")]), wanted);
		}
	}

	#[test]
	fn phrase_in_many_arguments_should_not_be_repeated() {
		let args: Vec<&str> = ["key", "inspect"].into_iter().chain(PHRASE.split(' ')).collect();
		let message = "unexpected argument 'legal' found\n\nUsage: distribution key inspect";
		let told = blanked(message, &args);
		assert_eq!(told, "unexpected argument '…' found\n\nUsage: distribution key inspect");
	}

	#[test]
	fn commands_should_repeat_hashes_but_no_phrases() {
		let seed = format!("0x{}", "07".repeat(32));
		let args = ["tx", PHRASE, &seed].map(OsString::from).into_iter();
		let told = without_phrases(&format!("`{PHRASE}` is not an amount, nor is {seed}"), args);
		assert_eq!(told, format!("`{HIDDEN}` is not an amount, nor is {seed}"));
	}

	#[test]
	fn other_arguments_should_be_repeated() {
		let message = "unexpected argument 'legal' found";
		assert_eq!(blanked(message, &["key", "inspect", "legal", "--json"]), message);
	}
}
