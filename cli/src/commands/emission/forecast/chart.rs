//! The chart of a forecast as SVG: the supply above, the issuance of each era below, stacked by
//! pool.
//!
//! Coordinates and labels are floating point: they are for looking at, not for paying.

use distribution_client::{emission::Preview, token::native};
use distribution_primitives::emission::PoolId;

const WIDTH: f64 = 1_120.0;
const HEIGHT: f64 = 880.0;
/// Left edge and size of the plots; the top edges of both.
const LEFT: f64 = 90.0;
const PLOT_WIDTH: f64 = 720.0;
const PLOT_HEIGHT: f64 = 270.0;
const SUPPLY_TOP: f64 = 134.0;
const POOLS_TOP: f64 = 520.0;
/// Left edge of the legends.
const LEGEND: f64 = 834.0;
/// About how many intervals an axis has.
const INTERVALS: f64 = 5.0;
/// Longest name in a legend, in characters.
const LONGEST_NAME: usize = 28;
const INK: &str = "#222222";
const GRID: &str = "#d9d9d9";
const SUPPLY_COLOUR: &str = "#0b3c5d";
/// Colours of the pools, distinguishable for the colour-blind.
const COLOURS: [&str; 16] = [
	"#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#7f7f7f",
	"#5e3c99", "#b2df8a", "#8c510a", "#80cdc1", "#a50026", "#c2a5cf", "#1b7837", "#fdb863",
];

/// The contents of a chart.
pub struct Chart<'a> {
	/// The eras, in order.
	pub preview: &'a [Preview],
	/// The pools with their names, the lowest layer first.
	pub pools: &'a [(PoolId, String)],
	/// Length of an era, in relay-chain blocks.
	pub era_length: u32,
}

/// An axis of amounts: its ends, the distance of its ticks, and the unit of their labels.
#[derive(Debug, PartialEq)]
struct Axis {
	low: f64,
	high: f64,
	step: f64,
	unit: f64,
	unit_name: &'static str,
}

/// The smallest of 1, 2 and 5 times a power of ten that is not below `value`.
fn round_up(value: f64) -> f64 {
	let power = 10f64.powf(value.log10().floor());
	let enough = |factor: &f64| *factor * power >= value * 0.999_999;
	let factor = [1.0, 2.0, 5.0].into_iter().find(enough);
	factor.unwrap_or(10.0) * power
}

impl Axis {
	/// An axis that has room for `low` to `high`, neither negative.
	fn new(low: f64, high: f64) -> Self {
		let high = if high > low { high } else { low + (low * 0.001).max(1.0) };
		let step = round_up((high - low) / INTERVALS);
		let (unit, unit_name) = match high {
			high if high >= 1e9 => (1e9, "billion "),
			high if high >= 1e6 => (1e6, "million "),
			high if high >= 1e3 => (1e3, "thousand "),
			_ => (1.0, ""),
		};
		let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
		Self { low, high, step, unit, unit_name }
	}

	/// Values and labels of the ticks.
	fn ticks(&self) -> Vec<(f64, String)> {
		let decimals = (-(self.step / self.unit).log10().floor()).clamp(0.0, 12.0) as usize;
		let count = ((self.high - self.low) / self.step).round() as u32;
		let value = |tick: u32| self.low + self.step * f64::from(tick);
		let label = |value: f64| format!("{:.decimals$}", value / self.unit);
		(0..=count).map(|tick| (value(tick), label(value(tick)))).collect()
	}
}

/// A plot on the page.
struct Panel {
	top: f64,
	/// Amounts, upwards.
	axis: Axis,
	/// Eras, to the right: the first, and how many.
	first: f64,
	span: f64,
}

impl Panel {
	/// Position of the start of the era that is `eras` after the first.
	fn x(&self, eras: f64) -> f64 {
		LEFT + PLOT_WIDTH * eras / self.span
	}

	/// Position of an amount.
	fn y(&self, amount: f64) -> f64 {
		let share = (amount - self.axis.low) / (self.axis.high - self.axis.low);
		self.top + PLOT_HEIGHT * (1.0 - share)
	}

	/// Points in SVG's notation.
	fn points(&self, corners: &[(f64, f64)]) -> String {
		let point =
			|(eras, amount): &(f64, f64)| format!("{:.1},{:.1}", self.x(*eras), self.y(*amount));
		corners.iter().map(point).collect::<Vec<_>>().join(" ")
	}

