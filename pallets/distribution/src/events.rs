//! What the pallet reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the pallet reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A round was drafted.
		#[codec(index = 0)]
		RoundDrafted {
			/// Its number.
			id: RoundId,
			/// Its manager.
			manager: T::AccountId,
			/// Its terms.
			terms: TermsOf<T>,
		},
		/// The terms of a draft were replaced.
		#[codec(index = 1)]
		RoundAmended {
			/// The round.
			id: RoundId,
			/// Its new terms.
			terms: TermsOf<T>,
		},
		/// Rows were added to a listed round.
		#[codec(index = 2)]
		EntriesAdded {
			/// The round.
			id: RoundId,
			/// Number of the first row added.
			from: u32,
			/// The rows: beneficiary and amount.
			entries: BoundedVec<EntryOf<T>, T::MaxBatch>,
		},
		/// Tokens were paid into the pot of a round.
		#[codec(index = 3)]
		RoundFunded {
			/// The round.
			id: RoundId,
			/// The payer.
			from: T::AccountId,
			/// The amount, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// A round was opened; its terms are final.
		#[codec(index = 4)]
		RoundOpened {
			/// The round.
			id: RoundId,
		},
		/// The clock of a round was stopped, or a vote decided that it stays stopped.
		#[codec(index = 5)]
		RoundPaused {
			/// The round.
			id: RoundId,
			/// First time at which the round is open again by itself, unless it is resumed or a
			/// vote pauses it before; nothing is reported then. `None` if a vote decided: it is
			/// paused until it is resumed.
			until: Option<MomentOf<T>>,
		},
		/// The clock of a round was restarted.
		#[codec(index = 6)]
		RoundResumed {
			/// The round.
			id: RoundId,
			/// The new end of its window, moved by the time paused.
			closes: MomentOf<T>,
		},
		/// A row was paid.
		#[codec(index = 7)]
		Paid {
			/// The round.
			id: RoundId,
			/// Number of the payment within the round, from 0.
			sequence: u64,
			/// The row that was paid or, for a voucher, the number of the beneficiary.
			index: u32,
			/// The beneficiary, who owns the row: of an Ethereum address, the account behind twelve zero
			/// bytes.
			beneficiary: T::AccountId,
			/// The account that was paid: the beneficiary, or whom they have named.
			payee: T::AccountId,
			/// The amount, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// A claim in a batch was refused; the entitlement remains.
		#[codec(index = 8)]
		ClaimRefused {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
			/// The reason.
			error: DispatchError,
		},
		/// A stream was started: its row needs no proof from now on.
		#[codec(index = 9)]
		StreamStarted {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
			/// Its beneficiary.
			beneficiary: T::AccountId,
			/// The whole entitlement, in the asset's smallest unit.
			total: T::Balance,
			/// Who paid the deposit for the record. `None` if the manager's deposit covers it.
			depositor: Option<T::AccountId>,
		},
		/// The manager stopped a stream.
		#[codec(index = 10)]
		StreamStopped {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
			/// Its beneficiary.
			beneficiary: T::AccountId,
			/// What the beneficiary keeps, paid or not, in the asset's smallest unit.
			kept: T::Balance,
			/// What goes to the remainder, in the same unit.
			freed: T::Balance,
		},
		/// A stream was paid in full, and the deposit for its record returned.
		#[codec(index = 11)]
		StreamEnded {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
		},
		/// A row or a voucher that is refused was set aside, by somebody or by the chain.
		#[codec(index = 12)]
		RowSetAside {
			/// The round.
			id: RoundId,
			/// The row or, for a voucher, the number of the beneficiary.
			index: u32,
			/// Its beneficiary.
			beneficiary: T::AccountId,
			/// The amount reserved for it, in the asset's smallest unit. For a voucher: beyond what was
			/// reserved for the beneficiary already.
			amount: T::Balance,
		},
		/// A row is no longer set aside: it was paid, or its stream was stopped. Nothing is set aside any
		/// longer for a beneficiary of vouchers.
		#[codec(index = 13)]
		SetAsideEnded {
			/// The round.
			id: RoundId,
			/// The row or, for a voucher, the number of the beneficiary.
			index: u32,
		},
		/// A listed round was added to the push queue.
		#[codec(index = 14)]
		PushQueued {
			/// The round.
			id: RoundId,
		},
		/// A row of a listed round could not be pushed. It can still be claimed by hand.
		#[codec(index = 15)]
		PushSkipped {
			/// The round.
			id: RoundId,
			/// The row.
			index: u32,
			/// The reason.
			error: DispatchError,
		},
		/// A listed round left the push queue: every row was paid or skipped, or the round is over.
		#[codec(index = 16)]
		PushCompleted {
			/// The round.
			id: RoundId,
		},
		/// A round was closed.
		#[codec(index = 17)]
		RoundClosed {
			/// The round.
			id: RoundId,
			/// What was left in the pot and went to the remainder, in the asset's smallest unit.
			/// Zero if it could not be sent; [`Event::RemainderKept`] then says why, and
			/// [`Event::RemainderSent`] may follow.
			remainder: T::Balance,
			/// Number of payments.
			payments: u64,
			/// Digest over all payments.
			audit: polkadot_sdk::sp_core::H256,
		},
		/// A draft was abandoned.
		#[codec(index = 18)]
		RoundAbandoned {
			/// The round.
			id: RoundId,
			/// What was in the pot and was returned to the manager, in the asset's smallest unit.
			refunded: T::Balance,
		},
		/// The last state of a round was removed and the manager's deposit returned.
		#[codec(index = 19)]
		RoundRemoved {
			/// The round.
			id: RoundId,
			/// Sum of all payments, in the asset's smallest unit.
			claimed: T::Balance,
			/// Number of payments.
			payments: u64,
			/// Digest over all payments.
			audit: polkadot_sdk::sp_core::H256,
		},
		/// Something happened that should never happen. Please report it.
		#[codec(index = 20)]
		Unexpected {
			/// What happened.
			kind: UnexpectedKind,
		},
		/// What is left of a closed round could not be sent. It stays in the pot until a clean-up
		/// can send it.
		#[codec(index = 21)]
		RemainderKept {
			/// The round.
			id: RoundId,
			/// Why it could not be sent.
			error: DispatchError,
		},
		/// Rows set aside were not claimed in time: what was set aside went to the treasury.
		#[codec(index = 22)]
		SetAsideExpired {
			/// The round.
			id: RoundId,
			/// How much, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// What was in the pot of a removed round went to the treasury.
		#[codec(index = 23)]
		PotSwept {
			/// The round.
			id: RoundId,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// What was left of a closed round, or arrived later, went to the remainder while rows are
		/// set aside.
		#[codec(index = 24)]
		RemainderSent {
			/// The round.
			id: RoundId,
			/// How much, in the asset's smallest unit.
			amount: T::Balance,
		},
		/// The keys of a round of vouchers were set or replaced.
		#[codec(index = 25)]
		KeysRotated {
			/// The round.
			id: RoundId,
			/// The epoch that begins.
			epoch: u32,
			/// Its keys.
			keys: VoucherKeys,
			/// First time at which vouchers of the epoch before can no longer be settled, if the
			/// round loses no time. `None` if the round was a draft, which has no epoch before.
			ends: Option<MomentOf<T>>,
		},
		/// The manager of a round of vouchers has promised more, or made room for more beneficiaries.
		#[codec(index = 26)]
		Promised {
			/// The round.
			id: RoundId,
			/// What can be paid in total from now on, in the asset's smallest unit.
			amount: T::Balance,
			/// The number of beneficiaries for whom there is room.
			beneficiaries: u32,
		},
		/// A voucher in a batch was refused; the entitlement remains.
		#[codec(index = 27)]
		SettlementRefused {
			/// The round.
			id: RoundId,
			/// The beneficiary.
			beneficiary: T::AccountId,
			/// The reason.
			error: DispatchError,
		},
		/// A sale has delivered all that it will from its round.
		#[codec(index = 28)]
		SaleConcluded {
			/// The round.
			id: RoundId,
			/// How much that is, paid or yet to be streamed, in the asset's smallest unit.
			total: T::Balance,
		},
	}
}
