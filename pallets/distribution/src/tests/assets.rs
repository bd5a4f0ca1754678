//! Rounds over assets of pallet-assets, and what their owners can do to them.

use super::*;

fn asset(id: u32, list: &List) -> TermsOf<Test> {
	TermsOf::<Test> { asset: NativeOrWithId::WithId(id), ..list.terms() }
}

fn of(id: u32, who: &AccountId32) -> Balance {
	Assets::balance(id, who)
}

/// The manager is owner, issuer, admin and freezer of the assets.
fn owner() -> RuntimeOrigin {
	RuntimeOrigin::signed(MANAGER)
}

fn fund(id: RoundId, amount: Balance) -> DispatchResult {
	dispatch(owner(), Call::fund { id, amount, terms: hash(id) })
}

/// Mints to the issuer until the supply is the largest there is.
fn mint_all(id: u32) {
	let rest = Balance::MAX - Assets::total_supply(id);
	Assets::mint(owner(), id, RELAYER, rest).unwrap();
}

#[test]
fn asset_round_should_pay_and_close_to_zero() {
	run(|| {
		let list = List::simple(3);
		let id = open(asset(1, &list));
		assert_eq!(Assets::balance(1, Distribution::pot(id)), list.total() + ASSET_MIN);
		for row in 0..3 {
			assert_ok!(claim(id, &list, row));
		}
		assert_eq!(Assets::balance(1, who(2)), 300);
		assert_ok!(Distribution::do_close(id));
		assert_eq!(Assets::balance(1, Distribution::pot(id)), 0);
		assert_eq!(Assets::balance(1, MANAGER), PLENTY - list.total());
		assert_ok!(Distribution::do_clean_up(id, 10));
		assert_eq!(System::providers(&Distribution::pot(id)), 0);
	});
}

#[test]
fn claim_should_be_refused_when_the_account_cannot_hold_the_asset() {
	run(|| {
		let list = List::simple(3);
		// Asset 2 does not keep an account alive.
		let id = open(asset(2, &list));
		assert_noop!(claim(id, &list, 0), E::AccountCannotHoldAsset);
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(0), 2 * ED).unwrap();
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Assets::balance(2, who(0)), 100);
	});
}

#[test]
fn claim_should_be_refused_when_below_the_assets_minimum() {
	run(|| {
		let list = List::new(vec![(who(0), ASSET_MIN - 1), (who(1), ASSET_MIN)]);
		let id = open(asset(1, &list));
		assert_noop!(claim(id, &list, 0), E::BelowMinimumBalance);
		assert_ok!(claim(id, &list, 1));
	});
}

#[test]
fn asset_stream_should_pay_as_it_unlocks() {
	run(|| {
		let list = List::simple(3);
		let id = open(TermsOf::<Test> { release: stream(), ..asset(1, &list) });
		System::set_block_number(150);
		assert_ok!(claim(id, &list, 1));
		assert_eq!(Assets::balance(1, who(1)), 100);
	});
}

/// Regression: near the largest supply a transfer debits the sender, credits nobody and succeeds.
/// The issuer, who can only mint, so destroyed what others held; `Paid` was reported, and the row
/// was gone.
#[test]
fn payment_should_be_refused_when_the_supply_leaves_no_room_for_it() {
	run(|| {
		let list = List::simple(3);
		let id = open(asset(1, &list));
		assert_ok!(claim(id, &list, 0));
		mint_all(1);
		assert_noop!(claim(id, &list, 1), E::BalanceOverflow);
		assert_eq!((round(id).claimed, round(id).payments, payments(id).len()), (100, 1, 1));
		// Nor does the remainder vanish: it waits in the pot.
		until_over(1_000);
		let pot = Distribution::pot(id);
		let held = of(1, &pot);
		assert_ok!(Distribution::do_close(id));
		let error = E::BalanceOverflow.into();
		System::assert_has_event(Event::RemainderKept { id, error }.into());
		assert_eq!(of(1, &pot), held);
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_noop!(Distribution::do_clean_up(id, 9), E::BalanceOverflow);
		Assets::burn(owner(), 1, RELAYER, 10_000).unwrap();
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_eq!(of(1, &pot), 0);
	});
}

