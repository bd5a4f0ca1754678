//! Scores, what contribution pools share for an era, and when that expires.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use distribution_primitives::emission::EraIndex;
use polkadot_sdk::{
	frame_support::BoundedVec,
	sp_core::Get,
	sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding},
};
use scale_info::TypeInfo;

/// What a contribution pool shares among its members for an era.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct EraReward<Balance, Moment> {
	/// The reward.
	pub reward: Balance,
	/// Sum of the scores; positive.
	pub score: u128,
	/// The part of it that has been settled.
	pub settled: Balance,
	/// Number of records in which a part was settled: each rounds down by less than one unit.
	pub claims: u32,
	/// When the era after it began.
	pub ended: Moment,
	/// All time lost to claims until then, in blocks of the clock.
	pub lost: Moment,
}

impl<Balance: Copy + Into<u128> + From<u128>, Moment> EraReward<Balance, Moment> {
	/// The part that `score` earns, rounded down. The parts of all scores together never exceed the
	/// reward.
	pub fn of(&self, score: u128) -> Balance {
		let whole: u128 = self.reward.into();
		multiply_by_rational_with_rounding(
			whole,
			score.min(self.score),
			self.score.max(1),
			Rounding::Down,
		)
		.unwrap_or(0)
		.into()
	}

	/// The part that has not been settled.
	pub fn left(&self) -> Balance {
		self.reward.into().saturating_sub(self.settled.into()).into()
	}
}

/// What decides about the expiry of rewards of contribution pools when an era begins. Times are in
/// blocks of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
	/// The era that begins.
	pub era: EraIndex,
	/// When it begins.
	pub begins: u64,
	/// Length of an era; positive.
	pub length: u64,
	/// All time lost to claims so far.
	pub lost: u64,
	/// Number of eras for which rewards stay claimable.
	pub depth: EraIndex,
}

impl Expiry {
	/// Number of eras, this one included, until rewards of `era` expire, if no era is skipped and
	/// no more time is lost until then; 0 if they expire now. That era ended at `ended`, when `lost`
	/// had been lost.
	///
	/// They expire once as many eras have passed as the depth says, and once they could have been
	/// claimed for as long as that many eras last. So what was lost is made up for by whole eras.
	/// Skipped eras do not make it more: they have no number, and their time is lost as well.
	pub fn eras_left(&self, era: EraIndex, ended: u64, lost: u64) -> EraIndex {
		let by_number = era.saturating_add(self.depth).saturating_add(1).saturating_sub(self.era);
		let whole = self.length.saturating_mul(self.depth.into());
		let due = whole.saturating_add(self.lost.saturating_sub(lost));
		let missing = due.saturating_sub(self.begins.saturating_sub(ended));
		let by_time = missing.div_ceil(self.length.max(1));
		by_number.max(by_time.try_into().unwrap_or(EraIndex::MAX))
	}
}

/// An account's scores in a contribution pool.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[scale_info(skip_type_params(Depth))]
pub struct Contributor<AccountId, Balance, Deposit, Depth: Get<u32>> {
	/// Eras in which it scored and that have not been settled, oldest first.
	pub scores: BoundedVec<(EraIndex, u128), Depth>,
	/// Rewards settled and not yet paid. They do not expire.
	pub earned: Balance,
	/// Who paid the deposit for this record, and the deposit. Records of block authors have none:
	/// the chain creates them, one for each account that ever authored a block, and anyone can
	/// remove them once they are empty.
	pub deposit: Option<(AccountId, Deposit)>,
	/// Whether the account is enrolled, so that the record stays even if it is empty.
	pub enrolled: bool,
}

