//! Proofs, challenges, verdicts, and who loses a bond.

use super::*;
use crate::types::{challenge_bond, reward};
use polkadot_sdk::{
	frame_support::{
		storage::with_transaction,
		traits::{
			fungible::InspectHold,
			tokens::{
				DepositConsequence, Fortitude, Precision, Preservation, Provenance, Restriction,
			},
		},
	},
	sp_runtime::{
		traits::{Saturating, Zero},
		TokenError, TransactionOutcome,
	},
};

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

	/// Takes the bond of `loser`: half goes to `winner`, if it can be paid, and the rest is burned.
	/// Returns what was paid and what was burned. A lock or a freeze of the loser's account makes no
	/// difference: that would be a way to keep a bond.
	fn forfeit(
		loser: &T::AccountId,
		bond: T::Balance,
		winner: &T::AccountId,
	) -> Result<(T::Balance, T::Balance), DispatchError> {
		let part = reward(bond);
		let rewarded = if loser == winner {
			part
		} else if Self::can_win(winner, part) {
			// On hold first, and then released: the event of a transfer does not say whether what was on
			// hold is free where it arrives.
			T::Currency::transfer_on_hold(
				&HoldReason::Bond.into(),
				loser,
				winner,
				part,
				Precision::BestEffort,
				Restriction::OnHold,
				Fortitude::Force,
			)?
		} else {
			Zero::zero()
		};
		Self::release_bond(winner, rewarded)?;
		let burned = Self::burn_bond(loser, bond.saturating_sub(rewarded))?;
		Ok((rewarded, burned))
	}

	/// Whether compliance lets an account be paid, and it can be credited.
	fn can_win(who: &T::AccountId, amount: T::Balance) -> bool {
		let credit = T::Currency::can_deposit(who, amount, Provenance::Extant);
		credit == DepositConsequence::Success
			&& T::Currency::hold_available(&HoldReason::Bond.into(), who)
			&& Self::ensure_may_decide(who).is_ok()
	}

	/// Holds a bond, of tokens that its owner could spend: whoever wins it is paid by force. So half of
	/// what is locked could leave the account, to a friend.
	///
	/// A lock is on what is held as well as on what is not, and would be passed one bond at a time. So
	/// all bonds are released, what is free is read, and that is rolled back. If it fails, the caller must
	/// roll back the storage.
	pub(crate) fn hold_bond(who: &T::AccountId, bond: T::Balance) -> DispatchResult {
		let reason: T::RuntimeHoldReason = HoldReason::Bond.into();
		T::Currency::hold(&reason, who, bond)?;
		let all = T::Currency::balance_on_hold(&reason, who);
		let free = with_transaction(|| {
			let released = T::Currency::release(&reason, who, all, Precision::Exact);
			// As what can be held, which is free of locks by force.
			let (kept, polite) = (Preservation::Protect, Fortitude::Polite);
			let free = T::Currency::reducible_balance(who, kept, polite);
			TransactionOutcome::Rollback(released.map(|_| free))
		})?;
		ensure!(free >= all, TokenError::Frozen);
		Ok(())
	}

	/// Frees so much of a bond.
	pub(crate) fn release_bond(who: &T::AccountId, amount: T::Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let reason: T::RuntimeHoldReason = HoldReason::Bond.into();
		T::Currency::release(&reason, who, amount, Precision::BestEffort).map(|_| ())
	}

	/// Burns so much of a bond, whatever else is the matter with the account. Returns what was burned.
	pub(crate) fn burn_bond(
		who: &T::AccountId,
		amount: T::Balance,
	) -> Result<T::Balance, DispatchError> {
		if amount.is_zero() {
			return Ok(amount);
		}
		let (reason, precision) = (HoldReason::Bond.into(), Precision::BestEffort);
		T::Currency::burn_held(&reason, who, amount, precision, Fortitude::Force)
	}
}
