//! What commands print: text for people, or one JSON object.

use serde::Serialize;

/// How to print.
#[derive(Clone, Copy, Debug)]
pub struct Output {
	/// One JSON object instead of text.
	pub json: bool,
}

impl Output {
	/// Prints `value` as JSON, or the text that `text` makes.
	pub fn print(self, value: &impl Serialize, text: impl FnOnce() -> String) {
		if self.json {
			match serde_json::to_string_pretty(value) {
				Ok(json) => println!("{json}"),
				Err(error) => eprintln!("cannot write JSON: {error}"),
			}
		} else {
			println!("{}", text());
		}
	}

	/// A progress bar over `length` items; hidden when JSON is asked for or nobody watches.
	pub fn progress(self, length: u64, what: &str) -> indicatif::ProgressBar {
		if self.json {
			return indicatif::ProgressBar::hidden();
		}
		let style = indicatif::ProgressStyle::with_template(
			"{msg} [{bar:30}] {human_pos}/{human_len} {per_sec} {eta}",
		)
		.unwrap_or_else(|_| indicatif::ProgressStyle::default_bar());
		indicatif::ProgressBar::new(length).with_style(style).with_message(what.to_string())
	}
}
