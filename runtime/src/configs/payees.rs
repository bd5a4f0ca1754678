//! Where the owners of entitlements have payments sent.

use crate::{
	configs::{
		compliance::PalletAccounts,
		deposits::{ByteDeposit, ItemDeposit},
		distribution::AssetKind,
		governance::origins::Pace,
		relay::RelayClock,
	},
	*,
};
use distribution_primitives::Compliance as _;
use frame_support::{
	parameter_types,
	traits::{Contains, Get, LinearStoragePrice},
};
use pallet_distribution_common::KeptPrice;

parameter_types! {
	/// Holds the deposits of owners who have named payees.
	pub const PayeeHold: RuntimeHoldReason =
		RuntimeHoldReason::Payees(pallet_payees::HoldReason::PayeeDeposit);
}

/// A change of a payee is in force after a day: time to see it, and to cancel one that was not the
/// owner's. Shorter by the chain's [pace](Pace).
pub struct PayeeDelay;
impl Get<BlockNumber> for PayeeDelay {
	fn get() -> BlockNumber {
		let pace = Pace::<Runtime>::get().max(1);
		DAYS.checked_div(pace).unwrap_or(DAYS).max(1)
	}
}

/// Accounts that nobody has a key of: those of pallets and of other chains, and Ethereum addresses,
/// filled up with zeros in front, which are no accounts of this chain.
pub struct Keyless;
impl Contains<AccountId> for Keyless {
	fn contains(who: &AccountId) -> bool {
		let bytes: &[u8] = who.as_ref();
		let ethereum = bytes.iter().take_while(|byte| **byte == 0).count() >= 12;
		ethereum || PalletAccounts::contains(who)
	}
}

/// Accounts that an officer has frozen.
pub struct Frozen;
impl Contains<AccountId> for Frozen {
	fn contains(who: &AccountId) -> bool {
		Compliance::frozen(who)
	}
}

impl pallet_payees::Config for Runtime {
	type WeightInfo = weights::pallet_payees::WeightInfo<Runtime>;
	type AssetKind = AssetKind;
	type Deposit = KeptPrice<
		AccountId,
		Balances,
		PayeeHold,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type BlockNumberProvider = RelayClock;
	type LostTime = Clock;
	type Delay = PayeeDelay;
	type Keyless = Keyless;
	type Frozen = Frozen;
}
