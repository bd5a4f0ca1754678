//! An upgrade to this runtime, rehearsed on the state of a chain: on one that is made here, and on every
//! one that `UPGRADE_STATE` names, each a raw chain spec as `distribution-node export-state` writes it.
//! `scripts/rehearse-upgrade.sh` runs it.
//!
//! What a migration over several blocks does is not in here: with `runtime-benchmarks`, which tests
//! have, others stand in for them. The scenario `upgrade` of the network tests carries one out.

use crate::common::*;
use polkadot_sdk::{
	frame_support::traits::UpgradeCheckSelect,
	sp_core::{bytes::from_hex, storage::Storage},
};
use std::{env, fs};

/// Names files with states, separated by colons.
const STATES: &str = "UPGRADE_STATE";

/// The state in the raw chain spec at `path`.
fn state_at(path: &str) -> TestExternalities {
	let text = fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
	let spec: serde_json::Value = serde_json::from_slice(&text).unwrap();
	let top = spec["genesis"]["raw"]["top"].as_object();
	let top = top.unwrap_or_else(|| panic!("{path} is not a raw chain spec"));
	let bytes = |text: &str| from_hex(text).unwrap();
	let top = top.iter().map(|(key, value)| (bytes(key), bytes(value.as_str().unwrap()))).collect();
	TestExternalities::new(Storage { top, ..Default::default() })
}

/// A chain with a round that has paid, and one that has not.
fn made() -> TestExternalities {
	let mut ext = chain();
	ext.execute_with(|| {
		let (id, evidence) = open_round(&[UNIT, 2 * UNIT], Release::Immediate);
		assert_ok!(claim(id, 0, &evidence[0]).dispatch(RuntimeOrigin::signed(Bob.to_account_id())));
		open_round(&[UNIT], Release::Vested { start: 1_000, length: 100 });
	});
	ext
}

/// What no upgrade may change.
#[derive(PartialEq)]
struct Books {
	issuance: Balance,
	/// What each account has, free and on hold.
	accounts: Vec<(AccountId, Balance)>,
	/// Number, budget, and what was claimed.
	rounds: Vec<(u32, Balance, Balance)>,
}

fn books() -> Books {
	let mut accounts: Vec<_> = frame_system::Account::<Runtime>::iter()
		.map(|(who, account)| (who, account.data.free + account.data.reserved))
		.collect();
	accounts.sort();
	let mut rounds: Vec<_> = pallet_distribution::Rounds::<Runtime>::iter()
		.map(|(id, round)| (id, round.budget, round.claimed))
		.collect();
	rounds.sort();
	Books { issuance: Balances::total_issuance(), accounts, rounds }
}

/// Upgrades, with all checks of all pallets: their storage versions, that everything stored can be
/// decoded, and their invariants. A second time changes nothing more.
fn upgrade(name: &str) {
	let before = books();
	for _ in 0..2 {
		let weight = Executive::try_runtime_upgrade(UpgradeCheckSelect::All)
			.unwrap_or_else(|error| panic!("{name}: {error:?}"));
		let most = blocks::RuntimeBlockWeights::get().max_block;
		assert!(weight.all_lte(most), "{name}: {weight} of {most}");
		assert!(books() == before, "{name}: the books changed");
	}
}

#[test]
fn upgrade_should_keep_the_books_of_every_chain() {
	made().execute_with(|| upgrade("the chain that is made here"));
	let named = env::var(STATES).unwrap_or_default();
	for path in named.split(':').filter(|path| !path.is_empty()) {
		state_at(path).execute_with(|| upgrade(path));
	}
}
