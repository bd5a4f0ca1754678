//! The size of a storage item, as deposits charge for it.

use codec::MaxEncodedLen;
use polkadot_sdk::frame_support::traits::Footprint;

/// Bytes charged for an item's storage key and trie node, in addition to its value.
pub const ITEM_OVERHEAD: usize = 80;

/// Bytes charged for a storage item with a value of `size` bytes.
pub const fn item_size(size: usize) -> u64 {
	size.saturating_add(ITEM_OVERHEAD) as u64
}

/// Footprint of one storage item with a value of type `Value`.
pub fn item_footprint<Value: MaxEncodedLen>() -> Footprint {
	Footprint { count: 1, size: item_size(Value::max_encoded_len()) }
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn item_should_be_charged_with_its_overhead() {
		assert_eq!(item_size(0), 80);
		assert_eq!(item_size(usize::MAX), u64::MAX);
		let footprint = item_footprint::<(u64, [u8; 32])>();
		assert_eq!((footprint.count, footprint.size), (1, 120));
	}
}
