//! Calls of the runtime in words.

use crate::{metadata, read, terms, WHO};
use codec::Encode;
use distribution_client::{
	account,
	ballot::AccountVote,
	calls::{distribution, governance},
	decoding::{decode, event_fields, Preimages, NATIVE},
	types::{AssetKind, Terms},
	words::Word,
};
use distribution_primitives::emission::EmissionParams;
use distribution_runtime::{AccountId, Runtime, RuntimeCall};
use pallet_emission::Call as EmissionCall;
use polkadot_sdk::{
	frame_support::traits::{schedule::DispatchTime, Bounded},
	frame_system::RawOrigin,
	pallet_balances,
	pallet_referenda::Call as ReferendaCall,
	pallet_utility::Call as UtilityCall,
	pallet_whitelist,
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::Perbill,
};

fn words(call: &RuntimeCall) -> Word {
	decode(metadata(), &call.encode(), &Preimages::new()).unwrap()
}

#[test]
fn calls_should_be_decoded_with_those_inside() {
	let parameters = EmissionParams {
		issuance: 1_500_000_000_000,
		decay: Perbill::from_percent(2),
		decay_period: 3,
		floor: 4,
		max_supply: 5,
	};
	let set = RuntimeCall::Emission(EmissionCall::set_emission { params: parameters });
	let to = account::show(&WHO);
	let pay = RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
		dest: AccountId::new(WHO).into(),
		value: 2_000_000_000_000,
	});
	let batch = RuntimeCall::Utility(UtilityCall::batch_all { calls: vec![set, pay] });
	let carried = RuntimeCall::Utility(UtilityCall::dispatch_as {
		as_origin: Box::new(RawOrigin::<AccountId>::Root.into()),
		call: Box::new(batch),
	});
	let text = words(&carried).text();
	let wanted = format!(
		"Utility.dispatch_as
  as_origin: system: Root
  call: Utility.batch_all
    calls:
      - Emission.set_emission
          params:
            issuance: 1.5 DIST
            decay: 2 %
            decay_period: 3
            floor: 0.000000000004 DIST
            max_supply: 0.000000000005 DIST
      - Balances.transfer_keep_alive
          dest: {to}
          value: 2 DIST"
	);
	assert_eq!(text, wanted);
	let vote = read(&governance::vote(3, AccountVote::standard(true, 2, 5_000_000_000_000)));
	let line = words(&vote).line(200);
	assert!(line.contains("aye with conviction 2x") && line.contains("5 DIST"), "{line}");
	let draft = words(&read(&distribution::draft(&terms()))).json();
	assert_eq!(draft["call"], "Distribution.draft");
	// Of an asset: not an amount of the native token.
	assert_eq!(draft["arguments"]["terms"]["budget"], "1000");
	let native = Terms { asset: AssetKind::Native, ..terms() };
	let text = words(&read(&distribution::draft(&native))).text();
	assert!(text.contains("budget: 0.000000001 DIST"), "{text}");
}

#[test]
fn calls_should_be_shown_in_place_of_their_hashes() {
	let halt = RuntimeCall::Emission(EmissionCall::halt {});
	let hash = blake2_256(&halt.encode());
	let length = halt.encode().len() as u32;
	let whitelisted = RuntimeCall::Whitelist(pallet_whitelist::Call::dispatch_whitelisted_call {
		call_hash: H256(hash),
		call_encoded_len: length,
		call_weight_witness: Default::default(),
	});
	let submission = read(&governance::submit(governance::EMISSION_ADMIN, hash, length));
	for call in [whitelisted, submission] {
		let unknown = words(&call);
		assert_eq!(unknown.unknown(), [(hash, Some(length))]);
		let known = Preimages::from([(hash, halt.encode())]);
		let found = decode(metadata(), &call.encode(), &known).unwrap();
		assert!(found.unknown().is_empty());
		assert!(found.text().contains("Emission.halt"), "{}", found.text());
	}
	let inline = RuntimeCall::Referenda(ReferendaCall::submit {
		proposal_origin: Box::new(RawOrigin::<AccountId>::Root.into()),
		proposal: Bounded::Inline(halt.encode().try_into().unwrap()),
		enactment_moment: DispatchTime::After(1),
	});
	assert!(words(&inline).text().contains("proposal: Emission.halt"), "{}", words(&inline).text());
}

