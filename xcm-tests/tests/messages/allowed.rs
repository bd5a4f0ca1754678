//! What messages may do: take our token out and back, and fund and run rounds from another chain.

use distribution_primitives::{
	merkle::{leaf_hash, MerkleTree},
	terms_hash, Evidence, Manifest, Release, Remainder, Requirement, Source, Status, Terms, Window,
};
use distribution_runtime::{
	configs::{distribution::AssetKind, monetary::TreasuryAccount},
	AccountId, Balance, BlockNumber, RuntimeCall, RuntimeOrigin, HOURS, UNIT,
};
use distribution_xcm_tests::{
	sibling::{OUR_TOKEN, SIBLING},
	*,
};
use pallet_distribution::Call;
use polkadot_sdk::{
	frame_support::assert_ok, sp_core::H256, sp_keyring::Sr25519Keyring,
	staging_xcm::latest::prelude::*, staging_xcm::VersionedAssets, staging_xcm::VersionedLocation,
	*,
};
use xcm_emulator::{Network, TestExt};

fn alice() -> AccountId {
	Sr25519Keyring::Alice.to_account_id()
}

fn bob() -> AccountId {
	Sr25519Keyring::Bob.to_account_id()
}

fn treasury() -> AccountId {
	TreasuryAccount::get()
}

fn tokens(amount: Balance) -> Box<VersionedAssets> {
	Box::new(VersionedAssets::from(Assets::from((Location::here(), amount))))
}

/// Takes `amount` of Alice's tokens to `to` on the sibling.
fn take_out(amount: Balance, to: &AccountId) {
	Ours::execute_with(|| {
		assert_ok!(distribution_runtime::PolkadotXcm::limited_reserve_transfer_assets(
			RuntimeOrigin::signed(alice()),
			Box::new(VersionedLocation::from(other())),
			Box::new(VersionedLocation::from(account(to))),
			tokens(amount),
			0,
			Unlimited,
		));
	});
}

/// Brings `amount` of `from`'s tokens on the sibling back to `to` on our chain.
fn bring_back(from: &AccountId, amount: Balance, to: &AccountId) {
	Other::execute_with(|| {
		assert_ok!(sibling::PolkadotXcm::limited_reserve_transfer_assets(
			sibling::RuntimeOrigin::signed(from.clone()),
			Box::new(VersionedLocation::from(ours())),
			Box::new(VersionedLocation::from(account(to))),
			Box::new(VersionedAssets::from(Assets::from((ours(), amount)))),
			0,
			Unlimited,
		));
	});
}

fn on_sibling(who: &AccountId) -> Balance {
	Other::ext_wrapper(|| sibling::Assets::balance(OUR_TOKEN, who))
}

/// The terms of a round with one row for Bob, and its evidence.
fn terms(amount: Balance) -> (Terms<AssetKind, Balance, BlockNumber>, Evidence<Balance>) {
	let id: [u8; 32] = bob().into();
	let tree = MerkleTree::new(&[leaf_hash(0, &id, amount)]).unwrap();
	let terms = Terms {
		asset: AssetKind::Native,
		source: Source::Merkle { root: tree.root(), leaves: 1 },
		release: Release::Immediate,
		requirement: Requirement::default(),
		window: Window { opens: 0, closes: 10 * HOURS },
		budget: amount,
		remainder: Remainder::Manager,
		manifest: Some(Manifest {
			cid: Default::default(),
			rows: 1,
			total: amount,
			published: None,
		}),
		beneficiaries: Default::default(),
	};
	(terms, Evidence::Merkle { index: 0, amount, proof: tree.proof(0).unwrap() })
}

/// Claims Bob's row of round 0, and checks that he is paid.
fn claim(evidence: Evidence<Balance>, amount: Balance) {
	let before = balances()[&bob()];
	Ours::execute_with(|| {
		assert_ok!(distribution_runtime::Distribution::claim(
			RuntimeOrigin::signed(alice()),
			0,
			bob(),
			evidence
		));
	});
	assert_eq!(balances()[&bob()], before + amount);
}

