//! Telling where a payment goes.

use super::*;
use distribution_primitives::{Payees, RoundId};

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

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(owner: &T::AccountId) {
		benchmarking::fill::<T>(owner);
	}
}
