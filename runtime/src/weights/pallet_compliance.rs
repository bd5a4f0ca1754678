//! Weights of `pallet_compliance`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_compliance --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-11-29. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_compliance`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_compliance::WeightInfo for WeightInfo<T> {
	/// Storage: `Compliance::Attesters` (r:32 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextEpoch` (r:1 w:1)
	/// Proof: `Compliance::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn add_attester() -> Weight {
		// Proof in bytes: measured 8532, estimated 88670.
		// Shortest time: 141_702_000 picoseconds.
		Weight::from_parts(152_617_000, 88670)
			.saturating_add(T::DbWeight::get().reads(34))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn update_attester() -> Weight {
		// Proof in bytes: measured 2205, estimated 3730.
		// Shortest time: 25_288_000 picoseconds.
		Weight::from_parts(36_254_000, 3730)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn remove_attester() -> Weight {
		// Proof in bytes: measured 2205, estimated 3730.
		// Shortest time: 25_778_000 picoseconds.
		Weight::from_parts(33_520_000, 3730)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextEpoch` (r:1 w:1)
	/// Proof: `Compliance::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn new_epoch() -> Weight {
		// Proof in bytes: measured 2205, estimated 3730.
		// Shortest time: 23_905_000 picoseconds.
		Weight::from_parts(37_436_000, 3730)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compliance::Attesters` (r:32 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn rotate_key() -> Weight {
		// Proof in bytes: measured 8868, estimated 88670.
		// Shortest time: 198_406_000 picoseconds.
		Weight::from_parts(218_886_000, 88670)
			.saturating_add(T::DbWeight::get().reads(34))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Officers` (r:1 w:1)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn add_officer() -> Weight {
		// Proof in bytes: measured 1096, estimated 2510.
		// Shortest time: 7_791_000 picoseconds.
		Weight::from_parts(8_403_000, 2510)
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
		// Proof in bytes: measured 1180, estimated 2510.
		// Shortest time: 12_378_000 picoseconds.
		Weight::from_parts(13_360_000, 2510)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Suspended` (r:1 w:1)
	/// Proof: `Compliance::Suspended` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn suspend_officer() -> Weight {
		// Proof in bytes: measured 2144, estimated 2510.
		// Shortest time: 10_837_000 picoseconds.
		Weight::from_parts(11_707_000, 2510)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Suspended` (r:1 w:1)
	/// Proof: `Compliance::Suspended` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn reinstate_officer() -> Weight {
		// Proof in bytes: measured 1124, estimated 2510.
		// Shortest time: 7_281_000 picoseconds.
		Weight::from_parts(7_991_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn set_blocked() -> Weight {
		// Proof in bytes: measured 1452, estimated 3313.
		// Shortest time: 17_546_000 picoseconds.
		Weight::from_parts(26_710_000, 3313)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn set_limits() -> Weight {
		// Proof in bytes: measured 1452, estimated 3313.
		// Shortest time: 12_969_000 picoseconds.
		Weight::from_parts(17_977_000, 3313)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:260 w:257)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:257 w:256)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:257 w:257)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:257 w:257)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn attest_batch(n: u32, ) -> Weight {
		// Proof in bytes: measured 2216 + n * 881, estimated 11950 + n * 3155.
		// Shortest time: 129_794_000 picoseconds.
		Weight::from_parts(88_929_733, 11950)
			// Standard error: 236_463
			.saturating_add(Weight::from_parts(58_473_729, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(9))
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
		// Proof in bytes: measured 1130, estimated 7300.
		// Shortest time: 25_538_000 picoseconds.
		Weight::from_parts(27_901_000, 7300)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:5 w:2)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof in bytes: measured 2831, estimated 14690.
		// Shortest time: 116_614_000 picoseconds.
		Weight::from_parts(121_931_000, 14690)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Proof in bytes: measured 1326, estimated 4145.
		// Shortest time: 55_553_000 picoseconds.
		Weight::from_parts(58_657_000, 4145)
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
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn present_credential() -> Weight {
		// Proof in bytes: measured 2885, estimated 14690.
		// Shortest time: 164_825_000 picoseconds.
		Weight::from_parts(171_936_000, 14690)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1832), added: 2327, mode: `MaxEncodedLen`)
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
	/// Storage: `Compliance::Queue` (r:0 w:2)
	/// Proof: `Compliance::Queue` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn freeze() -> Weight {
		// Proof in bytes: measured 2302, estimated 7300.
		// Shortest time: 98_847_000 picoseconds.
		Weight::from_parts(112_735_000, 7300)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1832), added: 2327, mode: `MaxEncodedLen`)
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
		// Proof in bytes: measured 2013, estimated 7300.
		// Shortest time: 53_029_000 picoseconds.
		Weight::from_parts(64_733_000, 7300)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
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
		// Proof in bytes: measured 2056, estimated 7300.
		// Shortest time: 33_420_000 picoseconds.
		Weight::from_parts(35_713_000, 7300)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1832), added: 2327, mode: `MaxEncodedLen`)
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
		// Proof in bytes: measured 961, estimated 4764.
		// Shortest time: 47_090_000 picoseconds.
		Weight::from_parts(59_125_000, 4764)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1832), added: 2327, mode: `MaxEncodedLen`)
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
	/// The range of component `n` is `[0, 100]`.
	fn work_off_queues(n: u32, ) -> Weight {
		// Proof in bytes: measured 621 + n * 822, estimated 5990 + n * 3774.
		// Shortest time: 11_918_000 picoseconds.
		Weight::from_parts(11_714_237, 5990)
			// Standard error: 91_061
			.saturating_add(Weight::from_parts(57_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3774).saturating_mul(n.into()))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Received` (r:2 w:2)
	/// Proof: `Compliance::Received` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn pay() -> Weight {
		// Proof in bytes: measured 2566, estimated 6102.
		// Shortest time: 26_740_000 picoseconds.
		Weight::from_parts(28_603_000, 6102)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn pay_without_limit() -> Weight {
		// Proof in bytes: measured 2179, estimated 4145.
		// Shortest time: 18_900_000 picoseconds.
		Weight::from_parts(20_500_000, 4145)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn pay_unconditionally() -> Weight {
		// Proof in bytes: measured 2179, estimated 4145.
		// Shortest time: 13_540_000 picoseconds.
		Weight::from_parts(14_993_000, 4145)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Storage: `Compliance::OldestPeriod` (r:1 w:1)
	/// Proof: `Compliance::OldestPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Received` (r:502 w:500)
	/// Proof: `Compliance::Received` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 500]`.
	fn forget_received(n: u32, ) -> Weight {
		// Proof in bytes: measured 141 + n * 71, estimated 6102 + n * 2556.
		// Shortest time: 9_814_000 picoseconds.
		Weight::from_parts(10_376_000, 6102)
			// Standard error: 1_210
			.saturating_add(Weight::from_parts(3_544_588, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2556).saturating_mul(n.into()))
	}
}
