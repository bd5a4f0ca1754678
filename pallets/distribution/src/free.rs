//! Free claims: without signature and fee, admitted only if they would succeed.

use super::*;
use crate::payer::Payer;
use pallet_distribution_common::pool_refusal;
use polkadot_sdk::{
	frame_support::storage::with_transaction,
	sp_runtime::{
		traits::{CheckedDiv, SaturatedConversion},
		transaction_validity::InvalidTransaction,
		TransactionOutcome,
	},
};

impl<T: Config> Payer<T> {
	/// A free claim must move a minimum: the asset's minimum balance and, of a stream, more than
	/// the entitlement divided by the number of free claims allowed, unless the claim pays
	/// everything currently available (`all`).
	pub(crate) fn ensure_worth_a_free_claim(
		&self,
		amount: T::Balance,
		all: bool,
		total: T::Balance,
	) -> DispatchResult {
		let minimum = T::Assets::minimum_balance(self.round.asset.clone());
		let share = total.checked_div(&T::MaxFreeStreamClaims::get().into()).unwrap_or_default();
		ensure!(amount >= minimum && (all || amount > share), Error::<T>::TooLittleForFreeClaim);
		Ok(())
	}

	/// Counts a free claim against the share of the block that such claims may use, and the share
	/// that those of this round may use.
	pub(crate) fn book_free_claim(&mut self, evidence: &Evidence<T::Balance>) -> DispatchResult {
		ensure!(T::FreeAssets::contains(&self.round.asset), Error::<T>::AssetNotFree);
		// What the block spends on it: the check for admission, and the claim itself.
		let weight = Pallet::<T>::authorize_weight_of(&self.round, evidence)
			.saturating_add(Pallet::<T>::claim_weight_of(&self.round, evidence));
		let now = frame_system::Pallet::<T>::block_number();
		let all = FreeClaims::<T>::get()
			.book(now, weight, T::MaxFreeClaims::get())
			.ok_or(Error::<T>::TooManyFreeClaims)?;
		self.round.free = self
			.round
			.free
			.book(now.saturated_into(), weight, T::MaxFreeClaimsPerRound::get())
			.ok_or(Error::<T>::TooManyFreeClaims)?;
		FreeClaims::<T>::put(all);
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a claim without signature may enter the pool and a block: only if it would succeed.
	///
	/// The claim is carried out and rolled back, so that no reason for refusal is overlooked.
	pub(crate) fn authorize_claim(
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> TransactionValidityWithRefund {
		// A call that is paused or kept out by safe mode would be included, fail and cost nobody a
		// fee.
		if !Self::lets_claims_through(id, beneficiary, evidence) {
			return Err(InvalidTransaction::Call.into());
		}
		let outcome = with_transaction(|| {
			TransactionOutcome::Rollback(Self::do_claim(None, id, beneficiary, evidence))
		});
		match outcome {
			Ok(_) => ValidTransaction::with_tag_prefix("DistributionClaim")
				.priority(T::UnsignedPriority::get())
				.and_provides((id, evidence.index()))
				.longevity(64)
				.propagate(true)
				.build()
				.map(|valid| (valid, Self::unspent_authorize_weight(id, evidence))),
			Err(error) => Err(Self::invalid(error).into()),
		}
	}

	/// Whether the runtime's call filter (safe mode, paused calls) lets a claim through.
	pub(crate) fn lets_claims_through(
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> bool {
		let (beneficiary, evidence) = (beneficiary.clone(), evidence.clone());
		T::BaseCallFilter::contains(&Call::claim { id, beneficiary, evidence }.into())
	}

	fn invalid(error: DispatchError) -> InvalidTransaction {
		pool_refusal::<Self>(
			error,
			&[
				// The window will open: the transaction may wait for it.
				(Error::<T>::NotYetOpen.into(), InvalidTransaction::Future),
				// The next block has room again.
				(Error::<T>::TooManyFreeClaims.into(), InvalidTransaction::ExhaustsResources),
				(Error::<T>::AlreadyClaimed.into(), InvalidTransaction::Stale),
			],
		)
	}
}
