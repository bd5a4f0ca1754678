//! Three cores: a block every two seconds, and claims per second at that pace.

use anyhow::{ensure, Result};
use distribution_zombienet::{
	load::{block_time, measure},
	networks::{Net, Shape},
	results::Figures,
	wait::{minutes, number_from_env},
};

/// Claims that are made, unless `ZOMBIENET_ROWS` says otherwise.
const ROWS: u64 = 20_000;
/// Blocks over which the block time is measured without load.
const BLOCKS: u64 = 30;
/// Most seconds a block may take on average without load. Three cores give one every two seconds; the rest is for
/// slots that are missed because all nodes share the cores of one small machine. With one core it would be six.
const MOST_SECONDS: f64 = 2.6;
/// Blocks that are let go first: collators take their time until they use all cores.
const WARM_UP: u64 = 15;

#[tokio::test(flavor = "multi_thread")]
async fn chain_should_make_a_block_every_two_seconds_on_three_cores() -> Result<()> {
	let mut figures = Figures::new("elastic")?;
	let rows = number_from_env("ZOMBIENET_ROWS", ROWS)?;
	let net = Net::spawn("elastic", &Shape::elastic()).await?;
	let chain = net.ready().await?;
	block_time(&chain, WARM_UP, minutes(15)).await?;
	let seconds = block_time(&chain, BLOCKS, minutes(15)).await?;
	figures.set("block_time_mean_unloaded_s", (seconds * 100.0).round() / 100.0);
	measure(&net, &chain, u32::try_from(rows)?, &mut figures).await?;
	// Asked last, so that a machine that is too slow still leaves its figures in the log.
	ensure!(
		seconds < MOST_SECONDS,
		"a block took {seconds:.2} s on average, more than {MOST_SECONDS} s"
	);
	net.done(figures).await
}
