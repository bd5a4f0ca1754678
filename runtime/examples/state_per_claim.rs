//! Prints how many bytes of state trie the claimed bitmap of an immediate Merkle round takes, per claim.
//!
//! The bitmap is written as claims write it, in random order of rows; the bytes are those of the trie's
//! nodes and values, counted in the database. Beneficiaries' accounts are not counted: they exist for
//! every way of paying.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use distribution_runtime::Runtime;
use pallet_distribution::{BitmapWord, Claimed};
use polkadot_sdk::{
	frame_system::GenesisConfig, sp_io::TestExternalities, sp_runtime::BuildStorage,
};

fn bytes(claims: u32) -> usize {
	let storage = GenesisConfig::<Runtime>::default().build_storage().unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| {
		// Every row once, in an order that jumps about: the multiplier has no factor in common with it.
		for i in 0..u64::from(claims) {
			let row = u32::try_from(i * 1_000_003 % u64::from(claims)).unwrap();
			Claimed::<Runtime>::mutate(0, BitmapWord::of(row), |word| {
				word.get_or_insert_default().set(row)
			});
		}
	});
	ext.commit_all().unwrap();
	let (nodes, _) = ext.into_raw_snapshot();
	nodes.into_iter().map(|(_, (node, _))| node.len()).sum()
}

fn main() {
	let empty = bytes(0);
	println!("claims, bytes of trie, bytes per claim");
	for claims in [13_502, 1_000_000, 10_000_000] {
		let taken = bytes(claims) - empty;
		println!("{claims}, {taken}, {:.4}", taken as f64 / f64::from(claims));
	}
}
