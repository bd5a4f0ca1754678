//! The invariants of rounds, one function each. The numbers refer to the guarantees in
//! `docs/design.md`.

use super::*;
use distribution_primitives::{Release, Source, Status};
use polkadot_sdk::{
	frame_support::traits::tokens::{Fortitude, Preservation},
	sp_runtime::{
		traits::{CheckedAdd, Saturating, Zero},
		TryRuntimeError,
	},
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (id, round) in Rounds::<T>::iter() {
			Self::pot_covers_what_is_unpaid(id, &round)?;
			Self::claimed_is_the_sum_of_payments(id, &round)?;
			Self::nobody_is_paid_too_much(id, &round)?;
			Self::terms_in_force_are_valid(id, &round)?;
			Self::what_is_set_aside_is_there(id, &round)?;
		}
		Self::every_record_belongs_to_a_round()?;
		Self::queued_rounds_are_listed()
	}

	/// Guarantee 1: the pot of an open or paused round holds what is unpaid, and stays alive.
	fn pot_covers_what_is_unpaid(id: RoundId, round: &RoundOf<T>) -> Result<(), TryRuntimeError> {
		if !matches!(round.status, Status::Open | Status::Paused { .. }) {
			return Ok(());
		}
		let unpaid = round.budget.saturating_sub(round.claimed);
		let payable = if round.asset == T::NativeAsset::get() {
			// Locked tokens do not count: they were put there by others.
			T::Assets::reducible_balance(
				round.asset.clone(),
				&Self::pot(id),
				Preservation::Preserve,
				Fortitude::Polite,
			)
		} else {
			// An asset's freezer may freeze the pot for a while; the tokens are still there.
			Self::pot_balance(&round.asset, id)
				.saturating_sub(T::Assets::minimum_balance(round.asset.clone()))
		};
		ensure!(payable >= unpaid, "pot below what is unpaid");
		Ok(())
	}

	/// Guarantee 2: the books agree with the bitmap, the rows and the streams.
	fn claimed_is_the_sum_of_payments(
		id: RoundId,
		round: &RoundOf<T>,
	) -> Result<(), TryRuntimeError> {
		ensure!(round.claimed <= round.budget, "claimed more than the budget");
		if round.status == Status::Closed {
			// Rows and bits are being removed.
			return Ok(());
		}
		let bits: u32 = Claimed::<T>::iter_prefix(id).map(|(_, word)| word.count()).sum();
		ensure!(bits == round.rows_claimed, "bits differ from the rows claimed");
		ensure!(round.rows_claimed <= round.rows, "more rows claimed than there are");
		if !round.is_streamed() {
			ensure!(round.payments == u64::from(bits), "payments differ from the rows claimed");
			if round.source == Source::Listed {
				let mut sum = T::Balance::zero();
				for (index, (_, amount)) in Entries::<T>::iter_prefix(id) {
					let word = Claimed::<T>::get(id, BitmapWord::of(index)).unwrap_or_default();
					if word.get(index) {
						sum = sum.checked_add(&amount).ok_or("sum of paid rows overflows")?;
					}
				}
				ensure!(sum == round.claimed, "claimed differs from the sum of paid rows");
			}
		}
		let streams = Streams::<T>::iter_prefix(id).count();
		ensure!(streams == round.open_streams as usize, "streams differ from their count");
		let paid = Streams::<T>::iter_prefix(id)
			.fold(T::Balance::zero(), |sum, (_, stream)| sum.saturating_add(stream.paid));
		ensure!(paid <= round.claimed, "streams paid more than was claimed");
		Ok(())
	}

	/// Guarantee 3: no stream has been paid more than its entitlement, or ahead of its schedule.
	fn nobody_is_paid_too_much(id: RoundId, round: &RoundOf<T>) -> Result<(), TryRuntimeError> {
		for (index, stream) in Streams::<T>::iter_prefix(id) {
			let Release::Streamed { schedule, .. } = &round.release else {
				return Err("stream in a round that does not stream".into());
			};
			ensure!(stream.paid <= stream.total, "stream paid more than its total");
			let unlocked: T::Balance = schedule.unlocked(stream.total.into(), Self::now()).into();
			ensure!(stream.stopped || stream.paid <= unlocked, "stream paid ahead of its schedule");
			let word = Claimed::<T>::get(id, BitmapWord::of(index)).unwrap_or_default();
			ensure!(word.get(index), "stream of a row that is not marked");
		}
		Ok(())
	}

	/// Guarantee 1, after closing: what is set aside adds up, belongs to unpaid rows, and is in the
	/// pot.
	fn what_is_set_aside_is_there(id: RoundId, round: &RoundOf<T>) -> Result<(), TryRuntimeError> {
		let mut sum = T::Balance::zero();
		for (index, reserve) in SetAside::<T>::iter_prefix(id) {
			ensure!(!reserve.amount.is_zero(), "nothing is set aside");
			sum = sum.checked_add(&reserve.amount).ok_or("sum set aside overflows")?;
			let word = Claimed::<T>::get(id, BitmapWord::of(index)).unwrap_or_default();
			let paid = word.get(index) && !Streams::<T>::contains_key(id, index);
			ensure!(!paid, "set aside for a row that is paid");
		}
		ensure!(sum == round.set_aside, "set aside differs from its sum");
		if round.status == Status::Closed {
			// Including what keeps the pot alive; otherwise the last part could not be paid.
			let needed = if sum.is_zero() {
				sum
			} else {
				sum.saturating_add(T::Assets::minimum_balance(round.asset.clone()))
			};
			ensure!(Self::pot_balance(&round.asset, id) >= needed, "pot below what is set aside");
		} else {
			let spoken_for = sum.saturating_add(round.claimed);
			ensure!(spoken_for <= round.budget, "set aside more than the budget");
		}
		Ok(())
	}

	/// Guarantee 6: the terms in force would pass validation in `draft`.
	fn terms_in_force_are_valid(id: RoundId, round: &RoundOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(T::Compliance::supports(&round.requirement), "requirement nobody can check");
		ensure!(round.total <= round.budget, "rows exceed the budget");
		match round.source {
			Source::Merkle { leaves, .. } => {
				ensure!(leaves == round.rows, "rows differ from the leaves");
				ensure!(Manifests::<T>::contains_key(id), "manifest missing");
			}
			Source::Listed => {
				if round.status != Status::Closed {
					let rows = Entries::<T>::iter_prefix(id).count();
					ensure!(rows == round.rows as usize, "rows differ from the entries");
				}
			}
		}
		Ok(())
	}

	/// Guarantee 8: no record is in state without its round, and no round without its deposit.
	fn every_record_belongs_to_a_round() -> Result<(), TryRuntimeError> {
		for id in Rounds::<T>::iter_keys() {
			ensure!(Deposits::<T>::contains_key(id), "round without deposit");
			ensure!(id < NextRoundId::<T>::get(), "round with a number not given yet");
		}
		let known = |id| Rounds::<T>::contains_key(id);
		ensure!(Deposits::<T>::iter_keys().all(known), "deposit without round");
		ensure!(Manifests::<T>::iter_keys().all(known), "manifest without round");
		ensure!(Entries::<T>::iter_keys().all(|(id, _)| known(id)), "entry without round");
		ensure!(Claimed::<T>::iter_keys().all(|(id, _)| known(id)), "bitmap without round");
		ensure!(SetAside::<T>::iter_keys().all(|(id, _)| known(id)), "set aside without round");
		for (id, _, stream) in Streams::<T>::iter() {
			let round = Rounds::<T>::get(id).ok_or("stream without round")?;
			ensure!(
				stream.deposit.is_some()
					!= (round.stream_records() == StreamRecords::PaidByManager),
				"stream without deposit"
			);
		}
		Ok(())
	}

	/// Only listed rounds that do not stream are in the push queue.
	fn queued_rounds_are_listed() -> Result<(), TryRuntimeError> {
		for (id, next) in PushQueue::<T>::get() {
			if let Some(round) = Rounds::<T>::get(id) {
				ensure!(round.is_pushed(), "queued round is not pushed");
				ensure!(next <= round.rows, "queue is past the rows");
			}
		}
		Ok(())
	}
}
