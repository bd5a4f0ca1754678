//! What the pallet reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the pallet reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A list was announced: its chunks can be stored.
		#[codec(index = 0)]
		ListAnnounced {
			/// Its number.
			list: ListId,
			/// Its owner.
			owner: T::AccountId,
			/// Number of its rows.
			rows: u32,
			/// Number of its chunks.
			chunks: u32,
		},
		/// A chunk of a list was stored.
		#[codec(index = 1)]
		ChunkStored {
			/// The list.
			list: ListId,
			/// Number of the chunk, from 0.
			chunk: u32,
			/// Number of its first row.
			first: u32,
			/// Number of its rows.
			rows: u32,
			/// Its sha2-256 digest, by which the node keeps its bytes.
			digest: H256,
		},
		/// All rows of a list are stored. What follows was computed from them.
		#[codec(index = 2)]
		ListVerified {
			/// The list.
			list: ListId,
			/// Root of the tree over its rows in their order.
			root: H256,
			/// Number of its rows.
			rows: u32,
			/// Sum of all amounts, in the asset's smallest unit.
			total: u128,
			/// Its largest row, in the same unit.
			largest: u128,
		},
		/// A list was removed, and the deposit returned to its owner.
		#[codec(index = 3)]
		ListRemoved {
			/// The list.
			list: ListId,
		},
	}
}
