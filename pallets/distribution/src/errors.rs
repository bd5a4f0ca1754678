//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no round with this id.
		UnknownRound,
		/// Only the round's manager may do this.
		NotManager,
		/// The round is no longer a draft, so its terms are final.
		NotDraft,
		/// The round is not open: it is a draft, paused or closed.
		NotOpen,
		/// The round is not paused.
		NotPaused,
		/// The round is not closed.
		NotClosed,
		/// The asset does not exist.
		UnknownAsset,
		/// The window is too short, ends before it begins, or has already ended.
		WindowInvalid,
		/// A streamed round must stay open until its last unlock plus the claim grace period.
		WindowBeforeLastUnlock,
		/// The schedule has no length or no step, or its cliff or step is longer than its length.
		ScheduleInvalid,
		/// A draft that has rows cannot switch between listed and Merkle: abandon it and draft a
		/// new round.
		SourceFixed,
		/// Only the native asset can be released vested.
		VestedNeedsNative,
		/// A Merkle round needs a manifest with as many rows as the tree has leaves; a listed round
		/// must not have one.
		ManifestInvalid,
		/// The budget must be positive.
		BudgetZero,
		/// The budget is below the sum of all rows.
		BudgetBelowTotal,
		/// The identity registry of this chain cannot check the requirement.
		RequirementUnsupported,
		/// The pot cannot pay the budget and keep the asset's minimum balance. Locked or frozen
		/// tokens do not count.
		Underfunded,
		/// The round has no rows.
		NoRows,
		/// The round is not a listed one.
		NotListed,
		/// Amounts must be positive.
		AmountZero,
		/// The push queue is full. Try again once a round has finished.
		PushQueueFull,
		/// The round is already in the push queue.
		AlreadyQueued,
		/// The chain has just pushed this round and skipped the rows it could not pay. Try again
		/// later, or claim by hand. The wait doubles each time nothing could be paid.
		PushedRecently,
		/// The chain does not push this round, or every row has been paid.
		NothingToPush,
		/// Claims are not accepted yet: the window opens later.
		NotYetOpen,
		/// The window has closed.
		WindowClosed,
		/// The evidence does not match the round's source.
		WrongEvidence,
		/// The row's index is not below the number of rows.
		IndexOutOfRange,
		/// The proof has more than 32 hashes.
		ProofTooLong,
		/// The proof does not lead from this row to the round's root: wrong amount, account or
		/// index, or the proof of another list.
		ProofInvalid,
		/// The row belongs to another account.
		NotBeneficiary,
		/// The row has already been paid.
		AlreadyClaimed,
		/// Nothing more has unlocked since the last payment.
		NothingUnlocked,
		/// A claim without signature must pay the asset's minimum balance and a minimum share of a
		/// stream. Wait for more to unlock, or sign the transaction.
		TooLittleForFreeClaim,
		/// Claims without signature have used up their share of this block. Try again in the next
		/// block, or sign the transaction.
		TooManyFreeClaims,
		/// The first claim from this stream must be signed, because its record requires a deposit.
		SignatureNeeded,
		/// The round would exceed its budget.
		BudgetExceeded,
		/// The account that is paid would stay below the asset's minimum balance.
		BelowMinimumBalance,
		/// The account that is paid cannot hold this asset until it holds some native tokens or, if
		/// it holds as many other assets as it can, until anybody opens a place for this one
		/// (`Assets.touch_other`).
		AccountCannotHoldAsset,
		/// The account that is paid is blocked from receiving this asset.
		AccountBlocked,
		/// A balance or the total supply would overflow.
		BalanceOverflow,
		/// A round cannot pay into its own pot.
		BeneficiaryIsPot,
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
		/// Neither compliance nor full vesting slots refuse this row now: claim it. The claim names
		/// any other reason.
		NotRefused,
		/// The row is already set aside.
		AlreadySetAside,
		/// Rows set aside can still be claimed, and nothing else is left to send. Clean up once
		/// their grace period is over.
		StillSetAside,
		/// The streams of this round cannot be stopped.
		NotRevocable,
		/// Everything in this stream has already unlocked.
		NothingToStop,
		/// Not every row has been paid, and the window has not closed or closed a short time ago:
		/// until then refused rows can be set aside.
		TooEarlyToClose,
		/// The batch is empty.
		EmptyBatch,
		/// The pot's tokens are frozen by their asset's freezer. Try again once they are thawed.
		PotFrozen,
		/// The terms or the listed rows of the round are not those that were named. Read the round
		/// again, and send with the hash of its terms if you accept them.
		TermsChanged,
		/// The round's manager is frozen: the draft can only be abandoned until the freeze ends.
		ManagerFrozen,
		/// The asset did not credit the receiver with the whole amount, so nothing was moved. Tell
		/// the asset's owner.
		NotArrived,
		/// Claims without signature are for the native token and assets that governance has marked.
		/// Sign the transaction.
		AssetNotFree,
		/// The round has not been removed yet, or was never drafted. Tokens in its pot belong to
		/// its remainder.
		NotRemoved,
		/// The pot holds nothing of this asset that could be moved.
		NothingToSweep,
		/// The committee has paused this round for as long as it may. Only a vote can pause it for
		/// longer.
		PauseBudgetSpent,
		/// A vote paused this round: only a vote can change or end that.
		PausedByVote,
		/// The row is below the smallest amount that can be vested, so it could never be paid.
		/// Leave it out, or pay it in a round with another release.
		BelowMinVested,
		/// A draft that has rows cannot become vested: they were not compared with the smallest
		/// amount that can be vested. Abandon it and draft a new round.
		ReleaseFixed,
		/// The terms demand a list that the chain does not have, or of which rows are missing. Store
		/// the list, or amend the terms.
		ListNotVerified,
		/// The list that the terms demand has another root, number of rows or total than the terms.
		/// Amend them; the tree of a list in the chain has its leaves in the order of the rows.
		ListDiffers,
		/// The list has a row larger than the terms allow.
		RowTooLarge,
		/// The largest rows of the list are a larger share of it than the terms allow.
		TooConcentrated,
		/// A limit on the largest rows is for between 1 and 100 of them.
		LimitInvalid,
		/// The rows and hashes do not lead to the round's root: a wrong row, a wrong number of the
		/// first, or a list whose leaves are sorted by hash. Claim its rows one by one.
		RangeInvalid,
		/// The account that the owner has named to be paid is frozen. Wait until that ends, or have
		/// the owner name another.
		PayeeFrozen,
		/// The account that the owner has named to be paid is in a jurisdiction that is blocked on
		/// this chain. Have the owner name another.
		PayeeBlocked,
		/// Nobody has a key of the account that is to be paid: it is a pot, another account of a
		/// pallet or a chain, or an Ethereum address. What it received would be lost. Sign another.
		PayeeKeyless,
		/// The owner has named another payee for this round, and no signature gets around that. Claim
		/// without a redirect, or have the owner change the payee.
		PayeeNamed,
		/// The redirect is not valid any longer. Have the owner sign another, or claim without one.
		RedirectExpired,
		/// The row has been paid since the owner signed the redirect, which is for one payment. Have
		/// the owner sign another with what has been paid by now.
		RedirectUsed,
		/// The signature is not the owner's for this redirect: another key signed, or another chain,
		/// round, row, owner, account, deadline or amount paid before.
		RedirectNotSigned,
		/// The beneficiaries of this round are Ethereum addresses. Claim with `claim_ethereum`, which
		/// carries a signature by the key of the row's address.
		BeneficiariesAreEthereum,
		/// A draft that has rows cannot switch between accounts and Ethereum addresses: abandon it and
		/// draft a new round.
		BeneficiariesFixed,
		/// The terms say that the beneficiaries are Ethereum addresses, and the row's account is not
		/// one behind twelve zero bytes. Correct the row, or the terms; once the round is open, nobody
		/// can be paid from it.
		NotEthereumAddress,
		/// The beneficiaries of this round are accounts of this chain, not Ethereum addresses. Claim
		/// without an Ethereum signature.
		BeneficiariesAreAccounts,
		/// The deadline that the owner of the address signed has passed. Have the owner sign again, with
		/// a later one.
		SignatureExpired,
		/// The number s of the Ethereum signature is in the upper half of its range, which no wallet
		/// gives. Have the owner sign again.
		SignatureNotLow,
		/// The last byte of the Ethereum signature, v, must be 0, 1, 27 or 28.
		SignatureVInvalid,
		/// No Ethereum key makes this signature. Copy it again, or have the owner sign again.
		SignedByNoKey,
		/// The owner of the address has not signed this claim: another key has, or the owner has signed
		/// another chain, round, row, destination, amount or deadline.
		SignerNotOwner,
		/// The account to be paid begins with twelve zero bytes, so it is an Ethereum address: nobody
		/// has a key for it on this chain. Name an account of this chain.
		DestinationIsEthereum,
		/// The round is not one of vouchers.
		NotVoucher,
		/// Vouchers are paid at once: their round needs the immediate release.
		VoucherNeedsImmediate,
		/// The round has no keys that could sign vouchers. Its manager sets them before it opens.
		KeysMissing,
		/// Vouchers need 1 to 8 different keys, each sr25519, ed25519 or ECDSA, and a threshold from 1 to
		/// their number.
		KeysInvalid,
		/// Three former epochs have not ended yet. Rotate the keys again once one of them has.
		TooManyEpochs,
		/// Vouchers of the former keys must stay valid for the notice period at least. Name a later
		/// end.
		NoticeTooShort,
		/// What is promised, and the number of beneficiaries, can be raised but not lowered.
		PromiseLowered,
		/// The voucher names an epoch of keys that the round has not reached.
		EpochUnknown,
		/// The keys that signed the voucher are no longer valid. Ask its signer for a new voucher.
		EpochEnded,
		/// The voucher's deadline has passed. Ask its signer for a new voucher.
		VoucherExpired,
		/// The voucher has fewer or more signatures than the round's keys demand.
		SignatureCountWrong,
		/// A signature names a key that the round does not have.
		SignerUnknown,
		/// One key has signed the voucher twice. Another key has to sign it too.
		SignerTwice,
		/// The signatures are not those of the round's keys over this voucher: another chain, round,
		/// beneficiary, amount, deadline or epoch was signed, or other keys have signed.
		VoucherNotSigned,
		/// As much as the voucher says has been paid already.
		NothingToSettle,
		/// The voucher exceeds what the manager has promised and nobody else has been paid. Ask the
		/// manager to promise more.
		AbovePromised,
		/// The round has no room for a further beneficiary. Ask its manager to make room.
		TooManyBeneficiaries,
		/// Vouchers are paid to accounts of this chain: the beneficiaries of their round cannot be
		/// Ethereum addresses.
		VoucherNeedsAccounts,
		/// Without a fee a settlement carries 16 signatures at most. Send fewer vouchers at a time, or
		/// sign the transaction.
		TooManySignaturesForFree,
		/// A round that a sale delivers from is opened with the sale. Open a sale instead.
		OpenedBySale,
	}
}
