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
	calls::{compliance, distribution, emission, governance, lists, Call},
	credential::Credential,
	events::{
		ClaimRefused, EncodedError, Event, Paid, RawEvent, ReferendumSubmitted, RewardPaid,
		RewardRefused, RewardsParked, RoundDrafted, RoundRemoved,
	},
	types::{self, AssetKind, ClaimItem, Evidence, RangeRow, Statement, Terms},
};
use distribution_primitives::{
	emission::{Budget, EmissionParams, PoolKind, Scores, Unclaimed},
	Country, Refusal, Release, Remainder, Requirement, Source, Window,
};
use distribution_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent};
use pallet_compliance::Call as ComplianceCall;
use pallet_distribution::Call as DistributionCall;
use pallet_distribution_lists::Call as ListsCall;
use pallet_emission::Call as EmissionCall;
use polkadot_sdk::{
	frame_support::traits::{Bounded, Get},
	pallet_collective::Call as CommitteeCall,
	pallet_conviction_voting::Call as VotingCall,
	pallet_preimage::Call as PreimageCall,
	pallet_referenda::Call as ReferendaCall,
	sp_core::{sr25519, H256},
	sp_io::TestExternalities,
	sp_runtime::{DispatchError, MultiSignature, MultiSigner, Perbill},
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
	for (aye, conviction, byte) in [(true, 0, 0x80u8), (true, 6, 0x86), (false, 1, 0x01)] {
		is!(governance::vote(3, aye, conviction, 5),
			RuntimeCall::ConvictionVoting(VotingCall::vote { poll_index, vote }) =>
			poll_index == 3, same((0u8, byte, 5u128), vote));
	}
	let halt = RuntimeCall::Emission(EmissionCall::halt {});
	is!(governance::propose_to_committee(2, halt.encode()),
		RuntimeCall::TechnicalCommittee(CommitteeCall::propose { threshold, proposal, length_bound }) =>
		threshold == 2, *proposal == halt, length_bound as usize == halt.encode().len());
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
fn constants_should_be_the_runtimes() {
	type OfDistribution = <Runtime as pallet_distribution::Config>::MaxBatch;
	type OfCompliance = <Runtime as pallet_compliance::Config>::MaxBatch;
	type OfEmission = <Runtime as pallet_emission::Config>::MaxBatch;
	assert_eq!(types::MAX_BATCH, <OfDistribution as Get<u32>>::get());
	assert_eq!(types::MAX_BATCH, <OfCompliance as Get<u32>>::get());
	assert_eq!(types::MAX_SCORES, <OfEmission as Get<u32>>::get());
	assert_eq!(types::DAYS, distribution_runtime::DAYS);
	assert_eq!(types::SPEC_NAME, distribution_runtime::VERSION.spec_name);
	// The error of a batch that one account stops, on which `attest-all` decides.
	let metadata = metadata();
	let errors = metadata.pallet_by_name("Compliance").unwrap().error_variants().unwrap();
	assert!(errors.iter().any(|error| error.name == "TooManyRecords"));
}

/// What is read from storage by name.
#[test]
fn storage_should_be_there_by_its_names() {
	for (pallet, items) in [
		("System", &["Account"][..]),
		("Timestamp", &["Now"]),
		("Balances", &["Locks"]),
		("Assets", &["Asset", "Metadata"]),
		("Distribution", &["NextRoundId", "Entries"]),
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
			&["compliance_status", "attester", "officers", "records_by", "can_receive"],
		),
		("EmissionApi", &["emission", "preview_emission", "pools", "rewards", "solvency"]),
		("AccountNonceApi", &["account_nonce"]),
		("TaggedTransactionQueue", &["validate_transaction"]),
	] {
		let found = with_apis.runtime_api_trait_by_name(api).unwrap();
		for method in methods {
			assert!(found.method_by_name(method).is_some(), "{api}.{method}");
		}
	}
}
