//! What the chain would say to a plan today, by dry runs: nothing is sent, and the money that is
//! missing is lent for the dry run.

use crate::{
	account::AccountId,
	calls::{distribution, together, Call},
	chain::Chain,
	dry_run::{dispatched_as, DryRun, Origin},
	error::{Error, Result},
	events::{ClaimRefused, Held},
	lists::{rows::Row, tree},
	plan::{
		file::{Plan, Round},
		schedule::Unlock,
	},
	refusal::Reason,
	types::{ClaimItem, Evidence, Moment, Terms, MAX_BATCH},
};
use distribution_primitives::{terms_hash, Manifest, Release, Source, Window};
use polkadot_sdk::sp_core::H256;
use std::collections::{BTreeMap, VecDeque};

/// What the manager has in a dry run, in smallest units of the native token.
const LENT: u128 = u128::MAX.div_euclid(8);
/// Drafts of one dry run.
const DRAFTS: usize = 32;
/// How often a dry run is made again because somebody has drafted a round meanwhile.
const TRIES: u32 = 3;

/// The deposit that the manager would put down for a round, in smallest units of the native token;
/// or why the chain would refuse its draft.
pub type Deposit = std::result::Result<u128, Reason>;

/// A row that would be refused today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
	/// Its number in its round's list, from 0.
	pub row: u32,
	/// Whose it is.
	pub account: AccountId,
	/// Why.
	pub reason: Reason,
}

/// A call as root makes it in the name of an account.
async fn as_account(chain: &Chain, who: &AccountId, inner: Vec<u8>) -> Result<Vec<u8>> {
	chain.call_bytes(&together::dispatch_as(Origin::Signed(*who).bytes(), inner)).await
}

/// Carries out calls of an account that has all the native tokens that it needs.
async fn rehearse(chain: &Chain, who: &AccountId, calls: Vec<Vec<u8>>) -> Result<DryRun> {
	let mut all = vec![chain.call_bytes(&together::force_set_balance(who, LENT)).await?];
	for call in calls {
		all.push(as_account(chain, who, call).await?);
	}
	let batch = chain.call_bytes(&together::batch_all(all)).await?;
	let run = chain.dry_run(Origin::Root, batch).await?;
	match &run.result {
		Ok(()) => Ok(run),
		Err(reason) => Err(Error::Refused(reason.clone())),
	}
}

/// The deposits for the rounds of a plan as the chain would take them today, in their order.
///
/// # Errors
/// Those of [`Chain::dry_run`].
pub async fn deposits(chain: &Chain, plan: &Plan, manager: &AccountId) -> Result<Vec<Deposit>> {
	let mut all = Vec::new();
	for rounds in plan.rounds.chunks(DRAFTS) {
		let mut drafts = Vec::new();
		for round in rounds {
			drafts.push(chain.call_bytes(&distribution::draft(&plan.terms(round)?)).await?);
		}
		let run = rehearse(chain, manager, drafts).await?;
		let mut held = 0u128;
		for shown in &run.events {
			if let Some(event) = shown.event.read::<Held>()? {
				held = held.saturating_add(event.amount);
			}
			match dispatched_as(&shown.event)? {
				Some(Ok(())) => all.push(Ok(std::mem::take(&mut held))),
				Some(Err(error)) => {
					held = 0;
					all.push(Err(chain.reason(error).await));
				}
				None => {}
			}
		}
	}
	if all.len() != plan.rounds.len() {
		return Err(Error::unexpected("the dry run of the drafts told of another number of them"));
	}
	Ok(all)
}

/// What `who` would have held for a call beyond what is held already, in smallest units of the native
/// token, whether they have it or not; or why the chain would refuse the call.
///
/// # Errors
/// Those of [`Chain::dry_run`].
pub async fn deposit_for(chain: &Chain, who: &AccountId, call: &Call) -> Result<Deposit> {
	let run = rehearse(chain, who, vec![chain.call_bytes(call).await?]).await?;
	let mut held = 0u128;
	for shown in &run.events {
		if let Some(event) = shown.event.read::<Held>()?.filter(|event| event.who == *who) {
			held = held.saturating_add(event.amount);
		}
		if let Some(Err(error)) = dispatched_as(&shown.event)? {
			return Ok(Err(chain.reason(error).await));
		}
	}
	Ok(Ok(held))
}

/// A round in which rows are tried that are not on chain yet.
struct Trial {
	terms: Terms,
	rows: Vec<Row>,
	claims: Vec<ClaimItem>,
}

/// A trial of some rows of a round: they are claimed at once and whole, except those of streams, of
/// which the least that can be paid is claimed.
fn trial(plan: &Plan, round: &Round, rows: &[Row], least: u128, closes: Moment) -> Result<Trial> {
	let release = match round.unlock() {
		Unlock::Vested { start, length } => Release::Vested { start, length },
		Unlock::Immediate | Unlock::Streamed { .. } => Release::Immediate,
	};
	let streamed = matches!(round.unlock(), Unlock::Streamed { .. });
	let amount = |amount: u128| if streamed { amount.min(least) } else { amount };
	let rows: Vec<Row> = rows.iter().map(|(who, value)| (*who, amount(*value))).collect();
	let tree = tree::build(&rows)?;
	let total = rows.iter().fold(0u128, |sum, (_, amount)| sum.saturating_add(*amount));
	let claims = (0u32..)
		.zip(&rows)
		.filter_map(|(index, (who, amount))| {
			let evidence = Evidence::Merkle { index, amount: *amount, proof: tree.proof(index)? };
			Some(ClaimItem { beneficiary: *who, evidence })
		})
		.collect();
	let terms = Terms {
		source: Source::Merkle { root: tree.root(), leaves: tree.rows() },
		release,
		window: Window { opens: 0, closes },
		budget: total,
		manifest: Some(Manifest {
			cid: Default::default(),
			rows: tree.rows(),
			total,
			published: None,
		}),
		..plan.terms(round)?
	};
	Ok(Trial { terms, rows, claims })
}

