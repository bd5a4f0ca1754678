//! Deciding things as the chain decides them: by referendum.

use crate::{
	cli::{text, Cli},
	reads::{event, key, Chain},
	wait::until,
};
use anyhow::{anyhow, Result};
use codec::Decode;
use distribution_client::{
	calls::{governance, Call},
	events::ReferendumSubmitted,
};
use std::time::Duration;

/// Who votes on referenda: half of the supply.
const VOTERS: [&str; 6] = ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie"];
/// With how many tokens each votes; together more than 40 % of the supply.
const VOTE: &str = "9000000000";
/// Root as the origin of a referendum: pallet system, variant root.
const ROOT: governance::Origin = [0, 0];

/// Submits a referendum of root on `what` and lets the holders vote for it. Returns its number.
pub async fn propose_as_root(chain: &Chain, cli: &Cli, what: &Call) -> Result<u32> {
	let alice = key("//Alice")?;
	let proposal = chain.call_bytes(what).await?;
	let length = proposal.len() as u32;
	let noted = chain.send(&governance::note_preimage(proposal), &alice).await?;
	let hash = <[u8; 32]>::decode(&mut event(&noted, "Preimage", "Noted")?)?;
	let submitted = chain.send(&governance::submit(ROOT, hash, length), &alice).await?;
	let number = submitted.first::<ReferendumSubmitted>()?.referendum;
	chain.send(&governance::place_decision_deposit(number), &alice).await?;
	let id = number.to_string();
	for voter in VOTERS {
		let vote = ["vote", id.as_str(), "aye", "--tokens", VOTE, "--conviction", "1x"];
		cli.by(voter).run(&vote).await?;
	}
	Ok(number)
}

/// Waits until a referendum is approved. Fails at once if it ended otherwise.
pub async fn approved(cli: &Cli, referendum: u32, limit: Duration) -> Result<()> {
	let id = referendum.to_string();
	let ended = until(&format!("referendum {id} is decided"), limit, || async {
		let shown = cli.run(&["referendum", "show", &id]).await?;
		let state = text(&shown, "state")?.to_string();
		Ok((state != "Ongoing").then_some(state))
	})
	.await?;
	if ended == "Approved" {
		return Ok(());
	}
	Err(anyhow!("referendum {id} ended as {ended}"))
}
