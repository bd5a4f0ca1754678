//! Snapshots: lists that are computed from the balances of a block, and how a wrong one is shown to be
//! wrong.
//!
//! A snapshot says by which rule a list was computed. Every list that differs from what the rule gives
//! has at least one [`Fault`], and each fault is shown by a few rows of the list and, if it is about a
//! balance, by a proof of that balance in the state of the block. So one watcher brings a wrong list
//! down, whoever else agrees with it.
//!
//! The list by the rule: the accounts in the order of [`order_of`]; for each that is due something one
//! row of what is due to it, and if something of it is withheld, right behind it one row of that for
//! the collector. Nobody else has a row.

mod computing;
#[cfg(test)]
mod tests;

pub use computing::{FaultAt, Row};

use crate::{compliance::Country, lists::place_of, merkle::MAX_PROOF_LEN, round::verify_row};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_io::hashing::{blake2_128, twox_128},
	sp_runtime::{
		helpers_128bit::multiply_by_rational_with_rounding, BoundedVec, Permill, Rounding,
	},
};
use scale_info::TypeInfo;

/// Maximum number of accounts that a snapshot leaves out.
pub const MAX_EXCLUDED: u32 = 32;
/// Maximum number of countries for which a snapshot withholds.
pub const MAX_RATES: u32 = 32;
/// Maximum number of nodes of a proof of state.
pub const MAX_PROOF_NODES: u32 = 64;
/// Maximum length of a node of a proof of state, in bytes.
pub const MAX_NODE_LEN: u32 = 2_048;

/// Zero bytes at the end of accounts that nobody has a key of, those of pallets and of other chains: at
/// least so many. They are due nothing.
pub const KEYLESS: usize = 11;

/// The chain whose balances count.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum SnapshotChain {
	/// This chain. It knows the state root of the block itself.
	#[codec(index = 0)]
	This,
	/// Another chain that keeps its balances as this one does. Its state root is what the manager says
	/// that it is: everybody can compare it with that chain, and object.
	#[codec(index = 1)]
	Other {
		/// Hash of the other chain's first block.
		genesis: H256,
	},
}

/// The balances that count.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Held {
	/// All that an account has of the native token: what is free, locked or not, and what is held or
	/// reserved.
	#[codec(index = 0)]
	Native,
	/// What an account has of an asset of `pallet-assets`. What is on hold, as the money of bids is,
	/// does not count.
	#[codec(index = 1)]
	Asset {
		/// Number of the asset.
		id: u32,
	},
}

/// What is withheld of the rows of a country.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Rate {
	/// The country of the accounts that it is for.
	pub country: Country,
	/// The share of what they are due that is withheld. Less than all of it.
	pub rate: Permill,
	/// The account that is paid what is withheld.
	pub collector: [u8; 32],
}

/// How the list of a round was computed.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Snapshot {
	/// The chain whose balances count.
	pub chain: SnapshotChain,
	/// Number of the block, after which they count.
	pub block: u32,
	/// Root of the state after that block.
	pub state_root: H256,
	/// The balances that count.
	pub held: Held,
	/// Units of the round's asset that are due for each [`Snapshot::denominator`] units of balance.
	pub numerator: u128,
	/// See [`Snapshot::numerator`]. Not zero.
	pub denominator: u128,
	/// Accounts with a smaller balance, in its smallest unit, are due nothing.
	pub least: u128,
	/// Accounts that are due nothing, such as those of the issuer. Those that end with [`KEYLESS`] zero
	/// bytes are due nothing anyway.
	pub excluded: BoundedVec<[u8; 32], ConstU32<MAX_EXCLUDED>>,
	/// What is withheld, by country; each country once. Only for balances of this chain, whose registry
	/// says what country an account is of.
	pub withheld: BoundedVec<Rate, ConstU32<MAX_RATES>>,
}

/// Why a snapshot makes no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotFault {
	/// The denominator, or the numerator, is zero.
	Ratio,
	/// A country is named twice or is no code, or all that its accounts are due is withheld.
	Rates,
	/// Something is withheld for balances of another chain.
	Withheld,
}

/// What the state of the block says about an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
	/// Its balance, in the smallest unit. Zero if there is none.
	pub balance: u128,
	/// The country that the registry names, if it knows one.
	pub country: Option<Country>,
}

/// What an account is due, in the smallest unit of the round's asset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
	/// What it is paid itself.
	pub own: u128,
	/// What is withheld, and who is paid that. `None` if it would be nothing.
	pub withheld: Option<([u8; 32], u128)>,
}

/// The order of the rows: that of the accounts in state.
pub fn order_of(account: &[u8; 32]) -> (u128, [u8; 32]) {
	(place_of(account), *account)
}

/// Key in state of the record of `account` in a map that is keyed by accounts, as `System::Account` is.
fn key_in(prefix: Vec<u8>, account: &[u8; 32]) -> Vec<u8> {
	let mut key = prefix;
	key.extend(blake2_128(account));
	key.extend(account);
	key
}

