//! What the registry reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the registry reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An attester was appointed.
		#[codec(index = 0)]
		AttesterAdded {
			/// The attester.
			who: T::AccountId,
			/// What it may vouch for.
			terms: AttesterTermsOf<T>,
			/// The key that signs its credentials.
			key: MultiSigner,
			/// Its epoch.
			epoch: u32,
		},
		/// The terms of an attester were changed.
		#[codec(index = 1)]
		AttesterUpdated {
			/// The attester.
			who: T::AccountId,
			/// What it may vouch for.
			terms: AttesterTermsOf<T>,
		},
		/// An attester was removed; all its records are void.
		#[codec(index = 2)]
		AttesterRemoved {
			/// The attester.
			who: T::AccountId,
		},
		/// An attester started a new epoch; all its earlier records are void.
		#[codec(index = 3)]
		EpochBegun {
			/// The attester.
			who: T::AccountId,
			/// The epoch.
			epoch: u32,
		},
		/// An attester replaced its signing key.
		#[codec(index = 4)]
		KeyRotated {
			/// The attester.
			who: T::AccountId,
			/// The new key.
			key: MultiSigner,
			/// Number of keys it had before.
			key_number: u32,
		},
		/// An officer was appointed.
		#[codec(index = 5)]
		OfficerAdded {
			/// The officer.
			who: T::AccountId,
		},
		/// An officer was removed.
		#[codec(index = 6)]
		OfficerRemoved {
			/// The officer.
			who: T::AccountId,
		},
		/// The blocked jurisdictions were set.
		#[codec(index = 7)]
		BlockedSet {
			/// All of them.
			countries: Countries,
		},
		/// The payout limits were set.
		#[codec(index = 8)]
		LimitsSet {
			/// All of them.
			limits: BoundedVec<LimitOf<T>, ConstU32<MAX_LIMITS>>,
		},
		/// An attester vouched for an account.
		#[codec(index = 9)]
		Attested {
			/// The account.
			who: T::AccountId,
			/// The attester.
			attester: T::AccountId,
			/// Its statement.
			statement: StatementOf<T>,
			/// The credential's nonce, if it was made by a credential.
			nonce: Option<u64>,
		},
		/// An attester revoked its record.
		#[codec(index = 10)]
		Revoked {
			/// The account.
			who: T::AccountId,
			/// The attester.
			attester: T::AccountId,
			/// Its credentials for the account are void up to this nonce.
			nonce: u64,
			/// The attester's reason, as a hash.
			reason: H256,
		},
		/// A record that was no longer valid was removed.
		#[codec(index = 11)]
		Forgotten {
			/// The account.
			who: T::AccountId,
			/// The attester that made the record.
			attester: T::AccountId,
		},
		/// An account was frozen.
		#[codec(index = 12)]
		Frozen {
			/// The account.
			who: T::AccountId,
			/// The officer.
			officer: T::AccountId,
			/// The officer's reason, as a hash.
			reason: H256,
			/// When the freeze lapses, unless it is ratified.
			lapses: MomentOf<T>,
		},
		/// An account was unfrozen.
		#[codec(index = 13)]
		Unfrozen {
			/// The account.
			who: T::AccountId,
			/// The officer; none if governance or the committee ended the freeze.
			officer: Option<T::AccountId>,
			/// The reason, as a hash.
			reason: H256,
		},
		/// A freeze was ratified: it does not lapse.
		#[codec(index = 14)]
		FreezeRatified {
			/// The account.
			who: T::AccountId,
			/// The second officer; none if governance ratified it.
			officer: Option<T::AccountId>,
		},
		/// A freeze lapsed, because nobody ratified it.
		#[codec(index = 15)]
		FreezeLapsed {
			/// The account.
			who: T::AccountId,
			/// The officer who had begun it.
			officer: T::AccountId,
		},
		/// An officer was suspended.
		#[codec(index = 16)]
		OfficerSuspended {
			/// The officer.
			who: T::AccountId,
		},
		/// An officer's suspension was ended.
		#[codec(index = 17)]
		OfficerReinstated {
			/// The officer.
			who: T::AccountId,
		},
	}
}
