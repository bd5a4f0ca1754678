//! The shape of the sources: commands do not import each other, no module imports itself by a
//! detour, and manifests name only the crates below.

#![allow(
	clippy::unwrap_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	clippy::panic,
	reason = "a failed test is the report"
)]

use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::{Path, PathBuf},
};

/// The path of a module inside its crate: `["commands", "round"]`. The root is empty.
type Module = Vec<String>;

fn repository() -> &'static Path {
	Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn root(of: &str) -> PathBuf {
	repository().join(of).join("src")
}

/// All modules of a crate with their sources.
fn modules(of: &str) -> BTreeMap<Module, String> {
	fn walk(folder: &Path, path: &[String], found: &mut BTreeMap<Module, String>) {
		for entry in fs::read_dir(folder).unwrap() {
			let entry = entry.unwrap().path();
			let name = entry.file_stem().unwrap().to_str().unwrap().to_string();
			let below = [path, std::slice::from_ref(&name)].concat();
			if entry.is_dir() {
				walk(&entry, &below, found);
			} else if entry.extension().is_some_and(|extension| extension == "rs") {
				let is_folder = matches!(name.as_str(), "mod" | "lib" | "main");
				let module = if is_folder { path.to_vec() } else { below };
				found.insert(module, fs::read_to_string(&entry).unwrap());
			}
		}
	}
	let mut found = BTreeMap::new();
	walk(&root(of), &[], &mut found);
	assert!(!found.is_empty(), "no sources of {of}");
	found
}

/// A source without comments and text, in words and signs.
fn tokens(source: &str) -> Vec<String> {
	let mut tokens: Vec<String> = Vec::new();
	let mut chars = source.chars().peekable();
	while let Some(c) = chars.next() {
		match c {
			'/' if chars.peek() == Some(&'/') => while chars.next().is_some_and(|c| c != '\n') {},
			'"' => {
				while let Some(c) = chars.next() {
					match c {
						'\\' => drop(chars.next()),
						'"' => break,
						_ => {}
					}
				}
			}
			'\'' => {
				// A character, unless it is a lifetime.
				let mut ahead = chars.clone();
				let escaped = ahead.next() == Some('\\');
				if escaped || ahead.next() == Some('\'') {
					chars.nth(usize::from(escaped));
					while chars.next().is_some_and(|c| c != '\'') {}
				}
			}
			c if c.is_alphanumeric() || c == '_' => {
				let mut word = c.to_string();
				while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
					word.push(c);
				}
				tokens.push(word);
			}
			':' if chars.next_if_eq(&':').is_some() => tokens.push("::".into()),
			c if c.is_whitespace() => {}
			c => tokens.push(c.to_string()),
		}
	}
	tokens
}

/// The paths that begin at a token, braces resolved: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(tokens: &[String], at: &mut usize) -> Vec<Vec<String>> {
	let mut path: Vec<String> = Vec::new();
	loop {
		match tokens.get(*at).map(String::as_str) {
			Some("{") if tokens.get(at.wrapping_sub(1)).is_some_and(|t| t == "::") => {
				*at += 1;
				let mut all = Vec::new();
				while tokens.get(*at).is_some_and(|token| token != "}") {
					if tokens[*at] == "," {
						*at += 1;
						continue;
					}
					let before = *at;
					let below = paths(tokens, at);
					all.extend(below.into_iter().map(|below| [path.clone(), below].concat()));
					*at = (*at).max(before + 1);
				}
				*at += 1;
				return all;
			}
			Some(word) if word.starts_with(|c: char| c.is_alphanumeric() || c == '_') => {
				path.push(word.into());
				*at += 1;
				if tokens.get(*at).is_none_or(|token| token != "::") {
					return vec![path];
				}
				*at += 1;
			}
			_ => return vec![path],
		}
	}
}

/// Whether a source imports all names of the root of its crate: `use crate::{…, *}`.
fn imports_root(tokens: &[String]) -> bool {
	let mut pairs = tokens.windows(2).enumerate();
	pairs.any(|(at, pair)| pair[0] == "crate" && pair[1] == "::" && ends_in_all(&tokens[at + 2..]))
}

