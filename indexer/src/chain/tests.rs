//! Events and state of the runtime, from their bytes to what the books make of them: pallets, names
//! and fields as the runtime has them.

use super::{
	block::{Block, EraRules, RoundSums},
	decode::{decode, spec},
	state::{digest, owed, pool_of, round_sums, rules_of, Keys},
};
use crate::{
	ledger::{
		books::Ledger,
		pot_of_pool, pot_of_round,
		rows::Rows,
		testing::{self, drafted, first, hash, rules, with_folds, with_supply, GENESIS, UNIT},
	},
	store::{
		tables::{NewRow, Table},
		values::Value,
	},
};
use codec::{Compact, Decode, Encode};
use distribution_client::{
	history::WholeBlock,
	types::{AssetKind, Terms},
};
use distribution_primitives::{
	audit,
	emission::{Budget, EmissionParams, EraRecord, PoolKind},
	Beneficiaries, ChainDigest, Refusal, Release, Remainder, Requirement, Source, Window,
};
use distribution_runtime::{
	AccountId, Balances as Money, Runtime, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, System,
};
use pallet_distribution::{Event as Rounds, HoldReason, RoundOf};
use pallet_emission::{EraOf, Event as Emission, PoolOf};
use polkadot_sdk::{
	frame_support::traits::{
		fungible::{Balanced, Mutate, MutateHold},
		tokens::{BalanceStatus, Fortitude, Precision, Preservation},
	},
	frame_system::{self, EventRecord, Phase},
	pallet_assets::Event as Assets,
	pallet_assets_holder::Event as AssetsHolder,
	pallet_balances::{Event as Balances, TotalIssuance},
	pallet_transaction_payment::Event as Fees,
	pallet_vesting::Event as Vesting,
	sp_core::H256,
	sp_io::{storage, TestExternalities},
	sp_runtime::{traits::TrailingZeroInput, DispatchError, Perbill},
};
use std::{collections::BTreeMap, sync::OnceLock};
use subxt::Metadata;

const WHO: [u8; 32] = [7; 32];
const OTHER: [u8; 32] = [8; 32];

fn metadata_bytes() -> Vec<u8> {
	TestExternalities::default().execute_with(|| Runtime::metadata().encode())
}

fn metadata() -> &'static Metadata {
	static METADATA: OnceLock<Metadata> = OnceLock::new();
	METADATA.get_or_init(|| Metadata::decode(&mut metadata_bytes().as_slice()).unwrap())
}

/// The metadata of another runtime, in which whatever has a name has another of the same length.
fn renamed(name: &str, other: &str) -> Metadata {
	assert_eq!(name.len(), other.len());
	let mut bytes = metadata_bytes();
	let has = |place: &usize| bytes[*place..].starts_with(name.as_bytes());
	let places: Vec<usize> = (0..bytes.len()).filter(has).collect();
	for place in places {
		bytes[place..place + other.len()].copy_from_slice(other.as_bytes());
	}
	Metadata::decode(&mut bytes.as_slice()).unwrap()
}

fn who() -> AccountId {
	AccountId::new(WHO)
}

fn other() -> AccountId {
	AccountId::new(OTHER)
}

fn native<T: Decode>() -> T {
	T::decode(&mut AssetKind::Native.encode().as_slice()).unwrap()
}

/// Block 1 with events of the runtime, as a node gives it.
fn whole(events: Vec<RuntimeEvent>) -> WholeBlock {
	let record =
		|event| EventRecord { phase: Phase::ApplyExtrinsic(0), event, topics: Vec::<H256>::new() };
	let records: Vec<_> = events.into_iter().map(record).collect();
	WholeBlock {
		number: 1,
		hash: hash(1),
		parent: GENESIS,
		root: H256::zero(),
		extrinsics: vec![],
		stored: vec![
			Some(records.encode()),
			Some((Compact(9u32), "distribution-parachain").encode()),
			Some(6_000u64.encode()),
			Some(101u32.encode()),
			Some((1_000 * UNIT).encode()),
			None,
		],
	}
}

