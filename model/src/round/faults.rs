//! Faults that are made on purpose: for each property one that it has to find.

/// What is wrong with a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
	/// Closing sends everything, what is set aside as well.
	RemainderOfAll,
	/// A payment of a row set aside does not release what was set aside for it.
	BookedTwice,
	/// A row set aside is not marked when it is paid.
	NotMarked,
	/// Streams have no cliff.
	NoCliff,
	/// The chain does not ask compliance when it pays by itself.
	ChainDoesNotAsk,
	/// What the chain has lost does not move the end of a window.
	StallsCount,
	/// The grace counts from the end that was agreed.
	GraceFromAgreedEnd,
	/// Rows set aside are paid while the round is paused.
	PaysWhilePaused,
	/// What was set aside and not claimed goes where the remainder goes.
	AsideToRemainder,
	/// An open round can be abandoned.
	OpenIsAbandoned,
	/// An open round can be amended.
	OpenIsAmended,
	/// Whoever pays or opens does not name the terms.
	AnyTerms,
	/// Resuming a pause of the committee's costs none of its budget.
	ResumingIsFree,
	/// A payment that is locked arrives with one unit less.
	OneUnitLost,
	/// The deposit for a stream's record stays when the round is removed.
	DepositStays,
	/// A round can be closed as soon as its window ends.
	ClosesAtOnce,
	/// A round is removed before the time for rows set aside is over.
	RemovedEarly,
	/// A frozen manager opens its draft.
	FrozenOpens,
	/// A frozen manager cannot abandon its draft.
	FrozenKeeps,
	/// Setting aside reserves twice what is unpaid, so nothing is left for others.
	ReservesTwice,
	/// Nothing is set aside while the round is paused.
	AsideNeedsOpen,
	/// Opening asks for no money.
	OpensEmpty,
	/// A round is closed only once every row is paid.
	ClosesWhenPaid,
	/// What reaches the pot of a removed round stays there.
	NothingIsSwept,
	/// A pause of the committee's ends only when somebody resumes it, whatever its budget.
	PauseDoesNotEnd,
}

/// Each fault, the world that it is looked for in, and the property that has to find it.
pub const CAUGHT_BY: [(Fault, &str, &str); 25] = [
	(Fault::RemainderOfAll, "listed", "pot_covers_what_is_owed"),
	(Fault::OpensEmpty, "draft", "pot_covers_what_is_owed"),
	(Fault::BookedTwice, "listed", "books_agree_with_the_rows"),
	(Fault::NotMarked, "listed", "nobody_is_paid_more_than_the_entitlement"),
	(Fault::NoCliff, "streamed", "no_stream_is_ahead_of_its_schedule"),
	(Fault::ChainDoesNotAsk, "listed", "nobody_refused_is_paid"),
	(Fault::StallsCount, "pauses", "window_is_never_shorter_than_agreed"),
	(Fault::GraceFromAgreedEnd, "pauses", "grace_is_never_shorter_than_agreed"),
	(Fault::PaysWhilePaused, "pauses", "nothing_is_paid_while_paused"),
	(Fault::AsideToRemainder, "pauses", "what_is_set_aside_never_goes_to_the_manager"),
	(Fault::OpenIsAbandoned, "draft", "tokens_leave_an_open_round_by_payments_alone"),
	(Fault::OpenIsAmended, "draft", "terms_of_an_open_round_never_change"),
	(Fault::AnyTerms, "draft", "money_moves_on_agreed_terms_alone"),
	(Fault::ResumingIsFree, "pauses", "committee_pauses_within_its_budget"),
	(Fault::PauseDoesNotEnd, "vested", "committee_pauses_within_its_budget"),
	(Fault::OneUnitLost, "vested", "nothing_is_made_or_lost"),
	(Fault::DepositStays, "streamed", "deposits_are_held_for_what_is_there"),
	(Fault::ClosesAtOnce, "short", "closing_leaves_time_to_set_aside"),
	(Fault::RemovedEarly, "listed", "what_is_set_aside_never_expires_early"),
	(Fault::FrozenOpens, "draft", "frozen_manager_pays_nothing_out"),
	(Fault::FrozenKeeps, "draft", "draft_can_always_be_abandoned"),
	(Fault::ReservesTwice, "pauses", "open_round_pays_whoever_is_not_refused"),
	(Fault::AsideNeedsOpen, "pauses", "what_is_refused_can_be_set_aside_until_closed"),
	(Fault::ClosesWhenPaid, "listed", "round_is_removed_in_the_end"),
	(Fault::NothingIsSwept, "listed", "nothing_stays_in_the_pot_in_the_end"),
];
