use super::*;
use crate::merkle::{leaf_hash, MerkleTree};
use alloc::collections::BTreeMap;
use proptest::{prelude::*, sample::Index};

const CH: Country = Country(*b"CH");
const DE: Country = Country(*b"DE");
/// Collectors of the two countries.
const FIRST: [u8; 32] = [0xC1; 32];
const SECOND: [u8; 32] = [0xC2; 32];

type Accounts = BTreeMap<[u8; 32], Found>;

fn who(n: u8) -> [u8; 32] {
	[n; 32]
}

fn rate(country: Country, percent: u32, collector: [u8; 32]) -> Rate {
	Rate { country, rate: Permill::from_percent(percent), collector }
}

/// Three units for two of balance, at least ten of it, and 35 % and 10 % withheld in two countries.
fn snapshot() -> Snapshot {
	Snapshot {
		chain: SnapshotChain::This,
		block: 7,
		state_root: H256::repeat_byte(7),
		held: Held::Native,
		numerator: 3,
		denominator: 2,
		least: 10,
		excluded: vec![who(99)].try_into().unwrap(),
		withheld: vec![rate(CH, 35, FIRST), rate(DE, 10, SECOND)].try_into().unwrap(),
	}
}

fn found(balance: u128, country: Option<Country>) -> Found {
	Found { balance, country }
}

fn tree(list: &[Row]) -> MerkleTree {
	let leaf = |(index, (account, amount)): (u32, &Row)| leaf_hash(index, account, *amount);
	let leaves: Vec<H256> = (0..).zip(list).map(leaf).collect();
	MerkleTree::in_row_order(&leaves).unwrap()
}

/// A row with its proof.
fn shown(tree: &MerkleTree, list: &[Row], index: u32) -> Option<ShownRow> {
	let (account, amount) = *list.get(index as usize)?;
	let proof = tree.proof(index)?.try_into().ok()?;
	Some(ShownRow { index, account, amount, proof })
}

/// What the chain says to a fault of `list`.
fn judge(list: &[Row], fault: FaultAt, accounts: &Accounts) -> Result<(), Unproven> {
	let tree = tree(list);
	let fault = fault.show(|index| shown(&tree, list, index)).unwrap();
	let state = |who: &[u8; 32]| Some(accounts.get(who).copied().unwrap_or_default());
	snapshot().judge(&tree.root(), list.len() as u32, &fault, state)
}

/// Five accounts, three of which are due something, and their list.
fn simple() -> (Accounts, Vec<Row>) {
	let accounts = Accounts::from([
		(who(1), found(100, None)),
		(who(2), found(200, Some(CH))),
		(who(3), found(9, None)),
		(who(4), found(30, Some(DE))),
		(who(99), found(1_000, None)),
	]);
	let list = snapshot().rows(&accounts);
	(accounts, list)
}

#[test]
fn due_should_be_rounded_down_and_withheld_by_country() {
	let it = snapshot();
	let due = |balance, country| it.due(&who(1), &found(balance, country));
	assert_eq!(due(11, None), Due { own: 16, withheld: None });
	assert_eq!(due(9, None), Due::default());
	assert_eq!(due(100, Some(CH)), Due { own: 98, withheld: Some((FIRST, 52)) });
	// A tenth of fifteen is one and a half: one.
	assert_eq!(due(10, Some(DE)), Due { own: 14, withheld: Some((SECOND, 1)) });
	assert_eq!(due(10, Some(Country(*b"FR"))), Due { own: 15, withheld: None });
	assert_eq!(due(u128::MAX, None).own, u128::MAX);
	let mut pot = [0; 32];
	pot[..21].copy_from_slice(b"modlpy/distr\x01\0\0\0\0\0\0\0\x09");
	for nobody in [who(99), FIRST, SECOND, pot] {
		assert_eq!(it.due(&nobody, &found(1_000, None)), Due::default());
	}
	// Less than a unit is no row.
	let small = Snapshot { denominator: 1_000, least: 0, ..snapshot() };
	assert_eq!(small.due(&who(1), &found(333, Some(CH))), Due::default());
	assert_eq!(small.due(&who(1), &found(334, Some(CH))), Due { own: 1, withheld: None });
}