#[test]
fn funding_should_be_refused_when_the_supply_leaves_no_room_for_it() {
	run(|| {
		let id = draft(asset(1, &List::simple(3)));
		assert_ok!(fund(id, 100));
		mint_all(1);
		let before = of(1, &MANAGER);
		assert_noop!(fund(id, 100), E::BalanceOverflow);
		// What is in the pot stays there too.
		assert_noop!(dispatch(owner(), Call::abandon { id }), E::BalanceOverflow);
		assert_noop!(
			dispatch(owner(), Call::amend { id, terms: List::simple(3).terms() }),
			E::BalanceOverflow
		);
		assert_eq!((of(1, &MANAGER), of(1, &Distribution::pot(id))), (before, 100));
	});
}

#[test]
fn claim_should_be_refused_and_the_entitlement_stay_when_the_pot_is_frozen() {
	run(|| {
		let list = List::simple(2);
		let id = open(asset(1, &list));
		claim(id, &list, 0).unwrap();
		Assets::freeze(owner(), 1, Distribution::pot(id)).unwrap();
		assert_noop!(claim(id, &list, 1), TokenError::Frozen);
		Assets::thaw(owner(), 1, Distribution::pot(id)).unwrap();
		assert_ok!(claim(id, &list, 1));
	});
}

#[test]
fn claim_should_be_refused_and_the_entitlement_stay_when_the_asset_is_frozen() {
	run(|| {
		let list = List::simple(2);
		let id = open(asset(1, &list));
		Assets::freeze_asset(owner(), 1).unwrap();
		assert_noop!(claim(id, &list, 1), TokenError::Frozen);
		Assets::thaw_asset(owner(), 1).unwrap();
		assert_ok!(claim(id, &list, 1));
	});
}

/// A frozen account can receive; a blocked one cannot.
#[test]
fn claim_should_be_refused_when_the_account_is_blocked() {
	run(|| {
		let list = List::new(vec![(who(0), 100), (who(0), 200), (who(0), 300)]);
		let id = open(asset(1, &list));
		claim(id, &list, 0).unwrap();
		Assets::freeze(owner(), 1, who(0)).unwrap();
		assert_ok!(claim(id, &list, 1));
		Assets::block(owner(), 1, who(0)).unwrap();
		assert_noop!(claim(id, &list, 2), E::AccountBlocked);
		Assets::thaw(owner(), 1, who(0)).unwrap();
		assert_ok!(claim(id, &list, 2));
		assert_eq!(of(1, &who(0)), 600);
	});
}

#[test]
fn draft_should_not_open_when_the_pot_is_frozen() {
	run(|| {
		let list = List::simple(2);
		let id = draft(asset(1, &list));
		assert_ok!(fund(id, list.total() + ASSET_MIN));
		Assets::freeze(owner(), 1, Distribution::pot(id)).unwrap();
		assert_noop!(Distribution::do_open(MANAGER, id), E::Underfunded);
		assert_noop!(Distribution::do_abandon(MANAGER, id), E::PotFrozen);
		let native = Call::amend { id, terms: list.terms() };
		assert_noop!(dispatch(owner(), native), E::PotFrozen);
		Assets::thaw(owner(), 1, Distribution::pot(id)).unwrap();
		assert_ok!(Distribution::do_open(MANAGER, id));
	});
}

/// Whatever an asset does, what has not arrived is not booked as paid.
#[test]
fn payment_should_be_refused_and_undone_when_less_arrives_than_was_sent() {
	run(|| {
		let asset = NativeOrWithId::WithId(1);
		let pay = |arrives: Balance| {
			Distribution::ensure_arrives(&asset, &who(0), 100, || match arrives {
				0 => Ok(()),
				some => Assets::transfer(owner(), 1, who(0), some),
			})
		};
		for less in [0, 50, 99] {
			assert_noop!(pay(less), E::NotArrived);
		}
		assert_eq!(of(1, &who(0)), 0);
		assert_ok!(pay(100));
		assert_eq!(of(1, &who(0)), 100);
	});
}

