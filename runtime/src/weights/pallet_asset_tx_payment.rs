//! Weights of `pallet_asset_tx_payment`. Provisional: reasoned from calls that do the like, and not measured yet.
//! `scripts/weights.sh pallet_asset_tx_payment` writes this file.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The weights of `pallet_asset_tx_payment`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_asset_tx_payment::WeightInfo for WeightInfo<T> {
	fn charge_asset_tx_payment_zero() -> Weight {
		// Provisional: as the SDK has measured it.
		Weight::from_parts(1_000_000, 0)
	}
	fn charge_asset_tx_payment_native() -> Weight {
		// Provisional: as `charge_transaction_payment`. The runtime declares that instead.
		Weight::from_parts(55_000_000, 6_151)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn charge_asset_tx_payment_asset() -> Weight {
		// Provisional: the asset, the accounts of payer and treasury, holds, freezes, the payer's identity and the
		// registered asset are read; the asset and both accounts are written, and the treasury's account of the
		// chain when it has none of the asset yet.
		Weight::from_parts(120_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
