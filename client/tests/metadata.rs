//! Every call and every event of this crate against the runtime: pallets, names, indices, fields
//! and their types. A call is encoded by its names as the metadata has them and decoded as the
//! runtime's own type; an event of the runtime is named by the metadata and read as the type here.

#![allow(
	clippy::unwrap_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	clippy::panic,
	reason = "a failed test is the report"
)]

use codec::{Compact, Decode, DecodeAll, Encode};
use distribution_client::{
	account,
	ballot::AccountVote,
	calls::{
		balances, compliance, distribution, emission, governance, lists, together, vesting, Call,
	},
	credential::Credential,
	decoding::{decode, Preimages, NATIVE},
	dry_run::Origin,
	events::{
		Attested, ClaimRefused, EncodedError, Event, Forgotten, FreezeLapsed, FreezeRatified,
		Frozen, Held, Paid, RawEvent, ReferendumSubmitted, Revoked, RewardPaid, RewardRefused,
		RewardsParked, RoundDrafted, RoundRemoved, Unfrozen,
	},
	identities::Identity,
	types::{self, AssetKind, ClaimItem, Evidence, RangeRow, Statement, Terms, Timepoint, Weight},
	words::Word,
};
use distribution_primitives::{
	emission::{Budget, EmissionParams, PoolKind, Scores, Unclaimed},
	Country, Refusal, Release, Remainder, Requirement, Source, Window,
};
use distribution_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason};
use pallet_compliance::Call as ComplianceCall;
use pallet_distribution::Call as DistributionCall;
use pallet_distribution_lists::Call as ListsCall;
use pallet_emission::Call as EmissionCall;
use polkadot_sdk::{
	frame_support::traits::{schedule::DispatchTime, Bounded, Get},
	frame_system::RawOrigin,
	pallet_assets::Call as AssetsCall,
	pallet_balances::{self, Call as BalancesCall, Event as BalancesEvent},
	pallet_collective::Call as CommitteeCall,
	pallet_conviction_voting::{self, Call as VotingCall},
	pallet_multisig::Call as MultisigCall,
	pallet_preimage::Call as PreimageCall,
	pallet_referenda::{self, Call as ReferendaCall},
	pallet_utility::Call as UtilityCall,
	pallet_vesting::{self, Call as VestingCall},
	pallet_whitelist,
	sp_core::{sr25519, H256},
	sp_io::{hashing::blake2_256, TestExternalities},
	sp_runtime::{DispatchError, MultiAddress, MultiSignature, MultiSigner, Perbill},
};
use std::sync::OnceLock;
use subxt::{ext::frame_decode::extrinsics::encode_call_data, Metadata};

const WHO: [u8; 32] = [7; 32];
const OTHER: [u8; 32] = [8; 32];

/// The runtime's metadata. Some constants in it are read from storage.
fn metadata() -> &'static Metadata {
	static METADATA: OnceLock<Metadata> = OnceLock::new();
	METADATA.get_or_init(|| {
		let bytes = TestExternalities::default().execute_with(|| Runtime::metadata().encode());
		Metadata::decode(&mut bytes.as_slice()).unwrap()
	})
}

/// A call as the runtime reads it, to the last byte.
fn read(call: &Call) -> RuntimeCall {
	let metadata = metadata();
	let (pallet, name) = (call.pallet_name(), call.call_name());
	let bytes =
		encode_call_data(pallet, name, call.call_data(), metadata, metadata.types()).unwrap();
	RuntimeCall::decode_all(&mut bytes.as_slice())
		.unwrap_or_else(|e| panic!("{pallet}.{name}: {e}"))
}

/// Whether two values are encoded alike.
fn same(ours: impl Encode, theirs: impl Encode) -> bool {
	ours.encode() == theirs.encode()
}

/// Checks that a call is what the runtime calls so, with these fields.
macro_rules! is {
	($call:expr, $pattern:pat => $($check:expr),+ $(,)?) => {
		match read(&$call) {
			$pattern => { $(assert!($check, "{}", stringify!($check));)+ }
			other => panic!("{other:?}"),
		}
	};
}

