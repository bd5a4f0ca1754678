//! What the runtime API answers.

use super::*;
use distribution_primitives::{BoardInfo, ChallengeInfo, RootInfo};
use polkadot_sdk::sp_runtime::traits::{Saturating, Zero};

/// A board, as clients of this pallet see it.
pub type BoardInfoOf<T> =
	BoardInfo<<T as frame_system::Config>::AccountId, <T as Config>::Balance, MomentOf<T>>;

impl<T: Config> Pallet<T> {
	/// Board `id`. `None` if there is none, or it has been removed.
	pub fn board_info(id: BoardId) -> Option<BoardInfoOf<T>> {
		let board = Boards::<T>::get(id)?;
		let (now, terms) = (Self::touch(), &board.terms);
		let posted = Roots::<T>::get(id).map(|root| RootInfo {
			number: root.number,
			tree: root.tree,
			reporter: root.reporter,
			bond: root.bond,
			left: terms.window.saturating_sub(root.since.ago(now)),
			challenge: root.challenge.map(|challenge| ChallengeInfo {
				challenger: challenge.challenger,
				bond: challenge.bond,
				reason: challenge.reason,
				left: terms.judging.saturating_sub(challenge.since.ago(now)),
			}),
		});
		Some(BoardInfo {
			id,
			pot: Self::pot(id),
			payable: Self::payable(id),
			paid: board.paid,
			members: board.members,
			roots: board.roots,
			last: board.last,
			posted,
			closed: board.closed.is_some(),
			over: Self::is_over(id, &board),
			reporters: board.reporters.into_inner(),
			terms: board.terms,
		})
	}

	/// What an account was paid on a board, in the native token's smallest unit.
	pub fn paid_to(id: BoardId, who: &T::AccountId) -> T::Balance {
		Records::<T>::get(id, who).map_or_else(Zero::zero, |record| record.paid)
	}
}
