//! Records of rounds and their arithmetic. Nothing here touches storage, so money bugs show up
//! without an externality.

use crate::delay::Delay;
use codec::{Decode, Encode, MaxEncodedLen};
use distribution_primitives::{
	audit, Beneficiaries, Release, Remainder, Requirement, RoundId, Source, Status, TermsHash,
	Window,
};
use polkadot_sdk::{sp_core::H256, sp_runtime::traits::AtLeast32BitUnsigned};
use scale_info::TypeInfo;

/// Times that the cooldown of pushing can double.
const MAX_IDLE: u8 = 16;

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

/// The round would owe more than its budget or, of vouchers, than is promised.
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
	/// Where entitlements come from, as agreed.
	pub source: Source,
	/// How they are paid.
	pub release: Release<Moment>,
	/// The compliance requirement for beneficiaries.
	pub requirement: Requirement,
	/// When claims are accepted, as agreed.
	pub window: Window<Moment>,
	/// By how much its end has moved since.
	pub delay: Delay<Moment>,
	/// Where unclaimed tokens go.
	pub remainder: Remainder,
	/// The state, as far as it has been noted.
	pub status: Status<Moment>,
	/// How long it was paused without a vote, in pauses that are over.
	pub pause_spent: Moment,
	/// Maximum that can be paid in total. Decreases by what stopped streams free.
	pub budget: Balance,
	/// Paid so far.
	pub claimed: Balance,
	/// Sum of all rows, as listed or according to the manifest. Of a round of vouchers: what is
	/// promised, which can be paid or set aside in total. Of a round of a sale: what is for sale, and
	/// what was delivered once nothing more will be.
	pub total: Balance,
	/// Number of rows. Of a round of vouchers: the number of beneficiaries for whom there is room. Of
	/// a round of a sale: the number of bids for which there is room.
	pub rows: u32,
	/// Number of rows whose bit is set. Of a round of vouchers: the number of beneficiaries that have
	/// a record.
	pub rows_claimed: u32,
	/// Number of streams that have not been paid in full.
	pub open_streams: u32,
	/// When the chain can be asked to push the round again.
	pub push: Push<Moment>,
	/// Sum reserved for rows that were refused.
	pub set_aside: Balance,
	/// When a payout limit last let a stream that is set aside have a part only, on a clock that
	/// stands still while nobody can claim.
	pub cut_at: Moment,
	/// Number of payments.
	pub payments: u64,
	/// Digest over all payments; see [`distribution_primitives::audit`].
	pub audit: H256,
	/// Which kind of beneficiaries the rows name.
	pub beneficiaries: Beneficiaries,
}

/// What was agreed, in 64 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Seal {
	/// Hash of the terms and the listed rows; see [`distribution_primitives::terms_hash`].
	pub terms: TermsHash,
	/// Digest of the listed rows, see [`distribution_primitives::extend_rows`], or of the first keys
	/// of a round of vouchers, see [`distribution_primitives::VoucherKeys::digest`].
	pub rows: H256,
}

/// When the chain can be asked to push a round again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Push<Moment> {
	/// First time at which it can.
	pub after: Moment,
	/// Passes without a payment since the last one with a payment.
	pub idle: u8,
}

impl<Moment: AtLeast32BitUnsigned + Copy> Push<Moment> {
	/// A pass over all rows has ended at `now`; `paid` says whether it paid any. The `cooldown`
	/// doubles with each pass in a row that paid none: trying rows that cannot be paid uses weight
	/// that other rounds could use.
	pub fn rest(&mut self, now: Moment, cooldown: Moment, paid: bool) {
		self.idle = if paid { 0 } else { self.idle.saturating_add(1).min(MAX_IDLE) };
		let times = 2u32.saturating_pow(self.idle.into());
		self.after = now.saturating_add(cooldown.saturating_mul(times.into()));
	}
}

/// A place in the push queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Queued {
	/// The round.
	pub id: RoundId,
	/// The next row to look at.
	pub next: u32,
	/// Whether this pass has paid a row.
	pub paid: bool,
}

impl Queued {
	/// At the first row of round `id`.
	pub fn first(id: RoundId) -> Self {
		Self { id, next: 0, paid: false }
	}
}

