//! A plan as an argument, and its rounds on chain.

use crate::error::{CliError, Result};
use clap::Args;
use distribution_client::{
	account::AccountId,
	multisig::Multisig,
	plan::{
		file::{locate, Plan, Round},
		numbers::Numbers,
		rounds::{self, Batch, How},
		standing::{self, is_to_open, Stand, Standing},
	},
	types::RoundInfo,
	Chain, Error,
};
use distribution_primitives::RoundId;
use std::{collections::BTreeSet, path::PathBuf};

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

/// The rounds of a plan as the chain has them, all after one block.
pub struct OnChain {
	/// In the order of the plan.
	rounds: Vec<Option<RoundInfo>>,
	/// Where they stand, in the same order.
	pub stands: Vec<Stand>,
	/// Other rounds of the manager that pay the same asset, or have paid it.
	pub others: Vec<RoundId>,
	/// Rounds that are gone, and may have been of the plan: nobody knows whose they were. Empty if no
	/// round of the plan is to be opened.
	pub unknown: Vec<RoundId>,
	/// Why nobody knows.
	why: String,
	/// The rounds of everybody in state.
	in_state: BTreeSet<RoundId>,
	/// The number that the next draft gets.
	next: RoundId,
}

/// Numbers that a message lists.
const LISTED: usize = 5;

impl OnChain {
	/// The rounds of a plan with what the chain has of them, and where they stand.
	pub fn of<'a>(
		&'a self,
		plan: &'a Plan,
	) -> impl Iterator<Item = (&'a Round, Option<&'a RoundInfo>, Standing)> + Clone {
		let rounds = plan.rounds.iter().zip(&self.rounds).zip(&self.stands);
		rounds.map(|((round, found), stand)| (round, found.as_ref(), stand.standing))
	}

	/// What is to be known of other rounds for the same lists, for each round of the plan.
	pub fn beside(&self) -> impl Iterator<Item = String> + '_ {
		let rounds = self.rounds.iter().zip(&self.stands);
		rounds.map(move |(found, stand)| beside(found.as_ref(), stand, |id| self.is_gone(id)))
	}

	/// Whether a round has been removed.
	fn is_gone(&self, id: RoundId) -> bool {
		!self.in_state.contains(&id)
	}

	/// Refuses to draft, fund or open a round whose list is paid under other terms already, or can be,
	/// unless it is in `named`: it was said what to do with it.
	pub fn refuse_twins(&self, plan: &Plan, named: &[String]) -> Result<()> {
		for (round, found, standing) in self.of(plan) {
			if named.contains(&round.name) {
				continue;
			}
			let draft = found.map(|found| found.id);
			if let Some(why) = undecided(&round.name, draft, standing, |id| self.is_gone(id)) {
				return Err(Error::NotNow(why).into());
			}
		}
		Ok(())
	}

	/// Rounds with which a corrected list may have people in common, if one is to be opened.
	pub fn told_of_others(&self, plan: &Plan) -> Option<String> {
		let mut rounds = self.of(plan);
		let opens = rounds.any(|(_, found, standing)| is_to_open(found, standing));
		if self.others.is_empty() || !opens {
			return None;
		}
		let others = self.others.iter().map(ToString::to_string);
		Some(format!(
			"the same account manages other rounds that pay, or have paid: {}. If this plan corrects one of them, whoever is in both is paid twice",
			others.collect::<Vec<_>>().join(", ")
		))
	}

	/// What is to be known of rounds that are gone, if nobody knows whose they were.
	pub fn told_of_unknown(&self) -> Option<String> {
		(!self.unknown.is_empty()).then(|| unknown(&self.unknown, &self.why))
	}

	/// Refuses to open a round that one which is gone may have paid, unless it is in `named`.
	pub fn refuse_unknown(&self, plan: &Plan, named: &[String]) -> Result<()> {
		let mut rounds = self.of(plan).filter(|(round, ..)| !named.contains(&round.name));
		let opens = rounds.any(|(_, found, standing)| is_to_open(found, standing));
		let Some(why) = self.told_of_unknown().filter(|_| opens) else { return Ok(()) };
		Err(Error::NotNow(format!(
			"{why}, or give --ignore-gone to `distribution plan calls` if you know that none of them has paid a list of this plan"
		))
		.into())
	}
}

/// Numbers of rounds in words.
fn numbers_of(ids: &[RoundId]) -> String {
	let shown: Vec<String> = ids.iter().take(LISTED).map(ToString::to_string).collect();
	let more = match ids.len().saturating_sub(LISTED) {
		0 => String::new(),
		more => format!(" and {more} more"),
	};
	let word = if ids.len() == 1 { "round" } else { "rounds" };
	format!("{word} {}{more}", shown.join(", "))
}

