//! What the pallet reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the pallet reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An asset of another chain was registered.
		#[codec(index = 0)]
		AssetRegistered {
			/// Its id here.
			id: T::AssetId,
			/// Where it is.
			location: T::Location,
			/// What is allowed with it.
			terms: AssetTerms<T::Balance>,
		},
		/// What is allowed with an asset has changed.
		#[codec(index = 1)]
		TermsChanged {
			/// Its id here.
			id: T::AssetId,
			/// What was allowed before.
			from: AssetTerms<T::Balance>,
			/// What is allowed now.
			to: AssetTerms<T::Balance>,
		},
		/// An asset is not registered any longer.
		#[codec(index = 2)]
		AssetRemoved {
			/// The id that it had here.
			id: T::AssetId,
			/// Where it is.
			location: T::Location,
		},
	}
}
