//! Halting, how long it lasts, and who decides about that.

use super::*;

fn halt() -> DispatchResult {
	dispatch(RuntimeOrigin::signed(BRAKE), Call::halt {})
}

fn prolong(eras: u32) -> DispatchResult {
	dispatch(RuntimeOrigin::root(), Call::prolong_halt { eras })
}

fn resume() -> DispatchResult {
	dispatch(RuntimeOrigin::root(), Call::resume {})
}

/// Lets eras end until era `era` begins. Returns those that issued nothing.
fn idle_until(era: u32) -> Vec<u32> {
	let first = Emission::current_era();
	let mut idle = Vec::new();
	for ended in first..era {
		until_era(ended + 1);
		if record(ended).issuance == 0 {
			idle.push(ended);
		}
	}
	idle
}

#[test]
fn halt_should_stop_minting_at_once_and_not_be_made_up_for() {
	run(|| {
		let supply = Emission::supply();
		assert_ok!(halt());
		assert_noop!(halt(), E::AlreadyHalted);
		assert_ok!(stake(0, STAKE, 1_000));
		eras(4);
		assert_eq!(Emission::supply(), supply);
		assert_ok!(unstake(0, STAKE, 1_000));
		assert_ok!(resume());
		assert_noop!(resume(), E::NotHalted);
		eras(2);
		// The schedule has advanced: one decrease by a tenth.
		assert_eq!(record(5).issuance, ISSUANCE * 9 / 10);
	});
}

#[test]
fn only_the_brake_should_halt_and_only_a_vote_resume_and_prolong() {
	run(|| {
		for call in [Call::resume {}, Call::prolong_halt { eras: 1 }] {
			assert_noop!(dispatch(RuntimeOrigin::signed(BRAKE), call), BadOrigin);
		}
		assert_noop!(dispatch(RuntimeOrigin::root(), Call::halt {}), BadOrigin);
	});
}

#[test]
fn halt_should_end_by_itself_when_it_was_announced_to() {
	// Regression: a halt lasted until a referendum ended it, and two thirds of the committee could
	// kill every referendum.
	run(|| {
		eras(1);
		assert_ok!(halt());
		let until = 1 + HALT;
		System::assert_has_event(Event::Halted { until, voted: false }.into());
		let info = Emission::emission();
		assert_eq!(info.halt, Some(HaltInfo { since: 1, until, voted: false }));
		assert_eq!((info.issues, info.halts_left), (0, HALT));
		assert_eq!(idle_until(until + 3), (1..until).collect::<Vec<_>>());
		System::assert_has_event(Event::HaltEnded { era: until }.into());
		let info = Emission::emission();
		assert_eq!((info.halt, info.halts_left), (None, 0));
	});
}

#[test]
fn halts_should_add_up_to_a_part_of_every_window_however_often_the_brake_is_used() {
	run(|| {
		let mut idle = Vec::new();
		let mut refused = 0;
		for era in 0..10 * WINDOW {
			// It tries in every era, and in some of them a vote lets emission go on.
			match halt() {
				Ok(()) if era % 7 == 3 => resume_if_possible(),
				Ok(()) => {}
				Err(error) if error == E::HaltsUsedUp.into() => refused += 1,
				Err(error) => assert_eq!(error, DispatchError::from(E::AlreadyHalted)),
			}
			idle.extend(idle_until(era + 1));
		}
		assert!(refused > 0);
		assert!(idle.len() > 2 * HALT as usize, "the brake can be used again");
		for first in 0..9 * WINDOW {
			let halted = idle.iter().filter(|era| (first..first + WINDOW).contains(era)).count();
			assert!(halted <= HALT as usize, "{halted} eras halted from {first} on");
		}
	});
}

/// Resumes emission, unless its halt ends with the running era anyway.
fn resume_if_possible() {
	if let Err(error) = resume() {
		assert_eq!(error, DispatchError::from(E::NotHalted));
	}
}

#[test]
fn vote_should_prolong_a_halt_without_counting_against_the_brake() {
	run(|| {
		assert_ok!(halt());
		eras(2);
		assert_noop!(prolong(0), E::HaltInvalid);
		assert_noop!(prolong(WINDOW + 1), E::HaltInvalid);
		// It must become longer.
		assert_noop!(prolong(HALT - 2), E::HaltInvalid);
		assert_ok!(prolong(HALT));
		let until = 2 + HALT;
		System::assert_has_event(Event::Halted { until, voted: true }.into());
		assert_eq!(Emission::emission().halt, Some(HaltInfo { since: 0, until, voted: true }));
		assert_noop!(halt(), E::AlreadyHalted);
		assert_eq!(idle_until(until + 1), (0..until).collect::<Vec<_>>()[2..]);
		// Two eras were the brake's own.
		assert_eq!(Emission::emission().halts_left, HALT - 2);
		assert_ok!(halt());
		assert_eq!(Emission::emission().halt.unwrap().until, until + 1 + HALT - 2);
	});
}

#[test]
fn vote_should_halt_by_itself_and_again() {
	run(|| {
		assert_ok!(prolong(WINDOW));
		eras(1);
		assert_ok!(prolong(WINDOW));
		assert_eq!(Emission::emission().halt.unwrap().until, 1 + WINDOW);
		assert_eq!(idle_until(WINDOW + 2), (1..=WINDOW).collect::<Vec<_>>());
	});
}

#[test]
fn era_should_issue_nothing_when_its_halt_is_lifted_in_its_last_block() {
	// Regression: such an era minted in full, as if it had never been halted.
	run(|| {
		assert_ok!(halt());
		block(LENGTH);
		assert_eq!(Emission::current_era(), 0);
		assert_ok!(resume());
		System::assert_has_event(Event::Resumed { from: 1 }.into());
		assert_eq!(Emission::emission().halt.unwrap().until, 1);
		assert_eq!(idle_until(3), [0]);
		assert_eq!(record(1).issuance, ISSUANCE);
		assert_eq!(Emission::emission().halts_left, HALT - 1);
	});
}

#[test]
fn preview_should_foresee_the_end_of_a_halt() {
	let mut genesis = genesis();
	genesis.pools = vec![(PoolKind::Account { to: who(0) }, 1_000_000_000)];
	run_with(genesis, || {
		eras(1);
		assert_ok!(halt());
		let foreseen = Emission::preview_emission(HALT + 3);
		for preview in foreseen {
			until_era(preview.era + 1);
			assert_eq!(record(preview.era).issuance, preview.issuance, "era {}", preview.era);
			assert_eq!(record(preview.era).supply, preview.supply);
		}
	});
}

#[test]
fn halts_should_not_be_noticed_by_stalls() {
	// Skipped eras have no number: they neither end a halt nor count against the brake.
	run(|| {
		assert_ok!(halt());
		block(1 + 50 * LENGTH);
		assert_eq!(Emission::current_era(), 1);
		assert_eq!(Emission::emission().halt.unwrap().until, HALT);
		assert_eq!(idle_until(HALT + 1), (1..HALT).collect::<Vec<_>>());
	});
}
