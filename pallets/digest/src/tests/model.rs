//! Any folds, beside an independent computation from what was reported.

use super::*;
use polkadot_sdk::sp_runtime::traits::{BlakeTwo256, Hash};
use proptest::prelude::*;

/// The digest that follows from the events and the blocks that they are in, byte by byte.
fn recomputed(blocks: &[u64]) -> Vec<(H256, u64)> {
	let mut digest = H256::zero();
	let folds = (1u64..).zip(reported()).zip(blocks);
	folds
		.map(|((count, (kind, id, value, ..)), block)| {
			let kind = match kind {
				FinalKind::Round => 0u8,
				FinalKind::Era => 1,
			};
			let parts: [&[u8]; 5] = [
				digest.as_bytes(),
				&[kind],
				&id.to_le_bytes(),
				value.as_bytes(),
				&block.to_le_bytes(),
			];
			digest = BlakeTwo256::hash(&parts.concat());
			(digest, count)
		})
		.collect()
}

proptest! {
	#[test]
	fn digest_should_be_that_of_what_was_reported(
		folds in prop::collection::vec((0u64..5, any::<bool>(), any::<u32>(), any::<[u8; 32]>()), 0..40),
	) {
		build().execute_with(|| {
			let (mut block, mut blocks) = (1, vec![]);
			for (later, era, id, value) in folds {
				block += later;
				blocks.push(block);
				let kind = if era { FinalKind::Era } else { FinalKind::Round };
				fold(block, kind, id, H256(value));
			}
			let expected = recomputed(&blocks);
			let (digest, count) = expected.last().copied().unwrap_or_default();
			prop_assert_eq!(Value::<Test>::get(), ChainDigest { digest, count });
			let said: Vec<_> =
				reported().into_iter().map(|(.., digest, count)| (digest, count)).collect();
			prop_assert_eq!(said, expected);
			prop_assert_eq!(Digest::do_try_state(), Ok(()));
			Ok(())
		})?;
	}
}
