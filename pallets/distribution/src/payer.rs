//! The payer: one round, being paid from. Checks evidence, pays beneficiaries, keeps the books.

use super::*;
use crate::vouchers::VoucherBooks;
use alloc::collections::BTreeMap;
use distribution_primitives::{
	merkle, verify_row, Claimable, Refusal, Release, Source, Status, UnlockSchedule,
};
use pallet_distribution_common::update_owed;
use polkadot_sdk::{
	frame_support::{
		storage::{with_storage_layer, with_transaction},
		traits::tokens::{Fortitude, Precision, Preservation},
	},
	sp_runtime::{
		traits::{CheckedDiv, One, SaturatedConversion, Saturating, Zero},
		TokenError, TransactionOutcome,
	},
};

/// The sender of a claim.
#[derive(PartialEq, Eq)]
pub(crate) enum Sender<AccountId> {
	/// A signed account, which can pay deposits.
	Signed(AccountId),
	/// None: the claim has no signature and pays no fee.
	Free,
	/// The chain itself, with weight that is left over.
	Chain,
}

/// A row whose evidence holds.
pub(crate) struct Proven<T: Config> {
	pub(crate) index: u32,
	/// The entitlement, in the asset's smallest unit.
	pub(crate) total: T::Balance,
	/// The stream's record, if the stream has been started.
	pub(crate) stream: Option<StreamOf<T>>,
}

/// Why a row was not paid.
pub(crate) struct Unpaid<T: Config> {
	/// The error that says it.
	pub(crate) error: DispatchError,
	/// What is unpaid of the row, in the asset's smallest unit, if it can be set aside: compliance
	/// refuses it, or the vesting slots are full. `None` if something else is in the way.
	pub(crate) refused: Option<T::Balance>,
}

impl<T: Config> From<DispatchError> for Unpaid<T> {
	fn from(error: DispatchError) -> Self {
		Self { error, refused: None }
	}
}

impl<T: Config> From<Error<T>> for Unpaid<T> {
	fn from(error: Error<T>) -> Self {
		DispatchError::from(error).into()
	}
}

impl<T: Config> From<Unpaid<T>> for DispatchError {
	fn from(unpaid: Unpaid<T>) -> Self {
		unpaid.error
	}
}

/// A round being paid from: read once and written once, whatever the number of claims.
pub(crate) struct Payer<T: Config> {
	pub(crate) id: RoundId,
	pub(crate) round: RoundOf<T>,
	pot: T::AccountId,
	/// What the round owed when it was read, in native tokens.
	owed: T::Balance,
	/// What had been paid from the round when it was read, in the asset's smallest unit.
	claimed: T::Balance,
	/// What the pot could pay at the first payment in native tokens.
	payable: Option<T::Balance>,
	/// Native tokens that accounts have been credited with, and that are still in the pot.
	credited: T::Balance,
	now: MomentOf<T>,
	/// What compliance says of all beneficiaries alike, once the first is paid.
	session: Option<SessionOf<T>>,
	/// Words of the bitmap read so far, and whether they changed.
	words: BTreeMap<u32, (BitmapWord, bool)>,
	/// What is read and changed of a round of vouchers besides.
	pub(crate) vouchers: VoucherBooks<T>,
}

impl<T: Config> Payer<T> {
	/// Reads round `id`, which must accept claims now.
	pub(crate) fn open(id: RoundId) -> Result<Self, DispatchError> {
		let payer = Self::read(id)?;
		payer.ensure_open()?;
		Ok(payer)
	}

	/// Reads round `id`, which must accept a claim of row `index` now: either the round is open, or
	/// the row was set aside and its grace period is not over.
	pub(crate) fn open_for(id: RoundId, index: u32) -> Result<Self, DispatchError> {
		let mut payer = Self::read(id)?;
		payer.ensure_accepts(index)?;
		Ok(payer)
	}

	/// Reads round `id`, whatever its state. Its clock is up to date.
	pub(crate) fn read(id: RoundId) -> Result<Self, DispatchError> {
		let round = Pallet::<T>::running_round(id)?;
		Ok(Self {
			id,
			owed: Pallet::<T>::owed_by(&round),
			claimed: round.claimed,
			round,
			pot: Pallet::<T>::pot(id),
			payable: None,
			credited: Zero::zero(),
			now: Pallet::<T>::now(),
			session: None,
			words: BTreeMap::new(),
			vouchers: VoucherBooks::default(),
		})
	}

