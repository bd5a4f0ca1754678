//! `distribution report round`: proving what a round has paid.

use crate::{
	args::{
		facts::{
			account_in,
			announcement::{announcement_events, announcement_of, is_about},
			digest_in, events_of, folds_of, number_of, payments_of, refusals_of, round_of,
			sale::{sale_events, sale_of},
			steps_of, unit_of, Placed, STEPS,
		},
		folder::FolderArgs,
		index::{told, Index, IndexArgs},
		number::whole_number,
	},
	error::{CliError, Result},
	files::create,
	output::Output,
};
use clap::Args;
use distribution_client::{
	account,
	past::AT_ONCE,
	proofs::{digest_key, round_key},
	token::native,
	words::Word,
	Chain,
};
use distribution_indexer::{
	chain::{
		block::{Block, Event},
		source::{Source, Walk},
	},
	read::Span,
};
use distribution_primitives::FinalKind;
use distribution_reports::{
	finals,
	round::{self, Books, Facts, Payment, Refused, Step},
	subject::{Place, Subject},
};
use serde_json::Value;
use std::{
	io::Write,
	path::{Path, PathBuf},
};

/// What it costs, for `--help`.
const COST: &str = "What it costs:
  With --index a few questions to the database and to the node. Without, every block from --from to
  the last final one is read, up to 16 at a time: 14,400 blocks a day at six seconds each. Blocks
  that nodes have forgotten, after 256 as a rule, need an archive node (--state-pruning archive).";

/// `distribution report round`.
#[derive(Args, Debug)]
#[command(after_help = COST)]
pub struct RoundArgs {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	round: u32,
	// Without one every block is read from the node.
	#[command(flatten)]
	index: IndexArgs,
	/// Read the blocks from this one on from the node, and no index. Default: all blocks, if no index
	/// is named.
	#[arg(long, value_name = "BLOCK", conflicts_with = "index",
		value_parser = whole_number::<u64>)]
	from: Option<u64>,
	/// Have the node prove the events of each block by the root in its header, and read no index.
	/// Slower.
	#[arg(long, conflicts_with = "index")]
	prove: bool,
	/// Write the payments to this CSV file: block, sequence, index, account, amount, payee. The account
	/// owns the row; the payee was paid, which is the account unless it has named another.
	#[arg(long, value_name = "FILE")]
	csv: Option<PathBuf>,
	#[command(flatten)]
	folder: FolderArgs,
}

/// What the events of a round say.
#[derive(Debug, Default)]
struct Told {
	payments: Vec<Payment>,
	refused: Vec<Refused>,
	steps: Vec<Step>,
	/// Events of its announcement.
	announcement: Vec<Placed>,
	/// Events of sales, of which one may be that of the round.
	sales: Vec<Placed>,
	/// The block of the round's removal, and its books then.
	removed: Option<(u64, Books)>,
	/// What became final; of a round that is not removed an index is not asked for it.
	folds: Vec<finals::Fold>,
}

/// A field that must be there.
fn must<T>(found: Option<T>, event: &str, name: &str) -> Result<T> {
	found.ok_or_else(|| {
		CliError::unexpected(format!(
			"the event Distribution.{event} has no `{name}` that is understood: this program is too old for the chain"
		))
	})
}

/// The books in the event of a round's removal.
fn last_books(fields: &Value) -> Result<Books> {
	let number = |name: &str| must(number_of(fields, name), "RoundRemoved", name);
	let audit = fields.get("audit").and_then(Value::as_str).unwrap_or_default();
	Ok(Books {
		claimed: number("claimed")?,
		payments: u64::try_from(number("payments")?).unwrap_or(u64::MAX),
		audit: account::parse_hash(audit)?,
	})
}

