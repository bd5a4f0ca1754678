//! What holds whatever is announced, objected, answered and shown, in whatever order and by whom.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
	/// The manager drafts a round, or amends it.
	Terms {
		round: RoundId,
		terms: u8,
	},
	Announce {
		round: RoundId,
		terms: u8,
		period: u64,
		snapshot: bool,
	},
	Object {
		round: RoundId,
		terms: u8,
	},
	Answer {
		round: RoundId,
		through: u32,
	},
	Challenge {
		round: RoundId,
	},
	/// The round opens if it may, or is abandoned.
	End {
		round: RoundId,
		open: bool,
	},
	Close {
		round: RoundId,
	},
	Retract {
		round: RoundId,
		objection: u32,
	},
	Wait {
		blocks: u64,
	},
}

fn op() -> impl Strategy<Value = Op> {
	let round = || 0..2u32;
	let terms = || 1..3u8;
	prop_oneof![
		3 => (round(), terms()).prop_map(|(round, terms)| Op::Terms { round, terms }),
		5 => (round(), terms(), MIN_PERIOD - 1..MIN_PERIOD + 20, any::<bool>()).prop_map(
			|(round, terms, period, snapshot)| Op::Announce { round, terms, period, snapshot }
		),
		4 => (round(), terms()).prop_map(|(round, terms)| Op::Object { round, terms }),
		3 => (round(), 0..5u32).prop_map(|(round, through)| Op::Answer { round, through }),
		2 => round().prop_map(|round| Op::Challenge { round }),
		2 => (round(), any::<bool>()).prop_map(|(round, open)| Op::End { round, open }),
		2 => round().prop_map(|round| Op::Close { round }),
		2 => (round(), 0..5u32).prop_map(|(round, objection)| Op::Retract { round, objection }),
		3 => (1..MIN_PERIOD).prop_map(|blocks| Op::Wait { blocks }),
	]
}

/// An announcement as it should be.
#[derive(Clone, Debug)]
struct Model {
	terms: u8,
	since: u64,
	period: u64,
	objections: u32,
	answered: u32,
	snapshot: bool,
	refuted: bool,
}

/// Terms number 1 have a wrong list, and terms number 2 the right one.
fn list(terms: u8) -> Vec<Row> {
	let mut list = right_list();
	if terms == 1 {
		list[0].1 += 1;
	}
	list
}

#[derive(Default)]
struct Models {
	drafts: BTreeMap<RoundId, u8>,
	/// Rounds that are not drafts any more.
	ended: Vec<RoundId>,
	announcements: BTreeMap<RoundId, Model>,
	/// Numbers of the objections that are there.
	objections: BTreeMap<RoundId, Vec<u32>>,
	refuted: u32,
}

fn expect(result: DispatchResult, wanted: Result<(), E>) -> bool {
	match wanted {
		Ok(()) => {
			assert_ok!(result);
		}
		Err(error) => {
			assert_err!(result, error);
		}
	}
	result.is_ok()
}

fn ensure(holds: bool, or: E) -> Result<(), E> {
	holds.then_some(()).ok_or(or)
}

impl Models {
	fn announcing(&self, round: RoundId, terms: u8, period: u64) -> Result<(), E> {
		let draft = self.drafts.get(&round).ok_or(E::NotDraft)?;
		ensure(*draft == terms, E::TermsChanged)?;
		let before = self.announcements.get(&round);
		let least = before.map_or(MIN_PERIOD, |before| before.period);
		ensure(period >= least, E::PeriodTooShort)?;
		let refuted = before.is_some_and(|before| before.refuted && before.terms == terms);
		ensure(!refuted, E::Refuted)
	}

	fn objecting(&self, round: RoundId, terms: u8, now: u64) -> Result<(), E> {
		let it = self.announcements.get(&round).ok_or(E::NotAnnounced)?;
		ensure(it.terms == terms, E::TermsChanged)?;
		ensure(now < it.since + it.period, E::PeriodOver)
	}

	fn opening(&self, round: RoundId, terms: u8, now: u64) -> Result<(), E> {
		let Some(it) = self.announcements.get(&round) else { return Ok(()) };
		ensure(it.terms == terms, E::TermsChanged)?;
		ensure(!it.refuted, E::Refuted)?;
		ensure(now >= it.since + it.period, E::PeriodNotOver)?;
		ensure(it.answered == it.objections, E::Unanswered)
	}

	fn challenging(&self, round: RoundId) -> Result<(), E> {
		let it = self.announcements.get(&round).ok_or(E::NotAnnounced)?;
		ensure(it.snapshot, E::NoSnapshot)?;
		ensure(!it.refuted, E::Refuted)?;
		ensure(self.drafts.contains_key(&round), E::NotDraft)?;
		// What is shown is the fault of the first list.
		ensure(it.terms == 1, E::RowNotProven)
	}

	fn retracting(&self, round: RoundId, objection: u32) -> Result<(), E> {
		let there = self.objections.get(&round).is_some_and(|all| all.contains(&objection));
		ensure(there, E::UnknownObjection)
	}

