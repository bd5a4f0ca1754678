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
use crate::payer::Payer;
use alloc::{vec, vec::Vec};
use distribution_primitives::{
	merkle::{leaf_hash, root_from_proof, MAX_PROOF_LEN},
	Release, Remainder, Requirement, Source, Status, UnlockSchedule, Window,
};
use frame_benchmarking::v2::*;
use frame_support::traits::UnfilteredDispatchable;
use polkadot_sdk::{
	frame_benchmarking,
	frame_support::{
		self,
		traits::tokens::{Preservation, Provenance},
	},
	frame_system::RawOrigin,
	sp_core::H256,
	sp_runtime::traits::{One, SaturatedConversion, Saturating, Zero},
};

const SEED: u32 = 0;
/// Time at which benchmarks start.
const START: u32 = 1_000;
/// Rows of the largest round: a tree of depth 32.
const LEAVES: u32 = u32::MAX;

fn at<T: Config>(time: u32) -> MomentOf<T> {
	u128::from(time).saturated_into()
}

/// An amount well above every minimum.
fn amount<T: Config>() -> T::Balance {
	T::Assets::minimum_balance(T::NativeAsset::get()).saturating_mul(1_000u32.into())
}

fn sibling(row: u32, level: u32) -> H256 {
	H256(polkadot_sdk::sp_io::hashing::blake2_256(&(row, level).encode()))
}

fn proof(row: u32, depth: u32) -> Vec<H256> {
	(0..depth).map(|level| sibling(row, level)).collect()
}

fn manager<T: Config>() -> T::AccountId {
	let manager: T::AccountId = account("manager", 0, SEED);
	let native = T::NativeAsset::get();
	let plenty = amount::<T>().saturating_mul(1_000_000u32.into());
	T::Assets::mint_into(native, &manager, plenty).unwrap();
	manager
}

/// Terms of a round with this `source` and `release`.
fn terms<T: Config>(source: Source, release: Release<MomentOf<T>>) -> TermsOf<T> {
	T::BlockNumberProvider::set_block_number(at::<T>(START));
	let budget = amount::<T>().saturating_mul(10_000u32.into());
	let manifest = match source {
		Source::Listed => None,
		Source::Merkle { leaves, .. } => Some(Manifest {
			cid: vec![b'b'; 90].try_into().unwrap(),
			rows: leaves,
			total: budget.into(),
		}),
	};
	Terms {
		asset: T::NativeAsset::get(),
		source,
		release,
		requirement: Requirement::default(),
		window: Window {
			opens: Zero::zero(),
			closes: at::<T>(1_000_000_000).saturating_add(T::ClaimGrace::get()),
		},
		budget,
		remainder: Remainder::Treasury,
		manifest,
	}
}

fn streamed<T: Config>(prepaid: bool) -> Release<MomentOf<T>> {
	Release::Streamed {
		schedule: UnlockSchedule {
			start: Zero::zero(),
			cliff: Zero::zero(),
			length: at::<T>(START * 2),
			step: One::one(),
		},
		revocable: true,
		prepaid,
	}
}

fn vested<T: Config>() -> Release<MomentOf<T>> {
	Release::Vested { start: at::<T>(START), length: at::<T>(START) }
}

/// Puts an open and funded round into storage.
fn open_round<T: Config>(source: Source, release: Release<MomentOf<T>>) -> RoundId {
	let manager = manager::<T>();
	let small = match source {
		// The deposit for the largest tree is not what is measured.
		Source::Merkle { root, .. } => Source::Merkle { root, leaves: 1 },
		Source::Listed => Source::Listed,
	};
	let id = Pallet::<T>::do_draft(manager.clone(), terms::<T>(small, release)).unwrap();
	let needed = amount::<T>().saturating_mul(20_000u32.into());
	T::Assets::mint_into(T::NativeAsset::get(), &Pallet::<T>::pot(id), needed).unwrap();
	Rounds::<T>::mutate(id, |round| {
		let round = round.as_mut().unwrap();
		round.source = source;
		round.status = Status::Open;
		if let Source::Merkle { leaves, .. } = source {
			round.rows = leaves;
		}
	});
	id
}

