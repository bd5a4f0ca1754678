//! What the chain says of the sums that a block's events change.

use crate::{
	chain::{
		block::{Block, EraRules, Genesis, RoundSums, State},
		reader::Reader,
		words,
	},
	error::{Error, Result},
};
use codec::{Decode, DecodeAll};
use distribution_client::{
	account::AccountId, decoding::recorded::decode_stored, words::Word, Chain,
};
use distribution_primitives::{
	emission::{Budget, IssuanceSchedule},
	ChainDigest,
};
use polkadot_sdk::{
	sp_core::H256,
	sp_io::hashing::{twox_128, twox_64},
	sp_runtime::Perbill,
};
use std::collections::BTreeSet;
use subxt::Metadata;

/// Keys of storage.
pub(crate) struct Keys;

impl Keys {
	/// What is asked of each block.
	pub(crate) const EACH: [(&str, &str); 6] = [
		("System", "Events"),
		("System", "LastRuntimeUpgrade"),
		("Timestamp", "Now"),
		("ParachainSystem", "LastRelayChainBlockNumber"),
		("Balances", "TotalIssuance"),
		("MultiBlockMigrations", "Cursor"),
	];

	/// The key of a single value, and what all keys of a map begin with.
	pub(crate) fn value(pallet: &str, item: &str) -> Vec<u8> {
		[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
	}

	/// The key of an entry of a map by number, as our pallets have them.
	fn entry(pallet: &str, item: &str, id: &[u8]) -> Vec<u8> {
		[Self::value(pallet, item).as_slice(), &twox_64(id), id].concat()
	}
}

/// What a block needs to be compared with.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wanted {
	rounds: BTreeSet<u32>,
	pools: BTreeSet<u16>,
	finals: bool,
}

impl Wanted {
	fn of(block: &Block) -> Result<Self> {
		let mut wanted = Self::default();
		for event in &block.events {
			let unread = |what: String| Error::decode(block.number, what);
			match (event.pallet.as_str(), event.name.as_str()) {
				("Distribution", "Paid") => {
					wanted.rounds.insert(event.number("id").map_err(unread)?);
				}
				("Emission", "PoolFunded" | "RewardPaid" | "RewardsExpired" | "PoolCreated") => {
					wanted.pools.insert(event.number("pool").map_err(unread)?);
				}
				("ChainDigest", _) => wanted.finals = true,
				_ => {}
			}
		}
		// A record may be of the old kind or of the new one, and nothing says of which.
		if block.migrating {
			wanted.rounds.clear();
			wanted.pools.clear();
		}
		Ok(wanted)
	}
}

/// Whose state is asked for.
#[derive(Clone, Copy)]
pub(crate) struct Place {
	/// Number of the block.
	pub(crate) block: u64,
	/// Its hash.
	pub(crate) hash: H256,
	/// The root of the state after it.
	pub(crate) root: H256,
}

/// Reads what the chain says of what a block's events change; while a migration over several blocks
/// goes on, only of its digest.
///
/// # Errors
/// [`Error::Chain`], or [`Error::Decode`] if the state is not what the metadata says.
pub(crate) async fn read(
	reader: &Reader,
	block: &Block,
	root: H256,
	metadata: &Metadata,
) -> Result<State> {
	let Wanted { rounds, pools, finals } = Wanted::of(block)?;
	let after = Place { block: block.number, hash: block.hash, root };
	sums(reader, after, metadata, (rounds, pools), finals).await
}

/// Reads what the chain says of rounds and pools after a block and, if `finals`, of its digest.
///
/// # Errors
/// [`Error::Chain`], or [`Error::Decode`] if the state is not what the metadata says.
pub(crate) async fn sums(
	reader: &Reader,
	after: Place,
	metadata: &Metadata,
	(rounds, pools): (BTreeSet<u32>, BTreeSet<u16>),
	finals: bool,
) -> Result<State> {
	let mut state = State::default();
	if rounds.is_empty() && pools.is_empty() && !finals {
		return Ok(state);
	}
	let of_rounds =
		rounds.iter().map(|id| Keys::entry("Distribution", "Rounds", &id.to_le_bytes()));
	let of_pools = pools.iter().map(|id| Keys::entry("Emission", "Pools", &id.to_le_bytes()));
	let of_chain = finals.then(|| Keys::value("ChainDigest", "Value"));
	let keys: Vec<Vec<u8>> = of_rounds.chain(of_pools).chain(of_chain).collect();
	let mut stored = reader.values((after.hash, after.root), &keys).await?.into_iter();
	let unread = |what: String| Error::decode(after.block, what);
	for id in rounds {
		let bytes = stored.next().flatten();
		let sums = bytes.map(|bytes| round_sums(metadata, &bytes)).transpose();
		state.rounds.insert(id, sums.map_err(unread)?);
	}
	for id in pools {
		let bytes = stored.next().flatten();
		let owed = bytes.map(|bytes| owed(metadata, &bytes)).transpose();
		state.pools.insert(id, owed.map_err(unread)?);
	}
	if finals {
		let bytes = stored.next().flatten();
		state.finals = Some(digest(bytes.as_deref()).map_err(unread)?);
	}
	Ok(state)
}

