//! Why a brake is refused.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why a brake is refused.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The runtime has no such call: write the names of pallet and call as the runtime does,
		/// for example `Distribution` and `claim_batch`.
		UnknownCall,
		/// This call can never be paused.
		Unpausable,
		/// The time must be at least one block of the clock, and that of a renewal at most
		/// `MaxRenewal`.
		DurationInvalid,
		/// The brake is on for that long already: ask for a longer time, or release it.
		NotLonger,
		/// The brake would be on for longer than its budget allows, in which it counts as one block
		/// more than was asked for: ask for a shorter time, wait until earlier use no longer
		/// counts, or let a referendum renew the brake.
		BudgetSpent,
		/// Something other than this pallet put this brake on, such as the genesis: only a
		/// referendum can give it an end, by renewing it.
		OnElsewhere,
		/// A referendum decided how long this brake is on: only another one can change that.
		Renewed,
		/// The brake is not on, or this pallet did not put it on.
		NotOn,
		/// The maximum number of brakes is on, of which one place is kept for safe mode: release
		/// one that is no longer needed.
		TooManyBrakes,
	}
}
