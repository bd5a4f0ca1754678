//! Prints the cost in state of ending an era for pools of different sizes, and of a claim after many
//! idle eras: trie nodes read and bytes of proof.
//!
//! Participants are written into state as `stake` and `report` would leave them, with the pools'
//! books to match. The proof is that of the real hook on the real runtime.

#![expect(clippy::arithmetic_side_effects, clippy::unwrap_used, reason = "a measurement may panic")]

use codec::{Decode, Encode};
use distribution_runtime::{
	configs::relay::RelayClock, genesis_presets, AccountId, Balance, Emission, Runtime,
	RuntimeGenesisConfig, System, UNIT,
};
use pallet_emission::{Books, Pools, RunningEra, Stake, StakeRecords};
use polkadot_sdk::{
	frame_support::traits::Hooks,
	sp_genesis_builder::DEV_RUNTIME_PRESET,
	sp_io::TestExternalities,
	sp_runtime::{traits::BlockNumberProvider, BuildStorage},
};

const STAKE: u16 = 0;

/// Merges a patch of a genesis into it.
fn merge(to: &mut serde_json::Value, patch: serde_json::Value) {
	match (to, patch) {
		(serde_json::Value::Object(to), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(to.entry(key).or_insert(serde_json::Value::Null), value);
			}
		}
		(to, patch) => *to = patch,
	}
}

fn who(n: u32) -> AccountId {
	AccountId::from(polkadot_sdk::sp_io::hashing::blake2_256(&n.to_le_bytes()))
}

/// Ends the running era in this block.
fn end_era() {
	let era = RunningEra::<Runtime>::get().map_or(0, |era| era.started);
	RelayClock::set_block_number((era + 20).max(1_000));
	System::reset_events();
	Emission::on_initialize(1);
}

/// The development chain with `people` active stakes.
fn chain(people: u32) -> TestExternalities {
	let patch = genesis_presets::get_preset(&DEV_RUNTIME_PRESET.into()).unwrap();
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut json, serde_json::from_slice(&patch).unwrap());
	let config: RuntimeGenesisConfig = serde_json::from_value(json).unwrap();
	let mut ext = TestExternalities::new(config.build_storage().unwrap());
	ext.execute_with(|| {
		System::set_block_number(1);
		end_era();
		for n in 0..people {
			let who = who(n);
			// A deposit of zero: these accounts hold no tokens.
			let deposit = Decode::decode(&mut 0u128.encode().as_slice()).unwrap();
			let stake = Stake {
				active: UNIT,
				pending: 0,
				added: 0,
				since: Default::default(),
				earned: 0,
				deposit,
			};
			StakeRecords::<Runtime>::insert(STAKE, who, stake);
		}
		Pools::<Runtime>::mutate(STAKE, |pool| {
			let pool = pool.as_mut().unwrap();
			pool.members = people;
			let Books::Stake { active, .. } = &mut pool.books else { panic!("a stake pool") };
			*active = Balance::from(people) * UNIT;
		});
		end_era();
	});
	ext.commit_all().unwrap();
	ext
}

/// Runs `what` and returns trie nodes read and bytes of proof.
fn cost(ext: &mut TestExternalities, what: impl FnOnce()) -> (usize, usize) {
	let ((), proof) = ext.execute_and_prove(what);
	(proof.iter_nodes().count(), proof.encoded_size())
}

fn main() {
	println!("participants, nodes read to end an era, bytes of proof");
	for people in [100, 10_000, 1_000_000] {
		let mut ext = chain(people);
		let (nodes, bytes) = cost(&mut ext, end_era);
		println!("{people}, {nodes}, {bytes}");
	}
	println!("idle eras, nodes read to claim stake rewards, bytes of proof");
	for eras in [1, 100, 10_000] {
		let mut ext = chain(100);
		ext.execute_with(|| {
			for _ in 0..eras {
				end_era();
			}
			System::reset_events();
		});
		ext.commit_all().unwrap();
		let (nodes, bytes) = cost(&mut ext, || {
			Emission::do_claim(&who(1), STAKE, &who(1)).unwrap();
		});
		println!("{eras}, {nodes}, {bytes}");
	}
}