fn terms() -> Terms {
	Terms {
		asset: AssetKind::WithId(3),
		source: Source::Merkle { root: H256::repeat_byte(1), leaves: 9 },
		release: Release::Vested { start: 5, length: 6 },
		requirement: Requirement::level(2),
		window: Window { opens: 7, closes: 8 },
		budget: 1_000,
		remainder: Remainder::Burn,
		manifest: None,
	}
}

fn evidence() -> Evidence {
	Evidence::Merkle { index: 3, amount: 500, proof: vec![H256::repeat_byte(2)] }
}

fn statement() -> Statement {
	Statement { level: 2, jurisdiction: Country(*b"DE"), expires: 77, evidence: H256::zero() }
}

#[test]
fn calls_of_rounds_should_be_the_runtimes() {
	use DistributionCall as D;
	use RuntimeCall::Distribution as Is;
	is!(distribution::draft(&terms()), Is(D::draft { terms: t }) => same(terms(), t));
	is!(distribution::amend(3, &terms()), Is(D::amend { id, terms: t }) => id == 3, same(terms(), t));
	let rows: &[([u8; 32], u128)] = &[(WHO, 5), (OTHER, 6)];
	is!(distribution::add_entries(3, rows), Is(D::add_entries { id, entries }) =>
		id == 3, same(rows, entries));
	let hash = H256::repeat_byte(9);
	is!(distribution::fund(3, 1 << 90, hash), Is(D::fund { id, amount, terms }) =>
		id == 3, amount == 1 << 90, terms == hash);
	is!(distribution::open(3, hash), Is(D::open { id, terms }) => id == 3, terms == hash);
	is!(distribution::pause(3), Is(D::pause { id }) => id == 3);
	is!(distribution::resume(3), Is(D::resume { id }) => id == 3);
	is!(distribution::claim(3, &WHO, &evidence()), Is(D::claim { id, beneficiary, evidence: e }) =>
		id == 3, same(WHO, beneficiary), e == evidence());
	let recorded = Evidence::Recorded { index: 4 };
	is!(distribution::claim(3, &WHO, &recorded), Is(D::claim { evidence: e, .. }) => e == recorded);
	let claims = [ClaimItem { beneficiary: WHO, evidence: evidence() }];
	is!(distribution::claim_batch(3, &claims), Is(D::claim_batch { id, claims: c }) =>
		id == 3, same(&claims[..], c));
	let rows = [
		RangeRow::Pay { beneficiary: WHO, amount: Compact(1 << 90) },
		RangeRow::Skip { leaf: H256::repeat_byte(5) },
	];
	let siblings = [H256::repeat_byte(6), H256::repeat_byte(7)];
	is!(distribution::claim_range(3, 4, &rows, &siblings),
		Is(D::claim_range { id, first, rows: r, siblings: s }) =>
		id == 3, first == 4, same(&rows[..], r), same(&siblings[..], s));
	is!(distribution::stop_stream(3, &WHO, &evidence()),
		Is(D::stop_stream { id, beneficiary, evidence: e }) =>
		id == 3, same(WHO, beneficiary), e == evidence());
	is!(distribution::set_aside(3, &WHO, &evidence()),
		Is(D::set_aside { id, beneficiary, evidence: e }) =>
		id == 3, same(WHO, beneficiary), e == evidence());
	is!(distribution::close(3), Is(D::close { id }) => id == 3);
	is!(distribution::abandon(3), Is(D::abandon { id }) => id == 3);
	is!(distribution::clean_up(3, 256), Is(D::clean_up { id, limit }) => id == 3, limit == 256);
	is!(distribution::request_push(3), Is(D::request_push { id }) => id == 3);
	is!(distribution::sweep(3, AssetKind::WithId(7)), Is(D::sweep { id, asset }) =>
		id == 3, same(AssetKind::WithId(7), asset));
}

