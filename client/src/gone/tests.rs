use super::*;
use distribution_primitives::{
	Beneficiaries, Manifest, Release, Remainder, Requirement, Status, Window,
};

const MANAGER: AccountId = [7; 32];

fn terms(budget: u128) -> Terms {
	Terms {
		asset: AssetKind::Native,
		source: Source::Merkle { root: H256::repeat_byte(1), leaves: 2 },
		release: Release::Immediate,
		requirement: Requirement::default(),
		window: Window { opens: 0, closes: 9_000 },
		budget,
		remainder: Remainder::Manager,
		manifest: Some(Manifest { cid: Default::default(), rows: 2, total: 5, published: None }),
		beneficiaries: Beneficiaries::Accounts,
	}
}

fn info(id: RoundId) -> RoundInfo {
	RoundInfo {
		id,
		manager: MANAGER,
		terms: terms(5),
		terms_hash: H256::repeat_byte(3),
		rows_digest: H256::zero(),
		ends: 9_000,
		status: Status::Closed,
		claimed: 0,
		payments: 0,
		rows: 2,
		rows_total: 5,
		rows_claimed: 0,
		audit: H256::zero(),
		pot: [9; 32],
		pot_balance: 0,
		payable: 0,
		set_aside: 0,
	}
}

fn event(name: &str, fields: Vec<u8>) -> RawEvent {
	RawEvent { pallet: PALLET.into(), name: name.into(), fields }
}

fn removed(id: RoundId, payments: u64) -> RawEvent {
	event("RoundRemoved", (id, 5u128, payments, H256::zero()).encode())
}

#[test]
fn numbers_that_no_round_has_should_be_missing_below_the_next_one() {
	assert_eq!(missing(&[info(1), info(3)], 5), BTreeSet::from([0, 2, 4]));
	assert_eq!(missing(&[info(0)], 1), BTreeSet::new());
	assert_eq!(missing(&[], 0), BTreeSet::new());
}

#[test]
fn blocks_that_removed_rounds_should_be_found_by_halving() {
	let last = 1_000_000;
	let wanted = BTreeMap::from([(3, 1u64), (4, 2), (5, 777_777), (6, 777_778), (9, last)]);
	let mut search = Search::new(wanted.keys().copied(), last);
	let mut looks = 0;
	while let Some((block, sought)) = search.ask() {
		looks += 1;
		let gone = sought.into_iter().filter(|id| wanted[id] <= block).collect();
		search.told(block, &gone);
	}
	assert_eq!(search.found().collect::<BTreeMap<_, _>>(), wanted);
	// Twenty for each of them at most, and fewer, because they share the first ones.
	assert!(looks < 5 * 20, "{looks}");
	assert_eq!(Search::new([], last).ask(), None);
}

#[test]
fn round_should_be_known_by_its_last_state_and_its_payments_by_its_removal() {
	// Others were removed in the same block.
	let events = [removed(4, 9), removed(3, 2), removed(5, 1)];
	let gone = last_of(3, Some(&info(3)), &events).unwrap();
	assert_eq!((gone.id, gone.manager, gone.payments), (3, MANAGER, 2));
	assert_eq!(gone.terms, H256::repeat_byte(3));
	assert_eq!(gone.source, terms(5).source);
}

#[test]
fn round_that_lived_in_one_block_should_be_known_by_its_events() {
	let drafted = |id: RoundId| event("RoundDrafted", (id, MANAGER, terms(5)).encode());
	let amended = |id: RoundId| event("RoundAmended", (id, terms(6)).encode());
	let gone = last_of(3, None, &[drafted(3), amended(4), removed(3, 1)]).unwrap();
	assert_eq!((gone.manager, gone.payments), (MANAGER, 1));
	assert_eq!(gone.terms, terms_hash(&terms(5), H256::zero()));
	let gone = last_of(3, None, &[drafted(3), amended(3), removed(3, 1)]).unwrap();
	assert_eq!(gone.terms, terms_hash(&terms(6), H256::zero()));
}

#[test]
fn node_that_hides_a_removal_should_not_be_believed() {
	let silent = (Some(info(3)), vec![]);
	let of_another = (Some(info(3)), vec![removed(4, 0)]);
	for (before, events) in [silent, of_another, (None, vec![removed(3, 0)])] {
		let error = last_of(3, before.as_ref(), &events).unwrap_err();
		assert!(matches!(error, Error::Unexpected(_)), "{error}");
	}
}
