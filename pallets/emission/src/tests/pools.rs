//! Pools: creating, changing, retiring, removing; the genesis.

use super::*;
use distribution_primitives::emission::{Scores, Unclaimed};
use pallet_distribution_common::value_weight;

#[test]
fn pool_should_be_made_with_a_pot_that_lives() {
	run(|| {
		let kind = PoolKind::Account { to: who(0) };
		let create = Call::create_pool { kind: kind.clone(), requirement: Requirement::level(2) };
		assert_ok!(dispatch(RuntimeOrigin::root(), create));
		assert_eq!(pot(6), ED);
		assert_eq!(Balances::free_balance(TREASURY), PLENTY - ED);
		let info = Emission::pools().pop().unwrap();
		assert_eq!((info.id, info.kind, info.requirement.level), (6, kind, 2));
		assert!(info.share.is_zero());
	});
}

#[test]
fn pool_should_be_refused_for_each_reason() {
	run(|| {
		let create = |kind, requirement| {
			dispatch(RuntimeOrigin::root(), Call::create_pool { kind, requirement })
		};
		let account = || PoolKind::Account { to: who(0) };
		assert_noop!(create(account(), Requirement::level(9)), E::RequirementUnsupported);
		assert_noop!(
			create(PoolKind::Stake { asset: AssetKind::WithId(77) }, Default::default()),
			E::UnknownAsset
		);
		assert_noop!(
			create(contribution(Scores::Authors, Unclaimed::Burn), Default::default()),
			E::PoolKindTaken
		);
		// Nor the pot of a pool that there may be one day.
		for pool in [STAKE, GRANTS, 6, PoolId::MAX] {
			let kind = PoolKind::Account { to: Emission::pot(pool) };
			assert_noop!(create(kind, Default::default()), E::AccountIsPot);
		}
		for _ in 6..MAX_POOLS {
			assert_ok!(create(account(), Default::default()));
		}
		assert_noop!(create(account(), Default::default()), E::TooManyPools);
	});
}

#[test]
fn requirement_should_change_after_whole_eras_and_be_checked() {
	run(|| {
		let update = |pool, level| {
			let requirement = Requirement::level(level);
			dispatch(RuntimeOrigin::root(), Call::update_pool { pool, requirement })
		};
		assert_ok!(update(STAKE, 2));
		let (pool, requirement, from) = (STAKE, Requirement::level(2), DELAY + 1);
		System::assert_has_event(Event::PoolUpdated { pool, requirement, from }.into());
		let level = || Emission::pools()[usize::from(STAKE)].requirement.level;
		until_era(DELAY);
		assert_eq!(level(), 0);
		until_era(DELAY + 1);
		assert_eq!(level(), 2);
		// A later decision replaces one that waits, and waits anew.
		assert_ok!(update(STAKE, 1));
		eras(1);
		assert_ok!(update(STAKE, 3));
		let next = Emission::pools()[usize::from(STAKE)].next_requirement.clone();
		assert_eq!(next, Some((2 * DELAY + 3, Requirement::level(3))));
		assert_noop!(update(STAKE, 9), E::RequirementUnsupported);
		assert_noop!(update(99, 1), E::UnknownPool);
	});
}

#[test]
fn pool_should_not_retire_while_a_budget_names_it() {
	run(|| {
		assert_noop!(Emission::do_retire_pool(STAKE), E::PoolInBudget);
		assert_noop!(Emission::do_retire_pool(99), E::UnknownPool);
		assert_ok!(Emission::do_set_budget(budget(&[(GRANTS, 100)])));
		until_era(DELAY + 1);
		assert_ok!(Emission::do_set_budget(budget(&[(STAKE, 100)])));
		assert_noop!(Emission::do_retire_pool(STAKE), E::PoolInBudget);
		assert_noop!(Emission::do_remove_pool(WORK), E::NotRetired);
	});
}

