//! Sums and concentration of a plan.

use distribution_client::{
	account::counted,
	lists::{
		concentration::{concentration, Concentration},
		rows::Row,
	},
	plan::making::Rows,
};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// Sums and concentration over all rounds; an account with several grants counts once.
pub struct Sums {
	total: u128,
	rows: usize,
	accounts: usize,
	concentration: Option<Concentration>,
}

/// The sums of the lists of a plan whose total is `total` smallest units.
pub fn sums(total: u128, lists: &[Rows]) -> Sums {
	let mut by_account: BTreeMap<[u8; 32], u128> = BTreeMap::new();
	for (account, amount) in lists.iter().flatten() {
		let sum = by_account.entry(*account).or_default();
		*sum = sum.saturating_add(*amount);
	}
	let all: Vec<Row> = by_account.into_iter().collect();
	Sums {
		total,
		rows: lists.iter().map(Vec::len).sum(),
		accounts: all.len(),
		concentration: (!all.is_empty()).then(|| concentration(&all)),
	}
}

impl Sums {
	/// As scripts are told.
	pub fn json(&self) -> Value {
		json!({
			"total": self.total.to_string(),
			"rows": self.rows,
			"accounts": self.accounts,
			"concentration": self.concentration,
		})
	}

	/// As people are told.
	pub fn lines(&self, show: impl Fn(u128) -> String) -> Vec<String> {
		let mut lines = vec![format!(
			"{} for {}, {} in all",
			counted(self.rows, "row"),
			counted(self.accounts, "account"),
			show(self.total)
		)];
		if let Some(c) = &self.concentration {
			lines.push(format!(
				"largest account {:.2} %, ten largest {:.2} %, hundred largest {:.2} %; Gini {:.4}, median {}",
				c.top_1, c.top_10, c.top_100, c.gini, show(c.median)
			));
		}
		lines
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn accounts_should_count_once_however_many_grants_they_have() {
		let lists = [vec![([1; 32], 5), ([2; 32], 5)], vec![([1; 32], 10)]];
		let sums = sums(20, &lists);
		assert_eq!((sums.rows, sums.accounts), (3, 2));
		assert!((sums.concentration.unwrap().top_1 - 75.0).abs() < 1e-9);
	}
}
