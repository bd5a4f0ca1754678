//! Payments: checking evidence, paying beneficiaries, keeping the books.

use super::*;
use alloc::collections::BTreeMap;
use distribution_primitives::{merkle, verify_row, Claimable, Release, Schedule, Source, Status};
use polkadot_sdk::{
	frame_support::{
		storage::{with_storage_layer, with_transaction},
		traits::{
			tokens::{DepositConsequence, Preservation, Provenance},
			Contains, PalletInfoAccess,
		},
	},
	sp_runtime::{
		traits::{CheckedDiv, One, SaturatedConversion, Saturating, Zero},
		transaction_validity::{InvalidTransaction, TransactionValidityError},
		TransactionOutcome,
	},
};

/// Who sends a claim.
#[derive(PartialEq, Eq)]
pub(crate) enum Sender<AccountId> {
	/// A signed account, which can put down deposits.
	Signed(AccountId),
	/// Nobody: a claim without signature and fee.
	Free,
	/// The chain itself, with weight that nobody else wanted.
	Chain,
}

/// A row whose evidence holds.
pub(crate) struct Proven<T: Config> {
	index: u32,
	/// The entitlement, in the asset's smallest unit.
	total: T::Balance,
	/// The stream's record, if it was started before.
	stream: Option<StreamOf<T>>,
}

/// A round being paid from: read once, written once, whatever the number of claims.
pub(crate) struct Payer<T: Config> {
	id: RoundId,
	pub(crate) round: RoundOf<T>,
	pot: T::AccountId,
	now: MomentOf<T>,
	/// Words of the bitmap read so far, and whether they changed.
	words: BTreeMap<u32, (Word, bool)>,
}

impl<T: Config> Payer<T> {
	/// Reads round `id`, which must accept claims now.
	pub(crate) fn open(id: RoundId) -> Result<Self, DispatchError> {
		let payer = Self::read(id)?;
		payer.ensure_open()?;
		Ok(payer)
	}

	/// Reads round `id`, which must accept a claim of row `index` now: it is open, or the row was set aside
	/// and its grace is not over.
	pub(crate) fn open_for(id: RoundId, index: u32) -> Result<Self, DispatchError> {
		let payer = Self::read(id)?;
		payer.ensure_accepts(index)?;
		Ok(payer)
	}

	fn ensure_open(&self) -> DispatchResult {
		ensure!(self.round.status == Status::Open, Error::<T>::NotOpen);
		ensure!(self.now >= self.round.window.opens, Error::<T>::NotYetOpen);
		ensure!(self.now < self.round.window.closes, Error::<T>::WindowClosed);
		Ok(())
	}

	fn ensure_accepts(&self, index: u32) -> DispatchResult {
		self.ensure_open().or_else(|refusal| {
			let over = match self.round.status {
				Status::Open => self.now >= self.round.window.closes,
				Status::Closed => true,
				Status::Draft | Status::Paused { .. } => false,
			};
			let aside = over
				&& self.now < self.round.aside_until(T::SetAsideGrace::get())
				&& self.aside(index).is_some();
			ensure!(aside, refusal);
			Ok(())
		})
	}

	/// What was set aside for row `index`.
	fn aside(&self, index: u32) -> Option<AsideOf<T>> {
		if self.round.set_aside.is_zero() {
			return None;
		}
		SetAside::<T>::get(self.id, index)
	}

	/// Reads round `id`, whatever its state.
	pub(crate) fn read(id: RoundId) -> Result<Self, DispatchError> {
		let round = Pallet::<T>::get_round(id)?;
		Ok(Self {
			id,
			round,
			pot: Pallet::<T>::pot(id),
			now: Pallet::<T>::now(),
			words: BTreeMap::new(),
		})
	}

	/// Number of the round.
	pub(crate) fn id(&self) -> RoundId {
		self.id
	}

	/// Writes the round and the touched words of its bitmap.
	pub(crate) fn close(self) {
		Rounds::<T>::insert(self.id, self.round);
		for (number, (word, changed)) in self.words {
			if changed {
				Claimed::<T>::insert(self.id, number, word);
			}
		}
	}

	fn word(&mut self, index: u32) -> &mut (Word, bool) {
		let id = self.id;
		self.words
			.entry(Word::of(index))
			.or_insert_with_key(|number| (Claimed::<T>::get(id, number).unwrap_or_default(), false))
	}