#[test]
fn kind_of_which_there_is_one_should_be_free_again_after_retiring() {
	run(|| {
		assert_ok!(Emission::do_set_budget(budget(&[(GRANTS, 100)])));
		until_era(DELAY + 1);
		for (pool, scores) in [(BLOCKS, Scores::Authors), (ACTIVITY, Scores::Activity)] {
			assert_ok!(Emission::do_retire_pool(pool));
			let kind = contribution(scores, Unclaimed::Burn);
			assert_ok!(Emission::do_create_pool(kind, Default::default()));
		}
		// Blocks and fees now count in the new pools.
		Emission::note_block(&who(0));
		assert_eq!(Contributors::<Test>::iter_keys().next(), Some((6, who(0))));
	});
}

#[test]
fn requirement_should_change_although_eras_do_not_process_the_pool_any_more() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(2);
		assert_ok!(Emission::do_set_budget(budget(&[(GRANTS, 100)])));
		eras(DELAY + 1);
		assert_ok!(Emission::do_retire_pool(STAKE));
		assert_ok!(Emission::do_remove_pool(STAKE));
		assert_ok!(Emission::do_update_pool(STAKE, Requirement::level(2)));
		let level = || Emission::pool(STAKE).unwrap().requirement.level;
		eras(DELAY);
		assert_eq!(level(), 0);
		eras(1);
		assert_eq!(level(), 2);
	});
}

#[test]
fn reporters_should_be_replaced_after_whole_eras() {
	// New reporters must not take the running era from those who scored in it.
	run(|| {
		let set = |pool, reporters: Vec<AccountId32>, allowance| {
			let reporters = reporters.try_into().unwrap();
			dispatch(RuntimeOrigin::root(), Call::set_reporters { pool, reporters, allowance })
		};
		let by = |reporter| {
			let scores = vec![(who(0), 7)].try_into().unwrap();
			dispatch(RuntimeOrigin::signed(reporter), Call::report { pool: WORK, scores })
		};
		assert_ok!(set(WORK, vec![who(5)], 7));
		let (pool, from) = (WORK, DELAY + 1);
		let set_event = Event::ReportersSet { pool, reporters: vec![who(5)], allowance: 7, from };
		System::assert_has_event(set_event.into());
		for era in 0..from {
			until_era(era);
			let info = &Emission::pools()[usize::from(WORK)];
			assert_eq!(info.reporters, [REPORTER]);
			assert_eq!(info.next_reporters, Some((from, 7, vec![who(5)])));
			assert_ok!(by(REPORTER));
			assert_noop!(by(who(5)), E::NotReporter);
		}
		until_era(from);
		assert_noop!(by(REPORTER), E::NotReporter);
		assert_ok!(by(who(5)));
		let info = &Emission::pools()[usize::from(WORK)];
		assert_eq!((&info.reporters, info.allowance), (&vec![who(5)], 7));
		assert_eq!(info.next_reporters, None);
		assert_noop!(set(STAKE, vec![], 0), E::WrongPoolKind);
		assert_noop!(set(99, vec![], 0), E::UnknownPool);
		assert_noop!(set(WORK, vec![who(5)], 0), E::AmountZero);
		assert_noop!(set(WORK, vec![who(5), who(6), who(5)], 1), E::ReporterTwice);
		assert_ok!(set(WORK, vec![], 0));
	});
}

#[test]
fn pots_should_differ_from_each_other_and_from_those_of_rounds() {
	let pots: std::collections::BTreeSet<_> = (0..100).map(Emission::pot).collect();
	assert_eq!(pots.len(), 100);
}