	/// Title, grid, ticks and labels.
	fn frame(&self, title: &str, era_length: u32) -> Vec<String> {
		let (right, bottom) = (LEFT + PLOT_WIDTH, self.top + PLOT_HEIGHT);
		let title = format!("{title}, {}{}", self.axis.unit_name, native().symbol);
		let mut lines = vec![text(LEFT, self.top - 18.0, "start", 17, &title)];
		for (amount, label) in self.axis.ticks() {
			let y = self.y(amount);
			lines.push(line((LEFT, y), (right, y), GRID));
			lines.push(text(LEFT - 10.0, y + 5.0, "end", 14, &label));
		}
		let step = round_up(self.span / 8.0).max(1.0);
		let mut era = (self.first / step).ceil() * step;
		while era <= self.first + self.span {
			let x = self.x(era - self.first);
			lines.push(line((x, bottom), (x, bottom + 6.0), INK));
			lines.push(text(x, bottom + 23.0, "middle", 14, &format!("{era:.0}")));
			era += step;
		}
		lines.push(line((LEFT, bottom), (right, bottom), INK));
		lines.push(line((LEFT, self.top), (LEFT, bottom), INK));
		let eras = format!("era, of {era_length} relay-chain blocks ({})", duration(era_length));
		lines.push(text(LEFT + PLOT_WIDTH / 2.0, bottom + 48.0, "middle", 14, &eras));
		lines
	}
}

/// About how long `blocks` of the relay chain take, ten a minute.
fn duration(blocks: u32) -> String {
	let minutes = f64::from(blocks) / 10.0;
	match minutes {
		few if few < 120.0 => format!("about {few:.1} minutes"),
		some if some < 2_880.0 => format!("about {:.1} hours", some / 60.0),
		many => format!("about {:.1} days", many / 1_440.0),
	}
}

/// Smallest units as tokens.
fn tokens(amount: u128) -> f64 {
	amount as f64 / 10f64.powi(i32::from(native().decimals))
}

