//! Who gets what of the fees of a block.

use super::*;
use polkadot_sdk::frame_support::traits::{Hooks, OnUnbalanced};

#[docify::export]
#[test]
fn fees_should_be_split_once_at_the_end_of_the_block() {
	run(|| {
		// Half is burned, a fifth is the treasury's.
		block(|| {
			pay(1_001, 10);
			pay(1_000, 0);
			assert_eq!(Balances::free_balance(TREASURY), 0);
			assert_eq!(Balances::total_issuance(), FUNDS);
		});
		assert_eq!(Balances::free_balance(TREASURY), 400);
		assert_eq!(Balances::free_balance(COLLATORS), 601 + 10);
		assert_eq!(Balances::total_issuance(), FUNDS - 1_000);
		assert_eq!(reported(), [(1_000, 400, 611)]);
	});
}

#[test]
fn every_unit_should_be_accounted_for_however_fees_are_split() {
	for (burned, treasury) in [(50, 20), (0, 0), (100, 0), (0, 100), (100, 100), (90, 20), (33, 33)]
	{
		run(|| {
			vote(burned, treasury);
			let (mut paid, mut before) = (0, FUNDS);
			for number in 1..50u64 {
				let all = reported().len();
				block(|| {
					for fee in 0..number {
						pay(fee * 7 + 1, fee % 3);
						paid += fee * 7 + 1 + fee % 3;
						// What is kept is issued, and in no account.
						assert_eq!(Balances::total_issuance(), before);
					}
				});
				let (burned, treasury, collators) = reported()[all];
				assert_eq!(burned + treasury + collators, paid);
				assert_eq!(before - Balances::total_issuance(), burned);
				assert_eq!(Balances::total_issuance(), in_accounts());
				(paid, before) = (0, Balances::total_issuance());
			}
		});
	}
}

/// What is counted as burned of single fees, for whoever rewards it, is never more than what is
/// burned.
#[test]
fn more_should_not_count_as_burned_than_is_burned() {
	for burned in [0, 1, 33, 50, 99, 100] {
		run(|| {
			vote(burned, 0);
			let mut counted = 0;
			block(|| {
				for fee in 1..100 {
					let before = Fees::kept();
					pay(fee, 5);
					assert_eq!(Fees::kept() - before, fee);
					counted += Fees::burned_of(fee);
				}
			});
			let burned = FUNDS - Balances::total_issuance();
			assert!(counted <= burned, "{counted} of {burned}");
		});
	}
}

/// A vote in the middle of a block does not change what was counted before it.
#[test]
fn shares_should_be_the_same_throughout_a_block() {
	run(|| {
		block(|| {
			pay(1_000, 0);
			let counted = Fees::burned_of(1_000);
			vote(10, 0);
			pay(1_000, 0);
			assert_eq!(Fees::burned_of(1_000), counted);
		});
		assert_eq!(reported(), [(1_000, 400, 600)]);
		block(|| pay(1_000, 0));
		assert_eq!(reported()[1], (100, 0, 900));
	});
}

#[test]
fn part_that_an_account_cannot_receive_should_be_burned() {
	run(|| {
		// Neither account is there, and the treasury's part is below the minimum.
		block(|| pay(MINIMUM * 4, 0));
		assert_eq!(reported(), [(28, 0, 12)]);
		assert_eq!(Balances::free_balance(TREASURY), 0);
		assert_eq!(Balances::total_issuance(), in_accounts());
	});
}

#[test]
fn block_without_fees_should_report_nothing() {
	run(|| {
		block(|| ());
		block(|| pay(0, 0));
		assert!(reported().is_empty());
		assert_eq!(Balances::total_issuance(), FUNDS);
	});
}

/// As where nothing has begun the block.
#[test]
fn fee_should_be_kept_without_the_hook_and_not_be_lost_by_it() {
	run(|| {
		Fees::on_nonzero_unbalanced(Balances::issue(1_000));
		Fees::on_initialize(2);
		assert_eq!(Fees::kept(), 1_000);
		Fees::on_finalize(2);
		assert_eq!(reported(), [(500, 200, 300)]);
		assert_eq!(Balances::total_issuance(), in_accounts());
	});
}

#[test]
fn weight_of_both_ends_should_be_declared_at_the_beginning() {
	run(|| {
		assert_eq!(Fees::on_initialize(2), Weight::from_parts(2, 0));
		Fees::on_finalize(2);
	});
}