/// Whether a path, or what is in its outermost braces, is a `*`.
fn ends_in_all(tokens: &[String]) -> bool {
	let mut depth = 0u32;
	for token in tokens {
		match token.as_str() {
			"*" if depth <= 1 => return true,
			"{" => depth += 1,
			"}" if depth > 1 => depth -= 1,
			"}" => return false,
			_ if depth == 0 => return false,
			_ => {}
		}
	}
	false
}

/// Which modules a module imports, by `crate`, `self`, `super`, the name of one below it, or one of
/// the root if it imports all of those. Modules inside a file count as that file; they use `crate`
/// to reach other files.
fn imports(module: &Module, source: &str, all: &BTreeMap<Module, String>) -> BTreeSet<Module> {
	let tokens = tokens(source);
	// Tests may look anywhere.
	let tests = tokens.windows(2).position(|pair| pair[0] == "mod" && pair[1] == "tests");
	let tokens = &tokens[..tests.unwrap_or(tokens.len())];
	let imports_root = imports_root(tokens);
	let mut found = BTreeSet::new();
	let mut at = 0;
	while at < tokens.len() {
		let first = &tokens[at];
		let declared = at > 0 && matches!(tokens[at - 1].as_str(), "mod" | "::");
		let followed = tokens.get(at + 1).is_some_and(|token| token == "::");
		let below = [module.as_slice(), std::slice::from_ref(first)].concat();
		let is_below = followed && all.contains_key(&below);
		let of_root =
			imports_root && followed && !is_below && all.contains_key(std::slice::from_ref(first));
		let starts = matches!(first.as_str(), "crate" | "self" | "super") || is_below || of_root;
		if declared || !starts {
			at += 1;
			continue;
		}
		let before = at;
		for path in paths(tokens, &mut at) {
			let mut from = if of_root { Vec::new() } else { module.clone() };
			let mut rest = path.as_slice();
			while let Some((word, after)) = rest.split_first() {
				match word.as_str() {
					"crate" => from = Vec::new(),
					"self" => {}
					"super" => drop(from.pop()),
					_ => break,
				}
				rest = after;
			}
			// The longest beginning that is a module; what follows is an item in it.
			let longest = (0..=rest.len())
				.rev()
				.map(|length| [from.as_slice(), &rest[..length]].concat())
				.find(|module| all.contains_key(module));
			found.extend(longest.filter(|target| target != module && !rest.is_empty()));
		}
		at = at.max(before + 1);
	}
	found
}

fn graph(of: &str) -> BTreeMap<Module, BTreeSet<Module>> {
	let all = modules(of);
	all.iter().map(|(module, source)| (module.clone(), imports(module, source, &all))).collect()
}

fn show(module: &[String]) -> String {
	if module.is_empty() {
		return "the root".into();
	}
	module.join("::")
}

#[test]
fn imports_should_be_read_from_sources() {
	let all: BTreeMap<Module, String> = [&["a"][..], &["b"], &["b", "c"], &["b", "d"]]
		.into_iter()
		.map(|path| (path.iter().map(|name| name.to_string()).collect(), String::new()))
		.collect();
	let of = |module: &[&str], source: &str| -> Vec<String> {
		let module = module.iter().map(|name| name.to_string()).collect();
		imports(&module, source, &all).iter().map(|module| show(module)).collect()
	};
	assert_eq!(of(&["a"], "use crate::{b::{c::{X, Y}, Z}, other};"), ["b", "b::c"]);
	assert_eq!(of(&["b", "c"], "use super::d::X; // crate::a::Y"), ["b::d"]);
	assert_eq!(of(&["b"], "mod c; use self::c::X; fn f() { d::g() }"), ["b::c", "b::d"]);
	assert_eq!(of(&["b"], "use std::{fmt, a::X}; let text = \"crate::a::X\";"), [""; 0]);
	assert_eq!(of(&["a"], "mod tests { use crate::b::c; }"), [""; 0]);
	assert_eq!(of(&["a"], "use crate::{X::{Y, Z}, *}; type T = b::c::X;"), ["b::c"]);
	assert_eq!(of(&["a"], "use crate::*; type T = b::c::X;"), ["b::c"]);
	assert_eq!(of(&["a"], "use crate::{b::{*}, X}; type T = b::c::X;"), ["b"]);
	assert_eq!(of(&["a"], "type T = b::c::X;"), [""; 0]);
}

