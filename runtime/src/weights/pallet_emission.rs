//! Weights of `pallet_emission`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_emission --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-11-29. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_emission`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_emission::WeightInfo for WeightInfo<T> {
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraLength` (r:1 w:0)
	/// Proof: `Emission::EraLength` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_initialize() -> Weight {
		// Proof in bytes: measured 319, estimated 1804.
		// Shortest time: 7_171_000 picoseconds.
		Weight::from_parts(7_832_000, 1804)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Storage: `Emission::RunningEra` (r:1 w:1)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraLength` (r:1 w:0)
	/// Proof: `Emission::EraLength` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Emission::ScheduleInForce` (r:1 w:1)
	/// Proof: `Emission::ScheduleInForce` (`max_values`: Some(1), `max_size`: Some(76), added: 571, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Halt` (r:1 w:0)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	/// Storage: `Emission::BudgetInForce` (r:1 w:1)
	/// Proof: `Emission::BudgetInForce` (`max_values`: Some(1), `max_size`: Some(97), added: 592, mode: `MaxEncodedLen`)
	/// Storage: `Emission::PoolIds` (r:1 w:0)
	/// Proof: `Emission::PoolIds` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
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
		// Proof in bytes: measured 709 + p * 3122, estimated 3501 + p * 5315.
		// Shortest time: 27_140_000 picoseconds.
		Weight::from_parts(31_356_752, 3501)
			// Standard error: 30_975
			.saturating_add(Weight::from_parts(76_006_326, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 5315).saturating_mul(p.into()))
	}
	/// Storage: `Emission::AuthorPool` (r:1 w:0)
	/// Proof: `Emission::AuthorPool` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:1 w:1)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	fn note_block() -> Weight {
		// Proof in bytes: measured 3797, estimated 6151.
		// Shortest time: 32_738_000 picoseconds.
		Weight::from_parts(38_407_000, 6151)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Emission::ActivityPool` (r:1 w:0)
	/// Proof: `Emission::ActivityPool` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:1 w:1)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	fn note_fee() -> Weight {
		// Proof in bytes: measured 3848, estimated 6151.
		// Shortest time: 38_667_000 picoseconds.
		Weight::from_parts(44_507_000, 6151)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::ScheduleInForce` (r:1 w:0)
	/// Proof: `Emission::ScheduleInForce` (`max_values`: Some(1), `max_size`: Some(76), added: 571, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextParams` (r:0 w:1)
	/// Proof: `Emission::NextParams` (`max_values`: Some(1), `max_size`: Some(60), added: 555, mode: `MaxEncodedLen`)
	fn set_emission() -> Weight {
		// Proof in bytes: measured 254, estimated 1561.
		// Shortest time: 15_844_000 picoseconds.
		Weight::from_parts(17_426_000, 1561)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Pools` (r:16 w:0)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextBudget` (r:0 w:1)
	/// Proof: `Emission::NextBudget` (`max_values`: Some(1), `max_size`: Some(101), added: 596, mode: `MaxEncodedLen`)
	fn set_budget() -> Weight {
		// Proof in bytes: measured 947, estimated 46734.
		// Shortest time: 55_212_000 picoseconds.
		Weight::from_parts(58_758_000, 46734)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn halt() -> Weight {
		// Proof in bytes: measured 155, estimated 1533.
		// Shortest time: 8_263_000 picoseconds.
		Weight::from_parts(9_044_000, 1533)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof in bytes: measured 186, estimated 1533.
		// Shortest time: 9_023_000 picoseconds.
		Weight::from_parts(9_814_000, 1533)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn prolong_halt() -> Weight {
		// Proof in bytes: measured 186, estimated 1533.
		// Shortest time: 9_134_000 picoseconds.
		Weight::from_parts(9_965_000, 1533)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::NextPoolId` (r:1 w:1)
	/// Proof: `Emission::NextPoolId` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Emission::PoolIds` (r:1 w:1)
	/// Proof: `Emission::PoolIds` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:0 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	fn create_pool() -> Weight {
		// Proof in bytes: measured 583, estimated 6196.
		// Shortest time: 85_007_000 picoseconds.
		Weight::from_parts(100_981_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn update_pool() -> Weight {
		// Proof in bytes: measured 288, estimated 3849.
		// Shortest time: 13_220_000 picoseconds.
		Weight::from_parts(14_262_000, 3849)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
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
		// Proof in bytes: measured 405, estimated 3849.
		// Shortest time: 19_579_000 picoseconds.
		Weight::from_parts(21_452_000, 3849)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:1 w:0)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Emission::PoolIds` (r:1 w:1)
	/// Proof: `Emission::PoolIds` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn remove_pool() -> Weight {
		// Proof in bytes: measured 997, estimated 6196.
		// Shortest time: 105_287_000 picoseconds.
		Weight::from_parts(115_882_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Emission::Pools` (r:1 w:0)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextReporters` (r:0 w:1)
	/// Proof: `Emission::NextReporters` (`max_values`: None, `max_size`: Some(2840), added: 5315, mode: `MaxEncodedLen`)
	fn set_reporters() -> Weight {
		// Proof in bytes: measured 267, estimated 3849.
		// Shortest time: 15_964_000 picoseconds.
		Weight::from_parts(17_195_000, 3849)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
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
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	fn stake() -> Weight {
		// Proof in bytes: measured 3372, estimated 4857.
		// Shortest time: 124_525_000 picoseconds.
		Weight::from_parts(136_443_000, 4857)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	fn stake_first() -> Weight {
		// Proof in bytes: measured 3216, estimated 6012.
		// Shortest time: 160_069_000 picoseconds.
		Weight::from_parts(170_674_000, 6012)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Snapshots` (r:1 w:1)
	/// Proof: `Emission::Snapshots` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn unstake() -> Weight {
		// Proof in bytes: measured 1589, estimated 3849.
		// Shortest time: 123_143_000 picoseconds.
		Weight::from_parts(152_197_000, 3849)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `Emission::Pools` (r:1 w:0)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn enroll() -> Weight {
		// Proof in bytes: measured 3226, estimated 6470.
		// Shortest time: 143_044_000 picoseconds.
		Weight::from_parts(152_187_000, 6470)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn resign() -> Weight {
		// Proof in bytes: measured 841, estimated 6151.
		// Shortest time: 84_376_000 picoseconds.
		Weight::from_parts(91_237_000, 6151)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Snapshots` (r:1 w:1)
	/// Proof: `Emission::Snapshots` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim_stake() -> Weight {
		// Proof in bytes: measured 3104, estimated 6196.
		// Shortest time: 99_258_000 picoseconds.
		Weight::from_parts(107_410_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:127 w:127)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[1, 128]`.
	fn claim_scores(e: u32, ) -> Weight {
		// Proof in bytes: measured 3429 + e * 67, estimated 8799 + e * 2557.
		// Shortest time: 144_966_000 picoseconds.
		Weight::from_parts(148_812_334, 8799)
			// Standard error: 24_876
			.saturating_add(Weight::from_parts(4_932_427, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2557).saturating_mul(e.into()))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Reporters` (r:1 w:1)
	/// Proof: `Emission::Reporters` (`max_values`: None, `max_size`: Some(2836), added: 5311, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:64 w:64)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:64 w:64)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 64]`.
	fn report(s: u32, ) -> Weight {
		// Proof in bytes: measured 5407 + s * 2732, estimated 6892 + s * 5161.
		// Shortest time: 77_075_000 picoseconds.
		Weight::from_parts(66_565_454, 6892)
			// Standard error: 49_957
			.saturating_add(Weight::from_parts(15_611_968, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 5161).saturating_mul(s.into()))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Reporters` (r:1 w:1)
	/// Proof: `Emission::Reporters` (`max_values`: None, `max_size`: Some(2836), added: 5311, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:64 w:64)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 64]`.
	fn report_new(s: u32, ) -> Weight {
		// Proof in bytes: measured 5640, estimated 7125 + s * 5161.
		// Shortest time: 106_148_000 picoseconds.
		Weight::from_parts(65_902_760, 7125)
			// Standard error: 54_131
			.saturating_add(Weight::from_parts(43_838_928, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 5161).saturating_mul(s.into()))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:128 w:0)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn clear() -> Weight {
		// Proof in bytes: measured 3411, estimated 328286.
		// Shortest time: 276_442_000 picoseconds.
		Weight::from_parts(294_409_000, 328286)
			.saturating_add(T::DbWeight::get().reads(133))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// An estimate.
	fn stake_joined() -> Weight {
		Weight::from_parts(136_443_000, 4857)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// An estimate.
	fn unstake_last() -> Weight {
		Weight::from_parts(152_197_000, 3849)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// An estimate.
	fn claim_stake_joined() -> Weight {
		Weight::from_parts(107_410_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// An estimate.
	fn claim_stake_last() -> Weight {
		Weight::from_parts(145_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
}
