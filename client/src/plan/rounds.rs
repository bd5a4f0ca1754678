//! The rounds of a plan as the chain has them, and the calls that are left.
//!
//! A round is known by what it is: its manager and the hash of its terms, never its number alone.
//! The calls that pay in and open carry that hash and stand in one batch with the draft, which is
//! carried out as a whole or not at all. If somebody else takes the number meanwhile, opening
//! fails, and with it the batch: nothing is paid into another's round.

use crate::{
	account::{counted, AccountId},
	calls::{distribution, together, Call},
	chain::Chain,
	error::{Error, Result},
	fees::{Cost, Room},
	plan::file::{Plan, Round},
	rounds::missing_funds,
	types::{AssetKind, RoundInfo, Terms},
};
use distribution_primitives::{RoundId, Status, TermsHash};
use polkadot_sdk::sp_io::hashing::blake2_256;
use std::collections::VecDeque;

/// A call that is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
	/// Draft the round, which gets the next number.
	Draft {
		/// Its terms.
		terms: Box<Terms>,
	},
	/// Pay into its pot.
	Fund {
		/// Its number.
		id: RoundId,
		/// Smallest units of its asset.
		amount: u128,
		/// The hash of its terms.
		terms: TermsHash,
	},
	/// Open it.
	Open {
		/// Its number.
		id: RoundId,
		/// The hash of its terms.
		terms: TermsHash,
	},
}

impl Action {
	/// The call.
	pub fn call(&self) -> Call {
		match self {
			Self::Draft { terms } => distribution::draft(terms),
			Self::Fund { id, amount, terms } => distribution::fund(*id, *amount, *terms),
			Self::Open { id, terms } => distribution::open(*id, *terms),
		}
	}
}

/// What is left to do for a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
	/// Its name in the plan.
	pub name: String,
	/// Its number: if it is not drafted, the one that it will get.
	pub id: RoundId,
	/// The calls, in order.
	pub actions: Vec<Action>,
}

/// Calls that are carried out together.
#[derive(Debug, Clone)]
pub struct Batch {
	/// For which rounds.
	pub todos: Vec<Todo>,
	/// The encoded batch.
	pub call: Vec<u8>,
	/// Its hash, by which signatories approve it.
	pub hash: [u8; 32],
	/// What it costs if the manager signs it itself.
	pub cost: Cost,
}

/// The round of the plan among all rounds: the one that matters most, if there are several.
pub fn find<'a>(
	rounds: &'a [RoundInfo],
	manager: &AccountId,
	terms: TermsHash,
) -> Option<&'a RoundInfo> {
	let ours = rounds.iter().filter(|round| round.manager == *manager && round.terms_hash == terms);
	// Of several, the first.
	ours.rev().max_by_key(|round| rank(round))
}

/// How much a round matters among those with the same terms.
fn rank(round: &RoundInfo) -> u8 {
	match round.status {
		Status::Open | Status::Paused { .. } => 3,
		// One that pays no longer, but has paid, must not be drafted again.
		Status::Closed if round.payments > 0 => 2,
		Status::Draft => 1,
		Status::Closed => 0,
	}
}

/// Whether a round pays its list, or has paid of it.
fn pays(round: &RoundInfo) -> bool {
	match round.status {
		Status::Open | Status::Paused { .. } => true,
		Status::Closed => round.payments > 0,
		Status::Draft => false,
	}
}

/// A round of the manager for the list of `terms`, under terms that are none of the plan, whose
/// hashes `plan` has: the plan was made anew since, or got another CID. One that pays the list, or
/// has paid of it, comes before a draft.
pub fn twin<'a>(
	rounds: &'a [RoundInfo],
	manager: &AccountId,
	terms: &Terms,
	plan: &[TermsHash],
) -> Option<&'a RoundInfo> {
	let twins = rounds.iter().filter(|round| {
		round.manager == *manager
			&& (round.terms.asset, round.terms.source) == (terms.asset, terms.source)
			&& !plan.contains(&round.terms_hash)
	});
	let draft = twins.clone().find(|round| round.status == Status::Draft);
	twins.clone().find(|round| pays(round)).or(draft)
}

