//! Every unit is accounted for, whatever is done with all the ways of being paid together: lists of
//! accounts and of Ethereum addresses, vouchers, payees, redirects, claims one by one and many at once,
//! rows and vouchers that are set aside, vested, streamed and at once, by signed transactions, without
//! signature, and by the chain itself.
//!
//! Random operations are carried out on the runtime and in books of their own ([`model::Model`]). Each
//! must end as the books say, with the error that they name; one that is refused must leave the storage
//! as it is. After each every balance, free, held and locked, the issuance, and what is paid, set aside,
//! promised and left of each round is compared. In the end every round is closed and removed.

mod calls;
mod deciding;
mod free;
mod model;
mod ops;
mod pushing;
mod setup;
mod state;
mod streams;

use crate::common::*;
use model::{Model, Voucher};
use pallet_distribution::SignedVoucherOf;
use polkadot_sdk::frame_support::traits::{fungible::Mutate, tokens::Preservation};
use proptest::{
	collection::vec,
	option, prop_oneof,
	strategy::{Just, Strategy},
	test_runner::{Config, TestRunner},
};
use setup::{
	Known, ACCOUNTS, AMENDED, DRAFT, LISTED, MANAGER, PAYABLE, PEOPLE, ROUNDS, ROWS, STREAMED,
};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// Runs, operations of each, and how often all runs are done at most.
const CASES: u32 = 200;
const OPERATIONS: usize = 40;
const RUNS: usize = 8;

/// The books, and what operations are made from.
#[derive(Clone)]
struct World {
	known: Rc<Known>,
	model: Model,
	/// Vouchers that were signed.
	kept: Vec<(Voucher, SignedVoucherOf<Runtime>)>,
	/// What is not in the ledger of all that is issued.
	elsewhere: Balance,
	/// How often each operation was carried out.
	tally: Rc<RefCell<BTreeMap<String, u32>>>,
}

/// Rounds and scopes are named by the places of the rounds, accounts by their numbers.
#[derive(Clone, Debug)]
enum Op {
	Name {
		owner: usize,
		scope: Option<usize>,
		to: usize,
	},
	Forget {
		owner: usize,
		scope: Option<usize>,
	},
	Cancel {
		owner: usize,
		scope: Option<usize>,
	},
	/// Writes down what an owner has named and is in force.
	WriteDown {
		owner: usize,
	},
	/// Claims a row, mostly for its owner.
	Claim {
		round: usize,
		row: usize,
		who: usize,
	},
	/// The same by its number alone.
	ByNumber {
		round: usize,
		row: usize,
		who: usize,
	},
	/// Claims a row to an account that mostly its owner has signed; `used` if something of it is said to
	/// have been paid.
	Redirect {
		round: usize,
		row: usize,
		to: usize,
		signer: usize,
		used: bool,
		lasts: BlockNumber,
	},
	ClaimEthereum {
		round: usize,
		row: usize,
		to: usize,
		signer: usize,
		lasts: BlockNumber,
	},
	/// Claims the rows from the first one on but for some.
	Range {
		round: usize,
		first: usize,
		left_out: [bool; ROWS],
	},
	Many {
		who: usize,
		rounds: Vec<usize>,
	},
	Batch {
		round: usize,
		rows: Vec<usize>,
	},
	SetAside {
		round: usize,
		row: usize,
	},
	/// Signs a voucher with the key of the present epoch, and keeps it.
	Sign {
		who: usize,
		cumulative: Balance,
		lasts: BlockNumber,
	},
	/// Settles a voucher that was kept, or one that says more than was signed.
	Settle {
		which: usize,
		forged: bool,
	},
	SettleBatch {
		which: Vec<usize>,
	},
	SetVoucherAside {
		which: usize,
	},
	/// Stops a stream.
	Stop {
		round: usize,
		row: usize,
	},
	RequestPush {
		round: usize,
	},
	/// The chain pays rows by itself, unless the block is full.
	Push {
		full: bool,
	},
	/// Carries one of the others out without signature.
	Free(Box<Op>),
	Rotate {
		notice: BlockNumber,
	},
	Promise {
		amount: Balance,
	},
	Amend {
		round: usize,
		to: usize,
	},
	Open {
		round: usize,
	},
	Abandon {
		round: usize,
	},
	Freeze {
		who: usize,
	},
	Thaw {
		who: usize,
	},
	Pause {
		round: usize,
	},
	Resume {
		round: usize,
	},
	Wait {
		blocks: BlockNumber,
	},
	Close {
		round: usize,
	},
	CleanUp {
		round: usize,
	},
}

