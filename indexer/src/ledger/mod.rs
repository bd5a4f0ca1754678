//! What blocks add up to: rounds with their digests, pools with what they owe, eras with the
//! supply, and the digest of the chain over all that is final. Each block is checked against what
//! came before it and against what the chain says itself, before a row of it is kept.
//!
//! Nothing here asks a node or a database, so that a test can build any history by hand.

pub mod books;
mod emission;
mod finals;
mod movements;
mod rounds;
pub(crate) mod rows;
mod step;
mod supply;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use crate::{
	chain::{
		block::{Block, Event, State},
		words,
	},
	error::{Difference, Result},
	store::tables::Table,
};
use books::Ledger;
use emission::Ending;
use finals::Awaited;
use movements::Movements;
use rows::{place, Cells, Rows};
use step::{stopped, unknown, Step};

#[cfg(test)]
pub(crate) use {emission::pot as pot_of_pool, rounds::pot as pot_of_round};

/// Events that every transaction and block has, or that are in other tables as what they mean.
const NOT_KEPT: [(&str, Option<&str>); 6] = [
	("System", Some("ExtrinsicSuccess")),
	("System", Some("ExtrinsicFailed")),
	("ParachainSystem", None),
	("TransactionPayment", None),
	("Balances", None),
	("Assets", Some("Transferred")),
];

/// Pallets whose events change nothing that is added up here. What they move of tokens, `Balances`,
/// `Assets` and `AssetsHolder` report. A pallet that is not here, nor read below, stops the index.
const KEPT_ONLY: [&str; 36] = [
	"Announcements",
	"AssetTxPayment",
	"AssetsFreezer",
	"Brakes",
	"Clock",
	"CollatorSelection",
	"Compliance",
	"ConvictionVoting",
	"CumulusXcm",
	"Fees",
	"Foreign",
	"Lists",
	"MessageQueue",
	"MultiBlockMigrations",
	"Multisig",
	"Network",
	"Parameters",
	"ParachainSystem",
	"Payees",
	"PolkadotXcm",
	"Preimage",
	"Proxy",
	"Referenda",
	"SafeMode",
	"Sales",
	"Scheduler",
	"Scores",
	"Session",
	"System",
	"TechnicalCommittee",
	"TransactionPayment",
	"Treasury",
	"TxPause",
	"Utility",
	"Whitelist",
	"XcmpQueue",
];

/// Transactions that nobody has sent: the chain puts them into every block.
const OF_THE_CHAIN: [&str; 2] = ["ParachainSystem.set_validation_data", "Timestamp.set"];

impl Ledger {
	/// Takes the next block: checks it, and adds its rows. If it fails, neither the ledger nor the
	/// rows may be used any more.
	///
	/// # Errors
	/// [`Error::Difference`](crate::Error::Difference) if it does not follow the last one, or does
	/// not add up; [`Error::Decode`](crate::Error::Decode) if an event of it is not understood.
	pub(crate) fn take(&mut self, block: &Block, rows: &mut Rows) -> Result<()> {
		self.check_place(block)?;
		let mut moved = Movements::default();
		let mut ending = Ending::default();
		let mut awaited = Awaited::default();
		for event in &block.events {
			self.event(block, event, rows, &mut moved, &mut ending)
				.and_then(|()| finals::take(self, block, event, rows, &ending, &mut awaited))
				.map_err(|stop| stopped(block.number, Some(event.index), stop))?;
		}
		awaited.end().map_err(|stop| stopped(block.number, None, stop))?;
		// Records in the middle of a migration are not read. Events were compared with each other.
		if !block.migrating {
			rounds::check(self, block)?;
			emission::check(self, block)?;
		}
		supply::check(self, block)?;
		finals::check(self, block)?;
		if let Some(genesis) = &block.state.genesis {
			emission::begin(self, genesis, rows);
			movements::begin(genesis, rows);
		}
		let kept = movements::keep(moved, block, rows).and_then(|()| keep_block(block, rows));
		kept.map_err(|stop| stopped(block.number, None, stop))?;
		self.head = Some((block.number, block.hash));
		Ok(())
	}

	/// Compares all rounds and pools, and the digest of the chain, with what the chain says after the
	/// last block. So payments that nothing in the blocks has shown to be missing are found too.
	///
	/// # Errors
	/// [`Error::Difference`](crate::Error::Difference).
	pub(crate) fn check_all(&self, state: &State) -> Result<()> {
		let number = self.head.map_or(0, |(number, _)| number);
		rounds::check_all(self, state)
			.and_then(|()| emission::check_all(self, state))
			.and_then(|()| finals::check_all(self, state))
			.map_err(|stop| stopped(number, None, stop))
	}

