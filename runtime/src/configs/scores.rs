//! Scores of work that can be disputed.

use crate::{
	configs::{
		deposits::{ByteDeposit, ItemDeposit},
		distribution::{AssetKind, NativeAsset},
		governance::{origins::Pace, EmissionAdmin},
		monetary::TreasuryAccount,
		relay::RelayClock,
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{EitherOfDiverse, Get, LinearStoragePrice},
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_distribution_common::KeptPrice;

parameter_types! {
	/// Determines the accounts of the boards' pots.
	pub const ScoresPalletId: PalletId = PalletId(*b"py/score");
	/// Holds the deposit for the record of an account that was paid.
	pub const ScoresRecordHold: RuntimeHoldReason =
		RuntimeHoldReason::Scores(pallet_scores::HoldReason::RecordDeposit);
	/// A challenger puts down half of a bond: enough that a challenge for nothing is not free, and little
	/// enough that whoever finds a fault can afford it.
	pub const MinBond: Balance = 100 * UNIT;
}

/// `time`, shorter by the chain's [pace](Pace).
fn paced(time: BlockNumber) -> BlockNumber {
	let pace = Pace::<Runtime>::get().max(1);
	time.checked_div(pace).unwrap_or(time).max(1)
}

/// A root can be challenged for three days at least: a weekend is not enough to slip one through.
/// Shorter by the chain's pace.
pub struct MinWindow;
impl Get<BlockNumber> for MinWindow {
	fn get() -> BlockNumber {
		paced(3 * DAYS)
	}
}

/// A challenge waits for a verdict for three weeks at least. A referendum on the track of
/// [`EmissionAdmin`] takes 16 days at most. Shorter by the chain's pace.
pub struct MinJudging;
impl Get<BlockNumber> for MinJudging {
	fn get() -> BlockNumber {
		paced(21 * DAYS)
	}
}

/// After a board is closed, accounts have three months to claim. Shorter by the chain's pace.
pub struct ScoresClaimGrace;
impl Get<BlockNumber> for ScoresClaimGrace {
	fn get() -> BlockNumber {
		paced(90 * DAYS)
	}
}

impl pallet_scores::Config for Runtime {
	type WeightInfo = weights::pallet_scores::WeightInfo<Runtime>;
	// Whoever shares out the budget says what work is scored, and judges.
	type BoardOrigin = EitherOfDiverse<EnsureRoot<AccountId>, EmissionAdmin>;
	type JudgeOrigin = EitherOfDiverse<EnsureRoot<AccountId>, EmissionAdmin>;
	type Balance = Balance;
	type AssetKind = AssetKind;
	type NativeAsset = NativeAsset;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type BlockNumberProvider = RelayClock;
	type LostTime = Clock;
	type RecordDeposit = KeptPrice<
		AccountId,
		Balances,
		ScoresRecordHold,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type Compliance = Compliance;
	type Payees = Payees;
	type Lists = Lists;
	type Treasury = TreasuryAccount;
	type PalletId = ScoresPalletId;
	type MinBond = MinBond;
	type MinWindow = MinWindow;
	type MinJudging = MinJudging;
	type ClaimGrace = ScoresClaimGrace;
}
