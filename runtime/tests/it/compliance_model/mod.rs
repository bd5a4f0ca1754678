//! The whole runtime against a reference model: 100,000 random operations of attesters, officers,
//! governance, the committee and claimants. Each must end as the model predicts, refusals with the
//! predicted error. Officers freeze whom they like and are suspended, freezes lapse or are
//! ratified, attesters are frozen, blocked countries are named without a right to, and the price of
//! state changes under all of it.

mod model;

use crate::common::*;
use codec::MaxEncodedLen;
use distribution_primitives::{key_message, Credential, Jurisdictions};
use distribution_runtime::configs::parameters::{dynamic_params, RuntimeParameters};
use model::{
	countries, Account, Attester, Fault, Model, Officer, Outcome, Round, Said, DEMANDS, FOREVER,
	FREEZES, GRACE, MAX_VALIDITY, OFFICERS,
};
use pallet_compliance::{AttesterTerms, Limit, RecordOf, Statement, IDENTITY_OVERHEAD};
use polkadot_sdk::{
	frame_support::traits::{
		fungible::{Inspect, InspectFreeze, InspectHold},
		Hooks,
	},
	sp_runtime::{MultiSignature, MultiSigner},
};
use sp_core::{ed25519, Pair, H256};
use sp_keyring::Sr25519Keyring::{AliceStash, Charlie, Dave, Eve};
use std::collections::BTreeMap;

type RegistryCall = pallet_compliance::Call<Runtime>;
type RoundCall = pallet_distribution::Call<Runtime>;
/// How often operations of each kind ended in each way.
type Tally = BTreeMap<(&'static str, &'static str), u32>;
/// A way to end, and the least number of times that it must occur.
type End = (&'static str, u32);

const OPERATIONS: u32 = 100_000;
const HOLDERS: usize = 24;
const ATTESTERS: usize = 6;
/// The attester that is a member of the committee.
const MEMBER: usize = 3;
/// Number of rounds at a time.
const ROUNDS: usize = 3;
const REASON: H256 = H256::repeat_byte(7);

/// Countries of residence; a country listed more often is more likely.
const COUNTRIES: [&str; 24] = [
	"DE", "DE", "DE", "DE", "DE", "DE", "DE", "DE", "DE", "DE", "FR", "FR", "FR", "FR", "FR", "FR",
	"US", "US", "US", "US", "US", "US", "US", "KP",
];
/// Levels that attesters attest.
const LEVELS: [u8; 16] = [0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3];
/// Highest levels that governance lets an attester attest.
const MAX_LEVELS: [u8; 4] = [1, 2, 3, 3];
/// Countries that governance blocks.
const BLOCKED: [&[&str]; 5] = [&["KP"], &["KP"], &["KP"], &["KP"], &["KP", "FR"]];
/// Payout limits that governance sets: highest level, and tokens per day.
const LIMITS: [&[(u8, Balance)]; 5] =
	[&[], &[(0, 4), (1, 8)], &[(3, 9)], &[(2, 12), (0, 3), (1, 7)], &[(2, 5)]];
/// Countries that governance lets an attester name; an empty list means all.
const VOUCHED: [&[&str]; 4] = [&[], &[], &[], &["DE", "US"]];
/// Deposits per byte of state, in smallest units.
const PRICES: [Balance; 4] =
	[DEPOSIT_PER_BYTE / 10, DEPOSIT_PER_BYTE, 3 * DEPOSIT_PER_BYTE + 7, 10 * DEPOSIT_PER_BYTE];
/// Tokens of a row.
const AMOUNTS: [Balance; 4] = [1, 2, 3, 6];

fn holder(who: usize) -> AccountId {
	beneficiary(100 + who as u8)
}

fn attester(by: usize) -> AccountId {
	[Dave, Eve, Ferdie, Alice, Bob, AliceStash][by].to_account_id()
}

/// The accounts that officers try to freeze: the holders and, after them, the attesters.
fn subject(who: usize) -> AccountId {
	match who.checked_sub(HOLDERS) {
		None => holder(who),
		Some(by) => attester(by),
	}
}

fn officer(number: usize) -> AccountId {
	match number {
		0 => relayer(),
		_ => beneficiary(200 + number as u8),
	}
}

/// Bytes charged for a record.
fn record_size() -> Balance {
	(RecordOf::<Runtime>::max_encoded_len() + IDENTITY_OVERHEAD) as Balance
}

fn set(parameter: RuntimeParameters) -> RuntimeCall {
	let key_value = parameter;
	RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value })
}