#[test]
fn bytes_of_strangers_should_be_refused_and_not_followed() {
	let refused =
		|bytes: &[u8]| decode(metadata(), bytes, &Preimages::new()).unwrap_err().to_string();
	let halt = RuntimeCall::Emission(EmissionCall::halt {}).encode();
	assert!(refused(&[]).contains("ends too early"), "{}", refused(&[]));
	assert!(refused(&[halt[0]]).contains("ends too early"));
	assert!(refused(&[200, 0]).contains("200"));
	let longer = [halt.as_slice(), &[7, 7]].concat();
	assert!(refused(&longer).contains("2 bytes more"), "{}", refused(&longer));
	// Each is the only call of a batch: as deep as one likes.
	let empty = RuntimeCall::Utility(UtilityCall::batch_all { calls: Vec::new() }).encode();
	let mut deep = Vec::new();
	for _ in 0..500_000 {
		deep.extend_from_slice(&[empty[0], empty[1], 4]);
	}
	deep.extend_from_slice(&halt);
	assert!(refused(&deep).contains("nested deeper"), "{}", refused(&deep));
	let mut nested = Vec::new();
	for _ in 0..60 {
		nested.extend_from_slice(&[empty[0], empty[1], 4]);
	}
	nested.extend_from_slice(&halt);
	let word = decode(metadata(), &nested, &Preimages::new()).unwrap();
	assert!(word.text().ends_with("Emission.halt"));
	// A list of a billion rows, of which none is there.
	let add = read(&distribution::add_entries(3, &[])).encode();
	let mut rows = add[..add.len() - 1].to_vec();
	codec::Compact(1_000_000_000u32).encode_to(&mut rows);
	assert!(refused(&rows).contains("ends too early"), "{}", refused(&rows));
}

/// Fields that are shown as amounts of the native token.
#[test]
fn native_amounts_should_be_fields_of_the_runtime() {
	let mut calls = 0;
	for (owner, fields) in NATIVE {
		let Some((pallet, call)) = owner.split_once('.') else { continue };
		let Some(pallet) = metadata().pallet_by_name(pallet) else { continue };
		let call = pallet.call_variant_by_name(call).unwrap_or_else(|| panic!("{owner}"));
		for field in fields {
			let found = call.fields.iter().any(|f| f.name.as_deref() == Some(*field));
			assert!(found, "{owner} has no {field}");
		}
		calls += 1;
	}
	assert!(calls > 10);
}

#[test]
fn events_should_be_told_with_accounts_and_amounts() {
	let (from, to) = (AccountId::new(WHO), AccountId::new([9; 32]));
	let event = pallet_balances::Event::<Runtime>::Transfer { from, to, amount: 1_500_000_000_000 };
	let bytes = event.encode();
	let pallet = metadata().pallet_by_name("Balances").unwrap();
	let variant = pallet.event_variant_by_index(bytes[0]).unwrap();
	let fields = || variant.fields.iter().map(|field| (field.name.as_deref(), field.ty.id));
	let mut input = &bytes[1..];
	let words = event_fields(metadata(), &mut input, "Balances.Transfer", fields()).unwrap();
	let named = |name: &str, word| (Some(name.to_string()), word);
	let wanted = [
		named("from", Word::Account(WHO)),
		named("to", Word::Account([9; 32])),
		named("amount", Word::Amount(1_500_000_000_000)),
	];
	assert_eq!(words, wanted);
	assert!(input.is_empty());
	let mut short = &bytes[1..9];
	assert!(event_fields(metadata(), &mut short, "Balances.Transfer", fields()).is_err());
}
