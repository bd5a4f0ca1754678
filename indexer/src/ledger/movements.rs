//! What changes balances: in the native token by `Balances`, in assets by `Assets` and
//! `AssetsHolder`; and what rounds, pools and fees make of it.

use crate::{
	chain::block::{Block, Event, Genesis},
	ledger::{
		rows::{Cells, Rows},
		step::{differs, unknown, Step},
	},
	number::asset_text,
	store::tables::Table,
};
use distribution_client::{account::AccountId, types::AssetKind};

/// The payment or reward that a movement belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Link {
	/// Round and row.
	pub(crate) round: Option<(u32, u32)>,
	/// Pool.
	pub(crate) pool: Option<u16>,
	/// Who was entitled to it, and who was paid.
	pub(crate) parties: Option<(AccountId, AccountId)>,
}

/// A change of what one account has.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Movement {
	event: u32,
	side: u32,
	extrinsic: Option<u32>,
	account: AccountId,
	asset: AssetKind,
	kind: &'static str,
	/// How often the amount is added to the free balance, and to what is held.
	effect: (i8, i8),
	amount: u128,
	counterparty: Option<AccountId>,
	reason: Option<String>,
	link: Link,
}

/// The movements of a block.
#[derive(Default)]
pub(crate) struct Movements(Vec<Movement>);

/// What an event says: kind and effect, and the names of the fields with account and amount.
type OfOne = (&'static str, (i8, i8), &'static str, &'static str);

/// The events of `Balances` about one account.
fn of_balances(name: &str) -> Option<OfOne> {
	Some(match name {
		"Deposit" => ("deposit", (1, 0), "who", "amount"),
		"Withdraw" => ("withdraw", (-1, 0), "who", "amount"),
		"Minted" => ("mint", (1, 0), "who", "amount"),
		"Burned" => ("burn", (-1, 0), "who", "amount"),
		// Of what is reserved: nothing of this chain slashes what is free.
		"Slashed" => ("slash", (0, -1), "who", "amount"),
		"Suspended" => ("suspend", (-1, 0), "who", "amount"),
		"Restored" => ("restore", (1, 0), "who", "amount"),
		"DustLost" => ("dust", (-1, 0), "account", "amount"),
		"BalanceSet" => ("set", (0, 0), "who", "free"),
		"Reserved" => ("reserve", (-1, 1), "who", "amount"),
		"Unreserved" => ("unreserve", (1, -1), "who", "amount"),
		"Held" => ("hold", (-1, 1), "who", "amount"),
		"Released" => ("release", (1, -1), "who", "amount"),
		"BurnedHeld" => ("burn-held", (0, -1), "who", "amount"),
		"Locked" => ("lock", (0, 0), "who", "amount"),
		"Unlocked" => ("unlock", (0, 0), "who", "amount"),
		"Frozen" => ("freeze", (0, 0), "who", "amount"),
		"Thawed" => ("thaw", (0, 0), "who", "amount"),
		_ => return None,
	})
}

/// The events about one account and an asset.
fn of_assets(pallet: &str, name: &str) -> Option<OfOne> {
	Some(match (pallet, name) {
		("Assets", "Issued") => ("mint", (1, 0), "owner", "amount"),
		("Assets", "Burned") => ("burn", (-1, 0), "owner", "balance"),
		("Assets", "Deposited") => ("deposit", (1, 0), "who", "amount"),
		("Assets", "Withdrawn") => ("withdraw", (-1, 0), "who", "amount"),
		("AssetsHolder", "Held") => ("hold", (-1, 1), "who", "amount"),
		("AssetsHolder", "Released") => ("release", (1, -1), "who", "amount"),
		("AssetsHolder", "Burned") => ("burn-held", (0, -1), "who", "amount"),
		_ => return None,
	})
}

/// Events that move nothing of an account's: what they change is the supply, or who may do what. What
/// an approved transfer moves, another event says.
const MOVE_NOTHING: [(&str, &[&str]); 2] = [
	(
		"Balances",
		&[
			"Endowed",
			"Upgraded",
			"Unexpected",
			"Issued",
			"Rescinded",
			"MintedCredit",
			"BurnedDebt",
			"TotalIssuanceForced",
		],
	),
	(
		"Assets",
		&[
			"Created",
			"ForceCreated",
			"TeamChanged",
			"OwnerChanged",
			"Frozen",
			"Thawed",
			"Blocked",
			"AssetFrozen",
			"AssetThawed",
			"AccountsDestroyed",
			"ApprovalsDestroyed",
			"DestructionStarted",
			"Destroyed",
			"MetadataSet",
			"MetadataCleared",
			"ApprovedTransfer",
			"ApprovalCancelled",
			"TransferredApproved",
			"AssetStatusChanged",
			"AssetMinBalanceChanged",
			"Touched",
			"ReservesUpdated",
			"ReservesRemoved",
			"IssuedCredit",
			"BurnedCredit",
			"IssuedDebt",
			"BurnedDebt",
		],
	),
];

/// The asset of an event.
fn asset_of(event: &Event) -> Step<AssetKind> {
	if event.pallet == "Balances" {
		return Ok(AssetKind::Native);
	}
	Ok(AssetKind::WithId(event.number("asset_id")?))
}

/// Kind, and the effects on those whom the fields name that come next.
type OfTwo = (&'static str, [(&'static str, (i8, i8)); 2], &'static str);

