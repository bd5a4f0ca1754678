//! What the benchmarks of drafts begin with.

use super::{setup::*, *};

/// Terms of a round whose list has so many rows.
pub(super) fn terms_of_rows<T: Config>(leaves: u32) -> TermsOf<T> {
	terms::<T>(Source::Merkle { root: H256::repeat_byte(1), leaves }, Release::Immediate)
}

/// A draft, its manager, and other terms for it. The most expensive amendment changes the asset, so that
/// what was paid in is returned, and lengthens the list, so that the deposit grows.
pub(super) fn amendment<T: Config>() -> (RoundId, T::AccountId, TermsOf<T>) {
	let manager = manager_with_records::<T>();
	let short = terms_of_rows::<T>(1_000);
	let id = Pallet::<T>::do_draft(manager.clone(), short).unwrap();
	T::Assets::mint_into(T::NativeAsset::get(), &Pallet::<T>::pot(id), amount::<T>()).unwrap();
	let mut terms = terms_of_rows::<T>(10_000);
	terms.asset = T::BenchmarkHelper::create_asset(&manager);
	(id, manager, terms)
}

/// A funded draft of one row, its manager, and the hash of its terms. The push queue has room for it
/// alone.
pub(super) fn funded_draft<T: Config>() -> (RoundId, T::AccountId, TermsHash) {
	let (id, manager) = listed_draft::<T>();
	Pallet::<T>::do_add_entries(manager.clone(), id, entries::<T>(1)).unwrap();
	let needed = Rounds::<T>::get(id).unwrap().budget.saturating_add(amount::<T>());
	Pallet::<T>::do_fund(manager.clone(), id, needed).unwrap();
	nearly_fill_queue::<T>();
	let hash = Pallet::<T>::hash_of_terms(id).unwrap();
	(id, manager, hash)
}
