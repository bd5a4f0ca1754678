//! `distribution report`: proving what a round has paid.

use crate::{
	args::number::whole_number,
	error::{CliError, Result},
	files::create,
	output::Output,
};
use clap::Args;
use distribution_client::{
	account,
	events::{Paid, RoundRemoved},
	past::Past,
	types::AssetKind,
	Chain,
};
use distribution_primitives::audit;
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::{io::Write, path::PathBuf};

/// `distribution report`.
#[derive(Args, Debug)]
pub struct Report {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	round: u32,
	/// First block to look at.
	#[arg(long, value_name = "BLOCK", default_value_t = 1, value_parser = whole_number::<u64>)]
	from: u64,
	/// Write the payments to this CSV file: block, sequence, index, account, amount, payee. The account
	/// owns the row; the payee was paid, which is the account unless it has named another.
	#[arg(long, value_name = "FILE")]
	csv: Option<PathBuf>,
}

/// What the chain says a round has paid.
struct Books {
	claimed: u128,
	payments: u64,
	audit: H256,
	asset: AssetKind,
}

/// The books of a round after block `head`, if there was one. Those of a removed round are in the
/// event of its removal.
async fn books(chain: &Chain, round: u32, head: u64) -> Result<Option<Books>> {
	Ok(chain.round_at(round, head).await?.map(|info| Books {
		claimed: info.claimed,
		payments: info.payments,
		audit: info.audit,
		asset: info.terms.asset,
	}))
}

/// The books of a round that was removed in block `number`, where `removed` was reported.
async fn last_books(chain: &Chain, removed: &RoundRemoved, number: u64) -> Result<Books> {
	// The block before still knew the round, and its asset. A round that lived for one block has
	// paid nothing.
	let before = chain.round_at(removed.round, number.saturating_sub(1)).await?;
	let asset = before.map_or(AssetKind::Native, |info| info.terms.asset);
	let RoundRemoved { claimed, payments, audit, .. } = *removed;
	Ok(Books { claimed, payments, audit, asset })
}

/// Runs `distribution report`: reads every payment of a round from the events, and proves by the
/// digest that none is missing, altered or out of order.
pub async fn report(command: Report, chain: &Chain, output: Output) -> Result<()> {
	// The state after the last block looked at, so that a payment meanwhile does not count as
	// missing. A block that is not final yet proves nothing.
	let head = chain.final_block().await?.number;
	let mut round = books(chain, command.round, head).await?;
	let mut file = match &command.csv {
		Some(path) => {
			let mut file = create(path)?;
			writeln!(file, "block,sequence,index,account,amount,payee")?;
			Some(file)
		}
		None => None,
	};
	let bar = output.progress(head.saturating_sub(command.from), "reading blocks");
	let start = audit::start(chain.genesis(), command.round);
	let (mut digest, mut count, mut sum) = (start, 0u64, 0u128);
	let mut blocks = 0u64;
	let mut past = Past::new(chain, command.from, head);
	while let Some((number, events)) = past.next_block().await? {
		let mut any = false;
		for event in events {
			let removed = event.read::<RoundRemoved>()?;
			if let Some(removed) = removed.filter(|removed| removed.round == command.round) {
				round = Some(last_books(chain, &removed, number).await?);
			}
			let Some(paid) = event.read::<Paid>()?.filter(|paid| paid.round == command.round)
			else {
				continue;
			};
			let Paid { sequence, index, beneficiary, payee, amount, .. } = &paid;
			digest = audit::extend(digest, *sequence, beneficiary, payee, *amount, *index);
			count = count.saturating_add(1);
			sum = sum.checked_add(paid.amount).ok_or_else(|| {
				CliError::not_proven("the payments add up to more than 2^128 - 1")
			})?;
			any = true;
			if let Some(file) = &mut file {
				let (who, to) = (account::show(beneficiary), account::show(payee));
				writeln!(file, "{number},{sequence},{index},{who},{amount},{to}")?;
			}
		}
		blocks = blocks.saturating_add(u64::from(any));
		bar.inc(1);
	}
	bar.finish_and_clear();
	let round = round.ok_or_else(|| {
		CliError::input(format!(
			"there is no round {} on this chain, and none of this number was removed since block {}",
			command.round, command.from
		))
	})?;
	let unit = chain.unit(round.asset).await?;
	if let Some(file) = file {
		file.finish()?;
	}
	let complete = digest == round.audit && count == round.payments && sum == round.claimed;
	let value = json!({
		"round": command.round,
		"payments": count,
		"sum": sum.to_string(),
		"blocks": blocks,
		"digest": format!("{digest:#x}"),
		"chainDigest": format!("{:#x}", round.audit),
		"chainClaimed": round.claimed.to_string(),
		"complete": complete,
	});
	output.print(&value, || {
		format!(
			"{} in {}, {} in all.\nDigest of the events: {digest:#x}\nDigest of the chain:  {:#x}\n{}",
			account::counted(count, "payment"),
			account::counted(blocks, "block"),
			unit.show(sum),
			round.audit,
			if complete { "Complete and unaltered." } else { "NOT complete." }
		)
	});
	if complete {
		return Ok(());
	}
	Err(CliError::not_proven(
		"the events do not add up to the chain's digest: blocks before --from, or a node that hides some",
	)
	.printed())
}
