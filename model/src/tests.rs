//! The models hold what they promise, and find what is wrong on purpose.

use super::*;
use std::collections::BTreeSet;

/// Every property of a model holds in its worlds; those that say what can happen, in one of them.
fn holds(worlds: Vec<(Properties, Found)>) {
	let mut examples: BTreeSet<&str> = BTreeSet::new();
	let mut wanted: BTreeSet<&str> = BTreeSet::new();
	for (properties, found) in worlds {
		for (name, expectation) in properties {
			let path = found.paths.get(name);
			if expectation.discovery_is_failure() {
				assert!(path.is_none(), "{name}: {path:?}");
			} else {
				wanted.insert(name);
				examples.extend(path.map(|_| name));
			}
		}
	}
	assert_eq!(examples, wanted);
}

#[test]
fn rounds_should_have_their_properties_in_every_world() {
	let models = round::ordinary().into_iter().map(Round::new);
	holds(models.map(|model| (check::named(&model), check::search(model, 2))).collect());
}

#[test]
fn governance_should_have_its_properties_in_every_world() {
	let models = governance::ordinary().into_iter().map(Governance::new);
	holds(models.map(|model| (check::named(&model), check::search(model, 2))).collect());
}

#[test]
fn scores_should_have_their_properties_in_every_world() {
	let models = scores::ordinary().into_iter().map(Scores::new);
	holds(models.map(|model| (check::named(&model), check::search(model, 2))).collect());
}

#[test]
fn sales_should_have_their_properties_in_every_world() {
	let models = sales::ordinary().into_iter().map(Sales::new);
	holds(models.map(|model| (check::named(&model), check::search(model, 2))).collect());
}

#[test]
fn every_fault_of_a_round_should_be_found_by_its_property() {
	for (fault, world, property) in round::CAUGHT_BY {
		let path = break_round(fault, world, property);
		assert!(path.is_some_and(|path| !path.is_empty()), "{fault:?}: {property}");
	}
}

#[test]
fn every_fault_of_governance_should_be_found_by_its_property() {
	for (fault, world, property) in governance::CAUGHT_BY {
		let path = break_governance(fault, world, property);
		assert!(path.is_some_and(|path| !path.is_empty()), "{fault:?}: {property}");
	}
}

#[test]
fn every_fault_of_scores_should_be_found_by_its_property() {
	for (fault, world, property) in scores::CAUGHT_BY {
		let path = break_scores(fault, world, property);
		assert!(path.is_some_and(|path| !path.is_empty()), "{fault:?}: {property}");
	}
}

#[test]
fn every_fault_of_sales_should_be_found_by_its_property() {
	for (fault, world, property) in sales::CAUGHT_BY {
		let path = break_sales(fault, world, property);
		assert!(path.is_some_and(|path| !path.is_empty()), "{fault:?}: {property}");
	}
}

/// The names of the properties that must hold, and those that a fault is made for.
fn compare(properties: Properties, caught: impl Iterator<Item = &'static str>) {
	let musts: BTreeSet<&str> = properties
		.into_iter()
		.filter(|(_, expectation)| expectation.discovery_is_failure())
		.map(|(name, _)| name)
		.collect();
	let caught: BTreeSet<&str> = caught.collect();
	assert_eq!(musts, caught);
}

#[test]
fn every_property_should_have_a_fault() {
	let world = round::ordinary().remove(0);
	compare(check::named(&Round::new(world)), round::CAUGHT_BY.iter().map(|(_, _, name)| *name));
	let world = governance::ordinary().remove(0);
	let caught = governance::CAUGHT_BY.iter().map(|(_, _, name)| *name);
	compare(check::named(&Governance::new(world)), caught);
	let world = scores::ordinary().remove(0);
	compare(check::named(&Scores::new(world)), scores::CAUGHT_BY.iter().map(|(_, _, name)| *name));
	let world = sales::ordinary().remove(0);
	compare(check::named(&Sales::new(world)), sales::CAUGHT_BY.iter().map(|(_, _, name)| *name));
}

/// Liveness is judged at the ends of paths, so each path must have one: no state leads back to
/// itself. Time and what is left never grow back, which is what keeps them from it.
#[test]
fn what_comes_true_in_the_end_should_stay_true() {
	for world in round::ordinary() {
		let model = Round::new(world);
		stays_true(&model);
	}
	for world in governance::ordinary() {
		let model = Governance::new(world);
		stays_true(&model);
	}
	for world in scores::ordinary() {
		let model = Scores::new(world);
		stays_true(&model);
	}
	for world in sales::ordinary() {
		let model = Sales::new(world);
		stays_true(&model);
	}
}

/// Follows some paths at random, and checks on each step that liveness is not lost again.
fn stays_true<M>(model: &M)
where
	M: traces::Told,
	M::State: Copy + Eq + std::hash::Hash,
	M::Action: Copy + Eq + std::fmt::Display,
{
	let properties: Vec<_> = model
		.properties()
		.into_iter()
		.filter(|property| property.expectation == Expectation::Eventually)
		.collect();
	for seed in 0..400 {
		let mut state = model.init_states()[0];
		let mut been = BTreeSet::new();
		let mut before = vec![false; properties.len()];
		let mut steps = 0;
		for action in traces::walk(model, seed, 10_000) {
			state = model.told(&state, action).unwrap();
			steps += 1;
			let now: Vec<bool> =
				properties.iter().map(|each| (each.condition)(model, &state)).collect();
			assert!(before.iter().zip(&now).all(|(before, now)| *now || !before), "{action}");
			before = now;
			been.insert(traces::number(&state));
		}
		assert!(steps < 10_000, "a path without an end");
		assert_eq!(been.len(), steps, "a path comes back to where it was");
		assert!(before.iter().all(|held| *held), "a path ends before its end");
	}
}

#[test]
fn traces_should_be_the_same_each_time() {
	let world = || Round::new(round::ordinary().remove(0));
	assert_eq!(traces::write(&world()), traces::write(&world()));
}
