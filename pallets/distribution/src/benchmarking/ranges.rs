//! What the benchmarks of ranges, and of lists that are stored in the chain, begin with.

use super::{setup::*, *};
use codec::Compact;
use distribution_primitives::{
	merkle::{leaf_hash, root_of_range},
	Largest, MaxShare, Published, VerifiedList, MAX_LARGEST,
};
use polkadot_sdk::sp_runtime::Perbill;

/// A range of rows that can be claimed.
pub(super) struct Range<T: Config> {
	pub(super) id: RoundId,
	pub(super) caller: T::AccountId,
	pub(super) first: u32,
	pub(super) rows: RangeRowsOf<T>,
	pub(super) siblings: RangeSiblings,
}

impl<T: Config> Range<T> {
	/// Decides whether the range may be claimed in this block without signature, as if it weighed next
	/// to nothing.
	pub(super) fn admit(&self) -> TransactionValidityWithRefund {
		let Self { id, first, rows, siblings, .. } = self;
		let weight = |round: &RoundOf<T>| {
			let size = Pallet::<T>::range_size(*first, rows, siblings);
			within_a_share(Pallet::<T>::free_range_weight(round, size))
		};
		let source = TransactionSource::InBlock;
		Pallet::<T>::admit_range(source, *id, *first, rows, siblings, weight)
	}
}

/// A range of `n` rows for fresh accounts, which are all of the list: in one word of the bitmap, and
/// with no hashes beside them. All are to be paid: a row that is left out weighs what
/// `HASHES_OF_A_ROW_LEFT_OUT` says, and hashes have a benchmark of their own.
pub(super) fn range_setup<T: Config>(release: Release<MomentOf<T>>, n: u32) -> Range<T> {
	let caller = manager::<T>();
	let accounts: Vec<T::AccountId> = (0..n).map(|i| account("beneficiary", i, SEED)).collect();
	accounts.iter().for_each(known::<T>);
	if let (Release::Vested { .. }, Some(who)) = (&release, accounts.first()) {
		let slots = free_slots::<T>(&caller, who);
		for who in &accounts {
			manager::<T>();
			(1..slots).for_each(|_| lock::<T>(&caller, who).unwrap());
		}
	}
	let amount: u128 = amount::<T>().into();
	let leaves = (0u32..).zip(&accounts).map(|(index, who)| {
		let who: [u8; 32] = who.clone().into();
		leaf_hash(index, &who, amount)
	});
	let root = root_of_range(n, 0, leaves, &[]).unwrap();
	let id = open_round::<T>(Source::Merkle { root, leaves: n }, release);
	let rows: Vec<RangeRowOf<T>> = accounts
		.into_iter()
		.map(|beneficiary| RangeRow::Pay { beneficiary, amount: Compact(amount) })
		.collect();
	let rows: RangeRowsOf<T> = rows.try_into().unwrap();
	Range { id, caller, first: 0, rows, siblings: RangeSiblings::default() }
}

/// A draft whose terms demand a list that is stored, with every limit there is.
pub(super) fn published_draft<T: Config>() -> RoundId {
	let manager = manager::<T>();
	let root = H256::repeat_byte(1);
	let mut terms = terms::<T>(Source::Merkle { root, leaves: 1_000 }, Release::Immediate);
	let total: u128 = terms.budget.into();
	let mut largest = Largest::default();
	(0..MAX_LARGEST).for_each(|_| largest.note(1));
	let list = T::Lists::benchmark_list(VerifiedList { root, rows: 1_000, total, largest });
	let limit = MaxShare { rows: MAX_LARGEST, share: Perbill::one() };
	let published = Published { list, max_row: Some(1), max_share_of_largest: Some(limit) };
	if let Some(manifest) = &mut terms.manifest {
		manifest.published = Some(published);
	}
	Pallet::<T>::do_draft(manager, terms).unwrap()
}
