//! The digest of the chain: whatever has become final is folded into it, once.

use crate::{
	chain::block::{Block, Event, State},
	error::Result,
	ledger::{
		books::Ledger,
		emission::Ending,
		rows::{place, Rows},
		step::{differs, stopped, unknown, Step, Stop},
	},
	number::{kind_of, kind_text},
	store::tables::Table,
};
use distribution_primitives::{ChainDigest, FinalKind};
use polkadot_sdk::sp_core::H256;

/// What has become final: kind, number, and what came of it.
type Final = (FinalKind, u32, H256);

/// What a block has reported as final and not as folded yet.
#[derive(Default)]
pub(crate) struct Awaited(Option<Final>);

impl Awaited {
	/// Fails if something was left out of the digest.
	pub(crate) fn end(&self) -> Step<()> {
		match self.0 {
			Some((kind, id, _)) => differs(format!(
				"{} is final, and was not folded into the digest of the chain",
				name(kind, id)
			)),
			None => Ok(()),
		}
	}
}

fn name(kind: FinalKind, id: u32) -> String {
	match kind {
		FinalKind::Round => format!("round {id}"),
		FinalKind::Era => format!("era {id}"),
	}
}

/// Takes an event of any pallet, after what else is made of it: what becomes final, and what is folded.
pub(crate) fn take(
	ledger: &mut Ledger,
	block: &Block,
	event: &Event,
	rows: &mut Rows,
	ending: &Ending,
	awaited: &mut Awaited,
) -> Step<()> {
	let now = match (event.pallet.as_str(), event.name.as_str()) {
		("ChainDigest", "Folded") => return fold(ledger, block, event, rows, awaited),
		("ChainDigest", _) => return unknown(event),
		// It was compared with the digest that follows from the payments.
		("Distribution", "RoundRemoved") => {
			(FinalKind::Round, event.number("id")?, event.hash("audit")?)
		}
		("Emission", "EraEnded") => (FinalKind::Era, event.number("era")?, ending.value),
		_ => return Ok(()),
	};
	awaited.end()?;
	awaited.0 = Some(now);
	Ok(())
}

/// Takes a fold: of what has just become final, as what that is, and to the digest that follows.
fn fold(
	ledger: &mut Ledger,
	block: &Block,
	event: &Event,
	rows: &mut Rows,
	awaited: &mut Awaited,
) -> Step<()> {
	let said = event.name_of("kind")?;
	let kind = kind_of(&said)
		.ok_or_else(|| Stop::Unread(format!("{said} is nothing that is known to be folded")))?;
	let (id, value): (u32, H256) = (event.number("id")?, event.hash("value")?);
	let Some((last_kind, last_id, last_value)) = awaited.0.take() else {
		return differs(format!("{} is folded, and nothing has become final", name(kind, id)));
	};
	if (kind, id, value) != (last_kind, last_id, last_value) {
		return differs(format!(
			"{} is folded as {value:#x}, and what has become final is {}, as {last_value:#x}",
			name(kind, id),
			name(last_kind, last_id)
		));
	}
	let computed = ledger.finals.with(kind, id, value, block.number);
	let said = ChainDigest { digest: event.hash("digest")?, count: event.number("count")? };
	compare(computed, said)?;
	ledger.finals = computed;
	let cells = place(block, event)
		.text(kind_text(kind))
		.number(id)
		.hash(&value)
		.hash(&computed.digest)
		.number(computed.count);
	rows.add(&Table::FOLDS, cells);
	Ok(())
}

/// Compares the digest that was recomputed with what the chain says.
fn compare(computed: ChainDigest, said: ChainDigest) -> Step<()> {
	if computed == said {
		return Ok(());
	}
	let ChainDigest { digest, count } = said;
	differs(format!(
		"the digest of the chain is {digest:#x} over {count} rounds and eras, and what was reported as final adds up to {:#x} over {}: one is missing or altered",
		computed.digest, computed.count
	))
}

/// Compares the digest with what the chain has in state after a block.
pub(crate) fn check_all(ledger: &Ledger, state: &State) -> Step<()> {
	state.finals.map_or(Ok(()), |said| compare(ledger.finals, said))
}

