//! The properties: those of `docs/design.md`, by name.

use super::{
	ghosts::{
		CLOSED_EARLY, EXPIRED_EARLY, FROZEN_ACTED, LEFT_OPEN, NOT_AGREED, PAID_PAUSED,
		PAID_REFUSED, TERMS_CHANGED, TOOK_ASIDE,
	},
	*,
};

/// A property of this model.
type Promise = Property<Round>;

/// All properties, the same in every world.
pub(crate) fn all() -> Vec<Promise> {
	[safety(), liveness(), possible()].concat()
}

/// What holds in every state.
fn safety() -> Vec<Promise> {
	vec![
		// Guarantee 1.
		Promise::always("pot_covers_what_is_owed", pot_covers),
		Promise::always("open_round_pays_whoever_is_not_refused", pays_the_others),
		// Guarantee 2.
		Promise::always("books_agree_with_the_rows", books_agree),
		Promise::always("nothing_is_made_or_lost", nothing_is_lost),
		// Guarantee 3.
		Promise::always("nobody_is_paid_more_than_the_entitlement", |model, state| {
			model.rows().all(|n| state.rows[n].paid <= state.rows[n].total)
		}),
		Promise::always("no_stream_is_ahead_of_its_schedule", |model, state| {
			model.world.kind != Kind::Streamed
				|| model
					.rows()
					.all(|n| state.rows[n].paid <= scheduled(model.world.amount(n), state.now))
		}),
		// Guarantee 6: terms in force are those that were agreed.
		Promise::always("money_moves_on_agreed_terms_alone", |_, state| {
			state.ghost.broken & NOT_AGREED == 0
		}),
		Promise::always("terms_of_an_open_round_never_change", |_, state| {
			state.ghost.broken & TERMS_CHANGED == 0
		}),
		// Guarantee 7.
		Promise::always("nobody_refused_is_paid", |_, state| {
			state.ghost.broken & PAID_REFUSED == 0
		}),
		Promise::always("frozen_manager_pays_nothing_out", |_, state| {
			state.ghost.broken & FROZEN_ACTED == 0
		}),
		// Guarantee 8.
		Promise::always("deposits_are_held_for_what_is_there", |model, state| {
			let has_record = |row: &Row| row.record;
			let pays = |row: &Row| row.deposit != Depositor::Nobody;
			state.deposit == (state.status != Status::Removed)
				&& model.rows().all(|n| has_record(&state.rows[n]) == pays(&state.rows[n]))
		}),
		// States of a round.
		Promise::always("tokens_leave_an_open_round_by_payments_alone", |_, state| {
			state.ghost.broken & LEFT_OPEN == 0
		}),
		Promise::always("draft_can_always_be_abandoned", |model, state| {
			state.status != Status::Draft || model.step(state, Action::Abandon).is_ok()
		}),
		Promise::always("nothing_is_paid_while_paused", |_, state| {
			state.ghost.broken & PAID_PAUSED == 0
		}),
		Promise::always("committee_pauses_within_its_budget", |_, state| {
			state.ghost.braked <= PAUSE_BUDGET
		}),
		// The clock of entitlements.
		Promise::always("window_is_never_shorter_than_agreed", window_is_whole),
		Promise::always("grace_is_never_shorter_than_agreed", |model, state| {
			let noted = state.noted(model);
			let over = matches!(noted.status, Status::Open | Status::Closed)
				&& noted.set_aside > 0
				&& noted.now >= noted.aside_until(model);
			!over || state.ghost.grace >= GRACE
		}),
		// Setting aside.
		Promise::always("what_is_refused_can_be_set_aside_until_closed", can_be_set_aside),
		Promise::always("closing_leaves_time_to_set_aside", |_, state| {
			state.ghost.broken & CLOSED_EARLY == 0
		}),
		Promise::always("what_is_set_aside_never_expires_early", |_, state| {
			state.ghost.broken & EXPIRED_EARLY == 0
		}),
		Promise::always("what_is_set_aside_never_goes_to_the_manager", |_, state| {
			state.ghost.broken & TOOK_ASIDE == 0
		}),
	]
}

/// What comes true in the end, on every path. Both stay true: the checker joins paths, and would
/// otherwise take what was true on one of them for true on all.
fn liveness() -> Vec<Promise> {
	vec![
		Promise::eventually("round_is_removed_in_the_end", |_, state| {
			state.status == Status::Removed
		}),
		Promise::eventually("nothing_stays_in_the_pot_in_the_end", |_, state| {
			state.status == Status::Removed && state.pot == 0 && state.left.strays == 0
		}),
	]
}

