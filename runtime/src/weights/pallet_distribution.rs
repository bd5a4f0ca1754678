//! Weights of `pallet_distribution`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallet pallet_distribution --extrinsic '*'
//! --steps 5 --repeat 4 --wasm-execution=Compiled`
//!
//! Date: 2026-11-22. CPU: Intel(R) Xeon(R) Processor.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, frame_system};

/// The measured weights of `pallet_distribution`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_distribution::WeightInfo for WeightInfo<T> {
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::NextRoundId` (r:1 w:1)
	/// Proof: `Distribution::NextRoundId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:0 w:1)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:0 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:0 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	fn draft() -> Weight {
		// Proof in bytes: measured 297, estimated 6196.
		// Shortest time: 70_131_000 picoseconds.
		Weight::from_parts(81_260_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Deposits` (r:1 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:0 w:1)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	fn amend() -> Weight {
		// Proof in bytes: measured 883, estimated 6196.
		// Shortest time: 84_528_000 picoseconds.
		Weight::from_parts(136_495_000, 6196)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:1 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Entries` (r:0 w:256)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn add_entries(n: u32, ) -> Weight {
		// Proof in bytes: measured 583, estimated 3838.
		// Shortest time: 67_496_000 picoseconds.
		Weight::from_parts(78_654_337, 3838)
			// Standard error: 1_187
			.saturating_add(Weight::from_parts(2_900_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn fund() -> Weight {
		// Proof in bytes: measured 654, estimated 6196.
		// Shortest time: 61_120_000 picoseconds.
		Weight::from_parts(73_203_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(514), added: 1009, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		// Proof in bytes: measured 1074, estimated 3838.
		// Shortest time: 26_469_000 picoseconds.
		Weight::from_parts(34_694_000, 3838)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn pause() -> Weight {
		// Proof in bytes: measured 369, estimated 3838.
		// Shortest time: 17_919_000 picoseconds.
		Weight::from_parts(21_783_000, 3838)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn resume() -> Weight {
		// Proof in bytes: measured 373, estimated 3838.
		// Shortest time: 17_949_000 picoseconds.
		Weight::from_parts(21_553_000, 3838)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_immediate(d: u32, ) -> Weight {
		// Proof in bytes: measured 2663, estimated 6196.
		// Shortest time: 115_273_000 picoseconds.
		Weight::from_parts(131_889_675, 6196)
			// Standard error: 38_625
			.saturating_add(Weight::from_parts(528_454, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:1 w:1)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:1)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_vested(d: u32, ) -> Weight {
		// Proof in bytes: measured 2698, estimated 6196.
		// Shortest time: 157_263_000 picoseconds.
		Weight::from_parts(179_967_568, 6196)
			// Standard error: 48_712
			.saturating_add(Weight::from_parts(424_927, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Streams` (r:1 w:1)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_streamed(d: u32, ) -> Weight {
		// Proof in bytes: measured 3048, estimated 8799.
		// Shortest time: 177_784_000 picoseconds.
		Weight::from_parts(211_447_626, 8799)
			// Standard error: 61_226
			.saturating_add(Weight::from_parts(441_658, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:256 w:256)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:256 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_batch_immediate(n: u32, ) -> Weight {
		// Proof in bytes: measured 3112 + n * 87, estimated 4292 + n * 2909.
		// Shortest time: 139_470_000 picoseconds.
		Weight::from_parts(144_099_000, 4292)
			// Standard error: 1_192_732
			.saturating_add(Weight::from_parts(81_810_066, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2909).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:256 w:256)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:256 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:256 w:256)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:256 w:256)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:256 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_batch_vested(n: u32, ) -> Weight {
		// Proof in bytes: measured 3147 + n * 87, estimated 4327 + n * 3774.
		// Shortest time: 213_033_000 picoseconds.
		Weight::from_parts(265_439_175, 4327)
			// Standard error: 1_154_318
			.saturating_add(Weight::from_parts(116_295_243, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3774).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Streams` (r:256 w:256)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:256 w:256)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:256 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:258 w:258)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_batch_streamed(n: u32, ) -> Weight {
		// Proof in bytes: measured 3401 + n * 87, estimated 6196 + n * 2909.
		// Shortest time: 204_985_000 picoseconds.
		Weight::from_parts(223_414_503, 6196)
			// Standard error: 1_464_372
			.saturating_add(Weight::from_parts(130_135_265, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2909).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Streams` (r:1 w:1)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn stop_stream(d: u32, ) -> Weight {
		// Proof in bytes: measured 855, estimated 3838.
		// Shortest time: 102_063_000 picoseconds.
		Weight::from_parts(115_708_312, 3838)
			// Standard error: 24_617
			.saturating_add(Weight::from_parts(471_133, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof in bytes: measured 649, estimated 6196.
		// Shortest time: 73_525_000 picoseconds.
		Weight::from_parts(85_530_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn abandon() -> Weight {
		// Proof in bytes: measured 654, estimated 6196.
		// Shortest time: 68_668_000 picoseconds.
		Weight::from_parts(74_812_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::SetAside` (r:257 w:256)
	/// Proof: `Distribution::SetAside` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:256 w:256)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:256 w:256)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn clean_up(n: u32, ) -> Weight {
		// Proof in bytes: measured 13806 + n * 195, estimated 9230 + n * 2686.
		// Shortest time: 143_831_000 picoseconds.
		Weight::from_parts(107_255_911, 9230)
			// Standard error: 127_275
			.saturating_add(Weight::from_parts(49_925_599, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2686).saturating_mul(n.into()))
	}
	/// Provisional: figures of the nearest benchmark, not measured yet.
	fn remove_round() -> Weight {
		Weight::from_parts(130_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Provisional: figures of the nearest benchmark, not measured yet.
	fn sweep() -> Weight {
		Weight::from_parts(75_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(514), added: 1009, mode: `MaxEncodedLen`)
	fn request_push() -> Weight {
		// Proof in bytes: measured 900, estimated 3838.
		// Shortest time: 22_482_000 picoseconds.
		Weight::from_parts(28_366_000, 3838)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TxPause::PausedCalls` (r:1 w:0)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(514), added: 1009, mode: `MaxEncodedLen`)
	fn push_base() -> Weight {
		// Proof in bytes: measured 696, estimated 3997.
		// Shortest time: 13_371_000 picoseconds.
		Weight::from_parts(15_970_000, 3997)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	fn push_round() -> Weight {
		// Proof in bytes: measured 369, estimated 3838.
		// Shortest time: 15_062_000 picoseconds.
		Weight::from_parts(18_820_000, 3838)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Provisional: figures of the nearest benchmark, not measured yet.
	fn push_look() -> Weight {
		Weight::from_parts(3_000_000, 2756)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Entries` (r:1 w:0)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:1 w:1)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:1)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	fn push_entry() -> Weight {
		// Proof in bytes: measured 2705, estimated 6196.
		// Shortest time: 149_867_000 picoseconds.
		Weight::from_parts(184_067_000, 6196)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TxPause::PausedCalls` (r:1 w:0)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::FreeClaims` (r:1 w:1)
	/// Proof: `Distribution::FreeClaims` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:1 w:0)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn authorize_claim(d: u32, ) -> Weight {
		// Proof in bytes: measured 2778, estimated 6196.
		// Shortest time: 172_668_000 picoseconds.
		Weight::from_parts(195_604_493, 6196)
			// Standard error: 52_118
			.saturating_add(Weight::from_parts(343_971, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(403), added: 2878, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Streams` (r:1 w:0)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::SetAside` (r:1 w:1)
	/// Proof: `Distribution::SetAside` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn set_aside(d: u32, ) -> Weight {
		// Proof in bytes: measured 2822, estimated 4307.
		// Shortest time: 121_343_000 picoseconds.
		Weight::from_parts(194_590_843, 4307)
			// Standard error: 45_130
			.saturating_add(Weight::from_parts(535_171, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Provisional: figures of the nearest benchmark, not measured yet.
	fn authorize_set_aside(d: u32, ) -> Weight {
		Weight::from_parts(205_000_000, 6196)
			.saturating_add(Weight::from_parts(535_171, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn transfer_asset() -> Weight {
		// Proof in bytes: measured 577, estimated 6208.
		// Shortest time: 64_733_000 picoseconds.
		Weight::from_parts(68_904_000, 6208)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