#[test]
fn calls_of_lists_should_be_the_runtimes() {
	use ListsCall as L;
	use RuntimeCall::Lists as Is;
	let digests = [H256::repeat_byte(1), H256::repeat_byte(2)];
	is!(lists::announce(258, &digests), Is(L::announce { rows, chunks }) =>
		rows == 258, same(&digests[..], chunks));
	let chunk = [7u8; 100];
	is!(lists::publish(3, &chunk), Is(L::publish { list, data }) =>
		list == 3, same(&chunk[..], data));
	// The node keeps the last bytes of a transaction.
	assert!(read(&lists::publish(3, &chunk)).encode().ends_with(&chunk));
	is!(lists::remove(3), Is(L::remove { list }) => list == 3);
}

#[test]
fn calls_of_the_registry_should_be_the_runtimes() {
	use ComplianceCall as C;
	use RuntimeCall::Compliance as Is;
	let hash = H256::repeat_byte(4);
	is!(compliance::new_epoch(&WHO), Is(C::new_epoch { who }) => same(WHO, who));
	let key: MultiSigner = sr25519::Public::from_raw([5; 32]).into();
	let proof = MultiSignature::Sr25519(sr25519::Signature::from_raw([7; 64]));
	is!(compliance::rotate_key(&key, &proof), Is(C::rotate_key { key: k, proof: p }) =>
		k == key, p == proof);
	is!(compliance::attest(&WHO, &statement()), Is(C::attest { who, statement: s }) =>
		same(WHO, who), same(statement(), s));
	let many: &[([u8; 32], Statement)] = &[(WHO, statement()), (OTHER, statement())];
	is!(compliance::attest_batch(many), Is(C::attest_batch { statements }) => same(many, statements));
	is!(compliance::renew(&WHO, 9, hash), Is(C::renew { who, expires, evidence }) =>
		same(WHO, who), expires == 9, evidence == hash);
	is!(compliance::revoke(&WHO, 1 << 40, hash), Is(C::revoke { who, nonce, reason }) =>
		same(WHO, who), nonce == 1 << 40, reason == hash);
	is!(compliance::forget(&WHO, &OTHER), Is(C::forget { who, attester }) =>
		same(WHO, who), same(OTHER, attester));
	let credential = Credential {
		genesis: hash,
		attester: OTHER,
		account: WHO,
		level: 2,
		jurisdiction: Country(*b"FR"),
		expires: 10,
		evidence: hash,
		nonce: 11,
		epoch: 12,
		key: 13,
	};
	let signature = MultiSignature::Sr25519(sr25519::Signature::from_raw([6; 64]));
	is!(compliance::present_credential(&credential, &signature),
		Is(C::present_credential { credential: c, signature: s }) =>
		same(&credential, c), s == signature);
	is!(compliance::freeze(&WHO, hash), Is(C::freeze { who, reason }) =>
		same(WHO, who), reason == hash);
	is!(compliance::unfreeze(&WHO, hash), Is(C::unfreeze { who, reason }) =>
		same(WHO, who), reason == hash);
	is!(compliance::ratify_freeze(&WHO), Is(C::ratify_freeze { who }) => same(WHO, who));
	is!(compliance::lapse_freeze(&WHO), Is(C::lapse_freeze { who }) => same(WHO, who));
	is!(compliance::suspend_officer(&WHO), Is(C::suspend_officer { who }) => same(WHO, who));
}

