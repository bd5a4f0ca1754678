//! What the benchmarks of a round's end begin with.

use super::{setup::*, *};

/// A closed round with `count` streams, which as many accounts have started. They are the most expensive
/// items to remove: each returns a deposit to another account.
pub(super) fn closed_round_of_streams<T: Config>(count: u32) -> RoundId {
	let id = open_round::<T>(Source::Listed, streamed::<T>(false));
	let footprint = Footprint { count: 1, size: 200 };
	for index in 0..count {
		let depositor: T::AccountId = account("depositor", index, SEED);
		T::Assets::mint_into(T::NativeAsset::get(), &depositor, amount::<T>()).unwrap();
		let held =
			Pallet::<T>::hold_deposit(HoldReason::RecordDeposit, &depositor, footprint).unwrap();
		let stream = Stream {
			beneficiary: depositor.clone(),
			total: amount::<T>(),
			paid: One::one(),
			stopped: false,
			deposit: Some((depositor, held)),
		};
		Streams::<T>::insert(id, index, stream);
	}
	Rounds::<T>::mutate(id, |round| {
		let round = round.as_mut().unwrap();
		round.status = Status::Closed;
		round.open_streams = count;
	});
	id
}

/// A closed round of which all is removed but the round: rows set aside go to the treasury, the rest to
/// the manager.
pub(super) fn cleaned_round<T: Config>() -> RoundId {
	let source = Source::Merkle { root: H256::repeat_byte(1), leaves: 1 };
	let id = open_round::<T>(source, Release::Immediate);
	Rounds::<T>::mutate(id, |round| {
		let round = round.as_mut().unwrap();
		round.status = Status::Closed;
		round.set_aside = amount::<T>();
		round.remainder = Remainder::Manager;
	});
	// Its only word of the bitmap is gone.
	Cleanings::<T>::insert(id, Cleaning::Words(1));
	T::BlockNumberProvider::set_block_number(at::<T>(4_000_000_000));
	id
}

/// A round that is removed, and its pot, into which native tokens have come since.
pub(super) fn removed_round<T: Config>() -> (RoundId, T::AccountId) {
	let id = open_round::<T>(Source::Listed, Release::Immediate);
	Rounds::<T>::mutate(id, |round| round.as_mut().unwrap().status = Status::Closed);
	Pallet::<T>::do_clean_up(id, 1).unwrap();
	let pot = Pallet::<T>::pot(id);
	T::Assets::mint_into(T::NativeAsset::get(), &pot, amount::<T>()).unwrap();
	(id, pot)
}
