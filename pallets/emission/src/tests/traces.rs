//! Replays the traces of the model of governance (`model/`) that are about halts. The model is
//! written from the documents and knows nothing of this code: each error, how long a halt lasts,
//! for how many eras the brake could halt, and which eras issue nothing.

use super::*;
use polkadot_sdk::{frame_support::storage::with_transaction, sp_runtime::TransactionOutcome};
use std::{
	collections::BTreeSet,
	fs,
	panic::{catch_unwind, AssertUnwindSafe},
	path::PathBuf,
};

/// The kinds of steps that the traces take, in order.
const STEPS: [&str; 4] = ["end-era", "halt", "prolong", "resume"];
/// The errors that they meet, in order.
const ERRORS: [&str; 5] = ["AlreadyHalted", "BadOrigin", "HaltInvalid", "HaltsUsedUp", "NotHalted"];

/// Carries a step out.
fn step(words: &[&str]) -> Result<(), &'static str> {
	let brake = || RuntimeOrigin::signed(BRAKE);
	let outcome = match words {
		["halt"] => dispatch(brake(), Call::halt {}),
		["prolong", number] => {
			dispatch(RuntimeOrigin::root(), Call::prolong_halt { eras: number.parse().unwrap() })
		}
		["resume"] => dispatch(RuntimeOrigin::root(), Call::resume {}),
		["resume-by-committee"] => dispatch(brake(), Call::resume {}),
		["end-era"] => {
			let (halted, era) = (Halt::<Test>::exists(), Emission::current_era());
			eras(1);
			assert_eq!(record(era).issuance == 0, halted, "era {era}");
			Ok(())
		}
		_ => panic!("step {words:?} is not known"),
	};
	outcome.map_err(|error| match error {
		DispatchError::BadOrigin => "BadOrigin",
		other => other.into(),
	})
}

/// All that can be seen, in the words of the model.
fn observe() -> String {
	let info = Emission::emission();
	let halt = match info.halt {
		None => "none".to_string(),
		Some(HaltInfo { since, until, voted }) => {
			format!("{since}..{until}{}", if voted { "-by-vote" } else { "" })
		}
	};
	format!("era={} halt={halt} left={}", Emission::current_era(), info.halts_left)
}

/// What the traces have shown.
#[derive(Default)]
struct Seen {
	/// Kinds of steps that were taken.
	steps: BTreeSet<String>,
	/// Errors that steps were refused with.
	errors: BTreeSet<String>,
}

impl Seen {
	/// The names in order, as the lists above have them.
	fn names(of: &BTreeSet<String>) -> Vec<&str> {
		of.iter().map(String::as_str).collect()
	}
}

/// Replays one trace, the lines after its title, and notes what it shows.
fn replay(title: &str, lines: &[&str], seen: &mut Seen) {
	run(|| {
		for (at, line) in lines.iter().enumerate() {
			let told = || format!("{title}, line {}: {line}", at + 1);
			match line.split_at(2) {
				("= ", state) => assert_eq!(observe(), state, "{}", told()),
				("> ", taken) => {
					let words: Vec<&str> = taken.split_whitespace().collect();
					assert_eq!(step(&words), Ok(()), "{}", told());
					seen.steps.insert(words[0].to_string());
				}
				("! ", refused) => {
					let (tried, error) = refused.split_once(": ").unwrap();
					let words: Vec<&str> = tried.split_whitespace().collect();
					let outcome = with_transaction(|| {
						TransactionOutcome::Rollback(Ok::<_, DispatchError>(step(&words)))
					});
					assert_eq!(outcome, Ok(Err(error)), "{}", told());
					seen.errors.insert(error.to_string());
				}
				_ => panic!("{}", told()),
			}
		}
	});
}

#[test]
fn pallet_should_do_what_the_traces_of_the_model_say() {
	let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/tests/traces");
	let mut files: Vec<_> = fs::read_dir(folder)
		.expect("scripts/model.sh traces writes them")
		.map(|file| file.unwrap().path())
		.collect();
	files.sort();
	let mut seen = Seen::default();
	for file in files {
		let text = fs::read_to_string(&file).unwrap();
		let mut traces: Vec<(&str, Vec<&str>)> = Vec::new();
		for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
			match (line.strip_prefix("trace "), traces.last_mut()) {
				(Some(title), _) => traces.push((title, Vec::new())),
				(None, Some((_, lines))) => lines.push(line),
				(None, None) => assert_eq!(line, "world eras"),
			}
		}
		for (title, lines) in traces {
			replay(&format!("{}: {title}", file.display()), &lines, &mut seen);
		}
	}
	assert_eq!(Seen::names(&seen.steps), STEPS);
	assert_eq!(Seen::names(&seen.errors), ERRORS);
}

/// A replay that agrees with everything would show nothing.
#[test]
fn replay_should_fail_when_a_trace_says_something_else() {
	let fails = |lines: &[&str]| {
		catch_unwind(AssertUnwindSafe(|| replay("altered", lines, &mut Seen::default()))).is_err()
	};
	assert!(!fails(&["> halt", "= era=0 halt=0..6 left=6", "! halt: AlreadyHalted"]));
	assert!(fails(&["> halt", "= era=0 halt=0..7 left=6"]));
	assert!(fails(&["> halt", "> halt"]));
	assert!(fails(&["> halt", "! halt: HaltsUsedUp"]));
}
