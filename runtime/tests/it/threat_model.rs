//! `docs/threat-model.md` names the tests that show what it says.

use std::{collections::BTreeSet, fs, path::Path};

/// The text of every Rust file below `folder`.
fn sources(folder: &Path, text: &mut String) {
	for entry in fs::read_dir(folder).unwrap() {
		let path = entry.unwrap().path();
		if path.is_dir() {
			sources(&path, text);
		} else if path.extension().is_some_and(|extension| extension == "rs") {
			text.push_str(&fs::read_to_string(path).unwrap());
		}
	}
}

#[test]
fn tests_that_the_threat_model_names_should_exist() {
	let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
	let page = fs::read_to_string(root.join("docs/threat-model.md")).unwrap();
	let mut text = String::new();
	for folder in ["pallets", "runtime/tests", "xcm-tests/tests"] {
		sources(&root.join(folder), &mut text);
	}
	// What is between two backticks.
	let quoted: BTreeSet<&str> = page.split('`').skip(1).step_by(2).collect();
	let named: Vec<_> = quoted.iter().filter(|name| name.contains("_should_")).collect();
	assert!(named.len() > 50, "only {} tests are named", named.len());
	// A line of a table that has a column for tests says which, or that somebody is trusted.
	let mut column = false;
	for line in page.lines() {
		column = line.starts_with('|') && (column || line.contains("shown by"));
		let last = line.trim_end_matches('|').rsplit('|').next().unwrap_or_default().trim();
		assert!(!column || !last.is_empty(), "nothing shows this: {line}");
	}
	for name in named {
		assert!(text.contains(&format!("fn {name}(")), "there is no test {name}");
	}
	for file in quoted.iter().filter(|name| name.starts_with("e2e/")) {
		assert!(root.join(file).exists(), "there is no {file}");
	}
}
