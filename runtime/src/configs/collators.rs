//! Collators: authorship, selection, sessions.

use crate::{configs::governance, *};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Get},
	PalletId,
};
use frame_system::EnsureRoot;

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	// Each block earns its author a score on top of the fees.
	type EventHandler = (CollatorSelection, Emission);
}

/// Length of a session in our own blocks: 3,600, which is six hours at one block every six seconds.
/// Shorter by the chain's [pace](governance::origins::Pace), but at least ten blocks.
pub struct SessionPeriod;
impl Get<BlockNumber> for SessionPeriod {
	fn get() -> BlockNumber {
		let period: BlockNumber = 6 * HOURS;
		let pace = governance::origins::Pace::<Runtime>::get().max(1);
		period.checked_div(pace).unwrap_or(period).max(10)
	}
}

parameter_types! {
	/// Determines the account of the collators' pot.
	pub const PotId: PalletId = PalletId(distribution_primitives::chain::COLLATORS_ID);
	/// The first session begins with block 0.
	pub const SessionOffset: BlockNumber = 0;
}

impl pallet_collator_selection::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	// By vote only. Whoever chooses all collators decides which transactions get into blocks: a
	// committee that did could keep out the votes that replace it.
	type UpdateOrigin = EnsureRoot<AccountId>;
	type PotId = PotId;
	type MaxCandidates = ConstU32<100>;
	// As on the system's own parachains: nobody leaves, and no candidate is dropped, who would leave fewer.
	// Root can still replace the invulnerable ones.
	type MinEligibleCollators = ConstU32<4>;
	type MaxInvulnerables = ConstU32<20>;
	// A candidate that misses a whole session is dropped.
	type KickThreshold = SessionPeriod;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ValidatorRegistration = Session;
	type WeightInfo = weights::pallet_collator_selection::WeightInfo<Runtime>;
}

parameter_types! {
	/// Two keys of 32 bytes, and whose each of them is.
	pub const SessionKeyDeposit: Balance = deposit(1, 128);
	/// Most collators of a session: all that the selection may choose fit.
	pub const MaxAuthorities: u32 = 200;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type SessionManager = CollatorSelection;
	type SessionHandler = <SessionKeys as sp_runtime::traits::OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = ();
	type Currency = Balances;
	type KeyDeposit = SessionKeyDeposit;
	type WeightInfo = weights::pallet_session::WeightInfo<Runtime>;
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = ();
	type MaxAuthorities = MaxAuthorities;
	// One author builds as many blocks per slot as there are cores.
	type AllowMultipleBlocksPerSlot = ConstBool<true>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl cumulus_pallet_aura_ext::Config for Runtime {}

// Collators publish where they are reached, signed with a session key, and find each other by that.
impl pallet_authority_discovery::Config for Runtime {
	type MaxAuthorities = MaxAuthorities;
}
