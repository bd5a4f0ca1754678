//! What the pallet keeps in state.

use codec::{Decode, Encode, MaxEncodedLen};
use distribution_primitives::{Snapshot, TermsHash, Text, Touched};
use polkadot_sdk::sp_core::H256;
use scale_info::TypeInfo;

/// Maximum length of a header of a block, in bytes.
pub const MAX_HEADER_LEN: u32 = 4_096;

/// The announcement of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Announcement<AccountId, Balance, Moment, Deposit> {
	/// The round's manager.
	pub manager: AccountId,
	/// Hash of the terms that were announced.
	pub terms: TermsHash,
	/// When they were announced.
	pub announced: Touched<Moment>,
	/// Time for objections from then on.
	pub period: Moment,
	/// Number of objections there were, to earlier terms too.
	pub objections: u32,
	/// How many of them are answered, from the first on.
	pub answered: u32,
	/// Whether it was shown that the list is not what the snapshot says.
	pub refuted: bool,
	/// What is held for the snapshot, in the smallest unit of the native token.
	pub bond: Balance,
	/// The manager's deposit for the announcement.
	pub deposit: Deposit,
}

/// What an announcement says about how the list was computed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Claim {
	/// The rule.
	pub snapshot: Snapshot,
	/// Root of the list's tree.
	pub root: H256,
	/// Number of its rows.
	pub rows: u32,
}

/// An objection.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Objection<AccountId, Deposit> {
	/// Who has objected.
	pub by: AccountId,
	/// What they say.
	pub text: Text,
	/// What the manager has said to it, if it is the last objection that the words are for.
	pub answer: Option<Text>,
	/// The deposit for it.
	pub deposit: Deposit,
}

/// The state root of a block.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Anchor<AccountId, Moment, Deposit> {
	/// The root.
	pub root: H256,
	/// Who has recorded it.
	pub owner: AccountId,
	/// When it was recorded.
	pub recorded: Touched<Moment>,
	/// The deposit for it.
	pub deposit: Deposit,
}
