//! A list differs from the one that its snapshot gives exactly if it has a fault that can be shown.
//!
//! The bytes are a rule, accounts with what they have, and changes of the list. The list that the rule
//! gives is computed once more, with integers of any size.

use crate::bytes::Bytes;
use distribution_primitives::{
	lists::place_of,
	merkle::{leaf_hash, MerkleTree},
	snapshot::Row,
	Country, Found, Held, Rate, ShownRow, Snapshot, SnapshotChain,
};
use num_bigint::BigUint;
use polkadot_sdk::{sp_core::H256, sp_runtime::Permill};
use std::collections::BTreeMap;

/// Most accounts and most changes of an input.
const ACCOUNTS: u32 = 16;
const CHANGES: u32 = 4;
/// Parts per whole of a rate.
const WHOLE: u32 = 1_000_000;
const COUNTRIES: [&[u8; 2]; 3] = [b"CH", b"DE", b"FR"];

/// Accounts with what the state says about them.
pub(super) type Accounts = BTreeMap<[u8; 32], Found>;

/// An account; of few, so that they meet each other. The first two are collectors.
pub(super) fn account(bytes: &mut Bytes<'_>) -> [u8; 32] {
	[1 + bytes.byte() % 24; 32]
}

/// A rule that makes sense.
pub(super) fn rule(bytes: &mut Bytes<'_>) -> Snapshot {
	let rate = |bytes: &mut Bytes<'_>, number: usize| Rate {
		country: Country(*COUNTRIES[number]),
		rate: Permill::from_parts(bytes.u32() % WHOLE),
		collector: [1 + number as u8; 32],
	};
	let withheld: Vec<Rate> =
		(0..usize::from(bytes.byte() % 3)).map(|number| rate(bytes, number)).collect();
	Snapshot {
		chain: SnapshotChain::This,
		block: 0,
		state_root: H256::zero(),
		held: Held::Native,
		numerator: 1 + u128::from(bytes.u32()),
		denominator: 1 + u128::from(bytes.u32()),
		least: bytes.byte().into(),
		excluded: vec![account(bytes)].try_into().unwrap(),
		withheld: withheld.try_into().unwrap(),
	}
}

/// Accounts with balances, some of them of a country.
pub(super) fn accounts(bytes: &mut Bytes<'_>) -> Accounts {
	(0..bytes.below(ACCOUNTS))
		.map(|_| {
			let (account, balance) = (account(bytes), u128::from(bytes.u64()));
			let country = COUNTRIES.get(usize::from(bytes.byte() % 4));
			(account, Found { balance, country: country.map(|country| Country(**country)) })
		})
		.collect()
}

/// The list that a rule gives, in the words of the documents.
pub(super) fn wanted(rule: &Snapshot, accounts: &Accounts) -> Vec<Row> {
	let mut order: Vec<_> = accounts.iter().collect();
	order.sort_by_key(|(account, _)| (place_of(account), **account));
	let mut list = Vec::new();
	for (account, found) in order {
		let collects = rule.withheld.iter().any(|rate| rate.collector == *account);
		if found.balance < rule.least || rule.excluded.contains(account) || collects {
			continue;
		}
		let gross = BigUint::from(found.balance) * rule.numerator / rule.denominator;
		let gross = u128::try_from(gross).unwrap();
		let rate = rule.withheld.iter().find(|rate| Some(rate.country) == found.country);
		let share = |rate: &Rate| BigUint::from(gross) * rate.rate.deconstruct() / WHOLE;
		let withheld = rate.map_or(0, |rate| u128::try_from(share(rate)).unwrap());
		if gross > withheld {
			list.push((*account, gross - withheld));
		}
		if let Some(rate) = rate.filter(|_| withheld > 0) {
			list.push((rate.collector, withheld));
		}
	}
	list
}

/// Changes a list in one of five ways.
fn change(bytes: &mut Bytes<'_>, list: &mut Vec<Row>) {
	let (kind, rows) = (bytes.byte() % 5, list.len() as u32);
	if kind == 0 || rows == 0 {
		let row = (account(bytes), 1 + u128::from(bytes.byte()));
		return list.insert(bytes.below(rows + 1) as usize, row);
	}
	let place = bytes.below(rows) as usize;
	match kind {
		1 => list[place].1 = 1 + u128::from(bytes.u32()),
		2 => {
			list.remove(place);
		}
		3 => list.insert(bytes.below(rows + 1) as usize, list[place]),
		_ => list.swap(place, bytes.below(rows) as usize),
	}
}

/// The list that a rule gives, changed.
pub(super) fn changed(bytes: &mut Bytes<'_>, right: &[Row]) -> Vec<Row> {
	let mut list = right.to_vec();
	for _ in 0..bytes.below(CHANGES) {
		change(bytes, &mut list);
	}
	list
}

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let rule = rule(&mut bytes);
	assert_eq!(rule.validate(), Ok(()));
	let accounts = accounts(&mut bytes);
	let right = wanted(&rule, &accounts);
	assert_eq!(rule.rows(&accounts), right);

	let list = changed(&mut bytes, &right);
	let found = rule.find_fault(&list, &accounts);
	assert_eq!(found.is_none(), list == right, "{found:?}");
	// A list without rows is none that could be announced.
	let Some(found) = found.filter(|_| !list.is_empty()) else { return };
	let leaf = |(index, (account, amount)): (u32, &Row)| leaf_hash(index, account, *amount);
	let leaves: Vec<H256> = (0..).zip(&list).map(leaf).collect();
	let tree = MerkleTree::in_row_order(&leaves).unwrap();
	let shown = |index: u32| {
		let (account, amount) = *list.get(index as usize)?;
		let proof = tree.proof(index)?.try_into().ok()?;
		Some(ShownRow { index, account, amount, proof })
	};
	let fault = found.show(shown).unwrap();
	let state = |who: &[u8; 32]| Some(accounts.get(who).copied().unwrap_or_default());
	let judged = rule.judge(&tree.root(), list.len() as u32, &fault, state);
	assert_eq!(judged, Ok(()), "{found:?}");
}
