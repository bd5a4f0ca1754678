//! Records of rounds and their arithmetic. Nothing here touches storage, so money bugs show up
//! without an externality.

use codec::{Decode, Encode, MaxEncodedLen};
use distribution_primitives::{
	audit, Release, Remainder, Requirement, RoundId, Source, Status, Window,
};
use pallet_distribution_common::item_size;
use polkadot_sdk::{
	frame_support::traits::Footprint,
	sp_core::H256,
	sp_runtime::traits::{AtLeast32BitUnsigned, Saturating},
};
use scale_info::TypeInfo;

/// Rows per word of the claimed bitmap.
pub const WORD_BITS: u32 = 1_024;

/// One word of the claimed bitmap: bit `i % 1024` of word `i / 1024` is set once row `i` is paid
/// or, in a streamed round, started.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct BitmapWord(pub [u8; 128]);

impl Default for BitmapWord {
	fn default() -> Self {
		Self([0; 128])
	}
}

impl BitmapWord {
	/// Number of the word that contains row `index`.
	pub fn of(index: u32) -> u32 {
		index.checked_div(WORD_BITS).unwrap_or(0)
	}

	fn place(index: u32) -> (usize, u8) {
		let bit = index & 1_023;
		((bit >> 3) as usize, 1 << (bit & 7))
	}

	/// Whether row `index` is set.
	pub fn get(&self, index: u32) -> bool {
		let (byte, mask) = Self::place(index);
		self.0.get(byte).is_some_and(|b| b & mask != 0)
	}

	/// Sets row `index`.
	pub fn set(&mut self, index: u32) {
		let (byte, mask) = Self::place(index);
		if let Some(b) = self.0.get_mut(byte) {
			*b |= mask;
		}
	}

	/// Number of rows set.
	pub fn count(&self) -> u32 {
		self.0.iter().map(|b| b.count_ones()).sum()
	}
}

/// Whether a round keeps a record per stream, and who pays the deposit for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamRecords {
	/// The round does not stream: each row is paid once.
	None,
	/// The manager's deposit covers the records.
	PaidByManager,
	/// The sender of a stream's first claim pays for its record.
	PaidByClaimant,
}

/// The round would owe more than its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverBudget;

/// A round as stored: everything that each claim reads and writes, and nothing else. Times are in
/// blocks of the configured clock, amounts in the asset's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Round<AccountId, AssetKind, Balance, Moment> {
	/// The manager.
	pub manager: AccountId,
	/// The asset that is distributed.
	pub asset: AssetKind,
	/// Where entitlements come from.
	pub source: Source,
	/// How they are paid.
	pub release: Release<Moment>,
	/// The compliance requirement for beneficiaries.
	pub requirement: Requirement,
	/// When claims are accepted.
	pub window: Window<Moment>,
	/// Where unclaimed tokens go.
	pub remainder: Remainder,
	/// The state.
	pub status: Status<Moment>,
	/// Maximum that can be paid in total. Decreases by what stopped streams free.
	pub budget: Balance,
	/// Paid so far.
	pub claimed: Balance,
	/// Sum of all rows, as listed or according to the manifest.
	pub total: Balance,
	/// Number of rows.
	pub rows: u32,
	/// Number of rows whose bit is set.
	pub rows_claimed: u32,
	/// Number of streams that have not been paid in full.
	pub open_streams: u32,
	/// When the chain last finished pushing the round.
	pub pushed: Option<Moment>,
	/// Sum reserved for rows that compliance refused.
	pub set_aside: Balance,
	/// Number of payments.
	pub payments: u64,
	/// Digest over all payments; see [`distribution_primitives::audit`].
	pub audit: H256,
}

impl<AccountId, AssetKind, Balance, Moment> Round<AccountId, AssetKind, Balance, Moment> {
	/// Whether the chain pays the rows on its own: they are listed, and paid once.
	pub fn is_pushed(&self) -> bool {
		self.source == Source::Listed && !self.is_streamed()
	}

	/// Whether rows are paid as they unlock, each in several payments.
	pub fn is_streamed(&self) -> bool {
		self.stream_records() != StreamRecords::None
	}

	/// Whether nothing is left to claim.
	pub fn is_complete(&self) -> bool {
		self.rows > 0 && self.rows_claimed >= self.rows && self.open_streams == 0
	}

	/// First time at which rows set aside can no longer be claimed, with `grace` after the end of
	/// the window.
	pub fn aside_until(&self, grace: Moment) -> Moment
	where
		Moment: Copy + Saturating,
	{
		self.window.closes.saturating_add(grace)
	}

