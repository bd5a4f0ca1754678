//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no round of this number.
		UnknownRound,
		/// Only the round's manager may do this.
		NotManager,
		/// The round is not a draft any more, so its terms are final.
		NotDraft,
		/// The round is not open: it is a draft, paused or closed.
		NotOpen,
		/// The round is not paused.
		NotPaused,
		/// The round is not closed.
		NotClosed,
		/// The asset does not exist.
		UnknownAsset,
		/// The window is too short, ends before it begins, or has ended already.
		WindowInvalid,
		/// A streamed round must stay open until its last unlock plus the claim grace.
		WindowBeforeLastUnlock,
		/// A schedule has no length or no step, or a cliff or step longer than its length.
		ScheduleInvalid,
		/// A draft cannot change between listed and Merkle once it has rows: abandon it and draft anew.
		SourceFixed,
		/// Only the native asset can be released vested.
		VestedNeedsNative,
		/// A Merkle round needs a manifest with as many rows as the tree has leaves; a listed round
		/// has none.
		ManifestInvalid,
		/// The budget must be positive.
		BudgetZero,
		/// The budget is below the sum of all rows.
		BudgetBelowTotal,
		/// No registry on this chain can check the requirement.
		RequirementUnsupported,
		/// The pot can move less than the budget while keeping the asset's minimum balance. Locked or
		/// frozen tokens do not count.
		Underfunded,
		/// The round has no rows.
		NoRows,
		/// The round is not a listed one.
		NotListed,
		/// Rows and amounts must be positive.
		AmountZero,
		/// Too many listed rounds wait for being pushed; try again when one is through.
		PushQueueFull,
		/// The round is in the queue already.
		AlreadyQueued,
		/// The chain has just been through this round, and skipped what it could not pay: ask again later,
		/// or claim by hand.
		PushedRecently,
		/// The round is not one that the chain pushes, or every row is paid.
		NothingToPush,
		/// Claims are not accepted yet: the window opens later.
		NotYetOpen,
		/// The window is over.
		WindowClosed,
		/// The evidence is of another kind than the round's source.
		WrongEvidence,
		/// The row's number is not below the number of rows.
		IndexOutOfRange,
		/// The proof has more than 32 hashes.
		ProofTooLong,
		/// The proof does not lead from this row to the round's root: wrong amount, wrong account, wrong
		/// index, or the proof of another list.
		ProofInvalid,
		/// The row belongs to somebody else.
		NotBeneficiary,
		/// The row was paid already.
		AlreadyClaimed,
		/// Nothing of this stream is unlocked that was not paid before.
		NothingUnlocked,
		/// A claim without signature must pay the asset's minimum balance, and a larger part of a stream:
		/// wait, or sign it.
		TooLittleForFreeClaim,
		/// Claims without signature have used up their share of this block: wait for the next one, or sign.
		TooManyFreeClaims,
		/// The first claim of this stream must be signed, because its record takes a deposit.
		SignatureNeeded,
		/// The row would take the round over its budget.
		BudgetExceeded,
		/// The beneficiary's account would stay below the asset's minimum balance.
		BelowMinimumBalance,
		/// The beneficiary's account cannot hold this asset: it needs some native tokens first.
		AccountCannotHoldAsset,
		/// The beneficiary's account may not receive this asset.
		AccountBlocked,
		/// A balance or the supply would overflow.
		BalanceOverflow,
		/// A round cannot pay into its own pot.
		BeneficiaryIsPot,
		/// The beneficiary's level of identity check is below the one required.
		LevelTooLow,
		/// The beneficiary's identity record has expired.
		IdentityExpired,
		/// The beneficiary's jurisdiction may not be paid.
		JurisdictionRefused,
		/// The beneficiary's account is frozen.
		AccountFrozen,
		/// No payment on this chain goes to the beneficiary's jurisdiction.
		JurisdictionBlocked,
		/// Whoever vouched for the beneficiary is no attester any more, or has withdrawn everything.
		AttesterGone,
		/// The beneficiary's identity record was revoked.
		IdentityRevoked,
		/// Fewer attesters than the round requires vouch for the beneficiary.
		TooFewAttesters,
		/// The beneficiary has received as much of this asset as its level allows in this period: claim
		/// again in the next one.
		PayoutLimitReached,
		/// The payment alone is more than the beneficiary's level allows in a period: a higher level cures
		/// it.
		AbovePayoutLimit,
		/// Compliance does not refuse this row: claim it.
		NotRefused,
		/// The row is set aside already.
		AlreadySetAside,
		/// Rows set aside can still be claimed: clean up when their grace is over.
		StillSetAside,
		/// The streams of this round cannot be stopped.
		NotRevocable,
		/// There is nothing left of this stream to stop.
		NothingToStop,
		/// The window is not over, and not every row is paid.
		TooEarlyToClose,
		/// An empty batch.
		EmptyBatch,
		/// The pot's tokens are frozen by their asset's freezer: they can be moved once they are thawed.
		PotFrozen,
	}
}
