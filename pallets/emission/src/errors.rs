//! Why emission refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why emission refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The issuance is above the largest share of the supply that an era may issue.
		IssuanceAboveBound,
		/// The issuance is further from the present one than one vote may move it.
		ChangeTooLarge,
		/// The floor is above the issuance.
		FloorAboveIssuance,
		/// The issuance must fall every so many eras: at least 1.
		DecayPeriodZero,
		/// The largest supply is above what the runtime allows.
		MaxSupplyAboveBound,
		/// The largest supply is below the supply there is.
		MaxSupplyBelowSupply,
		/// The shares must sum to exactly 100 %, none zero, no pool twice.
		BudgetInvalid,
		/// A pool of the budget is retired.
		PoolRetired,
		/// Emission is halted already.
		AlreadyHalted,
		/// Emission is not halted.
		NotHalted,
		/// There is no such pool.
		UnknownPool,
		/// There are as many pools as can be.
		TooManyPools,
		/// There is a pool for block authors, or for activity, already.
		PoolKindTaken,
		/// No fungible asset of this number exists.
		UnknownAsset,
		/// Nobody can check this requirement.
		RequirementUnsupported,
		/// The budget in force, or the one to come, still names the pool.
		PoolInBudget,
		/// The pool is not retired.
		NotRetired,
		/// Somebody still has a record in the pool, or rewards in it have not expired yet.
		PoolInUse,
		/// The call is not for a pool of this kind.
		WrongPoolKind,
		/// The amount is zero.
		AmountZero,
		/// The account has no stake, or no record, in the pool.
		NotMember,
		/// The account takes part already.
		AlreadyEnrolled,
		/// The account has less at stake.
		StakeTooSmall,
		/// The account is no reporter of the pool.
		NotReporter,
		/// A score is zero.
		ScoreZero,
		/// A score is too large to be added.
		ScoreOverflow,
		/// The batch is empty.
		EmptyBatch,
		/// There is nothing to claim now.
		NothingToClaim,
		/// The record holds rewards or scores that have not expired, or its owner wants to keep it.
		RecordInUse,
		/// A sum overflows. It cannot happen while rewards are tokens.
		Overflow,
		/// The account's level of identity check is too low, or nobody has checked it.
		LevelTooLow,
		/// The account's identity check has expired: have it renewed.
		IdentityExpired,
		/// The pool does not pay into the account's jurisdiction.
		JurisdictionRefused,
		/// The account is frozen.
		AccountFrozen,
		/// No payment goes to the account's jurisdiction.
		JurisdictionBlocked,
		/// Whoever vouched for the account is no attester any more.
		AttesterGone,
		/// The account's identity check was revoked.
		IdentityRevoked,
		/// Fewer attesters than required vouch for the account.
		TooFewAttesters,
		/// The account has received as much as its level allows in this period.
		PayoutLimitReached,
		/// The payment alone is more than the account's level allows in a period.
		AbovePayoutLimit,
	}
}
