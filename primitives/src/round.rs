//! The terms of a round, the evidence of a claim, and the arithmetic of streams.
//!
//! Times are generic so that a runtime can choose its clock; ours is the relay-chain block number.
//! Amounts are in the smallest unit of the round's asset.

use crate::{compliance::Requirement, ethereum::Beneficiaries, lists::Published, merkle};
use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_runtime::{
		helpers_128bit::multiply_by_rational_with_rounding, traits::UniqueSaturatedInto,
		BoundedVec, Rounding,
	},
};
use scale_info::TypeInfo;

pub use crate::ids::RoundId;

/// Hash of the terms of a round and of the rows that it lists; see
/// [`terms_hash`](crate::terms_hash).
pub type TermsHash = H256;

/// Maximum length of the content identifier of a published list, in bytes.
pub const MAX_CID_LEN: u32 = 96;

/// Where entitlements come from.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Source {
	/// The manager writes every row on chain; the chain pays them on its own.
	#[codec(index = 0)]
	Listed,
	/// One hash on chain, the list off chain; see [`crate::merkle`].
	#[codec(index = 1)]
	Merkle {
		/// Root of the tree.
		root: H256,
		/// Number of rows.
		leaves: u32,
	},
	/// Keys of the manager's sign cumulative amounts off chain; see [`crate::voucher`].
	#[codec(index = 2)]
	Voucher {
		/// Number of beneficiaries for whose records the manager puts down a deposit when it drafts
		/// the round. It can be raised later.
		beneficiaries: u32,
	},
	/// A sale in the chain says who has bought how much; see [`crate::sale`]. Each bid is a row.
	#[codec(index = 3)]
	Sale {
		/// Number of bids for whose rows the seller puts down a deposit.
		bids: u32,
	},
}

/// When the tokens of a streamed round unlock.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct UnlockSchedule<Moment> {
	/// Time from which unlocking is counted.
	pub start: Moment,
	/// Time after `start` before which nothing is unlocked.
	pub cliff: Moment,
	/// Time after `start` at which everything is unlocked. Not zero.
	pub length: Moment,
	/// Tokens unlock at multiples of this time after `start`; 1 unlocks every block. Not zero.
	pub step: Moment,
}

impl<Moment: Copy + UniqueSaturatedInto<u64>> UnlockSchedule<Moment> {
	/// Whether the schedule is usable: a positive length, a step and a cliff within it, and an end
	/// that fits into 32 bits.
	pub fn is_valid(&self) -> bool {
		let (cliff, length, step) =
			(self.cliff_after(), self.length_of(), self.step.unique_saturated_into());
		length > 0
			&& cliff <= length
			&& step > 0
			&& step <= length
			&& self.end() < u64::from(u32::MAX)
	}

	/// The part of `total` that is unlocked at `now`, rounded down to the unit.
	///
	/// With `e = now - start`, rounded down to a multiple of `step`:
	/// 0 before the cliff, `total * e / length` after it, `total` from `length` on.
	pub fn unlocked(&self, total: u128, now: Moment) -> u128 {
		let elapsed =
			now.unique_saturated_into().saturating_sub(self.start.unique_saturated_into());
		if elapsed < self.cliff_after()
			|| now.unique_saturated_into() < self.start.unique_saturated_into()
		{
			return 0;
		}
		if elapsed >= self.length_of() {
			return total;
		}
		let step = self.step.unique_saturated_into().max(1);
		let elapsed = elapsed.saturating_sub(elapsed.checked_rem(step).unwrap_or(0));
		multiply_by_rational_with_rounding(
			total,
			u128::from(elapsed),
			u128::from(self.length_of()),
			Rounding::Down,
		)
		.unwrap_or(0)
	}

	/// The time at which everything is unlocked.
	pub fn end(&self) -> u64 {
		self.start.unique_saturated_into().saturating_add(self.length_of())
	}

