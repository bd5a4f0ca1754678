//! Random operations against a reference that knows nothing about the pallet's storage. After each,
//! every balance of every account, and the issuance of both tokens, are compared. Claims must fail
//! with the predicted error.

mod many;
mod reference;

use super::*;
use crate::payer::Payer;
use codec::Compact;
use distribution_primitives::merkle::leaf_hash;
use polkadot_sdk::{
	frame_support::traits::{Authorize, VestedTransfer},
	frame_system::RawOrigin,
	sp_runtime::transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError,
	},
};
use proptest::prelude::*;
use reference::{
	Fault, Kind, Model, Outcome, Range, Rest, Round as Expected, Sent, State, Token, Who, CLOSES,
	ROWS,
};
use scale_info::{TypeDef, TypeInfo};
use std::collections::BTreeMap;

const ROUNDS: usize = 8;

#[derive(Clone, Debug)]
enum Op {
	/// Claim a row, possibly with an amount that is wrong, or under a payout limit.
	Claim {
		round: usize,
		row: usize,
		wrong: bool,
		limit: Option<u128>,
	},
	FreeClaim {
		round: usize,
		row: usize,
	},
	Batch {
		round: usize,
		rows: Vec<usize>,
	},
	/// Claim rows that follow one another, with a signature or for free.
	Range {
		round: usize,
		range: Range,
		free: bool,
	},
	/// Claim a row of several rounds, some of them twice, with a signature or for free.
	Many {
		row: usize,
		rounds: Vec<usize>,
		free: bool,
	},
	SetAside {
		round: usize,
		row: usize,
	},
	Stop {
		round: usize,
		row: usize,
	},
	Refuse {
		row: usize,
	},
	AcceptAll,
	Fill {
		row: usize,
	},
	Pause {
		round: usize,
		vote: bool,
	},
	Resume {
		round: usize,
		vote: bool,
	},
	Fund {
		round: usize,
		amount: u128,
	},
	Amend {
		round: usize,
		asset: bool,
	},
	Open {
		round: usize,
	},
	Abandon {
		round: usize,
	},
	Close {
		round: usize,
	},
	CleanUp {
		round: usize,
		limit: u32,
	},
	RequestPush {
		round: usize,
	},
	Push {
		rows: u64,
	},
	Wait {
		blocks: u64,
	},
	Stall {
		blocks: u64,
	},
}

fn op() -> impl Strategy<Value = Op> {
	let round = || 0..ROUNDS;
	let row = || 0..ROWS;
	let limit = prop_oneof![3 => Just(None), 1 => (0..900u128).prop_map(Some)];
	let amount = prop_oneof![0..20u128, Just(Expected::budget()), Just(10)];
	prop_oneof![
		8 => (round(), row(), prop::bool::weighted(0.1), limit)
			.prop_map(|(round, row, wrong, limit)| Op::Claim { round, row, wrong, limit }),
		4 => (round(), row()).prop_map(|(round, row)| Op::FreeClaim { round, row }),
		2 => (round(), prop::collection::vec(row(), 1..6))
			.prop_map(|(round, rows)| Op::Batch { round, rows }),
		5 => (round(), range(), prop::bool::ANY)
			.prop_map(|(round, range, free)| Op::Range { round, range, free }),
		3 => (row(), prop::collection::vec(round(), 1..6), prop::bool::ANY)
			.prop_map(|(row, rounds, free)| Op::Many { row, rounds, free }),
		5 => (round(), row()).prop_map(|(round, row)| Op::SetAside { round, row }),
		1 => (round(), row()).prop_map(|(round, row)| Op::Stop { round, row }),
		3 => row().prop_map(|row| Op::Refuse { row }),
		1 => Just(Op::AcceptAll),
		1 => row().prop_map(|row| Op::Fill { row }),
		2 => (round(), prop::bool::weighted(0.3))
			.prop_map(|(round, vote)| Op::Pause { round, vote }),
		3 => (round(), prop::bool::ANY).prop_map(|(round, vote)| Op::Resume { round, vote }),
		2 => (6..ROUNDS, amount).prop_map(|(round, amount)| Op::Fund { round, amount }),
		1 => (6..ROUNDS, prop::bool::ANY).prop_map(|(round, asset)| Op::Amend { round, asset }),
		1 => (6..ROUNDS).prop_map(|round| Op::Open { round }),
		1 => prop::bool::weighted(0.2).prop_map(|one| Op::Abandon { round: 6 + usize::from(one) }),
		4 => round().prop_map(|round| Op::Close { round }),
		5 => (round(), 0..20u32).prop_map(|(round, limit)| Op::CleanUp { round, limit }),
		1 => round().prop_map(|round| Op::RequestPush { round }),
		2 => (1..40u64).prop_map(|rows| Op::Push { rows }),
		12 => (1..40u64).prop_map(|blocks| Op::Wait { blocks }),
		1 => (1..120u64).prop_map(|blocks| Op::Stall { blocks }),
	]
}

