//! Removing the state of rounds, and what reaches their pots afterwards.

use super::*;
use distribution_primitives::FinalKind;
use polkadot_sdk::{
	frame_support::{
		dispatch::GetDispatchInfo,
		storage::{transactional::TRANSACTIONAL_LIMIT, with_transaction},
	},
	sp_runtime::{traits::Dispatchable, TransactionOutcome, TransactionalError},
};

fn clean(id: RoundId, limit: u32) -> Cleaned {
	Distribution::do_clean_up(id, limit).unwrap()
}

fn sweep(id: RoundId, asset: AssetKind) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(RELAYER), Call::sweep { id, asset })
}

/// Streams, rows and words, removed one by one and in parts of every size.
#[test]
fn state_should_be_removed_completely_in_parts_of_any_size() {
	for limit in [1, 2, 3, 7, 1_000] {
		run(|| {
			let rows: Vec<_> = (0..40).map(|row| (who(row), 1_000)).collect();
			let id = open_listed(rows, stream());
			System::set_block_number(150);
			for row in (0..40).step_by(3) {
				claim_for(id, who(row), Evidence::Recorded { index: row }).unwrap();
			}
			until_over(1_000);
			Distribution::do_close(id).unwrap();
			// 14 streams, 40 rows, one word.
			let mut removed = 0;
			loop {
				let Cleaned { items, all } = clean(id, limit);
				assert!(items <= limit);
				removed += items;
				if all {
					break;
				}
				Distribution::do_try_state().unwrap();
			}
			assert_eq!(removed, 14 + 40 + 1);
			assert_eq!(Streams::<Test>::iter().count(), 0);
			assert_eq!(Entries::<Test>::iter().count(), 0);
			assert_eq!(Claimed::<Test>::iter().count(), 0);
			assert_eq!(Cleanings::<Test>::iter().count(), 0);
			assert_eq!(Seals::<Test>::iter().count(), 0);
			assert_eq!(Balances::total_balance_on_hold(&RELAYER), 0);
		});
	}
}

/// Regression: each call began at the beginning, and stepped over everything that was removed
/// before in the same block: twice the items took four times the time.
#[test]
fn clean_up_should_not_walk_over_what_is_gone() {
	run(|| {
		let rows: Vec<_> = (0..200).map(|row| (who(row), 1_000)).collect();
		let id = open_listed(rows, stream());
		System::set_block_number(150);
		for row in 0..200 {
			claim_for(id, who(row), Evidence::Recorded { index: row }).unwrap();
		}
		until_over(1_000);
		Distribution::do_close(id).unwrap();
		let mut last = None;
		for removed in 1..=200u32 {
			assert_eq!(clean(id, 1), Cleaned { items: 1, all: false });
			assert_eq!(Streams::<Test>::iter_prefix(id).count() as u32, 200 - removed);
			let Cleaning::Streams(Some(row)) = Cleanings::<Test>::get(id) else { unreachable!() };
			// Each walk begins behind the last: the keys rise.
			let key = Streams::<Test>::hashed_key_for(id, row);
			assert!(last.is_none_or(|last: Vec<u8>| key > last));
			last = Some(key);
		}
		for next in 1..200 {
			assert_eq!(clean(id, 1), Cleaned { items: 1, all: false });
			assert_eq!(Cleanings::<Test>::get(id), Cleaning::Rows(next));
		}
		assert_eq!(clean(id, 9), Cleaned { items: 2, all: true });
	});
}

/// Regression: each walk looked for one item more than the round had, and to find none it stepped
/// over all that the block had removed of other rounds. What lies behind its last item, whatever it
/// is, must not be looked at.
#[test]
fn clean_up_should_not_look_beyond_what_the_round_has() {
	build().execute_with(|| {
		let list = List::simple(3);
		let streamed = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		let untouched = open(list.terms());
		System::set_block_number(150);
		claim(streamed, &list, 1).unwrap();
		until_over(1_000);
		let stray =
			Stream { beneficiary: who(9), total: 100, paid: 1, stopped: false, deposit: None };
		for (id, items) in [(streamed, 2), (untouched, 0)] {
			Distribution::do_close(id).unwrap();
			let key = |row: u32| Streams::<Test>::hashed_key_for(id, row);
			let behind = (2..).find(|row| key(*row) > key(1)).unwrap();
			Streams::<Test>::insert(id, behind, stray.clone());
			Claimed::<Test>::insert(id, 1, BitmapWord::default());
			assert_eq!(clean(id, 9), Cleaned { items, all: true });
			assert_eq!(Streams::<Test>::iter_prefix(id).count(), 1);
			assert_eq!(Claimed::<Test>::iter_prefix(id).count(), 1);
		}
	});
}

