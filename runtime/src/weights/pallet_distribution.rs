//! Weights of `pallet_distribution`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_distribution --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-11-29. CPU: Intel(R) Xeon(R) Processor.

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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:0 w:1)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:0 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:0 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Seals` (r:0 w:1)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn draft() -> Weight {
		// Proof in bytes: measured 316, estimated 6196.
		// Shortest time: 78_377_000 picoseconds.
		Weight::from_parts(105_588_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Seals` (r:1 w:1)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:0 w:1)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	fn amend() -> Weight {
		// Proof in bytes: measured 1657, estimated 6196.
		// Shortest time: 192_537_000 picoseconds.
		Weight::from_parts(226_116_000, 6196)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:1 w:0)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Entries` (r:0 w:256)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn add_entries(n: u32, ) -> Weight {
		// Proof in bytes: measured 1277, estimated 6012.
		// Shortest time: 120_987_000 picoseconds. The higher of this and what was measured on its own on 2026-11-30.
		Weight::from_parts(135_002_924, 6012)
			// Standard error: 18_386
			.saturating_add(Weight::from_parts(2_926_316, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
	/// Storage: `Distribution::Seals` (r:1 w:0)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn fund() -> Weight {
		// Proof in bytes: measured 1208, estimated 6196.
		// Shortest time: 96_878_000 picoseconds.
		Weight::from_parts(126_743_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Seals` (r:1 w:0)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:1 w:0)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(578), added: 1073, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		// Proof in bytes: measured 1591, estimated 4145.
		// Shortest time: 57_060_000 picoseconds.
		Weight::from_parts(67_252_000, 4145)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	fn pause() -> Weight {
		// Proof in bytes: measured 233, estimated 3859.
		// Shortest time: 18_486_000 picoseconds.
		Weight::from_parts(27_630_000, 3859)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof in bytes: measured 233, estimated 3859.
		// Shortest time: 18_647_000 picoseconds.
		Weight::from_parts(28_231_000, 3859)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_immediate(d: u32, ) -> Weight {
		// Proof in bytes: measured 1074, estimated 6196.
		// Shortest time: 133_418_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(186_187_258, 6196)
			// Standard error: 231_991
			.saturating_add(Weight::from_parts(773_300, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
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
	fn claim_vested(_d: u32, ) -> Weight {
		// Proof in bytes: measured 2353, estimated 6196.
		// Shortest time: 197_917_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(270_448_344, 6196)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn claim_streamed(d: u32, ) -> Weight {
		// Proof in bytes: measured 1526, estimated 8799.
		// Shortest time: 207_049_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(263_206_350, 8799)
			// Standard error: 176_986
			.saturating_add(Weight::from_parts(800_440, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:256 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_batch_immediate(n: u32, ) -> Weight {
		// Proof in bytes: measured 1774 + n * 87, estimated 3859 + n * 3155.
		// Shortest time: 148_482_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(294_883_589, 3859)
			// Standard error: 574_738
			.saturating_add(Weight::from_parts(75_217_229, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3204).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
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
		// Proof in bytes: measured 2070 + n * 342, estimated 3859 + n * 3774.
		// Shortest time: 202_277_000 picoseconds. The higher of this and what was measured on its own on 2026-11-30.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(247_528_281, 3859)
			// Standard error: 1_150_738
			.saturating_add(Weight::from_parts(153_796_888, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3823).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_batch_streamed(n: u32, ) -> Weight {
		// Proof in bytes: measured 2174 + n * 86, estimated 6196 + n * 3155.
		// Shortest time: 178_989_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(217_074_000, 6196)
			// Standard error: 464_382
			.saturating_add(Weight::from_parts(137_370_915, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3204).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	fn bitmap_word() -> Weight {
		// Proof in bytes: measured 272, estimated 3746.
		// Shortest time: 9_290_000 picoseconds.
		Weight::from_parts(12_764_000, 3746)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// The range of component `h` is `[0, 8192]`.
	fn proof_hashes(h: u32, ) -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 197_000 picoseconds. Measured on its own on 2026-11-30.
		Weight::from_parts(989_947, 0)
			// Standard error: 192
			.saturating_add(Weight::from_parts(522_325, 0).saturating_mul(h.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn stop_stream(d: u32, ) -> Weight {
		// Proof in bytes: measured 1350, estimated 6012.
		// Shortest time: 131_906_000 picoseconds.
		Weight::from_parts(150_822_207, 6012)
			// Standard error: 45_999
			.saturating_add(Weight::from_parts(658_480, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof in bytes: measured 535, estimated 6196.
		// Shortest time: 85_646_000 picoseconds.
		Weight::from_parts(109_620_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn abandon() -> Weight {
		// Proof in bytes: measured 538, estimated 6196.
		// Shortest time: 67_057_000 picoseconds.
		Weight::from_parts(94_681_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Cleanings` (r:1 w:1)
	/// Proof: `Distribution::Cleanings` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Streams` (r:257 w:256)
	/// Proof: `Distribution::Streams` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:256 w:256)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:256 w:256)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn clean_up(n: u32, ) -> Weight {
		// Proof in bytes: measured 13975 + n * 244, estimated 3859 + n * 2758.
		// Shortest time: 141_975_000 picoseconds.
		Weight::from_parts(393_579_420, 3859)
			// Standard error: 220_755
			.saturating_add(Weight::from_parts(55_771_285, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2758).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Cleanings` (r:1 w:1)
	/// Proof: `Distribution::Cleanings` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:1 w:1)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:1 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Seals` (r:0 w:1)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn remove_round() -> Weight {
		// Proof in bytes: measured 902, estimated 8799.
		// Shortest time: 188_895_000 picoseconds.
		Weight::from_parts(224_457_000, 8799)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `Distribution::NextRoundId` (r:1 w:0)
	/// Proof: `Distribution::NextRoundId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn sweep() -> Weight {
		// Proof in bytes: measured 280, estimated 6196.
		// Shortest time: 71_602_000 picoseconds.
		Weight::from_parts(95_943_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(578), added: 1073, mode: `MaxEncodedLen`)
	fn request_push() -> Weight {
		// Proof in bytes: measured 781, estimated 3859.
		// Shortest time: 20_988_000 picoseconds.
		Weight::from_parts(30_722_000, 3859)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::PushQueue` (r:1 w:1)
	/// Proof: `Distribution::PushQueue` (`max_values`: Some(1), `max_size`: Some(578), added: 1073, mode: `MaxEncodedLen`)
	fn push_base() -> Weight {
		// Proof in bytes: measured 566, estimated 2063.
		// Shortest time: 6_830_000 picoseconds. The higher of this and what was measured on its own on 2026-11-30.
		Weight::from_parts(13_776_000, 2063)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Entries` (r:1 w:0)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn push_round() -> Weight {
		// Proof in bytes: measured 1144, estimated 6196.
		// Shortest time: 133_099_000 picoseconds. The higher of this and what was measured on its own on 2026-11-30.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(179_447_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn push_look() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 4_068_000 picoseconds.
		Weight::from_parts(4_517_000, 0)
	}
	/// Storage: `Distribution::Entries` (r:1 w:0)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn push_immediate() -> Weight {
		// Proof in bytes: measured 759, estimated 4145.
		// Shortest time: 68_879_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(107_192_000, 4194)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Distribution::Entries` (r:1 w:0)
	/// Proof: `Distribution::Entries` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
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
		// Proof in bytes: measured 2232, estimated 6196.
		// Shortest time: 159_561_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(207_488_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn authorize_claim(d: u32, ) -> Weight {
		// Proof in bytes: measured 299, estimated 3859.
		// Shortest time: 65_492_000 picoseconds.
		Weight::from_parts(92_872_306, 3859)
			// Standard error: 377_115
			.saturating_add(Weight::from_parts(354_472, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Vesting::Vesting` (r:1 w:0)
	/// Proof: `Vesting::Vesting` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn set_aside(d: u32, ) -> Weight {
		// Proof in bytes: measured 2152, estimated 4522.
		// Shortest time: 102_859_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(161_153_323, 4522)
			// Standard error: 471_157
			.saturating_add(Weight::from_parts(1_027_482, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn authorize_set_aside(d: u32, ) -> Weight {
		// Proof in bytes: measured 299, estimated 3859.
		// Shortest time: 58_746_000 picoseconds.
		Weight::from_parts(86_176_371, 3859)
			// Standard error: 445_738
			.saturating_add(Weight::from_parts(856_926, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	fn check_redirect() -> Weight {
		// Provisional: two recoveries of an ECDSA key, as in `Compliance::present_credential`, and three
		// values are read; not measured.
		Weight::from_parts(200_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	fn ethereum_signature() -> Weight {
		// Provisional: not measured yet. Recovering a key takes about 50 µs, five hashes and a read the rest.
		Weight::from_parts(75_000_000, 4145)
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
		// Proof in bytes: measured 645, estimated 6208.
		// Shortest time: 70_202_000 picoseconds.
		Weight::from_parts(100_799_000, 6208)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:256 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_range_immediate(n: u32, ) -> Weight {
		// Proof in bytes: measured 1774 + n * 87, estimated 3859 + n * 3155.
		// Shortest time: 158_341_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(168_203_000, 3859)
			// Standard error: 273_742
			.saturating_add(Weight::from_parts(74_031_797, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3204).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
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
		// Proof in bytes: measured 2070 + n * 342, estimated 3859 + n * 3774.
		// Shortest time: 193_605_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(124_503_198, 3859)
			// Standard error: 1_080_821
			.saturating_add(Weight::from_parts(151_538_030, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3823).saturating_mul(n.into()))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn claim_range_streamed(n: u32, ) -> Weight {
		// Proof in bytes: measured 2174 + n * 86, estimated 6196 + n * 3155.
		// Shortest time: 233_546_000 picoseconds.
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(551_833_252, 6196)
			// Standard error: 1_063_746
			.saturating_add(Weight::from_parts(138_017_217, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3204).saturating_mul(n.into()))
	}
	/// Storage: `TxPause::PausedCalls` (r:1 w:0)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:0)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn authorize_claim_range(n: u32, ) -> Weight {
		// Proof in bytes: measured 291, estimated 3997.
		// Shortest time: 73_150_000 picoseconds. The higher of this and what was measured on its own on 2026-11-30.
		Weight::from_parts(153_675_232, 3997)
			// Standard error: 100_534
			.saturating_add(Weight::from_parts(2_401_903, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
	}
	/// Storage: `Distribution::Manifests` (r:1 w:0)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Lists` (r:1 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Users` (r:1 w:1)
	/// Proof: `Lists::Users` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn keep_list() -> Weight {
		// Proof in bytes: measured 2026, estimated 5220.
		// Shortest time: 23_513_000 picoseconds.
		Weight::from_parts(34_100_000, 5220)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Provisional, not measured: `claim_range_immediate`, and for each voucher its record, the check of
	/// a signature, and the keys once.
	fn settle(n: u32, ) -> Weight {
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(190_000_000, 5100)
			.saturating_add(Weight::from_parts(220_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5849).saturating_mul(n.into()))
	}
	/// Provisional, not measured: an ECDSA signature, as in `present_credential`.
	fn voucher_signatures(s: u32, ) -> Weight {
		Weight::from_parts(5_000_000, 0)
			.saturating_add(Weight::from_parts(130_000_000, 0).saturating_mul(s.into()))
	}
	/// Provisional, not measured: `authorize_claim_range`, and for each voucher its record and the check
	/// of a signature.
	fn authorize_settle(n: u32, ) -> Weight {
		Weight::from_parts(155_000_000, 5100)
			.saturating_add(Weight::from_parts(140_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2650).saturating_mul(n.into()))
	}
	/// Provisional, not measured: `set_aside`, with the keys, a record and the check of a signature in
	/// place of a proof.
	fn set_aside_voucher() -> Weight {
		// Provisional: the record of the beneficiary's payees, about 0.8 kB, is read twice; measure again.
		Weight::from_parts(300_000_000, 5100)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Provisional, not measured: `authorize_set_aside`, with the keys, a record and the check of a
	/// signature in place of a proof.
	fn authorize_set_aside_voucher() -> Weight {
		Weight::from_parts(225_000_000, 5100)
			.saturating_add(T::DbWeight::get().reads(4))
	}
	/// Provisional, not measured: `pause`, and the keys read and written.
	fn rotate_keys() -> Weight {
		Weight::from_parts(120_000_000, 5100)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Provisional, not measured: `add_entries` without rows.
	fn promise() -> Weight {
		Weight::from_parts(140_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(394), added: 2869, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 64]`.
	fn claim_many(n: u32, ) -> Weight {
		// Provisional: not measured yet. For each claim as much as a read, of what is in memory.
		Weight::from_parts(20_000_000, 3859)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
	}
}
