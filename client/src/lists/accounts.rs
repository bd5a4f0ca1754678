//! The accounts of a table: how they are written, which come again, and those that nobody may be able
//! to spend from.

use crate::{
	account::{self, AccountId},
	address::{self, Address},
	lists::{
		fault::{Fault, Flaw},
		table::Record,
	},
};
use std::collections::BTreeMap;

/// Zero bytes at the end of the accounts of pallets and other chains: at least so many.
const KEYLESS: usize = 11;
/// Bytes that an Ethereum address lacks.
const PADDING: usize = 12;
/// Zero bytes at the beginning of what is a number and not the address of a key: at least so many.
const NUMBER: usize = 11;
/// How accounts begin that the chain derives from a short name.
const DERIVED: [&[u8]; 4] = [b"modl", b"para", b"sibl", b"Parent"];

/// Which accounts may be in a table although nobody may have their keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Allowed {
	/// The zero account, and those of pallets and other chains.
	pub keyless: bool,
	/// Ethereum addresses made up to 32 bytes.
	pub ethereum: bool,
}

/// An account, and the line of a row that has it.
pub type Seen = (AccountId, u32);

/// An account with its line, to find out whether it comes again.
pub fn seen(id: AccountId, line: u64) -> Seen {
	(id, u32::try_from(line).unwrap_or(u32::MAX))
}

/// A fault for every account that comes again, in whatever form, with what to do about it. Sorts what
/// was seen.
pub fn again(seen: &mut [Seen], advice: &str) -> Vec<Fault> {
	seen.sort_unstable();
	seen.windows(2)
		.filter_map(|pair| match pair {
			[(a, first), (b, second)] if a == b => Some(listed_before(a, *first, *second, advice)),
			_ => None,
		})
		.collect()
}

/// The fault of an account on line `line` that was on line `before` already.
fn listed_before(id: &AccountId, before: u32, line: u32, advice: &str) -> Fault {
	let who = address::beneficiary(id);
	let message = format!("{who} was listed before on line {before}: {advice}");
	Fault::at(u64::from(line), "duplicate", message)
}

/// Accounts that come one after the other by their places in state, those of one place by line. Tells
/// those that come again, without keeping more than the accounts of one place: as a rule one.
#[derive(Debug, Default)]
pub struct Neighbours {
	place: u128,
	/// Each account there, with the last line that had it.
	here: Vec<Seen>,
}

impl Neighbours {
	/// Takes the next account; returns the fault that it was there before, with what to do about it.
	pub fn take(&mut self, place: u128, (id, line): Seen, advice: &str) -> Option<Fault> {
		if place != self.place {
			self.here.clear();
			self.place = place;
		}
		let Some((_, before)) = self.here.iter_mut().find(|(other, _)| *other == id) else {
			self.here.push((id, line));
			return None;
		};
		Some(listed_before(&id, std::mem::replace(before, line), line, advice))
	}
}

/// The accounts of a table.
#[derive(Debug, Default)]
pub struct Accounts {
	allowed: Allowed,
	/// Whether they are Ethereum addresses, and nothing else.
	ethereum: bool,
	/// Account and line of every row, to find those that come again.
	seen: Vec<Seen>,
	/// How many rows are written with which SS58 prefix; `None` for hexadecimal.
	pub forms: BTreeMap<Option<u16>, u64>,
}

impl Accounts {
	/// Accounts of which none has been read.
	pub fn new(allowed: Allowed) -> Self {
		Self { allowed, ..Self::default() }
	}

	/// Ethereum addresses of which none has been read. Rows have them behind twelve zero bytes.
	pub fn of_ethereum(allowed: Allowed) -> Self {
		Self { ethereum: true, ..Self::new(allowed) }
	}

	/// Reads the account of a record.
	pub fn read(&mut self, record: &mut Record<'_>, column: usize) -> Option<AccountId> {
		let text = record.plain(column)?;
		if text.is_empty() {
			record.fault(column, ("account", "there is no account".into()));
			return None;
		}
		let read = if self.ethereum {
			address::parse(text).map(|address| (address::in_row(&address), None))
		} else {
			account::parse_with_prefix(text).map_err(|message| advised(text, message))
		};
		let (id, form) = record.take(column, read.map_err(|message| ("account", message)))?;
		let flaw = match address::of_row(&id).filter(|_| self.ethereum) {
			Some(address) => doubt(&address, self.allowed),
			None => suspicion(&id, self.allowed),
		};
		if let Some(flaw) = flaw {
			record.fault(column, flaw);
			return None;
		}
		let count = self.forms.entry(form).or_default();
		*count = count.saturating_add(1);
		Some(id)
	}

	/// Remembers an account, to find out whether it comes again.
	pub fn remember(&mut self, id: AccountId, line: u64) {
		self.seen.push(seen(id, line));
	}

	/// A fault for every account that comes again, in whatever form, with what to do about it.
	pub fn again(&mut self, advice: &str) -> Vec<Fault> {
		again(&mut std::mem::take(&mut self.seen), advice)
	}
}

/// What is wrong with an account, with the way out if it is an Ethereum address.
fn advised(text: &str, message: String) -> String {
	if account::is_ethereum(text) {
		return format!("{message}. If all rows name such addresses, give --ethereum");
	}
	message
}

