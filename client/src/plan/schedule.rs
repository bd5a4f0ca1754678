//! When the tokens of a grant unlock, and which claims of a stream are free.
//!
//! A free claim must pay more than the entitlement divided by the number of free claims that the
//! chain allows a stream, or everything that is left. So each of 48 steps alone is too little where
//! 32 are allowed, and two of them are enough. A schedule cut into parts one after the other, each
//! with fewer steps than that, pays the same at the same times, and each of its steps is free.

use crate::types::Moment;
use distribution_primitives::{Release, UnlockSchedule};
use polkadot_sdk::sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding, traits::SaturatedConversion, Rounding,
};

/// An entitlement with which the claims of a schedule are counted: large enough for any number of
/// steps.
const NOMINAL: u128 = 1_000_000_000_000_000_000_000_000;

/// When the tokens of a grant unlock. The order is that of a plan's rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unlock {
	/// At once.
	Immediate,
	/// In the holder's account, evenly.
	Vested {
		/// Block of the relay chain from which it is counted.
		start: Moment,
		/// Blocks after which everything is unlocked.
		length: Moment,
	},
	/// In the pot.
	Streamed {
		/// Block of the relay chain from which it is counted.
		start: Moment,
		/// Blocks in which nothing unlocks.
		cliff: Moment,
		/// Blocks after which everything is unlocked.
		length: Moment,
		/// Blocks of one step.
		step: Moment,
	},
}

/// A part of a schedule that is a round of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
	/// When it unlocks.
	pub unlock: Unlock,
	/// The step of the whole with which it begins, from 0.
	pub from: u32,
	/// The step of the whole before which it ends.
	pub to: u32,
	/// Steps of the whole.
	pub of: u32,
}

impl Part {
	/// Its share of an amount of smallest units, rounded such that the parts add up to it.
	pub fn share(&self, amount: u128) -> u128 {
		let up_to = |step: u32| {
			multiply_by_rational_with_rounding(
				amount,
				step.into(),
				self.of.max(1).into(),
				Rounding::Down,
			)
			.unwrap_or(amount)
		};
		up_to(self.to).saturating_sub(up_to(self.from))
	}
}

impl Unlock {
	/// The release of a round with this schedule.
	pub fn release(self, revocable: bool, prepaid: bool) -> Release<Moment> {
		match self {
			Self::Immediate => Release::Immediate,
			Self::Vested { start, length } => Release::Vested { start, length },
			Self::Streamed { start, cliff, length, step } => Release::Streamed {
				schedule: UnlockSchedule { start, cliff, length, step },
				revocable,
				prepaid,
			},
		}
	}

	/// What a plan calls rounds of this kind.
	pub fn kind(&self) -> &'static str {
		match self {
			Self::Immediate => "immediate",
			Self::Vested { .. } => "vested",
			Self::Streamed { .. } => "streamed",
		}
	}

	/// The whole as its only part.
	fn whole(self) -> Part {
		Part { unlock: self, from: 0, to: 1, of: 1 }
	}

	/// The parts in which every step can be claimed for free, where a stream has `most` free
	/// claims: one part, if it is so already, or if it unlocks continuously.
	///
	/// # Errors
	/// Why it cannot be cut.
	pub fn parts(self, most: u32) -> Result<Vec<Part>, String> {
		let Self::Streamed { start, cliff, length, step } = self else {
			return Ok(vec![self.whole()]);
		};
		let schedule = UnlockSchedule { start, cliff, length, step };
		let free = u64::try_from(free_claims(&schedule, most).len()).unwrap_or(u64::MAX);
		if step == 1 || free == unlocks(&schedule) {
			return Ok(vec![self.whole()]);
		}
		if step == 0 || !length.is_multiple_of(step) {
			return Err("its duration is not a whole number of steps, so it cannot be cut into rounds whose every step is free".into());
		}
		let of = length.div_euclid(step);
		// Fewer steps than free claims: a step must be more than the share.
		let longest = most.saturating_sub(1).max(1);
		let count = of.div_ceil(longest).max(1);
		let mut parts = Vec::new();
		let mut from = 0u32;
		for part in 1..=count {
			// Evenly: the parts differ by one step at most.
			let to = u64::from(of).saturating_mul(part.into()).div_euclid(count.max(1).into());
			let to: u32 = to.saturated_into();
			let offset = from.saturating_mul(step);
			let (length, cliff) =
				(to.saturating_sub(from).saturating_mul(step), cliff.saturating_sub(offset));
			if cliff > length {
				return Err(format!(
					"its cliff is longer than {} steps, so it cannot be cut into rounds whose every step is free",
					to.saturating_sub(from)
				));
			}
			let start = start.saturating_add(offset);
			let unlock = Self::Streamed { start, cliff, length, step };
			parts.push(Part { unlock, from, to, of });
			from = to;
		}
		Ok(parts)
	}
}

/// The times, as blocks of the relay chain, at which free claims of a stream are possible for those
/// who claim as soon as they can, where a stream has `most` free claims. What a stream pays at once
/// must be above the asset's minimum balance, too.
pub fn free_claims(schedule: &UnlockSchedule<Moment>, most: u32) -> Vec<Moment> {
	let share = NOMINAL.div_euclid(u128::from(most.max(1)));
	let end: Moment = schedule.end().saturated_into();
	let (mut times, mut paid) = (Vec::new(), 0u128);
	let mut after = schedule.start;
	while paid < NOMINAL && times.len() <= most as usize {
		let enough = |time: Moment| {
			let unlocked = schedule.unlocked(NOMINAL, time);
			unlocked == NOMINAL || unlocked.saturating_sub(paid) > share
		};
		// What is unlocked never falls: the first time is found by halves.
		let (mut low, mut high) = (after, end);
		while low < high {
			let middle = low.midpoint(high);
			if enough(middle) {
				high = middle;
			} else {
				low = middle.saturating_add(1);
			}
		}
		paid = schedule.unlocked(NOMINAL, high);
		after = high;
		times.push(high);
	}
	times
}