#[test]
fn calls_of_emission_should_be_the_runtimes() {
	use EmissionCall as E;
	use RuntimeCall::Emission as Is;
	let parameters = EmissionParams {
		issuance: 1,
		decay: Perbill::from_percent(2),
		decay_period: 3,
		floor: 4,
		max_supply: 5,
	};
	is!(emission::set_emission(&parameters), Is(E::set_emission { params }) => params == parameters);
	let shares = Budget(vec![(3, Perbill::one())].try_into().unwrap());
	is!(emission::set_budget(&shares), Is(E::set_budget { budget }) => budget == shares);
	is!(emission::halt(), Is(E::halt {}) => true);
	is!(emission::resume(), Is(E::resume {}) => true);
	is!(emission::prolong_halt(258), Is(E::prolong_halt { eras }) => eras == 258);
	let kinds = [
		PoolKind::Stake { asset: AssetKind::WithId(3) },
		PoolKind::Contribution { scores: Scores::Activity, unclaimed: Unclaimed::Recycle },
		PoolKind::Account { to: WHO },
	];
	for wanted in kinds {
		is!(emission::create_pool(&wanted, &Requirement::level(1)),
			Is(E::create_pool { kind, requirement }) =>
			same(&wanted, kind), requirement == Requirement::level(1));
	}
	is!(emission::update_pool(3, &Requirement::level(1)),
		Is(E::update_pool { pool, requirement }) => pool == 3, requirement == Requirement::level(1));
	is!(emission::retire_pool(3), Is(E::retire_pool { pool }) => pool == 3);
	is!(emission::remove_pool(3), Is(E::remove_pool { pool }) => pool == 3);
	is!(emission::set_reporters(3, &[WHO, OTHER], 258),
		Is(E::set_reporters { pool, reporters, allowance }) =>
		pool == 3, same(&[WHO, OTHER][..], reporters), allowance == 258);
	is!(emission::stake(3, 1 << 90), Is(E::stake { pool, amount }) => pool == 3, amount == 1 << 90);
	is!(emission::unstake(3, 4), Is(E::unstake { pool, amount }) => pool == 3, amount == 4);
	is!(emission::enroll(3), Is(E::enroll { pool }) => pool == 3);
	is!(emission::resign(3), Is(E::resign { pool }) => pool == 3);
	is!(emission::claim(3, &WHO), Is(E::claim { pool, who }) => pool == 3, same(WHO, who));
	is!(emission::claim_all(&WHO), Is(E::claim_all { who }) => same(WHO, who));
	let reported: &[([u8; 32], u64)] = &[(WHO, 258)];
	is!(emission::report(3, reported), Is(E::report { pool, scores }) =>
		pool == 3, same(reported, scores));
}

#[test]
fn transfers_should_be_the_runtimes() {
	use RuntimeCall::{Assets, Balances};
	let to = MultiAddress::Id(AccountId::new(WHO));
	is!(balances::transfer(&WHO, 1 << 90, true),
		Balances(BalancesCall::transfer_keep_alive { dest, value }) =>
		dest == to, value == 1 << 90);
	is!(balances::transfer(&WHO, 5, false),
		Balances(BalancesCall::transfer_allow_death { dest, value }) => dest == to, value == 5);
	is!(balances::transfer_asset(258, &WHO, 1 << 90, true),
		Assets(AssetsCall::transfer_keep_alive { id, target, amount }) =>
		id == 258, target == to, amount == 1 << 90);
	is!(balances::transfer_asset(258, &WHO, 5, false),
		Assets(AssetsCall::transfer { id, target, amount }) =>
		id == 258, target == to, amount == 5);
}

