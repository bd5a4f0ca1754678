//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The asset at this location is registered already. Change its terms, or remove it first.
		#[codec(index = 0)]
		AlreadyRegistered,
		/// This id is not kept for assets of other chains. Take one that is.
		#[codec(index = 1)]
		IdNotReserved,
		/// The location is not on another chain.
		#[codec(index = 2)]
		LocationNotElsewhere,
		/// A price of zero would make transactions free. Leave the price out if no fees are to be paid
		/// in the asset.
		#[codec(index = 3)]
		PriceZero,
		/// The symbol is empty, or there are more decimals than clients can show.
		#[codec(index = 4)]
		NamingInvalid,
		/// As many assets are registered as can be. Remove one first.
		#[codec(index = 5)]
		TooManyAssets,
		/// No asset is registered under this id.
		#[codec(index = 6)]
		NotRegistered,
		/// There is some of the asset here: whoever has it could not take it home any longer. Close
		/// arrivals, and wait until it is gone.
		#[codec(index = 7)]
		InCirculation,
	}
}
