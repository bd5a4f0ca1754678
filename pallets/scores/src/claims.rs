//! Paying what was earned.

use super::*;
use distribution_primitives::verify_row;
use pallet_distribution_common::update_owed;
use polkadot_sdk::{
	frame_support::traits::tokens::Preservation,
	sp_runtime::traits::{Saturating, Zero},
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::claim`]. If it fails, the caller must roll back the storage.
	pub fn do_claim(
		caller: T::AccountId,
		id: BoardId,
		who: T::AccountId,
		index: u32,
		score: T::Balance,
		proof: &[H256],
	) -> DispatchResult {
		let mut board = Self::board(id)?;
		ensure!(!Self::is_over(id, &board), Error::<T>::ClaimsOver);
		let last = board.last.ok_or(Error::<T>::NoRootFinal)?;
		let account: [u8; 32] = who.clone().into();
		let proven = verify_row(&last.root, last.rows, index, &account, score.into(), proof);
		ensure!(proven, Error::<T>::InvalidProof);
		let record = Records::<T>::get(id, &who);
		let before = record.as_ref().map_or_else(Zero::zero, |record| record.paid);
		let due = score.saturating_sub(before);
		ensure!(!due.is_zero(), Error::<T>::NothingToClaim);

		let native = T::NativeAsset::get();
		let payee = T::Payees::payee(&who, &native, None).unwrap_or_else(|| who.clone());
		ensure!(!Self::is_pot(&payee), Error::<T>::AccountIsPot);
		// The payee first: nothing is counted against the limit of the owner if it is refused.
		if payee != who {
			T::Compliance::check_payee(&payee).map_err(Error::<T>::from)?;
		}
		let requirement = &board.terms.requirement;
		let amount =
			T::Compliance::pay_up_to(&who, requirement, &native, due).map_err(Error::<T>::from)?;
		// Only if a list has become final in which an account had two rows, or fewer than before.
		let owed = board.owed();
		ensure!(amount <= owed, Error::<T>::TotalReached);
		T::Currency::transfer(&Self::pot(id), &payee, amount, Preservation::Preserve)?;

		let paid = before.saturating_add(amount);
		let record = match record {
			Some(record) => Record { paid, ..record },
			None => {
				let deposit = T::RecordDeposit::new(&caller, Self::record_footprint())?;
				board.members = board.members.saturating_add(1);
				Record { paid, depositor: caller, deposit }
			}
		};
		Records::<T>::insert(id, &who, record);
		board.paid = board.paid.saturating_add(amount);
		// Whom a payout limit lets have a part only could not have claimed the rest sooner.
		if amount < due && board.closed.is_some() {
			board.closed = Some(Self::touch());
		}
		update_owed::<TotalOwed<T>, _>(owed, board.owed());
		Boards::<T>::insert(id, board);
		Self::deposit_event(Event::ScorePaid { board: id, who, payee, index, amount, paid });
		Ok(())
	}
}
