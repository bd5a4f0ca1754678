//! Reads the values of a deployment and collects its faults, each with the name of its field and
//! what to do about it.

use super::{
	keys::{self, Key},
	values::{Address, Amount, Percent, PublicKey},
};
use distribution_primitives::chain::SS58_PREFIX;
use serde::Serialize;
use std::{
	collections::{btree_map::Entry, BTreeMap, BTreeSet},
	fmt,
};

/// Something wrong with the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
	/// Field of the deployment file, or file and line of a list.
	pub field: String,
	/// What is wrong and what to do.
	pub message: String,
}

impl Fault {
	/// A fault of a field.
	pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
		Self { field: field.into(), message: message.into() }
	}
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}: {}", self.field, self.message)
	}
}

/// Reads values and keeps a fault for each that cannot be read.
#[derive(Debug)]
pub struct Reader {
	/// What is wrong so far.
	pub faults: Vec<Fault>,
	/// Fields that do not fit the schema.
	misfits: BTreeSet<String>,
	/// Whether real money depends on the chain: then well-known keys are refused.
	pub live: bool,
}

impl Reader {
	/// A reader for a live chain or for a rehearsal, with the faults known so far.
	pub fn new(live: bool, faults: Vec<Fault>) -> Self {
		let misfits = faults.iter().map(|fault| fault.field.clone()).collect();
		Self { faults, misfits, live }
	}

	/// Notes a fault, unless the value does not fit the schema: then this fault follows from that.
	pub fn fault(&mut self, field: impl Into<String>, message: impl Into<String>) {
		let fault = Fault::new(field, message);
		if !self.misfits.contains(&fault.field) {
			self.faults.push(fault);
		}
	}

	/// An amount in smallest units.
	pub fn amount(&mut self, field: &str, amount: &Amount) -> Option<u128> {
		let units = amount.units();
		if units.is_none() {
			self.fault(field, format!("{amount} is more than the chain can count"));
		}
		units
	}

	/// A share in billionths.
	pub fn share(&mut self, field: &str, percent: &Percent) -> Option<u32> {
		let share = percent.billionths();
		if share.is_none() {
			self.fault(
				field,
				format!(
					"{percent} is not a share; give percent from 0 to 100 with at most 7 decimals, such as 12.5"
				),
			);
		}
		share
	}

	/// The key behind an address of this chain.
	pub fn account(&mut self, field: &str, address: &Address) -> Option<Key> {
		self.address(field, &address.0, SS58_PREFIX)
	}

	/// The key behind an address of the network with `prefix`.
	pub fn address(&mut self, field: &str, text: &str, prefix: u16) -> Option<Key> {
		match keys::parse(text, prefix) {
			Ok(key) => self.own(field, key),
			Err(message) => {
				self.fault(field, message);
				None
			}
		}
	}

	/// A public key, from an address of this chain or from hexadecimal digits.
	pub fn key(&mut self, field: &str, key: &PublicKey) -> Option<Key> {
		let Some(digits) = key.0.strip_prefix("0x") else {
			return self.address(field, &key.0, SS58_PREFIX);
		};
		let mut bytes = [0; 32];
		if hex::decode_to_slice(digits, &mut bytes).is_ok() {
			return self.own(field, Key::new(bytes));
		}
		self.fault(
			field,
			format!("{} is not a public key: in hexadecimal it has 64 digits after 0x", key.0),
		);
		None
	}

	/// Different accounts of this chain.
	pub fn accounts(&mut self, field: &str, addresses: &[Address]) -> Vec<Key> {
		let mut read = Vec::new();
		for (index, address) in addresses.iter().enumerate() {
			let field = format!("{field}[{index}]");
			let key = self.account(&field, address);
			read.push((field, key));
		}
		self.distinct("account", &read);
		read.into_iter().filter_map(|(_, key)| key).collect()
	}

	/// Refuses a key whose secret everybody knows.
	fn own(&mut self, field: &str, key: Key) -> Option<Key> {
		let known = self.live.then(|| keys::development_key(&key)).flatten();
		if let Some(name) = known {
			self.fault(
				field,
				format!(
					"{} is the development key {name}, whose secret everybody knows; use a key of your own",
					keys::address(&key)
				),
			);
			return None;
		}
		Some(key)
	}

	/// Notes which of the values with their fields occur again. Leaves out those that could not be
	/// read.
	pub fn distinct<T: Ord>(&mut self, what: &str, values: &[(String, Option<T>)]) {
		let mut seen = BTreeMap::new();
		for (field, value) in values {
			let Some(value) = value else { continue };
			match seen.entry(value) {
				Entry::Vacant(place) => {
					place.insert(field);
				}
				Entry::Occupied(first) => {
					self.fault(
						field,
						format!("the same {what} as {}; remove one of them", first.get()),
					);
				}
			}
		}
	}
}
