//! Referenda, their origins and tracks, the technical committee, and the brakes.

// The only arithmetic here is a share times a weight, which cannot overflow.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	configs::system::{RelayClock, RuntimeBlockWeights},
	*,
};
use alloc::borrow::Cow;
use frame_support::{
	parameter_types,
	traits::{
		tokens::currency::ActiveIssuanceOf, AsEnsureOriginWithArg, ConstU32, Contains, EitherOf,
		EitherOfDiverse, OriginTrait,
	},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
pub use origins::{ComplianceAdmin, EmissionAdmin, RoundAdmin, TreasurySpender, WhitelistedCaller};
use pallet_referenda::{Curve, Track, TrackInfo};
use sp_runtime::str_array as s;

/// Origins that referenda can take besides root.
// The pallet macro expands to `expect`.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod origins {
	use polkadot_sdk::frame_support::pallet_prelude::*;

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the periods of all tracks are divided by. The genesis sets it, and nothing changes it: more than
	/// 1 on development chains alone.
	#[pallet::storage]
	pub type Pace<T> = StorageValue<_, u32, ValueQuery>;

	/// How fast votes go.
	#[pallet::genesis_config]
	#[derive(polkadot_sdk::frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// What the periods of all tracks are divided by; 0 counts as 1.
		pub pace: u32,
		/// Nothing.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pace::<T>::put(self.pace);
		}
	}

	/// What a referendum may act as.
	#[derive(
		Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
	)]
	#[pallet::origin]
	pub enum Origin {
		/// Dispatches calls that the technical committee has whitelisted, with root's power.
		#[codec(index = 0)]
		WhitelistedCaller,
		/// Manages rounds of the treasury; pauses and resumes any round.
		#[codec(index = 1)]
		RoundAdmin,
		/// Spends from the treasury, up to a limit.
		#[codec(index = 2)]
		TreasurySpender,
		/// Names attesters and officers, blocks jurisdictions, sets payout limits.
		#[codec(index = 3)]
		ComplianceAdmin,
		/// Sets how much is issued, to whom it goes, and makes and retires pools.
		#[codec(index = 4)]
		EmissionAdmin,
	}

	macro_rules! ensures {
		($($name:ident)*) => {$(
			#[doc = concat!("Passes for the origin of the same name: `", stringify!($name), "`.")]
			pub struct $name;
			impl<O> EnsureOrigin<O> for $name
			where
				O: Into<Result<Origin, O>> + From<Origin>,
			{
				type Success = ();
				fn try_origin(o: O) -> Result<Self::Success, O> {
					o.into().and_then(|o| match o {
						Origin::$name => Ok(()),
						r => Err(O::from(r)),
					})
				}
				#[cfg(feature = "runtime-benchmarks")]
				fn try_successful_origin() -> Result<O, ()> {
					Ok(O::from(Origin::$name))
				}
			}
		)*};
	}
	ensures!(WhitelistedCaller RoundAdmin TreasurySpender ComplianceAdmin EmissionAdmin);
}

impl origins::Config for Runtime {}

/// The technical committee among the collectives.
pub type CommitteeInstance = pallet_collective::Instance1;
type TwoThirds = pallet_collective::EnsureProportionAtLeast<AccountId, CommitteeInstance, 2, 3>;
type Half = pallet_collective::EnsureProportionAtLeast<AccountId, CommitteeInstance, 1, 2>;

/// Most that one referendum on the spender's track may spend.
pub struct SpendLimit;
impl frame_support::traits::TypedGet for SpendLimit {
	type Type = Balance;
	fn get() -> Balance {
		1_000_000 * UNIT
	}
}

parameter_types! {
	pub const MaxBalance: Balance = Balance::MAX;
}

/// Who spends from the treasury, and up to how much: root anything, the spender's track a million.
pub type TreasurySpend = EitherOf<
	EnsureRootWithSuccess<AccountId, MaxBalance>,
	frame_support::traits::MapSuccess<TreasurySpender, sp_runtime::traits::Replace<SpendLimit>>,
>;

parameter_types! {
	pub const VoteLockingPeriod: BlockNumber = 7 * DAYS;
}

impl pallet_conviction_voting::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type Polls = Referenda;
	type MaxTurnout = ActiveIssuanceOf<Balances, AccountId>;
	type MaxVotes = ConstU32<512>;
	type VoteLockingPeriod = VoteLockingPeriod;
	type BlockNumberProvider = RelayClock;
	type VotingHooks = ();
	type WeightInfo = weights::pallet_conviction_voting::WeightInfo<Runtime>;
}

const fn percent(n: i64) -> sp_runtime::FixedI64 {
	sp_runtime::FixedI64::from_rational(n as u128, 100)
}

const fn linear(from: i64, to: i64) -> Curve {
	Curve::make_linear(28, 28, percent(to), percent(from))
}

const TRACKS: [Track<u16, Balance, BlockNumber>; 6] = [
	track(0, "root", 1, 10_000, 2 * HOURS, 14 * DAYS, DAYS, DAYS, linear(100, 50), linear(50, 5)),
	track(
		1,
		"whitelisted_caller",
		10,
		1_000,
		30 * MINUTES,
		14 * DAYS,
		10 * MINUTES,
		10 * MINUTES,
		linear(100, 50),
		linear(20, 1),
	),
	track(
		10,
		"round_admin",
		10,
		1_000,
		2 * HOURS,
		14 * DAYS,
		12 * HOURS,
		DAYS,
		linear(100, 50),
		linear(30, 2),
	),
	track(
		11,
		"treasury_spender",
		20,
		1_000,
		2 * HOURS,
		14 * DAYS,
		DAYS,
		DAYS,
		linear(100, 50),
		linear(30, 2),
	),
	track(
		12,
		"compliance_admin",
		10,
		1_000,
		2 * HOURS,
		14 * DAYS,
		12 * HOURS,
		DAYS,
		linear(100, 50),
		linear(30, 2),
	),
	track(
		13,
		"emission_admin",
		10,
		1_000,
		2 * HOURS,
		14 * DAYS,
		12 * HOURS,
		DAYS,
		linear(100, 50),
		linear(30, 2),
	),
];