/// Rows that follow one another, some of them left out. Now and then something is wrong with them.
fn range() -> impl Strategy<Value = Range> {
	let pays = prop::collection::vec(prop::bool::weighted(0.8), 1..=ROWS);
	let fault = prop_oneof![
		12 => Just(None),
		1 => Just(Some(Fault::Sibling)),
		1 => Just(Some(Fault::Row)),
		1 => Just(Some(Fault::End)),
	];
	(0..ROWS, pays, fault).prop_map(|(first, pays, fault)| Range::new(first, pays, fault))
}

/// How a call ends.
fn outcome(origin: RuntimeOrigin, call: Call<Test>) -> Outcome {
	dispatch(origin, call).map_err(Into::into)
}

/// Whether a block takes a call without signature, as it must if `predicted` says so.
fn is_admitted(call: &Call<Test>, predicted: Outcome) -> bool {
	let admitted = call.authorize(TransactionSource::InBlock).unwrap();
	assert_eq!(admitted.map(|_| ()).map_err(name), predicted);
	predicted.is_ok()
}

/// The name of the error that keeps a call out of a block.
pub(super) fn name(refusal: TransactionValidityError) -> &'static str {
	let index = match refusal {
		TransactionValidityError::Invalid(InvalidTransaction::Stale) => return "AlreadyClaimed",
		TransactionValidityError::Invalid(InvalidTransaction::Future) => return "NotYetOpen",
		TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources) => {
			return "TooManyFreeClaims"
		}
		TransactionValidityError::Invalid(InvalidTransaction::Custom(index)) => index,
		other => panic!("{other:?}"),
	};
	let TypeDef::Variant(errors) = E::type_info().type_def else { unreachable!() };
	errors.variants.iter().find(|error| error.index == index).unwrap().name
}

/// The rounds: six that are open, and two drafts, one of them listed.
fn rounds() -> Vec<Expected> {
	let (native, asset) = (Token::Native, Token::Asset);
	vec![
		Expected::new(Kind::Immediate, false, native, Rest::Manager),
		Expected::new(Kind::Streamed, false, native, Rest::Treasury),
		Expected::new(Kind::Streamed, true, native, Rest::Burn),
		Expected::new(Kind::Immediate, true, native, Rest::Treasury),
		Expected::new(Kind::Vested, false, native, Rest::Burn),
		Expected::new(Kind::Immediate, false, asset, Rest::Manager),
		Expected::new(Kind::Immediate, true, native, Rest::Manager),
		Expected::new(Kind::Immediate, false, asset, Rest::Manager),
	]
}

