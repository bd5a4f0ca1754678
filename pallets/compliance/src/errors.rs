//! Why the registry refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the registry refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The account is not an attester.
		#[codec(index = 0)]
		NotAttester,
		/// The account is already an attester.
		#[codec(index = 1)]
		AlreadyAttester,
		/// The maximum number of attesters has been reached.
		#[codec(index = 2)]
		TooManyAttesters,
		/// An attester's terms need a level of at least 1, valid countries, and an end in the
		/// future.
		#[codec(index = 3)]
		TermsInvalid,
		/// The attester's term has ended: governance must extend it.
		#[codec(index = 4)]
		AttesterExpired,
		/// The account is not an officer.
		#[codec(index = 5)]
		NotOfficer,
		/// The account is already an officer.
		#[codec(index = 6)]
		AlreadyOfficer,
		/// The maximum number of officers has been reached.
		#[codec(index = 7)]
		TooManyOfficers,
		/// A country must be two capital letters, as in ISO 3166-1 alpha-2.
		#[codec(index = 8)]
		CountryInvalid,
		/// The level must be at least 1 and at most the attester's.
		#[codec(index = 9)]
		LevelNotAllowed,
		/// The attester may not vouch for this jurisdiction.
		#[codec(index = 10)]
		JurisdictionNotAllowed,
		/// The expiry is in the past.
		#[codec(index = 11)]
		ExpiryPast,
		/// The expiry is later than the maximum validity of an identity.
		#[codec(index = 12)]
		ExpiryTooFar,
		/// The maximum number of attesters already vouch for this account. One of them must forget
		/// an expired record first; void records make room by themselves.
		#[codec(index = 13)]
		TooManyRecords,
		/// The batch is empty.
		#[codec(index = 14)]
		EmptyBatch,
		/// This attester has no record on this account.
		#[codec(index = 15)]
		NoRecord,
		/// The record was revoked or is from an earlier epoch: attest again.
		#[codec(index = 16)]
		RecordVoid,
		/// The record is still valid, or prevents the replay of a credential. Only its attester can
		/// remove a record that is not void.
		#[codec(index = 17)]
		StillNeeded,
		/// The credential is for another chain.
		#[codec(index = 18)]
		OtherChain,
		/// The credential was revoked, or is from an earlier epoch of its attester.
		#[codec(index = 19)]
		CredentialRevoked,
		/// The credential was signed with a key that the attester has replaced.
		#[codec(index = 20)]
		KeyOutdated,
		/// The credential has expired.
		#[codec(index = 21)]
		CredentialExpired,
		/// The signature is not the attester's over this credential: a detail differs from what was
		/// signed, or another key signed it.
		#[codec(index = 22)]
		SignatureInvalid,
		/// The credential, or a later one from the same attester for the same account, has already
		/// been used.
		#[codec(index = 23)]
		CredentialUsed,
		/// This block already holds the maximum number of unsigned credentials. Try again in the
		/// next block, or sign the transaction.
		#[codec(index = 24)]
		TooManyFreeCredentials,
		/// A frozen officer may not act as one.
		#[codec(index = 25)]
		OfficerFrozen,
		/// The account is already frozen.
		#[codec(index = 26)]
		AlreadyFrozen,
		/// The account is not frozen.
		#[codec(index = 27)]
		NotFrozen,
		/// The account belongs to a pallet and holds other people's money: it cannot be frozen.
		#[codec(index = 28)]
		Exempt,
		/// The attester's account is frozen: it can vouch for nobody until the freeze ends.
		#[codec(index = 29)]
		AttesterFrozen,
		/// Another attester signs with this key. Each needs a key of its own, so that two attesters
		/// are never one.
		#[codec(index = 30)]
		KeyInUse,
		/// The maximum number of attesters already have the right to block an account by their word
		/// alone. Governance must withdraw it from one of them first.
		#[codec(index = 31)]
		TooManyBlockers,
		/// Officers who are not suspended, attesters within their term and members of the committee
		/// cannot be frozen, nor can an officer make a freeze of them last: they hold power over
		/// officers or over payments. Governance must remove them first.
		#[codec(index = 32)]
		Protected,
		/// The officer has been suspended, and can do nothing until governance reinstates them.
		#[codec(index = 33)]
		OfficerSuspended,
		/// The officer is already suspended.
		#[codec(index = 34)]
		AlreadySuspended,
		/// The account is not a suspended officer.
		#[codec(index = 35)]
		NotSuspended,
		/// This officer has frozen as many accounts as one may in a period. It can go on in the
		/// next one, which begins when the relay chain's block number is next a multiple of
		/// `FreezePeriod`. Another officer can freeze the account now.
		#[codec(index = 36)]
		FreezesUsedUp,
		/// This officer took part in an earlier freeze of the account, and cannot freeze it again,
		/// nor ratify another officer's freeze of it, until `FreezeRest` after that freeze ended
		/// (`Rests` has the block). Another officer can.
		#[codec(index = 37)]
		FrozenBefore,
		/// Whoever froze the account cannot ratify the freeze: it takes a second officer, or
		/// governance.
		#[codec(index = 38)]
		SameOfficer,
		/// The freeze has already been ratified.
		#[codec(index = 39)]
		AlreadyRatified,
		/// The freeze has not lapsed yet. Only the officer who began it, governance or the committee
		/// can end it before.
		#[codec(index = 40)]
		StillFrozen,
		/// Another officer began the freeze, or governance ratified it. An officer ends its own
		/// freezes only; governance and the committee end any.
		#[codec(index = 41)]
		NotYourFreeze,
		/// The proof is not the new key's signature over this chain, this attester and the key: it
		/// was made for another, or by another key.
		#[codec(index = 42)]
		KeyNotProven,
	}
}
