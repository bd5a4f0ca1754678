//! `distribution announcement check` and `challenge`: whether the list of an announced round is what its
//! snapshot says.

use crate::{
	args::{
		published::list_of,
		send::{submit, SubmitArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use distribution_client::{
	account::{self, counted, show_native},
	calls::announcements,
	events::SnapshotRefuted,
	snapshots::{country_key, show_fault},
	types::AnnouncementInfo,
	Chain,
};
use distribution_primitives::{snapshot::FaultAt, Fault, Snapshot, SnapshotChain, StateProof};
use serde_json::json;

/// A fault of a list, and what shows it to the chain.
struct Shown {
	at: FaultAt,
	fault: Fault,
	state: StateProof,
}

/// What was found of a list.
struct Checked {
	rows: usize,
	wrong: Option<Shown>,
}

/// The chain whose balances a snapshot is of: `chain`, or the one of `from`.
async fn source_of(
	snapshot: &Snapshot,
	from: Option<&str>,
	chain: &Chain,
) -> Result<Option<Chain>> {
	match (snapshot.chain, from) {
		(SnapshotChain::This, None) => Ok(None),
		(SnapshotChain::This, Some(_)) => {
			Err(CliError::usage("this snapshot is of this chain: leave out --from"))
		}
		(SnapshotChain::Other { genesis }, None) => Err(CliError::usage(format!(
			"this snapshot is of the chain with the genesis {genesis:#x}: name a node of it by --from"
		))),
		(SnapshotChain::Other { genesis }, Some(url)) => {
			let other = Chain::connect_any(url, chain.limits()).await?;
			if other.genesis() != genesis {
				return Err(CliError::input(format!(
					"the node at {url} has the genesis {:#x}, and the snapshot is of {genesis:#x}",
					other.genesis()
				)));
			}
			Ok(Some(other))
		}
	}
}

/// Computes the list anew, and compares.
async fn compare(it: &AnnouncementInfo, from: Option<&str>, chain: &Chain) -> Result<Checked> {
	let round = it.round;
	let snapshot = it.snapshot.as_ref().ok_or_else(|| {
		CliError::input(format!(
			"the announcement of round {round} says nothing about how its list was computed"
		))
	})?;
	if !it.current {
		return Err(CliError::input(format!(
			"round {round} is not a draft with the announced terms any more"
		)));
	}
	let list = list_of(chain, &chain.round(round).await?).await?;
	let list = list.ok_or_else(|| CliError::input("the terms demand no list in the chain"))?;
	let other = source_of(snapshot, from, chain).await?;
	let source = other.as_ref().unwrap_or(chain);
	let (hash, root) = source.snapshot_block(snapshot.block).await?;
	if root != snapshot.state_root {
		return Err(CliError::not_proven(format!(
			"after block {} the state has the root {root:#x}, and the snapshot names {:#x}: object to it",
			snapshot.block, snapshot.state_root
		)));
	}
	let countries = !snapshot.withheld.is_empty();
	let accounts = source.balances_after(hash, snapshot.held, countries).await?;
	let (rows, tree) = chain.rows_of_list(&list).await?;
	let Some(at) = snapshot.find_fault(&rows, &accounts) else {
		return Ok(Checked { rows: rows.len(), wrong: None });
	};
	let fault = show_fault(at, &rows, &tree)
		.ok_or_else(|| CliError::unexpected("the rows that show the fault are not there"))?;
	let state = match fault.account() {
		Some(account) => {
			let country = countries.then(|| country_key(account));
			let keys: Vec<Vec<u8>> =
				[snapshot.held.key(account)].into_iter().chain(country).collect();
			source.state_proof(hash, &keys).await?
		}
		None => StateProof::default(),
	};
	Ok(Checked { rows: rows.len(), wrong: Some(Shown { at, fault, state }) })
}

/// A fault in words.
fn tell(at: &FaultAt) -> String {
	match at {
		FaultAt::Order { first, second } => {
			format!("rows {first} and {second} are out of order, or of one account")
		}
		FaultAt::Collector { row } => {
			format!("row {row} is of what is withheld, and no row of an account is before it")
		}
		FaultAt::Amount { row, .. } => {
			format!("row {row}, or what is withheld of it, is not what its account is due")
		}
		FaultAt::Missing { account, .. } => {
			format!("{} is due something and has no row", account::show(account))
		}
	}
}

/// Runs `announcement check`.
pub async fn check(round: u32, from: Option<&str>, chain: &Chain, output: Output) -> Result<()> {
	let it = chain.announcement(round).await?;
	let checked = compare(&it, from, chain).await?;
	let fault = checked.wrong.as_ref().map(|shown| tell(&shown.at));
	let value = json!({
		"round": round,
		"rows": checked.rows,
		"right": fault.is_none(),
		"fault": fault,
	});
	let rows = counted(checked.rows, "row");
	output.print(&value, || match &fault {
		None => format!("The list of round {round}, {rows}, is what its snapshot says."),
		Some(fault) => format!(
			"The list of round {round} is wrong: {fault}. Show it to the chain with `distribution announcement challenge {round}`."
		),
	});
	match fault {
		None => Ok(()),
		Some(fault) => Err(CliError::not_proven(fault).printed()),
	}
}

/// Runs `announcement challenge`.
pub async fn challenge(
	round: u32,
	from: Option<&str>,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let it = chain.announcement(round).await?;
	let Some(shown) = compare(&it, from, chain).await?.wrong else {
		return Err(CliError::input(format!(
			"the list of round {round} is what its snapshot says: there is nothing to show"
		)));
	};
	let call = announcements::challenge(round, &shown.fault, &shown.state);
	let Some(included) = submit(chain, call, send, output).await? else { return Ok(()) };
	let refuted: SnapshotRefuted = included.first()?;
	let fault = tell(&shown.at);
	let value = json!({
		"round": round,
		"fault": fault,
		"paid": refuted.paid.to_string(),
		"burned": refuted.burned.to_string(),
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		format!(
			"Shown: {fault}. Round {round} does not open with these terms; {} of the bond are yours ({}).",
			show_native(refuted.paid),
			included.place()
		)
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn fault_should_be_told_in_words() {
		let told = [
			tell(&FaultAt::Order { first: 1, second: 2 }),
			tell(&FaultAt::Collector { row: 3 }),
			tell(&FaultAt::Amount { row: 4, last: true }),
			tell(&FaultAt::Missing { account: [5; 32], before: None, between: None, after: None }),
		];
		for (text, part) in told.iter().zip(["1 and 2", "row 3", "row 4", "no row"]) {
			assert!(text.contains(part), "{text}");
		}
	}
}