fn terms(round: &Expected, list: &List) -> TermsOf<Test> {
	let base = if round.listed { listed_terms(list.total()) } else { list.terms() };
	TermsOf::<Test> {
		asset: asset(round.token),
		release: match round.kind {
			Kind::Immediate => Release::Immediate,
			// Long after everything here, so that no slot becomes free.
			Kind::Vested => Release::Vested { start: 100_000, length: 1_000 },
			Kind::Streamed => stream(),
		},
		remainder: match round.rest {
			Rest::Manager => Remainder::Manager,
			Rest::Treasury => Remainder::Treasury,
			Rest::Burn => Remainder::Burn,
		},
		window: Window { opens: 0, closes: CLOSES },
		..base
	}
}

fn asset(token: Token) -> AssetKind {
	match token {
		Token::Native => NativeOrWithId::Native,
		Token::Asset => NativeOrWithId::WithId(1),
	}
}

/// The pallet and the reference side by side.
struct World {
	model: Model,
	list: List,
}

impl World {
	fn new() -> Self {
		let list = List::simple(ROWS as u32).in_row_order();
		let has = [
			((Token::Native, Who::Manager), PLENTY),
			((Token::Native, Who::Relayer), PLENTY),
			((Token::Native, Who::Treasury), ED),
			((Token::Asset, Who::Manager), PLENTY),
			// So that remainders of any size arrive.
			((Token::Asset, Who::Treasury), ASSET_MIN),
		];
		Assets::mint(RuntimeOrigin::signed(MANAGER), 1, TREASURY, ASSET_MIN).unwrap();
		let mut world = Self { model: Model::new(rounds(), BTreeMap::from(has)), list };
		for at in 0..ROUNDS {
			let round = &world.model.rounds[at];
			let (id, listed, token) = (at as RoundId, round.listed, round.token);
			assert_eq!(draft(terms(round, &world.list)), id);
			if listed {
				let entries = world.list.rows.clone().try_into().unwrap();
				Distribution::do_add_entries(MANAGER, id, entries).unwrap();
			}
			if at < 6 {
				world.fund(at, Expected::budget() + token.minimum());
				world.open(at);
			}
		}
		world
	}

	fn evidence(&self, at: usize, row: usize) -> Evidence<Balance> {
		if self.model.rounds[at].listed {
			Evidence::Recorded { index: row as u32 }
		} else {
			self.list.evidence(row as u32)
		}
	}

	fn call(&self, from: AccountId32, call: Call<Test>, possible: bool) {
		let outcome = dispatch(RuntimeOrigin::signed(from), call);
		assert_eq!(outcome.is_ok(), possible, "{outcome:?}");
	}

	fn fund(&mut self, at: usize, amount: Balance) {
		let id = at as RoundId;
		let terms = Distribution::hash_of_terms(id).unwrap_or_default();
		let possible = self.model.fund(at, amount);
		self.call(MANAGER, Call::fund { id, amount, terms }, possible);
	}

	fn open(&mut self, at: usize) {
		let id = at as RoundId;
		let terms = Distribution::hash_of_terms(id).unwrap_or_default();
		let possible = self.model.open(at);
		self.call(MANAGER, Call::open { id, terms }, possible);
	}

	fn claim(&mut self, at: usize, row: usize, wrong: bool, limit: Option<Balance>) {
		let mut evidence = self.evidence(at, row);
		let wrong = wrong && !self.model.rounds[at].listed;
		if let (true, Evidence::Merkle { amount, .. }) = (wrong, &mut evidence) {
			*amount += 1;
		}
		self.model.limit = limit;
		LIMIT.set(limit);
		let paid = if wrong {
			self.model.accepts(at, row).and(Err("ProofInvalid"))
		} else {
			self.model.claim(at, row, Sent::Signed)
		};
		let (id, beneficiary) = (at as RoundId, who(row as u32));
		let call = Call::<Test>::claim { id, beneficiary, evidence };
		assert_eq!(outcome(RuntimeOrigin::signed(RELAYER), call), paid.map(|_| ()));
		self.model.limit = None;
		LIMIT.set(None);
	}

