//! How many tokens circulate, told by whoever asks a node.

use std::sync::{Arc, RwLock};

/// How many tokens circulate, in smallest units: told by whoever asks a node, and read by answers, which
/// ask none. Copies share it.
#[derive(Clone, Debug, Default)]
pub struct Circulating(Arc<RwLock<Option<u128>>>);

impl Circulating {
	/// Tells how many tokens circulate now.
	pub fn tell(&self, amount: u128) {
		// Whoever held the lock last has written a number or nothing.
		*self.0.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(amount);
	}

	/// What was told last.
	pub(crate) fn known(&self) -> Option<u128> {
		*self.0.read().unwrap_or_else(|poisoned| poisoned.into_inner())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_circulates_should_be_what_was_told_last() {
		let one = Circulating::default();
		let two = one.clone();
		assert_eq!(two.known(), None);
		one.tell(5);
		one.tell(7);
		assert_eq!(two.known(), Some(7));
	}
}