/// The events about two accounts.
fn of_two(event: &Event) -> Step<Option<OfTwo>> {
	Ok(Some(match (event.pallet.as_str(), event.name.as_str()) {
		("Balances", "Transfer") | ("Assets", "Transferred") => {
			("transfer", [("from", (-1, 0)), ("to", (1, 0))], "amount")
		}
		("Balances", "ReserveRepatriated") => {
			let free = event.name_of("destination_status")? == "Free";
			let arrives = if free { (1, 0) } else { (0, 1) };
			("transfer-held", [("from", (0, -1)), ("to", arrives)], "amount")
		}
		("Balances", "TransferOnHold") => {
			("transfer-held", [("source", (0, -1)), ("dest", (0, 1))], "amount")
		}
		("Balances", "TransferAndHold") => {
			("transfer-held", [("source", (-1, 0)), ("dest", (0, 1))], "transferred")
		}
		_ => return Ok(None),
	}))
}

impl Movements {
	/// Takes an event of `Balances`, `Assets` or `AssetsHolder`.
	pub(crate) fn take(&mut self, event: &Event) -> Step<()> {
		let nothing = |(pallet, names): &(&str, &[&str])| {
			event.pallet == *pallet && names.contains(&event.name.as_str())
		};
		if MOVE_NOTHING.iter().any(nothing) {
			return Ok(());
		}
		let reason = event.name_of("reason").ok();
		if let Some((kind, sides, field)) = of_two(event)? {
			let asset = asset_of(event)?;
			let [(one, _), (other, _)] = sides;
			let (one, other) = (event.account(one)?, event.account(other)?);
			let amount = event.number(field)?;
			for ((side, (_, effect)), (account, counterparty)) in
				(0..).zip(sides).zip([(one, other), (other, one)])
			{
				self.0.push(Movement {
					event: event.index,
					side,
					extrinsic: event.extrinsic,
					account,
					asset,
					kind,
					effect,
					amount,
					counterparty: Some(counterparty),
					reason: reason.clone(),
					link: Link::default(),
				});
			}
			return Ok(());
		}
		let of_one = match event.pallet.as_str() {
			"Balances" => of_balances(&event.name),
			pallet => of_assets(pallet, &event.name),
		};
		let Some((kind, effect, account, amount)) = of_one else { return unknown(event) };
		self.0.push(Movement {
			event: event.index,
			side: 0,
			extrinsic: event.extrinsic,
			account: event.account(account)?,
			asset: asset_of(event)?,
			kind,
			effect,
			amount: event.number(amount)?,
			counterparty: None,
			reason,
			link: Link::default(),
		});
		Ok(())
	}

	/// Notes that a transfer was a payment or a reward: the last one before it in its transaction,
	/// between the same accounts and of the same amount. There is one for each: without it the
	/// movement would not say whom it was for.
	pub(crate) fn link(
		&mut self,
		kind: &'static str,
		event: &Event,
		(from, to): (&AccountId, &AccountId),
		(asset, amount): (AssetKind, u128),
		link: Link,
	) -> Step<()> {
		let found = self.of_transaction(event).find(|movement| {
			movement.kind == "transfer"
				&& movement.effect == (1, 0)
				&& movement.account == *to
				&& movement.counterparty == Some(*from)
				&& (movement.asset, movement.amount) == (asset, amount)
		});
		let Some(transfer) = found.map(|movement| movement.event) else {
			return differs(format!(
				"a {kind} of {amount} is reported, and no transfer of it in its transaction: one of them is missing or altered"
			));
		};
		let sides = self.of_transaction(event).filter(|movement| movement.event == transfer);
		for movement in sides.take(2) {
			movement.kind = kind;
			movement.link = link;
		}
		Ok(())
	}

