//! Reading the supply, for the commands that tell it.

use crate::error::Result;
use distribution_client::{chain::At, supply::Locked, Chain};
use distribution_reports::solvency::{self, Supply};

/// The supply as it was at a block.
pub async fn supply_at(chain: &Chain, at: &At) -> Result<Supply> {
	let clock = chain.clock_at(at).await?;
	let info = chain.supply_at(at).await?;
	let ahead = chain.locked_from(at, info.now).await?;
	let dated = |locked: &Locked| solvency::Locked {
		seconds: clock.seconds_of(locked.at),
		vesting: locked.vesting,
		streams: locked.streams,
	};
	Ok(Supply {
		vesting: ahead.first().map_or(0, |now| now.vesting),
		ahead: ahead.iter().map(dated).collect(),
		info,
	})
}