#[test]
fn clean_up_should_do_nothing_when_nothing_is_asked() {
	run(|| {
		let id = draft(listed_terms(1_000));
		Distribution::do_abandon(MANAGER, id).unwrap();
		assert_eq!(clean(id, 0), Cleaned { items: 0, all: false });
		assert!(Rounds::<Test>::contains_key(id) && !Cleanings::<Test>::contains_key(id));
		assert_eq!(clean(id, 1), Cleaned { items: 0, all: true });
	});
}

#[test]
fn last_clean_up_should_declare_what_removing_the_round_costs() {
	run(|| {
		let weight = |items, all| Distribution::clean_up_weight(items, all);
		let id = draft(listed_terms(1_000));
		let rows = vec![(who(0), 400), (who(1), 600)];
		Distribution::do_add_entries(MANAGER, id, rows.try_into().unwrap()).unwrap();
		Distribution::do_abandon(MANAGER, id).unwrap();
		let used = |limit| {
			let origin = RuntimeOrigin::signed(RELAYER);
			Distribution::clean_up(origin, id, limit).unwrap().actual_weight.unwrap()
		};
		assert_eq!(used(1), weight(1, false));
		assert_eq!(used(2), weight(1, true));
		assert!(weight(1, true).ref_time() > weight(1, false).ref_time());
	});
}

/// The digest of the chain has each round once, when nothing can be paid from it any more.
#[test]
fn removed_round_should_be_folded_once_with_its_digest() {
	run(|| {
		let list = List::simple(2);
		let (paid, abandoned) = (open(list.terms()), draft(list.terms()));
		claim(paid, &list, 0).unwrap();
		claim(paid, &list, 1).unwrap();
		Distribution::do_close(paid).unwrap();
		Distribution::do_abandon(MANAGER, abandoned).unwrap();
		assert!(Folded::all().is_empty());
		let digests = [paid, abandoned].map(|id| round(id).audit);
		assert_eq!(clean(abandoned, 9), Cleaned { items: 0, all: true });
		assert_eq!(clean(paid, 1), Cleaned { items: 1, all: false });
		assert_eq!(Folded::all().len(), 1);
		assert_eq!(clean(paid, 9), Cleaned { items: 0, all: true });
		assert_noop!(Distribution::do_clean_up(paid, 9), E::UnknownRound);
		let folded = |id, value| (FinalKind::Round, id, value);
		assert_eq!(Folded::all(), [folded(abandoned, digests[1]), folded(paid, digests[0])]);
	});
}

/// With nothing but the round left, removing it costs the same whatever the limit.
#[test]
fn last_clean_up_should_declare_the_removal_when_no_item_is_asked_for() {
	run(|| {
		let list = List::simple(1);
		let asset = NativeOrWithId::WithId(1);
		let id = open(TermsOf::<Test> { asset, ..list.terms() });
		claim(id, &list, 0).unwrap();
		let (owner, pot) = (|| RuntimeOrigin::signed(MANAGER), Distribution::pot(id));
		Assets::freeze(owner(), 1, pot.clone()).unwrap();
		Distribution::do_close(id).unwrap();
		assert_eq!(clean(id, 9), Cleaned { items: 1, all: false });
		assert_eq!(Cleanings::<Test>::get(id), Cleaning::Done);
		let removal = Distribution::clean_up_weight(0, true);
		let call = RuntimeCall::Distribution(Call::clean_up { id, limit: 0 });
		// It has tried, and what it declared is what it costs.
		assert_eq!(call.get_dispatch_info().call_weight, removal);
		let refused = call.clone().dispatch(owner()).unwrap_err();
		assert_eq!((refused.error, refused.post_info.actual_weight), (E::PotFrozen.into(), None));
		Assets::thaw(owner(), 1, pot).unwrap();
		assert_eq!(call.dispatch(owner()).unwrap().actual_weight, Some(removal));
		assert!(Rounds::<Test>::get(id).is_none());
	});
}

