//! Benchmarks. Each sets up the most expensive case of its call.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	missing_docs,
	reason = "no chain runs this: a panic fails a benchmark"
)]

use super::*;
use crate::state::{as_proof, state_of};
use alloc::{vec, vec::Vec};
use distribution_primitives::{
	merkle::{leaf_hash, node_hash, MAX_PROOF_LEN},
	snapshot::{order_of, MAX_EXCLUDED, MAX_NODE_LEN, MAX_RATES},
	Country, Held, Rate, ShownRow, SnapshotChain, MAX_TEXT_LEN,
};
use frame_benchmarking::v2::*;
use pallet_distribution_common::Announced;
use polkadot_sdk::{
	frame_benchmarking,
	frame_system::RawOrigin,
	sp_runtime::{
		traits::{Hash, Header, Zero},
		DigestItem, Permill,
	},
};

const SEED: u32 = 0;
/// The block of snapshots.
const BLOCK: u32 = 7;
/// Nodes of a proof that a benchmark's state has itself, at most.
const OWN_NODES: u32 = 8;

/// Who announces rounds.
fn manager<T: Config>() -> (T::RuntimeOrigin, T::AccountId) {
	let other: T::AccountId = account("manager", 0, SEED);
	let origin =
		T::ManagerOrigin::try_successful_origin().unwrap_or(RawOrigin::Signed(other).into());
	let manager = T::ManagerOrigin::ensure_origin(origin.clone()).unwrap();
	(origin, manager)
}

/// An account that can pay for an objection and a state root.
fn anybody<T: Config>(name: &'static str) -> T::AccountId {
	let anybody: T::AccountId = account(name, 0, SEED);
	T::Deposit::ensure_successful(&anybody, Pallet::<T>::objection_footprint());
	T::Deposit::ensure_successful(&anybody, Pallet::<T>::anchor_footprint());
	anybody
}

fn text() -> Text {
	vec![b'x'; MAX_TEXT_LEN as usize].try_into().unwrap()
}

/// Number `n` of the accounts whose rows are collectors'.
fn collector(n: u32) -> [u8; 32] {
	[0xC0 + n as u8; 32]
}

/// A snapshot of this state that names as many accounts and countries as it can. The country and the
/// collector of the list come last.
fn snapshot(state_root: H256) -> Snapshot {
	let letter = |n: u32| b'A' + (n % 26) as u8;
	let rate = |n: u32| Rate {
		country: Country([letter(n), letter(n / 26)]),
		rate: Permill::from_percent(10),
		collector: collector(n),
	};
	Snapshot {
		chain: SnapshotChain::This,
		block: BLOCK,
		state_root,
		held: Held::Native,
		numerator: 1,
		denominator: 3,
		least: 0,
		excluded: vec![[0xEE; 32]; MAX_EXCLUDED as usize].try_into().unwrap(),
		withheld: (0..MAX_RATES).map(rate).collect::<Vec<_>>().try_into().unwrap(),
	}
}

/// The header of the snapshot's block, as long as it can be, which the chain knows.
fn header<T: Config>(state_root: H256) -> BoundedVec<u8, ConstU32<MAX_HEADER_LEN>> {
	let root: T::Hash = Decode::decode(&mut &state_root.0[..]).unwrap();
	let number = BlockNumberFor::<T>::from(BLOCK);
	let mut header = HeaderFor::<T>::new(
		number,
		Default::default(),
		root,
		Default::default(),
		Default::default(),
	);
	let filling = MAX_HEADER_LEN as usize - header.encoded_size() - 8;
	header.digest_mut().push(DigestItem::Other(vec![1; filling]));
	let bytes = header.encode();
	frame_system::BlockHash::<T>::insert(number, T::Hashing::hash(&bytes));
	bytes.try_into().unwrap()
}

fn anchor_block<T: Config>(state_root: H256) {
	let header = header::<T>(state_root);
	Pallet::<T>::do_anchor(anybody::<T>("anchor"), &header).unwrap();
}

/// A list of three rows, and its root. Their proofs are as long as they can be.
fn rows(accounts: [[u8; 32]; 3]) -> (H256, Vec<ShownRow>) {
	let leaves: Vec<H256> =
		(0..).zip(&accounts).map(|(index, account)| leaf_hash(index, account, 1)).collect();
	// The first two are one subtree, and the third is beside it; the rest is above them.
	let pair = node_hash(&leaves[0], &leaves[1]);
	let above = vec![H256::repeat_byte(9); MAX_PROOF_LEN as usize - 2];
	let proof = |below: &[H256]| {
		let all: Vec<H256> = below.iter().chain(&above).copied().collect();
		BoundedVec::truncate_from(all)
	};
	let proofs = [proof(&[leaves[1], leaves[2]]), proof(&[leaves[0], leaves[2]]), proof(&[pair])];
	let root =
		above.iter().fold(node_hash(&pair, &leaves[2]), |node, beside| node_hash(&node, beside));
	let row = |(index, (account, proof))| ShownRow { index, account, amount: 1, proof };
	(root, (0..).zip(accounts.into_iter().zip(proofs)).map(row).collect())
}

/// Three accounts in the order of rows.
fn three() -> [[u8; 32]; 3] {
	let mut accounts = [[1; 32], [2; 32], [3; 32]];
	accounts.sort_unstable_by_key(order_of);
	accounts
}

