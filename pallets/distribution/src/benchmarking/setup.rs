//! What the benchmarks begin with.

use super::*;
use alloc::vec;
use distribution_primitives::{
	merkle::leaf_hash, Beneficiaries, Requirement, UnlockSchedule, Window,
};
use polkadot_sdk::{
	frame_support::storage::with_transaction,
	sp_core::ecdsa::Signature,
	sp_runtime::{traits::SaturatedConversion, TransactionOutcome},
};

pub(super) const SEED: u32 = 0;
/// Time at which benchmarks start.
pub(super) const START: u32 = 1_000;
/// Rows of the largest round: a tree of depth 32.
pub(super) const LEAVES: u32 = u32::MAX;

pub(super) fn at<T: Config>(time: u32) -> MomentOf<T> {
	u128::from(time).saturated_into()
}

/// An amount well above every minimum.
pub(super) fn amount<T: Config>() -> T::Balance {
	T::Assets::minimum_balance(T::NativeAsset::get()).saturating_mul(1_000u32.into())
}

pub(super) fn sibling(row: u32, level: u32) -> H256 {
	H256(polkadot_sdk::sp_io::hashing::blake2_256(&(row, level).encode()))
}

pub(super) fn proof(row: u32, depth: u32) -> Vec<H256> {
	(0..depth).map(|level| sibling(row, level)).collect()
}

pub(super) fn manager<T: Config>() -> T::AccountId {
	let manager: T::AccountId = account("manager", 0, SEED);
	let native = T::NativeAsset::get();
	let plenty = amount::<T>().saturating_mul(1_000_000u32.into());
	T::Assets::mint_into(native, &manager, plenty).unwrap();
	manager
}

/// The manager, of whom the chain knows as much as it can.
pub(super) fn manager_with_records<T: Config>() -> T::AccountId {
	let manager = manager::<T>();
	T::Compliance::benchmark_worst_case(&manager);
	manager
}

/// How many vesting schedules fit into the account of `who`, as far as it matters.
pub(super) fn free_slots<T: Config>(from: &T::AccountId, who: &T::AccountId) -> u32 {
	let tried = with_transaction(|| {
		let mut slots = 0;
		while slots < 64 && lock::<T>(from, who).is_ok() {
			slots += 1;
		}
		TransactionOutcome::Rollback(Ok::<u32, DispatchError>(slots))
	});
	tried.unwrap()
}

/// Locks some tokens in the account of `who`.
pub(super) fn lock<T: Config>(from: &T::AccountId, who: &T::AccountId) -> DispatchResult {
	T::Vesting::vested_transfer(from, who, amount::<T>(), One::one(), at::<T>(START * 2))
}

/// Fills the vesting slots in the account of `who` but for `free` of them.
pub(super) fn fill_slots<T: Config>(who: &T::AccountId, free: u32) {
	let from = manager::<T>();
	for _ in free..free_slots::<T>(&from, who) {
		lock::<T>(&from, who).unwrap();
	}
}

