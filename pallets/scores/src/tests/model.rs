//! What holds whatever is posted, disputed, judged, refused and claimed, in whatever order.

use super::*;
use proptest::prelude::*;

/// Accounts that have scores.
const SCORED: usize = 4;

/// What is tried.
#[derive(Clone, Debug)]
enum Op {
	Post { adds: [Balance; SCORED], fault: u8 },
	Prove,
	Challenge,
	Judge { stands: bool },
	Settle,
	Claim { n: usize },
	Refuse { n: usize, refused: bool },
	Fund { amount: Balance },
	Wait { blocks: u64, lost: u64 },
}

fn op() -> impl Strategy<Value = Op> {
	let n = || 0..SCORED;
	prop_oneof![
		6 => (prop::array::uniform4(0..500u128), 0..8u8)
			.prop_map(|(adds, fault)| Op::Post { adds, fault }),
		3 => Just(Op::Prove),
		3 => Just(Op::Challenge),
		3 => any::<bool>().prop_map(|stands| Op::Judge { stands }),
		6 => Just(Op::Settle),
		8 => n().prop_map(|n| Op::Claim { n }),
		1 => (n(), any::<bool>()).prop_map(|(n, refused)| Op::Refuse { n, refused }),
		2 => (1..1_000u128).prop_map(|amount| Op::Fund { amount }),
		8 => (0..120u64, 0..20u64).prop_map(|(blocks, lost)| Op::Wait { blocks, lost }),
	]
}

/// A list, its scores, and what is wrong with it.
struct Posted {
	rows: Rows,
	scores: [Balance; SCORED],
	fault: Option<ScoreFault>,
}

/// What the board should be like.
#[derive(Default)]
struct Model {
	last: Option<Posted>,
	waiting: Option<Posted>,
	/// The highest score of each account in a final root.
	best: [Balance; SCORED],
	/// Whether a faulty list has become final.
	spoilt: bool,
	funded: Balance,
}

/// The rows of these scores.
fn listed(scores: &[Balance; SCORED]) -> Vec<(AccountId32, Balance)> {
	let rows = (0..).zip(scores).map(|(n, score)| (who(n), *score));
	rows.filter(|(_, score)| *score > 0).collect()
}

impl Model {
	/// A list in which account 0 has this fault, if it can have it, or none.
	fn list(&self, mut scores: [Balance; SCORED], fault: u8) -> Option<Posted> {
		let account = who(0);
		let last = self.last.as_ref().filter(|last| last.scores[0] > 1);
		match fault {
			1 => scores[0] = last?.scores[0] - 1,
			2 => {
				last?;
				scores[0] = 0;
			}
			3 => scores[0] = stored(0).most() + 1,
			_ => {}
		}
		let mut rows = listed(&scores);
		if fault == 4 && scores[0] > 0 {
			rows.push((account.clone(), scores[0]));
		}
		if rows.is_empty() {
			return None;
		}
		let rows = Rows::sorted(rows);
		let fault = match fault {
			1 => {
				let before = last?.rows.row(&account);
				Some(ScoreFault::Lowered { before, after: rows.row(&account) })
			}
			2 => {
				let before = last?.rows.row(&account);
				let others = listed(&scores);
				let ahead = |(other, _): &&(AccountId32, Balance)| {
					distribution_primitives::score::precedes(other.as_ref(), account.as_ref())
				};
				let at = others.iter().filter(ahead).count();
				let below = at.checked_sub(1).map(|at| rows.at(at));
				let above = (at < others.len()).then(|| rows.at(at));
				Some(ScoreFault::Missing { before, gap: Gap { below, above } })
			}
			3 => Some(ScoreFault::AboveMost { row: rows.row(&account) }),
			4 if scores[0] > 0 => {
				let at = rows.place(&account);
				Some(ScoreFault::Disorder { first: rows.at(at), second: rows.at(at + 1) })
			}
			_ => None,
		};
		Some(Posted { rows, scores, fault })
	}

	fn post(&mut self, adds: [Balance; SCORED], fault: u8) {
		// Whoever was suspended is named again.
		Scored::do_set_reporters(0, reporters(&[REPORTER])).unwrap();
		let mut scores = self.last.as_ref().map_or([0; SCORED], |last| last.scores);
		for (score, more) in scores.iter_mut().zip(adds) {
			*score += more;
		}
		let Some(list) = self.list(scores, fault) else { return };
		if post(0, &list.rows).is_ok() {
			assert!(self.waiting.is_none(), "two roots at a time");
			self.waiting = Some(list);
		}
	}