/// Operations that must be carried out now and then, with and without signature.
const KINDS: [&str; 41] = [
	"Name",
	"Forget",
	"Cancel",
	"WriteDown",
	"Claim",
	"ByNumber",
	"Redirect",
	"ClaimEthereum",
	"Range",
	"Many",
	"Batch",
	"SetAside",
	"Sign",
	"Settle",
	"SettleBatch",
	"SetVoucherAside",
	"Rotate",
	"Promise",
	"Amend",
	"Open",
	"Abandon",
	"Freeze",
	"Thaw",
	"Pause",
	"Resume",
	"Wait",
	"Close",
	"CleanUp",
	"Stop",
	"RequestPush",
	"Push",
	"Free(Claim",
	"Free(ByNumber",
	"Free(Redirect",
	"Free(ClaimEthereum",
	"Free(Range",
	"Free(Many",
	"Free(SetAside",
	"Free(Settle",
	"Free(SettleBatch",
	"Free(SetVoucherAside",
];

/// One of these, mostly the first.
fn mostly(
	first: impl Strategy<Value = usize>,
	other: impl Strategy<Value = usize>,
) -> impl Strategy<Value = (usize, usize)> {
	(first, option::weighted(0.1, other)).prop_map(|(it, other)| (it, other.unwrap_or(it)))
}

/// An operation, sometimes without signature if it needs none.
fn op() -> impl Strategy<Value = Op> {
	(signed(), proptest::bool::weighted(0.4)).prop_map(|(op, free)| {
		if free && op.can_be_free() {
			Op::Free(Box::new(op))
		} else {
			op
		}
	})
}

