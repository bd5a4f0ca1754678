//! What emission reports. An indexer can rebuild every balance of every pool from it.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What emission reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// New parameters were decided.
		EmissionSet {
			/// The parameters.
			params: EmissionParams<T::Balance>,
			/// First era in which they are in force.
			from: EraIndex,
		},
		/// A new budget was decided.
		BudgetSet {
			/// The budget.
			budget: Budget,
			/// First era in which it is in force.
			from: EraIndex,
		},
		/// Emission was halted.
		Halted,
		/// Emission goes on.
		Resumed,
		/// The first era began.
		Begun {
			/// When.
			at: MomentOf<T>,
		},
		/// An era ended.
		EraEnded {
			/// Its number.
			era: EraIndex,
			/// What it brought.
			record: EraRecord<T::Balance>,
		},
		/// A pool got its share of an era.
		PoolFunded {
			/// The pool.
			pool: PoolId,
			/// The era.
			era: EraIndex,
			/// What was minted for it, in the native token's smallest unit.
			minted: T::Balance,
			/// Expired rewards that are shared out with it.
			recycled: T::Balance,
		},
		/// Rewards of a pool expired.
		RewardsExpired {
			/// The pool.
			pool: PoolId,
			/// The era they were earned in.
			era: EraIndex,
			/// How much, in the native token's smallest unit.
			amount: T::Balance,
			/// Whether they were burned. If not, the pool shares them out again.
			burned: bool,
		},
		/// A pool was made.
		PoolCreated {
			/// Its number.
			pool: PoolId,
			/// What it rewards.
			kind: PoolKind<T::AccountId, T::AssetKind>,
			/// What compliance demands of whom it pays.
			requirement: Requirement,
		},
		/// A pool demands something else of whom it pays.
		PoolUpdated {
			/// The pool.
			pool: PoolId,
			/// What compliance demands from now on.
			requirement: Requirement,
		},
		/// A pool takes nobody in any more.
		PoolRetired {
			/// The pool.
			pool: PoolId,
		},
		/// A retired pool is looked at no more when eras end; members still have something in it.
		PoolUnlisted {
			/// The pool.
			pool: PoolId,
		},
		/// A pool was removed.
		PoolRemoved {
			/// The pool.
			pool: PoolId,
			/// What rounding had left in its pot, and what kept the pot alive: now in the treasury.
			dust: T::Balance,
		},
		/// A pool has other reporters.
		ReportersSet {
			/// The pool.
			pool: PoolId,
			/// All of them.
			reporters: alloc::vec::Vec<T::AccountId>,
		},
		/// Somebody staked. It counts from the next era on.
		Staked {
			/// The pool.
			pool: PoolId,
			/// Whose stake it is.
			who: T::AccountId,
			/// How much more, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// Somebody took stake back.
		Unstaked {
			/// The pool.
			pool: PoolId,
			/// Whose stake it was.
			who: T::AccountId,
			/// How much, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// Somebody takes part in a contribution pool.
		Enrolled {
			/// The pool.
			pool: PoolId,
			/// Who.
			who: T::AccountId,
		},
		/// Somebody no longer takes part in a contribution pool.
		Resigned {
			/// The pool.
			pool: PoolId,
			/// Who.
			who: T::AccountId,
		},
		/// A record in a pool was removed and its deposit returned.
		RecordRemoved {
			/// The pool.
			pool: PoolId,
			/// Whose record it was.
			who: T::AccountId,
		},
		/// A score was reported.
		Scored {
			/// The pool.
			pool: PoolId,
			/// The era.
			era: EraIndex,
			/// Whose score it is.
			who: T::AccountId,
			/// How much more.
			score: u64,
		},
		/// Rewards were paid.
		RewardPaid {
			/// The pool.
			pool: PoolId,
			/// To whom.
			who: T::AccountId,
			/// How much, in the native token's smallest unit.
			amount: T::Balance,
		},
		/// Compliance refused to pay rewards of a contribution pool. They are kept for their owner, and no longer
		/// expire.
		RewardsParked {
			/// The pool.
			pool: PoolId,
			/// Whose rewards they are.
			who: T::AccountId,
			/// All that waits for the account in this pool, in the native token's smallest unit.
			amount: T::Balance,
			/// Why they were not paid.
			refusal: Refusal,
		},
		/// One of several claims was refused. What it claims stays.
		ClaimRefused {
			/// The pool.
			pool: PoolId,
			/// Whose claim it was.
			who: T::AccountId,
			/// Why.
			error: DispatchError,
		},
		/// Something happened that should not. Nothing that anybody had is lost.
		Unexpected {
			/// The pool.
			pool: PoolId,
			/// What.
			kind: UnexpectedKind,
		},
	}
}
