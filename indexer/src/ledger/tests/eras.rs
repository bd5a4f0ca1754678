//! Eras, and the pools that they fund.

use super::{difference, rows_of, taken};
use crate::{
	chain::block::Block,
	ledger::{
		emission,
		testing::{
			account, block, burned, ended, event, first, funded, minted, number, rules, transfer,
			with_supply, Ended, UNIT,
		},
	},
	number::bytes_text,
	store::{tables::Table, values::Value},
};
use distribution_client::words::Word;

fn pot_of_pool(id: u16) -> Word {
	Word::Account(emission::pot(id))
}

/// What is wrong with the record of an era.
type Wrong = fn(&mut Ended);

/// An era that funds both pools, the second of which pays one account.
fn era(change: impl Fn(&mut Ended)) -> Vec<Block> {
	let (before, whole) = (1_000 * UNIT, 10 * UNIT);
	let mut record =
		Ended { issuance: whole, minted: whole, burned: 0, arrived: 0, supply: before + whole };
	change(&mut record);
	let half = 5 * UNIT;
	let events = vec![
		minted(pot_of_pool(0), half),
		funded(0, 0, half),
		minted(account(5), half),
		funded(1, 0, half),
		ended(0, record),
	];
	let mut ends = with_supply(before + whole, block(1, events));
	ends.state.era = Some(rules(0, before));
	ends.state.pools.extend([(0, Some(half)), (1, Some(0))]);
	vec![first(), ends]
}

#[test]
fn era_should_add_up() {
	let (ledger, rows) = taken(&era(|_| {})).unwrap();
	assert_eq!(ledger.era, Some((0, 1_010 * UNIT)));
	assert_eq!((ledger.pools[&0].owed, ledger.pools[&1].owed), (5 * UNIT, 0));
	assert_eq!(ledger.pools[&1].funded, 5 * UNIT);
	assert_eq!(rows_of(rows, &Table::SHARES).len(), 2);
}

#[test]
fn record_that_does_not_add_up_should_be_named() {
	let changes: [(&str, Wrong); 5] = [
		("minted", |record| record.minted += 1),
		("burned", |record| record.burned += 1),
		("arrived", |record| record.arrived += 1),
		("the supply after it", |record| record.supply += 1),
		("issuance", |record| record.issuance += 1),
	];
	for (what, change) in changes {
		let found = difference(&era(change));
		assert_eq!((found.block, found.event), (1, Some(4)), "{found}");
		assert!(found.what.contains(what), "{what}: {found}");
	}
}

/// A record that is consistent with itself, and not with what was minted and burned.
#[test]
fn record_of_an_era_should_be_compared_with_the_supply_and_not_with_itself() {
	let changes: [Wrong; 2] = [
		|record| {
			record.arrived += 1;
			record.supply += 1;
		},
		|record| {
			record.burned += 1;
			record.supply -= 1;
		},
	];
	for change in changes {
		let found = difference(&era(change));
		assert_eq!((found.block, found.event), (1, Some(4)), "{found}");
		assert!(found.what.contains("the supply after it"), "{found}");
	}
	// Pools that say that they were funded, without anything minted.
	let mut blocks = era(|_| {});
	blocks[1].events.retain(|event| event.name != "Minted");
	let found = difference(&blocks);
	assert_eq!((found.block, found.event), (1, Some(1)), "{found}");
	assert!(found.what.starts_with("pool 0 was funded with"), "{found}");
}

#[test]
fn tokens_made_for_a_pool_should_name_it() {
	let (_, rows) = taken(&era(|_| {})).unwrap();
	let rows = rows_of(rows, &Table::MOVEMENTS);
	let mints = rows.iter().filter(|row| row[6] == Value::Text("mint".into()));
	let pools: Vec<_> = mints.map(|row| &row[14]).collect();
	// Also where a pool pays one account.
	assert_eq!(pools, [&Value::Number(0), &Value::Number(1)]);
}

