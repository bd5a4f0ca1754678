//! Events and values of storage as the history reads them: by their names in the metadata.

use crate::{metadata, terms, OTHER, WHO};
use codec::{Decode, DecodeAll, Encode};
use distribution_client::{
	decoding::recorded::{decode_events, decode_stored, Recorded},
	events::RawEvent,
	foreign::{asset_of, delivery_of, Delivery},
	history::Outline,
	types::AssetKind,
	words::Word,
};
use distribution_primitives::emission::{Budget, EraRecord};
use distribution_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent, UncheckedExtrinsic};
use polkadot_sdk::{
	frame_system::{self, EventRecord, Phase},
	pallet_balances::Event as BalancesEvent,
	pallet_xcm,
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{DispatchError, ModuleError, Perbill},
	staging_xcm,
};
use proptest::{prelude::*, sample::Index};

/// What a block reports, as the chain stores it.
fn stored(event: impl Into<RuntimeEvent>) -> Vec<u8> {
	let (event, topics) = (event.into(), vec![H256::zero()]);
	vec![EventRecord { phase: Phase::ApplyExtrinsic(2), event, topics }].encode()
}

/// The fields of an event of the runtime, by their names.
fn fields(event: impl Into<RuntimeEvent>) -> Vec<(String, Word)> {
	let mut all = decode_events(metadata(), &stored(event)).unwrap();
	assert_eq!(all.len(), 1);
	all.remove(0).fields
}

fn drafted() -> pallet_distribution::Event<Runtime> {
	pallet_distribution::Event::RoundDrafted {
		id: 3,
		manager: AccountId::new(WHO),
		terms: Decode::decode(&mut terms().encode().as_slice()).unwrap(),
	}
}

fn refused() -> pallet_distribution::Event<Runtime> {
	let error =
		DispatchError::Module(ModuleError { index: 60, error: [9, 0, 0, 0], message: None });
	pallet_distribution::Event::ClaimRefused { id: 3, index: 5, error }
}

fn ended() -> pallet_emission::Event<Runtime> {
	let record = EraRecord { issuance: 1, minted: 2, burned: 3, arrived: 4, supply: 5, skipped: 6 };
	pallet_emission::Event::EraEnded { era: 7, record }
}

fn number(value: u128, wide: bool) -> Word {
	Word::Number { value, wide }
}

#[test]
fn fields_of_events_should_be_read_by_their_names() {
	let paid = pallet_distribution::Event::<Runtime>::Paid {
		id: 3,
		sequence: 4,
		index: 5,
		beneficiary: AccountId::new(WHO),
		payee: AccountId::new(OTHER),
		amount: u128::MAX,
	};
	let wanted = [
		("id", number(3, false)),
		("sequence", number(4, true)),
		("index", number(5, false)),
		("beneficiary", Word::Account(WHO)),
		("payee", Word::Account(OTHER)),
		("amount", number(u128::MAX, true)),
	];
	assert_eq!(fields(paid), wanted.map(|(name, word)| (name.to_string(), word)));

	let ended = fields(ended());
	let [(_, era), (_, Word::Fields(record))] = ended.as_slice() else { panic!() };
	assert_eq!(*era, number(7, false));
	let names: Vec<&str> = record.iter().map(|(name, _)| name.as_str()).collect();
	assert_eq!(names, ["issuance", "minted", "burned", "arrived", "supply", "skipped"]);
	assert_eq!(record[4].1, number(5, true));

	let refused = fields(refused());
	let [_, _, (_, Word::Form(module, inner))] = refused.as_slice() else { panic!() };
	let parts = vec![
		("index".to_string(), number(60, false)),
		("error".to_string(), Word::Bytes(vec![9, 0, 0, 0])),
	];
	assert_eq!((module.as_str(), &**inner), ("Module", &Word::Fields(parts)));

	let reason = distribution_runtime::RuntimeHoldReason::Distribution(
		pallet_distribution::HoldReason::RoundDeposit,
	);
	let held = BalancesEvent::<Runtime>::Held { reason, who: AccountId::new(WHO), amount: 8 };
	let reason = Word::Form("Distribution".into(), Box::new(Word::Text("RoundDeposit".into())));
	assert_eq!(fields(held)[0].1, reason);
}

