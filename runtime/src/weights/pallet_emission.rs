//! Weights of `pallet_emission`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_emission --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-11-29. CPU: Intel(R) Xeon(R) Processor.

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
		// Shortest time: 2_389_000 picoseconds.
		Weight::from_parts(4_278_000, 1489)
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
		// Shortest time: 22_824_000 picoseconds.
		Weight::from_parts(37_726_141, 3501)
			// Standard error: 153_735
			.saturating_add(Weight::from_parts(104_232_781, 0).saturating_mul(p.into()))
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
		// Shortest time: 35_230_000 picoseconds.
		Weight::from_parts(45_595_000, 6151)
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
		// Shortest time: 35_914_000 picoseconds.
		Weight::from_parts(46_199_000, 6151)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Emission::ScheduleInForce` (r:1 w:0)
	/// Proof: `Emission::ScheduleInForce` (`max_values`: Some(1), `max_size`: Some(76), added: 571, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextParams` (r:0 w:1)
	/// Proof: `Emission::NextParams` (`max_values`: Some(1), `max_size`: Some(60), added: 555, mode: `MaxEncodedLen`)
	fn set_emission() -> Weight {
		// Proof in bytes: measured 66, estimated 1561.
		// Shortest time: 16_776_000 picoseconds. Measured on its own on 2026-11-30.
		Weight::from_parts(22_312_000, 1561)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Pools` (r:16 w:0)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextBudget` (r:0 w:1)
	/// Proof: `Emission::NextBudget` (`max_values`: Some(1), `max_size`: Some(101), added: 596, mode: `MaxEncodedLen`)
	fn set_budget() -> Weight {
		// Proof in bytes: measured 768, estimated 46734.
		// Shortest time: 67_549_000 picoseconds. Measured on its own on 2026-11-30.
		Weight::from_parts(77_471_000, 46734)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	fn halt() -> Weight {
		// Proof in bytes: measured 0, estimated 1494.
		// Shortest time: 9_118_000 picoseconds. Measured on its own on 2026-11-30.
		Weight::from_parts(14_372_000, 1494)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof in bytes: measured 19, estimated 1494.
		// Shortest time: 10_656_000 picoseconds. Measured on its own on 2026-11-30.
		Weight::from_parts(15_626_000, 1494)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Emission::Halt` (r:1 w:1)
	/// Proof: `Emission::Halt` (`max_values`: Some(1), `max_size`: Some(9), added: 504, mode: `MaxEncodedLen`)
	fn prolong_halt() -> Weight {
		// Proof in bytes: measured 19, estimated 1494.
		// Shortest time: 12_408_000 picoseconds.
		Weight::from_parts(17_235_000, 1494)
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
		// Proof in bytes: measured 362, estimated 6196.
		// Shortest time: 103_268_000 picoseconds.
		Weight::from_parts(125_078_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Emission::Pools` (r:1 w:1)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	fn update_pool() -> Weight {
		// Proof in bytes: measured 88, estimated 3849.
		// Shortest time: 17_131_000 picoseconds.
		Weight::from_parts(23_178_000, 3849)
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
		// Shortest time: 23_250_000 picoseconds.
		Weight::from_parts(32_977_000, 3849)
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
		// Shortest time: 122_703_000 picoseconds.
		Weight::from_parts(166_599_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Emission::Pools` (r:1 w:0)
	/// Proof: `Emission::Pools` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Emission::NextReporters` (r:0 w:1)
	/// Proof: `Emission::NextReporters` (`max_values`: None, `max_size`: Some(2840), added: 5315, mode: `MaxEncodedLen`)
	fn set_reporters() -> Weight {
		// Proof in bytes: measured 88, estimated 3849.
		// Shortest time: 20_627_000 picoseconds.
		Weight::from_parts(30_693_000, 3849)
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
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	fn stake() -> Weight {
		// Proof in bytes: measured 1370, estimated 4145.
		// Shortest time: 121_687_000 picoseconds.
		Weight::from_parts(142_392_000, 4145)
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
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	fn stake_joined() -> Weight {
		// Proof in bytes: measured 1454, estimated 4145.
		// Shortest time: 98_363_000 picoseconds.
		Weight::from_parts(136_490_000, 4145)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	fn stake_first() -> Weight {
		// Proof in bytes: measured 1331, estimated 6012.
		// Shortest time: 170_629_000 picoseconds.
		Weight::from_parts(197_047_000, 6012)
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
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn unstake() -> Weight {
		// Proof in bytes: measured 796, estimated 3768.
		// Shortest time: 89_836_000 picoseconds. Measured on its own on 2026-11-30.
		Weight::from_parts(104_469_000, 3768)
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
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn unstake_last() -> Weight {
		// Proof in bytes: measured 1280, estimated 3768.
		// Shortest time: 138_016_000 picoseconds.
		Weight::from_parts(157_192_000, 3768)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn enroll() -> Weight {
		// Proof in bytes: measured 1317, estimated 6506.
		// Shortest time: 154_421_000 picoseconds.
		Weight::from_parts(174_055_000, 6506)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn resign() -> Weight {
		// Proof in bytes: measured 605, estimated 6151.
		// Shortest time: 97_141_000 picoseconds.
		Weight::from_parts(120_513_000, 6151)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim_stake() -> Weight {
		// Proof in bytes: measured 1068, estimated 6196.
		// Shortest time: 83_046_000 picoseconds.
		// Provisional: the record of the member's payees, about 0.8 kB, is read; measure again.
		Weight::from_parts(131_503_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Emission::Snapshots` (r:1 w:1)
	/// Proof: `Emission::Snapshots` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim_stake_joined() -> Weight {
		// Proof in bytes: measured 1152, estimated 6196.
		// Shortest time: 85_023_000 picoseconds.
		// Provisional: the record of the member's payees, about 0.8 kB, is read; measure again.
		Weight::from_parts(140_940_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Emission::StakeRecords` (r:1 w:1)
	/// Proof: `Emission::StakeRecords` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn claim_stake_last() -> Weight {
		// Proof in bytes: measured 1294, estimated 6196.
		// Shortest time: 128_966_000 picoseconds.
		// Provisional: the record of the member's payees, about 0.8 kB, is read; measure again.
		Weight::from_parts(170_016_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Emission::Contributors` (r:1 w:1)
	/// Proof: `Emission::Contributors` (`max_values`: None, `max_size`: Some(2686), added: 5161, mode: `MaxEncodedLen`)
	/// Storage: `Emission::EraRewards` (r:127 w:127)
	/// Proof: `Emission::EraRewards` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[1, 128]`.
	fn claim_scores(e: u32, ) -> Weight {
		// Proof in bytes: measured 1102 + e * 66, estimated 8799 + e * 2557.
		// Shortest time: 161_813_000 picoseconds.
		// Provisional: the record of the member's payees, about 0.8 kB, is read; measure again.
		Weight::from_parts(180_328_615, 8799)
			// Standard error: 71_693
			.saturating_add(Weight::from_parts(6_417_566, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(7))
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
		// Shortest time: 86_577_000 picoseconds. Measured on its own on 2026-11-30.
		Weight::from_parts(71_039_827, 6301)
			// Standard error: 112_725
			.saturating_add(Weight::from_parts(20_198_455, 0).saturating_mul(s.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 64]`.
	fn report_new(s: u32, ) -> Weight {
		// Proof in bytes: measured 3763, estimated 6301 + s * 5161.
		// Shortest time: 110_095_000 picoseconds. Measured on its own on 2026-11-30.
		Weight::from_parts(89_127_922, 6301)
			// Standard error: 235_341
			.saturating_add(Weight::from_parts(49_883_977, 0).saturating_mul(s.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn clear() -> Weight {
		// Proof in bytes: measured 3199, estimated 328286.
		// Shortest time: 337_321_000 picoseconds.
		Weight::from_parts(379_340_000, 328286)
			.saturating_add(T::DbWeight::get().reads(132))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
