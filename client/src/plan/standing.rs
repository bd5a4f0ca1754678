//! Where the rounds of a plan stand, from what the chain has, or has had, of its manager's rounds.
//!
//! Everything here is pure: [`numbers`](crate::plan::numbers) gathers the traces. A round is known by
//! the hash of its terms, and its list by asset and root. Rounds whose lists were paid, may have been
//! paid, or could still be opened under other terms are barred: nothing is done for them unless
//! somebody says so.

use crate::{
	account::AccountId,
	error::{Error, Result},
	plan::file::{Plan, Round},
	types::{AssetKind, RoundInfo},
};
use distribution_primitives::{RoundId, Source, Status, TermsHash};
use polkadot_sdk::sp_core::H256;

#[cfg(test)]
mod tests;

/// A list of rows that are paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
	/// What is paid.
	pub asset: AssetKind,
	/// The root of its tree.
	pub root: H256,
}

impl List {
	/// The list that a round pays, if it is kept outside of the round.
	pub fn of(asset: AssetKind, source: Source) -> Option<Self> {
		match source {
			Source::Merkle { root, .. } => Some(Self { asset, root }),
			Source::Listed | Source::Voucher { .. } | Source::Sale { .. } => None,
		}
	}
}

/// What has become of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
	/// It pays nobody yet, and can be opened.
	Draft,
	/// It is open, or paused.
	Pays,
	/// It is closed, and has paid, or has rows that were set aside and can still be claimed.
	Paid,
	/// It is closed or abandoned, and has paid nobody.
	Idle,
	/// It was removed.
	Gone {
		/// Whether it has paid somebody; `None` if nobody here knows.
		paid: Option<bool>,
	},
}

impl Fate {
	/// What has become of a round that is in state.
	pub fn of(round: &RoundInfo) -> Self {
		match round.status {
			Status::Draft => Self::Draft,
			Status::Open | Status::Paused { .. } => Self::Pays,
			Status::Closed if round.payments > 0 || round.set_aside > 0 => Self::Paid,
			Status::Closed => Self::Idle,
		}
	}

	/// Whether rows of its list are paid, or will be without another signature. So it is taken of what
	/// nobody knows.
	pub fn is_paying(self) -> bool {
		match self {
			Self::Pays | Self::Paid => true,
			Self::Draft | Self::Idle => false,
			Self::Gone { paid } => paid != Some(false),
		}
	}

	/// Whether it was removed, and has paid somebody as far as anybody knows.
	fn is_lost(self) -> bool {
		matches!(self, Self::Gone { .. }) && self.is_paying()
	}

	/// How much a round in state matters among those with the same terms.
	fn rank(self) -> Option<u8> {
		match self {
			Self::Pays => Some(3),
			// One that pays no longer, but has paid, must not be drafted again.
			Self::Paid => Some(2),
			Self::Draft => Some(1),
			Self::Idle => Some(0),
			Self::Gone { .. } => None,
		}
	}
}

/// What is known of a round of the plan's manager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
	/// Its number.
	pub id: RoundId,
	/// The hash of its terms, if it is known.
	pub terms: Option<TermsHash>,
	/// Its list, if it is known and outside of the round.
	pub list: Option<List>,
	/// The name of the plan's round that it was made for, if that was noted beside the plan.
	pub name: Option<String>,
	/// What has become of it.
	pub fate: Fate,
}

/// A round as the plan wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
	/// Its name.
	pub name: String,
	/// The hash of its terms.
	pub terms: TermsHash,
	/// Its list.
	pub list: List,
}

/// The rounds of a plan as it wants them, in its order.
///
/// # Errors
/// Those of [`Plan::terms`].
pub fn wanted(plan: &Plan) -> Result<Vec<Wanted>> {
	let wanted = plan.rounds.iter().map(|round| {
		let (terms, name) = (plan.terms(round)?, round.name.clone());
		let list = List::of(terms.asset, terms.source);
		let list = list.ok_or_else(|| Error::unexpected("a round of a plan has no list"))?;
		Ok(Wanted { name, terms: plan.hash_of(round)?, list })
	});
	wanted.collect()
}

/// Where a round of a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
	/// There is no trace of it.
	New,
	/// It is not on chain under its terms. This round of its list, or of an earlier form of it, is
	/// closed under others, and has paid nobody.
	Redrafted(RoundId),
	/// It is on chain under its terms: a draft, or one that pays or has paid.
	Found,
	/// This round under its terms was closed or abandoned, and has paid nobody.
	Idle(RoundId),
	/// It, or its list under other terms, was on chain under this number and has been removed: it has
	/// paid somebody, or may have.
	Removed(RoundId),
	/// It is not open under its terms. This round, under others, pays those on its list already, or
	/// has paid them; or it may have paid an earlier form of the list, and has been removed.
	PaidBy(RoundId),
	/// It is not open under its terms. This draft of its list under others can still be opened, perhaps
	/// by a batch that was signed before: then both would pay.
	Rival(RoundId),
}

