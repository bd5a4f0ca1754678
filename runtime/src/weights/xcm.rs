//! Weights of XCM instructions: measured where we execute them. Those that the barrier refuses cost next to nothing:
//! a large weight would leave their message in the queue, as one for which there was no room yet.

use super::{
	pallet_xcm_benchmarks_fungible::WeightInfo as Fungible,
	pallet_xcm_benchmarks_generic::WeightInfo as Generic,
};
use crate::{
	configs::{foreign::ids::MAX_FOREIGN, xcm::foreign::foreign_weight},
	Runtime,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{weights::Weight, BoundedVec},
	staging_xcm::{
		latest::{prelude::*, AssetTransferFilter},
		DoubleEncoded,
	},
};

/// Most assets that a message can hold: ours, and all that can be registered of other chains.
const MOST_HELD: u32 = MAX_FOREIGN + 1;

/// What weighs by the assets in it.
trait WeighAssets {
	/// What it costs to do with all these assets what with our token costs `each`.
	fn weigh(&self, each: Weight) -> Weight;
}

/// What it costs to do with `count` assets what with our token costs `each`, if `foreign` of them are
/// other chains'. Without any the rest is done all the same.
fn weigh(each: Weight, count: u64, foreign: u64) -> Weight {
	each.saturating_mul(count.max(1)).saturating_add(foreign_weight().saturating_mul(foreign))
}

fn is_foreign(id: &AssetId) -> bool {
	id.0 != Location::here()
}

impl WeighAssets for Assets {
	fn weigh(&self, each: Weight) -> Weight {
		// One that is not registered costs less.
		let foreign = self.inner().iter().filter(|asset| is_foreign(&asset.id)).count();
		weigh(each, self.len() as u64, foreign as u64)
	}
}

impl WeighAssets for AssetFilter {
	fn weigh(&self, each: Weight) -> Weight {
		let most = |count: u32| {
			let count = u64::from(count.min(MOST_HELD));
			weigh(each, count, count)
		};
		match self {
			Self::Definite(assets) => assets.weigh(each),
			Self::Wild(AllOf { id, .. } | AllOfCounted { id, .. }) => {
				weigh(each, 1, u64::from(is_foreign(id)))
			}
			Self::Wild(AllCounted(count)) => most(*count),
			Self::Wild(All) => most(MOST_HELD),
		}
	}
}

/// Of the cheapest instruction; also of those that are never executed.
fn least() -> Weight {
	Generic::<Runtime>::clear_origin()
}