	fn free_claim(&mut self, at: usize, row: usize) {
		let (id, beneficiary, evidence) = (at as RoundId, who(row as u32), self.evidence(at, row));
		let call = Call::<Test>::claim { id, beneficiary, evidence };
		if is_admitted(&call, self.model.admit(at, row)) {
			let paid = self.model.claim(at, row, Sent::Free);
			assert_eq!(outcome(RawOrigin::Authorized.into(), call), paid.map(|_| ()));
		}
	}

	fn batch(&mut self, at: usize, rows: &[usize]) {
		let claims: Vec<_> = rows
			.iter()
			.map(|row| ClaimItem {
				beneficiary: who(*row as u32),
				evidence: self.evidence(at, *row),
			})
			.collect();
		let predicted = self.model.claim_each(rows.iter().map(|row| (at, *row)));
		let (id, claims) = (at as RoundId, claims.try_into().unwrap());
		let call = Call::<Test>::claim_batch { id, claims };
		assert_eq!(outcome(RuntimeOrigin::signed(RELAYER), call), predicted);
	}

	fn range(&mut self, at: usize, range: &Range, free: bool) {
		let call = self.claim_range(at, range);
		if !free {
			let predicted = self.model.claim_range(at, range, Sent::Signed);
			assert_eq!(outcome(RuntimeOrigin::signed(RELAYER), call), predicted);
		} else if is_admitted(&call, self.model.admit_range(at, range)) {
			let predicted = self.model.claim_range(at, range, Sent::Free);
			assert_eq!(outcome(RawOrigin::Authorized.into(), call), predicted);
		}
	}

	/// The call that claims these rows.
	fn claim_range(&self, at: usize, range: &Range) -> Call<Test> {
		let last = range.first + range.pays.len() - 1;
		let wrong = (range.fault == Some(Fault::Row)).then_some(last);
		let row = |(n, pays): (usize, &bool)| {
			let amount = 100 * (n as Balance + 1) + Balance::from(wrong == Some(n));
			let (index, beneficiary) = (n as u32, who(n as u32));
			if *pays {
				RangeRow::Pay { beneficiary, amount: Compact(amount) }
			} else {
				RangeRow::Skip { leaf: leaf_hash(index, beneficiary.as_ref(), amount) }
			}
		};
		let rows: Vec<RangeRowOf<Test>> = (range.first..).zip(&range.pays).map(row).collect();
		// There are none beside rows that are not there: those of the others will do.
		let count = rows.len().min(ROWS - range.first);
		let mut siblings = self.list.tree.range(range.first as u32, count as u32).unwrap();
		if range.fault == Some(Fault::Sibling) {
			match siblings.first_mut() {
				Some(sibling) => *sibling = H256::zero(),
				None => siblings.push(H256::zero()),
			}
		}
		Call::claim_range {
			id: at as RoundId,
			first: range.first as u32,
			rows: rows.try_into().unwrap(),
			siblings: siblings.try_into().unwrap(),
		}
	}

	/// Pushes, and checks each payment that it reports. If it has gone through all rows of a round,
	/// none is left that could be paid.
	fn push(&mut self, rows: u64) {
		let weight = Weight::from_parts(3 + rows * 2, u64::MAX);
		let before = System::events().len();
		let queue = PushQueue::<Test>::get();
		let whole = |id| queue.iter().any(|place| (place.id, place.next) == (id, 0));
		Distribution::on_idle(System::block_number(), weight);
		for record in System::events().split_off(before) {
			match record.event {
				RuntimeEvent::Distribution(Event::Paid { id, index, amount, .. }) => {
					let paid = self.model.claim(id as usize, index as usize, Sent::ByTheChain);
					assert_eq!(paid, Ok(amount));
				}
				RuntimeEvent::Distribution(Event::PushSkipped { id, index, .. }) => {
					let paid = self.model.claim(id as usize, index as usize, Sent::ByTheChain);
					assert!(paid.is_err(), "{paid:?}");
					self.model.keep(id as usize, index as usize);
				}
				RuntimeEvent::Distribution(Event::PushCompleted { id }) => {
					let round = &self.model.rounds[id as usize];
					// A round that is over leaves the queue as well.
					let over = round.state != State::Open || self.model.now >= round.ends();
					if over || !whole(id) {
						continue;
					}
					for row in 0..ROWS {
						let paid = self.model.claim(id as usize, row, Sent::ByTheChain);
						assert!(paid.is_err(), "row {row} of round {id} was left out: {paid:?}");
					}
				}
				_ => {}
			}
		}
	}