fn block(events: Vec<RuntimeEvent>) -> Block {
	decode(&whole(events), metadata()).unwrap()
}

/// The books after a block, and the rows of a table.
fn taken(block: Block, table: &Table) -> (Ledger, Vec<NewRow>) {
	let (mut ledger, mut rows) = (Ledger::new(GENESIS), Rows::default());
	for block in with_folds(&[first(), block]) {
		ledger.take(&block, &mut rows).unwrap();
	}
	let found = rows.into_tables().find(|(other, _)| *other == table);
	(ledger, found.map_or(vec![], |(_, rows)| rows))
}

fn terms() -> Terms {
	Terms {
		asset: AssetKind::Native,
		source: Source::Listed,
		release: Release::Immediate,
		requirement: Requirement::level(0),
		window: Window { opens: 7, closes: 8 },
		budget: 1_000,
		remainder: Remainder::Burn,
		manifest: None,
		beneficiaries: Beneficiaries::Accounts,
	}
}

#[test]
fn block_should_be_read_with_what_its_state_says() {
	let whole = whole(vec![]);
	assert_eq!(spec(&whole).unwrap(), 9);
	let block = decode(&whole, metadata()).unwrap();
	assert_eq!((block.time, block.relay, block.spec), (6_000, 101, 9));
	assert_eq!((block.supply, block.parent), (1_000 * UNIT, GENESIS));
	assert!(!block.migrating);
	let mut migrating = whole.clone();
	migrating.stored[5] = Some(vec![0]);
	assert!(decode(&migrating, metadata()).unwrap().migrating);
	let first = WholeBlock { stored: vec![None; 6], ..whole };
	assert_eq!(spec(&first).unwrap(), 0);
	assert_eq!(decode(&first, metadata()).unwrap().time, 0);
	let broken = WholeBlock { stored: vec![Some(vec![4]); 6], ..first };
	assert!(decode(&broken, metadata()).is_err() && spec(&broken).is_ok());
}

#[test]
fn events_of_rounds_should_be_those_of_the_runtime() {
	let error: DispatchError = pallet_distribution::Error::<Runtime>::NotOpen.into();
	let audit = audit::extend(audit::start(GENESIS, 0), 0, &WHO, &OTHER, 5, 3);
	let terms = Decode::decode(&mut terms().encode().as_slice()).unwrap();
	let events: Vec<Rounds<Runtime>> = vec![
		Rounds::RoundDrafted { id: 0, manager: who(), terms },
		Rounds::RoundFunded { id: 0, from: who(), amount: 20 },
		Rounds::RoundOpened { id: 0 },
		Rounds::RoundPaused { id: 0, until: None },
		Rounds::RoundResumed { id: 0, closes: 9 },
		Rounds::Paid {
			id: 0,
			sequence: 0,
			index: 3,
			beneficiary: who(),
			payee: other(),
			amount: 5,
		},
		Rounds::ClaimRefused { id: 0, index: 1, error },
		Rounds::PushSkipped { id: 0, index: 2, error },
		Rounds::SettlementRefused { id: 0, beneficiary: who(), error },
		Rounds::RoundClosed { id: 0, remainder: 1, payments: 1, audit },
		Rounds::RemainderSent { id: 0, amount: 2 },
		Rounds::SetAsideExpired { id: 0, amount: 3 },
		Rounds::RoundRemoved { id: 0, claimed: 5, payments: 1, audit },
		Rounds::PotSwept { id: 0, asset: native(), amount: 4 },
		Rounds::PushCompleted { id: 0 },
	];
	let count = events.len();
	// The payment's transfer is told before.
	let pot = AccountId::new(pot_of_round(0));
	let moves = Balances::<Runtime>::Transfer { from: pot, to: other(), amount: 5 };
	let events = events.into_iter().map(RuntimeEvent::from);
	let mut block = block([moves.into()].into_iter().chain(events).collect());
	// It is removed in the same block.
	block.state.rounds = BTreeMap::from([(0, None)]);
	let (ledger, refusals) = taken(block.clone(), &Table::REFUSALS);
	let round = &ledger.rounds[&0];
	assert_eq!(
		(round.manager, round.asset, round.status.as_str()),
		(WHO, AssetKind::Native, "removed")
	);
	assert_eq!((round.funded, round.claimed, round.payments), (20, 5, 1));
	assert_eq!((round.returned, round.refusals, round.digest), (10, 3, audit));
	assert!(round.terms.contains("\"budget\":\"1000\""), "{}", round.terms);
	let reasons: Vec<_> = refusals.iter().map(|row| row[7].clone()).collect();
	assert_eq!(reasons, vec![Value::Text("Distribution.NotOpen".into()); 3]);
	// And what was folded.
	assert_eq!(taken(block, &Table::EVENTS).1.len(), count + 1);
}

