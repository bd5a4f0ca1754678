//! Histories made by hand.

use crate::{
	chain::block::{Block, EraRules, Event, Extrinsic, Genesis, RoundSums, State},
	ledger::{emission::record_of, step::Stop},
	number::kind_text,
};
use distribution_client::words::Word;
use distribution_primitives::{
	audit,
	emission::{EmissionParams, IssuanceSchedule},
	era_value, ChainDigest, FinalKind,
};
use polkadot_sdk::{sp_core::H256, sp_runtime::Perbill};

pub(crate) const GENESIS: H256 = H256([0x45; 32]);
pub(crate) const UNIT: u128 = 1_000_000_000_000;

pub(crate) fn number(value: u128) -> Word {
	Word::Number { value, wide: true }
}

pub(crate) fn account(byte: u8) -> Word {
	Word::Account([byte; 32])
}

pub(crate) fn text(text: &str) -> Word {
	Word::Text(text.into())
}

pub(crate) fn form(name: &str, fields: &[(&str, Word)]) -> Word {
	Word::Form(name.into(), Box::new(Word::Fields(named(fields))))
}

fn named(fields: &[(&str, Word)]) -> Vec<(String, Word)> {
	fields.iter().map(|(name, word)| (name.to_string(), word.clone())).collect()
}

/// An event of the first transaction; its number is given by the block.
pub(crate) fn event(pallet: &str, name: &str, fields: &[(&str, Word)]) -> Event {
	Event {
		index: 0,
		extrinsic: Some(0),
		pallet: pallet.into(),
		name: name.into(),
		fields: named(fields),
	}
}

/// A hash that belongs to a number.
pub(crate) fn hash(number: u64) -> H256 {
	if number == 0 {
		return GENESIS;
	}
	H256::from_low_u64_be(number)
}

/// A block with these events and one transaction.
pub(crate) fn block(number: u64, events: Vec<Event>) -> Block {
	let events = (0..).zip(events).map(|(index, event)| Event { index, ..event });
	Block {
		number,
		hash: hash(number),
		parent: hash(number.saturating_sub(1)),
		time: number * 6_000,
		relay: number as u32 + 100,
		spec: 1,
		migrating: false,
		supply: 1_000 * UNIT,
		extrinsics: vec![Extrinsic {
			hash: H256::repeat_byte(number as u8),
			call: "Distribution.claim".into(),
			signer: Some([9; 32]),
		}],
		events: events.collect(),
		state: State::default(),
	}
}

