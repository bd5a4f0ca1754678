//! Telling where a payment goes.

use super::*;
use distribution_primitives::{Payees, RoundId};

/// Bytes of trie nodes that show that an owner has no record: those on the way to where it would be,
/// and the record that is nearest.
const NO_RECORD: u64 = 2_048;
/// Bytes of keys and trie nodes on the way to a record. Whoever has one has put down a deposit, so there
/// are fewer than accounts.
const WAY: u64 = 1_024;

impl<T: Config> Payees<T::AccountId, T::AssetKind> for Pallet<T> {
	fn payee(
		owner: &T::AccountId,
		asset: &T::AssetKind,
		round: Option<RoundId>,
	) -> Option<T::AccountId> {
		let entries = Records::<T>::get(owner)?.entries;
		let (now, delay) = (Self::touch(), T::Delay::get());
		// At most one of each rank covers it.
		entries
			.iter()
			.filter(|entry| entry.scope.covers(asset, round))
			.filter_map(|entry| Some((entry.scope.rank(), entry.in_force(now, delay)?)))
			.max_by_key(|(rank, _)| *rank)
			.map(|(_, payee)| payee.clone())
			// An exception from a wider scope.
			.filter(|payee| payee != owner)
	}

	fn accepts(account: &T::AccountId) -> bool {
		!T::Keyless::contains(account)
	}

	fn proof() -> Weight {
		let record = RecordOf::<T>::max_encoded_len() as u64;
		Weight::from_parts(0, NO_RECORD.max(record.saturating_add(WAY)))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(owner: &T::AccountId) {
		benchmarking::fill::<T>(owner);
	}
}