/// The weights.
pub struct XcmWeight<Call>(PhantomData<Call>);
impl<Call> XcmWeightInfo<Call> for XcmWeight<Call> {
	fn withdraw_asset(assets: &Assets) -> Weight {
		assets.weigh(Fungible::<Runtime>::withdraw_asset())
	}
	fn reserve_asset_deposited(assets: &Assets) -> Weight {
		assets.weigh(least())
	}
	fn receive_teleported_asset(_: &Assets) -> Weight {
		least()
	}
	fn query_response(_: &u64, _: &Response, _: &Weight, _: &Option<Location>) -> Weight {
		Generic::<Runtime>::query_response()
	}
	fn transfer_asset(assets: &Assets, _: &Location) -> Weight {
		assets.weigh(Fungible::<Runtime>::transfer_asset())
	}
	fn transfer_reserve_asset(assets: &Assets, _: &Location, _: &Xcm<()>) -> Weight {
		assets.weigh(Fungible::<Runtime>::transfer_reserve_asset())
	}
	fn transact(_: &OriginKind, _: &Option<Weight>, _: &DoubleEncoded<Call>) -> Weight {
		Generic::<Runtime>::transact()
	}
	fn hrmp_new_channel_open_request(_: &u32, _: &u32, _: &u32) -> Weight {
		least()
	}
	fn hrmp_channel_accepted(_: &u32) -> Weight {
		least()
	}
	fn hrmp_channel_closing(_: &u32, _: &u32, _: &u32) -> Weight {
		least()
	}
	fn clear_origin() -> Weight {
		Generic::<Runtime>::clear_origin()
	}
	fn descend_origin(_: &InteriorLocation) -> Weight {
		Generic::<Runtime>::descend_origin()
	}
	fn report_error(_: &QueryResponseInfo) -> Weight {
		Generic::<Runtime>::report_error()
	}
	fn deposit_asset(assets: &AssetFilter, _: &Location) -> Weight {
		assets.weigh(Fungible::<Runtime>::deposit_asset())
	}
	fn deposit_reserve_asset(assets: &AssetFilter, _: &Location, _: &Xcm<()>) -> Weight {
		assets.weigh(Fungible::<Runtime>::deposit_reserve_asset())
	}
	fn exchange_asset(_: &AssetFilter, _: &Assets, _: &bool) -> Weight {
		least()
	}
	fn initiate_reserve_withdraw(_: &AssetFilter, _: &Location, _: &Xcm<()>) -> Weight {
		least()
	}
	fn initiate_teleport(_: &AssetFilter, _: &Location, _: &Xcm<()>) -> Weight {
		least()
	}
	fn initiate_transfer(
		_: &Location,
		remote_fees: &Option<AssetTransferFilter>,
		_: &bool,
		assets: &BoundedVec<AssetTransferFilter, MaxAssetTransferFilters>,
		_: &Xcm<()>,
	) -> Weight {
		// Once for what is done without assets, too: a message is sent.
		remote_fees
			.iter()
			.chain(assets)
			.map(|filter| filter.inner().weigh(Fungible::<Runtime>::initiate_transfer()))
			.fold(Fungible::<Runtime>::initiate_transfer(), |sum, weight| {
				sum.saturating_add(weight)
			})
	}
	fn report_holding(_: &QueryResponseInfo, _: &AssetFilter) -> Weight {
		Generic::<Runtime>::report_holding()
	}
	fn buy_execution(fees: &Asset, _: &WeightLimit) -> Weight {
		weigh(Generic::<Runtime>::buy_execution(), 1, u64::from(is_foreign(&fees.id)))
	}
	fn pay_fees(fees: &Asset) -> Weight {
		weigh(Generic::<Runtime>::pay_fees(), 1, u64::from(is_foreign(&fees.id)))
	}
	fn refund_surplus() -> Weight {
		Generic::<Runtime>::refund_surplus()
	}
	fn set_error_handler(_: &Xcm<Call>) -> Weight {
		Generic::<Runtime>::set_error_handler()
	}
	fn set_appendix(_: &Xcm<Call>) -> Weight {
		Generic::<Runtime>::set_appendix()
	}
	fn clear_error() -> Weight {
		Generic::<Runtime>::clear_error()
	}
	fn claim_asset(assets: &Assets, _: &Location) -> Weight {
		assets.weigh(Generic::<Runtime>::claim_asset())
	}
	fn trap(_: &u64) -> Weight {
		Generic::<Runtime>::trap()
	}
	fn subscribe_version(_: &QueryId, _: &Weight) -> Weight {
		Generic::<Runtime>::subscribe_version()
	}
	fn unsubscribe_version() -> Weight {
		Generic::<Runtime>::unsubscribe_version()
	}
	fn burn_asset(assets: &Assets) -> Weight {
		assets.weigh(least())
	}
	fn expect_asset(assets: &Assets) -> Weight {
		assets.weigh(Generic::<Runtime>::expect_asset())
	}
	fn expect_origin(_: &Option<Location>) -> Weight {
		Generic::<Runtime>::expect_origin()
	}
	fn expect_error(_: &Option<(u32, XcmError)>) -> Weight {
		Generic::<Runtime>::expect_error()
	}
	fn expect_transact_status(_: &MaybeErrorCode) -> Weight {
		Generic::<Runtime>::expect_transact_status()
	}
	fn query_pallet(_: &Vec<u8>, _: &QueryResponseInfo) -> Weight {
		Generic::<Runtime>::query_pallet()
	}
	fn expect_pallet(_: &u32, _: &Vec<u8>, _: &Vec<u8>, _: &u32, _: &u32) -> Weight {
		Generic::<Runtime>::expect_pallet()
	}
	fn report_transact_status(_: &QueryResponseInfo) -> Weight {
		Generic::<Runtime>::report_transact_status()
	}
	fn clear_transact_status() -> Weight {
		Generic::<Runtime>::clear_transact_status()
	}
	fn universal_origin(_: &Junction) -> Weight {
		least()
	}
	fn export_message(_: &NetworkId, _: &Junctions, _: &Xcm<()>) -> Weight {
		least()
	}
	fn lock_asset(_: &Asset, _: &Location) -> Weight {
		least()
	}
	fn unlock_asset(_: &Asset, _: &Location) -> Weight {
		least()
	}
	fn note_unlockable(_: &Asset, _: &Location) -> Weight {
		least()
	}
	fn request_unlock(_: &Asset, _: &Location) -> Weight {
		least()
	}
	fn set_fees_mode(_: &bool) -> Weight {
		Generic::<Runtime>::set_fees_mode()
	}
	fn set_topic(_: &[u8; 32]) -> Weight {
		Generic::<Runtime>::set_topic()
	}
	fn clear_topic() -> Weight {
		Generic::<Runtime>::clear_topic()
	}
	fn alias_origin(_: &Location) -> Weight {
		least()
	}
	fn unpaid_execution(_: &WeightLimit, _: &Option<Location>) -> Weight {
		Generic::<Runtime>::unpaid_execution()
	}
	fn set_hints(hints: &BoundedVec<Hint, HintNumVariants>) -> Weight {
		hints
			.iter()
			.map(|hint| match hint {
				AssetClaimer { .. } => Generic::<Runtime>::asset_claimer(),
			})
			.fold(least(), |sum, weight| sum.saturating_add(weight))
	}
	fn execute_with_origin(_: &Option<InteriorLocation>, _: &Xcm<Call>) -> Weight {
		least()
	}
}
