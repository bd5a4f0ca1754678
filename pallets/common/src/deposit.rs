//! Deposits: the size of a storage item, as they charge for it, and a deposit that keeps its price.

use codec::{Decode, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		traits::{
			fungible::{InspectHold, MutateHold},
			tokens::{self, Precision},
			Consideration, Footprint, Get,
		},
		CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
	},
	sp_runtime::{
		helpers_128bit::multiply_by_rational_with_rounding,
		traits::{Convert, SaturatedConversion, Saturating},
		DispatchError, Rounding,
	},
};
use scale_info::TypeInfo;

/// Bytes charged for an item's storage key and trie node, in addition to its value.
pub const ITEM_OVERHEAD: usize = 80;

/// Bytes charged for a storage item with a value of `size` bytes.
pub const fn item_size(size: usize) -> u64 {
	size.saturating_add(ITEM_OVERHEAD) as u64
}

/// Footprint of one storage item with a value of type `Value`.
pub fn item_footprint<Value: MaxEncodedLen>() -> Footprint {
	Footprint { count: 1, size: item_size(Value::max_encoded_len()) }
}

/// Of no value of these types: so that what has it can be sent between threads whatever they are.
type Marker<A, R, D> = fn() -> (A, R, D);

/// A deposit that keeps the price at which it was put down: tokens of the account, held by the
/// fungible `F` for the reason `R`, at the price `D`.
///
/// - While what it is for does not change, neither does it, whatever happens to the price.
/// - For growth only what is new is held, at today's price.
/// - For shrinking, the same share of what was put down is released as goes away of what it is for
///   (both at today's price, so the share of two of ten equal records is a fifth). It is rounded
///   down to the smallest unit; what rounding leaves stays held until the deposit ends.
/// - When it ends, all of it is released.
///
/// So a change of price never makes a call fail that adds nothing, and what was put down returns as
/// it was. With a price of zero nothing is held, and nothing released before the end.
///
/// The `HoldConsideration` of `frame_support` prices the whole anew at every update instead.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(A, F, R, D))]
#[codec(mel_bound())]
pub struct KeptPrice<A, F, R, D>
where
	F: MutateHold<A>,
{
	/// What is held, in the fungible's smallest unit.
	held: F::Balance,
	/// What it was put down for.
	footprint: Footprint,
	marker: PhantomData<Marker<A, R, D>>,
}

