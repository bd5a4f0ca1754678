//! What a stream has unlocked is the exact fraction, rounded down, and the next unlock is the next.
//!
//! The bytes are a schedule, an amount and a time. The fraction is computed with integers of any
//! size.

use crate::bytes::Bytes;
use distribution_primitives::UnlockSchedule;
use num_bigint::BigUint;

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	// Small numbers meet each other more often.
	let mask = if bytes.byte().is_multiple_of(2) { 0xff } else { u32::MAX };
	let mut moment = || bytes.u32() & mask;
	let (start, cliff, length, step, now) = (moment(), moment(), moment(), moment(), moment());
	let schedule = UnlockSchedule { start, cliff, length, step };
	let total = bytes.u128();

	let end = u64::from(start) + u64::from(length);
	let valid =
		length > 0 && cliff <= length && (1..=length).contains(&step) && end < u64::from(u32::MAX);
	assert_eq!(schedule.is_valid(), valid);
	assert_eq!(BigUint::from(schedule.unlocked(total, now)), unlocked(&schedule, total, now));
	if !valid {
		return;
	}
	// Of so many units each step has at least one.
	let total = total.max(length.into());
	let found = schedule.unlocked(total, now);
	assert!(found <= total);
	let Some(next) = schedule.next_unlock(now) else {
		assert_eq!(found, total);
		return;
	};
	let next = u32::try_from(next).unwrap();
	assert!(next > now);
	assert_eq!(schedule.unlocked(total, next - 1), found);
	assert!(schedule.unlocked(total, next) > found);
}

/// With `e = now - start`: nothing before the cliff, `total` from `length` on, and between them
/// `total * e / length` with `e` rounded down to a multiple of `step`.
fn unlocked(schedule: &UnlockSchedule<u32>, total: u128, now: u32) -> BigUint {
	let UnlockSchedule { start, cliff, length, step } = *schedule;
	match now.checked_sub(start) {
		None => BigUint::ZERO,
		Some(elapsed) if elapsed < cliff => BigUint::ZERO,
		Some(elapsed) if elapsed >= length => total.into(),
		Some(elapsed) => {
			let steps = elapsed / step.max(1);
			BigUint::from(total) * steps * step.max(1) / length
		}
	}
}
