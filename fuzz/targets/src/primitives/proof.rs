//! No proof of a single row holds for a row that is not in the list, whatever was done to it.
//!
//! The bytes are the order of the leaves, the rows, a row, and what is done to the claim.

use crate::{bytes::Bytes, model};
use distribution_primitives::verify_row;

/// Alterations of a claim.
const MOST: usize = 16;

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let sorted = bytes.byte().is_multiple_of(2);
	let rows = model::rows(&mut bytes, 64);
	let tree = model::Tree::new(&model::leaves(&rows), sorted);
	let root = tree.root();
	let count = rows.len() as u32;

	let mut index = bytes.below(count);
	let (mut account, mut amount) = rows[index as usize];
	let mut proof = tree.proof(index as usize);
	assert!(verify_row(&root, count, index, &account, amount, &proof));
	assert!(!verify_row(&root, index, index, &account, amount, &proof));

	for _ in 0..MOST {
		if bytes.is_empty() {
			break;
		}
		let node = |bytes: &mut Bytes<'_>| tree.nodes[bytes.below(2 * count - 1) as usize];
		match bytes.byte() % 10 {
			0 => index = bytes.below(count + 2),
			1 => index = bytes.u32(),
			2 => (account, amount) = rows[bytes.below(count) as usize],
			3 => account = bytes.take(),
			4 => amount = bytes.u128(),
			5 => proof = tree.proof(bytes.below(count) as usize),
			6 => proof.push(node(&mut bytes)),
			7 => {
				proof.pop();
			}
			8 if !proof.is_empty() => {
				let place = bytes.below(proof.len() as u32) as usize;
				proof[place] = node(&mut bytes);
			}
			9 if !proof.is_empty() => {
				let place = bytes.below(proof.len() as u32) as usize;
				proof.remove(place);
			}
			_ => {}
		}
		if verify_row(&root, count, index, &account, amount, &proof) {
			assert_eq!(rows.get(index as usize), Some(&(account, amount)), "row {index}");
		}
	}
}
