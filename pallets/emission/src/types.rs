//! Records of pools and their members, and their arithmetic. Nothing here touches storage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use distribution_primitives::{
	emission::{EraIndex, PoolKind, Scores, Unclaimed},
	Requirement,
};
use polkadot_sdk::{
	frame_support::BoundedVec,
	sp_core::{Get, U256},
	sp_runtime::helpers_128bit::multiply_by_rational_with_rounding,
	sp_runtime::Rounding,
};
use scale_info::TypeInfo;

/// Seed of a pool's pot. No other pallet and no round uses a seed of this form.
pub fn pot_seed(pool: u16) -> (u8, u16) {
	(b'e', pool)
}

/// 2^128: the scale of rewards per share.
const SCALE: U256 = U256([0, 0, 1, 0]);

/// Rewards per unit of stake since a pool began, times 2^128.
///
/// It cannot overflow: with at least one unit of stake it is at most the sum of all rewards times
/// 2^128, and rewards are tokens, of which there are fewer than 2^128. Rounding down loses less
/// than 2^-128 units per unit of stake and era, so no stake loses a whole unit in fewer than 2^128
/// / stake eras.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct PerShare(pub U256);

impl PerShare {
	/// The value after `reward` is shared among `shares`. `None` if there are no shares, or on
	/// overflow, which cannot happen as long as rewards are tokens.
	pub fn after(&self, reward: u128, shares: u128) -> Option<Self> {
		let each = U256::from(reward).checked_mul(SCALE)?;
		self.0.checked_add(each.checked_div(shares.into())?).map(Self)
	}

	/// What `shares` have earned since the value was `since`, times 2^128.
	fn earned(&self, since: &Self, shares: u128) -> Option<U256> {
		self.0.checked_sub(since.0)?.checked_mul(shares.into())
	}
}

/// An account's stake in a pool.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Stake<Balance, Deposit> {
	/// The active part, in the smallest unit of the pool's asset.
	pub active: Balance,
	/// The pending part, which becomes active in the era after `added`.
	pub pending: Balance,
	/// Era in which the pending part was added.
	pub added: EraIndex,
	/// The pool's rewards per share when the stake was last settled.
	pub since: PerShare,
	/// Rewards settled and not yet paid.
	pub earned: Balance,
	/// The account's deposit for this record.
	pub deposit: Deposit,
}

impl<Balance: Copy + Into<u128> + From<u128>, Deposit> Stake<Balance, Deposit> {
	/// What it has earned when the pool's rewards per share are `now`, including settled rewards,
	/// rounded down once. `promoted` is their value when the pending part became active, if it has.
	pub fn earned_until(&self, now: &PerShare, promoted: Option<&PerShare>) -> Option<Balance> {
		let active = now.earned(&self.since, self.active.into())?;
		let pending = match promoted {
			Some(since) => now.earned(since, self.pending.into())?,
			None => U256::zero(),
		};
		let new = active.checked_add(pending)?.checked_div(SCALE)?;
		let new = u128::try_from(new).ok()?;
		self.earned.into().checked_add(new).map(Into::into)
	}

	/// Whether nothing is staked.
	pub fn is_empty(&self) -> bool {
		let (active, pending): (u128, u128) = (self.active.into(), self.pending.into());
		active == 0 && pending == 0
	}
}

/// A pool's rewards per share at the end of an era, kept for stake that became active then.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Snapshot {
	/// Rewards per share.
	pub per_share: PerShare,
	/// Number of stakes that still need it.
	pub needed: u32,
}

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

/// A pool.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Pool<AccountId, AssetKind, Balance> {
	/// The compliance requirement for its members.
	pub requirement: Requirement,
	/// The requirement decided but not yet in force, and its first era.
	pub next_requirement: Option<(EraIndex, Requirement)>,
	/// Whether it no longer accepts members.
	pub retired: bool,
	/// Accounts with a record in it.
	pub members: u32,
	/// Rewards funded and neither paid nor burned.
	pub owed: Balance,
	/// What it rewards, and its books.
	pub books: Books<AccountId, AssetKind, Balance>,
}

impl<AccountId, AssetKind, Balance> Pool<AccountId, AssetKind, Balance> {
	/// Puts the next requirement in force if it is due in `era`.
	pub fn advance(&mut self, era: EraIndex) {
		if let Some((_, requirement)) = self.next_requirement.take_if(|(from, _)| *from <= era) {
			self.requirement = requirement;
		}
	}
}

/// The books of a pool, by what it rewards.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Books<AccountId, AssetKind, Balance> {
	/// Holding an asset.
	#[codec(index = 0)]
	Stake {
		/// The asset.
		asset: AssetKind,
		/// Active stake, which earns in the running era.
		active: Balance,
		/// Pending stake, which becomes active in the next era.
		pending: Balance,
		/// Number of accounts with pending stake.
		joining: u32,
		/// Rewards per unit of active stake since the pool began.
		per_share: PerShare,
		/// How often rewards were shared or settled since the pool began: each time rounding has
		/// left less than one unit.
		roundings: u64,
	},
	/// Scored work.
	#[codec(index = 1)]
	Contribution {
		/// Where the scores come from.
		scores: Scores,
		/// What happens to rewards that are not claimed in time.
		unclaimed: Unclaimed,
		/// Sum of the scores in the running era.
		score: u128,
		/// Oldest era whose rewards have not expired.
		oldest: EraIndex,
		/// Expired rewards that will be shared again.
		recycled: Balance,
	},
	/// No members: the share goes to one account.
	#[codec(index = 2)]
	Account {
		/// The account.
		to: AccountId,
	},
}

