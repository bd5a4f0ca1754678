//! Pure types and arithmetic of rounds: no storage here, so that money bugs show without an
//! externality.

use codec::{Decode, Encode, MaxEncodedLen};
use distribution_primitives::{
	audit, Release, Remainder, Requirement, RoundId, Source, Status, Window,
};
use polkadot_sdk::{
	frame_support::traits::Footprint, sp_core::H256, sp_runtime::traits::Saturating,
};
use scale_info::TypeInfo;

/// Rows per word of the claimed bitmap.
pub const WORD_BITS: u32 = 1_024;

/// Bytes of a storage key and trie node that a deposit pays for besides the value.
pub const ITEM_OVERHEAD: u64 = 80;

/// One word of the claimed bitmap: bit `i % 1024` of word `i / 1024` tells whether row `i` was paid
/// or, in a streamed round, started.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Word(pub [u8; 128]);

impl Default for Word {
	fn default() -> Self {
		Self([0; 128])
	}
}

impl Word {
	/// The word that row `index` belongs to.
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

/// A round as stored: what every claim reads and writes, and nothing else. Times are in blocks of the
/// configured clock, amounts in the asset's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Round<AccountId, AssetKind, Balance, Moment> {
	/// Who opened it.
	pub manager: AccountId,
	/// The asset that is distributed.
	pub asset: AssetKind,
	/// Where entitlements come from.
	pub source: Source,
	/// How they are paid.
	pub release: Release<Moment>,
	/// What beneficiaries must fulfil.
	pub requirement: Requirement,
	/// When claims are accepted.
	pub window: Window<Moment>,
	/// Where the rest goes.
	pub remainder: Remainder,
	/// The state.
	pub status: Status<Moment>,
	/// What can be paid in all. Falls by what a stopped stream sets free.
	pub budget: Balance,
	/// Paid so far.
	pub claimed: Balance,
	/// Sum of all rows, as listed or as the manifest says.
	pub total: Balance,
	/// Number of rows.
	pub rows: u32,
	/// Number of rows whose bit is set.
	pub rows_claimed: u32,
	/// Number of streams with something still to pay.
	pub open_streams: u32,
	/// When the chain last was through with pushing it.
	pub pushed: Option<Moment>,
	/// What is set aside for rows that compliance refused.
	pub set_aside: Balance,
	/// Number of payments.
	pub payments: u64,
	/// Digest over all payments; see [`distribution_primitives::audit`].
	pub audit: H256,
}

impl<AccountId: Encode, AssetKind, Balance: Copy + Into<u128>, Moment: Copy>
	Round<AccountId, AssetKind, Balance, Moment>
{
	/// Whether the chain pays the rows by itself: they are listed, and paid once.
	pub fn is_pushed(&self) -> bool {
		self.source == Source::Listed && self.prepaid_streams().is_none()
	}

	/// Whether nothing is left to claim.
	pub fn is_complete(&self) -> bool {
		self.rows > 0 && self.rows_claimed >= self.rows && self.open_streams == 0
	}

	/// First time at which rows set aside can no longer be claimed, with `grace` after the window's end.
	pub fn aside_until(&self, grace: Moment) -> Moment
	where
		Moment: Saturating,
	{
		self.window.closes.saturating_add(grace)
	}

	/// Extends the audit trail by one payment and returns its sequence number.
	pub fn record(&mut self, beneficiary: &AccountId, amount: Balance, index: u32) -> u64 {
		let sequence = self.payments;
		self.audit = audit::extend(self.audit, sequence, beneficiary, amount.into(), index);
		self.payments = sequence.saturating_add(1);
		sequence
	}

	/// Whether streams of this round keep a record per row, and if so whether the manager pays for it.
	pub fn prepaid_streams(&self) -> Option<bool> {
		match self.release {
			Release::Streamed { prepaid, .. } => Some(prepaid),
			_ => None,
		}
	}
}

/// A stream that has been started: what its row entitles to, and what of it was paid.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stream<AccountId, Balance, Ticket> {
	/// Who is paid.
	pub beneficiary: AccountId,
	/// The entitlement, in the asset's smallest unit.
	pub total: Balance,
	/// Paid so far, in the same unit.
	pub paid: Balance,
	/// Whether the manager stopped it. `total` is then what had unlocked, all of it claimable.
	pub stopped: bool,
	/// Who put down the deposit for this record, and the deposit; nobody if the manager prepaid.
	pub deposit: Option<(AccountId, Ticket)>,
}

/// What is left of a row that compliance refused, kept for its beneficiary when the round closes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Aside<AccountId, Balance, Ticket> {
	/// How much, in the asset's smallest unit.
	pub amount: Balance,
	/// Who put down the deposit for this record.
	pub depositor: AccountId,
	/// The deposit.
	pub ticket: Ticket,
}

/// State that a round takes, which its manager's deposit covers: the fixed records, one bitmap word
/// per 1,024 rows, the rows themselves if listed, the stream records if prepaid.
///
/// `fixed` is the size of the fixed records, `row` that of a listed row, `stream` that of a stream
/// record, all in bytes.
pub fn footprint(fixed: usize, rows: u32, row: Option<usize>, stream: Option<usize>) -> Footprint {
	let item = |size: usize| (size as u64).saturating_add(ITEM_OVERHEAD);
	let rows = u64::from(rows);
	let words = rows.div_ceil(u64::from(WORD_BITS)).saturating_mul(item(128));
	let listed = row.map_or(0, |size| rows.saturating_mul(item(size)));
	let streams = stream.map_or(0, |size| rows.saturating_mul(item(size)));
	Footprint {
		count: 1,
		size: item(fixed).saturating_add(words).saturating_add(listed).saturating_add(streams),
	}
}

/// Seed of the account that holds the tokens of round `id`, below the pallet's own account.
pub fn pot_seed(id: RoundId) -> ([u8; 5], RoundId) {
	(*b"round", id)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn word_should_count_each_row_once() {
		let mut word = Word::default();
		for index in [0, 1, 7, 8, 1_023, 1_024 + 5] {
			assert!(!word.get(index));
			word.set(index);
			word.set(index);
			assert!(word.get(index));
		}
		assert_eq!(word.count(), 6);
		assert_eq!(Word::of(1_023), 0);
		assert_eq!(Word::of(1_024), 1);
		assert_eq!(Word::of(u32::MAX), 4_194_303);
	}

	#[test]
	fn footprint_should_grow_with_rows() {
		let size = |rows, row, stream| footprint(300, rows, row, stream).size;
		assert_eq!(size(0, None, None), 380);
		assert_eq!(size(1_024, None, None), 380 + 208);
		assert_eq!(size(1_025, None, None), 380 + 2 * 208);
		assert_eq!(size(10, Some(48), None), 380 + 208 + 10 * 128);
		assert_eq!(size(10, None, Some(100)), 380 + 208 + 10 * 180);
		// Ten million claims of an immediate Merkle round cost about 2 MB of deposit.
		assert!(size(10_000_000, None, None) < 2_100_000);
	}
}
