//! Drafts that are announced before they open: what the pallets of announcements and of rounds know of
//! each other.

use alloc::vec::Vec;
use distribution_primitives::{Country, ListId, RoundId, TermsHash};
use polkadot_sdk::{frame_support::weights::Weight, sp_core::H256, sp_runtime::DispatchResult};

/// A round that has not been opened, as announcements see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft<AccountId> {
	/// Its manager.
	pub manager: AccountId,
	/// Hash of its terms as they are now.
	pub terms: TermsHash,
	/// The list in the chain that its terms demand. `None` if they demand none, or its rows are
	/// Ethereum addresses.
	pub list: Option<DraftList>,
}

/// The list of a draft, as its terms say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftList {
	/// Its number.
	pub id: ListId,
	/// Root of its tree.
	pub root: H256,
	/// Number of its rows.
	pub rows: u32,
}

/// What announcements ask of rounds.
pub trait Drafts<AccountId> {
	/// The draft `round`. `None` if there is no such round, or it is open or over.
	fn draft(round: RoundId) -> Option<Draft<AccountId>>;
}

/// What rounds ask of announcements.
pub trait Announced {
	/// Refuses if `round` was announced and must not open with these terms yet.
	fn ensure_may_open(round: RoundId, terms: TermsHash) -> DispatchResult;

	/// Weight of [`Announced::ensure_may_open`].
	fn weight() -> Weight;
}

/// Nothing is ever announced.
impl Announced for () {
	fn ensure_may_open(_: RoundId, _: TermsHash) -> DispatchResult {
		Ok(())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// What the registry says about accounts in the state of a block that is over.
pub trait PastCountries {
	/// Key in state of what it says about `account`.
	fn key(account: &[u8; 32]) -> Vec<u8>;

	/// The country that the value under that key names, if it names one.
	fn country(value: &[u8]) -> Option<Country>;
}