#[test]
fn events_of_emission_should_be_those_of_the_runtime() {
	let error: DispatchError = pallet_emission::Error::<Runtime>::NotHalted.into();
	let params = EmissionParams {
		issuance: 1,
		decay: Perbill::zero(),
		decay_period: 1,
		floor: 0,
		max_supply: 2,
	};
	let record = EraRecord {
		issuance: 10 * UNIT,
		minted: 5 * UNIT,
		burned: 3,
		arrived: 0,
		supply: 1_005 * UNIT - 3,
		skipped: 0,
	};
	let kind = PoolKind::Stake { asset: native() };
	let events: Vec<Emission<Runtime>> = vec![
		Emission::Begun { at: 1 },
		Emission::PoolCreated { pool: 2, kind, requirement: Requirement::level(1) },
		Emission::PoolFunded { pool: 2, era: 0, minted: 5 * UNIT, recycled: 0 },
		Emission::RewardsExpired { pool: 2, era: 0, amount: 3, burned: true },
		Emission::EraEnded { era: 0, record },
		Emission::RewardPaid { pool: 2, who: who(), payee: other(), amount: 4 },
		Emission::RewardsParked { pool: 2, who: who(), amount: 1, refusal: Refusal::Frozen },
		Emission::ClaimRefused { pool: 2, who: who(), error },
		Emission::EmissionSet { params, from: 3 },
		Emission::BudgetSet { budget: Budget::default(), from: 3 },
		Emission::Halted { until: 5, voted: false },
		Emission::PoolRetired { pool: 2 },
		Emission::PoolRemoved { pool: 2, dust: 1 },
	];
	// What was minted, burned and paid is told before.
	let pot = || AccountId::new(pot_of_pool(2));
	let money: [Balances<Runtime>; 3] = [
		Balances::Minted { who: pot(), amount: 5 * UNIT },
		Balances::Burned { who: pot(), amount: 3 },
		Balances::Transfer { from: pot(), to: other(), amount: 4 },
	];
	let events = events.into_iter().map(RuntimeEvent::from);
	let block = block(money.into_iter().map(RuntimeEvent::from).chain(events).collect());
	let mut block = with_supply(1_005 * UNIT - 3, block);
	let budget = vec![(2, Perbill::from_percent(50))];
	block.state.era = Some(EraRules { budget, ..rules(0, 1_000 * UNIT) });
	block.state.pools = BTreeMap::from([(2, None)]);
	let (ledger, refusals) = taken(block.clone(), &Table::REFUSALS);
	let pool = &ledger.pools[&2];
	assert_eq!((pool.funded, pool.paid, pool.burned), (5 * UNIT, 4, 3));
	assert_eq!((pool.owed, pool.retired, pool.removed), (5 * UNIT - 7, Some(1), Some(1)));
	assert_eq!(pool.kind, r#"{"Stake":{"asset":"Native"}}"#);
	assert_eq!(ledger.era, Some((0, 1_005 * UNIT - 3)));
	let reasons: Vec<_> = refusals.iter().map(|row| row[7].clone()).collect();
	let wanted = ["Frozen", "Emission.NotHalted"];
	assert_eq!(reasons, wanted.map(|reason| Value::Text(reason.into())));
	for (table, rows) in [
		(&Table::REWARDS, 1),
		(&Table::EXPIRIES, 1),
		(&Table::SHARES, 1),
		(&Table::ERAS, 1),
		(&Table::FOLDS, 1),
	] {
		assert_eq!(taken(block.clone(), table).1.len(), rows, "{}", table.name);
	}
}

/// Kinds and effects of the movements that an event is.
type Effects = &'static [(&'static str, i64, i64)];

