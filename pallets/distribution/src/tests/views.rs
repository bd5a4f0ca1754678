//! What clients read is bounded, and can be read to the end.

use super::*;
use distribution_primitives::{
	api::{MAX_ROWS, MAX_WORDS, ROUNDS_SPAN, ROWS_SPAN},
	InPots, PotOf,
};

/// All rows of `who` in round `id`, page by page, and the number of pages.
fn all_rows(id: RoundId, who: &AccountId32) -> (Vec<u32>, u32) {
	let (mut rows, mut pages, mut after) = (Vec::new(), 0, None);
	loop {
		let page = Distribution::rows_of(id, who, after);
		rows.extend(page.rows);
		pages += 1;
		match page.next {
			Some(next) => after = Some(next),
			None => return (rows, pages),
		}
	}
}

#[test]
fn rows_should_be_found_page_by_page_however_long_the_list() {
	run(|| {
		let rows: Vec<(AccountId32, Balance)> = (0..ROWS_SPAN + 5).map(|n| (who(n), 1)).collect();
		let id = draft(listed_terms(Balance::from(ROWS_SPAN) + 10));
		for chunk in rows.chunks(32) {
			Distribution::do_add_entries(MANAGER, id, chunk.to_vec().try_into().unwrap()).unwrap();
		}
		let last = ROWS_SPAN + 4;
		let first = Distribution::rows_of(id, &who(last), None);
		assert_eq!((first.rows.as_slice(), first.next), (&[][..], Some(ROWS_SPAN - 1)));
		for n in [0, ROWS_SPAN - 1, ROWS_SPAN, last] {
			assert_eq!(all_rows(id, &who(n)), (vec![n], 2));
		}
		assert_eq!(all_rows(id, &who(last + 1)), (vec![], 2));
		assert_eq!(all_rows(id + 1, &who(0)), (vec![], 1));
	});
}

#[test]
fn rows_should_be_found_in_order_when_an_account_has_several() {
	run(|| {
		let several = (0..20).map(|row| (who(row % 2), 1_000)).collect();
		let id = open_listed(several, stream());
		let odd: Vec<u32> = (0..20).filter(|row| row % 2 == 1).collect();
		assert_eq!(all_rows(id, &who(1)).0, odd);
		System::set_block_number(150);
		assert_ok!(claim_for(id, who(1), Evidence::Recorded { index: 7 }));
		assert!(Streams::<Test>::contains_key(id, 7));
		assert_eq!(all_rows(id, &who(1)).0, odd);
	});
}

#[test]
fn started_streams_of_an_account_should_be_found() {
	run(|| {
		let list = List::new((0..10).map(|row| (who(row % 2), 1_000)).collect());
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		for row in [9, 1, 4] {
			claim(id, &list, row).unwrap();
		}
		assert_eq!(all_rows(id, &who(1)), (vec![1, 9], 1));
		assert_eq!(all_rows(id, &who(0)), (vec![4], 1));
	});
}

/// Regression: one question read as many words as it liked, of rows that no round has.
#[test]
fn claimed_should_read_a_bounded_number_of_words() {
	run(|| {
		let list = List::simple(3);
		let mut terms = list.terms();
		let rows = (MAX_WORDS + 10) * 1_024;
		terms.source = Source::Merkle { root: list.tree.root(), leaves: rows };
		terms.manifest.as_mut().unwrap().rows = rows;
		let id = open(terms);
		claim(id, &list, 1).unwrap();
		// One row of each word: the answer ends where the words do.
		let scattered: Vec<u32> = (0..MAX_WORDS + 10).map(|word| word * 1_024 + 1).collect();
		let answer = Distribution::claimed(id, &scattered);
		assert_eq!(answer.len(), MAX_WORDS as usize);
		assert!(answer[0] && answer[1..].iter().all(|claimed| !claimed));
		// Rows in a row never meet that bound, only the other one.
		let dense: Vec<u32> = (0..MAX_ROWS + 1).collect();
		let answer = Distribution::claimed(id, &dense);
		assert_eq!(answer.len(), MAX_ROWS as usize);
		assert_eq!(answer.iter().filter(|claimed| **claimed).count(), 1);
		// What the round does not have is not read.
		let beyond: Vec<u32> = (0..1_000).map(|n| u32::MAX - n * 1_024).collect();
		assert_eq!(Distribution::claimed(id, &beyond), vec![false; 1_000]);
		assert!(Distribution::claimed(id + 1, &[0]).is_empty());
	});
}

