//! A corruption test per invariant.

use super::*;

fn corrupt(complaint: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		assert_ok!(pause(20));
		assert_ok!(release(paused()));
		assert_ok!(pause(50));
		assert_ok!(enter());
		let call = Brake::Call(name("Balances", "transfer_all"));
		assert_ok!(referendum(Call::renew { brake: call, duration: 60 }));
		assert_eq!(Brakes::do_try_state(), Ok(()));
		breakage();
		assert_eq!(Brakes::do_try_state(), Err(complaint.into()));
	});
}

/// Changes the `n`th brake that is on: the paused call, safe mode, and a renewed one.
fn change(n: usize, change: impl FnOnce(&mut BrakingOf<Test>)) {
	Active::<Test>::mutate(|active| change(active.get_mut(n).unwrap()));
}

#[test]
fn next_end_should_be_that_of_the_first() {
	corrupt("next end is not that of the first brake to end", NextEnd::<Test>::kill);
	corrupt("next end is not that of the first brake to end", || {
		NextEnd::<Test>::put(START + 51);
	});
}

#[test]
fn every_brake_should_end() {
	corrupt("brake is on twice", || change(2, |braking| braking.brake = Brake::SafeMode));
	corrupt("brake ends before it begins", || change(0, |braking| braking.since = START + 50));
	corrupt("renewal is too long", || change(2, |braking| braking.until = START + 1 + MAX_RENEWAL));
}

#[test]
fn no_brake_should_be_beyond_its_budget() {
	corrupt("brake is on beyond its budget", || {
		change(0, |braking| braking.until = START + PAUSE_BUDGET);
		NextEnd::<Test>::put(START + SAFE_MODE);
	});
	let used = |until, length| {
		Used::<Test>::mutate(Brake::Call(name("Balances", "burn")), |uses| {
			uses.0.try_push(Stretch { until, length }).unwrap();
		});
	};
	corrupt("brake was on beyond its budget", || used(START, PAUSE_BUDGET + 1));
	corrupt("stretches are out of order", || {
		used(START, 1);
		used(START - 1, 1);
	});
	corrupt("stretch without a length", || used(START, 0));
}
