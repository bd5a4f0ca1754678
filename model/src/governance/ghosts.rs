//! What is remembered to judge by: kept from what changes between two states, whatever the step
//! says it did.

use super::*;

/// The committee ended what a vote had renewed.
pub(crate) const ENDED_RENEWED: u8 = 1;
/// A referendum ended and was not enacted.
pub(crate) const REFERENDUM_ENDED: u8 = 1 << 1;
/// The committee changed a halt that was on.
pub(crate) const CHANGED_HALT: u8 = 1 << 2;

impl Governance {
	/// Remembers a step from `before` to `state`.
	pub(crate) fn remember(&self, before: &State, state: &mut State, action: Action) {
		let mut ghost = before.ghost;
		match action {
			Action::Tick(blocks) => {
				let mut at = *before;
				for _ in 0..blocks {
					let next = at.now + 1;
					self.note(&mut ghost, &mut at, next);
				}
			}
			Action::Stall(time) => self.note(&mut ghost, &mut { *before }, before.now + time),
			Action::EndEra => {
				let idle = before.halt.is_some_and(|halt| !halt.voted);
				ghost.idle = (ghost.idle << 1) | u64::from(idle);
			}
			Action::Pull(brake, _) => ghost.note_on(brake, state.now),
			Action::Release(brake) => {
				if before.on[brake.place()].is_some_and(|on| on.renewed) {
					ghost.broken |= ENDED_RENEWED;
				}
			}
			Action::ResumeByCommittee if state.halt != before.halt => ghost.broken |= CHANGED_HALT,
			_ => {}
		}
		let submitted = before.referendum != Referendum::None;
		if submitted && state.referendum == Referendum::None {
			ghost.broken |= REFERENDUM_ENDED;
		}
		state.ghost = ghost;
	}

	/// Remembers that block `at` follows this state, which becomes that of the block.
	fn note(&self, ghost: &mut Ghost, state: &mut State, at: u16) {
		// Claims could be sent in the block that ends now, if not all of it was stopped.
		ghost.claimable += u16::from(!state.stops_claims());
		self.next_block(state, at);
		for brake in [Brake::SafeMode, Brake::Claims] {
			if state.on[brake.place()].is_some_and(|on| !on.renewed) {
				ghost.note_on(brake, at);
			}
		}
	}
}

impl Ghost {
	/// Remembers that the committee has a brake on in block `now`.
	fn note_on(&mut self, brake: Brake, now: u16) {
		let Some(times) = self.times.get_mut(brake.place()) else { return };
		for place in times.iter_mut() {
			match place {
				// The same block, or the next.
				Some((_, last)) if *last + 1 == now || *last == now => *last = now,
				Some(_) => continue,
				None => *place = Some((now, now)),
			}
			return;
		}
		unreachable!("a path has fewer times than that");
	}
}