	/// Whether row `index` was paid or started.
	pub(crate) fn is_set(&mut self, index: u32) -> bool {
		self.word(index).0.get(index)
	}

	fn set(&mut self, index: u32) {
		let (word, changed) = self.word(index);
		word.set(index);
		*changed = true;
		self.round.rows_claimed = self.round.rows_claimed.saturating_add(1);
	}

	/// Checks that `evidence` proves a row of `beneficiary`, paid or not.
	pub(crate) fn prove(
		&mut self,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Result<Proven<T>, DispatchError> {
		let index = evidence.index();
		ensure!(index < self.round.rows, Error::<T>::IndexOutOfRange);
		let streamed = self.round.prepaid_streams().is_some();
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
			(Evidence::Recorded { .. }, Source::Merkle { .. }) => match &stream {
				Some(stream) => {
					ensure!(stream.beneficiary == *beneficiary, Error::<T>::NotBeneficiary);
					stream.total
				}
				// A finished stream has no record any more.
				None if streamed && self.is_set(index) => {
					return Err(Error::<T>::AlreadyClaimed.into())
				}
				None => return Err(Error::<T>::WrongEvidence.into()),
			},
			(Evidence::Merkle { .. }, Source::Listed) => {
				return Err(Error::<T>::WrongEvidence.into())
			}
		};
		// A stopped stream entitles to less than its row says.
		let total = stream.as_ref().map_or(total, |stream| stream.total);
		Ok(Proven { index, total, stream })
	}

	/// What of a proven row was paid, and what can be paid now.
	pub(crate) fn due(
		&mut self,
		row: &Proven<T>,
	) -> Result<(T::Balance, T::Balance), DispatchError> {
		let Release::Streamed { schedule, .. } = self.round.release else {
			ensure!(!self.is_set(row.index), Error::<T>::AlreadyClaimed);
			return Ok((Zero::zero(), row.total));
		};
		match &row.stream {
			Some(stream) => {
				let unlocked = if stream.stopped {
					stream.total
				} else {
					self.unlocked(&schedule, stream.total)
				};
				Ok((stream.paid, unlocked.saturating_sub(stream.paid)))
			}
			None => {
				ensure!(!self.is_set(row.index), Error::<T>::AlreadyClaimed);
				Ok((Zero::zero(), self.unlocked(&schedule, row.total)))
			}
		}
	}

	fn unlocked(&self, schedule: &Schedule<MomentOf<T>>, total: T::Balance) -> T::Balance {
		schedule.unlocked(total.into(), self.now).into()
	}

	/// [`Payer::pay`] as one of several: if it fails, nothing of it stays, in storage or here.
	pub(crate) fn try_pay(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let before = self.round.clone();
		let result = with_storage_layer(|| self.pay(sender, beneficiary, evidence));
		if result.is_err() {
			self.round = before;
		}
		result
	}

	/// Pays what `evidence` entitles `beneficiary` to. When it fails the caller must roll back the storage
	/// and give up this object.
	pub(crate) fn pay(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let row = self.prove(beneficiary, evidence)?;
		let (paid, amount) = self.due(&row)?;
		let (index, total) = (row.index, row.total);
		ensure!(!amount.is_zero(), Error::<T>::NothingUnlocked);
		ensure!(*beneficiary != self.pot, Error::<T>::BeneficiaryIsPot);
		let (requirement, asset) = (&self.round.requirement, &self.round.asset);
		let due = amount;
		let amount = self.let_through(beneficiary, due);
		let cut = amount < due;
		T::Compliance::pay(beneficiary, requirement, asset, amount).map_err(Error::<T>::from)?;
		let aside = self.aside(index);
		let claimed = self.round.claimed.checked_add(&amount).ok_or(Error::<T>::BudgetExceeded)?;
		// What is set aside for others is theirs.
		let own = aside.as_ref().map_or_else(Zero::zero, |aside| aside.amount);
		let others = self.round.set_aside.saturating_sub(own);
		let spoken_for = claimed.checked_add(&others).ok_or(Error::<T>::BudgetExceeded)?;
		ensure!(spoken_for <= self.round.budget, Error::<T>::BudgetExceeded);

		let paid = paid.saturating_add(amount);
		let started = row.stream.is_some();
		if let Some(aside) = aside {
			self.take_aside(index, aside, amount)?;
		}
		if *sender == Sender::Free {
			self.ensure_worth_a_free_claim(amount, cut || paid >= total, total)?;
		}
		self.transfer(beneficiary, amount)?;
		if let Some(prepaid) = self.round.prepaid_streams() {
			self.book_stream(sender, beneficiary, row, paid, prepaid)?;
		}

		// Nothing below can fail.
		if !started {
			self.set(index);
		}
		self.round.claimed = claimed;
		let sequence = self.round.record(beneficiary, amount, index);
		Pallet::<T>::deposit_event(Event::Paid {
			id: self.id,
			sequence,
			index,
			beneficiary: beneficiary.clone(),
			amount,
		});
		Ok(())
	}

