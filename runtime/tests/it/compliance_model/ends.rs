//! How often operations must have ended in each way for a run to mean anything.

use super::Tally;

/// A way to end, and the least number of times that it must occur.
type End = (&'static str, u32);

/// The operations that the numbers below are for.
const PER: u64 = 100_000;

/// By kind of operation.
const ENDS: &[(&str, &[End])] = &[
	(
		"attest",
		&[
			("done", 600),
			("AttesterExpired", 15),
			("AttesterFrozen", 5),
			("ExpiryPast", 15),
			("ExpiryTooFar", 15),
			("JurisdictionNotAllowed", 10),
			("LevelNotAllowed", 120),
			("NotAttester", 60),
			("TooManyRecords", 1),
		],
	),
	(
		"present",
		&[
			("done", 150),
			("AttesterExpired", 6),
			("AttesterFrozen", 2),
			("CredentialExpired", 6),
			("CredentialRevoked", 15),
			("CredentialUsed", 6),
			("JurisdictionNotAllowed", 4),
			("KeyOutdated", 12),
			("LevelNotAllowed", 45),
			("NotAttester", 24),
			("OtherChain", 15),
			("SignatureInvalid", 12),
		],
	),
	("renew", &[("done", 60), ("NoRecord", 30), ("NotAttester", 18), ("RecordVoid", 30)]),
	("revoke", &[("done", 90), ("NotAttester", 9)]),
	("forget", &[("done", 60), ("NoRecord", 60), ("StillNeeded", 90)]),
	("new_epoch", &[("done", 24)]),
	("rotate_key", &[("done", 24)]),
	("add_attester", &[("done", 24), ("AlreadyAttester", 120)]),
	("update_attester", &[("done", 30), ("NotAttester", 3), ("TooManyBlockers", 1)]),
	("remove_attester", &[("done", 24)]),
	(
		"freeze",
		&[
			("done", 12),
			("AlreadyFrozen", 3),
			("FrozenBefore", 3),
			("OfficerSuspended", 6),
			("Protected", 5),
		],
	),
	("ratify_freeze", &[("done", 2), ("NotFrozen", 15), ("OfficerSuspended", 5)]),
	("unfreeze", &[("NotFrozen", 9), ("NotYourFreeze", 1)]),
	("thaw", &[("done", 2), ("NotFrozen", 12)]),
	("lapse_freeze", &[("done", 1), ("NotFrozen", 6), ("StillFrozen", 2)]),
	("suspend_officer", &[("done", 15), ("AlreadySuspended", 3)]),
	("reinstate_officer", &[("done", 15), ("NotSuspended", 30)]),
	("set_price", &[("done", 30)]),
	("set_limits", &[("done", 75)]),
	("set_blocked", &[("done", 30)]),
	("pull", &[("done", 20)]),
	("release", &[("done", 20), ("NotOn", 60), ("Renewed", 1)]),
	("renew_brake", &[("done", 30)]),
	("pause", &[("done", 20), ("NotOpen", 20)]),
	("resume", &[("done", 15), ("NotPaused", 100)]),
	(
		"fund",
		&[
			("done", 15),
			("CallFiltered", 15),
			("ManagerFrozen", 2),
			("NotDraft", 100),
			("TermsChanged", 1),
		],
	),
	(
		"open",
		&[
			("done", 5),
			("ManagerFrozen", 2),
			("NotDraft", 100),
			("NotManager", 20),
			("Underfunded", 5),
		],
	),
	(
		"amend",
		&[
			("done", 4),
			("ManagerFrozen", 1),
			("NotDraft", 50),
			("NotManager", 10),
			("WindowInvalid", 1),
		],
	),
	("abandon", &[("done", 2), ("NotDraft", 20), ("NotManager", 5)]),
	("stop_stream", &[("done", 2), ("ManagerFrozen", 1), ("NotManager", 10), ("NotRevocable", 30)]),
	("fill", &[("done", 200), ("AtMaxVestingSchedules", 15)]),
	("merge", &[("done", 100)]),
	(
		"claim",
		&[
			("done", 200),
			("AccountFrozen", 60),
			("AlreadyClaimed", 150),
			("AttesterGone", 30),
			("CallFiltered", 300),
			("IdentityExpired", 20),
			("IdentityRevoked", 15),
			("JurisdictionRefused", 40),
			("LevelTooLow", 60),
			("NotOpen", 200),
			("TooFewAttesters", 20),
			("WindowClosed", 60),
		],
	),
	(
		"vested claim",
		&[
			("done", 30),
			("AlreadyClaimed", 20),
			("AtMaxVestingSchedules", 1),
			("CallFiltered", 50),
			("WindowClosed", 10),
		],
	),
	(
		"claim of a stream",
		&[
			("done", 100),
			("AlreadyClaimed", 20),
			("CallFiltered", 100),
			("LevelTooLow", 10),
			("NothingUnlocked", 30),
		],
	),
	("claim of a closed round", &[("done", 5), ("NotOpen", 20)]),
	("set_aside", &[("done", 60), ("AlreadyClaimed", 20), ("NotOpen", 40), ("NotRefused", 20)]),
	("close", &[("done", 30), ("NotOpen", 40), ("TooEarlyToClose", 150)]),
	("clean_up", &[("done", 10), ("NotClosed", 180), ("StillSetAside", 20)]),
	("stake", &[("done", 100), ("AmountZero", 20), ("CallFiltered", 20)]),
	("unstake", &[("done", 100), ("AmountZero", 20), ("NotMember", 2), ("StakeTooSmall", 20)]),
	("claim of a stake", &[("done", 60), ("CallFiltered", 30), ("NothingToClaim", 5)]),
	("claim of work", &[("done", 100), ("kept", 5), ("CallFiltered", 30), ("NothingToClaim", 20)]),
	(
		"report",
		&[
			("done", 200),
			("AllowanceExceeded", 5),
			("CallFiltered", 30),
			("EmptyBatch", 20),
			("NotReporter", 20),
			("ScoreZero", 20),
		],
	),
	("halt", &[("done", 5), ("AlreadyHalted", 5)]),
	("resume_emission", &[("done", 5), ("NotHalted", 20)]),
	("prolong_halt", &[("done", 5), ("HaltInvalid", 2)]),
];

/// Fails if something did not occur as often as it must in a run of `operations`. All that is
/// missing is reported together.
pub fn check(tally: &Tally, operations: u32) {
	let mut missing = Vec::new();
	for (kind, ends) in ENDS {
		for (end, least) in *ends {
			let least = u64::from(*least) * u64::from(operations) / PER;
			let times = tally.get(&(*kind, *end)).copied().unwrap_or_default();
			if u64::from(times) < least {
				missing.push(format!("{kind}: {end} {times} times instead of {least}"));
			}
		}
	}
	assert!(missing.is_empty(), "{missing:#?}\nof {tally:#?}");
}
