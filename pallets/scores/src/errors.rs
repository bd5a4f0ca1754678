//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no board with this number, or it has been removed and its pot is empty.
		#[codec(index = 0)]
		UnknownBoard,
		/// Bond, window and time for a verdict must not be below what this chain demands, and an
		/// account must be able to earn something.
		#[codec(index = 1)]
		TermsInvalid,
		/// Compliance cannot check this requirement.
		#[codec(index = 2)]
		RequirementUnsupported,
		/// An account is named twice.
		#[codec(index = 3)]
		ReporterTwice,
		/// The board is closed: no more roots are posted to it.
		#[codec(index = 4)]
		BoardClosed,
		/// The account does not report to this board, or no longer.
		#[codec(index = 5)]
		NotReporter,
		/// A root is posted and not final yet. The next one can be posted when it is, or has fallen.
		#[codec(index = 6)]
		RootPending,
		/// There is no such list in the chain, or rows of it are missing.
		#[codec(index = 7)]
		UnknownList,
		/// The list has another root.
		#[codec(index = 8)]
		RootDiffers,
		/// Scores are what was earned since the board began: their sum must be higher than before.
		#[codec(index = 9)]
		NothingAdded,
		/// The sum of the scores is more than the board has paid and its pot can pay. Pay into the pot,
		/// or post less.
		#[codec(index = 10)]
		NotCovered,
		/// No root waits on this board: it is final, or has fallen.
		#[codec(index = 11)]
		NoRootPosted,
		/// Another root waits on this board by now.
		#[codec(index = 12)]
		OtherRoot,
		/// The rows and their proofs do not show this fault.
		#[codec(index = 13)]
		FaultNotProven,
		/// Somebody has challenged this root already. The verdict is about the root, whoever asks for it.
		#[codec(index = 14)]
		AlreadyChallenged,
		/// The window of this root is over. What can be proven can be proven until the root is final.
		#[codec(index = 15)]
		WindowOver,
		/// Nobody has challenged this root, or the challenge is dismissed.
		#[codec(index = 16)]
		NotChallenged,
		/// The time for a verdict is over: the root falls.
		#[codec(index = 17)]
		VerdictLate,
		/// The root can still be challenged.
		#[codec(index = 18)]
		WindowOpen,
		/// The root is challenged, and there is still time for a verdict.
		#[codec(index = 19)]
		VerdictAwaited,
		/// No root of this board is final yet.
		#[codec(index = 20)]
		NoRootFinal,
		/// The last final root has no such row, or the proof is wrong. Proofs are those of the list that
		/// the board names.
		#[codec(index = 21)]
		InvalidProof,
		/// All that the account has earned is paid.
		#[codec(index = 22)]
		NothingToClaim,
		/// As much was paid as the root has in all. A faulty root has become final: the next one has to
		/// put it right.
		#[codec(index = 23)]
		TotalReached,
		/// The account that is to be paid is the pot of a board.
		#[codec(index = 24)]
		AccountIsPot,
		/// The board was closed long ago: nothing is claimed from it any more.
		#[codec(index = 25)]
		ClaimsOver,
		/// The board is not closed, or what was earned on it can still be claimed.
		#[codec(index = 26)]
		ClaimsNotOver,
		/// The account has no record on this board.
		#[codec(index = 27)]
		NoRecord,
		/// Accounts still have records on this board. Anybody can clean them up.
		#[codec(index = 28)]
		RecordsLeft,
		/// The account's identity level is too low for this board.
		#[codec(index = 29)]
		LevelTooLow,
		/// The account's identity record has expired. Renew it with an attester.
		#[codec(index = 30)]
		IdentityExpired,
		/// The board does not pay into the account's jurisdiction.
		#[codec(index = 31)]
		JurisdictionRefused,
		/// The account is frozen.
		#[codec(index = 32)]
		AccountFrozen,
		/// No payment on this chain goes to the account's jurisdiction.
		#[codec(index = 33)]
		JurisdictionBlocked,
		/// The attester of the account's identity record is no longer in office. Ask another.
		#[codec(index = 34)]
		AttesterGone,
		/// The account's identity record was revoked.
		#[codec(index = 35)]
		IdentityRevoked,
		/// Fewer attesters than the board demands vouch for the account.
		#[codec(index = 36)]
		TooFewAttesters,
		/// The account has received as much as it may in this period. Try again in the next.
		#[codec(index = 37)]
		PayoutLimitReached,
		/// The account may not receive anything at its level.
		#[codec(index = 38)]
		AbovePayoutLimit,
		/// The account that the owner has named to be paid is frozen. Name another.
		#[codec(index = 39)]
		PayeeFrozen,
		/// No payment on this chain goes to the jurisdiction of the account that the owner has named to
		/// be paid. Name another.
		#[codec(index = 40)]
		PayeeBlocked,
	}
}
