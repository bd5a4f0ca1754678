//! A plan as an argument, and its rounds on chain.

use crate::error::{CliError, Result};
use clap::Args;
use distribution_client::{
	account::AccountId,
	multisig::Multisig,
	plan::{
		file::{locate, Plan},
		rounds::{self, Batch},
		seen::Seen,
	},
	types::RoundInfo,
	Chain, Error,
};
use distribution_primitives::RoundId;
use std::path::PathBuf;

/// A plan.
#[derive(Args, Debug, Clone)]
pub struct PlanArgs {
	/// The plan: its folder, or its `plan.json`.
	plan: PathBuf,
}

/// A plan that was read.
pub struct Opened {
	/// The plan.
	pub plan: Plan,
	/// Its file.
	pub path: PathBuf,
	/// Its folder.
	pub folder: PathBuf,
	/// The account that manages its rounds.
	pub manager: AccountId,
	/// What that account is the multisig of, if it is one.
	pub multisig: Option<Multisig>,
}

/// The rounds of a plan as the chain has them.
pub struct OnChain {
	/// In the order of the plan.
	pub rounds: Vec<Option<RoundInfo>>,
	/// The rounds that pay their lists under other terms than the plan's, in the same order.
	pub twins: Vec<Option<RoundId>>,
	/// The numbers that they have had.
	pub seen: Seen,
}

impl OnChain {
	/// The number that a round had which was on chain and is `found` no longer: it is not drafted
	/// again by itself.
	pub fn gone(&self, name: &str, found: bool) -> Option<RoundId> {
		self.seen.number(name).filter(|_| !found)
	}

	/// Refuses to draft a round whose list is paid under other terms already, unless it is named in
	/// `again`.
	pub fn refuse_twins(&self, plan: &Plan, again: &[String]) -> Result<()> {
		for ((round, found), twin) in plan.rounds.iter().zip(&self.rounds).zip(&self.twins) {
			let name = &round.name;
			let was = self.seen.number(name);
			let Some(twin) = paid_by(found.is_some(), *twin, was) else { continue };
			if again.contains(name) {
				continue;
			}
			return Err(Error::NotNow(format!(
				"round {twin} of this manager pays the list of `{name}` already, or has paid it, under other terms: its plan was made anew, or got another CID. If everybody on it is to be paid again, give --draft-again {name}"
			))
			.into());
		}
		Ok(())
	}
}

/// The round that pays the list of a round of the plan which would be drafted. One that was on chain
/// itself, as another, and has gone is told of elsewhere.
fn paid_by(found: bool, twin: Option<RoundId>, was: Option<RoundId>) -> Option<RoundId> {
	twin.filter(|twin| !found && was.is_none_or(|was| was == *twin))
}

impl PlanArgs {
	/// Reads the plan.
	pub fn open(&self) -> Result<Opened> {
		let (path, folder) = locate(&self.plan);
		let plan = Plan::read(&path)?;
		let (manager, multisig) = plan.manager.read()?;
		Ok(Opened { plan, path, folder, manager, multisig })
	}
}

impl Opened {
	/// Finds the rounds on chain, and notes their numbers beside the plan.
	pub async fn find(&self, chain: &Chain) -> Result<OnChain> {
		let (wanted, found) = (self.plan.genesis()?, chain.genesis());
		if wanted != found {
			return Err(Error::WrongChain(format!(
				"the plan is for the chain {wanted:#x}, the node at {} has the genesis {found:#x}",
				chain.url()
			))
			.into());
		}
		let all = chain.all_rounds().await?;
		let mut seen = Seen::read(&self.folder, &self.plan.genesis)?;
		let hashes = self.plan.rounds.iter().map(|round| self.plan.hash_of(round));
		let hashes = hashes.collect::<std::result::Result<Vec<_>, _>>()?;
		let (mut rounds, mut twins, mut news) = (Vec::new(), Vec::new(), false);
		for (round, hash) in self.plan.rounds.iter().zip(&hashes) {
			let found = rounds::find(&all, &self.manager, *hash);
			if let Some(found) = found {
				news |= seen.note(&round.name, found.id);
			}
			rounds.push(found.cloned());
			let terms = self.plan.terms(round)?;
			twins.push(rounds::twin(&all, &self.manager, &terms, &hashes).map(|twin| twin.id));
		}
		if news {
			seen.write(&self.folder)?;
		}
		Ok(OnChain { rounds, twins, seen })
	}

	/// What is left to do for the rounds, in batches that fit into a block. Rounds that were on
	/// chain and are no longer are not drafted again, unless they are named in `again`.
	pub async fn left(
		&self,
		chain: &Chain,
		on_chain: &OnChain,
		drafts_only: bool,
		again: &[String],
	) -> Result<Vec<Batch>> {
		for name in again {
			if !self.plan.rounds.iter().any(|round| round.name == *name) {
				return Err(CliError::input(format!("the plan has no round `{name}`")));
			}
		}
		let minimum = chain.minimum_balance(self.plan.asset()?).await?;
		let mut next = chain.next_round().await?;
		let mut todos = Vec::new();
		for (round, found) in self.plan.rounds.iter().zip(&on_chain.rounds) {
			let gone = on_chain.gone(&round.name, found.is_some());
			if gone.is_some() && !again.contains(&round.name) {
				continue;
			}
			let todo =
				rounds::todo(&self.plan, round, found.as_ref(), &mut next, minimum, drafts_only)?;
			todos.extend(todo);
		}
		Ok(rounds::batches(chain, &self.manager, todos).await?)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn round_should_be_gone_when_it_was_seen_and_is_not_found() {
		let mut seen = Seen::default();
		seen.note("immediate", 3);
		let on_chain = OnChain { rounds: Vec::new(), twins: Vec::new(), seen };
		assert_eq!(on_chain.gone("immediate", false), Some(3));
		assert_eq!(on_chain.gone("immediate", true), None);
		assert_eq!(on_chain.gone("streamed-1", false), None);
	}

	#[test]
	fn list_that_another_round_pays_should_stop_what_would_be_drafted_alone() {
		assert_eq!(paid_by(false, Some(3), None), Some(3));
		// It was seen before its terms changed.
		assert_eq!(paid_by(false, Some(3), Some(3)), Some(3));
		// It was another round, which has gone.
		assert_eq!(paid_by(false, Some(3), Some(5)), None);
		assert_eq!(paid_by(true, Some(3), Some(5)), None);
		assert_eq!(paid_by(false, None, None), None);
	}
}
