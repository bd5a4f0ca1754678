//! Why the registry refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the registry refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The account is not an attester.
		NotAttester,
		/// The account is already an attester.
		AlreadyAttester,
		/// The maximum number of attesters has been reached.
		TooManyAttesters,
		/// An attester's terms need a level of at least 1, valid countries, and an end in the
		/// future.
		TermsInvalid,
		/// The attester's term has ended: governance must extend it.
		AttesterExpired,
		/// The account is not an officer.
		NotOfficer,
		/// The account is already an officer.
		AlreadyOfficer,
		/// The maximum number of officers has been reached.
		TooManyOfficers,
		/// A country must be two capital letters, as in ISO 3166-1 alpha-2.
		CountryInvalid,
		/// The level must be at least 1 and at most the attester's.
		LevelNotAllowed,
		/// The attester may not vouch for this jurisdiction.
		JurisdictionNotAllowed,
		/// The expiry is in the past.
		ExpiryPast,
		/// The expiry is later than the maximum validity of an identity.
		ExpiryTooFar,
		/// The maximum number of attesters already vouch for this account. One of them must forget
		/// an expired record first; void records make room by themselves.
		TooManyRecords,
		/// The batch is empty.
		EmptyBatch,
		/// This attester has no record on this account.
		NoRecord,
		/// The record was revoked or is from an earlier epoch: attest again.
		RecordVoid,
		/// The record is still valid, or prevents the replay of a credential. Only its attester can
		/// remove a record that is not void.
		StillNeeded,
		/// The credential is for another chain.
		OtherChain,
		/// The credential was revoked, or is from an earlier epoch of its attester.
		CredentialRevoked,
		/// The credential was signed with a key that the attester has replaced.
		KeyOutdated,
		/// The credential has expired.
		CredentialExpired,
		/// The signature is not the attester's over this credential: a detail differs from what was
		/// signed, or another key signed it.
		SignatureInvalid,
		/// The credential, or a later one from the same attester for the same account, has already
		/// been used.
		CredentialUsed,
		/// This block already holds the maximum number of unsigned credentials. Try again in the
		/// next block, or sign the transaction.
		TooManyFreeCredentials,
		/// A frozen officer may not act as one.
		OfficerFrozen,
		/// The account is already frozen.
		AlreadyFrozen,
		/// The account is not frozen.
		NotFrozen,
		/// The account belongs to a pallet and holds other people's money: it cannot be frozen.
		Exempt,
		/// The attester's account is frozen: it can vouch for nobody until the freeze ends.
		AttesterFrozen,
		/// Another attester signs with this key. Each needs a key of its own, so that two attesters
		/// are never one.
		KeyInUse,
		/// The maximum number of attesters already have the right to block an account by their word
		/// alone. Governance must withdraw it from one of them first.
		TooManyBlockers,
		/// Officers who are not suspended, attesters within their term and members of the committee
		/// cannot be frozen, nor can an officer make a freeze of them last: they hold power over
		/// officers or over payments. Governance must remove them first.
		Protected,
		/// The officer has been suspended, and can do nothing until governance reinstates them.
		OfficerSuspended,
		/// The officer is already suspended.
		AlreadySuspended,
		/// The account is not a suspended officer.
		NotSuspended,
		/// This officer has frozen as many accounts as one may in a period. It can go on in the
		/// next one, which begins when the relay chain's block number is next a multiple of
		/// `FreezePeriod`. Another officer can freeze the account now.
		FreezesUsedUp,
		/// This officer took part in an earlier freeze of the account, and cannot freeze it again,
		/// nor ratify another officer's freeze of it, until `FreezeRest` after that freeze ended
		/// (`Rests` has the block). Another officer can.
		FrozenBefore,
		/// Whoever froze the account cannot ratify the freeze: it takes a second officer, or
		/// governance.
		SameOfficer,
		/// The freeze has already been ratified.
		AlreadyRatified,
		/// The freeze has not lapsed yet. Only the officer who began it, governance or the committee
		/// can end it before.
		StillFrozen,
		/// Another officer began the freeze, or governance ratified it. An officer ends its own
		/// freezes only; governance and the committee end any.
		NotYourFreeze,
		/// The proof is not the new key's signature over this chain, this attester and the key: it
		/// was made for another, or by another key.
		KeyNotProven,
	}
}
