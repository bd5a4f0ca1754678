//! What an account has of the native token, and of assets.

use crate::{account::AccountId, chain::Chain, error::Result};
use codec::{Compact, Decode, Encode};
use polkadot_sdk::sp_io::hashing::{blake2_128, twox_128};

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

impl Chain {
	/// What an account has of the native token, after the best block.
	///
	/// # Errors
	/// [`Error::Unreachable`](crate::Error::Unreachable).
	pub async fn balance_of(&self, who: &AccountId) -> Result<Balance> {
		let hashed = blake2_128(who);
		let Some(bytes) = self.stored(&key("System", "Account", &hashed, who)).await? else {
			return Ok(Balance::default());
		};
		let (nonce, _, [free, reserved, frozen]) = Stored::decode(&mut bytes.as_slice())?;
		let locks = match self.stored(&key("Balances", "Locks", &hashed, who)).await? {
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
	/// frozen.
	///
	/// # Errors
	/// [`Error::Unreachable`](crate::Error::Unreachable).
	pub async fn asset_balance_of(&self, asset: u32, who: &AccountId) -> Result<u128> {
		let id = asset.encode();
		let hashed = [blake2_128(&id).as_slice(), &id, &blake2_128(who)].concat();
		match self.stored(&key("Assets", "Account", &hashed, who)).await? {
			// AssetAccount: balance, status, …
			Some(bytes) => Ok(u128::decode(&mut bytes.as_slice())?),
			None => Ok(0),
		}
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
	fn movable_part_should_leave_what_is_frozen() {
		let balance = Balance { free: 10, reserved: 3, frozen: 5, ..Balance::default() };
		assert_eq!(balance.movable(), 8);
		assert_eq!(Balance { frozen: 2, ..balance.clone() }.movable(), 10);
		assert_eq!(Balance { frozen: 99, ..balance }.movable(), 0);
	}
}
