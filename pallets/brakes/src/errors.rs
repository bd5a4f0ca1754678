//! Why a brake is refused.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why a brake is refused.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The runtime has no such call: write the names of pallet and call as the runtime does,
		/// for example `Distribution` and `claim_batch`.
		#[codec(index = 0)]
		UnknownCall,
		/// This call can never be paused.
		#[codec(index = 1)]
		Unpausable,
		/// The time must be at least one block of the clock, and that of a renewal at most
		/// `MaxRenewal`.
		#[codec(index = 2)]
		DurationInvalid,
		/// The brake is on for that long already: ask for a longer time, or release it.
		#[codec(index = 3)]
		NotLonger,
		/// The brake would be on for longer than its budget allows, in which it counts as one block
		/// more than was asked for: ask for a shorter time, wait until earlier use no longer
		/// counts, or let a referendum renew the brake.
		#[codec(index = 4)]
		BudgetSpent,
		/// Something other than this pallet put this brake on, such as the genesis: only a
		/// referendum can give it an end, by renewing it.
		#[codec(index = 5)]
		OnElsewhere,
		/// A referendum decided how long this brake is on: only another one can change that.
		#[codec(index = 6)]
		Renewed,
		/// The brake is not on, or this pallet did not put it on.
		#[codec(index = 7)]
		NotOn,
		/// The maximum number of brakes is on, of which one place is kept for safe mode: release
		/// one that is no longer needed.
		#[codec(index = 8)]
		TooManyBrakes,
	}
}
