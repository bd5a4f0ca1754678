//! Each era issues what the exact schedule allows, and what a vote takes at most is the most.
//!
//! Decay and shares are rounded down, and floor and caps hold. The bytes are parameters, a supply, a
//! share of it, a budget, a vote, and supplies. The other computation uses integers of any size, and
//! looks at all supplies if they are few.

use crate::bytes::Bytes;
use distribution_primitives::emission::{
	outlook::Outlook, Budget, EmissionParams, IssuanceSchedule,
};
use num_bigint::BigUint;
use polkadot_sdk::sp_runtime::Perbill;
use std::collections::BTreeSet;

/// Parts of one.
const ONE: u32 = 1_000_000_000;
/// Eras that are followed.
const ERAS: u32 = 40;
/// So many supplies are looked at one by one.
const FEW: u128 = 2_000;

/// The schedule in integers of any size.
struct Model {
	params: EmissionParams<u128>,
	/// Eras that have ended.
	ended: u32,
	issuance: BigUint,
}

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	// Small numbers meet each other more often, and of the smallest all supplies are looked at.
	let mask = match bytes.byte() % 4 {
		0 => 0xff,
		2 => 0xffff,
		_ => u128::MAX,
	};
	let amount = |bytes: &mut Bytes<'_>| bytes.u128() & mask;
	let params = EmissionParams {
		issuance: amount(&mut bytes),
		decay: Perbill::from_parts(bytes.u32() % (ONE + 1)),
		decay_period: u32::from(bytes.byte() % 8),
		floor: amount(&mut bytes),
		max_supply: amount(&mut bytes),
	};
	let supply = amount(&mut bytes);
	let share = Perbill::from_parts(bytes.u32() % (ONE + 1));
	let since = bytes.u32() % (u32::MAX - ERAS);
	let eras = since..since + u32::from(bytes.byte()) % ERAS;

	let mut schedule = IssuanceSchedule::new(params, since);
	let mut model = Model { params, ended: 0, issuance: params.issuance.into() };
	let mut most = supply;
	for era in eras.clone() {
		let issued = schedule.issues(most, share);
		assert_eq!(BigUint::from(issued), model.issues(most, share));
		most = most.saturating_add(issued);
		schedule = schedule.after(era);
		model.end_era();
		assert_eq!(BigUint::from(schedule.issuance), model.issuance);
	}
	let outlook = Outlook::new(Some(IssuanceSchedule::new(params, since)), eras, supply, share);
	assert_eq!((outlook.schedule, outlook.supply, outlook.most), (Some(schedule), supply, most));
	assert_eq!(BigUint::from(outlook.issues(supply)), model.issues(supply, share));
	budget(&mut bytes);

	let new = EmissionParams {
		issuance: amount(&mut bytes),
		decay: Perbill::zero(),
		decay_period: 1,
		floor: amount(&mut bytes),
		max_supply: amount(&mut bytes),
	};
	let issued = amount(&mut bytes);
	let vote = Model { params: new, ended: 0, issuance: new.issuance.into() };
	let loss = |supply| {
		let without = model.issues(supply, share).min(issued.into());
		let with = vote.issues(supply, share);
		if without > with {
			without - with
		} else {
			BigUint::ZERO
		}
	};
	let found = BigUint::from(outlook.loss(new, issued));
	let range = most - supply;
	if range <= FEW {
		assert_eq!(Some(found), (supply..=most).map(loss).max());
		return;
	}
	let drawn: Vec<u128> = (0..16).map(|_| supply + bytes.u128() % range).collect();
	for supply in drawn.into_iter().chain([supply, most]) {
		assert!(loss(supply) <= found, "more at {supply}");
	}
}

impl Model {
	/// `min(max(i, floor), supply * share, max_supply - supply)`.
	fn issues(&self, supply: u128, share: Perbill) -> BigUint {
		let target = self.issuance.clone().max(self.params.floor.into());
		let shared = BigUint::from(supply) * share.deconstruct() / ONE;
		let left = BigUint::from(self.params.max_supply.saturating_sub(supply));
		target.min(shared).min(left)
	}

	/// Every `decay_period` eras `i` becomes `i * (1 - decay)`; never if the period is zero.
	fn end_era(&mut self) {
		self.ended += 1;
		if self.params.decay_period > 0 && self.ended.is_multiple_of(self.params.decay_period) {
			let left = ONE - self.params.decay.deconstruct();
			self.issuance = &self.issuance * left / ONE;
		}
	}
}

/// A budget is valid if its shares make exactly one, none is zero, and no pool comes twice.
fn budget(bytes: &mut Bytes<'_>) {
	let count = bytes.byte() % 17;
	let mut left = ONE;
	let mut shares: Vec<(u16, u32)> = Vec::new();
	for number in 0..count {
		let pool = u16::from(bytes.byte());
		// The last one is often what is left.
		let rest = number + 1 == count && bytes.byte() < 200;
		let parts = if rest { left } else { bytes.u32() % (left + 1) };
		left -= parts;
		shares.push((pool, parts));
	}
	let pools: BTreeSet<u16> = shares.iter().map(|(pool, _)| *pool).collect();
	let sum: u64 = shares.iter().map(|(_, parts)| u64::from(*parts)).sum();
	let valid = sum == u64::from(ONE)
		&& shares.iter().all(|(_, parts)| *parts > 0)
		&& pools.len() == shares.len();
	let entries = shares.iter().map(|(pool, parts)| (*pool, Perbill::from_parts(*parts)));
	let budget = Budget(entries.collect::<Vec<_>>().try_into().unwrap());
	assert_eq!(budget.is_valid(), valid);
	for pool in 0..=u16::from(u8::MAX) {
		let first = shares.iter().find(|(other, _)| *other == pool);
		assert_eq!(budget.names(pool), first.is_some());
		assert_eq!(budget.share(pool).deconstruct(), first.map_or(0, |(_, parts)| *parts));
	}
}
