//! The charts of a round.

use super::facts::Facts;
use crate::{
	chart::{thinned, Axis, Chart, Panel, Plot, Scale, Series, Shape},
	spread::{spread_chart, Terms},
};
use distribution_client::{account::counted, lists::concentration::Concentration, types::Moment};
use distribution_primitives::{Release, UnlockSchedule};

/// Points of an unlock schedule on a chart.
const POINTS: u32 = 160;

impl Facts {
	/// Sum of the payments over time, on a scale of times. It rises from nothing at the first one.
	fn paid_over_time(&self, scale: &Scale) -> Vec<(f64, f64)> {
		let mut sum = 0u128;
		let begin = self.payments.first().map(|paid| (scale.place(paid.place.seconds), 0.0));
		let mut points: Vec<(f64, f64)> = begin.into_iter().collect();
		points.extend(self.payments.iter().map(|paid| {
			sum = sum.saturating_add(paid.amount);
			(scale.place(paid.place.seconds), self.tokens(sum))
		}));
		thinned(&points)
	}

	pub(super) fn claims_chart(&self) -> Option<Chart> {
		let (first, last) = (self.payments.first()?, self.payments.last()?);
		let scale = Scale::of_times(first.place.seconds, last.place.seconds);
		let title = "Paid so far";
		let about = format!(
			"{} from {} to {}.",
			counted(self.payments.len(), "payment"),
			first.place.time(),
			last.place.time()
		);
		let plot = Plot {
			title: title.into(),
			x: Axis::new("UTC", scale),
			y: Axis::new(self.symbol.as_str(), Scale::Number),
			shape: Shape::Steps,
			series: vec![Series::new("paid", self.paid_over_time(&scale))],
		};
		Some(Chart::of(title, about, Panel::Plot(plot)))
	}

	pub(super) fn concentration_chart(&self, found: &Concentration) -> Chart {
		let terms = Terms {
			title: "How the payments are spread",
			about: "The share of all payments that the smallest beneficiaries have together",
			owners: "beneficiaries",
			whole: "what was paid",
			curve: "as paid",
		};
		spread_chart(terms, &self.shares(), found)
	}

	/// The schedule by which the round unlocks, and how much of it counts: of vested rows what was
	/// paid, of streams the budget.
	fn schedule(&self) -> Option<(UnlockSchedule<Moment>, u128)> {
		match self.info.terms.release {
			Release::Immediate => None,
			Release::Vested { start, length } => {
				let length = length.max(1);
				Some((UnlockSchedule { start, cliff: 0, length, step: 1 }, self.books.claimed))
			}
			Release::Streamed { schedule, .. } => Some((schedule, self.info.terms.budget)),
		}
	}

	pub(super) fn unlock_chart(&self) -> Option<Chart> {
		let (schedule, total) = self.schedule()?;
		let end = schedule.start.saturating_add(schedule.length);
		let time = |block: Moment| self.clock.seconds_of(block);
		let first = self.payments.first().map_or(i64::MAX, |paid| paid.place.seconds);
		let scale = Scale::of_times(time(schedule.start).min(first), time(end));
		let stretch = schedule.length.div_ceil(POINTS).max(1);
		let mut blocks: Vec<Moment> = (0..=POINTS)
			.map(|point| schedule.start.saturating_add(stretch.saturating_mul(point)).min(end))
			.collect();
		blocks.push(schedule.start.saturating_add(schedule.cliff).min(end));
		blocks.sort_unstable();
		blocks.dedup();
		let unlocked = blocks
			.into_iter()
			.map(|block| (scale.place(time(block)), self.tokens(schedule.unlocked(total, block))));
		let title = "Unlocked by the schedule, and paid";
		let vested = matches!(self.info.terms.release, Release::Vested { .. });
		let about = if vested {
			"Vested rows are paid at once, and unlock in the holders' accounts."
		} else {
			"A stream is never paid ahead of its schedule; what was unlocked and not claimed is in the pot."
		};
		let plot = Plot {
			title: title.into(),
			x: Axis::new("UTC", scale),
			y: Axis::new(self.symbol.as_str(), Scale::Number),
			shape: Shape::Steps,
			series: vec![
				Series::new("unlocked", unlocked.collect()),
				Series::new("paid", self.paid_over_time(&scale)),
			],
		};
		Some(Chart::of(title, about, Panel::Plot(plot)))
	}
}
