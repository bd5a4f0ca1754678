//! What is stopped: the brakes that are on, and the committee that pulls them.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	error::Result,
	tracks::key,
	types::Moment,
};
use codec::{Decode, Encode};

/// Something that stops calls.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Brake {
	/// Safe mode: nearly all calls.
	#[codec(index = 0)]
	SafeMode,
	/// The pause of one call: pallet and name.
	#[codec(index = 1)]
	Call((Vec<u8>, Vec<u8>)),
}

impl Brake {
	/// What it stops, in words.
	pub fn name(&self) -> String {
		match self {
			Self::SafeMode => "safe mode".into(),
			Self::Call((pallet, call)) => format!(
				"pause of {}.{}",
				String::from_utf8_lossy(pallet),
				String::from_utf8_lossy(call)
			),
		}
	}
}

/// A brake that is on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Braking {
	/// The brake.
	pub brake: Brake,
	/// Since when.
	pub since: Moment,
	/// When it ends by itself.
	pub until: Moment,
	/// Whether a referendum decided this.
	pub renewed: bool,
}

/// What is stopped at a block, and who can stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stops {
	/// The brakes that are on.
	pub brakes: Vec<Braking>,
	/// Whether safe mode is on, by a brake or because a migration failed.
	pub safe_mode: bool,
	/// Whether a migration of the chain's state is under way: no calls are dispatched meanwhile.
	pub migrating: bool,
	/// Relay-chain blocks in which nobody could claim, since the genesis.
	pub lost: Moment,
	/// The technical committee.
	pub committee: Vec<AccountId>,
	/// Number of its motions that wait for votes.
	pub motions: usize,
}

impl Chain {
	/// What is stopped, and who can stop.
	///
	/// # Errors
	/// [`Error::Unreachable`](crate::Error::Unreachable).
	pub async fn stops(&self, at: &At) -> Result<Stops> {
		let keys = [
			("Brakes", "Active"),
			("SafeMode", "EnteredUntil"),
			("MultiBlockMigrations", "Cursor"),
			("Clock", "Lost"),
			("TechnicalCommittee", "Members"),
			("TechnicalCommittee", "Proposals"),
		]
		.map(|(pallet, item)| key(pallet, item));
		let stored = self.all_stored_at(at, &keys).await?;
		let bytes = |place: usize| stored.get(place).and_then(|value| value.as_deref());
		Ok(Stops {
			brakes: decoded(bytes(0))?,
			safe_mode: bytes(1).is_some(),
			migrating: bytes(2).is_some(),
			lost: decoded(bytes(3))?,
			committee: decoded(bytes(4))?,
			motions: decoded::<Vec<[u8; 32]>>(bytes(5))?.len(),
		})
	}
}

/// A stored value, or none of it.
fn decoded<T: Decode + Default>(stored: Option<&[u8]>) -> Result<T> {
	match stored {
		Some(mut bytes) => Ok(T::decode(&mut bytes)?),
		None => Ok(T::default()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn brakes_should_be_named() {
		assert_eq!(Brake::SafeMode.name(), "safe mode");
		let call = (b"Distribution".to_vec(), b"claim".to_vec());
		assert_eq!(Brake::Call(call).name(), "pause of Distribution.claim");
	}

	#[test]
	fn stored_values_should_be_read_or_be_nothing() {
		assert!(decoded::<Vec<Braking>>(None).unwrap().is_empty());
		let one = Braking { brake: Brake::SafeMode, since: 5, until: 9, renewed: true };
		let stored = vec![one.clone()].encode();
		assert_eq!(decoded::<Vec<Braking>>(Some(&stored)).unwrap(), [one]);
		assert!(decoded::<Vec<Braking>>(Some(&[4])).is_err());
	}
}
