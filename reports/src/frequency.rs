//! Names with their numbers, as a table and as a chart.

use crate::chart::{Bar, Bars, Chart, Panel};
use distribution_client::account;
use std::collections::BTreeMap;

/// Names with their numbers, the most frequent first.
pub fn frequencies<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(String, u64)> {
	let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
	for name in names {
		let count = counts.entry(name).or_default();
		*count = count.saturating_add(1);
	}
	let mut all: Vec<(String, u64)> =
		counts.into_iter().map(|(name, count)| (name.to_string(), count)).collect();
	all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
	all
}

/// A chart of names with their numbers.
pub fn frequency_chart(title: &str, about: &str, counts: &[(String, u64)]) -> Chart {
	let bar = |(name, count): &(String, u64)| {
		let label = account::with_thousands_separators((*count).into());
		Bar { name: name.clone(), values: vec![(*count as f64, label)] }
	};
	let bars =
		Bars { title: title.into(), groups: Vec::new(), bars: counts.iter().map(bar).collect() };
	Chart::of(title, about, Panel::Bars(bars))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn names_should_be_counted_with_the_most_frequent_first() {
		let counts = frequencies(["b", "a", "b", "c"].into_iter());
		let counted: Vec<(&str, u64)> =
			counts.iter().map(|(name, count)| (name.as_str(), *count)).collect();
		assert_eq!(counted, [("b", 2), ("a", 1), ("c", 1)]);
	}
}
