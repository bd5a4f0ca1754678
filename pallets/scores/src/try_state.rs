//! The invariants of boards, one function each. All that is found is reported together. The numbers
//! refer to the guarantees in `docs/design.md`.

use super::*;
use alloc::collections::BTreeMap;
use pallet_distribution_common::Findings;
use polkadot_sdk::{
	frame_support::traits::fungible::InspectHold,
	sp_runtime::{
		traits::{Saturating, Zero},
		TryRuntimeError,
	},
};

type DepositOf<T> = <<T as Config>::RecordDeposit as DepositInfo<
	<T as polkadot_sdk::frame_system::Config>::AccountId,
>>::Balance;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut findings = Findings::new();
		let next = NextBoardId::<T>::get();
		let mut owed = T::Balance::zero();
		for (id, board) in Boards::<T>::iter() {
			findings.check(id < next, "board with a number not given yet");
			Self::payments_are_covered(id, &board, &mut findings);
			Self::records_add_up(id, &board, &mut findings);
			Self::root_is_sound(id, &board, &mut findings);
			owed = owed.saturating_add(board.owed());
		}
		findings.check(TotalOwed::<T>::get() == owed, "sum of what is owed differs");
		let known = |id| Boards::<T>::contains_key(id);
		findings.check(Roots::<T>::iter_keys().all(known), "root without board");
		let all = Records::<T>::iter_keys().all(|(id, _)| known(id));
		findings.check(all, "record without board");
		Self::bonds_are_held(&mut findings);
		Self::deposits_are_held(&mut findings);
		findings.report()
	}

	/// Guarantee 12: no more was paid than the last final root has in all, and the pot has the rest.
	fn payments_are_covered(id: BoardId, board: &BoardOf<T>, findings: &mut Findings) {
		let paid: u128 = board.paid.into();
		findings.check(paid <= board.total(), "more was paid than was earned");
		findings.check(Self::payable(id) >= board.owed(), "pot has less than is owed");
		let counted = board.last.is_some() == (board.roots > 0) && board.roots <= board.posted;
		findings.check(counted, "roots differ from their count");
	}

	/// Guarantee 12: what was paid is the sum of what each account was.
	fn records_add_up(id: BoardId, board: &BoardOf<T>, findings: &mut Findings) {
		let (mut members, mut paid) = (0u32, T::Balance::zero());
		for record in Records::<T>::iter_prefix_values(id) {
			members = members.saturating_add(1);
			paid = paid.saturating_add(record.paid);
			findings.check(!record.paid.is_zero(), "record of an account that was never paid");
		}
		findings.check(members == board.members, "records differ from their count");
		// Once claims are over, records go one by one.
		let whole = paid == board.paid || Self::is_over(id, board);
		findings.check(whole && paid <= board.paid, "payments differ from their sum");
	}

	/// A root that waits has the next sum, and its list is the one in the chain.
	fn root_is_sound(id: BoardId, board: &BoardOf<T>, findings: &mut Findings) {
		let is_list = |tree: &ScoreTree| {
			let verified = T::Lists::verified(tree.list);
			verified.is_some_and(|list| ScoreTree::new(tree.list, &list) == *tree)
		};
		findings.check(board.last.as_ref().is_none_or(is_list), "final list is another");
		let Some(root) = Roots::<T>::get(id) else { return };
		findings.check(is_list(&root.tree), "posted list is another");
		findings.check(root.number < board.posted, "root with a number not given yet");
		findings.check(root.tree.total > board.total(), "root adds nothing");
		findings.check(root.tree.total <= Self::covered(id, board), "root is not covered");
	}

	/// Guarantee 12: what is held from an account is the sum of its bonds.
	fn bonds_are_held(findings: &mut Findings) {
		let mut bonds = BTreeMap::<T::AccountId, T::Balance>::new();
		for root in Roots::<T>::iter_values() {
			let challenge = root.challenge.map(|it| (it.challenger, it.bond));
			for (who, bond) in [(root.reporter, root.bond)].into_iter().chain(challenge) {
				let sum = bonds.entry(who).or_default();
				*sum = sum.saturating_add(bond);
			}
		}
		let reason: T::RuntimeHoldReason = HoldReason::Bond.into();
		let held = |(who, sum): (&T::AccountId, &T::Balance)| {
			T::Currency::balance_on_hold(&reason, who) == *sum
		};
		findings.check(bonds.iter().all(held), "bonds are not held");
	}

	/// Guarantee 8: what is held from an account is the sum of its deposits, each for one record.
	fn deposits_are_held(findings: &mut Findings) {
		let footprint = Self::record_footprint();
		let mut sums = BTreeMap::<T::AccountId, DepositOf<T>>::new();
		for record in Records::<T>::iter_values() {
			let fits = record.deposit.footprint() == footprint;
			findings.check(fits, "deposit is for another record");
			let sum = sums.entry(record.depositor).or_default();
			*sum = sum.saturating_add(record.deposit.held());
		}
		let held = |(who, sum): (&T::AccountId, &DepositOf<T>)| {
			<T::RecordDeposit as DepositInfo<T::AccountId>>::on_hold(who) == *sum
		};
		findings.check(sums.iter().all(held), "deposits are not held");
	}
}
