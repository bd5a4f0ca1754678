//! What the clock reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the clock reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Claims can be sent again after a time in which they could not.
		#[codec(index = 0)]
		TimeLost {
			/// How long that was, in blocks of the clock.
			blocks: MomentOf<T>,
			/// All that was lost since the genesis, in blocks of the clock.
			total: MomentOf<T>,
		},
	}
}
