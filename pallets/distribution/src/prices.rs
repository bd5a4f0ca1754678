//! What state costs. Nothing here touches storage.

use crate::bitmap::{BitmapWord, WORD_BITS};
use codec::MaxEncodedLen;
use pallet_distribution_common::item_size;
use polkadot_sdk::{
	frame_support::traits::Footprint,
	sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding},
};

/// The state of a round that its manager's deposit covers: the fixed records, one bitmap word per
/// 1,024 rows, the rows themselves if listed, the stream records if prepaid.
///
/// `fixed` has the size of each fixed record, `row` is that of a listed row, `stream` that of a
/// stream record, all in bytes.
pub fn footprint(
	fixed: &[usize],
	rows: u32,
	row: Option<usize>,
	stream: Option<usize>,
) -> Footprint {
	let rows = u64::from(rows);
	let word = item_size(BitmapWord::max_encoded_len());
	let words = rows.div_ceil(u64::from(WORD_BITS)).saturating_mul(word);
	let fixed = fixed.iter().fold(0u64, |sum, size| sum.saturating_add(item_size(*size)));
	let listed = row.map_or(0, |size| rows.saturating_mul(item_size(size)));
	let streams = stream.map_or(0, |size| rows.saturating_mul(item_size(size)));
	let size = fixed.saturating_add(words).saturating_add(listed).saturating_add(streams);
	Footprint { count: 1, size }
}

/// The deposit after state has grown or shrunk, if `held` was put down for it. `before` and `after`
/// are what the state before and after would cost today; `None` if the sum overflows. All are
/// native tokens in their smallest unit.
///
/// More state costs what it costs today, and less state releases its share of what was put down,
/// rounded down to the unit: a change of prices changes nothing of what is held.
pub fn resized(held: u128, before: u128, after: u128) -> Option<u128> {
	if after >= before {
		return held.checked_add(after.saturating_sub(before));
	}
	let kept = multiply_by_rational_with_rounding(held, after, before, Rounding::Up)?;
	Some(kept.min(held))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn footprint_should_grow_with_rows() {
		let size = |rows, row, stream| footprint(&[300, 20], rows, row, stream).size;
		assert_eq!(size(0, None, None), 380 + 100);
		assert_eq!(size(1_024, None, None), 480 + 337);
		assert_eq!(size(1_025, None, None), 480 + 2 * 337);
		assert_eq!(size(10, Some(48), None), 480 + 337 + 10 * 128);
		assert_eq!(size(10, None, Some(100)), 480 + 337 + 10 * 180);
		// Ten million claims of an immediate Merkle round take about 3.3 MB of deposit.
		assert!(size(10_000_000, None, None) < 3_300_000);
	}

	/// Regression: a change of prices priced all that was there anew.
	#[test]
	fn deposit_should_change_only_for_the_state_that_changes() {
		// Growing by 20 at a price of 1, 10 and 0 per unit, for whatever was held.
		for price in [1, 10, 0] {
			assert_eq!(resized(100, 100 * price, 120 * price), Some(100 + 20 * price));
			assert_eq!(resized(100, 100 * price, 100 * price), Some(100));
		}
		// Shrinking releases the share of what was put down, whatever it would cost today.
		for price in [1, 10, 1_000_000] {
			assert_eq!(resized(100, 100 * price, 80 * price), Some(80));
			assert_eq!(resized(100, 300 * price, 100 * price), Some(34));
			assert_eq!(resized(0, 100 * price, 80 * price), Some(0));
		}
		assert_eq!(resized(u128::MAX, u128::MAX, 1), Some(1));
		assert_eq!(resized(u128::MAX, 1, 2), None);
	}
}