impl Held {
	/// First part of the keys in state of the balances that count.
	pub fn prefix(&self) -> Vec<u8> {
		let item = |pallet: &[u8], name: &[u8]| [twox_128(pallet), twox_128(name)].concat();
		match self {
			Self::Native => item(b"System", b"Account"),
			Self::Asset { id } => {
				let id = id.to_le_bytes();
				let mut prefix = item(b"Assets", b"Account");
				prefix.extend(blake2_128(&id));
				prefix.extend(id);
				prefix
			}
		}
	}

	/// Key in state of the balance of `account`.
	pub fn key(&self, account: &[u8; 32]) -> Vec<u8> {
		key_in(self.prefix(), account)
	}

	/// The balance that a value in state has. `None` if it is none.
	pub fn balance(&self, value: &[u8]) -> Option<u128> {
		let number = |at: usize| {
			let bytes = value.get(at..at.checked_add(16)?)?;
			Some(u128::from_le_bytes(bytes.try_into().ok()?))
		};
		match self {
			// Behind the nonce and three counts of references, of four bytes each.
			Self::Native => number(16)?.checked_add(number(32)?),
			Self::Asset { .. } => number(0),
		}
	}
}

impl Snapshot {
	/// Whether the rule makes sense.
	pub fn validate(&self) -> Result<(), SnapshotFault> {
		if self.numerator == 0 || self.denominator == 0 {
			return Err(SnapshotFault::Ratio);
		}
		if self.chain != SnapshotChain::This && !self.withheld.is_empty() {
			return Err(SnapshotFault::Withheld);
		}
		let mut countries: Vec<Country> = self.withheld.iter().map(|rate| rate.country).collect();
		countries.sort_unstable();
		countries.dedup();
		let sound = |rate: &Rate| rate.country.is_valid() && rate.rate < Permill::one();
		if countries.len() != self.withheld.len() || !self.withheld.iter().all(sound) {
			return Err(SnapshotFault::Rates);
		}
		Ok(())
	}

	/// Whether rows of `account` are of what was withheld from others. It is due nothing itself.
	pub fn is_collector(&self, account: &[u8; 32]) -> bool {
		self.withheld.iter().any(|rate| rate.collector == *account)
	}

	/// What `account` is due by the rule.
	///
	/// `balance × numerator / denominator` is rounded down to the unit, and what is withheld of it as
	/// well: less than a unit each stays in the pot and with the account. More than 2^128 units count as
	/// 2^128 - 1.
	pub fn due(&self, account: &[u8; 32], found: &Found) -> Due {
		let none = found.balance < self.least
			|| account.ends_with(&[0; KEYLESS])
			|| self.excluded.contains(account)
			|| self.is_collector(account);
		if none {
			return Due::default();
		}
		let gross = multiply_by_rational_with_rounding(
			found.balance,
			self.numerator,
			self.denominator.max(1),
			Rounding::Down,
		)
		.unwrap_or(u128::MAX);
		let of_country = |rate: &&Rate| Some(rate.country) == found.country;
		let Some(rate) = self.withheld.iter().find(of_country) else {
			return Due { own: gross, withheld: None };
		};
		let withheld = rate.rate.mul_floor(gross);
		Due {
			own: gross.saturating_sub(withheld),
			withheld: (withheld > 0).then_some((rate.collector, withheld)),
		}
	}

	/// Whether `fault` shows that a list with `rows` rows and this `root` is not what the rule gives.
	/// `state` reads what the state of the block says about an account; it is asked about one at most.
	/// `None` of it is no proof.
	pub fn judge(
		&self,
		root: &H256,
		rows: u32,
		fault: &Fault,
		state: impl FnOnce(&[u8; 32]) -> Option<Found>,
	) -> Result<(), Unproven> {
		if !fault.rows().iter().all(|row| row.is_in(root, rows)) {
			return Err(Unproven::Row);
		}
		let wrong = match fault {
			Fault::Order { first, second } => {
				if first.index >= second.index || !self.are_holders(&[first, second]) {
					return Err(Unproven::NotNeighbours);
				}
				order_of(&first.account) >= order_of(&second.account)
			}
			Fault::Collector { row, before } => {
				if !follows(before.as_ref(), row.index) {
					return Err(Unproven::NotNeighbours);
				}
				let stray = before.as_ref().is_none_or(|row| self.is_collector(&row.account));
				stray && self.is_collector(&row.account)
			}
			Fault::Amount { row, next } => {
				let place = row.index.checked_add(1);
				if next.as_ref().map_or(rows, |next| next.index) != place.unwrap_or(rows) {
					return Err(Unproven::NotNeighbours);
				}
				if !self.are_holders(&[row]) {
					return Err(Unproven::NoFault);
				}
				let found = state(&row.account).ok_or(Unproven::State)?;
				let due = self.due(&row.account, &found);
				let withheld = next.as_ref().filter(|next| self.is_collector(&next.account));
				let withheld = withheld.map(|next| (next.account, next.amount));
				(row.amount, withheld) != (due.own, due.withheld)
			}
			Fault::Missing { account, before, between, after } => {
				if !self.leaves_out(rows, account, before, between, after) {
					return Err(Unproven::NotNeighbours);
				}
				let found = state(account).ok_or(Unproven::State)?;
				self.due(account, &found).own > 0
			}
		};
		wrong.then_some(()).ok_or(Unproven::NoFault)
	}

