//! Folding what is final.

use super::*;

impl<T: Config> Finals for Pallet<T> {
	fn fold(kind: FinalKind, id: u32, value: H256) {
		let block = frame_system::Pallet::<T>::block_number().saturated_into::<u64>();
		let folded = Value::<T>::get().with(kind, id, value, block);
		Value::<T>::put(folded);
		let ChainDigest { digest, count } = folded;
		Self::deposit_event(Event::Folded { kind, id, value, digest, count });
	}

	fn weight() -> Weight {
		value_weight::<ChainDigest>(T::DbWeight::get())
	}
}
