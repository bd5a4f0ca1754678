//! Storing chunks: what is accepted, what comes of it, and each refusal.

use super::*;
use distribution_primitives::{merkle::Fold, Largest, VerifiedList};
use polkadot_sdk::{frame_support::dispatch::GetDispatchInfo, sp_state_machine::IndexOperation};

/// A chunk of these rows, announced as the only one of a list of `leaves` rows.
fn alone(leaves: u32, first: u32, rows: &[([u8; 32], u128)]) -> (ListId, Vec<u8>) {
	let data = chunk::Chunk::write(leaves, first, rows).unwrap();
	(announce_bytes(leaves, &[&data]), data)
}

fn announce_bytes(rows: u32, chunks: &[&[u8]]) -> ListId {
	let digests: Vec<H256> = chunks.iter().map(|data| chunk::digest(data)).collect();
	Published::do_announce(OWNER, rows, &digests).unwrap()
}

#[docify::export]
#[test]
fn list_should_be_verified_when_its_last_row_is_stored() {
	run(|| {
		let rows = Rows::simple(&[3, 4, 2]);
		let id = rows.announce();
		assert_ok!(publish(OWNER, id, &rows.chunks[0]));
		assert_ok!(publish(OTHER, id, &rows.chunks[1]));
		assert_eq!(Published::verified(id), None);
		assert_ok!(publish(OWNER, id, &rows.chunks[2]));

		let root = rows.tree().root();
		let found = Published::verified(id).unwrap();
		assert_eq!((found.root, found.rows, found.total), (root, 9, 4_500));
		assert_eq!(found.largest.amounts()[..3], [900, 800, 700]);
		System::assert_last_event(
			Event::ListVerified { list: id, root, rows: 9, total: 4_500, largest: 900 }.into(),
		);
	});
}

#[test]
fn chunks_should_be_found_by_digest_first_row_and_subtrees() {
	run(|| {
		let rows = Rows::simple(&[3, 4, 2]);
		let id = rows.announce();
		let mut first = 0;
		let mut fold = Fold::new(9).unwrap();
		for (number, data) in (0..).zip(&rows.chunks) {
			assert_ok!(publish(OTHER, id, data));
			let found = Chunks::<Test>::get(id, number).unwrap();
			assert_eq!(found.digest, chunk::digest(data));
			let stored = found.stored.unwrap();
			assert_eq!((stored.first, stored.account), (first, rows.rows[first as usize].0));
			first += stored.rows;
			fold.absorb(&fold.part_of(stored.rows, &stored.peaks).unwrap()).unwrap();
			let digest = found.digest;
			let event = Event::ChunkStored {
				list: id,
				chunk: number,
				first: stored.first,
				rows: stored.rows,
				digest,
			};
			System::assert_has_event(event.into());
		}
		assert_eq!(fold.root(), Some(rows.tree().root()));
	});
}

#[test]
fn list_of_one_row_should_be_its_leaf() {
	run(|| {
		let rows = Rows::simple(&[1]);
		let id = rows.publish();
		let mut largest = Largest::default();
		largest.note(100);
		let root = rows.tree().root();
		assert_eq!(
			Published::verified(id),
			Some(VerifiedList { root, rows: 1, total: 100, largest })
		);
	});
}

#[test]
fn largest_chunk_should_be_stored() {
	run(|| {
		let most = chunk::MAX_CHUNK_ROWS as usize;
		let rows = Rows::simple(&[most, 1]);
		let id = rows.publish();
		let found = Published::verified(id).unwrap();
		assert_eq!((found.root, found.total), (rows.tree().root(), rows.total()));
		assert_eq!(found.largest.amounts().len(), 100);
	});
}

/// The node is told once per chunk, with the transaction, the length and the digest.
#[test]
fn node_should_be_told_what_to_keep() {
	let rows = Rows::simple(&[3, 2]);
	let mut ext = build();
	ext.execute_with(|| {
		let id = rows.announce();
		assert_err!(publish(OTHER, id, &rows.chunks[1]), E::OutOfOrder);
		assert_ok!(publish(OTHER, id, &rows.chunks[0]));
		assert_ok!(publish(OTHER, id, &rows.chunks[1]));
		assert_eq!(Published::do_try_state(), Ok(()));
	});
	let told: Vec<_> = ext
		.overlayed_changes()
		.transaction_index_ops()
		.iter()
		.map(|op| match op {
			IndexOperation::Insert { extrinsic, hash, size } => (*extrinsic, hash.clone(), *size),
			IndexOperation::Renew { .. } => panic!("{op:?}"),
		})
		.collect();
	let digest = |chunk: usize| rows.digests()[chunk].as_bytes().to_vec();
	// The first transaction was refused.
	assert_eq!(told, [(2, digest(0), 16 + 3 * 48), (3, digest(1), 16 + 2 * 48)]);
}

