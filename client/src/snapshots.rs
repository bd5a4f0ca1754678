//! Snapshots: lists that are computed from the balances of a block, the files that describe them, and
//! what shows that a list is another one.

use crate::{
	account::{self, AccountId},
	chain::Chain,
	error::{Error, Result},
	identities::Identity,
	lists::rows::Row,
	published::PublishedList,
	tracks::key,
	types::AssetKind,
};
use codec::{Decode, Encode};
use distribution_primitives::{
	merkle::{leaf_hash, MerkleTree},
	snapshot::{FaultAt, StateNode, MAX_EXCLUDED, MAX_RATES},
	Country, Fault, Found, Held, Rate, ShownRow, Snapshot, SnapshotChain, SnapshotFault,
	StateProof,
};
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_io::hashing::{blake2_128, blake2_256},
	sp_runtime::{BoundedVec, Permill},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The accounts that a snapshot leaves out.
pub type Excluded = BoundedVec<AccountId, ConstU32<MAX_EXCLUDED>>;

/// What a snapshot withholds.
pub type Rates = BoundedVec<Rate, ConstU32<MAX_RATES>>;

/// What the state of a block says about accounts.
pub type Accounts = BTreeMap<AccountId, Found>;

/// A snapshot as a file describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SnapshotFile {
	/// Hash of the first block of the other chain whose balances count. `None` if they are of this one.
	pub chain: Option<String>,
	/// Number of the block.
	pub block: u32,
	/// Root of the state after it.
	pub state_root: String,
	/// Number of the asset whose balances count. `None` if it is the native token.
	pub asset: Option<u32>,
	/// Smallest units that are due for `denominator` smallest units of balance.
	pub numerator: String,
	/// See `numerator`.
	pub denominator: String,
	/// Accounts with less, in smallest units, are due nothing.
	pub least: String,
	/// Accounts that are due nothing.
	pub excluded: Vec<String>,
	/// What is withheld.
	pub withheld: Vec<RateFile>,
}

/// What is withheld for a country, as a file describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RateFile {
	/// The country.
	pub country: String,
	/// The share that is withheld, in millionths.
	pub millionths: u32,
	/// The account that is paid it.
	pub collector: String,
}

impl From<&Snapshot> for SnapshotFile {
	fn from(snapshot: &Snapshot) -> Self {
		let rate = |rate: &Rate| RateFile {
			country: rate.country.to_string(),
			millionths: rate.rate.deconstruct(),
			collector: account::show(&rate.collector),
		};
		Self {
			chain: match snapshot.chain {
				SnapshotChain::This => None,
				SnapshotChain::Other { genesis } => Some(format!("{genesis:#x}")),
			},
			block: snapshot.block,
			state_root: format!("{:#x}", snapshot.state_root),
			asset: match snapshot.held {
				Held::Native => None,
				Held::Asset { id } => Some(id),
			},
			numerator: snapshot.numerator.to_string(),
			denominator: snapshot.denominator.to_string(),
			least: snapshot.least.to_string(),
			excluded: snapshot.excluded.iter().map(account::show).collect(),
			withheld: snapshot.withheld.iter().map(rate).collect(),
		}
	}
}

fn units(text: &str) -> Result<u128> {
	text.parse().map_err(|_| Error::input(format!("`{text}` is not a number of smallest units")))
}

impl SnapshotFile {
	/// The snapshot that the file describes.
	///
	/// # Errors
	/// [`Error::Input`] if it describes none.
	pub fn snapshot(&self) -> Result<Snapshot> {
		let chain = match &self.chain {
			Some(genesis) => SnapshotChain::Other { genesis: account::parse_hash(genesis)? },
			None => SnapshotChain::This,
		};
		let excluded: Result<Vec<AccountId>> =
			self.excluded.iter().map(|text| account::account_of(text)).collect();
		let withheld: Result<Vec<Rate>> = self.withheld.iter().map(RateFile::rate).collect();
		let snapshot = Snapshot {
			chain,
			block: self.block,
			state_root: account::parse_hash(&self.state_root)?,
			held: self.asset.map_or(Held::Native, |id| Held::Asset { id }),
			numerator: units(&self.numerator)?,
			denominator: units(&self.denominator)?,
			least: units(&self.least)?,
			excluded: excluded_of(excluded?)?,
			withheld: rates_of(withheld?)?,
		};
		ensure_sound(&snapshot)?;
		Ok(snapshot)
	}
}

impl RateFile {
	fn rate(&self) -> Result<Rate> {
		let country = self.country.parse::<Country>().map_err(Error::input)?;
		let rate = Permill::from_parts(self.millionths);
		Ok(Rate { country, rate, collector: account::account_of(&self.collector)? })
	}
}

