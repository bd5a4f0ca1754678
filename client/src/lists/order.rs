//! The order of a list's rows, and that of its tree's leaves.

use crate::lists::rows::Row;
use distribution_primitives::lists::place_of;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The order of the leaves of a list's tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
	/// That of the rows: rows that follow one another are proven together.
	Rows,
	/// Sorted by hash, as `@openzeppelin/merkle-tree` does unless it is told otherwise. Manifests
	/// that do not name an order have this one.
	#[default]
	Sorted,
}

impl fmt::Display for Order {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Rows => "rows",
			Self::Sorted => "sorted",
		})
	}
}

/// Puts rows in the order of their accounts in state, so that a claim of rows that follow one
/// another reads neighbours. Several rows of one account keep their order.
pub fn arrange(rows: &mut [Row]) {
	rows.sort_by_cached_key(|(account, _)| place_of(account));
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_io::hashing::blake2_128;

	#[test]
	fn rows_should_be_arranged_as_the_keys_of_their_accounts_in_state() {
		let mut rows: Vec<Row> = (0..200u8).map(|i| ([i; 32], u128::from(i) + 1)).collect();
		rows.push(([7; 32], 1_000));
		arrange(&mut rows);
		let key = |account: &[u8; 32]| [blake2_128(account).as_slice(), account].concat();
		let keys: Vec<Vec<u8>> = rows.iter().map(|(account, _)| key(account)).collect();
		assert!(keys.is_sorted());
		let of_one: Vec<u128> =
			rows.iter().filter(|(account, _)| *account == [7; 32]).map(|(_, n)| *n).collect();
		assert_eq!(of_one, [8, 1_000]);
	}

	#[test]
	fn orders_should_be_named_as_in_manifests() {
		for (order, name) in [(Order::Rows, "rows"), (Order::Sorted, "sorted")] {
			assert_eq!(order.to_string(), name);
			assert_eq!(serde_json::to_value(order).unwrap(), name);
		}
		assert_eq!(Order::default(), Order::Sorted);
	}
}