fn unknown(ids: &[RoundId], why: &str) -> String {
	let (verb, were) = if ids.len() == 1 { ("is", "it was") } else { ("are", "they were") };
	format!(
		"{} {verb} gone, and this node does not tell whose {were} ({why}): a list of this plan may have been paid. Ask an archive node with --url",
		numbers_of(ids)
	)
}

/// What is to be known of other rounds that were made for the same list, beside the one that the plan
/// has on chain by now, if it has one.
fn beside(found: Option<&RoundInfo>, stand: &Stand, is_gone: impl Fn(RoundId) -> bool) -> String {
	let abandon = |id: RoundId| format!("distribution round abandon {id}");
	let mut told = match stand.standing {
		Standing::Removed(id) => found.map_or(String::new(), |found| {
			format!(
				"; it was round {id} before, which has been removed and may have paid everybody: nothing is done for this one unless --draft-again names it. Abandon a draft that is not wanted: {}",
				abandon(found.id)
			)
		}),
		Standing::PaidBy(id) if is_gone(id) => {
			format!("; round {id}, which has been removed, may have paid an earlier form of it")
		}
		Standing::PaidBy(id) => {
			format!("; round {id} pays it already, or has paid it, under other terms")
		}
		Standing::Redrafted(id) => {
			format!("; round {id}, made for it under other terms, is closed and has paid nobody")
		}
		Standing::Idle(_) => {
			"; it has paid nobody, and is not drafted again unless --draft-again names it".into()
		}
		Standing::New | Standing::Found | Standing::Rival(_) => String::new(),
	};
	if let Some(first) = stand.rivals.first() {
		told.push_str(&format!(
			"; its list under other terms is in the draft of {}, which can still be opened and would pay it too. Abandon it: {}",
			numbers_of(&stand.rivals),
			abandon(*first)
		));
	}
	if !stand.spare.is_empty() {
		// Nothing is done for it while it is barred.
		let end = if stand.standing.is_barred() {
			": abandon it"
		} else {
			", which distribution plan calls gives up"
		};
		let spare = numbers_of(&stand.spare);
		told.push_str(&format!("; drafted more than once, as {spare} too{end}"));
	}
	if !stand.twice.is_empty() {
		told.push_str(&format!(
			"; its list was paid by {} as well, or is",
			numbers_of(&stand.twice)
		));
	}
	told
}

