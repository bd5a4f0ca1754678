//! Replays the traces of the model of governance (`model/`) that are about halts. The model is written
//! from the documents and knows nothing of this code: each error, how long a halt lasts, for how many
//! eras the brake could halt, and which eras issue nothing.

use super::*;
use polkadot_sdk::{frame_support::storage::with_transaction, sp_runtime::TransactionOutcome};
use std::{
	collections::BTreeSet,
	fs,
	panic::{catch_unwind, AssertUnwindSafe},
	path::PathBuf,
};

/// Kinds of steps that there are.
const STEPS: usize = 4;

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

/// Replays one trace, the lines after its title. Adds the kinds of steps that were taken to `seen`,
/// and the errors.
fn replay(title: &str, lines: &[&str], seen: &mut BTreeSet<String>) {
	run(|| {
		for (at, line) in lines.iter().enumerate() {
			let told = || format!("{title}, line {}: {line}", at + 1);
			match line.split_at(2) {
				("= ", state) => assert_eq!(observe(), state, "{}", told()),
				("> ", taken) => {
					let words: Vec<&str> = taken.split_whitespace().collect();
					assert_eq!(step(&words), Ok(()), "{}", told());
					seen.insert(words[0].to_string());
				}
				("! ", refused) => {
					let (tried, error) = refused.split_once(": ").unwrap();
					let words: Vec<&str> = tried.split_whitespace().collect();
					let outcome = with_transaction(|| {
						TransactionOutcome::Rollback(Ok::<_, DispatchError>(step(&words)))
					});
					assert_eq!(outcome, Ok(Err(error)), "{}", told());
					seen.insert(format!("{error}!"));
				}
				_ => panic!("{}", told()),
			}
		}
	});
}

#[test]
fn pallet_should_do_what_the_traces_of_the_model_say() {
	let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/tests/traces");
	let mut files: Vec<_> =
		fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
	files.sort();
	let mut seen = BTreeSet::new();
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
	// Of errors: already halted, used up, not halted, invalid, bad origin.
	let errors = seen.iter().filter(|name| name.ends_with('!')).count();
	assert_eq!((seen.len() - errors, errors), (STEPS, 5), "{seen:?}");
}

/// A replay that agrees with everything would show nothing.
#[test]
fn replay_should_fail_when_a_trace_says_something_else() {
	let fails = |lines: &[&str]| {
		catch_unwind(AssertUnwindSafe(|| replay("altered", lines, &mut BTreeSet::new()))).is_err()
	};
	assert!(!fails(&["> halt", "= era=0 halt=0..6 left=6", "! halt: AlreadyHalted"]));
	assert!(fails(&["> halt", "= era=0 halt=0..7 left=6"]));
	assert!(fails(&["> halt", "> halt"]));
	assert!(fails(&["> halt", "! halt: HaltsUsedUp"]));
}
