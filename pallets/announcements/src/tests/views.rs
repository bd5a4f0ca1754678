//! What the runtime API answers.

use super::*;
use distribution_primitives::{api::OBJECTIONS_SPAN, AnnouncementInfo};

fn info(
	round: RoundId,
) -> AnnouncementInfo<<Test as frame_system::Config>::AccountId, Balance, u64> {
	Announced::announcement_info(round).unwrap()
}

#[test]
fn announcement_should_be_told_as_it_stands() {
	run(|| {
		assert_eq!(Announced::announcement_info(0), None);
		let (it, _) = announced(&right_list());
		assert_eq!(
			info(0),
			AnnouncementInfo {
				round: 0,
				manager: MANAGER,
				terms: terms(1),
				current: true,
				announced: 1,
				period: MIN_PERIOD,
				left: MIN_PERIOD,
				objections: 0,
				answered: 0,
				snapshot: Some(it),
				refuted: false,
				bond: BOND,
			}
		);
		wait(40);
		Lost::set(10);
		assert_eq!(info(0).left, MIN_PERIOD - 30);
		wait(1_000);
		assert_eq!(info(0).left, 0);
		draft_with(0, 2, &right_list());
		assert!(!info(0).current);
		World::end_draft(0);
		assert!(!info(0).current);
	});
}

#[test]
fn objections_should_be_told_with_the_answers() {
	run(|| {
		draft(5, 1);
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		for _ in 0..3 {
			assert_ok!(object(5, 1));
		}
		assert_ok!(answer(5, 1));
		let all = Announced::objections_from(5, 0);
		let told: Vec<_> =
			all.iter().map(|it| (it.number, it.answered, it.answer.is_some())).collect();
		assert_eq!(told, [(0, true, false), (1, true, true), (2, false, false)]);
		assert_eq!((&all[0].by, &all[0].text[..]), (&WATCHER, &b"not so"[..]));
		assert_eq!(all[1].answer.as_deref(), Some(&b"but it is"[..]));
		assert_eq!(Announced::objections_from(5, 2).len(), 1);
		assert_eq!(Announced::objections_from(5, u32::MAX).len(), 0);
		// Of so many numbers, those that are there.
		assert_ok!(dispatch(WATCHER, Call::retract { round: 5, objection: 0 }));
		for _ in 0..OBJECTIONS_SPAN {
			assert_ok!(object(5, 1));
		}
		assert_eq!(Announced::objections_from(5, 0).len() as u32, OBJECTIONS_SPAN - 1);
		World::end_draft(5);
		assert_ok!(dispatch(OTHER, Call::close { round: 5 }));
		assert!(Announced::objections_from(5, 2).iter().all(|it| it.answered));
	});
}