/// Why nobody may be able to sign for an Ethereum address, unless that is allowed. Whether it is a
/// contract, which cannot sign either, only Ethereum knows.
fn doubt(address: &Address, allowed: Allowed) -> Option<Flaw> {
	if allowed.keyless || zeros(address.iter()) < NUMBER {
		return None;
	}
	let message = format!(
		"{} is a number rather than an address: nobody has a key for it. Give --allow-keyless if you mean it",
		address::show(address)
	);
	Some(("keyless", message))
}

/// Why nobody may be able to spend what arrives in an account, unless that is allowed.
pub fn suspicion(id: &AccountId, allowed: Allowed) -> Option<Flaw> {
	let (before, behind) = (zeros(id.iter()), zeros(id.iter().rev()));
	let address = id.len().saturating_sub(PADDING);
	let eth = id.iter().skip(address).all(|byte| *byte == 0xee);
	let derived = DERIVED.iter().any(|prefix| id.starts_with(prefix));
	let who = || account::show(id);
	let keyless =
		|what: &str| {
			let message =
				|| {
					format!("{} is {what}: nobody has a key for it. Give --allow-keyless if you mean it", who())
				};
			(!allowed.keyless).then(|| ("keyless", message()))
		};
	let ethereum = |what: &str| {
		let message = || {
			format!("{} is an Ethereum address {what}. Give --allow-ethereum if you mean it", who())
		};
		(!allowed.ethereum).then(|| ("ethereum", message()))
	};
	if before == id.len() {
		return keyless("the zero account");
	}
	if eth {
		return ethereum("made up with 0xee bytes: only a program that signs for such accounts can spend from it");
	}
	if before >= PADDING {
		return ethereum("with zeros before it: nobody has a key for it");
	}
	if derived && behind >= KEYLESS {
		return keyless("an account of a pallet or another chain");
	}
	// An address may end with zeros itself, but hardly with more than four.
	if (PADDING..PADDING.saturating_add(4)).contains(&behind) {
		return ethereum("with zeros behind it: nobody has a key for it");
	}
	if behind >= KEYLESS {
		return keyless("made up with zeros");
	}
	None
}

/// How many zeros come first.
fn zeros<'a>(bytes: impl Iterator<Item = &'a u8>) -> usize {
	bytes.take_while(|byte| **byte == 0).count()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn padded(start: &[u8]) -> AccountId {
		let mut id = [0; 32];
		id[..start.len()].copy_from_slice(start);
		id
	}

	#[test]
	fn accounts_should_be_told_to_come_again_as_if_all_were_kept() {
		let mut all: Vec<Seen> = vec![([3; 32], 5), ([1; 32], 2), ([1; 32], 4), ([1; 32], 9)];
		all.extend([([2; 32], 3), ([2; 32], 8)]);
		let mut neighbours = Neighbours::default();
		let one_by_one: Vec<Fault> = all
			.iter()
			.filter_map(|(id, line)| neighbours.take(id[0].into(), (*id, *line), "merge"))
			.collect();
		assert_eq!(one_by_one, again(&mut all.clone(), "merge"));
		assert_eq!(neighbours.here.len(), 1);
		// Two accounts at one place.
		let mut neighbours = Neighbours::default();
		let lines = [([1; 32], 1), ([2; 32], 2), ([1; 32], 3), ([2; 32], 4)];
		let told = lines.map(|seen| neighbours.take(7, seen, "merge").is_some());
		assert_eq!(told, [false, false, true, true]);
	}

	#[test]
	fn numbers_should_be_refused_as_addresses_unless_they_are_allowed() {
		let mut number = Address::default();
		let kind = |address: &Address, keyless| {
			doubt(address, Allowed { keyless, ethereum: false }).map(|(kind, _)| kind)
		};
		assert_eq!(kind(&number, false), Some("keyless"));
		number[11] = 1;
		assert_eq!(kind(&number, false), Some("keyless"));
		assert_eq!(kind(&number, true), None);
		number[10] = 1;
		assert_eq!(kind(&number, false), None);
	}

	#[test]
	fn accounts_without_a_key_should_be_refused_unless_they_are_allowed() {
		let kind = |id: &AccountId, keyless, ethereum| {
			suspicion(id, Allowed { keyless, ethereum }).map(|(kind, _)| kind)
		};
		let ethereum = [7; 20];
		let mut before = [0; 32];
		before[12..].copy_from_slice(&ethereum);
		let mut signs = [0xee; 32];
		signs[..20].copy_from_slice(&ethereum);
		for (id, expected) in [
			([0; 32], "keyless"),
			(padded(b"modlpy/trsry"), "keyless"),
			(padded(b"sibl\x07\xd0"), "keyless"),
			(padded(b"Parent"), "keyless"),
			(padded(&[7; 21]), "keyless"),
			(padded(&ethereum), "ethereum"),
			(before, "ethereum"),
			(signs, "ethereum"),
		] {
			assert_eq!(kind(&id, false, false), Some(expected), "{id:?}");
			assert_eq!(kind(&id, expected == "keyless", expected == "ethereum"), None, "{id:?}");
			assert_eq!(kind(&id, expected != "keyless", expected != "ethereum"), Some(expected));
		}
		for id in [[1; 32], padded(&[7; 22]), padded(b"modlpy/trsry and a key's 22nd")] {
			assert_eq!(kind(&id, false, false), None, "{id:?}");
		}
	}
}