/// The first block, with a pool of each kind.
pub(crate) fn first() -> Block {
	let mut first = block(0, vec![]);
	first.parent = H256::zero();
	first.extrinsics = vec![];
	let genesis = Genesis {
		pools: vec![
			(0, r#"{"Stake":{"asset":"Native"}}"#.into(), 0),
			(1, r#"{"Account":{"to":"x"}}"#.into(), 0),
		],
		balances: vec![([9; 32], 500 * UNIT, 5)],
		assets: vec![(7, [8; 32], 3)],
	};
	first.state.genesis = Some(genesis);
	first
}

pub(crate) fn drafted(id: u32) -> Event {
	let terms = Word::Fields(named(&[("asset", text("Native")), ("budget", number(9 * UNIT))]));
	let fields = [("id", number(id.into())), ("manager", account(9)), ("terms", terms)];
	event("Distribution", "RoundDrafted", &fields)
}

/// A payment of a round in native tokens, to the owner of the row.
pub(crate) fn paid(id: u32, sequence: u64, who: u8, amount: u128) -> Event {
	let fields = [
		("id", number(id.into())),
		("sequence", number(sequence.into())),
		("index", number(sequence.into())),
		("beneficiary", account(who)),
		("payee", account(who)),
		("amount", number(amount)),
	];
	event("Distribution", "Paid", &fields)
}

pub(crate) fn transfer(from: Word, to: Word, amount: u128) -> Event {
	let fields = [("from", from), ("to", to), ("amount", number(amount))];
	event("Balances", "Transfer", &fields)
}

/// Tokens made in an account.
pub(crate) fn minted(who: Word, amount: u128) -> Event {
	event("Balances", "Minted", &[("who", who), ("amount", number(amount))])
}

/// Tokens burned in an account.
pub(crate) fn burned(who: Word, amount: u128) -> Event {
	event("Balances", "Burned", &[("who", who), ("amount", number(amount))])
}

/// A block after which there is this supply.
pub(crate) fn with_supply(supply: u128, block: Block) -> Block {
	Block { supply, ..block }
}

/// What the chain says of a round after these payments, to whom and how much.
pub(crate) fn sums(id: u32, payments: &[(u8, u128)]) -> RoundSums {
	let mut digest = audit::start(GENESIS, id);
	for (sequence, (who, amount)) in (0u32..).zip(payments) {
		let who = [*who; 32];
		digest = audit::extend(digest, sequence.into(), &who, &who, *amount, sequence);
	}
	let claimed = payments.iter().map(|(_, amount)| amount).sum();
	RoundSums { claimed, payments: payments.len() as u64, digest }
}

/// The rules of an era that issues ten tokens, half to each of two pools.
pub(crate) fn rules(era: u32, supply: u128) -> EraRules {
	let params = EmissionParams {
		issuance: 10 * UNIT,
		decay: Perbill::zero(),
		decay_period: 1,
		floor: 0,
		max_supply: u128::MAX,
	};
	let half = Perbill::from_percent(50);
	EraRules {
		era,
		supply,
		schedule: Some(IssuanceSchedule::new(params, 0)),
		halted: false,
		budget: vec![(0, half), (1, half)],
		most: Perbill::from_percent(5),
	}
}

/// The numbers of an era's record.
#[derive(Clone, Copy)]
pub(crate) struct Ended {
	pub(crate) issuance: u128,
	pub(crate) minted: u128,
	pub(crate) burned: u128,
	pub(crate) arrived: u128,
	pub(crate) supply: u128,
}

pub(crate) fn ended(era: u32, record: Ended) -> Event {
	let Ended { issuance, minted, burned, arrived, supply } = record;
	let record = Word::Fields(named(&[
		("issuance", number(issuance)),
		("minted", number(minted)),
		("burned", number(burned)),
		("arrived", number(arrived)),
		("supply", number(supply)),
		("skipped", number(0)),
	]));
	event("Emission", "EraEnded", &[("era", number(era.into())), ("record", record)])
}

pub(crate) fn funded(pool: u16, era: u32, minted: u128) -> Event {
	let fields = [
		("pool", number(pool.into())),
		("era", number(era.into())),
		("minted", number(minted)),
		("recycled", number(0)),
	];
	event("Emission", "PoolFunded", &fields)
}

/// What an event says to be final; `shares` are what pools received before it.
fn of_final(event: &Event, shares: &mut Vec<(u16, u128, u128)>) -> Option<(FinalKind, u32, H256)> {
	match (event.pallet.as_str(), event.name.as_str()) {
		("Emission", "PoolFunded") => {
			let amount = |name: &str| event.number::<u128>(name).unwrap();
			shares.push((event.number("pool").unwrap(), amount("minted"), amount("recycled")));
			None
		}
		("Emission", "EraEnded") => {
			let record = match record_of(event) {
				Ok(record) => record,
				Err(Stop::Unread(what) | Stop::Differs(what)) => panic!("{what}"),
			};
			let value = era_value(&record, shares);
			Some((FinalKind::Era, event.number("era").unwrap(), value))
		}
		("Distribution", "RoundRemoved") => {
			let (id, audit) = (event.number("id").unwrap(), event.hash("audit").unwrap());
			Some((FinalKind::Round, id, audit))
		}
		_ => None,
	}
}

/// The same blocks, with what the chain folds into its digest behind each round and era that becomes
/// final in them.
pub(crate) fn with_folds(blocks: &[Block]) -> Vec<Block> {
	let mut chain = ChainDigest::default();
	let folded = |block: &Block| {
		let (mut events, mut shares) = (Vec::new(), Vec::new());
		let mut moved = 0;
		for found in &block.events {
			let index = found.index + moved;
			events.push(Event { index, ..found.clone() });
			let Some((kind, id, value)) = of_final(found, &mut shares) else { continue };
			chain = chain.with(kind, id, value, block.number);
			moved += 1;
			let fields = [
				("kind", text(kind_text(kind))),
				("id", number(id.into())),
				("value", Word::Bytes(value.0.to_vec())),
				("digest", Word::Bytes(chain.digest.0.to_vec())),
				("count", number(chain.count.into())),
			];
			let fold = event("ChainDigest", "Folded", &fields);
			events.push(Event { index: index + 1, extrinsic: found.extrinsic, ..fold });
		}
		Block { events, ..block.clone() }
	};
	blocks.iter().map(folded).collect()
}
