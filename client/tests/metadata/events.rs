//! Every event, as a client receives it.

use crate::{metadata, statement, terms, OTHER, WHO};
use codec::{Decode, Encode};
use distribution_client::events::{
	Attested, BidFinished, BidPlaced, ClaimRefused, EncodedError, Event, Forgotten, FreezeLapsed,
	FreezeRatified, Frozen, Held, ListAnnounced, Objected, Paid, PayeeChange, RawEvent,
	ReferendumSubmitted, Revoked, RewardPaid, RewardRefused, RewardsParked, RoundDrafted,
	RoundRemoved, ScorePaid, SettlementRefused, SnapshotRefuted, Unfrozen,
};
use distribution_primitives::{Refusal, Scope};
use distribution_runtime::{AccountId, Runtime, RuntimeEvent, RuntimeHoldReason};
use polkadot_sdk::{
	frame_support::traits::Bounded, pallet_balances::Event as BalancesEvent, sp_core::H256,
	sp_runtime::DispatchError,
};

/// An event of the runtime, as a client receives it.
fn received(event: impl Into<RuntimeEvent>) -> RawEvent {
	let bytes = event.into().encode();
	let metadata = metadata();
	let pallet = metadata.pallet_by_event_index(bytes[0]).unwrap();
	let variant = pallet.event_variant_by_index(bytes[1]).unwrap();
	RawEvent {
		pallet: pallet.name().into(),
		name: variant.name.clone(),
		fields: bytes[2..].to_vec(),
	}
}

fn read_event<E: Event>(event: impl Into<RuntimeEvent>) -> E {
	received(event).read().unwrap().unwrap_or_else(|| panic!("not {}.{}", E::PALLET, E::NAME))
}

#[test]
fn events_should_be_the_runtimes() {
	use pallet_distribution::Event as Distribution;
	use pallet_distribution_lists::Event as Lists;
	use pallet_emission::Event as Emission;
	let who = || AccountId::new(WHO);
	let error = DispatchError::BadOrigin;
	let encoded = || EncodedError(error.encode());

	let theirs = Decode::decode(&mut terms().encode().as_slice()).unwrap();
	let drafted = Distribution::<Runtime>::RoundDrafted { id: 3, manager: who(), terms: theirs };
	assert_eq!(read_event::<RoundDrafted>(drafted), RoundDrafted { round: 3, manager: WHO });
	let announced = Lists::<Runtime>::ListAnnounced { list: 3, owner: who(), rows: 9, chunks: 2 };
	assert_eq!(
		read_event::<ListAnnounced>(announced),
		ListAnnounced { list: 3, owner: WHO, rows: 9, chunks: 2 }
	);
	let paid = Distribution::<Runtime>::Paid {
		id: 3,
		sequence: 4,
		index: 5,
		beneficiary: who(),
		payee: AccountId::new(OTHER),
		amount: 6,
	};
	let wanted =
		Paid { round: 3, sequence: 4, index: 5, beneficiary: WHO, payee: OTHER, amount: 6 };
	assert_eq!(read_event::<Paid>(paid), wanted);
	let refused = Distribution::<Runtime>::ClaimRefused { id: 3, index: 5, error };
	let wanted = ClaimRefused { round: 3, index: 5, error: encoded() };
	assert_eq!(read_event::<ClaimRefused>(refused), wanted);
	let refused = Distribution::<Runtime>::SettlementRefused { id: 3, beneficiary: who(), error };
	let wanted = SettlementRefused { round: 3, beneficiary: WHO, error: encoded() };
	assert_eq!(read_event::<SettlementRefused>(refused), wanted);
	let audit = H256::repeat_byte(1);
	let removed =
		Distribution::<Runtime>::RoundRemoved { id: 3, claimed: 1 << 90, payments: 4, audit };
	let wanted = RoundRemoved { round: 3, claimed: 1 << 90, payments: 4, audit };
	assert_eq!(read_event::<RoundRemoved>(removed), wanted);

	use pallet_payees::Event as Payees;
	let change = Payees::<Runtime>::ChangeBegun {
		owner: who(),
		scope: Scope::Round(3),
		from: Some(AccountId::new(OTHER)),
		to: None,
		active: 77,
	};
	let wanted =
		PayeeChange { owner: WHO, scope: Scope::Round(3), from: Some(OTHER), to: None, active: 77 };
	assert_eq!(read_event::<PayeeChange>(change), wanted);

	use pallet_sales::Event as Sales;
	let placed = Sales::<Runtime>::BidPlaced {
		id: 3,
		bidder: who(),
		number: 4,
		quantity: 1 << 90,
		tick: 5,
		held: 6,
		weight: 7,
	};
	let wanted = BidPlaced {
		sale: 3,
		bidder: WHO,
		number: 4,
		quantity: 1 << 90,
		tick: 5,
		held: 6,
		weight: 7,
	};
	assert_eq!(read_event::<BidPlaced>(placed), wanted);
	let finished = Sales::<Runtime>::BidFinished {
		id: 3,
		bidder: who(),
		number: 4,
		bought: 1 << 90,
		paid: 5,
		returned: 6,
		lapsed: 7,
	};
	let wanted = BidFinished {
		sale: 3,
		bidder: WHO,
		number: 4,
		bought: 1 << 90,
		paid: 5,
		returned: 6,
		lapsed: 7,
	};
	assert_eq!(read_event::<BidFinished>(finished), wanted);

	use pallet_scores::Event as Scores;
	let paid = Scores::<Runtime>::ScorePaid {
		board: 3,
		who: who(),
		payee: AccountId::new(OTHER),
		index: 4,
		amount: 1 << 90,
		paid: 5,
	};
	let wanted = ScorePaid { board: 3, who: WHO, payee: OTHER, row: 4, amount: 1 << 90, paid: 5 };
	assert_eq!(read_event::<ScorePaid>(paid), wanted);

	use pallet_announcements::Event as Announcements;
	let objected = Announcements::<Runtime>::Objected {
		round: 3,
		objection: 4,
		by: who(),
		text: b"no".to_vec().try_into().unwrap(),
	};
	let wanted = Objected { round: 3, objection: 4, by: WHO, text: b"no".to_vec() };
	assert_eq!(read_event::<Objected>(objected), wanted);
	let terms = H256::repeat_byte(9);
	let refuted = Announcements::<Runtime>::SnapshotRefuted {
		round: 3,
		terms,
		by: who(),
		paid: 1 << 90,
		burned: 5,
	};
	let wanted = SnapshotRefuted { round: 3, terms, by: WHO, paid: 1 << 90, burned: 5 };
	assert_eq!(read_event::<SnapshotRefuted>(refuted), wanted);

	let reason = RuntimeHoldReason::Distribution(pallet_distribution::HoldReason::RoundDeposit);
	let held = RuntimeEvent::Balances(BalancesEvent::Held { reason, who: who(), amount: 1 << 90 });
	let wanted = Held { reason: [reason.encode()[0], 0], who: WHO, amount: 1 << 90 };
	assert_eq!(read_event::<Held>(held), wanted);

	let payee = AccountId::new(OTHER);
	let paid = Emission::<Runtime>::RewardPaid { pool: 3, who: who(), payee, amount: 4 };
	let wanted = RewardPaid { pool: 3, who: WHO, payee: OTHER, amount: 4 };
	assert_eq!(read_event::<RewardPaid>(paid), wanted);
	let refusal = Refusal::Frozen;
	let parked = Emission::<Runtime>::RewardsParked { pool: 3, who: who(), amount: 4, refusal };
	let wanted = RewardsParked { pool: 3, who: WHO, amount: 4, refusal };
	assert_eq!(read_event::<RewardsParked>(parked), wanted);
	let refused = Emission::<Runtime>::ClaimRefused { pool: 3, who: who(), error };
	let wanted = RewardRefused { pool: 3, who: WHO, error: encoded() };
	assert_eq!(read_event::<RewardRefused>(refused), wanted);

	let proposal = Bounded::Lookup { hash: H256::zero(), len: 1 };
	let submitted = RuntimeEvent::Referenda(polkadot_sdk::pallet_referenda::Event::Submitted {
		index: 3,
		track: 13,
		proposal,
	});
	let wanted = ReferendumSubmitted { referendum: 3, track: 13 };
	assert_eq!(read_event::<ReferendumSubmitted>(submitted), wanted);
}

