//! The end of rounds: strangers close and clean up as early as they may, and earlier.

use super::{
	actors::*,
	drafting::KINDS,
	model::{Round, Stop},
	RoundCall, World,
};

/// Items that a clean-up removes at most: all.
const ITEMS: u32 = 256;

impl World {
	pub fn close(&mut self, place: usize) {
		let call = RoundCall::close { id: self.rounds[place].id };
		self.attempt("close", Stop::SafeMode, signed(stranger()), call, |world| {
			world.model.close(&mut world.rounds[place])
		});
	}

	/// Removes a round. Another takes its place, sometimes even while the old one still has rows set
	/// aside.
	pub fn clean_up(&mut self, place: usize) {
		let stopped = self.model.stops.stop(Stop::SafeMode);
		let predicted =
			if stopped { Err("CallFiltered") } else { self.model.clean_up(&self.rounds[place]) };
		let call = RoundCall::clean_up { id: self.rounds[place].id, limit: ITEMS };
		self.check("clean_up", predicted, signed(stranger()), call);
		let waits = predicted == Err("StillSetAside") && self.random.once_in(2);
		if waits || predicted.is_ok() {
			let old = self.replace(place);
			if waits {
				self.waiting.push(old);
			}
			self.hasten(place);
		}
	}

	/// Takes a round out; a new draft has its place.
	fn replace(&mut self, place: usize) -> Round {
		let new = self.draft(KINDS[place]);
		std::mem::replace(&mut self.rounds[place], new)
	}
}
