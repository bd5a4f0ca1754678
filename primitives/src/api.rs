//! The runtime API through which every client reads rounds.

use crate::{Claimable, Evidence, RoundId, RoundInfo};
use alloc::vec::Vec;
use codec::Codec;
use polkadot_sdk::sp_runtime::DispatchError;

polkadot_sdk::sp_api::decl_runtime_apis! {
	/// Reads rounds and answers what an account can claim.
	///
	/// Amounts are in the smallest unit of the round's asset, times in blocks of the relay chain.
	pub trait DistributionApi<AccountId, AssetKind, Balance, Moment>
	where
		AccountId: Codec,
		AssetKind: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// Up to `limit` rounds (at most 256) whose number is at least `from`, in ascending order.
		fn rounds(from: RoundId, limit: u32) -> Vec<RoundInfo<AccountId, AssetKind, Balance, Moment>>;

		/// One round.
		fn round(id: RoundId) -> Option<RoundInfo<AccountId, AssetKind, Balance, Moment>>;

		/// What `beneficiary` can claim now and later with `evidence`. It checks all that a claim
		/// sent now would check, the transfer included.
		fn claimable(
			id: RoundId,
			beneficiary: AccountId,
			evidence: Evidence<Balance>,
		) -> Result<Claimable<Balance, Moment>, DispatchError>;

		/// Whether `evidence` proves an entitlement of `beneficiary`, paid or not: its amount.
		fn verify(
			id: RoundId,
			beneficiary: AccountId,
			evidence: Evidence<Balance>,
		) -> Result<Balance, DispatchError>;

		/// The rows of `beneficiary` that the chain itself knows: list entries and started streams.
		fn rows_of(id: RoundId, beneficiary: AccountId) -> Vec<u32>;

		/// For each row of `rows` (the first 100,000) whether it was paid (or, for a stream, started).
		fn claimed(id: RoundId, rows: Vec<u32>) -> Vec<bool>;

		/// The block of the relay chain that rounds take for the present time.
		fn now() -> Moment;
	}
}