	fn apply(&mut self, op: Op, state: &(H256, StateProof)) {
		let now = System::block_number();
		match op {
			Op::Terms { round, terms } => {
				if !self.ended.contains(&round) {
					draft_with(round, terms, &list(terms));
					self.drafts.insert(round, terms);
				}
			}
			Op::Announce { round, terms, period, snapshot: with } => {
				let wanted = self.announcing(round, terms, period);
				let it = with.then(|| snapshot(state.0));
				if expect(announce(round, terms, period, it), wanted) {
					let before = self.announcements.get(&round);
					let objections = before.map_or(0, |before| before.objections);
					let same = before.filter(|before| before.terms == terms);
					let answered = same.map_or(objections, |before| before.answered);
					let (snapshot, refuted) = (with, false);
					let it = Model {
						terms,
						since: now,
						period,
						objections,
						answered,
						snapshot,
						refuted,
					};
					self.announcements.insert(round, it);
				}
			}
			Op::Object { round, terms } => {
				let wanted = self.objecting(round, terms, now);
				if expect(object(round, terms), wanted) {
					let it = self.announcements.get_mut(&round).unwrap();
					self.objections.entry(round).or_default().push(it.objections);
					it.objections += 1;
				}
			}
			Op::Answer { round, through } => {
				let it = self.announcements.get_mut(&round);
				let wanted = match &it {
					None => Err(E::NotAnnounced),
					Some(it) if through >= it.answered && through < it.objections => Ok(()),
					Some(_) => Err(E::NothingToAnswer),
				};
				if expect(answer(round, through), wanted) {
					it.unwrap().answered = through + 1;
				}
			}
			Op::Challenge { round } => {
				let wanted = self.challenging(round);
				let found = snapshot(state.0).find_fault(&list(1), &people()).unwrap();
				let shown = fault(&list(1), found);
				if expect(challenge(round, shown, state.1.clone()), wanted) {
					self.announcements.get_mut(&round).unwrap().refuted = true;
					self.refuted += 1;
				}
			}
			Op::End { round, open } => {
				let Some(terms) = self.drafts.get(&round).copied() else { return };
				let wanted = self.opening(round, terms, now);
				let opens = expect(may_open(round, terms), wanted);
				if opens || !open {
					World::end_draft(round);
					self.drafts.remove(&round);
					self.ended.push(round);
				}
			}
			Op::Close { round } => {
				let wanted = match self.announcements.get(&round) {
					None => Err(E::NotAnnounced),
					Some(_) if self.drafts.contains_key(&round) => Err(E::StillDraft),
					Some(_) => Ok(()),
				};
				if expect(dispatch(OTHER, Call::close { round }), wanted) {
					self.announcements.remove(&round);
				}
			}
			Op::Retract { round, objection } => {
				let wanted = self.retracting(round, objection);
				if expect(dispatch(WATCHER, Call::retract { round, objection }), wanted) {
					let all = self.objections.get_mut(&round).unwrap();
					all.retain(|number| *number != objection);
				}
			}
			Op::Wait { blocks } => wait(blocks),
		}
	}

	fn check(&self) {
		assert_eq!(Announcements::<Test>::iter_keys().count(), self.announcements.len());
		for (round, model) in &self.announcements {
			let it = announcement(*round);
			let found = (it.terms, it.period, it.objections, it.answered, it.refuted);
			let Model { period, objections, answered, refuted, .. } = *model;
			assert_eq!(found, (terms(model.terms), period, objections, answered, refuted));
			let bond = if model.snapshot && !refuted { BOND } else { 0 };
			assert_eq!(it.bond, bond);
		}
		let there = self.objections.values().map(Vec::len).sum::<usize>();
		assert_eq!(Objections::<Test>::iter().count(), there);
		assert_eq!(Announced::do_try_state(), Ok(()));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(128)))]

	#[test]
	fn announcements_should_stand_as_they_were_made(ops in prop::collection::vec(op(), 1..60)) {
		build().execute_with(|| {
			let state = state(&people());
			assert_ok!(anchor(OTHER, header(state.0)));
			let mut models = Models::default();
			for op in ops {
				models.apply(op, &state);
				models.check();
			}
			// Whatever happened, everything returns but the bonds of wrong lists.
			for round in 0..2 {
				World::end_draft(round);
				if models.announcements.contains_key(&round) {
					assert_ok!(dispatch(OTHER, Call::close { round }));
				}
				for objection in models.objections.remove(&round).unwrap_or_default() {
					assert_ok!(dispatch(OTHER, Call::retract { round, objection }));
				}
			}
			let lost = BOND * Balance::from(models.refuted);
			assert_eq!((held(&MANAGER), held(&WATCHER)), ((0, 0), (0, 0)));
			assert_eq!(Balances::free_balance(MANAGER), PLENTY - lost);
			let gained = BOND / 2 * Balance::from(models.refuted);
			assert_eq!(Balances::free_balance(WATCHER), PLENTY + gained);
		});
	}
}