#[test]
fn tokens_should_go_to_a_sibling_and_come_back_with_none_made_or_lost() {
	Net::reset();
	let (supply, before) = (issuance(), balances());
	take_out(100 * UNIT, &bob());
	let after = balances();
	// The tokens wait in the sibling's account, and the treasury has the fee for the message.
	assert_eq!(after[&sovereign()], 100 * UNIT);
	let fee = after[&treasury()] - before[&treasury()];
	assert!(fee > 0);
	assert_eq!(before[&alice()] - after[&alice()], 100 * UNIT + fee);
	assert_eq!(issuance(), supply);
	let arrived = on_sibling(&bob());
	assert!(arrived <= 100 * UNIT && arrived > 99 * UNIT);

	let charlie = Sr25519Keyring::Charlie.to_account_id();
	bring_back(&bob(), 60 * UNIT, &charlie);
	assert_eq!(executed(), Some(true));
	let back = balances();
	assert_eq!(back[&sovereign()], 40 * UNIT);
	let got = back[&charlie] - after[&charlie];
	// The fee for executing the message went to the treasury.
	assert_eq!(got + back[&treasury()] - after[&treasury()], 60 * UNIT);
	assert!(got < 60 * UNIT && got > 59 * UNIT);
	assert_eq!(issuance(), supply);
}

#[test]
fn account_of_a_sibling_should_fund_a_round_by_sending_to_its_pot() {
	Net::reset();
	take_out(1_000 * UNIT, &bob());
	let (terms, evidence) = terms(500 * UNIT);
	let hash = terms_hash(&terms, H256::zero());
	Ours::execute_with(|| {
		assert_ok!(distribution_runtime::Distribution::draft(
			RuntimeOrigin::signed(alice()),
			terms
		));
	});
	let pot = Ours::ext_wrapper(|| distribution_runtime::Distribution::pot(0));
	bring_back(&bob(), 501 * UNIT, &pot);
	assert_eq!(executed(), Some(true));
	Ours::execute_with(|| {
		let origin = RuntimeOrigin::signed(alice());
		assert_ok!(distribution_runtime::Distribution::open(origin, 0, hash));
	});
	claim(evidence, 500 * UNIT);
}

#[test]
fn sibling_should_draft_fund_and_open_a_round_of_its_own_and_get_the_rest_back() {
	Net::reset();
	take_out(2_000 * UNIT, &bob());
	// The sibling's account here holds its users' tokens. Give it funds of its own as well.
	Ours::execute_with(|| {
		let to = sovereign().into();
		assert_ok!(distribution_runtime::Balances::transfer_keep_alive(
			RuntimeOrigin::signed(alice()),
			to,
			3_000 * UNIT
		));
	});
	let (terms, evidence) = terms(700 * UNIT);
	// Whoever pays in and opens names the terms: the sibling knows them before the round exists.
	let hash = terms_hash(&terms, H256::zero());
	let call = |call| transact(OriginKind::SovereignAccount, RuntimeCall::Distribution(call));
	send_from_sibling(paid(
		10 * UNIT,
		&sovereign(),
		vec![
			call(Call::draft { terms }),
			ExpectTransactStatus(MaybeErrorCode::Success),
			call(Call::fund { id: 0, amount: 800 * UNIT, terms: hash }),
			ExpectTransactStatus(MaybeErrorCode::Success),
			call(Call::open { id: 0, terms: hash }),
			ExpectTransactStatus(MaybeErrorCode::Success),
		],
	));
	assert_eq!(executed(), Some(true));
	let round =
		Ours::ext_wrapper(|| pallet_distribution::Rounds::<distribution_runtime::Runtime>::get(0));
	let round = round.unwrap();
	assert_eq!((round.manager, round.status), (sovereign(), Status::Open));
	claim(evidence, 700 * UNIT);

	let before = balances()[&sovereign()];
	send_from_sibling(paid(200 * UNIT, &sovereign(), vec![call(Call::close { id: 0 })]));
	assert_eq!(executed(), Some(true));
	// The hundred surplus tokens in the pot and the deposit come back.
	assert!(balances()[&sovereign()] > before + 99 * UNIT);
}

