//! What managers do, good ones and bad ones: they draft rounds, change the terms under those who pay
//! in, open with terms that nobody has seen, take back, and stop streams.

use super::{
	actors::*,
	model::{Kind, Rest, Round, Row, Schedule, State, Stop, Token, Who, DEMANDS, MIN_WINDOW},
	RoundCall, World,
};
use crate::common::*;
use distribution_primitives::{TermsHash, UnlockSchedule};
use pallet_distribution::TermsOf;
use polkadot_sdk::frame_support::traits::fungible::InspectHold;

/// The kinds of the rounds that there are at a time.
pub const KINDS: [Kind; 7] = [
	Kind::Plain,
	Kind::Plain,
	Kind::Plain,
	Kind::Dust,
	Kind::Vested,
	Kind::Streamed,
	Kind::Streamed,
];
/// Tokens of a row, and of one that is vested: no less can be.
const AMOUNTS: [Balance; 4] = [1, 2, 3, 6];
const VESTED: [Balance; 3] = [10, 11, 12];
/// Smallest units of a row that is meant to use up a limit, or cannot even make an account.
const DUST: [Balance; 4] = [1, 1_000, EXISTENTIAL_DEPOSIT - 1, EXISTENTIAL_DEPOSIT];
const RESTS: [Rest; 3] = [Rest::Manager, Rest::Treasury, Rest::Burn];
/// Time that a stream's window leaves after everything has unlocked.
const CLAIM_GRACE: BlockNumber = 7 * DAYS;
/// Vested rows unlock after the end of time, so that no slot becomes free by itself.
pub const FAR: BlockNumber = 4_000_000_000;

/// What a manager has put down for rounds.
pub fn put_down(n: usize) -> Balance {
	let reason = pallet_distribution::HoldReason::RoundDeposit;
	Balances::balance_on_hold(&RuntimeHoldReason::Distribution(reason), &manager(n))
}

/// The terms of a round with another token, end, and budget.
fn terms(round: &Round, token: Token, closes: BlockNumber, budget: Balance) -> TermsOf<Runtime> {
	let Schedule { start, cliff, length, step } = round.schedule;
	let rows = round.rows.len() as u32;
	TermsOf::<Runtime> {
		asset: match token {
			Token::Native => NativeOrWithId::Native,
			Token::Other => NativeOrWithId::WithId(OTHER),
		},
		source: Source::Merkle { root: round.root, leaves: rows },
		release: match round.kind {
			Kind::Plain | Kind::Dust => Release::Immediate,
			Kind::Vested => Release::Vested { start: FAR, length: 1_000 },
			Kind::Streamed => Release::Streamed {
				schedule: UnlockSchedule { start, cliff, length, step },
				revocable: round.revocable,
				prepaid: round.prepaid,
			},
		},
		requirement: round.demand.requirement(),
		window: Window { opens: 0, closes },
		budget,
		remainder: match round.rest {
			Rest::Manager => Remainder::Manager,
			Rest::Treasury => Remainder::Treasury,
			Rest::Burn => Remainder::Burn,
		},
		manifest: Some(Manifest {
			cid: Default::default(),
			rows,
			total: round.budget(),
			published: None,
		}),
		beneficiaries: Default::default(),
	}
}

impl World {
	/// A manager drafts a round with a row for each holder, under one of the demands.
	pub fn draft(&mut self, kind: Kind) -> Round {
		let (now, random) = (self.model.now, &mut self.random);
		let mut amounts = Vec::new();
		for _ in 0..HOLDERS {
			amounts.push(match kind {
				Kind::Plain | Kind::Streamed => random.pick(&AMOUNTS) * UNIT,
				Kind::Dust => random.pick(&DUST),
				Kind::Vested => random.pick(&VESTED) * UNIT,
			});
		}
		let mut schedule = Schedule::default();
		let mut closes = now + DAYS / 4 + random.blocks(DAYS / 2);
		if kind == Kind::Streamed {
			let (start, length) = (now + random.blocks(DAYS / 4), DAYS / 2 + random.blocks(DAYS));
			let (cliff, step) = (random.pick(&[0, DAYS / 4]), random.pick(&[1, HOURS]));
			schedule = Schedule { start, cliff, length, step };
			closes = start + length + CLAIM_GRACE + random.blocks(DAYS);
		}
		let leaves: Vec<_> = (0u32..)
			.zip(&amounts)
			.map(|(i, amount)| leaf_hash(i, &[i as u8 + 100; 32], *amount))
			.collect();
		let tree = MerkleTree::new(&leaves).unwrap();
		let evidence = evidence_of(&tree, &amounts);
		let row = |total: &Balance| Row {
			total: *total,
			paid: 0,
			stopped: false,
			done: false,
			aside: false,
		};
		let mut round = Round {
			id: 0,
			manager: random.place(MANAGERS),
			deposit: 0,
			kind,
			rest: random.pick(&RESTS),
			demand: &DEMANDS[random.place(DEMANDS.len())],
			token: Token::Native,
			schedule,
			revocable: random.once_in(2),
			prepaid: random.once_in(2),
			root: tree.root(),
			seen: TermsHash::zero(),
			evidence,
			rows: amounts.iter().map(row).collect(),
			closes,
			moved: 0,
			cut: 0,
			usable: 0,
			opened: 0,
			state: State::Draft,
			paused: false,
		};
		let before = put_down(round.manager);
		let terms = terms(&round, Token::Native, closes, round.budget());
		round.id = Distribution::do_draft(manager(round.manager), terms).unwrap();
		round.deposit = put_down(round.manager) - before;
		round.seen = Distribution::hash_of_terms(round.id).unwrap();
		round
	}

