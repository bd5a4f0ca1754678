//! The trait that decides who may be paid, and its vocabulary.
//!
//! Levels of identity check are numbers whose meaning governance defines; 0 is an account that has
//! not been checked. Jurisdictions are ISO 3166-1 alpha-2 codes.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_runtime::{BoundedVec, Weight},
};
use scale_info::TypeInfo;

/// Maximum number of countries in a list.
pub const MAX_COUNTRIES: u32 = 64;
/// Maximum number of attesters that can vouch for one account, and so the most that a round can
/// require. Attesters whose word alone blocks an account have places of their own besides.
pub const MAX_RECORDS: u32 = 4;

/// A jurisdiction: the two capital letters of its ISO 3166-1 alpha-2 code.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Country(pub [u8; 2]);

impl Country {
	/// Whether it has the form of a code: two capital letters. Whether the code is assigned is not
	/// checked, because assignments change.
	pub fn is_valid(&self) -> bool {
		self.0.iter().all(u8::is_ascii_uppercase)
	}
}

impl core::fmt::Display for Country {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(core::str::from_utf8(&self.0).unwrap_or("??"))
	}
}

impl core::str::FromStr for Country {
	type Err = &'static str;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let country = <[u8; 2]>::try_from(text.as_bytes()).map(Self);
		match country {
			Ok(country) if country.is_valid() => Ok(country),
			_ => Err("not a country: two capital letters, as in ISO 3166-1 alpha-2"),
		}
	}
}

/// A list of countries.
pub type Countries = BoundedVec<Country, ConstU32<MAX_COUNTRIES>>;

/// Which jurisdictions are accepted.
#[derive(
	Clone,
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
pub enum Jurisdictions {
	/// All of them, including unknown ones.
	#[codec(index = 0)]
	#[default]
	Any,
	/// Only these.
	#[codec(index = 1)]
	Only(Countries),
	/// All known ones except these.
	#[codec(index = 2)]
	Except(Countries),
}

impl Jurisdictions {
	/// Whether `country` is accepted.
	pub fn accept(&self, country: &Country) -> bool {
		match self {
			Self::Any => true,
			Self::Only(list) => list.contains(country),
			Self::Except(list) => !list.contains(country),
		}
	}

	/// Whether every code is well-formed and the list is not empty.
	pub fn is_valid(&self) -> bool {
		match self {
			Self::Any => true,
			Self::Only(list) | Self::Except(list) => {
				!list.is_empty() && list.iter().all(Country::is_valid)
			}
		}
	}
}

/// The compliance requirement for a payee. The default requires nothing.
#[derive(
	Clone,
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
	/// Lowest level of identity check accepted. 0 accepts an unchecked account, unless something
	/// else is required.
	pub level: u8,
	/// Jurisdictions accepted.
	pub jurisdictions: Jurisdictions,
	/// Number of different attesters whose records must meet the above. 0 and 1 both mean one, if
	/// anything is required.
	pub attesters: u8,
}

impl Requirement {
	/// Requires `level` and nothing else.
	pub fn level(level: u8) -> Self {
		Self { level, ..Default::default() }
	}

	/// Number of records that must meet it: none if nothing is required.
	pub fn records(&self) -> u32 {
		if *self == Self::default() {
			0
		} else {
			u32::from(self.attesters).max(1)
		}
	}
}

/// An attester's statement on an account.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Statement<Moment> {
	/// Level of identity check, at least 1.
	pub level: u8,
	/// Jurisdiction.
	pub jurisdiction: Country,
	/// First time at which it is no longer valid.
	pub expires: Moment,
	/// A hash of the attester's choice, usually of its file on the account.
	pub evidence: H256,
}

/// Why an account may not be paid. Every reason can be remedied; none forfeits an entitlement.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
)]
pub enum Refusal {
	/// The account's level is below the required one, or the account has not been checked.
	#[codec(index = 0)]
	LevelTooLow,
	/// The account's record has expired.
	#[codec(index = 1)]
	Expired,
	/// The round does not pay into the account's jurisdiction.
	#[codec(index = 2)]
	JurisdictionRefused,
	/// The account is frozen.
	#[codec(index = 3)]
	Frozen,
	/// No payment on this chain goes to the jurisdiction that an attester named for the account.
	#[codec(index = 4)]
	JurisdictionBlocked,
	/// The attester that vouched for the account has been removed or has withdrawn all its records.
	#[codec(index = 5)]
	AttesterGone,
	/// The record was revoked.
	#[codec(index = 6)]
	Revoked,
	/// Fewer attesters than required vouch for the account.
	#[codec(index = 7)]
	TooFewAttesters,
	/// The account has received the maximum for its level in this period; passes with the next one.
	#[codec(index = 8)]
	LimitReached,
	/// The payment alone exceeds the maximum per period for the account's level, or that is too
	/// small to be paid in parts; needs a higher level.
	#[codec(index = 9)]
	AboveLimit,
	/// The account that the owner has named to be paid is frozen.
	#[codec(index = 10)]
	PayeeFrozen,
	/// No payment on this chain goes to the jurisdiction that an attester named for the account that
	/// the owner has named to be paid.
	#[codec(index = 11)]
	PayeeBlocked,
}

