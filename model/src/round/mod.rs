//! A round's life: agreed, funded, opened, paid in all ways there are, refused, set aside, paused,
//! stalled, closed and removed.
//!
//! The model has one round and says of every step what comes of it: an error by its name, or who
//! has what afterwards. It is written from `docs/design.md`, with the constants of the pallet's
//! mock, and the pallet replays its traces: both have to agree on every amount, time and error.
//!
//! Each path ends: time goes on only while something waits for it, and everything that could be
//! done for ever (refusing, pausing, stalling) has a number. Where nothing more can be done, all
//! has been done that anybody could do.

mod faults;
mod ghosts;
mod paying;
mod properties;
mod steps;
mod text;
mod worlds;

pub use faults::{Fault, CAUGHT_BY};
pub use text::observe;
pub use worlds::{deep, ordinary, Kind, Limits, Start, World};

use stateright::{Model, Property};

/// Number of rows at most.
pub const ROWS: usize = 3;
/// Minimum balance of the native token.
pub const MINIMUM: i16 = 10;
/// Time after the end of a window before which a round with unpaid rows cannot be closed.
pub const CLOSE_DELAY: u16 = 20;
/// Time after the end of a window for which rows set aside can be claimed.
pub const GRACE: u16 = 100;
/// For how long the committee may have a round paused.
pub const PAUSE_BUDGET: u16 = 50;
/// Time that a window has at least.
pub const MIN_WINDOW: u16 = 10;
/// Time between two passes of the chain over a round.
pub const COOLDOWN: u16 = 20;
/// A stream of less than its total by this number cannot be claimed without a signature.
pub const FREE_PARTS: u16 = 10;
/// What an account may still receive while there is a payout limit.
pub const LIMIT: u16 = 30;
/// What a stranger sends to a pot.
pub const STRAY: i16 = 50;
/// What a stranger vests to an account to fill its slots.
pub const FILLING: i16 = 150;
/// The first part of the money for a draft.
pub const PART: i16 = 100;
/// When streams begin, until when nothing is unlocked, and how long they are.
pub const STREAM: (u16, u16, u16) = (20, 40, 80);

/// Where the remainder goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rest {
	/// To the manager.
	Manager,
	/// To the treasury.
	Treasury,
	/// Nowhere.
	Burn,
}

/// Who has put down the deposit for a stream's record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Depositor {
	/// Nobody: there is no record.
	#[default]
	Nobody,
	/// The sender of the first claim.
	Relayer,
	/// The manager, who stopped it before.
	Manager,
}

/// A row, and the account that it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Row {
	/// The entitlement; less once its stream is stopped.
	pub total: u16,
	/// Paid so far.
	pub paid: u16,
	/// Its bit is set: it was paid or started.
	pub marked: bool,
	/// Its stream has a record.
	pub record: bool,
	/// Its stream was stopped.
	pub stopped: bool,
	/// It is set aside.
	pub aside: bool,
	/// Who has put down the deposit for the record.
	pub deposit: Depositor,
	/// Compliance refuses the account.
	pub refused: bool,
	/// The account's vesting slots are full.
	pub full: bool,
	/// What the account has.
	pub has: i16,
}

/// The state of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
	/// Terms may change.
	Draft,
	/// Claims are accepted within the window.
	Open,
	/// No claims. Without an end it was a vote.
	Paused {
		/// When it began.
		since: u16,
		/// First time at which it is over by itself.
		until: Option<u16>,
	},
	/// Only rows set aside are paid.
	Closed,
	/// Nothing is left of it.
	Removed,
}

/// What is agreed: where the remainder goes, and the rows of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Terms {
	/// Where the remainder goes.
	pub rest: Rest,
	/// The rows are there.
	pub rows: bool,
}

/// The chain and the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State {
	/// The clock.
	pub now: u16,
	/// How much of it the chain has lost.
	pub lost: u16,
	/// The state of the round, as far as it was noted.
	pub status: Status,
	/// The terms.
	pub terms: Terms,
	/// Those that the payer and the manager have looked at.
	pub seen: Terms,
	/// By how much the end of the window has moved, as far as it was noted.
	pub moved: u16,
	/// What the chain had lost when that was noted.
	pub noted: u16,
	/// What the committee's pauses have used.
	pub spent: u16,
	/// When a limit cut a payment of a stream set aside short.
	pub cut: u16,
	/// What can be paid in all.
	pub budget: u16,
	/// What has been paid.
	pub claimed: u16,
	/// What is set aside.
	pub set_aside: u16,
	/// The chain has the round in its queue.
	pub queued: bool,
	/// From when on it can be queued again.
	pub after: u16,
	/// Passes without a payment.
	pub idle: u8,
	/// The manager is frozen.
	pub frozen: bool,
	/// The manager has abandoned the draft.
	pub abandoned: bool,
	/// The manager's deposit is held.
	pub deposit: bool,
	/// The rows. Those that the world does not have are empty.
	pub rows: [Row; ROWS],
	/// What the pot holds.
	pub pot: i16,
	/// What the manager has gained.
	pub manager: i16,
	/// What the relayer, who funds the round, has gained.
	pub relayer: i16,
	/// What the treasury has gained.
	pub treasury: i16,
	/// What was burnt.
	pub burnt: i16,
	/// How often things can still be done.
	pub left: Limits,
	/// What no account and no storage knows.
	pub ghost: Ghost,
}