/// The parts of a stored value.
fn parts(
	metadata: &Metadata,
	pallet: &str,
	item: &str,
	bytes: &[u8],
) -> Found<Vec<(String, Word)>> {
	match decode_stored(metadata, pallet, item, bytes).map_err(|error| error.to_string())? {
		Word::Fields(parts) => Ok(parts),
		_ => Err(format!("{pallet}.{item} has no parts")),
	}
}

type Found<T> = std::result::Result<T, String>;

pub(super) fn round_sums(metadata: &Metadata, bytes: &[u8]) -> Found<RoundSums> {
	let parts = parts(metadata, "Distribution", "Rounds", bytes)?;
	let number = |name: &str| words::part(&parts, name).and_then(words::number);
	let payments = number("payments").and_then(|payments| u64::try_from(payments).ok());
	let digest = words::part(&parts, "audit").and_then(words::hash);
	match (number("claimed"), payments, digest) {
		(Some(claimed), Some(payments), Some(digest)) => {
			Ok(RoundSums { claimed, payments, digest })
		}
		_ => Err("Distribution.Rounds has no claimed, payments or audit".into()),
	}
}

/// The digest of the chain. There is none in state before anything is final.
pub(super) fn digest(bytes: Option<&[u8]>) -> Found<ChainDigest> {
	let Some(mut bytes) = bytes else { return Ok(ChainDigest::default()) };
	ChainDigest::decode_all(&mut bytes)
		.map_err(|_| "ChainDigest.Value is of a kind that is not known".into())
}

pub(super) fn owed(metadata: &Metadata, bytes: &[u8]) -> Found<u128> {
	let parts = parts(metadata, "Emission", "Pools", bytes)?;
	let owed = words::part(&parts, "owed").and_then(words::number);
	owed.ok_or_else(|| "Emission.Pools has no owed".into())
}

/// Reads the rules of the era that ended in a block. Before the block there may have been another
/// runtime: `written` is the metadata of the one that has written the state then, `metadata` that of
/// the one that made the block.
///
/// # Errors
/// [`Error::Chain`], or [`Error::Decode`] if the state is not what the metadata says.
pub(crate) async fn era_rules(
	reader: &Reader,
	block: &Block,
	written: &Metadata,
	metadata: &Metadata,
) -> Result<EraRules> {
	let items = ["RunningEra", "ScheduleInForce", "Halt", "BudgetInForce"];
	let keys = items.map(|item| Keys::value("Emission", item));
	let stored = reader.values_after(block.parent, &keys).await?;
	rules_of(&stored, written, metadata).map_err(|what| Error::decode(block.number, what))
}

/// The rules of an era: the state before the block that ended it, by the metadata of the runtime that
/// has written it, and a constant of the runtime that ended it.
pub(super) fn rules_of(
	stored: &[Option<Vec<u8>>],
	written: &Metadata,
	metadata: &Metadata,
) -> Found<EraRules> {
	let [Some(running), schedule, halt, budget] = stored else {
		return Err("an era ended that has not begun".into());
	};
	let not = |item: &str| format!("Emission.{item} is of a kind that is not known");
	let running = parts(written, "Emission", "RunningEra", running)?;
	let number = |name: &str| words::part(&running, name).and_then(words::number);
	let era = number("index").and_then(|era| u32::try_from(era).ok());
	let (era, supply) = era.zip(number("supply")).ok_or_else(|| not("RunningEra"))?;
	let schedule =
		schedule.as_ref().map(|bytes| IssuanceSchedule::<u128>::decode(&mut bytes.as_slice()));
	let schedule = schedule.transpose().map_err(|_| not("ScheduleInForce"))?;
	let budget = budget.as_ref().map(|bytes| Budget::decode(&mut bytes.as_slice()));
	let budget = budget.transpose().map_err(|_| not("BudgetInForce"))?.unwrap_or_default();
	let pallet = metadata.pallet_by_name("Emission");
	let most = pallet.and_then(|pallet| pallet.constant_by_name("MaxIssuance"));
	let most = most.and_then(|most| Perbill::decode(&mut most.value()).ok());
	Ok(EraRules {
		era,
		supply,
		schedule,
		halted: halt.is_some(),
		budget: budget.0.to_vec(),
		most: most.ok_or_else(|| not("MaxIssuance"))?,
	})
}

