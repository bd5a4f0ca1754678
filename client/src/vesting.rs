//! What vests in an account: its schedules, and what they leave free.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	error::Result,
	tracks::key,
	types::Moment,
};
use codec::Decode;
use polkadot_sdk::sp_io::hashing::blake2_128;

/// Tokens that become free block by block. Amounts are in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Decode)]
pub struct Schedule {
	/// How much was locked at the start.
	pub locked: u128,
	/// How much becomes free per relay-chain block; 0 counts as 1.
	pub per_block: u128,
	/// The last block in which all of it is locked.
	pub start: Moment,
}

impl Schedule {
	/// How much is locked at `now`, as `pallet_vesting::VestingInfo` has it.
	pub fn locked_at(&self, now: Moment) -> u128 {
		let blocks = u128::from(now.saturating_sub(self.start));
		self.locked.saturating_sub(blocks.saturating_mul(self.per_block.max(1)))
	}

	/// The first block in which nothing of it is locked.
	pub fn end(&self) -> Moment {
		let blocks = self.locked.div_ceil(self.per_block.max(1)).max(1);
		self.start.saturating_add(Moment::try_from(blocks).unwrap_or(Moment::MAX))
	}
}

/// How much of some schedules is locked at `now`, in smallest units.
pub fn locked_at(schedules: &[Schedule], now: Moment) -> u128 {
	schedules.iter().fold(0, |sum, schedule| sum.saturating_add(schedule.locked_at(now)))
}

impl Chain {
	/// The vesting schedules of an account.
	///
	/// # Errors
	/// [`Error::Unreachable`](crate::Error::Unreachable).
	pub async fn vesting_of(&self, at: &At, who: &AccountId) -> Result<Vec<Schedule>> {
		let key = [key("Vesting", "Vesting").as_slice(), &blake2_128(who), who].concat();
		match self.stored_at(at, &key).await? {
			Some(stored) => Ok(Decode::decode(&mut stored.as_slice())?),
			None => Ok(Vec::new()),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn schedules_should_free_tokens_from_their_start_to_their_end() {
		let schedule = Schedule { locked: 100, per_block: 30, start: 1_000 };
		let locked: Vec<u128> =
			[0, 1_000, 1_001, 1_003, 1_004].map(|now| schedule.locked_at(now)).into();
		assert_eq!(locked, [100, 100, 70, 10, 0]);
		assert_eq!(schedule.end(), 1_004);
		let at_once = Schedule { locked: 5, per_block: 9, start: 7 };
		assert_eq!((at_once.end(), at_once.locked_at(8)), (8, 0));
		let forever = Schedule { locked: u128::MAX, per_block: 0, start: 7 };
		assert_eq!(forever.end(), Moment::MAX);
		assert_eq!(forever.locked_at(8), u128::MAX - 1);
		assert_eq!(locked_at(&[schedule, at_once], 1_001), 70);
	}
}
