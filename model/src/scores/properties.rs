//! The properties: those of section 20 of `docs/design.md`, by name.

use super::{
	ghosts::{
		LEFT_POT, LOSER_REPORTS, NOT_AGREED, PROVEN_FINAL, SHORT_VERDICT, SHORT_WINDOW,
		SILENCE_PAID, SOUND_FELL, SPLIT_WRONG,
	},
	*,
};

/// A property of this model.
type Promise = Property<Scores>;

/// All properties, the same in every world.
pub(crate) fn all() -> Vec<Promise> {
	[money(), disputes(), liveness(), possible()].concat()
}

/// What holds of tokens in every state.
fn money() -> Vec<Promise> {
	vec![
		Promise::always("nothing_is_made_or_lost", |model, state| {
			let funded = i32::from(model.world.limits.fundings - state.left.fundings);
			let minted = model.world.funds + MINIMUM + FUNDING * funded;
			let has: i32 = state.has.iter().chain(&state.holders).sum();
			has + state.pot + state.treasury + state.burned == minted
		}),
		Promise::always("bonds_are_held_for_what_waits", |_, state| {
			let mut bonds = [0; PARTIES];
			if let Some(root) = state.root {
				bonds[root.reporter] += BOND;
				if let Some(challenge) = root.challenge {
					bonds[challenge.by] += CHALLENGE;
				}
			}
			state.held == bonds
		}),
		Promise::always("deposits_are_held_for_records", |_, state| {
			usize::from(state.deposits) == state.records.iter().flatten().count()
		}),
		Promise::always("pot_covers_the_last_final_root", |model, state| {
			state.removed || state.pot >= MINIMUM + model.total(state) - state.paid
		}),
		Promise::always("tokens_leave_the_pot_by_claims_alone", |_, state| {
			state.ghost.broken & LEFT_POT == 0
		}),
		Promise::always("nobody_is_paid_more_than_a_final_root_says", |_, state| {
			(0..ACCOUNTS).all(|n| state.holders[n] <= state.ghost.best[n])
		}),
		Promise::always("all_are_paid_no_more_than_the_sum", |model, state| {
			let paid: i32 = state.holders.iter().sum();
			paid == state.paid && paid <= model.total(state)
		}),
		Promise::always("last_final_root_pays_throughout_disputes", pays_throughout),
		Promise::always("claims_have_their_whole_grace", |model, state| {
			let over = state.removed || model.is_over(state);
			!over || state.ghost.grace >= GRACE
		}),
	]
}

/// What holds of disputes in every state.
fn disputes() -> Vec<Promise> {
	vec![
		Promise::always("faulty_root_can_be_brought_down_until_it_is_final", |model, state| {
			let prove = |proof| model.step(state, Action::Prove(FIRST_WATCHER, proof)).is_ok();
			state.root.is_none_or(|root| {
				model.is_sound(state, root.list) || model.proofs(state).into_iter().any(prove)
			})
		}),
		Promise::always("root_that_was_proven_wrong_is_never_final", |_, state| {
			state.ghost.broken & PROVEN_FINAL == 0
		}),
		Promise::always("sound_root_never_falls_by_proof", |_, state| {
			state.ghost.broken & SOUND_FELL == 0
		}),
		Promise::always("losers_bond_is_halved_to_the_unit", |_, state| {
			state.ghost.broken & SPLIT_WRONG == 0
		}),
		Promise::always("silence_pays_nobody", |_, state| state.ghost.broken & SILENCE_PAID == 0),
		Promise::always("reporter_who_loses_reports_no_longer", |_, state| {
			state.ghost.broken & LOSER_REPORTS == 0
		}),
		Promise::always("several_agree_on_what_they_post", |_, state| {
			state.ghost.broken & NOT_AGREED == 0
		}),
		Promise::always("window_is_never_shorter_than_agreed", |_, state| {
			state.ghost.broken & SHORT_WINDOW == 0
		}),
		Promise::always("verdict_has_the_time_that_was_agreed", |_, state| {
			state.ghost.broken & SHORT_VERDICT == 0
		}),
		Promise::always("root_is_decided_after_window_and_one_verdict", |model, state| {
			let late = state.root.is_some() && state.ghost.open >= WINDOW + JUDGING;
			!late || model.step(state, Action::Settle).is_ok()
		}),
	]
}

