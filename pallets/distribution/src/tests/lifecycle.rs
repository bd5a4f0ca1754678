//! Drafting, opening, pausing, closing, abandoning, removing.

use super::*;

fn held() -> Balance {
	Balances::total_balance_on_hold(&MANAGER)
}

#[docify::export]
#[test]
fn round_should_go_through_its_whole_life_and_leave_nothing_behind() {
	run(|| {
		let list = List::simple(3);
		let id = draft(list.terms());
		assert!(held() > 0);
		assert_eq!(round(id).status, Status::Draft);
		assert_noop!(claim(id, &list, 0), E::NotOpen);
		assert_noop!(Distribution::do_open(MANAGER, id), E::Underfunded);
		// The budget alone is not enough: the pot must outlive its last payment.
		assert_ok!(Distribution::do_fund(MANAGER, id, list.total()));
		assert_noop!(Distribution::do_open(MANAGER, id), E::Underfunded);
		assert_ok!(Distribution::do_fund(RELAYER, id, ED));
		assert_ok!(Distribution::do_open(MANAGER, id));
		for row in 0..3 {
			assert_ok!(claim(id, &list, row));
		}
		assert_eq!(pot(id), ED);
		assert_ok!(Distribution::do_close(id));
		assert_eq!(pot(id), 0);
		assert_eq!(round(id).status, Status::Closed);
		let (audit, claimed) = (round(id).audit, list.total());
		assert_ok!(Distribution::clean_up(RuntimeOrigin::signed(RELAYER), id, 100));
		assert!(Rounds::<Test>::get(id).is_none());
		assert_eq!(held(), 0);
		assert_eq!(System::providers(&Distribution::pot(id)), 0);
		assert_eq!(Balances::free_balance(MANAGER), PLENTY - list.total() + ED);
		System::assert_last_event(Event::RoundRemoved { id, claimed, payments: 3, audit }.into());
		assert_eq!(Claimed::<Test>::iter().count(), 0);
	});
}

#[test]
fn draft_should_be_refused_when_terms_make_no_sense() {
	run(|| {
		let good = List::simple(3).terms();
		let refuse = |change: &dyn Fn(&mut TermsOf<Test>), error: E| {
			let mut terms = good.clone();
			change(&mut terms);
			assert_noop!(Distribution::do_draft(MANAGER, terms), error);
		};
		refuse(&|t| t.budget = 0, E::BudgetZero);
		refuse(&|t| t.budget -= 1, E::BudgetBelowTotal);
		refuse(&|t| t.asset = NativeOrWithId::WithId(99), E::UnknownAsset);
		refuse(&|t| t.manifest = None, E::ManifestInvalid);
		refuse(&|t| t.source = Source::Listed, E::ManifestInvalid);
		refuse(
			&|t| t.source = Source::Merkle { root: H256::zero(), leaves: 2 },
			E::ManifestInvalid,
		);
		refuse(&|t| t.source = Source::Merkle { root: H256::zero(), leaves: 0 }, E::NoRows);
		refuse(&|t| t.window.closes = 10, E::WindowInvalid);
		refuse(&|t| t.window = Window { opens: 1_000, closes: 1_009 }, E::WindowInvalid);
		refuse(&|t| t.requirement = Requirement::level(4), E::RequirementUnsupported);
		refuse(&|t| t.release = Release::Vested { start: 0, length: 0 }, E::ScheduleInvalid);
		refuse(
			&|t| {
				t.asset = NativeOrWithId::WithId(1);
				t.release = Release::Vested { start: 0, length: 5 };
			},
			E::VestedNeedsNative,
		);
		refuse(
			&|t| {
				t.release = Release::Streamed {
					schedule: UnlockSchedule { start: 0, cliff: 9, length: 8, step: 1 },
					revocable: false,
					prepaid: false,
				}
			},
			E::ScheduleInvalid,
		);
		// The last unlock is at 200, and the grace period is 50.
		refuse(
			&|t| {
				t.release = stream();
				t.window.closes = 249;
			},
			E::WindowBeforeLastUnlock,
		);
	});
}

#[test]
fn draft_should_be_refused_when_the_manager_cannot_pay_the_deposit() {
	run(|| {
		let list = List::simple(3);
		assert_noop!(Distribution::do_draft(who(7), list.terms()), TokenError::FundsUnavailable);
		let call = Call::draft { terms: list.terms() };
		let refused = dispatch(RuntimeOrigin::signed(who(7)), call);
		assert_eq!(refused, Err(TokenError::FundsUnavailable.into()));
	});
}

