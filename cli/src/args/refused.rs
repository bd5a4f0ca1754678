//! Rows that the chain refused.

use serde_json::Value;

/// Rows that were refused, in words: objects with row, account and error.
pub fn told(refused: &[Value]) -> String {
	let line = |row: &Value| {
		let text = |field: &str| row[field].as_str().unwrap_or_default().to_string();
		format!("\nRefused: row {}, {}: {}", row["row"], text("account"), text("error"))
	};
	refused.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn refusals_should_be_told_with_their_rows() {
		let row = json!({ "row": 3, "account": "5F", "error": "frozen" });
		assert_eq!(told(&[row]), "\nRefused: row 3, 5F: frozen");
		assert_eq!(told(&[]), "");
	}
}
