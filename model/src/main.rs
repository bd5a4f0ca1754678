#![doc = include_str!("../README.md")]
#![cfg_attr(
	test,
	allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")
)]

mod check;
mod governance;
mod round;
mod sales;
mod scores;
#[cfg(test)]
mod tests;
mod traces;

use check::Found;
use governance::Governance;
use round::Round;
use sales::Sales;
use scores::Scores;
use stateright::Expectation;
use std::{collections::BTreeMap, path::PathBuf, process::ExitCode, thread};

const USAGE: &str = "usage: distribution-model check [round|governance|scores|sales] [--deep]
       distribution-model faults
       distribution-model traces ROOT [--check]";

/// The names of the models.
const MODELS: [&str; 4] = ["round", "governance", "scores", "sales"];

fn main() -> ExitCode {
	let words: Vec<String> = std::env::args().skip(1).collect();
	let words: Vec<&str> = words.iter().map(String::as_str).collect();
	let held = match words.as_slice() {
		["check"] => check(None, false),
		["check", "--deep"] => check(None, true),
		["check", model] if MODELS.contains(model) => check(Some(*model), false),
		["check", model, "--deep"] if MODELS.contains(model) => check(Some(*model), true),
		["faults"] => faults(),
		["traces", root] => write_traces(root, false),
		["traces", root, "--check"] => write_traces(root, true),
		_ => {
			eprintln!("{USAGE}");
			return ExitCode::from(2);
		}
	};
	if held {
		ExitCode::SUCCESS
	} else {
		ExitCode::FAILURE
	}
}

/// Searches the models, or the one that is named, and prints what was found. Returns whether all
/// properties hold.
fn check(only: Option<&str>, deep: bool) -> bool {
	let threads = thread::available_parallelism().map_or(1, usize::from);
	let wanted = |name: &str| only.is_none_or(|only| only == name);
	let mut held = true;
	if wanted("round") {
		let worlds = if deep { round::deep() } else { round::ordinary() };
		let models = worlds.into_iter().map(|world| (world.name, Round::new(world)));
		let properties = properties_of(models.clone().map(|(_, model)| check::named(&model)));
		let found = models.map(|(name, model)| (name, check::search(model, threads)));
		held &= report("round", properties, found);
	}
	if wanted("governance") {
		let worlds = if deep { governance::deep() } else { governance::ordinary() };
		let models = worlds.into_iter().map(|world| (world.name, Governance::new(world)));
		let properties = properties_of(models.clone().map(|(_, model)| check::named(&model)));
		let found = models.map(|(name, model)| (name, check::search(model, threads)));
		held &= report("governance", properties, found);
	}
	if wanted("scores") {
		let worlds = if deep { scores::deep() } else { scores::ordinary() };
		let models = worlds.into_iter().map(|world| (world.name, Scores::new(world)));
		let properties = properties_of(models.clone().map(|(_, model)| check::named(&model)));
		let found = models.map(|(name, model)| (name, check::search(model, threads)));
		held &= report("scores", properties, found);
	}
	if wanted("sales") {
		let worlds = if deep { sales::deep() } else { sales::ordinary() };
		let models = worlds.into_iter().map(|world| (world.name, Sales::new(world)));
		let properties = properties_of(models.clone().map(|(_, model)| check::named(&model)));
		let found = models.map(|(name, model)| (name, check::search(model, threads)));
		held &= report("sales", properties, found);
	}
	held
}

