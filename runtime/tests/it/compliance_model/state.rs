//! Compares the state of the chain with the model.

use super::{
	actors::*,
	drafting::put_down,
	model::{State, Token, Who, STAKE, WORK},
	World,
};
use crate::common::*;
use polkadot_sdk::frame_support::traits::fungible::{Inspect, InspectFreeze, InspectHold};

/// What an account has on the chain: free, held, locked or frozen.
pub fn balance(token: Token, who: Who) -> Balance {
	match token {
		Token::Native => Balances::total_balance(&account(who)),
		Token::Other => Assets::balance(OTHER, account(who)),
	}
}

/// What is held from everybody who puts down deposits.
pub fn held() -> Vec<Balance> {
	let holders = (0..HOLDERS).map(holder);
	let attesters = (0..ATTESTERS).map(attester);
	let managers = (0..MANAGERS).map(manager);
	let all = holders.chain(attesters).chain(managers).chain([relayer(), stranger()]);
	all.map(|who| Balances::total_balance_on_hold(&who)).collect()
}

/// Every invariant of our pallets.
pub fn try_all() {
	Compliance::do_try_state().unwrap();
	Distribution::do_try_state().unwrap();
	Emission::do_try_state().unwrap();
	Clock::do_try_state().unwrap();
	Brakes::do_try_state().unwrap();
	crate::digest::whatever_is_final_is_folded_once();
}

impl World {
	pub fn compare(&self) {
		self.compare_accounts();
		self.compare_attesters();
		self.compare_ledger();
		self.compare_rounds();
		(0..STAKERS).for_each(|who| self.compare_stake(who));
		for n in 0..MANAGERS {
			let rounds = self.rounds.iter().chain(&self.waiting);
			let deposits = rounds.filter(|round| round.manager == n).map(|round| round.deposit);
			assert_eq!(put_down(n), deposits.sum::<Balance>(), "deposits of manager {n}");
		}
	}

	fn compare_accounts(&self) {
		for (who, account) in self.model.accounts.iter().enumerate() {
			let status = Compliance::status(&holder(who));
			assert_eq!(status.frozen.is_some(), self.model.is_frozen(who));
			assert_eq!(status.level, self.model.level(who));
			assert_eq!(status.blocked, self.model.is_blocked(who));
			let records = status.records.iter().map(|record| &record.attester);
			let words = account.words.iter().map(|word| attester(word.by));
			assert!(records.cloned().eq(words));
			let slots = pallet_vesting::Vesting::<Runtime>::get(holder(who));
			assert_eq!(slots.map_or(0, |slots| slots.len()), account.slots as usize);
		}
		// Tokens are frozen until the chain, or somebody, has removed what lapsed.
		let freeze = RuntimeFreezeReason::Compliance(pallet_compliance::FreezeReason::Officer);
		for (who, frozen) in self.model.freezes.iter().enumerate() {
			let amount = Balances::balance_frozen(&freeze, &subject(who));
			assert_eq!(amount > 0, frozen.is_some());
		}
	}

	fn compare_attesters(&self) {
		let reason = RuntimeHoldReason::Compliance(pallet_compliance::HoldReason::RecordDeposit);
		for (by, known) in self.model.attesters.iter().enumerate() {
			let records = self.model.records_of(by);
			let entry = Compliance::attester(&attester(by));
			let entry = entry.map(|entry| (entry.epoch, entry.key_number, entry.records as usize));
			assert_eq!(entry, known.in_office.then_some((known.epoch, known.key, records)));
			assert_eq!(known.deposit.1, records);
			assert_eq!(Balances::balance_on_hold(&reason, &attester(by)), known.deposit.0);
		}
	}

	/// Every balance, the issuance, and what could vote.
	pub fn compare_ledger(&self) {
		let ledger = &self.model.ledger;
		for ((token, who), amount) in &ledger.has {
			assert_eq!(balance(*token, *who), *amount, "{token:?} of {who:?}");
		}
		assert_eq!(Balances::total_issuance(), ledger.issued);
		let native = |who| ledger.balance(Token::Native, who);
		let owed: Balance = self.rounds.iter().chain(&self.waiting).map(|round| round.owed()).sum();
		// A pool owes what is in its pot, but for what keeps the pot alive.
		let pools = [STAKE, WORK].map(|id| native(Who::Pool(id)) - EXISTENTIAL_DEPOSIT);
		let kept = native(Who::Treasury) + owed + pools.iter().sum::<Balance>();
		assert_eq!(monetary::Votable::get(), ledger.issued - kept);
	}

	/// The books of the rounds, and when their windows end.
	pub fn compare_rounds(&self) {
		for round in &self.rounds {
			let info = Distribution::round_info(round.id).unwrap();
			let books = (info.claimed, info.set_aside);
			assert_eq!(books, (round.claimed(), round.aside()), "round {}", round.id);
			assert_eq!(round.is_paused_on_chain(), round.paused, "round {}", round.id);
			if matches!(round.state, State::Open | State::Closed) {
				assert_eq!(info.ends, round.ends(), "round {}", round.id);
			}
		}
	}
}
