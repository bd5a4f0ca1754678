//! Why the registry refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the registry refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The account is no attester.
		NotAttester,
		/// The account is an attester already.
		AlreadyAttester,
		/// There are as many attesters as can be.
		TooManyAttesters,
		/// An attester's terms need a level of at least 1, valid countries, and an end that lies ahead.
		TermsInvalid,
		/// The attester's time is over: governance must extend it.
		AttesterExpired,
		/// The account is no officer.
		NotOfficer,
		/// The account is an officer already.
		AlreadyOfficer,
		/// There are as many officers as can be.
		TooManyOfficers,
		/// A country is two capital letters, as in ISO 3166-1 alpha-2.
		CountryInvalid,
		/// The level must be at least 1 and at most the attester's.
		LevelNotAllowed,
		/// The attester may not vouch for this jurisdiction.
		JurisdictionNotAllowed,
		/// The expiry lies in the past.
		ExpiryPast,
		/// The expiry lies further ahead than identities can be vouched for.
		ExpiryTooFar,
		/// As many attesters as can be vouch for this account.
		TooManyRecords,
		/// An empty batch.
		EmptyBatch,
		/// There is no record of this attester for this account.
		NoRecord,
		/// The record was revoked or is of an earlier epoch: vouch anew.
		RecordVoid,
		/// The record counts, keeps a credential from being brought a second time, or names a blocked
		/// country; what is not void, only its attester removes.
		StillNeeded,
		/// The credential is for another chain.
		OtherChain,
		/// The credential was revoked, or is of an earlier epoch of its attester.
		CredentialRevoked,
		/// The credential was signed with a key that the attester has replaced.
		KeyOutdated,
		/// The credential has expired.
		CredentialExpired,
		/// The signature is not the attester's over this credential: another account, level or other detail
		/// than was signed, or another key.
		SignatureInvalid,
		/// The credential, or a later one of the same attester for the same account, was used already.
		CredentialUsed,
		/// As many credentials without signature of whoever brings them are in this block as may be: wait for
		/// the next one, or sign.
		TooManyFreeCredentials,
		/// An officer who is frozen may not act as one.
		OfficerFrozen,
		/// The account is frozen already.
		AlreadyFrozen,
		/// The account is not frozen.
		NotFrozen,
		/// The account belongs to a pallet and holds other people's money: it cannot be frozen.
		Exempt,
	}
}
