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
use alloc::{vec, vec::Vec};
use distribution_primitives::{
	chunk::{digest, Chunk as Bytes, MAX_CHUNK_ROWS},
	merkle::leaf_hash,
	Largest, VerifiedList, MAX_LARGEST,
};
use frame_benchmarking::v2::*;
use polkadot_sdk::{frame_benchmarking, frame_system::RawOrigin};

/// Rows that a list has before those that are stored: some subtrees wait for them.
const BEFORE: u32 = 255;

/// An account that can pay for any list.
fn owner<T: Config>() -> T::AccountId {
	let owner: T::AccountId = account("owner", 0, 0);
	let rows = T::MaxChunks::get().saturating_mul(MAX_CHUNK_ROWS);
	let peaks = types::max_peaks(rows, T::MaxChunks::get());
	let footprint = Pallet::<T>::footprint(T::MaxChunks::get(), peaks, false);
	T::Deposit::ensure_successful(&owner, footprint);
	owner
}

/// Rows whose amounts rise: each is larger than all before it, and takes its place before them.
fn rows(from: u32, count: u32) -> Vec<([u8; 32], u128)> {
	(from..from + count).map(|row| ([7; 32], u128::from(row) + 1)).collect()
}

/// Announces a list of so many chunks.
fn announce_many<T: Config>(chunks: u32) -> ListId {
	let digests = vec![H256::repeat_byte(1); chunks as usize];
	Pallet::<T>::do_announce(owner::<T>(), chunks * 1_000, &digests).unwrap()
}

/// Puts a list of which this is known into storage, without its chunks.
pub(crate) fn put_list<T: Config>(list: VerifiedList) -> ListId {
	let VerifiedList { root, rows, total, largest } = list;
	let owner = owner::<T>();
	let id = NextListId::<T>::get();
	NextListId::<T>::put(id + 1);
	let deposit = T::Deposit::new(&owner, Pallet::<T>::footprint(1, 1, true)).unwrap();
	let record = List {
		owner,
		deposit,
		rows,
		chunks: 1,
		stored: 1,
		peaks: 1,
		total,
		largest,
		root: Some(root),
		users: 0,
		touched: Pallet::<T>::touch(),
	};
	Lists::<T>::insert(id, record);
	id
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn announce(c: Linear<1, { T::MaxChunks::get() }>) {
		let owner = owner::<T>();
		let chunks: BoundedVec<H256, T::MaxChunks> =
			vec![H256::repeat_byte(1); c as usize].try_into().unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), c * 1_000, chunks);

		assert_eq!(Lists::<T>::get(0).unwrap().chunks, c);
	}

	// The bytes of the transaction are written in the block that reads them: no proof has them.
	#[benchmark(pov_mode = MaxEncodedLen { System::ExtrinsicData: Ignored })]
	fn publish(r: Linear<1, MAX_CHUNK_ROWS>) {
		// The last chunk, with which the list is verified and a part of the deposit returned.
		let leaves = BEFORE + r;
		let before = Bytes::write(leaves, 0, &rows(0, BEFORE)).unwrap();
		let data = Bytes::write(leaves, BEFORE, &rows(BEFORE, r)).unwrap();
		let digests = [digest(&before), digest(&data)];
		let list = Pallet::<T>::do_announce(owner::<T>(), leaves, &digests).unwrap();
		frame_system::Pallet::<T>::set_extrinsic_index(0);
		frame_system::Pallet::<T>::note_extrinsic(before.clone());
		Pallet::<T>::do_publish(list, &before).unwrap();
		frame_system::Pallet::<T>::set_extrinsic_index(1);
		frame_system::Pallet::<T>::note_extrinsic(data.clone());
		let data: BoundedVec<u8, ConstU32<MAX_CHUNK_LEN>> = data.try_into().unwrap();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), list, data);

		let mut fold = Fold::new(leaves).unwrap();
		for (index, (account, amount)) in (0..).zip(rows(0, leaves)) {
			fold.push(leaf_hash(index, &account, amount)).unwrap();
		}
		assert_eq!(Lists::<T>::get(list).unwrap().root, fold.root());
	}

	// As above.
	#[benchmark(pov_mode = MaxEncodedLen { System::ExtrinsicData: Ignored })]
	fn carrier(k: Linear<1, { Pallet::<T>::longest_carrier().div_ceil(1_024) }>) {
		let length = k * 1_024;
		frame_system::Pallet::<T>::set_extrinsic_index(0);
		frame_system::Pallet::<T>::note_extrinsic(vec![1; length as usize]);
		let found;

		#[block]
		{
			found = Pallet::<T>::carrier(&[1; 64]);
		}

		assert_eq!(found, Ok((0, length)));
	}

	#[benchmark]
	fn remove(c: Linear<1, { T::MaxChunks::get() }>) {
		// Abandoned, so that the caller is not the owner.
		let list = announce_many::<T>(c);
		T::BlockNumberProvider::set_block_number(T::AbandonAfter::get());
		// With nothing lost since, however far the clock has jumped.
		let touched = Touched { at: Zero::zero(), lost: T::LostTime::lost() };
		let mut largest = Largest::default();
		(1..=u128::from(MAX_LARGEST)).for_each(|amount| largest.note(amount));
		Lists::<T>::mutate_extant(list, |list| {
			(list.largest, list.touched) = (largest, touched);
		});
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), list);

		assert!(!Lists::<T>::contains_key(list));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
