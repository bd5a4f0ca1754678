//! What the runtime API answers.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::{NextPayee, PayeeInfo};
use polkadot_sdk::sp_runtime::traits::Saturating;

/// Where payments in a scope go, as clients of this pallet see it.
pub type PayeeInfoOf<T> =
	PayeeInfo<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind, MomentOf<T>>;

impl<T: Config> Pallet<T> {
	/// What `owner` has named, in force and to come, the widest scope first. What says nothing any
	/// longer is left out.
	pub fn named(owner: &T::AccountId) -> Vec<PayeeInfoOf<T>> {
		let Some(record) = Records::<T>::get(owner) else { return Vec::new() };
		let (now, delay) = (Self::touch(), T::Delay::get());
		let info = |entry: &EntryOf<T>| PayeeInfo {
			scope: entry.scope.clone(),
			payee: entry.in_force(now, delay).cloned(),
			next: entry.waiting(now, delay).map(|change| NextPayee {
				payee: change.to.clone(),
				active: now.at.saturating_add(change.waits(now, delay)),
			}),
		};
		let mut infos: Vec<_> = record
			.entries
			.iter()
			.map(info)
			.filter(|info| info.payee.is_some() || info.next.is_some())
			.collect();
		infos.sort_by_key(|info| info.scope.rank());
		infos
	}
}
