//! Faults that are made on purpose: for each property one that it has to find.

/// What is wrong with a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
	/// A stretch counts as the distance of its ends, one less than it was on in.
	OneBlockLess,
	/// A released brake counts for nothing.
	ReleasingIsFree,
	/// The committee releases what a vote has renewed.
	ReleasesRenewed,
	/// Renewals have no longest time.
	RenewedForLong,
	/// No place is kept for safe mode.
	NoPlaceKept,
	/// A brake ends only when somebody releases it.
	BrakesStay,
	/// The clock of entitlements goes on while claims are stopped.
	ClockGoesOn,
	/// The calls that referenda need can be paused.
	VotingPausable,
	/// Safe mode stops votes.
	VotesStop,
	/// The committee ends referenda.
	CommitteeCancels,
	/// Replacing the committee takes its consent.
	NeedsConsent,
	/// Halts of earlier eras do not count.
	HaltsForgotten,
	/// The committee resumes what a vote has halted.
	CommitteeResumes,
	/// A halt ends only by a vote.
	HaltStays,
}

/// Each fault, the world that it is looked for in, and the property that has to find it.
pub const CAUGHT_BY: [(Fault, &str, &str); 14] = [
	(Fault::OneBlockLess, "budget", "committee_stops_within_its_budget_in_any_window"),
	(Fault::ReleasingIsFree, "budget", "committee_stops_within_its_budget_in_any_window"),
	(Fault::ReleasesRenewed, "replacement", "committee_cannot_end_what_a_vote_renewed"),
	(Fault::RenewedForLong, "budget", "every_brake_has_an_end"),
	(Fault::NoPlaceKept, "places", "safe_mode_always_has_a_place"),
	(Fault::BrakesStay, "places", "no_brake_is_on_in_the_end"),
	(Fault::ClockGoesOn, "replacement", "clock_of_entitlements_stands_while_claims_are_stopped"),
	(Fault::VotingPausable, "replacement", "holders_can_always_vote"),
	(Fault::VotesStop, "replacement", "holders_can_always_vote"),
	(Fault::CommitteeCancels, "replacement", "committee_ends_no_referendum"),
	(Fault::NeedsConsent, "replacement", "committee_is_replaced_in_the_end"),
	(Fault::HaltsForgotten, "halts", "committee_halts_a_part_of_any_window"),
	(Fault::CommitteeResumes, "halts", "halts_end_by_themselves_or_by_vote"),
	(Fault::HaltStays, "halts", "emission_goes_on_in_the_end"),
];
