//! What keeps holders from claiming for a while: safe mode and paused calls, pulled, released and
//! renewed through the brakes, and paused rounds.

use super::{
	actors::*,
	model::{State, Stop, STOPS},
	BrakeCall, RoundCall, World,
};
use crate::common::*;
use pallet_brakes::Brake;
use pallet_tx_pause::RuntimeCallNameOf;

/// The brake of the chain behind that of the model.
fn brake(stop: Stop) -> Brake<RuntimeCallNameOf<Runtime>> {
	let (pallet, call) = match stop {
		Stop::SafeMode => return Brake::SafeMode,
		Stop::Claims => ("Distribution", "claim"),
		Stop::Aside => ("Distribution", "set_aside"),
		Stop::Rewards => ("Emission", "claim"),
	};
	let text = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	Brake::Call((text(pallet), text(call)))
}

impl World {
	/// Two thirds of the committee pull a brake, or have it on for longer.
	pub fn pull(&mut self) {
		let (stop, now) = (self.random.pick(&STOPS), self.model.now);
		let (until, call) = match brake(stop) {
			Brake::SafeMode => (now + DAYS, BrakeCall::enter_safe_mode {}),
			Brake::Call(call) => {
				let duration = 1 + self.random.blocks(DAYS);
				(now + duration, BrakeCall::pause { call, duration })
			}
		};
		let refusal = self.model.stops.refusal(stop, until);
		let may_be_spent = self.model.stops.may_be_spent(stop, now, until);
		let outcome = self.send("pull", two_thirds(), call.into());
		match (refusal, outcome) {
			(Some(error), outcome) => assert_eq!(outcome, Err(error), "{stop:?}"),
			(None, Ok(())) => self.model.stops.pull(stop, now, until),
			(None, Err("BudgetSpent")) => assert!(may_be_spent, "{stop:?} has a budget left"),
			(None, Err(error)) => panic!("{stop:?}: {error}"),
		}
	}

	/// Two thirds of the committee, or a vote, release a brake.
	pub fn release(&mut self) {
		let (stop, voted) = (self.random.pick(&STOPS), self.random.once_in(4));
		self.release_by(stop, voted);
	}

	pub fn release_by(&mut self, stop: Stop, voted: bool) {
		let predicted = self.model.stops.release(stop, self.model.now, voted);
		let origin = if voted { root() } else { two_thirds() };
		let call = BrakeCall::release { brake: brake(stop) };
		self.check("release", predicted, origin, call);
	}

	/// A vote decides how long a brake is on from now.
	pub fn renew_brake(&mut self) {
		let (stop, now) = (self.random.pick(&STOPS), self.model.now);
		let duration = 1 + self.random.blocks(DAYS);
		self.model.stops.renew(stop, now, now + duration);
		let call = BrakeCall::renew { brake: brake(stop), duration };
		self.check("renew_brake", Ok(()), root(), call);
	}

	/// A vote, or half of the committee, pauses a round. How long a pause may last is asked of the
	/// chain, and whether the committee may pause the round again.
	pub fn pause(&mut self, place: usize) {
		let voted = self.random.once_in(2);
		let round = &self.rounds[place];
		let (id, living, paused) = (round.id, round.state == State::Open, round.paused);
		let origin = if voted { root() } else { half() };
		let outcome = self.send("pause", origin, RoundCall::pause { id }.into());
		if !living {
			assert_eq!(outcome, Err("NotOpen"), "round {id}");
		} else if paused {
			// A vote may make it last.
			assert!(outcome.is_err() || voted, "the committee has paused round {id} twice");
		} else {
			assert!(outcome.is_ok() || !voted, "a vote did not pause round {id}: {outcome:?}");
		}
		let round = &mut self.rounds[place];
		round.paused |= outcome.is_ok();
		assert_eq!(round.is_paused_on_chain(), round.paused, "round {id}");
	}

	/// A vote, or half of the committee, lets a round go on.
	pub fn resume(&mut self, place: usize) {
		let voted = self.random.once_in(2);
		self.resume_by(place, voted);
	}

	pub fn resume_by(&mut self, place: usize, voted: bool) {
		let round = &self.rounds[place];
		let (id, paused) = (round.id, round.paused);
		let origin = if voted { root() } else { half() };
		let outcome = self.send("resume", origin, RoundCall::resume { id }.into());
		if paused {
			assert!(outcome.is_ok() || !voted, "a vote did not resume round {id}: {outcome:?}");
		} else {
			assert_eq!(outcome, Err("NotPaused"), "round {id}");
		}
		let round = &mut self.rounds[place];
		round.paused &= outcome.is_err();
		assert_eq!(round.is_paused_on_chain(), round.paused, "round {id}");
	}
}