	/// Notes that tokens were made for a pool: the last ones before it in its transaction, of the
	/// same amount. Of a pool that pays one account, they are made there, and not in its pot.
	pub(crate) fn minted(
		&mut self,
		event: &Event,
		pot: Option<&AccountId>,
		amount: u128,
		pool: u16,
	) -> Step<()> {
		let found = self.of_transaction(event).find(|movement| {
			movement.kind == "mint"
				&& movement.link == Link::default()
				&& pot.is_none_or(|pot| movement.account == *pot)
				&& (movement.asset, movement.amount) == (AssetKind::Native, amount)
		});
		let Some(movement) = found else {
			return differs(format!(
				"pool {pool} was funded with {amount}, and no event before says that they were minted: one is missing or altered"
			));
		};
		movement.link = Link { pool: Some(pool), ..Link::default() };
		Ok(())
	}

	/// The movements of an event's transaction, or of what the chain does by itself before or after
	/// all of them: the last one first.
	fn of_transaction(&mut self, event: &Event) -> impl Iterator<Item = &mut Movement> {
		let extrinsic = event.extrinsic;
		self.0.iter_mut().rev().take_while(move |movement| movement.extrinsic == extrinsic)
	}

	/// Notes what a transaction took as its fee, and what it gave back: the first withdrawal from
	/// who pays, and if that is more than the fee, the deposit that makes up the difference.
	fn fee(&mut self, event: &Event) -> Step<()> {
		let (who, fee): (AccountId, u128) = (event.account("who")?, event.number("actual_fee")?);
		let of = |movement: &Movement, kind: &str| {
			movement.extrinsic == event.extrinsic
				&& movement.account == who
				&& movement.asset == AssetKind::Native
				&& movement.kind == kind
		};
		let Some(taken) = self.0.iter().position(|movement| of(movement, "withdraw")) else {
			return Ok(());
		};
		let before = |movement: &&Movement| movement.event < event.index;
		let taken_amount = self.0.get(taken).map_or(0, |movement| movement.amount);
		let given = taken_amount.checked_sub(fee);
		let back = match given {
			// Something else was withdrawn.
			None => return Ok(()),
			Some(0) => None,
			Some(given) => {
				let back = self.0.iter().rev().filter(before);
				let back = back.filter(|movement| of(movement, "deposit"));
				let mut back = back.filter(|movement| movement.amount == given);
				match back.next().map(|movement| movement.event) {
					Some(back) => Some(back),
					None => return Ok(()),
				}
			}
		};
		if let Some(movement) = self.0.get_mut(taken) {
			movement.kind = "fee";
		}
		for movement in self.0.iter_mut().filter(|movement| Some(movement.event) == back) {
			movement.kind = "fee";
		}
		Ok(())
	}
}

/// Adds the movements of a block to its rows.
pub(crate) fn keep(mut movements: Movements, block: &Block, rows: &mut Rows) -> Step<()> {
	for event in &block.events {
		if event.is("TransactionPayment", "TransactionFeePaid") {
			movements.fee(event)?;
		}
	}
	for movement in movements.0 {
		rows.add(&Table::MOVEMENTS, cells(block.number, movement));
	}
	Ok(())
}

fn cells(block: u64, movement: Movement) -> Cells {
	let (free, held) = movement.effect;
	let (round, row) = movement.link.round.unzip();
	let (owner, payee) = movement.link.parties.unzip();
	Cells::default()
		.number(block)
		.number(movement.event)
		.number(movement.side)
		.maybe_number(movement.extrinsic)
		.account(&movement.account)
		.text(asset_text(movement.asset))
		.text(movement.kind)
		.sign(free)
		.sign(held)
		.amount(movement.amount)
		.maybe_account(movement.counterparty.as_ref())
		.maybe_text(movement.reason)
		.maybe_number(round)
		.maybe_number(row)
		.maybe_number(movement.link.pool)
		.maybe_account(owner.as_ref())
		.maybe_account(payee.as_ref())
}

/// Adds what accounts had before the first block.
pub(crate) fn begin(genesis: &Genesis, rows: &mut Rows) {
	let native = genesis.balances.iter().flat_map(|(account, free, held)| {
		let sides = [((1, 0), *free), ((0, 1), *held)];
		sides.map(|(effect, amount)| (*account, AssetKind::Native, effect, amount))
	});
	let assets = genesis
		.assets
		.iter()
		.map(|(asset, account, balance)| (*account, AssetKind::WithId(*asset), (1, 0), *balance));
	let all = native.chain(assets).filter(|(.., amount)| *amount > 0);
	for (event, (account, asset, effect, amount)) in (0..).zip(all) {
		let movement = Movement {
			event,
			side: 0,
			extrinsic: None,
			account,
			asset,
			kind: "genesis",
			effect,
			amount,
			counterparty: None,
			reason: None,
			link: Link::default(),
		};
		rows.add(&Table::MOVEMENTS, cells(0, movement));
	}
}