/// How far the state of a closed round has been removed. What comes before is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Cleaning {
	/// Streams, up to this row in the order of their storage keys.
	#[codec(index = 0)]
	Streams(Option<u32>),
	/// Listed rows below this one.
	#[codec(index = 1)]
	Rows(u32),
	/// Words of the bitmap below this one.
	#[codec(index = 2)]
	Words(u32),
	/// All of it. The round itself is left.
	#[codec(index = 3)]
	Done,
	/// Records of a round of vouchers. How far is kept apart, see [`crate::CleanedVouchers`].
	#[codec(index = 4)]
	Vouchers,
}

impl Default for Cleaning {
	fn default() -> Self {
		Self::Streams(None)
	}
}

impl<AccountId, AssetKind, Balance, Moment> Round<AccountId, AssetKind, Balance, Moment> {
	/// Whether the chain pays the rows on its own: they are listed accounts, and paid once.
	pub fn is_pushed(&self) -> bool {
		self.source == Source::Listed && !self.is_streamed() && !self.is_ethereum()
	}

	/// Whether the beneficiaries are Ethereum addresses, whose owners sign which account is paid.
	pub fn is_ethereum(&self) -> bool {
		self.beneficiaries == Beneficiaries::Ethereum
	}

	/// Whether rows are paid as they unlock, each in several payments.
	pub fn is_streamed(&self) -> bool {
		self.stream_records() != StreamRecords::None
	}

	/// Whether entitlements are vouchers.
	pub fn pays_vouchers(&self) -> bool {
		matches!(self.source, Source::Voucher { .. })
	}

	/// Whether a sale decides who is entitled to what.
	pub fn is_of_sale(&self) -> bool {
		matches!(self.source, Source::Sale { .. })
	}