/// What happens in one world at least: that the models say something.
fn possible() -> Vec<Promise> {
	vec![
		Promise::sometimes("row_set_aside_outlives_the_closing", |model, state| {
			state.status == Status::Closed && model.rows().any(|n| state.rows[n].aside)
		}),
		Promise::sometimes("set_aside_expires_to_the_treasury", |model, state| {
			model.world.rest == Rest::Manager
				&& state.status == Status::Removed
				&& state.set_aside > 0
				&& state.treasury >= state.set_aside as i16
		}),
		Promise::sometimes("window_is_longer_by_what_was_lost", |model, state| {
			let noted = state.noted(model);
			noted.status == Status::Open
				&& (model.world.closes..noted.ends(&model.world)).contains(&noted.now)
		}),
		Promise::sometimes("round_closes_early_when_all_is_paid", |model, state| {
			state.status == Status::Closed
				&& state.now < model.world.closes
				&& state.is_complete(&model.world)
				&& !state.abandoned
		}),
		Promise::sometimes("stopped_stream_keeps_what_had_unlocked", |model, state| {
			model.rows().any(|n| {
				let row = &state.rows[n];
				row.stopped && row.total > 0 && row.paid == row.total
			})
		}),
		Promise::sometimes("everybody_is_paid_though_one_was_refused", |model, state| {
			state.left.pardons < model.world.limits.pardons
				&& model.rows().all(|n| state.rows[n].paid == model.world.amount(n))
		}),
		Promise::sometimes("pause_of_the_committee_ends_by_itself", |model, state| {
			let paused = matches!(state.status, Status::Paused { until: Some(_), .. });
			paused && state.noted(model).status == Status::Open
		}),
		Promise::sometimes("grace_begins_again_for_a_stream_cut_short", |model, state| {
			state.cut > model.world.closes
		}),
		Promise::sometimes("wrong_manifest_leaves_the_last_without_money", |model, state| {
			model.rows().any(|n| model.step(state, Action::Claim(n)) == Err("BudgetExceeded"))
		}),
		Promise::sometimes("abandoned_draft_returns_everything", |_, state| {
			state.abandoned && state.manager > 0
		}),
	]
}

/// The pot can pay what the round owes, and keep one minimum balance.
fn pot_covers(model: &Round, state: &State) -> bool {
	match state.noted(model).status {
		Status::Open | Status::Paused { .. } => {
			state.pot >= state.budget as i16 - state.claimed as i16 + MINIMUM
		}
		Status::Closed if state.set_aside > 0 => state.pot >= state.set_aside as i16 + MINIMUM,
		Status::Draft | Status::Closed | Status::Removed => true,
	}
}

/// Whatever others do, a claim of what is due is paid, unless the manifest was wrong.
fn pays_the_others(model: &Round, state: &State) -> bool {
	let noted = state.noted(model);
	let open = noted.status == Status::Open
		&& (model.world.opens..noted.ends(&model.world)).contains(&noted.now);
	!open
		|| model.world.short > 0
		|| model.rows().all(|n| {
			let row = &state.rows[n];
			let kept_out = row.refused || row.full;
			let due = scheduled_of(model, row, state.now).saturating_sub(row.paid);
			let done = row.marked && !row.record;
			kept_out || done || due == 0 || model.step(state, Action::Claim(n)).is_ok()
		})
}

/// The sums are those of the rows, and within the budget.
fn books_agree(model: &Round, state: &State) -> bool {
	let claimed: u16 = model.rows().map(|n| state.rows[n].paid).sum();
	let aside = |row: &Row| if row.aside { row.total - row.paid } else { 0 };
	let set_aside: u16 = model.rows().map(|n| aside(&state.rows[n])).sum();
	state.claimed == claimed && state.set_aside == set_aside && claimed + set_aside <= state.budget
}

/// All that anybody has was there before, and all that was paid has arrived.
fn nothing_is_lost(model: &Round, state: &State) -> bool {
	let filled = |row: &Row| if row.full { FILLING } else { 0 };
	let holders: i16 = model.rows().map(|n| state.rows[n].has).sum();
	let others = state.manager + state.relayer + state.treasury + state.burnt;
	state.pot + holders + others == 0
		&& model.rows().all(|n| {
			let row = &state.rows[n];
			row.has == row.paid as i16 + filled(row)
		})
}

/// A window that is over was open for as long as was agreed, unless all was paid before.
fn window_is_whole(model: &Round, state: &State) -> bool {
	let noted = state.noted(model);
	let over = match noted.status {
		Status::Open => noted.now >= noted.ends(&model.world),
		Status::Closed => !noted.is_complete(&model.world),
		Status::Draft | Status::Paused { .. } | Status::Removed => false,
	};
	!over || state.abandoned || state.ghost.usable >= model.agreed(&state.ghost)
}

/// What is refused can be set aside until the round is closed, unless the manifest was wrong.
fn can_be_set_aside(model: &Round, state: &State) -> bool {
	let living = matches!(state.noted(model).status, Status::Open | Status::Paused { .. });
	!living
		|| model.world.short > 0
		|| model.rows().all(|n| {
			let row = &state.rows[n];
			let full = model.world.kind == Kind::Vested && row.full;
			let done = row.marked && !row.record;
			let concerns = (row.refused || full) && !row.aside && !done;
			!concerns || model.step(state, Action::SetAside(n)).is_ok()
		})
}

/// What has unlocked of a row, as the documents say: of a stopped stream all that is left of it.
fn scheduled_of(model: &Round, row: &Row, now: u16) -> u16 {
	if row.stopped || model.world.kind != Kind::Streamed {
		row.total
	} else {
		scheduled(row.total, now)
	}
}

/// What has unlocked of a stream, as the documents say.
fn scheduled(total: u16, now: u16) -> u16 {
	let (start, cliff, length) = STREAM;
	match now.checked_sub(start) {
		Some(elapsed) if elapsed >= length => total,
		Some(elapsed) if elapsed >= cliff => {
			(u32::from(total) * u32::from(elapsed) / u32::from(length)) as u16
		}
		_ => 0,
	}
}