	/// The next time after `now` at which more unlocks; `None` once everything is.
	pub fn next_unlock(&self, now: Moment) -> Option<u64> {
		let now: u64 = now.unique_saturated_into();
		if now >= self.end() {
			return None;
		}
		let start: u64 = self.start.unique_saturated_into();
		let step = self.step.unique_saturated_into().max(1);
		let elapsed = now.saturating_sub(start);
		// At the cliff all steps before it unlock, wherever in a step it lies.
		let next = if elapsed < self.cliff_after() {
			self.cliff_after().max(step)
		} else {
			elapsed.checked_div(step)?.checked_add(1)?.checked_mul(step)?
		};
		Some(start.saturating_add(next.min(self.length_of())))
	}

	fn cliff_after(&self) -> u64 {
		self.cliff.unique_saturated_into()
	}

	fn length_of(&self) -> u64 {
		self.length.unique_saturated_into()
	}
}

/// How a proven entitlement is paid.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Release<Moment> {
	/// At once and freely usable.
	#[codec(index = 0)]
	Immediate,
	/// At once, into the beneficiary's own account, locked by pallet-vesting. Native asset only.
	#[codec(index = 1)]
	Vested {
		/// Time from which unlocking is counted.
		start: Moment,
		/// Time after which everything is unlocked; the amount per block is rounded up.
		length: Moment,
	},
	/// From the pot as it unlocks; can be claimed any number of times.
	#[codec(index = 2)]
	Streamed {
		/// When it unlocks.
		schedule: UnlockSchedule<Moment>,
		/// Whether the manager may stop a stream. The beneficiary keeps what had unlocked by then.
		revocable: bool,
		/// Whether the manager's deposit covers the beneficiaries' records. If so, the first claim
		/// needs no deposit and therefore no signature.
		prepaid: bool,
	},
}

/// When claims are accepted: from `opens` (inclusive) to `closes` (exclusive).
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Window<Moment> {
	/// First time at which claims are accepted.
	pub opens: Moment,
	/// First time at which they are no longer accepted, if no time is lost or paused. Time in which
	/// nobody could claim makes the window longer.
	pub closes: Moment,
}

/// Where unclaimed tokens go. Fixed when the round opens.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Remainder {
	/// Back to the manager.
	#[codec(index = 0)]
	Manager,
	/// To the treasury.
	#[codec(index = 1)]
	Treasury,
	/// Burned.
	#[codec(index = 2)]
	Burn,
}

/// Identifies the published list of a Merkle round.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Manifest {
	/// Content identifier (CID) of the list, as text.
	pub cid: BoundedVec<u8, ConstU32<MAX_CID_LEN>>,
	/// Number of rows.
	pub rows: u32,
	/// Sum of all amounts, in the asset's smallest unit.
	pub total: u128,
	/// The demand that the list is stored in the chain, with limits on its largest rows: without
	/// that the round does not open. `None` if the list may be kept anywhere.
	pub published: Option<Published>,
}

/// Everything that the manager decides about a round. Can be amended until the round opens.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Terms<AssetKind, Balance, Moment> {
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
	/// Maximum that the round can pay in total, in the asset's smallest unit.
	pub budget: Balance,
	/// Where unclaimed tokens go.
	pub remainder: Remainder,
	/// The published list. Required for a Merkle round, absent otherwise.
	pub manifest: Option<Manifest>,
	/// Which kind of beneficiaries the rows name.
	pub beneficiaries: Beneficiaries,
}

/// The state of a round: `Draft → Open ⇄ Paused → Closed → (removed)`.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Status<Moment> {
	/// Terms may change; nothing can be claimed.
	#[codec(index = 0)]
	Draft,
	/// Claims are accepted within the window.
	#[codec(index = 1)]
	Open,
	/// No claims; the clock stands still. Refused rows can be set aside.
	#[codec(index = 2)]
	Paused {
		/// When the pause began.
		since: Moment,
		/// First time at which the round is open again by itself, unless it is resumed before.
		/// `None` if a vote decided it: then it lasts until the round is resumed.
		until: Option<Moment>,
	},
	/// Over; its remaining state is being removed.
	#[codec(index = 3)]
	Closed,
}

