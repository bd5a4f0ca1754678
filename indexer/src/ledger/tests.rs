mod eras;

use super::{
	books::Ledger,
	emission,
	rounds::pot,
	rows::Rows,
	testing::{
		account, block, burned, drafted, event, first, form, minted, number, paid, sums, text,
		transfer, with_folds, with_supply, GENESIS, UNIT,
	},
};
use crate::{
	chain::block::{Block, Event, Extrinsic, RoundSums, State},
	error::{Difference, Error},
	number::bytes_text,
	store::{
		tables::{NewRow, Table},
		values::Value,
	},
};
use distribution_client::words::Word;
use distribution_primitives::audit;
use polkadot_sdk::sp_core::H256;
use std::collections::BTreeSet;

fn taken(blocks: &[Block]) -> Result<(Ledger, Rows), Error> {
	let (mut ledger, mut rows) = (Ledger::new(GENESIS), Rows::default());
	for block in &with_folds(blocks) {
		ledger.take(block, &mut rows)?;
	}
	Ok((ledger, rows))
}

fn difference(blocks: &[Block]) -> Difference {
	match taken(blocks) {
		Err(Error::Difference(difference)) => difference,
		Err(other) => panic!("{other}"),
		Ok(_) => panic!("it was taken"),
	}
}

fn rows_of(rows: Rows, table: &Table) -> Vec<NewRow> {
	rows.into_tables().find(|(other, _)| *other == table).map_or(vec![], |(_, rows)| rows)
}

fn pot_of(id: u32) -> Word {
	Word::Account(pot(id))
}

/// A round that pays twice, in blocks 1 to 3.
fn history() -> Vec<Block> {
	let mut pays = block(2, vec![transfer(pot_of(0), account(1), UNIT), paid(0, 0, 1, UNIT)]);
	pays.state.rounds.insert(0, Some(sums(0, &[(1, UNIT)])));
	let mut again =
		block(3, vec![transfer(pot_of(0), account(2), 2 * UNIT), paid(0, 1, 2, 2 * UNIT)]);
	again.state.rounds.insert(0, Some(sums(0, &[(1, UNIT), (2, 2 * UNIT)])));
	vec![first(), block(1, vec![drafted(0)]), pays, again]
}

#[test]
fn pots_should_be_those_of_the_documents() {
	let hex = "6d6f646c70792f6469737472726f756e64000000000000000000000000000000";
	assert_eq!(hex::encode(pot(0)), hex);
	assert_eq!(&emission::pot(1)[..15], b"modlpy/emisse\x01\x00");
}

/// The test vector of `docs/design.md`.
#[test]
fn digest_should_be_recomputed_from_payments() {
	let (ledger, _) = taken(&history()).unwrap();
	let round = &ledger.rounds[&0];
	assert_eq!((round.payments, round.claimed), (2, 3 * UNIT));
	assert_eq!(round.digest, sums(0, &[(1, UNIT), (2, 2 * UNIT)]).digest);
	assert_eq!(round.status, "draft");
}

#[test]
fn block_that_does_not_follow_should_be_named() {
	let mut missing = history();
	missing.remove(2);
	let found = difference(&missing);
	assert_eq!((found.block, found.event), (3, None));
	assert!(found.what.contains("block 2 is missing"), "{found}");
	let mut forked = history();
	forked[3].parent = H256::repeat_byte(7);
	let found = difference(&forked);
	assert!(found.block == 3 && found.what.contains("its parent"), "{found}");
	let mut other = history();
	other[0].hash = H256::repeat_byte(7);
	assert!(difference(&other).what.contains("genesis"));
}

