//! Tests of the runtime as a whole: presets, fees, filters, governance, and rounds in their real
//! setting.

use crate::common::*;
use codec::Encode;
use pallet_brakes::Brake;
use pallet_distribution::BatchSize;
use polkadot_sdk::{
	frame_support::traits::{Hooks, PalletsInfoAccess},
	sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder,
};

#[test]
fn presets_should_build_and_endow_a_billion_token_round() {
	assert_eq!(genesis_presets::preset_names().len(), 2);
	for name in genesis_presets::preset_names() {
		assert!(genesis_presets::get_preset(&name).is_some());
	}
	assert!(genesis_presets::get_preset(&"production".into()).is_none());
	chain().execute_with(|| {
		let billion = 1_000_000_000 * UNIT;
		assert!(Balances::free_balance(Alice.to_account_id()) >= 2 * billion);
		let (id, evidence) = open_round(&[billion], Release::Immediate);
		assert_ok!(claim(id, 0, &evidence[0]).dispatch(RuntimeOrigin::signed(Bob.to_account_id())));
		assert_eq!(Balances::free_balance(beneficiary(100)), billion);
		Distribution::do_try_state().unwrap();
	});
}

/// Nodes give the runtime the genesis as text.
#[test]
fn genesis_should_be_read_with_this_chains_addresses() {
	use sp_core::crypto::Ss58Codec;
	let mut json = genesis();
	let account = beneficiary(1);
	let address = account.to_ss58check_with_version(SS58_PREFIX.into());
	json["technicalCommittee"]["members"] = vec![address].into();
	TestExternalities::default().execute_with(|| {
		let json = serde_json::to_vec(&json).unwrap();
		<Runtime as GenesisBuilder<Block>>::build_state(json).unwrap();
		assert!(TechnicalCommittee::is_member(&account));
	});
}

#[test]
fn pallet_indices_should_never_change() {
	let indices = [
		(System::index(), 0),
		(ParachainSystem::index(), 1),
		(Timestamp::index(), 2),
		(ParachainInfo::index(), 3),
		(WeightReclaim::index(), 4),
		(MultiBlockMigrations::index(), 5),
		(Preimage::index(), 6),
		(Scheduler::index(), 7),
		(Utility::index(), 8),
		(Multisig::index(), 9),
		(Proxy::index(), 10),
		(Parameters::index(), 11),
		(Balances::index(), 20),
		(TransactionPayment::index(), 21),
		(Vesting::index(), 22),
		(Assets::index(), 23),
		(AssetsHolder::index(), 24),
		(AssetsFreezer::index(), 25),
		(Treasury::index(), 26),
		(Fees::index(), 27),
		(AssetTxPayment::index(), 28),
		(Authorship::index(), 30),
		(CollatorSelection::index(), 31),
		(Session::index(), 32),
		(Aura::index(), 33),
		(AuraExt::index(), 34),
		(AuthorityDiscovery::index(), 35),
		(XcmpQueue::index(), 40),
		(PolkadotXcm::index(), 41),
		(CumulusXcm::index(), 42),
		(MessageQueue::index(), 43),
		(Network::index(), 44),
		(ConvictionVoting::index(), 50),
		(Referenda::index(), 51),
		(Origins::index(), 52),
		(Whitelist::index(), 53),
		(TechnicalCommittee::index(), 54),
		(SafeMode::index(), 55),
		(TxPause::index(), 56),
		(Brakes::index(), 57),
		(Distribution::index(), 60),
		(Compliance::index(), 61),
		(Emission::index(), 62),
		(Clock::index(), 63),
		(Lists::index(), 64),
		(Payees::index(), 65),
		(Sales::index(), 66),
		(Scores::index(), 67),
		(Foreign::index(), 68),
		(Announcements::index(), 69),
		(ChainDigest::index(), 70),
	];
	// A pallet that is new belongs into the list. Those from 250 on are for benchmarks alone.
	let of_a_chain = AllPalletsWithSystem::infos().into_iter().filter(|info| info.index < 250);
	assert_eq!(of_a_chain.count(), indices.len());
	for (found, expected) in indices {
		assert_eq!(found, expected);
	}
	let claim = claim(0, 0, &Evidence::Recorded { index: 0 });
	assert_eq!(claim.encode()[..2], [60, 7]);
}

#[test]
fn fees_should_be_split_between_burning_treasury_and_collators() {
	chain().execute_with(|| {
		let (treasury, collators) =
			(monetary::TreasuryAccount::get(), CollatorSelection::account_id());
		let before = (Balances::free_balance(&treasury), Balances::free_balance(&collators));
		let issued = Balances::total_issuance();
		let (fee, tip) = (Balances::issue(1_001), Balances::issue(10));
		Fees::on_unbalanceds([fee, tip].into_iter());
		assert_eq!(Balances::free_balance(&treasury), before.0);
		Fees::on_finalize(System::block_number());
		assert_eq!(Balances::free_balance(&treasury) - before.0, 200);
		// 30 %, the remainder of the rounding, and the tip.
		assert_eq!(Balances::free_balance(&collators) - before.1, 301 + 10);
		assert_eq!(Balances::total_issuance() - issued, 511);
	});
}

