//! What the pallet reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the pallet reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A round was drafted.
		RoundDrafted {
			/// Its number.
			id: RoundId,
			/// Its manager.
			manager: T::AccountId,
			/// Its terms.
			terms: TermsOf<T>,
		},
		/// The terms of a draft were replaced.
		RoundAmended {
			/// The round.
			id: RoundId,
			/// Its new terms.
			terms: TermsOf<T>,
		},
		/// Rows were added to a listed round.
		EntriesAdded {
			/// The round.
			id: RoundId,
			/// Number of the first row added.
			from: u32,
			/// The rows: beneficiary and amount.
			entries: BoundedVec<EntryOf<T>, T::MaxBatch>,
		},
		/// Tokens were paid into the pot of a round.
		RoundFunded {
			/// The round.
			id: RoundId,
			/// Who paid.
			from: T::AccountId,
			/// How much, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// A round was opened; its terms are final.
		RoundOpened {
			/// The round.
			id: RoundId,
		},
		/// The clock of a round was stopped.
		RoundPaused {
			/// The round.
			id: RoundId,
		},
		/// The clock of a round runs again.
		RoundResumed {
			/// The round.
			id: RoundId,
			/// The end of its window, moved by the time paused.
			closes: MomentOf<T>,
		},
		/// A beneficiary was paid.
		Paid {
			/// The round.
			id: RoundId,
			/// Number of the payment within the round, from 0.
			sequence: u64,
			/// The row that was paid.
			index: u32,
			/// Who was paid.
			beneficiary: T::AccountId,
			/// How much, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// A claim of a batch was refused; the entitlement stays.
		ClaimRefused {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
			/// Why.
			error: DispatchError,
		},
		/// A stream was started: its row is proven from now on.
		StreamStarted {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
			/// Who is paid.
			beneficiary: T::AccountId,
			/// The whole entitlement, in the asset's smallest unit.
			total: T::Balance,
			/// Who put down the deposit for the record, if anybody did.
			depositor: Option<T::AccountId>,
		},
		/// A stream was stopped by the manager.
		StreamStopped {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
			/// Its beneficiary.
			beneficiary: T::AccountId,
			/// What stays the beneficiary's, paid or not, in the asset's smallest unit.
			kept: T::Balance,
			/// What goes to the remainder, in the same unit.
			freed: T::Balance,
		},
		/// A stream was paid to the end, and the deposit for its record returned.
		StreamEnded {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
		},
		/// A row that compliance refuses was set aside.
		RowSetAside {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
			/// Its beneficiary.
			beneficiary: T::AccountId,
			/// How much is kept for it, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// Nothing is set aside for a row any more: it was paid, or its time is over. The deposit came
		/// back.
		SetAsideEnded {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
		},
		/// A listed round waits for being pushed.
		PushQueued {
			/// The round.
			id: RoundId,
		},
		/// A row of a listed round could not be pushed. It stays claimable by hand.
		PushSkipped {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
			/// Why.
			error: DispatchError,
		},
		/// A listed round is not pushed any more: every row was paid or skipped, or the round is over.
		PushCompleted {
			/// The round.
			id: RoundId,
		},
		/// A round is over.
		RoundClosed {
			/// The round.
			id: RoundId,
			/// What was left in the pot and went to the remainder, in the asset's smallest unit.
			remainder: T::Balance,
			/// Number of payments.
			payments: u64,
			/// Digest over all of them.
			audit: polkadot_sdk::sp_core::H256,
		},
		/// A draft was given up.
		RoundAbandoned {
			/// The round.
			id: RoundId,
			/// What was in the pot and went back to the manager, in the asset's smallest unit.
			refunded: T::Balance,
		},
		/// The last state of a round was removed and the manager's deposit returned.
		RoundRemoved {
			/// The round.
			id: RoundId,
		},
		/// Something happened that should not. Please report it.
		Unexpected {
			/// What.
			kind: UnexpectedKind,
		},
	}
}
