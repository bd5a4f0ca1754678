//! What is written is what is read: every question, on SQLite. The end-to-end test asks PostgreSQL
//! too.

use super::Store;
use crate::{
	chain::block::Block,
	ledger::{
		books::Ledger,
		rows::Rows,
		testing::{
			account, block, drafted, ended, event, first, funded, minted, number, paid, rules,
			sums, text, transfer, with_folds, with_supply, Ended, GENESIS, UNIT,
		},
	},
	number::asset_text,
	read::{Page, Place, Span},
};
use distribution_client::{types::AssetKind, words::Word};
use distribution_primitives::{ChainDigest, FinalKind};
use polkadot_sdk::sp_core::H256;
use std::collections::BTreeMap;
use tempfile::TempDir;

async fn opened() -> (TempDir, Store) {
	let folder = tempfile::tempdir().unwrap();
	let store = Store::open(folder.path().join("chain.sqlite").to_str().unwrap()).await.unwrap();
	store.adopt(GENESIS).await.unwrap();
	(folder, store)
}

/// A round, an era and rewards, in four blocks.
fn history() -> Vec<Block> {
	let record = Ended {
		issuance: 10 * UNIT,
		minted: 5 * UNIT,
		burned: 0,
		arrived: 0,
		supply: 1_005 * UNIT,
	};
	let supply = record.supply;
	let of_pool = || Word::Account(crate::ledger::pot_of_pool(0));
	let events =
		vec![minted(of_pool(), 5 * UNIT), funded(0, 0, 5 * UNIT), ended(0, record), drafted(0)];
	let mut one = with_supply(supply, block(1, events));
	one.state.era = Some(rules(0, 1_000 * UNIT));
	one.state.pools.insert(0, Some(5 * UNIT));
	let pot = Word::Account(crate::ledger::pot_of_round(0));
	let of_fee = [("who", account(9)), ("actual_fee", number(7)), ("tip", number(1))];
	let taken = event("Balances", "Withdraw", &[("who", account(9)), ("amount", number(7))]);
	let success = event("System", "ExtrinsicSuccess", &[]);
	let unvested = [("account", account(1)), ("unvested", number(4))];
	let mut two = block(
		2,
		vec![
			taken,
			transfer(pot, account(1), UNIT),
			event("Vesting", "VestingUpdated", &unvested),
			paid(0, 0, 1, UNIT),
			event("TransactionPayment", "TransactionFeePaid", &of_fee),
			success,
		],
	);
	two.state.rounds.insert(0, Some(sums(0, &[(1, UNIT)])));
	let reward =
		[("pool", number(0)), ("who", account(1)), ("payee", account(4)), ("amount", number(2))];
	let refused =
		[("id", number(0)), ("index", number(8)), ("error", text("Distribution.NotOpen"))];
	let expired = [
		("pool", number(0)),
		("era", number(0)),
		("amount", number(3)),
		("burned", Word::Bool(false)),
	];
	let mut three = block(
		3,
		vec![
			transfer(of_pool(), account(4), 2),
			event("Emission", "RewardPaid", &reward),
			event("Emission", "RewardsExpired", &expired),
			event("Distribution", "ClaimRefused", &refused),
		],
	);
	three.state.pools.insert(0, Some(5 * UNIT - 2));
	with_folds(&[first(), one, with_supply(supply, two), with_supply(supply, three)])
}

/// Keeps a history, so many blocks at a time; each time as a program that has just begun.
async fn keep(store: &Store, blocks: &[Block], at_once: usize) {
	for part in blocks.chunks(at_once) {
		let mut ledger = store.ledger(GENESIS).await.unwrap();
		let mut rows = Rows::default();
		for block in part {
			ledger.take(block, &mut rows).unwrap();
		}
		store.keep(&ledger, rows).await.unwrap();
	}
}

#[tokio::test]
async fn index_should_be_the_same_however_it_was_written() {
	let mut fingerprints = Vec::new();
	for at_once in [1, 2, 4] {
		let (_folder, store) = opened().await;
		keep(&store, &history(), at_once).await;
		fingerprints.push(store.fingerprint().await.unwrap());
		assert_eq!(store.ledger(GENESIS).await.unwrap(), ledger());
	}
	assert_eq!(fingerprints[0], fingerprints[1]);
	assert_eq!(fingerprints[0], fingerprints[2]);
	// And another one for another history.
	let (_folder, store) = opened().await;
	keep(&store, &history()[..3], 1).await;
	assert_ne!(store.fingerprint().await.unwrap(), fingerprints[0]);
}

fn ledger() -> Ledger {
	let (mut ledger, mut rows) = (Ledger::new(GENESIS), Rows::default());
	for block in history() {
		ledger.take(&block, &mut rows).unwrap();
	}
	ledger
}

#[tokio::test]
async fn block_that_is_there_should_not_be_written_again() {
	let (_folder, store) = opened().await;
	keep(&store, &history(), 4).await;
	let before = store.fingerprint().await.unwrap();
	let (mut ledger, mut rows) = (Ledger::new(GENESIS), Rows::default());
	for block in history() {
		ledger.take(&block, &mut rows).unwrap();
	}
	assert!(store.keep(&ledger, rows).await.is_err());
	assert_eq!(store.fingerprint().await.unwrap(), before);
}

