//! What a manager decides about a round of vouchers: the keys that sign, and how much is promised.

use super::*;
use distribution_primitives::{Source, Status};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::rotate_keys`].
	pub fn do_rotate_keys(
		manager: T::AccountId,
		id: RoundId,
		keys: VoucherKeys,
		ends: MomentOf<T>,
	) -> DispatchResult {
		let round = Self::round_of_vouchers(&manager, id)?;
		ensure!(keys.is_valid(), Error::<T>::KeysInvalid);
		let event = |epoch: u32, ends: Option<MomentOf<T>>| Event::<T>::KeysRotated {
			id,
			epoch,
			keys: keys.clone(),
			ends,
		};
		if round.status == Status::Draft {
			// Whoever pays in has seen them: they are in the hash of the terms.
			Seals::<T>::insert(id, Self::seal(&Self::terms_of(id, &round), keys.digest()));
			Self::deposit_event(event(0, None));
			Signers::<T>::insert(id, VoucherSignersOf::<T>::first(keys));
			return Ok(());
		}
		let now = Self::now();
		let earliest = now.saturating_add(T::VoucherNotice::get());
		ensure!(ends >= earliest, Error::<T>::NoticeTooShort);
		let signers = Signers::<T>::get(id).ok_or(Error::<T>::KeysMissing)?;
		// On the round's clock, which stands still while nobody can settle: a pause must not end an
		// epoch.
		let (own_now, own_end) = (round.own_time(now, now), round.own_time(ends, now));
		let signers =
			signers.rotate(keys.clone(), own_now, own_end).ok_or(Error::<T>::TooManyEpochs)?;
		Self::deposit_event(event(signers.epoch, Some(ends)));
		Signers::<T>::insert(id, signers);
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	/// See [`Pallet::promise`].
	pub fn do_promise(
		manager: T::AccountId,
		id: RoundId,
		amount: T::Balance,
		beneficiaries: u32,
	) -> DispatchResult {
		let mut round = Self::round_of_vouchers(&manager, id)?;
		ensure!(round.status != Status::Draft, Error::<T>::NotOpen);
		let raised = amount >= round.total && beneficiaries >= round.rows;
		ensure!(raised, Error::<T>::PromiseLowered);
		ensure!(amount <= round.budget, Error::<T>::BudgetExceeded);
		let before = Self::footprint(&round.source, &round.release, round.rows);
		let after = Self::footprint(&round.source, &round.release, beneficiaries);
		Self::resize_deposit(id, &manager, before, after)?;
		round.total = amount;
		round.rows = beneficiaries;
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::Promised { id, amount, beneficiaries });
		Ok(())
	}

	/// Round `id`, its clock up to date, which must be one of vouchers that is not closed, and which
	/// `manager` must manage: what is decided here decides who is paid, so they must not be frozen.
	fn round_of_vouchers(manager: &T::AccountId, id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		let round = Self::running_round(id)?;
		ensure!(round.manager == *manager, Error::<T>::NotManager);
		ensure!(round.pays_vouchers(), Error::<T>::NotVoucher);
		ensure!(round.status != Status::Closed, Error::<T>::NotOpen);
		Self::ensure_not_frozen(manager)?;
		Ok(round)
	}

	/// Refuses to open a round of vouchers that nobody can sign.
	pub(crate) fn ensure_keys(id: RoundId, round: &RoundOf<T>) -> DispatchResult {
		let there = !round.pays_vouchers() || Signers::<T>::contains_key(id);
		ensure!(there, Error::<T>::KeysMissing);
		Ok(())
	}

	/// The digest of rows or keys that the seal of draft `id` keeps when its source, which is `before`,
	/// becomes `after`. Keys are forgotten with the vouchers that they would sign.
	pub(crate) fn digest_kept(id: RoundId, before: &Source, after: &Source) -> H256 {
		let vouchers = |source: &Source| matches!(source, Source::Voucher { .. });
		if vouchers(before) && !vouchers(after) {
			Signers::<T>::remove(id);
			return H256::zero();
		}
		Seals::<T>::get(id).map_or_else(H256::zero, |seal| seal.rows)
	}

	/// Forgets the keys of a round that is being removed.
	pub(crate) fn forget_signers(id: RoundId, round: &RoundOf<T>) {
		if round.pays_vouchers() {
			Signers::<T>::remove(id);
			CleanedVouchers::<T>::remove(id);
		}
	}

	/// Removes up to `left` records behind the last one that was removed, in the order of their storage
	/// keys, of the `known` that the round has. Returns whether none is left.
	pub(crate) fn clean_vouchers(id: RoundId, known: &mut u32, left: &mut u32) -> bool {
		let rest = match CleanedVouchers::<T>::get(id) {
			Some(last) => {
				Vouchers::<T>::iter_prefix_from(id, Vouchers::<T>::hashed_key_for(id, last))
			}
			None => Vouchers::<T>::iter_prefix(id),
		};
		let found: alloc::vec::Vec<_> = rest.take((*left).min(*known) as usize).collect();
		let mut last = None;
		for (beneficiary, _) in found {
			Vouchers::<T>::remove(id, &beneficiary);
			*known = known.saturating_sub(1);
			*left = left.saturating_sub(1);
			last = Some(beneficiary);
		}
		if let Some(last) = last {
			CleanedVouchers::<T>::insert(id, last);
		}
		// Fewer than could be removed: there are no more.
		*left > 0
	}
}
