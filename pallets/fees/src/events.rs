//! What the pallet reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the pallet reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The fees and tips of this block were split. The three amounts are their sum.
		#[codec(index = 0)]
		FeesSplit {
			/// What was burned, also of what an account could not receive.
			burned: BalanceOf<T>,
			/// What the treasury received.
			treasury: BalanceOf<T>,
			/// What the collators received, tips included.
			collators: BalanceOf<T>,
		},
	}
}