#[test]
fn payment_that_is_left_out_should_be_named() {
	// The one before another of the same block.
	let mut left_out = history();
	left_out[2].events.remove(1);
	left_out[2].state = State::default();
	let found = difference(&left_out);
	assert_eq!((found.block, found.event), (3, Some(1)));
	assert!(found.what.contains("payment 1 of round 0"), "{found}");
	// The last one of a block that has another.
	let mut blocks = history();
	let both = [(1, UNIT), (2, 2 * UNIT), (3, UNIT)];
	blocks[3].state.rounds.insert(0, Some(sums(0, &both)));
	let found = difference(&blocks);
	assert_eq!((found.block, found.event), (3, Some(1)));
	assert!(found.what.contains("3 payments, and 2 were reported"), "{found}");
	// The last one of all, which nothing in the blocks shows.
	let (ledger, _) = taken(&history()).unwrap();
	let mut state = State::default();
	state.rounds.insert(0, Some(sums(0, &both)));
	state.pools.extend([(0, Some(0)), (1, Some(0))]);
	let error = ledger.check_all(&state).unwrap_err();
	assert!(error.to_string().starts_with("block 3: round 0 has made 3 payments"), "{error}");
	state.rounds.insert(0, Some(sums(0, &both[..2])));
	ledger.check_all(&state).unwrap();
}

/// What a block says of its rounds is not asked for then, and what its events say is compared still.
#[test]
fn block_in_a_migration_should_be_compared_by_its_events_only() {
	let mut blocks = history();
	blocks[2].state = State::default();
	let found = difference(&blocks);
	assert!(found.block == 2 && found.what.contains("the chain does not know it"), "{found}");
	blocks[2].migrating = true;
	let (ledger, _) = taken(&blocks).unwrap();
	assert_eq!(ledger.rounds[&0].payments, 2);
	// The first payment: nothing but the number of the next one shows it.
	blocks[2].events.remove(1);
	let found = difference(&blocks);
	assert!(found.block == 3 && found.what.contains("payment 1 of round 0"), "{found}");
}

#[test]
fn payment_that_is_altered_should_be_named() {
	for (field, word) in [
		("amount", number(UNIT + 1)),
		("payee", account(7)),
		("beneficiary", account(7)),
		("index", number(5)),
	] {
		let mut blocks = history();
		let place = blocks[2].events[1].fields.iter_mut().find(|(name, _)| name == field).unwrap();
		place.1 = word;
		let found = difference(&blocks);
		assert_eq!((found.block, found.event), (2, Some(1)), "{field}");
		assert!(found.what.contains("altered"), "{found}");
	}
	let mut twice = history();
	let again = twice[3].clone();
	twice.push(Block { number: 4, hash: H256::repeat_byte(4), parent: again.hash, ..again });
	assert!(difference(&twice).what.contains("twice"));
}

#[test]
fn rounds_should_be_drafted_in_order_and_once() {
	let skipped = [first(), block(1, vec![drafted(1)])];
	assert!(difference(&skipped).what.contains("one is missing"));
	let twice = [first(), block(1, vec![drafted(0), drafted(0)])];
	assert_eq!(difference(&twice).event, Some(1));
	let unknown = [first(), block(1, vec![paid(3, 0, 1, 1)])];
	assert!(difference(&unknown).what.contains("no draft"));
}

#[test]
fn end_of_a_round_should_be_compared() {
	let end = |name: &str, claimed: u128, payments: u128, digest: H256| {
		let fields = [
			("id", number(0)),
			("claimed", number(claimed)),
			("payments", number(payments)),
			("audit", Word::Bytes(digest.0.to_vec())),
			("remainder", number(6)),
		];
		block(4, vec![event("Distribution", name, &fields)])
	};
	let right = sums(0, &[(1, UNIT), (2, 2 * UNIT)]).digest;
	let with = |block| [history(), vec![block]].concat();
	let (ledger, _) = taken(&with(end("RoundClosed", 0, 2, right))).unwrap();
	let round = &ledger.rounds[&0];
	assert_eq!((round.status.as_str(), round.closed, round.returned), ("closed", Some(4), 6));
	let (ledger, _) = taken(&with(end("RoundRemoved", 3 * UNIT, 2, right))).unwrap();
	assert_eq!(ledger.rounds[&0].removed, Some(4));
	for wrong in [
		end("RoundClosed", 0, 3, right),
		end("RoundClosed", 0, 2, H256::zero()),
		end("RoundRemoved", 3 * UNIT + 1, 2, right),
	] {
		assert_eq!(difference(&with(wrong)).event, Some(0));
	}
}

