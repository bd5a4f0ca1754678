//! Where an account is sought in a list, and what proves its rows.

use super::*;
use distribution_primitives::{
	lists::place_of,
	merkle::{leaf_hash, Partial},
	ChunkPath,
};

/// Rows in the order of accounts in state, in chunks of these lengths.
fn arranged(lengths: &[usize]) -> Rows {
	let mut rows = Rows::simple(lengths).rows;
	rows.sort_by_key(|(account, _)| place_of(account));
	Rows::new(rows, lengths)
}

/// Proves a row with one chunk and what leads from it to the root.
fn proof(rows: &Rows, path: &ChunkPath, row: u32) -> Option<Vec<H256>> {
	let mut tree = Partial::new(rows.rows.len() as u32);
	path.beside.iter().for_each(|node| tree.add(*node));
	let chunk = chunk::Chunk::read(&rows.chunks[path.chunk as usize]).unwrap();
	for (index, (account, amount)) in (chunk.first..).zip(chunk.rows()) {
		tree.add_leaf(index, leaf_hash(index, &account, amount));
	}
	tree.proof(row)
}

#[test]
fn every_row_should_be_found_and_proven_by_its_chunk() {
	run(|| {
		let rows = arranged(&[3, 8, 1, 5]);
		let id = rows.publish();
		for (row, (account, _)) in (0..).zip(&rows.rows) {
			let paths = Published::chunk_paths(id, account).unwrap();
			assert!(!paths.is_empty() && paths.len() <= 2);
			let has = |path: &&ChunkPath| (path.first..path.first + path.rows).contains(&row);
			let path = paths.iter().find(has).unwrap();
			assert_eq!(path.digest, chunk::digest(&rows.chunks[path.chunk as usize]));
			assert_eq!(proof(&rows, path, row), rows.tree().proof(row), "row {row}");
		}
	});
}

#[test]
fn account_should_be_sought_nowhere_when_the_chain_cannot_tell() {
	run(|| {
		let account = [0; 32];
		assert_eq!(Published::chunk_paths(7, &account), None);
		// Rows are missing.
		let rows = arranged(&[3, 4]);
		let id = rows.announce();
		assert_ok!(publish(OWNER, id, &rows.chunks[0]));
		assert_eq!(Published::chunk_paths(id, &account), None);
		// Another order.
		let mut other = arranged(&[3, 4]).rows;
		other.reverse();
		let other = Rows::new(other, &[3, 4]).publish();
		assert_eq!(Published::chunk_paths(other, &account), None);
	});
}
