//! The figures of a scenario: printed, and appended as one line of JSON to the file that
//! `ZOMBIENET_RESULTS` names.

use crate::wait::number_from_env;
use anyhow::{Context, Result};
use serde_json::{json, Map, Value};
use std::{io::Write, path::PathBuf, time::Instant};

/// Seed of everything random, unless `ZOMBIENET_SEED` gives another.
const SEED: u64 = 2_609;

/// Figures of one scenario.
pub struct Figures {
	scenario: String,
	seed: u64,
	began: Instant,
	values: Map<String, Value>,
}

impl Figures {
	/// Begins a scenario.
	pub fn new(scenario: &str) -> Result<Self> {
		let seed = number_from_env("ZOMBIENET_SEED", SEED)?;
		println!("{scenario}: seed {seed} (ZOMBIENET_SEED={seed} repeats it)");
		Ok(Self { scenario: scenario.into(), seed, began: Instant::now(), values: Map::new() })
	}

	/// The seed of everything random.
	pub fn seed(&self) -> u64 {
		self.seed
	}

	/// Notes a figure. Its name ends in the unit.
	pub fn set(&mut self, name: &str, value: impl Into<Value>) {
		let value = value.into();
		println!("{}: {name} = {value}", self.scenario);
		self.values.insert(name.into(), value);
	}

	/// Notes least, middle and largest of `numbers` under `name_min`, `name_median` and `name_max`, all
	/// followed by `_unit`.
	pub fn set_spread(&mut self, name: &str, unit: &str, numbers: &[f64]) {
		let mut sorted = numbers.to_vec();
		sorted.sort_by(f64::total_cmp);
		let at = |place: usize| sorted.get(place).copied().map(tenths);
		self.set(&format!("{name}_min_{unit}"), json!(at(0)));
		self.set(&format!("{name}_median_{unit}"), json!(at(sorted.len() / 2)));
		self.set(&format!("{name}_max_{unit}"), json!(at(sorted.len().saturating_sub(1))));
	}

	/// Writes the figures.
	pub fn write(mut self) -> Result<()> {
		self.set("whole_scenario_s", tenths(self.began.elapsed().as_secs_f64()));
		let line = json!({ "scenario": self.scenario, "seed": self.seed, "figures": self.values });
		let path = std::env::var("ZOMBIENET_RESULTS").map_or_else(
			|_| std::env::temp_dir().join("distribution-zombienet.jsonl"),
			PathBuf::from,
		);
		let mut file = std::fs::OpenOptions::new()
			.create(true)
			.append(true)
			.open(&path)
			.with_context(|| format!("cannot open {}", path.display()))?;
		writeln!(file, "{line}")?;
		println!("{line}");
		Ok(())
	}
}

/// Rounds to a tenth.
pub fn tenths(number: f64) -> f64 {
	(number * 10.0).round() / 10.0
}
