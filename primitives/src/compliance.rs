//! What the rounds ask of whoever keeps the registry of identities.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::Weight;
use scale_info::TypeInfo;

/// What compliance demands of a beneficiary. The default demands nothing.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Requirement {
	/// Lowest level of identity check accepted; 0 accepts an account nobody has checked.
	pub level: u8,
}

/// Why an account may not be paid. Every reason can be cured; none forfeits an entitlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Refusal {
	/// The account's level is below the one required.
	#[codec(index = 0)]
	LevelTooLow,
	/// The account's record has expired.
	#[codec(index = 1)]
	Expired,
	/// The account's jurisdiction may not be paid.
	#[codec(index = 2)]
	JurisdictionRefused,
	/// The account is frozen.
	#[codec(index = 3)]
	Frozen,
}

/// Decides who may be paid.
pub trait Compliance<AccountId> {
	/// Whether this registry can check `requirement` at all. A round with a requirement that nobody
	/// can check must not be opened: it would promise what it does not keep.
	fn supports(requirement: &Requirement) -> bool;

	/// Whether `who` may be paid now under `requirement`.
	fn check(who: &AccountId, requirement: &Requirement) -> Result<(), Refusal>;

	/// Weight of one [`Compliance::check`] at its worst.
	fn check_weight() -> Weight;
}

/// Accepts everybody, and therefore supports only the empty requirement.
pub struct AcceptAll;

impl<AccountId> Compliance<AccountId> for AcceptAll {
	fn supports(requirement: &Requirement) -> bool {
		*requirement == Requirement::default()
	}

	fn check(_: &AccountId, _: &Requirement) -> Result<(), Refusal> {
		Ok(())
	}

	fn check_weight() -> Weight {
		Weight::zero()
	}
}
