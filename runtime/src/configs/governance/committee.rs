//! The technical committee, and the calls that it whitelists.

#![expect(
	clippy::arithmetic_side_effects,
	reason = "a share times a weight cannot overflow, and there is no other"
)]

use super::origins::WhitelistedCaller;
use crate::{
	configs::{blocks::RuntimeBlockWeights, relay::RelayClock},
	*,
};
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, ConstU32, EitherOfDiverse},
};
use frame_system::EnsureRoot;
#[cfg(any(not(feature = "runtime-benchmarks"), feature = "std"))]
use pallet_collective::deposit::{Delayed, Geometric};
use sp_runtime::FixedU128;

/// Identifies the technical committee among the collectives.
pub type CommitteeInstance = pallet_collective::Instance1;
/// Two thirds of the committee.
pub type TwoThirds = pallet_collective::EnsureProportionAtLeast<AccountId, CommitteeInstance, 2, 3>;
/// Half of the committee.
pub type Half = pallet_collective::EnsureProportionAtLeast<AccountId, CommitteeInstance, 1, 2>;

/// Who does not vote has not said aye: a share of the committee is a share of those who did.
pub struct SilenceIsNay;
impl pallet_collective::DefaultVote for SilenceIsNay {
	fn default_vote(
		_prime: Option<bool>,
		_ayes: pallet_collective::MemberCount,
		_nays: pallet_collective::MemberCount,
		_members: pallet_collective::MemberCount,
	) -> bool {
		false
	}
}

parameter_types! {
	/// How long members can vote on a motion.
	pub const MotionDuration: BlockNumber = 7 * DAYS;
	/// The heaviest call that a motion may contain.
	pub MaxProposalWeight: Weight =
		Perbill::from_percent(50) * RuntimeBlockWeights::get().max_block;
	/// Holds the deposit for a motion.
	pub const MotionHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::TechnicalCommittee(pallet_collective::HoldReason::ProposalSubmission);
	/// How many motions can wait at a time before the next one takes a deposit.
	pub const FreeMotions: u32 = 10;
	/// The deposit for a motion when [`FreeMotions`] are waiting.
	pub const MotionDeposit: Balance = 10 * UNIT;
	/// How much dearer each further motion is than the one before. Room for a hundred is never used
	/// up: all of it would take some 670 million tokens. Steep enough for that, and no steeper: when
	/// somebody has put down a large sum, the next motion takes a fifth of it.
	pub const MotionDepositGrowth: FixedU128 = FixedU128::from_rational(12, 10);
}

/// The deposit for a motion, by how many are waiting.
#[cfg(any(not(feature = "runtime-benchmarks"), feature = "std"))]
pub type MotionPrice = Delayed<FreeMotions, Geometric<MotionDepositGrowth, MotionDeposit>>;
/// In benchmarks each takes one, which the proposer has even if many are waiting. Only in their
/// wasm: tests ask the runtime that is released.
#[cfg(all(feature = "runtime-benchmarks", not(feature = "std")))]
pub type MotionPrice = pallet_collective::deposit::Constant<MotionDeposit>;

/// What the vote of a member counts as who has not voted.
#[cfg(any(not(feature = "runtime-benchmarks"), feature = "std"))]
pub type Silence = SilenceIsNay;
/// One of the pallet's benchmarks wants a motion approved by the prime member alone.
#[cfg(all(feature = "runtime-benchmarks", not(feature = "std")))]
pub type Silence = pallet_collective::PrimeDefaultVote;

impl pallet_collective::Config<CommitteeInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<100>;
	type MaxMembers = ConstU32<100>;
	type DefaultVote = Silence;
	// Only holders decide who sits in the committee, by referendum.
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	// One member cannot use up the room of all: nobody else could propose for a week.
	type Consideration = HoldConsideration<AccountId, Balances, MotionHoldReason, MotionPrice, u32>;
	type WeightInfo = weights::pallet_collective::WeightInfo<Runtime>;
}

parameter_types! {
	/// How long a whitelisted call can be dispatched.
	pub const DeferredDispatchExpiration: BlockNumber = 28 * DAYS;
}

impl pallet_whitelist::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WhitelistOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirds>;
	type DispatchWhitelistedOrigin = EitherOfDiverse<EnsureRoot<AccountId>, WhitelistedCaller>;
	type Preimages = Preimage;
	type DeferredDispatchExpiration = DeferredDispatchExpiration;
	type BlockNumberProvider = RelayClock;
	type WeightInfo = weights::pallet_whitelist::WeightInfo<Runtime>;
}
