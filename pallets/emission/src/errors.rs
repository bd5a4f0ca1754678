//! Why emission refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why emission refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The issuance exceeds the largest share of the supply that an era may issue.
		IssuanceAboveBound,
		/// One vote may not change so much what an era issues, or decay may not take so much at
		/// once. Vote again when the first step is in force and an era has ended under it.
		ChangeTooLarge,
		/// The floor is above the issuance.
		FloorAboveIssuance,
		/// The decay period must be at least one era.
		DecayPeriodZero,
		/// The maximum supply is above what the runtime allows.
		MaxSupplyAboveBound,
		/// The maximum supply is below the current supply.
		MaxSupplyBelowSupply,
		/// The shares must sum to exactly 100 %, none may be zero, and no pool may appear twice.
		BudgetInvalid,
		/// The pool is retired.
		PoolRetired,
		/// Emission is already halted. Only a vote can make the halt longer.
		AlreadyHalted,
		/// Emission is not halted, or continues with the next era in any case.
		NotHalted,
		/// There is no such pool.
		UnknownPool,
		/// The maximum number of pools has been reached.
		TooManyPools,
		/// A pool for block authors, or for activity, already exists.
		PoolKindTaken,
		/// There is no fungible asset with this id.
		UnknownAsset,
		/// The identity registry of this chain cannot check the requirement.
		RequirementUnsupported,
		/// The budget in force, or the next one, still names the pool.
		PoolInBudget,
		/// The pool is not retired.
		NotRetired,
		/// The pool still has members, or rewards that have not expired.
		PoolInUse,
		/// The call does not apply to a pool of this kind.
		WrongPoolKind,
		/// The amount must be positive.
		AmountZero,
		/// The account has no stake, or no record, in the pool.
		NotMember,
		/// The account is already enrolled.
		AlreadyEnrolled,
		/// The account has less at stake than this.
		StakeTooSmall,
		/// The account is not a reporter of the pool.
		NotReporter,
		/// Scores must be positive.
		ScoreZero,
		/// A score is too large to be added.
		ScoreOverflow,
		/// The batch is empty.
		EmptyBatch,
		/// There is nothing to claim now.
		NothingToClaim,
		/// The record holds rewards or scores that have not expired, or its owner is enrolled.
		RecordInUse,
		/// A sum overflows. This cannot happen as long as rewards are tokens.
		Overflow,
		/// The account's level of identity check is below the required one, or the account has not
		/// been checked.
		LevelTooLow,
		/// The account's identity record has expired.
		IdentityExpired,
		/// Payments to the account's jurisdiction are not accepted here.
		JurisdictionRefused,
		/// The account is frozen.
		AccountFrozen,
		/// The account's jurisdiction is blocked on this chain.
		JurisdictionBlocked,
		/// The attester that vouched for the account has been removed or has withdrawn all its
		/// records.
		AttesterGone,
		/// The account's identity record was revoked.
		IdentityRevoked,
		/// Fewer attesters than required vouch for the account.
		TooFewAttesters,
		/// The account has received the maximum for its level in this period. Claim again in the
		/// next one.
		PayoutLimitReached,
		/// The payment alone exceeds the maximum per period for the account's level. It needs a
		/// higher level.
		AbovePayoutLimit,
		/// The reporter would have reported more in this era than it may. Report the rest in the
		/// next era.
		AllowanceExceeded,
		/// A reporter is named twice.
		ReporterTwice,
		/// Emission has recently been halted for as many eras as is allowed without a vote. A vote
		/// can halt it for longer.
		HaltsUsedUp,
		/// A halt by vote must last at least one era and at most the window, and must end later
		/// than the present halt.
		HaltInvalid,
		/// The account is the pot of a pool: what it received would be owed to nobody. Name another
		/// account.
		AccountIsPot,
		/// The account that the owner has named to be paid is frozen. Wait until that ends, or have
		/// the owner name another.
		PayeeFrozen,
		/// The account that the owner has named to be paid is in a jurisdiction that is blocked on
		/// this chain. Have the owner name another.
		PayeeBlocked,
	}
}