#[allow(clippy::too_many_arguments)]
const fn track(
	id: u16,
	name: &str,
	max_deciding: u32,
	deposit: Balance,
	prepare_period: BlockNumber,
	decision_period: BlockNumber,
	confirm_period: BlockNumber,
	min_enactment_period: BlockNumber,
	min_approval: Curve,
	min_support: Curve,
) -> Track<u16, Balance, BlockNumber> {
	Track {
		id,
		info: TrackInfo {
			name: s(name),
			max_deciding,
			decision_deposit: deposit.saturating_mul(UNIT),
			prepare_period,
			decision_period,
			confirm_period,
			min_enactment_period,
			min_approval,
			min_support,
		},
	}
}

/// What can be voted on, and how.
pub struct Tracks;
impl pallet_referenda::TracksInfo<Balance, BlockNumber> for Tracks {
	type Id = u16;
	type RuntimeOrigin = <RuntimeOrigin as OriginTrait>::PalletsOrigin;

	fn tracks() -> impl Iterator<Item = Cow<'static, Track<Self::Id, Balance, BlockNumber>>> {
		TRACKS.iter().map(Cow::Borrowed)
	}

	// What is read of a track goes through here. The list above, which tests and metadata read without a
	// state, is that of production.
	fn info(id: u16) -> Option<Cow<'static, TrackInfo<Balance, BlockNumber>>> {
		let info = &TRACKS.iter().find(|track| track.id == id)?.info;
		let pace = origins::Pace::<Runtime>::get();
		if pace <= 1 {
			return Some(Cow::Borrowed(info));
		}
		let faster = |period: BlockNumber| period.checked_div(pace).unwrap_or(period).max(1);
		Some(Cow::Owned(TrackInfo {
			prepare_period: faster(info.prepare_period),
			decision_period: faster(info.decision_period),
			confirm_period: faster(info.confirm_period),
			min_enactment_period: faster(info.min_enactment_period),
			..info.clone()
		}))
	}

	fn track_for(origin: &Self::RuntimeOrigin) -> Result<Self::Id, ()> {
		match origin {
			OriginCaller::system(frame_system::RawOrigin::Root) => Ok(0),
			OriginCaller::Origins(origins::Origin::WhitelistedCaller) => Ok(1),
			OriginCaller::Origins(origins::Origin::RoundAdmin) => Ok(10),
			OriginCaller::Origins(origins::Origin::TreasurySpender) => Ok(11),
			OriginCaller::Origins(origins::Origin::ComplianceAdmin) => Ok(12),
			OriginCaller::Origins(origins::Origin::EmissionAdmin) => Ok(13),
			_ => Err(()),
		}
	}
}

parameter_types! {
	pub const SubmissionDeposit: Balance = 10 * UNIT;
	pub const UndecidingTimeout: BlockNumber = 14 * DAYS;
	pub const AlarmInterval: BlockNumber = 1;
}

impl pallet_referenda::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type Scheduler = Scheduler;
	type Currency = Balances;
	type SubmitOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type CancelOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirds>;
	type KillOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirds>;
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

parameter_types! {
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

parameter_types! {
	pub const MotionDuration: BlockNumber = 7 * DAYS;
	pub MaxProposalWeight: Weight =
		Perbill::from_percent(50) * RuntimeBlockWeights::get().max_block;
}

impl pallet_collective::Config<CommitteeInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<100>;
	type MaxMembers = ConstU32<100>;
	type DefaultVote = pallet_collective::MoreThanMajorityThenPrimeDefaultVote;
	// Only holders change who sits in the committee, by referendum.
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
	type WeightInfo = weights::pallet_collective::WeightInfo<Runtime>;
}

/// Calls that go on in safe mode: making blocks, ending safe mode, and governing.
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
				// Freezing and revoking must not wait for better times; nothing here moves tokens.
				| RuntimeCall::Compliance(_)
				// Nor must the brakes of emission, and what governance decides about it.
				| RuntimeCall::Emission(
					pallet_emission::Call::halt { .. }
						| pallet_emission::Call::resume { .. }
						| pallet_emission::Call::set_emission { .. }
						| pallet_emission::Call::set_budget { .. }
						// Taking back one's own is never gated.
						| pallet_emission::Call::unstake { .. }
				)
				// Windows go on in safe mode: rounds can be paused for as long.
				| RuntimeCall::Distribution(
					pallet_distribution::Call::pause { .. }
						| pallet_distribution::Call::resume { .. }
				)
				// What these carry is filtered once more.
				| RuntimeCall::Utility(_)
				| RuntimeCall::Multisig(_)
				| RuntimeCall::Proxy(_)
		)
	}
}

parameter_types! {
	/// Safe mode lasts a day at a time.
	pub const SafeModeDuration: BlockNumber = DAYS;
	/// Nobody buys safe mode: it takes the committee.
	pub const NoDeposit: Option<Balance> = None;
	pub const NoRelease: Option<BlockNumber> = None;
}

/// The committee, and for how long it stops the chain.
pub struct CommitteeStops;
impl frame_support::traits::EnsureOrigin<RuntimeOrigin> for CommitteeStops {
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

/// Calls that can never be paused: what blocks need, and what undoes a pause.
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
		// Half of the committee must not do by pausing what two thirds of it cannot: keep a halted emission
		// halted. Nor may anybody be kept from taking stake back.
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
