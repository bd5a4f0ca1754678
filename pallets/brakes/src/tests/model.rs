//! What holds whatever the committee and referenda do, and in whatever order.

use super::*;
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
enum Op {
	Pause { duration: u64 },
	Release,
	Renew { duration: u64 },
	EndRenewal,
	Wait { blocks: u64 },
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		6 => (1..PAUSE_BUDGET + 20).prop_map(|duration| Op::Pause { duration }),
		4 => Just(Op::Release),
		1 => (1..MAX_RENEWAL).prop_map(|duration| Op::Renew { duration }),
		1 => Just(Op::EndRenewal),
		6 => (1..60u64).prop_map(|blocks| Op::Wait { blocks }),
		1 => (WINDOW - 60..WINDOW + 60).prop_map(|blocks| Op::Wait { blocks }),
	]
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
	#![proptest_config(ProptestConfig::with_cases(32))]

	#[test]
	fn committee_should_have_a_call_paused_within_the_budget_in_any_window(
		ops in prop::collection::vec(op(), 1..80)
	) {
		run(|| {
			let mut now = START;
			// For each block, whether the committee had the call paused in it.
			let mut on = Vec::new();
			for op in ops {
				let _ = match op {
					Op::Pause { duration } => pause(duration),
					Op::Release => release(paused()),
					Op::Renew { duration } => {
						referendum(Call::renew { brake: paused(), duration })
					}
					Op::EndRenewal => referendum(Call::release { brake: paused() }),
					Op::Wait { blocks } => {
						for _ in 0..blocks {
							let by_committee = Active::<Test>::get().iter().any(|b| !b.renewed);
							on.push(by_committee && TxPause::is_paused(&transfer()));
							now += 1;
							block(now);
						}
						Ok(())
					}
				};
				assert_eq!(TxPause::is_paused(&transfer()), !Active::<Test>::get().is_empty());
			}
			assert!(longest(&on) <= PAUSE_BUDGET, "on for {}", longest(&on));
			// Whatever happened: left alone, it ends, and after a window there is a whole budget.
			block(now + PAUSE_BUDGET + MAX_RENEWAL);
			assert!(may_transfer());
			block(now + PAUSE_BUDGET + MAX_RENEWAL + WINDOW);
			assert_ok!(pause(PAUSE_BUDGET));
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