/// Terms of a round with this `source` and `release`.
pub(super) fn terms<T: Config>(source: Source, release: Release<MomentOf<T>>) -> TermsOf<T> {
	T::BlockNumberProvider::set_block_number(at::<T>(START));
	let budget = amount::<T>().saturating_mul(10_000u32.into());
	let manifest = match source {
		Source::Listed | Source::Voucher { .. } | Source::Sale { .. } => None,
		Source::Merkle { leaves, .. } => Some(Manifest {
			cid: vec![b'b'; 90].try_into().unwrap(),
			rows: leaves,
			total: budget.into(),
			published: None,
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
		beneficiaries: Beneficiaries::Accounts,
	}
}

pub(super) fn streamed<T: Config>(prepaid: bool) -> Release<MomentOf<T>> {
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

pub(super) fn vested<T: Config>() -> Release<MomentOf<T>> {
	Release::Vested { start: at::<T>(START), length: at::<T>(START) }
}

/// Has the block have paid from as many other rounds as are told apart but one.
fn pay_from_others<T: Config>() {
	// What is measured begins in block 1 at least.
	let block = frame_system::Pallet::<T>::block_number().max(One::one());
	frame_system::Pallet::<T>::set_block_number(block);
	let others: Vec<RoundId> = (1..MAX_HOT).map(|n| RoundId::MAX - n).collect();
	HotRounds::<T>::put(PaidFrom { block, rounds: others.try_into().unwrap() });
}

/// Who drafts rounds, with plenty of tokens.
pub(super) fn origin_of_rounds<T: Config>() -> T::RuntimeOrigin {
	let manager = manager::<T>();
	let origin =
		T::RoundOrigin::try_successful_origin().unwrap_or(RawOrigin::Signed(manager).into());
	let who = T::RoundOrigin::ensure_origin(origin.clone()).unwrap();
	let plenty = amount::<T>().saturating_mul(1_000_000u32.into());
	T::Assets::mint_into(T::NativeAsset::get(), &who, plenty).unwrap();
	origin
}

/// A listed draft without rows, and its manager, an account with many records.
pub(super) fn listed_draft<T: Config>() -> (RoundId, T::AccountId) {
	let manager = manager_with_records::<T>();
	let terms = terms::<T>(Source::Listed, Release::Immediate);
	(Pallet::<T>::do_draft(manager.clone(), terms).unwrap(), manager)
}

/// Puts an open and funded round into storage.
pub(super) fn open_round<T: Config>(source: Source, release: Release<MomentOf<T>>) -> RoundId {
	let manager = manager::<T>();
	let small = match source {
		// The deposit for the largest tree is not what is measured.
		Source::Merkle { root, .. } => Source::Merkle { root, leaves: 1 },
		other @ (Source::Listed | Source::Voucher { .. } | Source::Sale { .. }) => other,
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
	pay_from_others::<T>();
	id
}

/// Has the chain know as much as it can of `who`, and nothing against paying it.
pub(super) fn known<T: Config>(who: &T::AccountId) {
	T::Compliance::benchmark_worst_case(who);
	T::Payees::benchmark_worst_case(who);
}

/// A signature by some key of something: the ECDSA vector of `testdata/redirect.json`.
pub(super) fn a_signature() -> MultiSignature {
	let bytes = [
		78, 88, 118, 9, 48, 157, 160, 62, 123, 76, 28, 137, 197, 196, 209, 150, 69, 211, 51, 34,
		215, 129, 129, 241, 192, 72, 240, 149, 230, 29, 214, 126, 31, 234, 87, 74, 16, 66, 192,
		248, 189, 244, 178, 61, 237, 12, 194, 231, 0, 14, 126, 229, 225, 187, 135, 160, 169, 37,
		25, 195, 106, 167, 211, 40, 0,
	];
	MultiSignature::Ecdsa(Signature::from_raw(bytes))
}

/// A Merkle round with this `release`, and row 0 for a fresh account, proven by `depth` hashes.
pub(super) fn claim_setup<T: Config>(
	release: Release<MomentOf<T>>,
	depth: u32,
) -> (RoundId, T::AccountId, Evidence<T::Balance>) {
	let beneficiary: T::AccountId = account("beneficiary", 0, SEED);
	known::<T>(&beneficiary);
	if let Release::Vested { .. } = release {
		fill_slots::<T>(&beneficiary, 1);
	}
	let proof = proof(0, depth);
	let leaf = leaf_hash(0, &beneficiary.clone().into(), amount::<T>().into());
	let root = root_from_proof(leaf, &proof);
	let id = open_round::<T>(Source::Merkle { root, leaves: LEAVES }, release);
	(id, beneficiary, Evidence::Merkle { index: 0, amount: amount::<T>(), proof })
}

/// A batch of `n` rows for fresh accounts, in one word of the bitmap and with proofs no longer than
/// their tree needs.
pub(super) fn batch_setup<T: Config>(
	release: Release<MomentOf<T>>,
	n: u32,
) -> (RoundId, T::AccountId, BoundedVec<ClaimItemOf<T>, T::MaxBatch>) {
	let caller = manager::<T>();
	let accounts: Vec<T::AccountId> = (0..n).map(|i| account("beneficiary", i, SEED)).collect();
	accounts.iter().for_each(known::<T>);
	if let (Release::Vested { .. }, Some(first)) = (&release, accounts.first()) {
		let slots = free_slots::<T>(&caller, first);
		for who in &accounts {
			manager::<T>();
			(1..slots).for_each(|_| lock::<T>(&caller, who).unwrap());
		}
	}
	let leaves: Vec<H256> = accounts
		.iter()
		.enumerate()
		.map(|(i, who)| leaf_hash(i as u32, &who.clone().into(), amount::<T>().into()))
		.collect();
	let tree = distribution_primitives::merkle::MerkleTree::new(&leaves).unwrap();
	let mut claims = Vec::new();
	for (index, beneficiary) in (0..).zip(accounts) {
		let proof = tree.proof(index).unwrap();
		let evidence = Evidence::Merkle { index, amount: amount::<T>(), proof };
		claims.push(ClaimItem { beneficiary, evidence });
	}
	let id = open_round::<T>(Source::Merkle { root: tree.root(), leaves: LEAVES }, release);
	(id, caller, claims.try_into().unwrap())
}

/// What free transactions share, when those of as many managers as there is room for but one have
/// used something of the block.
pub(super) fn crowded<T: Config>() -> FreeUseOf<T> {
	// What is measured begins in block 1 at least.
	let block = frame_system::Pallet::<T>::block_number().max(One::one());
	frame_system::Pallet::<T>::set_block_number(block);
	let managers: Vec<_> =
		(1..MAX_MANAGERS).map(|n| (account("another manager", n, SEED), 0)).collect();
	FreeUse { block, managers: managers.try_into().unwrap(), ..Default::default() }
}

/// A weight that fits the share of one manager: as many items as are measured need not.
pub(super) fn within_a_share(weight: Weight) -> Weight {
	weight.min(Weight::from_parts(1, 0))
}

/// Whether as many managers have used something of the block as there is room for.
pub(super) fn is_crowded<T: Config>() -> bool {
	FreeClaims::<T>::get().managers.len() as u32 == MAX_MANAGERS
}

/// Leaves room for one more round in the push queue.
pub(super) fn nearly_fill_queue<T: Config>() {
	let waiting: Vec<_> = (1..T::MaxPushRounds::get()).map(Queued::first).collect();
	PushQueue::<T>::put(BoundedVec::truncate_from(waiting));
}

/// Another asset than the native one, its minimum balance, a pot with twice as much, and an account that
/// has none of it.
pub(super) fn pot_with_asset<T: Config>() -> (T::AssetKind, T::Balance, T::AccountId, T::AccountId)
{
	let (id, manager) = listed_draft::<T>();
	let asset = T::BenchmarkHelper::create_asset(&manager);
	let minimum = T::Assets::minimum_balance(asset.clone());
	let pot = Pallet::<T>::pot(id);
	let twice = minimum.saturating_add(minimum);
	T::Assets::transfer(asset.clone(), &manager, &pot, twice, Preservation::Preserve).unwrap();
	let to: T::AccountId = account("beneficiary", 0, SEED);
	let native = T::Assets::minimum_balance(T::NativeAsset::get());
	T::Assets::mint_into(T::NativeAsset::get(), &to, native).unwrap();
	(asset, minimum, pot, to)
}

/// An open listed round with this `release`, of two rows for accounts with many records.
pub(super) fn listed_round<T: Config>(release: Release<MomentOf<T>>) -> RoundId {
	let manager = manager::<T>();
	for (beneficiary, _) in entries::<T>(2) {
		known::<T>(&beneficiary);
		if let Release::Vested { .. } = release {
			fill_slots::<T>(&beneficiary, 1);
		}
	}
	let id = Pallet::<T>::do_draft(manager.clone(), terms::<T>(Source::Listed, release)).unwrap();
	Pallet::<T>::do_add_entries(manager.clone(), id, entries::<T>(2)).unwrap();
	let needed = amount::<T>().saturating_mul(20_000u32.into());
	T::Assets::mint_into(T::NativeAsset::get(), &Pallet::<T>::pot(id), needed).unwrap();
	Pallet::<T>::do_open(manager, id).unwrap();
	pay_from_others::<T>();
	id
}

/// A turn of such a round that has pushed the first row: what all rows have in common is read.
pub(super) fn turn<T: Config>(release: Release<MomentOf<T>>) -> (RoundId, Payer<T>) {
	let id = listed_round::<T>(release);
	let mut payer = Payer::<T>::read(id).unwrap();
	assert!(Pallet::<T>::push_row(&mut payer, id, 0));
	(id, payer)
}

/// Rows of a listed round, for fresh accounts.
pub(super) fn entries<T: Config>(n: u32) -> BoundedVec<EntryOf<T>, T::MaxBatch> {
	let rows: Vec<_> = (0..n).map(|i| (account("beneficiary", i, SEED), amount::<T>())).collect();
	rows.try_into().unwrap()
}