#[test]
fn events_of_the_registry_should_be_the_runtimes() {
	use pallet_compliance::Event as Compliance;
	let (who, other) = (AccountId::new(WHO), AccountId::new(OTHER));
	let (account, reason) = (WHO, H256::repeat_byte(4));
	let attested = Compliance::<Runtime>::Attested {
		who: who.clone(),
		attester: other.clone(),
		statement: statement(),
		nonce: Some(1 << 40),
	};
	let wanted =
		Attested { account, attester: OTHER, statement: statement(), nonce: Some(1 << 40) };
	assert_eq!(read_event::<Attested>(attested), wanted);
	let revoked = Compliance::<Runtime>::Revoked {
		who: who.clone(),
		attester: other.clone(),
		nonce: 7,
		reason,
	};
	let wanted = Revoked { account, attester: OTHER, nonce: 7, reason };
	assert_eq!(read_event::<Revoked>(revoked), wanted);
	let forgotten = Compliance::<Runtime>::Forgotten { who: who.clone(), attester: other.clone() };
	assert_eq!(read_event::<Forgotten>(forgotten), Forgotten { account, attester: OTHER });
	let frozen = Compliance::<Runtime>::Frozen {
		who: who.clone(),
		officer: other.clone(),
		reason,
		lapses: 77,
	};
	let wanted = Frozen { account, officer: OTHER, reason, lapses: 77 };
	assert_eq!(read_event::<Frozen>(frozen), wanted);
	for (theirs, ours) in [(Some(other.clone()), Some(OTHER)), (None, None)] {
		let unfrozen =
			Compliance::<Runtime>::Unfrozen { who: who.clone(), officer: theirs.clone(), reason };
		let wanted = Unfrozen { account, officer: ours, reason };
		assert_eq!(read_event::<Unfrozen>(unfrozen), wanted);
		let ratified = Compliance::<Runtime>::FreezeRatified { who: who.clone(), officer: theirs };
		let wanted = FreezeRatified { account, officer: ours };
		assert_eq!(read_event::<FreezeRatified>(ratified), wanted);
	}
	let lapsed = Compliance::<Runtime>::FreezeLapsed { who, officer: other };
	assert_eq!(read_event::<FreezeLapsed>(lapsed), FreezeLapsed { account, officer: OTHER });
	// A history shows every event whose first field is the account.
	let metadata = metadata();
	let pallet = metadata.pallet_by_name("Compliance").unwrap();
	for event in pallet.event_variants().unwrap() {
		let about_all = ["BlockedSet", "LimitsSet"].contains(&event.name.as_str());
		let first = event.fields.first().and_then(|field| field.name.as_deref());
		assert_eq!(first == Some("who"), !about_all, "{}", event.name);
	}
}
