//! The chain and the model as they begin.

use super::{
	actors::*,
	drafting::KINDS,
	model::{
		countries, Account, Attester, Ledger, Model, Officer, Rewards, Stops, Token, Who, DEPTH,
		FOREVER, FREEZES, OFFICERS, STAKE, WORK,
	},
	trace::{Log, Random, Run, Tally},
	World,
};
use crate::common::*;
use codec::MaxEncodedLen;
use distribution_primitives::Jurisdictions;
use distribution_runtime::configs::parameters::{dynamic_params, RuntimeParameters};
use pallet_compliance::{AttesterTerms, RecordOf, IDENTITY_OVERHEAD};
use polkadot_sdk::frame_support::traits::{fungible, fungibles, Hooks};
use sp_core::Pair;
use std::collections::BTreeMap;

/// Length of an era.
const ERA: BlockNumber = 6 * HOURS;
/// How many times faster than in production votes are: rounds stay open for three hours after their
/// windows.
const PACE: u32 = 8;
/// Countries that governance blocks.
pub const BLOCKED: [&[&str]; 5] = [&["KP"], &["KP"], &["KP"], &["KP"], &["KP", "FR"]];
/// Payout limits that governance sets: highest level, and tokens per day.
pub const LIMITS: [&[(u8, Balance)]; 5] =
	[&[], &[(0, 4), (1, 8)], &[(3, 9)], &[(2, 12), (0, 3), (1, 7)], &[(2, 5)]];

/// The development chain in its first block, at a pace closer to that of production.
pub fn chain() -> TestExternalities {
	let preset = sp_genesis_builder::DEV_RUNTIME_PRESET.into();
	let patch = genesis_presets::get_preset(&preset).unwrap();
	let mut patch: serde_json::Value = serde_json::from_slice(&patch).unwrap();
	patch["origins"]["pace"] = PACE.into();
	patch["emission"]["eraLength"] = ERA.into();
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut json, patch);
	let config: RuntimeGenesisConfig = serde_json::from_value(json).unwrap();
	let mut ext = TestExternalities::new(config.build_storage().unwrap());
	ext.execute_with(|| {
		System::set_block_number(1);
		relay(1_000);
		Emission::on_initialize(1);
	});
	ext
}

/// Bytes charged for a record.
pub fn record_size() -> Balance {
	(RecordOf::<Runtime>::max_encoded_len() + IDENTITY_OVERHEAD) as Balance
}

pub fn set(parameter: RuntimeParameters) -> RuntimeCall {
	let key_value = parameter;
	RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value })
}

pub fn terms(max_level: u8, codes: &[&str], expires: BlockNumber) -> AttesterTerms<BlockNumber> {
	let jurisdictions = match codes {
		[] => Jurisdictions::Any,
		_ => Jurisdictions::Only(countries(codes)),
	};
	AttesterTerms { max_level, jurisdictions, expires, may_block: false }
}

impl World {
	pub fn new(run: Run) -> Self {
		set_up();
		let attesters = (0..ATTESTERS).map(|by| Attester {
			// The preset gives the first one this right.
			may_block: by == 0,
			deposit: (0, 0),
			in_office: true,
			max_level: if by < 2 { 3 } else { 2 },
			countries: &[],
			expires: FOREVER,
			epoch: by as u32,
			key: u32::from(by < 3),
		});
		let subjects = HOLDERS + ATTESTERS + MANAGERS;
		let now = 1_000;
		let model = Model {
			now,
			lost: 0,
			stops: Stops::default(),
			ledger: ledger(),
			rewards: Rewards::new(now, ERA, HOLDERS),
			attesters: attesters.collect(),
			next_epoch: ATTESTERS as u32,
			accounts: (0..HOLDERS).map(|_| Account::default()).collect(),
			officers: vec![Officer::default(); OFFICERS],
			freezes: (0..subjects).map(|_| None).collect(),
			rests: vec![[0; OFFICERS]; subjects],
			member: MEMBER,
			price: record_size() * DEPOSIT_PER_BYTE,
			blocked: BLOCKED[0],
			limits: LIMITS[0],
			close_delay: distribution::CloseDelay::get(),
		};
		let random = Random::new(run.seed);
		let (log, tally) = (Log::new(run), Tally::new());
		let (rounds, waiting) = (Vec::new(), Vec::new());
		let mut world = Self { model, rounds, waiting, random, operation: 0, tally, log };
		for kind in KINDS {
			let round = world.draft(kind);
			world.rounds.push(round);
			world.hasten(world.rounds.len() - 1);
		}
		world
	}
}

/// Everybody gets their roles, and the tokens that they bring.
fn set_up() {
	for by in 0..ATTESTERS {
		// The first three are attesters since genesis.
		if by < 3 {
			let (key, proof) = proven(by, 1);
			Compliance::do_rotate_key(attester(by), key, &proof).unwrap();
		} else {
			let (terms, key) = (terms(2, &[], FOREVER), pair(by, 0).public().into());
			Compliance::do_add_attester(attester(by), terms, key).unwrap();
		}
	}
	for number in 1..OFFICERS {
		Compliance::do_add_officer(officer(number)).unwrap();
	}
	use dynamic_params::{compliance, emission};
	let few = compliance::Parameters::FreezesPerDay(compliance::FreezesPerDay, Some(FREEZES));
	let short = emission::Parameters::HistoryDepth(emission::HistoryDepth, Some(DEPTH));
	for parameter in [RuntimeParameters::Compliance(few), RuntimeParameters::Emission(short)] {
		set(parameter).dispatch(root()).unwrap();
	}
	Assets::force_create(root(), OTHER, stranger().into(), true, 1).unwrap();
	let stakers = (0..STAKERS).map(|who| (holder(who), 1_000 * UNIT));
	let rich = (0..MANAGERS).map(manager).chain([stranger()]);
	let rich = rich.map(|who| (who, 10_000_000 * UNIT));
	for (who, tokens) in stakers.chain(rich) {
		<Balances as fungible::Mutate<AccountId>>::mint_into(&who, tokens).unwrap();
	}
	for who in (0..MANAGERS).map(manager).chain([stranger()]) {
		<Assets as fungibles::Mutate<AccountId>>::mint_into(OTHER, &who, 1_000_000).unwrap();
	}
}

/// What everybody has at the beginning.
fn ledger() -> Ledger {
	let holders = (0..HOLDERS).map(Who::Holder);
	let managers = (0..MANAGERS).map(Who::Manager);
	let others = [Who::Stranger, Who::Treasury, Who::Pool(STAKE), Who::Pool(WORK)];
	let mut has = BTreeMap::new();
	for who in holders.chain(managers).chain(others) {
		for token in [Token::Native, Token::Other] {
			has.insert((token, who), super::state::balance(token, who));
		}
	}
	Ledger { has, issued: Balances::total_issuance() }
}
