//! What the brakes report.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the brakes report.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A brake was pulled, or pulled for longer.
		#[codec(index = 0)]
		Pulled {
			/// The brake.
			brake: BrakeOf<T>,
			/// When its time is over, in blocks of the clock.
			until: MomentOf<T>,
		},
		/// A referendum set how long a brake is on.
		#[codec(index = 1)]
		Renewed {
			/// The brake.
			brake: BrakeOf<T>,
			/// When its time is over, in blocks of the clock.
			until: MomentOf<T>,
		},
		/// A brake was released before its time was over.
		#[codec(index = 2)]
		Released {
			/// The brake.
			brake: BrakeOf<T>,
		},
		/// The time of a brake was over, and it ended by itself.
		#[codec(index = 3)]
		Ended {
			/// The brake.
			brake: BrakeOf<T>,
		},
	}
}