impl Standing {
	/// Whether drafting, funding or opening it may pay somebody twice, or was given up: that is done
	/// only if its name is given.
	pub fn is_barred(self) -> bool {
		match self {
			Self::New | Self::Redrafted(_) | Self::Found => false,
			Self::Idle(_) | Self::Removed(_) | Self::PaidBy(_) | Self::Rival(_) => true,
		}
	}

	/// The round that pays its list already, or has paid it, under other terms.
	pub fn paid_by(self) -> Option<RoundId> {
		match self {
			Self::PaidBy(id) => Some(id),
			_ => None,
		}
	}

	/// The round under other terms because of which somebody has to say what is to be done.
	pub fn undecided(self) -> Option<RoundId> {
		match self {
			Self::PaidBy(id) | Self::Rival(id) => Some(id),
			_ => None,
		}
	}

	/// The number that it had before it was removed.
	pub fn removed(self) -> Option<RoundId> {
		match self {
			Self::Removed(id) => Some(id),
			_ => None,
		}
	}
}

/// Where a round of a plan stands, and what there is beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
	/// The round in state under its terms: the one that matters most, if there are several.
	pub found: Option<RoundId>,
	/// Where it stands.
	pub standing: Standing,
	/// Whether the round that was found pays, or has paid: nothing is left to draft, fund or open.
	pub is_settled: bool,
	/// Further drafts under its terms. Each could be opened, and pay everybody again.
	pub spare: Vec<RoundId>,
	/// Drafts of its list, or of an earlier form of it, under other terms.
	pub rivals: Vec<RoundId>,
	/// Other rounds that pay its list, or have paid it, beside the one that was found.
	pub twice: Vec<RoundId>,
}

/// Where the rounds of a plan stand, in its order. `traces` are of its manager alone, by number.
pub fn stands(plan: &[Wanted], traces: &[Trace]) -> Vec<Stand> {
	plan.iter().map(|wanted| stand(wanted, plan, traces)).collect()
}

/// Whether a trace is of the list of a round, or of an earlier form of it, under terms that are none
/// of the plan's. Which earlier list became which is known by the name beside the plan alone; a name
/// says nothing of a list that is another round's by now, because names are given in order.
fn is_related(trace: &Trace, wanted: &Wanted, plan: &[Wanted]) -> bool {
	let of_plan = |is: &dyn Fn(&Wanted) -> bool| plan.iter().any(is);
	if of_plan(&|round| trace.terms == Some(round.terms)) {
		return false;
	}
	if trace.list == Some(wanted.list) {
		return true;
	}
	trace.name.as_deref() == Some(wanted.name.as_str())
		&& !of_plan(&|round| trace.list == Some(round.list))
}

/// Immediate, vested or streamed: what the name of a plan's round begins with.
fn kind(name: &str) -> &str {
	name.split_once('-').map_or(name, |(kind, _)| kind)
}

/// Whether a round that was made for this plan may be of an earlier form of this list: its own is no
/// round's of the plan any more. A table with one more schedule moves the names, so the correction may
/// be any round of the kind.
fn may_be_earlier(trace: &Trace, wanted: &Wanted, plan: &[Wanted]) -> bool {
	let is_orphan = |list: List| {
		list.asset == wanted.list.asset
			&& !plan.iter().any(|round| round.list == list || trace.terms == Some(round.terms))
	};
	trace.list.is_some_and(is_orphan)
		&& trace.name.as_deref().is_some_and(|name| kind(name) == kind(&wanted.name))
}

