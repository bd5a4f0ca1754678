//! The life of an open round: pausing, resuming, closing.

use super::*;
use distribution_primitives::Status;
use pallet_distribution_common::update_owed;
use polkadot_sdk::sp_runtime::traits::{Saturating, Zero};

impl<T: Config> Pallet<T> {
	/// Whether an origin that may pause rounds is a vote, and not the committee.
	pub(crate) fn is_vote(origin: OriginFor<T>) -> Result<bool, DispatchError> {
		if T::PauseOrigin::ensure_origin(origin.clone()).is_ok() {
			return Ok(true);
		}
		T::BrakeOrigin::ensure_origin(origin)?;
		Ok(false)
	}

	/// See [`Pallet::pause`].
	pub fn do_pause(id: RoundId, by_vote: bool) -> DispatchResult {
		// What was lost before the pause is noted; from now on the pause counts.
		let mut round = Self::running_round(id)?;
		let now = Self::now();
		let (since, until) = match round.status {
			Status::Open if by_vote => (now, None),
			Status::Open => {
				let left = T::PauseBudget::get().saturating_sub(round.pause_spent);
				ensure!(!left.is_zero(), Error::<T>::PauseBudgetSpent);
				(now, Some(now.saturating_add(left)))
			}
			// From here on it is the vote's. What was before is still on the budget.
			Status::Paused { since, until: Some(until) } if by_vote => {
				round.spend(since, until, now);
				(since, None)
			}
			Status::Paused { until: None, .. } if !by_vote => {
				return Err(Error::<T>::PausedByVote.into())
			}
			_ => return Err(Error::<T>::NotOpen.into()),
		};
		round.status = Status::Paused { since, until };
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundPaused { id, until });
		Ok(())
	}

	/// See [`Pallet::resume`].
	pub fn do_resume(id: RoundId, by_vote: bool) -> DispatchResult {
		let mut round = Self::running_round(id)?;
		let Status::Paused { since, until } = round.status else {
			return Err(Error::<T>::NotPaused.into());
		};
		ensure!(by_vote || until.is_some(), Error::<T>::PausedByVote);
		// The pause costs time from the start of the window on; after its end it costs time of the
		// grace period.
		round.resume(since, until, Self::now(), T::LostTime::lost());
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
			Err(error) if Self::is_of_the_call(error) => return Err(error),
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

	/// Whether an error is about how a call was sent, and not about the tokens: whoever nests it in
	/// as many layers of storage as there can be must not decide that they stay where they are.
	pub(crate) fn is_of_the_call(error: DispatchError) -> bool {
		matches!(error, DispatchError::Transactional(_))
	}

	/// Sends what is left of a round, beyond what is set aside, to where its terms direct it.
	/// Returns how much.
	pub(crate) fn send_remainder(
		id: RoundId,
		round: &RoundOf<T>,
	) -> Result<T::Balance, DispatchError> {
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