#[test]
fn rules_of_an_era_should_hold() {
	let found = |change: &dyn Fn(&mut Block)| {
		let mut blocks = era(|_| {});
		change(&mut blocks[1]);
		difference(&blocks).what
	};
	let rules_of = |block: &mut Block| block.state.era.clone().unwrap();
	let halted = found(&|block| {
		block.state.era = Some(crate::chain::block::EraRules { halted: true, ..rules_of(block) });
	});
	assert!(halted.contains("the issuance is 10000000000000 in its record, and 0"), "{halted}");
	let share = found(&|block| {
		let mut rules = rules_of(block);
		rules.budget.pop();
		block.state.era = Some(rules);
	});
	assert!(share.contains("minted for pool 1, whose share of the issuance is 0"), "{share}");
	let began = found(&|block| {
		let mut rules = rules_of(block);
		rules.era = 1;
		block.state.era = Some(rules);
	});
	assert!(began.contains("one is missing"), "{began}");
}

#[test]
fn second_era_should_begin_with_the_supply_after_the_first() {
	let mut blocks = era(|_| {});
	let supply = 1_010 * UNIT;
	let record =
		Ended { issuance: 10 * UNIT, minted: 0, burned: 7, arrived: 0, supply: supply - 7 };
	let mut ends = with_supply(supply - 7, block(2, vec![burned(account(1), 7), ended(1, record)]));
	ends.state.era = Some(rules(1, supply));
	blocks.push(ends);
	assert_eq!(taken(&blocks).unwrap().0.era, Some((1, supply - 7)));
	blocks[2].state.era = Some(rules(1, supply + 1));
	assert!(difference(&blocks).what.contains("the supply at its beginning"));
}

#[test]
fn pool_should_pay_no_more_than_it_owes_and_owe_what_the_chain_says() {
	let reward = |amount| {
		let fields = [
			("pool", number(0)),
			("who", account(3)),
			("payee", account(4)),
			("amount", number(amount)),
		];
		let events = vec![
			transfer(pot_of_pool(0), account(4), amount),
			event("Emission", "RewardPaid", &fields),
		];
		let mut pays = with_supply(1_010 * UNIT, block(2, events));
		pays.state.pools.insert(0, Some(5 * UNIT - amount.min(5 * UNIT)));
		pays
	};
	let with = |block| [era(|_| {}), vec![block]].concat();
	let (ledger, rows) = taken(&with(reward(UNIT))).unwrap();
	assert_eq!((ledger.pools[&0].owed, ledger.pools[&0].paid), (4 * UNIT, UNIT));
	let kinds = rows_of(rows, &Table::MOVEMENTS);
	let kinds: Vec<_> = kinds.iter().filter(|row| row[6] == Value::Text("reward".into())).collect();
	assert_eq!(kinds.len(), 2);
	// Who has earned it, and who was paid.
	for row in kinds {
		assert_eq!(row[15..], [[3u8; 32], [4; 32]].map(|who| Value::Text(bytes_text(who))));
	}
	let found = difference(&with(reward(5 * UNIT + 1)));
	assert_eq!((found.block, found.event), (2, Some(1)));
	let mut other = reward(UNIT);
	other.state.pools.insert(0, Some(4 * UNIT + 1));
	let found = difference(&with(other));
	assert!(found.event == Some(1) && found.what.contains("pool 0 owes"), "{found}");
	let mut gone = reward(UNIT);
	gone.state.pools.insert(0, None);
	assert!(difference(&with(gone)).what.contains("does not know it"));
}

#[test]
fn expired_rewards_that_are_burned_should_lower_what_is_owed_and_the_supply() {
	let expired = |is_burned| {
		let fields = [
			("pool", number(0)),
			("era", number(0)),
			("amount", number(UNIT)),
			("burned", Word::Bool(is_burned)),
		];
		event("Emission", "RewardsExpired", &fields)
	};
	for is_burned in [true, false] {
		let mut blocks = era(|_| {});
		let lost = if is_burned { UNIT } else { 0 };
		let supply = 1_010 * UNIT - lost;
		let record = Ended { issuance: 10 * UNIT, minted: 0, burned: lost, arrived: 0, supply };
		let mut events = vec![expired(is_burned), ended(1, record)];
		if is_burned {
			events.insert(0, burned(pot_of_pool(0), UNIT));
		}
		let mut ends = with_supply(supply, block(2, events));
		ends.state.era = Some(rules(1, 1_010 * UNIT));
		ends.state.pools.insert(0, Some(5 * UNIT - lost));
		blocks.push(ends);
		let (ledger, _) = taken(&blocks).unwrap();
		assert_eq!((ledger.pools[&0].owed, ledger.pools[&0].burned), (5 * UNIT - lost, lost));
	}
}
