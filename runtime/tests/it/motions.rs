//! The committee's motions: room for them, their deposits and their end.

use crate::common::*;
use polkadot_sdk::{
	frame_support::{traits::fungible::InspectHold, weights::Weight},
	sp_keyring::Sr25519Keyring::{self, Charlie},
	sp_runtime::{traits::Hash as _, DispatchResult},
};

fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

/// Regression: once most members had said aye, or the prime alone, those who had not voted counted as
/// ayes after seven days, and so made two thirds.
#[test]
fn silence_of_members_should_not_count_as_their_vote() {
	use pallet_collective::DefaultVote;
	type Committee = governance::CommitteeInstance;
	type Silence = <Runtime as pallet_collective::Config<Committee>>::DefaultVote;
	for prime in [None, Some(true), Some(false)] {
		assert!(!Silence::default_vote(prime, 5, 0, 9));
	}
}

/// Alice, Bob and `member` sit in the committee.
fn sit(member: AccountId) {
	let members = vec![Alice.to_account_id(), Bob.to_account_id(), member];
	assert_ok!(TechnicalCommittee::set_members(RuntimeOrigin::root(), members, None, 1));
}

/// The `n`th of several motions.
fn motion(n: u32) -> RuntimeCall {
	frame_system::Call::<Runtime>::remark { remark: n.encode() }.into()
}

fn propose_motion(who: &AccountId, n: u32) -> DispatchResult {
	let call = motion(n);
	let length = call.encoded_size() as u32;
	let by = RuntimeOrigin::signed(who.clone());
	let proposed = TechnicalCommittee::propose(by, 2, Box::new(call), length);
	proposed.map(|_| ()).map_err(|error| error.error)
}

/// What `who` has on hold for motions.
fn held_for_motions(who: &AccountId) -> Balance {
	Balances::balance_on_hold(&governance::committee::MotionHoldReason::get(), who)
}

/// Regression: motions cost nothing. One member could have a hundred wait for a week, and nobody else
/// could propose any.
#[test]
fn one_member_should_not_use_up_the_room_for_motions() {
	chain().execute_with(|| {
		let member = beneficiary(7);
		let wealth = 100_000 * UNIT;
		assert_ok!(Balances::transfer_keep_alive(signed(Alice), member.clone().into(), wealth));
		sit(member.clone());
		let mut held = vec![0];
		let refused = loop {
			let n = held.len() as u32;
			match propose_motion(&member, n) {
				Ok(()) => held.push(held_for_motions(&member)),
				Err(refused) => break refused,
			}
			assert!(n < 70, "proposed {n} motions");
		};
		assert!(matches!(refused, DispatchError::Token(_)), "{refused:?}");
		let deposits: Vec<Balance> = held.windows(2).map(|pair| pair[1] - pair[0]).collect();
		let (free, dear) = deposits.split_at(10);
		assert!(free.iter().all(|deposit| *deposit == 0));
		assert_eq!(dear[0], 10 * UNIT);
		assert_eq!(dear[1], 12 * UNIT);
		assert!(dear.is_sorted_by(|one, next| one < next), "{dear:?}");
		// The others can still propose, for about a fifth of what is on hold.
		let bob = Bob.to_account_id();
		assert_ok!(propose_motion(&bob, 1_000));
		let total = held_for_motions(&member);
		assert!(held_for_motions(&bob) < total / 5 + 11 * UNIT, "{}", held_for_motions(&bob));
	});
}

#[test]
fn motion_should_need_votes_and_end_after_seven_days() {
	type Refused = pallet_collective::Error<Runtime, governance::CommitteeInstance>;
	chain().execute_with(|| {
		let charlie = Charlie.to_account_id();
		sit(charlie.clone());
		assert_ok!(propose_motion(&charlie, 0));
		let hash = <Runtime as frame_system::Config>::Hashing::hash_of(&motion(0));
		// One aye of the two that it needs.
		assert_ok!(TechnicalCommittee::vote(signed(Alice), hash, 0, true));
		let close = || TechnicalCommittee::close(signed(Ferdie), hash, 0, Weight::MAX, 1_000);
		let proposed = System::block_number();
		System::set_block_number(proposed + 7 * DAYS - 1);
		assert_noop!(close(), Refused::TooEarly);
		System::set_block_number(proposed + 7 * DAYS);
		assert_ok!(close());
		let disapproved = pallet_collective::Event::Disapproved { proposal_hash: hash };
		System::assert_has_event(RuntimeEvent::TechnicalCommittee(disapproved));
	});
}

#[test]
fn deposit_for_a_motion_should_return_when_the_motion_has_ended() {
	chain().execute_with(|| {
		let charlie = Charlie.to_account_id();
		sit(charlie.clone());
		for n in 0..=10 {
			assert_ok!(propose_motion(&charlie, n));
		}
		assert_eq!(held_for_motions(&charlie), 10 * UNIT);
		let hash = <Runtime as frame_system::Config>::Hashing::hash_of(&motion(10));
		let release = || TechnicalCommittee::release_proposal_cost(signed(Ferdie), hash);
		assert_noop!(
			release(),
			pallet_collective::Error::<Runtime, governance::CommitteeInstance>::ProposalActive
		);
		for who in [Alice, Bob] {
			assert_ok!(TechnicalCommittee::vote(signed(who), hash, 10, false));
		}
		assert_ok!(TechnicalCommittee::close(signed(Ferdie), hash, 10, Weight::MAX, 1_000));
		assert_ok!(release());
		assert_eq!(held_for_motions(&charlie), 0);
	});
}
