//! Faults that are made on purpose: for each property one that it has to find.

/// What is wrong with a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
	/// What the winner does not get of a bond is not burned but lost.
	RestVanishes,
	/// The bond of a root that is final stays held.
	BondStays,
	/// Nothing is claimed while a challenge waits.
	DisputeStopsClaims,
	/// A root can have a sum that the pot cannot pay.
	PostsUncovered,
	/// Faults are proven within the window alone.
	ProofsInWindow,
	/// A root stays that was proven wrong.
	ProofNotHeeded,
	/// The most for an account does not rise with the number of final roots.
	MostStays,
	/// A claim pays the whole score, whatever was paid before.
	PaysEachRoot,
	/// What all together are paid has no bound.
	NoTotal,
	/// The winner's half is rounded up.
	RoundsUp,
	/// The winner is paid from the pot.
	PotRewards,
	/// A root that nobody has judged stands.
	SilenceStands,
	/// A root that nobody has judged waits for ever.
	SilenceKeeps,
	/// What the chain has lost counts as time.
	StallsCount,
	/// A root can be challenged as long as it waits.
	ChallengesLate,
	/// A reporter who loses goes on reporting.
	LoserStays,
	/// A root that is final after the closing gives no more time for claims.
	GraceFromClosing,
	/// A board is removed before the time for claims is over.
	RemovedEarly,
	/// The deposit for a record stays when the record goes.
	DepositStays,
	/// One of several reporters who must agree is enough.
	OneSuffices,
	/// Records are never cleaned.
	RecordsStay,
	/// What reaches the pot of a removed board stays there.
	NothingIsSwept,
}

/// Each fault, the world that it is looked for in, and the property that has to find it.
pub const CAUGHT_BY: [(Fault, &str, &str); 24] = [
	(Fault::RestVanishes, "verdicts", "nothing_is_made_or_lost"),
	(Fault::BondStays, "closing", "bonds_are_held_for_what_waits"),
	(Fault::DisputeStopsClaims, "verdicts", "last_final_root_pays_throughout_disputes"),
	(Fault::PostsUncovered, "closing", "pot_covers_the_last_final_root"),
	(Fault::PotRewards, "verdicts", "tokens_leave_the_pot_by_claims_alone"),
	(Fault::ProofsInWindow, "lists", "faulty_root_can_be_brought_down_until_it_is_final"),
	(Fault::ProofNotHeeded, "lists", "root_that_was_proven_wrong_is_never_final"),
	(Fault::MostStays, "lists", "sound_root_never_falls_by_proof"),
	(Fault::PaysEachRoot, "closing", "nobody_is_paid_more_than_a_final_root_says"),
	(Fault::NoTotal, "lists", "all_are_paid_no_more_than_the_sum"),
	(Fault::RoundsUp, "verdicts", "losers_bond_is_halved_to_the_unit"),
	(Fault::SilenceStands, "verdicts", "silence_pays_nobody"),
	(Fault::StallsCount, "late", "window_is_never_shorter_than_agreed"),
	(Fault::StallsCount, "late", "verdict_has_the_time_that_was_agreed"),
	(Fault::ChallengesLate, "late", "root_is_decided_after_window_and_one_verdict"),
	(Fault::LoserStays, "lists", "reporter_who_loses_reports_no_longer"),
	(Fault::LoserStays, "verdicts", "reporter_who_loses_reports_no_longer"),
	(Fault::GraceFromClosing, "closing", "claims_have_their_whole_grace"),
	(Fault::RemovedEarly, "closing", "claims_have_their_whole_grace"),
	(Fault::DepositStays, "closing", "deposits_are_held_for_records"),
	(Fault::OneSuffices, "several", "several_agree_on_what_they_post"),
	(Fault::SilenceKeeps, "verdicts", "every_posted_root_is_decided_in_the_end"),
	(Fault::RecordsStay, "closing", "board_is_removed_in_the_end"),
	(Fault::NothingIsSwept, "closing", "nothing_stays_in_the_pot_of_a_removed_board"),
];
