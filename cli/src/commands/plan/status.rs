//! `distribution plan status`: the rounds of a plan on chain, its approvals, what is next.

use crate::{
	args::plan::{OnChain, Opened, PlanArgs},
	error::Result,
	output::Output,
};
use clap::Args;
use distribution_client::{
	account,
	amount::Unit,
	keys::show_bytes,
	multisig::Operation,
	plan::{rounds::Batch, schedule::Unlock, standing::Standing},
	time::Clock,
	types::RoundInfo,
	Chain,
};
use distribution_primitives::{RoundId, Status as State};
use serde_json::{json, Value};

/// `distribution plan status`.
#[derive(Args, Debug)]
pub struct Status {
	#[command(flatten)]
	plan: PlanArgs,
}

/// Where a round of a plan is.
fn stage(found: Option<&RoundInfo>, standing: Standing) -> &'static str {
	match (found.map(|found| found.status), standing) {
		(None, Standing::Removed(_)) => "removed",
		(None, _) => "not drafted",
		(Some(State::Draft), _) => "draft",
		(Some(State::Open), _) => "open",
		(Some(State::Paused { .. }), _) => "paused",
		(Some(State::Closed), _) => "closed or abandoned",
	}
}

/// The number that a round of a plan has, or had before it was removed.
fn number(found: Option<&RoundInfo>, standing: Standing) -> Option<RoundId> {
	found.map(|found| found.id).or(standing.removed())
}

/// What is to be done next, as a command.
fn next(
	opened: &Opened,
	on_chain: &OnChain,
	left: &[Batch],
	operation: Option<&Operation>,
) -> String {
	let folder = opened.folder.display();
	let mut rounds = on_chain.of(&opened.plan);
	let undecided: Vec<_> = rounds
		.clone()
		.filter_map(|(round, _, standing)| Some((round.name.as_str(), standing.undecided()?)))
		.collect();
	let Some(batch) = left.first() else {
		let open = rounds.find_map(|(round, found, _)| {
			let found = found.filter(|found| found.status == State::Open)?;
			Some((round, found.id))
		});
		return match open {
			Some((round, id)) if matches!(round.unlock(), Unlock::Streamed { .. }) => format!(
				"publish the lists; holders claim, or anybody for them: distribution claim {id} ACCOUNT --list {folder}/{} --unsigned",
				round.name
			),
			Some((round, id)) => format!(
				"publish the lists; holders claim, or you pay everybody: distribution claim-all {id} --list {folder}/{}",
				round.name
			),
			None => match undecided.first() {
				Some((name, id)) => format!(
					"decide whether `{name}` is to be paid, whose list round {id} has under other terms: distribution plan calls {folder} says how"
				),
				None => "nothing".into(),
			},
		};
	};
	let mut calls = format!("distribution plan calls {folder}");
	for (name, _) in undecided {
		calls.push_str(&format!(" --leave-out {name}"));
	}
	match (&opened.multisig, operation) {
		(Some(_), None) => format!("have a first signatory sign: {calls}"),
		(Some(multisig), Some(operation)) => {
			let missing =
				usize::from(multisig.threshold()).saturating_sub(operation.approvals.len());
			format!("{missing} more must sign the batch {}: {calls}", show_bytes(batch.hash))
		}
		(None, _) => format!("sign the batch: {calls}"),
	}
}

/// Shows the state of a plan.
pub async fn status(command: &Status, chain: &Chain, output: Output) -> Result<()> {
	let opened = command.plan.open()?;
	let on_chain = opened.find(chain).await?;
	let left = opened.left(chain, &on_chain, false, &[], &[]).await?;
	let operations = match &opened.multisig {
		Some(_) => chain.operations_of(&opened.manager).await?,
		None => Vec::new(),
	};
	let ours = left.first().map(|batch| batch.hash);
	let operation = operations.iter().find(|operation| Some(operation.hash) == ours);
	let (clock, unit) = (chain.clock().await?, chain.unit(opened.plan.asset()?).await?);
	let next = next(&opened, &on_chain, &left, operation);
	let value = json!({
		"manager": opened.plan.manager.account,
		"rounds": rounds_json(&opened, &on_chain, &clock),
		"batchesLeft": left.len(),
		"operations": operations.iter().map(|operation| json!({
			"callHash": show_bytes(operation.hash),
			"ours": Some(operation.hash) == ours,
			"approvals": operation.approvals.iter().map(account::show).collect::<Vec<_>>(),
			"height": operation.when.height,
			"index": operation.when.index,
			"depositor": account::show(&operation.depositor),
			"deposit": operation.deposit.to_string(),
		})).collect::<Vec<_>>(),
		"threshold": opened.plan.manager.threshold,
		"unknownRounds": on_chain.unknown,
		"next": next,
	});
	output.print(&value, || {
		let mut lines = rounds_lines(&opened, &on_chain, &clock, &unit);
		for operation in &operations {
			lines.push(operation_line(operation, ours, opened.plan.manager.threshold));
		}
		lines.extend(on_chain.told_of_unknown());
		lines.push(format!("Next: {next}"));
		lines.join("\n")
	});
	Ok(())
}

