//! The life of a board's roots: reporters post lists with and without faults, watchers prove,
//! challenge or look away, there is a verdict or none, and accounts claim by the last final root
//! until the board is gone.
//!
//! Section 20 of `docs/design.md`, with the terms and constants of the pallet's mock. Several
//! reporters who must agree are a multisig, which the mock has not: here it is what each of its
//! members has approved.
//!
//! As with rounds, each path ends: what could be done for ever can be done a few times, and time
//! goes on only while a root or the end of claims waits for it.

mod disputes;
mod faults;
mod ghosts;
mod properties;
mod steps;
mod text;
mod worlds;

pub use faults::{Fault, CAUGHT_BY};
pub use text::{observe, phase};
pub use worlds::{deep, ordinary, Limits, List, World};

use stateright::{Model, Property};

/// The smallest balance of a pot while its board is there.
pub const MINIMUM: i32 = 10;
/// The bond of a reporter.
pub const BOND: i32 = 1_001;
/// The bond of a challenger.
pub const CHALLENGE: i32 = 501;
/// How long a root can be challenged.
pub const WINDOW: u16 = 100;
/// The time for a verdict.
pub const JUDGING: u16 = 50;
/// The most that an account can earn by a root on average.
pub const MOST: i32 = 100;
/// How long accounts can claim from a closed board.
pub const GRACE: u16 = 200;
/// What emission pays into the pot at once.
pub const FUNDING: i32 = 100;

/// Number of accounts that have scores.
pub const ACCOUNTS: usize = 2;
/// Number of reporters. They are the first of those who have bonds.
pub const REPORTERS: usize = 2;
/// Number of accounts that can have bonds: reporters and watchers.
pub const PARTIES: usize = 4;
/// Number of a watcher.
pub const FIRST_WATCHER: usize = 2;
/// Number of another.
pub const SECOND_WATCHER: usize = 3;
/// Number of the members of a reporter that is several.
pub const MEMBERS: usize = 3;

/// A moment, and what had been lost until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
	/// When.
	pub at: u16,
	/// The time lost by then.
	pub lost: u16,
}

/// A root that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Root {
	/// Its number on the board.
	pub number: u8,
	/// The number of its list.
	pub list: usize,
	/// Who has posted it.
	pub reporter: usize,
	/// When.
	pub since: Moment,
	/// The challenge that waits for a verdict.
	pub challenge: Option<Challenge>,
}

/// A challenge that waits for a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Challenge {
	/// Who challenges.
	pub by: usize,
	/// Since when.
	pub since: Moment,
}

/// The board and everybody around it. Amounts are what there is more than at the beginning, but for
/// the pot's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State {
	/// The clock.
	pub now: u16,
	/// What has been lost of it.
	pub lost: u16,
	/// Who reports.
	pub reporters: [bool; REPORTERS],
	/// What the members of the first reporter have approved, if it is several.
	pub approved: [Option<usize>; MEMBERS],
	/// Number of roots that were posted.
	pub posted: u8,
	/// Number of roots that are final.
	pub roots: u8,
	/// The list of the last of them.
	pub last: Option<usize>,
	/// The root that waits.
	pub root: Option<Root>,
	/// What was paid in all.
	pub paid: i32,
	/// What each account was paid.
	pub records: [Option<i32>; ACCOUNTS],
	/// Number of deposits for records that are held.
	pub deposits: u8,
	/// When the board was closed, or the last root after that became final.
	pub closed: Option<Moment>,
	/// The board is gone.
	pub removed: bool,
	/// What the pot has.
	pub pot: i32,
	/// What reporters and watchers have, with what is held.
	pub has: [i32; PARTIES],
	/// What of it is held for bonds.
	pub held: [i32; PARTIES],
	/// Who is frozen.
	pub frozen: [bool; PARTIES],
	/// What the accounts with scores have.
	pub holders: [i32; ACCOUNTS],
	/// What the treasury has.
	pub treasury: i32,
	/// What was burned.
	pub burned: i32,
	/// How often things can still be done.
	pub left: Limits,
	/// What no storage knows.
	pub ghost: Ghost,
}

/// How a root ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
	/// It is final.
	Final,
	/// A fault was proven.
	Proven,
	/// The verdict was that it falls.
	Judged,
	/// Nobody has judged in time.
	Unjudged,
}

/// What is remembered to judge by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ghost {
	/// In how many blocks the root that waits could be disputed, up to window and verdict.
	pub open: u16,
	/// In how many of them its challenge could be judged, up to the time for it.
	pub heard: u16,
	/// In how many blocks accounts could claim since nothing was awaited any more, up to the grace.
	pub grace: u16,
	/// The highest score of each account in a root that was final.
	pub best: [i32; ACCOUNTS],
	/// The number of the last root that was proven wrong.
	pub shown: Option<u8>,
	/// A root became final that rows show to be wrong.
	pub faulty: bool,
	/// How the last root ended.
	pub end: Option<End>,
	/// What has happened and must not.
	pub broken: u16,
}

/// The numbers of rows that show a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Proof {
	/// Two rows, the second of which is not behind the first by right.
	Disorder(usize, usize),
	/// A row of the last final list, and one with a lower score.
	Lowered(usize, usize),
	/// A row of the last final list, and the number of the row before which it would belong.
	Missing(usize, usize),
	/// A row with too high a score.
	AboveMost(usize),
}

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
	/// A member of the first reporter approves a list.
	Approve(usize, usize),
	/// A reporter posts a list.
	Post(usize, usize),
	/// Somebody proves a fault.
	Prove(usize, Proof),
	/// Somebody challenges the root that waits.
	Challenge(usize),
	/// The verdict: whether it stands.
	Judge(bool),
	/// Anybody settles it.
	Settle,
	/// Anybody claims by a row of the last final list.
	Claim(usize),
	/// Somebody is frozen.
	Freeze(usize),
	/// Governance names all reporters anew.
	Name,
	/// Governance closes the board.
	Close,
	/// Anybody cleans up an account's record.
	Clean(usize),
	/// Anybody removes the board, or sends on what has come after that.
	Remove,
	/// Emission pays into the pot.
	Fund,
	/// Time passes.
	Tick,
	/// Time passes in which nobody can claim or dispute.
	Stall,
}

/// How a step ends: well, or with an error of this name.
pub type Outcome<Said = ()> = Result<Said, &'static str>;

/// The model: a world, perhaps with something wrong in it.
#[derive(Clone, Debug)]
pub struct Scores {
	/// Its bounds.
	pub world: World,
	/// What is wrong on purpose.
	pub fault: Option<Fault>,
	/// The only property to look at, if not all.
	pub only: Option<&'static str>,
}

impl Scores {
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
}

impl Model for Scores {
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