/// Decides who may be paid.
pub trait Compliance<AccountId, AssetKind, Balance> {
	/// Block number of the clock.
	type Moment;

	/// What the payments of one call have in common, whoever they go to: the policy and the time.
	type Session;

	/// Reads what the payments of one call have in common. The records of the accounts are not part
	/// of it: each is read when it is paid. Nobody may keep a session beyond a call or a hook, or
	/// change the registry meanwhile.
	fn session() -> Self::Session;

	/// Whether this registry can check `requirement` at all. A round with a requirement that cannot
	/// be checked must not be opened: it would make a promise that it does not keep.
	fn supports(requirement: &Requirement) -> bool;

	/// Whether `who` may be paid `amount` of `asset`, in its smallest unit, now under
	/// `requirement`.
	fn check(
		who: &AccountId,
		requirement: &Requirement,
		asset: &AssetKind,
		amount: Balance,
	) -> Result<(), Refusal>;

	/// Whether `who` is frozen: it must neither be paid nor pay others out of what cannot be frozen
	/// itself. A registry that knows no freezes says no.
	fn frozen(who: &AccountId) -> bool {
		let _ = who;
		false
	}

	/// [`Compliance::check`]; if it passes, counts `amount` against the payout limits of `who`.
	/// If the payment then fails, the caller must roll back the storage.
	///
	/// The payment is made whole or not at all. One that is within the limit on its own is accepted
	/// as long as anything is left of the period: what goes beyond counts for the next one.
	/// Otherwise anyone could keep a payment away for ever by paying a little before it.
	fn pay(
		who: &AccountId,
		requirement: &Requirement,
		asset: &AssetKind,
		amount: Balance,
	) -> Result<(), Refusal> {
		Self::pay_in(&Self::session(), who, requirement, asset, amount)
	}

	/// [`Compliance::pay`], as one of many payments.
	fn pay_in(
		session: &Self::Session,
		who: &AccountId,
		requirement: &Requirement,
		asset: &AssetKind,
		amount: Balance,
	) -> Result<(), Refusal>;

	/// Like [`Compliance::pay`], but caps the payment at what the payout limits still allow in this
	/// period, and takes nothing from the next one. Some of each period is kept for payments that
	/// are made whole: anybody can send claims that are paid in parts, and must not be able to keep
	/// whole ones away with them.
	/// Returns the amount to pay, which is at most `due` and positive if `due` is, in the asset's
	/// smallest unit.
	///
	/// With nothing left for parts it refuses with [`Refusal::LimitReached`]; with a limit so low
	/// that it leaves nothing for parts in any period, with [`Refusal::AboveLimit`].
	fn pay_up_to(
		who: &AccountId,
		requirement: &Requirement,
		asset: &AssetKind,
		due: Balance,
	) -> Result<Balance, Refusal> {
		Self::pay_up_to_in(&Self::session(), who, requirement, asset, due)
	}

	/// [`Compliance::pay_up_to`], as one of many payments.
	fn pay_up_to_in(
		session: &Self::Session,
		who: &AccountId,
		requirement: &Requirement,
		asset: &AssetKind,
		due: Balance,
	) -> Result<Balance, Refusal>;

	/// Whether what is due to somebody else may be paid to `who`, whom they have named. It must not
	/// be frozen, nor blocked for its jurisdiction; nothing else is asked of it, because requirement
	/// and payout limits are for the account whom it is due to. Refuses with
	/// [`Refusal::PayeeFrozen`] or [`Refusal::PayeeBlocked`].
	fn check_payee(who: &AccountId) -> Result<(), Refusal> {
		Self::check_payee_in(&Self::session(), who)
	}

	/// [`Compliance::check_payee`], as one of many.
	fn check_payee_in(session: &Self::Session, who: &AccountId) -> Result<(), Refusal>;

	/// The most that [`Compliance::pay_up_to`] would pay `who` of `asset` now, as far as the payout
	/// limits are concerned, in the asset's smallest unit; `None` if there is no limit.
	fn allowance(who: &AccountId, asset: &AssetKind) -> Option<Balance>;

	/// When a refusal passes on its own, if it does.
	fn passes_at(refusal: Refusal) -> Option<Self::Moment>;

