//! The pool is filled with batches of claims, and collators take as many as a block holds. The fullest block is
//! validated by the relay chain: it is final.

use anyhow::{anyhow, ensure, Context, Result};
use codec::Decode;
use distribution_zombienet::{
	claims::{Books, List},
	cli::Cli,
	load::{Load, Pace, FAILURES},
	networks::{Net, Shape},
	reads::{Block, Weight},
	results::{tenths, Figures},
	wait::{minutes, number_from_env},
};
use std::path::Path;

/// Claims that are made, unless `ZOMBIENET_ROWS` says otherwise: enough to fill several blocks.
const ROWS: u64 = 30_000;
/// The whole list goes into the pool at once.
const PACE: Pace = Pace::new(200, 400, FAILURES);
/// Least share of the computing time for transactions (three quarters of a block) that the fullest block must
/// have used. Less would mean that something else ended it before it was full.
const FULL_ENOUGH: f64 = 0.75;
/// Share of a block that transactions may use.
const TRANSACTIONS: f64 = 0.75;

#[tokio::test(flavor = "multi_thread")]
async fn fullest_block_of_claims_should_be_validated() -> Result<()> {
	let mut figures = Figures::new("full_block")?;
	let rows = u32::try_from(number_from_env("ZOMBIENET_ROWS", ROWS)?)?;
	let proofs = std::env::var("ZOMBIENET_DIR").map_or_else(|_| std::env::temp_dir(), Into::into);
	let proofs = proofs.join("full_block-proofs");
	if proofs.exists() {
		std::fs::remove_dir_all(&proofs)?;
	}
	let export = format!("--export-pov-to-path={}", proofs.display());
	let net = Net::spawn("full_block", &Shape::plain().with_collator_args(&[export])).await?;
	let chain = net.ready().await?;
	let cli = Cli::new(chain.url(), "//Alice");
	let list = List::make(net.base(), "full", figures.seed(), rows, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(&chain, round).await?;
	let mut load = Load::new(&chain, round, PACE)?;
	load.pay_all(&list, &mut books, minutes(60)).await?;
	books.prove(&list, &cli).await?;

	let blocks = books.per_block();
	let fullest = blocks.iter().max_by_key(|(_, claims)| **claims);
	let (number, claims) = fullest.ok_or_else(|| anyhow!("no block has claims"))?;
	// The books have final blocks only, so the relay chain has included and finalised this one.
	let block = chain.block_at(*number).await?;
	let used: [Weight; 3] = chain.stored(block.hash, "System", "BlockWeight").await?;
	let (_, limit): (Weight, Weight) = chain.constant("System", "BlockWeights").await?;
	let share =
		|part: fn(&Weight) -> u64| used.iter().map(part).sum::<u64>() as f64 / part(&limit) as f64;
	let (computing, proof) = (share(|weight| weight.ref_time), share(|weight| weight.proof_size));
	let compressed = exported(&proofs, block)?;
	figures.set("block", *number);
	figures.set("claims_in_block", *claims);
	figures.set("computing_time_used_percent", tenths(computing * 100.0));
	figures.set("proof_weight_used_percent", tenths(proof * 100.0));
	figures.set("pov_compressed_bytes", compressed);
	let mut found = false;
	for name in ["alice", "bob"] {
		let log = net.node(name)?.logs().await?;
		if let Some(sizes) = sizes_of(&log, compressed) {
			figures.set("pov_uncompressed_bytes", sizes.iter().sum::<u64>());
			figures.set("pov_header_bytes", sizes[0]);
			figures.set("pov_extrinsics_bytes", sizes[1]);
			figures.set("pov_storage_proof_bytes", sizes[2]);
			found = true;
			break;
		}
	}
	ensure!(found, "no collator logged a proof of {compressed} bytes");
	figures.set("claims_per_s", tenths(f64::from(rows) / load.took.as_secs_f64()));
	figures.set("blocks_with_claims", blocks.len());
	ensure!(
		computing > FULL_ENOUGH * TRANSACTIONS,
		"the fullest block used {:.0} % of its computing time only",
		computing * 100.0
	);
	std::fs::remove_dir_all(&proofs)?;
	net.done(figures).await
}

/// Bytes of the proof that the collator submitted for a block, from the file that it wrote.
fn exported(folder: &Path, block: Block) -> Result<u64> {
	let path = folder.join(format!("{:#x}_{}.pov", block.hash, block.number));
	let file = std::fs::read(&path).with_context(|| format!("no {}", path.display()))?;
	// The proof with its length before it, then what the relay chain says of the parent.
	let codec::Compact(length) = codec::Compact::<u32>::decode(&mut file.as_slice())?;
	Ok(length.into())
}

/// Bytes of headers, extrinsics and storage proof of the proof that has so many bytes when compressed. A collator
/// logs the parts first, then the compressed size.
fn sizes_of(log: &str, compressed: u64) -> Option<[u64; 3]> {
	let mut parts = None;
	for line in log.lines() {
		if line.contains("PoV size") && line.contains("storage_proof_kb=") {
			let part = |name| kilobytes(line, name);
			parts = part("header_kb=")
				.zip(part("extrinsics_kb=").zip(part("storage_proof_kb=")))
				.map(|(headers, (extrinsics, proof))| [headers, extrinsics, proof]);
		} else if kilobytes(line, "Compressed PoV size: ") == Some(compressed) {
			return parts;
		}
	}
	None
}

/// The number of bytes after `name`, where the log has it in units of 1,024.
fn kilobytes(line: &str, name: &str) -> Option<u64> {
	let (_, rest) = line.split_once(name)?;
	let end = rest.find(|c: char| c != '.' && !c.is_ascii_digit()).unwrap_or(rest.len());
	let number: f64 = rest.get(..end)?.parse().ok()?;
	Some((number * 1024.0).round() as u64)
}
