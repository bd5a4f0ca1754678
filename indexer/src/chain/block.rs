//! A decoded block.

use crate::chain::words;
use distribution_client::{account::AccountId, types::AssetKind, words::Word};
use distribution_primitives::{emission::IssuanceSchedule, ChainDigest};
use polkadot_sdk::{sp_core::H256, sp_runtime::Perbill};
use std::collections::BTreeMap;

/// A final block with all that the index wants of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: H256,
	/// The hash of the block before.
	pub parent: H256,
	/// Its time, in milliseconds since 1970 (UTC); 0 if it has none.
	pub time: u64,
	/// The relay-chain block that it goes by; 0 if it has none.
	pub relay: u32,
	/// Version of the runtime that made it; of the first block, that of the genesis.
	pub spec: u32,
	/// Whether a migration over several blocks is not finished after it.
	pub migrating: bool,
	/// Total supply of the native token after it.
	pub supply: u128,
	/// Its transactions.
	pub extrinsics: Vec<Extrinsic>,
	/// Its events.
	pub events: Vec<Event>,
	/// What the chain says of the sums that its events change.
	pub state: State,
}

/// A transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extrinsic {
	/// Its hash.
	pub hash: H256,
	/// Its call.
	pub call: String,
	/// Who signed it.
	pub signer: Option<AccountId>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
	/// Its number in the block.
	pub index: u32,
	/// The transaction that caused it.
	pub extrinsic: Option<u32>,
	/// Its pallet.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields. Errors are named.
	pub fields: Vec<(String, Word)>,
}

/// What the chain says of the sums that the events of a block change: what is recomputed must be
/// the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
	/// Rounds that have paid, as they are after the block; none for one that is removed.
	pub rounds: BTreeMap<u32, Option<RoundSums>>,
	/// What pools owe after the block, if they were funded or have paid; none for one that is
	/// removed.
	pub pools: BTreeMap<u16, Option<u128>>,
	/// The digest of the chain after the block, if it has folded something into it.
	pub finals: Option<ChainDigest>,
	/// What decides about the era that ended, as it was before the block.
	pub era: Option<EraRules>,
	/// What there was before the first block.
	pub genesis: Option<Genesis>,
}

/// What a round says it has paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundSums {
	/// The sum of its payments.
	pub claimed: u128,
	/// Their number.
	pub payments: u64,
	/// Their digest.
	pub digest: H256,
}

/// What decides about an era that ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EraRules {
	/// Number of the era.
	pub era: u32,
	/// Total supply when it began.
	pub supply: u128,
	/// The schedule, if there is one.
	pub schedule: Option<IssuanceSchedule<u128>>,
	/// Whether emission is halted.
	pub halted: bool,
	/// Each pool's share.
	pub budget: Vec<(u16, Perbill)>,
	/// The largest share of the supply that an era issues.
	pub most: Perbill,
}

/// What there was before the first block, without any event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Genesis {
	/// Pools: number, kind as JSON, and what they owe.
	pub pools: Vec<(u16, String, u128)>,
	/// Balances in the native token: account, free, held.
	pub balances: Vec<(AccountId, u128, u128)>,
	/// Balances in assets.
	pub assets: Vec<(u32, AccountId, u128)>,
}

impl Block {
	/// Whether an era ended in it.
	pub(crate) fn ends_era(&self) -> bool {
		self.events.iter().any(|event| event.is("Emission", "EraEnded"))
	}
}

impl Event {
	/// Whether it is this one.
	pub fn is(&self, pallet: &str, name: &str) -> bool {
		self.pallet == pallet && self.name == name
	}

	fn get<T>(&self, name: &str, read: impl Fn(&Word) -> Option<T>) -> Result<T, String> {
		let word = words::part(&self.fields, name);
		word.and_then(read).ok_or_else(|| {
			format!("{}.{} has no `{name}` of the kind that is known", self.pallet, self.name)
		})
	}

	/// A number.
	///
	/// # Errors
	/// If it has no such field, or the number does not fit.
	pub(crate) fn number<T: TryFrom<u128>>(&self, name: &str) -> Result<T, String> {
		self.get(name, |word| words::number(word).and_then(|value| T::try_from(value).ok()))
	}

	/// An account.
	pub(crate) fn account(&self, name: &str) -> Result<AccountId, String> {
		self.get(name, words::account)
	}

	/// A hash.
	pub(crate) fn hash(&self, name: &str) -> Result<H256, String> {
		self.get(name, words::hash)
	}

	/// The native token or an asset.
	pub(crate) fn asset(&self, name: &str) -> Result<AssetKind, String> {
		self.get(name, words::asset)
	}

	/// Yes or no.
	pub(crate) fn yes(&self, name: &str) -> Result<bool, String> {
		self.get(name, |word| match word {
			Word::Bool(yes) => Some(*yes),
			_ => None,
		})
	}

	/// The name of one of several.
	pub(crate) fn name_of(&self, name: &str) -> Result<String, String> {
		self.get(name, words::name)
	}

	/// A value with parts.
	pub(crate) fn parts(&self, name: &str) -> Result<&[(String, Word)], String> {
		match words::part(&self.fields, name) {
			Some(Word::Fields(parts)) => Ok(parts),
			_ => Err(format!("{}.{} has no parts in `{name}`", self.pallet, self.name)),
		}
	}

	/// A value as JSON.
	pub(crate) fn json(&self, name: &str) -> Result<String, String> {
		self.get(name, |word| Some(word.json().to_string()))
	}

	/// All fields as one JSON object.
	pub(crate) fn fields_json(&self) -> String {
		Word::Fields(self.fields.clone()).json().to_string()
	}
}
