//! Other rounds of a manager for the same list.

use crate::{
	args::number::whole_number,
	error::{CliError, Result},
	output::{alert, verbosity, Output, Verbosity},
};
use clap::Args;
use distribution_client::{
	account::AccountId,
	gone::{missing, Gone},
	plan::standing::{Fate, List},
	types::{RoundInfo, Terms},
	Chain, Error,
};
use distribution_primitives::{terms_hash, RoundId, Source, TermsHash};
use polkadot_sdk::sp_core::H256;
use std::{collections::BTreeSet, io::IsTerminal};

/// Most removed rounds of which the chain's past is asked: the last ones.
const MOST_GONE: usize = 100;

/// What becomes of a list that another round has.
#[derive(Args, Debug, Clone)]
pub struct AgainArgs {
	/// Go on although this round of the same manager has the same list: everybody on it is paid once
	/// more.
	#[arg(long, value_name = "ROUND", value_delimiter = ',', value_parser = whole_number::<u32>)]
	again: Vec<u32>,
}

/// A round that is to pay a list.
pub struct Payer<'a> {
	/// Its number, if it has one already.
	id: Option<RoundId>,
	manager: AccountId,
	terms: &'a Terms,
	terms_hash: TermsHash,
	rows: u32,
	rows_digest: H256,
}

/// Another round with the list, and what it does.
type Twin = (RoundId, &'static str);

impl<'a> Payer<'a> {
	/// A round that is to be drafted.
	pub fn new(manager: AccountId, terms: &'a Terms) -> Self {
		// A round is drafted without rows.
		let rows_digest = H256::zero();
		let terms_hash = terms_hash(terms, rows_digest);
		Self { id: None, manager, terms, terms_hash, rows: 0, rows_digest }
	}

	/// A round on chain.
	pub fn of(round: &'a RoundInfo) -> Self {
		Self {
			id: Some(round.id),
			manager: round.manager,
			terms: &round.terms,
			terms_hash: round.terms_hash,
			rows: round.rows,
			rows_digest: round.rows_digest,
		}
	}

	/// Whether it has a list by now.
	fn has_list(&self) -> bool {
		match self.terms.source {
			Source::Merkle { .. } => true,
			Source::Listed => self.rows > 0,
			Source::Voucher { .. } | Source::Sale { .. } => false,
		}
	}

	/// Whether a round in state is another one of its manager that pays the same rows.
	fn is_twin(&self, other: &RoundInfo) -> bool {
		let same = match (self.terms.source, other.terms.source) {
			(Source::Merkle { root, .. }, Source::Merkle { root: others, .. }) => root == others,
			(Source::Listed, Source::Listed) => {
				self.rows > 0 && self.rows_digest == other.rows_digest
			}
			_ => false,
		};
		same && self.id != Some(other.id)
			&& self.manager == other.manager
			&& self.terms.asset == other.terms.asset
	}

	/// Whether a removed round of its manager has paid the same rows. Of rows in the chain's state that
	/// is known only if the terms are the same as well.
	fn was_paid_by(&self, gone: &Gone) -> bool {
		let list = List::of(self.terms.asset, self.terms.source);
		let same = list.is_some() && list == List::of(gone.asset, gone.source);
		(same || gone.terms == self.terms_hash) && gone.manager == self.manager && gone.payments > 0
	}

	/// What is to be known of rounds with the same list, and what to do.
	fn told_of(&self, twins: &[Twin]) -> Option<String> {
		let (first, _) = twins.first()?;
		let ids: Vec<String> = twins.iter().map(|(id, _)| id.to_string()).collect();
		let shown: Vec<String> =
			twins.iter().map(|(id, state)| format!("{id} ({state})")).collect();
		let if_not = match (self.id, twins.iter().find(|(_, state)| *state == DRAFT)) {
			(Some(id), _) => format!("give this one up: distribution round abandon {id}"),
			(None, Some((draft, _))) => {
				format!("go on with that draft: distribution round fund {draft}")
			}
			(None, None) => format!("nothing is left to draft: distribution round show {first}"),
		};
		Some(format!(
			"the manager has other rounds with the same list: {}. Each that is opened pays everybody on it once more. If that is meant, give --again {}; if not, {if_not}",
			shown.join(", "),
			ids.join(",")
		))
	}
}

/// What a twin is that is not open yet.
const DRAFT: &str = "a draft";

/// The rounds in state that pay the list of `payer` as well, have paid it, or can be opened.
fn twins(payer: &Payer<'_>, all: &[RoundInfo]) -> Vec<Twin> {
	let twins = all.iter().filter(|other| payer.is_twin(other));
	twins.filter_map(|twin| Some((twin.id, state(Fate::of(twin))?))).collect()
}

/// A round that pays, has paid or can be opened.
fn state(fate: Fate) -> Option<&'static str> {
	match fate {
		Fate::Draft => Some(DRAFT),
		Fate::Pays => Some("open"),
		Fate::Paid => Some("closed, and has paid"),
		Fate::Idle | Fate::Gone { .. } => None,
	}
}