type Properties = Vec<(&'static str, Expectation)>;

/// The properties, which are the same in every world.
fn properties_of(mut worlds: impl Iterator<Item = Properties>) -> Properties {
	worlds.next().unwrap_or_default()
}

/// Prints a table of worlds and one of properties. Returns whether all properties hold.
fn report(
	title: &str,
	properties: Properties,
	worlds: impl Iterator<Item = (&'static str, Found)>,
) -> bool {
	println!("| model | world | states | steps | seconds |\n|---|---|---|---|---|");
	let mut paths: BTreeMap<&str, (&str, Vec<String>)> = BTreeMap::new();
	let mut all = 0;
	for (name, found) in worlds {
		all += found.states;
		let seconds = found.time.as_secs_f32();
		let Found { states, steps, .. } = found;
		println!("| {title} | `{name}` | {states} | {steps} | {seconds:.1} |");
		for (property, path) in found.paths {
			paths.entry(property).or_insert((name, path));
		}
	}
	println!("\n{all} states of {title}.\n");
	let mut held = true;
	for (name, expectation) in properties {
		let fails = expectation.discovery_is_failure();
		let holds = paths.contains_key(name) != fails;
		held &= holds;
		let verdict = if holds { "holds" } else { "FAILS" };
		println!("{verdict} {:<10} {name}", check::word(&expectation));
		match paths.get(name) {
			Some((world, path)) if !holds => {
				println!("      in {world}: {}", path.join(", "));
			}
			_ => {}
		}
	}
	println!();
	held
}

/// Prints what finds each fault. Returns whether each is found.
fn faults() -> bool {
	let mut all = true;
	println!("| fault | world | property that finds it | steps to it |\n|---|---|---|---|");
	let mut tell = |fault: String, world: &str, property: &str, path: Option<Vec<String>>| {
		all &= path.is_some();
		let steps = path.map_or("NOT FOUND".to_string(), |path| path.len().to_string());
		println!("| `{fault}` | {world} | `{property}` | {steps} |");
	};
	for (fault, world, property) in round::CAUGHT_BY {
		tell(format!("{fault:?}"), world, property, break_round(fault, world, property));
	}
	for (fault, world, property) in governance::CAUGHT_BY {
		tell(format!("{fault:?}"), world, property, break_governance(fault, world, property));
	}
	for (fault, world, property) in scores::CAUGHT_BY {
		tell(format!("{fault:?}"), world, property, break_scores(fault, world, property));
	}
	for (fault, world, property) in sales::CAUGHT_BY {
		tell(format!("{fault:?}"), world, property, break_sales(fault, world, property));
	}
	all
}

/// The path that finds a fault of a round's model.
fn break_round(fault: round::Fault, world: &str, property: &'static str) -> Option<Vec<String>> {
	let world = round::ordinary().into_iter().find(|each| each.name == world)?;
	check::break_it(Round { fault: Some(fault), only: Some(property), ..Round::new(world) })
}

/// The path that finds a fault of the model of governance.
fn break_governance(
	fault: governance::Fault,
	world: &str,
	property: &'static str,
) -> Option<Vec<String>> {
	let world = governance::ordinary().into_iter().find(|each| each.name == world)?;
	let model = Governance::new(world);
	check::break_it(Governance { fault: Some(fault), only: Some(property), ..model })
}

/// The path that finds a fault of the model of scores.
fn break_scores(fault: scores::Fault, world: &str, property: &'static str) -> Option<Vec<String>> {
	let world = scores::ordinary().into_iter().find(|each| each.name == world)?;
	check::break_it(Scores { fault: Some(fault), only: Some(property), ..Scores::new(world) })
}

/// The path that finds a fault of the model of sales.
fn break_sales(fault: sales::Fault, world: &str, property: &'static str) -> Option<Vec<String>> {
	let world = sales::ordinary().into_iter().find(|each| each.name == world)?;
	check::break_it(Sales { fault: Some(fault), only: Some(property), ..Sales::new(world) })
}

/// Writes the traces below the root of the repository, or compares them with those there.
fn write_traces(root: &str, check: bool) -> bool {
	let mut same = true;
	for (path, text) in traces::all() {
		let full: PathBuf = [root, &path].iter().collect();
		if check {
			let kept = std::fs::read_to_string(&full).unwrap_or_default();
			if kept != text {
				eprintln!("error: {path} is not what the model makes: run scripts/model.sh traces");
				same = false;
			}
			continue;
		}
		let written = full
			.parent()
			.map_or(Ok(()), std::fs::create_dir_all)
			.and_then(|()| std::fs::write(&full, &text));
		match written {
			Ok(()) => println!("{path}: {} lines", text.lines().count()),
			Err(error) => {
				eprintln!("error: {path}: {error}");
				same = false;
			}
		}
	}
	same
}
