//! Pools: creating, changing, retiring, removing; the genesis.

use super::*;
use distribution_primitives::emission::{Scores, Unclaimed};

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
		for _ in 6..MAX_POOLS {
			assert_ok!(create(account(), Default::default()));
		}
		assert_noop!(create(account(), Default::default()), E::TooManyPools);
	});
}

#[test]
fn requirement_should_change_and_be_checked() {
	run(|| {
		let update = |pool, level| {
			let requirement = Requirement::level(level);
			dispatch(RuntimeOrigin::root(), Call::update_pool { pool, requirement })
		};
		assert_ok!(update(STAKE, 2));
		assert_eq!(Pools::<Test>::get(STAKE).unwrap().requirement.level, 2);
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
fn reporters_should_be_replaced() {
	run(|| {
		let set = |pool, reporters: Vec<AccountId32>| {
			let reporters = reporters.try_into().unwrap();
			dispatch(RuntimeOrigin::root(), Call::set_reporters { pool, reporters })
		};
		assert_ok!(set(WORK, vec![who(5)]));
		assert_noop!(report(WORK, &[(0, 1)]), E::NotReporter);
		assert_eq!(Emission::pools()[1].reporters, [who(5)]);
		assert_noop!(set(STAKE, vec![]), E::WrongPoolKind);
		assert_noop!(set(99, vec![]), E::UnknownPool);
	});
}

#[test]
fn pots_should_differ_from_each_other_and_from_those_of_rounds() {
	let pots: std::collections::BTreeSet<_> = (0..100).map(Emission::pot).collect();
	assert_eq!(pots.len(), 100);
}

#[test]
fn genesis_should_refuse_what_could_not_be_voted() {
	for wrong in [
		GenesisConfig {
			params: Some(EmissionParams { issuance: u64::MAX.into(), ..params() }),
			..genesis()
		},
		GenesisConfig { pools: vec![(PoolKind::Account { to: who(0) }, 5)], ..genesis() },
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
