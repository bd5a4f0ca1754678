//! Every property holds for every input of the corpus: what is fuzzed, without libFuzzer.

#![allow(
	clippy::unwrap_used,
	clippy::arithmetic_side_effects,
	reason = "a failed test is the report"
)]

use distribution_fuzz_targets::{target, targets};
use std::{
	fs,
	path::{Path, PathBuf},
};

/// Most bytes of the corpus: a clone stays small, and this takes seconds.
const MOST: usize = 200_000;

fn corpus() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("corpus")
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
	let entries = fs::read_dir(folder).unwrap();
	let mut names: Vec<String> =
		entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
	names.sort_unstable();
	names
}

/// Runs a target with an input. The name is in the output of a test that fails.
fn replay(target_name: &str, input: &str) -> usize {
	eprintln!("{target_name}/{input}");
	let bytes = fs::read(corpus().join(target_name).join(input)).unwrap();
	(target(target_name).unwrap().run)(&bytes);
	bytes.len()
}

#[test]
fn properties_should_hold_for_every_input() {
	let mut bytes = 0;
	for target in targets() {
		let inputs = names(&corpus().join(target.name));
		assert!(!inputs.is_empty(), "{} has no input", target.name);
		bytes += inputs.iter().map(|input| replay(target.name, input)).sum::<usize>();
	}
	assert!(bytes <= MOST, "{bytes} bytes: minimise the corpus, see fuzz/README.md");
}

#[test]
fn properties_should_hold_for_little_input() {
	for target in targets() {
		for length in 0..40 {
			for byte in [0u8, 1, 0xff] {
				eprintln!("{}: {length} times {byte}", target.name);
				(target.run)(&vec![byte; length]);
			}
		}
	}
}

#[test]
fn every_target_should_have_a_folder_and_every_folder_a_target() {
	let mut known: Vec<&str> = targets().iter().map(|target| target.name).collect();
	known.sort_unstable();
	assert_eq!(names(&corpus()), known);
}

/// Each input that once broke something is named in a test of its own, which says what.
#[test]
fn every_regression_should_have_a_test() {
	for target in targets() {
		for input in names(&corpus().join(target.name)) {
			let call = format!("replay(\"{}\", \"{input}\")", target.name);
			let tested = include_str!("corpus.rs").contains(&call);
			assert!(tested || !input.starts_with("regression-"), "no test has {call}");
		}
	}
}

/// Regression: a cliff within the step that was running was passed over.
#[test]
fn next_unlock_should_be_the_cliff_when_it_lies_within_a_step() {
	replay("schedule", "regression-cliff-within-a-step");
}

/// Regression: what a vote takes was looked for at both ends of what may be minted before it. The
/// share caps the issuance at one, the largest supply at the other, and more is issued between.
#[test]
fn loss_should_be_the_most_between_the_share_and_the_largest_supply() {
	replay("emission", "regression-loss-between");
}

#[test]
fn unknown_target_should_not_be_found() {
	assert!(target("no-such-target").is_none());
}
