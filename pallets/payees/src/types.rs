//! What an owner has named, and when it is in force. Nothing here touches storage.

use codec::{Decode, Encode, MaxEncodedLen};
use distribution_primitives::{Scope, Touched};
use pallet_distribution_common::item_size;
use polkadot_sdk::{
	sp_core::ConstU32,
	sp_runtime::{traits::AtLeast32BitUnsigned, BoundedVec},
};
use scale_info::TypeInfo;

/// Scopes for which an owner can name payees. A payment reads all of them.
pub const MAX_SCOPES: u32 = 8;

/// All that an owner has named.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Record<AccountId, AssetKind, Moment, Deposit> {
	/// What it has named for each scope, in the order in which they were first named.
	pub entries: Entries<AccountId, AssetKind, Moment>,
	/// The owner's deposit for it.
	pub deposit: Deposit,
}

/// What an owner has named for each scope.
pub type Entries<AccountId, AssetKind, Moment> =
	BoundedVec<Entry<AccountId, AssetKind, Moment>, ConstU32<MAX_SCOPES>>;

/// What an owner has named for one scope. Something is in force, or a change waits, or both.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Entry<AccountId, AssetKind, Moment> {
	/// The payments that it is for.
	pub scope: Scope<AssetKind>,
	/// Where they go, unless a change has come into force since.
	pub payee: Option<AccountId>,
	/// The change that was decided last.
	pub next: Option<Change<AccountId, Moment>>,
}

/// A change of a payee.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Change<AccountId, Moment> {
	/// Where payments will go. `None` if the scope will not say any longer.
	pub to: Option<AccountId>,
	/// When it was decided.
	pub decided: Touched<Moment>,
}

impl<AccountId, Moment: AtLeast32BitUnsigned + Copy> Change<AccountId, Moment> {
	/// How long it still waits at `now`; zero if it is in force.
	pub fn waits(&self, now: Touched<Moment>, delay: Moment) -> Moment {
		delay.saturating_sub(self.decided.ago(now))
	}
}

impl<AccountId, AssetKind, Moment: AtLeast32BitUnsigned + Copy>
	Entry<AccountId, AssetKind, Moment>
{
	/// Where payments go at `now`.
	pub fn in_force(&self, now: Touched<Moment>, delay: Moment) -> Option<&AccountId> {
		match &self.next {
			Some(change) if change.waits(now, delay).is_zero() => change.to.as_ref(),
			_ => self.payee.as_ref(),
		}
	}

	/// The change that is not in force at `now`.
	pub fn waiting(
		&self,
		now: Touched<Moment>,
		delay: Moment,
	) -> Option<&Change<AccountId, Moment>> {
		self.next.as_ref().filter(|change| !change.waits(now, delay).is_zero())
	}

	/// Writes down a change that is in force at `now`. Returns whether there was one. Where payments
	/// go stays as it is.
	pub fn settle(&mut self, now: Touched<Moment>, delay: Moment) -> bool {
		if self.waiting(now, delay).is_some() {
			return false;
		}
		let Some(change) = self.next.take() else { return false };
		self.payee = change.to;
		true
	}

	/// Whether it says nothing, now or later.
	pub fn is_empty(&self) -> bool {
		self.payee.is_none() && self.next.is_none()
	}
}

/// Bytes that a record of so many scopes is charged for. `record` is the size of one without any,
/// `scope` what each adds.
pub fn record_size(scopes: u32, record: usize, scope: usize) -> u64 {
	item_size(record).saturating_add((scope as u64).saturating_mul(u64::from(scopes)))
}

#[cfg(test)]
mod tests {
	use super::*;

	type One = Entry<u8, u8, u32>;

	fn at(at: u32, lost: u32) -> Touched<u32> {
		Touched { at, lost }
	}

	fn entry(payee: Option<u8>, to: Option<u8>) -> One {
		let next = Some(Change { to, decided: at(100, 5) });
		Entry { scope: Scope::Everything, payee, next }
	}

	#[test]
	fn change_should_be_in_force_after_the_delay_without_the_time_lost() {
		let it = entry(Some(1), Some(2));
		for (now, wanted) in [
			(at(100, 5), Some(&1)),
			(at(109, 5), Some(&1)),
			(at(110, 5), Some(&2)),
			(at(110, 6), Some(&1)),
			(at(111, 6), Some(&2)),
		] {
			assert_eq!(it.in_force(now, 10), wanted, "{now:?}");
			assert_eq!(it.waiting(now, 10).is_some(), wanted == Some(&1));
		}
		assert_eq!(it.next.as_ref().unwrap().waits(at(104, 6), 10), 7);
		// Nothing is in force of a first one before, and nothing after the last.
		assert_eq!(entry(None, Some(2)).in_force(at(109, 5), 10), None);
		assert_eq!(entry(Some(1), None).in_force(at(110, 5), 10), None);
	}

	#[test]
	fn settling_should_change_nothing_of_where_payments_go() {
		for (payee, to) in [(None, Some(2)), (Some(1), Some(2)), (Some(1), None)] {
			for now in [at(109, 5), at(110, 5), at(500, 5)] {
				let (mut it, before) = (entry(payee, to), entry(payee, to));
				let settled = it.settle(now, 10);
				assert_eq!(settled, before.waiting(now, 10).is_none());
				assert_eq!(it.in_force(now, 10), before.in_force(now, 10));
				assert!(!it.settle(now, 10));
				assert_eq!(it.is_empty(), settled && to.is_none());
			}
		}
	}

	#[test]
	fn record_should_be_charged_by_its_scopes() {
		assert_eq!(record_size(0, 10, 7), 90);
		assert_eq!(record_size(3, 10, 7), 90 + 21);
	}
}