	/// Whether the round keeps a record per stream, and who pays for it.
	pub fn stream_records(&self) -> StreamRecords {
		match self.release {
			Release::Streamed { prepaid: true, .. } => StreamRecords::PaidByManager,
			Release::Streamed { prepaid: false, .. } => StreamRecords::PaidByClaimant,
			Release::Immediate | Release::Vested { .. } => StreamRecords::None,
		}
	}

	/// Extends the audit trail by one payment and returns its sequence number.
	pub fn record(&mut self, beneficiary: &AccountId, amount: Balance, index: u32) -> u64
	where
		AccountId: Encode,
		Balance: Into<u128>,
	{
		let sequence = self.payments;
		self.audit = audit::extend(self.audit, sequence, beneficiary, amount.into(), index);
		self.payments = sequence.saturating_add(1);
		sequence
	}
}

/// The books. Invariant: `claimed + set_aside <= budget`, as long as the round is not closed. An
/// operation that fails changes nothing. `own` is what is set aside for the row in question; what
/// is set aside for other rows belongs to their beneficiaries, and no operation touches it.
impl<AccountId, AssetKind, Balance, Moment> Round<AccountId, AssetKind, Balance, Moment>
where
	Balance: AtLeast32BitUnsigned + Copy,
{
	/// Books a payment of `amount`. As much of `own` is released.
	pub fn pay(&mut self, amount: Balance, own: Balance) -> Result<(), OverBudget> {
		let claimed = self.claimed.checked_add(&amount).ok_or(OverBudget)?;
		self.ensure_covered(claimed, self.for_others(own), self.budget)?;
		self.claimed = claimed;
		self.unreserve(amount.min(own));
		Ok(())
	}

	/// Sets `amount` aside.
	pub fn reserve(&mut self, amount: Balance) -> Result<(), OverBudget> {
		let set_aside = self.set_aside.checked_add(&amount).ok_or(OverBudget)?;
		self.ensure_covered(self.claimed, set_aside, self.budget)?;
		self.set_aside = set_aside;
		Ok(())
	}

	/// Releases `amount` of what is set aside.
	pub fn unreserve(&mut self, amount: Balance) {
		self.set_aside = self.set_aside.saturating_sub(amount);
	}

	/// Takes `freed` off the budget, with `due` of the stopped row still to be paid. Returns how
	/// much of `own` is released: no more stays set aside than is due.
	///
	/// A list may add up to more than its manifest says: stopping must not take from other rows.
	pub fn stop(
		&mut self,
		freed: Balance,
		due: Balance,
		own: Balance,
	) -> Result<Balance, OverBudget> {
		let budget = self.budget.checked_sub(&freed).ok_or(OverBudget)?;
		let total = self.total.checked_sub(&freed).ok_or(OverBudget)?;
		let owed = self.claimed.checked_add(&due).ok_or(OverBudget)?;
		self.ensure_covered(owed, self.for_others(own), budget)?;
		self.budget = budget;
		self.total = total;
		let excess = own.saturating_sub(due);
		self.unreserve(excess);
		Ok(excess)
	}

	/// What is set aside for rows other than the one with `own`.
	fn for_others(&self, own: Balance) -> Balance {
		self.set_aside.saturating_sub(own)
	}

	fn ensure_covered(
		&self,
		claimed: Balance,
		set_aside: Balance,
		budget: Balance,
	) -> Result<(), OverBudget> {
		let committed = claimed.checked_add(&set_aside).ok_or(OverBudget)?;
		(committed <= budget).then_some(()).ok_or(OverBudget)
	}
}

/// A stream that has been started: the entitlement of its row, and how much of it has been paid.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stream<AccountId, Balance, Deposit> {
	/// The beneficiary.
	pub beneficiary: AccountId,
	/// The entitlement, in the asset's smallest unit.
	pub total: Balance,
	/// Paid so far, in the same unit.
	pub paid: Balance,
	/// Whether the manager stopped it. `total` is then what had unlocked, all of it claimable.
	pub stopped: bool,
	/// Who paid the deposit for this record, and the deposit. `None` if the manager's deposit
	/// covers it.
	pub deposit: Option<(AccountId, Deposit)>,
}

/// The unpaid part of a row that compliance refused, kept for its beneficiary when the round
/// closes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Reserve<AccountId, Balance, Deposit> {
	/// How much, in the asset's smallest unit.
	pub amount: Balance,
	/// Who paid the deposit for this record.
	pub depositor: AccountId,
	/// The deposit.
	pub deposit: Deposit,
}