/// How many times a stream unlocks something.
pub fn unlocks(schedule: &UnlockSchedule<Moment>) -> u64 {
	let step = schedule.step.max(1);
	let last = schedule.length.div_ceil(step);
	if schedule.cliff >= schedule.length {
		return 1;
	}
	let first = schedule.cliff.div_euclid(step).max(1);
	u64::from(last.saturating_sub(first)).saturating_add(1)
}

#[cfg(test)]
mod tests {
	use super::*;

	const MONTH: Moment = 438_300;

	fn grant(cliff: Moment, steps: Moment) -> UnlockSchedule<Moment> {
		UnlockSchedule { start: 1_000, cliff: cliff * MONTH, length: steps * MONTH, step: MONTH }
	}

	fn unlock(schedule: UnlockSchedule<Moment>) -> Unlock {
		let UnlockSchedule { start, cliff, length, step } = schedule;
		Unlock::Streamed { start, cliff, length, step }
	}

	#[test]
	fn free_claims_should_take_two_of_48_steps_and_one_of_31() {
		// The cliff pays a quarter, then every second month: the 14th, 16th, … and the 48th.
		let times = free_claims(&grant(12, 48), 32);
		assert_eq!(times[..3], [12, 14, 16].map(|month| 1_000 + month * MONTH));
		assert_eq!((times.len(), unlocks(&grant(12, 48))), (19, 37));
		assert_eq!(*times.last().unwrap(), 1_000 + 48 * MONTH);
		assert_eq!(free_claims(&grant(0, 48), 32).len(), 24);
		for steps in [1, 12, 31] {
			assert_eq!(free_claims(&grant(0, steps), 32).len(), steps as usize, "{steps}");
		}
		// A 32nd is not more than a 32nd.
		assert_eq!(free_claims(&grant(0, 32), 32).len(), 16);
		// Continuously: a claim pays just more than a 32nd.
		let even = UnlockSchedule { start: 0, cliff: 0, length: 48 * MONTH, step: 1 };
		assert_eq!(free_claims(&even, 32).len(), 32);
	}

	#[test]
	fn unlocks_should_be_counted_from_the_cliff_on() {
		let of = |cliff, length, step| unlocks(&UnlockSchedule { start: 9, cliff, length, step });
		assert_eq!(of(0, 48, 1), 48);
		assert_eq!(of(12, 48, 1), 37);
		assert_eq!(of(48, 48, 1), 1);
		assert_eq!(of(0, 48, 48), 1);
		assert_eq!(of(10, 10, 3), 1);
		// At 3, 6, 9 and 10.
		assert_eq!(of(0, 10, 3), 4);
		// At 4, 6, 9 and 10.
		assert_eq!(of(4, 10, 3), 4);
	}

	#[test]
	fn parts_should_unlock_the_same_at_the_same_times_with_every_step_free() {
		let whole = grant(12, 48);
		let parts = unlock(whole).parts(32).unwrap();
		assert_eq!(parts.len(), 2);
		for amount in [1u128, 47, 1_000_003, u128::MAX] {
			let sum = parts.iter().map(|part| part.share(amount)).sum::<u128>();
			assert_eq!(sum, amount);
		}
		let amount = 48_000_000u128;
		for month in 0..=50 {
			for now in [1_000 + month * MONTH, 1_000 + month * MONTH + 5] {
				let unlocked: u128 = parts
					.iter()
					.map(|part| match part.unlock.release(false, true) {
						Release::Streamed { schedule, .. } => {
							assert!(schedule.is_valid());
							schedule.unlocked(part.share(amount), now)
						}
						other => panic!("{other:?}"),
					})
					.sum();
				assert_eq!(unlocked, whole.unlocked(amount, now), "month {month}");
			}
		}
		for part in &parts {
			let Release::Streamed { schedule, .. } = part.unlock.release(false, true) else {
				panic!()
			};
			assert_eq!(free_claims(&schedule, 32).len() as u64, unlocks(&schedule));
		}
	}

	#[test]
	fn schedules_should_stay_whole_when_they_are_free_or_not_stepped() {
		for whole in [
			Unlock::Immediate,
			Unlock::Vested { start: 5, length: 9 },
			unlock(grant(3, 31)),
			Unlock::Streamed { start: 0, cliff: 0, length: 48 * MONTH, step: 1 },
		] {
			let parts = whole.parts(32).unwrap();
			assert_eq!((parts.len(), parts[0].unlock), (1, whole));
			assert_eq!(parts[0].share(77), 77);
		}
		assert!(unlock(grant(36, 96)).parts(32).unwrap_err().contains("cliff is longer than"));
		let uneven = Unlock::Streamed { start: 0, cliff: 0, length: 1_000, step: 7 };
		assert!(uneven.parts(32).unwrap_err().contains("whole number of steps"));
	}

	#[test]
	fn unlocks_should_be_ordered_as_rounds_are() {
		let mut all =
			[unlock(grant(0, 4)), Unlock::Vested { start: 0, length: 1 }, Unlock::Immediate];
		all.sort_unstable();
		assert_eq!(all.map(|unlock| unlock.kind()), ["immediate", "vested", "streamed"]);
	}
}
