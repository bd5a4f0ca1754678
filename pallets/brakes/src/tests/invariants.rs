//! A corruption test per invariant.

use super::*;

fn corrupt(complaints: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		assert_ok!(pause(20));
		assert_ok!(release(paused()));
		assert_ok!(pause(50));
		assert_ok!(enter());
		let call = Brake::Call(name("Balances", "transfer_all"));
		assert_ok!(referendum(Call::renew { brake: call, duration: 60 }));
		assert_eq!(Brakes::do_try_state(), Ok(()));
		breakage();
		assert_eq!(Brakes::do_try_state(), Err(complaints.into()));
	});
}

/// Regression: the first failure hid the others.
#[test]
fn everything_that_is_wrong_should_be_reported_together() {
	corrupt(
		"next end is not that of the first brake to end; brake ends before it begins; \
		 stretch without a length",
		|| {
			change(0, |braking| braking.since = START + 50);
			NextEnd::<Test>::kill();
			Used::<Test>::mutate(paused(), |uses| {
				uses.0.iter_mut().for_each(|stretch| stretch.length = 0);
			});
		},
	);
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
	corrupt("no place is left for safe mode", || {
		Active::<Test>::mutate(|active| {
			let renewed = active[2].clone();
			let other = |call| Braking { brake: Brake::Call(name("Balances", call)), ..renewed };
			*active.get_mut(1).unwrap() = other("upgrade_accounts");
			active.try_push(other("burn")).unwrap();
		});
		NextEnd::<Test>::put(START + 50);
	});
}

#[test]
fn no_brake_should_be_beyond_its_budget() {
	corrupt("brake is on beyond its budget", || {
		change(0, |braking| braking.until = START + PAUSE_BUDGET);
		NextEnd::<Test>::put(START + SAFE_MODE);
	});
	let used = |last, length| {
		Used::<Test>::mutate(Brake::Call(name("Balances", "burn")), |uses| {
			uses.0.try_push(Stretch { last, length }).unwrap();
		});
	};
	corrupt("brake was on beyond its budget", || used(START, PAUSE_BUDGET + 1));
	corrupt("stretches are out of order", || {
		used(START, 1);
		used(START - 1, 1);
	});
	corrupt("stretch without a length", || used(START, 0));
}
