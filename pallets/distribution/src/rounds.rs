//! The life of an open round: pausing, resuming, closing.

use super::*;
use distribution_primitives::Status;
use pallet_distribution_common::update_owed;
use polkadot_sdk::sp_runtime::traits::{Saturating, Zero};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::pause`].
	pub fn do_pause(id: RoundId) -> DispatchResult {
		// What was lost before the pause is noted; from now on the pause counts.
		let mut round = Self::running_round(id)?;
		ensure!(round.status == Status::Open, Error::<T>::NotOpen);
		round.status = Status::Paused { since: Self::now() };
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundPaused { id });
		Ok(())
	}

	/// See [`Pallet::resume`].
	pub fn do_resume(id: RoundId) -> DispatchResult {
		let mut round = Self::round(id)?;
		let Status::Paused { since } = round.status else {
			return Err(Error::<T>::NotPaused.into());
		};
		// The pause costs time from the start of the window on; after its end it costs time of the
		// grace period.
		round.resume(since, Self::now(), T::LostTime::lost());
		let closes = round.ends();
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundResumed { id, closes });
		Ok(())
	}

	/// See [`Pallet::close`].
	pub fn do_close(id: RoundId) -> DispatchResult {
		let mut round = Self::running_round(id)?;
		ensure!(round.status == Status::Open, Error::<T>::NotOpen);
		let over = Self::now() >= round.ends().saturating_add(T::CloseDelay::get());
		ensure!(round.is_complete() || over, Error::<T>::TooEarlyToClose);
		// Others' deposits hang on closing: a pot that is frozen, or a receiver that cannot
		// receive, must not prevent it. The tokens then stay until the round is removed.
		let remainder = match Self::send_remainder(id, &round) {
			Ok(sent) => sent,
			Err(error) => {
				Self::deposit_event(Event::RemainderKept { id, error });
				Zero::zero()
			}
		};
		let owed = Self::owed_by(&round);
		round.status = Status::Closed;
		update_owed::<TotalOwed<T>, _>(owed, Self::owed_by(&round));
		let (payments, audit) = (round.payments, round.audit);
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundClosed { id, remainder, payments, audit });
		Ok(())
	}

	/// Sends what is left of a round to where its terms direct it. Returns how much.
	fn send_remainder(id: RoundId, round: &RoundOf<T>) -> Result<T::Balance, DispatchError> {
		// What is set aside stays, together with the minimum balance that keeps the pot alive.
		let kept = if round.set_aside.is_zero() {
			Zero::zero()
		} else {
			round.set_aside.saturating_add(T::Assets::minimum_balance(round.asset.clone()))
		};
		let left = Self::movable(&round.asset, id)?.saturating_sub(kept);
		Self::pay_remainder(id, round, left)?;
		Ok(left)
	}
}
