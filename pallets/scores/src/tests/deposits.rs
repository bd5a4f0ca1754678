//! The deposit for the record of an account.

use super::*;

fn deposits(account: &AccountId32) -> Balance {
	<<Test as Config>::RecordDeposit as DepositInfo<AccountId32>>::on_hold(account)
}

#[test]
fn sender_of_the_first_claim_should_pay_for_the_record_until_it_is_cleaned() {
	run(|| {
		let id = board();
		let first = finalise(id, &[(0, 50)]);
		assert_ok!(claim(id, &first, 0));
		let one = deposits(&OTHER);
		assert_eq!(one, 100 + Balance::from(Scored::record_footprint().size));
		let stored = Records::<Test>::get(id, who(0)).unwrap().encoded_size();
		assert!((stored as Balance) < one);
		// Others claim what comes, and the price changes: the deposit is as it was put down.
		BytePrice::set(50);
		let second = finalise(id, &[(0, 60)]);
		let ProvenRow { index, score, proof, .. } = second.row(&who(0));
		let call = Call::claim { board: id, who: who(0), index, score, proof };
		assert_ok!(dispatch(WATCHER, call));
		assert_eq!((deposits(&OTHER), deposits(&WATCHER)), (one, 0));
		assert_ok!(govern(Call::close { board: id }));
		wait(GRACE);
		assert_ok!(dispatch(WATCHER, Call::clean { board: id, who: who(0) }));
		assert_eq!((deposits(&OTHER), all_of(&OTHER)), (0, PLENTY));
	});
}

#[test]
fn claim_should_be_refused_when_the_deposit_is_lacking() {
	run(|| {
		let id = board();
		let rows = finalise(id, &[(0, 50)]);
		BytePrice::set(PLENTY);
		assert_noop!(claim(id, &rows, 0), TokenError::FundsUnavailable);
		assert_eq!((gained(0), stored(id).members), (0, 0));
	});
}