/// Runs `test` within as many layers of storage as there can be, and undoes it.
fn in_all_layers(test: &dyn Fn()) {
	fn nest(layers: u32, test: &dyn Fn()) {
		if layers == 0 {
			return test();
		}
		let _ = with_transaction(|| {
			nest(layers - 1, test);
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
		});
	}
	nest(TRANSACTIONAL_LIMIT, test);
}

/// Regression: whoever nested the call deep enough took the entries away and left the tokens, or
/// closed a round whose remainder then stayed in the pot.
#[test]
fn tokens_should_not_stay_behind_because_a_call_is_nested_too_deep() {
	run(|| {
		let limit = Err(DispatchError::Transactional(TransactionalError::LimitReached));
		let id = draft(listed_terms(1_000));
		let rows = vec![(who(0), 400), (who(1), 600)];
		Distribution::do_add_entries(MANAGER, id, rows.try_into().unwrap()).unwrap();
		Distribution::do_abandon(MANAGER, id).unwrap();
		in_all_layers(&|| assert_eq!(Distribution::do_clean_up(id, 9).map(|_| ()), limit));
		assert_eq!(clean(id, 9), Cleaned { items: 2, all: true });
		let open = open(List::simple(1).terms());
		until_over(1_000);
		in_all_layers(&|| assert_eq!(Distribution::do_close(open), limit));
		assert_eq!(round(open).status, Status::Open);
		assert_ok!(Distribution::do_close(open));
		assert_eq!(pot(open), 0);
	});
}

/// Regression: the last digest of a round disappeared with it.
#[test]
fn removal_should_report_what_was_paid() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		claim(id, &list, 0).unwrap();
		claim(id, &list, 2).unwrap();
		until_over(1_000);
		Distribution::do_close(id).unwrap();
		clean(id, 9);
		let start = audit::start(H256::repeat_byte(69), id);
		let audit = payments(id)
			.into_iter()
			.fold(start, |digest, (s, i, who, a)| audit::extend(digest, s, &who, &who, a, i));
		System::assert_last_event(
			Event::RoundRemoved { id, claimed: 400, payments: 2, audit }.into(),
		);
	});
}

/// Regression: tokens that arrived after the removal of a round were lost.
#[test]
fn tokens_in_the_pot_of_a_removed_round_should_reach_the_treasury() {
	run(|| {
		let list = List::simple(1);
		let id = open(list.terms());
		let pot = Distribution::pot(id);
		assert_noop!(sweep(id, NativeOrWithId::Native), E::NotRemoved);
		assert_noop!(sweep(id + 1, NativeOrWithId::Native), E::NotRemoved);
		claim(id, &list, 0).unwrap();
		Distribution::do_close(id).unwrap();
		assert_noop!(sweep(id, NativeOrWithId::Native), E::NotRemoved);
		clean(id, 9);
		assert_noop!(sweep(id, NativeOrWithId::Native), E::NothingToSweep);
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), pot.clone(), 500).unwrap();
		assert_ok!(sweep(id, NativeOrWithId::Native));
		let asset = NativeOrWithId::Native;
		System::assert_last_event(Event::PotSwept { id, asset, amount: 500 }.into());
		assert_eq!(Balances::free_balance(TREASURY), ED + 500);
		assert_eq!((Balances::free_balance(&pot), System::providers(&pot)), (0, 0));
	});
}

/// Another asset in the pot keeps its account; swept, the account goes as well.
#[test]
fn other_assets_in_the_pot_of_a_removed_round_should_reach_the_treasury() {
	run(|| {
		let list = List::simple(1);
		let id = open(list.terms());
		let pot = Distribution::pot(id);
		Assets::transfer(RuntimeOrigin::signed(MANAGER), 2, pot.clone(), 70).unwrap();
		claim(id, &list, 0).unwrap();
		Distribution::do_close(id).unwrap();
		clean(id, 9);
		let kind = UnexpectedKind::PotReferenced;
		System::assert_has_event(Event::Unexpected { kind }.into());
		assert_eq!(System::providers(&pot), 1);
		assert_ok!(sweep(id, NativeOrWithId::WithId(2)));
		assert_eq!((Assets::balance(2, TREASURY), Assets::balance(2, &pot)), (70, 0));
		assert_eq!(System::providers(&pot), 0);
		assert_noop!(sweep(id, NativeOrWithId::WithId(2)), E::NothingToSweep);
	});
}
