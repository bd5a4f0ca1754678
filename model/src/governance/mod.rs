//! Governance: a committee that would stop whatever it can for as long as it can, votes that renew,
//! release, resume and replace it, and what counts how long everything was stopped.
//!
//! Safe mode and paused calls are those of pallet `brakes`, halts those of pallet `emission`, the
//! clock of entitlements that of pallet `clock`, with the constants of the first two mocks. Both
//! replay the traces. A referendum is a time after which it is enacted, if the calls that it takes
//! can be sent.
//!
//! As with rounds, each path ends: nothing is stopped anew once the horizon is reached.

mod faults;
mod ghosts;
mod properties;
mod steps;
mod text;
mod worlds;

pub use faults::{Fault, CAUGHT_BY};
pub use text::observe;
pub use worlds::{deep, ordinary, Limits, World};

use stateright::{Model, Property};

/// The clock of the first block.
pub const START: u16 = 10;
/// For how long safe mode may be on in any window.
pub const SAFE_MODE_BUDGET: u16 = 100;
/// For how long a call may be paused in any window.
pub const PAUSE_BUDGET: u16 = 140;
/// Length of the windows.
pub const WINDOW: u16 = 1_000;
/// The longest renewal.
pub const MAX_RENEWAL: u16 = 300;
/// Number of brakes that are on at most. One place is kept for safe mode.
pub const MAX_BRAKES: usize = 4;
/// The longest time between two blocks that is not a stall.
pub const TOLERANCE: u16 = 15;
/// How long a referendum is decided on.
pub const DECIDING: u16 = 100;
/// Eras that the committee can halt, of any [`HALT_WINDOW`].
pub const MAX_HALT: u8 = 6;
/// Eras within which halts add up.
pub const HALT_WINDOW: u8 = 20;

/// Number of brakes that there are.
pub const BRAKES: usize = 6;
/// Stretches that are remembered per brake. The pallet remembers more than any path here has.
pub const STRETCHES: usize = 6;
/// Times of a brake that are remembered to judge by.
pub const TIMES: usize = 8;

/// Something that can be stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Brake {
	/// Nearly everything.
	SafeMode,
	/// Claims.
	Claims,
	/// Another call, one of three.
	Other(usize),
	/// A call that referenda need, which cannot be stopped.
	Voting,
}

impl Brake {
	/// All of them.
	pub const ALL: [Self; BRAKES] = [
		Self::SafeMode,
		Self::Claims,
		Self::Other(0),
		Self::Other(1),
		Self::Other(2),
		Self::Voting,
	];

	/// Its place in lists.
	pub fn place(self) -> usize {
		match self {
			Self::SafeMode => 0,
			Self::Claims => 1,
			Self::Other(n) => 2 + n,
			Self::Voting => 5,
		}
	}

	/// For how long it may be on in any window.
	pub fn budget(self) -> u16 {
		if self == Self::SafeMode {
			SAFE_MODE_BUDGET
		} else {
			PAUSE_BUDGET
		}
	}
}

/// A brake that is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct On {
	/// Since when.
	pub since: u16,
	/// When its time is over. One more block has it on.
	pub until: u16,
	/// A referendum decided it.
	pub renewed: bool,
}

/// A time for which a brake was on; none if its length is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stretch {
	/// The last block in which it was on.
	pub last: u16,
	/// In how many.
	pub length: u16,
}

/// A halt of emission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Halt {
	/// The first halted era.
	pub since: u8,
	/// The first era that issues again.
	pub until: u8,
	/// A vote decided on its length.
	pub voted: bool,
}

/// The referendum that replaces the committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Referendum {
	/// Nobody has submitted it.
	None,
	/// It can be enacted from this time on.
	Deciding(u16),
	/// It was enacted: the committee is another one.
	Enacted,
}

/// The chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State {
	/// The clock.
	pub now: u16,
	/// The clock of the block before, and whether claims were stopped at its end.
	pub last: Option<(u16, bool)>,
	/// What was lost until the block before.
	pub lost: u16,
	/// The brakes that are on.
	pub on: [Option<On>; BRAKES],
	/// What counts against their budgets.
	pub used: [[Stretch; STRETCHES]; BRAKES],
	/// The era.
	pub era: u8,
	/// Which eras the committee has halted, the last one lowest.
	pub halted: u64,
	/// Emission is halted.
	pub halt: Option<Halt>,
	/// The referendum on the committee.
	pub referendum: Referendum,
	/// How often things can still be done.
	pub left: Limits,
	/// What no storage knows.
	pub ghost: Ghost,
}

/// What is remembered to judge by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ghost {
	/// From when until when the committee had safe mode on, and claims paused; both included.
	pub times: [[Option<(u16, u16)>; TIMES]; 2],
	/// In how many blocks claims could be sent.
	pub claimable: u16,
	/// Which eras issued nothing because of the committee, the last one lowest.
	pub idle: u64,
	/// What has happened and must not.
	pub broken: u8,
}

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
	/// The committee stops something for so long.
	Pull(Brake, u16),
	/// The committee releases it.
	Release(Brake),
	/// A vote has it on for so long.
	Renew(Brake, u16),
	/// A vote releases it.
	ReleaseByVote(Brake),
	/// The committee halts emission.
	Halt,
	/// A vote halts it for so many eras.
	Prolong(u8),
	/// A vote resumes it.
	Resume,
	/// The committee tries to resume it.
	ResumeByCommittee,
	/// An era ends.
	EndEra,
	/// Holders submit a referendum on the committee, with enough votes.
	Submit,
	/// It is enacted.
	Enact,
	/// The committee tries to end it.
	Cancel,
	/// So many blocks.
	Tick(u16),
	/// A block after so much time without one.
	Stall(u16),
}

/// How a step ends: well, or with an error of this name.
pub type Outcome<Said = ()> = Result<Said, &'static str>;

/// The model: a world, perhaps with something wrong in it.
#[derive(Clone, Debug)]
pub struct Governance {
	/// Its bounds.
	pub world: World,
	/// What is wrong on purpose.
	pub fault: Option<Fault>,
	/// The only property to look at, if not all.
	pub only: Option<&'static str>,
}

impl Governance {
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

impl Model for Governance {
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