/// The accounts that a snapshot leaves out.
///
/// # Errors
/// [`Error::Input`] if they are more than the chain takes.
pub fn excluded_of(accounts: Vec<AccountId>) -> Result<Excluded> {
	accounts.try_into().map_err(|_| Error::input("the chain leaves out no more accounts"))
}

/// What a snapshot withholds.
///
/// # Errors
/// [`Error::Input`] if it is for more countries than the chain takes.
pub fn rates_of(rates: Vec<Rate>) -> Result<Rates> {
	rates.try_into().map_err(|_| Error::input("the chain takes no more countries"))
}

/// Refuses a rule that makes no sense.
///
/// # Errors
/// [`Error::Input`] with the reason.
pub fn ensure_sound(snapshot: &Snapshot) -> Result<()> {
	snapshot.validate().map_err(|fault| {
		Error::input(match fault {
			SnapshotFault::Ratio => "nothing is due for any balance",
			SnapshotFault::Rates => {
				"each country is named once, as two capital letters, and less than all is withheld"
			}
			SnapshotFault::Withheld => {
				"nothing can be withheld for balances of another chain: the registry of this one does not know its accounts"
			}
		})
	})
}

/// The balances of an asset, as a snapshot names them.
pub fn held_of(asset: AssetKind) -> Held {
	match asset {
		AssetKind::Native => Held::Native,
		AssetKind::WithId(id) => Held::Asset { id },
	}
}

/// Key in state of what the registry says about `account`.
pub fn country_key(account: &AccountId) -> Vec<u8> {
	let mut key = key("Compliance", "Identities");
	key.extend(blake2_128(account));
	key.extend(account);
	key
}

/// The country that the value under [`country_key`] names: that of the first record that was not
/// revoked.
pub fn country_of(value: &[u8]) -> Option<Country> {
	let identity = Identity::decode(&mut &*value).ok()?;
	identity.records.iter().find(|record| !record.revoked).map(|record| record.jurisdiction)
}

/// The tree of a list in row order. `None` if it is too long or empty.
pub fn tree_of(rows: &[Row]) -> Option<MerkleTree> {
	let leaf = |(index, (account, amount)): (u32, &Row)| leaf_hash(index, account, *amount);
	let leaves: Vec<H256> = (0u32..).zip(rows).map(leaf).collect();
	MerkleTree::in_row_order(&leaves)
}

/// A fault of a list with what shows it. `None` if the list has no such rows.
pub fn show_fault(fault: FaultAt, rows: &[Row], tree: &MerkleTree) -> Option<Fault> {
	fault.show(|index| {
		let (account, amount) = *rows.get(index as usize)?;
		let proof = tree.proof(index)?.try_into().ok()?;
		Some(ShownRow { index, account, amount, proof })
	})
}

impl Chain {
	/// The header of a block, as it is encoded.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node does not have the block; [`Error::NotProven`] if it
	/// shows the header of another one.
	pub async fn header_of(&self, hash: H256) -> Result<Vec<u8>> {
		let question = self.rpc.chain_get_header(Some(subxt::utils::H256(hash.0)));
		let missing = || self.broken(format!("it has no block {hash:#x}"));
		let header = self.answer(question).await?.ok_or_else(missing)?.encode();
		if H256(blake2_256(&header)) != hash {
			return Err(Error::not_proven(format!(
				"the node at {} shows another block in the place of {hash:#x}",
				self.url()
			)));
		}
		Ok(header)
	}

	/// The block of a snapshot and the root of the state after it. Only a final block can be one.
	///
	/// # Errors
	/// [`Error::NotNow`] if it is not final; those of [`Chain::root_after`].
	pub async fn snapshot_block(&self, number: u32) -> Result<(H256, H256)> {
		let last = self.final_block().await?.number;
		if u64::from(number) > last {
			return Err(Error::NotNow(format!(
				"block {number} is not final yet: the last is {last}"
			)));
		}
		let missing = || self.broken(format!("it has no block {number}"));
		let hash = self.hash_of(number.into()).await?.ok_or_else(missing)?;
		Ok((hash, self.root_after(hash).await?))
	}

	/// What the state after a block says about all accounts that have some of what counts. `countries`
	/// says whether their countries are wanted.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the state; [`Error::NotProven`] if it shows
	/// what cannot be there.
	pub async fn balances_after(
		&self,
		hash: H256,
		held: Held,
		countries: bool,
	) -> Result<Accounts> {
		let mut all = Accounts::new();
		for (key, value) in self.entries_after(hash, &held.prefix()).await? {
			let account = key.last_chunk::<32>().copied();
			let found = account.zip(held.balance(&value));
			let (account, balance) = found.filter(|_| key.len() > 32).ok_or_else(|| {
				Error::not_proven(format!(
					"the node at {} shows a balance that is none: is it a chain of another kind?",
					self.url()
				))
			})?;
			all.insert(account, Found { balance, country: None });
		}
		if countries {
			let accounts: Vec<AccountId> = all.keys().copied().collect();
			let keys: Vec<Vec<u8>> = accounts.iter().map(country_key).collect();
			let values = self.stored_after(hash, &keys).await?;
			for (account, value) in accounts.iter().zip(values) {
				if let Some(found) = all.get_mut(account) {
					found.country = value.and_then(|value| country_of(&value));
				}
			}
		}
		Ok(all)
	}

