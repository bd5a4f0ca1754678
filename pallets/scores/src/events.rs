//! What the pallet reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the pallet reports. Amounts are in the native token's smallest unit.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A board was created.
		#[codec(index = 0)]
		BoardCreated {
			/// Its number.
			board: BoardId,
			/// The account that pays. Whatever is paid into it can be earned.
			pot: T::AccountId,
			/// What holds for all of its roots.
			terms: TermsOf<T>,
			/// Who may post roots.
			reporters: Vec<T::AccountId>,
		},
		/// Others may post roots to a board from now on.
		#[codec(index = 1)]
		ReportersSet {
			/// The board.
			board: BoardId,
			/// Who may.
			reporters: Vec<T::AccountId>,
		},
		/// A board was closed. A root that was posted to it before can still become final.
		#[codec(index = 2)]
		BoardClosed {
			/// The board.
			board: BoardId,
		},
		/// A board was removed.
		#[codec(index = 3)]
		BoardRemoved {
			/// The board.
			board: BoardId,
			/// What was left in its pot and went to the treasury.
			left: T::Balance,
		},
		/// A root was posted. Anybody can challenge it now.
		#[codec(index = 4)]
		RootPosted {
			/// The board.
			board: BoardId,
			/// Number of the root.
			number: u32,
			/// The list that it stands for.
			tree: ScoreTree,
			/// Who posted it.
			reporter: T::AccountId,
			/// What is held of the reporter's tokens for it.
			bond: T::Balance,
		},
		/// A root was challenged, and waits for a verdict.
		#[codec(index = 5)]
		RootChallenged {
			/// The board.
			board: BoardId,
			/// Number of the root.
			number: u32,
			/// Who challenges it.
			challenger: T::AccountId,
			/// What is held of the challenger's tokens for it.
			bond: T::Balance,
			/// Hash of the reasons that it has published.
			reason: H256,
		},
		/// The verdict was that a root stands.
		#[codec(index = 6)]
		ChallengeDismissed {
			/// The board.
			board: BoardId,
			/// Number of the root.
			number: u32,
			/// Who had challenged it, and has lost its bond.
			challenger: T::AccountId,
			/// What the reporter got of that.
			rewarded: T::Balance,
			/// What was burned of it.
			burned: T::Balance,
		},
		/// A root has fallen. The last final one stays claimable.
		#[codec(index = 7)]
		RootFell {
			/// The board.
			board: BoardId,
			/// Number of the root.
			number: u32,
			/// Why.
			cause: Fall<T::AccountId>,
			/// Who had posted it.
			reporter: T::AccountId,
			/// What the winner got of the reporter's bond.
			rewarded: T::Balance,
			/// What was burned of the bonds.
			burned: T::Balance,
		},
		/// A root has become final. It is what accounts are paid by from now on.
		#[codec(index = 8)]
		RootFinal {
			/// The board.
			board: BoardId,
			/// Number of the root.
			number: u32,
			/// The list that it stands for.
			tree: ScoreTree,
		},
		/// An account was paid what it had earned, or a part of it.
		#[codec(index = 9)]
		ScorePaid {
			/// The board.
			board: BoardId,
			/// Who has earned it.
			who: T::AccountId,
			/// The account that was paid: itself, unless it has named another.
			payee: T::AccountId,
			/// Its row in the last final root.
			index: u32,
			/// What was paid.
			amount: T::Balance,
			/// What it was paid in all.
			paid: T::Balance,
		},
		/// The record of an account was removed, and its deposit returned.
		#[codec(index = 10)]
		RecordRemoved {
			/// The board.
			board: BoardId,
			/// The account.
			who: T::AccountId,
		},
		/// What had come into the pot of a board since it was removed went to the treasury.
		#[codec(index = 11)]
		PotSwept {
			/// The board.
			board: BoardId,
			/// The amount.
			amount: T::Balance,
		},
	}
}
