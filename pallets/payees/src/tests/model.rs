//! What holds whatever is named, cancelled and settled, in whatever order and by whom.

use super::*;
use distribution_primitives::RoundId;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
	Set { owner: u32, scope: ScopeOf<Test>, to: u32 },
	Clear { owner: u32, scope: ScopeOf<Test> },
	Cancel { owner: u32, scope: ScopeOf<Test> },
	Settle { owner: u32 },
	Freeze { owner: u32, frozen: bool },
	Wait { blocks: u64, lost: u64 },
}

fn scope() -> impl Strategy<Value = ScopeOf<Test>> {
	prop_oneof![
		2 => Just(Everything),
		2 => (0..2u32).prop_map(Asset),
		5 => (0..7u32).prop_map(Round),
	]
}

fn op() -> impl Strategy<Value = Op> {
	let owner = || 0..3u32;
	prop_oneof![
		8 => (owner(), scope(), 0..6u32).prop_map(|(owner, scope, to)| Op::Set { owner, scope, to }),
		4 => (owner(), scope()).prop_map(|(owner, scope)| Op::Clear { owner, scope }),
		3 => (owner(), scope()).prop_map(|(owner, scope)| Op::Cancel { owner, scope }),
		2 => owner().prop_map(|owner| Op::Settle { owner }),
		1 => (owner(), any::<bool>()).prop_map(|(owner, frozen)| Op::Freeze { owner, frozen }),
		6 => (0..DELAY, 0..20u64).prop_map(|(blocks, lost)| Op::Wait { blocks, lost }),
	]
}

/// What an owner has decided for a scope: all of it, each with the time at which it was, on a clock
/// that stands still while time is lost. What was cancelled is gone.
#[derive(Default)]
struct History(Vec<(u64, Option<u32>)>);

impl History {
	fn in_force(&self, now: u64) -> Option<u32> {
		self.0.iter().rev().find(|(at, _)| at + DELAY <= now).and_then(|(_, to)| *to)
	}

	fn waits(&self, now: u64) -> Option<Option<u32>> {
		self.0.last().filter(|(at, _)| at + DELAY > now).map(|(_, to)| *to)
	}

	/// A decision in place of one that waits.
	fn decide(&mut self, now: u64, to: Option<u32>) {
		self.cancel(now);
		self.0.push((now, to));
	}

	fn cancel(&mut self, now: u64) -> bool {
		let waits = self.waits(now).is_some();
		if waits {
			self.0.pop();
		}
		waits
	}

	fn says_something(&self, now: u64) -> bool {
		self.in_force(now).is_some() || self.waits(now).is_some()
	}
}

#[derive(Default)]
struct Model {
	/// By owner and scope, which has no order.
	histories: BTreeMap<u32, Vec<(ScopeOf<Test>, History)>>,
	frozen: [bool; 3],
	lost: u64,
}

impl Model {
	fn now(&self) -> u64 {
		System::block_number() - self.lost
	}

	fn history(&mut self, owner: u32, scope: &ScopeOf<Test>) -> &mut History {
		let own = self.histories.entry(owner).or_default();
		if let Some(place) = own.iter().position(|(other, _)| other == scope) {
			return &mut own[place].1;
		}
		own.push((scope.clone(), History::default()));
		&mut own.last_mut().unwrap().1
	}

	fn scopes(&self, owner: u32) -> usize {
		let own = self.histories.get(&owner).into_iter().flatten();
		own.filter(|(_, history)| history.says_something(self.now())).count()
	}

	fn payee(&self, owner: u32, asset: u32, round: Option<RoundId>) -> Option<u32> {
		let own = || self.histories.get(&owner).into_iter().flatten();
		let of = |wanted: ScopeOf<Test>| {
			let history = own().find(|(scope, _)| *scope == wanted);
			history.and_then(|(_, history)| history.in_force(self.now()))
		};
		let narrowest = round.and_then(|round| of(Round(round)));
		narrowest.or_else(|| of(Asset(asset))).or_else(|| of(Everything))
	}