#[test]
fn events_should_be_read_to_the_last_byte() {
	let opened = || pallet_distribution::Event::<Runtime>::RoundOpened { id: 1 };
	let wanted = Recorded {
		extrinsic: Some(2),
		pallet: "Distribution".into(),
		name: "RoundOpened".into(),
		fields: vec![("id".into(), number(1, false))],
	};
	assert_eq!(decode_events(metadata(), &stored(opened())).unwrap(), [wanted]);
	assert!(decode_events(metadata(), &[]).unwrap().is_empty());
	assert!(decode_events(metadata(), &[0]).unwrap().is_empty());
	let bytes = stored(opened());
	for length in 1..bytes.len() {
		assert!(decode_events(metadata(), &bytes[..length]).is_err(), "{length}");
	}
	assert!(decode_events(metadata(), &[bytes.as_slice(), &[0]].concat()).is_err());
	// No such pallet, no such event.
	for place in [6, 7] {
		let mut wrong = bytes.clone();
		wrong[place] = 255;
		assert!(decode_events(metadata(), &wrong).is_err(), "{place}");
	}
	assert!(decode_stored(metadata(), "Emission", "Nothing", &[]).is_err());
	assert!(decode_stored(metadata(), "Distribution", "NextRoundId", &[1, 0, 0]).is_err());
	assert!(decode_stored(metadata(), "Distribution", "NextRoundId", &[1, 0, 0, 0, 0]).is_err());
}

#[test]
fn transactions_should_be_read_with_their_calls() {
	let call = RuntimeCall::System(frame_system::Call::remark { remark: vec![1, 2, 3] });
	let bytes = UncheckedExtrinsic::new_bare(call).encode();
	let outline = Outline::read(metadata(), &bytes).unwrap();
	assert_eq!((outline.call.as_str(), outline.signer), ("System.remark", None));
	assert_eq!(outline.hash, H256(blake2_256(&bytes)));
	assert!(Outline::read(metadata(), &bytes[..bytes.len() - 1]).is_err());
	assert!(Outline::read(metadata(), &[bytes.as_slice(), &[0]].concat()).is_err());
}

/// Whoever makes blocks may nest calls as deep as they like: a program whose stack overflows ends
/// without a word.
#[test]
fn transactions_should_be_read_however_deep_their_calls_are_nested() {
	const DEEP: usize = 1_000_000;
	let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![1] });
	let plain = UncheckedExtrinsic::new_bare(remark.clone()).encode();
	let version = plain[1];
	// A batch of one call, and that call is the next batch.
	let utility = metadata().pallet_by_name("Utility").unwrap();
	let batch = utility.call_variant_by_name("batch").unwrap().index;
	let level = [utility.call_index(), batch, 1 << 2];
	let body = [vec![version], level.repeat(DEEP), remark.encode()].concat();
	let outline = Outline::read(metadata(), &body.encode()).unwrap();
	assert_eq!((outline.call.as_str(), outline.signer), ("Utility.batch", None));
	assert_eq!(outline.hash, H256(blake2_256(&body.encode())));
}

#[test]
fn stored_values_should_be_read_by_their_names() {
	let budget = Budget(vec![(3, Perbill::from_percent(100))].try_into().unwrap());
	let word = decode_stored(metadata(), "Emission", "BudgetInForce", &budget.encode()).unwrap();
	let share = Word::List(vec![number(3, false), Word::Share(1_000_000_000)]);
	assert_eq!(word, Word::List(vec![share]));

	let drafted = fields(drafted());
	let [_, _, (_, Word::Fields(terms))] = drafted.as_slice() else { panic!() };
	let asset = &terms.iter().find(|(name, _)| name == "asset").unwrap().1;
	assert_eq!(*asset, Word::Form("WithId".into(), Box::new(number(3, false))));
}

