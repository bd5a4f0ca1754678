//! Announcements: drafts of rounds that are shown for a time before they open, so that anybody can
//! object; as clients see them.

use crate::{
	round::{RoundId, TermsHash},
	snapshot::Snapshot,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::{sp_core::ConstU32, sp_runtime::BoundedVec};
use scale_info::TypeInfo;

/// Maximum length of an objection and of an answer, in bytes.
pub const MAX_TEXT_LEN: u32 = 512;

/// An objection or an answer, as text in UTF-8. The chain does not look at it.
pub type Text = BoundedVec<u8, ConstU32<MAX_TEXT_LEN>>;

/// An announcement as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct AnnouncementInfo<AccountId, Balance, Moment> {
	/// The round.
	pub round: RoundId,
	/// Its manager.
	pub manager: AccountId,
	/// Hash of the terms that were announced.
	pub terms: TermsHash,
	/// Whether the round is still a draft with these terms.
	pub current: bool,
	/// When it was announced.
	pub announced: Moment,
	/// Time for objections, in blocks of the clock. It is longer by what is lost to claims meanwhile.
	pub period: Moment,
	/// What is left of it. Once it is zero nobody can object any more.
	pub left: Moment,
	/// Number of objections there were, to earlier terms too.
	pub objections: u32,
	/// How many of them are answered, from the first on.
	pub answered: u32,
	/// How the list was computed, if the manager has said so.
	pub snapshot: Option<Snapshot>,
	/// Whether it was shown that the list is not what the snapshot says. The round does not open then.
	pub refuted: bool,
	/// What the manager loses if that is shown, in the smallest unit of the native token.
	pub bond: Balance,
}

/// An objection as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct ObjectionInfo<AccountId> {
	/// Its number among those to the round, from 0.
	pub number: u32,
	/// Who has objected.
	pub by: AccountId,
	/// What they say.
	pub text: Vec<u8>,
	/// Whether the manager has answered, in words or by other terms.
	pub answered: bool,
	/// The words, if they are for this objection alone or if it is the last that they are for.
	pub answer: Option<Vec<u8>>,
}