#[test]
fn chunk_should_be_refused_when_it_is_not_the_next() {
	run(|| {
		let rows = Rows::simple(&[3, 4, 2]);
		let id = rows.announce();
		assert_err!(publish(OTHER, id, &rows.chunks[1]), E::OutOfOrder);
		assert_ok!(publish(OTHER, id, &rows.chunks[0]));
		assert_err!(publish(OTHER, id, &rows.chunks[0]), E::AlreadyStored);
		assert_err!(publish(OTHER, id, &rows.chunks[2]), E::OutOfOrder);
		assert_ok!(publish(OTHER, id, &rows.chunks[1]));
		assert_ok!(publish(OTHER, id, &rows.chunks[2]));
		for data in &rows.chunks {
			assert_err!(publish(OTHER, id, data), E::AlreadyVerified);
		}
		assert_err!(publish(OTHER, id + 1, &rows.chunks[0]), E::UnknownList);
		let origin = RuntimeOrigin::none();
		assert_noop!(Published::publish(origin, id, Default::default()), BadOrigin);
	});
}

#[test]
fn chunk_should_be_refused_when_anything_in_it_is_altered() {
	run(|| {
		let rows = Rows::simple(&[3, 2]);
		let id = rows.announce();
		let good = &rows.chunks[0];
		for place in 0..good.len() {
			let mut altered = good.clone();
			altered[place] ^= 1;
			let expected = match place {
				0..=3 => E::NotAChunk,
				4..=7 => E::OtherList,
				8..=11 => E::OutOfOrder,
				12..=15 => E::ChunkLength,
				_ => E::ChunkDiffers,
			};
			assert_err!(publish(OTHER, id, &altered), expected);
		}
		let mut empty = good[..16].to_vec();
		empty[12] = 0;
		assert_err!(publish(OTHER, id, &empty), E::ChunkEmpty);
		assert_err!(publish(OTHER, id, &[]), E::NotAChunk);
		assert_err!(publish(OTHER, id, &good[..good.len() - 1]), E::ChunkLength);
		assert_err!(publish(OTHER, id, &[&good[..], &[0]].concat()), E::ChunkLength);
		assert_ok!(publish(OTHER, id, good));
	});
}

/// The node would keep other bytes under the chunk's digest.
#[test]
fn chunk_should_be_refused_when_it_is_not_the_end_of_the_transaction() {
	run(|| {
		let rows = Rows::simple(&[3, 2]);
		let id = rows.announce();
		let data = rows.chunks[0].clone();
		let call = || Call::publish { list: id, data: data.clone().try_into().unwrap() };
		// A hook dispatches without a transaction.
		assert_noop!(dispatch(OTHER, call()), E::NotLastBytes);
		// Something follows, as in a batch or in a multisig.
		next_transaction([&data[..], &[0]].concat());
		assert_noop!(dispatch(OTHER, call()), E::NotLastBytes);
		next_transaction(data[1..].to_vec());
		assert_noop!(dispatch(OTHER, call()), E::NotLastBytes);
		// Something comes before, as a signature does, or a proxy.
		next_transaction([&[9, 9][..], &data].concat());
		assert_ok!(dispatch(OTHER, call()));
	});
}

/// In state the number of its bytes stands before a transaction. Here that ends with the letter that
/// the transaction lacks.
#[test]
fn number_of_bytes_should_not_pass_for_a_part_of_the_transaction() {
	run(|| {
		let rows = Rows::simple(&[91]);
		let id = rows.announce();
		let short = rows.chunks[0][1..].to_vec();
		assert!(short.encode().ends_with(&rows.chunks[0]));
		next_transaction(short);
		let data = rows.chunks[0].clone().try_into().unwrap();
		assert_noop!(dispatch(OTHER, Call::publish { list: id, data }), E::NotLastBytes);
		assert_ok!(publish(OTHER, id, &rows.chunks[0]));
	});
}