#[test]
fn assets_of_other_chains_should_be_read_as_the_runtime_stores_them() {
	let location = staging_xcm::latest::Location::parent();
	for price in [None, Some(50_000)] {
		let terms = pallet_foreign::AssetTerms { arrivals: true, free_claims: false, price };
		let record = pallet_foreign::Record { location: location.clone(), terms };
		let key = pallet_foreign::Records::<Runtime>::hashed_key_for(2_000_000_001_u32);
		let asset = asset_of(metadata(), &key, &record.encode()).unwrap();
		assert_eq!((asset.id, asset.price), (2_000_000_001, price));
		assert_eq!((asset.arrivals, asset.free_claims), (true, false));
		assert_eq!(asset.location.line(60), "{ parents: 1, interior: Here }");
		assert_eq!(asset.encoded, location.encode());
	}
	assert!(asset_of(metadata(), &[0; 44], &[1, 2, 3]).is_err());
}

#[test]
fn price_of_delivery_should_be_read_as_the_runtime_reports_it() {
	use staging_xcm::latest::prelude::{Asset, GeneralIndex, Location, PalletInstance, Parachain};
	let usdc = [Parachain(1_000), PalletInstance(50), GeneralIndex(1_337)];
	for location in [Location::parent(), Location::new(1, usdc)] {
		let price = None::<u128>;
		let terms = pallet_foreign::AssetTerms { arrivals: true, free_claims: true, price };
		let record = pallet_foreign::Record { location: location.clone(), terms };
		let key = pallet_foreign::Records::<Runtime>::hashed_key_for(2_000_000_001_u32);
		let asset = asset_of(metadata(), &key, &record.encode()).unwrap();
		for (paid_in, wanted) in [
			(location.clone(), Some(AssetKind::WithId(2_000_000_001))),
			(Location::here(), Some(AssetKind::Native)),
			(Location::new(1, [Parachain(2_000)]), None),
		] {
			let fees = Asset::from((paid_in, 1u128 << 90)).into();
			let paying = Location::here();
			let event = pallet_xcm::Event::<Runtime>::FeesPaid { paying, fees };
			let event = RawEvent {
				pallet: "PolkadotXcm".into(),
				name: "FeesPaid".into(),
				fields: event.encode()[1..].to_vec(),
			};
			let found = delivery_of(metadata(), &asset, &[event]);
			assert_eq!(found, wanted.map(|asset| Delivery { asset, amount: 1 << 90 }));
		}
		assert_eq!(delivery_of(metadata(), &asset, &[]), None);
	}
}

/// The events of a block, as the runtime has them.
type Events = Vec<EventRecord<RuntimeEvent, H256>>;

proptest! {
	#[test]
	fn events_of_a_node_should_be_refused_or_read_as_the_runtime_reads_them(
		altered in prop::collection::vec((any::<Index>(), any::<u8>()), 0..4),
		length in any::<Index>(),
		whole in any::<bool>(),
	) {
		let events: [RuntimeEvent; 3] = [drafted().into(), refused().into(), ended().into()];
		let events = events.map(|event| {
			EventRecord::<_, H256> { phase: Phase::ApplyExtrinsic(2), event, topics: vec![] }
		});
		let mut bytes = events.to_vec().encode();
		for (place, byte) in altered {
			let place = place.index(bytes.len());
			bytes[place] = byte;
		}
		if !whole {
			bytes.truncate(length.index(bytes.len()));
		}
		let ours = decode_events(metadata(), &bytes);
		if let Ok(theirs) = Events::decode_all(&mut bytes.as_slice()) {
			let ours = ours.unwrap();
			prop_assert_eq!(ours.len(), theirs.len());
			for (ours, theirs) in ours.iter().zip(theirs) {
				let index = theirs.event.encode()[0];
				let pallet = metadata().pallet_by_event_index(index).unwrap();
				prop_assert_eq!(pallet.name(), &ours.pallet);
				let caused = matches!(theirs.phase, Phase::ApplyExtrinsic(_));
				prop_assert_eq!(ours.extrinsic.is_some(), caused);
			}
		}
	}
}
