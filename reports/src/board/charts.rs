//! The charts of a board.

use super::{
	facts::Facts,
	history::{End, History, Root},
};
use crate::{
	chart::{thinned, Axis, Bar, Bars, Chart, Panel, Plot, Scale, Series, Shape, MOST_BARS},
	spread::{spread_chart, Terms},
	subject::tokens,
};
use distribution_client::{
	account::counted,
	lists::{concentration::Concentration, rows::Row},
};

impl Facts {
	fn tokens(&self, amount: u128) -> f64 {
		tokens(amount, self.subject.token.decimals)
	}

	/// The sums of the roots, the last ones if there are many.
	pub(super) fn roots_chart(&self, history: &History) -> Option<Chart> {
		let count = history.roots.len();
		let last = history.roots.iter().skip(count.saturating_sub(MOST_BARS));
		let bar = |root: &Root| Bar {
			name: format!("root {}, {}", root.number, root.state()),
			values: vec![(self.tokens(root.tree.total), self.subject.native(root.tree.total))],
		};
		let title = "Sums of the scores, root by root";
		let bars = Bars { title: title.into(), groups: Vec::new(), bars: last.map(bar).collect() };
		let shown = bars.bars.len();
		let about = format!(
			"The sum of all scores of each root, in the order in which they were posted: {} of {count}. Only those that became final count.",
			counted(shown, "root")
		);
		(shown > 0).then(|| Chart::of(title, about, Panel::Bars(bars)))
	}

	/// What was earned by final roots and what was paid of it, over time.
	pub(super) fn owed_chart(&self, history: &History) -> Option<Chart> {
		let finals: Vec<(i64, u128)> = history
			.roots
			.iter()
			.filter_map(|root| match root.end {
				Some((place, End::Final)) => Some((place.seconds, root.tree.total)),
				_ => None,
			})
			.collect();
		let ((first, _), (_, total)) = (*finals.first()?, *finals.last()?);
		let end = self.subject.last.seconds;
		let scale = Scale::of_times(first, end);
		let point = |seconds: i64, amount: u128| (scale.place(seconds), self.tokens(amount));
		let mut earned: Vec<(f64, f64)> =
			finals.iter().map(|(seconds, total)| point(*seconds, *total)).collect();
		earned.push(point(end, total));
		let mut sum = 0u128;
		let mut paid = vec![point(first, sum)];
		for (place, claim) in &history.claims {
			sum = sum.saturating_add(claim.amount);
			paid.push(point(place.seconds, sum));
		}
		paid.push(point(end, sum));
		let title = "Earned by final roots, and paid";
		let about = if self.removed {
			format!(
				"{} were earned, {} paid. The board is removed, and owes nothing.",
				self.subject.native(total),
				self.subject.native(sum)
			)
		} else {
			format!(
				"{} are earned, {} paid. What lies between the lines is owed: {}.",
				self.subject.native(total),
				self.subject.native(sum),
				self.subject.native(self.owed())
			)
		};
		let plot = Plot {
			title: title.into(),
			x: Axis::new("UTC", scale),
			y: Axis::new(self.subject.token.symbol.as_str(), Scale::Number),
			shape: Shape::Steps,
			series: vec![
				Series::new("earned", thinned(&earned)),
				Series::new("paid", thinned(&paid)),
			],
		};
		Some(Chart::of(title, about, Panel::Plot(plot)))
	}
}

/// How the scores of the last final root are spread.
pub(super) fn scores_chart(scores: &[Row], found: &Concentration) -> Chart {
	let terms = Terms {
		title: "How the scores of the last final root are spread",
		about: "The share of all scores that the accounts with the lowest have together",
		owners: "accounts",
		whole: "the sum of the scores",
		curve: "as scored",
	};
	spread_chart(terms, scores, found)
}