#[test]
fn calls_of_governance_should_be_the_runtimes() {
	is!(governance::note_preimage(vec![1, 2]),
		RuntimeCall::Preimage(PreimageCall::note_preimage { bytes }) => bytes == [1, 2]);
	is!(governance::submit(governance::EMISSION_ADMIN, [9; 32], 258),
		RuntimeCall::Referenda(ReferendaCall::submit {
			proposal_origin, proposal, enactment_moment,
		}) =>
		format!("{proposal_origin:?}").contains("EmissionAdmin"),
		matches!(proposal, Bounded::Lookup { hash, len: 258 } if hash == H256([9; 32])),
		same((1u8, 1u32), enactment_moment));
	is!(governance::place_decision_deposit(3),
		RuntimeCall::Referenda(ReferendaCall::place_decision_deposit { index }) => index == 3);
	use RuntimeCall::ConvictionVoting as Votes;
	for (aye, conviction, byte) in [(true, 0, 0x80u8), (true, 6, 0x86), (false, 1, 0x01)] {
		is!(governance::vote(3, AccountVote::standard(aye, conviction, 5)),
			Votes(VotingCall::vote { poll_index, vote }) =>
			poll_index == 3, same((0u8, byte, 5u128), vote));
	}
	is!(governance::vote(3, AccountVote::Split { aye: 5, nay: 6 }),
		Votes(VotingCall::vote { vote, .. }) =>
		vote == pallet_conviction_voting::AccountVote::Split { aye: 5, nay: 6 });
	is!(governance::vote(3, AccountVote::SplitAbstain { aye: 5, nay: 6, abstain: 7 }),
		Votes(VotingCall::vote { vote, .. }) =>
		vote == pallet_conviction_voting::AccountVote::SplitAbstain { aye: 5, nay: 6, abstain: 7 });
	is!(governance::remove_vote(13, 258), Votes(VotingCall::remove_vote { class, index }) =>
		class == Some(13), index == 258);
	is!(governance::remove_other_vote(&WHO, 13, 258),
		Votes(VotingCall::remove_other_vote { target, class, index }) =>
		same((0u8, WHO), target), class == 13, index == 258);
	is!(governance::unlock(13, &WHO), Votes(VotingCall::unlock { class, target }) =>
		class == 13, same((0u8, WHO), target));
	is!(governance::delegate(13, &OTHER, 6, 1 << 90),
		Votes(VotingCall::delegate { class, to, conviction, balance }) =>
		class == 13, same((0u8, OTHER), to), same(6u8, conviction), balance == 1 << 90);
	is!(governance::undelegate(13), Votes(VotingCall::undelegate { class }) => class == 13);
	let halt = RuntimeCall::Emission(EmissionCall::halt {});
	is!(governance::propose_to_committee(2, halt.encode()),
		RuntimeCall::TechnicalCommittee(CommitteeCall::propose { threshold, proposal, length_bound }) =>
		threshold == 2, *proposal == halt, length_bound as usize == halt.encode().len());
}

#[test]
fn calls_of_vesting_should_be_the_runtimes() {
	is!(vesting::vest(), RuntimeCall::Vesting(VestingCall::vest {}) => true);
	is!(vesting::vest_other(&WHO), RuntimeCall::Vesting(VestingCall::vest_other { target }) =>
		same((0u8, WHO), target));
}

