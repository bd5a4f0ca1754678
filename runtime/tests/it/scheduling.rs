//! The scheduler after an outage.

use crate::common::*;
use codec::MaxEncodedLen;
use pallet_scheduler::WeightInfo;
use polkadot_sdk::{
	frame_support::{
		traits::{
			schedule::{v3::Anon, DispatchTime},
			ConstU32, Hooks, StorePreimage,
		},
		weights::Weight,
		BoundedVec,
	},
	sp_runtime::traits::BlockNumberProvider,
};
use scheduling::AgendaWeights;

/// One block of ours per relay-chain block.
fn next_block() -> Weight {
	relay(relay::RelayClock::current_block_number() + 1);
	System::set_block_number(System::block_number() + 1);
	Scheduler::on_initialize(System::block_number())
}

/// The first relay-chain block whose agenda the scheduler has not finished.
fn next_agenda() -> BlockNumber {
	pallet_scheduler::IncompleteSince::<Runtime>::get().unwrap()
}

fn schedule(when: BlockNumber, bytes: &[u8]) {
	let call = frame_system::Call::<Runtime>::remark { remark: bytes.to_vec() };
	assert_ok!(<Scheduler as Anon<BlockNumber, RuntimeCall, OriginCaller>>::schedule(
		DispatchTime::At(when),
		None,
		0,
		RawOrigin::Root.into(),
		<Preimage as StorePreimage>::bound(call.into()).unwrap(),
	));
}

fn dispatched() -> usize {
	let is_dispatched = |event: &RuntimeEvent| {
		matches!(
			event,
			RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { result: Ok(()), .. })
		)
	};
	System::events().iter().filter(|record| is_dispatched(&record.event)).count()
}

/// Regression: each agenda that is looked at counted as one of 512 tasks, so a day took more than a
/// thousand blocks.
#[test]
fn scheduler_should_catch_up_a_day_within_100_blocks() {
	chain().execute_with(|| {
		next_block();
		let began = next_agenda();
		// Tasks at the beginning, in the middle and at the end of the outage.
		for when in [began, began + DAYS / 2, began + DAYS - 1] {
			schedule(when, b"missed");
		}
		relay(began + DAYS);
		let limit = <Runtime as pallet_scheduler::Config>::MaximumWeight::get();
		let mut blocks = 0;
		while next_agenda() <= relay::RelayClock::current_block_number() {
			let used = next_block();
			assert!(used.all_lte(limit), "{used} of {limit}");
			blocks += 1;
			assert!(blocks < 100, "at {} of {DAYS}", next_agenda() - began);
		}
		assert_eq!(dispatched(), 3);
		// From now on in time.
		let soon = relay::RelayClock::current_block_number() + 1;
		schedule(soon, b"in time");
		next_block();
		assert_eq!(dispatched(), 4);
	});
}

/// What is taken off the measured proof is in it: the file that was measured counts an agenda of as
/// many tasks as the benchmarks have room for.
#[test]
fn proof_of_an_agenda_should_count_for_the_tasks_that_are_in_it() {
	type Measured = weights::pallet_scheduler::WeightInfo<Runtime>;
	type Task = Option<pallet_scheduler::ScheduledOf<Runtime>>;
	type Largest = BoundedVec<Task, ConstU32<{ AgendaWeights::BENCHMARKED }>>;
	let largest = Largest::max_encoded_len() as u64;
	let full = AgendaWeights::BENCHMARKED;
	assert!(Measured::service_agenda_base(0).proof_size() > largest);
	assert_eq!(AgendaWeights::task(), Task::max_encoded_len() as u64);

	let proof = |tasks: u32| AgendaWeights::service_agenda_base(tasks).proof_size();
	for tasks in [0, 1, 50, full] {
		let most = u64::from(tasks) * AgendaWeights::task();
		// The path to it, in a map of a million agendas.
		assert!(proof(tasks) > most + 2_475, "{tasks} tasks count {}", proof(tasks));
		assert!(proof(tasks) < most + 5_000, "{tasks} tasks count {}", proof(tasks));
	}
	// The time is what was measured.
	for tasks in [0, 50] {
		assert_eq!(
			AgendaWeights::service_agenda_base(tasks).ref_time(),
			Measured::service_agenda_base(tasks).ref_time()
		);
	}
}
