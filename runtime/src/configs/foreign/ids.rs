//! Which ids of assets are other chains'.

use crate::AssetId;
use polkadot_sdk::frame_support::traits::Contains;

/// The lowest id kept for assets of other chains. Nobody can take one of them before the vote that
/// registers an asset, and nobody's own asset can pass for one.
pub const FIRST_FOREIGN: AssetId = 2_000_000_000;

/// Ids from [`FIRST_FOREIGN`] on.
pub struct ForeignIds;
impl Contains<AssetId> for ForeignIds {
	fn contains(id: &AssetId) -> bool {
		*id >= FIRST_FOREIGN
	}
}

/// Most assets that can be registered. A message can hold all of them, and the native token.
pub const MAX_FOREIGN: u32 = 16;
