//! The list of benchmarks, and how they are run.

use crate::*;
use alloc::string::String;
use codec::Encode;
use cumulus_pallet_session_benchmarking::Pallet as SessionBench;
use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkError, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use frame_system_benchmarking::{
	extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench,
};
use pallet_xcm::benchmarking::Pallet as XcmPalletBench;
use pallet_xcm_benchmarks::{
	fungible::Pallet as XcmFungibleBench, generic::Pallet as XcmGenericBench,
};

polkadot_sdk::frame_benchmarking::define_benchmarks!(
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[cumulus_pallet_parachain_system, ParachainSystem]
	[cumulus_pallet_weight_reclaim, WeightReclaim]
	[cumulus_pallet_xcmp_queue, XcmpQueue]
	[pallet_announcements, Announcements]
	[pallet_asset_tx_payment, AssetTxPayment]
	[pallet_assets, Assets]
	[pallet_balances, Balances]
	[pallet_brakes, Brakes]
	[pallet_collator_selection, CollatorSelection]
	[pallet_collective, TechnicalCommittee]
	[pallet_compliance, Compliance]
	[pallet_conviction_voting, ConvictionVoting]
	[pallet_asset_rewards, AssetRewards]
	[pallet_distribution, Distribution]
	[pallet_distribution_clock, Clock]
	[pallet_distribution_fees, Fees]
	[pallet_distribution_lists, Lists]
	[pallet_emission, Emission]
	[pallet_foreign, Foreign]
	[pallet_message_queue, MessageQueue]
	[pallet_migrations, MultiBlockMigrations]
	[pallet_multisig, Multisig]
	[pallet_parameters, Parameters]
	[pallet_payees, Payees]
	[pallet_preimage, Preimage]
	[pallet_proxy, Proxy]
	[pallet_referenda, Referenda]
	[pallet_safe_mode, SafeMode]
	[pallet_sales, Sales]
	[pallet_scores, Scores]
	[pallet_scheduler, Scheduler]
	[pallet_session, SessionBench::<Runtime>]
	[pallet_timestamp, Timestamp]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_treasury, Treasury]
	[pallet_tx_pause, TxPause]
	[pallet_utility, Utility]
	[pallet_vesting, Vesting]
	[pallet_whitelist, Whitelist]
	[pallet_xcm, XcmPalletBench::<Runtime>]
	[pallet_xcm_benchmarks::fungible, XcmFungibleBench::<Runtime>]
	[pallet_xcm_benchmarks::generic, XcmGenericBench::<Runtime>]
	[polkadot_runtime_common::claims, Claims]
);

/// The benchmarks of all pallets, with their storage.
pub fn list(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// The keys of values that every block reads or writes outside its transactions, so that each of
/// these finds them in memory. Benchmarks do not count them. Their cost is in the weight of an empty
/// block, which is measured as a whole, hooks and inherents among it
/// (`scripts/weights.sh overhead`).
fn hot() -> Vec<Vec<u8>> {
	let text = |text: &str| text.as_bytes().to_vec().try_into().unwrap_or_default();
	// The clock of entitlements asks at the end of each block whether any of these is paused. Of the
	// calls that vouch it asks for the next one only while those before it are.
	let vouching = configs::clock::VOUCHING_CALLS.iter().take(1);
	let asked = configs::clock::ENTITLEMENT_CALLS.iter().chain(vouching);
	let pauses = asked.map(|(pallet, call)| {
		let name: pallet_tx_pause::RuntimeCallNameOf<Runtime> = (text(pallet), text(call));
		pallet_tx_pause::PausedCalls::<Runtime>::hashed_key_for(name)
	});
	[
		// By the first inherent: the clock, and that of the last block.
		cumulus_pallet_parachain_system::ValidationData::<Runtime>::hashed_key(),
		cumulus_pallet_parachain_system::LastRelayChainBlockNumber::<Runtime>::hashed_key(),
		// By the beginning of the block.
		pallet_safe_mode::EnteredUntil::<Runtime>::hashed_key(),
	]
	.iter()
	.map(|key| key.to_vec())
	.chain(pauses)
	.collect()
}

/// Runs the benchmark that `config` selects.
pub fn run(config: &BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let mut whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	for key in hot() {
		whitelist.push(key.into());
	}
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

impl frame_system_benchmarking::Config for Runtime {
	fn setup_set_code_requirements(code: &Vec<u8>) -> Result<(), BenchmarkError> {
		ParachainSystem::initialize_for_set_code_benchmark(code.len() as u32);
		Ok(())
	}

	fn verify_set_code() {
		System::assert_last_event(
			cumulus_pallet_parachain_system::Event::<Runtime>::ValidationFunctionStored.into(),
		);
	}
}

impl cumulus_pallet_session_benchmarking::Config for Runtime {
	fn generate_session_keys_and_proof(owner: Self::AccountId) -> (Self::Keys, Vec<u8>) {
		let keys = SessionKeys::generate(&owner.encode(), None);
		(keys.keys, keys.proof.encode())
	}
}
