//! Announcing lists, and the deposit.

use super::*;

fn announce(rows: u32, chunks: u32) -> DispatchResult {
	let chunks = vec![H256::repeat_byte(1); chunks as usize].try_into().unwrap();
	dispatch(OWNER, Call::announce { rows, chunks })
}

#[test]
fn announced_list_should_wait_for_its_first_chunk() {
	run(|| {
		let rows = Rows::simple(&[3, 2]);
		let id = rows.announce();
		System::assert_last_event(
			Event::ListAnnounced { list: 0, owner: OWNER, rows: 5, chunks: 2 }.into(),
		);
		let it = list(id);
		assert_eq!((it.owner, it.rows, it.chunks, it.stored), (OWNER, 5, 2, 0));
		assert_eq!((it.total, it.root), (0, None));
		for (number, digest) in (0..).zip(rows.digests()) {
			assert_eq!(Chunks::<Test>::get(id, number), Some(Chunk { digest, stored: None }));
		}
		assert_eq!(Published::verified(id), None);
		assert_eq!(rows.announce(), 1);
	});
}

#[test]
fn list_should_be_refused_when_rows_or_chunks_make_no_sense() {
	run(|| {
		assert_noop!(announce(0, 1), E::RowsInvalid);
		assert_noop!(announce((1 << 31) + 1, 8), E::RowsInvalid);
		assert_noop!(announce(5, 0), E::ChunksInvalid);
		assert_noop!(announce(5, 6), E::ChunksInvalid);
		let most = chunk::MAX_CHUNK_ROWS;
		assert_noop!(announce(2 * most + 1, 2), E::ChunksInvalid);
		assert_ok!(announce(2 * most, 2));
		assert_ok!(announce(1, 1));
		assert_noop!(Published::announce(RuntimeOrigin::none(), 1, Default::default()), BadOrigin);
	});
}

#[test]
fn deposit_should_cover_all_state_that_the_list_can_have() {
	run(|| {
		let rows = Rows::simple(&[7, 5]);
		let id = rows.announce();
		let most = 100 + Balance::from(Published::footprint(2, 12, false).size);
		assert_eq!(held(), most);
		for chunk in &rows.chunks {
			assert_eq!(held(), most);
			publish(OTHER, id, chunk).unwrap();
			let stored = list(id).encoded_size()
				+ Folds::<Test>::get(id).map_or(0, |fold| fold.encoded_size())
				+ Chunks::<Test>::iter_prefix(id).map(|(_, c)| c.encoded_size()).sum::<usize>();
			assert!((stored as Balance) < held());
		}
		// Less subtrees than there could have been, and nothing to fold any longer.
		let peaks = list(id).peaks;
		assert!(peaks < 12);
		let least = 100 + Balance::from(Published::footprint(2, peaks, true).size);
		assert!(held() >= least && held() <= least + 1, "{} of {least}", held());
		assert!(held() < most);
		assert_ok!(remove(OWNER, id));
		assert_eq!((held(), Balances::free_balance(OWNER)), (0, PLENTY));
	});
}

#[test]
fn list_should_be_refused_when_its_owner_cannot_pay_the_deposit() {
	run(|| {
		BytePrice::set(PLENTY);
		assert_noop!(announce(5, 1), TokenError::FundsUnavailable);
	});
}

/// A change of prices neither stops an upload nor keeps anything.
#[test]
fn deposit_should_return_as_it_was_put_down_when_the_price_has_changed() {
	for price in [0, 1_000_000] {
		run(|| {
			let rows = Rows::simple(&[7, 5]);
			let id = rows.announce();
			BytePrice::set(price);
			for chunk in &rows.chunks {
				publish(OTHER, id, chunk).unwrap();
			}
			assert_ok!(remove(OWNER, id));
			assert_eq!((held(), Balances::free_balance(OWNER)), (0, PLENTY));
		});
	}
}
