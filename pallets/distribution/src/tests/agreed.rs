//! What is signed is what happens: funding and opening name the terms by their hash.

use super::*;
use distribution_primitives::{extend_rows, terms_hash};

fn fund(who: AccountId32, id: RoundId, amount: Balance, terms: TermsHash) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(who), Call::fund { id, amount, terms })
}

fn open_with(id: RoundId, terms: TermsHash) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(MANAGER), Call::open { id, terms })
}

fn amend(id: RoundId, terms: TermsOf<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(MANAGER), Call::amend { id, terms })
}

#[test]
fn hash_should_be_that_of_the_terms_that_clients_read() {
	run(|| {
		let list = List::simple(3);
		let id = draft(list.terms());
		let info = Distribution::round_info(id).unwrap();
		assert_eq!(info.terms_hash, terms_hash(&list.terms(), H256::zero()));
		assert_eq!(info.terms_hash, terms_hash(&info.terms, info.rows_digest));
		assert_ok!(amend(id, List::simple(4).terms()));
		assert_eq!(hash(id), terms_hash(&List::simple(4).terms(), H256::zero()));
	});
}

/// Regression: a manager changed the asset of a draft under a funder, whose transaction then paid
/// as many smallest units of the native token.
#[test]
fn funding_should_be_refused_when_the_asset_was_changed_meanwhile() {
	run(|| {
		let list = List::simple(3);
		let asset = TermsOf::<Test> { asset: NativeOrWithId::WithId(1), ..list.terms() };
		let id = draft(asset.clone());
		let seen = hash(id);
		assert_ok!(amend(id, list.terms()));
		assert_noop!(fund(RELAYER, id, 1_000, seen), E::TermsChanged);
		assert_eq!(Balances::free_balance(RELAYER), PLENTY);
		assert_ok!(fund(RELAYER, id, 1_000, hash(id)));
		// Back at the same terms, it is the same hash.
		assert_ok!(amend(id, asset));
		assert_eq!(hash(id), seen);
	});
}

/// Regression: whoever may amend a draft for its manager put other terms in before the manager's
/// own `open`.
#[test]
fn opening_should_be_refused_when_anything_was_changed_meanwhile() {
	run(|| {
		let list = List::simple(3);
		let id = draft(list.terms());
		Distribution::do_fund(MANAGER, id, list.total() + 500).unwrap();
		let seen = hash(id);
		let redirected = List::new(vec![(who(66), list.total())]);
		type Change = fn(&mut TermsOf<Test>);
		let changes: [Change; 6] = [
			|terms| terms.budget += 1,
			|terms| terms.window.closes -= 1,
			|terms| terms.remainder = Remainder::Burn,
			|terms| terms.requirement = Requirement::level(1),
			|terms| terms.release = Release::Vested { start: 0, length: 1 },
			|terms| terms.manifest.as_mut().unwrap().cid = Default::default(),
		];
		let mut others: Vec<_> = changes
			.iter()
			.map(|change| {
				let mut terms = list.terms();
				change(&mut terms);
				terms
			})
			.collect();
		others.push(redirected.terms());
		for other in others {
			assert_ok!(amend(id, other));
			assert_noop!(open_with(id, seen), E::TermsChanged);
		}
		assert_ok!(amend(id, list.terms()));
		assert_ok!(open_with(id, seen));
		// The hash stays that of what was agreed, whatever happens to the clock.
		System::set_block_number(10);
		Distribution::do_pause(id, true).unwrap();
		System::set_block_number(20);
		Distribution::do_resume(id, true).unwrap();
		assert_eq!(hash(id), seen);
	});
}

/// Rows are part of what is agreed: a row more or another order is another hash.
#[test]
fn funding_and_opening_should_be_refused_when_rows_were_added_meanwhile() {
	run(|| {
		let id = draft(listed_terms(1_000));
		let add = |rows: Vec<EntryOf<Test>>| {
			Distribution::do_add_entries(MANAGER, id, rows.try_into().unwrap()).unwrap();
		};
		assert_eq!(hash(id), terms_hash(&listed_terms(1_000), H256::zero()));
		add(vec![(who(0), 400)]);
		let seen = hash(id);
		assert_ok!(fund(RELAYER, id, 500, seen));
		add(vec![(who(66), 600)]);
		assert_noop!(fund(RELAYER, id, 500 + ED, seen), E::TermsChanged);
		assert_noop!(open_with(id, seen), E::TermsChanged);
		let rows = extend_rows(extend_rows(H256::zero(), 0, &who(0), 400), 1, &who(66), 600);
		let info = Distribution::round_info(id).unwrap();
		assert_eq!((info.rows_digest, info.rows, info.rows_total), (rows, 2, 1_000));
		assert_eq!(hash(id), terms_hash(&listed_terms(1_000), rows));
		// Amending keeps the rows, and they stay in the hash.
		assert_ok!(amend(id, listed_terms(2_000)));
		assert_eq!(hash(id), terms_hash(&listed_terms(2_000), rows));
		assert_ok!(amend(id, listed_terms(1_000)));
		assert_ok!(fund(RELAYER, id, 500 + ED, hash(id)));
		assert_ok!(open_with(id, hash(id)));
	});
}

#[test]
fn funding_should_be_refused_when_there_is_nothing_to_fund() {
	run(|| {
		let list = List::simple(3);
		assert_noop!(fund(RELAYER, 0, 1_000, H256::zero()), E::UnknownRound);
		assert_noop!(open_with(0, H256::zero()), E::UnknownRound);
		let id = draft(list.terms());
		assert_noop!(fund(RELAYER, id, 0, hash(id)), E::AmountZero);
		assert_noop!(fund(RELAYER, id, 1_000, H256::zero()), E::TermsChanged);
		assert_ok!(fund(RELAYER, id, 1_000, hash(id)));
		assert_ok!(open_with(id, hash(id)));
		assert_noop!(fund(RELAYER, id, 1_000, hash(id)), E::NotDraft);
	});
}
