//! Powers: what the committee, the tracks and the treasury's spenders may do, and how the holders
//! replace a committee that resists.

use crate::{common::*, every_call::Calls};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use polkadot_sdk::{
	cumulus_primitives_core::AggregateMessageOrigin,
	frame_support::{
		assert_err,
		traits::{schedule::DispatchTime, Hooks, QueuePausedQuery, StorePreimage},
	},
	sp_keyring::Sr25519Keyring::{self, Charlie, Dave, Eve},
};

fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

/// The committee, with `yes` of `seats` members.
fn committee(yes: u32, seats: u32) -> RuntimeOrigin {
	let members = pallet_collective::RawOrigin::<AccountId, governance::CommitteeInstance>::Members(
		yes, seats,
	);
	members.into()
}

fn track_origin(origin: governance::origins::Origin) -> RuntimeOrigin {
	origin.into()
}

/// Submits a referendum by Bob, through the filters that a transaction meets, and places its
/// decision deposit. Returns its number.
fn propose(origin: OriginCaller, call: RuntimeCall) -> u32 {
	let index = pallet_referenda::ReferendumCount::<Runtime>::get();
	let submit = pallet_referenda::Call::<Runtime>::submit {
		proposal_origin: Box::new(origin),
		proposal: <Preimage as StorePreimage>::bound(call).unwrap(),
		enactment_moment: DispatchTime::After(0),
	};
	assert_ok!(RuntimeCall::Referenda(submit).dispatch(signed(Bob)));
	let deposit = pallet_referenda::Call::<Runtime>::place_decision_deposit { index };
	assert_ok!(RuntimeCall::Referenda(deposit).dispatch(signed(Bob)));
	index
}

/// Nearly half of the supply votes aye.
fn vote_aye(poll_index: u32) {
	for voter in [Alice, Bob, Charlie, Dave, Eve, Ferdie] {
		let vote = AccountVote::Standard {
			vote: Vote { aye: true, conviction: Conviction::Locked1x },
			balance: 9_000_000_000 * UNIT,
		};
		let vote = pallet_conviction_voting::Call::<Runtime>::vote { poll_index, vote };
		assert_ok!(RuntimeCall::ConvictionVoting(vote).dispatch(signed(voter)));
	}
}

/// Lets relay-chain blocks pass until `done`, with `each` in every block.
fn pass_blocks(done: impl Fn() -> bool, mut each: impl FnMut()) {
	let first = 1_001;
	for now in first..first + 400 {
		relay(now);
		System::set_block_number(System::block_number() + 1);
		Scheduler::on_initialize(System::block_number());
		if done() {
			return;
		}
		each();
	}
	panic!("not within 400 blocks");
}

fn members() -> Vec<AccountId> {
	pallet_collective::Members::<Runtime, governance::CommitteeInstance>::get()
}

fn is_ongoing(index: u32) -> bool {
	matches!(
		pallet_referenda::ReferendumInfoFor::<Runtime>::get(index),
		Some(pallet_referenda::ReferendumInfo::Ongoing(_))
	)
}

/// Regression: two thirds of the committee killed every referendum, also the one that replaces
/// them, and slashed its deposits.
#[test]
fn committee_should_neither_cancel_nor_kill_a_referendum() {
	chain().execute_with(|| {
		let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		let index = propose(RawOrigin::Root.into(), remark.into());
		for yes in 1..=3 {
			assert_noop!(Referenda::cancel(committee(yes, 3), index), DispatchError::BadOrigin);
			assert_noop!(Referenda::kill(committee(yes, 3), index), DispatchError::BadOrigin);
		}
		assert!(is_ongoing(index));
	});
}

/// The whole committee does all that it can, in every block, from before the referendum begins.
#[test]
fn holders_should_replace_a_committee_that_resists() {
	chain().execute_with(|| {
		assert_eq!(members(), vec![Alice.to_account_id()]);
		// Safe mode is on, and whatever can be paused is, whoever did it.
		assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		let mut paused = 0;
		for (name, _) in Calls::new().bare() {
			let pallet = name.pallet.into_bytes().try_into().unwrap();
			let call = name.call.into_bytes().try_into().unwrap();
			paused += u32::from(TxPause::pause(RuntimeOrigin::root(), (pallet, call)).is_ok());
		}
		assert!(paused > 50, "only {paused} calls could be paused");
		let replace =
			pallet_collective::Call::<Runtime, governance::CommitteeInstance>::set_members {
				new_members: vec![Bob.to_account_id()],
				prime: None,
				old_count: 1,
			};
		let index = propose(RawOrigin::Root.into(), replace.into());
		vote_aye(index);
		let resist = || {
			assert_err!(Referenda::cancel(committee(3, 3), index), DispatchError::BadOrigin);
			assert_err!(Referenda::kill(committee(3, 3), index), DispatchError::BadOrigin);
			let own = vec![Alice.to_account_id()];
			assert_err!(
				CollatorSelection::set_invulnerables(committee(3, 3), own),
				DispatchError::BadOrigin
			);
			let keep = TechnicalCommittee::set_members(
				committee(3, 3),
				vec![Alice.to_account_id()],
				None,
				1,
			);
			assert_err!(keep, DispatchError::BadOrigin);
			assert_err!(
				Scheduler::cancel(committee(3, 3), relay_now() + 1, 0),
				DispatchError::BadOrigin
			);
		};
		pass_blocks(|| members() == vec![Bob.to_account_id()], resist);
		assert!(SafeMode::is_entered());
	});
}

