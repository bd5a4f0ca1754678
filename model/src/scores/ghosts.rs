//! What is remembered to judge by: kept from what changes between two states, whatever the step
//! says it did.

use super::*;

/// A root became final before its window was over.
pub(crate) const SHORT_WINDOW: u16 = 1;
/// A root fell for want of a verdict before the time for one was over.
pub(crate) const SHORT_VERDICT: u16 = 1 << 1;
/// A root became final that was proven wrong.
pub(crate) const PROVEN_FINAL: u16 = 1 << 2;
/// A root without a fault fell by a proof.
pub(crate) const SOUND_FELL: u16 = 1 << 3;
/// The loser's bond went elsewhere than it has to.
pub(crate) const SPLIT_WRONG: u16 = 1 << 4;
/// Without a verdict a root became final, or somebody gained or lost more than it has to.
pub(crate) const SILENCE_PAID: u16 = 1 << 5;
/// A reporter has lost and goes on.
pub(crate) const LOSER_REPORTS: u16 = 1 << 6;
/// Tokens left the pot of a board other than by a claim.
pub(crate) const LEFT_POT: u16 = 1 << 7;
/// Too few members of a reporter that is several had approved what it posted.
pub(crate) const NOT_AGREED: u16 = 1 << 8;

/// What a reporter's bond becomes: the winner's half, rounded down, and what is burned.
const BOND_LOST: (i32, i32) = (500, 501);
/// The same of a challenger's.
const CHALLENGE_LOST: (i32, i32) = (250, 251);
/// What silence costs a reporter and a challenger: a tenth, rounded down, which is burned.
const SILENCE: (i32, i32) = (100, 50);

impl Scores {
	/// Remembers a step from `before` to `state`.
	pub(crate) fn remember(&self, before: &State, state: &mut State, action: Action) {
		let mut ghost = before.ghost;
		let became_final = state.roots > before.roots;
		match action {
			Action::Tick => self.pass(before, &mut ghost),
			Action::Post(..) => ghost.shown = None,
			Action::Challenge(_) => ghost.heard = 0,
			Action::Prove(..) => {
				ghost.shown = before.root.map(|root| root.number);
				ghost.end = Some(End::Proven);
			}
			Action::Judge(false) => ghost.end = Some(End::Judged),
			Action::Settle => {
				ghost.end = Some(if became_final { End::Final } else { End::Unjudged });
			}
			_ => {}
		}
		if became_final {
			ghost.grace = 0;
			ghost.faulty |= state.last.is_some_and(|list| !self.is_sound(before, list));
			for (account, score) in self.last_rows(state) {
				ghost.best[*account] = ghost.best[*account].max(*score);
			}
		}
		for (broken, flag) in self.broken(before, state, action) {
			if broken {
				ghost.broken |= flag;
			}
		}
		if state.root.is_none() {
			(ghost.open, ghost.heard) = (0, 0);
		}
		state.ghost = ghost;
	}

	/// Time passes in which everything can be done.
	fn pass(&self, before: &State, ghost: &mut Ghost) {
		let step = self.world.step;
		if let Some(root) = before.root {
			ghost.open = (ghost.open + step).min(WINDOW + JUDGING);
			if root.challenge.is_some() {
				ghost.heard = (ghost.heard + step).min(JUDGING);
			}
		}
		if before.closed.is_some() {
			ghost.grace = (ghost.grace + step).min(GRACE);
		}
	}

	/// Whether a list has no fault that rows could show, if it is posted now. Looks at all of it.
	pub(crate) fn is_sound(&self, state: &State, list: usize) -> bool {
		let (rows, last) = (self.world.lists[list].rows, self.last_rows(state));
		let ordered = rows.windows(2).all(|pair| pair[0].0 < pair[1].0);
		let kept = last
			.iter()
			.all(|(who, had)| rows.iter().any(|(account, score)| account == who && score >= had));
		let most = MOST * (i32::from(state.roots) + 1);
		ordered && kept && rows.iter().all(|(_, score)| *score <= most)
	}

	/// What a step has broken.
	fn broken(&self, before: &State, state: &State, action: Action) -> Vec<(bool, u16)> {
		let became_final = state.roots > before.roots;
		let claimed: i32 = (0..ACCOUNTS).map(|n| state.holders[n] - before.holders[n]).sum();
		let may_move = matches!(action, Action::Remove | Action::Fund);
		let left_pot = !may_move && before.pot - state.pot != claimed;
		let approved = |list: usize| before.approved.iter().filter(|it| **it == Some(list)).count();
		let not_agreed = match action {
			Action::Post(0, list) => approved(list) < self.world.agree,
			_ => false,
		};
		// The rest is about a root that had waited.
		let Some(root) = before.root else {
			return vec![(left_pot, LEFT_POT), (not_agreed, NOT_AGREED)];
		};
		let challenger = root.challenge.map(|challenge| challenge.by);
		let proven = matches!(action, Action::Prove(..));
		// Who loses to whom, and what of.
		let lost = match (action, challenger) {
			(Action::Prove(by, _), _) => Some((root.reporter, by, BOND_LOST)),
			(Action::Judge(false), Some(by)) => Some((root.reporter, by, BOND_LOST)),
			(Action::Judge(true), Some(by)) => Some((by, root.reporter, CHALLENGE_LOST)),
			_ => None,
		};
		let split_wrong = lost
			.is_some_and(|(loser, winner, parts)| !is_split(before, state, loser, winner, parts));
		let silent = challenger.filter(|_| action == Action::Settle);
		let silence_paid = silent.is_some_and(|by| {
			let mut has = before.has;
			has[root.reporter] -= SILENCE.0;
			has[by] -= SILENCE.1;
			let burned = before.burned + SILENCE.0 + SILENCE.1;
			became_final || state.has != has || state.burned != burned
		});
		let loses = proven || action == Action::Judge(false);
		vec![
			(left_pot, LEFT_POT),
			(not_agreed, NOT_AGREED),
			(became_final && before.ghost.open < WINDOW, SHORT_WINDOW),
			(silent.is_some() && before.ghost.heard < JUDGING, SHORT_VERDICT),
			(became_final && before.ghost.shown == Some(root.number), PROVEN_FINAL),
			(proven && self.is_sound(before, root.list), SOUND_FELL),
			(split_wrong, SPLIT_WRONG),
			(silence_paid, SILENCE_PAID),
			(loses && state.reporters[root.reporter], LOSER_REPORTS),
		]
	}
}

/// Whether the loser's bond went by these parts to the winner and the fire; to the fire alone if the
/// winner is frozen.
fn is_split(
	before: &State,
	state: &State,
	loser: usize,
	winner: usize,
	(half, rest): (i32, i32),
) -> bool {
	let won = if before.frozen[winner] { 0 } else { half };
	let mut has = before.has;
	has[loser] -= half + rest;
	has[winner] += won;
	state.has == has && state.burned == before.burned + rest + half - won
}
