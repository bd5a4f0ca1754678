//! What a fold does.

use super::*;
use polkadot_sdk::{
	frame_support::{
		storage::{with_storage_layer, with_transaction},
		traits::WhitelistedStorageKeys,
		weights::Weight,
	},
	sp_runtime::{DispatchError, DispatchResult, TransactionOutcome},
};

#[docify::export]
#[test]
fn what_is_final_should_be_folded_in_order() {
	run(|| {
		let (of_era, of_round) = (H256::repeat_byte(1), H256::repeat_byte(2));
		fold(5, FinalKind::Era, 0, of_era);
		fold(9, FinalKind::Round, 3, of_round);
		let first = ChainDigest::default().with(FinalKind::Era, 0, of_era, 5);
		let second = first.with(FinalKind::Round, 3, of_round, 9);
		assert_eq!(Value::<Test>::get(), second);
		assert_eq!(
			reported(),
			[
				(FinalKind::Era, 0, of_era, first.digest, 1),
				(FinalKind::Round, 3, of_round, second.digest, 2),
			]
		);
	});
}

#[test]
fn what_is_rolled_back_should_not_be_folded() {
	run(|| {
		fold(5, FinalKind::Era, 0, H256::zero());
		let before = Value::<Test>::get();
		let undone: DispatchResult = with_storage_layer(|| {
			fold(5, FinalKind::Round, 0, H256::zero());
			Err(DispatchError::Other("undone"))
		});
		assert!(undone.is_err());
		assert_eq!(Value::<Test>::get(), before);
		let undone: DispatchResult = with_transaction(|| {
			fold(5, FinalKind::Round, 0, H256::zero());
			TransactionOutcome::Rollback(Ok(()))
		});
		assert!(undone.is_ok());
		assert_eq!((Value::<Test>::get(), reported().len()), (before, 1));
	});
}

#[test]
fn fold_should_weigh_what_it_reads_and_writes() {
	run(|| {
		let weight = <Digest as Finals>::weight();
		// The path to the value, 32 bytes of digest and 8 of count.
		assert_eq!(weight, Weight::from_parts(3 + 40, 2_048 + 40));
		let whitelisted = AllPalletsWithSystem::whitelisted_storage_keys();
		let key = Value::<Test>::hashed_key().to_vec();
		assert!(whitelisted.iter().any(|tracked| tracked.key == key));
	});
}