/// Why somebody has to say what is to be done for a round, if so. It may be the `draft`.
fn undecided(
	name: &str,
	draft: Option<RoundId>,
	standing: Standing,
	is_gone: impl Fn(RoundId) -> bool,
) -> Option<String> {
	match standing {
		Standing::PaidBy(twin) => {
			let what = if is_gone(twin) {
				format!("round {twin} of this manager has been removed, and has paid a list that is not in this plan any more, or may have: the table was corrected since, and `{name}` may be what has become of that list")
			} else {
				format!("round {twin} of this manager pays `{name}` already, or has paid it, under other terms: the plan was made anew, got another CID, or its table was corrected, and then round {twin} may pay an earlier form of this list")
			};
			let abandon = draft.map_or(String::new(), |draft| {
				format!(". Its draft can be abandoned: distribution round abandon {draft}")
			});
			Some(format!(
				"{what}. If everybody on its list is to be paid again, give --draft-again {name}; if not, --leave-out {name}{abandon}"
			))
		}
		Standing::Rival(twin) => Some(format!(
			"round {twin} of this manager is a draft of `{name}` under other terms, or of an earlier form of its list: the plan was made anew, got another CID, or its table was corrected. A batch that was signed before could still open it, and both would pay. Abandon it first: distribution round abandon {twin}. If both are to pay, give --draft-again {name}; if this one is to wait, --leave-out {name}"
		)),
		_ => None,
	}
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
		let (all, next) = chain.all_rounds_at(&chain.best().await?).await?;
		let wanted = standing::wanted(&self.plan)?;
		let mut numbers = Numbers::read(&self.folder, &self.plan.genesis)?;
		let mut news = numbers.plan(&wanted);
		news |= numbers.note(&all, &self.manager, &wanted);
		let mut stands = standing::stands(&wanted, &numbers.traces(&all, next, &self.manager)?);
		let (mut unknown, mut why) = (Vec::new(), String::new());
		if stands.iter().any(|stand| !stand.is_settled) {
			match chain.gone(&numbers.sought(&all, next)).await {
				Ok(gone) => {
					news |= numbers.learn(&gone, &self.manager);
					why.push_str("their end is not final yet: try again in a minute");
				}
				Err(error @ (Error::Unreachable(_) | Error::Decode(_) | Error::Unexpected(_))) => {
					why = error.to_string()
				}
				Err(error) => return Err(error.into()),
			}
			stands = standing::stands(&wanted, &numbers.traces(&all, next, &self.manager)?);
		}
		if news {
			numbers.write(&self.folder)?;
		}
		let rounds: Vec<Option<RoundInfo>> = stands
			.iter()
			.map(|stand| all.iter().find(|round| stand.found == Some(round.id)).cloned())
			.collect();
		let mut standings = rounds.iter().zip(&stands);
		if standings.any(|(found, stand)| is_to_open(found.as_ref(), stand.standing)) {
			unknown = numbers.unknown(&all, next);
		}
		let asset = self.plan.asset()?;
		let others = standing::others(&all, &self.manager, asset, &wanted, &stands);
		let in_state = all.iter().map(|round| round.id).collect();
		Ok(OnChain { rounds, stands, others, unknown, why, in_state, next })
	}

	/// What is left to do for the rounds, in batches that fit into a block. Nothing is done for those
	/// named in `without`, and for those whose lists may be paid twice, unless they are named in
	/// `again`. Numbers are foretold as of the block after which the rounds were found: a round that
	/// was drafted since makes the batch fail.
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
		let (mut next, mut todos) = (on_chain.next, Vec::new());
		for ((round, found, standing), stand) in on_chain.of(&self.plan).zip(&on_chain.stands) {
			let how = How { drafts_only, again: again.contains(&round.name) };
			if without.contains(&round.name) || (standing.is_barred() && !how.again) {
				continue;
			}
			let spare = &stand.spare;
			todos.extend(rounds::todo(&self.plan, round, found, spare, &mut next, minimum, how)?);
		}
		Ok(rounds::batches(chain, &self.manager, todos).await?)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn stand(standing: Standing) -> Stand {
		Stand {
			found: None,
			standing,
			is_settled: false,
			spare: Vec::new(),
			rivals: Vec::new(),
			twice: Vec::new(),
		}
	}

	#[test]
	fn list_that_is_paid_already_should_be_told_with_every_way_out() {
		let undecided = |draft, standing| undecided("immediate", draft, standing, |id| id == 9);
		let told = undecided(None, Standing::PaidBy(3)).unwrap();
		assert!(told.starts_with("round 3 of this manager pays `immediate`"), "{told}");
		assert!(told.ends_with("--draft-again immediate; if not, --leave-out immediate"), "{told}");
		let told = undecided(Some(5), Standing::PaidBy(3)).unwrap();
		assert!(told.ends_with("distribution round abandon 5"), "{told}");
		let told = undecided(Some(5), Standing::Rival(3)).unwrap();
		assert!(told.contains("Abandon it first: distribution round abandon 3."), "{told}");
		assert!(told.contains("--draft-again immediate") && told.contains("--leave-out"), "{told}");
		assert_eq!(undecided(Some(5), Standing::Found), None);
		let told = undecided(None, Standing::PaidBy(9)).unwrap();
		assert!(told.starts_with("round 9 of this manager has been removed"), "{told}");
		assert!(told.contains("give --draft-again immediate; if not, --leave-out"), "{told}");
	}

	#[test]
	fn round_beside_one_of_the_plan_should_be_told_with_what_it_does() {
		let beside = |found, stand: &Stand| beside(found, stand, |id| id == 9);
		let gone = beside(None, &stand(Standing::PaidBy(9)));
		assert!(gone.contains("round 9, which has been removed"), "{gone}");
		let paid = beside(None, &stand(Standing::PaidBy(3)));
		assert!(paid.contains("round 3 pays it already"), "{paid}");
		let redrafted = beside(None, &stand(Standing::Redrafted(3)));
		assert!(redrafted.contains("round 3,") && redrafted.contains("nobody"), "{redrafted}");
		let idle = beside(None, &stand(Standing::Idle(3)));
		assert!(idle.contains("--draft-again"), "{idle}");
		let drafts = Stand { spare: vec![8], rivals: vec![4], ..stand(Standing::Found) };
		let told = beside(None, &drafts);
		assert!(told.contains("as round 8 too") && told.contains("abandon 4"), "{told}");
		let barred = Stand { spare: vec![8], ..stand(Standing::PaidBy(3)) };
		assert!(beside(None, &barred).ends_with("as round 8 too: abandon it"));
		let twice = beside(None, &Stand { twice: vec![8, 9], ..stand(Standing::Found) });
		assert!(twice.contains("paid by rounds 8, 9 as well"), "{twice}");
		for silent in [Standing::New, Standing::Found, Standing::Removed(3)] {
			assert_eq!(beside(None, &stand(silent)), "");
		}
	}

	#[test]
	fn rounds_that_nobody_knows_should_be_told_with_where_to_ask() {
		let told = unknown(&[3], "no state");
		assert!(told.starts_with("round 3 is gone") && told.contains("(no state)"), "{told}");
		let told = unknown(&[1, 2, 3, 4, 5, 6, 7], "no state");
		assert!(told.starts_with("rounds 1, 2, 3, 4, 5 and 2 more are gone"), "{told}");
		assert!(told.ends_with("Ask an archive node with --url"), "{told}");
	}
}
