//! What the registry reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the registry reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An attester was named.
		AttesterAdded {
			/// The attester.
			who: T::AccountId,
			/// What it may vouch for.
			terms: AttesterTermsOf<T>,
			/// The key it signs credentials with.
			key: MultiSigner,
			/// Its epoch.
			epoch: u32,
		},
		/// An attester's terms changed.
		AttesterUpdated {
			/// The attester.
			who: T::AccountId,
			/// What it may vouch for.
			terms: AttesterTermsOf<T>,
		},
		/// An attester was removed; all that it vouched for is void.
		AttesterRemoved {
			/// The attester.
			who: T::AccountId,
		},
		/// An attester began a new epoch; all that it vouched for before is void.
		EpochBegun {
			/// The attester.
			who: T::AccountId,
			/// The epoch.
			epoch: u32,
		},
		/// An attester replaced its signing key.
		KeyRotated {
			/// The attester.
			who: T::AccountId,
			/// The new key.
			key: MultiSigner,
			/// How many keys it had before.
			key_number: u32,
		},
		/// An officer was named.
		OfficerAdded {
			/// The officer.
			who: T::AccountId,
		},
		/// An officer was removed.
		OfficerRemoved {
			/// The officer.
			who: T::AccountId,
		},
		/// The blocked jurisdictions were set.
		BlockedSet {
			/// All of them.
			countries: Countries,
		},
		/// The payout limits were set.
		LimitsSet {
			/// All of them.
			limits: BoundedVec<LimitOf<T>, ConstU32<MAX_LIMITS>>,
		},
		/// An attester vouches for an account.
		Attested {
			/// The account.
			who: T::AccountId,
			/// The attester.
			attester: T::AccountId,
			/// What it says.
			statement: StatementOf<T>,
			/// Nonce of the credential it said it by, if it did.
			nonce: Option<u64>,
		},
		/// An attester took its word back.
		Revoked {
			/// The account.
			who: T::AccountId,
			/// The attester.
			attester: T::AccountId,
			/// Up to which nonce its credentials for the account are void.
			nonce: u64,
			/// The attester's reason, as a hash.
			reason: H256,
		},
		/// A record that counted no more was removed.
		Forgotten {
			/// The account.
			who: T::AccountId,
			/// The attester whose record it was.
			attester: T::AccountId,
		},
		/// An account was frozen.
		Frozen {
			/// The account.
			who: T::AccountId,
			/// Who froze it.
			officer: T::AccountId,
			/// The officer's reason, as a hash.
			reason: H256,
		},
		/// A freeze was ended.
		Unfrozen {
			/// The account.
			who: T::AccountId,
			/// Who ended it.
			officer: T::AccountId,
			/// The officer's reason, as a hash.
			reason: H256,
		},
	}
}