fn stand(wanted: &Wanted, plan: &[Wanted], traces: &[Trace]) -> Stand {
	let own: Vec<&Trace> =
		traces.iter().filter(|trace| trace.terms == Some(wanted.terms)).collect();
	let related: Vec<&Trace> =
		traces.iter().filter(|trace| is_related(trace, wanted, plan)).collect();
	// Of several, the first.
	let found = own.iter().rev().filter(|trace| trace.fate.rank().is_some());
	let found = found.max_by_key(|trace| trace.fate.rank()).copied();
	let number = found.map(|found| found.id);
	let is_settled = found.is_some_and(|found| found.fate.is_paying());
	let drafts = |of: &[&Trace]| -> Vec<RoundId> {
		let drafts = of.iter().filter(|trace| trace.fate == Fate::Draft);
		drafts.map(|trace| trace.id).filter(|id| Some(*id) != number).collect()
	};
	let all = own.iter().chain(&related);
	let is_known = |fate: Fate| fate.is_paying() && fate != Fate::Gone { paid: None };
	let twice = all.filter(|trace| is_settled && is_known(trace.fate));
	let twice = twice.map(|trace| trace.id).filter(|id| Some(*id) != number);
	let earlier: Vec<&Trace> =
		traces.iter().filter(|trace| may_be_earlier(trace, wanted, plan)).collect();
	let last = |is: &dyn Fn(Fate) -> bool| {
		earlier.iter().rev().find(|trace| is(trace.fate)).map(|trace| trace.id)
	};
	let standing = match standing(wanted, found, &own, &related) {
		open @ (Standing::New | Standing::Redrafted(_) | Standing::Found) if !is_settled => {
			last(&Fate::is_paying)
				.map(Standing::PaidBy)
				.or_else(|| last(&|fate| fate == Fate::Draft).map(Standing::Rival))
				.unwrap_or(open)
		}
		other => other,
	};
	let mut rivals = drafts(&related);
	rivals.extend(drafts(&earlier).iter().filter(|id| !drafts(&related).contains(id)));
	Stand {
		found: number,
		standing,
		is_settled,
		spare: drafts(&own),
		rivals,
		twice: twice.collect(),
	}
}

/// Where a round stands that was `found` in state under its terms, or not. `own` have its terms,
/// `related` others.
fn standing(
	wanted: &Wanted,
	found: Option<&Trace>,
	own: &[&Trace],
	related: &[&Trace],
) -> Standing {
	let last = |of: &[&Trace], is: &dyn Fn(Fate) -> bool| -> Option<RoundId> {
		of.iter().rev().find(|trace| is(trace.fate)).map(|trace| trace.id)
	};
	if found.is_some_and(|found| found.fate.is_paying()) {
		return Standing::Found;
	}
	// The list was corrected since: whether it is to be paid is for somebody to say.
	let earlier = || {
		let mut lost = related.iter().rev().filter(|trace| trace.fate.is_lost());
		let found = lost.find(|trace| trace.list.is_some_and(|list| list != wanted.list));
		found.map(|trace| trace.id)
	};
	let in_state = |fate: Fate| matches!(fate, Fate::Pays | Fate::Paid);
	// A draft says nothing of what was paid under an earlier number.
	let barred = last(own, &Fate::is_lost)
		.map(Standing::Removed)
		.or_else(|| last(related, &in_state).map(Standing::PaidBy))
		.or_else(|| earlier().map(Standing::PaidBy))
		.or_else(|| last(related, &Fate::is_lost).map(Standing::Removed))
		.or_else(|| last(related, &|fate| fate == Fate::Draft).map(Standing::Rival));
	match (barred, found) {
		(Some(barred), _) => barred,
		(None, Some(found)) if found.fate == Fate::Draft => Standing::Found,
		(None, Some(found)) => Standing::Idle(found.id),
		(None, None) => {
			last(related, &|fate| fate == Fate::Idle).map_or(Standing::New, Standing::Redrafted)
		}
	}
}

/// Other rounds of the manager that pay the plan's asset, or have paid it, and that nothing else tells
/// of. Nobody can tell from the chain whether their lists and the plan's have people in common.
pub fn others(
	rounds: &[RoundInfo],
	manager: &AccountId,
	asset: AssetKind,
	plan: &[Wanted],
	stands: &[Stand],
) -> Vec<RoundId> {
	let told = |id: RoundId| {
		stands.iter().any(|stand| stand.standing.paid_by() == Some(id) || stand.twice.contains(&id))
	};
	let others = rounds.iter().filter(|round| {
		Fate::of(round).is_paying()
			&& round.manager == *manager
			&& round.terms.asset == asset
			&& !plan.iter().any(|wanted| wanted.terms == round.terms_hash)
			&& !told(round.id)
	});
	others.map(|round| round.id).collect()
}

/// Whether a round of the plan, which is `found` on chain or not, is still to be opened.
pub fn is_to_open(found: Option<&RoundInfo>, standing: Standing) -> bool {
	!standing.is_barred() && found.is_none_or(|found| found.status == Status::Draft)
}

/// How many rows of a round of the plan, which is `found` on chain or not, are still to be claimed.
pub fn unclaimed(round: &Round, found: Option<&RoundInfo>, standing: Standing) -> u32 {
	match found {
		_ if standing.is_barred() => 0,
		Some(found) if found.status == Status::Closed => 0,
		Some(found) => round.rows.saturating_sub(found.rows_claimed),
		None => round.rows,
	}
}
