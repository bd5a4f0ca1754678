//! What a checked deployment asks for.

use super::{
	keys::{self, address, tokens, Key},
	lists::Schedule,
	model::{Asset, Chain, Country, SigningKey},
	reader::Reader,
};
use distribution_primitives::{
	chain::{EXISTENTIAL_DEPOSIT, TOKEN_SYMBOL},
	emission::{EmissionParams, PoolKind},
};
use std::collections::BTreeMap;

/// A genesis, with every key and every amount read. Amounts are in smallest units.
#[derive(Debug)]
pub struct Plan {
	/// Names of the chain, its relay chain and its network.
	pub chain: Chain,
	/// Balances of the deployment file, then those of the list.
	pub balances: Vec<(Key, u128)>,
	/// Vesting schedules of these balances.
	pub vesting: Vec<Schedule>,
	/// What the deployment adds to the balances.
	pub supply: Supply,
	/// The collators that the chain begins with.
	pub collators: Vec<Collator>,
	/// What a candidate bonds.
	pub candidacy_bond: u128,
	/// How many candidates there may be.
	pub desired_candidates: u32,
	/// Members of the technical committee.
	pub committee: Vec<Key>,
	/// Who may vouch for accounts.
	pub attesters: Vec<Attester>,
	/// Who may freeze accounts.
	pub officers: Vec<Key>,
	/// Blocked countries.
	pub blocked: Vec<Country>,
	/// What is issued, and to whom.
	pub emission: Emission,
}

/// A collator.
#[derive(Debug)]
pub struct Collator {
	/// Its account.
	pub account: Key,
	/// Its session key that signs blocks.
	pub aura: Key,
	/// Its session key that signs where it is reached.
	pub discovery: Key,
}

/// Who may vouch for accounts.
#[derive(Debug)]
pub struct Attester {
	/// Its account.
	pub account: Key,
	/// The highest level it may attest.
	pub max_level: u8,
	/// The key it signs credentials with.
	pub key: SigningKey<Key>,
}

/// What is issued, and to whom.
#[derive(Debug)]
pub struct Emission {
	/// The schedule; `None` to begin without one.
	pub params: Option<EmissionParams<u128>>,
	/// The pools and their shares, in billionths.
	pub pools: Vec<(PoolKind<Key, Asset>, u32)>,
	/// Who reports scores.
	pub reporters: Vec<Key>,
}

/// What exists at genesis, in smallest units.
#[derive(Debug, Default)]
pub struct Supply {
	/// What the deployment file and the list give.
	pub allocated: u128,
	/// Accounts that must exist before anything is paid to them, and that the deployment does not
	/// name.
	pub own: Vec<(Key, u128)>,
	/// What the emission pallet mints to keep the pot of each pool alive.
	pub pots: u128,
	/// All of it.
	pub issuance: u128,
}

impl Supply {
	/// What exists besides the balances in `balances`, which add up to `allocated`; `None` if it is
	/// more than the chain can count.
	pub fn new(balances: &[(Key, u128)], allocated: u128, pools: usize) -> Option<Self> {
		let named = |key: &Key| balances.iter().any(|(owner, _)| owner == key);
		let own = [keys::treasury(), keys::collators_pot()].into_iter().filter(|key| !named(key));
		let own: Vec<_> = own.map(|key| (key, EXISTENTIAL_DEPOSIT)).collect();
		let pots = EXISTENTIAL_DEPOSIT.checked_mul(pools.try_into().ok()?)?;
		let issuance = total(own.iter().map(|(_, amount)| *amount))?;
		let issuance = allocated.checked_add(pots)?.checked_add(issuance)?;
		Some(Self { allocated, own, pots, issuance })
	}
}

/// The sum of amounts; `None` if it is more than the chain can count.
pub fn total(amounts: impl IntoIterator<Item = u128>) -> Option<u128> {
	amounts.into_iter().try_fold(0u128, |sum, amount| sum.checked_add(amount))
}

impl Plan {
	/// What is locked at genesis, in smallest units. No more than the balances, which fit.
	pub fn locked(&self) -> u128 {
		self.vesting.iter().fold(0, |sum, schedule| sum.saturating_add(schedule.locked))
	}

	/// The balance of each account that the deployment names.
	pub fn owned(&self) -> BTreeMap<&Key, u128> {
		self.balances.iter().map(|(key, amount)| (key, *amount)).collect()
	}

	/// Checks that the schedule leaves room for what exists at genesis.
	pub fn check_supply(&self, reader: &mut Reader) {
		let issuance = self.supply.issuance;
		if self.emission.params.is_some_and(|params| params.max_supply < issuance) {
			reader.fault(
				"emission.params.maxSupply",
				format!("below the supply at genesis, {issuance} ({}); raise it", tokens(issuance)),
			);
		}
	}

	/// What is allowed but perhaps unintended.
	pub fn notes(&self) -> Vec<String> {
		let owned = self.owned();
		let attesters: Vec<_> =
			self.attesters.iter().map(|attester| attester.account.clone()).collect();
		let mut notes = Vec::new();
		for (field, keys) in [
			("committee", &self.committee),
			("compliance.attesters", &attesters),
			("compliance.officers", &self.officers),
			("emission.reporters", &self.emission.reporters),
		] {
			let poor: Vec<_> =
				keys.iter().filter(|key| !owned.contains_key(key)).map(address).collect();
			if !poor.is_empty() {
				let poor = poor.join(", ");
				notes.push(format!("{field}: no {TOKEN_SYMBOL} for fees at genesis: {poor}"));
			}
		}
		if self.collators.len() == 1 {
			notes.push(
				"collators.invulnerables: with a single collator, the chain stops whenever it does"
					.into(),
			);
		}
		if self.officers.is_empty() {
			notes.push(
				"compliance.officers: no account can be frozen until governance names an officer"
					.into(),
			);
		}
		if self.emission.params.is_none() {
			notes.push(
				"emission.params: nothing is issued until governance decides on a schedule".into(),
			);
		}
		notes
	}
}
