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
use distribution_primitives::{
	lists::place_of,
	merkle::{leaf_hash, root_from_proof, MAX_PROOF_LEN},
	Gap, Largest, ProvenRow, Requirement, VerifiedList, MAX_LARGEST, MAX_REPORTERS,
};
use frame_benchmarking::v2::*;
use polkadot_sdk::{
	frame_benchmarking,
	frame_system::RawOrigin,
	sp_runtime::traits::{Saturating, Zero},
};

const SEED: u32 = 0;
/// Rows of a list whose proofs are as long as they can be.
const ROWS: u32 = 1 << 31;
/// What the rows of the last final root, and of the one that is posted, have in all.
const TOTALS: [u128; 2] = [1_000_000_000_000_000, 2_000_000_000_000_000];

/// An account with plenty of tokens, of which compliance and payees know as much as they can.
fn rich<T: Config>(name: &'static str, n: u32) -> T::AccountId {
	let who: T::AccountId = account(name, n, SEED);
	let bond = T::MinBond::get().saturating_mul(10u32.into());
	let amount = T::Currency::minimum_balance().saturating_add(bond).saturating_mul(10u32.into());
	T::Currency::mint_into(&who, amount).unwrap();
	T::RecordDeposit::ensure_successful(&who, Pallet::<T>::record_footprint());
	T::Compliance::benchmark_worst_case(&who);
	who
}

fn terms<T: Config>() -> TermsOf<T> {
	BoardTerms {
		requirement: Requirement::default(),
		most: TOTALS[1].into(),
		bond: T::MinBond::get(),
		window: T::MinWindow::get(),
		judging: T::MinJudging::get(),
	}
}

/// As many reporters as there can be.
fn reporters<T: Config>() -> ReportersOf<T> {
	let reporters = (0..MAX_REPORTERS).map(|n| rich::<T>("reporter", n));
	reporters.collect::<Vec<_>>().try_into().unwrap()
}

/// A board whose pot can pay everything.
fn board<T: Config>() -> BoardId {
	T::BlockNumberProvider::set_block_number(1u32.into());
	let least = T::Currency::minimum_balance().saturating_mul(10u32.into());
	T::Currency::mint_into(&T::Treasury::get(), least).unwrap();
	let id = Pallet::<T>::do_create(terms::<T>(), reporters::<T>()).unwrap();
	T::Currency::mint_into(&Pallet::<T>::pot(id), TOTALS[1].into()).unwrap();
	id
}

/// Two rows that follow one another in a list as large as can be, of which nothing else is known.
fn neighbours(rows: [([u8; 32], u128); 2]) -> (H256, [ProvenRow; 2]) {
	let leaf = |index: usize| leaf_hash(index as u32, &rows[index].0, rows[index].1);
	let others = (1..MAX_PROOF_LEN).map(|n| H256::repeat_byte(n as u8));
	let proven = [0, 1].map(|index| {
		let (account, score) = rows[index];
		let proof = [leaf(1 - index)].into_iter().chain(others.clone()).collect::<Vec<_>>();
		ProvenRow { index: index as u32, account, score, proof: proof.try_into().unwrap() }
	});
	(root_from_proof(leaf(0), &proven[0].proof), proven)
}

/// Puts a list with this root into the chain.
fn list<T: Config>(root: H256, total: u128) -> ListId {
	let mut largest = Largest::default();
	(0..MAX_LARGEST).for_each(|_| largest.note(1));
	T::Lists::benchmark_list(VerifiedList { root, rows: ROWS, total, largest })
}

fn posted<T: Config>(id: BoardId, root: H256, total: u128) {
	let reporter = Boards::<T>::get(id).unwrap().reporters.last().unwrap().clone();
	Pallet::<T>::do_post(reporter, id, list::<T>(root, total), root).unwrap();
}

/// Has so much time pass for a board. None of it is lost, however far the clock has jumped.
fn pass<T: Config>(id: BoardId, time: MomentOf<T>) {
	let now = T::BlockNumberProvider::current_block_number();
	T::BlockNumberProvider::set_block_number(now.saturating_add(time));
	let lost = T::LostTime::lost();
	Roots::<T>::mutate_extant(id, |root| {
		root.since.lost = lost;
		if let Some(challenge) = &mut root.challenge {
			challenge.since.lost = lost;
		}
	});
	Boards::<T>::mutate_extant(id, |board| {
		if let Some(closed) = &mut board.closed {
			closed.lost = lost;
		}
	});
}

/// A board with a final root of two rows, the first of which is of `who`.
fn final_root<T: Config>(who: &T::AccountId) -> (BoardId, ProvenRow) {
	let id = board::<T>();
	let (root, [row, _]) = neighbours([(who.clone().into(), TOTALS[0] / 2), ([1; 32], 1)]);
	posted::<T>(id, root, TOTALS[0]);
	pass::<T>(id, T::MinWindow::get());
	Pallet::<T>::do_settle(id).unwrap();
	(id, row)
}

