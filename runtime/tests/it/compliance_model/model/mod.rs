//! The reference model: how the chain should behave, in plain records and plain arithmetic, written
//! independently of the pallets. Errors are compared by name.
//!
//! - `attesters`, `records`: who says what about an account, and who may;
//! - `freezes`: which accounts are frozen, by whom and until when;
//! - `judgement`: who may be paid, and how much;
//! - `rounds`, `drafts`, `entitlements`: what each row of a round is owed, and until when;
//! - `stops`: what the brakes stop, and when they end;
//! - `rewards`, `halts`: what an era mints, and what stakes and scores earn;
//! - `ledger`: what each account has.

mod attesters;
mod drafts;
mod entitlements;
mod freezes;
mod halts;
mod judgement;
mod ledger;
mod records;
mod rewards;
mod rounds;
mod stops;

pub use attesters::{Attester, FOREVER};
pub use freezes::{Frozen, Officer, FREEZES, OFFICERS};
pub use judgement::{Demand, Span, DEMANDS};
pub use ledger::{Ledger, Token, Who};
pub use records::{Account, Fault, Said, MAX_VALIDITY};
pub use rewards::{Rewards, ALLOWANCE, DEPTH, STAKE, WORK};
pub use rounds::{Kind, Rest, Round, Row, Schedule, State, GRACE, MIN_WINDOW, SLOTS};
pub use stops::{Stop, Stops, STOPS, TOLERANCE};

use crate::common::*;
use distribution_primitives::Countries;

/// How an operation ends: successfully, or with an error of this name.
pub type Outcome = Result<(), &'static str>;

pub fn countries(codes: &[&str]) -> Countries {
	codes.iter().map(|code| code.parse().unwrap()).collect::<Vec<_>>().try_into().unwrap()
}

/// The model of the chain.
pub struct Model {
	pub now: BlockNumber,
	/// All the time in which nobody could claim.
	pub lost: BlockNumber,
	pub stops: Stops,
	pub ledger: Ledger,
	pub rewards: Rewards,
	pub attesters: Vec<Attester>,
	pub next_epoch: u32,
	pub accounts: Vec<Account>,
	pub officers: Vec<Officer>,
	/// The freezes of the accounts and, after them, of the attesters and of the managers.
	pub freezes: Vec<Option<Frozen>>,
	/// For each of them, until when each officer cannot freeze it again.
	pub rests: Vec<[BlockNumber; OFFICERS]>,
	/// An attester that is a member of the committee.
	pub member: usize,
	/// The deposit for a record, in smallest units.
	pub price: Balance,
	pub blocked: &'static [&'static str],
	pub limits: &'static [(u8, Balance)],
	/// Time after a window's end before which a round with unpaid rows cannot be closed.
	pub close_delay: BlockNumber,
}

impl Model {
	/// Time passes until the next block. What was lost to claims is added up.
	pub fn pass(&mut self, gap: BlockNumber, lost: bool) {
		self.now += gap;
		if lost {
			self.lost += gap;
		}
	}

	/// Whether nobody can claim until the next block, which comes after `gap`: the chain stands
	/// still, or a brake is on.
	pub fn loses(&self, gap: BlockNumber) -> bool {
		gap > TOLERANCE || self.stops.suspend_claims()
	}
}