/// The rows of a round that would be refused if they were claimed today. `told` hears of every row
/// that was tried.
///
/// # Errors
/// [`Error::NotNow`] if it cannot be tried: the manager may lack the asset. Otherwise those of
/// [`Chain::dry_run`].
pub async fn refusals(
	chain: &Chain,
	plan: &Plan,
	round: &Round,
	rows: &[Row],
	mut told: impl FnMut(u64),
) -> Result<Vec<Refused>> {
	let (manager, _) = plan.manager.read()?;
	let least = chain.minimum_balance(plan.asset()?).await?;
	let window: Moment = chain.constant("Distribution", "MinWindow").await?;
	let mut all = Vec::new();
	let mut reasons: BTreeMap<Vec<u8>, Reason> = BTreeMap::new();
	let step = MAX_BATCH as usize;
	let mut parts: VecDeque<(usize, &[Row])> =
		(0usize..).step_by(step).zip(rows.chunks(step)).collect();
	while let Some((first, part)) = parts.pop_front() {
		let closes = chain.now().await?.saturating_add(window.saturating_mul(2));
		let trial = trial(plan, round, part, least, closes)?;
		let (run, failed) = attempt(chain, &manager, &trial, least).await?;
		let number = |row: usize| u32::try_from(first.saturating_add(row)).unwrap_or(u32::MAX);
		if let Some(reason) = failed {
			// Not one was paid, and only the first reason is told.
			match trial.rows.as_slice() {
				[(account, _)] => {
					all.push(Refused { row: number(0), account: *account, reason });
					told(1);
				}
				_ => {
					let half = part.len().div_euclid(2);
					let (left, right) = part.split_at(half);
					parts.push_front((first.saturating_add(half), right));
					parts.push_front((first, left));
				}
			}
			continue;
		}
		for shown in &run.events {
			let Some(ClaimRefused { index, error, .. }) = shown.event.read()? else { continue };
			let reason = match reasons.get(&error.0) {
				Some(reason) => reason.clone(),
				None => {
					let reason = chain.reason(&error.0).await;
					reasons.insert(error.0.clone(), reason.clone());
					reason
				}
			};
			let row = index as usize;
			if let Some((account, _)) = trial.rows.get(row) {
				all.push(Refused { row: number(row), account: *account, reason });
			}
		}
		told(part.len() as u64);
	}
	Ok(all)
}

/// Drafts, funds and opens the round of a trial, and claims its rows. Also returns why no row was
/// paid, if none was.
async fn attempt(
	chain: &Chain,
	manager: &AccountId,
	trial: &Trial,
	least: u128,
) -> Result<(DryRun, Option<Reason>)> {
	let hash = terms_hash(&trial.terms, H256::zero());
	let funds = trial.terms.budget.saturating_add(least);
	let mut refused = None;
	for _ in 0..TRIES {
		let id = chain.next_round().await?;
		let mut calls = Vec::new();
		for call in [
			distribution::draft(&trial.terms),
			distribution::fund(id, funds, hash),
			distribution::open(id, hash),
			distribution::claim_batch(id, &trial.claims),
		] {
			calls.push(chain.call_bytes(&call).await?);
		}
		let run = rehearse(chain, manager, calls).await?;
		let mut results = run.dispatched(chain).await?;
		let claimed = results.pop();
		match (results.into_iter().find_map(std::result::Result::err), claimed) {
			(None, Some(claimed)) => return Ok((run, claimed.err())),
			// Perhaps somebody has drafted a round since its number was read.
			(reason, _) => refused = reason,
		}
	}
	let why = refused.map_or("the chain tells of no result".into(), |reason| reason.to_string());
	Err(Error::NotNow(format!(
		"today's refusals cannot be found out, because the chain would not open a round for them: {why}"
	)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::plan::file::tests::plan;
	use distribution_primitives::verify_row;

	fn rows() -> Vec<Row> {
		(1..=5u8).map(|i| ([i; 32], u128::from(i) * 100)).collect()
	}

	#[test]
	fn trial_should_claim_rows_whole_and_of_streams_the_least() {
		let plan = plan();
		for (round, amounts) in [
			(&plan.rounds[0], [100, 200, 300, 400, 500]),
			(&plan.rounds[1], [100, 200, 250, 250, 250]),
		] {
			let trial = trial(&plan, round, &rows(), 250, 9_000).unwrap();
			let found: Vec<u128> = trial.rows.iter().map(|row| row.1).collect();
			assert_eq!(found, amounts, "{}", round.name);
			assert_eq!(trial.terms.budget, found.iter().sum::<u128>());
			assert_eq!(trial.terms.release, Release::Immediate);
			assert_eq!(trial.terms.requirement.level, 2);
			assert_eq!(trial.claims.len(), 5);
			let Source::Merkle { root, leaves } = trial.terms.source else { panic!() };
			for ClaimItem { beneficiary, evidence } in &trial.claims {
				let Evidence::Merkle { index, amount, proof } = evidence else { panic!() };
				assert!(verify_row(&root, leaves, *index, beneficiary, *amount, proof));
			}
		}
	}
}
