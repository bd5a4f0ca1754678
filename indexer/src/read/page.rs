//! Which part of an answer is wanted: blocks from one to another, and a page of them.

use crate::{error::Result, number::column};

/// Most records of a page.
pub const MOST: u32 = 1_000;

/// Blocks from the first to the last, both of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
	/// The first block.
	pub first: u64,
	/// The last block.
	pub last: u64,
}

impl Span {
	/// All blocks.
	pub const ALL: Self = Self { first: 0, last: i64::MAX as u64 };

	/// The blocks from `first` to `last`.
	pub fn new(first: u64, last: u64) -> Self {
		Self { first, last }
	}
}

/// The place of an event: its block, its number in the block, and for those that move tokens of two
/// accounts which of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
	/// Number of the block.
	pub block: u64,
	/// Number of the event in it, from 0.
	pub event: u32,
	/// Which account; 0 where there is one.
	pub side: u32,
}

/// A page of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
	/// The place after which it begins; `None` for the first page.
	pub after: Option<Place>,
	/// How many records it has at most; no more than [`MOST`].
	pub limit: u32,
}

impl Page {
	/// The first page, as long as can be.
	pub const FIRST: Self = Self { after: None, limit: MOST };

	/// The page after a place, as long as can be.
	pub fn after(place: Place) -> Self {
		Self { after: Some(place), limit: MOST }
	}

	/// How many records it has at most.
	pub(crate) fn limit(&self) -> i64 {
		i64::from(self.limit.min(MOST))
	}
}

/// The first place of a page within a span, as three numbers from which on, and the last block.
/// Columns are compared one by one, because databases do not agree on rows of values.
pub(crate) fn bounds(span: Span, page: Page) -> Result<[i64; 4]> {
	let last = column(span.last.min(Span::ALL.last))?;
	let first = column(span.first)?;
	let begin = [first, -1, -1];
	let [block, event, side] = match page.after {
		Some(place) => {
			let after = [column(place.block)?, i64::from(place.event), i64::from(place.side)];
			after.max(begin)
		}
		None => begin,
	};
	Ok([block, event, side, last])
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn page_should_begin_after_its_place_and_never_before_the_span() {
		let span = Span::new(5, 9);
		assert_eq!(bounds(span, Page::FIRST).unwrap(), [5, -1, -1, 9]);
		let place = Place { block: 7, event: 3, side: 1 };
		assert_eq!(bounds(span, Page::after(place)).unwrap(), [7, 3, 1, 9]);
		let early = Place { block: 1, event: 3, side: 0 };
		assert_eq!(bounds(span, Page::after(early)).unwrap(), [5, -1, -1, 9]);
		assert_eq!(bounds(Span::ALL, Page::FIRST).unwrap()[3], i64::MAX);
		assert!(bounds(Span::new(u64::MAX, u64::MAX), Page::FIRST).is_err());
	}

	#[test]
	fn page_should_not_be_longer_than_the_most() {
		assert_eq!(Page { limit: u32::MAX, ..Page::FIRST }.limit(), i64::from(MOST));
	}
}
