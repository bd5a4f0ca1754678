//! Replays the traces of the model of governance (`model/`) that are about halts. The model is
//! written from the documents and knows nothing of this code: each error, how long a halt lasts,
//! for how many eras the brake could halt, and which eras issue nothing.

use super::*;
use pallet_distribution_common::test::traces::{each_trace, Replayed, Seen};
use std::panic::{catch_unwind, AssertUnwindSafe};

/// The kinds of steps that the traces take, in order.
const STEPS: [&str; 4] = ["end-era", "halt", "prolong", "resume"];
/// The errors that they meet, in order.
const ERRORS: [&str; 5] = ["AlreadyHalted", "BadOrigin", "HaltInvalid", "HaltsUsedUp", "NotHalted"];

/// The pallet in the mock's runtime.
struct Chain;

impl Replayed for Chain {
	fn step(&mut self, words: &[&str]) -> Result<(), &'static str> {
		let brake = || RuntimeOrigin::signed(BRAKE);
		let outcome = match words {
			["halt"] => dispatch(brake(), Call::halt {}),
			["prolong", number] => dispatch(
				RuntimeOrigin::root(),
				Call::prolong_halt { eras: number.parse().unwrap() },
			),
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

	fn observe(&self) -> String {
		let info = Emission::emission();
		let halt = match info.halt {
			None => "none".to_string(),
			Some(HaltInfo { since, until, voted }) => {
				format!("{since}..{until}{}", if voted { "-by-vote" } else { "" })
			}
		};
		format!("era={} halt={halt} left={}", Emission::current_era(), info.halts_left)
	}
}

/// Replays one trace, the lines after its title, and notes what it shows.
fn replay(title: &str, lines: &[&str], seen: &mut Seen) {
	run(|| seen.replay(&mut Chain, title, lines));
}

#[test]
fn pallet_should_do_what_the_traces_of_the_model_say() {
	let mut seen = Seen::default();
	each_trace(env!("CARGO_MANIFEST_DIR"), |world, title, lines| {
		assert_eq!(world, "eras");
		replay(title, lines, &mut seen);
	});
	assert_eq!(seen.steps(), STEPS);
	assert_eq!(seen.errors(), ERRORS);
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