#[test]
fn total_owed_should_follow_what_enters_and_leaves_pots() {
	run(|| {
		let owed = || Pools::<Test>::iter_values().map(|pool| pool.owed).sum::<Balance>();
		let total = <Emission as InPots<Balance>>::in_pots;
		assert_eq!(total(), 0);
		// Stakes of which a third each leaves dust.
		for n in 0..3 {
			assert_ok!(stake(n, STAKE, 1_000));
		}
		assert_ok!(report(WORK, &[(0, 1), (1, 2)]));
		Emission::note_block(&who(4));
		eras(2);
		assert_eq!(total(), owed());
		// What a pool passes on is not owed.
		assert_eq!(total(), 400_000 + 200_000 + 100_000);
		let paid = claim(0, STAKE).unwrap() + claim(0, WORK).unwrap();
		assert_eq!(total(), 700_000 - paid);
		// What strangers send is theirs to lose.
		let stranger = RuntimeOrigin::signed(who(9));
		assert_ok!(Balances::transfer_allow_death(stranger, Emission::pot(STAKE), 5_000));
		assert_eq!(total(), 700_000 - paid);
		Emission::do_try_state().unwrap();
		// Expiry burns some and recycles some.
		let before = Pools::<Test>::get(BLOCKS).unwrap().owed;
		until_era(DEPTH + 2);
		assert_eq!(Pools::<Test>::get(WORK).unwrap().owed, 0);
		assert_eq!(Pools::<Test>::get(BLOCKS).unwrap().owed, before);
		assert_eq!(total(), owed());
		// A pool that is removed owes nothing any more, not even dust.
		assert_ok!(Emission::do_set_budget(budget(&[(GRANTS, 100)])));
		eras(DELAY + 2);
		assert_ok!(Emission::do_retire_pool(STAKE));
		for n in 0..3 {
			assert_ok!(unstake(n, STAKE, 1_000));
			claim(n, STAKE).unwrap();
		}
		assert!(Pools::<Test>::get(STAKE).unwrap().owed > 0);
		assert_ok!(Emission::do_remove_pool(STAKE));
		assert_eq!(total(), before);
	});
}

#[test]
fn views_should_show_all_listed_pools_and_the_newest_of_the_others() {
	run(|| {
		let retired = |id: PoolId| {
			let pool = Pools::<Test>::get(GRANTS).unwrap();
			Pools::<Test>::insert(id, Pool { retired: true, ..pool });
		};
		(6..1_000).for_each(retired);
		NextPoolId::<Test>::put(1_000);
		let ids: Vec<_> = Emission::pools().iter().map(|pool| pool.id).collect();
		assert_eq!(ids, (0..6).chain(1_000 - 256..1_000).collect::<Vec<_>>());
		assert_eq!(Emission::solvency().len(), 256 + 6);
		assert_eq!(Emission::rewards(&who(0)), []);
	});
}

#[test]
fn genesis_should_refuse_what_could_not_be_voted() {
	for wrong in [
		GenesisConfig {
			params: Some(EmissionParams { issuance: u64::MAX.into(), ..params() }),
			..genesis()
		},
		GenesisConfig { pools: vec![(PoolKind::Account { to: who(0) }, 5)], ..genesis() },
		GenesisConfig { reporters: vec![REPORTER, REPORTER], ..genesis() },
		GenesisConfig { era_length: MIN_LENGTH as u32 - 1, ..genesis() },
	] {
		let built = std::panic::catch_unwind(|| build(wrong));
		assert!(built.is_err());
	}
}

#[test]
fn solvency_should_tell_what_each_pot_owes() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(2);
		for pot in Emission::solvency() {
			assert_eq!(pot.payable, pot.owed);
		}
		let owed: Balance = Emission::solvency().iter().map(|pot| pot.owed).sum();
		assert_eq!(owed, ISSUANCE * 4 / 10 + ISSUANCE * 2 / 10);
	});
}

#[test]
fn block_should_declare_what_its_calls_have_in_common() {
	run(|| {
		let costs = <Test as polkadot_sdk::frame_system::Config>::DbWeight::get();
		let common = value_weight::<EraOf<Test>>(costs)
			+ value_weight::<BoundedVec<PoolId, ConstU32<MAX_POOLS>>>(costs)
			+ value_weight::<Balance>(costs)
			+ <() as WeightInfo>::on_initialize();
		let pools = |number: u64| value_weight::<PoolOf<Test>>(costs).saturating_mul(number);
		let declares = || Emission::on_initialize(System::block_number());
		let listed = PoolIds::<Test>::get().len() as u64;
		assert_eq!(declares(), common + pools(listed));
		let kind = PoolKind::Account { to: TREASURY };
		assert_ok!(Emission::do_create_pool(kind, Requirement::default()));
		assert_eq!(declares(), common + pools(listed + 1));
	});
}
