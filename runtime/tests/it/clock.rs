//! The clock of entitlements in its real setting: what counts as time in which nobody could claim.

use crate::common::*;
use distribution_primitives::LostTime;
use pallet_brakes::Brake;
use polkadot_sdk::{
	frame_support::traits::Hooks,
	pallet_migrations::{Cursor, MigrationCursor},
	pallet_tx_pause::RuntimeCallNameOf,
};

/// The clock of the first block of [`chain`].
const START: BlockNumber = 1_000;

fn committee() -> RuntimeOrigin {
	RuntimeOrigin::from(pallet_collective::RawOrigin::Members(3, 3))
}

fn name(pallet: &str, call: &str) -> RuntimeCallNameOf<Runtime> {
	let text = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	(text(pallet), text(call))
}

/// A block when the clock is `at`, with `inside` as its transactions. As in a real block, its
/// beginning has the clock of its parent.
fn block_with(at: BlockNumber, inside: impl FnOnce()) {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	SafeMode::on_initialize(number);
	Brakes::on_initialize(number);
	Clock::on_initialize(number);
	relay(at);
	inside();
	Clock::on_finalize(number);
	Clock::do_try_state().unwrap();
}

/// A block without transactions. Returns what was lost according to it.
fn block(at: BlockNumber) -> BlockNumber {
	let mut lost = 0;
	block_with(at, || lost = Clock::lost());
	lost
}

/// The development chain after two blocks.
fn started() -> TestExternalities {
	let mut ext = chain();
	ext.execute_with(|| {
		assert_eq!(block(START), 0);
		assert_eq!(block(START + 1), 0);
	});
	ext
}

#[test]
fn stall_of_a_day_should_be_a_day_lost_already_in_the_first_block_after_it() {
	started().execute_with(|| {
		assert_eq!(block(START + 1 + 14_400), DAYS);
		assert_eq!(block(START + 2 + 14_400), DAYS);
		let lost = pallet_distribution_clock::Event::TimeLost { blocks: DAYS, total: DAYS };
		System::assert_has_event(RuntimeEvent::Clock(lost));
	});
}

#[test]
fn safe_mode_should_be_time_lost_until_it_ends() {
	started().execute_with(|| {
		block_with(START + 2, || {
			assert_ok!(Brakes::enter_safe_mode(committee()));
		});
		for hour in 1..24 {
			assert_eq!(block(START + 2 + hour * HOURS), hour * HOURS);
		}
		// It ends at the beginning of the block after the one that finds its time over.
		assert_eq!(block(START + 2 + DAYS), DAYS);
		assert!(SafeMode::is_entered());
		assert_eq!(block(START + 3 + DAYS), DAYS + 1);
		assert!(!SafeMode::is_entered());
		assert_eq!(block(START + 4 + DAYS), DAYS + 1);
	});
}

#[test]
fn pausing_a_call_that_entitlements_need_should_be_time_lost() {
	for (pallet, call, counts) in [
		("Distribution", "claim", true),
		("Distribution", "set_aside", true),
		("Emission", "claim", true),
		("Distribution", "claim_batch", false),
		("Balances", "transfer_all", false),
	] {
		started().execute_with(|| {
			block_with(START + 2, || {
				assert_ok!(Brakes::pause(committee(), name(pallet, call), DAYS));
			});
			let lost = block(START + 52);
			assert_eq!(lost, if counts { 50 } else { 0 }, "{pallet}.{call}");
			block_with(START + 53, || {
				assert_ok!(Brakes::release(committee(), Brake::Call(name(pallet, call))));
			});
			let lost = block(START + 54);
			assert_eq!(lost, if counts { 51 } else { 0 }, "{pallet}.{call}");
		});
	}
}

#[test]
fn migration_over_several_blocks_should_be_time_lost() {
	started().execute_with(|| {
		block_with(START + 2, || Cursor::<Runtime>::put(MigrationCursor::Stuck));
		assert_eq!(block(START + 40), 38);
		block_with(START + 41, Cursor::<Runtime>::kill);
		assert_eq!(block(START + 42), 39);
	});
}

#[test]
fn blocks_at_the_usual_rate_should_lose_nothing() {
	started().execute_with(|| {
		// Three blocks per block of the relay chain, or one in a few minutes.
		for n in 0..9 {
			assert_eq!(block(START + 2 + n / 3), 0);
		}
		assert_eq!(block(START + 4 + 10 * MINUTES), 0);
	});
}
