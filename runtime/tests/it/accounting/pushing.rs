//! What should become of the rows that the chain pays by itself.

use super::{
	model::{Model, Outcome, Refused, Status},
	setup::{LISTED, ROWS},
};
use crate::common::*;

/// Whether the listed round waits to be pushed, and when that can be asked for again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pushes {
	pub queued: bool,
	pub after: BlockNumber,
	/// Passes in a row that paid nothing.
	pub idle: u32,
}

impl Model {
	pub fn request_push(&mut self, place: usize) -> Outcome {
		self.accepts(place, false).map_err(|(error, _)| error)?;
		let complete = (0..ROWS).all(|row| self.is_over(place, row));
		let refused = if place != LISTED || complete {
			Refused::NothingToPush
		} else if self.now < self.pushes.after {
			Refused::PushedRecently
		} else if self.pushes.queued {
			Refused::AlreadyQueued
		} else {
			self.pushes.queued = true;
			return Ok(());
		};
		Err(refused.into())
	}

	/// The chain has all the time of a block for rows: each that is not paid is paid, or may be set
	/// aside. One that cannot be paid does not stop the others.
	pub fn push(&mut self) {
		let round = &self.rounds[LISTED];
		match round.status {
			_ if !self.pushes.queued => return,
			Status::Open if self.now < round.ends => {}
			Status::Draft | Status::Paused { .. } => return,
			_ => {
				self.pushes.queued = false;
				return;
			}
		}
		let mut any_paid = false;
		for row in 0..ROWS {
			if self.rounds[LISTED].rows[row].paid {
				continue;
			}
			let to = self.payee(row, LISTED);
			match self.pay_row(LISTED, row, to) {
				Ok(()) => any_paid = true,
				Err((_, keep)) => self.rounds[LISTED].rows[row].aside |= keep,
			}
		}
		let idle = if any_paid { 0 } else { self.pushes.idle + 1 };
		let after = self.now + distribution::PushCooldown::get() * 2u32.pow(idle);
		self.pushes = Pushes { queued: false, after, idle };
	}
}
