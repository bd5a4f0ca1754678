//! `distribution plan build`: the lists of a plan, built again and verified.

use crate::{
	args::plan::{Opened, PlanArgs},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::counted,
	content::check,
	plan::{lists, making},
};
use serde_json::json;

/// `distribution plan build`.
#[derive(Args, Debug)]
pub struct Build {
	#[command(flatten)]
	plan: PlanArgs,
	/// The content identifier under which the list of a round is published: --cid streamed-1=bafy….
	/// It becomes part of the round's terms, so give it before anybody approves.
	#[arg(long, value_name = "ROUND=CID", value_parser = cid)]
	cid: Vec<(String, String)>,
}

fn cid(text: &str) -> std::result::Result<(String, String), String> {
	let (name, cid) = text
		.split_once('=')
		.filter(|(name, _)| !name.is_empty())
		.ok_or("write it as in streamed-1=bafy…")?;
	check(cid)?;
	Ok((name.into(), cid.into()))
}

/// Builds the lists of a plan.
pub fn build(command: &Build, output: Output) -> Result<()> {
	let Opened { mut plan, path, folder, .. } = command.plan.open()?;
	// What the plan says must be so before anything is changed.
	let loaded = making::load(&plan, &folder)?;
	if let Some((reading, warnings)) = &loaded.table {
		output.tell(reading, warnings);
	}
	for (name, cid) in &command.cid {
		let place = plan.rounds.iter().position(|round| round.name == *name);
		let place =
			place.ok_or_else(|| CliError::input(format!("the plan has no round `{name}`")))?;
		let Some(round) = plan.rounds.get(place) else { continue };
		let mut round = round.clone();
		round.cid.clone_from(cid);
		round.terms = format!("{:#x}", plan.hash_of(&round)?);
		if let Some(old) = plan.rounds.get_mut(place) {
			*old = round;
		}
	}
	let mut written = Vec::new();
	for (round, rows) in plan.rounds.iter().zip(&loaded.rows) {
		let kept = lists::write(&folder, round, plan.order, rows)?;
		written.extend(kept.into_iter().filter(|kept| kept.written).map(|kept| kept.path));
	}
	let text = plan.text()?;
	if std::fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
		plan.write(&path)?;
		written.push(path.clone());
	}
	let from = if loaded.table.is_some() { "the table" } else { "the lists" };
	let value = json!({
		"plan": path,
		"rounds": plan.rounds,
		"from": from,
		"written": written,
	});
	output.print(&value, || {
		let verified = format!(
			"Verified against {from}: {}, {}",
			counted(plan.rounds.len(), "round"),
			counted(plan.rounds.iter().map(|round| u64::from(round.rows)).sum::<u64>(), "row")
		);
		if written.is_empty() {
			return format!("{verified}. Nothing changed.");
		}
		let written: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
		format!("{verified}. Written: {}", written.join(", "))
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn cids_should_be_given_with_the_name_of_their_round() {
		let good = "bafyreibjo4xmgaevkgud7mbifn3dzp4v4lyaui4yvqp3f2bqwtxcjrdqg4";
		assert_eq!(cid(&format!("streamed-1={good}")), Ok(("streamed-1".into(), good.into())));
		let nobody = format!("={good}");
		for wrong in [good, &nobody, "immediate=", "immediate=bafy"] {
			assert!(cid(wrong).is_err(), "{wrong}");
		}
	}
}