#[test]
fn calls_together_should_be_the_runtimes() {
	let inner = RuntimeCall::Emission(EmissionCall::halt {});
	let bytes = || inner.encode();
	is!(together::batch_all(vec![bytes(), bytes()]),
		RuntimeCall::Utility(UtilityCall::batch_all { calls }) =>
		calls == [inner.clone(), inner.clone()]);
	for origin in [Origin::Root, Origin::Signed(WHO)] {
		is!(together::dispatch_as(origin.bytes(), bytes()),
			RuntimeCall::Utility(UtilityCall::dispatch_as { as_origin, call }) =>
			as_origin.encode() == origin.bytes(), *call == inner);
	}
	is!(together::force_set_balance(&WHO, 1 << 90),
		RuntimeCall::Balances(BalancesCall::force_set_balance { who, new_free }) =>
		same((0u8, WHO), who), new_free == 1 << 90);
	let most = Weight { ref_time: 1 << 40, proof_size: 70_000 };
	let others = [WHO, OTHER];
	for when in [None, Some(Timepoint { height: 5, index: 2 })] {
		is!(together::as_multi(3, &others, when, bytes(), most),
			RuntimeCall::Multisig(MultisigCall::as_multi {
				threshold, other_signatories, maybe_timepoint, call, max_weight,
			}) =>
			threshold == 3, same(&others[..], other_signatories), same(when, maybe_timepoint),
			*call == inner, same(most, max_weight));
		is!(together::approve_as_multi(3, &others, when, [9; 32], most),
			RuntimeCall::Multisig(MultisigCall::approve_as_multi {
				threshold, other_signatories, maybe_timepoint, call_hash, max_weight,
			}) =>
			threshold == 3, same(&others[..], other_signatories), same(when, maybe_timepoint),
			call_hash == [9; 32], same(most, max_weight));
	}
}

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
	use pallet_emission::Event as Emission;
	let who = || AccountId::new(WHO);
	let error = DispatchError::BadOrigin;
	let encoded = || EncodedError(error.encode());

	let theirs = Decode::decode(&mut terms().encode().as_slice()).unwrap();
	let drafted = Distribution::<Runtime>::RoundDrafted { id: 3, manager: who(), terms: theirs };
	assert_eq!(read_event::<RoundDrafted>(drafted), RoundDrafted { round: 3, manager: WHO });
	let paid = Distribution::<Runtime>::Paid {
		id: 3,
		sequence: 4,
		index: 5,
		beneficiary: who(),
		amount: 6,
	};
	let wanted = Paid { round: 3, sequence: 4, index: 5, beneficiary: WHO, amount: 6 };
	assert_eq!(read_event::<Paid>(paid), wanted);
	let refused = Distribution::<Runtime>::ClaimRefused { id: 3, index: 5, error };
	let wanted = ClaimRefused { round: 3, index: 5, error: encoded() };
	assert_eq!(read_event::<ClaimRefused>(refused), wanted);
	let audit = H256::repeat_byte(1);
	let removed =
		Distribution::<Runtime>::RoundRemoved { id: 3, claimed: 1 << 90, payments: 4, audit };
	let wanted = RoundRemoved { round: 3, claimed: 1 << 90, payments: 4, audit };
	assert_eq!(read_event::<RoundRemoved>(removed), wanted);

	let reason = RuntimeHoldReason::Distribution(pallet_distribution::HoldReason::RoundDeposit);
	let held = RuntimeEvent::Balances(BalancesEvent::Held { reason, who: who(), amount: 1 << 90 });
	let wanted = Held { reason: [reason.encode()[0], 0], who: WHO, amount: 1 << 90 };
	assert_eq!(read_event::<Held>(held), wanted);

	let paid = Emission::<Runtime>::RewardPaid { pool: 3, who: who(), amount: 4 };
	assert_eq!(read_event::<RewardPaid>(paid), RewardPaid { pool: 3, who: WHO, amount: 4 });
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

/// An entry of the registry, read as this crate does: to the last byte.
#[test]
fn identities_should_be_the_runtimes() {
	use distribution_client::identities::{Freeze, Lasts, Record};
	use pallet_compliance as theirs;
	let (officer, reason, since) = (AccountId::new(OTHER), H256::repeat_byte(4), 5);
	let record = theirs::Record {
		attester: AccountId::new(OTHER),
		epoch: 1,
		level: 2,
		jurisdiction: Country(*b"DE"),
		expires: 77,
		evidence: reason,
		nonce: 1 << 40,
		revoked: true,
		kept_until: 99,
	};
	let ours = Record {
		attester: OTHER,
		epoch: 1,
		level: 2,
		jurisdiction: Country(*b"DE"),
		expires: 77,
		evidence: reason,
		nonce: 1 << 40,
		revoked: true,
		kept_until: 99,
	};
	for (lasts, wanted) in [
		(theirs::Lasts::Until(77), Lasts::Until(77)),
		(theirs::Lasts::Ratified(None), Lasts::Ratified(None)),
		(theirs::Lasts::Ratified(Some(AccountId::new(WHO))), Lasts::Ratified(Some(WHO))),
	] {
		let frozen = theirs::Freeze { officer: officer.clone(), reason, since, lasts };
		let identity: theirs::IdentityOf<Runtime> = theirs::Identity {
			frozen: Some(frozen),
			records: vec![record.clone()].try_into().unwrap(),
		};
		let read = Identity::decode_all(&mut identity.encode().as_slice()).unwrap();
		let frozen = Freeze { officer: OTHER, reason, since, lasts: wanted };
		assert_eq!(read, Identity { frozen: Some(frozen), records: vec![ours.clone()] });
	}
}

