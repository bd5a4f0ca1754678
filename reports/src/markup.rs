//! Text in HTML and SVG.

/// Text as HTML and XML have it.
pub fn escaped(text: &str) -> String {
	let mut written = String::with_capacity(text.len());
	for c in text.chars() {
		match c {
			'&' => written.push_str("&amp;"),
			'<' => written.push_str("&lt;"),
			'>' => written.push_str("&gt;"),
			'"' => written.push_str("&quot;"),
			// No document can have them.
			c if c.is_control() && !matches!(c, '\n' | '\t') => written.push('\u{fffd}'),
			c => written.push(c),
		}
	}
	written
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn text_should_be_escaped_for_elements_and_attributes() {
		assert_eq!(escaped("<a b=\"c\"> & d"), "&lt;a b=&quot;c&quot;&gt; &amp; d");
		assert_eq!(escaped("1\u{1b}\n2"), "1\u{fffd}\n2");
	}
}
