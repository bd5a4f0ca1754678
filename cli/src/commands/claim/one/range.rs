//! `distribution claim --range`: rows that follow one another, paid with one proof.

use crate::{
	args::{
		refused::told,
		row::same_list,
		send::{show_calls, SubmitArgs},
		trial::Trial,
	},
	error::{CliError, Result},
	output::Output,
};
use distribution_client::{
	account::{self, counted},
	events::{ClaimRefused, Included, Paid},
	lists::{order::Order, tree::TreeFile},
	ranges,
	types::{RoundInfo, MAX_BATCH},
	Chain, Error,
};
use distribution_primitives::Release;
use serde_json::{json, Value};
use std::{collections::BTreeMap, path::Path, str::FromStr};

/// Rows that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
	first: u32,
	last: u32,
}

impl FromStr for Span {
	type Err = String;

	fn from_str(text: &str) -> std::result::Result<Self, String> {
		let ends = text.split_once('-').and_then(|(first, last)| {
			let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
			(first <= last).then_some(Self { first, last })
		});
		let span =
			ends.ok_or_else(|| format!("`{text}` is not a range of rows such as 100-299"))?;
		if span.last.saturating_sub(span.first) >= MAX_BATCH {
			return Err(format!("a claim has at most {MAX_BATCH} rows: `claim-all` pays more"));
		}
		Ok(span)
	}
}

/// The rows of a claim.
struct Rows {
	/// To be paid, in ascending order.
	pending: Vec<u32>,
	/// Rows that the chain refuses, and why.
	refused: BTreeMap<u32, String>,
}

/// The rows of a span that the chain would pay now, and those that it would refuse.
async fn rows_of(
	chain: &Chain,
	round: &RoundInfo,
	tree: &mut TreeFile,
	span: Span,
) -> Result<Rows> {
	let all: Vec<u32> = (span.first..=span.last).collect();
	let claimed = chain.claimed(round.id, &all).await?;
	// A stream that has begun pays again.
	let again = matches!(round.terms.release, Release::Streamed { .. });
	let mut rows = Rows { pending: Vec::new(), refused: BTreeMap::new() };
	for (row, claimed) in all.into_iter().zip(claimed) {
		if claimed && !again {
			continue;
		}
		let (who, _) = tree.row(row)?;
		match chain.claimable(round.id, who, &tree.evidence(row)?).await {
			Ok(claimable) if claimable.now > 0 => rows.pending.push(row),
			Ok(_) => drop(rows.refused.insert(row, "nothing is unlocked".into())),
			Err(Error::Refused(reason)) => drop(rows.refused.insert(row, reason.to_string())),
			Err(error) => return Err(error.into()),
		}
	}
	Ok(rows)
}

/// Rows that were refused, for scripts.
fn refusals(tree: &mut TreeFile, refused: &BTreeMap<u32, String>) -> Result<Vec<Value>> {
	let mut all = Vec::new();
	for (row, why) in refused {
		let (who, _) = tree.row(*row)?;
		all.push(json!({ "row": row, "account": account::show(&who), "error": why }));
	}
	Ok(all)
}