/// The same after a block that has folded something.
pub(crate) fn check(ledger: &Ledger, block: &Block) -> Result<()> {
	let folds = block.events.iter().rev().find(|event| event.pallet == "ChainDigest");
	let event = folds.map(|event| event.index);
	check_all(ledger, &block.state).map_err(|stop| stopped(block.number, event, stop))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		error::{Difference, Error},
		ledger::testing::{
			block, drafted, event, first, number, paid, sums, text, transfer, with_folds, GENESIS,
			UNIT,
		},
	};
	use distribution_client::words::Word;
	use proptest::prelude::*;

	fn taken(blocks: &[Block]) -> Result<(Ledger, Rows)> {
		let (mut ledger, mut rows) = (Ledger::new(GENESIS), Rows::default());
		for block in blocks {
			ledger.take(block, &mut rows)?;
		}
		Ok((ledger, rows))
	}

	fn difference(blocks: &[Block]) -> Difference {
		match taken(blocks) {
			Err(Error::Difference(difference)) => difference,
			Err(other) => panic!("{other}"),
			Ok(_) => panic!("it was taken"),
		}
	}

	fn removed(id: u32, payments: &[(u8, u128)]) -> Event {
		let sums = sums(id, payments);
		let fields = [
			("id", number(id.into())),
			("claimed", number(sums.claimed)),
			("payments", number(sums.payments.into())),
			("audit", Word::Bytes(sums.digest.0.to_vec())),
		];
		event("Distribution", "RoundRemoved", &fields)
	}

	/// Two rounds, of which the first pays once; both are removed, the second before the first.
	fn history() -> Vec<Block> {
		let pot = Word::Account(crate::ledger::pot_of_round(0));
		let mut pays = block(
			2,
			vec![
				transfer(pot, crate::ledger::testing::account(1), UNIT),
				paid(0, 0, 1, UNIT),
				removed(1, &[]),
			],
		);
		pays.state.rounds.insert(0, Some(sums(0, &[(1, UNIT)])));
		let drafts = block(1, vec![drafted(0), drafted(1)]);
		with_folds(&[first(), drafts, pays, block(3, vec![removed(0, &[(1, UNIT)])])])
	}

	fn field<'b>(block: &'b mut Block, name: &str) -> &'b mut Word {
		let fold = block.events.iter_mut().find(|event| event.pallet == "ChainDigest").unwrap();
		&mut fold.fields.iter_mut().find(|(other, _)| other == name).unwrap().1
	}

	#[test]
	fn rounds_that_are_removed_should_be_folded_and_kept() {
		let (ledger, rows) = taken(&history()).unwrap();
		let first = ChainDigest::default().with(FinalKind::Round, 1, sums(1, &[]).digest, 2);
		let second = first.with(FinalKind::Round, 0, sums(0, &[(1, UNIT)]).digest, 3);
		assert_eq!(ledger.finals, second);
		let folds = rows.into_tables().find(|(table, _)| **table == Table::FOLDS).unwrap().1;
		assert_eq!(folds.len(), 2);
	}

	#[test]
	fn digest_should_be_that_of_the_state() {
		let (ledger, _) = taken(&history()).unwrap();
		let mut blocks = history();
		blocks[3].state.finals = Some(ledger.finals);
		taken(&blocks).unwrap();
		let other = ChainDigest { count: 3, ..ledger.finals };
		blocks[3].state.finals = Some(other);
		let found = difference(&blocks);
		assert_eq!((found.block, found.event), (3, Some(1)), "{found}");
		assert!(found.what.contains("over 3 rounds and eras"), "{found}");
		let state = State { finals: Some(other), ..State::default() };
		assert!(check_all(&ledger, &state).is_err());
		assert!(check_all(&ledger, &State::default()).is_ok());
	}

	#[test]
	fn fold_that_is_left_out_or_altered_should_be_named() {
		let mut left_out = history();
		left_out[2].events.pop();
		let found = difference(&left_out);
		assert_eq!((found.block, found.event), (2, None), "{found}");
		assert!(found.what.starts_with("round 1 is final, and was not folded"), "{found}");
		let hash = |byte| Word::Bytes(vec![byte; 32]);
		for (name, word) in [
			("kind", text("Era")),
			("id", number(0)),
			("value", hash(7)),
			("digest", hash(7)),
			("count", number(2)),
		] {
			let mut blocks = history();
			*field(&mut blocks[2], name) = word;
			let found = difference(&blocks);
			assert_eq!((found.block, found.event), (2, Some(3)), "{name}: {found}");
		}
		let mut twice = history();
		let again = twice[3].events[1].clone();
		twice[3].events.push(Event { index: 2, ..again });
		let found = difference(&twice);
		assert_eq!((found.block, found.event), (3, Some(2)), "{found}");
		assert!(found.what.contains("nothing has become final"), "{found}");
		// A removal that nobody has reported.
		let mut hidden = history();
		hidden[2].events.remove(2);
		assert!(difference(&hidden).what.contains("nothing has become final"));
	}

	#[test]
	fn kind_that_nobody_knows_should_stop_the_index() {
		let mut blocks = history();
		*field(&mut blocks[2], "kind") = text("Sale");
		let error = taken(&blocks).err().unwrap().to_string();
		assert!(error.contains("Sale is nothing that is known to be folded"), "{error}");
	}

	proptest! {
		/// Rounds that are removed in any order, in blocks of any size.
		#[test]
		fn digest_should_be_that_of_an_independent_computation(
			order in Just((0u32..12).collect::<Vec<_>>()).prop_shuffle(),
			per_block in 1usize..5,
		) {
			let drafts = block(1, (0..12).map(drafted).collect());
			let blocks = (2u64..).zip(order.chunks(per_block)).map(|(number, ids)| {
				block(number, ids.iter().map(|id| removed(*id, &[])).collect())
			});
			let blocks: Vec<Block> = [first(), drafts].into_iter().chain(blocks).collect();
			let (ledger, _) = taken(&with_folds(&blocks)).unwrap();
			let mut digest = [0u8; 32];
			for (number, ids) in (2u64..).zip(order.chunks(per_block)) {
				for id in ids {
					let value = sums(*id, &[]).digest;
					let bytes: [&[u8]; 5] = [
						&digest,
						&[0],
						&id.to_le_bytes(),
						value.as_bytes(),
						&number.to_le_bytes(),
					];
					digest = polkadot_sdk::sp_io::hashing::blake2_256(&bytes.concat());
				}
			}
			prop_assert_eq!(ledger.finals, ChainDigest { digest: H256(digest), count: 12 });
		}
	}
}
