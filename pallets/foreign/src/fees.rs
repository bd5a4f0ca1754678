//! What a fee costs in an asset.

use super::*;
use polkadot_sdk::{
	frame_support::traits::{fungibles::Inspect, tokens::ConversionToAssetBalance},
	sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding},
};

impl<T: Config> Pallet<T> {
	/// What a fee of `native`, in the native token's smallest unit, costs in an asset, in that asset's.
	/// Rounded up. `None` if the asset has no price, or the fee is too large to be paid in it.
	///
	/// As long as the treasury has none of the asset, it is at least the asset's minimum balance.
	pub fn fee(id: T::AssetId, native: T::Balance) -> Option<T::Balance> {
		let price = Records::<T>::get(id)?.terms.price?;
		if native.is_zero() {
			return Some(native);
		}
		let fee = multiply_by_rational_with_rounding(
			native.into(),
			price.into(),
			T::NativeToken::get().into(),
			Rounding::Up,
		)?;
		let fee: T::Balance = fee.into();
		let treasury_has_none = T::Assets::balance(id, &T::Treasury::get()).is_zero();
		Some(if treasury_has_none { fee.max(T::Assets::minimum_balance(id)) } else { fee })
	}
}

impl<T: Config> ConversionToAssetBalance<T::Balance, T::AssetId, T::Balance> for Pallet<T> {
	type Error = ();

	fn to_asset_balance(native: T::Balance, id: T::AssetId) -> Result<T::Balance, ()> {
		Self::fee(id, native).ok_or(())
	}
}