	/// What payout limits let through of an amount that is due. What they keep back of a stream waits; else
	/// nobody who waited too long could ever be paid. Where nothing is allowed any more it is one unit, and
	/// asking for that tells why. A row that is paid once is paid whole or not at all.
	fn let_through(&self, beneficiary: &T::AccountId, due: T::Balance) -> T::Balance {
		if self.round.prepaid_streams().is_none() {
			return due;
		}
		T::Compliance::allowance(beneficiary, &self.round.asset)
			.map_or(due, |allowed| due.min(allowed.max(One::one())))
	}

	/// Free claims must move something: at least the asset's minimum balance, and of a stream at least
	/// the entitlement divided by the number of free claims allowed, unless it is `all` that can be had: all
	/// that is left, or that a payout limit lets through.
	fn ensure_worth_a_free_claim(
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

	/// Writes the record of a stream of which `paid` is paid with this claim.
	fn book_stream(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		row: Proven<T>,
		paid: T::Balance,
		prepaid: bool,
	) -> DispatchResult {
		let (index, total) = (row.index, row.total);
		match row.stream {
			Some(stream) if paid >= total => self.end_stream(index, stream)?,
			Some(stream) => Streams::<T>::insert(self.id, index, Stream { paid, ..stream }),
			// Paid in one go: no record, no deposit.
			None if paid >= total => {}
			None => self.start_stream(sender, beneficiary, index, total, paid, prepaid)?,
		}
		Ok(())
	}

	fn start_stream(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		index: u32,
		total: T::Balance,
		paid: T::Balance,
		prepaid: bool,
	) -> DispatchResult {
		let deposit = match (prepaid, sender) {
			(true, _) => None,
			(false, Sender::Signed(who)) => {
				let footprint = Footprint {
					count: 1,
					size: (StreamOf::<T>::max_encoded_len() as u64)
						.saturating_add(types::ITEM_OVERHEAD),
				};
				Some((who.clone(), T::StreamDeposit::new(who, footprint)?))
			}
			(false, _) => return Err(Error::<T>::SignatureNeeded.into()),
		};
		Pallet::<T>::deposit_event(Event::StreamStarted {
			id: self.id,
			index,
			beneficiary: beneficiary.clone(),
			total,
			depositor: deposit.as_ref().map(|(who, _)| who.clone()),
		});
		let stream =
			Stream { beneficiary: beneficiary.clone(), total, paid, stopped: false, deposit };
		Streams::<T>::insert(self.id, index, stream);
		self.round.open_streams = self.round.open_streams.saturating_add(1);
		Ok(())
	}

	fn end_stream(&mut self, index: u32, stream: StreamOf<T>) -> DispatchResult {
		if let Some((who, ticket)) = stream.deposit {
			ticket.drop(&who)?;
		}
		Streams::<T>::remove(self.id, index);
		self.round.open_streams = self.round.open_streams.saturating_sub(1);
		Pallet::<T>::deposit_event(Event::StreamEnded { id: self.id, index });
		Ok(())
	}

	/// Moves `amount` out of the pot, locked if the release is vested.
	fn transfer(&self, beneficiary: &T::AccountId, amount: T::Balance) -> DispatchResult {
		let asset = self.round.asset.clone();
		match T::Assets::can_deposit(asset.clone(), beneficiary, amount, Provenance::Extant) {
			DepositConsequence::Success => {}
			DepositConsequence::BelowMinimum => return Err(Error::<T>::BelowMinimumBalance.into()),
			DepositConsequence::CannotCreate => {
				return Err(Error::<T>::AccountCannotHoldAsset.into())
			}
			DepositConsequence::Blocked => return Err(Error::<T>::AccountBlocked.into()),
			DepositConsequence::UnknownAsset => return Err(Error::<T>::UnknownAsset.into()),
			DepositConsequence::Overflow => return Err(Error::<T>::BalanceOverflow.into()),
		}
		match self.round.release {
			Release::Vested { start, length } => {
				// Rounded up, so that the last unit unlocks within `length`.
				let blocks = T::Balance::from(length.saturated_into::<u128>());
				let per_block = amount
					.saturating_add(blocks)
					.saturating_sub(One::one())
					.checked_div(&blocks)
					.unwrap_or(amount);
				T::Vesting::vested_transfer(&self.pot, beneficiary, amount, per_block, start)
			}
			Release::Immediate | Release::Streamed { .. } => {
				// The pot keeps the minimum balance that `open` asked for.
				T::Assets::transfer(asset, &self.pot, beneficiary, amount, Preservation::Preserve)
					.map(|_| ())
			}
		}
	}

	/// Stops the stream of a proven row: what had unlocked stays the beneficiary's.
	pub(crate) fn stop(
		&mut self,
		manager: &T::AccountId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let Release::Streamed { revocable: true, prepaid, .. } = self.round.release else {
			return Err(Error::<T>::NotRevocable.into());
		};
		let row = self.prove(beneficiary, evidence)?;
		let (paid, due) = self.due(&row)?;
		let kept = paid.saturating_add(due);
		let freed = row.total.saturating_sub(kept);
		ensure!(!freed.is_zero(), Error::<T>::NothingToStop);
		// A list may add up to more than its manifest says: stopping must not take from the other rows.
		let budget = self.round.budget.checked_sub(&freed).ok_or(Error::<T>::BudgetExceeded)?;
		let total = self.round.total.checked_sub(&freed).ok_or(Error::<T>::BudgetExceeded)?;
		// What is set aside for other rows is theirs.
		let aside = self.aside(row.index);
		let own = aside.as_ref().map_or_else(Zero::zero, |aside| aside.amount);
		let others = self.round.set_aside.saturating_sub(own);
		let owed = self
			.round
			.claimed
			.checked_add(&due)
			.and_then(|owed| owed.checked_add(&others))
			.ok_or(Error::<T>::BudgetExceeded)?;
		ensure!(owed <= budget, Error::<T>::BudgetExceeded);
		// Of a row set aside no more is kept than what stays the beneficiary's.
		if let Some(aside) = aside {
			let excess = aside.amount.saturating_sub(due);
			self.take_aside(row.index, aside, excess)?;
		}
		match row.stream {
			Some(stream) if due.is_zero() => self.end_stream(row.index, stream)?,
			Some(stream) => Streams::<T>::insert(
				self.id,
				row.index,
				Stream { total: kept, stopped: true, ..stream },
			),
			None => {
				if !kept.is_zero() {
					let sender = Sender::Signed(manager.clone());
					self.start_stream(
						&sender,
						beneficiary,
						row.index,
						kept,
						Zero::zero(),
						prepaid,
					)?;
					Streams::<T>::mutate(self.id, row.index, |stream| {
						if let Some(stream) = stream {
							stream.stopped = true;
						}
					});
				}
				self.set(row.index);
			}
		}
		self.round.budget = budget;
		self.round.total = total;
		Pallet::<T>::deposit_event(Event::StreamStopped {
			id: self.id,
			index: row.index,
			beneficiary: beneficiary.clone(),
			kept,
			freed,
		});
		Ok(())
	}

	/// What `beneficiary` can claim from a row, now and later.
	pub(crate) fn claimable(
		&mut self,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Result<Claimable<T::Balance, MomentOf<T>>, DispatchError> {
		let row = self.prove(beneficiary, evidence)?;
		let (paid, due) = self.due(&row)?;
		let now = self.let_through(beneficiary, due);
		let next = match (&self.round.release, &row.stream) {
			(Release::Streamed { .. }, Some(stream)) if stream.stopped => None,
			(Release::Streamed { schedule, .. }, _) => {
				schedule.next_unlock(self.now).map(|time| time.saturated_into())
			}
			_ => None,
		};
		let later = row.total.saturating_sub(paid).saturating_sub(now);
		Ok(Claimable { now, later, paid, total: row.total, next })
	}
}

impl<T: Config> Proven<T> {
	/// The entitlement, in the asset's smallest unit.
	pub(crate) fn total(&self) -> T::Balance {
		self.total
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::claim`].
	pub fn do_claim(
		id: RoundId,
		submitter: Option<T::AccountId>,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let sender = submitter.map_or(Sender::Free, Sender::Signed);
		if sender == Sender::Free {
			Self::book_free_claim(evidence)?;
		}
		let mut payer = Payer::<T>::open_for(id, evidence.index())?;
		payer.pay(&sender, beneficiary, evidence)?;
		payer.close();
		Ok(())
	}

	/// See [`Pallet::claim_batch`].
	pub fn do_claim_batch(
		id: RoundId,
		submitter: T::AccountId,
		claims: &[ClaimItemOf<T>],
	) -> DispatchResult {
		ensure!(!claims.is_empty(), Error::<T>::EmptyBatch);
		let sender = Sender::Signed(submitter);
		let mut payer = Payer::<T>::read(id)?;
		let mut first_refusal = None;
		let mut any_paid = false;
		for ClaimItem { beneficiary, evidence } in claims {
			let accepted = payer.ensure_accepts(evidence.index());
			match accepted.and_then(|()| payer.try_pay(&sender, beneficiary, evidence)) {
				Ok(()) => any_paid = true,
				Err(error) => {
					first_refusal.get_or_insert(error);
					Self::deposit_event(Event::ClaimRefused { id, index: evidence.index(), error });
				}
			}
		}
		if let (false, Some(error)) = (any_paid, first_refusal) {
			return Err(error);
		}
		payer.close();
		Ok(())
	}

	/// See [`Pallet::stop_stream`].
	pub fn do_stop_stream(
		manager: T::AccountId,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let mut payer = Payer::<T>::read(id)?;
		ensure!(payer.round.manager == manager, Error::<T>::NotManager);
		ensure!(payer.round.status == Status::Open, Error::<T>::NotOpen);
		payer.stop(&manager, beneficiary, evidence)?;
		payer.close();
		Ok(())
	}

	/// Whether a claim without signature may enter the pool and a block: only if it would succeed.
	///
	/// The claim is carried out and rolled back, so that nothing it could fail at is overlooked. The
	/// refusal's number within this pallet's errors is the code of the invalid transaction; 255 stands for
	/// the error of another pallet.
	pub(crate) fn authorize_claim(
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> TransactionValidityWithRefund {
		// A call that is paused or kept out by safe mode would be included, fail and cost nobody a fee.
		if !Self::lets_claims_through(id, beneficiary, evidence) {
			return Err(InvalidTransaction::Call.into());
		}
		let outcome = with_transaction(|| {
			TransactionOutcome::Rollback(Self::do_claim(id, None, beneficiary, evidence))
		});
		match outcome {
			Ok(_) => ValidTransaction::with_tag_prefix("DistributionClaim")
				.priority(T::UnsignedPriority::get())
				.and_provides((id, evidence.index()))
				.longevity(64)
				.propagate(true)
				.build()
				.map(|valid| (valid, Weight::zero())),
			Err(error) => Err(Self::invalid(error)),
		}
	}

	/// Counts a claim without signature against the share of the block that such claims may take.
	pub(crate) fn book_free_claim(evidence: &Evidence<T::Balance>) -> DispatchResult {
		let now = frame_system::Pallet::<T>::block_number();
		let (block, used) = FreeClaims::<T>::get();
		let used = if block == now { used } else { Weight::zero() };
		// What the block spends on it: the check whether it may enter, and the claim itself.
		let used = used
			.saturating_add(Self::authorize_weight(evidence))
			.saturating_add(Self::claim_weight(evidence));
		ensure!(used.all_lte(T::MaxFreeClaims::get()), Error::<T>::TooManyFreeClaims);
		FreeClaims::<T>::put((now, used));
		Ok(())
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

	fn invalid(error: DispatchError) -> TransactionValidityError {
		match error {
			// The window will open: the transaction may wait for it.
			error if error == Error::<T>::NotYetOpen.into() => InvalidTransaction::Future.into(),
			// The next block has room again.
			error if error == Error::<T>::TooManyFreeClaims.into() => {
				InvalidTransaction::ExhaustsResources.into()
			}
			error if error == Error::<T>::AlreadyClaimed.into() => InvalidTransaction::Stale.into(),
			DispatchError::Module(module) if usize::from(module.index) == Self::index() => {
				let code = module.error.first().copied().unwrap_or(u8::MAX);
				InvalidTransaction::Custom(code).into()
			}
			_ => InvalidTransaction::Custom(u8::MAX).into(),
		}
	}
}