	/// The manager pays in and opens, as good managers do; now and then it does not.
	pub fn hasten(&mut self, place: usize) {
		let round = &self.rounds[place];
		let (id, n, budget) = (round.id, round.manager, round.budget() + EXISTENTIAL_DEPOSIT);
		if self.model.keeps_frozen_tokens(n) || self.random.once_in(4) {
			return;
		}
		Distribution::do_fund(manager(n), id, budget).unwrap();
		self.model.fund(&self.rounds[place], Who::Manager(n), budget, false).unwrap();
		Distribution::do_open(manager(n), id).unwrap();
		self.model.open(&mut self.rounds[place], n, false).unwrap();
	}

	/// The manager of a round, or now and then another.
	fn manager_of(&mut self, place: usize) -> usize {
		let any = self.random.place(MANAGERS);
		if self.random.once_in(4) {
			any
		} else {
			self.rounds[place].manager
		}
	}

	/// The hash of the terms of a round, and whether it is that of other terms than those of now.
	fn hash(&mut self, place: usize) -> (TermsHash, bool) {
		let round = &self.rounds[place];
		let present = Distribution::hash_of_terms(round.id).unwrap();
		let hash = if self.random.once_in(4) { round.seen } else { present };
		(hash, hash != present)
	}

	/// Somebody pays in: all that is missing, a little, or nothing.
	pub fn fund(&mut self, place: usize) {
		let (terms, stale) = self.hash(place);
		let round = &self.rounds[place];
		let (id, token, minimum) = (round.id, round.token, round.token.minimum());
		let has = self.model.ledger.balance(token, Who::Pot(id));
		let missing = (round.budget() + minimum).saturating_sub(has);
		let amount = match (self.random.below(8), token) {
			(0, _) => 0,
			(1, _) => minimum - 1,
			(_, Token::Other) => minimum + 5,
			_ => missing,
		};
		let from = if self.random.once_in(2) {
			Who::Stranger
		} else {
			Who::Manager(self.manager_of(place))
		};
		let call = RoundCall::fund { id, amount, terms };
		self.attempt("fund", Stop::SafeMode, signed(account(from)), call, |world| {
			world.model.fund(&world.rounds[place], from, amount, stale)
		});
	}

	pub fn open(&mut self, place: usize) {
		let (terms, stale) = self.hash(place);
		let n = self.manager_of(place);
		let call = RoundCall::open { id: self.rounds[place].id, terms };
		self.attempt("open", Stop::SafeMode, signed(manager(n)), call, |world| {
			world.model.open(&mut world.rounds[place], n, stale)
		});
	}

	/// A manager changes the token, the end of the window, or both, or tries what cannot be.
	pub fn amend(&mut self, place: usize) {
		let n = self.manager_of(place);
		let round = &self.rounds[place];
		let (id, token, closes) = (round.id, round.token, round.closes);
		let other = if token == Token::Native { Token::Other } else { Token::Native };
		let token = if self.random.once_in(2) { other } else { token };
		let closes = match self.random.below(4) {
			0 => closes,
			1 => self.model.now + self.random.blocks(MIN_WINDOW),
			2 => closes + self.random.blocks(DAYS),
			_ => closes.max(self.model.now + DAYS),
		};
		let short = self.random.once_in(6);
		let round = &self.rounds[place];
		let same = (token, closes) == (round.token, round.closes);
		let terms = terms(round, token, closes, round.budget().saturating_sub(short.into()));
		let before = Distribution::hash_of_terms(id);
		let call = RoundCall::amend { id, terms };
		let amended = self.attempt("amend", Stop::SafeMode, signed(manager(n)), call, |world| {
			world.model.amend(&mut world.rounds[place], n, token, closes, short)
		});
		let unchanged = Distribution::hash_of_terms(id) == before;
		assert_eq!(unchanged, same || !amended, "who has seen {id} must see the change");
	}

	/// A manager takes back what is in the pot, or tries to.
	pub fn abandon(&mut self, place: usize) {
		let n = self.manager_of(place);
		let call = RoundCall::abandon { id: self.rounds[place].id };
		self.attempt("abandon", Stop::SafeMode, signed(manager(n)), call, |world| {
			world.model.abandon(&mut world.rounds[place], n)
		});
	}

	/// A manager stops the stream of a holder, or tries to.
	pub fn stop_stream(&mut self, place: usize, who: usize) {
		let n = self.manager_of(place);
		let round = &self.rounds[place];
		let (id, evidence) = (round.id, round.evidence[who].clone());
		let call = RoundCall::stop_stream { id, beneficiary: holder(who), evidence };
		self.attempt("stop_stream", Stop::SafeMode, signed(manager(n)), call, |world| {
			world.model.stop_stream(&mut world.rounds[place], n, who)
		});
	}
}
