//! A corruption test per invariant.

use super::*;

fn corrupt(complaints: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		block_with(START, || suspend(true));
		block(START + 7);
		assert_eq!(Stretch::<Test>::get(), 7);
		breakage();
		assert_eq!(Clock::do_try_state(), Err(complaints.into()));
	});
}

/// Regression: the first failure hid the others.
#[test]
fn everything_that_is_wrong_should_be_reported_together() {
	corrupt(
		"stretch is over and was not reported; stretch was not added to what was lost; \
		 reading is ahead of the clock",
		|| {
			Last::<Test>::put(Reading { at: START + 8, suspended: false });
			Lost::<Test>::put(6);
		},
	);
}

#[test]
fn stretch_should_be_running_and_part_of_what_was_lost() {
	corrupt("stretch is over and was not reported", || {
		Last::<Test>::put(Reading { at: START + 7, suspended: false });
	});
	corrupt("stretch is over and was not reported", Last::<Test>::kill);
	corrupt("stretch was not added to what was lost", || Lost::<Test>::put(6));
}

#[test]
fn last_reading_should_be_of_the_past() {
	corrupt("reading is ahead of the clock", || {
		Last::<Test>::put(Reading { at: START + 8, suspended: true });
	});
	corrupt("reading of a clock that was not known", || {
		Last::<Test>::put(Reading { at: 0, suspended: true });
	});
}
