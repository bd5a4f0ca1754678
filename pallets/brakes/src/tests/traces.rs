//! Replays the traces of the model of governance (`model/`), which is written from the documents
//! and knows nothing of this code: each error, which brakes are on since when and until when, and
//! what counts against their budgets.

use super::*;
use pallet_distribution_common::test::traces::{each_trace, Replayed, Seen};
use std::panic::{catch_unwind, AssertUnwindSafe};

/// The brakes, in the model's order.
const BRAKES: [&str; 6] = ["safe-mode", "claims", "other-0", "other-1", "other-2", "voting"];
/// The kinds of steps that the traces take, in order.
const STEPS: [&str; 6] = ["pull", "release", "release-by-vote", "renew", "stall", "tick"];
/// The errors that they meet, in order. Nobody there names a call that does not exist, or meets a
/// brake that something else has put on.
const ERRORS: [&str; 7] = [
	"BudgetSpent",
	"DurationInvalid",
	"NotLonger",
	"NotOn",
	"Renewed",
	"TooManyBrakes",
	"Unpausable",
];

/// The brake that stands for one of the model's.
fn brake(word: &str) -> BrakeOf<Test> {
	Brake::Call(match word {
		"safe-mode" => return Brake::SafeMode,
		"claims" => transfer(),
		"other-0" => name("Balances", "transfer_all"),
		"other-1" => name("Balances", "transfer_allow_death"),
		"other-2" => name("Balances", "burn"),
		// Referenda need calls that cannot be paused. Here these are such.
		"voting" => name("Brakes", "renew"),
		_ => panic!("brake {word} is not known"),
	})
}

/// The pallet in the mock's runtime.
struct Chain;

impl Replayed for Chain {
	fn step(&mut self, words: &[&str]) -> Result<(), &'static str> {
		let number = |word: &str| word.parse::<u64>().unwrap();
		let outcome = match words {
			["pull", word, duration] => match brake(word) {
				Brake::SafeMode => {
					assert_eq!(number(duration), SAFE_MODE);
					enter()
				}
				Brake::Call(call) => committee(Call::pause { call, duration: number(duration) }),
			},
			["release", word] => release(brake(word)),
			["renew", word, duration] => {
				referendum(Call::renew { brake: brake(word), duration: number(duration) })
			}
			["release-by-vote", word] => referendum(Call::release { brake: brake(word) }),
			["tick", blocks] => {
				(0..number(blocks)).for_each(|_| next_block(Brakes::now() + 1));
				Ok(())
			}
			["stall", time] => {
				next_block(Brakes::now() + number(time));
				Ok(())
			}
			_ => panic!("step {words:?} is not known"),
		};
		outcome.map_err(Into::into)
	}

	fn observe(&self) -> String {
		let mut text = format!("at={}", Brakes::now());
		let active = Active::<Test>::get();
		for word in BRAKES {
			let on = active.iter().find(|braking| braking.brake == brake(word));
			assert_eq!(Brakes::is_on(&brake(word)), on.is_some(), "{word}");
			if let Some(Braking { since, until, renewed, .. }) = on {
				let by = if *renewed { "-by-vote" } else { "" };
				text += &format!(" {word}={since}..{until}{by}");
			}
		}
		for word in BRAKES {
			let spent = Brakes::spent(&brake(word));
			if spent > 0 {
				text += &format!(" {word}-spent={spent}");
			}
		}
		text
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
		assert_eq!(world, "brakes");
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
	assert!(!fails(&["> pull claims 50", "= at=10 claims=10..60", "! pull claims 50: NotLonger"]));
	assert!(fails(&["> pull claims 50", "= at=10 claims=10..61"]));
	assert!(fails(&["> pull claims 50", "> pull claims 50"]));
	assert!(fails(&["> pull claims 50", "! pull claims 50: BudgetSpent"]));
}
