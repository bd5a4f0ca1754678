//! What a fee costs in an asset.

use super::*;
use polkadot_sdk::frame_support::traits::tokens::ConversionToAssetBalance;
use proptest::prelude::*;

/// The fee where the treasury has some of the asset.
fn fee(price: Balance, native: Balance) -> Option<Balance> {
	let mut fee = None;
	run(|| {
		assert_ok!(register(FIRST, THERE, open(price)));
		arrive(FIRST, &TREASURY, MIN);
		fee = Foreign::fee(FIRST, native);
	});
	fee
}

#[test]
fn fee_should_be_the_price_of_its_tokens_rounded_up() {
	for (price, native, wanted) in [
		(250, TOKEN, 250),
		(250, TOKEN / 250, 1),
		(250, TOKEN / 250 + 1, 2),
		(250, 1, 1),
		(250, 0, 0),
		(3 * TOKEN, 7, 21),
	] {
		assert_eq!(fee(price, native), Some(wanted), "{native} at {price}");
	}
}

#[test]
fn fee_should_be_refused_when_it_is_beyond_all_amounts() {
	assert_eq!(fee(Balance::MAX, TOKEN), Some(Balance::MAX));
	assert_eq!(fee(Balance::MAX, TOKEN + 1), None);
}

#[test]
fn fee_should_reach_the_treasury_that_has_none() {
	run(|| {
		assert_ok!(register(FIRST, THERE, open(1)));
		assert_eq!(Foreign::fee(FIRST, 1), Some(MIN));
		assert_eq!(Foreign::fee(FIRST, TOKEN * (MIN + 1)), Some(MIN + 1));
		assert_eq!(Foreign::fee(FIRST, 0), Some(0));
		arrive(FIRST, &TREASURY, MIN);
		assert_eq!(Foreign::fee(FIRST, 1), Some(1));
	});
}

#[test]
fn asset_without_a_price_should_pay_no_fee() {
	run(|| {
		assert_eq!(Foreign::fee(FIRST, 1), None);
		assert_ok!(register(FIRST, THERE, closed()));
		assert_eq!(Foreign::fee(FIRST, 1), None);
		assert_eq!(Foreign::to_asset_balance(1, FIRST), Err(()));
		assert_eq!(Foreign::priced(), Vec::<u64>::new());
		assert_ok!(set_terms(FIRST, open(1)));
		assert_eq!(Foreign::to_asset_balance(0, FIRST), Ok(0));
		assert_eq!(Foreign::priced(), vec![THERE]);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(pallet_distribution_common::test::cases(64)))]

	/// A fee is never less than it is worth, and never more than a unit above that.
	#[test]
	fn fee_should_be_worth_what_it_is_for(price in 1..1_000_000_000u128, native in 1..u128::from(u64::MAX)) {
		let fee = fee(price, native).unwrap();
		prop_assert!(fee * TOKEN >= native * price);
		prop_assert!((fee - 1) * TOKEN < native * price);
	}
}
