//! The brakes: safe mode, which stops nearly all calls, and pausing of single calls.

use super::{Half, TwoThirds};
use crate::*;
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains, EitherOfDiverse, EnsureOrigin},
};
use frame_system::EnsureRoot;

/// Calls that safe mode allows: producing blocks, ending safe mode, and governance.
pub struct SafeModeCalls;
impl Contains<RuntimeCall> for SafeModeCalls {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(_)
				| RuntimeCall::ParachainSystem(_)
				| RuntimeCall::Timestamp(_)
				| RuntimeCall::Session(_)
				| RuntimeCall::CollatorSelection(_)
				| RuntimeCall::SafeMode(_)
				| RuntimeCall::TxPause(_)
				| RuntimeCall::TechnicalCommittee(_)
				| RuntimeCall::Whitelist(_)
				| RuntimeCall::Referenda(_)
				| RuntimeCall::ConvictionVoting(_)
				| RuntimeCall::Preimage(_)
				| RuntimeCall::Scheduler(_)
				// Freezing and revoking must not be delayed, and no call here moves tokens.
				| RuntimeCall::Compliance(_)
				// Nor must the brakes of emission and governance's decisions about it.
				| RuntimeCall::Emission(
					pallet_emission::Call::halt { .. }
						| pallet_emission::Call::resume { .. }
						| pallet_emission::Call::set_emission { .. }
						| pallet_emission::Call::set_budget { .. }
						// Taking back one's own stake is never gated.
						| pallet_emission::Call::unstake { .. }
				)
				// Windows keep running in safe mode, so rounds can be paused for its duration.
				| RuntimeCall::Distribution(
					pallet_distribution::Call::pause { .. }
						| pallet_distribution::Call::resume { .. }
				)
				// The calls inside these are filtered again.
				| RuntimeCall::Utility(_)
				| RuntimeCall::Multisig(_)
				| RuntimeCall::Proxy(_)
		)
	}
}

parameter_types! {
	/// Entering safe mode, and extending it, lasts a day.
	pub const SafeModeDuration: BlockNumber = DAYS;
	/// Safe mode cannot be bought with a deposit: it takes the committee.
	pub const NoDeposit: Option<Balance> = None;
	/// There are no deposits to release.
	pub const NoRelease: Option<BlockNumber> = None;
}

/// Ensures root or two thirds of the committee; succeeds with the duration of safe mode.
pub struct CommitteeStops;
impl EnsureOrigin<RuntimeOrigin> for CommitteeStops {
	type Success = BlockNumber;

	fn try_origin(origin: RuntimeOrigin) -> Result<BlockNumber, RuntimeOrigin> {
		EitherOfDiverse::<EnsureRoot<AccountId>, TwoThirds>::try_origin(origin)
			.map(|_| SafeModeDuration::get())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = SafeModeCalls;
	type EnterDuration = SafeModeDuration;
	type ExtendDuration = SafeModeDuration;
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	type ForceEnterOrigin = CommitteeStops;
	type ForceExtendOrigin = CommitteeStops;
	type ForceExitOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirds>;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = NoRelease;
	type WeightInfo = weights::pallet_safe_mode::WeightInfo<Runtime>;
}

/// Calls that can never be paused: those that blocks need, and those that undo a pause.
pub struct UnpausableCalls;
impl Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>> for UnpausableCalls {
	fn contains(name: &pallet_tx_pause::RuntimeCallNameOf<Runtime>) -> bool {
		const NEEDED: [&[u8]; 7] = [
			b"ParachainSystem",
			b"Timestamp",
			b"TxPause",
			b"SafeMode",
			b"TechnicalCommittee",
			b"Referenda",
			b"ConvictionVoting",
		];
		// By pausing, half of the committee must not achieve what even two thirds of it cannot:
		// keep a halted emission halted. Nor may pausing keep stakers from taking their stake back.
		const CALLS: [&[u8]; 3] = [b"halt", b"resume", b"unstake"];
		let emission = name.0.as_slice() == b"Emission" && CALLS.contains(&name.1.as_slice());
		emission || NEEDED.contains(&name.0.as_slice())
	}
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = EitherOfDiverse<EnsureRoot<AccountId>, Half>;
	type UnpauseOrigin = EitherOfDiverse<EnsureRoot<AccountId>, Half>;
	type WhitelistedCalls = UnpausableCalls;
	type MaxNameLen = ConstU32<256>;
	type WeightInfo = weights::pallet_tx_pause::WeightInfo<Runtime>;
}
