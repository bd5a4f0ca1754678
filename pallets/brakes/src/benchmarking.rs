//! Benchmarks. Each sets up the most expensive case of its call: nearly all brakes are on, and the
//! one in question has been on as often as is remembered.

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
use polkadot_sdk::{frame_benchmarking, sp_runtime::traits::One};

/// The `n`th call that can be paused, as a brake.
fn brake<T: Config>(n: u32) -> BrakeOf<T> {
	Brake::Call(T::BenchmarkHelper::call(n))
}

/// A time at which a whole window has passed since the clock began.
fn start<T: Config>() -> MomentOf<T> {
	let now = T::BudgetWindow::get().saturating_add(MomentOf::<T>::from(1_000u32));
	T::BlockNumberProvider::set_block_number(now);
	now
}

/// Pauses `number` calls, not the first one.
fn pause_others<T: Config>(number: u32) {
	for n in 0..number {
		Pallet::<T>::do_pause(T::BenchmarkHelper::call(n + 1), One::one()).unwrap();
	}
}

/// Pulls all brakes but one, which is that of a call.
fn crowd<T: Config>() {
	Pallet::<T>::do_enter_safe_mode().unwrap();
	pause_others::<T>(T::MaxBrakes::get() - 2);
}

/// Notes as many stretches of `brake` as are remembered, all of which count.
fn use_often<T: Config>(brake: &BrakeOf<T>) {
	let now = Pallet::<T>::now();
	Used::<T>::mutate(brake, |uses| {
		for n in 0..MAX_STRETCHES {
			let last = now.saturating_sub(MomentOf::<T>::from(MAX_STRETCHES - n));
			uses.note(Stretch { last, length: One::one() }, T::BudgetWindow::get());
		}
	});
	assert_eq!(Used::<T>::get(brake).0.len(), MAX_STRETCHES as usize);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn on_initialize() {
		start::<T>();
		crowd::<T>();
		Pallet::<T>::do_pause(T::BenchmarkHelper::call(0), One::one()).unwrap();

		#[block]
		{
			Pallet::<T>::end_due();
		}

		assert_eq!(Active::<T>::get().len() as u32, T::MaxBrakes::get());
	}

	#[benchmark]
	fn end_brakes(n: Linear<1, { T::MaxBrakes::get() }>) {
		let now = start::<T>();
		for i in 0..T::MaxBrakes::get() {
			let duration = MomentOf::<T>::from(if i < n { 1u32 } else { 3 });
			let brake = if i == 0 { Brake::SafeMode } else { brake::<T>(i) };
			Pallet::<T>::pull(brake.clone(), duration).unwrap();
			use_often::<T>(&brake);
		}
		T::BlockNumberProvider::set_block_number(now.saturating_add(MomentOf::<T>::from(2u32)));

		#[block]
		{
			Pallet::<T>::end_due();
		}

		assert_eq!(Active::<T>::get().len() as u32, T::MaxBrakes::get() - n);
	}

	#[benchmark]
	fn pause() {
		let origin = T::BrakeOrigin::try_successful_origin().unwrap();
		start::<T>();
		crowd::<T>();
		use_often::<T>(&brake::<T>(0));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, T::BenchmarkHelper::call(0), One::one());

		assert!(Pallet::<T>::is_on(&brake::<T>(0)));
	}

	#[benchmark]
	fn enter_safe_mode() {
		let origin = T::BrakeOrigin::try_successful_origin().unwrap();
		start::<T>();
		pause_others::<T>(T::MaxBrakes::get() - 1);
		use_often::<T>(&Brake::SafeMode);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert!(Pallet::<T>::is_on(&Brake::SafeMode));
	}

	#[benchmark]
	fn release() {
		let origin = T::BrakeOrigin::try_successful_origin().unwrap();
		start::<T>();
		crowd::<T>();
		Pallet::<T>::do_pause(T::BenchmarkHelper::call(0), One::one()).unwrap();
		use_often::<T>(&brake::<T>(0));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, brake::<T>(0));

		assert!(!Pallet::<T>::is_on(&brake::<T>(0)));
	}

	#[benchmark]
	fn renew() {
		let origin = T::RenewOrigin::try_successful_origin().unwrap();
		start::<T>();
		crowd::<T>();
		Pallet::<T>::do_pause(T::BenchmarkHelper::call(0), One::one()).unwrap();
		use_often::<T>(&brake::<T>(0));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, brake::<T>(0), T::MaxRenewal::get());

		assert!(Active::<T>::get().iter().any(|braking| braking.renewed));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