/// The last of the rounds that are gone, and why there may be others that nobody knows, if so.
async fn past(
	chain: &Chain,
	all: &[RoundInfo],
	next: RoundId,
) -> Result<(Vec<Gone>, Option<String>)> {
	let numbers = missing(all, next);
	let sought: BTreeSet<RoundId> = numbers.iter().rev().take(MOST_GONE).copied().collect();
	match chain.gone(&sought).await {
		Ok(gone) if gone.len() < sought.len() => {
			Ok((gone, Some("the end of some is not final yet: try again in a minute".into())))
		}
		Ok(gone) if sought.len() < numbers.len() => {
			Ok((gone, Some(format!("only the last {MOST_GONE} are looked at"))))
		}
		Ok(gone) => Ok((gone, None)),
		Err(error @ (Error::Unreachable(_) | Error::Decode(_) | Error::Unexpected(_))) => {
			Ok((Vec::new(), Some(error.to_string())))
		}
		Err(error) => Err(error.into()),
	}
}

/// Whether there is somebody to be asked.
fn asks(output: Output) -> bool {
	!output.json
		&& !output.yes
		&& verbosity() > Verbosity::Quiet
		&& std::io::stdin().is_terminal()
		&& std::io::stderr().is_terminal()
}

impl AgainArgs {
	/// Refuses to go on with a round whose list other rounds of its manager pay as well, have paid or
	/// could pay, unless they are named or somebody at the terminal says so.
	pub async fn check(&self, chain: &Chain, payer: &Payer<'_>, output: Output) -> Result<()> {
		if !payer.has_list() {
			return Ok(());
		}
		let (all, next) = chain.all_rounds_at(&chain.best().await?).await?;
		let mut twins = twins(payer, &all);
		let (gone, unknown) = past(chain, &all, next).await?;
		let paid = gone.iter().filter(|gone| payer.was_paid_by(gone));
		twins.extend(paid.map(|gone| (gone.id, "removed, and has paid")));
		if let Some(why) = unknown {
			alert(&format!(
				"warning: rounds were removed of which this node does not tell all ({why}): one of them may have paid this list. An archive node knows them: --url"
			));
		}
		twins.retain(|(id, _)| !self.again.contains(id));
		let Some(told) = payer.told_of(&twins) else { return Ok(()) };
		if asks(output) {
			return output.confirm(&told);
		}
		Err(CliError::input(format!("{told}. Nothing was sent")))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::types::AssetKind;
	use distribution_primitives::{Beneficiaries, Release, Remainder, Requirement, Status, Window};

	/// A round of account 1 for the list `root`.
	fn merkle(id: u32, root: u8, status: Status<u32>) -> RoundInfo {
		let terms = Terms {
			asset: AssetKind::Native,
			source: Source::Merkle { root: H256::repeat_byte(root), leaves: 5 },
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 200 },
			budget: 1_000,
			remainder: Remainder::Manager,
			manifest: None,
			beneficiaries: Beneficiaries::Accounts,
		};
		RoundInfo {
			id,
			manager: [1; 32],
			terms,
			terms_hash: H256::zero(),
			rows_digest: H256::zero(),
			ends: 200,
			status,
			claimed: 0,
			payments: 0,
			rows: 5,
			rows_total: 50,
			rows_claimed: 0,
			audit: H256::zero(),
			pot: [9; 32],
			pot_balance: 1_001,
			payable: 1_000,
			set_aside: 0,
		}
	}