/// What an event says that the chain has folded into its digest.
fn fold_in(place: Place, fields: &Value) -> Result<finals::Fold> {
	let text = |name: &str| fields.get(name).and_then(Value::as_str);
	let kind = match text("kind") {
		Some("Round") => Some(FinalKind::Round),
		Some("Era") => Some(FinalKind::Era),
		_ => None,
	};
	let id = number_of(fields, "id").and_then(|id| u32::try_from(id).ok());
	let (Some(kind), Some(id)) = (kind, id) else {
		return Err(CliError::unexpected(
			"the event ChainDigest.Folded has no `kind` or `id` that is understood: this program is too old for the chain",
		));
	};
	let value = account::parse_hash(text("value").unwrap_or_default())?;
	Ok(finals::Fold { place, kind, id, value })
}

impl Told {
	/// Takes an event, if it is about round `id` or its announcement, about a sale, or of the digest
	/// of the chain.
	fn take(&mut self, id: u32, place: Place, event: &Event) -> Result<()> {
		if event.pallet == "Sales" {
			let fields = Word::Fields(event.fields.clone()).json();
			self.sales.push(Placed { place, name: event.name.clone(), fields });
			return Ok(());
		}
		if event.pallet == "Announcements" {
			let fields = Word::Fields(event.fields.clone()).json();
			if is_about(id, &fields) {
				self.announcement.push(Placed { place, name: event.name.clone(), fields });
			}
			return Ok(());
		}
		if event.is("ChainDigest", "Folded") {
			let fields = Word::Fields(event.fields.clone()).json();
			self.folds.push(fold_in(place, &fields)?);
			return Ok(());
		}
		if event.pallet != "Distribution" {
			return Ok(());
		}
		let fields = Word::Fields(event.fields.clone()).json();
		if number_of(&fields, "id") != Some(id.into()) {
			return Ok(());
		}
		let name = event.name.as_str();
		let number = |field: &str| must(number_of(&fields, field), name, field);
		let who = |field: &str| must(account_in(&fields, field), name, field);
		match name {
			"Paid" => self.payments.push(Payment {
				place,
				sequence: u64::try_from(number("sequence")?).unwrap_or(u64::MAX),
				row: u32::try_from(number("index")?).unwrap_or(u32::MAX),
				beneficiary: who("beneficiary")?,
				payee: who("payee")?,
				amount: number("amount")?,
			}),
			"ClaimRefused" | "PushSkipped" | "SettlementRefused" => self.refused.push(Refused {
				place,
				row: number_of(&fields, "index").and_then(|row| u32::try_from(row).ok()),
				account: account_in(&fields, "beneficiary"),
				reason: match fields.get("error") {
					Some(Value::String(name)) => name.clone(),
					Some(other) => other.to_string(),
					None => "unknown".into(),
				},
			}),
			_ => {
				if name == "RoundRemoved" {
					self.removed = Some((place.block, last_books(&fields)?));
				}
				let step = STEPS.iter().find(|(step, _)| *step == name);
				let amount = step.and_then(|(_, amount)| *amount);
				let amount = amount.and_then(|amount| number_of(&fields, amount));
				self.steps.push(Step { place, event: name.into(), amount });
			}
		}
		Ok(())
	}
}

/// The place of an event in a block that was read from the node.
fn place_in(block: &Block, extrinsic: Option<u32>) -> Place {
	let seconds = i64::try_from(block.time.div_euclid(1_000)).unwrap_or(i64::MAX);
	Place { block: block.number, extrinsic, seconds }
}