#[test]
fn fees_should_be_small_and_never_zero() {
	chain().execute_with(|| {
		let transfer = RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
			dest: Bob.to_account_id().into(),
			value: 1,
		});
		let fee = fees::WeightToFee::weight_to_fee(&transfer.get_dispatch_info().call_weight);
		assert!(fee > 0 && fee < UNIT / 10, "fee of a transfer: {fee}");
		let full = blocks::RuntimeBlockWeights::get().max_block;
		assert!(fees::WeightToFee::weight_to_fee(&full) > 10 * UNIT);
	});
}

#[test]
fn largest_batch_should_fit_into_a_block() {
	let normal = blocks::RuntimeBlockWeights::get();
	let limit = normal.get(DispatchClass::Normal).max_extrinsic.unwrap();
	let batch = Distribution::batch_weight(BatchSize::largest(256));
	assert!(batch.all_lte(limit), "{batch} of {limit}");
	// A block has to fit several batches of a plain round, or paying a long list would take too
	// long.
	chain().execute_with(|| {
		let (id, _) = open_round(&[UNIT], Release::Immediate);
		let plain = BatchSize { claims: 256, words: 2, hashes: 256 * 20 };
		let batch = Distribution::actual_batch_weight(id, plain);
		assert!(batch.saturating_mul(5).all_lte(limit), "{batch} of {limit}");
	});
}

#[test]
fn unsigned_claim_should_be_kept_out_when_calls_are_paused() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT], Release::Immediate);
		let call = claim(id, 0, &evidence[0]);
		assert!(call.authorize(TransactionSource::External).unwrap().is_ok());
		Brakes::do_renew(Brake::SafeMode, DAYS).unwrap();
		assert_eq!(
			call.authorize(TransactionSource::External).unwrap().map(|_| ()),
			Err(InvalidTransaction::Call.into())
		);
		Brakes::do_release(&Brake::SafeMode, true).unwrap();
		let name = |text: &[u8]| text.to_vec().try_into().unwrap();
		Brakes::do_pause((name(b"Distribution"), name(b"claim")), DAYS).unwrap();
		assert!(call.authorize(TransactionSource::External).unwrap().is_err());
	});
}

#[test]
fn vested_round_should_lock_tokens_on_the_relay_chains_clock() {
	chain().execute_with(|| {
		let release = Release::Vested { start: 1_000, length: 100 };
		let (id, evidence) = open_round(&[100 * UNIT], release);
		assert_ok!(claim(id, 0, &evidence[0]).dispatch(RawOrigin::Authorized.into()));
		let who = beneficiary(100);
		assert_eq!(Balances::usable_balance(&who), 0);
		relay(1_040);
		Vesting::vest(RuntimeOrigin::signed(who.clone())).unwrap();
		assert_eq!(Balances::usable_balance(&who), 40 * UNIT);
	});
}

/// Regression: vesting-slot spam. It must be expensive, and must not cost the victim the claim.
#[test]
fn vesting_slots_should_be_dear_to_fill() {
	chain().execute_with(|| {
		let victim = beneficiary(100);
		let spam = |amount| {
			Vesting::vested_transfer(
				RuntimeOrigin::signed(Ferdie.to_account_id()),
				victim.clone().into(),
				pallet_vesting::VestingInfo::new(amount, 1, 2_000),
			)
		};
		assert_noop!(spam(10 * UNIT - 1), pallet_vesting::Error::<Runtime>::AmountLow);
		let (id, evidence) =
			open_round(&[100 * UNIT], Release::Vested { start: 1_000, length: 100 });
		for _ in 0..28 {
			<Vesting as VestedTransfer<_>>::vested_transfer(
				&Ferdie.to_account_id(),
				&victim,
				10 * UNIT,
				1,
				2_000,
			)
			.unwrap();
		}
		let call = claim(id, 0, &evidence[0]);
		let refused =
			call.clone().dispatch(RuntimeOrigin::signed(Bob.to_account_id())).unwrap_err().error;
		assert_eq!(refused, pallet_vesting::Error::<Runtime>::AtMaxVestingSchedules.into());
		Vesting::merge_schedules(RuntimeOrigin::signed(victim.clone()), 0, 1).unwrap();
		assert_ok!(call.dispatch(RuntimeOrigin::signed(Bob.to_account_id())));
	});
}