impl<AccountId, Balance, Deposit, Depth> Contributor<AccountId, Balance, Deposit, Depth>
where
	Balance: Copy + Into<u128>,
	Depth: Get<u32>,
{
	/// Whether a score in `era` has room beside those of other eras.
	pub fn has_room(&self, era: EraIndex) -> bool {
		!self.scores.is_full() || self.scores.last().is_some_and(|(last, _)| *last == era)
	}

	/// Drops scores of eras before `oldest`, which can no longer be claimed. If there is no room
	/// even then, takes out the oldest score, which has to be settled instead.
	pub fn make_room(&mut self, oldest: EraIndex) -> Option<(EraIndex, u128)> {
		self.scores.retain(|(scored, _)| *scored >= oldest);
		self.scores.is_full().then(|| self.scores.remove(0))
	}

	/// Adds `score` in `era`. Scores of eras before `oldest` can no longer be claimed and are
	/// dropped. Returns `false`, and adds nothing, if the sum overflows or there is no room.
	pub fn add(&mut self, era: EraIndex, score: u128, oldest: EraIndex) -> bool {
		match self.scores.last_mut() {
			Some((last, sum)) if *last == era => match sum.checked_add(score) {
				Some(more) => {
					*sum = more;
					true
				}
				None => false,
			},
			_ => {
				self.scores.retain(|(scored, _)| *scored >= oldest);
				self.scores.try_push((era, score)).is_ok()
			}
		}
	}

	/// Its score in `era`.
	pub fn score(&self, era: EraIndex) -> u128 {
		self.scores.iter().find(|(scored, _)| *scored == era).map_or(0, |(_, score)| *score)
	}

	/// Whether nothing is left to claim, now or once the running era has ended.
	pub fn is_empty(&self, oldest: EraIndex) -> bool {
		self.earned.into() == 0 && self.scores.iter().all(|(era, _)| *era < oldest)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_core::ConstU32;
	use proptest::prelude::*;

	type TestContributor = Contributor<u8, u128, (), ConstU32<3>>;

	#[test]
	fn reward_should_never_pay_more_than_it_is() {
		let of = |reward: u128, score| EraReward {
			reward,
			score,
			settled: 0,
			claims: 0,
			ended: 0u32,
			lost: 0,
		};
		let reward = of(100, 3);
		assert_eq!(reward.of(1), 33);
		assert_eq!(reward.of(3), 100);
		assert_eq!(reward.of(4), 100);
		assert_eq!(of(1, 0).of(7), 0);
		let huge = of(u128::MAX, u128::MAX);
		assert_eq!(huge.of(u128::MAX - 1), u128::MAX - 1);
	}

	#[test]
	fn contributor_should_add_up_an_era_and_forget_expired_ones() {
		let mut it = TestContributor {
			scores: Default::default(),
			earned: 0,
			deposit: None,
			enrolled: false,
		};
		assert!(it.is_empty(0));
		for era in 0..3 {
			assert!(it.add(era, 1, 0));
			assert!(it.add(era, 2, 0));
		}
		assert!(!it.add(3, 1, 0), "no room");
		assert!(it.add(3, 1, 2));
		assert_eq!(it.scores.to_vec(), [(2, 3), (3, 1)]);
		assert_eq!(it.score(2), 3);
		assert_eq!(it.score(1), 0);
		assert!(!it.add(3, u128::MAX, 2), "overflow");
		assert!(!it.is_empty(3) && it.is_empty(4));
	}

	#[test]
	fn full_record_should_give_its_oldest_score_to_be_settled() {
		let mut it = TestContributor {
			scores: Default::default(),
			earned: 0,
			deposit: None,
			enrolled: false,
		};
		for era in 0..3 {
			assert!(it.has_room(era) && it.add(era, 5, 0));
		}
		assert!(it.has_room(2) && !it.has_room(3));
		// Two have expired.
		let mut expired = TestContributor { scores: it.scores.clone(), ..it };
		assert_eq!(expired.make_room(2), None);
		assert_eq!(expired.scores.to_vec(), [(2, 5)]);
		let mut full =
			TestContributor { scores: vec![(4, 1), (5, 2), (6, 3)].try_into().unwrap(), ..expired };
		assert_eq!(full.make_room(4), Some((4, 1)));
		assert!(full.has_room(7) && full.add(7, 1, 4));
	}

	#[test]
	fn rewards_should_expire_after_their_eras_and_after_the_time_of_as_many() {
		// Era 10 ended at 1,100, when 30 had been lost. Eras have 100 blocks.
		let at = |era, begins, lost| {
			let expiry = Expiry { era, begins, length: 100, lost, depth: 4 };
			expiry.eras_left(10, 1_100, 30)
		};
		// Nothing was lost since.
		assert_eq!([at(11, 1_100, 30), at(14, 1_400, 30), at(15, 1_500, 30)], [4, 1, 0]);
		// One block is made up for by an era, a whole era by one, and one more block by two.
		assert_eq!([at(15, 1_500, 31), at(15, 1_500, 130), at(15, 1_500, 131)], [1, 1, 2]);
		assert_eq!([at(16, 1_600, 31), at(16, 1_600, 130), at(16, 1_600, 131)], [0, 0, 1]);
		// Ten eras were skipped in a stall: nothing is made up for twice.
		assert_eq!([at(12, 2_200, 1_030), at(15, 2_500, 1_030)], [3, 0]);
		// Unless the stall was noticed by nobody: skipped eras do not count all the same.
		assert_eq!([at(12, 2_200, 30), at(15, 2_500, 30)], [3, 0]);
		// An era that ends late gives more time, and takes no era away.
		assert_eq!([at(14, 1_450, 30), at(15, 1_550, 30)], [1, 0]);
		assert_eq!(at(12, 1_200, 190), 5, "more was lost than has passed");
		assert_eq!(at(15, 1_500, u64::MAX), EraIndex::MAX);
	}

	proptest! {
		#[test]
		fn parts_should_be_the_whole_reward_but_for_less_than_a_unit_each(
			scores in prop::collection::vec(1u128..1_000_000_000, 1..40),
			reward in any::<u128>(),
		) {
			let score = scores.iter().sum();
			let era = EraReward { reward, score, settled: 0, claims: 0, ended: 0u64, lost: 0u64 };
			let parts: u128 = scores.iter().map(|score| era.of(*score)).sum();
			prop_assert!(parts <= reward && reward - parts < scores.len() as u128);
		}
	}
}
