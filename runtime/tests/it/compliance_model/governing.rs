//! What governance decides about attesters, limits, countries and prices, and attesters about
//! themselves.

use super::{
	actors::*,
	model::{countries, FOREVER},
	setup::{record_size, set, terms, BLOCKED, LIMITS},
	RegistryCall, World,
};
use crate::common::*;
use distribution_runtime::configs::parameters::{dynamic_params, RuntimeParameters};
use pallet_compliance::{AttesterTerms, Limit};
use sp_core::Pair;

/// Highest levels that governance lets an attester attest.
const MAX_LEVELS: [u8; 4] = [1, 2, 3, 3];
/// Countries that governance lets an attester name; an empty list means all.
const VOUCHED: [&[&str]; 4] = [&[], &[], &[], &["DE", "US"]];
/// Deposits per byte of state, in smallest units.
const PRICES: [Balance; 4] =
	[DEPOSIT_PER_BYTE / 10, DEPOSIT_PER_BYTE, 3 * DEPOSIT_PER_BYTE + 7, 10 * DEPOSIT_PER_BYTE];

impl World {
	pub fn new_epoch(&mut self, by: usize) {
		let predicted = self.model.new_epoch(by);
		let call = RegistryCall::new_epoch { who: attester(by) };
		self.check("new_epoch", predicted, signed(attester(by)), call);
	}

	pub fn rotate(&mut self, by: usize) {
		let predicted = self.model.rotate(by);
		let (key, proof) = proven(by, self.model.attesters[by].key);
		let call = RegistryCall::rotate_key { key, proof };
		self.check("rotate_key", predicted, signed(attester(by)), call);
	}

	pub fn remove(&mut self, by: usize) {
		let predicted = self.model.remove(by);
		let call = RegistryCall::remove_attester { who: attester(by) };
		self.check("remove_attester", predicted, root(), call);
	}

	pub fn add(&mut self, by: usize) {
		let max_level = 2 + self.random.below(2) as u8;
		let predicted = self.model.add(by, max_level);
		let key = pair(by, self.model.attesters[by].key).public().into();
		let terms = terms(max_level, &[], FOREVER);
		let call = RegistryCall::add_attester { who: attester(by), terms, key };
		self.check("add_attester", predicted, root(), call);
	}

	pub fn update(&mut self, by: usize) {
		let max_level = self.random.pick(&MAX_LEVELS);
		let countries = self.random.pick(&VOUCHED);
		let expires = match self.random.below(6) {
			0 => self.model.now + 1 + self.random.blocks(DAYS),
			_ => FOREVER,
		};
		let may_block = self.random.once_in(3);
		self.update_to(by, max_level, countries, expires, may_block);
	}

	pub fn update_to(
		&mut self,
		by: usize,
		max_level: u8,
		countries: &'static [&'static str],
		expires: BlockNumber,
		may_block: bool,
	) {
		let predicted = self.model.update(by, max_level, countries, expires, may_block);
		let terms = AttesterTerms { may_block, ..terms(max_level, countries, expires) };
		let call = RegistryCall::update_attester { who: attester(by), terms };
		self.check("update_attester", predicted, root(), call);
	}

	pub fn set_price(&mut self) {
		let byte = self.random.pick(&PRICES);
		self.model.price = record_size() * byte;
		use dynamic_params::deposits::{self, Parameters};
		let parameter = Parameters::PerByte(deposits::PerByte, Some(byte));
		let call = set(RuntimeParameters::Deposits(parameter));
		self.check("set_price", Ok(()), root(), call);
	}

	pub fn set_limits(&mut self) {
		let limits = self.random.pick(&LIMITS);
		self.limit(limits);
	}

	/// Governance sets payout limits: highest level, and tokens per day.
	pub fn limit(&mut self, limits: &'static [(u8, Balance)]) {
		self.model.limits = limits;
		// A limit on another asset must not matter.
		let mut limits = vec![Limit { asset: NativeOrWithId::WithId(1), level: 3, amount: 1 }];
		limits.extend(self.model.limits.iter().map(|(level, tokens)| Limit {
			asset: NativeOrWithId::Native,
			level: *level,
			amount: *tokens * UNIT,
		}));
		let call = RegistryCall::set_limits { limits: limits.try_into().unwrap() };
		self.check("set_limits", Ok(()), root(), call);
	}

	pub fn set_blocked(&mut self) {
		let codes = self.random.pick(&BLOCKED);
		self.block_countries(codes);
	}

	/// Governance blocks countries.
	pub fn block_countries(&mut self, codes: &'static [&'static str]) {
		self.model.blocked = codes;
		let call = RegistryCall::set_blocked { countries: countries(self.model.blocked) };
		self.check("set_blocked", Ok(()), root(), call);
	}
}
