//! Claims of rows that follow one another.

use super::{Model, Outcome, Sent, State, ROWS};

/// What is wrong with a claim of rows that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
	/// A hash beside them.
	Sibling,
	/// The last of them: its amount or, if it is left out, its hash.
	Row,
	/// It reaches past the end of the list.
	End,
}

/// A claim of rows that follow one another.
#[derive(Clone, Debug)]
pub struct Range {
	pub first: usize,
	/// Of each row, whether it is to be paid. The others are left out.
	pub pays: Vec<bool>,
	pub fault: Option<Fault>,
}

impl Range {
	/// As many of these rows as there are or, if that is its fault, one more than there are.
	pub fn new(first: usize, mut pays: Vec<bool>, fault: Option<Fault>) -> Self {
		if fault == Some(Fault::End) {
			pays.resize(ROWS + 1 - first, true);
		} else {
			pays.truncate(ROWS - first);
		}
		Self { first, pays, fault }
	}

	/// The rows that are to be paid.
	fn wanted(&self) -> Vec<usize> {
		(self.first..).zip(&self.pays).filter_map(|(n, pays)| pays.then_some(n)).collect()
	}
}

impl Model {
	/// Whether a block takes a free claim of rows, which counts then, paid or not.
	pub fn admit_range(&mut self, at: usize, range: &Range) -> Outcome {
		self.names(at, range)?;
		// For each row a unit to admit it, one for the call and one for compliance.
		let used = self.share(2 + 3 * range.pays.len() as u64)?;
		self.proves(at, range)?;
		let round = &self.rounds[at];
		for n in range.wanted() {
			round.accepts(&round.rows[n], self.now)?;
			round.is_free(&round.rows[n], self.now)?;
		}
		self.free = (self.now, used);
		Ok(())
	}

	/// Whether a claim names rows to be paid, and a round.
	fn names(&self, at: usize, range: &Range) -> Outcome {
		if range.wanted().is_empty() {
			return Err("EmptyBatch");
		}
		let exists = self.rounds[at].state != State::Removed;
		exists.then_some(()).ok_or("UnknownRound")
	}

	/// Whether a claim shows that its rows are those of the round.
	fn proves(&self, at: usize, range: &Range) -> Outcome {
		match range.fault {
			_ if self.rounds[at].listed => Err("WrongEvidence"),
			Some(Fault::End) => Err("IndexOutOfRange"),
			Some(Fault::Sibling | Fault::Row) => Err("RangeInvalid"),
			None => Ok(()),
		}
	}

	/// Claims rows that follow one another.
	pub fn claim_range(&mut self, at: usize, range: &Range, sent: Sent) -> Outcome {
		self.names(at, range)?;
		self.proves(at, range)?;
		let rows = range.wanted().into_iter().map(|n| (at, n));
		if sent == Sent::Free {
			self.claim_all(rows)
		} else {
			self.claim_each(rows)
		}
	}
}