#[test]
fn terms_should_change_only_while_the_round_is_a_draft() {
	run(|| {
		let list = List::simple(3);
		let id = draft(list.terms());
		let longer = List::simple(2_000);
		let before = held();
		assert_noop!(Distribution::do_amend(RELAYER, id, longer.terms()), E::NotManager);
		assert_ok!(Distribution::do_amend(MANAGER, id, longer.terms()));
		assert!(held() > before, "a longer list takes a larger deposit");
		assert_eq!(round(id).rows, 2_000);
		assert_ok!(Distribution::do_amend(MANAGER, id, list.terms()));
		assert_eq!(held(), before);
		Distribution::do_fund(MANAGER, id, list.total() + ED).unwrap();
		assert_ok!(Distribution::do_open(MANAGER, id));
		assert_noop!(Distribution::do_amend(MANAGER, id, longer.terms()), E::NotDraft);
		assert_noop!(Distribution::do_abandon(MANAGER, id), E::NotDraft);
		assert_noop!(Distribution::do_fund(MANAGER, id, 1), E::NotDraft);
		assert_noop!(Distribution::do_open(MANAGER, id), E::NotDraft);
	});
}

#[test]
fn amending_the_asset_should_return_what_was_paid_in() {
	run(|| {
		let list = List::simple(3);
		let id = draft(list.terms());
		Distribution::do_fund(MANAGER, id, 500).unwrap();
		let mut terms = list.terms();
		terms.asset = NativeOrWithId::WithId(1);
		assert_ok!(Distribution::do_amend(MANAGER, id, terms));
		assert_eq!(pot(id), 0);
		assert_eq!(Balances::total_balance(&MANAGER), PLENTY);
	});
}

#[test]
fn amending_should_not_change_the_source_when_rows_are_listed() {
	run(|| {
		let id = draft(listed_terms(1_000));
		let rows = vec![(who(0), 400), (who(1), 600)];
		Distribution::do_add_entries(MANAGER, id, rows.try_into().unwrap()).unwrap();
		assert_noop!(Distribution::do_amend(MANAGER, id, List::simple(3).terms()), E::SourceFixed);
		assert_noop!(Distribution::do_amend(MANAGER, id, listed_terms(999)), E::BudgetBelowTotal);
		assert_ok!(Distribution::do_amend(MANAGER, id, listed_terms(1_500)));
		assert_eq!(round(id).rows, 2);
	});
}

#[test]
fn abandoned_draft_should_return_everything() {
	run(|| {
		let id = draft(listed_terms(1_000));
		let rows = vec![(who(0), 400), (who(1), 600)];
		Distribution::do_add_entries(MANAGER, id, rows.try_into().unwrap()).unwrap();
		Distribution::do_fund(MANAGER, id, 700).unwrap();
		assert_noop!(Distribution::do_abandon(RELAYER, id), E::NotManager);
		assert_noop!(Distribution::do_clean_up(id, 10), E::NotClosed);
		assert_ok!(Distribution::do_abandon(MANAGER, id));
		System::assert_last_event(Event::RoundAbandoned { id, refunded: 700 }.into());
		// One item at a time; the round is removed last.
		let one = Cleaned { items: 1, all: false };
		assert_eq!(Distribution::do_clean_up(id, 1), Ok(one));
		assert_eq!(Distribution::do_clean_up(id, 1), Ok(one));
		assert!(Rounds::<Test>::contains_key(id));
		assert_eq!(Distribution::do_clean_up(id, 1), Ok(Cleaned { items: 0, all: true }));
		assert_eq!(Balances::free_balance(MANAGER), PLENTY);
	});
}

#[test]
fn pausing_should_stop_the_clock() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		assert_noop!(Distribution::pause(RuntimeOrigin::signed(MANAGER), id), BadOrigin);
		System::set_block_number(100);
		assert_ok!(Distribution::pause(RuntimeOrigin::root(), id));
		assert_noop!(claim(id, &list, 0), E::NotOpen);
		assert_noop!(Distribution::do_pause(id, true), E::NotOpen);
		System::set_block_number(5_000);
		assert_noop!(Distribution::do_close(id), E::NotOpen);
		assert_ok!(Distribution::resume(RuntimeOrigin::root(), id));
		System::assert_last_event(Event::RoundResumed { id, closes: 5_900 }.into());
		assert_noop!(Distribution::do_resume(id, true), E::NotPaused);
		assert_ok!(claim(id, &list, 0));
		System::set_block_number(5_899);
		assert_ok!(claim(id, &list, 1));
		System::set_block_number(5_900);
		assert_noop!(claim(id, &list, 2), E::WindowClosed);
	});
}