/// Kind and effects of a row of movements.
fn effects(row: &NewRow) -> (String, i64, i64) {
	match (&row[6], &row[7], &row[8]) {
		(Value::Text(kind), Value::Number(free), Value::Number(held)) => {
			(kind.clone(), *free, *held)
		}
		other => panic!("{other:?}"),
	}
}

#[test]
fn events_of_balances_should_be_those_of_the_runtime() {
	let reason = || RuntimeHoldReason::Distribution(HoldReason::RoundDeposit);
	let amount = 5;
	let events: Vec<(Balances<Runtime>, Effects)> = vec![
		(
			Balances::Transfer { from: who(), to: other(), amount },
			&[("transfer", -1, 0), ("transfer", 1, 0)][..],
		),
		(Balances::Deposit { who: who(), amount }, &[("deposit", 1, 0)]),
		(Balances::Withdraw { who: who(), amount }, &[("withdraw", -1, 0)]),
		(Balances::Minted { who: who(), amount }, &[("mint", 1, 0)]),
		(Balances::Burned { who: who(), amount }, &[("burn", -1, 0)]),
		(Balances::Slashed { who: who(), amount }, &[("slash", 0, -1)]),
		(Balances::Suspended { who: who(), amount }, &[("suspend", -1, 0)]),
		(Balances::Restored { who: who(), amount }, &[("restore", 1, 0)]),
		(Balances::DustLost { account: who(), amount }, &[("dust", -1, 0)]),
		(Balances::BalanceSet { who: who(), free: amount }, &[("set", 0, 0)]),
		(Balances::Reserved { who: who(), amount }, &[("reserve", -1, 1)]),
		(Balances::Unreserved { who: who(), amount }, &[("unreserve", 1, -1)]),
		(
			Balances::ReserveRepatriated {
				from: who(),
				to: other(),
				amount,
				destination_status: BalanceStatus::Free,
			},
			&[("transfer-held", 0, -1), ("transfer-held", 1, 0)],
		),
		(
			Balances::ReserveRepatriated {
				from: who(),
				to: other(),
				amount,
				destination_status: BalanceStatus::Reserved,
			},
			&[("transfer-held", 0, -1), ("transfer-held", 0, 1)],
		),
		(Balances::Held { reason: reason(), who: who(), amount }, &[("hold", -1, 1)]),
		(Balances::Released { reason: reason(), who: who(), amount }, &[("release", 1, -1)]),
		(Balances::BurnedHeld { reason: reason(), who: who(), amount }, &[("burn-held", 0, -1)]),
		(
			Balances::TransferOnHold { reason: reason(), source: who(), dest: other(), amount },
			&[("transfer-held", 0, -1), ("transfer-held", 0, 1)],
		),
		(
			Balances::TransferAndHold {
				reason: reason(),
				source: who(),
				dest: other(),
				transferred: amount,
			},
			&[("transfer-held", -1, 0), ("transfer-held", 0, 1)],
		),
		(Balances::Locked { who: who(), amount }, &[("lock", 0, 0)]),
		(Balances::Unlocked { who: who(), amount }, &[("unlock", 0, 0)]),
		(Balances::Frozen { who: who(), amount }, &[("freeze", 0, 0)]),
		(Balances::Thawed { who: who(), amount }, &[("thaw", 0, 0)]),
		(Balances::Endowed { account: who(), free_balance: amount }, &[]),
		(Balances::Upgraded { who: who() }, &[]),
		(Balances::Issued { amount }, &[]),
		(Balances::Rescinded { amount }, &[]),
		(Balances::MintedCredit { amount }, &[]),
		(Balances::BurnedDebt { amount }, &[]),
		(Balances::TotalIssuanceForced { old: 1, new: 2 }, &[]),
	];
	let named = metadata().pallet_by_name("Balances").unwrap().event_variants().unwrap().len();
	// One of them twice; what should never happen is not here.
	assert_eq!(events.len(), named, "an event of Balances is not known");
	// After each, if the supply was a thousand tokens.
	let supply = |event: &Balances<Runtime>| match event {
		Balances::Minted { .. }
		| Balances::Restored { .. }
		| Balances::Issued { .. }
		| Balances::MintedCredit { .. } => 1_000 * UNIT + amount,
		Balances::Burned { .. }
		| Balances::BurnedHeld { .. }
		| Balances::Suspended { .. }
		| Balances::Rescinded { .. }
		| Balances::BurnedDebt { .. } => 1_000 * UNIT - amount,
		Balances::TotalIssuanceForced { .. } => 1_000 * UNIT + 1,
		_ => 1_000 * UNIT,
	};
	for (event, wanted) in events {
		let (name, supply) = (format!("{event:?}"), supply(&event));
		let block = with_supply(supply, block(vec![event.into()]));
		let (_, rows) = taken(block, &Table::MOVEMENTS);
		// After those of the first block.
		let found: Vec<_> = rows[3..].iter().map(effects).collect();
		let wanted: Vec<_> = wanted.iter().map(|(kind, f, h)| (kind.to_string(), *f, *h)).collect();
		assert_eq!(found, wanted, "{name}");
	}
	let held = Balances::<Runtime>::Held { reason: reason(), who: who(), amount };
	let (_, rows) = taken(block(vec![held.into()]), &Table::MOVEMENTS);
	assert_eq!(rows[3][11], Value::Text("Distribution.RoundDeposit".into()));
}

