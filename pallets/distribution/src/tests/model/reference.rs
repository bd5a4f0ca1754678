//! The reference: plain numbers and exact arithmetic, written independently of the pallet. It knows
//! what each account has, of each asset, whether an operation must succeed and, of claims, the name
//! of the error if not.

mod many;
mod ranges;

pub use ranges::{Fault, Range};

use std::collections::{BTreeMap, BTreeSet};

pub const ROWS: usize = 8;
/// When every window ends, as agreed.
pub const CLOSES: u64 = 300;
pub const CLOSE_DELAY: u64 = 20;
pub const GRACE: u64 = 100;
/// For how long the committee may have a round paused.
pub const PAUSE_BUDGET: u64 = 50;
/// Vesting schedules that fit into an account.
pub const SLOTS: u32 = 3;
/// Weight that free claims of one manager may use of a block.
const FREE_WEIGHT: u64 = 100;

/// How a claim ends: with what is said of it, or with an error of this name.
pub type Outcome<Said = ()> = Result<Said, &'static str>;

/// An account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
	Manager,
	Relayer,
	Treasury,
	Holder(usize),
	Pot(usize),
}

/// The native token, or asset 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Token {
	Native,
	Asset,
}

impl Token {
	/// Minimum balance.
	pub fn minimum(self) -> u128 {
		match self {
			Self::Native => 10,
			Self::Asset => 5,
		}
	}
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	Immediate,
	Vested,
	Streamed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
	Manager,
	Treasury,
	Burn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
	Draft,
	Open,
	/// Until when, unless a vote decided.
	Paused(Option<u64>),
	Closed,
	Removed,
}

#[derive(Clone, Copy, Debug)]
pub struct Row {
	/// The entitlement; less once its stream is stopped.
	pub total: u128,
	pub paid: u128,
	/// Its stream has a record.
	started: bool,
	stopped: bool,
	/// Nothing is left to claim.
	done: bool,
	aside: bool,
}

#[derive(Clone, Debug)]
pub struct Round {
	pub kind: Kind,
	pub listed: bool,
	pub token: Token,
	pub rest: Rest,
	pub state: State,
	pub rows: Vec<Row>,
	/// By how much the window ends later than agreed.
	moved: u64,
	/// When a limit last cut a payment of a stream set aside short, moved like the window.
	cut: u64,
	/// What the committee's pauses have used.
	spent: u64,
	/// What of the present pause is the committee's.
	braked: u64,
	/// What the chain has lost in the present pause.
	lost: u64,
	/// A word of the bitmap was written.
	word: bool,
	/// Items of state that are left, once removing has begun.
	left: Option<u32>,
}

/// How a claim is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
	Signed,
	Free,
	ByTheChain,
}

#[derive(Clone)]
pub struct Model {
	pub now: u64,
	pub rounds: Vec<Round>,
	pub refused: BTreeSet<usize>,
	/// What all accounts together may still receive, during one operation.
	pub limit: Option<u128>,
	pub has: BTreeMap<(Token, Who), u128>,
	pub issued: BTreeMap<Token, u128>,
	slots: [u32; ROWS],
	free: (u64, u64),
}

impl Round {
	pub fn new(kind: Kind, listed: bool, token: Token, rest: Rest) -> Self {
		let row = |n: usize| Row {
			total: 100 * (n as u128 + 1),
			paid: 0,
			started: false,
			stopped: false,
			done: false,
			aside: false,
		};
		let rows = (0..ROWS).map(row).collect();
		let state = State::Draft;
		Self {
			kind,
			listed,
			token,
			rest,
			state,
			rows,
			moved: 0,
			cut: 0,
			spent: 0,
			braked: 0,
			lost: 0,
			word: false,
			left: None,
		}
	}

	pub fn budget() -> u128 {
		(1..=ROWS as u128).map(|n| n * 100).sum()
	}

	pub fn ends(&self) -> u64 {
		CLOSES + self.moved
	}

	fn aside_until(&self) -> u64 {
		self.ends().max(self.cut) + GRACE
	}

	/// Claims can wait: the window and the grace are longer by as much.
	fn stand_still(&mut self, blocks: u64) {
		self.moved += blocks;
		if self.cut > 0 {
			self.cut += blocks;
		}
	}

	pub fn aside(&self) -> u128 {
		self.rows.iter().filter(|row| row.aside).map(|row| row.total - row.paid).sum()
	}

	pub fn claimed(&self) -> u128 {
		self.rows.iter().map(|row| row.paid).sum()
	}

	fn complete(&self) -> bool {
		self.rows.iter().all(|row| row.done)
	}

