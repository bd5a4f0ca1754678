//! A migration that fails: what is stopped, and what goes on.
//!
//! In a build with `try-runtime`, as this one is, `pallet_migrations` panics where it would call
//! the handler. So [`fail`] does here what it does otherwise.
//! `e2e/test/operator/migration.test.mjs` lets an upgrade fail in the node, with the runtime that
//! is released.

use crate::{common::*, every_call::Calls};
use distribution_runtime::migrations::REPAIR_PERIOD;
use pallet_brakes::Brake;
use pallet_migrations::{ActiveCursor, CursorOf, MigrationCursor};
use polkadot_sdk::{
	cumulus_primitives_core::AggregateMessageOrigin,
	frame_support::{
		migrations::{FailedMigrationHandler, FailedMigrationHandling},
		traits::{
			schedule::DispatchTime, QueuePausedQuery, SafeMode as BesideTheBrakes, StorePreimage,
		},
	},
	sp_runtime::ExtrinsicInclusionMode,
};

type Cursor = pallet_migrations::Cursor<Runtime>;

/// An upgrade under way.
fn begin() {
	let cursor: CursorOf<Runtime> =
		MigrationCursor::Active(ActiveCursor { index: 0, inner_cursor: None, started_at: 1 });
	Cursor::put(cursor);
}

/// What `pallet_migrations` does when a step fails.
fn fail() {
	type Handler = <Runtime as pallet_migrations::Config>::FailedMigrationHandler;
	match Handler::failed(Some(0)) {
		FailedMigrationHandling::ForceUnstuck => Cursor::kill(),
		FailedMigrationHandling::KeepStuck => Cursor::put(CursorOf::<Runtime>::Stuck),
		FailedMigrationHandling::Ignore => {}
	}
}

fn transfer() -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
		dest: Bob.to_account_id().into(),
		value: UNIT,
	})
}

fn referendum() -> RuntimeCall {
	let repair = frame_system::Call::<Runtime>::authorize_upgrade { code_hash: [1; 32].into() };
	RuntimeCall::Referenda(pallet_referenda::Call::submit {
		proposal_origin: Box::new(RawOrigin::Root.into()),
		proposal: <Preimage as StorePreimage>::bound(repair.into()).unwrap(),
		enactment_moment: DispatchTime::After(0),
	})
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

/// Regression: messages were executed over state that was half migrated, claims among them.
#[test]
fn messages_should_wait_while_a_migration_is_under_way() {
	chain().execute_with(|| {
		type Paused = <Runtime as pallet_message_queue::Config>::QueuePausedQuery;
		assert!(!Paused::is_paused(&AggregateMessageOrigin::Parent));
		begin();
		assert!(Paused::is_paused(&AggregateMessageOrigin::Parent));
	});
}

/// The control: transactions get into a block as they do below.
#[test]
fn transactions_should_be_carried_out_without_a_migration() {
	chain().execute_with(|| {
		assert_eq!(next_block(), ExtrinsicInclusionMode::AllExtrinsics);
		assert_eq!(apply(Alice, transfer()), Ok(Ok(())));
		assert_eq!(apply(Alice, referendum()), Ok(Ok(())));
	});
}

/// Regression: a migration that failed left room for inherents only, for ever. No vote could be
/// cast and no code be set.
#[test]
fn failed_migration_should_enter_safe_mode_and_let_governance_act() {
	chain().execute_with(|| {
		begin();
		assert_eq!(next_block(), ExtrinsicInclusionMode::OnlyInherents);
		assert!(!System::can_set_code(&[], false).is_ok());
		fail();
		assert!(SafeMode::is_entered());

		assert_eq!(next_block(), ExtrinsicInclusionMode::AllExtrinsics);
		assert!(SafeMode::is_entered());
		// The repaired runtime can be voted on and set.
		assert_eq!(apply(Bob, referendum()), Ok(Ok(())));
		let deposit = pallet_referenda::Call::<Runtime>::place_decision_deposit { index: 0 };
		assert_eq!(apply(Bob, deposit.into()), Ok(Ok(())));
		let vote = pallet_conviction_voting::Call::<Runtime>::vote {
			poll_index: 0,
			vote: pallet_conviction_voting::AccountVote::Standard {
				vote: pallet_conviction_voting::Vote {
					aye: true,
					conviction: pallet_conviction_voting::Conviction::None,
				},
				balance: UNIT,
			},
		};
		assert_eq!(apply(Ferdie, vote.into()), Ok(Ok(())));
		assert!(System::can_set_code(&[], false).is_ok());
		// Nobody moves tokens or is paid in a state that is half of the old kind.
		let before = Balances::free_balance(Bob.to_account_id());
		assert_eq!(apply(Alice, transfer()), Ok(Err(filtered())));
		let claim = claim(0, 0, &Evidence::Recorded { index: 0 });
		assert_eq!(apply(Alice, claim), Ok(Err(filtered())));
		assert_eq!(Balances::free_balance(Bob.to_account_id()), before);

		// Root ends it.
		assert_ok!(Brakes::release(RuntimeOrigin::root(), Brake::SafeMode));
		assert_eq!(apply(Alice, transfer()), Ok(Ok(())));
	});
}

/// Pauses as many calls as can be.
fn pause_all_calls() {
	let full = Err(DispatchError::from(pallet_brakes::Error::<Runtime>::TooManyBrakes));
	let refused = Calls::new().bare().into_iter().any(|(name, _)| {
		let pallet = name.pallet.into_bytes().try_into().unwrap();
		let call = name.call.into_bytes().try_into().unwrap();
		Brakes::do_pause((pallet, call), DAYS) == full
	});
	assert!(refused, "there was room for all");
}

/// It lasts until a referendum of root on the repair can have passed, whoever entered safe mode before,
/// and ends by itself.
#[test]
fn failed_migration_should_keep_safe_mode_long_enough_for_a_referendum() {
	let root = governance::tracks::Tracks::tracks().find(|track| track.id == 0).unwrap();
	let info = &root.info;
	let longest = info.prepare_period
		+ info.decision_period
		+ info.confirm_period
		+ info.min_enactment_period;
	assert!(REPAIR_PERIOD > longest);
	let enter: [fn(); 5] = [
		|| {},
		|| assert!(<SafeMode as BesideTheBrakes>::enter(1).is_ok()),
		|| Brakes::do_enter_safe_mode().unwrap(),
		|| Brakes::do_renew(Brake::SafeMode, 1).unwrap(),
		pause_all_calls,
	];
	for entered in enter {
		chain().execute_with(|| {
			next_block();
			entered();
			for _ in 0..2 {
				begin();
				fail();
				let active = pallet_brakes::Active::<Runtime>::get();
				let brake = active.iter().find(|braking| braking.brake == Brake::SafeMode).unwrap();
				assert_eq!(brake.until, Brakes::now() + REPAIR_PERIOD);
				assert!(brake.renewed);
				// Our blocks do not end it sooner, however many there are.
				let left = <SafeMode as BesideTheBrakes>::remaining();
				assert!(left.is_some_and(|left| left > 3 * REPAIR_PERIOD));
				assert!(!Cursor::exists());
			}
		});
	}
}
