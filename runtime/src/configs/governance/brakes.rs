//! What the brakes stop: safe mode, which stops nearly all calls, and pausing of single calls. Who
//! pulls them, and for how long, is in [`crate::configs::brakes`]: here nobody is let through.

use crate::*;
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains, NeverEnsureOrigin},
};

/// Calls that safe mode allows: producing blocks, the brakes, governance, and leaving.
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
				// And about boards of scores. A verdict must not come too late.
				| RuntimeCall::Scores(
					pallet_scores::Call::create { .. }
						| pallet_scores::Call::set_reporters { .. }
						| pallet_scores::Call::close { .. }
						| pallet_scores::Call::judge { .. }
				)
				// What the treasury's track decides, which is not tried twice. Paying it out moves tokens,
				// and waits.
				| RuntimeCall::Treasury(pallet_treasury::Call::spend { .. })
				// What governance decides about other chains' assets, so also that one is closed.
				| RuntimeCall::Foreign(_)
				// Unlocking moves nothing.
				| RuntimeCall::Vesting(
					pallet_vesting::Call::vest { .. } | pallet_vesting::Call::vest_other { .. }
				)
				// What a thief has named can be taken back. It moves nothing but the owner's deposit.
				| RuntimeCall::Payees(pallet_payees::Call::cancel { .. })
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
	// Durations of what is bought, which nothing is.
	type EnterDuration = ConstU32<0>;
	type ExtendDuration = ConstU32<0>;
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	// One way only, through `Brakes`, so that whatever is on has an end: entered here, safe mode
	// would last for blocks of this chain, and again and again. Leaving needs no second way either:
	// `Brakes` gives an end to a safe mode that it did not enter.
	type ForceEnterOrigin = NeverEnsureOrigin<BlockNumber>;
	type ForceExtendOrigin = NeverEnsureOrigin<BlockNumber>;
	type ForceExitOrigin = NeverEnsureOrigin<()>;
	type ForceDepositOrigin = NeverEnsureOrigin<()>;
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
	// What ends a brake, and what nobody can call.
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
pub const UNPAUSABLE_CALLS: [(&str, &str); 28] = [
	// What governance decides about emission, scores, rounds, other chains' assets and the treasury. What
	// was voted for is not tried twice. So the committee, by pausing it for a moment, could do what it
	// cannot do otherwise, such as keep a halted emission halted.
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
	("Scores", "create"),
	("Scores", "set_reporters"),
	("Scores", "close"),
	("Scores", "judge"),
	("Distribution", "pause"),
	("Distribution", "resume"),
	("Foreign", "register"),
	("Foreign", "set_terms"),
	("Foreign", "remove"),
	("Treasury", "spend"),
	// Leaving, and getting back one's own.
	("Emission", "unstake"),
	("Emission", "resign"),
	("CollatorSelection", "leave_intent"),
	("Vesting", "vest"),
	("Vesting", "vest_other"),
	// What a thief has named comes into force by the time alone: whoever is stolen from must be able to
	// prevent it.
	("Payees", "cancel"),
	// A period for objections runs on: who could stop them would decide which rounds open.
	("Announcements", "object"),
	("Announcements", "challenge"),
];

/// Calls that are paused with another one, and never by themselves: the only claim in rounds of
/// Ethereum addresses and settling vouchers with `claim`, setting vouchers aside with `set_aside`, as
/// [`OneClaimForAll`](crate::configs::brakes::OneClaimForAll) has it. A pause of their own would have
/// to count as lost time, and the committee could keep rounds open for another two weeks in 90 days.
/// `settle_batch` can be paused: `settle` takes its place. A single round can be paused too.
///
/// Bidding, clearing and finishing are paused with `claim` for the same reason: who could stop them while
/// the clock of a sale runs would decide who buys. So are disputing, settling and claiming scores.
pub const PAUSED_WITH_ANOTHER: [(&str, &str); 10] = [
	("Distribution", "claim_ethereum"),
	("Distribution", "settle"),
	("Distribution", "set_aside_voucher"),
	("Sales", "bid"),
	("Sales", "clear"),
	("Sales", "finish"),
	("Scores", "prove"),
	("Scores", "challenge"),
	("Scores", "settle"),
	("Scores", "claim"),
];

/// The calls of the registry that can be paused: those that say something new about an account, or
/// stop it. All others take back, decide about roles, or end a freeze.
pub const PAUSABLE_CALLS_OF_COMPLIANCE: [&str; 5] =
	["attest", "attest_batch", "renew", "present_credential", "freeze"];

/// Calls that can never be paused by their own name.
pub struct UnpausableCalls;
impl Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>> for UnpausableCalls {
	fn contains((pallet, call): &pallet_tx_pause::RuntimeCallNameOf<Runtime>) -> bool {
		let (pallet, call) = (pallet.as_slice(), call.as_slice());
		if is("Compliance", pallet) {
			return !PAUSABLE_CALLS_OF_COMPLIANCE.iter().any(|name| is(name, call));
		}
		UNPAUSABLE_PALLETS.iter().any(|name| is(name, pallet))
			|| UNPAUSABLE_CALLS
				.iter()
				.chain(&PAUSED_WITH_ANOTHER)
				.any(|(of, name)| is(of, pallet) && is(name, call))
	}
}

fn is(name: &str, bytes: &[u8]) -> bool {
	name.as_bytes() == bytes
}

/// Who pauses calls without an end, and unpauses them behind the back of [`Brakes`]: nobody.
#[cfg(any(not(feature = "runtime-benchmarks"), feature = "std"))]
pub type Pauser = NeverEnsureOrigin<()>;
/// Who pauses calls in benchmarks, which do not run without an origin. Only in their wasm: tests ask
/// the runtime that is released.
#[cfg(all(feature = "runtime-benchmarks", not(feature = "std")))]
pub type Pauser = frame_system::EnsureRoot<AccountId>;

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = Pauser;
	type UnpauseOrigin = Pauser;
	type WhitelistedCalls = UnpausableCalls;
	type MaxNameLen = ConstU32<256>;
	type WeightInfo = weights::pallet_tx_pause::WeightInfo<Runtime>;
}
