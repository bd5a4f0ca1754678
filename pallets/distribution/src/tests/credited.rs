//! Native payments of one call or turn: each is credited, and all leave the pot together.

use super::*;
use pallet_distribution_common::item_footprint;
use polkadot_sdk::{
	frame_support::traits::tokens::{Fortitude, Precision, Preservation},
	pallet_balances,
};

fn batch(from: AccountId32, id: RoundId, list: &List, rows: &[u32]) -> DispatchResult {
	let claims: Vec<_> = rows.iter().map(|row| list.item(*row)).collect();
	let claims = claims.try_into().unwrap();
	dispatch(RuntimeOrigin::signed(from), Call::claim_batch { id, claims })
}

fn issuance() -> Balance {
	<Balances as fungible::Inspect<AccountId32>>::total_issuance()
}

/// Takes tokens out of a pot, which nobody can do.
fn burn(pot: &AccountId32, amount: Balance) {
	let (precision, force) = (Precision::Exact, Fortitude::Force);
	let preservation = Preservation::Preserve;
	<Balances as fungible::Mutate<_>>::burn_from(pot, amount, preservation, precision, force)
		.unwrap();
}

/// Makes up for it.
fn mint(pot: &AccountId32, amount: Balance) {
	<Balances as fungible::Mutate<_>>::mint_into(pot, amount).unwrap();
}

/// What the events say was transferred from a pot.
fn transfers(pot: &AccountId32) -> Vec<(AccountId32, Balance)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Balances(pallet_balances::Event::Transfer { from, to, amount })
				if from == *pot =>
			{
				Some((to, amount))
			}
			_ => None,
		})
		.collect()
}

#[test]
fn payments_of_a_call_should_leave_the_pot_together_and_be_reported_each() {
	run(|| {
		let (list, before) = (List::simple(3), issuance());
		let id = open(list.terms());
		let listed = open_listed(list.rows.clone(), Release::Immediate);
		assert_ok!(batch(RELAYER, id, &list, &[2, 0, 1]));
		assert_ok!(claim_for(listed, who(1), Evidence::Recorded { index: 1 }));
		advance_to(3, 9);
		let all = [(who(2), 300), (who(0), 100), (who(1), 200)];
		assert_eq!(transfers(&Distribution::pot(id)), all);
		let pushed = [(who(1), 200), (who(0), 100), (who(2), 300)];
		assert_eq!(transfers(&Distribution::pot(listed)), pushed);
		assert_eq!([id, listed].map(pot), [ED, ED]);
		assert_eq!([0, 1, 2].map(|row| Balances::free_balance(who(row))), [200, 400, 600]);
		assert_eq!(issuance(), before);
	});
}

/// What was credited before in the same call counts: otherwise the pot would be short at its end,
/// and the whole call would fail.
#[test]
fn batch_should_pay_the_rows_that_the_pot_holds_when_it_is_short() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		let account = Distribution::pot(id);
		burn(&account, 250);
		let before = issuance();
		assert_ok!(batch(RELAYER, id, &list, &[0, 1, 2]));
		let error = TokenError::FundsUnavailable.into();
		System::assert_has_event(Event::ClaimRefused { id, index: 2, error }.into());
		assert_eq!([0, 1, 2].map(|row| Balances::free_balance(who(row))), [100, 200, 0]);
		assert_eq!((pot(id), round(id).claimed, round(id).set_aside), (50 + ED, 300, 0));
		// Nor does it give away the minimum that keeps it alive.
		mint(&account, 250 - 1);
		assert_noop!(claim(id, &list, 2), TokenError::NotExpendable);
		assert_eq!(issuance(), before + 250 - 1);
		mint(&account, 1);
		assert_ok!(claim(id, &list, 2));
		assert_eq!(pot(id), ED);
	});
}

#[test]
fn pushed_rows_should_be_skipped_when_the_pot_is_short() {
	run(|| {
		let id = open_listed(List::simple(3).rows, Release::Immediate);
		let account = Distribution::pot(id);
		burn(&account, 250);
		advance_to(2, 9);
		let error = TokenError::FundsUnavailable.into();
		System::assert_has_event(Event::PushSkipped { id, index: 2, error }.into());
		assert_eq!((pot(id), round(id).claimed), (50 + ED, 300));
		mint(&account, 250);
		assert_ok!(claim_for(id, who(2), Evidence::Recorded { index: 2 }));
		assert_eq!(pot(id), ED);
	});
}

/// A row can fail once it is credited: here whoever sends it cannot pay for its record.
#[test]
fn row_that_fails_when_it_is_credited_should_cost_the_pot_nothing() {
	run(|| {
		let list = List::new((0..3).map(|row| (who(row), 1_000)).collect());
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		let record = <Test as Config>::DepositPrice::convert(item_footprint::<StreamOf<Test>>());
		let sender = RuntimeOrigin::signed(RELAYER);
		Balances::transfer_allow_death(sender, who(50), record + ED).unwrap();
		let before = issuance();
		assert_ok!(batch(who(50), id, &list, &[0, 1, 2]));
		for index in [1, 2] {
			let error = TokenError::FundsUnavailable.into();
			System::assert_has_event(Event::ClaimRefused { id, index, error }.into());
		}
		assert_eq!([0, 1, 2].map(|row| Balances::free_balance(who(row))), [500, 0, 0]);
		assert_eq!((pot(id), round(id).claimed), (3_000 - 500 + ED, 500));
		assert_eq!(transfers(&Distribution::pot(id)), [(who(0), 500)]);
		assert_eq!(issuance(), before);
	});
}