	/// Every fault can be proven as long as the root is not final, and no other.
	fn prove(&mut self) {
		let Some(posted) = &self.waiting else { return };
		if let Some(fault) = posted.fault.clone() {
			assert_ok!(prove(0, fault));
			self.waiting = None;
			return;
		}
		let row = posted.rows.at(0);
		assert_noop!(prove(0, ScoreFault::AboveMost { row }), E::FaultNotProven);
	}

	fn settle(&mut self) {
		let before = stored(0).roots;
		if settle(0).is_err() {
			return;
		}
		let posted = self.waiting.take().expect("nothing waits");
		if stored(0).roots == before {
			return;
		}
		for (best, score) in self.best.iter_mut().zip(posted.scores) {
			*best = score.max(*best);
		}
		self.spoilt |= posted.fault.is_some();
		self.last = Some(posted);
	}

	fn claim(&self, n: usize) -> DispatchResult {
		let Some(last) = &self.last else { return Ok(()) };
		if last.scores[n] == 0 {
			return Ok(());
		}
		claim(0, &last.rows, n as u32)
	}

	/// Nothing is made, and nothing lost but what is burned; nobody is paid more than was ever final.
	fn check(&self) {
		assert_eq!(Scored::do_try_state(), Ok(()));
		let all: Balance = everybody().map(|who| all_of(&who)).sum();
		let pot = all_of(&Scored::pot(0));
		assert_eq!(all + pot, <Balances as fungible::Inspect<AccountId32>>::total_issuance());
		let paid: Balance = (0..SCORED as u32).map(gained).sum();
		assert_eq!(pot, ED + self.funded - paid);
		for (n, best) in (0..).zip(self.best) {
			assert!(gained(n) <= best);
			assert_eq!(gained(n), Scored::paid_to(0, &who(n)));
		}
		let waits = self.waiting.as_ref().map(|posted| posted.rows.id);
		assert_eq!(Roots::<Test>::get(0).map(|root| root.tree.list), waits);
	}

	fn run(&mut self, op: Op) {
		match op {
			Op::Post { adds, fault } => self.post(adds, fault),
			Op::Prove => self.prove(),
			Op::Challenge => {
				let number = stored(0).posted.saturating_sub(1);
				let _ = challenge(0, number);
			}
			Op::Judge { stands } => {
				let number = stored(0).posted.saturating_sub(1);
				if judge(0, number, stands).is_ok() && !stands {
					self.waiting = None;
				}
			}
			Op::Settle => self.settle(),
			Op::Claim { n } => {
				let _ = self.claim(n);
			}
			Op::Refuse { n, refused } => {
				Registry::accept_all();
				if refused {
					Registry::refuse(who(n as u32), Refusal::Frozen);
				}
			}
			Op::Fund { amount } => {
				fund(0, amount);
				self.funded += amount;
			}
			Op::Wait { blocks, lost } => {
				wait(blocks);
				Lost::set(Lost::get() + lost.min(blocks));
			}
		}
	}

	/// Whatever has happened, what waits is decided, everybody is paid, and nothing is left.
	fn end(&mut self) {
		Registry::accept_all();
		wait(WINDOW + JUDGING);
		self.settle();
		assert!(self.waiting.is_none());
		self.check();
		for n in 0..SCORED {
			let _ = self.claim(n);
		}
		if let Some(last) = self.last.as_ref().filter(|_| !self.spoilt) {
			assert_eq!([0, 1, 2, 3].map(gained), last.scores);
		}
		assert_ok!(govern(Call::close { board: 0 }));
		wait(GRACE);
		for n in (0..SCORED as u32).filter(|n| gained(*n) > 0) {
			assert_ok!(dispatch(OTHER, Call::clean { board: 0, who: who(n) }));
		}
		assert_ok!(dispatch(OTHER, Call::remove { board: 0 }));
		assert_eq!(Scored::do_try_state(), Ok(()));
		assert!(kept().is_empty() && all_of(&Scored::pot(0)) == 0);
		assert_eq!((bonds(&REPORTER), bonds(&WATCHER), all_of(&OTHER)), (0, 0, PLENTY));
		assert_eq!(TotalOwed::<Test>::get(), 0);
	}
}

proptest! {
	#[test]
	fn every_unit_should_be_where_it_belongs(ops in prop::collection::vec(op(), 0..60)) {
		build().execute_with(|| {
			Scored::do_create(TermsOf::<Test> { most: 1_000, ..terms() }, reporters(&[])).unwrap();
			fund(0, 3_000);
			let mut model = Model { funded: 3_000, ..Model::default() };
			for op in ops {
				model.run(op);
				model.check();
			}
			model.end();
		});
	}
}
