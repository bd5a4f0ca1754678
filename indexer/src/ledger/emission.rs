//! Emission: what pools owe, what eras minted, and the supply.

use crate::{
	chain::{
		block::{Block, EraRules, Event, Genesis, State},
		words,
	},
	error::Result,
	ledger::{
		books::Ledger,
		movements::{Link, Movements},
		rows::{place, Cells, Rows},
		step::{differs, stopped, sum, unknown, Step, Stop},
	},
	read::records::Pool,
	store::tables::Table,
};
use distribution_client::{account::AccountId, types::AssetKind};
use distribution_primitives::{emission::EraRecord, era_value};
use polkadot_sdk::sp_core::H256;

/// What the pots of pools begin with: `modl`, the pallet's id and `e`.
const POT: [u8; 13] = *b"modlpy/emisse";

/// The account that holds the rewards of a pool.
pub(crate) fn pot(id: u16) -> AccountId {
	let mut pot = [0; 32];
	let bytes = POT.iter().copied().chain(id.to_le_bytes());
	pot.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
	pot
}

/// What a block reports before an era ends.
#[derive(Default)]
pub(crate) struct Ending {
	/// What pools were funded with: pool, what was minted, and expired rewards that are shared again.
	funded: Vec<(u16, u128, u128)>,
	/// Expired rewards that were burned.
	burned: u128,
	/// Whether emission was halted in this block.
	halted: bool,
	/// What the era that has ended is folded as into the digest of the chain.
	pub(crate) value: H256,
}

/// Whether a pool hands its share to one account, so that it owes nothing.
fn pays_one_account(pool: &Pool) -> bool {
	pool.kind.starts_with("{\"Account\"")
}

/// A pool without any history.
fn new_pool(id: u16, kind: String, created: u64) -> Pool {
	Pool {
		id,
		kind,
		pot: pot(id),
		created,
		retired: None,
		removed: None,
		funded: 0,
		paid: 0,
		burned: 0,
		owed: 0,
	}
}

/// Begins with the pools that were there before the first block.
pub(crate) fn begin(ledger: &mut Ledger, genesis: &Genesis, rows: &mut Rows) {
	for (id, kind, owed) in &genesis.pools {
		let pool = Pool { funded: *owed, owed: *owed, ..new_pool(*id, kind.clone(), 0) };
		ledger.pools.insert(*id, pool);
		rows.pools.insert(*id);
	}
}

/// Takes an event of the pallet.
pub(crate) fn take(
	ledger: &mut Ledger,
	block: &Block,
	event: &Event,
	rows: &mut Rows,
	movements: &mut Movements,
	ending: &mut Ending,
) -> Step<()> {
	match event.name.as_str() {
		"Halted" => ending.halted = true,
		"EraEnded" => end(ledger, block, event, rows, ending)?,
		"PoolCreated" => {
			let id: u16 = event.number("pool")?;
			if ledger.pools.contains_key(&id) {
				return differs(format!("pool {id} is created, and there is one of this number"));
			}
			ledger.pools.insert(id, new_pool(id, event.json("kind")?, block.number));
			rows.pools.insert(id);
		}
		"PoolRetired" | "PoolRemoved" | "PoolFunded" | "RewardPaid" | "RewardsExpired" => {
			let id: u16 = event.number("pool")?;
			let Some(pool) = ledger.pools.get_mut(&id) else {
				return differs(format!("{} of pool {id}, which is not known", event.name));
			};
			rows.pools.insert(id);
			change(pool, block, event, rows, movements, ending)?;
		}
		"RewardsParked" | "ClaimRefused" => {
			let field = if event.name == "ClaimRefused" { "error" } else { "refusal" };
			let cells = place(block, event)
				.maybe_number(event.extrinsic)
				.maybe_number(None::<u64>)
				.maybe_number(None::<u64>)
				.number(event.number::<u16>("pool")?)
				.account(&event.account("who")?)
				.text(event.name_of(field)?);
			rows.add(&Table::REFUSALS, cells);
		}
		// None of them changes what a pool owes: the record of an era has what was decided before it.
		"EmissionSet" | "BudgetSet" | "Resumed" | "Begun" | "PoolUpdated" | "PoolUnlisted"
		| "ReportersSet" | "Staked" | "Unstaked" | "Enrolled" | "Resigned" | "RecordRemoved"
		| "Scored" | "Unexpected" | "HaltEnded" => {}
		_ => return unknown(event),
	}
	Ok(())
}

