//! How a sale has its round pay: the one thing that the pallets of sales and of rounds know of each
//! other.
//!
//! A sale says who has bought how much. That is all the evidence that its round asks for: release,
//! compliance, payees, limits, digest, events and reports are those of every round.

use distribution_primitives::{Release, RoundId, Terms};
use polkadot_sdk::{frame_support::weights::Weight, sp_runtime::DispatchError};

/// The clock of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundClock<Moment> {
	/// The time on it, in blocks: that of the chain's clock, less what was lost to claims and paused
	/// since the window opened.
	pub time: Moment,
	/// Whether the round is paused. The clock stands still meanwhile.
	pub paused: bool,
}

/// Rounds whose entitlements a sale in the chain decides.
pub trait SaleRounds<AccountId, AssetKind, Balance, Moment> {
	/// Drafts a round of `seller`, pays its budget and one minimum balance from `seller` into its pot,
	/// and opens it. Its source has to be [`distribution_primitives::Source::Sale`]. From then on
	/// nobody takes anything out of the pot but by [`SaleRounds::deliver`] and by closing the round,
	/// which is possible once it has paid all that it is concluded with, or after its window.
	///
	/// If it fails, the caller must roll back the storage.
	fn open(
		seller: AccountId,
		terms: Terms<AssetKind, Balance, Moment>,
	) -> Result<RoundId, DispatchError>;

	/// The clock of a round. `None` if it is closed, or there is no such round.
	fn clock(round: RoundId) -> Option<RoundClock<Moment>>;

	/// The smallest amount that a round with this release can deliver, in the asset's smallest unit.
	fn smallest(release: &Release<Moment>) -> Balance;

	/// Whether `amount` can be delivered to `beneficiary` as far as nothing but accounts is concerned: the
	/// pot can pay it, the beneficiary can hold it, and compliance would let it be paid for somebody
	/// else. What the terms require of the beneficiary is not asked, and neither is an account that it
	/// has named to be paid: that one is in nobody's way but its own.
	fn can_deliver(round: RoundId, beneficiary: &AccountId, amount: Balance) -> bool;

	/// Delivers `amount` of the round's asset to `beneficiary`, as a row of the round that is proven:
	/// it is paid at once, locked, or begins to stream, and arrives at whom they have named. A row is
	/// delivered once. `sender` pays the deposit for a stream's record, unless the seller has.
	///
	/// It delivers all of it, or nothing, and says why: compliance refuses, or anything else that can
	/// be in the way of a claim. If it fails, the caller must roll back the storage.
	fn deliver(
		round: RoundId,
		row: u32,
		sender: AccountId,
		beneficiary: &AccountId,
		amount: Balance,
	) -> Result<(), DispatchError>;

	/// Notes that nothing further will be delivered, and that it was `total` in all, paid or yet to be
	/// streamed. The round can be closed as soon as all of that is paid. Nothing happens if it is
	/// closed.
	fn conclude(round: RoundId, total: Balance) -> Result<(), DispatchError>;

	/// Weight of [`SaleRounds::open`], whatever the terms.
	fn open_weight() -> Weight;

	/// Weight of [`SaleRounds::deliver`], whatever the terms. [`SaleRounds::can_deliver`] reads nothing
	/// besides, but for a second question to compliance about an account that is paid.
	fn deliver_weight() -> Weight;

	/// Weight of [`SaleRounds::conclude`].
	fn conclude_weight() -> Weight;
}
