//! Rounds of vouchers: keys of the manager's sign cumulative amounts off chain, any number of times,
//! and a settlement pays what a voucher says beyond what was paid before.
//!
//! The round keeps one record for each beneficiary, for which the manager has put down a deposit: how
//! much was paid, and how much is set aside. So copies, losses and any order of vouchers do no harm:
//! the highest one counts. What is paid and set aside together is never more than is promised, and
//! what is promised never more than the budget, which is in the pot.
//!
//! A voucher is paid up to a payout limit, as a stream is, and keeps the rest.

mod free;
mod signers;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod weighing;

pub use weighing::SettlementSize;

use super::*;
use crate::payer::{Payer, Sender, Unpaid};
use alloc::collections::BTreeMap;
use distribution_primitives::{EpochFault, Refusal, Status, VoucherFault};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::traits::{One, Saturating, Zero},
};

impl<T> From<VoucherFault> for Error<T> {
	fn from(fault: VoucherFault) -> Self {
		match fault {
			VoucherFault::SignatureCount => Self::SignatureCountWrong,
			VoucherFault::UnknownSigner => Self::SignerUnknown,
			VoucherFault::SignerTwice => Self::SignerTwice,
			VoucherFault::NotSigned => Self::VoucherNotSigned,
		}
	}
}

impl<T> From<EpochFault> for Error<T> {
	fn from(fault: EpochFault) -> Self {
		match fault {
			EpochFault::Unknown => Self::EpochUnknown,
			EpochFault::Ended => Self::EpochEnded,
		}
	}
}

/// What a payer has read and changed of a round of vouchers, apart from the round itself.
pub(crate) struct VoucherBooks<T: Config> {
	/// Who signs, and the chain that they sign for, once a signature has been looked at.
	signers: Option<(VoucherSignersOf<T>, H256)>,
	/// The records that have changed.
	records: BTreeMap<T::AccountId, VoucherRecordOf<T>>,
}

impl<T: Config> Default for VoucherBooks<T> {
	fn default() -> Self {
		Self { signers: None, records: BTreeMap::new() }
	}
}

/// What a voucher says beyond what was paid.
pub(crate) struct Unsettled<T: Config> {
	/// The beneficiary's record, or the one that it would have.
	pub(crate) record: VoucherRecordOf<T>,
	/// Whether the round has that record.
	known: bool,
	/// What is not paid of the voucher, in the asset's smallest unit.
	pub(crate) unpaid: T::Balance,
}

impl<T: Config> Unsettled<T> {
	/// Whether it is just what is set aside: that was proven when it was.
	pub(crate) fn is_kept(&self) -> bool {
		!self.record.aside.is_zero() && self.unpaid == self.record.aside
	}
}

impl<T: Config> Payer<T> {
	/// What `voucher` says beyond what was paid, proven or not.
	pub(crate) fn unsettled(&self, voucher: &VoucherOf<T>) -> Unsettled<T> {
		let beneficiary = &voucher.beneficiary;
		let changed = self.vouchers.records.get(beneficiary).copied();
		let record = changed.or_else(|| Vouchers::<T>::get(self.id, beneficiary));
		let known = record.is_some();
		let record = record.unwrap_or_else(|| VoucherRecordOf::<T> {
			index: self.round.rows_claimed,
			paid: Zero::zero(),
			aside: Zero::zero(),
		});
		Unsettled { record, known, unpaid: voucher.cumulative.saturating_sub(record.paid) }
	}

	/// Refuses unless something unpaid can be settled now: either the round is open, or all of it was
	/// set aside and the grace period is not over.
	pub(crate) fn ensure_settles(&self, it: &Unsettled<T>) -> DispatchResult {
		let Err(refusal) = self.ensure_open() else { return Ok(()) };
		ensure!(self.is_in_grace() && it.unpaid <= it.record.aside, refusal);
		Ok(())
	}

	/// Checks that a voucher is proven, in time, and says something beyond what was paid.
	///
	/// The signatures come last: they are what costs most.
	pub(crate) fn prove_voucher(
		&mut self,
		signed: &SignedVoucherOf<T>,
		it: &Unsettled<T>,
	) -> DispatchResult {
		let (id, voucher) = (self.id, &signed.voucher);
		ensure!(!it.unpaid.is_zero(), Error::<T>::NothingToSettle);
		ensure!(voucher.beneficiary != Pallet::<T>::pot(id), Error::<T>::BeneficiaryIsPot);
		if it.is_kept() {
			return Ok(());
		}
		let room = it.known || self.round.rows_claimed < self.round.rows;
		ensure!(room, Error::<T>::TooManyBeneficiaries);
		let now = Pallet::<T>::now();
		let now = self.round.own_time(now, now);
		ensure!(now < voucher.deadline, Error::<T>::VoucherExpired);
		let (signers, genesis) = match self.vouchers.signers.take() {
			Some(read) => read,
			None => {
				let signers = Signers::<T>::get(id).ok_or(Error::<T>::KeysMissing)?;
				(signers, Pallet::<T>::genesis())
			}
		};
		let proven =
			signers.keys_of(voucher.epoch, now).map_err(Error::<T>::from).and_then(|keys| {
				let message = voucher.message(&genesis, id);
				keys.check(&message, &signed.signatures).map_err(Error::<T>::from)
			});
		self.vouchers.signers = Some((signers, genesis));
		proven.map_err(Into::into)
	}

