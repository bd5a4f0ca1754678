//! An account is sought in every chunk that can have it, and the largest rows are the largest.
//!
//! The bytes are the rows of a list, and the sizes of its chunks.

use crate::{bytes::Bytes, model};
use distribution_primitives::{
	lists::{chunks_for, place_of},
	Largest, MAX_LARGEST,
};

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let mut rows = model::rows(&mut bytes, 300);
	largest(&rows);

	let sorted = bytes.byte() < 240;
	if sorted {
		rows.sort_by_key(|(account, _)| place_of(account));
	}
	let (mut chunks, mut rest) = (Vec::new(), rows.as_slice());
	while !rest.is_empty() {
		let length = 1 + bytes.below(rest.len() as u32) as usize;
		let (chunk, after) =
			rest.split_at(length.min(1 + usize::from(bytes.byte())).min(rest.len()));
		chunks.push(chunk);
		rest = after;
	}
	let firsts: Vec<[u8; 32]> = chunks.iter().map(|chunk| chunk[0].0).collect();
	let in_order = firsts.windows(2).all(|pair| place_of(&pair[0]) <= place_of(&pair[1]));
	// Some of the list's, and one that may be missing.
	let some = rows.iter().step_by(1 + rows.len() / 16).map(|(account, _)| *account);
	for account in some.chain([[bytes.byte(); 32]]) {
		let found = chunks_for(&firsts, &account);
		assert_eq!(found.is_some(), in_order);
		let Some(found) = found.filter(|_| sorted) else { continue };
		for (number, chunk) in chunks.iter().enumerate() {
			let has_it = chunk.iter().any(|(other, _)| *other == account);
			assert!(!has_it || found.contains(&number), "{account:?} in chunk {number}");
		}
	}
}

/// The largest rows, and the sums of some of them, are those of all rows sorted.
fn largest(rows: &[model::Row]) {
	let mut noted = Largest::default();
	rows.iter().for_each(|(_, amount)| noted.note(*amount));
	let mut amounts: Vec<u128> = rows.iter().map(|(_, amount)| *amount).collect();
	amounts.sort_unstable_by(|a, b| b.cmp(a));
	amounts.truncate(MAX_LARGEST as usize);
	assert_eq!(noted.amounts(), amounts);
	assert_eq!(noted.first(), amounts[0]);
	let mut sum = 0u128;
	for (rows, amount) in (1..).zip(&amounts) {
		sum += amount;
		assert_eq!(noted.sum(rows), sum);
	}
}
