//! What a board of scores asks of the lists in the chain.

use distribution_primitives::{BoardId, ListId, VerifiedList};

/// The lists whose roots are posted to boards of scores.
pub trait ScoreLists {
	/// What the chain has computed of a list; `None` if there is no such list, or rows are missing.
	fn verified(list: ListId) -> Option<VerifiedList>;

	/// Keeps a list in state for a board, so that its rows can be proven. A second time changes nothing.
	fn keep(list: ListId, board: BoardId);

	/// Ends [`ScoreLists::keep`]. Changes nothing if the list is not kept for the board.
	fn release(list: ListId, board: BoardId);

	/// Puts a list of which this is known into state.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_list(list: VerifiedList) -> ListId;
}
