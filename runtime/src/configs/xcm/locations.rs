//! Where messages come from and go to, and what accounts and origins the senders have here.

use super::network;
use crate::*;
use frame_support::{
	parameter_types,
	traits::{Contains, Get},
};
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

/// The relay chain and siblings themselves, not what is inside of them: so each asks for our version
/// once at most.
pub struct RelayOrSibling;
impl Contains<Location> for RelayOrSibling {
	fn contains(location: &Location) -> bool {
		matches!(location.unpack(), (1, []) | (1, [Parachain(_)]))
	}
}

/// The parachain id of Asset Hub, on every relay chain that has one.
pub const ASSET_HUB: u32 = 1_000;

parameter_types! {
	/// Asset Hub, seen from here. It is the reserve of every registered asset: tokens arise here from its
	/// messages alone, and go back there alone.
	pub AssetHub: Location = Location::new(1, [Parachain(ASSET_HUB)]);
}

/// Locations on other chains, as they are written here: the relay chain's token, what is at a
/// sibling, and what is in another network. Each has one form, so that nothing is registered twice.
pub struct OtherChains;
impl Contains<Location> for OtherChains {
	fn contains(location: &Location) -> bool {
		match location.unpack() {
			(1, []) => true,
			(1, [Parachain(id), ..]) => *id != u32::from(ParachainInfo::parachain_id()),
			(2, [GlobalConsensus(network), ..]) => RelayNetwork::get() != Some(*network),
			_ => false,
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
