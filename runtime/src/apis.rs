//! The runtime APIs, which nodes and clients call.

use crate::{
	configs::{distribution::AssetKind, xcm as xcm_config},
	*,
};
use alloc::{vec, vec::Vec};
use distribution_primitives::{
	emission::{EmissionInfo, EraPreview, PoolInfo, RewardInfo},
	entitlements::{Cursor, EntitlementsPage},
	supply::{SupplyInfo, VestingPage},
	AnnouncementInfo, BidInfo, BoardId, BoardInfo, ChunkPath, Claimable, Evidence, ListId,
	ObjectionInfo, PayeeInfo, RoundId, RoundInfo, SaleId, SaleInfo, Solvency,
};
use frame_support::genesis_builder_helper::{build_state, get_preset};
use sp_api::impl_runtime_apis;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_runtime::{
	traits::Block as BlockT,
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, DispatchError,
};
use staging_xcm::{
	latest::prelude::AssetId as XcmAssetId, Version as XcmVersion, VersionedAsset,
	VersionedAssetId, VersionedAssets, VersionedLocation, VersionedXcm,
};
use xcm_runtime_apis::{
	dry_run::{CallDryRunEffects, Error as XcmDryRunApiError, XcmDryRunEffects},
	fees::Error as XcmPaymentApiError,
};

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> sp_runtime::ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(SLOT_DURATION)
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_authority_discovery::AuthorityDiscoveryApi<Block> for Runtime {
		// The authorities of this session, in the order in which they author: so each collator knows who
		// comes before and after it, and keeps a connection to them.
		fn authorities() -> Vec<sp_authority_discovery::AuthorityId> {
			AuthorityDiscovery::current_authorities().into_inner()
		}
	}

	impl cumulus_primitives_aura::AuraUnincludedSegmentApi<Block> for Runtime {
		fn can_build_upon(
			included_hash: <Block as BlockT>::Hash,
			slot: cumulus_primitives_aura::Slot,
		) -> bool {
			ConsensusHook::can_build_upon(included_hash, slot)
		}
	}

	impl cumulus_primitives_core::RelayParentOffsetApi<Block> for Runtime {
		fn relay_parent_offset() -> u32 {
			RELAY_PARENT_OFFSET
		}

		fn max_claim_queue_offset() -> u8 {
			ParachainSystem::max_claim_queue_offset()
		}
	}

	impl cumulus_primitives_core::SchedulingV3EnabledApi<Block> for Runtime {
		fn scheduling_v3_enabled() -> bool {
			<() as cumulus_primitives_core::VerifySchedulingSignature>::V3_SCHEDULING_ENABLED
		}
	}

	impl cumulus_primitives_core::GetParachainInfo<Block> for Runtime {
		fn parachain_id() -> cumulus_primitives_core::ParaId {
			ParachainInfo::parachain_id()
		}
	}

	impl cumulus_primitives_core::CollectCollationInfo<Block> for Runtime {
		fn collect_collation_info(
			header: &<Block as BlockT>::Header,
		) -> cumulus_primitives_core::CollationInfo {
			ParachainSystem::collect_collation_info(header)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall>
		for Runtime
	{
		fn query_call_info(
			call: RuntimeCall,
			len: u32,
		) -> pallet_transaction_payment::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(
			call: RuntimeCall,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl distribution_primitives::api::DistributionApi<Block, AccountId, AssetKind, Balance, BlockNumber>
		for Runtime
	{
		fn rounds(
			from: RoundId,
			limit: u32,
		) -> Vec<RoundInfo<AccountId, AssetKind, Balance, BlockNumber>> {
			Distribution::rounds(from, limit)
		}

		fn round(id: RoundId) -> Option<RoundInfo<AccountId, AssetKind, Balance, BlockNumber>> {
			Distribution::round_info(id)
		}

		fn claimable(
			id: RoundId,
			beneficiary: AccountId,
			evidence: Evidence<Balance>,
		) -> Result<Claimable<Balance, BlockNumber>, DispatchError> {
			Distribution::claimable(id, &beneficiary, &evidence)
		}

		fn verify(
			id: RoundId,
			beneficiary: AccountId,
			evidence: Evidence<Balance>,
		) -> Result<Balance, DispatchError> {
			Distribution::verify(id, &beneficiary, &evidence)
		}

		fn rows_of(
			id: RoundId,
			beneficiary: AccountId,
			after: Option<u32>,
		) -> distribution_primitives::api::RowsPage {
			Distribution::rows_of(id, &beneficiary, after)
		}

		fn claimed(id: RoundId, rows: Vec<u32>) -> Vec<bool> {
			Distribution::claimed(id, &rows)
		}

		fn solvency(
			from: RoundId,
		) -> distribution_primitives::api::SolvencyPage<AccountId, AssetKind, Balance> {
			Distribution::solvency(from)
		}

		fn now() -> BlockNumber {
			Distribution::now()
		}
	}

	impl distribution_primitives::api::EmissionApi<Block, AccountId, AssetKind, Balance, BlockNumber>
		for Runtime
	{
		fn emission() -> EmissionInfo<Balance, BlockNumber> {
			Emission::emission()
		}

		fn preview_emission(eras: u32) -> Vec<EraPreview<Balance>> {
			Emission::preview_emission(eras)
		}

		fn pools() -> Vec<PoolInfo<AccountId, AssetKind, Balance>> {
			Emission::pools()
		}

		fn rewards(account: AccountId) -> Vec<RewardInfo<Balance, BlockNumber>> {
			Emission::rewards(&account)
		}

		fn solvency() -> Vec<Solvency<AccountId, AssetKind, Balance>> {
			Emission::solvency()
		}
	}

	impl distribution_primitives::entitlements::EntitlementsApi<Block, AccountId, AssetKind, Balance, BlockNumber>
		for Runtime
	{
		fn entitlements(
			account: AccountId,
			from: Option<Cursor>,
		) -> EntitlementsPage<AssetKind, Balance, BlockNumber> {
			match from.unwrap_or_default() {
				Cursor::Rounds { from, after } => Distribution::entitlements(&account, from, after),
				Cursor::Pools => EntitlementsPage::of_rewards(Emission::rewards(&account)),
			}
		}
	}

	impl distribution_primitives::supply::SupplyApi<Block, AccountId, Balance, BlockNumber> for Runtime {
		fn supply() -> SupplyInfo<Balance, BlockNumber> {
			configs::supply::supply()
		}

		fn vesting(
			after: Option<AccountId>,
			at: Vec<BlockNumber>,
		) -> VestingPage<AccountId, Balance> {
			configs::supply::vesting(after, &at)
		}
	}

	impl distribution_primitives::api::ListsApi<Block> for Runtime {
		fn chunk_paths(list: ListId, account: [u8; 32]) -> Option<Vec<ChunkPath>> {
			Lists::chunk_paths(list, &account)
		}
	}

	impl distribution_primitives::api::PayeesApi<Block, AccountId, AssetKind, BlockNumber> for Runtime {
		fn payees(owner: AccountId) -> Vec<PayeeInfo<AccountId, AssetKind, BlockNumber>> {
			Payees::named(&owner)
		}

		fn payee(owner: AccountId, asset: AssetKind, round: Option<RoundId>) -> AccountId {
			use distribution_primitives::Payees as _;
			Payees::payee(&owner, &asset, round).unwrap_or(owner)
		}
	}

	impl distribution_primitives::api::SalesApi<Block, AccountId, AssetKind, Balance, BlockNumber> for Runtime {
		fn sale(id: SaleId) -> Option<SaleInfo<AccountId, AssetKind, Balance, BlockNumber>> {
			Sales::sale_info(id)
		}

		fn next_sale() -> SaleId {
			pallet_sales::NextSaleId::<Runtime>::get()
		}

		fn bid(id: SaleId, bidder: AccountId) -> Option<BidInfo<AccountId, Balance>> {
			Sales::bid_info(id, &bidder)
		}

		fn bids(id: SaleId, after: Option<AccountId>) -> Vec<BidInfo<AccountId, Balance>> {
			Sales::bids_after(id, after)
		}
	}

	impl distribution_primitives::api::ScoresApi<Block, AccountId, Balance, BlockNumber> for Runtime {
		fn board(id: BoardId) -> Option<BoardInfo<AccountId, Balance, BlockNumber>> {
			Scores::board_info(id)
		}

		fn next_board() -> BoardId {
			pallet_scores::NextBoardId::<Runtime>::get()
		}

		fn paid(id: BoardId, account: AccountId) -> Balance {
			Scores::paid_to(id, &account)
		}
	}

	impl distribution_primitives::api::AnnouncementsApi<Block, AccountId, Balance, BlockNumber> for Runtime {
		fn announcement(id: RoundId) -> Option<AnnouncementInfo<AccountId, Balance, BlockNumber>> {
			Announcements::announcement_info(id)
		}

		fn objections(id: RoundId, from: u32) -> Vec<ObjectionInfo<AccountId>> {
			Announcements::objections_from(id, from)
		}
	}

	impl distribution_primitives::api::ComplianceApi<Block, AccountId, AssetKind, Balance, BlockNumber> for Runtime {
		fn compliance_status(
			account: AccountId,
		) -> distribution_primitives::api::ComplianceStatus<AccountId, BlockNumber> {
			Compliance::status(&account)
		}

		fn attester(
			account: AccountId,
		) -> Option<distribution_primitives::api::AttesterInfo<BlockNumber>> {
			Compliance::attester(&account)
		}

		fn officers() -> Vec<distribution_primitives::api::OfficerInfo<AccountId, BlockNumber>> {
			Compliance::officers()
		}

		fn records_by(
			attester: AccountId,
			accounts: Vec<AccountId>,
		) -> Vec<Option<distribution_primitives::api::RecordInfo<AccountId, BlockNumber>>> {
			Compliance::records_by(&attester, &accounts)
		}

		fn blocked_jurisdictions() -> Vec<distribution_primitives::Country> {
			pallet_compliance::CurrentPolicy::<Runtime>::get().blocked.into_inner()
		}

		fn can_receive(
			account: AccountId,
			round: distribution_primitives::RoundId,
			amount: Balance,
		) -> Option<Result<(), distribution_primitives::api::Obstacle<BlockNumber>>> {
			Distribution::can_receive(round, &account, amount)
		}

		fn screen(
			requirement: distribution_primitives::Requirement,
			asset: AssetKind,
			rows: Vec<(AccountId, Balance)>,
		) -> Vec<Result<(), distribution_primitives::api::Obstacle<BlockNumber>>> {
			Compliance::screen(&requirement, &asset, &rows)
		}

		fn freezable(
			officer: AccountId,
			accounts: Vec<AccountId>,
		) -> Vec<Result<(), DispatchError>> {
			Compliance::freezable(&officer, &accounts)
		}
	}

	impl xcm_runtime_apis::fees::XcmPaymentApi<Block> for Runtime {
		fn query_acceptable_payment_assets(
			xcm_version: XcmVersion,
		) -> Result<Vec<VersionedAssetId>, XcmPaymentApiError> {
			let mut acceptable = vec![XcmAssetId(xcm_config::locations::HereLocation::get())];
			acceptable.extend(Foreign::priced().into_iter().map(XcmAssetId));
			PolkadotXcm::query_acceptable_payment_assets(xcm_version, acceptable)
		}

		fn query_weight_to_asset_fee(
			weight: Weight,
			asset: VersionedAssetId,
		) -> Result<u128, XcmPaymentApiError> {
			type Trader = <xcm_config::XcmConfig as staging_xcm_executor::Config>::Trader;
			PolkadotXcm::query_weight_to_asset_fee::<Trader>(weight, asset)
		}

		fn query_xcm_weight(message: VersionedXcm<()>) -> Result<Weight, XcmPaymentApiError> {
			PolkadotXcm::query_xcm_weight(message)
		}

		fn query_delivery_fees(
			destination: VersionedLocation,
			message: VersionedXcm<()>,
			asset: VersionedAssetId,
		) -> Result<VersionedAssets, XcmPaymentApiError> {
			type Exchanger = <xcm_config::XcmConfig as staging_xcm_executor::Config>::AssetExchanger;
			PolkadotXcm::query_delivery_fees::<Exchanger>(destination, message, asset)
		}
	}

	impl xcm_runtime_apis::dry_run::DryRunApi<Block, RuntimeCall, RuntimeEvent, OriginCaller> for Runtime {
		fn dry_run_call(
			origin: OriginCaller,
			call: RuntimeCall,
			result_xcms_version: XcmVersion,
		) -> Result<CallDryRunEffects<RuntimeEvent>, XcmDryRunApiError> {
			PolkadotXcm::dry_run_call::<Runtime, xcm_config::router::XcmRouter, OriginCaller, RuntimeCall>(
				origin,
				call,
				result_xcms_version,
			)
		}

		fn dry_run_xcm(
			origin_location: VersionedLocation,
			xcm: VersionedXcm<RuntimeCall>,
		) -> Result<XcmDryRunEffects<RuntimeEvent>, XcmDryRunApiError> {
			PolkadotXcm::dry_run_xcm::<xcm_config::router::XcmRouter>(origin_location, xcm)
		}
	}

	impl xcm_runtime_apis::conversions::LocationToAccountApi<Block, AccountId> for Runtime {
		fn convert_location(
			location: VersionedLocation,
		) -> Result<AccountId, xcm_runtime_apis::conversions::Error> {
			xcm_runtime_apis::conversions::LocationToAccountHelper::<
				AccountId,
				xcm_config::locations::LocationToAccountId,
			>::convert_location(location)
		}
	}

	impl xcm_runtime_apis::trusted_query::TrustedQueryApi<Block> for Runtime {
		fn is_trusted_reserve(
			asset: VersionedAsset,
			location: VersionedLocation,
		) -> xcm_runtime_apis::trusted_query::XcmTrustedQueryResult {
			PolkadotXcm::is_trusted_reserve(asset, location)
		}

		fn is_trusted_teleporter(
			asset: VersionedAsset,
			location: VersionedLocation,
		) -> xcm_runtime_apis::trusted_query::XcmTrustedQueryResult {
			PolkadotXcm::is_trusted_teleporter(asset, location)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			genesis_presets::use_own_addresses();
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			genesis_presets::use_own_addresses();
			get_preset::<RuntimeGenesisConfig>(id, genesis_presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_presets::preset_names()
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			#[expect(clippy::unwrap_used, reason = "try-runtime reports a failed check by a panic")]
			let weight = Executive::try_runtime_upgrade(checks).unwrap();
			(weight, configs::blocks::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			#[expect(clippy::unwrap_used, reason = "try-runtime reports a failed check by a panic")]
			Executive::try_execute_block(block, state_root_check, signature_check, select).unwrap()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			benchmarks::list(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			benchmarks::run(&config)
		}
	}
}
