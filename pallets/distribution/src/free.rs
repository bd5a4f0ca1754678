//! Free claims, and setting aside for free: without signature and fee.
//!
//! The pool admits only what would succeed: it carries the call out and rolls it back. A block does
//! not do the work twice. What compliance and the asset say is left to the call, which may then
//! fail; so a call is counted against what free transactions may use before it is carried out.

use super::*;
use crate::payer::{Payer, Proven};
use pallet_distribution_common::pool_refusal;
use polkadot_sdk::{
	frame_support::storage::with_transaction,
	sp_runtime::{
		traits::{CheckedDiv, Zero},
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

	/// What is used of the block once a free transaction of this `weight` is in it too.
	///
	/// That is little work, and done before anything of the evidence is looked at.
	pub(crate) fn share(&self, weight: Weight) -> Result<FreeUseOf<T>, DispatchError> {
		ensure!(T::FreeAssets::contains(&self.round.asset), Error::<T>::AssetNotFree);
		let all = FreeClaims::<T>::get().of_block(frame_system::Pallet::<T>::block_number());
		let limit = Pallet::<T>::free_limit(all.used);
		all.book(&self.round.manager, weight, limit)
			.ok_or_else(|| Error::<T>::TooManyFreeClaims.into())
	}

	/// Checks whatever a free claim can fail at but for what compliance and the asset say. The
	/// books are not those of the round afterwards: the caller must drop this object.
	pub(crate) fn ensure_due(
		&mut self,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		self.ensure_pays_accounts()?;
		let row = self.prove(beneficiary, evidence)?;
		self.ensure_row_due(&row)
	}

	/// The same of a proven row. The books are then as if it were paid, so that rows that are
	/// claimed together are within the budget together.
	pub(crate) fn ensure_row_due(&mut self, row: &Proven<T>) -> DispatchResult {
		let (_, due) = self.due(row)?;
		ensure!(!due.is_zero(), Error::<T>::NothingUnlocked);
		let own = self.aside_for(row.index, due);
		if self.round.is_streamed() {
			// How much of a stream is paid is for compliance to say: a minimum balance at least.
			let least = due.min(T::Assets::minimum_balance(self.round.asset.clone()));
			self.round.pay(least, own).map_err(Error::<T>::from)?;
		} else {
			self.round.pay(due, own).map_err(Error::<T>::from)?;
			self.ensure_worth_a_free_claim(due, true, due)?;
		}
		Ok(())
	}

	/// Checks whatever setting aside for free can fail at but for whether the row is refused. As
	/// above, the caller must drop this object.
	///
	/// A row can be set aside only once, but anybody can draft a round of many rows to itself that
	/// nobody can be paid from. So that this does not fill blocks for next to nothing, what is set
	/// aside must be worth a minimum balance of the asset, like a claim: whoever is not paid it in
	/// time has lost it to the treasury.
	fn ensure_not_aside(
		&mut self,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let (_, amount) = self.not_aside(beneficiary, evidence)?;
		self.round.reserve(amount).map_err(Error::<T>::from)?;
		self.ensure_worth_a_free_claim(amount, true, amount)
	}
}

impl<T: Config> Pallet<T> {
	/// Who has signed a call, or `None` if it was admitted without signature.
	///
	/// A bare transaction has no origin, and is in a block only if the call's check has admitted it.
	/// Nothing else gets here so but what root dispatches without origin: calls that carry out others
	/// refuse to do it for nobody, and inherents are other calls.
	pub(crate) fn signer(origin: OriginFor<T>) -> Result<Option<T::AccountId>, DispatchError> {
		match origin.clone().into() {
			Ok(frame_system::RawOrigin::Authorized | frame_system::RawOrigin::None) => Ok(None),
			_ => Ok(Some(ensure_signed(origin)?)),
		}
	}

	/// What free transactions have used of this block.
	pub fn free_use() -> Weight {
		FreeClaims::<T>::get().of_block(frame_system::Pallet::<T>::block_number()).used
	}

	/// Notes the bytes of proof that a free transaction of this block has needed, its own among
	/// them. Whoever does not measure them need not.
	pub fn note_free_proof(bytes: u64) {
		FreeClaims::<T>::mutate(|all| all.note_proof(bytes));
	}

	/// Notes that a bare transaction is about to be admitted to this block.
	pub fn begin_bare(bare: Bare) {
		let mut all = FreeClaims::<T>::get().of_block(frame_system::Pallet::<T>::block_number());
		all.bare = Some(bare);
		FreeClaims::<T>::put(all);
	}

	/// The bare transaction that has been carried out, if it was one that is admitted by what it
	/// contains.
	pub fn end_bare() -> Option<Bare> {
		let mut all = FreeClaims::<T>::get();
		let bare = all.bare.take()?;
		FreeClaims::<T>::put(all);
		Some(bare)
	}

	/// What free transactions may use of this block, of which they have `used` some: the same in
	/// any, and more while the block is not full of others.
	pub(crate) fn free_limit(used: Weight) -> Weight {
		let others = frame_system::Pallet::<T>::block_weight().total().saturating_sub(used);
		T::MaxFreeClaims::get().max(T::FreeClaimsFill::get().saturating_sub(others))
	}

	/// Whether a claim without signature may enter the pool or a block.
	pub(crate) fn authorize_claim(
		source: TransactionSource,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> TransactionValidityWithRefund {
		let call = Call::claim { id, beneficiary: beneficiary.clone(), evidence: evidence.clone() };
		let row = [(id, evidence.index())];
		let check = || -> Result<FreeUseOf<T>, DispatchError> {
			let mut payer = Payer::<T>::open_for(id, evidence.index())?;
			let weight = Self::free_claim_weight(&payer.round, evidence);
			let share = payer.share(weight.saturating_sub(Self::in_memory(id)))?;
			payer.ensure_due(beneficiary, evidence)?;
			Ok(share)
		};
		Self::admit(source, call, "DistributionClaim", row, check, || {
			Self::do_claim(None, id, beneficiary, evidence)
		})
	}

	/// Whether a row may be set aside by a transaction without signature, in the pool or a block.
	pub(crate) fn authorize_set_aside(
		source: TransactionSource,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> TransactionValidityWithRefund {
		let call =
			Call::set_aside { id, beneficiary: beneficiary.clone(), evidence: evidence.clone() };
		let row = [(id, evidence.index())];
		let check = || -> Result<FreeUseOf<T>, DispatchError> {
			let mut payer = Self::living(id)?;
			let share = payer.share(Self::free_set_aside_weight(&payer.round, evidence))?;
			payer.ensure_not_aside(beneficiary, evidence)?;
			Ok(share)
		};
		Self::admit(source, call, "DistributionSetAside", row, check, || {
			Self::do_set_aside(id, beneficiary, evidence)
		})
	}

	/// Admits `call` if `check` passes, which changes nothing and tells what is used of the block then,
	/// and, into the pool, only if `trial`, which does what the call does, succeeds.
	///
	/// In a block the use is noted here and not by the call: a call that fails leaves nothing behind,
	/// and it must have been counted all the same. A node that drops what was in a block of another
	/// fork tries to keep it without a trial; it had one before.
	pub(crate) fn admit(
		source: TransactionSource,
		call: Call<T>,
		prefix: &'static str,
		tags: impl IntoIterator<Item = impl Encode>,
		check: impl FnOnce() -> Result<FreeUseOf<T>, DispatchError>,
		trial: impl FnOnce() -> DispatchResult,
	) -> TransactionValidityWithRefund {
		// A call that is paused or kept out by safe mode would be included, fail and cost nobody a
		// fee.
		if !T::BaseCallFilter::contains(&call.into()) {
			return Err(InvalidTransaction::Call.into());
		}
		let all = check().map_err(Self::invalid)?;
		if source == TransactionSource::InBlock {
			FreeClaims::<T>::put(all);
		} else {
			// No reason for refusal is overlooked.
			with_transaction(|| TransactionOutcome::Rollback(trial())).map_err(Self::invalid)?;
		}
		tags.into_iter()
			.fold(ValidTransaction::with_tag_prefix(prefix), |valid, tag| valid.and_provides(tag))
			.priority(T::UnsignedPriority::get())
			.longevity(64)
			.propagate(true)
			.build()
			.map(|valid| (valid, Weight::zero()))
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
				(Error::<T>::NothingToSettle.into(), InvalidTransaction::Stale),
				(Error::<T>::VoucherExpired.into(), InvalidTransaction::Stale),
			],
		)
	}
}
