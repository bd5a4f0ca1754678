//! A corruption test for the invariant.

use super::*;

#[test]
fn fees_should_not_be_kept_between_blocks() {
	build().execute_with(|| {
		assert_eq!(Fees::do_try_state(), Ok(()));
		pay(1_000, 0);
		let complaint = "fees of a block that is over are not split";
		assert_eq!(Fees::do_try_state(), Err(complaint.into()));
	});
}
