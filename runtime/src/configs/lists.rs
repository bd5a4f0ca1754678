//! Lists that are stored in the chain.

use crate::{
	configs::{
		deposits::{ByteDeposit, ItemDeposit},
		relay::RelayClock,
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, LinearStoragePrice},
};
use pallet_distribution_common::KeptPrice;

parameter_types! {
	/// Holds the deposits of the lists' owners.
	pub const ListHold: RuntimeHoldReason =
		RuntimeHoldReason::Lists(pallet_distribution_lists::HoldReason::ListDeposit);
	/// A list whose upload has stopped for a month is abandoned. That is longer than the committee
	/// may have storing paused.
	pub const AbandonAfter: BlockNumber = 30 * DAYS;
}

impl pallet_distribution_lists::Config for Runtime {
	type WeightInfo = weights::pallet_distribution_lists::WeightInfo<Runtime>;
	type Deposit = KeptPrice<
		AccountId,
		Balances,
		ListHold,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type BlockNumberProvider = RelayClock;
	type LostTime = Clock;
	type AbandonAfter = AbandonAfter;
	// Four million rows in chunks from which a proof is read quickly, and 22 million in the largest.
	type MaxChunks = ConstU32<1_024>;
}