	/// Pays what a voucher says beyond what was paid. If it fails, the caller must roll back the
	/// storage and drop this object, or carry it out as one of many ([`Payer::attempt`]).
	pub(crate) fn pay_voucher(
		&mut self,
		sender: &Sender<T::AccountId>,
		signed: &SignedVoucherOf<T>,
	) -> Result<(), Unpaid<T>> {
		let beneficiary = &signed.voucher.beneficiary;
		let it = self.unsettled(&signed.voucher);
		self.ensure_settles(&it)?;
		self.prove_voucher(signed, &it)?;
		let refused = |refusal: Refusal| Unpaid::<T> {
			error: Error::<T>::from(refusal).into(),
			refused: Some(it.unpaid),
		};
		let payee = self.payee_of(beneficiary);
		ensure!(payee != Pallet::<T>::pot(self.id), Error::<T>::BeneficiaryIsPot);
		let amount = self.allow(beneficiary, &payee, it.unpaid).map_err(refused)?;
		self.round.pay(amount, it.record.aside).map_err(|OverBudget| Error::<T>::AbovePromised)?;
		let all = amount < it.unpaid || it.is_kept();
		if *sender == Sender::Free {
			self.ensure_worth_a_free_claim(amount, all, signed.voucher.cumulative)?;
		}
		self.transfer(&payee, amount)?;
		// Nothing after this can fail.
		if !it.record.aside.is_zero() && amount < it.unpaid {
			self.round.cut_short(Pallet::<T>::now());
		}
		let record = self.note_settled(beneficiary, &it, amount);
		if record.aside.is_zero() && !it.record.aside.is_zero() {
			Pallet::<T>::deposit_event(Event::SetAsideEnded { id: self.id, index: record.index });
		}
		self.emit(record.index, beneficiary, &payee, amount);
		Ok(())
	}

	/// Notes in its record that a beneficiary was paid `amount`, from what is set aside first. Returns
	/// the record. The books have been changed before.
	pub(crate) fn note_settled(
		&mut self,
		beneficiary: &T::AccountId,
		it: &Unsettled<T>,
		amount: T::Balance,
	) -> VoucherRecordOf<T> {
		let mut record = it.record;
		record.paid = record.paid.saturating_add(amount);
		record.aside = record.aside.saturating_sub(amount);
		self.keep_record(beneficiary, it, record);
		record
	}

	fn keep_record(
		&mut self,
		beneficiary: &T::AccountId,
		it: &Unsettled<T>,
		record: VoucherRecordOf<T>,
	) {
		if !it.known {
			self.round.rows_claimed = self.round.rows_claimed.saturating_add(1);
		}
		self.vouchers.records.insert(beneficiary.clone(), record);
	}

	/// Writes the records that have changed, and forgets them.
	pub(crate) fn save_records(&mut self) {
		for (beneficiary, record) in core::mem::take(&mut self.vouchers.records) {
			Vouchers::<T>::insert(self.id, beneficiary, record);
		}
	}

	/// A voucher that is proven, of which something is neither paid nor set aside.
	pub(crate) fn voucher_not_aside(
		&mut self,
		signed: &SignedVoucherOf<T>,
	) -> Result<Unsettled<T>, DispatchError> {
		let it = self.unsettled(&signed.voucher);
		ensure!(it.unpaid.is_zero() || it.unpaid > it.record.aside, Error::<T>::AlreadySetAside);
		self.prove_voucher(signed, &it)?;
		Ok(it)
	}

	/// Whether compliance lets `beneficiary` be paid nothing now, on its own account or on that of whom
	/// it has named to be paid.
	fn is_voucher_refused(&self, beneficiary: &T::AccountId) -> bool {
		let payee = self.payee_of(beneficiary);
		if payee != *beneficiary && T::Compliance::check_payee(&payee).is_err() {
			return true;
		}
		let (requirement, asset) = (&self.round.requirement, &self.round.asset);
		// A voucher is paid up to a limit: it is refused only if not even one unit is allowed, of which
		// a registry may keep something for payments that are made whole.
		T::Compliance::check(beneficiary, requirement, asset, One::one()).is_err()
			|| T::Compliance::allowance(beneficiary, asset).is_some_and(|limit| limit.is_zero())
	}

