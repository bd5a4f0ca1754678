//! The entries of the registry of identities, read in pages.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	error::{Error, Result},
	registry::FreezeInfo,
	types::Moment,
};
use codec::Decode;
use distribution_primitives::Country;
use polkadot_sdk::sp_core::H256;

/// How long a freeze lasts, as the chain stores it.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub enum Lasts {
	/// One officer's: it no longer holds from this block of the relay chain on.
	#[codec(index = 0)]
	Until(Moment),
	/// Ratified, by a second officer or by governance (`None`): it holds until it is ended.
	#[codec(index = 1)]
	Ratified(Option<AccountId>),
}

/// A freeze, as the chain stores it.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct Freeze {
	/// The officer who began it.
	pub officer: AccountId,
	/// The officer's reason, as a hash.
	pub reason: H256,
	/// When it began, in blocks of the relay chain.
	pub since: Moment,
	/// How long it lasts.
	pub lasts: Lasts,
}

impl Freeze {
	/// The freeze as the runtime API tells it, if it is in force at `now`.
	pub fn in_force(&self, now: Moment) -> Option<FreezeInfo> {
		let (lapses, ratified_by) = match self.lasts {
			Lasts::Until(end) => (Some(end), None),
			Lasts::Ratified(by) => (None, by),
		};
		let Self { officer, reason, since, .. } = *self;
		let info = FreezeInfo { officer, reason, since, lapses, ratified_by };
		lapses.is_none_or(|end| now < end).then_some(info)
	}
}

/// One attester's record on an account, as the chain stores it.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct Record {
	/// The attester.
	pub attester: AccountId,
	/// The attester's epoch when it made the record.
	pub epoch: u32,
	/// Level of identity check.
	pub level: u8,
	/// Jurisdiction.
	pub jurisdiction: Country,
	/// First block of the relay chain at which it is no longer valid.
	pub expires: Moment,
	/// The attester's hash of its file on the account.
	pub evidence: H256,
	/// Highest nonce used among this attester's credentials for this account.
	pub nonce: u64,
	/// Whether the attester revoked it.
	pub revoked: bool,
	/// Until when it stays, so that no credential can be used again.
	pub kept_until: Moment,
}

/// An account's entry in the registry, as the chain stores it.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct Identity {
	/// Its freeze, perhaps one that has lapsed.
	pub frozen: Option<Freeze>,
	/// At most one record of each attester.
	pub records: Vec<Record>,
}

impl Chain {
	/// Gives every entry of the registry to `each`, in the order of their storage keys, as block `at`
	/// has them. They are read in pages, so the registry need not fit into memory. Returns how many
	/// there are.
	///
	/// # Errors
	/// [`Error::Decode`] if an entry has a form that is not known here.
	pub async fn identities(
		&self,
		at: &At,
		mut each: impl FnMut(AccountId, Identity),
	) -> Result<u64> {
		let mut count = 0u64;
		let mut wrong: Option<Error> = None;
		self.answer(async {
			let address = subxt::dynamic::storage::<(AccountId,), subxt::dynamic::Value>(
				"Compliance",
				"Identities",
			);
			let mut entries = at.storage().iter(address, ()).await?;
			while let Some(entry) = entries.next().await {
				let entry = entry?;
				match read(entry.key_bytes(), entry.value().bytes()) {
					Ok((account, identity)) => each(account, identity),
					Err(error) => {
						wrong = Some(error);
						break;
					}
				}
				count = count.saturating_add(1);
			}
			Ok::<_, subxt::Error>(())
		})
		.await?;
		wrong.map_or(Ok(count), Err)
	}
}

/// An entry from its key, which ends in the account, and its value.
fn read(key: &[u8], mut value: &[u8]) -> Result<(AccountId, Identity)> {
	let account = key.last_chunk::<32>().copied();
	let account = account.ok_or_else(|| Error::unexpected("a key of the registry is too short"))?;
	Ok((account, Identity::decode(&mut value)?))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn freeze_should_be_in_force_until_it_lapses_or_for_good_once_ratified() {
		let freeze = |lasts| Freeze { officer: [3; 32], reason: H256::zero(), since: 5, lasts };
		let one = freeze(Lasts::Until(77));
		assert_eq!(one.in_force(76).unwrap().lapses, Some(77));
		assert_eq!(one.in_force(77), None);
		let two = freeze(Lasts::Ratified(Some([4; 32]))).in_force(u32::MAX).unwrap();
		assert_eq!((two.lapses, two.ratified_by, two.officer), (None, Some([4; 32]), [3; 32]));
		assert_eq!(freeze(Lasts::Ratified(None)).in_force(9).unwrap().ratified_by, None);
	}

	#[test]
	fn entry_should_be_refused_when_it_is_cut_short() {
		assert!(read(&[7; 31], &[0, 0]).is_err());
		assert!(read(&[7; 80], &[0]).is_err());
		let (account, identity) = read(&[7; 80], &[0, 0]).unwrap();
		assert_eq!((account, identity.records.len(), identity.frozen), ([7; 32], 0, None));
	}
}