/// What the pallet does to the supply, and what its events say of it.
#[test]
fn supply_should_follow_from_the_events_of_the_runtime() {
	let reason = RuntimeHoldReason::Distribution(HoldReason::RoundDeposit);
	let (exact, polite) = (Precision::Exact, Fortitude::Polite);
	let (events, supply) = TestExternalities::default().execute_with(|| {
		TotalIssuance::<Runtime>::put(1_000 * UNIT);
		System::set_block_number(1);
		Money::mint_into(&who(), 90 * UNIT).unwrap();
		Money::burn_from(&who(), 5 * UNIT, Preservation::Preserve, exact, polite).unwrap();
		Money::shelve(&who(), 4 * UNIT).unwrap();
		Money::restore(&who(), 2 * UNIT).unwrap();
		Money::hold(&reason, &who(), 10 * UNIT).unwrap();
		Money::burn_held(&reason, &who(), 3 * UNIT, exact, polite).unwrap();
		// What is dropped is made or burned.
		drop(<Money as Balanced<AccountId>>::issue(6 * UNIT));
		drop(<Money as Balanced<AccountId>>::rescind(7 * UNIT));
		let kept = Preservation::Preserve;
		drop(<Money as Balanced<AccountId>>::withdraw(&who(), UNIT, exact, kept, polite).unwrap());
		drop(<Money as Balanced<AccountId>>::deposit(&who(), 8 * UNIT, exact).unwrap());
		Money::force_set_balance(RuntimeOrigin::root(), who().into(), 33 * UNIT).unwrap();
		let events = storage::get(&Keys::value("System", "Events")).unwrap().to_vec();
		(events, TotalIssuance::<Runtime>::get())
	});
	assert_ne!(supply, 1_000 * UNIT);
	let mut whole = whole(vec![]);
	whole.stored[0] = Some(events);
	whole.stored[4] = Some(supply.encode());
	let block = decode(&whole, metadata()).unwrap();
	assert_eq!(taken(block.clone(), &Table::BLOCKS).0.supply, supply);
	let (mut ledger, mut rows) = (Ledger::new(GENESIS), Rows::default());
	ledger.take(&first(), &mut rows).unwrap();
	let error = ledger.take(&with_supply(supply + 1, block), &mut rows).unwrap_err();
	assert!(error.to_string().starts_with("block 1: the supply is"), "{error}");
}

