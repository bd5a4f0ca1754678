//! What is registered. Nothing here touches storage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::ConstU32,
	sp_runtime::{traits::Zero, BoundedVec},
};
use scale_info::TypeInfo;

/// Longest name and longest symbol of an asset, in bytes.
pub const MAX_TEXT: u32 = 32;
/// Most decimals of an asset: amounts have at most 39 digits.
pub const MAX_DECIMALS: u8 = 30;

/// How clients show an asset.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Naming {
	/// Its name.
	pub name: BoundedVec<u8, ConstU32<MAX_TEXT>>,
	/// Its symbol.
	pub symbol: BoundedVec<u8, ConstU32<MAX_TEXT>>,
	/// One token has ten to the power of this of its smallest unit.
	pub decimals: u8,
}

impl Naming {
	/// Whether clients can show it.
	pub fn is_valid(&self) -> bool {
		!self.symbol.is_empty() && self.decimals <= MAX_DECIMALS
	}
}

/// What is allowed with an asset.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct AssetTerms<Balance> {
	/// Whether tokens may come in. They may always go out.
	pub arrivals: bool,
	/// Whether claims of it are free, as those of the native token are.
	pub free_claims: bool,
	/// What one native token costs in it, in its smallest unit, where a fee is paid in it. `None` if
	/// none can be.
	pub price: Option<Balance>,
}

impl<Balance: Zero> AssetTerms<Balance> {
	/// Whether nothing would be free that costs something.
	pub fn is_valid(&self) -> bool {
		self.price.as_ref().is_none_or(|price| !price.is_zero())
	}
}

/// An asset of another chain.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Record<Location, Balance> {
	/// Where it is.
	pub location: Location,
	/// What is allowed with it.
	pub terms: AssetTerms<Balance>,
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn naming_should_be_valid_when_clients_can_show_it() {
		let naming = |symbol: &[u8], decimals| Naming {
			name: Default::default(),
			symbol: symbol.to_vec().try_into().unwrap(),
			decimals,
		};
		assert!(naming(b"USDC", 6).is_valid());
		assert!(naming(b"X", MAX_DECIMALS).is_valid());
		assert!(!naming(b"X", MAX_DECIMALS + 1).is_valid());
		assert!(!naming(b"", 6).is_valid());
	}

	#[test]
	fn terms_should_be_invalid_with_a_price_of_zero_alone() {
		let terms = |price| AssetTerms { arrivals: true, free_claims: true, price };
		assert!(terms(None).is_valid());
		assert!(terms(Some(1u128)).is_valid());
		assert!(!terms(Some(0)).is_valid());
	}
}