/// The other rounds of the manager that pay the plan's asset, or have paid it: those that are none
/// of the plan, whose hashes `plan` has, and that none of `standings` names. Nobody can tell from
/// the chain whether their lists and the plan's have people in common.
pub fn others(
	rounds: &[RoundInfo],
	manager: &AccountId,
	asset: AssetKind,
	plan: &[TermsHash],
	standings: &[Standing],
) -> Vec<RoundId> {
	let others = rounds.iter().filter(|round| {
		pays(round)
			&& round.manager == *manager
			&& round.terms.asset == asset
			&& !plan.contains(&round.terms_hash)
			&& !standings.contains(&Standing::PaidBy(round.id))
	});
	others.map(|round| round.id).collect()
}

/// Where a round of the plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
	/// Nobody has seen it on chain.
	New,
	/// It is not on chain under its terms. This round was drafted for it, or for its list, under
	/// others, is still there, and has paid nobody.
	Redrafted(RoundId),
	/// It is on chain under its terms.
	Found,
	/// It was on chain under this number, and has been removed: it may have paid everybody.
	Removed(RoundId),
	/// It is not open under its terms. This round, under others, pays those on its list already, or
	/// has paid them.
	PaidBy(RoundId),
}

impl Standing {
	/// Whether drafting, funding or opening it may pay everybody again: that is done only if its
	/// name is given.
	pub fn is_barred(self) -> bool {
		matches!(self, Self::Removed(_) | Self::PaidBy(_))
	}

