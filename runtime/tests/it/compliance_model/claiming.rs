//! Claims, mostly by a stranger for others, and what else strangers do to rows: they set aside what
//! is refused, and fill the vesting slots of others.

use super::{
	actors::*,
	drafting::FAR,
	model::{Kind, Outcome, Round, Span, State, Stop, SLOTS},
	RoundCall, World,
};
use crate::common::*;
use pallet_vesting::VestingInfo;
use polkadot_sdk::{
	frame_support::{storage::with_transaction, traits::fungible::Inspect},
	sp_runtime::TransactionOutcome,
};

/// Rounds left alone of which a check tries all rows.
const TRIED: usize = 2;
/// The smallest vested transfer.
const SLOT: Balance = 10 * UNIT;

fn kind_of(round: &Round) -> &'static str {
	match (round.state, round.kind) {
		(State::Closed, _) => "claim of a closed round",
		(_, Kind::Streamed) => "claim of a stream",
		(_, Kind::Vested) => "vested claim",
		(_, Kind::Plain | Kind::Dust) => "claim",
	}
}

impl World {
	/// Claims a row; in a closed round mostly one that was set aside.
	pub fn claim(&mut self, place: usize, mut who: usize) {
		if self.rounds[place].state == State::Closed && !self.random.once_in(4) {
			let mut others = (who..HOLDERS).chain(0..who);
			who = others.find(|other| self.rounds[place].rows[*other].aside).unwrap_or(who);
		}
		self.claim_row(false, place, who);
	}

	/// Claims a row of a round, or of one of those that are left alone.
	pub fn claim_row(&mut self, waiting: bool, place: usize, who: usize) {
		let round = if waiting { &self.waiting[place] } else { &self.rounds[place] };
		let (kind, predicted) = (kind_of(round), self.predict(round, who));
		let call = claim(round.id, who as u8, &round.evidence[who]);
		let before = Balances::total_balance(&holder(who));
		let outcome = self.send(kind, signed(stranger()), call);
		let paid = Balances::total_balance(&holder(who)) - before;
		self.agree(kind, predicted, outcome, paid);
		if outcome.is_ok() {
			let list = if waiting { &mut self.waiting } else { &mut self.rounds };
			self.model.paid(&mut list[place], who, paid);
		}
	}

	/// What a claim of a row pays now, or why it does not.
	pub fn predict(&self, round: &Round, who: usize) -> Result<Span, &'static str> {
		if self.model.stops.stop(Stop::Claims) {
			return Err("CallFiltered");
		}
		self.model.due(round, who)
	}

	/// Tries every row of all rounds, and of some that are left alone: whoever the model says is
	/// owed something now can claim it, and nobody else. It is rolled back.
	pub fn try_rows(&mut self) {
		let some: Vec<usize> = (0..TRIED.min(self.waiting.len()))
			.map(|_| self.random.place(self.waiting.len()))
			.collect();
		for round in self.rounds.iter().chain(some.iter().map(|place| &self.waiting[*place])) {
			for who in 0..HOLDERS {
				let predicted = self.predict(round, who);
				let call = claim(round.id, who as u8, &round.evidence[who]);
				let (outcome, paid) = tried(call, &holder(who));
				self.agree("trial", predicted, outcome, paid);
			}
		}
	}

	pub fn set_aside(&mut self, place: usize, who: usize) {
		let round = &self.rounds[place];
		let (id, evidence) = (round.id, round.evidence[who].clone());
		let call = RoundCall::set_aside { id, beneficiary: holder(who), evidence };
		self.attempt("set_aside", Stop::Aside, signed(stranger()), call, |world| {
			world.model.set_aside(&mut world.rounds[place], who)
		});
	}

	/// A stranger fills all vesting slots of a holder, and tries one more.
	pub fn fill(&mut self, who: usize) {
		for _ in self.model.accounts[who].slots..=SLOTS {
			let schedule = VestingInfo::new(SLOT, UNIT, FAR);
			let target = holder(who).into();
			let call = pallet_vesting::Call::<Runtime>::vested_transfer { target, schedule };
			let filled = self.attempt("fill", Stop::SafeMode, signed(stranger()), call, |world| {
				world.model.fill(who, SLOT)
			});
			if !filled {
				break;
			}
		}
	}

	/// A holder merges vesting schedules, some or all.
	pub fn merge(&mut self, who: usize) {
		let wanted = 1 + self.random.below(u64::from(SLOTS)) as u32;
		self.merge_to(who, wanted);
	}

	/// A holder merges vesting schedules until not more than `wanted` are left.
	pub fn merge_to(&mut self, who: usize, wanted: u32) {
		while self.model.accounts[who].slots > wanted {
			let call = pallet_vesting::Call::<Runtime>::merge_schedules {
				schedule1_index: 0,
				schedule2_index: 1,
			};
			let merged =
				self.attempt("merge", Stop::SafeMode, signed(holder(who)), call, |world| {
					world.model.accounts[who].slots -= 1;
					Ok(())
				});
			if !merged {
				break;
			}
		}
	}
}

/// How a claim would end now, and what it would pay `who`.
fn tried(call: RuntimeCall, who: &AccountId) -> (Outcome, Balance) {
	let before = Balances::total_balance(who);
	let tried: Result<(Outcome, Balance), DispatchError> = with_transaction(|| {
		let outcome = call.dispatch(signed(stranger()));
		let outcome: Outcome = outcome.map(|_| ()).map_err(|refused| refused.error.into());
		let paid = Balances::total_balance(who) - before;
		TransactionOutcome::Rollback(Ok((outcome, paid)))
	});
	tried.unwrap()
}