	/// Whether none of the rows is a collector's.
	fn are_holders(&self, rows: &[&ShownRow]) -> bool {
		rows.iter().all(|row| !self.is_collector(&row.account))
	}

	/// Whether `account` would have its row between these, which have none between them but that of what
	/// is withheld from the first.
	fn leaves_out(
		&self,
		rows: u32,
		account: &[u8; 32],
		before: &Option<ShownRow>,
		between: &Option<ShownRow>,
		after: &Option<ShownRow>,
	) -> bool {
		let holders: Vec<&ShownRow> = before.iter().chain(after).collect();
		if !self.are_holders(&holders) {
			return false;
		}
		let mut last = before.as_ref();
		if let Some(row) = between {
			if last.is_none() || !self.is_collector(&row.account) || !follows(last, row.index) {
				return false;
			}
			last = Some(row);
		}
		let order = order_of(account);
		follows(last, after.as_ref().map_or(rows, |row| row.index))
			&& before.as_ref().is_none_or(|row| order_of(&row.account) < order)
			&& after.as_ref().is_none_or(|row| order < order_of(&row.account))
	}
}

/// Whether row `index` is the one behind `before`, or the first.
fn follows(before: Option<&ShownRow>, index: u32) -> bool {
	match before {
		Some(before) => before.index.checked_add(1) == Some(index),
		None => index == 0,
	}
}

/// A row of a list, with its proof.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct ShownRow {
	/// Its number, from 0.
	pub index: u32,
	/// Its account.
	pub account: [u8; 32],
	/// Its amount, in the smallest unit of the round's asset.
	pub amount: u128,
	/// Sibling hashes from the leaf upwards; see [`crate::merkle`].
	pub proof: BoundedVec<H256, ConstU32<MAX_PROOF_LEN>>,
}

impl ShownRow {
	/// Whether it is a row of a list with `rows` rows and this `root`.
	pub fn is_in(&self, root: &H256, rows: u32) -> bool {
		verify_row(root, rows, self.index, &self.account, self.amount, &self.proof)
	}
}

/// How a list differs from what its snapshot says that it is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Fault {
	/// Two rows, neither of them a collector's, are out of order, or of one account.
	#[codec(index = 0)]
	Order {
		/// The row that comes first in the list.
		first: ShownRow,
		/// The row that comes later.
		second: ShownRow,
	},
	/// A collector's row that is not behind the row that it would be withheld from.
	#[codec(index = 1)]
	Collector {
		/// The row.
		row: ShownRow,
		/// The row before it: a collector's, too. `None` if it is the first.
		before: Option<ShownRow>,
	},
	/// A row has another amount than its account is due, or what is withheld from it is not, or not as
	/// much, in the next row.
	#[codec(index = 2)]
	Amount {
		/// The row.
		row: ShownRow,
		/// The next row. `None` if it is the last.
		next: Option<ShownRow>,
	},
	/// An account that is due something has no row.
	#[codec(index = 3)]
	Missing {
		/// The account.
		account: [u8; 32],
		/// The last row before its place that is no collector's. `None` if it would be the first.
		before: Option<ShownRow>,
		/// The row of what is withheld from that, if the list has one.
		between: Option<ShownRow>,
		/// The first row behind its place. `None` if it would be the last.
		after: Option<ShownRow>,
	},
}

impl Fault {
	/// The rows that it shows.
	pub fn rows(&self) -> Vec<&ShownRow> {
		match self {
			Self::Order { first, second } => [first, second].into(),
			Self::Collector { row, before } => before.iter().chain([row]).collect(),
			Self::Amount { row, next } => next.iter().chain([row]).collect(),
			Self::Missing { before, between, after, .. } => {
				before.iter().chain(between).chain(after).collect()
			}
		}
	}

	/// The account whose balance it is about, if it is about one.
	pub fn account(&self) -> Option<&[u8; 32]> {
		match self {
			Self::Order { .. } | Self::Collector { .. } => None,
			Self::Amount { row, .. } => Some(&row.account),
			Self::Missing { account, .. } => Some(account),
		}
	}
}

/// A node of the state of a block, as it is encoded.
pub type StateNode = BoundedVec<u8, ConstU32<MAX_NODE_LEN>>;

/// Nodes of the state of a block: those from its root to what is read, in any order.
pub type StateProof = BoundedVec<StateNode, ConstU32<MAX_PROOF_NODES>>;

/// Why a fault is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unproven {
	/// A row is not in the list.
	Row,
	/// What the state of the block says about the account is not shown.
	State,
	/// The rows are not those that the fault is about: others are between them, or one is of the wrong
	/// kind.
	NotNeighbours,
	/// What is shown is as the snapshot says that it is.
	NoFault,
}