/// Text escaped for XML.
fn escape(text: &str) -> String {
	text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn text(x: f64, y: f64, anchor: &str, size: u32, content: &str) -> String {
	let content = escape(content);
	format!(
		r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" font-size="{size}">{content}</text>"#
	)
}

fn line((x1, y1): (f64, f64), (x2, y2): (f64, f64), colour: &str) -> String {
	format!(r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="{colour}"/>"#)
}

/// An entry of a legend: a patch of colour and a name.
fn entry(y: f64, colour: &str, name: &str) -> [String; 2] {
	let mut short: String = name.chars().take(LONGEST_NAME).collect();
	if short.len() < name.len() {
		short.push('…');
	}
	let top = y - 12.0;
	[
		format!(
			r#"<rect x="{LEGEND:.1}" y="{top:.1}" width="16" height="14" fill="{colour}" stroke="{INK}"/>"#
		),
		text(LEGEND + 24.0, y, "start", 14, &short),
	]
}

/// The corners of a line of steps: `amounts` has one per era. Equal neighbours make one step.
fn steps(amounts: &[f64]) -> Vec<(f64, f64)> {
	let mut corners: Vec<(f64, f64)> = Vec::new();
	for (era, amount) in amounts.iter().enumerate() {
		let before = corners.last().map(|(_, before)| *before);
		if before == Some(*amount) {
			continue;
		}
		corners.extend(before.map(|before| (era as f64, before)));
		corners.push((era as f64, *amount));
	}
	let end = corners.last().map(|(_, last)| (amounts.len() as f64, *last));
	corners.extend(end);
	corners
}

impl Chart<'_> {
	/// The chart as an SVG document.
	pub fn svg(&self) -> String {
		let first = self.preview.first().map_or(0, |era| era.era);
		let last = self.preview.last().map_or(0, |era| era.era);
		let title = format!("Emission forecast, eras {first} to {last}");
		let mut lines = vec![
			r#"<?xml version="1.0" encoding="UTF-8"?>"#.to_string(),
			format!(
				r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" font-family="Helvetica, Arial, sans-serif" fill="{INK}" role="img" aria-labelledby="title description">"#
			),
			format!(r#"<title id="title">{}</title>"#, escape(&title)),
			format!(
				r#"<desc id="description">Total supply, and what each era issues to each pool, under the decisions made so far. Amounts in {}.</desc>"#,
				native().symbol
			),
			format!(r##"<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>"##),
			text(LEFT, 44.0, "start", 22, &title),
			text(LEFT, 68.0, "start", 14, "under the decisions made so far, if nothing is burned"),
		];
		lines.extend(self.supply(first.into()));
		lines.extend(self.pools(first.into()));
		lines.push("</svg>\n".into());
		lines.join("\n")
	}

	/// A panel over all eras.
	fn panel(&self, top: f64, axis: Axis, first: f64) -> Panel {
		Panel { top, axis, first, span: self.preview.len().max(1) as f64 }
	}

	/// The panel of the supply.
	fn supply(&self, first: f64) -> Vec<String> {
		let before = self.preview.first().map(|era| {
			era.pools.iter().fold(era.supply, |supply, (_, share)| supply.saturating_sub(*share))
		});
		let after = self.preview.iter().map(|era| era.supply);
		let supply: Vec<f64> = before.into_iter().chain(after).map(tokens).collect();
		let high = supply.iter().copied().fold(0.0, f64::max);
		let low = supply.iter().copied().fold(high, f64::min);
		let panel = self.panel(SUPPLY_TOP, Axis::new(low, high), first);
		let mut lines = panel.frame("Total supply at the end of each era", self.era_length);
		let corners: Vec<(f64, f64)> =
			supply.iter().enumerate().map(|(eras, supply)| (eras as f64, *supply)).collect();
		let points = panel.points(&corners);
		lines.push(format!(
			r#"<polyline points="{points}" fill="none" stroke="{SUPPLY_COLOUR}" stroke-width="3"/>"#
		));
		lines.extend(entry(SUPPLY_TOP + 14.0, SUPPLY_COLOUR, "total supply"));
		lines
	}

	/// The panel of the pools.
	fn pools(&self, first: f64) -> Vec<String> {
		let mut below = vec![0.0f64; self.preview.len()];
		let mut layers = Vec::new();
		for (id, name) in self.pools {
			let share = |era: &Preview| {
				era.pools.iter().find(|(pool, _)| pool == id).map_or(0, |(_, share)| *share)
			};
			let above: Vec<f64> = self
				.preview
				.iter()
				.zip(&below)
				.map(|(era, below)| *below + tokens(share(era)))
				.collect();
			layers.push((name, below, above.clone()));
			below = above;
		}
		let high = below.iter().copied().fold(0.0, f64::max);
		let panel = self.panel(POOLS_TOP, Axis::new(0.0, high), first);
		let mut lines = panel.frame("Issued per era and pool", self.era_length);
		let coloured = || layers.iter().zip(COLOURS.iter().cycle());
		for ((_, below, above), colour) in coloured() {
			let mut corners = steps(above);
			corners.extend(steps(below).into_iter().rev());
			let points = panel.points(&corners);
			lines.push(format!(r#"<polygon points="{points}" fill="{colour}"/>"#));
		}
		// The legend in the order of the layers, from the top down.
		let entries: Vec<_> = coloured().collect();
		for (row, ((name, _, _), colour)) in entries.into_iter().rev().enumerate() {
			lines.extend(entry(POOLS_TOP + 14.0 + 20.0 * row as f64, colour, name));
		}
		lines
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const TOKEN: u128 = 1_000_000_000_000;

	/// The names of the elements in order, every one closed where it should be.
	fn elements(svg: &str) -> Vec<String> {
		let mut found: Vec<String> = Vec::new();
		let mut open: Vec<String> = Vec::new();
		let body = svg.strip_prefix(r#"<?xml version="1.0" encoding="UTF-8"?>"#).unwrap();
		for part in body.split('<').skip(1) {
			let (tag, content) = part.split_once('>').unwrap();
			assert!(!content.contains('>'), "{content}");
			assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
			if let Some(name) = tag.strip_prefix('/') {
				assert_eq!(open.pop().as_deref(), Some(name));
				continue;
			}
			let name = tag.split_whitespace().next().unwrap().trim_end_matches('/').to_string();
			if !tag.ends_with('/') {
				open.push(name.clone());
			}
			found.push(name);
		}
		assert_eq!(open, Vec::<String>::new());
		found
	}

	fn preview(eras: u32, pools: PoolId) -> Vec<Preview> {
		let era = |era: u32| {
			let share = u128::from(100 / (era / 10 + 1)) * TOKEN;
			Preview {
				era: era + 7,
				issuance: share * u128::from(pools),
				pools: (0..pools).map(|pool| (pool, share)).collect(),
				supply: 1_000_000 * TOKEN + u128::from(era) * share,
			}
		};
		(0..eras).map(era).collect()
	}

	fn names(pools: PoolId) -> Vec<(PoolId, String)> {
		(0..pools).map(|pool| (pool, format!("pool {pool}: <work> & \"play\""))).collect()
	}

	#[test]
	fn chart_should_be_well_formed_and_name_everything() {
		for (eras, pools) in [(0, 0), (1, 1), (2, 3), (365, 4), (1_000, 16)] {
			let (preview, names) = (preview(eras, pools), names(pools));
			let chart = Chart { preview: &preview, pools: &names, era_length: 14_400 };
			let svg = chart.svg();
			let found = elements(&svg);
			let count = |name: &str| found.iter().filter(|found| *found == name).count();
			assert_eq!(svg.matches("</text>").count(), count("text"));
			assert_eq!(count("svg"), 1);
			assert_eq!(count("polyline"), 1);
			assert_eq!(count("polygon"), usize::from(pools));
			// The page, the supply's entry of the legend and those of the pools.
			assert_eq!(count("rect"), 2 + usize::from(pools));
			assert_eq!(count("script"), 0);
			for part in ["DIST", "Total supply", "Issued per era", "14400 relay-chain blocks"] {
				assert!(svg.contains(part), "{part}");
			}
			assert!(!svg.contains("NaN") && !svg.contains("inf"));
		}
	}

	#[test]
	fn names_should_be_escaped_and_cut() {
		let (preview, mut names) = (preview(2, 1), names(1));
		let chart = |names: &[(PoolId, String)]| {
			Chart { preview: &preview, pools: names, era_length: 10 }.svg()
		};
		assert!(chart(&names).contains("pool 0: &lt;work&gt; &amp; &quot;play&quot;</text>"));
		names[0].1 = "x".repeat(100);
		let cut = format!(">{}…</text>", "x".repeat(LONGEST_NAME));
		assert!(chart(&names).contains(&cut));
	}

	#[test]
	fn axis_should_have_round_ticks_that_hold_all_values() {
		let labels = |low: f64, high: f64| {
			let axis = Axis::new(low, high);
			assert!(axis.low <= low && axis.high >= high);
			let ticks = axis.ticks();
			assert!((3..=8).contains(&ticks.len()), "{ticks:?}");
			let labels: Vec<String> = ticks.into_iter().map(|(_, label)| label).collect();
			format!("{} {}", labels.join(" "), axis.unit_name)
		};
		assert_eq!(labels(0.0, 100.0), "0 20 40 60 80 100 ");
		assert_eq!(labels(0.0, 0.03), "0.00 0.01 0.02 0.03 ");
		assert_eq!(labels(0.0, 4_200.0), "0 1 2 3 4 5 thousand ");
		assert_eq!(labels(1e9, 1.03e9), "1.00 1.01 1.02 1.03 billion ");
		assert_eq!(labels(0.0, 0.0), "0.0 0.2 0.4 0.6 0.8 1.0 ");
		labels(1e6, 1e6);
	}

	#[test]
	fn steps_should_leave_out_what_is_equal() {
		assert!(steps(&[]).is_empty());
		assert_eq!(steps(&[3.0]), [(0.0, 3.0), (1.0, 3.0)]);
		let corners = [(0.0, 3.0), (2.0, 3.0), (2.0, 1.0), (3.0, 1.0)];
		assert_eq!(steps(&[3.0, 3.0, 1.0]), corners);
	}

	#[test]
	fn durations_should_be_in_a_fitting_unit() {
		assert_eq!(duration(20), "about 2.0 minutes");
		assert_eq!(duration(14_400), "about 24.0 hours");
		assert_eq!(duration(100_800), "about 7.0 days");
	}
}
