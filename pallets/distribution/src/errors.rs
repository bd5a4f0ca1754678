//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no round with this id.
		#[codec(index = 0)]
		UnknownRound,
		/// Only the round's manager may do this.
		#[codec(index = 1)]
		NotManager,
		/// The round is no longer a draft, so its terms are final.
		#[codec(index = 2)]
		NotDraft,
		/// The round is not open: it is a draft, paused or closed.
		#[codec(index = 3)]
		NotOpen,
		/// The round is not paused.
		#[codec(index = 4)]
		NotPaused,
		/// The round is not closed.
		#[codec(index = 5)]
		NotClosed,
		/// The asset does not exist.
		#[codec(index = 6)]
		UnknownAsset,
		/// The window is too short, ends before it begins, or has already ended.
		#[codec(index = 7)]
		WindowInvalid,
		/// A streamed round must stay open until its last unlock plus the claim grace period.
		#[codec(index = 8)]
		WindowBeforeLastUnlock,
		/// The schedule has no length or no step, or its cliff or step is longer than its length.
		#[codec(index = 9)]
		ScheduleInvalid,
		/// A draft that has rows cannot switch between listed and Merkle: abandon it and draft a
		/// new round.
		#[codec(index = 10)]
		SourceFixed,
		/// Only the native asset can be released vested.
		#[codec(index = 11)]
		VestedNeedsNative,
		/// A Merkle round needs a manifest with as many rows as the tree has leaves; a listed round
		/// must not have one.
		#[codec(index = 12)]
		ManifestInvalid,
		/// The budget must be positive.
		#[codec(index = 13)]
		BudgetZero,
		/// The budget is below the sum of all rows.
		#[codec(index = 14)]
		BudgetBelowTotal,
		/// The identity registry of this chain cannot check the requirement.
		#[codec(index = 15)]
		RequirementUnsupported,
		/// The pot cannot pay the budget and keep the asset's minimum balance. Locked or frozen
		/// tokens do not count.
		#[codec(index = 16)]
		Underfunded,
		/// The round has no rows.
		#[codec(index = 17)]
		NoRows,
		/// The round is not a listed one.
		#[codec(index = 18)]
		NotListed,
		/// Amounts must be positive.
		#[codec(index = 19)]
		AmountZero,
		/// The push queue is full. Try again once a round has finished.
		#[codec(index = 20)]
		PushQueueFull,
		/// The round is already in the push queue.
		#[codec(index = 21)]
		AlreadyQueued,
		/// The chain has just pushed this round and skipped the rows it could not pay. Try again
		/// later, or claim by hand. The wait doubles each time nothing could be paid.
		#[codec(index = 22)]
		PushedRecently,
		/// The chain does not push this round, or every row has been paid.
		#[codec(index = 23)]
		NothingToPush,
		/// Claims are not accepted yet: the window opens later.
		#[codec(index = 24)]
		NotYetOpen,
		/// The window has closed.
		#[codec(index = 25)]
		WindowClosed,
		/// The evidence does not match the round's source.
		#[codec(index = 26)]
		WrongEvidence,
		/// The row's index is not below the number of rows.
		#[codec(index = 27)]
		IndexOutOfRange,
		/// The proof has more than 32 hashes.
		#[codec(index = 28)]
		ProofTooLong,
		/// The proof does not lead from this row to the round's root: wrong amount, account or
		/// index, or the proof of another list.
		#[codec(index = 29)]
		ProofInvalid,
		/// The row belongs to another account.
		#[codec(index = 30)]
		NotBeneficiary,
		/// The row has already been paid.
		#[codec(index = 31)]
		AlreadyClaimed,
		/// Nothing more has unlocked since the last payment.
		#[codec(index = 32)]
		NothingUnlocked,
		/// A claim without signature must pay the asset's minimum balance and a minimum share of a
		/// stream. Wait for more to unlock, or sign the transaction.
		#[codec(index = 33)]
		TooLittleForFreeClaim,
		/// Claims without signature have used up their share of this block. Try again in the next
		/// block, or sign the transaction.
		#[codec(index = 34)]
		TooManyFreeClaims,
		/// The first claim from this stream must be signed, because its record requires a deposit.
		#[codec(index = 35)]
		SignatureNeeded,
		/// The round would exceed its budget.
		#[codec(index = 36)]
		BudgetExceeded,
		/// The account that is paid would stay below the asset's minimum balance.
		#[codec(index = 37)]
		BelowMinimumBalance,
		/// The account that is paid cannot hold this asset until it holds some native tokens or, if
		/// it holds as many other assets as it can, until anybody opens a place for this one
		/// (`Assets.touch_other`).
		#[codec(index = 38)]
		AccountCannotHoldAsset,
		/// The account that is paid is blocked from receiving this asset.
		#[codec(index = 39)]
		AccountBlocked,
		/// A balance or the total supply would overflow.
		#[codec(index = 40)]
		BalanceOverflow,
		/// A round cannot pay into its own pot.
		#[codec(index = 41)]
		BeneficiaryIsPot,
		/// The account's level of identity check is below the required one, or the account has not
		/// been checked.
		#[codec(index = 42)]
		LevelTooLow,
		/// The account's identity record has expired.
		#[codec(index = 43)]
		IdentityExpired,
		/// Payments to the account's jurisdiction are not accepted here.
		#[codec(index = 44)]
		JurisdictionRefused,
		/// The account is frozen.
		#[codec(index = 45)]
		AccountFrozen,
		/// The account's jurisdiction is blocked on this chain.
		#[codec(index = 46)]
		JurisdictionBlocked,
		/// The attester that vouched for the account has been removed or has withdrawn all its
		/// records.
		#[codec(index = 47)]
		AttesterGone,
		/// The account's identity record was revoked.
		#[codec(index = 48)]
		IdentityRevoked,
		/// Fewer attesters than required vouch for the account.
		#[codec(index = 49)]
		TooFewAttesters,
		/// The account has received the maximum for its level in this period. Claim again in the
		/// next one.
		#[codec(index = 50)]
		PayoutLimitReached,
		/// The payment alone exceeds the maximum per period for the account's level. It needs a
		/// higher level.
		#[codec(index = 51)]
		AbovePayoutLimit,
		/// Neither compliance nor full vesting slots refuse this row now: claim it. The claim names
		/// any other reason.
		#[codec(index = 52)]
		NotRefused,
		/// The row is already set aside.
		#[codec(index = 53)]
		AlreadySetAside,
		/// Rows set aside can still be claimed, and nothing else is left to send. Clean up once
		/// their grace period is over.
		#[codec(index = 54)]
		StillSetAside,
		/// The streams of this round cannot be stopped.
		#[codec(index = 55)]
		NotRevocable,
		/// Everything in this stream has already unlocked.
		#[codec(index = 56)]
		NothingToStop,
		/// Not every row has been paid, and the window has not closed or closed a short time ago:
		/// until then refused rows can be set aside.
		#[codec(index = 57)]
		TooEarlyToClose,
		/// The batch is empty.
		#[codec(index = 58)]
		EmptyBatch,
		/// The pot's tokens are frozen by their asset's freezer. Try again once they are thawed.
		#[codec(index = 59)]
		PotFrozen,
		/// The terms or the listed rows of the round are not those that were named. Read the round
		/// again, and send with the hash of its terms if you accept them.
		#[codec(index = 60)]
		TermsChanged,
		/// The round's manager is frozen: the draft can only be abandoned until the freeze ends.
		#[codec(index = 61)]
		ManagerFrozen,
		/// The asset did not credit the receiver with the whole amount, so nothing was moved. Tell
		/// the asset's owner.
		#[codec(index = 62)]
		NotArrived,
		/// Claims without signature are for the native token and assets that governance has marked.
		/// Sign the transaction.
		#[codec(index = 63)]
		AssetNotFree,
		/// The round has not been removed yet, or was never drafted. Tokens in its pot belong to
		/// its remainder.
		#[codec(index = 64)]
		NotRemoved,
		/// The pot holds nothing of this asset that could be moved.
		#[codec(index = 65)]
		NothingToSweep,
		/// The committee has paused this round for as long as it may. Only a vote can pause it for
		/// longer.
		#[codec(index = 66)]
		PauseBudgetSpent,
		/// A vote paused this round: only a vote can change or end that.
		#[codec(index = 67)]
		PausedByVote,
		/// The row is below the smallest amount that can be vested, so it could never be paid.
		/// Leave it out, or pay it in a round with another release.
		#[codec(index = 68)]
		BelowMinVested,
		/// A draft that has rows cannot become vested: they were not compared with the smallest
		/// amount that can be vested. Abandon it and draft a new round.
		#[codec(index = 69)]
		ReleaseFixed,
		/// The terms demand a list that the chain does not have, or of which rows are missing. Store
		/// the list, or amend the terms.
		#[codec(index = 70)]
		ListNotVerified,
		/// The list that the terms demand has another root, number of rows or total than the terms.
		/// Amend them; the tree of a list in the chain has its leaves in the order of the rows.
		#[codec(index = 71)]
		ListDiffers,
		/// The list has a row larger than the terms allow.
		#[codec(index = 72)]
		RowTooLarge,
		/// The largest rows of the list are a larger share of it than the terms allow.
		#[codec(index = 73)]
		TooConcentrated,
		/// A limit on the largest rows is for between 1 and 100 of them.
		#[codec(index = 74)]
		LimitInvalid,
		/// The rows and hashes do not lead to the round's root: a wrong row, a wrong number of the
		/// first, or a list whose leaves are sorted by hash. Claim its rows one by one.
		#[codec(index = 75)]
		RangeInvalid,
		/// The account that the owner has named to be paid is frozen. Wait until that ends, or have
		/// the owner name another.
		#[codec(index = 76)]
		PayeeFrozen,
		/// The account that the owner has named to be paid is in a jurisdiction that is blocked on
		/// this chain. Have the owner name another.
		#[codec(index = 77)]
		PayeeBlocked,
		/// Nobody has a key of the account that is to be paid: it is a pot, another account of a
		/// pallet or a chain, or an Ethereum address. What it received would be lost. Sign another.
		#[codec(index = 78)]
		PayeeKeyless,
		/// The owner has named another payee for this round, and no signature gets around that. Claim
		/// without a redirect, or have the owner change the payee.
		#[codec(index = 79)]
		PayeeNamed,
		/// The redirect is not valid any longer. Have the owner sign another, or claim without one.
		#[codec(index = 80)]
		RedirectExpired,
		/// The row has been paid since the owner signed the redirect, which is for one payment. Have
		/// the owner sign another with what has been paid by now.
		#[codec(index = 81)]
		RedirectUsed,
		/// The signature is not the owner's for this redirect: another key signed, or another chain,
		/// round, row, owner, account, deadline or amount paid before.
		#[codec(index = 82)]
		RedirectNotSigned,
		/// The beneficiaries of this round are Ethereum addresses. Claim with `claim_ethereum`, which
		/// carries a signature by the key of the row's address.
		#[codec(index = 83)]
		BeneficiariesAreEthereum,
		/// A draft that has rows cannot switch between accounts and Ethereum addresses: abandon it and
		/// draft a new round.
		#[codec(index = 84)]
		BeneficiariesFixed,
		/// The terms say that the beneficiaries are Ethereum addresses, and the row's account is not
		/// one behind twelve zero bytes. Correct the row, or the terms; once the round is open, nobody
		/// can be paid from it.
		#[codec(index = 85)]
		NotEthereumAddress,
		/// The beneficiaries of this round are accounts of this chain, not Ethereum addresses. Claim
		/// without an Ethereum signature.
		#[codec(index = 86)]
		BeneficiariesAreAccounts,
		/// The deadline that the owner of the address signed has passed. Have the owner sign again, with
		/// a later one.
		#[codec(index = 87)]
		SignatureExpired,
		/// The number s of the Ethereum signature is in the upper half of its range, which no wallet
		/// gives. Have the owner sign again.
		#[codec(index = 88)]
		SignatureNotLow,
		/// The last byte of the Ethereum signature, v, must be 0, 1, 27 or 28.
		#[codec(index = 89)]
		SignatureVInvalid,
		/// No Ethereum key makes this signature. Copy it again, or have the owner sign again.
		#[codec(index = 90)]
		SignedByNoKey,
		/// The owner of the address has not signed this claim: another key has, or the owner has signed
		/// another chain, round, row, destination, amount or deadline.
		#[codec(index = 91)]
		SignerNotOwner,
		/// The account to be paid begins with twelve zero bytes, so it is an Ethereum address: nobody
		/// has a key for it on this chain. Name an account of this chain.
		#[codec(index = 92)]
		DestinationIsEthereum,
		/// The round is not one of vouchers.
		#[codec(index = 93)]
		NotVoucher,
		/// Vouchers are paid at once: their round needs the immediate release.
		#[codec(index = 94)]
		VoucherNeedsImmediate,
		/// The round has no keys that could sign vouchers. Its manager sets them before it opens.
		#[codec(index = 95)]
		KeysMissing,
		/// Vouchers need 1 to 8 different keys, each sr25519, ed25519 or ECDSA, and a threshold from 1 to
		/// their number.
		#[codec(index = 96)]
		KeysInvalid,
		/// Three former epochs have not ended yet. Rotate the keys again once one of them has.
		#[codec(index = 97)]
		TooManyEpochs,
		/// Vouchers of the former keys must stay valid for the notice period at least. Name a later
		/// end.
		#[codec(index = 98)]
		NoticeTooShort,
		/// What is promised, and the number of beneficiaries, can be raised but not lowered.
		#[codec(index = 99)]
		PromiseLowered,
		/// The voucher names an epoch of keys that the round has not reached.
		#[codec(index = 100)]
		EpochUnknown,
		/// The keys that signed the voucher are no longer valid. Ask its signer for a new voucher.
		#[codec(index = 101)]
		EpochEnded,
		/// The voucher's deadline has passed. Ask its signer for a new voucher.
		#[codec(index = 102)]
		VoucherExpired,
		/// The voucher has fewer or more signatures than the round's keys demand.
		#[codec(index = 103)]
		SignatureCountWrong,
		/// A signature names a key that the round does not have.
		#[codec(index = 104)]
		SignerUnknown,
		/// One key has signed the voucher twice. Another key has to sign it too.
		#[codec(index = 105)]
		SignerTwice,
		/// The signatures are not those of the round's keys over this voucher: another chain, round,
		/// beneficiary, amount, deadline or epoch was signed, or other keys have signed.
		#[codec(index = 106)]
		VoucherNotSigned,
		/// As much as the voucher says has been paid already.
		#[codec(index = 107)]
		NothingToSettle,
		/// The voucher exceeds what the manager has promised and nobody else has been paid. Ask the
		/// manager to promise more.
		#[codec(index = 108)]
		AbovePromised,
		/// The round has no room for a further beneficiary. Ask its manager to make room.
		#[codec(index = 109)]
		TooManyBeneficiaries,
		/// Vouchers are paid to accounts of this chain: the beneficiaries of their round cannot be
		/// Ethereum addresses.
		#[codec(index = 110)]
		VoucherNeedsAccounts,
		/// Without a fee a settlement carries 16 signatures at most. Send fewer vouchers at a time, or
		/// sign the transaction.
		#[codec(index = 111)]
		TooManySignaturesForFree,
		/// A round that a sale delivers from is opened with the sale. Open a sale instead.
		#[codec(index = 112)]
		OpenedBySale,
	}
}
