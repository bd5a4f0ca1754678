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
		/// The maximum number of attesters already vouch for this account.
		TooManyRecords,
		/// The batch is empty.
		EmptyBatch,
		/// This attester has no record on this account.
		NoRecord,
		/// The record was revoked or is from an earlier epoch: attest again.
		RecordVoid,
		/// The record is still valid, prevents the replay of a credential, or names a blocked
		/// country. Only its attester can remove a record that is not void.
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
	}
}