fn operation_line(operation: &Operation, ours: Option<[u8; 32]>, threshold: Option<u16>) -> String {
	let what = if Some(operation.hash) == ours {
		"the next batch of this plan"
	} else {
		"another call, or a batch of this plan that is out of date, which its first signatory can cancel"
	};
	let who: Vec<String> = operation.approvals.iter().map(account::show).collect();
	format!(
		"{} ({what}): approved by {} of {}: {}",
		show_bytes(operation.hash),
		who.len(),
		threshold.unwrap_or_default(),
		who.join(", ")
	)
}

fn rounds_json(opened: &Opened, on_chain: &OnChain, clock: &Clock) -> Vec<Value> {
	let rounds = on_chain.of(&opened.plan).zip(&on_chain.stands);
	rounds
		.map(|((round, found, standing), stand)| {
			json!({
				"name": round.name,
				"terms": round.terms,
				"round": number(found, standing),
				"state": stage(found, standing),
				"paidBy": standing.paid_by(),
				"spareDrafts": stand.spare,
				"otherDrafts": stand.rivals,
				"alsoPaidBy": stand.twice,
				"claimed": found.map(|found| found.claimed.to_string()),
				"payments": found.map(|found| found.payments),
				"rowsClaimed": found.map(|found| found.rows_claimed),
				"rows": round.rows,
				"ends": found.map(|found| found.ends),
				"endsDate": found.and_then(|found| clock.iso(found.ends)),
			})
		})
		.collect()
}

fn rounds_lines(opened: &Opened, on_chain: &OnChain, clock: &Clock, unit: &Unit) -> Vec<String> {
	let rounds = on_chain.of(&opened.plan).zip(on_chain.beside());
	rounds
		.map(|((round, found, standing), beside)| {
			let state = stage(found, standing);
			let number = number(found, standing);
			let number = number.map_or(String::new(), |id| format!(" (round {id})"));
			let rest = found.map_or(String::new(), |found| {
				format!(
					", {} of {} paid to {} of {} rows, until {}",
					unit.show(found.claimed),
					unit.show(found.terms.budget),
					found.rows_claimed,
					round.rows,
					clock.show(found.ends)
				)
			});
			format!("{}{number}: {state}{rest}{beside}", round.name)
		})
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn rounds_that_were_removed_should_be_told_from_those_never_drafted() {
		assert_eq!(stage(None, Standing::New), "not drafted");
		assert_eq!(stage(None, Standing::Removed(3)), "removed");
		assert_eq!(number(None, Standing::Removed(3)), Some(3));
	}

	#[test]
	fn rounds_under_other_terms_should_be_told_and_not_taken_for_the_plans_own() {
		// They are on chain: nothing was removed.
		for standing in [Standing::PaidBy(3), Standing::Redrafted(3), Standing::Rival(3)] {
			assert_eq!((stage(None, standing), number(None, standing)), ("not drafted", None));
		}
	}

	#[test]
	fn approvals_should_say_whether_they_are_for_this_plan() {
		let operation = Operation {
			hash: [1; 32],
			when: distribution_client::types::Timepoint { height: 5, index: 2 },
			deposit: 9,
			depositor: [2; 32],
			approvals: vec![[2; 32]],
		};
		let line = operation_line(&operation, Some([1; 32]), Some(3));
		assert!(line.contains("next batch of this plan): approved by 1 of 3"), "{line}");
		assert!(operation_line(&operation, None, Some(3)).contains("another call"));
	}
}