#[test]
fn account_of_a_sibling_should_fund_a_round_by_a_call() {
	Net::reset();
	let remote = account_of(&Location::new(
		1,
		[Parachain(SIBLING), AccountId32 { network: None, id: bob().into() }],
	));
	let (terms, _) = terms(50 * UNIT);
	let hash = terms_hash(&terms, H256::zero());
	Ours::execute_with(|| {
		assert_ok!(distribution_runtime::Distribution::draft(
			RuntimeOrigin::signed(alice()),
			terms
		));
		assert_ok!(distribution_runtime::Balances::transfer_keep_alive(
			RuntimeOrigin::signed(alice()),
			remote.clone().into(),
			100 * UNIT
		));
	});
	let fund = RuntimeCall::Distribution(Call::fund { id: 0, amount: 60 * UNIT, terms: hash });
	let message = paid(5 * UNIT, &remote, vec![transact(OriginKind::SovereignAccount, fund)]);
	Other::execute_with(|| {
		assert_ok!(sibling::PolkadotXcm::send(
			sibling::RuntimeOrigin::signed(bob()),
			Box::new(VersionedLocation::from(ours())),
			Box::new(staging_xcm::VersionedXcm::from(message)),
		));
	});
	assert_eq!(executed(), Some(true));
	let pot = Ours::ext_wrapper(|| distribution_runtime::Distribution::pot(0));
	assert_eq!(balances()[&pot], 60 * UNIT);
	assert!(balances()[&remote] < 40 * UNIT && balances()[&remote] > 39 * UNIT);
}

#[test]
fn sibling_should_name_an_account_here_as_its_proxy() {
	Net::reset();
	Ours::execute_with(|| {
		assert_ok!(distribution_runtime::Balances::transfer_keep_alive(
			RuntimeOrigin::signed(alice()),
			sovereign().into(),
			100 * UNIT
		));
	});
	let proxy_type = distribution_runtime::configs::proxies::ProxyType::Distribution;
	let name = RuntimeCall::Proxy(pallet_proxy::Call::add_proxy {
		delegate: alice().into(),
		proxy_type,
		delay: 0,
	});
	send_from_sibling(paid(
		5 * UNIT,
		&sovereign(),
		vec![
			transact(OriginKind::SovereignAccount, name),
			ExpectTransactStatus(MaybeErrorCode::Success),
		],
	));
	assert_eq!(executed(), Some(true));
	let (terms, _) = terms(50 * UNIT);
	Ours::execute_with(|| {
		assert_ok!(distribution_runtime::Proxy::proxy(
			RuntimeOrigin::signed(alice()),
			sovereign().into(),
			None,
			Box::new(RuntimeCall::Distribution(Call::draft { terms })),
		));
		let round = pallet_distribution::Rounds::<distribution_runtime::Runtime>::get(0).unwrap();
		assert_eq!(round.manager, sovereign());
	});
}

#[test]
fn root_should_send_to_siblings_and_to_the_relay_chain_without_a_fee() {
	Net::reset();
	let before = balances();
	Ours::execute_with(|| {
		for to in [other(), Location::parent()] {
			assert_ok!(distribution_runtime::PolkadotXcm::send(
				RuntimeOrigin::root(),
				Box::new(VersionedLocation::from(to)),
				Box::new(staging_xcm::VersionedXcm::from(Xcm::<()>(vec![ClearOrigin]))),
			));
		}
	});
	assert_eq!(balances(), before);
}

#[test]
fn relay_chain_and_siblings_should_learn_our_version_without_paying() {
	let ask = || {
		Xcm(vec![SubscribeVersion {
			query_id: 7,
			max_response_weight: Weight::from_parts(1_000_000_000, 65_536),
		}])
	};
	for send in [send_from_relay, send_from_sibling] {
		Net::reset();
		let before = balances();
		send(ask());
		assert_eq!(executed(), Some(true));
		assert_eq!(balances(), before);
	}
}