/// What changes a pool.
fn change(
	pool: &mut Pool,
	block: &Block,
	event: &Event,
	rows: &mut Rows,
	movements: &mut Movements,
	ending: &mut Ending,
) -> Step<()> {
	match event.name.as_str() {
		"PoolRetired" => pool.retired = Some(block.number),
		"PoolRemoved" => pool.removed = Some(block.number),
		"PoolFunded" => {
			let minted: u128 = event.number("minted")?;
			pool.funded = sum(pool.funded, minted)?;
			if !pays_one_account(pool) {
				pool.owed = sum(pool.owed, minted)?;
			}
			let recycled: u128 = event.number("recycled")?;
			ending.funded.push((pool.id, minted, recycled));
			// What is recycled is there already.
			if minted > 0 {
				let pot = (!pays_one_account(pool)).then_some(&pool.pot);
				movements.minted(event, pot, minted, pool.id)?;
			}
			let cells = Cells::default()
				.number(event.number::<u32>("era")?)
				.number(pool.id)
				.number(block.number)
				.number(event.index)
				.amount(minted)
				.amount(recycled);
			rows.add(&Table::SHARES, cells);
		}
		"RewardPaid" => {
			let (who, payee) = (event.account("who")?, event.account("payee")?);
			let amount: u128 = event.number("amount")?;
			pool.paid = sum(pool.paid, amount)?;
			pool.owed = less(pool, amount)?;
			let link = Link { round: None, pool: Some(pool.id), parties: Some((who, payee)) };
			let way = (&pool.pot, &payee);
			movements.link("reward", event, way, (AssetKind::Native, amount), link)?;
			let cells = place(block, event)
				.maybe_number(event.extrinsic)
				.number(pool.id)
				.account(&who)
				.account(&payee)
				.amount(amount);
			rows.add(&Table::REWARDS, cells);
		}
		_ => {
			let (amount, burned): (u128, bool) = (event.number("amount")?, event.yes("burned")?);
			if burned {
				pool.burned = sum(pool.burned, amount)?;
				pool.owed = less(pool, amount)?;
				ending.burned = sum(ending.burned, amount)?;
			}
			let cells = place(block, event)
				.number(pool.id)
				.number(event.number::<u32>("era")?)
				.amount(amount)
				.yes(burned);
			rows.add(&Table::EXPIRIES, cells);
		}
	}
	Ok(())
}

/// What a pool owes when it has paid or burned an amount.
fn less(pool: &Pool, amount: u128) -> Step<u128> {
	pool.owed.checked_sub(amount).ok_or_else(|| {
		let Pool { id, owed, .. } = pool;
		Stop::Differs(format!("pool {id} pays or burns {amount}, and owes {owed}"))
	})
}

/// The record of an era.
pub(crate) fn record_of(event: &Event) -> Step<EraRecord<u128>> {
	let parts = event.parts("record")?;
	let number = |name: &str| -> Step<u128> {
		let found = words::part(parts, name).and_then(words::number);
		found.ok_or_else(|| Stop::Unread(format!("the record of an era has no `{name}`")))
	};
	let skipped = u32::try_from(number("skipped")?);
	Ok(EraRecord {
		issuance: number("issuance")?,
		minted: number("minted")?,
		burned: number("burned")?,
		arrived: number("arrived")?,
		supply: number("supply")?,
		skipped: skipped.map_err(|_| Stop::Unread("an era skips more than there can be".into()))?,
	})
}

/// Fails unless two amounts are the same.
fn equal(what: &str, era: u32, reported: u128, computed: u128) -> Step<()> {
	if reported == computed {
		return Ok(());
	}
	differs(format!("era {era}: {what} is {reported} in its record, and {computed} by computation"))
}

