//! Benchmarks. Each sets up the most expensive case.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	missing_docs,
	reason = "no chain runs this: a panic fails a benchmark"
)]

use super::*;
use frame_benchmarking::v2::*;
use polkadot_sdk::frame_benchmarking;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A suspension is over: what was lost is added up and reported.
	#[benchmark]
	fn on_finalize() {
		Last::<T>::put(Reading { at: MomentOf::<T>::from(1_000u32), suspended: true });
		Lost::<T>::put(MomentOf::<T>::from(20u32));
		Stretch::<T>::put(MomentOf::<T>::from(10u32));
		T::BlockNumberProvider::set_block_number(MomentOf::<T>::from(1_001u32));

		#[block]
		{
			Pallet::<T>::note();
		}

		assert_eq!(Lost::<T>::get(), MomentOf::<T>::from(21u32));
		assert!(!Stretch::<T>::exists());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
