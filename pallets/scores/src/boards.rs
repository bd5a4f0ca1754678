//! Creating, changing, closing and removing boards.

use super::*;
use pallet_distribution_common::{item_footprint, update_owed};
use polkadot_sdk::{
	frame_support::traits::tokens::{Fortitude, Preservation},
	sp_runtime::{traits::Zero, ArithmeticError},
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::create`]. Returns the number of the board.
	pub fn do_create(
		terms: TermsOf<T>,
		reporters: ReportersOf<T>,
	) -> Result<BoardId, DispatchError> {
		let valid = terms.bond >= T::MinBond::get()
			&& terms.window >= T::MinWindow::get()
			&& terms.judging >= T::MinJudging::get()
			&& !terms.most.is_zero();
		ensure!(valid, Error::<T>::TermsInvalid);
		ensure!(T::Compliance::supports(&terms.requirement), Error::<T>::RequirementUnsupported);
		Self::ensure_once(&reporters)?;
		let id = NextBoardId::<T>::get();
		// Numbers are never given again.
		NextBoardId::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let (treasury, pot) = (T::Treasury::get(), Self::pot(id));
		let least = T::Currency::minimum_balance();
		T::Currency::transfer(&treasury, &pot, least, Preservation::Preserve)?;
		let board = BoardOf::<T> {
			terms: terms.clone(),
			reporters: reporters.clone(),
			posted: 0,
			roots: 0,
			last: None,
			paid: Zero::zero(),
			members: 0,
			closed: None,
		};
		Boards::<T>::insert(id, board);
		let reporters = reporters.into_inner();
		Self::deposit_event(Event::BoardCreated { board: id, pot, terms, reporters });
		Ok(id)
	}

	/// Refuses reporters of whom one is named twice.
	fn ensure_once(reporters: &ReportersOf<T>) -> DispatchResult {
		let twice = |(i, who): (usize, &T::AccountId)| {
			reporters.iter().skip(i.saturating_add(1)).any(|other| other == who)
		};
		ensure!(!reporters.iter().enumerate().any(twice), Error::<T>::ReporterTwice);
		Ok(())
	}

	/// See [`Pallet::set_reporters`].
	pub fn do_set_reporters(id: BoardId, reporters: ReportersOf<T>) -> DispatchResult {
		let mut board = Self::board(id)?;
		ensure!(board.closed.is_none(), Error::<T>::BoardClosed);
		Self::ensure_once(&reporters)?;
		board.reporters = reporters.clone();
		Boards::<T>::insert(id, board);
		let reporters = reporters.into_inner();
		Self::deposit_event(Event::ReportersSet { board: id, reporters });
		Ok(())
	}

	/// See [`Pallet::close`].
	pub fn do_close(id: BoardId) -> DispatchResult {
		let mut board = Self::board(id)?;
		ensure!(board.closed.is_none(), Error::<T>::BoardClosed);
		board.closed = Some(Self::touch());
		Boards::<T>::insert(id, board);
		Self::deposit_event(Event::BoardClosed { board: id });
		Ok(())
	}

	/// Footprint of the record of an account, for its deposit.
	pub(crate) fn record_footprint() -> Footprint {
		item_footprint::<RecordOf<T>>()
	}

	/// See [`Pallet::clean`].
	pub fn do_clean(id: BoardId, who: T::AccountId) -> DispatchResult {
		let mut board = Self::board(id)?;
		ensure!(Self::is_over(id, &board), Error::<T>::ClaimsNotOver);
		let record = Records::<T>::take(id, &who).ok_or(Error::<T>::NoRecord)?;
		record.deposit.drop(&record.depositor)?;
		board.members = board.members.saturating_sub(1);
		Boards::<T>::insert(id, board);
		Self::deposit_event(Event::RecordRemoved { board: id, who });
		Ok(())
	}

	/// See [`Pallet::remove`].
	pub fn do_remove(id: BoardId) -> DispatchResult {
		let Some(board) = Boards::<T>::get(id) else {
			return Self::sweep(id);
		};
		ensure!(Self::is_over(id, &board), Error::<T>::ClaimsNotOver);
		ensure!(board.members == 0, Error::<T>::RecordsLeft);
		if let Some(last) = &board.last {
			T::Lists::release(last.list, id);
		}
		update_owed::<TotalOwed<T>, _>(board.owed(), Zero::zero());
		Boards::<T>::remove(id);
		let left = Self::empty_pot(id)?;
		Self::deposit_event(Event::BoardRemoved { board: id, left });
		Ok(())
	}

	/// Sends what has come into the pot of a board since it was removed to the treasury. A budget of
	/// emission may still name the pot, and nobody has its key.
	fn sweep(id: BoardId) -> DispatchResult {
		// What is in the pot of a board to come is that board's.
		ensure!(id < NextBoardId::<T>::get(), Error::<T>::UnknownBoard);
		let amount = Self::empty_pot(id)?;
		ensure!(!amount.is_zero(), Error::<T>::UnknownBoard);
		Self::deposit_event(Event::PotSwept { board: id, amount });
		Ok(())
	}

	/// Sends what is free in the pot of a board that is gone to the treasury. Returns the amount.
	fn empty_pot(id: BoardId) -> Result<T::Balance, DispatchError> {
		let (pot, expendable) = (Self::pot(id), Preservation::Expendable);
		let left = T::Currency::reducible_balance(&pot, expendable, Fortitude::Polite);
		if !left.is_zero() {
			T::Currency::transfer(&pot, &T::Treasury::get(), left, expendable)?;
		}
		Ok(left)
	}
}
