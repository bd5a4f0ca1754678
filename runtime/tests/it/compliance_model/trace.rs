//! What a run needs to be repeated: its numbers, its random choices, and its last calls.

use crate::common::*;
use std::{
	collections::{BTreeMap, VecDeque},
	str::FromStr,
};

/// Operations of a run. `MODEL_OPERATIONS` sets another number.
const OPERATIONS: u32 = 50_000;
/// The seed of a run. `MODEL_SEED` sets another.
const SEED: u64 = 24_301;
/// Calls that are shown when a run fails.
const SHOWN: usize = 30;

/// How often operations of each kind ended in each way.
pub type Tally = BTreeMap<(&'static str, &'static str), u32>;

/// The numbers of a run.
#[derive(Clone, Copy)]
pub struct Run {
	pub operations: u32,
	pub seed: u64,
}

impl Run {
	pub fn read() -> Self {
		Self {
			operations: from_env("MODEL_OPERATIONS").unwrap_or(OPERATIONS),
			seed: from_env("MODEL_SEED").unwrap_or(SEED),
		}
	}
}

fn from_env<Number: FromStr>(name: &str) -> Option<Number> {
	let text = std::env::var(name).ok()?;
	let number = text.parse().ok();
	assert!(number.is_some(), "{name} must be a number, not {text:?}");
	number
}

/// The last calls of a run. They are printed if it fails.
pub struct Log {
	run: Run,
	last: VecDeque<(u32, BlockNumber, &'static str, RuntimeCall)>,
}

impl Log {
	pub fn new(run: Run) -> Self {
		Self { run, last: VecDeque::new() }
	}

	pub fn note(
		&mut self,
		operation: u32,
		now: BlockNumber,
		kind: &'static str,
		call: &RuntimeCall,
	) {
		if self.last.len() == SHOWN {
			self.last.pop_front();
		}
		self.last.push_back((operation, now, kind, call.clone()));
	}
}

impl Drop for Log {
	fn drop(&mut self) {
		if !std::thread::panicking() {
			return;
		}
		let Run { operations, seed } = self.run;
		eprintln!("MODEL_SEED={seed} MODEL_OPERATIONS={operations} repeats this. The last calls:");
		for (operation, now, kind, call) in &self.last {
			eprintln!("operation {operation}, clock {now}, {kind}: {call:?}");
		}
	}
}

/// A small random number generator (xorshift64*).
pub struct Random(u64);

impl Random {
	pub fn new(seed: u64) -> Self {
		// It would stay at zero.
		Self(seed.max(1))
	}

	pub fn below(&mut self, bound: u64) -> u64 {
		self.0 ^= self.0 >> 12;
		self.0 ^= self.0 << 25;
		self.0 ^= self.0 >> 27;
		self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % bound
	}

	/// A number of blocks of the clock.
	pub fn blocks(&mut self, bound: BlockNumber) -> BlockNumber {
		self.below(u64::from(bound)) as BlockNumber
	}

	/// A place in a list.
	pub fn place(&mut self, bound: usize) -> usize {
		self.below(bound as u64) as usize
	}

	pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
		list[self.place(list.len())]
	}

	/// True once in so many times.
	pub fn once_in(&mut self, times: u64) -> bool {
		self.below(times) == 0
	}
}
