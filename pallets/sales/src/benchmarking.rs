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
use crate::types::PAGE;
use distribution_primitives::{Class, Form, Release, Remainder, Requirement, Window};
use frame_benchmarking::v2::*;
use polkadot_sdk::{
	frame_benchmarking,
	frame_system::RawOrigin,
	sp_runtime::traits::{Saturating, Zero},
};

const SEED: u32 = 0;
/// What is for sale.
const SUPPLY: u128 = 1_000_000_000;

fn amount<T: Config>(amount: u128) -> T::Balance {
	amount.into()
}

/// Who opens sales, with plenty of tokens, and what it sells.
fn seller<T: Config>() -> (T::RuntimeOrigin, T::AccountId, T::AssetKind) {
	let other: T::AccountId = account("seller", 0, SEED);
	let origin =
		T::SellerOrigin::try_successful_origin().unwrap_or(RawOrigin::Signed(other).into());
	let seller = T::SellerOrigin::ensure_origin(origin.clone()).unwrap();
	let asset = T::BenchmarkHelper::sold(&seller);
	(origin, seller, asset)
}

/// Terms of an auction of so many ticks, or of a sale at a fixed price if there are none.
fn terms<T: Config>(asset: T::AssetKind, money: T::AssetKind, ticks: u16) -> TermsOf<T> {
	let (bidding, finishing) = (T::MinBidding::get(), T::MinFinishing::get());
	// More than is left at the last moment, however fast the chain's pace.
	let late = T::MinLate::get().saturating_add(1u32.into());
	let classes = (0..MAX_CLASSES as u8).map(|level| Class { level, weight: u16::MAX });
	let form = match ticks {
		0 => Form::Fixed {
			price: amount::<T>(1),
			first: amount::<T>(1),
			classes: classes.collect::<alloc::vec::Vec<_>>().try_into().unwrap(),
		},
		ticks => Form::Auction { floor: amount::<T>(1), step: amount::<T>(1), ticks, late },
	};
	let closes = Pallet::<T>::now().saturating_add(bidding.saturating_mul(2u32.into()));
	let prolonged = late.saturating_mul(u32::from(ticks).into());
	SaleTerms {
		asset,
		supply: amount::<T>(SUPPLY),
		money,
		lot: amount::<T>(1_000),
		form,
		minimum: Zero::zero(),
		least: amount::<T>(1),
		most: amount::<T>(SUPPLY),
		bids: 1_000,
		bidding: Window { opens: Zero::zero(), closes },
		finishing,
		// The round asks for more time than that of a sale.
		until: closes
			.saturating_add(prolonged)
			.saturating_add(finishing)
			.saturating_add(1_000_000u32.into()),
		release: Release::Immediate,
		requirement: Requirement::default(),
		remainder: Remainder::Treasury,
	}
}

/// An account with plenty of money, of which compliance knows as much as it can.
fn bidder<T: Config>(n: u32) -> T::AccountId {
	let bidder: T::AccountId = account("bidder", n, SEED);
	T::BidDeposit::ensure_successful(&bidder, Pallet::<T>::bid_footprint());
	T::BenchmarkHelper::money(&bidder);
	T::Compliance::benchmark_worst_case(&bidder);
	bidder
}

/// A sale by auction, with as many ticks as there can be.
fn auction<T: Config>() -> SaleId {
	T::BlockNumberProvider::set_block_number(1u32.into());
	let (_, seller, asset) = seller::<T>();
	let money = T::BenchmarkHelper::money(&seller);
	T::SaleDeposit::ensure_successful(
		&seller,
		Pallet::<T>::footprint(&terms::<T>(asset.clone(), money.clone(), MAX_TICKS).form),
	);
	Pallet::<T>::do_open(seller, terms::<T>(asset, money, MAX_TICKS)).unwrap()
}