	fn listed(id: u32, digest: u8, rows: u32) -> RoundInfo {
		let mut round = merkle(id, 0, Status::Draft);
		round.terms.source = Source::Listed;
		RoundInfo { rows_digest: H256::repeat_byte(digest), rows, ..round }
	}

	fn told(round: &RoundInfo, all: &[RoundInfo]) -> Option<String> {
		let payer = Payer::of(round);
		payer.told_of(&twins(&payer, all))
	}

	#[test]
	fn rounds_that_pay_the_same_list_should_be_told() {
		let draft = merkle(5, 1, Status::Draft);
		let paid = RoundInfo { payments: 5, ..merkle(3, 1, Status::Closed) };
		let all = [paid, merkle(4, 1, Status::Open), draft.clone(), merkle(6, 1, Status::Draft)];
		let text = told(&draft, &all).unwrap();
		assert!(text.contains("3 (closed, and has paid), 4 (open), 6 (a draft)."), "{text}");
		assert!(text.contains("give --again 3,4,6;"), "{text}");
		assert!(text.ends_with("distribution round abandon 5"), "{text}");
		let lists = [listed(1, 7, 2), listed(2, 7, 2), listed(3, 8, 2)];
		assert!(told(&lists[0], &lists).unwrap().contains("list: 2 (a draft)."));
	}

	#[test]
	fn draft_of_a_list_that_has_one_should_be_told_what_to_do_instead() {
		let terms = merkle(0, 1, Status::Draft).terms;
		let payer = Payer::new([1; 32], &terms);
		let told = |all: &[RoundInfo]| payer.told_of(&twins(&payer, all)).unwrap();
		let text = told(&[merkle(3, 1, Status::Draft)]);
		assert!(text.ends_with("go on with that draft: distribution round fund 3"), "{text}");
		let text = told(&[merkle(3, 1, Status::Open)]);
		assert!(text.ends_with("distribution round show 3"), "{text}");
	}

	#[test]
	fn rounds_that_pay_nobody_on_the_list_should_not_be_told() {
		let draft = merkle(5, 1, Status::Draft);
		let mut asset = merkle(4, 1, Status::Open);
		asset.terms.asset = AssetKind::WithId(1);
		let others = [
			draft.clone(),
			merkle(1, 2, Status::Open),
			merkle(2, 1, Status::Closed),
			RoundInfo { manager: [2; 32], ..merkle(3, 1, Status::Open) },
			asset,
		];
		assert_eq!(told(&draft, &others), None);
		// Drafts without rows have no list yet.
		let empty = [listed(1, 0, 0), listed(2, 0, 0)];
		assert_eq!(told(&empty[0], &empty), None);
		assert!(!Payer::of(&empty[0]).has_list() && Payer::of(&draft).has_list());
	}

	#[test]
	fn removed_rounds_should_count_when_they_have_paid_the_list() {
		let draft = merkle(5, 1, Status::Draft);
		let payer = Payer::of(&draft);
		let gone = Gone {
			id: 3,
			manager: [1; 32],
			asset: AssetKind::Native,
			source: draft.terms.source,
			terms: H256::repeat_byte(9),
			payments: 5,
		};
		assert!(payer.was_paid_by(&gone));
		let other = Source::Merkle { root: H256::repeat_byte(2), leaves: 5 };
		for unpaid in [
			Gone { payments: 0, ..gone },
			Gone { manager: [2; 32], ..gone },
			Gone { asset: AssetKind::WithId(1), ..gone },
			Gone { source: other, ..gone },
		] {
			assert!(!payer.was_paid_by(&unpaid), "{unpaid:?}");
		}
		// Rows in state are known by the terms alone.
		let rows = RoundInfo { terms_hash: H256::repeat_byte(9), ..listed(6, 7, 2) };
		assert!(Payer::of(&rows).was_paid_by(&Gone { source: Source::Listed, ..gone }));
		assert!(!Payer::of(&listed(6, 7, 2)).was_paid_by(&Gone { source: Source::Listed, ..gone }));
	}
}