#[test]
fn commands_should_import_no_command_but_those_below_them() {
	let commands: Vec<_> = graph("cli")
		.into_iter()
		.filter(|(module, _)| module.len() > 1 && module[0] == "commands")
		.collect();
	assert!(commands.len() > 10, "found only {} commands", commands.len());
	for (module, imported) in commands {
		for other in imported.iter().filter(|other| other.first().is_some_and(|m| m == "commands"))
		{
			assert!(
				other.starts_with(&module),
				"{} imports {}: what both need belongs into `args` or the client",
				show(&module),
				show(other)
			);
		}
	}
}

#[test]
fn arguments_and_client_should_know_no_command() {
	for (module, imported) in graph("cli") {
		let above = |other: &Module| other.first().is_some_and(|m| m == "commands");
		if module.first().is_some_and(|first| first != "commands") {
			assert!(!imported.iter().any(above), "{} imports a command", show(&module));
		}
	}
	for of in ["client", "reports"] {
		for (module, source) in modules(of) {
			let words = tokens(&source);
			for forbidden in ["clap", "println", "eprintln", "print", "indicatif"] {
				let found = words.iter().any(|word| word == forbidden);
				assert!(!found, "{} of {of} has `{forbidden}`", show(&module));
			}
		}
	}
}

#[test]
fn accounts_should_be_read_by_what_knows_their_names() {
	let own: Module = ["args", "account"].map(String::from).into();
	for (module, source) in modules("cli") {
		let typed = module.first().is_some_and(|first| first == "args" || first == "commands");
		if !typed || module == own {
			continue;
		}
		let tokens = tokens(&source);
		let tests = tokens.windows(2).position(|pair| pair[0] == "mod" && pair[1] == "tests");
		let tokens = &tokens[..tests.unwrap_or(tokens.len())];
		for mut at in (0..tokens.len()).filter(|at| tokens[*at] == "distribution_client") {
			let by_address = |path: &Vec<String>| path.last().is_some_and(|l| l == "account_of");
			assert!(
				!paths(tokens, &mut at).iter().any(by_address),
				"{} reads accounts by `account_of` of the client: use that of `args::account`, which knows the names of the user's configuration",
				show(&module)
			);
		}
	}
}

#[test]
fn modules_should_not_import_themselves_by_a_detour() {
	for of in CRATES {
		let mut graph = graph(of);
		// Macros make the types of the runtime in its root, and every room needs them.
		if of == "runtime" {
			graph.remove(&Module::new());
		}
		for start in graph.keys() {
			let (mut seen, mut next) = (BTreeSet::new(), graph[start].clone());
			while let Some(module) = next.pop_first() {
				assert!(module != *start, "{of}: {} is part of a circle of imports", show(start));
				if seen.insert(module.clone()) {
					next.extend(graph.get(&module).cloned().unwrap_or_default());
				}
			}
		}
	}
}

/// The crates whose imports must go one way.
const CRATES: [&str; 8] =
	["cli", "client", "indexer", "node", "primitives", "reports", "runtime", "zombienet"];

fn manifest(of: &str) -> String {
	fs::read_to_string(repository().join(of).join("Cargo.toml")).unwrap()
}

/// The words of a manifest's line, without its comment: names, keys, what is in quotes.
fn words(line: &str) -> impl Iterator<Item = &str> {
	let line = line.split('#').next().unwrap_or_default();
	line.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '/'))
}

