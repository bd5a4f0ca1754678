#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

extern crate alloc;

mod announced;
mod bonds;
mod deposit;
mod finals;
mod findings;
mod hot;
#[cfg(test)]
mod mock;
mod pots;
mod refusal;
mod sale_rounds;
mod score_lists;
mod share;
#[cfg(all(feature = "std", feature = "test"))]
pub mod test;

pub use announced::{Announced, Draft, DraftList, Drafts, PastCountries};
pub use bonds::{burn_bond, forfeit_bond, hold_bond, release_bond};
pub use deposit::{item_footprint, item_size, DepositInfo, KeptPrice, ITEM_OVERHEAD};
pub use distribution_primitives::Refusal;
pub use finals::Finals;
pub use findings::Findings;
pub use hot::{lookup_weight, value_weight};
pub use pots::update_owed;
pub use refusal::pool_refusal;
pub use sale_rounds::{RoundClock, SaleRounds};
pub use score_lists::ScoreLists;
pub use share::{BlockShare, Usage};

/// What a pallet's benchmarks need from a runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AssetKind, AccountId> {
	/// Creates an asset other than the native one and gives `to` plenty of it.
	fn create_asset(to: &AccountId) -> AssetKind;
}