	/// Makes sure that a block follows the last one.
	fn check_place(&self, block: &Block) -> Result<()> {
		let wrong =
			|what: String| Err(Difference { block: block.number, event: None, what }.into());
		if block.number != self.next_block() {
			return wrong(format!("block {} is missing", self.next_block()));
		}
		match self.head {
			Some((number, hash)) if hash != block.parent => wrong(format!(
				"its parent is {:#x}, but the index has {hash:#x} as block {number}",
				block.parent
			)),
			None if block.hash != self.genesis => wrong(format!(
				"the first block is {:#x}, and not the genesis {:#x}",
				block.hash, self.genesis
			)),
			_ => Ok(()),
		}
	}

	/// Takes one event.
	fn event(
		&mut self,
		block: &Block,
		event: &Event,
		rows: &mut Rows,
		moved: &mut Movements,
		ending: &mut Ending,
	) -> Step<()> {
		self.supply = supply::after(self.supply, event)?;
		match event.pallet.as_str() {
			"Balances" | "Assets" | "AssetsHolder" => moved.take(event)?,
			"Distribution" => rounds::take(self, block, event, rows, moved)?,
			"Emission" => emission::take(self, block, event, rows, moved, ending)?,
			"Vesting" => take_vesting(block, event, rows)?,
			// What is folded is taken with what becomes final.
			"ChainDigest" => {}
			other if KEPT_ONLY.contains(&other) => {}
			_ => return unknown(event),
		}
		keep_event(block, event, rows);
		Ok(())
	}
}

/// What vests in an account.
fn take_vesting(block: &Block, event: &Event, rows: &mut Rows) -> Step<()> {
	let unvested = match event.name.as_str() {
		"VestingUpdated" => event.number("unvested")?,
		"VestingCompleted" => 0,
		"VestingCreated" => return Ok(()),
		_ => return unknown(event),
	};
	let cells = place(block, event).account(&event.account("account")?).amount(unvested);
	rows.add(&Table::VESTING, cells);
	Ok(())
}

/// Keeps an event, and whom it names.
fn keep_event(block: &Block, event: &Event, rows: &mut Rows) {
	let not_kept = |(pallet, name): &(&str, Option<&str>)| {
		event.pallet == *pallet && name.is_none_or(|name| event.name == name)
	};
	if NOT_KEPT.iter().any(not_kept) {
		return;
	}
	let cells = place(block, event)
		.maybe_number(event.extrinsic)
		.text(event.pallet.as_str())
		.text(event.name.as_str())
		.text(event.fields_json());
	rows.add(&Table::EVENTS, cells);
	for account in words::accounts(&event.fields) {
		rows.add(&Table::MENTIONS, place(block, event).account(&account));
	}
}

/// What the events say of a transaction.
#[derive(Clone, Default)]
struct Outcome {
	success: bool,
	error: Option<String>,
	payer: Option<distribution_client::account::AccountId>,
	fee: u128,
	tip: u128,
}

/// Keeps a block and its transactions.
fn keep_block(block: &Block, rows: &mut Rows) -> Step<()> {
	let mut outcomes = vec![Outcome::default(); block.extrinsics.len()];
	for event in &block.events {
		let position = event.extrinsic.and_then(|position| usize::try_from(position).ok());
		let Some(outcome) = position.and_then(|position| outcomes.get_mut(position)) else {
			continue;
		};
		match (event.pallet.as_str(), event.name.as_str()) {
			("System", "ExtrinsicSuccess") => outcome.success = true,
			("System", "ExtrinsicFailed") => outcome.error = Some(event.name_of("dispatch_error")?),
			("TransactionPayment", "TransactionFeePaid") => {
				outcome.payer = Some(event.account("who")?);
				outcome.fee = event.number("actual_fee")?;
				outcome.tip = event.number("tip")?;
			}
			_ => {}
		}
	}
	for (position, (extrinsic, outcome)) in (0u32..).zip(block.extrinsics.iter().zip(outcomes)) {
		if OF_THE_CHAIN.contains(&extrinsic.call.as_str()) {
			continue;
		}
		let cells = Cells::default()
			.number(block.number)
			.number(position)
			.hash(&extrinsic.hash)
			.text(extrinsic.call.as_str())
			.maybe_account(extrinsic.signer.as_ref())
			.yes(outcome.success)
			.maybe_text(outcome.error)
			.maybe_account(outcome.payer.as_ref())
			.amount(outcome.fee)
			.amount(outcome.tip);
		rows.add(&Table::EXTRINSICS, cells);
	}
	let cells = Cells::default()
		.number(block.number)
		.hash(&block.hash)
		.number(block.time)
		.number(block.relay)
		.number(block.spec)
		.amount(block.supply)
		.number(block.extrinsics.len() as u64)
		.number(block.events.len() as u64);
	rows.add(&Table::BLOCKS, cells);
	Ok(())
}
