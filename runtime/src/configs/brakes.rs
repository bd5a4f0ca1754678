//! The committee's brakes, which end by themselves, and what a pause of claims means. What the brakes
//! stop is in [`crate::configs::governance::brakes`].

use crate::{
	configs::{governance::TwoThirds, relay::RelayClock},
	*,
};
use frame_support::{
	parameter_types,
	traits::{CallMetadata, ConstU32, Contains, Get, GetCallMetadata},
};
use frame_system::EnsureRoot;

parameter_types! {
	/// Safe mode lasts a day from when it is entered, or entered again.
	pub const SafeModeStretch: BlockNumber = DAYS;
	/// Safe mode may be on for two weeks in any 90 days: more than a referendum on the track of
	/// root needs to renew it, and that of whitelisted calls needs hours.
	pub const SafeModeBudget: BlockNumber = 14 * DAYS;
	/// So may the pause of each call.
	pub const PauseBudget: BlockNumber = 14 * DAYS;
	/// The window of the budgets.
	pub const BudgetWindow: BlockNumber = 90 * DAYS;
	/// One referendum keeps a brake on for a month at most.
	pub const MaxRenewal: BlockNumber = 30 * DAYS;
}

/// The calls of this runtime, by name. A misspelt pause would stop nothing, and nobody would notice.
pub struct Calls;
impl Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>> for Calls {
	fn contains((pallet, call): &pallet_tx_pause::RuntimeCallNameOf<Runtime>) -> bool {
		RuntimeCall::get_module_names()
			.iter()
			.filter(|name| name.as_bytes() == pallet.as_slice())
			.flat_map(|name| RuntimeCall::get_call_names(name))
			.any(|name| name.as_bytes() == call.as_slice())
	}
}

impl pallet_brakes::Config for Runtime {
	type WeightInfo = weights::pallet_brakes::WeightInfo<Runtime>;
	type BrakeOrigin = TwoThirds;
	type RenewOrigin = EnsureRoot<AccountId>;
	type CallName = pallet_tx_pause::RuntimeCallNameOf<Runtime>;
	type Calls = Calls;
	type TxPause = TxPause;
	type SafeMode = SafeMode;
	type BlockNumberProvider = RelayClock;
	type SafeModeDuration = SafeModeStretch;
	type SafeModeBudget = SafeModeBudget;
	type PauseBudget = PauseBudget;
	type BudgetWindow = BudgetWindow;
	type MaxRenewal = MaxRenewal;
	type MaxBrakes = ConstU32<64>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = PausableCalls;
}

/// Names calls for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct PausableCalls;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_brakes::BenchmarkHelper<pallet_tx_pause::RuntimeCallNameOf<Runtime>> for PausableCalls {
	fn call(n: u32) -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
		let text = |text: &str| text.as_bytes().to_vec().try_into().unwrap_or_default();
		let mut left = n;
		for pallet in RuntimeCall::get_module_names() {
			for call in RuntimeCall::get_call_names(pallet) {
				let name = (text(pallet), text(call));
				if configs::governance::brakes::UnpausableCalls::contains(&name) {
					continue;
				}
				if left == 0 {
					return name;
				}
				left = left.saturating_sub(1);
			}
		}
		Default::default()
	}
}

/// Whether a call is paused by its own name.
pub fn is_paused(pallet: &str, call: &str) -> bool {
	TxPause::is_paused_unbound(pallet.into(), call.into())
}

/// Whether no claim of a round can be sent, by whatever call.
pub struct ClaimsPaused;
impl Get<bool> for ClaimsPaused {
	fn get() -> bool {
		SafeMode::is_entered() || is_paused("Distribution", "claim")
	}
}

/// Pallets with several ways of claiming, all of whose names begin with `claim`.
pub const CLAIMING_PALLETS: [&str; 2] = ["Distribution", "Emission"];

/// Lets everything through but claims while `claim` of their pallet is paused: pausing that one call
/// pauses every way of claiming. Carried calls are filtered again, so batches, multisigs, proxies and
/// scheduled calls get around it no more than around a pause of the call itself.
///
/// Vouchers are claims too: pausing `claim` pauses every way of settling them. Pausing it or `set_aside`
/// pauses setting them aside, since whoever has stolen a key could do that with all that is promised.
/// By themselves the calls that nothing else can take the place of cannot be paused
/// ([`PAUSED_WITH_ANOTHER`](super::governance::brakes::PAUSED_WITH_ANOTHER)).
///
/// What a sale needs, from the first bid to the last that is finished, is paused with the claims of the
/// rounds that deliver what was bought: the clocks of both stand still then. So is what disputes, settles
/// and pays scores: whoever could stop disputes while a window runs would decide what is paid.
pub struct OneClaimForAll;
impl Contains<RuntimeCall> for OneClaimForAll {
	fn contains(call: &RuntimeCall) -> bool {
		let CallMetadata { pallet_name, function_name } = call.get_call_metadata();
		if CLAIMING_PALLETS.contains(&pallet_name) && function_name.starts_with("claim") {
			return !is_paused(pallet_name, "claim");
		}
		match call {
			RuntimeCall::Distribution(
				pallet_distribution::Call::settle { .. }
				| pallet_distribution::Call::settle_batch { .. },
			) => !is_paused(pallet_name, "claim"),
			RuntimeCall::Distribution(pallet_distribution::Call::set_aside_voucher { .. }) => {
				!is_paused(pallet_name, "set_aside") && !is_paused(pallet_name, "claim")
			}
			RuntimeCall::Sales(
				pallet_sales::Call::bid { .. }
				| pallet_sales::Call::clear { .. }
				| pallet_sales::Call::finish { .. },
			) => !is_paused("Distribution", "claim"),
			RuntimeCall::Scores(
				pallet_scores::Call::prove { .. }
				| pallet_scores::Call::challenge { .. }
				| pallet_scores::Call::settle { .. }
				| pallet_scores::Call::claim { .. },
			) => !is_paused("Distribution", "claim"),
			_ => true,
		}
	}
}