	/// Start 100, cliff 20, length 100.
	fn unlocked(&self, row: &Row, now: u64) -> u128 {
		match (self.kind, now) {
			_ if row.stopped => row.total,
			(Kind::Immediate | Kind::Vested, _) => row.total,
			(Kind::Streamed, ..=119) => 0,
			(Kind::Streamed, 120..=199) => row.total * u128::from(now - 100) / 100,
			(Kind::Streamed, _) => row.total,
		}
	}

	fn accepts(&self, row: &Row, now: u64) -> Outcome {
		let kept = row.aside && now < self.aside_until();
		match self.state {
			State::Open if now < self.ends() || kept => Ok(()),
			State::Open => Err("WindowClosed"),
			State::Closed if kept => Ok(()),
			State::Draft | State::Paused(_) | State::Closed => Err("NotOpen"),
			State::Removed => Err("UnknownRound"),
		}
	}

	/// What is due of a row now.
	fn due(&self, row: &Row, now: u64) -> Outcome<u128> {
		if row.done {
			return Err("AlreadyClaimed");
		}
		let due = self.unlocked(row, now) - row.paid;
		(due > 0).then_some(due).ok_or("NothingUnlocked")
	}

	/// What a free claim uses of a block: the chain knows the rows of a listed round, and three hashes
	/// prove those of another, once to admit the claim and once to pay it.
	fn free_cost(&self) -> u64 {
		if self.listed {
			3
		} else {
			9
		}
	}

	/// Whether a block takes a free claim of a row, as far as the row says.
	fn is_free(&self, row: &Row, now: u64) -> Outcome {
		let due = self.due(row, now)?;
		let worth = self.kind == Kind::Streamed || due >= self.token.minimum();
		worth.then_some(()).ok_or("TooLittleForFreeClaim")
	}
}

impl Model {
	pub fn new(rounds: Vec<Round>, has: BTreeMap<(Token, Who), u128>) -> Self {
		let mut issued = BTreeMap::new();
		for ((token, _), amount) in &has {
			*issued.entry(*token).or_default() += amount;
		}
		let (refused, free) = (BTreeSet::new(), (0, 0));
		Self { now: 1, rounds, refused, limit: None, has, issued, slots: [0; ROWS], free }
	}

	pub fn balance(&self, token: Token, who: Who) -> u128 {
		self.has.get(&(token, who)).copied().unwrap_or_default()
	}

	/// Whether `who` can hold what it has and `amount` more.
	fn can_hold(&self, token: Token, who: Who, amount: u128) -> bool {
		self.balance(token, who) + amount >= token.minimum()
	}

	fn transfer(&mut self, token: Token, from: Who, to: Who, amount: u128) {
		if amount == 0 {
			return;
		}
		*self.has.get_mut(&(token, from)).unwrap() -= amount;
		*self.has.entry((token, to)).or_default() += amount;
	}

	fn send_rest(&mut self, round: usize, amount: u128) {
		let (token, rest) = (self.rounds[round].token, self.rounds[round].rest);
		match rest {
			Rest::Manager => self.transfer(token, Who::Pot(round), Who::Manager, amount),
			Rest::Treasury => self.transfer(token, Who::Pot(round), Who::Treasury, amount),
			Rest::Burn if amount == 0 => {}
			Rest::Burn => {
				*self.has.get_mut(&(token, Who::Pot(round))).unwrap() -= amount;
				*self.issued.get_mut(&token).unwrap() -= amount;
			}
		}
	}

	/// Time passes, one block; `lost` if nobody could use it. Returns the rounds whose pause is over
	/// now and had the chain lose time within it.
	pub fn wait(&mut self, lost: bool) -> Vec<usize> {
		self.now += 1;
		let mut over = Vec::new();
		for (at, round) in self.rounds.iter_mut().enumerate() {
			match round.state {
				State::Paused(until) => {
					round.stand_still(1);
					round.braked += u64::from(until.is_some());
					round.lost += u64::from(lost);
					if until == Some(self.now) {
						round.spent += round.braked;
						round.state = State::Open;
						if round.lost > 0 {
							over.push(at);
						}
					}
				}
				State::Open | State::Closed if lost => round.stand_still(1),
				_ => {}
			}
		}
		over
	}

	/// Whether a round accepts a claim of a row, whatever is due of it.
	pub fn accepts(&self, at: usize, n: usize) -> Outcome {
		self.rounds[at].accepts(&self.rounds[at].rows[n], self.now)
	}

	/// What free claims have used of this block with another one of this `cost`.
	fn share(&self, cost: u64) -> Outcome<u64> {
		let used = if self.free.0 == self.now { self.free.1 } else { 0 };
		(used + cost <= FREE_WEIGHT).then_some(used + cost).ok_or("TooManyFreeClaims")
	}