/// Claims the rows of a span.
pub async fn claim_range(
	round: &RoundInfo,
	span: Span,
	list: &Path,
	unsigned: bool,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let mut tree = TreeFile::open(list)?;
	same_list(&tree, round)?;
	if tree.order() != Order::Rows {
		return Err(CliError::input(
			"the leaves of this list are sorted by hash, so its rows are claimed one by one: use `claim-all`",
		));
	}
	if span.last >= tree.rows() {
		let rows = counted(tree.rows(), "row");
		return Err(CliError::input(format!("the list has {rows}, numbered from 0")));
	}
	let mut rows = rows_of(chain, round, &mut tree, span).await?;
	if send.dry_run {
		if unsigned {
			chain.ensure_free_claims(round.terms.asset).await?;
		}
		let refused = refusals(&mut tree, &rows.refused)?;
		let trial = attempt(chain, round, &mut tree, &rows.pending, send).await?;
		let value = json!({
			"round": round.id,
			"first": span.first,
			"last": span.last,
			"pending": rows.pending.len(),
			"refused": refused,
			"trial": trial.as_ref().map(Trial::json),
		});
		output.print(&value, || {
			let pending = counted(rows.pending.len(), "row");
			let trial = trial.as_ref().map_or("Nothing was sent.".into(), Trial::text);
			format!("{pending} would be paid.{}\n{trial}", told(&refused))
		});
		return trial.map_or(Ok(()), Trial::end);
	}
	if rows.pending.is_empty() {
		let refused = refusals(&mut tree, &rows.refused)?;
		let why = format!("none of these rows can be paid now{}", told(&refused));
		return Err(Error::NotNow(why).into());
	}
	let call = ranges::claim(round.id, &mut tree, &rows.pending)?;
	if send.print_call {
		return show_calls(chain, &[call], output).await;
	}
	let included = if unsigned {
		chain.send_unsigned(&call).await?
	} else {
		chain.send(&call, send.signer(chain).await?).await?
	};
	for refused in included.all::<ClaimRefused>()? {
		let why = chain.reason(&refused.error.0).await.to_string();
		rows.refused.insert(refused.index, why);
	}
	let refused = refusals(&mut tree, &rows.refused)?;
	report(chain, round, span, &included, refused, output).await
}

/// Has the chain try the claim of rows; nothing if there are none. Unless `send` says otherwise, it
/// is made by the account of the first.
async fn attempt(
	chain: &Chain,
	round: &RoundInfo,
	tree: &mut TreeFile,
	pending: &[u32],
	send: &SubmitArgs,
) -> Result<Option<Trial>> {
	let Some(first) = pending.first() else { return Ok(None) };
	let (who, _) = tree.row(*first)?;
	let call = ranges::claim(round.id, tree, pending)?;
	Ok(Some(Trial::of_calls(chain, &send.maker_or(who)?, &[call]).await?))
}

/// Prints what was paid. Fails if rows were refused.
async fn report(
	chain: &Chain,
	round: &RoundInfo,
	span: Span,
	included: &Included,
	refused: Vec<Value>,
	output: Output,
) -> Result<()> {
	let paid: Vec<Paid> =
		included.all::<Paid>()?.into_iter().filter(|paid| paid.round == round.id).collect();
	let amount = paid.iter().fold(0u128, |sum, paid| sum.saturating_add(paid.amount));
	let unit = chain.unit(round.terms.asset).await?;
	let value = json!({
		"round": round.id,
		"first": span.first,
		"last": span.last,
		"paid": paid.len(),
		"amount": amount.to_string(),
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
		"refused": refused,
	});
	output.print(&value, || {
		format!(
			"Paid {} ({}, {}).{}",
			counted(paid.len(), "row"),
			unit.show(amount),
			included.place(),
			told(&refused)
		)
	});
	if refused.is_empty() {
		return Ok(());
	}
	Err(CliError::not_proven(format!(
		"{} refused. No entitlement is lost: claim again once the reason is gone",
		counted(refused.len(), "row")
	))
	.printed())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn ranges_should_be_read_with_both_ends() {
		assert_eq!("100-299".parse(), Ok(Span { first: 100, last: 299 }));
		assert_eq!("7-7".parse(), Ok(Span { first: 7, last: 7 }));
		assert_eq!("0-255".parse(), Ok(Span { first: 0, last: 255 }));
		for wrong in ["", "7", "9-7", "-7", "7-", "a-b", "1-2-3", "0-256"] {
			assert!(wrong.parse::<Span>().is_err(), "{wrong}");
		}
		assert!("0-9999".parse::<Span>().unwrap_err().contains("claim-all"));
	}
}