	/// Whether nothing is left to claim. There may be a further voucher until the whole budget is paid.
	/// A sale says in the end how much it has delivered, and until then all of it may be.
	pub fn is_complete(&self) -> bool
	where
		Balance: PartialOrd,
	{
		if self.pays_vouchers() {
			return self.claimed >= self.budget;
		}
		if self.is_of_sale() {
			return self.claimed >= self.total && self.open_streams == 0;
		}
		self.rows > 0 && self.rows_claimed >= self.rows && self.open_streams == 0
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
	pub fn record(
		&mut self,
		beneficiary: &AccountId,
		payee: &AccountId,
		amount: Balance,
		index: u32,
	) -> u64
	where
		AccountId: Encode,
		Balance: Into<u128>,
	{
		let sequence = self.payments;
		self.audit = audit::extend(self.audit, sequence, beneficiary, payee, amount.into(), index);
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
	/// What the pot owes, in the asset's smallest unit: what is not paid of the budget or, once the
	/// round is closed, what is set aside. Drafts owe nothing.
	pub fn owed(&self) -> Balance {
		match self.status {
			Status::Draft => Balance::zero(),
			Status::Open | Status::Paused { .. } => self.budget.saturating_sub(self.claimed),
			Status::Closed => self.set_aside,
		}
	}

	/// Books a payment of `amount`. As much of `own` is released.
	pub fn pay(&mut self, amount: Balance, own: Balance) -> Result<(), OverBudget> {
		let claimed = self.claimed.checked_add(&amount).ok_or(OverBudget)?;
		self.ensure_covered(claimed, self.for_others(own), self.ceiling())?;
		self.claimed = claimed;
		self.unreserve(amount.min(own));
		Ok(())
	}

	/// Sets `amount` aside.
	pub fn reserve(&mut self, amount: Balance) -> Result<(), OverBudget> {
		let set_aside = self.set_aside.checked_add(&amount).ok_or(OverBudget)?;
		self.ensure_covered(self.claimed, set_aside, self.ceiling())?;
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

	/// What can be paid and set aside in total: what is promised of a round of vouchers, and the
	/// budget of any other.
	fn ceiling(&self) -> Balance {
		if self.pays_vouchers() {
			self.total.min(self.budget)
		} else {
			self.budget
		}
	}

	/// What is set aside for rows other than the one with `own`.
	fn for_others(&self, own: Balance) -> Balance {
		self.set_aside.saturating_sub(own)
	}

	fn ensure_covered(
		&self,
		claimed: Balance,
		set_aside: Balance,
		ceiling: Balance,
	) -> Result<(), OverBudget> {
		let committed = claimed.checked_add(&set_aside).ok_or(OverBudget)?;
		(committed <= ceiling).then_some(()).ok_or(OverBudget)
	}
}

/// A stream that has been started: the entitlement of its row, and how much of it has been paid.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stream<AccountId, Balance> {
	/// The beneficiary.
	pub beneficiary: AccountId,
	/// The entitlement, in the asset's smallest unit.
	pub total: Balance,
	/// Paid so far, in the same unit.
	pub paid: Balance,
	/// Whether the manager stopped it. `total` is then what had unlocked, all of it claimable.
	pub stopped: bool,
	/// Who paid the deposit for this record, and how much, in native tokens. `None` if the
	/// manager's deposit covers it.
	pub deposit: Option<(AccountId, Balance)>,
}

/// Seed of the account that holds the tokens of round `id`, derived from the pallet's own account.
pub fn pot_seed(id: RoundId) -> ([u8; 5], RoundId) {
	(*b"round", id)
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use proptest::prelude::*;

	pub(crate) type TestRound = Round<u8, (), u128, u32>;

	/// An open round whose window is from 0 to 10.
	pub(crate) fn round(budget: u128) -> TestRound {
		Round {
			manager: 0,
			asset: (),
			source: Source::Listed,
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 10 },
			delay: Delay::default(),
			remainder: Remainder::Manager,
			status: Status::Open,
			pause_spent: 0,
			budget,
			claimed: 0,
			total: budget,
			rows: 4,
			rows_claimed: 0,
			open_streams: 0,
			push: Push::default(),
			set_aside: 0,
			cut_at: 0,
			payments: 0,
			audit: H256::zero(),
			beneficiaries: Beneficiaries::Accounts,
		}
	}

	#[test]
	fn cooldown_should_double_with_each_pass_that_pays_nothing() {
		let mut push = Push::<u32>::default();
		push.rest(100, 10, true);
		assert_eq!(push, Push { after: 110, idle: 0 });
		let mut waits = Vec::new();
		for _ in 0..4 {
			push.rest(1_000, 10, false);
			waits.push(push.after - 1_000);
		}
		assert_eq!(waits, [20, 40, 80, 160]);
		push.rest(2_000, 10, true);
		assert_eq!(push, Push { after: 2_010, idle: 0 });
		for _ in 0..300 {
			push.rest(3_000, u32::MAX, false);
		}
		assert_eq!(push, Push { after: u32::MAX, idle: 16 });
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
	fn vouchers_should_be_paid_and_set_aside_within_what_is_promised() {
		let source = Source::Voucher { beneficiaries: 4 };
		let mut it = TestRound { source, total: 60, ..round(100) };
		assert_eq!(it.pay(61, 0), Err(OverBudget));
		it.reserve(20).unwrap();
		assert_eq!(it.pay(41, 0), Err(OverBudget));
		it.pay(40, 0).unwrap();
		assert_eq!(it.reserve(1), Err(OverBudget));
		it.pay(20, 20).unwrap();
		assert!(!it.is_complete());
		// What is promised, not the number of beneficiaries, says whether there may be more.
		it.rows_claimed = 4;
		assert!(!it.is_complete());
		it.total = 100;
		it.pay(40, 0).unwrap();
		assert!(it.is_complete());
		// Beyond the budget a promise is worth nothing.
		it.total = 200;
		assert_eq!(it.pay(1, 0), Err(OverBudget));
	}

	#[test]
	fn round_of_a_sale_should_be_complete_when_all_that_was_delivered_is_paid() {
		let mut it = TestRound { source: Source::Sale { bids: 4 }, ..round(100) };
		assert!(it.is_of_sale() && !it.is_pushed() && !it.is_complete());
		it.pay(60, 0).unwrap();
		it.rows_claimed = 4;
		assert!(!it.is_complete());
		// Nothing more comes.
		it.total = 60;
		assert!(it.is_complete());
		it.open_streams = 1;
		assert!(!it.is_complete());
		// A sale that has failed.
		let failed = TestRound { source: Source::Sale { bids: 4 }, total: 0, ..round(100) };
		assert!(failed.is_complete());
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
		#![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(2_048)))]

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