	/// Time passes, in the model block by block. A round in whose pause the chain lost time is
	/// touched when the pause ends: how much it lost is not known afterwards.
	fn wait(&mut self, blocks: u64, lost: bool) {
		let before = Lost::get();
		for n in 1..=blocks {
			let over = self.model.wait(lost);
			if over.is_empty() && n < blocks {
				continue;
			}
			System::set_block_number(self.model.now);
			Lost::set(before + if lost { n } else { 0 });
			for at in over {
				Payer::<Test>::read(at as RoundId).unwrap().close().unwrap();
			}
		}
	}

	/// Whoever pauses and resumes.
	fn pauser(vote: bool) -> RuntimeOrigin {
		if vote {
			RuntimeOrigin::root()
		} else {
			RuntimeOrigin::signed(COMMITTEE)
		}
	}

	fn apply(&mut self, op: Op) {
		match op {
			Op::Claim { round, row, wrong, limit } => self.claim(round, row, wrong, limit),
			Op::FreeClaim { round, row } => self.free_claim(round, row),
			Op::Batch { round, rows } => self.batch(round, &rows),
			Op::Range { round, range, free } => self.range(round, &range, free),
			Op::Many { row, rounds, free } => self.many(row, &rounds, free),
			Op::SetAside { round, row } => {
				let (beneficiary, evidence) = (who(row as u32), self.evidence(round, row));
				let possible = self.model.set_aside(round, row);
				let id = round as RoundId;
				self.call(RELAYER, Call::set_aside { id, beneficiary, evidence }, possible);
			}
			Op::Stop { round, row } => {
				let (beneficiary, evidence) = (who(row as u32), self.evidence(round, row));
				let possible = self.model.stop(round, row);
				let id = round as RoundId;
				self.call(MANAGER, Call::stop_stream { id, beneficiary, evidence }, possible);
			}
			Op::Refuse { row } => {
				if self.model.refused.insert(row) {
					Registry::refuse(who(row as u32), Refusal::Frozen);
				}
			}
			Op::AcceptAll => {
				self.model.refused.clear();
				Registry::accept_all();
			}
			Op::Fill { row } => {
				let outcome = <Vesting as VestedTransfer<_>>::vested_transfer(
					&RELAYER,
					&who(row as u32),
					50,
					1,
					100_000,
				);
				assert_eq!(outcome.is_ok(), self.model.fill(row), "{outcome:?}");
			}
			Op::Pause { round, vote } => {
				let possible = self.model.pause(round, vote);
				let outcome = Distribution::pause(Self::pauser(vote), round as RoundId);
				assert_eq!(outcome.is_ok(), possible, "{outcome:?}");
			}
			Op::Resume { round, vote } => {
				let possible = self.model.resume(round, vote);
				let outcome = Distribution::resume(Self::pauser(vote), round as RoundId);
				assert_eq!(outcome.is_ok(), possible, "{outcome:?}");
			}
			Op::Fund { round, amount } => self.fund(round, amount),
			Op::Amend { round, asset } => {
				let token = if asset { Token::Asset } else { Token::Native };
				let possible = self.model.amend(round, token);
				let mut wanted = self.model.rounds[round].clone();
				wanted.token = token;
				let terms = terms(&wanted, &self.list);
				self.call(MANAGER, Call::amend { id: round as RoundId, terms }, possible);
			}
			Op::Open { round } => self.open(round),
			Op::Abandon { round } => {
				let possible = self.model.abandon(round);
				self.call(MANAGER, Call::abandon { id: round as RoundId }, possible);
			}
			Op::Close { round } => {
				let possible = self.model.close(round);
				self.call(RELAYER, Call::close { id: round as RoundId }, possible);
			}
			Op::CleanUp { round, limit } => {
				let possible = self.model.clean_up(round, limit);
				self.call(RELAYER, Call::clean_up { id: round as RoundId, limit }, possible);
			}
			Op::RequestPush { round } => {
				// When it is refused, it changes nothing: `dispatch` checks that.
				let call = Call::request_push { id: round as RoundId };
				let _ = dispatch(RuntimeOrigin::signed(RELAYER), call);
			}
			Op::Push { rows } => self.push(rows),
			Op::Wait { blocks } => self.wait(blocks, false),
			Op::Stall { blocks } => self.wait(blocks, true),
		}
	}

