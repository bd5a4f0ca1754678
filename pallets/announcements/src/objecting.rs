//! Objections, and the answers of managers.

use super::*;
use pallet_distribution_common::item_footprint;
use polkadot_sdk::sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::object`].
	pub fn do_object(
		by: T::AccountId,
		round: RoundId,
		terms: TermsHash,
		text: Text,
	) -> DispatchResult {
		let mut announcement = Self::announcement_of(round)?;
		ensure!(announcement.terms == terms, Error::<T>::TermsChanged);
		let ago = announcement.announced.ago(Self::touch());
		ensure!(ago < announcement.period, Error::<T>::PeriodOver);
		ensure!(!text.is_empty(), Error::<T>::NoText);
		let objection = announcement.objections;
		announcement.objections = objection.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let deposit = T::Deposit::new(&by, Self::objection_footprint())?;
		let record = Objection { by: by.clone(), text: text.clone(), answer: None, deposit };
		Objections::<T>::insert(round, objection, record);
		Announcements::<T>::insert(round, announcement);
		Self::deposit_event(Event::Objected { round, objection, by, text });
		Ok(())
	}

	/// See [`Pallet::answer`].
	pub fn do_answer(
		manager: &T::AccountId,
		round: RoundId,
		through: u32,
		text: Text,
	) -> DispatchResult {
		let mut announcement = Self::announcement_of(round)?;
		ensure!(announcement.manager == *manager, Error::<T>::NotManager);
		ensure!(!text.is_empty(), Error::<T>::NoText);
		let from = announcement.answered;
		let open = from <= through && through < announcement.objections;
		ensure!(open, Error::<T>::NothingToAnswer);
		announcement.answered = through.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		// It is there unless it was taken back.
		Objections::<T>::mutate(round, through, |objection| {
			if let Some(objection) = objection {
				objection.answer = Some(text.clone());
			}
		});
		Announcements::<T>::insert(round, announcement);
		Self::deposit_event(Event::ObjectionsAnswered { round, from, through, text });
		Ok(())
	}

	/// See [`Pallet::retract`].
	pub fn do_retract(caller: &T::AccountId, round: RoundId, objection: u32) -> DispatchResult {
		let record = Objections::<T>::get(round, objection).ok_or(Error::<T>::UnknownObjection)?;
		// Answered or not: a manager who neither answers nor abandons must not keep others' deposits. It
		// counts as before, so the round does not open without an answer.
		let announced = Announcements::<T>::contains_key(round);
		ensure!(!announced || record.by == *caller, Error::<T>::NotObjector);
		record.deposit.drop(&record.by)?;
		Objections::<T>::remove(round, objection);
		Self::deposit_event(Event::ObjectionRemoved { round, objection });
		Ok(())
	}

	/// The state of an objection and its answer, as the deposit pays for it.
	pub(crate) fn objection_footprint() -> Footprint {
		item_footprint::<ObjectionOf<T>>()
	}
}