#[test]
fn list_should_have_the_accounts_in_the_order_of_the_state_each_with_what_is_withheld() {
	let (_, list) = simple();
	let mut holders = vec![who(1), who(2), who(4)];
	holders.sort_by_key(order_of);
	let of = |account| match account {
		a if a == who(1) => vec![(a, 150)],
		a if a == who(2) => vec![(a, 195), (FIRST, 105)],
		a => vec![(a, 41), (SECOND, 4)],
	};
	assert_eq!(list, holders.into_iter().flat_map(of).collect::<Vec<_>>());
}

#[test]
fn snapshot_should_make_sense() {
	assert_eq!(snapshot().validate(), Ok(()));
	for (numerator, denominator) in [(0, 1), (1, 0)] {
		let it = Snapshot { numerator, denominator, ..snapshot() };
		assert_eq!(it.validate(), Err(SnapshotFault::Ratio));
	}
	for rates in [
		vec![rate(CH, 1, FIRST), rate(CH, 2, SECOND)],
		vec![rate(CH, 100, FIRST)],
		vec![rate(Country(*b"c!"), 1, FIRST)],
	] {
		let it = Snapshot { withheld: rates.try_into().unwrap(), ..snapshot() };
		assert_eq!(it.validate(), Err(SnapshotFault::Rates));
	}
	let chain = SnapshotChain::Other { genesis: H256::zero() };
	let other = Snapshot { chain, ..snapshot() };
	assert_eq!(other.validate(), Err(SnapshotFault::Withheld));
	let other = Snapshot { withheld: Default::default(), ..other };
	assert_eq!(other.validate(), Ok(()));
}

#[test]
fn keys_and_values_should_be_those_of_the_state() {
	let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
	// As every Substrate chain has it.
	assert_eq!(
		hex(&Held::Native.prefix()),
		"26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9"
	);
	let key = Held::Native.key(&who(1));
	assert_eq!((key.len(), &key[48..]), (80, &who(1)[..]));
	let asset = Held::Asset { id: 258 };
	assert_eq!((asset.prefix().len(), &asset.prefix()[48..]), (52, &[2, 1, 0, 0][..]));
	let account = (1u32, 2u32, 3u32, 4u32, 70u128, 30u128, 99u128, u128::MAX).encode();
	assert_eq!(Held::Native.balance(&account), Some(100));
	assert_eq!(Held::Native.balance(&account[..47]), None);
	assert_eq!(asset.balance(&(70u128, 0u8, 0u8).encode()), Some(70));
	assert_eq!(asset.balance(&[0; 15]), None);
	let too_much = (1u32, 2u32, 3u32, 4u32, u128::MAX, 1u128).encode();
	assert_eq!(Held::Native.balance(&too_much), None);
}

#[test]
fn right_list_should_have_no_fault_whatever_is_shown() {
	let (accounts, list) = simple();
	assert_eq!(snapshot().find_fault(&list, &accounts), None);
	let rows = list.len() as u32;
	for row in 0..rows {
		let amount = judge(&list, FaultAt::Amount { row, last: row + 1 == rows }, &accounts);
		assert_eq!(amount, Err(Unproven::NoFault));
		let collector = judge(&list, FaultAt::Collector { row }, &accounts);
		assert_eq!(collector, Err(Unproven::NoFault));
		for second in 0..rows {
			let order = judge(&list, FaultAt::Order { first: row, second }, &accounts);
			assert!(matches!(order, Err(Unproven::NoFault | Unproven::NotNeighbours)));
		}
	}
	let rows: Vec<Option<u32>> = (0..rows).map(Some).chain([None]).collect();
	for account in (0..100).map(who).chain([FIRST, SECOND]) {
		for before in &rows {
			for between in &rows {
				for after in &rows {
					let (before, between, after) = (*before, *between, *after);
					let missing = FaultAt::Missing { account, before, between, after };
					assert!(judge(&list, missing, &accounts).is_err(), "{missing:?}");
				}
			}
		}
	}
}