impl<AccountId: Clone, AssetKind: Clone, Balance: Default> Books<AccountId, AssetKind, Balance> {
	/// Empty books of a pool created in `era`.
	pub fn new(kind: PoolKind<AccountId, AssetKind>, era: EraIndex) -> Self {
		match kind {
			PoolKind::Stake { asset } => Self::Stake {
				asset,
				active: Default::default(),
				pending: Default::default(),
				joining: 0,
				per_share: PerShare::default(),
				roundings: 0,
			},
			PoolKind::Contribution { scores, unclaimed } => Self::Contribution {
				scores,
				unclaimed,
				score: 0,
				oldest: era,
				recycled: Default::default(),
			},
			PoolKind::Account { to } => Self::Account { to },
		}
	}

	/// What the pool rewards.
	pub fn kind(&self) -> PoolKind<AccountId, AssetKind> {
		match self {
			Self::Stake { asset, .. } => PoolKind::Stake { asset: asset.clone() },
			Self::Contribution { scores, unclaimed, .. } => {
				PoolKind::Contribution { scores: *scores, unclaimed: *unclaimed }
			}
			Self::Account { to } => PoolKind::Account { to: to.clone() },
		}
	}
}

/// The running era.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Era<Moment, Balance> {
	/// Its number.
	pub index: EraIndex,
	/// When it began.
	pub started: Moment,
	/// Total supply when it began.
	pub supply: Balance,
	/// What the last era before it that was not halted issued, in the native token's smallest
	/// unit. Votes are measured from it.
	pub issued: Balance,
	/// Which of the last 64 eras the brake has halted: the lowest bit stands for the era before
	/// this one. Eras halted by vote do not count.
	pub halts: u64,
}

impl<Moment, Balance> Era<Moment, Balance> {
	/// How many of the last `window` eras the brake has halted, of the 64 that are known.
	pub fn halted(&self, window: u32) -> u32 {
		let known = u64::MAX.checked_shr(u64::BITS.saturating_sub(window)).unwrap_or(0);
		(self.halts & known).count_ones()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_core::ConstU32;

	type TestStake = Stake<u128, ()>;
	type TestContributor = Contributor<u8, u128, (), ConstU32<3>>;

	fn stake(active: u128, pending: u128) -> TestStake {
		Stake { active, pending, added: 0, since: PerShare::default(), earned: 5, deposit: () }
	}

	#[test]
	fn per_share_should_be_exact_to_the_unit_for_the_largest_stake() {
		// Regression: pallet-asset-rewards scales by 4096, which loses everything below a 4096th of
		// the total stake.
		let total = 10u128.pow(22);
		let mut now = PerShare::default();
		for _ in 0..1_000 {
			now = now.after(1, total).unwrap();
		}
		assert_eq!(stake(total, 0).earned_until(&now, None), Some(5 + 999));
		assert_eq!(stake(total / 2, 0).earned_until(&now, None), Some(5 + 499));
		assert_eq!(stake(1, 0).earned_until(&now, None), Some(5));
	}

	#[test]
	fn per_share_should_not_overflow_when_all_tokens_go_to_one_unit() {
		let now = PerShare::default().after(u128::MAX - 5, 1).unwrap();
		assert_eq!(stake(1, 0).earned_until(&now, None), Some(u128::MAX));
		assert_eq!(now.after(6, 1), None);
		assert_eq!(PerShare::default().after(1, 0), None);
	}

	#[test]
	fn stake_should_earn_with_its_pending_part_from_the_promotion_on() {
		let before = PerShare::default().after(100, 10).unwrap();
		let now = before.after(30, 30).unwrap();
		assert_eq!(stake(10, 20).earned_until(&now, None), Some(5 + 110));
		assert_eq!(stake(10, 20).earned_until(&now, Some(&before)), Some(5 + 110 + 20));
	}

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

	#[test]
	fn halted_eras_should_be_counted_within_the_window() {
		let era =
			Era { index: 0, started: 0u32, supply: 0u128, issued: 0, halts: 0b1011 | (1 << 63) };
		let counts = [0, 1, 2, 3, 4, 63, 64, 65].map(|window| era.halted(window));
		assert_eq!(counts, [0, 1, 2, 2, 3, 3, 4, 4]);
	}

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

	#[test]
	fn requirement_should_be_in_force_from_its_era_on() {
		let mut pool = Pool::<u8, u8, u128> {
			requirement: Requirement::level(1),
			next_requirement: Some((5, Requirement::level(2))),
			retired: false,
			members: 0,
			owed: 0,
			books: Books::Account { to: 0 },
		};
		pool.advance(4);
		assert_eq!(pool.requirement, Requirement::level(1));
		pool.advance(6);
		assert_eq!((pool.requirement, pool.next_requirement), (Requirement::level(2), None));
	}
}