fn relay_now() -> BlockNumber {
	use polkadot_sdk::sp_runtime::traits::BlockNumberProvider;
	relay::RelayClock::current_block_number()
}

/// Whoever chooses the collators chooses which votes get into blocks.
#[test]
fn root_alone_should_choose_collators() {
	chain().execute_with(|| {
		let collators = vec![Alice.to_account_id()];
		for yes in 1..=3 {
			let by = || committee(yes, 3);
			assert_noop!(
				CollatorSelection::set_invulnerables(by(), collators.clone()),
				DispatchError::BadOrigin
			);
			assert_noop!(
				CollatorSelection::set_desired_candidates(by(), 0),
				DispatchError::BadOrigin
			);
			assert_noop!(
				CollatorSelection::remove_invulnerable(by(), Alice.to_account_id()),
				DispatchError::BadOrigin
			);
		}
		assert_ok!(CollatorSelection::set_desired_candidates(RuntimeOrigin::root(), 5));
	});
}

#[test]
fn tracks_should_be_those_of_the_documents() {
	use governance::origins::Origin;
	let track = |origin: OriginCaller| governance::tracks::Tracks::track_for(&origin);
	let names: [(OriginCaller, u16, &str); 8] = [
		(RawOrigin::Root.into(), 0, "root"),
		(Origin::WhitelistedCaller.into(), 1, "whitelisted_caller"),
		(Origin::RoundAdmin.into(), 10, "round_admin"),
		(Origin::TreasurySpender.into(), 11, "treasury_spender"),
		(Origin::ComplianceAdmin.into(), 12, "compliance_admin"),
		(Origin::EmissionAdmin.into(), 13, "emission_admin"),
		(Origin::ReferendumCanceller.into(), 20, "referendum_canceller"),
		(Origin::ReferendumKiller.into(), 21, "referendum_killer"),
	];
	assert_eq!(governance::tracks::Tracks::tracks().count(), names.len());
	for (origin, id, name) in names {
		assert_eq!(track(origin), Ok(id), "{name}");
		let found = governance::tracks::Tracks::tracks().find(|track| track.id == id).unwrap();
		let bytes: Vec<u8> = found.info.name.iter().copied().filter(|byte| *byte != 0).collect();
		assert_eq!(String::from_utf8(bytes).unwrap(), name);
	}
	// The committee speeds up what the holders want. It does not make up for their support.
	let support = |id: u16| {
		let found = governance::tracks::Tracks::tracks().find(|track| track.id == id).unwrap();
		found.info.min_support.threshold(polkadot_sdk::sp_runtime::Perbill::one())
	};
	assert_eq!(support(1), support(0));
}

#[test]
fn canceller_should_end_a_referendum_and_nothing_else() {
	use governance::origins::Origin::{ReferendumCanceller, ReferendumKiller};
	chain().execute_with(|| {
		let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		let index = propose(RawOrigin::Root.into(), remark.into());
		let by = || track_origin(ReferendumCanceller);
		assert_noop!(Referenda::kill(by(), index), DispatchError::BadOrigin);
		assert_noop!(
			Referenda::cancel(track_origin(ReferendumKiller), index),
			DispatchError::BadOrigin
		);
		assert_noop!(SafeMode::force_enter(by()), DispatchError::BadOrigin);
		assert_noop!(Emission::halt(by()), DispatchError::BadOrigin);
		assert_ok!(Referenda::cancel(by(), index));
		assert!(!is_ongoing(index));
		// The deposits return.
		let before = Balances::free_balance(Bob.to_account_id());
		assert_ok!(Referenda::refund_decision_deposit(signed(Bob), index));
		assert_ok!(Referenda::refund_submission_deposit(signed(Bob), index));
		assert_eq!(Balances::free_balance(Bob.to_account_id()) - before, 10_010 * UNIT);
	});
}

#[test]
fn killer_should_end_a_referendum_and_slash_its_deposits() {
	use governance::origins::Origin::ReferendumKiller;
	chain().execute_with(|| {
		let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		let index = propose(RawOrigin::Root.into(), remark.into());
		let treasury = monetary::TreasuryAccount::get();
		let before = Balances::free_balance(&treasury);
		assert_ok!(Referenda::kill(track_origin(ReferendumKiller), index));
		assert!(!is_ongoing(index));
		assert_eq!(Balances::free_balance(&treasury) - before, 10_010 * UNIT);
	});
}