	/// Extra weight of one [`Compliance::check`], [`Compliance::pay`] or [`Compliance::pay_up_to`]
	/// beyond the free case (empty requirement, no limit), which callers benchmark themselves.
	/// `None` returns the worst case.
	///
	/// It is an upper bound. The measured figure may include an [`Compliance::allowance`] beside
	/// the payment, which payments asked for before [`Compliance::pay_up_to`] existed: each payment
	/// now reads the account and the policy once.
	fn weight(case: Option<(&Requirement, &AssetKind)>) -> Weight;

	/// Weight of one [`Compliance::check_payee`], all of it: callers' benchmarks have none.
	fn payee_weight() -> Weight;

	/// What a payment weighs less than in callers' benchmarks, under these terms: nothing may be
	/// required of anybody now, so that the account's records are not read.
	fn spared(requirement: &Requirement, asset: &AssetKind) -> Weight {
		let _ = (requirement, asset);
		Weight::zero()
	}

	/// Makes the data that a check of `who` reads as large as possible, without a reason for
	/// refusal.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(who: &AccountId);
}

/// Accepts every account, and therefore supports only the empty requirement.
pub struct AcceptAll<Moment>(core::marker::PhantomData<Moment>);

impl<AccountId, AssetKind, Balance, Moment> Compliance<AccountId, AssetKind, Balance>
	for AcceptAll<Moment>
{
	type Moment = Moment;
	type Session = ();

	fn session() {}

	fn supports(requirement: &Requirement) -> bool {
		*requirement == Requirement::default()
	}

	fn check(_: &AccountId, _: &Requirement, _: &AssetKind, _: Balance) -> Result<(), Refusal> {
		Ok(())
	}

	fn pay_in(
		(): &(),
		_: &AccountId,
		_: &Requirement,
		_: &AssetKind,
		_: Balance,
	) -> Result<(), Refusal> {
		Ok(())
	}

	fn pay_up_to_in(
		(): &(),
		_: &AccountId,
		_: &Requirement,
		_: &AssetKind,
		due: Balance,
	) -> Result<Balance, Refusal> {
		Ok(due)
	}

	fn check_payee_in((): &(), _: &AccountId) -> Result<(), Refusal> {
		Ok(())
	}

	fn allowance(_: &AccountId, _: &AssetKind) -> Option<Balance> {
		None
	}

	fn passes_at(_: Refusal) -> Option<Moment> {
		None
	}

	fn weight(_: Option<(&Requirement, &AssetKind)>) -> Weight {
		Weight::zero()
	}

	fn payee_weight() -> Weight {
		Weight::zero()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(_: &AccountId) {}
}

/// Is told of accounts that are frozen.
pub trait OnFreeze<AccountId> {
	/// `who` is frozen from now on. Nothing may keep an account from being frozen, so it cannot fail.
	fn frozen(who: &AccountId);

	/// Weight of it, all of it: the benchmark of freezing has none.
	fn weight() -> Weight;
}

/// Nobody is told.
impl<AccountId> OnFreeze<AccountId> for () {
	fn frozen(_: &AccountId) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn country_should_be_read_and_written() {
		let country: Country = "DE".parse().unwrap();
		assert_eq!(country.to_string(), "DE");
		for wrong in ["", "D", "de", "DEU", "D1", "Ä"] {
			assert!(wrong.parse::<Country>().is_err(), "{wrong}");
		}
	}

	#[test]
	fn jurisdictions_should_accept_what_they_name() {
		let list: Countries = vec![Country(*b"DE"), Country(*b"FR")].try_into().unwrap();
		let (de, us) = (Country(*b"DE"), Country(*b"US"));
		assert!(Jurisdictions::Any.accept(&us));
		assert!(Jurisdictions::Only(list.clone()).accept(&de));
		assert!(!Jurisdictions::Only(list.clone()).accept(&us));
		assert!(!Jurisdictions::Except(list.clone()).accept(&de));
		assert!(Jurisdictions::Except(list).accept(&us));
		assert!(!Jurisdictions::Only(Default::default()).is_valid());
		assert!(!Jurisdictions::Only(vec![Country(*b"d3")].try_into().unwrap()).is_valid());
	}

	#[test]
	fn requirement_should_need_a_record_as_soon_as_it_demands_anything() {
		assert_eq!(Requirement::default().records(), 0);
		assert_eq!(Requirement::level(1).records(), 1);
		assert_eq!(Requirement { attesters: 1, ..Default::default() }.records(), 1);
		assert_eq!(Requirement { attesters: 3, ..Requirement::level(1) }.records(), 3);
		let except = Jurisdictions::Except(vec![Country(*b"US")].try_into().unwrap());
		assert_eq!(Requirement { jurisdictions: except, ..Default::default() }.records(), 1);
	}
}
