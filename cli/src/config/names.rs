//! Accounts by name: `@treasury` instead of an address.
//!
//! The `@` is always written, so that a name can never be mistaken for an address, nor an address
//! for a name.

use distribution_client::{
	account::{self, AccountId},
	text::shown,
	Error, Result,
};
use std::{borrow::Cow, collections::BTreeMap};

/// Before every name of an account.
pub const MARK: char = '@';
/// Fewer characters are never an address: 32 bytes in base 58 are more.
const SHORTEST: usize = 40;

/// Accounts by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<String, AccountId>);

/// Whether a name may be so: letters, digits, `-` and `_`.
pub fn is_name(text: &str) -> bool {
	!text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// Whether a character may be part of a name with its mark, or of an address.
fn is_of_word(c: char) -> bool {
	c == MARK || c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

impl Names {
	/// The accounts of a configuration.
	pub fn new(accounts: BTreeMap<String, AccountId>) -> Self {
		Self(accounts)
	}

	/// All names with their accounts.
	pub fn iter(&self) -> impl Iterator<Item = (&str, &AccountId)> {
		self.0.iter().map(|(name, id)| (name.as_str(), id))
	}

	/// Reads an account that a person has given: an address, or a name with its mark.
	///
	/// # Errors
	/// [`Error::Input`] if the text is neither.
	pub fn account_of(&self, text: &str) -> Result<AccountId> {
		let Some(name) = text.strip_prefix(MARK) else {
			return account::account_of(text).map_err(|error| match self.0.get(text) {
				Some(_) => Error::input(format!("{error}; the account of this name is @{text}")),
				None => error,
			});
		};
		self.0.get(name).copied().ok_or_else(|| {
			let known: Vec<String> = self.0.keys().map(|name| format!("@{name}")).collect();
			let known = if known.is_empty() {
				"it names no account (see `distribution config path`)".into()
			} else {
				format!("it has {}", known.join(", "))
			};
			Error::input(format!(
				"`{}` is not the name of an account in your configuration: {known}",
				shown(text)
			))
		})
	}

	/// A text with the name beside every address that has one, and the address before every name:
	/// `diay… (@treasury)`.
	pub fn beside(&self, text: &str) -> String {
		let mut told = String::with_capacity(text.len());
		let mut rest = text;
		while !rest.is_empty() {
			let (word, after) = rest.split_at(rest.find(|c| !is_of_word(c)).unwrap_or(rest.len()));
			told.push_str(&self.explained(word));
			let (between, after) = after.split_at(after.find(is_of_word).unwrap_or(after.len()));
			told.push_str(between);
			rest = after;
		}
		told
	}

	/// A word, with address and name if it is one of them and there is the other.
	fn explained<'a>(&self, word: &'a str) -> Cow<'a, str> {
		if let Some(name) = word.strip_prefix(MARK) {
			return self.0.get(name).map_or(Cow::Borrowed(word), |id| {
				Cow::Owned(format!("{} ({word})", account::show(id)))
			});
		}
		if self.0.is_empty() || word.len() < SHORTEST {
			return Cow::Borrowed(word);
		}
		let id = account::parse(word).ok();
		let found = self.0.iter().find(|(_, known)| id.as_ref() == Some(*known));
		found.map_or(Cow::Borrowed(word), |(name, _)| Cow::Owned(format!("{word} ({MARK}{name})")))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
	/// The same account with another prefix.
	const ALICE_ELSEWHERE: &str = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";
	const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";

	fn names() -> Names {
		let account = |text: &str| account::parse(text).unwrap();
		let all = [("treasury", account(ALICE)), ("treasury-2", account(BOB))];
		Names::new(all.map(|(name, id)| (name.to_string(), id)).into())
	}

	#[test]
	fn accounts_should_be_read_by_name_and_by_address() {
		let names = names();
		let alice = account::parse(ALICE).unwrap();
		for text in ["@treasury", ALICE, ALICE_ELSEWHERE] {
			assert_eq!(names.account_of(text).unwrap(), alice, "{text}");
		}
		assert_eq!(names.account_of("@treasury-2").unwrap(), account::parse(BOB).unwrap());
	}

	#[test]
	fn what_is_neither_name_nor_address_should_be_refused_with_what_there_is() {
		let refused = |names: &Names, text: &str| match names.account_of(text).unwrap_err() {
			Error::Input(message) => message,
			other => panic!("{other:?}"),
		};
		let names = names();
		for wrong in ["@", "@Treasury", "@treasury ", "@@treasury", "@5Grw\u{1b}[2J"] {
			let said = refused(&names, wrong);
			assert!(said.contains("it has @treasury, @treasury-2"), "{said}");
			assert!(!said.contains('\u{1b}'), "{said}");
		}
		// Without its mark it is not a name.
		assert!(refused(&names, "treasury").ends_with("the account of this name is @treasury"));
		assert!(refused(&Names::default(), "@treasury").contains("it names no account"));
		assert!(refused(&names, "5Grw").contains("is not an account"));
	}

	#[test]
	fn names_should_be_told_beside_their_addresses() {
		let names = names();
		for (text, told) in [
			(format!("Pay {ALICE}."), format!("Pay {ALICE} (@treasury).")),
			(format!("{ALICE_ELSEWHERE}, x"), format!("{ALICE_ELSEWHERE} (@treasury), x")),
			("Revoke @treasury-2: now".into(), format!("Revoke {BOB} (@treasury-2): now")),
			("ann@treasury @nobody 25 DIST – ü".into(), "ann@treasury @nobody 25 DIST – ü".into()),
			(String::new(), String::new()),
		] {
			assert_eq!(names.beside(&text), told);
			assert_eq!(Names::default().beside(&text), text);
		}
	}

	#[test]
	fn names_should_have_nothing_in_them_that_ends_a_word() {
		assert!(["a", "A-1", "cold_wallet"].into_iter().all(is_name));
		assert!(["", "a b", "a.b", "@a", "\u{fc}"].into_iter().all(|text| !is_name(text)));
	}
}