	pub(crate) fn ensure_open(&self) -> DispatchResult {
		ensure!(self.round.status == Status::Open, Error::<T>::NotOpen);
		ensure!(self.now >= self.round.window.opens, Error::<T>::NotYetOpen);
		ensure!(self.now < self.round.ends(), Error::<T>::WindowClosed);
		Ok(())
	}

	pub(crate) fn ensure_accepts(&mut self, index: u32) -> DispatchResult {
		let Err(refusal) = self.ensure_open() else { return Ok(()) };
		ensure!(self.is_in_grace() && self.is_aside(index), refusal);
		Ok(())
	}

	/// Whether the window is over, and what is set aside can still be claimed.
	pub(crate) fn is_in_grace(&self) -> bool {
		let over = match self.round.status {
			Status::Open => self.now >= self.round.ends(),
			Status::Closed => true,
			Status::Draft | Status::Paused { .. } => false,
		};
		over && self.now < self.round.aside_until(T::SetAsideGrace::get())
	}

	/// Takes what beneficiaries were credited with from the pot, and writes the round and the
	/// changed words of its bitmap. If it fails, the caller must roll back the storage.
	///
	/// The round is hot from then on if something was paid: more than nothing, so the pot's account
	/// has been read and written too, whatever the asset and the release.
	///
	/// It does not fail, because no more was credited than the pot could pay.
	pub(crate) fn close(mut self) -> DispatchResult {
		if !self.credited.is_zero() {
			<T::Holds as fungible::Unbalanced<_>>::decrease_balance(
				&self.pot,
				self.credited,
				Precision::Exact,
				Preservation::Preserve,
				Fortitude::Polite,
			)?;
		}
		self.save_words();
		self.save_records();
		update_owed::<TotalOwed<T>, _>(self.owed, Pallet::<T>::owed_by(&self.round));
		if self.round.claimed > self.claimed {
			Pallet::<T>::note_paid_from(self.id);
		}
		Rounds::<T>::insert(self.id, self.round);
		Ok(())
	}

	/// Writes the changed words of the bitmap, and forgets all of them.
	pub(crate) fn save_words(&mut self) {
		for (number, (word, changed)) in core::mem::take(&mut self.words) {
			if changed {
				Claimed::<T>::insert(self.id, number, word);
			}
		}
	}

	pub(crate) fn word(&mut self, index: u32) -> &mut (BitmapWord, bool) {
		let id = self.id;
		self.words
			.entry(BitmapWord::of(index))
			.or_insert_with_key(|number| (Claimed::<T>::get(id, number).unwrap_or_default(), false))
	}

	/// Whether row `index` has been paid or started.
	pub(crate) fn is_set(&mut self, index: u32) -> bool {
		self.word(index).0.get(index)
	}

	/// Marks row `index` as paid or started.
	pub(crate) fn set(&mut self, index: u32) {
		let (word, changed) = self.word(index);
		word.set(index);
		*changed = true;
		self.round.rows_claimed = self.round.rows_claimed.saturating_add(1);
	}

