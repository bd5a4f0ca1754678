//! How amounts are spread over accounts: the Lorenz curve, and what it comes to.

use crate::chart::{thinned, Axis, Chart, Panel, Plot, Scale, Series, Shape};
use distribution_client::lists::{concentration::Concentration, rows::Row};

/// What a chart of a spread calls things.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
	/// The chart.
	pub title: &'a str,
	/// What is to be seen on it, in a sentence.
	pub about: &'a str,
	/// What has the amounts, the smallest first.
	pub owners: &'a str,
	/// All amounts together.
	pub whole: &'a str,
	/// The curve.
	pub curve: &'a str,
}

/// The share of the whole that each share of the smallest amounts has together, both from 0 to 1.
fn lorenz(mut amounts: Vec<u128>) -> Vec<(f64, f64)> {
	amounts.sort_unstable();
	let count = amounts.len().max(1) as f64;
	let all: f64 = amounts.iter().map(|amount| *amount as f64).sum();
	let mut sum = 0.0;
	let mut curve = vec![(0.0, 0.0)];
	for (place, amount) in (1u32..).zip(&amounts) {
		sum += *amount as f64;
		curve.push((f64::from(place) / count, if all > 0.0 { sum / all } else { 0.0 }));
	}
	curve
}

/// The chart of how these amounts are spread, of which the concentration was found.
pub fn spread_chart(terms: Terms<'_>, rows: &[Row], found: &Concentration) -> Chart {
	let about = format!(
		"{} (Lorenz curve). Gini coefficient {:.3}; the largest has {:.1} %, the largest ten {:.1} %, the largest hundred {:.1} %.",
		terms.about, found.gini, found.top_1, found.top_10, found.top_100
	);
	let curve = lorenz(rows.iter().map(|(_, amount)| *amount).collect());
	let plot = Plot {
		title: terms.title.into(),
		x: Axis::new(format!("share of the {}, the smallest first", terms.owners), Scale::Share),
		y: Axis::new(format!("share of {}", terms.whole), Scale::Share),
		shape: Shape::Lines,
		series: vec![
			Series::new(terms.curve, thinned(&curve)),
			Series::new("if all had the same", vec![(0.0, 0.0), (1.0, 1.0)]),
		],
	};
	Chart::of(terms.title, about, Panel::Plot(plot))
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::lists::concentration::concentration;

	#[test]
	fn curve_should_rise_from_nothing_to_all() {
		assert_eq!(lorenz(vec![3, 1]), [(0.0, 0.0), (0.5, 0.25), (1.0, 1.0)]);
		assert_eq!(lorenz(vec![0]), [(0.0, 0.0), (1.0, 0.0)]);
		assert_eq!(lorenz(Vec::new()), [(0.0, 0.0)]);
	}

	#[test]
	fn chart_should_say_what_it_shows() {
		let rows: [Row; 2] = [([0; 32], 3), ([1; 32], 1)];
		let terms = Terms {
			title: "Spread",
			about: "What they have",
			owners: "accounts",
			whole: "the sum",
			curve: "as it is",
		};
		let chart = spread_chart(terms, &rows, &concentration(&rows));
		let wanted =
			"What they have (Lorenz curve). Gini coefficient 0.250; the largest has 75.0 %, ";
		assert!(chart.about.starts_with(wanted), "{}", chart.about);
		assert!(chart.element().unwrap().contains("<desc>What they have (Lorenz curve)."));
	}
}
