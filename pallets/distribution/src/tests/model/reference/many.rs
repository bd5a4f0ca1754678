//! Claims of one account from many rounds.

use super::{Model, Outcome, Sent, State};

impl Model {
	/// Whether a block takes a free claim of row `n` of each of these rounds, which counts then, paid or
	/// not.
	pub fn admit_many(&mut self, rounds: &[usize], n: usize) -> Outcome {
		if rounds.iter().any(|at| self.rounds[*at].state == State::Removed) {
			return Err("UnknownRound");
		}
		// A unit for the call, and for each claim one more than it uses by itself.
		let each: u64 = rounds.iter().map(|at| 1 + self.rounds[*at].free_cost()).sum();
		let used = self.share(1 + each)?;
		for (place, at) in rounds.iter().enumerate() {
			if rounds[..place].contains(at) {
				return Err("AlreadyClaimed");
			}
			let round = &self.rounds[*at];
			round.accepts(&round.rows[n], self.now)?;
			round.is_free(&round.rows[n], self.now)?;
		}
		self.free = (self.now, used);
		Ok(())
	}

	/// Claims row `n` of each of these rounds.
	pub fn claim_many(&mut self, rounds: &[usize], n: usize, sent: Sent) -> Outcome {
		let rows = rounds.iter().map(|at| (*at, n));
		if sent == Sent::Free {
			self.claim_all(rows)
		} else {
			self.claim_each(rows)
		}
	}
}