/// What comes true in the end, on every path, and stays true: no more roots are posted then, and no
/// board comes back.
fn liveness() -> Vec<Promise> {
	vec![
		Promise::eventually("every_posted_root_is_decided_in_the_end", |_, state| {
			state.root.is_none() && (state.closed.is_some() || state.left.posts == 0)
		}),
		Promise::eventually("board_is_removed_in_the_end", |_, state| state.removed),
		Promise::eventually("nothing_stays_in_the_pot_of_a_removed_board", |_, state| {
			state.removed && state.pot == 0 && state.left.fundings == 0
		}),
	]
}

/// What happens in one world at least.
fn possible() -> Vec<Promise> {
	vec![
		Promise::sometimes("root_is_final_though_it_was_challenged", |_, state| {
			state.ghost.end == Some(End::Final) && state.burned == CHALLENGE - CHALLENGE / 2
		}),
		Promise::sometimes("root_falls_by_silence_and_the_last_one_has_paid", |model, state| {
			let silent = state.ghost.end == Some(End::Unjudged);
			silent && state.paid > 0 && state.paid == model.total(state)
		}),
		Promise::sometimes("root_falls_by_verdict", |_, state| {
			state.ghost.end == Some(End::Judged)
		}),
		Promise::sometimes("verdict_does_not_save_a_faulty_root", |_, state| {
			let burned = BOND - BOND / 2 + CHALLENGE - CHALLENGE / 2;
			state.ghost.end == Some(End::Proven) && state.burned == burned
		}),
		Promise::sometimes("winner_who_is_frozen_gets_nothing", |_, state| {
			state.burned == BOND && state.has.iter().all(|has| *has <= 0)
		}),
		Promise::sometimes("reporter_who_disputes_its_own_root_loses_half", |_, state| {
			let lost = BOND - BOND / 2;
			state.ghost.end == Some(End::Proven) && state.has[0] == -lost && state.burned == lost
		}),
		Promise::sometimes("reporter_who_has_lost_is_named_again", |model, state| {
			let named = state.left.namings < model.world.limits.namings;
			named && state.ghost.end == Some(End::Proven) && state.reporters == [true; REPORTERS]
		}),
		Promise::sometimes("faulty_root_is_final_if_nobody_looks", |_, state| state.ghost.faulty),
		Promise::sometimes("faulty_root_pays_no_more_than_its_sum", |model, state| {
			let claim = |row| model.step(state, Action::Claim(row));
			(0..model.last_rows(state).len()).any(|row| claim(row) == Err("TotalReached"))
		}),
		Promise::sometimes("everybody_is_paid_by_root_after_root", |model, state| {
			!state.ghost.faulty && state.roots > 1 && state.paid == model.total(state)
		}),
		Promise::sometimes("window_is_longer_by_what_was_lost", |model, state| {
			state.root.is_some_and(|root| {
				let over = state.now - root.since.at >= WINDOW;
				over && root.challenge.is_none() && !model.is_due(state, &root)
			})
		}),
		Promise::sometimes("end_of_claims_waits_for_a_root", |model, state| {
			let closed = state.closed.is_some_and(|since| model.ago(state, since) >= GRACE);
			closed && state.root.is_some()
		}),
		Promise::sometimes("what_comes_after_the_removal_can_be_sent_on", |model, state| {
			state.removed && model.step(state, Action::Remove).is_ok()
		}),
		Promise::sometimes("several_post_what_they_agreed_on", |model, state| {
			model.world.agree > 0 && state.root.is_some_and(|root| root.reporter == 0)
		}),
	]
}

/// Whoever has earned by the last final root can claim all of it, whatever is disputed. Only if a
/// faulty root was final has somebody else perhaps been paid what it has.
fn pays_throughout(model: &Scores, state: &State) -> bool {
	let owed = model.total(state) - state.paid;
	let pays = |(row, (account, score)): (usize, &(usize, i32))| {
		let due = score - state.records[*account].unwrap_or(0);
		let spent = state.ghost.faulty && due > owed;
		due <= 0 || spent || model.step(state, Action::Claim(row)).is_ok()
	};
	state.removed || model.is_over(state) || model.last_rows(state).iter().enumerate().all(pays)
}
