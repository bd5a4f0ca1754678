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

mod calls;
mod costs;
mod decoding;
mod events;
mod history;
mod stored;

use codec::{Decode, DecodeAll, Encode};
use distribution_client::{
	calls::Call,
	types::{self, AssetKind, Statement, Terms},
};
use distribution_primitives::{
	Beneficiaries, Country, Release, Remainder, Requirement, Source, Window,
};
use distribution_runtime::{Runtime, RuntimeCall};
use polkadot_sdk::{
	frame_support::traits::Get, pallet_conviction_voting, pallet_referenda, sp_core::H256,
	sp_io::TestExternalities, sp_runtime::Perbill,
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
		beneficiaries: Beneficiaries::Accounts,
	}
}

fn statement() -> Statement {
	Statement { level: 2, jurisdiction: Country(*b"DE"), expires: 77, evidence: H256::zero() }
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

/// What is read from storage by name.
#[test]
fn storage_should_be_there_by_its_names() {
	for (pallet, items) in [
		("System", &["Account", "Events", "LastRuntimeUpgrade"][..]),
		("ParachainSystem", &["LastRelayChainBlockNumber"]),
		("Timestamp", &["Now"]),
		("Balances", &["Locks", "TotalIssuance"]),
		("Assets", &["Account", "Asset", "Metadata"]),
		("AssetsHolder", &["BalancesOnHold"]),
		("Distribution", &["NextRoundId", "Rounds", "Entries", "TotalOwed"]),
		(
			"Emission",
			&[
				"TotalOwed",
				"Pools",
				"PoolIds",
				"RunningEra",
				"ScheduleInForce",
				"BudgetInForce",
				"Halt",
			],
		),
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
		("ListsApi", &["chunk_paths"]),
		("PayeesApi", &["payee", "payees"]),
		("SalesApi", &["sale", "next_sale", "bid", "bids"]),
		("ScoresApi", &["board", "next_board", "paid"]),
		("AnnouncementsApi", &["announcement", "objections"]),
		("EntitlementsApi", &["entitlements"]),
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
