//! The properties: those of `docs/governance.md` and `docs/threat-model.md`, by name.

use super::{
	ghosts::{CHANGED_HALT, ENDED_RENEWED, REFERENDUM_ENDED},
	*,
};

/// A property of this model.
type Promise = Property<Governance>;

/// All properties, the same in every world.
pub(crate) fn all() -> Vec<Promise> {
	vec![
		Promise::always("committee_stops_within_its_budget_in_any_window", |_, state| {
			[Brake::SafeMode, Brake::Claims]
				.into_iter()
				.all(|brake| longest(&state.ghost.times[brake.place()]) <= brake.budget())
		}),
		Promise::always("every_brake_has_an_end", |_, state| {
			let longest = MAX_RENEWAL.max(PAUSE_BUDGET).max(SAFE_MODE_BUDGET);
			state.on.iter().flatten().all(|on| on.until <= state.now + longest)
		}),
		Promise::always("safe_mode_always_has_a_place", |_, state| {
			let count = state.on.iter().flatten().count();
			count <= MAX_BRAKES && (count < MAX_BRAKES || state.is_on(Brake::SafeMode))
		}),
		Promise::always("committee_cannot_end_what_a_vote_renewed", |_, state| {
			state.ghost.broken & ENDED_RENEWED == 0
		}),
		Promise::always("clock_of_entitlements_stands_while_claims_are_stopped", |model, state| {
			let counted = state.now - START - state.lost_by_now(model);
			counted <= state.ghost.claimable
		}),
		Promise::always("holders_can_always_vote", |model, state| {
			let result = match state.referendum {
				_ if !model.world.replaced => return true,
				Referendum::None => model.step(state, Action::Submit),
				Referendum::Deciding(until) if state.now >= until => {
					model.step(state, Action::Enact)
				}
				Referendum::Deciding(_) | Referendum::Enacted => return true,
			};
			// Whether enough of them agree is another matter.
			result != Err("CallFiltered")
		}),
		Promise::always("committee_ends_no_referendum", |_, state| {
			state.ghost.broken & REFERENDUM_ENDED == 0
		}),
		Promise::always("committee_halts_a_part_of_any_window", |_, state| {
			let window = (1u64 << HALT_WINDOW) - 1;
			(0..64 - HALT_WINDOW).all(|first| {
				((state.ghost.idle >> first) & window).count_ones() <= u32::from(MAX_HALT)
			})
		}),
		Promise::always("halts_end_by_themselves_or_by_vote", |_, state| {
			state.ghost.broken & CHANGED_HALT == 0
		}),
		// What comes true in the end, on every path, and stays true: nothing is stopped anew after
		// the horizon, and no committee comes back.
		Promise::eventually("no_brake_is_on_in_the_end", |model, state| {
			model.is_over(state) && state.on.iter().all(Option::is_none)
		}),
		Promise::eventually("committee_is_replaced_in_the_end", |model, state| {
			!model.world.replaced || !state.is_captured()
		}),
		Promise::eventually("emission_goes_on_in_the_end", |model, state| {
			model.is_over(state) && state.halt.is_none()
		}),
		// What happens in one world at least.
		Promise::sometimes("budget_is_used_to_the_last_block", |_, state| {
			longest(&state.ghost.times[Brake::Claims.place()]) == PAUSE_BUDGET
		}),
		Promise::sometimes("budget_is_whole_again_after_a_window", |_, state| {
			let times = &state.ghost.times[Brake::Claims.place()];
			let whole = times.iter().flatten().filter(|(from, to)| to + 1 - from == PAUSE_BUDGET);
			whole.count() > 1
		}),
		Promise::sometimes("committee_is_replaced_in_safe_mode", |_, state| {
			!state.is_captured() && state.is_on(Brake::SafeMode)
		}),
		Promise::sometimes("vote_takes_a_brake_over", |_, state| {
			let used = &state.used[Brake::Claims.place()];
			state.on[Brake::Claims.place()].is_some_and(|on| on.renewed)
				&& used.iter().any(|stretch| stretch.last == state.now && stretch.length > 0)
		}),
		Promise::sometimes("stall_is_lost", |model, state| {
			let stopped = state.on.iter().any(Option::is_some);
			state.lost_by_now(model) > 0 && !stopped && state.left.pulls == model.world.limits.pulls
		}),
		Promise::sometimes("all_places_are_taken", |_, state| {
			state.on.iter().flatten().count() == MAX_BRAKES
		}),
		Promise::sometimes("halts_are_used_up", |model, state| {
			state.halt.is_none() && state.era > 0 && model.halts_left(state) == 0
		}),
		Promise::sometimes("halts_can_be_used_again", |model, state| {
			state.ghost.idle.count_ones() > u32::from(MAX_HALT)
				&& state.left.halts == 0
				&& model.world.eras
		}),
	]
}

/// The longest time for which a brake was on in any window: one that ends with a time has the most.
fn longest(times: &[Option<(u16, u16)>; TIMES]) -> u16 {
	let within = |end: u16| -> u16 {
		// The window holds the blocks after this one.
		let start = i32::from(end) - i32::from(WINDOW);
		times
			.iter()
			.flatten()
			.map(|(from, to)| {
				let from = i32::from(*from).max(start + 1);
				let to = i32::from((*to).min(end));
				(to + 1 - from).max(0) as u16
			})
			.sum()
	};
	times.iter().flatten().map(|(_, to)| within(*to)).max().unwrap_or(0)
}
