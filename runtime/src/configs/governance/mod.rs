//! Referenda and the technical committee.
//!
//! - [`origins`]: the origins that referenda can take besides root;
//! - [`tracks`]: which origin takes which track, and how a referendum passes there;
//! - [`spending`]: who spends from the treasury;
//! - [`committee`]: the technical committee and the whitelist;
//! - [`brakes`]: safe mode and paused calls.

pub mod brakes;
pub mod committee;
pub mod origins;
pub mod spending;
pub mod tracks;

use crate::{
	configs::{monetary::Votable, relay::RelayClock},
	*,
};
pub use committee::{CommitteeInstance, Half, TwoThirds};
use frame_support::{
	parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU32, EitherOfDiverse},
};
use frame_system::{EnsureRoot, EnsureSigned};
pub use origins::{
	ComplianceAdmin, EmissionAdmin, ReferendumCanceller, ReferendumKiller, RoundAdmin,
	SmallSpender, SmallTipper, TreasurySpender, WhitelistedCaller,
};
use tracks::Tracks;

impl origins::Config for Runtime {}

parameter_types! {
	/// How long a vote with conviction 1x locks tokens after the referendum. Each step doubles it.
	pub const VoteLockingPeriod: BlockNumber = 7 * DAYS;
}

impl pallet_conviction_voting::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type Polls = Referenda;
	type MaxTurnout = Votable;
	type MaxVotes = ConstU32<512>;
	type VoteLockingPeriod = VoteLockingPeriod;
	type BlockNumberProvider = RelayClock;
	type VotingHooks = ();
	type WeightInfo = weights::pallet_conviction_voting::WeightInfo<Runtime>;
}

parameter_types! {
	/// Deposit for submitting a referendum.
	pub const SubmissionDeposit: Balance = 10 * UNIT;
	/// A referendum without a decision deposit times out after this period.
	pub const UndecidingTimeout: BlockNumber = 14 * DAYS;
	/// The scheduler wakes referenda in any block.
	pub const AlarmInterval: BlockNumber = 1;
}

impl pallet_referenda::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type Scheduler = Scheduler;
	type Currency = Balances;
	type SubmitOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	// By vote only. A committee that could end referenda could end the one that replaces it.
	type CancelOrigin = EitherOfDiverse<EnsureRoot<AccountId>, ReferendumCanceller>;
	type KillOrigin = EitherOfDiverse<EnsureRoot<AccountId>, ReferendumKiller>;
	type Slash = Treasury;
	type Votes = pallet_conviction_voting::VotesOf<Runtime>;
	type Tally = pallet_conviction_voting::TallyOf<Runtime>;
	type SubmissionDeposit = SubmissionDeposit;
	type MaxQueued = ConstU32<100>;
	type UndecidingTimeout = UndecidingTimeout;
	type AlarmInterval = AlarmInterval;
	type Tracks = Tracks;
	type Preimages = Preimage;
	type BlockNumberProvider = RelayClock;
	type WeightInfo = weights::pallet_referenda::WeightInfo<Runtime>;
}
