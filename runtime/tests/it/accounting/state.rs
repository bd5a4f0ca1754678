//! Compares the chain with the books.

use super::{
	model::{Status, Wallet, Who},
	setup::{ACCOUNTS, BUDGET, LISTED, ROUNDS, ROWS, VOUCHERS},
	World,
};
use crate::common::*;
use polkadot_sdk::frame_support::traits::fungible::{InspectFreeze, InspectHold};

/// What an account has on the chain.
pub fn wallet(who: &AccountId) -> Wallet {
	let account = frame_system::Account::<Runtime>::get(who).data;
	let locks = pallet_balances::Locks::<Runtime>::get(who);
	Wallet {
		free: account.free,
		held: account.reserved,
		locked: locks.iter().map(|lock| lock.amount).sum(),
	}
}

impl World {
	/// Every unit is where the books say.
	pub fn compare(&self) {
		let ledger = &self.model.ledger;
		for (who, has) in &ledger.has {
			let id = self.id(*who);
			assert_eq!(wallet(&id), *has, "{who:?}");
			assert_eq!(Balances::total_balance_on_hold(&id), has.held, "{who:?}");
		}
		assert_eq!(Balances::total_issuance(), ledger.issued);
		// What nobody here has is what it was.
		assert_eq!(ledger.issued - ledger.sum(), self.elsewhere);
		let freeze = RuntimeFreezeReason::Compliance(pallet_compliance::FreezeReason::Officer);
		for who in 0..ACCOUNTS {
			let stopped = Balances::balance_frozen(&freeze, &self.id(Who::Account(who))) > 0;
			assert_eq!(stopped, self.model.frozen.contains_key(&who), "{who}");
		}
		(0..ROUNDS).for_each(|place| self.compare_round(place));
		let owed: Balance = (0..ROUNDS).map(|place| self.model.owed(place)).sum();
		assert_eq!(pallet_distribution::TotalOwed::<Runtime>::get(), owed);
		let queued = pallet_distribution::PushQueue::<Runtime>::get().len();
		assert_eq!(queued, usize::from(self.model.pushes.queued));
	}

	/// What is paid of a round, set aside, promised, and left.
	fn compare_round(&self, place: usize) {
		let round = &self.model.rounds[place];
		let found = pallet_distribution::Rounds::<Runtime>::get(round.id);
		if round.status == Status::Removed {
			assert_eq!(found, None);
			return;
		}
		let found = found.unwrap();
		let (paid, aside) = self.model.books(place);
		let vouchers = &self.model.vouchers;
		let budget = BUDGET - self.model.freed(place);
		let promised = if place == VOUCHERS { vouchers.promised } else { budget };
		let (claimed, set_aside) = (found.claimed, found.set_aside);
		assert_eq!((claimed, set_aside, found.total), (paid, aside, promised), "round {place}");
		assert_eq!((found.budget, found.owed()), (budget, self.model.owed(place)), "round {place}");
		let claimants = if place == VOUCHERS {
			vouchers.people.len()
		} else {
			round.rows.iter().filter(|row| row.paid).count()
		};
		assert_eq!(found.rows_claimed as usize, claimants, "round {place}");
		let open = (0..ROWS).filter(|row| self.model.stream(place, *row).open).count();
		assert_eq!(found.open_streams as usize, open, "round {place}");
		let after = if place == LISTED { self.model.pushes.after } else { 0 };
		assert_eq!(found.push.after, after, "round {place}");
	}
}
