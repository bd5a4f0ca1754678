//! What the benchmark of claims from many rounds begins with.

use super::{setup::*, *};

/// Claims that are refused, each in a layer of storage of its own and with an event, for next to
/// nothing of what a claim weighs.
pub(super) struct Refused<T: Config> {
	pub(super) caller: T::AccountId,
	pub(super) beneficiary: T::AccountId,
	pub(super) claims: Vec<RoundClaimOf<T>>,
}

/// `n` claims of rows that their round does not have.
pub(super) fn many_setup<T: Config>(n: u32) -> Refused<T> {
	let id = open_round::<T>(Source::Listed, Release::Immediate);
	let claims = (0..n).map(|index| (id, Evidence::Recorded { index })).collect();
	let beneficiary = account("beneficiary", 0, SEED);
	Refused { caller: manager::<T>(), beneficiary, claims }
}