/// Pallets that ours are benchmarked against: the runtime of benchmarks has them, and no chain.
const PEERS: [&str; 2] = ["AssetRewards", "Claims"];

/// An event that is new in the runtime is looked at before a chain has it.
#[test]
fn every_event_of_the_runtime_should_be_known() {
	let mut known = 0;
	for pallet in metadata().pallets().filter(|pallet| !PEERS.contains(&pallet.name())) {
		for event in pallet.event_variants().unwrap_or_default() {
			let mut ledger = Ledger::new(GENESIS);
			let fields = [("id", testing::number(0))];
			let event = testing::event(pallet.name(), &event.name, &fields);
			let name = format!("{}.{}", event.pallet, event.name);
			let blocks =
				[first(), testing::block(1, vec![drafted(0)]), testing::block(2, vec![event])];
			for block in &blocks {
				// Fields are missing: that is told of events that are known.
				if let Err(error) = ledger.take(block, &mut Rows::default()) {
					assert!(
						!error.to_string().contains("this program does not know"),
						"{name}: {error}"
					);
				}
			}
			known += 1;
		}
	}
	assert!(known > 100, "{known}");
}

#[test]
fn events_of_assets_should_be_those_of_the_runtime() {
	let (asset_id, amount) = (3, 5);
	let reason = || RuntimeHoldReason::Distribution(HoldReason::RoundDeposit);
	let assets: Vec<(Assets<Runtime>, Effects)> = vec![
		(Assets::Issued { asset_id, owner: who(), amount }, &[("mint", 1, 0)][..]),
		(Assets::Burned { asset_id, owner: who(), balance: amount }, &[("burn", -1, 0)]),
		(
			Assets::Transferred { asset_id, from: who(), to: other(), amount },
			&[("transfer", -1, 0), ("transfer", 1, 0)],
		),
		(Assets::Deposited { asset_id, who: who(), amount }, &[("deposit", 1, 0)]),
		(Assets::Withdrawn { asset_id, who: who(), amount }, &[("withdraw", -1, 0)]),
		(Assets::Frozen { asset_id, who: who() }, &[]),
	];
	let holder: Vec<(AssetsHolder<Runtime>, Effects)> = vec![
		(
			AssetsHolder::Held { who: who(), asset_id, reason: reason(), amount },
			&[("hold", -1, 1)][..],
		),
		(
			AssetsHolder::Released { who: who(), asset_id, reason: reason(), amount },
			&[("release", 1, -1)],
		),
		(
			AssetsHolder::Burned { who: who(), asset_id, reason: reason(), amount },
			&[("burn-held", 0, -1)],
		),
	];
	let assets = assets.into_iter().map(|(event, wanted)| (RuntimeEvent::from(event), wanted));
	let holder = holder.into_iter().map(|(event, wanted)| (RuntimeEvent::from(event), wanted));
	for (event, wanted) in assets.chain(holder) {
		let name = format!("{event:?}");
		let (_, rows) = taken(block(vec![event]), &Table::MOVEMENTS);
		let found: Vec<_> = rows[3..].iter().map(effects).collect();
		let wanted: Vec<_> = wanted.iter().map(|(kind, f, h)| (kind.to_string(), *f, *h)).collect();
		assert_eq!(found, wanted, "{name}");
		assert!(rows[3..].iter().all(|row| row[5] == Value::Text("3".into())), "{name}");
	}
}

