//! A corruption test per invariant.

use super::*;

fn corrupt(complaints: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		assert_ok!(register(FIRST, THERE, open(1)));
		assert_ok!(register(FIRST + 1, ELSEWHERE, closed()));
		assert_eq!(Foreign::do_try_state(), Ok(()));
		breakage();
		assert_eq!(Foreign::do_try_state(), Err(complaints.into()));
	});
}

/// Puts the first asset under other terms, or at another place.
fn change(location: u64, terms: AssetTerms<Balance>) {
	Ids::<Test>::remove(THERE);
	Ids::<Test>::insert(location, FIRST);
	Records::<Test>::insert(FIRST, Record { location, terms });
}

#[test]
fn locations_should_lead_to_their_assets() {
	corrupt("location of another asset", || Ids::<Test>::insert(THERE, FIRST + 1));
	corrupt("asset without a location", || Ids::<Test>::remove(THERE));
	corrupt("assets are not counted", || {
		let counter = Records::<Test>::counter_storage_final_key();
		polkadot_sdk::sp_io::storage::clear(&counter);
	});
}

#[test]
fn record_should_be_one_that_could_be_registered() {
	corrupt("location is here", || change(0, closed()));
	corrupt("transactions are free", || change(THERE, open(0)));
}

#[test]
fn asset_should_be_of_nobody() {
	corrupt("somebody can make tokens", || {
		assert_ok!(Assets::force_asset_status(
			RuntimeOrigin::root(),
			FIRST,
			NOBODY,
			who(1),
			NOBODY,
			NOBODY,
			MIN,
			true,
			false,
		));
	});
}
