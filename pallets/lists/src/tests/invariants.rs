//! A corruption test per invariant.

use super::*;
use distribution_primitives::merkle::Peak;

/// A verified list that a round uses, and one of which a chunk is stored.
const DONE: ListId = 0;
const BEGUN: ListId = 1;

fn corrupt(complaints: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		let rows = Rows::simple(&[3, 2]);
		assert_eq!(rows.publish(), DONE);
		Published::keep(DONE, 7);
		assert_eq!(rows.announce(), BEGUN);
		assert_ok!(publish(OTHER, BEGUN, &rows.chunks[0]));
		assert_eq!(Published::do_try_state(), Ok(()));
		breakage();
		assert_eq!(Published::do_try_state(), Err(complaints.into()));
	});
}

fn change(id: ListId, change: impl FnOnce(&mut ListOf<Test>)) {
	Lists::<Test>::mutate_extant(id, change);
}

fn change_chunk(id: ListId, number: u32, change: impl FnOnce(&mut Stored)) {
	Chunks::<Test>::mutate(id, number, |chunk| {
		change(chunk.as_mut().unwrap().stored.as_mut().unwrap())
	});
}

#[test]
fn chunks_should_make_the_list() {
	corrupt(
		"chunks differ from their count; chunk out of order; subtrees differ from their count; \
		 fold differs from the rows stored",
		|| Chunks::<Test>::remove(BEGUN, 0),
	);
	corrupt("chunk out of order", || change(BEGUN, |list| list.stored = 0));
	corrupt("rows do not follow one another", || {
		change_chunk(BEGUN, 0, |stored| stored.first = 1);
	});
	corrupt("subtrees differ from their count", || change(BEGUN, |list| list.peaks += 1));
	corrupt("fold differs from the rows stored", || {
		Folds::<Test>::insert(BEGUN, Fold::new(5).unwrap());
	});
	corrupt("root differs from that of the subtrees", || {
		change(DONE, |list| list.root = Some(H256::zero()));
	});
	corrupt("root differs from that of the subtrees", || {
		change_chunk(DONE, 1, |stored| {
			let peak = Peak { position: 1, hash: H256::zero() };
			stored.peaks = vec![peak; stored.peaks.len()].try_into().unwrap();
		});
	});
	corrupt("list must have either a fold or a root", || Folds::<Test>::remove(BEGUN));
	corrupt("list must have either a fold or a root", || {
		Folds::<Test>::insert(DONE, Fold::new(5).unwrap());
	});
}

#[test]
fn sums_should_agree() {
	corrupt("largest rows are more than the total", || change(DONE, |list| list.total = 1));
	corrupt("largest rows are out of order", || {
		change(DONE, |list| {
			let amounts = vec![1u128, 2];
			list.largest = Decode::decode(&mut &amounts.encode()[..]).unwrap();
		});
	});
	corrupt("row of zero", || change(DONE, |list| list.largest.note(0)));
}

#[test]
fn users_should_be_counted() {
	corrupt("users differ from their count", || change(DONE, |list| list.users = 0));
	corrupt("users differ from their count", || Users::<Test>::insert(BEGUN, 7, ()));
	corrupt("users differ from their count", || Boards::<Test>::insert(BEGUN, 7, ()));
	corrupt("list with a number not given yet", || NextListId::<Test>::put(1));
}

#[test]
fn every_record_should_belong_to_a_list() {
	corrupt("fold without list", || Folds::<Test>::insert(9, Fold::new(5).unwrap()));
	corrupt("chunk without list", || {
		Chunks::<Test>::insert(9, 0, Chunk { digest: H256::zero(), stored: None });
	});
	corrupt("user without list", || Users::<Test>::insert(9, 7, ()));
	corrupt("board without list", || Boards::<Test>::insert(9, 7, ()));
}

#[test]
fn deposits_should_be_held() {
	corrupt("deposits are not held", || change(BEGUN, |list| list.owner = OTHER));
	corrupt("deposit is for another state", || {
		let other = list(DONE).deposit;
		let own = list(BEGUN).deposit;
		change(BEGUN, |list| list.deposit = other);
		change(DONE, |list| list.deposit = own);
	});
}
