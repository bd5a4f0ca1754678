//! What holds whatever the committee and referenda do, and in whatever order.

use super::*;
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
enum Op {
	Pause {
		duration: u64,
	},
	Release,
	Renew {
		duration: u64,
	},
	EndRenewal,
	/// Blocks with one block of the clock each.
	Wait {
		blocks: u64,
	},
	/// Another block with the same clock.
	Share,
	/// A block after others of the clock in which there was none.
	Skip {
		blocks: u64,
	},
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		6 => (1..PAUSE_BUDGET + 20).prop_map(|duration| Op::Pause { duration }),
		4 => Just(Op::Release),
		1 => (1..MAX_RENEWAL).prop_map(|duration| Op::Renew { duration }),
		1 => Just(Op::EndRenewal),
		6 => (1..60u64).prop_map(|blocks| Op::Wait { blocks }),
		1 => (WINDOW - 60..WINDOW + 60).prop_map(|blocks| Op::Wait { blocks }),
		4 => Just(Op::Wait { blocks: 1 }),
		3 => Just(Op::Share),
		1 => (2..60u64).prop_map(|blocks| Op::Skip { blocks }),
	]
}

/// Notes the present block of the clock as one in which the committee has the call paused, if it
/// has.
fn note(on: &mut Vec<bool>) {
	let place = (Brakes::now() - START) as usize;
	if on.len() <= place {
		on.resize(place + 1, false);
	}
	let by_committee = Active::<Test>::get().iter().any(|braking| !braking.renewed);
	on[place] |= by_committee && TxPause::is_paused(&transfer());
}

/// The longest time for which a brake was on in any window.
fn longest(on: &[bool]) -> u64 {
	let mut sum = 0u64;
	let mut most = 0;
	for (block, is_on) in on.iter().enumerate() {
		sum += u64::from(*is_on);
		if let Some(left) = block.checked_sub(WINDOW as usize) {
			sum -= u64::from(on[left]);
		}
		most = most.max(sum);
	}
	most
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(128)))]

	#[test]
	fn committee_should_have_a_call_paused_within_the_budget_in_any_window(
		ops in prop::collection::vec(op(), 1..80)
	) {
		run(|| {
			// For each block of the clock, whether the committee had the call paused in it, be it for
			// a part of it.
			let mut on = Vec::new();
			for op in ops {
				let now = Brakes::now();
				let _ = match op {
					Op::Pause { duration } => pause(duration),
					Op::Release => release(paused()),
					Op::Renew { duration } => {
						referendum(Call::renew { brake: paused(), duration })
					}
					Op::EndRenewal => referendum(Call::release { brake: paused() }),
					Op::Wait { blocks } => {
						for passed in 1..=blocks {
							next_block(now + passed);
							note(&mut on);
						}
						Ok(())
					}
					Op::Share => {
						next_block(now);
						Ok(())
					}
					Op::Skip { blocks } => {
						next_block(now + blocks);
						Ok(())
					}
				};
				note(&mut on);
				assert_eq!(TxPause::is_paused(&transfer()), !Active::<Test>::get().is_empty());
			}
			assert!(longest(&on) <= PAUSE_BUDGET, "on for {}", longest(&on));
			// Whatever happened: left alone, it ends, and after a window there is a whole budget.
			let end = Brakes::now() + PAUSE_BUDGET + MAX_RENEWAL;
			block(end);
			assert!(may_transfer());
			block(end + WINDOW);
			assert_ok!(pause(PAUSE_BUDGET - 1));
		});
	}
}

#[test]
fn longest_time_should_be_that_of_the_worst_window() {
	let mut on = vec![false; 3 * WINDOW as usize];
	on[0] = true;
	on[WINDOW as usize] = true;
	assert_eq!(longest(&on), 1);
	on[WINDOW as usize - 1] = true;
	assert_eq!(longest(&on), 2);
}