	/// Checks that `evidence` proves a row of `beneficiary`, paid or not, and one of the kind that the
	/// terms name: of a list whose root alone is known, nobody has looked at the rows.
	pub(crate) fn prove(
		&mut self,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Result<Proven<T>, DispatchError> {
		let index = evidence.index();
		ensure!(index < self.round.rows, Error::<T>::IndexOutOfRange);
		Pallet::<T>::ensure_kind(&self.round, beneficiary)?;
		let streamed = self.round.is_streamed();
		let stream = if streamed { Streams::<T>::get(self.id, index) } else { None };
		let total = match (evidence, &self.round.source) {
			(Evidence::Merkle { amount, proof, .. }, Source::Merkle { root, leaves }) => {
				ensure!(proof.len() <= merkle::MAX_PROOF_LEN as usize, Error::<T>::ProofTooLong);
				let account: [u8; 32] = beneficiary.clone().into();
				ensure!(
					verify_row(root, *leaves, index, &account, (*amount).into(), proof),
					Error::<T>::ProofInvalid
				);
				*amount
			}
			(Evidence::Recorded { .. }, Source::Listed) => {
				let (owner, amount) =
					Entries::<T>::get(self.id, index).ok_or(Error::<T>::IndexOutOfRange)?;
				ensure!(owner == *beneficiary, Error::<T>::NotBeneficiary);
				amount
			}
			(Evidence::Recorded { .. }, Source::Merkle { .. } | Source::Sale { .. }) => {
				match &stream {
					Some(stream) => {
						ensure!(stream.beneficiary == *beneficiary, Error::<T>::NotBeneficiary);
						stream.total
					}
					// The record of a finished stream has been removed.
					None if streamed && self.is_set(index) => {
						return Err(Error::<T>::AlreadyClaimed.into())
					}
					None => return Err(Error::<T>::WrongEvidence.into()),
				}
			}
			(Evidence::Merkle { .. }, Source::Listed | Source::Sale { .. })
			| (_, Source::Voucher { .. }) => return Err(Error::<T>::WrongEvidence.into()),
		};
		// The entitlement of a stopped stream is less than its row says.
		let total = stream.as_ref().map_or(total, |stream| stream.total);
		Ok(Proven { index, total, stream })
	}

	/// How much of a proven row has been paid, and how much is due now.
	pub(crate) fn due(
		&mut self,
		row: &Proven<T>,
	) -> Result<(T::Balance, T::Balance), DispatchError> {
		let Release::Streamed { schedule, .. } = self.round.release else {
			ensure!(!self.is_set(row.index), Error::<T>::AlreadyClaimed);
			return Ok((Zero::zero(), row.total));
		};
		match &row.stream {
			Some(stream) if stream.stopped => {
				Ok((stream.paid, stream.total.saturating_sub(stream.paid)))
			}
			Some(stream) => {
				let unlocked = self.unlocked(&schedule, stream.total);
				Ok((stream.paid, unlocked.saturating_sub(stream.paid)))
			}
			None => {
				ensure!(!self.is_set(row.index), Error::<T>::AlreadyClaimed);
				Ok((Zero::zero(), self.unlocked(&schedule, row.total)))
			}
		}
	}

	fn unlocked(&self, schedule: &UnlockSchedule<MomentOf<T>>, total: T::Balance) -> T::Balance {
		schedule.unlocked(total.into(), self.now).into()
	}

	/// Pays one of many claims: if it is refused, storage and round are as before, and the others
	/// can go on.
	pub(crate) fn try_pay(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Result<(), Unpaid<T>> {
		self.attempt(|payer| payer.pay(sender, beneficiary, evidence))
	}

	/// Carries out one of many payments: if it is refused, storage and round are as before, and what
	/// was credited too.
	pub(crate) fn attempt(
		&mut self,
		pay: impl FnOnce(&mut Self) -> Result<(), Unpaid<T>>,
	) -> Result<(), Unpaid<T>> {
		let before = (self.round.clone(), self.credited);
		let result = with_storage_layer(|| pay(self));
		if result.is_err() {
			(self.round, self.credited) = before;
		}
		result
	}

	/// Pays what is due to `beneficiary` from the row that `evidence` proves. If it fails, the
	/// caller must roll back the storage and drop this object.
	pub(crate) fn pay(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Result<(), Unpaid<T>> {
		self.ensure_pays_accounts()?;
		let row = self.prove(beneficiary, evidence)?;
		self.pay_proven(sender, beneficiary, row)
	}

	/// The account that payments to `beneficiary` go to: whom they have named, or themselves. An
	/// Ethereum address names nobody: its owner signs who is paid.
	pub(crate) fn payee_of(&self, beneficiary: &T::AccountId) -> T::AccountId {
		if self.round.is_ethereum() {
			return beneficiary.clone();
		}
		T::Payees::payee(beneficiary, &self.round.asset, Some(self.id))
			.unwrap_or_else(|| beneficiary.clone())
	}

	/// Pays what is due to `beneficiary` from a row of theirs whose evidence holds. If it fails, the
	/// caller must roll back the storage and drop this object.
	pub(crate) fn pay_proven(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		row: Proven<T>,
	) -> Result<(), Unpaid<T>> {
		let payee = self.payee_of(beneficiary);
		self.pay_to(sender, beneficiary, &payee, row)
	}

	/// The same, to `payee`: the beneficiary, or whom they have named. The entitlement, the
	/// requirement and the limits are the beneficiary's; the tokens are the payee's. Nobody else is
	/// paid instead if the payee is refused.
	///
	/// Of an Ethereum address, `payee` is the account that its owner has signed, and the requirement
	/// and the limits are that account's.
	pub(crate) fn pay_to(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		payee: &T::AccountId,
		row: Proven<T>,
	) -> Result<(), Unpaid<T>> {
		let (paid_before, due) = self.due(&row)?;
		let unpaid = row.total.saturating_sub(paid_before);
		ensure!(!due.is_zero(), Error::<T>::NothingUnlocked);
		let to_pot = *beneficiary == self.pot || *payee == self.pot;
		ensure!(!to_pot, Error::<T>::BeneficiaryIsPot);
		let refused = |error: DispatchError| Unpaid::<T> { error, refused: Some(unpaid) };
		let amount = self
			.allow(beneficiary, payee, due)
			.map_err(|refusal| refused(Error::<T>::from(refusal).into()))?;
		let paid = paid_before.saturating_add(amount);
		let last = paid >= row.total;
		let own = self.aside_for(row.index, unpaid);
		self.round.pay(amount, own).map_err(Error::<T>::from)?;
		if *sender == Sender::Free {
			self.ensure_worth_a_free_claim(amount, amount < due || last, row.total)?;
		}
		self.transfer(payee, amount).map_err(|error| {
			if self.is_for_lack_of_slots(error) {
				refused(error)
			} else {
				error.into()
			}
		})?;
		if !own.is_zero() && amount < due {
			self.round.cut_short(self.now);
		}
		let index = self.mark(sender, beneficiary, row, paid)?;
		self.emit(index, beneficiary, payee, amount);
		Ok(())
	}

	/// How much of what is `due` compliance allows; it is counted against the payout limits. A
	/// stream is paid up to the limit and keeps the rest; otherwise a beneficiary who waited too
	/// long could never be paid. So is a voucher. A row that is paid once is paid in full or not at
	/// all.
	///
	/// The payee is asked about first: what a refusal leaves behind is not up to it then. In a round
	/// of Ethereum addresses the payee is the one that is judged, as if it were the beneficiary: it is
	/// the one that attesters can know.
	pub(crate) fn allow(
		&mut self,
		beneficiary: &T::AccountId,
		payee: &T::AccountId,
		due: T::Balance,
	) -> Result<T::Balance, Refusal> {
		let (requirement, asset) = (&self.round.requirement, &self.round.asset);
		let session = self.session.get_or_insert_with(T::Compliance::session);
		let judged = if self.round.is_ethereum() { payee } else { beneficiary };
		if payee != judged {
			T::Compliance::check_payee_in(session, payee)?;
		}
		if self.round.is_streamed() || self.round.pays_vouchers() {
			T::Compliance::pay_up_to_in(session, judged, requirement, asset, due)
		} else {
			T::Compliance::pay_in(session, judged, requirement, asset, due).map(|()| due)
		}
	}

	/// Moves `amount` out of the pot, locked if the release is vested. All of it arrives, or
	/// nothing is moved. If it fails, the caller must roll back the storage.
	pub(crate) fn transfer(&mut self, payee: &T::AccountId, amount: T::Balance) -> DispatchResult {
		let asset = &self.round.asset;
		match self.round.release {
			Release::Vested { start, length } => {
				// Rounded up, so that the last unit unlocks within `length`.
				let blocks = T::Balance::from(length.saturated_into::<u128>());
				let per_block = amount
					.saturating_add(blocks)
					.saturating_sub(One::one())
					.checked_div(&blocks)
					.unwrap_or(amount);
				Pallet::<T>::ensure_arrives(asset, payee, amount, || {
					T::Vesting::vested_transfer(&self.pot, payee, amount, per_block, start)
				})
			}
			Release::Immediate | Release::Streamed { .. } if *asset == T::NativeAsset::get() => {
				self.credit(payee, amount)
			}
			Release::Immediate | Release::Streamed { .. } => {
				// The pot keeps the minimum balance that `open` asked for.
				let preservation = Preservation::Preserve;
				Pallet::<T>::move_tokens(asset, &self.pot, payee, amount, preservation)
			}
		}
	}

	/// Credits `payee` with native tokens, which [`Payer::close`] takes from the pot, once for
	/// all payments. No more is credited than the pot can pay: that is what it could pay at the
	/// first payment, because nothing else takes from it meanwhile. It keeps the minimum balance
	/// that [`Pallet::open`] asked for.
	fn credit(&mut self, payee: &T::AccountId, amount: T::Balance) -> DispatchResult {
		let (id, asset) = (self.id, &self.round.asset);
		let payable = *self.payable.get_or_insert_with(|| Pallet::<T>::payable(asset, id));
		let credited = self.credited.saturating_add(amount);
		if credited > payable {
			<T::Holds as fungible::Inspect<_>>::can_withdraw(&self.pot, credited)
				.into_result(true)?;
			return Err(TokenError::FundsUnavailable.into());
		}
		Pallet::<T>::ensure_can_hold(asset, payee, amount)?;
		let arrived = <T::Holds as fungible::Unbalanced<_>>::increase_balance(
			payee,
			amount,
			Precision::Exact,
		)?;
		ensure!(arrived >= amount, Error::<T>::NotArrived);
		self.credited = credited;
		// The event that explorers know payments by.
		<T::Holds as fungible::Mutate<_>>::done_transfer(&self.pot, payee, amount);
		Ok(())
	}

	/// Marks a row of which `paid` is paid with this claim, and writes its stream's record. Returns
	/// the row's number.
	pub(crate) fn mark(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		row: Proven<T>,
		paid: T::Balance,
	) -> Result<u32, DispatchError> {
		let (index, started, last) = (row.index, row.stream.is_some(), paid >= row.total);
		if self.round.is_streamed() {
			self.record_stream(sender, beneficiary, row, paid)?;
		}
		// Nothing after this can fail.
		if !started {
			self.set(index);
		}
		if last {
			self.end_aside(index);
		}
		Ok(index)
	}

	/// Extends the audit trail and reports the payment.
	pub(crate) fn emit(
		&mut self,
		index: u32,
		beneficiary: &T::AccountId,
		payee: &T::AccountId,
		amount: T::Balance,
	) {
		let sequence = self.round.record(beneficiary, payee, amount, index);
		Pallet::<T>::deposit_event(Event::Paid {
			id: self.id,
			sequence,
			index,
			beneficiary: beneficiary.clone(),
			payee: payee.clone(),
			amount,
		});
	}

	/// What `beneficiary` can claim from a row, now and later, or why a claim sent now would be
	/// refused.
	///
	/// The claim is carried out and rolled back, so that no other reason for refusal is overlooked. Of
	/// an Ethereum address it is not: what stands against the account that is paid depends on which one
	/// its owner chooses.
	pub(crate) fn claimable(
		mut self,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Result<Claimable<T::Balance, MomentOf<T>>, DispatchError> {
		let row = self.prove(beneficiary, evidence)?;
		let (paid, due) = self.due(&row)?;
		let ethereum = self.round.is_ethereum();
		let limit = (self.round.is_streamed() && !ethereum)
			.then(|| T::Compliance::allowance(beneficiary, &self.round.asset))
			.flatten();
		let now = limit.map_or(due, |limit| due.min(limit));
		let next = match (&self.round.release, &row.stream) {
			(Release::Streamed { .. }, Some(stream)) if stream.stopped => None,
			(Release::Streamed { schedule, .. }, _) => {
				schedule.next_unlock(self.now).map(|time| time.saturated_into())
			}
			_ => None,
		};
		let later = row.total.saturating_sub(paid).saturating_sub(now);
		if !due.is_zero() && !ethereum {
			let tried = with_transaction(|| {
				TransactionOutcome::Rollback(self.pay(&Sender::Chain, beneficiary, evidence))
			});
			match tried {
				// Who sends it, and whether they can pay for a stream's record, is not the row's
				// concern.
				Err(unpaid) if unpaid.error == Error::<T>::SignatureNeeded.into() => {}
				other => other?,
			}
		}
		Ok(Claimable { now, later, paid, total: row.total, next })
	}
}
