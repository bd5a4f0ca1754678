//! Weights of `pallet_distribution`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallet pallet_distribution --extrinsic '*'
//! --steps 10 --repeat 5 --wasm-execution=Compiled`
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:0 w:1)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:0 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:0 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	fn draft() -> Weight {
		// Proof in bytes: measured 297, estimated 6196.
		// Shortest time: 68_451_000 picoseconds.
		Weight::from_parts(75_967_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
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
		// Proof in bytes: measured 864, estimated 6196.
		// Shortest time: 83_790_000 picoseconds.
		Weight::from_parts(93_432_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:1 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Entries` (r:0 w:256)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn add_entries(n: u32, ) -> Weight {
		// Proof in bytes: measured 564, estimated 3685.
		// Shortest time: 66_241_000 picoseconds.
		Weight::from_parts(67_783_083, 3685)
			// Standard error: 1_011
			.saturating_add(Weight::from_parts(1_740_322, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn fund() -> Weight {
		// Proof in bytes: measured 635, estimated 6196.
		// Shortest time: 60_503_000 picoseconds.
		Weight::from_parts(64_834_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(514), added: 1009, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		// Proof in bytes: measured 1055, estimated 3685.
		// Shortest time: 25_994_000 picoseconds.
		Weight::from_parts(28_353_000, 3685)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn pause() -> Weight {
		// Proof in bytes: measured 350, estimated 3685.
		// Shortest time: 17_729_000 picoseconds.
		Weight::from_parts(19_940_000, 3685)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn resume() -> Weight {
		// Proof in bytes: measured 354, estimated 3685.
		// Shortest time: 17_493_000 picoseconds.
		Weight::from_parts(20_029_000, 3685)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_immediate(d: u32, ) -> Weight {
		// Proof in bytes: measured 643, estimated 6196.
		// Shortest time: 72_944_000 picoseconds.
		Weight::from_parts(83_026_585, 6196)
			// Standard error: 2_350
			.saturating_add(Weight::from_parts(517_280, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:1 w:1)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:1)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_vested(d: u32, ) -> Weight {
		// Proof in bytes: measured 678, estimated 6196.
		// Shortest time: 112_958_000 picoseconds.
		Weight::from_parts(127_367_829, 6196)
			// Standard error: 3_123
			.saturating_add(Weight::from_parts(540_072, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Streams` (r:1 w:1)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_streamed(d: u32, ) -> Weight {
		// Proof in bytes: measured 890, estimated 8799.
		// Shortest time: 131_691_000 picoseconds.
		Weight::from_parts(147_143_493, 8799)
			// Standard error: 3_157
			.saturating_add(Weight::from_parts(514_529, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:256 w:256)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_batch_immediate(n: u32, ) -> Weight {
		// Proof in bytes: measured 1041 + n * 1, estimated 3685 + n * 2627.
		// Shortest time: 92_643_000 picoseconds.
		Weight::from_parts(79_283_510, 3685)
			// Standard error: 94_610
			.saturating_add(Weight::from_parts(73_186_172, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2627).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:256 w:256)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:256 w:256)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:256 w:256)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:256 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_batch_vested(n: u32, ) -> Weight {
		// Proof in bytes: measured 1076 + n * 1, estimated 3685 + n * 3774.
		// Shortest time: 130_069_000 picoseconds.
		Weight::from_parts(145_116_000, 3685)
			// Standard error: 105_451
			.saturating_add(Weight::from_parts(110_807_109, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3774).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Streams` (r:256 w:256)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:256 w:256)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:258 w:258)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_batch_streamed(n: u32, ) -> Weight {
		// Proof in bytes: measured 1259, estimated 6196 + n * 2627.
		// Shortest time: 153_433_000 picoseconds.
		Weight::from_parts(34_857_871, 6196)
			// Standard error: 146_196
			.saturating_add(Weight::from_parts(121_628_474, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2627).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Streams` (r:1 w:1)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn stop_stream(d: u32, ) -> Weight {
		// Proof in bytes: measured 698, estimated 3685.
		// Shortest time: 78_009_000 picoseconds.
		Weight::from_parts(85_748_788, 3685)
			// Standard error: 2_566
			.saturating_add(Weight::from_parts(486_567, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof in bytes: measured 630, estimated 6196.
		// Shortest time: 71_946_000 picoseconds.
		Weight::from_parts(80_617_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn abandon() -> Weight {
		// Proof in bytes: measured 635, estimated 6196.
		// Shortest time: 68_428_000 picoseconds.
		Weight::from_parts(78_303_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Streams` (r:257 w:256)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn clean_up(n: u32, ) -> Weight {
		// Proof in bytes: measured 1783 + n * 130, estimated 3685 + n * 2613.
		// Shortest time: 136_726_000 picoseconds.
		Weight::from_parts(139_782_160, 3685)
			// Standard error: 84_257
			.saturating_add(Weight::from_parts(39_561_265, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2613).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(514), added: 1009, mode: `MaxEncodedLen`)
	fn request_push() -> Weight {
		// Proof in bytes: measured 881, estimated 3685.
		// Shortest time: 21_934_000 picoseconds.
		Weight::from_parts(25_468_000, 3685)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(514), added: 1009, mode: `MaxEncodedLen`)
	fn push_base() -> Weight {
		// Proof in bytes: measured 616, estimated 1999.
		// Shortest time: 7_536_000 picoseconds.
		Weight::from_parts(8_983_000, 1999)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	fn push_round() -> Weight {
		// Proof in bytes: measured 350, estimated 3685.
		// Shortest time: 14_882_000 picoseconds.
		Weight::from_parts(17_655_000, 3685)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(220), added: 2695, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(152), added: 2627, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Entries` (r:1 w:0)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:1 w:1)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:1)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn push_entry() -> Weight {
		// Proof in bytes: measured 685, estimated 6196.
		// Shortest time: 110_975_000 picoseconds.
		Weight::from_parts(123_209_000, 6196)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn authorize_claim(d: u32, ) -> Weight {
		// Proof in bytes: measured 678, estimated 6196.
		// Shortest time: 112_958_000 picoseconds.
		Weight::from_parts(127_367_829, 6196)
			// Standard error: 3_123
			.saturating_add(Weight::from_parts(540_072, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn transfer_asset() -> Weight {
		// Proof in bytes: measured 678, estimated 6196.
		// Shortest time: 112_958_000 picoseconds.
		Weight::from_parts(127_367_829, 6196)
			// Standard error: 3_123
			.saturating_add(Weight::from_parts(540_072, 0).saturating_mul(1))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
}
