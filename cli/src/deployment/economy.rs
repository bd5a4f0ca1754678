//! Reads the part of a deployment that is about money: emission, balances, vesting schedules.

use super::{
	keys::{address, tokens, treasury, Key},
	lists::{self, BalanceRow, Inputs, Schedule},
	model,
	plan::{total, Emission},
	reader::Reader,
	values::{self, Address, WHOLE},
};
use distribution_primitives::{
	chain::{EXISTENTIAL_DEPOSIT, SS58_PREFIX},
	emission::{EmissionParams, PoolKind},
};
use polkadot_sdk::sp_runtime::Perbill;
use std::collections::BTreeMap;

/// What is issued, and to whom.
pub fn emission(reader: &mut Reader, part: &model::Emission) -> Emission {
	let mut pools = Vec::new();
	// Billionths of all pools; `None` once a share could not be read.
	let mut sum = Some(0u64);
	for (index, row) in part.pools.iter().enumerate() {
		let field = format!("emission.pools[{index}]");
		let kind = pool_kind(reader, &format!("{field}.kind"), &row.kind);
		let share = reader.share(&format!("{field}.percent"), &row.percent);
		sum = sum.zip(share).and_then(|(sum, share)| sum.checked_add(share.into()));
		pools.extend(kind.zip(share));
	}
	if let Some(sum) = sum.filter(|sum| *sum != u64::from(WHOLE) && !part.pools.is_empty()) {
		reader.fault(
			"emission.pools",
			format!(
				"the percentages of all pools add up to {}, not to 100; correct them",
				percent(sum)
			),
		);
	}
	let reporters = reader.accounts("emission.reporters", &part.reporters);
	let reported = |pool: &model::Pool| {
		matches!(pool.kind, model::PoolKind::Contribution { scores: model::Scores::Reporters, .. })
	};
	if !part.reporters.is_empty() && !part.pools.iter().any(reported) {
		reader.fault(
			"emission.reporters",
			"accounts are given, but no pool takes its scores from Reporters; remove them or add such a pool",
		);
	}
	let params = part.params.as_ref().and_then(|params| schedule(reader, params));
	Emission { params, pools, reporters }
}

fn pool_kind(
	reader: &mut Reader,
	field: &str,
	kind: &model::PoolKind,
) -> Option<PoolKind<Key, model::Asset>> {
	Some(match kind {
		model::PoolKind::Stake { asset } => PoolKind::Stake { asset: *asset },
		model::PoolKind::Contribution { scores, unclaimed } => {
			PoolKind::Contribution { scores: (*scores).into(), unclaimed: (*unclaimed).into() }
		}
		model::PoolKind::Account { to } if to.0 == values::TREASURY => {
			PoolKind::Account { to: treasury() }
		}
		model::PoolKind::Account { to } => {
			let to = reader.account(&format!("{field}.Account.to"), &Address(to.0.clone()))?;
			PoolKind::Account { to }
		}
	})
}

fn schedule(reader: &mut Reader, part: &model::Params) -> Option<EmissionParams<u128>> {
	let issuance = reader.amount("emission.params.issuance", &part.issuance);
	let decay = reader.share("emission.params.decayPercent", &part.decay_percent);
	let floor = reader.amount("emission.params.floor", &part.floor);
	let max_supply = reader.amount("emission.params.maxSupply", &part.max_supply);
	if floor.zip(issuance).is_some_and(|(floor, issuance)| floor > issuance) {
		reader.fault("emission.params.floor", "above the issuance; make it at most that");
	}
	Some(EmissionParams {
		issuance: issuance?,
		decay: Perbill::from_parts(decay?),
		decay_period: part.decay_period,
		floor: floor?,
		max_supply: max_supply?,
	})
}

/// Billionths as percent, without trailing zeros.
fn percent(billionths: u64) -> String {
	const ONE: u64 = 10_000_000;
	let text = format!("{}.{:07}", billionths.div_euclid(ONE), billionths.rem_euclid(ONE));
	text.trim_end_matches('0').trim_end_matches('.').into()
}