/// A Merkle round with this `release`, and row 0 for a fresh account, proven by `depth` hashes.
fn claim_setup<T: Config>(
	release: Release<MomentOf<T>>,
	depth: u32,
) -> (RoundId, T::AccountId, Evidence<T::Balance>) {
	let beneficiary: T::AccountId = account("beneficiary", 0, SEED);
	T::Compliance::benchmark_worst_case(&beneficiary);
	let proof = proof(0, depth);
	let leaf = leaf_hash(0, &beneficiary.clone().into(), amount::<T>().into());
	let root = root_from_proof(leaf, &proof);
	let id = open_round::<T>(Source::Merkle { root, leaves: LEAVES }, release);
	(id, beneficiary, Evidence::Merkle { index: 0, amount: amount::<T>(), proof })
}

/// A batch of `n` rows for fresh accounts, each in a separate word of the bitmap and with a proof
/// of maximum length.
fn batch_setup<T: Config>(
	release: Release<MomentOf<T>>,
	n: u32,
) -> (RoundId, T::AccountId, BoundedVec<ClaimItemOf<T>, T::MaxBatch>) {
	let caller = manager::<T>();
	let accounts: Vec<T::AccountId> = (0..n).map(|i| account("beneficiary", i, SEED)).collect();
	accounts.iter().for_each(T::Compliance::benchmark_worst_case);
	// A complete subtree over the rows, and a single path above it, to depth 32.
	let index = |i: u32| i * 1_024;
	let leaves: Vec<H256> = accounts
		.iter()
		.enumerate()
		.map(|(i, who)| leaf_hash(index(i as u32), &who.clone().into(), amount::<T>().into()))
		.collect();
	let tree = distribution_primitives::merkle::MerkleTree::new(&leaves).unwrap();
	let mut claims = Vec::new();
	let low = tree.proof(0).unwrap().len() as u32;
	let path: Vec<H256> =
		(0..MAX_PROOF_LEN - low - 1).map(|level| sibling(u32::MAX, level)).collect();
	let root = root_from_proof(tree.root(), &path);
	for (i, beneficiary) in accounts.into_iter().enumerate() {
		let mut proof = tree.proof(i as u32).unwrap();
		proof.extend(&path);
		let evidence = Evidence::Merkle { index: index(i as u32), amount: amount::<T>(), proof };
		claims.push(ClaimItem { beneficiary, evidence });
	}
	let id = open_round::<T>(Source::Merkle { root, leaves: LEAVES }, release);
	(id, caller, claims.try_into().unwrap())
}

