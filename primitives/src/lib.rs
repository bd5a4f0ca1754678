#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(
		clippy::unwrap_used,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "a test fails by panicking"
	)
)]

extern crate alloc;

/// The version of the program that says it: its package's; of a release with the commit that it was made
/// from, as `scripts/release.sh` gives it to the build.
#[macro_export]
macro_rules! version {
	() => {
		option_env!("DISTRIBUTION_VERSION").unwrap_or(env!("CARGO_PKG_VERSION"))
	};
}

pub mod announcement;
pub mod api;
pub mod audit;
pub mod chain;
pub mod chunk;
pub mod clearing;
pub mod clock;
pub mod compliance;
pub mod credential;
pub mod emission;
pub mod entitlements;
pub mod ethereum;
pub mod finals;
pub mod ids;
pub mod lists;
pub mod merkle;
pub mod payees;
pub mod pot;
pub mod redirect;
pub mod round;
pub mod sale;
pub mod score;
pub mod snapshot;
pub mod supply;
pub mod terms;
pub mod voucher;

pub use announcement::{AnnouncementInfo, ObjectionInfo, Text, MAX_TEXT_LEN};
pub use clock::{LostTime, Touched};
pub use compliance::{
	AcceptAll, Compliance, Countries, Country, Jurisdictions, OnFreeze, Refusal, Requirement,
	Statement, MAX_COUNTRIES, MAX_RECORDS,
};
pub use credential::{key_message, Credential};
pub use ethereum::{Beneficiaries, EthereumClaim, EthereumSignature, SignatureFault};
pub use finals::{era_value, ChainDigest, FinalKind};
pub use lists::{
	ChunkPath, Largest, ListId, MaxShare, Published, PublishedLists, Unmet, VerifiedList,
	MAX_LARGEST,
};
pub use payees::{NextPayee, PayeeInfo, Payees, Scope};
pub use pot::{InPots, PotOf, Solvency};
pub use redirect::Redirect;
pub use round::{
	verify_row, ClaimItem, Claimable, Evidence, Manifest, RangeRow, Release, Remainder, RoundId,
	RoundInfo, Source, Status, Terms, TermsHash, UnlockSchedule, Window, MAX_CID_LEN,
};
pub use sale::{
	BidInfo, Class, Form, SaleFault, SaleId, SaleInfo, SaleState, SaleTerms, MAX_CLASSES,
};
pub use score::{
	BoardId, BoardInfo, BoardTerms, ChallengeInfo, Gap, ProvenRow, RootInfo, ScoreFault, ScoreTree,
	MAX_REPORTERS,
};
pub use snapshot::{
	Fault, Found, Held, Rate, ShownRow, Snapshot, SnapshotChain, SnapshotFault, StateProof,
	Unproven,
};
pub use terms::{extend_rows, terms_hash};
pub use voucher::{
	EndingEpoch, EpochFault, KeySignature, SignedVoucher, Voucher, VoucherFault, VoucherKeys,
	VoucherRecord, VoucherSigners, MAX_ENDING_EPOCHS, MAX_VOUCHER_KEYS,
};
