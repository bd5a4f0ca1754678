//! What the brakes stop: safe mode, which stops nearly all calls, and pausing of single calls. Who
//! pulls them, and for how long, is in [`crate::configs::brakes`]: here root alone is let through.

use crate::*;
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};

/// Calls that safe mode allows: producing blocks, ending safe mode, governance, and leaving.
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
				| RuntimeCall::Brakes(_)
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
						| pallet_emission::Call::prolong_halt { .. }
						| pallet_emission::Call::create_pool { .. }
						| pallet_emission::Call::update_pool { .. }
						| pallet_emission::Call::retire_pool { .. }
						| pallet_emission::Call::remove_pool { .. }
						| pallet_emission::Call::set_reporters { .. }
						// Leaving, and taking back one's own stake, is never gated.
						| pallet_emission::Call::unstake { .. }
						| pallet_emission::Call::resign { .. }
				)
				// Unlocking moves nothing.
				| RuntimeCall::Vesting(
					pallet_vesting::Call::vest { .. } | pallet_vesting::Call::vest_other { .. }
				)
				// A round that must not go on when safe mode ends can be paused meanwhile.
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
	/// Root enters safe mode, and extends it, by a day of our blocks, unless it does so through
	/// [`Brakes`], whose days are the relay chain's.
	pub const SafeModeDuration: BlockNumber = DAYS;
	/// Safe mode cannot be bought with a deposit.
	pub const NoDeposit: Option<Balance> = None;
	/// There are no deposits to release.
	pub const NoRelease: Option<BlockNumber> = None;
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
	// Not the committee, or its budget would bind nothing.
	type ForceEnterOrigin = EnsureRootWithSuccess<AccountId, SafeModeDuration>;
	type ForceExtendOrigin = EnsureRootWithSuccess<AccountId, SafeModeDuration>;
	type ForceExitOrigin = EnsureRoot<AccountId>;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = NoRelease;
	type WeightInfo = weights::pallet_safe_mode::WeightInfo<Runtime>;
}

/// Pallets of which no call can be paused.
pub const UNPAUSABLE_PALLETS: [&str; 16] = [
	// What blocks need, and applying an upgrade that root has authorised.
	"System",
	"ParachainSystem",
	"Timestamp",
	"Session",
	// What a referendum needs, from its preimage to its enactment.
	"Preimage",
	"Scheduler",
	"ConvictionVoting",
	"Referenda",
	"Whitelist",
	"TechnicalCommittee",
	// What ends a brake.
	"SafeMode",
	"TxPause",
	"Brakes",
	// What they carry is filtered once more. Whoever is a multisig or a pure proxy can vote, leave
	// and unfreeze through them alone.
	"Utility",
	"Multisig",
	"Proxy",
];

/// Calls of other pallets that cannot be paused.
pub const UNPAUSABLE_CALLS: [(&str, &str); 16] = [
	// What governance decides about emission and rounds. The committee must not do by pausing what
	// it cannot do otherwise, such as keep a halted emission halted.
	("Emission", "halt"),
	("Emission", "resume"),
	("Emission", "set_emission"),
	("Emission", "set_budget"),
	("Emission", "prolong_halt"),
	("Emission", "create_pool"),
	("Emission", "update_pool"),
	("Emission", "retire_pool"),
	("Emission", "remove_pool"),
	("Emission", "set_reporters"),
	("Distribution", "resume"),
	// Leaving, and getting back one's own.
	("Emission", "unstake"),
	("Emission", "resign"),
	("CollatorSelection", "leave_intent"),
	("Vesting", "vest"),
	("Vesting", "vest_other"),
];

/// The calls of the registry that can be paused: those that say something new about an account, or
/// stop it. All others take back, decide about roles, or end a freeze.
pub const PAUSABLE_CALLS_OF_COMPLIANCE: [&str; 5] =
	["attest", "attest_batch", "renew", "present_credential", "freeze"];

/// Calls that can never be paused.
pub struct UnpausableCalls;
impl Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>> for UnpausableCalls {
	fn contains((pallet, call): &pallet_tx_pause::RuntimeCallNameOf<Runtime>) -> bool {
		let (pallet, call) = (pallet.as_slice(), call.as_slice());
		if is("Compliance", pallet) {
			return !PAUSABLE_CALLS_OF_COMPLIANCE.iter().any(|name| is(name, call));
		}
		UNPAUSABLE_PALLETS.iter().any(|name| is(name, pallet))
			|| UNPAUSABLE_CALLS.iter().any(|(of, name)| is(of, pallet) && is(name, call))
	}
}

fn is(name: &str, bytes: &[u8]) -> bool {
	name.as_bytes() == bytes
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	// Not the committee, or its budget would bind nothing.
	type PauseOrigin = EnsureRoot<AccountId>;
	type UnpauseOrigin = EnsureRoot<AccountId>;
	type WhitelistedCalls = UnpausableCalls;
	type MaxNameLen = ConstU32<256>;
	type WeightInfo = weights::pallet_tx_pause::WeightInfo<Runtime>;
}