/// The same, and a posted root that is challenged and in which the account is missing.
fn disputed<T: Config>() -> (BoardId, ScoreFault) {
	let mut accounts: Vec<T::AccountId> = (0..3).map(|n| account("scored", n, SEED)).collect();
	accounts.sort_by_key(|who| place_of(&who.clone().into()));
	let (id, before) = final_root::<T>(&accounts[1]);
	let bytes = |at: usize| -> [u8; 32] { accounts[at].clone().into() };
	let (root, [below, above]) = neighbours([(bytes(0), 1), (bytes(2), 1)]);
	posted::<T>(id, root, TOTALS[1]);
	Pallet::<T>::do_challenge(rich::<T>("challenger", 0), id, 1, H256::zero()).unwrap();
	(id, ScoreFault::Missing { before, gap: Gap { below: Some(below), above: Some(above) } })
}

/// Has the board of one final root closed, and its claims over. One account was paid.
fn over<T: Config>(who: &T::AccountId) -> BoardId {
	let (id, row) = final_root::<T>(who);
	let caller = rich::<T>("caller", 0);
	let ProvenRow { index, score, proof, .. } = row;
	Pallet::<T>::do_claim(caller, id, who.clone(), index, score.into(), &proof).unwrap();
	Pallet::<T>::do_close(id).unwrap();
	pass::<T>(id, T::ClaimGrace::get());
	id
}

fn governance<T: Config>() -> T::RuntimeOrigin {
	T::BoardOrigin::try_successful_origin().unwrap()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create() {
		let least = T::Currency::minimum_balance().saturating_mul(10u32.into());
		T::Currency::mint_into(&T::Treasury::get(), least).unwrap();
		let (origin, reporters) = (governance::<T>(), reporters::<T>());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, terms::<T>(), reporters);

		assert!(Boards::<T>::contains_key(0));
	}

	#[benchmark]
	fn set_reporters() {
		let (id, origin) = (board::<T>(), governance::<T>());
		Pallet::<T>::do_set_reporters(id, Default::default()).unwrap();
		let reporters = reporters::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, reporters.clone());

		assert_eq!(Boards::<T>::get(id).unwrap().reporters, reporters);
	}

	#[benchmark]
	fn close() {
		let (id, origin) = (board::<T>(), governance::<T>());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert!(Boards::<T>::get(id).unwrap().closed.is_some());
	}

	#[benchmark]
	fn post() {
		let (id, _) = final_root::<T>(&rich::<T>("scored", 0));
		let reporter = Boards::<T>::get(id).unwrap().reporters.last().unwrap().clone();
		let root = H256::repeat_byte(9);
		let list = list::<T>(root, TOTALS[1]);

		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), id, list, root);

		assert!(Roots::<T>::contains_key(id));
	}

	#[benchmark]
	fn prove() {
		let (id, fault) = disputed::<T>();
		let prover = rich::<T>("prover", 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(prover), id, Box::new(fault));

		assert!(!Roots::<T>::contains_key(id));
	}

	#[benchmark]
	fn challenge() {
		let id = board::<T>();
		posted::<T>(id, H256::repeat_byte(9), TOTALS[1]);
		let challenger = rich::<T>("challenger", 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(challenger), id, 0, H256::zero());

		assert!(Roots::<T>::get(id).unwrap().challenge.is_some());
	}

	#[benchmark]
	fn judge() {
		let (id, _) = disputed::<T>();
		let origin = T::JudgeOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 1, false);

		assert!(!Roots::<T>::contains_key(id));
	}

	#[benchmark]
	fn settle() {
		let (id, _) = final_root::<T>(&rich::<T>("scored", 0));
		posted::<T>(id, H256::repeat_byte(9), TOTALS[1]);
		pass::<T>(id, T::MinWindow::get());
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_eq!(Boards::<T>::get(id).unwrap().roots, 2);
	}

	#[benchmark]
	fn settle_unjudged() {
		let (id, _) = disputed::<T>();
		pass::<T>(id, T::MinJudging::get());
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		settle(RawOrigin::Signed(caller), id);

		assert!(!Roots::<T>::contains_key(id));
	}

	#[benchmark]
	fn claim() {
		let who = rich::<T>("scored", 0);
		let (id, row) = final_root::<T>(&who);
		T::Payees::benchmark_worst_case(&who);
		let caller = rich::<T>("caller", 0);
		let ProvenRow { index, score, proof, .. } = row;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, who.clone(), index, score.into(), proof);

		assert!(!Pallet::<T>::paid_to(id, &who).is_zero());
	}

	#[benchmark]
	fn clean() {
		let who = rich::<T>("scored", 0);
		let id = over::<T>(&who);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, who.clone());

		assert!(!Records::<T>::contains_key(id, &who));
	}

	#[benchmark]
	fn remove() {
		let who = rich::<T>("scored", 0);
		let id = over::<T>(&who);
		Pallet::<T>::do_clean(id, who).unwrap();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(!Boards::<T>::contains_key(id));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