/// A state in which the second of [`three`] has something, and the registry knows it: the root, and
/// what proves that with `n` nodes of any length besides.
fn state<T: Config>(n: u32) -> (H256, StateProof) {
	let account = three()[1];
	let info = (0u32, 0u32, 1u32, 0u32, 900u128, 0u128, 0u128, 0u128).encode();
	let known = (T::Countries::key(&account), vec![1; MAX_NODE_LEN as usize / 2]);
	let (root, mut nodes) = state_of(&[(Held::Native.key(&account), info), known]);
	assert!(nodes.len() as u32 <= OWN_NODES);
	nodes.extend((0..n).map(|n| vec![n as u8; MAX_NODE_LEN as usize]));
	(root, as_proof(nodes).unwrap())
}

/// An announced round with a snapshot of the state with this root, and with this list.
fn announced<T: Config>(state_root: H256, root: H256, rows: u32) -> (T::RuntimeOrigin, RoundId) {
	T::BlockNumberProvider::set_block_number(1u32.into());
	anchor_block::<T>(state_root);
	let (origin, manager) = manager::<T>();
	let round = T::BenchmarkHelper::draft(&manager, root, rows);
	T::Deposit::ensure_successful(&manager, Pallet::<T>::footprint(true));
	let terms = T::Rounds::draft(round).unwrap().terms;
	let period = T::MinPeriod::get();
	Pallet::<T>::do_announce(manager, round, terms, period, Some(snapshot(state_root))).unwrap();
	(origin, round)
}

/// The same, of any list.
fn simple<T: Config>() -> (T::RuntimeOrigin, RoundId) {
	announced::<T>(H256::repeat_byte(7), H256::repeat_byte(8), 3)
}

/// Has somebody object to `round` so many times.
fn object_to<T: Config>(round: RoundId, times: u32) -> T::AccountId {
	let by = anybody::<T>("objector");
	let terms = Announcements::<T>::get(round).unwrap().terms;
	for _ in 0..times {
		T::Deposit::ensure_successful(&by, Pallet::<T>::objection_footprint());
		Pallet::<T>::do_object(by.clone(), round, terms, text()).unwrap();
	}
	by
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn announce() {
		let (origin, round) = simple::<T>();
		let (_, manager) = manager::<T>();
		let announcement = Announcements::<T>::get(round).unwrap();
		let (terms, period) = (announcement.terms, announcement.period);
		Pallet::<T>::do_announce(manager, round, terms, period, None).unwrap();
		let snapshot = snapshot(H256::repeat_byte(7));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, round, terms, period, Some(snapshot));

		assert!(Claims::<T>::contains_key(round));
	}

	#[benchmark]
	fn object() {
		let (_, round) = simple::<T>();
		let (by, terms) = (anybody::<T>("by"), Announcements::<T>::get(round).unwrap().terms);

		#[extrinsic_call]
		_(RawOrigin::Signed(by), round, terms, text());

		assert_eq!(Announcements::<T>::get(round).unwrap().objections, 1);
	}

	#[benchmark]
	fn answer() {
		let (origin, round) = simple::<T>();
		object_to::<T>(round, 2);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, round, 1, text());

		assert_eq!(Announcements::<T>::get(round).unwrap().answered, 2);
	}

	#[benchmark]
	fn retract() {
		let (_, round) = simple::<T>();
		let by = object_to::<T>(round, 1);
		let (_, manager) = manager::<T>();
		Pallet::<T>::do_answer(&manager, round, 0, text()).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(by), round, 0);

		assert!(!Objections::<T>::contains_key(round, 0));
	}

	#[benchmark]
	fn challenge(n: Linear<0, { MAX_PROOF_NODES - OWN_NODES }>) {
		let (state_root, proof) = state::<T>(n);
		let [before, account, after] = three();
		// The account has no row: the one before has, the collector of that, and the one behind.
		let (root, rows) = rows([before, collector(MAX_RATES - 1), after]);
		let (_, round) = announced::<T>(state_root, root, 3);
		let [before, between, after] = <[ShownRow; 3]>::try_from(rows).unwrap();
		let (before, between, after) = (Some(before), Some(between), Some(after));
		let fault = Fault::Missing { account, before, between, after };
		let by = anybody::<T>("by");

		#[extrinsic_call]
		_(RawOrigin::Signed(by), round, fault, proof);

		assert!(Announcements::<T>::get(round).unwrap().refuted);
	}

	#[benchmark]
	fn close() {
		let (_, round) = simple::<T>();
		T::BenchmarkHelper::end(round);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), round);

		assert!(!Announcements::<T>::contains_key(round));
	}

	#[benchmark]
	fn anchor() {
		let (header, by) = (header::<T>(H256::repeat_byte(7)), anybody::<T>("by"));

		#[extrinsic_call]
		_(RawOrigin::Signed(by), header);

		assert!(Anchors::<T>::contains_key(BlockNumberFor::<T>::from(BLOCK)));
	}

	#[benchmark]
	fn lift() {
		let block = BlockNumberFor::<T>::from(BLOCK);
		anchor_block::<T>(H256::repeat_byte(7));
		T::BlockNumberProvider::set_block_number(T::KeepAnchors::get());
		// With nothing lost since, however far the clock has jumped.
		let recorded = Touched { at: Zero::zero(), lost: T::LostTime::lost() };
		Anchors::<T>::mutate_extant(block, |it| it.recorded = recorded);
		let owner = Anchors::<T>::get(block).unwrap().owner;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), block);

		assert!(!Anchors::<T>::contains_key(block));
	}

	#[benchmark]
	fn may_open() {
		let (_, round) = simple::<T>();
		let announcement = Announcements::<T>::get(round).unwrap();
		let refused;

		#[block]
		{
			refused = Pallet::<T>::ensure_may_open(round, announcement.terms);
		}

		assert_eq!(refused, Err(Error::<T>::PeriodNotOver.into()));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