#[tokio::test]
async fn index_should_refuse_another_chain() {
	let (_folder, store) = opened().await;
	assert!(store.adopt(H256::zero()).await.is_err());
	store.adopt(GENESIS).await.unwrap();
	assert_eq!(store.genesis().await.unwrap(), Some(GENESIS));
}

#[tokio::test]
async fn blocks_should_be_found_by_number_hash_and_time() {
	let (_folder, store) = opened().await;
	keep(&store, &history(), 4).await;
	let two = store.block(2).await.unwrap().unwrap();
	assert_eq!((two.time, two.relay, two.events), (12_000, 102, 6));
	assert_eq!(store.block_of_hash(two.hash).await.unwrap(), Some(two.clone()));
	assert_eq!(store.block_at(12_000).await.unwrap(), Some(two.clone()));
	assert_eq!(store.block_at(17_999).await.unwrap(), Some(two));
	assert_eq!(store.block(4).await.unwrap(), None);
	assert_eq!(store.head().await.unwrap().unwrap().number, 3);
	let times = store.times(&[1, 3, 9].into()).await.unwrap();
	assert_eq!(times, [(1, 6_000), (3, 18_000)].into());
	assert_eq!(store.blocks(Span::new(1, 2), 9).await.unwrap().len(), 2);
	assert_eq!(store.blocks(Span::ALL, 3).await.unwrap().len(), 3);
}

#[tokio::test]
async fn transactions_should_be_found_by_place_hash_and_payer() {
	let (_folder, store) = opened().await;
	keep(&store, &history(), 4).await;
	let paid = store.extrinsic(2, 0).await.unwrap().unwrap();
	assert_eq!((paid.success, paid.payer, paid.fee, paid.tip), (true, Some([9; 32]), 7, 1));
	assert_eq!((paid.signer, paid.call.as_str()), (Some([9; 32]), "Distribution.claim"));
	assert_eq!(store.extrinsics_in(2).await.unwrap(), std::slice::from_ref(&paid));
	assert_eq!(store.extrinsics_of_hash(paid.hash).await.unwrap(), std::slice::from_ref(&paid));
	let fees = store.fees_of(&[9; 32], Span::ALL, Page::FIRST).await.unwrap();
	assert_eq!(fees, std::slice::from_ref(&paid));
	let after = Page::after(Place { block: 2, event: 0, side: 0 });
	assert!(store.fees_of(&[9; 32], Span::ALL, after).await.unwrap().is_empty());
}

#[tokio::test]
async fn events_should_be_found_by_name_and_by_whom_they_name() {
	let (_folder, store) = opened().await;
	keep(&store, &history(), 4).await;
	let all = store.events(Span::ALL, Page::FIRST).await.unwrap();
	let found = store.events_of("Distribution", "Paid", Span::ALL, Page::FIRST).await.unwrap();
	assert_eq!((all.len(), found.len()), (9, 1));
	assert_eq!(found[0].place, Place { block: 2, event: 3, side: 0 });
	assert!(found[0].fields.contains("\"amount\":\"1000000000000\""), "{}", found[0].fields);
	let naming = store.events_naming(&[1; 32], Span::ALL, Page::FIRST).await.unwrap();
	let names: Vec<&str> = naming.iter().map(|event| event.name.as_str()).collect();
	assert_eq!(names, ["VestingUpdated", "Paid", "RewardPaid"]);
	let page = Page { after: Some(naming[0].place), limit: 1 };
	assert_eq!(store.events_naming(&[1; 32], Span::ALL, page).await.unwrap(), naming[1..2]);
}

#[tokio::test]
async fn rounds_should_be_read_with_payments_and_refusals() {
	let (_folder, store) = opened().await;
	keep(&store, &history(), 4).await;
	let round = store.round(0).await.unwrap().unwrap();
	assert_eq!(ledger().rounds[&0], round);
	assert_eq!((round.payments, round.claimed, round.refusals), (1, UNIT, 1));
	assert_eq!(store.rounds(0, 9).await.unwrap(), [round]);
	assert_eq!(store.round(1).await.unwrap(), None);
	let payments = store.payments_of_round(0, 0, 9).await.unwrap();
	let [payment] = payments.as_slice() else { panic!() };
	assert_eq!((payment.payee, payment.amount, payment.sequence), ([1; 32], UNIT, 0));
	assert_eq!(payment.place, Place { block: 2, event: 3, side: 0 });
	assert!(store.payments_of_round(0, 1, 9).await.unwrap().is_empty());
	assert_eq!(store.payments_of(&[1; 32], Span::ALL, Page::FIRST).await.unwrap(), payments);
	assert_eq!(store.payments(Span::ALL, Page::FIRST).await.unwrap(), payments);
	assert!(store.payments(Span::new(3, 9), Page::FIRST).await.unwrap().is_empty());
	let refusals = store.refusals_of_round(0, Span::ALL, Page::FIRST).await.unwrap();
	assert_eq!((refusals[0].row, refusals[0].reason.as_str()), (Some(8), "Distribution.NotOpen"));
	assert_eq!(store.refusals(Span::ALL, Page::FIRST).await.unwrap(), refusals);
}

