//! The brakes: what they stop, when they end, and what the committee may use of them.

use super::Outcome;
use crate::common::*;

/// The longest time between two blocks that is not a stall.
pub const TOLERANCE: BlockNumber = 10 * MINUTES;
/// For how long the committee may keep a brake on in any [`WINDOW`].
const BUDGET: BlockNumber = 14 * DAYS;
const WINDOW: BlockNumber = 90 * DAYS;

/// A brake that keeps holders from claiming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
	SafeMode,
	/// `Distribution.claim` is paused.
	Claims,
	/// `Distribution.set_aside` is paused.
	Aside,
	/// `Emission.claim` is paused.
	Rewards,
}

pub const STOPS: [Stop; 4] = [Stop::SafeMode, Stop::Claims, Stop::Aside, Stop::Rewards];

/// A brake that is on.
#[derive(Clone, Copy)]
struct On {
	since: BlockNumber,
	until: BlockNumber,
	/// A vote decided it, whatever the budget.
	voted: bool,
}

/// A time for which the committee had a brake on: from, until.
type Stretch = (BlockNumber, BlockNumber);

#[derive(Default)]
pub struct Stops {
	on: [Option<On>; 4],
	/// The committee's stretches that are over.
	over: [Vec<Stretch>; 4],
}

impl Stops {
	pub fn is_on(&self, stop: Stop) -> bool {
		self.on[stop as usize].is_some()
	}

	/// Whether calls that `stop` is for cannot be sent.
	pub fn stop(&self, stop: Stop) -> bool {
		self.is_on(Stop::SafeMode) || self.is_on(stop)
	}

	/// Whether entitlements cannot be claimed or kept.
	pub fn suspend_claims(&self) -> bool {
		self.on.iter().any(Option::is_some)
	}

	/// Why the committee cannot have the brake on until then, if it is not for its budget.
	pub fn refusal(&self, stop: Stop, until: BlockNumber) -> Option<&'static str> {
		let on = self.on[stop as usize]?;
		if on.voted {
			return Some("Renewed");
		}
		(until <= on.until).then_some("NotLonger")
	}

	/// The committee has the brake on until then.
	pub fn pull(&mut self, stop: Stop, now: BlockNumber, until: BlockNumber) {
		let since = self.on[stop as usize].map_or(now, |on| on.since);
		self.on[stop as usize] = Some(On { since, until, voted: false });
		// In no window that ends with it, or before, was the brake on for longer than it may be.
		let from = until.saturating_sub(WINDOW);
		let stretches = self.over[stop as usize].iter().copied().chain([(since, until)]);
		let inside = stretches.map(|(since, until)| until.saturating_sub(since.max(from)));
		let sum: BlockNumber = inside.sum();
		assert!(sum <= BUDGET, "{stop:?} is on for {sum} blocks of {WINDOW}");
	}

	/// Whether the committee's budget may refuse it. The chain remembers a limited number of
	/// stretches one by one and may count older ones for longer, never for less.
	pub fn may_be_spent(&self, stop: Stop, now: BlockNumber, until: BlockNumber) -> bool {
		let since = self.on[stop as usize].map_or(now, |on| on.since);
		let over = self.over[stop as usize].iter().map(|(since, until)| until - since + 1);
		over.sum::<BlockNumber>() + (until - since) + 1 > BUDGET
	}

	pub fn release(&mut self, stop: Stop, now: BlockNumber, voted: bool) -> Outcome {
		let on = self.on[stop as usize].ok_or("NotOn")?;
		if on.voted && !voted {
			return Err("Renewed");
		}
		self.finish(stop, now.min(on.until));
		Ok(())
	}

	/// A vote has the brake on until then.
	pub fn renew(&mut self, stop: Stop, now: BlockNumber, until: BlockNumber) {
		if let Some(on) = self.on[stop as usize] {
			self.finish(stop, now.min(on.until));
		}
		self.on[stop as usize] = Some(On { since: now, until, voted: true });
	}

	/// A block begins, with the clock of the block before: brakes whose time is over end.
	pub fn end(&mut self, now: BlockNumber) {
		for stop in STOPS {
			if let Some(until) = self.on[stop as usize].map(|on| on.until) {
				if until <= now {
					self.finish(stop, until);
				}
			}
		}
	}

	fn finish(&mut self, stop: Stop, until: BlockNumber) {
		if let Some(on) = self.on[stop as usize].take() {
			if !on.voted {
				self.over[stop as usize].push((on.since, until));
			}
		}
	}
}
