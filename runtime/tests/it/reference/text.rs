//! Markdown from doc comments.

/// A row of a table. Bars in cells are escaped.
pub fn row(cells: &[&str]) -> String {
	let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
	format!("| {} |\n", cells.join(" | "))
}

/// The most names that [`summary`] lists.
const MOST: usize = 12;

/// A list of names, cut short if it is long.
pub fn summary(names: &[String]) -> String {
	match names.len().checked_sub(MOST) {
		Some(more) if more > 0 => format!("{} and {more} more", names[..MOST].join(", ")),
		_ => names.join(", "),
	}
}

/// The prose of a doc comment on one line, without its bullets: they are for readers of the code.
pub fn paragraphs(docs: &[String]) -> String {
	let prose = docs.iter().map(|line| line.trim()).take_while(|line| !line.starts_with("- "));
	plain(&prose.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" "))
}

/// The bullet `- name: …` of a doc comment, with the lines that continue it.
pub fn bullet(docs: &[String], name: &str) -> Option<String> {
	let start = format!("- {name}: ");
	let mut lines =
		docs.iter().map(|line| line.trim()).skip_while(|line| !line.starts_with(&start));
	let mut text = lines.next()?.strip_prefix(&start)?.to_owned();
	for line in lines.take_while(|line| !line.is_empty() && !line.starts_with("- ")) {
		text.push(' ');
		text.push_str(line);
	}
	Some(plain(text.trim_end_matches('.')))
}

/// Turns links to code into code: Markdown cannot resolve [`Config::PauseOrigin`].
fn plain(text: &str) -> String {
	text.replace("[`", "`").replace("`]", "`").replace("`Config::", "`")
}
