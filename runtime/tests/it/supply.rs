//! The supply that listing sites and reports are told.

use crate::common::*;
use distribution_primitives::supply::{MAX_MOMENTS, MAX_VESTING_ACCOUNTS};
use polkadot_sdk::frame_support::traits::fungible::{Inspect, Mutate};

/// Gives `amount` of Ferdie's that unlocks `per_block` from relay-chain block 2,000 on.
fn vest(to: &AccountId, amount: Balance, per_block: Balance) {
	let schedule = pallet_vesting::VestingInfo::new(amount, per_block, 2_000);
	let from = RuntimeOrigin::signed(Ferdie.to_account_id());
	assert_ok!(Vesting::vested_transfer(from, to.clone().into(), schedule));
}

/// What vests at `moment`, over all pages.
fn vesting(moment: BlockNumber) -> Balance {
	let (mut sum, mut after) = (0, None);
	loop {
		let page = supply::vesting(after, &[moment]);
		sum += page.locked[0];
		after = page.next;
		if after.is_none() {
			return sum;
		}
	}
}

#[test]
fn supply_should_part_into_what_is_kept_and_what_circulates() {
	chain().execute_with(|| {
		let before = supply::supply();
		assert_eq!(before.total, Balances::total_issuance());
		assert_eq!(before.now, 1_000);
		let _ = open_round(&[60 * UNIT, 40 * UNIT], Release::Immediate);
		let treasury = monetary::TreasuryAccount::get();
		Balances::mint_into(&treasury, 7 * UNIT).unwrap();
		let after = supply::supply();
		assert_eq!(after.rounds, before.rounds + 100 * UNIT);
		assert_eq!(after.treasury, before.treasury + 7 * UNIT);
		assert_eq!(after.total, before.total + 7 * UNIT);
		assert_eq!(after.circulating(0), before.circulating(0) - 100 * UNIT);
		// Votes are measured against the same, as long as that is not too little.
		let votable = monetary::Votable::get();
		assert_eq!(
			after.circulating(0).max(monetary::LEAST_VOTABLE.mul_floor(after.total)),
			votable
		);
	});
}

#[test]
fn claim_should_bring_tokens_into_circulation() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[60 * UNIT, 40 * UNIT], Release::Immediate);
		let before = supply::supply();
		next_block();
		assert_eq!(apply_free(claim(id, 0, &evidence[0])), Ok(Ok(())));
		let after = supply::supply();
		assert_eq!(after.circulating(0), before.circulating(0) + 60 * UNIT);
	});
}

#[test]
fn vesting_should_be_locked_by_its_schedules_and_never_more_than_there_is() {
	chain().execute_with(|| {
		let before = [1_000, 2_010, 9_000].map(vesting);
		let who = beneficiary(1);
		vest(&who, 100 * UNIT, UNIT);
		let locked = [1_000, 2_010, 9_000].map(vesting);
		assert_eq!(locked[0], before[0] + 100 * UNIT);
		assert_eq!(locked[1], before[1] + 90 * UNIT);
		assert_eq!(locked[2], before[2]);
		// Fees may be paid out of what vests.
		let has = <Balances as Inspect<AccountId>>::total_balance(&who);
		Balances::set_balance(&who, has - 30 * UNIT);
		assert_eq!(vesting(1_000), before[0] + 70 * UNIT);
		// Of the treasury's tokens none circulates anyway.
		let treasury = monetary::TreasuryAccount::get();
		vest(&treasury, 50 * UNIT, UNIT);
		assert_eq!(vesting(1_000), before[0] + 70 * UNIT);
	});
}

#[test]
fn vesting_should_be_answered_in_pages_for_a_bounded_number_of_times() {
	chain().execute_with(|| {
		let before = vesting(1_000);
		for n in 0..MAX_VESTING_ACCOUNTS + 5 {
			let mut who = [9; 32];
			who[..4].copy_from_slice(&n.to_le_bytes());
			let schedules = vec![pallet_vesting::VestingInfo::new(10 * UNIT, UNIT, 2_000)];
			let who = AccountId::from(who);
			Balances::mint_into(&who, 20 * UNIT).unwrap();
			pallet_vesting::Vesting::<Runtime>::mutate(who, |all| {
				*all = Some(schedules.try_into().unwrap())
			});
		}
		let first = supply::vesting(None, &[1_000]);
		assert_eq!(first.accounts, MAX_VESTING_ACCOUNTS);
		assert!(first.next.is_some());
		assert_eq!(vesting(1_000), before + Balance::from(MAX_VESTING_ACCOUNTS + 5) * 10 * UNIT);
		let many = [1_000; MAX_MOMENTS as usize + 1];
		assert_eq!(supply::vesting(None, &many).locked.len(), MAX_MOMENTS as usize);
		assert!(supply::vesting(None, &[]).locked.is_empty());
	});
}
