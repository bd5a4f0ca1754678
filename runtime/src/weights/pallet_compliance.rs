//! Weights of `pallet_compliance`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_compliance --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-12-01. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_compliance`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_compliance::WeightInfo for WeightInfo<T> {
	/// Storage: `Compliance::Attesters` (r:32 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextEpoch` (r:1 w:1)
	/// Proof: `Compliance::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn add_attester() -> Weight {
		// Proof in bytes: measured 7122, estimated 88670.
		// Shortest time: 226_427_000 picoseconds.
		Weight::from_parts(282_049_000, 88670)
			.saturating_add(T::DbWeight::get().reads(33))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn update_attester() -> Weight {
		// Proof in bytes: measured 753, estimated 3730.
		// Shortest time: 47_180_000 picoseconds.
		Weight::from_parts(56_354_000, 3730)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn remove_attester() -> Weight {
		// Proof in bytes: measured 753, estimated 3730.
		// Shortest time: 40_771_000 picoseconds.
		Weight::from_parts(47_391_000, 3730)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextEpoch` (r:1 w:1)
	/// Proof: `Compliance::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn new_epoch() -> Weight {
		// Proof in bytes: measured 753, estimated 3730.
		// Shortest time: 41_282_000 picoseconds.
		Weight::from_parts(49_424_000, 3730)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Attesters` (r:32 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn rotate_key() -> Weight {
		// Proof in bytes: measured 7416, estimated 88670.
		// Shortest time: 263_021_000 picoseconds. Measured on its own on 2026-12-01; of its times and those before the higher.
		Weight::from_parts(285_024_000, 88670)
			.saturating_add(T::DbWeight::get().reads(33))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Officers` (r:1 w:1)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn add_officer() -> Weight {
		// Proof in bytes: measured 982, estimated 2510.
		// Shortest time: 9_705_000 picoseconds. Measured on its own on 2026-12-01; of its times and those before the higher.
		Weight::from_parts(11_848_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Officers` (r:1 w:1)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Suspended` (r:1 w:1)
	/// Proof: `Compliance::Suspended` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::FreezeCounts` (r:0 w:1)
	/// Proof: `Compliance::FreezeCounts` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn remove_officer() -> Weight {
		// Proof in bytes: measured 1033, estimated 2510.
		// Shortest time: 15_353_000 picoseconds.
		Weight::from_parts(17_546_000, 2510)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Suspended` (r:1 w:1)
	/// Proof: `Compliance::Suspended` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn suspend_officer() -> Weight {
		// Proof in bytes: measured 1997, estimated 2510.
		// Shortest time: 12_659_000 picoseconds.
		Weight::from_parts(15_013_000, 2510)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Suspended` (r:1 w:1)
	/// Proof: `Compliance::Suspended` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn reinstate_officer() -> Weight {
		// Proof in bytes: measured 1015, estimated 2510.
		// Shortest time: 9_905_000 picoseconds.
		Weight::from_parts(12_398_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_blocked() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 28_172_000 picoseconds.
		Weight::from_parts(32_128_000, 0)
	}
	fn set_limits() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 27_921_000 picoseconds.
		Weight::from_parts(33_620_000, 0)
	}
	/// Storage: `Compliance::Attesters` (r:260 w:257)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:257 w:256)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:257 w:257)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn attest_batch(n: u32, ) -> Weight {
		// Proof in bytes: measured 1739 + n * 881, estimated 11950 + n * 3155.
		// Shortest time: 182_161_000 picoseconds.
		Weight::from_parts(186_017_000, 11950)
			// Standard error: 596_830
			// Raised by 1_095_750 picoseconds, to what was measured at n = 256.
			.saturating_add(Weight::from_parts(90_306_700, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3155).saturating_mul(n.into()))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:0)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:2 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		// Proof in bytes: measured 1020, estimated 7300.
		// Shortest time: 32_909_000 picoseconds.
		Weight::from_parts(44_727_000, 7300)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:5 w:2)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof in bytes: measured 2355, estimated 14690.
		// Shortest time: 166_458_000 picoseconds.
		Weight::from_parts(189_492_000, 14690)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Proof in bytes: measured 1216, estimated 4145.
		// Shortest time: 86_609_000 picoseconds.
		Weight::from_parts(104_435_000, 4145)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Attesters` (r:5 w:2)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:2 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::FreeCredentials` (r:1 w:1)
	/// Proof: `Compliance::FreeCredentials` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn present_credential() -> Weight {
		// Proof in bytes: measured 2409, estimated 14690.
		// Shortest time: 236_842_000 picoseconds.
		Weight::from_parts(273_256_000, 14690)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Suspended` (r:1 w:0)
	/// Proof: `Compliance::Suspended` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:2 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `TechnicalCommittee::Members` (r:1 w:0)
	/// Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Attesters` (r:1 w:0)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Rests` (r:1 w:1)
	/// Proof: `Compliance::Rests` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::FreezeCounts` (r:1 w:1)
	/// Proof: `Compliance::FreezeCounts` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::QueueEnds` (r:2 w:2)
	/// Proof: `Compliance::QueueEnds` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Queue` (r:0 w:2)
	/// Proof: `Compliance::Queue` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn freeze() -> Weight {
		// Proof in bytes: measured 2366, estimated 7300.
		// Shortest time: 170_363_000 picoseconds.
		Weight::from_parts(185_827_000, 7300)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Suspended` (r:1 w:0)
	/// Proof: `Compliance::Suspended` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:2 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::QueueEnds` (r:1 w:1)
	/// Proof: `Compliance::QueueEnds` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Rests` (r:0 w:1)
	/// Proof: `Compliance::Rests` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Queue` (r:0 w:1)
	/// Proof: `Compliance::Queue` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn unfreeze() -> Weight {
		// Proof in bytes: measured 1767, estimated 7300.
		// Shortest time: 91_676_000 picoseconds. Measured on its own on 2026-12-01; of its times and those before the higher.
		Weight::from_parts(102_793_000, 7300)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Suspended` (r:1 w:0)
	/// Proof: `Compliance::Suspended` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:2 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `TechnicalCommittee::Members` (r:1 w:0)
	/// Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Attesters` (r:1 w:0)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Rests` (r:1 w:0)
	/// Proof: `Compliance::Rests` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn ratify_freeze() -> Weight {
		// Proof in bytes: measured 1810, estimated 7300.
		// Shortest time: 42_343_000 picoseconds.
		Weight::from_parts(48_392_000, 7300)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::QueueEnds` (r:1 w:1)
	/// Proof: `Compliance::QueueEnds` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Rests` (r:0 w:1)
	/// Proof: `Compliance::Rests` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Queue` (r:0 w:1)
	/// Proof: `Compliance::Queue` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn lapse_freeze() -> Weight {
		// Proof in bytes: measured 724, estimated 4764.
		// Shortest time: 79_829_000 picoseconds.
		Weight::from_parts(88_792_000, 4764)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Compliance::QueueEnds` (r:2 w:0)
	/// Proof: `Compliance::QueueEnds` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Queue` (r:2 w:0)
	/// Proof: `Compliance::Queue` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn look_at_queues() -> Weight {
		// Proof in bytes: measured 194, estimated 6126.
		// Shortest time: 16_284_000 picoseconds.
		Weight::from_parts(17_666_000, 6126)
			.saturating_add(T::DbWeight::get().reads(4))
	}
	/// Storage: `Compliance::QueueEnds` (r:2 w:2)
	/// Proof: `Compliance::QueueEnds` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Queue` (r:100 w:200)
	/// Proof: `Compliance::Queue` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:100 w:100)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:100 w:100)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:100 w:100)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:100 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Rests` (r:0 w:100)
	/// Proof: `Compliance::Rests` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 100]`.
	fn work_off_queues(n: u32, ) -> Weight {
		// Proof in bytes: measured 553 + n * 822, estimated 6583 + n * 3774.
		// Shortest time: 126_458_000 picoseconds.
		Weight::from_parts(133_839_000, 6583)
			// Standard error: 954_020
			// Raised by 8_068_474 picoseconds, to what was measured at n = 100.
			.saturating_add(Weight::from_parts(85_012_930, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3774).saturating_mul(n.into()))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Received` (r:2 w:2)
	/// Proof: `Compliance::Received` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn pay() -> Weight {
		// Proof in bytes: measured 636, estimated 6102.
		// Shortest time: 25_818_000 picoseconds.
		Weight::from_parts(34_161_000, 6102)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	fn pay_without_limit() -> Weight {
		// Proof in bytes: measured 570, estimated 4145.
		// Shortest time: 17_777_000 picoseconds.
		Weight::from_parts(20_381_000, 4145)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	fn pay_unconditionally() -> Weight {
		// Proof in bytes: measured 570, estimated 4145.
		// Shortest time: 16_124_000 picoseconds.
		Weight::from_parts(19_939_000, 4145)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn pay_quiet() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 6_299_000 picoseconds.
		Weight::from_parts(7_732_000, 0)
	}
	/// Storage: `Compliance::OldestPeriod` (r:1 w:1)
	/// Proof: `Compliance::OldestPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Received` (r:502 w:500)
	/// Proof: `Compliance::Received` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 500]`.
	fn forget_received(n: u32, ) -> Weight {
		// Proof in bytes: measured 0 + n * 71, estimated 6102 + n * 2556.
		// Shortest time: 11_437_000 picoseconds.
		Weight::from_parts(12_218_000, 6102)
			// Standard error: 6_806
			// Raised by 25_814 picoseconds, to what was measured at n = 500.
			.saturating_add(Weight::from_parts(5_052_108, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2556).saturating_mul(n.into()))
	}
}
