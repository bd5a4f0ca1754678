//! Weights of `pallet_emission`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_emission --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-12-01. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_emission`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_emission::WeightInfo for WeightInfo<T> {
	/// Storage: `Emission::EraLength` (r:1 w:0)
	/// Proof: `Emission::EraLength` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_initialize() -> Weight {
		// Proof in bytes: measured 0, estimated 1489.
		// Shortest time: 2_093_000 picoseconds.
		Weight::from_parts(2_554_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Emission::EraLength` (r:1 w:0)
	/// Proof: `Emission::EraLength` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Emission::ScheduleInForce` (r:1 w:1)
	/// Proof: `Emission::ScheduleInForce` (`max_values`: Some(1), `max_size`: Some(76), added: 571, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Halt` (r:1 w:0)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	/// Storage: `Emission::BudgetInForce` (r:1 w:1)
	/// Proof: `Emission::BudgetInForce` (`max_values`: Some(1), `max_size`: Some(97), added: 592, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:16 w:16)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:16 w:16)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:32 w:48)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextReporters` (r:16 w:16)
	/// Proof: `Emission::NextReporters` (`max_values`: None, `max_size`: Some(2840), added: 5315, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextParams` (r:1 w:1)
	/// Proof: `Emission::NextParams` (`max_values`: Some(1), `max_size`: Some(60), added: 555, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextBudget` (r:1 w:1)
	/// Proof: `Emission::NextBudget` (`max_values`: Some(1), `max_size`: Some(101), added: 596, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Reporters` (r:0 w:16)
	/// Proof: `Emission::Reporters` (`max_values`: None, `max_size`: Some(2836), added: 5311, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Eras` (r:0 w:2)
	/// Proof: `Emission::Eras` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 16]`.
	fn end_era(p: u32, ) -> Weight {
		// Proof in bytes: measured 206 + p * 3102, estimated 3501 + p * 5315.
		// Shortest time: 33_529_000 picoseconds.
		Weight::from_parts(40_208_619, 3501)
			// Standard error: 80_447
			// Raised by 29_090 picoseconds, to what was measured at p = 16.
			.saturating_add(Weight::from_parts(102_715_899, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 5315).saturating_mul(p.into()))
	}
	/// Storage: `Emission::AuthorPool` (r:1 w:0)
	/// Proof: `Emission::AuthorPool` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:1 w:1)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	fn note_block() -> Weight {
		// Proof in bytes: measured 2916, estimated 6151.
		// Shortest time: 30_556_000 picoseconds.
		Weight::from_parts(33_960_000, 6151)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Emission::ActivityPool` (r:1 w:0)
	/// Proof: `Emission::ActivityPool` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:1 w:1)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	fn note_fee() -> Weight {
		// Proof in bytes: measured 2964, estimated 6151.
		// Shortest time: 31_296_000 picoseconds.
		Weight::from_parts(34_882_000, 6151)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Emission::ScheduleInForce` (r:1 w:0)
	/// Proof: `Emission::ScheduleInForce` (`max_values`: Some(1), `max_size`: Some(76), added: 571, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextParams` (r:0 w:1)
	/// Proof: `Emission::NextParams` (`max_values`: Some(1), `max_size`: Some(60), added: 555, mode: `MaxEncodedLen`)
	fn set_emission() -> Weight {
		// Proof in bytes: measured 66, estimated 1561.
		// Shortest time: 17_276_000 picoseconds.
		Weight::from_parts(19_019_000, 1561)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Pools` (r:16 w:0)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextBudget` (r:0 w:1)
	/// Proof: `Emission::NextBudget` (`max_values`: Some(1), `max_size`: Some(101), added: 596, mode: `MaxEncodedLen`)
	fn set_budget() -> Weight {
		// Proof in bytes: measured 769, estimated 46734.
		// Shortest time: 76_173_000 picoseconds.
		Weight::from_parts(80_410_000, 46734)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	fn halt() -> Weight {
		// Proof in bytes: measured 0, estimated 1494.
		// Shortest time: 8_834_000 picoseconds.
		Weight::from_parts(10_326_000, 1494)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof in bytes: measured 19, estimated 1494.
		// Shortest time: 10_555_000 picoseconds.
		Weight::from_parts(12_058_000, 1494)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	fn prolong_halt() -> Weight {
		// Proof in bytes: measured 19, estimated 1494.
		// Shortest time: 10_536_000 picoseconds.
		Weight::from_parts(12_088_000, 1494)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::NextPoolId` (r:1 w:1)
	/// Proof: `Emission::NextPoolId` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:0 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	fn create_pool() -> Weight {
		// Proof in bytes: measured 399, estimated 6196.
		// Shortest time: 93_729_000 picoseconds.
		Weight::from_parts(101_581_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	fn update_pool() -> Weight {
		// Proof in bytes: measured 88, estimated 3849.
		// Shortest time: 15_002_000 picoseconds.
		Weight::from_parts(17_406_000, 3849)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::BudgetInForce` (r:1 w:0)
	/// Proof: `Emission::BudgetInForce` (`max_values`: Some(1), `max_size`: Some(97), added: 592, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextBudget` (r:1 w:0)
	/// Proof: `Emission::NextBudget` (`max_values`: Some(1), `max_size`: Some(101), added: 596, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Reporters` (r:0 w:1)
	/// Proof: `Emission::Reporters` (`max_values`: None, `max_size`: Some(2836), added: 5311, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextReporters` (r:0 w:1)
	/// Proof: `Emission::NextReporters` (`max_values`: None, `max_size`: Some(2840), added: 5315, mode: `MaxEncodedLen`)
	/// Storage: `Emission::ActivityPool` (r:0 w:1)
	/// Proof: `Emission::ActivityPool` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	fn retire_pool() -> Weight {
		// Proof in bytes: measured 126, estimated 3849.
		// Shortest time: 21_312_000 picoseconds.
		Weight::from_parts(23_936_000, 3849)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:1 w:0)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn remove_pool() -> Weight {
		// Proof in bytes: measured 772, estimated 6196.
		// Shortest time: 128_651_000 picoseconds.
		Weight::from_parts(135_932_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Emission::Pools` (r:1 w:0)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextReporters` (r:0 w:1)
	/// Proof: `Emission::NextReporters` (`max_values`: None, `max_size`: Some(2840), added: 5315, mode: `MaxEncodedLen`)
	fn set_reporters() -> Weight {
		// Proof in bytes: measured 88, estimated 3849.
		// Shortest time: 19_869_000 picoseconds.
		Weight::from_parts(22_634_000, 3849)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	fn stake() -> Weight {
		// Proof in bytes: measured 1444, estimated 4145.
		// Shortest time: 123_964_000 picoseconds.
		Weight::from_parts(134_630_000, 4145)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Snapshots` (r:1 w:1)
	/// Proof: `Emission::Snapshots` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	fn stake_joined() -> Weight {
		// Proof in bytes: measured 1529, estimated 4145.
		// Shortest time: 125_887_000 picoseconds. Measured on its own on 2026-12-01; of its times and those before the higher.
		Weight::from_parts(135_011_000, 4145)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	fn stake_first() -> Weight {
		// Proof in bytes: measured 1438, estimated 6012.
		// Shortest time: 182_721_000 picoseconds. Measured on its own on 2026-12-01; of its times and those before the higher.
		Weight::from_parts(197_423_000, 6012)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn unstake() -> Weight {
		// Proof in bytes: measured 870, estimated 3912.
		// Shortest time: 86_378_000 picoseconds.
		Weight::from_parts(95_222_000, 3912)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Snapshots` (r:1 w:1)
	/// Proof: `Emission::Snapshots` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn unstake_last() -> Weight {
		// Proof in bytes: measured 1388, estimated 3912.
		// Shortest time: 133_198_000 picoseconds.
		Weight::from_parts(141_380_000, 3912)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn enroll() -> Weight {
		// Proof in bytes: measured 1350, estimated 6794.
		// Shortest time: 162_432_000 picoseconds.
		Weight::from_parts(177_714_000, 6794)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn resign() -> Weight {
		// Proof in bytes: measured 638, estimated 6151.
		// Shortest time: 95_161_000 picoseconds.
		Weight::from_parts(105_126_000, 6151)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim_stake() -> Weight {
		// Proof in bytes: measured 1891, estimated 6196.
		// Shortest time: 112_006_000 picoseconds.
		Weight::from_parts(157_864_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Snapshots` (r:1 w:1)
	/// Proof: `Emission::Snapshots` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim_stake_joined() -> Weight {
		// Proof in bytes: measured 1976, estimated 6196.
		// Shortest time: 119_006_000 picoseconds.
		Weight::from_parts(127_149_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn claim_stake_last() -> Weight {
		// Proof in bytes: measured 2150, estimated 6196.
		// Shortest time: 151_905_000 picoseconds.
		Weight::from_parts(159_166_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:127 w:127)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[1, 128]`.
	fn claim_scores(e: u32, ) -> Weight {
		// Proof in bytes: measured 1958 + e * 66, estimated 8799 + e * 2557.
		// Shortest time: 170_223_000 picoseconds.
		// Raised by 32_620_561 picoseconds, to what was measured at e = 1.
		Weight::from_parts(165_843_271, 8799)
			// Standard error: 262_448
			.saturating_add(Weight::from_parts(8_024_729, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2557).saturating_mul(e.into()))
	}
	/// Storage: `Emission::Reporters` (r:1 w:1)
	/// Proof: `Emission::Reporters` (`max_values`: None, `max_size`: Some(2836), added: 5311, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:64 w:64)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:64 w:64)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 64]`.
	fn report(s: u32, ) -> Weight {
		// Proof in bytes: measured 3235 + s * 2726, estimated 6301 + s * 5161.
		// Shortest time: 84_896_000 picoseconds.
		// Raised by 56_515_890 picoseconds, to what was measured at s = 1.
		Weight::from_parts(99_917_270, 6301)
			// Standard error: 468_486
			.saturating_add(Weight::from_parts(22_424_730, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 5161).saturating_mul(s.into()))
	}
	/// Storage: `Emission::Reporters` (r:1 w:1)
	/// Proof: `Emission::Reporters` (`max_values`: None, `max_size`: Some(2836), added: 5311, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:64 w:64)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 64]`.
	fn report_new(s: u32, ) -> Weight {
		// Proof in bytes: measured 3796, estimated 6301 + s * 5161.
		// Shortest time: 115_331_000 picoseconds.
		Weight::from_parts(192_487_904, 6301)
			// Standard error: 1_223_174
			.saturating_add(Weight::from_parts(56_788_141, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 5161).saturating_mul(s.into()))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:128 w:0)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn clear() -> Weight {
		// Proof in bytes: measured 3232, estimated 328286.
		// Shortest time: 371_041_000 picoseconds.
		Weight::from_parts(384_632_000, 328286)
			.saturating_add(T::DbWeight::get().reads(132))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
