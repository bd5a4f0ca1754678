//! Deposits: what is held, and that it returns as it was put down.

use super::*;
use polkadot_sdk::frame_support::traits::Footprint;

fn held(reason: HoldReason, who: &AccountId32) -> Balance {
	Balances::balance_on_hold(&reason.into(), who)
}

fn of_manager() -> Balance {
	held(HoldReason::RoundDeposit, &MANAGER)
}

/// What a Merkle round of `rows` rows takes, at the prices of the mock: 100, and 1 per byte.
fn price(rows: u32) -> Balance {
	let Footprint { size, .. } = Distribution::footprint(
		&Source::Merkle { root: H256::zero(), leaves: rows },
		&Release::Immediate,
		rows,
	);
	100 + Balance::from(size)
}

#[test]
fn deposit_should_cover_what_is_stored() {
	run(|| {
		let list = List::simple(3);
		draft(list.terms());
		assert_eq!(of_manager(), price(3));
		// Six records, an entry without a value and one word of the bitmap, with 80 bytes for the key of
		// each.
		let sizes = [
			RoundOf::<Test>::max_encoded_len(),
			Manifest::max_encoded_len(),
			16,
			64,
			Cleaning::max_encoded_len(),
			80,
			0,
			257,
		];
		let bytes: usize = sizes.iter().map(|size| size + 80).sum();
		assert_eq!(price(3), 100 + bytes as Balance);
		// What is stored is never longer than what is paid for.
		let id = open_listed(list.rows.clone(), Release::Immediate);
		advance_to(5, 9);
		let stored = Rounds::<Test>::get(id).unwrap().encoded_size()
			+ Seals::<Test>::get(id).unwrap().encoded_size()
			+ Claimed::<Test>::get(id, 0).unwrap().encoded_size()
			+ Entries::<Test>::iter_prefix(id).map(|(_, row)| row.encoded_size()).sum::<usize>();
		assert!((stored as Balance) < Deposits::<Test>::get(id).unwrap());
	});
}

/// Regression: a row more, or the same terms again, held the price of today for all that was there.
#[test]
fn growing_should_cost_only_what_is_added_when_the_price_has_changed() {
	run(|| {
		let id = draft(listed_terms(10_000));
		let first = of_manager();
		let add = |n: u32| {
			let rows: Vec<_> = (0..n).map(|row| (who(row), 1)).collect();
			let entries = rows.try_into().unwrap();
			dispatch(RuntimeOrigin::signed(MANAGER), Call::add_entries { id, entries })
		};
		add(1).unwrap();
		// One row is 48 bytes, one word 257, each with 80 for its key.
		let second = of_manager();
		assert_eq!(second - first, 128 + 337);
		BytePrice::set(10);
		assert_ok!(Distribution::do_amend(MANAGER, id, listed_terms(9_000)));
		assert_eq!(of_manager(), second);
		add(2).unwrap();
		assert_eq!(of_manager(), second + 10 * 2 * 128);
		BytePrice::set(PLENTY);
		assert_noop!(add(1), TokenError::FundsUnavailable);
		// What adds nothing works at any price.
		assert_ok!(Distribution::do_amend(MANAGER, id, listed_terms(8_000)));
		Distribution::do_fund(MANAGER, id, 8_000 + ED).unwrap();
		assert_ok!(Distribution::do_open(MANAGER, id));
	});
}

#[test]
fn shrinking_should_release_a_share_of_what_was_put_down() {
	run(|| {
		let id = draft(List::simple(3).terms());
		let mut long = List::simple(3).terms();
		long.source = Source::Merkle { root: H256::zero(), leaves: 3_000 };
		long.manifest.as_mut().unwrap().rows = 3_000;
		assert_ok!(Distribution::do_amend(MANAGER, id, long));
		assert_eq!(of_manager(), price(3_000));
		let share = |rows: u32| 100 + (price(rows) - 100) * 7;
		BytePrice::set(7);
		assert_ok!(Distribution::do_amend(MANAGER, id, List::simple(3).terms()));
		let kept = (price(3_000) * share(3)).div_ceil(share(3_000));
		assert_eq!(of_manager(), kept);
		assert_ok!(Distribution::do_abandon(MANAGER, id));
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_eq!(Balances::free_balance(MANAGER), PLENTY);
	});
}

/// Regression: a change of prices between putting down and returning.
#[test]
fn everything_put_down_should_return_when_the_price_has_changed() {
	for price in [0, 1_000_000] {
		run(|| {
			let list = List::simple(3);
			let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
			System::set_block_number(150);
			claim(id, &list, 0).unwrap();
			claim(id, &list, 1).unwrap();
			assert!(held(HoldReason::RecordDeposit, &RELAYER) > 0 && of_manager() > 0);
			BytePrice::set(price);
			System::set_block_number(200);
			assert_ok!(claim(id, &list, 0));
			until_over(1_000);
			assert_ok!(Distribution::do_close(id));
			assert_ok!(Distribution::do_clean_up(id, 9));
			assert_eq!((held(HoldReason::RecordDeposit, &RELAYER), of_manager()), (0, 0));
			assert_eq!(Balances::free_balance(RELAYER), PLENTY);
		});
	}
}

/// Regression: an asset's freezer kept the deposits that others had put down for its streams.
#[test]
fn deposits_of_others_should_return_when_the_pot_is_frozen() {
	run(|| {
		let list = List::simple(3);
		let asset = NativeOrWithId::WithId(1);
		let id = open(TermsOf::<Test> { asset, release: stream(), ..list.terms() });
		System::set_block_number(150);
		for row in 0..3 {
			claim(id, &list, row).unwrap();
		}
		let pot = Distribution::pot(id);
		Assets::freeze(RuntimeOrigin::signed(MANAGER), 1, pot.clone()).unwrap();
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		System::assert_has_event(Event::RemainderKept { id, error: E::PotFrozen.into() }.into());
		assert_eq!(Distribution::do_clean_up(id, 2), Ok(Cleaned { items: 2, all: false }));
		// The last stream and the bitmap go, the round itself waits for its tokens.
		assert_eq!(Distribution::do_clean_up(id, 9), Ok(Cleaned { items: 2, all: false }));
		assert_eq!(held(HoldReason::RecordDeposit, &RELAYER), 0);
		assert_noop!(Distribution::do_clean_up(id, 9), E::PotFrozen);
		assert!(of_manager() > 0);
		Assets::thaw(RuntimeOrigin::signed(MANAGER), 1, pot.clone()).unwrap();
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_eq!((of_manager(), Assets::balance(1, pot)), (0, 0));
	});
}

/// Regression: a manager whose account cannot receive the remainder kept others' deposits.
#[test]
fn deposits_of_others_should_return_when_nobody_can_receive_the_remainder() {
	run(|| {
		let list = List::simple(3);
		let asset = NativeOrWithId::WithId(2);
		let id = open(TermsOf::<Test> { asset, release: stream(), ..list.terms() });
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(0), 2 * ED).unwrap();
		System::set_block_number(150);
		claim(id, &list, 0).unwrap();
		Assets::block(RuntimeOrigin::signed(MANAGER), 2, MANAGER).unwrap();
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		let error = E::AccountBlocked.into();
		System::assert_has_event(Event::RemainderKept { id, error }.into());
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_eq!(held(HoldReason::RecordDeposit, &RELAYER), 0);
		assert_noop!(Distribution::do_clean_up(id, 9), E::AccountBlocked);
		Assets::thaw(RuntimeOrigin::signed(MANAGER), 2, MANAGER).unwrap();
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert!(Rounds::<Test>::get(id).is_none());
	});
}