#[test]
fn other_events_that_are_read_should_be_those_of_the_runtime() {
	let vested = [
		Vesting::<Runtime>::VestingUpdated { account: who(), unvested: 5 },
		Vesting::VestingCompleted { account: other() },
	];
	let (_, rows) =
		taken(block(vested.into_iter().map(RuntimeEvent::from).collect()), &Table::VESTING);
	assert_eq!(rows.len(), 2);
	let failed = frame_system::Event::<Runtime>::ExtrinsicFailed {
		dispatch_error: pallet_distribution::Error::<Runtime>::NotOpen.into(),
		dispatch_info: Default::default(),
	};
	let paid = Fees::<Runtime>::TransactionFeePaid { who: who(), actual_fee: 5, tip: 1 };
	let mut block = block(vec![failed.into(), paid.into()]);
	block.extrinsics = testing::block(1, vec![]).extrinsics;
	let (_, rows) = taken(block, &Table::EXTRINSICS);
	assert_eq!(rows[0][5..7], [Value::Number(0), Value::Text("Distribution.NotOpen".into())]);
}

#[test]
fn era_that_ends_with_an_upgrade_should_be_read_by_the_runtime_before() {
	let mut era = EraOf::<Runtime>::decode(&mut TrailingZeroInput::zeroes()).unwrap();
	(era.index, era.supply) = (3, 5);
	let stored = [Some(era.encode()), None, None, None];
	let (other_era, other_bound) =
		(renamed("supply", "amount"), renamed("MaxIssuance", "TopIssuance"));
	let most: Perbill = <Runtime as pallet_emission::Config>::MaxIssuance::get();
	let known = metadata();
	for (written, made) in [(known, known), (&other_bound, known), (known, &other_era)] {
		let rules = rules_of(&stored, written, made).unwrap();
		assert_eq!((rules.era, rules.supply, rules.most), (3, 5, most));
		assert!(!rules.halted && rules.schedule.is_none() && rules.budget.is_empty());
	}
	// The state is of one of the two, and the bound of the other.
	assert!(rules_of(&stored, &other_era, known).is_err());
	assert!(rules_of(&stored, known, &other_bound).is_err());
	assert!(rules_of(&[None, None, None, None], known, known).is_err());
}

#[test]
fn state_should_be_read_by_the_names_of_the_runtime() {
	for (pallet, item) in Keys::EACH {
		let storage = metadata().pallet_by_name(pallet).unwrap().storage().unwrap();
		assert!(storage.entry_by_name(item).is_some(), "{pallet}.{item}");
	}
	let mut round = RoundOf::<Runtime>::decode(&mut TrailingZeroInput::zeroes()).unwrap();
	(round.claimed, round.payments, round.audit) = (5, 6, H256::repeat_byte(7));
	let sums = RoundSums { claimed: 5, payments: 6, digest: H256::repeat_byte(7) };
	assert_eq!(round_sums(metadata(), &round.encode()).unwrap(), sums);
	let mut pool = PoolOf::<Runtime>::decode(&mut TrailingZeroInput::zeroes()).unwrap();
	pool.owed = 8;
	assert_eq!(owed(metadata(), &pool.encode()).unwrap(), 8);
	let stake = (r#"{"Stake":{"asset":"Native"}}"#.to_string(), 8);
	assert_eq!(pool_of(metadata(), &pool.encode()).unwrap(), stake);
	assert!(round_sums(metadata(), &[1, 2]).is_err() && owed(metadata(), &[]).is_err());
	let of_chain = ChainDigest { digest: H256::repeat_byte(9), count: 4 };
	assert_eq!(digest(Some(&of_chain.encode())), Ok(of_chain));
	assert_eq!(digest(None), Ok(ChainDigest::default()));
	assert!(digest(Some(&[1, 2])).is_err());
	let storage = metadata().pallet_by_name("ChainDigest").unwrap().storage().unwrap();
	assert!(storage.entry_by_name("Value").is_some());
	let pallet = metadata().pallet_by_name("Emission").unwrap();
	let most = pallet.constant_by_name("MaxIssuance").unwrap().value();
	let theirs: Perbill = <Runtime as pallet_emission::Config>::MaxIssuance::get();
	assert_eq!(most, theirs.encode());
}
