//! Provisional; replaced by measured weights.
#![allow(missing_docs)]
use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, *};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_emission::WeightInfo for WeightInfo<T> {
	fn on_initialize() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn end_era(p: u32) -> Weight {
		Weight::from_parts(100_000_000, 6_000).saturating_mul((1 + p).into())
	}
	fn note_block() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn note_fee() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn set_emission() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn set_budget() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn halt() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn resume() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn create_pool() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn update_pool() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn retire_pool() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn remove_pool() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn set_reporters() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn stake() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn unstake() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn enroll() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn resign() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn claim_stake() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
	fn claim_scores(e: u32) -> Weight {
		Weight::from_parts(100_000_000, 6_000).saturating_mul((1 + e).into())
	}
	fn report(s: u32) -> Weight {
		Weight::from_parts(100_000_000, 6_000).saturating_mul((1 + s).into())
	}
	fn clear() -> Weight {
		Weight::from_parts(100_000_000, 6_000)
	}
}