fn place<T: Config>(id: SaleId, n: u32, quantity: u128, tick: u16) -> T::AccountId {
	let (bidder, hash) = (bidder::<T>(n), Sales::<T>::get(id).unwrap().hash);
	Pallet::<T>::do_bid(bidder.clone(), id, hash, amount::<T>(quantity), tick).unwrap();
	bidder
}

/// Moves the clock to the end of the bidding.
fn end<T: Config>(id: SaleId) {
	T::BlockNumberProvider::set_block_number(Sales::<T>::get(id).unwrap().ends);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open() {
		T::BlockNumberProvider::set_block_number(1u32.into());
		let (origin, seller, asset) = seller::<T>();
		let money = T::BenchmarkHelper::money(&seller);
		let terms = terms::<T>(asset, money, MAX_TICKS);
		T::SaleDeposit::ensure_successful(&seller, Pallet::<T>::footprint(&terms.form));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, terms);

		assert!(Sales::<T>::contains_key(0));
	}

	#[benchmark]
	fn bid() {
		let id = auction::<T>();
		let bidder = place::<T>(id, 0, 1, 0);
		// The price is that of the first tick until the last unit is asked for.
		place::<T>(id, 1, SUPPLY - 1, PAGE + 1);
		let sale = Sales::<T>::get(id).unwrap();
		T::BlockNumberProvider::set_block_number(sale.ends.saturating_sub(1u32.into()));

		#[extrinsic_call]
		_(RawOrigin::Signed(bidder), id, sale.hash, amount::<T>(2), MAX_TICKS - 1);

		let after = Sales::<T>::get(id).unwrap();
		assert_eq!(after.books.tick, PAGE + 1);
		assert!(after.ends > sale.ends);
	}

	#[benchmark]
	fn clear() {
		let id = auction::<T>();
		place::<T>(id, 0, SUPPLY - 1, MAX_TICKS - 1);
		place::<T>(id, 1, SUPPLY, 1);
		end::<T>(id);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		let cleared = matches!(
			Sales::<T>::get(id).unwrap().state,
			State::Cleared { tick: 1, fill: Fill::Tick { .. }, .. }
		);
		assert!(cleared);
	}

	#[benchmark]
	fn finish() {
		let id = auction::<T>();
		let first = place::<T>(id, 0, SUPPLY / 2, 5);
		let bidder = place::<T>(id, 1, SUPPLY, 1);
		end::<T>(id);
		Pallet::<T>::do_clear(id).unwrap();
		Pallet::<T>::do_finish(first.clone(), id, first).unwrap();
		// When bids no longer wait, it is asked first whether the bid can go through.
		let State::Cleared { waits, .. } = Sales::<T>::get(id).unwrap().state else { panic!() };
		T::BlockNumberProvider::set_block_number(waits);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, bidder.clone());

		assert!(!Bids::<T>::contains_key(id, &bidder));
		assert_eq!(Sales::<T>::get(id).unwrap().books.delivered, amount::<T>(SUPPLY));
	}

	#[benchmark]
	fn remove(p: Linear<0, { PAGE as u32 }>) {
		T::BlockNumberProvider::set_block_number(1u32.into());
		let (_, seller, asset) = seller::<T>();
		let money = T::BenchmarkHelper::money(&seller);
		let terms = terms::<T>(asset, money, p as u16 * PAGE);
		T::SaleDeposit::ensure_successful(&seller, Pallet::<T>::footprint(&terms.form));
		let id = Pallet::<T>::do_open(seller, terms).unwrap();
		let page: PageOf<T> = alloc::vec![amount::<T>(1); usize::from(PAGE)].try_into().unwrap();
		for number in 0..p as u16 {
			Demand::<T>::insert(id, number, &page);
		}
		if p > 0 {
			Sums::<T>::insert(id, page);
		}
		Sales::<T>::mutate(id, |sale| sale.as_mut().unwrap().state = State::Failed);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(!Sales::<T>::contains_key(id));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
