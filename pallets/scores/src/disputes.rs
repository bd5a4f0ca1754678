//! Proofs, challenges, verdicts, and who loses a bond.

use super::*;
use crate::types::challenge_bond;
use pallet_distribution_common::{burn_bond, forfeit_bond, hold_bond, release_bond};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::prove`]. If it fails, the caller must roll back the storage.
	pub fn do_prove(prover: T::AccountId, id: BoardId, fault: &ScoreFault) -> DispatchResult {
		let board = Self::board(id)?;
		let root = Self::waiting(id)?;
		let holds = fault.holds(board.last.as_ref(), &root.tree, board.most());
		ensure!(holds, Error::<T>::FaultNotProven);
		if let Some(challenge) = &root.challenge {
			Self::release_bond(&challenge.challenger, challenge.bond)?;
		}
		Self::lose(id, board, root, Fall::Proven { by: prover.clone() }, &prover)
	}

	/// See [`Pallet::challenge`]. If it fails, the caller must roll back the storage.
	pub fn do_challenge(
		challenger: T::AccountId,
		id: BoardId,
		number: u32,
		reason: H256,
	) -> DispatchResult {
		let board = Self::board(id)?;
		let mut root = Self::numbered(id, number)?;
		ensure!(root.challenge.is_none(), Error::<T>::AlreadyChallenged);
		let now = Self::touch();
		ensure!(root.since.ago(now) < board.terms.window, Error::<T>::WindowOver);
		Self::ensure_may_decide(&challenger)?;
		let bond = challenge_bond(root.bond);
		Self::hold_bond(&challenger, bond)?;
		root.challenge =
			Some(Challenge { challenger: challenger.clone(), bond, reason, since: now });
		Roots::<T>::insert(id, root);
		Self::deposit_event(Event::RootChallenged { board: id, number, challenger, bond, reason });
		Ok(())
	}

	/// See [`Pallet::judge`]. If it fails, the caller must roll back the storage.
	pub fn do_judge(id: BoardId, number: u32, stands: bool) -> DispatchResult {
		let board = Self::board(id)?;
		let mut root = Self::numbered(id, number)?;
		let challenge = root.challenge.take().ok_or(Error::<T>::NotChallenged)?;
		let waited = challenge.since.ago(Self::touch());
		ensure!(waited < board.terms.judging, Error::<T>::VerdictLate);
		let Challenge { challenger, bond, .. } = challenge;
		if !stands {
			Self::release_bond(&challenger, bond)?;
			return Self::lose(
				id,
				board,
				root,
				Fall::Judged { by: challenger.clone() },
				&challenger,
			);
		}
		let (rewarded, burned) = Self::forfeit(&challenger, bond, &root.reporter)?;
		Roots::<T>::insert(id, root);
		Self::deposit_event(Event::ChallengeDismissed {
			board: id,
			number,
			challenger,
			rewarded,
			burned,
		});
		Ok(())
	}

	/// The root that waits on a board, if it has this number.
	fn numbered(id: BoardId, number: u32) -> Result<RootOf<T>, DispatchError> {
		let root = Self::waiting(id)?;
		ensure!(root.number == number, Error::<T>::OtherRoot);
		Ok(root)
	}

	/// Has the reporter of a root lose: its bond, the root, and its place among the reporters.
	fn lose(
		id: BoardId,
		mut board: BoardOf<T>,
		root: RootOf<T>,
		cause: Fall<T::AccountId>,
		winner: &T::AccountId,
	) -> DispatchResult {
		let shares = Self::forfeit(&root.reporter, root.bond, winner)?;
		board.reporters.retain(|reporter| *reporter != root.reporter);
		Boards::<T>::insert(id, board);
		Self::let_fall(id, root, cause, shares);
		Ok(())
	}

	/// Takes the bond of `loser`: half goes to `winner`, if compliance lets it be paid and its
	/// account can be credited, and the rest is burned. Returns what was paid and what was burned.
	fn forfeit(
		loser: &T::AccountId,
		bond: T::Balance,
		winner: &T::AccountId,
	) -> Result<(T::Balance, T::Balance), DispatchError> {
		let reason = Self::bond_reason();
		let may_be_paid = || Self::ensure_may_decide(winner).is_ok();
		forfeit_bond::<T::Currency, T::AccountId>(&reason, loser, bond, winner, may_be_paid)
	}

	/// The reason for which bonds are held.
	fn bond_reason() -> T::RuntimeHoldReason {
		HoldReason::Bond.into()
	}

	/// Holds a bond, of tokens that its owner could spend. If it fails, the caller must roll back
	/// the storage.
	pub(crate) fn hold_bond(who: &T::AccountId, bond: T::Balance) -> DispatchResult {
		hold_bond::<T::Currency, T::AccountId>(&Self::bond_reason(), who, bond)
	}

	/// Frees so much of a bond.
	pub(crate) fn release_bond(who: &T::AccountId, amount: T::Balance) -> DispatchResult {
		release_bond::<T::Currency, T::AccountId>(&Self::bond_reason(), who, amount).map(|_| ())
	}

	/// Burns so much of a bond, whatever else is the matter with the account. Returns what was burned.
	pub(crate) fn burn_bond(
		who: &T::AccountId,
		amount: T::Balance,
	) -> Result<T::Balance, DispatchError> {
		burn_bond::<T::Currency, T::AccountId>(&Self::bond_reason(), who, amount)
	}
}