	/// The round that pays its list already, or has paid it, under other terms.
	pub fn paid_by(self) -> Option<RoundId> {
		match self {
			Self::PaidBy(id) => Some(id),
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

/// Where a round of the plan stands that is `found` among the rounds of the chain, has this
/// [`twin`], and had the number `seen` when it was last looked for.
pub fn standing(
	rounds: &[RoundInfo],
	found: Option<&RoundInfo>,
	twin: Option<&RoundInfo>,
	seen: Option<RoundId>,
) -> Standing {
	let paid = twin.filter(|twin| pays(twin)).map(|twin| Standing::PaidBy(twin.id));
	match (found, seen) {
		// Only a draft is still to be paid into.
		(Some(found), _) if found.status == Status::Draft => paid.unwrap_or(Standing::Found),
		(Some(_), _) => Standing::Found,
		(None, None) => {
			let drafted = twin.map(|twin| Standing::Redrafted(twin.id));
			paid.or(drafted).unwrap_or(Standing::New)
		}
		(None, Some(id)) => match rounds.iter().find(|round| round.id == id) {
			None => Standing::Removed(id),
			// Perhaps another list by now, of which this is a corrected one.
			Some(round) if pays(round) => Standing::PaidBy(id),
			Some(_) => paid.unwrap_or(Standing::Redrafted(id)),
		},
	}
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

/// What is left to do for a round of the plan that is `found` on chain; nothing, if it is open or
/// was so. `next` is the number that the next draft gets. With `drafts_only` it is drafted and no more,
/// so that it can be opened by its number later.
///
/// # Errors
/// Those of [`Plan::terms`].
pub fn todo(
	plan: &Plan,
	round: &Round,
	found: Option<&RoundInfo>,
	next: &mut RoundId,
	minimum: u128,
	drafts_only: bool,
) -> Result<Option<Todo>> {
	let terms = plan.terms(round)?;
	let hash = plan.hash_of(round)?;
	let (id, mut actions, funds) = match found {
		None => {
			let id = *next;
			*next = next.saturating_add(1);
			let funds = terms.budget.saturating_add(minimum);
			(id, vec![Action::Draft { terms: Box::new(terms) }], funds)
		}
		Some(found) if found.status == Status::Draft => {
			(found.id, Vec::new(), missing_funds(found, minimum))
		}
		Some(_) => return Ok(None),
	};
	if !drafts_only {
		if funds > 0 {
			actions.push(Action::Fund { id, amount: funds, terms: hash });
		}
		actions.push(Action::Open { id, terms: hash });
	}
	Ok((!actions.is_empty()).then(|| Todo { name: round.name.clone(), id, actions }))
}

/// Batches of calls that each fit into a block, in the order in which they must be carried out. The
/// calls of a round stay together.
///
/// # Errors
/// [`Error::NotNow`] if the calls of one round alone do not fit. Otherwise those of
/// [`Chain::cost_of`].
pub async fn batches(chain: &Chain, manager: &AccountId, todos: Vec<Todo>) -> Result<Vec<Batch>> {
	if todos.is_empty() {
		return Ok(Vec::new());
	}
	let room = chain.room().await?;
	let mut parts = VecDeque::from([todos]);
	let mut batches = Vec::new();
	while let Some(mut part) = parts.pop_front() {
		let mut calls = Vec::new();
		for action in part.iter().flat_map(|todo| &todo.actions) {
			calls.push(chain.call_bytes(&action.call()).await?);
		}
		let count = calls.len();
		let call = chain.call_bytes(&together::batch_all(calls)).await?;
		let cost = chain.cost_of(&call, manager).await?;
		if fits(room, count, call.len(), cost) {
			batches.push(Batch { hash: blake2_256(&call), todos: part, call, cost });
			continue;
		}
		if part.len() < 2 {
			return Err(Error::NotNow(format!(
				"{} of one round do not fit into a block",
				counted(count, "call")
			)));
		}
		let right = part.split_off(part.len().div_euclid(2));
		parts.push_front(right);
		parts.push_front(part);
	}
	Ok(batches)
}

fn fits(room: Room, calls: usize, length: usize, cost: Cost) -> bool {
	let within = |value: usize, most: u32| u32::try_from(value).is_ok_and(|value| value <= most);
	within(calls, room.calls)
		&& within(length, room.length)
		&& room.weight.is_none_or(|most| cost.weight.fits(most))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{plan::file::tests::plan, types::Weight};
	use distribution_primitives::Source;
	use polkadot_sdk::sp_core::H256;

	fn info(id: RoundId, status: Status<u32>) -> RoundInfo {
		let plan = plan();
		let round = &plan.rounds[1];
		RoundInfo {
			id,
			manager: plan.manager.read().unwrap().0,
			terms: plan.terms(round).unwrap(),
			terms_hash: plan.hash_of(round).unwrap(),
			rows_digest: H256::zero(),
			ends: 9,
			status,
			claimed: 0,
			payments: 0,
			rows: round.rows,
			rows_total: 1_500,
			rows_claimed: 0,
			audit: H256::zero(),
			pot: [9; 32],
			pot_balance: 0,
			payable: 0,
			set_aside: 0,
		}
	}

	fn left(found: Option<&RoundInfo>, drafts_only: bool) -> Option<Todo> {
		let plan = plan();
		todo(&plan, &plan.rounds[1], found, &mut 7, 100, drafts_only).unwrap()
	}

	#[test]
	fn round_should_be_drafted_funded_and_opened_under_the_next_number() {
		let plan = plan();
		let hash = plan.hash_of(&plan.rounds[1]).unwrap();
		let mut next = 7;
		let first = todo(&plan, &plan.rounds[0], None, &mut next, 100, false).unwrap().unwrap();
		let second = todo(&plan, &plan.rounds[1], None, &mut next, 100, false).unwrap().unwrap();
		assert_eq!((first.id, second.id, next), (7, 8, 9));
		assert_eq!(second.actions.len(), 3);
		assert!(matches!(&second.actions[0], Action::Draft { terms } if terms.budget == 1_500));
		// The budget and the minimum balance.
		assert_eq!(second.actions[1], Action::Fund { id: 8, amount: 1_600, terms: hash });
		assert_eq!(second.actions[2], Action::Open { id: 8, terms: hash });
		assert_eq!(left(None, true).unwrap().actions.len(), 1);
	}

	#[test]
	fn draft_should_be_paid_what_is_missing_and_opened_by_its_own_number() {
		let hash = info(3, Status::Draft).terms_hash;
		let open = Action::Open { id: 3, terms: hash };
		let fund = |amount| Action::Fund { id: 3, amount, terms: hash };
		for (pot_balance, payable, actions) in [
			(0, 0, vec![fund(1_600), open.clone()]),
			(600, 500, vec![fund(1_000), open.clone()]),
			// Somebody has locked tokens in the pot.
			(600, 300, vec![fund(1_200), open.clone()]),
			(1_600, 1_500, vec![open.clone()]),
			(2_000, 1_900, vec![open.clone()]),
		] {
			let draft = RoundInfo { pot_balance, payable, ..info(3, Status::Draft) };
			assert_eq!(left(Some(&draft), false).unwrap().actions, actions, "{pot_balance}");
			assert_eq!(left(Some(&draft), true), None);
		}
		for status in [Status::Open, Status::Paused { since: 1, until: None }, Status::Closed] {
			assert_eq!(left(Some(&info(3, status)), false), None);
		}
	}

	#[test]
	fn round_should_be_found_by_manager_and_terms_and_never_by_its_number() {
		let ours = info(3, Status::Draft);
		let (manager, terms) = (ours.manager, ours.terms_hash);
		let foreign = RoundInfo { id: 1, manager: [5; 32], ..info(1, Status::Open) };
		let other = RoundInfo { id: 2, terms_hash: H256::zero(), ..info(2, Status::Open) };
		let number = |rounds: &[RoundInfo]| find(rounds, &manager, terms).map(|round| round.id);
		assert_eq!(number(&[foreign.clone(), other.clone()]), None);
		assert_eq!(number(&[foreign, other, ours.clone()]), Some(3));
		let abandoned = info(4, Status::Closed);
		let paid = RoundInfo { payments: 2, ..info(5, Status::Closed) };
		assert_eq!(number(&[abandoned.clone(), ours.clone()]), Some(3));
		assert_eq!(number(std::slice::from_ref(&abandoned)), Some(4));
		assert_eq!(number(&[ours.clone(), paid.clone(), abandoned]), Some(5));
		assert_eq!(number(&[ours.clone(), info(6, Status::Open), paid]), Some(6));
		// The first of two drafts.
		assert_eq!(number(&[ours, info(8, Status::Draft)]), Some(3));
	}

	#[test]
	fn list_should_be_known_when_it_is_paid_under_other_terms() {
		let plan = plan();
		let terms = plan.terms(&plan.rounds[1]).unwrap();
		let hashes: Vec<_> = plan.rounds.iter().map(|round| plan.hash_of(round).unwrap()).collect();
		let manager = plan.manager.read().unwrap().0;
		let number = |round: RoundInfo| {
			let rounds = [round];
			twin(&rounds, &manager, &terms, &hashes).map(|round| round.id)
		};
		let other = |status| RoundInfo { terms_hash: H256::repeat_byte(8), ..info(3, status) };
		assert_eq!(number(other(Status::Open)), Some(3));
		assert_eq!(number(other(Status::Paused { since: 1, until: None })), Some(3));
		assert_eq!(number(other(Status::Draft)), Some(3));
		assert_eq!(number(other(Status::Closed)), None);
		assert_eq!(number(RoundInfo { payments: 2, ..other(Status::Closed) }), Some(3));
		// The round of the plan itself, and those of others.
		assert_eq!(number(info(3, Status::Open)), None);
		assert_eq!(number(RoundInfo { manager: [5; 32], ..other(Status::Open) }), None);
		let mut of_asset = other(Status::Open);
		of_asset.terms.asset = AssetKind::WithId(7);
		assert_eq!(number(of_asset), None);
		let mut of_list = other(Status::Open);
		of_list.terms.source = Source::Merkle { root: H256::repeat_byte(8), leaves: 5 };
		assert_eq!(number(of_list), None);
		// One that pays comes before a draft.
		let both = [other(Status::Draft), RoundInfo { id: 4, ..other(Status::Open) }];
		assert_eq!(twin(&both, &manager, &terms, &hashes).map(|round| round.id), Some(4));
	}

	#[test]
	fn other_rounds_of_the_manager_should_be_told_when_they_pay_and_nothing_else_tells_of_them() {
		let hash = info(3, Status::Open).terms_hash;
		let manager = plan().manager.read().unwrap().0;
		let other = |id, status| RoundInfo { terms_hash: H256::repeat_byte(8), ..info(id, status) };
		let mut of_asset = other(8, Status::Open);
		of_asset.terms.asset = AssetKind::WithId(7);
		let rounds = [
			info(3, Status::Open),
			other(4, Status::Open),
			other(5, Status::Draft),
			other(6, Status::Closed),
			RoundInfo { payments: 2, ..other(7, Status::Closed) },
			of_asset,
			RoundInfo { manager: [5; 32], ..other(9, Status::Open) },
			other(10, Status::Open),
		];
		let standings = [Standing::Found, Standing::PaidBy(10)];
		let found = others(&rounds, &manager, AssetKind::Native, &[hash], &standings);
		assert_eq!(found, [4, 7]);
	}

	#[test]
	fn round_should_be_barred_whenever_somebody_may_be_paid_twice() {
		let other = |id, status| RoundInfo { terms_hash: H256::repeat_byte(8), ..info(id, status) };
		let paused = Status::Paused { since: 1, until: None };
		let draft = info(5, Status::Draft);
		for pays in [
			other(3, Status::Open),
			other(3, paused),
			RoundInfo { payments: 2, ..other(3, Status::Closed) },
		] {
			let rounds = [pays.clone()];
			// Never drafted, or drafted, and never opened.
			let stands = |found: Option<&RoundInfo>, twin: Option<&RoundInfo>, seen| {
				standing(&rounds, found, twin, seen)
			};
			assert_eq!(stands(None, Some(&pays), None), Standing::PaidBy(3));
			assert_eq!(stands(Some(&draft), Some(&pays), Some(5)), Standing::PaidBy(3));
			// It was seen before its terms changed, or before its list was corrected.
			assert_eq!(stands(None, Some(&pays), Some(3)), Standing::PaidBy(3));
			assert_eq!(stands(None, None, Some(3)), Standing::PaidBy(3));
			// It was another round, which is gone.
			assert_eq!(stands(None, Some(&pays), Some(4)), Standing::Removed(4));
			// It is paid itself: nothing is left to do.
			for status in [Status::Open, paused, Status::Closed] {
				let found = info(6, status);
				assert_eq!(stands(Some(&found), Some(&pays), Some(6)), Standing::Found);
			}
		}
		for idle in [other(3, Status::Draft), other(3, Status::Closed)] {
			let (rounds, open) = ([idle], other(7, Status::Open));
			assert_eq!(standing(&rounds, None, None, Some(3)), Standing::Redrafted(3));
			assert_eq!(standing(&rounds, None, Some(&open), Some(3)), Standing::PaidBy(7));
			assert_eq!(standing(&rounds, Some(&draft), None, Some(5)), Standing::Found);
			assert_eq!(standing(&rounds, None, None, None), Standing::New);
		}
		// A draft of the list, which nobody has seen from here.
		let rounds = [other(3, Status::Draft)];
		assert_eq!(standing(&rounds, None, rounds.first(), None), Standing::Redrafted(3));
		assert_eq!(standing(&rounds, Some(&draft), rounds.first(), Some(5)), Standing::Found);
		for (stands, barred) in [
			(Standing::New, false),
			(Standing::Redrafted(3), false),
			(Standing::Found, false),
			(Standing::Removed(3), true),
			(Standing::PaidBy(3), true),
		] {
			assert_eq!(stands.is_barred(), barred, "{stands:?}");
		}
	}

	#[test]
	fn rows_should_be_left_to_claim_until_they_are_claimed_or_their_round_is_over() {
		let plan = plan();
		let round = &plan.rounds[1];
		let claimed = |status| RoundInfo { rows_claimed: 1, ..info(3, status) };
		let left = |found: Option<&RoundInfo>, standing| unclaimed(round, found, standing);
		assert!(round.rows > 1);
		assert_eq!(left(None, Standing::New), round.rows);
		assert_eq!(left(None, Standing::Redrafted(3)), round.rows);
		assert_eq!(left(None, Standing::Removed(3)), 0);
		assert_eq!(left(None, Standing::PaidBy(3)), 0);
		assert_eq!(left(Some(&info(5, Status::Draft)), Standing::PaidBy(3)), 0);
		assert_eq!(left(Some(&claimed(Status::Open)), Standing::Found), round.rows - 1);
		assert_eq!(left(Some(&claimed(Status::Closed)), Standing::Found), 0);
	}

	#[test]
	fn batch_should_fit_in_weight_length_and_number_of_calls() {
		let weight = |ref_time, proof_size| Weight { ref_time, proof_size };
		let room = Room { weight: Some(weight(10, 10)), length: 100, calls: 3 };
		let cost = |ref_time, proof_size| Cost { weight: weight(ref_time, proof_size), fee: 0 };
		assert!(fits(room, 3, 100, cost(10, 10)));
		assert!(!fits(room, 4, 100, cost(10, 10)));
		assert!(!fits(room, 3, 101, cost(10, 10)));
		assert!(!fits(room, 3, 100, cost(11, 0)));
		assert!(!fits(room, 3, 100, cost(0, 11)));
		assert!(fits(Room { weight: None, ..room }, 3, 100, cost(99, 99)));
	}
}
