//! Drawing: panels one below the other, each with its title, its axes and its legend.

use super::{
	colours::{self, GRID, INK, PAPER},
	model::{Bars, Chart, Panel, Plot, Series, Shape, BAR_HEIGHT, MOST_BARS, WIDTH},
};
use crate::markup::escaped;
use distribution_client::{Error, Result};
use plotters::{
	coord::Shift,
	prelude::{
		ChartBuilder, Color, DrawingArea, DrawingAreaErrorKind, IntoDrawingArea, IntoFont,
		PathElement, Polygon, Rectangle, SVGBackend, TextStyle,
	},
	style::text_anchor::{HPos, Pos, VPos},
};

/// The font of all text: what the reader has.
const FONT: &str = "sans-serif";
/// Width of a legend beside a plot, in pixels.
const LEGEND: u32 = 220;
/// Longest name in a legend or beside a bar, in characters.
const LONGEST_NAME: usize = 30;
/// Left edge of bars, and the space that their labels need, in pixels.
const NAMES: i32 = 230;
const LABELS: i32 = 190;
/// Width of a line, in pixels.
const LINE: u32 = 2;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

fn fault(error: DrawingAreaErrorKind<std::io::Error>) -> Error {
	Error::unexpected(format!("the chart cannot be drawn: {error}"))
}

impl Chart {
	/// The chart as an element for a page: no background of its own.
	///
	/// # Errors
	/// [`Error::Unexpected`] if it cannot be drawn.
	pub fn element(&self) -> Result<String> {
		svg(self, false)
	}

	/// The chart as a file: a document, on white.
	///
	/// # Errors
	/// [`Error::Unexpected`] if it cannot be drawn.
	pub fn document(&self) -> Result<String> {
		let svg = svg(self, true)?;
		Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{svg}\n"))
	}
}

/// The chart as an element, on white if `paper`.
fn svg(chart: &Chart, paper: bool) -> Result<String> {
	let height = chart.panels.iter().fold(0u32, |sum, panel| sum.saturating_add(panel.height()));
	let height = height.max(1);
	let mut drawn = String::new();
	{
		let root = SVGBackend::with_string(&mut drawn, (WIDTH, height)).into_drawing_area();
		if paper {
			root.fill(&PAPER).map_err(fault)?;
		}
		let mut rest = root.clone();
		for panel in &chart.panels {
			let (area, below) = rest.split_vertically(panel.height());
			match panel {
				Panel::Plot(plot) => draw_plot(&area, plot)?,
				Panel::Bars(bars) => draw_bars(&area, bars)?,
			}
			rest = below;
		}
		root.present().map_err(fault)?;
	}
	// The library's own opening has no name for those who do not see the chart.
	let inside = drawn.split_once('\n').map_or("", |(_, inside)| inside);
	let (title, about) = (escaped(&chart.title), escaped(&chart.about));
	Ok(format!(
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\">\n<title>{title}</title>\n<desc>{about}</desc>\n{}",
		inside.trim_end()
	))
}

/// Text of this size.
fn text(size: u32, horizontal: HPos) -> TextStyle<'static> {
	(FONT, f64::from(size)).into_font().color(&INK).pos(Pos::new(horizontal, VPos::Center))
}

/// A name that fits.
fn cut(name: &str) -> String {
	if name.chars().count() <= LONGEST_NAME {
		return name.into();
	}
	name.chars().take(LONGEST_NAME).chain(['…']).collect()
}

/// The points of a series that are numbers.
fn finite(series: &Series) -> Vec<(f64, f64)> {
	let finite = |point: &&(f64, f64)| point.0.is_finite() && point.1.is_finite();
	series.points.iter().filter(finite).copied().collect()
}

/// The corners of a line of steps.
fn steps(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
	let mut corners: Vec<(f64, f64)> = Vec::new();
	for (x, y) in points {
		let before = corners.last().map(|(_, before)| *before);
		corners.extend(before.filter(|before| before != y).map(|before| (*x, before)));
		corners.push((*x, *y));
	}
	corners
}

