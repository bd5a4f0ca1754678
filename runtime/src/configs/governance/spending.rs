//! Who spends from the treasury, and how much.

use super::origins::TreasurySpender;
use crate::*;
use frame_support::{
	parameter_types,
	traits::{EitherOf, MapSuccess, TypedGet},
};
use frame_system::EnsureRootWithSuccess;
use sp_runtime::traits::Replace;

/// The most that one referendum on the spender's track may spend. A batch of spends counts as one:
/// the treasury adds up what a dispatch spends.
pub struct SpendLimit;
impl TypedGet for SpendLimit {
	type Type = Balance;
	fn get() -> Balance {
		1_000_000 * UNIT
	}
}

parameter_types! {
	/// Root spends without a limit.
	pub const MaxBalance: Balance = Balance::MAX;
}

/// Spends from the treasury: root any amount, the spender's track up to [`SpendLimit`].
pub type TreasurySpend = EitherOf<
	EnsureRootWithSuccess<AccountId, MaxBalance>,
	MapSuccess<TreasurySpender, Replace<SpendLimit>>,
>;