/// What the blocks from `from` on say about a round, up to the last final one; and what the report is
/// about. If `proven`, the node proves each block's events.
async fn from_node(
	id: u32,
	from: u64,
	proven: bool,
	chain: &Chain,
	output: Output,
) -> Result<(Told, Subject)> {
	// A block that is not final yet proves nothing.
	let head = chain.final_block().await?;
	if from > head.number {
		return Err(CliError::input(format!(
			"there is no final block {from} yet: the last is {}",
			head.number
		)));
	}
	let count = head.number.saturating_sub(from).saturating_add(1);
	let bar = output.progress(count, "reading blocks");
	let mut walk = Walk::new(&Source::new(chain, proven), from, head.number, AT_ONCE);
	let (mut told_by_all, mut ends) = (Told::default(), None::<(Place, Place)>);
	while let Some(block) = told(walk.next_block().await)? {
		let here = place_in(&block, None);
		ends = Some((ends.map_or(here, |(first, _)| first), here));
		for event in &block.events {
			told_by_all.take(id, place_in(&block, event.extrinsic), event)?;
		}
		bar.inc(1);
	}
	bar.finish_and_clear();
	let (first, last) = ends.ok_or_else(|| CliError::unexpected("no block was read"))?;
	let subject = Subject {
		genesis: chain.genesis(),
		token: native().clone(),
		first,
		last,
		hash: head.hash,
		program: distribution_primitives::version!().into(),
	};
	Ok((told_by_all, subject))
}

/// What an index says about a round.
async fn from_index(name: &str, id: u32, chain: &Chain) -> Result<(Told, Subject)> {
	let mut index = Index::open(name, chain).await?;
	let span = Span::new(0, index.head.number);
	let mut removed = None;
	for (event, fields) in events_of(&index, "Distribution", "RoundRemoved", span).await? {
		if number_of(&fields, "id") == Some(id.into()) {
			removed = Some((event.place.block, last_books(&fields)?));
		}
	}
	let found = Told {
		payments: payments_of(&mut index, id).await?,
		refused: refusals_of(&mut index, id, span).await?,
		steps: steps_of(&mut index, id, span).await?,
		announcement: announcement_events(&mut index, id, span).await?,
		sales: sale_events(&mut index, id, span).await?,
		removed,
		folds: match removed {
			Some(_) => folds_of(&mut index, span.last).await?,
			None => Vec::new(),
		},
	};
	Ok((found, index.subject(chain, span).await?))
}

/// Writes the payments as a table.
fn write_csv(path: &Path, payments: &[Payment]) -> Result<()> {
	let mut file = create(path)?;
	writeln!(file, "block,sequence,index,account,amount,payee")?;
	for paid in payments {
		let Payment { place, sequence, row, beneficiary, payee, amount } = paid;
		let (who, to) = (account::show(beneficiary), account::show(payee));
		writeln!(file, "{},{sequence},{row},{who},{amount},{to}", place.block)?;
	}
	Ok(file.finish()?)
}

/// Runs `distribution report round`: reads every payment of a round from the events, and proves by the
/// digest that none is missing, altered or out of order.
pub async fn run(args: RoundArgs, chain: &Chain, output: Output) -> Result<()> {
	args.folder.check(chain).await?;
	let index = args.index.named().filter(|_| args.from.is_none() && !args.prove);
	let (found, subject) = match index {
		Some(name) => from_index(&name, args.round, chain).await?,
		None => from_node(args.round, args.from.unwrap_or(1), args.prove, chain, output).await?,
	};
	// The state after the last block looked at, so that a payment meanwhile does not count as
	// missing.
	let head = subject.last.block;
	let round = round_of(chain, args.round, head, found.removed).await?;
	let (info, books, removed) = round.ok_or_else(|| {
		CliError::input(format!(
			"there is no round {} on this chain, and none of this number was removed since block {}",
			args.round, subject.first.block
		))
	})?;
	if let Some(path) = &args.csv {
		write_csv(path, &found.payments)?;
	}
	let (unit, symbol) = unit_of(chain, &info).await?;
	let proof = chain.proof_file(subject.hash, &[digest_key(), round_key(args.round)]).await?;
	// Of what became final before the first block that was read nothing is known. Nothing is before the
	// block after the genesis.
	let finals = if removed && subject.first.block <= 1 {
		Some(finals::Facts { folds: found.folds, state: digest_in(&proof, subject.hash)? })
	} else {
		None
	};
	let sale = sale_of(chain, args.round, &found.sales).await?;
	let facts = Facts {
		subject,
		info,
		books,
		removed,
		clock: chain.clock_at(&chain.at_number(head).await?).await?,
		unit,
		symbol,
		payments: found.payments,
		refused: found.refused,
		steps: found.steps,
		announcement: announcement_of(&found.announcement)?,
		sale,
		finals,
		proof,
		again: format!("distribution report round {}", args.round),
	};
	args.folder.finish(&round::report(&facts)?, chain, output)
}