impl<
		A: 'static + Eq,
		#[cfg(not(feature = "runtime-benchmarks"))] F: 'static + MutateHold<A>,
		#[cfg(feature = "runtime-benchmarks")] F: 'static + MutateHold<A> + polkadot_sdk::frame_support::traits::fungible::Mutate<A>,
		R: 'static + Get<F::Reason>,
		D: 'static + Convert<Footprint, F::Balance>,
	> Consideration<A, Footprint> for KeptPrice<A, F, R, D>
{
	fn new(who: &A, footprint: Footprint) -> Result<Self, DispatchError> {
		let held = D::convert(footprint);
		F::hold(&R::get(), who, held)?;
		Ok(Self { held, footprint, marker: PhantomData })
	}

	fn update(self, who: &A, footprint: Footprint) -> Result<Self, DispatchError> {
		let (before, after) = (D::convert(self.footprint), D::convert(footprint));
		let held = if after > before {
			let more = after.saturating_sub(before);
			F::hold(&R::get(), who, more)?;
			self.held.saturating_add(more)
		} else if after < before {
			let less = share(self.held, before.saturating_sub(after), before);
			F::release(&R::get(), who, less, Precision::BestEffort)?;
			self.held.saturating_sub(less)
		} else {
			self.held
		};
		Ok(Self { held, footprint, marker: PhantomData })
	}

	fn drop(self, who: &A) -> Result<(), DispatchError> {
		F::release(&R::get(), who, self.held, Precision::BestEffort).map(|_| ())
	}

	fn burn(self, who: &A) {
		let force = tokens::Fortitude::Force;
		let _ = F::burn_held(&R::get(), who, self.held, Precision::BestEffort, force);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(who: &A, footprint: Footprint) {
		let _ = F::mint_into(who, F::minimum_balance().saturating_add(D::convert(footprint)));
	}
}

/// A deposit that tells what it holds, so that `try_state` can compare it with the state.
pub trait DepositInfo<AccountId> {
	/// Amounts, in the smallest unit of what is held.
	type Balance: tokens::Balance;

	/// What it was put down for.
	fn footprint(&self) -> Footprint;

	/// What it holds, in the smallest unit.
	fn held(&self) -> Self::Balance;

	/// What all deposits of this kind hold from `who` together, in the smallest unit.
	fn on_hold(who: &AccountId) -> Self::Balance;
}

impl<A, F: MutateHold<A>, R: Get<F::Reason>, D> DepositInfo<A> for KeptPrice<A, F, R, D> {
	type Balance = F::Balance;

	fn footprint(&self) -> Footprint {
		self.footprint
	}

	fn held(&self) -> F::Balance {
		self.held
	}

	fn on_hold(who: &A) -> F::Balance {
		<F as InspectHold<A>>::balance_on_hold(&R::get(), who)
	}
}

/// The share of `amount` that `part` is of `whole`, rounded down; nothing if `whole` is zero.
fn share<Balance: tokens::Balance>(amount: Balance, part: Balance, whole: Balance) -> Balance {
	let number = |balance: Balance| balance.saturated_into::<u128>();
	multiply_by_rational_with_rounding(number(amount), number(part), number(whole), Rounding::Down)
		.unwrap_or_default()
		.saturated_into::<Balance>()
		.min(amount)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::mock::{self, Balances, PLENTY, WHO};
	use polkadot_sdk::{
		frame_support::{
			assert_noop, assert_ok, parameter_types,
			traits::{fungible::Inspect, ConstU128, ConstU8, LinearStoragePrice},
		},
		sp_runtime::TokenError,
	};

	parameter_types! {
		/// Price per byte.
		pub static Price: u128 = 1;
	}

	type Deposit =
		KeptPrice<u64, Balances, ConstU8<7>, LinearStoragePrice<ConstU128<0>, Price, u128>>;

	/// `count` records of ten bytes each.
	fn records(count: u64) -> Footprint {
		Footprint { count, size: 10 }
	}

	fn run(test: impl FnOnce()) {
		Price::set(1);
		mock::run(test);
	}

	#[test]
	fn item_should_be_charged_with_its_overhead() {
		assert_eq!(item_size(0), 80);
		assert_eq!(item_size(usize::MAX), u64::MAX);
		let footprint = item_footprint::<(u64, [u8; 32])>();
		assert_eq!((footprint.count, footprint.size), (1, 120));
	}

	#[test]
	fn share_should_be_rounded_down_and_never_more_than_everything() {
		assert_eq!(share(100u128, 1, 3), 33);
		assert_eq!(share(100u128, 3, 3), 100);
		assert_eq!(share(100u128, 0, 0), 0);
		assert_eq!(share(100u128, 5, 3), 100);
		assert_eq!(share(u128::MAX, u128::MAX, u128::MAX), u128::MAX);
	}

	/// Regression: every update priced everything anew, so that after a rise of the price nothing
	/// could be taken back without more funds.
	#[test]
	fn deposit_should_stay_as_it_was_put_down_when_the_price_changes() {
		run(|| {
			let deposit = Deposit::new(&WHO, records(10)).unwrap();
			assert_eq!((deposit.held(), Deposit::on_hold(&WHO)), (100, 100));
			Price::set(1_000);
			// The account could not pay a thousandth of today's price.
			let deposit = deposit.update(&WHO, records(10)).unwrap();
			assert_eq!(Deposit::on_hold(&WHO), 100);
			let deposit = deposit.update(&WHO, records(7)).unwrap();
			assert_eq!((deposit.held(), deposit.footprint()), (70, records(7)));
			assert_noop!(deposit.clone().update(&WHO, records(8)), TokenError::FundsUnavailable);
			Price::set(2);
			let deposit = deposit.update(&WHO, records(8)).unwrap();
			assert_eq!(Deposit::on_hold(&WHO), 90);
			// Two of eight are a quarter, 22.5: rounded down.
			let deposit = deposit.update(&WHO, records(6)).unwrap();
			assert_eq!((deposit.held(), Deposit::on_hold(&WHO)), (68, 68));
			assert_ok!(deposit.drop(&WHO));
			assert_eq!(Balances::balance(&WHO), PLENTY);
		});
	}

	#[test]
	fn deposit_should_return_all_of_it_when_the_price_was_zero_for_a_time() {
		run(|| {
			let deposit = Deposit::new(&WHO, records(4)).unwrap();
			Price::set(0);
			let deposit = deposit.update(&WHO, records(9)).unwrap();
			let deposit = deposit.update(&WHO, records(1)).unwrap();
			assert_eq!((deposit.held(), Deposit::on_hold(&WHO)), (40, 40));
			Price::set(3);
			let deposit = deposit.update(&WHO, records(2)).unwrap();
			assert_eq!(Deposit::on_hold(&WHO), 70);
			assert_ok!(deposit.drop(&WHO));
			assert_eq!(Balances::balance(&WHO), PLENTY);
		});
	}
}