/// Lower and upper end of an axis that holds these values, apart from each other.
fn ends(values: impl Iterator<Item = f64> + Clone, from_zero: bool) -> (f64, f64) {
	let low = values.clone().fold(f64::INFINITY, f64::min);
	let high = values.fold(f64::NEG_INFINITY, f64::max);
	let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
	let low = if from_zero { low.min(0.0) } else { low };
	// Between ends that are as good as equal there are no labels: the library looks for them for ever.
	let size = low.abs().max(high.abs());
	if high - low > size * 1e-6 {
		return (low, high);
	}
	(low, low + (size * 0.001).max(1.0))
}

/// Layers as their upper edges: each stands on those before it.
fn stacked(layers: &[Vec<(f64, f64)>]) -> Vec<Vec<(f64, f64)>> {
	let mut below: Vec<(f64, f64)> = Vec::new();
	let mut edges = Vec::new();
	for layer in layers {
		let edge: Vec<(f64, f64)> = layer
			.iter()
			.enumerate()
			.map(|(place, (x, y))| (*x, y + below.get(place).map_or(0.0, |(_, under)| *under)))
			.collect();
		edges.push(edge.clone());
		below = edge;
	}
	edges
}

fn draw_plot(area: &Area<'_>, plot: &Plot) -> Result<()> {
	let legend = if plot.series.len() > 1 { LEGEND } else { 0 };
	let (left, right) = area.split_horizontally(WIDTH.saturating_sub(legend));
	let points: Vec<Vec<(f64, f64)>> = plot.series.iter().map(finite).collect();
	let edges = match plot.shape {
		Shape::Lines => points,
		Shape::Steps => points.iter().map(|points| steps(points)).collect(),
		Shape::Layers => stacked(&points).iter().map(|edge| steps(edge)).collect(),
	};
	let all = edges.iter().flatten();
	let (x_low, x_high) = ends(all.clone().map(|point| point.0), false);
	let from_zero = plot.shape == Shape::Layers;
	let (y_low, y_high) = ends(all.map(|point| point.1), from_zero);
	// Room above the highest.
	let y_high = y_high + (y_high - y_low) * 0.04;
	let mut chart = ChartBuilder::on(&left)
		.caption(&plot.title, text(17, HPos::Center))
		.margin(10)
		.x_label_area_size(46)
		.y_label_area_size(86)
		.build_cartesian_2d(x_low..x_high, y_low..y_high)
		.map_err(fault)?;
	chart
		.configure_mesh()
		.x_labels(8)
		.y_labels(6)
		.max_light_lines(0)
		.x_desc(plot.x.name.as_str())
		.y_desc(plot.y.name.as_str())
		.axis_style(INK)
		.bold_line_style(GRID)
		.light_line_style(GRID)
		.label_style((FONT, 13, &INK))
		.axis_desc_style((FONT, 13, &INK))
		.x_label_formatter(&|value: &f64| plot.x.scale.label(*value))
		.y_label_formatter(&|value: &f64| plot.y.scale.label(*value))
		.draw()
		.map_err(fault)?;
	let mut under = vec![(x_low, y_low), (x_high, y_low)];
	for (place, edge) in edges.iter().enumerate().filter(|(_, edge)| !edge.is_empty()) {
		let colour = colours::of(place);
		if plot.shape == Shape::Layers {
			let corners: Vec<(f64, f64)> = edge.iter().chain(under.iter().rev()).copied().collect();
			chart
				.draw_series(std::iter::once(Polygon::new(corners, colour.filled())))
				.map_err(fault)?;
			under.clone_from(edge);
		} else {
			let line = PathElement::new(edge.clone(), colour.stroke_width(LINE));
			chart.draw_series(std::iter::once(line)).map_err(fault)?;
		}
	}
	if legend > 0 {
		draw_legend(&right, plot.series.iter().map(|series| series.name.as_str()), 40)?;
	}
	Ok(())
}

/// Names with their colours, one below the other.
fn draw_legend<'n>(area: &Area<'_>, names: impl Iterator<Item = &'n str>, top: i32) -> Result<()> {
	let mut y = top;
	for (place, name) in names.enumerate() {
		let patch = [(8, y.saturating_sub(7)), (22, y.saturating_add(7))];
		area.draw(&Rectangle::new(patch, colours::of(place).filled())).map_err(fault)?;
		area.draw_text(&cut(name), &text(13, HPos::Left), (30, y)).map_err(fault)?;
		y = y.saturating_add(20);
	}
	Ok(())
}