#[cfg(test)]
mod tests {
	use super::*;

	const WHO: account::AccountId = [7; 32];

	fn number(value: u128, wide: bool) -> Word {
		Word::Number { value, wide }
	}

	fn event(name: &str, fields: &[(&str, Word)]) -> Event {
		Event {
			index: 0,
			extrinsic: Some(2),
			pallet: "Distribution".into(),
			name: name.into(),
			fields: fields.iter().map(|(name, word)| (name.to_string(), word.clone())).collect(),
		}
	}

	fn paid(id: u128) -> Event {
		event(
			"Paid",
			&[
				("id", number(id, false)),
				("sequence", number(4, true)),
				("index", number(5, false)),
				("beneficiary", Word::Account(WHO)),
				("payee", Word::Account([8; 32])),
				("amount", number(u128::MAX, true)),
			],
		)
	}

	#[test]
	fn events_of_the_round_should_be_taken_and_others_left() {
		let mut told = Told::default();
		let place = Place { block: 9, extrinsic: Some(2), seconds: 5 };
		for event in [
			paid(3),
			paid(4),
			event("RoundFunded", &[("id", number(3, false)), ("amount", number(77, true))]),
			event(
				"ClaimRefused",
				&[
					("id", number(3, false)),
					("index", number(6, false)),
					("error", Word::Text("Distribution.Frozen".into())),
				],
			),
			event(
				"RoundRemoved",
				&[
					("id", number(3, false)),
					("claimed", number(1, true)),
					("payments", number(2, true)),
					("audit", Word::Bytes(vec![1; 32])),
				],
			),
			Event {
				pallet: "Announcements".into(),
				..event("AnnouncementClosed", &[("round", number(3, false))])
			},
			Event {
				pallet: "Announcements".into(),
				..event("AnnouncementClosed", &[("round", number(4, false))])
			},
			Event { pallet: "Balances".into(), ..paid(3) },
			Event {
				pallet: "ChainDigest".into(),
				..event(
					"Folded",
					&[
						("kind", Word::Text("Round".into())),
						("id", number(3, false)),
						("value", Word::Bytes(vec![1; 32])),
					],
				)
			},
		] {
			told.take(3, place, &event).unwrap();
		}
		assert_eq!(told.payments.len(), 1);
		let payment = &told.payments[0];
		assert_eq!((payment.sequence, payment.row, payment.amount), (4, 5, u128::MAX));
		assert_eq!((payment.beneficiary, payment.payee), (WHO, [8; 32]));
		assert_eq!(told.refused[0].reason, "Distribution.Frozen");
		assert_eq!(told.refused[0].row, Some(6));
		assert_eq!((told.steps.len(), told.announcement.len()), (2, 1));
		assert_eq!(told.steps[0].amount, Some(77));
		let (block, books) = told.removed.unwrap();
		assert_eq!((block, books.claimed, books.payments), (9, 1, 2));
		let value = books.audit;
		assert_eq!(told.folds, [finals::Fold { place, kind: FinalKind::Round, id: 3, value }]);
	}

	#[test]
	fn payment_that_is_not_understood_should_be_an_error_and_not_left_out() {
		let mut told = Told::default();
		let bad = event("Paid", &[("id", number(3, false))]);
		assert!(told.take(3, Place::default(), &bad).is_err());
		let bad = Event { pallet: "ChainDigest".into(), ..event("Folded", &[]) };
		assert!(told.take(3, Place::default(), &bad).is_err());
	}

	#[test]
	fn help_should_say_what_it_costs() {
		assert!(COST.contains(&format!("up to {AT_ONCE} at a time")));
	}
}
