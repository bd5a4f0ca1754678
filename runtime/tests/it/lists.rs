//! Lists in the chain, in real transactions: stored, verified, and what a round makes of them.

use crate::common::*;
use codec::Compact;
use distribution_primitives::{
	chunk::{digest, Chunk},
	ListId, Published, PublishedLists, RangeRow,
};
use pallet_distribution::{BatchSize, TermsOf};
use polkadot_sdk::{
	frame_system::{LastRuntimeUpgrade, LastRuntimeUpgradeInfo},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{ApplyExtrinsicResult, ExtrinsicInclusionMode},
	sp_state_machine::IndexOperation,
};
use sp_core::H256;

type ListCall = pallet_distribution_lists::Call<Runtime>;
type ListError = pallet_distribution_lists::Error<Runtime>;

/// The first list.
const LIST: ListId = 0;

fn rows() -> Vec<([u8; 32], Balance)> {
	(0..10u8).map(|row| ([100 + row; 32], UNIT * Balance::from(row + 1))).collect()
}

fn tree() -> MerkleTree {
	let leaves: Vec<H256> = (0u32..)
		.zip(rows())
		.map(|(index, (account, amount))| leaf_hash(index, &account, amount))
		.collect();
	MerkleTree::in_row_order(&leaves).unwrap()
}

/// The rows in chunks of six and four.
fn chunks() -> [Vec<u8>; 2] {
	let rows = rows();
	[(0, &rows[..6]), (6, &rows[6..])]
		.map(|(first, part)| Chunk::write(rows.len() as u32, first, part).unwrap())
}

fn announce() -> RuntimeCall {
	let digests: Vec<H256> = chunks().iter().map(|bytes| digest(bytes)).collect();
	ListCall::announce { rows: rows().len() as u32, chunks: digests.try_into().unwrap() }.into()
}

fn publish(chunk: usize) -> RuntimeCall {
	ListCall::publish { list: LIST, data: chunks()[chunk].clone().try_into().unwrap() }.into()
}

/// Terms over these rows that demand the list, and say that it has this sum.
fn terms(total: Balance, published: Published) -> TermsOf<Runtime> {
	Terms {
		asset: NativeOrWithId::Native,
		source: Source::Merkle { root: tree().root(), leaves: 10 },
		release: Release::Immediate,
		requirement: Requirement::default(),
		window: Window { opens: 0, closes: 100_000 },
		budget: total,
		remainder: Remainder::Manager,
		manifest: Some(Manifest {
			cid: Default::default(),
			rows: 10,
			total,
			published: Some(published),
		}),
		beneficiaries: Default::default(),
	}
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![1, 2, 3] }.into()
}

fn stored() -> u32 {
	pallet_distribution_lists::Lists::<Runtime>::get(LIST).unwrap().stored
}

/// A block in which the list has been announced.
fn announced() -> TestExternalities {
	let mut ext = chain();
	ext.execute_with(|| {
		next_block();
		assert_eq!(apply(Alice, announce()), Ok(Ok(())));
	});
	ext
}

fn refused(error: ListError) -> ApplyExtrinsicResult {
	Ok(Err(error.into()))
}

