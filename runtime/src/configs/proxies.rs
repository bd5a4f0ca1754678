//! Batches, and accounts that act for others: multisigs and proxies.

use crate::{configs::system::RelayClock, *};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter},
};
use scale_info::TypeInfo;

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = weights::pallet_utility::WeightInfo<Runtime>;
}

parameter_types! {
	/// A record of 88 bytes.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// 32 bytes per signatory.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
	/// A record of 8 bytes.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// 33 bytes per proxy.
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	/// A record of 8 bytes.
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	/// 66 bytes per announcement.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	// Signers quote the block they see as timepoint, which is one of ours.
	type BlockNumberProvider = System;
	type WeightInfo = weights::pallet_multisig::WeightInfo<Runtime>;
}

/// The calls that a proxy may make for an account.
#[derive(
	Copy,
	Clone,
	Debug,
	Default,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[codec(index = 0)]
	#[default]
	Any,
	/// Nothing that moves tokens.
	#[codec(index = 1)]
	NonTransfer,
	/// Preparing and claiming rounds, but neither funding nor opening them: a proxy must not
	/// redirect a draft that somebody else funded.
	#[codec(index = 2)]
	Distribution,
	/// Voting and proposing.
	#[codec(index = 3)]
	Governance,
	/// Running a collator.
	#[codec(index = 4)]
	Collator,
	/// Rejecting announcements of other proxies.
	#[codec(index = 5)]
	CancelProxy,
	/// Staking and claiming rewards. Stake and rewards remain the account's.
	#[codec(index = 6)]
	Staking,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		let batch = matches!(call, RuntimeCall::Utility(_) | RuntimeCall::Multisig(_));
		match self {
			Self::Any => true,
			Self::NonTransfer => !matches!(
				call,
				RuntimeCall::Balances(_)
					| RuntimeCall::Assets(_)
					| RuntimeCall::PolkadotXcm(_)
					| RuntimeCall::Vesting(pallet_vesting::Call::vested_transfer { .. })
					// Decides who is paid.
					| RuntimeCall::Emission(pallet_emission::Call::report { .. })
					| RuntimeCall::Distribution(
						pallet_distribution::Call::fund { .. }
							| pallet_distribution::Call::open { .. }
					)
			),
			Self::Distribution => {
				// Not `fund`, which can pay into any round. Not `open`, which makes the terms
				// final.
				batch
					|| matches!(
						call,
						RuntimeCall::Distribution(inner)
							if !matches!(
								inner,
								pallet_distribution::Call::fund { .. }
									| pallet_distribution::Call::open { .. }
							)
					)
			}
			Self::Governance => {
				batch
					|| matches!(
						call,
						RuntimeCall::ConvictionVoting(_)
							| RuntimeCall::Referenda(_)
							| RuntimeCall::Preimage(_)
							| RuntimeCall::TechnicalCommittee(_)
							| RuntimeCall::Whitelist(_)
					)
			}
			Self::Collator => {
				batch || matches!(call, RuntimeCall::CollatorSelection(_) | RuntimeCall::Session(_))
			}
			Self::Staking => {
				use pallet_emission::Call;
				batch
					|| matches!(
						call,
						RuntimeCall::Emission(
							Call::stake { .. }
								| Call::unstake { .. } | Call::enroll { .. }
								| Call::resign { .. } | Call::claim { .. }
								| Call::claim_all { .. } | Call::clear { .. }
						)
					)
			}
			Self::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			}
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(a, b) if a == b => true,
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(
				Self::NonTransfer,
				Self::Governance | Self::Collator | Self::CancelProxy | Self::Staking,
			) => true,
			_ => false,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = RelayClock;
	type WeightInfo = weights::pallet_proxy::WeightInfo<Runtime>;
}
