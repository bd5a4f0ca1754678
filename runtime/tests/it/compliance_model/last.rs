//! The end of a run: whatever kept anybody from being paid is taken away, everything that anybody is
//! still entitled to is paid, and nothing is left.

use super::{
	actors::*,
	model::{Said, State, Token, Who, DEMANDS, FOREVER, GRACE, SLOTS, STAKE, STOPS, WORK},
	rewarding::has_staked,
	World,
};
use crate::common::*;
use polkadot_sdk::frame_support::traits::fungible::Inspect;

/// Why a row may be unpaid that nobody refuses: it is paid, its time was over before, it unlocks
/// later, or it cannot make an account.
const REASONS: [&str; 5] =
	["AlreadyClaimed", "NotOpen", "WindowClosed", "NothingUnlocked", "BelowMinimumBalance"];

impl World {
	/// Ends every brake, pause, freeze and limit, and has everybody vouched for.
	pub fn cure(&mut self) {
		for stop in STOPS {
			if self.model.stops.is_on(stop) {
				self.release_by(stop, true);
			}
		}
		for place in 0..self.rounds.len() {
			if self.rounds[place].paused {
				self.resume_by(place, true);
			}
		}
		for who in 0..self.model.freezes.len() {
			if self.model.freezes[who].is_some() {
				self.thaw_one(who);
			}
		}
		self.limit(&[]);
		self.block_countries(&[]);
		for by in 0..2 {
			if !self.model.attesters[by].in_office {
				self.add(by);
			}
			self.update_to(by, 3, &[], FOREVER, false);
		}
		// What was said before is void, and makes room.
		for by in 0..ATTESTERS {
			if self.model.attesters[by].in_office {
				self.new_epoch(by);
			}
		}
		let expires = self.model.now + 700 * DAYS;
		for who in 0..HOLDERS {
			for (by, country) in ["FR", "US"].into_iter().enumerate() {
				self.attest_to(by, who, Said { level: 3, country, expires });
				self.model.follow_deposits();
			}
			for demand in &DEMANDS {
				assert_eq!(self.model.qualifies(who, demand), Ok(()), "holder {who}");
			}
			self.merge_to(who, 1);
		}
		self.compare();
	}

	/// Everybody is paid everything: now, when the running era has ended, and once all streams have
	/// unlocked.
	pub fn pay_all(&mut self) {
		for later in [0, 7 * HOURS, 3 * DAYS] {
			self.let_pass(later);
			for place in 0..self.rounds.len() {
				self.pay_round(false, place);
			}
			for place in 0..self.waiting.len() {
				self.pay_round(true, place);
			}
			(0..STAKERS).for_each(|who| self.claim_stake_of(who));
			(STAKERS..STAKERS + WORKERS).for_each(|who| self.claim_work_of(who));
		}
		for round in self.rounds.iter().filter(|round| round.state == State::Open) {
			let over = self.model.now >= round.ends();
			let paid = round.rows.iter().all(|row| row.done || row.total < EXISTENTIAL_DEPOSIT);
			assert!(over || paid, "somebody was not paid by round {}", round.id);
		}
		self.compare();
	}

	fn pay_round(&mut self, waiting: bool, place: usize) {
		for who in 0..HOLDERS {
			if self.model.accounts[who].slots + 1 >= SLOTS {
				self.merge_to(who, 1);
			}
			let round = if waiting { &self.waiting[place] } else { &self.rounds[place] };
			if let Err(error) = self.predict(round, who) {
				assert!(REASONS.contains(&error), "row {who} of round {}: {error}", round.id);
			}
			self.claim_row(waiting, place, who);
		}
	}

	/// Removes everything. All deposits are returned.
	pub fn wind_up(&mut self) {
		self.let_pass(GRACE + 10 * DAYS);
		let (rounds, waiting) =
			(std::mem::take(&mut self.rounds), std::mem::take(&mut self.waiting));
		for mut round in rounds.into_iter().chain(waiting) {
			let n = round.manager;
			match round.state {
				State::Draft => {
					Distribution::do_abandon(manager(n), round.id).unwrap();
					self.model.abandon(&mut round, n).unwrap();
				}
				State::Open => {
					Distribution::do_close(round.id).unwrap();
					self.model.close(&mut round).unwrap();
				}
				State::Closed | State::Abandoned => {}
			}
			assert!(Distribution::do_clean_up(round.id, 256).unwrap().all);
			self.model.clean_up(&round).unwrap();
		}
		self.leave_pools();
		self.compare_ledger();
		assert_eq!(pallet_distribution::Rounds::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_emission::StakeRecords::<Runtime>::iter().count(), 0);
		assert_eq!(pallet_emission::Contributors::<Runtime>::iter().count(), 0);
		for by in (0..ATTESTERS).filter(|by| self.model.attesters[*by].in_office) {
			Compliance::do_remove_attester(attester(by)).unwrap();
		}
		for (who, account) in self.model.accounts.iter().enumerate() {
			for word in &account.words {
				Compliance::do_forget(relayer(), holder(who), attester(word.by)).unwrap();
			}
		}
		assert_eq!(pallet_compliance::Attesters::<Runtime>::iter().count(), 0);
	}

	/// Everybody takes back their stake, with what it has earned; records without anything to claim
	/// are removed.
	fn leave_pools(&mut self) {
		for who in 0..STAKERS {
			self.claim_stake_of(who);
			let staked = self.model.rewards.stakers[who].staked();
			if staked > 0 {
				self.unstake_of(who, staked);
			}
			if has_staked(who) {
				// A unit or so that rounding may or may not have left.
				let before = Balances::total_balance(&holder(who));
				Emission::do_claim(&stranger(), STAKE, &holder(who)).unwrap();
				let paid = Balances::total_balance(&holder(who)) - before;
				assert!(paid <= self.model.rewards.stakers[who].earned().most);
				let (pool, holder) = (Who::Pool(STAKE), Who::Holder(who));
				self.model.ledger.transfer(Token::Native, pool, holder, paid);
			}
		}
		// Of eras that were halted.
		for who in (STAKERS..STAKERS + WORKERS).filter(|who| self.model.rewards.has_scored(*who)) {
			Emission::do_clear(WORK, &holder(who)).unwrap();
		}
	}
}
