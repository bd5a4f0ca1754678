//! Searching all states of a model, with stateright.

use stateright::{Checker, Expectation, HasDiscoveries, Model};
use std::{
	collections::{BTreeMap, BTreeSet},
	hash::Hash,
	time::{Duration, Instant},
};

/// What the search of a world has found.
pub struct Found {
	/// Number of states.
	pub states: usize,
	/// Number of steps that lead to them.
	pub steps: usize,
	/// How long it took.
	pub time: Duration,
	/// For each property for which there is one, a path: an example, or what breaks it.
	pub paths: BTreeMap<&'static str, Vec<String>>,
}

/// Searches all states.
pub fn search<M>(model: M, threads: usize) -> Found
where
	M: Model + Send + Sync + 'static,
	M::State: Clone + PartialEq + Hash + Send + Sync + 'static,
	M::Action: Clone + PartialEq + ToString,
{
	let begun = Instant::now();
	// All of them, whatever breaks.
	let never = HasDiscoveries::AllOf(BTreeSet::from(["not a property"]));
	let checker = model.checker().threads(threads).finish_when(never).spawn_bfs().join();
	let paths = checker
		.discoveries()
		.into_iter()
		.map(|(name, path)| (name, path.into_actions().iter().map(M::Action::to_string).collect()))
		.collect();
	Found {
		states: checker.unique_state_count(),
		steps: checker.state_count(),
		time: begun.elapsed(),
		paths,
	}
}

/// Looks for what breaks the only property that `model` has. The path is a shortest one.
pub fn break_it<M>(model: M) -> Option<Vec<String>>
where
	M: Model + Send + Sync + 'static,
	M::State: Clone + PartialEq + Hash + Send + Sync + 'static,
	M::Action: Clone + PartialEq + ToString,
{
	let checker = model.checker().spawn_bfs().join();
	let (_, path) = checker.discoveries().into_iter().next()?;
	Some(path.into_actions().iter().map(M::Action::to_string).collect())
}

/// A property, and how it is meant.
pub fn named<M: Model>(model: &M) -> Vec<(&'static str, Expectation)> {
	model.properties().into_iter().map(|each| (each.name, each.expectation)).collect()
}

/// How a kind of property is called in tables.
pub fn word(expectation: &Expectation) -> &'static str {
	match expectation {
		Expectation::Always => "always",
		Expectation::Eventually => "eventually",
		Expectation::Sometimes => "sometimes",
	}
}
