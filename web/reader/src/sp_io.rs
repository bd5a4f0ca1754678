//! What the client's `address.rs` takes from `sp-io`, which does not build for browsers.

/// Hashes.
pub mod hashing {
	use sha3::{Digest, Keccak256};

	/// The hash of Ethereum.
	pub fn keccak_256(data: &[u8]) -> [u8; 32] {
		Keccak256::digest(data).into()
	}
}
