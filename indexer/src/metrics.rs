//! Figures for Prometheus, in its text format.

use std::{
	fmt::Write,
	sync::{
		atomic::{AtomicU64, Ordering},
		RwLock,
	},
};

/// What a figure is: whether it only rises.
#[derive(Clone, Copy)]
enum Kind {
	Counter,
	Gauge,
}

macro_rules! metrics {
	($($field:ident $name:literal $kind:ident $help:literal)*) => {
		/// The figures of a program that writes an index, or answers from one.
		#[derive(Debug, Default)]
		pub struct Metrics {
			$(pub(crate) $field: AtomicU64,)*
			/// Supply here of each asset of another chain, by its id, in its smallest unit.
			foreign: RwLock<Vec<(u32, u128)>>,
		}

		impl Metrics {
			/// All figures as text.
			pub fn text(&self) -> String {
				let mut out = String::new();
				$(append(&mut out, $name, Kind::$kind, $help, &self.$field);)*
				// Whoever held the lock last has written all of them or none.
				let foreign = self.foreign.read().unwrap_or_else(|poisoned| poisoned.into_inner());
				append_foreign(&mut out, &foreign);
				out
			}
		}
	};
}

metrics! {
	block "distribution_index_block" Gauge "Number of the last block in the index."
	final_block "distribution_index_final_block" Gauge "Number of the last final block of the node."
	block_time "distribution_index_block_time_milliseconds" Gauge
		"Time of the last block in the index, in milliseconds since 1970."
	blocks "distribution_index_blocks_total" Counter "Blocks kept since the program began."
	rows "distribution_index_rows_total" Counter "Rows added since the program began."
	commits "distribution_index_commits_total" Counter "Transactions of the database since the program began."
	checks "distribution_index_checks_total" Counter
		"How often all rounds and pools were compared with the chain."
	state_block "distribution_index_state_block" Gauge
		"Block after which the figures of the chain's state were read from the node; 0 if nobody reads them."
	pots_short "distribution_index_pots_short" Gauge
		"Pots of rounds, pools and boards of scores that cannot pay what they owe."
	era_late "distribution_index_era_late_blocks" Gauge
		"Relay-chain blocks since the running era should have ended; 0 while it should not."
	rounds_ending "distribution_index_rounds_ending" Gauge
		"Open rounds whose window ends within seven days although not everything is claimed."
	roots_ending "distribution_index_roots_ending" Gauge
		"Posted roots of scores that nobody has challenged and that can be challenged for less than a day."
	verdicts_due "distribution_index_verdicts_due" Gauge
		"Challenges of roots of scores that fall without a verdict within seven days."
	roots_unsettled "distribution_index_roots_unsettled" Gauge
		"Posted roots of scores whose time is over and that nobody has settled."
	objections_due "distribution_index_objections_due" Gauge
		"Announced drafts with unanswered objections whose period ends within a day."
	requests "distribution_index_requests_total" Counter "Requests that were answered."
	refused "distribution_index_requests_refused_total" Counter "Requests beyond a client's limit."
	failed "distribution_index_requests_failed_total" Counter "Requests that failed in the program or its database."
}

/// What is watched of the chain's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
	/// The block after which it was read.
	pub block: u64,
	/// Pots of rounds, pools and boards of scores that cannot pay what they owe.
	pub pots_short: u64,
	/// Relay-chain blocks since the running era should have ended; 0 while it should not.
	pub era_late: u64,
	/// Open rounds whose window ends within seven days although not everything is claimed.
	pub rounds_ending: u64,
	/// Posted roots of scores that nobody has challenged and that can be challenged for less than a day.
	pub roots_ending: u64,
	/// Challenges of roots of scores that fall without a verdict within seven days.
	pub verdicts_due: u64,
	/// Posted roots of scores whose time is over and that nobody has settled.
	pub roots_unsettled: u64,
	/// Announced drafts with unanswered objections whose period ends within a day.
	pub objections_due: u64,
	/// Supply here of each asset of another chain, by its id, in its smallest unit.
	pub foreign: Vec<(u32, u128)>,
}

impl Metrics {
	/// Tells what is watched, by whoever has read it.
	pub fn watched(&self, watched: Watched) {
		set(&self.pots_short, watched.pots_short);
		set(&self.era_late, watched.era_late);
		set(&self.rounds_ending, watched.rounds_ending);
		set(&self.roots_ending, watched.roots_ending);
		set(&self.verdicts_due, watched.verdicts_due);
		set(&self.roots_unsettled, watched.roots_unsettled);
		set(&self.objections_due, watched.objections_due);
		*self.foreign.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = watched.foreign;
		set(&self.state_block, watched.block);
	}
}

fn append(out: &mut String, name: &str, kind: Kind, help: &str, value: &AtomicU64) {
	let kind = match kind {
		Kind::Counter => "counter",
		Kind::Gauge => "gauge",
	};
	let value = value.load(Ordering::Relaxed);
	// Writing to a string does not fail.
	let _ = write!(out, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n");
}

/// Appends a figure for each asset of another chain. Without any the name is there all the same.
fn append_foreign(out: &mut String, supplies: &[(u32, u128)]) {
	let name = "distribution_index_foreign_supply";
	// Writing to a string does not fail.
	let _ = write!(
		out,
		"# HELP {name} Supply here of an asset of another chain, in its smallest unit.\n# TYPE {name} gauge\n"
	);
	for (asset, supply) in supplies {
		let _ = writeln!(out, "{name}{{asset=\"{asset}\"}} {supply}");
	}
}

/// Adds to a figure.
pub(crate) fn add(figure: &AtomicU64, more: u64) {
	figure.fetch_add(more, Ordering::Relaxed);
}

/// Sets a figure.
pub(crate) fn set(figure: &AtomicU64, value: u64) {
	figure.store(value, Ordering::Relaxed);
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn figures_should_be_written_as_prometheus_reads_them() {
		let metrics = Metrics::default();
		set(&metrics.block, 7);
		add(&metrics.requests, 1);
		add(&metrics.requests, 2);
		let text = metrics.text();
		assert!(
			text.contains("# TYPE distribution_index_block gauge\ndistribution_index_block 7\n")
		);
		assert!(text.contains("\ndistribution_index_requests_total 3\n"));
		assert!(text.contains("# TYPE distribution_index_foreign_supply gauge\n"));
		metrics.watched(Watched {
			block: 9,
			pots_short: 1,
			era_late: 2,
			rounds_ending: 3,
			roots_ending: 4,
			verdicts_due: 5,
			roots_unsettled: 6,
			objections_due: 7,
			foreign: vec![(2_000_000_001, 8), (2_000_000_002, u128::MAX)],
		});
		let text = metrics.text();
		let parts = [
			"state_block 9",
			"pots_short 1",
			"era_late_blocks 2",
			"rounds_ending 3",
			"roots_ending 4",
			"verdicts_due 5",
			"roots_unsettled 6",
			"objections_due 7",
			"foreign_supply{asset=\"2000000001\"} 8",
			"foreign_supply{asset=\"2000000002\"} 340282366920938463463374607431768211455",
		];
		for part in parts {
			assert!(text.contains(&format!("\ndistribution_index_{part}\n")), "{part}");
		}
		for line in text.lines().filter(|line| !line.starts_with('#')) {
			let (name, value) = line.split_once(' ').unwrap();
			assert!(
				name.starts_with("distribution_index_") && value.parse::<u128>().is_ok(),
				"{line}"
			);
		}
	}
}