	/// Whether a block takes a free claim, which counts then, paid or not.
	pub fn admit(&mut self, at: usize, n: usize) -> Outcome {
		let (round, row) = (&self.rounds[at], self.rounds[at].rows[n]);
		round.accepts(&row, self.now)?;
		let used = self.share(round.free_cost())?;
		round.is_free(&row, self.now)?;
		self.free = (self.now, used);
		Ok(())
	}

	/// Claims rows with a signature. Those that are refused are set aside, and stop no other; the
	/// first of them says why, if nothing comes of any.
	pub fn claim_each(&mut self, rows: impl Iterator<Item = (usize, usize)>) -> Outcome {
		let (mut outcome, mut changed) = (Ok(()), false);
		for (at, n) in rows {
			let paid = self.claim(at, n, Sent::Signed);
			changed |= paid.is_ok() || self.keep(at, n);
			outcome = outcome.and(paid.map(|_| ()));
		}
		if changed {
			Ok(())
		} else {
			outcome
		}
	}

	/// Claims rows for free. All of them are paid, or none is.
	fn claim_all(&mut self, mut rows: impl Iterator<Item = (usize, usize)>) -> Outcome {
		let before = self.clone();
		let paid = rows.try_for_each(|(at, n)| self.claim(at, n, Sent::Free).map(|_| ()));
		if paid.is_err() {
			*self = before;
		}
		paid
	}

	/// What a claim pays, if it is not refused; the books are changed then.
	pub fn claim(&mut self, at: usize, n: usize, sent: Sent) -> Outcome<u128> {
		let (round, row) = (&self.rounds[at], self.rounds[at].rows[n]);
		round.accepts(&row, self.now)?;
		let due = round.due(&row, self.now)?;
		let streams = round.kind == Kind::Streamed;
		let allowed = self.limit.unwrap_or(u128::MAX);
		let amount = if streams { due.min(allowed) } else { due };
		if amount == 0 || amount > allowed {
			return Err("PayoutLimitReached");
		}
		if self.refused.contains(&n) {
			return Err("AccountFrozen");
		}
		let (token, holder) = (round.token, Who::Holder(n));
		let last = row.paid + amount == row.total;
		if sent == Sent::Free {
			let share = row.total / 10;
			let worth = amount >= token.minimum() && (amount < due || last || amount > share);
			if !worth {
				return Err("TooLittleForFreeClaim");
			}
		}
		if !self.can_hold(token, holder, amount) {
			return Err("BelowMinimumBalance");
		}
		if sent == Sent::Free && streams && !row.started && !last {
			return Err("SignatureNeeded");
		}
		if round.kind == Kind::Vested {
			if self.slots[n] >= SLOTS {
				return Err("AtMaxVestingSchedules");
			}
			self.slots[n] += 1;
		}
		self.transfer(token, Who::Pot(at), holder, amount);
		let now = self.now;
		let round = &mut self.rounds[at];
		round.word = true;
		if row.aside && amount < due {
			round.cut = now;
		}
		let row = &mut round.rows[n];
		row.paid += amount;
		row.started = streams;
		row.done = last;
		row.aside &= !last;
		Ok(amount)
	}

	pub fn set_aside(&mut self, at: usize, n: usize) -> bool {
		let (round, row) = (&self.rounds[at], self.rounds[at].rows[n]);
		let full = round.kind == Kind::Vested && self.slots[n] >= SLOTS;
		let possible = matches!(round.state, State::Open | State::Paused(_))
			&& !row.aside
			&& !row.done
			&& (self.refused.contains(&n) || full);
		if possible {
			self.rounds[at].word = true;
			self.rounds[at].rows[n].aside = true;
		}
		possible
	}

	/// Sets a row aside that the chain, or a batch, could not pay because it is refused.
	pub fn keep(&mut self, at: usize, n: usize) -> bool {
		let (round, row) = (&self.rounds[at], self.rounds[at].rows[n]);
		let due = round.accepts(&row, self.now).and_then(|()| round.due(&row, self.now));
		due.is_ok() && self.set_aside(at, n)
	}

	pub fn stop(&mut self, at: usize, n: usize) -> bool {
		let now = self.now;
		let round = &mut self.rounds[at];
		let row = round.rows[n];
		let kept = round.unlocked(&row, now);
		let possible = round.kind == Kind::Streamed
			&& round.state == State::Open
			&& !row.done
			&& kept < row.total;
		if possible {
			round.word |= !row.started;
			let row = &mut round.rows[n];
			row.total = kept;
			row.stopped = true;
			row.done = kept == row.paid;
			row.started |= kept > 0;
			row.aside &= !row.done;
		}
		possible
	}

