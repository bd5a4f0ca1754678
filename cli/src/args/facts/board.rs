//! What has happened on a board of scores, for the report on it.

use super::{account_in, events_of, number_of};
use crate::{
	args::index::{all, Index},
	error::{CliError, Result},
};
use distribution_client::{
	account::{self, AccountId},
	lists::{rows::Row, tree::TreeFile},
	scores::Listed,
	types::{AssetKind, BoardInfo},
	Chain,
};
use distribution_indexer::read::{records::Movement, Span};
use distribution_primitives::{BoardId, ScoreTree};
use distribution_reports::board::{Claim, Event, Facts, Fall, Lost, Moved, What};
use serde_json::Value;
use std::path::Path;

/// The events of boards.
const EVENTS: [&str; 12] = [
	"BoardCreated",
	"ReportersSet",
	"BoardClosed",
	"BoardRemoved",
	"RootPosted",
	"RootChallenged",
	"ChallengeDismissed",
	"RootFell",
	"RootFinal",
	"ScorePaid",
	"RecordRemoved",
	"PotSwept",
];

/// A number of 32 bits.
fn small(fields: &Value, name: &str) -> Option<u32> {
	number_of(fields, name).and_then(|number| u32::try_from(number).ok())
}

/// The accounts who may post roots.
fn reporters(fields: &Value) -> Option<Vec<AccountId>> {
	let all = fields.get("reporters")?.as_array()?;
	all.iter().map(|who| account::parse(who.as_str()?).ok()).collect()
}

/// The list that a root stands for.
fn tree(fields: &Value) -> Option<ScoreTree> {
	let tree = fields.get("tree")?;
	Some(ScoreTree {
		list: small(tree, "list")?,
		root: account::parse_hash(tree.get("root")?.as_str()?).ok()?,
		rows: small(tree, "rows")?,
		total: number_of(tree, "total")?,
	})
}

/// What became of bonds.
fn lost(fields: &Value) -> Option<Lost> {
	let (rewarded, burned) = (number_of(fields, "rewarded")?, number_of(fields, "burned")?);
	Some(Lost { rewarded, burned })
}

/// Why a root has fallen, and by whom.
fn fall(fields: &Value) -> Option<(Fall, AccountId)> {
	let (name, inner) = fields.get("cause")?.as_object()?.iter().next()?;
	let cause = match name.as_str() {
		"Proven" => Fall::Proven,
		"Judged" => Fall::Judged,
		"Unjudged" => Fall::Unjudged,
		_ => return None,
	};
	Some((cause, account_in(inner, "by")?))
}

/// What an event says; `None` if it is not understood.
fn what(name: &str, fields: &Value) -> Option<What> {
	let number = || small(fields, "number");
	let who = |name: &str| account_in(fields, name);
	let amount = |name: &str| number_of(fields, name);
	Some(match name {
		"BoardCreated" => What::Created { reporters: reporters(fields)? },
		"ReportersSet" => What::ReportersSet { reporters: reporters(fields)? },
		"BoardClosed" => What::Closed,
		"BoardRemoved" => What::Removed { left: amount("left")? },
		"RootPosted" => What::Posted {
			number: number()?,
			tree: tree(fields)?,
			reporter: who("reporter")?,
			bond: amount("bond")?,
		},
		"RootChallenged" => What::Challenged {
			number: number()?,
			challenger: who("challenger")?,
			bond: amount("bond")?,
			reason: account::parse_hash(fields.get("reason")?.as_str()?).ok()?,
		},
		"ChallengeDismissed" => What::Dismissed {
			number: number()?,
			challenger: who("challenger")?,
			lost: lost(fields)?,
		},
		"RootFell" => {
			let (cause, by) = fall(fields)?;
			let reporter = who("reporter")?;
			What::Fell { number: number()?, cause, by, reporter, lost: lost(fields)? }
		}
		"RootFinal" => What::Final { number: number()?, tree: tree(fields)? },
		"ScorePaid" => What::Paid(Claim {
			who: who("who")?,
			payee: who("payee")?,
			row: small(fields, "index")?,
			amount: amount("amount")?,
			paid: amount("paid")?,
		}),
		"RecordRemoved" => What::Forgotten { who: who("who")? },
		"PotSwept" => What::Swept { amount: amount("amount")? },
		_ => return None,
	})
}

/// The events of a board up to a block, in the order of the chain.
async fn history_of(index: &mut Index, id: BoardId, span: Span) -> Result<Vec<Event>> {
	let mut found = Vec::new();
	for name in EVENTS {
		for (event, fields) in events_of(index, "Scores", name, span).await? {
			if small(&fields, "board") != Some(id) {
				continue;
			}
			let what = what(name, &fields).ok_or_else(|| {
				CliError::unexpected(format!(
					"the event Scores.{name} of block {} is not understood: this program is too old for the chain",
					event.place.block
				))
			})?;
			found.push((event.place, event.extrinsic, what));
		}
	}
	found.sort_by_key(|(place, ..)| *place);
	let mut events = Vec::with_capacity(found.len());
	for (place, extrinsic, what) in found {
		events.push(Event { place: index.place(place.block, extrinsic).await?, what });
	}
	Ok(events)
}

