//! Tables as CSV: a header, a comma between cells, a line feed after each line, and a point before
//! decimals, whatever the reader's language.

use distribution_client::files::csv_line;

/// A table under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Csv(String);

impl Csv {
	/// A table with these columns.
	pub fn new(header: &[&str]) -> Self {
		Self(csv_line(header.iter().copied()))
	}

	/// Adds a line.
	pub fn line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
		self.0.push_str(&csv_line(cells));
	}

	/// The whole table.
	pub fn finish(self) -> String {
		self.0
	}
}

/// Smallest units as tokens for programs: digits and a point, as many decimals as the token has at
/// the most, and no separators.
pub fn plain_tokens(amount: u128, decimals: u8) -> String {
	distribution_client::account::show_tokens(amount, decimals).replace(',', "")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn table_should_have_its_header_and_quote_what_must_be() {
		let mut csv = Csv::new(&["a", "b"]);
		csv.line(["1", "x, y"]);
		assert_eq!(csv.finish(), "a,b\n1,\"x, y\"\n");
	}

	#[test]
	fn tokens_should_be_exact_and_without_separators() {
		assert_eq!(plain_tokens(1_234_567_890_123_456_789, 12), "1234567.890123456789");
		assert_eq!(plain_tokens(5, 0), "5");
		assert_eq!(plain_tokens(1, 12), "0.000000000001");
	}
}
