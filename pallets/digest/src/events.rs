//! What the pallet reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the pallet reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A round or an era is final, and was folded into the digest of the chain.
		#[codec(index = 0)]
		Folded {
			/// Which of them.
			kind: FinalKind,
			/// Its number.
			id: u32,
			/// What it was folded as: of a round, the digest over all its payments.
			value: H256,
			/// The digest of the chain from now on.
			digest: H256,
			/// How much has been folded into it.
			count: u64,
		},
	}
}