/// What has come into the pot of a board and left it.
async fn pot_of(index: &mut Index, pot: &AccountId, span: Span) -> Result<Vec<Moved>> {
	let store = index.store.clone();
	let ask = |page| store.movements_of(pot, span, page);
	let found = all(|movement: &Movement| movement.place, ask).await?;
	let native = |movement: &Movement| movement.asset == AssetKind::Native;
	let mut pot = Vec::new();
	for movement in found.into_iter().filter(native) {
		// Nothing is taken from a pot and held; what is locked stays where it is.
		let change = i16::from(movement.free).saturating_add(i16::from(movement.held));
		if change == 0 {
			continue;
		}
		pot.push(Moved {
			place: index.place(movement.place.block, movement.extrinsic).await?,
			kind: movement.kind,
			counterparty: movement.counterparty,
			inward: change > 0,
			amount: movement.amount,
		});
	}
	Ok(pot)
}

/// A board as it is after a block, or as it was in the block before its removal; and whether it is
/// removed.
async fn board_of(
	chain: &Chain,
	id: BoardId,
	head: u64,
	events: &[Event],
) -> Result<Option<(BoardInfo, bool)>> {
	if let Some(info) = chain.board_at(id, head).await? {
		return Ok(Some((info, false)));
	}
	let removed = events.iter().find(|event| matches!(event.what, What::Removed { .. }));
	let Some(removed) = removed else { return Ok(None) };
	// The block before still knew the board.
	let info = chain.board_at(id, removed.place.block.saturating_sub(1)).await?;
	Ok(info.map(|info| (info, true)))
}

/// The rows in a folder, which must be those of the last final root.
fn scores_of(info: &BoardInfo, folder: &Path) -> Result<Vec<Row>> {
	let last = info.last.ok_or_else(|| {
		CliError::input(format!("no root of board {} is final, so --list has no list", info.id))
	})?;
	let mut file = TreeFile::open(folder)?;
	Listed::new(last, &mut file)?;
	let count = file.rows();
	Ok(file.read_rows(0, count)?)
}

/// Everything on a board up to the last block of an index; `None` if there has been none of this number.
/// `list` is the folder of the list of its last final root, if that is at hand.
pub async fn facts_of(
	index: &mut Index,
	chain: &Chain,
	id: BoardId,
	list: Option<&Path>,
	again: String,
) -> Result<Option<Facts>> {
	let head = index.head.number;
	let span = Span::new(0, head);
	let events = history_of(index, id, span).await?;
	let Some((info, removed)) = board_of(chain, id, head, &events).await? else {
		return Ok(None);
	};
	let scores = list.map(|folder| scores_of(&info, folder)).transpose()?;
	let pot = pot_of(index, &info.pot, span).await?;
	let balance = chain.balance_at(&chain.at_number(head).await?, &info.pot).await?;
	let balance = balance.free.saturating_add(balance.reserved);
	let subject = index.subject(chain, span).await?;
	Ok(Some(Facts { subject, info, removed, events, pot, balance, scores, again }))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::args::facts::tests::events_in;
	use polkadot_sdk::sp_core::H256;
	use serde_json::json;

	fn address(byte: u8) -> String {
		account::show(&[byte; 32])
	}

	#[test]
	fn events_should_be_all_of_the_pallet() {
		let source = include_str!("../../../../pallets/scores/src/events.rs");
		assert_eq!(events_in(source), EVENTS);
	}

	#[test]
	fn events_should_be_read_as_the_index_has_them() {
		let root = format!("0x{}", hex::encode([4; 32]));
		let list = json!({ "list": 3, "root": root, "rows": 2, "total": "90" });
		let tree = ScoreTree { list: 3, root: H256::repeat_byte(4), rows: 2, total: 90 };
		let posted = json!({
			"board": 0, "number": 1, "tree": list, "reporter": address(1), "bond": "500",
		});
		let wanted = What::Posted { number: 1, tree, reporter: [1; 32], bond: 500 };
		assert_eq!(what("RootPosted", &posted), Some(wanted));
		assert_eq!(what("RootFinal", &posted), Some(What::Final { number: 1, tree }));
		let fell = json!({
			"number": 1,
			"cause": { "Judged": { "by": address(5) } },
			"reporter": address(1),
			"rewarded": "250",
			"burned": "250",
		});
		let lost = Lost { rewarded: 250, burned: 250 };
		let (cause, by) = (Fall::Judged, [5; 32]);
		let wanted = What::Fell { number: 1, cause, by, reporter: [1; 32], lost };
		assert_eq!(what("RootFell", &fell), Some(wanted));
		let paid = json!({
			"who": address(6), "payee": address(8), "index": 7, "amount": "10", "paid": "40",
		});
		let (who, payee) = ([6; 32], [8; 32]);
		let wanted = What::Paid(Claim { who, payee, row: 7, amount: 10, paid: 40 });
		assert_eq!(what("ScorePaid", &paid), Some(wanted));
		let named = json!({ "reporters": [address(1), address(2)] });
		let wanted = What::ReportersSet { reporters: vec![[1; 32], [2; 32]] };
		assert_eq!(what("ReportersSet", &named), Some(wanted));
	}

	#[test]
	fn event_that_is_not_understood_should_be_none() {
		let other = json!({ "number": 1, "cause": { "Bored": { "by": address(5) } } });
		assert_eq!(what("RootFell", &other), None);
		for name in EVENTS.into_iter().filter(|name| *name != "BoardClosed") {
			assert_eq!(what(name, &json!({ "board": 0 })), None, "{name}");
		}
		assert_eq!(what("BoardSold", &json!({})), None);
	}
}
