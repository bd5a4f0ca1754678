//! The bitmap of rows: which are paid, and which are set aside.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Rows per word of the bitmap.
pub const WORD_BITS: u32 = 1_024;

/// A bit for each row of a word.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Bits(pub [u8; 128]);

impl Default for Bits {
	fn default() -> Self {
		Self([0; 128])
	}
}

impl Bits {
	fn place(index: u32) -> (usize, u8) {
		let bit = index & 1_023;
		((bit >> 3) as usize, 1 << (bit & 7))
	}

	fn get(&self, index: u32) -> bool {
		let (byte, mask) = Self::place(index);
		self.0.get(byte).is_some_and(|b| b & mask != 0)
	}

	fn set(&mut self, index: u32, on: bool) {
		let (byte, mask) = Self::place(index);
		if let Some(b) = self.0.get_mut(byte) {
			*b = if on { *b | mask } else { *b & !mask };
		}
	}

	/// Number of bits that are set.
	pub fn count(&self) -> u32 {
		self.0.iter().map(|b| b.count_ones()).sum()
	}
}

/// One word of the bitmap. Bit `i % 1024` of word `i / 1024` stands for row `i`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct BitmapWord {
	/// Rows that are paid or, in a streamed round, started.
	pub paid: Bits,
	/// Rows that are set aside. `None` if there are none, which is the rule: so a word takes one
	/// byte more, not twice the space.
	pub aside: Option<Bits>,
}

impl BitmapWord {
	/// Number of the word that contains row `index`.
	pub fn of(index: u32) -> u32 {
		index.checked_div(WORD_BITS).unwrap_or(0)
	}

	/// Whether row `index` is paid or started.
	pub fn get(&self, index: u32) -> bool {
		self.paid.get(index)
	}

	/// Marks row `index` as paid or started.
	pub fn set(&mut self, index: u32) {
		self.paid.set(index, true);
	}

	/// Whether row `index` is set aside.
	pub fn is_aside(&self, index: u32) -> bool {
		self.aside.as_ref().is_some_and(|bits| bits.get(index))
	}

	/// Marks row `index` as set aside, or as not set aside any longer.
	pub fn put_aside(&mut self, index: u32, on: bool) {
		let mut bits = self.aside.take().unwrap_or_default();
		bits.set(index, on);
		self.aside = (bits.count() > 0).then_some(bits);
	}

	/// Number of rows that are paid or started.
	pub fn count(&self) -> u32 {
		self.paid.count()
	}

	/// Number of rows that are set aside.
	pub fn count_aside(&self) -> u32 {
		self.aside.as_ref().map_or(0, Bits::count)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use std::collections::BTreeSet;

	#[test]
	fn word_should_count_each_row_once() {
		let mut word = BitmapWord::default();
		for index in [0, 1, 7, 8, 1_023, 1_024 + 5] {
			assert!(!word.get(index));
			word.set(index);
			word.set(index);
			assert!(word.get(index));
		}
		assert_eq!((word.count(), word.count_aside()), (6, 0));
		assert_eq!(BitmapWord::of(1_023), 0);
		assert_eq!(BitmapWord::of(1_024), 1);
		assert_eq!(BitmapWord::of(u32::MAX), 4_194_303);
	}

	#[test]
	fn rows_set_aside_should_be_apart_from_rows_paid() {
		let mut word = BitmapWord::default();
		word.set(3);
		word.put_aside(4, true);
		word.put_aside(1_023, true);
		assert!(word.is_aside(4) && word.is_aside(1_023) && !word.is_aside(3));
		assert!(word.get(3) && !word.get(4));
		assert_eq!((word.count(), word.count_aside()), (1, 2));
		word.put_aside(4, false);
		word.put_aside(4, false);
		assert_eq!(word.count_aside(), 1);
		word.put_aside(1_023, false);
		assert_eq!(word, BitmapWord { paid: word.paid.clone(), aside: None });
		word.put_aside(9, false);
		assert_eq!(word.aside, None);
	}

	#[test]
	fn word_should_take_one_byte_more_as_long_as_nothing_is_set_aside() {
		let mut word = BitmapWord::default();
		assert_eq!(word.encoded_size(), 129);
		word.put_aside(0, true);
		assert_eq!(word.encoded_size(), 257);
		assert_eq!(BitmapWord::max_encoded_len(), 257);
	}

	proptest! {
		#[test]
		fn word_should_have_the_rows_of_two_sets(
			steps in prop::collection::vec((0u32..WORD_BITS, 0u8..3), 0..200),
		) {
			let mut word = BitmapWord::default();
			let (mut paid, mut aside) = (BTreeSet::new(), BTreeSet::new());
			for (row, what) in steps {
				match what {
					0 => {
						word.set(row);
						paid.insert(row);
					}
					1 => {
						word.put_aside(row, true);
						aside.insert(row);
					}
					_ => {
						word.put_aside(row, false);
						aside.remove(&row);
					}
				}
			}
			for row in 0..WORD_BITS {
				let known = (paid.contains(&row), aside.contains(&row));
				prop_assert_eq!((word.get(row), word.is_aside(row)), known);
			}
			let counts = (word.count() as usize, word.count_aside() as usize);
			prop_assert_eq!(counts, (paid.len(), aside.len()));
			prop_assert_eq!(word.aside.is_none(), aside.is_empty());
		}
	}
}