/// Regression: whoever put a small chunk before megabytes of something else, many times in one
/// batch, had all of them read each time for the weight of the chunk.
#[test]
fn chunk_should_weigh_by_the_transaction_that_carries_it() {
	run(|| {
		let rows = Rows::simple(&[1, 1]);
		let id = rows.announce();
		let data = |chunk: usize| -> BoundedVec<u8, ConstU32<MAX_CHUNK_LEN>> {
			rows.chunks[chunk].clone().try_into().unwrap()
		};
		let store = |chunk| Published::publish(RuntimeOrigin::signed(OTHER), id, data(chunk));
		// One unit for the call, one for the row, and one for each KiB. No proof has the bytes.
		let weight = |kib: u64| Weight::from_parts(2 + kib, 0);
		let call = RuntimeCall::Published(Call::publish { list: id, data: data(0) });
		// No transaction has more than 5 MiB.
		assert_eq!(call.get_dispatch_info().call_weight, weight(5 * 1_024));
		next_transaction([&[9; 3_000][..], &rows.chunks[0]].concat());
		assert_eq!(store(0).unwrap().actual_weight, Some(weight(3)));
		// The one that is refused has been looked at as well: it gets nothing back.
		next_transaction([&rows.chunks[1][..], &[9; 3_000]].concat());
		let refused = store(1).unwrap_err();
		assert_eq!(refused.error, E::NotLastBytes.into());
		assert_eq!(refused.post_info.actual_weight, None);
	});
}

#[test]
fn transaction_should_store_one_chunk() {
	run(|| {
		let rows = Rows::simple(&[3, 2]);
		let (id, other) = (rows.announce(), rows.announce());
		assert_ok!(publish(OTHER, id, &rows.chunks[0]));
		// The same bytes for another list, in the same transaction.
		let data = rows.chunks[0].clone().try_into().unwrap();
		let again = Call::publish { list: other, data };
		assert_noop!(dispatch(OTHER, again.clone()), E::OneChunkPerTransaction);
		next_transaction(rows.chunks[0].clone());
		assert_ok!(dispatch(OTHER, again));
		// The same number of a transaction in another block.
		System::set_block_number(2);
		System::set_extrinsic_index(0);
		assert_ok!(publish(OTHER, id, &rows.chunks[1]));
	});
}

#[test]
fn chunk_should_be_refused_when_its_rows_do_not_fit_the_list() {
	run(|| {
		let row = |amount| ([7; 32], amount);
		// Rows past the end.
		let (id, data) = alone(2, 0, &[row(1), row(2), row(3)]);
		assert_err!(publish(OTHER, id, &data), E::TooManyRows);
		// A row of zero.
		let (id, data) = alone(2, 0, &[row(1), row(0)]);
		assert_err!(publish(OTHER, id, &data), E::AmountZero);
		// A sum that overflows.
		let (id, data) = alone(2, 0, &[row(u128::MAX), row(1)]);
		assert_err!(publish(OTHER, id, &data), E::TotalOverflow);
		// Too few rows in all chunks.
		let (id, data) = alone(3, 0, &[row(1), row(2)]);
		assert_err!(publish(OTHER, id, &data), E::RowsMissing);
		// All rows before the last chunk.
		let all = chunk::Chunk::write(2, 0, &[row(1), row(2)]).unwrap();
		let id = announce_bytes(2, &[&all, &all]);
		assert_err!(publish(OTHER, id, &all), E::ChunksLeft);
		for id in 0..=id {
			assert_ok!(remove(OWNER, id));
		}
		assert_eq!((held(), Balances::free_balance(OWNER)), (0, PLENTY));
	});
}

/// A batch may fail after a chunk was stored: nothing of it remains, and it can be stored again.
#[test]
fn chunk_should_be_stored_again_when_the_first_time_was_rolled_back() {
	use polkadot_sdk::frame_support::storage::with_transaction;
	use polkadot_sdk::sp_runtime::TransactionOutcome;
	run(|| {
		let rows = Rows::simple(&[3, 2]);
		let id = rows.announce();
		let before = list(id);
		let rolled_back = with_transaction(|| {
			publish(OTHER, id, &rows.chunks[0]).unwrap();
			TransactionOutcome::Rollback(DispatchResult::Ok(()))
		});
		assert_ok!(rolled_back);
		assert_eq!(list(id), before);
		for data in &rows.chunks {
			assert_ok!(publish(OTHER, id, data));
		}
		assert_eq!(Published::verified(id).unwrap().root, rows.tree().root());
	});
}
