//! The shares of fees and what is kept of them, without storage.

use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::traits::tokens::Balance, sp_runtime::Permill};
use scale_info::TypeInfo;

/// How fees are split. What is left is the collators'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Shares {
	/// Share that is burned.
	pub burned: Permill,
	/// Share that goes to the treasury. If burning leaves less, it gets what is left.
	pub treasury: Permill,
}

impl Shares {
	/// The part of `fees` that is burned, rounded down.
	pub fn burned_of<B: Balance>(&self, fees: B) -> B {
		self.burned.mul_floor(fees)
	}

	/// The part of `fees` that is the treasury's, rounded down.
	pub fn treasury_of<B: Balance>(&self, fees: B) -> B {
		self.treasury.mul_floor(fees)
	}
}

/// Fees of a block. `Kept` is an imbalance that nothing happens to when it is dropped.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct PendingFees<Kept> {
	/// How the fees will be split.
	pub shares: Shares,
	/// The fees, without tips.
	pub fees: Kept,
	/// The tips. They are the collators'.
	pub tips: Kept,
}