#[test]
fn transfer_of_a_payment_should_be_known_as_that() {
	let (_, rows) = taken(&history()).unwrap();
	let movements = rows_of(rows, &Table::MOVEMENTS);
	let place = |name: &str| Table::MOVEMENTS.columns.iter().position(|c| *c == name).unwrap();
	let of_block: Vec<_> =
		movements.iter().filter(|row| row[place("block")] == Value::Number(2)).collect();
	assert_eq!(of_block.len(), 2);
	for (row, free) in of_block.iter().zip([-1, 1]) {
		assert_eq!(row[place("kind")], Value::Text("payment".into()));
		assert_eq!(row[place("free")], Value::Number(free));
		assert_eq!(row[place("round")], Value::Number(0));
		assert_eq!(row[place("pool")], Value::NoNumber);
	}
	// What there was before the first block: free, held, and an asset.
	let genesis =
		movements.iter().filter(|row| row[place("kind")] == Value::Text("genesis".into()));
	assert_eq!(genesis.count(), 3);
}

#[test]
fn fee_should_be_what_was_taken_less_what_came_back() {
	let who = || ("who", account(9));
	let of = |name, amount| event("Balances", name, &[who(), ("amount", number(amount))]);
	let told = |fee| {
		let fields = [who(), ("actual_fee", number(fee)), ("tip", number(1))];
		event("TransactionPayment", "TransactionFeePaid", &fields)
	};
	let kinds = |events: Vec<Event>| -> Vec<String> {
		let (_, rows) = taken(&[first(), block(1, events)]).unwrap();
		let rows = rows_of(rows, &Table::MOVEMENTS).split_off(3);
		let kind = |row: &NewRow| match &row[6] {
			Value::Text(kind) => kind.clone(),
			other => panic!("{other:?}"),
		};
		rows.iter().map(kind).collect()
	};
	let (taken, back) = (|| of("Withdraw", 10), || of("Deposit", 3));
	assert_eq!(kinds(vec![taken(), back(), told(7)]), ["fee", "fee"]);
	assert_eq!(kinds(vec![taken(), told(10)]), ["fee"]);
	// Others that the transaction has moved stay what they are.
	assert_eq!(kinds(vec![taken(), of("Deposit", 4), back(), told(7)]), ["fee", "deposit", "fee"]);
	assert_eq!(kinds(vec![taken(), told(11)]), ["withdraw"]);
}

#[test]
fn transactions_should_be_kept_with_their_outcome() {
	let failed = event("System", "ExtrinsicFailed", &[("dispatch_error", text("Token.Frozen"))]);
	let mut one = block(1, vec![failed]);
	// Nobody has sent this one.
	let of_the_chain = Extrinsic { hash: GENESIS, call: "Timestamp.set".into(), signer: None };
	one.extrinsics.push(of_the_chain);
	let (_, rows) = taken(&[first(), one]).unwrap();
	let rows = rows_of(rows, &Table::EXTRINSICS);
	let [row] = rows.as_slice() else { panic!() };
	assert_eq!(row[5..7], [Value::Number(0), Value::Text("Token.Frozen".into())]);
	assert_eq!(row[7], Value::NoText);
}

#[test]
fn events_should_be_kept_with_whom_they_name() {
	let (_, rows) = taken(&history()).unwrap();
	assert_eq!(rows.rounds, BTreeSet::from([0]));
	let events = rows
		.into_tables()
		.filter(|(table, _)| [&Table::EVENTS, &Table::MENTIONS, &Table::PAYMENTS].contains(table));
	// A draft and two payments; the manager and two beneficiaries. Transfers are movements.
	let counts: Vec<usize> = events.map(|(_, rows)| rows.len()).collect();
	assert_eq!(counts, [3, 3, 2]);
}

