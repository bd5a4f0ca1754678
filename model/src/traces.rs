//! Traces: paths of a model as text, that a pallet replays.
//!
//! They cover what the model can do: each kind of step from each state of the round that it is
//! possible in, each error of each kind of step, an example of each property that has one; and some
//! walks at random, always the same. In each state of a path, steps that are refused are tried as
//! well: they change nothing, so any number of them fits between two steps.

use crate::{
	governance::{self, Governance},
	round::{self, Round},
	sales::{self, Sales},
	scores::{self, Scores},
};
use stateright::{Expectation, Model};
use std::{
	collections::{BTreeMap, BTreeSet, HashSet},
	fmt::{Display, Write as _},
	hash::Hash,
	panic::resume_unwind,
	thread,
};

/// Walks at random per world.
const WALKS: u64 = 6;
/// Steps of a walk at most.
const WALK: usize = 60;

/// A model whose paths are told.
pub trait Told: Model
where
	Self::State: Copy + Eq + Hash,
	Self::Action: Copy + Eq + Display,
{
	/// What comes of a step.
	fn told(&self, state: &Self::State, action: Self::Action) -> Result<Self::State, &'static str>;

	/// What can be seen of a state.
	fn seen(&self, state: &Self::State) -> String;

	/// The state in a word.
	fn phase(&self, state: &Self::State) -> String;

	/// The world, as the replay has to make it.
	fn title(&self) -> String;

	/// Whether the pallet that replays knows this step.
	fn tells(&self, action: &Self::Action) -> bool;
}

impl Told for Round {
	fn told(&self, state: &round::State, action: round::Action) -> round::Outcome<round::State> {
		self.step(state, action)
	}

	fn seen(&self, state: &round::State) -> String {
		round::observe(self, state)
	}

	fn phase(&self, state: &round::State) -> String {
		let over = state.now >= self.world.closes;
		let phase = match state.status {
			round::Status::Draft => "draft",
			round::Status::Open if over => "open, late",
			round::Status::Open => "open",
			round::Status::Paused { until: None, .. } => "paused by a vote",
			round::Status::Paused { .. } => "paused by the committee",
			round::Status::Closed => "closed",
			round::Status::Removed => "removed",
		};
		let aside = if state.set_aside > 0 { ", rows aside" } else { "" };
		format!("{phase}{aside}")
	}

	fn title(&self) -> String {
		self.world.to_string()
	}

	fn tells(&self, _: &round::Action) -> bool {
		true
	}
}

impl Told for Governance {
	fn told(
		&self,
		state: &governance::State,
		action: governance::Action,
	) -> governance::Outcome<governance::State> {
		self.step(state, action)
	}

	fn seen(&self, state: &governance::State) -> String {
		governance::observe(self, state)
	}

	fn phase(&self, state: &governance::State) -> String {
		let renewed = state.on.iter().flatten().any(|on| on.renewed);
		let voted = state.halt.is_some_and(|halt| halt.voted);
		let phase = match (state.on.iter().flatten().count(), state.halt) {
			_ if renewed || voted => "stopped by a vote",
			(0, None) => "running",
			(0 | 1, _) => "stopped",
			_ => "stopped more than once",
		};
		phase.to_string()
	}

	fn title(&self) -> String {
		self.world.to_string()
	}

	fn tells(&self, action: &governance::Action) -> bool {
		use governance::Action::{Cancel, Enact, Submit};
		!matches!(action, Submit | Enact | Cancel)
	}
}

impl Told for Scores {
	fn told(
		&self,
		state: &scores::State,
		action: scores::Action,
	) -> scores::Outcome<scores::State> {
		self.step(state, action)
	}

	fn seen(&self, state: &scores::State) -> String {
		scores::observe(self, state)
	}

	fn phase(&self, state: &scores::State) -> String {
		scores::phase(self, state)
	}

	fn title(&self) -> String {
		self.world.to_string()
	}

	fn tells(&self, _: &scores::Action) -> bool {
		true
	}
}

impl Told for Sales {
	fn told(&self, state: &sales::State, action: sales::Action) -> sales::Outcome<sales::State> {
		self.step(state, action)
	}

