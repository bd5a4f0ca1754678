//! Weights of `pallet_emission`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallet pallet_emission --extrinsic '*'
//! --steps 6 --repeat 4 --wasm-execution=Compiled`
//!
//! Date: 2026-11-22. CPU: Intel(R) Xeon(R) Processor.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_emission`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_emission::WeightInfo for WeightInfo<T> {
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraLength` (r:1 w:0)
	/// Proof: `Emission::EraLength` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_initialize() -> Weight {
		// Proof in bytes: measured 332, estimated 1817.
		// Shortest time: 7_289_000 picoseconds.
		Weight::from_parts(8_806_000, 1817)
			.saturating_add(T::DbWeight::get().reads(3))
	}
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Emission::RunningEra` (r:1 w:1)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraLength` (r:1 w:0)
	/// Proof: `Emission::EraLength` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Emission::InForce` (r:1 w:1)
	/// Proof: `Emission::InForce` (`max_values`: Some(1), `max_size`: Some(76), added: 571, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Halt` (r:1 w:0)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Emission::BudgetInForce` (r:1 w:1)
	/// Proof: `Emission::BudgetInForce` (`max_values`: Some(1), `max_size`: Some(97), added: 592, mode: `MaxEncodedLen`)
	/// Storage: `Emission::PoolIds` (r:1 w:0)
	/// Proof: `Emission::PoolIds` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:16 w:16)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:16 w:16)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:16 w:24)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextEmission` (r:1 w:1)
	/// Proof: `Emission::NextEmission` (`max_values`: Some(1), `max_size`: Some(60), added: 555, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextBudget` (r:1 w:1)
	/// Proof: `Emission::NextBudget` (`max_values`: Some(1), `max_size`: Some(101), added: 596, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Eras` (r:0 w:2)
	/// Proof: `Emission::Eras` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Snapshots` (r:0 w:8)
	/// Proof: `Emission::Snapshots` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 16]`.
	fn end_era(p: u32, ) -> Weight {
		// Proof in bytes: measured 661 + p * 201, estimated 6080 + p * 2713.
		// Shortest time: 30_766_000 picoseconds.
		Weight::from_parts(28_503_251, 6080)
			// Standard error: 57_874
			.saturating_add(Weight::from_parts(60_219_030, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2713).saturating_mul(p.into()))
	}
	/// Storage: `Emission::AuthorPool` (r:1 w:0)
	/// Proof: `Emission::AuthorPool` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	fn note_block() -> Weight {
		// Proof in bytes: measured 2955, estimated 6151.
		// Shortest time: 32_389_000 picoseconds.
		Weight::from_parts(36_859_000, 6151)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Emission::ActivityPool` (r:1 w:0)
	/// Proof: `Emission::ActivityPool` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	fn note_fee() -> Weight {
		// Proof in bytes: measured 3006, estimated 6151.
		// Shortest time: 34_920_000 picoseconds.
		Weight::from_parts(40_667_000, 6151)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Emission::InForce` (r:1 w:0)
	/// Proof: `Emission::InForce` (`max_values`: Some(1), `max_size`: Some(76), added: 571, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextEmission` (r:0 w:1)
	/// Proof: `Emission::NextEmission` (`max_values`: Some(1), `max_size`: Some(60), added: 555, mode: `MaxEncodedLen`)
	fn set_emission() -> Weight {
		// Proof in bytes: measured 168, estimated 1561.
		// Shortest time: 12_658_000 picoseconds.
		Weight::from_parts(14_063_000, 1561)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Pools` (r:16 w:0)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextBudget` (r:0 w:1)
	/// Proof: `Emission::NextBudget` (`max_values`: Some(1), `max_size`: Some(101), added: 596, mode: `MaxEncodedLen`)
	fn set_budget() -> Weight {
		// Proof in bytes: measured 959, estimated 44398.
		// Shortest time: 55_555_000 picoseconds.
		Weight::from_parts(61_779_000, 44398)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn halt() -> Weight {
		// Proof in bytes: measured 260, estimated 1486.
		// Shortest time: 9_817_000 picoseconds.
		Weight::from_parts(11_649_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof in bytes: measured 280, estimated 1486.
		// Shortest time: 9_993_000 picoseconds.
		Weight::from_parts(11_292_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::NextPoolId` (r:1 w:1)
	/// Proof: `Emission::NextPoolId` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Emission::PoolIds` (r:1 w:1)
	/// Proof: `Emission::PoolIds` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:0 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	fn create_pool() -> Weight {
		// Proof in bytes: measured 596, estimated 6196.
		// Shortest time: 95_694_000 picoseconds.
		Weight::from_parts(117_114_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	fn update_pool() -> Weight {
		// Proof in bytes: measured 288, estimated 3703.
		// Shortest time: 14_395_000 picoseconds.
		Weight::from_parts(16_524_000, 3703)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::BudgetInForce` (r:1 w:0)
	/// Proof: `Emission::BudgetInForce` (`max_values`: Some(1), `max_size`: Some(97), added: 592, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextBudget` (r:1 w:0)
	/// Proof: `Emission::NextBudget` (`max_values`: Some(1), `max_size`: Some(101), added: 596, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Reporters` (r:0 w:1)
	/// Proof: `Emission::Reporters` (`max_values`: None, `max_size`: Some(2060), added: 4535, mode: `MaxEncodedLen`)
	/// Storage: `Emission::ActivityPool` (r:0 w:1)
	/// Proof: `Emission::ActivityPool` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	fn retire_pool() -> Weight {
		// Proof in bytes: measured 407, estimated 3703.
		// Shortest time: 22_307_000 picoseconds.
		Weight::from_parts(25_610_000, 3703)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:7 w:7)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Attesters` (r:29 w:29)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:1)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextEpoch` (r:1 w:1)
	/// Proof: `Compliance::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:4 w:4)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:1 w:0)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Emission::PoolIds` (r:1 w:1)
	/// Proof: `Emission::PoolIds` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn remove_pool() -> Weight {
		// Proof in bytes: measured 1650, estimated 79957.
		// Shortest time: 24_229_844_000 picoseconds.
		Weight::from_parts(25_071_238_000, 79957)
			.saturating_add(T::DbWeight::get().reads(50))
			.saturating_add(T::DbWeight::get().writes(45))
	}
	/// Storage: `Emission::Pools` (r:1 w:0)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Reporters` (r:0 w:1)
	/// Proof: `Emission::Reporters` (`max_values`: None, `max_size`: Some(2060), added: 4535, mode: `MaxEncodedLen`)
	fn set_reporters() -> Weight {
		// Proof in bytes: measured 267, estimated 3703.
		// Shortest time: 18_044_000 picoseconds.
		Weight::from_parts(20_771_000, 3703)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:0)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
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
		// Proof in bytes: measured 3164, estimated 4649.
		// Shortest time: 119_370_000 picoseconds.
		Weight::from_parts(133_381_000, 4649)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
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
		// Proof in bytes: measured 1560, estimated 3750.
		// Shortest time: 136_188_000 picoseconds.
		Weight::from_parts(156_112_000, 3750)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `Emission::Pools` (r:1 w:0)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:0)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn enroll() -> Weight {
		// Proof in bytes: measured 2981, estimated 6470.
		// Shortest time: 141_767_000 picoseconds.
		Weight::from_parts(164_140_000, 6470)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn resign() -> Weight {
		// Proof in bytes: measured 784, estimated 6151.
		// Shortest time: 77_368_000 picoseconds.
		Weight::from_parts(92_444_000, 6151)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Snapshots` (r:1 w:1)
	/// Proof: `Emission::Snapshots` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:0)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim_stake() -> Weight {
		// Proof in bytes: measured 2896, estimated 6196.
		// Shortest time: 101_944_000 picoseconds.
		Weight::from_parts(113_463_000, 6196)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:128 w:128)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:0)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[1, 128]`.
	fn claim_scores(e: u32, ) -> Weight {
		// Proof in bytes: measured 2979 + e * 67, estimated 6196 + e * 2545.
		// Shortest time: 137_402_000 picoseconds.
		Weight::from_parts(137_484_484, 6196)
			// Standard error: 27_577
			.saturating_add(Weight::from_parts(5_396_266, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2545).saturating_mul(e.into()))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Reporters` (r:1 w:0)
	/// Proof: `Emission::Reporters` (`max_values`: None, `max_size`: Some(2060), added: 4535, mode: `MaxEncodedLen`)
	/// Storage: `Emission::RunningEra` (r:1 w:0)
	/// Proof: `Emission::RunningEra` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:64 w:64)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 64]`.
	fn report(s: u32, ) -> Weight {
		// Proof in bytes: measured 2966 + s * 85, estimated 5525 + s * 5161.
		// Shortest time: 54_880_000 picoseconds.
		Weight::from_parts(52_468_177, 5525)
			// Standard error: 53_981
			.saturating_add(Weight::from_parts(13_204_658, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 5161).saturating_mul(s.into()))
	}
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:6 w:6)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Attesters` (r:4 w:4)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:1)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn clear() -> Weight {
		// Proof in bytes: measured 7510, estimated 16608.
		// Shortest time: 3_529_154_000 picoseconds.
		Weight::from_parts(3_850_501_000, 16608)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(15))
	}
	fn stake_first() -> Weight { Self::stake() }
	fn report_new(s: u32) -> Weight { Self::report(s) }
}