/// Proof of an entitlement. Vouchers have calls of their own, see [`crate::voucher::SignedVoucher`].
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Evidence<Balance> {
	/// Only the row's number: the chain already knows the row, either because the round is listed
	/// or because an earlier claim from this stream proved it.
	#[codec(index = 0)]
	Recorded {
		/// The row.
		index: u32,
	},
	/// A row of the published list and the hashes that lead from it to the root.
	#[codec(index = 1)]
	Merkle {
		/// The row's position in the list, from 0.
		index: u32,
		/// The row's amount, in the asset's smallest unit.
		amount: Balance,
		/// Sibling hashes from the leaf upwards; at most [`merkle::MAX_PROOF_LEN`].
		proof: Vec<H256>,
	},
}

impl<Balance> Evidence<Balance> {
	/// The row that the evidence is about.
	pub fn index(&self) -> u32 {
		match self {
			Self::Recorded { index } | Self::Merkle { index, .. } => *index,
		}
	}

	/// Number of hashes in the proof, which determines the cost of checking it.
	pub fn depth(&self) -> u32 {
		match self {
			Self::Recorded { .. } => 0,
			Self::Merkle { proof, .. } => proof.len() as u32,
		}
	}
}

/// Maximum number of claims of one account in a call that claims from many rounds.
pub const MAX_MANY: u32 = 64;

/// One claim of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct ClaimItem<AccountId, Balance> {
	/// Who is paid.
	pub beneficiary: AccountId,
	/// The proof of the entitlement.
	pub evidence: Evidence<Balance>,
}

/// One row of a claim of rows that follow one another. Its number is its place in the claim, counted
/// from the first.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum RangeRow<AccountId> {
	/// The row is paid.
	#[codec(index = 0)]
	Pay {
		/// Who is paid.
		beneficiary: AccountId,
		/// The row's amount, in the asset's smallest unit.
		amount: Compact<u128>,
	},
	/// The row is left out. Its hash is needed for the proof of the others.
	#[codec(index = 1)]
	Skip {
		/// The row's [`merkle::leaf_hash`].
		leaf: H256,
	},
}

impl<AccountId> RangeRow<AccountId> {
	/// Whether the row is one to be paid.
	pub fn is_paid(&self) -> bool {
		matches!(self, Self::Pay { .. })
	}
}

/// What a beneficiary can claim from one row of a round.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Claimable<Balance, Moment> {
	/// Payable by a claim in this block.
	pub now: Balance,
	/// Entitled to, but not payable yet.
	pub later: Balance,
	/// Paid before.
	pub paid: Balance,
	/// The whole entitlement.
	pub total: Balance,
	/// When more unlocks; `None` if everything has.
	pub next: Option<Moment>,
}

/// One round as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RoundInfo<AccountId, AssetKind, Balance, Moment> {
	/// Its number.
	pub id: RoundId,
	/// Its manager.
	pub manager: AccountId,
	/// Its terms. In an open round the budget is less by what stopped streams have freed.
	pub terms: Terms<AssetKind, Balance, Moment>,
	/// Hash of the terms as they were agreed, see [`crate::terms_hash`]: `fund` and `open` carry
	/// it.
	pub terms_hash: TermsHash,
	/// Digest of the listed rows, see [`crate::extend_rows`]; zero if none is listed.
	pub rows_digest: H256,
	/// First time at which claims are no longer accepted, as things are now: the end of the window
	/// in the terms, and the time that was lost or paused since.
	pub ends: Moment,
	/// Its state.
	pub status: Status<Moment>,
	/// Paid so far.
	pub claimed: Balance,
	/// Number of payments so far.
	pub payments: u64,
	/// Number of rows: those of the published list, or those listed so far. Of a round of vouchers:
	/// the number of beneficiaries for whom there is room.
	pub rows: u32,
	/// Sum of their amounts, in the asset's smallest unit. Of a round of vouchers: what is promised.
	pub rows_total: Balance,
	/// Number of rows paid or, for streams, started. Of a round of vouchers: the number of
	/// beneficiaries that it knows.
	pub rows_claimed: u32,
	/// Digest over all payments; see [`crate::audit`].
	pub audit: H256,
	/// The account that holds its tokens.
	pub pot: AccountId,
	/// Balance of that account.
	pub pot_balance: Balance,
	/// The part of it that can be paid out: excluding the asset's minimum balance and anything
	/// locked or frozen.
	pub payable: Balance,
	/// The part of it reserved for rows that were refused.
	pub set_aside: Balance,
}

