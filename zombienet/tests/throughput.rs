//! Claims per second from the first transaction to the last final block, with a block every six seconds.

use anyhow::Result;
use distribution_zombienet::{
	load::{block_time, measure},
	networks::{Net, Shape},
	results::{tenths, Figures},
	wait::{minutes, number_from_env},
};

/// Claims that are made, unless `ZOMBIENET_ROWS` says otherwise.
const ROWS: u64 = 20_000;
/// Blocks over which the block time is measured without load.
const BLOCKS: u64 = 20;

#[tokio::test(flavor = "multi_thread")]
async fn claims_should_become_final_at_six_seconds_a_block() -> Result<()> {
	let mut figures = Figures::new("throughput")?;
	let rows = number_from_env("ZOMBIENET_ROWS", ROWS)?;
	let net = Net::spawn("throughput", &Shape::plain()).await?;
	let chain = net.ready().await?;
	let seconds = block_time(&chain, BLOCKS, minutes(15)).await?;
	figures.set("block_time_mean_unloaded_s", tenths(seconds));
	measure(&net, &chain, u32::try_from(rows)?, &mut figures).await?;
	net.done(figures).await
}