/// Regression: rounds of next to nothing pushed all others out of the answer.
#[test]
fn solvency_should_show_every_round_page_by_page() {
	run(|| {
		let all = |mut from| {
			let mut ids = Vec::new();
			loop {
				let page = Distribution::solvency(from);
				ids.extend(page.pots.iter().map(|pot| pot.of));
				match page.next {
					Some(next) => from = next,
					None => return ids,
				}
			}
		};
		assert!(all(0).is_empty());
		let list = List::simple(1);
		let first = open(list.terms());
		draft(list.terms());
		let many: Vec<_> = (0..300).map(|_| open(list.terms())).collect();
		NextRoundId::<Test>::put(3 * ROUNDS_SPAN);
		let last = open(list.terms());
		let wanted: Vec<_> = [first].into_iter().chain(many).chain([last]).collect();
		assert_eq!(all(0), wanted.iter().map(|id| PotOf::Round(*id)).collect::<Vec<_>>());
		assert_eq!(Distribution::solvency(0).pots.len(), 256);
		let pot = &Distribution::solvency(first).pots[0];
		assert_eq!((pot.owed, pot.payable), (100, 100));
		// Paid, it owes nothing.
		claim(first, &list, 0).unwrap();
		assert!(!all(0).contains(&PotOf::Round(first)));
		assert!(all(RoundId::MAX).is_empty());
	});
}

/// Nobody can vote with it, so support of a referendum is not measured against it.
#[test]
fn total_owed_should_follow_what_rounds_owe_in_native_tokens() {
	run(|| {
		let owed = <Distribution as InPots<Balance>>::in_pots;
		let list = List::simple(3);
		// The tokens of a draft can be taken back, and other assets do not vote.
		let id = draft(list.terms());
		Distribution::do_fund(MANAGER, id, 600 + ED).unwrap();
		open(TermsOf::<Test> { asset: NativeOrWithId::WithId(1), ..list.terms() });
		assert_eq!(owed(), 0);
		Distribution::do_open(MANAGER, id).unwrap();
		let listed = open_listed(vec![(who(5), 100), (who(6), 200)], Release::Immediate);
		assert_eq!(owed(), 900);
		advance_to(5, 10);
		assert_eq!(round(listed).rows_claimed, 2);
		assert_eq!(owed(), 600);
		claim(id, &list, 0).unwrap();
		assert_eq!(owed(), 500);
		// What strangers send is theirs to lose.
		let pot = Distribution::pot(id);
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), pot, 70).unwrap();
		Registry::refuse(who(1), Refusal::Frozen);
		Distribution::do_set_aside(id, &who(1), &list.evidence(1)).unwrap();
		Distribution::do_pause(id, true).unwrap();
		assert_eq!(owed(), 500);
		Distribution::do_resume(id, true).unwrap();
		until_over(1_000);
		Distribution::do_close(id).unwrap();
		assert_eq!(owed(), 200);
		System::set_block_number(2_000);
		Distribution::do_clean_up(id, 99).unwrap();
		assert_eq!(owed(), 0);
	});
}

#[test]
fn total_owed_should_fall_when_a_stream_is_stopped() {
	run(|| {
		let owed = <Distribution as InPots<Balance>>::in_pots;
		let list = List::simple(3);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		claim(id, &list, 2).unwrap();
		assert_eq!(owed(), 450);
		Distribution::do_stop_stream(MANAGER, id, &who(2), &list.evidence(2)).unwrap();
		assert_eq!(owed(), 300);
	});
}