#[test]
fn supply_should_be_recomputed_from_events_after_every_block() {
	let of = |name: &str, amount| event("Balances", name, &[("amount", number(amount))]);
	let forced =
		event("Balances", "TotalIssuanceForced", &[("old", number(4)), ("new", number(6))]);
	let events = vec![
		minted(account(1), 30),
		burned(account(1), 2),
		of("Issued", 20),
		of("Rescinded", 3),
		of("MintedCredit", 10),
		of("BurnedDebt", 4),
		forced,
		// What only moves.
		transfer(account(1), account(2), 5),
	];
	let supply = 1_000 * UNIT + 53;
	let right = with_supply(supply, block(1, events));
	let next = with_supply(supply, block(2, vec![]));
	let (ledger, _) = taken(&[first(), right.clone(), next.clone()]).unwrap();
	assert_eq!(ledger.supply, supply);
	for wrong in [supply - 1, supply + 1] {
		let found = difference(&[first(), with_supply(wrong, right.clone())]);
		assert_eq!((found.block, found.event), (1, None));
		assert!(found.what.starts_with(&format!("the supply is {wrong}, and what")), "{found}");
		// Also where nothing is reported.
		let found = difference(&[first(), right.clone(), with_supply(wrong, next.clone())]);
		assert_eq!(found.block, 2, "{found}");
	}
	let mut less = right;
	less.events.remove(4);
	assert!(difference(&[first(), less]).what.contains("an event is missing or altered"));
	let all = [first(), block(1, vec![burned(account(1), 1_000 * UNIT + 1)])];
	assert_eq!(difference(&all).event, Some(0));
}

#[test]
fn event_that_nobody_knows_should_stop_the_index() {
	for pallet in [
		"Distribution",
		"Emission",
		"Vesting",
		"Balances",
		"Assets",
		"AssetsHolder",
		"ChainDigest",
		"Lottery",
	] {
		let fields = [("id", number(0)), ("asset_id", number(0)), ("pool", number(0))];
		let gift = event(pallet, "Gifted", &fields);
		let error = taken(&[first(), block(1, vec![drafted(0), gift])]).err().unwrap();
		assert_eq!(
			error.to_string(),
			format!(
				"block 1 cannot be read: event 1: {pallet}.Gifted is an event that this program does not know: use a newer one"
			)
		);
	}
	// Of pallets that are named as of no importance to the sums, all events are kept.
	let remarked = event("System", "Remarked", &[]);
	taken(&[first(), block(1, vec![remarked])]).unwrap();
}

#[test]
fn movement_should_name_who_was_entitled_and_who_was_paid() {
	let mut redirected = paid(0, 0, 1, UNIT);
	let payee = redirected.fields.iter_mut().find(|(name, _)| name == "payee").unwrap();
	payee.1 = account(7);
	let mut pays = block(2, vec![transfer(pot_of(0), account(7), UNIT), redirected]);
	let digest = audit::extend(audit::start(GENESIS, 0), 0, &[1u8; 32], &[7u8; 32], UNIT, 0);
	pays.state.rounds.insert(0, Some(RoundSums { digest, ..sums(0, &[(1, UNIT)]) }));
	let (_, rows) = taken(&[first(), block(1, vec![drafted(0)]), pays]).unwrap();
	let movements = rows_of(rows, &Table::MOVEMENTS);
	let place = |name: &str| Table::MOVEMENTS.columns.iter().position(|c| *c == name).unwrap();
	let (payments, others): (Vec<_>, Vec<_>) =
		movements.iter().partition(|row| row[place("kind")] == Value::Text("payment".into()));
	assert_eq!(payments.len(), 2);
	for row in payments {
		assert_eq!(row[place("owner")], Value::Text(bytes_text([1; 32])));
		assert_eq!(row[place("payee")], Value::Text(bytes_text([7; 32])));
	}
	assert!(others.iter().all(|row| row[place("owner")] == Value::NoText));
}

