//! What the pallet reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the pallet reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A draft was announced, for the first time or anew. Anybody can object to it.
		#[codec(index = 0)]
		RoundAnnounced {
			/// The round.
			round: RoundId,
			/// Hash of the terms that are announced.
			terms: TermsHash,
			/// Time for objections, in blocks of the clock.
			period: MomentOf<T>,
			/// How many objections to earlier terms these terms answer.
			answered: u32,
			/// How the list was computed, if the manager says so.
			snapshot: Option<Snapshot>,
		},
		/// Somebody has objected to an announced round.
		#[codec(index = 1)]
		Objected {
			/// The round.
			round: RoundId,
			/// Number of the objection.
			objection: u32,
			/// Who has objected.
			by: T::AccountId,
			/// What they say, in UTF-8.
			text: Text,
		},
		/// The manager has answered objections in words.
		#[codec(index = 2)]
		ObjectionsAnswered {
			/// The round.
			round: RoundId,
			/// Number of the first of them.
			from: u32,
			/// Number of the last.
			through: u32,
			/// What the manager says to all of them, in UTF-8.
			text: Text,
		},
		/// An objection was removed, and its deposit returned.
		#[codec(index = 3)]
		ObjectionRemoved {
			/// The round.
			round: RoundId,
			/// Number of the objection.
			objection: u32,
		},
		/// It was shown that a list is not what its snapshot says. The round does not open with these
		/// terms.
		#[codec(index = 4)]
		SnapshotRefuted {
			/// The round.
			round: RoundId,
			/// Hash of its terms.
			terms: TermsHash,
			/// Who has shown it.
			by: T::AccountId,
			/// What they are paid of the manager's bond, in the smallest unit of the native token.
			paid: T::Balance,
			/// What is burned of it.
			burned: T::Balance,
		},
		/// An announcement was closed, because its round is open or over, and what was held for it
		/// returned.
		#[codec(index = 5)]
		AnnouncementClosed {
			/// The round.
			round: RoundId,
		},
		/// The state root of a block of this chain was recorded.
		#[codec(index = 6)]
		StateAnchored {
			/// Number of the block.
			block: BlockNumberFor<T>,
			/// Root of the state after it.
			state_root: H256,
			/// Who has recorded it.
			by: T::AccountId,
		},
		/// A state root was removed, and its deposit returned.
		#[codec(index = 7)]
		AnchorRemoved {
			/// Number of the block.
			block: BlockNumberFor<T>,
		},
	}
}