#[test]
fn round_should_open_on_a_list_in_the_chain_and_be_claimed_by_ranges() {
	announced().execute_with(|| {
		let (tree, rows) = (tree(), rows());
		let total: Balance = rows.iter().map(|(_, amount)| amount).sum();
		let terms = terms(total, Published { max_row: Some(10 * UNIT), ..Published::new(LIST) });
		let alice = Alice.to_account_id();
		let id = Distribution::do_draft(alice.clone(), terms).unwrap();
		Distribution::do_fund(alice.clone(), id, total + EXISTENTIAL_DEPOSIT).unwrap();
		let not_verified = pallet_distribution::Error::<Runtime>::ListNotVerified;
		assert_noop!(Distribution::do_open(alice.clone(), id), not_verified);
		// Anybody stores the chunks.
		assert_eq!(apply(Bob, publish(0)), Ok(Ok(())));
		assert_eq!(apply(Ferdie, publish(1)), Ok(Ok(())));
		assert_eq!(Lists::verified(LIST).unwrap().root, tree.root());
		assert_ok!(Distribution::do_open(alice.clone(), id));
		assert_noop!(Lists::do_remove(&alice, LIST), ListError::InUse);

		for (first, count) in [(0, 3), (3, 7)] {
			let these = rows[first as usize..(first + count) as usize].iter();
			let claimed: Vec<_> = these
				.map(|(account, amount)| RangeRow::Pay {
					beneficiary: AccountId::from(*account),
					amount: Compact(*amount),
				})
				.collect();
			let call = pallet_distribution::Call::<Runtime>::claim_range {
				id,
				first,
				rows: claimed.try_into().unwrap(),
				siblings: tree.range(first, count).unwrap().try_into().unwrap(),
			};
			// The first part with a signature, the second for free.
			let call = RuntimeCall::from(call);
			if first == 0 {
				assert_eq!(apply(Bob, call), Ok(Ok(())));
				continue;
			}
			let round = pallet_distribution::Rounds::<Runtime>::get(id).unwrap();
			let siblings = tree.range(first, count).unwrap().len() as u32;
			let size = BatchSize::of_range(first, count, 0, siblings);
			// The first part has left round and pot in memory.
			let whole = Distribution::free_range_weight(&round, size) - Distribution::in_memory(id);
			assert!(call.authorize(TransactionSource::External).unwrap().is_ok());
			assert_eq!(apply_free(call.clone()), Ok(Ok(())));
			assert_eq!(Distribution::free_use().ref_time(), whole.ref_time());
			assert_eq!(apply_free(call), Err(InvalidTransaction::Stale.into()));
		}
		for (account, amount) in &rows {
			assert_eq!(Balances::free_balance(AccountId::from(*account)), *amount);
		}
		assert_ok!(Distribution::do_close(id));
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_ok!(Lists::do_remove(&alice, LIST));
	});
}

/// Its manifest may say less than the rows add up to. The chain has added them up.
#[test]
fn round_should_not_open_on_a_list_that_adds_up_to_more_than_its_budget() {
	type RoundError = pallet_distribution::Error<Runtime>;
	announced().execute_with(|| {
		for chunk in [0, 1] {
			assert_eq!(apply(Bob, publish(chunk)), Ok(Ok(())));
		}
		let total = Lists::verified(LIST).unwrap().total;
		assert_eq!(total, 55 * UNIT);
		let alice = Alice.to_account_id();
		let demand = || Published::new(LIST);
		let short = TermsOf::<Runtime> { budget: total - 1, ..terms(total, demand()) };
		assert_noop!(Distribution::do_draft(alice.clone(), short), RoundError::BudgetBelowTotal);
		let id = Distribution::do_draft(alice.clone(), terms(total - 1, demand())).unwrap();
		assert_ok!(Distribution::do_fund(alice.clone(), id, total + EXISTENTIAL_DEPOSIT));
		assert_noop!(Distribution::do_open(alice.clone(), id), RoundError::ListDiffers);
		assert_ok!(Distribution::do_amend(alice.clone(), id, terms(total, demand())));
		assert_ok!(Distribution::do_open(alice, id));
	});
}

/// The second chunk gets into another block and under another number than on the fork that is left.
#[test]
fn chunk_should_be_stored_on_each_fork_when_the_chain_forks_between_chunks() {
	let mut chain = announced();
	chain.execute_with(|| assert_eq!(apply(Bob, publish(0)), Ok(Ok(()))));
	chain.commit_all().unwrap();
	let mut fork = TestExternalities::default();
	fork.backend = chain.as_backend();
	for (mut ext, blocks, before) in [(chain, 1, 0), (fork, 2, 3)] {
		ext.execute_with(|| {
			for _ in 0..blocks {
				next_block();
			}
			for _ in 0..before {
				assert_eq!(apply(Alice, remark()), Ok(Ok(())));
			}
			assert_eq!(stored(), 1);
			assert_eq!(apply(Bob, publish(1)), Ok(Ok(())));
			assert_eq!(stored(), 2);
			assert_eq!(Lists::verified(LIST).unwrap().root, tree().root());
		});
		// Each node is told where the chunk is in its own block.
		let told: Vec<u32> = ext
			.overlayed_changes()
			.transaction_index_ops()
			.iter()
			.map(|op| match op {
				IndexOperation::Insert { extrinsic, .. } => *extrinsic,
				IndexOperation::Renew { .. } => panic!("{op:?}"),
			})
			.collect();
		assert_eq!(told, [before]);
	}
}

