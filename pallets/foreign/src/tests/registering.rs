//! Registering assets, changing what is allowed with them, and removing them.

use super::*;
use polkadot_sdk::frame_support::traits::fungibles::{metadata, roles, Inspect};

#[docify::export]
#[test]
fn asset_should_be_as_its_terms_say() {
	run(|| {
		// A native token, which has a million units, costs 250 units of it.
		assert_ok!(register(FIRST, THERE, open(250)));
		assert_eq!(Foreign::id_of(&THERE), Some(FIRST));
		assert!(Foreign::arrives(&THERE) && Foreign::has_free_claims(FIRST));
		arrive(FIRST, &TREASURY, MIN);
		assert_eq!(Foreign::fee(FIRST, 4_000), Some(1));

		assert_ok!(set_terms(FIRST, closed()));
		assert!(!Foreign::arrives(&THERE) && !Foreign::has_free_claims(FIRST));
		assert_eq!(Foreign::fee(FIRST, 4_000), None);
		// It goes on to be the asset of that place, so that it can go home.
		assert_eq!(Foreign::id_of(&THERE), Some(FIRST));
	});
}

#[test]
fn asset_should_be_shown_as_registered_and_be_nobodys() {
	run(|| {
		assert_ok!(register(FIRST, THERE, open(1)));
		assert_eq!(<Assets as metadata::Inspect<_>>::name(FIRST), b"USD Coin");
		assert_eq!(<Assets as metadata::Inspect<_>>::symbol(FIRST), b"USDC");
		assert_eq!(<Assets as metadata::Inspect<_>>::decimals(FIRST), 6);
		assert_eq!(Assets::minimum_balance(FIRST), MIN);
		for role in [
			<Assets as roles::Inspect<_>>::owner(FIRST),
			<Assets as roles::Inspect<_>>::issuer(FIRST),
			<Assets as roles::Inspect<_>>::admin(FIRST),
			<Assets as roles::Inspect<_>>::freezer(FIRST),
		] {
			assert_eq!(role, Some(NOBODY));
		}
		// An account without native tokens can hold it.
		arrive(FIRST, &who(1), MIN);
		assert_eq!(Assets::balance(FIRST, who(1)), MIN);
		System::assert_has_event(
			Event::<Test>::AssetRegistered { id: FIRST, location: THERE, terms: open(1) }.into(),
		);
	});
}

#[test]
fn registering_should_be_refused_when_it_makes_no_sense() {
	run(|| {
		assert_err!(register(FIRST - 1, THERE, open(1)), E::IdNotReserved);
		assert_err!(register(FIRST, 0, open(1)), E::LocationNotElsewhere);
		assert_err!(register(FIRST, THERE, open(0)), E::PriceZero);
		let register_as = |naming, min_balance| {
			let terms = closed();
			let call = Call::register { id: FIRST, location: THERE, naming, min_balance, terms };
			dispatch(RuntimeOrigin::root(), call)
		};
		let nameless = Naming { symbol: Default::default(), ..naming() };
		assert_err!(register_as(nameless, MIN), E::NamingInvalid);
		assert_err!(register_as(naming(), 0), AssetsError::MinBalanceZero);
		// Whatever was refused can be registered rightly.
		assert_ok!(register(FIRST, THERE, open(1)));
		assert_err!(register(FIRST + 1, THERE, open(1)), E::AlreadyRegistered);
		assert_err!(register(FIRST, ELSEWHERE, open(1)), AssetsError::InUse);
		for n in 1..u64::from(MAX_ASSETS) {
			assert_ok!(register(FIRST + n as u32, THERE + n, closed()));
		}
		assert_err!(register(FIRST + MAX_ASSETS, 99, closed()), E::TooManyAssets);
	});
}

#[test]
fn terms_should_be_refused_for_what_is_not_registered_or_would_be_free() {
	run(|| {
		assert_err!(set_terms(FIRST, closed()), E::NotRegistered);
		assert_ok!(register(FIRST, THERE, open(1)));
		assert_err!(set_terms(FIRST, open(0)), E::PriceZero);
		assert_ok!(set_terms(FIRST, open(2)));
		let changed = Event::<Test>::TermsChanged { id: FIRST, from: open(1), to: open(2) };
		System::assert_last_event(changed.into());
	});
}

#[test]
fn asset_should_be_removed_when_nobody_has_any_and_come_back_when_it_is_destroyed() {
	run(|| {
		assert_err!(remove(FIRST), E::NotRegistered);
		assert_ok!(register(FIRST, THERE, open(1)));
		arrive(FIRST, &who(1), MIN);
		assert_err!(remove(FIRST), E::InCirculation);
		let burn = |amount| {
			use polkadot_sdk::frame_support::traits::{
				fungibles::Mutate,
				tokens::{Fortitude::Polite, Precision::Exact, Preservation::Expendable},
			};
			Assets::burn_from(FIRST, &who(1), amount, Expendable, Exact, Polite)
		};
		assert_ok!(burn(MIN));
		assert_ok!(remove(FIRST));
		System::assert_last_event(
			Event::<Test>::AssetRemoved { id: FIRST, location: THERE }.into(),
		);
		assert_eq!(Foreign::id_of(&THERE), None);
		assert_err!(register(FIRST, THERE, open(1)), AssetsError::InUse);
		assert_ok!(Assets::finish_destroy(RuntimeOrigin::signed(who(2)), FIRST));
		assert_ok!(register(FIRST, THERE, open(1)));
	});
}

#[test]
fn calls_should_need_their_origins() {
	run(|| {
		assert_ok!(register(FIRST, THERE, open(1)));
		let register = || Call::register {
			id: FIRST + 1,
			location: ELSEWHERE,
			naming: naming(),
			min_balance: MIN,
			terms: closed(),
		};
		let terms = || Call::set_terms { id: FIRST, terms: closed() };
		let remove = || Call::remove { id: FIRST };
		let pricer = || RuntimeOrigin::signed(PRICER);
		let anybody = || RuntimeOrigin::signed(who(1));
		for (by, call) in [
			(pricer(), register()),
			(anybody(), register()),
			(RuntimeOrigin::root(), terms()),
			(anybody(), terms()),
			(pricer(), remove()),
			(anybody(), remove()),
		] {
			assert_eq!(dispatch(by, call), Err(DispatchError::from(BadOrigin)));
		}
	});
}