/// What there was before the first block.
///
/// # Errors
/// [`Error::Chain`], or [`Error::Decode`] if the state is not what the metadata says.
pub(crate) async fn genesis(chain: &Chain, hash: H256, metadata: &Metadata) -> Result<Genesis> {
	let mut genesis = Genesis::default();
	for (key, value) in chain.entries_after(hash, &Keys::value("Emission", "Pools")).await? {
		let id = last::<2>(&key).map(u16::from_le_bytes);
		let pool = pool_of(metadata, &value).map_err(|what| Error::decode(0, what))?;
		let id = id.ok_or_else(|| Error::decode(0, "a pool has no number"))?;
		genesis.pools.push((id, pool.0, pool.1));
	}
	genesis.pools.sort_unstable();
	for (key, value) in chain.entries_after(hash, &Keys::value("System", "Account")).await? {
		// Nonce, references, then free, reserved and frozen.
		let stored = <(u32, [u32; 3], [u128; 3])>::decode(&mut value.as_slice());
		let (account, (_, _, [free, held, _])) = last::<32>(&key)
			.zip(stored.ok())
			.ok_or_else(|| Error::decode(0, "an account is of a kind that is not known"))?;
		genesis.balances.push((account, free, held));
	}
	genesis.balances.sort_unstable();
	for (key, value) in chain.entries_after(hash, &Keys::value("Assets", "Account")).await? {
		let (asset, account, balance) = asset_balance(&key, &value)
			.ok_or_else(|| Error::decode(0, "an asset is held in a way that is not known"))?;
		genesis.assets.push((asset, account, balance));
	}
	genesis.assets.sort_unstable();
	Ok(genesis)
}

/// The last bytes of a key: of a map whose hasher keeps what it has hashed.
fn last<const N: usize>(key: &[u8]) -> Option<[u8; N]> {
	key.last_chunk::<N>().copied()
}

/// The holding of an asset: the key has the asset and the account, each behind 16 bytes.
fn asset_balance(key: &[u8], value: &[u8]) -> Option<(u32, AccountId, u128)> {
	let asset = key.get(48..52)?.try_into().ok()?;
	let balance = u128::decode(&mut &value[..]).ok()?;
	Some((u32::from_le_bytes(asset), last(key)?, balance))
}

/// The kind of a stored pool as JSON, as `PoolCreated` has it, and what it owes.
pub(super) fn pool_of(metadata: &Metadata, bytes: &[u8]) -> Found<(String, u128)> {
	const KIND: [&str; 4] = ["asset", "scores", "unclaimed", "to"];
	let parts = parts(metadata, "Emission", "Pools", bytes)?;
	let owed = words::part(&parts, "owed").and_then(words::number);
	match (words::part(&parts, "books"), owed) {
		(Some(Word::Form(name, inner)), Some(owed)) => {
			let Word::Fields(books) = &**inner else {
				return Err("the books of a pool have no parts".into());
			};
			let kept = books.iter().filter(|(name, _)| KIND.contains(&name.as_str()));
			let kind = Word::Form(name.clone(), Box::new(Word::Fields(kept.cloned().collect())));
			Ok((kind.json().to_string(), owed))
		}
		_ => Err("Emission.Pools has no books or owes nothing that is known".into()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::block::Event;

	#[test]
	fn key_of_an_entry_should_have_its_number_at_the_end() {
		let key = Keys::entry("Emission", "Pools", &3u16.to_le_bytes());
		assert_eq!(key.len(), 32 + 8 + 2);
		assert_eq!(last::<2>(&key).map(u16::from_le_bytes), Some(3));
		assert_eq!(last::<2>(&[1]), None);
	}

	#[test]
	fn only_what_the_events_change_should_be_asked() {
		let event = |pallet: &str, name: &str, field: &str, value| Event {
			index: 0,
			extrinsic: None,
			pallet: pallet.into(),
			name: name.into(),
			fields: vec![(field.into(), Word::Number { value, wide: false })],
		};
		let block = |events| Block {
			number: 1,
			hash: H256::zero(),
			parent: H256::zero(),
			time: 0,
			relay: 0,
			spec: 1,
			migrating: false,
			supply: 0,
			extrinsics: vec![],
			events,
			state: State::default(),
		};
		let quiet = block(vec![event("Distribution", "RoundOpened", "id", 3)]);
		assert_eq!(Wanted::of(&quiet).unwrap(), Wanted::default());
		let paid = block(vec![
			event("Distribution", "Paid", "id", 3),
			event("Distribution", "Paid", "id", 3),
			event("Emission", "RewardPaid", "pool", 2),
			event("ChainDigest", "Folded", "id", 3),
		]);
		let wanted = Wanted { rounds: [3].into(), pools: [2].into(), finals: true };
		assert_eq!(Wanted::of(&paid).unwrap(), wanted);
		let migrating = Block { migrating: true, ..paid };
		assert_eq!(Wanted::of(&migrating).unwrap(), Wanted { finals: true, ..Default::default() });
		assert!(Wanted::of(&block(vec![event("Distribution", "Paid", "no", 3)])).is_err());
		let folded = block(vec![event("ChainDigest", "Folded", "id", 3)]);
		assert_eq!(Wanted::of(&folded).unwrap(), Wanted { finals: true, ..Default::default() });
	}

	#[test]
	fn holding_of_an_asset_should_be_read_from_its_key() {
		let key = [vec![0; 48], 7u32.to_le_bytes().to_vec(), vec![0; 16], vec![9; 32]].concat();
		let value = [5u128.to_le_bytes().as_slice(), &[1, 2]].concat();
		assert_eq!(asset_balance(&key, &value), Some((7, [9; 32], 5)));
		assert_eq!(asset_balance(&key[..40], &value), None);
		assert_eq!(asset_balance(&key, &value[..3]), None);
	}
}
