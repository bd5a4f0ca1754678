//! The clock of entitlements.

use crate::{
	configs::{brakes::is_paused, relay::RelayClock},
	*,
};
use codec::MaxEncodedLen;
use frame_support::{migrations::MultiStepMigrator, parameter_types, traits::Get};
use pallet_distribution_common::lookup_weight;
use pallet_tx_pause::RuntimeCallNameOf;

parameter_types! {
	/// Ten minutes without a block are not a stall: relay chains and collators pause for as long now
	/// and then, and nobody has to send a claim within ten minutes.
	pub const StallTolerance: BlockNumber = 10 * MINUTES;
}

/// The calls by which entitlements are paid or kept. While one of them is paused, no entitlement
/// runs out.
pub const ENTITLEMENT_CALLS: [(&str, &str); 3] =
	[("Distribution", "claim"), ("Distribution", "set_aside"), ("Emission", "claim")];

/// The calls by which an account gets a record. While all of them are paused, no account without one
/// can come to meet a requirement, and no entitlement runs out either. One of them is enough to be
/// vouched for: if each counted alone, the committee could keep windows open for most of the time.
pub const VOUCHING_CALLS: [(&str, &str); 3] = [
	("Compliance", "attest"),
	("Compliance", "attest_batch"),
	("Compliance", "present_credential"),
];

/// Whether entitlements cannot be claimed now, or not be kept, or nobody can come to qualify for
/// them, although the chain makes blocks.
pub struct ClaimsSuspended;
impl Get<bool> for ClaimsSuspended {
	fn get() -> bool {
		MultiBlockMigrations::ongoing()
			|| SafeMode::is_entered()
			|| ENTITLEMENT_CALLS.iter().any(|(pallet, call)| is_paused(pallet, call))
			|| VOUCHING_CALLS.iter().all(|(pallet, call)| is_paused(pallet, call))
	}
}

/// Weight of the pauses that asking reads while those before them are on: those of the calls that vouch,
/// but for the first, which an empty block reads too. A call of the block may pause the first, so that
/// its end reads the others: every block declares them.
pub struct AskingWeight;
impl Get<Weight> for AskingWeight {
	fn get() -> Weight {
		let more = VOUCHING_CALLS.iter().skip(1).count() as u64;
		let key = RuntimeCallNameOf::<Runtime>::max_encoded_len();
		lookup_weight(<Runtime as frame_system::Config>::DbWeight::get(), key).saturating_mul(more)
	}
}

impl pallet_distribution_clock::Config for Runtime {
	type WeightInfo = weights::pallet_distribution_clock::WeightInfo<Runtime>;
	type BlockNumberProvider = RelayClock;
	type Tolerance = StallTolerance;
	type Suspended = ClaimsSuspended;
	type AskingWeight = AskingWeight;
}