	fn seen(&self, state: &sales::State) -> String {
		sales::observe(self, state)
	}

	fn phase(&self, state: &sales::State) -> String {
		sales::phase(self, state)
	}

	fn title(&self) -> String {
		self.world.to_string()
	}

	fn tells(&self, _: &sales::Action) -> bool {
		true
	}
}

/// Something to be shown.
type Aim = (&'static str, String, String);

/// The first word of a step: what it is, whatever the row or the time.
fn kind(action: &impl Display) -> String {
	action.to_string().split(' ').next().unwrap_or_default().to_string()
}

/// All states, each with the first way that leads to it.
struct Graph<M: Model> {
	states: Vec<(M::State, Option<(usize, M::Action)>)>,
	/// What is to be shown, and where it first happens: a state, and the step if it is taken.
	aims: BTreeMap<Aim, (usize, Option<M::Action>)>,
}

impl<M> Graph<M>
where
	M: Told,
	M::State: Copy + Eq + Hash,
	M::Action: Copy + Eq + Display,
{
	fn new(model: &M) -> Self {
		let mut known = HashSet::new();
		let mut graph = Self { states: Vec::new(), aims: BTreeMap::new() };
		for state in model.init_states() {
			known.insert(state);
			graph.states.push((state, None));
		}
		let mut next = 0;
		while next < graph.states.len() {
			let (state, _) = graph.states[next];
			for (aim, step) in aims(model, &state) {
				graph.aims.entry(aim).or_insert((next, step));
			}
			for (action, after) in model.next_steps(&state) {
				if known.insert(after) {
					graph.states.push((after, Some((next, action))));
				}
			}
			next += 1;
		}
		graph
	}

	/// The steps that lead to a state.
	fn way(&self, mut to: usize) -> Vec<M::Action> {
		let mut steps = Vec::new();
		while let Some((from, action)) = self.states[to].1 {
			steps.push(action);
			to = from;
		}
		steps.reverse();
		steps
	}
}

/// What a state shows, each with the step that has to be taken for it, if one has.
fn aims<M>(model: &M, state: &M::State) -> Vec<(Aim, Option<M::Action>)>
where
	M: Told,
	M::State: Copy + Eq + Hash,
	M::Action: Copy + Eq + Display,
{
	let mut found = Vec::new();
	let phase = model.phase(state);
	for property in model.properties() {
		let example = property.expectation == Expectation::Sometimes;
		if example && (property.condition)(model, state) {
			found.push((("example", property.name.to_string(), String::new()), None));
		}
	}
	let mut actions = Vec::new();
	model.actions(state, &mut actions);
	for action in actions.into_iter().filter(|action| model.tells(action)) {
		match model.told(state, action) {
			Ok(after) if after == *state => {}
			Ok(after) => {
				let phases = format!("{phase} to {}", model.phase(&after));
				found.push((("step", kind(&action), phases), Some(action)));
			}
			Err(error) => {
				found.push((("refusal", kind(&action), format!("{error} {phase}")), None))
			}
		}
	}
	found
}

/// All traces of a world.
pub fn write<M>(model: &M) -> String
where
	M: Told,
	M::State: Copy + Eq + Hash,
	M::Action: Copy + Eq + Display,
{
	let graph = Graph::new(model);
	let mut text =
		String::from("# Written by scripts/model.sh traces; not to be changed by hand.\n");
	let _ = writeln!(text, "world {}", model.title());
	let mut shown = BTreeSet::new();
	// What happens late shows much of what happens early.
	let mut aims: Vec<_> = graph.aims.iter().collect();
	aims.sort_by_key(|(aim, (at, _))| (std::cmp::Reverse(*at), *aim));
	for (aim, (at, step)) in aims {
		if !shown.contains(aim) {
			let way: Vec<M::Action> = graph.way(*at).into_iter().chain(*step).collect();
			tell(model, &format!("{} {} {}", aim.0, aim.1, aim.2), &way, &mut shown, &mut text);
		}
	}
	for seed in 0..WALKS {
		let way = walk(model, seed, WALK);
		tell(model, &format!("walk {seed}"), &way, &mut shown, &mut text);
	}
	text
}

/// Tells a path, and what it shows that was not shown before.
fn tell<M>(model: &M, title: &str, way: &[M::Action], shown: &mut BTreeSet<Aim>, text: &mut String)
where
	M: Told,
	M::State: Copy + Eq + Hash,
	M::Action: Copy + Eq + Display,
{
	let _ = writeln!(text, "\ntrace {}", title.trim_end());
	let Some(mut state) = model.init_states().first().copied() else { return };
	let _ = writeln!(text, "= {}", model.seen(&state));
	for step in 0..=way.len() {
		let taken = way.get(step);
		let mut actions = Vec::new();
		model.actions(&state, &mut actions);
		let mut tried = BTreeSet::new();
		for action in actions.into_iter().filter(|action| model.tells(action)) {
			let Err(error) = model.told(&state, action) else { continue };
			let aim = ("refusal", kind(&action), format!("{error} {}", model.phase(&state)));
			// One of each kind is enough.
			if tried.insert(aim.clone()) && shown.insert(aim) {
				let _ = writeln!(text, "! {action}: {error}");
			}
		}
		for (aim, step) in aims(model, &state) {
			if aim.0 == "example" {
				shown.insert(aim);
			} else if step.is_some() && step == taken.copied() {
				shown.insert(aim);
			}
		}
		let Some(action) = taken else { break };
		let Ok(after) = model.told(&state, *action) else { break };
		state = after;
		if model.tells(action) {
			let _ = writeln!(text, "> {action}\n= {}", model.seen(&state));
		}
	}
}

/// A number that tells states apart.
#[cfg(test)]
pub fn number(state: &impl Hash) -> u64 {
	use std::hash::{DefaultHasher, Hasher};
	let mut hasher = DefaultHasher::new();
	state.hash(&mut hasher);
	hasher.finish()
}

/// At most so many steps at random, the same for the same seed.
pub fn walk<M>(model: &M, seed: u64, most: usize) -> Vec<M::Action>
where
	M: Told,
	M::State: Copy + Eq + Hash,
	M::Action: Copy + Eq + Display,
{
	let mut number = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
	let mut way = Vec::new();
	let Some(mut state) = model.init_states().first().copied() else { return way };
	while way.len() < most {
		let steps = model.next_steps(&state);
		if steps.is_empty() {
			break;
		}
		// Knuth's numbers; the upper half of them is random enough for this.
		number =
			number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		let (action, after) = steps[(number >> 33) as usize % steps.len()];
		way.push(action);
		state = after;
	}
	way
}

/// The files of all traces: where they belong in the repository, and what they have to say.
pub fn all() -> Vec<(String, String)> {
	thread::scope(|scope| {
		let rounds = round::ordinary().into_iter().map(|world| {
			let path = format!("pallets/distribution/src/tests/traces/{}.trace", world.name);
			let model = Round::new(world);
			scope.spawn(move || (path, write(&model)))
		});
		let governance = governance::ordinary().into_iter().map(|world| {
			let pallet = if world.eras { "emission" } else { "brakes" };
			let path = format!("pallets/{pallet}/src/tests/traces/{}.trace", world.name);
			let model = Governance::new(world);
			scope.spawn(move || (path, write(&model)))
		});
		// The mock has no multisig for a reporter that is several.
		let boards = scores::ordinary().into_iter().filter(|world| world.agree == 0).map(|world| {
			let path = format!("pallets/scores/src/tests/traces/{}.trace", world.name);
			let model = Scores::new(world);
			scope.spawn(move || (path, write(&model)))
		});
		let sales = sales::ordinary().into_iter().map(|world| {
			let path = format!("pallets/sales/src/tests/traces/{}.trace", world.name);
			let model = Sales::new(world);
			scope.spawn(move || (path, write(&model)))
		});
		let running: Vec<_> = rounds.chain(governance).chain(boards).chain(sales).collect();
		running
			.into_iter()
			.map(|each| each.join().unwrap_or_else(|why| resume_unwind(why)))
			.collect()
	})
}
