//! What the benchmarks of the bitmap begin with.

use super::{setup::*, *};

/// The payer of a round of which a row in word 1 of the bitmap is set aside, so that the word is as long
/// as can be.
pub(super) fn payer_with_row_aside<T: Config>() -> (RoundId, Payer<T>) {
	let id = open_round::<T>(Source::Listed, Release::Immediate);
	let mut word = BitmapWord::default();
	word.put_aside(0, true);
	Claimed::<T>::insert(id, 1, word);
	(id, Payer::<T>::read(id).unwrap())
}

/// The payer of a round that has read word 0 of the bitmap, whose rows are all paid.
pub(super) fn payer_of_paid_rows<T: Config>() -> Payer<T> {
	let id = open_round::<T>(Source::Listed, Release::Immediate);
	let mut word = BitmapWord::default();
	(0..1_024).for_each(|row| word.set(row));
	Claimed::<T>::insert(id, 0, word);
	let mut payer = Payer::<T>::read(id).unwrap();
	payer.is_set(0);
	payer
}
