//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// Nobody has a key of this account: it is a pot, another account of a pallet or a chain, or
		/// an Ethereum address. What it received would be lost. Name another.
		#[codec(index = 0)]
		PayeeKeyless,
		/// The scope has this payee already, or will have it. To keep what is in force, cancel the
		/// change.
		#[codec(index = 1)]
		SamePayee,
		/// Payees can be named for no more scopes. Clear one, and name the payee once that is in
		/// force.
		#[codec(index = 2)]
		TooManyScopes,
		/// No payee is in force for this scope. A change that waits can be cancelled.
		#[codec(index = 3)]
		NoPayee,
		/// No change waits for this scope. One that is in force is replaced by another.
		#[codec(index = 4)]
		NothingWaits,
		/// No change of this owner has come into force since the last time.
		#[codec(index = 5)]
		NothingToSettle,
		/// The owner is frozen: it can name nobody until the freeze ends. Name the payee then.
		#[codec(index = 6)]
		OwnerFrozen,
		/// The account to be named is frozen: nothing would be paid as long as it is. Name another.
		#[codec(index = 7)]
		PayeeFrozen,
	}
}