#[test]
fn constants_should_be_the_runtimes() {
	type OfDistribution = <Runtime as pallet_distribution::Config>::MaxBatch;
	type OfCompliance = <Runtime as pallet_compliance::Config>::MaxBatch;
	type OfEmission = <Runtime as pallet_emission::Config>::MaxBatch;
	assert_eq!(types::MAX_BATCH, <OfDistribution as Get<u32>>::get());
	assert_eq!(types::MAX_BATCH, <OfCompliance as Get<u32>>::get());
	assert_eq!(types::MAX_SCORES, <OfEmission as Get<u32>>::get());
	assert_eq!(types::DAYS, distribution_runtime::DAYS);
	assert_eq!(types::SPEC_NAME, distribution_runtime::VERSION.spec_name);
	// The errors that concern one account, on which `attest-all` and `freeze-all` decide.
	let metadata = metadata();
	let errors = metadata.pallet_by_name("Compliance").unwrap().error_variants().unwrap();
	for name in ["TooManyRecords", "AlreadyFrozen", "FrozenBefore", "Exempt", "Protected"] {
		assert!(errors.iter().any(|error| error.name == name), "{name}");
	}
}

/// What votes lock and referenda need, as the runtime has it.
#[test]
fn rules_of_referenda_should_be_the_runtimes() {
	use distribution_client::{
		ballot::lock_periods,
		tracks::{votable, Curve, LEAST_VOTABLE},
	};
	use distribution_runtime::configs::{governance::tracks::Tracks, monetary};
	use pallet_conviction_voting::Conviction;
	use pallet_referenda::TracksInfo;
	for number in 0..=6u8 {
		let theirs = Conviction::try_from(number).unwrap();
		assert_eq!(lock_periods(number), theirs.lock_periods());
	}
	assert_eq!(LEAST_VOTABLE, monetary::LEAST_VOTABLE);
	assert_eq!(votable(1_000, 900, 90), LEAST_VOTABLE.mul_floor(1_000u128));
	let mut curves = 0;
	for track in Tracks::tracks() {
		for theirs in [&track.info.min_approval, &track.info.min_support] {
			let ours = Curve::decode_all(&mut theirs.encode().as_slice()).unwrap();
			for parts in (0..=1_000_000_000).step_by(999_983) {
				let x = Perbill::from_parts(parts);
				assert_eq!(ours.threshold(x), theirs.threshold(x), "{theirs:?} at {x:?}");
			}
			curves += 1;
		}
	}
	assert!(curves > 10);
	// Constants that are read by name.
	for (pallet, name) in [
		("Referenda", "Tracks"),
		("Referenda", "UndecidingTimeout"),
		("ConvictionVoting", "VoteLockingPeriod"),
		("Treasury", "pot_account"),
	] {
		let pallet = metadata().pallet_by_name(pallet).unwrap();
		assert!(pallet.constant_by_name(name).is_some(), "{name}");
	}
}

/// Schedules of vesting, as the runtime computes them.
#[test]
fn vesting_should_be_the_runtimes() {
	use distribution_client::vesting::Schedule;
	use polkadot_sdk::sp_runtime::traits::{ConvertInto, Identity};
	for (locked, per_block, start) in [(100u128, 30u128, 1_000u32), (5, 9, 7), (77, 0, 3)] {
		let theirs = pallet_vesting::VestingInfo::new(locked, per_block, start);
		let ours = Schedule::decode_all(&mut theirs.encode().as_slice()).unwrap();
		for now in [0, start, start + 1, start + 3, start + 4, start + 90] {
			assert_eq!(ours.locked_at(now), theirs.locked_at::<ConvertInto>(now), "{now}");
		}
		let wide = pallet_vesting::VestingInfo::new(locked, per_block, u128::from(start));
		assert_eq!(u128::from(ours.end()), wide.ending_block_as_balance::<Identity>());
	}
}

