//! The worlds in which roots are disputed: the lists that reporters post, and how often things
//! happen that could happen for ever.

use super::{FIRST_WATCHER, SECOND_WATCHER};

/// A row of a list: the number of an account, and its score.
pub type Row = (usize, i32);

/// A list that can be posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
	/// Its name in traces.
	pub name: &'static str,
	/// Its rows. Accounts are numbered in the order that rows have to have.
	pub rows: &'static [Row],
}

impl List {
	/// The sum of its scores.
	pub fn total(&self) -> i32 {
		self.rows.iter().map(|(_, score)| score).sum()
	}
}

/// Without a fault if it is the first.
const FIRST: List = List { name: "first", rows: &[(0, 60), (1, 40)] };
/// Without a fault behind the first: its scores are above the most of one root.
const SECOND: List = List { name: "second", rows: &[(0, 110), (1, 70)] };
/// An account has two rows.
const TWICE: List = List { name: "twice", rows: &[(0, 60), (0, 60), (1, 40)] };
/// The rows are out of order.
const TURNED: List = List { name: "turned", rows: &[(1, 45), (0, 65)] };
/// Behind the first, an account has less than before.
const LOWERED: List = List { name: "lowered", rows: &[(0, 10), (1, 95)] };
/// Behind the first, the first account has no row.
const HEADLESS: List = List { name: "headless", rows: &[(1, 120)] };
/// Behind the first, the last account has no row.
const TAILLESS: List = List { name: "tailless", rows: &[(0, 130)] };

/// How often things can happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Limits {
	/// A root is posted.
	pub posts: u8,
	/// A root is challenged.
	pub challenges: u8,
	/// Somebody is frozen.
	pub freezes: u8,
	/// Governance names the reporters anew.
	pub namings: u8,
	/// Emission pays into the pot.
	pub fundings: u8,
	/// One of several reporters approves a list.
	pub approvals: u8,
	/// The chain stalls.
	pub stalls: u8,
}

/// A world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
	/// Its name: that of the file with its traces.
	pub name: &'static str,
	/// What can be posted.
	pub lists: Vec<List>,
	/// How many of its members have to approve what the first reporter posts; none if it is a single
	/// account.
	pub agree: usize,
	/// Who proves faults and challenges.
	pub disputers: Vec<usize>,
	/// What the pot can pay at the beginning.
	pub funds: i32,
	/// How much time passes at once.
	pub step: u16,
	/// How often things can happen.
	pub limits: Limits,
}

fn plain(name: &'static str) -> World {
	World {
		name,
		lists: vec![FIRST, SECOND],
		agree: 0,
		disputers: vec![FIRST_WATCHER],
		funds: 200,
		step: 50,
		limits: Limits { posts: 2, ..Limits::default() },
	}
}

/// Worlds that take seconds together.
pub fn ordinary() -> Vec<World> {
	vec![
		// Every fault that rows can show; a reporter looks for its own as well.
		World {
			lists: vec![FIRST, SECOND, TWICE, TURNED, LOWERED, HEADLESS, TAILLESS],
			disputers: vec![0, FIRST_WATCHER],
			limits: Limits { posts: 2, namings: 1, ..Limits::default() },
			..plain("lists")
		},
		// Challenges, verdicts and silence.
		World {
			lists: vec![FIRST, TWICE],
			disputers: vec![FIRST_WATCHER, SECOND_WATCHER],
			limits: Limits { posts: 2, challenges: 2, freezes: 1, ..Limits::default() },
			..plain("verdicts")
		},
		// Time in small steps, some of it lost.
		World {
			lists: vec![FIRST, TWICE],
			step: 25,
			limits: Limits { posts: 1, challenges: 3, stalls: 2, ..Limits::default() },
			..plain("late")
		},
		// The end of a board, and what reaches its pot afterwards.
		World {
			funds: 120,
			limits: Limits { posts: 2, fundings: 2, stalls: 1, ..Limits::default() },
			..plain("closing")
		},
		// A reporter that is several, of whom two must agree.
		World {
			agree: 2,
			limits: Limits { posts: 2, approvals: 4, ..Limits::default() },
			..plain("several")
		},
	]
}

/// Worlds that take minutes together.
pub fn deep() -> Vec<World> {
	let mut worlds = ordinary();
	for world in &mut worlds {
		match world.name {
			"lists" => world.limits.posts = 3,
			"verdicts" => world.limits.challenges = 3,
			"late" => world.limits.stalls = 3,
			"closing" => world.limits.stalls = 2,
			_ => world.limits.approvals = 6,
		}
	}
	worlds
}