	fn account(who: Who) -> AccountId32 {
		match who {
			Who::Manager => MANAGER,
			Who::Relayer => RELAYER,
			Who::Treasury => TREASURY,
			Who::Holder(n) => super::who(n as u32),
			Who::Pot(at) => Distribution::pot(at as RoundId),
		}
	}

	/// Compares everything.
	fn compare(&self) {
		let named = [Who::Manager, Who::Relayer, Who::Treasury];
		let holders = (0..ROWS).map(Who::Holder);
		let pots = (0..ROUNDS).map(Who::Pot);
		for who in named.into_iter().chain(holders).chain(pots) {
			let account = Self::account(who);
			let native = self.model.balance(Token::Native, who);
			assert_eq!(Balances::total_balance(&account), native, "{who:?}");
			let asset = self.model.balance(Token::Asset, who);
			assert_eq!(Assets::balance(1, &account), asset, "{who:?} of asset 1");
		}
		assert_eq!(Balances::total_issuance(), self.model.issued[&Token::Native]);
		assert_eq!(Assets::total_supply(1), self.model.issued[&Token::Asset]);
		for (at, expected) in self.model.rounds.iter().enumerate() {
			let found = Rounds::<Test>::get(at as RoundId);
			assert_eq!(found.is_some(), expected.state != State::Removed, "round {at}");
			let Some(found) = found else { continue };
			let books = (found.claimed, found.set_aside);
			assert_eq!(books, (expected.claimed(), expected.aside()), "round {at}");
			let told = Distribution::round_info(at as RoundId).unwrap();
			let paused = matches!(expected.state, State::Paused(_));
			let open = matches!(expected.state, State::Open);
			if open || paused {
				assert_eq!(matches!(told.status, Status::Paused { .. }), paused, "round {at}");
				assert_eq!(told.ends, expected.ends(), "round {at}");
			}
		}
		Distribution::do_try_state().unwrap();
	}

	/// Brings everything to its end: nothing is left in state, and nothing of anybody is on hold.
	fn wind_up(&mut self) {
		for round in 6..ROUNDS {
			self.apply(Op::Abandon { round });
		}
		for round in 0..ROUNDS {
			self.apply(Op::Resume { round, vote: true });
		}
		self.apply(Op::Wait { blocks: 10_000 });
		for round in 0..ROUNDS {
			self.apply(Op::Close { round });
			self.apply(Op::CleanUp { round, limit: 1_000 });
		}
		self.compare();
		assert_eq!(Rounds::<Test>::iter().count(), 0);
		assert_eq!(Streams::<Test>::iter().count(), 0);
		assert_eq!(Claimed::<Test>::iter().count(), 0);
		for who in [MANAGER, RELAYER] {
			assert_eq!(Balances::total_balance_on_hold(&who), 0);
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(160)))]

	#[test]
	fn pallet_should_agree_with_the_model(ops in prop::collection::vec(op(), 1..120)) {
		run(|| {
			let mut world = World::new();
			world.compare();
			for op in ops {
				world.apply(op);
				world.compare();
			}
			world.wind_up();
		});
	}
}