#[test]
fn pause_should_cost_only_time_within_the_window() {
	run(|| {
		let list = List::simple(1);
		let early =
			open(TermsOf::<Test> { window: Window { opens: 100, closes: 200 }, ..list.terms() });
		let late =
			open(TermsOf::<Test> { window: Window { opens: 0, closes: 50 }, ..list.terms() });
		System::set_block_number(60);
		Distribution::do_pause(early, true).unwrap();
		Distribution::do_pause(late, true).unwrap();
		System::set_block_number(130);
		Distribution::do_resume(early, true).unwrap();
		Distribution::do_resume(late, true).unwrap();
		assert_eq!(round(early).ends(), 230);
		// It was over before and stays over: the time counts for rows set aside.
		assert_eq!(round(late).ends(), 120);
		// The terms stay what they were.
		assert_eq!(round(early).window.closes, 200);
		assert_noop!(claim(late, &list, 0), E::WindowClosed);
	});
}

#[test]
fn pause_before_the_window_should_move_nothing_when_resumed_before_it() {
	run(|| {
		let list = List::simple(1);
		let id =
			open(TermsOf::<Test> { window: Window { opens: 100, closes: 200 }, ..list.terms() });
		Distribution::do_pause(id, true).unwrap();
		System::set_block_number(90);
		Distribution::do_resume(id, true).unwrap();
		assert_eq!(round(id).ends(), 200);
	});
}

#[test]
fn round_should_close_only_when_over_and_send_the_remainder() {
	for (remainder, manager, treasury) in [
		(Remainder::Manager, 500 + ED, 0),
		(Remainder::Treasury, 0, 500 + ED),
		(Remainder::Burn, 0, 0),
	] {
		run(|| {
			let list = List::simple(3);
			let id = open(TermsOf::<Test> { remainder, ..list.terms() });
			claim(id, &list, 0).unwrap();
			assert_noop!(Distribution::do_close(id), E::TooEarlyToClose);
			System::set_block_number(1_000 + CLOSE_DELAY - 1);
			assert_noop!(Distribution::do_close(id), E::TooEarlyToClose);
			until_over(1_000);
			let issued = Balances::total_issuance();
			let before = (Balances::free_balance(MANAGER), Balances::free_balance(TREASURY));
			assert_ok!(Distribution::do_close(id));
			assert_eq!(Balances::free_balance(MANAGER) - before.0, manager);
			assert_eq!(Balances::free_balance(TREASURY) - before.1, treasury);
			assert_eq!(issued - Balances::total_issuance(), 500 + ED - manager - treasury);
			assert_eq!(pot(id), 0);
			assert_noop!(claim(id, &list, 1), E::NotOpen);
			assert_noop!(Distribution::do_close(id), E::NotOpen);
			let RuntimeEvent::Distribution(Event::RoundClosed {
				remainder: left,
				payments,
				audit,
				..
			}) = System::events()
				.into_iter()
				.rev()
				.find(|e| matches!(e.event, RuntimeEvent::Distribution(Event::RoundClosed { .. })))
				.unwrap()
				.event
			else {
				unreachable!()
			};
			assert_eq!((left, payments, audit), (500 + ED, 1, round(id).audit));
		});
	}
}

#[test]
fn open_should_be_refused_when_the_window_ran_away() {
	run(|| {
		let list = List::simple(1);
		let id = draft(list.terms());
		Distribution::do_fund(MANAGER, id, list.total() + ED).unwrap();
		System::set_block_number(995);
		assert_noop!(Distribution::do_open(MANAGER, id), E::WindowInvalid);
		assert_noop!(Distribution::do_open(RELAYER, id), E::NotManager);
		let empty = draft(TermsOf::<Test> {
			window: Window { opens: 0, closes: 2_000 },
			..listed_terms(5)
		});
		assert_noop!(Distribution::do_open(MANAGER, empty), E::NoRows);
	});
}

