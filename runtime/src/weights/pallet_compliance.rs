//! Weights of `pallet_compliance`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallet pallet_compliance --extrinsic '*'
//! --steps 5 --repeat 4 --wasm-execution=Compiled`
//!
//! Date: 2026-11-22. CPU: Intel(R) Xeon(R) Processor.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, frame_system};

/// The measured weights of `pallet_compliance`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_compliance::WeightInfo for WeightInfo<T> {
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Attesters` (r:32 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextEpoch` (r:1 w:1)
	/// Proof: `Compliance::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn add_attester() -> Weight {
		// Provisional: 31 keys more are read than when it was measured.
		Weight::from_parts(201_116_000, 88670)
			.saturating_add(T::DbWeight::get().reads(36))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn update_attester() -> Weight {
		// Proof in bytes: measured 2169, estimated 3730.
		// Shortest time: 42_833_000 picoseconds.
		Weight::from_parts(51_567_000, 3730)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn remove_attester() -> Weight {
		// Proof in bytes: measured 2169, estimated 3730.
		// Shortest time: 38_382_000 picoseconds.
		Weight::from_parts(45_325_000, 3730)
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
		// Proof in bytes: measured 2169, estimated 3730.
		// Shortest time: 39_798_000 picoseconds.
		Weight::from_parts(48_516_000, 3730)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Storage: `System::BlockHash` (r:1 w:0)
	fn rotate_key() -> Weight {
		// Provisional: the policy, 31 keys more and the genesis hash are read than when it was measured, and a
		// signature is verified.
		Weight::from_parts(260_985_000, 91000)
			.saturating_add(T::DbWeight::get().reads(34))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Officers` (r:1 w:1)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn add_officer() -> Weight {
		// Proof in bytes: measured 1092, estimated 2510.
		// Shortest time: 10_738_000 picoseconds.
		Weight::from_parts(11_901_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Officers` (r:1 w:1)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn remove_officer() -> Weight {
		// Proof in bytes: measured 1124, estimated 2510.
		// Shortest time: 10_519_000 picoseconds.
		Weight::from_parts(16_727_000, 4030)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn set_blocked() -> Weight {
		// Proof in bytes: measured 1416, estimated 3313.
		// Shortest time: 22_583_000 picoseconds.
		Weight::from_parts(29_828_000, 3313)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:1)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	fn set_limits() -> Weight {
		// Proof in bytes: measured 1416, estimated 3313.
		// Shortest time: 22_020_000 picoseconds.
		Weight::from_parts(28_341_000, 3313)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:20 w:17)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Identities` (r:256 w:256)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:17 w:17)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:17 w:17)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn attest_batch(n: u32, ) -> Weight {
		// Provisional: each void record belongs to an attester of its own.
		Weight::from_parts(148_272_527, 30918)
			// Standard error: 292_215
			.saturating_add(Weight::from_parts(120_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 11184).saturating_mul(n.into()))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:0)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		// Provisional: the attester's own identity is read besides.
		Weight::from_parts(36_206_000, 7300)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:5 w:2)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Provisional: the policy is read besides.
		Weight::from_parts(160_365_000, 14690)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Proof in bytes: measured 1305, estimated 4145.
		// Shortest time: 67_030_000 picoseconds.
		Weight::from_parts(72_853_000, 4145)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Attesters` (r:5 w:2)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::FreeCredentials` (r:1 w:1)
	/// Proof: `Compliance::FreeCredentials` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	fn present_credential() -> Weight {
		// Provisional: the policy and the attester's own identity are read besides.
		Weight::from_parts(218_582_000, 14690)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:2 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	fn freeze() -> Weight {
		// Provisional: an earlier freeze that has lapsed, the budget and the queues are new.
		Weight::from_parts(95_074_000, 12000)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:2 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	fn unfreeze() -> Weight {
		// Provisional: two officers that rest, and the queue, are new.
		Weight::from_parts(85_528_000, 12000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Storage: `Compliance::Suspended` (r:1 w:0)
	/// Storage: `Compliance::Identities` (r:2 w:1)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Storage: `TechnicalCommittee::Members` (r:1 w:0)
	/// Storage: `Compliance::Attesters` (r:1 w:0)
	/// Storage: `Compliance::Rests` (r:1 w:0)
	fn ratify_freeze() -> Weight {
		// Provisional: whether the account is protected, and the officer rests, is new.
		Weight::from_parts(55_528_000, 20000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Storage: `Compliance::QueueEnds` (r:1 w:1)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Storage: `Compliance::Queue` (r:0 w:1)
	/// Storage: `Compliance::Rests` (r:0 w:1)
	fn lapse_freeze() -> Weight {
		// Provisional.
		Weight::from_parts(75_528_000, 12000)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Storage: `Compliance::Suspended` (r:1 w:1)
	fn suspend_officer() -> Weight {
		// Provisional.
		Weight::from_parts(16_727_000, 4030)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Suspended` (r:1 w:1)
	fn reinstate_officer() -> Weight {
		// Provisional.
		Weight::from_parts(11_727_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Received` (r:2 w:2)
	/// Proof: `Compliance::Received` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn pay() -> Weight {
		// Provisional: what the next period lends is new.
		Weight::from_parts(51_665_000, 6102)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::CurrentPolicy` (r:1 w:0)
	/// Proof: `Compliance::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(1828), added: 2323, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn pay_unconditionally() -> Weight {
		// Proof in bytes: measured 1967, estimated 4145.
		// Shortest time: 23_576_000 picoseconds.
		Weight::from_parts(27_742_000, 4145)
			.saturating_add(T::DbWeight::get().reads(4))
	}
	/// Storage: `Compliance::OldestPeriod` (r:1 w:1)
	/// Proof: `Compliance::OldestPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Received` (r:502 w:500)
	/// Proof: `Compliance::Received` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 500]`.
	fn forget_received(n: u32, ) -> Weight {
		// Proof in bytes: measured 161 + n * 71, estimated 6102 + n * 2556.
		// Shortest time: 12_245_000 picoseconds.
		Weight::from_parts(625_858, 6102)
			// Standard error: 3_414
			.saturating_add(Weight::from_parts(3_794_521, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2556).saturating_mul(n.into()))
	}
	/// Storage: `Compliance::QueueEnds` (r:2 w:2)
	/// Storage: `Compliance::Queue` (r:102 w:200)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Storage: `Compliance::Identities` (r:100 w:100)
	/// Storage: `Balances::Freezes` (r:100 w:100)
	/// Storage: `System::Account` (r:100 w:100)
	/// Storage: `Balances::Locks` (r:100 w:0)
	/// Storage: `Compliance::Rests` (r:0 w:100)
	/// The range of component `n` is `[0, 100]`.
	fn work_off_queues(n: u32, ) -> Weight {
		// Provisional.
		Weight::from_parts(20_625_858, 8000)
			.saturating_add(Weight::from_parts(80_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 14669).saturating_mul(n.into()))
	}
}