fn draw_bars(area: &Area<'_>, bars: &Bars) -> Result<()> {
	let middle = i32::try_from(WIDTH.div_euclid(2)).unwrap_or_default();
	area.draw_text(&bars.title, &text(17, HPos::Center), (middle, 20)).map_err(fault)?;
	let shown = bars.bars.get(..MOST_BARS).unwrap_or(&bars.bars);
	let lengths = shown.iter().flat_map(|bar| bar.values.iter().map(|(length, _)| *length));
	let (_, longest) = ends(lengths.filter(|length| length.is_finite()), true);
	let room =
		i32::try_from(WIDTH).unwrap_or_default().saturating_sub(NAMES).saturating_sub(LABELS);
	let step = i32::try_from(BAR_HEIGHT).unwrap_or_default();
	let mut y = 42i32;
	for bar in shown {
		let lines = i32::try_from(bar.values.len()).unwrap_or_default();
		let middle = y.saturating_add(step.saturating_mul(lines).div_euclid(2));
		let at = (NAMES.saturating_sub(8), middle);
		area.draw_text(&cut(&bar.name), &text(13, HPos::Right), at).map_err(fault)?;
		for (place, (length, label)) in bar.values.iter().enumerate() {
			let share = if length.is_finite() { (length / longest).clamp(0.0, 1.0) } else { 0.0 };
			// At most `room`, which fits.
			let end = NAMES.saturating_add((share * f64::from(room)).round() as i32);
			let bottom = y.saturating_add(step).saturating_sub(4);
			let corners = [(NAMES, y.saturating_add(2)), (end, bottom)];
			area.draw(&Rectangle::new(corners, colours::of(place).filled())).map_err(fault)?;
			let at = (end.saturating_add(6), y.saturating_add(step.div_euclid(2)));
			area.draw_text(&cut(label), &text(13, HPos::Left), at).map_err(fault)?;
			y = y.saturating_add(step);
		}
	}
	let axis = PathElement::new(vec![(NAMES, 38), (NAMES, y.saturating_add(2))], INK);
	area.draw(&axis).map_err(fault)?;
	if bars.groups.len() > 1 {
		let (_, corner) = area.split_horizontally(WIDTH.saturating_sub(LEGEND));
		draw_legend(&corner, bars.groups.iter().map(String::as_str), 14)?;
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn steps_should_hold_a_value_until_the_next() {
		assert!(steps(&[]).is_empty());
		let corners = [(0.0, 3.0), (2.0, 3.0), (2.0, 1.0), (3.0, 1.0)];
		assert_eq!(steps(&[(0.0, 3.0), (2.0, 1.0), (3.0, 1.0)]), corners);
	}

	#[test]
	fn layers_should_stand_on_each_other() {
		let layers = [vec![(0.0, 1.0), (1.0, 2.0)], vec![(0.0, 3.0), (1.0, 0.0)]];
		assert_eq!(stacked(&layers), [vec![(0.0, 1.0), (1.0, 2.0)], vec![(0.0, 4.0), (1.0, 2.0)]]);
	}

	#[test]
	fn ends_of_an_axis_should_be_apart() {
		assert_eq!(ends([].into_iter(), false), (0.0, 1.0));
		assert_eq!(ends([5.0, 9.0].into_iter(), false), (5.0, 9.0));
		assert_eq!(ends([5.0, 9.0].into_iter(), true), (0.0, 9.0));
		assert_eq!(ends([7.0].into_iter(), false), (7.0, 8.0));
		assert_eq!(ends([0.0].into_iter(), false), (0.0, 1.0));
		let next = 1e9f64.next_up();
		assert_eq!(ends([1e9, next].into_iter(), false), (1e9, 1e9 + 1e6));
	}

	#[test]
	fn long_names_should_be_cut() {
		assert_eq!(cut("short"), "short");
		assert_eq!(cut(&"x".repeat(99)), format!("{}…", "x".repeat(LONGEST_NAME)));
	}
}
