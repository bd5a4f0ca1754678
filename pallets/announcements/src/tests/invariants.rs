//! A corruption test per invariant.

use super::*;

/// Round 0 is announced with a snapshot, round 1 without; both have two objections, one answered.
fn corrupt(complaints: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		announced(&right_list());
		draft(1, 1);
		assert_ok!(announce(1, 1, MIN_PERIOD, None));
		for round in 0..2 {
			assert_ok!(object(round, 1));
			assert_ok!(object(round, 1));
			assert_ok!(answer(round, 0));
		}
		assert_eq!(Announced::do_try_state(), Ok(()));
		breakage();
		assert_eq!(Announced::do_try_state(), Err(complaints.into()));
	});
}

fn change(round: RoundId, change: impl FnOnce(&mut AnnouncementOf<Test>)) {
	Announcements::<Test>::mutate_extant(round, change);
}

#[test]
fn objections_should_be_counted() {
	corrupt("more answers than objections", || change(1, |it| it.answered = 3));
	corrupt("objection nobody made", || change(1, |it| it.objections = 1));
}

#[test]
fn bond_should_be_for_a_claim() {
	corrupt("refuted without a snapshot", || change(1, |it| it.refuted = true));
	corrupt("bond for nothing", || change(0, |it| it.refuted = true));
	corrupt("bonds are not held", || change(0, |it| it.bond += 1));
	corrupt("bond for nothing; bonds are not held", || change(1, |it| it.bond = 1));
}

#[test]
fn claims_should_belong_to_announcements() {
	corrupt("claim without announcement", || {
		let claim = Claims::<Test>::get(0).unwrap();
		Claims::<Test>::insert(9, claim);
	});
	corrupt("claim nobody could have made", || {
		Claims::<Test>::mutate_extant(0, |claim| claim.snapshot.denominator = 0);
	});
}

#[test]
fn deposits_should_be_held() {
	corrupt("deposits are not held", || {
		Anchors::<Test>::mutate_extant(u64::from(BLOCK), |anchor| anchor.owner = WATCHER);
	});
	corrupt("deposit is for another state", || {
		let (with, without) = (announcement(0).deposit, announcement(1).deposit);
		change(0, |it| it.deposit = without);
		change(1, |it| it.deposit = with);
	});
}
