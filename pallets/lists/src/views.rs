//! What the runtime API answers.

use super::*;
use alloc::{collections::BTreeMap, vec::Vec};
use distribution_primitives::{
	lists::chunks_for,
	merkle::{Partial, Peak},
	ChunkPath,
};

impl<T: Config> Pallet<T> {
	/// See [`distribution_primitives::api::ListsApi`]. Reads all chunks of the list.
	pub fn chunk_paths(id: ListId, account: &[u8; 32]) -> Option<Vec<ChunkPath>> {
		let list = Lists::<T>::get(id).filter(|list| list.root.is_some())?;
		let chunk = |number: u32| {
			let chunk = Chunks::<T>::get(id, number)?;
			Some((chunk.digest, chunk.stored?))
		};
		let chunks = (0..list.chunks).map(chunk).collect::<Option<Vec<(H256, Stored)>>>()?;
		let firsts: Vec<[u8; 32]> = chunks.iter().map(|(_, stored)| stored.account).collect();
		let sought = chunks_for(&firsts, account)?;
		let mut tree = Partial::new(list.rows);
		for peak in chunks.iter().flat_map(|(_, stored)| stored.peaks.iter()) {
			tree.add(*peak);
		}
		// Each node once, however many chunks are sought.
		tree.fill();
		let path = |(number, (digest, stored)): (u32, &(H256, Stored))| {
			// Two subtrees of a chunk share the upper part of their ways.
			let mut beside = BTreeMap::new();
			for peak in &stored.peaks {
				let nodes = tree.beside(peak.position)?;
				beside.extend(nodes.into_iter().map(|node| (node.position, node.hash)));
			}
			let peak = |(position, hash)| Peak { position, hash };
			Some(ChunkPath {
				chunk: number,
				digest: *digest,
				first: stored.first,
				rows: stored.rows,
				beside: beside.into_iter().map(peak).collect(),
			})
		};
		(0u32..).zip(&chunks).skip(sought.start).take(sought.len()).map(path).collect()
	}
}