/// Whether `proof` proves that row `index`, of `account` and `amount`, is in the tree of `leaves`
/// rows with this `root`.
pub fn verify_row(
	root: &H256,
	leaves: u32,
	index: u32,
	account: &[u8; 32],
	amount: u128,
	proof: &[H256],
) -> bool {
	index < leaves
		&& proof.len() <= merkle::MAX_PROOF_LEN as usize
		&& merkle::root_from_proof(merkle::leaf_hash(index, account, amount), proof) == *root
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::{prelude::*, sample::Index};

	fn schedule(start: u32, cliff: u32, length: u32, step: u32) -> UnlockSchedule<u32> {
		UnlockSchedule { start, cliff, length, step }
	}

	#[test]
	fn unlocked_should_be_zero_before_the_cliff_and_all_at_the_end() {
		let s = schedule(100, 30, 100, 1);
		assert_eq!(s.unlocked(1_000, 0), 0);
		assert_eq!(s.unlocked(1_000, 129), 0);
		assert_eq!(s.unlocked(1_000, 130), 300);
		assert_eq!(s.unlocked(1_000, 199), 990);
		assert_eq!(s.unlocked(1_000, 200), 1_000);
		assert_eq!(s.unlocked(1_000, u32::MAX), 1_000);
	}

	#[test]
	fn unlocked_should_move_in_steps_when_stepped() {
		let s = schedule(0, 0, 100, 25);
		assert_eq!(s.unlocked(1_001, 24), 0);
		assert_eq!(s.unlocked(1_001, 25), 250);
		assert_eq!(s.unlocked(1_001, 74), 500);
		assert_eq!(s.unlocked(1_001, 99), 750);
		assert_eq!(s.unlocked(1_001, 100), 1_001);
	}

	#[test]
	fn unlocked_should_not_overflow_when_amounts_are_the_largest() {
		let s = schedule(0, 0, u32::MAX - 1, 1);
		assert_eq!(
			s.unlocked(u128::MAX, u32::MAX / 2),
			u128::MAX / u128::from(u32::MAX - 1) * u128::from(u32::MAX / 2) + {
				let (q, r) = (u128::from(u32::MAX - 1), u128::MAX % u128::from(u32::MAX - 1));
				r * u128::from(u32::MAX / 2) / q
			}
		);
	}

	#[test]
	fn unlocked_should_never_fall_as_time_passes() {
		for (cliff, length, step) in [(0, 1, 1), (3, 17, 4), (17, 17, 17), (5, 1_000, 7)] {
			let s = schedule(10, cliff, length, step);
			assert!(s.is_valid());
			let mut before = 0;
			for now in 0..(length + 30) {
				let unlocked = s.unlocked(999_999_999_999, now);
				assert!(unlocked >= before && unlocked <= 999_999_999_999);
				if unlocked > before {
					assert_eq!(s.next_unlock(now - 1), Some(u64::from(now)));
				}
				before = unlocked;
			}
			assert_eq!(before, 999_999_999_999);
			assert_eq!(s.next_unlock(length + 10), None);
		}
	}

	/// Regression: a cliff within the step that was running was passed over, and the end of that
	/// step was told instead.
	#[test]
	fn next_unlock_should_be_the_cliff_when_it_lies_within_a_step() {
		let s = schedule(100, 3, 4, 2);
		assert_eq!((s.unlocked(4, 102), s.unlocked(4, 103)), (0, 2));
		for (now, next) in [(0, 103), (100, 103), (102, 103), (103, 104)] {
			assert_eq!(s.next_unlock(now), Some(next), "at {now}");
		}
		assert_eq!(s.next_unlock(104), None);
		// Nothing unlocks at a cliff before the first step.
		assert_eq!(schedule(0, 3, 10, 4).next_unlock(2), Some(4));
	}

	#[test]
	fn schedule_should_be_refused_when_it_makes_no_sense() {
		assert!(!schedule(0, 0, 0, 1).is_valid());
		assert!(!schedule(0, 11, 10, 1).is_valid());
		assert!(!schedule(0, 0, 10, 0).is_valid());
		assert!(!schedule(0, 0, 10, 11).is_valid());
		assert!(!schedule(u32::MAX - 5, 0, 10, 1).is_valid());
	}

	#[test]
	fn row_should_be_refused_when_its_index_is_past_the_list() {
		let leaf = merkle::leaf_hash(5, &[1; 32], 7);
		assert!(verify_row(&leaf, 6, 5, &[1; 32], 7, &[]));
		assert!(!verify_row(&leaf, 5, 5, &[1; 32], 7, &[]));
		assert!(!verify_row(&leaf, 6, 5, &[1; 32], 8, &[]));
		assert!(!verify_row(&leaf, 6, 5, &[2; 32], 7, &[]));
	}

	/// Schedules that make sense, and end before 2,000.
	fn sensible() -> impl Strategy<Value = UnlockSchedule<u32>> {
		(0u32..1_000, 1u32..1_000).prop_flat_map(|(start, length)| {
			(0..=length, 1..=length)
				.prop_map(move |(cliff, step)| schedule(start, cliff, length, step))
		})
	}

	proptest! {
		#[test]
		fn stream_should_never_unlock_less_later_nor_more_than_there_is(
			s in sensible(),
			total in any::<u128>(),
			one in 0u32..2_500,
			other in 0u32..2_500,
		) {
			prop_assert!(s.is_valid());
			let before = s.unlocked(total, one.min(other));
			let after = s.unlocked(total, one.max(other));
			prop_assert!(before <= after && after <= total);
			prop_assert!(u64::from(one.max(other)) < s.end() || after == total);
		}

		#[test]
		fn next_unlock_should_be_the_first_time_at_which_there_is_more(
			s in sensible(),
			now in 0u32..2_500,
		) {
			// Of so many units each step has at least one.
			let total = 1_000_000;
			let present = s.unlocked(total, now);
			let first = (now..2_500).find(|at| s.unlocked(total, *at) > present);
			prop_assert_eq!(s.next_unlock(now), first.map(u64::from));
		}

		#[test]
		fn proof_should_hold_for_its_own_row_and_no_other(
			amounts in prop::collection::vec(1u128..1_000, 1..40),
			row in any::<Index>(),
			other in any::<Index>(),
			more in 0u128..2,
		) {
			let leaf = |index: u32, amount| merkle::leaf_hash(index, &[index as u8; 32], amount);
			let leaves: Vec<H256> =
				(0u32..).zip(&amounts).map(|(index, amount)| leaf(index, *amount)).collect();
			let tree = merkle::MerkleTree::new(&leaves).unwrap();
			let (row, other) = (row.index(amounts.len()), other.index(amounts.len()));
			let proof = tree.proof(row as u32).unwrap();
			let (count, index) = (amounts.len() as u32, other as u32);
			let amount = amounts[other] + more;
			let holds =
				verify_row(&tree.root(), count, index, &[index as u8; 32], amount, &proof);
			prop_assert_eq!(holds, row == other && more == 0);
		}
	}
}
