//! Asking a node for parts of a state: believed, or proven.

use crate::error::Result;
use distribution_client::Chain;
use polkadot_sdk::sp_core::H256;

/// Asks a node for parts of a state.
#[derive(Clone)]
pub(crate) struct Reader {
	chain: Chain,
	/// Whether the node has to prove each.
	proven: bool,
}

impl Reader {
	/// Asks this node, and wants proofs if `proven`.
	pub(crate) fn new(chain: &Chain, proven: bool) -> Self {
		Self { chain: chain.clone(), proven }
	}

	/// The node.
	pub(crate) fn chain(&self) -> &Chain {
		&self.chain
	}

	/// The values under `keys` after the block of a hash, whose state has a root.
	///
	/// # Errors
	/// [`Error::Chain`](crate::Error::Chain), also if the node has pruned the state, or does not prove
	/// it.
	pub(crate) async fn values(
		&self,
		(hash, root): (H256, H256),
		keys: &[Vec<u8>],
	) -> Result<Vec<Option<Vec<u8>>>> {
		let values = if self.proven {
			self.chain.proven_after(hash, root, keys).await?
		} else {
			self.chain.stored_after(hash, keys).await?
		};
		Ok(values)
	}

	/// The same, if only the hash of the block is known.
	///
	/// # Errors
	/// Those of [`Reader::values`].
	pub(crate) async fn values_after(
		&self,
		hash: H256,
		keys: &[Vec<u8>],
	) -> Result<Vec<Option<Vec<u8>>>> {
		let root = if self.proven { self.chain.root_after(hash).await? } else { H256::zero() };
		self.values((hash, root), keys).await
	}
}
