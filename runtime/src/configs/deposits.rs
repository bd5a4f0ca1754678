//! The price of state, as governance has set it.

use crate::{configs::parameters::dynamic_params::deposits, *};
use frame_support::traits::Get;

/// Keeps a price between a tenth and ten times its initial value: state must become neither free
/// nor unaffordable.
fn bounded(price: Balance, initial: Balance) -> Balance {
	price.clamp(initial.saturating_div(10), initial.saturating_mul(10))
}

/// Deposit per item of state, in the native token's smallest unit.
pub struct ItemDeposit;
impl Get<Balance> for ItemDeposit {
	fn get() -> Balance {
		bounded(deposits::PerItem::get(), DEPOSIT_PER_ITEM)
	}
}

/// Deposit per byte of state, in the native token's smallest unit.
pub struct ByteDeposit;
impl Get<Balance> for ByteDeposit {
	fn get() -> Balance {
		bounded(deposits::PerByte::get(), DEPOSIT_PER_BYTE)
	}
}
