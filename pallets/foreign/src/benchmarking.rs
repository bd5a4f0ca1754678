//! Benchmarks. Each sets up the most expensive case of its call.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	missing_docs,
	reason = "no chain runs this: a panic fails a benchmark"
)]

use super::*;
use crate::types::MAX_TEXT;
use frame_benchmarking::v2::*;
use polkadot_sdk::{frame_benchmarking, sp_runtime::BoundedVec};

fn naming() -> Naming {
	let text = || BoundedVec::try_from(alloc::vec![b'x'; MAX_TEXT as usize]).unwrap();
	Naming { name: text(), symbol: text(), decimals: 10 }
}

fn terms<T: Config>() -> AssetTerms<T::Balance> {
	AssetTerms { arrivals: true, free_claims: true, price: Some(1u32.into()) }
}

/// Registers the asset that the runtime has for benchmarks.
fn registered<T: Config>() -> T::AssetId {
	let (id, location) = (T::BenchmarkHelper::id(), T::BenchmarkHelper::location());
	Pallet::<T>::do_register(id, location, &naming(), 1u32.into(), terms::<T>()).unwrap();
	id
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register() -> Result<(), BenchmarkError> {
		let origin =
			T::RegisterOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let (id, location) = (T::BenchmarkHelper::id(), T::BenchmarkHelper::location());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, location.clone(), naming(), 1u32.into(), terms::<T>());

		assert_eq!(Pallet::<T>::id_of(&location), Some(id));
		Ok(())
	}

	#[benchmark]
	fn set_terms() -> Result<(), BenchmarkError> {
		let origin =
			T::TermsOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let id = registered::<T>();
		let closed = AssetTerms { arrivals: false, free_claims: false, price: None };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, closed);

		assert!(!Pallet::<T>::has_free_claims(id));
		Ok(())
	}

	#[benchmark]
	fn remove() -> Result<(), BenchmarkError> {
		let origin =
			T::RegisterOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let id = registered::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert!(Pallet::<T>::location_of(id).is_none());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
