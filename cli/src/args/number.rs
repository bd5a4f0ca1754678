//! Whole numbers, as arguments. The parser's own message would be "invalid digit found in string".

use std::str::FromStr;

/// Reads the number of a round, a row, a block and the like.
pub fn whole_number<T: FromStr>(text: &str) -> Result<T, String> {
	text.parse().map_err(|_| {
		if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
			format!("`{text}` is too large")
		} else {
			format!("`{text}` is not a whole number")
		}
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn numbers_should_be_read_or_refused_in_plain_words() {
		assert_eq!(whole_number::<u32>("7"), Ok(7));
		assert_eq!(whole_number::<u32>("abc"), Err("`abc` is not a whole number".into()));
		assert_eq!(whole_number::<u32>(""), Err("`` is not a whole number".into()));
		assert_eq!(whole_number::<u32>("4294967296"), Err("`4294967296` is too large".into()));
		for wrong in ["1.5", "1_000", "-1"] {
			assert_eq!(whole_number::<u32>(wrong), Err(format!("`{wrong}` is not a whole number")));
		}
	}
}
