//! Rounds: terms, money in and out, and the digest over their payments.

use crate::{
	chain::{
		block::{Block, Event, RoundSums, State},
		words,
	},
	error::Result,
	ledger::{
		books::Ledger,
		movements::{Link, Movements},
		rows::{place, Cells, Rows},
		step::{differs, stopped, sum, unknown, Step, Stop},
	},
	number::asset_text,
	read::records::Round,
	store::tables::Table,
};
use distribution_client::{account::AccountId, types::AssetKind};
use distribution_primitives::audit;
use polkadot_sdk::sp_core::H256;

/// What the pots of rounds begin with: `modl`, the pallet's id and `round`.
const POT: [u8; 17] = *b"modlpy/distrround";

/// The account that holds the tokens of a round.
pub(crate) fn pot(id: u32) -> AccountId {
	let mut pot = [0; 32];
	let bytes = POT.iter().copied().chain(id.to_le_bytes());
	pot.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
	pot
}

/// Takes an event of the pallet.
pub(crate) fn take(
	ledger: &mut Ledger,
	block: &Block,
	event: &Event,
	rows: &mut Rows,
	movements: &mut Movements,
) -> Step<()> {
	let name = event.name.as_str();
	if name == "Unexpected" {
		return Ok(());
	}
	let id: u32 = event.number("id")?;
	if name == "RoundDrafted" {
		rows.rounds.insert(id);
		return draft(ledger, block, event, id);
	}
	let Some(round) = ledger.rounds.get_mut(&id) else {
		return differs(format!("{name} of round {id}, of which no draft was reported"));
	};
	rows.rounds.insert(id);
	match name {
		"RoundAmended" => {
			round.asset = asset_of_terms(event)?;
			round.terms = event.json("terms")?;
		}
		"RoundFunded" => round.funded = sum(round.funded, event.number("amount")?)?,
		"RoundOpened" => {
			round.opened = Some(block.number);
			round.status = "open".into();
		}
		"RoundPaused" => round.status = "paused".into(),
		"RoundResumed" => round.status = "open".into(),
		"RoundAbandoned" => {
			round.closed = Some(block.number);
			round.status = "closed".into();
			round.returned = sum(round.returned, event.number("refunded")?)?;
		}
		"Paid" => pay(round, block, event, rows, movements)?,
		"RoundClosed" => {
			compare(round, None, event.number("payments")?, event.hash("audit")?)?;
			round.closed = Some(block.number);
			round.status = "closed".into();
			round.returned = sum(round.returned, event.number("remainder")?)?;
		}
		"RemainderSent" | "SetAsideExpired" => {
			round.returned = sum(round.returned, event.number("amount")?)?;
		}
		"PotSwept" => {
			if event.asset("asset")? == round.asset {
				round.returned = sum(round.returned, event.number("amount")?)?;
			}
		}
		"RoundRemoved" => {
			let claimed = Some(event.number("claimed")?);
			compare(round, claimed, event.number("payments")?, event.hash("audit")?)?;
			round.removed = Some(block.number);
			round.status = "removed".into();
		}
		"ClaimRefused" | "PushSkipped" => {
			let row = Some(event.number("index")?);
			refuse(round, block, event, rows, (row, None))?;
		}
		"SettlementRefused" => {
			let beneficiary = event.account("beneficiary")?;
			refuse(round, block, event, rows, (None, Some(beneficiary)))?;
		}
		// None of them changes a sum: what they promise or set aside is paid or returned later.
		"EntriesAdded" | "StreamStarted" | "StreamStopped" | "StreamEnded" | "RowSetAside"
		| "SetAsideEnded" | "PushQueued" | "PushCompleted" | "RemainderKept" | "KeysRotated"
		| "Promised" | "SaleConcluded" => {}
		_ => return unknown(event),
	}
	Ok(())
}

/// The asset in the terms of an event.
fn asset_of_terms(event: &Event) -> Step<AssetKind> {
	let terms = event.parts("terms")?;
	let asset = words::part(terms, "asset").and_then(words::asset);
	asset.ok_or_else(|| Stop::Unread("the terms name no asset that is known".into()))
}

fn draft(ledger: &mut Ledger, block: &Block, event: &Event, id: u32) -> Step<()> {
	if ledger.rounds.contains_key(&id) {
		return differs(format!("round {id} is drafted, and there is one of this number"));
	}
	let drafted = ledger.rounds.len();
	if usize::try_from(id).ok() != Some(drafted) {
		return differs(format!(
			"round {id} is drafted, after {drafted} others: numbers follow each other, so one is missing"
		));
	}
	let round = Round {
		id,
		manager: event.account("manager")?,
		asset: asset_of_terms(event)?,
		pot: pot(id),
		terms: event.json("terms")?,
		status: "draft".into(),
		drafted: block.number,
		opened: None,
		closed: None,
		removed: None,
		funded: 0,
		claimed: 0,
		payments: 0,
		digest: audit::start(ledger.genesis, id),
		refusals: 0,
		returned: 0,
	};
	ledger.rounds.insert(id, round);
	Ok(())
}

