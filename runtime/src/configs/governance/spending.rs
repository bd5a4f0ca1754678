//! Who spends from the treasury, and how much.

use super::origins::{SmallSpender, SmallTipper, TreasurySpender};
use crate::*;
use frame_support::{
	parameter_types,
	traits::{EitherOf, MapSuccess, TypedGet},
};
use frame_system::EnsureRootWithSuccess;
use sp_runtime::traits::Replace;

/// Declares the most that one referendum on a track may spend, in tokens. A batch of spends counts as
/// one: the treasury adds up what a dispatch spends.
macro_rules! limits {
	($($(#[$doc:meta])* $name:ident = $tokens:literal;)*) => {$(
		$(#[$doc])*
		pub struct $name;
		impl TypedGet for $name {
			type Type = Balance;
			fn get() -> Balance {
				$tokens * UNIT
			}
		}
	)*};
}
limits! {
	/// A tip.
	TipLimit = 250;
	/// A small spend.
	SmallLimit = 10_000;
	/// Any other spend but root's.
	SpendLimit = 1_000_000;
}

parameter_types! {
	/// Root spends without a limit.
	pub const MaxBalance: Balance = Balance::MAX;
}

/// Spends from the treasury: root any amount, each of the spenders' tracks up to its limit.
pub type TreasurySpend = EitherOf<
	EnsureRootWithSuccess<AccountId, MaxBalance>,
	EitherOf<
		MapSuccess<TreasurySpender, Replace<SpendLimit>>,
		EitherOf<
			MapSuccess<SmallSpender, Replace<SmallLimit>>,
			MapSuccess<SmallTipper, Replace<TipLimit>>,
		>,
	>,
>;
