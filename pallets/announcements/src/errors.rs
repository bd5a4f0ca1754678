//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// This round is not announced: it never was, or its announcement has been closed.
		#[codec(index = 0)]
		NotAnnounced,
		/// There is no draft with this number. Only drafts are announced; what is open or over is not.
		#[codec(index = 1)]
		NotDraft,
		/// Only the manager of the round announces it and answers.
		#[codec(index = 2)]
		NotManager,
		/// The round, or its announcement, has other terms than these. Look at them, and try again if
		/// you mean those.
		#[codec(index = 3)]
		TermsChanged,
		/// The period for objections is shorter than it has to be, or than it was announced before.
		#[codec(index = 4)]
		PeriodTooShort,
		/// The snapshot gives nothing, or divides by nothing.
		#[codec(index = 5)]
		RatioInvalid,
		/// A snapshot names each country once, and withholds less than all of what it is due.
		#[codec(index = 6)]
		RatesInvalid,
		/// Nothing can be withheld for balances of another chain: the registry of this one does not
		/// know the countries of its accounts at that block.
		#[codec(index = 7)]
		WithheldElsewhere,
		/// The state root of this block was not recorded. Record it while the chain still has the
		/// block's hash, or take a later block.
		#[codec(index = 8)]
		NotAnchored,
		/// The block had another state root.
		#[codec(index = 9)]
		OtherStateRoot,
		/// A snapshot is of a round whose rows are accounts and whose terms demand a list that is
		/// stored in the chain, and all its rows have to be stored.
		#[codec(index = 10)]
		ListNotVerified,
		/// The list in the chain is not the one of the terms.
		#[codec(index = 11)]
		ListDiffers,
		/// It was shown that the list is not what its snapshot says. The round can be announced with
		/// other terms.
		#[codec(index = 12)]
		Refuted,
		/// The period for objections is over.
		#[codec(index = 13)]
		PeriodOver,
		/// The period for objections is not over yet.
		#[codec(index = 14)]
		PeriodNotOver,
		/// An objection and an answer have words.
		#[codec(index = 15)]
		NoText,
		/// There is no such objection, or it is answered.
		#[codec(index = 16)]
		NothingToAnswer,
		/// Objections are not answered. The manager answers them in words, or by other terms.
		#[codec(index = 17)]
		Unanswered,
		/// There is no objection with this number, or it has been removed.
		#[codec(index = 18)]
		UnknownObjection,
		/// While the round is announced, only whoever has objected removes an objection.
		#[codec(index = 19)]
		NotObjector,
		/// The round is still a draft, and so its announcement stands.
		#[codec(index = 20)]
		StillDraft,
		/// The announcement says nothing about how the list was computed.
		#[codec(index = 21)]
		NoSnapshot,
		/// A row that is shown is not in the list.
		#[codec(index = 22)]
		RowNotProven,
		/// The proof does not show what the state of the block says about the account.
		#[codec(index = 23)]
		StateNotProven,
		/// The rows that are shown are not those that such a fault is about.
		#[codec(index = 24)]
		NotNeighbours,
		/// What is shown is as the snapshot says.
		#[codec(index = 25)]
		NoFault,
		/// These bytes are no header of a block.
		#[codec(index = 26)]
		NotAHeader,
		/// The chain does not know, or no longer knows, a block with this header.
		#[codec(index = 27)]
		UnknownBlock,
		/// The state root of this block is recorded.
		#[codec(index = 28)]
		AlreadyAnchored,
		/// Only whoever has recorded a state root removes it.
		#[codec(index = 29)]
		NotOwner,
		/// A state root stays recorded for some time, for those who count on it.
		#[codec(index = 30)]
		AnchorKept,
	}
}