#[tokio::test]
async fn movements_should_add_up_to_balances() {
	let (_folder, store) = opened().await;
	keep(&store, &history(), 4).await;
	let mut sums = BTreeMap::<([u8; 32], String), (i128, i128)>::new();
	for who in [[9; 32], [8; 32]] {
		for movement in store.movements_of(&who, Span::ALL, Page::FIRST).await.unwrap() {
			let amount = i128::try_from(movement.amount).unwrap();
			let (free, held) = sums.entry((who, asset_text(movement.asset))).or_default();
			*free += i128::from(movement.free) * amount;
			*held += i128::from(movement.held) * amount;
		}
	}
	let units = 500 * i128::try_from(UNIT).unwrap();
	assert_eq!(sums[&([9; 32], "native".to_string())], (units - 7, 5));
	assert_eq!(sums[&([8; 32], "7".to_string())], (3, 0));
	let movements = store.movements_of(&[1; 32], Span::ALL, Page::FIRST).await.unwrap();
	let [payment] = movements.as_slice() else { panic!() };
	assert_eq!((payment.kind.as_str(), payment.round, payment.row), ("payment", Some(0), Some(0)));
	assert_eq!((payment.free, payment.held, payment.place.side), (1, 0, 1));
	assert_eq!((payment.owner, payment.payee), (Some([1; 32]), Some([1; 32])));
	let fees = store.movements_of(&[9; 32], Span::new(1, 9), Page::FIRST).await.unwrap();
	assert_eq!(fees[0].kind, "fee");
	let vesting = store.vesting_of(&[1; 32], Span::ALL, Page::FIRST).await.unwrap();
	assert_eq!(vesting[0].unvested, 4);
}

#[tokio::test]
async fn assets_should_be_those_that_an_account_has_had_until_a_block() {
	let (_folder, store) = opened().await;
	keep(&store, &history(), 4).await;
	assert_eq!(store.assets_of(&[8; 32], 0).await.unwrap(), [AssetKind::WithId(7)]);
	assert_eq!(store.assets_of(&[8; 32], 9).await.unwrap(), [AssetKind::WithId(7)]);
	assert!(store.assets_of(&[1; 32], 1).await.unwrap().is_empty());
	assert_eq!(store.assets_of(&[1; 32], 2).await.unwrap(), [AssetKind::Native]);
}

#[tokio::test]
async fn pools_eras_and_rewards_should_be_read() {
	let (_folder, store) = opened().await;
	keep(&store, &history(), 4).await;
	let pools = store.pools().await.unwrap();
	assert_eq!((pools.len(), pools[0].owed, pools[0].paid), (2, 5 * UNIT - 2, 2));
	assert_eq!(store.pool(1).await.unwrap().as_ref(), Some(&pools[1]));
	let eras = store.eras(0, 9).await.unwrap();
	assert_eq!((eras.len(), eras[0].supply), (1, 1_005 * UNIT));
	assert_eq!(store.last_era().await.unwrap(), Some(eras[0]));
	assert!(store.eras(1, 9).await.unwrap().is_empty());
	let folds = store.folds(Span::ALL, Page::FIRST).await.unwrap();
	let [fold] = folds.as_slice() else { panic!() };
	assert_eq!((fold.kind, fold.id, fold.number), (FinalKind::Era, 0, 1));
	assert_eq!(fold.place, Place { block: 1, event: 3, side: 0 });
	let digest = ChainDigest { digest: fold.digest, count: 1 };
	assert_eq!(digest, ChainDigest::default().with(FinalKind::Era, 0, fold.value, 1));
	assert_eq!(store.digest_after(0).await.unwrap(), ChainDigest::default());
	for block in [1, 2, u64::MAX] {
		assert_eq!(store.digest_after(block).await.unwrap(), digest);
	}
	assert!(store.folds(Span::new(2, 9), Page::FIRST).await.unwrap().is_empty());
	let shares = store.shares(0, 9).await.unwrap();
	assert_eq!((shares.len(), shares[0].minted, shares[0].pool), (1, 5 * UNIT, 0));
	for who in [[1; 32], [4; 32]] {
		let rewards = store.rewards_of(&who, Span::ALL, Page::FIRST).await.unwrap();
		assert_eq!((rewards.len(), rewards[0].amount), (1, 2));
	}
	let rewards = store.rewards_of_pool(0, Span::ALL, Page::FIRST).await.unwrap();
	assert_eq!((rewards[0].account, rewards[0].payee), ([1; 32], [4; 32]));
	let expiries = store.expiries(Span::ALL, Page::FIRST).await.unwrap();
	assert_eq!((expiries[0].amount, expiries[0].burned), (3, false));
}
