//! Posting a root, and what becomes of it when its time is over.

use super::*;
use crate::types::unjudged;
use distribution_primitives::Requirement;
use pallet_distribution_common::update_owed;
use polkadot_sdk::{
	frame_support::traits::tokens::{Fortitude, Preservation},
	sp_runtime::traits::{Saturating, Zero},
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::post`]. If it fails, the caller must roll back the storage.
	pub fn do_post(
		reporter: T::AccountId,
		id: BoardId,
		list: ListId,
		root: H256,
	) -> DispatchResult {
		let mut board = Self::board(id)?;
		ensure!(board.closed.is_none(), Error::<T>::BoardClosed);
		ensure!(board.reporters.contains(&reporter), Error::<T>::NotReporter);
		ensure!(!Roots::<T>::contains_key(id), Error::<T>::RootPending);
		Self::ensure_may_decide(&reporter)?;
		let verified = T::Lists::verified(list).ok_or(Error::<T>::UnknownList)?;
		let tree = ScoreTree::new(list, &verified);
		ensure!(tree.root == root, Error::<T>::RootDiffers);
		// No score is lower than before, and each is positive: an equal sum adds nothing, and a lower
		// one has a fault.
		ensure!(tree.total > board.total(), Error::<T>::NothingAdded);
		ensure!(tree.total <= Self::covered(id, &board), Error::<T>::NotCovered);
		let (number, bond) = (board.posted, board.terms.bond);
		Self::hold_bond(&reporter, bond)?;
		T::Lists::keep(list, id);
		board.posted = number.saturating_add(1);
		Boards::<T>::insert(id, board);
		let (since, challenge) = (Self::touch(), None);
		let waits = RootOf::<T> { number, tree, reporter, bond, since, challenge };
		let reporter = waits.reporter.clone();
		Roots::<T>::insert(id, waits);
		Self::deposit_event(Event::RootPosted { board: id, number, tree, reporter, bond });
		Ok(())
	}

	/// Refuses an account that is frozen, or where nothing on this chain goes: it may not decide about
	/// other people's money either.
	pub(crate) fn ensure_may_decide(who: &T::AccountId) -> DispatchResult {
		let native = T::NativeAsset::get();
		T::Compliance::check(who, &Requirement::default(), &native, Zero::zero())
			.map_err(|refusal| Error::<T>::from(refusal).into())
	}

	/// The largest sum that scores on a board can have: what was paid, and what its pot can pay.
	pub(crate) fn covered(id: BoardId, board: &BoardOf<T>) -> u128 {
		let (paid, payable): (u128, u128) = (board.paid.into(), Self::payable(id).into());
		paid.saturating_add(payable)
	}

	/// What the pot of a board can pay and stay alive.
	pub(crate) fn payable(id: BoardId) -> T::Balance {
		let (keep, polite) = (Preservation::Preserve, Fortitude::Polite);
		T::Currency::reducible_balance(&Self::pot(id), keep, polite)
	}

	/// See [`Pallet::settle`]. If it fails, the caller must roll back the storage.
	pub fn do_settle(id: BoardId) -> DispatchResult {
		let board = Self::board(id)?;
		let root = Self::waiting(id)?;
		let now = Self::touch();
		match &root.challenge {
			Some(challenge) => {
				let waited = challenge.since.ago(now);
				ensure!(waited >= board.terms.judging, Error::<T>::VerdictAwaited);
				let (bond, by) = (challenge.bond, challenge.challenger.clone());
				let burned = Self::return_unjudged(&root.reporter, root.bond)?
					.saturating_add(Self::return_unjudged(&by, bond)?);
				Self::let_fall(id, root, Fall::Unjudged { by }, (Zero::zero(), burned));
				Ok(())
			}
			None => {
				ensure!(root.since.ago(now) >= board.terms.window, Error::<T>::WindowOpen);
				Self::finalise(id, board, root)
			}
		}
	}

	/// Makes a root final, in place of the last one.
	fn finalise(id: BoardId, mut board: BoardOf<T>, root: RootOf<T>) -> DispatchResult {
		let RootOf::<T> { number, tree, reporter, bond, .. } = root;
		Self::release_bond(&reporter, bond)?;
		if let Some(last) = &board.last {
			T::Lists::release(last.list, id);
		}
		let before = board.owed();
		board.last = Some(tree);
		board.roots = board.roots.saturating_add(1);
		// Whoever has earned by this root has as long to claim as everybody else had.
		if board.closed.is_some() {
			board.closed = Some(Self::touch());
		}
		update_owed::<TotalOwed<T>, _>(before, board.owed());
		Boards::<T>::insert(id, board);
		Roots::<T>::remove(id);
		Self::deposit_event(Event::RootFinal { board: id, number, tree });
		Ok(())
	}

	/// Takes a root away that has fallen. `rewarded` went to the winner, and so much was `burned`.
	pub(crate) fn let_fall(
		id: BoardId,
		root: RootOf<T>,
		cause: Fall<T::AccountId>,
		(rewarded, burned): (T::Balance, T::Balance),
	) {
		let RootOf::<T> { number, tree, reporter, .. } = root;
		T::Lists::release(tree.list, id);
		Roots::<T>::remove(id);
		Self::deposit_event(Event::RootFell {
			board: id,
			number,
			cause,
			reporter,
			rewarded,
			burned,
		});
	}

	/// Burns what a bond costs that nobody has judged, and frees the rest. Returns what was burned.
	fn return_unjudged(who: &T::AccountId, bond: T::Balance) -> Result<T::Balance, DispatchError> {
		let burned = Self::burn_bond(who, unjudged(bond))?;
		Self::release_bond(who, bond.saturating_sub(burned))?;
		Ok(burned)
	}
}