/// The state of a round that its manager's deposit covers: the fixed records, one bitmap word per
/// 1,024 rows, the rows themselves if listed, the stream records if prepaid.
///
/// `fixed` is the size of the fixed records, `row` that of a listed row, `stream` that of a stream
/// record, all in bytes.
pub fn footprint(fixed: usize, rows: u32, row: Option<usize>, stream: Option<usize>) -> Footprint {
	let rows = u64::from(rows);
	let words = rows.div_ceil(u64::from(WORD_BITS)).saturating_mul(item_size(128));
	let listed = row.map_or(0, |size| rows.saturating_mul(item_size(size)));
	let streams = stream.map_or(0, |size| rows.saturating_mul(item_size(size)));
	Footprint {
		count: 1,
		size: item_size(fixed).saturating_add(words).saturating_add(listed).saturating_add(streams),
	}
}

/// Seed of the account that holds the tokens of round `id`, derived from the pallet's own account.
pub fn pot_seed(id: RoundId) -> ([u8; 5], RoundId) {
	(*b"round", id)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	type TestRound = Round<u8, (), u128, u32>;

	fn round(budget: u128) -> TestRound {
		Round {
			manager: 0,
			asset: (),
			source: Source::Listed,
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 10 },
			remainder: Remainder::Manager,
			status: Status::Open,
			budget,
			claimed: 0,
			total: budget,
			rows: 4,
			rows_claimed: 0,
			open_streams: 0,
			pushed: None,
			set_aside: 0,
			payments: 0,
			audit: H256::zero(),
		}
	}

	#[test]
	fn word_should_count_each_row_once() {
		let mut word = BitmapWord::default();
		for index in [0, 1, 7, 8, 1_023, 1_024 + 5] {
			assert!(!word.get(index));
			word.set(index);
			word.set(index);
			assert!(word.get(index));
		}
		assert_eq!(word.count(), 6);
		assert_eq!(BitmapWord::of(1_023), 0);
		assert_eq!(BitmapWord::of(1_024), 1);
		assert_eq!(BitmapWord::of(u32::MAX), 4_194_303);
	}

	#[test]
	fn footprint_should_grow_with_rows() {
		let size = |rows, row, stream| footprint(300, rows, row, stream).size;
		assert_eq!(size(0, None, None), 380);
		assert_eq!(size(1_024, None, None), 380 + 208);
		assert_eq!(size(1_025, None, None), 380 + 2 * 208);
		assert_eq!(size(10, Some(48), None), 380 + 208 + 10 * 128);
		assert_eq!(size(10, None, Some(100)), 380 + 208 + 10 * 180);
		// Ten million claims of an immediate Merkle round take about 2 MB of deposit.
		assert!(size(10_000_000, None, None) < 2_100_000);
	}

	#[test]
	fn streams_should_be_recorded_at_the_expense_of_the_manager_or_the_claimant() {
		let schedule =
			distribution_primitives::UnlockSchedule { start: 0, cliff: 0, length: 9, step: 1 };
		let release = |prepaid| Release::Streamed { schedule, revocable: false, prepaid };
		let with = |release| TestRound { release, ..round(1) };
		assert_eq!(with(release(true)).stream_records(), StreamRecords::PaidByManager);
		assert_eq!(with(release(false)).stream_records(), StreamRecords::PaidByClaimant);
		assert_eq!(round(1).stream_records(), StreamRecords::None);
		assert!(with(release(true)).is_streamed() && !with(release(true)).is_pushed());
		assert!(!round(1).is_streamed() && round(1).is_pushed());
	}

	#[test]
	fn payment_should_be_refused_when_it_would_exceed_the_budget() {
		let mut it = round(100);
		assert_eq!(it.pay(101, 0), Err(OverBudget));
		assert_eq!(it.pay(100, 0), Ok(()));
		assert_eq!(it.pay(1, 0), Err(OverBudget));
		assert_eq!(it.claimed, 100);
	}

	#[test]
	fn payment_should_leave_what_is_set_aside_for_others() {
		let mut it = round(100);
		it.reserve(60).unwrap();
		assert_eq!(it.pay(41, 0), Err(OverBudget));
		// The row's own reserve is there for this payment, and released by as much.
		it.pay(30, 50).unwrap();
		assert_eq!((it.claimed, it.set_aside), (30, 30));
		// A payment may be larger than the reserve.
		it.pay(50, 20).unwrap();
		assert_eq!((it.claimed, it.set_aside), (80, 10));
		assert_eq!(it.pay(11, 0), Err(OverBudget));
	}

	#[test]
	fn reserve_should_be_refused_when_the_budget_is_spoken_for() {
		let mut it = round(100);
		it.pay(50, 0).unwrap();
		assert_eq!(it.reserve(51), Err(OverBudget));
		it.reserve(50).unwrap();
		assert_eq!(it.reserve(1), Err(OverBudget));
		it.unreserve(30);
		assert_eq!(it.set_aside, 20);
	}

	#[test]
	fn stopping_should_reduce_the_budget_and_the_own_reserve() {
		let mut it = round(100);
		it.reserve(40).unwrap();
		// Of a row of 40, 15 are due and 25 freed.
		assert_eq!(it.stop(25, 15, 40), Ok(25));
		assert_eq!((it.budget, it.total, it.set_aside), (75, 75, 15));
		// A reserve below what is due stays.
		assert_eq!(it.stop(10, 20, 15), Ok(0));
		assert_eq!((it.budget, it.set_aside), (65, 15));
	}

	#[test]
	fn stopping_should_be_refused_when_it_would_take_from_other_rows() {
		let mut it = round(100);
		it.pay(40, 0).unwrap();
		it.reserve(30).unwrap();
		for (freed, due) in [(101, 0), (31, 0), (20, 11), (0, u128::MAX)] {
			assert_eq!(it.stop(freed, due, 0), Err(OverBudget), "{freed} {due}");
		}
		// `total` may be below the budget.
		it.total = 5;
		assert_eq!(it.stop(6, 0, 0), Err(OverBudget));
		assert_eq!((it.budget, it.claimed, it.set_aside), (100, 40, 30));
	}

	#[test]
	fn books_should_not_overflow_at_the_largest_amounts() {
		let mut it = round(u128::MAX);
		it.pay(u128::MAX - 5, 0).unwrap();
		assert_eq!(it.pay(6, 0), Err(OverBudget));
		assert_eq!(it.reserve(6), Err(OverBudget));
		it.reserve(5).unwrap();
		assert_eq!(it.reserve(u128::MAX), Err(OverBudget));
		assert_eq!(it.stop(0, 6, 0), Err(OverBudget));
	}

	#[derive(Clone, Debug)]
	enum Op {
		Pay { row: usize, amount: u128 },
		Reserve { row: usize, amount: u128 },
		Stop { row: usize, freed: u128, due: u128 },
		GiveUp { row: usize },
	}

	fn op() -> impl Strategy<Value = Op> {
		let (row, amount) = (|| 0..4usize, || 0..400u128);
		prop_oneof![
			(row(), amount()).prop_map(|(row, amount)| Op::Pay { row, amount }),
			(row(), amount()).prop_map(|(row, amount)| Op::Reserve { row, amount }),
			(row(), amount(), amount()).prop_map(|(row, freed, due)| Op::Stop { row, freed, due }),
			row().prop_map(|row| Op::GiveUp { row }),
		]
	}

	proptest! {
		#![proptest_config(ProptestConfig { cases: 2_048, ..Default::default() })]

		/// The reserves of four rows are kept beside the round, as storage does.
		#[test]
		fn books_should_balance_whatever_happens(
			budget in 0..2_000u128, ops in prop::collection::vec(op(), 0..60),
		) {
			let mut it = round(budget);
			let (mut reserves, mut paid, mut freed) = ([0u128; 4], 0u128, 0u128);
			for op in ops {
				let before = it.clone();
				let others = |row: usize| before.set_aside - reserves[row];
				let result = match op {
					Op::Pay { row, amount } => {
						let own = reserves[row];
						let fits = before.claimed + amount + others(row) <= before.budget;
						let result = it.pay(amount, own);
						prop_assert_eq!(result.is_ok(), fits);
						if fits {
							reserves[row] = own.saturating_sub(amount);
							paid += amount;
						}
						result
					}
					Op::Reserve { row, amount } => {
						let fits =
							before.claimed + before.set_aside + amount <= before.budget;
						let result = it.reserve(amount);
						prop_assert_eq!(result.is_ok(), fits);
						if fits {
							reserves[row] += amount;
						}
						result
					}
					Op::Stop { row, freed: part, due } => {
						let own = reserves[row];
						let fits = before.claimed + due + others(row) + part <= before.budget;
						let result = it.stop(part, due, own);
						prop_assert_eq!(result.is_ok(), fits);
						if let Ok(excess) = result {
							reserves[row] -= excess;
							prop_assert!(reserves[row] <= due);
							freed += part;
						}
						result.map(|_| ())
					}
					Op::GiveUp { row } => {
						it.unreserve(reserves[row]);
						reserves[row] = 0;
						Ok(())
					}
				};
				if result.is_err() {
					prop_assert_eq!(&it, &before);
				}
				prop_assert_eq!(it.claimed, paid);
				prop_assert_eq!(it.budget, budget - freed);
				prop_assert_eq!(it.set_aside, reserves.iter().sum::<u128>());
				prop_assert!(it.claimed + it.set_aside <= it.budget);
			}
		}
	}
}
