//! How concentrated a list is.

use crate::lists::rows::Row;
use serde::{Serialize, Serializer};

/// How concentrated a list is.
#[derive(Debug, PartialEq, Serialize)]
pub struct Concentration {
	/// Share of the largest row, in percent.
	pub top_1: f64,
	/// Share of the ten largest rows, in percent.
	pub top_10: f64,
	/// Share of the hundred largest rows, in percent.
	pub top_100: f64,
	/// Gini coefficient: 0 if all get the same, towards 1 if one gets everything.
	/// `G = 2 * sum(i * x_i) / (n * sum(x)) - (n + 1) / n` over ascending `x_i`, `i` from 1.
	pub gini: f64,
	/// Herfindahl-Hirschman index: sum of the squared shares in percent; 10,000 if one gets
	/// everything.
	pub hhi: f64,
	/// The median amount, in smallest units. In JSON a string, as every amount.
	#[serde(serialize_with = "as_string")]
	pub median: u128,
}

fn as_string<S: Serializer>(amount: &u128, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_str(amount)
}

/// Measures the concentration of amounts. Shares are for reading, not for paying: they are floating
/// point.
pub fn concentration(rows: &[Row]) -> Concentration {
	let mut amounts: Vec<u128> = rows.iter().map(|(_, amount)| *amount).collect();
	amounts.sort_unstable();
	let count = amounts.len() as f64;
	let total: f64 = amounts.iter().map(|a| *a as f64).sum();
	let top = |n: usize| {
		let sum: f64 = amounts.iter().rev().take(n).map(|a| *a as f64).sum();
		100.0 * sum / total
	};
	let ranked: f64 = (1u32..).zip(&amounts).map(|(i, a)| f64::from(i) * (*a as f64)).sum();
	let hhi = amounts.iter().map(|a| (100.0 * (*a as f64) / total).powi(2)).sum();
	Concentration {
		top_1: top(1),
		top_10: top(10),
		top_100: top(100),
		gini: 2.0 * ranked / (count * total) - (count + 1.0) / count,
		hhi,
		median: amounts.get(amounts.len().div_euclid(2)).copied().unwrap_or_default(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn concentration_should_be_known_for_simple_lists() {
		let equal: Vec<Row> = (0..200).map(|i| ([i as u8; 32], 5)).collect();
		let c = concentration(&equal);
		assert!(
			c.gini.abs() < 1e-9 && (c.hhi - 50.0).abs() < 1e-9 && (c.top_10 - 5.0).abs() < 1e-9
		);
		let one: Vec<Row> = vec![([0; 32], 1_000)];
		let c = concentration(&one);
		assert!((c.top_1 - 100.0).abs() < 1e-9 && (c.hhi - 10_000.0).abs() < 1e-9);
		// 1, 3: G = 2 * (1 + 6) / (2 * 4) - 3 / 2 = 0.25
		let c = concentration(&[([0; 32], 3), ([1; 32], 1)]);
		assert!((c.gini - 0.25).abs() < 1e-9);
	}
}