#[test]
fn committee_and_root_should_pause_rounds_and_nobody_else() {
	chain().execute_with(|| {
		let (id, _) = open_round(&[UNIT], Release::Immediate);
		let pause = RuntimeCall::Distribution(pallet_distribution::Call::pause { id });
		let signed = RuntimeOrigin::signed(Alice.to_account_id());
		assert_eq!(
			pause.clone().dispatch(signed.clone()).unwrap_err().error,
			DispatchError::BadOrigin
		);
		assert_ok!(TechnicalCommittee::propose(signed, 1, Box::new(pause), 1_000));
		assert!(matches!(
			pallet_distribution::Rounds::<Runtime>::get(id).unwrap().status,
			distribution_primitives::Status::Paused { until: Some(_), .. }
		));
		assert_ok!(Distribution::resume(RuntimeOrigin::root(), id));
		assert_ok!(Distribution::pause(governance::origins::Origin::RoundAdmin.into(), id));
	});
}

#[test]
fn governance_should_manage_rounds_of_the_treasury() {
	chain().execute_with(|| {
		let tree = MerkleTree::new(&[leaf_hash(0, &[1; 32], UNIT)]).unwrap();
		let terms = Terms {
			asset: NativeOrWithId::Native,
			source: Source::Merkle { root: tree.root(), leaves: 1 },
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 100_000 },
			budget: UNIT,
			remainder: Remainder::Treasury,
			manifest: Some(Manifest {
				cid: Default::default(),
				rows: 1,
				total: UNIT,
				published: None,
			}),
			beneficiaries: Default::default(),
		};
		let treasury = monetary::TreasuryAccount::get();
		let rich = RuntimeOrigin::signed(Bob.to_account_id());
		Balances::transfer_keep_alive(rich, treasury.clone().into(), 1_000 * UNIT).unwrap();
		let admin = || RuntimeOrigin::from(governance::origins::Origin::RoundAdmin);
		assert_ok!(Distribution::draft(admin(), terms));
		assert_eq!(pallet_distribution::Rounds::<Runtime>::get(0).unwrap().manager, treasury);
		assert_ok!(Distribution::abandon(admin(), 0));
		assert_ok!(Distribution::clean_up(RuntimeOrigin::signed(Bob.to_account_id()), 0, 9));
		assert_eq!(Balances::free_balance(&treasury), 1_000 * UNIT + EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn tracks_should_be_sorted_and_reachable() {
	governance::tracks::Tracks::check_integrity().unwrap();
	let track = |origin: OriginCaller| governance::tracks::Tracks::track_for(&origin);
	assert_eq!(track(RawOrigin::Root.into()), Ok(0));
	assert_eq!(track(governance::origins::Origin::RoundAdmin.into()), Ok(10));
	assert!(track(RawOrigin::Signed(Alice.to_account_id()).into()).is_err());
}

#[test]
fn listed_round_should_be_pushed_with_what_is_left_of_a_block() {
	chain().execute_with(|| {
		let rows: Vec<_> = (0..200u8).map(|i| (beneficiary(i + 1), UNIT)).collect();
		let terms = Terms {
			asset: NativeOrWithId::Native,
			source: Source::Listed,
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 100_000 },
			budget: 200 * UNIT,
			remainder: Remainder::Manager,
			manifest: None,
			beneficiaries: Default::default(),
		};
		let alice = Alice.to_account_id();
		let id = Distribution::do_draft(alice.clone(), terms).unwrap();
		Distribution::do_add_entries(alice.clone(), id, rows.try_into().unwrap()).unwrap();
		Distribution::do_fund(alice.clone(), id, 201 * UNIT).unwrap();
		Distribution::do_open(alice, id).unwrap();
		let block = blocks::RuntimeBlockWeights::get().max_block;
		// Safe mode stops the chain's own payments too.
		Brakes::do_renew(Brake::SafeMode, DAYS).unwrap();
		Distribution::on_idle(1, block);
		assert_eq!(pallet_distribution::Rounds::<Runtime>::get(id).unwrap().payments, 0);
		Brakes::do_release(&Brake::SafeMode, true).unwrap();
		// So does pausing claims.
		let name = |text: &[u8]| text.to_vec().try_into().unwrap();
		let claim: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
			(name(b"Distribution"), name(b"claim"));
		Brakes::do_pause(claim.clone(), DAYS).unwrap();
		Distribution::on_idle(1, block);
		assert_eq!(pallet_distribution::Rounds::<Runtime>::get(id).unwrap().payments, 0);
		Brakes::do_release(&Brake::Call(claim), false).unwrap();
		let used = Distribution::on_idle(1, block);
		assert!(used.all_lte(block));
		assert_eq!(pallet_distribution::Rounds::<Runtime>::get(id).unwrap().payments, 200);
	});
}
