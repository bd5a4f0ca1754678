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
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use polkadot_sdk::{frame_benchmarking, frame_system::RawOrigin, sp_runtime::traits::Zero};

const SEED: u32 = 0;

/// A scope that no benchmark pays in.
fn scope<T: Config>(n: u32) -> ScopeOf<T> {
	Scope::Round(u32::MAX - n)
}

fn payee<T: Config>(n: u32) -> T::AccountId {
	account("payee", n, SEED)
}

/// What was named for scope `n`, and a change of it that was decided then.
fn entry<T: Config>(n: u32, to: Option<T::AccountId>, decided: Touched<MomentOf<T>>) -> EntryOf<T> {
	Entry { scope: scope::<T>(n), payee: Some(payee::<T>(0)), next: Some(Change { to, decided }) }
}

/// Long ago, with nothing lost since, however far the clock has jumped.
fn long_ago<T: Config>() -> Touched<MomentOf<T>> {
	T::BlockNumberProvider::set_block_number(T::Delay::get());
	Touched { at: Zero::zero(), lost: T::LostTime::lost() }
}

/// Writes what `owner` has named, paid for by `payer`.
fn put<T: Config>(owner: &T::AccountId, payer: &T::AccountId, entries: Vec<EntryOf<T>>) {
	T::Deposit::ensure_successful(payer, Pallet::<T>::footprint(MAX_SCOPES));
	let footprint = Pallet::<T>::footprint(entries.len() as u32);
	let deposit = T::Deposit::new(payer, footprint).unwrap();
	Records::<T>::insert(owner, Record { entries: entries.try_into().unwrap(), deposit });
}

/// An owner that has named these, and can pay for all scopes.
fn owner<T: Config>(entries: Vec<EntryOf<T>>) -> T::AccountId {
	let owner = account("owner", 0, SEED);
	put::<T>(&owner, &owner, entries);
	owner
}

/// Has `owner` have named as much as it can, none of it for what benchmarks pay. Another account pays
/// the deposit: what `owner` holds stays as it is.
pub(crate) fn fill<T: Config>(owner: &T::AccountId) {
	let now = Pallet::<T>::touch();
	let entries = (0..MAX_SCOPES).map(|n| entry::<T>(n, Some(payee::<T>(1)), now));
	put::<T>(owner, &account("payer", 0, SEED), entries.collect());
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set() {
		let ago = long_ago::<T>();
		let named = (1..MAX_SCOPES).map(|n| entry::<T>(n, Some(payee::<T>(1)), ago));
		let owner = owner::<T>(named.collect());

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), scope::<T>(0), payee::<T>(2));

		assert_eq!(Records::<T>::get(&owner).unwrap().entries.len() as u32, MAX_SCOPES);
	}

	#[benchmark]
	fn clear() {
		let ago = long_ago::<T>();
		let named = (0..MAX_SCOPES).map(|n| entry::<T>(n, Some(payee::<T>(1)), ago));
		let owner = owner::<T>(named.collect());

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), scope::<T>(0));

		let entries = Records::<T>::get(&owner).unwrap().entries;
		assert_eq!(entries.iter().filter(|entry| entry.next.is_some()).count(), 1);
	}

	#[benchmark]
	fn cancel() {
		let ago = long_ago::<T>();
		let named = (1..MAX_SCOPES).map(|n| entry::<T>(n, Some(payee::<T>(1)), ago));
		// Nothing is left of the scope, so a part of the deposit returns.
		let now = Pallet::<T>::touch();
		let new = Entry { payee: None, ..entry::<T>(0, Some(payee::<T>(1)), now) };
		let owner = owner::<T>(named.chain([new]).collect());

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), scope::<T>(0));

		assert_eq!(Records::<T>::get(&owner).unwrap().entries.len() as u32, MAX_SCOPES - 1);
	}

	#[benchmark]
	fn settle() {
		let ago = long_ago::<T>();
		let named = (0..MAX_SCOPES).map(|n| entry::<T>(n, None, ago));
		let owner = owner::<T>(named.collect());
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), owner.clone());

		assert!(!Records::<T>::contains_key(&owner));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