	/// Sets aside what is unpaid of a proven voucher, beyond what is set aside already. A failure
	/// changes nothing.
	fn put_voucher_aside(
		&mut self,
		beneficiary: &T::AccountId,
		it: &Unsettled<T>,
	) -> Result<(), OverBudget> {
		let amount = it.unpaid.saturating_sub(it.record.aside);
		self.round.reserve(amount)?;
		let record = VoucherRecordOf::<T> { aside: it.unpaid, ..it.record };
		self.keep_record(beneficiary, it, record);
		Pallet::<T>::deposit_event(Event::RowSetAside {
			id: self.id,
			index: record.index,
			beneficiary: beneficiary.clone(),
			amount,
		});
		Ok(())
	}

	/// Sets aside a voucher if an attempt to settle it has just been refused, unless it is set aside
	/// already or too much is promised. Returns whether it did.
	fn keep_voucher(&mut self, voucher: &VoucherOf<T>, unpaid: &Unpaid<T>) -> bool {
		if unpaid.refused.is_none() {
			return false;
		}
		let it = self.unsettled(voucher);
		it.unpaid > it.record.aside && self.put_voucher_aside(&voucher.beneficiary, &it).is_ok()
	}
}

impl<T: Config> Pallet<T> {
	/// Reads round `id`, which must be one of vouchers.
	pub(crate) fn voucher_payer(id: RoundId) -> Result<Payer<T>, DispatchError> {
		let payer = Payer::<T>::read(id)?;
		ensure!(payer.round.pays_vouchers(), Error::<T>::NotVoucher);
		Ok(payer)
	}

	/// Settles all of `vouchers`, or fails with the reason of the first that is refused. Without a
	/// `caller` it is free. See [`Pallet::settle`].
	pub fn do_settle(
		caller: Option<T::AccountId>,
		id: RoundId,
		vouchers: &[SignedVoucherOf<T>],
	) -> DispatchResult {
		ensure!(!vouchers.is_empty(), Error::<T>::EmptyBatch);
		let sender = caller.map_or(Sender::Free, Sender::Signed);
		let mut payer = Self::voucher_payer(id)?;
		for signed in vouchers {
			payer.pay_voucher(&sender, signed)?;
		}
		payer.close()
	}

	/// See [`Pallet::settle_batch`]. Without a `caller` it is free, and all or nothing.
	pub fn do_settle_batch(
		caller: Option<T::AccountId>,
		id: RoundId,
		vouchers: &[SignedVoucherOf<T>],
	) -> DispatchResult {
		let Some(caller) = caller else { return Self::do_settle(None, id, vouchers) };
		ensure!(!vouchers.is_empty(), Error::<T>::EmptyBatch);
		let sender = Sender::Signed(caller);
		let mut payer = Self::voucher_payer(id)?;
		let mut first_refusal = None;
		let mut any_changed = false;
		for signed in vouchers {
			match payer.attempt(|payer| payer.pay_voucher(&sender, signed)) {
				Ok(()) => any_changed = true,
				Err(unpaid) => {
					let (error, beneficiary) = (unpaid.error, signed.voucher.beneficiary.clone());
					first_refusal.get_or_insert(error);
					Self::deposit_event(Event::SettlementRefused { id, beneficiary, error });
					any_changed |= payer.keep_voucher(&signed.voucher, &unpaid);
				}
			}
		}
		if let (false, Some(error)) = (any_changed, first_refusal) {
			return Err(error);
		}
		payer.close()
	}

	/// See [`Pallet::set_aside_voucher`].
	pub fn do_set_aside_voucher(id: RoundId, signed: &SignedVoucherOf<T>) -> DispatchResult {
		let mut payer = Self::settable_voucher_payer(id)?;
		let it = payer.voucher_not_aside(signed)?;
		let beneficiary = &signed.voucher.beneficiary;
		ensure!(payer.is_voucher_refused(beneficiary), Error::<T>::NotRefused);
		payer
			.put_voucher_aside(beneficiary, &it)
			.map_err(|OverBudget| Error::<T>::AbovePromised)?;
		payer.close()
	}

	/// Reads round `id`, which must be one of vouchers and open, whether or not its window is over.
	///
	/// Not paused, unlike for rows: a pause is what stops stolen keys, and whoever has them could
	/// have all that is promised set aside for an account that is refused. Nobody loses by waiting,
	/// because deadlines and the ends of keys wait as well.
	pub(crate) fn settable_voucher_payer(id: RoundId) -> Result<Payer<T>, DispatchError> {
		let payer = Payer::<T>::read(id)?;
		ensure!(payer.round.status == Status::Open, Error::<T>::NotOpen);
		ensure!(payer.round.pays_vouchers(), Error::<T>::NotVoucher);
		Ok(payer)
	}
}
