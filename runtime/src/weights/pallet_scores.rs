//! Weights of `pallet_scores`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_scores --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-12-01. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_scores`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_scores::WeightInfo for WeightInfo<T> {
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Scores::NextBoardId` (r:1 w:1)
	/// Proof: `Scores::NextBoardId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Boards` (r:0 w:1)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	fn create() -> Weight {
		// Proof in bytes: measured 366, estimated 6196.
		// Shortest time: 100_830_000 picoseconds.
		Weight::from_parts(107_680_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Scores::Boards` (r:1 w:1)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	fn set_reporters() -> Weight {
		// Proof in bytes: measured 245, estimated 4257.
		// Shortest time: 43_124_000 picoseconds.
		Weight::from_parts(47_010_000, 4257)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Scores::Boards` (r:1 w:1)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof in bytes: measured 757, estimated 4257.
		// Shortest time: 41_482_000 picoseconds.
		Weight::from_parts(47_030_000, 4257)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Scores::Boards` (r:1 w:1)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Roots` (r:1 w:1)
	/// Proof: `Scores::Roots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Lists` (r:1 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Boards` (r:1 w:1)
	/// Proof: `Lists::Boards` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn post() -> Weight {
		// Proof in bytes: measured 4222, estimated 6196.
		// Shortest time: 181_790_000 picoseconds.
		Weight::from_parts(193_768_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Scores::Boards` (r:1 w:1)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Roots` (r:1 w:1)
	/// Proof: `Scores::Roots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:3 w:3)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Boards` (r:1 w:1)
	/// Proof: `Lists::Boards` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Lists` (r:1 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	fn prove() -> Weight {
		// Proof in bytes: measured 4879, estimated 9696.
		// Shortest time: 330_571_000 picoseconds.
		Weight::from_parts(346_725_000, 9696)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `Scores::Boards` (r:1 w:0)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Roots` (r:1 w:1)
	/// Proof: `Scores::Roots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn challenge() -> Weight {
		// Proof in bytes: measured 2178, estimated 4257.
		// Shortest time: 165_686_000 picoseconds.
		Weight::from_parts(185_686_000, 4257)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Scores::Boards` (r:1 w:1)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Roots` (r:1 w:1)
	/// Proof: `Scores::Roots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Boards` (r:1 w:1)
	/// Proof: `Lists::Boards` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Lists` (r:1 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	fn judge() -> Weight {
		// Proof in bytes: measured 4605, estimated 6794.
		// Shortest time: 251_153_000 picoseconds.
		Weight::from_parts(268_819_000, 6794)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Scores::Boards` (r:1 w:1)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Roots` (r:1 w:1)
	/// Proof: `Scores::Roots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Boards` (r:1 w:1)
	/// Proof: `Lists::Boards` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Lists` (r:1 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	/// Storage: `Scores::TotalOwed` (r:1 w:1)
	/// Proof: `Scores::TotalOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn settle() -> Weight {
		// Proof in bytes: measured 3398, estimated 5220.
		// Shortest time: 116_603_000 picoseconds.
		Weight::from_parts(129_403_000, 5220)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Scores::Boards` (r:1 w:0)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Roots` (r:1 w:1)
	/// Proof: `Scores::Roots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Boards` (r:1 w:1)
	/// Proof: `Lists::Boards` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Lists` (r:1 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	fn settle_unjudged() -> Weight {
		// Proof in bytes: measured 3663, estimated 6794.
		// Shortest time: 198_374_000 picoseconds.
		Weight::from_parts(208_770_000, 6794)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Scores::Boards` (r:1 w:1)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Records` (r:1 w:1)
	/// Proof: `Scores::Records` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Scores::TotalOwed` (r:1 w:1)
	/// Proof: `Scores::TotalOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Proof in bytes: measured 3202, estimated 8799.
		// Shortest time: 222_231_000 picoseconds. Measured on its own on 2026-12-01; of its times and those before the higher.
		Weight::from_parts(244_663_000, 8799)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Scores::Boards` (r:1 w:1)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Roots` (r:1 w:0)
	/// Proof: `Scores::Roots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Records` (r:1 w:1)
	/// Proof: `Scores::Records` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn clean() -> Weight {
		// Proof in bytes: measured 1378, estimated 4257.
		// Shortest time: 96_163_000 picoseconds. Measured on its own on 2026-12-01; of its times and those before the higher.
		Weight::from_parts(105_597_000, 4257)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Scores::Boards` (r:1 w:1)
	/// Proof: `Scores::Boards` (`max_values`: None, `max_size`: Some(792), added: 3267, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Scores::Roots` (r:1 w:0)
	/// Proof: `Scores::Roots` (`max_values`: None, `max_size`: Some(217), added: 2692, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Boards` (r:1 w:1)
	/// Proof: `Lists::Boards` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Lists` (r:1 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	/// Storage: `Scores::TotalOwed` (r:1 w:1)
	/// Proof: `Scores::TotalOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn remove() -> Weight {
		// Proof in bytes: measured 3130, estimated 6196.
		// Shortest time: 134_810_000 picoseconds. Measured on its own on 2026-12-01; of its times and those before the higher.
		Weight::from_parts(144_164_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
}
