//! The clock of entitlements in its real setting: what counts as time in which nobody could claim.

use crate::common::*;
use distribution_primitives::{Country, LostTime, Statement};
use pallet_brakes::Brake;
use pallet_distribution_clock::WeightInfo as _;
use polkadot_sdk::{
	cumulus_pallet_parachain_system::LastRelayChainBlockNumber,
	frame_support::traits::Hooks,
	pallet_migrations::{Cursor, MigrationCursor},
	pallet_tx_pause::RuntimeCallNameOf,
	sp_runtime::{traits::Header as _, ExtrinsicInclusionMode},
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::Dave;

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
		("Distribution", "claim_range", false),
		("Distribution", "claim_to", false),
		("Distribution", "settle_batch", false),
		("Distribution", "claim_many", false),
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

/// Regression: while nobody could be vouched for windows ran on, and what those who did not qualify
/// in time were not paid went to the manager.
#[test]
fn window_should_be_longer_by_a_pause_of_all_vouching() {
	const CLOSES: BlockNumber = START + 2 * HOURS;
	const OVER: BlockNumber = START + 2 + 3 * HOURS;
	type Refused = pallet_distribution::Error<Runtime>;
	// Two of three are not enough: somebody can still be vouched for.
	for (paused, counts) in [(3, true), (2, false)] {
		started().execute_with(|| {
			let needs = Requirement::level(1);
			let (id, evidence) = open_round_with(&[UNIT], Release::Immediate, needs, CLOSES);
			let claim = || {
				let bob = RuntimeOrigin::signed(Bob.to_account_id());
				claim(id, 0, &evidence[0]).dispatch(bob)
			};
			block_with(START + 2, || {
				for (pallet, call) in &clock::VOUCHING_CALLS[..paused] {
					assert_ok!(Brakes::pause(committee(), name(pallet, call), 3 * HOURS));
				}
			});
			// No block is so late that the chain stood still.
			let tolerance = clock::StallTolerance::get();
			for at in (START + 2..=OVER).step_by(tolerance as usize).skip(1) {
				block(at);
			}
			block_with(OVER + 1, || {
				if counts {
					assert_noop!(Distribution::do_close(id), Refused::TooEarlyToClose);
					assert_eq!(claim().unwrap_err().error, Refused::LevelTooLow.into());
					vouch();
					assert_ok!(claim());
				} else {
					assert_ok!(Distribution::do_close(id));
				}
			});
		});
	}
}

/// Dave vouches for the beneficiary of the first row.
fn vouch() {
	let statement = Statement {
		level: 1,
		jurisdiction: Country(*b"DE"),
		expires: 100_000,
		evidence: H256::zero(),
	};
	let call = pallet_compliance::Call::<Runtime>::attest { who: beneficiary(100), statement };
	let dave = RuntimeOrigin::signed(Dave.to_account_id());
	assert_ok!(RuntimeCall::Compliance(call).dispatch(dave));
}

/// Regression: while `attest` was paused, the end of a block read two pauses that nothing declared.
#[test]
fn block_should_declare_every_pause_that_its_end_reads() {
	let proof_with = |paused: usize| {
		let mut chain = chain();
		chain.execute_with(|| {
			for (pallet, call) in &clock::VOUCHING_CALLS[..paused] {
				assert_ok!(Brakes::pause(committee(), name(pallet, call), DAYS));
			}
			System::reset_events();
		});
		chain.commit_all().unwrap();
		let ((), proof) = chain.execute_and_prove(|| Clock::on_finalize(1));
		proof.encoded_size() as u64
	};
	let none = proof_with(0);
	let asked = clock::AskingWeight::get();
	// All of them make the longest proof, and two of them lead to the third.
	for paused in [1, 2, 3] {
		let more = proof_with(paused).saturating_sub(none);
		assert!(more <= asked.proof_size(), "{more} bytes of {asked} with {paused} paused");
	}
	let reads = <Runtime as frame_system::Config>::DbWeight::get().reads(2);
	assert_eq!(asked.ref_time(), reads.ref_time());
	let at_the_end = weights::pallet_distribution_clock::WeightInfo::<Runtime>::on_finalize();
	chain().execute_with(|| {
		assert!(Clock::on_initialize(1).all_gte(at_the_end.saturating_add(asked)));
	});
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

/// A block of the runtime when the clock is `at`, with all its hooks at the beginning and with
/// `inside` sending signed transactions. Of its inherents and its end only what has to do with the
/// clock.
fn real_block(at: BlockNumber, inside: impl FnOnce()) {
	LastRelayChainBlockNumber::<Runtime>::put(Clock::now());
	let number = System::block_number() + 1;
	let parent = System::parent_hash();
	let header = Header::new(number, Hash::default(), Hash::default(), parent, Default::default());
	assert_eq!(Executive::initialize_block(&header), ExtrinsicInclusionMode::AllExtrinsics);
	relay(at);
	inside();
	Clock::on_finalize(number);
}

/// The chain stands still for a day over the end of a window. Nobody loses an entitlement by it, and
/// the first transaction afterwards cannot end the round.
#[test]
fn open_round_should_outlast_a_stall_of_a_day() {
	type Refused = pallet_distribution::Error<Runtime>;
	const CLOSES: BlockNumber = START + 2 * HOURS;
	let begin = || open_round_with(&[UNIT], Release::Immediate, Requirement::default(), CLOSES);
	let close = |id| RuntimeCall::Distribution(pallet_distribution::Call::close { id });
	chain().execute_with(|| {
		let (id, evidence) = begin();
		real_block(START + 1, || ());
		real_block(START + 1 + DAYS, || {
			assert_eq!(apply(Bob, close(id)), Ok(Err(Refused::TooEarlyToClose.into())));
			assert_eq!(apply(Bob, claim(id, 0, &evidence[0])), Ok(Ok(())));
			assert_eq!(Balances::free_balance(beneficiary(100)), UNIT);
		});
	});
	// The control: as much of the time as matters, with a block every ten minutes.
	chain().execute_with(|| {
		let (id, evidence) = begin();
		let last = CLOSES + 2 * clock::StallTolerance::get();
		for at in (START..last).step_by(clock::StallTolerance::get() as usize) {
			real_block(at, || ());
		}
		real_block(last, || {
			let late = apply(Bob, claim(id, 0, &evidence[0]));
			assert_eq!(late, Ok(Err(Refused::WindowClosed.into())));
			assert_eq!(apply(Bob, close(id)), Ok(Ok(())));
			assert_eq!(Balances::free_balance(beneficiary(100)), 0);
		});
	});
}
