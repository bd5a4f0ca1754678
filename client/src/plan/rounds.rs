//! The calls that are left for the rounds of a plan, in batches.
//!
//! The calls that pay in and open carry the hash of the terms and stand in one batch with the draft,
//! which is carried out as a whole or not at all. If somebody else takes the number meanwhile, opening
//! fails, and with it the batch: nothing is paid into another's round.

use crate::{
	account::{counted, AccountId},
	calls::{distribution, together, Call},
	chain::Chain,
	error::{Error, Result},
	fees::{Cost, Room},
	plan::file::{Plan, Round},
	rounds::missing_funds,
	types::{RoundInfo, Terms},
};
use distribution_primitives::{RoundId, Status, TermsHash};
use polkadot_sdk::sp_io::hashing::blake2_256;
use std::collections::VecDeque;

/// A call that is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
	/// Give up a further draft with the same terms.
	Abandon {
		/// Its number.
		id: RoundId,
	},
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
			Self::Abandon { id } => distribution::abandon(*id),
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

/// How a round is dealt with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct How {
	/// Draft it and no more, so that it can be opened by its number later.
	pub drafts_only: bool,
	/// Draft it although a round with its terms was closed.
	pub again: bool,
}

/// What is left to do for a round of the plan that is `found` on chain; nothing, if it is open or was
/// so. `next` is the number that the next draft gets.
///
/// `spare` are further drafts with the same terms. They are abandoned in the same batch, and what is in
/// their pots returns to the manager: otherwise each of them could be opened too, by a call that was
/// signed before, and everybody would be paid again.
///
/// # Errors
/// [`Error::Input`] if it is to be drafted again while it is open. Otherwise those of [`Plan::terms`].
pub fn todo(
	plan: &Plan,
	round: &Round,
	found: Option<&RoundInfo>,
	spare: &[RoundId],
	next: &mut RoundId,
	minimum: u128,
	how: How,
) -> Result<Option<Todo>> {
	let terms = plan.terms(round)?;
	let hash = plan.hash_of(round)?;
	let mut actions: Vec<Action> = Vec::new();
	if !how.drafts_only {
		actions.extend(spare.iter().map(|id| Action::Abandon { id: *id }));
	}
	let found = found.filter(|found| !(how.again && found.status == Status::Closed));
	let (id, funds) = match found {
		None => {
			let id = *next;
			*next = next.saturating_add(1);
			let funds = terms.budget.saturating_add(minimum);
			actions.push(Action::Draft { terms: Box::new(terms) });
			(id, Some(funds))
		}
		Some(found) if found.status == Status::Draft => {
			(found.id, Some(missing_funds(found, minimum)))
		}
		Some(found) if how.again => {
			return Err(Error::input(format!(
				"`{}` is open as round {}: it can be drafted again once that one is closed",
				round.name, found.id
			)));
		}
		Some(found) => (found.id, None),
	};
	if let Some(amount) = funds.filter(|_| !how.drafts_only) {
		if amount > 0 {
			actions.push(Action::Fund { id, amount, terms: hash });
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
pub(crate) mod tests {
	use super::*;
	use crate::{plan::file::tests::plan, types::Weight};
	use polkadot_sdk::sp_core::H256;

	/// The second round of the plan, as the chain has it.
	pub(crate) fn info(id: RoundId, status: Status<u32>) -> RoundInfo {
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
		let how = How { drafts_only, again: false };
		todo(&plan, &plan.rounds[1], found, &[], &mut 7, 100, how).unwrap()
	}

	#[test]
	fn round_should_be_drafted_funded_and_opened_under_the_next_number() {
		let plan = plan();
		let hash = plan.hash_of(&plan.rounds[1]).unwrap();
		let mut next = 7;
		let mut drafted = |round: usize| {
			let how = How::default();
			todo(&plan, &plan.rounds[round], None, &[], &mut next, 100, how).unwrap().unwrap()
		};
		let (first, second) = (drafted(0), drafted(1));
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
	fn further_drafts_should_be_abandoned_before_anything_is_paid_or_beside_an_open_round() {
		let plan = plan();
		let of = |found: Option<&RoundInfo>, how| {
			let todo = todo(&plan, &plan.rounds[1], found, &[8, 9], &mut 12, 100, how).unwrap();
			todo.map_or(Vec::new(), |todo| todo.actions)
		};
		let gives_up = [Action::Abandon { id: 8 }, Action::Abandon { id: 9 }];
		let terms = info(3, Status::Draft).terms_hash;
		let actions = of(Some(&info(3, Status::Draft)), How::default());
		assert_eq!(actions[..2], gives_up);
		assert_eq!(actions[2], Action::Fund { id: 3, amount: 1_600, terms });
		assert_eq!((&actions[3], actions.len()), (&Action::Open { id: 3, terms }, 4));
		for status in [Status::Open, Status::Paused { since: 1, until: None }, Status::Closed] {
			assert_eq!(of(Some(&info(3, status)), How::default()), gives_up);
			let drafts_only = How { drafts_only: true, again: false };
			assert!(of(Some(&info(3, status)), drafts_only).is_empty());
		}
	}

	#[test]
	fn round_should_be_drafted_again_only_once_it_is_closed() {
		let plan = plan();
		let how = How { drafts_only: false, again: true };
		let again = |found: Option<&RoundInfo>| {
			todo(&plan, &plan.rounds[1], found, &[], &mut 7, 100, how)
				.map(|todo| todo.map(|todo| (todo.id, todo.actions.len())))
		};
		assert_eq!(again(None).unwrap(), Some((7, 3)));
		assert_eq!(again(Some(&info(3, Status::Closed))).unwrap(), Some((7, 3)));
		assert_eq!(again(Some(&info(3, Status::Draft))).unwrap(), Some((3, 2)));
		for status in [Status::Open, Status::Paused { since: 1, until: None }] {
			let error = again(Some(&info(3, status))).unwrap_err();
			assert!(error.to_string().contains("open as round 3"), "{error}");
		}
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
