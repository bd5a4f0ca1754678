//! The worlds in which a round lives: its terms, and how often things happen that could happen for
//! ever.

use super::Rest;

/// How rows are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
	/// Once.
	Immediate,
	/// Once, locked.
	Vested,
	/// As they unlock.
	Streamed,
}

/// Where the story begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Start {
	/// With a draft that holds nothing.
	Draft,
	/// With a round that was just opened.
	Open,
}

/// How often things can happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Limits {
	/// Compliance refuses an account.
	pub refusals: u8,
	/// It accepts one again.
	pub pardons: u8,
	/// A stranger fills an account's vesting slots.
	pub fillings: u8,
	/// The chain stalls.
	pub stalls: u8,
	/// The committee pauses.
	pub brakes: u8,
	/// A vote pauses.
	pub votes: u8,
	/// How often time passes while a vote has the round paused.
	pub waits: u8,
	/// A stranger sends tokens to the pot.
	pub strays: u8,
	/// The manager amends.
	pub amendments: u8,
	/// The manager is frozen.
	pub freezes: u8,
	/// The manager stops a stream.
	pub stops: u8,
	/// A payout limit is in force for a claim.
	pub cuts: u8,
}

/// A world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
	/// Its name: that of the file with its traces.
	pub name: &'static str,
	/// How rows are paid.
	pub kind: Kind,
	/// They are listed on chain, not in a Merkle tree.
	pub listed: bool,
	/// How many there are.
	pub rows: usize,
	/// By how much the budget is below their sum: the manifest of a Merkle tree can be wrong.
	pub short: u16,
	/// Where the remainder goes.
	pub rest: Rest,
	/// The window, as agreed.
	pub opens: u16,
	/// Its end.
	pub closes: u16,
	/// Where the story begins.
	pub start: Start,
	/// How much time passes at once.
	pub step: u16,
	/// How often things can happen.
	pub limits: Limits,
}

impl World {
	/// What row `n` is worth.
	pub fn amount(&self, n: usize) -> u16 {
		100 * (n as u16 + 1)
	}

	/// The sum of all rows.
	pub fn total(&self) -> u16 {
		(0..self.rows).map(|n| self.amount(n)).sum()
	}

	/// What can be paid in all.
	pub fn budget(&self) -> u16 {
		self.total() - self.short
	}

	/// Whether the chain pays the rows by itself.
	pub fn is_pushed(&self) -> bool {
		self.listed && self.kind != Kind::Streamed
	}
}

/// An open round of two rows that are paid once.
fn plain(name: &'static str) -> World {
	World {
		name,
		kind: Kind::Immediate,
		listed: false,
		rows: 2,
		short: 0,
		rest: Rest::Manager,
		opens: 0,
		closes: 61,
		start: Start::Open,
		step: 20,
		limits: Limits::default(),
	}
}

/// Worlds that take seconds together.
pub fn ordinary() -> Vec<World> {
	vec![
		World {
			rest: Rest::Treasury,
			start: Start::Draft,
			listed: true,
			limits: Limits { amendments: 2, freezes: 1, strays: 1, ..Limits::default() },
			..plain("draft")
		},
		World {
			listed: true,
			rows: 3,
			rest: Rest::Treasury,
			limits: Limits { refusals: 2, pardons: 1, stalls: 1, strays: 1, ..Limits::default() },
			..plain("listed")
		},
		World {
			opens: 21,
			closes: 81,
			limits: Limits {
				refusals: 1,
				pardons: 1,
				stalls: 1,
				brakes: 2,
				votes: 1,
				waits: 1,
				..Limits::default()
			},
			..plain("pauses")
		},
		World {
			short: 50,
			rows: 3,
			limits: Limits {
				refusals: 2,
				pardons: 2,
				stalls: 1,
				brakes: 1,
				strays: 1,
				..Limits::default()
			},
			..plain("short")
		},
		World {
			kind: Kind::Vested,
			rest: Rest::Burn,
			limits: Limits {
				refusals: 1,
				pardons: 1,
				fillings: 1,
				stalls: 1,
				brakes: 1,
				strays: 1,
				..Limits::default()
			},
			..plain("vested")
		},
		World {
			kind: Kind::Streamed,
			closes: 151,
			step: 40,
			limits: Limits {
				refusals: 1,
				pardons: 1,
				stalls: 1,
				brakes: 1,
				stops: 1,
				cuts: 1,
				..Limits::default()
			},
			..plain("streamed")
		},
	]
}

/// Worlds that take minutes together: more rows, and more of everything.
pub fn deep() -> Vec<World> {
	let mut worlds = ordinary();
	for world in &mut worlds {
		if world.name == "draft" {
			world.rows = 3;
		}
		let limits = &mut world.limits;
		for bound in [&mut limits.refusals, &mut limits.pardons, &mut limits.brakes] {
			*bound += u8::from(*bound > 0);
		}
		limits.strays = 1;
	}
	worlds
}
