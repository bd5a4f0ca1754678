//! A corruption test per invariant.

use super::*;

/// Breaks a board with a final root, of which one account was paid, and a root that is challenged.
fn corrupt(complaints: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		let id = board();
		let rows = finalise(id, &[(0, 50), (1, 70)]);
		assert_ok!(claim(id, &rows, 0));
		assert_ok!(post(id, &Rows::of(&[(0, 50), (1, 80)])));
		assert_ok!(challenge(id, 1));
		assert_eq!(Scored::do_try_state(), Ok(()));
		breakage();
		assert_eq!(Scored::do_try_state(), Err(complaints.into()));
	});
}

fn change(change: impl FnOnce(&mut BoardOf<Test>)) {
	Boards::<Test>::mutate_extant(0, change);
}

fn change_root(change: impl FnOnce(&mut RootOf<Test>)) {
	Roots::<Test>::mutate_extant(0, change);
}

fn change_record(change: impl FnOnce(&mut RecordOf<Test>)) {
	Records::<Test>::mutate(0, who(0), |record| change(record.as_mut().unwrap()));
}

#[test]
fn payments_should_be_covered() {
	corrupt("pot has less than is owed; root is not covered", || {
		<Balances as fungible::Mutate<_>>::set_balance(&Scored::pot(0), 70);
	});
	corrupt("roots differ from their count", || change(|board| board.roots = 0));
	corrupt("roots differ from their count", || change(|board| board.roots = 3));
	corrupt("more was paid than was earned; sum of what is owed differs", || {
		change(|board| board.paid = 121);
		change_record(|record| record.paid = 121);
	});
}

#[test]
fn records_should_add_up() {
	corrupt("records differ from their count", || change(|board| board.members = 2));
	corrupt("payments differ from their sum", || change_record(|record| record.paid = 49));
	corrupt("record of an account that was never paid; payments differ from their sum", || {
		change_record(|record| record.paid = 0)
	});
}

#[test]
fn root_should_be_sound() {
	corrupt("final list is another", || {
		change(|board| board.last.as_mut().unwrap().root = H256::zero());
	});
	corrupt("posted list is another", || change_root(|root| root.tree.rows = 3));
	corrupt("root with a number not given yet", || change_root(|root| root.number = 2));
	corrupt("posted list is another; root adds nothing", || {
		change_root(|root| root.tree.total = 120);
	});
}

#[test]
fn what_is_owed_should_add_up() {
	corrupt("sum of what is owed differs", || TotalOwed::<Test>::put(71));
}

#[test]
fn every_record_should_belong_to_a_board() {
	corrupt("board with a number not given yet", || NextBoardId::<Test>::put(0));
	corrupt("sum of what is owed differs; root without board; record without board", || {
		Boards::<Test>::remove(0);
	});
}

#[test]
fn bonds_and_deposits_should_be_held() {
	corrupt("bonds are not held", || change_root(|root| root.bond -= 1));
	corrupt("bonds are not held", || {
		change_root(|root| root.challenge.as_mut().unwrap().bond += 1);
	});
	corrupt("bonds are not held", || {
		let (reason, exact) = (HoldReason::Bond.into(), tokens::Precision::Exact);
		assert_ok!(Balances::release(&reason, &WATCHER, 1, exact));
	});
	corrupt("deposits are not held", || {
		let record = Records::<Test>::get(0, who(0)).unwrap();
		record.deposit.drop(&OTHER).unwrap();
	});
	corrupt("deposit is for another record", || {
		let record = Records::<Test>::get(0, who(0)).unwrap();
		let small = Footprint { count: 1, size: 1 };
		let deposit = record.deposit.update(&OTHER, small).unwrap();
		change_record(|record| record.deposit = deposit);
	});
}