#[test]
fn chunk_should_be_stored_when_the_runtime_was_upgraded_after_the_one_before() {
	announced().execute_with(|| {
		assert_eq!(apply(Bob, publish(0)), Ok(Ok(())));
		let version = VERSION.spec_version;
		assert_ne!(version, 0);
		// As if a runtime of an earlier version had made this block.
		LastRuntimeUpgrade::<Runtime>::put(LastRuntimeUpgradeInfo {
			spec_version: Compact(0),
			spec_name: VERSION.spec_name,
		});
		assert_eq!(next_block(), ExtrinsicInclusionMode::AllExtrinsics);
		assert_eq!(System::last_runtime_upgrade_spec_version(), version);
		assert_eq!(stored(), 1);
		assert_eq!(apply(Bob, publish(1)), Ok(Ok(())));
		let verified = Lists::verified(LIST).unwrap();
		assert_eq!((verified.root, verified.rows), (tree().root(), 10));
	});
}

#[test]
fn chunk_should_be_stored_by_whatever_ends_with_it() {
	announced().execute_with(|| {
		let last = pallet_utility::Call::<Runtime>::batch_all { calls: vec![remark(), publish(0)] };
		assert_eq!(apply(Bob, last.into()), Ok(Ok(())));
		assert_eq!(stored(), 1);
		let (bob, ferdie) = (Bob.to_account_id(), Ferdie.to_account_id());
		let types = proxies::ProxyType::Distribution;
		let origin = RuntimeOrigin::signed(bob.clone());
		assert_ok!(Proxy::add_proxy(origin, ferdie.into(), types, 0));
		let by_proxy = pallet_proxy::Call::<Runtime>::proxy {
			real: bob.into(),
			force_proxy_type: None,
			call: Box::new(publish(1)),
		};
		assert_eq!(apply(Ferdie, by_proxy.into()), Ok(Ok(())));
		assert_eq!(Lists::verified(LIST).unwrap().root, tree().root());
	});
}

#[test]
fn chunk_should_be_refused_when_the_transaction_goes_on_behind_it() {
	announced().execute_with(|| {
		let first =
			pallet_utility::Call::<Runtime>::batch_all { calls: vec![publish(0), remark()] };
		assert_eq!(apply(Bob, first.into()), refused(ListError::NotLastBytes));
		// Both chunks in one transaction: the first is not the end.
		let both =
			pallet_utility::Call::<Runtime>::batch_all { calls: vec![publish(0), publish(1)] };
		assert_eq!(apply(Bob, both.into()), refused(ListError::NotLastBytes));
		// The same chunk twice: the first time the bytes are those of the end as well.
		let twice =
			pallet_utility::Call::<Runtime>::batch_all { calls: vec![publish(0), publish(0)] };
		assert_eq!(apply(Bob, twice.into()), refused(ListError::AlreadyStored));
		// A multisig names a weight behind the call.
		let at = pallet_multisig::Timepoint {
			height: System::block_number(),
			index: System::extrinsic_index().unwrap(),
		};
		let approve =
			|other: Sr25519Keyring, maybe_timepoint| pallet_multisig::Call::<Runtime>::as_multi {
				threshold: 2,
				other_signatories: vec![other.to_account_id()],
				maybe_timepoint,
				call: Box::new(publish(0)),
				max_weight: publish(0).get_dispatch_info().call_weight,
			};
		assert_eq!(apply(Alice, approve(Bob, None).into()), Ok(Ok(())));
		assert_eq!(apply(Bob, approve(Alice, Some(at)).into()), Ok(Ok(())));
		let results: Vec<_> = System::events()
			.into_iter()
			.filter_map(|record| match record.event {
				RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted {
					result, ..
				}) => Some(result),
				_ => None,
			})
			.collect();
		assert_eq!(results, [Err(ListError::NotLastBytes.into())]);
		assert_eq!(stored(), 0);
		// Nothing is lost.
		assert_eq!(apply(Bob, publish(0)), Ok(Ok(())));
		assert_eq!(apply(Bob, publish(1)), Ok(Ok(())));
	});
}