/// The folders of the workspace's crates, by the names of the crates.
fn crates() -> BTreeMap<String, String> {
	let workspace = manifest("");
	let members = workspace.lines().skip_while(|line| !line.starts_with("members")).skip(1);
	let found: BTreeMap<String, String> = members
		.take_while(|line| !line.starts_with(']'))
		.flat_map(words)
		.filter(|folder| !folder.is_empty())
		.map(|folder| {
			let manifest = manifest(folder);
			let name = manifest.lines().find_map(|line| line.strip_prefix("name = "));
			(name.unwrap().trim_matches('"').to_string(), folder.to_string())
		})
		.collect();
	assert!(found.len() > 10, "found only {} crates", found.len());
	found
}

/// Which of `ours` a manifest depends on, under whatever name: a dependency that is renamed has its
/// own name beside the new one. Those of its tests count only if `tests`.
fn named<'a>(manifest: &str, ours: &'a BTreeMap<String, String>, tests: bool) -> BTreeSet<&'a str> {
	let mut counts = false;
	let mut found = BTreeSet::new();
	for line in manifest.lines() {
		if line.starts_with('[') {
			counts = line.contains("dependencies") && (tests || !line.contains("dev-dependencies"));
		}
		if counts {
			let names = words(line).filter_map(|word| ours.get_key_value(word));
			found.extend(names.map(|(name, _)| name.as_str()));
		}
	}
	found
}

/// Makes sure that the crate in a folder depends on none of ours but `allowed`.
fn only(folder: &str, ours: &BTreeMap<String, String>, tests: bool, allowed: &[&str]) {
	let manifest = manifest(folder);
	for name in named(&manifest, ours, tests) {
		assert!(allowed.contains(&name), "{folder}/Cargo.toml names {name}");
	}
}

#[test]
fn dependencies_should_be_read_from_manifests() {
	let ours = crates();
	let manifest = "[package]\nname = \"pallet-emission\"\n\n\
		[dependencies]\n# pallet-compliance\ndistribution-client = { workspace = true }\n\
		other = { package = \"distribution-cli\", version = \"1\" }\n\
		polkadot-sdk = { features = [\n\t\"pallet-balances\",\n] }\n\n\
		[target.'cfg(unix)'.dependencies]\ndistribution-node.workspace = true\n\n\
		[build-dependencies.pallet-distribution-common]\nworkspace = true\n\n\
		[dev-dependencies]\npallet-distribution = { workspace = true }\n\n\
		[features]\nstd = [\"distribution-runtime/std\"]\n";
	let mut expected = vec![
		"distribution-cli",
		"distribution-client",
		"distribution-node",
		"pallet-distribution-common",
	];
	assert_eq!(Vec::from_iter(named(manifest, &ours, false)), expected);
	expected.insert(3, "pallet-distribution");
	assert_eq!(Vec::from_iter(named(manifest, &ours, true)), expected);
}

#[test]
fn primitives_should_depend_on_no_crate_of_ours() {
	only("primitives", &crates(), true, &[]);
}

#[test]
fn pallets_should_not_depend_on_each_other() {
	let ours = crates();
	let pallets: Vec<_> = ours.values().filter(|folder| folder.starts_with("pallets/")).collect();
	assert!(pallets.len() > 3, "found only {} pallets", pallets.len());
	for folder in pallets {
		only(folder, &ours, true, &["distribution-primitives", "pallet-distribution-common"]);
	}
}

#[test]
fn clients_should_link_no_runtime() {
	let ours = crates();
	only("client", &ours, false, &["distribution-primitives"]);
	only("indexer", &ours, false, &["distribution-client", "distribution-primitives"]);
	only("reports", &ours, false, &["distribution-client", "distribution-primitives"]);
	let below = [
		"distribution-client",
		"distribution-indexer",
		"distribution-primitives",
		"distribution-reports",
	];
	only("cli", &ours, false, &below);
}

#[test]
fn node_should_link_no_native_runtime() {
	only("node", &crates(), true, &["distribution-primitives"]);
}
