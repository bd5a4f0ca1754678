//! What is remembered to judge by: kept from what changes between two states, whatever the step
//! says it did.

use super::*;

/// Somebody refused was paid.
pub(crate) const PAID_REFUSED: u16 = 1;
/// Something was paid while the round was paused.
pub(crate) const PAID_PAUSED: u16 = 1 << 1;
/// The manager got, or nobody, what was set aside.
pub(crate) const TOOK_ASIDE: u16 = 1 << 2;
/// Tokens left an open round other than by a payment.
pub(crate) const LEFT_OPEN: u16 = 1 << 3;
/// The terms changed after the opening.
pub(crate) const TERMS_CHANGED: u16 = 1 << 4;
/// Somebody paid or opened on other terms than those seen.
pub(crate) const NOT_AGREED: u16 = 1 << 5;
/// The round was closed before there was time to set rows aside.
pub(crate) const CLOSED_EARLY: u16 = 1 << 6;
/// What was set aside expired before its time.
pub(crate) const EXPIRED_EARLY: u16 = 1 << 7;
/// A frozen manager did what it must not.
pub(crate) const FROZEN_ACTED: u16 = 1 << 8;

impl Round {
	/// Remembers a step from `before` to `state`.
	pub(crate) fn remember(&self, before: &State, state: &mut State, action: Action) {
		let mut ghost = before.ghost;
		if matches!(action, Action::Tick | Action::Stall) {
			self.pass(before, state.now, action == Action::Tick, &mut ghost);
			state.ghost = ghost;
			return;
		}
		if before.status == Status::Draft && state.status == Status::Open {
			ghost.began = Some(state.now.max(self.world.opens));
		}
		// The rest of a stream that a limit cut short could not be claimed sooner.
		if state.cut != before.cut {
			ghost.grace = 0;
		}
		for (broken, flag) in self.broken(before, state, action) {
			if broken {
				ghost.broken |= flag;
			}
		}
		state.ghost = ghost;
	}

	/// Time passes until `to`; without blocks unless `claimable`.
	fn pass(&self, before: &State, to: u16, claimable: bool, ghost: &mut Ghost) {
		for now in before.now..to {
			let at = State { now, ..*before }.noted(self);
			match at.status {
				Status::Paused { until: Some(_), .. } => ghost.braked += 1,
				Status::Open if claimable && now < at.ends(&self.world) => {
					ghost.usable += u16::from(now >= self.world.opens);
				}
				Status::Open if claimable => {
					ghost.late += 1;
					ghost.grace += u16::from(now < at.aside_until(self));
				}
				Status::Closed if claimable => {
					ghost.grace += u16::from(now < at.aside_until(self));
				}
				_ => {}
			}
		}
		ghost.usable = ghost.usable.min(self.agreed(ghost));
		ghost.late = ghost.late.min(CLOSE_DELAY);
		ghost.grace = ghost.grace.min(GRACE);
	}

	/// How long the window was to be open, from when it was.
	pub(crate) fn agreed(&self, ghost: &Ghost) -> u16 {
		ghost.began.map_or(0, |began| self.world.closes.saturating_sub(began))
	}

	/// What a step has broken.
	fn broken(&self, before: &State, state: &State, action: Action) -> [(bool, u16); 9] {
		let noted = before.noted(self);
		let paid = |n: usize| state.rows[n].paid.saturating_sub(before.rows[n].paid);
		let any_paid = self.rows().any(|n| paid(n) > 0);
		let sum: u16 = self.rows().map(paid).sum();
		let paused = matches!(noted.status, Status::Paused { .. });
		let running = paused || noted.status == Status::Open;
		let gained = (state.manager - before.manager) + (state.burnt - before.burnt);
		let aside = before.set_aside as i16;
		let unfinished = !noted.is_complete(&self.world);
		let closed = action == Action::Close && state.status == Status::Closed;
		let removed = state.status == Status::Removed && before.status != Status::Removed;
		let pays_out = matches!(
			action,
			Action::AddRows | Action::Amend | Action::Fund(_) | Action::Open | Action::Stop(_)
		);
		let agrees = matches!(action, Action::Fund(_) | Action::Open);
		let left = before.pot - state.pot;
		let elsewhere = !matches!(action, Action::Close | Action::Stray) && left != sum as i16;
		[
			(self.rows().any(|n| paid(n) > 0 && before.rows[n].refused), PAID_REFUSED),
			(paused && any_paid, PAID_PAUSED),
			(aside > 0 && gained > (before.pot - aside).max(0), TOOK_ASIDE),
			(running && elsewhere, LEFT_OPEN),
			(before.status != Status::Draft && state.terms != before.terms, TERMS_CHANGED),
			(agrees && before.seen != before.terms, NOT_AGREED),
			(closed && unfinished && before.ghost.late < CLOSE_DELAY, CLOSED_EARLY),
			(removed && aside > 0 && before.ghost.grace < GRACE, EXPIRED_EARLY),
			(before.frozen && pays_out, FROZEN_ACTED),
		]
	}
}
