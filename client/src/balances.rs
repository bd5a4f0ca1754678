//! What an account has of the native token, and of assets.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	error::Result,
};
use codec::{Compact, Decode, Encode};
use polkadot_sdk::{
	sp_core::H256,
	sp_io::hashing::{blake2_128, twox_128},
};

/// What an account has of the native token, in smallest units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
	/// Number of transactions it has sent.
	pub nonce: u32,
	/// What it can use, as far as nothing is locked or frozen in it.
	pub free: u128,
	/// What is held for deposits and stakes, besides the free part.
	pub reserved: u128,
	/// How much of both must stay, because it is locked or frozen.
	pub frozen: u128,
	/// The locks by name, such as `vesting ` and `pyconvot`. They overlap: the largest counts.
	pub locks: Vec<(String, u128)>,
}

impl Balance {
	/// What can be moved at most, if the account keeps nothing but what it must.
	pub fn movable(&self) -> u128 {
		self.free.saturating_sub(self.frozen.saturating_sub(self.reserved))
	}
}

/// What an account has of an asset, in its smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssetBalance {
	/// Number of the asset.
	pub asset: u32,
	/// What is not on hold.
	pub free: u128,
	/// What is on hold, besides the free part.
	pub held: u128,
	/// Whether the asset's freezer has frozen or blocked the account.
	pub frozen: bool,
}

/// An account as the chain stores it: nonce, three counters of references, and the balance.
type Stored = (u32, [u32; 3], [u128; 3]);

/// The storage key of an entry: pallet, item, and the hashed account with the account itself.
fn key(pallet: &str, item: &str, hashed: &[u8], who: &AccountId) -> Vec<u8> {
	let (pallet, item) = (twox_128(pallet.as_bytes()), twox_128(item.as_bytes()));
	[pallet.as_slice(), item.as_slice(), hashed, who.as_slice()].concat()
}

/// The locks in what is stored: their number, and for each a name, an amount and its reasons.
fn locks(mut bytes: &[u8]) -> Result<Vec<(String, u128)>> {
	let Compact(count) = Compact::<u32>::decode(&mut bytes)?;
	let mut all = Vec::new();
	for _ in 0..count {
		let (name, amount, _) = <([u8; 8], u128, u8)>::decode(&mut bytes)?;
		all.push((String::from_utf8_lossy(&name).trim_end().to_string(), amount));
	}
	Ok(all)
}

/// The storage key of what an account has of an asset, in a map of this pallet.
fn asset_key(pallet: &str, item: &str, asset: u32, who: &AccountId) -> Vec<u8> {
	let id = asset.encode();
	let hashed = [blake2_128(&id).as_slice(), &id, &blake2_128(who)].concat();
	key(pallet, item, &hashed, who)
}

/// The storage keys of what an account has of several assets, in a map of this pallet.
fn asset_keys(pallet: &str, item: &str, assets: &[u32], who: &AccountId) -> Vec<Vec<u8>> {
	assets.iter().map(|asset| asset_key(pallet, item, *asset, who)).collect()
}

/// What is free in what is stored of an account's asset, and whether the account is frozen or blocked.
fn asset_account(mut stored: &[u8]) -> Result<(u128, bool)> {
	// AssetAccount: balance, status (0 liquid, 1 frozen, 2 blocked), …
	let (free, status) = <(u128, u8)>::decode(&mut stored)?;
	Ok((free, status != 0))
}

/// The number at the beginning of what is stored; 0 if nothing is.
fn number(stored: Option<Vec<u8>>) -> Result<u128> {
	match stored {
		Some(bytes) => Ok(u128::decode(&mut bytes.as_slice())?),
		None => Ok(0),
	}
}

impl Chain {
	/// What an account has of the native token, after the best block.
	///
	/// # Errors
	/// [`Error::Unreachable`](crate::Error::Unreachable).
	pub async fn balance_of(&self, who: &AccountId) -> Result<Balance> {
		self.balance_at(&self.best().await?, who).await
	}

	/// What an account had of the native token after a block.
	///
	/// # Errors
	/// [`Error::Unreachable`](crate::Error::Unreachable), also if the node has pruned the block's state.
	pub async fn balance_at(&self, at: &At, who: &AccountId) -> Result<Balance> {
		let hashed = blake2_128(who);
		let Some(bytes) = self.stored_at(at, &key("System", "Account", &hashed, who)).await? else {
			return Ok(Balance::default());
		};
		let (nonce, _, [free, reserved, frozen]) = Stored::decode(&mut bytes.as_slice())?;
		let locks = match self.stored_at(at, &key("Balances", "Locks", &hashed, who)).await? {
			Some(bytes) => locks(&bytes)?,
			None => Vec::new(),
		};
		Ok(Balance { nonce, free, reserved, frozen, locks })
	}