#[test]
fn payment_should_have_its_transfer_in_its_transaction() {
	// However much is between: locks and schedules of others.
	let lock = || event("Balances", "Locked", &[("who", account(3)), ("amount", number(1))]);
	let between: Vec<Event> = std::iter::repeat_with(lock).take(100).collect();
	let moves = transfer(pot_of(0), account(1), UNIT);
	let pays = |events: Vec<Event>| {
		let mut pays = block(2, events);
		pays.state.rounds.insert(0, Some(sums(0, &[(1, UNIT)])));
		[first(), block(1, vec![drafted(0)]), pays]
	};
	let far = [vec![moves.clone()], between, vec![paid(0, 0, 1, UNIT)]].concat();
	let (_, rows) = taken(&pays(far)).unwrap();
	let place = |name: &str| Table::MOVEMENTS.columns.iter().position(|c| *c == name).unwrap();
	let kind = Value::Text("payment".into());
	let rows = rows_of(rows, &Table::MOVEMENTS);
	assert_eq!(rows.iter().filter(|row| row[place("kind")] == kind).count(), 2);
	let other = Event { extrinsic: None, ..moves.clone() };
	for before in [
		vec![],
		// Of the chain itself, to another, from another, of another amount.
		vec![other],
		vec![transfer(pot_of(0), account(2), UNIT)],
		vec![transfer(pot_of(1), account(1), UNIT)],
		vec![transfer(pot_of(0), account(1), UNIT + 1)],
	] {
		let place = u32::try_from(before.len()).unwrap();
		let found = difference(&pays([before, vec![paid(0, 0, 1, UNIT)]].concat()));
		assert_eq!((found.block, found.event), (2, Some(place)), "{found}");
		assert!(found.what.contains("no transfer of it in its transaction"), "{found}");
	}
	// One transfer is not that of two payments.
	let twice = vec![moves, paid(0, 0, 1, UNIT), paid(0, 1, 1, UNIT)];
	assert_eq!(difference(&pays(twice)).event, Some(2));
}

#[test]
fn refusals_should_be_kept_with_their_reasons() {
	let of_row = event(
		"Distribution",
		"ClaimRefused",
		&[("id", number(0)), ("index", number(4)), ("error", text("Distribution.LevelTooLow"))],
	);
	let of_voucher = event(
		"Distribution",
		"SettlementRefused",
		&[("id", number(0)), ("beneficiary", account(3)), ("error", text("Token.Frozen"))],
	);
	let parked = event(
		"Emission",
		"RewardsParked",
		&[
			("pool", number(0)),
			("who", account(3)),
			("amount", number(1)),
			("refusal", text("Frozen")),
		],
	);
	let events = vec![drafted(0), of_row, of_voucher, parked];
	let (ledger, rows) = taken(&[first(), block(1, events)]).unwrap();
	assert_eq!(ledger.rounds[&0].refusals, 2);
	let reasons: Vec<Value> =
		rows_of(rows, &Table::REFUSALS).into_iter().filter_map(|mut row| row.pop()).collect();
	let wanted = ["Distribution.LevelTooLow", "Token.Frozen", "Frozen"];
	assert_eq!(reasons, wanted.map(|reason| Value::Text(reason.into())));
}

#[test]
fn event_that_is_not_understood_should_be_told_with_its_place() {
	let odd = event("Distribution", "RoundOpened", &[("number", number(0))]);
	let error = taken(&[first(), block(1, vec![odd])]).err().unwrap();
	let told = error.to_string();
	assert!(
		told.starts_with("block 1 cannot be read: event 0: Distribution.RoundOpened"),
		"{told}"
	);
	let created = event(
		"Emission",
		"PoolCreated",
		&[("pool", number(5)), ("kind", form("Stake", &[("asset", text("Native"))]))],
	);
	let (ledger, _) = taken(&[first(), block(1, vec![created])]).unwrap();
	assert_eq!(ledger.pools[&5].kind, r#"{"Stake":{"asset":"Native"}}"#);
}