/// What the client reads of votes and brakes, as the runtime encodes it.
#[test]
fn stored_votes_and_brakes_should_be_the_runtimes() {
	use distribution_client::{brakes, votes::Voting};
	let vote = pallet_conviction_voting::AccountVote::<u128>::Split { aye: 1, nay: 2 };
	type Theirs = pallet_conviction_voting::VotingOf<Runtime>;
	let mut casting = Theirs::default();
	if let pallet_conviction_voting::Voting::Casting(casting) = &mut casting {
		casting.votes.try_push((3, vote)).unwrap();
		casting.prior.accumulate(9, 4);
	}
	let ours = Voting::decode_all(&mut casting.encode().as_slice()).unwrap();
	let votes = vec![(3, AccountVote::Split { aye: 1, nay: 2 })];
	assert_eq!(ours, Voting::Casting { votes, delegations: (0, 0), prior: (9, 4) });
	// Pallet and call as bytes, both bounded.
	let on = brakes::Braking {
		brake: brakes::Brake::Call((b"Emission".to_vec(), b"claim".to_vec())),
		since: 1,
		until: 2,
		renewed: true,
	};
	let theirs = pallet_brakes::BrakingOf::<Runtime>::decode_all(&mut on.encode().as_slice());
	assert_eq!(theirs.unwrap().encode(), on.encode());
}

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

/// What is read from storage by name.
#[test]
fn storage_should_be_there_by_its_names() {
	for (pallet, items) in [
		("System", &["Account"][..]),
		("Timestamp", &["Now"]),
		("Balances", &["Locks", "TotalIssuance"]),
		("Assets", &["Account", "Asset", "Metadata"]),
		("Distribution", &["NextRoundId", "Entries", "TotalOwed"]),
		("Emission", &["TotalOwed"]),
		("Multisig", &["Multisigs"]),
		("Compliance", &["Identities"]),
		("Preimage", &["PreimageFor"]),
		("Referenda", &["ReferendumCount", "ReferendumInfoFor"]),
		("ConvictionVoting", &["VotingFor", "ClassLocksFor"]),
		("Origins", &["Pace"]),
		("Vesting", &["Vesting"]),
		("Brakes", &["Active"]),
		("SafeMode", &["EnteredUntil"]),
		("MultiBlockMigrations", &["Cursor"]),
		("Clock", &["Lost"]),
		("TechnicalCommittee", &["Members", "Proposals"]),
	] {
		let storage = metadata().pallet_by_name(pallet).unwrap().storage().unwrap();
		for item in items {
			assert!(storage.entry_by_name(item).is_some(), "{pallet}.{item}");
		}
	}
}

/// What the runtime APIs are asked by name.
#[test]
fn runtime_apis_should_be_there_by_their_names() {
	let v15 =
		TestExternalities::default().execute_with(|| Runtime::metadata_at_version(15).unwrap());
	// Opaque: its own length comes first.
	let with_apis = Metadata::decode(&mut v15.as_slice()).unwrap();
	for (api, methods) in [
		(
			"DistributionApi",
			&["now", "rounds", "round", "claimable", "claimed", "rows_of", "solvency"][..],
		),
		(
			"ComplianceApi",
			&[
				"compliance_status",
				"attester",
				"officers",
				"records_by",
				"can_receive",
				"screen",
				"freezable",
			],
		),
		("EmissionApi", &["emission", "preview_emission", "pools", "rewards", "solvency"]),
		("AccountNonceApi", &["account_nonce"]),
		("TransactionPaymentApi", &["query_info"]),
		("DryRunApi", &["dry_run_call"]),
		("TaggedTransactionQueue", &["validate_transaction"]),
	] {
		let found = with_apis.runtime_api_trait_by_name(api).unwrap();
		for method in methods {
			assert!(found.method_by_name(method).is_some(), "{api}.{method}");
		}
	}
}
