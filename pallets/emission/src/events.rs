//! What emission reports. An indexer can rebuild every balance of every pool from it.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What emission reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// New issuance parameters were set.
		#[codec(index = 0)]
		EmissionSet {
			/// The parameters.
			params: EmissionParams<T::Balance>,
			/// First era in which they are in force.
			from: EraIndex,
		},
		/// A new budget was set.
		#[codec(index = 1)]
		BudgetSet {
			/// The budget.
			budget: Budget,
			/// First era in which it is in force.
			from: EraIndex,
		},
		/// Emission was halted, or a halt was made longer.
		#[codec(index = 2)]
		Halted {
			/// First era that issues again, unless emission is resumed or the halt made longer
			/// before.
			until: EraIndex,
			/// Whether it was decided by vote.
			voted: bool,
		},
		/// Emission was resumed by vote, before the halt would have ended.
		#[codec(index = 3)]
		Resumed {
			/// First era that issues again.
			from: EraIndex,
		},
		/// The first era began.
		#[codec(index = 4)]
		Begun {
			/// The time.
			at: MomentOf<T>,
		},
		/// An era ended.
		#[codec(index = 5)]
		EraEnded {
			/// Its number.
			era: EraIndex,
			/// Its outcome.
			record: EraRecord<T::Balance>,
		},
		/// A pool received its share of an era.
		#[codec(index = 6)]
		PoolFunded {
			/// The pool.
			pool: PoolId,
			/// The era.
			era: EraIndex,
			/// What was minted for it, in the native token's smallest unit.
			minted: T::Balance,
			/// Expired rewards that are shared with it.
			recycled: T::Balance,
		},
		/// Rewards of a pool expired.
		#[codec(index = 7)]
		RewardsExpired {
			/// The pool.
			pool: PoolId,
			/// The era they were earned in.
			era: EraIndex,
			/// The amount, in the native token's smallest unit.
			amount: T::Balance,
			/// Whether they were burned. If not, the pool shares them again.
			burned: bool,
		},
		/// A pool was created.
		#[codec(index = 8)]
		PoolCreated {
			/// Its number.
			pool: PoolId,
			/// What it rewards.
			kind: PoolKind<T::AccountId, T::AssetKind>,
			/// The compliance requirement for its members.
			requirement: Requirement,
		},
		/// A new compliance requirement for a pool's members was set.
		#[codec(index = 9)]
		PoolUpdated {
			/// The pool.
			pool: PoolId,
			/// The new requirement.
			requirement: Requirement,
			/// First era in which it is in force.
			from: EraIndex,
		},
		/// A pool was retired: it no longer accepts members.
		#[codec(index = 10)]
		PoolRetired {
			/// The pool.
			pool: PoolId,
		},
		/// A retired pool was unlisted: eras no longer process it; its members can still leave and
		/// claim.
		#[codec(index = 11)]
		PoolUnlisted {
			/// The pool.
			pool: PoolId,
		},
		/// A pool was removed.
		#[codec(index = 12)]
		PoolRemoved {
			/// The pool.
			pool: PoolId,
			/// What was left in its pot, by rounding and as minimum balance: now in the treasury.
			dust: T::Balance,
		},
		/// New reporters of a pool were set.
		#[codec(index = 13)]
		ReportersSet {
			/// The pool.
			pool: PoolId,
			/// All of them.
			reporters: alloc::vec::Vec<T::AccountId>,
			/// The most that each of them can add in an era, as the sum of its scores.
			allowance: u64,
			/// First era in which they may report.
			from: EraIndex,
		},
		/// Stake was added. It becomes active in the next era.
		#[codec(index = 14)]
		Staked {
			/// The pool.
			pool: PoolId,
			/// The owner of the stake.
			who: T::AccountId,
			/// The amount added, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// Stake was withdrawn.
		#[codec(index = 15)]
		Unstaked {
			/// The pool.
			pool: PoolId,
			/// The owner of the stake.
			who: T::AccountId,
			/// The amount, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// An account enrolled in a contribution pool.
		#[codec(index = 16)]
		Enrolled {
			/// The pool.
			pool: PoolId,
			/// The account.
			who: T::AccountId,
		},
		/// An account resigned from a contribution pool.
		#[codec(index = 17)]
		Resigned {
			/// The pool.
			pool: PoolId,
			/// The account.
			who: T::AccountId,
		},
		/// A record in a pool was removed and its deposit returned.
		#[codec(index = 18)]
		RecordRemoved {
			/// The pool.
			pool: PoolId,
			/// The owner of the record.
			who: T::AccountId,
		},
		/// A score was reported.
		#[codec(index = 19)]
		Scored {
			/// The pool.
			pool: PoolId,
			/// The era.
			era: EraIndex,
			/// The account that scored.
			who: T::AccountId,
			/// The score added.
			score: u64,
		},
		/// Rewards were paid.
		#[codec(index = 20)]
		RewardPaid {
			/// The pool.
			pool: PoolId,
			/// The member, who has earned them.
			who: T::AccountId,
			/// The account that was paid: the member, or whom it has named.
			payee: T::AccountId,
			/// The amount, in the native token's smallest unit.
			amount: T::Balance,
		},
		/// Compliance refused to pay rewards of a contribution pool. They are kept for their owner,
		/// and no longer expire.
		#[codec(index = 21)]
		RewardsParked {
			/// The pool.
			pool: PoolId,
			/// The owner of the rewards.
			who: T::AccountId,
			/// Everything kept for the account in this pool, in the native token's smallest unit.
			amount: T::Balance,
			/// The reason.
			refusal: Refusal,
		},
		/// One of several claims was refused. Its rewards remain.
		#[codec(index = 22)]
		ClaimRefused {
			/// The pool.
			pool: PoolId,
			/// The account that the claim was for.
			who: T::AccountId,
			/// The reason.
			error: DispatchError,
		},
		/// Something happened that should never happen. No account lost anything.
		#[codec(index = 23)]
		Unexpected {
			/// The pool.
			pool: PoolId,
			/// What happened.
			kind: UnexpectedKind,
		},
		/// A halt is over.
		#[codec(index = 24)]
		HaltEnded {
			/// The era that has begun; it issues again.
			era: EraIndex,
		},
	}
}
