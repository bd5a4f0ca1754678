//! Charts as SVG: what is on them, and how amounts and dates are written on their axes.
//!
//! Coordinates and labels are floating point: they are for looking at, not for paying. A chart needs
//! no script and no font, and its colours are few and fixed, so that a page can change them
//! ([`colours`]) for a dark screen.

pub mod colours;
mod draw;
mod label;
mod model;

pub use label::{short, Scale};
pub use model::{
	thinned, Axis, Bar, Bars, Chart, Panel, Plot, Series, Shape, MOST_BARS, MOST_POINTS,
};

#[cfg(test)]
mod tests {
	use super::*;

	/// The names of the elements in order, every one closed where it should be.
	fn elements(svg: &str) -> Vec<String> {
		let mut found: Vec<String> = Vec::new();
		let mut open: Vec<String> = Vec::new();
		for part in svg.split('<').skip(1) {
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

	fn plot(shape: Shape, series: usize, points: usize) -> Panel {
		let line = |series: usize| {
			let points = (0..points).map(|x| (x as f64, (x * (series + 1)) as f64)).collect();
			Series::new(format!("<{series}> & \"more\""), points)
		};
		Panel::Plot(Plot {
			title: "What it shows".into(),
			x: Axis::new("era", Scale::Number),
			y: Axis::new("DIST", Scale::Number),
			shape,
			series: (0..series).map(line).collect(),
		})
	}

	fn bars(names: usize, groups: usize) -> Panel {
		let bar = |name: usize| Bar {
			name: format!("name {name} <&>"),
			values: (0..groups).map(|group| ((name * group) as f64, format!("{group}"))).collect(),
		};
		Panel::Bars(Bars {
			title: "Bars".into(),
			groups: (0..groups).map(|group| format!("group {group}")).collect(),
			bars: (0..names).map(bar).collect(),
		})
	}

	fn chart(panels: Vec<Panel>) -> Chart {
		Chart { title: "A & B".into(), about: "what <it> is".into(), panels }
	}

	#[test]
	fn charts_should_be_well_formed_whatever_is_on_them() {
		let shapes = [Shape::Lines, Shape::Steps, Shape::Layers];
		for (series, points) in [(0, 0), (1, 0), (1, 1), (2, 2), (3, 1_000), (16, 365)] {
			for shape in shapes {
				let chart = chart(vec![plot(shape, series, points), bars(points % 40, 2)]);
				let element = chart.element().unwrap();
				let found = elements(&element);
				let count = |name: &str| found.iter().filter(|found| *found == name).count();
				assert_eq!((count("svg"), count("title"), count("desc")), (1, 1, 1));
				assert_eq!(count("script") + count("style") + count("image"), 0);
				assert!(!element.contains("NaN") && !element.contains("inf"), "{element}");
				assert!(element.contains("A &amp; B") && element.contains("what &lt;it&gt; is"));
			}
		}
	}

	#[test]
	fn odd_numbers_should_not_break_a_chart() {
		let odd = vec![(0.0, f64::NAN), (1.0, f64::INFINITY), (2.0, 3.0), (f64::NAN, 1.0)];
		for shape in [Shape::Lines, Shape::Steps, Shape::Layers] {
			let Panel::Plot(mut plot) = plot(shape, 1, 1) else { panic!("not a plot") };
			plot.series = vec![Series::new("odd", odd.clone())];
			let svg = chart(vec![Panel::Plot(plot)]).element().unwrap();
			assert!(!svg.contains("NaN") && !svg.contains("inf"));
		}
		let Panel::Bars(mut odd) = bars(1, 1) else { panic!("not bars") };
		odd.bars[0].values = vec![(f64::NAN, "?".into())];
		assert!(!chart(vec![Panel::Bars(odd)]).element().unwrap().contains("NaN"));
	}

	#[test]
	fn only_the_colours_that_pages_know_should_be_used() {
		let svg = chart(vec![plot(Shape::Layers, 16, 5), plot(Shape::Lines, 3, 5), bars(3, 2)])
			.element()
			.unwrap();
		let known: Vec<String> = colours::all().iter().map(colours::hex).collect();
		for attribute in ["fill=\"", "stroke=\""] {
			for part in svg.split(attribute).skip(1) {
				let colour = part.split('"').next().unwrap();
				let fits = colour == "none" || known.iter().any(|known| known == colour);
				assert!(fits, "{colour}");
			}
		}
	}

	#[test]
	fn document_should_be_one_of_xml_on_white() {
		let document = chart(vec![plot(Shape::Lines, 1, 9)]).document().unwrap();
		assert!(document.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "));
		assert!(document.ends_with("</svg>\n"));
		assert!(document.contains("fill=\"#FFFFFF\""));
		assert!(!chart(vec![plot(Shape::Lines, 1, 9)]).element().unwrap().contains("#FFFFFF"));
	}

	#[test]
	fn thinned_line_should_keep_its_ends() {
		let line: Vec<(f64, f64)> = (0..40_000).map(|x| (f64::from(x), 1.0)).collect();
		let thin = thinned(&line);
		assert!(thin.len() <= MOST_POINTS + 1, "{}", thin.len());
		assert_eq!((thin[0], thin[thin.len() - 1]), (line[0], line[39_999]));
		assert!(thin.is_sorted_by(|a, b| a.0 < b.0));
		assert_eq!(thinned(&line[..3]), line[..3]);
		assert!(thinned(&[]).is_empty());
	}
}