#[test]
fn fault_should_be_refused_when_it_is_not_proven() {
	let (_, list) = simple();
	let tree = tree(&list);
	let (root, rows) = (tree.root(), list.len() as u32);
	let last = shown(&tree, &list, rows - 1).unwrap();
	let fault = |row: ShownRow, next| Fault::Amount { row, next };
	let judge = |fault: &Fault, state: Option<Found>| {
		snapshot().judge(&root, rows, fault, |who| {
			assert_eq!(Some(who), fault.account());
			state
		})
	};
	let wrong = Some(found(0, None));
	let holder = |index: u32| !snapshot().is_collector(&list[index as usize].0);
	let first = (0..rows).find(|row| holder(*row) && row + 1 < rows).unwrap();
	let (row, next) =
		(shown(&tree, &list, first).unwrap(), shown(&tree, &list, first + 1).unwrap());
	assert_eq!(judge(&fault(row.clone(), Some(next.clone())), wrong), Ok(()));
	assert_eq!(judge(&fault(row.clone(), Some(next)), None), Err(Unproven::State));
	assert_eq!(judge(&fault(row.clone(), None), wrong), Err(Unproven::NotNeighbours));
	let apart = fault(row.clone(), Some(row.clone()));
	assert_eq!(judge(&apart, wrong), Err(Unproven::NotNeighbours));
	let forged = ShownRow { amount: row.amount + 1, ..row };
	assert_eq!(judge(&fault(forged, None), wrong), Err(Unproven::Row));
	let outside = ShownRow { index: rows, ..last };
	assert_eq!(judge(&fault(outside, None), wrong), Err(Unproven::Row));
}

fn country() -> impl Strategy<Value = Option<Country>> {
	prop_oneof![Just(None), Just(Some(CH)), Just(Some(DE)), Just(Some(Country(*b"FR")))]
}

/// Something done to a list.
#[derive(Clone, Debug)]
enum Change {
	Amount(Index, u128),
	Remove(Index),
	Double(Index, Index),
	Swap(Index, Index),
	Insert(Index, Row),
}

fn change() -> impl Strategy<Value = Change> {
	let index = any::<Index>;
	let account = || prop_oneof![(0..40u8).prop_map(who), Just(FIRST), Just(SECOND)];
	prop_oneof![
		(index(), 1..500u128).prop_map(|(row, amount)| Change::Amount(row, amount)),
		index().prop_map(Change::Remove),
		(index(), index()).prop_map(|(row, to)| Change::Double(row, to)),
		(index(), index()).prop_map(|(row, other)| Change::Swap(row, other)),
		(index(), account(), 1..500u128)
			.prop_map(|(to, who, amount)| Change::Insert(to, (who, amount))),
	]
}

impl Change {
	fn apply(self, list: &mut Vec<Row>) {
		let rows = list.len();
		match self {
			Self::Insert(to, row) => list.insert(to.index(rows + 1), row),
			_ if rows == 0 => {}
			Self::Amount(row, amount) => list[row.index(rows)].1 = amount,
			Self::Remove(row) => {
				list.remove(row.index(rows));
			}
			Self::Double(row, to) => {
				let row = list[row.index(rows)];
				list.insert(to.index(rows + 1), row);
			}
			Self::Swap(row, other) => list.swap(row.index(rows), other.index(rows)),
		}
	}
}

proptest! {
	/// Whatever is done to a list: if it is another one then, its fault is found, and the chain agrees.
	#[test]
	fn every_other_list_should_have_a_fault_that_can_be_shown(
		accounts in prop::collection::btree_map(
			(0..40u8).prop_map(who),
			(0..200u128, country()).prop_map(|(balance, country)| found(balance, country)),
			0..20,
		),
		changes in prop::collection::vec(change(), 1..4),
	) {
		let right = snapshot().rows(&accounts);
		prop_assert_eq!(snapshot().find_fault(&right, &accounts), None);
		let mut list = right.clone();
		changes.into_iter().for_each(|change| change.apply(&mut list));
		match snapshot().find_fault(&list, &accounts) {
			None => prop_assert_eq!(list, right),
			Some(fault) => {
				prop_assert_ne!(&list, &right);
				// A round has rows; one without is none that could be announced.
				if !list.is_empty() {
					prop_assert_eq!(judge(&list, fault, &accounts), Ok(()));
				}
			}
		}
	}
}