/// Balances at genesis and what is locked of them.
#[derive(Debug)]
pub struct Allocation {
	/// Balances of the deployment file, then those of the list.
	pub balances: Vec<(Key, u128)>,
	/// What they add up to.
	pub allocated: u128,
	/// Vesting schedules.
	pub vesting: Vec<Schedule>,
}

/// The balances of the file and of the list, and the vesting schedules.
pub fn allocation(reader: &mut Reader, part: &model::Allocation, inputs: Inputs<'_>) -> Allocation {
	let prefix = part.ss58_prefix.unwrap_or(SS58_PREFIX);
	if part.ss58_prefix.is_some() && inputs.allocation.is_none() {
		reader.fault(
			"allocation.ss58Prefix",
			"this is the prefix of the addresses in the list, but no list was given; give one with --allocation FILE, \
			or remove this",
		);
	}
	let mut rows = Vec::new();
	for (index, row) in part.balances.iter().enumerate() {
		let field = format!("allocation.balances[{index}]");
		let key = reader.account(&format!("{field}.account"), &row.account);
		let amount = reader.amount(&format!("{field}.amount"), &row.amount);
		rows.push(BalanceRow { field, key, amount });
	}
	rows.extend(
		inputs.allocation.map(|list| lists::balances(reader, list, prefix)).into_iter().flatten(),
	);
	let keys: Vec<_> = rows.iter().map(|row| (row.field.clone(), row.key.clone())).collect();
	reader.distinct("account", &keys);
	for BalanceRow { field, amount, .. } in &rows {
		if let Some(amount) = amount.filter(|amount| *amount < EXISTENTIAL_DEPOSIT) {
			reader.fault(
				field,
				format!(
					"{amount} is below the existential deposit of {EXISTENTIAL_DEPOSIT} ({}); raise it or leave the \
					account out",
					tokens(EXISTENTIAL_DEPOSIT)
				),
			);
		}
	}
	let allocated = check_total(reader, part, &rows, inputs.allocation.is_some());
	let balances: Vec<_> = rows.into_iter().filter_map(|row| row.key.zip(row.amount)).collect();
	let vesting =
		inputs.vesting.map(|list| lists::schedules(reader, list, prefix)).unwrap_or_default();
	check_vesting(reader, &balances, &vesting);
	Allocation { balances, allocated: allocated.unwrap_or_default(), vesting }
}

/// The sum of all balances, if every one could be read and the chain can count it.
fn check_total(
	reader: &mut Reader,
	part: &model::Allocation,
	rows: &[BalanceRow],
	has_list: bool,
) -> Option<u128> {
	let wanted = reader.amount("allocation.total", &part.total);
	let amounts = rows.iter().map(|row| row.amount).collect::<Option<Vec<_>>>()?;
	let Some(sum) = total(amounts) else {
		reader.fault("allocation.total", "the balances add up to more than the chain can count");
		return None;
	};
	let wanted = wanted?;
	if sum != wanted {
		let way = if sum > wanted { "more" } else { "less" };
		let list = if has_list { "" } else { ", or give the list with --allocation FILE" };
		reader.fault(
			"allocation.total",
			format!(
				"the balances add up to {sum} ({}), {} {way} than the total of {wanted}; correct the total or the \
				balances{list}",
				tokens(sum),
				sum.abs_diff(wanted)
			),
		);
	}
	Some(sum)
}

fn check_vesting(reader: &mut Reader, balances: &[(Key, u128)], vesting: &[Schedule]) {
	let owned: BTreeMap<_, _> = balances.iter().map(|(key, amount)| (key, *amount)).collect();
	let keys: Vec<_> =
		vesting.iter().map(|row| (row.field.clone(), Some(row.key.clone()))).collect();
	reader.distinct("account", &keys);
	for Schedule { field, key, locked, .. } in vesting {
		match owned.get(key) {
			None => reader.fault(
				field,
				format!(
					"{} has no balance at genesis; add it to the allocation or remove the schedule",
					address(key)
				),
			),
			Some(balance) if locked > balance => reader.fault(
				field,
				format!(
					"locks {locked}, more than the account's balance of {balance}; lower amount_per_period or \
					period_count"
				),
			),
			Some(_) => (),
		}
	}
}