/// Rows of a listed round, for fresh accounts.
fn entries<T: Config>(n: u32) -> BoundedVec<EntryOf<T>, T::MaxBatch> {
	let rows: Vec<_> = (0..n).map(|i| (account("beneficiary", i, SEED), amount::<T>())).collect();
	rows.try_into().unwrap()
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn draft() {
		let terms = terms::<T>(
			Source::Merkle { root: H256::repeat_byte(1), leaves: 1_000 },
			Release::Immediate,
		);
		let manager = manager::<T>();
		let origin =
			T::RoundOrigin::try_successful_origin().unwrap_or(RawOrigin::Signed(manager).into());
		let who = T::RoundOrigin::ensure_origin(origin.clone()).unwrap();
		T::RoundDeposit::ensure_successful(&who, Footprint { count: 1, size: 10_000 });
		let call = Call::<T>::draft { terms };

		#[block]
		{
			call.dispatch_bypass_filter(origin).unwrap();
		}

		assert!(Rounds::<T>::contains_key(0));
	}

	#[benchmark]
	fn amend() {
		let manager = manager::<T>();
		let mut terms = terms::<T>(
			Source::Merkle { root: H256::repeat_byte(1), leaves: 1_000 },
			Release::Immediate,
		);
		let id = Pallet::<T>::do_draft(manager.clone(), terms.clone()).unwrap();
		T::Assets::mint_into(T::NativeAsset::get(), &Pallet::<T>::pot(id), amount::<T>()).unwrap();
		// The most expensive amendment changes the asset, so that what was paid in is returned.
		terms.asset = T::BenchmarkHelper::create_asset(&manager);

		#[block]
		{
			Pallet::<T>::do_amend(manager, id, terms).unwrap();
		}

		assert!(Pallet::<T>::pot_balance(&T::NativeAsset::get(), id).is_zero());
	}

	#[benchmark]
	fn add_entries(n: Linear<1, { T::MaxBatch::get() }>) {
		let manager = manager::<T>();
		let id =
			Pallet::<T>::do_draft(manager.clone(), terms::<T>(Source::Listed, Release::Immediate))
				.unwrap();
		let entries = entries::<T>(n);

		#[block]
		{
			Pallet::<T>::do_add_entries(manager, id, entries).unwrap();
		}

		assert_eq!(Rounds::<T>::get(id).unwrap().rows, n);
	}

	#[benchmark]
	fn fund() {
		let manager = manager::<T>();
		let id =
			Pallet::<T>::do_draft(manager.clone(), terms::<T>(Source::Listed, Release::Immediate))
				.unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(manager), id, amount::<T>());

		assert_eq!(Pallet::<T>::pot_balance(&T::NativeAsset::get(), id), amount::<T>());
	}

	#[benchmark]
	fn open() {
		let manager = manager::<T>();
		let terms = terms::<T>(Source::Listed, Release::Immediate);
		let id = Pallet::<T>::do_draft(manager.clone(), terms.clone()).unwrap();
		Pallet::<T>::do_add_entries(manager.clone(), id, entries::<T>(1)).unwrap();
		let needed = terms.budget.saturating_add(amount::<T>());
		Pallet::<T>::do_fund(manager.clone(), id, needed).unwrap();
		// The queue is nearly full.
		let waiting: Vec<_> = (1..T::MaxPushRounds::get()).map(|i| (i, 0)).collect();
		PushQueue::<T>::put(BoundedVec::truncate_from(waiting));

		#[block]
		{
			Pallet::<T>::do_open(manager, id).unwrap();
		}

		assert_eq!(Rounds::<T>::get(id).unwrap().status, Status::Open);
		// The rounds made up above must not reach `try_state`.
		PushQueue::<T>::kill();
	}

	#[benchmark]
	fn pause() {
		let id = open_round::<T>(Source::Listed, Release::Immediate);
		let origin = T::PauseOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert!(matches!(Rounds::<T>::get(id).unwrap().status, Status::Paused { .. }));
	}

	#[benchmark]
	fn resume() {
		let id = open_round::<T>(Source::Listed, Release::Immediate);
		Pallet::<T>::do_pause(id).unwrap();
		let origin = T::PauseOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(Rounds::<T>::get(id).unwrap().status, Status::Open);
	}

	#[benchmark]
	fn claim_immediate(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(Release::Immediate, d);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		claim(RawOrigin::Signed(caller), id, beneficiary.clone(), evidence);

		assert_eq!(T::Assets::balance(T::NativeAsset::get(), &beneficiary), amount::<T>());
	}

	#[benchmark]
	fn claim_vested(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(vested::<T>(), d);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		claim(RawOrigin::Signed(caller), id, beneficiary.clone(), evidence);

		assert_eq!(T::Assets::balance(T::NativeAsset::get(), &beneficiary), amount::<T>());
	}

	#[benchmark]
	fn claim_streamed(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(streamed::<T>(false), d);
		let caller = manager::<T>();

		#[extrinsic_call]
		claim(RawOrigin::Signed(caller), id, beneficiary, evidence);

		assert!(Streams::<T>::contains_key(id, 0));
	}

	#[benchmark]
	fn claim_batch_immediate(n: Linear<1, { T::MaxBatch::get() }>) {
		let (id, caller, claims) = batch_setup::<T>(Release::Immediate, n);

		#[extrinsic_call]
		claim_batch(RawOrigin::Signed(caller), id, claims);

		assert_eq!(Rounds::<T>::get(id).unwrap().rows_claimed, n);
	}

	#[benchmark]
	fn claim_batch_vested(n: Linear<1, { T::MaxBatch::get() }>) {
		let (id, caller, claims) = batch_setup::<T>(vested::<T>(), n);

		#[extrinsic_call]
		claim_batch(RawOrigin::Signed(caller), id, claims);

		assert_eq!(Rounds::<T>::get(id).unwrap().rows_claimed, n);
	}

	#[benchmark]
	fn claim_batch_streamed(n: Linear<1, { T::MaxBatch::get() }>) {
		let (id, caller, claims) = batch_setup::<T>(streamed::<T>(false), n);

		#[extrinsic_call]
		claim_batch(RawOrigin::Signed(caller), id, claims);

		assert_eq!(Rounds::<T>::get(id).unwrap().rows_claimed, n);
	}

	#[benchmark]
	fn stop_stream(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(streamed::<T>(false), d);
		let manager = manager::<T>();

		#[block]
		{
			Pallet::<T>::do_stop_stream(manager, id, &beneficiary, &evidence).unwrap();
		}

		assert!(Streams::<T>::get(id, 0).unwrap().stopped);
	}

	#[benchmark]
	fn close() {
		let id = open_round::<T>(Source::Listed, Release::Immediate);
		T::BlockNumberProvider::set_block_number(at::<T>(2_000_000_000));
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_eq!(Rounds::<T>::get(id).unwrap().status, Status::Closed);
	}

	#[benchmark]
	fn abandon() {
		let manager = manager::<T>();
		let id =
			Pallet::<T>::do_draft(manager.clone(), terms::<T>(Source::Listed, Release::Immediate))
				.unwrap();
		Pallet::<T>::do_fund(manager.clone(), id, amount::<T>()).unwrap();

		#[block]
		{
			Pallet::<T>::do_abandon(manager, id).unwrap();
		}

		assert_eq!(Rounds::<T>::get(id).unwrap().status, Status::Closed);
	}

	#[benchmark]
	fn clean_up(n: Linear<1, { T::MaxBatch::get() }>) {
		// Rows set aside by as many accounts are the most expensive items: each returns a deposit
		// to another account.
		let caller: T::AccountId = whitelisted_caller();
		let id = open_round::<T>(Source::Listed, Release::Immediate);
		let footprint = Footprint { count: 1, size: 200 };
		for index in 0..T::MaxBatch::get() {
			let depositor: T::AccountId = account("depositor", index, SEED);
			T::Assets::mint_into(T::NativeAsset::get(), &depositor, amount::<T>()).unwrap();
			T::RecordDeposit::ensure_successful(&depositor, footprint);
			let deposit = T::RecordDeposit::new(&depositor, footprint).unwrap();
			SetAside::<T>::insert(id, index, Reserve { amount: One::one(), depositor, deposit });
		}
		Rounds::<T>::mutate(id, |round| {
			let round = round.as_mut().unwrap();
			round.status = Status::Closed;
			round.set_aside = T::MaxBatch::get().into();
		});
		T::BlockNumberProvider::set_block_number(at::<T>(4_000_000_000));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, n);

		assert_eq!(SetAside::<T>::iter_prefix(id).count() as u32, T::MaxBatch::get() - n);
	}

	#[benchmark]
	fn request_push() {
		let id = open_round::<T>(Source::Listed, Release::Immediate);
		Rounds::<T>::mutate(id, |round| round.as_mut().unwrap().rows = 1);
		let waiting: Vec<_> = (1..T::MaxPushRounds::get()).map(|i| (i, 0)).collect();
		PushQueue::<T>::put(BoundedVec::truncate_from(waiting));
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_eq!(PushQueue::<T>::get().len() as u32, T::MaxPushRounds::get());
	}

	#[benchmark]
	fn push_base() {
		let waiting: Vec<_> = (1..=T::MaxPushRounds::get()).map(|i| (i, 0)).collect();
		PushQueue::<T>::put(BoundedVec::truncate_from(waiting));

		#[block]
		{
			Pallet::<T>::push(T::WeightInfo::push_base());
		}
	}

	#[benchmark]
	fn push_round() {
		let id = open_round::<T>(Source::Listed, Release::Immediate);

		#[block]
		{
			let mut payer = Payer::<T>::read(id).unwrap();
			payer.is_set(0);
			payer.close();
		}
	}

	#[benchmark]
	fn push_entry() {
		let manager = manager::<T>();
		T::Compliance::benchmark_worst_case(&account("beneficiary", 0, SEED));
		let id = Pallet::<T>::do_draft(manager.clone(), terms::<T>(Source::Listed, vested::<T>()))
			.unwrap();
		Pallet::<T>::do_add_entries(manager.clone(), id, entries::<T>(1)).unwrap();
		let needed = amount::<T>().saturating_mul(20_000u32.into());
		T::Assets::transfer(
			T::NativeAsset::get(),
			&manager,
			&Pallet::<T>::pot(id),
			needed,
			Preservation::Preserve,
		)
		.unwrap();
		Pallet::<T>::do_open(manager, id).unwrap();

		#[block]
		{
			let mut payer = Payer::<T>::read(id).unwrap();
			Pallet::<T>::push_row(&mut payer, id, 0);
			payer.close();
		}

		assert_eq!(Rounds::<T>::get(id).unwrap().payments, 1);
	}

	#[benchmark]
	fn authorize_claim(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(vested::<T>(), d);
		let valid;

		#[block]
		{
			valid = Pallet::<T>::authorize_claim(id, &beneficiary, &evidence);
			// The extra work of the claim itself, if it has no signature.
			Pallet::<T>::book_free_claim(&evidence).unwrap();
		}

		assert!(valid.is_ok());
	}

	#[benchmark]
	fn set_aside(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(streamed::<T>(false), d);
		// A level that no account has, unless compliance accepts every account: then only the work
		// counts.
		Rounds::<T>::mutate(id, |round| {
			round.as_mut().unwrap().requirement = Requirement::level(u8::MAX);
		});
		let submitter = manager::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(submitter), id, beneficiary, evidence);

		assert!(SetAside::<T>::contains_key(id, 0));
	}

	#[benchmark]
	fn take_aside() {
		let (id, beneficiary, evidence) = claim_setup::<T>(Release::Immediate, 0);
		Rounds::<T>::mutate(id, |round| {
			round.as_mut().unwrap().requirement = Requirement::level(u8::MAX);
		});
		Pallet::<T>::do_set_aside(manager::<T>(), id, &beneficiary, &evidence).unwrap();

		#[block]
		{
			let reserve = SetAside::<T>::get(id, 0).unwrap();
			Payer::<T>::read(id).unwrap().release(0, reserve, amount::<T>()).unwrap();
		}

		assert!(!SetAside::<T>::contains_key(id, 0));
	}

	#[benchmark]
	fn transfer_asset() {
		let manager = manager::<T>();
		let asset = T::BenchmarkHelper::create_asset(&manager);
		let minimum = T::Assets::minimum_balance(asset.clone());
		let id =
			Pallet::<T>::do_draft(manager.clone(), terms::<T>(Source::Listed, Release::Immediate))
				.unwrap();
		let pot = Pallet::<T>::pot(id);
		let twice = minimum.saturating_add(minimum);
		T::Assets::transfer(asset.clone(), &manager, &pot, twice, Preservation::Preserve).unwrap();
		let to: T::AccountId = account("beneficiary", 0, SEED);
		let native = T::Assets::minimum_balance(T::NativeAsset::get());
		T::Assets::mint_into(T::NativeAsset::get(), &to, native).unwrap();

		#[block]
		{
			let _ = T::Assets::can_deposit(asset.clone(), &to, minimum, Provenance::Extant);
			T::Assets::transfer(asset.clone(), &pot, &to, minimum, Preservation::Preserve).unwrap();
		}

		assert_eq!(T::Assets::balance(asset, &to), minimum);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
