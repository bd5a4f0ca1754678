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
use polkadot_sdk::{
	frame_benchmarking,
	frame_support::traits::OnUnbalanced,
	sp_runtime::traits::{Saturating, Zero},
};

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn on_initialize() {
		Pending::<T>::kill();

		#[block]
		{
			Pallet::<T>::open();
		}

		assert!(Pending::<T>::exists());
	}

	/// Fees and tips, large enough for all parts to be paid.
	#[benchmark]
	fn on_finalize() {
		let minimum = T::Currency::minimum_balance();
		let fee = || T::Currency::issue(minimum.saturating_mul(1_000u32.into()));
		Pallet::<T>::open();
		Pallet::<T>::on_unbalanceds([fee(), fee()].into_iter());
		let before = T::Currency::balance(&T::Collators::get());

		#[block]
		{
			Pallet::<T>::settle();
		}

		assert!(!Pending::<T>::exists());
		assert!(T::Currency::balance(&T::Collators::get()) > before);
		assert!(!T::Currency::balance(&T::Treasury::get()).is_zero());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
