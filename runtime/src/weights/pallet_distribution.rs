//! Weights of `pallet_distribution`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_distribution --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-12-01. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_distribution`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_distribution::WeightInfo for WeightInfo<T> {
	/// Storage: `Distribution::NextRoundId` (r:1 w:1)
	/// Proof: `Distribution::NextRoundId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:0 w:1)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:0 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:0 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Seals` (r:0 w:1)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn draft() -> Weight {
		// Proof in bytes: measured 316, estimated 6196.
		// Shortest time: 90_554_000 picoseconds.
		Weight::from_parts(96_073_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:1 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Seals` (r:1 w:1)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:0 w:1)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	fn amend() -> Weight {
		// Proof in bytes: measured 1696, estimated 6196.
		// Shortest time: 201_229_000 picoseconds.
		Weight::from_parts(219_747_000, 6196)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Seals` (r:1 w:1)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:1 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:1 w:0)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Entries` (r:0 w:256)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn add_entries(n: u32, ) -> Weight {
		// Proof in bytes: measured 1278, estimated 6012.
		// Shortest time: 124_315_000 picoseconds.
		Weight::from_parts(131_943_974, 6012)
			// Standard error: 13_846
			.saturating_add(Weight::from_parts(3_070_550, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
	/// Storage: `Distribution::Seals` (r:1 w:0)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn fund() -> Weight {
		// Proof in bytes: measured 1209, estimated 6196.
		// Shortest time: 118_426_000 picoseconds.
		Weight::from_parts(130_333_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Seals` (r:1 w:0)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Announcements` (r:1 w:0)
	/// Proof: `Announcements::Announcements` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:1 w:0)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(578), added: 1073, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		// Proof in bytes: measured 1667, estimated 4145.
		// Shortest time: 58_096_000 picoseconds.
		Weight::from_parts(63_284_000, 4145)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	fn pause() -> Weight {
		// Proof in bytes: measured 234, estimated 3860.
		// Shortest time: 16_295_000 picoseconds.
		Weight::from_parts(17_997_000, 3860)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof in bytes: measured 234, estimated 3860.
		// Shortest time: 17_165_000 picoseconds.
		Weight::from_parts(18_948_000, 3860)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_immediate(d: u32, ) -> Weight {
		// Proof in bytes: measured 1898, estimated 6196.
		// Shortest time: 144_294_000 picoseconds.
		Weight::from_parts(174_714_187, 6196)
			// Standard error: 76_589
			.saturating_add(Weight::from_parts(828_913, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:1 w:1)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:1)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_vested(d: u32, ) -> Weight {
		// Proof in bytes: measured 3178, estimated 6196.
		// Shortest time: 229_420_000 picoseconds.
		// Raised by 2_411_478 picoseconds, to what was measured at d = 32.
		Weight::from_parts(261_583_456, 6196)
			// Standard error: 324_845
			.saturating_add(Weight::from_parts(277_142, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Streams` (r:1 w:1)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_streamed(d: u32, ) -> Weight {
		// Proof in bytes: measured 2384, estimated 8799.
		// Shortest time: 237_013_000 picoseconds.
		Weight::from_parts(250_808_892, 8799)
			// Standard error: 110_490
			.saturating_add(Weight::from_parts(891_889, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:256 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:256 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_batch_immediate(n: u32, ) -> Weight {
		// Proof in bytes: measured 2553 + n * 172, estimated 3860 + n * 3204.
		// Shortest time: 177_203_000 picoseconds.
		// Raised by 125_930_359 picoseconds, to what was measured at n = 1.
		Weight::from_parts(144_866_845, 3860)
			// Standard error: 961_324
			.saturating_add(Weight::from_parts(63_033_155, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3204).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:64 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:64 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:65 w:65)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:64 w:64)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:64 w:64)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:64 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 64]`.
	fn claim_batch_vested(n: u32, ) -> Weight {
		// Proof in bytes: measured 2850 + n * 427, estimated 3860 + n * 3774.
		// Shortest time: 229_501_000 picoseconds.
		Weight::from_parts(284_304_301, 3860)
			// Standard error: 1_707_602
			// Raised by 18_058 picoseconds, to what was measured at n = 64.
			.saturating_add(Weight::from_parts(134_382_168, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3774).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:256 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Streams` (r:256 w:256)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:256 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:258 w:258)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_batch_streamed(n: u32, ) -> Weight {
		// Proof in bytes: measured 2982 + n * 172, estimated 6196 + n * 3204.
		// Shortest time: 266_826_000 picoseconds.
		Weight::from_parts(290_492_000, 6196)
			// Standard error: 988_731
			// Raised by 1_090_882 picoseconds, to what was measured at n = 256.
			.saturating_add(Weight::from_parts(129_212_879, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3204).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	fn bitmap_word() -> Weight {
		// Proof in bytes: measured 272, estimated 3746.
		// Shortest time: 8_302_000 picoseconds. Measured on its own on 2026-12-01.
		Weight::from_parts(9_664_000, 3746)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// The range of component `h` is `[0, 8192]`.
	fn proof_hashes(h: u32, ) -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 230_000 picoseconds. Measured on its own on 2026-12-01.
		// Raised by 20_000 picoseconds, to what was measured at h = 0.
		Weight::from_parts(290_000, 0)
			// Standard error: 255
			// Raised by 1_857 picoseconds, to what was measured at h = 8192.
			.saturating_add(Weight::from_parts(592_796, 0).saturating_mul(h.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:256 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:256 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_range_immediate(n: u32, ) -> Weight {
		// Proof in bytes: measured 2553 + n * 172, estimated 3860 + n * 3204.
		// Shortest time: 182_301_000 picoseconds.
		Weight::from_parts(187_359_000, 3860)
			// Standard error: 426_956
			// Raised by 7_208_544 picoseconds, to what was measured at n = 256.
			.saturating_add(Weight::from_parts(65_576_395, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3204).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:64 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:64 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:65 w:65)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:64 w:64)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:64 w:64)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:64 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 64]`.
	fn claim_range_vested(n: u32, ) -> Weight {
		// Proof in bytes: measured 2850 + n * 427, estimated 3860 + n * 3774.
		// Shortest time: 239_225_000 picoseconds.
		Weight::from_parts(183_712_505, 3860)
			// Standard error: 1_752_455
			.saturating_add(Weight::from_parts(134_643_630, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3774).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:256 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Streams` (r:256 w:256)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:256 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:258 w:258)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_range_streamed(n: u32, ) -> Weight {
		// Proof in bytes: measured 2982 + n * 172, estimated 6196 + n * 3204.
		// Shortest time: 255_580_000 picoseconds.
		Weight::from_parts(811_224_259, 6196)
			// Standard error: 2_202_412
			// Raised by 2_356_085 picoseconds, to what was measured at n = 256.
			.saturating_add(Weight::from_parts(120_654_308, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3204).saturating_mul(n.into()))
	}
	/// Storage: `TxPause::PausedCalls` (r:1 w:0)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn authorize_claim_range(n: u32, ) -> Weight {
		// Proof in bytes: measured 292, estimated 3997.
		// Shortest time: 68_572_000 picoseconds.
		Weight::from_parts(86_739_588, 3997)
			// Standard error: 94_399
			.saturating_add(Weight::from_parts(2_644_560, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 64]`.
	fn claim_many(n: u32, ) -> Weight {
		// Proof in bytes: measured 267, estimated 4194.
		// Shortest time: 26_309_000 picoseconds.
		// Raised by 2_929_528 picoseconds, to what was measured at n = 1.
		Weight::from_parts(12_082_163, 4194)
			// Standard error: 17_544
			.saturating_add(Weight::from_parts(17_161_837, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Storage: `Distribution::Manifests` (r:1 w:0)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Lists` (r:1 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Users` (r:1 w:1)
	/// Proof: `Lists::Users` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn keep_list() -> Weight {
		// Proof in bytes: measured 2026, estimated 5220.
		// Shortest time: 21_282_000 picoseconds.
		Weight::from_parts(25_538_000, 5220)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Streams` (r:1 w:1)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn stop_stream(_d: u32, ) -> Weight {
		// Proof in bytes: measured 1384, estimated 6012.
		// Shortest time: 131_054_000 picoseconds.
		// Raised by 56_576_659 picoseconds, to what was measured at d = 0.
		Weight::from_parts(216_552_000, 6012)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof in bytes: measured 536, estimated 6196.
		// Shortest time: 89_593_000 picoseconds.
		Weight::from_parts(107_119_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn abandon() -> Weight {
		// Proof in bytes: measured 573, estimated 6196.
		// Shortest time: 96_073_000 picoseconds.
		Weight::from_parts(105_026_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Cleanings` (r:1 w:1)
	/// Proof: `Distribution::Cleanings` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Streams` (r:257 w:256)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:256 w:256)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:256 w:256)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn clean_up(n: u32, ) -> Weight {
		// Proof in bytes: measured 13976 + n * 244, estimated 3860 + n * 2902.
		// Shortest time: 133_318_000 picoseconds.
		Weight::from_parts(147_039_000, 3860)
			// Standard error: 1_067_175
			// Raised by 14_300_120 picoseconds, to what was measured at n = 256.
			.saturating_add(Weight::from_parts(85_305_165, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2902).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Cleanings` (r:1 w:1)
	/// Proof: `Distribution::Cleanings` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:1 w:1)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:1 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Seals` (r:0 w:1)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn remove_round() -> Weight {
		// Proof in bytes: measured 903, estimated 8799.
		// Shortest time: 217_152_000 picoseconds.
		Weight::from_parts(244_013_000, 8799)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `Distribution::NextRoundId` (r:1 w:0)
	/// Proof: `Distribution::NextRoundId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn sweep() -> Weight {
		// Proof in bytes: measured 280, estimated 6196.
		// Shortest time: 89_473_000 picoseconds.
		Weight::from_parts(98_476_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(578), added: 1073, mode: `MaxEncodedLen`)
	fn request_push() -> Weight {
		// Proof in bytes: measured 782, estimated 3860.
		// Shortest time: 19_088_000 picoseconds.
		Weight::from_parts(25_198_000, 3860)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(578), added: 1073, mode: `MaxEncodedLen`)
	fn push_base() -> Weight {
		// Proof in bytes: measured 566, estimated 2063.
		// Shortest time: 8_332_000 picoseconds.
		Weight::from_parts(10_045_000, 2063)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Entries` (r:1 w:0)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn push_round() -> Weight {
		// Proof in bytes: measured 2005, estimated 6196.
		// Shortest time: 158_055_000 picoseconds.
		Weight::from_parts(169_242_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn push_look() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 4_626_000 picoseconds.
		Weight::from_parts(4_737_000, 0)
	}
	/// Storage: `Distribution::Entries` (r:1 w:0)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn push_immediate() -> Weight {
		// Proof in bytes: measured 1619, estimated 4194.
		// Shortest time: 78_768_000 picoseconds.
		Weight::from_parts(85_137_000, 4194)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Entries` (r:1 w:0)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:1 w:1)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:1)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:0)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn push_vested() -> Weight {
		// Proof in bytes: measured 3092, estimated 6196.
		// Shortest time: 160_289_000 picoseconds.
		Weight::from_parts(170_464_000, 6196)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn authorize_claim(d: u32, ) -> Weight {
		// Proof in bytes: measured 300, estimated 3860.
		// Shortest time: 61_822_000 picoseconds.
		Weight::from_parts(69_991_091, 3860)
			// Standard error: 100_970
			.saturating_add(Weight::from_parts(491_726, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn check_redirect() -> Weight {
		// Proof in bytes: measured 908, estimated 4194.
		// Shortest time: 135_231_000 picoseconds.
		Weight::from_parts(145_656_000, 4194)
			.saturating_add(T::DbWeight::get().reads(4))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:1 w:0)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn set_aside(d: u32, ) -> Weight {
		// Proof in bytes: measured 2977, estimated 4522.
		// Shortest time: 107_920_000 picoseconds.
		Weight::from_parts(128_336_082, 4522)
			// Standard error: 187_684
			.saturating_add(Weight::from_parts(553_836, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn authorize_set_aside(d: u32, ) -> Weight {
		// Proof in bytes: measured 300, estimated 3860.
		// Shortest time: 55_512_000 picoseconds.
		// Raised by 2_079_770 picoseconds, to what was measured at d = 0.
		Weight::from_parts(59_489_000, 3860)
			// Standard error: 30_647
			.saturating_add(Weight::from_parts(646_104, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn ethereum_signature() -> Weight {
		// Proof in bytes: measured 624, estimated 4145.
		// Shortest time: 85_086_000 picoseconds.
		Weight::from_parts(92_327_000, 4145)
			.saturating_add(T::DbWeight::get().reads(2))
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
		// Proof in bytes: measured 719, estimated 6208.
		// Shortest time: 97_895_000 picoseconds.
		Weight::from_parts(103_584_000, 6208)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:256 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Vouchers` (r:256 w:256)
	/// Proof: `Distribution::Vouchers` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Signers` (r:1 w:0)
	/// Proof: `Distribution::Signers` (`max_values`: None, `max_size`: Some(1137), added: 3612, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:256 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn settle(n: u32, ) -> Weight {
		// Proof in bytes: measured 3697 + n * 172, estimated 4602 + n * 3204.
		// Shortest time: 248_389_000 picoseconds.
		Weight::from_parts(250_983_000, 4602)
			// Standard error: 1_967_972
			// Raised by 35_182_289 picoseconds, to what was measured at n = 256.
			.saturating_add(Weight::from_parts(161_461_704, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3204).saturating_mul(n.into()))
	}
	/// The range of component `s` is `[1, 256]`.
	fn voucher_signatures(s: u32, ) -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 45_778_000 picoseconds. Measured on its own on 2026-12-01.
		Weight::from_parts(45_818_000, 0)
			// Standard error: 387_630
			// Raised by 3_453_283 picoseconds, to what was measured at s = 256.
			.saturating_add(Weight::from_parts(47_803_618, 0).saturating_mul(s.into()))
	}
	/// Storage: `TxPause::PausedCalls` (r:1 w:0)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Vouchers` (r:16 w:0)
	/// Proof: `Distribution::Vouchers` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Signers` (r:1 w:0)
	/// Proof: `Distribution::Signers` (`max_values`: None, `max_size`: Some(1137), added: 3612, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn authorize_settle(n: u32, ) -> Weight {
		// Proof in bytes: measured 1435, estimated 4602 + n * 2571.
		// Shortest time: 133_628_000 picoseconds.
		Weight::from_parts(169_015_380, 4602)
			// Standard error: 2_024_959
			.saturating_add(Weight::from_parts(52_421_618, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2571).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Vouchers` (r:1 w:1)
	/// Proof: `Distribution::Vouchers` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Signers` (r:1 w:0)
	/// Proof: `Distribution::Signers` (`max_values`: None, `max_size`: Some(1137), added: 3612, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	fn set_aside_voucher() -> Weight {
		// Proof in bytes: measured 2830, estimated 4602.
		// Shortest time: 163_273_000 picoseconds.
		Weight::from_parts(219_295_000, 4602)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Vouchers` (r:1 w:0)
	/// Proof: `Distribution::Vouchers` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Signers` (r:1 w:0)
	/// Proof: `Distribution::Signers` (`max_values`: None, `max_size`: Some(1137), added: 3612, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn authorize_set_aside_voucher() -> Weight {
		// Proof in bytes: measured 1435, estimated 4602.
		// Shortest time: 127_149_000 picoseconds.
		Weight::from_parts(138_256_000, 4602)
			.saturating_add(T::DbWeight::get().reads(4))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Signers` (r:1 w:1)
	/// Proof: `Distribution::Signers` (`max_values`: None, `max_size`: Some(1137), added: 3612, mode: `MaxEncodedLen`)
	fn rotate_keys() -> Weight {
		// Proof in bytes: measured 1952, estimated 4602.
		// Shortest time: 56_124_000 picoseconds.
		Weight::from_parts(63_875_000, 4602)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:1 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn promise() -> Weight {
		// Proof in bytes: measured 1216, estimated 6012.
		// Shortest time: 121_801_000 picoseconds.
		Weight::from_parts(168_210_000, 6012)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