/// An officer, who also presents what others have signed, and pays deposits.
fn relayer() -> AccountId {
	Charlie.to_account_id()
}

/// The `key`th signing key of attester `by`, of a kind whose signatures are deterministic.
fn pair(by: usize, key: u32) -> ed25519::Pair {
	let mut seed = [by as u8; 32];
	seed[..4].copy_from_slice(&key.to_le_bytes());
	ed25519::Pair::from_seed(&seed)
}

/// The `key`th signing key of attester `by`, and its proof that the attester has it.
fn proven(by: usize, key: u32) -> (MultiSigner, MultiSignature) {
	let pair = pair(by, key);
	let key = pair.public().into();
	let proof = pair.sign(&key_message(&System::block_hash(0), &attester(by), &key)).into();
	(key, proof)
}

fn terms(max_level: u8, codes: &[&str], expires: BlockNumber) -> AttesterTerms<BlockNumber> {
	let jurisdictions = match codes {
		[] => Jurisdictions::Any,
		_ => Jurisdictions::Only(countries(codes)),
	};
	AttesterTerms { max_level, jurisdictions, expires, may_block: false }
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The model of the chain, and the state that operations are generated from.
struct World {
	model: Model,
	rounds: Vec<Round>,
	/// Closed rounds with rows set aside. They are left alone until the end.
	waiting: Vec<u32>,
	random: Random,
	operation: u32,
	tally: Tally,
}

impl World {
	fn new() -> Self {
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
		use dynamic_params::compliance::{self, Parameters};
		let few = Parameters::FreezesPerDay(compliance::FreezesPerDay, Some(FREEZES));
		set(RuntimeParameters::Compliance(few)).dispatch(RuntimeOrigin::root()).unwrap();
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
		let model = Model {
			now: 1_000,
			attesters: attesters.collect(),
			next_epoch: ATTESTERS as u32,
			accounts: (0..HOLDERS).map(|_| Account::default()).collect(),
			officers: vec![Officer::default(); OFFICERS],
			freezes: (0..HOLDERS + ATTESTERS).map(|_| None).collect(),
			rests: vec![[0; OFFICERS]; HOLDERS + ATTESTERS],
			member: MEMBER,
			price: record_size() * DEPOSIT_PER_BYTE,
			blocked: BLOCKED[0],
			limits: LIMITS[0],
			close_delay: distribution::CloseDelay::get(),
		};
		let mut random = Random(0x5eed);
		let rounds = (0..ROUNDS).map(|_| open(&mut random, model.now)).collect();
		let (waiting, tally) = (Vec::new(), Tally::new());
		Self { model, rounds, waiting, random, operation: 0, tally }
	}

	/// Dispatches what the model has done, and compares how it ends.
	fn check(
		&mut self,
		kind: &'static str,
		predicted: Outcome,
		origin: RuntimeOrigin,
		call: impl Into<RuntimeCall>,
	) {
		let call: RuntimeCall = call.into();
		let outcome: Outcome =
			call.dispatch(origin).map(|_| ()).map_err(|refused| refused.error.into());
		assert_eq!(outcome, predicted, "{kind}, operation {}", self.operation);
		*self.tally.entry((kind, predicted.err().unwrap_or("done"))).or_default() += 1;
	}

	fn operate(&mut self) {
		let by = self.random.below(ATTESTERS as u64) as usize;
		let who = self.random.below(HOLDERS as u64) as usize;
		let round = self.random.below(ROUNDS as u64) as usize;
		let officer = self.random.below(OFFICERS as u64) as usize;
		match self.random.below(418) {
			0..=47 => self.attest(by, who),
			48..=75 => self.present(by, who),
			76..=91 => self.renew(by, who),
			92..=99 => self.revoke(by, who),
			100..=117 => self.forget(by, who),
			118 => self.new_epoch(by),
			119 => self.rotate(by),
			120 => self.remove(by),
			121..=126 => self.add(by),
			127..=128 => self.update(by),
			129..=130 => self.freeze(officer),
			131..=132 => self.ratify(officer),
			133 => self.unfreeze(officer),
			134 => self.thaw(),
			135 => self.lapse(),
			136 => self.suspend(officer, true),
			137..=138 => self.set_limits(),
			139 => self.set_blocked(),
			140..=147 => self.wait(),
			148..=165 => self.set_aside(round, who),
			166..=185 => self.close(round),
			186..=209 => self.clean_up(round),
			210..=399 => self.claim(round, who),
			400..=402 => self.suspend(officer, false),
			403..=404 => self.idle(),
			405 => self.set_price(),
			_ => self.lapse(),
		}
		self.model.follow_deposits();
	}

	fn said(&mut self) -> Said {
		let level = self.random.pick(&LEVELS);
		let country = self.random.pick(&COUNTRIES);
		Said { level, country, expires: self.expiry() }
	}

	fn expiry(&mut self) -> BlockNumber {
		let now = self.model.now;
		match self.random.below(30) {
			0 => now,
			1 => now + MAX_VALIDITY + 1,
			_ => now + 1 + self.random.below(u64::from(3 * DAYS)) as BlockNumber,
		}
	}

	fn attest(&mut self, by: usize, who: usize) {
		let said = self.said();
		let predicted = self.model.attest(by, who, said);
		let statement = Statement {
			level: said.level,
			jurisdiction: said.country.parse().unwrap(),
			expires: said.expires,
			evidence: REASON,
		};
		let call = RegistryCall::attest { who: holder(who), statement };
		self.check("attest", predicted, signed(attester(by)), call);
	}

	fn present(&mut self, by: usize, who: usize) {
		let said = self.said();
		let now = u64::from(self.operation);
		let nonce = match self.random.below(4) {
			0 => self.random.below(now + 1),
			_ => now,
		};
		let fault = match self.random.below(16) {
			0 => Some(Fault::Chain),
			1 => Some(Fault::Epoch),
			2 => Some(Fault::Key),
			3 => Some(Fault::Signature),
			_ => None,
		};
		let Attester { epoch, key, .. } = self.model.attesters[by];
		let predicted = self.model.present(by, who, said, nonce, fault);
		let mut credential = Credential {
			genesis: System::block_hash(0),
			attester: attester(by),
			account: holder(who),
			level: said.level,
			jurisdiction: said.country.parse().unwrap(),
			expires: said.expires,
			evidence: REASON,
			nonce,
			epoch,
			key,
		};
		match fault {
			Some(Fault::Chain) => credential.genesis = H256::zero(),
			Some(Fault::Epoch) => credential.epoch = epoch.wrapping_sub(1),
			Some(Fault::Key) => credential.key = key.wrapping_sub(1),
			Some(Fault::Signature) | None => {}
		}
		let signature = pair(by, credential.key).sign(&credential.message()).into();
		if fault == Some(Fault::Signature) {
			credential.level += 1;
		}
		let call = RegistryCall::present_credential { credential, signature };
		self.check("present", predicted, signed(relayer()), call);
	}

	fn renew(&mut self, by: usize, who: usize) {
		let expires = self.expiry();
		let predicted = self.model.renew(by, who, expires);
		let call = RegistryCall::renew { who: holder(who), expires, evidence: REASON };
		self.check("renew", predicted, signed(attester(by)), call);
	}

	fn revoke(&mut self, by: usize, who: usize) {
		let nonce = match self.random.below(2) {
			0 => 0,
			_ => u64::from(self.operation) + self.random.below(2_000),
		};
		let predicted = self.model.revoke(by, who, nonce);
		let call = RegistryCall::revoke { who: holder(who), nonce, reason: REASON };
		self.check("revoke", predicted, signed(attester(by)), call);
	}

	fn forget(&mut self, by: usize, who: usize) {
		let own = self.random.below(3) > 0;
		let predicted = self.model.forget(by, who, own);
		let sender = if own { attester(by) } else { relayer() };
		let call = RegistryCall::forget { who: holder(who), attester: attester(by) };
		self.check("forget", predicted, signed(sender), call);
	}

	fn new_epoch(&mut self, by: usize) {
		let predicted = self.model.new_epoch(by);
		let call = RegistryCall::new_epoch { who: attester(by) };
		self.check("new_epoch", predicted, signed(attester(by)), call);
	}

	fn rotate(&mut self, by: usize) {
		let predicted = self.model.rotate(by);
		let (key, proof) = proven(by, self.model.attesters[by].key);
		let call = RegistryCall::rotate_key { key, proof };
		self.check("rotate_key", predicted, signed(attester(by)), call);
	}

	fn remove(&mut self, by: usize) {
		let predicted = self.model.remove(by);
		let call = RegistryCall::remove_attester { who: attester(by) };
		self.check("remove_attester", predicted, RuntimeOrigin::root(), call);
	}

	fn add(&mut self, by: usize) {
		let max_level = 2 + self.random.below(2) as u8;
		let predicted = self.model.add(by, max_level);
		let key = pair(by, self.model.attesters[by].key).public().into();
		let terms = terms(max_level, &[], FOREVER);
		let call = RegistryCall::add_attester { who: attester(by), terms, key };
		self.check("add_attester", predicted, RuntimeOrigin::root(), call);
	}

	fn update(&mut self, by: usize) {
		let max_level = self.random.pick(&MAX_LEVELS);
		let countries = self.random.pick(&VOUCHED);
		let expires = match self.random.below(6) {
			0 => self.model.now + 1 + self.random.below(u64::from(DAYS)) as BlockNumber,
			_ => FOREVER,
		};
		let may_block = self.random.below(3) == 0;
		let predicted = self.model.update(by, max_level, countries, expires, may_block);
		let terms = AttesterTerms { may_block, ..terms(max_level, countries, expires) };
		let call = RegistryCall::update_attester { who: attester(by), terms };
		self.check("update_attester", predicted, RuntimeOrigin::root(), call);
	}

	/// One of the accounts that officers try to freeze.
	fn subject(&mut self) -> usize {
		self.random.below((HOLDERS + ATTESTERS) as u64) as usize
	}

	fn freeze(&mut self, by: usize) {
		let who = self.subject();
		let predicted = self.model.freeze(by, who);
		let call = RegistryCall::freeze { who: subject(who), reason: REASON };
		self.check("freeze", predicted, signed(officer(by)), call);
	}

	/// An officer, or governance, ratifies a freeze.
	fn ratify(&mut self, by: usize) {
		let who = self.subject();
		let by = (self.random.below(4) > 0).then_some(by);
		let predicted = self.model.ratify(by, who);
		let origin = by.map_or_else(RuntimeOrigin::root, |by| signed(officer(by)));
		let call = RegistryCall::ratify_freeze { who: subject(who) };
		self.check("ratify_freeze", predicted, origin, call);
	}

	fn unfreeze(&mut self, by: usize) {
		let who = self.subject();
		let predicted = self.model.unfreeze(Some(by), who);
		let call = RegistryCall::unfreeze { who: subject(who), reason: REASON };
		self.check("unfreeze", predicted, signed(officer(by)), call);
	}

	/// Half of the committee ends a freeze.
	fn thaw(&mut self) {
		let who = self.subject();
		let predicted = self.model.unfreeze(None, who);
		let half = pallet_collective::RawOrigin::Members(1, 2);
		let call = RegistryCall::unfreeze { who: subject(who), reason: REASON };
		self.check("thaw", predicted, RuntimeOrigin::from(half), call);
	}

	/// Anybody removes a freeze; often one that has lapsed.
	fn lapse(&mut self) {
		let any = self.subject();
		let who = match self.random.below(2) {
			0 => any,
			_ => self.model.lapsed().unwrap_or(any),
		};
		let predicted = self.model.lapse(who);
		let call = RegistryCall::lapse_freeze { who: subject(who) };
		self.check("lapse_freeze", predicted, signed(holder(0)), call);
	}

	/// Half of the committee suspends an officer, or governance reinstates one.
	fn suspend(&mut self, number: usize, suspended: bool) {
		let predicted = self.model.suspend(number, suspended);
		let who = officer(number);
		if suspended {
			let half = pallet_collective::RawOrigin::Members(1, 2);
			let call = RegistryCall::suspend_officer { who };
			self.check("suspend_officer", predicted, RuntimeOrigin::from(half), call);
		} else {
			let call = RegistryCall::reinstate_officer { who };
			self.check("reinstate_officer", predicted, RuntimeOrigin::root(), call);
		}
	}

	/// Blocks have room, in which the chain removes what has lapsed.
	fn idle(&mut self) {
		for _ in 0..10 {
			Compliance::on_idle(1, frame_support::weights::Weight::MAX);
		}
		self.model.idle();
	}

	fn set_price(&mut self) {
		let byte = self.random.pick(&PRICES);
		self.model.price = record_size() * byte;
		use dynamic_params::deposits::{self, Parameters};
		let parameter = Parameters::PerByte(deposits::PerByte, Some(byte));
		let call = set(RuntimeParameters::Deposits(parameter));
		self.check("set_price", Ok(()), RuntimeOrigin::root(), call);
	}

	fn set_limits(&mut self) {
		self.model.limits = self.random.pick(&LIMITS);
		// A limit on another asset must not matter.
		let mut limits = vec![Limit { asset: NativeOrWithId::WithId(1), level: 3, amount: 1 }];
		limits.extend(self.model.limits.iter().map(|(level, tokens)| Limit {
			asset: NativeOrWithId::Native,
			level: *level,
			amount: *tokens * UNIT,
		}));
		let call = RegistryCall::set_limits { limits: limits.try_into().unwrap() };
		self.check("set_limits", Ok(()), RuntimeOrigin::root(), call);
	}

	fn set_blocked(&mut self) {
		self.model.blocked = self.random.pick(&BLOCKED);
		let call = RegistryCall::set_blocked { countries: countries(self.model.blocked) };
		self.check("set_blocked", Ok(()), RuntimeOrigin::root(), call);
	}

	/// Lets some time pass; rarely so much that all deadlines have passed.
	fn wait(&mut self) {
		self.model.now += match self.random.below(400) {
			0 => GRACE + DAYS,
			_ => self.random.below(u64::from(DAYS / 9)) as BlockNumber,
		};
		relay(self.model.now);
		System::reset_events();
	}

	/// Claims a row; in a closed round mostly one that was set aside.
	fn claim(&mut self, place: usize, mut who: usize) {
		let round = &self.rounds[place];
		if round.closed && self.random.below(4) > 0 {
			let mut others = (who..HOLDERS).chain(0..who);
			who = others.find(|other| round.aside[*other]).unwrap_or(who);
		}
		let predicted = self.model.claim(&mut self.rounds[place], who);
		let round = &self.rounds[place];
		let due = if predicted.is_ok() { round.amounts[who] } else { 0 };
		let kind = if round.closed { "claim of a closed round" } else { "claim" };
		let call = claim(round.id, who as u8, &round.evidence[who]);
		let before = Balances::total_balance(&holder(who));
		self.check(kind, predicted, signed(relayer()), call);
		assert_eq!(Balances::total_balance(&holder(who)), before + due);
	}

	fn set_aside(&mut self, place: usize, who: usize) {
		let predicted = self.model.set_aside(&mut self.rounds[place], who);
		let round = &self.rounds[place];
		let (id, evidence) = (round.id, round.evidence[who].clone());
		let call = RoundCall::set_aside { id, beneficiary: holder(who), evidence };
		self.check("set_aside", predicted, signed(relayer()), call);
	}

	fn close(&mut self, place: usize) {
		let predicted = self.model.close(&mut self.rounds[place]);
		let call = RoundCall::close { id: self.rounds[place].id };
		self.check("close", predicted, signed(relayer()), call);
	}

	/// Removes a round. Another takes its place, sometimes even while the old one still has rows
	/// set aside.
	fn clean_up(&mut self, place: usize) {
		let predicted = self.model.clean_up(&self.rounds[place]);
		let id = self.rounds[place].id;
		let call = RoundCall::clean_up { id, limit: 256 };
		self.check("clean_up", predicted, signed(relayer()), call);
		let waits = predicted == Err("StillSetAside") && self.random.below(2) == 0;
		if waits {
			self.waiting.push(id);
		}
		if waits || predicted.is_ok() {
			self.rounds[place] = open(&mut self.random, self.model.now);
		}
	}

	/// Compares the state with the model.
	fn compare(&self) {
		for (who, account) in self.model.accounts.iter().enumerate() {
			let status = Compliance::status(&holder(who));
			assert_eq!(status.frozen.is_some(), self.model.is_frozen(who));
			assert_eq!(status.level, self.model.level(who));
			assert_eq!(status.blocked, self.model.is_blocked(who));
			let records = status.records.iter().map(|record| &record.attester);
			let words = account.words.iter().map(|word| attester(word.by));
			assert!(records.cloned().eq(words));
			assert_eq!(Balances::total_balance(&holder(who)), account.balance);
		}
		// Tokens are frozen until the chain, or somebody, has removed what lapsed.
		let freeze = RuntimeFreezeReason::Compliance(pallet_compliance::FreezeReason::Officer);
		for (who, frozen) in self.model.freezes.iter().enumerate() {
			let amount = Balances::balance_frozen(&freeze, &subject(who));
			assert_eq!(amount > 0, frozen.is_some());
		}
		let reason = RuntimeHoldReason::Compliance(pallet_compliance::HoldReason::RecordDeposit);
		for (by, known) in self.model.attesters.iter().enumerate() {
			let records = self.model.records_of(by);
			let entry = Compliance::attester(&attester(by));
			let entry = entry.map(|entry| (entry.epoch, entry.key_number, entry.records as usize));
			assert_eq!(entry, known.in_office.then_some((known.epoch, known.key, records)));
			assert_eq!(known.deposit.1, records);
			assert_eq!(Balances::balance_on_hold(&reason, &attester(by)), known.deposit.0);
		}
	}

	/// Removes all rounds, attesters and records.
	fn wind_up(&mut self) {
		self.model.now += GRACE + 10 * DAYS;
		relay(self.model.now);
		for round in self.rounds.iter().filter(|round| !round.closed) {
			Distribution::do_close(round.id).unwrap();
		}
		for id in self.rounds.iter().map(|round| round.id).chain(self.waiting.iter().copied()) {
			Distribution::do_clean_up(id, 256).unwrap();
		}
		for by in (0..ATTESTERS).filter(|by| self.model.attesters[*by].in_office) {
			Compliance::do_remove_attester(attester(by)).unwrap();
		}
		for (who, account) in self.model.accounts.iter().enumerate() {
			for word in &account.words {
				Compliance::do_forget(relayer(), holder(who), attester(word.by)).unwrap();
			}
		}
	}
}

/// Opens a round with a row for each holder, under one of the demands.
fn open(random: &mut Random, now: BlockNumber) -> Round {
	let amounts: Vec<_> = (0..HOLDERS).map(|_| random.pick(&AMOUNTS) * UNIT).collect();
	let demand = &DEMANDS[random.below(DEMANDS.len() as u64) as usize];
	let closes = now + DAYS / 8 + random.below(u64::from(DAYS / 4)) as BlockNumber;
	let requirement = demand.requirement();
	let (id, evidence) = open_round_with(&amounts, Release::Immediate, requirement, closes);
	let (paid, aside) = (vec![false; HOLDERS], vec![false; HOLDERS]);
	Round { id, evidence, amounts, demand, closes, closed: false, paid, aside }
}

/// How often each kind of operation must have ended in each way for the test to mean anything.
const ENDS: &[(&str, &[End])] = &[
	(
		"attest",
		&[
			("done", 2_000),
			("AttesterExpired", 50),
			("AttesterFrozen", 30),
			("ExpiryPast", 50),
			("ExpiryTooFar", 50),
			("JurisdictionNotAllowed", 30),
			("LevelNotAllowed", 400),
			("NotAttester", 200),
			("TooManyRecords", 5),
		],
	),
	(
		"present",
		&[
			("done", 500),
			("AttesterExpired", 20),
			("AttesterFrozen", 10),
			("CredentialExpired", 20),
			("CredentialRevoked", 50),
			("CredentialUsed", 20),
			("ExpiryTooFar", 10),
			("JurisdictionNotAllowed", 15),
			("KeyOutdated", 40),
			("LevelNotAllowed", 150),
			("NotAttester", 80),
			("OtherChain", 50),
			("SignatureInvalid", 40),
			("TooManyRecords", 1),
		],
	),
	(
		"renew",
		&[
			("done", 200),
			("AttesterExpired", 15),
			("AttesterFrozen", 5),
			("ExpiryPast", 10),
			("ExpiryTooFar", 10),
			("NoRecord", 100),
			("NotAttester", 60),
			("RecordVoid", 100),
		],
	),
	("revoke", &[("done", 300), ("NotAttester", 30)]),
	("forget", &[("done", 200), ("NoRecord", 200), ("StillNeeded", 300)]),
	("new_epoch", &[("done", 80), ("NotAttester", 5)]),
	("rotate_key", &[("done", 80), ("NotAttester", 5)]),
	("add_attester", &[("done", 80), ("AlreadyAttester", 400)]),
	("update_attester", &[("done", 100), ("NotAttester", 10), ("TooManyBlockers", 3)]),
	("remove_attester", &[("done", 80), ("NotAttester", 5)]),
	(
		"freeze",
		&[
			("done", 40),
			("AlreadyFrozen", 10),
			("FreezesUsedUp", 1),
			("FrozenBefore", 20),
			("OfficerSuspended", 20),
			("Protected", 15),
		],
	),
	(
		"ratify_freeze",
		&[
			("done", 5),
			("AlreadyRatified", 1),
			("NotFrozen", 50),
			("OfficerSuspended", 15),
			("SameOfficer", 1),
		],
	),
	("unfreeze", &[("done", 1), ("NotFrozen", 30), ("NotYourFreeze", 1), ("OfficerSuspended", 10)]),
	("thaw", &[("done", 5), ("NotFrozen", 40)]),
	("lapse_freeze", &[("done", 1), ("NotFrozen", 20), ("StillFrozen", 5)]),
	("suspend_officer", &[("done", 50), ("AlreadySuspended", 10)]),
	("reinstate_officer", &[("done", 50), ("NotSuspended", 100)]),
	("set_price", &[("done", 100)]),
	("set_limits", &[("done", 250)]),
	("set_blocked", &[("done", 100)]),
	(
		"claim",
		&[
			("done", 1_000),
			("AbovePayoutLimit", 50),
			("AccountFrozen", 300),
			("AlreadyClaimed", 1_000),
			("AttesterGone", 150),
			("IdentityExpired", 100),
			("IdentityRevoked", 80),
			("JurisdictionBlocked", 30),
			("JurisdictionRefused", 200),
			("LevelTooLow", 300),
			("PayoutLimitReached", 5),
			("TooFewAttesters", 100),
			("WindowClosed", 300),
		],
	),
	(
		"claim of a closed round",
		&[
			("done", 20),
			("AbovePayoutLimit", 5),
			("AccountFrozen", 50),
			("AttesterGone", 50),
			("IdentityExpired", 30),
			("IdentityRevoked", 20),
			("JurisdictionBlocked", 5),
			("JurisdictionRefused", 60),
			("LevelTooLow", 90),
			("NotOpen", 130),
			("TooFewAttesters", 30),
		],
	),
	(
		"set_aside",
		&[
			("done", 250),
			("AlreadyClaimed", 80),
			("AlreadySetAside", 20),
			("NotOpen", 150),
			("NotRefused", 80),
		],
	),
	("close", &[("done", 150), ("NotOpen", 150), ("TooEarlyToClose", 500)]),
	("clean_up", &[("done", 10), ("NotClosed", 600), ("StillSetAside", 120)]),
];

#[test]
fn runtime_should_do_what_the_model_does_when_anything_is_tried() {
	chain().execute_with(|| {
		let depositors: Vec<_> = (0..ATTESTERS).map(attester).chain([relayer()]).collect();
		let held = || depositors.iter().map(Balances::total_balance_on_hold).collect::<Vec<_>>();
		let held_before = held();
		let mut world = World::new();
		for operation in 1..=OPERATIONS {
			world.operation = operation;
			world.operate();
			if operation % 1_000 == 0 {
				world.compare();
			}
			if operation % 10_000 == 0 {
				world.idle();
				Compliance::do_try_state().unwrap();
				Distribution::do_try_state().unwrap();
			}
		}
		for (kind, ends) in ENDS {
			for (end, least) in *ends {
				let times = world.tally.get(&(*kind, *end)).copied().unwrap_or_default();
				assert!(times >= *least, "{kind}: {end} only {times} times");
			}
		}

		world.wind_up();
		assert_eq!(pallet_distribution::Rounds::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_compliance::Attesters::<Runtime>::iter().count(), 0);
		assert_eq!(held(), held_before);
		Compliance::do_try_state().unwrap();
		Distribution::do_try_state().unwrap();
	});
}

/// A small random number generator (xorshift64*) with a fixed seed, so that failures can be
/// reproduced.
struct Random(u64);

impl Random {
	fn below(&mut self, bound: u64) -> u64 {
		self.0 ^= self.0 >> 12;
		self.0 ^= self.0 << 25;
		self.0 ^= self.0 >> 27;
		self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % bound
	}

	fn pick<T: Copy>(&mut self, list: &[T]) -> T {
		list[self.below(list.len() as u64) as usize]
	}
}