fn signed() -> impl Strategy<Value = Op> {
	let (round, row, owner) = (|| 0..ROUNDS, || 0..ROWS, || 0..PEOPLE);
	// Mostly everything, so that one is often named, changed and cancelled.
	let scope = || option::weighted(0.3, 0..ROUNDS);
	let to = || 0..PAYABLE;
	let draft = || prop_oneof![8 => Just(DRAFT), 1 => 0..ROUNDS];
	let streamed = || prop_oneof![8 => STREAMED..ROUNDS, 1 => 0..ROUNDS];
	let listed = || prop_oneof![8 => Just(LISTED), 1 => 0..ROUNDS];
	// People and addresses more often than the others.
	let suspect = || prop_oneof![3 => 0..PEOPLE, 1 => PEOPLE..PAYABLE, 1 => MANAGER..ACCOUNTS];
	let lasts = || prop_oneof![1 => Just(0u32), 9 => 1..DAYS];
	let which = || 0..64usize;
	prop_oneof![
		5 => (owner(), scope(), to()).prop_map(|(owner, scope, to)| Op::Name { owner, scope, to }),
		3 => (owner(), scope()).prop_map(|(owner, scope)| Op::Forget { owner, scope }),
		2 => (owner(), scope()).prop_map(|(owner, scope)| Op::Cancel { owner, scope }),
		2 => owner().prop_map(|owner| Op::WriteDown { owner }),
		8 => (prop_oneof![2 => round(), 1 => STREAMED..ROUNDS], mostly(row(), row()))
			.prop_map(|(round, (row, who))| Op::Claim { round, row, who }),
		9 => (streamed(), mostly(row(), row()))
			.prop_map(|(round, (row, who))| Op::ByNumber { round, row, who }),
		5 => (round(), mostly(row(), row()), to(), proptest::bool::weighted(0.1), lasts()).prop_map(
			|(round, (row, signer), to, used, lasts)| {
				Op::Redirect { round, row, to, signer, used, lasts }
			}
		),
		5 => (round(), mostly(row(), row()), to(), lasts()).prop_map(
			|(round, (row, signer), to, lasts)| Op::ClaimEthereum { round, row, to, signer, lasts }
		),
		3 => (round(), row(), proptest::array::uniform4(proptest::bool::weighted(0.3)))
			.prop_map(|(round, first, left_out)| Op::Range { round, first, left_out }),
		4 => (owner(), vec(round(), 1..5)).prop_map(|(who, rounds)| Op::Many { who, rounds }),
		3 => (round(), vec(row(), 1..6)).prop_map(|(round, rows)| Op::Batch { round, rows }),
		5 => (round(), row()).prop_map(|(round, row)| Op::SetAside { round, row }),
		5 => (owner(), 1..20u128, 1..10 * DAYS).prop_map(|(who, units, lasts)| {
			Op::Sign { who, cumulative: units * UNIT, lasts }
		}),
		5 => (which(), proptest::bool::weighted(0.1))
			.prop_map(|(which, forged)| Op::Settle { which, forged }),
		3 => vec(which(), 1..6).prop_map(|which| Op::SettleBatch { which }),
		4 => which().prop_map(|which| Op::SetVoucherAside { which }),
		2 => (streamed(), row()).prop_map(|(round, row)| Op::Stop { round, row }),
		6 => listed().prop_map(|round| Op::RequestPush { round }),
		3 => proptest::bool::weighted(0.2).prop_map(|full| Op::Push { full }),
		2 => prop_oneof![1 => 0..7 * DAYS, 3 => 7 * DAYS..9 * DAYS]
			.prop_map(|notice| Op::Rotate { notice }),
		2 => (10..50u128).prop_map(|units| Op::Promise { amount: units * UNIT }),
		2 => (draft(), 0..AMENDED.len()).prop_map(|(round, to)| Op::Amend { round, to }),
		2 => draft().prop_map(|round| Op::Open { round }),
		6 => suspect().prop_map(|who| Op::Freeze { who }),
		4 => suspect().prop_map(|who| Op::Thaw { who }),
		2 => round().prop_map(|round| Op::Pause { round }),
		3 => round().prop_map(|round| Op::Resume { round }),
		7 => prop_oneof![3 => 1..20u32, 2 => HOURS..12 * HOURS, 2 => HOURS..6 * DAYS]
			.prop_map(|blocks| Op::Wait { blocks }),
		3 => round().prop_map(|round| Op::Close { round }),
		2 => round().prop_map(|round| Op::CleanUp { round }),
	]
}

#[test]
fn every_unit_should_be_accounted_for_however_it_is_paid() {
	let (chain, world) = setup::begin();
	let chain = RefCell::new(chain);
	// What fails is printed in full, and needs no file.
	let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
	let runs = (vec(op(), OPERATIONS / 2..=OPERATIONS * 3 / 2), proptest::bool::ANY);
	// Again if something rare is still missing, which a few runs hardly ever leave out.
	for _ in 0..RUNS {
		// A runner counts its cases: one that has passed them all would do nothing more.
		let result = TestRunner::new(config.clone()).run(&runs, |(ops, late)| {
			let (mut chain, mut world) = (chain.borrow_mut(), world.clone());
			chain.reset_overlay();
			chain.execute_with(|| {
				ops.into_iter().for_each(|op| world.carry_out(op));
				world.end(late);
			});
			Ok(())
		});
		if let Err(error) = result {
			panic!("{error}");
		}
		if KINDS.iter().all(|kind| world.tally.borrow().contains_key(*kind)) {
			return;
		}
	}
	let tally = world.tally.borrow();
	let missing: Vec<_> = KINDS.iter().filter(|kind| !tally.contains_key(**kind)).collect();
	panic!("never carried out: {missing:?}; carried out: {tally:?}");
}

/// A comparison that finds nothing shows nothing.
#[test]
#[should_panic(expected = "Account(4)")]
fn books_should_not_balance_when_a_unit_goes_elsewhere() {
	let (mut chain, mut world) = setup::begin();
	chain.execute_with(|| {
		world.carry_out(Op::Claim { round: 1, row: 0, who: 0 });
		let [payer, other] = [0, 4].map(|n| world.known.accounts[n].clone());
		Balances::transfer(&payer, &other, EXISTENTIAL_DEPOSIT, Preservation::Preserve).unwrap();
		Balances::mint_into(&payer, EXISTENTIAL_DEPOSIT).unwrap();
		world.compare();
	});
}
