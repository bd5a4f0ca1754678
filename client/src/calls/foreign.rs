//! The assets of other chains.

use super::{call, Call, Encoded};
use crate::account::AccountId;
use codec::Compact;

// What messages consist of, as version 5 of XCM encodes it: that in which the chain stores locations.
const VERSION: u8 = 5;
const FUNGIBLE: u8 = 0;
const ONE_JUNCTION: u8 = 1;
const PARACHAIN: u8 = 0;
const ACCOUNT: u8 = 1;
const DEPOSIT_ASSET: u8 = 13;
const WILD: u8 = 1;
const ALL_COUNTED: u8 = 2;
const UNLIMITED: u8 = 0;
/// The chain that the message goes to holds what backs the asset.
const DESTINATION_RESERVE: u8 = 2;
/// The parachain id of Asset Hub.
const ASSET_HUB: u32 = 1_000;

/// Sends `amount` smallest units of the asset at an encoded location home to Asset Hub, to an
/// account there. The message pays on Asset Hub out of that amount.
pub fn withdraw(location: &[u8], amount: u128, to: &AccountId) -> Call {
	let asset = || Encoded(location.to_vec());
	let hub = (VERSION, 1u8, ONE_JUNCTION, PARACHAIN, Compact(ASSET_HUB));
	let assets = (VERSION, Compact(1u32), asset(), FUNGIBLE, Compact(amount));
	let fees = (VERSION, asset());
	// Without a network: the one that they are on.
	let account = (0u8, ONE_JUNCTION, ACCOUNT, None::<()>, to);
	let deposit = (DEPOSIT_ASSET, WILD, ALL_COUNTED, Compact(1u32), account);
	let then = (VERSION, Compact(1u32), deposit);
	let args = (hub, assets, DESTINATION_RESERVE, fees, DESTINATION_RESERVE, then, UNLIMITED);
	call("PolkadotXcm", "transfer_assets_using_type_and_then", args)
}
