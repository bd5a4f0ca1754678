//! A plan as an argument, and its rounds on chain.

use crate::error::{CliError, Result};
use clap::Args;
use distribution_client::{
	account::AccountId,
	multisig::Multisig,
	plan::{
		file::{locate, Plan, Round},
		rounds::{self, Batch, Standing},
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
	/// Where they stand, in the same order.
	pub standings: Vec<Standing>,
	/// Other rounds of the manager that pay the same asset, or have paid it.
	pub others: Vec<RoundId>,
}

impl OnChain {
	/// The rounds of a plan with what the chain has of them, and where they stand.
	pub fn of<'a>(
		&'a self,
		plan: &'a Plan,
	) -> impl Iterator<Item = (&'a Round, Option<&'a RoundInfo>, Standing)> + Clone {
		let rounds = plan.rounds.iter().zip(&self.rounds).zip(&self.standings);
		rounds.map(|((round, found), standing)| (round, found.as_ref(), *standing))
	}

	/// Refuses to draft, fund or open a round whose list is paid under other terms already, unless
	/// it is in `named`: it was said what to do with it.
	pub fn refuse_twins(&self, plan: &Plan, named: &[String]) -> Result<()> {
		for (round, found, standing) in self.of(plan) {
			let Some(twin) = standing.paid_by().filter(|_| !named.contains(&round.name)) else {
				continue;
			};
			return Err(
				Error::NotNow(paid_by(&round.name, found.map(|found| found.id), twin)).into()
			);
		}
		Ok(())
	}
}

/// What is to be known of another round that was made for the same list.
pub fn beside(standing: Standing) -> String {
	match standing {
		Standing::PaidBy(id) => {
			format!("; round {id} pays it already, or has paid it, under other terms")
		}
		Standing::Redrafted(id) => format!(
			"; round {id}, made for it under other terms, has paid nobody: abandon it if it is a draft"
		),
		Standing::New | Standing::Found | Standing::Removed(_) => String::new(),
	}
}

/// What is told of a round that the round `twin` pays under other terms. It may be a `draft`.
fn paid_by(name: &str, draft: Option<RoundId>, twin: RoundId) -> String {
	let abandon = draft.map_or(String::new(), |draft| {
		format!(". Its draft can be abandoned: distribution round abandon {draft}")
	});
	format!(
		"round {twin} of this manager pays `{name}` already, or has paid it, under other terms: the plan was made anew, or got another CID. If everybody on its list is to be paid again, give --draft-again {name}; if not, --leave-out {name}{abandon}"
	)
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
		let (mut rounds, mut standings, mut news) = (Vec::new(), Vec::new(), false);
		for (round, hash) in self.plan.rounds.iter().zip(&hashes) {
			let found = rounds::find(&all, &self.manager, *hash);
			if let Some(found) = found {
				news |= seen.note(&round.name, found.id);
			}
			let terms = self.plan.terms(round)?;
			let twin = rounds::twin(&all, &self.manager, &terms, &hashes);
			standings.push(rounds::standing(&all, found, twin, seen.number(&round.name)));
			rounds.push(found.cloned());
		}
		if news {
			seen.write(&self.folder)?;
		}
		let asset = self.plan.asset()?;
		let others = rounds::others(&all, &self.manager, asset, &hashes, &standings);
		Ok(OnChain { rounds, standings, others })
	}

	/// What is left to do for the rounds, in batches that fit into a block. Nothing is done for those
	/// named in `without`, and for those whose lists may be paid twice, unless they are named in
	/// `again`.
	pub async fn left(
		&self,
		chain: &Chain,
		on_chain: &OnChain,
		drafts_only: bool,
		again: &[String],
		without: &[String],
	) -> Result<Vec<Batch>> {
		for name in again.iter().chain(without) {
			if !self.plan.rounds.iter().any(|round| round.name == *name) {
				return Err(CliError::input(format!("the plan has no round `{name}`")));
			}
		}
		let minimum = chain.minimum_balance(self.plan.asset()?).await?;
		let mut next = chain.next_round().await?;
		let mut todos = Vec::new();
		for (round, found, standing) in on_chain.of(&self.plan) {
			let barred = standing.is_barred() && !again.contains(&round.name);
			if barred || without.contains(&round.name) {
				continue;
			}
			todos.extend(rounds::todo(&self.plan, round, found, &mut next, minimum, drafts_only)?);
		}
		Ok(rounds::batches(chain, &self.manager, todos).await?)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn list_that_is_paid_already_should_be_told_with_every_way_out() {
		let told = paid_by("immediate", None, 3);
		assert!(told.starts_with("round 3 of this manager pays `immediate`"), "{told}");
		assert!(told.ends_with("--draft-again immediate; if not, --leave-out immediate"), "{told}");
		let told = paid_by("immediate", Some(5), 3);
		assert!(told.ends_with("distribution round abandon 5"), "{told}");
	}

	#[test]
	fn round_beside_one_of_the_plan_should_be_told_with_what_it_does() {
		let paid = beside(Standing::PaidBy(3));
		assert!(paid.contains("round 3 pays it already"), "{paid}");
		let redrafted = beside(Standing::Redrafted(3));
		assert!(redrafted.contains("round 3,") && redrafted.contains("nobody"), "{redrafted}");
		assert_eq!(beside(Standing::Found), "");
	}
}
