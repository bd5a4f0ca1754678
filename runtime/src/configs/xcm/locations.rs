//! Where messages come from and go to, and what accounts and origins the senders have here.

use crate::*;
use frame_support::parameter_types;
use pallet_xcm::XcmPassthrough;
use polkadot_parachain_primitives::primitives::Sibling;
use staging_xcm::latest::prelude::*;
use staging_xcm_builder::{
	AccountId32Aliases, DescribeAllTerminal, DescribeFamily, HashedDescription, ParentIsPreset,
	RelayChainAsNative, SiblingParachainAsNative, SiblingParachainConvertsVia,
	SignedAccountId32AsNative, SovereignSignedViaLocation,
};

parameter_types! {
	/// The relay chain, seen from here.
	pub const RelayLocation: Location = Location::parent();
	/// Our native token, seen from here.
	pub const HereLocation: Location = Location::here();
	/// Accounts are addressed without a network id.
	pub const RelayNetwork: Option<NetworkId> = None;
	/// The origin that the relay chain's native calls have.
	pub RelayChainOrigin: RuntimeOrigin = cumulus_pallet_xcm::Origin::Relay.into();
	/// This chain, seen from its relay chain.
	pub UniversalLocation: InteriorLocation = Parachain(ParachainInfo::parachain_id().into()).into();
}

/// Maps locations on other chains to accounts here.
pub type LocationToAccountId = (
	ParentIsPreset<AccountId>,
	SiblingParachainConvertsVia<Sibling, AccountId>,
	AccountId32Aliases<RelayNetwork, AccountId>,
	// Accounts of siblings and of the relay chain, each by the hash of its location.
	HashedDescription<AccountId, DescribeFamily<DescribeAllTerminal>>,
);

/// The origins that a message can dispatch a call with.
pub type XcmOriginToTransactDispatchOrigin = (
	SovereignSignedViaLocation<LocationToAccountId, RuntimeOrigin>,
	RelayChainAsNative<RelayChainOrigin, RuntimeOrigin>,
	SiblingParachainAsNative<cumulus_pallet_xcm::Origin, RuntimeOrigin>,
	SignedAccountId32AsNative<RelayNetwork, RuntimeOrigin>,
	XcmPassthrough<RuntimeOrigin>,
);