/// The admin takes tokens out of the pot: nobody is paid more than there is, and whoever is not
/// paid keeps the entitlement. An invariant that anybody's asset could break would be none.
#[test]
fn claims_should_be_refused_when_the_admin_has_emptied_the_pot() {
	for burned in [true, false] {
		run(|| {
			let list = List::simple(3);
			let id = open(asset(1, &list));
			let pot = Distribution::pot(id);
			if burned {
				Assets::burn(owner(), 1, pot.clone(), 500).unwrap();
			} else {
				Assets::force_transfer(owner(), 1, pot.clone(), RELAYER, 500).unwrap();
			}
			assert_eq!(of(1, &pot), 100 + ASSET_MIN);
			// Row 0 is the last that can be paid.
			assert_noop!(claim(id, &list, 1), TokenError::FundsUnavailable);
			assert_ok!(claim(id, &list, 0));
			assert_eq!((round(id).claimed, payments(id).len()), (100, 1));
			Distribution::do_try_state().unwrap();
			// Whoever makes up for it lets everybody be paid.
			Assets::mint(owner(), 1, pot, 500).unwrap();
			assert_ok!(claim(id, &list, 1));
			assert_ok!(claim(id, &list, 2));
		});
	}
}

#[test]
fn round_should_be_paid_to_the_last_row_when_the_minimum_is_lowered() {
	run(|| {
		let list = List::new(vec![(who(0), ASSET_MIN - 1), (who(1), 500)]);
		let id = open(asset(2, &list));
		for n in 0..2 {
			Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(n), 2 * ED).unwrap();
		}
		assert_noop!(claim(id, &list, 0), E::BelowMinimumBalance);
		Assets::set_min_balance(owner(), 2, 1).unwrap();
		assert_ok!(claim(id, &list, 0));
		assert_ok!(claim(id, &list, 1));
		assert_ok!(Distribution::do_close(id));
		assert_eq!(of(2, &Distribution::pot(id)), 0);
	});
}

#[test]
fn round_should_end_when_its_asset_is_destroyed() {
	run(|| {
		let list = List::simple(3);
		let id = open(asset(1, &list));
		assert_ok!(claim(id, &list, 0));
		Assets::start_destroy(owner(), 1).unwrap();
		assert_noop!(claim(id, &list, 1), E::UnknownAsset);
		let pot = Distribution::pot(id);
		until_over(1_000);
		// Being destroyed, its tokens cannot be moved; the round closes all the same.
		assert_ok!(Distribution::do_close(id));
		let error = E::PotFrozen.into();
		System::assert_has_event(Event::RemainderKept { id, error }.into());
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_noop!(Distribution::do_clean_up(id, 9), E::PotFrozen);
		Assets::destroy_accounts(owner(), 1).unwrap();
		Assets::finish_destroy(owner(), 1).unwrap();
		assert_eq!(of(1, &pot), 0);
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert!(Rounds::<Test>::get(id).is_none());
		assert_eq!(System::providers(&pot), 0);
		assert_noop!(Distribution::do_draft(MANAGER, asset(1, &list)), E::UnknownAsset);
	});
}

#[test]
fn sufficient_asset_should_be_claimed_without_a_signature_and_another_not() {
	use polkadot_sdk::{
		frame_support::traits::Authorize, frame_system::RawOrigin,
		sp_runtime::transaction_validity::TransactionSource,
	};
	run(|| {
		let list = List::simple(3);
		let call = |id| Call::<Test>::claim { id, beneficiary: who(0), evidence: list.evidence(0) };
		let admitted = |id| call(id).authorize(TransactionSource::InBlock).unwrap().map(|_| ());
		let id = open(asset(1, &list));
		assert_eq!(admitted(id), Ok(()));
		assert_ok!(dispatch(RawOrigin::Authorized.into(), call(id)));
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(0), 2 * ED).unwrap();
		let other = open(asset(2, &list));
		assert!(admitted(other).is_err());
		assert_ok!(claim(other, &list, 0));
	});
}
