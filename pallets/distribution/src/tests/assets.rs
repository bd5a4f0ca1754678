//! Rounds over assets of pallet-assets.

use super::*;

fn asset(id: u32, list: &List) -> TermsOf<Test> {
	TermsOf::<Test> { asset: NativeOrWithId::WithId(id), ..list.terms() }
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

#[test]
fn round_should_wait_for_a_frozen_pot_when_it_is_closed() {
	run(|| {
		let list = List::simple(2);
		let id = open(asset(1, &list));
		claim(id, &list, 0).unwrap();
		System::set_block_number(1_000);
		Assets::freeze(RuntimeOrigin::signed(MANAGER), 1, Distribution::pot(id)).unwrap();
		assert!(Distribution::do_close(id).is_err());
		assert_eq!(round(id).status, Status::Open);
		Assets::thaw(RuntimeOrigin::signed(MANAGER), 1, Distribution::pot(id)).unwrap();
		assert_ok!(Distribution::do_close(id));
		assert_eq!(Assets::balance(1, Distribution::pot(id)), 0);
	});
}

#[test]
fn frozen_asset_account_should_be_refused_and_keep_the_entitlement() {
	run(|| {
		let list = List::simple(2);
		let id = open(asset(1, &list));
		claim(id, &list, 0).unwrap();
		Assets::freeze(RuntimeOrigin::signed(MANAGER), 1, Distribution::pot(id)).unwrap();
		assert!(claim(id, &list, 1).is_err());
		Assets::thaw(RuntimeOrigin::signed(MANAGER), 1, Distribution::pot(id)).unwrap();
		assert_ok!(claim(id, &list, 1));
	});
}
