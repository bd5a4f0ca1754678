//! State roots of blocks.

use super::*;

fn lift(by: <Test as frame_system::Config>::AccountId) -> DispatchResult {
	dispatch(by, Call::lift { block: BLOCK.into() })
}

#[test]
fn state_root_should_be_recorded_of_a_block_that_the_chain_knows() {
	run(|| {
		let root = H256::repeat_byte(3);
		let header = header(root);
		assert_ok!(anchor(OTHER, header.clone()));
		let (block, by) = (BLOCK.into(), OTHER);
		System::assert_last_event(Event::StateAnchored { block, state_root: root, by }.into());
		assert_eq!(Anchors::<Test>::get(block).unwrap().root, root);
		assert_noop!(anchor(WATCHER, header), E::AlreadyAnchored);
		let unsigned = Announced::anchor(RuntimeOrigin::none(), Default::default());
		assert_noop!(unsigned, BadOrigin);
	});
}

#[test]
fn header_should_be_refused_when_the_chain_does_not_know_it() {
	run(|| {
		assert_noop!(anchor(OTHER, vec![]), E::NotAHeader);
		let known = header(H256::repeat_byte(3));
		let mut longer = known.clone();
		longer.push(0);
		assert_noop!(anchor(OTHER, longer), E::NotAHeader);
		// Another root of the same block.
		let mut other = known.clone();
		let at = other.windows(32).position(|bytes| bytes == [3; 32]).unwrap();
		other[at] = 4;
		assert_noop!(anchor(OTHER, other), E::UnknownBlock);
		frame_system::BlockHash::<Test>::remove(u64::from(BLOCK));
		assert_noop!(anchor(OTHER, known), E::UnknownBlock);
	});
}

#[test]
fn state_root_should_stay_for_some_time_and_be_removed_by_its_owner_alone() {
	run(|| {
		assert_noop!(lift(OTHER), E::NotAnchored);
		assert_ok!(anchor(OTHER, header(H256::repeat_byte(3))));
		assert_noop!(lift(WATCHER), E::NotOwner);
		wait(KEEP);
		Lost::set(5);
		assert_noop!(lift(OTHER), E::AnchorKept);
		wait(5);
		assert_noop!(lift(WATCHER), E::NotOwner);
		assert_ok!(lift(OTHER));
		System::assert_last_event(Event::AnchorRemoved { block: BLOCK.into() }.into());
		assert_eq!(Balances::free_balance(OTHER), PLENTY);
		assert_noop!(lift(OTHER), E::NotAnchored);
		assert_noop!(Announced::lift(RuntimeOrigin::none(), BLOCK.into()), BadOrigin);
	});
}

#[test]
fn removed_state_root_should_leave_a_snapshot_open_to_proof() {
	run(|| {
		let mut list = right_list();
		list.remove(0);
		let (it, nodes) = announced(&list);
		wait(KEEP);
		assert_ok!(lift(OTHER));
		let at = it.find_fault(&list, &people()).unwrap();
		assert_ok!(challenge(0, fault(&list, at), nodes));
	});
}
