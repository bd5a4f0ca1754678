//! What emission reports. An indexer can rebuild every balance of every pool from it.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What emission reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// New issuance parameters were set.
		EmissionSet {
			/// The parameters.
			params: EmissionParams<T::Balance>,
			/// First era in which they are in force.
			from: EraIndex,
		},
		/// A new budget was set.
		BudgetSet {
			/// The budget.
			budget: Budget,
			/// First era in which it is in force.
			from: EraIndex,
		},
		/// Emission was halted, or a halt was made longer.
		Halted {
			/// First era that issues again, unless emission is resumed or the halt made longer
			/// before.
			until: EraIndex,
			/// Whether it was decided by vote.
			voted: bool,
		},
		/// Emission was resumed by vote, before the halt would have ended.
		Resumed {
			/// First era that issues again.
			from: EraIndex,
		},
		/// The first era began.
		Begun {
			/// The time.
			at: MomentOf<T>,
		},
		/// An era ended.
		EraEnded {
			/// Its number.
			era: EraIndex,
			/// Its outcome.
			record: EraRecord<T::Balance>,
		},
		/// A pool received its share of an era.
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
		PoolCreated {
			/// Its number.
			pool: PoolId,
			/// What it rewards.
			kind: PoolKind<T::AccountId, T::AssetKind>,
			/// The compliance requirement for its members.
			requirement: Requirement,
		},
		/// A new compliance requirement for a pool's members was set.
		PoolUpdated {
			/// The pool.
			pool: PoolId,
			/// The new requirement.
			requirement: Requirement,
			/// First era in which it is in force.
			from: EraIndex,
		},
		/// A pool was retired: it no longer accepts members.
		PoolRetired {
			/// The pool.
			pool: PoolId,
		},
		/// A retired pool was unlisted: eras no longer process it; its members can still leave and
		/// claim.
		PoolUnlisted {
			/// The pool.
			pool: PoolId,
		},
		/// A pool was removed.
		PoolRemoved {
			/// The pool.
			pool: PoolId,
			/// What was left in its pot, by rounding and as minimum balance: now in the treasury.
			dust: T::Balance,
		},
		/// New reporters of a pool were set.
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
		Staked {
			/// The pool.
			pool: PoolId,
			/// The owner of the stake.
			who: T::AccountId,
			/// The amount added, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// Stake was withdrawn.
		Unstaked {
			/// The pool.
			pool: PoolId,
			/// The owner of the stake.
			who: T::AccountId,
			/// The amount, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// An account enrolled in a contribution pool.
		Enrolled {
			/// The pool.
			pool: PoolId,
			/// The account.
			who: T::AccountId,
		},
		/// An account resigned from a contribution pool.
		Resigned {
			/// The pool.
			pool: PoolId,
			/// The account.
			who: T::AccountId,
		},
		/// A record in a pool was removed and its deposit returned.
		RecordRemoved {
			/// The pool.
			pool: PoolId,
			/// The owner of the record.
			who: T::AccountId,
		},
		/// A score was reported.
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
		ClaimRefused {
			/// The pool.
			pool: PoolId,
			/// The account that the claim was for.
			who: T::AccountId,
			/// The reason.
			error: DispatchError,
		},
		/// Something happened that should never happen. No account lost anything.
		Unexpected {
			/// The pool.
			pool: PoolId,
			/// What happened.
			kind: UnexpectedKind,
		},
		/// A halt is over.
		HaltEnded {
			/// The era that has begun; it issues again.
			era: EraIndex,
		},
	}
}