/// Regression: one referendum of root, for a deposit that returns, kept all others waiting.
#[test]
fn one_referendum_of_root_should_not_keep_another_waiting() {
	chain().execute_with(|| {
		let remark = |byte| frame_system::Call::<Runtime>::remark { remark: vec![byte] };
		let numbers = [1, 2].map(|byte| propose(RawOrigin::Root.into(), remark(byte).into()));
		let decided = |index: u32| {
			matches!(
				pallet_referenda::ReferendumInfoFor::<Runtime>::get(index),
				Some(pallet_referenda::ReferendumInfo::Ongoing(status)) if status.deciding.is_some()
			)
		};
		pass_blocks(|| numbers.into_iter().all(decided), || {});
	});
}

#[test]
fn treasury_spender_should_spend_its_limit_once_per_referendum() {
	use governance::origins::Origin::TreasurySpender;
	chain().execute_with(|| {
		let spend = |amount: Balance| {
			RuntimeCall::Treasury(pallet_treasury::Call::spend {
				asset_kind: Box::new(()),
				amount,
				beneficiary: Box::new(Bob.to_account_id()),
				valid_from: None,
			})
		};
		let batch = |amounts: &[Balance]| {
			let calls = amounts.iter().map(|amount| spend(*amount)).collect();
			let batch = RuntimeCall::Utility(pallet_utility::Call::batch_all { calls });
			batch.dispatch(track_origin(TreasurySpender)).map(|_| ()).map_err(|error| error.error)
		};
		let most = 1_000_000 * UNIT;
		let refused = pallet_treasury::Error::<Runtime>::InsufficientPermission;
		assert_noop!(batch(&[most + 1]), refused);
		let refused = pallet_treasury::Error::<Runtime>::InsufficientPermission;
		assert_noop!(batch(&[most / 2, most / 2, 1]), refused);
		assert_ok!(batch(&[most / 2, most / 2]));
	});
}

fn is_paused(queue: AggregateMessageOrigin) -> bool {
	<Runtime as pallet_message_queue::Config>::QueuePausedQuery::is_paused(&queue)
}

/// `xcm-tests` sends real messages.
#[test]
fn messages_should_wait_in_safe_mode() {
	let queues = || {
		[AggregateMessageOrigin::Sibling(2_001.into()), AggregateMessageOrigin::Parent]
			.map(is_paused)
	};
	chain().execute_with(|| {
		assert_eq!(queues(), [false, false]);
		assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		assert_eq!(queues(), [true, true]);
		assert_ok!(SafeMode::force_exit(RuntimeOrigin::root()));
		assert_eq!(queues(), [false, false]);
	});
}

/// Regression: nobody could stop the messages of a chain that was taken over without a referendum.
/// Whoever pauses calls pauses them, and for as long.
#[test]
fn messages_should_wait_while_executing_them_is_paused() {
	let queues = || {
		[AggregateMessageOrigin::Sibling(2_001.into()), AggregateMessageOrigin::Parent]
			.map(is_paused)
	};
	let (pallet, call) = messages::EXECUTE_BY_HAND;
	let name: pallet_tx_pause::RuntimeCallNameOf<Runtime> = (
		pallet.as_bytes().to_vec().try_into().unwrap(),
		call.as_bytes().to_vec().try_into().unwrap(),
	);
	let exists = Calls::new().bare().iter().any(|(found, _)| {
		(found.pallet.as_str(), found.call.as_str()) == messages::EXECUTE_BY_HAND
	});
	assert!(exists, "there is no {pallet}.{call}");
	assert!(!governance::brakes::UnpausableCalls::contains(&name));
	chain().execute_with(|| {
		assert_ok!(TxPause::pause(RuntimeOrigin::root(), name.clone()));
		assert_eq!(queues(), [true, true]);
		assert_ok!(TxPause::unpause(RuntimeOrigin::root(), name));
		assert_eq!(queues(), [false, false]);
	});
}

/// A suspension has no end of its own.
#[test]
fn root_alone_should_suspend_the_messages_of_siblings() {
	chain().execute_with(|| {
		for by in [committee(3, 3), signed(Alice)] {
			assert_noop!(XcmpQueue::suspend_xcm_execution(by), DispatchError::BadOrigin);
		}
		assert_ok!(XcmpQueue::suspend_xcm_execution(RuntimeOrigin::root()));
		assert!(is_paused(AggregateMessageOrigin::Sibling(2_001.into())));
		assert!(!is_paused(AggregateMessageOrigin::Parent));
		assert_ok!(XcmpQueue::resume_xcm_execution(RuntimeOrigin::root()));
		assert!(!is_paused(AggregateMessageOrigin::Sibling(2_001.into())));
	});
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
