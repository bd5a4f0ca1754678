//! Where messages come from and go to, and what accounts and origins the senders have here.

use super::network;
use crate::*;
use frame_support::{parameter_types, traits::Get};
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
	/// The origin that the relay chain's native calls have.
	pub RelayChainOrigin: RuntimeOrigin = cumulus_pallet_xcm::Origin::Relay.into();
}

/// The network of the relay chain. Accounts may be addressed with it, or without any.
pub struct RelayNetwork;
impl Get<Option<NetworkId>> for RelayNetwork {
	fn get() -> Option<NetworkId> {
		network::Relay::<Runtime>::get()
	}
}

/// This chain, seen from outside of all networks.
pub struct UniversalLocation;
impl Get<InteriorLocation> for UniversalLocation {
	fn get() -> InteriorLocation {
		let this = Parachain(ParachainInfo::parachain_id().into());
		match RelayNetwork::get() {
			Some(relay) => [GlobalConsensus(relay), this].into(),
			None => this.into(),
		}
	}
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
