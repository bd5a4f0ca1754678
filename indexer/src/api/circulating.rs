//! How many tokens circulate, and what keeps the others, told by whoever asks a node.

use distribution_client::supply::SupplyInfo;
use std::sync::{Arc, RwLock};

/// What unlocks from one time to another, by the schedules that there are. Amounts are in the native
/// token's smallest unit, times in milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unlock {
	/// The one time.
	pub from: u64,
	/// The other.
	pub until: u64,
	/// What vests in accounts and unlocks.
	pub vesting: u128,
	/// What streams of open rounds unlock, of their budgets.
	pub streams: u128,
}

/// The supply of the native token after a final block. Amounts are in its smallest unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supply {
	/// Number of the block.
	pub block: u64,
	/// Its time, in milliseconds since 1970, to the second.
	pub time: u64,
	/// What the chain says.
	pub info: SupplyInfo,
	/// What vests in accounts and is locked.
	pub vesting: u128,
	/// What unlocks from then on, in the order of time.
	pub unlocks: Vec<Unlock>,
}

impl Supply {
	/// The tokens that circulate.
	pub fn circulating(&self) -> u128 {
		self.info.circulating(self.vesting)
	}
}

/// How many tokens circulate, and what keeps the others: told by whoever asks a node, and read by answers,
/// which ask none. Copies share it.
#[derive(Clone, Debug, Default)]
pub struct Circulating(Arc<RwLock<Option<Arc<Supply>>>>);

impl Circulating {
	/// Tells what the supply is now.
	pub fn tell(&self, supply: Supply) {
		let supply = Some(Arc::new(supply));
		// Whoever held the lock last has written a supply or nothing.
		*self.0.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = supply;
	}

	/// What was told last.
	pub(crate) fn known(&self) -> Option<Arc<Supply>> {
		self.0.read().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;

	/// Of a hundred tokens sixty are kept, of which five unlock.
	pub fn supply() -> Supply {
		Supply {
			block: 9,
			time: 54_000,
			info: SupplyInfo {
				now: 7,
				total: 100,
				rounds: 20,
				pools: 5,
				boards: 4,
				treasury: 11,
				staked: 30,
			},
			vesting: 20,
			unlocks: vec![Unlock { from: 54_000, until: 60_000, vesting: 3, streams: 2 }],
		}
	}

	#[test]
	fn what_circulates_should_be_what_was_told_last() {
		let one = Circulating::default();
		let two = one.clone();
		assert_eq!(two.known(), None);
		one.tell(Supply::default());
		one.tell(supply());
		assert_eq!(two.known().map(|supply| supply.circulating()), Some(40));
	}
}
