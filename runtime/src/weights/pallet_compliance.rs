//! Weights of `pallet_compliance`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallet pallet_compliance --extrinsic '*'
//! --steps 10 --repeat 5 --wasm-execution=Compiled`
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
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:1)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextEpoch` (r:1 w:1)
	/// Proof: `Compliance::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn add_attester() -> Weight {
		// Proof in bytes: measured 1889, estimated 3713.
		// Shortest time: 34_314_000 picoseconds.
		Weight::from_parts(38_814_000, 3713)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:1)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	fn update_attester() -> Weight {
		// Proof in bytes: measured 2169, estimated 3713.
		// Shortest time: 35_062_000 picoseconds.
		Weight::from_parts(41_539_000, 3713)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:1)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	fn remove_attester() -> Weight {
		// Proof in bytes: measured 2169, estimated 3713.
		// Shortest time: 32_781_000 picoseconds.
		Weight::from_parts(40_182_000, 3713)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextEpoch` (r:1 w:1)
	/// Proof: `Compliance::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:1)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	fn new_epoch() -> Weight {
		// Proof in bytes: measured 2169, estimated 3713.
		// Shortest time: 35_349_000 picoseconds.
		Weight::from_parts(41_672_000, 3713)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	fn rotate_key() -> Weight {
		// Proof in bytes: measured 428, estimated 3713.
		// Shortest time: 16_235_000 picoseconds.
		Weight::from_parts(19_887_000, 3713)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Officers` (r:1 w:1)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn add_officer() -> Weight {
		// Proof in bytes: measured 1092, estimated 2510.
		// Shortest time: 10_360_000 picoseconds.
		Weight::from_parts(11_608_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Officers` (r:1 w:1)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn remove_officer() -> Weight {
		// Proof in bytes: measured 1124, estimated 2510.
		// Shortest time: 10_076_000 picoseconds.
		Weight::from_parts(11_316_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::ThePolicy` (r:1 w:1)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	fn set_blocked() -> Weight {
		// Proof in bytes: measured 1416, estimated 3281.
		// Shortest time: 20_546_000 picoseconds.
		Weight::from_parts(24_637_000, 3281)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::ThePolicy` (r:1 w:1)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	fn set_limits() -> Weight {
		// Proof in bytes: measured 1416, estimated 3281.
		// Shortest time: 20_684_000 picoseconds.
		Weight::from_parts(24_812_000, 3281)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Identities` (r:256 w:256)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn attest_batch(n: u32, ) -> Weight {
		// Proof in bytes: measured 1069 + n * 85, estimated 3713 + n * 2909.
		// Shortest time: 81_420_000 picoseconds.
		Weight::from_parts(63_849_298, 3713)
			// Standard error: 13_550
			.saturating_add(Weight::from_parts(10_775_027, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2909).saturating_mul(n.into()))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:0)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		// Proof in bytes: measured 937, estimated 3899.
		// Shortest time: 26_320_000 picoseconds.
		Weight::from_parts(31_642_000, 3899)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof in bytes: measured 1023, estimated 3899.
		// Shortest time: 71_631_000 picoseconds.
		Weight::from_parts(78_436_000, 3899)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// Proof in bytes: measured 1064, estimated 3899.
		// Shortest time: 64_151_000 picoseconds.
		Weight::from_parts(68_909_000, 3899)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Attesters` (r:1 w:1)
	/// Proof: `Compliance::Attesters` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	fn present_credential() -> Weight {
		// Proof in bytes: measured 1077, estimated 3899.
		// Shortest time: 120_776_000 picoseconds.
		Weight::from_parts(129_625_000, 3899)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	fn freeze() -> Weight {
		// Proof in bytes: measured 503, estimated 4764.
		// Shortest time: 44_282_000 picoseconds.
		Weight::from_parts(50_048_000, 4764)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compliance::Officers` (r:1 w:0)
	/// Proof: `Compliance::Officers` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:1)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	fn unfreeze() -> Weight {
		// Proof in bytes: measured 692, estimated 4764.
		// Shortest time: 44_854_000 picoseconds.
		Weight::from_parts(53_204_000, 4764)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compliance::ThePolicy` (r:1 w:0)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Received` (r:1 w:1)
	/// Proof: `Compliance::Received` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn pay() -> Weight {
		// Proof in bytes: measured 2255, estimated 3899.
		// Shortest time: 34_906_000 picoseconds.
		Weight::from_parts(37_823_000, 3899)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(434), added: 2909, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ThePolicy` (r:1 w:0)
	/// Proof: `Compliance::ThePolicy` (`max_values`: Some(1), `max_size`: Some(1796), added: 2291, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ParachainSystem::LastRelayChainBlockNumber` (r:1 w:0)
	/// Proof: `ParachainSystem::LastRelayChainBlockNumber` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn pay_unconditionally() -> Weight {
		// Proof in bytes: measured 1967, estimated 3899.
		// Shortest time: 15_842_000 picoseconds.
		Weight::from_parts(17_631_000, 3899)
			.saturating_add(T::DbWeight::get().reads(4))
	}
	/// Storage: `Compliance::OldestPeriod` (r:1 w:1)
	/// Proof: `Compliance::OldestPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ParachainSystem::ValidationData` (r:1 w:0)
	/// Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compliance::Received` (r:101 w:100)
	/// Proof: `Compliance::Received` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 100]`.
	fn forget_received(n: u32, ) -> Weight {
		// Proof in bytes: measured 204 + n * 71, estimated 3546 + n * 2556.
		// Shortest time: 9_676_000 picoseconds.
		Weight::from_parts(10_535_000, 3546)
			// Standard error: 108_350
			.saturating_add(Weight::from_parts(26_064_887, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2556).saturating_mul(n.into()))
	}
}