	/// What a change should lead to.
	fn changing(&mut self, owner: u32, scope: &ScopeOf<Test>, to: Option<u32>) -> Result<(), E> {
		let (now, scopes) = (self.now(), self.scopes(owner));
		let is_frozen = |who: u32| self.frozen.get(who as usize).is_some_and(|frozen| *frozen);
		let (frozen, to_frozen) = (is_frozen(owner), to.is_some_and(is_frozen));
		let history = self.history(owner, scope);
		let (from, waits) = (history.in_force(now), history.waits(now));
		match () {
			() if frozen => Err(E::OwnerFrozen),
			() if to_frozen => Err(E::PayeeFrozen),
			() if to.is_none() && from.is_none() => Err(E::NoPayee),
			() if from == to || waits == Some(to) => Err(E::SamePayee),
			() if !history.says_something(now) && scopes >= MAX_SCOPES as usize => {
				Err(E::TooManyScopes)
			}
			() => {
				history.decide(now, to);
				Ok(())
			}
		}
	}

	fn apply(&mut self, op: Op) {
		let now = self.now();
		match op {
			Op::Set { owner, scope, to } => match self.changing(owner, &scope, Some(to)) {
				Ok(()) => assert_eq!(set(owner, scope, to), Ok(())),
				Err(error) => assert_err!(set(owner, scope, to), error),
			},
			Op::Clear { owner, scope } => match self.changing(owner, &scope, None) {
				Ok(()) => assert_eq!(clear(owner, scope), Ok(())),
				Err(error) => assert_err!(clear(owner, scope), error),
			},
			Op::Cancel { owner, scope } => {
				if self.history(owner, &scope).cancel(now) {
					assert_ok!(cancel(owner, scope));
				} else {
					assert_err!(cancel(owner, scope), E::NothingWaits);
				}
			}
			// Whether there is anything to settle depends on what was settled before.
			Op::Settle { owner } => {
				let _ = settle(owner);
			}
			Op::Freeze { owner, frozen } => {
				self.frozen[owner as usize] = frozen;
				if frozen {
					Named::frozen(&who(owner));
					for (_, history) in self.histories.entry(owner).or_default() {
						history.cancel(now);
					}
				}
				FROZEN.with_borrow_mut(|all| {
					if frozen {
						all.insert(who(owner));
					} else {
						all.remove(&who(owner));
					}
				});
			}
			Op::Wait { blocks, lost } => {
				let lost = lost.min(blocks);
				wait(blocks);
				self.lost += lost;
				Lost::set(self.lost);
			}
		}
	}

	fn check(&self) {
		for owner in 0..3 {
			for asset in 0..3 {
				for round in (0..8).map(Some).chain([None]) {
					let wanted = self.payee(owner, asset, round).filter(|payee| *payee != owner);
					assert_eq!(payee(owner, asset, round), wanted.map(who));
				}
			}
			assert_eq!(Named::named(&who(owner)).len(), self.scopes(owner));
		}
		assert_eq!(Named::do_try_state(), Ok(()));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(192)))]

	#[test]
	fn payments_should_go_where_was_decided_a_delay_ago(ops in prop::collection::vec(op(), 1..80)) {
		build().execute_with(|| {
			let mut model = Model::default();
			for op in ops {
				model.apply(op);
				model.check();
			}
			// Whatever happened, every deposit returns.
			FROZEN.with_borrow_mut(std::collections::BTreeSet::clear);
			for owner in 0..3 {
				let all: Vec<_> = Named::named(&who(owner)).into_iter().collect();
				for info in all {
					if info.next.is_some() {
						assert_ok!(cancel(owner, info.scope.clone()));
					}
					if info.payee.is_some() {
						assert_ok!(clear(owner, info.scope));
					}
				}
				wait(DELAY);
				let _ = settle(owner);
				assert_eq!((held(owner), Balances::free_balance(who(owner))), (0, PLENTY));
			}
		});
	}
}
