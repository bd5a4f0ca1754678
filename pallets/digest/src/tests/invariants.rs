//! A corruption test per invariant.

use super::*;

#[test]
fn there_should_be_a_digest_if_something_was_folded() {
	for digest in [
		ChainDigest { digest: H256::repeat_byte(1), count: 0 },
		ChainDigest { digest: H256::zero(), count: 1 },
	] {
		build().execute_with(|| {
			Value::<Test>::put(digest);
			let complaint = "digest of nothing, or none of something";
			assert_eq!(Digest::do_try_state(), Err(complaint.into()));
		});
	}
}