/// Takes a payment: the next one of its round.
fn pay(
	round: &mut Round,
	block: &Block,
	event: &Event,
	rows: &mut Rows,
	movements: &mut Movements,
) -> Step<()> {
	let sequence: u64 = event.number("sequence")?;
	if sequence != round.payments {
		return differs(format!(
			"payment {sequence} of round {} is reported, and the next one is {}: a payment is missing, or twice there",
			round.id, round.payments
		));
	}
	let (beneficiary, payee) = (event.account("beneficiary")?, event.account("payee")?);
	let (amount, row): (u128, u32) = (event.number("amount")?, event.number("index")?);
	round.digest = audit::extend(round.digest, sequence, &beneficiary, &payee, amount, row);
	round.claimed = sum(round.claimed, amount)?;
	round.payments = round.payments.saturating_add(1);
	let parties = Some((beneficiary, payee));
	let link = Link { round: Some((round.id, row)), pool: None, parties };
	movements.link("payment", event, (&round.pot, &payee), (round.asset, amount), link)?;
	let cells = Cells::default()
		.number(round.id)
		.number(sequence)
		.number(block.number)
		.number(event.index)
		.maybe_number(event.extrinsic)
		.number(row)
		.account(&beneficiary)
		.account(&payee)
		.text(asset_text(round.asset))
		.amount(amount);
	rows.add(&Table::PAYMENTS, cells);
	Ok(())
}

/// Keeps a refusal: of a row, or of an account's voucher.
fn refuse(
	round: &mut Round,
	block: &Block,
	event: &Event,
	rows: &mut Rows,
	(row, account): (Option<u32>, Option<AccountId>),
) -> Step<()> {
	round.refusals = round.refusals.saturating_add(1);
	let cells = place(block, event)
		.maybe_number(event.extrinsic)
		.number(round.id)
		.maybe_number(row)
		.maybe_number(None::<u64>)
		.maybe_account(account.as_ref())
		.text(event.name_of("error")?);
	rows.add(&Table::REFUSALS, cells);
	Ok(())
}

/// Compares what was recomputed with what the chain says of a round.
fn compare(round: &Round, claimed: Option<u128>, payments: u64, digest: H256) -> Step<()> {
	let Round { id, payments: ours, .. } = round;
	if payments != *ours {
		return differs(format!(
			"round {id} has made {payments} payments, and {ours} were reported: some are missing"
		));
	}
	if let Some(claimed) = claimed.filter(|claimed| *claimed != round.claimed) {
		return differs(format!(
			"round {id} has paid {claimed}, and the payments that were reported add up to {}: one was altered",
			round.claimed
		));
	}
	if digest != round.digest {
		return differs(format!(
			"the digest of round {id} is {digest:#x}, and that of the payments that were reported {:#x}: one was altered",
			round.digest
		));
	}
	Ok(())
}

/// Compares all rounds that are not removed with what the chain says after a block.
pub(crate) fn check_all(ledger: &Ledger, state: &State) -> Step<()> {
	for round in ledger.rounds.values().filter(|round| round.removed.is_none()) {
		match state.rounds.get(&round.id) {
			Some(Some(RoundSums { claimed, payments, digest })) => {
				compare(round, Some(*claimed), *payments, *digest)?;
			}
			_ => {
				let id = round.id;
				return differs(format!("round {id} is known, and the chain does not know it"));
			}
		}
	}
	Ok(())
}

/// Compares the rounds that a block has paid from with what the chain says after it.
pub(crate) fn check(ledger: &Ledger, block: &Block) -> Result<()> {
	let paid = block.events.iter().filter(|event| event.is("Distribution", "Paid"));
	let paid: Vec<(u32, u32)> =
		paid.filter_map(|event| Some((event.number("id").ok()?, event.index))).collect();
	for (id, index) in &paid {
		let of = |(other, _): &&(u32, u32)| other == id;
		// Each round once, at its first payment.
		if paid.iter().find(of).is_none_or(|(_, first)| first != index) {
			continue;
		}
		let last = paid.iter().rev().find(of).map_or(*index, |(_, last)| *last);
		let Some(round) = ledger.rounds.get(id) else { continue };
		let removed = round.removed == Some(block.number);
		let outcome = match block.state.rounds.get(id) {
			Some(Some(RoundSums { claimed, payments, digest })) => {
				compare(round, Some(*claimed), *payments, *digest)
			}
			// The event of its removal was compared.
			Some(None) if removed => Ok(()),
			_ => differs(format!("round {id} has paid, and the chain does not know it")),
		};
		outcome.map_err(|stop| match stop {
			Stop::Differs(what) if index == &last => {
				stopped(block.number, Some(*index), Stop::Differs(what))
			}
			Stop::Differs(what) => {
				let what = format!("{what}, among the events {index} to {last}");
				stopped(block.number, Some(*index), Stop::Differs(what))
			}
			unread => stopped(block.number, Some(*index), unread),
		})?;
	}
	Ok(())
}
