//! Replays the traces that the models write (`model/`): what a model says of each step has to be so.
//!
//! A file is of one world, `world DESCRIPTION`, with traces, `trace TITLE`. Their lines are steps that
//! are taken (`> STEP`) or refused (`! STEP: ERROR`), and states (`= STATE`).

use polkadot_sdk::{
	frame_support::storage::with_transaction,
	sp_runtime::{DispatchError, TransactionOutcome},
};
use std::{collections::BTreeSet, fs, path::Path};

/// A pallet on which a trace is replayed.
pub trait Replayed {
	/// Carries a step out.
	///
	/// # Errors
	///
	/// The name of the error with which the pallet refuses it.
	fn step(&mut self, words: &[&str]) -> Result<(), &'static str>;

	/// The state, as the model writes it.
	fn observe(&self) -> String;

	/// What kind of step it is: its first word, unless the pallet tells more kinds apart.
	fn kind(words: &[&str]) -> String {
		words.first().copied().unwrap_or_default().into()
	}
}

/// What traces have shown.
#[derive(Default)]
pub struct Seen {
	steps: BTreeSet<String>,
	errors: BTreeSet<String>,
}

impl Seen {
	/// The kinds of steps that were taken, in order.
	pub fn steps(&self) -> Vec<&str> {
		self.steps.iter().map(String::as_str).collect()
	}

	/// The errors with which steps were refused, in order.
	pub fn errors(&self) -> Vec<&str> {
		self.errors.iter().map(String::as_str).collect()
	}

	/// Replays one trace, the lines after its title, and notes what it shows. A step that is refused
	/// is rolled back: what it might have changed is for `dispatch` to see.
	pub fn replay<Pallet: Replayed>(&mut self, pallet: &mut Pallet, title: &str, lines: &[&str]) {
		for (at, line) in (1..).zip(lines) {
			let told = || format!("{title}, line {at}: {line}");
			match line.split_at(2) {
				("= ", state) => assert_eq!(pallet.observe(), state, "{}", told()),
				("> ", taken) => {
					let words: Vec<&str> = taken.split_whitespace().collect();
					assert_eq!(pallet.step(&words), Ok(()), "{}", told());
					self.steps.insert(Pallet::kind(&words));
				}
				("! ", refused) => {
					let Some((tried, error)) = refused.split_once(": ") else {
						panic!("{}", told())
					};
					let words: Vec<&str> = tried.split_whitespace().collect();
					let outcome = with_transaction(|| {
						TransactionOutcome::Rollback(Ok::<_, DispatchError>(pallet.step(&words)))
					});
					assert_eq!(outcome, Ok(Err(error)), "{}", told());
					self.errors.insert(error.into());
				}
				_ => panic!("{}", told()),
			}
		}
	}
}

/// Hands every trace in `src/tests/traces` of a crate to `replay`: the description of its world, its
/// title with the file's name, and its lines. `manifest` is the folder of the crate.
pub fn each_trace(manifest: &str, mut replay: impl FnMut(&str, &str, &[&str])) {
	let folder = Path::new(manifest).join("src/tests/traces");
	let Ok(entries) = fs::read_dir(folder) else { panic!("scripts/model.sh traces writes them") };
	let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
	files.sort();
	for file in files {
		let Ok(text) = fs::read_to_string(&file) else { panic!("cannot read {}", file.display()) };
		let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
		let Some(world) = lines.next().and_then(|line| line.strip_prefix("world ")) else {
			panic!("{} does not begin with its world", file.display())
		};
		let mut traces: Vec<(&str, Vec<&str>)> = Vec::new();
		for line in lines {
			match (line.strip_prefix("trace "), traces.last_mut()) {
				(Some(title), _) => traces.push((title, Vec::new())),
				(None, Some((_, lines))) => lines.push(line),
				(None, None) => panic!("{}: {line} is of no trace", file.display()),
			}
		}
		for (title, lines) in traces {
			replay(world, &format!("{}: {title}", file.display()), &lines);
		}
	}
}
