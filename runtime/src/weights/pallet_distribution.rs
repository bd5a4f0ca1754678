//! Placeholder until measured.
#![allow(missing_docs)]
use core::marker::PhantomData;
use polkadot_sdk::frame_support::weights::Weight;
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: polkadot_sdk::frame_system::Config> pallet_distribution::WeightInfo for WeightInfo<T> {
	fn draft() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn amend() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn add_entries(n: u32) -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(Weight::from_parts(200_000_000, 10_000).saturating_mul(n.into()))
	}
	fn fund() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn open() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn pause() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn resume() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn claim_immediate(d: u32) -> Weight {
		Weight::from_parts(500_000_000, 20_000)
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(d.into()))
	}
	fn claim_vested(d: u32) -> Weight {
		Weight::from_parts(500_000_000, 20_000)
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(d.into()))
	}
	fn claim_streamed(d: u32) -> Weight {
		Weight::from_parts(500_000_000, 20_000)
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(d.into()))
	}
	fn claim_batch_immediate(n: u32) -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(Weight::from_parts(200_000_000, 10_000).saturating_mul(n.into()))
	}
	fn claim_batch_vested(n: u32) -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(Weight::from_parts(200_000_000, 10_000).saturating_mul(n.into()))
	}
	fn claim_batch_streamed(n: u32) -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(Weight::from_parts(200_000_000, 10_000).saturating_mul(n.into()))
	}
	fn stop_stream(d: u32) -> Weight {
		Weight::from_parts(500_000_000, 20_000)
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(d.into()))
	}
	fn close() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn abandon() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn clean_up(n: u32) -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(Weight::from_parts(200_000_000, 10_000).saturating_mul(n.into()))
	}
	fn request_push() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn push_base() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn push_round() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
	fn push_entry() -> Weight {
		Weight::from_parts(500_000_000, 20_000)
	}
}