/// What is remembered to judge by. No step looks at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ghost {
	/// From when on claims could be sent: the round was open, and so was its window.
	pub began: Option<u16>,
	/// In how many blocks of the window a claim could be sent, up to those agreed.
	pub usable: u16,
	/// In how many blocks after it refused rows could be set aside, up to those that closing
	/// leaves.
	pub late: u16,
	/// In how many blocks after it, or after a payment that was cut short, rows set aside could be
	/// claimed, up to the grace.
	pub grace: u16,
	/// For how many blocks the committee has had the round paused.
	pub braked: u16,
	/// What has happened and must not.
	pub broken: u16,
}

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
	/// The payer and the manager look at the terms.
	Look,
	/// The manager adds the rows.
	AddRows,
	/// The manager changes where the remainder goes.
	Amend,
	/// The relayer pays into the pot.
	Fund(i16),
	/// The manager opens the round.
	Open,
	/// The manager abandons it.
	Abandon,
	/// An officer freezes the manager.
	Freeze,
	/// The freeze ends.
	Thaw,
	/// The relayer claims a row.
	Claim(usize),
	/// Somebody claims a row without a signature.
	ClaimFree(usize),
	/// The relayer claims a row of an account that is under a payout limit.
	ClaimLimited(usize),
	/// The relayer claims all rows in a batch.
	ClaimBatch,
	/// The relayer claims all rows with one proof.
	ClaimRange,
	/// The chain pays all rows.
	Push,
	/// Anybody asks the chain to.
	RequestPush,
	/// Anybody sets a row aside.
	SetAside(usize),
	/// The same, without a signature.
	SetAsideFree(usize),
	/// The manager stops a stream.
	Stop(usize),
	/// Compliance refuses an account from now on.
	Refuse(usize),
	/// It no longer does.
	Accept(usize),
	/// A stranger fills an account's vesting slots.
	Fill(usize),
	/// A vote pauses the round.
	PauseByVote,
	/// The committee pauses it.
	PauseByCommittee,
	/// A vote resumes it.
	ResumeByVote,
	/// The committee resumes it.
	ResumeByCommittee,
	/// Anybody closes it.
	Close,
	/// Anybody removes its state.
	CleanUp,
	/// A stranger sends tokens to the pot.
	Stray,
	/// Anybody sweeps the pot of a removed round.
	Sweep,
	/// Time passes.
	Tick,
	/// Time passes without a block.
	Stall,
}

/// How a step ends: well, or with an error of this name.
pub type Outcome<Said = ()> = Result<Said, &'static str>;

/// The model: a world, perhaps with something wrong in it.
#[derive(Clone, Debug)]
pub struct Round {
	/// Its terms and bounds.
	pub world: World,
	/// What is wrong on purpose.
	pub fault: Option<Fault>,
	/// The only property to look at, if not all.
	pub only: Option<&'static str>,
}

impl Round {
	/// The model of a world.
	pub fn new(world: World) -> Self {
		Self { world, fault: None, only: None }
	}

	/// Whether this is wrong on purpose.
	pub(crate) fn has(&self, fault: Fault) -> bool {
		self.fault == Some(fault)
	}

	/// What comes of a step.
	pub fn step(&self, before: &State, action: Action) -> Outcome<State> {
		let mut state = *before;
		self.act(&mut state, action)?;
		self.remember(before, &mut state, action);
		Ok(state)
	}

	/// The numbers of the rows.
	pub fn rows(&self) -> std::ops::Range<usize> {
		0..self.world.rows
	}
}

impl Model for Round {
	type State = State;
	type Action = Action;

	fn init_states(&self) -> Vec<State> {
		vec![self.beginning()]
	}

	fn actions(&self, state: &State, actions: &mut Vec<Action>) {
		self.offer(state, actions);
	}

	fn next_state(&self, state: &State, action: Action) -> Option<State> {
		self.step(state, action).ok().filter(|next| next != state)
	}

	fn properties(&self) -> Vec<Property<Self>> {
		properties::all()
			.into_iter()
			.filter(|property| self.only.is_none_or(|name| name == property.name))
			.collect()
	}
}