#[test]
fn unknown_round_should_be_refused_everywhere() {
	run(|| {
		let list = List::simple(1);
		assert_noop!(claim(9, &list, 0), E::UnknownRound);
		assert_noop!(Distribution::do_open(MANAGER, 9), E::UnknownRound);
		assert_noop!(Distribution::do_close(9), E::UnknownRound);
		assert_noop!(Distribution::do_pause(9, true), E::UnknownRound);
		assert_noop!(Distribution::do_fund(MANAGER, 9, 1), E::UnknownRound);
		assert_noop!(Distribution::do_clean_up(9, 1), E::UnknownRound);
		assert!(Distribution::round_info(9).is_none());
	});
}

#[test]
fn tokens_sent_to_a_pot_late_should_go_to_the_manager() {
	run(|| {
		let list = List::simple(1);
		let id = open(list.terms());
		claim(id, &list, 0).unwrap();
		Distribution::do_close(id).unwrap();
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), Distribution::pot(id), 77)
			.unwrap();
		assert_ok!(Distribution::do_clean_up(id, 10));
		assert_eq!(Balances::free_balance(MANAGER), PLENTY - list.total() + 77);
	});
}

/// Regression: anyone can lock tokens of their own in a pot; that must neither fund a round nor
/// block it.
#[test]
fn tokens_locked_in_a_pot_should_not_count_and_not_hold_up_the_round() {
	use polkadot_sdk::frame_support::traits::VestedTransfer;
	run(|| {
		let list = List::simple(3);
		let id = draft(list.terms());
		let lock = |amount| {
			<Vesting as VestedTransfer<_>>::vested_transfer(
				&RELAYER,
				&Distribution::pot(id),
				amount,
				1,
				1_000_000,
			)
			.unwrap()
		};
		lock(list.total() + ED);
		assert_noop!(Distribution::do_open(MANAGER, id), E::Underfunded);
		Distribution::do_fund(MANAGER, id, list.total()).unwrap();
		assert_ok!(Distribution::do_open(MANAGER, id));
		lock(77);
		for row in 0..3 {
			assert_ok!(claim(id, &list, row));
		}
		assert_ok!(Distribution::do_close(id));
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert!(Rounds::<Test>::get(id).is_none());
		assert_eq!(held(), 0);
	});
}

#[test]
fn rounds_should_be_listed_for_clients() {
	run(|| {
		for n in 1..5 {
			draft(List::simple(n).terms());
		}
		assert_eq!(Distribution::rounds(0, 2).iter().map(|r| r.id).collect::<Vec<_>>(), [0, 1]);
		assert_eq!(Distribution::rounds(2, 9).iter().map(|r| r.id).collect::<Vec<_>>(), [2, 3]);
		let info = Distribution::round_info(1).unwrap();
		assert_eq!(info.terms, List::simple(2).terms());
		assert_eq!((info.pot, info.pot_balance, info.manager), (Distribution::pot(1), 0, MANAGER));
		assert_eq!((info.terms_hash, info.rows_digest), (hash(1), H256::zero()));
		assert_eq!(info.ends, 1_000);
	});
}

/// However many rounds were removed, one query examines a limited span of ids.
#[test]
fn rounds_should_be_found_span_by_span_when_most_were_removed() {
	run(|| {
		let span = distribution_primitives::api::ROUNDS_SPAN;
		let ids = |from| Distribution::rounds(from, 9).iter().map(|r| r.id).collect::<Vec<_>>();
		draft(List::simple(1).terms());
		NextRoundId::<Test>::put(span);
		let far = draft(List::simple(1).terms());
		assert_eq!(far, span);
		assert_eq!(ids(0), [0]);
		assert_eq!(ids(1), [far]);
		NextRoundId::<Test>::put(RoundId::MAX);
		assert_eq!(ids(far), [far]);
		assert!(ids(far + 1).is_empty());
		assert!(ids(RoundId::MAX - 1).is_empty());
		assert!(ids(RoundId::MAX).is_empty());
		// As the docs of the runtime API say to continue.
		NextRoundId::<Test>::put(3 * span);
		let last = draft(List::simple(1).terms());
		let (mut from, mut all) = (0, Vec::new());
		while from < NextRoundId::<Test>::get() {
			let page = ids(from);
			from = page.last().map_or(from + span, |last| last + 1);
			all.extend(page);
		}
		assert_eq!(all, [0, far, last]);
	});
}
