//! Events and values of storage as the history reads them: by their names in the metadata.

use crate::{metadata, terms, OTHER, WHO};
use codec::{Decode, Encode};
use distribution_client::{
	decoding::{decode_event, decode_stored},
	words::Word,
};
use distribution_primitives::emission::{Budget, EraRecord};
use distribution_runtime::{AccountId, Runtime, RuntimeEvent};
use polkadot_sdk::{
	pallet_balances::Event as BalancesEvent,
	sp_runtime::{DispatchError, ModuleError, Perbill},
};

/// The fields of an event of the runtime, by their names.
fn fields(event: impl Into<RuntimeEvent>) -> Vec<(String, Word)> {
	let bytes = event.into().encode();
	let pallet = metadata().pallet_by_event_index(bytes[0]).unwrap();
	let variant = pallet.event_variant_by_index(bytes[1]).unwrap();
	decode_event(metadata(), pallet.name(), &variant.name, &bytes[2..]).unwrap()
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

	let record = EraRecord { issuance: 1, minted: 2, burned: 3, arrived: 4, supply: 5, skipped: 6 };
	let ended = pallet_emission::Event::<Runtime>::EraEnded { era: 7, record };
	let [(_, era), (_, Word::Fields(record))] = &fields(ended)[..] else { panic!() };
	assert_eq!(*era, number(7, false));
	let names: Vec<&str> = record.iter().map(|(name, _)| name.as_str()).collect();
	assert_eq!(names, ["issuance", "minted", "burned", "arrived", "supply", "skipped"]);
	assert_eq!(record[4].1, number(5, true));

	let error =
		DispatchError::Module(ModuleError { index: 60, error: [9, 0, 0, 0], message: None });
	let refused = pallet_distribution::Event::<Runtime>::ClaimRefused { id: 3, index: 5, error };
	let [_, _, (_, Word::Form(module, inner))] = &fields(refused)[..] else { panic!() };
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
fn event_that_is_not_there_or_has_bytes_left_should_be_refused() {
	for (pallet, name, bytes) in [
		("Nothing", "Paid", vec![]),
		("Distribution", "Nothing", vec![]),
		("Distribution", "RoundOpened", vec![1, 0, 0]),
		("Distribution", "RoundOpened", vec![1, 0, 0, 0, 0]),
	] {
		assert!(decode_event(metadata(), pallet, name, &bytes).is_err(), "{pallet}.{name}");
	}
	assert!(decode_event(metadata(), "Distribution", "RoundOpened", &[1, 0, 0, 0]).is_ok());
	assert!(decode_stored(metadata(), "Emission", "Nothing", &[]).is_err());
	assert!(decode_stored(metadata(), "Distribution", "NextRoundId", &[1, 0, 0]).is_err());
}

#[test]
fn stored_values_should_be_read_by_their_names() {
	let budget = Budget(vec![(3, Perbill::from_percent(100))].try_into().unwrap());
	let word = decode_stored(metadata(), "Emission", "BudgetInForce", &budget.encode()).unwrap();
	let share = Word::List(vec![number(3, false), Word::Share(1_000_000_000)]);
	assert_eq!(word, Word::List(vec![share]));

	let drafted = pallet_distribution::Event::<Runtime>::RoundDrafted {
		id: 3,
		manager: AccountId::new(WHO),
		terms: Decode::decode(&mut terms().encode().as_slice()).unwrap(),
	};
	let [_, _, (_, Word::Fields(terms))] = &fields(drafted)[..] else { panic!() };
	let asset = &terms.iter().find(|(name, _)| name == "asset").unwrap().1;
	assert_eq!(*asset, Word::Form("WithId".into(), Box::new(number(3, false))));
}
