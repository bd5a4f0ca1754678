//! Deciding things as the chain decides them: motions of the technical committee and referenda.

use crate::{
	cli::{text, Cli},
	reads::{event, key, Chain},
	wait::until,
};
use anyhow::{anyhow, bail, ensure, Result};
use codec::{Compact, Decode};
use distribution_client::{
	account::AccountId,
	calls::{call, governance, Call},
	events::ReferendumSubmitted,
};
use std::time::Duration;

/// The committee of `--chain local`.
pub const COMMITTEE: [&str; 3] = ["//Alice", "//Bob", "//Charlie"];
/// Who votes on referenda: half of the supply.
const VOTERS: [&str; 6] = ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie"];
/// With how many tokens each votes; together more than 40 % of the supply.
const VOTE: &str = "9000000000";
/// Computing time and proof that a motion's call may take: more than any here does.
const MOTION_WEIGHT: (Compact<u64>, Compact<u64>) = (Compact(10_000_000_000), Compact(500_000));
/// Root as the origin of a referendum: pallet system, variant root.
const ROOT: governance::Origin = [0, 0];

/// Lets two of the three members decide on `what`, which must succeed.
pub async fn motion(chain: &Chain, what: &Call) -> Result<()> {
	let members = COMMITTEE.iter().take(2).map(|suri| key(suri)).collect::<Result<Vec<_>>>()?;
	let [first, _] = members.as_slice() else { bail!("the committee has fewer than two members") };
	let proposal = chain.call_bytes(what).await?;
	let length = Compact(proposal.len() as u32);
	let proposed = chain.send(&governance::propose_to_committee(2, proposal), first).await?;
	let mut fields = event(&proposed, "TechnicalCommittee", "Proposed")?;
	let (_, index, hash, _) = <(AccountId, u32, [u8; 32], u32)>::decode(&mut fields)?;
	let index = Compact(index);
	for member in &members {
		chain.send(&call("TechnicalCommittee", "vote", (hash, index, true)), member).await?;
	}
	let close = call("TechnicalCommittee", "close", (hash, index, MOTION_WEIGHT, length));
	let closed = chain.send(&close, first).await?;
	let executed = event(&closed, "TechnicalCommittee", "Executed")?;
	// The hash, then the result: 0 is success.
	ensure!(
		executed.get(32) == Some(&0),
		"the motion was carried, but its call failed: 0x{}",
		hex::encode(executed)
	);
	Ok(())
}

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
