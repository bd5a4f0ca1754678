//! Weights of `pallet_compliance`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_compliance --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-11-30. CPU: AMD EPYC.

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
		// Shortest time: 136_984_000 picoseconds.
		Weight::from_parts(149_513_000, 88670)
			.saturating_add(T::DbWeight::get().reads(33))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn update_attester() -> Weight {
		// Proof in bytes: measured 753, estimated 3730.
		// Shortest time: 19_529_000 picoseconds.
		Weight::from_parts(23_334_000, 3730)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn remove_attester() -> Weight {
		// Proof in bytes: measured 753, estimated 3730.
		// Shortest time: 17_125_000 picoseconds.
		Weight::from_parts(23_725_000, 3730)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextEpoch` (r:1 w:1)
	/// Proof: `Compliance::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn new_epoch() -> Weight {
		// Proof in bytes: measured 753, estimated 3730.
		// Shortest time: 19_008_000 picoseconds.
		Weight::from_parts(25_268_000, 3730)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Attesters` (r:32 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn rotate_key() -> Weight {
		// Proof in bytes: measured 7416, estimated 88670.
		// Shortest time: 170_995_000 picoseconds.
		Weight::from_parts(192_567_000, 88670)
			.saturating_add(T::DbWeight::get().reads(33))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Officers` (r:1 w:1)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn add_officer() -> Weight {
		// Proof in bytes: measured 982, estimated 2510.
		// Shortest time: 6_330_000 picoseconds.
		Weight::from_parts(6_921_000, 2510)
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
		// Shortest time: 9_324_000 picoseconds.
		Weight::from_parts(10_385_000, 2510)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Suspended` (r:1 w:1)
	/// Proof: `Compliance::Suspended` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn suspend_officer() -> Weight {
		// Proof in bytes: measured 1997, estimated 2510.
		// Shortest time: 8_082_000 picoseconds.
		Weight::from_parts(8_873_000, 2510)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Suspended` (r:1 w:1)
	/// Proof: `Compliance::Suspended` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn reinstate_officer() -> Weight {
		// Proof in bytes: measured 1015, estimated 2510.
		// Shortest time: 6_039_000 picoseconds.
		Weight::from_parts(6_760_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_blocked() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 9_133_000 picoseconds.
		Weight::from_parts(19_860_000, 0)
	}
	fn set_limits() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 14_721_000 picoseconds.
		Weight::from_parts(21_202_000, 0)
	}
	/// Storage: `Compliance::Attesters` (r:260 w:257)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:257 w:256)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:257 w:257)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn attest_batch(n: u32, ) -> Weight {
		// Proof in bytes: measured 1739 + n * 881, estimated 11950 + n * 3155.
		// Shortest time: 118_067_000 picoseconds.
		// Raised by 24_800_000 picoseconds, to what was measured at n = 1.
		Weight::from_parts(71_619_519, 11950)
			// Standard error: 153_899
			.saturating_add(Weight::from_parts(56_205_208, 0).saturating_mul(n.into()))
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
		// Shortest time: 19_740_000 picoseconds.
		Weight::from_parts(21_442_000, 7300)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof in bytes: measured 2354, estimated 14690.
		// Shortest time: 106_459_000 picoseconds.
		Weight::from_parts(112_007_000, 14690)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Proof in bytes: measured 1216, estimated 4145.
		// Shortest time: 49_524_000 picoseconds.
		Weight::from_parts(52_839_000, 4145)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn present_credential() -> Weight {
		// Proof in bytes: measured 2408, estimated 14690.
		// Shortest time: 149_663_000 picoseconds.
		Weight::from_parts(158_457_000, 14690)
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
		// Shortest time: 104_055_000 picoseconds.
		Weight::from_parts(110_285_000, 7300)
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
		// Shortest time: 49_954_000 picoseconds.
		Weight::from_parts(52_358_000, 7300)
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
		// Shortest time: 26_981_000 picoseconds.
		Weight::from_parts(30_395_000, 7300)
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
		// Shortest time: 45_708_000 picoseconds.
		Weight::from_parts(61_051_000, 4764)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Compliance::QueueEnds` (r:2 w:0)
	/// Proof: `Compliance::QueueEnds` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Queue` (r:2 w:0)
	/// Proof: `Compliance::Queue` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn look_at_queues() -> Weight {
		// Proof in bytes: measured 194, estimated 6126.
		// Shortest time: 18_923_000 picoseconds. Measured on its own on 2026-12-01.
		Weight::from_parts(21_933_000, 6126)
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
		// Shortest time: 128_235_000 picoseconds. Measured on its own on 2026-12-01.
		// Raised by 18_462_178 picoseconds, to what was measured at n = 100.
		Weight::from_parts(101_868_800, 6583)
			// Standard error: 325_465
			.saturating_add(Weight::from_parts(73_446_992, 0).saturating_mul(n.into()))
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
		// Shortest time: 16_655_000 picoseconds.
		Weight::from_parts(18_127_000, 6102)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	fn pay_without_limit() -> Weight {
		// Proof in bytes: measured 570, estimated 4145.
		// Shortest time: 7_822_000 picoseconds.
		Weight::from_parts(9_565_000, 4145)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	fn pay_unconditionally() -> Weight {
		// Proof in bytes: measured 570, estimated 4145.
		// Shortest time: 9_494_000 picoseconds.
		Weight::from_parts(11_036_000, 4145)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn pay_quiet() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 2_914_000 picoseconds.
		Weight::from_parts(3_375_000, 0)
	}
	/// Storage: `Compliance::OldestPeriod` (r:1 w:1)
	/// Proof: `Compliance::OldestPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Received` (r:502 w:500)
	/// Proof: `Compliance::Received` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 500]`.
	fn forget_received(n: u32, ) -> Weight {
		// Proof in bytes: measured 0 + n * 71, estimated 6102 + n * 2556.
		// Shortest time: 7_170_000 picoseconds.
		Weight::from_parts(7_651_000, 6102)
			// Standard error: 968
			.saturating_add(Weight::from_parts(3_335_906, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2556).saturating_mul(n.into()))
	}
}
