//! Claims and setting aside as bare transactions: neither signature nor transaction extensions.
//!
//! Every client can send and read those. General transactions, which `#[pallet::authorize]` is made
//! for, have extensions and no signature: most clients cannot build one, and some cannot read a block
//! that one is in. This file goes when they can; the SDK means to drop what it rests on after April
//! 2027. The checks stay where they are.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Claims and setting aside as bare transactions.
#[pallet_section]
mod bare {
	#[allow(
		clippy::allow_attributes_without_reason,
		reason = "the macro wants the next one without a reason"
	)]
	#[allow(deprecated)]
	#[pallet::validate_unsigned]
	impl<T: Config> ValidateUnsigned for Pallet<T> {
		type Call = Call<T>;

		/// What the call's own check says. A block asks as well, and its share is booked then.
		fn validate_unsigned(source: TransactionSource, call: &Self::Call) -> TransactionValidity {
			match frame_support::traits::Authorize::authorize(call, source) {
				Some(admitted) => admitted.map(|(valid, _)| valid),
				None => Err(InvalidTransaction::Call.into()),
			}
		}
	}
}
