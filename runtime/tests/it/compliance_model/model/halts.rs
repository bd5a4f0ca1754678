//! Halts of emission, each of which ends by itself.

use super::Outcome;

/// Eras that the committee may halt of any [`WINDOW`].
const MOST: u32 = 14;
/// The most that a vote may halt at once.
const WINDOW: u32 = 56;

struct Halt {
	/// First era that issues again.
	until: u32,
	voted: bool,
}

#[derive(Default)]
pub struct Halts {
	halt: Option<Halt>,
	/// Whether the committee has halted each era that ended.
	braked: Vec<bool>,
}

impl Halts {
	/// An era ends. Whether it was halted.
	pub fn end_era(&mut self, era: u32) -> bool {
		let Some(Halt { until, voted }) = self.halt else {
			self.braked.push(false);
			return false;
		};
		self.braked.push(!voted);
		if until <= era + 1 {
			self.halt = None;
		}
		true
	}

	/// The committee halts emission, from `era` on and for as long as it may.
	pub fn halt(&mut self, era: u32) -> Outcome {
		if self.halt.is_some() {
			return Err("AlreadyHalted");
		}
		let last = self.braked.iter().rev().take(WINDOW as usize - 1);
		let left = MOST - last.filter(|braked| **braked).count() as u32;
		if left == 0 {
			return Err("HaltsUsedUp");
		}
		self.halt = Some(Halt { until: era + left, voted: false });
		Ok(())
	}

	/// A vote halts emission for `eras`, the running one included.
	pub fn prolong(&mut self, era: u32, eras: u32) -> Outcome {
		let until = era + eras;
		let longer = self.halt.as_ref().is_none_or(|halt| until > halt.until);
		if eras == 0 || eras > WINDOW || !longer {
			return Err("HaltInvalid");
		}
		self.halt = Some(Halt { until, voted: true });
		Ok(())
	}

	/// A vote lets emission go on with the era after `era`.
	pub fn resume(&mut self, era: u32) -> Outcome {
		let halt = self.halt.as_mut().ok_or("NotHalted")?;
		if halt.until <= era + 1 {
			return Err("NotHalted");
		}
		halt.until = era + 1;
		Ok(())
	}
}
