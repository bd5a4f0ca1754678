//! The colours of charts: distinguishable for the colour-blind, and fixed, so that a style sheet can
//! name them and put others in their place.

use plotters::style::RGBColor;

/// Text and axes.
pub const INK: RGBColor = RGBColor(0x22, 0x22, 0x22);
/// Lines behind the data.
pub const GRID: RGBColor = RGBColor(0xd9, 0xd9, 0xd9);
/// The background of a document.
pub const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);
/// Series, in their order.
pub const SERIES: [RGBColor; 16] = [
	RGBColor(0x00, 0x72, 0xb2),
	RGBColor(0xe6, 0x9f, 0x00),
	RGBColor(0x00, 0x9e, 0x73),
	RGBColor(0xcc, 0x79, 0xa7),
	RGBColor(0x56, 0xb4, 0xe9),
	RGBColor(0xd5, 0x5e, 0x00),
	RGBColor(0xf0, 0xe4, 0x42),
	RGBColor(0x7f, 0x7f, 0x7f),
	RGBColor(0x5e, 0x3c, 0x99),
	RGBColor(0xb2, 0xdf, 0x8a),
	RGBColor(0x8c, 0x51, 0x0a),
	RGBColor(0x80, 0xcd, 0xc1),
	RGBColor(0xa5, 0x00, 0x26),
	RGBColor(0xc2, 0xa5, 0xcf),
	RGBColor(0x1b, 0x78, 0x37),
	RGBColor(0xfd, 0xb8, 0x63),
];

/// The colour of a series.
pub fn of(series: usize) -> RGBColor {
	let place = series.checked_rem(SERIES.len()).unwrap_or_default();
	SERIES.get(place).copied().unwrap_or(INK)
}

/// All colours that charts can have.
pub fn all() -> Vec<RGBColor> {
	[INK, GRID, PAPER].into_iter().chain(SERIES).collect()
}

/// A colour as charts write it.
pub fn hex(colour: &RGBColor) -> String {
	format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn series_should_have_different_colours_and_begin_again_after_the_last() {
		let mut hexes: Vec<String> = all().iter().map(hex).collect();
		hexes.sort();
		hexes.dedup();
		assert_eq!(hexes.len(), SERIES.len() + 3);
		assert_eq!(hex(&of(0)), "#0072B2");
		assert_eq!(hex(&of(16)), hex(&of(0)));
	}
}
