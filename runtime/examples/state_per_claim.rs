//! Prints how many bytes of state trie the claimed bitmap of an immediate Merkle round takes, per
//! claim.
//!
//! The bitmap is written as claims write it, with rows in random order. The bytes are those of the
//! trie's nodes and values, counted in the database. Beneficiaries' accounts do not count: every way
//! of paying needs them.

#![expect(clippy::arithmetic_side_effects, clippy::unwrap_used, reason = "a measurement may panic")]

use distribution_runtime::Runtime;
use pallet_distribution::{BitmapWord, Claimed};
use polkadot_sdk::{
	frame_system::GenesisConfig, sp_io::TestExternalities, sp_runtime::BuildStorage,
};

fn bytes(claims: u32) -> usize {
	let storage = GenesisConfig::<Runtime>::default().build_storage().unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| {
		// Every row once, in scattered order: the multiplier and the number of rows are coprime.
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
