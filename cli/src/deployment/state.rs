//! Reads the state that the runtime made of a chain spec, and compares it with the deployment.

use super::{
	keys::{address, Key},
	plan::{total, Plan},
};
use codec::{Compact, Decode};
use distribution_primitives::chain::{KUSAMA_GENESIS, POLKADOT_GENESIS};
use polkadot_sdk::sp_io::hashing::{blake2_128, twox_128};
use serde::Deserialize;
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Display,
};

/// The state in a raw chain spec: values by their keys.
#[derive(Debug)]
pub struct State(BTreeMap<Vec<u8>, Vec<u8>>);

/// Name and version of the runtime that a state begins with.
#[derive(Debug, PartialEq, Eq)]
pub struct Runtime {
	/// Its name.
	pub name: String,
	/// Its version.
	pub version: u32,
}

/// The amounts of an account, in smallest units.
#[derive(Clone, Copy, Default, Decode)]
struct Amounts {
	free: u128,
	reserved: u128,
	frozen: u128,
}

/// An account as `frame_system` stores it: nonce, three reference counts, and its amounts.
type Account = ((u32, u32, u32, u32), Amounts);

impl State {
	/// Reads a raw chain spec.
	///
	/// # Errors
	/// It is not a raw chain spec.
	pub fn read(spec: &[u8]) -> Result<Self, String> {
		#[derive(Deserialize)]
		struct Spec {
			genesis: Genesis,
		}
		#[derive(Deserialize)]
		struct Genesis {
			raw: Raw,
		}
		#[derive(Deserialize)]
		struct Raw {
			top: BTreeMap<String, String>,
		}

		let spec: Spec = serde_json::from_slice(spec).map_err(|error| error.to_string())?;
		let bytes = |text: &str| {
			let digits = text.strip_prefix("0x").unwrap_or(text);
			hex::decode(digits).map_err(|error| error.to_string())
		};
		let entries = spec.genesis.raw.top.iter();
		entries
			.map(|(key, value)| Ok::<_, String>((bytes(key)?, bytes(value)?)))
			.collect::<Result<_, _>>()
			.map(Self)
	}

	/// The value at `key`, if there is one.
	fn find<T: Decode>(&self, key: &[u8]) -> Result<Option<T>, String> {
		let Some(mut value) = self.0.get(key).map(Vec::as_slice) else { return Ok(None) };
		let value =
			T::decode(&mut value).map_err(|error| format!("0x{}: {error}", hex::encode(key)))?;
		Ok(Some(value))
	}

	/// The value at `key`, or the default of an empty state.
	fn get<T: Decode + Default>(&self, key: &[u8]) -> Result<T, String> {
		self.find(key).map(Option::unwrap_or_default)
	}

	/// The runtime that the state begins with.
	///
	/// # Errors
	/// Its record is missing or cannot be decoded.
	pub fn runtime(&self) -> Result<Runtime, String> {
		let record: Option<(Compact<u32>, String)> =
			self.find(&item("System", "LastRuntimeUpgrade"))?;
		let (Compact(version), name) = record.ok_or("the state does not name its runtime")?;
		Ok(Runtime { name, version })
	}

	/// Where the state differs from the plan with `code` as its runtime; empty if it does not.
	///
	/// # Errors
	/// A value in the state cannot be decoded.
	pub fn differences(&self, plan: &Plan, code: &[u8]) -> Result<Vec<String>, String> {
		let mut found = Differences(Vec::new());
		let issuance: u128 = self.get(&item("Balances", "TotalIssuance"))?;
		found.expect("the total issuance", issuance, plan.supply.issuance);
		let number: u32 = self.get(&item("ParachainInfo", "ParachainId"))?;
		found.expect("the parachain id", number, plan.chain.para_id);
		let network = self.0.get(&item("Network", "Relay")).map(hex::encode).unwrap_or_default();
		found.expect(
			"the network of the relay chain",
			network,
			network_of(&plan.chain.relay_genesis.0),
		);
		found.expect("the pace of votes", self.get(&item("Origins", "Pace"))?, 1u32);
		if self.0.get(b":code".as_slice()).map(Vec::as_slice) != Some(code) {
			found.0.push("the code is not the wasm that was given".into());
		}
		self.compare_balances(plan, issuance, &mut found)?;
		self.compare_keys(plan, &mut found)?;
		Ok(found.0)
	}

	fn compare_balances(
		&self,
		plan: &Plan,
		issuance: u128,
		found: &mut Differences,
	) -> Result<(), String> {
		for (key, amount) in plan.balances.iter().chain(&plan.supply.own) {
			let (_, amounts): Account = self.get(&account_item(key))?;
			found.expect(&format!("the balance of {}", address(key)), amounts.free, *amount);
		}
		for schedule in &plan.vesting {
			let (_, amounts): Account = self.get(&account_item(&schedule.key))?;
			let what = format!("the lock of {}", address(&schedule.key));
			found.expect(&what, amounts.frozen, schedule.locked);
		}
		// No other account got anything.
		let prefix = item("System", "Account");
		let accounts = self.0.keys().filter(|key| key.starts_with(&prefix));
		let accounts: Vec<Account> = accounts.map(|key| self.get(key)).collect::<Result<_, _>>()?;
		let amounts = accounts.iter().flat_map(|(_, amounts)| [amounts.free, amounts.reserved]);
		let sum = total(amounts).ok_or("the balances add up to more than the chain can count")?;
		found.expect("the sum of all balances", sum, issuance);
		Ok(())
	}

	fn compare_keys(&self, plan: &Plan, found: &mut Differences) -> Result<(), String> {
		let accounts: BTreeSet<_> =
			plan.collators.iter().map(|collator| &collator.account).collect();
		let auras: BTreeSet<_> = plan.collators.iter().map(|collator| &collator.aura).collect();
		let discoveries: BTreeSet<_> =
			plan.collators.iter().map(|collator| &collator.discovery).collect();
		for (what, pallet, name, expected) in [
			("the list of collators", "CollatorSelection", "Invulnerables", accounts),
			("the list of session keys", "Aura", "Authorities", auras),
			("the list of discovery keys", "AuthorityDiscovery", "Keys", discoveries),
			("the committee", "TechnicalCommittee", "Members", plan.committee.iter().collect()),
		] {
			let actual: Vec<Key> = self.get(&item(pallet, name))?;
			let show =
				|keys: BTreeSet<&Key>| keys.into_iter().map(address).collect::<Vec<_>>().join(", ");
			found.expect(what, show(actual.iter().collect()), show(expected));
		}
		Ok(())
	}
}

/// One line per difference.
struct Differences(Vec<String>);

impl Differences {
	fn expect<T: PartialEq + Display>(&mut self, what: &str, actual: T, expected: T) {
		if actual != expected {
			self.0.push(format!("{what} is {actual}, expected {expected}"));
		}
	}
}

/// How messages name the relay chain whose genesis has the hash `genesis`, with `0x`: a `NetworkId` of
/// XCM as it is encoded, in hexadecimal.
pub fn network_of(genesis: &str) -> String {
	match genesis.strip_prefix("0x").unwrap_or(genesis) {
		POLKADOT_GENESIS => "02".into(),
		KUSAMA_GENESIS => "03".into(),
		other => format!("00{other}"),
	}
}

/// The key of a storage value, or the prefix of a map.
pub fn item(pallet: &str, name: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(name.as_bytes())].concat()
}

/// The key of an account's record.
pub fn account_item(key: &Key) -> Vec<u8> {
	let id: &[u8] = key.as_ref();
	[item("System", "Account").as_slice(), blake2_128(id).as_slice(), id].concat()
}