	/// Pauses a round by `vote`, or for the committee.
	pub fn pause(&mut self, at: usize, vote: bool) -> bool {
		let now = self.now;
		let round = &mut self.rounds[at];
		let left = PAUSE_BUDGET - round.spent;
		round.state = match round.state {
			State::Open if vote => State::Paused(None),
			State::Open if left > 0 => State::Paused(Some(now + left)),
			State::Paused(Some(_)) if vote => {
				round.spent += round.braked + 1;
				State::Paused(None)
			}
			_ => return false,
		};
		(round.braked, round.lost) = (0, 0);
		true
	}

	pub fn resume(&mut self, at: usize, vote: bool) -> bool {
		let round = &mut self.rounds[at];
		match round.state {
			State::Paused(Some(_)) => round.spent += round.braked + 1,
			State::Paused(None) if vote => {}
			_ => return false,
		}
		round.state = State::Open;
		true
	}

	fn change(&mut self, at: usize, from: State, to: State) -> bool {
		let possible = self.rounds[at].state == from;
		if possible {
			self.rounds[at].state = to;
		}
		possible
	}

	pub fn fund(&mut self, at: usize, amount: u128) -> bool {
		let (token, pot) = (self.rounds[at].token, Who::Pot(at));
		let draft = self.rounds[at].state == State::Draft;
		let possible = draft && amount > 0 && self.can_hold(token, pot, amount);
		if possible {
			self.transfer(token, Who::Manager, pot, amount);
		}
		possible
	}

	pub fn amend(&mut self, at: usize, token: Token) -> bool {
		let possible = self.rounds[at].state == State::Draft && self.now + 10 <= CLOSES;
		if possible && token != self.rounds[at].token {
			let old = self.rounds[at].token;
			let all = self.balance(old, Who::Pot(at));
			self.transfer(old, Who::Pot(at), Who::Manager, all);
			self.rounds[at].token = token;
		}
		possible
	}

	pub fn open(&mut self, at: usize) -> bool {
		let round = &self.rounds[at];
		let needed = Round::budget() + round.token.minimum();
		let possible = round.state == State::Draft
			&& self.now + 10 <= CLOSES
			&& self.balance(round.token, Who::Pot(at)) >= needed;
		if possible {
			self.rounds[at].state = State::Open;
		}
		possible
	}

	pub fn abandon(&mut self, at: usize) -> bool {
		let possible = self.change(at, State::Draft, State::Closed);
		if possible {
			let token = self.rounds[at].token;
			let all = self.balance(token, Who::Pot(at));
			self.transfer(token, Who::Pot(at), Who::Manager, all);
			self.rounds[at].rest = Rest::Manager;
		}
		possible
	}

	pub fn close(&mut self, at: usize) -> bool {
		let round = &self.rounds[at];
		let over = self.now >= round.ends() + CLOSE_DELAY;
		let possible = round.state == State::Open && (round.complete() || over);
		if possible {
			let aside = round.aside();
			let kept = if aside > 0 { aside + round.token.minimum() } else { 0 };
			let rest = self.balance(round.token, Who::Pot(at)) - kept;
			self.send_rest(at, rest);
			self.rounds[at].state = State::Closed;
		}
		possible
	}

	/// Removes up to `limit` items, and the round if they are fewer.
	pub fn clean_up(&mut self, at: usize, limit: u32) -> bool {
		let round = &mut self.rounds[at];
		let waits = round.aside() > 0 && self.now < round.aside_until();
		if round.state != State::Closed || waits {
			return false;
		}
		let streams = round.rows.iter().filter(|row| row.started && !row.done).count();
		let entries = if round.listed { ROWS } else { 0 };
		let all = (streams + entries) as u32 + u32::from(round.word);
		let left = round.left.unwrap_or(all);
		round.left = Some(left.saturating_sub(limit));
		if limit <= left {
			return true;
		}
		round.state = State::Removed;
		let (token, aside) = (round.token, round.aside());
		self.transfer(token, Who::Pot(at), Who::Treasury, aside);
		let rest = self.balance(token, Who::Pot(at));
		self.send_rest(at, rest);
		true
	}

	/// Fills a vesting slot of a holder with tokens of the relayer.
	pub fn fill(&mut self, n: usize) -> bool {
		let possible = self.slots[n] < SLOTS;
		if possible {
			self.slots[n] += 1;
			self.transfer(Token::Native, Who::Relayer, Who::Holder(n), 50);
		}
		possible
	}
}