	/// What proves what the state after a block has under `keys`.
	///
	/// # Errors
	/// [`Error::Unreachable`], also if the node has pruned the state; [`Error::Unexpected`] if it is
	/// more than the chain takes.
	pub async fn state_proof(&self, hash: H256, keys: &[Vec<u8>]) -> Result<StateProof> {
		let wanted = keys.iter().map(Vec::as_slice);
		let question = self.rpc.state_get_read_proof(wanted, Some(subxt::utils::H256(hash.0)));
		let nodes = self.answer(question).await?.proof;
		let nodes: Option<Vec<StateNode>> =
			nodes.into_iter().map(|node| node.0.try_into().ok()).collect();
		nodes.and_then(|nodes| nodes.try_into().ok()).ok_or_else(|| {
			Error::unexpected("the proof of this state is longer than the chain takes")
		})
	}

	/// All rows of a list in the chain, in their order. They have its root.
	///
	/// # Errors
	/// Those of [`Chain::chunk`]; [`Error::NotProven`] if they have another root.
	pub async fn rows_of_list(&self, list: &PublishedList) -> Result<(Vec<Row>, MerkleTree)> {
		let mut rows = Vec::new();
		for (digest, stored) in self.stored_chunks(list).await? {
			rows.extend(self.chunk_rows(list, &digest, stored.cut()).await?);
		}
		let tree = tree_of(&rows).filter(|tree| tree.root() == list.root);
		let tree = tree.ok_or_else(|| {
			Error::not_proven(format!(
				"the rows that the node sent are not those of list {}",
				list.id
			))
		})?;
		Ok((rows, tree))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn snapshot() -> Snapshot {
		Snapshot {
			chain: SnapshotChain::This,
			block: 7,
			state_root: H256::repeat_byte(1),
			held: Held::Asset { id: 9 },
			numerator: 1 << 90,
			denominator: u128::MAX,
			least: 5,
			excluded: excluded_of(vec![[3; 32]]).unwrap(),
			withheld: rates_of(vec![Rate {
				country: Country(*b"CH"),
				rate: Permill::from_percent(35),
				collector: [4; 32],
			}])
			.unwrap(),
		}
	}

	#[test]
	fn snapshot_should_be_the_same_after_a_file() {
		let other = Snapshot {
			chain: SnapshotChain::Other { genesis: H256::repeat_byte(2) },
			held: Held::Native,
			withheld: Default::default(),
			..snapshot()
		};
		for it in [snapshot(), other] {
			let text = serde_json::to_string(&SnapshotFile::from(&it)).unwrap();
			let read: SnapshotFile = serde_json::from_str(&text).unwrap();
			assert_eq!(read.snapshot().unwrap(), it);
		}
	}

	#[test]
	fn file_should_be_refused_when_it_describes_no_snapshot() {
		type Change = fn(&mut SnapshotFile);
		let changes: [Change; 7] = [
			|file| file.state_root = "0x12".into(),
			|file| file.numerator = "-1".into(),
			|file| file.denominator = "0".into(),
			|file| file.excluded = vec!["nobody".into()],
			|file| file.withheld[0].country = "Swiss".into(),
			|file| file.withheld[0].millionths = 1_000_000,
			|file| file.chain = Some(format!("{:#x}", H256::zero())),
		];
		for change in changes {
			let mut file = SnapshotFile::from(&snapshot());
			change(&mut file);
			assert!(file.snapshot().is_err(), "{file:?}");
		}
		assert!(excluded_of(vec![[1; 32]; 33]).is_err());
	}

	#[test]
	fn fault_should_be_shown_with_the_rows_that_it_is_about() {
		let rows: Vec<Row> = (1..6u8).map(|n| ([n; 32], n.into())).collect();
		let tree = tree_of(&rows).unwrap();
		let fault = show_fault(FaultAt::Order { first: 1, second: 3 }, &rows, &tree).unwrap();
		for row in fault.rows() {
			assert!(row.is_in(&tree.root(), 5));
		}
		assert_eq!(show_fault(FaultAt::Order { first: 1, second: 5 }, &rows, &tree), None);
		assert_eq!(tree_of(&[]), None);
	}
}
