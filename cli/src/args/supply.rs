//! Reading the supply, for the commands that tell it.

use crate::{error::Result, output::detail};
use distribution_client::{chain::At, supply::Locked, Chain};
use distribution_indexer::api::circulating::Circulating;
use distribution_reports::solvency::{self, Supply};
use std::{convert::Infallible, time::Duration};

/// How long what circulates is told before it is asked for again.
const EVERY: Duration = Duration::from_secs(60);

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

/// The tokens that circulate after the last final block, in smallest units.
async fn circulating(chain: &Chain) -> Result<u128> {
	let at = chain.at(chain.final_block().await?.hash).await?;
	let info = chain.supply_at(&at).await?;
	let vesting = chain.vesting_at(&at, &[info.now]).await?;
	Ok(info.circulating(vesting.first().copied().unwrap_or_default()))
}

/// Keeps telling how many tokens circulate. While the node does not answer, what was told last stays.
pub async fn keep_circulating(chain: &Chain, told: &Circulating) -> Infallible {
	loop {
		match circulating(chain).await {
			Ok(amount) => told.tell(amount),
			Err(error) => detail(|| format!("what circulates is not known: {error}")),
		}
		tokio::time::sleep(EVERY).await;
	}
}
