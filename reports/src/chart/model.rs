//! What is on a chart.

use super::label::Scale;

/// Width of a chart, in pixels. Pages scale it.
pub(super) const WIDTH: u32 = 960;
/// Height of a panel of lines or layers.
pub(super) const HEIGHT: u32 = 330;
/// Height of a panel of bars without its bars, and of a bar.
pub(super) const BARS_HEIGHT: u32 = 70;
pub(super) const BAR_HEIGHT: u32 = 26;
/// Most bars of one panel: more cannot be read.
pub const MOST_BARS: usize = 24;
/// Most points of one line that are drawn: more cannot be told apart.
pub const MOST_POINTS: usize = 480;

/// An axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
	/// What is on it, with the unit.
	pub name: String,
	/// How its values are written.
	pub scale: Scale,
}

impl Axis {
	/// An axis of this name.
	pub fn new(name: impl Into<String>, scale: Scale) -> Self {
		Self { name: name.into(), scale }
	}
}

/// A line, or a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
	/// What it is.
	pub name: String,
	/// Its points, from left to right. Those that are not numbers are left out.
	pub points: Vec<(f64, f64)>,
}

impl Series {
	/// A series of this name.
	pub fn new(name: impl Into<String>, points: Vec<(f64, f64)>) -> Self {
		Self { name: name.into(), points }
	}
}

/// How series are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
	/// From point to point.
	Lines,
	/// Each value holds until the next point.
	Steps,
	/// Each value holds until the next point, and layers stand on each other, the first lowest. All
	/// have the same places.
	Layers,
}

/// A panel of lines or layers.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
	/// What it shows.
	pub title: String,
	/// To the right.
	pub x: Axis,
	/// Upwards.
	pub y: Axis,
	/// How it is drawn.
	pub shape: Shape,
	/// What is drawn.
	pub series: Vec<Series>,
}

/// A panel of bars: for each name as many as there are groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
	/// What it shows.
	pub title: String,
	/// Names of the groups; none is needed for one.
	pub groups: Vec<String>,
	/// The bars, from the top down: a name, a length for each group, and its label.
	pub bars: Vec<Bar>,
}

/// The bars of one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
	/// What they are about.
	pub name: String,
	/// Length and label for each group. Lengths below zero count as zero.
	pub values: Vec<(f64, String)>,
}

/// A part of a chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Panel {
	/// Lines or layers.
	Plot(Plot),
	/// Bars.
	Bars(Bars),
}

impl Panel {
	/// Its height, in pixels.
	pub(super) fn height(&self) -> u32 {
		match self {
			Self::Plot(_) => HEIGHT,
			Self::Bars(bars) => {
				let shown = bars.bars.len().min(MOST_BARS);
				let lines = shown.saturating_mul(bars.groups.len().max(1));
				let lines = u32::try_from(lines).unwrap_or(u32::MAX);
				BAR_HEIGHT.saturating_mul(lines).saturating_add(BARS_HEIGHT)
			}
		}
	}
}

/// A chart: panels one below the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
	/// What it is, for those who do not see it.
	pub title: String,
	/// What is to be seen on it.
	pub about: String,
	/// Its parts.
	pub panels: Vec<Panel>,
}

impl Chart {
	/// A chart of one panel.
	pub fn of(title: impl Into<String>, about: impl Into<String>, panel: Panel) -> Self {
		Self { title: title.into(), about: about.into(), panels: vec![panel] }
	}
}

/// As many of these points as can be told apart: the first, the last, and the last of each stretch
/// between them. The points are in their order.
pub fn thinned(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
	let stretch = points.len().div_ceil(MOST_POINTS).max(1);
	let first = points.first().filter(|_| stretch > 1);
	let lasts = points.chunks(stretch).filter_map(|chunk| chunk.last());
	first.into_iter().chain(lasts).copied().collect()
}
