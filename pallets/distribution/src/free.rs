//! Free claims, and setting aside for free: without signature and fee, admitted only if they would
//! succeed.

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
	/// A free claim must move a minimum, or set it aside: the asset's minimum balance and, of a
	/// stream, more than the entitlement divided by the number of free claims allowed, unless it is
	/// everything that can be had now (`all`).
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

	/// Counts a free claim against the shares of the block.
	pub(crate) fn book_free_claim(&mut self, evidence: &Evidence<T::Balance>) -> DispatchResult {
		// What the block spends on it: the check for admission, and the claim itself.
		let weight = Pallet::<T>::authorize_weight_of(&self.round, evidence)
			.saturating_add(Pallet::<T>::claim_weight_of(&self.round, evidence));
		self.book_free(weight)
	}

	/// Counts a row that is set aside for free against the shares of the block.
	pub(crate) fn book_free_set_aside(
		&mut self,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let weight = Pallet::<T>::authorize_set_aside_weight_of(&self.round, evidence)
			.saturating_add(Pallet::<T>::set_aside_weight_of(&self.round, evidence));
		self.book_free(weight)
	}

	/// Counts `weight` against the share of the block that free transactions may use, and the share
	/// that those of this round may use.
	pub(crate) fn book_free(&mut self, weight: Weight) -> DispatchResult {
		ensure!(T::FreeAssets::contains(&self.round.asset), Error::<T>::AssetNotFree);
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
	/// Who has signed a call, or `None` if it was admitted without signature.
	pub(crate) fn signer(origin: OriginFor<T>) -> Result<Option<T::AccountId>, DispatchError> {
		match origin.clone().into() {
			Ok(frame_system::RawOrigin::Authorized) => Ok(None),
			_ => Ok(Some(ensure_signed(origin)?)),
		}
	}

	/// Whether a claim without signature may enter the pool and a block.
	pub(crate) fn authorize_claim(
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> TransactionValidityWithRefund {
		let call = Call::claim { id, beneficiary: beneficiary.clone(), evidence: evidence.clone() };
		let row = (id, evidence.index());
		let valid = Self::admit(call, "DistributionClaim", row, || {
			Self::do_claim(None, id, beneficiary, evidence)
		});
		valid.map(|valid| (valid, Self::unspent_authorize_weight(id, evidence)))
	}

	/// Whether a row may be set aside by a transaction without signature, in the pool and a block.
	pub(crate) fn authorize_set_aside(
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> TransactionValidityWithRefund {
		let call =
			Call::set_aside { id, beneficiary: beneficiary.clone(), evidence: evidence.clone() };
		let row = (id, evidence.index());
		let valid = Self::admit(call, "DistributionSetAside", row, || {
			Self::do_set_aside_free(id, beneficiary, evidence)
		});
		valid.map(|valid| (valid, Self::unspent_authorize_set_aside_weight(id, evidence)))
	}

	/// Admits `call` about a row only if `trial`, which does the same, succeeds.
	///
	/// It is carried out and rolled back, so that no reason for refusal is overlooked.
	fn admit(
		call: Call<T>,
		tag: &'static str,
		row: (RoundId, u32),
		trial: impl FnOnce() -> DispatchResult,
	) -> TransactionValidity {
		// A call that is paused or kept out by safe mode would be included, fail and cost nobody a
		// fee.
		if !T::BaseCallFilter::contains(&call.into()) {
			return Err(InvalidTransaction::Call.into());
		}
		match with_transaction(|| TransactionOutcome::Rollback(trial())) {
			Ok(()) => ValidTransaction::with_tag_prefix(tag)
				.priority(T::UnsignedPriority::get())
				.and_provides(row)
				.longevity(64)
				.propagate(true)
				.build(),
			Err(error) => Err(Self::invalid(error).into()),
		}
	}

	pub(crate) fn invalid(error: DispatchError) -> InvalidTransaction {
		pool_refusal::<Self>(
			error,
			&[
				// The window will open: the transaction may wait for it.
				(Error::<T>::NotYetOpen.into(), InvalidTransaction::Future),
				// The next block has room again.
				(Error::<T>::TooManyFreeClaims.into(), InvalidTransaction::ExhaustsResources),
				(Error::<T>::AlreadyClaimed.into(), InvalidTransaction::Stale),
				(Error::<T>::AlreadySetAside.into(), InvalidTransaction::Stale),
			],
		)
	}
}