/// Takes the end of an era: numbers, shares, the equation of the supply, and the issuance.
fn end(
	ledger: &mut Ledger,
	block: &Block,
	event: &Event,
	rows: &mut Rows,
	ending: &mut Ending,
) -> Step<()> {
	let era: u32 = event.number("era")?;
	let record = record_of(event)?;
	let Some(rules) = &block.state.era else {
		return Err(Stop::Unread("nothing is known of the era before it ended".into()));
	};
	let wanted = ledger.era.map_or(0, |(last, _)| last.saturating_add(1));
	if era != wanted || rules.era != era {
		return differs(format!(
			"era {era} ends, the chain was in era {}, and the next one to end is {wanted}: one is missing",
			rules.era
		));
	}
	// The supply at the beginning is that of the record before.
	let began = ledger.era.map_or(rules.supply, |(_, supply)| supply);
	equal("the supply at its beginning", era, rules.supply, began)?;
	check_record(era, &record, (began, ledger.supply), rules, ending)?;
	ledger.era = Some((era, record.supply));
	ending.value = era_value(&record, &ending.funded);
	let cells = Cells::default()
		.number(era)
		.number(block.number)
		.number(event.index)
		.amount(record.issuance)
		.amount(record.minted)
		.amount(record.burned)
		.amount(record.arrived)
		.amount(record.supply)
		.number(record.skipped);
	rows.add(&Table::ERAS, cells);
	Ok(())
}

/// Compares a record with what the events say. The supply when the era began and that after it, at
/// the place of its record, are those of the events up to there: nothing of the record is compared
/// with itself.
fn check_record(
	era: u32,
	record: &EraRecord<u128>,
	(began, supply): (u128, u128),
	rules: &EraRules,
	ending: &Ending,
) -> Step<()> {
	let funded = ending.funded.iter().try_fold(0, |all, (_, minted, _)| sum(all, *minted))?;
	equal("what was minted", era, record.minted, funded)?;
	equal("the supply after it", era, record.supply, supply)?;
	// Before anything was minted for it, and after all that came and went during it.
	let before = sum(supply, ending.burned)?.checked_sub(funded);
	let before = before
		.ok_or_else(|| Stop::Differs(format!("era {era} minted more than the supply after it")))?;
	let burned = sum(began.saturating_sub(before), ending.burned)?;
	equal("what was burned", era, record.burned, burned)?;
	equal("what arrived", era, record.arrived, before.saturating_sub(began))?;
	let issuance = match &rules.schedule {
		Some(schedule) if !rules.halted && !ending.halted => schedule.issues(before, rules.most),
		_ => 0,
	};
	equal("the issuance", era, record.issuance, issuance)?;
	for (pool, minted, _) in &ending.funded {
		let share = rules.budget.iter().find(|(id, _)| id == pool);
		let most = share.map_or(0, |(_, share)| share.mul_floor(record.issuance));
		if *minted > most {
			return differs(format!(
				"era {era}: {minted} was minted for pool {pool}, whose share of the issuance is {most}"
			));
		}
	}
	Ok(())
}

/// Compares all pools that are not removed with what the chain says after a block.
pub(crate) fn check_all(ledger: &Ledger, state: &State) -> Step<()> {
	for pool in ledger.pools.values().filter(|pool| pool.removed.is_none()) {
		let Pool { id, owed, .. } = pool;
		match state.pools.get(id) {
			Some(Some(theirs)) if theirs == owed => {}
			Some(Some(theirs)) => {
				return differs(format!(
					"pool {id} owes {theirs}, and what was reported of it adds up to {owed}: an event is missing or altered"
				))
			}
			_ => return differs(format!("pool {id} is known, and the chain does not know it")),
		}
	}
	Ok(())
}

/// Compares the pools that a block has changed with what the chain says after it.
pub(crate) fn check(ledger: &Ledger, block: &Block) -> Result<()> {
	for (id, owed) in &block.state.pools {
		let Some(pool) = ledger.pools.get(id) else { continue };
		let outcome = match owed {
			Some(owed) if *owed != pool.owed => differs(format!(
				"pool {id} owes {owed}, and what was reported of it adds up to {}: an event is missing or altered",
				pool.owed
			)),
			None if pool.removed != Some(block.number) => {
				differs(format!("pool {id} was funded or has paid, and the chain does not know it"))
			}
			_ => Ok(()),
		};
		let of = |event: &&Event| {
			event.pallet == "Emission" && event.number::<u16>("pool").ok() == Some(*id)
		};
		let event = block.events.iter().find(of).map(|event| event.index);
		outcome.map_err(|stop| stopped(block.number, event, stop))?;
	}
	Ok(())
}