	/// Whether there is an asset with this number, after the best block.
	///
	/// # Errors
	/// [`Error::Unreachable`](crate::Error::Unreachable).
	pub async fn has_asset(&self, asset: u32) -> Result<bool> {
		let id = asset.encode();
		let (pallet, item) = (twox_128(b"Assets"), twox_128(b"Asset"));
		let key = [pallet.as_slice(), &item, &blake2_128(&id), &id].concat();
		Ok(self.stored(&key).await?.is_some())
	}

	/// What an account has of an asset, in its smallest unit, after the best block. Some of it may be
	/// frozen; what is on hold is not in it.
	///
	/// # Errors
	/// [`Error::Unreachable`](crate::Error::Unreachable).
	pub async fn asset_balance_of(&self, asset: u32, who: &AccountId) -> Result<u128> {
		// AssetAccount: balance, status, …
		number(self.stored(&asset_key("Assets", "Account", asset, who)).await?)
	}

	/// What an account has of each asset of which it has any, after the best block, in the order of
	/// their numbers.
	///
	/// # Errors
	/// Those of [`Chain::assets_at`].
	pub async fn assets_of(&self, who: &AccountId) -> Result<Vec<AssetBalance>> {
		self.assets_at(&self.best().await?, who).await
	}

	/// The same after a block. All assets of the chain are looked through: accounts are stored below
	/// assets.
	///
	/// # Errors
	/// [`Error::Unreachable`](crate::Error::Unreachable), also if the node has pruned the block's state.
	pub async fn assets_at(&self, at: &At, who: &AccountId) -> Result<Vec<AssetBalance>> {
		let prefix = [twox_128(b"Assets"), twox_128(b"Asset")].concat();
		let entries = self.entries_after(H256(at.block_hash().0), &prefix).await?;
		// A key ends in the asset's number.
		let number_of = |(key, _): &(Vec<u8>, Vec<u8>)| key.last_chunk::<4>().copied();
		let assets = entries.iter().filter_map(number_of);
		let mut assets: Vec<u32> = assets.map(u32::from_le_bytes).collect();
		assets.sort_unstable();
		let stored = asset_keys("Assets", "Account", &assets, who);
		let stored = self.all_stored_at(at, &stored).await?;
		let mut found = Vec::new();
		for (asset, stored) in assets.into_iter().zip(stored) {
			if let Some(bytes) = stored {
				found.push((asset, asset_account(&bytes)?));
			}
		}
		let assets: Vec<u32> = found.iter().map(|(asset, _)| *asset).collect();
		let held = asset_keys("AssetsHolder", "BalancesOnHold", &assets, who);
		let held = self.all_stored_at(at, &held).await?;
		let of = |((asset, (free, frozen)), held)| {
			Ok(AssetBalance { asset, free, held: number(held)?, frozen })
		};
		found.into_iter().zip(held).map(of).collect()
	}

	/// What an account had of an asset after a block, in its smallest unit: what is free, and what is on
	/// hold.
	///
	/// # Errors
	/// [`Error::Unreachable`](crate::Error::Unreachable), also if the node has pruned the block's state.
	pub async fn asset_balance_at(
		&self,
		at: &At,
		asset: u32,
		who: &AccountId,
	) -> Result<(u128, u128)> {
		let free = self.stored_at(at, &asset_key("Assets", "Account", asset, who)).await?;
		let held = asset_key("AssetsHolder", "BalancesOnHold", asset, who);
		Ok((number(free)?, number(self.stored_at(at, &held).await?)?))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn locks_should_be_read_with_their_names() {
		let stored = vec![(*b"vesting ", 5u128, 0u8), (*b"pyconvot", 7, 2)].encode();
		let wanted = [("vesting".to_string(), 5), ("pyconvot".to_string(), 7)];
		assert_eq!(locks(&stored).unwrap(), wanted);
		assert!(locks(&stored[..20]).is_err());
	}

	#[test]
	fn number_that_is_not_stored_should_be_zero() {
		assert_eq!(number(None).unwrap(), 0);
		assert_eq!(number(Some((7u128, 1u8).encode())).unwrap(), 7);
		assert!(number(Some(vec![1])).is_err());
	}

	#[test]
	fn account_of_an_asset_should_be_read_with_its_status() {
		let stored = |status: u8| (7u128, status, 0u8).encode();
		assert_eq!(asset_account(&stored(0)).unwrap(), (7, false));
		assert_eq!(asset_account(&stored(1)).unwrap(), (7, true));
		assert_eq!(asset_account(&stored(2)).unwrap(), (7, true));
		assert!(asset_account(&[1]).is_err());
	}

	#[test]
	fn movable_part_should_leave_what_is_frozen() {
		let balance = Balance { free: 10, reserved: 3, frozen: 5, ..Balance::default() };
		assert_eq!(balance.movable(), 8);
		assert_eq!(Balance { frozen: 2, ..balance.clone() }.movable(), 10);
		assert_eq!(Balance { frozen: 99, ..balance }.movable(), 0);
	}
}
