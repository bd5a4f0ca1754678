//! One vote on a referendum.

use crate::types::Moment;
use codec::{Decode, Encode};

/// A vote of an account. Amounts are in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum AccountVote {
	/// All for one side.
	#[codec(index = 0)]
	Standard {
		/// The side in the highest bit, the conviction in the others.
		vote: u8,
		/// How much votes.
		balance: u128,
	},
	/// Without conviction, for both sides.
	#[codec(index = 1)]
	Split {
		/// How much for it.
		aye: u128,
		/// How much against it.
		nay: u128,
	},
	/// Without conviction, for both sides and for neither: that part counts as support alone.
	#[codec(index = 2)]
	SplitAbstain {
		/// How much for it.
		aye: u128,
		/// How much against it.
		nay: u128,
		/// How much for neither.
		abstain: u128,
	},
}

/// For how many periods a conviction locks.
pub fn lock_periods(conviction: u8) -> u32 {
	match conviction {
		0 => 0,
		conviction => 1u32.checked_shl(u32::from(conviction).saturating_sub(1)).unwrap_or(u32::MAX),
	}
}

impl AccountVote {
	/// A vote for one side with a conviction from 0 to 6.
	pub fn standard(aye: bool, conviction: u8, balance: u128) -> Self {
		let side = if aye { 0b1000_0000 } else { 0 };
		Self::Standard { vote: side | (conviction & 0b0111_1111), balance }
	}

	/// How much it is in all.
	pub fn balance(&self) -> u128 {
		match *self {
			Self::Standard { balance, .. } => balance,
			Self::Split { aye, nay } => aye.saturating_add(nay),
			Self::SplitAbstain { aye, nay, abstain } => {
				aye.saturating_add(nay).saturating_add(abstain)
			}
		}
	}

	/// When it no longer locks anything, if the referendum ended so. `None` if it locks nothing
	/// after the end.
	pub fn locked_until(&self, end: Moment, approved: bool, locking: Moment) -> Option<Moment> {
		match *self {
			Self::Standard { vote, .. } if (vote & 0b1000_0000 != 0) == approved => {
				let periods = lock_periods(vote & 0b0111_1111);
				(periods > 0).then(|| end.saturating_add(locking.saturating_mul(periods)))
			}
			_ => None,
		}
	}
}

/// A vote for one side as the chain encodes it, in words: side and conviction.
pub fn side_in_words(vote: u8) -> String {
	let side = if vote & 0b1000_0000 == 0 { "nay" } else { "aye" };
	match vote & 0b0111_1111 {
		0 => format!("{side} without conviction"),
		conviction => format!("{side} with conviction {conviction}x"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const LOCKING: Moment = 100;

	#[test]
	fn convictions_should_lock_twice_as_long_each() {
		let periods: Vec<u32> = (0..=6).map(lock_periods).collect();
		assert_eq!(periods, [0, 1, 2, 4, 8, 16, 32]);
		assert_eq!(lock_periods(u8::MAX), u32::MAX);
	}

	#[test]
	fn winners_alone_should_stay_locked_after_the_end() {
		let aye = AccountVote::standard(true, 3, 50);
		assert_eq!(aye.locked_until(1_000, true, LOCKING), Some(1_400));
		assert_eq!(aye.locked_until(1_000, false, LOCKING), None);
		let nay = AccountVote::standard(false, 1, 50);
		assert_eq!(nay.locked_until(1_000, false, LOCKING), Some(1_100));
		assert_eq!(AccountVote::standard(true, 0, 50).locked_until(1_000, true, LOCKING), None);
		let split = AccountVote::SplitAbstain { aye: 1, nay: 2, abstain: 4 };
		assert_eq!(split.locked_until(1_000, true, LOCKING), None);
		assert_eq!(split.balance(), 7);
	}

	#[test]
	fn votes_should_be_told_in_words() {
		assert_eq!(side_in_words(0b1000_0000), "aye without conviction");
		assert_eq!(side_in_words(0b0000_0110), "nay with conviction 6x");
	}
}
