//! Announcing drafts, whether they may open, and closing.

use super::*;

#[test]
fn announced_draft_should_open_after_the_period_with_its_terms_alone() {
	run(|| {
		draft(5, 1);
		assert_ok!(announce(5, 1, 120, None));
		System::assert_last_event(
			Event::RoundAnnounced {
				round: 5,
				terms: terms(1),
				period: 120,
				answered: 0,
				snapshot: None,
			}
			.into(),
		);
		assert_noop!(may_open(5, 1), E::PeriodNotOver);
		wait(119);
		assert_noop!(may_open(5, 1), E::PeriodNotOver);
		wait(1);
		assert_ok!(may_open(5, 1));
		assert_noop!(may_open(5, 2), E::TermsChanged);
	});
}

#[test]
fn round_that_was_not_announced_should_open_at_any_time() {
	run(|| {
		draft(5, 1);
		assert_ok!(may_open(5, 1));
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		assert_ok!(may_open(6, 1));
	});
}

#[test]
fn only_the_manager_should_announce_and_only_a_draft_with_its_terms() {
	run(|| {
		assert_noop!(announce(5, 1, MIN_PERIOD, None), E::NotDraft);
		draft(5, 1);
		let call = Call::announce { round: 5, terms: terms(1), period: MIN_PERIOD, snapshot: None };
		assert_noop!(dispatch(OTHER, call), E::NotManager);
		assert_noop!(announce(5, 2, MIN_PERIOD, None), E::TermsChanged);
		assert_noop!(announce(5, 1, MIN_PERIOD - 1, None), E::PeriodTooShort);
		let unsigned = Announced::announce(RuntimeOrigin::none(), 5, terms(1), MIN_PERIOD, None);
		assert_noop!(unsigned, BadOrigin);
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
	});
}

#[test]
fn announcing_again_should_begin_the_period_anew_and_never_shorten_it() {
	run(|| {
		draft(5, 1);
		assert_ok!(announce(5, 1, 200, None));
		wait(150);
		assert_noop!(announce(5, 1, 199, None), E::PeriodTooShort);
		draft(5, 2);
		assert_noop!(announce(5, 2, MIN_PERIOD, None), E::PeriodTooShort);
		assert_noop!(may_open(5, 2), E::TermsChanged);
		assert_ok!(announce(5, 2, 200, None));
		wait(199);
		assert_noop!(may_open(5, 2), E::PeriodNotOver);
		wait(1);
		assert_ok!(may_open(5, 2));
	});
}

/// Nobody can object while claims cannot be dispatched.
#[test]
fn time_that_was_lost_should_not_count() {
	run(|| {
		Lost::set(5);
		draft(5, 1);
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		Lost::set(25);
		wait(MIN_PERIOD);
		assert_noop!(may_open(5, 1), E::PeriodNotOver);
		assert_ok!(object(5, 1));
		assert_ok!(answer(5, 0));
		wait(20);
		assert_noop!(object(5, 1), E::PeriodOver);
		assert_ok!(may_open(5, 1));
	});
}

#[test]
fn announcement_should_be_closed_by_anybody_when_its_draft_is_none_any_more() {
	run(|| {
		let close = |round| dispatch(OTHER, Call::close { round });
		assert_noop!(close(0), E::NotAnnounced);
		announced(&right_list());
		assert_noop!(close(0), E::StillDraft);
		wait(10_000);
		assert_noop!(close(0), E::StillDraft);
		World::end_draft(0);
		assert_ok!(close(0));
		System::assert_last_event(Event::AnnouncementClosed { round: 0 }.into());
		assert_eq!(held(&MANAGER), (0, 0));
		assert_eq!(Balances::free_balance(MANAGER), PLENTY);
		assert_eq!(Announcements::<Test>::iter_keys().count(), 0);
		assert_eq!(Claims::<Test>::iter_keys().count(), 0);
		assert_noop!(close(0), E::NotAnnounced);
		assert_noop!(Announced::close(RuntimeOrigin::none(), 0), BadOrigin);
	});
}

#[test]
fn snapshot_should_be_of_a_recorded_block_and_of_a_verified_list() {
	run(|| {
		let list = right_list();
		let (root, _) = state(&people());
		let it = snapshot(root);
		let announce = |snapshot: &Snapshot| announce(0, 1, MIN_PERIOD, Some(snapshot.clone()));
		draft(0, 1);
		assert_noop!(announce(&it), E::NotAnchored);
		assert_ok!(anchor(OTHER, header(root)));
		assert_noop!(announce(&it), E::ListNotVerified);
		draft_with(0, 1, &list);
		let other = Snapshot { state_root: H256::zero(), ..it.clone() };
		assert_noop!(announce(&other), E::OtherStateRoot);
		let listed = World::verified(0).unwrap();
		for change in [
			VerifiedList { root: H256::zero(), ..listed.clone() },
			VerifiedList { rows: listed.rows + 1, ..listed.clone() },
		] {
			World::put_list(0, &change);
			assert_noop!(announce(&it), E::ListDiffers);
		}
		World::put_draft(0, (MANAGER, terms(1), Some((9, listed.root, listed.rows))));
		assert_noop!(announce(&it), E::ListNotVerified);
		draft_with(0, 1, &list);
		assert_ok!(announce(&it));
		assert_eq!(Claims::<Test>::get(0).unwrap().snapshot, it);
	});
}

#[test]
fn snapshot_should_be_refused_when_its_rule_makes_no_sense() {
	run(|| {
		let (it, _) = announced(&right_list());
		let announce = |snapshot: Snapshot| announce(0, 1, MIN_PERIOD, Some(snapshot));
		assert_noop!(announce(Snapshot { denominator: 0, ..it.clone() }), E::RatioInvalid);
		let rate = Rate { country: CH, rate: Permill::one(), collector: COLLECTOR };
		let all = vec![rate].try_into().unwrap();
		assert_noop!(announce(Snapshot { withheld: all, ..it.clone() }), E::RatesInvalid);
		let chain = SnapshotChain::Other { genesis: H256::repeat_byte(8) };
		let elsewhere = Snapshot { chain, ..it };
		assert_noop!(announce(elsewhere.clone()), E::WithheldElsewhere);
		// The chain does not know the blocks of another one.
		let root = H256::repeat_byte(77);
		let plain = Snapshot { withheld: Default::default(), state_root: root, ..elsewhere };
		assert_ok!(announce(plain));
	});
}
