//! One page of HTML that needs nothing else: its style is in it, it has no script, and it loads
//! nothing. It is light or dark as the reader's screen is, and prints to A4.

use crate::{chart::Chart, check::Check, markup::escaped};
use distribution_client::Result;

const STYLE: &str = include_str!("page.css");
/// What the page may do: nothing but be looked at.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'a> {
	name: &'a str,
	number: bool,
}

/// A column of words.
pub fn words(name: &str) -> Column<'_> {
	Column { name, number: false }
}

/// A column of numbers, aligned on the right.
pub fn number(name: &str) -> Column<'_> {
	Column { name, number: true }
}

/// A page under way.
#[derive(Clone, Debug)]
pub struct Page {
	title: String,
	body: String,
}

impl Page {
	/// A page with a title, and what it is in a sentence.
	pub fn new(title: &str, about: &str) -> Self {
		let mut page = Self { title: escaped(title), body: String::new() };
		page.put(format!("<h1>{}</h1>\n<p class=\"about\">{}</p>", escaped(title), escaped(about)));
		page
	}

	fn put(&mut self, html: impl AsRef<str>) {
		self.body.push_str(html.as_ref());
		self.body.push('\n');
	}

	/// The verdict of the whole.
	pub fn verdict(&mut self, good: bool, text: &str) {
		let class = if good { "good" } else { "bad" };
		self.put(format!("<p class=\"verdict {class}\">{}</p>", escaped(text)));
	}

	/// The title of a section.
	pub fn section(&mut self, title: &str) {
		self.put(format!("<h2>{}</h2>", escaped(title)));
	}

	/// A paragraph.
	pub fn paragraph(&mut self, text: &str) {
		self.put(format!("<p>{}</p>", escaped(text)));
	}

	/// Names with their values.
	pub fn figures<N: AsRef<str>, V: AsRef<str>>(&mut self, figures: &[(N, V)]) {
		let one = |(name, value): &(N, V)| {
			format!("<dt>{}</dt><dd>{}</dd>", escaped(name.as_ref()), escaped(value.as_ref()))
		};
		let all: Vec<String> = figures.iter().map(one).collect();
		self.put(format!("<dl>{}</dl>", all.join("\n")));
	}

	/// A table, or a sentence if it has no rows.
	pub fn table(&mut self, columns: &[Column<'_>], rows: &[Vec<String>], without: &str) {
		if rows.is_empty() {
			return self.put(format!("<p class=\"note\">{}</p>", escaped(without)));
		}
		let cell = |tag: &str, column: &Column<'_>, text: &str| {
			let class = if column.number { " class=\"number\"" } else { "" };
			format!("<{tag}{class}>{}</{tag}>", escaped(text))
		};
		let head: String = columns.iter().map(|column| cell("th", column, column.name)).collect();
		let line = |row: &Vec<String>| {
			let cells = columns.iter().zip(row).map(|(column, text)| cell("td", column, text));
			format!("<tr>{}</tr>\n", cells.collect::<String>())
		};
		let body: String = rows.iter().map(line).collect();
		self.put(format!(
			"<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>"
		));
	}

	/// A chart, with what is to be seen on it below.
	///
	/// # Errors
	/// [`Error::Unexpected`](distribution_client::Error::Unexpected) if it cannot be drawn.
	pub fn chart(&mut self, chart: &Chart) -> Result<()> {
		let (svg, about) = (chart.element()?, escaped(&chart.about));
		self.put(format!("<figure>{svg}<figcaption>{about}</figcaption></figure>"));
		Ok(())
	}

	/// What was checked, and what came of it.
	pub fn checks(&mut self, checks: &[Check]) {
		let line = |check: &Check| {
			let outcome = check.outcome;
			format!(
				"<tr><td>{}</td><td class=\"{}\">{}</td><td>{}</td></tr>\n",
				escaped(&check.what),
				outcome.name(),
				outcome.words(),
				escaped(&check.found)
			)
		};
		let body: String = checks.iter().map(line).collect();
		self.put(format!(
			"<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th>check</th><th class=\"outcome\">outcome</th><th>found</th></tr></thead><tbody>\n{body}</tbody></table></div>"
		));
	}

	/// The page, with what stands at its foot.
	pub fn finish(self, footer: &[String]) -> String {
		let lines: Vec<String> = footer.iter().map(|line| escaped(line)).collect();
		format!(
			"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{}</main>\n<footer>{}</footer>\n</body>\n</html>\n",
			self.title,
			self.body,
			lines.join("<br>\n")
		)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chart::colours;

	#[test]
	fn text_should_never_become_markup() {
		let mut page = Page::new("<script>alert(1)</script>", "a & b");
		page.paragraph("</style><img src=x onerror=\"x\">");
		page.table(&[words("<a>")], &[vec!["<b>\u{1b}[2J".into()]], "none");
		page.figures(&[("<i>", "\"")]);
		let html = page.finish(&["<footer>".into()]);
		for wrong in ["<script", "<img", "<a>", "<b>", "<i>", "\u{1b}"] {
			assert!(!html.contains(wrong), "{wrong}");
		}
		assert_eq!(html.matches("<footer>").count(), 1);
		assert_eq!(html.matches("</style>").count(), 1);
	}

	#[test]
	fn page_should_load_nothing() {
		let html = Page::new("a", "b").finish(&[]);
		for wrong in ["http://", "https://", "url(", "@import", "<link", "src="] {
			assert!(!html.contains(wrong), "{wrong}");
		}
		assert!(html.contains("default-src 'none'"));
		assert!(html.contains("@page { size: A4;") && html.contains("prefers-color-scheme: dark"));
	}

	#[test]
	fn style_should_know_the_colours_of_charts_that_change_on_a_dark_screen() {
		for (colour, attributes) in
			[(colours::INK, &["fill", "stroke"][..]), (colours::GRID, &["stroke"][..])]
		{
			for attribute in attributes {
				let rule = format!("svg [{attribute}=\"{}\"]", colours::hex(&colour));
				assert_eq!(STYLE.matches(&rule).count(), 2, "{rule}");
			}
		}
	}

	#[test]
	fn table_without_rows_should_be_a_sentence() {
		let mut page = Page::new("a", "b");
		page.table(&[words("x"), number("y")], &[], "Nothing was refused.");
		page.table(&[words("x"), number("y")], &[vec!["1".into(), "2".into()]], "none");
		let html = page.finish(&[]);
		assert!(html.contains("<p class=\"note\">Nothing was refused.</p>"));
		assert!(html.contains("<tr><td>1</td><td class=\"number\">2</td></tr>"));
		assert_eq!(html.matches("<table>").count(), 1);
	}
}
