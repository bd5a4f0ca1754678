//! Who may report scores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use distribution_primitives::emission::EraIndex;
use polkadot_sdk::{frame_support::BoundedVec, sp_core::Get};
use scale_info::TypeInfo;

/// An account that may report scores to a pool.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Reporter<AccountId> {
	/// The account.
	pub who: AccountId,
	/// Era of its last report.
	pub era: EraIndex,
	/// Sum of the scores it reported in that era.
	pub reported: u64,
}

impl<AccountId> Reporter<AccountId> {
	/// A reporter that has not reported anything yet.
	pub fn new(who: AccountId) -> Self {
		Self { who, era: 0, reported: 0 }
	}

	/// Counts scores with the sum `sum`, reported in `era`. Returns `false`, and counts nothing, if
	/// it would have reported more than `allowance` in that era.
	pub fn count(&mut self, era: EraIndex, sum: u64, allowance: u64) -> bool {
		let before = if self.era == era { self.reported } else { 0 };
		match before.checked_add(sum).filter(|all| *all <= allowance) {
			Some(all) => {
				(self.era, self.reported) = (era, all);
				true
			}
			None => false,
		}
	}
}

/// Who may report scores to a pool, and how much.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[scale_info(skip_type_params(Max))]
pub struct Reporting<AccountId, Max: Get<u32>> {
	/// The most that each reporter can add in an era, as the sum of its scores.
	pub allowance: u64,
	/// The reporters; none appears twice.
	pub reporters: BoundedVec<Reporter<AccountId>, Max>,
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn reporter_should_have_its_allowance_anew_in_each_era() {
		let mut it = Reporter::new(7u8);
		assert!(it.count(0, 6, 10) && it.count(0, 4, 10));
		assert!(!it.count(0, 1, 10), "used up");
		assert_eq!((it.era, it.reported), (0, 10));
		assert!(it.count(3, 10, 10));
		assert!(!it.count(3, u64::MAX, u64::MAX), "overflow");
		assert_eq!((it.era, it.reported), (3, 10));
	}
}
