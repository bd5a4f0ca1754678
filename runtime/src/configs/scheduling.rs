//! The scheduler, and preimages of the calls it runs.

#![expect(
	clippy::arithmetic_side_effects,
	reason = "a share times a weight cannot overflow, and there is no other"
)]

use crate::{
	configs::{
		blocks::RuntimeBlockWeights,
		deposits::{ByteDeposit, ItemDeposit},
		relay::RelayClock,
	},
	*,
};
use codec::MaxEncodedLen;
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, ConstU32, EqualPrivilegeOnly, Get, LinearStoragePrice},
};
use frame_system::EnsureRoot;
use pallet_scheduler::WeightInfo;

parameter_types! {
	/// Holds the deposit for a preimage.
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type WeightInfo = weights::pallet_preimage::WeightInfo<Runtime>;
}

parameter_types! {
	/// Weight per block that scheduled tasks may use.
	pub MaximumSchedulerWeight: Weight =
		Perbill::from_percent(60) * RuntimeBlockWeights::get().max_block;
}

/// The scheduler's weights as measured.
type Measured = weights::pallet_scheduler::WeightInfo<Runtime>;

/// The scheduler's weights as measured, except that an agenda counts with its own size.
///
/// The scheduler looks at the agenda of every relay-chain block that has passed, and after an
/// outage it has to look at all that were missed before any vote is enacted in time. Benchmarks run
/// with room for 512 tasks per agenda, since those of other pallets fill them, and book the largest
/// agenda that fits, 402 kB of proof, for each one that is looked at, an empty one too. At that
/// price a block has room for 15 agendas, and a day of outage would take 1,000 blocks to catch up.
/// Nearly all agendas are empty and take a few hundred bytes.
pub struct AgendaWeights;

impl AgendaWeights {
	/// Tasks that an agenda has room for in benchmarks.
	pub const BENCHMARKED: u32 = 512;

	/// The largest size of a task in an agenda, in bytes.
	pub fn task() -> u64 {
		Option::<pallet_scheduler::ScheduledOf<Runtime>>::max_encoded_len() as u64
	}

	/// Tasks that an agenda has room for here.
	fn room() -> u32 {
		<Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get()
	}

	/// `measured`, in which an agenda counts as full, for an agenda of `tasks` tasks. What is left
	/// of the proof size without any task is for the path to the agenda.
	fn resized(measured: Weight, tasks: u32) -> Weight {
		let fewer = u64::from(Self::BENCHMARKED.saturating_sub(tasks));
		// A task that was cancelled leaves a byte behind.
		let gaps = u64::from(Self::room().saturating_sub(tasks));
		let proof = measured
			.proof_size()
			.saturating_sub(fewer.saturating_mul(Self::task()))
			.saturating_add(gaps);
		measured.set_proof_size(proof)
	}
}

impl WeightInfo for AgendaWeights {
	fn service_agendas_base() -> Weight {
		Measured::service_agendas_base()
	}

	fn service_agenda_base(tasks: u32) -> Weight {
		Self::resized(Measured::service_agenda_base(tasks), tasks)
	}

	fn service_task_base() -> Weight {
		Measured::service_task_base()
	}

	fn service_task_fetched(length: u32) -> Weight {
		Measured::service_task_fetched(length)
	}

	fn service_task_named() -> Weight {
		Measured::service_task_named()
	}

	fn service_task_periodic() -> Weight {
		Measured::service_task_periodic()
	}

	fn execute_dispatch_signed() -> Weight {
		Measured::execute_dispatch_signed()
	}

	fn execute_dispatch_unsigned() -> Weight {
		Measured::execute_dispatch_unsigned()
	}

	// How many tasks the agenda has is not known before the following run: it may be full.

	fn schedule(tasks: u32) -> Weight {
		Self::resized(Measured::schedule(tasks), Self::room())
	}

	fn cancel(tasks: u32) -> Weight {
		Self::resized(Measured::cancel(tasks), Self::room())
	}

	fn schedule_named(tasks: u32) -> Weight {
		Self::resized(Measured::schedule_named(tasks), Self::room())
	}

	fn cancel_named(tasks: u32) -> Weight {
		Self::resized(Measured::cancel_named(tasks), Self::room())
	}

	fn schedule_retry(tasks: u32) -> Weight {
		Self::resized(Measured::schedule_retry(tasks), Self::room())
	}

	fn set_retry() -> Weight {
		Self::resized(Measured::set_retry(), Self::room())
	}

	fn set_retry_named() -> Weight {
		Self::resized(Measured::set_retry_named(), Self::room())
	}

	fn cancel_retry() -> Weight {
		Self::resized(Measured::cancel_retry(), Self::room())
	}

	fn cancel_retry_named() -> Weight {
		Self::resized(Measured::cancel_retry_named(), Self::room())
	}
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type MaxScheduledPerBlock = ConstU32<50>;
	#[cfg(feature = "runtime-benchmarks")]
	type MaxScheduledPerBlock = ConstU32<{ AgendaWeights::BENCHMARKED }>;
	type Preimages = Preimage;
	type BlockNumberProvider = RelayClock;
	type WeightInfo = AgendaWeights;
}
