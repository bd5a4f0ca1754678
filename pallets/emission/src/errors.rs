//! Why emission refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why emission refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The issuance exceeds the largest share of the supply that an era may issue.
		#[codec(index = 0)]
		IssuanceAboveBound,
		/// One vote may not change so much what an era issues, or decay may not take so much at
		/// once. Vote again when the first step is in force and an era has ended under it.
		#[codec(index = 1)]
		ChangeTooLarge,
		/// The floor is above the issuance.
		#[codec(index = 2)]
		FloorAboveIssuance,
		/// The decay period must be at least one era.
		#[codec(index = 3)]
		DecayPeriodZero,
		/// The maximum supply is above what the runtime allows.
		#[codec(index = 4)]
		MaxSupplyAboveBound,
		/// The maximum supply is below the current supply.
		#[codec(index = 5)]
		MaxSupplyBelowSupply,
		/// The shares must sum to exactly 100 %, none may be zero, and no pool may appear twice.
		#[codec(index = 6)]
		BudgetInvalid,
		/// The pool is retired.
		#[codec(index = 7)]
		PoolRetired,
		/// Emission is already halted. Only a vote can make the halt longer.
		#[codec(index = 8)]
		AlreadyHalted,
		/// Emission is not halted, or continues with the next era in any case.
		#[codec(index = 9)]
		NotHalted,
		/// There is no such pool.
		#[codec(index = 10)]
		UnknownPool,
		/// The maximum number of pools has been reached.
		#[codec(index = 11)]
		TooManyPools,
		/// A pool for block authors, or for activity, already exists.
		#[codec(index = 12)]
		PoolKindTaken,
		/// There is no fungible asset with this id.
		#[codec(index = 13)]
		UnknownAsset,
		/// The identity registry of this chain cannot check the requirement.
		#[codec(index = 14)]
		RequirementUnsupported,
		/// The budget in force, or the next one, still names the pool.
		#[codec(index = 15)]
		PoolInBudget,
		/// The pool is not retired.
		#[codec(index = 16)]
		NotRetired,
		/// The pool still has members, or rewards that have not expired.
		#[codec(index = 17)]
		PoolInUse,
		/// The call does not apply to a pool of this kind.
		#[codec(index = 18)]
		WrongPoolKind,
		/// The amount must be positive.
		#[codec(index = 19)]
		AmountZero,
		/// The account has no stake, or no record, in the pool.
		#[codec(index = 20)]
		NotMember,
		/// The account is already enrolled.
		#[codec(index = 21)]
		AlreadyEnrolled,
		/// The account has less at stake than this.
		#[codec(index = 22)]
		StakeTooSmall,
		/// The account is not a reporter of the pool.
		#[codec(index = 23)]
		NotReporter,
		/// Scores must be positive.
		#[codec(index = 24)]
		ScoreZero,
		/// A score is too large to be added.
		#[codec(index = 25)]
		ScoreOverflow,
		/// The batch is empty.
		#[codec(index = 26)]
		EmptyBatch,
		/// There is nothing to claim now.
		#[codec(index = 27)]
		NothingToClaim,
		/// The record holds rewards or scores that have not expired, or its owner is enrolled.
		#[codec(index = 28)]
		RecordInUse,
		/// A sum overflows. This cannot happen as long as rewards are tokens.
		#[codec(index = 29)]
		Overflow,
		/// The account's level of identity check is below the required one, or the account has not
		/// been checked.
		#[codec(index = 30)]
		LevelTooLow,
		/// The account's identity record has expired.
		#[codec(index = 31)]
		IdentityExpired,
		/// Payments to the account's jurisdiction are not accepted here.
		#[codec(index = 32)]
		JurisdictionRefused,
		/// The account is frozen.
		#[codec(index = 33)]
		AccountFrozen,
		/// The account's jurisdiction is blocked on this chain.
		#[codec(index = 34)]
		JurisdictionBlocked,
		/// The attester that vouched for the account has been removed or has withdrawn all its
		/// records.
		#[codec(index = 35)]
		AttesterGone,
		/// The account's identity record was revoked.
		#[codec(index = 36)]
		IdentityRevoked,
		/// Fewer attesters than required vouch for the account.
		#[codec(index = 37)]
		TooFewAttesters,
		/// The account has received the maximum for its level in this period. Claim again in the
		/// next one.
		#[codec(index = 38)]
		PayoutLimitReached,
		/// The payment alone exceeds the maximum per period for the account's level. It needs a
		/// higher level.
		#[codec(index = 39)]
		AbovePayoutLimit,
		/// The reporter would have reported more in this era than it may. Report the rest in the
		/// next era.
		#[codec(index = 40)]
		AllowanceExceeded,
		/// A reporter is named twice.
		#[codec(index = 41)]
		ReporterTwice,
		/// Emission has recently been halted for as many eras as is allowed without a vote. A vote
		/// can halt it for longer.
		#[codec(index = 42)]
		HaltsUsedUp,
		/// A halt by vote must last at least one era and at most the window, and must end later
		/// than the present halt.
		#[codec(index = 43)]
		HaltInvalid,
		/// The account is the pot of a pool: what it received would be owed to nobody. Name another
		/// account.
		#[codec(index = 44)]
		AccountIsPot,
		/// The account that the owner has named to be paid is frozen. Wait until that ends, or have
		/// the owner name another.
		#[codec(index = 45)]
		PayeeFrozen,
		/// The account that the owner has named to be paid is in a jurisdiction that is blocked on
		/// this chain. Have the owner name another.
		#[codec(index = 46)]
		PayeeBlocked,
	}
}
